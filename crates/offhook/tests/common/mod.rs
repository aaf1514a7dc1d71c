//! Histories made of events that the machine would mostly take.

use core::time::Duration;

use offhook::History;
use offhook::agent::{
    Actor, AfterCall, AgentId, CallId, Cause, Centre, Connection, Event, EventKind, Medium, MediumGroup, NewCall,
    NotReady, Party, QueueId, ResyncTo, Role, SignIn, Tenant,
};
use offhook::jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

pub(crate) const VOICE: QueueId = QueueId::new(3);
pub(crate) const CHATS: QueueId = QueueId::new(4);

/// A choice among what is possible, the milliseconds since the choice before it, and a cause.
pub(crate) type Choice = (u16, u32, u8);

pub(crate) fn choices() -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::vec((any::<u16>(), prop_oneof![Just(0_u32), 1..400_000_u32], 0_u8..6), 1..140)
}

pub(crate) fn tenant() -> impl Strategy<Value = Tenant> {
    let after = prop_oneof![
        Just(AfterCall::Idle),
        Just(AfterCall::Work { limit: None }),
        (0_u64..90).prop_map(|seconds| AfterCall::Work { limit: Some(Duration::from_secs(seconds)) }),
    ];
    (after.clone(), after, any::<[bool; 3]>(), 0_u64..60).prop_map(|(voice, chat, [both, ring, grant], seconds)| {
        let tenant = Tenant::default()
            .with_simultaneous(both)
            .with_rest_approval(grant)
            .with_chat_limit(3)
            .with_queue(VOICE, Medium::Voice)
            .with_queue(CHATS, Medium::Text)
            .with_after_call(MediumGroup::Voice, voice)
            .with_after_call(MediumGroup::Multimedia, chat);
        if ring { tenant.with_ring_limit(Duration::from_secs(seconds)) } else { tenant }
    })
}

/// Plays choices; what the machine refuses is part of it.
pub(crate) fn play(tenant: Tenant, choices: &[Choice]) -> History {
    let mut history = History::new(Centre::new(tenant));
    let mut at: Timestamp = "2026-11-20T09:57:13.25Z".parse().unwrap();
    for (choice, after, cause) in choices {
        at += SignedDuration::from_millis((*after).into());
        let possible = possible(&history);
        let (actor, kind) = possible[usize::from(*choice) % possible.len()].clone();
        let causes = [Cause::Normal, Cause::Normal, Cause::NoAnswer, Cause::Rejected, Cause::Abandoned, Cause::Engaged];
        let event = Event::new(at, actor, kind).with_cause(causes[usize::from(*cause)]);
        let _ = history.handle(event);
    }
    history
}

fn possible(history: &History) -> Vec<(Actor, EventKind)> {
    let centre = history.centre();
    let mut possible = Vec::new();
    // Numbers come again once a call is over: half of the new calls have one that was there before.
    let fresh = (1..).map(CallId::new).find(|call| centre.call(*call).is_none()).unwrap();
    let voice = NewCall::new(fresh, Medium::Voice).with_caller("18012345678".parse().unwrap());
    let text = NewCall::new(fresh, Medium::Text);
    possible.push((Actor::Network, EventKind::Queued { call: voice, queue: VOICE }));
    possible.push((Actor::Network, EventKind::Queued { call: text, queue: CHATS }));
    for agent in (101_u32..104).map(AgentId::new) {
        let me = Actor::Agent(agent);
        let sign_in = SignIn::new(history.events().len() as u64).with_station("88801".parse().unwrap());
        let sign_in = sign_in.with_skill(VOICE, 1).with_skill(CHATS, 1);
        let Some(state) = centre.agent(agent) else {
            possible.push((me, EventKind::SignIn { agent, sign_in }));
            continue;
        };
        if agent.number() == 101 {
            possible.push((me, EventKind::SignIn { agent, sign_in: sign_in.forced() }));
            possible.push((Actor::System, EventKind::Resync { agent, to: ResyncTo::Ready }));
            possible.push((Actor::Supervisor(AgentId::new(102)), EventKind::SignOut { agent, reason: 0 }));
        }
        possible.extend([
            (me, EventKind::Ready { agent }),
            (me, EventKind::WorkEnd { agent }),
            (me, EventKind::WorkBegin { agent }),
            (me, EventKind::SignOut { agent, reason: 0 }),
            (me, EventKind::NotReady { agent, why: NotReady::Busy { reason: 200 }, prolong: true }),
            (me, EventKind::NotReady { agent, why: NotReady::Rest { reason: 1, seconds: 60 }, prolong: false }),
            (Actor::System, EventKind::RestGranted { agent }),
            (me, EventKind::ServiceInitiated { call: voice, agent, role: Role::AgentDialled }),
            (Actor::Network, EventKind::Offered { call: voice, agent, role: Role::Direct }),
        ]);
        for call in state.contacts().iter().copied() {
            let details = centre.call(call).unwrap();
            let party = Party::Agent(agent);
            // Many times, so that calls get on.
            for _ in 0..6 {
                possible.extend(match details.connection(party) {
                    Connection::Reserved => vec![(Actor::Network, EventKind::Delivered { call, party })],
                    Connection::Alerting => vec![
                        (me, EventKind::Established { call, party }),
                        (Actor::Network, EventKind::Diverted { call, agent }),
                    ],
                    Connection::Initiated => vec![(me, EventKind::Originated { call, agent, called: None })],
                    Connection::Connected => vec![
                        (Actor::Network, EventKind::Delivered { call, party: Party::Outside }),
                        (Actor::Network, EventKind::Established { call, party: Party::Outside }),
                        (Actor::Network, EventKind::Failed { call, party: Party::Outside }),
                        (me, EventKind::Held { call, agent }),
                        (me, EventKind::ConnectionCleared { call, party }),
                    ],
                    Connection::Held => vec![(me, EventKind::Retrieved { call, agent })],
                    _ => vec![],
                });
            }
        }
    }
    for (call, _) in centre.calls() {
        possible.push((Actor::Network, EventKind::ConnectionCleared { call, party: Party::Outside }));
        possible.push((Actor::Network, EventKind::CallCleared { call }));
    }
    possible
}
