//! The visit: both the machine and the model take every step from every state.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::time::Duration;
use std::collections::HashMap;
use std::time::Instant;
use std::{println, vec};

use jiff::Timestamp;

use super::checks::{check, check_effects, check_limits};
use super::model::Model;
use super::seen::{model_seen, seen, shape};
use super::steps::{A, Step, ordinary, tenant};
use crate::*;

/// A state, as the machine has come to it and as the model has.
#[derive(Clone)]
pub(super) struct State {
    pub(super) centre: Centre,
    pub(super) model: Model,
    pub(super) second: i64,
}

impl State {
    pub(super) fn new(tenant: &Tenant) -> Self {
        Self { centre: Centre::new(tenant.clone()), model: Model::new(tenant.clone(), A), second: 0 }
    }

    pub(super) fn event(&self, (actor, cause, kind): &Step) -> Event {
        Event::new(Timestamp::from_second(self.second).unwrap(), *actor, kind.clone()).with_cause(*cause)
    }

    /// The next timer, if one is armed, as the event that it will be.
    pub(super) fn due(&self) -> Option<(Event, Timer)> {
        let (at_us, timer) = self.centre.timers.first()?;
        let at = Timestamp::from_microsecond(at_us).unwrap();
        Some((Event::new(at, Actor::System, EventKind::Timer { timer }), timer))
    }

    /// What becomes of it when time passes until the next timer: an edge of its own.
    pub(super) fn later(&self, effects: &mut Effects) -> Option<Self> {
        let deadline = self.centre.next_deadline()?;
        let (mut centre, mut model) = (self.centre.clone(), self.model.clone());
        effects.clear();
        centre.advance(deadline, effects);
        let mut notes = Vec::new();
        for fired in effects.timers_fired() {
            model.notes.clear();
            if let EventKind::Timer { timer } = fired.kind() {
                model.fire(*timer);
            }
            notes.append(&mut model.notes);
        }
        model.notes = notes;
        assert_eq!(seen(&centre, effects), model_seen(&mut model));
        Some(Self { centre, model, second: deadline.as_second() })
    }

    /// What becomes of it by one event, if it is accepted: the same in the machine and in the model.
    pub(super) fn after(&self, event: &Event, effects: &mut Effects) -> Option<Self> {
        // What is due at this very instant fires first.
        if self.centre.timers.is_due(event.at_us()) && !matches!(event.kind(), EventKind::Timer { .. }) {
            return self.later(effects)?.after(event, effects);
        }
        let here = || seen(&self.centre, &Effects::new());
        // A refused event changes nothing: to decide takes the centre by reference.
        let action = match self.centre.decide(event) {
            Ok(decision) => decision.action(),
            Err(refused) => {
                let expected = self.model.clone().step(event);
                assert_eq!(Err(refused.refusal()), expected, "{event:?}: {refused} in {:#?}", here());
                return None;
            }
        };
        let (mut centre, mut model) = (self.centre.clone(), self.model.clone());
        effects.clear();
        assert_eq!(centre.handle(event, effects), Ok(()));
        assert_eq!(model.step(event), Ok(()), "{event:?} in {:#?}", here());
        assert_eq!(seen(&centre, effects), model_seen(&mut model), "{event:?} in {:#?}", here());
        // The arrows of the state diagram are those that the machine takes.
        let (from, to) = (self.centre.headline(A), centre.headline(A));
        let drawn = from == to || action.leads_to().contains(to.set());
        assert!(drawn, "{action:?} from {from} to {to}");
        check_effects(&self.centre, effects);
        Some(Self { centre, model, second: self.second })
    }

    /// All states that follow.
    pub(super) fn next(&self, steps: &[Step], effects: &mut Effects) -> Vec<Self> {
        let mut next: Vec<Self> = self.later(effects).into_iter().collect();
        next.extend(steps.iter().filter_map(|step| self.after(&self.event(step), effects)));
        next
    }
}

/// Visits every state, and comes back from each to signed out; how many there are, and how many edges.
fn visit(tenant: &Tenant, steps: &[Step]) -> (usize, usize) {
    let start = State::new(tenant);
    let mut shapes: HashMap<Vec<u64>, u32> = HashMap::from([(shape(&start.centre), 0)]);
    let mut back: Vec<Vec<u32>> = vec![Vec::new()];
    let mut ends: Vec<u32> = vec![0];
    let mut open = VecDeque::from([(0_u32, start)]);
    let mut effects = Effects::new();
    let mut edges = 0;
    while let Some((number, state)) = open.pop_front() {
        for after in state.next(steps, &mut effects) {
            edges += 1;
            let known = shapes.len() as u32;
            let to = *shapes.entry(shape(&after.centre)).or_insert(known);
            if to == known {
                check(&after.centre);
                check_limits(&after.centre);
                back.push(Vec::new());
                if after.centre.headline(A) == Headline::SignedOut {
                    ends.push(to);
                }
                open.push_back((to, after));
            }
            back[to as usize].push(number);
        }
    }
    // 11: from every state some sequence leads to signed out.
    let mut reached = vec![false; shapes.len()];
    ends.iter().for_each(|end| reached[*end as usize] = true);
    while let Some(state) = ends.pop() {
        for from in &back[state as usize] {
            if !core::mem::replace(&mut reached[*from as usize], true) {
                ends.push(*from);
            }
        }
    }
    assert!(reached.iter().all(|reached| *reached), "some states never lead to signed out");
    (shapes.len(), edges)
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
    let (states, edges) = visit(&tenant, &ordinary());
    println!("{states} states, {edges} edges, {:?}", begin.elapsed());
    assert!(states > 10_000, "{states} states");
}
