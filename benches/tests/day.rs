//! The mixed day: what it is made of, and that folding it allocates nothing.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use offhook_agent::{Centre, Effects, Event};
use offhook_benches::day::{Day, fold, tenant};

#[test]
fn the_day_is_mixed_and_every_event_of_it_is_accepted() {
    let (mut day, begin) = Day::new(100, 80);
    let events: Vec<Event> = begin.into_iter().chain(day.next(10_000)).collect();
    let mut centre = Centre::new(tenant());
    let mut effects = Effects::new();
    let mut kinds: BTreeMap<_, usize> = BTreeMap::new();
    for event in &events {
        centre.handle(event, &mut effects).unwrap();
        *kinds.entry(event.kind().name()).or_default() += 1;
    }
    assert_eq!(&centre, day.centre());
    println!("{kinds:?}");
    assert!(kinds.len() >= 18, "{kinds:?}");
}

#[test]
fn folding_a_day_allocates_nothing_once_every_list_has_found_its_size() {
    let (mut day, begin) = Day::new(200, 160);
    let mut centre = Centre::new(tenant());
    let mut effects = Effects::new();
    fold(&mut centre, &mut effects, &begin);
    fold(&mut centre, &mut effects, &day.next(200_000));
    let events = day.next(20_000);
    let allocated = allocation_counter::measure(|| _ = fold(&mut centre, &mut effects, &events));
    assert_eq!(allocated.count_total, 0, "{} octets", allocated.bytes_total);
}
