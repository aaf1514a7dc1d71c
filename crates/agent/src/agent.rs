use smallvec::SmallVec;

use crate::{Availability, CallId, Headline, MediumGroup, NotReady, SignIn, Wish};

/// A signed-in agent: the stored layers, from which the headline is derived.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Agent {
    pub(crate) session: SignIn,
    /// Per medium group, in the order of [`MediumGroup`].
    pub(crate) availability: [Availability; 2],
    pub(crate) wish: Option<Wish>,
    pub(crate) contacts: SmallVec<[CallId; 2]>,
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
    /// The key under which the queues list the agent, per medium group; none while nothing can be given.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) listed_us: [Option<i64>; 2],
}

impl Agent {
    pub(crate) fn new(session: SignIn, availability: Availability, at_us: i64) -> Self {
        Self {
            session,
            availability: [availability; 2],
            wish: None,
            contacts: SmallVec::new(),
            work_since_us: None,
            rest_until_us: None,
            signed_in_us: at_us,
            since_us: at_us,
            activity_since_us: at_us,
            idle_since_us: at_us,
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

    /// The reason code that goes with the headline of an agent who has nothing in hand.
    pub(crate) fn reason(&self) -> u16 {
        match self.availability(MediumGroup::Voice) {
            Availability::NotReady(NotReady::Busy { reason } | NotReady::Rest { reason, .. }) => reason,
            Availability::Ready | Availability::NotReady(NotReady::Study | NotReady::Adjusting) => 0,
        }
    }
}
