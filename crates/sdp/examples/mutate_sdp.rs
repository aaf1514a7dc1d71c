//! The long run over randomly changed descriptions of the fixtures: `cargo run --release -p offhook-sdp --example mutate_sdp`,
//! with the number of descriptions (ten million unless told) and the seed as arguments.
//!
//! The first 20,000 are those of `tests/robust.rs`. A description that breaks something is printed, escaped, before the
//! run ends with its panic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, unreachable_pub)]

#[path = "../tests/check/mod.rs"]
mod check;
#[path = "../tests/check/corpus.rs"]
mod corpus;
#[path = "../tests/check/mutate.rs"]
mod mutate;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>().unwrap());
    let count = arguments.next().unwrap_or(10_000_000);
    let (corpus, mut mutator) = (corpus::corpus(), mutate::mutator(arguments.next().unwrap_or(mutate::SEED)));
    for number in 0..count {
        let description = mutator.text(&corpus);
        if let Err(panic) = std::panic::catch_unwind(|| check::check(&description)) {
            println!("description {number}: {}", description.escape_ascii());
            std::panic::resume_unwind(panic);
        }
    }
    println!("{count} descriptions read");
}
