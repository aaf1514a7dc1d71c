//! The state of one call while it is observed: what every message goes through. What messages of one kind do is decided
//! in the modules below.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::SocketAddr;
use core::time::Duration;

use super::call::{Call, CallNumber, Party};
use super::dialogue::Dialog;
use super::facts::{Facts, Kind};
use super::limits::ObserverLimits;
use super::link::Link;
use super::observed::{Observation, Observed};
use super::outcome::Outcome;
use super::transaction::{Answers, Sighting, Transactions, short};
use crate::status::StatusCode;
use crate::uri::Uri;

mod cancel;
mod dialogs;
mod end;
mod invite;
mod legs;
mod measure;
mod refer;
mod within;

use cancel::Cancel;
use legs::{Beyond, Leg};
use refer::Asked;
use within::NewTarget;

/// Tags of callers: one, and one for each element that passes the call on under a tag of its own.
const MAX_LEGS: usize = 8;
/// Octets of a Reason field that are kept.
const MAX_REASON: usize = 1_024;
/// Other calls that one is linked to.
const MAX_LINKS: usize = 16;

/// What is written down; the user takes it from the observer.
pub(super) type Out = VecDeque<Observation>;

/// One call, and what has to be remembered to follow it.
#[derive(Debug)]
pub(super) struct Live {
    pub(super) call: Call,
    /// INVITEs outside a dialogue that are under way; the first one is the caller's own.
    legs: Vec<Leg>,
    /// What the others tell.
    beyond: Beyond,
    /// Whether a response to the caller's own INVITE was seen: then what others tell does not count.
    is_heard: bool,
    transactions: Transactions,
    /// Those under other Call-IDs: a REFER outside the dialogue that it is about (RFC 4538).
    beside: Transactions,
    /// The other Call-IDs.
    pub(super) aliases: Vec<String>,
    /// Responses that no PRACK has confirmed yet.
    reliable: VecDeque<Reliable>,
    cancel: Option<Cancel>,
    /// A final response that does not end the call by itself: a challenge, or one on a later hop.
    pending: Option<Pending>,
    /// Set by the first 2xx, or by what can't be without one.
    is_answered: bool,
    /// CSeq number of the INVITE that the first 2xx answers.
    answered_cseq: Option<u32>,
    /// Whether a 2xx had no tag in To (RFC 2543): its ACK has none.
    is_untagged: bool,
    /// Contact of the last INVITE outside a dialogue.
    caller_target: Option<Uri<'static>>,
    /// Contacts of re-INVITEs and UPDATEs that are not answered yet, one for each tag.
    new_targets: Vec<NewTarget>,
    /// What its referrals are known by, in the same order.
    asked: Vec<Asked>,
    /// Keys of referrals that no call is expected for any more.
    pub(super) spent: Vec<String>,
    /// When a call that replaces it was answered.
    replaced: Option<Duration>,
    /// From when on its silence counts: when the last message was seen.
    last: Duration,
    /// Octets of the fields of its first message.
    kept: usize,
    /// Octets of all of it, when it was last measured.
    pub(super) octets: usize,
}

/// A reliable provisional response; RSeq counts within one dialogue (RFC 3262 section 3).
#[derive(Debug)]
struct Reliable {
    rseq: u32,
    cseq: u32,
    tag: Box<str>,
}

#[derive(Debug)]
struct Pending {
    at: Duration,
    status: StatusCode,
    reason: Option<Vec<u8>>,
}

/// Where and when a message was seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    /// What the message says.
    pub(super) at: Duration,
    /// What the observer is sure of.
    pub(super) now: Duration,
    pub(super) source: SocketAddr,
    pub(super) destination: SocketAddr,
}

fn reason(facts: &Facts<'_>) -> Option<Vec<u8>> {
    facts.reason(MAX_REASON)
}

