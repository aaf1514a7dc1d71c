use offhook_base::Finding;

use super::BuildError;
use super::draft::{Draft, Scope, elements, line};
use super::rules;
use crate::finding::{FieldId, MessageProblem};
use crate::header::{CSeq, CallId, HeaderName, MediaType, NameAddr, ToValue, Via, id};
use crate::message::{Message, request_uri_fault};
use crate::method::Method;
use crate::uri::Uri;

/// A request in the making (RFC 3261 §8.1.1).
///
/// [`Request::build`] writes the fields that route it first, counts the body, and reads the result back with our own
/// parser: a request that breaks a rule is not written.
///
/// ```
/// use offhook_sip::{Method, Message, NameAddr, Request, Transport, Uri, Via};
///
/// let options = Request::new(Method::OPTIONS, &Uri::parse(b"sip:10.11.56.61:5060")?)
///     .via(&Via::new(Transport::UDP, "10.11.56.68", Some(5060), "z9hG4bK-check-1")?)
///     .from(&NameAddr::parse(b"<sip:platform@10.11.56.68>")?.with_tag("88")?)
///     .to(&NameAddr::parse(b"<sip:10.11.56.61>")?)
///     .call_id("check-1@10.11.56.68")
///     .cseq(1)
///     .build()?;
/// assert_eq!(
///     options.as_bytes(),
///     b"OPTIONS sip:10.11.56.61:5060 SIP/2.0\r\n\
///       Via: SIP/2.0/UDP 10.11.56.68:5060;branch=z9hG4bK-check-1\r\n\
///       Max-Forwards: 70\r\n\
///       From: <sip:platform@10.11.56.68>;tag=88\r\n\
///       To: <sip:10.11.56.61>\r\n\
///       Call-ID: check-1@10.11.56.68\r\n\
///       CSeq: 1 OPTIONS\r\n\
///       Content-Length: 0\r\n\r\n"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a request is written by `build`"]
pub struct Request {
    pub(super) draft: Draft,
    method: Method<'static>,
    scope: Scope,
    /// Whether the Via is made for this request, and not the one of the INVITE that it belongs to.
    has_own_via: bool,
}

impl Request {
    /// Hops that a new request may take (RFC 3261 §8.1.1.6, R-SIP-7).
    pub const MAX_FORWARDS: u8 = 70;

    const RESERVED: [u8; 2] = [id::CSEQ, id::CONTENT_LENGTH];

    /// A request for `uri`, with Max-Forwards 70.
    ///
    /// A URI with headers or with a parameter `method` is refused: they say what the request is to be, and don't belong
    /// into its Request-URI (RFC 3261 §19.1.5). [`Uri::to_request_uri`] takes them away.
    pub fn new(method: Method<'_>, uri: &Uri<'_>) -> Self {
        let fault = request_uri_fault(uri.as_bytes(), method.as_str().len().saturating_add(1));
        let mut request = Self::with_copied_uri(method, uri);
        if let Some(fault) = fault {
            request.draft.fail(BuildError::Finding(fault));
        }
        request
    }

    /// The same for a Request-URI that has to be the one of another request, whatever it holds.
    fn with_copied_uri(method: Method<'_>, uri: &Uri<'_>) -> Self {
        let method = method.into_owned();
        let start = line([method.as_str().as_bytes(), uri.as_str().as_bytes(), b"SIP/2.0"]);
        let mut draft = Draft::new(start);
        draft.set(&HeaderName::MAX_FORWARDS, &u32::from(Self::MAX_FORWARDS));
        Self { draft, method, scope: Scope::New, has_own_via: true }
    }

    fn failed(error: BuildError) -> Self {
        Self { draft: Draft::failed(error), method: Method::ACK, scope: Scope::Derived, has_own_via: false }
    }

