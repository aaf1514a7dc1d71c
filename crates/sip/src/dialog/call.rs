use alloc::vec::Vec;
use core::fmt;
use core::net::SocketAddr;
use core::time::Duration;

use crate::header::{CallId, NameAddr};
use crate::status::StatusCode;
use crate::uri::Uri;

/// Number of a call within its [`Observer`](super::Observer), from 0 in the order of first messages.
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

/// What became of a call.
///
/// A final response other than 2xx decides by its code, not by how long the callee rang:
///
/// | outcome | responses |
/// |---|---|
/// | rejected: the callee or its policy said no | 403, 406, 415, 433, 486, 488 and 6xx but 604 |
/// | unanswered: nobody took it | 408, 480 |
/// | cancelled: the caller gave up | 487, and any call whose CANCEL was seen and whose final response was not |
/// | failed: it could not be carried out | all others, also 3xx, 401 and 407 that no new INVITE followed |
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Outcome {
    /// The callee answered (2xx), whether or not the end of the call was seen.
    Answered,
    /// The callee said no.
    Rejected,
    /// The caller gave up before there was an answer.
    Cancelled,
    /// The network could not carry it out.
    Failed,
    /// Nobody answered in time.
    Unanswered,
    /// Neither an answer nor a refusal was seen.
    Unfinished,
}

impl Outcome {
    /// What a final response to the first INVITE means.
    ///
    /// ```
    /// use offhook_sip::StatusCode;
    /// use offhook_sip::dialog::Outcome;
    ///
    /// assert_eq!(Outcome::of(StatusCode::from_code(486)), Outcome::Rejected);
    /// assert_eq!(Outcome::of(StatusCode::from_code(503)), Outcome::Failed);
    /// assert_eq!(Outcome::of(StatusCode::from_code(180)), Outcome::Unfinished);
    /// ```
    #[must_use]
    pub const fn of(status: StatusCode) -> Self {
        match status.code() {
            0..=199 => Self::Unfinished,
            200..=299 => Self::Answered,
            408 | 480 => Self::Unanswered,
            487 => Self::Cancelled,
            403 | 406 | 415 | 433 | 486 | 488 => Self::Rejected,
            604 => Self::Failed,
            600..=699 => Self::Rejected,
            _ => Self::Failed,
        }
    }

    /// Who ended a call that was never answered, as far as the outcome tells.
    pub(super) const fn released_by(self) -> Option<Party> {
        match self {
            Self::Cancelled => Some(Party::Caller),
            Self::Rejected => Some(Party::Callee),
            _ => None,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Answered => "answered",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::Unanswered => "unanswered",
            Self::Unfinished => "unfinished",
        })
    }
}

/// What is known of one call: all messages with one Call-ID that belong to one attempt to talk.
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
    #[cfg_attr(feature = "serde", serde(with = "uri_text"))]
    pub request_uri: Option<Uri<'static>>,
    /// Who sent that message, and to whom: transport addresses of the hop on which it was first seen.
    pub addresses: (SocketAddr, SocketAddr),
    /// When the first message was seen.
    pub seen: Duration,
    /// When the first INVITE was seen; `None` if the call began before it was observed.
    pub start: Option<Duration>,
    /// When the first 180, 181, 182 or 183 was seen.
    pub ringing: Option<Duration>,
    /// When the first 2xx to the first INVITE was seen.
    pub answer: Option<Duration>,
    /// When the first ACK of that 2xx was seen.
    pub confirmed: Option<Duration>,
    /// When the BYE, or the final response other than 2xx, was seen.
    pub end: Option<Duration>,
    /// Who ended it, if that can be told: not where the network did.
    pub released_by: Option<Party>,
    /// What became of it.
    pub outcome: Outcome,
    /// The last final response to the first INVITE, or to the one that took its place.
    pub status: Option<StatusCode>,
    /// Value of the Reason field of what ended the call (RFC 3326), as written.
    pub reason: Option<Vec<u8>>,
    /// INVITEs outside a dialogue, retransmissions not counted: more than one after a challenge or a redirection.
    pub attempts: u32,
    /// Callees that sent a tag: more than one if the call was forked (RFC 3261 §12.1).
    pub forks: u32,
    /// Successful re-INVITEs and UPDATEs.
    pub renegotiations: u32,
    /// Messages that belong to the call, retransmissions and other sides of a proxy included.
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

    /// Whether the end was seen.
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        self.end.is_some()
    }
}

/// Serde of the Request-URI as its text.
#[cfg(feature = "serde")]
mod uri_text {
    use alloc::string::{String, ToString};

    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::{Serialize, Serializer};

    use crate::uri::Uri;

    pub(super) fn serialize<S: Serializer>(uri: &Option<Uri<'static>>, serializer: S) -> Result<S::Ok, S::Error> {
        uri.as_ref().map(ToString::to_string).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Uri<'static>>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| Uri::parse(text.as_bytes()).map(Uri::into_owned).map_err(D::Error::custom)).transpose()
    }
}
