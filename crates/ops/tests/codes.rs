//! Every row of the vendor's code tables against the registries, both ways.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::fmt::Write;

use offhook_base::Registry;
use offhook_ops::huawei::*;
use toml::{Table, Value};

fn tables() -> Table {
    include_str!("fixtures/codes.toml").parse().unwrap()
}

fn rows(table: &str) -> Vec<Table> {
    let rows = tables()[table]["rows"].as_array().unwrap().clone();
    rows.into_iter().map(|row| row.as_table().unwrap().clone()).collect()
}

fn text<'a>(row: &'a Table, key: &str) -> Option<&'a str> {
    row.get(key).map(|value| value.as_str().unwrap())
}

/// A meaning as a doc comment words it: a capital first unless it begins with an identifier, a full stop last.
fn sentence(meaning: &str) -> String {
    let mut letters = meaning.chars();
    let identifier = meaning.split(' ').next().unwrap().contains(|c: char| c.is_ascii_uppercase());
    let first = letters.next().unwrap();
    let first: String = if identifier { first.into() } else { first.to_uppercase().collect() };
    first.chars().chain(letters).chain((!meaning.ends_with('.')).then_some('.')).collect()
}

fn numbers<R>(table: &str)
where
    R: Registry<Code = i32> + std::fmt::Debug + std::fmt::Display + std::str::FromStr<Err = offhook_base::UnknownName>,
{
    let rows = rows(table);
    assert_eq!(R::ALL.len(), rows.len(), "{table}");
    for (known, row) in R::ALL.iter().zip(&rows) {
        let code = row["code"].as_integer().unwrap() as i32;
        let place = format!("{table} {code}");
        assert_eq!(known.code(), code, "{place}");
        assert_eq!(R::from_code(code), *known, "{place}");
        if let Some(name) = text(row, "variant").or(text(row, "ident")) {
            assert_eq!(known.name(), Some(name), "{place}");
        }
        assert_eq!(known.description(), text(row, "meaning").map(sentence).as_deref(), "{place}");
    }
    let listed: BTreeSet<i32> = rows.iter().map(|row| row["code"].as_integer().unwrap() as i32).collect();
    for code in (-2..1_000).chain(20_000..22_000).chain(159_990..164_010) {
        assert_eq!(R::from_code(code).code(), code, "{table}");
        assert_eq!(R::from_code(code).name().is_some(), listed.contains(&code), "{table} {code}");
        assert_eq!(R::from_code(code).description().is_some(), listed.contains(&code), "{table} {code}");
    }
    let names: BTreeSet<_> = R::ALL.iter().map(|known| known.name().unwrap().to_ascii_lowercase()).collect();
    assert_eq!(names.len(), rows.len(), "{table}: a name stands twice");
    for known in R::ALL {
        let name = known.name().unwrap();
        assert_eq!(R::from_name(name), Some(*known), "{table}");
        assert_eq!((known.to_string(), name.parse()), (name.to_owned(), Ok(*known)), "{table}");
        assert_eq!(known.code().to_string().parse(), Ok(*known), "{table}");
    }
    for code in [i32::MIN, 999, i32::MAX] {
        let unknown = R::from_code(code);
        assert_eq!((unknown.to_string(), code.to_string().parse()), (code.to_string(), Ok(unknown)), "{table}");
    }
    for wrong in ["", " 1", "1 ", "2147483648", "0x1", "no such name"] {
        let error = wrong.parse::<R>().unwrap_err();
        assert_eq!(error.codes(), Some((i32::MIN.into(), i32::MAX as u64)), "{table} {wrong}");
        assert!(std::any::type_name::<R>().ends_with(error.table()), "{table} {wrong}");
    }
}

