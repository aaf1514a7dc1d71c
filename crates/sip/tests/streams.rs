//! Datagrams, WebSocket messages and streams that come in small pieces (RFC 3261 §18.3, RFC 5626, RFC 7118).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{ErrorKind, Frame, Framer, Limits, Message, MessageProblem, Packet, looks_like_sip};

const LIMITS: fn() -> Limits = Limits::default;

/// RFC 7118 §8.1: a registration over a WebSocket has no Content-Length.
#[test]
fn rfc7118_5_one_message_in_one_frame() {
    let register =
        b"REGISTER sip:proxy.example.com SIP/2.0\r\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKasudf\r\n\
        From: sip:alice@example.com;tag=65bnmj.34asd\r\nTo: sip:alice@example.com\r\nCall-ID: aiuy7k9njasd\r\n\
        CSeq: 1 REGISTER\r\nMax-Forwards: 70\r\nSupported: path, outbound, gruu\r\n\r\n";
    let message = Packet::of_websocket(register, &LIMITS()).unwrap().into_message().unwrap();
    assert_eq!(message.as_bytes(), register);
    assert_eq!(message.top_via().unwrap().unwrap().transport(), offhook_sip::Transport::WS);

    // Without Content-Length the body goes to the end of the frame.
    let text = b"MESSAGE sip:a@b SIP/2.0\r\n\r\nhello";
    assert_eq!(Packet::of_websocket(text, &LIMITS()).unwrap().into_message().unwrap().body(), b"hello");
    for (stated, expected) in [(5, None), (6, Some(ErrorKind::End)), (4, Some(ErrorKind::Byte(b'o')))] {
        let text = format!("MESSAGE sip:a@b SIP/2.0\r\nContent-Length: {stated}\r\n\r\nhello");
        let error = Packet::of_websocket(text.as_bytes(), &LIMITS()).err();
        assert_eq!(error.map(|error| error.kind()), expected, "{stated}");
        assert!(error.is_none_or(|error| error.offset() == text.len() - usize::from(stated == 4)));
    }
    let error = Packet::of_websocket(b"MESSAGE sip:a@b SIP/2.0\r\nl: x\r\n\r\n", &LIMITS()).unwrap_err();
    assert_eq!((error.offset(), error.kind()), (28, ErrorKind::Byte(b'x')));
}

#[test]
fn rfc7118_6_keep_alives_in_frames() {
    for payload in [&b"\r\n\r\n"[..], b"\r\n", b""] {
        assert!(matches!(Packet::of_websocket(payload, &LIMITS()).unwrap(), Packet::KeepAlive));
    }
    // Zeros and STUN belong to datagrams.
    assert!(Packet::of_websocket(b"\0\0\0\0", &LIMITS()).is_err());
}

#[test]
fn rfc5626_3_5_datagrams_that_are_no_messages() {
    for payload in [&b"\r\n\r\n"[..], b"\r\n", b"\0\0\0\0", b""] {
        assert!(matches!(Packet::of_datagram(payload, &LIMITS()).unwrap(), Packet::KeepAlive));
    }
    let mut binding = b"\0\x01\0\0\x21\x12\xa4\x42".to_vec();
    assert!(Packet::of_datagram(&binding, &LIMITS()).is_err(), "shorter than a header of STUN");
    binding.extend_from_slice(&[7; 12]);
    assert!(matches!(Packet::of_datagram(&binding, &LIMITS()).unwrap(), Packet::Stun));
    // RFC 3261 §18.3: what follows the body is not part of the message.
    let text = b"\r\nBYE sip:a@b SIP/2.0\r\nContent-Length: 2\r\n\r\nhi there";
    let message = Packet::of_datagram(text, &LIMITS()).unwrap().into_message().unwrap();
    assert_eq!((message.body(), message.surplus()), (&b"hi"[..], &b" there"[..]));
}

/// What [`Framer`] makes of a stream that comes in chunks of this size: messages, and pings of a server's view.
fn framed(stream: &[u8], size: usize) -> (usize, u32) {
    let (mut framer, mut messages, mut pings) = (Framer::new(LIMITS()), 0, 0);
    for chunk in stream.chunks(size) {
        framer.push(chunk);
        while let Some(frame) = framer.next_frame().unwrap() {
            match frame {
                Frame::Message(_) => messages += 1,
                Frame::KeepAlive => pings += u32::from(framer.line_ends() % 2 == 0),
            }
        }
    }
    (messages, pings)
}

