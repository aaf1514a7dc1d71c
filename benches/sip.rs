//! SIP messages: time per measure, and octets per second.

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use offhook_benches::{
    INPUTS, Input, grown, proxy_hop, split, split_and_check, split_and_type_all, split_and_type_routing,
    split_type_and_check, write_back,
};
use offhook_sip::Message;

/// Runs `bench` on every input.
fn each(c: &mut Criterion, measure: &str, mut bench: impl FnMut(&mut BenchmarkGroup<'_, WallTime>, &Input)) {
    let mut group = c.benchmark_group(format!("sip/{measure}"));
    for input in INPUTS {
        group.throughput(Throughput::Bytes(input.bytes.len() as u64));
        bench(&mut group, input);
    }
    group.finish();
}

/// Measures that need the octets only.
fn reading(c: &mut Criterion) {
    each(c, "split", |group, input| {
        group.bench_function(input.name, |b| b.iter(|| split(black_box(input.bytes))));
    });
    each(c, "split, routing fields typed", |group, input| {
        group.bench_function(input.name, |b| b.iter(|| split_and_type_routing(black_box(input.bytes))));
    });
    each(c, "split, every field typed", |group, input| {
        group.bench_function(input.name, |b| b.iter(|| split_and_type_all(black_box(input.bytes))));
    });
    each(c, "split, findings", |group, input| {
        group.bench_function(input.name, |b| b.iter(|| split_and_check(black_box(input.bytes))));
    });
    each(c, "split, every field typed, findings", |group, input| {
        group.bench_function(input.name, |b| b.iter(|| split_type_and_check(black_box(input.bytes))));
    });
    each(c, "findings", |group, input| {
        let Ok(message) = Message::parse(input.bytes) else { return };
        group.bench_function(input.name, |b| b.iter(|| black_box(&message).findings().len()));
    });
}

/// Unchanged, and as a proxy hands a request on, into a buffer that is there already.
fn writing(c: &mut Criterion) {
    each(c, "write back", |group, input| {
        let Ok(message) = Message::parse(input.bytes) else { return };
        let mut out = Vec::with_capacity(input.bytes.len());
        group.bench_function(input.name, |b| {
            b.iter(|| {
                out.clear();
                write_back(black_box(&message), &mut out);
                black_box(out.len())
            });
        });
    });
    each(c, "proxy hop", |group, input| {
        if Message::parse(input.bytes).is_ok_and(|message| message.is_response()) {
            return;
        }
        let mut out = Vec::with_capacity(2 * input.bytes.len());
        group.bench_function(input.name, |b| {
            b.iter(|| {
                out.clear();
                proxy_hop(black_box(input.bytes), &mut out)
            });
        });
    });
}

/// The documented INVITE with every field so many times: octets per second should not fall.
fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("sip/growth, every field typed");
    for times in [1, 4, 10, 40] {
        let bytes = grown(times);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(times), |b| b.iter(|| split_and_type_all(black_box(&bytes))));
    }
    group.finish();
}

criterion_group!(benches, reading, writing, growth);
criterion_main!(benches);
