//! Where the visits begin: every headline, alone, beside whatever a fail-over can make of a contact, and with another agent.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use std::slice::from_ref;
use std::vec;

use super::seen::shape;
use super::steps::{A, BOSS, CHATS, LINES, OTHER, QUEUES, REST, Step, network, own, sign_in};
use super::walk::State;
use crate::*;

const LINE: NewCall = NewCall::new(LINES[0], Medium::Voice);
const SECOND: NewCall = NewCall::new(LINES[1], Medium::Voice);
const CHAT: NewCall = NewCall::new(CHATS[0], Medium::Text);
const SECOND_CHAT: NewCall = NewCall::new(CHATS[1], Medium::Text);

fn signed_in(sign_in: SignIn) -> Vec<Step> {
    // At one vendor who signs in is not ready.
    vec![own(EventKind::SignIn { agent: A, sign_in }), own(EventKind::Ready { agent: A })]
}

fn not_ready(why: NotReady) -> Step {
    own(EventKind::NotReady { agent: A, why, prolong: true })
}

fn forced(why: NotReady) -> Step {
    (Actor::Supervisor(BOSS), Cause::Normal, EventKind::NotReady { agent: A, why, prolong: true })
}

fn offered(call: NewCall, role: Role) -> Step {
    network(EventKind::Offered { call, agent: A, role })
}

fn rings(call: NewCall) -> Step {
    network(EventKind::Delivered { call: call.call, party: Party::Agent(A) })
}

fn answered(call: NewCall) -> Step {
    network(EventKind::Established { call: call.call, party: Party::Agent(A) })
}

fn cleared(call: NewCall) -> Step {
    network(EventKind::CallCleared { call: call.call })
}

fn held(call: NewCall) -> Step {
    own(EventKind::Held { call: call.call, agent: A })
}

fn dialled(call: NewCall) -> Step {
    own(EventKind::ServiceInitiated { call, agent: A, role: Role::AgentDialled })
}

fn reached(call: NewCall) -> Step {
    network(EventKind::Established { call: call.call, party: Party::Outside })
}

fn accepted(call: NewCall) -> Step {
    own(EventKind::PreviewAccepted { call: call.call, agent: A })
}

fn queued() -> Step {
    network(EventKind::Queued { call: LINE, queue: QUEUES[0] })
}

/// A contact after a fail-over.
fn resync(agent: AgentId, call: NewCall, role: Role, connection: Connection) -> Step {
    network(EventKind::Resync { agent, to: ResyncTo::Contact { call, role, connection } })
}

fn left(agent: AgentId, call: NewCall) -> Step {
    network(EventKind::ConnectionCleared { call: call.call, party: Party::Agent(agent) })
}

fn outside_left(call: NewCall) -> Step {
    network(EventKind::ConnectionCleared { call: call.call, party: Party::Outside })
}

/// What a fail-over can make of a contact.
fn live() -> impl Iterator<Item = Connection> + Clone {
    Connection::ALL.into_iter().filter(|it| it.is_live() && *it != Connection::Queued)
}

const ROLES: [Role; 7] = [
    Role::QueueInbound,
    Role::Direct,
    Role::Internal,
    Role::AgentDialled,
    Role::Reservation,
    Role::Preview,
    Role::Progressive,
];

