//! Printed messages parse back, and any text is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_base::Limits;
use offhook_cti::{Field, FieldKind, Message, MessageType, Text, Trace, Value, Variable};
use proptest::prelude::*;

/// Fields that a trace prints, each at most once.
fn fields() -> impl Strategy<Value = Vec<Field>> {
    let plain: Vec<Field> = Field::ALL
        .iter()
        .copied()
        .filter(|field| field.kind() != FieldKind::Variable && field.canonical() != Field::EXPANDED_CALL_CONTEXT)
        .filter(|field| !matches!(*field, Field::RESERVED | Field::RESERVED_SLOT | Field::UNASSIGNED))
        .filter(|field| !field.is_secret())
        .collect();
    proptest::sample::subsequence(plain, 0..12)
}

/// Values as the flows have them: no colon, no white space at the ends.
fn value() -> impl Strategy<Value = String> {
    "|[A-Za-z0-9_,<>#-]([A-Za-z0-9_,<># -]{0,20}[A-Za-z0-9_,<>#-])?"
}

fn message() -> impl Strategy<Value = Message<'static>> {
    let variables = proptest::collection::vec(
        ("(BA[A-Za-z]{1,10}|user\\.[a-z]{1,10})", proptest::option::of(any::<u8>()), value()),
        0..6,
    );
    let fields = fields().prop_flat_map(|fields| {
        let values = proptest::collection::vec(value(), fields.len());
        (Just(fields), values)
    });
    (proptest::sample::select(MessageType::ALL), fields, variables).prop_map(|(kind, (fields, values), variables)| {
        let mut message = Message::new(kind);
        for (field, value) in fields.into_iter().zip(values) {
            message = message.with(field, Value::Text(Text::printed(value.into_bytes())));
        }
        for (name, index, value) in variables {
            let (name, value) = (Text::printed(name.into_bytes()), Text::printed(value.into_bytes()));
            message = match index {
                Some(index) => message.with(Field::NAMED_ARRAY, Value::Variable(Variable::element(name, index, value))),
                None => message.with(Field::NAMED_VARIABLE, Value::Variable(Variable::new(name, value))),
            };
        }
        message
    })
}

proptest! {
    #[test]
    fn printed_messages_parse_back(message in message()) {
        let text = message.to_string();
        let trace = Trace::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(trace.messages().len(), 1, "{}", text);
        let read = trace.messages()[0].message();
        prop_assert_eq!(read.kind(), message.kind());
        let without_head = |message: &Message<'_>| -> Vec<_> {
            let entries = message.entries().iter().filter(|entry| entry.field() != Field::EXPANDED_CALL_CONTEXT);
            entries.map(|entry| (entry.field(), entry.value().clone().into_owned())).collect()
        };
        prop_assert_eq!(without_head(read), without_head(&message), "{}", text);
    }

    #[test]
    fn any_bytes_are_kept(text in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(Trace::parse(&text).unwrap().to_bytes(), text);
    }

    #[test]
    fn any_mixture_of_names_and_prose_is_kept(parts in proptest::collection::vec(prop_oneof![
        Just("MsgType:"), Just(" "), Just("\n"), Just("-\n"), Just("AGENT_STATE_EVENT"), Just("CALL_CLEARED_EVENT:"),
        Just("AgentState: "), Just("ConnectionCallID: 1680097"), Just("ConnectionCallID: 16800097"), Just("BAStatus:"),
        Just("ExpandedCallContxt: <TotalBytes: 9>"), Just("NumNamedVariables: 4000000000"), Just("10:30"), Just("State Duration:"),
        Just("AVAILABLE"), Just("END_CALL_EVENT"), Just("CALL_CONNECTION_CLEARED_EVENT"), Just("BEGIN_CALL_EVENT"), Just("\u{e9}"),
        Just("N/A"), Just("a sentence"), Just("a[256]:"), Just("a[1]:"), Just("::"),
    ], 0..80), bytes in 0_u32..200, fields in 0_u32..6) {
        let text = parts.concat();
        let trace = Trace::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(trace.to_bytes(), text.as_bytes());
        for finding in trace.findings() {
            prop_assert!(finding.finding().offset() <= text.len());
        }
        // However small the limits: every message is there, within them, and nothing is lost.
        let limits = Limits::default().with_message_bytes(bytes).with_fields(fields);
        let bounded = Trace::parse_with(text.as_bytes(), &limits).unwrap();
        prop_assert_eq!(bounded.to_bytes(), text.as_bytes());
        let starts = |trace: &Trace<'_>| trace.messages().iter().map(|message| message.offset()).collect::<Vec<_>>();
        prop_assert_eq!(starts(&bounded), starts(&trace));
        for (message, whole) in bounded.messages().iter().zip(trace.messages()) {
            prop_assert!(message.as_bytes().len() <= bytes as usize);
            let read = message.message().entries();
            prop_assert!(read.len() <= fields as usize);
            // What is read of it is what the whole message says.
            prop_assert_eq!(read, &whole.message().entries()[..read.len()]);
        }
    }
}
