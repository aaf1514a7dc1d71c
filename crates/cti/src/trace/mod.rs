//! Printed message flows, as the vendor's guides show them: `MsgType: NAME Field: value …`.

mod check;
mod print;
mod problem;
mod scan;

pub use problem::{TraceFinding, TraceProblem};

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use offhook_base::{Limits, ParseError};

use crate::{
    Call, CallNote, Connection, Entry, Event, Field, Message, MessageType, Place, Text, Value, Variable, read_code,
};
use check::Check;
use scan::{Label, RawMessage};

/// A printed message flow, read tolerantly: prose between the messages is skipped, every slip is a finding that says
/// how it was read, and nothing is lost: the [`pieces`](Self::pieces) are the input.
///
/// ```
/// use offhook_cti::{Event, Trace};
///
/// let text = b"The agent is reserved.\nServer sends MsgType: AGENT_STATE_EVENT CSQID: N/A AgentState: RESERVED\nAgentID: chli4020\n-\n";
/// let trace = Trace::parse(text)?;
///
/// let [message] = trace.messages() else { panic!() };
/// assert_eq!((message.line(), message.name()), (2, "AGENT_STATE_EVENT"));
/// let Event::AgentState(event) = message.message().event() else { panic!() };
/// assert_eq!(event.agent_id, Some("chli4020"));
///
/// let findings: Vec<String> = trace.findings().iter().map(|finding| finding.to_string()).collect();
/// assert_eq!(findings, ["2:48: warning: CSQID: N/A; read as absent"]);
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Trace<'a> {
    input: &'a [u8],
    messages: Vec<TraceMessage<'a>>,
    calls: Vec<TraceCall>,
    findings: Vec<TraceFinding>,
}

/// A message of a trace.
#[derive(Clone)]
pub struct TraceMessage<'a> {
    input: &'a [u8],
    line: u32,
    span: Range<usize>,
    name: Range<usize>,
    places: Vec<EntryPlace>,
    message: Message<'a>,
    call: Option<u32>,
    note: Option<CallNote>,
    /// Where the device stands that is meant, if the printed one differs.
    device: Option<Range<usize>>,
    total_bytes: Option<u32>,
}

/// Where name and value of an entry stand.
#[derive(Clone, Debug)]
struct EntryPlace {
    name: Range<usize>,
    value: Range<usize>,
}

/// A call of a trace, after its last message.
#[derive(Clone, Debug)]
pub struct TraceCall {
    call: Call,
    last: Option<usize>,
}

impl TraceCall {
    /// What its messages showed.
    #[must_use]
    pub const fn call(&self) -> &Call {
        &self.call
    }

    /// The position of its END_CALL_EVENT in [`Trace::messages`]; `None` if its end is assumed at the end of the input.
    #[must_use]
    pub const fn end(&self) -> Option<usize> {
        self.last
    }
}

/// A part of a trace; the parts in order are the input.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'t, 'a> {
    /// Prose, list dashes, empty lines.
    Prose(&'a [u8]),
    /// A message.
    Message(&'t TraceMessage<'a>),
}

impl<'a> Piece<'_, 'a> {
    /// The bytes of the input.
    #[must_use]
    pub fn as_bytes(&self) -> &'a [u8] {
        match self {
            Self::Prose(text) => text,
            Self::Message(message) => message.as_bytes(),
        }
    }
}

