//! The visit: both the machine and the model take every step from every state.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::time::Duration;
use std::collections::HashMap;
use std::time::Instant;
use std::{println, vec};

use jiff::Timestamp;

use super::checks::{check, check_effects};
use super::model::Model;
use super::seen::{model_seen, seen, shape};
use super::steps::{A, Step, ordinary, tenant};
use crate::*;

/// One way to come to a state, and what the model says of what comes next.
pub(super) struct Found {
    pub(super) centre: Centre,
    pub(super) model: Model,
    pub(super) event: Event,
}

#[derive(Default)]
pub(super) struct Visit {
    pub(super) states: usize,
    pub(super) edges: usize,
    /// Each circumstance that was met, with the first state that it was met in.
    pub(super) met: HashMap<(EventName, [u64; 5]), Found>,
    headlines: Vec<Headline>,
}

pub(super) fn key(circumstances: &Circumstances) -> [u64; 5] {
    let Circumstances { agent, contact, peer, facts, dialect } = circumstances;
    [*agent as u64, *contact as u64, *peer as u64, facts.bits(), dialect.bits().into()]
}

fn event(second: i64, (actor, cause, kind): &Step) -> Event {
    Event::new(Timestamp::from_second(second).unwrap(), *actor, kind.clone()).with_cause(*cause)
}

/// Compares what the machine and the model make of one event; whether it was accepted.
pub(super) fn compare(centre: &mut Centre, model: &mut Model, event: &Event, effects: &mut Effects) -> Option<bool> {
    effects.clear();
    let machine = centre.handle(event, effects).map_err(|refused| refused.refusal());
    let expected = model.step(event);
    if machine != expected {
        std::println!("{event:?}: machine {machine:?}, model {expected:?}");
        return None;
    }
    if machine.is_ok() && seen(centre, effects) != model_seen(model) {
        std::println!("{event:?}: machine {:#?}, model {:#?}", seen(centre, effects), model_seen(model));
        return None;
    }
    Some(machine.is_ok())
}

/// Whether a decision by some other table would show.
pub(super) fn shows(found: &Found, row: Option<&'static Row>) -> bool {
    let mut model = found.model.clone();
    let expected = model.step(&found.event);
    let mut centre = found.centre.clone();
    let mut effects = Effects::new();
    let answer = match row {
        Some(row) => match row.action() {
            Action::Refuse(refusal) => Err(refusal),
            _ => {
                let decision = centre.decide_as(&found.event, row);
                centre.apply(&decision, &mut effects);
                Ok(())
            }
        },
        None => Err(centre.refusal_without_row(&found.event)),
    };
    answer != expected || (answer.is_ok() && seen(&centre, &effects) != model_seen(&model))
}

