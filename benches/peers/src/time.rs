//! Time and allocations per message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::peer::{Input, Measure, Peer, Run};
use crate::table::{Rows, grouped};

/// Rounds of which the median is taken. The libraries take turns, so that a busy moment of the machine hits all alike.
const ROUNDS: usize = 301;
/// At least so long is one round of one library.
const ROUND: Duration = Duration::from_micros(50);

#[cfg(feature = "allocations")]
pub const ALLOCATIONS: &str = ", allocations (octets)";
#[cfg(not(feature = "allocations"))]
pub const ALLOCATIONS: &str = "";

#[cfg(feature = "allocations")]
fn allocations(run: &mut Run<'_>) -> String {
    let found = allocation_counter::measure(|| _ = run());
    format!(", {} ({})", found.count_total, grouped(found.bytes_total))
}

#[cfg(not(feature = "allocations"))]
fn allocations(_: &mut Run<'_>) -> String {
    String::new()
}

/// Keeps the counting away from what is timed.
#[cfg(feature = "allocations")]
fn uncounted(run: impl FnOnce()) {
    allocation_counter::opt_out(run);
}

#[cfg(not(feature = "allocations"))]
fn uncounted(run: impl FnOnce()) {
    run();
}

fn timed(run: &mut Run<'_>, times: u32) -> Duration {
    let start = Instant::now();
    uncounted(|| {
        for _ in 0..times {
            std::hint::black_box(run());
        }
    });
    start.elapsed()
}

/// How often a call fits into a round.
fn calls(run: &mut Run<'_>) -> u32 {
    let mut times = 1;
    while timed(run, times) < ROUND && times < 1 << 20 {
        times *= 2;
    }
    times
}

pub fn rows(peers: &[Peer], inputs: &[Input], measure: Measure) -> Rows {
    inputs.iter().map(|input| (input.name.clone(), row(peers, input, measure))).collect()
}

/// What became of the first call.
enum State<'i> {
    /// The library has no such thing.
    Absent,
    Panics,
    Refuses,
    Runs {
        run: Run<'i>,
        refused: usize,
        calls: u32,
        times: Vec<f64>,
    },
}

impl<'i> State<'i> {
    fn of(peer: &Peer, input: &'i Input, measure: Measure) -> Self {
        if !peer.has(measure) {
            return Self::Absent;
        }
        let first = catch_unwind(AssertUnwindSafe(|| {
            let mut run = (peer.run)(input, measure);
            let typed = run();
            (run, typed)
        }));
        match first {
            Err(_) => Self::Panics,
            Ok((_, None)) => Self::Refuses,
            Ok((mut run, Some(typed))) => {
                let calls = calls(&mut run);
                Self::Runs { run, refused: typed.bad, calls, times: Vec::with_capacity(ROUNDS) }
            }
        }
    }

    fn round(&mut self) {
        if let Self::Runs { run, calls, times, .. } = self {
            times.push(timed(run, *calls).as_nanos() as f64 / f64::from(*calls));
        }
    }

    fn cell(self) -> String {
        match self {
            Self::Absent => "–".to_owned(),
            Self::Panics => "panics".to_owned(),
            Self::Refuses => "refused".to_owned(),
            Self::Runs { mut run, refused, mut times, .. } => {
                times.sort_by(f64::total_cmp);
                let median = grouped(times[times.len() / 2].round() as u64);
                let refused = if refused > 0 { format!(", refused values: {refused}") } else { String::new() };
                format!("{median}{}{refused}", allocations(&mut run))
            }
        }
    }
}

fn row(peers: &[Peer], input: &Input, measure: Measure) -> Vec<String> {
    let mut states: Vec<_> = peers.iter().map(|peer| State::of(peer, input, measure)).collect();
    for _ in 0..ROUNDS {
        states.iter_mut().for_each(State::round);
    }
    states.into_iter().map(State::cell).collect()
}
