//! The state of one call while it is observed.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::net::SocketAddr;
use core::time::Duration;

use super::call::{Call, CallNumber, Outcome, Party};
use super::facts::{Facts, Kind};
use super::limits::ObserverLimits;
use super::observed::{Observation, Observed};
use super::transaction::{Sighting, Transactions, short};
use crate::message::Message;
use crate::status::StatusCode;

/// Callees of one call that are told apart.
const MAX_FORKS: usize = 64;
/// Tags of callers: one, and one for each element that passes the call on under a tag of its own.
const MAX_LEGS: usize = 8;
/// INVITEs of one leg that are told apart.
const MAX_ATTEMPTS: usize = 16;
/// Reliable provisional responses that wait for their PRACK.
const MAX_RELIABLE: usize = 32;
/// Octets of a Reason field that are kept.
const MAX_REASON: usize = 1_024;

/// One call, and what has to be remembered to follow it.
#[derive(Debug)]
pub(super) struct Live {
    pub(super) call: Call,
    /// INVITEs outside a dialogue that are under way; the first one is the caller's own.
    legs: Vec<Leg>,
    forks: Vec<Fork>,
    transactions: Transactions,
    /// RSeq and CSeq of responses that no PRACK has confirmed yet.
    reliable: VecDeque<(u32, u32)>,
    cancel: Option<(Duration, Option<Vec<u8>>)>,
    /// A final response that does not end the call by itself: a challenge, or one on a later hop.
    pending: Option<Pending>,
    /// Set by the first 2xx, or by what can't be without one.
    is_answered: bool,
    /// CSeq number of the INVITE that the first 2xx answers.
    answered_cseq: Option<u32>,
    /// From when on its silence counts: when the last message was seen.
    last: Duration,
}

#[derive(Debug)]
struct Leg {
    from_tag: Box<str>,
    /// CSeq numbers of its INVITEs, ascending: a 2xx may answer an earlier one than the last.
    cseqs: Vec<u32>,
}

impl Leg {
    fn new(facts: &Facts<'_>) -> Self {
        Self { from_tag: short(facts.tag_of_from()).into(), cseqs: alloc::vec![facts.cseq.number()] }
    }

    fn is_of(&self, facts: &Facts<'_>) -> bool {
        *self.from_tag == *short(facts.tag_of_from()) && self.cseqs.contains(&facts.cseq.number())
    }

    /// Whether this is its last INVITE, or belongs to it.
    fn is_last(&self, facts: &Facts<'_>) -> bool {
        self.is_of(facts) && self.cseqs.last() == Some(&facts.cseq.number())
    }

    fn push(&mut self, cseq: u32) {
        if self.cseqs.len() >= MAX_ATTEMPTS {
            self.cseqs.remove(0);
        }
        self.cseqs.push(cseq);
    }
}

#[derive(Debug)]
struct Fork {
    tag: Box<str>,
    is_answered: bool,
    is_ended: bool,
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
    facts.reason.map(|value| value.get(..MAX_REASON).unwrap_or(value).to_vec())
}

impl Live {
    /// A call that begins with this request, which [`Live::request`] then takes in.
    pub(super) fn new(number: CallNumber, sight: Sight, facts: &Facts<'_>, message: &Message<'_>) -> Self {
        let begins = facts.kind == Kind::Invite && facts.tag_of_to().is_empty();
        let call = Call {
            number,
            call_id: facts.call_id.clone().into_owned(),
            from: facts.from.clone().into_owned(),
            to: facts.to.clone().into_owned(),
            request_uri: message.request_uri().and_then(Result::ok).map(crate::uri::Uri::into_owned),
            addresses: (sight.source, sight.destination),
            seen: sight.at,
            start: begins.then_some(sight.at),
            ringing: None,
            answer: None,
            confirmed: None,
            end: None,
            released_by: None,
            // What is in the middle of a dialogue has been answered.
            outcome: if begins { Outcome::Unfinished } else { Outcome::Answered },
            status: None,
            reason: None,
            attempts: u32::from(begins),
            forks: 0,
            renegotiations: 0,
            messages: 0,
            retransmissions: 0,
        };
        Self {
            call,
            legs: if begins { alloc::vec![Leg::new(facts)] } else { Vec::new() },
            forks: Vec::new(),
            transactions: Transactions::default(),
            reliable: VecDeque::new(),
            cancel: None,
            pending: None,
            is_answered: !begins,
            answered_cseq: None,
            last: sight.at.max(sight.now),
        }
    }

