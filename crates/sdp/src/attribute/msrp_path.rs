use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::{Cursor, is_domain_name};

static RULE: Rule = Rule::new("a=path", "RFC 4975 §9");

/// Most URIs in a path that are read.
const MAX_URIS: u32 = 32;

/// Where MSRP messages go, relays first and the side itself last: `a=path` (RFC 4975 §8.2, §9).
///
/// ```
/// use offhook_sdp::MsrpPath;
///
/// let path = MsrpPath::parse(b"msrps://relay.example.com:9000/hjd;tcp msrp://alice.example.com:7394/2s93i93idj;tcp")?;
/// let last = path.uris().last().unwrap();
/// assert_eq!((last.host(), last.port(), last.session_id()), ("alice.example.com", Some(7_394), Some("2s93i93idj")));
/// assert!(path.uris().next().unwrap().is_secure());
/// assert_eq!(MsrpPath::parse(b"msrp://a.example/x").unwrap_err().offset(), 18);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct MsrpPath<'a>(Cow<'a, str>);

/// `unreserved` of RFC 3986 §2.3.
const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// `MSRP-URI`: scheme, authority, session, transport, parameters.
fn uri(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let at = cursor.offset();
    let scheme = cursor.text_while(|byte| byte.is_ascii_alphanumeric())?;
    if !scheme.eq_ignore_ascii_case("msrp") && !scheme.eq_ignore_ascii_case("msrps") {
        return Err(cursor.fault(at, ErrorKind::Unknown));
    }
    for byte in *b"://" {
        cursor.expect(byte)?;
    }
    let mut user = cursor.clone();
    // `userinfo` of RFC 3986: all that may stand before the `@`.
    user.take_while(|byte| is_unreserved(byte) || b"!$&'()*+,;=:%".contains(&byte));
    if user.skip(b'@') {
        *cursor = user;
    }
    host(cursor)?;
    if cursor.skip(b':') {
        cursor.number_u16(0, u16::MAX)?;
    }
    if cursor.skip(b'/') {
        cursor.text_while(|byte| is_unreserved(byte) || matches!(byte, b'+' | b'=' | b'/'))?;
    }
    cursor.expect(b';')?;
    cursor.text_while(|byte| byte.is_ascii_alphanumeric())?;
    while cursor.skip(b';') {
        cursor.token()?;
        if cursor.skip(b'=') {
            cursor.token()?;
        }
    }
    Ok(())
}

/// A name, an IPv4 address, or an IPv6 address in brackets.
fn host(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let start = cursor.offset();
    if cursor.skip(b'[') {
        let address = cursor.text_while(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))?;
        cursor.expect(b']')?;
        let known = crate::grammar::ip6(address.as_bytes()).is_some();
        return if known { Ok(()) } else { Err(cursor.fault(start, ErrorKind::Contradiction)) };
    }
    let name = cursor.text_while(|byte| is_unreserved(byte) && byte != b'~')?.as_bytes();
    let known = crate::grammar::ip4(name).is_some() || is_domain_name(name);
    if known { Ok(()) } else { Err(cursor.fault(start, ErrorKind::Contradiction)) }
}

impl<'a> MsrpPath<'a> {
    /// Reads the value of `a=path`.
    ///
    /// # Errors
    ///
    /// If a URI is no MSRP URI with its transport, or there are more than 32.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let mut count = 1u32;
        uri(&mut cursor)?;
        cursor.spaced(|cursor| {
            count = count.saturating_add(1);
            if count > MAX_URIS {
                return Err(cursor.fault(cursor.offset(), ErrorKind::TooMany { max: MAX_URIS }));
            }
            uri(cursor)
        })?;
        Ok(Self(Cow::Borrowed(cursor.since(0))))
    }

    /// The URIs, in order.
    pub fn uris(&self) -> impl Iterator<Item = MsrpUri<'_>> + '_ {
        self.0.split(' ').filter(|uri| !uri.is_empty()).map(MsrpUri)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> MsrpPath<'static> {
        MsrpPath(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for MsrpPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(MsrpPath<'a>, "path");

/// One URI of an [`MsrpPath`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct MsrpUri<'s>(&'s str);

impl<'s> MsrpUri<'s> {
    /// The URI as it was written.
    #[must_use]
    pub const fn as_str(self) -> &'s str {
        self.0
    }

    /// Whether the connection is over TLS: `msrps`.
    #[must_use]
    pub fn is_secure(self) -> bool {
        self.0.split(':').next().is_some_and(|scheme| scheme.eq_ignore_ascii_case("msrps"))
    }

    /// Host and port, and what follows the slash or the semicolon after them.
    fn parts(self) -> (&'s str, &'s str) {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        // A user may have semicolons, a session no `@`.
        let rest = rest.split_once('@').map_or(rest, |(_, rest)| rest);
        let end = rest.find(['/', ';']).unwrap_or(rest.len());
        rest.split_at_checked(end).unwrap_or((rest, ""))
    }

    /// Name or address; an IPv6 address without its brackets.
    #[must_use]
    pub fn host(self) -> &'s str {
        let (authority, _) = self.parts();
        match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((address, _)) => address,
            None => authority.split(':').next().unwrap_or_default(),
        }
    }

    /// Port; 2855 is meant where none is stated (RFC 4975 §15.4).
    #[must_use]
    pub fn port(self) -> Option<u16> {
        let (authority, _) = self.parts();
        let after = authority.rsplit(']').next().unwrap_or_default();
        after.split_once(':')?.1.parse().ok()
    }

    /// The session; a relay's URI may have none.
    #[must_use]
    pub fn session_id(self) -> Option<&'s str> {
        self.parts().1.strip_prefix('/')?.split(';').next()
    }

    /// `tcp`, and nothing else so far.
    #[must_use]
    pub fn transport(self) -> &'s str {
        self.parts().1.split(';').nth(1).unwrap_or_default()
    }
}
