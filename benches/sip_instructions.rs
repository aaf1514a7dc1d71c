//! SIP messages: instructions per measure, counted by callgrind. What each one is for stands in README.md.
#![allow(missing_docs)] // The macros make public modules, and take no doc comments.

use std::hint::black_box;

use gungraun::Callgrind;
use gungraun::prelude::*;
use offhook_benches::{INVITE, INVITE_6_VIA, grown};
use offhook_sip::Message;

// Split into start line, fields with names recognised, body.
#[library_benchmark]
#[bench::invite(INVITE)]
#[bench::invite_6_via(INVITE_6_VIA)]
fn split(bytes: &[u8]) -> usize {
    offhook_benches::split(black_box(bytes))
}

// The same, and the fields typed that routing needs.
#[library_benchmark]
#[bench::invite(INVITE)]
#[bench::invite_6_via(INVITE_6_VIA)]
fn split_routing_fields_typed(bytes: &[u8]) -> usize {
    offhook_benches::split_and_type_routing(black_box(bytes))
}

// The same, and every field typed.
#[library_benchmark]
#[bench::invite(INVITE)]
#[bench::invite_6_via(INVITE_6_VIA)]
fn split_every_field_typed(bytes: &[u8]) -> usize {
    offhook_benches::split_and_type_all(black_box(bytes))
}

// Every field of the documented INVITE typed, each asked for by its name.
#[library_benchmark]
#[bench::invite(INVITE)]
fn split_typed_by_name(bytes: &[u8]) -> usize {
    offhook_benches::split_and_type_by_name(black_box(bytes))
}

// The full list of findings, which reads every value by its grammar.
#[library_benchmark]
#[bench::invite(INVITE)]
#[bench::invite_6_via(INVITE_6_VIA)]
fn split_findings(bytes: &[u8]) -> usize {
    offhook_benches::split_and_check(black_box(bytes))
}

// Every field typed and handed out, and the full list of findings.
#[library_benchmark]
#[bench::invite(INVITE)]
#[bench::invite_6_via(INVITE_6_VIA)]
fn split_every_field_typed_findings(bytes: &[u8]) -> usize {
    offhook_benches::split_type_and_check(black_box(bytes))
}

/// A message that is read already, and a buffer for it. In a box, so that handing it over costs nothing.
type Ready = Option<Box<(Message<'static>, Vec<u8>)>>;

fn ready(bytes: &'static [u8]) -> Ready {
    Some(Box::new((Message::parse(bytes).ok()?, Vec::with_capacity(bytes.len()))))
}

// The full list of findings of a message that is read already.
#[library_benchmark]
#[bench::invite(ready(INVITE))]
#[bench::invite_6_via(ready(INVITE_6_VIA))]
fn findings(ready: Ready) -> (usize, Ready) {
    (black_box(&ready).as_ref().map_or(0, |ready| ready.0.findings().len()), ready)
}

// Write back unchanged, into the caller's buffer.
#[library_benchmark]
#[bench::invite(ready(INVITE))]
#[bench::invite_6_via(ready(INVITE_6_VIA))]
fn write_back(mut ready: Ready) -> Ready {
    if let Some(ready) = black_box(&mut ready) {
        let (message, out) = &mut **ready;
        offhook_benches::write_back(message, out);
    }
    ready
}

fn with_buffer(bytes: &'static [u8]) -> (&'static [u8], Vec<u8>) {
    (bytes, Vec::with_capacity(2 * bytes.len()))
}

// Parse, push a Via, take one off Max-Forwards, write.
#[library_benchmark]
#[bench::invite(with_buffer(INVITE))]
#[bench::invite_6_via(with_buffer(INVITE_6_VIA))]
fn proxy_hop(input: (&'static [u8], Vec<u8>)) -> (bool, Vec<u8>) {
    let (bytes, mut out) = input;
    (offhook_benches::proxy_hop(black_box(bytes), &mut out), out)
}

// Growth: every field so many times.
#[library_benchmark]
#[bench::times_1(grown(1))]
#[bench::times_4(grown(4))]
#[bench::times_10(grown(10))]
#[bench::times_40(grown(40))]
fn growth_split(bytes: Vec<u8>) -> (usize, Vec<u8>) {
    (offhook_benches::split(black_box(&bytes)), bytes)
}

// Growth: every field so many times, typed.
#[library_benchmark]
#[bench::times_1(grown(1))]
#[bench::times_4(grown(4))]
#[bench::times_10(grown(10))]
#[bench::times_40(grown(40))]
fn growth_every_field_typed(bytes: Vec<u8>) -> (usize, Vec<u8>) {
    (offhook_benches::split_and_type_all(black_box(&bytes)), bytes)
}

// Growth: every field so many times, typed, and the full list of findings, which are the duplicates.
#[library_benchmark]
#[bench::times_1(grown(1))]
#[bench::times_4(grown(4))]
#[bench::times_10(grown(10))]
#[bench::times_40(grown(40))]
fn growth_findings(bytes: Vec<u8>) -> (usize, Vec<u8>) {
    (offhook_benches::split_type_and_check(black_box(&bytes)), bytes)
}

library_benchmark_group!(
    name = message,
    benchmarks = [
        split,
        split_routing_fields_typed,
        split_every_field_typed,
        split_typed_by_name,
        split_findings,
        split_every_field_typed_findings,
        findings,
        write_back,
        proxy_hop
    ]
);

library_benchmark_group!(name = growth, benchmarks = [growth_split, growth_every_field_typed, growth_findings]);

main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = [message, growth]
);
