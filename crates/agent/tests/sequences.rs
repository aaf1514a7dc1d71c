//! Any events in any order and time, from octets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[allow(unreachable_pub)] // The fuzz target shares it.
#[path = "check/sequences.rs"]
mod check;

use proptest::prelude::*;

proptest! {
    #[test]
    fn any_sequence_keeps_the_invariants(input in prop::collection::vec(any::<u8>(), 0..1_500)) {
        check::check(&input);
    }
}

/// Found by the runner: a higher limit of a channel left a call waiting that the agent could have been given.
#[test]
fn found_a_call_that_waits_for_a_higher_limit() {
    check::check(&[
        30, 173, 15, 0, 0, 3, 0, 0, 0, 0, 1, 1, 0, 0, 0, 254, 175, 174, 162, 191, 32, 40, 127, 240, 50, 160, 199, 3,
        236, 78, 7, 134, 242, 99, 202, 25, 85, 199, 22, 153, 181, 75, 117, 26, 154, 134, 54, 120, 98, 236, 161, 194,
        148, 58, 10, 181, 58, 247, 167, 144, 34, 238, 182, 212, 84, 54, 52, 110, 118, 92, 252, 187, 56, 75, 95, 31,
        205, 102, 53, 217, 174, 59, 136, 204, 4, 107, 94, 76, 89, 0, 216, 224, 164, 79, 221, 158, 25, 134, 32, 147, 61,
        190, 118, 55, 85, 97, 78, 242, 137, 15, 242, 61, 215, 8, 182, 175, 147, 75, 188, 19, 6, 177, 125, 198, 250,
        234, 200, 223, 228, 203, 117, 141, 42, 168, 176, 249, 115, 89, 135, 142, 181, 234, 130, 201, 1, 107, 96, 121,
        23, 173, 90, 114, 151, 75, 198, 149, 111, 183, 201, 66, 192, 194, 141, 119, 71, 233, 117, 110, 69, 105, 192,
        112, 45, 249, 136, 169, 215,
    ]);
}

/// What the fuzz target starts from.
#[test]
fn the_fuzz_corpus() {
    let folder: std::path::PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "..", "..", "fuzz", "corpus", "agent_events"].iter().collect();
    let files = std::fs::read_dir(folder).unwrap();
    let inputs: Vec<_> = files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(!inputs.is_empty());
    for input in &inputs {
        check::check(input);
    }
}
