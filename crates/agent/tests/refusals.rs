//! What a refusal, a decision and a reason against a contact say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[allow(dead_code, unreachable_pub)] // Each test file uses a part of it.
#[path = "check/desk.rs"]
mod desk;

use desk::*;
use jiff::Timestamp;
use offhook_agent::*;

#[test]
fn why_not_names_every_reason() {
    let mut desk = Desk::new(Tenant::default()).with(&[B], &[CHATS]);
    desk.by(0, A, EventKind::SignIn { agent: A, sign_in: SignIn::new(1) });
    desk.queued(1, 1, SALES);
    assert_eq!(desk.centre.why_not(id(9), A), WhyNot::NO_CALL);
    assert_eq!(desk.centre.why_not(id(1), BOSS), WhyNot::SIGNED_OUT);
    assert_eq!(desk.centre.why_not(id(1), A), WhyNot::NO_SKILL | WhyNot::NO_STATION);
    desk.by(2, A, busy(A));
    assert!(desk.centre.why_not(id(1), A).contains(WhyNot::NOT_READY));
    desk.network(3, EventKind::Offered { call: chat(2), agent: B, role: Role::Direct });
    desk.by(3, B, busy(B));
    let why = desk.centre.why_not(id(1), B);
    assert_eq!(why, WhyNot::NO_SKILL | WhyNot::EXCLUDED | WhyNot::WISH);
    assert_eq!(
        why.to_string(),
        "the agent did not serve the queue at sign-in, the agent is about to leave, voice and multimedia are not served at the same time"
    );
    desk.network(4, EventKind::Queued { call: chat(3), queue: CHATS });
    assert_eq!(desk.centre.why_not(id(3), B), WhyNot::AT_LIMIT | WhyNot::WISH);
    desk.network(5, EventKind::CallCleared { call: id(2) });
    desk.by(6, B, EventKind::Ready { agent: B });
    assert_eq!(desk.has(B), [3]);
}

#[test]
fn each_kind_of_refusal_reads_like_a_sentence() {
    let mut desk = Desk::new(Tenant::default().with_dialect(Dialects::CISCO_CCE)).with(&[A], &[SALES]);
    desk.by(5, A, EventKind::Ready { agent: A });
    let mut says = |second, actor, kind: EventKind| {
        let refused = desk.try_feed(second, actor, Cause::Normal, kind).unwrap_err();
        (refused.refusal(), refused.to_string().split("; allowed").next().unwrap().to_owned())
    };
    let own = Actor::Agent(A);
    let ready = EventKind::Ready { agent: A };
    let rest = EventKind::NotReady { agent: A, why: NotReady::Rest { reason: 0, seconds: 0 }, prolong: false };
    for (second, actor, kind, refusal, sentence) in [
        (
            6,
            own,
            ready.clone(),
            Refusal::NotAllowed,
            "ready refused while agent 101 is ready: not allowed in this state (no rule allows it)",
        ),
        (
            6,
            own,
            EventKind::Held { call: id(9), agent: A },
            Refusal::UnknownContact,
            "held of call 9 refused while agent 101 is ready: no such contact (contacts are known)",
        ),
        (
            6,
            Actor::Network,
            EventKind::Queued { call: voice(9), queue: CHATS },
            Refusal::UnknownQueue,
            "call into a queue of call 9 refused: no such queue for this medium (R-SK-1, Huawei CEC, sign-in and sign-out)",
        ),
        (
            6,
            Actor::Agent(B),
            ready.clone(),
            Refusal::WrongActor,
            "ready refused while agent 101 is ready: not this actor's to do (own state)",
        ),
        (
            4,
            own,
            ready,
            Refusal::TimeReversed,
            "ready refused while agent 101 is ready: earlier than the event before it (time goes forward)",
        ),
        (
            6,
            own,
            EventKind::SignOut { agent: A, reason: 0 },
            Refusal::Dialect,
            "sign-out refused while agent 101 is ready: not allowed by this vendor (not ready to logout, Cisco Unified CCE, agent state table)",
        ),
        (
            6,
            own,
            rest,
            Refusal::IllFormed,
            "not ready refused while agent 101 is ready: the event contradicts itself (R-ST-5, Huawei CEC, agent states and operations)",
        ),
    ] {
        assert_eq!(says(second, actor, kind), (refusal, sentence.to_owned()));
    }
}

#[test]
fn a_decision_says_by_which_rule() {
    let desk = Desk::new(Tenant::default()).with(&[A], &[]);
    let event = Event::new(Timestamp::from_second(1).unwrap(), Actor::Agent(A), busy(A));
    let sentence =
        "not ready accepted while agent 101 is ready: not ready (set busy, Huawei CEC, agent states and operations)";
    assert_eq!(desk.centre.decide(&event).unwrap().to_string(), sentence);
}

#[test]
fn nobody_uses_the_telephone_of_another() {
    let mut desk = Desk::new(Tenant::default()).with(&[A, B], &[SALES]);
    let party = Party::Agent(A);
    let dial = EventKind::ServiceInitiated { call: voice(1), agent: A, role: Role::AgentDialled };
    let originated = EventKind::Originated { call: id(1), agent: A, called: None };
    let outside = EventKind::Established { call: id(1), party: Party::Outside };
    let (held, retrieved) = (EventKind::Held { call: id(1), agent: A }, EventKind::Retrieved { call: id(1), agent: A });
    let refused = |desk: &mut Desk, second, kind: EventKind| {
        let refused = desk.try_feed(second, Actor::Agent(B), Cause::Normal, kind.clone()).unwrap_err();
        assert_eq!((refused.refusal(), refused.rule().name()), (Refusal::WrongActor, "own contact"), "{kind:?}");
        desk.by(second, A, kind);
    };
    refused(&mut desk, 1, dial);
    refused(&mut desk, 1, originated);
    desk.network(2, outside);
    refused(&mut desk, 2, held);
    refused(&mut desk, 2, retrieved);
    desk.network(3, EventKind::CallCleared { call: id(1) });
    desk.network(4, EventKind::Offered { call: voice(2), agent: A, role: Role::Direct });
    refused(&mut desk, 4, EventKind::Established { call: id(2), party });
    refused(&mut desk, 5, EventKind::ConnectionCleared { call: id(2), party });
    let resync = EventKind::Resync { agent: A, to: ResyncTo::Work };
    let refused = desk.try_feed(6, Actor::Agent(B), Cause::Normal, resync).unwrap_err();
    assert_eq!((refused.refusal(), refused.rule().name()), (Refusal::WrongActor, "own state"));
}
