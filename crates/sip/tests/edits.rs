//! Edits that leave every other octet alone, and those that are refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    BuildError, Edit, HeaderName, MediaType, Message, MessageProblem, Method, NameAddr, Request, Transport, Uri, Via,
};
use proptest::prelude::*;

const INVITE: &[u8] = include_bytes!("fixtures/source/invite-length-fixed.dat");

fn via(host: &str, branch: &str) -> Via<'static> {
    Via::new(Transport::UDP, host, Some(5060), branch).unwrap().into_owned()
}

#[test]
fn edits_leave_every_other_octet_alone() {
    let wsinv = include_bytes!("fixtures/rfc4475/wsinv.dat");
    let message = Message::parse(wsinv).unwrap();
    let hop = message.edit().push_via(&via("10.11.56.61", "z9hG4bKhop")).decrement_max_forwards().finish().unwrap();
    let new_via: &[u8] = b"Via: SIP/2.0/UDP 10.11.56.61:5060;branch=z9hG4bKhop\r\n";
    let place = wsinv.windows(6).position(|window| window == b"Via  :").unwrap();
    let expected = [&wsinv[..place], new_via, &wsinv[place..]].concat();
    let number = expected.windows(4).position(|window| window == b"0068").unwrap();
    let expected = [&expected[..number], b"67", &expected[number + 4..]].concat();
    assert_eq!(hop.as_bytes(), expected);

    // The way back: the pushed Via goes, then the first of a line with two.
    let back = hop.edit().pop_via().finish().unwrap();
    assert_eq!(back.vias().count(), 3);
    let back = back.edit().pop_via().pop_via().finish().unwrap();
    let left: Vec<_> = back.vias().map(|via| via.unwrap().host_str().to_owned()).collect();
    assert_eq!(left, ["192.168.255.111"]);
    assert!(back.edit().pop_via().pop_via().finish().is_err());
}

#[test]
fn edits_of_fields_and_body() {
    let message = Message::parse(INVITE).unwrap();
    let edited = message
        .edit()
        .request_uri(&"sip:8001@10.0.0.9".parse().unwrap())
        .set(&HeaderName::USER_AGENT, "offhook")
        .remove(&HeaderName::ALLOW)
        .add(&HeaderName::new("X-Trace"), "1")
        .set(&HeaderName::new("X-Trace"), "2")
        .body(&MediaType::TEXT, b"hello")
        .finish()
        .unwrap();
    assert_eq!(edited.request_uri().unwrap().unwrap().user(), Some("8001"));
    assert_eq!(edited.field(&HeaderName::USER_AGENT).unwrap().value(), b"offhook");
    assert!(edited.field(&HeaderName::ALLOW).is_none());
    assert_eq!(
        edited.fields_named(&HeaderName::new("x-trace")).map(|field| field.value().to_vec()).collect::<Vec<_>>(),
        [b"2"]
    );
    assert_eq!((edited.body(), edited.content_length()), (&b"hello"[..], Some(Ok(5))));
    assert_eq!(edited.findings(), []);

    let zero = Message::parse(include_bytes!("fixtures/rfc4475/zeromf.dat")).unwrap();
    assert!(matches!(zero.edit().decrement_max_forwards().finish(), Err(BuildError::Value(_))));
    let forged = message.edit().set(&HeaderName::SUBJECT, "a\r\n\r\nb").finish();
    assert!(matches!(forged, Err(BuildError::LineEnd(field)) if field.name() == "Subject"));
    let unchanged = message.edit().finish().unwrap();
    assert_eq!(unchanged.as_bytes(), INVITE);
}

