use core::fmt;

/// A number that the document does not allow in a field.
///
/// ```
/// use offhook_ops::{Allowed, huawei::WorkId};
///
/// let error = WorkId::new(7).unwrap_err();
/// assert_eq!(error.to_string(), "work id 7: must be 101 to 999999");
/// assert_eq!((error.field(), error.value()), ("work id", 7));
/// assert_eq!(error.allowed(), Allowed::Range { min: 101, max: 999_999 });
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[error("{field} {value}: must be {allowed}")]
pub struct ValueError {
    field: &'static str,
    value: i64,
    allowed: Allowed,
}

impl ValueError {
    pub(crate) const fn range(field: &'static str, value: i64, min: i64, max: i64) -> Self {
        Self { field, value, allowed: Allowed::Range { min, max } }
    }

    pub(crate) const fn other(field: &'static str, value: i64, allowed: &'static str) -> Self {
        Self { field, value, allowed: Allowed::Other(allowed) }
    }

    /// The field, in the document's words.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// The number that stood there.
    #[must_use]
    pub const fn value(&self) -> i64 {
        self.value
    }

    /// What may stand there.
    #[must_use]
    pub const fn allowed(&self) -> Allowed {
        self.allowed
    }
}

/// What may stand in a field: part of [`ValueError`].
///
/// ```
/// use offhook_ops::huawei::{Dialect, Operation, OperationType};
///
/// let error = Operation::decode(OperationType::LOG_IN, 5, -1, Dialect::Export).unwrap_err();
/// assert_eq!(error.allowed().to_string(), "-1");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Allowed {
    /// One range of numbers, both ends included; one number where they are equal.
    Range {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// Something that is not one range, in words.
    Other(&'static str),
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range { min, max } if min == max => write!(f, "{min}"),
            Self::Range { min, max } => write!(f, "{min} to {max}"),
            Self::Other(words) => f.write_str(words),
        }
    }
}
