use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;
use std::time::Instant;
use std::{format, println};

use super::steps::{every, tenant};
use super::walk::{Found, Visit, visit};
use crate::*;

/// How many of the nearest states of each tenant are visited.
const STATES: usize = 3_000;

/// Every dialect, once with little and once with much switched on.
fn tenants() -> Vec<Tenant> {
    let work = AfterCall::Work { limit: Some(Duration::from_secs(1_000_000)) };
    let plain = |dialect| tenant().with_dialect(dialect).with_busy_on_no_answer(false);
    let rich = |dialect| {
        tenant()
            .with_dialect(dialect)
            .with_simultaneous(true)
            .with_rest_approval(true)
            .with_ring_limit(Duration::from_secs(20))
            .with_busy_on_rejection(false)
            .with_after_call(MediumGroup::Voice, work)
            .with_after_call(MediumGroup::Multimedia, AfterCall::Work { limit: None })
    };
    let plain: Vec<_> = Dialects::all().iter().map(plain).collect();
    let full = tenant().with_rest_limit(0).with_simultaneous(true).with_chat_limit(1);
    plain.into_iter().chain(Dialects::all().iter().map(rich)).chain([full]).collect()
}

/// The circumstances that the states of a small world meet, by event, each with a state that meets them.
struct World {
    met: BTreeMap<EventName, Vec<(Circumstances, Found)>>,
    states: usize,
    edges: usize,
}

fn world() -> World {
    let mut world = World { met: BTreeMap::new(), states: 0, edges: 0 };
    let mut known = BTreeSet::new();
    for tenant in tenants() {
        let Visit { states, edges, met, .. } = visit(&tenant, &every(), Some(STATES));
        world.states += states;
        world.edges += edges;
        for (key, found) in met {
            if known.insert(key) {
                let circumstances = found.centre.circumstances_of(&found.event);
                world.met.entry(key.0).or_default().push((circumstances, found));
            }
        }
    }
    world
}

/// The row that decides if `changed` stands in place of the row at `position` of its event, or nothing does.
fn decides<'r>(
    rows: &'static [Row],
    position: usize,
    changed: Option<&'static Row>,
    circumstances: &Circumstances,
) -> Option<&'r Row> {
    let in_table = |(at, row): (usize, &'static Row)| if at == position { changed } else { Some(row) };
    rows.iter().enumerate().filter_map(in_table).find(|row| row.applies(circumstances))
}

#[test]
fn each_change_of_a_row_shows_against_the_model() {
    let begin = Instant::now();
    let world = world();
    let circumstances: usize = world.met.values().map(Vec::len).sum();
    println!("{} states, {} edges, {circumstances} circumstances, {:?}", world.states, world.edges, begin.elapsed());
    let mut counts: BTreeMap<(Change, Verdict), usize> = BTreeMap::new();
    let mut silent = 0;
    let mut unmet = Vec::new();
    for event in EventName::ALL {
        let rows = rows(*event);
        let met = world.met.get(event).map(Vec::as_slice).unwrap_or_default();
        for (position, row) in rows.iter().enumerate() {
            if !met.iter().any(|(circumstances, _)| row.applies(circumstances)) {
                unmet.push(row.id());
                continue;
            }
            let dropped = [(Change::Dropped, None)];
            let others = row.mutants().into_iter().map(|(change, row)| (change, Some(&*Box::leak(Box::new(row)))));
            for (change, changed) in dropped.into_iter().chain(others) {
                // Rows that overlap are found by a test of the table alone.
                let overlaps = changed.is_some_and(|changed| {
                    let others = rows.iter().enumerate().filter(|(at, _)| *at != position);
                    others.into_iter().any(|(_, other)| changed.overlaps(other))
                });
                let (mut met_at_all, mut shows) = (false, false);
                for (circumstances, found) in met {
                    let before = rows.iter().find(|row| row.applies(circumstances));
                    let after = decides(rows, position, changed, circumstances);
                    let same = match (before, after) {
                        (None, None) => true,
                        (Some(before), Some(after)) => before.action() == after.action(),
                        _ => false,
                    };
                    met_at_all |= !same;
                    if !same && super::walk::shows(found, after) {
                        shows = true;
                        break;
                    }
                }
                let verdict = match (shows, overlaps, met_at_all) {
                    (true, ..) => Verdict::Shows,
                    (_, true, _) => Verdict::Overlaps,
                    (_, _, false) => Verdict::NeverMet,
                    _ => Verdict::Same,
                };
                *counts.entry((change, verdict)).or_default() += 1;
                if verdict == Verdict::Same {
                    let what = changed.map_or(String::new(), |changed| difference(row, changed));
                    assert!(is_explained(row, changed), "{change:?} never shows, {}: {what}", row.id());
                    silent += 1;
                }
            }
        }
    }
    println!("{:?}; rows that are never met: {unmet:?}", begin.elapsed());
    for ((change, verdict), count) in &counts {
        println!("{change:?} {verdict:?}: {count}");
    }
    println!("{silent} changes come to the same");
    // Tests of queues and of flows decide by these.
    assert_eq!(unmet, ["retrieved beside a call", "waited too long"]);
    assert!(counts.keys().any(|(_, verdict)| *verdict == Verdict::Shows));
}

/// Why a change comes to the same.
fn is_explained(row: &Row, changed: Option<&Row>) -> bool {
    use Action as A;
    let refuses = |row: &Row| row.action() == A::Refuse(Refusal::NotAllowed);
    // Without a row the answer is "not allowed" as well: the row is there for the rule that it cites.
    if refuses(row) || changed.is_some_and(refuses) {
        return true;
    }
    let Some(changed) = changed else { return false };
    let pair = |one: &[A]| one.contains(&row.action()) && one.contains(&changed.action());
    // A wish with nothing in hand comes true at once; without work there is none to end; by force or not, who has
    // nothing in hand leaves nothing behind.
    pair(&[A::SignOut, A::ForceSignOut, A::WishSignOut])
        || pair(&[A::SetReady, A::EndWorkReady, A::WishReady])
        || pair(&[A::SetNotReady, A::EndWorkNotReady, A::WishNotReady])
        || pair(&[A::BeginWork, A::WishWork])
        // A wish for a rest that has to be granted is that wish.
        || pair(&[A::AskRest, A::WishNotReady])
        // They differ in what the tenant has set, which the row's own dialect does not ask.
        || pair(&[A::DivertNoAnswer, A::DivertNotReady])
        // Off hook is off hook, whether the call is known; whom nobody has answered, nobody releases; a caller who leaves
        // an answered call leaves nobody ringing.
        || pair(&[A::Initiate, A::InitiatePreview])
        || pair(&[A::Divert, A::Release])
        || pair(&[A::Abandon, A::OutsideLeaves])
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Verdict {
    /// The model and the machine part.
    Shows,
    /// Two rows decide the same circumstances then.
    Overlaps,
    /// The circumstances in which it would matter are met in no state.
    NeverMet,
    /// They are met, and what comes of it is the same.
    Same,
}

fn difference(row: &Row, changed: &Row) -> String {
    format!(
        "{:?}{:?}{:?}+{:?}-{:?}{:?} {:?} for {:?}",
        row.agent() ^ changed.agent(),
        row.contact() ^ changed.contact(),
        row.peer() ^ changed.peer(),
        row.need() ^ changed.need(),
        row.deny() ^ changed.deny(),
        row.dialects() ^ changed.dialects(),
        changed.action(),
        row.action(),
    )
}
