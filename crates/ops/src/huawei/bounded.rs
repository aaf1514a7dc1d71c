use core::fmt;

use crate::ValueError;

/// A code that its owner chooses freely within a documented range, from `MIN` to `MAX`.
///
/// ```
/// use offhook_ops::huawei::Bounded;
///
/// assert_eq!(Bounded::<200, 250>::new(204).map(Bounded::code), Ok(204));
/// assert_eq!(Bounded::<200, 250>::new(6).unwrap_err().to_string(), "code 6: must be 200 to 250");
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(try_from = "u16", into = "u16"))]
pub struct Bounded<const MIN: u16, const MAX: u16>(u16);

impl<const MIN: u16, const MAX: u16> Bounded<MIN, MAX> {
    /// `code` from `MIN` to `MAX`.
    ///
    /// # Errors
    ///
    /// [`ValueError`] if it is outside.
    pub const fn new(code: u16) -> Result<Self, ValueError> {
        if MIN <= code && code <= MAX {
            Ok(Self(code))
        } else {
            Err(ValueError::range("code", code as i64, MIN as i64, MAX as i64))
        }
    }

    /// The code.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    pub(crate) const fn from_wire(code: i64) -> Option<Self> {
        if MIN as i64 <= code && code <= MAX as i64 { Some(Self(code as u16)) } else { None }
    }
}

impl<const MIN: u16, const MAX: u16> fmt::Debug for Bounded<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<const MIN: u16, const MAX: u16> fmt::Display for Bounded<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<const MIN: u16, const MAX: u16> TryFrom<u16> for Bounded<MIN, MAX> {
    type Error = ValueError;

    fn try_from(code: u16) -> Result<Self, ValueError> {
        Self::new(code)
    }
}

impl<const MIN: u16, const MAX: u16> From<Bounded<MIN, MAX>> for u16 {
    fn from(bounded: Bounded<MIN, MAX>) -> Self {
        bounded.0
    }
}

/// A code that the table of `T` has no row for: it came from the wire and goes back as it came.
///
/// Only decoding makes one, so that no known code can pass for an unknown one:
///
/// ```compile_fail
/// use offhook_ops::huawei::{BusyReason, UnknownCode};
///
/// let busy = BusyReason::Unknown(UnknownCode { code: 2, table: core::marker::PhantomData });
/// ```
pub struct UnknownCode<T> {
    code: i64,
    table: core::marker::PhantomData<fn() -> T>,
}

impl<T> UnknownCode<T> {
    pub(crate) const fn new(code: i64) -> Self {
        Self { code, table: core::marker::PhantomData }
    }

    /// The code as it was read.
    #[must_use]
    pub const fn code(self) -> i64 {
        self.code
    }
}

// By hand, because derives would ask the same of `T`.
impl<T> Clone for UnknownCode<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for UnknownCode<T> {}

impl<T> PartialEq for UnknownCode<T> {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl<T> Eq for UnknownCode<T> {}

impl<T> core::hash::Hash for UnknownCode<T> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

impl<T> fmt::Debug for UnknownCode<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.code, f)
    }
}
