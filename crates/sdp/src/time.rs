use core::fmt;

use offhook_base::{ErrorKind, ParseError};

use crate::flaw::{Fields, Flaw};
use crate::grammar::number;
use crate::{LineType, Problem, rule};

/// When the session is active: `t=` (RFC 8866 §5.9).
///
/// Both are seconds since 1900-01-01 00:00 UTC, or 0: no stop means without end, neither means a lasting session.
///
/// ```
/// use offhook_sdp::Time;
///
/// let time = Time::parse(b"2873397496 2873404696")?;
/// assert_eq!((time.start(), time.stop()), (2_873_397_496, 2_873_404_696));
/// assert!(Time::LASTING.is_lasting());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Time {
    start: u64,
    stop: u64,
}

/// What every call says.
pub(crate) const LASTING: &[u8] = b"0 0";

pub(crate) fn read(value: &[u8], mut soft: impl FnMut(Flaw)) -> Result<Time, Flaw> {
    if value == LASTING {
        return Ok(Time::LASTING);
    }
    let mut fields = Fields::new(value);
    let mut next = || {
        let at = fields.offset();
        let Some((at, digits)) = fields.next() else {
            return Err(Flaw::with_kind(at.min(value.len()), Problem::TimeNumbers, ErrorKind::Missing));
        };
        match number(digits) {
            Some(u64::MAX) => {
                let kind = ErrorKind::OutOfRange { value: u64::MAX, min: 0, max: u64::MAX.saturating_sub(1) };
                Err(Flaw::with_kind(at, Problem::TimeNumbers, kind))
            }
            Some(number) => Ok(number),
            None => Err(Flaw::new(at, Problem::TimeNumbers)),
        }
    };
    let (start, stop) = (next()?, next()?);
    if let Some((extra, _)) = fields.next() {
        return Err(Flaw::with_kind(extra, Problem::TimeNumbers, ErrorKind::Byte(b' ')));
    }
    if let Some(space) = fields.extra_space() {
        soft(Flaw::new(space, Problem::ExtraSpace(LineType::TIME)));
    }
    Ok(Time { start, stop })
}

impl Time {
    /// `t=0 0`: a session without begin and end, as every call has it.
    pub const LASTING: Self = Self { start: 0, stop: 0 };

    /// A session from `start` to `stop`, in seconds since 1900; 0 leaves an end open. `None` for `u64::MAX`, which
    /// stands for numbers too large to read.
    #[must_use]
    pub const fn new(start: u64, stop: u64) -> Option<Self> {
        if start == u64::MAX || stop == u64::MAX { None } else { Some(Self { start, stop }) }
    }

    /// Reads the value of `t=`.
    ///
    /// # Errors
    ///
    /// If it is anything but two numbers.
    pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
        crate::text_value::reject_line_ends(&rule::TIME, value)?;
        read(value, |_| {}).map_err(Flaw::into_error)
    }

    /// Seconds since 1900-01-01 00:00 UTC, or 0.
    #[must_use]
    pub const fn start(self) -> u64 {
        self.start
    }

    /// Seconds since 1900-01-01 00:00 UTC, or 0.
    #[must_use]
    pub const fn stop(self) -> u64 {
        self.stop
    }

    /// Whether it has neither begin nor end.
    #[must_use]
    pub const fn is_lasting(self) -> bool {
        self.start == 0 && self.stop == 0
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.start, self.stop)
    }
}

crate::text_value::text_value!(copy Time);
