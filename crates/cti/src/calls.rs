//! Which call a message is about.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::{CallType, Field, Message, MessageType};

/// A call as its messages show it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Call {
    id: u32,
    call_type: Option<CallType>,
    begun: bool,
    connection_cleared: bool,
    cleared: bool,
    devices: Vec<String>,
    called: Option<String>,
    contact: Option<u32>,
    leg: Option<u32>,
}

impl Call {
    /// Devices that are kept for a call; more are not compared.
    const MAX_DEVICES: usize = 16;

    const fn new(id: u32) -> Self {
        Self {
            id,
            call_type: None,
            begun: false,
            connection_cleared: false,
            cleared: false,
            devices: Vec::new(),
            called: None,
            contact: None,
            leg: None,
        }
    }

    /// ConnectionCallID.
    #[must_use]
    pub const fn id(&self) -> u32 {
        self.id
    }

    /// CallType, as last stated.
    #[must_use]
    pub const fn call_type(&self) -> Option<CallType> {
        self.call_type
    }

    /// Whether its BEGIN_CALL_EVENT was seen; a pending call has only been named by an update.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        self.begun
    }

    /// Whether its CALL_CLEARED_EVENT was seen.
    #[must_use]
    pub const fn is_cleared(&self) -> bool {
        self.cleared
    }

    /// Of a reservation leg: the contact that it reserves the agent for, numbered one lower.
    #[must_use]
    pub const fn contact(&self) -> Option<u32> {
        self.contact
    }

    /// Of a contact: its reservation leg, numbered one higher.
    #[must_use]
    pub const fn leg(&self) -> Option<u32> {
        self.leg
    }

    /// The called device, as the last message said that knew one.
    #[must_use]
    pub fn called(&self) -> Option<&str> {
        self.called.as_deref()
    }

    /// The devices of its connections, in the order in which they appeared.
    pub fn devices(&self) -> impl Iterator<Item = &str> {
        self.devices.iter().map(String::as_str)
    }

    fn has_device(&self, device: &str) -> bool {
        self.devices.iter().any(|known| known == device)
    }
}

/// What a message does not say about its call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum CallNote {
    /// The printed id lacks one digit of a call with the same device that has just lost its connection.
    DigitLost {
        /// The id in the message.
        printed: u32,
    },
    /// The call did not begin. An update of a contact names it before it begins, while its reservation leg is open.
    NotBegun {
        /// The open reservation leg with the same device.
        leg: Option<u32>,
    },
    /// It clears or ends a call that is not open.
    Orphan,
    /// The call begins a second time.
    BegunTwice,
    /// As many calls are open as are followed; this one is not.
    TooMany,
}

/// The call that a message is about.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Sighting {
    /// Its id; with [`CallNote::DigitLost`] another than the message has.
    pub call: u32,
    /// What was remarkable.
    pub note: Option<CallNote>,
    /// Whether the message knows no called device and an earlier one did.
    pub called_known_before: bool,
    /// The call, if this was its last message.
    pub ended: Option<Call>,
}

/// The calls of a session or a trace that are open: two at a time for one agent in a preview flow, many in bridge mode.
///
/// ```
/// use offhook_cti::{CallType, Calls, Field, Message, MessageType, Value};
///
/// let call = |kind, id| Message::new(kind).with(Field::CONNECTION_CALL_ID, Value::Unsigned(id));
/// let mut calls = Calls::default();
/// let begin = call(MessageType::BEGIN_CALL_EVENT, 16_800_097).with(Field::CALL_TYPE, Value::Unsigned(18));
/// calls.observe(&begin);
/// assert_eq!(calls.open().next().unwrap().call_type(), Some(CallType::RESERVATION));
///
/// let end = calls.observe(&call(MessageType::END_CALL_EVENT, 16_800_097)).unwrap();
/// assert_eq!(end.ended.unwrap().id(), 16_800_097);
/// assert_eq!(calls.open().count(), 0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Calls {
    open: BTreeMap<u32, Call>,
    /// Calls that lost a connection and have not ended, the latest last.
    losing: Vec<u32>,
}