macro_rules! texts {
    ($ty:ident, $table:literal, $key:literal, $meaning:literal) => {{
        let rows = rows($table);
        assert_eq!($ty::ALL.len(), rows.len(), $table);
        for (known, row) in $ty::ALL.iter().zip(&rows) {
            let text = row[$key].as_str().unwrap();
            assert_eq!(known.as_str(), text);
            assert_eq!($ty::new(text), *known);
            assert!($ty::new(text).is_known());
            assert_eq!(known.description(), Some(&*sentence(row[$meaning].as_str().unwrap())), "{text}");
        }
        let texts: BTreeSet<_> = rows.iter().map(|row| row[$key].as_str().unwrap()).collect();
        assert_eq!(texts.len(), rows.len(), "{}: a text stands twice", $table);
        for text in &texts {
            assert_eq!(text.parse(), Ok($ty::new(text)));
            // Texts are compared octet by octet, whole.
            for other in
                [format!("{text} "), format!("x{text}"), text[1..].to_owned(), text.to_lowercase(), text.to_uppercase()]
            {
                assert_eq!($ty::new(&other).is_known(), texts.contains(&*other), "{other}");
                assert_eq!($ty::new(&other).as_str(), other);
            }
        }
        assert!(!$ty::new("999-999").is_known());
        assert_eq!($ty::new("999-999").as_str(), "999-999");
        assert_eq!($ty::new("999-999").description(), None);
    }};
}

/// The registry of each table; a table without one fails `no_table_is_left_out`.
macro_rules! all_tables {
    ($($test:ident: $ty:ident;)+) => {
        $(#[test]
        fn $test() {
            numbers::<$ty>(stringify!($test));
        })+

        const NUMBERS: &[(&str, &str)] = &[$((stringify!($test), stringify!($ty))),+];
    };
}

/// The tables of texts and of pairs, which have a test each.
const OTHERS: &[(&str, &str)] = &[
    ("gateway_error", "GatewayError"),
    ("gateway_error_seen", "GatewayErrorSeen"),
    ("ccfs_monitor_result", "MonitorResult"),
    ("indicator_agent", "AgentIndicator"),
    ("indicator_ivr", "IvrIndicator"),
    ("event", "Event"),
    ("transfer_mode", "VoiceTransfer"),
    ("media_transfer_mode", "MediaTransfer"),
];

all_tables! {
    agent_status_cti: CtiStatus;
    agent_status_gateway: GatewayStatus;
    agent_substate: SubState;
    call_media_type: MediaType;
    cdr_media_type: RecordMediaType;
    submedia_type_2025: SubMediaType2025;
    submedia_type_2023: SubMediaType2023;
    call_type: CallType;
    call_type_agent: AgentCallType;
    call_type_recording: RecordingCallType;
    call_feature: CallFeature;
    call_feature_client: ClientCallFeature;
    agent_type: AgentType;
    offline_agent_type: OfflineAgentType;
    device_type: DeviceType;
    device_type_agent: AgentDeviceType;
    device_type_transfer: TransferDeviceType;
    custom_device_type: CustomDeviceType;
    custom_device_call_type: CustomDeviceCallType;
    leave_reason: LeaveReason;
    release_cause: ReleaseCause;
    multimedia_error: MultimediaError;
    ccfs_http_status: BillHttpStatus;
    media_ability_event: EventMediaAbility;
    media_ability_request: RequestMediaAbility;
    event_media_type: EventMediaType;
    inspection_type: InspectionType;
    inspection_switch: InspectionSwitch;
    conf_change_type: ConferenceChange;
    conf_change_reason: ConferenceLeaveReason;
    conf_participant_type: ConferenceParticipant;
}

#[test]
fn gateway_error() {
    texts!(GatewayError, "gateway_error", "code", "meaning");
}

#[test]
fn gateway_error_seen() {
    texts!(GatewayErrorSeen, "gateway_error_seen", "code", "seen_at");
}

#[test]
fn ccfs_monitor_result() {
    texts!(MonitorResult, "ccfs_monitor_result", "code", "meaning");
}

#[test]
fn indicator_agent() {
    texts!(AgentIndicator, "indicator_agent", "code", "meaning");
    for (known, row) in AgentIndicator::ALL.iter().zip(rows("indicator_agent")) {
        let live = row.get("realtime").map(|live| live.as_bool().unwrap());
        assert_eq!(known.is_live(), live, "{known}");
    }
}

#[test]
fn indicator_ivr() {
    texts!(IvrIndicator, "indicator_ivr", "code", "meaning");
}

