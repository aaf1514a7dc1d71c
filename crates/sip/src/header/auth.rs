use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use super::auth_params::AuthParams;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::ascii::Ascii;
use crate::grammar::{Cursor, SLIP_LOOK};

static AUTH: Rule = Rule::new("challenge and credentials", "RFC 3261 §25.1");

/// A challenge or credentials: a scheme and its parameters, `auth-scheme LWS auth-param *(COMMA auth-param)`, or one
/// word of base64, or the scheme alone (RFC 9110 §11.2).
///
/// The value of WWW-Authenticate, Proxy-Authenticate, Authorization and Proxy-Authorization (RFC 3261 §20.7, §20.44).
/// Any scheme is read. `Debug` shows the scheme only: the parameters may be credentials. What Digest says is read by
/// [`Auth::digest_challenge`] and [`Auth::digest_credentials`].
///
/// ```
/// use offhook_sip::Auth;
///
/// let challenge = Auth::parse(b"Digest realm=\"atlanta.com\", nonce=\"84a4cc6f\", algorithm=MD5")?;
/// assert_eq!(challenge.scheme(), "Digest");
/// assert_eq!(challenge.get("Realm").as_deref(), Some(&b"atlanta.com"[..]));
/// assert_eq!(challenge.get("algorithm").as_deref(), Some(&b"MD5"[..]));
/// assert_eq!(format!("{challenge:?}"), "Auth(Digest, hidden)");
///
/// assert_eq!(Auth::parse(b"Basic QWxhZGRpbg==")?.token68(), Some("QWxhZGRpbg=="));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Eq)]
pub struct Auth<'a> {
    scheme: Ascii<'a>,
    token68: Ascii<'a>,
    params: AuthParams<'a>,
    /// Octets before the parameters, where the value was read.
    params_start: u32,
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

    /// Reads a challenge, and asks for a second look if it is of scheme Digest and something is wrong with it.
    pub(crate) fn read_challenge(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let challenge = Self::read(cursor)?;
        if challenge.digest_challenge().is_some_and(|digest| digest.is_err()) {
            cursor.slip(SLIP_LOOK);
        }
        Ok(challenge)
    }

    /// The same of credentials.
    pub(crate) fn read_credentials(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let credentials = Self::read(cursor)?;
        if credentials.digest_credentials().is_some_and(|digest| digest.is_err()) {
            cursor.slip(SLIP_LOOK);
        }
        Ok(credentials)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let scheme = cursor.word(&AUTH)?;
        let before = cursor.at();
        cursor.sws();
        let start = cursor.at();
        let mut value = Self { scheme, token68: Ascii::of(b""), params: AuthParams::NONE, params_start: 0 };
        let digest = value.is_scheme("Digest");
        if cursor.is_done() && !digest {
            return Ok(value);
        }
        if start == before {
            return Err(cursor.error(&AUTH));
        }
        if !digest && let Some(word) = token68(cursor) {
            value.token68 = Ascii::of(word);
            return Ok(value);
        }
        value.params = AuthParams::read(cursor)?;
        value.params_start = u32::try_from(start).unwrap_or(u32::MAX);
        Ok(value)
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

    /// The one word that some schemes have in place of parameters.
    #[must_use]
    pub fn token68(&self) -> Option<&str> {
        Some(self.token68.as_str()).filter(|word| !word.is_empty())
    }

    /// The parameters in order: names, and values as written with their quotes.
    pub fn params(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.params.iter()
    }

    /// The value of the first parameter of this name, without its quotes.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.params.get(name)
    }

    /// The parameters, with where they began.
    pub(super) const fn placed(&self) -> (&AuthParams<'a>, usize) {
        (&self.params, self.params_start as usize)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Auth<'static> {
        Auth {
            scheme: self.scheme.into_owned(),
            token68: self.token68.into_owned(),
            params: self.params.into_owned(),
            params_start: self.params_start,
        }
    }
}

/// `1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="` if that is all there is.
fn token68<'a>(cursor: &mut Cursor<'a>) -> Option<&'a [u8]> {
    let start = cursor.at();
    while cursor.peek().is_some_and(|octet| octet.is_ascii_alphanumeric() || b"-._~+/".contains(&octet)) {
        cursor.skip(1);
    }
    let has_word = cursor.at() > start;
    while cursor.eat(b'=') {}
    let word = cursor.since(start);
    cursor.sws();
    if has_word && cursor.is_done() {
        return Some(word);
    }
    cursor.go_to(start);
    None
}

impl PartialEq<Auth<'_>> for Auth<'_> {
    fn eq(&self, other: &Auth<'_>) -> bool {
        self.scheme.is_same(&other.scheme) && self.token68() == other.token68() && self.params == other.params
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
        if let Some(word) = self.token68() {
            out.push(b' ');
            out.extend_from_slice(word.as_bytes());
        } else if !self.params.is_empty() {
            out.push(b' ');
            self.params.write_to(out);
        }
    }
}

value_traits!(Auth, AUTH);
