//! INVITEs outside a dialogue, their responses, and what belongs to them: CANCEL, PRACK, ACK.

use alloc::vec::Vec;
use core::time::Duration;

use super::legs::Leg;
use super::{Live, MAX_LEGS, Out, Pending, Reliable, reason, within};
use crate::dialog::call::Party;
use crate::dialog::dialogue::{DialogState, End, EndCause};
use crate::dialog::facts::Facts;
use crate::dialog::observed::Observed;
use crate::dialog::outcome::Outcome;
use crate::dialog::transaction::{Sighting, short};
use crate::status::StatusCode;

/// Reliable provisional responses that wait for their PRACK.
const MAX_RELIABLE: usize = 32;

impl Live {
    /// An INVITE outside a dialogue, not the first one.
    pub(super) fn invite(&mut self, at: Duration, facts: &Facts<'_>, out: &mut Out) {
        let tag = short(facts.tag_of_from());
        let cseq = facts.cseq.number();
        let place = self.legs.iter().position(|leg| *leg.from_tag == *tag);
        let Some(place) = place else {
            // The same Call-ID under another tag: a leg of its own.
            if self.legs.len() < MAX_LEGS {
                self.legs.push(Leg::new(facts));
            }
            return self.note(at, Observed::Relayed, out);
        };
        let is_later = self.legs.get(place).is_some_and(|leg| leg.cseqs.last() < Some(&cseq));
        if !is_later {
            self.retarget(place, facts);
            return self.note(at, Observed::Relayed, out);
        }
        if place != 0 || self.own_leg().is_none() {
            if let Some(leg) = self.legs.get_mut(place) {
                leg.push(cseq);
            }
            return self.note(at, Observed::Relayed, out);
        }
        if self.is_answered {
            if let Some(leg) = self.legs.get_mut(place) {
                leg.push(cseq);
            }
            // Sent before the tag of the callee was known: it offers something else all the same.
            return self.offered(at, facts, Some(Party::Caller), out);
        }
        self.retry(at, cseq, out);
        self.retarget(place, facts);
    }

    /// A response to an INVITE of the caller's that was not seen, or not yet: it was sent all the same.
    pub(super) fn imply_retry(&mut self, at: Duration, facts: &Facts<'_>, out: &mut Out) {
        let cseq = facts.cseq.number();
        let is_later = self.own_leg().is_some_and(|leg| leg.cseqs.last() < Some(&cseq));
        if is_later && !self.is_answered && self.is_caller(facts.tag_of_from()) {
            self.retry(at, cseq, out);
        }
    }

    /// Credentials, another target or another offer: the call goes on (RFC 3261 sections 8.1.3.4, 8.1.3.5, 22.2; RFC
    /// 4028 section 7.3).
    fn retry(&mut self, at: Duration, cseq: u32, out: &mut Out) {
        if let Some(leg) = self.legs.first_mut() {
            leg.push(cseq);
        }
        self.call.attempts = self.call.attempts.saturating_add(1);
        self.pending = None;
        self.cancel = None;
        self.caller_target = None;
        self.reopen();
        self.call.outcome = Outcome::Unfinished;
        self.note(at, Observed::Retried, out);
    }

    /// The last INVITE of the caller says where he is; dialogues may have come of it already.
    fn retarget(&mut self, place: usize, facts: &Facts<'_>) {
        let cseq = facts.cseq.number();
        let is_last = place == 0 && self.legs.first().is_some_and(|leg| leg.cseqs.last() == Some(&cseq));
        if !is_last || self.caller_target.is_some() {
            return;
        }
        self.caller_target = within::target(facts);
        for dialog in self.call.dialogs.iter_mut().filter(|dialog| dialog.caller_cseq == Some(cseq)) {
            dialog.caller_target.clone_from(&self.caller_target);
        }
    }

    pub(super) fn reopen(&mut self) {
        self.call.end = None;
        self.call.released_by = None;
        self.call.cause = None;
        self.call.reason = None;
    }

