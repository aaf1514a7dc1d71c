//! The small worlds, explored: which circumstances are met, and in which states.
//!
//! A world is of one dialect.

use alloc::collections::{BTreeMap, VecDeque};
use alloc::rc::Rc;
use alloc::vec::Vec;
use std::collections::{HashMap, HashSet};

use super::checks::check;
use super::seen::{model_seen, seen, shape};
use super::steps::Step;
use super::walk::State;
use crate::*;

/// In how many states of one tenant a circumstance is looked at.
const WITNESSES: usize = 2;

/// A state that meets a circumstance, and by which step: none is the next timer.
struct Found {
    state: Rc<State>,
    step: Option<usize>,
}

/// A circumstance that is met.
pub(super) struct Met {
    pub(super) circumstances: Circumstances,
    found: Vec<Found>,
    /// Of which tenant the last was, and how many of it.
    last: (usize, usize),
}

pub(super) struct World {
    steps: Vec<Step>,
    tenants: usize,
    pub(super) states: usize,
    pub(super) edges: usize,
    met: BTreeMap<EventName, Vec<Met>>,
    places: HashMap<(EventName, u128), usize>,
    /// What has been met, seen from afar: the rows that decide, with headline and connections.
    afar: HashSet<(EventName, [usize; 4])>,
}

impl World {
    pub(super) fn new(steps: Vec<Step>) -> Self {
        Self {
            steps,
            tenants: 0,
            states: 0,
            edges: 0,
            met: BTreeMap::new(),
            places: HashMap::new(),
            afar: HashSet::new(),
        }
    }

    pub(super) fn met(&self, event: EventName) -> &[Met] {
        self.met.get(&event).map(Vec::as_slice).unwrap_or_default()
    }

    /// Looks at some states, and visits so many that follow: always the nearest one, and before that what follows a state
    /// in which something new was met.
    pub(super) fn explore(&mut self, starts: Vec<State>, states: usize) {
        self.tenants += 1;
        let mut shapes: HashSet<Vec<u64>> = starts.iter().map(|start| shape(&start.centre)).collect();
        let most = shapes.len() + 4 * states;
        let mut known = |state: &State| shapes.len() >= most || !shapes.insert(shape(&state.centre));
        let (mut near, mut far) = (VecDeque::new(), VecDeque::new());
        for start in starts {
            let start = Rc::new(start);
            if self.note(&start) {
                far.extend(self.next(&start).into_iter().filter(|state| !known(state)));
            }
        }
        for _ in 0..states {
            let Some(state) = near.pop_front().or_else(|| far.pop_front()) else { break };
            let state = Rc::new(state);
            let queue = if self.note(&state) { &mut near } else { &mut far };
            queue.extend(self.next(&state).into_iter().filter(|state| !known(state)));
        }
    }

    fn next(&mut self, state: &State) -> Vec<State> {
        let next = state.next(&self.steps, &mut Effects::new());
        self.edges += next.len();
        next
    }

    /// Notes what the steps meet in a state; whether something new is among it.
    fn note(&mut self, state: &Rc<State>) -> bool {
        check(&state.centre);
        self.states += 1;
        let mut new = false;
        for step in (0..self.steps.len()).map(Some).chain([None]) {
            let Some(event) = self.event(state, step) else { continue };
            let circumstances = state.centre.circumstances_of(&event);
            let Circumstances { agent, contact, peer, facts, dialect } = circumstances;
            let name = event.kind().name();
            let row = rows(name).iter().position(|row| row.applies(&circumstances)).unwrap_or(usize::MAX);
            new |= self.afar.insert((name, [row, agent as usize, contact as usize, peer as usize]));
            let few = [agent as u8, contact as u8, peer as u8, dialect.bits()].map(u128::from);
            let key = few.into_iter().fold(facts.bits().into(), |key, part| key << 8 | part);
            let all = self.met.entry(name).or_default();
            let place = *self.places.entry((name, key)).or_insert(all.len());
            if place == all.len() {
                all.push(Met { circumstances, found: Vec::new(), last: (self.tenants, 0) });
            }
            let met = &mut all[place];
            let found = if met.last.0 == self.tenants { met.last.1 } else { 0 };
            if found < WITNESSES {
                met.found.push(Found { state: state.clone(), step });
                met.last = (self.tenants, found + 1);
            }
        }
        new
    }

    fn event(&self, state: &State, step: Option<usize>) -> Option<Event> {
        match step {
            Some(step) => Some(state.event(&self.steps[step])),
            None => state.due().map(|(event, _)| event),
        }
    }

    /// Whether a decision by some other row, or by none, differs from what the model says in some state.
    pub(super) fn shows(&self, met: &Met, row: Option<&'static Row>) -> bool {
        met.found.iter().any(|Found { state, step }| {
            let event = self.event(state, *step).unwrap();
            let mut model = state.model.clone();
            model.due = if step.is_none() { state.due().map(|(_, timer)| timer) } else { None };
            let expected = model.step(&event);
            let refusal = match row.map(Row::action) {
                Some(Action::Refuse(refusal)) => Some(refusal),
                Some(_) => None,
                None => Some(state.centre.refusal_without_row(&event)),
            };
            if let Some(refusal) = refusal {
                return expected != Err(refusal);
            }
            let mut centre = state.centre.clone();
            let mut effects = Effects::new();
            if let Some(row) = row {
                let decision = centre.decide_as(&event, row);
                centre.apply(&decision, &mut effects);
            }
            expected.is_err() || seen(&centre, &effects) != model_seen(&mut model)
        })
    }

    /// Whether an event is answered by an unknown contact where there is none and no row decides.
    pub(super) fn needs_contact(&self, event: EventName) -> bool {
        let mut none = self.met(event).iter().filter(|met| met.circumstances.contact == Connection::Null);
        none.next().is_some_and(|met| {
            let Found { state, step } = &met.found[0];
            state.centre.refusal_without_row(&self.event(state, *step).unwrap()) == Refusal::UnknownContact
        })
    }
}
