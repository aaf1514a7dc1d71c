use std::io::Write;

use rsipstack::sip::{Header, SipMessage, prelude::*, typed};

use crate::peer::{Input, Library, Typed};

pub struct Rsipstack;

impl Library for Rsipstack {
    type Message = SipMessage;

    fn parse(input: &Input) -> Option<SipMessage> {
        SipMessage::try_from(input.bytes).ok()
    }

    fn type_routing(message: &SipMessage) -> Typed {
        let mut found = Typed::default();
        found.add(message.top_via_header().and_then(|via| via.into_typed()));
        found.add(message.from_header().and_then(|from| typed::From::parse(from.value())));
        found.add(message.to_header().and_then(|to| typed::To::parse(to.value())));
        found.add(message.call_id_header());
        found.add(message.cseq_header().and_then(|cseq| typed::CSeq::parse(cseq.value())));
        if let Ok(contact) = message.contact_header() {
            found.add(typed::Contact::parse(contact.value()));
        }
        if let Ok(max_forwards) = message.max_forwards_header() {
            found.add(max_forwards.value().trim().parse::<u32>());
        }
        let length = message.headers().iter().find_map(|header| match header {
            Header::ContentLength(length) => Some(length),
            _ => None,
        });
        found.add_some(length.map(|length| length.value().trim().parse::<u32>()));
        found
    }

    fn type_every(message: &SipMessage) -> Typed {
        let mut found = Typed::default();
        for header in message.headers().iter() {
            match header {
                Header::Allow(h) => found.add(typed::Allow::parse(h.value())),
                Header::Authorization(h) => found.add(typed::Authorization::parse(h.value())),
                Header::CSeq(h) => found.add(typed::CSeq::parse(h.value())),
                Header::Contact(h) => found.add_all(typed::Contact::parse_header_list(h.value())),
                Header::ContentLength(h) => found.add(h.value().trim().parse::<u32>()),
                Header::Diversion(h) => found.add(typed::Diversion::parse(h.value())),
                Header::Expires(h) => found.add(h.value().trim().parse::<u32>()),
                Header::From(h) => found.add(typed::From::parse(h.value())),
                Header::HistoryInfo(h) => found.add(typed::HistoryInfo::parse(h.value())),
                Header::Identity(h) => found.add(typed::Identity::parse(h.value())),
                Header::MaxForwards(h) => found.add(h.value().trim().parse::<u32>()),
                Header::ProxyAuthenticate(h) => found.add(typed::ProxyAuthenticate::parse(h.value())),
                Header::ProxyAuthorization(h) => found.add(typed::ProxyAuthorization::parse(h.value())),
                Header::RecordRoute(h) => found.add_all(typed::RecordRoute::parse_header_list(h.value())),
                Header::Route(h) => found.add_all(typed::Route::parse_header_list(h.value())),
                Header::ServiceRoute(h) => found.add_all(typed::ServiceRoute::parse_header_list(h.value())),
                Header::To(h) => found.add(typed::To::parse(h.value())),
                Header::Via(h) => found.add(typed::Via::parse(h.value())),
                Header::WwwAuthenticate(h) => found.add(typed::WwwAuthenticate::parse(h.value())),
                _ => {}
            }
        }
        found
    }

    fn print(message: &SipMessage, out: &mut Vec<u8>) {
        write!(out, "{message}").expect("a vector takes everything");
    }
}
