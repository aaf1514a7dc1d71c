use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::{
    self, CONTROL, Cursor, Names, PARAM_END, SLIP_LOOK, SLIP_PARAM_VALUE, TOKEN, is, unfold, unquote,
};

static AUTH_PARAM: Rule = Rule::new("auth-param", "RFC 3261 §25.1");

/// Parameters of a scheme: `auth-param *( COMMA auth-param )`. Alone they are the value of Authentication-Info, by
/// which a server proves that it knows the password, too (RFC 3261 §20.6, RFC 7616 §3.5).
///
/// `Debug` shows names only.
///
/// ```
/// use offhook_sip::AuthParams;
///
/// let info = AuthParams::parse(b"nextnonce=\"47364c23\", qop=auth, rspauth=\"1949323746fe6a43\", nc=00000001")?;
/// assert_eq!(info.get("NextNonce").as_deref(), Some(&b"47364c23"[..]));
/// assert_eq!(info.iter().count(), 4);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
// As written, checked: pairs with commas in between.
#[derive(Clone, Eq)]
pub struct AuthParams<'a>(Cow<'a, [u8]>);

impl<'a> AuthParams<'a> {
    pub(super) const NONE: AuthParams<'static> = AuthParams(Cow::Borrowed(b""));

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
        let start = cursor.at();
        let mut names = Names::default();
        let mut is_look_needed = false;
        loop {
            let (name, _) = read_pair(cursor)?;
            is_look_needed |= !names.see(name.as_bytes());
            let end = cursor.at();
            cursor.sws();
            if !cursor.eat(b',') {
                cursor.go_to(end);
                break;
            }
            cursor.sws();
        }
        if is_look_needed {
            cursor.slip(SLIP_LOOK);
        }
        Ok(Self(Cow::Borrowed(cursor.since(start))))
    }

    /// The parameters in order: names, and values as written with their quotes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.placed().map(|(name, value, _)| (name, value))
    }

    /// The same, and where each value begins.
    pub(super) fn placed(&self) -> impl Iterator<Item = (&str, &[u8], usize)> {
        let mut cursor = Cursor::new(&self.0);
        core::iter::from_fn(move || {
            cursor.sws();
            if cursor.eat(b',') {
                cursor.sws();
            }
            let (name, value) = read_pair(&mut cursor).ok()?;
            Some((name, value, cursor.at().saturating_sub(value.len())))
        })
    }

    /// The value of the first parameter of this name, without its quotes.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| unquote(value))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Octets as written.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> AuthParams<'static> {
        AuthParams(Cow::Owned(self.0.into_owned()))
    }
}

/// `auth-param-name EQUAL ( token / quoted-string )`; base64 and its padding are taken too.
fn read_pair<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a str, &'a [u8]), ParseError> {
    let name = cursor.token(&AUTH_PARAM)?;
    cursor.sws();
    cursor.expect(b'=', &AUTH_PARAM)?;
    cursor.sws();
    if cursor.peek() == Some(b'"') {
        return Ok((name, cursor.quoted(&AUTH_PARAM)?));
    }
    let start = cursor.at();
    // A value that begins with `=` would be the padding of base64 when it is written.
    if cursor.peek() == Some(b'=') {
        return Err(cursor.error(&AUTH_PARAM));
    }
    cursor.take::<TOKEN>();
    if cursor.peek().is_some_and(|octet| octet == b'=' || !is(octet, PARAM_END)) {
        cursor.slip(SLIP_PARAM_VALUE);
        while cursor.peek().is_some_and(|octet| octet == b'=' || !is(octet, PARAM_END | CONTROL)) {
            cursor.skip(1);
        }
    }
    let value = cursor.since(start);
    if value.is_empty() { Err(cursor.error(&AUTH_PARAM)) } else { Ok((name, value)) }
}

impl PartialEq<AuthParams<'_>> for AuthParams<'_> {
    fn eq(&self, other: &AuthParams<'_>) -> bool {
        fn flat<'p>((name, value): (&'p str, &'p [u8])) -> (&'p str, Cow<'p, [u8]>) {
            (name, unfold(value))
        }
        self.iter().map(flat).eq(other.iter().map(flat))
    }
}

impl fmt::Debug for AuthParams<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthParams")?;
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

impl ToValue for AuthParams<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        for (i, (name, value)) in self.iter().enumerate() {
            if i > 0 {
                out.extend_from_slice(b", ");
            }
            out.extend_from_slice(name.as_bytes());
            out.push(b'=');
            out.extend_from_slice(&grammar::unfold(value));
        }
    }
}

value_traits!(AuthParams, AUTH_PARAM);
