use offhook_base::ParseError;

use super::split::{RawStart, Span};
use crate::grammar::ascii;
use crate::method::Method;
use crate::status::StatusCode;
use crate::uri::Uri;

/// First line of a message (RFC 3261 §7): complete, there are no other kinds.
///
/// ```
/// use offhook_sip::{Message, StartLine, StatusCode};
///
/// let message = Message::parse(b"SIP/2.0 180 Ringing\r\n\r\n")?;
/// let StartLine::Status(line) = message.start_line() else { unreachable!() };
/// assert_eq!((line.status(), line.reason_phrase()), (StatusCode::RINGING, &b"Ringing"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum StartLine<'a> {
    /// Of a request.
    Request(RequestLine<'a>),
    /// Of a response.
    Status(StatusLine<'a>),
}

/// `Method SP Request-URI SP SIP-Version` (RFC 3261 §7.1).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RequestLine<'a> {
    method: &'a [u8],
    uri: &'a [u8],
    uri_offset: usize,
    // ASCII: the grammar has seen to it.
    version: &'a [u8],
}

/// `SIP-Version SP Status-Code SP Reason-Phrase` (RFC 3261 §7.2).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StatusLine<'a> {
    // ASCII: the grammar has seen to it.
    version: &'a [u8],
    status: StatusCode,
    reason: &'a [u8],
}

fn part(bytes: &[u8], span: Span) -> &[u8] {
    bytes.get(span.start as usize..span.end as usize).unwrap_or_default()
}

impl<'a> StartLine<'a> {
    pub(crate) fn of(bytes: &'a [u8], raw: &RawStart) -> Self {
        match *raw {
            RawStart::Request { method, uri, version, .. } => Self::Request(RequestLine {
                method: part(bytes, method),
                uri: part(bytes, uri),
                uri_offset: uri.start as usize,
                version: part(bytes, version),
            }),
            RawStart::Status { version, code, reason, .. } => Self::Status(StatusLine {
                version: part(bytes, version),
                status: StatusCode::from_code(code),
                reason: part(bytes, reason),
            }),
        }
    }
}

impl<'a> RequestLine<'a> {
    /// The method.
    #[must_use]
    pub fn method(&self) -> Method<'a> {
        Method::of(self.method)
    }

    /// The Request-URI as written.
    #[must_use]
    pub const fn uri_as_written(&self) -> &'a [u8] {
        self.uri
    }

    /// The Request-URI. Angle brackets around it are tolerated (RFC 4475 §3.1.2.7).
    ///
    /// # Errors
    ///
    /// The first octet that the URI's grammar does not allow, counted from the start of the message.
    pub fn uri(&self) -> Result<Uri<'a>, ParseError> {
        let (text, skipped) = without_brackets(self.uri);
        Uri::parse(text).map_err(|error| error.moved_by(self.uri_offset.saturating_add(skipped)))
    }

    /// `SIP/2.0`, or what stands in its place.
    #[must_use]
    pub fn version(&self) -> &'a str {
        ascii(self.version)
    }
}

/// The text between angle brackets, and how many octets precede it.
pub(crate) fn without_brackets(text: &[u8]) -> (&[u8], usize) {
    match text.strip_prefix(b"<").and_then(|rest| rest.strip_suffix(b">")) {
        Some(inner) => (inner, 1),
        None => (text, 0),
    }
}

impl<'a> StatusLine<'a> {
    /// `SIP/2.0`, or what stands in its place.
    #[must_use]
    pub fn version(&self) -> &'a str {
        ascii(self.version)
    }

    /// The response code, 100 to 699.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The reason phrase as written, for people; it may be empty and should be UTF-8.
    #[must_use]
    pub const fn reason_phrase(&self) -> &'a [u8] {
        self.reason
    }
}
