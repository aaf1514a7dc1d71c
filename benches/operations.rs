//! Rows of agent operation bills, and what is measured of them.

use core::hint::black_box;
use std::collections::BTreeSet;

use offhook_ops::huawei::{Dialect, ObjectKind, Operation, OperationType};

/// The three columns of a bill row, and the dialect that it is written in.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// `op_type`.
    pub op_type: OperationType,
    /// `op_object`.
    pub object: i64,
    /// `op_cause`.
    pub reason: i64,
    /// Which number carries nothing.
    pub dialect: Dialect,
}

/// Every type in both dialects, with every kind of object that it has and both ends of every reason.
#[must_use]
pub fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for dialect in [Dialect::Platform, Dialect::Export] {
        for op_type in OperationType::ALL.iter().copied() {
            let none = dialect.no_use();
            let objects: &[i64] = match (op_type, op_type.facts().map(|facts| facts.object())) {
                (OperationType::LISTEN_INSERT_WHISPER, _) => &[102, 0, 2],
                (_, Some(ObjectKind::WorkId)) => &[102, 65_535],
                (_, Some(ObjectKind::WorkIdOrOne)) => &[none, 1, 102],
                _ => &[none],
            };
            let reasons: Vec<i64> = match op_type {
                OperationType::LISTEN_INSERT_WHISPER => vec![none, 0, 2],
                _ if op_type.reasons().is_empty() => vec![none],
                _ => op_type.reasons().iter().flat_map(|row| [row.min(), row.max()]).collect(),
            };
            let reasons: BTreeSet<i64> = reasons.into_iter().collect();
            for (object, reason) in objects.iter().flat_map(|object| reasons.iter().map(move |reason| (object, reason)))
            {
                rows.push(Row { op_type, object: *object, reason: *reason, dialect });
            }
        }
    }
    rows
}

/// The operations of the rows, each with its dialect; nothing if a row is refused.
#[must_use]
pub fn operations(rows: &[Row]) -> Option<Vec<(Operation, Dialect)>> {
    let decode = |row: &Row| Operation::decode(row.op_type, row.object, row.reason, row.dialect);
    rows.iter().map(|row| Some((decode(row).ok()?, row.dialect))).collect()
}

/// Decodes every row: how many of them are operations.
#[must_use]
pub fn decode(rows: &[Row]) -> usize {
    let read = |row: &&Row| black_box(Operation::decode(row.op_type, row.object, row.reason, row.dialect)).is_ok();
    rows.iter().filter(read).count()
}

/// Encodes every operation in its dialect: how many of them have columns.
#[must_use]
pub fn encode(operations: &[(Operation, Dialect)]) -> usize {
    operations.iter().filter(|(operation, dialect)| black_box(operation.encode(*dialect)).is_ok()).count()
}
