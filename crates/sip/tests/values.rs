//! Typed values: examples of the documents, exact errors, and both round trips for any value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    CSeq, CallId, Contact, Date, DialogId, Host, MediaType, Message, Method, NameAddr, Params, RAck, Reason,
    RetryAfter, SessionExpires, Token, Transport, Uri, Via, Warning,
};
use proptest::prelude::*;

fn uri(text: &str) -> Uri<'_> {
    Uri::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// RFC 3261 §19.1.4, the URIs that are equal.
#[test]
fn equal_uris() {
    for (one, other) in [
        ("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtlanTa.CoM;Transport=tcp"),
        ("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"),
        ("sip:carol@chicago.com", "sip:carol@chicago.com;security=on"),
        (
            "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
            "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
        ),
        (
            "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
            "sip:alice@atlanta.com?priority=urgent&subject=project%20x",
        ),
        ("sip:a@[2001:db8::1]", "sip:a@[2001:DB8:0::1]"),
        ("tel:+1-201-555-0123", "tel:+12015550123"),
        ("tel:7042;phone-context=example.com", "TEL:7042;phone-context=Example.com"),
        ("urn:service:sos", "urn:service:sos"),
        ("sip:0.0.0.0;D=A;D", "sip:0.0.0.0;D=A;D"),
    ] {
        assert!(uri(one).is_equivalent(&uri(other)), "{one} {other}");
        assert!(uri(other).is_equivalent(&uri(one)), "{other} {one}");
    }
}

/// RFC 3261 §19.1.4, the URIs that are not equal.
#[test]
fn unequal_uris() {
    for (one, other) in [
        ("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"),
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"),
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp"),
        ("sip:bob@biloxi.com:6000;transport=tcp", "sip:bob@biloxi.com"),
        ("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"),
        ("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"),
        ("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off"),
        ("sip:a@b", "sips:a@b"),
        ("sip:a%2Fb@c", "sip:a/b@c"),
        ("tel:+12015550123", "tel:12015550123"),
        ("tel:7042;phone-context=a.com", "tel:7042"),
    ] {
        assert!(!uri(one).is_equivalent(&uri(other)), "{one} {other}");
        assert!(!uri(other).is_equivalent(&uri(one)), "{other} {one}");
    }
}

/// RFC 3261 §19.1.3 and RFC 3966 §6.
#[test]
fn parts_of_uris() {
    let alice = uri("sip:alice:secretword@atlanta.com;transport=tcp");
    assert_eq!((alice.user(), alice.password()), (Some("alice"), Some("secretword")));
    let day = uri("sip:alice;day=tuesday@atlanta.com");
    assert_eq!((day.user(), day.params().is_empty()), (Some("alice;day=tuesday"), true));
    let to = uri("sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com");
    assert_eq!((to.user(), to.host()), (None, Some(Host::Name("ATLANTA.com".into()))));
    assert_eq!(to.headers().get("to").unwrap().value_decoded().as_deref(), Some(&b"alice@atlanta.com"[..]));
    let six = uri("sip:[2001:db8::10]:5070");
    assert_eq!((six.host_str(), six.port()), (Some("[2001:db8::10]"), Some(5070)));
    let inside = uri("sip:[2001:db8::10:5070]");
    assert_eq!(inside.port(), None);
    let tel = uri("tel:863-1234;phone-context=+1-914-555");
    assert_eq!((tel.user(), tel.host()), (Some("863-1234"), None));
    assert_eq!(tel.params().get("phone-context").unwrap().value(), Some("+1-914-555"));
    let other = uri("soap.beep://192.0.2.103:3002");
    assert_eq!((other.scheme().as_str(), other.opaque(), other.is_sip()), ("soap.beep", "//192.0.2.103:3002", false));
}

