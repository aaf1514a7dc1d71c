//! The JSON view of a message: it says of damaged messages what the library says of them.
#![cfg(all(feature = "serde", feature = "sip"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use offhook::json::SipMessage;
use offhook::sip::{HeaderName, Message};
use serde_json::Value;

const INVITE: &[u8] = include_bytes!("fixtures/invite.dat");

fn view(message: &Message<'_>) -> Value {
    serde_json::to_value(SipMessage::new(message)).unwrap()
}

/// Objects that stand in place of a value that can't be read.
fn faults(json: &Value) -> Vec<&Value> {
    let values = json["typed"].as_object().unwrap().values();
    let single = values.flat_map(|value| value.as_array().map_or(core::slice::from_ref(value), Vec::as_slice));
    single.filter(|value| value.get("error").is_some()).collect()
}

#[test]
fn a_damaged_octet_leaves_view_and_findings_in_step() {
    let mut seen = 0;
    for at in 0..INVITE.len() {
        let (before, after) = (&INVITE[..at], &INVITE[at + 1..]);
        for middle in [&b""[..], b"\0", b"\xff", b",", b"\""] {
            let bytes = [before, middle, after].concat();
            let Ok(message) = Message::parse(&bytes) else { continue };
            let json = view(&message);
            assert_eq!(json["headers"].as_array().unwrap().len(), message.fields().len());
            let findings = json["findings"].as_array().unwrap();
            assert_eq!(findings.len(), message.findings().len());
            for fault in faults(&json) {
                seen += 1;
                assert!(findings.iter().any(|finding| finding["offset"] == fault["offset"]), "{at} {middle:?} {fault}");
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn every_registered_field_has_one_shape() {
    for name in HeaderName::ALL {
        let key = name.as_str().to_ascii_lowercase().replace('-', "_");
        let line = format!("{name}: <sip:x>\r\n");
        let once = format!("OPTIONS sip:a@b SIP/2.0\r\n{line}\r\n");
        let twice = format!("OPTIONS sip:a@b SIP/2.0\r\n{line}{line}\r\n");
        let (once, twice) =
            (view(&Message::parse(once.as_bytes()).unwrap()), view(&Message::parse(twice.as_bytes()).unwrap()));
        let (once, twice) = (once["typed"].get(&key), twice["typed"].get(&key));
        match (once, twice) {
            (Some(Value::Array(once)), Some(Value::Array(twice))) => assert_eq!(twice.len(), 2 * once.len(), "{name}"),
            // The second one of a field that stands once is a finding and no value.
            (once, twice) => assert_eq!(once, twice, "{name}"),
        }
    }
}
