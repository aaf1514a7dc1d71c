//! Messages, whether they came from the wire or from a trace.

mod event;

pub use event::{
    AgentStateEvent, BeginCall, CallCleared, CallConnectionCleared, CallDataUpdate, CallDelivered, CallDiverted,
    CallEstablished, CallFailed, CallHeld, CallOriginated, CallQueued, CallRetrieved, CallServiceInitiated, Connection,
    Device, EndCall, Event,
};

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use offhook_base::Secret;

use crate::{Code, Field, MessageType, Tag, Text, Value, Variable, read_code};

/// Where a field stood.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Place {
    /// In a printed trace, or in a message made by hand.
    Printed,
    /// In the fixed part.
    Fixed,
    /// In the floating part, with this tag.
    Floating(Tag),
}

/// A field and what it holds. `Debug` hides passwords.
#[derive(Clone, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Entry<'a> {
    field: Field,
    place: Place,
    value: Value<'a>,
}

impl<'a> Entry<'a> {
    /// A field of a message that is made by hand.
    #[must_use]
    pub const fn new(field: Field, value: Value<'a>) -> Self {
        Self { field, place: Place::Printed, value }
    }

    pub(crate) const fn at(field: Field, place: Place, value: Value<'a>) -> Self {
        Self { field, place, value }
    }

    /// The field, under the name that it was read by.
    #[must_use]
    pub const fn field(&self) -> Field {
        self.field
    }

    /// Where it stood.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// What it holds.
    #[must_use]
    pub const fn value(&self) -> &Value<'a> {
        &self.value
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = Secret::new(());
        let value: &dyn fmt::Debug = if self.field.is_secret() { &hidden } else { &self.value };
        f.debug_struct("Entry").field("field", &self.field).field("place", &self.place).field("value", value).finish()
    }
}

/// One message: its type and its fields in the order in which they stood.
///
/// The accessors take any spelling of a field and find it under any other. A field that is absent reads as `None`;
/// so does one that a trace prints as `N/A` or blank, except through [`Message::text`] and [`Message::entry`], which
/// keep the difference between an empty field and a missing one.
///
/// ```
/// use offhook_cti::{AgentState, Entry, Field, Message, MessageType, Value};
///
/// let message = Message::new(MessageType::AGENT_STATE_EVENT)
///     .with(Field::AGENT_ID, Value::Text("chli4020".into()))
///     .with(Field::AGENT_STATE, Value::Text("RESERVED".into()))
///     .with(Field::CSQID, Value::Text("N/A".into()));
///
/// assert_eq!(message.code(Field::AGENT_STATE), Some(AgentState::RESERVED));
/// assert_eq!(message.text(Field::AGENT_ID), Some("chli4020"));
/// assert_eq!((message.number(Field::CSQID), message.text(Field::CSQID)), (None, Some("N/A")));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Message<'a> {
    kind: MessageType,
    entries: Vec<Entry<'a>>,
    #[cfg_attr(feature = "serde", serde(default, with = "crate::value::hex"))]
    rest: Cow<'a, [u8]>,
}

impl<'a> Message<'a> {
    /// A message without fields.
    #[must_use]
    pub const fn new(kind: MessageType) -> Self {
        Self { kind, entries: Vec::new(), rest: Cow::Borrowed(&[]) }
    }

    /// The same with one more field.
    #[must_use]
    pub fn with(mut self, field: Field, value: Value<'a>) -> Self {
        self.push(Entry::new(field, value));
        self
    }

    /// The same with one more variable of the expanded call context.
    #[must_use]
    pub fn with_variable(self, name: &'a str, value: &'a str) -> Self {
        self.with(Field::NAMED_VARIABLE, Value::Variable(Variable::new(name.into(), value.into())))
    }

    pub(crate) fn push(&mut self, entry: Entry<'a>) {
        self.entries.push(entry);
    }

    pub(crate) fn set_rest(&mut self, rest: &'a [u8]) {
        self.rest = Cow::Borrowed(rest);
    }

    /// What the message is.
    #[must_use]
    pub const fn kind(&self) -> MessageType {
        self.kind
    }

    /// Its fields, in the order in which they stood.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The end of the body that no layout explains; all of it for a type without a layout.
    #[must_use]
    pub fn rest(&self) -> &[u8] {
        &self.rest
    }

    /// The first entry of a field, under any of its spellings.
    #[must_use]
    pub fn entry(&self, field: Field) -> Option<&Entry<'a>> {
        let wanted = field.canonical();
        self.entries.iter().find(|entry| entry.field.canonical() == wanted)
    }

    /// A field as text, empty where nothing stands; `None` also for bytes that are not UTF-8.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&str> {
        match &self.entry(field)?.value {
            Value::Text(text) => text.to_str().ok(),
            _ => None,
        }
    }

    /// A field as text that says something: neither missing, nor empty, nor `N/A`.
    #[must_use]
    pub fn some_text(&self, field: Field) -> Option<&str> {
        let entry = self.entry(field).filter(|entry| !entry.value.is_absent())?;
        match &entry.value {
            Value::Text(text) => text.to_str().ok(),
            _ => None,
        }
    }

    /// A field as a number, from the wire or printed in decimals.
    #[must_use]
    pub fn number(&self, field: Field) -> Option<u32> {
        match &self.entry(field)?.value {
            Value::Unsigned(number) => Some(*number),
            Value::Signed(number) => u32::try_from(*number).ok(),
            Value::Text(text) => decimal(text),
            Value::Bytes(_) | Value::Variable(_) => None,
        }
    }

    /// A field as a code of an enumeration, from the wire or printed by name or number.
    #[must_use]
    pub fn code<C: Code>(&self, field: Field) -> Option<C> {
        match &self.entry(field)?.value {
            Value::Text(text) => read_code(text.to_str().ok()?).map(|read| read.code),
            Value::Unsigned(number) => C::Code::try_from(*number).ok().map(C::from_code),
            Value::Signed(number) => C::Code::try_from(u32::try_from(*number).ok()?).ok().map(C::from_code),
            Value::Bytes(_) | Value::Variable(_) => None,
        }
    }

    /// The variables of the expanded call context, in order.
    pub fn variables(&self) -> impl Iterator<Item = &Variable<'a>> {
        self.entries.iter().filter_map(|entry| match &entry.value {
            Value::Variable(variable) => Some(variable),
            _ => None,
        })
    }

    /// The value of a variable by its name: `BAStatus`. Empty where nothing stands, as `BAResponse` until it is given.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&Text<'a>> {
        self.variables().find(|variable| variable.name().as_bytes() == name.as_bytes()).map(Variable::value)
    }

    /// The message as what it says, with its fields typed.
    #[must_use]
    pub fn event(&self) -> Event<'_> {
        Event::of(self, Connection::of(self))
    }

    /// Leaves the buffer that it was read from.
    #[must_use]
    pub fn into_owned(self) -> Message<'static> {
        let entries = self.entries.into_iter();
        Message {
            kind: self.kind,
            entries: entries
                .map(|Entry { field, place, value }| Entry { field, place, value: value.into_owned() })
                .collect(),
            rest: Cow::Owned(self.rest.into_owned()),
        }
    }
}

/// Digits and nothing else.
fn decimal(text: &Text<'_>) -> Option<u32> {
    let text = text.to_str().ok()?;
    text.bytes().next().filter(u8::is_ascii_digit)?;
    text.parse().ok()
}
