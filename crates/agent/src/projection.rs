use offhook_ops::cisco::AgentState as CiscoState;
use offhook_ops::csta::AgentState as CstaState;
use offhook_ops::huawei::{CtiStatus, GatewayStatus, SubState};

use crate::{AgentId, Centre, Connection, Headline, Headlines, MediumGroup, QueueId};

/// The word that a connection bar shows: a projection of its own.
///
/// Its `Occupied` means that a multimedia message is in hand (rule R-ST-13); that is not [`CtiStatus::OCCUPIED`], which
/// locks an agent for the seconds before a call.
///
/// Complete: each headline has its word.
///
/// ```
/// use offhook_agent::{BarState, Headline};
/// use offhook_ops::huawei::CtiStatus;
///
/// assert_eq!(Headline::Chatting.bar(), BarState::Occupied);
/// assert_eq!(Headline::Chatting.huawei_cti(), CtiStatus::TALKING);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
pub enum BarState {
    /// Signed out.
    SignedOut,
    /// Idle.
    Idle,
    /// Busy.
    Busy,
    /// Resting, or waiting for it.
    Rest,
    /// In training.
    Study,
    /// A call comes.
    Answering,
    /// On a call.
    Talking,
    /// A multimedia message is in hand.
    Occupied,
    /// Work, or tidying up.
    Working,
}

impl BarState {
    /// The word as it is shown.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignedOut => "Signed out",
            Self::Idle => "Idle",
            Self::Busy => "Busy",
            Self::Rest => "Rest",
            Self::Study => "Study",
            Self::Answering => "Answering",
            Self::Talking => "Talking",
            Self::Occupied => "Occupied",
            Self::Working => "Working",
        }
    }
}

impl core::fmt::Display for BarState {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.name())
    }
}

/// A state as a vendor reports it, in that vendor's own numbering: each its own type, so that they can't be mixed up.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Observed {
    /// Huawei's CTI platform.
    HuaweiCti(CtiStatus),
    /// Huawei's CC-Gateway.
    HuaweiGateway(GatewayStatus),
    /// What Huawei's agent does in detail.
    HuaweiActivity(SubState),
    /// Cisco's CTI link.
    Cisco(CiscoState),
    /// Cisco's state of an agent in one skill group.
    CiscoSkillGroup(CiscoState),
    /// ECMA-269.
    Csta(CstaState),
}

/// A vendor's state for an agent and this machine's own, in the same numbering, where they differ.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Divergence {
    /// Whose.
    pub agent: AgentId,
    /// What the vendor says.
    pub observed: Observed,
    /// What the machine projects.
    pub expected: Observed,
    /// The machine's headline behind it.
    pub headline: Headline,
}

impl Observed {
    /// What the machine would have said in the same numbering.
    ///
    /// ```
    /// use offhook_agent::{Headline, Observed};
    /// use offhook_ops::cisco::AgentState;
    ///
    /// let talking = Observed::Cisco(AgentState::TALKING);
    /// assert_eq!(talking.expected(Headline::Ready), Observed::Cisco(AgentState::AVAILABLE));
    /// ```
    #[must_use]
    pub const fn expected(self, headline: Headline) -> Self {
        match self {
            Self::HuaweiCti(_) => Self::HuaweiCti(headline.huawei_cti()),
            Self::HuaweiGateway(_) => Self::HuaweiGateway(headline.huawei_gateway()),
            Self::HuaweiActivity(_) => Self::HuaweiActivity(headline.huawei_activity()),
            Self::Cisco(_) => Self::Cisco(headline.cisco()),
            // Busy with a call of another group is what the link says for whatever goes on in that call.
            Self::CiscoSkillGroup(CiscoState::BUSY_OTHER) => Self::CiscoSkillGroup(headline.cisco_skill_group(false)),
            Self::CiscoSkillGroup(_) => Self::CiscoSkillGroup(headline.cisco_skill_group(true)),
            Self::Csta(_) => Self::Csta(headline.csta()),
        }
    }

    /// The headlines that the report agrees with.
    ///
    /// States of the machine that are finer than the vendor's all agree; a state that the vendor never reports for one of
    /// ours agrees with none.
    #[must_use]
    pub fn compatible(self) -> Headlines {
        Headline::ALL
            .into_iter()
            .filter(|headline| self.expected(*headline) == self)
            .fold(Headlines::empty(), |set, headline| set | headline.set())
    }
}

impl Headline {
    /// Status of Huawei's CTI platform (rule R-ST-14: convert by meaning, never by number).
    #[must_use]
    pub const fn huawei_cti(self) -> CtiStatus {
        match self {
            Self::SignedOut => CtiStatus::NOT_SIGNED_IN,
            // An agent who waits for a rest is idle to the platform: only the gateway has a state for it.
            Self::Ready | Self::PreRest => CtiStatus::IDLE,
            Self::Busy => CtiStatus::BUSY,
            Self::Rest => CtiStatus::REST,
            Self::Study => CtiStatus::STUDY,
            Self::Adjusting => CtiStatus::ADJUSTING,
            Self::Preoccupied => CtiStatus::PREOCCUPIED,
            Self::Occupied => CtiStatus::OCCUPIED,
            Self::Answering => CtiStatus::ANSWERING,
            Self::Talking | Self::Holding | Self::Chatting => CtiStatus::TALKING,
            Self::Working | Self::WorkingReady => CtiStatus::WORKING,
        }
    }