impl Live {
    /// A call that begins with this request, which [`Live::request`] then takes in.
    pub(super) fn new(number: CallNumber, sight: Sight, facts: &Facts<'_>, kept: usize) -> Self {
        let begins = facts.begins();
        let call = Call {
            number,
            call_id: facts.call_id.clone().into_owned(),
            from: facts.from.clone().into_owned(),
            to: facts.to.clone().into_owned(),
            request_uri: facts.request_uri().map(Uri::into_owned),
            addresses: (sight.source, sight.destination),
            seen: sight.at,
            start: begins.then_some(sight.at),
            ringing: None,
            answer: None,
            confirmed: None,
            end: None,
            released_by: None,
            cause: None,
            // What is in the middle of a dialogue has been answered.
            outcome: if begins { Outcome::Unfinished } else { Outcome::Answered },
            status: None,
            reason: None,
            attempts: u32::from(begins),
            forks: 0,
            renegotiations: 0,
            session_interval: None,
            referred_by: begins.then(|| facts.referred_by()).flatten().map(|it| it.into_owned()),
            dialogs: Vec::new(),
            referrals: Vec::new(),
            links: Vec::new(),
            messages: 0,
            retransmissions: 0,
        };
        let mut live = Self {
            call,
            legs: if begins { alloc::vec![Leg::new(facts)] } else { Vec::new() },
            beyond: Beyond::default(),
            is_heard: false,
            transactions: Transactions::default(),
            beside: Transactions::default(),
            aliases: Vec::new(),
            reliable: VecDeque::new(),
            cancel: None,
            pending: None,
            is_answered: !begins,
            answered_cseq: None,
            is_untagged: false,
            caller_target: if begins { within::target(facts) } else { None },
            new_targets: Vec::new(),
            asked: Vec::new(),
            spent: Vec::new(),
            replaced: None,
            last: sight.at.max(sight.now),
            kept,
            octets: 0,
        };
        if !begins {
            let mut dialog = Dialog::new(short(facts.tag_of_from()), short(facts.tag_of_to()), sight.at);
            dialog.confirm();
            live.call.dialogs.push(dialog);
        }
        live
    }

    /// Whether a request begins another call although the Call-ID is the same.
    ///
    /// It does after an answered call has ended, and once a call is due to be forgotten; but one that has not ended is
    /// gone on with by a later INVITE of the same caller. Under the Call-ID of a REFER beside the call, every INVITE
    /// does.
    pub(super) fn is_other_call(&self, facts: &Facts<'_>, is_overdue: bool) -> bool {
        if self.is_beside(facts) {
            return facts.status.is_none() && facts.kind == Kind::Invite;
        }
        let is_ended = self.call.end.is_some();
        let is_over = is_overdue || (self.is_answered && is_ended) || self.is_ended_beyond();
        let mut own = self.legs.iter().filter(|leg| leg.has_tag(facts.tag_of_from()));
        let is_later = is_ended && own.all(|leg| leg.cseqs.last() < Some(&facts.cseq.number()));
        // Another caller's tag begins another call whatever its number; but an INVITE that was passed on may be late.
        facts.begins() && is_over && !self.is_leg(facts) && (is_later || !self.is_tag_of_leg(facts.tag_of_from()))
    }

    /// Whether a message has not the Call-ID of the call itself.
    pub(super) fn is_beside(&self, facts: &Facts<'_>) -> bool {
        self.call.call_id.as_str() != facts.call_id.as_str()
    }

    pub(super) const fn is_answered(&self) -> bool {
        self.is_answered
    }

    /// When it is to be closed, if nothing is seen until then.
    pub(super) fn deadline(&self, limits: &ObserverLimits) -> Duration {
        let mut wait = if self.call.end.is_some() || self.is_replaced() || self.is_ended_beyond() {
            limits.linger()
        } else if self.is_answered || self.is_answered_beyond() {
            // Without a refresh the session ends when its interval is over (RFC 4028 section 10).
            let session = self.session_interval().map(|interval| interval.saturating_add(limits.linger()));
            session.map_or(limits.idle(), |session| session.min(limits.idle()))
        } else if self.pending.is_some() || self.cancel.is_some() {
            limits.linger()
        } else {
            limits.ringing()
        };
        if self.is_referring() {
            // Who was asked to call somebody tells how that went, even after the BYE; it may ring for long.
            wait = wait.max(limits.ringing());
        }
        self.last.saturating_add(wait)
    }

    fn note(&mut self, at: Duration, what: Observed, out: &mut Out) {
        out.push_back(Observation { call: self.call.number, at, what });
    }

    fn seen(&mut self, sight: Sight) {
        // Not the highest time so far: it may have been a wrong one, and the call would never be forgotten.
        self.last = sight.at.max(sight.now);
        self.call.messages = self.call.messages.saturating_add(1);
        self.settle(self.last);
    }

    /// Notes a message that says nothing new.
    fn repeated(&mut self, at: Duration, sighting: Sighting, out: &mut Out) {
        match sighting {
            Sighting::New => {}
            Sighting::Relayed => self.note(at, Observed::Relayed, out),
            Sighting::Retransmitted => {
                self.call.retransmissions = self.call.retransmissions.saturating_add(1);
                self.note(at, Observed::Retransmitted, out);
            }
        }
    }

