//! Every row of the message, tag and enumeration tables against the reference, both ways.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use bitflags::Flags;
use offhook_base::Registry;
use offhook_cti::{
    AgentMode, AgentServiceMask, AgentState, AgentStateMask, AgentWorkMode, CallEventMask, CallType,
    CalledPartyDisposition, ConnectionDeviceIdType, ControlFailure, DeviceIdType, Dialect, EventCause, Field,
    ForcedFlag, Layout, LineType, LocalConnectionState, MessageType, PeripheralType, Protocol, ReasonCode, ServiceMask,
    StatusCode, Tag, WireType,
};
use toml::{Table, Value};

fn fixture(name: &str) -> Table {
    let path = format!("{}/tests/fixtures/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

fn rows<'t>(table: &'t Table, key: &str) -> Vec<&'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().map(|row| row.as_table().unwrap()).collect()
}

fn text<'t>(row: &'t Table, key: &str) -> &'t str {
    row.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("{key} in {row:?}"))
}

fn number(row: &Table, key: &str) -> Option<u32> {
    row.get(key).and_then(Value::as_integer).map(|number| u32::try_from(number).unwrap())
}

fn wire(row: &Table) -> WireType {
    let max = || row.get("max").and_then(Value::as_integer).map_or(u16::MAX, |max| u16::try_from(max).unwrap());
    match text(row, "type") {
        "CHAR" => WireType::Char,
        "UCHAR" => WireType::Uchar,
        "SHORT" => WireType::Short,
        "USHORT" => WireType::Ushort,
        "INT" => WireType::Int,
        "UINT" => WireType::Uint,
        "BOOL" => WireType::Bool,
        "TIME" => WireType::Time,
        "STRING" => WireType::Text(max()),
        "UNSPEC" => WireType::Bytes(max()),
        "UNSPEC8" => WireType::Bytes(8),
        "NAMEDVAR" => WireType::NamedVariable,
        "NAMEDARRAY" => WireType::NamedArray,
        other => panic!("type {other}"),
    }
}

#[test]
fn message_numbers_and_names_are_those_of_the_reference() {
    let reference = fixture("messages");
    let rows = rows(&reference, "message");
    assert_eq!((rows.len(), MessageType::ALL.len()), (244, 244));
    for row in rows {
        let kind = MessageType::from_code(number(row, "id").unwrap());
        assert_eq!(kind.name(), Some(text(row, "name")));
        for (dialect, key) in [(Dialect::Ucce, "ucce"), (Dialect::Uccx, "uccx")] {
            if let Some(name) = row.get(key).and_then(|body| body.get("name")).and_then(Value::as_str) {
                assert_eq!(kind.name_in(dialect), Some(name));
            }
        }
    }
}