    pub(super) fn prack(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut Out) {
        let is_confirmed =
            |it: &Reliable| facts.rack == Some((it.rseq, it.cseq)) && *it.tag == *short(facts.tag_of_to());
        let place = self.reliable.iter().position(is_confirmed).filter(|_| self.is_caller(facts.tag_of_from()));
        match place.and_then(|place| self.reliable.remove(place)) {
            Some(Reliable { rseq, .. }) => self.note(at, Observed::ProvisionalConfirmed { rseq }, out),
            None => self.requested(at, facts, by, out),
        }
    }

    pub(super) fn ack(&mut self, at: Duration, facts: &Facts<'_>, out: &mut Out) {
        if !self.is_leg(facts) {
            return;
        }
        // The ACK for a 2xx is a transaction of its own (RFC 3261 section 17.1.1.3): its branch tells it from the one
        // for another final response, and that there was a 2xx which was not captured.
        let of_success = !facts.branch().is_empty() && !self.transactions.has_invite_branch(facts.branch());
        let is_unseen = self.call.answer.is_none() && self.call.end.is_none() && self.pending.is_none();
        if is_unseen && of_success {
            self.answered();
            let dialog = self.dialog(at, facts).and_then(|place| self.call.dialogs.get_mut(place));
            if let Some(dialog) = dialog.filter(|dialog| dialog.cause != Some(EndCause::Bye)) {
                dialog.confirm();
            }
        }
        let is_of_answer = self.answered_cseq == Some(facts.cseq.number()) || of_success;
        if self.is_answered && self.call.confirmed.is_none() && is_of_answer && self.has_answered(facts) {
            self.call.confirmed = Some(at);
            self.note(at, Observed::Confirmed, out);
        }
    }

    /// Whether the 2xx of the dialogue was seen that an ACK belongs to, or none at all: another fork is another
    /// dialogue (RFC 3261 section 13.2.2.4).
    fn has_answered(&self, facts: &Facts<'_>) -> bool {
        if facts.tag_of_to().is_empty() {
            return self.is_untagged;
        }
        let place = self.between(facts.tag_of_from(), facts.tag_of_to()).map(|(place, _)| place);
        let dialog = place.and_then(|place| self.call.dialogs.get(place));
        dialog.is_some_and(|dialog| {
            dialog.confirmed.is_some() || (self.call.answer.is_none() && dialog.state == DialogState::Confirmed)
        })
    }

    pub(super) fn answered(&mut self) {
        self.is_answered = true;
        self.call.outcome = Outcome::Answered;
        self.pending = None;
    }

