use core::fmt;
use std::io;

use offhook_base::{ErrorKind, Level, Problem, Rule};

use crate::format::Column;

/// Why a row of a record file was refused, and where; its neighbours are not touched.
///
/// The text of the row is never repeated: it holds subscriber numbers.
///
/// ```
/// use jiff::tz::TimeZone;
/// use offhook_cdr::{ReadError, Reader, format::HuaweiRecord};
///
/// let file = b"dev,acc,1,101,1456404171-43,1000,2000,2015-02-08 20:23:30,2015-02-08 25:00:00,/a.wav,0,,X:\\1.V3\n";
/// let mut rows = Reader::<_, HuaweiRecord>::new(&file[..], TimeZone::UTC);
/// let Some(Err(ReadError::Row(error))) = rows.next() else { unreachable!() };
/// assert_eq!((error.line(), error.column_number(), error.column_name()), (1, Some(9), Some("call_end")));
/// assert_eq!(
///     error.to_string(),
///     "line 1, column 9 (call_end): 25 is not in 0 to 23 at byte 69 (date, CC-FS index files)",
/// );
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub struct RowError {
    pub(crate) line: u64,
    pub(crate) record: u64,
    pub(crate) column: Option<ColumnPlace>,
    pub(crate) offset: u64,
    pub(crate) rule: &'static Rule,
    pub(crate) kind: RowErrorKind,
}

/// A column of a row: its number, and its meaning if the format knows one at this place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ColumnPlace {
    pub(crate) number: u32,
    pub(crate) column: Option<&'static Column>,
}

impl RowError {
    /// Line of the file on which the row begins, from 1.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Number of the row among the file's records, good and bad, from 1; a header is not counted.
    #[must_use]
    pub const fn record(&self) -> u64 {
        self.record
    }

    /// Number of the column, from 1; none if the row as a whole is at fault.
    #[must_use]
    pub fn column_number(&self) -> Option<u32> {
        self.column.map(|place| place.number)
    }

    /// Name of the column, if it is one that the format knows.
    #[must_use]
    pub fn column_name(&self) -> Option<&'static str> {
        self.column?.column.map(Column::name)
    }

    /// Bytes from the start of the file.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// The rule that the row breaks.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// What is wrong there.
    #[must_use]
    pub const fn kind(&self) -> RowErrorKind {
        self.kind
    }
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, offset, rule, kind, .. } = self;
        write!(f, "line {line}")?;
        if let Some(number) = self.column_number() {
            write!(f, ", column {number}")?;
        }
        if let Some(name) = self.column_name() {
            write!(f, " ({name})")?;
        }
        write!(f, ": {kind} at byte {offset} ({}, {})", rule.name(), rule.source())
    }
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RowErrorKind {
    /// A value that its column can't hold.
    #[error("{0}")]
    Value(ErrorKind),
    /// A quoted field that does not end, or ends so late that the row fits no layout of the format.
    #[error("quoted field without end")]
    OpenQuote,
    /// A number of columns that no edition of the format has.
    #[error("{found} columns, which no edition of the format has")]
    Columns {
        /// Columns of the row.
        found: u32,
    },
    /// A local time that the clock skipped when it was put forward.
    #[error("a time that the clock skipped")]
    SkippedTime,
    /// A time after the last one that can be represented, 9999-12-30 22:00:00 UTC.
    #[error("a time after 9999-12-30 22:00:00 UTC")]
    LateTime,
}

impl From<ErrorKind> for RowErrorKind {
    fn from(kind: ErrorKind) -> Self {
        Self::Value(kind)
    }
}

/// Why reading a file did not give the next record.
///
/// ```
/// use jiff::tz::TimeZone;
/// use offhook_cdr::{ReadError, Reader, RowErrorKind, format::HuaweiCall};
///
/// let rows = Reader::<_, HuaweiCall>::new(&b"torn,row\n"[..], TimeZone::UTC);
/// for row in rows {
///     match row {
///         Ok(_) => unreachable!(),
///         Err(ReadError::Row(error)) => assert_eq!(error.kind(), RowErrorKind::Columns { found: 2 }),
///         Err(error) => return Err(error),
///     }
/// }
/// # Ok::<(), ReadError>(())
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A bad row; reading goes on with the next one.
    #[error("{0}")]
    Row(RowError),
    /// The input itself can't be read on; nothing follows.
    #[error("{0}")]
    Io(io::Error),
}

