use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, ToValue, value_traits};
use crate::grammar::Cursor;

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
    kind: Cow<'a, str>,
    subtype: Cow<'a, str>,
    params: Params<'a>,
}

impl<'a> MediaType<'a> {
    /// `application/sdp`: a session description (RFC 8866).
    pub const SDP: MediaType<'static> = MediaType::fixed("application", "sdp");
    /// `application/dtmf-relay`: a digit in an INFO request.
    pub const DTMF_RELAY: MediaType<'static> = MediaType::fixed("application", "dtmf-relay");
    /// `message/sipfrag`: part of a SIP message (RFC 3420).
    pub const SIPFRAG: MediaType<'static> = MediaType::fixed("message", "sipfrag");
    /// `text/plain` (RFC 2046).
    pub const TEXT: MediaType<'static> = MediaType::fixed("text", "plain");

    const fn fixed(kind: &'static str, subtype: &'static str) -> MediaType<'static> {
        MediaType { kind: Cow::Borrowed(kind), subtype: Cow::Borrowed(subtype), params: Params::NONE }
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
        let kind = cursor.token(&MEDIA_TYPE)?;
        cursor.sws();
        cursor.expect(b'/', &MEDIA_TYPE)?;
        cursor.sws();
        let subtype = cursor.token(&MEDIA_TYPE)?;
        Ok(Self { kind: Cow::Borrowed(kind), subtype: Cow::Borrowed(subtype), params: Params::read(cursor)? })
    }

    /// The type: `application`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The subtype: `sdp`.
    #[must_use]
    pub fn subtype(&self) -> &str {
        &self.subtype
    }

    /// The parameters, for example `boundary`.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Whether type and subtype are the same, whatever the parameters.
    #[must_use]
    pub fn is(&self, other: &MediaType<'_>) -> bool {
        self.kind.eq_ignore_ascii_case(&other.kind) && self.subtype.eq_ignore_ascii_case(&other.subtype)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> MediaType<'static> {
        MediaType {
            kind: Cow::Owned(self.kind.into_owned()),
            subtype: Cow::Owned(self.subtype.into_owned()),
            params: self.params.into_owned(),
        }
    }
}

impl PartialEq<MediaType<'_>> for MediaType<'_> {
    fn eq(&self, other: &MediaType<'_>) -> bool {
        self.is(other) && self.params == other.params
    }
}

impl ToValue for MediaType<'_> {
    fn write_to(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.kind.as_bytes());
        out.push(b'/');
        out.extend_from_slice(self.subtype.as_bytes());
        self.params.write(out);
    }
}

value_traits!(MediaType, MEDIA_TYPE);
