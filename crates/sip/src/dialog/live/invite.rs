//! INVITEs outside a dialogue, their responses, and what belongs to them: CANCEL, PRACK, ACK.

use alloc::vec::Vec;
use core::time::Duration;

use super::{Leg, Live, MAX_LEGS, Out, Pending, Reliable, reason, within};
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
            return self.offered(at, facts, Some(Party::Caller), out);
        }
        if place != 0 {
            return self.note(at, Observed::Relayed, out);
        }
        // Credentials, another target or another offer: the call goes on (RFC 3261 sections 8.1.3.4, 8.1.3.5, 22.2;
        // RFC 4028 section 7.3).
        self.call.attempts = self.call.attempts.saturating_add(1);
        self.pending = None;
        self.cancel = None;
        self.caller_target = within::target(facts);
        self.reopen();
        self.call.outcome = Outcome::Unfinished;
        self.note(at, Observed::Retried, out);
    }

    fn reopen(&mut self) {
        self.call.end = None;
        self.call.released_by = None;
        self.call.cause = None;
        self.call.reason = None;
    }

    pub(super) fn cancel(&mut self, at: Duration, facts: &Facts<'_>, out: &mut Out) {
        let is_last = self.legs.iter().any(|leg| leg.is_last(facts));
        if self.cancel.is_none() && !self.is_answered && is_last {
            self.cancel = Some((at, reason(facts)));
        }
        self.note(at, Observed::CancelRequested, out);
    }

    pub(super) fn prack(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut Out) {
        let is_confirmed =
            |it: &Reliable| facts.rack == Some((it.rseq, it.cseq)) && *it.tag == *short(facts.tag_of_to());
        match self.reliable.iter().position(is_confirmed).and_then(|place| self.reliable.remove(place)) {
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
        if !self.is_answered && self.call.end.is_none() && self.pending.is_none() && of_success {
            self.answered();
            let dialog = self.dialog(at, facts).and_then(|place| self.call.dialogs.get_mut(place));
            if let Some(dialog) = dialog {
                dialog.confirm();
            }
        }
        let is_of_answer = self.answered_cseq == Some(facts.cseq.number()) || of_success;
        if self.is_answered && self.call.confirmed.is_none() && is_of_answer {
            self.call.confirmed = Some(at);
            self.note(at, Observed::Confirmed, out);
        }
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
        let was_answered = self.is_answered;
        let dialog = self.answering(at, facts);
        let had_answered = dialog.is_some_and(|dialog| {
            let had_answered = dialog.confirmed.is_some();
            dialog.confirmed.get_or_insert(at);
            dialog.status = Some(status);
            // A BYE that was seen before the 2xx which it follows.
            let is_late = was_answered && dialog.cause == Some(EndCause::Bye);
            if !had_answered && !is_late {
                dialog.confirm();
            }
            had_answered
        });
        if self.call.answer.is_some() {
            if !had_answered {
                return self.note(at, Observed::ForkAnswered, out);
            }
            // An INVITE that was sent before the tag of the callee was known, and renegotiates all the same.
            return self.renegotiation_response(at, facts, status, out);
        }
        self.call.status = Some(status);
        self.call.answer = Some(at);
        self.call.session_interval = facts.session_interval();
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
        out: &mut Out,
    ) {
        let is_last = self.legs.iter().any(|leg| leg.is_last(facts));
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
        if is_caller_side && !is_challenge {
            let end = self.refusal(at, status, self.why(facts));
            return self.end(Outcome::of(status), end, out);
        }
        // A challenge waits for its answer. What one branch behind a proxy says waits for what the proxy makes of it
        // (RFC 3261 section 16.7).
        self.pending = Some(Pending { at, status, reason: reason(facts) });
        self.repeated(at, sighting, out);
        if is_challenge && sighting == Sighting::New {
            self.note(at, Observed::Challenged { status }, out);
        }
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
        let outcome = Outcome::of(status);
        let cause = if self.replaced.is_some() {
            EndCause::Replaced
        } else if outcome == Outcome::Cancelled {
            EndCause::Cancelled
        } else {
            EndCause::Refused
        };
        End { at, by: outcome.released_by(), cause, status: Some(status), reason }
    }

    /// Reason of the message or, where it has none, of the CANCEL before it.
    pub(super) fn why(&self, facts: &Facts<'_>) -> Option<Vec<u8>> {
        reason(facts).or_else(|| self.cancel.as_ref().and_then(|(_, reason)| reason.clone()))
    }
}
