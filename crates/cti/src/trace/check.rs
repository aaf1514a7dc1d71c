//! What a trace prints otherwise than the tables, and how that was read.

#![deny(clippy::arithmetic_side_effects)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use offhook_base::Finding;

use super::problem::{TraceFinding, TraceProblem};
use super::scan::{Excess, Label, RawMessage, START, Span};
use super::{EntryPlace, TraceMessage};
use crate::calls::lacks_one;
use crate::{
    Call, CallNote, Calls, DeviceIdType, EventCause, Field, FieldKind, MessageType, NameForm, Sighting, Text, Value,
    Variable,
};

pub(super) struct Check<'a> {
    input: &'a [u8],
    lines: Vec<usize>,
    calls: Calls,
    findings: Vec<TraceFinding>,
}

impl<'a> Check<'a> {
    pub(super) fn new(input: &'a [u8]) -> Self {
        let lines =
            core::iter::once(0).chain(memchr::memchr_iter(b'\n', input).map(|at| at.saturating_add(1))).collect();
        Self { input, lines, calls: Calls::default(), findings: Vec::new() }
    }

    /// Line and column of an offset, both from 1.
    pub(super) fn line_of(&self, offset: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|line| self.lines.get(line)).copied().unwrap_or(0);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (number(line), number(offset.saturating_sub(start).saturating_add(1)))
    }

    fn find(&mut self, message: Option<usize>, offset: usize, problem: TraceProblem) {
        let (line, column) = self.line_of(offset);
        self.findings.push(TraceFinding { finding: Finding::new(offset, problem), line, column, message });
    }

    /// What one message shows by itself.
    pub(super) fn message(&mut self, position: usize, raw: &RawMessage, message: &TraceMessage<'a>) {
        let at = Some(position);
        match raw.excess {
            Some(Excess::Bytes { max }) => self.find(at, message.span.end, TraceProblem::TooLong { max }),
            Some(Excess::Fields { max }) => self.find(at, message.span.end, TraceProblem::TooManyFields { max }),
            None => {}
        }
        if message.message.kind().name().is_none() {
            self.find(at, raw.name.start, TraceProblem::UnknownMessage);
        }
        if raw.name.start == raw.span.start.saturating_add(START.len()) && !raw.name.is_empty() {
            self.find(at, raw.name.start, TraceProblem::NoSpace);
        }
        if raw.name_colon {
            self.find(at, raw.name.end, TraceProblem::NameColon);
        }
        let mut seen: Vec<Field> = Vec::new();
        for token in &raw.tokens {
            let Label::Field(field) = token.label else { continue };
            if token.glued {
                self.find(at, token.name.start, TraceProblem::LostBreak { field });
            }
            if field.canonical() != field && is_slip(field) {
                self.find(at, token.name.start, TraceProblem::FieldSpelling { printed: field });
            }
            // Queue states come as lists; anything else stands once.
            if seen.contains(&field.canonical()) && !matches!(field, Field::CSQID | Field::CSQ_STATE) {
                self.find(at, token.name.start, TraceProblem::Repeated { field });
            }
            seen.push(field.canonical());
            let text = self.input.get(token.value.clone()).unwrap_or_default();
            if let Some(problem) = value(message, field, text) {
                self.find(at, token.value.start, problem);
            }
        }
        for field in expected(message.message.kind()).iter().filter(|field| !seen.contains(&field.canonical())) {
            self.find(at, message.span.start, TraceProblem::Missing { field: *field });
        }
        self.context(position, message);
    }

    /// The expanded call context: the announced count, and the total as a check on the whole block.
    fn context(&mut self, position: usize, message: &TraceMessage<'a>) {
        let count =
            |index: bool| message.message.variables().filter(|variable| variable.index().is_some() == index).count();
        let found = u32::try_from(count(false)).unwrap_or(u32::MAX);
        if let Some(stated) = message.message.number(Field::NUM_NAMED_VARIABLES)
            && stated != found
        {
            let at = offset_of(message, Field::NUM_NAMED_VARIABLES);
            self.find(Some(position), at, TraceProblem::VariableCount { stated, found });
        }
        if let Some(stated) = message.total_bytes {
            let found = message.message.variables().map(printed_bytes).fold(0, u32::saturating_add);
            if stated != found {
                let at = offset_of(message, Field::EXPANDED_CALL_CONTEXT);
                self.find(Some(position), at, TraceProblem::TotalBytes { stated, found });
            }
        }
    }

    /// What the message shows beside those before it.
    pub(super) fn call(&mut self, position: usize, message: &TraceMessage<'a>) -> Option<Sighting> {
        let sighting = self.calls.observe(&message.message)?;
        let call = sighting.call;
        let problem = sighting.note.map(|note| match note {
            CallNote::DigitLost { printed } => TraceProblem::DigitLost { printed, read_as: call },
            CallNote::NotBegun { leg } => TraceProblem::NotBegun { call, leg },
            CallNote::Orphan => TraceProblem::Orphan { call },
            CallNote::BegunTwice => TraceProblem::BegunTwice { call },
            CallNote::TooMany => TraceProblem::TooManyCalls { call },
        });
        if let Some(problem) = problem {
            self.find(Some(position), offset_of(message, Field::CONNECTION_CALL_ID), problem);
        }
        if sighting.called_known_before {
            let field = Field::CALLED_DEVICE_TYPE;
            self.find(Some(position), offset_of(message, field), TraceProblem::KnownBefore { field });
        }
        Some(sighting)
    }

    /// Devices that are one digit off those of the other messages of their call; what is meant is noted.
    ///
    /// Other differences are other parties of the call.
    pub(super) fn devices(&mut self, messages: &mut [TraceMessage<'a>]) {
        let mut counts: BTreeMap<u32, Vec<Printed<'a>>> = BTreeMap::new();
        for message in messages.iter() {
            let Some((call, place, device)) = self.device(message) else { continue };
            let known = counts.entry(call).or_default();
            let full = known.len() >= MAX_DEVICES;
            match known.iter_mut().find(|known| known.device == device) {
                Some(known) => known.count = known.count.saturating_add(1),
                None if full => {}
                None => known.push(Printed { device, place, count: 1 }),
            }
        }
        for (position, message) in messages.iter_mut().enumerate() {
            let Some((call, place, device)) = self.device(message) else { continue };
            let Some(known) = counts.get(&call) else { continue };
            let own = known.iter().find(|known| known.device == device).map_or(0, |known| known.count);
            let near = |known: &&Printed<'a>| {
                known.count > own && (lacks_one(known.device, device) || lacks_one(device, known.device))
            };
            // Of several that are near, the one that stands most often; the first of those.
            if let Some(meant) = known.iter().filter(near).rev().max_by_key(|known| known.count) {
                message.device = Some(meant.place.clone());
                self.find(Some(position), place.start, TraceProblem::DeviceDiffers { call });
            }
        }
    }

    /// Call, place and text of the device of a connection.
    fn device(&self, message: &TraceMessage<'a>) -> Option<(u32, Span, &'a str)> {
        let call = message.call?;
        message.message.some_text(Field::CONNECTION_DEVICE_ID)?;
        let place = place_of(message, Field::CONNECTION_DEVICE_ID)?.value.clone();
        let device = core::str::from_utf8(self.input.get(place.clone())?).ok()?;
        Some((call, place, device))
    }

    /// The calls that the input does not end.
    pub(super) fn open_calls(&mut self) -> Vec<Call> {
        let open = core::mem::take(&mut self.calls).finish();
        for call in &open {
            self.find(None, self.input.trim_ascii_end().len(), TraceProblem::AssumedEnd { call: call.id() });
        }
        open
    }

    pub(super) fn into_findings(mut self) -> Vec<TraceFinding> {
        self.findings.sort_by_key(|finding| finding.finding.offset());
        self.findings
    }
}

