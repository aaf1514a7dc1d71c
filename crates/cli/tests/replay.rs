//! `offhook replay` as a user runs it: output, diagnostics and exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn capture(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "offhook", "tests", "fixtures", "captures", name].iter().collect()
}

fn offhook(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_offhook"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn file(name: &str) -> String {
    capture(name).to_str().unwrap().to_owned()
}

#[test]
fn the_ten_calls_of_sipp() {
    let out = offhook(&["replay", &file("sipp-uac-uas.pcap"), "--json"], b"");
    assert_eq!(out.status.code(), Some(0));
    let json: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!((&json["packets"], &json["sip_messages"], &json["call_ids"]), (&60.into(), &60.into(), &10.into()));
    assert_eq!(json["methods"], serde_json::json!({"ACK": 10, "BYE": 10, "INVITE": 10}));
    assert_eq!(json["responses"], serde_json::json!({"180": 10, "200": 20}));
    assert_eq!(json["first"], "2026-11-20T15:30:24.031Z");
    let calls = json["calls"].as_array().unwrap();
    assert_eq!(calls.len(), 10);
    assert!(calls.iter().all(|call| call["result"] == "answered" && call["released_by"] == "caller"));
    assert!(json.get("file").is_none() && json.get("error").is_none());
}

#[test]
fn several_inputs_name_their_file() {
    let out = offhook(&["replay", "--json", &file("sip-proxy.pcap"), &file("auth-failure.pcapng")], b"");
    let lines: Vec<Value> = out
        .stdout
        .split(|b| *b == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0]["file"].as_str().unwrap().ends_with("sip-proxy.pcap"));
    assert_eq!(lines[1]["calls"], serde_json::json!([]));
}

#[test]
fn standard_input_and_a_time_zone() {
    let bytes = std::fs::read(capture("sip-proxy.pcap")).unwrap();
    for arguments in [&["replay", "--time-zone", "Asia/Shanghai"][..], &["replay", "-", "--time-zone", "+08:00"]] {
        let out = offhook(arguments, &bytes);
        assert_eq!(out.status.code(), Some(0));
        assert!(String::from_utf8(out.stdout).unwrap().contains("2011-08-01 14:37:30.454"));
    }
}

#[test]
fn views_are_joined_in_one_object() {
    let out = offhook(&["replay", &file("sip-proxy.pcap"), "--view", "cdr", "--json"], b"");
    let json: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(json["records"][0]["call_begin"], "2011-08-01 06:37:31");
    assert!(json.get("packets").is_none());
    let both = offhook(&["replay", &file("sip-proxy.pcap"), "--view", "cdr", "--view", "summary", "--json"], b"");
    let json: Value = serde_json::from_slice(&both.stdout).unwrap();
    assert_eq!((&json["packets"], json["records"].as_array().unwrap().len()), (&11.into(), 1));
}

#[test]
fn a_truncated_capture_shows_what_could_be_read_and_exits_with_1() {
    let bytes = std::fs::read(capture("sip-proxy.pcap")).unwrap();
    let out = offhook(&["replay", "--json"], &bytes[..6_000]);
    assert_eq!(out.status.code(), Some(1));
    let json: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!((&json["packets"], json["calls"].as_array().unwrap().len()), (&9.into(), 1));
    assert_eq!(
        String::from_utf8(out.stderr).unwrap(),
        "offhook: -: packet 10 at byte 5818: the file ends in the middle of it\n"
    );
}

#[test]
fn a_missing_file_does_not_disturb_its_neighbour() {
    let out = offhook(&["replay", "no-such-file.pcap", &file("sip-proxy.pcap")], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8(out.stderr).unwrap().starts_with("offhook: no-such-file.pcap: "));
    assert!(String::from_utf8(out.stdout).unwrap().contains("answered"));
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [&["replay", "--view", "pie"][..], &["replay", "--time-zone", "Atlantis"], &["rewind"], &[]] {
        assert_eq!(offhook(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_ends_it_silently() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_offhook"))
        .args(["replay", &file("sipp-uac-uas.pcap")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    assert_eq!((out.status.code(), out.stderr.len()), (Some(0), 0));
}

#[test]
fn whole_captures_end_with_0() {
    let folder = capture("captures.toml");
    let files: Vec<PathBuf> = std::fs::read_dir(folder.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "pcap" || it == "pcapng"))
        .collect();
    assert_eq!(files.len(), 13);
    let out = offhook(
        &[&["replay", "--json"], &files.iter().map(|it| it.to_str().unwrap()).collect::<Vec<_>>()[..]].concat(),
        b"",
    );
    assert_eq!((out.status.code(), String::from_utf8(out.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn a_wrong_clock_names_its_packet_and_exits_with_1() {
    let mut bytes = std::fs::read(capture("sipp-uac-uas.pcap")).unwrap();
    bytes[24 + 3] = 0xff;
    for view in ["summary", "cdr"] {
        let out = offhook(&["replay", "--view", view], &bytes);
        assert_eq!(out.status.code(), Some(1));
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(said.starts_with("offhook: -: packet 1: a time far from those of its neighbours"), "{said}");
    }
}

#[test]
fn an_empty_file_and_a_folder_are_told_plainly() {
    let out = offhook(&["replay"], b"");
    assert_eq!(String::from_utf8(out.stderr).unwrap(), "offhook: -: the file is empty\n");
    assert_eq!(out.status.code(), Some(1));
    let out = offhook(&["replay"], b"INVITE sip:bob@biloxi.example SIP/2.0\r\n");
    assert_eq!(String::from_utf8(out.stderr).unwrap(), "offhook: -: the file is neither pcap nor pcapng\n");
    let folder = capture("");
    let out = offhook(&["replay", folder.to_str().unwrap()], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8(out.stderr).unwrap().ends_with(": is a directory\n"));
}

#[test]
#[cfg(unix)]
fn the_name_of_a_file_moves_no_cursor() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let name = folder.join("a\u{1b}[2Jb.pcap");
    std::fs::write(&name, &std::fs::read(capture("sip-proxy.pcap")).unwrap()[..6_000]).unwrap();
    let out = offhook(&["replay", name.to_str().unwrap(), &file("sip-proxy.pcap")], b"");
    for said in [out.stdout, out.stderr] {
        assert!(!said.contains(&0x1b));
        assert!(String::from_utf8(said).unwrap().contains("a·[2Jb.pcap"));
    }
}
