//! The documented preview flow: every message, every slip of the page and how it is read, and what is no slip.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_base::Level;
use offhook_cti::{
    AgentState, CallNote, CallType, DeviceIdType, Event, EventCause, Field, LocalConnectionState, MessageType,
    NameForm, Piece, StrictError, Table, Trace, TraceProblem, Value,
};

const FLOW: &[u8] = include_bytes!("fixtures/outbound_preview.txt");
const CONTACT: u32 = 16_800_096;
const LEG: u32 = 16_800_097;

fn flow() -> Trace<'static> {
    Trace::parse(FLOW).unwrap()
}

/// The findings with their lines.
fn findings(trace: &Trace<'_>) -> Vec<(u32, TraceProblem)> {
    trace.findings().iter().map(|finding| (finding.line(), *finding.problem())).collect()
}

fn lines_of(problem: TraceProblem) -> Vec<u32> {
    findings(&flow()).into_iter().filter(|(_, found)| *found == problem).map(|(line, _)| line).collect()
}

#[test]
fn the_flow_has_these_messages_on_these_lines() {
    let trace = flow();
    let messages: Vec<_> =
        trace.messages().iter().map(|message| (message.line(), message.name(), message.call())).collect();
    assert_eq!(
        messages,
        [
            (5, "AGENT_STATE_EVENT", None),
            (9, "BEGIN_CALL_EVENT", Some(LEG)),
            (11, "CALL_DELIVERED_EVENT", Some(LEG)),
            (18, "CALL_DATA_UPDATE_EVENT", Some(CONTACT)),
            (22, "BEGIN_CALL_EVENT", Some(CONTACT)),
            (26, "CALL_CONNECTION_CLEARED_EVENT", Some(LEG)),
            (28, "CALL_CLEARED_EVENT", Some(LEG)),
            (30, "END_CALL_EVENT", Some(LEG)),
            (34, "CALL_DATA_UPDATE_EVENT", Some(CONTACT)),
            (38, "CALL_DATA_UPDATE_EVENT", Some(CONTACT)),
            (40, "CALL_DATA_UPDATE_EVENT", Some(CONTACT)),
            (42, "CALL_DATA_UPDATE_EVENT", Some(CONTACT)),
            (44, "CALL_SERVICE_INITIATED_EVENT", Some(CONTACT)),
            (46, "AGENT_STATE_EVENT", None),
            (48, "CALL_ORIGINATED_EVENT", Some(CONTACT)),
            (50, "CALL_ESTABLISHED_EVENT", Some(CONTACT)),
            (54, "CALL_CONNECTION_CLEARED_EVENT", Some(CONTACT)),
            (56, "AGENT_STATE_EVENT", None),
            (58, "CALL_CLEARED_EVENT", Some(CONTACT)),
        ]
    );
    for message in trace.messages() {
        assert_eq!(message.message().kind().name(), Some(message.name()));
    }
}

