//! Messages of one call, and what the observer makes of them.

use std::net::SocketAddr;
use std::time::Duration;

use offhook_sip::dialog::{Call, CallNumber, Observed, Observer, Outcome, Party};
use offhook_sip::{Message, StatusCode};

pub(crate) const ALICE: &str = "192.0.2.1:5060";
pub(crate) const PROXY: &str = "192.0.2.2:5060";
pub(crate) const BOB: &str = "192.0.2.4:5060";

/// A message of one call: Alice (tag `a`) calls Bob (tag `b`).
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) start: String,
    pub(crate) branch: &'static str,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) cseq: (u32, &'static str),
    pub(crate) extra: String,
    pub(crate) way: (&'static str, &'static str),
    pub(crate) uris: (&'static str, &'static str),
    /// Instead of the one that the message is shown with.
    pub(crate) call_id: Option<&'static str>,
    pub(crate) body: &'static str,
}

impl Line {
    pub(crate) fn text(&self, call_id: &str) -> String {
        let Self { start, branch, from, to, cseq: (number, method), extra, body, .. } = self;
        let ((from_uri, to_uri), call_id) = (self.uris, self.call_id.unwrap_or(call_id));
        format!(
            "{start}\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK{branch}\r\n\
             From: <{from_uri}>{from}\r\nTo: <{to_uri}>{to}\r\n\
             Call-ID: {call_id}\r\nCSeq: {number} {method}\r\n{extra}\r\n{body}"
        )
    }

    pub(crate) fn with(mut self, extra: &str) -> Self {
        self.extra = format!("{extra}\r\n");
        self
    }

    pub(crate) fn on(mut self, branch: &'static str, from: &'static str, to: &'static str) -> Self {
        self.branch = branch;
        self.way = (from, to);
        self
    }

    /// With a body of this type.
    pub(crate) fn bearing(mut self, content_type: &str, body: &'static str) -> Self {
        self.extra = format!("{}Content-Type: {content_type}\r\nContent-Length: {}\r\n", self.extra, body.len());
        self.body = body;
        self
    }

    /// With another Request-URI.
    pub(crate) fn aimed_at(mut self, uri: &str) -> Self {
        self.start = format!("{} {uri} SIP/2.0", self.cseq.1);
        self
    }

    pub(crate) fn tagged(mut self, tag: &str) -> Self {
        self.to = format!(";tag={tag}");
        self
    }
}

pub(crate) fn request(method: &'static str, cseq: u32, branch: &'static str) -> Line {
    let to = if method == "INVITE" || method == "CANCEL" { String::new() } else { ";tag=b".to_owned() };
    Line {
        start: format!("{method} sip:bob@biloxi.example SIP/2.0"),
        branch,
        from: ";tag=a".to_owned(),
        to,
        cseq: (cseq, method),
        extra: String::new(),
        way: (ALICE, BOB),
        uris: ("sip:alice@atlanta.example", "sip:bob@biloxi.example"),
        call_id: None,
        body: "",
    }
}

/// A request of Bob's within the dialogue.
pub(crate) fn from_bob(method: &'static str, cseq: u32, branch: &'static str) -> Line {
    let line = request(method, cseq, branch);
    Line { from: ";tag=b".to_owned(), to: ";tag=a".to_owned(), way: (BOB, ALICE), ..line }
}

/// The response to a request; it has Bob's tag unless the request has one.
pub(crate) fn response(to: &Line, status: u16) -> Line {
    let tag = if to.to.is_empty() && status > 100 { ";tag=b".to_owned() } else { to.to.clone() };
    let start = format!("SIP/2.0 {status} Phrase");
    Line { start, to: tag, way: (to.way.1, to.way.0), extra: String::new(), body: "", ..to.clone() }
}

pub(crate) struct Seen {
    pub(crate) observed: Vec<Observed>,
    pub(crate) calls: Vec<Call>,
}

impl Seen {
    pub(crate) fn call(&self) -> &Call {
        assert_eq!(self.calls.len(), 1);
        &self.calls[0]
    }

    pub(crate) fn count(&self, what: &Observed) -> usize {
        self.observed.iter().filter(|it| *it == what).count()
    }

