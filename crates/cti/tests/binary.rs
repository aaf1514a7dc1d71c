//! Frames and bodies of the binary link: known answers, every cut, any chunking, and back to the same bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_base::ErrorKind;
use offhook_cti::{
    AgentState, CallType, Dialect, EncodeError, Event, Field, Frame, FrameBuffer, Framing, Layout, MAX_MESSAGE_BYTES,
    Message, MessageType, Place, Protocol, Tag, Trace, Value, decode, encode, frame,
};
use proptest::prelude::*;

const UCCX: Protocol = Protocol::uccx(17);

fn bytes_of(message: &Message<'_>, protocol: Protocol) -> Vec<u8> {
    let mut bytes = Vec::new();
    encode(message, protocol, &mut bytes).unwrap();
    bytes
}

fn only(bytes: &[u8]) -> Frame<'_> {
    let Framing::Complete(frame, used) = frame(bytes).unwrap() else { panic!("not whole") };
    assert_eq!(used, bytes.len());
    frame
}

/// An AGENT_STATE_EVENT of UCCX 17 as the tables lay it out.
#[rustfmt::skip]
const AGENT_STATE: &[u8] = &[
    0, 0, 0, 82, 0, 0, 0, 30, // 82 bytes follow, AGENT_STATE_EVENT
    0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 21, // constants
    0, 4, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, // CSQState, StateDuration, CSQID
    0xff, 0xff, 0xff, 0xff, 0, 0, // constants
    0, 4, 0, 0, // AgentState, EventReasonCode
    0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, // constants
    0, 0, // NumCSQs
    4, 5, b'4', b'0', b'2', b'0', 0, // AgentExtension
    194, 9, b'c', b'h', b'l', b'i', b'4', b'0', b'2', b'0', 0, // AgentID
    123, 2, 0, 5, // NextAgentState
    99, 0, // a tag that this message does not have
];

#[test]
fn an_agent_state_event_is_read_and_written_back() {
    let message = decode(only(AGENT_STATE), UCCX).unwrap();
    let Event::AgentState(event) = message.event() else { panic!() };
    assert_eq!((event.agent_id, event.extension), (Some("chli4020"), Some("4020")));
    assert_eq!((event.state, event.queue_state), (Some(AgentState::TALKING), Some(AgentState::TALKING)));
    assert_eq!(event.next_state, Some(AgentState::WORK_NOT_READY));
    assert_eq!(message.entries().last().unwrap().place(), Place::Floating(Tag::from_code(99)));
    assert_eq!(bytes_of(&message, UCCX), AGENT_STATE);
}

#[test]
fn the_wire_and_the_trace_give_the_same_event() {
    let text = b"MsgType: AGENT_STATE_EVENT CSQState: TALKING StateDuration: 0 CSQID: N/A AgentState: TALKING \
        EventReasonCode: 0 NumCSQs: 0 AgentExtension: 4020 AgentID: chli4020 NextAgentState: 5";
    let trace = Trace::parse(text).unwrap();
    let printed = trace.messages()[0].message();
    let bytes = bytes_of(printed, UCCX);
    assert_eq!(bytes[8..], [&AGENT_STATE[8..AGENT_STATE.len() - 2]].concat());
    let wire = decode(only(&bytes), UCCX).unwrap();
    assert_eq!(wire.event(), printed.event());
}

