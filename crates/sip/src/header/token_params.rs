use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::ascii::Ascii;
use crate::grammar::Cursor;

static TOKEN_PARAMS: Rule = Rule::new("token with parameters", "RFC 3261 §25.1");

/// One word with parameters: `token *( SEMI generic-param )`.
///
/// The value of Info-Package and Recv-Info (RFC 6086 §7.2, §7.3), and of others where nothing more is known.
///
/// ```
/// use offhook_sip::TokenParams;
///
/// let package = TokenParams::parse(b"infoDtmf;x=1")?;
/// assert!(package.is("InfoDTMF"));
/// assert_eq!(package.params().text("x"), Some("1"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct TokenParams<'a> {
    token: Ascii<'a>,
    params: Params<'a>,
}

impl<'a> TokenParams<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        Ok(Self { token: cursor.word(&TOKEN_PARAMS)?, params: Params::read(cursor)? })
    }

    /// The word as written.
    #[must_use]
    pub fn token(&self) -> &str {
        self.token.as_str()
    }

    /// Whether it is this word, in any case.
    #[must_use]
    pub fn is(&self, token: &str) -> bool {
        self.token.is(token)
    }

    /// The parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> TokenParams<'static> {
        TokenParams { token: self.token.into_owned(), params: self.params.into_owned() }
    }
}

impl PartialEq<TokenParams<'_>> for TokenParams<'_> {
    fn eq(&self, other: &TokenParams<'_>) -> bool {
        self.token.is_same(&other.token) && self.params == other.params
    }
}

impl ToValue for TokenParams<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.token.as_bytes());
        self.params.write(out);
    }
}

value_traits!(TokenParams, TOKEN_PARAMS);