    /// The calls in the order in which they began.
    pub(crate) fn in_order(mut self) -> Vec<Call> {
        self.calls.sort_by_key(|call| call.number);
        self.calls
    }

    pub(crate) fn result(&self) -> (Outcome, Option<Party>, Option<u16>) {
        let call = self.call();
        (call.outcome, call.released_by, call.status.map(StatusCode::code))
    }
}

pub(crate) fn drain(observer: &mut Observer) -> Seen {
    let mut seen = Seen { observed: Vec::new(), calls: Vec::new() };
    while let Some(it) = observer.poll_observation() {
        match it.what {
            Observed::Closed(call) => seen.calls.push(*call),
            what => seen.observed.push(what),
        }
    }
    seen
}

pub(crate) fn show(observer: &mut Observer, at: u64, line: &Line, call_id: &str) -> Option<CallNumber> {
    let (source, destination): (SocketAddr, SocketAddr) = (line.way.0.parse().unwrap(), line.way.1.parse().unwrap());
    let text = line.text(call_id);
    observer.observe(Duration::from_secs(at), source, destination, &Message::parse(text.as_bytes()).unwrap()).unwrap()
}

/// One message a second, in one call.
pub(crate) fn watch(lines: &[Line]) -> Seen {
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(lines) {
        show(&mut observer, at, line, "one");
    }
    observer.finish();
    drain(&mut observer)
}

pub(crate) fn seconds(time: Option<Duration>) -> Option<u64> {
    time.map(|time| time.as_secs())
}

/// RFC 3665 section 3.1.
pub(crate) fn plain_call() -> Vec<Line> {
    let invite = request("INVITE", 1, "i1");
    let bye = from_bob("BYE", 7, "b1");
    vec![
        invite.clone(),
        response(&invite, 100),
        response(&invite, 180),
        response(&invite, 200),
        request("ACK", 1, "a1"),
        bye.clone(),
        response(&bye, 200),
    ]
}

/// What two parties say to each other under one Call-ID.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Talk {
    pub(crate) call_id: &'static str,
    /// URI, tag and address of who invites.
    pub(crate) caller: (&'static str, &'static str, &'static str),
    pub(crate) callee: (&'static str, &'static str, &'static str),
}

impl Talk {
    /// The same under another Call-ID.
    pub(crate) fn under(self, call_id: &'static str) -> Self {
        Self { call_id, ..self }
    }

    /// The INVITE, whose Request-URI is the callee's.
    pub(crate) fn invite(&self, cseq: u32, branch: &'static str) -> Line {
        Line { to: String::new(), ..self.caller_sends("INVITE", cseq, branch) }
    }

    /// A request of the caller's within the dialogue.
    pub(crate) fn caller_sends(&self, method: &'static str, cseq: u32, branch: &'static str) -> Line {
        let (from, to) = (self.caller, self.callee);
        Line {
            start: format!("{method} {} SIP/2.0", to.0),
            branch,
            from: format!(";tag={}", from.1),
            to: format!(";tag={}", to.1),
            cseq: (cseq, method),
            extra: String::new(),
            way: (from.2, to.2),
            uris: (from.0, to.0),
            call_id: Some(self.call_id),
            body: "",
        }
    }

    /// A request of the callee's within the dialogue.
    pub(crate) fn callee_sends(&self, method: &'static str, cseq: u32, branch: &'static str) -> Line {
        Talk { caller: self.callee, callee: self.caller, ..*self }.caller_sends(method, cseq, branch)
    }

    /// The callee's response to the INVITE.
    pub(crate) fn answer(&self, invite: &Line, status: u16) -> Line {
        response(invite, status).tagged(self.callee.1)
    }

    /// INVITE, 180, 200, ACK.
    pub(crate) fn establish(&self, branches: [&'static str; 2]) -> Vec<Line> {
        let invite = self.invite(1, branches[0]);
        let ack = self.caller_sends("ACK", 1, branches[1]);
        vec![invite.clone(), self.answer(&invite, 180), self.answer(&invite, 200), ack]
    }
}