#[test]
fn uris_that_are_refused() {
    for (text, offset) in [
        ("", 0),
        ("sip:", 4),
        ("sip:@b", 4),
        ("sip:a@", 6),
        ("sip:a b@c", 5),
        ("sip:2001:db8::10", 4),
        ("sip:[2001:db8::10", 17),
        ("sip:[2001:db8:::10]", 4),
        ("sip:a@b:65536", 8),
        ("sip:a@b:x", 8),
        ("sip:a%4@b", 7),
        ("sip:a@b;c%zz", 10),
        ("sip:a@b?c", 9),
        ("sip:a@192.0.2.256", 6),
        ("tel:", 4),
        ("tel:+12ab", 7),
        ("1sip:a", 0),
        ("sip:a@b\r\n", 7),
    ] {
        let error = Uri::parse(text.as_bytes()).expect_err(text);
        assert_eq!(error.offset(), offset, "{text}: {error}");
    }
}

/// Examples of RFC 3261 §20.
#[test]
fn name_addrs() {
    let carol = NameAddr::parse(b"\"Anonymous\" <sip:c8oqz84zk7z@privacy.org>;tag=hyh8").unwrap();
    assert_eq!((carol.display().as_deref(), carol.tag()), (Some(&b"Anonymous"[..]), Some("hyh8")));
    let bare = NameAddr::parse(b"sip:+12125551212@server.phone2net.com;tag=887s").unwrap();
    assert_eq!((bare.display(), bare.tag()), (None, Some("887s")));
    let words = NameAddr::parse(b"Mr. Watson \t <mailto:watson@bell-telephone.com> ;q=0.1").unwrap();
    assert_eq!(words.display().as_deref(), Some(&b"Mr. Watson"[..]));
    assert_eq!(words.uri().opaque(), "watson@bell-telephone.com");
    let folded = NameAddr::parse(b"\"a\r\n b\"\r\n <sip:a@b>\r\n ;tag\r\n =\r\n 1").unwrap();
    assert_eq!((folded.display().as_deref(), folded.tag()), (Some(&b"a b"[..]), Some("1")));
    assert_eq!(folded.to_string(), "\"a b\" <sip:a@b>;tag=1");
    let latin = NameAddr::parse(b"\"J\xfcrgen\" <sip:j@b>").unwrap();
    assert_eq!(latin.display().as_deref(), Some(&b"J\xfcrgen"[..]));

    for (text, offset) in [
        (&b"Bell, A. <sip:a@b>"[..], 4),
        (b"\"never closed <sip:a@b>", 23),
        (b"<sip:a@b", 8),
        (b"<sip:a@b>x", 9),
        (b"<sip:a@b>;", 10),
        (b"<sip:a@b>;;a", 10),
        (b"name", 4),
        (b"\"x\" sip:a@b", 4),
        (b"<sip:a@b>;tag=", 14),
        (b"<sip:a@b>;tag=1 2", 16),
    ] {
        let error = NameAddr::parse(text).expect_err("refused");
        assert_eq!(error.offset(), offset, "{}: {error}", String::from_utf8_lossy(text));
    }
}

#[test]
fn vias() {
    // RFC 3261 §20.42 and RFC 5118 §4.5.
    let via = Via::parse(b"SIP / 2.0 / UDP first.example.com: 4000;ttl=16;maddr=224.2.0.1 ;branch=z9hG4bKa7c6a8dlze.1")
        .unwrap();
    assert_eq!((via.port(), via.params().text("maddr")), (Some(4000), Some("224.2.0.1")));
    let bracketed =
        Via::parse(b"SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];rport=5061;branch=z9hG4bK1").unwrap();
    let plain = Via::parse(b"SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;rport;branch=z9hG4bK1").unwrap();
    assert_eq!(bracketed.received(), plain.received());
    assert!(plain.received().is_some());
    assert_eq!((bracketed.rport(), plain.rport()), (Some(5061), None));
    for (text, offset) in [
        ("SIP/2.0", 7),
        ("SIP/2.0/UDP", 11),
        ("SIP/2.0/UDP ", 12),
        ("SIP/2.0/UDP h:x", 14),
        ("SIP/2.0/UDP h:70000", 14),
        ("SIP/2.0/UDP h;;,;,,", 14),
        ("SIP/2.0 UDP h", 8),
    ] {
        assert_eq!(Via::parse(text.as_bytes()).expect_err(text).offset(), offset, "{text}");
    }
}

