//! Sentences for people, and the table of the documentation, which is made from the same rows as the code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fmt::Write;

use offhook_ops::huawei::{Dialect, Operation, OperationType, WorkId};

#[test]
fn rows_are_described_in_a_sentence() {
    let describe =
        |code, object, reason| OperationType::from_code(code).describe(object, reason, Dialect::Export).to_string();
    let bill = "; it leaves a row in the agent operation bill.";
    assert_eq!(
        describe(45, Some(102), Some(-1)),
        format!(
            "TransferInternal (45): the agent transfers the call inside the call centre; object 102 is a work id{bill}"
        )
    );
    assert_eq!(
        describe(38, Some(1), None),
        format!("HoldCall (38): a call is put on hold; object 1 is the flag for an inspector{bill}")
    );
    assert_eq!(describe(38, Some(-1), None), format!("HoldCall (38): a call is put on hold; by the agent{bill}"));
    assert_eq!(
        describe(20, Some(102), Some(2)),
        format!(
            "ListenInsertWhisper (20): an inspector listens in, intrudes or whispers; object 102 is a work id; reason 2 is a trunk as target{bill}"
        )
    );
    assert_eq!(
        describe(3, None, Some(6)),
        format!("Busy (3): the agent indicates busy: not ready; reason 6 is not documented for it{bill}")
    );
    assert_eq!(
        describe(1, Some(5), None),
        format!(
            "LogIn (1): the agent signs in to the call control server (CCS); object 5 is not documented for it{bill}"
        )
    );
    assert_eq!(describe(48, Some(1), Some(2)), "type 48 is not assigned.");
    assert_eq!(
        describe(60, None, Some(1)),
        "ConversationAll (60): conversation of any call type; reason 1 is Interim, the agent has not really left; cut every \
         five minutes from 00:00 to 23:55; it leaves a row in the agent operation bill if the licence says so."
    );
    let call = Operation::InternalCall(WorkId::new(65_535).unwrap());
    assert_eq!(
        call.describe().to_string(),
        format!("InternalCall (41): the agent calls another agent; object 65535 is a work id{bill}")
    );
}

/// The table of the page of `huawei`, from the rows of the code.
fn table() -> String {
    let mut page =
        String::from("| code | name | object | reason | bill | export | meaning |\n|---|---|---|---|---|---|---|\n");
    for known in OperationType::ALL {
        let facts = known.facts().unwrap();
        let name = known.name().unwrap();
        let constant: String = name.chars().enumerate().fold(String::new(), |mut text, (place, letter)| {
            if place > 0 && letter.is_ascii_uppercase() {
                text.push('_');
            }
            text.push(letter.to_ascii_uppercase());
            text
        });
        let reasons: Vec<String> = known
            .reasons()
            .iter()
            .map(|row| match row.min() == row.max() {
                true => format!("{} {}", row.min(), row.name()),
                false => format!("{}–{} {}", row.min(), row.max(), row.name()),
            })
            .collect();
        let reason = match reasons.is_empty() {
            true => facts.reason().to_string(),
            false => format!("{}: {}", facts.reason(), reasons.join(", ")),
        };
        let export = match facts.export().as_str() {
            "true" => "listed",
            "false" => "not listed",
            other => other,
        };
        let (object, bill, meaning) = (facts.object(), facts.bill(), known.description().unwrap());
        writeln!(
            page,
            "| {} | [`{name}`](OperationType::{constant}) | {object} | {reason} | {bill} | {export} | {meaning} |",
            known.code(),
        )
        .unwrap();
    }
    page
}

#[test]
fn the_documented_table_is_made_from_the_rows() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/huawei/operation_types.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, table()).unwrap();
    }
    let page = std::fs::read_to_string(path).unwrap();
    assert!(page == table(), "run the test with UPDATE_DOCS=1 to bring {path} up to date");
}
