use alloc::boxed::Box;
use core::time::Duration;

use super::call::{Call, CallNumber, Outcome, Party};
use crate::method::Method;
use crate::status::StatusCode;

/// Something that was observed, in which call and when.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct Observation {
    /// The call.
    pub call: CallNumber,
    /// When, from the origin that the user of the observer chose.
    pub at: Duration,
    /// What.
    pub what: Observed,
}

/// What a message, or the lack of one, means for a call.
///
/// A `by` that is `None` could not be told: the call began before it was observed.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Observed {
    /// The first INVITE.
    Started,
    /// A message of a call that began before it was observed.
    Joined,
    /// An INVITE in place of one that was challenged, redirected or refused.
    Retried,
    /// The server asks for credentials (401 or 407); a new INVITE usually follows.
    Challenged {
        /// 401 or 407.
        status: StatusCode,
    },
    /// The first 180.
    Ringing,
    /// Another provisional response than 100: early media, forwarding, queueing, or one more 180.
    Progress {
        /// From 101 to 199.
        status: StatusCode,
    },
    /// A PRACK for a reliable provisional response (RFC 3262 §3).
    ProvisionalConfirmed {
        /// RSeq of the response.
        rseq: u32,
    },
    /// The first 2xx. It may follow an [`Observed::Ended`] that another branch of a forked call caused.
    Answered,
    /// A 2xx of one more callee of a forked call (RFC 3261 §13.2.2.4).
    ForkAnswered,
    /// The ACK for a 2xx: the session is up.
    Confirmed,
    /// CANCEL. It loses if a 2xx was on its way.
    CancelRequested,
    /// A re-INVITE or UPDATE.
    Offered {
        /// Who sent it.
        by: Option<Party>,
        /// INVITE or UPDATE.
        method: Method<'static>,
    },
    /// A re-INVITE or UPDATE was accepted.
    Renegotiated {
        /// Who had sent it.
        by: Option<Party>,
        /// INVITE or UPDATE.
        method: Method<'static>,
    },
    /// A re-INVITE or UPDATE was refused; the session goes on as before (RFC 3261 §14.1).
    RenegotiationRefused {
        /// Who had sent it.
        by: Option<Party>,
        /// INVITE or UPDATE.
        method: Method<'static>,
        /// The final response.
        status: StatusCode,
    },
    /// Any other request in the call: INFO, REFER, MESSAGE, OPTIONS, NOTIFY ….
    Requested {
        /// Who sent it.
        by: Option<Party>,
        /// Its method.
        method: Method<'static>,
    },
    /// A message that repeats an earlier one on the same hop.
    Retransmitted,
    /// A message that was seen before, on another side of a proxy.
    Relayed,
    /// One callee of a forked call hung up or was hung up on; another one is left.
    ForkEnded,
    /// The call is over. Only repetitions are expected after it, but see [`Observed::Answered`] and
    /// [`Observed::Retried`].
    Ended {
        /// Who ended it.
        by: Option<Party>,
        /// What became of it.
        outcome: Outcome,
    },
    /// The call is forgotten: the last word on it.
    Closed(Box<Call>),
}
