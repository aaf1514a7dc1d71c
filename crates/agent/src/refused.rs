use core::fmt;

use offhook_base::Rule;

use crate::{AgentId, CallId, Connection, EventName, EventNames, Headline, MediumGroup, Refusal};

/// Why an event was refused. Nothing has changed.
///
/// Its `Display` is a sentence: who was in which state, what came, which rule says no, and what would have been legal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Refused {
    pub(crate) agent: Option<AgentId>,
    pub(crate) call: Option<CallId>,
    pub(crate) state: Headline,
    pub(crate) contact: Connection,
    pub(crate) event: EventName,
    pub(crate) refusal: Refusal,
    pub(crate) limit: u16,
    pub(crate) rule: &'static Rule,
    pub(crate) legal: EventNames,
    /// Whose limit it is; none for that of rests.
    pub(crate) group: Option<MediumGroup>,
}

impl Refused {
    /// The agent that the event was about.
    #[must_use]
    pub const fn agent(&self) -> Option<AgentId> {
        self.agent
    }

    /// The call that the event was about.
    #[must_use]
    pub const fn call(&self) -> Option<CallId> {
        self.call
    }

    /// The agent's state; signed out if there was no agent.
    #[must_use]
    pub const fn state(&self) -> Headline {
        self.state
    }

    /// The agent's connection to the call.
    #[must_use]
    pub const fn contact(&self) -> Connection {
        self.contact
    }

    /// What came.
    #[must_use]
    pub const fn event(&self) -> EventName {
        self.event
    }

    /// Why not, in general terms.
    #[must_use]
    pub const fn refusal(&self) -> Refusal {
        self.refusal
    }

    /// How many contacts of the medium the agent may have, or how many agents may rest, where [`Refused::refusal`] is [`Refusal::Capacity`].
    #[must_use]
    pub const fn limit(&self) -> Option<u16> {
        match self.refusal {
            Refusal::Capacity => Some(self.limit),
            _ => None,
        }
    }

    /// The medium group whose limit is reached, where [`Refused::refusal`] is [`Refusal::Capacity`]; none where as many agents
    /// rest as may.
    #[must_use]
    pub const fn group(&self) -> Option<MediumGroup> {
        match self.refusal {
            Refusal::Capacity => self.group,
            _ => None,
        }
    }

    /// The rule that says no.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// What the agent's state would have allowed instead, without insisting (a sign-in by force, a reason replaced). What was
    /// refused is among it only where the same with other details would suit, such as an internal call.
    #[must_use]
    pub const fn legal(&self) -> EventNames {
        self.legal
    }
}

/// The source of rules that no document states: they speak for themselves.
pub(crate) const OWN: &str = "offhook, the machine's own";

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.event)?;
        if let Some(call) = self.call {
            write!(f, " of call {call}")?;
        }
        match self.agent {
            Some(agent) => write!(f, " refused while agent {agent} is {}", self.state)?,
            None => f.write_str(" refused")?,
        }
        if self.contact != Connection::Null {
            write!(f, " and {} on that call", self.contact)?;
        }
        match self.refusal {
            Refusal::NotAllowed => f.write_str(": not allowed in this state")?,
            Refusal::Capacity => {
                let what = match (self.group, self.limit) {
                    (Some(MediumGroup::Voice), 1) => "voice contact",
                    (Some(MediumGroup::Voice), _) => "voice contacts",
                    (Some(MediumGroup::Multimedia), 1) => "multimedia contact",
                    (Some(MediumGroup::Multimedia), _) => "multimedia contacts",
                    (None, 1) => "agent at rest",
                    (None, _) => "agents at rest",
                };
                write!(f, ": the limit of {} {what} is reached", self.limit)?;
            }
            Refusal::UnknownContact => f.write_str(": no such contact")?,
            Refusal::UnknownQueue => f.write_str(": no such queue for this medium")?,
            Refusal::WrongActor => f.write_str(": not this actor's to do")?,
            Refusal::TimeReversed => f.write_str(": earlier than the event before it")?,
            Refusal::Dialect => f.write_str(": not allowed by this vendor")?,
            Refusal::IllFormed => f.write_str(": the event contradicts itself")?,
        }
        match self.rule.source() {
            OWN => write!(f, " ({})", self.rule.name())?,
            source => write!(f, " ({}, {source})", self.rule.name())?,
        }
        if self.agent.is_some() && self.refusal != Refusal::TimeReversed {
            write!(f, "; allowed would be {}", self.legal)?;
        }
        Ok(())
    }
}

impl core::error::Error for Refused {}
