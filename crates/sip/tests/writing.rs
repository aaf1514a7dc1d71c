//! A whole call written by our builders and read by our parser; refusals; edits that leave every other octet alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    BuildError, DialogLeg, Edit, Frame, HeaderName, Limits, MediaType, Message, Method, NameAddr, OptionTag, Reason,
    Request, Response, StatusCode, Transport, Uri, Via,
};
use proptest::prelude::*;

const INVITE: &[u8] = include_bytes!("fixtures/source/invite-length-fixed.dat");
const OFFER: &[u8] = include_bytes!("fixtures/source/invite.sdp");

fn via(host: &str, branch: &str) -> Via<'static> {
    Via::new(Transport::UDP, host, Some(5060), branch).unwrap().into_owned()
}

fn platform_via(branch: &str) -> Via<'static> {
    via("10.11.56.68", branch)
}

fn sbc_via(branch: &str) -> Via<'static> {
    via("10.11.56.61", branch)
}

fn contact() -> NameAddr<'static> {
    NameAddr::new("sip:18012345678@10.11.56.68:5060".parse().unwrap())
}

/// Reads it again, strictly and with nothing to remark, on a datagram and on a stream.
fn read_back(message: Message<'static>) -> Message<'static> {
    let again = Message::parse_strict(message.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(again.findings(), []);
    assert_eq!(
        Frame::cut(message.as_bytes(), &Limits::default()),
        Ok(Some((Frame::Message(message.as_bytes()), message.as_bytes().len())))
    );
    assert_eq!(again.as_bytes(), message.as_bytes());
    again.into_owned()
}

fn cseq(message: &Message<'_>) -> String {
    message.cseq().unwrap().unwrap().to_string()
}

/// R-SIP-1, R-SIP-2, R-SIP-3, R-SIP-6, R-SIP-8 and R-SIP-9: an inbound call with renegotiation, from OPTIONS to BYE.
#[test]
fn r_sip_9_an_inbound_call() {
    // R-SIP-1
    let options = Request::new(Method::OPTIONS, &"sip:10.11.56.61:5060".parse().unwrap())
        .via(&platform_via("z9hG4bKo1"))
        .from(&NameAddr::parse(b"<sip:10.11.56.68>").unwrap().with_tag("o1").unwrap())
        .to(&NameAddr::parse(b"<sip:10.11.56.61>").unwrap())
        .call_id("trunk-1@10.11.56.68")
        .cseq(1)
        .build();
    let options = read_back(options.unwrap());
    read_back(Response::to(&options, StatusCode::OK).tag("o2").build().unwrap());

    let invite = Message::parse(INVITE).unwrap();
    let trying = read_back(Response::to(&invite, StatusCode::TRYING).build().unwrap());
    assert_eq!(trying.to().unwrap().unwrap().tag(), None);

    // R-SIP-2
    let ringing = Response::to(&invite, StatusCode::RINGING).tag("p1").contact(&contact()).reliable(1).build();
    let ringing = read_back(ringing.unwrap());
    assert!(ringing.requires(&OptionTag::RELIABLE));
    let route = HeaderName::RECORD_ROUTE;
    assert_eq!(
        ringing.field(&route).unwrap().value(),
        invite.field(&route).unwrap().value(),
        "private parameters come back octet by octet"
    );
    assert_eq!(ringing.field(&HeaderName::VIA).unwrap().value(), invite.field(&HeaderName::VIA).unwrap().value());

    let mut caller = DialogLeg::caller(&invite, &ringing).unwrap();
    let prack = read_back(caller.prack(&ringing, &sbc_via("z9hG4bKp1")).build().unwrap());
    assert_eq!(prack.rack().unwrap().unwrap().to_string(), "1 1 INVITE");
    assert_eq!(cseq(&prack), "2 PRACK");
    assert_eq!(prack.request_uri().unwrap().unwrap().as_str(), "sip:18012345678@10.11.56.68:5060");
    read_back(Response::to(&prack, StatusCode::OK).build().unwrap());

    let ok = Response::to(&invite, StatusCode::OK)
        .tag("p1")
        .contact(&contact())
        .field(&HeaderName::ALLOW, &[Method::INVITE, Method::ACK, Method::BYE, Method::UPDATE, Method::PRACK])
        .body(&MediaType::SDP, OFFER)
        .build();
    let ok = read_back(ok.unwrap());
    assert_eq!(ok.body(), OFFER);
    assert_eq!(ok.content_length(), Some(Ok(232)));
    assert_eq!(ok.content_type(), Some(Ok(MediaType::SDP)));

    let ack = read_back(caller.ack(&sbc_via("z9hG4bKa1")).build().unwrap());
    assert_eq!(cseq(&ack), "1 ACK");
    // R-SIP-6: within the dialogue both have a tag.
    assert!(ack.from().unwrap().unwrap().tag().is_some() && ack.to().unwrap().unwrap().tag().is_some());

    // R-SIP-3: UPDATE towards the caller's side, no ACK; or a second INVITE.
    let mut platform = DialogLeg::callee(&invite, &ok).unwrap();
    let update = platform.request(Method::UPDATE, &platform_via("z9hG4bKu1")).contact(&contact());
    let update = read_back(update.body(&MediaType::SDP, OFFER).build().unwrap());
    assert_eq!(cseq(&update), "1 UPDATE");
    assert_eq!(update.request_uri().unwrap().unwrap().user(), Some("02160123456"));
    let hop = update.routes().next().unwrap().unwrap();
    assert_eq!(hop.uri(), invite.record_routes().next().unwrap().unwrap().uri());
    let answer = Response::to(&update, StatusCode::OK).contact(invite.contact().as_ref().unwrap().as_ref().unwrap());
    let answer = read_back(answer.body(&MediaType::SDP, OFFER).build().unwrap());
    platform.receive(&answer).unwrap();

    let again = platform.request(Method::INVITE, &platform_via("z9hG4bKi2")).contact(&contact());
    let again = read_back(again.body(&MediaType::SDP, OFFER).build().unwrap());
    assert_eq!(cseq(&again), "2 INVITE");
    let answer = Response::to(&again, StatusCode::OK).contact(invite.contact().as_ref().unwrap().as_ref().unwrap());
    read_back(answer.body(&MediaType::SDP, OFFER).build().unwrap());
    assert_eq!(cseq(&read_back(platform.ack(&platform_via("z9hG4bKa2")).build().unwrap())), "2 ACK");

    let bye = caller
        .request(Method::BYE, &sbc_via("z9hG4bKb1"))
        .field(&HeaderName::REASON, &Reason::new(Reason::Q850, 16, Some("Normal call clearing")).unwrap());
    let bye = read_back(bye.build().unwrap());
    assert_eq!(cseq(&bye), "3 BYE");
    assert_eq!(bye.reasons().next().unwrap().unwrap().cause(), Some(16));
    read_back(Response::to(&bye, StatusCode::OK).build().unwrap());
}

/// RFC 3261 §17.1.1.3 and §9.1.
#[test]
fn ack_of_failure_and_cancel_come_from_their_invite() {
    let invite = Message::parse(INVITE).unwrap();
    let cancel = read_back(Request::cancel(&invite).build().unwrap());
    assert_eq!(cseq(&cancel), "1 CANCEL");
    assert_eq!(cancel.field(&HeaderName::VIA).unwrap().value(), invite.field(&HeaderName::VIA).unwrap().value());
    assert_eq!(cancel.request_uri(), invite.request_uri());
    assert_eq!((cancel.from(), cancel.to()), (invite.from(), invite.to()));

    let terminated = Response::to(&invite, StatusCode::REQUEST_TERMINATED).tag("p2").build().unwrap();
    assert!(terminated.record_routes().next().is_none(), "a refusal forms no dialogue");
    let ack = read_back(Request::ack_of_failure(&invite, &terminated).build().unwrap());
    assert_eq!(cseq(&ack), "1 ACK");
    assert_eq!(ack.to(), terminated.to());

    let ok = Response::to(&invite, StatusCode::OK).tag("p2").contact(&contact()).build().unwrap();
    assert_eq!(Request::ack_of_failure(&invite, &ok).build(), Err(BuildError::Kind));
    let bye = DialogLeg::caller(&invite, &ok).unwrap().request(Method::BYE, &sbc_via("z9hG4bKb")).build().unwrap();
    assert_eq!(Request::cancel(&bye).build(), Err(BuildError::Kind));
    assert_eq!(Response::to(&ack, StatusCode::OK).build(), Err(BuildError::Kind), "nothing answers an ACK");
}

#[test]
fn what_would_be_invalid_is_refused() {
    let uri: Uri<'_> = "sip:a@b".parse().unwrap();
    let whole = || {
        Request::new(Method::MESSAGE, &uri)
            .via(&platform_via("z9hG4bK1"))
            .from(&NameAddr::parse(b"<sip:c@d>;tag=1").unwrap())
            .to(&NameAddr::new(uri.clone()))
            .call_id("x")
            .cseq(1)
    };
    read_back(whole().build().unwrap());
    let refused = |request: Request| match request.build() {
        Err(error) => error.to_string(),
        Ok(message) => panic!("written: {:?}", String::from_utf8_lossy(message.as_bytes())),
    };
    assert_eq!(refused(whole().field(&HeaderName::SUBJECT, "a\r\nX: y")), "value of Subject holds a line end");
    assert_eq!(refused(whole().field(&HeaderName::new("a b"), "c")), "the name of a header field is no token");
    assert_eq!(refused(whole().field(&HeaderName::CONTENT_LENGTH, "3")), "Content-Length is written by the builder");
    assert!(refused(whole().field(&HeaderName::EXPIRES, "soon")).contains("Expires"));
    assert!(refused(whole().field(&HeaderName::FROM, "<sip:e@f>;tag=2")).contains("stands more than once"));
    assert!(refused(whole().from(&NameAddr::new(uri.clone()))).contains("has no tag"));
    assert!(refused(whole().call_id("a b")).contains("Call-ID"));
    assert!(refused(whole().cseq(1 << 31)).contains("is not in 0 to 2147483647"));
    assert!(refused(Request::new(Method::MESSAGE, &uri)).contains("missing"));
    assert!(refused(Request::new(Method::new("TWO WORDS"), &uri)).contains("unexpected byte"));
    assert!(NameAddr::new(uri.clone()).with_tag("a;b").is_err());
    assert!(NameAddr::new(uri.clone()).with_display("a\r\nb").is_err());
    assert!(Via::new(Transport::UDP, "2001:db8::1", None, "z9hG4bK1").is_err());
    assert!(uri.with_param("a b", None).is_err());

    let invite = Message::parse(INVITE).unwrap();
    assert!(matches!(Response::to(&invite, StatusCode::OK).build(), Err(BuildError::Finding(_))), "no tag in To");
    assert_eq!(Response::to(&invite, StatusCode::OK).tag("1").reliable(1).build(), Err(BuildError::Kind));
    assert!(Response::to(&invite, StatusCode::RINGING).tag("1").reliable(0).build().is_err());
    assert_eq!(Response::to(&invite, StatusCode::from_code(99)).tag("1").build(), Err(BuildError::Kind));
}

/// RFC 3261 §12.2.1.1: a first route without `lr` is a strict router.
#[test]
fn strict_routes_take_the_request_uri() {
    let invite =
        b"INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\r\nRecord-Route: <sip:p1>, <sip:p2;lr>\r\n\
        From: <sip:c@c>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\n\
        Contact: <sip:c@c:5062>\r\nContent-Length: 0\r\n\r\n";
    let invite = Message::parse(invite).unwrap();
    let ok = Response::to(&invite, StatusCode::OK).tag("2").contact(&contact()).build().unwrap();
    let mut callee = DialogLeg::callee(&invite, &ok).unwrap();
    let bye = read_back(callee.request(Method::BYE, &platform_via("z9hG4bK2")).build().unwrap());
    assert_eq!(bye.request_uri().unwrap().unwrap().as_str(), "sip:p1");
    let routes: Vec<_> = bye.routes().map(|route| route.unwrap().uri().as_str().to_owned()).collect();
    assert_eq!(routes, ["sip:p2;lr", "sip:c@c:5062"]);
    let caller = DialogLeg::caller(&invite, &ok).unwrap();
    assert_eq!(caller.routes()[0].uri().as_str(), "sip:p2;lr", "the caller goes the other way round");
}

#[test]
fn a_leg_takes_note_of_what_comes() {
    let invite = Message::parse(INVITE).unwrap();
    let ok = Response::to(&invite, StatusCode::OK).tag("p1").contact(&contact()).build().unwrap();
    let mut caller = DialogLeg::caller(&invite, &ok).unwrap();
    let mut platform = DialogLeg::callee(&invite, &ok).unwrap().with_local_cseq(100);
    let moved = NameAddr::new("sip:other@10.11.56.69".parse().unwrap());
    let update = platform.request(Method::UPDATE, &platform_via("z9hG4bKu")).contact(&moved).build().unwrap();
    caller.receive(&update).unwrap();
    assert_eq!((caller.target().as_str(), caller.remote_cseq()), ("sip:other@10.11.56.69", Some(101)));
    let old = platform.clone().with_local_cseq(5).request(Method::INFO, &platform_via("z9hG4bKv")).build().unwrap();
    assert_eq!(caller.receive(&old), Err(BuildError::Kind), "RFC 3261 §12.2.2");
    assert_eq!(caller.remote_cseq(), Some(101));
}

/// RFC 3261 §12: a dialogue outlives the process that it began in.
#[test]
#[cfg(feature = "serde")]
fn a_leg_survives_serde_and_is_checked() {
    let invite = Message::parse(INVITE).unwrap();
    let ok = Response::to(&invite, StatusCode::OK).tag("2").contact(&contact()).build().unwrap();
    let leg = DialogLeg::callee(&invite, &ok).unwrap();
    let mut written = serde_json::to_value(&leg).unwrap();
    assert_eq!(serde_json::from_value::<DialogLeg>(written.clone()).unwrap(), leg);
    written["local_cseq"] = 0x8000_0000_u32.into();
    assert!(serde_json::from_value::<DialogLeg>(written.clone()).is_err());
    written["local_cseq"] = 1.into();
    written["local"] = "<sip:a@b>".into();
    assert!(serde_json::from_value::<DialogLeg>(written).is_err());
}

#[test]
fn edits_leave_every_other_octet_alone() {
    let wsinv = include_bytes!("fixtures/rfc4475/wsinv.dat");
    let message = Message::parse(wsinv).unwrap();
    let hop = message.edit().push_via(&sbc_via("z9hG4bKhop")).decrement_max_forwards().finish().unwrap();
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
    assert_eq!(message.edit().set(&HeaderName::SUBJECT, "a\r\n\r\nb").finish(), Err(BuildError::LineEnd(subject())));
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
    let none = message.edit().push_via(&via("z9hG4bK2")).pop_via().pop_via().pop_via();
    assert!(none.finish().unwrap().field(&HeaderName::VIA).is_none());
    assert!(matches!(none.pop_via().finish(), Err(BuildError::Source(_))));
    let routes = message.edit().set(&HeaderName::ROUTE, "<sip:p3;lr>, <sip:p4;lr>").pop_route().finish().unwrap();
    assert_eq!(routes.field(&HeaderName::ROUTE).unwrap().value(), b"<sip:p4;lr>");

    let hops = |edit: Edit<'_>| edit.finish().unwrap().max_forwards().unwrap().unwrap();
    assert_eq!(hops(message.edit().decrement_max_forwards().decrement_max_forwards()), 68);
    assert_eq!(hops(message.edit().set(&HeaderName::MAX_FORWARDS, &5_u32).decrement_max_forwards()), 4);
    assert_eq!(hops(message.edit().remove(&HeaderName::MAX_FORWARDS).decrement_max_forwards()), 70);
    let spent = message.edit().set(&HeaderName::MAX_FORWARDS, &1_u32).decrement_max_forwards();
    assert_eq!(hops(spent.clone()), 0);
    assert!(matches!(spent.decrement_max_forwards().finish(), Err(BuildError::Value(_))));
    let no_number = message.edit().set(&HeaderName::MAX_FORWARDS, "x").decrement_max_forwards().finish();
    let Err(BuildError::Value(error)) = no_number else { panic!("{no_number:?}") };
    // Where the value stood that was replaced.
    assert_eq!(Some(error.offset()), message.as_bytes().windows(2).position(|octets| octets == b"70"));

    // A field that was added is set in its place, and there is one of it.
    let own = HeaderName::new("X-Own");
    let set =
        message.edit().add(&own, "1").add(&HeaderName::SUBJECT, "s").add(&own, "2").set(&own, "3").finish().unwrap();
    let added: Vec<_> = set.fields().skip(3).map(|field| field.value().to_vec()).collect();
    assert_eq!(added, [&b"3"[..], b"s"]);
    assert_eq!(message.edit().add(&HeaderName::new("X Own"), "1").finish(), Err(BuildError::Name));
}

/// One edit.
#[derive(Clone, Copy, Debug)]
enum Step {
    PushVia,
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
            "l: 0\r\n", "Via: ,\r\n",
        ]), 0..7),
        steps in proptest::collection::vec(prop::sample::select(vec![
            Step::PushVia, Step::PopVia, Step::PushRoute, Step::PopRoute, Step::Hop, Step::SetHops, Step::RemoveHops,
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

fn subject() -> offhook_sip::FieldId {
    let message = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nSubject: \x01\r\n\r\n").unwrap();
    message
        .findings()
        .iter()
        .find_map(|finding| match finding.problem() {
            offhook_sip::MessageProblem::Control(field) => Some(*field),
            _ => None,
        })
        .unwrap()
}
