//! Header fields that say whose call it is and where it came from: examples of the documents, exact errors, and both
//! round trips for any value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod check;
#[macro_use]
#[path = "check/values.rs"]
mod values;

use offhook_sip::{
    CauseLocation, ChargingParams, DialogId, Diversion, ErrorKind, HeaderName, HeaderValue, HistoryEntry, HistoryIndex,
    HistoryTarget, Message, MessageProblem, Method, NameAddr, Privacy, PrivacyValue, Q850Cause, Reason, ReasonCause,
    ReasonProtocol, ReferredBy, Refresher, RemotePartyId, ResourceNamespace, ResourcePriority, SessionExpires,
    SessionId, SessionUuid, StatusCode, ToValue, Uri, UserToUser, WarnCode, Warning,
};
use proptest::prelude::*;

#[test]
fn every_prefix_is_a_value_or_an_error() {
    prefixes! {
        HistoryEntry: "\"Bob\" <sip:bob@192.0.2.3?Reason=SIP%3Bcause%3D302&Privacy=history>;index=1.10.1;rc=1.10;x=\"a\"",
        HistoryIndex: "1.20.300.4000000000",
        Diversion: "\"A\" <sip:+1915@b;user=phone>;reason=unconditional;counter=1;limit=9;privacy=\"off\";screen=no;ext=1",
        RemotePartyId: "\"J. Doe\" <sip:jdoe@foo.com>;party=called;id-type=user;privacy=\"full,uri-network\";screen=yes",
        ReferredBy: "<sip:referror@referror.example>;cid=\"2039.2UWQ@referror.example\"",
        Privacy: "user; header ;session\t;critical",
        UserToUser: "\"a \\\" b\";encoding=hex;purpose=foo;content=\"bar\"",
        SessionId: "ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2;logme",
        ChargingParams: "icid-value=\"1234bc9876e;x\" ; icid-generated-at=[2001:db8::1];orig-ioi=home1.net;transit-ioi=\"a.1,void\"",
        ResourcePriority: "dsn-000001.7",
        DialogId: "12adf2f34456gs5@a.b;to-tag=12345;from-tag=54321;early-only",
        Reason: "Q.850;cause=16;text=\"Terminated\";location=LN",
    }
}

/// Each value with one octet taken out, or another in its place: whatever it is then, nothing panics, and what is
/// still read prints and reads back.
#[test]
fn damaged_values() {
    let uri = "sip:+1-212;ext=1;phone-context=+1@[2001:db8::1];user=phone?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2&Reason=Q.850%3Bcause%3D16";
    for line in [
        "History-Info: <sip:b@c?Reason=SIP%3Bcause%3D302&Privacy=history>;index=1.1;rc=1, <sip:d@e>;index=1.2;mp=1",
        "Diversion: \"A\" <sip:+1915@b>;reason=unconditional;counter=1;limit=9;privacy=\"off\";screen=no",
        "Remote-Party-ID: <sip:jdoe@foo.com>;party=called;privacy=\"full,uri-network\";screen=yes",
        "Privacy: user; header ;session,critical",
        "User-to-User: \"a \\\" b\";encoding=hex;purpose=foo, 56a3;encoding=hex",
        "Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2",
        "P-Charging-Vector: icid-value=\"1;x\" ; icid-generated-at=[2001:db8::1];transit-ioi=\"a.1,void\"",
        "Resource-Priority: dsn.flash, wps.0",
        "Replaces: 12adf2f@a.b;to-tag=12345;from-tag=54321;early-only",
        "Target-Dialog: 12adf2f@a.b;local-tag=1;remote-tag=2",
        "Reason: Q.850;cause=16;text=\"T\";location=LN, SIP;cause=200",
        "P-Asserted-Identity: \"C\" <sip:f@c.com>, tel:+14085264000",
        "Event: dialog.winfo;id=\"7\"",
        "Subscription-State: terminated;reason=giveup;retry-after=30",
        "SIP-ETag: kwj449x",
        "Warning: 370 devnull \"Choose \\a bigger pipe\", 399 a \"b\"",
        "Content-Disposition: session;handling=required",
        "Content-ID: <1@[2001:db8::1]>",
        &format!("Refer-To: <{uri}>"),
        "From: <urn:example:a?+b?=c#d>;tag=1",
        "From: <tel:7042;phone-context=a.com;tgrp=1;trunk-context=b.com>;tag=1",
    ] {
        let text = format!("INVITE sip:a@b SIP/2.0\r\n{line}\r\n\r\n").into_bytes();
        check::check(&text);
        let value = 24 + line.find(':').unwrap()..24 + line.len();
        for place in value {
            let mut shorter = text.clone();
            shorter.remove(place);
            check::check(&shorter);
            for octet in [0, 0xff, b'"', b';', b'.', b',', b'%', b'0', b'>'] {
                let mut other = text.clone();
                other[place] = octet;
                check::check(&other);
            }
        }
    }
}