#[test]
fn variables_take_their_name_their_value_and_two_zero_bytes() {
    let request = Message::new(MessageType::SET_CALL_DATA_REQ)
        .with(Field::INVOKE_ID, Value::Unsigned(3))
        .with(Field::CONNECTION_CALL_ID, Value::Unsigned(16_800_097))
        .with(Field::CONNECTION_DEVICE_ID_TYPE, Value::Unsigned(0))
        .with(Field::NUM_NAMED_VARIABLES, Value::Unsigned(1))
        .with(Field::NUM_NAMED_ARRAYS, Value::Unsigned(0))
        .with(Field::CALL_TYPE, Value::Unsigned(CallType::RESERVATION.code().into()))
        .with(Field::CALLED_PARTY_DISPOSITION, Value::Unsigned(0))
        .with(Field::CONNECTION_DEVICE_ID, Value::Text("4020".into()))
        .with_variable("BAResponse", "Accept");
    let bytes = bytes_of(&request, UCCX);
    assert!(bytes.ends_with(b"\x52\x12BAResponse\0Accept\0"));
    let message = decode(only(&bytes), UCCX).unwrap();
    assert_eq!(message.variable("BAResponse").unwrap().to_str(), Ok("Accept"));
    assert_eq!(message.number(Field::CONNECTION_CALL_ID), Some(16_800_097));

    // The width of tag and length follows dialect and version.
    for (protocol, head) in [
        (Protocol::ucce(19), &b"\x52\x12"[..]),
        (Protocol::ucce(20), b"\0\x52\0\x12"),
        (Protocol::uccx(18), b"\0\x52\x12"),
    ] {
        let mut request = request.clone();
        if protocol.dialect() == Dialect::Ucce {
            for field in [Field::PERIPHERAL_ID, Field::CAMPAIGN_ID, Field::QUERY_RULE_ID] {
                request = request.with(field, Value::Unsigned(0));
            }
        }
        let bytes = bytes_of(&request, protocol);
        let mut tail = head.to_vec();
        tail.extend_from_slice(b"BAResponse\0Accept\0");
        assert!(bytes.ends_with(&tail), "{protocol:?}");
        assert_eq!(decode(only(&bytes), protocol).unwrap().variable("BAResponse").unwrap().to_str(), Ok("Accept"));
    }
}

/// OPEN_REQ is written in the width of the version that it names, whatever the reader supposes.
#[test]
fn open_req_says_its_own_version() {
    let mut request = Message::new(MessageType::OPEN_REQ);
    for field in Layout::of(MessageType::OPEN_REQ, Dialect::Ucce).unwrap().fixed() {
        let version = if field.field == Field::VERSION_NUMBER { 20 } else { 0 };
        request = request.with(field.field, Value::Unsigned(version));
    }
    let request = request
        .with(Field::CLIENT_ID, Value::Text("ctios".into()))
        .with(Field::CLIENT_PASSWORD, Value::Bytes(b""[..].into()));
    let bytes = bytes_of(&request, Protocol::ucce(9));
    assert!(bytes.ends_with(b"\0\x01\0\x06ctios\0\0\x02\0\0"));
    assert_eq!(decode(only(&bytes), Protocol::ucce(9)).unwrap().text(Field::CLIENT_ID), Some("ctios"));
}

#[test]
fn fields_of_later_versions_are_there_from_that_version_on() {
    let layout = Layout::of(MessageType::OPEN_CONF, Dialect::Ucce).unwrap();
    assert_eq!([18, 19, 23, 24].map(|version| layout.fixed_bytes(Protocol::ucce(version))), [26, 30, 30, 32]);
}

#[test]
fn texts_keep_what_stands_behind_the_terminator() {
    let mut bytes = AGENT_STATE.to_vec();
    let at = AGENT_STATE.windows(5).position(|window| window == b"4020\0").unwrap();
    bytes[at + 2] = 0;
    let message = decode(only(&bytes), UCCX).unwrap();
    assert_eq!(message.text(Field::AGENT_EXTENSION), Some("40"));
    assert_eq!(bytes_of(&message, UCCX), bytes);
}

#[test]
fn a_number_of_another_size_is_kept_as_bytes() {
    let bytes = [&[0, 0, 0, 62, 0, 0, 0, 30][..], &AGENT_STATE[8..66], &[123, 2, 0, 5]].concat();
    let mut wrong = bytes.clone();
    wrong[67] = 1;
    wrong[3] = 61;
    wrong.pop();
    assert_eq!(decode(only(&bytes), UCCX).unwrap().number(Field::NEXT_AGENT_STATE), Some(5));
    let message = decode(only(&wrong), UCCX).unwrap();
    assert_eq!(message.number(Field::NEXT_AGENT_STATE), None);
    assert_eq!(bytes_of(&message, UCCX), wrong);
}

#[test]
fn passwords_are_in_no_log_line() {
    let request =
        Message::new(MessageType::SET_AGENT_STATE_REQ).with(Field::AGENT_PASSWORD, Value::Text("hunter2".into()));
    assert!(!format!("{request:?} {request}").contains("hunter2"));
    assert_eq!(request.text(Field::AGENT_PASSWORD), Some("hunter2"));
}

#[test]
fn a_type_without_a_layout_keeps_its_body() {
    let bytes = [0, 0, 0, 3, 0, 0, 0, 200, 1, 2, 3];
    let message = decode(only(&bytes), UCCX).unwrap();
    assert_eq!((message.entries().len(), message.rest()), (0, &[1, 2, 3][..]));
    assert_eq!(bytes_of(&message, UCCX), bytes);
}

