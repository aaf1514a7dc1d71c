//! Captures of real calls: what is read from each agrees with `captures.toml`, whole, cut and damaged.

#![cfg(feature = "capture")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use offhook::capture::{Capture, CaptureError, CaptureErrorKind, Captured, Entry, Skipped};
use offhook::jiff::{Timestamp, TimestampRound, Unit};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/captures")
}

struct Read {
    packets: u64,
    messages: Vec<Captured>,
    skipped: Vec<Skipped>,
    error: Option<CaptureError>,
}

fn read(file: &[u8]) -> Read {
    let mut capture = Capture::new(file);
    let mut read = Read { packets: 0, messages: Vec::new(), skipped: Vec::new(), error: None };
    for entry in &mut capture {
        match entry {
            Ok(Entry::Message(captured)) => read.messages.push(captured),
            Ok(Entry::Skipped(skipped)) => read.skipped.push(skipped),
            Ok(other) => panic!("{other:?}"),
            Err(error) => {
                assert_eq!(read.error, None, "an error ends the iteration");
                read.error = Some(error);
            }
        }
    }
    let counts = capture.counts();
    assert!(capture.next().is_none());
    read.packets = counts.packets;
    assert_eq!(counts.messages, read.messages.len() as u64);
    assert_eq!(counts.skipped, read.skipped.len() as u64);
    read
}

fn start_line(message: &Captured) -> &str {
    let line = message.bytes.split(|octet| *octet == b'\r').next().unwrap();
    std::str::from_utf8(line).unwrap()
}

/// A header field by either of its names; the fixtures fold none of the ones that are asked for.
fn field<'a>(message: &'a Captured, long: &str, compact: &str) -> Option<&'a str> {
    let text = std::str::from_utf8(&message.bytes[..head(&message.bytes)]).unwrap();
    text.lines().skip(1).find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let name = name.trim();
        (name.eq_ignore_ascii_case(long) || name.eq_ignore_ascii_case(compact)).then_some(value.trim())
    })
}

fn head(bytes: &[u8]) -> usize {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap()
}

fn milliseconds(at: Timestamp) -> Timestamp {
    at.round(TimestampRound::new().smallest(Unit::Millisecond).mode(offhook::jiff::RoundMode::Trunc)).unwrap()
}

#[derive(Debug, PartialEq)]
struct Summary {
    packets: u64,
    sip_messages: usize,
    call_ids: usize,
    invite_call_ids: usize,
    answered_call_ids: usize,
    first_sip: Timestamp,
    last_sip: Timestamp,
    methods: BTreeMap<String, i64>,
    responses: BTreeMap<String, i64>,
}

impl Summary {
    fn of(read: &Read) -> Self {
        let mut methods = BTreeMap::new();
        let mut responses = BTreeMap::new();
        let (mut ids, mut invited, mut answered) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for message in &read.messages {
            let id = field(message, "Call-ID", "i").expect("every message has a Call-ID");
            let mut words = start_line(message).split(' ');
            let (first, second) = (words.next().unwrap(), words.next().unwrap());
            ids.insert(id);
            if first == "SIP/2.0" {
                *responses.entry(second.to_owned()).or_default() += 1;
                if second == "200" && field(message, "CSeq", "CSeq").unwrap().ends_with("INVITE") {
                    answered.insert(id);
                }
            } else {
                *methods.entry(first.to_owned()).or_default() += 1;
                if first == "INVITE" {
                    invited.insert(id);
                }
            }
        }
        Self {
            packets: read.packets,
            sip_messages: read.messages.len(),
            call_ids: ids.len(),
            invite_call_ids: invited.len(),
            answered_call_ids: answered.len(),
            first_sip: milliseconds(read.messages.first().unwrap().at),
            last_sip: milliseconds(read.messages.last().unwrap().at),
            methods,
            responses,
        }
    }

    fn expected(capture: &toml::Table) -> Self {
        let count = |name: &str| usize::try_from(capture[name].as_integer().unwrap()).unwrap();
        let time = |name: &str| capture[name].as_str().unwrap().parse().unwrap();
        let table = |name: &str| {
            let table = capture[name].as_table().unwrap();
            table.iter().map(|(key, value)| (key.clone(), value.as_integer().unwrap())).collect()
        };
        Self {
            packets: count("packets") as u64,
            sip_messages: count("sip_messages"),
            call_ids: count("call_ids"),
            invite_call_ids: count("invite_call_ids"),
            answered_call_ids: count("answered_call_ids"),
            first_sip: time("first_sip"),
            last_sip: time("last_sip"),
            methods: table("methods"),
            responses: table("responses"),
        }
    }
}

