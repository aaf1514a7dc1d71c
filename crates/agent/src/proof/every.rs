//! Every kind of event, by everybody, on two lines and two chats.

use alloc::vec::Vec;

use super::steps::{A, BOSS, CHATS, LINES, OTHER, QUEUES, REST, SERVED, Step, sign_in};
use crate::*;

/// Roles that a call can be offered in; the others are dialled.
const OFFERED: [Role; 6] =
    [Role::Direct, Role::Internal, Role::AgentDialled, Role::Reservation, Role::Progressive, Role::QueueInbound];

fn of_agent() -> Vec<EventKind> {
    let not_ready = |why, prolong| EventKind::NotReady { agent: A, why, prolong };
    let busy = |reason| NotReady::Busy { reason };
    let on_mobile = || SignIn::new(1).on_mobile("boss".parse().unwrap());
    let mut kinds: Vec<EventKind> = [
        sign_in(),
        sign_in().forced(),
        sign_in().without(MediumGroup::Voice),
        sign_in().without(MediumGroup::Multimedia),
        on_mobile(),
        on_mobile().forced(),
    ]
    .into_iter()
    .map(|sign_in| EventKind::SignIn { agent: A, sign_in })
    .collect();
    kinds.extend([
        EventKind::SignOut { agent: A, reason: 0 },
        EventKind::SignOut { agent: A, reason: 260 },
        EventKind::SignOut { agent: A, reason: 300 },
        EventKind::Ready { agent: A },
        not_ready(busy(0), false),
        not_ready(busy(0), true),
        not_ready(busy(201), true),
        not_ready(busy(2), false),
        not_ready(busy(99), false),
        not_ready(busy(99), true),
        not_ready(REST, false),
        not_ready(REST, true),
        not_ready(NotReady::Rest { reason: 0, seconds: 0 }, false),
        not_ready(NotReady::Rest { reason: 0, seconds: 0 }, true),
        not_ready(NotReady::Study, true),
        not_ready(NotReady::Adjusting, true),
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
        EventKind::Resync { agent: A, to: ResyncTo::NotReady(NotReady::Rest { reason: 1, seconds: 86_400 }) },
    ]);
    kinds.extend([ResyncTo::SignedOut, ResyncTo::Ready, ResyncTo::Work].map(|to| EventKind::Resync { agent: A, to }));
    for connection in [Connection::Queued, Connection::Reserved] {
        let to = ResyncTo::Contact { call: NewCall::new(LINES[0], Medium::Voice), role: Role::Direct, connection };
        kinds.push(EventKind::Resync { agent: A, to });
    }
    kinds
}

fn of_calls() -> Vec<EventKind> {
    let [line, led_to] = LINES.map(|call| NewCall::new(call, Medium::Voice));
    let [chat, second] = [CHATS[0], CHATS[1]].map(|call| NewCall::new(call, Medium::Text));
    let offered = |call, role| EventKind::Offered { call, agent: A, role };
    let initiated = |call, role| EventKind::ServiceInitiated { call, agent: A, role };
    let mut kinds: Vec<EventKind> = OFFERED.map(|role| offered(line, role)).into();
    kinds.extend(OFFERED.map(|role| offered(chat, role)));
    kinds.extend([
        EventKind::Queued { call: line, queue: QUEUES[0] },
        EventKind::Queued { call: line, queue: SERVED },
        EventKind::Queued { call: NewCall { medium: Medium::Text, ..line }, queue: QUEUES[0] },
        EventKind::Queued { call: NewCall { medium: Medium::Voice, ..chat }, queue: QUEUES[0] },
        EventKind::Overflowed { call: LINES[0], queue: QUEUES[1] },
        EventKind::Overflowed { call: LINES[0], queue: SERVED },
    ]);
    kinds.extend([Role::AgentDialled, Role::Internal, Role::Preview, Role::Direct].map(|role| initiated(line, role)));
    kinds.extend([
        offered(led_to, Role::Preview),
        offered(led_to, Role::Predictive),
        offered(led_to, Role::Internal),
        offered(led_to, Role::Reservation),
        initiated(led_to, Role::Preview),
        initiated(led_to, Role::AgentDialled),
        offered(chat, Role::Preview),
        offered(second, Role::Direct),
        offered(second, Role::Internal),
        offered(second, Role::Preview),
        offered(second, Role::Progressive),
        initiated(chat, Role::AgentDialled),
        initiated(chat, Role::Preview),
        initiated(chat, Role::Direct),
        initiated(second, Role::AgentDialled),
        initiated(second, Role::Preview),
        EventKind::CallCleared { call: CHATS[1] },
        EventKind::Timer { timer: Timer::Rest { agent: A } },
        EventKind::Timer { timer: Timer::Overflow { call: LINES[0] } },
    ]);
    for call in [LINES[0], LINES[1], CHATS[0]] {
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
            EventKind::CustomerSilent { call },
            EventKind::AgentSilent { call },
            EventKind::Rated { call, score: 1 },
            EventKind::CallCleared { call },
            EventKind::Timer { timer: Timer::Ring { agent: A, call } },
            EventKind::Timer { timer: Timer::WrapUp { agent: A, call } },
        ]);
        for party in [Party::Agent(A), Party::Outside] {
            kinds.extend([
                EventKind::Delivered { call, party },
                EventKind::Established { call, party },
                EventKind::Failed { call, party },
                EventKind::ConnectionCleared { call, party },
                EventKind::Message { call, from: party },
                EventKind::MessageRead { call, by: party },
            ]);
        }
    }
    kinds
}

pub(super) fn every() -> Vec<Step> {
    let mut steps = Vec::new();
    for kind in of_agent().into_iter().chain(of_calls()) {
        let everybody = [Actor::Agent(A), Actor::Agent(OTHER), Actor::Supervisor(BOSS), Actor::System];
        // Of what happens to a call most can be anybody's doing.
        let actors = match (kind.names(), kind.name()) {
            (_, EventName::Timer) => &everybody[3..],
            ((Some(_), None), _) | (_, EventName::Overflowed | EventName::Diverted) => &everybody[..],
            ((Some(_), Some(_)), name) if name != EventName::Delivered => &everybody[..2],
            // Only of an agent's own part the rules ask who acts.
            (_, EventName::Established | EventName::ConnectionCleared) => &everybody[1..],
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
