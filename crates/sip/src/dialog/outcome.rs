use core::fmt;

use super::call::Party;
use crate::status::StatusCode;

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
///
/// After the caller's CANCEL (RFC 3261 §9) a 2xx is an answer and a rejection is one, since both were there before it
/// came; any other final response leaves it to the caller to go on, and the call counts as cancelled.
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
    /// What a final response to the first INVITE means where no CANCEL was before it.
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