/// Ways to every headline, on the second line and the second chat; what a tenant refuses is left out.
fn ways() -> Vec<Vec<Step>> {
    let begin = || signed_in(sign_in());
    let after = |before: &[Step], then: &[Step]| [before, then].concat();
    let talking = after(&begin(), &[offered(SECOND, Role::Direct), rings(SECOND), answered(SECOND)]);
    let chatting = after(&begin(), &[offered(SECOND_CHAT, Role::Direct), rings(SECOND_CHAT), answered(SECOND_CHAT)]);
    let on_hold = after(&talking, &[held(SECOND)]);
    let taken = after(&begin(), &[offered(SECOND, Role::Reservation)]);
    let works = after(&talking, &[cleared(SECOND)]);
    let resting = after(&begin(), &[forced(REST)]);
    let without = |group| signed_in(sign_in().without(group));
    let taken_for_chat = [offered(SECOND_CHAT, Role::Reservation), accepted(SECOND_CHAT)];
    let chat_ended = [offered(CHAT, Role::Direct), answered(CHAT), left(A, CHAT)];
    let chat_works = [offered(SECOND_CHAT, Role::Direct), answered(SECOND_CHAT), cleared(SECOND_CHAT)];
    vec![
        vec![],
        begin(),
        after(&begin(), &[not_ready(NotReady::BY_SELF)]),
        after(&begin(), &[not_ready(NotReady::BY_SELF), not_ready(REST)]),
        after(&begin(), &[not_ready(REST)]),
        after(&resting, &[not_ready(REST)]),
        after(&begin(), &[not_ready(NotReady::Study)]),
        after(&begin(), &[not_ready(NotReady::Adjusting)]),
        after(&begin(), &[own(EventKind::WorkBegin { agent: A })]),
        after(&resting, &[network(EventKind::Resync { agent: A, to: ResyncTo::Work })]),
        after(&talking, &[own(EventKind::Ready { agent: A }), cleared(SECOND)]),
        after(&resting, &[resync(A, SECOND, Role::Direct, Connection::Connected)]),
        after(&talking, &[not_ready(NotReady::BY_SELF)]),
        after(&talking, &[not_ready(REST), cleared(SECOND)]),
        after(&begin(), &[offered(SECOND, Role::Direct)]),
        after(&begin(), &[offered(SECOND, Role::Direct), rings(SECOND)]),
        after(&on_hold, &[dialled(LINE)]),
        after(&on_hold, &[dialled(LINE), reached(LINE), left(A, LINE)]),
        after(&chatting, &[offered(SECOND, Role::Reservation)]),
        after(&taken, &[accepted(SECOND), offered(LINE, Role::Preview)]),
        after(&taken, &[accepted(SECOND)]),
        after(&taken, &[offered(LINE, Role::Progressive), rings(LINE)]),
        after(&talking, &[offered(CHAT, Role::Direct), rings(CHAT), left(A, SECOND)]),
        after(
            &resting,
            &[
                resync(A, SECOND, Role::Direct, Connection::Connected),
                own(EventKind::Ready { agent: A }),
                left(A, SECOND),
            ],
        ),
        after(&without(MediumGroup::Voice), &taken_for_chat),
        after(&without(MediumGroup::Voice), &chat_works),
        after(&begin(), &chat_ended),
        without(MediumGroup::Multimedia),
        works,
        resting,
        talking,
        chatting,
        on_hold,
        taken,
    ]
}

/// What comes of some steps, those left out that are refused.
fn go(from: &State, steps: &[Step]) -> State {
    let mut effects = Effects::new();
    steps.iter().fold(from.clone(), |state, step| state.after(&state.event(step), &mut effects).unwrap_or(state))
}

/// Every headline, with and without a caller who waits.
pub(super) fn alone(tenant: &Tenant) -> Vec<State> {
    let bare = State::new(tenant);
    let waits = go(&bare, &[queued()]);
    ways().iter().flat_map(|way| [go(&bare, way), go(&waits, way)]).collect()
}

