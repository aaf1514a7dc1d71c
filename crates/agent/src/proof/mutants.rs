//! Every change of the table: each shows against the model, or is equivalent for a reason that is checked.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;
use std::println;
use std::time::Instant;

use super::cannot::{Cannot, cannot};
use super::every::every;
use super::explore::World;
use super::judge::{Judge, Mutant, Verdict};
use super::same::{Same, same};
use super::starts::{alone, distinct, together};
use super::steps::{QUEUES, tenant};
use crate::*;

/// How many states of each tenant are visited.
const STATES: usize = 1_000;

/// Every dialect: with little switched on, with much, and where everything is full.
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
    let overflow = Overflow { to: QUEUES[1], after: Some(Duration::from_secs(30)), longest: None };
    let full = |dialect| {
        tenant()
            .with_dialect(dialect)
            .with_rest_limit(0)
            .with_chat_limit(2)
            .with_after_call(MediumGroup::Voice, AfterCall::Work { limit: Some(Duration::from_secs(10)) })
            .with_simultaneous(true)
            .with_ring_limit(Duration::from_secs(20))
            .with_busy_on_no_answer(false)
            .with_overflow(QUEUES[0], overflow)
    };
    Dialects::all().iter().flat_map(|dialect| [plain(dialect), rich(dialect), full(dialect)]).collect()
}

fn world() -> World {
    let mut world = World::new(every());
    for tenant in tenants() {
        let mut starts = alone(&tenant);
        if tenant.simultaneous() && tenant.rest_limit().is_none() {
            starts.extend(together(&tenant));
        }
        world.explore(distinct(starts), STATES);
    }
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

fn describe(Mutant { changed, .. }: &Mutant, row: &Row) -> String {
    let Some(changed) = changed else { return format!("{:?} {:?}: dropped", row.event(), row.id()) };
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

#[test]
fn each_change_of_a_row_shows_against_the_model_or_is_equivalent_for_a_reason() {
    let begin = Instant::now();
    let world = world();
    let circumstances: usize = EventName::ALL.iter().map(|event| world.met(*event).len()).sum();
    println!("{} states, {} edges, {circumstances} circumstances, {:?}", world.states, world.edges, begin.elapsed());
    let (cannot, same) = (cannot(), same());
    check_cannot(&world, &cannot);
    check_same(&world, &same);
    let mut counts: BTreeMap<(Change, Verdict), usize> = BTreeMap::new();
    let mut needed: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut unmet, mut left, mut idle) = (Vec::new(), Vec::new(), Vec::new());
    for event in EventName::ALL {
        let rows = rows(*event);
        let judge = Judge::new(&world, *event, &cannot, &same);
        for (position, row) in rows.iter().enumerate() {
            if !world.met(*event).iter().any(|met| row.applies(&met.circumstances)) {
                unmet.push(row.id());
            }
            let dropped = [(Change::Dropped, None)];
            let others = row.mutants().into_iter().map(|(change, row)| (change, Some(&*Box::leak(Box::new(row)))));
            for (change, changed) in dropped.into_iter().chain(others) {
                let mutant = Mutant { rows, position, changed };
                let (verdict, reasons, unexplained) = judge.verdict(&mutant);
                *counts.entry((change, verdict)).or_default() += 1;
                reasons.into_iter().for_each(|why| *needed.entry(why).or_default() += 1);
                left.extend(unexplained.map(|left| format!("{}: {left:?}", describe(&mutant, row))));
            }
        }
    }
    println!("{} mutants, {:?}", counts.values().sum::<usize>(), begin.elapsed());
    for ((change, verdict), count) in &counts {
        println!("{change:?} {verdict:?}: {count}");
    }
    let reasons = cannot.iter().map(|cannot| cannot.why).chain(same.iter().map(|same| same.why));
    for (number, why) in reasons.enumerate() {
        let count = needed.get(&number).copied().unwrap_or_default();
        println!("{why}: {count}");
        if count == 0 {
            idle.push(why);
        }
    }
    assert!(idle.is_empty(), "reasons that nothing needs: {idle:?}");
    assert!(unmet.is_empty(), "rows that are never met: {unmet:?}");
    assert!(left.is_empty(), "neither seen nor explained: {left:#?}");
}
