use core::fmt;
use core::str::FromStr;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::Edition;
use crate::ValueError;

static WORK_ID: Rule = Rule::new("work id", "CEC agent id, R-ID-1");

/// Work number of an agent, the agent id: 101 to 999999 (R-ID-1).
///
/// The 2023 edition ends at 59999, the 2025-11 edition at 999999: [`WorkId::is_in`] tells. 65535, the sentinel of
/// the platform's bills, is a valid number of the newer edition.
///
/// ```
/// use offhook_ops::huawei::{Edition, WorkId};
///
/// let agent = WorkId::new(101)?;
/// assert_eq!(agent.to_string(), "101");
/// assert_eq!("101".parse(), Ok(agent));
/// assert!(!WorkId::new(65_535)?.is_in(Edition::Y2023));
/// # Ok::<(), offhook_ops::ValueError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(try_from = "u32", into = "u32"))]
pub struct WorkId(u32);

impl WorkId {
    /// The smallest number of all editions.
    pub const MIN: Self = Self(101);
    /// The largest number of the newest edition.
    pub const MAX: Self = Self(999_999);

    /// `number` from 101 to 999999.
    ///
    /// # Errors
    ///
    /// [`ValueError`] if it is outside.
    pub const fn new(number: u32) -> Result<Self, ValueError> {
        Self::from_wire(number as i64)
    }

    /// `number` in the range of one edition.
    ///
    /// # Errors
    ///
    /// [`ValueError`] if it is outside.
    pub const fn new_in(number: u32, edition: Edition) -> Result<Self, ValueError> {
        match (Self::new(number), edition) {
            (Ok(id), Edition::Y2023) if !id.is_in(edition) => {
                Err(ValueError::range("work id", id.0 as i64, Self::MIN.0 as i64, edition.last_work_id().0 as i64))
            }
            (result, _) => result,
        }
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Whether the edition has such a number.
    #[must_use]
    pub const fn is_in(self, edition: Edition) -> bool {
        self.0 <= edition.last_work_id().0
    }

    pub(crate) const fn from_wire(number: i64) -> Result<Self, ValueError> {
        if Self::MIN.0 as i64 <= number && number <= Self::MAX.0 as i64 {
            Ok(Self(number as u32))
        } else {
            Err(ValueError::range("work id", number, Self::MIN.0 as i64, Self::MAX.0 as i64))
        }
    }

    pub(crate) const fn of_edition(edition: Edition) -> Self {
        match edition {
            Edition::Y2023 => Self(59_999),
            Edition::Y2025 => Self::MAX,
        }
    }
}

impl fmt::Debug for WorkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WorkId({})", self.0)
    }
}

impl fmt::Display for WorkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for WorkId {
    type Err = ParseError;

    /// Reads decimal text; leading zeros are taken and not kept.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let error = |offset, kind| Err(ParseError::new(&WORK_ID, offset, kind));
        if text.is_empty() {
            return error(0, ErrorKind::End);
        }
        let mut value: u64 = 0;
        for (offset, byte) in text.bytes().enumerate() {
            if !byte.is_ascii_digit() {
                return error(offset, ErrorKind::Byte(byte));
            }
            value = value.saturating_mul(10).saturating_add(u64::from(byte & 0x0f));
        }
        match i64::try_from(value).map(Self::from_wire) {
            Ok(Ok(id)) => Ok(id),
            _ => error(0, ErrorKind::OutOfRange { value, min: Self::MIN.0.into(), max: Self::MAX.0.into() }),
        }
    }
}

impl TryFrom<u32> for WorkId {
    type Error = ValueError;

    fn try_from(number: u32) -> Result<Self, ValueError> {
        Self::new(number)
    }
}

impl From<WorkId> for u32 {
    fn from(id: WorkId) -> Self {
        id.0
    }
}