/// Why a record was not written.
///
/// ```
/// use jiff::tz::TimeZone;
/// use offhook_cdr::{WriteError, Writer, format::HuaweiRecord};
///
/// let writer = Writer::<_, HuaweiRecord>::new(Vec::new(), TimeZone::UTC).with_columns(14);
/// assert!(matches!(writer, Err(WriteError::Columns { columns: 14 })));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// An instant whose local year is not in 0 to 9999; nothing of the record was written.
    #[error("column {} ({}): the year is not in 0 to 9999", .column.number(), .column.name())]
    Year {
        /// The column it was meant for.
        column: &'static Column,
    },
    /// A layout that no edition of the format has.
    #[error("{columns} columns, which no edition of the format has")]
    Columns {
        /// Columns that were asked for.
        columns: usize,
    },
    /// The output takes no more.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// What a reader accepted in a row although the format says otherwise.
///
/// ```
/// use jiff::tz::TimeZone;
/// use offhook_base::{Level, Problem};
/// use offhook_cdr::{Reader, RowProblemKind, format::HuaweiRecord};
///
/// let file = "dev,acc,1,101,7-1,1000,2000,2015-02-08 20:23:30,2015-02-08 20:23:29,/a.wav,0,,a.V3\n";
/// let row = Reader::<_, HuaweiRecord>::new(file.as_bytes(), TimeZone::UTC).next().unwrap()?;
/// let problem = row.findings()[0].problem();
/// assert_eq!((problem.kind(), problem.level()), (RowProblemKind::EndBeforeBegin, Level::Error));
/// assert_eq!(problem.column().map(|column| column.name()), Some("call_end"));
/// # Ok::<(), offhook_cdr::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RowProblem {
    pub(crate) column: Option<&'static Column>,
    pub(crate) rule: &'static Rule,
    pub(crate) kind: RowProblemKind,
}

impl RowProblem {
    /// The column, unless the row as a whole is meant.
    #[must_use]
    pub const fn column(&self) -> Option<&'static Column> {
        self.column
    }

    /// What was accepted.
    #[must_use]
    pub const fn kind(&self) -> RowProblemKind {
        self.kind
    }
}

impl fmt::Display for RowProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.kind, f)
    }
}

impl Problem for RowProblem {
    fn level(&self) -> Level {
        match self.kind {
            RowProblemKind::EndBeforeBegin => Level::Error,
            _ => Level::Warning,
        }
    }

    fn field(&self) -> &'static str {
        self.column.map_or("row", Column::name)
    }

    fn rule(&self) -> &'static Rule {
        self.rule
    }
}

/// Kinds of [`RowProblem`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RowProblemKind {
    /// A value longer than the documented column; it was kept whole.
    #[error("longer than {max} characters")]
    LongValue {
        /// Characters that the column has by the document.
        max: u16,
    },
    /// A number with zeros in front, or a zero with a minus; it is written back without them.
    #[error("a number with needless digits")]
    NeedlessDigits,
    /// A local time that the clock showed twice. The first was taken, or the second if the first is before the phase began.
    #[error("a time that the clock showed twice")]
    RepeatedTime,
    /// An end before its begin.
    #[error("an end before its begin")]
    EndBeforeBegin,
    /// Columns beyond those of the newest known edition; they were kept.
    #[error("{count} columns more than the newest known edition has")]
    ExtraColumns {
        /// How many.
        count: u32,
    },
    /// Another number of columns than the rows before: two editions in one file, or a row cut off.
    #[error("{found} columns where the row before has {before}")]
    ColumnsChanged {
        /// Columns of this row.
        found: u32,
        /// Columns of the row before.
        before: u32,
    },
}
