use alloc::borrow::Cow;
use core::fmt;
use core::str::FromStr;

use offhook_base::{ErrorKind, ParseError, Rule};

static CALL_ID: Rule = Rule::new("call id", "CEC call id, R-ID-2");

/// Id of a call on the platform: opaque text of 1 to 25 characters, such as `1456404171-43` (R-ID-2).
///
/// ```
/// use offhook_ops::huawei::CallId;
///
/// let id = CallId::parse(b"1477467960-16777237")?;
/// assert_eq!(id.as_str(), "1477467960-16777237");
/// assert_eq!((id.seconds(), id.number()), (Some(1_477_467_960), Some(16_777_237)));
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
pub struct CallId<'a>(Cow<'a, str>);

impl<'a> CallId<'a> {
    /// The most characters of a call id.
    pub const MAX_CHARS: usize = 25;

    /// Takes the text as it is.
    ///
    /// # Errors
    ///
    /// [`ParseError`] if it is empty, longer than 25 characters, or not UTF-8.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let error = |offset, kind| Err(ParseError::new(&CALL_ID, offset, kind));
        let text = match core::str::from_utf8(input) {
            Ok("") => return error(0, ErrorKind::End),
            Ok(text) => text,
            Err(bad) => return error(bad.valid_up_to(), ErrorKind::Utf8),
        };
        match text.char_indices().nth(Self::MAX_CHARS) {
            Some((offset, _)) => error(offset, ErrorKind::TooMany { max: Self::MAX_CHARS as u32 }),
            None => Ok(Self(Cow::Borrowed(text))),
        }
    }

    /// The text as it was read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits before the first hyphen: seconds since 1970-01-01 UTC, as inferred from the examples.
    #[must_use]
    pub fn seconds(&self) -> Option<u64> {
        digits(self.0.split_once('-')?.0)
    }

    /// The digits behind the first hyphen: a number that the platform gives.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        digits(self.0.split_once('-')?.1)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> CallId<'static> {
        CallId(Cow::Owned(self.0.into_owned()))
    }
}

/// A number of digits only, as far as it fits.
fn digits(text: &str) -> Option<u64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl FromStr for CallId<'static> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        CallId::parse(text.as_bytes()).map(CallId::into_owned)
    }
}

impl fmt::Display for CallId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for CallId<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = alloc::string::String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
