//! Every change of the table: each shows against the model, or is equivalent for a reason that is checked.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;
use std::time::Instant;
use std::{println, vec};

use super::cannot::{Cannot, cannot};
use super::every::every;
use super::explore::{Met, World};
use super::judge::{Judge, Mutant, Seen, Verdict};
use super::same::{Same, same};
use super::starts::{alone, distinct, together};
use super::steps::{QUEUES, tenant};
use crate::*;

/// How many states of each tenant are visited.
const STATES: usize = 1_000;

/// A dialect with little switched on, with much, and where everything is full.
pub(super) fn tenants(dialect: Dialects) -> [Tenant; 3] {
    let work = |seconds| AfterCall::Work { limit: Some(Duration::from_secs(seconds)) };
    let overflow = Overflow { to: QUEUES[1], after: Some(Duration::from_secs(30)), longest: None };
    let plain = tenant().with_dialect(dialect);
    let rich = plain
        .clone()
        .with_simultaneous(true)
        .with_rest_approval(true)
        .with_ring_limit(Duration::from_secs(20))
        .with_busy_on_rejection(false)
        .with_after_call(MediumGroup::Voice, work(1_000_000))
        .with_after_call(MediumGroup::Multimedia, AfterCall::Work { limit: None });
    let full = plain
        .clone()
        .with_rest_limit(0)
        .with_simultaneous(true)
        .with_chat_limit(2)
        .with_ring_limit(Duration::from_secs(20))
        .with_busy_on_no_answer(false)
        .with_after_call(MediumGroup::Voice, work(10))
        .with_overflow(QUEUES[0], overflow);
    let plain = plain.with_busy_on_no_answer(false).with_after_call(MediumGroup::Multimedia, work(1_000_000));
    [plain, rich, full]
}

/// The states of one dialect, and what they meet.
fn world(dialect: Dialects) -> World {
    let mut world = World::new(every());
    let [plain, rich, full] = tenants(dialect);
    world.explore(distinct(alone(&plain)), STATES);
    world.explore(distinct([alone(&rich), together(&rich)].concat()), STATES);
    world.explore(distinct(alone(&full)), STATES);
    world
}

/// Nothing that is said not to occur is met in any state.
fn check_cannot(world: &World, cannot: &[Cannot]) {
    for event in EventName::ALL {
        for Cannot { why, regions, .. } in cannot.iter().filter(|cannot| cannot.events.contains(event.set())) {
            for met in world.met(*event) {
                let occurs = regions.iter().any(|region| region.holds(&met.circumstances));
                assert!(!occurs, "{why}: {event:?} {:?}", met.circumstances);
            }
        }
    }
}

/// What is said to come to the same does so in every circumstance that is met.
fn check_same(world: &World, same: &[Same]) {
    for (event, Same { why, actions, regions }) in
        EventName::ALL.iter().flat_map(|event| same.iter().map(move |same| (event, same)))
    {
        for row in rows(*event).iter().filter(|row| actions.contains(&row.action())) {
            for other in
                row.mutants().into_iter().filter(|(change, _)| *change == Change::Action).map(|(_, other)| other)
            {
                if !actions.contains(&other.action()) {
                    continue;
                }
                let other: &'static Row = Box::leak(Box::new(other));
                for met in world.met(*event).iter().filter(|met| row.applies(&met.circumstances)) {
                    let said = regions.iter().any(|region| region.holds(&met.circumstances));
                    assert!(!said || !world.shows(met, Some(other)), "{why}: {} {:?}", row.id(), met.circumstances);
                }
            }
        }
    }
}

