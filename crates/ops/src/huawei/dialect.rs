use core::fmt;
use core::str::FromStr;

use offhook_base::UnknownName;

use super::WorkId;

/// How a column says that it carries nothing, and how the target of listening in is written.
///
/// The two dialects are the two tables that the vendor publishes for the same codes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Dialect {
    /// Bills of the platform: `US_NO_USE`, 65535 (cec_07_2641, cec_07_0706).
    Platform,
    /// Exported index files: -1 (cec_07_4243, cec_07_0838).
    Export,
}

impl Dialect {
    /// Both, the platform first.
    pub const ALL: &'static [Self] = &[Self::Platform, Self::Export];

    /// The word for it: `platform`, `export`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::Export => "export",
        }
    }

    /// The number that stands in a column which carries nothing.
    ///
    /// In a column that holds a work id, 65535 is a work id.
    #[must_use]
    pub const fn no_use(self) -> i64 {
        match self {
            Self::Platform => 0xFFFF,
            Self::Export => -1,
        }
    }

    /// Whether the number carries nothing in one of the dialects.
    pub(super) const fn is_no_use_in_any(number: i64) -> bool {
        number == Self::Platform.no_use() || number == Self::Export.no_use()
    }
}

/// Edition of the documents, where they differ in facts.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub enum Edition {
    /// The editions of 2023 up to 2025-03: work ids to 59999, sub-media type 7 is a 5G message.
    #[cfg_attr(feature = "serde", serde(rename = "2023"))]
    Y2023,
    /// The edition of 2025-11: work ids to 999999, sub-media type 7 is e-mail.
    #[cfg_attr(feature = "serde", serde(rename = "2025"))]
    Y2025,
}

impl Edition {
    /// The largest work id.
    #[must_use]
    pub const fn last_work_id(self) -> WorkId {
        WorkId::of_edition(self)
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Dialect {
    type Err = UnknownName;

    /// Reads a name, in any case.
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let named = |dialect: &&Self| dialect.name().eq_ignore_ascii_case(text);
        Self::ALL.iter().find(named).copied().ok_or(UnknownName::new("Dialect"))
    }
}
