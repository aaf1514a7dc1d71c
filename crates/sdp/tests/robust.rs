//! Damaged descriptions: every cut, every octet missing or replaced, random changes that are the same in every run, and
//! what fuzzing has kept. A value, or an error with offset, line, column and rule.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod check;
#[path = "check/corpus.rs"]
mod corpus;
#[path = "check/mutate.rs"]
mod mutate;

use corpus::corpus;

#[test]
fn the_corpus() {
    for bytes in corpus() {
        check::check(&bytes);
    }
}

#[test]
fn prefixes_of_the_corpus() {
    for bytes in corpus() {
        for end in 0..bytes.len() {
            check::glance(&bytes[..end]);
        }
    }
}

#[test]
fn deletions_and_replacements_in_the_corpus() {
    for bytes in corpus() {
        let mut changed = Vec::with_capacity(bytes.len());
        for at in 0..bytes.len() {
            changed.clear();
            changed.extend_from_slice(&bytes[..at]);
            changed.extend_from_slice(&bytes[at + 1..]);
            check::glance(&changed);
            for octet in [0, 0xff] {
                changed.clear();
                changed.extend_from_slice(&bytes);
                changed[at] = octet;
                check::glance(&changed);
            }
        }
    }
}

/// Everything that can be asked, at every place of the short ones and some of the others.
#[test]
fn damage_leaves_every_accessor_in_step() {
    for bytes in corpus() {
        for at in (0..bytes.len()).step_by(bytes.len() / 40 + 1) {
            check::check(&bytes[..at]);
            check::check(&[&bytes[..at], &bytes[at + 1..]].concat());
            check::check(&[&bytes[..at], b"\0", &bytes[at + 1..]].concat());
            check::check(&[&bytes[..at], b"\xff", &bytes[at + 1..]].concat());
        }
    }
}

/// The first of the ten million that `examples/mutate.rs` reads.
#[test]
fn random_changes_of_the_corpus() {
    let (corpus, mut mutator) = (corpus(), mutate::mutator(mutate::SEED));
    for _ in 0..20_000 {
        check::check(&mutator.text(&corpus));
    }
}

/// What the fuzz target starts from and what it has found.
#[test]
fn the_fuzz_corpus() {
    for input in corpus::of_fuzzing("sdp_description") {
        check::check(&input);
    }
}
