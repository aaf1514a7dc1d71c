use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::params::{Params, write_quoted};
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::{
    self, Cursor, DISPLAY, SLIP_BARE, SLIP_DISPLAY_SPACE, SLIP_NO_BRACKETS, SLIP_SPACE_IN_BRACKETS, unquote,
};
use crate::uri::Uri;

static NAME_ADDR: Rule = Rule::new("name-addr", "RFC 3261 §25.1");
static DISPLAY_NAME: Rule = Rule::new("display-name", "RFC 3261 §25.1");
static TAG: Rule = Rule::new("tag-param", "RFC 3261 §25.1");

/// An address with an optional display name and parameters:
/// `( name-addr / addr-spec ) *( SEMI generic-param )` (RFC 3261 §20.10, §25.1).
///
/// The value of From, To, Contact, Route, Record-Route, Path, Service-Route, Reply-To, Refer-To, Referred-By,
/// P-Asserted-Identity, Diversion, History-Info and others. Without angle brackets a parameter belongs to the header
/// field and not to the URI. Printing always writes the brackets.
///
/// ```
/// use offhook_sip::NameAddr;
///
/// let from = NameAddr::parse(b"\"Bell, A.\" <sip:bell@example.com;user=phone>;tag=a6c85cf")?;
/// assert_eq!(from.display().as_deref(), Some(&b"Bell, A."[..]));
/// assert_eq!(from.uri().user(), Some("bell"));
/// assert_eq!(from.tag(), Some("a6c85cf"));
///
/// let bare = NameAddr::parse(b"sip:+19725552222@gw1.example.net;unknownparam")?;
/// assert!(bare.uri().params().is_empty());
/// assert!(bare.params().contains("unknownparam"));
/// assert_eq!(bare.to_string(), "<sip:+19725552222@gw1.example.net>;unknownparam");
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct NameAddr<'a> {
    // As written, quotes included; empty if there is none.
    display: Cow<'a, [u8]>,
    uri: Uri<'a>,
    params: Params<'a>,
}

impl<'a> NameAddr<'a> {
    /// An address without display name and parameters.
    #[must_use]
    pub const fn new(uri: Uri<'a>) -> Self {
        Self { display: Cow::Borrowed(b""), uri, params: Params::NONE }
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow: a comma in an unquoted display name, a quote that is never
    /// closed, anything that a URI may not hold.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[inline]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let all = cursor.rest();
        if let Some((address, rest)) = Self::plain(all) {
            cursor.skip(all.len().wrapping_sub(rest.len()));
            return Ok(address);
        }
        Self::read_any(cursor)
    }

    /// The address that `all` begins with and what follows it, if it is written plainly.
    #[inline(always)]
    fn plain(all: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (uri, after) = Uri::plain(all.strip_prefix(b"<")?)?;
        let (params, rest) = Params::plain(after.strip_prefix(b">")?)?;
        Some((Self { display: Cow::Borrowed(b""), uri, params }, rest))
    }

    #[inline(never)]
    fn read_any(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let start = cursor.at();
        let display = match cursor.peek() {
            Some(b'<') => &b""[..],
            Some(b'"') => {
                let quoted = cursor.quoted(&DISPLAY_NAME)?;
                cursor.sws();
                quoted
            }
            _ => Self::read_words(cursor)?,
        };
        let uri = if cursor.eat(b'<') {
            if cursor.peek() == Some(b' ') {
                cursor.sws();
                cursor.slip(SLIP_SPACE_IN_BRACKETS);
            }
            let uri = Uri::read(cursor, false)?;
            if cursor.peek() == Some(b' ') {
                cursor.sws();
                cursor.slip(SLIP_SPACE_IN_BRACKETS);
            }
            cursor.expect(b'>', &NAME_ADDR)?;
            uri
        } else if display.is_empty() {
            cursor.go_to(start);
            let uri = Uri::read(cursor, true)?;
            cursor.slip(SLIP_BARE);
            if !uri.headers().is_empty() {
                cursor.slip(SLIP_NO_BRACKETS);
            }
            uri
        } else {
            return Err(cursor.error(&NAME_ADDR));
        };
        let params = Params::read(cursor)?;
        // A tag has to be a token, whatever other parameters are.
        params.look_unless(cursor, |param| !param.is_named("tag") || param.value().is_none_or(grammar::is_token));
        Ok(Self { display: Cow::Borrowed(display), uri, params })
    }

