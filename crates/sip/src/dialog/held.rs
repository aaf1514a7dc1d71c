//! Messages that were seen before the INVITE of their call.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use super::Observer;
use super::call::CallNumber;
use super::facts::{Facts, Kind};
use super::live::Sight;
use crate::header::HeaderName;
use crate::message::Message;

/// How long they wait: what a message may spend in the network (T4, RFC 3261 section 17.1.2.2).
const WAIT: Duration = Duration::from_secs(5);
/// The shortest time after it.
const MOMENT: Duration = Duration::from_nanos(1);
/// How many of them wait; the oldest is forgotten for one more.
const MAX_HELD: usize = 256;
/// Octets of all of them.
const MAX_OCTETS: usize = 256 * 1_024;
/// Octets that the index of one header field takes, and of one message.
const INDEX: usize = 32;
const MESSAGE: usize = 512;

/// Whether a request with an unknown Call-ID is of a call that began before, if its INVITE does not come: a re-INVITE, or
/// what only an answered call has.
pub(super) fn may_join(facts: &Facts<'_>) -> bool {
    facts.status.is_none() && matches!(facts.kind, Kind::Invite | Kind::Bye) && !facts.tag_of_to().is_empty()
}

/// Whether a message may be of a call whose INVITE is still to be seen, whatever else waits.
fn may_wait(facts: &Facts<'_>) -> bool {
    let is_within = !facts.tag_of_from().is_empty() && !facts.tag_of_to().is_empty();
    match facts.kind {
        Kind::Invite => facts.status.is_some(),
        Kind::Ack | Kind::Cancel => facts.status.is_none(),
        // In a dialogue, and of a call: subscriptions have NOTIFY, and MESSAGE or OPTIONS may have a dialogue of no call.
        Kind::Bye | Kind::Prack | Kind::Update => is_within,
        Kind::Other => is_within && facts.cseq.method().as_str() == "INFO",
        _ => false,
    }
}

/// A few messages, in the order in which they were seen.
#[derive(Debug, Default)]
pub(super) struct Held {
    list: VecDeque<Waiting>,
    octets: usize,
    /// When the first of them has waited for long enough, or before that.
    next: Duration,
}

#[derive(Debug)]
struct Waiting {
    call_id: Box<str>,
    sight: Sight,
    octets: usize,
    message: Message<'static>,
    /// When it has waited for long enough: the same for all of a call that is joined then.
    due: Duration,
    /// Whether one of those with its Call-ID joins a call, and whether it is this one.
    is_of_call: bool,
    joins: bool,
}

impl Held {
    fn push(&mut self, sight: Sight, facts: &Facts<'_>, message: &Message<'_>, octets: usize) {
        let (call_id, joins) = (facts.call_id.as_str(), may_join(facts));
        // Its own time counts as well: nothing tells what time it is when the first message comes.
        let mut due = sight.at.max(sight.now).saturating_add(WAIT).saturating_add(MOMENT);
        let of_call = self.due_of(call_id);
        // Of two times that tell when a call is to be joined one may be wrong.
        due = of_call.map_or(due, |of_call| of_call.min(due));
        let is_of_call = joins || of_call.is_some();
        if is_of_call {
            for waiting in self.list.iter_mut().filter(|it| *it.call_id == *call_id) {
                (waiting.due, waiting.is_of_call) = (due, true);
            }
        }
        self.next = if self.list.is_empty() { due } else { self.next.min(due) };
        self.octets = self.octets.saturating_add(octets);
        let message = message.to_owned_message();
        self.list.push_back(Waiting { call_id: call_id.into(), sight, octets, message, due, is_of_call, joins });
    }

    /// When a call with this Call-ID is joined, if messages of one wait.
    fn due_of(&self, call_id: &str) -> Option<Duration> {
        self.list.iter().find(|it| it.is_of_call && *it.call_id == *call_id).map(|it| it.due)
    }

    /// When the next call is joined.
    pub(super) fn poll_timeout(&self) -> Option<Duration> {
        self.list.iter().filter(|it| it.joins).map(|it| it.due).min()
    }

    /// Forgets those that have waited for long enough, but not those of a call that is to be joined: the answer is the
    /// Call-ID of such a one.
    fn expire(&mut self, now: Duration) -> Option<String> {
        if self.list.is_empty() || now < self.next {
            return None;
        }
        self.list.retain(|it| it.is_of_call || it.due > now);
        self.octets = self.list.iter().fold(0, |sum, it| sum.saturating_add(it.octets));
        self.next = self.list.iter().map(|it| it.due).min().unwrap_or_default();
        self.list.iter().find(|it| it.due <= now).map(|it| (*it.call_id).to_owned())
    }

    /// Makes room by one message, or one call that is joined: the answer is its Call-ID.
    fn shrink(&mut self) -> Option<String> {
        let oldest = self.list.front()?;
        if oldest.is_of_call {
            return Some((*oldest.call_id).to_owned());
        }
        self.octets = self.octets.saturating_sub(oldest.octets);
        self.list.pop_front();
        None
    }