#[test]
fn the_agent_is_reserved_talks_and_works() {
    let trace = flow();
    let states: Vec<_> = trace
        .messages()
        .iter()
        .filter_map(|message| match message.message().event() {
            Event::AgentState(event) => {
                Some((event.agent_id.unwrap(), event.extension.unwrap(), event.state.unwrap(), event.next_state))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        states,
        [
            ("chli4020", "4020", AgentState::RESERVED, None),
            ("chli4020", "4020", AgentState::TALKING, Some(AgentState::WORK_NOT_READY)),
            ("chli4020", "4020", AgentState::WORK_NOT_READY, None),
        ]
    );
}

#[test]
fn both_calls_are_open_at_once_and_know_each_other() {
    let trace = flow();
    let [leg, contact] = trace.calls() else { panic!() };
    assert_eq!(
        (leg.call().id(), leg.call().call_type(), leg.call().contact()),
        (LEG, Some(CallType::RESERVATION), Some(CONTACT))
    );
    assert_eq!(
        (contact.call().id(), contact.call().call_type(), contact.call().leg()),
        (CONTACT, Some(CallType::PREVIEW), Some(LEG))
    );
    // The preview call begins (message 4) before the leg ends (message 7); its own end is not on the page.
    assert_eq!((leg.end(), contact.end()), (Some(7), None));
    assert!(contact.call().is_cleared());
}

#[test]
fn variables_are_read_with_empty_kept_apart_from_missing() {
    let trace = flow();
    let Event::BeginCall(leg) = trace.messages()[1].message().event() else { panic!() };
    let variables: Vec<_> = leg
        .variables()
        .map(|variable| (variable.name().to_str().unwrap(), variable.value().to_str().unwrap()))
        .collect();
    assert_eq!(
        variables,
        [
            ("BACampaign", "LoadCamp"),
            ("BACampaignID", ""),
            ("BAStatus", "DO"),
            ("BAResponse", ""),
            ("user.layout", "OODefault"),
            ("BAAccountNumber", "AC111"),
            ("BADialedListID", "20779"),
            ("BABuddyName", "John,Doe"),
        ]
    );
    assert_eq!(leg.variable("BATimeZone"), None);
    let Event::BeginCall(contact) = trace.messages()[4].message().event() else { panic!() };
    assert_eq!(contact.variables().count(), 10);
    assert_eq!(contact.variable("BATimeZone").unwrap().to_str(), Ok("-00360"));
    assert_eq!((contact.dialed_number, contact.call_type), (Some("4022"), Some(CallType::PREVIEW)));

    let accepted = trace.messages()[3].message();
    assert_eq!(accepted.text(Field::CUSTOMER_ACCOUNT_NUMBER), Some(""));
    let single = trace.messages()[9].message();
    assert_eq!(single.text(Field::CUSTOMER_ACCOUNT_NUMBER), None);
}

#[test]
fn six_of_the_seven_totals_come_out_exactly() {
    let trace = flow();
    let totals: Vec<_> = trace.messages().iter().filter_map(|message| message.total_bytes()).collect();
    assert_eq!(totals, [161, 20, 211, 211, 14, 20, 24]);
    let off =
        findings(&trace).into_iter().filter(|(_, problem)| matches!(problem, TraceProblem::TotalBytes { .. })).count();
    assert_eq!(off, 1);
}

/// One row of the list of slips: what the page prints, and the findings that it gets. None means that nothing is wrong
/// with it, or that the flow is meant so.
struct Row {
    printed: &'static str,
    problem: Option<TraceProblem>,
    lines: &'static [u32],
}

const fn slip(printed: &'static str, problem: TraceProblem, lines: &'static [u32]) -> Row {
    Row { printed, problem: Some(problem), lines }
}

const fn sound(printed: &'static str) -> Row {
    Row { printed, problem: None, lines: &[] }
}

const fn constant(field: Field, code: u32, table: Table, form: NameForm) -> TraceProblem {
    TraceProblem::Constant { field, code, table, form }
}

/// Every slip of the page, in the order of the list that was made of it.
const ROWS: &[Row] = &[
    slip("ConnectionDeviceID: 420", TraceProblem::DeviceDiffers { call: LEG }, &[9]),
    slip("BACampaignID empty, TotalBytes: 161", TraceProblem::TotalBytes { stated: 161, found: 160 }, &[10]),
    sound("NumNamedVariables 8 with 8 variables"),
    sound("BAResponse empty: not answered yet"),
    slip(
        "ExpandedCallContxt",
        TraceProblem::FieldSpelling { printed: Field::EXPANDED_CALL_CONTXT },
        &[10, 19, 22, 35, 39, 41, 43],
    ),
    slip("MsgType: CALL_DELIVERED_EVENT:", TraceProblem::NameColon, &[11]),
    slip("CallID", TraceProblem::FieldSpelling { printed: Field::CALL_ID }, &[11]),
    slip("AlertingDevice", TraceProblem::FieldSpelling { printed: Field::ALERTING_DEVICE }, &[11]),
    slip("no ConnectionDeviceType", TraceProblem::Missing { field: Field::CONNECTION_DEVICE_TYPE }, &[11]),
    slip("no CallingDeviceType", TraceProblem::Missing { field: Field::CALLING_DEVICE_TYPE }, &[11]),
    slip("no ApplicationID", TraceProblem::Missing { field: Field::APPLICATION_ID }, &[11]),
    slip("no NumNamedVariables", TraceProblem::Missing { field: Field::NUM_NAMED_VARIABLES }, &[11]),
    slip(
        "LCS_ALERTIN",
        constant(Field::LOCAL_CONNECTION_STATE, 2, Table::LocalConnectionState, NameForm::CutShort),
        &[11],
    ),
    sound("Call_DATA_UPDATE_EVENT in a sentence"),
    sound("mesage, Noticed, NoteThis"),
    slip("update of a call that has not begun", TraceProblem::NotBegun { call: CONTACT, leg: Some(LEG) }, &[18]),
    sound("NewConnectionCallID equal to ConnectionCallID"),
    sound("CampaignID: 0 QueryRuleID: 0"),
    sound("BEGIN_CALL_EVENT of the contact before the leg ends"),
    slip("MsgType:BEGIN_CALL_EVENT", TraceProblem::NoSpace, &[22]),
    slip("CALL_CLEARED_EVENT 1680097", TraceProblem::DigitLost { printed: 1_680_097, read_as: LEG }, &[28]),
    slip("END_CALL_EVENT ConnectionDeviceID:", TraceProblem::BlankDevice, &[31]),
    slip(
        "DEVID_AGENT_DEVICE_IDENTIFIER, releasing",
        constant(Field::RELEASING_DEVICE_TYPE, 76, Table::DeviceIdType, NameForm::Alias),
        &[26, 54],
    ),
    slip(
        "DEVID_AGENT_DEVICE_IDENTIFIER, calling",
        constant(Field::CALLING_DEVICE_TYPE, 76, Table::DeviceIdType, NameForm::Alias),
        &[45, 48, 50],
    ),
    slip(
        "CustomerPhoneNumber without CustomerAccountNumber",
        TraceProblem::Missing { field: Field::CUSTOMER_ACCOUNT_NUMBER },
        &[38, 40, 42],
    ),
    slip("CSQID: N/A", TraceProblem::NotAvailable { field: Field::CSQID }, &[5, 44, 46, 48, 50, 56]),
    slip("ApplicationID: N/A", TraceProblem::NotAvailable { field: Field::APPLICATION_ID }, &[44, 48, 50]),
    slip(
        "NextAgentState: 5",
        TraceProblem::NumberForName { field: Field::NEXT_AGENT_STATE, code: 5, table: Table::AgentState },
        &[47],
    ),
    slip("WORK_NOT_READY", constant(Field::AGENT_STATE, 5, Table::AgentState, NameForm::Alias), &[56]),
    slip("WORK_NOT_READY of the queue", constant(Field::CSQ_STATE, 5, Table::AgentState, NameForm::Alias), &[56]),
    sound("EventReasonCode: 0"),
    slip("AnsweringDeviceID: Unknown", TraceProblem::Filler { field: Field::ANSWERING_DEVICE_ID }, &[51]),
    slip("CalledDeviceID: Unknown", TraceProblem::Filler { field: Field::CALLED_DEVICE_ID }, &[51]),
    slip("CalledDeviceType: DEVID_NONE", TraceProblem::KnownBefore { field: Field::CALLED_DEVICE_TYPE }, &[50]),
    sound("LCS_NONE, CEC_NONE"),
    slip(
        "CONNECTION_ID_STATIc",
        constant(Field::CONNECTION_DEVICE_TYPE, 0, Table::ConnectionDeviceIdType, NameForm::OtherCase),
        &[58],
    ),
    sound("CECX_DROP_HANDLED_OTHER in CALL_CLEARED_EVENT"),
    slip("no END_CALL_EVENT of the contact", TraceProblem::AssumedEnd { call: CONTACT }, &[59]),
    sound("no confirmations, no requests"),
    sound("several fields a line, lines split anywhere, list dashes"),
];

#[test]
fn every_slip_of_the_page_is_found_at_its_line_and_nothing_else_is() {
    let mut listed = Vec::new();
    for row in ROWS {
        if let Some(problem) = row.problem {
            assert_eq!(lines_of(problem), row.lines, "{}", row.printed);
            listed.extend(row.lines.iter().map(|line| (*line, problem)));
        }
    }
    let found = findings(&flow());
    for finding in &found {
        assert!(listed.contains(finding), "{finding:?} is not in the list");
    }
    assert_eq!(found.len(), listed.len());
}

#[test]
fn findings_say_how_it_was_read() {
    let said: Vec<_> =
        flow().findings().iter().filter(|f| f.level() == Level::Error).map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "9:277: error: ConnectionDeviceID: one digit off the other messages of call 16800097; kept as printed, matched on the call id",
            "10:21: error: TotalBytes: 161 stated, the variables as printed take 160; values kept as printed",
            "11:30: error: MsgType: a colon behind the name; read without it",
            "11:71: error: LocalConnectionState: name cut short; read as LCS_ALERTING (2)",
            "28:90: error: ConnectionCallID: 1680097 is not open; read as 16800097, a digit lost",
        ]
    );
}

