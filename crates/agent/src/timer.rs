use crate::trie::{Trie, ordered};
use crate::{AgentId, CallId};

/// What a centre waits for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum Timer {
    /// A contact has rung too long (rule R-ST-11).
    Ring {
        /// At whom it rings.
        agent: AgentId,
        /// What rings.
        call: CallId,
    },
    /// After-call work is over.
    WrapUp {
        /// Whose.
        agent: AgentId,
        /// After which call.
        call: CallId,
    },
    /// The time of a rest is over: a reminder, the agent stays in rest (rule R-ST-7).
    Rest {
        /// Whose.
        agent: AgentId,
    },
    /// A call has waited in its queue for as long as the tenant allows, and goes on to another.
    Overflow {
        /// Which.
        call: CallId,
    },
}

impl Timer {
    /// Whose timer it is, where it is an agent's.
    #[must_use]
    pub const fn agent(self) -> Option<AgentId> {
        match self {
            Self::Ring { agent, .. } | Self::WrapUp { agent, .. } | Self::Rest { agent } => Some(agent),
            Self::Overflow { .. } => None,
        }
    }

    /// Which contact it is about.
    #[must_use]
    pub const fn call(self) -> Option<CallId> {
        match self {
            Self::Ring { call, .. } | Self::WrapUp { call, .. } | Self::Overflow { call } => Some(call),
            Self::Rest { .. } => None,
        }
    }
}

/// Armed timers in the order of their deadlines; equal deadlines go by kind, agent and call, so that replay equals live.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Timers {
    armed: Trie<3, (i64, Timer)>,
    /// The one that is due next: every event asks for it.
    first: Option<(i64, Timer)>,
}

impl Timers {
    /// Whether one is due at or before an instant.
    #[inline]
    pub(crate) fn is_due(&self, at_us: i64) -> bool {
        self.first.is_some_and(|(first_us, _)| first_us <= at_us)
    }

    pub(crate) const fn first(&self) -> Option<(i64, Timer)> {
        self.first
    }

    pub(crate) fn is_armed(&self, at_us: i64, timer: Timer) -> bool {
        self.first == Some((at_us, timer)) || self.armed.contains(&key(at_us, timer))
    }

    pub(crate) fn arm(&mut self, at_us: i64, timer: Timer) {
        let new = key(at_us, timer);
        self.armed.insert(new, (at_us, timer));
        if self.first.is_none_or(|(first_us, first)| new < key(first_us, first)) {
            self.first = Some((at_us, timer));
        }
    }

    pub(crate) fn disarm(&mut self, at_us: i64, timer: Timer) -> bool {
        let armed = self.armed.remove(&key(at_us, timer));
        if armed && self.first == Some((at_us, timer)) {
            self.first = self.armed.first().copied();
        }
        armed
    }
}

const fn key(at_us: i64, timer: Timer) -> [u64; 3] {
    let (kind, agent, call) = match timer {
        Timer::Ring { agent, call } => (0, agent.number(), call.number()),
        Timer::WrapUp { agent, call } => (1, agent.number(), call.number()),
        Timer::Rest { agent } => (2, agent.number(), 0),
        Timer::Overflow { call } => (3, 0, call.number()),
    };
    [ordered(at_us), kind << 32 | agent as u64, call]
}