/// Every headline, beside what a fail-over can make of a contact: of another agent's, of one's own, or of one of both.
pub(super) fn together(tenant: &Tenant) -> Vec<State> {
    let ready = go(&State::new(tenant), &signed_in(sign_in()));
    let ways: Vec<State> = ways().iter().map(|way| go(&State::new(tenant), way)).collect();
    let bases = bases(tenant);
    let mut starts = beside_queues(&ready);
    starts.extend(loose(&ready));
    for (call, role) in [LINE, CHAT].into_iter().flat_map(|call| ROLES.map(|role| (call, role))) {
        let part = |agent, connection| resync(agent, call, role, connection);
        let others: Vec<Vec<Step>> = live()
            .map(|connection| vec![part(OTHER, connection)])
            .chain([vec![part(OTHER, Connection::Held), outside_left(call)]])
            .chain([vec![part(OTHER, Connection::Connected), left(OTHER, call)]])
            .collect();
        let every_other = |state: &State| others.iter().map(|other| go(state, other)).collect::<Vec<_>>();
        starts.extend(ways.iter().flat_map(every_other));
        // Another works after it, and nobody else is left.
        let worked = go(&ready, &[part(OTHER, Connection::Connected), left(OTHER, call), outside_left(call)]);
        let both =
            [part(A, Connection::Connected), part(OTHER, Connection::Connected), left(A, call), left(OTHER, call)];
        let ended = go(&ready, &[&both[..], &[own(EventKind::WorkEnd { agent: A })]].concat());
        starts.extend(
            [&worked, &ended].into_iter().flat_map(|state| self::ways().into_iter().map(|way| go(state, &way))),
        );
        starts.extend(bases.iter().flat_map(|base| (0..=both.len()).map(|until| go(base, &both[..until]))));
        // Another is rung, and the caller is there.
        let rung = go(&ready, &[part(OTHER, Connection::Connected), part(OTHER, Connection::Reserved)]);
        for connection in live() {
            let mine = part(A, connection);
            starts.extend(bases.iter().flat_map(|base| {
                [vec![mine.clone()], vec![mine.clone(), left(A, call)]].map(|steps| go(base, &steps))
            }));
            starts.push(go(&rung, from_ref(&mine)));
            starts.push(go(&ready, &[part(A, Connection::Connected), mine.clone()]));
            starts.push(go(&worked, &[mine.clone(), outside_left(call)]));
            starts.push(go(&worked, &[mine.clone(), outside_left(call), dialled(SECOND)]));
            starts.extend(beside(&go(&worked, from_ref(&mine))));
            let mine = go(&ready, from_ref(&mine));
            let all = beside(&mine);
            if matches!(connection, Connection::Reserved | Connection::Alerting | Connection::Held) {
                starts.extend(all.iter().flat_map(every_other));
            }
            starts.extend(every_other(&mine));
            starts.extend(all);
        }
        // The agent alone on it, muted, or at work after it.
        let alone = go(&ready, &[part(A, Connection::Connected), outside_left(call)]);
        let muted = own(EventKind::Muted { call: call.call, agent: A });
        let works = go(&ready, &[part(A, Connection::Connected), left(A, call), outside_left(call)]);
        starts.push(go(&worked, &[part(A, Connection::Connected), outside_left(call), muted.clone()]));
        starts.extend([go(&alone, from_ref(&muted)), alone, works].iter().flat_map(every_other));
    }
    starts
}

/// A call that nobody has any more, whatever its outside party does.
fn loose(ready: &State) -> Vec<State> {
    let originated = |call: NewCall| network(EventKind::Originated { call: call.call, agent: A, called: None });
    let outside = |kind: fn(CallId, Party) -> EventKind| network(kind(LINE.call, Party::Outside));
    let alerting = outside(|call, party| EventKind::Delivered { call, party });
    let failed = outside(|call, party| EventKind::Failed { call, party });
    [
        vec![offered(LINE, Role::QueueInbound)],
        vec![offered(LINE, Role::Direct)],
        vec![offered(LINE, Role::Internal)],
        vec![not_ready(NotReady::BY_SELF), dialled(LINE), originated(LINE)],
        vec![not_ready(NotReady::BY_SELF), dialled(LINE), originated(LINE), alerting],
        vec![not_ready(NotReady::BY_SELF), dialled(LINE), originated(LINE), failed],
        vec![not_ready(NotReady::BY_SELF), dialled(LINE), originated(LINE), reached(LINE)],
    ]
    .map(|steps| go(ready, &[steps, vec![left(A, LINE)]].concat()))
    .into()
}

/// What an agent comes from when a fail-over gives it a contact.
fn bases(tenant: &Tenant) -> [State; 6] {
    let bare = State::new(tenant);
    let ready = signed_in(sign_in());
    [
        bare.clone(),
        go(&bare, &ready),
        go(&bare, &[ready.clone(), vec![forced(REST)]].concat()),
        go(&bare, &[ready.clone(), vec![offered(SECOND_CHAT, Role::Direct), answered(SECOND_CHAT)]].concat()),
        go(&bare, &[ready, vec![offered(SECOND_CHAT, Role::Reservation), accepted(SECOND_CHAT)]].concat()),
        go(&bare, &signed_in(sign_in().without(MediumGroup::Multimedia))),
    ]
}

