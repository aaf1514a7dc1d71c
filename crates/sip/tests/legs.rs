//! One side of a dialogue: its route set, its target, its numbers (RFC 3261 §12, §13.2.2.4).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{BuildError, DialogLeg, Limits, Message, Method, NameAddr, Response, StatusCode, Transport, Via};

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
