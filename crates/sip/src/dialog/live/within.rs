//! Requests within a dialogue, and what their answers change.

use alloc::boxed::Box;
use core::time::Duration;

use super::{Live, Out, reason};
use crate::dialog::call::Party;
use crate::dialog::dialogue::{DialogState, End, EndCause};
use crate::dialog::facts::{Facts, Kind};
use crate::dialog::observed::Observed;
use crate::dialog::outcome::Outcome;
use crate::dialog::transaction::short;
use crate::status::StatusCode;
use crate::uri::Uri;

/// Octets of a remote target; a longer one is not kept.
const MAX_TARGET: usize = 512;
/// Re-INVITEs and UPDATEs of one call that wait for their answers.
const MAX_NEW_TARGETS: usize = 8;

/// Where a side that has sent a re-INVITE or UPDATE wants to be found, once that is accepted (RFC 3261 section 12.2).
#[derive(Debug)]
pub(super) struct NewTarget {
    pub(super) from_tag: Box<str>,
    cseq: u32,
    pub(super) uri: Uri<'static>,
}

/// The Contact of a message, if it is worth keeping.
pub(super) fn target(facts: &Facts<'_>) -> Option<Uri<'static>> {
    facts.contact().filter(|uri| uri.as_str().len() <= MAX_TARGET).map(Uri::into_owned)
}

impl Live {
    /// Notes the sequence number of a request.
    pub(super) fn count(&mut self, facts: &Facts<'_>) {
        // ACK and CANCEL have the number of their INVITE.
        if matches!(facts.kind, Kind::Ack | Kind::Cancel) {
            return;
        }
        let Some((place, party)) = self.between(facts.tag_of_from(), facts.tag_of_to()) else { return };
        if let Some(dialog) = self.call.dialogs.get_mut(place) {
            dialog.number(party, facts.cseq.number());
        }
    }

    /// Whether a request has a lower number than another one of the same side: it is rejected with 500, and changes
    /// nothing (RFC 3261 section 12.2.2). One that was accepted before it was seen has only come late.
    pub(super) fn is_stale(&self, facts: &Facts<'_>) -> bool {
        if matches!(facts.kind, Kind::Ack | Kind::Cancel) {
            return false;
        }
        self.is_overtaken(facts) && !self.transactions.has_success(facts)
    }

    /// Whether a request, or the one that this answers, has a lower number than another one of the same side.
    pub(super) fn is_overtaken(&self, facts: &Facts<'_>) -> bool {
        let place = self.between(facts.tag_of_from(), facts.tag_of_to());
        let last = place.and_then(|(place, party)| self.call.dialogs.get(place)?.last_number(party));
        last > Some(facts.cseq.number())
    }

    /// A re-INVITE or UPDATE.
    pub(super) fn offered(&mut self, at: Duration, facts: &Facts<'_>, by: Option<Party>, out: &mut Out) {
        let from_tag = short(facts.tag_of_from());
        self.new_targets.retain(|new| *new.from_tag != *from_tag);
        if let Some(uri) = target(facts).filter(|_| self.new_targets.len() < MAX_NEW_TARGETS) {
            self.new_targets.push(NewTarget { from_tag: from_tag.into(), cseq: facts.cseq.number(), uri });
        }
        let method = facts.cseq.method().clone().into_owned();
        self.note(at, Observed::Offered { by, method }, out);
        if self.transactions.has_success(facts) {
            // The answer was seen before it.
            self.moved(facts);
        }
    }

    pub(super) fn renegotiation_response(
        &mut self,
        at: Duration,
        facts: &Facts<'_>,
        status: StatusCode,
        out: &mut Out,
    ) {
        let by = self.originator(facts);
        let method = facts.cseq.method().clone().into_owned();
        if status.is_success() {
            self.call.renegotiations = self.call.renegotiations.saturating_add(1);
            self.call.session_interval = facts.session_interval();
            self.refresh(facts);
            self.note(at, Observed::Renegotiated { by, method }, out);
        } else if matches!(status.code(), 401 | 407) {
            self.note(at, Observed::Challenged { status }, out);
        } else {
            self.note(at, Observed::RenegotiationRefused { by, method, status }, out);
            self.lost(at, facts, status, out);
        }
    }

    /// Both sides are where the request and its 2xx say; a refused one changes nothing (RFC 6141 section 4).
    fn refresh(&mut self, facts: &Facts<'_>) {
        let Some((place, party)) = self.between(facts.tag_of_from(), facts.tag_of_to()) else { return };
        self.moved(facts);
        if let Some((dialog, uri)) = self.call.dialogs.get_mut(place).zip(target(facts)) {
            let other = if party == Party::Caller { Party::Callee } else { Party::Caller };
            *dialog.target(other) = Some(uri);
        }
    }

    /// Who has sent this re-INVITE or UPDATE, or the one that it answers, is where he said.
    fn moved(&mut self, facts: &Facts<'_>) {
        let Some((place, party)) = self.between(facts.tag_of_from(), facts.tag_of_to()) else { return };
        let Some(dialog) = self.call.dialogs.get_mut(place) else { return };
        let is_of = |new: &NewTarget| *new.from_tag == *short(facts.tag_of_from()) && new.cseq == facts.cseq.number();
        if let Some(new) = self.new_targets.iter().position(is_of) {
            *dialog.target(party) = Some(self.new_targets.swap_remove(new).uri);
        }
    }

    /// 481 and 408 say that the other side has no such dialogue any more (RFC 3261 section 12.2.1.2, RFC 5057 section
    /// 5.1). Before the answer it is the INVITE that decides.
    pub(super) fn lost(&mut self, at: Duration, facts: &Facts<'_>, status: StatusCode, out: &mut Out) {
        if !matches!(status.code(), 408 | 481) {
            return;
        }
        let place = self.between(facts.tag_of_from(), facts.tag_of_to()).map(|(place, _)| place);
        let dialog = place.and_then(|place| self.call.dialogs.get_mut(place));
        let Some(dialog) = dialog.filter(|dialog| dialog.state == DialogState::Confirmed) else { return };
        let end = End { at, by: None, cause: EndCause::Lost, status: Some(status), reason: reason(facts) };
        dialog.terminate(&end);
        if self.call.end.is_some() {
            return;
        }
        if self.has_confirmed() {
            return self.note(at, Observed::ForkEnded, out);
        }
        self.end(Outcome::Answered, end, out);
    }
}
