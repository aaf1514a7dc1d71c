use core::fmt;

use jiff::Timestamp;

use crate::{
    AgentId, CallId, Channel, Connection, DeviceId, Medium, NotReady, Observed, Party, QueueId, Role, SignIn, Timer,
};

/// Who brought an event about.
///
/// Complete: an event that nobody here caused comes from the network.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Actor {
    /// An agent, by hand.
    Agent(AgentId),
    /// The platform by itself: routing, timers, configuration.
    System,
    /// A supervisor, who can force an agent's state (rule R-ST-10).
    Supervisor(AgentId),
    /// The network or an outside party.
    Network,
}

/// Why an event happened, as far as the rules tell causes apart.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Cause {
    /// Nothing special.
    #[default]
    Normal,
    /// It rang too long.
    NoAnswer,
    /// The called party, or the agent, refused it.
    Rejected,
    /// The called party was engaged.
    Engaged,
    /// The caller gave up.
    Abandoned,
    /// The number or device can't be reached.
    Unreachable,
    /// The link to the agent's workplace was lost.
    LinkLost,
    /// A vendor's own code that none of the above stands for.
    Code(u16),
}

/// Where an event was read, for whoever wants to look it up.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Source {
    /// Whose message it was.
    pub vendor: Vendor,
    /// Type number of the message in that vendor's table.
    pub message: u32,
    /// Line, packet or record of the input, counted from 1.
    pub position: u64,
}

/// Whose words an event or a state was told in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Vendor {
    /// Huawei Cloud CEC and AICC.
    Huawei,
    /// Cisco Unified CCX and CCE.
    Cisco,
    /// ECMA-269.
    Csta,
    /// SIP.
    Sip,
}

/// One thing that happened, when, by whom and why.
///
/// ```
/// use jiff::Timestamp;
/// use offhook_agent::{Actor, AgentId, Event, EventKind};
///
/// let agent = AgentId::new(101);
/// let event = Event::new("2026-11-20T08:00:00.1234567Z".parse()?, Actor::Agent(agent), EventKind::Ready { agent });
/// assert_eq!(event.at().to_string(), "2026-11-20T08:00:00.123456Z"); // cut to microseconds
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(try_from = "crate::log::Line", into = "crate::log::Line"))]
pub struct Event {
    at_us: i64,
    actor: Actor,
    kind: EventKind,
    cause: Cause,
    source: Option<Source>,
}

impl Event {
    /// Version of the serialised form; a log of another version is refused.
    pub const SCHEMA_VERSION: u16 = 1;

    /// An event without a special cause, at an instant that is cut to microseconds.
    #[must_use]
    pub fn new(at: Timestamp, actor: Actor, kind: EventKind) -> Self {
        Self { at_us: at.as_microsecond(), actor, kind, cause: Cause::Normal, source: None }
    }

    /// A timer that is due.
    pub(crate) const fn due(at_us: i64, timer: Timer) -> Self {
        Self { at_us, actor: Actor::System, kind: EventKind::Timer { timer }, cause: Cause::Normal, source: None }
    }

    /// The same for a cause.
    #[must_use]
    pub fn with_cause(self, cause: Cause) -> Self {
        Self { cause, ..self }
    }

    /// The same with where it was read.
    #[must_use]
    pub fn with_source(self, source: Source) -> Self {
        Self { source: Some(source), ..self }
    }

    /// When it happened.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        crate::grid::instant(self.at_us)
    }

    /// Who brought it about.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        self.actor
    }

    /// What happened.
    #[must_use]
    pub const fn kind(&self) -> &EventKind {
        &self.kind
    }

    /// Why it happened.
    #[must_use]
    pub const fn cause(&self) -> Cause {
        self.cause
    }

    /// Where it was read.
    #[must_use]
    pub const fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    #[cfg(feature = "serde")]
    pub(crate) fn into_kind(self) -> EventKind {
        self.kind
    }

    pub(crate) const fn at_us(&self) -> i64 {
        self.at_us
    }
}

/// A call or chat that the machine has not heard of yet.
///
/// ```
/// use offhook_agent::{CallId, Medium, NewCall};
///
/// let call = NewCall::new(CallId::new(1), Medium::Voice).with_caller("18012345678".parse()?).with_called("10086".parse()?);
/// assert_eq!(call.caller.unwrap().as_str(), "18012345678");
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct NewCall {
    /// Its number.
    pub call: CallId,
    /// What it is made of.
    pub medium: Medium,
    /// Who calls, if known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub caller: Option<DeviceId>,
    /// Who is called, if known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub called: Option<DeviceId>,
    /// The channel of a chat, if it matters.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub channel: Option<Channel>,
}