    /// `*( token LWS )` before `<`; nothing is read if what follows is a URI without brackets.
    fn read_words(cursor: &mut Cursor<'a>) -> Result<&'a [u8], ParseError> {
        let start = cursor.at();
        let mut end = start;
        loop {
            let words = cursor.take::<DISPLAY>();
            let trimmed = words.trim_ascii_end();
            if !trimmed.is_empty() {
                end = cursor.at().saturating_sub(words.len()).saturating_add(trimmed.len());
            }
            let before = cursor.at();
            cursor.sws();
            if cursor.at() == before {
                break;
            }
        }
        match cursor.peek() {
            Some(b'<') => {
                if cursor.at() == end && end != start {
                    cursor.slip(SLIP_DISPLAY_SPACE);
                }
                let all = cursor.since(start);
                Ok(all.get(..end.saturating_sub(start)).unwrap_or_default())
            }
            // The colon of a URI scheme.
            Some(b':') => Ok(b""),
            _ => Err(cursor.error(&DISPLAY_NAME)),
        }
    }

    /// The display name without quotes and backslashes; `None` if there is none.
    #[must_use]
    pub fn display(&self) -> Option<Cow<'_, [u8]>> {
        (!self.display.is_empty()).then(|| unquote(&self.display))
    }

    /// The URI.
    #[must_use]
    pub const fn uri(&self) -> &Uri<'a> {
        &self.uri
    }

    /// The URI, taken out.
    #[must_use]
    pub fn into_uri(self) -> Uri<'a> {
        self.uri
    }

    /// The parameters of the header field, those behind the angle bracket.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// The tag of From and To (RFC 3261 §19.3).
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        self.params.text("tag").filter(|tag| !tag.is_empty())
    }

    /// The same with a display name, written in quotes; an empty one takes it away.
    ///
    /// # Errors
    ///
    /// `display` holds a control character.
    pub fn with_display(mut self, display: &str) -> Result<Self, ParseError> {
        let mut quoted = Vec::new();
        if !display.is_empty() {
            write_quoted(display.as_bytes(), &mut quoted);
        }
        if quoted.iter().any(|octet| grammar::is(*octet, grammar::CONTROL) || matches!(octet, b'\r' | b'\n')) {
            return Err(ParseError::new(&DISPLAY_NAME, 0, ErrorKind::Unknown));
        }
        self.display = Cow::Owned(quoted);
        Ok(self)
    }

    /// The same with this tag in place of any that was there.
    ///
    /// # Errors
    ///
    /// `tag` is no token.
    pub fn with_tag(mut self, tag: &str) -> Result<Self, ParseError> {
        if !grammar::is_token(tag.as_bytes()) {
            return Err(ParseError::new(&TAG, 0, ErrorKind::Unknown));
        }
        self.params.set("tag", Some(tag))?;
        Ok(self)
    }

    /// The same with this parameter of the header field: in the place of one of the same name, or at the end
    /// (RFC 3261 §7.3.1).
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn with_param(mut self, name: &str, value: Option<&str>) -> Result<Self, ParseError> {
        self.params.set(name, value)?;
        Ok(self)
    }

    /// The same without its parameters.
    #[must_use]
    pub fn without_params(self) -> Self {
        Self { params: Params::NONE, ..self }
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> NameAddr<'static> {
        NameAddr {
            display: Cow::Owned(self.display.into_owned()),
            uri: self.uri.into_owned(),
            params: self.params.into_owned(),
        }
    }
}

impl PartialEq<NameAddr<'_>> for NameAddr<'_> {
    fn eq(&self, other: &NameAddr<'_>) -> bool {
        self.display() == other.display() && self.uri == other.uri && self.params == other.params
    }
}

impl ToValue for NameAddr<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        if !self.display.is_empty() {
            let flat = grammar::unfold(&self.display);
            out.extend_from_slice(&flat);
            out.push(b' ');
        }
        out.push(b'<');
        out.extend_from_slice(self.uri.as_str().as_bytes());
        out.push(b'>');
        self.params.write(out);
    }
}

value_traits!(NameAddr, NAME_ADDR);
