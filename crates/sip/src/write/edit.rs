use alloc::vec::Vec;

use offhook_base::{ErrorKind, Limits, ParseError, Rule};

use super::BuildError;
use super::draft::first_of;
use crate::finding::FieldId;
use crate::grammar::{is_field_value, is_token};
use crate::header::{HeaderName, MediaType, NameAddr, ToValue, Via, id};
use crate::message::{Message, RawStart};
use crate::uri::Uri;

static MAX_FORWARDS: Rule = Rule::new("Max-Forwards", "RFC 3261 §16.6");

/// Changes of a message that leave every other octet as it was read.
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
    /// What happens to each field of the message, by its place; those beyond the end are kept.
    changes: Vec<Change>,
    /// New lines, each before the field of this place.
    inserted: Vec<Inserted>,
    body: Option<Vec<u8>>,
    error: Option<BuildError>,
}

#[derive(Clone, Debug)]
struct Inserted {
    place: usize,
    name: HeaderName<'static>,
    line: Vec<u8>,
}

#[derive(Clone, Debug, Default)]
enum Change {
    #[default]
    Keep,
    Remove,
    Value(Vec<u8>),
}

impl<'a> Message<'a> {
    /// Begins to edit: the message itself stays as it is.
    pub fn edit(&self) -> Edit<'_> {
        Edit { message: self, uri: None, changes: Vec::new(), inserted: Vec::new(), body: None, error: None }
    }
}

