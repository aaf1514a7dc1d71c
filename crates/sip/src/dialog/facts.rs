//! What the observer reads of a message.

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::header::{CSeq, CallId, HeaderName, NameAddr, Via};
use crate::message::Message;
use crate::method::Method;
use crate::status::StatusCode;

static MANDATORY: Rule = Rule::new("mandatory header fields", "RFC 3261 §8.1.1");

/// Methods that the observer tells apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Invite,
    Ack,
    Bye,
    Cancel,
    Prack,
    Update,
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
    pub(super) reason: Option<&'m [u8]>,
}

impl<'m> Facts<'m> {
    /// Reads them; a missing Via, or any other field that is not needed to find the call, is no error.
    pub(super) fn of(message: &'m Message<'_>) -> Result<Self, ParseError> {
        let missing = || ParseError::new(&MANDATORY, 0, ErrorKind::Missing);
        let cseq = message.cseq().ok_or_else(missing)??;
        let kind = Kind::of(&message.method().unwrap_or_else(|| cseq.method().clone()));
        Ok(Self {
            status: message.status(),
            kind,
            call_id: message.call_id().ok_or_else(missing)??,
            from: message.from().ok_or_else(missing)??,
            to: message.to().ok_or_else(missing)??,
            via: message.top_via().and_then(Result::ok),
            rseq: message.rseq().and_then(Result::ok),
            rack: message.rack().and_then(Result::ok).map(|rack| (rack.rseq(), rack.cseq().number())),
            reason: message.field(&HeaderName::REASON).map(|field| field.value()),
            cseq,
        })
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
}