#[cfg(feature = "serde")]
#[test]
fn findings_messages_and_calls_go_through_json() {
    fn through<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
        serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
    }
    let trace = flow();
    for finding in trace.findings() {
        assert_eq!(through(finding.problem()), *finding.problem());
    }
    for message in trace.messages() {
        assert_eq!(through(&message.message().clone().into_owned()), *message.message());
    }
    for call in trace.calls() {
        assert_eq!(through(call.call()), *call.call());
    }
}

#[test]
fn what_was_printed_stays_as_it_was() {
    let trace = flow();
    let text = |message: usize, field| trace.messages()[message].message().text(field).unwrap().to_owned();
    assert_eq!(text(1, Field::CONNECTION_DEVICE_ID), "420");
    assert_eq!(text(2, Field::LOCAL_CONNECTION_STATE), "LCS_ALERTIN");
    assert_eq!(text(6, Field::CONNECTION_CALL_ID), "1680097");
    assert_eq!(text(7, Field::CONNECTION_DEVICE_ID), "");
    assert_eq!(text(13, Field::NEXT_AGENT_STATE), "5");
    assert_eq!(text(15, Field::ANSWERING_DEVICE_ID), "Unknown");
    assert_eq!(text(18, Field::CONNECTION_DEVICE_TYPE), "CONNECTION_ID_STATIc");
}

