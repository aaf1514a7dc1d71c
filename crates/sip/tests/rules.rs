//! What the documents ask of new messages of each kind, and what replaces what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    BuildError, DialogLeg, HeaderName, Limits, Message, Method, NameAddr, OptionTag, RefusalKind, Request, Response,
    StatusCode, Transport, Uri, Via,
};

const INVITE: &[u8] = include_bytes!("fixtures/source/invite-length-fixed.dat");

fn via(host: &str, branch: &str) -> Via<'static> {
    Via::new(Transport::UDP, host, Some(5060), branch).unwrap().into_owned()
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

/// What was refused, why, and by which document.
fn refused_for(result: Result<Message<'static>, BuildError>) -> (&'static str, RefusalKind, &'static str) {
    match result {
        Err(BuildError::Refused(refusal)) => (refusal.field().name(), refusal.kind(), refusal.rule().source()),
        other => panic!("{other:?}"),
    }
}

fn request(method: Method<'static>) -> Request {
    let uri: Uri<'_> = "sip:a@b".parse().unwrap();
    Request::new(method, &uri)
        .from(&NameAddr::parse(b"<sip:c@d>;tag=1").unwrap())
        .to(&NameAddr::new(uri.clone()))
        .call_id("x")
        .cseq(1)
}

/// RFC 3261 §8.1.1.7: SIP/2.0, and a branch that begins with the magic cookie; §9.1 copies that of the INVITE.
#[test]
fn rfc_3261_8_1_1_7_a_new_request_has_a_via_of_its_own() {
    let value = ("Via", RefusalKind::Value, "RFC 3261 §8.1.1.7");
    for text in [
        "SIP/3.0/UDP c;branch=z9hG4bK1",
        "HTTP/2.0/UDP c;branch=z9hG4bK1",
        "SIP/2.0/UDP c;branch=1",
        "SIP/2.0/UDP c",
        "SIP/2.0/UDP c;branch=Z9HG4BK1",
    ] {
        let via = Via::parse(text.as_bytes()).unwrap();
        assert_eq!(refused_for(request(Method::OPTIONS).via(&via).build()), value, "{text}");
        assert_eq!(refused_for(request(Method::OPTIONS).field(&HeaderName::VIA, text).build()), value, "{text}");
    }
    // An INVITE of RFC 2543 is cancelled with its own branch.
    let old = Message::parse(INVITE).unwrap().edit().set(&HeaderName::VIA, "SIP/2.0/UDP c;branch=1").finish().unwrap();
    assert_eq!(Request::cancel(&old).build().unwrap().top_via().unwrap().unwrap().branch(), Some("1"));
}

/// RFC 3261 §8.1.1.8, RFC 3311 §5.1: what may begin a dialogue, and what refreshes its target, says where to send to.
#[test]
fn rfc_3261_8_1_1_8_a_request_has_exactly_one_contact() {
    let new = |method: Method<'static>| {
        let new = request(method.clone()).via(&via("c", "z9hG4bK1"));
        match method.as_str() {
            "SUBSCRIBE" => new.field(&HeaderName::EVENT, "presence"),
            "REFER" => new.field(&HeaderName::REFER_TO, "<sip:e@f>"),
            _ => new,
        }
    };
    for method in [Method::INVITE, Method::SUBSCRIBE, Method::REFER, Method::UPDATE] {
        let missing = if method == Method::UPDATE { "RFC 3311 §5.1" } else { "RFC 3261 §8.1.1.8" };
        assert_eq!(refused_for(new(method.clone()).build()), ("Contact", RefusalKind::Missing, missing));
        let with = |value: &str| new(method.clone()).field(&HeaderName::CONTACT, value).build();
        for value in ["*", "<tel:+1>", "<mailto:a@b>"] {
            assert_eq!(refused_for(with(value)), ("Contact", RefusalKind::Value, "RFC 3261 §8.1.1.8"), "{value}");
        }
        let two = with("<sip:a@b>, <sip:c@d>");
        assert_eq!(refused_for(two), ("Contact", RefusalKind::Several, "RFC 3261 §8.1.1.8"));
        let two = new(method.clone()).contact(&contact()).field(&HeaderName::CONTACT, "<sip:c@d>").build();
        assert_eq!(refused_for(two), ("Contact", RefusalKind::Several, "RFC 3261 §8.1.1.8"));
        assert!(matches!(with("<sip:a@b"), Err(BuildError::Finding(_))));
        assert!(with("<sips:a@b>").is_ok() && with("<sip:a@b>").is_ok());
    }
    let register = |value: &str| new(Method::REGISTER).field(&HeaderName::CONTACT, value);
    assert!(register("<sip:a@b>, <mailto:c@d>").build().is_ok());
    // RFC 3261 §10.2.2: `*` stands alone, with an Expires of 0.
    assert!(register("*").field(&HeaderName::EXPIRES, &0_u32).build().is_ok());
    assert!(matches!(register("*").build(), Err(BuildError::Finding(_))));
}