#[test]
fn a_length_beyond_the_bound_is_refused_before_the_rest_is_there() {
    let max = MAX_MESSAGE_BYTES;
    let error = frame(&(max - 7).to_be_bytes()).unwrap_err();
    assert_eq!(error.to_string(), "MessageLength: longer than 12500 octets at byte 0 (GED-188, message header)");
    assert_eq!(frame(&(max - 8).to_be_bytes()), Ok(Framing::Incomplete(12_496)));
    assert!(frame(&[0xff; 8]).is_err());
}

#[test]
fn a_field_that_runs_past_the_body_is_the_message_s_error_alone() {
    let mut bytes = AGENT_STATE.to_vec();
    let last = bytes.len() - 1;
    bytes[last] = 1;
    bytes.extend_from_slice(&[0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0, 7]);
    let Framing::Complete(first, used) = frame(&bytes).unwrap() else { panic!() };
    let error = decode(first, UCCX).unwrap_err();
    assert_eq!((error.offset(), error.kind(), error.rule().name()), (88, ErrorKind::End, "floating field"));
    assert_eq!(decode(only(&bytes[used..]), UCCX).unwrap().number(Field::INVOKE_ID), Some(7));
}

#[test]
fn every_prefix_needs_the_rest() {
    for end in 0..AGENT_STATE.len() {
        let Framing::Incomplete(more) = frame(&AGENT_STATE[..end]).unwrap() else { panic!("{end}") };
        assert!((1..=AGENT_STATE.len() - end).contains(&more), "{end}");
    }
}

#[test]
fn every_shorter_body_is_whole_or_an_error_at_its_end() {
    let body = &AGENT_STATE[8..];
    for end in 0..body.len() {
        match decode(Frame::new(MessageType::AGENT_STATE_EVENT, &body[..end]), UCCX) {
            Ok(message) => {
                let written = bytes_of(&message, UCCX);
                assert_eq!(written[8..], body[..end]);
            }
            Err(error) if end < 58 => assert_eq!((error.offset(), error.rule().name()), (8 + end, "fixed part")),
            Err(error) => assert_eq!(error.rule().name(), "floating field"),
        }
    }
}

#[test]
fn what_does_not_fit_is_not_written() {
    let mut out = Vec::new();
    let heartbeat = Message::new(MessageType::HEARTBEAT_REQ);
    assert_eq!(encode(&heartbeat, UCCX, &mut out), Err(EncodeError::Missing(Field::INVOKE_ID)));
    let text = heartbeat.clone().with(Field::INVOKE_ID, Value::Text("x".into()));
    assert_eq!(encode(&text, UCCX, &mut out), Err(EncodeError::Unfit(Field::INVOKE_ID)));
    let other = heartbeat.with(Field::INVOKE_ID, Value::Unsigned(1)).with(Field::ANI, Value::Text("1".into()));
    assert_eq!(encode(&other, UCCX, &mut out), Err(EncodeError::NoPlace(Field::ANI)));
    let routing = Message::new(MessageType::from_code(200)).with(Field::INVOKE_ID, Value::Unsigned(1));
    assert_eq!(encode(&routing, UCCX, &mut out), Err(EncodeError::NoLayout(MessageType::from_code(200))));
    let long = "x".repeat(300);
    let failure = Message::new(MessageType::FAILURE_CONF)
        .with(Field::INVOKE_ID, Value::Unsigned(1))
        .with(Field::STATUS, Value::Unsigned(1))
        .with(Field::TEXT, Value::Text(long.as_str().into()));
    assert_eq!(encode(&failure, UCCX, &mut out), Err(EncodeError::Unfit(Field::TEXT)));
    assert!(out.is_empty());
}

fn protocols() -> impl Strategy<Value = Protocol> {
    prop_oneof![(8u32..=25).prop_map(Protocol::ucce), (10u32..=18).prop_map(Protocol::uccx)]
}

