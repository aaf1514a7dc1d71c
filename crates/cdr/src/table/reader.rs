use core::iter::FusedIterator;
use core::marker::PhantomData;
use std::io::Read;

use jiff::tz::TimeZone;
use offhook_base::{ErrorKind, Finding, Limits, Rule};

use crate::error::ColumnPlace;
use crate::format::TableFormat;
use crate::table::FieldReader;
use crate::table::split::{Next, RowPlace, RowSource, Span, SplitError};
use crate::{ReadError, RowError, RowErrorKind, RowProblem, RowProblemKind};

static QUOTING: Rule = Rule::new("quoted field", "RFC 4180 §2");

/// Reads the records of a file in format `F` from a stream.
///
/// A bad row gives an error and costs its own line only: a quote without an end does not swallow the rows behind it.
/// After [`ReadError::Io`] nothing follows. Memory is bounded by the longest row that the [`Limits`] allow
/// (`message_bytes` for the row, `fields` for its columns).
///
/// ```
/// use jiff::tz::TimeZone;
/// use offhook_cdr::{Reader, format::HuaweiRecord};
///
/// let file = "dev,acc,1,101,7-1,1000,2000,2015-02-08 20:23:30,2015-02-08 20:23:40,/a.wav,0,,a.V3\n\
///             torn,row\n\
///             dev,acc,1,101,7-2,1000,2000,2015-02-08 20:24:30,2015-02-08 20:24:40,/b.wav,0,,b.V3\n";
/// let rows: Vec<_> = Reader::<_, HuaweiRecord>::new(file.as_bytes(), TimeZone::UTC).collect();
/// assert!(rows[0].is_ok() && rows[1].is_err() && rows[2].is_ok());
/// ```
#[derive(Debug)]
pub struct Reader<R, F> {
    source: RowSource<R>,
    zone: TimeZone,
    spans: Vec<Span>,
    /// Rows met so far, good and bad, without the header.
    records: u64,
    /// Columns of the last good row.
    width: Option<usize>,
    has_begun: bool,
    has_failed: bool,
    format: PhantomData<fn() -> F>,
}

impl<R: Read, F: TableFormat> Reader<R, F> {
    /// Local times of the file are those of `zone`, the tenant's. `input` is buffered here.
    pub fn new(input: R, zone: TimeZone) -> Self {
        Self {
            source: RowSource::new(input, Limits::default()),
            zone,
            spans: Vec::new(),
            records: 0,
            width: None,
            has_begun: false,
            has_failed: false,
            format: PhantomData,
        }
    }

    /// The same with other bounds for a row (`message_bytes`) and its columns (`fields`).
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.source.set_limits(limits);
        self
    }

    /// Rows met so far, good and bad; a header is not counted.
    #[must_use]
    pub const fn records(&self) -> u64 {
        self.records
    }

    fn read_row(&mut self, place: RowPlace, record: u64) -> Result<Row<F::Record>, RowError> {
        let columns = self.spans.len();
        let known = F::COLUMNS.len();
        let found = u32::try_from(columns).unwrap_or(u32::MAX);
        let row = RowError {
            line: place.line,
            record,
            column: None,
            offset: place.offset,
            rule: F::ROW,
            kind: RowErrorKind::Columns { found },
        };
        if !is_width::<F>(columns) {
            return Err(row);
        }
        let mut fields = FieldReader::new((self.source.row(place), place, record), &self.spans, F::COLUMNS, &self.zone);
        let record = F::read(&mut fields)?;
        let extra = fields.extra()?;
        let mut findings = fields.into_findings();
        let offset = usize::try_from(place.offset).unwrap_or(usize::MAX);
        let mut finding = |kind| findings.push(Finding::new(offset, RowProblem { column: None, rule: F::ROW, kind }));
        if columns > known {
            finding(RowProblemKind::ExtraColumns { count: found.saturating_sub(u32::try_from(known).unwrap_or(0)) });
        }
        if let Some(before) = self.width.filter(|before| *before != columns) {
            finding(RowProblemKind::ColumnsChanged { found, before: u32::try_from(before).unwrap_or(u32::MAX) });
        }
        self.width = Some(columns);
        Ok(Row { record, line: place.line, number: row.record, offset: place.offset, columns, extra, findings })
    }

    /// Whether the row is a header: its first field is the name of the first column.
    fn is_header(&self, place: RowPlace) -> bool {
        let first = self.spans.first().and_then(|span| self.source.row(place).get(span.start..span.end));
        first.is_some() && first == F::COLUMNS.first().map(|column| column.name().as_bytes())
    }
}

