use jiff::Timestamp;

use crate::{AgentId, Timer};

mod kind;
mod name;
mod new_call;

pub use kind::{EventKind, EventName, EventNames};
pub use new_call::{NewCall, ResyncTo};

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
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
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
