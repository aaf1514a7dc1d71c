use alloc::borrow::Cow;
use core::fmt;

use offhook_base::ParseError;

use crate::attribute::attribute_value;
use crate::grammar::Cursor;
use crate::rule;

/// Identification of a media section within its description: `a=mid` (RFC 5888 §4).
///
/// ```
/// use offhook_sdp::Mid;
///
/// assert_eq!(Mid::parse(b"foo")?.as_str(), "foo");
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Mid<'a>(Cow<'a, str>);

impl<'a> Mid<'a> {
    /// Reads the value of `a=mid`.
    ///
    /// # Errors
    ///
    /// If it is no token.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&rule::MID, value);
        let token = cursor.token()?;
        cursor.end()?;
        Ok(Self(Cow::Borrowed(token)))
    }

    /// The token.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Mid<'static> {
        Mid(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for Mid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(Mid<'a>, "mid");