/// Each edit acts on the message as those before it have left it.
#[test]
fn edits_act_on_what_was_edited() {
    let message = Message::parse(
        b"OPTIONS sip:a@b SIP/2.0\r\nv : SIP/2.0/UDP a;branch=z9hG4bK1 ,\r\n SIP/2.0/UDP c\r\nMax-Forwards:  70\r\n\
          Route: <sip:p1;lr>,<sip:p2;lr>\r\n\r\n",
    )
    .unwrap();
    let via = |branch: &'static str| Via::new(Transport::UDP, "p", None, branch).unwrap();
    let route = |uri: &str| NameAddr::parse(uri.as_bytes()).unwrap().into_owned();

    // What was pushed last is popped first.
    let same = message.edit().push_via(&via("z9hG4bK2")).push_via(&via("z9hG4bK3")).pop_via().pop_via();
    assert_eq!(same.finish().unwrap().as_bytes(), message.as_bytes());
    let same = message.edit().push_route(&route("<sip:p0;lr>")).pop_route().push_record_route(&route("<sip:me;lr>"));
    let same = same.remove(&HeaderName::RECORD_ROUTE);
    assert_eq!(same.finish().unwrap().as_bytes(), message.as_bytes());
    let swapped = message.edit().pop_via().push_via(&via("z9hG4bK2")).finish().unwrap();
    let hosts: Vec<_> = swapped.vias().map(|via| via.unwrap().host_str().to_owned()).collect();
    assert_eq!(hosts, ["p", "c"]);
    let one = message.edit().push_via(&via("z9hG4bK2")).pop_via().pop_via();
    assert_eq!(one.finish().unwrap().field(&HeaderName::VIA).unwrap().value(), b"SIP/2.0/UDP c");
    assert_eq!(missing(one.pop_via()), "Via");
    let routes = message.edit().set(&HeaderName::ROUTE, "<sip:p3;lr>, <sip:p4;lr>").pop_route().finish().unwrap();
    assert_eq!(routes.field(&HeaderName::ROUTE).unwrap().value(), b"<sip:p4;lr>");

    let hops = |edit: Edit<'_>| edit.finish().unwrap().max_forwards().unwrap().unwrap();
    assert_eq!(hops(message.edit().decrement_max_forwards().decrement_max_forwards()), 68);
    assert_eq!(hops(message.edit().set(&HeaderName::MAX_FORWARDS, &5_u32).decrement_max_forwards()), 4);
    assert_eq!(hops(message.edit().remove(&HeaderName::MAX_FORWARDS).decrement_max_forwards()), 70);
    let spent = message.edit().set(&HeaderName::MAX_FORWARDS, &1_u32).decrement_max_forwards();
    assert_eq!(hops(spent.clone()), 0);
    assert!(matches!(spent.decrement_max_forwards().finish(), Err(BuildError::Value(_))));
    let no_number = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nMax-Forwards: x\r\n\r\n").unwrap();
    let Err(BuildError::Value(error)) = no_number.edit().decrement_max_forwards().finish() else { panic!("no value") };
    assert_eq!(no_number.as_bytes().get(error.offset()), Some(&b'x'));

    // A field that was added is set in its place, and there is one of it.
    let own = HeaderName::new("X-Own");
    let set =
        message.edit().add(&own, "1").add(&HeaderName::SUBJECT, "s").add(&own, "2").set(&own, "3").finish().unwrap();
    let added: Vec<_> = set.fields().skip(3).map(|field| field.value().to_vec()).collect();
    assert_eq!(added, [&b"3"[..], b"s"]);
    assert_eq!(message.edit().add(&HeaderName::new("X Own"), "1").finish(), Err(BuildError::Name));
}