#[test]
fn what_was_meant_is_read() {
    let trace = flow();
    let Event::CallDelivered(rings) = trace.messages()[2].message().event() else { panic!() };
    assert_eq!(rings.connection.call_id, Some(LEG));
    assert_eq!((rings.local, rings.alerting.id), (Some(LocalConnectionState::ALERTING), Some("4020")));
    assert_eq!(rings.cause, Some(EventCause::CEC_NEW_CALL));
    assert_eq!(trace.messages()[6].note(), Some(CallNote::DigitLost { printed: 1_680_097 }));
    let Event::EndCall(end) = trace.messages()[7].message().event() else { panic!() };
    assert_eq!((end.connection.call_id, end.connection.device_id), (Some(LEG), None));
    let Event::CallServiceInitiated(event) = trace.messages()[12].message().event() else { panic!() };
    assert_eq!(event.calling.id_type, Some(DeviceIdType::AGENT_DEVICE));
    assert_eq!(trace.messages()[12].message().number(Field::CSQID), None);
    let Event::CallEstablished(answered) = trace.messages()[15].message().event() else { panic!() };
    assert_eq!((answered.answering.known(), answered.called.known()), (None, None));
    assert_eq!(trace.calls()[1].call().called(), Some("4022"));
    let Event::CallCleared(cleared) = trace.messages()[18].message().event() else { panic!() };
    assert_eq!(cleared.cause, Some(EventCause::CECX_DROP_HANDLED_OTHER));
}

#[test]
fn strict_refuses_at_the_first_error() {
    let Err(StrictError::Finding(finding)) = Trace::parse_strict(FLOW) else { panic!() };
    assert_eq!((finding.line(), *finding.problem()), (9, TraceProblem::DeviceDiffers { call: LEG }));
    let orphan = b"MsgType: CALL_CLEARED_EVENT ConnectionCallID: 5 ConnectionDeviceID: 1";
    let Err(StrictError::Finding(finding)) = Trace::parse_strict(orphan) else { panic!() };
    assert_eq!(*finding.problem(), TraceProblem::Orphan { call: 5 });
}

#[test]
fn pieces_are_the_input() {
    let trace = flow();
    assert_eq!(trace.to_bytes(), FLOW);
    assert_eq!(trace.pieces().filter(|piece| matches!(piece, Piece::Message(_))).count(), 19);
}

