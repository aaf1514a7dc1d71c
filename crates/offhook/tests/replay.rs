//! Whole captures: what is in them, and what is left of them when they are damaged.

#![cfg(all(feature = "capture", feature = "cdr"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use offhook::cdr::{CallDetail, CallResult, Releaser};
use offhook::jiff::Timestamp;
use offhook::jiff::tz::TimeZone;
use offhook::replay::{Replay, call_record};
use offhook::view::Account;
use proptest::prelude::*;

#[path = "common/raw.rs"]
mod raw;

use raw::{header, packet};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/captures")
}

fn bytes(file: &str) -> Vec<u8> {
    fs::read(folder().join(file)).unwrap()
}

fn replay(file: &str) -> Replay {
    let replay = Replay::read(bytes(file).as_slice());
    assert!(replay.error().is_none(), "{file}: {:?}", replay.error());
    replay
}

#[test]
fn every_capture_holds_what_the_truth_table_says() {
    let truth: toml::Table = fs::read_to_string(folder().join("captures.toml")).unwrap().parse().unwrap();
    let captures = truth["capture"].as_array().unwrap();
    assert_eq!(captures.len(), 13);
    for capture in captures {
        let file = capture["file"].as_str().unwrap();
        let count = |name: &str| u64::try_from(capture[name].as_integer().unwrap()).unwrap();
        let replay = replay(file);
        assert_eq!(replay.counts().packets, count("packets"), "{file}");
        assert_eq!(replay.counts().messages, count("sip_messages"), "{file}");
        assert_eq!(replay.call_ids() as u64, count("call_ids"), "{file}");
        assert_eq!(replay.calls().len() as u64, count("invite_call_ids"), "{file}");
        let answered = replay.calls().iter().filter(|call| call.answer.is_some());
        assert_eq!(answered.count() as u64, count("answered_call_ids"), "{file}");

        let table = |name: &str| {
            let counts = capture[name].as_table().unwrap().iter();
            counts.map(|(name, count)| (name.clone(), count.as_integer().unwrap() as u64)).collect::<Vec<_>>()
        };
        let methods: Vec<_> = replay.methods().iter().map(|(name, count)| (name.clone(), *count)).collect();
        assert_eq!(methods, table("methods"), "{file}");
        let responses: Vec<_> = replay.responses().iter().map(|(code, count)| (code.to_string(), *count)).collect();
        assert_eq!(responses, table("responses"), "{file}");

        let (first, last) = replay.span().unwrap();
        for (seen, name) in [(first, "first_sip"), (last, "last_sip")] {
            let told: Timestamp = capture[name].as_str().unwrap().parse().unwrap();
            assert_eq!(seen.as_millisecond(), told.as_millisecond(), "{file} {name}");
        }
    }
}

#[test]
fn ten_answered_calls() {
    let replay = replay("sipp-uac-uas.pcap");
    assert_eq!(replay.calls().len(), 10);
    assert!(replay.calls().is_sorted_by_key(|call| call.start));
    for call in replay.calls() {
        assert_eq!(
            (call.result, call.released_by, call.status),
            (CallResult::Answered, Some(Releaser::Caller), Some(200))
        );
        assert!(call.ring_time().is_some() && call.talk_time().is_some());
        let record = call_record(call, &Account::new(TimeZone::UTC).with_vdn("7"));
        assert_eq!((record.talk_time(), record.ring_time()), (call.talk_time(), call.ring_time()));
        assert_eq!((record.call_id_num.unwrap().code(), record.release_cause.unwrap().code()), (-1, 0));
        assert_eq!((&record.call_id, record.vdn_id.as_str()), (&call.call_ids[0], "7"));
    }
}

#[test]
fn no_calls_but_messages() {
    let replay = replay("auth-failure.pcapng");
    assert!(replay.calls().is_empty());
    assert!(replay.counts().messages > 0 && replay.call_ids() > 0);
}

#[test]
fn release_causes_say_what_the_final_status_does() {
    use CallResult::{Answered, Cancelled, Failed, Rejected, Unanswered, Unfinished};
    let account = Account::new(TimeZone::UTC);
    for (result, status, cause) in [
        (Rejected, 486, Some(47)),
        (Rejected, 600, Some(47)),
        (Rejected, 603, Some(9)),
        (Rejected, 488, Some(9)),
        (Failed, 404, Some(4)),
        (Failed, 604, Some(4)),
        (Failed, 503, Some(7)),
        (Cancelled, 487, Some(49)),
        (Unanswered, 480, Some(8)),
        (Unfinished, 100, None),
        (Answered, 200, None), // its end was not seen
    ] {
        let mut call = CallDetail::new(["1"]);
        (call.result, call.status) = (result, Some(status));
        let record = call_record(&call, &account);
        assert_eq!(record.release_cause.map(|cause| cause.code()), cause, "{result} {status}");
        assert_eq!(record.moments(), [None; 6]);
    }
}

