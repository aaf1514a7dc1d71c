//! Prefixes, deletions and replacements never panic; what is read is printed and read again; any chunking of a stream
//! gives the same frames; limits hold.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod check;
#[path = "check/corpus.rs"]
mod corpus;

use std::fs;
use std::path::PathBuf;

use check::{check, glance};
use corpus::corpus;
use offhook_sip::{
    ErrorKind, Frame, Framer, HeaderName, HeaderValue, Limits, Message, MessageProblem, Method, looks_like_sip,
};
use proptest::prelude::*;

const INVITE: &[u8] = include_bytes!("fixtures/source/invite-length-fixed.dat");

/// What fuzzing has found and kept; the target asserts the same.
#[test]
fn the_fuzz_corpus() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "fuzz", "corpus", "sip_message"].iter().collect();
    let mut replayed = 0;
    for entry in fs::read_dir(folder).unwrap() {
        check(&fs::read(entry.unwrap().path()).unwrap());
        replayed += 1;
    }
    assert!(replayed > 0, "the corpus is empty");
}

#[test]
fn corpus_is_read_and_printed_the_same() {
    for bytes in corpus() {
        check(&bytes);
    }
}

/// RFC 3261 §7.3.1: whoever walks over all fields gets what the accessors give, and the errors that are findings.
#[test]
fn every_field_has_typed_values() {
    for bytes in corpus() {
        let Ok(message) = Message::parse(&bytes) else { continue };
        let faults: Vec<usize> = message
            .findings()
            .iter()
            .filter_map(|finding| match finding.problem() {
                MessageProblem::Value { error, .. } => Some(error.offset()),
                _ => None,
            })
            .collect();
        for field in message.fields() {
            for value in field.typed() {
                match value {
                    Ok(HeaderValue::CSeq(cseq)) => assert_eq!(field.parse(), Ok(cseq)),
                    Ok(value) => assert!(!value.to_string().is_empty() || field.value().is_empty()),
                    Err(error) => assert!(faults.contains(&error.offset()), "{error}"),
                }
            }
        }
    }
}

#[test]
fn every_prefix_of_the_invite() {
    let header = INVITE.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
    for length in 0..INVITE.len() {
        let result = Message::parse(&INVITE[..length]);
        // The header is refused until its empty line is there; from then on the body is what there is of it.
        assert_eq!(result.is_ok(), length >= header, "{length}");
        match result {
            Ok(message) => {
                assert_eq!(message.body().len(), length - header);
                let short = message.findings();
                assert_eq!(short.len(), 1, "{length}: {short:?}");
                assert_eq!(short[0].offset(), 746);
            }
            Err(error) => {
                assert!(error.kind() == ErrorKind::End || error.offset() == length - 1, "{length}: {error}");
            }
        }
    }
}

#[test]
fn prefixes_of_the_corpus() {
    for bytes in corpus() {
        for length in 0..bytes.len() {
            glance(&bytes[..length]);
        }
    }
}

#[test]
fn every_deletion_and_replacement_in_the_invite() {
    for place in 0..INVITE.len() {
        let mut bytes = INVITE.to_vec();
        bytes.remove(place);
        check(&bytes);
        for octet in [0x00, 0xff, b'\r', b'\n', b',', b';', b'"', b'<'] {
            let mut bytes = INVITE.to_vec();
            bytes[place] = octet;
            check(&bytes);
        }
    }
}

#[test]
fn deletions_and_replacements_in_the_corpus() {
    for bytes in corpus() {
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed.remove(place);
            glance(&changed);
            for octet in [0x00, 0xff] {
                let mut changed = bytes.clone();
                changed[place] = octet;
                glance(&changed);
            }
        }
    }
}