/// RFC 7044 §5, §10.1, §10.2.
/// RFC 7433 §4.1, §4.2, RFC 7434 §9.
#[test]
fn rfc_7433_user_to_user() {
    let hex = UserToUser::parse(b"56a390f3d2b7310023a2;encoding=hex;purpose=foo;content=bar").unwrap();
    assert_eq!(*hex.decoded().unwrap(), [0x56, 0xa3, 0x90, 0xf3, 0xd2, 0xb7, 0x31, 0x00, 0x23, 0xa2]);
    let text = UserToUser::parse(b"\"an \\\"id\\\"\";purpose=foo").unwrap();
    assert_eq!((&*text.data(), &*text.decoded().unwrap()), (&b"an \"id\""[..], &b"an \"id\""[..]));
    let isdn = UserToUser::parse(b"00C81031;purpose=isdn-uui").unwrap();
    assert_eq!(*isdn.decoded().unwrap(), [0x00, 0xc8, 0x10, 0x31]);
    // Data without a purpose is of the same package, whose data is in hex.
    let plain = UserToUser::parse(b"00C81031").unwrap();
    assert_eq!(plain.decoded(), isdn.decoded());
    let other = UserToUser::parse(b"00C81031;encoding=text").unwrap();
    assert_eq!(*other.decoded().unwrap(), *b"00C81031");
    let odd = UserToUser::parse(b"abc;encoding=HEX").unwrap().decoded().map(|octets| octets.into_owned());
    assert_eq!(odd.map_err(|error| (error.offset(), error.kind())), Err((3, ErrorKind::End)));
    let bad = UserToUser::parse(b"abxc;encoding=hex").unwrap().decoded().map(|octets| octets.into_owned());
    assert_eq!(bad.map_err(|error| (error.offset(), error.kind())), Err((2, ErrorKind::Byte(b'x'))));
    refused! { UserToUser:
        ("", 0, ErrorKind::End),
        ("\"never", 6, ErrorKind::End),
        ("a b", 2, ErrorKind::Byte(b'b')),
    }
    let built = UserToUser::from_octets(b"\x00\xff").with_param("purpose", Some("foo")).unwrap();
    assert_eq!(built.to_string(), "00ff;encoding=hex;purpose=foo");
    let message =
        Message::parse(b"INVITE sip:a@b SIP/2.0\r\nUser-to-User: 01;encoding=hex, 02\r\nuser-to-user: \"3\"\r\n\r\n")
            .unwrap();
    assert_eq!(message.user_to_user().collect::<Result<Vec<_>, _>>().unwrap().len(), 3);
}