impl<R: Read, F: TableFormat> Iterator for Reader<R, F> {
    type Item = Result<Row<F::Record>, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        loop {
            let next = match self.source.next_row(&mut self.spans, is_width::<F>) {
                Ok(next) => next,
                Err(error) => {
                    self.has_failed = true;
                    return Some(Err(ReadError::Io(error)));
                }
            };
            let record = self.records.saturating_add(1);
            let is_first = !core::mem::replace(&mut self.has_begun, true);
            let row = match next {
                Next::End => return None,
                Next::Bad(place, error) => Err(split_error::<F>(place, record, error)),
                Next::Row(place) => {
                    let row = self.read_row(place, record);
                    // A row that reads as a record is one, whatever its first field says.
                    if row.is_err() && is_first && self.is_header(place) {
                        continue;
                    }
                    row
                }
            };
            self.records = record;
            return Some(row.map_err(ReadError::Row));
        }
    }
}

impl<R: Read, F: TableFormat> FusedIterator for Reader<R, F> {}

/// Whether a known edition has so many columns, or the row has more than the newest.
fn is_width<F: TableFormat>(columns: usize) -> bool {
    F::WIDTHS.contains(&columns) || columns > F::COLUMNS.len()
}

fn split_error<F: TableFormat>(place: RowPlace, record: u64, error: SplitError) -> RowError {
    let is_field = !matches!(error.kind, RowErrorKind::Value(ErrorKind::TooLong { .. } | ErrorKind::TooMany { .. }));
    let number = u32::try_from(error.field.saturating_add(1)).unwrap_or(u32::MAX);
    RowError {
        line: place.line,
        record,
        column: is_field.then(|| ColumnPlace { number, column: F::COLUMNS.get(error.field) }),
        offset: place.offset.saturating_add(error.offset as u64),
        rule: if is_field { &QUOTING } else { F::ROW },
        kind: error.kind,
    }
}

/// A record and what is known of its row.
///
/// The row's own layout (its edition's columns, and columns newer than any known edition) is kept here, so that
/// [`Writer::write_row`](crate::Writer::write_row) loses nothing.
///
/// ```
/// use jiff::tz::TimeZone;
/// use offhook_cdr::{Reader, format::HuaweiRecord};
///
/// let file = "\ndev,acc,1,101,7-1,1000,2000,,,/a.wav,0,,a.V3\n";
/// let row = Reader::<_, HuaweiRecord>::new(file.as_bytes(), TimeZone::UTC).next().unwrap()?;
/// assert_eq!((row.line(), row.number(), row.offset(), row.columns()), (2, 1, 1, 13));
/// assert_eq!(row.into_record().call_id, "7-1");
/// # Ok::<(), offhook_cdr::ReadError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row<T> {
    record: T,
    line: u64,
    number: u64,
    offset: u64,
    columns: usize,
    extra: Vec<String>,
    findings: Vec<Finding<RowProblem>>,
}

impl<T> Row<T> {
    /// What the row says.
    #[must_use]
    pub const fn record(&self) -> &T {
        &self.record
    }

    /// What the row says, taken out.
    #[must_use]
    pub fn into_record(self) -> T {
        self.record
    }

    /// Line of the file on which the row begins, from 1.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Number of the row among the file's records, good and bad, from 1; a header is not counted.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// Where the row begins, in bytes from the start of the file.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// How many columns the row has.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// Columns behind those of the newest known edition, as they stand.
    #[must_use]
    pub fn extra(&self) -> &[String] {
        &self.extra
    }

    /// What was accepted although the format says otherwise; offsets count from the start of the file.
    #[must_use]
    pub fn findings(&self) -> &[Finding<RowProblem>] {
        &self.findings
    }
}
