//! Memory against the octets of the input: reading, findings and typed access of a message take less than four times
//! its octets at any moment; shapes that no sender makes, of more than a thousand fields of three octets, a fixed sum
//! more for the lists of fields and findings, whose lengths are bounded.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

#[path = "check/corpus.rs"]
mod corpus;
#[path = "check/mutate.rs"]
mod mutate;
#[path = "allocation/observer.rs"]
mod observer;

use allocation_counter::measure;
use offhook_sip::{Message, Transport, Via};

/// Of the hostile shapes: lists of 1,024 fields and 128 findings, and what each of them was before it grew for the last time.
const LISTS: u64 = 32 * 1_024;

/// Most octets in use at one moment while a message is read, its findings made and every value typed.
fn used(bytes: &[u8]) -> u64 {
    let work = || {
        let Ok(message) = Message::parse(bytes) else { return };
        let findings = message.findings();
        assert!(findings.len() <= Message::MAX_FINDINGS + 1);
        assert!(message.fields().flat_map(|field| field.typed()).count() <= bytes.len());
        let _ = (message.original_called(), message.called_number(), message.calling_number());
        let _ = (message.bodies().count(), message.sipfrag().is_some(), message.history_info().count());
    };
    measure(work).bytes_max
}

fn is_bounded(what: &str, bytes: &[u8], lists: u64) -> bool {
    let used = used(bytes);
    let is_bounded = used < 4 * bytes.len() as u64 + lists;
    if !is_bounded {
        println!("{what}: {} octets, {used} used", bytes.len());
    }
    is_bounded
}

#[test]
fn ordinary_messages_need_no_memory() {
    let invite = include_bytes!("fixtures/source/invite-length-fixed.dat");
    let all = measure(|| {
        let message = Message::parse(invite).unwrap();
        assert!(message.findings().is_empty());
        assert!(message.fields().flat_map(|field| field.typed()).all(|value| value.is_ok()));
        assert_eq!(message.inspect(|_, _| {}), []);
    });
    assert_eq!(all.count_total, 0);
}

/// What a hop does to every request costs no memory but that of the message it writes.
#[test]
fn edits_of_a_hop_need_no_memory() {
    let invite = include_bytes!("fixtures/source/invite-length-fixed.dat");
    let message = Message::parse(invite).unwrap();
    let via = message.top_via().unwrap().unwrap().with_param("received", Some("192.0.2.1")).unwrap();
    let hop = Via::new(Transport::UDP, "proxy", None, "z9hG4bK2").unwrap();
    let mut out = Vec::with_capacity(4_096);
    let noted = measure(|| message.edit().set_top_via(&via).write_to(&mut out).unwrap());
    assert_eq!(noted.count_total, 0);
    let passed = measure(|| message.edit().push_via(&hop).decrement_max_forwards().write_to(&mut out).unwrap());
    assert_eq!(passed.count_total, 0);
}

/// A second look at parameters needs none either, as long as they are not many.
#[test]
fn a_second_look_needs_no_memory() {
    let params: String = (0..31).map(|i| format!(";a{i}z")).collect();
    let uri_params: String = (0..16).map(|i| format!(";a{i}z")).collect();
    let text = format!(
        "OPTIONS sip:b@c{uri_params} SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1;ttl=1\r\n\
         From: <sip:a@b{uri_params}>;tag=1\r\nTo: sip:b@c\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n\
         Reason: SIP;cause=200{params}\r\nSession-Expires: 90;refresher=UAC\r\n\
         WWW-Authenticate: Digest realm=\"a\",nonce=\"b\"\r\n\r\n"
    );
    let all = measure(|| {
        let message = Message::parse(text.as_bytes()).unwrap();
        assert_eq!(message.findings(), []);
        assert_eq!(message.inspect(|_, _| {}), []);
    });
    assert_eq!(all.count_total, 0);
}

#[test]
fn the_corpus_and_random_changes_of_it() {
    let (corpus, mut mutator) = (corpus::corpus(), mutate::mutator(mutate::SEED));
    let mut broken = corpus.iter().filter(|bytes| !is_bounded("corpus", bytes, 0)).count();
    for _ in 0..5_000 {
        broken += usize::from(!is_bounded("changed", &mutator.text(&corpus), 0));
    }
    assert_eq!(broken, 0);
}

#[test]
fn hostile_shapes() {
    let message = |fields: &str| format!("OPTIONS sip:a@b SIP/2.0\r\n{fields}\r\n");
    let shapes = [
        ("fields of two octets", message(&"a:\r\n".repeat(1_000))),
        ("fields that stand once", message(&"i:\r\n".repeat(1_000))),
        ("fields without CR", message(&"i:\n".repeat(1_020))),
        ("more fields than there may be", message(&"i:\n".repeat(20_000))),
        ("lines of a colon", message(&":\r\n".repeat(20_000))),
        ("commas", message(&format!("Contact: {}\r\n", ",".repeat(60_000)))),
        ("semicolons", message(&format!("Contact: <sip:a@b>{}\r\n", ";".repeat(60_000)))),
        ("parameters", message(&format!("Contact: <sip:a@b>{}\r\n", ";a".repeat(30_000)))),
        ("parameters of a URI", message(&format!("Contact: <sip:a@b{}>\r\n", ";a".repeat(30_000)))),
        ("parameters of a Via", message(&format!("Via: SIP/2.0/UDP a{}\r\n", ";rport".repeat(10_000)))),
        ("parameters of a challenge", message(&format!("WWW-Authenticate: x a=1{}\r\n", ",a=1".repeat(15_000)))),
        (
            "parentheses",
            message(&format!("Retry-After: 5 {}\r\nServer: {}\r\n", "(".repeat(30_000), "(".repeat(30_000))),
        ),
        ("quotes", message(&format!("From: {}\r\n", "\"\\".repeat(30_000)))),
        ("Via values", message(&format!("Via: {}\r\n", vec!["SIP/2.0/UDP a;branch=z9hG4bK1"; 1_000].join(",")))),
        ("folds", message(&format!("Subject: {}\r\n", "\r\n x".repeat(12_000)))),
        ("parts", {
            let body = "--b\r\n\r\n".repeat(5_000);
            message("Content-Type: multipart/mixed;boundary=b\r\n") + &body
        }),
    ];
    assert_eq!(shapes.iter().filter(|(what, text)| !is_bounded(what, text.as_bytes(), LISTS)).count(), 0);
}
