//! What is not to be written: edits, legs and requests that would make something other than was meant.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    BuildError, DialogLeg, HeaderName, Limits, Message, MessageProblem, Method, NameAddr, Packet, RefusalKind, Request,
    Response, StatusCode, Transport, Uri, Via,
};

const INVITE: &[u8] = include_bytes!("fixtures/source/invite-length-fixed.dat");

fn with_fields(fields: &str) -> Vec<u8> {
    format!("OPTIONS sip:a@b SIP/2.0\r\n{fields}\r\n").into_bytes()
}

#[test]
fn a_pop_loses_no_hop() {
    for fields in ["Route: <sip:a;lr> x, <sip:b;lr>\r\n", "Via: SIP/2.0/UDP a;branch=z9hG4bK1 x, SIP/2.0/UDP b\r\n"] {
        let bytes = with_fields(fields);
        let message = Message::parse(&bytes).unwrap();
        let popped = if fields.starts_with("Via") { message.edit().pop_via() } else { message.edit().pop_route() };
        assert!(matches!(popped.finish(), Err(BuildError::Source(_))), "{fields}");
    }
}

/// RFC 3261 §7.3.1: what stands between two commas and is nothing goes with the value before it.
#[test]
fn a_pop_leaves_a_value_on_top() {
    let bytes = with_fields("Via: SIP/2.0/UDP a,, \r\n , SIP/2.0/UDP b;branch=z9hG4bK2\r\n");
    let popped = Message::parse(&bytes).unwrap().edit().pop_via().finish().unwrap();
    assert_eq!(popped.top_via().unwrap().unwrap().branch(), Some("z9hG4bK2"));
    assert_eq!(popped.field(&HeaderName::VIA).unwrap().value(), b"SIP/2.0/UDP b;branch=z9hG4bK2");
    let bytes = with_fields("Via: , SIP/2.0/UDP b;branch=z9hG4bK2\r\n");
    let message = Message::parse(&bytes).unwrap();
    assert_eq!(message.top_via(), message.vias().next());
    assert!(matches!(message.edit().pop_via().finish(), Err(BuildError::Finding(_))), "the last one stays");
}

/// RFC 3261 §7.3.1, §20.10: the first Contact is behind what is none.
#[test]
fn rfc_3261_20_10_a_contact_behind_a_comma_is_found() {
    for value in [",<sip:a@b>", ", \r\n ,\t<sip:a@b>;q=1", "<sip:a@b>,", "\"<\" <sip:a@b>", "sip:a@b"] {
        let bytes = with_fields(&format!("Contact: {value}\r\n"));
        let contact = Message::parse(&bytes).unwrap().contact().unwrap().unwrap().into_uri().into_owned();
        assert_eq!(contact.as_str(), "sip:a@b", "{value}");
    }
    let contact = |value: &str| {
        let bytes = with_fields(&format!("Contact: {value}\r\n"));
        Message::parse(&bytes).unwrap().contact().map(|contact| contact.map(NameAddr::into_owned))
    };
    assert_eq!((contact("*"), contact(",*")), (None, None));
    let place = "OPTIONS sip:a@b SIP/2.0\r\nContact: ".len();
    assert_eq!(contact(", <sip:a@b").unwrap().unwrap_err().offset(), place + ", <sip:a@b".len());
    assert_eq!(contact(",,").unwrap().unwrap_err().offset(), place + 2);
}

#[test]
fn many_pops_copy_the_rest_once() {
    let hops: Vec<String> = (0..2_000).map(|hop| format!("<sip:p{hop};lr>")).collect();
    let bytes = with_fields(&format!("Route: {}\r\n", hops.join(", ")));
    let message = Message::parse(&bytes).unwrap();
    let popped = (0..1_999).fold(message.edit(), |edit, _| edit.pop_route()).finish().unwrap();
    assert_eq!(popped.field(&HeaderName::ROUTE).unwrap().value(), b"<sip:p1999;lr>");
}

/// What was read under a limit can be written back with one field more.
#[test]
fn an_edit_is_not_refused_for_the_limit_of_what_it_edits() {
    let fields = Limits::default().fields() as usize;
    let bytes = with_fields(&"X: y\r\n".repeat(fields));
    let message = Message::parse(&bytes).unwrap();
    let via = Via::new(Transport::UDP, "proxy", None, "z9hG4bK2").unwrap();
    assert_eq!(message.edit().push_via(&via).finish().unwrap().fields().len(), fields + 1);
}

/// RFC 3261 §19.1.1: a parameter is one parameter.
#[test]
fn a_parameter_of_a_uri_is_not_more_than_one() {
    for uri in ["sip:a@b", "sip:a@b?h=1", "tel:+1"] {
        let uri: Uri<'_> = uri.parse().unwrap();
        for (name, value) in
            [("x;y", None), ("x?h", None), ("x", Some("1?h=2")), ("x", Some("1;y=2")), ("x=", Some("1"))]
        {
            assert!(uri.with_param(name, value).is_err(), "{uri} {name} {value:?}");
        }
        assert!(uri.with_param("x", Some("%3B")).is_ok());
    }
}

