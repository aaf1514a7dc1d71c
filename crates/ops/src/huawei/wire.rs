//! The serialised form of an operation: its columns and their dialect, so that reading makes the same checks.

use super::{Columns, Dialect, Operation, OperationType};

#[derive(serde::Deserialize, serde::Serialize)]
pub(super) struct Wire {
    #[serde(rename = "type")]
    op_type: OperationType,
    object: i64,
    reason: i64,
    dialect: Dialect,
}

impl From<Wire> for Operation {
    fn from(wire: Wire) -> Self {
        Self::decode_any(wire.op_type, wire.object, wire.reason, wire.dialect)
    }
}

impl From<Operation> for Wire {
    /// In the export dialect, which writes everything but what was read as unknown on the platform.
    fn from(operation: Operation) -> Self {
        let (columns, dialect) = match operation.encode(Dialect::Export) {
            Ok(columns) => (columns, Dialect::Export),
            // An operation can be written in the dialect that it was read in.
            Err(_) => match operation.encode(Dialect::Platform) {
                Ok(columns) => (columns, Dialect::Platform),
                Err(_) => {
                    let no_use = Dialect::Export.no_use();
                    (Columns { op_type: operation.op_type(), object: no_use, reason: no_use }, Dialect::Export)
                }
            },
        };
        let Columns { op_type, object, reason } = columns;
        Self { op_type, object, reason, dialect }
    }
}