impl Edit<'_> {
    fn fail(mut self, error: BuildError) -> Self {
        self.error.get_or_insert(error);
        self
    }

    fn change(&mut self, place: usize, change: Change) {
        if self.changes.len() <= place {
            self.changes.resize_with(place.saturating_add(1), Change::default);
        }
        if let Some(slot) = self.changes.get_mut(place) {
            *slot = change;
        }
    }

    fn places(&self, name: &HeaderName<'_>) -> alloc::vec::IntoIter<usize> {
        let places: Vec<usize> = self
            .message
            .fields()
            .enumerate()
            .filter(|(place, field)| field.is_named(name) && !matches!(self.changes.get(*place), Some(Change::Remove)))
            .map(|(place, _)| place)
            .collect();
        places.into_iter()
    }

    /// The value of a field as it stands after the edits so far.
    fn current(&self, place: usize) -> Vec<u8> {
        match self.changes.get(place) {
            Some(Change::Value(value)) => value.clone(),
            Some(Change::Remove) => Vec::new(),
            Some(Change::Keep) | None => {
                self.message.fields().nth(place).map(|field| field.value().to_vec()).unwrap_or_default()
            }
        }
    }

    fn line(name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Result<Vec<u8>, BuildError> {
        if !is_token(name.as_str().as_bytes()) {
            return Err(BuildError::Name);
        }
        let mut octets = Vec::new();
        value.write_to(&mut octets);
        if !is_field_value(&octets) {
            return Err(BuildError::LineEnd(FieldId(name.row())));
        }
        let mut line = Vec::with_capacity(octets.len().saturating_add(name.as_str().len()).saturating_add(4));
        line.extend_from_slice(name.as_str().as_bytes());
        line.extend_from_slice(b": ");
        line.extend_from_slice(&octets);
        line.extend_from_slice(b"\r\n");
        Ok(line)
    }

    /// Puts a line before the first field of its name, or before all fields.
    fn push(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        let place = self.places(name).next().unwrap_or(0);
        match Self::line(name, value) {
            Ok(line) => {
                // The latest one stands on top of those pushed before.
                let before = self.inserted.iter().position(|known| known.place == place).unwrap_or(self.inserted.len());
                self.inserted.insert(before, Inserted { place, name: name.clone().into_owned(), line });
                self
            }
            Err(error) => self.fail(error),
        }
    }

    /// Puts a Via on top, as every hop of a request does (RFC 3261 §16.6).
    pub fn push_via(self, via: &Via<'_>) -> Self {
        self.push(&HeaderName::VIA, via)
    }

    /// Takes the top Via away, as every hop of a response does (RFC 3261 §16.7).
    pub fn pop_via(mut self) -> Self {
        let place = self.places(&HeaderName::VIA).next();
        let Some(place) = place else { return self.fail(BuildError::Source(FieldId(id::VIA))) };
        let value = self.current(place);
        let Some(first) = first_of::<Via<'_>>(&value).map(<[u8]>::len) else {
            return self.fail(BuildError::Source(FieldId(id::VIA)));
        };
        self.drop_first(place, &value, first);
        self
    }

    /// Puts a Route on top.
    pub fn push_route(self, route: &NameAddr<'_>) -> Self {
        self.push(&HeaderName::ROUTE, route)
    }

    /// Takes the first Route away.
    pub fn pop_route(mut self) -> Self {
        let place = self.places(&HeaderName::ROUTE).next();
        let Some(place) = place else { return self.fail(BuildError::Source(FieldId(id::ROUTE))) };
        let value = self.current(place);
        let Some(first) = first_of::<NameAddr<'_>>(&value).map(<[u8]>::len) else {
            return self.fail(BuildError::Source(FieldId(id::ROUTE)));
        };
        self.drop_first(place, &value, first);
        self
    }

    fn drop_first(&mut self, place: usize, value: &[u8], first: usize) {
        let rest = value.get(first..).unwrap_or_default().trim_ascii_start();
        let rest = rest.strip_prefix(b",").unwrap_or_default().trim_ascii_start().to_vec();
        self.change(place, if rest.is_empty() { Change::Remove } else { Change::Value(rest) });
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
    pub fn decrement_max_forwards(mut self) -> Self {
        match self.message.max_forwards() {
            None => self.add(&HeaderName::MAX_FORWARDS, &70_u32),
            Some(Ok(hops)) => match hops.checked_sub(1) {
                Some(left) => self.set(&HeaderName::MAX_FORWARDS, &u32::from(left)),
                None => {
                    let kind = ErrorKind::OutOfRange { value: 0, min: 1, max: 255 };
                    let offset = self.message.field(&HeaderName::MAX_FORWARDS).map_or(0, |field| field.value_offset());
                    self.fail(BuildError::Value(ParseError::new(&MAX_FORWARDS, offset, kind)))
                }
            },
            Some(Err(error)) => {
                self.error.get_or_insert(BuildError::Value(error));
                self
            }
        }
    }

    /// Sets the value of the first field of this name and removes the others; adds the field if there is none.
    pub fn set(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        let mut octets = Vec::new();
        value.write_to(&mut octets);
        if !is_field_value(&octets) {
            return self.fail(BuildError::LineEnd(FieldId(name.row())));
        }
        self.inserted.retain(|inserted| inserted.name != *name);
        let mut places = self.places(name);
        let Some(first) = places.next() else { return self.add(name, value) };
        self.change(first, Change::Value(octets));
        for place in places {
            self.change(place, Change::Remove);
        }
        self
    }

    /// Adds a field behind all others.
    pub fn add(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        match Self::line(name, value) {
            Ok(line) => {
                let place = self.message.fields().len();
                self.inserted.push(Inserted { place, name: name.clone().into_owned(), line });
                self
            }
            Err(error) => self.fail(error),
        }
    }

    /// Removes all fields of this name.
    pub fn remove(mut self, name: &HeaderName<'_>) -> Self {
        self.inserted.retain(|inserted| inserted.name != *name);
        for place in self.places(name) {
            self.change(place, Change::Remove);
        }
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
        let raw = message.raw_fields();
        let fields_start = raw.first().map_or(message.header_end(), |field| field.start as usize);
        out.reserve(bytes.len().saturating_add(128));
        match (&self.uri, message.raw_start()) {
            (Some(new), RawStart::Request { uri, .. }) => {
                out.extend_from_slice(bytes.get(..uri.start as usize).unwrap_or_default());
                out.extend_from_slice(new);
                out.extend_from_slice(bytes.get(uri.end as usize..fields_start).unwrap_or_default());
            }
            _ => out.extend_from_slice(bytes.get(..fields_start).unwrap_or_default()),
        }
        for (place, field) in raw.iter().enumerate() {
            self.write_inserted(place, out);
            let next = raw.get(place.saturating_add(1)).map_or(message.header_end(), |next| next.start as usize);
            let line = |from: u32, to: usize| bytes.get(from as usize..to).unwrap_or_default();
            match self.changes.get(place) {
                None | Some(Change::Keep) => out.extend_from_slice(line(field.start, next)),
                Some(Change::Remove) => {}
                Some(Change::Value(value)) => {
                    out.extend_from_slice(line(field.start, field.value.start as usize));
                    out.extend_from_slice(value);
                    out.extend_from_slice(line(field.value.end, next));
                }
            }
        }
        self.write_inserted(raw.len(), out);
        let body_start = message.body_offset();
        out.extend_from_slice(bytes.get(message.header_end()..body_start).unwrap_or_default());
        out.extend_from_slice(self.body.as_deref().unwrap_or(message.body()));
        Ok(())
    }

    fn write_inserted(&self, place: usize, out: &mut Vec<u8>) {
        for inserted in self.inserted.iter().filter(|inserted| inserted.place == place) {
            out.extend_from_slice(&inserted.line);
        }
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
