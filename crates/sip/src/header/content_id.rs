use alloc::borrow::Cow;

use offhook_base::{ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::{self, CONTROL, Cursor, is};
use crate::uri::Uri;

static CONTENT_ID: Rule = Rule::new("Content-ID", "RFC 8262 §3.2");

/// Names a body, so that a header field can refer to it: `"<" id-left "@" id-right ">"` (RFC 8262 §3.2).
///
/// ```
/// use offhook_sip::{ContentId, Uri};
///
/// let id = ContentId::parse(b"<target123@atlanta.example.com>")?;
/// assert_eq!(id.as_str(), "target123@atlanta.example.com");
/// assert!(id.is_meant_by(&Uri::parse(b"cid:target123@atlanta.example.com")?));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ContentId<'a>(Cow<'a, str>); // Without the brackets.

impl<'a> ContentId<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        cursor.expect(b'<', &CONTENT_ID)?;
        let start = cursor.at();
        part(cursor)?;
        cursor.expect(b'@', &CONTENT_ID)?;
        part(cursor)?;
        let id = grammar::text(cursor.since(start), &CONTENT_ID, start)?;
        cursor.expect(b'>', &CONTENT_ID)?;
        Ok(Self(Cow::Borrowed(id)))
    }

    /// The name without its brackets.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this `cid` URI refers to the body (RFC 2392 §2).
    #[must_use]
    pub fn is_meant_by(&self, uri: &Uri<'_>) -> bool {
        uri.scheme().as_str().eq_ignore_ascii_case("cid") && *uri.opaque_decoded() == *self.0.as_bytes()
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> ContentId<'static> {
        ContentId(Cow::Owned(self.0.into_owned()))
    }
}

/// `dot-atom-text`, or a quoted or bracketed text: whatever stands between the separators, without white space.
fn part(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let start = cursor.at();
    while cursor.peek().is_some_and(|octet| !is(octet, CONTROL) && !b"<>@ \t\r\n,;".contains(&octet)) {
        cursor.skip(1);
    }
    if cursor.at() == start { Err(cursor.error(&CONTENT_ID)) } else { Ok(()) }
}

impl ToValue for ContentId<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.push(b'<');
        out.extend_from_slice(self.0.as_bytes());
        out.push(b'>');
    }
}

value_traits!(ContentId, CONTENT_ID);
