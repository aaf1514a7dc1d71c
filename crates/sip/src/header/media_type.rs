use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::ascii::Ascii;
use crate::grammar::{Cursor, SLIP_LOOK};

static MEDIA_TYPE: Rule = Rule::new("media-type", "RFC 3261 §25.1");

/// Type of a body: `m-type SLASH m-subtype *( SEMI m-parameter )` (RFC 3261 §20.15).
///
/// ```
/// use offhook_sip::MediaType;
///
/// let mixed = MediaType::parse(b"multipart/mixed;boundary=7a9cbec02ceef655")?;
/// assert_eq!((mixed.kind(), mixed.subtype()), ("multipart", "mixed"));
/// assert_eq!(mixed.params().text("boundary"), Some("7a9cbec02ceef655"));
/// assert_eq!(MediaType::parse(b"Application/SDP")?, MediaType::SDP);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct MediaType<'a> {
    kind: Ascii<'a>,
    subtype: Ascii<'a>,
    params: Params<'a>,
}

impl<'a> MediaType<'a> {
    /// `application/sdp`: a session description (RFC 8866).
    pub const SDP: MediaType<'static> = MediaType::fixed("application", "sdp");
    /// `application/dtmf-relay`: a digit in an INFO request.
    pub const DTMF_RELAY: MediaType<'static> = MediaType::fixed("application", "dtmf-relay");
    /// `message/sipfrag`: part of a SIP message (RFC 3420).
    pub const SIPFRAG: MediaType<'static> = MediaType::fixed("message", "sipfrag");
    /// `message/rfc822`: a mail (RFC 2046).
    pub const RFC822: MediaType<'static> = MediaType::fixed("message", "rfc822");
    /// `text/plain` (RFC 2046).
    pub const TEXT: MediaType<'static> = MediaType::fixed("text", "plain");

    const fn fixed(kind: &'static str, subtype: &'static str) -> MediaType<'static> {
        MediaType { kind: Ascii::of(kind.as_bytes()), subtype: Ascii::of(subtype.as_bytes()), params: Params::NONE }
    }

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
        let kind = cursor.word(&MEDIA_TYPE)?;
        cursor.sws();
        cursor.expect(b'/', &MEDIA_TYPE)?;
        cursor.sws();
        let subtype = cursor.word(&MEDIA_TYPE)?;
        let media_type = Self { kind, subtype, params: Params::read(cursor)? };
        if media_type.is_multipart() && !media_type.params.contains("boundary") {
            cursor.slip(SLIP_LOOK);
        }
        Ok(media_type)
    }

    /// The type: `application`.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.kind.as_str()
    }

    /// The subtype: `sdp`.
    #[must_use]
    pub fn subtype(&self) -> &str {
        self.subtype.as_str()
    }

    /// The parameters, for example `boundary`.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Whether the body has parts, each with a type of its own (RFC 2046 §5.1).
    #[must_use]
    pub fn is_multipart(&self) -> bool {
        self.kind.is("multipart")
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

    /// Whether type and subtype are the same, whatever the parameters.
    #[must_use]
    pub fn is(&self, other: &MediaType<'_>) -> bool {
        self.kind.is_same(&other.kind) && self.subtype.is_same(&other.subtype)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> MediaType<'static> {
        MediaType { kind: self.kind.into_owned(), subtype: self.subtype.into_owned(), params: self.params.into_owned() }
    }
}

impl PartialEq<MediaType<'_>> for MediaType<'_> {
    fn eq(&self, other: &MediaType<'_>) -> bool {
        self.is(other) && self.params == other.params
    }
}

impl ToValue for MediaType<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.kind.as_bytes());
        out.push(b'/');
        out.extend_from_slice(self.subtype.as_bytes());
        self.params.write(out);
    }
}

value_traits!(MediaType, MEDIA_TYPE);