/// The field without which no message is.
fn missing(edit: Edit<'_>) -> &'static str {
    match edit.finish() {
        Err(BuildError::Finding(finding)) => match finding.problem() {
            MessageProblem::Missing(field) => field.name(),
            other => panic!("{other}"),
        },
        other => panic!("{other:?}"),
    }
}

/// RFC 3261 §8.1.1, §7.3.1, §16.7: what each message has stays, and what stands once is not added again.
#[test]
fn rfc_3261_8_1_1_what_each_message_has_is_not_removed() {
    let message = Message::parse(INVITE).unwrap();
    for name in ["Via", "From", "To", "Call-ID", "CSeq"] {
        assert_eq!(missing(message.edit().remove(&HeaderName::new(name))), name);
    }
    assert_eq!(missing(message.edit().remove(&HeaderName::new("i"))), "Call-ID");
    assert_eq!(missing(message.edit().pop_via()), "Via");
    let hop = via("10.11.56.61", "z9hG4bK1");
    assert!(message.edit().set(&HeaderName::VIA, &hop).finish().is_ok(), "replaced, not removed");
    assert!(message.edit().set_top_via(&hop).finish().is_ok());

    for (name, value) in [("From", "<sip:a@b>;tag=1"), ("cseq", "2 INVITE"), ("Max-Forwards", "1"), ("c", "text/plain")]
    {
        let Err(BuildError::Finding(finding)) = message.edit().add(&HeaderName::new(name), value).finish() else {
            panic!("{name}")
        };
        assert!(matches!(finding.problem(), MessageProblem::Duplicate(_)), "{finding}");
        let place = message.field(&HeaderName::new(name)).unwrap().offset();
        assert_eq!(finding.offset(), place, "where the first one stands");
    }
    let twice = message.edit().add(&HeaderName::SUBJECT, "a").add(&HeaderName::SUBJECT, "b").finish();
    assert!(matches!(twice, Err(BuildError::Finding(_))));
    assert!(message.edit().remove(&HeaderName::SUBJECT).add(&HeaderName::SUBJECT, "b").finish().is_ok());
    assert!(
        message.edit().add(&HeaderName::ROUTE, "<sip:a;lr>").add(&HeaderName::ROUTE, "<sip:b;lr>").finish().is_ok()
    );
    // What is not written is not looked at (README).
    let bare = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nTo: <\r\n\r\n").unwrap();
    assert!(bare.edit().add(&HeaderName::SUBJECT, "x").finish().is_ok());
}

/// RFC 3261 §25.1, §7.3.1: each value that is written follows the grammar of its field, as what is built does.
#[test]
fn rfc_3261_25_1_edits_write_no_value_that_breaks_its_grammar() {
    let message = Message::parse(INVITE).unwrap();
    let new = |name: &HeaderName<'static>, value: &'static str| {
        let to = NameAddr::parse(b"<sip:a@b>").unwrap();
        let from = to.clone().with_tag("1").unwrap();
        let request = Request::new(Method::MESSAGE, to.uri()).from(&from).to(&to).call_id("x").cseq(1);
        request.via(&via("c", "z9hG4bK1")).field(name, value).build().unwrap_err()
    };
    for (name, value) in [
        (HeaderName::EXPIRES, "soon"),
        (HeaderName::CONTACT, "<sip:a@b"),
        (HeaderName::ROUTE, "sip:a@b"),
        (HeaderName::ROUTE, "<sip:a@b>,,<sip:c@d>"),
        (HeaderName::ROUTE, ""),
        (HeaderName::RECORD_ROUTE, "<sip:a..b-;lr>"),
        (HeaderName::REASON, "SIP;cause=a"),
        (HeaderName::SUBJECT, "a\u{1}b"),
        (HeaderName::new("X-Own"), "a\u{1}b"),
    ] {
        // Both are findings, with their places in a value and in a message.
        let BuildError::Finding(built) = new(&name, value) else { panic!("{name}") };
        for edit in [message.edit().set(&name, value), message.edit().add(&name, value)] {
            let Err(BuildError::Finding(edited)) = edit.finish() else { panic!("{name}: {value}") };
            assert_eq!(core::mem::discriminant(edited.problem()), core::mem::discriminant(built.problem()), "{value}");
            assert_eq!(edited.rule(), built.rule(), "{name}: {value}");
            assert!(edited.offset() <= value.len());
        }
    }
    let refused = |edit: Edit<'_>| matches!(edit.finish(), Err(BuildError::Finding(_)));
    for text in
        [&b"SIP/2.0/UDP a..b-"[..], b"SIP/2.0/UDP a..b-:5060;branch=z9hG4bK1", b"SIP/2.0/UDP -a;branch=z9hG4bK1"]
    {
        let odd = Via::parse(text).unwrap();
        assert!(refused(message.edit().push_via(&odd)), "{odd}");
        assert!(refused(message.edit().set_top_via(&odd)), "{odd}");
        assert!(refused(message.edit().set(&HeaderName::VIA, &odd)), "{odd}");
    }
    let built = Via::new(Transport::UDP, "a..b-", None, "z9hG4bK1").unwrap();
    assert!(refused(message.edit().push_via(&built)));
    for host in ["10.11.56.61", "a-b.example.com", "[2001:db8::1]", "a_b.example"] {
        assert!(message.edit().push_via(&via(host, "z9hG4bK1")).finish().is_ok(), "{host}");
    }
    let odd = NameAddr::parse(b"<sip:a..b-;lr>").unwrap();
    assert!(refused(message.edit().push_route(&odd)) && refused(message.edit().push_record_route(&odd)));
    let twice = MediaType::parse(b"text/plain;a=1;a=2").unwrap();
    assert!(refused(message.edit().body(&twice, b"x")));
}

/// RFC 3261 §7.3.1, §16.4: elements and lines without content are passed over, and stay where they are.
#[test]
fn rfc_3261_7_3_1_a_pop_passes_over_what_is_empty() {
    let text = b"OPTIONS sip:a@b SIP/2.0\r\nRoute:\r\nRoute: ,<sip:r1;lr>,,<sip:r2;lr>\r\nVia: ,\r\n\
        Via: SIP/2.0/UDP a\r\nVia: \r\nVia: SIP/2.0/UDP b\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let left = message.edit().pop_route().finish().unwrap();
    let values: Vec<_> = left.fields_named(&HeaderName::ROUTE).map(|field| field.value().to_vec()).collect();
    assert_eq!(values, [&b""[..], b"<sip:r2;lr>"]);
    let none = left.edit().pop_route();
    assert_eq!(none.finish().unwrap().routes().count(), 0);
    assert!(matches!(none.pop_route().finish(), Err(BuildError::Source(field)) if field.name() == "Route"));
    let set = message.edit().set_top_via(&via("new", "z9hG4bK1")).finish().unwrap();
    let values: Vec<_> = set.fields_named(&HeaderName::VIA).map(|field| field.value().to_vec()).collect();
    assert_eq!(values, [&b","[..], b"SIP/2.0/UDP new:5060;branch=z9hG4bK1", b"", b"SIP/2.0/UDP b"]);
    let one = message.edit().pop_via();
    assert_eq!(one.clone().finish().unwrap().vias().next().unwrap().unwrap().host_str(), "b");
    assert_eq!(missing(one.pop_via()), "Via");
}

/// One edit.
#[derive(Clone, Copy, Debug)]
enum Step {
    PushVia,
    SetTopVia,
    PopVia,
    PushRoute,
    PopRoute,
    Hop,
    SetHops,
    RemoveHops,
    AddHops,
    SetSubject,
    AddSubject,
    RemoveSubject,
    Body,
}

fn step<'m>(edit: Edit<'m>, step: Step) -> Edit<'m> {
    let route = NameAddr::parse(b"<sip:new;lr>").unwrap();
    match step {
        Step::PushVia => edit.push_via(&Via::new(Transport::UDP, "new", None, "z9hG4bK2").unwrap()),
        Step::SetTopVia => edit.set_top_via(&Via::new(Transport::TLS, "set", Some(5061), "z9hG4bK3").unwrap()),
        Step::PopVia => edit.pop_via(),
        Step::PushRoute => edit.push_route(&route),
        Step::PopRoute => edit.pop_route(),
        Step::Hop => edit.decrement_max_forwards(),
        Step::SetHops => edit.set(&HeaderName::MAX_FORWARDS, &2_u32),
        Step::RemoveHops => edit.remove(&HeaderName::MAX_FORWARDS),
        Step::AddHops => edit.add(&HeaderName::MAX_FORWARDS, "9"),
        Step::SetSubject => edit.set(&HeaderName::SUBJECT, "set"),
        Step::AddSubject => edit.add(&HeaderName::SUBJECT, "added"),
        Step::RemoveSubject => edit.remove(&HeaderName::SUBJECT),
        Step::Body => edit.body(&MediaType::TEXT, b"body"),
    }
}