#[test]
fn every_prefix_is_read_and_kept() {
    for end in 0..FLOW.len() {
        let trace = Trace::parse(&FLOW[..end]).unwrap();
        assert_eq!(trace.to_bytes(), &FLOW[..end]);
        let begun = memchr::memmem::find_iter(&FLOW[..end], b"MsgType:").count();
        assert_eq!(trace.messages().len(), begun, "cut at {end}");
    }
}

const BYTES: [u8; 6] = [0, b'\n', b':', b' ', b'-', 0xff];

/// Every byte of the first messages is changed into each of these; of the rest every third into one of them.
#[test]
fn one_changed_byte_anywhere_loses_nothing() {
    let unchanged = |text: &[u8]| assert_eq!(Trace::parse(text).unwrap().to_bytes(), text);
    let mut text = FLOW[..1_200].to_vec();
    for at in 0..text.len() {
        let good = text[at];
        for byte in BYTES {
            text[at] = byte;
            unchanged(&text);
        }
        text[at] = good;
    }
    let mut text = FLOW.to_vec();
    for (at, byte) in (1_200..text.len()).step_by(3).zip(BYTES.into_iter().cycle()) {
        let good = core::mem::replace(&mut text[at], byte);
        unchanged(&text);
        text[at] = good;
    }
}

#[test]
fn sibling_flows_lost_a_line_break() {
    let trace =
        Trace::parse(b"MsgType: AGENT_STATE_EVENT CSQState: AVAILABLEState Duration: 0 AgentState: READY").unwrap();
    let Event::AgentState(event) = trace.messages()[0].message().event() else { panic!() };
    assert_eq!(
        (event.queue_state, event.state_duration_s, event.state),
        (Some(AgentState::AVAILABLE), Some(0), Some(AgentState::AVAILABLE))
    );
    assert_eq!(findings(&trace)[0], (1, TraceProblem::LostBreak { field: Field::STATE_DURATION }));
}

#[test]
fn sibling_flows_spell_fields_otherwise() {
    let trace = Trace::parse(
        b"MsgType: CALL_HELD_EVENT NumNamedVars: 2 NumNamedArray: 0 HoldingingDeviceType: 76 ANI1: 4022 CallType: 1",
    )
    .unwrap();
    let message = trace.messages()[0].message();
    assert_eq!(message.number(Field::NUM_NAMED_VARIABLES), Some(2));
    assert_eq!(message.number(Field::NUM_NAMED_ARRAYS), Some(0));
    assert_eq!(message.code(Field::HOLDING_DEVICE_TYPE), Some(DeviceIdType::AGENT_DEVICE));
    assert_eq!(message.text(Field::ANI), Some("4022"));
    assert_eq!(message.code(Field::CALL_TYPE), Some(CallType::ACD_IN));
}

#[test]
fn none_is_printed_in_two_numbers() {
    for none in ["-1", "65535", "DEVID_NONE"] {
        let text = format!("MsgType: CALL_ESTABLISHED_EVENT CalledDeviceType: {none} CalledDeviceID: 1");
        let trace = Trace::parse(text.as_bytes()).unwrap();
        let Event::CallEstablished(event) = trace.messages()[0].message().event() else { panic!() };
        assert_eq!((event.called.id_type, event.called.known()), (Some(DeviceIdType::NONE), None));
    }
}

#[test]
fn values_hold_colons_and_spaces() {
    let text = b"MsgType: CALL_DATA_UPDATE_EVENT NumNamedVariables: 3 ExpandedCallContxt: <TotalBytes: 1>\n\
        BAResponse: Callback 06152026 10:30 Other: Cancel Reservation BAStatus: DO NextAgentState: 5";
    let trace = Trace::parse(text).unwrap();
    let message = trace.messages()[0].message();
    assert_eq!(message.variable("BAResponse").unwrap().to_str(), Ok("Callback 06152026 10:30"));
    assert_eq!(message.variable("Other").unwrap().to_str(), Ok("Cancel Reservation"));
    assert_eq!(message.variable("BAStatus").unwrap().to_str(), Ok("DO"));
    // The announced three are there: the next known name is a field again.
    assert_eq!(message.number(Field::NEXT_AGENT_STATE), Some(5));
}

