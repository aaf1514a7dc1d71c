use alloc::vec::Vec;

use super::BuildError;
use super::draft::{Draft, Scope, line, octets_of};
use super::rules;
use crate::finding::FieldId;
use crate::header::write_number;
use crate::header::{HeaderName, MediaType, NameAddr, ToValue, id};
use crate::message::Message;
use crate::method::Method;
use crate::option_tag::OptionTag;
use crate::status::StatusCode;

/// A response in the making, from the request that it answers (RFC 3261 §8.2.6).
///
/// Via, From, Call-ID and CSeq are copied octet by octet, Record-Route too where the response may form a dialogue
/// (§12.1.1), and To gets a tag if it had none.
///
/// ```
/// use offhook_sip::{HeaderName, Message, NameAddr, Response, StatusCode};
///
/// let invite = Message::parse(b"INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1;Role=3\r\n\
///     Record-Route: <sip:c;lr>\r\nFrom: <sip:c@c>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\n\
///     Max-Forwards: 69\r\nContact: <sip:c@c>\r\nContent-Length: 0\r\n\r\n")?;
/// let ringing = Response::to(&invite, StatusCode::RINGING)
///     .tag("f1")
///     .contact(&NameAddr::parse(b"<sip:a@b:5060>")?)
///     .reliable(1)
///     .build()?;
/// assert_eq!(
///     ringing.as_bytes(),
///     b"SIP/2.0 180 Ringing\r\n\
///       Via: SIP/2.0/UDP c;branch=z9hG4bK1;Role=3\r\n\
///       Record-Route: <sip:c;lr>\r\n\
///       From: <sip:c@c>;tag=1\r\n\
///       To: <sip:a@b>;tag=f1\r\n\
///       Call-ID: x\r\n\
///       CSeq: 1 INVITE\r\n\
///       Contact: <sip:a@b:5060>\r\n\
///       Require: 100rel\r\n\
///       RSeq: 1\r\n\
///       Content-Length: 0\r\n\r\n"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a response is written by `build`"]
pub struct Response {
    draft: Draft,
    status: StatusCode,
    method: Method<'static>,
    /// Values of To as they are to be written; only a faulty request has other than one.
    to: Vec<Vec<u8>>,
    rseq: Option<u32>,
    scope: Scope,
    /// Whether the request is one within a dialogue: its To has a tag.
    is_within: bool,
}

impl Response {
    const RESERVED: [u8; 6] = [id::CSEQ, id::CALL_ID, id::FROM, id::TO, id::VIA, id::CONTENT_LENGTH];

    /// What is copied of every request, but for To (RFC 3261 §8.2.6.2).
    const COPIED: [HeaderName<'static>; 4] = [HeaderName::VIA, HeaderName::FROM, HeaderName::CALL_ID, HeaderName::CSEQ];

    /// The response to `request` with this code, and the registered phrase of it.
    ///
    /// A request whose Via, From, To, Call-ID or CSeq is wrong gets none of this; [`Response::to_faulty`] refuses it.
    pub fn to(request: &Message<'_>, status: StatusCode) -> Self {
        let mut response = Self::begin(request, status, Scope::Derived);
        match request.to() {
            Some(Ok(_)) => response.to.truncate(1),
            Some(Err(error)) => response.draft.fail(BuildError::Value(error)),
            None => response.draft.fail(BuildError::Source(FieldId(id::TO))),
        }
        for name in &Self::COPIED {
            if request.field(name).is_none() {
                response.draft.fail(BuildError::Source(FieldId(name.row())));
            }
            response.draft.copy(request, name);
        }
        let forms_dialogue =
            [Method::INVITE, Method::SUBSCRIBE, Method::REFER, Method::NOTIFY].contains(&response.method);
        if forms_dialogue && (101..300).contains(&status.code()) {
            response.draft.copy(request, &HeaderName::RECORD_ROUTE);
        }
        if status == StatusCode::TRYING {
            response.draft.copy(request, &HeaderName::TIMESTAMP);
        }
        response
    }

    /// The refusal (300 to 699) of a request whose Via, From, To, Call-ID or CSeq is wrong, missing or stands more than
    /// once: the 400 that RFC 3261 §8.2.6 has for it, so that the peer learns why.
    ///
    /// These fields are copied as they stand, all of each name; what is absent is not made up, and a To that can't be
    /// read gets no tag. Nothing in them makes [`Response::build`] fail, but what is added is looked at as ever. A CR
    /// that ends no line is written as a space, so that nobody takes what follows for another header field.
    ///
    /// ```
    /// use offhook_sip::{Message, Response, StatusCode};
    ///
    /// // No From, no Call-ID, a CSeq that no number holds.
    /// let odd = Message::parse(b"REGISTER sip:example.com SIP/2.0\r\nVia: SIP/2.0/TCP a;branch=z9hG4bK1;;\r\n\
    ///     To: <sip:user@example.com>\r\nCSeq: 36893488147419103232 REGISTER\r\n\r\n")?;
    /// assert!(Response::to(&odd, StatusCode::BAD_REQUEST).tag("1").build().is_err());
    /// assert_eq!(
    ///     Response::to_faulty(&odd, StatusCode::BAD_REQUEST).tag("1").reason("CSeq out of range").build()?.as_bytes(),
    ///     b"SIP/2.0 400 CSeq out of range\r\n\
    ///       Via: SIP/2.0/TCP a;branch=z9hG4bK1;;\r\n\
    ///       To: <sip:user@example.com>;tag=1\r\n\
    ///       CSeq: 36893488147419103232 REGISTER\r\n\
    ///       Content-Length: 0\r\n\r\n"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_faulty(request: &Message<'_>, status: StatusCode) -> Self {
        let mut response = Self::begin(request, status, Scope::Faulty);
        if !status.is_failure() {
            response.draft.fail(BuildError::Kind);
        }
        for name in &Self::COPIED {
            response.draft.copy_faulty(request, name);
        }
        response
    }

