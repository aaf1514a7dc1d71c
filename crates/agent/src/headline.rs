use core::fmt;

/// What an agent is doing, in one word: a pure function of the stored layers, and never stored itself.
///
/// Complete: the rule table and every projection cover each of them.
///
/// ```
/// use offhook_agent::Headline;
///
/// assert!(Headline::Talking.set().intersects(Headline::IN_CALL));
/// assert_eq!(Headline::Preoccupied.to_string(), "preoccupied");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[repr(u8)]
pub enum Headline {
    /// Not signed in.
    SignedOut,
    /// Ready: contacts are given out.
    Ready,
    /// Not ready for a reason other than the following three.
    Busy,
    /// Rest has been asked for and is not granted yet (rule R-ST-6).
    PreRest,
    /// Resting for a granted time.
    Rest,
    /// In training.
    Study,
    /// Tidying up; takes no contacts for the time being.
    Adjusting,
    /// Taken for an outbound contact that has not begun.
    Preoccupied,
    /// Locked for a contact that is about to ring.
    Occupied,
    /// A contact rings.
    Answering,
    /// On a voice or video call, from off hook on.
    Talking,
    /// All voice calls are on hold.
    Holding,
    /// In conversation by text alone.
    Chatting,
    /// After-call work, or work without a call; it ends only when the agent says so, or in not ready.
    Working,
    /// After-call work that ends by itself, in ready.
    WorkingReady,
}

impl Headline {
    /// Every headline, in the order of the declaration.
    pub const ALL: [Self; 15] = [
        Self::SignedOut,
        Self::Ready,
        Self::Busy,
        Self::PreRest,
        Self::Rest,
        Self::Study,
        Self::Adjusting,
        Self::Preoccupied,
        Self::Occupied,
        Self::Answering,
        Self::Talking,
        Self::Holding,
        Self::Chatting,
        Self::Working,
        Self::WorkingReady,
    ];
    /// Not ready, for whatever reason, and nothing in hand.
    pub const NOT_READY: Headlines =
        Headlines::BUSY.union(Headlines::REST).union(Headlines::STUDY).union(Headlines::ADJUSTING);
    /// After-call work, or work without a call.
    pub const WORK: Headlines = Headlines::WORKING.union(Headlines::WORKING_READY);
    /// A contact is in hand, after-call work apart.
    pub const IN_CALL: Headlines = Headlines::PREOCCUPIED
        .union(Headlines::OCCUPIED)
        .union(Headlines::ANSWERING)
        .union(Headlines::TALKING)
        .union(Headlines::HOLDING)
        .union(Headlines::CHATTING);
    /// Everything but signed out.
    pub const SIGNED_IN: Headlines = Headlines::SIGNED_OUT.complement();

    /// The headline as a set of one.
    #[must_use]
    pub const fn set(self) -> Headlines {
        Headlines::from_bits_truncate(1 << self as u16)
    }

    /// The word for it, in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignedOut => "signed out",
            Self::Ready => "ready",
            Self::Busy => "busy",
            Self::PreRest => "waiting for rest",
            Self::Rest => "resting",
            Self::Study => "studying",
            Self::Adjusting => "adjusting",
            Self::Preoccupied => "preoccupied",
            Self::Occupied => "occupied",
            Self::Answering => "answering",
            Self::Talking => "talking",
            Self::Holding => "holding",
            Self::Chatting => "chatting",
            Self::Working => "working",
            Self::WorkingReady => "working, then ready",
        }
    }
}

impl fmt::Display for Headline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

bitflags::bitflags! {
    /// A set of [`Headline`]s.
    ///
    /// ```
    /// use offhook_agent::{Headline, Headlines};
    ///
    /// assert_eq!(Headlines::READY.union(Headlines::BUSY).headlines().collect::<Vec<_>>(), [Headline::Ready, Headline::Busy]);
    /// ```
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub struct Headlines: u16 {
        /// [`Headline::SignedOut`]
        const SIGNED_OUT = 1 << Headline::SignedOut as u16;
        /// [`Headline::Ready`]
        const READY = 1 << Headline::Ready as u16;
        /// [`Headline::Busy`]
        const BUSY = 1 << Headline::Busy as u16;
        /// [`Headline::PreRest`]
        const PRE_REST = 1 << Headline::PreRest as u16;
        /// [`Headline::Rest`]
        const REST = 1 << Headline::Rest as u16;
        /// [`Headline::Study`]
        const STUDY = 1 << Headline::Study as u16;
        /// [`Headline::Adjusting`]
        const ADJUSTING = 1 << Headline::Adjusting as u16;
        /// [`Headline::Preoccupied`]
        const PREOCCUPIED = 1 << Headline::Preoccupied as u16;
        /// [`Headline::Occupied`]
        const OCCUPIED = 1 << Headline::Occupied as u16;
        /// [`Headline::Answering`]
        const ANSWERING = 1 << Headline::Answering as u16;
        /// [`Headline::Talking`]
        const TALKING = 1 << Headline::Talking as u16;
        /// [`Headline::Holding`]
        const HOLDING = 1 << Headline::Holding as u16;
        /// [`Headline::Chatting`]
        const CHATTING = 1 << Headline::Chatting as u16;
        /// [`Headline::Working`]
        const WORKING = 1 << Headline::Working as u16;
        /// [`Headline::WorkingReady`]
        const WORKING_READY = 1 << Headline::WorkingReady as u16;
    }
}

impl Headlines {
    /// The members, in the order of their declaration.
    pub fn headlines(self) -> impl Iterator<Item = Headline> {
        Headline::ALL.into_iter().filter(move |headline| self.contains(headline.set()))
    }
}
