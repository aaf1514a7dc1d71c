use core::fmt;

use super::{EventKind, EventName, EventNames, NewCall};
use crate::{AgentId, CallId, Party, Role};

impl EventKind {
    /// The agent and the call that it names.
    #[inline(always)] // It is asked of every event, by one place alone.
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
