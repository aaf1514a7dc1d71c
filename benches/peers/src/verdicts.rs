//! The 49 messages of RFC 4475: taken or refused as expected, and written back as they were read.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use crate::peer::{Input, Peer};
use crate::peers;

struct Expected {
    input: Input,
    valid: bool,
    /// Octets up to the end of the body; what follows is no part of the message (RFC 3261 §18.3).
    octets: usize,
}

fn corpus() -> Vec<Expected> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../../crates/sip/tests/fixtures/rfc4475"].iter().collect();
    let text = std::fs::read_to_string(folder.join("expected.toml")).expect("the corpus is there");
    let table: toml::Table = text.parse().expect("expected.toml is TOML");
    let message = |message: &toml::Value| {
        let file = message["file"].as_str().expect("each message has a file");
        let bytes: &'static [u8] = std::fs::read(folder.join(file)).expect("the file is there").leak();
        let octets = offhook_sip::Message::parse(bytes).map_or(bytes.len(), |message| message.as_bytes().len());
        // `invalid_by_letter` is a slip of the RFC's grammar: receivers have to take the message.
        Expected { input: Input::new(file, bytes), valid: message["syntax"].as_str() != Some("invalid"), octets }
    };
    table["message"].as_array().expect("messages are a list").iter().map(message).collect()
}

#[derive(Default)]
struct Score {
    taken: usize,
    refused: usize,
    exact: usize,
    panics: usize,
    wrong: Vec<String>,
}

fn score(peer: &Peer, corpus: &[Expected]) -> Score {
    let mut score = Score::default();
    for Expected { input, valid, octets } in corpus {
        let verdict = catch_unwind(AssertUnwindSafe(|| (peer.accepts)(input)));
        let written = catch_unwind(AssertUnwindSafe(|| (peer.round_trip)(input)));
        score.panics += usize::from(verdict.is_err() || written.is_err());
        match (verdict.as_ref().ok(), valid) {
            (Some(true), true) => score.taken += 1,
            (Some(false), false) => score.refused += 1,
            _ => score.wrong.push(input.name.trim_end_matches(".dat").to_owned()),
        }
        if let Ok(Some(written)) = written {
            score.exact += usize::from(input.bytes.starts_with(&written) && written.len() >= *octets);
        }
    }
    score
}

pub fn table() -> String {
    let corpus = corpus();
    // A peer that panics is counted; its backtrace is of no interest here.
    std::panic::set_hook(Box::new(|_| {}));
    let valid = corpus.iter().filter(|expected| expected.valid).count();
    let invalid = corpus.len() - valid;
    let mut out = format!(
        "| RFC 4475, {} messages | valid, taken (of {valid}) | invalid, refused (of {invalid}) | right | written back \
         octet by octet | panics | wrong |\n|---|---:|---:|---:|---:|---:|---|\n",
        corpus.len()
    );
    for peer in peers::SIP.peers {
        let Score { taken, refused, exact, panics, wrong } = score(peer, &corpus);
        let wrong = wrong.join(" ");
        out.push_str(&format!(
            "| {} | {taken} | {refused} | {} | {exact} | {panics} | {wrong} |\n",
            peer.name,
            taken + refused
        ));
    }
    let _ = std::panic::take_hook();
    out
}
