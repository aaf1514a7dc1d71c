//! Random changes of the corpus, the same in every run, and what fuzzing has kept: a value, or an error with its place.
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
#[path = "check/edit.rs"]
mod edit;
#[path = "check/grammar.rs"]
mod grammar;
#[path = "check/mutate.rs"]
mod mutate;
#[path = "check/observer.rs"]
mod observer;
#[path = "check/stream.rs"]
mod stream;
#[path = "check/uri.rs"]
mod uri;

/// The first of the ten million that `examples/mutate.rs` reads.
#[test]
fn random_changes_of_the_corpus() {
    let (corpus, mut mutator) = (corpus::corpus(), mutate::mutator(mutate::SEED));
    for _ in 0..20_000 {
        check::check(&mutator.text(&corpus));
    }
}

type Target = (&'static str, fn(&[u8]));

/// What the fuzz targets start from and what they have found.
#[test]
fn the_fuzz_corpora() {
    let targets: [Target; 5] = [
        ("sip_dialog", observer::check_observer),
        ("sip_edit", edit::check_edits),
        ("sip_grammar", |bytes| grammar::check_grammar(check::check, bytes)),
        ("sip_stream", stream::check_stream),
        ("sip_uri", uri::check_uris),
    ];
    for (target, check) in targets {
        let folder = [env!("CARGO_MANIFEST_DIR"), "..", "..", "fuzz", "corpus", target];
        let mut replayed = 0;
        for entry in std::fs::read_dir(folder.iter().collect::<std::path::PathBuf>()).unwrap() {
            check(&std::fs::read(entry.unwrap().path()).unwrap());
            replayed += 1;
        }
        assert!(replayed > 0, "{target} has no corpus");
    }
}

/// RFC 3261 §19.1.4: a parameter that stands twice with two values differs from either side.
#[test]
fn equivalence_is_symmetric() {
    let [once, twice] = [&b"sip:h;t"[..], b"sip:h;t;t=1"].map(|text| offhook_sip::Uri::parse(text).unwrap());
    assert!(!once.is_equivalent(&twice));
    assert!(!twice.is_equivalent(&once));
}
