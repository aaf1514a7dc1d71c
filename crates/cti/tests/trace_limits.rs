//! A message of a printed flow that is larger than the limits: it ends there, and every other is read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_base::{Level, Limits};
use offhook_cti::{Field, MessageType, Trace, TraceProblem};

/// The trace of the guide, as printed.
const TRACE: &[u8] = include_bytes!("fixtures/outbound_preview.txt");

#[test]
fn a_message_beyond_the_limits_ends_there_and_disturbs_no_other() {
    let text =
        b"note\nMsgType: AGENT_STATE_EVENT AgentID: a AgentState: 4\nMsgType: END_CALL_EVENT ConnectionCallID: 7";
    let fields = Limits::default().with_fields(1);
    // The first message has 52 bytes with its line end, 26 up to its name, 38 up to AgentState.
    let bytes = |max| Limits::default().with_message_bytes(max);
    for (limits, first, end, problem) in [
        (fields, "MsgType: AGENT_STATE_EVENT AgentID: a ", 43, TraceProblem::TooManyFields { max: 1 }),
        (bytes(51), "MsgType: AGENT_STATE_EVENT AgentID: a ", 43, TraceProblem::TooLong { max: 51 }),
        (bytes(38), "MsgType: AGENT_STATE_EVENT AgentID: a ", 43, TraceProblem::TooLong { max: 38 }),
        (bytes(37), "MsgType: AGENT_STATE_EVENT ", 32, TraceProblem::TooLong { max: 37 }),
        (bytes(20), "MsgType: AGENT_STATE", 25, TraceProblem::TooLong { max: 20 }),
        (bytes(0), "", 5, TraceProblem::TooLong { max: 0 }),
    ] {
        let trace = Trace::parse_with(text, &limits).unwrap();
        let [message, next] = trace.messages() else { panic!("{trace:?}") };
        assert_eq!(message.as_bytes(), first.as_bytes());
        let found = trace.findings().iter().find(|finding| *finding.problem() == problem).unwrap();
        assert_eq!((found.finding().offset(), found.level(), found.message()), (end, Level::Error, Some(0)));
        assert_eq!(trace.to_bytes(), text);
        assert_eq!(next.offset(), 57);
        if limits == fields {
            assert_eq!(next.message().number(Field::CONNECTION_CALL_ID), Some(7));
            let error = "2:39: error: MsgType: more than 1 fields; read up to here, the rest is kept as prose";
            assert_eq!(found.to_string(), error);
        }
        // A name or a value that is cut is not read as another one.
        if first.len() == 20 {
            assert_eq!((message.name(), message.message().kind()), ("", MessageType::from_code(0)));
        }
        assert_eq!(message.message().text(Field::AGENT_STATE), None);
    }
    let exact = Trace::parse_with(text, &bytes(52)).unwrap();
    assert_eq!(exact.messages()[0].message().text(Field::AGENT_STATE), Some("4"));
    assert_eq!(
        exact.findings().iter().filter(|finding| finding.level() == Level::Error).count(),
        1,
        "call 7 is not open"
    );
}

#[test]
fn an_over_long_message_before_in_and_after_the_documented_trace_leaves_the_rest_as_it_is() {
    let alone = Trace::parse(TRACE).unwrap();
    let told = |trace: &Trace<'_>| -> Vec<_> {
        let messages = trace.messages().iter().filter(|message| message.name() != "QUERY_AGENT_STATE_CONF");
        messages.map(|message| (message.message().clone().into_owned(), message.call(), message.note())).collect()
    };
    let long = |filler: &[u8]| {
        let mut text = b"MsgType: QUERY_AGENT_STATE_CONF AgentID: a AgentExtension: ".to_vec();
        text.extend(filler.iter().cycle().take(200_000));
        text.push(b'\n');
        text
    };
    // One line, many lines, more fields than a message has, a name without end.
    for filler in [&b"x"[..], b"AgentID: a\n", b"AgentID: ", b"x ", b"\nAgentID: ", b":", b"\n"] {
        let long = long(filler);
        let starts: Vec<usize> = alone.messages().iter().map(|message| message.offset()).collect();
        for place in [starts[0], starts[2], starts[18]] {
            // On a line of its own, as the prose before a message stands on the message's line.
            let place = TRACE[..place].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let text = [&TRACE[..place], &long, &TRACE[place..]].concat();
            let trace = Trace::parse(&text).unwrap();
            assert_eq!(told(&trace), told(&alone), "{place}");
            assert_eq!(trace.to_bytes(), text);
        }
        let text = [TRACE, b"\n", &long].concat();
        assert_eq!(told(&Trace::parse(&text).unwrap()), told(&alone));
    }
    let trace = long(b"x");
    let trace = Trace::parse(&trace).unwrap();
    assert!(matches!(trace.findings()[..], [finding] if *finding.problem() == TraceProblem::TooLong { max: 65_535 }));
    assert_eq!(trace.messages()[0].message().text(Field::AGENT_ID), Some("a"));
    assert!(Trace::parse_strict(&long(b"x")).is_err());
}