#[test]
fn limits_hold() {
    let limits = Limits::default().with_message_bytes(1_000);
    let error = Message::parse_with(INVITE, &limits).unwrap_err();
    assert_eq!((error.offset(), error.kind()), (1_000, ErrorKind::TooLong { max: 1_000 }));
    let limits = Limits::default().with_fields(12);
    let error = Message::parse_with(INVITE, &limits).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooMany { max: 12 });
    assert!(INVITE[error.offset()..].starts_with(b"Content-Type"));

    let mut many = b"OPTIONS sip:a@b SIP/2.0\r\n".to_vec();
    for _ in 0..1_024 {
        many.extend_from_slice(b"X: y\r\n");
    }
    many.extend_from_slice(b"\r\n");
    assert_eq!(Message::parse(&many).unwrap().fields().len(), 1_024);
    many.splice(25..25, *b"X: y\r\n");
    assert_eq!(Message::parse(&many).unwrap_err().kind(), ErrorKind::TooMany { max: 1_024 });
}

#[test]
fn exact_errors() {
    let error = |bytes: &[u8]| Message::parse(bytes).unwrap_err().to_string();
    assert_eq!(error(b""), "start-line: unexpected end of input at byte 0 (RFC 3261 §7)");
    assert_eq!(error(b"GET / HTTP/1.1\r\n\r\n"), "Request-Line: unexpected byte 0x48 at byte 6 (RFC 3261 §7.1)");
    assert_eq!(error(b"SIP/2.0 700 X\r\n\r\n"), "Status-Line: 700 is not in 100 to 699 at byte 8 (RFC 3261 §7.2)");
    assert_eq!(
        error(b"BYE a:b SIP/2.0\r\nno colon\r\n\r\n"),
        "message-header: unexpected byte 0x63 at byte 20 (RFC 3261 §7.3.1)"
    );
    assert_eq!(
        error(b"BYE a:b SIP/2.0\r\n folded\r\n\r\n"),
        "message-header: unexpected byte 0x20 at byte 17 (RFC 3261 §7.3.1)"
    );
    assert_eq!(error(b"BYE a:b SIP/2.0\r\nA: b\r\n"), "SIP-message: unexpected end of input at byte 23 (RFC 3261 §7)");
}

/// Frames of a stream that comes in these pieces.
fn frames<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Vec<u8>>, usize, bool) {
    let mut framer = Framer::new(Limits::default());
    let (mut messages, mut line_ends, mut failed) = (Vec::new(), 0, false);
    for piece in pieces {
        framer.push(piece);
        loop {
            match framer.next_frame() {
                Ok(Some(Frame::Message(message))) => messages.push(message.to_vec()),
                Ok(Some(Frame::KeepAlive)) => line_ends += 1,
                Ok(None) => break,
                Err(_) => {
                    failed = true;
                    break;
                }
            }
        }
    }
    (messages, line_ends, failed)
}

fn stream() -> Vec<u8> {
    let wsinv = include_bytes!("fixtures/rfc4475/wsinv.dat");
    let mpart = include_bytes!("fixtures/rfc4475/mpart01.dat");
    [b"\r\n\r\n", INVITE, b"\r\n", &mpart[..], &wsinv[..], b"\r\n\r\n", INVITE].concat()
}

#[test]
fn any_chunking_gives_the_same_frames() {
    let stream = stream();
    let whole = frames(std::iter::once(&stream[..]));
    assert_eq!(whole.0.len(), 4);
    assert_eq!((whole.1, whole.2), (2 + 1 + 2, false));
    assert_eq!(whole.0[3], INVITE);
    for size in 1..40 {
        assert_eq!(frames(stream.chunks(size)), whole, "{size}");
    }
}

/// RFC 4475 §3.1.1.8: one message on a datagram, two on a stream.
#[test]
fn dblreq_is_two_messages_on_a_stream() {
    let (messages, line_ends, failed) = frames(std::iter::once(&include_bytes!("fixtures/rfc4475/dblreq.dat")[..]));
    let methods: Vec<_> =
        messages.iter().map(|bytes| Message::parse(bytes).unwrap().method().unwrap().into_owned()).collect();
    assert_eq!(methods, [Method::REGISTER, Method::INVITE]);
    // The second body is longer than it says: what is left over is no message.
    assert_eq!((line_ends, failed), (1, true));
}

