use std::io::Write;

use rsip::typed::{self, Tokenize, TypedHeader};
use rsip::{Header, SipMessage, prelude::*};

use crate::peer::{Input, Library, Typed};

pub struct Rsip;

/// The typed form of a value: `typed()` of the untyped one does this on a copy of its text.
fn typed<'a, T: TypedHeader<'a>>(value: &'a str) -> Result<T, rsip::Error> {
    T::try_from(T::Tokenizer::tokenize(value)?)
}

impl Library for Rsip {
    type Message = SipMessage;

    fn parse(input: &Input) -> Option<SipMessage> {
        SipMessage::try_from(input.bytes).ok()
    }

    fn type_routing(message: &SipMessage) -> Typed {
        let mut found = Typed::default();
        found.add(message.via_header().and_then(|via| typed::<typed::Via>(via.value())));
        found.add(message.from_header().and_then(|from| typed::<typed::From>(from.value())));
        found.add(message.to_header().and_then(|to| typed::<typed::To>(to.value())));
        found.add(message.call_id_header());
        found.add(message.cseq_header().and_then(|cseq| typed::<typed::CSeq>(cseq.value())));
        if let Ok(contact) = message.contact_header() {
            found.add(typed::<typed::Contact>(contact.value()));
        }
        if let Ok(max_forwards) = message.max_forwards_header() {
            found.add(max_forwards.num());
        }
        let length = message.headers().iter().find_map(|header| match header {
            Header::ContentLength(length) => Some(length),
            _ => None,
        });
        found.add_some(length.map(|length| length.length()));
        found
    }

    fn type_every(message: &SipMessage) -> Typed {
        let mut found = Typed::default();
        for header in message.headers().iter() {
            match header {
                Header::Accept(h) => found.add(typed::<typed::Accept>(h.value())),
                Header::AlertInfo(h) => found.add(typed::<typed::AlertInfo>(h.value())),
                Header::Allow(h) => found.add(typed::<typed::Allow>(h.value())),
                Header::AuthenticationInfo(h) => found.add(typed::<typed::AuthenticationInfo>(h.value())),
                Header::Authorization(h) => found.add(typed::<typed::Authorization>(h.value())),
                Header::CSeq(h) => found.add(typed::<typed::CSeq>(h.value())),
                Header::CallInfo(h) => found.add(typed::<typed::CallInfo>(h.value())),
                Header::Contact(h) => found.add(typed::<typed::Contact>(h.value())),
                Header::ContentDisposition(h) => found.add(typed::<typed::ContentDisposition>(h.value())),
                Header::ContentLength(h) => found.add(h.length()),
                Header::ContentType(h) => found.add(typed::<typed::ContentType>(h.value())),
                Header::ErrorInfo(h) => found.add(typed::<typed::ErrorInfo>(h.value())),
                Header::Expires(h) => found.add(h.seconds()),
                Header::From(h) => found.add(typed::<typed::From>(h.value())),
                Header::InReplyTo(h) => found.add(typed::<typed::InReplyTo>(h.value())),
                Header::MaxForwards(h) => found.add(h.num()),
                Header::Priority(h) => found.add(typed::<typed::Priority>(h.value())),
                Header::ProxyAuthenticate(h) => found.add(typed::<typed::ProxyAuthenticate>(h.value())),
                Header::ProxyAuthorization(h) => found.add(typed::<typed::ProxyAuthorization>(h.value())),
                Header::RecordRoute(h) => found.add(typed::<typed::RecordRoute>(h.value())),
                Header::ReplyTo(h) => found.add(typed::<typed::ReplyTo>(h.value())),
                Header::Route(h) => found.add(typed::<typed::Route>(h.value())),
                Header::To(h) => found.add(typed::<typed::To>(h.value())),
                Header::Via(h) => found.add(typed::<typed::Via>(h.value())),
                Header::Warning(h) => found.add(typed::<typed::Warning>(h.value())),
                Header::WwwAuthenticate(h) => found.add(typed::<typed::WwwAuthenticate>(h.value())),
                _ => {}
            }
        }
        found
    }

    fn print(message: &SipMessage, out: &mut Vec<u8>) {
        write!(out, "{message}").expect("a vector takes everything");
    }
}
