//! Captures that are damaged, cut short or begin too late: nothing vanishes without a report, and whether all was read
//! is told.

#![cfg(all(feature = "capture", feature = "cdr"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::path::PathBuf;

use offhook::base::ErrorKind;
use offhook::capture::{Layer, SkipReason};
use offhook::cdr::{CallDetail, CallResult, Moment};
use offhook::jiff::Timestamp;
use offhook::jiff::tz::TimeZone;
use offhook::replay::{Replay, call_record};
use offhook::sip::Message;
use offhook::view::Account;

#[path = "common/raw.rs"]
mod raw;

use raw::{header, packet};

fn sipp() -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/captures");
    fs::read(folder.join("sipp-uac-uas.pcap")).unwrap()
}

/// Where the records of a pcap file begin.
fn records(file: &[u8]) -> Vec<usize> {
    let mut places = vec![24];
    loop {
        let at = places[places.len() - 1];
        let length = u32::from_le_bytes(file[at + 8..at + 12].try_into().unwrap()) as usize;
        if at + 16 + length == file.len() {
            return places;
        }
        places.push(at + 16 + length);
    }
}

/// The capture with every packet cut to `length` octets, as a short snapshot length does.
fn snapped(file: &[u8], length: usize) -> Vec<u8> {
    let mut cut = file[..24].to_vec();
    for at in records(file) {
        let whole = u32::from_le_bytes(file[at + 8..at + 12].try_into().unwrap()) as usize;
        let kept = whole.min(length);
        cut.extend(&file[at..at + 8]);
        cut.extend(u32::try_from(kept).unwrap().to_le_bytes());
        cut.extend(&file[at + 12..at + 16]);
        cut.extend(&file[at + 16..at + 16 + kept]);
    }
    cut
}

fn capture(payloads: &[&[u8]]) -> Vec<u8> {
    let packets = (100..).zip(payloads).flat_map(|(second, payload)| packet(second, payload));
    header().into_iter().chain(packets).collect()
}

const INVITE: &str = "INVITE sip:bob@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:alice@h>;tag=1\r\n\
                      To: <sip:bob@h>\r\nCall-ID: 1@h\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";
const OK: &str = "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:alice@h>;tag=1\r\n\
                  To: <sip:bob@h>;tag=2\r\nCall-ID: 1@h\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";

fn reasons(replay: &Replay) -> Vec<(u64, SkipReason)> {
    replay.skipped().iter().map(|skipped| (skipped.packet, skipped.reason)).collect()
}

#[test]
fn a_message_without_what_names_its_call_is_reported() {
    // RFC 3261 section 8.1.1: To, From, CSeq and Call-ID are in every request.
    for (field, missing) in [
        ("Call-ID: 1@h\r\n", true),
        ("CSeq: 1 INVITE\r\n", true),
        ("From: <sip:alice@h>;tag=1\r\n", true),
        ("To: <sip:bob@h>\r\n", true),
        ("CSeq: 99999999999 INVITE\r\n", false),
        ("From: <<>\r\n", false),
    ] {
        let name = field.split_once(':').unwrap().0;
        let text = if missing {
            INVITE.replace(field, "")
        } else {
            let lines = INVITE.split_inclusive("\r\n");
            lines.map(|line| if line.starts_with(&format!("{name}:")) { field } else { line }).collect()
        };
        let replay = Replay::read(capture(&[text.as_bytes(), b"CRLF\r\n"]).as_slice());
        let [(1, SkipReason::Message(error))] = reasons(&replay)[..] else { panic!("{field}: {:?}", replay.skipped()) };
        assert_eq!(error.kind() == ErrorKind::Missing, missing, "{field}: {error}");
        assert_eq!((replay.counts().messages, replay.counts().skipped), (1, 1));
        assert_eq!((replay.calls().len(), replay.methods()["INVITE"]), (0, 1));
        assert!(!replay.is_whole());
    }
}

