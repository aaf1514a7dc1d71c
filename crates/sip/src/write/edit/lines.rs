//! The list of changes behind an edit, and the lines that it makes of those that were read.

use core::ops::Range;

use offhook_base::Finding;
use smallvec::SmallVec;

use super::Edit;
use super::new::New;
use crate::finding::{FieldId, MessageProblem};
use crate::grammar::is_token;
use crate::header::{HeaderName, Octets, ToValue, id};
use crate::message::{RawField, Span, elements_start, span, value_fault};
use crate::uri::host_port;
use crate::write::BuildError;
use crate::write::draft::checked;

/// What becomes of the header field with this place, or of the end of the header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) field: usize,
    pub(super) kind: Kind,
}

/// Spans count in [`Edit::new`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A line stands before the field; its name has the number of a row, or 0.
    Inserted { row: u8, name: Span, value: Span },
    /// The field has another value.
    Valued(Span),
    /// The field is gone.
    Removed,
}

/// One line of the header as it stands after the edits so far.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line {
    /// A field as it was read.
    Read(usize),
    /// What the change with this place has made.
    Changed(usize),
}

impl Edit<'_> {
    pub(super) fn fail(&mut self, error: BuildError) {
        self.error.get_or_insert(error);
    }

    pub(super) fn text(&self, span: Span) -> &[u8] {
        self.new.as_slice().get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Appends to what is new.
    pub(super) fn append(&mut self, write: impl FnOnce(&mut New)) -> Span {
        let start = self.new.as_slice().len();
        write(&mut self.new);
        span(start, self.new.as_slice().len())
    }

    /// Removing the field, or the last value of it, would leave a message without what every message has.
    #[cold]
    pub(super) fn fail_missing(&mut self, name: &HeaderName<'_>) {
        let missing = MessageProblem::Missing(FieldId(name.row()));
        self.fail(BuildError::Finding(Finding::new(self.message.header_end(), missing)));
    }

    /// Appends a value that makes one header field with this name, and no second one, and follows the field's grammar.
    pub(super) fn append_value(
        &mut self,
        name: &HeaderName<'_>,
        value: &(impl ToValue + ?Sized),
    ) -> Result<Span, BuildError> {
        let span = self.append(|out| value.write_to(out));
        let text = self.text(span);
        // What is written for each hop.
        if name.row() == id::VIA && is_plain_via(text) {
            return Ok(span);
        }
        checked(name, text)?;
        match value_fault(name.row(), text) {
            Some(fault) => Err(BuildError::Finding(fault)),
            None => Ok(span),
        }
    }

    /// The lines in order, from the `from`th field on.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line> {
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
    pub(super) fn field_of(&self, line: Line) -> Option<&RawField> {
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
    pub(super) fn is_named(&self, line: Line, name: &HeaderName<'_>) -> bool {
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

    pub(super) fn find(&self, name: &HeaderName<'_>) -> Option<Line> {
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

    pub(super) fn value(&self, line: Line) -> &[u8] {
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

    pub(super) fn set_value(&mut self, line: Line, value: Span) {
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
    pub(super) fn remove_lines(&mut self, name: &HeaderName<'_>, kept: usize) {
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
    pub(super) fn insert(&mut self, before: Option<Line>, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) {
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
    pub(super) fn push(&mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) {
        let before = self.find(name).or_else(|| self.lines().next());
        self.insert(before, name, value);
    }

    /// The first line of this name that has a value: elements without content are passed over (RFC 3261 §7.3.1).
    fn find_value(&self, name: &HeaderName<'_>) -> Option<Line> {
        let has_value = |line: &Line| {
            let value = self.value(*line);
            elements_start(value) < value.len()
        };
        let line = self.find(name)?;
        if has_value(&line) {
            return Some(line);
        }
        self.lines().find(|line| self.is_named(*line, name) && has_value(line))
    }

    /// The line of the first value of this name, and where the value stands in it, behind what is no value.
    fn first(&self, name: &HeaderName<'_>, first_of: fn(&[u8]) -> Option<&[u8]>) -> Option<(Line, Range<usize>)> {
        let line = self.find_value(name)?;
        let value = self.value(line);
        let start = elements_start(value);
        let end = start.saturating_add(first_of(value.get(start..)?)?.len());
        // Anything else behind it is not to be lost.
        matches!(value.get(end..)?.trim_ascii_start(), [] | [b',', ..]).then_some((line, start..end))
    }

    /// Takes the first value of this name away, and its line if it was the only one there.
    pub(super) fn pop(&mut self, name: &HeaderName<'_>, first_of: fn(&[u8]) -> Option<&[u8]>) {
        let Some((line, first)) = self.first(name, first_of) else {
            return self.fail(BuildError::Source(FieldId(name.row())));
        };
        let behind = self.value(line).get(first.end..).unwrap_or_default();
        // What stands between two values and is none goes with the first.
        let Some(next) = behind.iter().position(|octet| *octet != b',' && !octet.is_ascii_whitespace()) else {
            self.remove_line(line);
            if name.row() == id::VIA && self.find_value(name).is_none() {
                self.fail_missing(name);
            }
            return;
        };
        let left = behind.len().saturating_sub(next);
        let known = match line {
            Line::Changed(change) => self.changes.get(change).map(|change| change.kind),
            Line::Read(_) => None,
        };
        let value = match known {
            // What is left is the end of what is there already: many pops copy nothing again.
            Some(Kind::Inserted { value, .. } | Kind::Valued(value)) => {
                span((value.end as usize).saturating_sub(left), value.end as usize)
            }
            _ => {
                let end = self.value(line).len();
                self.append_part(line, end.saturating_sub(left)..end)
            }
        };
        self.set_value(line, value);
    }

    /// Puts another value in the place of the first one of this name; all else in its line stays.
    #[inline(never)]
    pub(super) fn set_first(
        &mut self,
        name: &HeaderName<'_>,
        first_of: fn(&[u8]) -> Option<&[u8]>,
        value: &(impl ToValue + ?Sized),
    ) {
        let Some((line, first)) = self.first(name, first_of) else {
            return self.fail(BuildError::Source(FieldId(name.row())));
        };
        let end = self.value(line).len();
        let before = self.append_part(line, 0..first.start);
        if let Err(error) = self.append_value(name, value) {
            return self.fail(error);
        }
        let behind = self.append_part(line, first.end..end);
        self.set_value(line, span(before.start as usize, behind.end as usize));
    }

    /// Appends a part of the value of a line to what is new.
    fn append_part(&mut self, line: Line, part: Range<usize>) -> Span {
        if let Line::Read(field) = line {
            let message = self.message;
            let value = message.raw_fields().get(field).map(|field| message.slice(field.value)).unwrap_or_default();
            return self.append(|out| out.extend_from_slice(value.get(part).unwrap_or_default()));
        }
        // It is part of what is new already, which may move as it grows.
        let start = self.new.as_slice().len();
        for at in part {
            let octet = self.value(line).get(at).copied().unwrap_or_default();
            self.new.push(octet);
        }
        span(start, self.new.as_slice().len())
    }

    /// Sets the value of a line, and removes the lines of the same name behind it.
    pub(super) fn set_only(&mut self, line: Line, name: &HeaderName<'_>, value: Span) {
        self.set_value(line, value);
        let has_row = |row: u8| !name.is_known() || row == name.row();
        let read = self.message.raw_fields().iter().filter(|field| has_row(field.row)).count();
        let inserted = self.changes.iter().any(|it| matches!(it.kind, Kind::Inserted { row, .. } if has_row(row)));
        if read > 1 || inserted {
            self.remove_lines(name, 1);
        }
    }
}

/// Whether this is one Via with no parameter but a branch, written plainly: nothing in it has to be looked at twice.
#[inline]
fn is_plain_via(text: &[u8]) -> bool {
    let behind_transport = text.strip_prefix(b"SIP/2.0/UDP ").or_else(|| text.strip_prefix(b"SIP/2.0/TCP "));
    let behind_host = behind_transport.and_then(host_port).map(|(_, _, rest)| rest);
    behind_host.and_then(|rest| rest.strip_prefix(b";branch=")).is_some_and(is_token)
}
