use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::ascii::Ascii;
use crate::grammar::Cursor;

static REASON: Rule = Rule::new("Reason", "RFC 3326 §2");

/// Why a request was sent or a call ended: `protocol *( SEMI reason-params )` (RFC 3326).
///
/// ```
/// use offhook_sip::Reason;
///
/// let reason = Reason::parse(b"Q.850;cause=16;text=\"Normal call clearing\"")?;
/// assert!(reason.is_protocol("q.850"));
/// assert_eq!(reason.cause(), Some(16));
/// assert_eq!(reason.text().as_deref(), Some(&b"Normal call clearing"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct Reason<'a> {
    protocol: Ascii<'a>,
    params: Params<'a>,
}

impl<'a> Reason<'a> {
    /// Protocol of a reason whose cause is a SIP response code.
    pub const SIP: &'static str = "SIP";
    /// Protocol of a reason whose cause is a value of ITU-T Q.850.
    pub const Q850: &'static str = "Q.850";

    /// A cause of a protocol, with an optional text.
    ///
    /// # Errors
    ///
    /// `protocol` is no token, or `text` holds a control character.
    pub fn new(protocol: &'a str, cause: u16, text: Option<&str>) -> Result<Self, ParseError> {
        let mut value = Self::parse(protocol.as_bytes())?;
        let mut digits = Vec::new();
        super::value::write_number(u64::from(cause), &mut digits);
        value.params.push("cause", Some(crate::grammar::ascii(&digits)))?;
        if let Some(text) = text {
            value.params.push_quoted("text", text)?;
        }
        Ok(value)
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
        Ok(Self { protocol: cursor.word(&REASON)?, params: Params::read(cursor)? })
    }

    /// The protocol that the cause is a number of: `SIP`, `Q.850`, or another.
    #[must_use]
    pub fn protocol(&self) -> &str {
        self.protocol.as_str()
    }

    /// Whether it is this protocol, in any case.
    #[must_use]
    pub fn is_protocol(&self, protocol: &str) -> bool {
        self.protocol.is(protocol)
    }

    /// The cause: a response code for `SIP`, 1 to 127 for `Q.850`.
    #[must_use]
    pub fn cause(&self) -> Option<u16> {
        self.params.text("cause")?.parse().ok()
    }

    /// The text for people, without its quotes.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'_, [u8]>> {
        self.params.get("text").and_then(|text| text.to_unquoted())
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Reason<'static> {
        Reason { protocol: self.protocol.into_owned(), params: self.params.into_owned() }
    }
}

impl PartialEq<Reason<'_>> for Reason<'_> {
    fn eq(&self, other: &Reason<'_>) -> bool {
        self.protocol.is_same(&other.protocol) && self.params == other.params
    }
}

impl ToValue for Reason<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.protocol.as_bytes());
        self.params.write(out);
    }
}

value_traits!(Reason, REASON);
