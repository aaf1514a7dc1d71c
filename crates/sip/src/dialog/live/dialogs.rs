//! Which dialogue a message belongs to, and which side it comes from.

use core::time::Duration;

use super::{Live, within};
use crate::dialog::call::Party;
use crate::dialog::dialogue::{Dialog, DialogState};
use crate::dialog::facts::Facts;
use crate::dialog::transaction::short;

/// Callees of one call that are told apart.
const MAX_DIALOGS: usize = 64;

impl Live {
    /// Who sent the request that this is, or that it answers.
    pub(super) fn originator(&self, facts: &Facts<'_>) -> Option<Party> {
        let (from, to) = (facts.tag_of_from(), facts.tag_of_to());
        if self.is_caller(from) {
            Some(Party::Caller)
        } else if self.is_caller(to) || self.is_callee(from) {
            Some(Party::Callee)
        } else if self.is_tag_of_leg(from) {
            Some(Party::Caller)
        } else {
            self.is_tag_of_leg(to).then_some(Party::Callee)
        }
    }

    fn is_callee(&self, tag: &str) -> bool {
        // Who is who in a call that began before it was observed can't be told.
        self.call.start.is_some() && self.call.dialogs.iter().any(|dialog| dialog.callee_tag == short(tag))
    }

    /// Whose tag this is.
    pub(super) fn party(&self, tag: &str) -> Option<Party> {
        if self.is_caller(tag) {
            Some(Party::Caller)
        } else if self.is_callee(tag) {
            Some(Party::Callee)
        } else {
            None
        }
    }

    /// The dialogue between these tags, and who has the first of them.
    pub(super) fn between(&self, from: &str, to: &str) -> Option<(usize, Party)> {
        let (from, to) = (short(from), short(to));
        let find = |callee: &str, caller: &str| {
            self.call.dialogs.iter().position(|dialog| dialog.callee_tag == callee && dialog.caller_tag == caller)
        };
        let of_caller = find(to, from).map(|place| (place, Party::Caller));
        of_caller.or_else(|| find(from, to).map(|place| (place, Party::Callee)))
    }

    /// Whether a request, or the one that this answers, is of a dialogue: its tags are those of one (RFC 3261 section
    /// 12.2.2), or of a side of the call as long as no dialogue is known to be confirmed.
    pub(super) fn is_within(&self, facts: &Facts<'_>) -> bool {
        let (from, to) = (facts.tag_of_from(), facts.tag_of_to());
        let is_of_side = self.is_caller(from) || self.is_caller(to);
        self.between(from, to).is_some() || (is_of_side && !self.has_confirmed())
    }

    /// Whether the call has a dialogue with these tags, in either order, as far as it was seen: of legs that are not the
    /// caller's own no dialogues are kept.
    pub(in crate::dialog) fn has_dialog(&self, (one, other): (&str, &str)) -> bool {
        let is_callers = self.is_caller(one) || self.is_caller(other);
        let is_unknown = self.call.dialogs.is_empty() || !is_callers;
        (is_unknown && (self.is_tag_of_leg(one) || self.is_tag_of_leg(other))) || self.between(one, other).is_some()
    }

    /// The dialogue that a response to the caller's INVITE, or its ACK, belongs to; noted if it is a new one.
    pub(super) fn dialog(&mut self, at: Duration, facts: &Facts<'_>) -> Option<usize> {
        let known = self.call.dialogs.len();
        let place = self.dialog_of(at, facts.tag_of_from(), facts.tag_of_to())?;
        if let Some(dialog) = self.call.dialogs.get_mut(place).filter(|_| place >= known) {
            dialog.number(Party::Caller, facts.cseq.number());
        }
        Some(place)
    }

    /// The dialogue of the callee with this tag; noted if it is a new one.
    pub(super) fn dialog_of(&mut self, at: Duration, caller: &str, callee: &str) -> Option<usize> {
        let tag = short(callee);
        if tag.is_empty() {
            return None;
        }
        let known = self.call.dialogs.iter().position(|dialog| dialog.callee_tag == tag);
        if known.is_some() || self.call.dialogs.len() >= MAX_DIALOGS {
            return known;
        }
        let mut dialog = Dialog::new(short(caller), tag, at);
        dialog.caller_target.clone_from(&self.caller_target);
        self.call.dialogs.push(dialog);
        self.call.forks = self.call.forks.saturating_add(1);
        self.call.dialogs.len().checked_sub(1)
    }

    /// Makes room for a dialogue that is answered: one that only rings is less to lose.
    pub(super) fn make_room(&mut self, facts: &Facts<'_>) {
        let tag = short(facts.tag_of_to());
        let dialogs = &mut self.call.dialogs;
        if dialogs.len() < MAX_DIALOGS || tag.is_empty() || dialogs.iter().any(|dialog| dialog.callee_tag == tag) {
            return;
        }
        if let Some(place) = dialogs.iter().position(|dialog| dialog.confirmed.is_none()) {
            dialogs.remove(place);
        }
    }

    /// The same for a response, which says where the callee is.
    pub(super) fn answering(&mut self, at: Duration, facts: &Facts<'_>) -> Option<&mut Dialog> {
        let place = self.dialog(at, facts)?;
        let dialog = self.call.dialogs.get_mut(place)?;
        if let Some(target) = within::target(facts) {
            dialog.callee_target = Some(target);
        }
        Some(dialog)
    }

    /// Whether a dialogue is left that was answered.
    pub(super) fn has_confirmed(&self) -> bool {
        self.call.dialogs.iter().any(|dialog| dialog.state == DialogState::Confirmed)
    }

    pub(super) fn has_early(&self) -> bool {
        self.call.dialogs.iter().any(|dialog| dialog.state == DialogState::Early)
    }
}