#[test]
fn a_cut_capture_shows_what_could_be_read_and_where_it_ends() {
    for file in ["sipp-uac-uas.pcap", "sip-proxy.pcap", "auth-failure.pcapng", "codec-reject-488.pcapng"] {
        let whole = bytes(file);
        let all = replay(file);
        let mut shown = 0;
        for end in (0..whole.len()).step_by(whole.len() / 61) {
            let cut = Replay::read(&whole[..end]);
            assert!(cut.counts().packets <= all.counts().packets, "{file} {end}");
            // Nothing is forgotten that was there before the cut.
            assert!(cut.counts().messages >= shown, "{file} {end}");
            shown = cut.counts().messages;
            if let Some(error) = cut.error() {
                assert!(!error.to_string().is_empty());
            }
            for call in cut.calls() {
                let known = all.calls().iter().find(|known| known.call_ids == call.call_ids).unwrap();
                assert_eq!((call.start, &call.from, &call.to), (known.start, &known.from, &known.to));
            }
        }
        assert!(shown > 0);
        let last = Replay::read(&whole[..whole.len() - 1]);
        let error = last.error().expect("the last packet is cut").to_string();
        assert!(error.contains(&all.counts().packets.to_string()), "{file}: {error}");
    }
}

#[test]
fn a_call_whose_end_was_cut_off_is_answered_without_an_end() {
    let whole = bytes("prack-g711.pcap");
    let cut = Replay::read(&whole[..whole.len() / 2]);
    assert!(cut.error().is_some());
    let [call] = cut.calls() else { panic!("{:?}", cut.calls()) };
    assert_eq!((call.result, call.end, call.released_by), (CallResult::Answered, None, None));
    assert_eq!(call_record(call, &Account::new(TimeZone::UTC)).release_cause, None);
}

/// A capture of requests that nobody has seen before, each with a method and a Call-ID of its own.
fn requests(methods: impl IntoIterator<Item = String>) -> Vec<u8> {
    let mut capture = header();
    for (number, method) in methods.into_iter().enumerate() {
        let text = format!(
            "{method} sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK{number}\r\nFrom: <sip:a@h>;tag=1\r\n\
             To: <sip:b@h>\r\nCall-ID: {number}@h\r\nCSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n"
        );
        capture.extend(packet(u32::try_from(number).unwrap(), text.as_bytes()));
    }
    capture
}

#[test]
fn methods_beyond_the_bound_are_counted_together() {
    let bound = Replay::MAX_METHODS;
    let names = (0..bound + 500).map(|number| format!("M{number}")).chain(["M1".into(), "OPTIONS".into()]);
    let replay = Replay::read(requests(names).as_slice());
    assert!(replay.error().is_none());
    assert_eq!(replay.counts().messages, bound as u64 + 502);
    assert_eq!(replay.call_ids(), bound + 502);
    assert_eq!(replay.methods().len(), bound + 1);
    assert_eq!((replay.methods()["M1"], replay.methods()[Replay::OTHER_METHODS]), (2, 501));
    assert_eq!(replay.methods().values().sum::<u64>(), replay.counts().messages);
}

#[test]
fn reports_of_what_was_skipped_are_bounded_and_all_are_counted() {
    let mut capture = requests([]);
    let broken = packet(1, b"")[16..][..12].to_vec();
    let length = u32::try_from(broken.len()).unwrap().to_le_bytes();
    for _ in 0..Replay::MAX_SKIPPED + 10 {
        capture.extend([[1, 0, 0, 0], [0; 4], length, length].concat());
        capture.extend(&broken);
    }
    let replay = Replay::read(capture.as_slice());
    assert_eq!(replay.counts().skipped, Replay::MAX_SKIPPED as u64 + 10);
    assert_eq!(replay.skipped().len(), Replay::MAX_SKIPPED);
}

#[test]
fn a_call_of_which_nothing_is_heard_for_a_day_is_closed_and_its_id_may_come_again() {
    let invite = |id: &str| {
        format!(
            "INVITE sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK{id}\r\nFrom: <sip:a@h>;tag={id}\r\n\
             To: <sip:b@h>\r\nCall-ID: same\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n"
        )
    };
    let mut capture = requests([]);
    capture.extend(packet(100, invite("x").as_bytes()));
    // One time alone is not believed.
    capture.extend(packet(100 + 89_000, &requests(["OPTIONS".into()])[24 + 16 + 28..]));
    capture.extend(packet(100 + 90_000, invite("y").as_bytes()));
    let replay = Replay::read(capture.as_slice());
    assert_eq!((replay.calls().len(), replay.call_ids()), (2, 2));
    assert!(replay.calls().iter().all(|call| call.result == CallResult::Unfinished));
    let (first, last) = replay.span().unwrap();
    assert_eq!(Duration::try_from(last.duration_since(first)).unwrap(), Duration::from_secs(90_000));
}

#[test]
fn the_first_message_in_time_need_not_be_the_first_in_the_file() {
    let mut capture = requests([]);
    let [late, early] = [5_000, 4_000].map(|at| packet(at, &requests(["OPTIONS".into()])[24 + 16 + 28..]));
    capture.extend(late);
    capture.extend(early);
    let (first, last) = Replay::read(capture.as_slice()).span().unwrap();
    assert_eq!((first.as_second(), last.as_second()), (4_000, 5_000));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn changed_octets_panic_nowhere(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..60)) {
        for file in ["sip-proxy.pcap", "auth-failure.pcapng"] {
            let mut capture = bytes(file);
            let length = capture.len();
            for (place, octet) in &changes {
                capture[place.index(length)] = *octet;
            }
            let replay = Replay::read(capture.as_slice());
            prop_assert!(replay.methods().values().chain(replay.responses().values()).sum::<u64>() <= replay.counts().messages);
            for call in replay.calls() {
                let _ = call_record(call, &Account::new(TimeZone::UTC));
            }
        }
    }

    #[test]
    fn whatever_the_octets_are_panic_nowhere(capture in prop::collection::vec(any::<u8>(), 0..400)) {
        let replay = Replay::read(capture.as_slice());
        prop_assert_eq!(replay.calls(), []);
    }
}
