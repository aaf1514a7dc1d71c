//! Memory against the octets of the input: reading, findings and typed access of a message take less than four times
//! its octets at any moment, and a fixed sum for the lists of fields and findings, whose lengths are bounded.
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
use offhook_sip::Message;

/// Lists of 1,024 fields and 128 findings, and what each of them was before it grew for the last time.
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

fn is_bounded(what: &str, bytes: &[u8]) -> bool {
    let used = used(bytes);
    let is_bounded = used < 4 * bytes.len() as u64 + LISTS;
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

#[test]
fn the_corpus_and_random_changes_of_it() {
    let (corpus, mut mutator) = (corpus::corpus(), mutate::Mutator::new(mutate::SEED));
    let mut broken = corpus.iter().filter(|bytes| !is_bounded("corpus", bytes)).count();
    for _ in 0..5_000 {
        broken += usize::from(!is_bounded("changed", &mutator.message(&corpus)));
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
    assert_eq!(shapes.iter().filter(|(what, text)| !is_bounded(what, text.as_bytes())).count(), 0);
}