/// A body that the layout of the type explains: its fixed part, and floating fields of its tags and of others.
fn body(kind: MessageType, protocol: Protocol) -> impl Strategy<Value = Vec<u8>> {
    let layout = Layout::of(kind, protocol.dialect());
    let fixed = layout.map_or(0, |layout| layout.fixed_bytes(protocol));
    let floating = layout.is_some_and(Layout::has_floating_part);
    let tags: Vec<u16> = layout.into_iter().flat_map(Layout::floating).map(|row| row.tag.code()).collect();
    let widths = protocol.tag_width();
    let tag = prop_oneof![proptest::sample::select(if tags.is_empty() { vec![1] } else { tags }), 0u16..=255];
    let fields = proptest::collection::vec((tag, proptest::collection::vec(any::<u8>(), 0..40)), 0..6);
    (proptest::collection::vec(any::<u8>(), fixed), fields).prop_map(move |(mut bytes, fields)| {
        // OPEN_REQ says its own version; it has to be the one that the fields are written for.
        if kind == MessageType::OPEN_REQ && bytes.len() >= 8 {
            bytes[4..8].copy_from_slice(&protocol.version().to_be_bytes());
        }
        for (tag, data) in fields.into_iter().filter(|(tag, _)| floating && *tag <= widths.tag.max()) {
            for (number, width) in [(tag, widths.tag), (data.len() as u16, widths.length)] {
                bytes.extend_from_slice(&number.to_be_bytes()[2 - width.bytes()..]);
            }
            bytes.extend_from_slice(&data);
        }
        bytes
    })
}

fn messages() -> impl Strategy<Value = (Protocol, MessageType, Vec<u8>)> {
    (protocols(), proptest::sample::select(MessageType::ALL))
        .prop_flat_map(|(protocol, kind)| body(kind, protocol).prop_map(move |body| (protocol, kind, body)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Whatever the layouts explain is written as it was, for every type, dialect and version.
    #[test]
    fn decoded_messages_are_written_as_they_were((protocol, kind, body) in messages()) {
        let message = decode(Frame::new(kind, &body), protocol).unwrap();
        let bytes = bytes_of(&message, protocol);
        prop_assert_eq!(only(&bytes), Frame::new(kind, &body));
        prop_assert_eq!(bytes_of(&message.clone().into_owned(), protocol), bytes);
    }

    /// The same through JSON.
    #[cfg(feature = "serde")]
    #[test]
    fn messages_go_through_json((protocol, kind, body) in messages()) {
        let message = decode(Frame::new(kind, &body), protocol).unwrap();
        let json = serde_json::to_string(&message).unwrap();
        let back: Message<'static> = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(bytes_of(&back, protocol), bytes_of(&message, protocol));
        prop_assert_eq!(back, message);
    }

    /// Any bytes give a message that is written as it was, or an error inside it.
    #[test]
    fn any_body_is_read_or_refused(protocol in protocols(), code in 0u32..300, body in proptest::collection::vec(any::<u8>(), 0..200)) {
        match decode(Frame::new(MessageType::from_code(code), &body), protocol) {
            Ok(message) => prop_assert_eq!(&bytes_of(&message, protocol)[8..], &body[..]),
            Err(error) => prop_assert!((8..=8 + body.len()).contains(&error.offset())),
        }
    }

    #[test]
    fn one_changed_byte_is_read_or_refused(at in 0..AGENT_STATE.len(), byte in any::<u8>()) {
        let mut bytes = AGENT_STATE.to_vec();
        bytes[at] = byte;
        if let Ok(Framing::Complete(frame, used)) = frame(&bytes)
            && let Ok(message) = decode(frame, UCCX)
        {
            prop_assert_eq!(&bytes_of(&message, UCCX)[..], &bytes[..used]);
        }
    }

    /// The same messages come out, however the stream is cut.
    #[test]
    fn any_chunking_gives_the_same_frames(cuts in proptest::collection::vec(1usize..40, 1..60)) {
        let stream = [AGENT_STATE, &[0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0, 7], &[0, 0, 0, 0, 0, 0, 1, 0], AGENT_STATE].concat();
        let mut buffer = FrameBuffer::default();
        let mut got = Vec::new();
        let mut rest = &stream[..];
        for cut in cuts.into_iter().cycle() {
            let (portion, after) = rest.split_at(cut.min(rest.len()));
            buffer.extend(portion);
            while let Some(frame) = buffer.next_frame(|frame| (frame.kind().code(), frame.body().to_vec())).unwrap() {
                got.push(frame);
            }
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert_eq!(buffer.pending(), 0);
        let kinds: Vec<_> = got.iter().map(|(kind, body)| (*kind, body.len())).collect();
        prop_assert_eq!(kinds, [(30, 82), (5, 4), (256, 0), (30, 82)]);
    }
}
