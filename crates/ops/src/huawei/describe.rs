use core::fmt;

use super::{Bill, DecodeError, Dialect, ObjectKind, Operation, OperationFacts, OperationType, WorkId};

impl OperationType {
    /// What a bill row says, as one sentence for people; a column that is not given is left out.
    ///
    /// ```
    /// use offhook_ops::huawei::{Dialect, OperationType};
    ///
    /// let sentence = OperationType::BUSY.describe(None, Some(2), Dialect::Export).to_string();
    /// assert_eq!(
    ///     sentence,
    ///     "Busy (3): agent indicates busy (not ready); reason 2 is NoAnswerTimeout, set busy by the platform because \
    ///      the agent let the phone ring too long; it leaves a row in the agent operation bill."
    /// );
    /// ```
    #[must_use]
    pub fn describe(self, object: Option<i64>, reason: Option<i64>, dialect: Dialect) -> impl fmt::Display {
        Description { op_type: self, object, reason, dialect }
    }

    /// Whether these columns, as far as they are given, may stand in a row of the dialect.
    ///
    /// Unassigned types and reasons may: they are unknown, not refused.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] as [`Operation::decode`] answers it.
    ///
    /// ```
    /// use offhook_ops::huawei::{Dialect, OperationType};
    ///
    /// // 65535 carries nothing on the platform only.
    /// assert!(OperationType::LOG_IN.check(Some(65_535), None, Dialect::Platform).is_ok());
    /// let error = OperationType::LOG_IN.check(Some(65_535), None, Dialect::Export).unwrap_err();
    /// assert_eq!(error.to_string(), "LogIn: object 65535: must be -1");
    /// ```
    pub fn check(self, object: Option<i64>, reason: Option<i64>, dialect: Dialect) -> Result<(), DecodeError> {
        let fitting = match self.facts().map(OperationFacts::object) {
            Some(ObjectKind::WorkId) => WorkId::MIN.number().into(),
            _ => dialect.no_use(),
        };
        // A reason that carries nothing, or is unknown, is never refused.
        let reason = reason.unwrap_or(dialect.no_use());
        Operation::decode(self, object.unwrap_or(fitting), reason, dialect).map(|_| ())
    }
}

impl Operation {
    /// What happened, as one sentence for people.
    ///
    /// ```
    /// use offhook_ops::huawei::Operation;
    ///
    /// assert_eq!(
    ///     Operation::Idle.describe().to_string(),
    ///     "Idle (2): agent indicates idle (ready for calls); it leaves no row in the agent operation bill."
    /// );
    /// ```
    #[must_use]
    pub fn describe(&self) -> impl fmt::Display {
        // Every operation can be written in the dialect that it was read in; the export comes first, because only
        // there no work id looks like a column that carries nothing.
        let written = self.encode(Dialect::Export).map(|columns| (columns, Dialect::Export));
        let written = written.or_else(|_| self.encode(Dialect::Platform).map(|columns| (columns, Dialect::Platform)));
        let (object, reason, dialect) = match written {
            Ok((columns, dialect)) => (Some(columns.object), Some(columns.reason), dialect),
            Err(_) => (None, None, Dialect::Export),
        };
        Description { op_type: self.op_type(), object, reason, dialect }
    }
}

struct Description {
    op_type: OperationType,
    object: Option<i64>,
    reason: Option<i64>,
    dialect: Dialect,
}

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let op_type = self.op_type;
        match (op_type.name(), op_type.description()) {
            (Some(name), Some(text)) => write!(f, "{name} ({}): {}", op_type.code(), Clause(text))?,
            _ => {
                write!(f, "type {} is not assigned", op_type.code())?;
                return match (self.object, self.reason) {
                    (None, None) => f.write_str("."),
                    (Some(object), None) => write!(f, "; object {object} has no meaning."),
                    (None, Some(reason)) => write!(f, "; reason {reason} has no meaning."),
                    (Some(object), Some(reason)) => write!(f, "; object {object} and reason {reason} have no meaning."),
                };
            }
        }
        self.object(f)?;
        self.reason(f)?;
        match op_type.bill() {
            Some(Bill::Written) => f.write_str("; it leaves a row in the agent operation bill."),
            Some(Bill::Licensed) => {
                f.write_str("; it leaves a row in the agent operation bill if the licence says so.")
            }
            Some(Bill::Never) => f.write_str("; it leaves no row in the agent operation bill."),
            None => f.write_str("."),
        }
    }
}

impl Description {
    fn object(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(object), Some(facts)) = (self.object, self.op_type.facts()) else { return Ok(()) };
        let none = object == self.dialect.no_use();
        match facts.object() {
            ObjectKind::NotWritten | ObjectKind::NoUse if none => Ok(()),
            ObjectKind::WorkIdOrOne if none => f.write_str("; by the agent"),
            ObjectKind::WorkIdOrOne if object == 1 => f.write_str("; object 1 is the flag for an inspector"),
            ObjectKind::WorkId if self.op_type == OperationType::LISTEN_INSERT_WHISPER && object == 0 => {
                f.write_str("; object 0 is an agent as target")
            }
            ObjectKind::WorkId if self.op_type == OperationType::LISTEN_INSERT_WHISPER && object == 2 => {
                f.write_str("; object 2 is a trunk as target")
            }
            ObjectKind::WorkId | ObjectKind::WorkIdOrOne if WorkId::from_wire(object).is_ok() => {
                write!(f, "; object {object} is a work id")
            }
            _ => write!(f, "; object {object} is not documented for it"),
        }
    }

    fn reason(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(reason), Some(_)) = (self.reason, self.op_type.facts()) else { return Ok(()) };
        if let Some(row) = self.op_type.reason_row(reason) {
            return write!(f, "; reason {reason} is {}, {}", row.name(), Clause(row.description()));
        }
        match (self.op_type, reason) {
            (OperationType::LISTEN_INSERT_WHISPER, 0) => f.write_str("; reason 0 is an agent as target"),
            (OperationType::LISTEN_INSERT_WHISPER, 2) => f.write_str("; reason 2 is a trunk as target"),
            (OperationType::LISTEN_INSERT_WHISPER, _) if Dialect::is_no_use_in_any(reason) => Ok(()),
            _ if self.op_type.reasons().is_empty() && reason == self.dialect.no_use() => Ok(()),
            _ => write!(f, "; reason {reason} is not documented for it"),
        }
    }
}

/// A sentence of a doc comment as part of a longer one: without the full stop, and small at the beginning, unless that
/// is an abbreviation or a heading of its own.
struct Clause(&'static str);

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.trim_end_matches('.');
        let mut letters = text.chars();
        let word = text.split(' ').next().unwrap_or_default();
        let stays = word.ends_with(':') || word.chars().skip(1).any(|letter| letter.is_ascii_uppercase());
        match letters.next() {
            Some(first) if !stays => write!(f, "{}{}", first.to_ascii_lowercase(), letters.as_str()),
            _ => f.write_str(text),
        }
    }
}
