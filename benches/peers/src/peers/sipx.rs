use sipx_sip::headers::{
    Allow, CSeq, CallId, ContactValue, ContentLength, ContentType, Date, Expires, From, HistoryInfo, MaxForwards,
    PAssertedIdentity, PPreferredIdentity, Privacy, ProxyRequire, Reason, RecordRoute, Require, Route, Supported, To,
    Unsupported, Via, address::Path, address::ServiceRoute,
};
use sipx_sip::rel::{RAck, RSeq};
use sipx_sip::session::{MinSe, SessionExpires};
use sipx_sip::{HeaderName, Limits, Message, TypedHeader, parse_datagram, validate};

use crate::peer::{Input, Library, Typed};

pub struct Sipx;

fn one<H: TypedHeader>(message: &Message, found: &mut Typed) {
    found.add_some(message.headers().typed::<H>());
}

impl Library for Sipx {
    type Message = Message;

    const CHECKS: bool = true;

    fn parse(input: &Input) -> Option<Message> {
        parse_datagram(input.shared.clone(), &Limits::datagram()).ok()
    }

    fn type_routing(message: &Message) -> Typed {
        let mut found = Typed::default();
        one::<Via>(message, &mut found);
        one::<From>(message, &mut found);
        one::<To>(message, &mut found);
        one::<CallId>(message, &mut found);
        one::<CSeq>(message, &mut found);
        one::<ContactValue>(message, &mut found);
        one::<MaxForwards>(message, &mut found);
        one::<ContentLength>(message, &mut found);
        found
    }

    /// Each field with the type for its name: one walk over the fields, as asking for each type would be many.
    fn type_every(message: &Message) -> Typed {
        let mut found = Typed::default();
        for header in message.headers().iter() {
            let value = header.value();
            let found = &mut found;
            match header.name() {
                HeaderName::Allow => found.add(Allow::decode(&value)),
                HeaderName::CSeq => found.add(CSeq::decode(&value)),
                HeaderName::CallId => found.add(CallId::decode(&value)),
                HeaderName::Contact => found.add_all(ContactValue::decode_list(&value)),
                HeaderName::ContentLength => found.add(ContentLength::decode(&value)),
                HeaderName::ContentType => found.add(ContentType::decode(&value)),
                HeaderName::Date => found.add(Date::decode(&value)),
                HeaderName::Expires => found.add(Expires::decode(&value)),
                HeaderName::From => found.add(From::decode(&value)),
                HeaderName::MaxForwards => found.add(MaxForwards::decode(&value)),
                HeaderName::MinSe => found.add(MinSe::decode(&value)),
                HeaderName::Path => found.add_all(Path::decode_list(&value)),
                HeaderName::ProxyRequire => found.add(ProxyRequire::decode(&value)),
                HeaderName::RAck => found.add(RAck::decode(&value)),
                HeaderName::RSeq => found.add(RSeq::decode(&value)),
                HeaderName::RecordRoute => found.add_all(RecordRoute::decode_list(&value)),
                HeaderName::Require => found.add(Require::decode(&value)),
                HeaderName::Route => found.add_all(Route::decode_list(&value)),
                HeaderName::ServiceRoute => found.add_all(ServiceRoute::decode_list(&value)),
                HeaderName::SessionExpires => found.add(SessionExpires::decode(&value)),
                HeaderName::Supported => found.add(Supported::decode(&value)),
                HeaderName::To => found.add(To::decode(&value)),
                HeaderName::Unsupported => found.add(Unsupported::decode(&value)),
                HeaderName::Via => found.add_all(Via::decode_list(&value)),
                name if *name == HistoryInfo::NAME => found.add_all(HistoryInfo::decode_list(&value)),
                name if *name == PAssertedIdentity::NAME => found.add_all(PAssertedIdentity::decode_list(&value)),
                name if *name == PPreferredIdentity::NAME => found.add_all(PPreferredIdentity::decode_list(&value)),
                name if *name == Privacy::NAME => found.add_all(Privacy::decode_list(&value)),
                name if *name == Reason::NAME => found.add_all(Reason::decode_list(&value)),
                _ => {}
            }
        }
        found
    }

    fn print(message: &Message, out: &mut Vec<u8>) {
        message.write_to(out);
    }

    /// A repairable finding is one that the library lets pass.
    fn faults(message: &Message) -> usize {
        validate(message).iter().filter(|finding| !finding.is_repairable()).count()
    }
}