impl Calls {
    /// Open calls that are followed at most.
    pub const MAX_OPEN: usize = 65_536;
    /// Calls among which a lost digit is looked for.
    const MAX_LOSING: usize = 16;

    /// The open calls, in the order of their ids.
    pub fn open(&self) -> impl Iterator<Item = &Call> {
        self.open.values()
    }

    /// An open call.
    #[must_use]
    pub fn get(&self, id: u32) -> Option<&Call> {
        self.open.get(&id)
    }

    /// Takes in a message; `None` if it is not a call event or names no call.
    pub fn observe(&mut self, message: &Message<'_>) -> Option<Sighting> {
        if !is_call_event(message.kind()) {
            return None;
        }
        let printed = message.number(Field::CONNECTION_CALL_ID)?;
        let device = message.some_text(Field::CONNECTION_DEVICE_ID);
        let (id, note) = self.find(printed, device, message.kind());
        if self.open.len() >= Self::MAX_OPEN && !self.open.contains_key(&id) {
            return Some(Sighting { call: id, note: Some(CallNote::TooMany), called_known_before: false, ended: None });
        }
        if note == Some(CallNote::Orphan) {
            return Some(Sighting { call: id, note, called_known_before: false, ended: None });
        }
        let called_known_before = self.update(id, device, message);
        let ended = if message.kind() == MessageType::END_CALL_EVENT { self.end(id) } else { None };
        Some(Sighting { call: id, note, called_known_before, ended })
    }

    /// The end of the input: the calls whose end is not there, in the order of their ids.
    #[must_use]
    pub fn finish(self) -> Vec<Call> {
        self.open.into_values().collect()
    }

    fn find(&self, printed: u32, device: Option<&str>, kind: MessageType) -> (u32, Option<CallNote>) {
        let ends = matches!(
            kind,
            MessageType::CALL_CONNECTION_CLEARED_EVENT | MessageType::CALL_CLEARED_EVENT | MessageType::END_CALL_EVENT
        );
        let begins = kind == MessageType::BEGIN_CALL_EVENT;
        match self.open.get(&printed) {
            Some(call) if begins && call.begun => (printed, Some(CallNote::BegunTwice)),
            Some(_) => (printed, None),
            None if begins => (printed, None),
            None if ends => match self.losing.iter().rev().find(|id| self.lacks_digit(**id, printed, device)) {
                Some(id) => (*id, Some(CallNote::DigitLost { printed })),
                None => (printed, Some(CallNote::Orphan)),
            },
            None => (printed, Some(CallNote::NotBegun { leg: self.leg_of(printed, device) })),
        }
    }

    fn lacks_digit(&self, id: u32, printed: u32, device: Option<&str>) -> bool {
        let same_device = match (self.open.get(&id), device) {
            (Some(call), Some(device)) => call.has_device(device),
            (Some(_), None) => true,
            (None, _) => false,
        };
        same_device && lacks_one(&alloc::format!("{id}"), &alloc::format!("{printed}"))
    }

    /// The open reservation leg of a contact: one number higher, same device.
    fn leg_of(&self, contact: u32, device: Option<&str>) -> Option<u32> {
        let leg = self.open.get(&contact.checked_add(1)?)?;
        let same_device = device.is_none_or(|device| leg.has_device(device));
        (leg.call_type == Some(CallType::RESERVATION) && same_device).then_some(leg.id)
    }

