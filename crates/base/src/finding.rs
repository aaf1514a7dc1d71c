use core::fmt;

use crate::Rule;

/// How much a [`Finding`] weighs.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Level {
    /// Unusual or deprecated; a strict receiver accepts it too.
    Warning,
    /// A MUST is broken; a strict receiver refuses the message.
    Error,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One kind of deviation that a tolerant reader accepts: the enum of findings of a crate.
///
/// `Display` is the message for people: lower case, no full stop, and no text of the input.
pub trait Problem: fmt::Display {
    /// How much it weighs.
    fn level(&self) -> Level;

    /// The header field, line, attribute or message field that it is about.
    fn field(&self) -> &'static str;

    /// The rule that is broken.
    fn rule(&self) -> &'static Rule;
}

/// What a tolerant reader accepted although a rule forbids it, and where.
///
/// With serde it is written as level, field, offset, rule, source and message, and not read back: its rule is a
/// `static` of the crate that checks it.
///
/// ```
/// use core::fmt;
/// use offhook_base::{Finding, Level, Problem, Rule};
///
/// static LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §18.3");
///
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// struct ShortBody { stated: u32, found: u32 }
///
/// impl fmt::Display for ShortBody {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         write!(f, "{} octets stated, {} found", self.stated, self.found)
///     }
/// }
/// impl Problem for ShortBody {
///     fn level(&self) -> Level { Level::Error }
///     fn field(&self) -> &'static str { "Content-Length" }
///     fn rule(&self) -> &'static Rule { &LENGTH }
/// }
///
/// let finding = Finding::new(742, ShortBody { stated: 236, found: 232 });
/// assert_eq!(finding.to_string(), "error: Content-Length at byte 742: 236 octets stated, 232 found (RFC 3261 §18.3)");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Finding<P> {
    offset: usize,
    problem: P,
}

impl<P: Problem> Finding<P> {
    /// `offset` counts bytes from the start of the message.
    #[must_use]
    pub const fn new(offset: usize, problem: P) -> Self {
        Self { offset, problem }
    }

    /// Bytes from the start of the message.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What was found.
    #[must_use]
    pub const fn problem(&self) -> &P {
        &self.problem
    }

    /// How much it weighs.
    #[must_use]
    pub fn level(&self) -> Level {
        self.problem.level()
    }

    /// The rule that is broken.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.problem.rule()
    }
}

impl<P: Problem> fmt::Display for Finding<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offset, problem } = self;
        write!(f, "{}: {} at byte {offset}: {problem} ({})", problem.level(), problem.field(), problem.rule().source())
    }
}

#[cfg(feature = "serde")]
impl<P: Problem> serde::Serialize for Finding<P> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use alloc::string::ToString;
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Finding", 6)?;
        fields.serialize_field("level", &self.level())?;
        fields.serialize_field("field", self.problem.field())?;
        fields.serialize_field("offset", &self.offset)?;
        fields.serialize_field("rule", self.rule().name())?;
        fields.serialize_field("source", self.rule().source())?;
        fields.serialize_field("message", &self.problem.to_string())?;
        fields.end()
    }
}