#[test]
fn event() {
    texts!(Event, "event", "name", "meaning");
    for (known, row) in Event::ALL.iter().zip(rows("event")) {
        let facts = known.facts().unwrap();
        assert_eq!(format!("{:?}", facts.family()).to_lowercase(), row["family"].as_str().unwrap());
        let content: Vec<&str> = row["content"].as_str().unwrap().split(' ').collect();
        assert_eq!(format!("{:?}", facts.content()).to_lowercase(), content[0]);
        assert_eq!(facts.keys(), &content[1..], "{known}");
        assert_eq!(facts.basis() == Basis::Documented, row["basis"].as_str() == Some("D"));
    }
    assert_eq!(Event::new("AgentState_busy").facts(), None);
}

#[test]
fn transfer_mode() {
    transfers("transfer_mode", VoiceTransfer::ALL, VoiceTransfer::new, |t| {
        (t.device_type(), t.mode(), format!("{:?}", t.kind()))
    });
    for (transfer, row) in VoiceTransfer::ALL.iter().zip(rows("transfer_mode")) {
        assert_eq!(transfer.description(), sentence(row["meaning"].as_str().unwrap()));
        assert_eq!(transfer.is_open_to_callers(), !transfer.description().contains("not open to callers"));
    }
}

#[test]
fn media_transfer_mode() {
    transfers("media_transfer_mode", MediaTransfer::ALL, MediaTransfer::new, |t| {
        (t.device_type(), t.mode(), format!("{:?}", t.kind()))
    });
    // The document has no words for them: ours are those of the voice transfers.
    for transfer in MediaTransfer::ALL {
        let voice = VoiceTransfer::new(transfer.device_type(), transfer.mode()).unwrap();
        assert_eq!((transfer.kind(), transfer.description()), (voice.kind(), voice.description()));
    }
}

fn transfers<T: Copy + PartialEq + std::fmt::Debug>(
    table: &str,
    all: &[T],
    new: fn(TransferDeviceType, i32) -> Result<T, offhook_ops::ValueError>,
    parts: fn(T) -> (TransferDeviceType, i32, String),
) {
    let rows: Vec<_> = rows(table)
        .iter()
        .map(|row| {
            let number = |key: &str| row[key].as_integer().unwrap() as i32;
            let device_type = TransferDeviceType::from_code(number("device_type"));
            (device_type, number("mode"), row["variant"].as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(all.iter().copied().map(parts).collect::<Vec<_>>(), rows);
    // R-TR-1: everything else is a parameter error.
    for device in -1..20 {
        for mode in -1..20 {
            let device_type = TransferDeviceType::from_code(device);
            let listed = rows.iter().any(|row| (row.0, row.1) == (device_type, mode));
            match new(device_type, mode) {
                Ok(transfer) => assert!(listed && all.contains(&transfer), "{device} {mode}"),
                Err(error) => {
                    assert!(!listed, "{device} {mode}");
                    // It blames what is wrong, and says what would have been right.
                    let modes: Vec<i32> = rows.iter().filter(|row| row.0 == device_type).map(|row| row.1).collect();
                    let mut devices: Vec<i32> = rows.iter().map(|row| row.0.code()).collect();
                    devices.dedup();
                    let (field, value, allowed) = match modes.is_empty() {
                        true => ("transfer device type", device, devices),
                        false => ("transfer mode", mode, modes),
                    };
                    assert_eq!((error.field(), error.value()), (field, i64::from(value)));
                    let words = error.allowed().to_string();
                    let numbers: Vec<i32> = words.split([',', ' ']).filter_map(|word| word.parse().ok()).collect();
                    assert_eq!(numbers, allowed, "{error}");
                }
            }
        }
    }
}

#[test]
fn no_table_is_left_out() {
    let tested: BTreeSet<&str> = NUMBERS.iter().chain(OTHERS).map(|(table, _)| *table).chain(["meta"]).collect();
    assert_eq!(tested, tables().keys().map(String::as_str).collect());
    assert_eq!(tested.len(), 39 + 1);
}

/// What the page of the module says of every table, from the reference.
fn page() -> String {
    let tables = tables();
    let mut page = String::from("| type | table | rows | completeness |\n|---|---|---:|---|\n");
    // In the order of the reference, which keeps what belongs together together.
    let text = include_str!("fixtures/codes.toml");
    let order = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).filter(|key| *key != "meta");
    for key in order {
        let (_, ty) = NUMBERS.iter().chain(OTHERS).find(|(table, _)| *table == key).unwrap();
        let (table, text) = (&tables[key], |name: &str| tables[key][name].as_str().unwrap().to_owned());
        let rows = table["rows"].as_array().unwrap().len();
        writeln!(page, "| [`{ty}`](crate::huawei::{ty}) | {} | {rows} | {} |", text("title"), text("completeness"))
            .unwrap();
    }
    page
}

#[test]
fn the_documented_list_of_tables_is_made_from_the_reference() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/huawei/code_tables.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, page()).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written == page(), "run the test with UPDATE_DOCS=1 to bring {path} up to date");
}

