//! Which call a message is about: two open at once, lost digits, pending calls, new identities.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_cti::{CallNote, CallType, Calls, Field, Message, MessageType, Value};

fn message(kind: MessageType, call: u32, device: &'static str) -> Message<'static> {
    Message::new(kind)
        .with(Field::CONNECTION_CALL_ID, Value::Unsigned(call))
        .with(Field::CONNECTION_DEVICE_ID, Value::Text(device.into()))
}

fn begin(call: u32, device: &'static str, kind: CallType) -> Message<'static> {
    message(MessageType::BEGIN_CALL_EVENT, call, device).with(Field::CALL_TYPE, Value::Unsigned(kind.code().into()))
}

fn note(calls: &mut Calls, message: &Message<'_>) -> (u32, Option<CallNote>) {
    let sighting = calls.observe(message).unwrap();
    (sighting.call, sighting.note)
}

#[test]
fn an_update_of_a_contact_is_pending_beside_its_leg() {
    let mut calls = Calls::default();
    calls.observe(&begin(101, "1", CallType::RESERVATION));
    let update = message(MessageType::CALL_DATA_UPDATE_EVENT, 100, "1");
    assert_eq!(note(&mut calls, &update), (100, Some(CallNote::NotBegun { leg: Some(101) })));
    assert!(!calls.get(100).unwrap().has_begun());
    assert_eq!((calls.get(100).unwrap().leg(), calls.get(101).unwrap().contact()), (Some(101), Some(100)));
    assert_eq!(note(&mut calls, &begin(100, "1", CallType::PREVIEW)), (100, None));
    assert_eq!(calls.open().count(), 2);
}

#[test]
fn the_leg_of_another_device_is_not_taken() {
    let mut calls = Calls::default();
    calls.observe(&begin(101, "2", CallType::RESERVATION));
    let update = message(MessageType::CALL_DATA_UPDATE_EVENT, 100, "1");
    assert_eq!(note(&mut calls, &update), (100, Some(CallNote::NotBegun { leg: None })));
}

#[test]
fn a_lost_digit_needs_the_device_and_a_cleared_connection() {
    let cleared = MessageType::CALL_CLEARED_EVENT;
    let mut calls = Calls::default();
    calls.observe(&begin(16_800_097, "4020", CallType::RESERVATION));
    assert_eq!(note(&mut calls, &message(cleared, 1_680_097, "4020")), (1_680_097, Some(CallNote::Orphan)));
    calls.observe(&message(MessageType::CALL_CONNECTION_CLEARED_EVENT, 16_800_097, "4020"));
    assert_eq!(note(&mut calls, &message(cleared, 1_680_097, "4021")), (1_680_097, Some(CallNote::Orphan)));
    let found = note(&mut calls, &message(cleared, 1_680_097, "4020"));
    assert_eq!(found, (16_800_097, Some(CallNote::DigitLost { printed: 1_680_097 })));
    let end = calls.observe(&message(MessageType::END_CALL_EVENT, 16_800_097, "")).unwrap();
    assert!(end.ended.unwrap().is_cleared());
    assert_eq!(note(&mut calls, &message(cleared, 1_680_097, "4020")), (1_680_097, Some(CallNote::Orphan)));
}

#[test]
fn an_orphan_ends_nothing_and_opens_nothing() {
    let mut calls = Calls::default();
    let sighting = calls.observe(&message(MessageType::END_CALL_EVENT, 5, "1")).unwrap();
    assert_eq!((sighting.note, sighting.ended), (Some(CallNote::Orphan), None));
    assert_eq!(calls.open().count(), 0);
}

#[test]
fn a_call_that_changes_its_identity_stays_one_call() {
    let mut calls = Calls::default();
    calls.observe(&begin(7, "1", CallType::CONSULT));
    let update =
        message(MessageType::CALL_DATA_UPDATE_EVENT, 7, "1").with(Field::NEW_CONNECTION_CALL_ID, Value::Unsigned(9));
    calls.observe(&update);
    assert_eq!(calls.open().map(|call| call.id()).collect::<Vec<_>>(), [9]);
    assert!(calls.get(9).unwrap().has_begun());
}

#[test]
fn a_call_begins_once() {
    let mut calls = Calls::default();
    calls.observe(&begin(7, "1", CallType::OUT));
    assert_eq!(note(&mut calls, &begin(7, "1", CallType::OUT)), (7, Some(CallNote::BegunTwice)));
}

#[test]
fn agent_states_are_about_no_call() {
    assert_eq!(Calls::default().observe(&message(MessageType::AGENT_STATE_EVENT, 7, "1")), None);
}

#[test]
fn open_calls_are_bounded() {
    let mut calls = Calls::default();
    for call in 0..=Calls::MAX_OPEN as u32 {
        calls.observe(&begin(call, "1", CallType::OUT));
    }
    assert_eq!(calls.open().count(), Calls::MAX_OPEN);
    assert_eq!(note(&mut calls, &begin(4_000_000, "1", CallType::OUT)), (4_000_000, Some(CallNote::TooMany)));
    assert_eq!(calls.finish().len(), Calls::MAX_OPEN);
}
