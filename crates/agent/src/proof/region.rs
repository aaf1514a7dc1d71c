//! Sets of circumstances that are products: what a row is about, what a change of it is about, what can't occur.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::*;

/// Circumstances by sets and masks, as in a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    pub(super) agent: Headlines,
    pub(super) contact: Connections,
    pub(super) peer: Connections,
    pub(super) dialects: Dialects,
    pub(super) need: Facts,
    pub(super) deny: Facts,
}

impl Region {
    pub(super) const ALL: Self = Self {
        agent: Headlines::all(),
        contact: Connections::all(),
        peer: Connections::all(),
        dialects: Dialects::all(),
        need: Facts::empty(),
        deny: Facts::empty(),
    };

    pub(super) fn of(row: &Row) -> Self {
        let (agent, contact, peer) = (row.agent(), row.contact(), row.peer());
        Self { agent, contact, peer, dialects: row.dialects(), need: row.need(), deny: row.deny() }
    }

    pub(super) const fn agent(self, agent: Headlines) -> Self {
        Self { agent, ..self }
    }

    pub(super) const fn contact(self, contact: Connections) -> Self {
        Self { contact, ..self }
    }

    pub(super) const fn peer(self, peer: Connections) -> Self {
        Self { peer, ..self }
    }

    pub(super) const fn dialects(self, dialects: Dialects) -> Self {
        Self { dialects, ..self }
    }

    pub(super) const fn need(self, need: Facts) -> Self {
        Self { need, ..self }
    }

    pub(super) const fn deny(self, deny: Facts) -> Self {
        Self { deny, ..self }
    }

    pub(super) fn is_empty(self) -> bool {
        self.agent.is_empty()
            || self.contact.is_empty()
            || self.peer.is_empty()
            || self.dialects.is_empty()
            || self.need.intersects(self.deny)
    }

    pub(super) fn holds(self, circumstances: &Circumstances) -> bool {
        let Circumstances { agent, contact, peer, facts, dialect } = circumstances;
        self.agent.contains(agent.set())
            && self.contact.contains(contact.set())
            && self.peer.contains(peer.set())
            && self.dialects.contains(*dialect)
            && facts.contains(self.need)
            && !facts.intersects(self.deny)
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            agent: self.agent & other.agent,
            contact: self.contact & other.contact,
            peer: self.peer & other.peer,
            dialects: self.dialects & other.dialects,
            need: self.need | other.need,
            deny: self.deny | other.deny,
        }
    }

    /// How many things one has to know more of a member of this region to know that it is in the other.
    fn open(self, other: Self) -> u32 {
        u32::from(!other.agent.contains(self.agent))
            + u32::from(!other.contact.contains(self.contact))
            + u32::from(!other.peer.contains(self.peer))
            + u32::from(!other.dialects.contains(self.dialects))
            + (other.need - self.need).bits().count_ones()
            + (other.deny - self.deny).bits().count_ones()
    }

    /// What is left without another region, in parts that have nothing in common.
    pub(super) fn without(self, other: Self) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut rest = self;
        parts.push(rest.agent(rest.agent - other.agent));
        rest.agent &= other.agent;
        parts.push(rest.contact(rest.contact - other.contact));
        rest.contact &= other.contact;
        parts.push(rest.peer(rest.peer - other.peer));
        rest.peer &= other.peer;
        parts.push(rest.dialects(rest.dialects - other.dialects));
        rest.dialects &= other.dialects;
        for fact in (other.need - self.need).iter() {
            parts.push(rest.deny(rest.deny | fact));
            rest.need |= fact;
        }
        for fact in (other.deny - self.deny).iter() {
            parts.push(rest.need(rest.need | fact));
            rest.deny |= fact;
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// A part of it that is ruled out by none of the reasons, if there is one; which reasons rule out the rest is noted.
    ///
    /// It always divides by the region that is nearest to holding all of what is left.
    pub(super) fn outside(self, reasons: &[(usize, Self)], needed: &mut BTreeSet<usize>) -> Option<Self> {
        if self.is_empty() {
            return None;
        }
        let meets: Vec<_> = reasons.iter().copied().filter(|(_, region)| !self.and(*region).is_empty()).collect();
        let Some((why, nearest)) = meets.iter().min_by_key(|(_, region)| self.open(*region)) else { return Some(self) };
        needed.insert(*why);
        self.without(*nearest).into_iter().find_map(|part| part.outside(&meets, needed))
    }
}

#[test]
fn what_is_left_of_a_region_without_others_is_outside_all_of_them() {
    let own = Region::ALL.agent(Headlines::READY | Headlines::BUSY).need(Facts::BY_SELF);
    let ready = Region::ALL.agent(Headlines::READY);
    let voice = Region::ALL.agent(Headlines::BUSY).need(Facts::VOICE);
    let mut needed = BTreeSet::new();
    let left = own.outside(&[(0, ready), (1, voice)], &mut needed).unwrap();
    assert_eq!((left.agent, left.deny), (Headlines::BUSY, Facts::VOICE));
    let text = Region::ALL.deny(Facts::VOICE);
    assert!(own.outside(&[(0, ready), (1, voice), (2, text)], &mut needed).is_none());
    assert_eq!(needed, BTreeSet::from([0, 1, 2]));
}
