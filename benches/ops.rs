//! Agent operations: time per measure, and rows per second.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use offhook_benches::operations::{decode, encode, operations, rows};

fn columns(c: &mut Criterion) {
    let rows = rows();
    let operations = operations(&rows).unwrap_or_default();
    let mut group = c.benchmark_group("ops");
    group.throughput(Throughput::Elements(rows.len() as u64));
    group.bench_function("decode, every row", |b| b.iter(|| decode(black_box(&rows))));
    group.bench_function("encode, every row", |b| b.iter(|| encode(black_box(&operations))));
    group.finish();
}

criterion_group!(benches, columns);
criterion_main!(benches);
