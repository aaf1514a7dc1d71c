//! Agent operations: instructions per measure, counted by callgrind. What each one is for stands in README.md.
#![allow(missing_docs)] // The macros make public modules, and take no doc comments.

use std::hint::black_box;

use gungraun::Callgrind;
use gungraun::prelude::*;
use offhook_benches::operations::{self, Row, operations, rows};
use offhook_ops::huawei::{Dialect, Operation};

// Every row decoded.
#[library_benchmark]
#[bench::every_row(rows())]
fn decode(rows: Vec<Row>) -> (usize, Vec<Row>) {
    (operations::decode(black_box(&rows)), rows)
}

type Operations = Vec<(Operation, Dialect)>;

// Every operation encoded in its dialect.
#[library_benchmark]
#[bench::every_row(operations(&rows()).unwrap_or_default())]
fn encode(operations: Operations) -> (usize, Operations) {
    (operations::encode(black_box(&operations)), operations)
}

library_benchmark_group!(name = operation, benchmarks = [decode, encode]);

main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = [operation]
);
