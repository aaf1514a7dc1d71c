use core::fmt;

use super::ReasonRow;

/// Whether an operation leaves a row in the agent operation bill.
///
/// No row is written where the table has a hyphen in both columns, object and reason; one hyphen alone (type 58)
/// does not suppress it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Bill {
    /// Never.
    Never,
    /// Always.
    Written,
    /// If the licence says so.
    Licensed,
}

impl Bill {
    /// The word of the code tables: `never`, `written`, `licensed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Written => "written",
            Self::Licensed => "licensed",
        }
    }
}

/// What the object column of an operation holds.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ObjectKind {
    /// Nothing is ever written: no bill.
    NotWritten,
    /// The dialect's sentinel: the bill is written, the column carries nothing.
    NoUse,
    /// A work id; 65535 is one too.
    WorkId,
    /// A work id, the flag 1, or the dialect's sentinel.
    #[cfg_attr(feature = "serde", serde(rename = "work-id-or-1"))]
    WorkIdOrOne,
}

impl ObjectKind {
    /// The words of the code tables: `not-written`, `no-use`, `work-id`, `work-id-or-1`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotWritten => "not-written",
            Self::NoUse => "no-use",
            Self::WorkId => "work-id",
            Self::WorkIdOrOne => "work-id-or-1",
        }
    }
}

/// What the reason column of an operation holds.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ReasonKind {
    /// Nothing is ever written: no bill.
    NotWritten,
    /// The dialect's sentinel: the bill is written, the column carries nothing.
    NoUse,
    /// A code of a table.
    Table,
    /// A code that the client or the service side chooses.
    Open,
}

impl ReasonKind {
    /// The words of the code tables: `not-written`, `no-use`, `table`, `open`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotWritten => "not-written",
            Self::NoUse => "no-use",
            Self::Table => "table",
            Self::Open => "open",
        }
    }
}

/// Whether the table of the exported file lists an operation.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ExportListing {
    /// It does.
    #[cfg_attr(feature = "serde", serde(rename = "true"))]
    Listed,
    /// It does not.
    #[cfg_attr(feature = "serde", serde(rename = "false"))]
    NotListed,
    /// The readable part of the table ends before the operation.
    Unknown,
}

impl ExportListing {
    /// The words of the code tables: `true`, `false`, `unknown`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Listed => "true",
            Self::NotListed => "false",
            Self::Unknown => "unknown",
        }
    }
}

macro_rules! display_words {
    ($($ty:ident)+) => {
        $(impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        })+
    };
}
display_words!(Bill ObjectKind ReasonKind ExportListing);

/// What the code table says of one operation type besides its name.
///
/// ```
/// use offhook_ops::huawei::{Bill, ObjectKind, OperationType};
///
/// let facts = OperationType::HOLD_CALL.facts().unwrap();
/// assert_eq!(facts.bill(), Bill::Written);
/// assert_eq!(facts.object(), ObjectKind::WorkIdOrOne);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OperationFacts {
    pub(super) bill: Bill,
    pub(super) object: ObjectKind,
    pub(super) reason: ReasonKind,
    pub(super) reasons: &'static [ReasonRow],
    pub(super) export: ExportListing,
    pub(super) note: Option<&'static str>,
}

impl OperationFacts {
    /// Whether it writes an agent operation bill.
    #[must_use]
    pub const fn bill(&self) -> Bill {
        self.bill
    }

    /// What its object column holds.
    #[must_use]
    pub const fn object(&self) -> ObjectKind {
        self.object
    }

    /// What its reason column holds.
    #[must_use]
    pub const fn reason(&self) -> ReasonKind {
        self.reason
    }

    /// The table of its reasons; empty where the reason carries nothing.
    #[must_use]
    pub const fn reasons(&self) -> &'static [ReasonRow] {
        self.reasons
    }

    /// Whether the table of the exported file lists it.
    #[must_use]
    pub const fn export(&self) -> ExportListing {
        self.export
    }

    /// What else the documents say, where they are ambiguous or contradict each other, and how that is resolved here.
    #[must_use]
    pub const fn note(&self) -> Option<&'static str> {
        self.note
    }
}