    /// The start line, and every To.
    fn begin(request: &Message<'_>, status: StatusCode, scope: Scope) -> Self {
        let method = request.method().unwrap_or(Method::ACK).into_owned();
        // Nothing answers a response or an ACK (RFC 3261 §17), and nothing is outside 100 to 699.
        let draft = if method == Method::ACK || status.class().is_none() {
            Draft::failed(BuildError::Kind)
        } else {
            Draft::new(start_line(status, status.name().unwrap_or_default()))
        };
        let to = request.fields_named(&HeaderName::TO).map(|field| field.value().to_vec()).collect();
        let is_within = request.to().is_some_and(|to| to.is_ok_and(|to| to.tag().is_some()));
        Self { draft, status, method, to, rseq: None, scope, is_within }
    }

    /// Sets another reason phrase.
    pub fn reason(mut self, phrase: &str) -> Self {
        if phrase.bytes().any(|octet| octet < 0x20 || octet == 0x7f) {
            self.draft.fail(BuildError::LineEnd(FieldId(0)));
        } else {
            self.draft.set_start(start_line(self.status, phrase));
        }
        self
    }

    /// The tag of this side: added to To unless the request already had one there. Every response but 100 needs it.
    pub fn tag(mut self, tag: &str) -> Self {
        for text in &mut self.to {
            let Ok(to) = NameAddr::parse(text) else { continue };
            if to.tag().is_some() {
                continue;
            }
            match to.with_tag(tag) {
                Ok(to) => *text = octets_of(&to),
                Err(error) => {
                    self.draft.fail(BuildError::Value(error));
                    break;
                }
            }
        }
        self
    }

    /// Sets Contact: where later requests of the dialogue go.
    pub fn contact(mut self, contact: &NameAddr<'_>) -> Self {
        self.draft.set(&HeaderName::CONTACT, contact);
        self
    }

    /// Makes a provisional response to an INVITE reliable: `Require: 100rel`, once, and its number, at least 1. Only 101
    /// to 199 can be (RFC 3262 §3, R-SIP-2), and one that begins a dialogue has a Contact, where the PRACK goes.
    pub fn reliable(mut self, rseq: u32) -> Self {
        self.rseq = Some(rseq);
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

    /// Writes the response.
    ///
    /// # Errors
    ///
    /// The first call that was given something invalid; a rule for responses of its kind that it would break; or a
    /// finding that it would have: To has no tag, a field of the request that was copied breaks a rule.
    ///
    /// The rules: a 2xx that makes a dialogue or refreshes its target has a Contact, to INVITE (RFC 3261 §12.1.1),
    /// SUBSCRIBE (RFC 3265 §7.1), REFER (RFC 3515 §2.2) and UPDATE (RFC 3311 §7). RSeq and `Require: 100rel` stand
    /// together, in 101 to 199 to an INVITE only (RFC 3262 §3). 401 has WWW-Authenticate, 405 Allow, 407
    /// Proxy-Authenticate, 420 Unsupported, 421 Require, 422 Min-SE, 423 Min-Expires, and 494 Security-Server.
    pub fn build(mut self) -> Result<Message<'static>, BuildError> {
        for to in self.to {
            match self.scope {
                Scope::Faulty => self.draft.add_faulty(&HeaderName::TO, &to),
                _ => self.draft.add_octets(&HeaderName::TO, to),
            }
        }
        if let Some(rseq) = self.rseq {
            if !self.draft.lists(&HeaderName::REQUIRE, OptionTag::RELIABLE.as_str()) {
                self.draft.add(&HeaderName::REQUIRE, &OptionTag::RELIABLE);
            }
            self.draft.set(&HeaderName::RSEQ, &rseq);
        }
        let (method, is_within) = (self.method, self.is_within);
        self.draft.build(self.scope, |message| rules::response(message, &method, is_within))
    }
}

fn start_line(status: StatusCode, phrase: &str) -> Vec<u8> {
    let mut code = Vec::new();
    write_number(u64::from(status.code()), &mut code);
    line([b"SIP/2.0", &code, phrase.as_bytes()])
}
