//! What a line of a log and a snapshot may be, and what is refused of them.
#![cfg(all(feature = "serde", feature = "std"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use core::time::Duration;

use offhook_agent::*;
use offhook_base::Limits;

#[allow(dead_code, unreachable_pub)] // Each test file uses a part of it.
#[path = "check/desk.rs"]
mod desk;

use desk::*;

/// Invariant 1: cutting a log anywhere and going on from the snapshot gives the same state, notes of numbers included.
#[test]
fn invariant_1_a_snapshot_keeps_what_the_last_agent_mode_counts() {
    let mut desk = Desk::new(Tenant::default().with_last_agent(Duration::from_secs(1_000_000))).with(&[A], &[]);
    let note = |number: u64| EventKind::NumberHandled { agent: A, number: number.to_string().parse().unwrap() };
    desk.by(1, A, note(1));
    desk.by(1, A, note(1));
    for other in 0..65_535 {
        desk.by(2, A, note(1_000 + other));
    }
    let again = Centre::resume(&serde_json::to_vec(&desk.centre).unwrap()).unwrap();
    assert!(again == desk.centre);
}

/// A misspelt channel would make a limit of one channel one of all: what no version has is refused wherever it stands.
#[test]
fn unknown_fields_of_an_event_are_not_passed_over() {
    for line in [
        r#"{"v":1,"at_us":0,"actor":"system","kind":{"chat_limit":{"agent":101,"chanel":50,"limit":3}}}"#,
        r#"{"v":1,"at_us":0,"actor":"system","kind":{"queued":{"call":{"call":1,"medium":"text","chanel":50},"queue":3}}}"#,
        r#"{"v":1,"at_us":0,"actor":"system","kind":{"ready":{"agent":101,"x":1}}}"#,
        r#"{"v":1,"at_us":0,"actor":"system","kind":{"ready":{"agent":101}},"source":{"vendor":"cisco","message":1,"position":1,"x":1}}"#,
    ] {
        assert_eq!(Event::from_line(line.as_bytes()).map_err(|error| error.rule().name()), Err("event"), "{line}");
    }
}

