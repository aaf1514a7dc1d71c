use core::fmt;

use offhook_base::{ErrorKind, ParseError};

use crate::flaw::Flaw;
use crate::grammar::{is_token, number, text};
use crate::{BandwidthType, Problem, rule};

/// Bandwidth that the session or a section proposes: `b=` (RFC 8866 §5.8).
///
/// `CT` and `AS` count kilobits a second, `TIAS`, `RS` and `RR` bits a second.
///
/// ```
/// use offhook_sdp::{Bandwidth, BandwidthType};
///
/// let bandwidth = Bandwidth::parse(b"AS:200")?;
/// assert_eq!((bandwidth.bandwidth_type(), bandwidth.value()), (&BandwidthType::AS, 200));
/// assert_eq!(bandwidth.bits_per_second(), Some(200_000));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Bandwidth<'a> {
    bandwidth_type: BandwidthType<'a>,
    value: u64,
}

pub(crate) fn read(value: &[u8]) -> Result<Bandwidth<'_>, Flaw> {
    let trimmed = value.trim_ascii_end();
    let colon = trimmed.iter().position(|byte| *byte == b':');
    let Some((name, rest)) = colon.and_then(|colon| trimmed.split_at_checked(colon)) else {
        return Err(Flaw::with_kind(trimmed.len(), Problem::Bandwidth, ErrorKind::End));
    };
    if !is_token(name) {
        return Err(Flaw::new(0, Problem::Bandwidth));
    }
    let digits = rest.get(1..).unwrap_or_default();
    match number(digits) {
        Some(value) if value < u64::MAX => Ok(Bandwidth { bandwidth_type: BandwidthType::new(text(name)), value }),
        _ => Err(Flaw::new(name.len().saturating_add(1), Problem::Bandwidth)),
    }
}

impl<'a> Bandwidth<'a> {
    /// `value` in the unit that the type says. `None` for a type that is no token, or for `u64::MAX`, which stands
    /// for numbers too large to read.
    #[must_use]
    pub fn new(bandwidth_type: BandwidthType<'a>, value: u64) -> Option<Self> {
        (is_token(bandwidth_type.as_str().as_bytes()) && value < u64::MAX).then_some(Self { bandwidth_type, value })
    }

    /// Reads the value of `b=`.
    ///
    /// # Errors
    ///
    /// If it is not a token, a colon and a number.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        crate::text_value::reject_line_ends(&rule::BANDWIDTH, value)?;
        read(value).map_err(Flaw::into_error)
    }

    /// What the number counts.
    #[must_use]
    pub const fn bandwidth_type(&self) -> &BandwidthType<'a> {
        &self.bandwidth_type
    }

    /// The number, in the unit that the type says.
    #[must_use]
    pub const fn value(&self) -> u64 {
        self.value
    }

    /// The same in bits a second; `None` for a type whose unit is not known, or out of range.
    #[must_use]
    pub fn bits_per_second(&self) -> Option<u64> {
        match self.bandwidth_type.as_str() {
            "CT" | "AS" => self.value.checked_mul(1_000),
            "TIAS" | "RS" | "RR" => Some(self.value),
            _ => None,
        }
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Bandwidth<'static> {
        Bandwidth { bandwidth_type: self.bandwidth_type.into_owned(), value: self.value }
    }
}

impl fmt::Display for Bandwidth<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.bandwidth_type, self.value)
    }
}

crate::text_value::text_value!(Bandwidth);
