use core::fmt;

/// A grammar rule or a requirement, and the document that states it.
///
/// A rule is a `static` of the crate that checks it; errors and findings point to it.
///
/// ```
/// use offhook_base::Rule;
///
/// static CALL_ID: Rule = Rule::new("Call-ID", "RFC 3261 §20.8");
/// assert_eq!(CALL_ID.to_string(), "Call-ID (RFC 3261 §20.8)");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Rule {
    name: &'static str,
    source: &'static str,
}

impl Rule {
    /// `name` as the document spells it, `source` as document and section.
    #[must_use]
    pub const fn new(name: &'static str, source: &'static str) -> Self {
        Self { name, source }
    }

    /// The rule's own name: a grammar rule (`callid`), a header field (`Call-ID`), a rule id (`R-TR-6`).
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Document and section: `RFC 3261 §20.8`.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.source)
    }
}

/// Why an input was refused, where, and by which rule.
///
/// The text of the input is never repeated: it may hold a password or a subscriber's number.
///
/// With serde it is written as rule, source, offset and message, and not read back: its rule is a `static` of the crate
/// that checks it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}: {kind} at byte {offset} ({})", .rule.name(), .rule.source())]
pub struct ParseError {
    rule: &'static Rule,
    offset: usize,
    kind: ErrorKind,
}

impl ParseError {
    /// `offset` counts bytes from the start of the slice that the caller passed.
    #[must_use]
    pub const fn new(rule: &'static Rule, offset: usize, kind: ErrorKind) -> Self {
        Self { rule, offset, kind }
    }

    /// The rule that the input breaks.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// Bytes from the start of the slice that the caller passed.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What is wrong there.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The same error for a caller whose slice begins `bytes` earlier.
    ///
    /// ```
    /// # use offhook_base::{ErrorKind, ParseError, Rule};
    /// # static RULE: Rule = Rule::new("port", "RFC 3261 §25.1");
    /// let inner = ParseError::new(&RULE, 2, ErrorKind::End);
    /// assert_eq!(inner.moved_by(40).offset(), 42);
    /// ```
    #[must_use]
    pub const fn moved_by(self, bytes: usize) -> Self {
        Self { offset: self.offset.saturating_add(bytes), ..self }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for ParseError {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use alloc::string::ToString;
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("ParseError", 4)?;
        fields.serialize_field("rule", self.rule.name)?;
        fields.serialize_field("source", self.rule.source)?;
        fields.serialize_field("offset", &self.offset)?;
        fields.serialize_field("message", &self.kind.to_string())?;
        fields.end()
    }
}

/// What is wrong at the place that a [`ParseError`] names.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ErrorKind {
    /// The grammar allows no such byte here.
    #[error("unexpected byte {0:#04x}")]
    Byte(u8),
    /// The input ends in the middle of the rule.
    #[error("unexpected end of input")]
    End,
    /// A number outside the range that the rule allows.
    #[error("{value} is not in {min} to {max}")]
    OutOfRange {
        /// The number that was read; `u64::MAX` also stands for anything larger.
        value: u64,
        /// Smallest number allowed.
        min: u64,
        /// Largest number allowed.
        max: u64,
    },
    /// More octets than the limit allows.
    #[error("longer than {max} octets")]
    TooLong {
        /// The limit.
        max: u32,
    },
    /// More items than the limit allows.
    #[error("more than {max} items")]
    TooMany {
        /// The limit.
        max: u32,
    },
    /// Nested deeper than the limit allows.
    #[error("nested deeper than {max}")]
    TooDeep {
        /// The limit.
        max: u32,
    },
    /// Text that has to be UTF-8 is not.
    #[error("not UTF-8")]
    Utf8,
    /// Something that has to be there is not.
    #[error("missing")]
    Missing,
    /// Something that may stand once stands twice.
    #[error("stands more than once")]
    Duplicate,
    /// A token that the rule does not know, where it knows all there are.
    #[error("unknown word")]
    Unknown,
    /// Two statements of the input contradict each other.
    #[error("contradicts an earlier statement")]
    Contradiction,
}