/// RFC 6665 §8.2, RFC 3903 §4: what an event is about.
#[test]
fn rfc_6665_8_2_requests_of_events_name_the_event() {
    let new = |method: Method<'static>| request(method).via(&via("c", "z9hG4bK1")).contact(&contact());
    for (method, rule) in
        [(Method::SUBSCRIBE, "RFC 6665 §8.2.1"), (Method::NOTIFY, "RFC 6665 §8.2.1"), (Method::PUBLISH, "RFC 3903 §4")]
    {
        assert_eq!(refused_for(new(method.clone()).build()), ("Event", RefusalKind::Missing, rule));
        let event = new(method.clone()).field(&HeaderName::EVENT, "presence");
        if method == Method::NOTIFY {
            let refused = refused_for(event.clone().build());
            assert_eq!(refused, ("Subscription-State", RefusalKind::Missing, "RFC 6665 §8.2.3"));
        }
        assert!(event.field(&HeaderName::SUBSCRIPTION_STATE, "active").build().is_ok());
    }
}

/// RFC 3261 §10.3, §21.4, §22.2, §22.3, RFC 3329 §2.3.1, RFC 4028 §6: what a refusal says besides its code.
#[test]
fn rfc_3261_21_4_a_refusal_has_what_its_code_asks_for() {
    let invite = Message::parse(INVITE).unwrap();
    for (code, name, value, rule) in [
        (401, "WWW-Authenticate", "Digest realm=\"a\",nonce=\"b\"", "RFC 3261 §22.2"),
        (405, "Allow", "OPTIONS", "RFC 3261 §21.4.6"),
        (407, "Proxy-Authenticate", "Digest realm=\"a\",nonce=\"b\"", "RFC 3261 §22.3"),
        (420, "Unsupported", "foo", "RFC 3261 §21.4.15"),
        (421, "Require", "timer", "RFC 3261 §21.4.16"),
        (422, "Min-SE", "90", "RFC 4028 §6"),
        (423, "Min-Expires", "60", "RFC 3261 §10.3"),
        (494, "Security-Server", "tls", "RFC 3329 §2.3.1"),
    ] {
        let new = || Response::to(&invite, StatusCode::from_code(code)).tag("1");
        assert_eq!(refused_for(new().build()), (name, RefusalKind::Missing, rule), "{code}");
        let faulty = Response::to_faulty(&invite, StatusCode::from_code(code)).tag("1").build();
        assert_eq!(refused_for(faulty), (name, RefusalKind::Missing, rule), "{code}");
        read_back(new().field(&HeaderName::new(name), value).build().unwrap());
    }
}

/// RFC 3261 §9.1, §7.3.1: elements without content are nobody's hop.
#[test]
fn rfc_3261_9_1_a_cancel_passes_over_what_is_empty() {
    let text = "INVITE sip:a@b SIP/2.0\r\nVia:\r\nVia:\r\n ,SIP/2.0/UDP c;branch=z9hG4bK1,\r\nRoute:\r\n\
        Route: ,<sip:r1;lr>;x=\"a,,b\",,<sip:r2;lr>\r\nFrom: <sip:c@c>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: x\r\n\
        CSeq: 7 INVITE\r\nMax-Forwards: 70\r\nContact: <sip:c@c>\r\nContent-Length: 0\r\n\r\n";
    let invite = Message::parse(text.as_bytes()).unwrap();
    let cancel = read_back(Request::cancel(&invite).build().unwrap());
    let values = |name: &HeaderName<'_>| -> Vec<_> {
        cancel.fields_named(name).map(|field| String::from_utf8_lossy(field.value()).into_owned()).collect()
    };
    assert_eq!(values(&HeaderName::VIA), ["SIP/2.0/UDP c;branch=z9hG4bK1"]);
    assert_eq!(values(&HeaderName::ROUTE), ["<sip:r1;lr>;x=\"a,,b\"", "<sip:r2;lr>"]);
}

