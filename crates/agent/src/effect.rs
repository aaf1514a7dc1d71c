use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_ops::huawei::Operation;

use crate::{
    Actor, AgentId, CallId, Connection, DeviceId, Divergence, Event, EventKind, Headline, Medium, Party, QueueId, Role,
    Timer, Wish,
};

/// What an accepted event, or a timer that was due before it, brought about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Effect {
    /// An agent's headline changed, or its reason did (then `from` equals `to`).
    StateChanged {
        /// Whose.
        agent: AgentId,
        /// Before.
        from: Headline,
        /// After.
        to: Headline,
        /// Reason code of busy or rest after the change, 0 for none.
        reason: u16,
        /// When `from` began, in microseconds since 1970.
        since_us: i64,
        /// Whether a resynchronisation set it, against whatever the rules say.
        forced: bool,
        /// Who brought it about: of a wish that comes true, who asked for it (rule R-ST-10).
        actor: Actor,
    },
    /// An agent's wish for the time after the call changed.
    WishChanged {
        /// Whose.
        agent: AgentId,
        /// The wish; none after it was applied or taken back.
        wish: Option<Wish>,
    },
    /// A call, chat or reservation leg began.
    CallBegan {
        /// Its number.
        call: CallId,
        /// What it is made of.
        medium: Medium,
        /// What kind of call it is.
        role: Role,
        /// The queue that it entered.
        queue: Option<QueueId>,
        /// Who calls.
        caller: Option<DeviceId>,
        /// Who is called.
        called: Option<DeviceId>,
    },
    /// A call is over for all.
    CallEnded {
        /// Its number.
        call: CallId,
    },
    /// A party's connection changed: the phases of call records (waiting, ringing, talking) are read from this.
    ConnectionChanged {
        /// The call.
        call: CallId,
        /// Whose.
        party: Party,
        /// Before.
        from: Connection,
        /// After.
        to: Connection,
    },
    /// A call that had begun, and that nobody has any more, came into a queue.
    Enqueued {
        /// The call.
        call: CallId,
        /// Its queue.
        queue: QueueId,
    },
    /// A call left its queue.
    Dequeued {
        /// The call.
        call: CallId,
        /// The queue.
        queue: QueueId,
        /// Who got it; none if it was abandoned or cleared.
        agent: Option<AgentId>,
    },
    /// The platform shall connect a contact to this agent: a queue chose the agent, or somebody offered it.
    Reserved {
        /// The call.
        call: CallId,
        /// To whom.
        agent: AgentId,
        /// The queue that chose the agent.
        queue: Option<QueueId>,
    },
    /// The platform shall release this party's connection (rule R-OUT-2).
    Release {
        /// The call.
        call: CallId,
        /// Whose connection.
        agent: AgentId,
    },
    /// An agent and another party are in conversation from now on.
    ConversationBegan {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
    },
    /// An operation of an agent is complete and has its place in the bill, from `since_us` to the effect's own instant.
    OperationPerformed {
        /// Whose.
        agent: AgentId,
        /// When it began, in microseconds since 1970; the same instant for an operation that takes no time.
        since_us: i64,
        /// What was done.
        operation: Operation,
        /// The contact that it was about.
        call: Option<CallId>,
    },
    /// The desktop shall show the contact (Huawei CEC, answering calls: employee, caller, called).
    ScreenPop {
        /// To whom.
        agent: AgentId,
        /// The contact.
        call: CallId,
        /// Who calls.
        caller: Option<DeviceId>,
        /// Who is called.
        called: Option<DeviceId>,
    },
    /// A message of a chat.
    MessageSeen {
        /// The chat.
        call: CallId,
        /// Who wrote it.
        from: Party,
    },
    /// A message was read.
    MessageRead {
        /// The chat.
        call: CallId,
        /// Who read it.
        by: Party,
    },
    /// Nothing was written for as long as the tenant allows.
    Silence {
        /// The chat.
        call: CallId,
        /// Who was silent.
        of: Party,
    },
    /// The customer rated the service.
    Rated {
        /// The contact.
        call: CallId,
        /// Who served, as far as an agent did.
        agent: Option<AgentId>,
        /// The rating, in the tenant's own scale.
        score: u8,
    },
    /// A timer is wanted at an instant; the centre's own deadline ([`crate::Centre::next_deadline`]) covers it.
    TimerWanted {
        /// Which.
        timer: Timer,
        /// When, in microseconds since 1970.
        at_us: i64,
    },
    /// A timer is not wanted any more.
    TimerCancelled {
        /// Which.
        timer: Timer,
    },
    /// A timer was due, and has been handled as an event of its own.
    TimerFired {
        /// Which.
        timer: Timer,
    },
    /// The granted time of a rest is over; the agent stays in rest (rule R-ST-7).
    RestOver {
        /// Whose.
        agent: AgentId,
    },
    /// A rest that waited for approval is not granted (rule R-ST-6).
    RestRefused {
        /// Whose.
        agent: AgentId,
        /// Why, in the platform's own numbers.
        reason: u16,
    },
    /// An agent can't be heard on a call any more, or can again.
    MuteChanged {
        /// The call.
        call: CallId,
        /// Who.
        agent: AgentId,
        /// Whether the agent is muted now.
        muted: bool,
    },
    /// A waiting call went on to another queue.
    Overflowed {
        /// The call.
        call: CallId,
        /// Where it waited.
        from: QueueId,
        /// Where it waits now.
        to: QueueId,
    },
    /// A vendor believes in another state than this machine.
    Diverged {
        /// The two states.
        divergence: Divergence,
    },
}

/// An effect and when it happened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Emitted {
    at_us: i64,
    effect: Effect,
}

impl Emitted {
    /// When it happened.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        crate::grid::instant(self.at_us)
    }

    /// What happened.
    #[must_use]
    pub const fn effect(&self) -> &Effect {
        &self.effect
    }
}

/// What one call of [`crate::Centre::handle`] brought about, in order: a buffer to use again and again.
///
/// ```
/// use offhook_agent::Effects;
///
/// let mut effects = Effects::new();
/// assert!(effects.is_empty());
/// effects.clear(); // keeps its room
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Effects(Vec<Emitted>);

impl Effects {
    /// An empty buffer.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Empties the buffer and keeps its room.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether nothing happened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What happened, in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Emitted] {
        &self.0
    }

    /// What happened, in order.
    pub fn iter(&self) -> core::slice::Iter<'_, Emitted> {
        self.0.iter()
    }

    /// The timers that fired, as the events that a log has to hold before the event that was handled.
    pub fn timers_fired(&self) -> impl Iterator<Item = Event> {
        self.0.iter().filter_map(|emitted| match emitted.effect {
            Effect::TimerFired { timer } => Some(Event::due(emitted.at_us, timer)),
            _ => None,
        })
    }

    /// What a log has to hold after an event was accepted: the timers that were due before it, and the event.
    pub fn logged<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = Event> + 'a {
        let is_timer = matches!(event.kind(), EventKind::Timer { .. });
        self.timers_fired().chain((!is_timer).then(|| event.clone()))
    }

    pub(crate) fn push(&mut self, at_us: i64, effect: Effect) {
        self.0.push(Emitted { at_us, effect });
    }
}

impl<'a> IntoIterator for &'a Effects {
    type Item = &'a Emitted;
    type IntoIter = core::slice::Iter<'a, Emitted>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
