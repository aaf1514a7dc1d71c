//! Session descriptions: instructions per measure, counted by callgrind. What each one is for stands in README.md.
#![allow(missing_docs)] // The macros make public modules, and take no doc comments.

use std::hint::black_box;

use gungraun::Callgrind;
use gungraun::prelude::*;
use offhook_benches::INVITE;
use offhook_benches::descriptions::{
    BODY, RFC8829_OFFER, WEBRTC_OFFER, answer_of, grown_attributes, grown_lines, platform,
};
use offhook_sdp::{Answered, Capabilities, Description};

// Read, with all that reading checks.
#[library_benchmark]
#[bench::body(BODY)]
#[bench::rfc8829_offer(RFC8829_OFFER)]
#[bench::webrtc_offer(WEBRTC_OFFER)]
fn parse(bytes: &[u8]) -> usize {
    offhook_benches::descriptions::parse(black_box(bytes))
}

// The same, and every line typed.
#[library_benchmark]
#[bench::body(BODY)]
#[bench::rfc8829_offer(RFC8829_OFFER)]
#[bench::webrtc_offer(WEBRTC_OFFER)]
fn parse_every_line_typed(bytes: &[u8]) -> usize {
    offhook_benches::descriptions::parse_and_type(black_box(bytes))
}

// Everything that breaks the letter, which is nothing.
#[library_benchmark]
#[bench::body(BODY)]
#[bench::webrtc_offer(WEBRTC_OFFER)]
fn list_problems(bytes: &[u8]) -> usize {
    offhook_benches::descriptions::list_problems(black_box(bytes))
}

// Every header field of the documented INVITE typed, each asked for by its name, and its description.
#[library_benchmark]
#[bench::invite(INVITE)]
fn message_and_description(bytes: &[u8]) -> usize {
    offhook_benches::descriptions::message_and_description(black_box(bytes))
}

// The same, and every line of the description typed.
#[library_benchmark]
#[bench::invite(INVITE)]
fn message_and_description_typed(bytes: &[u8]) -> usize {
    offhook_benches::descriptions::message_and_description_typed(black_box(bytes))
}

/// An offer that is read already, and who answers it. In a box, so that handing it over costs nothing.
type Ready = Option<Box<(Description<'static>, Capabilities)>>;

fn ready(bytes: &'static [u8]) -> Ready {
    Some(Box::new((Description::parse(bytes).ok()?, platform()?)))
}

// The platform's answer to an offer that is read already.
#[library_benchmark]
#[bench::body(ready(BODY))]
fn answer(ready: Ready) -> (Option<Answered>, Ready) {
    let answered = black_box(&ready).as_ref().and_then(|ready| answer_of(&ready.0, &ready.1));
    (answered, ready)
}

// Growth: so many media sections.
#[library_benchmark]
#[bench::times_1(grown_lines(1))]
#[bench::times_4(grown_lines(4))]
#[bench::times_10(grown_lines(10))]
#[bench::times_40(grown_lines(40))]
fn growth_lines(bytes: Vec<u8>) -> (usize, Vec<u8>) {
    (offhook_benches::descriptions::parse_and_type(black_box(&bytes)), bytes)
}

// Growth: every attribute of one section so many times.
#[library_benchmark]
#[bench::times_1(grown_attributes(1))]
#[bench::times_4(grown_attributes(4))]
#[bench::times_10(grown_attributes(10))]
#[bench::times_40(grown_attributes(40))]
fn growth_attributes(bytes: Vec<u8>) -> (usize, Vec<u8>) {
    (offhook_benches::descriptions::parse_and_type(black_box(&bytes)), bytes)
}

library_benchmark_group!(
    name = description,
    benchmarks =
        [parse, parse_every_line_typed, list_problems, message_and_description, message_and_description_typed, answer]
);

library_benchmark_group!(name = growth, benchmarks = [growth_lines, growth_attributes]);

main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = [description, growth]
);
