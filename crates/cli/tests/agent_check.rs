//! `offhook agent check` as a user runs it: output, diagnostics and exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod check;

use check::{command, file, lines, run, said, written};
use serde_json::json;

const BILLS: &[u8] = include_bytes!("../../cdr/tests/fixtures/agent-operation.csv");
const TRACE: &[u8] = include_bytes!("../../cti/tests/fixtures/outbound_preview.txt");
const LOG: &str = r#"{"v":1,"at_us":1000000,"actor":{"agent":101},"kind":{"sign_in":{"agent":101,"sign_in":{"serial":7}}}}
{"v":1,"at_us":2000000,"actor":{"agent":101},"kind":{"not_ready":{"agent":101,"why":"study","prolong":false}}}
{"v":1,"at_us":3000000,"actor":{"agent":101},"kind":{"sign_out":{"agent":101,"reason":0}}}
"#;

fn check(arguments: &[&str], input: &[u8]) -> std::process::Output {
    run(command(&["agent", "check"], arguments), input)
}

#[test]
fn clean_inputs_have_no_finding() {
    for (from, input, records) in
        [("event-log", LOG.as_bytes(), 3), ("huawei-agent-operation", BILLS, 9), ("cti-trace", TRACE, 20)]
    {
        let out = check(&["--from", from, "--json"], input);
        assert_eq!(out.status.code(), Some(0), "{from}: {}", said(&out));
        let records = if from == "cti-trace" { lines(&out)[0]["records"].as_u64().unwrap() } else { records };
        assert_eq!(lines(&out), [json!({"records": records, "findings": 0})], "{from}");
        assert_eq!(said(&out), "");
        let out = check(&["-", "--from", from], input);
        assert_eq!(written(&out), format!("{records} records in order, 0 findings\n"));
    }
}

#[test]
fn a_finding_is_an_object_and_the_status_is_1() {
    let log = format!("{LOG}{{\"v\":1}}\n{}", LOG.lines().nth(1).unwrap());
    let out = check(&["--from", "event-log", "--json"], log.as_bytes());
    assert_eq!(out.status.code(), Some(1));
    let offset = LOG.len();
    assert_eq!(
        lines(&out),
        [
            json!({"line": 4, "column": 7, "offset": offset + 6, "record": 4,
            "rule": "event (offhook event log, version 1)", "message": "missing"}),
            json!({"line": 5, "column": null, "offset": offset + 8, "record": 5,
            "rule": "time goes forward (offhook, the machine's own)",
            "message": "not ready refused while agent 101 is signed out: earlier than the event before it"}),
            json!({"records": 3, "findings": 2}),
        ]
    );
    let out = check(&["--from", "event-log"], log.as_bytes());
    assert_eq!(written(&out).lines().next(), Some("line 4, column 7: missing (event (offhook event log, version 1))"));
    assert_eq!((written(&out).lines().last(), said(&out)), (Some("3 records in order, 2 findings"), ""));
}

#[test]
fn a_dialect_decides() {
    // Ready, then log-out: CCE asks for not ready first.
    let ready =
        LOG.replace("not_ready\":{\"agent\":101,\"why\":\"study\",\"prolong\":false}", "work_begin\":{\"agent\":101}");
    for (dialect, status) in [("strict", 0), ("csta", 0), ("huawei", 0), ("cisco-ccx", 1), ("cisco-cce", 1)] {
        let out = check(&["--from", "event-log", "--dialect", dialect], ready.as_bytes());
        assert_eq!(out.status.code(), Some(status), "{dialect}: {}", written(&out));
    }
}

#[test]
fn local_times_are_those_of_the_zone() {
    // The clock skips 02:00 to 03:00 on this night in Berlin.
    let file = "1,dev,acc,101,,,,2026-03-29 02:30:00,2026-03-29 02:30:00,1,-1,-1,,5,1,4,,,0,17,\n";
    let from = ["--from", "huawei-agent-operation"];
    assert_eq!(check(&from, file.as_bytes()).status.code(), Some(0));
    let out = check(&[&from[..], &["--time-zone", "Europe/Berlin"]].concat(), file.as_bytes());
    assert_eq!(out.status.code(), Some(1));
    assert!(written(&out).starts_with("line 1, column 8: a time that the clock skipped"), "{}", written(&out));
}

#[test]
fn wrong_usage_is_2_and_no_file_is_1() {
    assert_eq!(check(&[], b"").status.code(), Some(2));
    assert_eq!(check(&["--from", "parquet"], b"").status.code(), Some(2));
    assert_eq!(check(&["--from", "event-log", "--dialect", "genesys"], b"").status.code(), Some(2));
    let out = check(&["/nowhere/at/all", "--from", "event-log"], b"");
    assert_eq!((out.status.code(), written(&out)), (Some(1), ""));
    assert!(said(&out).starts_with("offhook: /nowhere/at/all: "));
    let out = check(&[&file("invite.sdp"), "--from", "event-log"], b"");
    assert_eq!(
        (out.status.code(), written(&out).lines().next()),
        (Some(1), Some("line 1, column 1: unexpected byte 0x76 (JSON text (RFC 8259))"))
    );
    assert_eq!(check(&["--from", "event-log"], b"").status.code(), Some(0));
}

/// A file of another kind is refused as a whole: nothing in it is a record in order.
#[test]
fn a_file_that_is_no_trace_is_refused() {
    let log: &[u8] =
        br#"{"v":1,"at_us":1000000,"actor":{"agent":101},"kind":{"sign_in":{"agent":101,"sign_in":{"serial":7}}}}"#;
    for input in [log, BILLS, &[0x80, 0, 0xff, 0x0a][..]] {
        let out = check(&["--from", "cti-trace"], input);
        assert_eq!(out.status.code(), Some(1), "{}{}", written(&out), said(&out));
    }
}

/// Nothing is a trace without messages, and one good message among others makes a trace.
#[test]
fn an_empty_trace_and_a_damaged_one_are_traces() {
    for (input, records) in [(&b""[..], 0), (b"\n \n", 0), (b"x\nMsgType: HEARTBEAT_REQ InvokeID: 1\n", 1)] {
        let out = check(&["--from", "cti-trace"], input);
        assert_eq!(written(&out), format!("{records} records in order, 0 findings\n"), "{}", said(&out));
    }
}