#[test]
fn rfc5626_4_4_1_pings_do_not_depend_on_chunks() {
    let stream =
        b"\r\n\r\nBYE sip:a@b SIP/2.0\r\n\r\n\r\n\r\n\r\nBYE sip:a@b SIP/2.0\r\nl: 3\r\n\r\nabc\r\n\r\n\r\n\r\n";
    for size in 1..=stream.len() {
        assert_eq!(framed(stream, size), (2, 4), "{size}");
    }
}

/// Many messages that wait are taken one by one, with a push in between: none is lost, none comes twice.
#[test]
fn messages_wait_while_more_come() {
    let message = b"OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 4\r\n\r\nbody";
    let mut framer = Framer::new(LIMITS());
    framer.push(&message.repeat(100));
    let mut taken = 0;
    for turn in 0..300_u64 {
        framer.push(if turn < 100 { &message[..] } else { b"" });
        match framer.next_frame().unwrap() {
            Some(frame) => assert_eq!(frame, Frame::Message(message)),
            None => continue,
        }
        taken += 1;
        assert_eq!(framer.position(), taken * message.len() as u64);
    }
    assert_eq!((taken, framer.pending()), (200, 0));
}

/// RFC 3261 §18.3: the number of header fields is bounded on streams as well.
#[test]
fn too_many_fields_end_a_stream() {
    let mut framer = Framer::new(LIMITS().with_fields(8));
    framer.push(b"OPTIONS sip:a@b SIP/2.0\r\n");
    framer.push(&b"X: y\r\n".repeat(9));
    framer.push(b"\r\n");
    assert_eq!(framer.next_frame().unwrap_err().kind(), ErrorKind::TooMany { max: 8 });
}

/// A line that never ends is not looked at again for each octet of it, and ends at the limit.
#[test]
fn a_line_without_end_is_bounded() {
    let mut framer = Framer::new(LIMITS().with_message_bytes(1_000));
    let mut refused = None;
    for place in 0..2_000 {
        framer.push(b"x");
        if let Err(error) = framer.next_frame() {
            refused = refused.or(Some((place, error.kind())));
        }
    }
    assert_eq!(refused, Some((1_000, ErrorKind::TooLong { max: 1_000 })));
    assert!(!framer.resync());
    framer.push(b"x\nBYE sip:a@b SIP/2.0\n\n");
    assert!(framer.resync());
    assert_eq!(framer.next_frame(), Ok(Some(Frame::Message(b"BYE sip:a@b SIP/2.0\n\n"))));
}

/// RFC 3261 §18.3, §20.14: how long a body is does not depend on what the message came in.
#[test]
fn rfc3261_20_14_equal_lengths_are_one() {
    for lengths in ["l: 2\r\nContent-Length: 2", "l: 2\r\nContent-Length: 002\r\nl: 2"] {
        let text = format!("BYE sip:a@b SIP/2.0\r\n{lengths}\r\n\r\nhi there");
        let message = Message::parse(text.as_bytes()).unwrap();
        assert_eq!((message.body(), message.surplus()), (&b"hi"[..], &b" there"[..]), "{lengths}");
        let (frame, octets) = Frame::cut(text.as_bytes(), &LIMITS()).unwrap().unwrap();
        assert_eq!((frame, octets), (Frame::Message(message.as_bytes()), message.as_bytes().len()));
        let findings = message.findings();
        let problems: Vec<_> = findings.iter().map(offhook_sip::MessageFinding::problem).collect();
        assert!(problems.iter().any(|problem| matches!(problem, MessageProblem::Duplicate(_))));
        assert!(problems.iter().any(|problem| matches!(problem, MessageProblem::Surplus { octets: 6 })));
    }
    // Lengths that differ, or are no numbers, end a stream; of a datagram all the rest is the body.
    for lengths in ["l: 2\r\nl: 3", "l: 2\r\nl: 2\r\nl: x", "l: x\r\nl: x"] {
        let text = format!("BYE sip:a@b SIP/2.0\r\n{lengths}\r\n\r\nhi there");
        assert_eq!(Message::parse(text.as_bytes()).unwrap().body(), b"hi there", "{lengths}");
        assert!(Frame::cut(text.as_bytes(), &LIMITS()).is_err(), "{lengths}");
    }
    let is_short = |lengths: &str| {
        let text = format!("BYE sip:a@b SIP/2.0\r\n{lengths}\r\n\r\nhi");
        let findings = Message::parse(text.as_bytes()).unwrap().findings();
        findings.iter().any(|finding| matches!(finding.problem(), MessageProblem::BodyShort { stated: 9, found: 2 }))
    };
    assert!(is_short("l: 9\r\nl: 9") && !is_short("l: 9\r\nl: 8") && !is_short("l: 9\r\nl: x"));
}

