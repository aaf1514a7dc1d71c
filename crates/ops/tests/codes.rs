//! Every row of the vendor's code tables against the registries, both ways.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

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

fn numbers<R: Registry<Code = i32> + std::fmt::Debug>(table: &str) {
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
        assert_eq!(R::from_name(known.name().unwrap()), Some(*known), "{table}");
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

        const NUMBERS: &[&str] = &[$(stringify!($test)),+];
    };
}

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
        let content = row["content"].as_str().unwrap().split(' ').next().unwrap();
        assert_eq!(format!("{:?}", facts.content()).to_lowercase(), content);
        assert_eq!(facts.basis() == Basis::Documented, row["basis"].as_str() == Some("D"));
    }
    assert_eq!(Event::new("AgentState_busy").facts(), None);
}

#[test]
fn transfer_mode() {
    transfers("transfer_mode", VoiceTransfer::ALL, VoiceTransfer::new, |t| {
        (t.device_type(), t.mode(), format!("{:?}", t.kind()))
    });
}

#[test]
fn media_transfer_mode() {
    transfers("media_transfer_mode", MediaTransfer::ALL, MediaTransfer::new, |t| {
        (t.device_type(), t.mode(), format!("{:?}", t.kind()))
    });
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
                    assert_eq!((error.field(), error.value()), ("transfer mode", i64::from(mode)));
                }
            }
        }
    }
}

#[test]
fn no_table_is_left_out() {
    let texts = [
        "meta",
        "gateway_error",
        "gateway_error_seen",
        "ccfs_monitor_result",
        "indicator_agent",
        "indicator_ivr",
        "event",
        "transfer_mode",
        "media_transfer_mode",
    ];
    let tested: BTreeSet<&str> = NUMBERS.iter().copied().chain(texts).collect();
    assert_eq!(tested, tables().keys().map(String::as_str).collect());
    assert_eq!(tested.len(), 39 + 1);
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
fn cisco_states_and_reasons() {
    use offhook_ops::cisco::{AgentState, Product, ReasonCode};

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
    assert!(ReasonCode::from_code(1).is_configured_by_site());
    assert!(!ReasonCode::from_code(32_744).is_configured_by_site());
}