#[test]
fn a_dash_or_a_sentence_ends_a_message() {
    let text =
        b"MsgType: AGENT_STATE_EVENT AgentID: a\nThe next one is sent later.\nAgentExtension: 1\n-\nAgentID: b\n";
    let trace = Trace::parse(text).unwrap();
    let message = trace.messages()[0].message();
    assert_eq!((message.text(Field::AGENT_ID), message.text(Field::AGENT_EXTENSION)), (Some("a"), None));
    assert_eq!(trace.to_bytes(), text);
}

#[test]
fn the_name_may_stand_on_the_next_line() {
    let trace =
        Trace::parse(b"MsgType:\n\nCALL_CLEARED_EVENT\nConnectionCallID: 5\nMsgType:\nThe rest is missing: AgentID: a")
            .unwrap();
    let [cleared, nameless] = trace.messages() else { panic!() };
    assert_eq!((cleared.name(), cleared.message().number(Field::CONNECTION_CALL_ID)), ("CALL_CLEARED_EVENT", Some(5)));
    assert_eq!((nameless.name(), nameless.message().entries().len()), ("", 0));
}

#[test]
fn arrays_are_read_by_element() {
    let trace =
        Trace::parse(b"MsgType: BEGIN_CALL_EVENT ExpandedCallContext: <TotalBytes: 18> user.list[2]: x").unwrap();
    let element = trace.messages()[0].message().variables().next().unwrap();
    assert_eq!(
        (element.name().to_str(), element.index(), element.value().to_str()),
        (Ok("user.list"), Some(2), Ok("x"))
    );
}

#[test]
fn an_unknown_message_keeps_its_fields() {
    let trace = Trace::parse(b"MsgType: NEW_EVENT AgentID: a").unwrap();
    let message = &trace.messages()[0];
    assert_eq!((message.name(), message.message().kind()), ("NEW_EVENT", MessageType::from_code(0)));
    assert_eq!(message.message().text(Field::AGENT_ID), Some("a"));
    assert_eq!(findings(&trace), [(1, TraceProblem::UnknownMessage)]);
}

#[test]
fn what_is_not_utf8_is_kept_as_bytes() {
    let trace = Trace::parse(b"MsgType: AGENT_STATE_EVENT AgentState: 4 AgentID: \xff").unwrap();
    let message = trace.messages()[0].message();
    assert_eq!(message.text(Field::AGENT_ID), None);
    let Value::Text(text) = message.entry(Field::AGENT_ID).unwrap().value() else { panic!() };
    assert_eq!(text.as_bytes(), b"\xff");
    assert_eq!(findings(&trace), [(1, TraceProblem::NotUtf8 { field: Field::AGENT_ID })]);
}

#[test]
fn the_device_that_is_meant_is_that_of_the_other_messages_of_the_call() {
    let trace = Trace::parse(FLOW).unwrap();
    let begin = &trace.messages()[1];
    assert_eq!((begin.message().some_text(Field::CONNECTION_DEVICE_ID), begin.device()), (Some("420"), Some("4020")));
    for message in &trace.messages()[2..] {
        assert_eq!(message.device(), message.message().some_text(Field::CONNECTION_DEVICE_ID));
    }
    assert_eq!(trace.messages()[0].device(), None, "a state is about no call");
    // The event has it, beside the call whose printed id lost a digit.
    let connection = begin.event().connection().unwrap();
    assert_eq!((connection.call_id, connection.device_id), (Some(LEG), Some("4020")));
    let cleared = trace.messages().iter().find(|message| message.name() == "CALL_CLEARED_EVENT").unwrap();
    assert_eq!(cleared.event().connection().unwrap().call_id, Some(LEG));
    assert_eq!(cleared.message().event().connection().unwrap().call_id, Some(1_680_097));
    // Each stands once: neither is more right than the other.
    let trace = Trace::parse(
        b"MsgType: BEGIN_CALL_EVENT ConnectionCallID: 5 ConnectionDeviceID: 420
          MsgType: CALL_DELIVERED_EVENT ConnectionCallID: 5 ConnectionDeviceID: 4020",
    );
    let devices: Vec<_> = trace.as_ref().unwrap().messages().iter().map(|message| message.device()).collect();
    assert_eq!(devices, [Some("420"), Some("4020")]);
}