proptest! {
    /// Many edits in one go are the same as one after the other, each of what the one before has written.
    #[test]
    fn edits_compose(
        fields in proptest::collection::vec(prop::sample::select(vec![
            "Via: SIP/2.0/UDP a;branch=z9hG4bK1\r\n", "v : SIP/2.0/UDP a ,\r\n SIP/2.0/TCP c\r\n", "Route: <sip:p;lr>\n",
            "Route: <sip:p;lr>, <sip:q;lr>\r\n", "Max-Forwards: 1\r\n", "max-forwards :3 \n", "s: old\r\n", "X: y\r\n",
            "l: 0\r\n", "Via: ,\r\n", "Via: , SIP/2.0/UDP e;branch=z9hG4bK4,, SIP/2.0/UDP f\r\n",
        ]), 0..7),
        steps in proptest::collection::vec(prop::sample::select(vec![
            Step::PushVia, Step::SetTopVia, Step::PopVia, Step::PushRoute, Step::PopRoute, Step::Hop, Step::SetHops, Step::RemoveHops,
            Step::AddHops, Step::SetSubject, Step::AddSubject, Step::RemoveSubject, Step::Body,
        ]), 0..9),
    ) {
        let text = format!("OPTIONS sip:a@b SIP/2.0\r\n{}\r\n", fields.concat());
        let message = Message::parse(text.as_bytes()).unwrap();
        let at_once = steps.iter().fold(message.edit(), |edit, it| step(edit, *it)).finish();
        let mut one_by_one = Ok(message.clone().into_owned());
        for it in &steps {
            one_by_one = one_by_one.and_then(|message| step(message.edit(), *it).finish());
        }
        match (at_once, one_by_one) {
            (Ok(at_once), Ok(one_by_one)) => prop_assert_eq!(at_once.as_bytes(), one_by_one.as_bytes()),
            // Offsets of errors count in different messages.
            (at_once, one_by_one) => prop_assert!(at_once.is_err() && one_by_one.is_err()),
        }
    }
}

