use core::fmt;
use core::time::Duration;

use smallvec::SmallVec;

use crate::{DeviceId, MediumGroup, QueueId};

/// A queue that an agent serves, and how well.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
pub struct Skill {
    /// The queue.
    pub queue: QueueId,
    /// Rank of the agent in that queue: 1 is asked first. Equal ranks go by who has been ready longest.
    pub rank: u8,
}

/// What an agent brings along at sign-in; contacts are given out by it until the agent signs in again (rule R-SK-1).
///
/// ```
/// use offhook_agent::{QueueId, SignIn};
///
/// let sign_in = SignIn::new(7).with_station("88801".parse()?).with_skill(QueueId::new(3), 1);
/// assert_eq!(sign_in.skills()[0].queue, QueueId::new(3));
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Form", into = "form::Form"))]
pub struct SignIn {
    serial: u64,
    station: Option<DeviceId>,
    skills: SmallVec<[Skill; 2]>,
    chat_limit: u8,
    forced: bool,
    mobile: bool,
    without_voice: bool,
    without_multimedia: bool,
    auto_idle: Option<bool>,
    start: Option<Start>,
}

/// State that a sign-in asks for (Huawei CEC, sign-in, `status`).
///
/// Complete: the interface knows these three.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum Start {
    /// Ready.
    Ready,
    /// Busy, without a reason.
    Busy,
    /// Work without a call.
    Work,
}

impl SignIn {
    /// Most queues that an agent can serve at once; further ones are left out.
    pub const MAX_SKILLS: usize = 255;

    /// `serial` is the platform's sign-in serial (`logon_sn` of the bills).
    #[must_use]
    pub fn new(serial: u64) -> Self {
        Self { serial, ..Self::default() }
    }

    /// The same at a telephone.
    #[must_use]
    pub fn with_station(self, station: DeviceId) -> Self {
        Self { station: Some(station), ..self }
    }

    /// The same with one more queue to serve; `rank` 1 is asked first.
    #[must_use]
    pub fn with_skill(mut self, queue: QueueId, rank: u8) -> Self {
        if self.skills.len() < Self::MAX_SKILLS && self.skills.iter().all(|skill| skill.queue != queue) {
            self.skills.push(Skill { queue, rank });
        }
        self
    }

    /// The same with the agent's own maximum of chats; 0 means the tenant's (rule R-MM-3), and more than 60 are 60
    /// ([`Tenant::MAX_CHAT_LIMIT`](crate::Tenant::MAX_CHAT_LIMIT), rule R-MM-4).
    #[must_use]
    pub fn with_chat_limit(self, chat_limit: u8) -> Self {
        Self { chat_limit: chat_limit.min(crate::Tenant::MAX_CHAT_LIMIT), ..self }
    }

    /// The same by force: a session of the same agent elsewhere is ended (rule R-IN-2).
    #[must_use]
    pub fn forced(self) -> Self {
        Self { forced: true, ..self }
    }

    /// The same on the agent's own mobile or fixed telephone, which is rung for each contact (Huawei CEC, offline agent):
    /// a number of the public network, else the sign-in is refused.
    #[must_use]
    pub fn on_mobile(self, number: DeviceId) -> Self {
        Self { mobile: true, ..self.with_station(number) }
    }

    /// The same without the media of a group: those that the media server did not take, or that were not asked for (rules
    /// R-IN-1 and R-IN-4).
    #[must_use]
    pub fn without(self, group: MediumGroup) -> Self {
        match group {
            MediumGroup::Voice => Self { without_voice: true, ..self },
            MediumGroup::Multimedia => Self { without_multimedia: true, ..self },
        }
    }

    /// The same with whether after-call work is left out (rule R-ST-8); else it is as the tenant has set it.
    #[must_use]
    pub fn with_auto_idle(self, auto_idle: bool) -> Self {
        Self { auto_idle: Some(auto_idle), ..self }
    }

    /// The same with the state to begin in; else it is the tenant's.
    #[must_use]
    pub fn with_start(self, start: Start) -> Self {
        Self { start: Some(start), ..self }
    }

    pub(crate) fn sort_skills(&mut self) {
        self.skills.sort_unstable_by_key(|skill| (skill.rank, skill.queue));
    }

    /// Whether the agent answers on a telephone of the public network.
    #[must_use]
    pub const fn is_on_mobile(&self) -> bool {
        self.mobile
    }

    /// Whether the agent is signed in to the media of a group.
    #[must_use]
    pub const fn serves(&self, group: MediumGroup) -> bool {
        match group {
            MediumGroup::Voice => !self.without_voice,
            MediumGroup::Multimedia => !self.without_multimedia,
        }
    }

    /// Whether after-call work is left out, where the sign-in says so.
    #[must_use]
    pub const fn auto_idle(&self) -> Option<bool> {
        self.auto_idle
    }

    /// The state to begin in, where the sign-in says so.
    #[must_use]
    pub const fn start(&self) -> Option<Start> {
        self.start
    }

    /// The platform's sign-in serial.
    #[must_use]
    pub const fn serial(&self) -> u64 {
        self.serial
    }

    /// The agent's telephone.
    #[must_use]
    pub const fn station(&self) -> Option<&DeviceId> {
        self.station.as_ref()
    }

    /// The queues that the agent serves.
    #[must_use]
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// The agent's own maximum of chats; 0 means the tenant's.
    #[must_use]
    pub const fn chat_limit(&self) -> u8 {
        self.chat_limit
    }

