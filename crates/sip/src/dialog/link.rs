use alloc::string::String;
use core::fmt;
use core::time::Duration;

use super::call::{CallNumber, Party};
use super::transaction::short;
use crate::header::{CallId, DialogId, NameAddr};
use crate::status::StatusCode;

/// A dialogue by its names on the wire: what is known of one that the observer has not seen, or no longer remembers.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct DialogName {
    /// Its Call-ID.
    pub call_id: CallId<'static>,
    /// One tag: `from-tag` of Replaces and Join (RFC 3891 §6.1, RFC 3911 §7.1), `remote-tag` of Target-Dialog (RFC
    /// 4538 §7), or From of the message that is linked to.
    pub from_tag: Option<String>,
    /// The other tag: `to-tag`, `local-tag`, or To of the message that is linked to.
    pub to_tag: Option<String>,
}

impl DialogName {
    pub(super) fn new(call_id: &CallId<'_>, from_tag: &str, to_tag: &str) -> Self {
        let tag = |tag: &str| (!tag.is_empty()).then(|| short(tag).into());
        Self { call_id: call_id.clone().into_owned(), from_tag: tag(from_tag), to_tag: tag(to_tag) }
    }

    pub(super) fn of(id: &DialogId<'_>) -> Self {
        let from = id.from_tag().or_else(|| id.remote_tag()).unwrap_or_default();
        let to = id.to_tag().or_else(|| id.local_tag()).unwrap_or_default();
        Self::new(id.call_id(), from, to)
    }

    /// Both tags; empty where there is none.
    pub(super) fn tags(&self) -> (&str, &str) {
        (self.from_tag.as_deref().unwrap_or_default(), self.to_tag.as_deref().unwrap_or_default())
    }
}

/// How a call stands to another one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Relation {
    /// Its INVITE asks to take the place of the other one (Replaces, RFC 3891).
    Replaces,
    /// The other one asks to take its place.
    ReplacedBy,
    /// Its INVITE asks to be let into the other one (Join, RFC 3911).
    Joins,
    /// The other one asks to be let in.
    JoinedBy,
    /// Its INVITE refers to the other one to show that it is allowed (Target-Dialog, RFC 4538).
    Targets,
    /// The other one refers to it.
    TargetedBy,
    /// A REFER in the other one asked for it (RFC 3515).
    ReferredBy,
    /// A REFER in it asked for the other one.
    Refers,
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Replaces => "replaces",
            Self::ReplacedBy => "replaced by",
            Self::Joins => "joins",
            Self::JoinedBy => "joined by",
            Self::Targets => "targets",
            Self::TargetedBy => "targeted by",
            Self::ReferredBy => "referred by",
            Self::Refers => "refers",
        })
    }
}

/// That a call has to do with another one.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct Link {
    /// When the message that says so was seen.
    pub at: Duration,
    /// How this call stands to the other one.
    pub relation: Relation,
    /// The other call; `None` if the observer did not know a dialogue of that name.
    pub call: Option<CallNumber>,
    /// The other call's dialogue.
    pub dialog: DialogName,
    /// Whether only a dialogue without an answer may be replaced (`early-only`, RFC 3891 §3).
    pub is_early_only: bool,
}

/// A REFER: one side asks the other one to call somebody (RFC 3515).
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct Referral {
    /// Number within the call, from 0.
    pub number: u32,
    /// When it was asked.
    pub at: Duration,
    /// Who asked; the other side is to call.
    pub by: Option<Party>,
    /// Who is to be called.
    pub refer_to: NameAddr<'static>,
    /// Who asks, as he tells the one who is called (RFC 3892).
    pub referred_by: Option<NameAddr<'static>>,
    /// The dialogue that the call is to replace: Replaces within Refer-To (RFC 3891 §4), an attended transfer.
    pub replaces: Option<DialogName>,
    /// The final answer to the REFER: 2xx says no more than that it will be tried.
    pub status: Option<StatusCode>,
    /// What became of it so far: the last status line in a NOTIFY (RFC 3515 §2.4.5).
    pub progress: Option<StatusCode>,
    /// When no more was to be heard of it: the REFER was refused, the last NOTIFY was seen, or there is none to be
    /// (RFC 4488).
    pub done: Option<Duration>,
    /// The call that it led to, if that was seen.
    pub call: Option<CallNumber>,
}

impl Referral {
    /// Whether an attended transfer was asked for: with a call that exists already (RFC 5589 §7).
    #[must_use]
    pub const fn is_attended(&self) -> bool {
        self.replaces.is_some()
    }

    /// Whether the referred call was answered, as far as it was told.
    #[must_use]
    pub fn is_successful(&self) -> bool {
        self.progress.is_some_and(StatusCode::is_success)
    }
}
