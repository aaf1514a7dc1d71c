//! The agent machine: instructions per event of a mixed day, counted by callgrind.
#![allow(missing_docs)] // The macros make public modules, and take no doc comments.

use std::hint::black_box;

use gungraun::Callgrind;
use gungraun::prelude::*;
use offhook_agent::{Centre, Effects, Event};
use offhook_benches::day::{Day, fold};

/// A centre in the middle of its day, and the events that come next. In a box, so that handing it over costs nothing.
type Ready = Box<(Centre, Effects, Vec<Event>)>;

/// So many events of a day of so many agents, after a first part of it in which every list has found its size.
fn ready(agents: u32, at_a_time: usize, events: usize) -> Ready {
    let (mut day, _) = Day::new(agents, at_a_time);
    day.next(20 * agents as usize);
    let mut centre = day.centre().clone();
    let mut effects = Effects::new();
    fold(&mut centre, &mut effects, &day.next(4_000));
    Box::new((centre, effects, day.next(events)))
}

#[library_benchmark]
#[bench::agents_100(args = (100, 80, 10_000), setup = ready)]
#[bench::agents_1000(args = (1_000, 800, 10_000), setup = ready)]
fn mixed_day_10_000_events(mut ready: Ready) -> (usize, Ready) {
    let (centre, effects, events) = &mut *ready;
    let count = fold(black_box(centre), effects, events);
    (count, ready)
}

library_benchmark_group!(name = agent, benchmarks = [mixed_day_10_000_events]);

main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = agent
);
