//! Who and what there is in the small worlds, and what happens in them.

use alloc::vec::Vec;
use std::vec;

use crate::*;

pub(super) const A: AgentId = AgentId::new(101);
pub(super) const OTHER: AgentId = AgentId::new(102);
pub(super) const BOSS: AgentId = AgentId::new(900);
const LINES: [CallId; 2] = [CallId::new(1), CallId::new(2)];
const CHATS: [CallId; 5] = [CallId::new(11), CallId::new(12), CallId::new(13), CallId::new(14), CallId::new(15)];
/// Nobody serves them: what waits in them is offered by hand.
const QUEUES: [QueueId; 2] = [QueueId::new(7), QueueId::new(8)];
const SERVED: QueueId = QueueId::new(9);

pub(super) type Step = (Actor, Cause, EventKind);

fn own(kind: EventKind) -> Step {
    (Actor::Agent(A), Cause::Normal, kind)
}

fn network(kind: EventKind) -> Step {
    (Actor::Network, Cause::Normal, kind)
}

pub(super) fn sign_in() -> SignIn {
    SignIn::new(1).with_station("1".parse().unwrap()).with_skill(SERVED, 1)
}

const REST: NotReady = NotReady::Rest { reason: 9, seconds: 60 };

/// What happens to an agent with two lines and five chats.
pub(super) fn ordinary() -> Vec<Step> {
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
