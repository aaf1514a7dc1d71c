use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static PTIME: Rule = Rule::new("a=ptime", "RFC 8866 §6.4");
static MAX_PTIME: Rule = Rule::new("a=maxptime", "RFC 8866 §6.5");

/// Largest packet time that is read, in milliseconds: one minute.
const MAX_MILLISECONDS: u32 = 60_000;

/// `non-zero-int-or-real`, rounded up to whole milliseconds.
fn milliseconds(rule: &'static Rule, value: &[u8]) -> Result<u16, ParseError> {
    let mut cursor = Cursor::new(rule, value);
    let whole = cursor.number_u32(0, MAX_MILLISECONDS)?;
    let fraction = if cursor.skip(b'.') {
        let digits = cursor.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() {
            return Err(cursor.unexpected());
        }
        digits.iter().any(|digit| *digit != b'0')
    } else {
        false
    };
    cursor.end()?;
    let rounded = whole.saturating_add(u32::from(fraction));
    if rounded == 0 {
        let kind = offhook_base::ErrorKind::OutOfRange { value: 0, min: 1, max: MAX_MILLISECONDS.into() };
        return Err(cursor.fault(0, kind));
    }
    Ok(u16::try_from(rounded).unwrap_or(u16::MAX))
}

macro_rules! packet_time {
    ($(#[$doc:meta])* $ty:ident, $name:literal, $rule:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $ty(u16);

        impl $ty {
            /// `None` for 0.
            #[must_use]
            pub const fn from_milliseconds(milliseconds: u16) -> Option<Self> {
                if milliseconds == 0 { None } else { Some(Self(milliseconds)) }
            }

            /// Reads the value of the attribute; parts of a millisecond are rounded up.
            ///
            /// # Errors
            ///
            /// If it is no number from 1 to 60,000.
            pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
                milliseconds(&$rule, value).map(Self)
            }

            /// Milliseconds, at least 1.
            #[must_use]
            pub const fn milliseconds(self) -> u16 {
                self.0
            }
        }

        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        attribute_value!($ty, $name);
    };
}

packet_time! {
    /// Milliseconds of media in a packet: `a=ptime` (RFC 8866 §6.4). A wish, no promise.
    ///
    /// ```
    /// use offhook_sdp::Ptime;
    ///
    /// assert_eq!(Ptime::parse(b"20")?.milliseconds(), 20);
    /// assert!(Ptime::parse(b"twenty").is_err());
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Ptime, "ptime", PTIME
}

packet_time! {
    /// Largest number of milliseconds of media in a packet: `a=maxptime` (RFC 8866 §6.5).
    ///
    /// ```
    /// use offhook_sdp::MaxPtime;
    ///
    /// assert_eq!(MaxPtime::parse(b"120")?.milliseconds(), 120);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    MaxPtime, "maxptime", MAX_PTIME
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use offhook_base::ErrorKind;

    use super::*;

    #[test]
    fn fractions_round_up_and_zero_is_none() {
        assert_eq!(Ptime::parse(b"7.5").unwrap().milliseconds(), 8);
        assert_eq!(Ptime::parse(b"20.0").unwrap().milliseconds(), 20);
        assert_eq!(Ptime::parse(b"0").unwrap_err().kind(), ErrorKind::OutOfRange { value: 0, min: 1, max: 60_000 });
        assert_eq!(Ptime::parse(b"twenty").unwrap_err().kind(), ErrorKind::Byte(b't'));
    }
}