/// RFC 3261 §18.2.1 and RFC 3581 §4: a server notes where a request came from in the top Via, and nowhere else.
#[test]
fn rfc_3581_4_the_top_via_takes_received_and_rport() {
    let text = b"OPTIONS sip:a@b SIP/2.0\r\nMax-Forwards: 70\r\n\
        v : , SIP/2.0/UDP 10.1.1.1:4540;rport;branch=z9hG4bKkjshdyff ,\r\n SIP/2.0/UDP  c ;x = y\r\nX: z\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let via = message.top_via().unwrap().unwrap();
    let via = via.with_param("received", Some("192.0.2.1")).unwrap().with_param("RPORT", Some("9988")).unwrap();
    assert_eq!((via.rport(), via.received()), (Some(9988), Some([192, 0, 2, 1].into())));
    let noted = message.edit().set_top_via(&via).finish().unwrap();
    assert_eq!(
        String::from_utf8_lossy(noted.as_bytes()),
        "OPTIONS sip:a@b SIP/2.0\r\nMax-Forwards: 70\r\n\
         v : , SIP/2.0/UDP 10.1.1.1:4540;RPORT=9988;branch=z9hG4bKkjshdyff;received=192.0.2.1 ,\r\n \
         SIP/2.0/UDP  c ;x = y\r\nX: z\r\n\r\n"
    );
    // It acts on what was pushed, set and popped before.
    let twice = message.edit().set_top_via(&via).pop_via().set_top_via(&via).finish().unwrap();
    assert_eq!(twice.field(&HeaderName::VIA).unwrap().value(), via.to_string().as_bytes());
    let pushed = message.edit().push_via(&via).set_top_via(&via).set_top_via(&via).pop_via().finish().unwrap();
    assert_eq!(pushed.as_bytes(), text);

    let none = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nVia: ,\r\n\r\n").unwrap();
    assert!(matches!(none.edit().set_top_via(&via).finish(), Err(BuildError::Source(field)) if field.name() == "Via"));
    let odd = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP a b\r\n\r\n").unwrap();
    assert!(odd.edit().set_top_via(&via).finish().is_err(), "what follows the value is not lost");
}

