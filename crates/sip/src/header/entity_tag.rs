use alloc::borrow::Cow;

use offhook_base::{ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::Cursor;

static ENTITY_TAG: Rule = Rule::new("entity-tag", "RFC 3903 §12");

/// Names a published state: `entity-tag = token`, the value of SIP-ETag and SIP-If-Match (RFC 3903 §11.3, §12), and of
/// Suppress-If-Match, where `*` stands for any (RFC 5839 §7.2, §7.3). Compared octet by octet, as only its maker knows
/// what it means.
///
/// ```
/// use offhook_sip::EntityTag;
///
/// assert_ne!(EntityTag::parse(b"dx200xyz")?, EntityTag::parse(b"DX200xyz")?);
/// assert!(EntityTag::parse(b"*")?.is_any());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct EntityTag<'a>(Cow<'a, str>);

impl<'a> EntityTag<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that is not part of a `token`.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        cursor.token(&ENTITY_TAG).map(|token| Self(Cow::Borrowed(token)))
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is `*`, which suppresses a notification whatever the state is.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.0 == "*"
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> EntityTag<'static> {
        EntityTag(Cow::Owned(self.0.into_owned()))
    }
}

impl ToValue for EntityTag<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.0.as_bytes());
    }
}

value_traits!(EntityTag, ENTITY_TAG);
