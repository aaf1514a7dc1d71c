//! What the observer reads of a message.

use alloc::vec::Vec;
use core::time::Duration;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::header::{CSeq, CallId, DialogId, HeaderName, NameAddr, TokenParams, Via};
use crate::message::Message;
use crate::method::Method;
use crate::status::StatusCode;
use crate::uri::Uri;

static MANDATORY: Rule = Rule::new("mandatory header fields", "RFC 3261 §8.1.1");

/// Octets of a Call-ID, From, To, Request-URI or Referred-By that is kept with a call.
pub(super) const MAX_TEXT: usize = 2_048;
const TOO_LONG: ErrorKind = ErrorKind::TooLong { max: MAX_TEXT as u32 };

/// Methods that the observer tells apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Invite,
    Ack,
    Bye,
    Cancel,
    Prack,
    Update,
    Refer,
    Notify,
    Other,
}

impl Kind {
    pub(super) fn of(method: &Method<'_>) -> Self {
        // Methods are compared exactly (RFC 3261 §7.1).
        match method.as_str() {
            "INVITE" => Self::Invite,
            "ACK" => Self::Ack,
            "BYE" => Self::Bye,
            "CANCEL" => Self::Cancel,
            "PRACK" => Self::Prack,
            "UPDATE" => Self::Update,
            "REFER" => Self::Refer,
            "NOTIFY" => Self::Notify,
            _ => Self::Other,
        }
    }
}

/// The fields by which messages find each other.
#[derive(Debug)]
pub(super) struct Facts<'m> {
    /// `None` in a request.
    pub(super) status: Option<StatusCode>,
    /// Of the request that this is, or that it answers.
    pub(super) kind: Kind,
    pub(super) call_id: CallId<'m>,
    pub(super) cseq: CSeq<'m>,
    pub(super) from: NameAddr<'m>,
    pub(super) to: NameAddr<'m>,
    via: Option<Via<'m>>,
    pub(super) rseq: Option<u32>,
    /// RSeq and CSeq that a PRACK confirms.
    pub(super) rack: Option<(u32, u32)>,
    /// For what only some messages are asked.
    message: &'m Message<'m>,
}

impl<'m> Facts<'m> {
    /// Reads them; a missing Via, or any other field that is not needed to find the call, is no error.
    pub(super) fn of(message: &'m Message<'m>) -> Result<Self, ParseError> {
        let missing = || ParseError::new(&MANDATORY, 0, ErrorKind::Missing);
        let cseq = message.cseq().ok_or_else(missing)??;
        let kind = Kind::of(&message.method().unwrap_or_else(|| cseq.method().clone()));
        let call_id = message.call_id().ok_or_else(missing)??;
        if call_id.as_str().len() > MAX_TEXT {
            return Err(ParseError::new(&MANDATORY, 0, TOO_LONG));
        }
        Ok(Self {
            status: message.status(),
            kind,
            call_id,
            from: message.from().ok_or_else(missing)??,
            to: message.to().ok_or_else(missing)??,
            via: message.top_via().and_then(Result::ok),
            rseq: message.rseq().and_then(Result::ok),
            rack: message
                .rack()
                .and_then(Result::ok)
                .filter(|rack| *rack.cseq().method() == Method::INVITE)
                .map(|rack| (rack.rseq(), rack.cseq().number())),
            cseq,
            message,
        })
    }

    /// Octets of what a call keeps of its first message; an error if that is more than it may.
    pub(super) fn kept(&self) -> Result<usize, ParseError> {
        let length = |name: &HeaderName<'_>| self.message.fields_named(name).next().map_or(0, |it| it.value().len());
        let names = [length(&HeaderName::FROM), length(&HeaderName::TO)];
        if names.iter().any(|length| *length > MAX_TEXT) {
            return Err(ParseError::new(&MANDATORY, 0, TOO_LONG));
        }
        let uri = self.request_uri().map_or(0, |uri| uri.as_str().len());
        let referred_by = length(&HeaderName::REFERRED_BY).min(MAX_TEXT);
        // The Call-ID is there twice: the call is found by it.
        let call_id = self.call_id.as_str().len().saturating_mul(2);
        Ok(names.into_iter().chain([uri, referred_by, call_id]).fold(0, usize::saturating_add))
    }