#[test]
fn every_packet_of_a_short_snapshot_is_accounted_for() {
    // 14 + 20 + 8 octets are headers: from 43 on there is something of the message.
    for length in [43, 44, 52, 60, 68, 96, 200] {
        let replay = Replay::read(snapped(&sipp(), length).as_slice());
        assert_eq!((replay.counts().packets, replay.counts().messages), (60, 0), "{length}");
        assert_eq!(replay.skipped().iter().map(|it| it.packet).collect::<Vec<_>>(), (1..=60).collect::<Vec<_>>());
        assert!(replay.skipped().iter().all(|it| matches!(it.reason, SkipReason::Cut { .. })), "{length}");
        assert!(!replay.is_whole());
    }
    for (length, layer) in [(41, Layer::Udp), (33, Layer::Ip), (13, Layer::Link)] {
        let replay = Replay::read(snapped(&sipp(), length).as_slice());
        assert_eq!(replay.counts().skipped, 60);
        assert!(replay.skipped().iter().all(|it| it.reason == SkipReason::Header(layer)), "{length}");
        assert!(!replay.is_whole());
    }
}

#[test]
fn a_datagram_that_ends_in_its_start_line_is_reported_and_other_lines_are_not() {
    let parts: [&[u8]; 4] = [b"SIP/2.0 200", b"INVITE sip:bob@h SIP/2.0", b"OPTIONS sips:h", b"\r\nBYE tel:+1"];
    for part in parts {
        let replay = Replay::read(capture(&[part]).as_slice());
        assert!(matches!(reasons(&replay)[..], [(1, SkipReason::Message(_))]), "{part:?}: {:?}", replay.skipped());
    }
    for other in [b"".as_slice(), b"\r\n\r\n", b"ping", b"hello sip world", b"\x80\x08\0\0", b"0"] {
        let replay = Replay::read(capture(&[other]).as_slice());
        assert_eq!((reasons(&replay), replay.is_whole()), (vec![], true), "{other:?}");
    }
}

#[test]
fn one_wrong_clock_does_not_disturb_the_neighbours() {
    let whole = sipp();
    let good = Replay::read(whole.as_slice());
    assert!(good.is_whole());
    for (number, at) in (1..).zip(records(&whole)) {
        for wrong in [0x00, 0x7f, 0xff] {
            let mut damaged = whole.clone();
            damaged[at + 3] = wrong;
            let replay = Replay::read(damaged.as_slice());
            assert_eq!(reasons(&replay)[0], (number, SkipReason::Clock), "{wrong:#x}");
            assert!(reasons(&replay)[1..].iter().all(|(_, reason)| *reason == SkipReason::NoInvite));
            assert!(!replay.is_whole());
            assert_eq!(replay.counts().packets, 60);
            assert_eq!(replay.calls().len(), 10, "packet {number}, {wrong:#x}");
            let same = replay.calls().iter().filter(|call| good.calls().contains(call)).count();
            assert!(same >= 9, "packet {number}, {wrong:#x}: {same}");
        }
    }
}

/// RFC 3261 §17.1.2.2: T4, five seconds, is how long a message may be on its way.
#[test]
fn a_response_before_its_invite_is_taken_in_or_named() {
    let late = vec![(1, SkipReason::NoInvite)];
    for (seconds, reports, result) in [(0, vec![], CallResult::Answered), (6, late, CallResult::Unfinished)] {
        let packets = [packet(100, OK.as_bytes()), packet(100 + seconds, INVITE.as_bytes())];
        let replay = Replay::read([header(), packets.concat()].concat().as_slice());
        assert_eq!(reasons(&replay), reports);
        assert_eq!((replay.counts().messages, replay.counts().skipped), (2, reports.len() as u64));
        let [call] = replay.calls() else { panic!("{:?}", replay.calls()) };
        assert_eq!(call.result, result);
        // A capture may begin at any time.
        assert!(replay.is_whole());
    }
}

/// RFC 3261 §14.1, §17.1.2.2: a call that began before the capture is known by its re-INVITE once the INVITE can't come
/// any more, or at the end; what came with it is of use.
#[test]
fn what_is_taken_in_without_its_invite_is_not_reported() {
    let reinvite = INVITE.replace("To: <sip:bob@h>", "To: <sip:bob@h>;tag=2");
    let ack = reinvite.replace("INVITE", "ACK").replace("bK1", "bK2");
    let options = "OPTIONS sip:bob@h SIP/2.0\r\nFrom: <sip:alice@h>;tag=1\r\nTo: <sip:bob@h>\r\nCall-ID: 2@h\r\n\
                   CSeq: 1 OPTIONS\r\n\r\n";
    let joined = [reinvite.as_str(), OK, ack.as_str()];
    for more in [0, 10] {
        let later = (0..more).flat_map(|second| packet(110 + second, options.as_bytes()));
        let packets = (100..).zip(joined).flat_map(|(second, text)| packet(second, text.as_bytes()));
        let replay = Replay::read(header().into_iter().chain(packets).chain(later).collect::<Vec<_>>().as_slice());
        assert_eq!((reasons(&replay), replay.counts().skipped, replay.is_whole()), (vec![], 0, true), "{more}");
        let [call] = replay.calls() else { panic!("{:?}", replay.calls()) };
        assert_eq!(call.result, CallResult::Answered);
    }
}

