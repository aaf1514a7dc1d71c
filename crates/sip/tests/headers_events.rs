//! Header fields of subscriptions, published states and bodies: examples of the documents, exact errors, and both
//! round trips for any value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::time::Duration;

#[macro_use]
#[path = "check/values.rs"]
mod values;

use offhook_sip::{
    ContentDisposition, ContentId, DispositionType, EntityTag, ErrorKind, Event, EventPackage, EventReason, HeaderName,
    HeaderValue, InfoPackage, Message, MessageProblem, Priority, SubscriptionState, Substate, ToValue, TokenParams,
    Uri,
};
use proptest::prelude::*;

#[test]
fn every_prefix_is_a_value_or_an_error() {
    prefixes! {
        Event: "dialog.winfo.winfo ; id=\"7\";call-id=\"a@b\"",
        SubscriptionState: "terminated;reason=giveup ;retry-after=30",
        EntityTag: "kwj449x",
        ContentDisposition: "session;handling=required;x=\"y\"",
        ContentId: "<1@[2001:db8::1]>",
    }
}

/// RFC 6665 §8.2.1, §8.4.
#[test]
fn rfc_6665_events() {
    let event = Event::parse(b"presence.winfo;id=\"a\"").unwrap();
    assert_eq!(
        (event.package(), event.event_type(), event.id()),
        (EventPackage::PRESENCE, "presence.winfo", Some("a"))
    );
    assert_eq!(event.templates().collect::<Vec<_>>(), [EventPackage::WINFO]);
    let plain = Event::parse(b"refer").unwrap();
    assert_eq!((plain.templates().count(), plain.id()), (0, None));
    for (one, other, same) in [
        ("refer", "refer;x=1", true),
        ("refer;id=93809824", "refer;id=93809824", true),
        ("refer;id=1", "refer;id=2", false),
        ("refer;id=1", "refer", false),
        ("refer", "Refer", false),
        ("presence", "presence.winfo", false),
    ] {
        let (one, other) = (Event::parse(one.as_bytes()).unwrap(), Event::parse(other.as_bytes()).unwrap());
        assert_eq!(one.is_same_subscription(&other), same, "{one} {other}");
    }
    refused! { Event:
        ("", 0, ErrorKind::End),
        (".winfo", 0, ErrorKind::Byte(b'.')),
        ("a..b", 2, ErrorKind::Byte(b'.')),
        ("presence.", 9, ErrorKind::End),
        ("presence.;id=1", 9, ErrorKind::Byte(b';')),
        ("a b", 2, ErrorKind::Byte(b'b')),
        ("a, b", 1, ErrorKind::Byte(b',')),
    }
}

/// RFC 6665 §4.1.3, §8.4.
#[test]
fn rfc_6665_subscription_states() {
    let text = b"NOTIFY sip:a@b SIP/2.0\r\nEvent: presence\r\nSubscription-State: Pending;Expires=600000000\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let state = message.subscription_state().unwrap().unwrap();
    assert_eq!((state.state(), state.is_terminated()), (Substate::PENDING, false));
    assert_eq!(state.expires(), Some(Ok(Duration::from_secs(600_000_000))));
    assert_eq!(message.event().unwrap().unwrap().package(), EventPackage::PRESENCE);
    let over = SubscriptionState::parse(b"terminated;reason=\"timeout\"").unwrap();
    assert!(over.is_terminated() && over.reason() == Some(EventReason::TIMEOUT) && over.retry_after().is_none());
    let own = SubscriptionState::parse(b"asleep;reason=tired").unwrap();
    assert!(!own.state().is_known() && !own.reason().unwrap().is_known());
    // A bad number is an error of the view, not of reading.
    let bad = SubscriptionState::parse(b"active;expires=4294967296;retry-after=-1").unwrap();
    let range = ErrorKind::OutOfRange { value: 4_294_967_296, min: 0, max: u64::from(u32::MAX) };
    assert_eq!(bad.expires().unwrap().unwrap_err().kind(), range);
    assert_eq!(bad.retry_after().unwrap().unwrap_err().offset(), 0);
    refused! { SubscriptionState:
        ("", 0, ErrorKind::End),
        ("active;expires=", 15, ErrorKind::End),
        ("active expires", 7, ErrorKind::Byte(b'e')),
    }
}

