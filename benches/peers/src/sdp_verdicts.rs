//! The 226 descriptions of the fixtures: taken or refused as expected, and written back as they were read.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use crate::peer::{Input, Peer};
use crate::peers::SDP;

#[derive(Clone, Copy, Eq, PartialEq)]
enum Syntax {
    Valid,
    /// Departs from the letter in ways that live peers show, or in a part that can be left out.
    WithException,
    Invalid,
}

fn corpus() -> Vec<(Input, Syntax)> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../../crates/sdp/tests/fixtures/sdp"].iter().collect();
    let text = std::fs::read_to_string(folder.join("expected.toml")).expect("the corpus is there");
    let table: toml::Table = text.parse().expect("expected.toml is TOML");
    let description = |description: &toml::Value| {
        let file = description["file"].as_str().expect("each description has a file");
        let bytes: &'static [u8] = std::fs::read(folder.join(file)).expect("the file is there").leak();
        let syntax = match description["syntax"].as_str() {
            Some("valid") => Syntax::Valid,
            Some("invalid") => Syntax::Invalid,
            _ => Syntax::WithException,
        };
        (Input::new(file, bytes), syntax)
    };
    table["sdp"].as_array().expect("descriptions are a list").iter().map(description).collect()
}

#[derive(Default)]
struct Score {
    valid: usize,
    with_exception: usize,
    refused: usize,
    exact: usize,
    panics: usize,
}

fn score(peer: &Peer, corpus: &[(Input, Syntax)]) -> Score {
    let mut score = Score::default();
    for (input, syntax) in corpus {
        let written = catch_unwind(AssertUnwindSafe(|| (peer.round_trip)(input)));
        score.panics += usize::from(written.is_err());
        let Ok(written) = written else { continue };
        match (written.is_some(), syntax) {
            (true, Syntax::Valid) => score.valid += 1,
            (true, Syntax::WithException) => score.with_exception += 1,
            (false, Syntax::Invalid) => score.refused += 1,
            _ => {}
        }
        score.exact += usize::from(written.is_some_and(|written| written == input.bytes));
    }
    score
}

pub fn table() -> String {
    let corpus = corpus();
    // A peer that panics is counted; its backtrace is of no interest here.
    std::panic::set_hook(Box::new(|_| {}));
    let of = |wanted| corpus.iter().filter(|(_, syntax)| *syntax == wanted).count();
    let mut out = format!(
        "| {} descriptions | valid, taken (of {}) | with exceptions, taken (of {}) | invalid, refused (of {}) | \
         written back octet by octet | panics |\n|---|---:|---:|---:|---:|---:|\n",
        corpus.len(),
        of(Syntax::Valid),
        of(Syntax::WithException),
        of(Syntax::Invalid),
    );
    for peer in SDP.peers {
        let Score { valid, with_exception, refused, exact, panics } = score(peer, &corpus);
        out.push_str(&format!("| {} | {valid} | {with_exception} | {refused} | {exact} | {panics} |\n", peer.name));
    }
    let _ = std::panic::take_hook();
    out
}