/// RFC 3261 §19.1.1: a name stands once, and another value takes the place of the one there was.
#[test]
fn rfc_3261_19_1_1_a_parameter_of_a_uri_is_replaced() {
    let with = |text: &str, name: &str, value: Option<&str>| {
        text.parse::<Uri<'_>>().unwrap().with_param(name, value).unwrap().to_string()
    };
    assert_eq!(with("sip:a@b;transport=udp", "transport", Some("tcp")), "sip:a@b;transport=tcp");
    assert_eq!(with("sip:a@b;Tr%61nsport=udp;lr?x=y", "transport", Some("tcp")), "sip:a@b;transport=tcp;lr?x=y");
    assert_eq!(with("sip:a@b;ttl=1;lr;TTL=2", "ttl", Some("3")), "sip:a@b;ttl=3;lr");
    assert_eq!(with("sip:a;b=1@c;b=2", "b", None), "sip:a;b=1@c;b");
    assert_eq!(with("sip:a@b;lr", "lrx", None), "sip:a@b;lr;lrx");
    assert_eq!(with("tel:1;phone-context=+1;ext=2", "Phone-Context", Some("+2")), "tel:1;Phone-Context=+2;ext=2");
    let asked = |text: &str| text.parse::<Uri<'_>>().unwrap().to_request_uri().into_owned();
    let uri = asked("sip:a;method=b?c@d:5070;x;method=INVITE;METHOD=BYE;y=%3f?Subject=a?b");
    assert_eq!(
        (uri.as_str(), uri.port(), uri.headers().is_empty()),
        ("sip:a;method=b?c@d:5070;x;y=%3f", Some(5070), true)
    );
    assert_eq!((uri.user(), uri.params().iter().count()), (Some("a;method=b?c"), 2));
    assert_eq!(asked("tel:+1;method=x").as_str(), "tel:+1;method=x");
}

/// RFC 3581 §4: `rport` is filled where it stands; no parameter of a Via stands twice.
#[test]
fn rfc_3581_4_a_parameter_of_a_via_is_replaced() {
    let via = |text: &'static [u8]| Via::parse(text).unwrap();
    let with = |text, name: &str, value| via(text).with_param(name, value).unwrap().to_string();
    assert_eq!(with(b"SIP/2.0/UDP a;rport;branch=z", "rport", Some("1")), "SIP/2.0/UDP a;rport=1;branch=z");
    assert_eq!(with(b"SIP/2.0/UDP a ; RPort = 9 ;b;rport", "rport", Some("1")), "SIP/2.0/UDP a;rport=1;b");
    assert_eq!(with(b"SIP/2.0/UDP a;received=[::1];b", "received", Some("::2")), "SIP/2.0/UDP a;received=::2;b");
    assert_eq!(with(b"SIP/2.0/UDP a;x=\"y;rport\"", "rport", None), "SIP/2.0/UDP a;x=\"y;rport\";rport");
    let new = Via::new(Transport::UDP, "a", None, "z1").unwrap().with_param("branch", Some("z2")).unwrap();
    assert_eq!(new.to_string(), "SIP/2.0/UDP a;branch=z2");
    assert!(via(b"SIP/2.0/UDP a;rport").with_param("rport", Some("1\r\nX: y")).is_err());
}

/// RFC 3261 §12: a dialogue is its Call-ID and both tags.
#[test]
fn a_leg_refuses_what_is_of_another_dialogue() {
    let contact = NameAddr::new("sip:c@10.11.56.68".parse().unwrap());
    let invite = Message::parse(INVITE).unwrap();
    let answer = |tag: &str| Response::to(&invite, StatusCode::OK).tag(tag).contact(&contact).build().unwrap();
    let (ok, other) = (answer("p1"), answer("p2"));
    let mut caller = DialogLeg::caller(&invite, &ok).unwrap();
    let before = caller.clone();
    assert_eq!(refused(caller.receive(&other)), ("To", RefusalKind::Other), "another branch of the fork");
    let via = Via::new(Transport::UDP, "10.11.56.68", None, "z9hG4bKo").unwrap();
    let bye = DialogLeg::callee(&invite, &other).unwrap().request(Method::BYE, &via).build().unwrap();
    assert_eq!(refused(caller.receive(&bye)), ("From", RefusalKind::Other));
    assert_eq!(caller, before);
    caller.receive(&ok).unwrap();
    // A dialogue begins with INVITE, SUBSCRIBE or REFER, and the response to it.
    let answered = Response::to(&bye, StatusCode::OK).build().unwrap();
    assert_eq!(DialogLeg::caller(&bye, &answered).unwrap_err(), BuildError::Kind);
    assert_eq!(refused(DialogLeg::caller(&invite, &answered)), ("CSeq", RefusalKind::Other));
}