#[test]
fn a_stream_that_is_no_sip_ends() {
    let mut framer = Framer::new(Limits::default());
    framer.push(b"GET / HTTP/1.1\r\nHost: x\r\n");
    assert!(framer.next_frame().is_err());
    assert!(framer.next_frame().is_err(), "the error stays");
    framer.push(INVITE);
    assert!(framer.resync());
    assert_eq!(framer.next_frame(), Ok(Some(Frame::Message(INVITE))));
    assert_eq!(framer.position(), 25 + 1_016);

    let malformed = |stream: &[u8]| Frame::cut(stream, &Limits::default()).unwrap_err().kind();
    assert_eq!(malformed(include_bytes!("fixtures/rfc4475/ncl.dat")), ErrorKind::Byte(b'-'));
    assert_eq!(malformed(include_bytes!("fixtures/rfc4475/mcl01.dat")), ErrorKind::Contradiction);
    assert_eq!(malformed(b"\x16\x03\x01"), ErrorKind::Byte(0x16));
    // RFC 4475 §3.1.2.2: a stream waits for what the length promises.
    assert_eq!(Frame::cut(include_bytes!("fixtures/rfc4475/clerr.dat"), &Limits::default()), Ok(None));
    // The documented INVITE takes four octets of what follows it.
    let short = include_bytes!("fixtures/source/invite.dat");
    assert_eq!(Frame::cut(short, &Limits::default()), Ok(None));
    let huge = b"BYE sip:a@b SIP/2.0\r\nContent-Length: 99999999999999999999999\r\n\r\n";
    assert!(matches!(malformed(huge), ErrorKind::TooLong { .. }));
}

/// Messages of a stream with other things between them, that comes in chunks of these sizes by turns.
fn salvaged(stream: &[u8], sizes: &[usize], limits: Limits) -> Vec<Vec<u8>> {
    let mut framer = Framer::new(limits);
    let (mut messages, mut is_lost) = (Vec::new(), false);
    let (mut rest, mut sizes) = (stream, sizes.iter().cycle());
    loop {
        while !is_lost || framer.resync() {
            is_lost = false;
            match framer.next_frame() {
                Ok(Some(Frame::Message(message))) => messages.push(message.to_vec()),
                Ok(Some(Frame::KeepAlive)) => {}
                Ok(None) => break,
                Err(_) => is_lost = true,
            }
        }
        if rest.is_empty() {
            return messages;
        }
        let (chunk, later) = rest.split_at((*sizes.next().unwrap()).min(rest.len()));
        framer.push(chunk);
        assert!(framer.pending() <= limits.message_bytes() as usize + 2 * chunk.len());
        rest = later;
    }
}

#[test]
fn a_start_line_that_comes_in_two_chunks_is_found() {
    let stream = [b"GET / HTTP/1.1\r\nHost: x\r\n", INVITE, b"GET /\r\n", INVITE].concat();
    for cut in 1..stream.len() {
        assert_eq!(salvaged(&stream, &[cut, stream.len()], Limits::default()), [INVITE, INVITE], "{cut}");
    }
}

#[test]
fn asking_for_a_frame_meanwhile_loses_no_message() {
    let mut framer = Framer::new(Limits::default());
    framer.push(b"GET / HTTP/1.1\r\nOPTIONS sip:a@b SI");
    assert!(framer.next_frame().is_err());
    assert!(!framer.resync());
    assert_eq!(framer.next_frame(), Ok(None));
    framer.push(b"P/2.0\r\n");
    assert!(framer.resync());
    framer.push(b"\r\n");
    assert_eq!(framer.next_frame(), Ok(Some(Frame::Message(b"OPTIONS sip:a@b SIP/2.0\r\n\r\n"))));
}

#[test]
fn each_resync_makes_progress() {
    let mut framer = Framer::new(Limits::default());
    framer.push(b"SIP/2.0 200 OK\r\nContent-Length: x\r\n\r\nSIP/2.0 180 Ringing\r\n\r\n");
    assert!(framer.next_frame().is_err());
    assert!(framer.resync());
    assert_eq!(framer.position(), 37);
    assert!(!framer.resync(), "the line that was found is the current one now");
    assert_eq!(framer.pending(), 0);
    // A line that never ends is not kept for ever, and its end is no start line.
    framer.push(&vec![b'a'; 1 << 20]);
    assert!(!framer.resync());
    assert_eq!(framer.pending(), 0);
    framer.push(b"OPTIONS sip:a@b SIP/2.0\r\n");
    assert!(!framer.resync());
}

