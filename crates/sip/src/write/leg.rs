mod receive;

use alloc::vec;
use alloc::vec::Vec;

use offhook_base::Rule;

use super::BuildError;
use super::refusal::{RefusalKind, refused, refused_start};
use super::request::Request;
use super::rules::{self, needed};
use crate::finding::FieldId;
use crate::header::{CSeq, CallId, HeaderName, NameAddr, RAck, Via, id};
use crate::message::Message;
use crate::method::Method;
use crate::option_tag::OptionTag;
use crate::uri::Uri;

static REQUEST_CSEQ: Rule = Rule::new("CSeq", "RFC 3261 §8.1.1.5");
static ACK: Rule = Rule::new("ACK", "RFC 3261 §17");
static ACK_OF_2XX: Rule = Rule::new("ACK", "RFC 3261 §13.2.2.4");
static TARGET: Rule = Rule::new("remote target", "RFC 3261 §12.1");
static PRACK: Rule = Rule::new("PRACK", "RFC 3262 §4");
static RACK: Rule = Rule::new("RAck", "RFC 3262 §7.2");

/// Requests whose Contact, and that of the 2xx to them, is the new target (RFC 3261 §12.2, RFC 3311 §5, RFC 6665 §4).
const REFRESHES: [Method<'static>; 4] = [Method::INVITE, Method::UPDATE, Method::SUBSCRIBE, Method::NOTIFY];

/// One side's state of a dialogue, from which it writes its requests (RFC 3261 §12).
///
/// Route set, remote target, tags and sequence numbers are kept here; the caller gives the Via, because its branch
/// has to be new for every transaction.
///
/// ```
/// use offhook_sip::{DialogLeg, Message, Method, NameAddr, Response, StatusCode, Transport, Via};
///
/// let invite = Message::parse(b"INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\r\n\
///     Record-Route: <sip:p;lr>\r\nFrom: <sip:c@c>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\n\
///     Max-Forwards: 70\r\nContact: <sip:c@c:5062>\r\nContent-Length: 0\r\n\r\n")?;
/// let ok = Response::to(&invite, StatusCode::OK).tag("2").contact(&NameAddr::parse(b"<sip:a@d>")?).build()?;
///
/// let caller = DialogLeg::caller(&invite, &ok)?;
/// let ack = caller.ack(&Via::new(Transport::UDP, "c", None, "z9hG4bK2")?).build()?;
/// assert_eq!(ack.request_uri().unwrap()?.as_str(), "sip:a@d");
/// assert_eq!(ack.cseq().unwrap()?.to_string(), "1 ACK");
///
/// let mut callee = DialogLeg::callee(&invite, &ok)?;
/// let bye = callee.request(Method::BYE, &Via::new(Transport::UDP, "d", None, "z9hG4bK3")?).build()?;
/// assert_eq!(bye.request_uri().unwrap()?.as_str(), "sip:c@c:5062");
/// assert_eq!((bye.from().unwrap()?.tag(), bye.to().unwrap()?.tag()), (Some("2"), Some("1")));
/// assert_eq!(bye.routes().next().unwrap()?.uri().as_str(), "sip:p;lr");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// With serde a leg survives the process that it began in; what is read back has to be a state that a dialogue can be
/// in.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DialogLeg {
    call_id: CallId<'static>,
    local: NameAddr<'static>,
    remote: NameAddr<'static>,
    target: Uri<'static>,
    routes: Vec<NameAddr<'static>>,
    local_cseq: u32,
    remote_cseq: Option<u32>,
    /// Sequence number of the latest INVITE that this side sent: what a PRACK repeats.
    invite_cseq: Option<u32>,
    /// Sequence number of the latest INVITE of this side that was answered with 2xx: what an ACK repeats.
    accepted_cseq: Option<u32>,
    /// Sequence number of the INVITE whose first 2xx has the route set, as long as there is only a provisional response.
    early_cseq: Option<u32>,
    /// The latest target refresh of each method that this side sent and that has no final response yet.
    outstanding: Vec<CSeq<'static>>,
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for DialogLeg {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Leg {
            call_id: CallId<'static>,
            local: NameAddr<'static>,
            remote: NameAddr<'static>,
            target: Uri<'static>,
            routes: Vec<NameAddr<'static>>,
            local_cseq: u32,
            remote_cseq: Option<u32>,
            invite_cseq: Option<u32>,
            accepted_cseq: Option<u32>,
            early_cseq: Option<u32>,
            outstanding: Vec<CSeq<'static>>,
        }

        let leg = Leg::deserialize(deserializer)?;
        let numbers = [Some(leg.local_cseq), leg.remote_cseq, leg.invite_cseq, leg.accepted_cseq, leg.early_cseq];
        if leg.local.tag().is_none() || numbers.into_iter().flatten().any(|number| number > CSeq::MAX) {
            return Err(serde::de::Error::custom("a dialogue has a local tag, and numbers below 2^31"));
        }
        let is_once = |(at, sent): (usize, &CSeq<'_>)| {
            REFRESHES.contains(sent.method())
                && !leg.outstanding.iter().skip(at.saturating_add(1)).any(|other| other.method() == sent.method())
        };
        if !leg.outstanding.iter().enumerate().all(is_once) {
            return Err(serde::de::Error::custom("one target refresh of each method at most is outstanding"));
        }
        Ok(Self {
            call_id: leg.call_id,
            local: leg.local,
            remote: leg.remote,
            target: leg.target,
            routes: leg.routes,
            local_cseq: leg.local_cseq,
            remote_cseq: leg.remote_cseq,
            invite_cseq: leg.invite_cseq,
            accepted_cseq: leg.accepted_cseq,
            early_cseq: leg.early_cseq,
            outstanding: leg.outstanding,
        })
    }
}

