use core::time::Duration;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_agent::{AgentId, Effect, Headline};

use crate::History;

/// How long an agent was in one state.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct StateSpan {
    /// Who.
    pub agent: AgentId,
    /// The state.
    pub headline: Headline,
    /// Reason code of busy or rest, 0 for none.
    pub reason: u16,
    /// When it began.
    pub from: Timestamp,
    /// When it ended; none if it lasts.
    pub to: Option<Timestamp>,
    /// Whether a resynchronisation set it, against whatever the rules say.
    pub forced: bool,
    /// Whether the instants are a schedule and not what somebody saw.
    pub assumed: bool,
}

impl StateSpan {
    /// Exact length; none while the state lasts.
    #[must_use]
    pub fn duration(&self) -> Option<Duration> {
        Duration::try_from(self.to?.duration_since(self.from)).ok()
    }
}

/// The states of every agent, in the order in which they began; signed out is the time between and has no span.
///
/// The spans of one sign-in follow each other without a gap, so that their lengths add up to its length.
#[must_use]
pub fn states(history: &History) -> Vec<StateSpan> {
    let mut spans: Vec<StateSpan> = Vec::new();
    let mut open: BTreeMap<AgentId, usize> = BTreeMap::new();
    for emitted in history.effects() {
        let Effect::StateChanged { agent, to, reason, forced, .. } = *emitted.effect() else { continue };
        if let Some(span) = open.remove(&agent).and_then(|index| spans.get_mut(index)) {
            span.to = Some(emitted.at());
        }
        if to != Headline::SignedOut {
            open.insert(agent, spans.len());
            spans.push(StateSpan {
                agent,
                headline: to,
                reason,
                from: emitted.at(),
                to: None,
                forced,
                assumed: history.is_assumed(),
            });
        }
    }
    spans
}
