use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view;
use crate::grammar::{self, Cursor, HEX, is, unquote};

static USER_TO_USER: Rule = Rule::new("uui-value", "RFC 7433 §4.1");
static UUI_HEX: Rule = Rule::new("uui-data in hex", "RFC 7433 §4.2");

/// Data that the users' applications hand each other with a call: `uui-data *( SEMI uui-param )` (RFC 7433 §4.1).
///
/// ```
/// use offhook_sip::UserToUser;
///
/// let uui = UserToUser::parse(b"56a390f3d2b7310023;encoding=hex;purpose=foo;content=bar")?;
/// assert_eq!((uui.purpose(), uui.content(), uui.encoding()), (Some("foo"), Some("bar"), Some("hex")));
/// assert_eq!(uui.decoded()?[..2], [0x56, 0xa3]);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct UserToUser<'a> {
    // As written, with its quotes.
    data: Cow<'a, [u8]>,
    params: Params<'a>,
}

impl<'a> UserToUser<'a> {
    /// Purpose of data as an ISDN carries it, and of data that has no purpose (RFC 7434 §9, §11).
    pub const ISDN: &'static str = "isdn-uui";

    /// Data of any octets, written in hex.
    #[must_use]
    pub fn from_octets(octets: &[u8]) -> UserToUser<'static> {
        let digit =
            |half: u8| if half < 10 { b'0'.wrapping_add(half) } else { b'a'.wrapping_add(half.wrapping_sub(10)) };
        let data: Vec<u8> = if octets.is_empty() {
            b"\"\"".to_vec()
        } else {
            octets.iter().flat_map(|octet| [digit(octet >> 4), digit(octet & 15)]).collect()
        };
        let params = Params::parse(b";encoding=hex").unwrap_or_default();
        UserToUser { data: Cow::Owned(data), params }
    }

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
        let data = if cursor.peek() == Some(b'"') {
            cursor.quoted(&USER_TO_USER)?
        } else {
            cursor.token(&USER_TO_USER)?.as_bytes()
        };
        Ok(Self { data: Cow::Borrowed(data), params: Params::read(cursor)? })
    }

    /// The data as text stands there, without quotes and backslashes.
    #[must_use]
    pub fn data(&self) -> Cow<'_, [u8]> {
        unquote(&self.data)
    }

    /// The octets that the applications mean: digits of `encoding=hex` as octets (RFC 7433 §4.2), and other data as it
    /// is.
    ///
    /// Data for an ISDN is in hex if nothing else is told: with `purpose=isdn-uui`, and without any purpose
    /// (RFC 7434 §9).
    ///
    /// # Errors
    ///
    /// An octet that is no hex digit, or one digit too many; the offset counts in [`UserToUser::data`].
    pub fn decoded(&self) -> Result<Cow<'_, [u8]>, ParseError> {
        let hex = match self.encoding() {
            Some(encoding) => encoding.eq_ignore_ascii_case("hex"),
            None => self.purpose().is_none_or(|purpose| purpose.eq_ignore_ascii_case(Self::ISDN)),
        };
        if !hex {
            return Ok(self.data());
        }
        let data = self.data();
        if let Some(bad) = data.iter().position(|octet| !is(*octet, HEX)) {
            return Err(ParseError::new(&UUI_HEX, bad, ErrorKind::Byte(data.get(bad).copied().unwrap_or_default())));
        }
        if !data.len().is_multiple_of(2) {
            return Err(ParseError::new(&UUI_HEX, data.len(), ErrorKind::End));
        }
        let digit = |octet: u8| char::from(octet).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let octets = data.chunks_exact(2).filter_map(|pair| match pair {
            [high, low] => Some((digit(*high)? << 4) | digit(*low)?),
            _ => None,
        });
        Ok(Cow::Owned(octets.collect()))
    }

    /// The package that says what the data is for.
    #[must_use]
    pub fn purpose(&self) -> Option<&str> {
        view::word(&self.params, "purpose")
    }

    /// What the data is, within its package.
    #[must_use]
    pub fn content(&self) -> Option<&str> {
        view::word(&self.params, "content")
    }

    /// How the data is written: `hex`, or another word.
    #[must_use]
    pub fn encoding(&self) -> Option<&str> {
        view::word(&self.params, "encoding")
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// The same with this parameter: in the place of one of the same name, or at the end (RFC 3261 §7.3.1).
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn with_param(mut self, name: &str, value: Option<&str>) -> Result<Self, ParseError> {
        self.params.set(name, value)?;
        Ok(self)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> UserToUser<'static> {
        UserToUser { data: Cow::Owned(self.data.into_owned()), params: self.params.into_owned() }
    }
}

impl PartialEq<UserToUser<'_>> for UserToUser<'_> {
    fn eq(&self, other: &UserToUser<'_>) -> bool {
        self.data() == other.data() && self.params == other.params
    }
}

impl ToValue for UserToUser<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        // As written: a backslash may protect an octet that could not stand without it.
        out.extend_from_slice(&grammar::unfold(&self.data));
        self.params.write(out);
    }
}

value_traits!(UserToUser, USER_TO_USER);
