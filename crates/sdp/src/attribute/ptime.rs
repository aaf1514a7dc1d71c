use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static PTIME: Rule = Rule::new("a=ptime", "RFC 8866 §6.4");
static MAX_PTIME: Rule = Rule::new("a=maxptime", "RFC 8866 §6.5");

/// Largest packet time that is read, in milliseconds: one minute.
const MAX_MILLISECONDS: u32 = 60_000;

/// `non-zero-int-or-real`, in microseconds; a smaller part is rounded up.
fn microseconds(rule: &'static Rule, value: &[u8]) -> Result<u32, ParseError> {
    let mut cursor = Cursor::new(rule, value);
    let whole = cursor.number_u32(0, MAX_MILLISECONDS)?;
    let mut fraction = 0u32;
    if cursor.skip(b'.') {
        let digits = cursor.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() {
            return Err(cursor.unexpected());
        }
        let mut rest = digits.iter().map(|digit| u32::from(digit.wrapping_sub(b'0')));
        for unit in [100u32, 10, 1] {
            fraction = fraction.saturating_add(rest.next().unwrap_or_default().saturating_mul(unit));
        }
        fraction = fraction.saturating_add(u32::from(rest.any(|digit| digit != 0)));
    }
    cursor.end()?;
    let sum = whole.saturating_mul(1_000).saturating_add(fraction);
    if sum == 0 || sum > MAX_MILLISECONDS.saturating_mul(1_000) {
        let kind = offhook_base::ErrorKind::OutOfRange { value: whole.into(), min: 1, max: MAX_MILLISECONDS.into() };
        return Err(cursor.fault(0, kind));
    }
    Ok(sum)
}

macro_rules! packet_time {
    ($(#[$doc:meta])* $ty:ident, $name:literal, $rule:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $ty {
            microseconds: u32,
        }

        impl $ty {
            /// `None` for 0.
            #[must_use]
            pub const fn from_milliseconds(milliseconds: u16) -> Option<Self> {
                // The largest is 65,535, which is 65,535,000 microseconds.
                if milliseconds == 0 { None } else { Some(Self { microseconds: milliseconds as u32 * 1_000 }) }
            }

            /// Reads the value of the attribute; parts of a microsecond are rounded up.
            ///
            /// # Errors
            ///
            /// If it is no number from 1 to 60,000.
            pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
                microseconds(&$rule, value).map(|microseconds| Self { microseconds })
            }

            /// Milliseconds, at least 1; a part of one is rounded up.
            #[must_use]
            pub const fn milliseconds(self) -> u16 {
                // At most 65,535 by both ways in.
                self.microseconds.div_ceil(1_000) as u16
            }

            /// Microseconds, at least 1: some packets hold 7.5 milliseconds.
            #[must_use]
            pub const fn microseconds(self) -> u32 {
                self.microseconds
            }
        }

        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let (whole, fraction) = (self.microseconds / 1_000, self.microseconds % 1_000);
                match (fraction % 10, fraction / 10 % 10) {
                    (0, 0) if fraction == 0 => write!(f, "{whole}"),
                    (0, 0) => write!(f, "{whole}.{}", fraction / 100),
                    (0, _) => write!(f, "{whole}.{:02}", fraction / 10),
                    _ => write!(f, "{whole}.{fraction:03}"),
                }
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
        for (read, printed) in [("7.5", "7.5"), ("20.0", "20"), ("2.25", "2.25"), ("0.1251", "0.126"), ("9.9999", "10")]
        {
            assert_eq!(alloc::format!("{}", Ptime::parse(read.as_bytes()).unwrap()), printed);
        }
        assert!(Ptime::parse(b"60000.1").is_err());
        assert_eq!(Ptime::parse(b"20.0").unwrap().milliseconds(), 20);
        assert_eq!(Ptime::parse(b"0").unwrap_err().kind(), ErrorKind::OutOfRange { value: 0, min: 1, max: 60_000 });
        assert_eq!(Ptime::parse(b"twenty").unwrap_err().kind(), ErrorKind::Byte(b't'));
    }
}