    /// Returns whether the message knows no called device and the call does.
    fn update(&mut self, id: u32, device: Option<&str>, message: &Message<'_>) -> bool {
        let leg = self.leg_of(id, device);
        let call = self.open.entry(id).or_insert_with(|| Call::new(id));
        call.leg = call.leg.or(leg);
        call.begun |= message.kind() == MessageType::BEGIN_CALL_EVENT;
        // An update of the contact during the reservation states the type of the leg: the call has none of its own yet.
        call.call_type = message.code(Field::CALL_TYPE).or(call.call_type);
        if let Some(device) = device.filter(|device| !call.has_device(device) && call.devices.len() < Call::MAX_DEVICES)
        {
            call.devices.push(device.into());
        }
        let event = message.event();
        let called = match &event {
            crate::Event::CallDelivered(event) => Some(event.called),
            crate::Event::CallOriginated(event) => Some(event.called),
            crate::Event::CallEstablished(event) => Some(event.called),
            _ => None,
        };
        let says_none = called.is_some_and(|called| called.id_type == Some(crate::DeviceIdType::NONE));
        let known_before = says_none && call.called.is_some();
        if let Some(known) = called.and_then(|called| called.known()) {
            call.called = Some(known.into());
        }
        call.cleared |= message.kind() == MessageType::CALL_CLEARED_EVENT;
        if message.kind() == MessageType::CALL_CONNECTION_CLEARED_EVENT && !call.connection_cleared {
            call.connection_cleared = true;
            self.losing.push(id);
            if self.losing.len() > Self::MAX_LOSING {
                self.losing.remove(0);
            }
        }
        if let Some(leg) = leg.and_then(|leg| self.open.get_mut(&leg)) {
            leg.contact = Some(id);
        }
        if let Some(new) = message.number(Field::NEW_CONNECTION_CALL_ID).filter(|new| *new != id) {
            self.rename(id, new);
        }
        known_before
    }

    /// The call changes its identity, unless the new one is taken.
    fn rename(&mut self, id: u32, new: u32) {
        if self.open.contains_key(&new) {
            return;
        }
        if let Some(mut call) = self.open.remove(&id) {
            call.id = new;
            self.open.insert(new, call);
        }
    }

    fn end(&mut self, id: u32) -> Option<Call> {
        self.losing.retain(|losing| *losing != id);
        self.open.remove(&id)
    }
}

/// Messages that are about one call and carry its ConnectionCallID.
fn is_call_event(kind: MessageType) -> bool {
    matches!(
        kind,
        MessageType::BEGIN_CALL_EVENT
            | MessageType::END_CALL_EVENT
            | MessageType::CALL_DATA_UPDATE_EVENT
            | MessageType::CALL_DELIVERED_EVENT
            | MessageType::CALL_ESTABLISHED_EVENT
            | MessageType::CALL_HELD_EVENT
            | MessageType::CALL_RETRIEVED_EVENT
            | MessageType::CALL_CLEARED_EVENT
            | MessageType::CALL_CONNECTION_CLEARED_EVENT
            | MessageType::CALL_ORIGINATED_EVENT
            | MessageType::CALL_FAILED_EVENT
            | MessageType::CALL_DIVERTED_EVENT
            | MessageType::CALL_SERVICE_INITIATED_EVENT
            | MessageType::CALL_QUEUED_EVENT
            | MessageType::CALL_DEQUEUED_EVENT
    )
}

/// Whether `short` is `long` with one character left out.
pub(crate) fn lacks_one(long: &str, short: &str) -> bool {
    if long.len() != short.len().saturating_add(1) {
        return false;
    }
    let same = long.bytes().zip(short.bytes()).take_while(|(a, b)| a == b).count();
    long.as_bytes().get(same.saturating_add(1)..) == short.as_bytes().get(same..)
}

#[cfg(test)]
mod tests {
    use super::lacks_one;

    #[test]
    fn a_lost_digit_is_one_character_left_out() {
        assert!(lacks_one("16800097", "1680097"));
        assert!(lacks_one("4020", "420"));
        assert!(lacks_one("4020", "402"));
        assert!(!lacks_one("16800097", "16800096"));
        assert!(!lacks_one("4020", "4020"));
        assert!(!lacks_one("4020", "40"));
        assert!(!lacks_one("", ""));
    }
}
