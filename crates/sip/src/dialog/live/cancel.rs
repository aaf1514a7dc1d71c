//! CANCEL, and what a final response means after it (RFC 3261 section 9).

use alloc::vec::Vec;
use core::time::Duration;

use super::{Live, Out, Sight, reason};
use crate::dialog::facts::Facts;
use crate::dialog::observed::Observed;
use crate::dialog::outcome::Outcome;
use crate::dialog::transaction::Sighting;
use crate::status::StatusCode;

/// That the caller has given up.
#[derive(Debug)]
pub(super) struct Cancel {
    pub(super) at: Duration,
    pub(super) reason: Option<Vec<u8>>,
}

impl Live {
    /// A CANCEL of an INVITE outside a dialogue, on a hop where it was not seen yet.
    ///
    /// A proxy cancels branches of its own (RFC 3261 section 16.7, steps 5 and 10): only on the caller's hop it says
    /// that the caller has given up.
    pub(super) fn cancel(&mut self, sight: Sight, facts: &Facts<'_>, sighting: Sighting, out: &mut Out) {
        if !self.transactions.is_first_hop(facts, sight.source, sight.destination) {
            return match sighting {
                Sighting::New => self.requested(sight.at, facts, None, out),
                _ => self.repeated(sight.at, sighting, out),
            };
        }
        let is_last = self.legs.iter().any(|leg| leg.is_last(facts));
        if self.cancel.is_none() && !self.is_answered && is_last {
            self.cancel = Some(Cancel { at: sight.at, reason: reason(facts) });
        }
        self.note(sight.at, Observed::CancelRequested, out);
    }

    /// Whether a CANCEL is of an INVITE outside a dialogue: it has the To of that (section 9.1). Some add the tag of
    /// the callee all the same.
    pub(super) fn is_of_leg(&self, facts: &Facts<'_>) -> bool {
        let has_tag = !facts.tag_of_to().is_empty();
        self.is_leg(facts) && (!has_tag || self.between(facts.tag_of_from(), facts.tag_of_to()).is_some())
    }

    /// What became of the call by a final response other than 2xx.
    ///
    /// One that was sent before the CANCEL came is not changed by it (section 9.2), and a callee who said no has done
    /// so. But a challenge, a redirection or a failure leaves it to the caller to go on, who has given up.
    pub(super) const fn outcome(&self, status: StatusCode) -> Outcome {
        match Outcome::of(status) {
            Outcome::Failed | Outcome::Unanswered if self.cancel.is_some() => Outcome::Cancelled,
            outcome => outcome,
        }
    }

    /// Reason of the message or, where it has none, of the CANCEL before it.
    pub(super) fn why(&self, facts: &Facts<'_>) -> Option<Vec<u8>> {
        reason(facts).or_else(|| self.cancel.as_ref().and_then(|cancel| cancel.reason.clone()))
    }
}
