use alloc::collections::BTreeSet;

use crate::{AgentId, CallId};

/// What a centre waits for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
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
}

impl Timer {
    /// Whose timer it is.
    #[must_use]
    pub const fn agent(self) -> AgentId {
        match self {
            Self::Ring { agent, .. } | Self::WrapUp { agent, .. } | Self::Rest { agent } => agent,
        }
    }

    /// Which contact it is about.
    #[must_use]
    pub const fn call(self) -> Option<CallId> {
        match self {
            Self::Ring { call, .. } | Self::WrapUp { call, .. } => Some(call),
            Self::Rest { .. } => None,
        }
    }
}

/// Armed timers in the order of their deadlines; equal deadlines go by kind, agent and call, so that replay equals live.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Timers(BTreeSet<(i64, Timer)>);

impl Timers {
    pub(crate) fn first(&self) -> Option<(i64, Timer)> {
        self.0.first().copied()
    }

    pub(crate) fn is_armed(&self, at_us: i64, timer: Timer) -> bool {
        self.0.contains(&(at_us, timer))
    }

    pub(crate) fn arm(&mut self, at_us: i64, timer: Timer) {
        self.0.insert((at_us, timer));
    }

    pub(crate) fn disarm(&mut self, at_us: i64, timer: Timer) -> bool {
        self.0.remove(&(at_us, timer))
    }
}
