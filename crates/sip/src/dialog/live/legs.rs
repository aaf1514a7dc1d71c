//! INVITEs of one Call-ID under several From tags.
//!
//! The first one is the caller's own, and his dialogues say what becomes of the call. Another From tag makes other
//! dialogues (RFC 3261 section 12): an element on the way passes the call on as its own, or somebody uses the Call-ID who
//! has nothing to do with it. What is said there counts only where nothing at all is said to the caller's own INVITE, as
//! in a capture of one direction on such an element.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::time::Duration;

use super::{Live, Out, Pending, reason};
use crate::dialog::call::Party;
use crate::dialog::dialogue::{End, EndCause};
use crate::dialog::facts::{Facts, Kind};
use crate::dialog::observed::Observed;
use crate::dialog::outcome::Outcome;
use crate::dialog::transaction::{Sighting, short};
use crate::status::StatusCode;

/// INVITEs of one leg that are told apart.
const MAX_ATTEMPTS: usize = 16;

/// The INVITEs outside a dialogue with one From tag.
#[derive(Debug)]
pub(super) struct Leg {
    pub(super) from_tag: Box<str>,
    /// CSeq numbers of its INVITEs, ascending: a 2xx may answer an earlier one than the last.
    pub(super) cseqs: Vec<u32>,
}

impl Leg {
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        Self { from_tag: short(facts.tag_of_from()).into(), cseqs: alloc::vec![facts.cseq.number()] }
    }

    pub(super) fn has_tag(&self, tag: &str) -> bool {
        *self.from_tag == *short(tag)
    }

    pub(super) fn is_of(&self, facts: &Facts<'_>) -> bool {
        self.has_tag(facts.tag_of_from()) && self.cseqs.contains(&facts.cseq.number())
    }

    /// Whether this is its last INVITE, or belongs to it.
    pub(super) fn is_last(&self, facts: &Facts<'_>) -> bool {
        self.is_of(facts) && self.cseqs.last() == Some(&facts.cseq.number())
    }

    pub(super) fn push(&mut self, cseq: u32) {
        if self.cseqs.len() >= MAX_ATTEMPTS {
            self.cseqs.remove(0);
        }
        self.cseqs.push(cseq);
    }
}

/// What the legs that are not the caller's own tell.
#[derive(Debug, Default)]
pub(super) struct Beyond {
    ringing: Option<Duration>,
    answer: Option<Answer>,
    /// By a BYE of the leg that was answered.
    end: Option<End>,
    refusal: Option<Pending>,
}

#[derive(Debug)]
struct Answer {
    at: Duration,
    status: StatusCode,
    from_tag: Box<str>,
    session_interval: Option<Duration>,
}

impl Beyond {
    /// Octets on the heap.
    pub(super) fn octets(&self) -> usize {
        let tag = self.answer.as_ref().map_or(0, |answer| answer.from_tag.len());
        let end = self.end.as_ref().and_then(|end| end.reason.as_ref());
        let refusal = self.refusal.as_ref().and_then(|refusal| refusal.reason.as_ref());
        [end, refusal].into_iter().flatten().fold(tag, |sum, reason| sum.saturating_add(reason.capacity()))
    }
}

impl Live {
    /// The caller's own leg, if the call did not begin before it was observed.
    pub(super) fn own_leg(&self) -> Option<&Leg> {
        self.legs.first().filter(|_| self.call.start.is_some())
    }

    /// Whether this is one of the INVITEs that are under way, or belongs to it.
    pub(super) fn is_leg(&self, facts: &Facts<'_>) -> bool {
        self.legs.iter().any(|leg| leg.is_of(facts))
    }

    /// Whether this is the tag of one of the INVITEs, the caller's own or another one.
    pub(super) fn is_tag_of_leg(&self, tag: &str) -> bool {
        self.legs.iter().any(|leg| leg.has_tag(tag))
    }

    /// Whether this is the caller's own tag.
    pub(super) fn is_caller(&self, tag: &str) -> bool {
        self.own_leg().is_some_and(|leg| leg.has_tag(tag))
    }