impl<'a> Trace<'a> {
    /// Reads a trace with the default [`Limits`].
    ///
    /// # Errors
    ///
    /// Only an input of 4 GiB or more. A text without messages is a trace without messages.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_with(input, &Limits::default())
    }

    /// Reads a trace; [`Limits::message_bytes`] and [`Limits::fields`] bound each message.
    ///
    /// A message beyond them ends before the first field that they don't hold, with a finding of level error
    /// ([`TraceProblem::TooLong`], [`TraceProblem::TooManyFields`]). The rest of it is prose; the next message is read.
    ///
    /// # Errors
    ///
    /// As [`Trace::parse`].
    pub fn parse_with(input: &'a [u8], limits: &Limits) -> Result<Self, ParseError> {
        let raw = scan::scan(input, limits)?;
        let mut check = Check::new(input);
        let mut messages = Vec::with_capacity(raw.len());
        let mut calls = Vec::new();
        for (position, raw) in raw.iter().enumerate() {
            let mut message = TraceMessage::read(input, raw);
            message.line = check.line_of(message.span.start).0;
            check.message(position, raw, &message);
            if let Some(sighting) = check.call(position, &message) {
                message.call = Some(sighting.call);
                message.note = sighting.note;
                calls.extend(sighting.ended.map(|call| TraceCall { call, last: Some(position) }));
            }
            messages.push(message);
        }
        check.devices(&mut messages);
        calls.extend(check.open_calls().into_iter().map(|call| TraceCall { call, last: None }));
        Ok(Self { input, messages, calls, findings: check.into_findings() })
    }

    /// Reads a trace and refuses it at the first finding of level error.
    ///
    /// # Errors
    ///
    /// [`StrictError::Parse`] as [`Trace::parse`], [`StrictError::Finding`] with the finding.
    ///
    /// ```
    /// use offhook_cti::{StrictError, Trace, TraceProblem};
    ///
    /// let refused = Trace::parse_strict(b"MsgType: CALL_DELIVERED_EVENT: CallID: 1").unwrap_err();
    /// let StrictError::Finding(finding) = refused else { panic!() };
    /// assert_eq!(*finding.problem(), TraceProblem::NameColon);
    /// ```
    pub fn parse_strict(input: &'a [u8]) -> Result<Self, StrictError> {
        let trace = Self::parse(input)?;
        match trace.findings.iter().find(|finding| finding.level() == offhook_base::Level::Error) {
            Some(finding) => Err(StrictError::Finding(*finding)),
            None => Ok(trace),
        }
    }

    /// The messages, in order.
    #[must_use]
    pub fn messages(&self) -> &[TraceMessage<'a>] {
        &self.messages
    }

    /// What was read in another way than it is printed, in the order of the input.
    #[must_use]
    pub fn findings(&self) -> &[TraceFinding] {
        &self.findings
    }

    /// The calls, in the order of their ends; those whose end is assumed come last.
    #[must_use]
    pub fn calls(&self) -> &[TraceCall] {
        &self.calls
    }

    /// Prose and messages in order: together they are the input.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_, 'a>> {
        let mut at = 0;
        let mut messages = self.messages.iter().peekable();
        core::iter::from_fn(move || {
            let next = messages.peek().map_or(self.input.len(), |message| message.span.start);
            if at < next {
                let prose = self.input.get(at..next)?;
                at = next;
                return Some(Piece::Prose(prose));
            }
            let message = messages.next()?;
            at = message.span.end;
            Some(Piece::Message(message))
        })
    }

    /// The trace as it was read, byte for byte.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.pieces().flat_map(|piece| piece.as_bytes().iter().copied()).collect()
    }
}

impl fmt::Debug for Trace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { messages, calls, findings, .. } = self;
        let mut out = f.debug_struct("Trace");
        out.field("messages", messages).field("calls", calls).field("findings", findings).finish_non_exhaustive()
    }
}

impl fmt::Debug for TraceMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, message, call, note, .. } = self;
        let mut out = f.debug_struct("TraceMessage");
        out.field("line", line)
            .field("message", message)
            .field("call", call)
            .field("note", note)
            .finish_non_exhaustive()
    }
}

/// Why a strict reading refused a trace.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StrictError {
    /// Beyond a limit.
    #[error(transparent)]
    Parse(#[from] ParseError),
    /// A slip that a tolerant reading would have reported and read.
    #[error("{0}")]
    Finding(TraceFinding),
}

impl<'a> TraceMessage<'a> {
    fn read(input: &'a [u8], raw: &RawMessage) -> Self {
        let slice = |span: &Range<usize>| input.get(span.clone()).unwrap_or_default();
        let name = core::str::from_utf8(slice(&raw.name)).unwrap_or_default();
        let kind = read_code(name).map_or(MessageType::from_code(0), |read| read.code);
        let mut message = Message::new(kind);
        let mut places = Vec::with_capacity(raw.tokens.len());
        let mut total_bytes = None;
        for token in &raw.tokens {
            let text = Text::printed(slice(&token.value));
            let (field, value) = match token.label {
                Label::Field(field) => (field, Value::Text(text)),
                Label::Variable => variable(slice(&token.name), text),
            };
            if field.canonical() == Field::EXPANDED_CALL_CONTEXT {
                total_bytes = total_bytes.or(read_total_bytes(slice(&token.value)));
            }
            message.push(Entry::at(field, Place::Printed, value));
            places.push(EntryPlace { name: token.name.clone(), value: token.value.clone() });
        }
        let (span, name) = (raw.span.clone(), raw.name.clone());
        Self { input, line: 0, span, name, places, message, call: None, note: None, device: None, total_bytes }
    }