    /// Whether this is an INVITE outside a dialogue, which may begin a call.
    pub(super) fn begins(&self) -> bool {
        self.status.is_none() && self.kind == Kind::Invite && self.tag_of_to().is_empty()
    }

    pub(super) fn tag_of_from(&self) -> &str {
        self.from.tag().unwrap_or_default()
    }

    pub(super) fn tag_of_to(&self) -> &str {
        self.to.tag().unwrap_or_default()
    }

    /// Branch of the top Via; empty if there is none.
    pub(super) fn branch(&self) -> &str {
        self.via.as_ref().and_then(Via::branch).unwrap_or_default()
    }

    /// The values of all Reason fields as one list, cut at `limit`.
    pub(super) fn reason(&self, limit: usize) -> Option<Vec<u8>> {
        let mut reason = Vec::new();
        for field in self.message.fields_named(&HeaderName::REASON) {
            let separator: &[u8] = if reason.is_empty() { b"" } else { b", " };
            let room = limit.saturating_sub(reason.len());
            reason.extend(separator.iter().chain(field.value()).take(room));
        }
        (!reason.is_empty()).then_some(reason)
    }

    pub(super) fn request_uri(&self) -> Option<Uri<'m>> {
        self.message.request_uri().and_then(Result::ok).filter(|uri| uri.as_str().len() <= MAX_TEXT)
    }

    /// URI of the first Contact.
    pub(super) fn contact(&self) -> Option<Uri<'m>> {
        self.message.contact().and_then(Result::ok).map(NameAddr::into_uri)
    }

    /// How long the session lasts without a refresh; never less than RFC 4028 §5 allows.
    pub(super) fn session_interval(&self) -> Option<Duration> {
        let interval = self.message.session_expires()?.ok()?.interval();
        Some(interval.max(MIN_SESSION))
    }

    /// The value of Replaces, Join or Target-Dialog.
    pub(super) fn dialog_id(&self, name: &HeaderName<'_>) -> Option<DialogId<'m>> {
        let id: DialogId<'m> = self.message.value(name)?.ok()?;
        Some(id).filter(|id| id.call_id().as_str().len() <= MAX_TEXT)
    }

    pub(super) fn refer_to(&self) -> Option<NameAddr<'m>> {
        self.message.refer_to()?.ok()
    }

    pub(super) fn referred_by(&self) -> Option<NameAddr<'m>> {
        let field = self.message.fields_named(&HeaderName::REFERRED_BY).next()?;
        if field.value().len() > MAX_TEXT {
            return None;
        }
        self.message.value(&HeaderName::REFERRED_BY)?.ok()
    }

    /// Whether the answer to a REFER says that there is no NOTIFY to come (RFC 4488 §4).
    pub(super) fn is_without_subscription(&self) -> bool {
        let refer_sub: Option<Result<TokenParams<'_>, _>> = self.message.value(&HeaderName::REFER_SUB);
        matches!(refer_sub, Some(Ok(value)) if value.is("false"))
    }

    /// What a NOTIFY tells of a REFER (RFC 3515 §2.4); `None` if it is about something else.
    pub(super) fn notice(&self) -> Option<Notice> {
        let event: TokenParams<'_> = self.message.value(&HeaderName::EVENT)?.ok()?;
        if !event.is("refer") {
            return None;
        }
        let state: Option<TokenParams<'_>> = self.message.value(&HeaderName::SUBSCRIPTION_STATE).and_then(Result::ok);
        Some(Notice {
            cseq: event.params().text("id").and_then(|id| id.parse().ok()),
            status: self.message.sipfrag().and_then(Result::ok).and_then(|fragment| fragment.status()),
            is_last: state.is_some_and(|state| state.is("terminated")),
        })
    }
}

/// The shortest session interval (RFC 4028 §5).
const MIN_SESSION: Duration = Duration::from_secs(90);

/// What a NOTIFY tells of a REFER.
#[derive(Clone, Copy, Debug)]
pub(super) struct Notice {
    /// CSeq number of the REFER, where it is told.
    pub(super) cseq: Option<u32>,
    pub(super) status: Option<StatusCode>,
    /// Whether it is the last one.
    pub(super) is_last: bool,
}