impl DialogLeg {
    /// The side that sent `invite`, once `response` (101 to 299, with a tag in To) has come (RFC 3261 §12.1.2).
    ///
    /// After a provisional response the 2xx is given to [`DialogLeg::receive`] before it is acknowledged: the route set
    /// is the one of the 2xx (§13.2.2.4).
    ///
    /// # Errors
    ///
    /// The messages are not a request and a response that form a dialogue, the response is to another request (its
    /// Call-ID, CSeq or a tag is another one, RFC 3261 §8.2.6.2), or a field that is needed is missing or can't be read.
    pub fn caller(invite: &Message<'_>, response: &Message<'_>) -> Result<Self, BuildError> {
        let (local, remote) = Self::ends(invite, response)?;
        let cseq = needed(id::CSEQ, invite.cseq())?.into_owned();
        let (number, is_invite) = (cseq.number(), *cseq.method() == Method::INVITE);
        let is_early = response.status().is_some_and(|status| status.code() < 200);
        Ok(Self {
            call_id: needed(id::CALL_ID, invite.call_id())?.into_owned(),
            local,
            remote,
            target: target_of(response)?,
            routes: caller_routes(response)?,
            local_cseq: number,
            remote_cseq: None,
            invite_cseq: is_invite.then_some(number),
            accepted_cseq: (is_invite && !is_early).then_some(number),
            early_cseq: (is_invite && is_early).then_some(number),
            outstanding: if is_early && REFRESHES.contains(cseq.method()) { vec![cseq] } else { Vec::new() },
        })
    }

    /// The side that answered `invite` with `response` (101 to 299, with a tag in To) (RFC 3261 §12.1.1).
    ///
    /// # Errors
    ///
    /// The same as of [`DialogLeg::caller`].
    pub fn callee(invite: &Message<'_>, response: &Message<'_>) -> Result<Self, BuildError> {
        let (remote, local) = Self::ends(invite, response)?;
        Ok(Self {
            call_id: needed(id::CALL_ID, invite.call_id())?.into_owned(),
            local,
            remote,
            target: target_of(invite)?,
            routes: owned_routes(invite)?,
            local_cseq: 0,
            remote_cseq: Some(needed(id::CSEQ, invite.cseq())?.number()),
            invite_cseq: None,
            accepted_cseq: None,
            early_cseq: None,
            outstanding: Vec::new(),
        })
    }

