//! Operation types and operations against the vendor's tables: every row, both dialects, both ways.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use offhook_ops::huawei::*;
use proptest::prelude::*;
use toml::{Table, Value};

const DIALECTS: [Dialect; 2] = [Dialect::Platform, Dialect::Export];

fn document() -> Table {
    include_str!("fixtures/agent-operations.toml").parse().unwrap()
}

fn rows() -> Vec<Table> {
    let rows = document()["operation"].as_array().unwrap().clone();
    rows.into_iter().map(|row| row.as_table().unwrap().clone()).collect()
}

fn op_type(row: &Table) -> OperationType {
    OperationType::from_code(row["code"].as_integer().unwrap())
}

fn work_id(number: u32) -> WorkId {
    WorkId::new(number).unwrap()
}

fn codes(list: &Value) -> Vec<i64> {
    list.as_array().unwrap().iter().map(|code| code.as_integer().unwrap()).collect()
}

fn encode(operation: Operation, dialect: Dialect) -> (i64, i64, i64) {
    let columns = operation.encode(dialect).unwrap();
    (columns.op_type.code(), columns.object, columns.reason)
}

#[test]
fn every_row_of_the_document_is_a_type() {
    let rows = rows();
    assert_eq!((rows.len(), OperationType::ALL.len()), (59, 59));
    for (known, row) in OperationType::ALL.iter().zip(&rows) {
        let facts = known.facts().unwrap();
        assert_eq!(*known, op_type(row));
        assert_eq!(known.name(), row["variant"].as_str(), "{known}");
        assert_eq!(facts.bill().as_str(), row["bill"].as_str().unwrap(), "{known}");
        assert_eq!(facts.object().as_str(), row["object"].as_str().unwrap(), "{known}");
        assert_eq!(facts.reason().as_str(), row["reason"].as_str().unwrap(), "{known}");
        let export = match &row["export"] {
            Value::Boolean(listed) => listed.to_string(),
            other => other.as_str().unwrap().to_owned(),
        };
        assert_eq!(facts.export().as_str(), export, "{known}");
        assert!(known.description().is_some_and(|text| text.ends_with('.')), "{known}");
        // What the document calls ambiguous has a note that resolves it.
        assert!(facts.note().is_some() || !row.contains_key("ambiguity"), "{known}");
    }
    for code in (-70_000..70_000).chain([i64::MIN, i64::MAX]) {
        let op_type = OperationType::from_code(code);
        assert_eq!(op_type.code(), code);
        let assigned = (0..=60).contains(&code) && code != 48 && code != 49;
        assert_eq!(op_type.name().is_some(), assigned, "{code}");
        assert_eq!(op_type.facts().is_some(), assigned, "{code}");
    }
}

/// A meaning as a doc comment words it: a capital first, a full stop last.
fn sentence(meaning: &str) -> String {
    let mut letters = meaning.chars();
    let first = letters.next().unwrap().to_uppercase();
    first.chain(letters).chain((!meaning.ends_with('.')).then_some('.')).collect()
}

#[test]
fn descriptions_are_those_of_the_document() {
    for row in rows() {
        let known = op_type(&row);
        assert_eq!(known.description(), Some(&*sentence(row["description"].as_str().unwrap())), "{known}");
    }
}

#[test]
fn there_is_a_note_where_the_document_has_more_to_say() {
    let document = document();
    let export = &document["dialect"]["export"];
    let departing =
        ["written_per_platform_but_not_listed", "end_of_table_not_seen", "listed_but_unwritten_per_platform"];
    let mut departing: BTreeSet<i64> = departing.iter().flat_map(|key| codes(&export[*key])).collect();
    // The note of 35 is about 37 as well.
    departing.insert(37);
    for row in rows() {
        let known = op_type(&row);
        let more = ["ambiguity", "notes", "license"].iter().any(|key| row.contains_key(*key));
        let note = known.facts().unwrap().note();
        assert_eq!(note.is_some(), more || departing.contains(&known.code()), "{known}");
        assert!(note.is_none_or(|note| note.ends_with('.') && !note.contains("  ") && !note.contains("- ")), "{known}");
        // What a note cites by number or name stands in the document too.
        let request = row.get("client_request").and_then(Value::as_str);
        assert!(request.is_none_or(|request| note.unwrap().contains(request)), "{known}");
    }
}

fn documented_row(row: &Value) -> (i64, i64, String, String) {
    let number = |key: &str| row.get(key).or(row.get("value")).unwrap().as_integer().unwrap();
    let text = |key: &str| row[key].as_str().unwrap().to_owned();
    (number("min"), number("max"), text("variant"), sentence(&text("meaning")))
}