/// A constant that sat on another row than its own would have another name than the row.
#[test]
fn constants_are_called_as_their_rows() {
    let renamed = [
        ("ISDN_1B1D", "AGENT_TYPE_1B1D"),
        ("ISDN_1B1D_PHONE", "AGENT_TYPE_1B1D_PHONE"),
        ("MESSAGE_5G", "SUB_MEDIA_TYPE_5GMESSAGE"),
    ];
    let plain = |name: &str| name.replace('_', "").to_ascii_uppercase();
    let mut seen = 0;
    for folder in ["src/huawei", "src/cisco"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for file in std::fs::read_dir(folder).unwrap() {
            let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for line in source.lines() {
                let Some((constant, rest)) = line.trim_start().split_once(" = ") else { continue };
                let known = constant.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
                let mut parts = rest.splitn(3, '"');
                let (Some(before), Some(name)) = (parts.next(), parts.next()) else { continue };
                // Codes of result are called by their meaning: their text is a number.
                if !known || constant.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
                    continue;
                }
                assert!(before.is_empty() || before.ends_with(", "), "{line}");
                let same = plain(name).ends_with(&plain(constant)) || renamed.contains(&(constant, name));
                assert!(same, "{constant} is {name}");
                seen += 1;
            }
        }
    }
    assert!(seen > 600, "{seen}");
}

#[test]
fn call_types_have_the_documented_direction() {
    for row in rows("call_type") {
        let direction = match text(&row, "direction") {
            Some("in") => Some(CallDirection::Inbound),
            Some("out") => Some(CallDirection::Outbound),
            None => None,
            Some(other) => panic!("{other}"),
        };
        assert_eq!(CallType::from_code(row["code"].as_integer().unwrap() as i32).direction(), direction);
    }
    assert_eq!(CallType::from_code(99).direction(), None);
}

/// R-ST-14: conversion goes by the table, never by number.
#[test]
fn cti_and_gateway_status_convert_by_the_table() {
    for row in rows("agent_status_gateway") {
        let gateway = GatewayStatus::from_code(row["code"].as_integer().unwrap() as i32);
        let cti: Vec<CtiStatus> = text(&row, "cti")
            .into_iter()
            .flat_map(|list| list.split(','))
            .map(|code| CtiStatus::from_code(code.parse().unwrap()))
            .collect();
        assert_eq!(gateway.cti(), cti, "{gateway}");
        for status in cti {
            assert_eq!(status.to_gateway(), Some(gateway), "{status}");
        }
    }
    assert_eq!(CtiStatus::ADJUSTING.to_gateway(), Some(GatewayStatus::WRAP_UP));
    assert!(CtiStatus::ALL.iter().all(|status| status.to_gateway().is_some()));
}

