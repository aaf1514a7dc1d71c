use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use super::call::{CallNumber, Party, reasons};
use crate::header::Reason;
use crate::status::StatusCode;
use crate::uri::Uri;

/// How far a dialogue has come (RFC 3261 §12): complete, there is nothing else.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum DialogState {
    /// A provisional response with a tag was seen (RFC 3261 §12.1).
    Early,
    /// A 2xx was seen, or what can't be without one.
    Confirmed,
    /// It is over: [`Dialog::cause`] says why.
    Terminated,
}

impl fmt::Display for DialogState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Early => "early",
            Self::Confirmed => "confirmed",
            Self::Terminated => "terminated",
        })
    }
}

/// What made a dialogue, or a call, end.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum EndCause {
    /// BYE (RFC 3261 §15): who sends it is done with the session, whatever the response to it is (§15.1.1). But one whose
    /// CSeq number is lower than that of an earlier request of the same side is no end, unless it is accepted: it was
    /// sent long ago, or by somebody else, and is to be answered with 500 (§12.2.2).
    Bye,
    /// CANCEL (RFC 3261 §9).
    Cancelled,
    /// A final response other than 2xx to the INVITE (RFC 3261 §13.2.2.3).
    Refused,
    /// Another callee took the call: the others' early dialogues end with that (RFC 3261 §13.2.2.4).
    Elsewhere,
    /// Another call took its place (RFC 3891 §3).
    Replaced,
    /// A request in the dialogue was answered by 481 or 408 (RFC 3261 §12.2.1.2): the other side has lost it.
    Lost,
    /// Silence for longer than the session timer allows (RFC 4028 §10): when it ended was not seen.
    Expired,
}

impl fmt::Display for EndCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Bye => "bye",
            Self::Cancelled => "cancelled",
            Self::Refused => "refused",
            Self::Elsewhere => "elsewhere",
            Self::Replaced => "replaced",
            Self::Lost => "lost",
            Self::Expired => "expired",
        })
    }
}

/// One dialogue of a call: the caller and one callee (RFC 3261 §12). A forked call has one for each callee that sent
/// a tag (§13.2.2.4).
///
/// Of a call that began before it was observed, caller stands for who sent the first message that was seen.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct Dialog {
    /// Tag of the caller, its first 256 octets; empty if it sent none (RFC 2543).
    pub caller_tag: String,
    /// Tag of the callee, its first 256 octets.
    pub callee_tag: String,
    /// How far it has come.
    pub state: DialogState,
    /// When its first message was seen.
    pub created: Duration,
    /// When the 2xx of this callee was seen; or the BYE that follows it, where that was seen first.
    pub confirmed: Option<Duration>,
    /// When it ended.
    pub terminated: Option<Duration>,
    /// Who ended it, if that can be told: not where the network did.
    pub ended_by: Option<Party>,
    /// Why it ended.
    pub cause: Option<EndCause>,
    /// The last final response to its INVITE, or the one that ended it.
    pub status: Option<StatusCode>,
    /// Value of the Reason field of what ended it (RFC 3326), as written; values of several fields are in one list.
    /// [`Dialog::reasons`] reads it.
    pub reason: Option<Vec<u8>>,
    /// Where the caller takes requests: URI of its last Contact that was accepted (RFC 3261 §12.2).
    pub caller_target: Option<Uri<'static>>,
    /// Where the callee takes requests.
    pub callee_target: Option<Uri<'static>>,
    /// Highest CSeq number of the caller's requests: one with a lower number changes nothing (RFC 3261 §12.2.2).
    pub caller_cseq: Option<u32>,
    /// Highest CSeq number of the callee's requests.
    pub callee_cseq: Option<u32>,
    /// The call that was answered in its place (RFC 3891).
    pub replaced_by: Option<CallNumber>,
}

impl Dialog {
    pub(super) fn new(caller_tag: &str, callee_tag: &str, at: Duration) -> Self {
        Self {
            caller_tag: caller_tag.into(),
            callee_tag: callee_tag.into(),
            state: DialogState::Early,
            created: at,
            confirmed: None,
            terminated: None,
            ended_by: None,
            cause: None,
            status: None,
            reason: None,
            caller_target: None,
            callee_target: None,
            caller_cseq: None,
            callee_cseq: None,
            replaced_by: None,
        }
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_terminated(&self) -> bool {
        self.state == DialogState::Terminated
    }

    /// The reasons of its end, often one of SIP and one of Q.850 (RFC 3326).
    pub fn reasons(&self) -> impl Iterator<Item = Reason<'_>> {
        reasons(self.reason.as_deref())
    }

    /// Confirms it, even if it was thought to be over: a 2xx wins over a CANCEL.
    pub(super) fn confirm(&mut self) {
        self.state = DialogState::Confirmed;
        (self.terminated, self.ended_by, self.cause, self.reason) = (None, None, None, None);
    }

    /// Its end by what can't be before its 2xx: a BYE, or that it was lost.
    pub(super) fn left(&self) -> Option<End> {
        let (at, cause) = self.terminated.zip(self.cause)?;
        let is_left = match cause {
            EndCause::Bye | EndCause::Lost => true,
            // By a BYE, if no response says otherwise.
            EndCause::Replaced => self.status.is_none(),
            _ => false,
        };
        is_left.then(|| End { at, by: self.ended_by, cause, status: None, reason: self.reason.clone() })
    }

    /// Ends it, unless it has ended before.
    pub(super) fn terminate(&mut self, end: &End) {
        if self.is_terminated() {
            return;
        }
        self.state = DialogState::Terminated;
        self.terminated = Some(end.at);
        self.ended_by = end.by;
        self.cause = Some(end.cause);
        self.status = end.status.or(self.status);
        self.reason.clone_from(&end.reason);
    }

    pub(super) const fn target(&mut self, of: Party) -> &mut Option<Uri<'static>> {
        match of {
            Party::Caller => &mut self.caller_target,
            Party::Callee => &mut self.callee_target,
        }
    }

    /// The highest number of a side's requests.
    pub(super) const fn last_number(&self, of: Party) -> Option<u32> {
        match of {
            Party::Caller => self.caller_cseq,
            Party::Callee => self.callee_cseq,
        }
    }

    /// Notes the number of a request; an old one that comes late does not count.
    pub(super) fn number(&mut self, of: Party, cseq: u32) {
        let last = match of {
            Party::Caller => &mut self.caller_cseq,
            Party::Callee => &mut self.callee_cseq,
        };
        *last = (*last).max(Some(cseq));
    }
}

/// An end, with who and why.
#[derive(Clone, Debug)]
pub(super) struct End {
    pub(super) at: Duration,
    pub(super) by: Option<Party>,
    pub(super) cause: EndCause,
    pub(super) status: Option<StatusCode>,
    pub(super) reason: Option<Vec<u8>>,
}
