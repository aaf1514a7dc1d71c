mod access;
mod access_call;
mod access_info;
mod check;
mod facts;
mod field;
mod found;
mod history;
mod look;
mod param_values;
mod split;
mod start_line;
mod typed;
mod values;

use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{Limits, ParseError};

pub use access_call::Identity;
pub use field::{Field, Fields};
pub use history::HistoryTree;
pub use start_line::{RequestLine, StartLine, StatusLine};
pub use typed::TypedValues;
pub(crate) use typed::elements_start;
pub use values::Values;

use crate::header::HeaderName;
pub(crate) use access::hops;
pub(crate) use check::{request_uri_fault, value_fault};
pub(crate) use split::{
    Parts, RawField, RawFields, RawStart, Span, behind_line_ends, header, is_version, reads_as_start_line, span, split,
    start_line, stated_length,
};
pub(crate) use start_line::without_brackets;

/// One SIP message, read where it stands (RFC 3261 §7).
///
/// The octets stay in the buffer they came in; what is kept of them is places: the start line, the header fields in
/// order, the body. Nothing is lost: names as written, folding, white space, unknown fields. A field's value is
/// parsed when it is asked for.
///
/// Reading is tolerant: what breaks a rule and can still be told apart is kept, and [`Message::findings`] lists it.
/// [`Message::parse_strict`] refuses a message with a finding of level error.
///
/// ```
/// use offhook_sip::{Message, Method};
///
/// let bytes = b"INVITE sip:18012345678@10.11.56.68:5060;user=phone SIP/2.0\r\n\
///     Via: SIP/2.0/UDP 10.11.56.61:5060;branch=z9hG4bK9njqrkwmmvg6or9gnjml6hvwv;Role=3;Hpt=8e48_16\r\n\
///     f: <sip:02160123456@10.11.56.61;user=phone>;tag=yv20ze22\r\n\
///     CSeq: 1 INVITE\r\n\
///     \r\n";
/// let message = Message::parse(bytes)?;
///
/// assert_eq!(message.method(), Some(Method::INVITE));
/// assert_eq!(message.request_uri().transpose()?.and_then(|uri| uri.user().map(str::to_owned)), Some("18012345678".into()));
/// assert_eq!(message.from().transpose()?.and_then(|from| from.tag().map(str::to_owned)), Some("yv20ze22".into()));
/// assert_eq!(message.vias().count(), 1);
/// assert_eq!(message.as_bytes(), bytes);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Message<'a> {
    bytes: Cow<'a, [u8]>,
    parts: Parts,
}

