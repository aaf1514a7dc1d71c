use offhook_base::{ErrorKind, ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::ascii::Ascii;
use crate::grammar::Cursor;

static TAG: Rule = Rule::new("language-tag", "RFC 3261 §25.1");

/// `1*8ALPHA *( "-" 1*8ALPHA )`; digits are taken behind the first hyphen, as regions are numbers too (RFC 5646 §2.1).
fn language<'a>(cursor: &mut Cursor<'a>, rule: &'static Rule) -> Result<Ascii<'a>, ParseError> {
    let start = cursor.at();
    let text = cursor.word(rule)?;
    let mut length: usize = 0;
    let mut is_first = true;
    for (i, octet) in text.as_bytes().iter().enumerate() {
        let fits = octet.is_ascii_alphabetic() || (octet.is_ascii_digit() && !is_first);
        if *octet == b'-' && length > 0 {
            (is_first, length) = (false, 0);
        } else if fits && length < 8 {
            length = length.saturating_add(1);
        } else {
            return Err(ParseError::new(rule, start.saturating_add(i), ErrorKind::Byte(*octet)));
        }
    }
    if length == 0 { Err(cursor.error(rule)) } else { Ok(text) }
}

/// One language of a body: `language-tag`, the element of Content-Language (RFC 3261 §20.13).
///
/// ```
/// use offhook_sip::LanguageTag;
///
/// assert_eq!(LanguageTag::parse(b"fr-CA")?, LanguageTag::parse(b"FR-ca")?);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct LanguageTag<'a>(Ascii<'a>);

impl<'a> LanguageTag<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, the ninth of a subtag too.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        language(cursor, &TAG).map(Self)
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> LanguageTag<'static> {
        LanguageTag(self.0.into_owned())
    }
}

impl PartialEq<LanguageTag<'_>> for LanguageTag<'_> {
    fn eq(&self, other: &LanguageTag<'_>) -> bool {
        self.0.is_same(&other.0)
    }
}

impl ToValue for LanguageTag<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.0.as_bytes());
    }
}

value_traits!(LanguageTag, TAG);