/// RFC 3261 §18.3, §20.14: Content-Length follows from the body, and nothing else changes it.
#[test]
fn rfc_3261_20_14_content_length_is_not_set_by_hand() {
    let message = Message::parse(INVITE).unwrap();
    for name in ["Content-Length", "content-LENGTH", "l", "L"].map(HeaderName::new) {
        for edit in [
            message.edit().set(&name, &5_u32),
            message.edit().add(&name, &5_u32),
            message.edit().remove(&name),
            message.edit().body(&MediaType::TEXT, b"hello").remove(&name),
        ] {
            let refused = edit.finish();
            assert!(matches!(refused, Err(BuildError::Reserved(field)) if field.name() == "Content-Length"));
        }
    }
    let two = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nl: 3\r\nContent-Length: 9\r\n\r\nabc").unwrap();
    let edited = two.edit().body(&MediaType::TEXT, b"hello").finish().unwrap();
    assert_eq!(edited.fields_named(&HeaderName::CONTENT_LENGTH).count(), 1);
    assert_eq!((edited.content_length(), edited.body()), (Some(Ok(5)), &b"hello"[..]));
}

/// RFC 3261 §19.1.1, §19.1.5: no headers and no `method` in a Request-URI, whether it is edited or built.
#[test]
fn rfc_3261_19_1_5_a_request_uri_holds_no_other_parts_of_a_request() {
    let message = Message::parse(INVITE).unwrap();
    let place = "INVITE ".len();
    let refused_as_written = |text: &str| {
        let uri: Uri<'_> = text.parse().unwrap();
        let edited = message.edit().request_uri(&uri).finish().unwrap_err();
        let built = Request::new(Method::INVITE, &uri).via(&via("10.11.56.61", "z9hG4bK1")).build().unwrap_err();
        assert_eq!(edited, built, "{text}");
        edited
    };
    let refused = |text: &str| {
        let uri: Uri<'_> = text.parse().unwrap();
        let edited = refused_as_written(text);
        assert_eq!(message.edit().request_uri(&uri.to_request_uri()).finish().unwrap().findings(), []);
        edited
    };
    let BuildError::Finding(headers) = refused("sip:a?b@c;lr?Subject=x") else { panic!("no finding") };
    assert_eq!((headers.offset(), headers.problem()), (place, &MessageProblem::RequestUriHeaders));
    let BuildError::Finding(method) = refused("sip:a@c;lr;m%65thod=BYE") else { panic!("no finding") };
    assert_eq!((method.offset(), method.problem()), (place + "sip:a@c;lr;".len(), &MessageProblem::RequestUriMethod));
    assert_eq!(method.to_string(), "error: Request-URI at byte 18: names a method (RFC 3261 §19.1.1)");
    let BuildError::Finding(label) = refused_as_written("sip:a..b-") else { panic!("no finding") };
    assert!(matches!(label.problem(), MessageProblem::Repaired { .. }), "{label}");
    // A number's parameters are its own.
    assert!(message.edit().request_uri(&"tel:+1;method=x".parse().unwrap()).finish().is_ok());
}
