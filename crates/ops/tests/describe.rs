//! Sentences for people, and the table of the documentation, which is made from the same rows as the code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fmt::Write;

use offhook_ops::huawei::{Dialect, Operation, OperationType, ReasonRow, WorkId};

#[test]
fn rows_are_described_in_a_sentence() {
    let describe =
        |code, object, reason| OperationType::from_code(code).describe(object, reason, Dialect::Export).to_string();
    let bill = "; it leaves a row in the agent operation bill.";
    assert_eq!(
        describe(45, Some(102), Some(-1)),
        format!(
            "TransferInternal (45): agent transfers the call inside the call centre; object 102 is a work id{bill}"
        )
    );
    assert_eq!(
        describe(38, Some(1), None),
        format!("HoldCall (38): call is put on hold; object 1 is the flag for an inspector{bill}")
    );
    assert_eq!(describe(38, Some(-1), None), format!("HoldCall (38): call is put on hold; by the agent{bill}"));
    assert_eq!(
        describe(20, Some(102), Some(2)),
        format!(
            "ListenInsertWhisper (20): agent (an inspector) listens in, intrudes or whispers; object 102 is a work id; reason 2 is a trunk as target{bill}"
        )
    );
    assert_eq!(
        describe(3, None, Some(6)),
        format!("Busy (3): agent indicates busy (not ready); reason 6 is not documented for it{bill}")
    );
    assert_eq!(
        describe(1, Some(5), None),
        format!("LogIn (1): agent signs in to the CCS; object 5 is not documented for it{bill}")
    );
    // The sentinel of either dialect says nothing about the target.
    for none in [-1, 65_535] {
        assert_eq!(
            describe(20, Some(102), Some(none)),
            format!(
                "ListenInsertWhisper (20): agent (an inspector) listens in, intrudes or whispers; object 102 is a work id{bill}"
            )
        );
    }
    // Abbreviations stay as they are.
    assert_eq!(
        describe(0, None, Some(261)),
        format!(
            "LogOut (0): agent signs out of the CCS (the call control server of the platform); reason 261 is \
             CcsUisHandshakeTimeout, CCS found the agent-control-block handshake with the UIS timed out{bill}"
        )
    );
    assert_eq!(describe(48, Some(1), Some(2)), "type 48 is not assigned; object 1 and reason 2 have no meaning.");
    assert_eq!(
        describe(60, None, Some(1)),
        "ConversationAll (60): conversation state over all call types; reason 1 is Interim, agent has not really left the \
         conversation; cut every five minutes 00:00 to 23:55; it leaves a row in the agent operation bill if the licence says so."
    );
    let call = Operation::InternalCall(WorkId::new(65_535).unwrap());
    assert_eq!(
        call.describe().to_string(),
        format!("InternalCall (41): agent calls another agent; object 65535 is a work id{bill}")
    );
}

/// The name of the constant of a type.
fn constant(name: &str) -> String {
    name.chars().enumerate().fold(String::new(), |mut text, (place, letter)| {
        if place > 0 && letter.is_ascii_uppercase() {
            text.push('_');
        }
        text.push(letter.to_ascii_uppercase());
        text
    })
}

fn codes(row: &ReasonRow) -> String {
    if row.min() == row.max() { row.min().to_string() } else { format!("{}–{}", row.min(), row.max()) }
}

/// What the crate page says of every type, from the rows of the code.
fn page() -> String {
    let mut page =
        String::from("| code | name | object | reason | bill | export | meaning |\n|---|---|---|---|---|---|---|\n");
    let link = |known: &OperationType| {
        let name = known.name().unwrap();
        format!("[`{name}`](crate::huawei::OperationType::{})", constant(name))
    };
    for known in OperationType::ALL {
        let facts = known.facts().unwrap();
        let reasons: Vec<String> = known.reasons().iter().map(|row| format!("{} {}", codes(row), row.name())).collect();
        let reason = match reasons.is_empty() {
            true => facts.reason().to_string(),
            false => format!("{}: {}", facts.reason(), reasons.join(", ")),
        };
        let export = match facts.export().as_str() {
            "true" => "listed",
            "false" => "not listed",
            other => other,
        };
        let (code, link, object, bill) = (known.code(), link(known), facts.object(), facts.bill());
        let meaning = known.description().unwrap();
        writeln!(page, "| {code} | {link} | {object} | {reason} | {bill} | {export} | {meaning} |").unwrap();
    }
    page.push_str("\n## Their reasons\n\n| type | reason | name | meaning |\n|---|---|---|---|\n");
    for known in OperationType::ALL {
        for row in known.reasons() {
            let (name, code) = (known.name().unwrap(), known.code());
            writeln!(page, "| {code} {name} | {} | {} | {} |", codes(row), row.name(), row.description()).unwrap();
        }
    }
    page.push_str("\n## Notes: ambiguities, and how they are resolved\n\n");
    for known in OperationType::ALL {
        if let Some(note) = known.facts().unwrap().note() {
            writeln!(page, "- {} {}: {note}", known.code(), link(known)).unwrap();
        }
    }
    page
}

#[test]
fn the_documented_table_is_made_from_the_rows() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/huawei/operation_types.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, page()).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written == page(), "run the test with UPDATE_DOCS=1 to bring {path} up to date");
    // It stands on the crate page.
    assert!(include_str!("../src/lib.rs").contains("#![doc = include_str!(\"huawei/operation_types.md\")]"));
}