    /// Whether a request begins another call although the Call-ID is the same.
    ///
    /// It does after an answered call has ended, and once a call is due to be forgotten; but one that has not ended is
    /// gone on with by a later INVITE of the same caller.
    pub(super) fn is_other_call(&self, facts: &Facts<'_>, is_overdue: bool) -> bool {
        let begins = facts.status.is_none() && facts.kind == Kind::Invite && facts.tag_of_to().is_empty();
        let is_ended = self.call.end.is_some();
        let is_over = is_overdue || (self.is_answered && is_ended);
        let is_later = is_ended && self.legs.iter().all(|leg| leg.cseqs.last() < Some(&facts.cseq.number()));
        // Another caller's tag begins another call whatever its number; but an INVITE that was passed on may be late.
        begins && is_over && !self.is_leg(facts) && (is_later || !self.is_caller(facts.tag_of_from()))
    }

    /// When it is to be closed, if nothing is seen until then.
    pub(super) fn deadline(&self, limits: &ObserverLimits) -> Duration {
        let wait = if self.call.end.is_some() {
            limits.linger()
        } else if self.is_answered {
            limits.idle()
        } else if self.pending.is_some() || self.cancel.is_some() {
            limits.linger()
        } else {
            limits.ringing()
        };
        self.last.saturating_add(wait)
    }

    fn note(&mut self, at: Duration, what: Observed, out: &mut VecDeque<Observation>) {
        out.push_back(Observation { call: self.call.number, at, what });
    }

    fn seen(&mut self, sight: Sight) {
        // Not the highest time so far: it may have been a wrong one, and the call would never be forgotten.
        self.last = sight.at.max(sight.now);
        self.call.messages = self.call.messages.saturating_add(1);
    }

    /// Notes a message that says nothing new.
    fn repeated(&mut self, at: Duration, sighting: Sighting, out: &mut VecDeque<Observation>) {
        match sighting {
            Sighting::New => {}
            Sighting::Relayed => self.note(at, Observed::Relayed, out),
            Sighting::Retransmitted => {
                self.call.retransmissions = self.call.retransmissions.saturating_add(1);
                self.note(at, Observed::Retransmitted, out);
            }
        }
    }

    /// Whether this is one of the INVITEs that are under way, or belongs to it.
    fn is_leg(&self, facts: &Facts<'_>) -> bool {
        self.legs.iter().any(|leg| leg.is_of(facts))
    }

    fn is_caller(&self, tag: &str) -> bool {
        self.legs.iter().any(|leg| *leg.from_tag == *short(tag))
    }

    /// Who sent the request that this is, or that it answers.
    fn originator(&self, facts: &Facts<'_>) -> Option<Party> {
        if self.is_caller(facts.tag_of_from()) {
            Some(Party::Caller)
        } else if self.is_caller(facts.tag_of_to())
            || self.forks.iter().any(|fork| *fork.tag == *short(facts.tag_of_from()))
        {
            Some(Party::Callee)
        } else {
            None
        }
    }

