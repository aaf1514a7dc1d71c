use alloc::borrow::Cow;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::{self, Cursor};
use crate::scan::has;

static TEXT: Rule = Rule::new("TEXT-UTF8-TRIM", "RFC 3261 §25.1");

/// Free text, and the value of a field whose grammar is not known here: octets, as they stand in the message.
///
/// The value of Subject and Organization (RFC 3261 §20.36, §20.25) and of all unregistered header fields. It should be
/// UTF-8 and may be anything but an LF that no white space follows.
///
/// ```
/// use offhook_sip::Text;
///
/// let subject = Text::parse(b"Need more\r\n  boxes")?;
/// assert_eq!(subject.as_bytes(), b"Need more\r\n  boxes");
/// assert_eq!(subject.to_unfolded(), &b"Need more boxes"[..]);
/// assert_eq!(Text::parse(b"x\r\nRoute: y").map_err(|error| error.offset()), Err(2));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Text<'a>(Cow<'a, [u8]>);

impl<'a> Text<'a> {
    /// Takes a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// An LF that no white space follows: what comes after it would be another header field.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let start = cursor.at();
        let all = cursor.rest();
        // Nearly all texts have no line end at all.
        if !has(all, |octet| octet == b'\n') {
            cursor.skip(all.len());
            return Ok(Self(Cow::Borrowed(all)));
        }
        let ends = |(_, pair): &(usize, &[u8])| matches!(pair, [b'\n', next, ..] if !matches!(next, b' ' | b'\t'));
        let bad = all.windows(2).enumerate().find(ends).map(|(place, _)| place);
        if let Some(bad) = bad.or(all.ends_with(b"\n").then_some(all.len().saturating_sub(1))) {
            return Err(ParseError::new(&TEXT, start.saturating_add(bad), ErrorKind::Byte(b'\n')));
        }
        cursor.skip(all.len());
        Ok(Self(Cow::Borrowed(all)))
    }

    /// The octets as written.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text as written; `None` if it is not UTF-8.
    #[must_use]
    pub fn to_str(&self) -> Option<&str> {
        core::str::from_utf8(&self.0).ok()
    }

    /// The octets with line folding undone.
    #[must_use]
    pub fn to_unfolded(&self) -> Cow<'_, [u8]> {
        grammar::unfold(&self.0)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Text<'static> {
        Text(Cow::Owned(self.0.into_owned()))
    }
}

impl ToValue for Text<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(&self.0);
    }
}

value_traits!(Text, TEXT);
