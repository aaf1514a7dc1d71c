use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::{self, Cursor, WORD};

static CALL_ID: Rule = Rule::new("Call-ID", "RFC 3261 §20.8");

/// `Call-ID` value, compared octet by octet: `callid = word [ "@" word ]` (RFC 3261 §20.8, §25.1).
///
/// ```
/// use offhook_sip::CallId;
///
/// let id = CallId::parse(b"f81d4fae-7dec-11d0-a765-00a0c91e6bf6@foo.bar.com")?;
/// assert_eq!(id.as_str(), "f81d4fae-7dec-11d0-a765-00a0c91e6bf6@foo.bar.com");
/// assert_eq!(CallId::parse(b"a b").map_err(|error| error.offset()), Err(2));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CallId<'a>(Cow<'a, [u8]>); // ASCII: the grammar has seen to it

impl<'a> CallId<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that is not part of a `word`.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[inline]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let start = cursor.at();
        if cursor.take::<WORD>().is_empty() {
            return Err(cursor.error(&CALL_ID));
        }
        if cursor.eat(b'@') && cursor.take::<WORD>().is_empty() {
            return Err(cursor.error(&CALL_ID));
        }
        Ok(Self(Cow::Borrowed(cursor.since(start))))
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        grammar::ascii(&self.0)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> CallId<'static> {
        CallId(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Debug for CallId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallId({:?})", self.as_str())
    }
}

impl ToValue for CallId<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(&self.0);
    }
}

value_traits!(CallId, CALL_ID);