    pub(super) fn invite_response(
        &mut self,
        at: Duration,
        facts: &Facts<'_>,
        status: StatusCode,
        sighting: Sighting,
        is_caller_side: bool,
        out: &mut Out,
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

    fn provisional(&mut self, at: Duration, facts: &Facts<'_>, status: StatusCode, out: &mut Out) {
        if let Some(dialog) = self.answering(at, facts)
            && status == StatusCode::EARLY_DIALOG_TERMINATED
            && dialog.state == DialogState::Early
        {
            // Another branch goes on (RFC 6228 section 4); why this one does not is in the Reason.
            let cause = EndCause::Refused;
            dialog.terminate(&End { at, by: None, cause, status: Some(status), reason: reason(facts) });
        }
        if let Some(rseq) = facts.rseq {
            if self.reliable.len() >= MAX_RELIABLE {
                self.reliable.pop_front();
            }
            let tag = short(facts.tag_of_to()).into();
            self.reliable.push_back(Reliable { rseq, cseq: facts.cseq.number(), tag });
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

    fn success(&mut self, at: Duration, facts: &Facts<'_>, status: StatusCode, out: &mut Out) {
        let cseq = facts.cseq.number();
        let is_untagged = facts.tag_of_to().is_empty();
        self.is_untagged |= is_untagged;
        self.make_room(facts);
        // A BYE that was seen before the 2xx which it follows: both are of a dialogue that is over.
        let mut left = self.left().filter(|_| is_untagged);
        let mut had_answered = is_untagged;
        if let Some(dialog) = self.answering(at, facts) {
            left = dialog.left();
            had_answered = dialog.confirmed.is_some();
            dialog.confirmed.get_or_insert(left.as_ref().map_or(at, |left| left.at.min(at)));
            dialog.status = Some(status);
            if !had_answered && left.is_none() {
                dialog.confirm();
            }
        }
        if self.call.answer.is_some() {
            if had_answered && self.answered_cseq == Some(cseq) {
                // So many different responses came before that it was not known as a repetition.
                return self.repeated(at, Sighting::Retransmitted, out);
            }
            if had_answered {
                // An INVITE that was sent before the tag of the callee was known, and renegotiates all the same.
                return self.renegotiation_response(at, facts, status, out);
            }
            if left.is_none() {
                self.reopen();
            }
            return self.note(at, Observed::ForkAnswered, out);
        }
        if left.is_none() {
            // A 2xx wins over a CANCEL on its way (RFC 3261 section 9.1), and over another branch's refusal or end.
            self.reopen();
        }
        // What was seen before it has happened after it.
        let before = [self.call.confirmed, self.call.end, left.as_ref().map(|left| left.at)];
        let at = before.into_iter().flatten().fold(at, Duration::min);
        self.call.status = Some(status);
        self.call.answer = Some(at);
        self.call.session_interval = facts.session_interval();
        self.answered_cseq = Some(cseq);
        self.answered();
        self.note(at, Observed::Answered, out);
        if let Some(left) = left.filter(|_| self.call.end.is_none() && !self.has_confirmed()) {
            self.end(Outcome::Answered, left, out);
        }
    }

    fn failure(
        &mut self,
        at: Duration,
        facts: &Facts<'_>,
        status: StatusCode,
        sighting: Sighting,
        is_caller_side: bool,
        out: &mut Out,
    ) {
        let is_last = self.legs.iter().any(|leg| leg.is_last(facts));
        if is_last && is_caller_side && self.call.answer.is_none() {
            self.disprove();
        }
        let is_answered_one = self.answered_cseq == Some(facts.cseq.number());
        if self.is_answered && !is_answered_one && sighting == Sighting::New && self.call.end.is_none() {
            return self.renegotiation_response(at, facts, status, out);
        }
        self.refused(at, facts, status);
        if self.is_answered || self.call.end.is_some() || !is_last {
            return self.repeated(at, sighting, out);
        }
        self.call.status = Some(status);
        let is_challenge = matches!(status.code(), 401 | 407);
        if is_challenge && sighting == Sighting::New {
            self.note(at, Observed::Challenged { status }, out);
        }
        if is_caller_side && (!is_challenge || self.cancel.is_some()) {
            let end = self.refusal(at, status, self.why(facts));
            return self.end(self.outcome(status), end, out);
        }
        // A challenge waits for its answer. What one branch behind a proxy says waits for what the proxy makes of it
        // (RFC 3261 section 16.7).
        self.pending = Some(Pending { at, status, reason: reason(facts) });
        self.repeated(at, sighting, out);
    }

    /// The caller has got a final response other than 2xx: there was no 2xx before it (RFC 3261 section 13.2.2.3), and a
    /// BYE or ACK that can't be without one was wrong to be sent.
    fn disprove(&mut self) {
        if !self.is_answered {
            return;
        }
        self.is_answered = false;
        self.call.confirmed = None;
        self.call.outcome = Outcome::Unfinished;
        self.reopen();
    }

    /// The dialogue of one callee ends with its refusal, whatever becomes of the call.
    fn refused(&mut self, at: Duration, facts: &Facts<'_>, status: StatusCode) {
        let mut end = self.refusal(at, status, self.why(facts));
        if self.is_answered {
            (end.by, end.cause) = (None, EndCause::Elsewhere);
        }
        let tag = short(facts.tag_of_to());
        let dialogs = self.call.dialogs.iter_mut();
        for dialog in dialogs.filter(|it| it.callee_tag == tag && it.state == DialogState::Early) {
            dialog.terminate(&end);
        }
    }

    /// The end that a final response other than 2xx is.
    pub(super) fn refusal(&self, at: Duration, status: StatusCode, reason: Option<Vec<u8>>) -> End {
        let outcome = self.outcome(status);
        let cause = if self.replaced.is_some() {
            EndCause::Replaced
        } else if outcome == Outcome::Cancelled {
            EndCause::Cancelled
        } else {
            EndCause::Refused
        };
        End { at, by: outcome.released_by(), cause, status: Some(status), reason }
    }
}