/// RFC 7989 §5, §10.1.
#[test]
fn rfc_7989_session_ids() {
    let invite =
        SessionId::parse(b"ab30317f1a784dc48ff824d0d3715d86; remote=00000000000000000000000000000000").unwrap();
    let answer = SessionId::parse(b"47755a9de7794ba387653f2099600ef2;remote=ab30317f1a784dc48ff824d0d3715d86").unwrap();
    let ack = SessionId::parse(b"ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2").unwrap();
    let other = SessionId::parse(b"a5d2f5d0b4fb4e3b9ad5a3d7a5e1e0c1;remote=ab30317f1a784dc48ff824d0d3715d87").unwrap();
    assert!(invite.is_same_session(&answer) && answer.is_same_session(&ack) && ack.is_same_session(&invite));
    assert!(!other.is_same_session(&answer) && !other.is_same_session(&invite));
    assert_eq!(answer.reversed(), ack);
    // RFC 7329 has one end only, RFC 8497 a mark.
    let old = SessionId::parse(b"0123456789abcdef123456789abcdef0;logme").unwrap();
    assert_eq!((old.remote(), old.is_logged()), (None, true));
    assert_eq!(
        SessionId::new(old.local(), SessionUuid::NIL).to_string(),
        "0123456789abcdef123456789abcdef0;remote=00000000000000000000000000000000"
    );
    refused! { SessionId:
        ("", 0, ErrorKind::End),
        ("0123456789abcdef123456789abcdef", 31, ErrorKind::End),
        ("0123456789ABCDEF123456789abcdef0", 10, ErrorKind::Byte(b'A')),
        ("0123456789abcdef123456789abcdef01", 32, ErrorKind::Byte(b'1')),
        ("0123456789abcdef123456789abcdef0;remote", 39, ErrorKind::Missing),
        ("0123456789abcdef123456789abcdef0;remote=0", 41, ErrorKind::End),
        ("0123456789abcdef123456789abcdef0;remote=012g", 43, ErrorKind::Byte(b'g')),
    }
}

/// RFC 7315 §5.5, §5.6.
#[test]
fn rfc_7315_charging() {
    let vector = ChargingParams::parse(
        b"icid-value=1234bc9876e; icid-generated-at=192.0.6.8; orig-ioi=home1.net; related-icid=\"x\"",
    )
    .unwrap();
    assert_eq!((vector.icid(), vector.icid_generated_at()), (Some("1234bc9876e"), Some("192.0.6.8")));
    assert_eq!((vector.orig_ioi(), vector.term_ioi(), vector.related_icid()), (Some("home1.net"), None, Some("x")));
    assert_eq!(vector.transit_iois().count(), 0);
    let addresses = ChargingParams::parse(b"ccf=[5555::b99:c88:d77:e66]; ccf=192.1.1.2;ecf = 192.1.1.3; x").unwrap();
    assert_eq!(addresses.all("CCF").collect::<Vec<_>>(), ["[5555::b99:c88:d77:e66]", "192.1.1.2"]);
    assert_eq!(addresses.iter().last(), Some(("x", None)));
    refused! { ChargingParams:
        ("", 0, ErrorKind::End),
        (";ccf=1", 0, ErrorKind::Byte(b';')),
        ("ccf=", 4, ErrorKind::End),
        ("ccf=\"1", 6, ErrorKind::End),
        ("ccf=1 2", 6, ErrorKind::Byte(b'2')),
    }
    // The identifier is mandatory in a vector, and in nothing else.
    let text =
        b"INVITE sip:a@b SIP/2.0\r\nP-Charging-Vector: orig-ioi=a\r\nP-Charging-Function-Addresses: ecf=a\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let mut typed = message.fields().flat_map(|field| field.typed());
    let error = typed.next().unwrap().unwrap_err();
    assert_eq!((error.offset(), error.kind()), (53, ErrorKind::Missing));
    assert!(matches!(typed.next(), Some(Ok(HeaderValue::ChargingParams(_)))));
}