#[test]
fn every_prefix_of_a_value_is_a_value_or_an_error() {
    let via = b"SIP/2.0/TLS [2001:db8::9:1]:6050;branch=z9hG4bKas3-111;received=192.0.2.200;x=\"a\\\"b\"";
    let from =
        b"\"Bell, \\\"A\\\"\" <sips:bell:pw@[2001:db8::1]:5061;transport=tcp;lr?Subject=a%20b&X=y>;tag=1;p=\"q\"";
    let auth = b"Digest username=\"bob\", realm=\"a, b\", nonce=\"84a4\", uri=\"sip:b\", response=\"7587\", qop=auth";
    for length in 0..=from.len() {
        let _ = NameAddr::parse(&from[..length])
            .map(|value| assert_eq!(NameAddr::parse(value.to_string().as_bytes()), Ok(value)));
    }
    for length in 0..=via.len() {
        let _ = Via::parse(&via[..length]).map(|value| assert_eq!(Via::parse(value.to_string().as_bytes()), Ok(value)));
    }
    for length in 0..=auth.len() {
        let _ = offhook_sip::Auth::parse(&auth[..length])
            .map(|value| assert_eq!(offhook_sip::Auth::parse(value.to_string().as_bytes()), Ok(value)));
    }
    assert!(Via::parse(via).is_ok() && NameAddr::parse(from).is_ok() && offhook_sip::Auth::parse(auth).is_ok());
}

#[test]
fn numbers_never_wrap() {
    assert!(CSeq::parse(b"2147483647 ACK").is_ok() && CSeq::parse(b"2147483648 ACK").is_err());
    assert!(RAck::parse(b"4294967295 1 INVITE").is_ok() && RAck::parse(b"4294967296 1 INVITE").is_err());
    assert!(RAck::parse(b"0 1 INVITE").is_err());
    assert!(SessionExpires::parse(b"4294967296").is_err());
    assert!(RetryAfter::parse(b"18446744073709551616").is_err());
    let deep = [&b"1 "[..], &[b'('; 9], &[b')'; 9]].concat();
    assert!(RetryAfter::parse(&deep).is_err() && RetryAfter::parse(&deep[..2]).is_ok());
}

