//! What is looked at in the machine and in the model: what can be seen of a state, and its shape.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::model::{Contact, Model, Note, Worker};
use super::steps::A;
use crate::*;

/// What can be seen of a state, in the machine and in the model.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Seen {
    headline: Headline,
    worker: Option<Worker>,
    calls: BTreeMap<u64, Contact>,
    notes: Vec<Note>,
}

pub(super) fn seen(centre: &Centre, effects: &Effects) -> Seen {
    let worker = centre.agents.get(&A).map(|state| Worker {
        availability: state.availability(MediumGroup::Voice),
        wish: state.wish,
        work: state.work_since_us.is_some(),
        rest_timed: state.rest_until_us.is_some(),
        auto_idle: state.auto_idle,
        chat_limit: state.chat_limit,
        serves: !state.session.skills().is_empty(),
        voice: state.session.serves(MediumGroup::Voice),
    });
    let calls = centre.calls.iter().map(|(id, call)| {
        let leg = call.leg(A);
        let contact = Contact {
            medium: call.medium,
            role: call.role,
            own: leg.map_or(Connection::Null, |leg| leg.connection),
            outside: call.outside,
            talked: leg.is_some_and(|leg| leg.talking_since_us.is_some()),
            accepted: leg.is_some_and(|leg| leg.accepted),
            muted: leg.is_some_and(|leg| leg.muted_since_us.is_some()),
            timed: leg.is_some_and(|leg| leg.until_us.is_some()),
            rated: call.rated,
            over: call.over,
            queue: call.queue,
        };
        (id.number(), contact)
    });
    let mut notes: Vec<Note> = effects.iter().filter_map(|emitted| note(emitted.effect())).collect();
    notes.sort_unstable();
    Seen { headline: centre.headline(A), worker, calls: calls.collect(), notes }
}

fn note(effect: &Effect) -> Option<Note> {
    use offhook_ops::huawei::Operation;
    Some(match effect {
        Effect::MessageSeen { .. } => Note::Message,
        Effect::MessageRead { .. } => Note::Read,
        Effect::Silence { .. } => Note::Silence,
        Effect::Rated { .. } => Note::Rated,
        Effect::RestOver { .. } => Note::RestOver,
        Effect::RestRefused { .. } => Note::RestRefused,
        Effect::Diverged { .. } => Note::Diverged,
        Effect::Release { call, .. } => Note::Release(call.number()),
        Effect::OperationPerformed { operation: Operation::LogIn, .. } => Note::LoggedIn,
        Effect::OperationPerformed { operation: Operation::LogOut(_), .. } => Note::LoggedOut,
        _ => return None,
    })
}

pub(super) fn model_seen(model: &Model) -> Seen {
    let mut notes = model.notes.clone();
    // A sign-out is told once, however it came about.
    notes.sort_unstable();
    Seen { headline: model.headline(), worker: model.worker.clone(), calls: model.calls.clone(), notes }
}

/// Everything that matters for what can follow: names and instants dropped, calls that are alike interchangeable.
pub(super) fn shape(centre: &Centre) -> Vec<u64> {
    let mut shape = Vec::with_capacity(10);
    let agent = centre.agents.get(&A).map_or(0, |state| {
        let availability = match state.availability(MediumGroup::Voice) {
            Availability::Ready => 1,
            Availability::NotReady(NotReady::Busy { reason }) => 2 + u64::from(reason > 0),
            Availability::NotReady(NotReady::Rest { .. }) => 4,
            Availability::NotReady(NotReady::Study) => 5,
            Availability::NotReady(NotReady::Adjusting) => 6,
        };
        let wish = match state.wish {
            None => 0,
            Some(Wish::Ready) => 1,
            Some(Wish::Work) => 2,
            Some(Wish::SignOut) => 3,
            Some(Wish::NotReady { why, granted }) => {
                4 + 2 * u64::from(matches!(why, NotReady::Rest { .. })) + u64::from(granted)
            }
        };
        let auto_idle = state.auto_idle.map_or(0, |on| 1 + u64::from(on));
        let work = u64::from(state.work_since_us.is_some());
        let rests = u64::from(state.rest_until_us.is_some());
        availability
            | wish << 8
            | auto_idle << 16
            | work << 20
            | rests << 21
            | u64::from(state.chat_limit) << 24
            | u64::from(state.session.serves(MediumGroup::Voice)) << 40
            | (state.session.skills().len() as u64) << 32
    });
    shape.push(agent);
    shape.extend(centre.calls.iter().map(|(_, call)| {
        let leg = call.leg(A);
        let own = leg.map_or(0, |leg| {
            let talked = u64::from(leg.talking_since_us.is_some());
            let flags = [leg.accepted, leg.muted_since_us.is_some(), leg.until_us.is_some()].map(u64::from);
            1 | (leg.connection as u64) << 1 | talked << 8 | flags[0] << 9 | flags[1] << 10 | flags[2] << 11
        });
        let flags = u64::from(call.rated) | u64::from(call.over) << 1;
        let queue = call.queue.map_or(0, |queue| u64::from(queue.number()));
        own | (call.outside as u64) << 16
            | (call.medium as u64) << 24
            | (call.role as u64) << 32
            | flags << 40
            | queue << 48
    }));
    shape[1..].sort_unstable();
    shape
}