fn our_row(row: &ReasonRow) -> (i64, i64, String, String) {
    (row.min(), row.max(), row.name().to_owned(), row.description().to_owned())
}

#[test]
fn every_kind_of_target_and_flag_of_the_document_is_known() {
    let rows = rows();
    let of = |known: OperationType, key: &str| -> Vec<(i64, i64, String, String)> {
        let row = rows.iter().find(|row| op_type(row) == known).unwrap();
        row[key].as_array().unwrap().iter().map(documented_row).collect()
    };
    let targets: Vec<_> = ListenTarget::ROWS.iter().map(our_row).collect();
    assert_eq!(targets, of(OperationType::LISTEN_INSERT_WHISPER, "listen_target"));
    let flags = of(OperationType::HOLD_CALL, "object_flags");
    assert_eq!(flags.len(), 1);
    assert_eq!(encode(Operation::HoldCall(Holder::UnnamedInspector), Dialect::Export), (38, flags[0].0, -1));
}

#[test]
fn every_reason_of_the_document_is_a_row() {
    for row in rows() {
        let known = op_type(&row);
        let documented: Vec<(i64, i64, String, String)> = row
            .get("reasons")
            .map_or(&[][..], |reasons| reasons.as_array().unwrap())
            .iter()
            .map(documented_row)
            .collect();
        let ours: Vec<_> = known.reasons().iter().map(our_row).collect();
        assert_eq!(ours, documented, "{known}");
        assert_eq!(known.facts().unwrap().reasons(), known.reasons());
        let has_table = matches!(known.facts().unwrap().reason(), ReasonKind::Table | ReasonKind::Open);
        assert_eq!(!ours.is_empty(), has_table, "{known}");
    }
}

#[test]
fn bills_are_written_as_the_rule_lists_them() {
    let document = document();
    let with = |bill: Bill| -> Vec<i64> {
        OperationType::ALL.iter().filter(|known| known.bill() == Some(bill)).map(|known| known.code()).collect()
    };
    let rule = &document["bill_rule"];
    assert_eq!(with(Bill::Never), codes(&rule["never_written"]));
    assert_eq!(with(Bill::Written), codes(&rule["written"]));
    assert_eq!(with(Bill::Licensed), codes(&rule["written_if_licensed"]));
    for known in OperationType::ALL {
        let facts = known.facts().unwrap();
        let both = facts.object() == ObjectKind::NotWritten && facts.reason() == ReasonKind::NotWritten;
        assert_eq!(both, facts.bill() == Bill::Never, "{known}");
    }
    assert_eq!(OperationType::from_code(48).bill(), None);
}

#[test]
fn the_export_lists_what_its_table_lists() {
    let document = document();
    let export = &document["dialect"]["export"];
    let listed: Vec<i64> = OperationType::ALL
        .iter()
        .filter(|known| known.facts().unwrap().export() == ExportListing::Listed)
        .map(|known| known.code())
        .collect();
    assert_eq!(listed, codes(&export["lists_codes"]));
    for code in codes(&export["end_of_table_not_seen"]) {
        assert_eq!(OperationType::from_code(code).facts().unwrap().export(), ExportListing::Unknown);
    }
    assert_eq!(Dialect::Export.no_use(), export["no_use"].as_integer().unwrap());
    assert_eq!(Dialect::Platform.no_use(), document["dialect"]["platform"]["no_use"].as_integer().unwrap());
}

/// Every object and reason that the document allows for a type, in a dialect.
fn documented_columns(row: &Table, dialect: Dialect) -> Vec<(i64, i64)> {
    let none = dialect.no_use();
    let work_ids = [101, 59_999, 65_534, 65_535, 65_536, 999_999];
    let objects: Vec<i64> = match (row["object"].as_str().unwrap(), op_type(row)) {
        ("not-written" | "no-use", _) => vec![none],
        ("work-id", OperationType::LISTEN_INSERT_WHISPER) => work_ids.into_iter().chain([0, 2]).collect(),
        ("work-id", _) => work_ids.to_vec(),
        ("work-id-or-1", _) => work_ids.into_iter().chain([none, 1]).collect(),
        (other, _) => panic!("{other}"),
    };
    let reasons: Vec<i64> = match op_type(row) {
        OperationType::LISTEN_INSERT_WHISPER => vec![none, 0, 2],
        known if known.reasons().is_empty() => vec![none],
        known => known.reasons().iter().flat_map(|row| row.min()..=row.max()).collect(),
    };
    objects.iter().flat_map(|object| reasons.iter().map(|reason| (*object, *reason))).collect()
}