    pub(super) fn request(&mut self, sight: Sight, facts: &Facts<'_>, out: &mut VecDeque<Observation>) {
        let is_first = self.call.messages == 0;
        self.seen(sight);
        let sighting = self.transactions.request(facts, sight.source, sight.destination);
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
        let by = self.originator(facts);
        let in_dialogue = !facts.tag_of_to().is_empty();
        match facts.kind {
            Kind::Invite if !in_dialogue => self.invite(sight.at, facts, out),
            Kind::Invite | Kind::Update => {
                let method = facts.cseq.method().clone().into_owned();
                self.note(sight.at, Observed::Offered { by, method }, out);
            }
            Kind::Ack => self.ack(sight.at, facts, out),
            Kind::Bye => self.bye(sight.at, facts, by, out),
            Kind::Cancel if self.is_leg(facts) => {
                let is_last = self.legs.iter().any(|leg| leg.is_last(facts));
                if self.cancel.is_none() && !self.is_answered && is_last {
                    self.cancel = Some((sight.at, reason(facts)));
                }
                self.note(sight.at, Observed::CancelRequested, out);
            }
            Kind::Prack => match facts.rack.and_then(|rack| self.reliable.iter().position(|it| *it == rack)) {
                Some(place) => {
                    let rseq = self.reliable.remove(place).map_or(0, |(rseq, _)| rseq);
                    self.note(sight.at, Observed::ProvisionalConfirmed { rseq }, out);
                }
                None => self.requested(sight.at, facts, by, out),
            },
            Kind::Cancel | Kind::Other => self.requested(sight.at, facts, by, out),
        }
    }

    fn requested(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut VecDeque<Observation>) {
        let method = facts.cseq.method().clone().into_owned();
        self.note(at, Observed::Requested { by, method }, out);
    }

    /// An INVITE outside a dialogue, not the first one.
    fn invite(&mut self, at: Duration, facts: &Facts<'_>, out: &mut VecDeque<Observation>) {
        let tag = short(facts.tag_of_from());
        let cseq = facts.cseq.number();
        let place = self.legs.iter().position(|leg| *leg.from_tag == *tag);
        let Some(place) = place else {
            // The same Call-ID under another tag: an element on the way passes the call on as its own.
            if self.legs.len() < MAX_LEGS {
                self.legs.push(Leg::new(facts));
            }
            return self.note(at, Observed::Relayed, out);
        };
        let is_later = self.legs.get(place).is_some_and(|leg| leg.cseqs.last() < Some(&cseq));
        if !is_later {
            return self.note(at, Observed::Relayed, out);
        }
        if let Some(leg) = self.legs.get_mut(place) {
            leg.push(cseq);
        }
        if self.is_answered {
            // Sent before the tag of the callee was known: it offers something else all the same.
            let (by, method) = (Some(Party::Caller), facts.cseq.method().clone().into_owned());
            return self.note(at, Observed::Offered { by, method }, out);
        }
        if place != 0 {
            return self.note(at, Observed::Relayed, out);
        }
        // Credentials, another target or another offer: the call goes on (RFC 3261 sections 8.1.3.4, 8.1.3.5, 22.2).
        self.call.attempts = self.call.attempts.saturating_add(1);
        self.pending = None;
        self.cancel = None;
        self.reopen();
        self.call.outcome = Outcome::Unfinished;
        self.note(at, Observed::Retried, out);
    }

    fn reopen(&mut self) {
        self.call.end = None;
        self.call.released_by = None;
        self.call.reason = None;
    }

    fn ack(&mut self, at: Duration, facts: &Facts<'_>, out: &mut VecDeque<Observation>) {
        if !self.is_leg(facts) {
            return;
        }
        // The ACK for a 2xx is a transaction of its own (RFC 3261 section 17.1.1.3): its branch tells it from the one
        // for another final response, and that there was a 2xx which was not captured.
        let of_success = !facts.branch().is_empty() && !self.transactions.has_invite_branch(facts.branch());
        if !self.is_answered && self.call.end.is_none() && self.pending.is_none() && of_success {
            self.answered();
            self.fork(facts.tag_of_to());
        }
        let is_of_answer = self.answered_cseq == Some(facts.cseq.number()) || of_success;
        if self.is_answered && self.call.confirmed.is_none() && is_of_answer {
            self.call.confirmed = Some(at);
            self.note(at, Observed::Confirmed, out);
        }
    }

    fn answered(&mut self) {
        self.is_answered = true;
        self.call.outcome = Outcome::Answered;
        self.pending = None;
    }