/// What else an agent can have beside a contact, the one line after the other.
fn beside(state: &State) -> Vec<State> {
    let ring = [offered(SECOND, Role::Direct), rings(SECOND), answered(SECOND), held(SECOND)];
    let over = [&ring[..3], &[left(A, SECOND), own(EventKind::Retrieved { call: LINE.call, agent: A })]].concat();
    // A reservation leg takes no ear, whatever it is.
    let taken = [
        resync(A, SECOND, Role::Reservation, Connection::Connected),
        offered(LINE, Role::Direct),
        answered(LINE),
        held(LINE),
    ];
    let led_to =
        [accepted(CHAT), offered(LINE, Role::Direct), answered(LINE), held(LINE), offered(SECOND, Role::Preview)];
    let preview = resync(A, SECOND, Role::Preview, Connection::Reserved);
    let chat = resync(A, SECOND_CHAT, Role::Direct, Connection::Alerting);
    let mut beside: Vec<State> = [&ring[..], &over, &taken, &led_to]
        .into_iter()
        .flat_map(|way| (0..=way.len()).map(|until| go(state, &way[..until])))
        .collect();
    beside.extend([dialled(SECOND), preview, chat].iter().map(|step| go(state, from_ref(step))));
    // What a reservation leg has led to, on hold or a chat.
    let handed = [offered(SECOND, Role::Progressive), rings(SECOND), answered(SECOND), held(SECOND)];
    beside.extend((1..=handed.len()).map(|until| go(state, &handed[..until])));
    let limit = own(EventKind::ChatLimit { agent: A, channel: None, limit: 2 });
    let chat_handed = resync(A, SECOND_CHAT, Role::Progressive, Connection::Connected);
    beside.extend([vec![chat_handed.clone()], vec![limit, chat_handed]].map(|steps| go(state, &steps)));
    // A reservation leg that leads to a chat, in conversation itself.
    let due = [
        accepted(CHAT),
        resync(A, CHAT, Role::Reservation, Connection::Connected),
        not_ready(NotReady::BY_SELF),
        own(EventKind::WishWithdrawn { agent: A }),
        offered(LINE, Role::Direct),
        answered(LINE),
        held(LINE),
    ];
    beside.extend((2..=due.len()).map(|until| go(state, &due[..until])));
    // Two calls, one of them a reservation leg that is none.
    beside.extend(
        live().map(|connection| {
            go(state, &[resync(A, LINE, Role::Reservation, connection), offered(SECOND, Role::Direct)])
        }),
    );
    beside
}

/// Agents in a call whose caller still waits.
fn beside_queues(ready: &State) -> Vec<State> {
    let mut starts = Vec::new();
    for (call, queue) in [(LINE, QUEUES[0]), (CHAT, QUEUES[2])] {
        let queued = go(ready, &[network(EventKind::Queued { call, queue })]);
        let part = |agent, connection| resync(agent, call, Role::QueueInbound, connection);
        let originated = |agent| network(EventKind::Originated { call: call.call, agent, called: None });
        let mine = [part(A, Connection::Initiated), originated(A), held(call), dialled(SECOND)];
        let muted = [&mine[..2], &[own(EventKind::Muted { call: call.call, agent: A })]].concat();
        let own: Vec<State> = (0..=mine.len())
            .map(|until| go(&queued, &mine[..until]))
            .chain(live().map(|connection| go(&queued, &[part(A, connection)])))
            .chain([go(&queued, &muted)])
            .collect();
        starts.extend(own.iter().map(|state| go(state, &[part(OTHER, Connection::Reserved)])));
        starts.extend(own);
        // Two who talk with each other; then one of them works after it.
        let both = [A, OTHER].map(|agent| [part(agent, Connection::Initiated), originated(agent)]).concat();
        let ends = [left(A, call), left(OTHER, call), network(EventKind::WorkEnd { agent: OTHER })];
        starts.extend((0..=ends.len()).map(|until| go(&queued, &[&both[..], &ends[..until]].concat())));
    }
    starts
}

/// Each state once.
pub(super) fn distinct(starts: Vec<State>) -> Vec<State> {
    let mut known = BTreeSet::new();
    starts.into_iter().filter(|state| known.insert(shape(&state.centre))).collect()
}
