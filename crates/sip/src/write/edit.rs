use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, Limits, ParseError, Rule};

use super::BuildError;
use super::Request;
use super::draft::{checked, first_of, octets_of, write_head};
use crate::finding::FieldId;
use crate::header::{HeaderName, MediaType, NameAddr, ToValue, Via};
use crate::message::{Field, Message, RawStart, hops};
use crate::uri::Uri;

static MAX_FORWARDS: Rule = Rule::new("Max-Forwards", "RFC 3261 §16.6");

/// Changes of a message that leave every other octet as it was read.
///
/// Each of them acts on what those before it have made of the message.
///
/// ```
/// use offhook_sip::{HeaderName, Message, Transport, Via};
///
/// let message = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nv : SIP/2.0/UDP c;branch=z9hG4bK1\r\nX-Odd:  a ; b\r\n\
///     Max-Forwards: 70\r\n\r\n")?;
/// let hop = message
///     .edit()
///     .push_via(&Via::new(Transport::UDP, "proxy", None, "z9hG4bK2")?)
///     .decrement_max_forwards()
///     .finish()?;
/// assert_eq!(
///     hop.as_bytes(),
///     b"OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP proxy;branch=z9hG4bK2\r\nv : SIP/2.0/UDP c;branch=z9hG4bK1\r\n\
///       X-Odd:  a ; b\r\nMax-Forwards: 69\r\n\r\n"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "edits are done by `finish`"]
pub struct Edit<'m> {
    message: &'m Message<'m>,
    uri: Option<Vec<u8>>,
    /// The header as it stands after the edits so far.
    lines: Vec<Line<'m>>,
    body: Option<Vec<u8>>,
    error: Option<BuildError>,
}

/// One header field, in octets as they will be written.
#[derive(Clone, Debug)]
struct Line<'m> {
    name: HeaderName<'m>,
    /// Up to the value: name, colon, white space.
    head: Cow<'m, [u8]>,
    value: Cow<'m, [u8]>,
    /// White space behind the value and the line end.
    tail: &'m [u8],
    /// Where the value was read, in octets from the start of the message; 0 if it was not.
    offset: usize,
}

impl<'m> Line<'m> {
    fn new(name: &HeaderName<'_>, value: Vec<u8>) -> Self {
        let mut head = Vec::new();
        write_head(name, &mut head);
        let (head, value) = (Cow::Owned(head), Cow::Owned(value));
        Self { name: name.clone().into_owned(), head, value, tail: b"\r\n", offset: 0 }
    }

    /// The lines of a message: together they are its header fields, octet by octet.
    fn all(message: &'m Message<'_>) -> Vec<Self> {
        let bytes = message.all_bytes();
        let starts = message.fields().skip(1).map(|next| next.offset());
        let ends = starts.chain([message.header_end()]);
        let line = |(field, end): (Field<'m>, usize)| {
            let (value, offset) = (field.value(), field.value_offset());
            Self {
                name: field.name(),
                head: Cow::Borrowed(bytes.get(field.offset()..offset).unwrap_or_default()),
                value: Cow::Borrowed(value),
                tail: bytes.get(offset.saturating_add(value.len())..end).unwrap_or_default(),
                offset,
            }
        };
        message.fields().zip(ends).map(line).collect()
    }

    fn set(&mut self, value: Vec<u8>) {
        self.value = Cow::Owned(value);
    }
}

impl<'a> Message<'a> {
    /// Begins to edit: the message itself stays as it is.
    pub fn edit(&self) -> Edit<'_> {
        Edit { message: self, uri: None, lines: Line::all(self), body: None, error: None }
    }
}

