//! Captures through the dialogue observer: how many calls there are, and what became of each.

#![cfg(feature = "capture")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use offhook::capture::{Capture, Captured, Entry};
use offhook_sip::dialog::{Call, Observed, Observer, Outcome, Party};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/captures")
}

fn messages(file: &str) -> Vec<Captured> {
    let file = fs::read(folder().join(file)).unwrap();
    let messages = Capture::new(file.as_slice()).map(|entry| match entry.unwrap() {
        Entry::Message(captured) => captured,
        other => panic!("{other:?}"),
    });
    messages.collect()
}

/// Observes the messages; all that was observed, and the calls by number.
fn observe<'a>(messages: impl IntoIterator<Item = &'a Captured>) -> (Vec<Observed>, Vec<Call>) {
    let mut observer = Observer::default();
    for captured in messages {
        let at = Duration::from_micros(captured.at.as_microsecond().try_into().unwrap());
        let message = captured.message().unwrap();
        observer.observe(at, captured.source, captured.destination, &message).unwrap();
    }
    observer.finish();
    let observed: Vec<Observed> = std::iter::from_fn(|| observer.poll_observation()).map(|it| it.what).collect();
    let mut calls: Vec<Call> = observed
        .iter()
        .filter_map(|what| match what {
            Observed::Closed(call) => Some((**call).clone()),
            _ => None,
        })
        .collect();
    calls.sort_by_key(|call| call.number);
    (observed, calls)
}

fn calls(file: &str) -> Vec<Call> {
    observe(&messages(file)).1
}

fn one(file: &str) -> Call {
    let [call] = calls(file).try_into().unwrap_or_else(|calls| panic!("{file}: {calls:#?}"));
    call
}

#[test]
fn calls_and_answers_agree_with_the_truth_table() {
    let truth: toml::Table = fs::read_to_string(folder().join("captures.toml")).unwrap().parse().unwrap();
    for capture in truth["capture"].as_array().unwrap() {
        let count = |name: &str| usize::try_from(capture[name].as_integer().unwrap()).unwrap();
        let file = capture["file"].as_str().unwrap();
        let calls = calls(file);
        assert_eq!(calls.len(), count("invite_call_ids"), "{file}");
        let answered = calls.iter().filter(|call| call.outcome == Outcome::Answered);
        assert_eq!(answered.count(), count("answered_call_ids"), "{file}");
        for call in &calls {
            assert_eq!(call.answer.is_some(), call.outcome == Outcome::Answered, "{file}");
            assert!(call.start.is_some(), "{file}");
        }
    }
}

#[test]
fn ten_calls_of_sipp_are_all_answered_and_complete() {
    let calls = calls("sipp-uac-uas.pcap");
    assert_eq!(calls.len(), 10);
    for call in calls {
        assert_eq!((call.outcome, call.released_by), (Outcome::Answered, Some(Party::Caller)));
        assert_eq!(call.status.map(|status| status.code()), Some(200));
        assert!(call.ringing.is_some() && call.confirmed.is_some() && call.is_ended());
        assert_eq!((call.messages, call.retransmissions, call.attempts), (6, 0, 1));
    }
}

#[test]
fn both_sides_of_a_proxy_are_one_call() {
    let messages = messages("sip-proxy.pcap");
    let (observed, calls) = observe(&messages);
    assert_eq!(calls.len(), 1);
    let call = &calls[0];
    assert_eq!((call.outcome, call.released_by.is_some()), (Outcome::Answered, true));
    assert_eq!((call.messages, call.retransmissions, call.attempts, call.forks), (11, 0, 1, 1));
    let count = |what: &Observed| observed.iter().filter(|it| *it == what).count();
    assert_eq!(count(&Observed::Started), 1);
    assert_eq!(count(&Observed::Ringing), 1);
    assert_eq!(count(&Observed::Answered), 1);
    assert_eq!(count(&Observed::Confirmed), 1);
    // INVITE, 180 and 200 of the other side; 100 is each hop's own.
    assert!(count(&Observed::Relayed) >= 3);
}

#[test]
fn a_prack_confirms_the_provisional_response() {
    let messages = messages("prack-g711.pcap");
    let (observed, calls) = observe(&messages);
    assert!(observed.iter().any(|what| matches!(what, Observed::ProvisionalConfirmed { .. })), "{observed:?}");
    assert_eq!(calls[0].outcome, Outcome::Answered);
    assert!(calls[0].is_ended());
}

