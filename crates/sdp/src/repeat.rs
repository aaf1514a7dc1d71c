use alloc::borrow::Cow;
use core::fmt;
use core::time::Duration;

use offhook_base::{ErrorKind, ParseError};

use crate::flaw::Flaw;
use crate::grammar::{Cursor, text};
use crate::{Problem, rule};

/// When a session of the `t=` before it comes again: `r=` (RFC 8866 §5.10).
///
/// Spans of time may have a unit: `7d 1h 0 25h` is `604800 3600 0 90000`. They are kept as they were written.
///
/// ```
/// use core::time::Duration;
/// use offhook_sdp::Repeat;
///
/// let repeat = Repeat::parse(b"7d 1h 0 25h")?;
/// assert_eq!(repeat.interval(), Duration::from_secs(604_800));
/// assert_eq!(repeat.active(), Duration::from_secs(3_600));
/// assert_eq!(repeat.offsets().map(|offset| offset.as_secs()).collect::<Vec<_>>(), [0, 90_000]);
/// assert_eq!(repeat.to_string(), "7d 1h 0 25h");
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Repeat<'a>(Cow<'a, str>);

impl<'a> Repeat<'a> {
    /// Reads the value of `r=`.
    ///
    /// # Errors
    ///
    /// With fewer than three spans of time, one that is no number with at most a unit (`d`, `h`, `m`, `s`), or an
    /// interval of 0.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        read(value)?;
        Ok(Self(Cow::Borrowed(text(value))))
    }

    /// From the start of one session to the start of the next.
    #[must_use]
    pub fn interval(&self) -> Duration {
        self.spans().next().unwrap_or_default()
    }

    /// How long each session lasts.
    #[must_use]
    pub fn active(&self) -> Duration {
        self.spans().nth(1).unwrap_or_default()
    }

    /// When in each interval sessions start, counted from the start time of the `t=`; at least one.
    pub fn offsets(&self) -> impl Iterator<Item = Duration> + '_ {
        self.spans().skip(2)
    }

    fn spans(&self) -> impl Iterator<Item = Duration> + '_ {
        self.0.split(' ').map(|word| Duration::from_secs(typed_time(&mut cursor(word.as_bytes())).unwrap_or_default()))
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Repeat<'static> {
        Repeat(Cow::Owned(self.0.into_owned()))
    }
}

const fn cursor(value: &[u8]) -> Cursor<'_> {
    Cursor::new(&rule::REPEAT, value)
}

/// Whether a line of a description can be read.
pub(crate) fn check(value: &[u8]) -> Result<(), Flaw> {
    read(value).map_err(|error| Flaw::with_kind(error.offset(), Problem::Repeat, error.kind()))
}

fn read(value: &[u8]) -> Result<(), ParseError> {
    let mut cursor = cursor(value);
    if typed_time(&mut cursor)? == 0 {
        let kind = ErrorKind::OutOfRange { value: 0, min: 1, max: MAX_SECONDS };
        return Err(cursor.fault(0, kind));
    }
    for _ in 0..2 {
        cursor.expect(b' ')?;
        typed_time(&mut cursor)?;
    }
    while cursor.skip(b' ') {
        typed_time(&mut cursor)?;
    }
    if cursor.is_done() { Ok(()) } else { Err(cursor.unexpected()) }
}

/// Largest span that is read, in seconds: more than a hundred billion years, and no sum of two overflows.
const MAX_SECONDS: u64 = u64::MAX / 4;

/// `typed-time = 1*DIGIT [fixed-len-time-unit]`, in seconds (RFC 8866 §9).
pub(crate) fn typed_time(cursor: &mut Cursor<'_>) -> Result<u64, ParseError> {
    let start = cursor.offset();
    let number = cursor.number(0, MAX_SECONDS)?;
    let unit = match cursor.peek() {
        Some(b'd') => 86_400,
        Some(b'h') => 3_600,
        Some(b'm') => 60,
        Some(b's') => 1,
        _ => return Ok(number),
    };
    cursor.advance(1);
    match number.checked_mul(unit).filter(|seconds| *seconds <= MAX_SECONDS) {
        Some(seconds) => Ok(seconds),
        None => Err(cursor.fault(start, ErrorKind::OutOfRange { value: number, min: 0, max: MAX_SECONDS / unit })),
    }
}

impl fmt::Display for Repeat<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::text_value::text_value!(Repeat);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn units_are_seconds() {
        for (text, interval, active) in
            [("604800 3600 0", 604_800, 3_600), ("7d 1h 0", 604_800, 3_600), ("2m 1s 0s", 120, 1)]
        {
            let repeat = Repeat::parse(text.as_bytes()).unwrap();
            assert_eq!((repeat.interval().as_secs(), repeat.active().as_secs()), (interval, active));
        }
    }

    #[test]
    fn what_is_no_repetition_is_refused_where_it_is_wrong() {
        for (text, offset, kind) in [
            ("", 0, ErrorKind::End),
            ("7d", 2, ErrorKind::End),
            ("7d 1h", 5, ErrorKind::End),
            ("7d 1h ", 6, ErrorKind::End),
            ("7d 1h 0 ", 8, ErrorKind::End),
            ("7w 1h 0", 1, ErrorKind::Byte(b'w')),
            ("7d  1h 0", 3, ErrorKind::Byte(b' ')),
            ("0 1h 0", 0, ErrorKind::OutOfRange { value: 0, min: 1, max: MAX_SECONDS }),
            ("7d -1h 0", 3, ErrorKind::Byte(b'-')),
        ] {
            let error = Repeat::parse(text.as_bytes()).unwrap_err();
            assert_eq!((error.offset(), error.kind()), (offset, kind), "{text}");
        }
        let error = Repeat::parse(b"99999999999999999d 1h 0").unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::OutOfRange { value: 99_999_999_999_999_999, .. }));
    }
}