    /// Whether a message is of another leg than the caller's own, and of none of his dialogues.
    pub(super) fn is_beyond(&self, facts: &Facts<'_>) -> bool {
        let (from, to) = (facts.tag_of_from(), facts.tag_of_to());
        // A caller of RFC 2543 has no tag, and an INVITE outside a dialogue has none of a callee.
        let is_to_caller = !to.is_empty() && self.is_caller(to);
        let is_own = self.is_caller(from) || is_to_caller || self.between(from, to).is_some();
        !is_own && (self.is_tag_of_leg(from) || self.is_tag_of_leg(to))
    }

    /// A request of another leg, not its INVITE.
    pub(super) fn request_beyond(&mut self, at: Duration, facts: &Facts<'_>, out: &mut Out) {
        let answer = self.beyond.answer.as_ref().filter(|_| facts.kind == Kind::Bye && self.beyond.end.is_none());
        let tags = [(facts.tag_of_from(), Party::Caller), (facts.tag_of_to(), Party::Callee)];
        let mut parties = tags.into_iter().filter(|(tag, _)| answer.is_some_and(|it| *it.from_tag == *short(tag)));
        if let Some((_, by)) = parties.next() {
            let by = Some(by);
            self.beyond.end = Some(End { at, by, cause: EndCause::Bye, status: None, reason: reason(facts) });
        }
        self.note(at, Observed::Relayed, out);
    }

    /// A response of another leg.
    pub(super) fn response_beyond(
        &mut self,
        at: Duration,
        facts: &Facts<'_>,
        status: StatusCode,
        sighting: Sighting,
        out: &mut Out,
    ) {
        let sighting = if sighting == Sighting::New { Sighting::Relayed } else { sighting };
        self.repeated(at, sighting, out);
        if facts.kind != Kind::Invite || !self.is_leg(facts) || self.is_heard {
            return;
        }
        let beyond = &mut self.beyond;
        match status.code() {
            180..=183 => _ = beyond.ringing.get_or_insert(at),
            200..=299 if beyond.answer.is_none() => {
                let (from_tag, session_interval) = (short(facts.tag_of_from()).into(), facts.session_interval());
                beyond.answer = Some(Answer { at, status, from_tag, session_interval });
            }
            300.. => beyond.refusal = Some(Pending { at, status, reason: reason(facts) }),
            _ => {}
        }
    }

    /// When the call is answered or over by what other legs tell, where that counts.
    pub(super) fn is_answered_beyond(&self) -> bool {
        !self.is_heard && self.beyond.answer.is_some()
    }

    pub(super) fn is_ended_beyond(&self) -> bool {
        self.is_answered_beyond() && self.beyond.end.is_some()
    }

    /// How long the session lasts without a refresh.
    pub(super) fn session_interval(&self) -> Option<Duration> {
        let beyond = self.beyond.answer.as_ref().filter(|_| self.is_answered_beyond());
        self.call.session_interval.or_else(|| beyond.and_then(|answer| answer.session_interval))
    }

    /// No response to the caller's own INVITE was seen until the end: other legs say what became of it.
    pub(super) fn look_beyond(&mut self, out: &mut Out) {
        let beyond = core::mem::take(&mut self.beyond);
        if self.is_heard || self.call.start.is_none() {
            return;
        }
        self.call.ringing = self.call.ringing.or(beyond.ringing);
        let Some(answer) = beyond.answer else {
            if let Some(refusal) = beyond.refusal.filter(|_| !self.is_answered && self.call.end.is_none()) {
                self.call.status = Some(refusal.status);
                self.pending = Some(refusal);
            }
            return;
        };
        // What was seen before it has happened after it.
        let before = [self.call.confirmed, self.call.end, beyond.end.as_ref().map(|end| end.at)];
        let at = before.into_iter().flatten().fold(answer.at, Duration::min);
        self.call.status = Some(answer.status);
        self.call.answer = Some(at);
        self.call.session_interval = self.call.session_interval.or(answer.session_interval);
        self.answered();
        self.note(at, Observed::Answered, out);
        if let Some(end) = beyond.end.filter(|_| self.call.end.is_none()) {
            self.end(Outcome::Answered, end, out);
        }
    }
}