#[test]
fn a_challenged_call_that_is_then_refused_is_one_rejected_call() {
    let call = one("codec-reject-488.pcapng");
    assert_eq!((call.outcome, call.attempts), (Outcome::Rejected, 2));
    assert_eq!(call.status.map(|status| status.code()), Some(488));
    assert_eq!(call.released_by, Some(Party::Callee));
    assert!(call.is_ended());
}

#[test]
fn calls_that_can_not_be_routed_are_not_answered() {
    let calls = calls("routing-error.pcapng");
    let outcomes: Vec<_> =
        calls.iter().map(|call| (call.outcome, call.status.unwrap().code(), call.attempts)).collect();
    assert_eq!(outcomes, [(Outcome::Failed, 404, 2); 2]);
}

#[test]
fn cancels_that_lose_the_race_leave_an_answered_call() {
    let messages = messages("dtmf-sip-info.pcap");
    let (_, calls) = observe(&messages);
    assert_eq!(calls.len(), 1);
    assert_eq!((calls[0].outcome, calls[0].end), (Outcome::Answered, None));
    // The 200 to the first of two INVITEs that were sent before any answer.
    let answer = messages.iter().find(|message| message.packet == 4).unwrap();
    assert_eq!(calls[0].answer.unwrap().as_micros(), answer.at.as_microsecond() as u128);
    assert_eq!((calls[0].attempts, calls[0].renegotiations), (2, 4));
}

#[test]
fn of_two_attempts_one_is_answered() {
    let calls = calls("sip-call-rtp-g711.pcap");
    let outcomes: Vec<_> = calls.iter().map(|call| (call.outcome, call.end)).collect();
    assert_eq!(outcomes, [(Outcome::Answered, None), (Outcome::Unfinished, None)]);
}

#[test]
fn both_legs_through_an_agent_are_answered_and_complete() {
    let calls = calls("b2bua-asterisk.pcapng");
    assert_eq!(calls.len(), 2);
    for call in &calls {
        assert_eq!(call.outcome, Outcome::Answered);
        assert!(call.is_ended(), "{call:#?}");
        assert!(call.renegotiations > 0);
    }
    assert!(calls.iter().any(|call| call.retransmissions > 0));
}

#[test]
fn single_calls_are_answered_and_complete() {
    for file in ["register-invite-reinvite-bye.pcap", "codec-negotiation.pcap", "opus-call.pcap", "sip-over-tcp.pcap"] {
        let call = one(file);
        assert_eq!(call.outcome, Outcome::Answered, "{file}");
        assert!(call.is_ended() && call.released_by.is_some(), "{file}");
        assert!(call.talk_time().unwrap() > Duration::ZERO, "{file}");
    }
    assert_eq!(one("codec-negotiation.pcap").renegotiations, 1);
}

#[test]
fn a_capture_read_twice_over_counts_every_call_once() {
    let truth: toml::Table = fs::read_to_string(folder().join("captures.toml")).unwrap().parse().unwrap();
    let files = truth["capture"].as_array().unwrap().iter().map(|capture| capture["file"].as_str().unwrap());
    for file in files {
        let messages = messages(file);
        let (_, once) = observe(&messages);
        let doubled: Vec<&Captured> = messages.iter().flat_map(|message| [message, message]).collect();
        let (_, twice) = observe(doubled);
        let facts = |calls: &[Call]| -> Vec<_> {
            calls.iter().map(|it| (it.start, it.ringing, it.answer, it.end, it.outcome, it.renegotiations)).collect()
        };
        assert_eq!(facts(&once), facts(&twice), "{file}");
    }
}

#[test]
fn calls_from_the_middle_on_are_joined() {
    let messages = messages("sipp-uac-uas.pcap");
    // From the first ACK on: the other calls begin later.
    let from = messages.iter().position(|message| message.bytes.starts_with(b"ACK")).unwrap();
    let (_, calls) = observe(&messages[from..]);
    let joined: BTreeMap<bool, usize> = calls.iter().fold(BTreeMap::new(), |mut counts, call| {
        *counts.entry(call.start.is_none()).or_default() += 1;
        counts
    });
    assert_eq!(calls.len(), 10);
    assert!(joined[&true] >= 1);
    assert!(calls.iter().all(|call| call.outcome == Outcome::Answered && call.is_ended()));
}