/// RFC 3261 §7.5: line ends before a start line are passed over, and a CR alone is none, in datagrams as in streams.
#[test]
fn rfc3261_7_5_line_ends_before_a_start_line() {
    let message = "OPTIONS sip:a@b SIP/2.0\r\nl: 0\r\n\r\n";
    for (start, is_good) in [("\r\n\r\n", true), ("\n", true), ("\r", false), ("\r\r\n", false), ("\n\r", false)] {
        let text = format!("{start}{message}");
        assert_eq!(Message::parse(text.as_bytes()).is_ok(), is_good, "{start:?}");
        let mut framer = Framer::new(LIMITS());
        framer.push(text.as_bytes());
        let frames = core::iter::from_fn(|| framer.next_frame().map(|frame| frame.map(|_| ())).transpose());
        assert_eq!(frames.take(4).all(|frame| frame.is_ok()), is_good, "{start:?}");
    }
}

/// What a stream of these octets costs whoever reads on after each refusal: refusals, and octets between the start of
/// each message that was refused and the place of its fault, which are the octets that were read as its header.
fn refused(stream: &[u8], size: usize) -> (usize, usize) {
    let mut framer = Framer::new(LIMITS());
    let (mut refusals, mut octets, mut is_lost) = (0, 0, false);
    for chunk in stream.chunks(size) {
        framer.push(chunk);
        while !is_lost || framer.resync() {
            is_lost = false;
            match framer.next_frame() {
                Ok(Some(_)) => {}
                Ok(None) => break,
                Err(error) => {
                    assert_eq!(framer.next_frame(), Err(error), "the error stays");
                    refusals += 1;
                    octets += error.offset();
                    is_lost = true;
                }
            }
        }
    }
    (refusals, octets)
}

/// RFC 3261 §7.1, §7.3.1: no header field is a start line, so that no field of a message that was refused is read again.
#[test]
fn rfc3261_7_3_1_header_fields_are_no_start_lines() {
    for field in ["To : x SIP/2.0", "To :x SIP/2.0", "To  \t: x y SIP/2.0", "To : SIP/2.0", " BYE sip:a SIP/2.0"] {
        let lines = format!("{field}\r\n");
        assert!(!looks_like_sip(lines.as_bytes()), "{field:?}");
        assert!(Message::parse(format!("{lines}\r\n").as_bytes()).is_err(), "{field:?}");
        // More fields than a message may have; a length that is none behind a thousand of them; a line that is no field.
        let many = format!("{}\r\n", lines.repeat(3_000));
        let length = format!("OPTIONS sip:a SIP/2.0\r\nX: y\r\n{}l: x\r\n\r\n", lines.repeat(1_000));
        let broken = format!("OPTIONS sip:a SIP/2.0\r\nX: y\r\n{}no field\r\n\r\n", lines.repeat(1_000));
        let over = format!("OPTIONS sip:a SIP/2.0\r\nX: y\r\n{}\r\n", lines.repeat(2_000));
        for group in [many, length, broken, over] {
            let stream = group.repeat(20);
            for size in [4_096, stream.len()] {
                let (refusals, octets) = refused(stream.as_bytes(), size);
                assert!(refusals <= 21, "{refusals} refusals of {field:?}");
                assert!(octets <= stream.len(), "{octets} of {} octets of {field:?}", stream.len());
            }
        }
    }
    assert_eq!(
        Message::parse(b"To : x SIP/2.0\r\n\r\n").unwrap_err().to_string(),
        "Request-Line: unexpected byte 0x3a at byte 3 (RFC 3261 §7.1)"
    );
}