    fn bye(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut VecDeque<Observation>) {
        if self.call.end.is_some() {
            return self.requested(at, facts, by, out);
        }
        if !self.is_answered {
            // Only the caller may end an early dialogue by BYE (RFC 3261 section 15); a callee has answered before.
            if by == Some(Party::Caller) {
                return self.end(at, Outcome::Cancelled, by, reason(facts), out);
            }
            self.answered();
        }
        let remote = if by == Some(Party::Callee) { facts.tag_of_from() } else { facts.tag_of_to() };
        let ended = self.forks.iter().position(|fork| *fork.tag == *short(remote));
        if let Some(fork) = ended.and_then(|place| self.forks.get_mut(place)) {
            fork.is_ended = true;
            // A caller who gets two answers hangs up one of them.
            if self.forks.iter().any(|fork| fork.is_answered && !fork.is_ended) {
                return self.note(at, Observed::ForkEnded, out);
            }
        }
        self.end(at, Outcome::Answered, by, reason(facts), out);
    }

    fn end(
        &mut self,
        at: Duration,
        outcome: Outcome,
        by: Option<Party>,
        reason: Option<Vec<u8>>,
        out: &mut VecDeque<Observation>,
    ) {
        self.call.end = Some(at);
        self.call.outcome = outcome;
        self.call.released_by = by;
        self.call.reason = reason;
        self.note(at, Observed::Ended { by, outcome }, out);
    }

    /// The callee with this tag; noted if it is a new one.
    fn fork(&mut self, tag: &str) -> Option<usize> {
        let tag = short(tag);
        if tag.is_empty() {
            return None;
        }
        let known = self.forks.iter().position(|fork| *fork.tag == *tag);
        if known.is_none() && self.forks.len() < MAX_FORKS {
            self.forks.push(Fork { tag: tag.into(), is_answered: false, is_ended: false });
            self.call.forks = self.call.forks.saturating_add(1);
            return self.forks.len().checked_sub(1);
        }
        known
    }

    pub(super) fn response(
        &mut self,
        sight: Sight,
        facts: &Facts<'_>,
        status: StatusCode,
        out: &mut VecDeque<Observation>,
    ) {
        self.seen(sight);
        let answers = self.transactions.response(facts, sight.source, sight.destination);
        let (sighting, on_first_hop) =
            answers.map_or((Sighting::New, true), |answers| (answers.sighting, answers.on_first_hop));
        if sighting == Sighting::Retransmitted {
            return self.repeated(sight.at, sighting, out);
        }
        match facts.kind {
            Kind::Invite if self.is_leg(facts) => {
                let is_caller_side =
                    on_first_hop && self.legs.first().is_some_and(|leg| *leg.from_tag == *short(facts.tag_of_from()));
                self.invite_response(sight.at, facts, status, sighting, is_caller_side, out);
            }
            Kind::Invite | Kind::Update if sighting == Sighting::New && status.is_final() => {
                self.renegotiation_response(sight.at, facts, status, out);
            }
            _ => self.repeated(sight.at, sighting, out),
        }
    }

    fn renegotiation_response(
        &mut self,
        at: Duration,
        facts: &Facts<'_>,
        status: StatusCode,
        out: &mut VecDeque<Observation>,
    ) {
        let by = self.originator(facts);
        let method = facts.cseq.method().clone().into_owned();
        if status.is_success() {
            self.call.renegotiations = self.call.renegotiations.saturating_add(1);
            self.note(at, Observed::Renegotiated { by, method }, out);
        } else {
            self.note(at, Observed::RenegotiationRefused { by, method, status }, out);
        }
    }

    fn invite_response(
        &mut self,
        at: Duration,
        facts: &Facts<'_>,
        status: StatusCode,
        sighting: Sighting,
        is_caller_side: bool,
        out: &mut VecDeque<Observation>,
    ) {
        if status.is_provisional() {
            self.repeated(at, sighting, out);
            if sighting == Sighting::New && status != StatusCode::TRYING {
                self.provisional(at, facts, status, out);
            }
        } else if status.is_success() {
            self.repeated(at, sighting, out);
            if sighting == Sighting::New {
                self.success(at, facts, status, out);
            }
        } else {
            self.failure(at, facts, status, sighting, is_caller_side, out);
        }
    }