/// README of the reference, "Editions": the older tables of agent types have neither 2 nor 13.
#[test]
fn agent_types_and_reasons_differ_by_edition() {
    for code in -1..20 {
        let known = AgentType::from_code(code);
        assert_eq!(known.is_in(Edition::Y2025), (0..=13).contains(&code), "{code}");
        assert_eq!(known.is_in(Edition::Y2023), (0..=13).contains(&code) && code != 2 && code != 13, "{code}");
    }
    for reason in LeaveReason::ALL {
        for edition in [Edition::Y2023, Edition::Y2025] {
            let same = reason.description_in(edition) == reason.description();
            assert_eq!(same, *reason != LeaveReason::OVERFLOW, "{reason}");
        }
    }
    for code in [-1, 0, 49, 50, 55, 56, 99, 100] {
        assert_eq!(MediaType::from_code(code).is_multimedia(), (50..=99).contains(&code), "{code}");
    }
}

/// The same number is another channel in the other edition.
#[test]
fn sub_media_types_need_their_edition() {
    let editions = [(Edition::Y2023, "submedia_type_2023"), (Edition::Y2025, "submedia_type_2025")];
    for (edition, table) in editions {
        for row in rows(table) {
            let code = SubMediaType::from_code(row["code"].as_integer().unwrap() as i32);
            assert_eq!(code.name(edition), text(&row, "ident"));
            assert_eq!(code.description(edition), text(&row, "meaning").map(sentence).as_deref());
        }
    }
    let differ: Vec<i32> = (0..12)
        .filter(|code| {
            let code = SubMediaType::from_code(*code);
            code.name(Edition::Y2023) != code.name(Edition::Y2025)
        })
        .collect();
    assert_eq!(differ, [7, 8, 9, 10]);
}

#[test]
fn cisco_states_causes_and_reasons() {
    use offhook_ops::cisco::{AgentState, EventCause, Product, ReasonCode};

    let enums: Table = include_str!("fixtures/cti-enums.toml").parse().unwrap();
    let values = |name: &str| -> Vec<Table> {
        let list = enums["enum"].as_array().unwrap();
        let found = list.iter().find(|table| table["name"].as_str() == Some(name)).unwrap();
        found["values"].as_array().unwrap().iter().map(|value| value.as_table().unwrap().clone()).collect()
    };
    let states = values("agent_state");
    assert_eq!(AgentState::ALL.len(), states.len());
    for (state, row) in AgentState::ALL.iter().zip(&states) {
        assert_eq!(i64::from(state.code()), row["value"].as_integer().unwrap());
        assert_eq!(state.name(), text(row, "name"));
        assert_eq!(state.name_in(Product::Ucce), text(row, "name"));
        let only_ucce = row.get("dialect").and_then(Value::as_str) == Some("ucce");
        let uccx = text(row, "uccx_name").or(text(row, "name")).filter(|_| !only_ucce);
        assert_eq!(state.name_in(Product::Uccx), uccx);
    }
    assert_eq!(AgentState::from_code(15).name(), None);
    let reasons = values("agent_reason_code");
    assert_eq!(ReasonCode::ALL.len(), reasons.len());
    for (reason, row) in ReasonCode::ALL.iter().zip(&reasons) {
        assert_eq!(i64::from(reason.code()), row["value"].as_integer().unwrap());
        assert_eq!(reason.name(), text(row, "name"));
        assert!(!reason.is_configured_by_site());
    }
    let causes = values("event_cause");
    assert_eq!(EventCause::ALL.len(), causes.len());
    for (cause, row) in EventCause::ALL.iter().zip(&causes) {
        assert_eq!(i64::from(cause.code()), row["value"].as_integer().unwrap());
        assert_eq!(cause.name(), text(row, "name"));
        assert_eq!(cause.is_extended(), cause.name().unwrap().starts_with("CECX_"));
    }
    for code in 0..=u16::MAX {
        let listed = |rows: &[Table]| rows.iter().any(|row| row["value"].as_integer() == Some(code.into()));
        assert_eq!(AgentState::from_code(code).name().is_some(), listed(&states), "{code}");
        assert_eq!(ReasonCode::from_code(code).name().is_some(), listed(&reasons), "{code}");
        assert_eq!(EventCause::from_code(code).name().is_some(), listed(&causes), "{code}");
    }
    assert!(ReasonCode::from_code(1).is_configured_by_site());
    assert!(!ReasonCode::from_code(32_744).is_configured_by_site());
}