#[test]
fn a_capture_of_a_link_layer_that_is_not_read_is_not_whole() {
    let mut unread = capture(&[INVITE.as_bytes()]);
    unread[20] = 147;
    let replay = Replay::read(unread.as_slice());
    assert_eq!(reasons(&replay), [(1, SkipReason::LinkLayer { kind: 147 })]);
    assert!(!replay.is_whole());
    assert!(Replay::read(header().as_slice()).is_whole(), "no packets are no damage");
}

#[test]
fn each_reason_is_decided() {
    let error = Message::parse(b"INVITE").unwrap_err();
    for lossy in [
        SkipReason::Message(error),
        SkipReason::Cut { missing: 1 },
        SkipReason::NoTime,
        SkipReason::Time,
        SkipReason::Clock,
        SkipReason::UnknownInterface { interface: 7 },
        SkipReason::Record,
        SkipReason::Header(Layer::Ip),
        SkipReason::Fragment,
        SkipReason::Gap { octets: 1 },
        SkipReason::NotSip,
        SkipReason::Memory,
    ] {
        assert!(lossy.is_loss(), "{lossy}");
    }
    for explained in
        [SkipReason::Fragments, SkipReason::Unfinished, SkipReason::NoInvite, SkipReason::LinkLayer { kind: 147 }]
    {
        assert!(!explained.is_loss(), "{explained}");
    }
}

fn record_of(id: &str, from: &str, to: &str) -> [String; 3] {
    let mut call = CallDetail::new([id]);
    (call.from, call.to) = (from.into(), to.into());
    call.start = Some(Moment::new(Timestamp::from_second(1_456_404_171).unwrap()));
    let record = call_record(&call, &Account::new(TimeZone::UTC));
    [record.call_id, record.caller_no, record.callee_no]
}

#[test]
fn record_columns_are_not_over_filled() {
    // Huawei CEC cec_07_0831: call_id String(1-25), caller_no and callee_no String(1-26).
    let long = "75104938772201062721@10.33.6.101";
    let [id, caller, called] = record_of(long, "201", "101");
    assert_eq!((caller.as_str(), called.as_str()), ("201", "101"));
    let (seconds, number) = id.split_once('-').expect("R-ID-2: <unix seconds>-<number>");
    assert_eq!(seconds, "1456404171");
    number.parse::<u32>().unwrap();
    assert!(id.len() <= 25);
    assert_eq!(record_of(long, "", "")[0], id, "the same call has the same name");
    assert_ne!(record_of("75104938772201062722@10.33.6.101", "", "")[0], id);

    assert_eq!(record_of(&"x".repeat(25), "", "")[0], "x".repeat(25));
    assert_eq!(record_of(&"x".repeat(26), "", "")[0].split_once('-').unwrap().0, "1456404171");
    assert_eq!(record_of("1", "sip:gateway.example:5060;lr", &"9".repeat(26))[1..], ["", &"9".repeat(26)]);
    assert_eq!(record_of("1", &"9".repeat(27), "+86\u{1b}"), ["1", "", ""]);
    assert_eq!(record_of("1", "+8618012345678", "7002;ext=1")[1..], ["+8618012345678", "7002;ext=1"]);
}

#[test]
fn users_are_decoded() {
    // RFC 3261 section 19.1.2: %61 and a are the same; what is no text stays as it is written.
    let text = INVITE.replace("alice", "%61lice%20b").replace("To: <sip:bob@h>", "To: <sip:%ff@h>");
    let replay = Replay::read(capture(&[text.as_bytes()]).as_slice());
    let [call] = replay.calls() else { panic!("{:?}", replay.calls()) };
    assert_eq!((call.from.as_str(), call.to.as_str()), ("alice b", "%ff"));
}
