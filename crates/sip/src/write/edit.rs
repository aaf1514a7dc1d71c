mod lines;
mod new;

use alloc::vec::Vec;

use offhook_base::{ErrorKind, Finding, Limits, ParseError, Rule};
use smallvec::SmallVec;

use super::BuildError;
use super::Request;
use super::draft::{first_of, write_head};
use super::rules::MANDATORY;
use crate::finding::{FieldId, MessageProblem};
use crate::header::{HeaderName, MediaType, NameAddr, Octets, Shape, ToValue, Via, grammar_of, id};
use crate::message::{Message, RawStart, Span, hops, request_uri_fault};
use crate::uri::Uri;
use lines::{Change, Kind};
use new::New;

static MAX_FORWARDS: Rule = Rule::new("Max-Forwards", "RFC 3261 §16.6");

/// Changes of a message that leave every other octet as it was read.
///
/// Each of them acts on what those before it have made of the message.
///
/// Every value that is written has to follow the grammar of its field, as by the builders: with a finding of level error
/// the edit fails, and the place in the finding counts from the start of that value. Via, From, To, Call-ID and CSeq,
/// which every message has (RFC 3261 §8.1.1), can't be removed, and a field that stands once can't be added again
/// (§7.3.1). That is all: what was read is not looked at, and neither is what the fields say together, such as a tag, a
/// method in CSeq or a Contact that a request needs; [`Message::findings`] of the result tells.
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
    /// In the order of the lines that they make.
    changes: SmallVec<[Change; 4]>,
    new: New,
    uri: Option<Span>,
    body: Option<Span>,
    error: Option<BuildError>,
}

impl<'a> Message<'a> {
    /// Begins to edit: the message itself stays as it is.
    pub fn edit(&self) -> Edit<'_> {
        Edit { message: self, changes: SmallVec::new(), new: New::NONE, uri: None, body: None, error: None }
    }
}

