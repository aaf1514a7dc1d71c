use smallvec::SmallVec;

use crate::{Actor, Availability, CallId, Channel, Headline, MediumGroup, NotReady, SignIn, Wish};

/// A signed-in agent: the stored layers, from which the headline is derived.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
pub struct Agent {
    pub(crate) session: SignIn,
    /// Per medium group, in the order of [`MediumGroup`].
    pub(crate) availability: [Availability; 2],
    pub(crate) wish: Option<Wish>,
    /// Who asked for the wish.
    pub(crate) wish_by: Option<Actor>,
    pub(crate) contacts: SmallVec<[CallId; 6]>,
    /// Where the calls are found, one for each contact.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) slots: Slots,
    /// Whether after-call work is left out, where the agent has said so.
    pub(crate) auto_idle: Option<bool>,
    /// The agent's own maximum of chats; 0 means the tenant's.
    pub(crate) chat_limit: u8,
    /// Own limits of single channels.
    pub(crate) channel_limits: SmallVec<[(Channel, u8); 2]>,
    /// Work without a call, since when.
    pub(crate) work_since_us: Option<i64>,
    pub(crate) rest_until_us: Option<i64>,
    pub(crate) signed_in_us: i64,
    /// Since when the headline is what it is.
    pub(crate) since_us: i64,
    /// Since when busy, rest, study or work last, across headlines that mean the same activity.
    pub(crate) activity_since_us: i64,
    /// Since when the agent has not been given a contact.
    pub(crate) idle_since_us: i64,
    /// Since when the agent has let contacts ring or rejected them, without serving one or becoming ready anew.
    pub(crate) declined_us: Option<i64>,
    /// The key under which the queues list the agent, per medium group; none while nothing can be given.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) listed_us: [Option<i64>; 2],
}

impl Agent {
    /// Most contacts that an agent can have at a time, calls on hold and after-call work included; what would be one more is
    /// refused as ill-formed. Any number may be on hold, says Huawei; each event asks about all of them.
    pub const MAX_CONTACTS: usize = 1_000;

    pub(crate) fn new(mut session: SignIn, at_us: i64) -> Self {
        session.sort_skills();
        Self {
            auto_idle: session.auto_idle(),
            chat_limit: session.chat_limit(),
            channel_limits: SmallVec::new(),
            session,
            availability: [Availability::Ready; 2],
            wish: None,
            wish_by: None,
            contacts: SmallVec::new(),
            slots: Slots::default(),
            work_since_us: None,
            rest_until_us: None,
            signed_in_us: at_us,
            since_us: at_us,
            activity_since_us: at_us,
            idle_since_us: at_us,
            declined_us: None,
            listed_us: [None; 2],
        }
    }

    /// What the agent brought along at sign-in.
    #[must_use]
    pub const fn session(&self) -> &SignIn {
        &self.session
    }

    /// Whether contacts of a medium group are given to the agent while nothing else stands in the way.
    #[must_use]
    pub const fn availability(&self, group: MediumGroup) -> Availability {
        let [voice, multimedia] = self.availability;
        match group {
            MediumGroup::Voice => voice,
            MediumGroup::Multimedia => multimedia,
        }
    }

    /// What the agent wants to be once nothing is in hand.
    #[must_use]
    pub const fn wish(&self) -> Option<Wish> {
        self.wish
    }

    /// Who asked for the wish: the actor that a state is recorded with when it comes true (rule R-ST-10).
    #[must_use]
    pub const fn wish_by(&self) -> Option<Actor> {
        self.wish_by
    }

    /// Whether after-call work is left out, where the agent has said so (rule R-ST-8); else it is as the tenant has set it.
    #[must_use]
    pub const fn auto_idle(&self) -> Option<bool> {
        self.auto_idle
    }

    /// The agent's own maximum of chats at a time; 0 means the tenant's (rule R-MM-3).
    #[must_use]
    pub const fn chat_limit(&self) -> u8 {
        self.chat_limit
    }

    /// The agent's own maximum of chats of one channel, if it has been set (rule R-MM-5).
    #[must_use]
    pub fn channel_limit(&self, channel: Channel) -> Option<u8> {
        self.channel_limits.iter().find(|(of, _)| *of == channel).map(|(_, limit)| *limit)
    }

    /// The calls and chats in hand, after-call work included, oldest first.
    #[must_use]
    pub fn contacts(&self) -> &[CallId] {
        &self.contacts
    }

    /// When the agent signed in, in microseconds since 1970.
    #[must_use]
    pub const fn signed_in_us(&self) -> i64 {
        self.signed_in_us
    }

    /// Since when the headline is what it is, in microseconds since 1970.
    #[must_use]
    pub const fn since_us(&self) -> i64 {
        self.since_us
    }

    /// The headline of an agent who has nothing in hand and no work.
    pub(crate) fn idle_headline(&self) -> Headline {
        match self.availability(MediumGroup::Voice) {
            // An agent who rests and asks for more goes on resting.
            Availability::NotReady(NotReady::Rest { .. }) => Headline::Rest,
            _ if matches!(self.wish, Some(Wish::NotReady { granted: false, .. })) => Headline::PreRest,
            Availability::Ready => Headline::Ready,
            Availability::NotReady(NotReady::Busy { .. }) => Headline::Busy,
            Availability::NotReady(NotReady::Study) => Headline::Study,
            Availability::NotReady(NotReady::Adjusting) => Headline::Adjusting,
        }
    }

    /// Whether the agent rests, or will do so again after what is in hand.
    pub(crate) fn rests(&self) -> bool {
        matches!(self.availability(MediumGroup::Voice), Availability::NotReady(NotReady::Rest { .. }))
    }

    /// The reason code that goes with the headline of an agent who has nothing in hand.
    pub(crate) fn reason(&self) -> u16 {
        match self.availability(MediumGroup::Voice) {
            Availability::NotReady(NotReady::Busy { reason } | NotReady::Rest { reason, .. }) => reason,
            Availability::Ready | Availability::NotReady(NotReady::Study | NotReady::Adjusting) => 0,
        }
    }
}

/// Where an agent's calls are found in the centre. It follows from the contacts, so that agents are equal without it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots(pub(crate) SmallVec<[u32; 6]>);

impl PartialEq for Slots {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Slots {}
