use alloc::collections::{BTreeMap, VecDeque};
use alloc::vec::Vec;
use core::time::Duration;
use std::collections::HashMap;
use std::time::Instant;
use std::{println, vec};

use jiff::Timestamp;

use super::model::{Contact, Model, Note, Worker};
use crate::*;

pub(super) const A: AgentId = AgentId::new(101);
const OTHER: AgentId = AgentId::new(102);
const BOSS: AgentId = AgentId::new(900);
const LINES: [CallId; 2] = [CallId::new(1), CallId::new(2)];
const CHATS: [CallId; 5] = [CallId::new(11), CallId::new(12), CallId::new(13), CallId::new(14), CallId::new(15)];
/// Nobody serves them: what waits in them is offered by hand.
const QUEUES: [QueueId; 2] = [QueueId::new(7), QueueId::new(8)];
const SERVED: QueueId = QueueId::new(9);

/// What can be seen of a state, in the machine and in the model.
#[derive(Debug, Eq, PartialEq)]
struct Seen {
    headline: Headline,
    worker: Option<Worker>,
    calls: BTreeMap<u64, Contact>,
    notes: Vec<Note>,
}

fn seen(centre: &Centre, effects: &Effects) -> Seen {
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

fn model_seen(model: &Model) -> Seen {
    let mut notes = model.notes.clone();
    // A sign-out is told once, however it came about.
    notes.sort_unstable();
    Seen { headline: model.headline(), worker: model.worker.clone(), calls: model.calls.clone(), notes }
}

/// Everything that matters for what can follow: names and instants dropped, calls that are alike interchangeable.
fn shape(centre: &Centre) -> Vec<u64> {
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

pub(super) type Step = (Actor, Cause, EventKind);

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

/// The invariants of a state.
fn check(centre: &Centre) {
    let headline = centre.headline(A);
    let Some(agent) = centre.agent(A) else {
        // 9: signed out means no contacts, no wish.
        assert!(centre.calls().all(|(_, call)| call.agents().count() == 0));
        assert!(centre.next_deadline().is_none());
        return;
    };
    let legs: Vec<_> = centre.legs(A, agent).collect();
    // Contacts and parts in calls name each other.
    assert_eq!(legs.len(), agent.contacts().len());
    assert_eq!(legs.len(), centre.calls().filter(|(_, call)| call.agents().count() > 0).count());
    let voice = |call: &Call| call.medium().group() == MediumGroup::Voice;
    let count =
        |test: &dyn Fn(&Call, Connection) -> bool| legs.iter().filter(|(call, leg)| test(call, leg.connection)).count();
    // 3: at most one connected voice contact.
    assert!(count(&|call, own| voice(call) && own == Connection::Connected) <= 1);
    // 4: one voice contact that is not on hold, a reservation leg aside; chats within the limit.
    let unheld = |call: &Call, own: Connection| {
        voice(call) && own.is_live() && own != Connection::Held && call.role() != Role::Reservation
    };
    assert!(count(&unheld) <= 1);
    let limit = match agent.chat_limit() {
        0 => centre.tenant().chat_limit(),
        own => own,
    };
    assert!(count(&|call, own| !voice(call) && own.is_live()) <= usize::from(limit));
    // 6: a wish waits for something.
    let live = legs.iter().any(|(_, leg)| leg.connection.is_live());
    let works = Headline::WORK.contains(headline.set());
    match agent.wish() {
        None | Some(Wish::NotReady { granted: false, .. }) => {}
        Some(Wish::Work) => assert!(live),
        Some(_) => assert!(live || works),
    }
    // The headline is what the contacts say.
    assert_eq!(Headline::IN_CALL.contains(headline.set()), live);
    // Timers are armed for what waits for them, and for nothing else.
    let armed =
        legs.iter().filter(|(_, leg)| leg.until_us.is_some()).count() + usize::from(agent.rest_until_us.is_some());
    assert_eq!(centre.next_deadline().is_some(), armed > 0);
    // 1: a snapshot gives the same state.
    #[cfg(feature = "serde")]
    if legs.len() < 4 {
        let text = serde_json::to_string(centre).unwrap();
        assert!(serde_json::from_str::<Centre>(&text).unwrap() == *centre);
    }
}

/// 5 and 10, for one step: nothing is offered against a state or a wish, and states follow each other without a gap.
fn check_effects(before: &Centre, effects: &Effects) {
    let mut headline = before.headline(A);
    for emitted in effects {
        match *emitted.effect() {
            Effect::StateChanged { from, to, .. } => {
                assert_eq!(from, headline);
                headline = to;
            }
            Effect::Reserved { queue: Some(_), .. } => {
                assert!((Headline::IN_CALL | Headlines::READY).contains(headline.set()));
            }
            _ => {}
        }
    }
}

fn own(kind: EventKind) -> Step {
    (Actor::Agent(A), Cause::Normal, kind)
}

fn network(kind: EventKind) -> Step {
    (Actor::Network, Cause::Normal, kind)
}

fn sign_in() -> SignIn {
    SignIn::new(1).with_station("1".parse().unwrap()).with_skill(SERVED, 1)
}

const REST: NotReady = NotReady::Rest { reason: 9, seconds: 60 };

/// What happens to an agent with two lines and five chats.
fn ordinary() -> Vec<Step> {
    let me = Party::Agent(A);
    let mut steps = vec![
        own(EventKind::SignIn { agent: A, sign_in: sign_in() }),
        own(EventKind::SignOut { agent: A, reason: 0 }),
        own(EventKind::Ready { agent: A }),
        own(EventKind::NotReady { agent: A, why: NotReady::BY_SELF, prolong: false }),
        own(EventKind::NotReady { agent: A, why: REST, prolong: false }),
        own(EventKind::WorkBegin { agent: A }),
        own(EventKind::WorkEnd { agent: A }),
        own(EventKind::WishWithdrawn { agent: A }),
        (Actor::Supervisor(BOSS), Cause::Normal, EventKind::SignOut { agent: A, reason: 0 }),
    ];
    for call in LINES {
        let new = NewCall::new(call, Medium::Voice);
        steps.extend([
            network(EventKind::Offered { call: new, agent: A, role: Role::Direct }),
            own(EventKind::ServiceInitiated { call: new, agent: A, role: Role::AgentDialled }),
            network(EventKind::Delivered { call, party: me }),
            network(EventKind::Established { call, party: me }),
            network(EventKind::Established { call, party: Party::Outside }),
            network(EventKind::Failed { call, party: me }),
            own(EventKind::Held { call, agent: A }),
            own(EventKind::Retrieved { call, agent: A }),
            (Actor::Network, Cause::NoAnswer, EventKind::Diverted { call, agent: A }),
            network(EventKind::CallCleared { call }),
        ]);
    }
    for call in CHATS {
        let new = NewCall::new(call, Medium::Text);
        steps.extend([
            network(EventKind::Offered { call: new, agent: A, role: Role::Direct }),
            network(EventKind::Established { call, party: me }),
            network(EventKind::CallCleared { call }),
        ]);
    }
    steps
}

/// Every kind of event, by everybody, on one line, one reservation leg and one chat.
pub(super) fn every() -> Vec<Step> {
    let me = Party::Agent(A);
    let chat = CHATS[0];
    let mut kinds = vec![
        EventKind::SignIn { agent: A, sign_in: sign_in() },
        EventKind::SignIn { agent: A, sign_in: sign_in().forced() },
        EventKind::SignIn { agent: A, sign_in: sign_in().without(MediumGroup::Voice) },
        EventKind::SignIn { agent: A, sign_in: SignIn::new(1).on_mobile("boss".parse().unwrap()) },
        EventKind::SignOut { agent: A, reason: 0 },
        EventKind::Ready { agent: A },
        EventKind::NotReady { agent: A, why: NotReady::Busy { reason: 0 }, prolong: false },
        EventKind::NotReady { agent: A, why: NotReady::Busy { reason: 0 }, prolong: true },
        EventKind::NotReady { agent: A, why: NotReady::Busy { reason: 201 }, prolong: true },
        EventKind::NotReady { agent: A, why: NotReady::Busy { reason: 2 }, prolong: false },
        EventKind::NotReady { agent: A, why: NotReady::Busy { reason: 99 }, prolong: false },
        EventKind::NotReady { agent: A, why: REST, prolong: false },
        EventKind::NotReady { agent: A, why: REST, prolong: true },
        EventKind::NotReady { agent: A, why: NotReady::Rest { reason: 0, seconds: 0 }, prolong: false },
        EventKind::RestGranted { agent: A },
        EventKind::RestRefused { agent: A, reason: 0 },
        EventKind::WorkBegin { agent: A },
        EventKind::WorkEnd { agent: A },
        EventKind::WishWithdrawn { agent: A },
        EventKind::AutoIdle { agent: A, on: false },
        EventKind::ChatLimit { agent: A, channel: None, limit: 1 },
        EventKind::ChatLimit { agent: A, channel: None, limit: 0 },
        EventKind::NumberHandled { agent: A, number: "5".parse().unwrap() },
        EventKind::Observed { agent: A, state: Observed::Csta(offhook_ops::csta::AgentState::Ready) },
        EventKind::Resync { agent: A, to: ResyncTo::NotReady(NotReady::Study) },
    ];
    let new = NewCall::new(LINES[0], Medium::Voice);
    for role in [Role::Direct, Role::Internal, Role::AgentDialled, Role::Reservation, Role::Progressive] {
        kinds.push(EventKind::Offered { call: new, agent: A, role });
    }
    kinds.push(EventKind::Queued { call: new, queue: QUEUES[0] });
    kinds.push(EventKind::Queued { call: new, queue: SERVED });
    kinds.push(EventKind::Offered { call: new, agent: A, role: Role::QueueInbound });
    kinds.push(EventKind::Overflowed { call: LINES[0], queue: QUEUES[1] });
    kinds.push(EventKind::Overflowed { call: LINES[0], queue: SERVED });
    for role in [Role::AgentDialled, Role::Internal, Role::Preview, Role::Direct] {
        kinds.push(EventKind::ServiceInitiated { call: new, agent: A, role });
    }
    let led_to = NewCall::new(LINES[1], Medium::Voice);
    kinds.push(EventKind::Offered { call: led_to, agent: A, role: Role::Preview });
    kinds.push(EventKind::Offered { call: led_to, agent: A, role: Role::Predictive });
    kinds.push(EventKind::ServiceInitiated { call: led_to, agent: A, role: Role::Preview });
    kinds.push(EventKind::ServiceInitiated { call: led_to, agent: A, role: Role::AgentDialled });
    kinds.push(EventKind::Resync {
        agent: A,
        to: ResyncTo::Contact { call: new, role: Role::Direct, connection: Connection::Queued },
    });
    for call in LINES {
        kinds.extend([
            EventKind::PreviewAccepted { call, agent: A },
            EventKind::PreviewRejected { call, agent: A },
            EventKind::PreviewSkipped { call, agent: A },
            EventKind::PreviewCancelled { call, agent: A },
            EventKind::Originated { call, agent: A, called: None },
            EventKind::Held { call, agent: A },
            EventKind::Retrieved { call, agent: A },
            EventKind::Muted { call, agent: A },
            EventKind::Unmuted { call, agent: A },
            EventKind::Diverted { call, agent: A },
        ]);
    }
    kinds.push(EventKind::Offered { call: NewCall::new(chat, Medium::Text), agent: A, role: Role::Direct });
    kinds.push(EventKind::Offered { call: NewCall::new(CHATS[1], Medium::Text), agent: A, role: Role::Direct });
    kinds.push(EventKind::ServiceInitiated {
        call: NewCall::new(chat, Medium::Text),
        agent: A,
        role: Role::AgentDialled,
    });
    let second = NewCall::new(CHATS[1], Medium::Text);
    kinds.push(EventKind::ServiceInitiated { call: second, agent: A, role: Role::AgentDialled });
    kinds.push(EventKind::CallCleared { call: CHATS[1] });
    for call in [LINES[0], LINES[1], chat] {
        for party in [me, Party::Outside] {
            kinds.extend([
                EventKind::Delivered { call, party },
                EventKind::Established { call, party },
                EventKind::Failed { call, party },
                EventKind::ConnectionCleared { call, party },
                EventKind::Message { call, from: party },
                EventKind::MessageRead { call, by: party },
            ]);
        }
        kinds.extend([
            EventKind::CustomerSilent { call },
            EventKind::AgentSilent { call },
            EventKind::Rated { call, score: 1 },
            EventKind::CallCleared { call },
        ]);
    }
    let mut steps = Vec::new();
    for kind in kinds {
        let everybody = [Actor::Agent(A), Actor::Agent(OTHER), Actor::Supervisor(BOSS), Actor::System];
        // Of what happens to a call most can be anybody's doing.
        let actors = match (kind.names(), kind.name()) {
            ((Some(_), None), _) | (_, EventName::Overflowed | EventName::Diverted) => &everybody[..],
            ((Some(_), Some(_)), name) if name != EventName::Delivered => &everybody[..2],
            _ => &everybody[3..],
        };
        for actor in actors.iter().copied() {
            let causes: &[Cause] = match kind {
                EventKind::Diverted { .. } => &[Cause::Normal, Cause::NoAnswer, Cause::Rejected],
                _ => &[Cause::Normal],
            };
            steps.extend(causes.iter().map(|cause| (actor, *cause, kind.clone())));
        }
    }
    steps
}

pub(super) fn tenant() -> Tenant {
    Tenant::default()
        .with_queue(QUEUES[0], Medium::Voice)
        .with_queue(QUEUES[1], Medium::Voice)
        .with_queue(SERVED, Medium::Text)
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
