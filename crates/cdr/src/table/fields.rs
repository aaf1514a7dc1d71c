//! Typed values of the fields of one row, in column order.

use core::fmt::Write as _;
use std::borrow::Cow;

use jiff::tz::TimeZone;
use offhook_base::{ErrorKind, Finding, Rule};

use crate::error::ColumnPlace;
use crate::format::Column;
use crate::table::split::{RowPlace, Span};
use crate::table::time;
use crate::{Moment, RowError, RowErrorKind, RowProblem, RowProblemKind, WriteError};

static DATE: Rule = Rule::new("date", "CC-FS index files");
static INTEGER: Rule = Rule::new("integer", "CC-FS index files");
static TEXT: Rule = Rule::new("text", "CC-FS index files");
static PHASE: Rule = Rule::new("begin and end", "CC-FS index files");

/// Takes the fields of a row one after the other; columns that the row is too short for are empty.
#[allow(unnameable_types, reason = "in the signature of the sealed trait only")]
pub struct FieldReader<'r> {
    row: &'r [u8],
    place: RowPlace,
    record: u64,
    spans: &'r [Span],
    columns: &'static [Column],
    zone: &'r TimeZone,
    /// Index of the next field.
    next: usize,
    findings: Vec<Finding<RowProblem>>,
}

impl<'r> FieldReader<'r> {
    pub(crate) const fn new(
        (row, place, record): (&'r [u8], RowPlace, u64),
        spans: &'r [Span],
        columns: &'static [Column],
        zone: &'r TimeZone,
    ) -> Self {
        Self { row, place, record, spans, columns, zone, next: 0, findings: Vec::new() }
    }

    /// Text as it stands.
    pub(crate) fn text(&mut self) -> Result<String, RowError> {
        let text = self.field()?.into_owned();
        self.check_length(&text);
        Ok(text)
    }

    /// A decimal number; none if empty.
    pub(crate) fn integer(&mut self) -> Result<Option<i64>, RowError> {
        let text = self.field()?;
        if text.is_empty() {
            return Ok(None);
        }
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let sign = text.len().saturating_sub(digits.len());
        if let Some((at, byte)) = digits.bytes().enumerate().find(|(_, byte)| !byte.is_ascii_digit()) {
            return Err(self.error(&INTEGER, sign.saturating_add(at), ErrorKind::Byte(byte).into()));
        }
        if digits.is_empty() {
            return Err(self.error(&INTEGER, sign, ErrorKind::End.into()));
        }
        let Ok(value) = text.parse::<i64>() else {
            let kind = ErrorKind::OutOfRange { value: u64::MAX, min: 0, max: i64::MAX.unsigned_abs() };
            return Err(self.error(&INTEGER, 0, kind.into()));
        };
        self.check_length(&text);
        if (digits.len() > 1 && digits.starts_with('0')) || (sign > 0 && value == 0) {
            self.finding(&INTEGER, RowProblemKind::NeedlessDigits);
        }
        Ok(Some(value))
    }

    /// A code of a table; none if empty.
    pub(crate) fn code<T>(&mut self, from_code: impl FnOnce(i32) -> T) -> Result<Option<T>, RowError> {
        let Some(value) = self.integer()? else { return Ok(None) };
        let code = i32::try_from(value).map_err(|_| {
            let max = i32::MAX.unsigned_abs().into();
            self.error(&INTEGER, 0, ErrorKind::OutOfRange { value: value.unsigned_abs(), min: 0, max }.into())
        })?;
        Ok(Some(from_code(code)))
    }

    /// A date on the tenant's clock that does not come before `after`; none if empty.
    pub(crate) fn local_time(&mut self, after: Option<Moment>) -> Result<Option<Moment>, RowError> {
        let zone = self.zone;
        self.time(zone, after)
    }

    /// A date on the tenant's clock that ends what began at `begin`; none if empty.
    pub(crate) fn local_end(&mut self, begin: Option<Moment>) -> Result<Option<Moment>, RowError> {
        let zone = self.zone;
        let end = self.time(zone, begin)?;
        if end.zip(begin).is_some_and(|(end, begin)| end < begin) {
            self.finding(&PHASE, RowProblemKind::EndBeforeBegin);
        }
        Ok(end)
    }

    /// A date in UTC; none if empty.
    pub(crate) fn utc_time(&mut self) -> Result<Option<Moment>, RowError> {
        self.time(&TimeZone::UTC, None)
    }

    /// The fields behind the last column, as they stand.
    pub(crate) fn extra(&mut self) -> Result<Vec<String>, RowError> {
        let mut extra = Vec::new();
        while self.next < self.spans.len() {
            extra.push(self.field()?.into_owned());
        }
        Ok(extra)
    }

    pub(crate) fn into_findings(self) -> Vec<Finding<RowProblem>> {
        self.findings
    }

    fn time(&mut self, zone: &TimeZone, after: Option<Moment>) -> Result<Option<Moment>, RowError> {
        let text = self.field()?;
        if text.is_empty() {
            return Ok(None);
        }
        let local = time::parse(text.as_bytes()).map_err(|(at, kind)| self.error(&DATE, at, kind))?;
        let (moment, is_repeated) = time::resolve(local, zone, after).map_err(|kind| self.error(&DATE, 0, kind))?;
        if is_repeated {
            self.finding(&DATE, RowProblemKind::RepeatedTime);
        }
        Ok(Some(moment))
    }

    fn field(&mut self) -> Result<Cow<'r, str>, RowError> {
        let span = self.spans.get(self.next).copied();
        self.next = self.next.saturating_add(1);
        let Some(span) = span else { return Ok(Cow::Borrowed("")) };
        let bytes = self.row.get(span.start..span.end).unwrap_or_default();
        let text = core::str::from_utf8(bytes)
            .map_err(|error| self.error(&TEXT, error.valid_up_to(), ErrorKind::Utf8.into()))?;
        Ok(if span.doubled { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) })
    }

    /// The column that was read last.
    fn column(&self) -> Option<&'static Column> {
        self.columns.get(self.next.checked_sub(1)?)
    }

    /// An error `at` bytes into the field that was read last.
    fn error(&self, rule: &'static Rule, at: usize, kind: RowErrorKind) -> RowError {
        let number = u32::try_from(self.next).unwrap_or(u32::MAX);
        RowError {
            line: self.place.line,
            record: self.record,
            column: Some(ColumnPlace { number, column: self.column() }),
            offset: self.place.offset.saturating_add(self.start().saturating_add(at) as u64),
            rule,
            kind,
        }
    }

    fn finding(&mut self, rule: &'static Rule, kind: RowProblemKind) {
        let problem = RowProblem { column: self.column(), rule, kind };
        let offset = usize::try_from(self.place.offset).unwrap_or(usize::MAX).saturating_add(self.start());
        self.findings.push(Finding::new(offset, problem));
    }

    fn check_length(&mut self, text: &str) {
        let max = self.column().and_then(Column::max_chars);
        if let Some(max) = max.filter(|max| text.len() > usize::from(*max) && text.chars().count() > usize::from(*max))
        {
            self.finding(&TEXT, RowProblemKind::LongValue { max });
        }
    }

    /// Where the field that was read last begins in the row.
    fn start(&self) -> usize {
        self.next.checked_sub(1).and_then(|last| self.spans.get(last)).map_or(self.row.len(), |span| span.start)
    }
}

