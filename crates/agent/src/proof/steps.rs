//! Who and what there is in the small worlds, and what happens in them.

use alloc::vec::Vec;
use std::vec;

use crate::*;

pub(super) const A: AgentId = AgentId::new(101);
pub(super) const OTHER: AgentId = AgentId::new(102);
/// Whose states are compared.
pub(super) const TEAM: [AgentId; 2] = [A, OTHER];
pub(super) const BOSS: AgentId = AgentId::new(900);
pub(super) const LINES: [CallId; 2] = [CallId::new(1), CallId::new(2)];
pub(super) const CHATS: [CallId; 5] =
    [CallId::new(11), CallId::new(12), CallId::new(13), CallId::new(14), CallId::new(15)];
/// Nobody serves them: what waits in them is offered by hand.
pub(super) const QUEUES: [QueueId; 3] = [QueueId::new(7), QueueId::new(8), QueueId::new(10)];
pub(super) const SERVED: QueueId = QueueId::new(9);

pub(super) type Step = (Actor, Cause, EventKind);

pub(super) fn own(kind: EventKind) -> Step {
    (Actor::Agent(A), Cause::Normal, kind)
}

pub(super) fn network(kind: EventKind) -> Step {
    (Actor::Network, Cause::Normal, kind)
}

pub(super) fn sign_in() -> SignIn {
    SignIn::new(1).with_station("1".parse().unwrap()).with_skill(SERVED, 1)
}

pub(super) const REST: NotReady = NotReady::Rest { reason: 9, seconds: 60 };

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

pub(super) fn tenant() -> Tenant {
    Tenant::default()
        .with_queue(QUEUES[0], Medium::Voice)
        .with_queue(QUEUES[1], Medium::Voice)
        .with_queue(QUEUES[2], Medium::Text)
        .with_queue(SERVED, Medium::Text)
}
