use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=ssrc", "RFC 5576 §4.1");

/// A property of one RTP source: `a=ssrc` (RFC 5576 §4.1).
///
/// ```
/// use offhook_sdp::Ssrc;
///
/// let ssrc = Ssrc::parse(b"1234 cname:user@example.com")?;
/// assert_eq!((ssrc.id(), ssrc.attribute(), ssrc.value()), (1_234, "cname", Some("user@example.com")));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Ssrc<'a> {
    id: u32,
    attribute: Cow<'a, str>,
    value: Option<Cow<'a, str>>,
}

impl<'a> Ssrc<'a> {
    /// Reads the value of `a=ssrc`.
    ///
    /// # Errors
    ///
    /// With an id above 2³² − 1, or without an attribute.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let id = cursor.number_u32(0, u32::MAX)?;
        cursor.space()?;
        let attribute = cursor.token()?;
        if !cursor.skip(b':') {
            cursor.end()?;
            return Ok(Self { id, attribute: Cow::Borrowed(attribute), value: None });
        }
        let at = cursor.offset();
        let value = core::str::from_utf8(cursor.rest()).map_err(|_| cursor.fault(at, ErrorKind::Utf8))?;
        if let Some(found) = value.bytes().position(|byte| matches!(byte, 0 | b'\r' | b'\n')) {
            return Err(cursor.fault(at.saturating_add(found), ErrorKind::Unknown));
        }
        Ok(Self { id, attribute: Cow::Borrowed(attribute), value: Some(Cow::Borrowed(value)) })
    }

    /// Synchronisation source of the packets.
    #[must_use]
    pub const fn id(&self) -> u32 {
        self.id
    }

    /// Name of the property.
    #[must_use]
    pub fn attribute(&self) -> &str {
        &self.attribute
    }

    /// Value of the property.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Ssrc<'static> {
        Ssrc {
            id: self.id,
            attribute: Cow::Owned(self.attribute.into_owned()),
            value: self.value.map(|value| Cow::Owned(value.into_owned())),
        }
    }
}

impl fmt::Display for Ssrc<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.id, self.attribute)?;
        self.value.as_ref().map_or(Ok(()), |value| write!(f, ":{value}"))
    }
}

attribute_value!(Ssrc<'a>, "ssrc");
