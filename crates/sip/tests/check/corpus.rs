//! The messages of the fixtures.

use std::fs;
use std::path::PathBuf;

/// Every message of the fixtures, folder by folder and name by name.
pub fn corpus() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for folder in ["rfc4475", "rfc5118", "source"] {
        let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", folder].iter().collect();
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let messages = files.iter().filter(|path| path.extension().is_some_and(|e| e == "dat"));
        all.extend(messages.map(|path| fs::read(path).unwrap()));
    }
    assert_eq!(all.len(), 49 + 12 + 3);
    all
}