    /// The line of its `MsgType:`, from 1.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// Bytes from the start of the input to its `MsgType:`.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.span.start
    }

    /// The bytes of the input, from `MsgType:` to the end of the last line that belongs to it.
    #[must_use]
    pub fn as_bytes(&self) -> &'a [u8] {
        self.input.get(self.span.clone()).unwrap_or_default()
    }

    /// The name of the message as printed, without the colon that may follow it; empty if there is none.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.input.get(self.name.clone()).and_then(|name| core::str::from_utf8(name).ok()).unwrap_or_default()
    }

    /// The message: its type (0 for an unknown name) and its fields.
    #[must_use]
    pub const fn message(&self) -> &Message<'a> {
        &self.message
    }

    /// The message as what it says: [`Message::event`], its connection with the [call](Self::call) and the
    /// [device](Self::device) that are meant where the printed ones differ.
    #[must_use]
    pub fn event(&self) -> Event<'_> {
        let mut connection = Connection::of(&self.message);
        connection.call_id = self.call.or(connection.call_id);
        connection.device_id = self.device().or(connection.device_id);
        Event::of(&self.message, connection)
    }

    /// Bytes from the start of the input to name and to value of each entry of the message, in the order of
    /// [`Message::entries`].
    pub fn offsets(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.places.iter().map(|place| (place.name.start, place.value.start))
    }

    /// The call that a call event is about: where the printed id lost a digit, the call that is meant.
    #[must_use]
    pub const fn call(&self) -> Option<u32> {
        self.call
    }

    /// What was remarkable about its call.
    #[must_use]
    pub const fn note(&self) -> Option<CallNote> {
        self.note
    }

    /// ConnectionDeviceID of a call event: where the printed one differs by a digit from that of the other messages of
    /// the call, the device that is meant.
    ///
    /// ```
    /// use offhook_cti::Trace;
    ///
    /// let trace = Trace::parse(
    ///     b"MsgType: BEGIN_CALL_EVENT ConnectionCallID: 16800097 ConnectionDeviceID: 420
    ///       MsgType: CALL_DELIVERED_EVENT ConnectionCallID: 16800097 ConnectionDeviceID: 4020
    ///       MsgType: CALL_CLEARED_EVENT ConnectionCallID: 16800097 ConnectionDeviceID: 4020",
    /// )?;
    /// assert!(trace.messages().iter().all(|message| message.device() == Some("4020")));
    /// # Ok::<(), offhook_base::ParseError>(())
    /// ```
    #[must_use]
    pub fn device(&self) -> Option<&str> {
        self.call?;
        let meant = self.device.clone().and_then(|place| core::str::from_utf8(self.input.get(place)?).ok());
        meant.or_else(|| self.message.some_text(Field::CONNECTION_DEVICE_ID))
    }

    /// TotalBytes of the expanded call context, as printed.
    #[must_use]
    pub const fn total_bytes(&self) -> Option<u32> {
        self.total_bytes
    }
}

/// `BAStatus`, or `user.array[3]` for an element.
fn variable<'a>(name: &'a [u8], value: Text<'a>) -> (Field, Value<'a>) {
    let element = name.strip_suffix(b"]").and_then(|name| {
        let bracket = name.iter().rposition(|byte| *byte == b'[')?;
        let (name, index) = name.split_at_checked(bracket)?;
        let index = core::str::from_utf8(index.get(1..)?).ok()?;
        Some((name, index.parse().ok()?))
    });
    match element {
        Some((name, index)) => {
            (Field::NAMED_ARRAY, Value::Variable(Variable::element(Text::printed(name), index, value)))
        }
        None => (Field::NAMED_VARIABLE, Value::Variable(Variable::new(Text::printed(name), value))),
    }
}

/// The number in `<TotalBytes: 161>`.
fn read_total_bytes(text: &[u8]) -> Option<u32> {
    let text = core::str::from_utf8(text).ok()?;
    let number = text.strip_prefix("<TotalBytes:")?.strip_suffix('>')?.trim();
    number.bytes().next().filter(u8::is_ascii_digit)?;
    number.parse().ok()
}
