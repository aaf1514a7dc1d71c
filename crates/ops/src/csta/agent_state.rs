use core::fmt;
use core::str::FromStr;

use offhook_base::UnknownName;

/// Agent state: kept per agent and group or device, not per person.
///
/// Complete: the standard has these five.
///
/// ```
/// use offhook_ops::csta::{AgentState, PendingAgentState};
///
/// assert_eq!(AgentState::WorkingAfterCall.to_string(), "Working After Call");
/// assert_eq!(PendingAgentState::new(AgentState::Ready).map(PendingAgentState::state), Some(AgentState::Ready));
/// assert_eq!(PendingAgentState::new(AgentState::Busy), None);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "camelCase"))]
pub enum AgentState {
    /// Signed out.
    Null,
    /// Signed in, takes no calls.
    NotReady,
    /// Takes calls.
    Ready,
    /// Handles a call.
    Busy,
    /// After-call work.
    WorkingAfterCall,
}

impl AgentState {
    /// Every state, in the order of the standard.
    pub const ALL: &'static [Self] = &[Self::Null, Self::NotReady, Self::Ready, Self::Busy, Self::WorkingAfterCall];

    /// The name in the standard.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "Null",
            Self::NotReady => "Not Ready",
            Self::Ready => "Ready",
            Self::Busy => "Busy",
            Self::WorkingAfterCall => "Working After Call",
        }
    }
}

impl FromStr for AgentState {
    type Err = UnknownName;

    /// Reads a name of the standard, in any case.
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let named = |state: &&Self| state.name().eq_ignore_ascii_case(text);
        Self::ALL.iter().find(named).copied().ok_or(UnknownName::new("AgentState"))
    }
}

impl fmt::Display for AgentState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// State that is entered when [`AgentState::Busy`] or the after-call work ends: any but Busy.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(try_from = "AgentState", into = "AgentState")
)]
pub struct PendingAgentState(AgentState);

impl PendingAgentState {
    /// `None` for [`AgentState::Busy`], which is never pending.
    #[must_use]
    pub const fn new(state: AgentState) -> Option<Self> {
        match state {
            AgentState::Busy => None,
            state => Some(Self(state)),
        }
    }

    /// The state.
    #[must_use]
    pub const fn state(self) -> AgentState {
        self.0
    }
}

/// [`AgentState::Busy`] where a pending state is wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("busy is never pending")]
pub struct BusyIsNeverPending;

impl TryFrom<AgentState> for PendingAgentState {
    type Error = BusyIsNeverPending;

    fn try_from(state: AgentState) -> Result<Self, BusyIsNeverPending> {
        Self::new(state).ok_or(BusyIsNeverPending)
    }
}

impl From<PendingAgentState> for AgentState {
    fn from(pending: PendingAgentState) -> Self {
        pending.0
    }
}
