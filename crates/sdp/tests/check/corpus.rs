//! The descriptions of the fixtures.

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