/// RFC 4412 §3, §10.
#[test]
fn rfc_4412_resource_priorities() {
    let text = b"INVITE sip:a@b SIP/2.0\r\nResource-Priority: DSN.Flash, wps.3\r\nAccept-Resource-Priority:\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let all: Vec<ResourcePriority<'_>> =
        message.values(&HeaderName::RESOURCE_PRIORITY).collect::<Result<_, _>>().unwrap();
    assert_eq!((all[0].namespace(), all[0].priority(), all[0].rank()), (ResourceNamespace::DSN, "Flash", Some(3)));
    assert_eq!((all[1].namespace(), all[1].rank()), (ResourceNamespace::WPS, Some(1)));
    assert_eq!(all[0], ResourcePriority::parse(b"dsn.flash").unwrap());
    let rank = |text: &'static str| ResourcePriority::parse(text.as_bytes()).unwrap().rank();
    assert!(rank("q735.0") > rank("q735.4") && rank("drsn.flash-override-override") == Some(5));
    assert_eq!((rank("dsn.flash-override-override"), rank("x.1")), (None, None));
    assert!(!message.findings().iter().any(|finding| matches!(finding.problem(), MessageProblem::Value { .. })));
    refused! { ResourcePriority:
        ("", 0, ErrorKind::End),
        ("dsn", 3, ErrorKind::End),
        ("dsn.", 4, ErrorKind::End),
        (".flash", 0, ErrorKind::Byte(b'.')),
        ("dsn.fl.ash", 6, ErrorKind::Byte(b'.')),
        ("dsn.flash x", 10, ErrorKind::Byte(b'x')),
        ("dsn flash", 3, ErrorKind::Byte(b' ')),
    }
}

/// RFC 3891 §6.1, RFC 3911 §7.1, RFC 4538 §7: each tag exactly once.
#[test]
fn dialogues_are_named_in_full() {
    refused! { DialogId:
        ("", 0, ErrorKind::End),
        ("a@b", 3, ErrorKind::Missing),
        ("a@b;to-tag=1", 12, ErrorKind::Missing),
        ("a@b;from-tag=1;x=2", 18, ErrorKind::Missing),
        ("a@b;to-tag=1;from-tag=2;to-tag=3", 24, ErrorKind::Duplicate),
        ("a@b;to-tag;from-tag=2", 10, ErrorKind::Missing),
        ("a@b;local-tag=1", 15, ErrorKind::Missing),
        ("a@b;local-tag=1;remote-tag=2;Remote-Tag=3", 29, ErrorKind::Duplicate),
    }
    // In a message the field says which tags they are.
    for (line, offset) in [
        ("Replaces: a@b;local-tag=1;remote-tag=2", Some(62)),
        ("Join: a@b;from-tag=1", Some(44)),
        ("Target-Dialog: a@b;to-tag=1;from-tag=2", Some(62)),
        ("Target-Dialog: a@b;local-tag=1;remote-tag=2", None),
        ("Join: a@b;from-tag=1;to-tag=2", None),
    ] {
        let text = format!("INVITE sip:a@b SIP/2.0\r\n{line}\r\n\r\n");
        let message = Message::parse(text.as_bytes()).unwrap();
        let found = message.findings().into_iter().find_map(|finding| match finding.problem() {
            MessageProblem::Value { .. } => Some(finding.offset()),
            _ => None,
        });
        assert_eq!(found, offset, "{line}");
    }
    let id = DialogId::new("a@b", "1", "2").unwrap();
    assert_eq!(
        (id.to_tag(), id.from_tag(), id.to_string().as_str()),
        (Some("1"), Some("2"), "a@b;to-tag=1;from-tag=2")
    );
    assert!(DialogId::new("a b", "1", "2").is_err());
}

/// RFC 3892 §3; RFC 5589 §7.3: the dialogue to replace stands in the URI, with escapes.
#[test]
fn references() {
    let by = ReferredBy::parse(b"\"R\" <sip:r@ref.example>;cid=\"20398823.2UWQFN309shb3@ref.example\"").unwrap();
    assert_eq!(by.cid(), Some("20398823.2UWQFN309shb3@ref.example"));
    assert_eq!(ReferredBy::parse(b"sip:r@ref.example").unwrap().cid(), None);
    let to = NameAddr::parse(b"<sips:482n4z24kdg@gw.example;gr=8594958?Replaces=090459243588173445%3Bto-tag%3D7553452%3Bfrom-tag%3D31431&Require=replaces>").unwrap();
    let call = to.uri().replaces().unwrap().unwrap();
    assert_eq!(
        (call.call_id().as_str(), call.to_tag(), call.from_tag()),
        ("090459243588173445", Some("7553452"), Some("31431"))
    );
    assert_eq!(to.uri().method(), None);
    let broken = NameAddr::parse(b"<sip:a@b;method=BYE?Replaces=1%3Bto-tag%3D1>").unwrap();
    assert_eq!(broken.uri().replaces().unwrap().unwrap_err().offset(), 10);
    assert_eq!(broken.uri().method(), Some(Method::BYE));
    let built: Uri<'static> = "sip:a@b".parse().unwrap();
    let built = built.with_header("Replaces", &call.to_string()).unwrap();
    assert_eq!(built.replaces(), Some(Ok(call)));
}

