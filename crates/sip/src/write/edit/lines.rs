//! The list of changes behind an edit, and the lines that it makes of those that were read.

use alloc::vec::Vec;

use smallvec::SmallVec;

use super::Edit;
use crate::finding::FieldId;
use crate::header::{HeaderName, Octets, ToValue};
use crate::message::{RawField, Span, span};
use crate::write::BuildError;
use crate::write::draft::checked;

/// Octets of all that is new: a Via and a number find place without an allocation.
#[derive(Clone, Debug)]
pub(super) struct New {
    few: [u8; 128],
    few_length: usize,
    /// All of them, once there are more.
    many: Vec<u8>,
}

impl New {
    pub(super) const NONE: Self = Self { few: [0; 128], few_length: 0, many: Vec::new() };

    pub(super) fn as_slice(&self) -> &[u8] {
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

    /// Appends a value that makes one header field with this name, and no second one.
    pub(super) fn append_value(
        &mut self,
        name: &HeaderName<'_>,
        value: &(impl ToValue + ?Sized),
    ) -> Result<Span, BuildError> {
        let span = self.append(|out| value.write_to(out));
        checked(name, self.text(span)).map(|()| span)
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

    /// Takes the first value of this name away, and its line if it was the only one there.
    pub(super) fn pop(&mut self, name: &HeaderName<'_>, first_of: fn(&[u8]) -> Option<&[u8]>) {
        let rest = self.find(name).and_then(|line| {
            let value = self.value(line);
            let rest = value.get(first_of(value)?.len()..)?.trim_ascii_start();
            // What stands between two values and is none goes with the first; anything else is not to be lost.
            if !matches!(rest, [] | [b',', ..]) {
                return None;
            }
            let next = rest.iter().position(|octet| *octet != b',' && !octet.is_ascii_whitespace());
            Some((line, rest.get(next.unwrap_or(rest.len())..)?.to_vec()))
        });
        match rest {
            None => self.fail(BuildError::Source(FieldId(name.row()))),
            Some((line, rest)) if rest.is_empty() => self.remove_line(line),
            Some((line, rest)) => {
                let known = match line {
                    Line::Changed(change) => self.changes.get(change).map(|change| change.kind),
                    Line::Read(_) => None,
                };
                let value = match known {
                    // What is left is the end of what is there already: many pops copy nothing again.
                    Some(Kind::Inserted { value, .. } | Kind::Valued(value)) => {
                        span((value.end as usize).saturating_sub(rest.len()), value.end as usize)
                    }
                    _ => self.append(|out| out.extend_from_slice(&rest)),
                };
                self.set_value(line, value);
            }
        }
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
