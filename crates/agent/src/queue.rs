use alloc::collections::BTreeSet;

use crate::{AgentId, CallId};

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
    }
}

/// One skill queue: who waits, and who could serve.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Queue {
    /// By when they came.
    pub(crate) waiting: BTreeSet<(i64, CallId)>,
    /// By rank, then by who has been idle longest.
    pub(crate) free: BTreeSet<(u8, i64, AgentId)>,
}
