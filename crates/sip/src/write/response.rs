use alloc::vec::Vec;

use super::BuildError;
use super::draft::{Draft, Scope, line};
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
    to: Vec<u8>,
    tagged: bool,
}

impl Response {
    const RESERVED: [u8; 6] = [id::CSEQ, id::CALL_ID, id::FROM, id::TO, id::VIA, id::CONTENT_LENGTH];

    /// The response to `request` with this code, and the registered phrase of it.
    pub fn to(request: &Message<'_>, status: StatusCode) -> Self {
        let failed = |error| Self { draft: Draft::failed(error), status, to: Vec::new(), tagged: true };
        let Some(method) = request.method() else { return failed(BuildError::Kind) };
        if method == Method::ACK || status.class().is_none() {
            // Nothing answers an ACK (RFC 3261 §17), and nothing is outside 100 to 699.
            return failed(BuildError::Kind);
        }
        let to = match request.to() {
            Some(Ok(to)) => to,
            Some(Err(error)) => return failed(BuildError::Value(error)),
            None => return failed(BuildError::Source(FieldId(id::TO))),
        };
        let mut draft = Draft::new(start_line(status, status.name().unwrap_or_default()));
        let copied = [HeaderName::VIA, HeaderName::FROM, HeaderName::CALL_ID, HeaderName::CSEQ];
        for name in &copied {
            if request.field(name).is_none() {
                draft.fail(BuildError::Source(FieldId(name.row())));
            }
            draft.copy(request, name);
        }
        let forms_dialogue = [Method::INVITE, Method::SUBSCRIBE, Method::REFER, Method::NOTIFY].contains(&method);
        if forms_dialogue && (101..300).contains(&status.code()) {
            draft.copy(request, &HeaderName::RECORD_ROUTE);
        }
        if status == StatusCode::TRYING {
            draft.copy(request, &HeaderName::TIMESTAMP);
        }
        let text = request.field(&HeaderName::TO).map(|field| field.value().to_vec()).unwrap_or_default();
        Self { draft, status, to: text, tagged: to.tag().is_some() }
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
        if self.tagged {
            return self;
        }
        let tagged = NameAddr::parse(&self.to).and_then(|to| to.with_tag(tag)).map(|to| {
            let mut text = Vec::new();
            to.write_to(&mut text);
            text
        });
        match tagged {
            Ok(to) => (self.to, self.tagged) = (to, true),
            Err(error) => self.draft.fail(BuildError::Value(error)),
        }
        self
    }

    /// Sets Contact: where later requests of the dialogue go.
    pub fn contact(mut self, contact: &NameAddr<'_>) -> Self {
        self.draft.set(&HeaderName::CONTACT, contact);
        self
    }

    /// Makes a provisional response reliable: `Require: 100rel` and its number, at least 1 (RFC 3262 §3, R-SIP-2).
    pub fn reliable(mut self, rseq: u32) -> Self {
        if !(101..200).contains(&self.status.code()) {
            // Only 101 to 199 can be sent reliably.
            self.draft.fail(BuildError::Kind);
        }
        self.draft.add(&HeaderName::REQUIRE, &OptionTag::RELIABLE);
        self.draft.set(&HeaderName::RSEQ, &rseq);
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
    /// The first call that was given something invalid, or a finding that the response would have: To has no tag, a
    /// field of the request that was copied breaks a rule.
    pub fn build(mut self) -> Result<Message<'static>, BuildError> {
        self.draft.add_octets(&HeaderName::TO, self.to);
        self.draft.build(Scope::Derived)
    }
}

fn start_line(status: StatusCode, phrase: &str) -> Vec<u8> {
    let mut code = Vec::new();
    write_number(u64::from(status.code()), &mut code);
    line([b"SIP/2.0", &code, phrase.as_bytes()])
}