fn refused<T: core::fmt::Debug>(result: Result<T, BuildError>) -> (&'static str, RefusalKind) {
    match result {
        Err(BuildError::Refused(refusal)) => (refusal.field().name(), refusal.kind()),
        other => panic!("{other:?}"),
    }
}

/// RFC 3261 §17.1.1.3, §22.1.
#[test]
fn an_ack_is_of_the_invite_that_was_answered() {
    let credentials = "Authorization: Digest username=\"u\",realm=\"r\",nonce=\"n\",uri=\"sip:a\",\
         response=\"6629fae49393a05397450978507c4ef1\"";
    let text = |call: &str, cseq: &str| {
        format!(
            "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\r\nFrom: <sip:c@c>;tag=1\r\nTo: <sip:a@b>\r\n\
             Call-ID: {call}\r\nCSeq: {cseq}\r\nMax-Forwards: 70\r\nContact: <sip:c@c>\r\n{credentials}\r\n\
             Content-Length: 0\r\n\r\n"
        )
    };
    let (one, two, next) = (text("x", "7 INVITE"), text("y", "7 INVITE"), text("x", "8 INVITE"));
    let read = |text: &'static str| Message::parse(text.as_bytes()).unwrap();
    let [one, two, next] = [one, two, next].map(|text| read(text.leak()));
    let busy = |invite: &Message<'_>| Response::to(invite, StatusCode::BUSY_HERE).tag("2").build().unwrap();
    let contact = NameAddr::new("sip:c@10.11.56.68".parse().unwrap());
    let busy_as_ok =
        |invite: &Message<'_>| Response::to(invite, StatusCode::OK).tag("2").contact(&contact).build().unwrap();
    let ack = Request::ack_of_failure(&one, &busy(&one)).build().unwrap();
    assert_eq!(ack.field(&HeaderName::AUTHORIZATION).unwrap().value(), &credentials.as_bytes()[15..]);
    for (other, field) in [(&two, "Call-ID"), (&next, "CSeq")] {
        let ack = Request::ack_of_failure(&one, &busy(other)).build();
        assert_eq!(refused(ack), (field, RefusalKind::Other));
        assert_eq!(refused(DialogLeg::caller(&one, &busy_as_ok(other))), (field, RefusalKind::Other));
    }
    // RFC 3261 §8.2.6.2: the tags of From, and of To where the INVITE has one, are the same.
    let tagged = one.edit().set(&HeaderName::FROM, "<sip:c@c>;tag=9").finish().unwrap();
    assert_eq!(refused(Request::ack_of_failure(&one, &busy(&tagged)).build()), ("From", RefusalKind::Other));
    assert_eq!(refused(DialogLeg::caller(&one, &busy_as_ok(&tagged))), ("From", RefusalKind::Other));
    assert_eq!(refused(DialogLeg::callee(&one, &busy_as_ok(&tagged))), ("From", RefusalKind::Other));
    let within = |tag: &str| one.edit().set(&HeaderName::TO, &*format!("<sip:a@b>;tag={tag}")).finish().unwrap();
    assert_eq!(refused(Request::ack_of_failure(&within("8"), &busy(&one)).build()), ("To", RefusalKind::Other));
    assert!(Request::ack_of_failure(&within("2"), &busy(&one)).build().is_ok());
    let cancel = Request::cancel(&one).build().unwrap();
    assert!(cancel.field(&HeaderName::AUTHORIZATION).is_none());
}

/// RFC 7118 §5: a frame is one message, by whichever length that it states.
#[test]
fn lengths_that_differ_are_no_message_of_a_websocket() {
    let read = |lengths: &str| {
        let bytes = with_fields(&format!("{lengths}\r\n"));
        let bytes = [&bytes[..], b"abc"].concat();
        Packet::of_websocket(&bytes, &Limits::default()).map(|_| ())
    };
    assert!(read("l: 3").is_ok() && read("l: 3\r\nContent-Length: 3").is_ok());
    assert!(read("l: 3\r\nl: 9").is_err() && read("l: 9\r\nl: 3").is_err());
}

/// RFC 3261 §7.1, §20.32.
#[test]
fn a_tab_is_no_space_and_nothing_is_no_option_tag() {
    let tab = Message::parse(b"OPTIONS sip:a@b\tSIP/2.0\r\nRequire:\r\n\r\n").unwrap();
    let findings = tab.findings();
    let has = |looked: fn(&MessageProblem) -> bool| findings.iter().any(|finding| looked(finding.problem()));
    assert!(has(|problem| *problem == MessageProblem::StartLineSpace));
    assert!(has(|problem| matches!(problem, MessageProblem::Value { field, .. } if field.name() == "Require")));
}
