use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=framerate", "RFC 8866 §6.13");

/// Most digits that are read.
const MAX_DIGITS: u32 = 20;

/// Largest number of pictures in a second, a decimal number above 0: `a=framerate` (RFC 8866 §6.13).
///
/// The number is kept as it was written, since `29.97` has no exact binary form.
///
/// ```
/// use offhook_sdp::FrameRate;
///
/// let rate = FrameRate::parse(b"29.97")?;
/// assert_eq!((rate.as_str(), rate.per_second()), ("29.97", 29.97));
/// assert!(FrameRate::parse(b"0.0").is_err());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct FrameRate<'a>(Cow<'a, str>);

impl<'a> FrameRate<'a> {
    /// Reads the value of `a=framerate`.
    ///
    /// # Errors
    ///
    /// If it is no decimal number, 0, or has more than 20 digits.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        cursor.text_while(|byte| byte.is_ascii_digit())?;
        if cursor.skip(b'.') {
            cursor.text_while(|byte| byte.is_ascii_digit())?;
        }
        let number = cursor.since(0);
        cursor.end()?;
        if number.len() > MAX_DIGITS as usize {
            return Err(cursor.fault(0, ErrorKind::TooLong { max: MAX_DIGITS }));
        }
        if !number.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
            return Err(cursor.fault(0, ErrorKind::OutOfRange { value: 0, min: 1, max: u64::MAX }));
        }
        Ok(Self(Cow::Borrowed(number)))
    }

    /// The number as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, rounded to what the type can hold.
    #[must_use]
    pub fn per_second(&self) -> f64 {
        // Digits and a point: it always parses.
        self.0.parse().unwrap_or_default()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> FrameRate<'static> {
        FrameRate(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for FrameRate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(FrameRate<'a>, "framerate");