/// 100,000 start lines in one header whose end is too far away for most of them: each is passed over without another
/// look at what follows it.
#[test]
fn start_lines_without_a_message_are_passed_over_in_one_walk() {
    let limits = Limits::default().with_message_bytes(1 << 20);
    let stream = ["INVITE sip:a SIP/2.0\n".repeat(100_000).as_bytes(), INVITE].concat();
    for size in [1 << 16, stream.len()] {
        let mut framer = Framer::new(limits);
        let (mut errors, mut messages) = (0, 0);
        for chunk in stream.chunks(size) {
            framer.push(chunk);
            loop {
                match framer.next_frame() {
                    Ok(Some(frame)) => messages += usize::from(frame == Frame::Message(INVITE)),
                    Ok(None) => break,
                    Err(_) => {
                        errors += 1;
                        if !framer.resync() {
                            break;
                        }
                    }
                }
            }
        }
        assert_eq!((errors, messages), (100_000, 1), "{size}");
    }
}

#[test]
fn sip_is_recognised_by_content() {
    for bytes in corpus() {
        assert!(looks_like_sip(&bytes), "{}", String::from_utf8_lossy(&bytes[..40]));
    }
    for other in
        [&b"HTTP/1.1 200 OK\r\n"[..], b"v=0\r\n", b"\x80\x08\x00\x01", b"a b\r\n", b"SIP/2.0 OK 200\r\n", b"SIP/2.0\n"]
    {
        assert!(!looks_like_sip(other));
    }
}

/// What streams of messages and other things are put together from.
const SALVAGE: [&str; 19] = [
    "OPTIONS sip:a@b SIP/2.0\r\n",
    "OPTIONS sip:a@b SIP/2.0\r\n\r\n",
    "SIP/2.0 200 OK\r\n",
    "SIP/2.0 200 OK\n\n",
    "SIP/2.0",
    "GET / HTTP/1.1\r\n",
    "GET / HTTP/1.1",
    "X: y\r\n",
    "To : x SIP/2.0\r\n",
    " OPTIONS sip:a@b SIP/2.0\r\n",
    " fold\r\n",
    "no colon\r\n",
    "Content-Length: 3\r\n",
    "l: x\r\n",
    "l: 99\r\n",
    "abc",
    "\r\n",
    "\r",
    "\0",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn random_chunks_give_the_same_frames(cuts in proptest::collection::vec(0_usize..6_000, 0..12)) {
        let stream = stream();
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut < stream.len()).chain([0, stream.len()]).collect();
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|pair| &stream[pair[0]..pair[1]]);
        prop_assert_eq!(frames(pieces), frames(std::iter::once(&stream[..])));
    }

    #[test]
    fn random_chunks_salvage_the_same_messages(
        parts in proptest::collection::vec(prop::sample::select(SALVAGE.to_vec()), 0..12),
        sizes in proptest::collection::vec(1_usize..30, 1..6),
        max in prop::sample::select(vec![40, 60, 1_000]),
    ) {
        let (stream, limits) = (parts.concat(), Limits::default().with_message_bytes(max));
        let whole = salvaged(stream.as_bytes(), &[stream.len().max(1)], limits);
        prop_assert_eq!(salvaged(stream.as_bytes(), &sizes, limits), whole);
    }

    #[test]
    fn random_octets_never_panic(octets in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&octets);
        check(&[b"OPTIONS sip:a@b SIP/2.0\r\n", &octets[..], b"\r\n\r\n"].concat());
        let _ = frames(octets.chunks(7));
    }

    #[test]
    fn random_field_values_never_panic(row in 0..HeaderName::ALL.len(), value in "[ -~]{0,60}") {
        let text = format!("OPTIONS sip:a@b SIP/2.0\r\n{}: {value}\r\n\r\n", HeaderName::ALL[row]);
        check(text.as_bytes());
    }
}
