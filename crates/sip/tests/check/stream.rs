//! What has to hold for any stream in any chunks: the assertions of the fuzz target `sip_stream`.

use offhook_sip::{Frame, Framer, Limits, Message};

/// The first octet counts the chunk sizes that follow it; the rest is the stream, which comes in those sizes by turns.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check_stream(bytes: &[u8]) {
    let Some((count, rest)) = bytes.split_first() else { return };
    let (sizes, stream) = rest.split_at(usize::from(count % 16).min(rest.len()));
    let sizes: Vec<usize> = sizes.iter().map(|size| usize::from(*size) + 1).chain([256]).collect();
    let limits = Limits::default().with_message_bytes(2_000);
    let whole = until_refused(stream, &[stream.len().max(1)], limits);
    assert_eq!(until_refused(stream, &sizes, limits), whole);
    assert_eq!(salvaged(stream, &sizes, limits), salvaged(stream, &[stream.len().max(1)], limits));
}

/// A message, or none for a line end, and where in the stream it ends.
type Framed = (Option<Vec<u8>>, u64);

/// What is framed before the first refusal, with where each frame ends; whether there was one. No octet is lost.
fn until_refused(stream: &[u8], sizes: &[usize], limits: Limits) -> (Vec<Framed>, bool) {
    let (mut framer, mut frames, mut pushed) = (Framer::new(limits), Vec::new(), 0_u64);
    let (mut rest, mut sizes) = (stream, sizes.iter().cycle());
    while !rest.is_empty() {
        let (chunk, later) = rest.split_at((*sizes.next().unwrap()).min(rest.len()));
        framer.push(chunk);
        pushed += chunk.len() as u64;
        rest = later;
        loop {
            let message = match framer.next_frame() {
                Ok(Some(Frame::Message(message))) => Some(message.to_vec()),
                Ok(Some(Frame::KeepAlive)) => None,
                Ok(None) => break,
                Err(_) => return (frames, true),
            };
            let end = usize::try_from(framer.position()).unwrap();
            if let Some(message) = &message {
                assert_eq!(&stream[end - message.len()..end], &message[..]);
                // A datagram that begins with it ends where the stream was cut.
                let read = Message::parse_with(message, &limits).unwrap();
                assert_eq!(read.as_bytes(), &message[..]);
                if read.content_length().is_some() {
                    let datagram = [&message[..], b"more"].concat();
                    assert_eq!(Message::parse(&datagram).unwrap().as_bytes(), &message[..]);
                }
            }
            frames.push((message, framer.position()));
        }
        assert_eq!(framer.position() + framer.pending() as u64, pushed);
    }
    (frames, false)
}

/// Messages of the stream when each refusal is followed by a search for the next start line.
fn salvaged(stream: &[u8], sizes: &[usize], limits: Limits) -> Vec<Vec<u8>> {
    let (mut framer, mut messages, mut is_lost, mut turns) = (Framer::new(limits), Vec::new(), false, 0);
    let (mut rest, mut sizes) = (stream, sizes.iter().cycle());
    loop {
        while !is_lost || framer.resync() {
            turns += 1;
            assert!(turns <= 2 * stream.len() + 2, "no progress");
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
        rest = later;
    }
}
