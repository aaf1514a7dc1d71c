use offhook_base::Rule;

use crate::{Connection, Connections, Dialects, EventName, EventNames, Facts, Headline, Headlines};

mod action;
mod table;

pub use action::{Action, Refusal};
pub use table::RULES;

/// One rule: under what circumstances an event does what, and where that is written.
///
/// A row applies if the headline of the agent, the agent's connection and the liveliest connection of the others are in its
/// sets, every fact of `need` holds and none of `deny`, and the tenant's dialect is among its dialects.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    id: &'static str,
    event: EventName,
    agent: Headlines,
    contact: Connections,
    peer: Connections,
    need: Facts,
    deny: Facts,
    action: Action,
    dialects: Dialects,
    rule: Rule,
}

impl Row {
    /// The row's own name, unique in the table.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The event that it decides.
    #[must_use]
    pub const fn event(&self) -> EventName {
        self.event
    }

    /// Headlines of the agent for which it holds.
    #[must_use]
    pub const fn agent(&self) -> Headlines {
        self.agent
    }

    /// Connections of the agent to the event's call for which it holds.
    #[must_use]
    pub const fn contact(&self) -> Connections {
        self.contact
    }

    /// Connections of the other side for which it holds.
    #[must_use]
    pub const fn peer(&self) -> Connections {
        self.peer
    }

    /// Facts that must hold.
    #[must_use]
    pub const fn need(&self) -> Facts {
        self.need
    }

    /// Facts that must not hold.
    #[must_use]
    pub const fn deny(&self) -> Facts {
        self.deny
    }

    /// What it does.
    #[must_use]
    pub const fn action(&self) -> Action {
        self.action
    }

    /// Whose rule it is.
    #[must_use]
    pub const fn dialects(&self) -> Dialects {
        self.dialects
    }

    /// The rule's id and where it is written.
    #[must_use]
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The same row with one thing changed, in every way: for the test that each change shows.
    #[cfg(test)]
    pub(crate) fn mutants(&self) -> alloc::vec::Vec<(Change, Self)> {
        let agents = Headlines::all().iter().map(|bit| (Change::Agent, Self { agent: self.agent ^ bit, ..*self }));
        let contacts = Connections::all().iter().filter(|bit| bit.bits().count_ones() == 1);
        let contacts = contacts.map(|bit| (Change::Contact, Self { contact: self.contact ^ bit, ..*self }));
        let peers = Connections::all().iter().filter(|bit| bit.bits().count_ones() == 1);
        let peers = peers.map(|bit| (Change::Peer, Self { peer: self.peer ^ bit, ..*self }));
        let needs = self.need.iter().map(|bit| (Change::Need, Self { need: self.need ^ bit, ..*self }));
        let denies = self.deny.iter().map(|bit| (Change::Deny, Self { deny: self.deny ^ bit, ..*self }));
        let dialects =
            Dialects::all().iter().map(|bit| (Change::Dialects, Self { dialects: self.dialects ^ bit, ..*self }));
        let mut actions: alloc::vec::Vec<Action> = rows(self.event).iter().map(|row| row.action).collect();
        actions.push(Action::Refuse(Refusal::NotAllowed));
        actions.push(Action::Refuse(Refusal::Capacity));
        let swaps = actions.into_iter().filter(|action| *action != self.action);
        let swaps = swaps.map(|action| (Change::Action, Self { action, ..*self }));
        agents.chain(contacts).chain(peers).chain(needs).chain(denies).chain(dialects).chain(swaps).collect()
    }

    /// Whether it refuses.
    #[must_use]
    pub const fn refuses(&self) -> bool {
        matches!(self.action, Action::Refuse(_))
    }

    /// Whether it decides under these circumstances.
    #[must_use]
    pub const fn applies(&self, circumstances: &Circumstances) -> bool {
        let Circumstances { agent, contact, peer, facts, dialect } = circumstances;
        self.agent.contains(agent.set())
            && self.contact.contains(contact.set())
            && self.peer.contains(peer.set())
            && facts.contains(self.need)
            && !facts.intersects(self.deny)
            && self.dialects.intersects(*dialect)
    }

    /// Whether there are circumstances under which both rows apply.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let groups = [Facts::ACTORS, Facts::TIMERS, Facts::CAUSES];
        let one_of = |group: Facts| {
            let (mine, theirs) = (self.need.intersection(group), other.need.intersection(group));
            mine.is_empty() || theirs.is_empty() || mine == theirs
        };
        self.event == other.event
            && self.agent.intersects(other.agent)
            && self.contact.intersects(other.contact)
            && self.peer.intersects(other.peer)
            && self.dialects.intersects(other.dialects)
            && !self.need.intersects(other.deny)
            && !other.need.intersects(self.deny)
            && groups.into_iter().all(one_of)
    }
}

/// What is changed in a row to see whether it shows.
#[cfg(test)]
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Change {
    Dropped,
    Agent,
    Contact,
    Peer,
    Need,
    Deny,
    Dialects,
    Action,
}

/// Everything that the table is asked about: what an event meets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Circumstances {
    /// Headline of the agent that the event is about; signed out if it is about none.
    pub agent: Headline,
    /// That agent's connection to the event's call.
    pub contact: Connection,
    /// The liveliest connection of the others; the outside party's own where the event is about that one.
    pub peer: Connection,
    /// What else holds.
    pub facts: Facts,
    /// The tenant's dialect.
    pub dialect: Dialects,
}