    pub(super) fn request(&mut self, sight: Sight, facts: &Facts<'_>, out: &mut Out) {
        let is_first = self.call.messages == 0;
        self.seen(sight);
        let is_beside = self.is_beside(facts);
        let transactions = if is_beside { &mut self.beside } else { &mut self.transactions };
        let sighting = transactions.request(facts, sight.source, sight.destination);
        if sighting == Sighting::Relayed && facts.kind == Kind::Cancel && !is_beside && self.is_of_leg(facts) {
            return self.cancel(sight, facts, sighting, out);
        }
        if sighting != Sighting::New {
            return self.repeated(sight.at, sighting, out);
        }
        if is_first {
            let what = if self.call.start.is_some() { Observed::Started } else { Observed::Joined };
            self.note(sight.at, what, out);
            if self.call.start.is_some() {
                return;
            }
        }
        let by = if is_beside { self.referrer(facts) } else { self.originator(facts) };
        if !is_beside && self.is_stale(facts) {
            return self.requested(sight.at, facts, by, out);
        }
        let is_outside = facts.kind == Kind::Invite && facts.tag_of_to().is_empty();
        if !is_beside && !is_outside && self.is_beyond(facts) {
            return self.request_beyond(sight.at, facts, out);
        }
        match facts.kind {
            Kind::Refer if is_beside || self.is_within(facts) => self.refer(sight.at, facts, by, out),
            Kind::Notify => self.notify(sight.at, facts, by, out),
            _ if is_beside => self.requested(sight.at, facts, by, out),
            Kind::Invite if facts.tag_of_to().is_empty() => self.invite(sight.at, facts, out),
            Kind::Invite | Kind::Update if self.is_within(facts) => self.offered(sight.at, facts, by, out),
            Kind::Ack => self.ack(sight.at, facts, out),
            Kind::Bye => self.bye(sight.at, facts, by, out),
            Kind::Cancel if self.is_of_leg(facts) => self.cancel(sight, facts, sighting, out),
            Kind::Prack => self.prack(sight.at, facts, by, out),
            // Of no dialogue, or of no interest.
            _ => self.requested(sight.at, facts, by, out),
        }
        if !is_beside {
            self.count(facts);
        }
    }

    pub(super) fn response(&mut self, sight: Sight, facts: &Facts<'_>, status: StatusCode, out: &mut Out) {
        self.seen(sight);
        let is_beside = self.is_beside(facts);
        let transactions = if is_beside { &mut self.beside } else { &mut self.transactions };
        let Answers { sighting, on_first_hop, is_asked } =
            transactions.response(facts, sight.source, sight.destination);
        if sighting == Sighting::Retransmitted {
            return self.repeated(sight.at, sighting, out);
        }
        let is_new_final = sighting == Sighting::New && status.is_final();
        let is_challenge = is_new_final && matches!(status.code(), 401 | 407);
        let is_beyond = !is_beside && self.is_beyond(facts);
        self.is_heard |= facts.kind == Kind::Invite && !is_beside && self.is_caller(facts.tag_of_from());
        if facts.kind == Kind::Invite && !is_beside && !is_asked {
            self.imply_retry(sight.at, facts, out);
        }
        match facts.kind {
            _ if is_beyond => self.response_beyond(sight.at, facts, status, sighting, out),
            Kind::Refer if is_new_final => self.refer_response(sight.at, facts, status, out),
            _ if is_beside => self.repeated(sight.at, sighting, out),
            Kind::Invite if self.is_leg(facts) => {
                self.invite_response(sight.at, facts, status, sighting, on_first_hop, out);
            }
            Kind::Invite | Kind::Update if is_new_final && self.is_within(facts) => {
                self.renegotiation_response(sight.at, facts, status, out);
            }
            // In a dialogue like anywhere (RFC 3261 section 22); a CANCEL can't come again (section 22.1).
            Kind::Bye | Kind::Prack | Kind::Notify | Kind::Other if is_challenge => {
                self.note(sight.at, Observed::Challenged { status }, out);
            }
            Kind::Bye if is_new_final && is_asked => self.bye_response(sight.at, facts, status, out),
            Kind::Other if is_new_final && facts.cseq.method().as_str() == "INFO" => {
                self.lost(sight.at, facts, status, out);
            }
            _ => self.repeated(sight.at, sighting, out),
        }
    }

    fn requested(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut Out) {
        let method = facts.cseq.method().clone().into_owned();
        self.note(at, Observed::Requested { by, method }, out);
    }

    /// Notes that the call has to do with another one.
    pub(super) fn link(&mut self, link: Link, out: &mut Out) {
        if self.call.links.len() >= MAX_LINKS {
            return;
        }
        let Link { at, relation, call, .. } = link;
        self.call.links.push(link);
        self.note(at, Observed::Linked { relation, call }, out);
    }
}
