use core::cmp::Ordering;
use core::fmt;

/// Number of a record within its call (`call_id_num`, bill column 18; Huawei CEC `cec_07_0831`).
///
/// A call with one record has −1. Of several the last has −1 and the others count 1, 2, 3 … in order. So −1 is ordered
/// *after* every other number: sorting by it gives the path of the call. Numbers that the rule does not know (0, −2 …)
/// survive, and are ordered by value before −1.
///
/// ```
/// use offhook_cdr::CallIdNum;
///
/// let mut numbers = [-1, 2, 3, 1].map(CallIdNum::from_code);
/// numbers.sort();
/// assert_eq!(numbers.map(CallIdNum::code), [1, 2, 3, -1]);
/// assert!(CallIdNum::from_code(-1).is_last());
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(transparent))]
pub struct CallIdNum(i32);

impl CallIdNum {
    /// The last record of the call, or its only one: −1.
    pub const LAST: Self = Self(-1);

    /// Any number, known to the rule or not.
    #[must_use]
    pub const fn from_code(code: i32) -> Self {
        Self(code)
    }

    /// The number as the file has it.
    #[must_use]
    pub const fn code(self) -> i32 {
        self.0
    }

    /// Whether this is the last record of its call, the only one whose release cause counts.
    #[must_use]
    pub const fn is_last(self) -> bool {
        self.0 == Self::LAST.0
    }
}

impl Ord for CallIdNum {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.is_last(), self.0).cmp(&(other.is_last(), other.0))
    }
}

impl PartialOrd for CallIdNum {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for CallIdNum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
