use core::fmt;

/// One column of a record format, as its document describes it.
///
/// ```
/// use offhook_cdr::format::{ColumnKind, HuaweiAgentOperation, TableFormat};
///
/// let column = &HuaweiAgentOperation::COLUMNS[17];
/// assert_eq!((column.number(), column.name(), column.kind()), (18, "callIn_out", ColumnKind::Text));
/// assert_eq!(column.max_chars(), Some(20));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Column {
    number: u16,
    name: &'static str,
    kind: ColumnKind,
    max_chars: Option<u16>,
    meaning: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Text, kept as it is.
    Text,
    /// A decimal number.
    Integer,
    /// A date and time on the tenant's clock, whole seconds.
    LocalTime,
    /// A date and time in UTC, whole seconds.
    UtcTime,
}

impl fmt::Display for ColumnKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::LocalTime => "local time",
            Self::UtcTime => "UTC time",
        })
    }
}

impl Column {
    /// `max_chars` of 0 stands for a length that the document does not name.
    pub(crate) const fn new(
        number: u16,
        name: &'static str,
        kind: ColumnKind,
        max_chars: u16,
        meaning: &'static str,
    ) -> Self {
        Self { number, name, kind, max_chars: if max_chars == 0 { None } else { Some(max_chars) }, meaning }
    }

    /// Place in the row, from 1.
    #[must_use]
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// Name as the document spells it, for a header.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(&self) -> ColumnKind {
        self.kind
    }

    /// Longest documented value in characters, if the document names one.
    #[must_use]
    pub const fn max_chars(&self) -> Option<u16> {
        self.max_chars
    }

    /// What it means, in a few words.
    #[must_use]
    pub const fn meaning(&self) -> &'static str {
        self.meaning
    }
}