fn captures() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == "pcap" || it == "pcapng"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn every_capture_holds_what_the_truth_table_says() {
    let truth: toml::Table = fs::read_to_string(folder().join("captures.toml")).unwrap().parse().unwrap();
    let truth = truth["capture"].as_array().unwrap();
    assert_eq!(truth.len(), captures().len());
    for expected in truth {
        let expected = expected.as_table().unwrap();
        let name = expected["file"].as_str().unwrap();
        let read = read(&fs::read(folder().join(name)).unwrap());
        assert_eq!(Summary::of(&read), Summary::expected(expected), "{name}");
        assert_eq!(read.skipped, [], "{name}");
        assert_eq!(read.error, None, "{name}");
    }
}

#[test]
fn messages_are_yielded_in_the_order_of_packets() {
    for (name, file) in captures() {
        let packets: Vec<u64> = read(&file).messages.iter().map(|message| message.packet).collect();
        assert!(packets.is_sorted(), "{name}: {packets:?}");
    }
}

#[test]
fn a_capture_cut_anywhere_yields_the_first_messages_and_then_the_place() {
    for (name, file) in captures() {
        // The long audio capture is cut at fewer places: each of them is read from its start again.
        let step = if file.len() > 200_000 { 9_973 } else { 97 };
        let whole = read(&file);
        for length in (0..file.len()).step_by(step) {
            let cut = read(&file[..length]);
            let place = format!("{name} cut at {length}");
            assert_eq!(cut.messages, whole.messages[..cut.messages.len()], "{place}");
            let Some(error) = cut.error else {
                // Between two packets a file may end.
                continue;
            };
            assert!(error.offset() <= length as u64, "{place}: {error}");
            assert_eq!(error.packet(), cut.packets + 1, "{place}");
            let kind = match length {
                0 => CaptureErrorKind::Empty,
                1..4 => CaptureErrorKind::NotACapture,
                _ => CaptureErrorKind::Truncated,
            };
            assert_eq!(error.kind(), kind, "{place}");
        }
    }
}

#[test]
fn damage_anywhere_is_survived() {
    for (name, file) in captures() {
        let step = (file.len() / 150).max(101);
        let whole = read(&file).messages.len();
        for at in (0..file.len()).step_by(step) {
            for damage in [0x01, 0x80, 0xff] {
                let mut file = file.clone();
                file[at] ^= damage;
                let read = read(&file);
                assert!(read.messages.len() <= whole + 8, "{name} damaged at {at}");
                for message in &read.messages {
                    assert!(message.message().is_ok());
                }
            }
        }
    }
}

#[test]
fn a_damaged_packet_does_not_disturb_its_neighbours() {
    let file = fs::read(folder().join("sip-proxy.pcap")).unwrap();
    // The start line of packet 1: link header 14, IPv4 20, UDP 8, behind a file header of 24 and a record header of 16.
    let mut damaged = file.clone();
    damaged[24 + 16 + 42] = 0;
    let whole = read(&file);
    let read = read(&damaged);
    assert_eq!(read.messages, whole.messages[1..]);
    assert_eq!(read.error, None);
}

#[test]
fn what_is_no_capture_is_refused_at_once() {
    for (file, kind) in [
        (b"".as_slice(), CaptureErrorKind::Empty),
        (b"\x0a\x0d".as_slice(), CaptureErrorKind::NotACapture),
        (b"INVITE sip:bob@biloxi.example SIP/2.0\r\n".as_slice(), CaptureErrorKind::NotACapture),
        (b"\xd4\xc3\xb2\xa1\x02\x00\x04\x00".as_slice(), CaptureErrorKind::Truncated),
        (b"\x0a\x0d\x0d\x0a\x1c\x00\x00\x00\x4d\x3c\x2b\x1a".as_slice(), CaptureErrorKind::Truncated),
        (b"\x0a\x0d\x0d\x0a\x1c\x00\x00\x00\x00\x00\x00\x00".as_slice(), CaptureErrorKind::Description),
    ] {
        let read = read(file);
        assert_eq!(read.error.map(|error| (error.packet(), error.offset(), error.kind())), Some((1, 0, kind)));
        assert_eq!(read.packets, 0);
    }
}