/// RFC 3261 §7.3.1: no parameter stands twice.
#[test]
fn rfc_3261_7_3_1_a_parameter_is_replaced_in_its_place() {
    let address = NameAddr::parse(b"<sip:a@b>;tag=1;x").unwrap();
    assert_eq!(address.clone().with_param("TAG", Some("2")).unwrap().to_string(), "<sip:a@b>;TAG=2;x");
    assert_eq!(address.clone().with_tag("3").unwrap().to_string(), "<sip:a@b>;tag=3;x");
    assert_eq!(address.with_param("y", None).unwrap().to_string(), "<sip:a@b>;tag=1;x;y");
    macro_rules! replaced {
        ($ty:ident, $text:literal, $expected:literal) => {
            let value = offhook_sip::$ty::parse($text).unwrap();
            assert_eq!(value.with_param("p", Some("2")).unwrap().to_string(), $expected);
        };
    }
    replaced!(Event, b"presence;p=1;q", "presence;p=2;q");
    replaced!(SubscriptionState, b"active;p=1;q", "active;p=2;q");
    replaced!(InfoUri, b"<sip:a@b>;p=1;q", "<sip:a@b>;p=2;q");
    replaced!(MediaType, b"text/plain;p=1;q=3", "text/plain;p=2;q=3");
    replaced!(SessionExpires, b"90;p=1;q", "90;p=2;q");
    replaced!(UserToUser, b"00;p=1;q", "00;p=2;q");
    replaced!(FeatureSet, b"*;p=1;q", "*;p=2;q");
    let features = offhook_sip::FeatureSet::parse(b"*;p=\"1\";q").unwrap();
    assert_eq!(features.with_feature("p", "a\"b").unwrap().to_string(), "*;p=\"a\\\"b\";q");
}

/// RFC 3262 §3: only 101 to 199 to an INVITE are sent reliably, and `100rel` is required once.
#[test]
fn rfc_3262_3_only_provisional_responses_to_invite_are_reliable() {
    let invite = Message::parse(INVITE).unwrap();
    let required = |response: Response| {
        let ringing = read_back(response.build().unwrap());
        let tags: Vec<_> = ringing.require().map(|tag| tag.unwrap().to_string()).collect();
        (tags.join(" "), ringing.rseq().unwrap().unwrap())
    };
    let ringing = || Response::to(&invite, StatusCode::RINGING).tag("1").contact(&contact());
    let (own, timer) = (OptionTag::RELIABLE, OptionTag::new("timer"));
    assert_eq!(required(ringing().reliable(1).reliable(2)), ("100rel".into(), 2));
    assert_eq!(required(ringing().reliable(1).field(&HeaderName::REQUIRE, &own)), ("100rel".into(), 1));
    let both = ringing().field(&HeaderName::REQUIRE, &[timer.clone(), own]).reliable(3);
    assert_eq!(required(both), ("timer 100rel".into(), 3));
    assert_eq!(required(ringing().field(&HeaderName::REQUIRE, &timer).reliable(4)), ("timer 100rel".into(), 4));

    for status in [StatusCode::TRYING, StatusCode::OK, StatusCode::BUSY_HERE] {
        let refused = Response::to(&invite, status).tag("1").contact(&contact()).reliable(1).build();
        assert_eq!(refused_for(refused), ("RSeq", RefusalKind::Misplaced, "RFC 3262 §3"), "{status}");
        let by_hand = Response::to(&invite, status).tag("1").contact(&contact());
        let by_hand = by_hand.field(&HeaderName::RSEQ, &1_u32).field(&HeaderName::REQUIRE, &OptionTag::RELIABLE);
        assert_eq!(refused_for(by_hand.build()), ("RSeq", RefusalKind::Misplaced, "RFC 3262 §3"), "{status}");
    }
    let ok = Response::to(&invite, StatusCode::OK).tag("1").contact(&contact()).build().unwrap();
    for method in [Method::UPDATE, Method::BYE, Method::SUBSCRIBE] {
        let request = DialogLeg::caller(&invite, &ok).unwrap().request(method, &via("10.11.56.61", "z9hG4bK2"));
        let request = request.contact(&contact()).field(&HeaderName::EVENT, "presence").build().unwrap();
        let reliable = Response::to(&request, StatusCode::RINGING).reliable(1).build();
        assert_eq!(refused_for(reliable), ("RSeq", RefusalKind::Misplaced, "RFC 3262 §3"));
    }
    // RFC 3262 §3, §7.1: RSeq and the tag stand together. RFC 3261 §12.1.1: the PRACK needs somewhere to go.
    let rseq = ringing().field(&HeaderName::RSEQ, &1_u32).build();
    assert_eq!(refused_for(rseq), ("Require", RefusalKind::Missing, "RFC 3262 §3"));
    let tag = ringing().field(&HeaderName::REQUIRE, &OptionTag::RELIABLE).build();
    assert_eq!(refused_for(tag), ("RSeq", RefusalKind::Missing, "RFC 3262 §3"));
    let lost = Response::to(&invite, StatusCode::RINGING).tag("1").reliable(1).build();
    assert_eq!(refused_for(lost), ("Contact", RefusalKind::Missing, "RFC 3261 §12.1.1"));
    let within = invite.edit().set(&HeaderName::TO, "<sip:a@b>;tag=1").finish().unwrap();
    assert!(Response::to(&within, StatusCode::RINGING).reliable(1).build().is_ok(), "the target is known");
}