#[test]
fn every_layout_is_that_of_the_reference() {
    let reference = fixture("messages");
    let mut checked = 0;
    for row in rows(&reference, "message") {
        let kind = MessageType::from_code(number(row, "id").unwrap());
        for (dialect, key) in [(Dialect::Ucce, "ucce"), (Dialect::Uccx, "uccx")] {
            let body = row.get(key).and_then(Value::as_table);
            let Some(body) = body.filter(|body| body.contains_key("fixed")) else {
                assert!(Layout::of(kind, dialect).is_none(), "{kind} {dialect}");
                continue;
            };
            let layout = Layout::of(kind, dialect).unwrap_or_else(|| panic!("{kind} {dialect}"));
            let fixed = rows(body, "fixed");
            assert_eq!(layout.fixed().len(), fixed.len(), "{kind} {dialect}");
            for (ours, row) in layout.fixed().iter().zip(fixed) {
                let place = format!("{kind} {dialect} {}", text(row, "name"));
                assert_eq!(ours.field.name(), text(row, "name"), "{place}");
                assert_eq!(ours.wire, wire(row), "{place}");
                assert_eq!(ours.bytes(), usize::try_from(number(row, "size").unwrap()).unwrap(), "{place}");
                assert_eq!(ours.constant, number(row, "value"), "{place}");
                assert_eq!(ours.since, number(row, "since").unwrap_or(0), "{place}");
                assert_eq!(ours.until, number(row, "until").unwrap_or(u32::MAX), "{place}");
            }
            // The counters of the two statistics confirmations have no rows: they stay in the rest of the message.
            if !body.contains_key("counters") {
                let all: usize = layout.fixed().iter().map(|field| field.bytes()).sum();
                assert_eq!(Some(all), number(body, "fixed_size").map(|size| size as usize), "{kind} {dialect}");
                floating_part(layout, body);
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 251);
}

fn floating_part(layout: &Layout, body: &Table) {
    let mut wanted = Vec::new();
    flatten(&rows(body, "floating"), &mut wanted);
    let tags: BTreeSet<_> = layout.floating().iter().map(|row| row.tag).collect();
    assert_eq!(tags, wanted.iter().map(|(tag, ..)| *tag).collect(), "{:?}", layout.kind());
    let mut seen = BTreeSet::new();
    for (tag, name, wire) in wanted {
        // A tag that stands twice in one table is read as its first row says.
        if seen.insert(tag) {
            assert_eq!(layout.field(tag), (Field::from_name(&name).unwrap(), wire), "{:?} {tag}", layout.kind());
        }
    }
}

fn flatten(rows: &[&Table], out: &mut Vec<(Tag, String, WireType)>) {
    for row in rows {
        if let Some(group) = row.get("group").and_then(Value::as_array) {
            flatten(&group.iter().map(|row| row.as_table().unwrap()).collect::<Vec<_>>(), out);
        } else if let Some(tag) = number(row, "tag") {
            out.push((Tag::from_code(u16::try_from(tag).unwrap()), text(row, "name").into(), wire(row)));
        }
    }
}

#[test]
fn every_tag_is_that_of_the_reference() {
    let reference = fixture("tags");
    let rows = rows(&reference, "tag");
    assert_eq!((rows.len(), Tag::ALL.len()), (244, 244));
    for row in rows {
        let tag = Tag::from_code(u16::try_from(number(row, "number").unwrap()).unwrap());
        assert_eq!(tag.name(), Some(text(row, "id")));
        let (field, ours) = tag.field(Dialect::Ucce);
        assert_eq!((field.name(), ours), (text(row, "name"), wire(row)));
        let (field, ours) = tag.field(Dialect::Uccx);
        let Some(uccx) = row.get("uccx").and_then(Value::as_table) else {
            assert_eq!(field, Field::UNASSIGNED, "{tag}");
            continue;
        };
        if uccx.get("reserved").and_then(Value::as_bool) == Some(true) {
            assert_eq!(field, Field::RESERVED, "{tag}");
            continue;
        }
        let mut merged = row.clone();
        merged.extend(uccx.iter().map(|(key, value)| (key.clone(), value.clone())));
        assert_eq!((field.name(), ours), (text(&merged, "name"), wire(&merged)), "{tag}");
    }
}

/// Names and numbers of one table; `late` are those whose number means something else in another dialect or version.
fn table<R: Registry<Code: Into<u32> + TryFrom<u32>>>(reference: &Table, name: &str, late: &[&str]) {
    let row = rows(reference, "enum").into_iter().find(|row| text(row, "name") == name).unwrap();
    let mut codes = BTreeSet::new();
    for value in rows(row, "values")
        .into_iter()
        .filter(|value| !late.contains(&text(value, "name")) && !value.contains_key("until"))
    {
        let code = number(value, "value").unwrap();
        let Ok(ours) = R::Code::try_from(code) else { panic!("{name} {code}") };
        assert_eq!(R::from_code(ours).name(), Some(text(value, "name")), "{name}");
        codes.insert(code);
    }
    let ours: BTreeSet<u32> = R::ALL.iter().map(|row| row.code().into()).collect();
    assert_eq!(ours, codes, "{name}");
}

#[test]
fn every_enumeration_is_that_of_the_reference() {
    let reference = fixture("enums");
    table::<AgentMode>(&reference, "agent_mode", &[]);
    table::<AgentState>(&reference, "agent_state", &[]);
    table::<AgentWorkMode>(&reference, "agent_work_mode", &[]);
    table::<CallType>(&reference, "call_type", &["CALLTYPE_AGENT_OUTBOUND"]);
    table::<CalledPartyDisposition>(&reference, "disposition", &[]);
    table::<ConnectionDeviceIdType>(&reference, "connection_device_id_type", &[]);
    table::<ControlFailure>(&reference, "control_failure", &[]);
    table::<DeviceIdType>(&reference, "device_id_type", &[]);
    table::<EventCause>(&reference, "event_cause", &[]);
    table::<ForcedFlag>(&reference, "forced_flag", &[]);
    table::<LineType>(&reference, "line_type", &[]);
    table::<LocalConnectionState>(&reference, "local_connection_state", &[]);
    table::<PeripheralType>(&reference, "peripheral_type", &[]);
    table::<ReasonCode>(&reference, "agent_reason_code", &[]);
    table::<StatusCode>(&reference, "status_code", &[]);
}

#[test]
fn every_bit_is_that_of_the_reference() {
    let reference = fixture("enums");
    let check = |name: &str, ours: Vec<u32>| {
        let row = rows(&reference, "enum").into_iter().find(|row| text(row, "name") == name).unwrap();
        let wanted: Vec<_> = rows(row, "values").into_iter().map(|value| number(value, "value").unwrap()).collect();
        assert_eq!(ours, wanted, "{name}");
    };
    check("service_mask", ServiceMask::FLAGS.iter().map(|flag| flag.value().bits()).collect());
    check("call_event_mask", CallEventMask::FLAGS.iter().map(|flag| flag.value().bits()).collect());
    check("agent_state_mask", AgentStateMask::FLAGS.iter().map(|flag| flag.value().bits()).collect());
    check("agent_service_mask", AgentServiceMask::FLAGS.iter().map(|flag| flag.value().bits()).collect());
}

#[test]
fn call_types_are_named_by_dialect_and_version() {
    let name = |code, protocol| CallType::from_code(code).name_in(protocol);
    assert_eq!(name(27, Protocol::ucce(18)), Some("CALLTYPE_NON_ACD"));
    assert_eq!(name(27, Protocol::ucce(19)), Some("CALLTYPE_RESERVATION_PREVIEW"));
    assert_eq!(name(38, Protocol::ucce(18)), None);
    assert_eq!(name(34, Protocol::uccx(14)), Some("CALLTYPE_AGENT_OUTBOUND"));
    assert_eq!(name(18, Protocol::ucce(9)), Some("CALLTYPE_RESERVATION"));
}