    fn provisional(&mut self, at: Duration, facts: &Facts<'_>, status: StatusCode, out: &mut VecDeque<Observation>) {
        self.fork(facts.tag_of_to());
        if let Some(rseq) = facts.rseq {
            if self.reliable.len() >= MAX_RELIABLE {
                self.reliable.pop_front();
            }
            self.reliable.push_back((rseq, facts.cseq.number()));
        }
        if self.is_answered || self.call.end.is_some() {
            return;
        }
        let was_silent = self.call.ringing.is_none();
        if matches!(status.code(), 180..=183) {
            self.call.ringing.get_or_insert(at);
        }
        let what =
            if status == StatusCode::RINGING && was_silent { Observed::Ringing } else { Observed::Progress { status } };
        self.note(at, what, out);
    }

    fn success(&mut self, at: Duration, facts: &Facts<'_>, status: StatusCode, out: &mut VecDeque<Observation>) {
        let fork = self.fork(facts.tag_of_to());
        let fork = fork.and_then(|place| self.forks.get_mut(place));
        let had_answered = fork.is_some_and(|fork| core::mem::replace(&mut fork.is_answered, true));
        if self.call.answer.is_some() {
            if !had_answered {
                return self.note(at, Observed::ForkAnswered, out);
            }
            // An INVITE that was sent before the tag of the callee was known, and renegotiates all the same.
            return self.renegotiation_response(at, facts, status, out);
        }
        self.call.status = Some(status);
        self.call.answer = Some(at);
        self.answered_cseq = Some(facts.cseq.number());
        if !self.is_answered {
            // A 2xx wins over a CANCEL on its way (RFC 3261 section 9.1), and over another branch's refusal.
            self.reopen();
            self.answered();
        }
        self.note(at, Observed::Answered, out);
    }

    fn failure(
        &mut self,
        at: Duration,
        facts: &Facts<'_>,
        status: StatusCode,
        sighting: Sighting,
        is_caller_side: bool,
        out: &mut VecDeque<Observation>,
    ) {
        let is_last = self.legs.iter().any(|leg| leg.is_last(facts));
        let is_answered_one = self.answered_cseq == Some(facts.cseq.number());
        if self.is_answered && !is_answered_one && sighting == Sighting::New && self.call.end.is_none() {
            return self.renegotiation_response(at, facts, status, out);
        }
        if self.is_answered || self.call.end.is_some() || !is_last {
            return self.repeated(at, sighting, out);
        }
        self.call.status = Some(status);
        let is_challenge = matches!(status.code(), 401 | 407);
        if is_caller_side && !is_challenge {
            let outcome = Outcome::of(status);
            return self.end(at, outcome, outcome.released_by(), self.why(facts), out);
        }
        // A challenge waits for its answer. What one branch behind a proxy says waits for what the proxy makes of it
        // (RFC 3261 section 16.7).
        self.pending = Some(Pending { at, status, reason: reason(facts) });
        self.repeated(at, sighting, out);
        if is_challenge && sighting == Sighting::New {
            self.note(at, Observed::Challenged { status }, out);
        }
    }

    /// Reason of the response or, where it has none, of the CANCEL before it.
    fn why(&self, facts: &Facts<'_>) -> Option<Vec<u8>> {
        reason(facts).or_else(|| self.cancel.as_ref().and_then(|(_, reason)| reason.clone()))
    }

    /// Nothing more is expected: what waited for more is decided now.
    pub(super) fn close(mut self, now: Duration, out: &mut VecDeque<Observation>) {
        if self.call.end.is_none() && !self.is_answered {
            if let Some(Pending { at, status, reason }) = self.pending.take() {
                let outcome = Outcome::of(status);
                self.end(at, outcome, outcome.released_by(), reason, out);
            } else if let Some((at, reason)) = self.cancel.take() {
                self.end(at, Outcome::Cancelled, Some(Party::Caller), reason, out);
            }
        }
        let call = self.call.number;
        let at = now.max(self.last);
        out.push_back(Observation { call, at, what: Observed::Closed(Box::new(self.call)) });
    }
}