    /// The ACK of an INVITE that was answered with 3xx to 6xx: same Request-URI, top Via, Route and CSeq number, To
    /// of the response (RFC 3261 §17.1.1.3), and the credentials of the INVITE (§22.1). It can't be built from a
    /// response with another Call-ID, CSeq or tag.
    ///
    /// ```
    /// use offhook_sip::{Message, Request, Response, StatusCode};
    ///
    /// let invite = Message::parse(b"INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\r\n\
    ///     From: <sip:c@c>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: x\r\nCSeq: 7 INVITE\r\nMax-Forwards: 70\r\n\
    ///     Contact: <sip:c@c>\r\nContent-Length: 0\r\n\r\n")?;
    /// let busy = Response::to(&invite, StatusCode::BUSY_HERE).tag("2").build()?;
    /// let ack = Request::ack_of_failure(&invite, &busy).build()?;
    /// assert_eq!(ack.cseq().unwrap()?.to_string(), "7 ACK");
    /// assert_eq!(ack.top_via(), invite.top_via());
    /// assert_eq!(ack.to(), busy.to());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ack_of_failure(invite: &Message<'_>, response: &Message<'_>) -> Self {
        if !response.status().is_some_and(|status| status.is_failure()) {
            return Self::failed(BuildError::Kind);
        }
        if let Err(error) = rules::answers(invite, response) {
            return Self::failed(error);
        }
        let mut ack = Self::of_transaction(invite, Method::ACK);
        ack.draft.copy(response, &HeaderName::TO);
        for credentials in [HeaderName::AUTHORIZATION, HeaderName::PROXY_AUTHORIZATION] {
            ack.draft.copy(invite, &credentials);
        }
        ack
    }

    /// The CANCEL of an INVITE: same Request-URI, top Via, Route, From, To, Call-ID and CSeq number
    /// (RFC 3261 §9.1).
    pub fn cancel(invite: &Message<'_>) -> Self {
        let mut cancel = Self::of_transaction(invite, Method::CANCEL);
        cancel.draft.copy(invite, &HeaderName::TO);
        cancel
    }

    /// What ACK and CANCEL have in common with their INVITE; no other request may be cancelled or acknowledged.
    fn of_transaction(invite: &Message<'_>, method: Method<'static>) -> Self {
        let Some(uri) = invite.request_uri().filter(|_| invite.method() == Some(Method::INVITE)) else {
            return Self::failed(BuildError::Kind);
        };
        let uri = match uri {
            Ok(uri) => uri,
            Err(error) => return Self::failed(BuildError::Value(error)),
        };
        let mut request = Self::with_copied_uri(method, &uri);
        request.scope = Scope::Derived;
        request.has_own_via = false;
        // Elements without content are nobody's hop (RFC 3261 §7.3.1).
        let via = invite.fields_named(&HeaderName::VIA).find_map(|field| elements::<Via<'_>>(field.value()).next());
        match via {
            Some(via) => request.draft.add_octets(&HeaderName::VIA, via.to_vec()),
            None => return Self::failed(BuildError::Source(FieldId(id::VIA))),
        }
        for field in invite.fields_named(&HeaderName::ROUTE) {
            for route in elements::<NameAddr<'_>>(field.value()) {
                request.draft.add_octets(&HeaderName::ROUTE, route.to_vec());
            }
        }
        for name in [HeaderName::FROM, HeaderName::CALL_ID] {
            request.draft.copy(invite, &name);
        }
        match invite.cseq() {
            Some(Ok(cseq)) => request.cseq(cseq.number()),
            _ => Self::failed(BuildError::Source(FieldId(id::CSEQ))),
        }
    }

    /// Adds the Via. A request of its own has exactly one (RFC 3261 §8.1.1.7, §9.1): with a second one it is not
    /// written; [`Edit::push_via`](crate::Edit::push_via) is for those that are passed on.
    pub fn via(mut self, via: &Via<'_>) -> Self {
        self.draft.add(&HeaderName::VIA, via);
        self
    }

    /// Sets From: who asks, with a tag.
    pub fn from(mut self, from: &NameAddr<'_>) -> Self {
        self.draft.set(&HeaderName::FROM, from);
        self
    }

    /// Sets To: who is asked; without a tag outside a dialogue.
    pub fn to(mut self, to: &NameAddr<'_>) -> Self {
        self.draft.set(&HeaderName::TO, to);
        self
    }

    /// Sets Call-ID, from text.
    pub fn call_id(mut self, call_id: &str) -> Self {
        match CallId::parse(call_id.as_bytes()) {
            Ok(call_id) => self.draft.set(&HeaderName::CALL_ID, &call_id),
            Err(error) => self.draft.fail(BuildError::Value(error)),
        }
        self
    }

    /// Sets the number of CSeq; the method is the request's own.
    pub fn cseq(mut self, number: u32) -> Self {
        match CSeq::new(number, self.method.clone()) {
            Ok(cseq) => self.draft.set(&HeaderName::CSEQ, &cseq),
            Err(error) => self.draft.fail(BuildError::Value(error)),
        }
        self
    }

    /// Sets Max-Forwards: hops that the request may take.
    pub fn max_forwards(mut self, hops: u8) -> Self {
        self.draft.set(&HeaderName::MAX_FORWARDS, &u32::from(hops));
        self
    }

    /// Sets Contact: where later requests of the dialogue go. INVITE, SUBSCRIBE, REFER and UPDATE have exactly one, with
    /// a SIP or SIPS URI (RFC 3261 §8.1.1.8, RFC 3311 §5.1).
    pub fn contact(mut self, contact: &NameAddr<'_>) -> Self {
        self.draft.set(&HeaderName::CONTACT, contact);
        self
    }

    /// Adds a Route at the end of the list.
    pub fn route(mut self, route: &NameAddr<'_>) -> Self {
        self.draft.add(&HeaderName::ROUTE, route);
        self
    }

    /// Adds a header field.
    pub fn field(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        self.draft.add_own(name, value, &Self::RESERVED);
        self
    }

    /// Sets the body and its Content-Type.
    pub fn body(mut self, media_type: &MediaType<'_>, body: &[u8]) -> Self {
        self.draft.set_body(media_type, body);
        self
    }

    /// Writes the request.
    ///
    /// # Errors
    ///
    /// The first call that was given something invalid; a rule for requests of its method that it would break: a Via
    /// other than of SIP/2.0 or a branch without the magic cookie (RFC 3261 §8.1.1.7), a Contact (§8.1.1.8), Event or
    /// Subscription-State (RFC 6665 §8.2, RFC 3903 §4) that it needs; or a finding that it would have: something
    /// mandatory is missing, or stands twice, Via included.
    pub fn build(self) -> Result<Message<'static>, BuildError> {
        let Self { draft, method, scope, has_own_via } = self;
        let message = draft.build(scope, |message| rules::request(message, &method, has_own_via))?;
        if message.vias().nth(1).is_some() {
            let mut fields = message.fields_named(&HeaderName::VIA).map(|field| field.offset());
            let (first, second) = (fields.next(), fields.next());
            let duplicate = MessageProblem::Duplicate(FieldId(id::VIA));
            return Err(BuildError::Finding(Finding::new(second.or(first).unwrap_or_default(), duplicate)));
        }
        Ok(message)
    }

    pub(super) fn refuse(mut self, error: BuildError) -> Self {
        self.draft.fail(error);
        self
    }

    pub(super) const fn derived(mut self) -> Self {
        self.scope = Scope::Derived;
        self
    }
}