impl NewCall {
    /// A call between parties that are not known yet.
    #[must_use]
    pub const fn new(call: CallId, medium: Medium) -> Self {
        Self { call, medium, caller: None, called: None, channel: None }
    }

    /// The same with who calls.
    #[must_use]
    pub const fn with_caller(self, caller: DeviceId) -> Self {
        Self { caller: Some(caller), ..self }
    }

    /// The same as a chat of a channel.
    #[must_use]
    pub const fn with_channel(self, channel: Channel) -> Self {
        Self { channel: Some(channel), ..self }
    }

    /// The same with who is called.
    #[must_use]
    pub const fn with_called(self, called: DeviceId) -> Self {
        Self { called: Some(called), ..self }
    }
}

/// State that a resynchronisation sets.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ResyncTo {
    /// Signed out.
    SignedOut,
    /// Signed in and ready, no voice call.
    Ready,
    /// Signed in and not ready, no voice call.
    NotReady(NotReady),
    /// Work without a call.
    Work,
    /// On a call.
    Contact {
        /// The call; it is made if it is not known.
        call: NewCall,
        /// Why the agent has it.
        role: Role,
        /// State of the agent's connection: one that is live.
        connection: Connection,
    },
}

macro_rules! events {
    ($($(#[doc = $doc:literal])+ $name:ident $CONST:ident $bit:literal $text:literal { $($(#[$fmeta:meta])* $field:ident: $ty:ty,)* })+) => {
        /// What can happen. The call events are those of ECMA-269, for chats as for calls: a chat is a call of medium text,
        /// a chat connected is [`EventKind::Established`], a chat disconnected [`EventKind::ConnectionCleared`].
        #[derive(Clone, Debug, Eq, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
        #[non_exhaustive]
        pub enum EventKind {
            $($(#[doc = $doc])+ $name { $($(#[$fmeta])* $field: $ty,)* },)+
        }

        /// The kind of an event without its details.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum EventName {
            $($(#[doc = $doc])+ $name = $bit,)+
        }

        bitflags::bitflags! {
            /// A set of [`EventName`]s, such as what would have been legal instead of a refused event.
            #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
            pub struct EventNames: u64 {
                $($(#[doc = $doc])+ const $CONST = 1 << $bit;)+
            }
        }

        impl EventName {
            /// Every kind of event, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// How a sentence names it, in lower case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }

        impl EventKind {
            /// The kind without its details.
            #[must_use]
            pub const fn name(&self) -> EventName {
                match self { $(Self::$name { .. } => EventName::$name,)+ }
            }
        }
    };
}

events! {
    /// An agent signs in.
    SignIn SIGN_IN 0 "sign-in" {
        /// Who.
        agent: AgentId,
        /// Telephone, serial, skills and limits.
        sign_in: SignIn,
    }
    /// An agent signs out; by a supervisor, the system or the network it is a forced sign-out.
    SignOut SIGN_OUT 1 "sign-out" {
        /// Who.
        agent: AgentId,
        /// Reason of operation type 0: 1..=255 the client's own, 256..=264 the platform's; 0 lets the machine name it.
        reason: u16,
    }
    /// An agent becomes ready, or is forced to.
    Ready READY 2 "ready" {
        /// Who.
        agent: AgentId,
    }
    /// An agent becomes not ready, at once or as a wish.
    NotReady NOT_READY 3 "not ready" {
        /// Who.
        agent: AgentId,
        /// What for.
        why: NotReady,
        /// Replace the reason, or restart the rest, if the agent is not ready already (rules R-ST-2 and R-ST-5).
        prolong: bool,
    }
    /// A rest that waits for approval is granted (rule R-ST-6).
    RestGranted REST_GRANTED 4 "rest granted" {
        /// Who may rest.
        agent: AgentId,
    }
    /// An agent begins work: at once without a call, or as a wish for after the call.
    WorkBegin WORK_BEGIN 5 "begin of work" {
        /// Who.
        agent: AgentId,
    }
    /// An agent ends work.
    WorkEnd WORK_END 6 "end of work" {
        /// Who.
        agent: AgentId,
    }
    /// An agent takes a wish back (rule R-ST-4).
    WishWithdrawn WISH_WITHDRAWN 7 "withdrawal of a wish" {
        /// Who.
        agent: AgentId,
    }
    /// A call or chat enters a skill queue, which gives it to whom the rules choose.
    Queued QUEUED 8 "call into a queue" {
        /// The call.
        call: NewCall,
        /// The queue.
        queue: QueueId,
    }
    /// A call, chat or dialler contact is given to one agent by somebody else than this machine's queues.
    Offered OFFERED 9 "offer" {
        /// The call.
        call: NewCall,
        /// To whom.
        agent: AgentId,
        /// As what.
        role: Role,
    }
    /// The agent takes the previewed contact.
    PreviewAccepted PREVIEW_ACCEPTED 10 "acceptance of a preview" {
        /// The reservation leg.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent does not take it.
    PreviewRejected PREVIEW_REJECTED 11 "rejection of a preview" {
        /// The reservation leg.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent asks for another contact instead.
    PreviewSkipped PREVIEW_SKIPPED 12 "skipping of a preview" {
        /// The reservation leg.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent wants out of the reservation, and becomes not ready.
    PreviewCancelled PREVIEW_CANCELLED 13 "cancellation of a reservation" {
        /// The reservation leg.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent's telephone goes off hook to make a call.
    ServiceInitiated SERVICE_INITIATED 14 "service initiated" {
        /// The call; it is the previewed one, or it is new.
        call: NewCall,
        /// Who.
        agent: AgentId,
        /// [`Role::AgentDialled`], [`Role::Internal`] or [`Role::Preview`].
        role: Role,
    }
    /// The agent's call has been dialled.
    Originated ORIGINATED 15 "originated" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
        /// The number dialled, if it was not known before.
        called: Option<DeviceId>,
    }
    /// The call rings at a party's device.
    Delivered DELIVERED 16 "delivered" {
        /// The call.
        call: CallId,
        /// Where it rings.
        party: Party,
    }
    /// A party has answered.
    Established ESTABLISHED 17 "established" {
        /// The call.
        call: CallId,
        /// Who answered.
        party: Party,
    }
    /// The agent puts the call on hold.
    Held HELD 18 "held" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent takes the call back from hold.
    Retrieved RETRIEVED 19 "retrieved" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The call is taken away from the agent before it was answered; the cause says why.
    Diverted DIVERTED 20 "diverted" {
        /// The call.
        call: CallId,
        /// From whom.
        agent: AgentId,
    }
    /// A party's connection could not be made.
    Failed FAILED 21 "failed" {
        /// The call.
        call: CallId,
        /// Whose.
        party: Party,
    }
    /// A party has left the call.
    ConnectionCleared CONNECTION_CLEARED 22 "connection cleared" {
        /// The call.
        call: CallId,
        /// Who left.
        party: Party,
    }
    /// The call is over for all.
    CallCleared CALL_CLEARED 23 "call cleared" {
        /// The call.
        call: CallId,
    }
    /// A message of a chat, either way.
    Message MESSAGE 24 "message" {
        /// The chat.
        call: CallId,
        /// Who wrote it.
        from: Party,
    }
    /// The latest message has been read.
    MessageRead MESSAGE_READ 25 "message read" {
        /// The chat.
        call: CallId,
        /// Who read it.
        by: Party,
    }
    /// The customer has written nothing for as long as the tenant allows.
    CustomerSilent CUSTOMER_SILENT 26 "silence of the customer" {
        /// The chat.
        call: CallId,
    }
    /// The agent has written nothing for as long as the tenant allows.
    AgentSilent AGENT_SILENT 27 "silence of the agent" {
        /// The chat.
        call: CallId,
    }
    /// The customer rates the service, during the conversation or after it.
    Rated RATED 28 "rating" {
        /// The call or chat.
        call: CallId,
        /// The rating, in the tenant's own scale.
        score: u8,
    }
    /// A timer of this machine is due. Logs hold them so that replay can be read; a replay fires them by itself as well.
    Timer TIMER 29 "timer" {
        /// Which.
        timer: Timer,
    }
    /// A vendor says which state it believes the agent to be in: compared, never obeyed.
    Observed OBSERVED 30 "observation" {
        /// Who.
        agent: AgentId,
        /// The state, in the vendor's numbering.
        state: Observed,
    }
    /// After a fail-over or a gap the agent is set to a state, whatever came before.
    Resync RESYNC 31 "resynchronisation" {
        /// Who.
        agent: AgentId,
        /// To which state.
        to: ResyncTo,
    }
    /// The agent is muted towards the others on the call.
    Muted MUTED 32 "mute" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// The agent is heard again.
    Unmuted UNMUTED 33 "end of mute" {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    }
    /// A rest that waits for approval is not granted (rule R-ST-6).
    RestRefused REST_REFUSED 34 "refusal of rest" {
        /// Who may not rest.
        agent: AgentId,
        /// Why, in the platform's own numbers (`cantRestReason`), 0 for none.
        reason: u16,
    }
    /// An agent, or whoever configures it, says whether after-call work is left out from now on (rule R-ST-8).
    AutoIdle AUTO_IDLE 35 "setting of what follows a call" {
        /// Whose.
        agent: AgentId,
        /// True: ready after a call; false: after-call work.
        on: bool,
    }
    /// The agent's own maximum of chats is set (rules R-MM-4 and R-MM-5).
    ChatLimit CHAT_LIMIT 36 "setting of a chat limit" {
        /// Whose.
        agent: AgentId,
        /// Of which channel alone; of all together if none is named.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        channel: Option<Channel>,
        /// 1..=60 chats at a time.
        limit: u8,
    }
    /// A waiting call goes on to another queue and keeps the time that it has waited.
    Overflowed OVERFLOWED 37 "overflow" {
        /// The call.
        call: CallId,
        /// To which queue.
        queue: QueueId,
    }
    /// A customer's number is noted as one that the agent has handled: the next call from it is given to the agent first
    /// (rule R-MM-2, last-agent mode).
    NumberHandled NUMBER_HANDLED 38 "handled number" {
        /// Who.
        agent: AgentId,
        /// The number that the customer may call from.
        number: DeviceId,
    }
}

impl EventKind {
    /// The agent and the call that it names.
    #[inline]
    pub(crate) const fn names(&self) -> (Option<AgentId>, Option<CallId>) {
        match self {
            Self::SignIn { agent, .. }
            | Self::SignOut { agent, .. }
            | Self::Ready { agent }
            | Self::NotReady { agent, .. }
            | Self::RestGranted { agent }
            | Self::RestRefused { agent, .. }
            | Self::WorkBegin { agent }
            | Self::WorkEnd { agent }
            | Self::WishWithdrawn { agent }
            | Self::AutoIdle { agent, .. }
            | Self::ChatLimit { agent, .. }
            | Self::NumberHandled { agent, .. }
            | Self::Observed { agent, .. }
            | Self::Resync { agent, .. } => (Some(*agent), None),
            Self::Queued { call, .. } => (None, Some(call.call)),
            Self::Offered { call, agent, .. } | Self::ServiceInitiated { call, agent, .. } => {
                (Some(*agent), Some(call.call))
            }
            Self::PreviewAccepted { call, agent }
            | Self::PreviewRejected { call, agent }
            | Self::PreviewSkipped { call, agent }
            | Self::PreviewCancelled { call, agent }
            | Self::Originated { call, agent, .. }
            | Self::Held { call, agent }
            | Self::Retrieved { call, agent }
            | Self::Muted { call, agent }
            | Self::Unmuted { call, agent }
            | Self::Diverted { call, agent } => (Some(*agent), Some(*call)),
            Self::Delivered { call, party }
            | Self::Established { call, party }
            | Self::Failed { call, party }
            | Self::ConnectionCleared { call, party }
            | Self::Message { call, from: party }
            | Self::MessageRead { call, by: party } => match party {
                Party::Agent(agent) => (Some(*agent), Some(*call)),
                Party::Outside => (None, Some(*call)),
            },
            Self::CallCleared { call }
            | Self::CustomerSilent { call }
            | Self::AgentSilent { call }
            | Self::Overflowed { call, .. }
            | Self::Rated { call, .. } => (None, Some(*call)),
            Self::Timer { timer } => (timer.agent(), timer.call()),
        }
    }

    /// Whether it is about the outside party.
    #[inline]
    pub(crate) const fn is_outside(&self) -> bool {
        match self {
            Self::Delivered { party, .. }
            | Self::Established { party, .. }
            | Self::Failed { party, .. }
            | Self::ConnectionCleared { party, .. }
            | Self::Message { from: party, .. }
            | Self::MessageRead { by: party, .. } => matches!(party, Party::Outside),
            Self::CustomerSilent { .. } => true,
            _ => false,
        }
    }

    /// The call that it may begin, and as what.
    #[inline]
    pub(crate) const fn new_call(&self) -> Option<(&NewCall, Role)> {
        match self {
            Self::Queued { call, .. } => Some((call, Role::QueueInbound)),
            Self::Offered { call, role, .. } | Self::ServiceInitiated { call, role, .. } => Some((call, *role)),
            _ => None,
        }
    }
}

impl EventName {
    /// The kind as a set of one.
    #[must_use]
    pub const fn set(self) -> EventNames {
        EventNames::from_bits_truncate(1 << self as u64)
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl EventNames {
    /// The members, in the order of their declaration.
    pub fn names(self) -> impl Iterator<Item = EventName> {
        EventName::ALL.iter().copied().filter(move |name| self.contains(name.set()))
    }
}

impl fmt::Display for EventNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing");
        }
        for (position, name) in self.names().enumerate() {
            f.write_str(if position == 0 { "" } else { ", " })?;
            f.write_str(name.name())?;
        }
        Ok(())
    }
}
