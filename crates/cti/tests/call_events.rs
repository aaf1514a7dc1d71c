//! The call events of a conversation that is held, fails, is diverted or queued: printed and on the wire, typed alike.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_cti::{
    Device, DeviceIdType, Event, EventCause, Framing, LocalConnectionState, Protocol, Trace, decode, encode, frame,
};

const AGENT: Device<'_> = Device { id_type: Some(DeviceIdType::DEVICE_IDENTIFIER), id: Some("4020") };
const CUSTOMER: Device<'_> = Device { id_type: Some(DeviceIdType::DEVICE_IDENTIFIER), id: Some("4022") };
const UCCX_17: Protocol = Protocol::uccx(17);
const UCCE_20: Protocol = Protocol::ucce(20);

/// Fields that only one dialect has.
const UCCE: &str = "MonitorID: 0 PeripheralID: 1 PeripheralType: 21";
const UCCE_SERVICE: &str = "MonitorID: 0 PeripheralID: 1 PeripheralType: 21 ServiceNumber: 5 ServiceID: 5";

const UCCE_QUEUE: &str =
    "MonitorID: 0 PeripheralID: 1 PeripheralType: 21 ServiceNumber: 5 ServiceID: 5 NumQueued: 3 NumSkillGroups: 0";

/// Checks what is printed, and the same after it went over the wire.
fn typed(protocol: Protocol, name: &str, fields: &[&str], cause: &str, check: impl Fn(&Event<'_>)) {
    let text = format!(
        "MsgType: {name} {} ConnectionDeviceIDType: CONNECTION_ID_STATIC ConnectionCallID: 7 \
         LocalConnectionState: LCS_CONNECT EventCause: {cause} ConnectionDeviceID: 4020",
        fields.join(" ")
    );
    let trace = Trace::parse(text.as_bytes()).unwrap();
    let message = trace.messages()[0].message();
    let mut bytes = Vec::new();
    encode(message, protocol, &mut bytes).unwrap();
    let Framing::Complete(frame, _) = frame(&bytes).unwrap() else { panic!() };
    let read = decode(frame, protocol).unwrap();
    for event in [message.event(), read.event()] {
        let connection = event.connection().unwrap();
        assert_eq!((connection.call_id, connection.device_id), (Some(7), Some("4020")), "{name}");
        check(&event);
    }
}

#[test]
fn a_call_is_put_on_hold_and_resumed() {
    let device = |what: &str| format!("{what}DeviceType: DEVID_DEVICE_IDENTIFIER {what}DeviceID: 4020");
    for (protocol, own) in [(UCCX_17, ""), (UCCE_20, UCCE)] {
        typed(protocol, "CALL_HELD_EVENT", &[own, &device("Holding")], "CEC_NONE", |event| {
            let Event::CallHeld(held) = event else { panic!("{event:?}") };
            assert_eq!((held.holding, held.local), (AGENT, Some(LocalConnectionState::CONNECT)));
            assert_eq!(held.cause, Some(EventCause::CEC_NONE));
        });
    }
    for (protocol, own) in [(UCCX_17, ""), (UCCE_20, UCCE)] {
        typed(protocol, "CALL_RETRIEVED_EVENT", &[own, &device("Retrieving")], "CEC_NONE", |event| {
            let Event::CallRetrieved(retrieved) = event else { panic!("{event:?}") };
            assert_eq!((retrieved.retrieving, retrieved.local), (AGENT, Some(LocalConnectionState::CONNECT)));
            assert_eq!(retrieved.cause, Some(EventCause::CEC_NONE));
        });
    }
}

#[test]
fn a_call_fails_at_the_device_that_is_engaged() {
    let fields = "FailingDeviceType: DEVID_DEVICE_IDENTIFIER CalledDeviceType: DEVID_DEVICE_IDENTIFIER \
                  FailingDeviceID: 4022 CalledDeviceID: 4022";
    for (protocol, own) in [(UCCX_17, ""), (UCCE_20, UCCE)] {
        typed(protocol, "CALL_FAILED_EVENT", &[own, fields], "CEC_BUSY", |event| {
            let Event::CallFailed(failed) = event else { panic!("{event:?}") };
            assert_eq!((failed.failing, failed.called), (CUSTOMER, CUSTOMER));
            assert_eq!((failed.cause, failed.local), (Some(EventCause::CEC_BUSY), Some(LocalConnectionState::CONNECT)));
        });
    }
}

#[test]
fn a_call_is_diverted_from_one_device_to_another() {
    let fields = "DivertingDeviceType: DEVID_DEVICE_IDENTIFIER CalledDeviceType: DEVID_DEVICE_IDENTIFIER \
                  DivertingDeviceID: 4020 CalledDeviceID: 4022";
    for (protocol, own) in [(UCCX_17, "ApplicationID: 5"), (UCCE_20, UCCE_SERVICE)] {
        typed(protocol, "CALL_DIVERTED_EVENT", &[own, fields], "CEC_CALL_NOT_ANSWERED", |event| {
            let Event::CallDiverted(diverted) = event else { panic!("{event:?}") };
            assert_eq!((diverted.diverting, diverted.called), (AGENT, CUSTOMER));
            assert_eq!(diverted.cause, Some(EventCause::CEC_CALL_NOT_ANSWERED));
            assert_eq!(diverted.local, Some(LocalConnectionState::CONNECT));
        });
    }
}

#[test]
fn a_call_waits_in_a_queue() {
    let fields = "QueueDeviceType: DEVID_NONE CallingDeviceType: DEVID_DEVICE_IDENTIFIER \
                  CalledDeviceType: DEVID_DEVICE_IDENTIFIER LastRedirectDeviceType: DEVID_NONE \
                  CallingDeviceID: 4022 CalledDeviceID: 4020";
    for (protocol, own) in [(UCCX_17, "ApplicationID: 5 NumCSQs: 0"), (UCCE_20, UCCE_QUEUE)] {
        typed(protocol, "CALL_QUEUED_EVENT", &[own, fields], "CEC_NONE", |event| {
            let Event::CallQueued(queued) = event else { panic!("{event:?}") };
            assert_eq!((queued.queue.id_type, queued.queue.known()), (Some(DeviceIdType::NONE), None));
            assert_eq!((queued.calling, queued.called), (CUSTOMER, AGENT));
            assert_eq!((queued.last_redirect.known(), queued.queued), (None, (protocol == UCCE_20).then_some(3)));
            assert_eq!((queued.cause, queued.local), (Some(EventCause::CEC_NONE), Some(LocalConnectionState::CONNECT)));
        });
    }
}
