use std::io::Write;

use bytes::Bytes;
use ezk_sip_types::header::typed::{
    Accept, Allow, AllowEvents, AuthChallenge, AuthResponse, CSeq, CallID, Contact, ContentLength, ContentType, Event,
    Expires, FromTo, MaxForwards, MinExpires, MinSe, RAck, RSeq, ReferTo, Replaces, Require, RetryAfter, Routing,
    SessionExpires, SubscriptionState, Supported, Unsupported, Via,
};
use ezk_sip_types::header::{ConstNamed, DecodeValues};
use ezk_sip_types::msg::{Line, MessageLine, PullParser};
use ezk_sip_types::parse::Parse;
use ezk_sip_types::print::AppendCtx;
use ezk_sip_types::{Headers, Name};

use crate::peer::{Input, Library, Typed};

pub struct Ezk;

/// The types have no whole message: these are its parts.
pub struct Message {
    line: MessageLine,
    headers: Headers,
    body: Bytes,
}

impl Message {
    fn one<H: ConstNamed + DecodeValues>(&self, found: &mut Typed) {
        found.add_some(self.headers.try_get_named::<H>());
    }

    fn one_of<H: DecodeValues>(&self, name: Name, found: &mut Typed) {
        found.add_some(self.headers.try_get::<H>(name));
    }

    fn list<H>(&self, name: Name, found: &mut Typed)
    where
        Vec<H>: DecodeValues,
    {
        if let Some(values) = self.headers.try_get::<Vec<H>>(name) {
            found.add_all(values);
        }
    }
}

impl Library for Ezk {
    type Message = Message;

    fn parse(input: &Input) -> Option<Message> {
        let source = &input.shared;
        let mut parser = PullParser::new(source, 0);
        let first = std::str::from_utf8(parser.next()?.ok()?).ok()?;
        let (_, line) = MessageLine::parse(source)(first).ok()?;
        let mut headers = Headers::new();
        for line in &mut parser {
            let (_, line) = Line::parse(source, std::str::from_utf8(line.ok()?).ok()?).ok()?;
            headers.insert(line.name, line.value);
        }
        let start = parser.head_end();
        let available = source.len().checked_sub(start)?;
        let length = match headers.try_get_named::<ContentLength>() {
            Some(length) => length.ok()?.0,
            None => available,
        };
        (length <= available).then(|| Message { line, headers, body: source.slice(start..start + length) })
    }

    fn type_routing(message: &Message) -> Typed {
        let mut found = Typed::default();
        let headers = &message.headers;
        found.add(headers.get_named::<Via>());
        found.add(headers.get::<FromTo>(Name::FROM));
        found.add(headers.get::<FromTo>(Name::TO));
        found.add(headers.get_named::<CallID>());
        found.add(headers.get_named::<CSeq>());
        message.one::<Contact>(&mut found);
        message.one::<MaxForwards>(&mut found);
        message.one::<ContentLength>(&mut found);
        found
    }

    fn type_every(message: &Message) -> Typed {
        let mut found = Typed::default();
        let found = &mut found;
        message.list::<Accept>(Name::ACCEPT, found);
        message.list::<Allow>(Name::ALLOW, found);
        message.list::<AllowEvents>(Name::ALLOW_EVENTS, found);
        message.one_of::<AuthResponse>(Name::AUTHORIZATION, found);
        message.one_of::<AuthResponse>(Name::PROXY_AUTHORIZATION, found);
        message.one_of::<AuthChallenge>(Name::WWW_AUTHENTICATE, found);
        message.one_of::<AuthChallenge>(Name::PROXY_AUTHENTICATE, found);
        message.one::<CSeq>(found);
        message.one::<CallID>(found);
        message.list::<Contact>(Name::CONTACT, found);
        message.one::<ContentLength>(found);
        message.one::<ContentType>(found);
        message.one::<Event>(found);
        message.one::<Expires>(found);
        message.one_of::<FromTo>(Name::FROM, found);
        message.one_of::<FromTo>(Name::TO, found);
        message.one::<MaxForwards>(found);
        message.one::<MinExpires>(found);
        message.one::<MinSe>(found);
        message.one::<RAck>(found);
        message.one::<RSeq>(found);
        message.one::<ReferTo>(found);
        message.one::<Replaces>(found);
        message.list::<Require>(Name::REQUIRE, found);
        message.one::<RetryAfter>(found);
        message.list::<Routing>(Name::RECORD_ROUTE, found);
        message.list::<Routing>(Name::ROUTE, found);
        message.one::<SessionExpires>(found);
        message.one::<SubscriptionState>(found);
        message.list::<Supported>(Name::SUPPORTED, found);
        message.list::<Unsupported>(Name::UNSUPPORTED, found);
        message.list::<Via>(Name::VIA, found);
        *found
    }

    fn print(message: &Message, out: &mut Vec<u8>) {
        write!(out, "{}\r\n{}\r\n", message.line.default_print_ctx(), message.headers)
            .expect("a vector takes everything");
        out.extend_from_slice(&message.body);
    }
}
