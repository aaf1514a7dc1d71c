use core::fmt;

use crate::header::{HeaderName, name_of};

/// Which header field a problem is about: a registered one, or any other. Two more places have names of their own:
/// the start line and the Request-URI.
///
/// ```
/// use offhook_sip::{Message, MessageProblem};
///
/// let message = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nCSeq: x OPTIONS\r\n\r\n")?;
/// let named = message.findings().into_iter().find_map(|finding| match finding.problem() {
///     MessageProblem::Value { field, .. } => Some(field.name()),
///     _ => None,
/// });
/// assert_eq!(named, Some("CSeq"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct FieldId(pub(crate) u8);

impl FieldId {
    /// What is no header field has a number that no row of the table has.
    pub(crate) const START_LINE: Self = Self(254);
    pub(crate) const REQUEST_URI: Self = Self(255);

    /// The registered name, `start line`, `Request-URI`, or `header field`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::START_LINE => "start line",
            Self::REQUEST_URI => "Request-URI",
            Self(row) => name_of(row),
        }
    }

    /// The registered name as a [`HeaderName`]; `None` for any other header field, and for what is none.
    #[must_use]
    pub fn header_name(self) -> Option<HeaderName<'static>> {
        let is_registered = self.0 != 0 && self != Self::START_LINE && self != Self::REQUEST_URI;
        is_registered.then(|| HeaderName::from_row(self.0, ""))
    }
}

/// The name of the header field; any other one is `null`.
#[cfg(feature = "serde")]
impl serde::Serialize for FieldId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.header_name().serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for FieldId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Option::<HeaderName<'static>>::deserialize(deserializer)?;
        Ok(Self(name.map_or(0, |name| name.row())))
    }
}

impl fmt::Debug for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
