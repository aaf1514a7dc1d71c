//! One side of a dialogue: its route set, its target, its numbers (RFC 3261 §12, §13.2.2.4).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    BuildError, DialogLeg, HeaderName, Limits, Message, Method, NameAddr, RefusalKind, Request, Response, StatusCode,
    Transport, Via,
};

const INVITE: &[u8] = include_bytes!("fixtures/source/invite-length-fixed.dat");

fn platform_via(branch: &str) -> Via<'static> {
    Via::new(Transport::UDP, "10.11.56.68", Some(5060), branch).unwrap().into_owned()
}

fn contact() -> NameAddr<'static> {
    NameAddr::new("sip:18012345678@10.11.56.68:5060".parse().unwrap())
}

/// Reads it again, strictly and with nothing to remark.
fn read_back(message: Message<'static>) -> Message<'static> {
    let again = Message::parse_strict(message.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(again.findings(), []);
    again.into_owned()
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

fn routes(leg: &DialogLeg) -> Vec<&str> {
    leg.routes().iter().map(|route| route.uri().as_str()).collect()
}

/// An INVITE of the caller, and a response to it with these fields.
fn invite_and(status: StatusCode, fields: &str) -> (Message<'static>, Message<'static>) {
    let invite = Message::parse(INVITE).unwrap().into_owned();
    let response = Response::to(&invite, status).tag("p1").contact(&contact()).build().unwrap();
    let response = response.edit().remove(&HeaderName::RECORD_ROUTE).finish().unwrap();
    let text = [response.header(), fields.as_bytes(), b"\r\n"].concat();
    (invite, Message::parse(&text).unwrap().into_owned())
}

/// RFC 3261 §13.2.2.4: the first 2xx to the INVITE has the route set, and nothing after it.
#[test]
fn rfc_3261_13_2_2_4_the_route_set_is_the_one_of_the_first_2xx() {
    let (invite, ringing) = invite_and(StatusCode::RINGING, "Record-Route: <sip:early;lr>\r\n");
    let (_, ok) = invite_and(StatusCode::OK, "Record-Route: <sip:p2;lr>, <sip:p1;lr>\r\n");
    let (_, late) = invite_and(StatusCode::OK, "Record-Route: <sip:late;lr>\r\n");
    let (_, none) = invite_and(StatusCode::OK, "");
    let (_, broken) = invite_and(StatusCode::OK, "Record-Route: <sip:p2;lr>, <sip:\r\n");

    let mut caller = DialogLeg::caller(&invite, &ringing).unwrap();
    assert_eq!(routes(&caller), ["sip:early;lr"]);
    caller.receive(&ringing).unwrap();
    assert_eq!(routes(&caller), ["sip:early;lr"], "a provisional response changes nothing");
    let before = caller.clone();
    assert!(matches!(caller.receive(&broken), Err(BuildError::Value(_))));
    assert_eq!(caller, before);
    // Neither does a 2xx to another request of the early dialogue.
    let prack = caller.request(Method::PRACK, &platform_via("z9hG4bKp")).field(&HeaderName::RACK, "1 1 INVITE");
    let answer = Response::to(&prack.build().unwrap(), StatusCode::OK);
    caller.receive(&answer.field(&HeaderName::RECORD_ROUTE, "<sip:x;lr>").build().unwrap()).unwrap();
    assert_eq!(routes(&caller), ["sip:early;lr"]);

    caller.receive(&ok).unwrap();
    assert_eq!(routes(&caller), ["sip:p1;lr", "sip:p2;lr"]);
    assert_eq!(caller.local_cseq(), 2, "only the route set is computed anew");
    let ack = read_back(caller.ack(&platform_via("z9hG4bKa")).build().unwrap());
    let sent: Vec<_> = ack.routes().map(|route| route.unwrap().uri().as_str().to_owned()).collect();
    assert_eq!((sent, ack.cseq().unwrap().unwrap().number()), (vec!["sip:p1;lr".into(), "sip:p2;lr".into()], 1));
    for later in [&ok, &late, &none] {
        caller.receive(later).unwrap();
        assert_eq!(routes(&caller), ["sip:p1;lr", "sip:p2;lr"]);
    }

    // A 2xx without Record-Route takes the route set away; a leg that a 2xx began keeps its own.
    let mut caller = before;
    caller.receive(&none).unwrap();
    assert_eq!(routes(&caller), [""; 0]);
    let mut caller = DialogLeg::caller(&invite, &ok).unwrap();
    caller.receive(&late).unwrap();
    assert_eq!(routes(&caller), ["sip:p1;lr", "sip:p2;lr"]);
}

/// RFC 3261 §13.2.2.4: no re-INVITE or UPDATE of either side changes the route set.
#[test]
fn rfc_3261_13_2_2_4_target_refreshes_keep_the_route_set() {
    let (invite, ringing) = invite_and(StatusCode::RINGING, "Record-Route: <sip:early;lr>\r\n");
    let (_, ok) = invite_and(StatusCode::OK, "Record-Route: <sip:p1;lr>\r\n");
    let mut caller = DialogLeg::caller(&invite, &ringing).unwrap();
    let mut callee = DialogLeg::callee(&invite, &ringing).unwrap();
    let kept: Vec<_> = routes(&callee).into_iter().map(str::to_owned).collect();
    caller.receive(&ok).unwrap();
    for method in [Method::INVITE, Method::UPDATE] {
        let moved = NameAddr::new("sip:moved@10.11.56.69".parse().unwrap());
        let request = callee.request(method, &platform_via("z9hG4bKr")).contact(&moved);
        let request = request.field(&HeaderName::RECORD_ROUTE, "<sip:x;lr>").build().unwrap();
        caller.receive(&request).unwrap();
        assert_eq!((routes(&caller), caller.target().as_str()), (vec!["sip:p1;lr"], "sip:moved@10.11.56.69"));
        let answer = Response::to(&request, StatusCode::OK).contact(&contact()).build().unwrap();
        let answer = answer.edit().set(&HeaderName::RECORD_ROUTE, "<sip:y;lr>").finish().unwrap();
        callee.receive(&answer).unwrap();
        assert_eq!(routes(&callee), kept);
    }
}

/// RFC 3261 §12.2.1.1, §19.1.1: what no Request-URI may hold is stripped from a target and from a strict route.
#[test]
fn rfc_3261_12_2_1_1_a_request_uri_is_stripped() {
    let with = |contact: &str, routes: &str| {
        let text = format!(
            "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\r\nFrom: <sip:c@c>;tag=1\r\n\
             To: <sip:a@b>\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContact: <{contact}>\r\n\
             {routes}Content-Length: 0\r\n\r\n"
        );
        let invite = Message::parse(text.as_bytes()).unwrap();
        let ok = Response::to(&invite, StatusCode::OK).tag("2").contact(&self::contact()).build().unwrap();
        DialogLeg::callee(&invite, &ok).unwrap()
    };
    let contact = "sip:c@c:5062;method=REGISTER;transport=tcp;x=y?Subject=x&Route=%3Csip:evil%3E";
    for method in [Method::BYE, Method::INFO, Method::UPDATE] {
        let mut leg = with(contact, "");
        assert_eq!(leg.target().as_str(), contact);
        let request = leg.request(method, &platform_via("z9hG4bK2")).contact(&self::contact());
        let request = read_back(request.build().unwrap());
        assert_eq!(request.request_uri().unwrap().unwrap().as_str(), "sip:c@c:5062;transport=tcp;x=y");
        assert!(request.field(&HeaderName::SUBJECT).is_none() && request.routes().next().is_none());
    }

    let strict = "Record-Route: <sip:p1;method=BYE;x?Subject=y>, <sip:p2;lr?Subject=z>;q=1\r\n";
    let bye = with(contact, strict).request(Method::BYE, &platform_via("z9hG4bK2")).build().unwrap();
    let bye = read_back(bye);
    assert_eq!(bye.request_uri().unwrap().unwrap().as_str(), "sip:p1;x");
    let routes: Vec<_> = bye.routes().map(|route| route.unwrap().to_string()).collect();
    assert_eq!(
        routes,
        ["<sip:p2;lr?Subject=z>;q=1", "<sip:c@c:5062;transport=tcp;x=y>"],
        "the rest with all parameters"
    );
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
    assert_eq!(refused(caller.receive(&old)), ("CSeq", RefusalKind::Lower, "RFC 3261 §12.2.2"));
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
    let (_, ringing) = invite_and(StatusCode::RINGING, "Record-Route: <sip:early;lr>\r\n");
    let early = DialogLeg::caller(&invite, &ringing).unwrap();
    let mut again: DialogLeg = serde_json::from_value(serde_json::to_value(&early).unwrap()).unwrap();
    let (_, confirmed) = invite_and(StatusCode::OK, "");
    again.receive(&confirmed).unwrap();
    assert_eq!(routes(&again), [""; 0], "it was still early");
    written["local_cseq"] = 0x8000_0000_u32.into();
    assert!(serde_json::from_value::<DialogLeg>(written.clone()).is_err());
    written["local_cseq"] = 1.into();
    written["local"] = "<sip:a@b>".into();
    assert!(serde_json::from_value::<DialogLeg>(written).is_err());
}

fn refused<T: core::fmt::Debug>(result: Result<T, BuildError>) -> (&'static str, RefusalKind, &'static str) {
    match result {
        Err(BuildError::Refused(refusal)) => (refusal.field().name(), refusal.kind(), refusal.rule().source()),
        other => panic!("{other:?}"),
    }
}

fn address(uri: &str) -> NameAddr<'static> {
    NameAddr::new(uri.parse().unwrap())
}

/// A 2xx with this Contact.
fn ok_to(request: &Message<'_>, contact: &str) -> Message<'static> {
    Response::to(request, StatusCode::OK).contact(&address(contact)).build().unwrap()
}

/// RFC 3261 §12.2.1.2: the 2xx to an outstanding target refresh moves the target, once, and nothing else does.
#[test]
fn rfc_3261_12_2_1_2_only_the_answer_to_a_target_refresh_moves_the_target() {
    let (invite, ok) = invite_and(StatusCode::OK, "");
    let mut caller = DialogLeg::caller(&invite, &ok).unwrap();
    let first = caller.target().as_str().to_owned();
    let via = platform_via("z9hG4bK2");
    let again = caller.request(Method::INVITE, &via).contact(&contact()).build().unwrap();
    let moved = ok_to(&again, "sip:moved@10.11.56.69");
    let provisional = Response::to(&again, StatusCode::RINGING).contact(&address("sip:early@d")).build().unwrap();
    caller.receive(&provisional).unwrap();
    assert_eq!(caller.target().as_str(), first, "a provisional response moves nothing");
    caller.receive(&moved).unwrap();
    assert_eq!(caller.target().as_str(), "sip:moved@10.11.56.69");
    // Retransmissions, of the first 2xx too.
    caller.receive(&ok).unwrap();
    caller.receive(&ok_to(&again, "sip:late@d")).unwrap();
    assert_eq!(caller.target().as_str(), "sip:moved@10.11.56.69");
    // A request that was refused is answered.
    let update = caller.request(Method::UPDATE, &via).contact(&contact()).build().unwrap();
    caller.receive(&Response::to(&update, StatusCode::REQUEST_PENDING).build().unwrap()).unwrap();
    caller.receive(&ok_to(&update, "sip:late@d")).unwrap();
    // INFO is no target refresh, whatever the answer says.
    let info = caller.request(Method::INFO, &via).build().unwrap();
    caller.receive(&ok_to(&info, "sip:late@d")).unwrap();
    caller.receive(&moved.edit().set(&HeaderName::CSEQ, "4 INVITE").finish().unwrap()).unwrap();
    assert_eq!(caller.target().as_str(), "sip:moved@10.11.56.69");
    // One that was never sent.
    let before = caller.clone();
    let stray = moved.edit().set(&HeaderName::CSEQ, "77 INVITE").set(&HeaderName::CONTACT, "<sip:evil@d>");
    let stray = caller.receive(&stray.finish().unwrap());
    assert_eq!(refused(stray), ("CSeq", RefusalKind::Other, "RFC 3261 §17.1.3"));
    assert_eq!(caller, before);
}

/// RFC 3261 §8.1.1.5, §12.2.2: the method of the request counts, and CSeq agrees with it.
#[test]
fn rfc_3261_8_1_1_5_a_request_is_what_its_request_line_says() {
    let (invite, ok) = invite_and(StatusCode::OK, "");
    let mut caller = DialogLeg::caller(&invite, &ok).unwrap();
    let mut callee = DialogLeg::callee(&invite, &ok).unwrap().with_local_cseq(10);
    let info = callee.request(Method::INFO, &platform_via("z9hG4bK2")).contact(&address("sip:evil@d")).build().unwrap();
    let before = caller.clone();
    let forged = info.edit().set(&HeaderName::CSEQ, "11 INVITE").finish().unwrap();
    assert_eq!(refused(caller.receive(&forged)), ("CSeq", RefusalKind::Other, "RFC 3261 §8.1.1.5"));
    assert_eq!(caller, before);
    caller.receive(&info).unwrap();
    assert_eq!((caller.target(), caller.remote_cseq()), (before.target(), Some(11)));
    // The same number again is a retransmission.
    let update = callee.request(Method::UPDATE, &platform_via("z9hG4bK3")).contact(&address("sip:moved@d"));
    let update = update.build().unwrap();
    caller.receive(&update).unwrap();
    caller.receive(&update.edit().set(&HeaderName::CONTACT, "<sip:evil@d>").finish().unwrap()).unwrap();
    assert_eq!((caller.target().as_str(), caller.remote_cseq()), ("sip:moved@d", Some(12)));
    let ack = caller.ack(&platform_via("z9hG4bK4")).contact(&address("sip:evil@d")).build().unwrap();
    let target = callee.target().clone();
    callee.receive(&ack).unwrap();
    assert_eq!((callee.target(), callee.remote_cseq()), (&target, Some(1)));
}

/// RFC 6665 §4.1, §4.2: SUBSCRIBE and NOTIFY, and the 2xx to them, are target refreshes; RFC 3261 §17: ACK is INVITE's.
#[test]
fn rfc_6665_4_subscriptions_refresh_their_targets() {
    let via = platform_via("z9hG4bK2");
    for method in [Method::SUBSCRIBE, Method::REFER] {
        let uri: offhook_sip::Uri<'_> = "sip:a@b".parse().unwrap();
        let begun = Request::new(method.clone(), &uri).via(&via).from(&address("sip:c@c").with_tag("1").unwrap());
        let begun = begun.to(&NameAddr::new(uri.clone())).call_id("x").cseq(1).contact(&address("sip:c@c1"));
        let begun = begun.field(&HeaderName::EVENT, "refer").field(&HeaderName::REFER_TO, "<sip:e@f>").build().unwrap();
        let accepted =
            Response::to(&begun, StatusCode::ACCEPTED).tag("2").contact(&address("sip:a@b1")).build().unwrap();
        let mut subscriber = DialogLeg::caller(&begun, &accepted).unwrap();
        let mut notifier = DialogLeg::callee(&begun, &accepted).unwrap();
        for leg in [&subscriber, &notifier] {
            assert_eq!(refused(leg.ack(&via).build()), ("start line", RefusalKind::Unanswered, "RFC 3261 §17"));
        }

        let notify = notifier.request(Method::NOTIFY, &via).contact(&address("sip:a@b2"));
        let notify = notify.field(&HeaderName::EVENT, "refer").field(&HeaderName::SUBSCRIPTION_STATE, "active");
        let notify = read_back(notify.build().unwrap());
        subscriber.receive(&notify).unwrap();
        assert_eq!(subscriber.target().as_str(), "sip:a@b2", "{method}");
        notifier.receive(&ok_to(&notify, "sip:c@c2")).unwrap();
        assert_eq!(notifier.target().as_str(), "sip:c@c2", "{method}");

        let again = subscriber.request(Method::SUBSCRIBE, &via).contact(&address("sip:c@c3"));
        let again = again.field(&HeaderName::EVENT, "refer").build().unwrap();
        notifier.receive(&again).unwrap();
        assert_eq!(notifier.target().as_str(), "sip:c@c3", "{method}");
        subscriber.receive(&ok_to(&again, "sip:a@b3")).unwrap();
        assert_eq!(subscriber.target().as_str(), "sip:a@b3", "{method}");
        subscriber.receive(&ok_to(&again, "sip:late@d")).unwrap();
        assert_eq!(subscriber.target().as_str(), "sip:a@b3", "once");
        assert!(subscriber.ack(&via).build().is_err() && subscriber.prack(&accepted, &via).build().is_err());
    }
}

/// RFC 3261 §13.2.2.4: an ACK is for the 2xx to an INVITE of this side, and there has to be one.
#[test]
fn rfc_3261_13_2_2_4_there_is_no_ack_without_a_2xx() {
    let (invite, ringing) = invite_and(StatusCode::RINGING, "");
    let (_, ok) = invite_and(StatusCode::OK, "");
    let via = platform_via("z9hG4bKa");
    let none = ("start line", RefusalKind::Unanswered, "RFC 3261 §13.2.2.4");
    let mut caller = DialogLeg::caller(&invite, &ringing).unwrap();
    assert_eq!(refused(caller.ack(&via).build()), none);
    caller.receive(&ringing).unwrap();
    assert_eq!(refused(caller.ack(&via).build()), none);
    caller.receive(&ok).unwrap();
    assert_eq!(caller.ack(&via).build().unwrap().cseq().unwrap().unwrap().number(), 1);
    // A second INVITE is acknowledged once it has its own.
    let again = caller.request(Method::INVITE, &via).contact(&contact()).build().unwrap();
    assert_eq!(refused(caller.ack(&via).build()), none);
    caller.receive(&ok_to(&again, "sip:a@b")).unwrap();
    assert_eq!(caller.ack(&via).build().unwrap().cseq().unwrap().unwrap().number(), 2);
    let callee = DialogLeg::callee(&invite, &ok).unwrap();
    assert_eq!(refused(callee.ack(&via).build()), ("start line", RefusalKind::Unanswered, "RFC 3261 §17"));
}

/// RFC 3262 §4, §7.2: a PRACK is for a reliable 101 to 199 to the INVITE of its dialogue.
#[test]
fn rfc_3262_4_a_prack_is_for_a_reliable_response_of_its_dialogue() {
    let invite = Message::parse(INVITE).unwrap();
    let reliable = |tag: &str| {
        let progress = Response::to(&invite, StatusCode::SESSION_PROGRESS).tag(tag).contact(&contact());
        progress.reliable(7).build().unwrap()
    };
    let via = platform_via("z9hG4bKp");
    let progress = reliable("p1");
    let mut caller = DialogLeg::caller(&invite, &progress).unwrap();
    let before = caller.clone();
    let ok = Response::to(&invite, StatusCode::OK).tag("p1").contact(&contact()).build().unwrap();
    let ok = ok.edit().add(&HeaderName::RSEQ, &7_u32).add(&HeaderName::REQUIRE, "100rel").finish().unwrap();
    let edited = |name: &HeaderName<'_>, value: &str| progress.edit().set(name, value).finish().unwrap();
    for (response, expected) in [
        (reliable("p2"), ("To", RefusalKind::Other, "RFC 3261 §12")),
        (edited(&HeaderName::CALL_ID, "other"), ("Call-ID", RefusalKind::Other, "RFC 3261 §12")),
        (edited(&HeaderName::FROM, "<sip:c@c>;tag=9"), ("From", RefusalKind::Other, "RFC 3261 §12")),
        (ok, ("start line", RefusalKind::Value, "RFC 3262 §4")),
        (edited(&HeaderName::CSEQ, "7 BYE"), ("CSeq", RefusalKind::Other, "RFC 3262 §7.2")),
        (edited(&HeaderName::CSEQ, "7 INVITE"), ("CSeq", RefusalKind::Other, "RFC 3262 §7.2")),
        (edited(&HeaderName::REQUIRE, "timer"), ("Require", RefusalKind::Missing, "RFC 3262 §4")),
        (progress.edit().remove(&HeaderName::RSEQ).finish().unwrap(), ("RSeq", RefusalKind::Missing, "RFC 3262 §7.2")),
    ] {
        assert_eq!(refused(caller.prack(&response, &via).build()), expected);
        assert_eq!(caller, before, "no number is taken");
    }
    assert_eq!(caller.prack(&invite, &via).build(), Err(BuildError::Kind));
    let prack = read_back(caller.prack(&progress, &via).build().unwrap());
    assert_eq!(prack.rack().unwrap().unwrap().to_string(), "7 1 INVITE");
}

/// RFC 6665 §4.1.2.4, §4.4.1: a NOTIFY begins the dialogue, before the response or from another fork.
#[test]
fn rfc_6665_4_1_2_4_a_notify_begins_a_dialogue() {
    let subscribe = b"SUBSCRIBE sip:b@b SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFrom: <sip:a@a>;tag=1\r\n\
        To: <sip:b@b>\r\nCall-ID: 7@a\r\nCSeq: 4 SUBSCRIBE\r\nContact: <sip:a@a>\r\nEvent: dialog\r\nMax-Forwards: 70\r\n\r\n";
    let subscribe = Message::parse(subscribe).unwrap();
    let notify = |from: &str, to: &str, contact: &str| {
        let text = format!(
            "NOTIFY sip:a@a SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK2\r\nRecord-Route: <sip:p;lr>\r\n\
             From: <sip:b@b>{from}\r\nTo: <sip:a@a>;tag={to}\r\nCall-ID: 7@a\r\nCSeq: 1 NOTIFY\r\nContact: <{contact}>\r\n\
             Event: dialog\r\nSubscription-State: active\r\nMax-Forwards: 70\r\n\r\n"
        );
        Message::parse(text.as_bytes()).unwrap().into_owned()
    };
    let mut leg = DialogLeg::subscriber(&subscribe, &notify(";tag=fork", "1", "sip:b@c")).unwrap();
    assert_eq!((leg.remote().tag(), leg.remote_cseq(), leg.routes().len()), (Some("fork"), Some(1), 1));
    let event = offhook_sip::Token::parse(b"dialog").unwrap();
    let refresh = leg.request(Method::SUBSCRIBE, &platform_via("z9hG4bK3")).contact(&contact());
    let refresh = refresh.field(&HeaderName::EVENT, &event).build().unwrap();
    assert!(refresh.as_bytes().starts_with(b"SUBSCRIBE sip:b@c SIP/2.0\r\n"));
    assert_eq!(refresh.cseq().unwrap().unwrap().number(), 5);
    for (from, to, target) in [("", "1", "sip:b@c"), (";tag=f", "2", "sip:b@c"), (";tag=f", "1", "tel:+1")] {
        assert!(DialogLeg::subscriber(&subscribe, &notify(from, to, target)).is_err(), "{from} {to} {target}");
    }
    assert_eq!(DialogLeg::subscriber(&subscribe, &subscribe), Err(BuildError::Kind));
}

/// RFC 3261 §12.1.2, §12.2.1.2: a target is a SIP URI; §13.2.2.4: a refusal is not acknowledged by the leg.
#[test]
fn rfc_3261_12_1_2_targets_and_refused_renegotiations() {
    let invite = Message::parse(INVITE).unwrap();
    let answer = |to: &str| Response::to(&invite, StatusCode::OK).tag("1").field(&HeaderName::CONTACT, to).build();
    assert!(answer("<tel:+1>").is_err() && answer("<sip:a@b>, <sip:c@d>").is_err());
    let ok = answer("<sip:a@b>").unwrap();
    let tel = String::from_utf8(ok.as_bytes().to_vec()).unwrap().replace("<sip:a@b>", "<tel:+1>");
    assert!(DialogLeg::caller(&invite, &Message::parse(tel.as_bytes()).unwrap()).is_err());

    let mut leg = DialogLeg::caller(&invite, &ok).unwrap();
    assert!(leg.ack(&platform_via("z9hG4bK4")).build().is_ok());
    let again = leg.request(Method::INVITE, &platform_via("z9hG4bK5")).contact(&contact()).build().unwrap();
    leg.receive(&Response::to(&again, StatusCode::NOT_ACCEPTABLE_HERE).build().unwrap()).unwrap();
    assert!(leg.ack(&platform_via("z9hG4bK6")).build().is_err());
}
