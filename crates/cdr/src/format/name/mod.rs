//! Names of the files that the CC-FS hands out.

use jiff::civil::{Date, DateTime};
use offhook_base::{ErrorKind, ParseError, Rule};

mod index;
mod zip;

pub use index::{IndexFileKind, IndexFileName};
pub use zip::ZipName;

/// Why a file name can't be made.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FileNameError {
    /// The local year has no four digits.
    #[error("the year is not in 0 to 9999")]
    Year,
    /// The random number has more than three digits.
    #[error("the random number is not in 0 to 999")]
    Random,
    /// The answer's id is empty, too long, or has other characters than letters, digits and hyphens.
    #[error("{0}")]
    ResponseId(ParseError),
}

/// `length` digits of `name` from `start` on.
pub(crate) fn digits<'n>(
    name: &'n [u8],
    start: usize,
    length: usize,
    rule: &'static Rule,
) -> Result<&'n [u8], ParseError> {
    let digits = name.iter().skip(start).take(length);
    let found = digits.take_while(|byte| byte.is_ascii_digit()).count();
    let end = start.saturating_add(found);
    if found == length {
        return Ok(name.get(start..end).unwrap_or_default());
    }
    Err(ParseError::new(rule, end, name.get(end).map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte))))
}

/// The number that `length` digits from `start` on make.
pub(crate) fn number(digits: &[u8], start: usize, length: usize) -> u32 {
    let digits = digits.iter().skip(start).take(length);
    digits.fold(0_u32, |value, digit| value.saturating_mul(10).saturating_add(u32::from(digit & 0x0f)))
}

/// The time that `yyyyMMddHHmmssSSS` names; `digits` are 17 or more digits.
pub(crate) fn date_time(digits: &[u8], rule: &'static Rule) -> Result<DateTime, ParseError> {
    let ranged = |start: usize, min: u32, max: u32| {
        let value = number(digits, start, 2);
        let kind = ErrorKind::OutOfRange { value: value.into(), min: min.into(), max: max.into() };
        let value = i8::try_from(value).ok().filter(|_| (min..=max).contains(&value));
        value.ok_or_else(|| ParseError::new(rule, start, kind))
    };
    let year = i16::try_from(number(digits, 0, 4)).unwrap_or(0);
    let month = ranged(4, 1, 12)?;
    let last = Date::new(year, month, 1).map_or(31, |first| first.days_in_month());
    let day = ranged(6, 1, last.unsigned_abs().into())?;
    let (hour, minute, second) = (ranged(8, 0, 23)?, ranged(10, 0, 59)?, ranged(12, 0, 59)?);
    let nanosecond = i32::try_from(number(digits, 14, 3)).unwrap_or(0).saturating_mul(1_000_000);
    DateTime::new(year, month, day, hour, minute, second, nanosecond)
        .map_err(|_| ParseError::new(rule, 0, ErrorKind::Unknown))
}