#[test]
fn every_row_decodes_and_encodes_in_both_dialects() {
    let mut seen = 0;
    for row in rows() {
        let known = op_type(&row);
        for dialect in DIALECTS {
            for (object, reason) in documented_columns(&row, dialect) {
                let operation = Operation::decode(known, object, reason, dialect).unwrap();
                assert!(!matches!(operation, Operation::Unknown(_)), "{known} {object} {reason}");
                assert_eq!(operation.op_type(), known);
                assert_eq!(encode(operation, dialect), (known.code(), object, reason));
                assert_eq!(operation.bill(), known.bill());
                // The other dialect says the same with its own sentinel.
                let other = DIALECTS[usize::from(dialect == Dialect::Platform)];
                match operation.encode(other) {
                    Ok(columns) => {
                        let again = Operation::decode(known, columns.object, columns.reason, other);
                        assert_eq!(again, Ok(operation));
                    }
                    Err(error) => {
                        assert_eq!((known, object), (OperationType::HOLD_CALL, 65_535));
                        assert_eq!(error, EncodeError::Sentinel { field: "object", value: 65_535 });
                    }
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 100_000, "{seen}");
}

/// Which column the document forbids, if one, by its own words.
fn forbidden(row: &Table, object: i64, reason: i64, dialect: Dialect) -> Option<&'static str> {
    let sentinels = &document_sentinels();
    let none = if dialect == Dialect::Platform { sentinels.0 } else { sentinels.1 };
    let work_id = (sentinels.2..=sentinels.3).contains(&object);
    let listening = row.contains_key("listen_target");
    let object_fits = match row["object"].as_str().unwrap() {
        "not-written" | "no-use" => object == none,
        "work-id" => work_id || listening && (object == 0 || object == 2),
        "work-id-or-1" => work_id || object == 1 || object == none,
        other => panic!("{other}"),
    };
    let reason_fits = match row["reason"].as_str().unwrap() {
        "not-written" | "no-use" => listening || reason == none,
        "table" | "open" => true,
        other => panic!("{other}"),
    };
    match (object_fits, reason_fits) {
        (false, _) => Some("object"),
        (true, false) => Some("reason"),
        (true, true) => None,
    }
}

/// No-use of the platform and of the export, least and largest work id.
fn document_sentinels() -> (i64, i64, i64, i64) {
    static READ: std::sync::LazyLock<(i64, i64, i64, i64)> = std::sync::LazyLock::new(|| {
        let document = document();
        let number = |key: &str| document["sentinels"][key].as_integer().unwrap();
        (number("us_no_use_dec"), number("export_no_use"), number("agent_id_min"), number("agent_id_max_new"))
    });
    *READ
}

/// Every type, every boundary of objects and reasons, both dialects: taken or refused as the document says, and written
/// back as it was.
#[test]
fn the_grid_of_boundaries_is_decided_by_the_document() {
    let rows = rows();
    let around = |numbers: &[i64]| -> BTreeSet<i64> {
        numbers.iter().flat_map(|number| number.saturating_sub(1)..=number.saturating_add(1)).collect()
    };
    let ends = [i64::MIN, i64::MAX, i32::MIN.into(), i32::MAX.into(), u32::MAX.into(), i16::MAX.into()];
    let objects =
        around(&[&ends[..], &[0, 1, 2, 101, 59_999, 65_535, 999_999, 101 + 65_536, 101 + (1 << 32)]].concat());
    let mut reasons = around(&[&ends[..], &[65_535, 65_536 + 1, (1 << 32) + 1]].concat());
    reasons.extend(-2..=270);
    let types = (-2..=63).chain(ends).chain([256, 257, 1 << 32, (1 << 32) + 3]);
    for code in types {
        let known = OperationType::from_code(code);
        let row = rows.iter().find(|row| op_type(row) == known);
        for (&object, &reason) in objects.iter().flat_map(|object| reasons.iter().map(move |reason| (object, reason))) {
            for dialect in DIALECTS {
                let decoded = Operation::decode(known, object, reason, dialect);
                let any = Operation::decode_any(known, object, reason, dialect);
                assert_eq!(any, decoded.unwrap_or_else(DecodeError::into_operation));
                assert_eq!(encode(any, dialect), (code, object, reason));
                let refused = row.and_then(|row| forbidden(row, object, reason, dialect));
                assert_eq!(decoded.err().map(|error| error.field()), refused, "{code} {object} {reason} {dialect:?}");
                let unknown = matches!(any, Operation::Unknown(_));
                assert_eq!(unknown, row.is_none() || refused.is_some(), "{code} {object} {reason} {dialect:?}");
            }
        }
    }
}

/// A variant of the enum is called as its row, and a reason that the row does not list is unknown.
#[test]
fn variants_are_called_as_in_the_document() {
    for row in rows() {
        let (known, dialect) = (op_type(&row), Dialect::Export);
        let (object, _) = documented_columns(&row, dialect)[0];
        for reason in -2..70_000 {
            let Ok(operation) = Operation::decode(known, object, reason, dialect) else { continue };
            if reason > 300 && reason % 997 != 0 && !(65_500..65_600).contains(&reason) {
                continue;
            }
            let shown = format!("{operation:?}");
            let name = shown.split(|c: char| !c.is_alphanumeric()).next();
            assert_eq!(name, row["variant"].as_str(), "{known} {reason}");
            let listed = match row.get("reasons").or(row.get("listen_target")) {
                Some(listed) => {
                    let mut rows = listed.as_array().unwrap().iter().map(documented_row);
                    rows.find(|(min, max, ..)| (*min..=*max).contains(&reason))
                }
                None => None,
            };
            let carries_nothing = reason == dialect.no_use() && known.reasons().is_empty();
            assert_eq!(shown.contains("Unknown"), listed.is_none() && !carries_nothing, "{known} {reason}: {shown}");
            if let Some((.., name, _)) = listed {
                assert!(shown.contains(&name), "{known} {reason}: {shown}");
            }
        }
    }
}

#[test]
fn known_answers() {
    use Operation as Op;
    let known = [
        ((0, -1, 1), Op::LogOut(LogOutReason::from_code(1))),
        ((0, -1, 256), Op::LogOut(LogOutReason::ConsoleDisconnected)),
        ((0, -1, 257), Op::LogOut(LogOutReason::ForcedByInspector)),
        ((0, -1, 258), Op::LogOut(LogOutReason::Voluntary)),
        ((0, -1, 259), Op::LogOut(LogOutReason::BeforeReLogin)),
        ((0, -1, 260), Op::LogOut(LogOutReason::MediaServerCcsHandshakeTimeout)),
        ((0, -1, 261), Op::LogOut(LogOutReason::CcsUisHandshakeTimeout)),
        ((0, -1, 262), Op::LogOut(LogOutReason::MediaServerDisconnected)),
        ((0, -1, 263), Op::LogOut(LogOutReason::UisConsoleHandshakeTimeout)),
        ((0, -1, 264), Op::LogOut(LogOutReason::DisplacedByForcedLogin)),
        ((1, -1, -1), Op::LogIn),
        ((2, -1, -1), Op::Idle),
        ((3, -1, 1), Op::Busy(BusyReason::BySelf)),
        ((3, -1, 2), Op::Busy(BusyReason::NoAnswerTimeout)),
        ((3, -1, 3), Op::Busy(BusyReason::ForcedByInspector)),
        ((3, -1, 4), Op::Busy(BusyReason::Rest)),
        ((3, -1, 5), Op::Busy(BusyReason::PhoneUnavailable)),
        ((3, -1, 7), Op::Busy(BusyReason::CallRejected)),
        ((3, -1, 250), Op::Busy(BusyReason::ServiceDefined(Bounded::new(250).unwrap()))),
        ((4, -1, 0), Op::ConversationText(ConversationPart::Final)),
        ((4, -1, 1), Op::ConversationText(ConversationPart::Interim)),
        ((10, 102, -1), Op::ThreePartyConversation(work_id(102))),
        ((20, 102, 0), Op::ListenInsertWhisper(Listening::new(work_id(102), Some(ListenTarget::Agent)))),
        ((20, 102, -1), Op::ListenInsertWhisper(Listening::new(work_id(102), None))),
        ((26, 101, 0), Op::Rest { work_id: work_id(101), reason: RestReason::Unspecified }),
        ((27, -1, 0), Op::Work(WorkReason::AfterCall)),
        ((27, -1, 9), Op::Work(WorkReason::Manual(Bounded::new(9).unwrap()))),
        ((38, -1, -1), Op::HoldCall(Holder::Agent)),
        ((38, 1, -1), Op::HoldCall(Holder::UnnamedInspector)),
        ((38, 65_535, -1), Op::HoldCall(Holder::Inspector(work_id(65_535)))),
        ((40, 65_535, 4), Op::InternalHelp { peer: work_id(65_535), kind: HelpKind::ThreePartyTransfer }),
        ((56, -1, 65_534), Op::ConfigureStatus(ServiceStatus::ServiceStatus(Bounded::new(65_534).unwrap()))),
        ((58, 103, -1), Op::Conference(work_id(103))),
        ((59, 103, 1), Op::MultimediaCollaboration { peer: work_id(103), step: CollaborationStep::Join }),
        ((60, -1, 0), Op::ConversationAll(ConversationPart::Final)),
    ];
    for ((code, object, reason), operation) in known {
        let op_type = OperationType::from_code(code);
        assert_eq!(Operation::decode(op_type, object, reason, Dialect::Export), Ok(operation));
        assert_eq!(encode(operation, Dialect::Export), (code, object, reason));
        if operation != Op::HoldCall(Holder::Inspector(work_id(65_535))) {
            let platform = |column: i64| if column == -1 { 65_535 } else { column };
            assert_eq!(encode(operation, Dialect::Platform), (code, platform(object), platform(reason)));
        }
    }
}

#[test]
fn listening_keeps_both_readings_of_the_document() {
    let op_type = OperationType::LISTEN_INSERT_WHISPER;
    let read = |object, reason, dialect| match Operation::decode(op_type, object, reason, dialect).unwrap() {
        Operation::ListenInsertWhisper(listening) => (listening.work_id().map(WorkId::number), listening.target()),
        other => panic!("{other}"),
    };
    assert_eq!(read(102, 65_535, Dialect::Platform), (Some(102), None));
    assert_eq!(read(102, 0, Dialect::Export), (Some(102), Some(ListenTarget::Agent)));
    assert_eq!(read(102, 2, Dialect::Platform), (Some(102), Some(ListenTarget::Trunk)));
    assert_eq!(read(0, 65_535, Dialect::Platform), (None, Some(ListenTarget::Agent)));
    assert_eq!(read(2, 0, Dialect::Export), (None, Some(ListenTarget::Trunk)));
    assert_eq!(read(102, 1, Dialect::Export), (Some(102), Some(ListenTarget::from_code(1))));
    // The sentinel of either dialect says nothing.
    assert_eq!(read(102, 65_535, Dialect::Export), (Some(102), None));
    assert_eq!(read(102, -1, Dialect::Platform), (Some(102), None));
    for (unnamed, object) in [(Listening::UNNAMED_AGENT, 0), (Listening::UNNAMED_TRUNK, 2)] {
        assert_eq!(encode(Operation::ListenInsertWhisper(unnamed), Dialect::Platform), (20, object, 65_535));
        assert_eq!(encode(Operation::ListenInsertWhisper(unnamed), Dialect::Export), (20, object, -1));
    }
    // The forms that the two writers use.
    let listening = Operation::ListenInsertWhisper(Listening::new(work_id(102), Some(ListenTarget::Agent)));
    let written = |dialect: Dialect| encode(listening.as_written_in(dialect), dialect);
    assert_eq!(written(Dialect::Platform), (20, 102, 65_535));
    assert_eq!(written(Dialect::Export), (20, 102, 0));
    // A target whose code is the sentinel of the other dialect can't be said there.
    let odd = Operation::decode(op_type, 102, 65_535, Dialect::Export).unwrap();
    assert_eq!(odd.encode(Dialect::Platform), Err(EncodeError::Sentinel { field: "reason", value: 65_535 }));
}

#[test]
fn unassigned_reasons_are_unknown_and_written_back() {
    for (op_type, object, reason) in [
        (OperationType::LOG_OUT, -1, 0),
        (OperationType::LOG_OUT, -1, 265),
        (OperationType::BUSY, -1, 0),
        (OperationType::BUSY, -1, 6),
        (OperationType::BUSY, -1, 199),
        (OperationType::BUSY, -1, 251),
        (OperationType::CONVERSATION_TEXT, -1, 2),
        (OperationType::REST, 101, 256),
        (OperationType::WORK, -1, -1),
        (OperationType::INTERNAL_HELP, 101, 7),
        (OperationType::CONFIGURE_STATUS, -1, 65_535),
        (OperationType::MULTIMEDIA_COLLABORATION, 101, 2),
        (OperationType::CONVERSATION_ALL, -1, i64::MIN),
    ] {
        let operation = Operation::decode(op_type, object, reason, Dialect::Export).unwrap();
        assert_eq!(op_type.reason_row(reason), None);
        assert_eq!(operation.reason_code(), Some(reason));
        assert_eq!(encode(operation, Dialect::Export), (op_type.code(), object, reason));
    }
}

#[test]
fn what_the_documents_exclude_is_refused_by_name() {
    let cases = [
        ((1, 5, -1), Dialect::Export, "LogIn: object 5: must be -1"),
        ((1, 65_535, 0), Dialect::Platform, "LogIn: reason 0: must be 65535"),
        ((1, -1, -1), Dialect::Platform, "LogIn: object -1: must be 65535"),
        ((10, 100, -1), Dialect::Export, "ThreePartyConversation: object 100: must be a work id, 101 to 999999"),
        (
            (10, 1_000_000, -1),
            Dialect::Export,
            "ThreePartyConversation: object 1000000: must be a work id, 101 to 999999",
        ),
        ((10, 101, 0), Dialect::Export, "ThreePartyConversation: reason 0: must be -1"),
        ((3, 0, 1), Dialect::Export, "Busy: object 0: must be -1"),
        ((26, -1, 0), Dialect::Export, "Rest: object -1: must be a work id, 101 to 999999"),
        ((20, 1, 0), Dialect::Export, "ListenInsertWhisper: object 1: must be a work id, 101 to 999999, or 0 or 2"),
        ((38, 2, -1), Dialect::Export, "HoldCall: object 2: must be -1, 1, or a work id, 101 to 999999"),
        ((38, -1, 65_535), Dialect::Platform, "HoldCall: object -1: must be 65535, 1, or a work id, 101 to 999999"),
        ((38, 1, 4), Dialect::Platform, "HoldCall: reason 4: must be 65535"),
    ];
    for ((code, object, reason), dialect, message) in cases {
        let op_type = OperationType::from_code(code);
        let error = Operation::decode(op_type, object, reason, dialect).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.op_type(), op_type);
        assert_eq!(error.value(), if error.field() == "object" { object } else { reason });
        assert_eq!(encode(error.into_operation(), dialect), (code, object, reason));
    }
}

#[test]
fn dialects_have_names() {
    assert_eq!(Dialect::ALL, DIALECTS);
    for dialect in DIALECTS {
        assert_eq!(dialect.to_string().parse(), Ok(dialect));
    }
    assert_eq!("file".parse::<Dialect>().unwrap_err().to_string(), "not a name of Dialect");
}

/// Columns that are not given never refuse a row; the others refuse it as a whole row does.
#[test]
fn part_of_a_row_is_checked_as_the_whole() {
    for row in rows() {
        let known = op_type(&row);
        for dialect in DIALECTS {
            assert_eq!(known.check(None, None, dialect), Ok(()), "{known}");
            let (fit, _) = documented_columns(&row, dialect)[0];
            for column in [-1, 0, 1, 2, 3, 100, 101, 65_535, 999_999, 1_000_000, i64::MIN] {
                let whole = Operation::decode(known, column, dialect.no_use(), dialect).map(|_| ());
                assert_eq!(known.check(Some(column), None, dialect), whole, "{known} {column}");
                let whole = Operation::decode(known, fit, column, dialect).map(|_| ());
                let part = known.check(None, Some(column), dialect);
                assert_eq!(
                    part.map_err(|error| error.to_string()),
                    whole.map_err(|error| error.to_string()),
                    "{known}"
                );
                let whole = Operation::decode(known, column, column, dialect).map(|_| ());
                assert_eq!(known.check(Some(column), Some(column), dialect), whole, "{known} {column}");
            }
        }
    }
    assert_eq!(OperationType::from_code(48).check(Some(7), Some(7), Dialect::Export), Ok(()));
}

#[test]
fn unknown_operations_stay_in_their_dialect() {
    let unknown = Operation::decode(OperationType::from_code(48), 65_535, -1, Dialect::Platform).unwrap();
    assert_eq!(encode(unknown, Dialect::Platform), (48, 65_535, -1));
    assert_eq!(unknown.encode(Dialect::Export), Err(EncodeError::OtherDialect { read_in: Dialect::Platform }));
    assert_eq!(unknown.to_string(), "48, object 65535, reason -1");
    assert_eq!(unknown.bill(), None);
}

#[test]
fn operations_print_what_happened() {
    let print = |code, object, reason| {
        Operation::decode(OperationType::from_code(code), object, reason, Dialect::Export).unwrap().to_string()
    };
    assert_eq!(print(1, -1, -1), "LogIn");
    assert_eq!(print(3, -1, 204), "Busy, ServiceDefined 204");
    assert_eq!(print(3, -1, 6), "Busy, reason 6");
    assert_eq!(print(40, 103, 1), "InternalHelp, 103, TwoParty");
    assert_eq!(print(38, 1, -1), "HoldCall, by an inspector");
    assert_eq!(print(27, -1, 0), "Work, AfterCall");
}

/// Reasons are written and read by name as well, with and without serde.
#[test]
fn reasons_are_read_by_name() {
    fn check<R>(rows: &[ReasonRow], from_code: fn(i64) -> R)
    where
        R: Copy + PartialEq + std::fmt::Debug + std::fmt::Display + std::str::FromStr<Err = offhook_base::UnknownName>,
    {
        let known = rows.iter().flat_map(|row| row.min()..=row.max().min(300));
        for code in known.chain([-1, 300, 65_534, 65_535, i64::MIN, i64::MAX]) {
            let reason = from_code(code);
            assert_eq!(reason.to_string().parse(), Ok(reason), "{reason}");
            assert_eq!(reason.to_string().to_uppercase().parse(), Ok(reason), "{reason}");
            assert_eq!(code.to_string().parse(), Ok(reason), "{reason}");
        }
        for wrong in [
            "",
            "x",
            "()",
            "BySelf()",
            "BySelf(1)",
            "Client",
            "Client(0)",
            "Client(256)",
            "Client(1",
            "Manual(0)",
            "1.5",
        ] {
            assert!(wrong.parse::<R>().is_err(), "{wrong}");
        }
    }
    check(LogOutReason::ROWS, LogOutReason::from_code);
    check(BusyReason::ROWS, BusyReason::from_code);
    check(ConversationPart::ROWS, ConversationPart::from_code);
    check(RestReason::ROWS, RestReason::from_code);
    check(WorkReason::ROWS, WorkReason::from_code);
    check(HelpKind::ROWS, HelpKind::from_code);
    check(ServiceStatus::ROWS, ServiceStatus::from_code);
    check(CollaborationStep::ROWS, CollaborationStep::from_code);
    check(ListenTarget::ROWS, ListenTarget::from_code);
    let error = "Tired".parse::<BusyReason>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "neither a name of BusyReason nor a number from -9223372036854775808 to 9223372036854775807"
    );
}

