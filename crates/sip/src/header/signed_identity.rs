use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::{self, CONTROL, Cursor, Names, PARAM_END, SLIP_LOOK, TOKEN, is, unquote};
use crate::uri::Uri;

static IDENTITY: Rule = Rule::new("Identity", "RFC 8224 §4");

/// Who vouches for the caller: `signed-identity-digest SEMI ident-info *( SEMI ident-info-params )`, the value of
/// Identity (RFC 8224 §4).
///
/// The digest is a PASSporT (RFC 8225), whole or in the compact form that leaves out what the message says itself. A
/// value of the older RFC 4474, a digest alone and in quotes, is read too. Nothing is verified here.
///
/// ```
/// use offhook_sip::SignedIdentity;
///
/// let identity = SignedIdentity::parse(
///     b"eyJhbGci..sWxv;info=<https://biloxi.example.org/biloxi.cer>;alg=ES256;ppt=shaken",
/// )?;
/// assert_eq!((identity.digest(), identity.is_compact()), ("eyJhbGci..sWxv", true));
/// assert_eq!(identity.info().unwrap()?.as_str(), "https://biloxi.example.org/biloxi.cer");
/// assert_eq!(identity.get("ppt").as_deref(), Some(&b"shaken"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Eq)]
pub struct SignedIdentity<'a> {
    // As written, quotes included. ASCII.
    digest: Cow<'a, [u8]>,
    // As written, checked: `;name=value`, where a value may be a URI in angle brackets.
    params: Cow<'a, [u8]>,
}

impl<'a> SignedIdentity<'a> {
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
        let is_quoted = cursor.eat(b'"');
        while cursor.peek().is_some_and(|octet| octet.is_ascii_alphanumeric() || b"+/-_=.".contains(&octet)) {
            cursor.skip(1);
        }
        if cursor.at() == start.saturating_add(usize::from(is_quoted)) {
            return Err(cursor.error(&IDENTITY));
        }
        if is_quoted {
            cursor.expect(b'"', &IDENTITY)?;
        }
        let digest = cursor.since(start);
        let start = cursor.at();
        let mut end = start;
        let mut names = Names::default();
        loop {
            cursor.sws();
            if !cursor.eat(b';') {
                break;
            }
            if !names.see(read_pair(cursor)?.0.as_bytes()) {
                cursor.slip(SLIP_LOOK);
            }
            end = cursor.at();
        }
        let params = cursor.since(start).get(..end.saturating_sub(start)).unwrap_or_default();
        Ok(Self { digest: Cow::Borrowed(digest), params: Cow::Borrowed(params) })
    }

    /// The signed digest, without quotes.
    #[must_use]
    pub fn digest(&self) -> &str {
        let digest = grammar::ascii(&self.digest);
        digest.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(digest)
    }

    /// Whether the digest leaves out what it was made of: two dots in a row (RFC 8225 §7).
    #[must_use]
    pub fn is_compact(&self) -> bool {
        self.digest().contains("..")
    }

    /// Where the certificate is that the signature is checked with.
    #[must_use]
    pub fn info(&self) -> Option<Result<Uri<'_>, ParseError>> {
        let (_, value) = self.params().find(|(name, _)| name.eq_ignore_ascii_case("info"))?;
        let uri = value.strip_prefix(b"<").and_then(|rest| rest.strip_suffix(b">")).unwrap_or(value);
        Some(Uri::parse(uri))
    }

    /// The parameters in order: names, and values as written with their brackets or quotes.
    pub fn params(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let mut cursor = Cursor::new(&self.params);
        core::iter::from_fn(move || {
            cursor.sws();
            if cursor.eat(b';') { read_pair(&mut cursor).ok() } else { None }
        })
    }

    /// The value of the first parameter of this name, without its quotes.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.params().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| unquote(value))
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> SignedIdentity<'static> {
        SignedIdentity { digest: Cow::Owned(self.digest.into_owned()), params: Cow::Owned(self.params.into_owned()) }
    }
}

/// `name EQUAL ( LAQUOT absoluteURI RAQUOT / token / quoted-string )`; the semicolon has been read.
fn read_pair<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a str, &'a [u8]), ParseError> {
    cursor.sws();
    let name = cursor.take::<TOKEN>();
    if name.is_empty() {
        return Err(cursor.error(&IDENTITY));
    }
    cursor.sws();
    cursor.expect(b'=', &IDENTITY)?;
    cursor.sws();
    let start = cursor.at();
    match cursor.peek() {
        Some(b'"') => {
            cursor.quoted(&IDENTITY)?;
        }
        Some(b'<') => {
            cursor.skip(1);
            Uri::read(cursor, false)?;
            cursor.expect(b'>', &IDENTITY)?;
        }
        _ => {
            while cursor.peek().is_some_and(|octet| !is(octet, PARAM_END | CONTROL)) {
                cursor.skip(1);
            }
        }
    }
    let value = cursor.since(start);
    if value.is_empty() {
        return Err(ParseError::new(&IDENTITY, start, cursor.peek().map_or(ErrorKind::End, ErrorKind::Byte)));
    }
    Ok((grammar::ascii(name), value))
}

impl PartialEq<SignedIdentity<'_>> for SignedIdentity<'_> {
    fn eq(&self, other: &SignedIdentity<'_>) -> bool {
        let folded = |(name, value): (&str, &[u8])| (name.to_ascii_lowercase(), unquote(value).into_owned());
        self.digest() == other.digest() && self.params().map(folded).eq(other.params().map(folded))
    }
}

impl fmt::Debug for SignedIdentity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.params().map(|(name, _)| name).collect();
        f.debug_struct("SignedIdentity").field("digest", &self.digest()).field("params", &names).finish()
    }
}

impl ToValue for SignedIdentity<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(&self.digest);
        for (name, value) in self.params() {
            out.push(b';');
            out.extend_from_slice(name.as_bytes());
            out.push(b'=');
            out.extend_from_slice(&grammar::unfold(value));
        }
    }
}

value_traits!(SignedIdentity, IDENTITY);
