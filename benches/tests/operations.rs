//! Rows of bills are read and written without allocation, and none of the benched ones is refused.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::hint::black_box;

use offhook_benches::operations::{decode, encode, operations, rows};
use offhook_ops::huawei::{Operation, OperationType};

/// Allocations while `run` runs, in this thread.
fn allocations(run: impl FnOnce()) -> u64 {
    allocation_counter::measure(run).count_total
}

#[test]
fn every_row_is_an_operation() {
    let rows = rows();
    let operations = operations(&rows).unwrap();
    assert!(!operations.iter().any(|(operation, _)| matches!(operation, Operation::Unknown(_))));
    assert_eq!((decode(&rows), encode(&operations)), (rows.len(), rows.len()));
    for op_type in OperationType::ALL {
        assert!(rows.iter().any(|row| row.op_type == *op_type), "{op_type}");
    }
    // The averages of README.md are over so many rows.
    assert_eq!(rows.len(), 238);
}

#[test]
fn decoding_and_encoding_allocate_nothing() {
    let rows = rows();
    let operations = operations(&rows).unwrap();
    assert_eq!(allocations(|| _ = black_box(decode(&rows))), 0);
    assert_eq!(allocations(|| _ = black_box(encode(&operations))), 0);
}
