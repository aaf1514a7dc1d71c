//! [`Centre::legal`] names exactly what some event of the agent's own would be accepted for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_agent::*;
use proptest::prelude::*;

#[path = "check/events.rs"]
mod events;

/// Never among what is legal: what comes from elsewhere, what only others can do, and settings.
fn left_out() -> EventNames {
    let from_elsewhere = EventNames::QUEUED | EventNames::TIMER | EventNames::OBSERVED | EventNames::RESYNC;
    let of_others = EventNames::REST_GRANTED | EventNames::REST_REFUSED | EventNames::OVERFLOWED;
    let settings = EventNames::AUTO_IDLE | EventNames::CHAT_LIMIT | EventNames::NUMBER_HANDLED;
    from_elsewhere | of_others | settings
}

/// Whatever an agent could try: with each call in hand and with a new one, in every role and by every medium.
fn tries(centre: &Centre, agent: AgentId) -> Vec<(Cause, EventKind)> {
    let sign_in = SignIn::new(2).with_station("88801".parse().unwrap());
    let rest = NotReady::Rest { reason: 1, seconds: 60 };
    let mut kinds = vec![
        EventKind::SignIn { agent, sign_in: sign_in.clone() },
        EventKind::SignIn { agent, sign_in: sign_in.forced() },
        EventKind::SignOut { agent, reason: 0 },
        EventKind::Ready { agent },
        EventKind::WorkBegin { agent },
        EventKind::WorkEnd { agent },
        EventKind::WishWithdrawn { agent },
    ];
    for why in [NotReady::Busy { reason: 200 }, NotReady::Busy { reason: 0 }, rest] {
        kinds.extend([true, false].map(|prolong| EventKind::NotReady { agent, why, prolong }));
    }
    let roles = [
        Role::QueueInbound,
        Role::Direct,
        Role::Internal,
        Role::AgentDialled,
        Role::Reservation,
        Role::Preview,
        Role::Progressive,
    ];
    let contacts = centre.agent(agent).map_or(&[][..], Agent::contacts);
    for call in contacts.iter().copied().chain([CallId::new(99)]) {
        for medium in [Medium::Voice, Medium::Text] {
            let call = NewCall::new(call, medium);
            kinds.extend(roles.map(|role| EventKind::Offered { call, agent, role }));
            kinds.extend(roles.map(|role| EventKind::ServiceInitiated { call, agent, role }));
        }
        kinds.extend([
            EventKind::PreviewAccepted { call, agent },
            EventKind::PreviewRejected { call, agent },
            EventKind::PreviewSkipped { call, agent },
            EventKind::PreviewCancelled { call, agent },
            EventKind::Originated { call, agent, called: None },
            EventKind::Held { call, agent },
            EventKind::Retrieved { call, agent },
            EventKind::Muted { call, agent },
            EventKind::Unmuted { call, agent },
            EventKind::Diverted { call, agent },
            EventKind::CallCleared { call },
            EventKind::CustomerSilent { call },
            EventKind::AgentSilent { call },
            EventKind::Rated { call, score: 5 },
        ]);
        for party in [Party::Agent(agent), Party::Outside] {
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
    let causes = |kind: EventKind| [(Cause::Normal, kind.clone()), (Cause::NoAnswer, kind)];
    kinds.into_iter().flat_map(causes).collect()
}

/// What would be accepted of an agent is what is legal.
fn compare(centre: &Centre, agent: AgentId, at: jiff::Timestamp) {
    let mut accepted = EventNames::empty();
    for (cause, kind) in tries(centre, agent) {
        let event = Event::new(at, Actor::Agent(agent), kind).with_cause(cause);
        if centre.decide(&event).is_ok() {
            accepted |= event.kind().name().set();
        }
    }
    let legal = centre.legal(agent);
    assert!(
        legal == accepted,
        "agent {agent} is {}: {} could, {} should not be legal; {:?}",
        centre.headline(agent),
        accepted.difference(legal),
        legal.difference(accepted),
        centre.agent(agent),
    );
    assert!(!legal.intersects(left_out()));
}

proptest! {
    #[test]
    fn legal_is_what_would_be_accepted(setup: u8, bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut centre = Centre::new(events::tenant(setup));
        let mut effects = Effects::new();
        let mut at = jiff::Timestamp::UNIX_EPOCH;
        for event in events::events(&bytes) {
            // What is refused may have let time pass.
            at = at.max(event.at());
            _ = centre.handle(&event, &mut effects);
        }
        // Of several agents in a call the liveliest one is asked about what names the call alone.
        let shares = |agent: &AgentId| {
            let contacts = centre.agent(*agent).map_or(&[][..], Agent::contacts);
            contacts.iter().any(|call| centre.call(*call).unwrap().agents().count() > 1)
        };
        for agent in [101, 102, 103].map(AgentId::new).into_iter().filter(|agent| !shares(agent)) {
            compare(&centre, agent, at);
        }
    }
}

/// The states that a dialler leads through, which chance seldom meets, in every dialect and by both media.
#[test]
fn legal_of_an_agent_whom_a_dialler_has_taken() {
    let agent = AgentId::new(101);
    let party = Party::Agent(agent);
    let [leg, call] = [1, 2].map(CallId::new);
    for setup in (0..=u8::MAX).step_by(3) {
        for (medium, role) in [Medium::Voice, Medium::Text]
            .into_iter()
            .flat_map(|medium| [Role::Preview, Role::Progressive].map(|role| (medium, role)))
        {
            let sign_in = SignIn::new(1).with_station("88801".parse().unwrap());
            let new = |call| NewCall::new(call, medium);
            let steps = [
                (Actor::Agent(agent), EventKind::SignIn { agent, sign_in }),
                (Actor::Agent(agent), EventKind::Ready { agent }),
                (Actor::Network, EventKind::Offered { call: new(leg), agent, role: Role::Reservation }),
                (Actor::Agent(agent), EventKind::PreviewAccepted { call: leg, agent }),
                (Actor::Network, EventKind::Offered { call: new(call), agent, role }),
                (Actor::Network, EventKind::Delivered { call, party }),
                (Actor::Agent(agent), EventKind::ServiceInitiated { call: new(call), agent, role }),
                (Actor::Agent(agent), EventKind::Established { call, party }),
                (Actor::Agent(agent), EventKind::Muted { call, agent }),
                (Actor::Agent(agent), EventKind::Held { call, agent }),
                (
                    Actor::Agent(agent),
                    EventKind::NotReady { agent, why: NotReady::Busy { reason: 200 }, prolong: false },
                ),
                (Actor::Network, EventKind::Rated { call, score: 1 }),
                (Actor::Network, EventKind::CallCleared { call }),
            ];
            let mut centre = Centre::new(events::tenant(setup));
            let at = jiff::Timestamp::UNIX_EPOCH;
            for (actor, kind) in steps {
                _ = centre.handle(&Event::new(at, actor, kind), &mut Effects::new());
                compare(&centre, agent, at);
            }
        }
    }
}
