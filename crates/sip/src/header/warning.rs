use alloc::borrow::Cow;

use offhook_base::{ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use crate::grammar::{self, Cursor, PARAM_END, is, unquote};

static WARNING: Rule = Rule::new("warning-value", "RFC 3261 §20.43");

/// More about a response: `warn-code SP warn-agent SP warn-text` (RFC 3261 §20.43).
///
/// ```
/// use offhook_sip::{WarnCode, Warning};
///
/// let warning = Warning::parse(b"307 isi.edu \"Session parameter 'foo' not understood\"")?;
/// assert_eq!((warning.code(), warning.agent()), (WarnCode::SESSION_DESCRIPTION_PARAMETER_NOT_UNDERSTOOD, "isi.edu"));
/// assert_eq!(warning.text(), &b"Session parameter 'foo' not understood"[..]);
/// assert!(Warning::parse(b"1812 overture \"In Progress\"").is_err());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct Warning<'a> {
    code: WarnCode,
    agent: Cow<'a, str>,
    // As written, with its quotes.
    text: Cow<'a, [u8]>,
}

impl<'a> Warning<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, or a code that has not three digits.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let code = cursor.number(100, 999, &WARNING)?;
        blank(cursor)?;
        let start = cursor.at();
        while cursor.peek().is_some_and(|octet| !is(octet, PARAM_END | grammar::CONTROL)) {
            cursor.skip(1);
        }
        let agent = grammar::text(cursor.since(start), &WARNING, start)?;
        if agent.is_empty() {
            return Err(cursor.error(&WARNING));
        }
        blank(cursor)?;
        let text = cursor.quoted(&WARNING)?;
        Ok(Self {
            code: WarnCode::from_code(u16::try_from(code).unwrap_or_default()),
            agent: Cow::Borrowed(agent),
            text: Cow::Borrowed(text),
        })
    }

    /// The code, 100 to 999; the first digit 3 is SIP's own.
    #[must_use]
    pub const fn code(&self) -> WarnCode {
        self.code
    }

    /// Who warns: a host, or a name for one.
    #[must_use]
    pub fn agent(&self) -> &str {
        &self.agent
    }

    /// The text for people, without its quotes.
    #[must_use]
    pub fn text(&self) -> Cow<'_, [u8]> {
        unquote(&self.text)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Warning<'static> {
        Warning {
            code: self.code,
            agent: Cow::Owned(self.agent.into_owned()),
            text: Cow::Owned(self.text.into_owned()),
        }
    }
}

fn blank(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let before = cursor.at();
    cursor.sws();
    if cursor.at() == before { Err(cursor.error(&WARNING)) } else { Ok(()) }
}

impl PartialEq<Warning<'_>> for Warning<'_> {
    fn eq(&self, other: &Warning<'_>) -> bool {
        self.code == other.code && self.agent.eq_ignore_ascii_case(&other.agent) && self.text() == other.text()
    }
}

impl ToValue for Warning<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        write_number(u64::from(self.code.code()), out);
        out.push(b' ');
        out.extend_from_slice(self.agent.as_bytes());
        out.push(b' ');
        // As written: a backslash may protect an octet that could not stand without it.
        out.extend_from_slice(&grammar::unfold(&self.text));
    }
}

value_traits!(Warning, WARNING);

offhook_base::registry! {
    /// Code of a [`Warning`], three digits (RFC 3261 §20.43; IANA SIP warning codes).
    pub struct WarnCode(u16) {
        /// Incompatible network protocol (RFC 3261).
        INCOMPATIBLE_NETWORK_PROTOCOL = 300, "Incompatible network protocol";
        /// Incompatible network address formats (RFC 3261).
        INCOMPATIBLE_NETWORK_ADDRESS_FORMATS = 301, "Incompatible network address formats";
        /// Incompatible transport protocol (RFC 3261).
        INCOMPATIBLE_TRANSPORT_PROTOCOL = 302, "Incompatible transport protocol";
        /// Incompatible bandwidth units (RFC 3261).
        INCOMPATIBLE_BANDWIDTH_UNITS = 303, "Incompatible bandwidth units";
        /// Media type not available (RFC 3261).
        MEDIA_TYPE_NOT_AVAILABLE = 304, "Media type not available";
        /// Incompatible media format (RFC 3261).
        INCOMPATIBLE_MEDIA_FORMAT = 305, "Incompatible media format";
        /// Attribute not understood (RFC 3261).
        ATTRIBUTE_NOT_UNDERSTOOD = 306, "Attribute not understood";
        /// Session description parameter not understood (RFC 3261).
        SESSION_DESCRIPTION_PARAMETER_NOT_UNDERSTOOD = 307, "Session description parameter not understood";
        /// Incompatible language specification (RFC 8373).
        INCOMPATIBLE_LANGUAGE_SPECIFICATION = 308, "Incompatible language specification";
        /// Multicast not available (RFC 3261).
        MULTICAST_NOT_AVAILABLE = 330, "Multicast not available";
        /// Unicast not available (RFC 3261).
        UNICAST_NOT_AVAILABLE = 331, "Unicast not available";
        /// Insufficient bandwidth (RFC 3261).
        INSUFFICIENT_BANDWIDTH = 370, "Insufficient bandwidth";
        /// SIPS Not Allowed (RFC 5630).
        SIPS_NOT_ALLOWED = 380, "SIPS Not Allowed";
        /// SIPS Required (RFC 5630).
        SIPS_REQUIRED = 381, "SIPS Required";
        /// Miscellaneous warning (RFC 3261).
        MISCELLANEOUS_WARNING = 399, "Miscellaneous warning";
    }
}