    /// The side that sent `subscribe` (SUBSCRIBE or REFER), by a NOTIFY that has come (RFC 6665 §4.1.2.4): before the
    /// response to it, or from another fork than the one that answered.
    ///
    /// # Errors
    ///
    /// The messages are no such pair, the NOTIFY is of another dialogue, or a field that is needed is missing or can't
    /// be read.
    ///
    /// ```
    /// use offhook_sip::{DialogLeg, Message};
    ///
    /// let subscribe = Message::parse(
    ///     b"SUBSCRIBE sip:b@b SIP/2.0\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFrom: <sip:a@a>;tag=1\r\nTo: <sip:b@b>\r\n\
    ///       Call-ID: 7@a\r\nCSeq: 4 SUBSCRIBE\r\nContact: <sip:a@a>\r\nEvent: dialog\r\nMax-Forwards: 70\r\n\r\n",
    /// )?;
    /// let notify = Message::parse(
    ///     b"NOTIFY sip:a@a SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK2\r\nFrom: <sip:b@b>;tag=fork\r\n\
    ///       To: <sip:a@a>;tag=1\r\nCall-ID: 7@a\r\nCSeq: 1 NOTIFY\r\nContact: <sip:b@c>\r\nEvent: dialog\r\n\
    ///       Subscription-State: active\r\nMax-Forwards: 70\r\n\r\n",
    /// )?;
    /// let leg = DialogLeg::subscriber(&subscribe, &notify)?;
    /// assert_eq!((leg.remote().tag(), leg.target().as_str(), leg.local_cseq()), (Some("fork"), "sip:b@c", 4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn subscriber(subscribe: &Message<'_>, notify: &Message<'_>) -> Result<Self, BuildError> {
        let begins = [Method::SUBSCRIBE, Method::REFER].map(Some).contains(&subscribe.method());
        if !begins || notify.method() != Some(Method::NOTIFY) {
            return Err(BuildError::Kind);
        }
        let cseq = needed(id::CSEQ, subscribe.cseq())?.into_owned();
        let mut leg = Self {
            call_id: needed(id::CALL_ID, subscribe.call_id())?.into_owned(),
            local: needed(id::FROM, subscribe.from())?.into_owned(),
            remote: needed(id::FROM, notify.from())?.into_owned(),
            target: target_of(notify)?,
            routes: owned_routes(notify)?,
            local_cseq: cseq.number(),
            remote_cseq: None,
            invite_cseq: None,
            accepted_cseq: None,
            early_cseq: None,
            outstanding: if REFRESHES.contains(cseq.method()) { vec![cseq] } else { Vec::new() },
        };
        if leg.local.tag().is_none() || leg.remote.tag().is_none() {
            return Err(BuildError::Source(FieldId(id::FROM)));
        }
        leg.receive(notify).map(|()| leg)
    }

    /// From and To of the dialogue, To with the tag of the response.
    fn ends(
        invite: &Message<'_>,
        response: &Message<'_>,
    ) -> Result<(NameAddr<'static>, NameAddr<'static>), BuildError> {
        let forms = response.status().is_some_and(|status| (101..300).contains(&status.code()));
        let begins = [Method::INVITE, Method::SUBSCRIBE, Method::REFER].map(Some).contains(&invite.method());
        if !begins || !forms {
            return Err(BuildError::Kind);
        }
        if needed(id::CSEQ, invite.cseq())?.method() != &invite.method().unwrap_or(Method::ACK) {
            return Err(refused(id::CSEQ, RefusalKind::Other, &REQUEST_CSEQ));
        }
        rules::answers(invite, response)?;
        let from = needed(id::FROM, invite.from())?.into_owned();
        let to = needed(id::TO, response.to())?.into_owned();
        if to.tag().is_none() {
            return Err(BuildError::Source(FieldId(id::TO)));
        }
        Ok((from, to))
    }

    /// The same, with the sequence number of this side's latest request.
    #[must_use]
    pub const fn with_local_cseq(mut self, number: u32) -> Self {
        self.local_cseq = number;
        self
    }

    /// The Call-ID.
    #[must_use]
    pub const fn call_id(&self) -> &CallId<'static> {
        &self.call_id
    }

    /// This side's address, with its tag.
    #[must_use]
    pub const fn local(&self) -> &NameAddr<'static> {
        &self.local
    }

    /// The other side's address, with its tag.
    #[must_use]
    pub const fn remote(&self) -> &NameAddr<'static> {
        &self.remote
    }

    /// Where requests go: the other side's latest Contact.
    #[must_use]
    pub const fn target(&self) -> &Uri<'static> {
        &self.target
    }

    /// The route set, in the order of the Route fields.
    #[must_use]
    pub fn routes(&self) -> &[NameAddr<'static>] {
        &self.routes
    }

    /// The sequence number of this side's latest request.
    #[must_use]
    pub const fn local_cseq(&self) -> u32 {
        self.local_cseq
    }

    /// The sequence number of the other side's latest request.
    #[must_use]
    pub const fn remote_cseq(&self) -> Option<u32> {
        self.remote_cseq
    }

    /// The next request of this side; its sequence number is one higher than that of the one before (R-SIP-8).
    ///
    /// The first route decides: with `lr` the Request-URI is the target, without it the route itself, in both cases
    /// without what no Request-URI may hold (RFC 3261 §12.2.1.1, [`Uri::to_request_uri`]). ACK and CANCEL are not requests
    /// of their own: see [`DialogLeg::ack`] and [`Request::cancel`].
    pub fn request(&mut self, method: Method<'_>, via: &Via<'_>) -> Request {
        if [Method::ACK, Method::CANCEL].contains(&method) {
            return self.draft(method, via, self.local_cseq).refuse(BuildError::Kind);
        }
        self.local_cseq = self.local_cseq.saturating_add(1);
        if method == Method::INVITE {
            self.invite_cseq = Some(self.local_cseq);
        }
        if REFRESHES.contains(&method) {
            self.outstanding.retain(|sent| *sent.method() != method);
            // A number that no CSeq has is what the request fails for.
            self.outstanding.extend(CSeq::new(self.local_cseq, method.clone().into_owned()));
        }
        self.draft(method, via, self.local_cseq)
    }

    /// The ACK of the 2xx to this side's latest INVITE: the number of that INVITE, and a transaction of its own
    /// (RFC 3261 §13.2.2.4).
    ///
    /// The 2xx began the leg, or was given to [`DialogLeg::receive`]. Without one there is nothing to acknowledge: not
    /// while the INVITE has provisional responses only, and never in a dialogue without an INVITE of this side, such as
    /// one of SUBSCRIBE or REFER (§17). The ACK of a refusal is [`Request::ack_of_failure`].
    pub fn ack(&self, via: &Via<'_>) -> Request {
        let is_open = self.outstanding.iter().any(|sent| *sent.method() == Method::INVITE);
        match self.accepted_cseq.filter(|_| !is_open && self.accepted_cseq == self.invite_cseq) {
            Some(number) => self.draft(Method::ACK, via, number),
            None => {
                let rule = if self.invite_cseq.is_some() { &ACK_OF_2XX } else { &ACK };
                let request = self.draft(Method::ACK, via, self.local_cseq);
                request.refuse(refused_start(RefusalKind::Unanswered, rule))
            }
        }
    }

    /// The PRACK of a reliable provisional response: RAck repeats its RSeq and CSeq (RFC 3262 §7.2).
    ///
    /// It can't be built, and takes no number, unless the response is one of this dialogue (Call-ID and both tags), is
    /// a 101 to 199 to this side's latest INVITE, and has RSeq and `Require: 100rel` (§4).
    pub fn prack(&mut self, response: &Message<'_>, via: &Via<'_>) -> Request {
        match self.rack_of(response) {
            Ok(rack) => self.request(Method::PRACK, via).field(&HeaderName::RACK, &rack),
            Err(error) => self.draft(Method::PRACK, via, self.local_cseq).refuse(error),
        }
    }

    fn rack_of(&self, response: &Message<'_>) -> Result<RAck<'static>, BuildError> {
        let Some(status) = response.status() else { return Err(BuildError::Kind) };
        if !(101..200).contains(&status.code()) {
            return Err(refused_start(RefusalKind::Value, &PRACK));
        }
        self.check_ends(response)?;
        let cseq = needed(id::CSEQ, response.cseq())?;
        if *cseq.method() != Method::INVITE || Some(cseq.number()) != self.invite_cseq {
            return Err(refused(id::CSEQ, RefusalKind::Other, &RACK));
        }
        if !response.requires(&OptionTag::RELIABLE) {
            return Err(refused(id::REQUIRE, RefusalKind::Missing, &PRACK));
        }
        if response.first_value(id::RSEQ).is_none() {
            return Err(refused(id::RSEQ, RefusalKind::Missing, &RACK));
        }
        Ok(RAck::new(needed(id::RSEQ, response.rseq())?, cseq.into_owned())?)
    }

    fn draft(&self, method: Method<'_>, via: &Via<'_>, cseq: u32) -> Request {
        let strict = self.routes.first().filter(|route| !route.uri().params().contains("lr"));
        // A peer's Contact or Record-Route may hold what belongs into no Request-URI, and can't be told to mend it.
        let uri = strict.map_or(&self.target, |route| route.uri()).to_request_uri();
        let request = Request::new(method, &uri);
        let mut request = request.via(via).from(&self.local).to(&self.remote).call_id(self.call_id.as_str()).cseq(cseq);
        for route in self.routes.iter().skip(usize::from(strict.is_some())) {
            request = request.route(route);
        }
        if strict.is_some() {
            request = request.route(&NameAddr::new(self.target.to_request_uri()));
        }
        // The other side may be older than tags (RFC 3261 §12.2.1.1).
        if self.remote.tag().is_none() { request.derived() } else { request }
    }
}

fn owned_routes(message: &Message<'_>) -> Result<Vec<NameAddr<'static>>, BuildError> {
    message.record_routes().map(|route| route.map(NameAddr::into_owned).map_err(BuildError::Value)).collect()
}

/// The route set of the caller: what the response recorded, in the order of the way there (RFC 3261 §12.1.2).
/// The Contact of the other side: a SIP or SIPS URI (RFC 3261 §12.1.1, §12.1.2).
fn target_of(message: &Message<'_>) -> Result<Uri<'static>, BuildError> {
    let target = needed(id::CONTACT, message.contact())?.into_uri();
    if target.is_sip() { Ok(target.into_owned()) } else { Err(refused(id::CONTACT, RefusalKind::Value, &TARGET)) }
}

fn caller_routes(response: &Message<'_>) -> Result<Vec<NameAddr<'static>>, BuildError> {
    let mut routes = owned_routes(response)?;
    routes.reverse();
    Ok(routes)
}
