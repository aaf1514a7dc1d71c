use alloc::vec::Vec;

use offhook_base::{ErrorKind, Limits, ParseError, Rule};
use smallvec::SmallVec;

use super::BuildError;
use super::Request;
use super::draft::{checked, first_of, write_head};
use crate::finding::FieldId;
use crate::header::{HeaderName, MediaType, NameAddr, Octets, ToValue, Via};
use crate::message::{Message, RawField, RawStart, Span, hops, span};
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
    /// In the order of the lines that they make.
    changes: SmallVec<[Change; 4]>,
    new: New,
    uri: Option<Span>,
    body: Option<Span>,
    error: Option<BuildError>,
}

/// Octets of all that is new: a Via and a number find place without an allocation.
#[derive(Clone, Debug)]
struct New {
    few: [u8; 128],
    few_length: usize,
    /// All of them, once there are more.
    many: Vec<u8>,
}

impl New {
    const NONE: Self = Self { few: [0; 128], few_length: 0, many: Vec::new() };

    fn as_slice(&self) -> &[u8] {
        if self.many.is_empty() { self.few.get(..self.few_length).unwrap_or_default() } else { &self.many }
    }

    #[cold]
    fn extend_many(&mut self, octets: &[u8]) {
        if self.many.is_empty() {
            self.many.extend_from_slice(self.few.get(..self.few_length).unwrap_or_default());
        }
        self.many.extend_from_slice(octets);
    }
}

impl Octets for New {
    #[inline]
    fn push(&mut self, octet: u8) {
        self.extend_from_slice(&[octet]);
    }

    #[inline]
    fn extend_from_slice(&mut self, octets: &[u8]) {
        let end = self.few_length.wrapping_add(octets.len());
        match self.few.get_mut(self.few_length..end) {
            Some(room) if self.many.is_empty() => {
                room.copy_from_slice(octets);
                self.few_length = end;
            }
            _ => self.extend_many(octets),
        }
    }
}

/// What becomes of the header field with this place, or of the end of the header.
#[derive(Clone, Copy, Debug)]
struct Change {
    field: usize,
    kind: Kind,
}

/// Spans count in [`Edit::new`].
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// A line stands before the field; its name has the number of a row, or 0.
    Inserted { row: u8, name: Span, value: Span },
    /// The field has another value.
    Valued(Span),
    /// The field is gone.
    Removed,
}

/// One line of the header as it stands after the edits so far.
#[derive(Clone, Copy, Debug)]
enum Line {
    /// A field as it was read.
    Read(usize),
    /// What the change with this place has made.
    Changed(usize),
}

impl<'a> Message<'a> {
    /// Begins to edit: the message itself stays as it is.
    pub fn edit(&self) -> Edit<'_> {
        Edit { message: self, changes: SmallVec::new(), new: New::NONE, uri: None, body: None, error: None }
    }
}

