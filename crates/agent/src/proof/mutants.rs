use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;
use std::time::Instant;
use std::{format, println};

use super::walk::{Found, Visit, every, tenant, visit};
use crate::*;

/// How many of the nearest states of each tenant are visited.
const STATES: usize = 2_000;

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
    plain.into_iter().chain(Dialects::all().iter().map(rich)).collect()
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
    let mut counts: BTreeMap<Change, (usize, usize)> = BTreeMap::new();
    let mut silent: Vec<(Change, String)> = Vec::new();
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
                let shows = met.iter().any(|(circumstances, found)| {
                    let before = rows.iter().find(|row| row.applies(circumstances));
                    let after = decides(rows, position, changed, circumstances);
                    let same = match (before, after) {
                        (None, None) => true,
                        (Some(before), Some(after)) => before.action() == after.action(),
                        _ => false,
                    };
                    !same && super::walk::shows(found, after)
                });
                let count = counts.entry(change).or_default();
                count.0 += 1;
                if !shows {
                    count.1 += 1;
                    let what = changed.map_or(String::new(), |changed| difference(row, changed));
                    silent.push((change, format!("{}: {what}", row.id())));
                }
            }
        }
    }
    println!("{:?}; rows that are never met: {unmet:?}", begin.elapsed());
    for (change, (all, same)) in &counts {
        println!("{change:?}: {all} changes, {same} that never show");
    }
    for (change, what) in silent.iter().filter(|(change, _)| matches!(change, Change::Dropped | Change::Action)) {
        println!("{change:?} {what}");
    }
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
