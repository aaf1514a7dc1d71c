//! How a call ends.

use alloc::boxed::Box;
use core::time::Duration;

use super::{Live, Out, Pending, Sight, reason};
use crate::dialog::call::{CallNumber, Party};
use crate::dialog::dialogue::{DialogState, End, EndCause};
use crate::dialog::facts::Facts;
use crate::dialog::observed::{Observation, Observed};
use crate::dialog::outcome::Outcome;
use crate::status::StatusCode;

/// How long after the first 2xx other callees may still answer: 64 times T1 (RFC 3261 section 13.2.2.4).
const FORKS: Duration = Duration::from_secs(32);

impl Live {
    pub(super) fn bye(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut Out) {
        let (from, to) = (facts.tag_of_from(), facts.tag_of_to());
        let mut place = self.between(from, to).map(|(place, _)| place);
        if place.is_none() {
            if !self.is_of_unseen(facts, by) {
                return self.requested(at, facts, by, out);
            }
            if !self.is_answered {
                // Seen before the response that it follows.
                let (caller, callee) = if by == Some(Party::Callee) { (to, from) } else { (from, to) };
                place = self.dialog_of(at, caller, callee);
            }
        }
        let is_replaced = place.map_or(self.replaced.is_some(), |place| {
            self.call.dialogs.get(place).is_some_and(|dialog| dialog.replaced_by.is_some())
        });
        let cause = if is_replaced { EndCause::Replaced } else { EndCause::Bye };
        // A caller whose CANCEL came too late says there why.
        let reason = if by == Some(Party::Caller) { self.why(facts) } else { reason(facts) };
        let end = End { at, by, cause, status: None, reason };
        let is_left = place.is_some_and(|place| {
            if let Some(dialog) = self.call.dialogs.get_mut(place) {
                dialog.terminate(&end);
            }
            // A caller who gets two answers hangs up one of them; a BYE before the answer ends one dialogue.
            self.has_confirmed() || (!self.is_answered && by == Some(Party::Caller) && self.has_early())
        });
        if self.call.end.is_some() {
            return self.requested(at, facts, by, out);
        }
        if is_left {
            return self.note(at, Observed::ForkEnded, out);
        }
        if !self.is_answered {
            // Only the caller may end an early dialogue by BYE (RFC 3261 section 15); a callee has answered before.
            if by == Some(Party::Caller) {
                return self.end(Outcome::Cancelled, end, out);
            }
            self.answered();
        }
        self.end(Outcome::Answered, end, out);
    }

    /// The answer to a BYE that was seen.
    ///
    /// Whatever it is, who has sent the BYE has left (RFC 3261 section 15.1.1). But what was rejected for its number was
    /// sent long ago or by somebody else, and a stale one that is accepted all the same is the end.
    pub(super) fn bye_response(&mut self, at: Duration, facts: &Facts<'_>, status: StatusCode, out: &mut Out) {
        let Some((place, by)) = self.between(facts.tag_of_from(), facts.tag_of_to()) else { return };
        let is_overtaken = self.is_overtaken(facts);
        let Some(dialog) = self.call.dialogs.get_mut(place) else { return };
        if status.is_success() && !dialog.is_terminated() {
            return self.bye(at, facts, Some(by), out);
        }
        // Of a call that began before it was observed it is not known when it was answered.
        let was_confirmed = dialog.confirmed.is_some() || self.call.start.is_none();
        let is_its_end = dialog.cause == Some(EndCause::Bye) && dialog.ended_by.is_none_or(|party| party == by);
        if status == StatusCode::SERVER_INTERNAL_ERROR && is_overtaken && was_confirmed && is_its_end {
            // The later request was seen between the two.
            dialog.confirm();
            if self.call.cause == Some(EndCause::Bye) {
                self.reopen();
            }
        }
    }

    /// Whether a BYE whose tags are those of no dialogue that was seen may end the call: both have to be right where
    /// there is one (RFC 3261 section 12.2.2), and one has to be the caller's.
    fn is_of_unseen(&self, facts: &Facts<'_>, by: Option<Party>) -> bool {
        match by {
            // A callee has answered before, if only this was not seen.
            Some(Party::Callee) => self.is_caller(facts.tag_of_to()) && !self.has_confirmed(),
            Some(Party::Caller) => self.call.dialogs.is_empty(),
            None => false,
        }
    }

    /// The end of a call by BYE.
    pub(super) fn left(&self) -> Option<End> {
        let call = &self.call;
        let at = call.end.filter(|_| call.cause == Some(EndCause::Bye))?;
        Some(End { at, by: call.released_by, cause: EndCause::Bye, status: None, reason: call.reason.clone() })
    }