/// RFC 3326 §2, RFC 8606 §4, RFC 9366.
#[test]
fn reasons() {
    let text =
        b"BYE sip:a@b SIP/2.0\r\nReason: SIP ;cause=600 ;text=\"Busy Everywhere\", Q.850;cause=16;location=LN\r\n\
        Reason: Q.850;cause=17, Preemption;cause=1, SIP;cause=200;cause=300\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let all: Vec<_> = message.reasons().collect::<Result<_, _>>().unwrap();
    assert_eq!(all.len(), 5, "many of one protocol are fine");
    assert_eq!(all[0].typed_cause(), Some(Ok(ReasonCause::Sip(StatusCode::from_code(600)))));
    assert_eq!(all[1].typed_cause(), Some(Ok(ReasonCause::Q850(Q850Cause::NORMAL_CALL_CLEARING))));
    assert_eq!((all[1].location(), all[0].location()), (Some(CauseLocation::PUBLIC_LOCAL), None));
    assert_eq!(
        (all[3].protocol(), all[3].typed_cause()),
        (ReasonProtocol::PREEMPTION, Some(Ok(ReasonCause::Other(1))))
    );
    assert_eq!(Reason::parse(b"SIP").unwrap().typed_cause(), None);
    for (text, offset, kind) in [
        (&b"Q.850;cause=0"[..], 0, ErrorKind::OutOfRange { value: 0, min: 1, max: 127 }),
        (b"Q.850;cause=128", 0, ErrorKind::OutOfRange { value: 128, min: 1, max: 127 }),
        (b"SIP;cause=99", 0, ErrorKind::OutOfRange { value: 99, min: 100, max: 699 }),
        (b"SIP;cause=404x", 3, ErrorKind::Byte(b'x')),
        (b"SIP;cause", 0, ErrorKind::End),
    ] {
        let reason = Reason::parse(text).expect("bad causes are errors of the view");
        let error = reason.typed_cause().unwrap().unwrap_err();
        assert_eq!((error.offset(), error.kind()), (offset, kind));
    }
}

#[test]
fn refreshers_and_warnings() {
    let session = SessionExpires::parse(b"4000;Refresher=UAS").unwrap();
    assert_eq!(session.refresher(), Some(Refresher::UAS));
    let warning = Warning::parse(b"370 devnull \"Choose a bigger pipe\"").unwrap();
    assert_eq!(
        (warning.code(), warning.code().name()),
        (WarnCode::INSUFFICIENT_BANDWIDTH, Some("Insufficient bandwidth"))
    );
    assert_eq!(Warning::parse(b"999 a \"b\"").unwrap().code().name(), None);
}

fn token() -> impl Strategy<Value = String> {
    "[A-Za-z0-9!%*_+`'~-]{1,12}"
}

fn index() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<u32>(), 1..6)
        .prop_map(|numbers| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("."))
}