#[cfg(feature = "serde")]
#[test]
fn codes_and_reasons_serialise_by_name_on_request() {
    #[derive(Debug, PartialEq, serde::Deserialize, serde::Serialize)]
    struct Row {
        #[serde(with = "offhook_base::by_name")]
        op_type: OperationType,
        #[serde(with = "offhook_base::by_name")]
        reason: BusyReason,
    }
    for (code, reason, json) in [
        (3, 2, r#"{"op_type":"Busy","reason":"NoAnswerTimeout"}"#),
        (3, 204, r#"{"op_type":"Busy","reason":"ServiceDefined(204)"}"#),
        (48, 6, r#"{"op_type":"48","reason":"6"}"#),
    ] {
        let row = Row { op_type: OperationType::from_code(code), reason: BusyReason::from_code(reason) };
        assert_eq!(serde_json::to_string(&row).unwrap(), json);
        assert_eq!(serde_json::from_str::<Row>(json).unwrap(), row);
    }
    assert!(serde_json::from_str::<Row>(r#"{"op_type":"Busy","reason":"Tired"}"#).is_err());
}

fn any_column() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(-1),
        Just(65_535),
        -3_i64..300,
        101_i64..1_000_100,
        any::<i64>(),
        prop_oneof![Just(i64::MIN), Just(i64::MAX)],
    ]
}

fn any_type() -> impl Strategy<Value = OperationType> {
    prop_oneof![4 => 0_i64..64, 1 => any::<i64>()].prop_map(OperationType::from_code)
}

fn any_dialect() -> impl Strategy<Value = Dialect> {
    prop_oneof![Just(Dialect::Platform), Just(Dialect::Export)]
}

proptest! {
    #[test]
    fn any_integers_come_back(op_type in any_type(), object in any_column(), reason in any_column(), dialect in any_dialect()) {
        let operation = Operation::decode_any(op_type, object, reason, dialect);
        prop_assert_eq!(encode(operation, dialect), (op_type.code(), object, reason));
        match Operation::decode(op_type, object, reason, dialect) {
            Ok(decoded) => prop_assert_eq!(decoded, operation),
            Err(error) => prop_assert!(error.field() == "object" || error.field() == "reason"),
        }
    }

    #[test]
    fn what_another_dialect_can_say_means_the_same(
        op_type in any_type(), object in any_column(), reason in any_column(), dialect in any_dialect(), to in any_dialect()
    ) {
        let operation = Operation::decode_any(op_type, object, reason, dialect);
        if let Ok(columns) = operation.encode(to) {
            prop_assert_eq!(Operation::decode_any(columns.op_type, columns.object, columns.reason, to), operation);
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serialised_operations_come_back(op_type in any_type(), object in any_column(), reason in any_column(), dialect in any_dialect()) {
        let operation = Operation::decode_any(op_type, object, reason, dialect);
        let json = serde_json::to_string(&operation).unwrap();
        prop_assert_eq!(serde_json::from_str::<Operation>(&json).unwrap(), operation);
    }
}

#[cfg(feature = "serde")]
#[test]
fn serialised_operations_are_columns() {
    let busy = Operation::Busy(BusyReason::CallRejected);
    let json = r#"{"type":3,"object":-1,"reason":7,"dialect":"export"}"#;
    assert_eq!(serde_json::to_string(&busy).unwrap(), json);
    assert_eq!(serde_json::to_string(&BusyReason::CallRejected).unwrap(), "7");
    assert!(serde_json::from_str::<Bounded<200, 250>>("251").is_err());
}

#[cfg(feature = "serde")]
#[test]
fn parts_of_operations_serialise_as_well() {
    let listening = Listening::new(work_id(102), Some(ListenTarget::Trunk));
    let json = serde_json::to_string(&listening).unwrap();
    assert_eq!(serde_json::from_str::<Listening>(&json).unwrap(), listening);
    for holder in [Holder::Agent, Holder::UnnamedInspector, Holder::Inspector(work_id(102))] {
        let json = serde_json::to_string(&holder).unwrap();
        assert_eq!(serde_json::from_str::<Holder>(&json).unwrap(), holder);
    }
    assert!(serde_json::from_str::<Holder>(r#"{"inspector":5}"#).is_err());
    let transfer = VoiceTransfer::new(TransferDeviceType::IVR, 1).unwrap();
    assert_eq!(serde_json::to_string(&transfer).unwrap(), r#"{"device_type":3,"mode":1}"#);
    assert!(serde_json::from_str::<VoiceTransfer>(r#"{"device_type":1,"mode":1}"#).is_err());
}

/// Type 20: no form of a dialect changes the target or contradicts itself.
#[test]
fn the_written_form_of_a_listening_keeps_its_target() {
    let id = WorkId::new(102).unwrap();
    let trunk = Some(ListenTarget::Trunk);
    for (listening, platform, export) in [
        (Listening::UNNAMED_TRUNK, (2, 65_535), (2, 2)),
        (Listening::UNNAMED_AGENT, (0, 65_535), (0, 0)),
        (Listening::new(id, None), (102, 65_535), (102, 0)),
        (Listening::new(id, Some(ListenTarget::Agent)), (102, 65_535), (102, 0)),
        (Listening::new(id, trunk), (102, 2), (102, 2)),
        (Listening::new(id, Some(ListenTarget::from_code(65_535))), (102, 65_535), (102, 0)),
        (Listening::new(id, Some(ListenTarget::from_code(-1))), (102, 65_535), (102, 0)),
    ] {
        let operation = Operation::ListenInsertWhisper(listening);
        for (dialect, columns) in [(Dialect::Platform, platform), (Dialect::Export, export)] {
            let written = operation.as_written_in(dialect).encode(dialect).unwrap();
            assert_eq!((written.object, written.reason), columns, "{listening:?} in {dialect}");
        }
    }
    assert_eq!(
        Operation::ListenInsertWhisper(Listening::new(id, trunk)).to_string(),
        "ListenInsertWhisper, 102, a trunk"
    );
}

/// The words of the code tables are the same in text and serialised.
#[cfg(feature = "serde")]
#[test]
fn words_are_serialised_as_they_are_printed() {
    for facts in OperationType::ALL.iter().filter_map(|op_type| op_type.facts()) {
        let json = |value: Result<String, serde_json::Error>| value.unwrap().trim_matches('"').to_owned();
        assert_eq!(json(serde_json::to_string(&facts.export())), facts.export().to_string());
        assert_eq!(json(serde_json::to_string(&facts.bill())), facts.bill().to_string());
        assert_eq!(json(serde_json::to_string(&facts.object())), facts.object().to_string());
        assert_eq!(json(serde_json::to_string(&facts.reason())), facts.reason().to_string());
    }
}
