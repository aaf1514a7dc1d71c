use core::fmt;

use offhook_base::Rule;

use super::BuildError;
use crate::finding::FieldId;

/// Which rule for its kind a message would break, and in which header field.
///
/// ```
/// use offhook_sip::{BuildError, Message, RefusalKind, Response, StatusCode};
///
/// let register = Message::parse(b"REGISTER sip:b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\r\n\
///     From: <sip:c@b>;tag=1\r\nTo: <sip:c@b>\r\nCall-ID: x\r\nCSeq: 1 REGISTER\r\nMax-Forwards: 70\r\n\r\n")?;
/// let refused = Response::to(&register, StatusCode::UNAUTHORIZED).tag("2").build();
/// let Err(BuildError::Refused(refusal)) = refused else { panic!("{refused:?}") };
/// assert_eq!((refusal.field().name(), refusal.kind()), ("WWW-Authenticate", RefusalKind::Missing));
/// assert_eq!(refusal.to_string(), "WWW-Authenticate: missing (RFC 3261 §22.2)");
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Refusal {
    field: FieldId,
    kind: RefusalKind,
    rule: &'static Rule,
}

/// What is wrong with the header field that a [`Refusal`] names.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RefusalKind {
    /// It has to be there, and is not.
    Missing,
    /// It has more than the one value that it may have here.
    Several,
    /// It has a value that is none for a message of this kind.
    Value,
    /// It may not stand in a message of this kind.
    Misplaced,
    /// It is not the one of the request, the transaction or the dialogue.
    Other,
    /// Its number is lower than that of the request before.
    Lower,
    /// No INVITE of this side was answered with 2xx that an ACK could be for.
    Unanswered,
}

impl Refusal {
    /// The header field that it is about; the start line stands for the method and the status code.
    #[must_use]
    pub const fn field(&self) -> FieldId {
        self.field
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn kind(&self) -> RefusalKind {
        self.kind
    }

    /// The rule that would be broken.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }
}

/// The error of this field, for this reason, by this rule.
pub(super) const fn refused(row: u8, kind: RefusalKind, rule: &'static Rule) -> BuildError {
    BuildError::Refused(Refusal { field: FieldId(row), kind, rule })
}

/// The same about the method or the status code.
pub(super) const fn refused_start(kind: RefusalKind, rule: &'static Rule) -> BuildError {
    BuildError::Refused(Refusal { field: FieldId::START_LINE, kind, rule })
}

impl fmt::Display for RefusalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Missing => "missing",
            Self::Several => "more than one value",
            Self::Value => "a value that is not allowed here",
            Self::Misplaced => "has no place in this message",
            Self::Other => "not the one that it has to be the same as",
            Self::Lower => "lower than the one before",
            Self::Unanswered => "no INVITE of this side has a 2xx",
        })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.field.name(), self.kind, self.rule.source())
    }
}

/// Field, kind, rule, source and message; not read back, as its rule is a `static`.
#[cfg(feature = "serde")]
impl serde::Serialize for Refusal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use alloc::string::ToString;
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Refusal", 5)?;
        fields.serialize_field("field", self.field.name())?;
        fields.serialize_field("kind", &self.kind)?;
        fields.serialize_field("rule", self.rule.name())?;
        fields.serialize_field("source", self.rule.source())?;
        fields.serialize_field("message", &self.kind.to_string())?;
        fields.end()
    }
}