impl<'a> Message<'a> {
    /// Reads a message that is all of `bytes`, with the default [`Limits`]: a datagram, or what a
    /// [`Framer`](crate::Framer) has cut from a stream.
    ///
    /// The body is as long as Content-Length says, or what there is of it; octets behind it are
    /// [`Message::surplus`]. Several Content-Lengths that state the same number are one, which is a finding; if they
    /// differ, or one is no number, the body is all that there is (RFC 3261 §18.3, §20.14). Line ends before the start line are skipped (RFC 3261 §7.5).
    ///
    /// # Errors
    ///
    /// There is no start line, a line of the header is no header field, the empty line is missing, or there is more
    /// than the limits allow.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_with(bytes, &Limits::default())
    }

    /// The same as [`Message::parse`], with other limits on octets and header fields.
    ///
    /// # Errors
    ///
    /// The same as of [`Message::parse`].
    #[inline]
    pub fn parse_with(bytes: &'a [u8], limits: &Limits) -> Result<Self, ParseError> {
        let mut message = Self { bytes: Cow::Borrowed(bytes), parts: Parts::default() };
        split::split(bytes, limits, &mut message.parts)?;
        Ok(message)
    }

    pub(crate) fn slice(&self, span: Span) -> &[u8] {
        self.bytes.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The message as it was read, without what follows it: writing it back unchanged is one copy of this.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.parts.body.end as usize).unwrap_or_default()
    }

    /// The start line.
    #[must_use]
    pub fn start_line(&self) -> StartLine<'_> {
        StartLine::of(&self.bytes, &self.parts.start)
    }

    pub(crate) const fn raw_start(&self) -> &RawStart {
        &self.parts.start
    }

    /// The header fields, in order.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        Fields::new(&self.bytes, &self.parts.fields)
    }

    /// The header fields of this name, in order, in whichever form their names are written.
    pub fn fields_named<'m>(&'m self, name: &HeaderName<'m>) -> impl Iterator<Item = Field<'m>> + use<'a, 'm> {
        let (mut fields, name) = (self.fields(), name.clone());
        core::iter::from_fn(move || fields.next_named(&name))
    }

    /// The first header field of this name.
    #[must_use]
    pub fn field(&self, name: &HeaderName<'_>) -> Option<Field<'_>> {
        self.fields().next_named(name)
    }

    /// The body: as long as Content-Length says, or what there is of it.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.slice(self.parts.body)
    }

    /// Where the body begins, in octets from the start.
    #[must_use]
    pub const fn body_offset(&self) -> usize {
        self.parts.body.start as usize
    }

    /// Octets of the datagram behind the end of the message; they are not part of it (RFC 3261 §18.3).
    #[must_use]
    pub fn surplus(&self) -> &[u8] {
        self.bytes.get(self.parts.body.end as usize..).unwrap_or_default()
    }

    /// Octets from the first one to the empty line before the body, which is not included.
    #[must_use]
    pub fn header(&self) -> &[u8] {
        self.bytes.get(..self.parts.header_end as usize).unwrap_or_default()
    }

    pub(crate) const fn header_end(&self) -> usize {
        self.parts.header_end as usize
    }

    pub(crate) fn raw_fields(&self) -> &[RawField] {
        &self.parts.fields
    }

    pub(crate) fn all_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Leaves the buffer that the message was read from: one copy of it.
    #[must_use]
    pub fn into_owned(self) -> Message<'static> {
        Message { bytes: Cow::Owned(self.bytes.into_owned()), parts: self.parts }
    }

    /// An owned copy of the message, without what follows it.
    #[must_use]
    pub fn to_owned_message(&self) -> Message<'static> {
        Message { bytes: Cow::Owned(self.as_bytes().to_vec()), parts: self.parts.clone() }
    }
}

impl Message<'static> {
    /// Reads a message from a buffer that it keeps.
    ///
    /// # Errors
    ///
    /// The same as of [`Message::parse`].
    pub fn from_vec(bytes: alloc::vec::Vec<u8>, limits: &Limits) -> Result<Self, ParseError> {
        let mut parts = Parts::default();
        split::split(&bytes, limits, &mut parts)?;
        Ok(Self { bytes: Cow::Owned(bytes), parts })
    }
}

impl Eq for Message<'_> {}

/// Octet by octet, without what follows the message.
impl PartialEq<Message<'_>> for Message<'_> {
    fn eq(&self, other: &Message<'_>) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

/// The message as text: the head, and the body where it is UTF-8. Any other body is left out.
///
/// It is for people to look at, and lossy: octets of the head that are not UTF-8 are shown as U+FFFD.
/// [`Message::as_bytes`] has the message as it is. Nothing is hidden, credentials and numbers neither, other than by
/// `Debug`.
///
/// ```
/// use offhook_sip::Message;
///
/// let message = Message::parse(b"MESSAGE sip:a@b SIP/2.0\r\nSubject: \xff\r\nContent-Length: 5\r\n\r\nhello")?;
/// assert_eq!(message.to_string(), "MESSAGE sip:a@b SIP/2.0\r\nSubject: \u{fffd}\r\nContent-Length: 5\r\n\r\nhello");
/// let message = Message::parse(b"MESSAGE sip:a@b SIP/2.0\r\nContent-Length: 2\r\n\r\na\xff")?;
/// assert_eq!(message.to_string(), "MESSAGE sip:a@b SIP/2.0\r\nContent-Length: 2\r\n\r\n");
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.all_bytes().get(..self.body_offset()).unwrap_or_default().utf8_chunks() {
            f.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                f.write_str("\u{fffd}")?;
            }
        }
        f.write_str(core::str::from_utf8(self.body()).unwrap_or_default())
    }
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Names only: values hold credentials and subscribers' numbers.
        f.debug_struct("Message")
            .field("start_line", &self.start_line())
            .field("fields", &self.fields().map(|field| field.name()).collect::<alloc::vec::Vec<_>>())
            .field("body_octets", &self.body().len())
            .finish()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Message<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::serde_text::serialize(self.as_bytes(), serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Message<'static> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::serde_text::deserialize(deserializer, |octets| Message::parse(octets).map(Message::into_owned))
    }
}
