//! Any three numbers and any text: a value, or an error that says what was wrong. What fuzzing has kept, and random ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod check;

use std::path::Path;

use offhook_ops::huawei::{Dialect, OperationType};
use proptest::prelude::*;

/// The files of one fuzz target, all of them.
fn of_fuzzing(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let files = std::fs::read_dir(&folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    let files: Vec<_> = files.collect();
    assert!(files.len() > 20, "{}", folder.display());
    files
}

#[test]
fn the_fuzz_corpora() {
    for input in of_fuzzing("ops_operation") {
        check::check_columns(&input);
    }
    for input in of_fuzzing("ops_text") {
        check::check_text(&input);
    }
}

/// Every text of the tables, whole and cut anywhere.
#[test]
fn every_prefix_of_every_name() {
    let sources = [include_str!("fixtures/codes.toml"), include_str!("fixtures/agent-operations.toml")];
    let sources = sources.into_iter().chain([include_str!("fixtures/cti-enums.toml")]);
    let texts = sources.flat_map(|text| text.split('"').skip(1).step_by(2)).filter(|text| text.len() < 40);
    for text in texts {
        for cut in 0..=text.len() {
            check::check_text(&text.as_bytes()[..cut]);
        }
    }
}

proptest! {
    #[test]
    fn any_numbers(
        op_type in prop_oneof![-2_i64..63, any::<i64>()],
        object in prop_oneof![-2_i64..300, 59_990_i64..66_000, 999_990_i64..1_000_010, any::<i64>()],
        reason in prop_oneof![-2_i64..300, 65_530_i64..65_540, any::<i64>()],
    ) {
        for dialect in Dialect::ALL {
            check::check_operation(OperationType::from_code(op_type), object, reason, *dialect);
        }
    }

    #[test]
    fn any_octets(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        check::check_text(&bytes);
        check::check_columns(&bytes);
    }

    #[test]
    fn any_text(text in "(\\PC{0,12}|[A-Za-z_]{1,20}(\\([0-9-]{0,20}\\))?|[+-]?[0-9]{0,21})") {
        check::check_text(text.as_bytes());
    }
}
