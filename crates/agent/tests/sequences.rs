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
