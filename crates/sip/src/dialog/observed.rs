use alloc::boxed::Box;
use core::time::Duration;

use super::call::{Call, CallNumber, Party};
use super::dialogue::EndCause;
use super::link::Relation;
use super::outcome::Outcome;
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
/// A `by` that is `None` could not be told: the call began before it was observed, or the tags are of no dialogue.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Observed {
    /// The first INVITE.
    Started,
    /// A message of a call that began before it was observed. It has its own time, but was kept for a while in case that
    /// the INVITE was still to come ([`Observer`](super::Observer#time)).
    Joined,
    /// An INVITE in place of one that was challenged, redirected or refused.
    Retried,
    /// Credentials are asked for (401 or 407), by a server or for any request within the dialogue; the request usually
    /// comes again. A BYE has ended the call all the same (RFC 3261 §15.1.1).
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
    /// The first 2xx. It may follow an [`Observed::Ended`]: of another branch of a forked call, which goes on then, or
    /// of the BYE that was seen before it, which is still the end.
    Answered,
    /// A 2xx of one more callee of a forked call (RFC 3261 §13.2.2.4). A call that had ended goes on with it.
    ForkAnswered,
    /// The ACK for a 2xx, with the tags of that dialogue: the session is up.
    Confirmed,
    /// CANCEL of the caller's INVITE. It loses if a 2xx was on its way. One that a proxy sends to a branch of its own is
    /// [`Observed::Requested`] (RFC 3261 §16.7).
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
    /// A REFER: one side asks the other one to call somebody. [`Call::referrals`] has the details.
    Referred {
        /// Who asks.
        by: Option<Party>,
        /// Its [`Referral::number`](super::Referral::number).
        referral: u32,
    },
    /// The final answer to a REFER (RFC 3515 §2.4.2).
    ReferralAnswered {
        /// Its number.
        referral: u32,
        /// 2xx if it will be tried.
        status: StatusCode,
    },
    /// A NOTIFY tells what became of a REFER so far (RFC 3515 §2.4.5).
    ReferralProgress {
        /// Its number.
        referral: u32,
        /// The response that the referred call has got.
        status: StatusCode,
    },
    /// It turned out that the call has to do with another one. [`Call::links`] has the details.
    Linked {
        /// How this call stands to the other one.
        relation: Relation,
        /// The other one, if the observer knows it.
        call: Option<CallNumber>,
    },
    /// The call that was to take the place of this one was answered; BYE or CANCEL usually follows (RFC 3891 §3).
    Replaced {
        /// The call that took its place.
        by: CallNumber,
    },
    /// Any other request in the call: INFO, MESSAGE, OPTIONS …; or one whose tags are of no dialogue, or whose CSeq number
    /// is lower than that of an earlier request of the same side: both are to be rejected (RFC 3261 §12.2.2).
    Requested {
        /// Who sent it.
        by: Option<Party>,
        /// Its method.
        method: Method<'static>,
    },
    /// A message that repeats an earlier one on the same hop.
    Retransmitted,
    /// A message that was seen before, on another side of a proxy; or one of a leg of its own, which has the Call-ID and
    /// another From tag than the caller (RFC 3261 §12): [`Call`] says what that counts.
    Relayed,
    /// One dialogue of a forked call is over; another one is left.
    ForkEnded,
    /// The call is over. Only repetitions are expected after it, but see [`Observed::Answered`],
    /// [`Observed::ForkAnswered`] and [`Observed::Retried`]. It comes a second time where the caller gets a refusal after
    /// a BYE of the callee's, which had not answered after all (RFC 3261 §15), and where a BYE turned out to be stale
    /// ([`EndCause::Bye`]): the last one counts.
    Ended {
        /// Who ended it.
        by: Option<Party>,
        /// What made it end; [`Call::status`] and [`Call::reason`] say more.
        cause: EndCause,
        /// What became of it.
        outcome: Outcome,
    },
    /// The call is forgotten: the last word on it.
    Closed(Box<Call>),
}
