use alloc::borrow::Cow;
use core::fmt;

use offhook_base::ParseError;

use crate::flaw::Flaw;
use crate::grammar::{Cursor, text};
use crate::repeat::typed_time;
use crate::{Problem, rule};

/// When clocks are put forward or back while a session repeats: `z=` (RFC 8866 §5.11).
///
/// Pairs of an instant and how far times are shifted from then on, kept as they were written.
///
/// ```
/// use offhook_sdp::ZoneAdjustments;
///
/// let zone = ZoneAdjustments::parse(b"2882844526 -1h 2898848070 0")?;
/// assert_eq!(zone.iter().collect::<Vec<_>>(), [(2_882_844_526, -3_600), (2_898_848_070, 0)]);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ZoneAdjustments<'a>(Cow<'a, str>);

impl<'a> ZoneAdjustments<'a> {
    /// Reads the value of `z=`.
    ///
    /// # Errors
    ///
    /// If it is anything but pairs of an instant and a span of time with an optional minus.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        read(value)?;
        Ok(Self(Cow::Borrowed(text(value))))
    }

    /// Each instant, in seconds since 1900-01-01 00:00 UTC, and how many seconds times are shifted from then on.
    ///
    /// A shift counts from the base of the session, not from the shift before (RFC 8866 §5.11).
    pub fn iter(&self) -> impl Iterator<Item = (u64, i64)> + '_ {
        let mut cursor = Cursor::new(&rule::ZONE, self.0.as_bytes());
        core::iter::from_fn(move || {
            cursor.skip(b' ');
            pair(&mut cursor).ok()
        })
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> ZoneAdjustments<'static> {
        ZoneAdjustments(Cow::Owned(self.0.into_owned()))
    }
}

/// Whether a line of a description can be read.
pub(crate) fn check(value: &[u8]) -> Result<(), Flaw> {
    read(value).map_err(|error| Flaw::with_kind(error.offset(), Problem::Zone, error.kind()))
}

fn read(value: &[u8]) -> Result<(), ParseError> {
    let mut cursor = Cursor::new(&rule::ZONE, value);
    pair(&mut cursor)?;
    while cursor.skip(b' ') {
        pair(&mut cursor)?;
    }
    if cursor.is_done() { Ok(()) } else { Err(cursor.unexpected()) }
}

fn pair(cursor: &mut Cursor<'_>) -> Result<(u64, i64), ParseError> {
    // The grammar wants ten digits, which no instant before 1931 has; nothing is gained by refusing one.
    let at = cursor.number(0, u64::MAX.saturating_sub(1))?;
    cursor.expect(b' ')?;
    let back = cursor.skip(b'-');
    // A span of time is far smaller than what `i64` holds.
    let seconds = i64::try_from(typed_time(cursor)?).unwrap_or(i64::MAX);
    Ok((at, if back { seconds.saturating_neg() } else { seconds }))
}

impl fmt::Display for ZoneAdjustments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::text_value::text_value!(ZoneAdjustments);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use offhook_base::ErrorKind;

    use super::*;

    #[test]
    fn what_is_no_adjustment_is_refused_where_it_is_wrong() {
        for (text, offset, kind) in [
            ("", 0, ErrorKind::End),
            ("2882844526", 10, ErrorKind::End),
            ("2882844526 ", 11, ErrorKind::End),
            ("2882844526 -", 12, ErrorKind::End),
            ("2882844526 +1h", 11, ErrorKind::Byte(b'+')),
            ("2882844526 -1h ", 15, ErrorKind::End),
            ("2882844526 -1h 2898848070", 25, ErrorKind::End),
            ("now -1h", 0, ErrorKind::Byte(b'n')),
        ] {
            let error = ZoneAdjustments::parse(text.as_bytes()).unwrap_err();
            assert_eq!((error.offset(), error.kind()), (offset, kind), "{text}");
        }
    }
}