impl Edit<'_> {
    /// Puts a Via on top, as every hop of a request does (RFC 3261 §16.6).
    #[inline(always)]
    pub fn push_via(mut self, via: &Via<'_>) -> Self {
        self.push(&HeaderName::VIA, via);
        self
    }

    /// Takes the top Via away, as every hop of a response does (RFC 3261 §16.7). The last one stays: a response without
    /// another Via is for this element, and is passed on to nobody.
    #[inline]
    pub fn pop_via(mut self) -> Self {
        self.pop(&HeaderName::VIA, |value| first_of::<Via<'_>>(value));
        self
    }

    /// Puts this Via in the place of the top one: what a server does that notes where a request came from
    /// (RFC 3261 §18.2.1, RFC 3581 §4). Further values in the same line stay as they are.
    ///
    /// ```
    /// use offhook_sip::Message;
    ///
    /// let message = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nv: SIP/2.0/UDP c;rport;branch=z9hG4bK1 , SIP/2.0/UDP d\r\n\r\n")?;
    /// let via = message.top_via().unwrap()?.with_param("rport", Some("5070"))?.with_param("received", Some("192.0.2.1"))?;
    /// assert_eq!(
    ///     message.edit().set_top_via(&via).finish()?.as_bytes(),
    ///     b"OPTIONS sip:a@b SIP/2.0\r\n\
    ///       v: SIP/2.0/UDP c;rport=5070;branch=z9hG4bK1;received=192.0.2.1 , SIP/2.0/UDP d\r\n\r\n"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn set_top_via(mut self, via: &Via<'_>) -> Self {
        self.set_first(&HeaderName::VIA, |value| first_of::<Via<'_>>(value), via);
        self
    }

    /// Puts a Route on top.
    #[inline]
    pub fn push_route(mut self, route: &NameAddr<'_>) -> Self {
        self.push(&HeaderName::ROUTE, route);
        self
    }

    /// Takes the first Route away.
    #[inline]
    pub fn pop_route(mut self) -> Self {
        self.pop(&HeaderName::ROUTE, |value| first_of::<NameAddr<'_>>(value));
        self
    }

    /// Puts a Record-Route on top (RFC 3261 §16.6).
    #[inline]
    pub fn push_record_route(mut self, route: &NameAddr<'_>) -> Self {
        self.push(&HeaderName::RECORD_ROUTE, route);
        self
    }

    /// Changes the Request-URI. One with headers or with a parameter `method` is refused, as by [`Request::new`];
    /// [`Uri::to_request_uri`] takes them away.
    pub fn request_uri(mut self, uri: &Uri<'_>) -> Self {
        let RawStart::Request { uri: old, .. } = self.message.raw_start() else {
            self.fail(BuildError::Kind);
            return self;
        };
        if let Some(fault) = request_uri_fault(uri.as_bytes(), old.start as usize) {
            self.fail(BuildError::Finding(fault));
        }
        self.uri = Some(self.append(|out| out.extend_from_slice(uri.as_str().as_bytes())));
        self
    }

    /// Takes one hop off Max-Forwards; a request without it gets 70 (RFC 3261 §16.6).
    ///
    /// At 0 the edit fails: the request has to be answered with 483 instead.
    #[inline(always)]
    pub fn decrement_max_forwards(mut self) -> Self {
        self.decrement();
        self
    }

    #[inline(never)]
    fn decrement(&mut self) {
        let name = HeaderName::MAX_FORWARDS;
        let Some(line) = self.find(&name) else {
            return self.insert(None, &name, &u32::from(Request::MAX_FORWARDS));
        };
        let offset = self.field_of(line).map_or(0, |field| field.value.start as usize);
        match hops(self.value(line)).map(|hops| hops.checked_sub(1)) {
            Ok(Some(left)) => {
                let value = self.append(|out| u32::from(left).write_to(out));
                self.set_only(line, &name, value);
            }
            Ok(None) => {
                let kind = ErrorKind::OutOfRange { value: 0, min: 1, max: 255 };
                self.fail(BuildError::Value(ParseError::new(&MAX_FORWARDS, offset, kind)));
            }
            Err(error) => self.fail(BuildError::Value(error.moved_by(offset))),
        }
    }

    /// Sets the value of the first field of this name and removes the others; adds the field if there is none.
    ///
    /// Content-Length follows from the body alone, and is refused: see [`Edit::body`].
    pub fn set(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        if self.is_free(name) {
            self.set_field(name, value);
        }
        self
    }

    /// Adds a field behind all others, Content-Length excepted. One that stands once is refused if it is there already.
    pub fn add(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        if !self.is_free(name) {
            return self;
        }
        match self.find(name) {
            Some(line) if grammar_of(name.row()).1 == Shape::One => {
                let offset = self.field_of(line).map_or(self.message.header_end(), |field| field.start as usize);
                let duplicate = MessageProblem::Duplicate(FieldId(name.row()));
                self.fail(BuildError::Finding(Finding::new(offset, duplicate)));
            }
            _ => self.insert(None, name, value),
        }
        self
    }

    /// Removes all fields of this name, but for what every message has (Via, From, To, Call-ID, CSeq), and for
    /// Content-Length: without it a message has no end on a stream (RFC 3261 §18.3).
    pub fn remove(mut self, name: &HeaderName<'_>) -> Self {
        if MANDATORY.contains(name) {
            self.fail_missing(name);
        } else if self.is_free(name) {
            self.remove_lines(name, 0);
        }
        self
    }

    /// Replaces the body, its Content-Type and its Content-Length.
    pub fn body(mut self, media_type: &MediaType<'_>, body: &[u8]) -> Self {
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        self.set_field(&HeaderName::CONTENT_TYPE, media_type);
        self.set_field(&HeaderName::CONTENT_LENGTH, &length);
        self.body = Some(self.append(|out| out.extend_from_slice(body)));
        self
    }

    /// Whether a field of this name may be changed by hand: what frames the message may not.
    fn is_free(&mut self, name: &HeaderName<'_>) -> bool {
        let is_free = name.row() != id::CONTENT_LENGTH;
        if !is_free {
            self.fail(BuildError::Reserved(FieldId(id::CONTENT_LENGTH)));
        }
        is_free
    }

    fn set_field(&mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) {
        match self.find(name) {
            None => self.insert(None, name, value),
            Some(line) => match self.append_value(name, value) {
                Ok(value) => self.set_only(line, name, value),
                Err(error) => self.fail(error),
            },
        }
    }

    /// Appends the edited message to `out`.
    ///
    /// # Errors
    ///
    /// The first edit that could not be done, or wrote what its field may not hold.
    pub fn write_to(&self, out: &mut Vec<u8>) -> Result<(), BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let message = self.message;
        let bytes = message.all_bytes();
        let between = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
        let start_of =
            |field: usize| message.raw_fields().get(field).map_or(message.header_end(), |field| field.start as usize);
        out.reserve(bytes.len().saturating_add(self.new.as_slice().len()).saturating_add(64));
        // What was read is copied in pieces as long as may be: `copied` is where the piece in hand begins.
        let mut copied = 0;
        if let (Some(new), RawStart::Request { uri, .. }) = (self.uri, message.raw_start()) {
            out.extend_from_slice(between(0, uri.start as usize));
            out.extend_from_slice(self.text(new));
            copied = uri.end as usize;
        }
        for change in &self.changes {
            let start = start_of(change.field);
            match change.kind {
                Kind::Inserted { row, name, value } => {
                    out.extend_from_slice(between(copied, start));
                    copied = start;
                    write_head(row, self.text(name), out);
                    out.extend_from_slice(self.text(value));
                    out.extend_from_slice(b"\r\n");
                }
                Kind::Valued(value) => {
                    let old = message.raw_fields().get(change.field).map(|field| field.value).unwrap_or_default();
                    out.extend_from_slice(between(copied, old.start as usize));
                    out.extend_from_slice(self.text(value));
                    copied = old.end as usize;
                }
                Kind::Removed => {
                    out.extend_from_slice(between(copied, start));
                    copied = start_of(change.field.saturating_add(1));
                }
            }
        }
        match self.body {
            Some(body) => {
                out.extend_from_slice(between(copied, message.body_offset()));
                out.extend_from_slice(self.text(body));
            }
            None => out.extend_from_slice(between(copied, message.as_bytes().len())),
        }
        Ok(())
    }

    /// Writes the edited message and splits it into its parts again; its values are not looked at once more.
    ///
    /// # Errors
    ///
    /// The same as of [`Edit::write_to`], or a result that can't be split into its parts.
    pub fn finish(&self) -> Result<Message<'static>, BuildError> {
        let mut out = Vec::new();
        self.write_to(&mut out)?;
        // What was read under wider limits is read back under them too.
        let default = Limits::default();
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let fields = self.message.raw_fields().len().saturating_add(self.changes.len());
        let limits = default
            .with_fields(default.fields().max(count(fields)))
            .with_message_bytes(default.message_bytes().max(count(out.len())));
        Ok(Message::from_vec(out, &limits)?)
    }
}
