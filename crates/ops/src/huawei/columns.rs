use super::object::ListenObject;
use super::{Dialect, Holder, ListenTarget, Listening, Operation, OperationType, WorkId};
use crate::{Allowed, ValueError};

/// The three columns of a bill row: what [`Operation::encode`] writes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Columns {
    /// `op_type`.
    pub op_type: OperationType,
    /// `op_object`.
    pub object: i64,
    /// `op_cause`.
    pub reason: i64,
}

/// Three columns that have no documented meaning, as they were read.
///
/// Only decoding makes one, so that no known operation can pass for an unknown one:
///
/// ```compile_fail
/// use offhook_ops::huawei::{Dialect, Operation, OperationType, UnknownOperation};
///
/// let (op_type, object, reason) = (OperationType::LOG_IN, -1, -1);
/// let unknown = Operation::Unknown(UnknownOperation { op_type, object, reason, dialect: Dialect::Export });
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct UnknownOperation {
    pub(super) op_type: OperationType,
    pub(super) object: i64,
    pub(super) reason: i64,
    pub(super) dialect: Dialect,
}

impl UnknownOperation {
    /// The type, assigned or not.
    #[must_use]
    pub const fn op_type(&self) -> OperationType {
        self.op_type
    }

    /// The object as it was read.
    #[must_use]
    pub const fn object(&self) -> i64 {
        self.object
    }

    /// The reason as it was read.
    #[must_use]
    pub const fn reason(&self) -> i64 {
        self.reason
    }

    /// The dialect that it was read in; whether a number is its sentinel can't be told.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(super) const fn refused(self, error: ValueError) -> DecodeError {
        DecodeError { row: self, error }
    }

    pub(super) const fn no_object(&self) -> Result<(), ValueError> {
        no_use("object", self.object, self.dialect)
    }

    pub(super) const fn no_reason(&self) -> Result<(), ValueError> {
        no_use("reason", self.reason, self.dialect)
    }

    pub(super) const fn work_id(&self) -> Result<WorkId, ValueError> {
        match WorkId::from_wire(self.object) {
            Ok(work_id) => Ok(work_id),
            Err(_) => Err(ValueError::other("object", self.object, "a work id, 101 to 999999")),
        }
    }

    pub(super) const fn listening(self) -> Result<Operation, DecodeError> {
        let object = match (self.object, self.work_id()) {
            (0, _) => ListenObject::Agent,
            (2, _) => ListenObject::Trunk,
            (_, Ok(work_id)) => ListenObject::WorkId(work_id),
            (value, Err(_)) => {
                return Err(self.refused(ValueError::other("object", value, "a work id, 101 to 999999, or 0 or 2")));
            }
        };
        let stated =
            if self.reason == self.dialect.no_use() { None } else { Some(ListenTarget::from_code(self.reason)) };
        Ok(Operation::ListenInsertWhisper(Listening { object, stated }))
    }

    pub(super) const fn hold(self) -> Result<Operation, DecodeError> {
        let holder = match (self.no_object(), self.object, self.work_id()) {
            (Ok(()), _, _) => Holder::Agent,
            (_, 1, _) => Holder::UnnamedInspector,
            (_, _, Ok(work_id)) => Holder::Inspector(work_id),
            (_, value, Err(_)) => {
                let allowed = match self.dialect {
                    Dialect::Platform => "65535, 1, or a work id, 101 to 999999",
                    Dialect::Export => "-1, 1, or a work id, 101 to 999999",
                };
                return Err(self.refused(ValueError::other("object", value, allowed)));
            }
        };
        match self.no_reason() {
            Ok(()) => Ok(Operation::HoldCall(holder)),
            Err(error) => Err(self.refused(error)),
        }
    }

    pub(super) const fn in_dialect(&self, dialect: Dialect) -> Result<(i64, i64), EncodeError> {
        match (self.dialect, dialect) {
            (Dialect::Platform, Dialect::Platform) | (Dialect::Export, Dialect::Export) => {
                Ok((self.object, self.reason))
            }
            (read_in, _) => Err(EncodeError::OtherDialect { read_in }),
        }
    }
}

const fn no_use(field: &'static str, value: i64, dialect: Dialect) -> Result<(), ValueError> {
    if value == dialect.no_use() {
        return Ok(());
    }
    Err(ValueError::range(field, value, dialect.no_use(), dialect.no_use()))
}

impl Listening {
    pub(super) const fn columns(&self, dialect: Dialect) -> Result<(i64, i64), EncodeError> {
        let object = match self.object {
            ListenObject::WorkId(work_id) => work_id.number() as i64,
            ListenObject::Agent => ListenTarget::Agent.code(),
            ListenObject::Trunk => ListenTarget::Trunk.code(),
        };
        match self.stated {
            None => Ok((object, dialect.no_use())),
            Some(target) if target.code() == dialect.no_use() => {
                Err(EncodeError::Sentinel { field: "reason", value: target.code() })
            }
            Some(target) => Ok((object, target.code())),
        }
    }
}

impl Holder {
    pub(super) const fn object(self, dialect: Dialect) -> Result<i64, EncodeError> {
        match self {
            Self::Agent => Ok(dialect.no_use()),
            Self::UnnamedInspector => Ok(1),
            Self::Inspector(work_id) if work_id.number() as i64 == dialect.no_use() => {
                Err(EncodeError::Sentinel { field: "object", value: work_id.number() as i64 })
            }
            Self::Inspector(work_id) => Ok(work_id.number() as i64),
        }
    }
}

/// Columns that the documents of their operation type do not allow.
///
/// ```
/// use offhook_ops::huawei::{Dialect, Operation, OperationType};
///
/// let error = Operation::decode(OperationType::INTERNAL_CALL, 7, -1, Dialect::Export).unwrap_err();
/// assert_eq!(error.to_string(), "InternalCall: object 7: must be a work id, 101 to 999999");
/// assert_eq!(error.value(), 7);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[error("{}: {error}", .row.op_type)]
pub struct DecodeError {
    row: UnknownOperation,
    error: ValueError,
}

impl DecodeError {
    /// The type whose documents do not allow it.
    #[must_use]
    pub const fn op_type(&self) -> OperationType {
        self.row.op_type
    }

    /// The column: `object` or `reason`.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.error.field()
    }

    /// The number that stood there.
    #[must_use]
    pub const fn value(&self) -> i64 {
        self.error.value()
    }

    /// What may stand there.
    #[must_use]
    pub const fn allowed(&self) -> Allowed {
        self.error.allowed()
    }

    /// The row as [`Operation::Unknown`], which is written back as it was read.
    #[must_use]
    pub const fn into_operation(self) -> Operation {
        Operation::Unknown(self.row)
    }
}

/// An operation that a dialect has no columns for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// The number is the dialect's sentinel and would be read as no number: inspector 65535 of type 38 on the
    /// platform, a kind of target of type 20 that is the sentinel of the other dialect.
    #[error("{field} {value}: carries nothing in this dialect, where any other number may stand")]
    Sentinel {
        /// The column.
        field: &'static str,
        /// The number.
        value: i64,
    },
    /// An unknown operation was read in the other dialect, and which of its numbers are sentinels can't be told.
    #[error("an unknown operation can't be carried over from another dialect")]
    OtherDialect {
        /// The dialect that it was read in.
        read_in: Dialect,
    },
}
