//! How much memory a call takes, all of it.

use core::mem::size_of;

use super::legs::Leg;
use super::refer::Asked;
use super::within::NewTarget;
use super::{Live, Reliable};
use crate::dialog::octets::{Octets, sum};

/// What finding a call takes: its places in the tables of the observer, whose nodes are about half full.
const PLACES: usize = 256;

impl Octets for Leg {
    fn octets(&self) -> usize {
        self.from_tag.octets().saturating_add(self.cseqs.octets())
    }
}

impl Octets for Reliable {
    fn octets(&self) -> usize {
        self.tag.octets()
    }
}

impl Octets for NewTarget {
    fn octets(&self) -> usize {
        self.from_tag.octets().saturating_add(self.uri.octets())
    }
}

impl Octets for Asked {
    fn octets(&self) -> usize {
        // Each key is in the table of expected calls as well.
        let keys = self.keys.octets().saturating_mul(2).saturating_add(self.keys.len().saturating_mul(PLACES));
        sum([self.from_tag.octets(), self.dialog.octets(), keys])
    }
}

impl Live {
    /// Octets that it takes now; they are noted.
    pub(in crate::dialog) fn measure(&mut self) -> usize {
        let call = &self.call;
        let reasons = [
            call.reason.as_ref(),
            self.cancel.as_ref().and_then(|cancel| cancel.reason.as_ref()),
            self.pending.as_ref().and_then(|pending| pending.reason.as_ref()),
        ];
        self.octets = sum([
            size_of::<Self>(),
            PLACES,
            self.kept,
            sum(reasons.into_iter().flatten().map(|reason| reason.capacity())),
            call.dialogs.octets(),
            call.referrals.octets(),
            call.links.octets(),
            self.legs.octets(),
            self.beyond.octets(),
            self.transactions.octets(),
            self.beside.octets(),
            self.aliases.octets().saturating_mul(2),
            self.reliable.octets(),
            self.caller_target.octets(),
            self.new_targets.octets(),
            self.asked.octets(),
            self.spent.octets(),
        ]);
        self.octets
    }
}
