//! Messages in a stream: length, type, body.

use alloc::vec::Vec;

use offhook_base::{ErrorKind, Limits, ParseError, Rule};

use crate::MessageType;

static MESSAGE_LENGTH: Rule = Rule::new("MessageLength", "GED-188, message header");

/// Bytes of a header: MessageLength and MessageType.
pub const HEADER_BYTES: usize = 8;

/// Largest message, header included, in bytes (GED-188, version 24). UCCX prints a body of 256, which its own messages
/// exceed.
pub const MAX_MESSAGE_BYTES: u32 = 12_500;

/// One message as the stream carries it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Frame<'a> {
    kind: MessageType,
    body: &'a [u8],
}

impl<'a> Frame<'a> {
    /// A frame of a type and a body; [`crate::encode`] makes both.
    #[must_use]
    pub const fn new(kind: MessageType, body: &'a [u8]) -> Self {
        Self { kind, body }
    }

    /// MessageType.
    #[must_use]
    pub const fn kind(&self) -> MessageType {
        self.kind
    }

    /// What follows the header.
    #[must_use]
    pub const fn body(&self) -> &'a [u8] {
        self.body
    }
}

/// What the beginning of a stream holds. Complete: a stream can only go on or fail, and failing is the error.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Framing<'a> {
    /// A message, and how many bytes it takes with its header.
    Complete(Frame<'a>, usize),
    /// No whole message yet; at least so many more bytes are needed. No fault: read on.
    Incomplete(usize),
}

/// Takes the first message off a stream.
///
/// # Errors
///
/// A length beyond [`MAX_MESSAGE_BYTES`], before anything is allocated: where the next message begins is lost, and the
/// connection has to be closed.
///
/// ```
/// use offhook_cti::{Framing, MessageType, frame};
///
/// let bytes = [0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0, 7]; // HEARTBEAT_REQ, InvokeID 7
/// let Framing::Complete(found, 12) = frame(&bytes)? else { panic!() };
/// assert_eq!((found.kind(), found.body()), (MessageType::HEARTBEAT_REQ, &bytes[8..]));
/// assert_eq!(frame(&bytes[..9])?, Framing::Incomplete(3));
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
pub fn frame(input: &[u8]) -> Result<Framing<'_>, ParseError> {
    frame_with(input, &Limits::default().with_message_bytes(MAX_MESSAGE_BYTES))
}

/// The same with another bound, [`Limits::message_bytes`].
///
/// # Errors
///
/// A length beyond the bound.
pub fn frame_with<'a>(input: &'a [u8], limits: &Limits) -> Result<Framing<'a>, ParseError> {
    let Some((length, rest)) = input.split_first_chunk::<4>() else {
        return Ok(Framing::Incomplete(HEADER_BYTES.saturating_sub(input.len())));
    };
    // Refused as soon as the length is there, so that nobody waits for the rest of it.
    let length = u32::from_be_bytes(*length);
    let max = limits.message_bytes();
    if length.saturating_add(8) > max {
        return Err(ParseError::new(&MESSAGE_LENGTH, 0, ErrorKind::TooLong { max }));
    }
    let total = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(HEADER_BYTES);
    let Some((kind, rest)) = rest.split_first_chunk::<4>() else {
        return Ok(Framing::Incomplete(total.saturating_sub(input.len())));
    };
    match rest.get(..total.saturating_sub(HEADER_BYTES)) {
        Some(body) => Ok(Framing::Complete(Frame::new(MessageType::from_code(u32::from_be_bytes(*kind)), body), total)),
        None => Ok(Framing::Incomplete(total.saturating_sub(input.len()))),
    }
}

/// Collects what a connection delivers, in any portions, and gives back whole messages.
///
/// It holds one message and one portion at most, if the messages are taken out after every portion.
///
/// ```
/// use offhook_cti::FrameBuffer;
///
/// let mut buffer = FrameBuffer::default();
/// buffer.extend(&[0, 0, 0, 4, 0, 0, 0, 5, 0, 0]);
/// assert_eq!(buffer.next_frame(|frame| frame.kind())?, None);
/// buffer.extend(&[0, 7]);
/// assert_eq!(buffer.next_frame(|frame| frame.kind().code())?, Some(5));
/// assert_eq!(buffer.pending(), 0);
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct FrameBuffer {
    bytes: Vec<u8>,
    taken: usize,
}

impl FrameBuffer {
    /// Adds a portion.
    pub fn extend(&mut self, portion: &[u8]) {
        self.bytes.drain(..self.taken.min(self.bytes.len()));
        self.taken = 0;
        self.bytes.extend_from_slice(portion);
    }

    /// Hands the next whole message to `read`; `None` if more bytes are needed.
    ///
    /// # Errors
    ///
    /// As [`frame`]; the buffer is of no more use then.
    pub fn next_frame<T>(&mut self, read: impl FnOnce(Frame<'_>) -> T) -> Result<Option<T>, ParseError> {
        match frame(self.bytes.get(self.taken..).unwrap_or_default())? {
            Framing::Complete(frame, used) => {
                let value = read(frame);
                self.taken = self.taken.saturating_add(used);
                Ok(Some(value))
            }
            Framing::Incomplete(_) => Ok(None),
        }
    }

    /// Bytes that wait for the rest of their message.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.bytes.len().saturating_sub(self.taken)
    }
}
