//! What each example prints, to the letter.
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test -p offhook-examples`, then read the difference.

#![allow(clippy::unwrap_used, dead_code, missing_docs, unreachable_pub)]

#[path = "../inbound_call.rs"]
mod inbound_call;
#[path = "../multimedia_chat.rs"]
mod multimedia_chat;
#[path = "../outbound_preview.rs"]
mod outbound_preview;
#[path = "../replay.rs"]
mod replay;

use insta::assert_snapshot;

#[test]
fn inbound_call_by_update() {
    assert_snapshot!(inbound_call::run(false).unwrap());
}

#[test]
fn inbound_call_by_reinvite() {
    assert_snapshot!(inbound_call::run(true).unwrap());
}

#[test]
fn outbound_preview_of_the_guide() {
    assert_snapshot!(outbound_preview::run().unwrap());
}

#[test]
fn multimedia_chat_with_both_switches() {
    assert_snapshot!(multimedia_chat::run().unwrap());
}

#[test]
fn replay_of_captures() {
    assert_snapshot!("replay_sipp", replay::run(include_bytes!("../data/sipp-uac-uas.pcap").as_slice()).unwrap());
    assert_snapshot!("replay_proxy", replay::run(include_bytes!("../data/sip-proxy.pcap").as_slice()).unwrap());
    assert_snapshot!("replay_prack", replay::run(include_bytes!("../data/prack-g711.pcap").as_slice()).unwrap());
    assert_snapshot!("replay_no_calls", replay::run(include_bytes!("../data/auth-failure.pcapng").as_slice()).unwrap());
}

#[test]
fn no_line_is_wider_than_a_terminal_of_100_columns() {
    let texts = [
        inbound_call::run(false).unwrap(),
        inbound_call::run(true).unwrap(),
        outbound_preview::run().unwrap(),
        multimedia_chat::run().unwrap(),
        replay::run(include_bytes!("../data/sipp-uac-uas.pcap").as_slice()).unwrap(),
    ];
    for line in texts.iter().flat_map(|text| text.lines()) {
        assert!(line.chars().count() <= offhook_examples::WIDTH, "{line}");
    }
}

#[test]
fn the_excerpt_in_the_readme_is_true() {
    let readme = include_str!("../../README.md");
    let excerpt = readme.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(excerpt.lines().count() > 20);
    assert!(inbound_call::run(false).unwrap().contains(excerpt));
}

/// The examples and the crates hold copies of the same documents: none of them may drift.
#[test]
fn copies_of_documents_are_the_same() {
    let invite = include_bytes!("../data/invite.dat");
    assert_eq!(invite, include_bytes!("../../crates/sip/tests/fixtures/source/invite.dat"));
    assert_eq!(invite, include_bytes!("../../crates/offhook/tests/fixtures/invite.dat"));
    let trace = include_bytes!("../data/outbound_preview.txt");
    assert_eq!(trace, include_bytes!("../../crates/cti/tests/fixtures/outbound_preview.txt"));
    assert_eq!(trace, include_bytes!("../../crates/offhook/tests/fixtures/outbound_preview.txt"));
}