proptest! {
    #[test]
    fn printed_values_parse_back(
        octets in proptest::collection::vec(any::<u8>(), 0..24),
        text in "\\PC{0,12}",
        words in proptest::collection::vec(token(), 1..4),
        index in index(),
        target in index(),
        local in any::<u128>(),
        remote in any::<u128>(),
        counter in 0_u32..100,
    ) {
        macro_rules! back {
            ($ty:ident, $value:expr) => {
                let value = $value;
                let mut printed = Vec::new();
                value.write_to(&mut printed);
                let again = $ty::parse(&printed).map_err(|error| TestCaseError::fail(format!("{value}: {error}")))?;
                prop_assert_eq!(&again, &value);
                prop_assert_eq!(again.into_owned(), value);
            };
        }
        let word = &words[0];
        let uri: Uri<'static> = "sip:a@b".parse().unwrap();
        back!(UserToUser, UserToUser::from_octets(&octets));
        let uui = UserToUser::from_octets(&octets);
        prop_assert_eq!(&*uui.decoded().unwrap(), &octets[..]);
        back!(UserToUser, UserToUser::from_octets(&octets).with_param("content", Some(&text)).unwrap());
        let index = HistoryIndex::parse(index.as_bytes()).unwrap();
        let target = HistoryIndex::parse(target.as_bytes()).unwrap();
        back!(HistoryIndex, index.clone());
        let entry = HistoryEntry::new(uri.clone(), &index).unwrap();
        back!(HistoryEntry, entry.with_target(&HistoryTarget::Mapped(target.clone())).unwrap());
        prop_assert_eq!(index.cmp(&target), index.components().collect::<Vec<_>>().cmp(&target.components().collect()));
        let address = NameAddr::new(uri).with_param("counter", Some(&counter.to_string())).unwrap();
        let address = address.with_param("reason", Some(&text)).unwrap().with_param("cid", Some(word)).unwrap();
        back!(Diversion, Diversion::new(address.clone()));
        prop_assert_eq!(Diversion::new(address.clone()).counter(), Some(Ok(counter)));
        back!(RemotePartyId, RemotePartyId::new(address.clone()));
        back!(ReferredBy, ReferredBy::new(address));
        let values: Vec<_> = words.iter().map(|word| PrivacyValue::new(word)).collect();
        back!(Privacy, Privacy::new(&values).unwrap());
        let uuid = |number: u128| SessionUuid::from_octets(number.to_be_bytes());
        back!(SessionId, SessionId::new(uuid(local), uuid(remote)));
        prop_assert_eq!(SessionUuid::parse(uuid(local).to_string().as_bytes()), Ok(uuid(local)));
        let charging = format!("{word}=\"{word}\";{word};x={word}");
        back!(ChargingParams, ChargingParams::parse(charging.as_bytes()).unwrap());
        let resource = format!("{word}.{word}");
        back!(ResourcePriority, ResourcePriority::parse(resource.as_bytes()).unwrap());
        back!(DialogId, DialogId::new(word, word, word).unwrap());
    }
}

#[cfg(feature = "serde")]
#[test]
fn serde_goes_through_the_parser() {
    macro_rules! through {
        ($($ty:ident: $text:expr, $bad:expr;)+) => {
            $({
                let value = $ty::parse($text.as_bytes()).unwrap();
                let json = serde_json::to_string(&value).unwrap();
                assert_eq!(serde_json::from_str::<$ty<'static>>(&json).unwrap(), value, "{json}");
                assert!(serde_json::from_str::<$ty<'static>>(&format!("{:?}", $bad)).is_err());
            })+
        };
    }
    through! {
        HistoryEntry: "<sip:a@b>;index=1", "<sip:a@b>";
        HistoryIndex: "1.2", "1.";
        Diversion: "<sip:a@b>;reason=away", "<sip:a@b";
        RemotePartyId: "<sip:a@b>;party=calling", "";
        ReferredBy: "<sip:a@b>;cid=\"x@y\"", "";
        Privacy: "id;user", "id;";
        UserToUser: "\"a b\";encoding=hex", "";
        SessionId: "ab30317f1a784dc48ff824d0d3715d86", "AB";
        ChargingParams: "icid-value=\"a;b\";x=1", ";";
        ResourcePriority: "dsn.flash", "dsn";
        DialogId: "a@b;to-tag=1;from-tag=2", "a@b";
    }
}