/// RFC 3903 §11.3, §12, RFC 5839 §7.2, §7.3.
#[test]
fn rfc_3903_entity_tags() {
    let text = b"PUBLISH sip:a@b SIP/2.0\r\nSIP-If-Match: dx200xyz\r\nSuppress-If-Match: *\r\nSIP-ETag: a b\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let tag: EntityTag<'_> = message.value(&HeaderName::SIP_IF_MATCH).unwrap().unwrap();
    assert_eq!((tag.as_str(), tag.is_any()), ("dx200xyz", false));
    assert!(message.value::<EntityTag<'_>>(&HeaderName::SUPPRESS_IF_MATCH).unwrap().unwrap().is_any());
    let found: Vec<_> = message
        .findings()
        .into_iter()
        .filter(|finding| matches!(finding.problem(), MessageProblem::Value { .. }))
        .map(|finding| finding.offset())
        .collect();
    assert_eq!(found, [text.len() - 5]);
    refused! { EntityTag: ("", 0, ErrorKind::End), ("\"a\"", 0, ErrorKind::Byte(b'"')) }
}

/// RFC 6086 §7.2, §7.3.
#[test]
fn rfc_6086_info_packages() {
    let text = b"INFO sip:a@b SIP/2.0\r\nInfo-Package: g.3gpp.mid-call;x=1\r\nRecv-Info: infoDtmf, trickle-ice;y\r\nRecv-Info:\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let package = message.info_package().unwrap().unwrap();
    assert_eq!(
        (InfoPackage::new(package.token()), package.params().text("x")),
        (InfoPackage::G_3GPP_MID_CALL, Some("1"))
    );
    let all: Vec<TokenParams<'_>> = message.values(&HeaderName::RECV_INFO).collect::<Result<_, _>>().unwrap();
    let names: Vec<_> = all.iter().map(|value| InfoPackage::new(value.token())).collect();
    assert_eq!(names, [InfoPackage::INFO_DTMF, InfoPackage::TRICKLE_ICE]);
    assert!(!message.findings().iter().any(|finding| matches!(finding.problem(), MessageProblem::Value { .. })));
}

/// RFC 3261 §20.11, §20.26; RFC 8262 §3.2.
#[test]
fn bodies_and_priorities() {
    let early = ContentDisposition::parse(b"Early-Session; Handling=Optional").unwrap();
    assert_eq!((early.disposition_type(), early.handling()), (DispositionType::EARLY_SESSION, Some("Optional")));
    assert!(!early.is_required() && ContentDisposition::parse(b"icon;handling=own").unwrap().is_required());
    assert_eq!(early, ContentDisposition::parse(b"early-session;Handling=Optional").unwrap());
    refused! { ContentDisposition: ("", 0, ErrorKind::End), ("a=b", 1, ErrorKind::Byte(b'=')) }

    let id = ContentId::parse(b"<foo4*foo1@bar.net>").unwrap();
    let uri = |text: &'static str| Uri::parse(text.as_bytes()).unwrap();
    assert!(id.is_meant_by(&uri("cid:foo4*foo1@bar.net")) && id.is_meant_by(&uri("CID:foo4%2Afoo1@bar.net")));
    assert!(!id.is_meant_by(&uri("cid:foo@bar.net")) && !id.is_meant_by(&uri("mid:foo4*foo1@bar.net")));
    refused! { ContentId:
        ("", 0, ErrorKind::End),
        ("a@b", 0, ErrorKind::Byte(b'a')),
        ("<@b>", 1, ErrorKind::Byte(b'@')),
        ("<a>", 2, ErrorKind::Byte(b'>')),
        ("<a@b", 4, ErrorKind::End),
        ("<a@b@c>", 4, ErrorKind::Byte(b'@')),
    }
    let message = Message::parse(b"INVITE sip:a@b SIP/2.0\r\nPriority: URGENT\r\nMax-Breadth: 60\r\n\r\n").unwrap();
    assert_eq!(message.priority(), Some(Ok(Priority::URGENT)));
    let typed: Vec<_> = message.fields().flat_map(|field| field.typed()).collect::<Result<_, _>>().unwrap();
    assert!(matches!(&typed[..], [HeaderValue::Token(_), HeaderValue::Number(60)]));
}

proptest! {
    #[test]
    fn printed_values_parse_back(word in "[A-Za-z0-9!%*_+`'~-]{1,12}", text in "\\PC{0,12}", seconds in any::<u32>()) {
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
        let event_type = format!("{word}.winfo");
        back!(Event, Event::parse(event_type.as_bytes()).unwrap().with_param("id", Some(&text)).unwrap());
        let state = SubscriptionState::parse(word.as_bytes()).unwrap();
        let state = state.with_param("expires", Some(&seconds.to_string())).unwrap();
        prop_assert_eq!(state.expires(), Some(Ok(Duration::from_secs(u64::from(seconds)))));
        back!(SubscriptionState, state.with_param("reason", Some(&text)).unwrap());
        back!(EntityTag, EntityTag::parse(word.as_bytes()).unwrap());
        back!(ContentDisposition, ContentDisposition::parse(word.as_bytes()).unwrap());
        let id = format!("<{word}@{word}>");
        back!(ContentId, ContentId::parse(id.as_bytes()).unwrap());
    }
}