    pub(super) fn end(&mut self, outcome: Outcome, end: End, out: &mut Out) {
        let (at, by, cause) = (end.at, end.by, end.cause);
        let elsewhere = End { by: None, cause: EndCause::Elsewhere, status: None, reason: None, ..end };
        for dialog in &mut self.call.dialogs {
            let is_left_over = self.is_answered && dialog.state == DialogState::Early;
            dialog.terminate(if is_left_over { &elsewhere } else { &end });
        }
        self.call.end = Some(at);
        self.call.outcome = outcome;
        self.call.released_by = by;
        self.call.cause = Some(cause);
        self.call.reason = end.reason;
        self.note(at, Observed::Ended { by, cause, outcome }, out);
    }

    /// Early dialogues are over some time after another callee has answered.
    pub(super) fn settle(&mut self, now: Duration) {
        let Some(at) = self.call.answer.map(|answer| answer.saturating_add(FORKS)).filter(|at| *at < now) else {
            return;
        };
        let end = End { at, by: None, cause: EndCause::Elsewhere, status: None, reason: None };
        for dialog in self.call.dialogs.iter_mut().filter(|dialog| dialog.state == DialogState::Early) {
            dialog.terminate(&end);
        }
    }

    /// The call that is to take the place of one of its dialogues was answered.
    pub(in crate::dialog) fn replace(&mut self, sight: Sight, by: CallNumber, tags: (&str, &str), out: &mut Out) {
        let place = self.between(tags.0, tags.1).map(|(place, _)| place);
        // A callee may have sent no tag yet.
        let is_own = self.is_caller(tags.0) || self.is_caller(tags.1);
        let is_without_dialogs = self.call.dialogs.is_empty() && self.call.end.is_none() && is_own;
        match place.and_then(|place| self.call.dialogs.get_mut(place)) {
            Some(dialog) if dialog.replaced_by.is_some() => return,
            Some(dialog) => {
                dialog.replaced_by = Some(by);
                if !dialog.is_terminated() {
                    self.replaced = Some(sight.at);
                } else if dialog.cause == Some(EndCause::Bye) {
                    // The BYE was seen before the answer.
                    dialog.cause = Some(EndCause::Replaced);
                    self.call.cause = self.call.cause.map(|_| EndCause::Replaced);
                }
            }
            None if is_without_dialogs => self.replaced = Some(sight.at),
            None => return,
        }
        // BYE or CANCEL is waited for from now on, however long the silence was before.
        self.last = self.last.max(sight.at).max(sight.now);
        self.note(sight.at, Observed::Replaced { by }, out);
    }

    /// Whether nothing is left of it that was not replaced.
    pub(super) fn is_replaced(&self) -> bool {
        let mut dialogs = self.call.dialogs.iter();
        self.replaced.is_some() && dialogs.all(|dialog| dialog.is_terminated() || dialog.replaced_by.is_some())
    }

    /// Nothing more is expected: what waited for more is decided now.
    pub(in crate::dialog) fn close(mut self, now: Duration, out: &mut Out) {
        self.settle(now);
        self.look_beyond(out);
        if self.call.end.is_none() {
            self.conclude(now, out);
        }
        let call = self.call.number;
        let at = now.max(self.last);
        out.push_back(Observation { call, at, what: Observed::Closed(Box::new(self.call)) });
    }

    fn conclude(&mut self, now: Duration, out: &mut Out) {
        let by = Some(Party::Caller);
        let replaced = self.replaced.filter(|_| self.is_replaced());
        if self.is_answered {
            if let Some(at) = replaced {
                let end = End { at, by: None, cause: EndCause::Replaced, status: None, reason: None };
                self.end(Outcome::Answered, end, out);
            } else if self.call.session_interval.is_some_and(|interval| self.last.saturating_add(interval) <= now) {
                self.expire();
            }
        } else if let Some(cancel) = self.cancel.take() {
            // What one branch says, or a challenge, is not the last word; the caller has said his.
            let pending = self.pending.take();
            let cause = if self.replaced.is_some() { EndCause::Replaced } else { EndCause::Cancelled };
            let at = pending.as_ref().map_or(cancel.at, |pending| pending.at.max(cancel.at));
            let status = pending.as_ref().map(|pending| pending.status);
            let reason = pending.and_then(|pending| pending.reason).or(cancel.reason);
            self.end(Outcome::Cancelled, End { at, by, cause, status, reason }, out);
        } else if let Some(Pending { at, status, reason }) = self.pending.take() {
            let end = self.refusal(at, status, reason);
            self.end(Outcome::of(status), end, out);
        } else if let Some(at) = replaced {
            // Who accepts a call in place of his own early one cancels that (RFC 3891 section 3).
            let end = End { at, by, cause: EndCause::Replaced, status: None, reason: None };
            self.end(Outcome::Cancelled, end, out);
        }
    }

    /// Nobody refreshed the session: it is over, but when was not seen.
    fn expire(&mut self) {
        self.call.cause = Some(EndCause::Expired);
        for dialog in self.call.dialogs.iter_mut().filter(|dialog| !dialog.is_terminated()) {
            dialog.state = DialogState::Terminated;
            dialog.cause = Some(EndCause::Expired);
        }
    }
}
