//! Runs many sequences of events through the checks of the fuzz target.
//!
//! `cargo run --release -p offhook-agent --example sequences [SEQUENCES [SEED [FIRST]]]`: one that breaks an invariant is printed, and
//! FIRST leaves out those before it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]

#[allow(unreachable_pub)] // The fuzz target shares it.
#[path = "../tests/check/sequences.rs"]
mod check;

use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<u64>().unwrap());
    let (sequences, seed) = (arguments.next().unwrap_or(10_000_000), arguments.next().unwrap_or(1));
    let first = arguments.next().unwrap_or(0);
    let (begin, mut random, mut accepted, mut events) = (Instant::now(), seed, 0, 0);
    let mut input = Vec::new();
    for number in 0..sequences {
        input.clear();
        // Half of them begin with both agents signed in, so that there is something to happen to.
        let length = 3 + 6 * (4 + number % 29);
        while (input.len() as u64) < length {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            input.extend(random.to_le_bytes());
        }
        input.truncate(length as usize);
        if number % 2 == 0 {
            input[3..9].copy_from_slice(&[0, 0, 3, 0, 0, 0]);
            input[9..15].copy_from_slice(&[0, 1, 1, 0, 0, 0]);
        }
        if number < first {
            continue;
        }
        let answer = std::panic::catch_unwind(|| check::check(&input));
        let Ok(count) = answer else { panic!("sequence {number}: {input:?}") };
        accepted += count as u64;
        events += (length - 3) / 6;
        if number % 1_000_000 == 999_999 {
            println!("{} sequences, {events} events, {accepted} accepted, {:?}", number + 1, begin.elapsed());
        }
    }
    println!("{sequences} sequences, {events} events, {accepted} accepted, {:?}", begin.elapsed());
}