    /// All with this Call-ID, in order.
    fn take(&mut self, call_id: &str) -> Vec<Waiting> {
        if !self.list.iter().any(|it| *it.call_id == *call_id) {
            return Vec::new();
        }
        let (taken, kept): (Vec<_>, Vec<_>) =
            core::mem::take(&mut self.list).into_iter().partition(|it| *it.call_id == *call_id);
        self.list = kept.into();
        self.octets = taken.iter().fold(self.octets, |sum, it| sum.saturating_sub(it.octets));
        taken
    }
}

/// Whether a message may have been on its way until then. By its own time: a wrong one of another must not decide it.
fn is_before(waiting: &Waiting, begin: Duration) -> bool {
    waiting.sight.at.saturating_add(WAIT) >= begin
}

impl Observer {
    /// Keeps a message with an unknown Call-ID until its INVITE comes; the answer is whether it waits.
    pub(super) fn hold(&mut self, sight: Sight, facts: &Facts<'_>, message: &Message<'_>) -> bool {
        let call_id = facts.call_id.as_str();
        if !may_wait(facts) && !may_join(facts) && self.held.due_of(call_id).is_none() {
            return false;
        }
        let octets = [message.as_bytes().len(), call_id.len(), message.fields().count().saturating_mul(INDEX), MESSAGE];
        let octets = octets.into_iter().fold(0, usize::saturating_add);
        if octets > MAX_OCTETS {
            self.join(call_id);
            return false;
        }
        while self.held.list.len() >= MAX_HELD || self.held.octets.saturating_add(octets) > MAX_OCTETS {
            if let Some(other) = self.held.shrink() {
                self.join(&other);
            }
        }
        if self.numbers.contains_key(call_id) {
            // Its own call had to make room.
            return false;
        }
        self.held.push(sight, facts, message, octets);
        true
    }

    /// Forgets what has waited for long enough, and joins the calls whose INVITE has not come.
    pub(super) fn expire(&mut self) {
        while let Some(call_id) = self.held.expire(self.now) {
            self.join(&call_id);
        }
    }

    /// Joins all calls that wait: there are no more messages.
    pub(super) fn join_all(&mut self) {
        while let Some(waiting) = self.held.list.iter().find(|it| it.joins) {
            let call_id = (*waiting.call_id).to_owned();
            self.join(&call_id);
        }
        self.held = Held::default();
    }

    /// Joins a call if it has waited for longer than its INVITE, which is seen now, may have been on its way.
    pub(super) fn join_older(&mut self, call_id: &str, begin: Duration) {
        let first = self.held.list.iter().find(|it| it.joins && *it.call_id == *call_id);
        if first.is_some_and(|first| !is_before(first, begin)) {
            self.join(call_id);
        }
    }

    /// Joins the calls whose dialogues a request names.
    pub(super) fn join_named(&mut self, facts: &Facts<'_>) {
        if !self.held.list.iter().any(|it| it.joins) {
            return;
        }
        for field in [HeaderName::REPLACES, HeaderName::JOIN, HeaderName::TARGET_DIALOG] {
            if let Some(id) = facts.dialog_id(&field) {
                self.join(id.call_id().as_str());
            }
        }
    }

    /// Joins the call with this Call-ID, if messages of one wait: it began before it was observed. All is as if the
    /// messages were seen now, with their own times.
    pub(super) fn join(&mut self, call_id: &str) {
        if self.held.due_of(call_id).is_none() {
            return;
        }
        let mut before = self.held.take(call_id);
        let Some(place) = before.iter().position(|it| it.joins) else { return };
        let mut after = before.split_off(place).into_iter();
        let Some(first) = after.next() else { return };
        let Ok(facts) = Facts::of(&first.message) else { return };
        // It was looked at before it had to wait.
        let Ok(number) = self.begin(first.sight, &facts) else { return };
        self.pass(number, first.sight, &facts, true);
        if facts.kind == Kind::Invite {
            self.pass_all(number, first.sight, before);
        }
        for Waiting { sight, message, .. } in after {
            if let Ok(facts) = Facts::of(&message) {
                self.pass(number, sight, &facts, false);
            }
        }
        self.fit(number);
    }

    /// What was seen before this INVITE has happened after it.
    pub(super) fn release(&mut self, number: CallNumber, begin: Sight, facts: &Facts<'_>) {
        let mut list = self.held.take(facts.call_id.as_str());
        // And what was seen after the BYE, before it.
        list.sort_by_key(|it| {
            it.message.cseq().and_then(Result::ok).is_some_and(|cseq| cseq.method().as_str() == "BYE")
        });
        self.pass_all(number, begin, list);
    }

    fn pass_all(&mut self, number: CallNumber, begin: Sight, list: Vec<Waiting>) {
        for Waiting { sight, message, .. } in list.into_iter().filter(|it| is_before(it, begin.at)) {
            let sight = Sight { at: sight.at.max(begin.at), now: begin.now, ..sight };
            if let Ok(facts) = Facts::of(&message) {
                self.pass(number, sight, &facts, false);
            }
        }
    }
}
