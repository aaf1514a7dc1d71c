use offhook_base::{ErrorKind, Limits, ParseError, Rule};

use crate::header::{HeaderName, HeaderValue};
use crate::message::Message;

static WEBSOCKET: Rule = Rule::new("WebSocket message", "RFC 7118 §5");
static CONTENT_LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §18.3");

/// What comes in one piece: a datagram, or a message of a WebSocket.
///
/// ```
/// use offhook_sip::{Limits, Packet};
///
/// let limits = Limits::default();
/// let Packet::Message(options) = Packet::of_datagram(b"OPTIONS sip:a@b SIP/2.0\r\n\r\n", &limits)? else { unreachable!() };
/// assert!(options.is_request());
/// assert!(matches!(Packet::of_datagram(b"\r\n\r\n", &limits)?, Packet::KeepAlive));
/// assert!(matches!(Packet::of_datagram(b"\0\x01\0\0\x21\x12\xa4\x420123456789ab", &limits)?, Packet::Stun));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
// Lives on the stack of whoever asked; a box would cost an allocation.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Packet<'a> {
    /// A SIP message.
    Message(Message<'a>),
    /// Line ends or zeros, or nothing at all, that keep a binding alive: a ping or a pong (RFC 5626 §3.5.1), or what
    /// devices send in their place.
    KeepAlive,
    /// A message of STUN, which shares the port with SIP (RFC 5626 §3.5.2, RFC 8489 §5).
    Stun,
}

impl<'a> Packet<'a> {
    /// Reads a datagram: one message, whose surplus octets are not part of it (RFC 3261 §18.3).
    ///
    /// # Errors
    ///
    /// The same as of [`Message::parse`].
    pub fn of_datagram(bytes: &'a [u8], limits: &Limits) -> Result<Self, ParseError> {
        if bytes.iter().all(|octet| matches!(octet, b'\r' | b'\n' | 0)) {
            return Ok(Self::KeepAlive);
        }
        if is_stun(bytes) {
            return Ok(Self::Stun);
        }
        Message::parse_with(bytes, limits).map(Self::Message)
    }

    /// Reads the payload of one WebSocket message, of text or of octets: exactly one SIP message, which may do without
    /// Content-Length, or a keep-alive (RFC 7118 §5, §6).
    ///
    /// # Errors
    ///
    /// The same as of [`Message::parse`]; Content-Length is there, and is no number or another one than the octets of
    /// the body: the frame says where the message ends, and the two have to agree.
    pub fn of_websocket(payload: &'a [u8], limits: &Limits) -> Result<Self, ParseError> {
        if payload.iter().all(|octet| matches!(octet, b'\r' | b'\n')) {
            return Ok(Self::KeepAlive);
        }
        let message = Message::parse_with(payload, limits)?;
        // Each of them, if there are several: who believes another one would read another body.
        let lengths = message.fields().filter(|field| field.name() == HeaderName::CONTENT_LENGTH);
        for stated in lengths.flat_map(|field| field.typed()) {
            let HeaderValue::Number(stated) = stated? else { continue };
            let stated = u64::from(stated);
            let found = payload.len().saturating_sub(message.body_offset());
            let found = u64::try_from(found).unwrap_or(u64::MAX);
            if stated != found {
                let end = message.as_bytes().len();
                let (rule, kind) = if stated > found {
                    (&CONTENT_LENGTH, ErrorKind::End)
                } else {
                    // The next message needs a frame of its own.
                    (&WEBSOCKET, payload.get(end).map_or(ErrorKind::End, |octet| ErrorKind::Byte(*octet)))
                };
                return Err(ParseError::new(rule, end, kind));
            }
        }
        Ok(Self::Message(message))
    }

    /// The message, if it is one.
    #[must_use]
    pub fn into_message(self) -> Option<Message<'a>> {
        match self {
            Self::Message(message) => Some(message),
            Self::KeepAlive | Self::Stun => None,
        }
    }
}

/// Two zero bits in front, a length that is there, and the magic cookie (RFC 8489 §5; RFC 7983 §7: 0 to 3).
fn is_stun(bytes: &[u8]) -> bool {
    matches!(bytes, [0..=3, _, _, _, 0x21, 0x12, 0xa4, 0x42, ..]) && bytes.len() >= 20
}