impl Edit<'_> {
    fn fail(&mut self, error: BuildError) {
        self.error.get_or_insert(error);
    }

    fn text(&self, span: Span) -> &[u8] {
        self.new.as_slice().get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Appends to what is new.
    fn append(&mut self, write: impl FnOnce(&mut New)) -> Span {
        let start = self.new.as_slice().len();
        write(&mut self.new);
        span(start, self.new.as_slice().len())
    }

    /// Appends a value that makes one header field with this name, and no second one.
    fn append_value(&mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Result<Span, BuildError> {
        let span = self.append(|out| value.write_to(out));
        checked(name, self.text(span)).map(|()| span)
    }

    /// The lines in order, from the `from`th field on.
    fn lines(&self) -> impl Iterator<Item = Line> {
        let fields = self.message.raw_fields().len();
        let (mut field, mut change) = (0_usize, 0_usize);
        core::iter::from_fn(move || {
            loop {
                let here = self.changes.get(change).filter(|change| change.field == field);
                match here.map(|change| change.kind) {
                    None if field >= fields => return None,
                    None => {
                        field = field.wrapping_add(1);
                        return Some(Line::Read(field.wrapping_sub(1)));
                    }
                    Some(kind) => {
                        change = change.wrapping_add(1);
                        if !matches!(kind, Kind::Inserted { .. }) {
                            field = field.wrapping_add(1);
                        }
                        if !matches!(kind, Kind::Removed) {
                            return Some(Line::Changed(change.wrapping_sub(1)));
                        }
                    }
                }
            }
        })
    }

    /// The field as it was read that a line stands for, if there is one.
    fn field_of(&self, line: Line) -> Option<&RawField> {
        let field = match line {
            Line::Read(field) => field,
            Line::Changed(change) => match self.changes.get(change)? {
                Change { field, kind: Kind::Valued(_) } => *field,
                _ => return None,
            },
        };
        self.message.raw_fields().get(field)
    }

    #[inline]
    fn is_named(&self, line: Line, name: &HeaderName<'_>) -> bool {
        if let Some(field) = self.field_of(line) {
            return field.is_named(self.message.all_bytes(), name);
        }
        let Line::Changed(change) = line else { return false };
        match self.changes.get(change) {
            Some(Change { kind: Kind::Inserted { row: 0, name: own, .. }, .. }) => {
                !name.is_known() && self.text(*own).eq_ignore_ascii_case(name.as_str().as_bytes())
            }
            Some(Change { kind: Kind::Inserted { row, .. }, .. }) => *row == name.row(),
            _ => false,
        }
    }

    fn find(&self, name: &HeaderName<'_>) -> Option<Line> {
        if !name.is_known() {
            return self.lines().find(|line| self.is_named(*line, name));
        }
        let row = name.row();
        let is_own = |it: &Change| matches!(it.kind, Kind::Inserted { row: own, .. } if own == row);
        let inserted = self.changes.iter().position(is_own);
        // The fields before it come first, and no others.
        let end = inserted.and_then(|place| self.changes.get(place)).map(|change| change.field);
        let fields = self.message.raw_fields();
        let mut rest = fields.get(..end.unwrap_or(fields.len())).unwrap_or_default();
        let mut before = 0_usize;
        while let Some(next) = rest.iter().position(|field| field.row == row) {
            let field = before.wrapping_add(next);
            let place = self.place_of(field);
            match self.changes.get(place).filter(|change| change.field == field) {
                None => return Some(Line::Read(field)),
                Some(Change { kind: Kind::Removed, .. }) => {
                    before = field.wrapping_add(1);
                    rest = rest.get(next.wrapping_add(1)..).unwrap_or_default();
                }
                Some(_) => return Some(Line::Changed(place)),
            }
        }
        inserted.map(Line::Changed)
    }

    fn value(&self, line: Line) -> &[u8] {
        match line {
            Line::Read(_) => self.field_of(line).map_or(&[], |field| self.message.slice(field.value)),
            Line::Changed(change) => match self.changes.get(change).map(|change| change.kind) {
                Some(Kind::Inserted { value, .. } | Kind::Valued(value)) => self.text(value),
                _ => &[],
            },
        }
    }

    /// Where among the changes those of the field itself stand, behind what is inserted before it.
    fn place_of(&self, field: usize) -> usize {
        let before = |it: &Change| it.field < field || (it.field == field && matches!(it.kind, Kind::Inserted { .. }));
        self.changes.partition_point(before)
    }

    fn set_value(&mut self, line: Line, value: Span) {
        match line {
            Line::Read(field) => {
                let place = self.place_of(field);
                self.changes.insert(place, Change { field, kind: Kind::Valued(value) });
            }
            Line::Changed(change) => {
                if let Some(Kind::Inserted { value: old, .. } | Kind::Valued(old)) =
                    self.changes.get_mut(change).map(|change| &mut change.kind)
                {
                    *old = value;
                }
            }
        }
    }

    fn remove_line(&mut self, line: Line) {
        match line {
            Line::Read(field) => {
                let place = self.place_of(field);
                self.changes.insert(place, Change { field, kind: Kind::Removed });
            }
            Line::Changed(change) => match self.changes.get_mut(change).map(|change| &mut change.kind) {
                Some(kind @ Kind::Valued(_)) => *kind = Kind::Removed,
                _ => {
                    self.changes.remove(change);
                }
            },
        }
    }

    /// Removes the lines of this name but for the first `kept`, all in one go: there may be many.
    fn remove_lines(&mut self, name: &HeaderName<'_>, kept: usize) {
        let gone: SmallVec<[Line; 4]> = self.lines().filter(|line| self.is_named(*line, name)).skip(kept).collect();
        if gone.is_empty() {
            return;
        }
        let removed = |field: usize| Change { field, kind: Kind::Removed };
        let mut gone = gone.into_iter().peekable();
        let mut left = SmallVec::new();
        for (place, change) in core::mem::take(&mut self.changes).into_iter().enumerate() {
            while let Some(Line::Read(field)) = gone.next_if(|it| matches!(it, Line::Read(f) if *f < change.field)) {
                left.push(removed(field));
            }
            let is_gone = gone.next_if(|it| matches!(it, Line::Changed(gone) if *gone == place)).is_some();
            match change.kind {
                _ if !is_gone => left.push(change),
                Kind::Inserted { .. } => {}
                Kind::Valued(_) | Kind::Removed => left.push(removed(change.field)),
            }
        }
        left.extend(gone.filter_map(|line| match line {
            Line::Read(field) => Some(removed(field)),
            Line::Changed(_) => None,
        }));
        self.changes = left;
    }

    /// Puts a new line before another one, or behind all others.
    fn insert(&mut self, before: Option<Line>, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) {
        let value = match self.append_value(name, value) {
            Ok(value) => value,
            Err(error) => return self.fail(error),
        };
        let own = if name.is_known() {
            Span::default()
        } else {
            self.append(|out| out.extend_from_slice(name.as_str().as_bytes()))
        };
        let (place, field) = match before {
            Some(Line::Read(field)) => (self.place_of(field), field),
            Some(Line::Changed(change)) => (change, self.changes.get(change).map_or(0, |change| change.field)),
            None => (self.changes.len(), self.message.raw_fields().len()),
        };
        self.changes.insert(place, Change { field, kind: Kind::Inserted { row: name.row(), name: own, value } });
    }

    /// Puts a line before the first field of its name, or before all fields.
    #[inline(never)]
    fn push(&mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) {
        let before = self.find(name).or_else(|| self.lines().next());
        self.insert(before, name, value);
    }

    /// Takes the first value of this name away, and its line if it was the only one there.
    fn pop(&mut self, name: &HeaderName<'_>, first_of: fn(&[u8]) -> Option<&[u8]>) {
        let rest = self.find(name).and_then(|line| {
            let value = self.value(line);
            let rest = value.get(first_of(value)?.len()..)?.trim_ascii_start();
            Some((line, rest.strip_prefix(b",").unwrap_or_default().trim_ascii_start().to_vec()))
        });
        match rest {
            None => self.fail(BuildError::Source(FieldId(name.row()))),
            Some((line, rest)) if rest.is_empty() => self.remove_line(line),
            Some((line, rest)) => {
                let value = self.append(|out| out.extend_from_slice(&rest));
                self.set_value(line, value);
            }
        }
    }

    /// Puts a Via on top, as every hop of a request does (RFC 3261 §16.6).
    #[inline(always)]
    pub fn push_via(mut self, via: &Via<'_>) -> Self {
        self.push(&HeaderName::VIA, via);
        self
    }

    /// Takes the top Via away, as every hop of a response does (RFC 3261 §16.7).
    #[inline]
    pub fn pop_via(mut self) -> Self {
        self.pop(&HeaderName::VIA, |value| first_of::<Via<'_>>(value));
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

    /// Changes the Request-URI.
    pub fn request_uri(mut self, uri: &Uri<'_>) -> Self {
        if self.message.is_request() {
            self.uri = Some(self.append(|out| out.extend_from_slice(uri.as_str().as_bytes())));
        } else {
            self.fail(BuildError::Kind);
        }
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
    pub fn set(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        match self.find(name) {
            None => self.insert(None, name, value),
            Some(line) => match self.append_value(name, value) {
                Ok(value) => self.set_only(line, name, value),
                Err(error) => self.fail(error),
            },
        }
        self
    }

    /// Sets the value of a line, and removes the lines of the same name behind it.
    fn set_only(&mut self, line: Line, name: &HeaderName<'_>, value: Span) {
        self.set_value(line, value);
        let has_row = |row: u8| !name.is_known() || row == name.row();
        let read = self.message.raw_fields().iter().filter(|field| has_row(field.row)).count();
        let inserted = self.changes.iter().any(|it| matches!(it.kind, Kind::Inserted { row, .. } if has_row(row)));
        if read > 1 || inserted {
            self.remove_lines(name, 1);
        }
    }

    /// Adds a field behind all others.
    pub fn add(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        self.insert(None, name, value);
        self
    }

    /// Removes all fields of this name.
    pub fn remove(mut self, name: &HeaderName<'_>) -> Self {
        self.remove_lines(name, 0);
        self
    }

    /// Replaces the body, its Content-Type and its Content-Length.
    pub fn body(self, media_type: &MediaType<'_>, body: &[u8]) -> Self {
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let mut edit = self.set(&HeaderName::CONTENT_TYPE, media_type).set(&HeaderName::CONTENT_LENGTH, &length);
        edit.body = Some(edit.append(|out| out.extend_from_slice(body)));
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
