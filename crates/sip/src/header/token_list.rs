use offhook_base::{ParseError, Rule};

use super::priority::Priority;
use super::request_directive::RequestDirective;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::ascii::Ascii;
use crate::grammar::{self, Cursor};
use crate::method::Method;
use crate::option_tag::OptionTag;

static TOKEN: Rule = Rule::new("token", "RFC 3261 §25.1");
static METHOD: Rule = Rule::new("Allow", "RFC 3261 §20.5");
static PRIORITY: Rule = Rule::new("Priority", "RFC 3261 §20.26");
static DIRECTIVE: Rule = Rule::new("directive", "RFC 3841 §10");
static OPTION_TAG: Rule = Rule::new("option-tag", "RFC 3261 §25.1");

/// One word of a list, compared without regard to case: `token` (RFC 3261 §25.1).
///
/// The element of Allow-Events, Content-Encoding, Content-Language and other lists of words.
///
/// ```
/// use offhook_sip::{HeaderName, Message, Token};
///
/// let message = Message::parse(b"SUBSCRIBE sip:a@b SIP/2.0\r\nu: presence, dialog\r\nAllow-Events: refer\r\n\r\n")?;
/// let events: Result<Vec<Token<'_>>, _> = message.values(&HeaderName::ALLOW_EVENTS).collect();
/// assert_eq!(events?, [Token::parse(b"presence")?, Token::parse(b"Dialog")?, Token::parse(b"refer")?]);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct Token<'a>(Ascii<'a>);

impl<'a> Token<'a> {
    /// Reads a word that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that is not part of a `token`.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        cursor.word(&TOKEN).map(Self)
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Leaves the buffer that the word was read from.
    #[must_use]
    pub fn into_owned(self) -> Token<'static> {
        Token(self.0.into_owned())
    }
}

impl PartialEq<Token<'_>> for Token<'_> {
    fn eq(&self, other: &Token<'_>) -> bool {
        self.0.is_same(&other.0)
    }
}

impl ToValue for Token<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.0.as_bytes());
    }
}

value_traits!(Token, TOKEN);

/// A text registry whose words stand in lists.
macro_rules! word {
    ($ty:ident, $rule:ident, $of:expr) => {
        impl<'a> $ty<'a> {
            #[inline]
            pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
                cursor.sws();
                let octets = cursor.take::<{ grammar::TOKEN }>();
                if octets.is_empty() { Err(cursor.error(&$rule)) } else { Ok($of(octets)) }
            }
        }

        impl<'a> FieldValue<'a> for $ty<'a> {
            #[inline]
            fn parse_prefix(input: &'a [u8]) -> Result<(Self, usize), ParseError> {
                let mut cursor = Cursor::new(input);
                let word = Self::read(&mut cursor)?;
                cursor.sws();
                Ok((word, cursor.at()))
            }

            fn parse_value(input: &'a [u8]) -> Result<Self, ParseError> {
                let mut cursor = Cursor::new(input);
                let word = Self::read(&mut cursor)?;
                cursor.sws();
                cursor.end(&$rule)?;
                Ok(word)
            }
        }

        impl ToValue for $ty<'_> {
            fn write_to(&self, out: &mut impl Octets) {
                out.extend_from_slice(self.as_str().as_bytes());
            }
        }
    };
}

word!(Method, METHOD, Method::of);
word!(OptionTag, OPTION_TAG, |octets| OptionTag::new(grammar::ascii(octets)));
word!(Priority, PRIORITY, |octets| Priority::new(grammar::ascii(octets)));
word!(RequestDirective, DIRECTIVE, |octets| RequestDirective::new(grammar::ascii(octets)));
