use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::ascii::Ascii;
use crate::grammar::{self, Cursor, PARAM_END, SLIP_PARAM_VALUE, TOKEN, is, unquote};

static AUTH: Rule = Rule::new("auth-param", "RFC 3261 §25.1");

/// A challenge or credentials: a scheme and its parameters, `auth-scheme LWS auth-param *(COMMA auth-param)`.
///
/// The value of WWW-Authenticate, Proxy-Authenticate, Authorization and Proxy-Authorization (RFC 3261 §20.7, §20.44).
/// Any scheme is read. `Debug` shows the scheme only: the parameters may be credentials.
///
/// ```
/// use offhook_sip::Auth;
///
/// let challenge = Auth::parse(b"Digest realm=\"atlanta.com\", nonce=\"84a4cc6f\", algorithm=MD5")?;
/// assert_eq!(challenge.scheme(), "Digest");
/// assert_eq!(challenge.get("Realm").as_deref(), Some(&b"atlanta.com"[..]));
/// assert_eq!(challenge.get("algorithm").as_deref(), Some(&b"MD5"[..]));
/// assert_eq!(format!("{challenge:?}"), "Auth(Digest, hidden)");
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Eq)]
pub struct Auth<'a> {
    scheme: Ascii<'a>,
    // As written, checked: pairs with commas in between.
    params: Cow<'a, [u8]>,
}

impl<'a> Auth<'a> {
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
        let scheme = cursor.word(&AUTH)?;
        let before = cursor.at();
        cursor.sws();
        if cursor.at() == before {
            return Err(cursor.error(&AUTH));
        }
        let start = cursor.at();
        loop {
            read_pair(cursor)?;
            let end = cursor.at();
            cursor.sws();
            if !cursor.eat(b',') {
                cursor.go_to(end);
                break;
            }
            cursor.sws();
        }
        Ok(Self { scheme, params: Cow::Borrowed(cursor.since(start)) })
    }

    /// The scheme as written: `Digest`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.scheme.as_str()
    }

    /// Whether it is this scheme, in any case.
    #[must_use]
    pub fn is_scheme(&self, scheme: &str) -> bool {
        self.scheme.is(scheme)
    }

    /// The parameters in order: names, and values as written with their quotes.
    pub fn params(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let mut cursor = Cursor::new(&self.params);
        core::iter::from_fn(move || {
            cursor.sws();
            if cursor.eat(b',') {
                cursor.sws();
            }
            read_pair(&mut cursor).ok()
        })
    }

    /// The value of the first parameter of this name, without its quotes.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.params().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| unquote(value))
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Auth<'static> {
        Auth { scheme: self.scheme.into_owned(), params: Cow::Owned(self.params.into_owned()) }
    }
}

/// `auth-param-name EQUAL ( token / quoted-string )`; base64 and its padding are taken too.
fn read_pair<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a str, &'a [u8]), ParseError> {
    let name = cursor.token(&AUTH)?;
    cursor.sws();
    cursor.expect(b'=', &AUTH)?;
    cursor.sws();
    if cursor.peek() == Some(b'"') {
        return Ok((name, cursor.quoted(&AUTH)?));
    }
    let start = cursor.at();
    cursor.take::<TOKEN>();
    if cursor.peek().is_some_and(|octet| octet == b'=' || !is(octet, PARAM_END)) {
        cursor.slip(SLIP_PARAM_VALUE);
        while cursor.peek().is_some_and(|octet| octet == b'=' || !is(octet, PARAM_END | grammar::CONTROL)) {
            cursor.skip(1);
        }
    }
    let value = cursor.since(start);
    if value.is_empty() { Err(cursor.error(&AUTH)) } else { Ok((name, value)) }
}

impl PartialEq<Auth<'_>> for Auth<'_> {
    fn eq(&self, other: &Auth<'_>) -> bool {
        self.scheme.is_same(&other.scheme) && self.params().eq(other.params())
    }
}

impl fmt::Debug for Auth<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Auth({}, hidden)", self.scheme.as_str())
    }
}

impl ToValue for Auth<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.scheme.as_bytes());
        for (i, (name, value)) in self.params().enumerate() {
            out.extend_from_slice(if i == 0 { b" " } else { b", " });
            out.extend_from_slice(name.as_bytes());
            out.push(b'=');
            out.extend_from_slice(value);
        }
    }
}

value_traits!(Auth, AUTH);
