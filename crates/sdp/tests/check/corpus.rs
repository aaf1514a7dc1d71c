//! The descriptions of the fixtures, and what fuzzing starts from and has kept.
#![allow(dead_code, unreachable_pub, reason = "each of the tests takes what it needs")]

use std::fs;
use std::path::PathBuf;

/// Every description of the fixtures, by the order of `expected.toml`, and the documented body.
pub fn corpus() -> Vec<Vec<u8>> {
    let root: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures"].iter().collect();
    let expected = fs::read_to_string(root.join("sdp/expected.toml")).unwrap();
    let files = expected.lines().filter_map(|line| line.strip_prefix("file = \"")?.strip_suffix('"'));
    let mut all: Vec<_> = files.map(|file| fs::read(root.join("sdp").join(file)).unwrap()).collect();
    assert_eq!(all.len(), 226);
    all.push(fs::read(root.join("invite.sdp")).unwrap());
    all
}

/// Every input of a fuzz target.
pub fn of_fuzzing(target: &str) -> Vec<Vec<u8>> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "fuzz", "corpus", target].iter().collect();
    let inputs: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    assert!(!inputs.is_empty(), "the corpus is empty");
    inputs
}