fn describe(mutant: &Mutant) -> String {
    let row = mutant.original();
    let Some(changed) = mutant.changed else { return format!("{:?} {:?}: dropped", row.event(), row.id()) };
    format!(
        "{:?} {:?}: {:?}{:?}{:?}+{:?}-{:?}{:?} {:?} for {:?}",
        row.event(),
        row.id(),
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

/// Each change of each row.
fn mutants() -> Vec<(Change, Mutant)> {
    let rows =
        EventName::ALL.iter().map(|event| rows(*event)).flat_map(|rows| (0..rows.len()).map(move |at| (rows, at)));
    let changes = rows.flat_map(|(rows, position)| {
        let others = rows[position].mutants().into_iter();
        let others = others.map(|(change, row)| (change, Some(&*Box::leak(Box::new(row)))));
        let changes = [(Change::Dropped, None)].into_iter().chain(others);
        changes.map(move |(change, changed)| (change, Mutant { rows, position, changed }))
    });
    changes.collect()
}

/// Looks for a mutant in the states of a world.
fn look(world: &World, judge: &Judge<'_>, mutant: &Mutant, seen: &mut Seen) {
    let original: Vec<&Row> = mutant.rows.iter().collect();
    let decides = |table: &[&'static Row], met: &Met| table.iter().copied().find(|row| row.applies(&met.circumstances));
    let overlaps = mutant.overlaps();
    for first in [false, true] {
        if seen.shows || (first && (!overlaps || seen.shows_first)) {
            continue;
        }
        let table = mutant.table(first);
        for met in world.met(mutant.original().event()) {
            let (before, after) = (decides(&original, met), decides(&table, met));
            if before.map(Row::action) == after.map(Row::action) {
                continue;
            }
            seen.differs |= judge.differ(before, after, met.circumstances.contact);
            if world.shows(met, after) {
                *(if first { &mut seen.shows_first } else { &mut seen.shows }) = true;
                break;
            }
        }
    }
}

#[test]
fn each_change_of_a_row_shows_against_the_model_or_is_equivalent_for_a_reason() {
    let begin = Instant::now();
    let (cannot, same) = (cannot(), same());
    let mutants = mutants();
    let mut seen = vec![Seen::default(); mutants.len()];
    let mut judges: BTreeMap<EventName, Judge<'_>> = BTreeMap::new();
    let mut unmet: Vec<&Row> = RULES.iter().collect();
    let (mut states, mut edges, mut circumstances) = (0, 0, 0);
    // One world after the other, so that only one is kept.
    for world in Dialects::all().iter().map(world) {
        check_cannot(&world, &cannot);
        check_same(&world, &same);
        let judge = |event| Judge::new(event, world.needs_contact(event), &cannot, &same);
        judges.extend(EventName::ALL.iter().map(|event| (*event, judge(*event))));
        unmet.retain(|row| !world.met(row.event()).iter().any(|met| row.applies(&met.circumstances)));
        for ((_, mutant), seen) in mutants.iter().zip(&mut seen) {
            look(&world, &judges[&mutant.original().event()], mutant, seen);
        }
        states += world.states;
        edges += world.edges;
        circumstances += EventName::ALL.iter().map(|event| world.met(*event).len()).sum::<usize>();
    }
    println!("{states} states, {edges} edges, {circumstances} circumstances, {:?}", begin.elapsed());
    assert!(unmet.is_empty(), "rows that are never met: {unmet:#?}");

    let mut counts: BTreeMap<(Change, Verdict), usize> = BTreeMap::new();
    let mut needed: BTreeMap<usize, usize> = BTreeMap::new();
    let mut left = Vec::new();
    for ((change, mutant), seen) in mutants.iter().zip(seen) {
        let (verdict, reasons, unexplained) = judges[&mutant.original().event()].verdict(mutant, seen);
        *counts.entry((*change, verdict)).or_default() += 1;
        reasons.into_iter().for_each(|why| *needed.entry(why).or_default() += 1);
        left.extend(unexplained.map(|left| format!("{}: {left:?}", describe(mutant))));
    }
    println!("{} mutants, {:?}", mutants.len(), begin.elapsed());
    let mut totals: BTreeMap<Verdict, usize> = BTreeMap::new();
    for ((change, verdict), count) in &counts {
        println!("{change:?} {verdict:?}: {count}");
        *totals.entry(*verdict).or_default() += count;
    }
    println!("{totals:?}");
    let reasons = cannot.iter().map(|cannot| cannot.why).chain(same.iter().map(|same| same.why));
    let mut idle = Vec::new();
    for (number, why) in reasons.enumerate() {
        match needed.get(&number) {
            Some(count) => println!("{why}: {count}"),
            None => idle.push(why),
        }
    }
    assert!(idle.is_empty(), "reasons that nothing needs: {idle:?}");
    assert!(left.is_empty(), "neither seen nor explained: {left:#?}");
}