    /// Status of Huawei's CC-Gateway: 2, 3, 4 and 5 of the platform are one state here.
    #[must_use]
    pub const fn huawei_gateway(self) -> GatewayStatus {
        match self {
            Self::SignedOut => GatewayStatus::SIGN_OUT,
            Self::Ready => GatewayStatus::IDLE,
            Self::Busy => GatewayStatus::BUSY,
            Self::PreRest => GatewayStatus::PRE_REST,
            Self::Rest => GatewayStatus::REST,
            Self::Study => GatewayStatus::UNKNOWN,
            // No documented value; inferred.
            Self::Adjusting | Self::Working | Self::WorkingReady => GatewayStatus::WRAP_UP,
            Self::Preoccupied | Self::Occupied | Self::Answering | Self::Talking | Self::Holding | Self::Chatting => {
                GatewayStatus::TALKING
            }
        }
    }

    /// What the agent does in detail, as far as the headline tells; [`Centre::activity`] tells more.
    #[must_use]
    pub const fn huawei_activity(self) -> SubState {
        match self {
            Self::Ready | Self::PreRest => SubState::IDLE,
            Self::Busy => SubState::BUSY,
            Self::Rest => SubState::REST,
            Self::Preoccupied | Self::Occupied => SubState::OCCUPIED,
            Self::Answering => SubState::REQUEST_ANSWER,
            Self::Talking | Self::Chatting => SubState::TALKING,
            Self::Holding => SubState::HOLD,
            // Tidying up has no number here; the gateway shows it as wrap-up (inferred).
            Self::Adjusting | Self::Working | Self::WorkingReady => SubState::WRAP_UP,
            // Who is signed out or in training does nothing that the table has a number for.
            Self::SignedOut | Self::Study => SubState::ABNORMAL,
        }
    }

    /// Cisco's state of the agent in one skill group: that of the agent, but while a contact of another group is in hand it
    /// is busy with that one.
    #[must_use]
    pub const fn cisco_skill_group(self, of_this_group: bool) -> CiscoState {
        match self {
            Self::Preoccupied | Self::Occupied | Self::Answering | Self::Talking | Self::Holding | Self::Chatting
                if !of_this_group =>
            {
                CiscoState::BUSY_OTHER
            }
            _ => self.cisco(),
        }
    }

    /// Cisco's agent state. Ringing is still reserved; every reason not to be ready is one state.
    #[must_use]
    pub const fn cisco(self) -> CiscoState {
        match self {
            Self::SignedOut => CiscoState::LOGOUT,
            Self::Ready => CiscoState::AVAILABLE,
            Self::Busy | Self::PreRest | Self::Rest | Self::Study | Self::Adjusting => CiscoState::NOT_READY,
            Self::Preoccupied | Self::Occupied | Self::Answering => CiscoState::RESERVED,
            Self::Talking | Self::Chatting => CiscoState::TALKING,
            Self::Holding => CiscoState::HOLD,
            Self::Working => CiscoState::WORK_NOT_READY,
            Self::WorkingReady => CiscoState::WORK_READY,
        }
    }

    /// Agent state of ECMA-269.
    #[must_use]
    pub const fn csta(self) -> CstaState {
        match self {
            Self::SignedOut => CstaState::Null,
            Self::Ready => CstaState::Ready,
            Self::Busy | Self::PreRest | Self::Rest | Self::Study | Self::Adjusting => CstaState::NotReady,
            Self::Preoccupied | Self::Occupied | Self::Answering | Self::Talking | Self::Holding | Self::Chatting => {
                CstaState::Busy
            }
            Self::Working | Self::WorkingReady => CstaState::WorkingAfterCall,
        }
    }

    /// The word of the connection bar.
    #[must_use]
    pub const fn bar(self) -> BarState {
        match self {
            Self::SignedOut => BarState::SignedOut,
            Self::Ready => BarState::Idle,
            Self::Busy => BarState::Busy,
            Self::PreRest | Self::Rest => BarState::Rest,
            Self::Study => BarState::Study,
            Self::Preoccupied | Self::Occupied | Self::Answering => BarState::Answering,
            Self::Talking | Self::Holding => BarState::Talking,
            Self::Chatting => BarState::Occupied,
            Self::Adjusting | Self::Working | Self::WorkingReady => BarState::Working,
        }
    }
}

impl Centre {
    /// What Huawei's agent does in detail: the headline, and whether the current call is muted or still being dialled.
    #[must_use]
    pub fn activity(&self, agent: AgentId) -> SubState {
        let headline = self.headline(agent);
        let current = self.current_call(agent).and_then(|call| self.call(call));
        match (headline, current) {
            (Headline::Talking, Some(call)) if call.is_muted(agent) => SubState::MUTE,
            (Headline::Talking, Some(call)) if call.peer(Some(agent)) != Connection::Connected => {
                SubState::OUTBOUND_CALL
            }
            _ => headline.huawei_activity(),
        }
    }

    /// Cisco's state of an agent in one skill group.
    #[must_use]
    pub fn cisco_skill_group(&self, agent: AgentId, queue: QueueId) -> CiscoState {
        let state = self.agents.get(&agent);
        let here = state.is_some_and(|state| {
            let voice = self.legs(agent, state).filter(|(call, _)| call.medium().group() == MediumGroup::Voice);
            voice.filter(|(_, leg)| leg.connection.is_live()).any(|(call, _)| call.queue() == Some(queue))
        });
        self.headline(agent).cisco_skill_group(here)
    }
}