/// A device as the messages of a call print it.
struct Printed<'a> {
    device: &'a str,
    place: Span,
    count: u32,
}

/// Devices of a call that are compared.
const MAX_DEVICES: usize = 16;

/// Spellings that a table has are no slips: ConnectionDeviceType and NewConnectionDeviceType are UCCX's own names, and
/// AgentIDLong is that of the tag.
fn is_slip(field: Field) -> bool {
    !matches!(field, Field::CONNECTION_DEVICE_TYPE | Field::NEW_CONNECTION_DEVICE_TYPE | Field::AGENT_ID_LONG)
}

/// Fields that the flows print for a message and may leave out of one of them.
fn expected(kind: MessageType) -> &'static [Field] {
    match kind {
        MessageType::CALL_DELIVERED_EVENT => &[
            Field::CONNECTION_DEVICE_TYPE,
            Field::CALLING_DEVICE_TYPE,
            Field::APPLICATION_ID,
            Field::NUM_NAMED_VARIABLES,
        ],
        MessageType::CALL_DATA_UPDATE_EVENT => &[Field::CUSTOMER_PHONE_NUMBER, Field::CUSTOMER_ACCOUNT_NUMBER],
        MessageType::END_CALL_EVENT => &[Field::CONNECTION_CALL_ID, Field::CONNECTION_DEVICE_ID],
        MessageType::AGENT_STATE_EVENT => &[Field::AGENT_STATE],
        MessageType::BEGIN_CALL_EVENT
        | MessageType::CALL_SERVICE_INITIATED_EVENT
        | MessageType::CALL_ORIGINATED_EVENT
        | MessageType::CALL_ESTABLISHED_EVENT
        | MessageType::CALL_CONNECTION_CLEARED_EVENT
        | MessageType::CALL_CLEARED_EVENT => &[Field::CONNECTION_CALL_ID],
        _ => &[],
    }
}