/// The row that decides an event under these circumstances; without one the event is refused as not allowed.
///
/// ```
/// use offhook_agent::{explain, Circumstances, Connection, Dialects, EventName, Facts, Headline};
///
/// let circumstances = Circumstances {
///     agent: Headline::Talking,
///     contact: Connection::Null,
///     peer: Connection::Null,
///     facts: Facts::BY_SELF,
///     dialect: Dialects::HUAWEI,
/// };
/// assert_eq!(explain(EventName::SignOut, &circumstances).unwrap().rule().name(), "R-OUT-1");
/// ```
#[must_use]
pub fn explain(event: EventName, circumstances: &Circumstances) -> Option<&'static Row> {
    rows(event).iter().find(|row| row.applies(circumstances))
}

/// The rows that decide one kind of event.
#[must_use]
pub fn rows(event: EventName) -> &'static [Row] {
    ROWS.get(event as usize).copied().unwrap_or_default()
}

static ROWS: [&[Row]; EventName::ALL.len()] = rows_by_event();

#[expect(clippy::indexing_slicing, reason = "worked out while compiling: a wrong index is a compile error")]
const fn rows_by_event() -> [&'static [Row]; EventName::ALL.len()] {
    let mut by_event: [&[Row]; EventName::ALL.len()] = [&[]; EventName::ALL.len()];
    let (mut event, mut rest) = (0, RULES);
    while event < by_event.len() {
        let mut own = 0;
        while own < rest.len() && rest[own].event as usize == event {
            own += 1;
        }
        (by_event[event], rest) = rest.split_at(own);
        event += 1;
    }
    by_event
}

/// What the rows of one event ask about; the rest need not be known to decide it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asks {
    /// What the agent is doing, or has in hand.
    pub(crate) agent: bool,
    pub(crate) peer: bool,
    pub(crate) facts: Facts,
}

impl Asks {
    pub(crate) const EVERYTHING: Self = Self { agent: true, peer: true, facts: Facts::all() };
    const NOTHING: Self = Self { agent: false, peer: false, facts: Facts::empty() };

    pub(crate) fn of(event: EventName) -> Self {
        ASKS.get(event as usize).copied().unwrap_or(Self::EVERYTHING)
    }
}

static ASKS: [Asks; EventName::ALL.len()] = asks();

#[expect(clippy::indexing_slicing, reason = "worked out while compiling: a wrong index is a compile error")]
const fn asks() -> [Asks; EventName::ALL.len()] {
    let mut asks = [Asks::NOTHING; EventName::ALL.len()];
    let mut row = 0;
    while row < RULES.len() {
        let Row { event, agent, peer, need, deny, .. } = &RULES[row];
        let of = &mut asks[*event as usize];
        of.facts = of.facts.union(need.union(*deny));
        of.agent |= !agent.is_all() || of.facts.intersects(Facts::OF_AGENT);
        of.peer |= !peer.is_all();
        row += 1;
    }
    asks
}

/// The events that some row would accept, where only the `known` facts are certain and any other could go either way.
pub(crate) fn legal(circumstances: &Circumstances, outside: Connection, known: Facts) -> EventNames {
    let from_elsewhere = EventNames::QUEUED | EventNames::TIMER | EventNames::OBSERVED | EventNames::RESYNC;
    // Settings are open in every state, and no answer to what was refused.
    let settings = EventNames::AUTO_IDLE | EventNames::CHAT_LIMIT | EventNames::NUMBER_HANDLED;
    let Circumstances { agent, contact, peer, facts, dialect } = *circumstances;
    let holds = |row: &&Row| {
        !row.refuses()
            && row.agent.contains(agent.set())
            && row.contact.contains(contact.set())
            && row.peer.contains(if row.need.contains(Facts::OUTSIDE) { outside.set() } else { peer.set() })
            && row.dialects.intersects(dialect)
            && facts.contains(row.need.intersection(known))
            && !facts.intersects(row.deny.intersection(known))
    };
    RULES
        .iter()
        .filter(holds)
        .fold(EventNames::empty(), |set, row| set | row.event.set())
        .difference(from_elsewhere | settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// That no two rows overlap is worth as much as the question.
    #[test]
    fn rows_overlap_where_circumstances_fit_both() {
        assert!(RULES.iter().all(|row| row.overlaps(row)));
        let [row, ..] = RULES else { panic!("no rows") };
        let needs = |need| Row { need, deny: Facts::empty(), ..*row };
        let overlap = |one, other| needs(one).overlaps(&needs(other));
        assert!(overlap(Facts::BY_SELF, Facts::empty()) && overlap(Facts::empty(), Facts::BY_SELF));
        assert!(overlap(Facts::BY_SELF, Facts::BY_SELF) && overlap(Facts::BY_SELF, Facts::WISH));
        assert!(!overlap(Facts::BY_SELF, Facts::BY_SUPERVISOR), "one acts");
        assert!(!overlap(Facts::NO_ANSWER, Facts::REJECTED) && !overlap(Facts::TIMER_RING, Facts::TIMER_WRAP_UP));
        let denies = Row { need: Facts::empty(), deny: Facts::WISH, ..*row };
        assert!(!denies.overlaps(&needs(Facts::WISH)) && !needs(Facts::WISH).overlaps(&denies));
        for other in [
            Row { event: EventName::Rated, ..*row },
            Row { agent: !row.agent, ..*row },
            Row { contact: Connections::empty(), ..*row },
            Row { peer: Connections::empty(), ..*row },
            Row { dialects: Dialects::empty(), ..*row },
        ] {
            assert!(!row.overlaps(&other) && !other.overlaps(row));
        }
    }
}
