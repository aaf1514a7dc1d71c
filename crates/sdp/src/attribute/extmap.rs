use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::Direction;
use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=extmap", "RFC 8285 §8");

/// Number and meaning of an RTP header extension: `a=extmap` (RFC 8285 §8).
///
/// ```
/// use offhook_sdp::{Direction, ExtMap};
///
/// let map = ExtMap::parse(b"2/sendrecv urn:ietf:params:rtp-hdrext:ssrc-audio-level vad=on")?;
/// assert_eq!((map.id(), map.direction()), (2, Some(Direction::SendRecv)));
/// assert_eq!(map.attributes(), Some("vad=on"));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ExtMap<'a> {
    id: u16,
    direction: Option<Direction>,
    uri: Cow<'a, str>,
    attributes: Option<Cow<'a, str>>,
}

impl<'a> ExtMap<'a> {
    /// Reads the value of `a=extmap`.
    ///
    /// # Errors
    ///
    /// With an id outside 1 to 4,351 (4,096 and above only name extensions in an offer), or without URI.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let id = cursor.number_u16(1, 4_351)?;
        let direction = if cursor.skip(b'/') {
            let at = cursor.offset();
            let name = cursor.token()?;
            Some(Direction::from_name(name).ok_or_else(|| cursor.fault(at, ErrorKind::Unknown))?)
        } else {
            None
        };
        cursor.space()?;
        let uri = cursor.text_while(|byte| byte > 0x20 && byte < 0x7f)?;
        let at = cursor.offset();
        let attributes =
            core::str::from_utf8(cursor.rest().trim_ascii()).map_err(|_| cursor.fault(at, ErrorKind::Utf8))?;
        if let Some(found) = attributes.bytes().position(|byte| byte < 0x20 || byte == 0x7f) {
            return Err(cursor.fault(at.saturating_add(found), ErrorKind::Unknown));
        }
        Ok(Self {
            id,
            direction,
            uri: Cow::Borrowed(uri),
            attributes: (!attributes.is_empty()).then_some(Cow::Borrowed(attributes)),
        })
    }

    /// The number in the packets.
    #[must_use]
    pub const fn id(&self) -> u16 {
        self.id
    }

    /// In which direction the extension is used; as the stream if nothing is said.
    #[must_use]
    pub const fn direction(&self) -> Option<Direction> {
        self.direction
    }

    /// What the extension means.
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// What the extension defines for itself.
    #[must_use]
    pub fn attributes(&self) -> Option<&str> {
        self.attributes.as_deref()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> ExtMap<'static> {
        ExtMap {
            id: self.id,
            direction: self.direction,
            uri: Cow::Owned(self.uri.into_owned()),
            attributes: self.attributes.map(|attributes| Cow::Owned(attributes.into_owned())),
        }
    }
}

impl fmt::Display for ExtMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.id)?;
        if let Some(direction) = self.direction {
            write!(f, "/{direction}")?;
        }
        write!(f, " {}", self.uri)?;
        self.attributes.as_ref().map_or(Ok(()), |attributes| write!(f, " {attributes}"))
    }
}

attribute_value!(ExtMap<'a>, "extmap");
