use core::fmt;

use crate::trie::{Trie, ordered};
use crate::{AgentId, CallId, Medium, MediumGroup};

bitflags::bitflags! {
    /// Every reason why a contact can't be given to an agent now; empty if it can.
    ///
    /// Complete for the machine as it is; the reasons are those that a service desk looks for (Huawei CEC, manual service).
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub struct WhyNot: u16 {
        /// Not signed in.
        const SIGNED_OUT = 1 << 0;
        /// Not ready.
        const NOT_READY = 1 << 1;
        /// The queue was not among the agent's at sign-in (rule R-SK-1).
        const NO_SKILL = 1 << 2;
        /// No telephone was named at sign-in, and the contact is a voice call.
        const NO_STATION = 1 << 3;
        /// The limit of the medium is reached (rule R-MM-3; one voice call that is not on hold).
        const AT_LIMIT = 1 << 4;
        /// The other medium group is in hand, and the tenant doesn't allow both (rule R-MM-1).
        const EXCLUDED = 1 << 5;
        /// The agent is about to be not ready, to work or to sign out: nothing is offered against a wish.
        const WISH = 1 << 6;
        /// After-call work, or work without a call.
        const WORKING = 1 << 7;
        /// The agent let this call ring or rejected it, and has not become ready anew since.
        const DECLINED = 1 << 8;
        /// No such call.
        const NO_CALL = 1 << 9;
        /// Not signed in to the medium (rules R-IN-1 and R-IN-4).
        const NO_MEDIUM = 1 << 10;
        /// The call waits in no queue: somebody has it, it is over, or it was never queued.
        const NOT_WAITING = 1 << 11;
    }
}

impl WhyNot {
    const REASONS: [(Self, &'static str); 12] = [
        (Self::NO_CALL, "the call is not known"),
        (Self::NOT_WAITING, "the call waits in no queue"),
        (Self::SIGNED_OUT, "the agent is not signed in"),
        (Self::NO_MEDIUM, "the agent is not signed in to the medium"),
        (Self::NO_STATION, "the agent has no telephone"),
        (Self::NO_SKILL, "the agent did not serve the queue at sign-in"),
        (Self::NOT_READY, "the agent is not ready"),
        (Self::WORKING, "the agent works"),
        (Self::WISH, "the agent is about to leave"),
        (Self::EXCLUDED, "voice and multimedia are not served at the same time"),
        (Self::AT_LIMIT, "the agent's limit is reached"),
        (Self::DECLINED, "the agent has declined the call"),
    ];

    pub(crate) fn set_if(self, condition: bool, reason: Self) -> Self {
        if condition { self.union(reason) } else { self }
    }

    /// Each reason in words.
    ///
    /// ```
    /// use offhook_agent::WhyNot;
    ///
    /// let why = WhyNot::NOT_READY | WhyNot::NO_SKILL;
    /// assert_eq!(why.to_string(), "the agent did not serve the queue at sign-in, the agent is not ready");
    /// assert_eq!(WhyNot::empty().to_string(), "nothing");
    /// ```
    pub fn reasons(self) -> impl Iterator<Item = &'static str> {
        Self::REASONS.into_iter().filter(move |(reason, _)| self.contains(*reason)).map(|(_, words)| words)
    }
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing");
        }
        for (position, words) in self.reasons().enumerate() {
            f.write_str(if position == 0 { "" } else { ", " })?;
            f.write_str(words)?;
        }
        Ok(())
    }
}

/// One skill queue: who waits, and who could serve.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Queue {
    /// What it gives out.
    pub(crate) group: MediumGroup,
    /// By when they came.
    pub(crate) waiting: Trie<2, CallId>,
    /// By rank, then by who has been idle longest.
    pub(crate) free: Trie<2, AgentId>,
}

impl Queue {
    pub(crate) fn new(medium: Medium) -> Self {
        Self { group: medium.group(), waiting: Trie::default(), free: Trie::default() }
    }
}

pub(crate) const fn waiting_key(since_us: i64, call: CallId) -> [u64; 2] {
    [ordered(since_us), call.number()]
}

pub(crate) const fn free_key(rank: u8, since_us: i64, agent: AgentId) -> [u64; 2] {
    let since = ordered(since_us);
    [(rank as u64) << 56 | since >> 8, since << 56 | agent.number() as u64]
}
