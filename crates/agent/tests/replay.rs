//! The event log: read as it was written, folded leniently and strictly, cut anywhere.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod check;
#[path = "check/events.rs"]
mod events;

use std::io::{self, Read};
use std::path::PathBuf;

use jiff::Timestamp;
use offhook_agent::*;
use offhook_base::{ErrorKind, Limits};
use proptest::prelude::*;

const SIGN_IN: &str = r#"{"v":1,"at_us":1000000,"actor":{"agent":101},"kind":{"sign_in":{"agent":101,"sign_in":{}}}}"#;
const STUDY: &str =
    r#"{"v":1,"at_us":2000000,"actor":{"agent":101},"kind":{"not_ready":{"agent":101,"why":"study","prolong":false}}}"#;
const EARLY: &str = r#"{"v":1,"at_us":1999999,"actor":{"agent":101},"kind":{"ready":{"agent":101}}}"#;
const OUT: &str = r#"{"v":1,"at_us":3000000,"actor":{"agent":101},"kind":{"sign_out":{"agent":101,"reason":0}}}"#;
const READY: &str = r#"{"v":1,"at_us":4000000,"actor":{"agent":101},"kind":{"ready":{"agent":101}}}"#;

/// Each line that the lenient replay finds fault with, and the rule.
fn faults(log: &str) -> Vec<(u64, u64, &'static str)> {
    let replay = Replay::new(log.as_bytes(), Tenant::default());
    let faults = replay.filter_map(Result::err);
    faults
        .map(|fault| (fault.place().unwrap().line, fault.place().unwrap().offset, fault.rule().unwrap().name()))
        .collect()
}

#[test]
fn a_day_in_order_has_no_fault() {
    assert_eq!(faults(&[SIGN_IN, STUDY, OUT].join("\n")), []);
    assert_eq!(faults(&[SIGN_IN, "", " \t\r", STUDY, OUT, ""].join("\r\n")), []);
    assert_eq!(faults(""), []);
}

