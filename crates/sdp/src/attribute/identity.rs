use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=identity", "RFC 8827 §5");

/// What an identity provider vouches for, of a browser's user: `a=identity` (RFC 8827 §5).
///
/// ```
/// use offhook_sdp::Identity;
///
/// let identity = Identity::parse(b"eyJpZHAiOnsiZG9tYWluIjoi a=1; b")?;
/// assert_eq!(identity.assertion(), "eyJpZHAiOnsiZG9tYWluIjoi");
/// assert_eq!(identity.extensions().collect::<Vec<_>>(), [("a", Some("1")), ("b", None)]);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Identity<'a> {
    assertion: Cow<'a, str>,
    /// Names and values with semicolons between them.
    extensions: Cow<'a, str>,
}

impl<'a> Identity<'a> {
    /// Reads the value of `a=identity`.
    ///
    /// # Errors
    ///
    /// If the assertion is no base64, an extension has no name, or blanks for a value.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        cursor.text_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))?;
        cursor.take_while(|byte| byte == b'=');
        let assertion = cursor.since(0);
        let mut extensions = "";
        if !cursor.remaining().trim_ascii_end().is_empty() {
            cursor.space()?;
            let start = cursor.offset();
            loop {
                cursor.take_while(|byte| byte == b' ');
                cursor.token()?;
                if cursor.skip(b'=') {
                    let at = cursor.offset();
                    let value = cursor.text_while(|byte| !matches!(byte, 0 | b'\r' | b'\n' | b';'))?;
                    // Spaces at the end of the line are not the writer's, and there would be no value left.
                    if value.trim_ascii_end().is_empty() {
                        return Err(cursor.fault(at, value.bytes().next().map_or(ErrorKind::End, ErrorKind::Byte)));
                    }
                }
                if !cursor.skip(b';') {
                    break;
                }
            }
            extensions = cursor.since(start);
        }
        cursor.end()?;
        Ok(Self { assertion: Cow::Borrowed(assertion), extensions: Cow::Borrowed(extensions) })
    }

    /// What the provider made, in base64.
    #[must_use]
    pub fn assertion(&self) -> &str {
        &self.assertion
    }

    /// Extensions, in order: name and value.
    pub fn extensions(&self) -> impl Iterator<Item = (&str, Option<&str>)> + '_ {
        self.extensions.split(';').map(str::trim_ascii_start).filter(|part| !part.is_empty()).map(|part| {
            match part.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (part, None),
            }
        })
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Identity<'static> {
        Identity {
            assertion: Cow::Owned(self.assertion.into_owned()),
            extensions: Cow::Owned(self.extensions.into_owned()),
        }
    }
}

impl fmt::Display for Identity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.assertion)?;
        if self.extensions.is_empty() { Ok(()) } else { write!(f, " {}", self.extensions) }
    }
}

attribute_value!(Identity<'a>, "identity");