#[test]
fn credentials_are_not_shown() {
    let text = b"REGISTER sip:a SIP/2.0\r\nAuthorization: Digest username=\"bob\", response=\"7587245234\"\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let auth: offhook_sip::Auth<'_> = message.value(&offhook_sip::HeaderName::AUTHORIZATION).unwrap().unwrap();
    for shown in [format!("{message:?}"), format!("{auth:?}"), format!("{:?}", message.fields().next().unwrap())] {
        assert!(!shown.contains("7587245234") && !shown.contains("bob"), "{shown}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn serde_goes_through_the_parser() {
    let from = NameAddr::parse(b"\"J\xfcrgen\" <sip:j@b>;tag=1").unwrap();
    let json = serde_json::to_string(&from).unwrap();
    assert_eq!(serde_json::from_str::<NameAddr<'static>>(&json).unwrap(), from);
    assert_eq!(serde_json::to_string(&CSeq::parse(b"01 ACK").unwrap()).unwrap(), "\"1 ACK\"");
    assert!(serde_json::from_str::<CSeq<'static>>("\"x ACK\"").is_err());
    assert_eq!(serde_json::to_string(&Uri::parse(b"sip:a@b").unwrap()).unwrap(), "\"sip:a@b\"");
    assert!(serde_json::from_str::<Uri<'static>>("\"sip:\"").is_err());
    assert!(serde_json::from_str::<Params<'static>>("\";a=1;b\"").unwrap().contains("b"));
    let invite = Message::parse(include_bytes!("fixtures/source/invite.dat")).unwrap();
    let json = serde_json::to_string(&invite).unwrap();
    assert_eq!(serde_json::from_str::<Message<'static>>(&json).unwrap(), invite);
    assert!(serde_json::from_str::<Message<'static>>("\"GET / HTTP/1.1\\r\\n\\r\\n\"").is_err());
}

fn token() -> impl Strategy<Value = String> {
    "[A-Za-z0-9.!%*_+`'~-]{1,12}"
}

fn host() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<std::net::Ipv4Addr>().prop_map(|address| address.to_string()),
        any::<std::net::Ipv6Addr>().prop_map(|address| format!("[{address}]")),
        "[a-z][a-z0-9]{0,8}(\\.[a-z][a-z0-9]{0,5}){0,2}",
    ]
}

fn any_uri() -> impl Strategy<Value = String> {
    let user = proptest::option::of("([A-Za-z0-9_.!~*'()&=+$,;?/-]|%[0-9a-fA-F]{2}){1,12}");
    let params =
        proptest::collection::vec(("[A-Za-z][a-z0-9-]{0,6}", proptest::option::of("[A-Za-z0-9:&+$/.-]{1,8}")), 0..4);
    (any::<bool>(), user, host(), proptest::option::of(any::<u16>()), params, any::<bool>()).prop_map(
        |(secure, user, host, port, params, headers)| {
            let mut text = String::from(if secure { "sips:" } else { "sip:" });
            if let Some(user) = user {
                text.push_str(&user);
                text.push('@');
            }
            text.push_str(&host);
            if let Some(port) = port {
                text.push_str(&format!(":{port}"));
            }
            for (name, value) in params {
                text.push_str(&format!(";{name}"));
                if let Some(value) = value {
                    text.push_str(&format!("={value}"));
                }
            }
            if headers {
                text.push_str("?a=b%20c&d=");
            }
            text
        },
    )
}

fn params() -> impl Strategy<Value = Params<'static>> {
    proptest::collection::vec((token(), proptest::option::of("\\PC{0,10}")), 0..4).prop_map(|pairs| {
        let mut params = Params::NONE;
        for (name, value) in pairs {
            params.push(&name, value.as_deref()).unwrap();
        }
        params
    })
}

proptest! {
    #[test]
    fn uris_print_as_they_were(text in any_uri()) {
        let uri = Uri::parse(text.as_bytes()).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        prop_assert_eq!(uri.to_string(), text.as_str());
        prop_assert!(uri.is_equivalent(&uri));
    }

    #[test]
    fn printed_name_addrs_parse_back(text in any_uri(), display in "\\PC{0,20}", params in params()) {
        let mut value = NameAddr::new(text.parse().unwrap()).with_display(&display).unwrap();
        for param in &params {
            value = value.with_param(param.name(), param.to_str()).unwrap();
        }
        let printed = value.to_string();
        let again = NameAddr::parse(printed.as_bytes()).map_err(|error| TestCaseError::fail(format!("{printed}: {error}")))?;
        prop_assert_eq!(&again, &value);
        if !display.is_empty() {
            prop_assert_eq!(again.display().unwrap().into_owned(), display.into_bytes());
        }
        prop_assert_eq!(Contact::parse(printed.as_bytes()), Ok(Contact::Address(value)));
    }

    #[test]
    fn printed_vias_parse_back(host in host(), port in proptest::option::of(any::<u16>()), branch in token(), transport in token(), params in params()) {
        let mut value = Via::new(Transport::new(&transport), &host, port, &branch).unwrap().into_owned();
        for param in &params {
            value = value.with_param(param.name(), param.to_str()).unwrap();
        }
        let printed = value.to_string();
        prop_assert_eq!(Via::parse(printed.as_bytes()), Ok(value));
    }

    #[test]
    fn printed_numbers_and_words_parse_back(number in 0..=CSeq::MAX, rseq in 1_u32.., method in token(), seconds in any::<u32>(), cause in any::<u16>(), text in "\\PC{0,12}") {
        let cseq = CSeq::new(number, Method::new(&method)).unwrap();
        prop_assert!(CSeq::parse(cseq.to_string().as_bytes()).is_ok_and(|again| again == cseq));
        let rack = RAck::new(rseq, cseq).unwrap();
        prop_assert!(RAck::parse(rack.to_string().as_bytes()).is_ok_and(|again| again == rack));
        let session = SessionExpires::new(seconds).with_param("refresher", Some("uas")).unwrap();
        prop_assert!(SessionExpires::parse(session.to_string().as_bytes()).is_ok_and(|again| again == session));
        let retry = RetryAfter::new(seconds);
        prop_assert!(RetryAfter::parse(retry.to_string().as_bytes()).is_ok_and(|again| again == retry));
        let reason = Reason::new(&method, cause, Some(&text)).unwrap();
        let printed = reason.to_string();
        let again = Reason::parse(printed.as_bytes()).unwrap();
        prop_assert_eq!(again.cause(), Some(cause));
        prop_assert_eq!(again.text().unwrap().into_owned(), text.clone().into_bytes());
        prop_assert_eq!(&again, &reason);
        prop_assert!(Token::parse(method.as_bytes()).is_ok_and(|token| token.as_str() == method));
        prop_assert!(CallId::parse(method.as_bytes()).is_ok_and(|id| id.as_str() == method));
        let media = MediaType::parse(b"a/b;c=d").unwrap();
        prop_assert!(MediaType::parse(media.to_string().as_bytes()).is_ok_and(|again| again == media));
        let dialog = format!("{method};to-tag=1;from-tag=2");
        let dialog = DialogId::parse(dialog.as_bytes()).unwrap();
        prop_assert!(DialogId::parse(dialog.to_string().as_bytes()).is_ok_and(|again| again == dialog));
        let warning = format!("399 {method} \"x\"");
        prop_assert_eq!(Warning::parse(warning.as_bytes()).unwrap().to_string(), warning);
    }

    #[test]
    fn printed_dates_parse_back(seconds in -62_167_219_200_i64..=253_402_300_799) {
        let date = Date::from_unix_seconds(seconds).unwrap();
        prop_assert!(Date::parse(date.to_string().as_bytes()).is_ok_and(|again| again == date));
    }
}

/// RFC 3261 §25.1: a password holds no slash, with or without brackets around its URI; found by fuzzing.
#[test]
fn a_password_is_the_same_with_and_without_brackets() {
    for (text, offset) in [(&b"sip:nl-ID:98asdSIP/0@192.0.2.2"[..], 12), (b"<sip:nl-ID:98asdSIP/0@192.0.2.2>", 13)] {
        assert_eq!(NameAddr::parse(text).unwrap_err().offset(), offset);
    }
    let bare = NameAddr::parse(b"sip:alice:secret@192.0.2.2").unwrap();
    assert_eq!(bare.uri().password(), Some("secret"));
}

#[test]
#[cfg(feature = "serde")]
fn findings_and_errors_are_written_with_their_rule() {
    let message = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nCSeq: x OPTIONS\r\n\r\n").unwrap();
    let finding = message.findings().into_iter().find(|finding| finding.offset() == 31).unwrap();
    assert_eq!(
        serde_json::to_value(finding).unwrap(),
        serde_json::json!({
            "level": "error", "field": "CSeq", "offset": 31, "rule": "CSeq", "source": "RFC 3261 §20.16",
            "message": "unexpected byte 0x78"
        })
    );
    let refused = Message::parse(b"OPTIONS\r\n\r\n").unwrap_err();
    let written = serde_json::to_value(refused).unwrap();
    assert_eq!((written["rule"].as_str(), written["offset"].as_u64()), (Some("Request-Line"), Some(7)));
    let problem = serde_json::to_value(finding.problem()).unwrap();
    assert_eq!(problem["value"]["field"], "CSeq");
}

/// RFC 3261 §20.33: a comment may be folded, and a line end in it that is no fold ends the value.
#[test]
fn comments_of_retry_after_fold() {
    let folded = RetryAfter::parse(b"5 (in a\r\n  meeting);duration=4").unwrap();
    assert_eq!(RetryAfter::parse(folded.to_string().as_bytes()), Ok(folded));
    let error = RetryAfter::parse(b"5 (in a\r\n\r\nmeeting)").unwrap_err();
    assert_eq!((error.offset(), error.kind()), (7, offhook_sip::ErrorKind::Byte(b'\r')));
}