#[test]
fn each_fault_is_found_at_its_line() {
    let at = |lines: &[&str], line: usize| lines[..line - 1].iter().map(|line| line.len() as u64 + 1).sum::<u64>();
    for (lines, line, rule) in [
        (vec![READY, SIGN_IN.replace("1000000", "5000000").as_str()], 1, "R-OUT-5"),
        (vec![SIGN_IN, OUT, READY], 3, "R-OUT-5"),
        (vec![SIGN_IN, SIGN_IN, OUT], 2, "R-IN-2"),
        (vec![SIGN_IN, STUDY, EARLY, OUT], 3, "time goes forward"),
        (vec![SIGN_IN, "{", STUDY], 2, "JSON text"),
        (vec![SIGN_IN, STUDY, &OUT.replace("\"v\":1", "\"v\":2")], 3, "schema version"),
        (vec![SIGN_IN, &STUDY.replace("study", "gone fishing")], 2, "event"),
        (vec![SIGN_IN, &STUDY.replace("2000000", "9223372036854775807")], 2, "at_us"),
        (
            vec![SIGN_IN, r#"{"v":1,"tenant":{},"agents":[],"calls":[],"now_us":null}"#],
            2,
            "a snapshot is the first line",
        ),
    ] {
        assert_eq!(faults(&lines.join("\n")), [(line as u64, at(&lines, line), rule)], "{lines:?}");
    }
}

#[test]
fn a_strict_replay_stops_where_a_lenient_one_goes_on() {
    let log = [SIGN_IN, SIGN_IN, STUDY].join("\n");
    let mut lenient = Replay::new(log.as_bytes(), Tenant::default());
    assert_eq!(lenient.by_ref().filter(Result::is_ok).count(), 2);
    assert_eq!(lenient.into_centre().headline(AgentId::new(101)), Headline::Study);
    let stopped = Replay::new(log.as_bytes(), Tenant::default()).strict().unwrap_err();
    let said = "line 2: sign-in refused while agent 101 is ready";
    assert!(stopped.to_string().starts_with(said), "{stopped}");
    let centre = Replay::new([SIGN_IN, STUDY].join("\n").as_bytes(), Tenant::default()).strict().unwrap();
    assert_eq!(centre.headline(AgentId::new(101)), Headline::Study);
}

#[test]
fn the_first_line_may_set_the_centre_up() {
    let tenant = Tenant::default().with_dialect(Dialects::CISCO_CCE).with_queue(QueueId::new(3), Medium::Voice);
    let head = String::from_utf8(Centre::new(tenant.clone()).snapshot()).unwrap();
    let log = [head.as_str(), SIGN_IN, OUT].join("\n");
    let mut replay = Replay::new(log.as_bytes(), Tenant::default());
    assert_eq!(replay.next().unwrap().unwrap(), None);
    assert_eq!(replay.centre().tenant(), &tenant);
    assert!(replay.all(|step| step.is_ok())); // not ready after sign-in at CCE, so that the log-out is allowed
    assert_eq!(replay.folded(), 3);
    let other = Replay::new(log.as_bytes(), Tenant::default()).with_dialect(Dialects::HUAWEI).strict().unwrap();
    assert_eq!(other.tenant().dialect(), Dialects::HUAWEI);
}

#[test]
fn every_cut_of_a_line_is_an_error_with_a_place() {
    for line in [SIGN_IN, STUDY, OUT] {
        let event = Event::from_line(line.as_bytes()).unwrap();
        let mut written = Vec::new();
        event.write_line(&mut written);
        assert_eq!(Event::from_line(&written).unwrap(), event);
        for end in 0..line.len() {
            let error = Event::from_line(&line.as_bytes()[..end]).unwrap_err();
            assert_eq!((error.rule().name(), error.kind()), ("JSON text", ErrorKind::End), "cut at {end}");
            assert_eq!(error.offset(), end);
        }
    }
}

#[test]
fn errors_say_what_and_where_and_repeat_no_text() {
    let error = |text: &str| {
        let error = Event::from_line(text.as_bytes()).unwrap_err();
        assert!(!error.to_string().contains("secret"), "{error}");
        (error.rule().name(), error.kind(), error.offset())
    };
    assert_eq!(error(r#"{"v":1,secret}"#), ("JSON text", ErrorKind::Byte(b's'), 7));
    assert_eq!(error(r#"{"v":1}"#), ("event", ErrorKind::Missing, 6));
    assert_eq!(error(r#"{"v":1,"v":1}"#).1, ErrorKind::Duplicate);
    assert_eq!(error(r#"{"v":1,"secret":1}"#).1, ErrorKind::Unknown);
    assert_eq!(error(r#"{"v":1,"at_us":"secret"}"#).1, ErrorKind::Unknown);
    assert_eq!(error(r#"{"v":7}"#), ("schema version", ErrorKind::OutOfRange { value: 7, min: 1, max: 1 }, 0));
    assert_eq!(error(&STUDY.replace("101", "-1")).0, "event");
    assert!(Event::from_line(b"\xff").is_err());
    assert!(Event::from_line("[".repeat(100_000).as_bytes()).is_err());
}

#[test]
fn a_line_beyond_the_limit_costs_itself_only() {
    let long = format!("{}{}", " ".repeat(500), SIGN_IN);
    let log = [SIGN_IN, long.as_str(), STUDY].join("\n");
    let reader = LogReader::new(log.as_bytes()).with_limits(Limits::default().with_message_bytes(200));
    let lines: Vec<_> = reader.collect();
    assert_eq!(lines.len(), 3);
    let Err(LogError::Line { place, error }) = &lines[1] else { panic!() };
    assert_eq!(
        (place.line, place.offset, error.kind()),
        (2, SIGN_IN.len() as u64 + 1, ErrorKind::TooLong { max: 200 })
    );
    assert_eq!(lines[2].as_ref().unwrap().place.line, 3);
    assert_eq!(lines[2].as_ref().unwrap().place.offset as usize, log.len() - STUDY.len());
}

#[test]
fn an_input_that_fails_ends_the_reading() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let log = format!("{SIGN_IN}\n");
    let mut replay = Replay::new(log.as_bytes().chain(Broken), Tenant::default());
    assert!(replay.next().unwrap().is_ok());
    assert!(matches!(replay.next(), Some(Err(ReplayError::Io(_)))));
    assert!(replay.next().is_none());
}

#[test]
fn a_snapshot_that_contradicts_itself_is_refused() {
    let (agent, call) = (AgentId::new(101), NewCall::new(CallId::new(1), Medium::Voice));
    let mut centre = Centre::new(Tenant::default());
    for kind in
        [EventKind::SignIn { agent, sign_in: SignIn::new(1) }, EventKind::Offered { call, agent, role: Role::Direct }]
    {
        centre.handle(&Event::new(Timestamp::UNIX_EPOCH, Actor::Network, kind), &mut Effects::new()).unwrap();
    }
    let text = String::from_utf8(centre.snapshot()).unwrap();
    assert_eq!(Centre::resume(text.as_bytes()).unwrap(), centre);
    let kind = |text: &str| Centre::resume(text.as_bytes()).map_err(|error| (error.rule().name(), error.kind()));
    for (from, to) in [
        ("\"contacts\":[1]", "\"contacts\":[]"),
        ("\"contacts\":[1]", "\"contacts\":[1,1]"),
        ("\"contacts\":[1]", "\"contacts\":[2]"),
        ("\"agents\":[[101,", "\"agents\":[[102,"),
        ("\"connection\":\"reserved\"", "\"connection\":\"null\""),
    ] {
        let changed = text.replace(from, to);
        assert_ne!(changed, text, "{from}");
        assert_eq!(kind(&changed), Err(("snapshot", ErrorKind::Contradiction)), "{from} {to}");
    }
    assert_eq!(kind(&text.replace("\"v\":1", "\"v\":2")).unwrap_err().0, "schema version");
    assert_eq!(kind(&text[..text.len() - 1]), Err(("JSON text", ErrorKind::End)));
    assert_eq!(kind(&text.replace("\"now_us\"", "\"then_us\"")).unwrap_err().0, "snapshot");
}

/// What the fuzz targets start from and what they have found.
#[test]
fn the_fuzz_corpora() {
    let replay = |input: &[u8]| {
        let Some((setup, bytes)) = input.split_first() else { return };
        check::check_fold(Centre::new(events::tenant(*setup)), &events::events(bytes));
    };
    for (target, check) in [("agent_log", check::check_log as fn(&[u8])), ("agent_replay", replay)] {
        let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "fuzz", "corpus", target].iter().collect();
        let files = std::fs::read_dir(folder).unwrap();
        assert!(files.map(|file| check(&std::fs::read(file.unwrap().path()).unwrap())).count() > 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Invariant 1: a log folds into the same state, and so does what is left of it after a cut.
    #[test]
    fn invariant_1_of_whatever_log(setup: u8, bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut log = Centre::new(events::tenant(setup)).snapshot();
        log.push(b'\n');
        for event in events::events(&bytes) {
            event.write_line(&mut log);
        }
        check::check_log(&log);
    }

    #[test]
    fn torn_logs(bytes in prop::collection::vec(any::<u8>(), 0..200), place: prop::sample::Index, octet: u8) {
        let mut log = Vec::new();
        for event in events::events(&bytes) {
            event.write_line(&mut log);
        }
        if !log.is_empty() {
            let place = place.index(log.len());
            log[place] = octet;
        }
        check::check_log(&log);
    }
}
