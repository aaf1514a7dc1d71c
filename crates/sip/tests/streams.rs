//! Datagrams, WebSocket messages and streams that come in small pieces (RFC 3261 §18.3, RFC 5626, RFC 7118).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{ErrorKind, Frame, Framer, Limits, Packet};

const LIMITS: fn() -> Limits = Limits::default;

/// RFC 7118 §8.1: a registration over a WebSocket has no Content-Length.
#[test]
fn rfc7118_5_3_one_message_in_one_frame() {
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