    /// Whether a session of the same agent elsewhere is ended.
    #[must_use]
    pub const fn is_forced(&self) -> bool {
        self.forced
    }
}

/// Why an agent is not ready.
///
/// Complete: these are the platform states of Huawei and the one not-ready state of the others.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum NotReady {
    /// Busy, or not ready, with the vendor's reason code; at Huawei the reason of operation type 3.
    Busy {
        /// 0 for none.
        reason: u16,
    },
    /// Rest, which has a length.
    Rest {
        /// The vendor's reason code, 0 for none (rule R-ST-5: up to 255).
        reason: u16,
        /// Length in seconds, 1..=86399 (rule R-ST-5); after it there is a reminder, no more (rule R-ST-7).
        seconds: u32,
    },
    /// In training.
    Study,
    /// Tidying up.
    Adjusting,
}

impl NotReady {
    /// Longest rest, in seconds (rule R-ST-5).
    pub const MAX_REST_SECONDS: u32 = 86_399;
    /// Busy by the agent's own choice (rule R-ST-3).
    pub const BY_SELF: Self = Self::Busy { reason: 1 };
    /// Busy because the agent let a contact ring too long (rules R-ST-3 and R-ST-11).
    pub const NO_ANSWER: Self = Self::Busy { reason: 2 };
    /// Busy by order of a supervisor (rule R-ST-3).
    pub const FORCED: Self = Self::Busy { reason: 3 };
    /// Busy because the agent rejected a contact (rules R-ST-3 and R-ST-11).
    pub const REJECTED: Self = Self::Busy { reason: 7 };

    pub(crate) fn is_rest_length(self, length: Duration) -> bool {
        length >= Duration::from_secs(1) && length <= Duration::from_secs(u64::from(Self::MAX_REST_SECONDS))
    }

    pub(crate) const fn rest_length(self) -> Option<Duration> {
        match self {
            Self::Rest { seconds, .. } => Some(Duration::from_secs(seconds as u64)),
            Self::Busy { .. } | Self::Study | Self::Adjusting => None,
        }
    }
}

/// Whether contacts are given to an agent while nothing else stands in the way.
///
/// Complete: ready, or not ready for a reason.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Availability {
    /// Ready.
    Ready,
    /// Not ready, and why.
    NotReady(NotReady),
}

/// What an agent wants to be once nothing is in hand: ECMA-269's pending agent state. The newest wish wins.
///
/// Busy with a call is not among them: that can never be wished for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Wish {
    /// Ready after the call, without after-call work.
    Ready,
    /// Not ready after the call (pre-busy, pre-rest; rule R-ST-4).
    NotReady {
        /// What for.
        why: NotReady,
        /// False while a rest waits for approval (rule R-ST-6).
        granted: bool,
    },
    /// After-call work, although none is due.
    Work,
    /// Signed out.
    SignOut,
}

impl Wish {
    /// Whether contacts are held back for it: it leads to where none are given.
    #[must_use]
    pub const fn is_leaving(self) -> bool {
        !matches!(self, Self::Ready)
    }
}

impl fmt::Display for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Ready => "ready",
            Self::NotReady { .. } => "not ready",
            Self::Work => "work",
            Self::SignOut => "sign-out",
        })
    }
}

#[cfg(feature = "serde")]
mod form {
    use serde::{Deserialize, Serialize};
    use smallvec::SmallVec;

    use super::{SignIn, Skill, Start};
    use crate::DeviceId;

    /// A sign-in as it is stored: every field may be missing, and each is checked by its setter.
    #[derive(Default, Deserialize, Serialize)]
    #[serde(default, deny_unknown_fields)]
    pub(super) struct Form {
        serial: u64,
        station: Option<DeviceId>,
        skills: SmallVec<[Skill; 2]>,
        chat_limit: u8,
        forced: bool,
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        mobile: bool,
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        without_voice: bool,
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        without_multimedia: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        auto_idle: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<Start>,
    }

    impl From<SignIn> for Form {
        fn from(it: SignIn) -> Self {
            let SignIn {
                serial, station, skills, chat_limit, forced, mobile, without_voice, without_multimedia, ..
            } = it;
            let SignIn { auto_idle, start, .. } = it;
            Self {
                serial,
                station,
                skills,
                chat_limit,
                forced,
                mobile,
                without_voice,
                without_multimedia,
                auto_idle,
                start,
            }
        }
    }

    impl TryFrom<Form> for SignIn {
        type Error = &'static str;

        fn try_from(form: Form) -> Result<Self, Self::Error> {
            let Form { serial, station, skills, chat_limit, forced, mobile, without_voice, without_multimedia, .. } =
                form;
            let Form { auto_idle, start, .. } = form;
            if skills.len() > Self::MAX_SKILLS {
                return Err("more than 255 queues");
            }
            let rest = Self { mobile, without_voice, without_multimedia, auto_idle, start, ..Self::new(serial) };
            let empty = Self { station, forced, ..rest }.with_chat_limit(chat_limit);
            let sign_in = skills.iter().fold(empty, |it, skill| it.with_skill(skill.queue, skill.rank));
            if sign_in.skills != skills {
                return Err("a queue named twice");
            }
            if sign_in.chat_limit != chat_limit {
                return Err("more than 60 chats at a time");
            }
            Ok(sign_in)
        }
    }
}
