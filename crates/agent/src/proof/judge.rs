//! What becomes of a changed table: whether it shows in the states that were visited, and if not, why it can't.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::cannot::Cannot;
use super::region::Region;
use super::same::Same;
use crate::*;

/// The rows of an event, one of them changed.
#[derive(Clone, Copy)]
pub(super) struct Mutant {
    pub(super) rows: &'static [Row],
    pub(super) position: usize,
    pub(super) changed: Option<&'static Row>,
}

impl Mutant {
    pub(super) fn original(&self) -> &'static Row {
        &self.rows[self.position]
    }

    /// The changed table, as it stands or with the changed row first.
    pub(super) fn table(&self, first: bool) -> Vec<&'static Row> {
        let others = self.rows.iter().enumerate();
        let in_place = others.filter_map(|(at, row)| if at == self.position { self.changed } else { Some(row) });
        let first = if first { self.changed } else { None };
        first.into_iter().chain(in_place).collect()
    }

    /// Whether the changed row overlaps another: found by a test of the table alone.
    pub(super) fn overlaps(&self) -> bool {
        let others = || self.rows.iter().enumerate().filter(|(at, _)| *at != self.position);
        self.changed.is_some_and(|changed| others().any(|(_, other)| changed.overlaps(other)))
    }

    /// The circumstances that the change is about.
    fn regions(&self) -> Vec<Region> {
        let whole = Region::of(self.original());
        let Some(changed) = self.changed else { return Vec::from([whole]) };
        let new = Region::of(changed);
        let mut regions = [whole.without(new), new.without(whole)].concat();
        if changed.action() != self.original().action() {
            regions.push(whole.and(new));
        }
        regions
    }
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Verdict {
    /// The machine differs from the model in a state that was visited.
    Shows,
    /// It does if the changed row is asked before the others. Which row comes first matters only where rows overlap, and
    /// that they don't is a test of its own.
    ShowsFirst,
    /// The changed row overlaps another where it doesn't matter: found by the test of the table alone.
    Overlaps,
    /// Equivalent: the outcome is the same everywhere. A row that refuses what no row allows is there for what it cites.
    Cites,
    /// Equivalent: the circumstances in which the outcome differs can't occur.
    CannotOccur,
    /// Equivalent: another action, and what it does there is the same.
    Same,
    /// None of these: circumstances in which it would matter are left, and no visit has met them.
    Unexplained,
}

/// What becomes of an event: an action, or a refusal.
type Outcome = Result<Action, Refusal>;

/// Circumstances for which there is no reason, and what becomes of the event there before and after the change.
#[derive(Debug)]
#[expect(dead_code, reason = "printed when a mutant is left")]
pub(super) struct Left(Region, Outcome, Outcome);

/// What the states say of a mutant.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    /// The machine differs from the model.
    pub(super) shows: bool,
    /// It does if the changed row is asked first.
    pub(super) shows_first: bool,
    /// The outcome was another, whether or not it came to the same.
    pub(super) differs: bool,
}

/// What is known of one kind of event.
pub(super) struct Judge<'r> {
    needs_contact: bool,
    /// What can't occur, by the number of the reason.
    cannot: Vec<(usize, Region)>,
    /// What comes to the same; these reasons are numbered after the others.
    same: &'r [Same],
    first_same: usize,
}

impl<'r> Judge<'r> {
    /// For an event that is answered by an unknown contact, or not, where there is none and no row decides.
    pub(super) fn new(event: EventName, needs_contact: bool, cannot: &[Cannot], same: &'r [Same]) -> Self {
        let regions = cannot.iter().enumerate().filter(|(_, cannot)| cannot.events.contains(event.set()));
        let regions = regions.flat_map(|(why, cannot)| cannot.regions.iter().map(move |region| (why, *region)));
        Self { needs_contact, cannot: regions.collect(), same, first_same: cannot.len() }
    }

    /// The verdict on a mutant, the reasons that were needed for it, and what is left without a reason.
    pub(super) fn verdict(&self, mutant: &Mutant, seen: Seen) -> (Verdict, BTreeSet<usize>, Option<Left>) {
        let mut needed = BTreeSet::new();
        if seen.shows {
            return (Verdict::Shows, needed, None);
        }
        if seen.shows_first {
            return (Verdict::ShowsFirst, needed, None);
        }
        for first in [false, true] {
            let left = self.unexplained(mutant, &mutant.table(first), &mut needed);
            if left.is_some() {
                return (Verdict::Unexplained, needed, left);
            }
        }
        let verdict = match needed.last() {
            _ if mutant.overlaps() => Verdict::Overlaps,
            Some(why) if *why >= self.first_same => Verdict::Same,
            // What is not to occur was looked for in every state.
            _ if seen.differs => panic!("the outcome differs, though it is said that it can't"),
            Some(_) => Verdict::CannotOccur,
            None => Verdict::Cites,
        };
        (verdict, needed, None)
    }

    /// Whether it matters which of two rows, or none, decides.
    pub(super) fn differ(&self, before: Option<&Row>, after: Option<&Row>, contact: Connection) -> bool {
        let null = contact == Connection::Null;
        self.outcome(before, null) != self.outcome(after, null)
    }

    fn outcome(&self, row: Option<&Row>, null: bool) -> Outcome {
        match row.map(Row::action) {
            Some(Action::Refuse(refusal)) => Err(refusal),
            Some(action) => Ok(action),
            None if null && self.needs_contact => Err(Refusal::UnknownContact),
            None => Err(Refusal::NotAllowed),
        }
    }

    /// Circumstances in which the outcome differs and nothing says that they can't occur or that it comes to the same.
    fn unexplained(&self, mutant: &Mutant, table: &[&Row], needed: &mut BTreeSet<usize>) -> Option<Left> {
        let original: Vec<&Row> = mutant.rows.iter().collect();
        for region in mutant.regions() {
            for contact in [Connections::NULL, !Connections::NULL] {
                let null = contact == Connections::NULL;
                for (region, before) in divide(region.contact(region.contact & contact), &original) {
                    for (region, after) in divide(region, table) {
                        let (before, after) = (self.outcome(before, null), self.outcome(after, null));
                        if before == after {
                            continue;
                        }
                        if let Some(region) = region.outside(&self.reasons(before, after), needed) {
                            return Some(Left(region, before, after));
                        }
                    }
                }
            }
        }
        None
    }

    /// Why it doesn't matter which of two comes of an event.
    fn reasons(&self, before: Outcome, after: Outcome) -> Vec<(usize, Region)> {
        let mut reasons = self.cannot.clone();
        if let (Ok(before), Ok(after)) = (before, after) {
            for (why, same) in (self.first_same..).zip(self.same) {
                if same.actions.contains(&before) && same.actions.contains(&after) {
                    reasons.extend(same.regions.iter().map(|region| (why, *region)));
                }
            }
        }
        reasons
    }
}

/// A region by the first row of a table that decides in it.
fn divide<'r>(region: Region, table: &[&'r Row]) -> Vec<(Region, Option<&'r Row>)> {
    let (mut parts, mut rest) = (Vec::new(), Vec::from([region]));
    rest.retain(|region| !region.is_empty());
    for row in table {
        let own = Region::of(row);
        let (meets, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|region| !region.and(own).is_empty());
        parts.extend(meets.iter().map(|region| (region.and(own), Some(*row))));
        rest = meets.into_iter().flat_map(|region| region.without(own)).chain(others).collect();
    }
    parts.extend(rest.into_iter().map(|region| (region, None)));
    parts
}
