use alloc::vec::Vec;
use core::fmt;
use core::net::SocketAddr;
use core::time::Duration;

use super::dialogue::{Dialog, EndCause};
use super::link::{Link, Referral, Relation};
use super::outcome::Outcome;
use crate::header::{CallId, FieldValue, NameAddr, Reason};
use crate::status::StatusCode;
use crate::uri::Uri;

/// Number of a call within its [`Observer`](super::Observer), from 0 in the order in which calls are begun or
/// [joined](super::Observed::Joined).
///
/// A Call-ID may come again after the call has ended; a number does not.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(transparent))]
pub struct CallNumber(pub(super) u64);

impl CallNumber {
    /// The number, from 0.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl fmt::Display for CallNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One side of a call: complete, a call has two.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Party {
    /// Who sent the first INVITE.
    Caller,
    /// Who was invited.
    Callee,
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Caller => "caller",
            Self::Callee => "callee",
        })
    }
}

/// What is known of one call: all messages with one Call-ID that belong to one attempt to talk.
///
/// The dialogues of the caller, who has the From tag of the first INVITE, say when it was answered and how it ended (RFC
/// 3261 §12). An INVITE with another From tag makes a leg of its own, of an element that passes the call on as its own or
/// of a stranger. Its messages are counted; its ringing, answer and end are taken over when the call is closed, and only
/// if not one response to the caller's own INVITE was seen. What else is said there, as a REFER, is not followed.
///
/// Times count from the origin that the user of the observer chose. A time that no message showed is `None`.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct Call {
    /// The number within the observer.
    pub number: CallNumber,
    /// The Call-ID that the messages share.
    pub call_id: CallId<'static>,
    /// From of the first INVITE; of the first message, if the call began before it was observed.
    pub from: NameAddr<'static>,
    /// To of that message, without a tag unless the call began before it was observed.
    pub to: NameAddr<'static>,
    /// Request-URI of the first INVITE, if it can be read.
    pub request_uri: Option<Uri<'static>>,
    /// Who sent that message, and to whom: transport addresses of the hop on which it was first seen.
    pub addresses: (SocketAddr, SocketAddr),
    /// When the first message was seen.
    pub seen: Duration,
    /// When the first INVITE was seen; `None` if the call began before it was observed.
    pub start: Option<Duration>,
    /// When the first 180, 181, 182 or 183 was seen.
    pub ringing: Option<Duration>,
    /// When the first 2xx to the first INVITE was seen; or the ACK or BYE that follows it, where that was seen first.
    pub answer: Option<Duration>,
    /// When the first ACK was seen whose tags are those of a dialogue that was answered.
    pub confirmed: Option<Duration>,
    /// When the BYE, or the final response other than 2xx, was seen.
    pub end: Option<Duration>,
    /// Who ended it, if that can be told: not where the network did.
    pub released_by: Option<Party>,
    /// What made it end.
    pub cause: Option<EndCause>,
    /// What became of it.
    pub outcome: Outcome,
    /// The last final response to the first INVITE, or to the one that took its place.
    pub status: Option<StatusCode>,
    /// Value of the Reason field of what ended the call, or of the CANCEL before it (RFC 3326), as written; values of
    /// several fields are in one list. [`Call::reasons`] reads it.
    pub reason: Option<Vec<u8>>,
    /// INVITEs outside a dialogue, retransmissions not counted: more than one after a challenge or a redirection.
    pub attempts: u32,
    /// Callees that sent a tag: more than one if the call was forked (RFC 3261 §12.1).
    pub forks: u32,
    /// Successful re-INVITEs and UPDATEs.
    pub renegotiations: u32,
    /// How long the session lasts without a refresh, as the last answer to an INVITE or UPDATE has it (RFC 4028).
    pub session_interval: Option<Duration>,
    /// Who asked for the call, as its first INVITE has it (Referred-By, RFC 3892).
    pub referred_by: Option<NameAddr<'static>>,
    /// Its dialogues, in the order in which their callees were first heard of; 64 at most.
    pub dialogs: Vec<Dialog>,
    /// What one side asked the other one to call; of more than 16 no account is kept.
    pub referrals: Vec<Referral>,
    /// Other calls that it has to do with; 16 at most.
    pub links: Vec<Link>,
    /// Messages that belong to the call, retransmissions, other sides of a proxy and other legs included.
    pub messages: u32,
    /// Messages that repeat an earlier one on the same hop.
    pub retransmissions: u32,
}

impl Call {
    /// Time from the first ringing to the answer, or to the end without one; `None` if no ringing was seen.
    #[must_use]
    pub fn ring_time(&self) -> Option<Duration> {
        let until = self.answer.or(self.end)?;
        Some(until.saturating_sub(self.ringing?))
    }

    /// Time from the answer to the end.
    #[must_use]
    pub fn talk_time(&self) -> Option<Duration> {
        Some(self.end?.saturating_sub(self.answer?))
    }

    /// The first call that it stands to in this way, of those that the observer knew.
    #[must_use]
    pub fn linked(&self, relation: Relation) -> Option<CallNumber> {
        self.links.iter().filter(|link| link.relation == relation).find_map(|link| link.call)
    }

    /// The reasons of the end, often one of SIP and one of Q.850 (RFC 3326).
    pub fn reasons(&self) -> impl Iterator<Item = Reason<'_>> {
        reasons(self.reason.as_deref())
    }

    /// Whether the end was seen.
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        self.end.is_some()
    }
}

/// The values of a list of reasons, up to the first that can't be read.
pub(super) fn reasons(list: Option<&[u8]>) -> impl Iterator<Item = Reason<'_>> {
    let mut rest = list.unwrap_or_default();
    core::iter::from_fn(move || {
        let (reason, length) = Reason::parse_prefix(rest).ok()?;
        rest = rest.get(length..)?.strip_prefix(b",").unwrap_or_default();
        Some(reason)
    })
}
