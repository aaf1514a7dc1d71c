use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::{self, Cursor, SLIP_COMMA};

static PRIVACY: Rule = Rule::new("Privacy-hdr", "RFC 3323 §4.2");

offhook_base::registry! {
    /// What is to be kept private (RFC 3323 §4.2; IANA SIP privacy header field values).
    pub token struct PrivacyValue {
        /// Hide what the user agent itself wrote (RFC 3323).
        USER = "user";
        /// Hide header fields that can't be left out (RFC 3323).
        HEADER = "header";
        /// Hide where the media goes (RFC 3323).
        SESSION = "session";
        /// Hide nothing (RFC 3323).
        NONE = "none";
        /// Rather refuse the call than show it (RFC 3323).
        CRITICAL = "critical";
        /// Hide the asserted identity outside of the trust domain (RFC 3325).
        ID = "id";
        /// Hide the History-Info entries (RFC 7044).
        HISTORY = "history";
    }
}

/// What a user wants to be kept private: `priv-value *( ";" priv-value )` (RFC 3323 §4.2).
///
/// Commas between the values are read as semicolons, with a finding.
///
/// ```
/// use offhook_sip::{Privacy, PrivacyValue};
///
/// let privacy = Privacy::parse(b"id; critical")?;
/// assert!(privacy.contains(&PrivacyValue::ID) && privacy.contains(&PrivacyValue::CRITICAL));
/// assert_eq!(privacy.to_string(), "id;critical");
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct Privacy<'a>(Cow<'a, [u8]>); // As written: tokens, semicolons and white space.

impl<'a> Privacy<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    /// These values, one at least.
    ///
    /// # Errors
    ///
    /// There is none, or one is no token.
    pub fn new(values: &[PrivacyValue<'_>]) -> Result<Privacy<'static>, ParseError> {
        let mut text = Vec::new();
        for value in values {
            text.extend_from_slice(value.as_str().as_bytes());
            text.push(b';');
        }
        text.pop();
        Privacy::parse(&text).map(Privacy::into_owned)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let start = cursor.at();
        let mut end;
        loop {
            cursor.token(&PRIVACY)?;
            end = cursor.at();
            cursor.sws();
            if cursor.eat(b',') {
                // Seen in the field. A wish for privacy that is not understood would not be followed.
                cursor.slip(SLIP_COMMA);
            } else if !cursor.eat(b';') {
                break;
            }
            cursor.sws();
        }
        let all = cursor.since(start);
        Ok(Self(Cow::Borrowed(all.get(..end.saturating_sub(start)).unwrap_or_default())))
    }

    /// The values in order.
    pub fn values(&self) -> impl Iterator<Item = PrivacyValue<'_>> {
        self.0
            .split(|octet| matches!(octet, b';' | b','))
            .map(|value| PrivacyValue::new(grammar::ascii(value.trim_ascii())))
    }

    /// Whether this value is among them.
    #[must_use]
    pub fn contains(&self, value: &PrivacyValue<'_>) -> bool {
        self.values().any(|other| other == *value)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Privacy<'static> {
        Privacy(Cow::Owned(self.0.into_owned()))
    }
}

impl PartialEq<Privacy<'_>> for Privacy<'_> {
    fn eq(&self, other: &Privacy<'_>) -> bool {
        self.values().eq(other.values())
    }
}

impl ToValue for Privacy<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        for (i, value) in self.values().enumerate() {
            if i > 0 {
                out.push(b';');
            }
            out.extend_from_slice(value.as_str().as_bytes());
        }
    }
}

value_traits!(Privacy, PRIVACY);