impl Edit<'_> {
    fn fail(mut self, error: BuildError) -> Self {
        self.error.get_or_insert(error);
        self
    }

    fn place(&self, name: &HeaderName<'_>) -> Option<usize> {
        self.lines.iter().position(|line| line.name == *name)
    }

    /// Puts a new line at this place, or behind all others.
    fn insert(mut self, place: usize, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        match checked(name, octets_of(value)) {
            Ok(value) => {
                let place = place.min(self.lines.len());
                self.lines.insert(place, Line::new(name, value));
                self
            }
            Err(error) => self.fail(error),
        }
    }

    /// Puts a line before the first field of its name, or before all fields.
    fn push(self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        let place = self.place(name).unwrap_or(0);
        self.insert(place, name, value)
    }

    /// Takes the first value of this name away, and its line if it was the only one there.
    fn pop(mut self, name: &HeaderName<'_>, first_of: fn(&[u8]) -> Option<&[u8]>) -> Self {
        let rest = self.place(name).and_then(|place| {
            let value = &self.lines.get(place)?.value;
            let rest = value.get(first_of(value)?.len()..)?.trim_ascii_start();
            Some((place, rest.strip_prefix(b",").unwrap_or_default().trim_ascii_start().to_vec()))
        });
        match rest {
            None => self.fail(BuildError::Source(FieldId(name.row()))),
            Some((place, rest)) => {
                if rest.is_empty() {
                    self.lines.remove(place);
                } else if let Some(line) = self.lines.get_mut(place) {
                    line.set(rest);
                }
                self
            }
        }
    }

    /// Puts a Via on top, as every hop of a request does (RFC 3261 §16.6).
    pub fn push_via(self, via: &Via<'_>) -> Self {
        self.push(&HeaderName::VIA, via)
    }

    /// Takes the top Via away, as every hop of a response does (RFC 3261 §16.7).
    pub fn pop_via(self) -> Self {
        self.pop(&HeaderName::VIA, |value| first_of::<Via<'_>>(value))
    }

    /// Puts a Route on top.
    pub fn push_route(self, route: &NameAddr<'_>) -> Self {
        self.push(&HeaderName::ROUTE, route)
    }

    /// Takes the first Route away.
    pub fn pop_route(self) -> Self {
        self.pop(&HeaderName::ROUTE, |value| first_of::<NameAddr<'_>>(value))
    }

    /// Puts a Record-Route on top (RFC 3261 §16.6).
    pub fn push_record_route(self, route: &NameAddr<'_>) -> Self {
        self.push(&HeaderName::RECORD_ROUTE, route)
    }

    /// Changes the Request-URI.
    pub fn request_uri(mut self, uri: &Uri<'_>) -> Self {
        if !self.message.is_request() {
            return self.fail(BuildError::Kind);
        }
        self.uri = Some(uri.as_str().as_bytes().to_vec());
        self
    }

    /// Takes one hop off Max-Forwards; a request without it gets 70 (RFC 3261 §16.6).
    ///
    /// At 0 the edit fails: the request has to be answered with 483 instead.
    pub fn decrement_max_forwards(self) -> Self {
        let Some(line) = self.place(&HeaderName::MAX_FORWARDS).and_then(|place| self.lines.get(place)) else {
            return self.add(&HeaderName::MAX_FORWARDS, &u32::from(Request::MAX_FORWARDS));
        };
        let offset = line.offset;
        match hops(&line.value).map(|hops| hops.checked_sub(1)) {
            Ok(Some(left)) => self.set(&HeaderName::MAX_FORWARDS, &u32::from(left)),
            Ok(None) => {
                let kind = ErrorKind::OutOfRange { value: 0, min: 1, max: 255 };
                self.fail(BuildError::Value(ParseError::new(&MAX_FORWARDS, offset, kind)))
            }
            Err(error) => self.fail(BuildError::Value(error.moved_by(offset))),
        }
    }

    /// Sets the value of the first field of this name and removes the others; adds the field if there is none.
    pub fn set(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        if self.place(name).is_none() {
            return self.add(name, value);
        }
        match checked(name, octets_of(value)) {
            Ok(value) => {
                let mut value = Some(value);
                self.lines.retain_mut(|line| {
                    // The first one takes the value; nothing is left for the others.
                    line.name != *name || value.take().map(|value| line.set(value)).is_some()
                });
                self
            }
            Err(error) => self.fail(error),
        }
    }

    /// Adds a field behind all others.
    pub fn add(self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        self.insert(usize::MAX, name, value)
    }

    /// Removes all fields of this name.
    pub fn remove(mut self, name: &HeaderName<'_>) -> Self {
        self.lines.retain(|line| line.name != *name);
        self
    }

    /// Replaces the body, its Content-Type and its Content-Length.
    pub fn body(self, media_type: &MediaType<'_>, body: &[u8]) -> Self {
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let mut edit = self.set(&HeaderName::CONTENT_TYPE, media_type).set(&HeaderName::CONTENT_LENGTH, &length);
        edit.body = Some(body.to_vec());
        edit
    }

    /// Appends the edited message to `out`.
    ///
    /// # Errors
    ///
    /// The first edit that could not be done.
    pub fn write_to(&self, out: &mut Vec<u8>) -> Result<(), BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let message = self.message;
        let bytes = message.all_bytes();
        let fields_start = message.fields().next().map_or(message.header_end(), |field| field.offset());
        out.reserve(bytes.len().saturating_add(128));
        match (&self.uri, message.raw_start()) {
            (Some(new), RawStart::Request { uri, .. }) => {
                out.extend_from_slice(bytes.get(..uri.start as usize).unwrap_or_default());
                out.extend_from_slice(new);
                out.extend_from_slice(bytes.get(uri.end as usize..fields_start).unwrap_or_default());
            }
            _ => out.extend_from_slice(bytes.get(..fields_start).unwrap_or_default()),
        }
        for line in &self.lines {
            out.extend_from_slice(&line.head);
            out.extend_from_slice(&line.value);
            out.extend_from_slice(line.tail);
        }
        let body_start = message.body_offset();
        out.extend_from_slice(bytes.get(message.header_end()..body_start).unwrap_or_default());
        out.extend_from_slice(self.body.as_deref().unwrap_or(message.body()));
        Ok(())
    }

    /// Writes the edited message and reads it back.
    ///
    /// # Errors
    ///
    /// The first edit that could not be done, or a result that can't be read.
    pub fn finish(&self) -> Result<Message<'static>, BuildError> {
        let mut out = Vec::new();
        self.write_to(&mut out)?;
        Ok(Message::from_vec(out, &Limits::default())?)
    }
}
