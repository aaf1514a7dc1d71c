//! One side of a dialogue: its route set, its target, its numbers (RFC 3261 §12, §13.2.2.4).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    BuildError, DialogLeg, HeaderName, Limits, Message, Method, NameAddr, Response, StatusCode, Transport, Via,
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
