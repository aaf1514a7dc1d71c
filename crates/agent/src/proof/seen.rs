//! What is looked at in the machine and in the model: what can be seen of a state, and its shape.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::model::{Contact, MEDIA, Model, Note, Part, Worker};
use super::steps::{A, OTHER, QUEUES, TEAM};
use crate::call::Leg;
use crate::*;

/// What can be seen of a state, in the machine and in the model.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Seen {
    headlines: [Headline; 2],
    workers: [Option<Worker>; 2],
    calls: BTreeMap<u64, Contact>,
    /// How many contacts each has, and which calls wait in a queue.
    contacts: [usize; 2],
    waiting: Vec<u64>,
    notes: Vec<Note>,
}

pub(super) fn seen(centre: &Centre, effects: &Effects) -> Seen {
    let worker = |agent: AgentId| {
        centre.agents.get(&agent).map(|state| Worker {
            availability: state.availability(MediumGroup::Voice),
            wish: state.wish,
            work: state.work_since_us.is_some(),
            rest_timed: state.rest_until_us.is_some(),
            auto_idle: state.auto_idle,
            chat_limit: state.chat_limit,
            serves: !state.session.skills().is_empty(),
            media: MEDIA.map(|group| state.session.serves(group)),
        })
    };
    let part = |leg: Option<&Leg>| Part {
        own: leg.map_or(Connection::Null, |leg| leg.connection),
        talked: leg.is_some_and(|leg| leg.talking_since_us.is_some()),
        accepted: leg.is_some_and(|leg| leg.accepted),
        muted: leg.is_some_and(|leg| leg.muted_since_us.is_some()),
        timed: leg.is_some_and(|leg| leg.until_us.is_some()),
    };
    let calls = centre.calls.iter().map(|(id, call)| {
        let Part { own, talked, accepted, muted, timed } = part(call.leg(A));
        let others = call.legs.iter().filter(|leg| leg.agent != A).map(|leg| (leg.agent, part(Some(leg))));
        let contact = Contact {
            medium: call.medium,
            role: call.role,
            own,
            outside: call.outside,
            talked,
            accepted,
            muted,
            timed,
            rated: call.rated,
            over: call.over,
            queue: call.queue,
            others: others.collect(),
        };
        (id.number(), contact)
    });
    let mut waiting: Vec<u64> =
        QUEUES.into_iter().flat_map(|queue| centre.waiting(queue)).map(CallId::number).collect();
    waiting.sort_unstable();
    let mut notes: Vec<Note> = effects.iter().filter_map(|emitted| note(emitted.effect())).collect();
    notes.sort_unstable();
    Seen {
        headlines: TEAM.map(|agent| centre.headline(agent)),
        workers: TEAM.map(worker),
        calls: calls.collect(),
        contacts: TEAM.map(|agent| centre.agent(agent).map_or(0, |state| state.contacts().len())),
        waiting,
        notes,
    }
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

pub(super) fn model_seen(model: &mut Model) -> Seen {
    let mut notes = model.notes.clone();
    notes.sort_unstable();
    // The last to look is the first of the team: contacts are seen as that one sees them.
    let [other, own] = [OTHER, A].map(|agent| {
        model.turn_to(agent);
        (model.headline(), model.worker.clone())
    });
    let contacts =
        model.calls.values().map(|call| [call.own != Connection::Null, !call.others.is_empty()].map(usize::from));
    let waits = |call: &Contact| {
        call.queue.is_some()
            && call.outside == Connection::Queued
            && call.own == Connection::Null
            && call.others.is_empty()
    };
    Seen {
        headlines: [own.0, other.0],
        workers: [own.1, other.1],
        contacts: contacts.fold([0; 2], |sum, one| [sum[0] + one[0], sum[1] + one[1]]),
        waiting: model.calls.iter().filter(|(_, call)| waits(call)).map(|(id, _)| *id).collect(),
        calls: model.calls.clone(),
        notes,
    }
}

/// Everything that matters for what can follow: names and instants dropped, calls that are alike interchangeable.
pub(super) fn shape(centre: &Centre) -> Vec<u64> {
    let mut shape = Vec::with_capacity(10);
    shape.extend(TEAM.map(|agent| centre.agents.get(&agent).map_or(0, of_agent)));
    shape.extend(centre.calls.iter().map(|(_, call)| of_call(call)));
    shape[2..].sort_unstable();
    shape
}

fn of_agent(state: &Agent) -> u64 {
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
        | u64::from(state.session.serves(MediumGroup::Multimedia)) << 41
        | (state.session.skills().len() as u64) << 32
}

fn of_call(call: &Call) -> u64 {
    let part = |agent| {
        call.leg(agent).map_or(0, |leg| {
            let talked = u64::from(leg.talking_since_us.is_some());
            let flags = [leg.accepted, leg.muted_since_us.is_some(), leg.until_us.is_some()].map(u64::from);
            1 | (leg.connection as u64) << 1 | talked << 8 | flags[0] << 9 | flags[1] << 10 | flags[2] << 11
        })
    };
    let [own, other] = TEAM.map(part);
    let flags = u64::from(call.rated) | u64::from(call.over) << 1 | u64::from(call.overflow_us.is_some()) << 2;
    let queue = call.queue.map_or(0, |queue| u64::from(queue.number()));
    own | (call.outside as u64) << 12
        | (call.medium as u64) << 16
        | (call.role as u64) << 20
        | flags << 24
        | queue << 28
        | other << 40
}
