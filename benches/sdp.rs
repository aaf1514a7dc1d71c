//! Session descriptions: time per measure, and octets per second.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use offhook_benches::INVITE;
use offhook_benches::descriptions::{
    BODY, DESCRIPTIONS, answer_of, grown_attributes, grown_lines, list_problems, message_and_description,
    message_and_description_typed, parse, parse_and_type, platform,
};
use offhook_sdp::Description;

/// One measure of descriptions, on each of them.
fn each(c: &mut Criterion, measure: &str, run: fn(&[u8]) -> usize) {
    let mut group = c.benchmark_group(format!("sdp/{measure}"));
    for input in DESCRIPTIONS {
        group.throughput(Throughput::Bytes(input.bytes.len() as u64));
        group.bench_function(input.name, |b| b.iter(|| run(black_box(input.bytes))));
    }
    group.finish();
}

fn reading(c: &mut Criterion) {
    each(c, "parse", parse);
    each(c, "parse, every line typed", parse_and_type);
    each(c, "list of problems", list_problems);
}

/// The documented INVITE, header and body.
fn messages(c: &mut Criterion) {
    let mut group = c.benchmark_group("sdp/INVITE, header fields typed");
    group.throughput(Throughput::Bytes(INVITE.len() as u64));
    group.bench_function("description read", |b| b.iter(|| message_and_description(black_box(INVITE))));
    group.bench_function("description typed", |b| b.iter(|| message_and_description_typed(black_box(INVITE))));
    group.finish();
}

fn answering(c: &mut Criterion) {
    let (Ok(offer), Some(local)) = (Description::parse(BODY), platform()) else { return };
    c.bench_function("sdp/answer", |b| b.iter(|| answer_of(black_box(&offer), black_box(&local))));
}

/// Octets per second should not fall.
fn growth(c: &mut Criterion) {
    for (name, grow) in [("sections", grown_lines as fn(usize) -> Vec<u8>), ("attributes", grown_attributes)] {
        let mut group = c.benchmark_group(format!("sdp/growth, {name}"));
        for times in [1, 4, 10, 40] {
            let bytes = grow(times);
            group.throughput(Throughput::Bytes(bytes.len() as u64));
            group.bench_function(BenchmarkId::from_parameter(times), |b| b.iter(|| parse_and_type(black_box(&bytes))));
        }
        group.finish();
    }
}

criterion_group!(benches, reading, messages, answering, growth);
criterion_main!(benches);