/// `Event::from_line`: "a JSON object".
#[test]
fn a_line_is_an_object() {
    assert!(Event::from_line(br#"[1,0,"system",{"ready":[101]}]"#).is_err());
}

/// Any other version is told as such, also one that needs more than 16 bits.
#[test]
fn a_version_of_any_size_is_told_as_a_version() {
    for line in [r#"{"v":70000,"at_us":0}"#, r#"{"v":-1,"at_us":0}"#, r#"{"v":"2","at_us":0}"#] {
        assert_eq!(
            Event::from_line(line.as_bytes()).map_err(|error| error.rule().name()),
            Err("schema version"),
            "{line}"
        );
    }
}

/// Only a snapshot may be longer, and that only in the first line.
#[test]
fn an_event_in_the_first_line_has_the_limit_of_an_event() {
    let line = r#"{"v":1,"at_us":0,"actor":"system","kind":{"ready":{"agent":101}}}"#;
    let log = format!("{line}{}\n", " ".repeat(500));
    let limits = Limits::default().with_message_bytes(200);
    assert!(LogReader::new(log.as_bytes()).with_limits(limits).next().unwrap().is_err());
}

/// What an instant of an event may be, an instant of a snapshot may be: beyond the calendar nothing can follow.
#[test]
fn an_instant_of_a_snapshot_is_one_of_the_calendar() {
    let snapshot = r#"{"v":1,"tenant":{},"agents":[],"calls":[],"now_us":9223372036854775807}"#;
    assert!(Centre::resume(snapshot.as_bytes()).is_err());
}

/// A call that is over has no part but after-call work (`Facts::OVER`).
#[test]
fn a_call_that_is_over_and_rings_is_no_snapshot() {
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
    desk.queued(1, 1, SALES);
    let mut snapshot = serde_json::to_value(&desk.centre).unwrap();
    snapshot["calls"][0][1]["over"] = true.into();
    assert!(Centre::resume(&serde_json::to_vec(&snapshot).unwrap()).is_err());
}

/// What is no snapshot is read no further than an event may be long, whatever words stand in it.
#[test]
fn a_first_line_that_only_speaks_of_a_tenant_has_the_limit_of_an_event() {
    let limits = Limits::default().with_message_bytes(200);
    for begin in [r#""tenant""#, r#"{"kind":"#, r#"{"v":1,"kind":{"tenant":"#] {
        let line = format!("{begin}{}\"tenant\":\n", " ".repeat(500));
        let error = LogReader::new(line.as_bytes()).with_limits(limits).next().unwrap().unwrap_err();
        assert!(error.to_string().contains("JSON text"), "{error}");
    }
}

/// A snapshot may be longer than an event, be it by one octet.
#[test]
fn a_snapshot_in_the_first_line_has_no_limit_of_an_event() {
    let snapshot = Centre::new(Tenant::default()).snapshot();
    let log = [&snapshot[..], b"\n"].concat();
    for less in 0..=3 {
        let limits = Limits::default().with_message_bytes(u32::try_from(snapshot.len()).unwrap() - less);
        let entry = LogReader::new(&log[..]).with_limits(limits).next().unwrap().unwrap().entry;
        assert!(matches!(entry, LogEntry::Snapshot(_)), "{less} octets longer");
    }
}

/// A call that rings goes back to its queue: what it has not got there would make a snapshot that nobody can read.
#[test]
fn a_call_of_no_queue_and_a_timer_of_nothing_are_no_snapshot() {
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
    desk.queued(1, 1, SALES);
    let snapshot = serde_json::to_value(&desk.centre).unwrap();
    let call = |field: &str, value: serde_json::Value| {
        let mut changed = snapshot.clone();
        changed["calls"][0][1][field] = value;
        Centre::resume(&serde_json::to_vec(&changed).unwrap())
    };
    assert!(call("over", false.into()).is_ok());
    for (field, value) in
        [("queue", 99.into()), ("queue", ().into()), ("waiting_since_us", ().into()), ("queued_us", ().into())]
    {
        assert!(call(field, value).is_err(), "{field}");
    }
    let mut legs = snapshot["calls"][0][1]["legs"].clone();
    legs[0]["until_us"] = serde_json::json!(60_000_000);
    legs[0]["connection"] = "alerting".into();
    assert!(call("legs", legs.clone()).is_ok());
    legs[0]["connection"] = "held".into();
    assert!(call("legs", legs).is_err());
}

/// Notes of numbers stand in the order in which they were made: the oldest is forgotten first.
#[test]
fn handled_numbers_out_of_order_are_no_snapshot() {
    let resume = |handled: &str| {
        let head = r#"{"v":1,"tenant":{},"agents":[],"calls":[],"handled":"#;
        Centre::resume(format!(r#"{head}{handled},"now_us":9}}"#).as_bytes())
    };
    assert!(resume(r#"[[3,"1",7],[5,"1",7]]"#).is_ok());
    assert!(resume(r#"[[5,"1",7],[3,"1",7]]"#).is_err());
}

/// A chat that was diverted gets its channel with its queue, and its snapshot can be read.
#[test]
fn invariant_1_of_a_diverted_chat_that_is_queued_by_its_channel() {
    let wechat = Channel::new(53);
    let mut desk = Desk::new(Tenant::default().with_channel(CHATS, wechat)).with(&[A], &[]);
    desk.network(1, EventKind::Offered { call: chat(1), agent: A, role: Role::Direct });
    desk.network(2, EventKind::Diverted { call: id(1), agent: A });
    let queued = EventKind::Queued { call: chat(1).with_channel(wechat), queue: CHATS };
    desk.network(3, queued);
    assert_eq!(desk.centre.call(id(1)).unwrap().channel(), Some(wechat));
    assert_eq!(Centre::resume(&desk.centre.snapshot()), Ok(desk.centre));
}