/// Puts the fields of a row one after the other.
#[allow(unnameable_types, reason = "in the signature of the sealed trait only")]
pub struct FieldWriter<'w> {
    columns: core::slice::Iter<'static, Column>,
    zone: &'w TimeZone,
    put: &'w mut dyn FnMut(&str) -> Result<(), WriteError>,
    text: String,
}

impl<'w> FieldWriter<'w> {
    /// Writes `columns` and leaves out those after them.
    pub(crate) fn new(
        columns: &'static [Column],
        zone: &'w TimeZone,
        put: &'w mut dyn FnMut(&str) -> Result<(), WriteError>,
    ) -> Self {
        Self { columns: columns.iter(), zone, put, text: String::new() }
    }

    /// Text as it stands.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), WriteError> {
        if self.columns.next().is_some() { (self.put)(text) } else { Ok(()) }
    }

    /// A decimal number; empty if none.
    pub(crate) fn integer(&mut self, value: Option<i64>) -> Result<(), WriteError> {
        self.text.clear();
        if let Some(value) = value {
            // Writing to a string does not fail.
            let _ = write!(self.text, "{value}");
        }
        self.filled()
    }

    /// A code of a table; empty if none.
    pub(crate) fn code(&mut self, code: Option<i32>) -> Result<(), WriteError> {
        self.integer(code.map(i64::from))
    }

    /// A date on the tenant's clock; empty if none.
    pub(crate) fn local_time(&mut self, at: Option<Moment>) -> Result<(), WriteError> {
        self.time(at, self.zone)
    }

    /// A date in UTC; empty if none.
    pub(crate) fn utc_time(&mut self, at: Option<Moment>) -> Result<(), WriteError> {
        self.time(at, &TimeZone::UTC)
    }

    fn time(&mut self, at: Option<Moment>, zone: &TimeZone) -> Result<(), WriteError> {
        let Some(column) = self.columns.as_slice().first() else { return Ok(()) };
        self.text.clear();
        if let Some(at) = at {
            time::print(at.timestamp(), zone, &mut self.text).ok_or(WriteError::Year { column })?;
        }
        self.filled()
    }

    fn filled(&mut self) -> Result<(), WriteError> {
        if self.columns.next().is_some() { (self.put)(&self.text) } else { Ok(()) }
    }
}
