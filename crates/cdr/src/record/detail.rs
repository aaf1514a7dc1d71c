use core::fmt;
use core::str::FromStr;
use core::time::Duration;

use offhook_base::UnknownName;

use crate::{Moment, duration};

/// How an attempt to call ended.
///
/// ```
/// use offhook_cdr::CallResult;
///
/// assert_eq!(CallResult::Cancelled.to_string(), "cancelled");
/// assert_eq!("answered".parse(), Ok(CallResult::Answered));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum CallResult {
    /// There was a conversation, and it has ended.
    Answered,
    /// The called side refused: busy, declined.
    Rejected,
    /// The calling side gave up before an answer.
    Cancelled,
    /// The call could not be set up: an error of the network, a server, or the request.
    Failed,
    /// Nobody answered until time ran out.
    Unanswered,
    /// The input ends before the call does.
    Unfinished,
}

impl CallResult {
    /// Every result.
    pub const ALL: &'static [Self] =
        &[Self::Answered, Self::Rejected, Self::Cancelled, Self::Failed, Self::Unanswered, Self::Unfinished];

    /// The word for it, as views and the command print it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
            Self::Unanswered => "unanswered",
            Self::Unfinished => "unfinished",
        }
    }
}

impl fmt::Display for CallResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for CallResult {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL.iter().copied().find(|result| result.name() == text).ok_or(UnknownName::new("CallResult"))
    }
}

/// Who ended a call.
///
/// ```
/// use offhook_cdr::Releaser;
///
/// assert_eq!(Releaser::Called.to_string(), "called");
/// assert_eq!("caller".parse(), Ok(Releaser::Caller));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Releaser {
    /// The calling party.
    Caller,
    /// The called party.
    Called,
    /// Something between them: a proxy, a timer, the platform.
    Network,
}

impl Releaser {
    /// Every one.
    pub const ALL: &'static [Self] = &[Self::Caller, Self::Called, Self::Network];

    /// The word for it, as views and the command print it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Called => "called",
            Self::Network => "network",
        }
    }
}

impl fmt::Display for Releaser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Releaser {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL.iter().copied().find(|releaser| releaser.name() == text).ok_or(UnknownName::new("Releaser"))
    }
}

/// One call as a whole, seen from outside: who called whom, when, and how it ended.
///
/// Where [`CallRecord`](crate::CallRecord) has one record per device that handled the call, this has one per call. An
/// instant that the input doesn't show is none, and so is every time that needs it.
///
/// ```
/// use core::time::Duration;
/// use jiff::Timestamp;
/// use offhook_cdr::{CallDetail, CallResult, Moment, Releaser};
///
/// let ms = |ms| Timestamp::from_millisecond(ms).ok().map(Moment::new);
/// let mut call = CallDetail::new(["1-18245@127.0.0.1"]);
/// (call.start, call.ring, call.answer, call.end) = (ms(0), ms(20), ms(2_020), ms(9_000));
/// call.released_by = Some(Releaser::Caller);
/// call.result = CallResult::Answered;
///
/// assert_eq!(call.ring_time(), Some(Duration::from_secs(2)));
/// assert_eq!(call.talk_time(), Some(Duration::from_millis(6_980)));
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct CallDetail {
    /// Every call id under which the call was seen, first seen first: one for each side of a back-to-back user agent.
    pub call_ids: Vec<String>,
    /// Calling party: a number or an address.
    pub from: String,
    /// Called party: a number or an address.
    pub to: String,
    /// The attempt began.
    pub start: Option<Moment>,
    /// The called side first said that it rings.
    pub ring: Option<Moment>,
    /// The called side answered.
    pub answer: Option<Moment>,
    /// The call ended, or the attempt did.
    pub end: Option<Moment>,
    /// Who ended it.
    pub released_by: Option<Releaser>,
    /// How it ended.
    pub result: CallResult,
    /// Final status of the attempt: a SIP response code, 200 to 699.
    pub status: Option<u16>,
}

impl CallDetail {
    /// A call of which nothing is known but its ids.
    #[must_use]
    pub fn new<I>(call_ids: impl IntoIterator<Item = I>) -> Self
    where
        I: Into<String>,
    {
        Self {
            call_ids: call_ids.into_iter().map(Into::into).collect(),
            from: String::new(),
            to: String::new(),
            start: None,
            ring: None,
            answer: None,
            end: None,
            released_by: None,
            result: CallResult::Unfinished,
            status: None,
        }
    }

    /// Exact time for which it rang: from the first ringing to the answer, or to the end of an unanswered call.
    #[must_use]
    pub fn ring_time(&self) -> Option<Duration> {
        duration(self.ring, self.answer.or(self.end))
    }

    /// Exact time of the conversation: from answer to end.
    #[must_use]
    pub fn talk_time(&self) -> Option<Duration> {
        duration(self.answer, self.end)
    }

    /// Exact time from the start of the attempt to the answer.
    #[must_use]
    pub fn setup_time(&self) -> Option<Duration> {
        duration(self.start, self.answer)
    }

    /// Exact time from the start of the attempt to the end of the call.
    #[must_use]
    pub fn total_time(&self) -> Option<Duration> {
        duration(self.start, self.end)
    }

    /// Whether one of the instants was assumed.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        [self.start, self.ring, self.answer, self.end].into_iter().flatten().any(Moment::is_assumed)
    }
}