/// What is remarkable about the value of a field.
fn value(message: &TraceMessage<'_>, field: Field, text: &[u8]) -> Option<TraceProblem> {
    let Ok(text) = core::str::from_utf8(text) else { return Some(TraceProblem::NotUtf8 { field }) };
    if text.is_empty() {
        let connection = field.canonical() == Field::CONNECTION_DEVICE_ID && message.message.kind().name().is_some();
        return connection.then_some(TraceProblem::BlankDevice);
    }
    if text == "N/A" {
        return Some(TraceProblem::NotAvailable { field });
    }
    match field.kind() {
        FieldKind::Code(table) => {
            let Some((code, _, form)) = table.read(text) else { return Some(TraceProblem::UnknownConstant { field }) };
            match form {
                NameForm::Exact | NameForm::Short if extended_cause_misplaced(message, field, code) => {
                    Some(TraceProblem::ExtendedCause)
                }
                NameForm::Exact | NameForm::Short => vendor_alias(table, code).then_some(TraceProblem::Constant {
                    field,
                    code,
                    table,
                    form: NameForm::Alias,
                }),
                NameForm::Number => among_names(message, field, table, code),
                form => Some(TraceProblem::Constant { field, code, table, form }),
            }
        }
        FieldKind::Number if message.message.number(field).is_none() && text != "-1" => {
            Some(TraceProblem::NotANumber { field })
        }
        FieldKind::Text => filler(message, field),
        _ => None,
    }
}

/// The flows are UCCX's, which calls state 5 AGENT_STATE_WORK; WORK_NOT_READY is GED-188's name.
fn vendor_alias(table: crate::Table, code: u32) -> bool {
    table == crate::Table::AgentState && code == u32::from(crate::AgentState::WORK_NOT_READY.code())
}

fn extended_cause_misplaced(message: &TraceMessage<'_>, field: Field, code: u32) -> bool {
    let cause = u16::try_from(code).map(EventCause::from_code);
    field == Field::EVENT_CAUSE
        && message.message.kind() != MessageType::CALL_CLEARED_EVENT
        && cause.is_ok_and(EventCause::is_extended)
}

/// A number, if another field of the same table stands by name in the message.
fn among_names(message: &TraceMessage<'_>, field: Field, table: crate::Table, code: u32) -> Option<TraceProblem> {
    let by_name = |entry: &crate::Entry<'_>| {
        let Value::Text(text) = entry.value() else { return false };
        entry.field() != field
            && entry.field().kind() == FieldKind::Code(table)
            && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
    };
    message.message.entries().iter().any(by_name).then_some(TraceProblem::NumberForName { field, code, table })
}

/// A device id whose type says that there is none.
fn filler(message: &TraceMessage<'_>, field: Field) -> Option<TraceProblem> {
    let id_type = DEVICES.iter().find(|(id, _)| *id == field.canonical())?.1;
    let none = message.message.code(id_type) == Some(DeviceIdType::NONE);
    none.then_some(TraceProblem::Filler { field })
}

/// Device ids and the fields that say what they name.
const DEVICES: &[(Field, Field)] = &[
    (Field::ALERTING_DEVICE_ID, Field::ALERTING_DEVICE_TYPE),
    (Field::ANSWERING_DEVICE_ID, Field::ANSWERING_DEVICE_TYPE),
    (Field::CALLED_DEVICE_ID, Field::CALLED_DEVICE_TYPE),
    (Field::CALLING_DEVICE_ID, Field::CALLING_DEVICE_TYPE),
    (Field::DIVERTING_DEVICE_ID, Field::DIVERTING_DEVICE_TYPE),
    (Field::FAILING_DEVICE_ID, Field::FAILING_DEVICE_TYPE),
    (Field::HOLDING_DEVICE_ID, Field::HOLDING_DEVICE_TYPE),
    (Field::LAST_REDIRECT_DEVICE_ID, Field::LAST_REDIRECT_DEVICE_TYPE),
    (Field::QUEUE_DEVICE_ID, Field::QUEUE_DEVICE_TYPE),
    (Field::RELEASING_DEVICE_ID, Field::RELEASING_DEVICE_TYPE),
    (Field::RETRIEVING_DEVICE_ID, Field::RETRIEVING_DEVICE_TYPE),
];

/// Where the value of a field stands; the start of the message if it is not there.
fn offset_of(message: &TraceMessage<'_>, field: Field) -> usize {
    place_of(message, field).map_or(message.span.start, |place| place.value.start)
}

fn place_of<'t>(message: &'t TraceMessage<'_>, field: Field) -> Option<&'t EntryPlace> {
    let wanted = field.canonical();
    let position = message.message.entries().iter().position(|entry| entry.field().canonical() == wanted)?;
    message.places.get(position)
}

/// 2 + name + 1 + value + 1, as the encoded field takes it with one-byte tag and length; an element has its index more.
fn printed_bytes(variable: &Variable<'_>) -> u32 {
    let length = |text: &Text<'_>| u32::try_from(text.as_bytes().len()).unwrap_or(u32::MAX);
    let index = u32::from(variable.index().is_some());
    length(variable.name()).saturating_add(length(variable.value())).saturating_add(4).saturating_add(index)
}
