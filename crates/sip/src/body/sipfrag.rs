use offhook_base::{ErrorKind, Limits, ParseError, Rule};

use crate::header::{FieldValue, HeaderName};
use crate::message::{Field, Fields, Message, RawFields, RawStart, StartLine, Values, header, start_line};
use crate::method::Method;
use crate::status::StatusCode;

static SIPFRAG: Rule = Rule::new("sipfrag", "RFC 3420 §2");

/// Part of a SIP message, the content of `message/sipfrag`:
/// `sipfrag = [ start-line ] *message-header [ CRLF [ message-body ] ]` (RFC 3420 §2).
///
/// What a NOTIFY after REFER tells of the other call (RFC 3515 §2.4.5), and what signed identities are made of. The
/// last line may lack its end.
///
/// ```
/// use offhook_sip::{HeaderName, Sipfrag, StatusCode};
///
/// let progress = Sipfrag::parse(b"SIP/2.0 180 Ringing")?;
/// assert_eq!(progress.status(), Some(StatusCode::RINGING));
///
/// let fields = Sipfrag::parse(b"From: Alice <sip:alice@atlanta.com>\r\nDate: Thu, 21 Feb 2002 13:02:03 GMT\r\n")?;
/// assert_eq!(fields.status(), None);
/// assert_eq!(fields.field(&HeaderName::DATE).map(|date| date.value()), Some(&b"Thu, 21 Feb 2002 13:02:03 GMT"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sipfrag<'a> {
    bytes: &'a [u8],
    start: Option<RawStart>,
    fields: RawFields,
    body: Option<usize>,
}

impl<'a> Sipfrag<'a> {
    /// Reads a fragment that is all of `bytes`, with the default [`Limits`].
    ///
    /// # Errors
    ///
    /// The first line is neither a start line nor a header field, a later one no header field, or there is more than
    /// the limits allow. Offsets count from the start of `bytes`.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, ParseError> {
        let limits = Limits::default();
        let max = limits.message_bytes();
        if bytes.len() > max as usize {
            return Err(ParseError::new(&SIPFRAG, max as usize, ErrorKind::TooLong { max }));
        }
        let (line_end, next) = match memchr::memchr(b'\n', bytes) {
            Some(line_feed) => (line_feed, line_feed.saturating_add(1)),
            None => (bytes.len(), bytes.len()),
        };
        let line = bytes.get(..line_end).unwrap_or_default();
        let end = line.strip_suffix(b"\r").unwrap_or(line).len();
        // No line is both: in a header field a colon follows the name, in a request line the scheme of a URI.
        let start = if end == 0 { None } else { start_line(bytes, 0, end).ok() };
        let at = if start.is_some() { next } else { 0 };
        let mut fields = RawFields::new();
        let end = header::<true>(bytes, at, &limits, &mut fields)?.end;
        let body = match bytes.get(end..).unwrap_or_default() {
            [b'\r', b'\n', ..] => Some(end.saturating_add(2)),
            [b'\n', ..] => Some(end.saturating_add(1)),
            _ => None,
        };
        Ok(Self { bytes, start, fields, body })
    }

    /// The fragment as written.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The start line, if there is one.
    #[must_use]
    pub fn start_line(&self) -> Option<StartLine<'a>> {
        self.start.as_ref().map(|start| StartLine::of(self.bytes, start))
    }

    /// Method of a request, if it is the fragment of one and has its start line.
    #[must_use]
    pub fn method(&self) -> Option<Method<'a>> {
        match self.start_line()? {
            StartLine::Request(line) => Some(line.method()),
            StartLine::Status(_) => None,
        }
    }

    /// Response code, if it is the fragment of a response and has its start line.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self.start_line()? {
            StartLine::Request(_) => None,
            StartLine::Status(line) => Some(line.status()),
        }
    }

    /// The header fields, in order.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        Fields::new(self.bytes, &self.fields)
    }

    /// The first header field of this name.
    #[must_use]
    pub fn field(&self, name: &HeaderName<'_>) -> Option<Field<'_>> {
        self.fields().next_named(name)
    }

    /// The first header field of this name as one `T`.
    #[must_use]
    pub fn value<'p, T: FieldValue<'p>>(&'p self, name: &HeaderName<'_>) -> Option<Result<T, ParseError>> {
        self.field(name).map(|field| field.parse())
    }

    /// The values of all header fields of this name, in one line or many.
    #[must_use]
    pub fn values<'p, T: FieldValue<'p>>(&'p self, name: &HeaderName<'p>) -> Values<'p, T> {
        Values::new(self.fields(), name.clone())
    }

    /// The body; `None` if no empty line says that there is one.
    #[must_use]
    pub fn body(&self) -> Option<&'a [u8]> {
        self.body.and_then(|start| self.bytes.get(start..))
    }
}

impl<'a> Message<'a> {
    /// The fragment of another message that this one carries, wherever it stands (RFC 3420).
    ///
    /// An error's offset counts from the start of this message.
    #[must_use]
    pub fn sipfrag(&self) -> Option<Result<Sipfrag<'_>, ParseError>> {
        let part = self.body_of(&crate::header::MediaType::SIPFRAG)?;
        Some(Sipfrag::parse(part.body()).map_err(|error| error.moved_by(part.body_offset())))
    }
}