/// Visits every state; both the machine and the model take every step.
///
/// With a limit it visits the nearest states alone, and notes the circumstances that they meet.
pub(super) fn visit(tenant: &Tenant, steps: &[Step], limit: Option<usize>) -> Visit {
    let start = Centre::new(tenant.clone());
    let mut shapes: HashMap<Vec<u64>, u32> = HashMap::from([(shape(&start), 0)]);
    let mut back: Vec<Vec<u32>> = vec![Vec::new()];
    let mut ends: Vec<u32> = vec![0];
    let mut open = VecDeque::from([(0_u32, start, Model::new(tenant.clone(), A), 0_i64)]);
    let mut visit = Visit::default();
    let mut effects = Effects::new();
    while let Some((number, centre, model, second)) = open.pop_front() {
        visit.states += 1;
        let headline = centre.headline(A);
        if !visit.headlines.contains(&headline) {
            visit.headlines.push(headline);
        }
        let mut next = Vec::new();
        // Time that passes until the next timer is an edge of its own.
        if let Some(deadline) = centre.next_deadline() {
            let (mut after, mut expected) = (centre.clone(), model.clone());
            if limit.is_some()
                && let Some((at_us, timer)) = centre.timers.first()
            {
                let at = Timestamp::from_microsecond(at_us).unwrap();
                let event = Event::new(at, Actor::System, EventKind::Timer { timer });
                let met = (event.kind().name(), key(&centre.circumstances_of(&event)));
                let found = || Found { centre: centre.clone(), model: model.clone(), event };
                visit.met.entry(met).or_insert_with(found);
            }
            effects.clear();
            after.advance(deadline, &mut effects);
            let mut notes = Vec::new();
            for fired in effects.timers_fired() {
                expected.notes.clear();
                if let EventKind::Timer { timer } = fired.kind() {
                    expected.fire(*timer);
                }
                notes.append(&mut expected.notes);
            }
            expected.notes = notes;
            assert_eq!(seen(&after, &effects), model_seen(&expected));
            next.push((after, expected, deadline.as_second()));
        }
        for step in steps {
            let event = event(second, step);
            if limit.is_some() {
                let met = (event.kind().name(), key(&centre.circumstances_of(&event)));
                let (centre, model) = (&centre, &model);
                visit.met.entry(met).or_insert_with(|| Found {
                    centre: centre.clone(),
                    model: model.clone(),
                    event: event.clone(),
                });
            }
            // A refused event changes nothing: to decide takes the centre by reference.
            if let Err(refused) = centre.decide(&event) {
                let expected = model.clone().step(&event);
                assert_eq!(
                    Err(refused.refusal()),
                    expected,
                    "{event:?}: {refused} in {:#?}",
                    seen(&centre, &Effects::new())
                );
                continue;
            }
            let action = centre.decide(&event).map(|decision| decision.action()).unwrap();
            let (mut after, mut expected) = (centre.clone(), model.clone());
            let answer = compare(&mut after, &mut expected, &event, &mut effects);
            assert_eq!(answer, Some(true), "in {:#?}", seen(&centre, &Effects::new()));
            // The arrows of the state diagram are those that the machine takes.
            let to = after.headline(A);
            assert!(to == headline || action.leads_to().contains(to.set()), "{action:?} from {headline} to {to}");
            check_effects(&centre, &effects);
            next.push((after, expected, second));
        }
        for (after, model, second) in next {
            visit.edges += 1;
            let known = shapes.len() as u32;
            let shape = shape(&after);
            if limit.is_some_and(|limit| shapes.len() >= limit) && !shapes.contains_key(&shape) {
                continue;
            }
            let to = *shapes.entry(shape).or_insert(known);
            if to == known {
                check(&after);
                back.push(Vec::new());
                if after.headline(A) == Headline::SignedOut {
                    ends.push(to);
                }
                open.push_back((to, after, model, second));
            }
            back[to as usize].push(number);
        }
    }
    // 11: from every state some sequence leads to signed out.
    let mut reached = vec![false; visit.states];
    ends.iter().for_each(|end| reached[*end as usize] = true);
    while let Some(state) = ends.pop() {
        for from in &back[state as usize] {
            if !core::mem::replace(&mut reached[*from as usize], true) {
                ends.push(*from);
            }
        }
    }
    assert!(limit.is_some() || reached.iter().all(|reached| *reached), "some states never lead to signed out");
    visit
}

#[test]
fn two_voice_lines_and_five_chats_every_state_keeps_the_invariants_and_agrees_with_the_model() {
    let work = |seconds| AfterCall::Work { limit: Some(Duration::from_secs(seconds)) };
    let tenant = tenant()
        .with_simultaneous(true)
        .with_chat_limit(5)
        .with_after_call(MediumGroup::Voice, work(1_000_000))
        .with_after_call(MediumGroup::Multimedia, AfterCall::Work { limit: None });
    let begin = Instant::now();
    let visit = visit(&tenant, &ordinary(), None);
    println!("{} states, {} edges, {:?}", visit.states, visit.edges, begin.elapsed());
    assert!(visit.states > 10_000, "{} states", visit.states);
}
