//! The races of the field, each by what went wrong in products.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[allow(dead_code, unreachable_pub)] // Each test file uses a part of it.
#[path = "check/desk.rs"]
mod desk;

use core::time::Duration;

use desk::*;
use jiff::Timestamp;
use offhook_agent::*;

// mod_callcenter: a caller left in "answered" for ever.
#[test]
fn race_of_answer_and_abandon_leaves_no_caller_and_no_agent_behind() {
    for abandons_first in [true, false] {
        let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
        desk.queued(1, 1, SALES);
        let gone = EventKind::ConnectionCleared { call: id(1), party: Party::Outside };
        if abandons_first {
            desk.network(2, gone);
            let answer = EventKind::Established { call: id(1), party: Party::Agent(A) };
            assert_eq!(why(desk.try_feed(2, Actor::Agent(A), Cause::Normal, answer)).0, Refusal::UnknownContact);
        } else {
            desk.answered(2, 1, A);
            desk.network(2, gone);
            assert_eq!(desk.state(A), Headline::Talking);
        }
        desk.network(2, EventKind::CallCleared { call: id(1) });
        assert_eq!((desk.state(A), desk.centre.calls().count()), (Headline::Ready, 0));
    }
}

// mod_callcenter: an agent left reserved when several are rung at once. app_queue: one hang-up stops the ringing of all.
#[test]
fn race_of_ring_all_and_answer_lets_the_others_go_and_one_who_hangs_up_stops_nobody() {
    let mut desk = Desk::new(Tenant::default()).with(&[A, B, BOSS], &[]);
    for agent in [A, B, BOSS] {
        desk.network(1, EventKind::Offered { call: voice(1), agent, role: Role::Direct });
        desk.network(1, EventKind::Delivered { call: id(1), party: Party::Agent(agent) });
    }
    desk.network(2, EventKind::ConnectionCleared { call: id(1), party: Party::Agent(BOSS) });
    assert_eq!(
        [A, B, BOSS].map(|agent| desk.state(agent)),
        [Headline::Answering, Headline::Answering, Headline::Ready]
    );
    desk.answered(3, 1, A);
    assert_eq!([A, B].map(|agent| desk.state(agent)), [Headline::Talking, Headline::Ready]);
    let late = EventKind::Established { call: id(1), party: Party::Agent(B) };
    assert_eq!(why(desk.try_feed(3, Actor::Agent(B), Cause::Normal, late)).0, Refusal::UnknownContact);
}

// mod_callcenter: endless re-offer when the agent changes state during an offer.
#[test]
fn race_of_a_status_change_during_an_offer_waits_for_it_and_offers_nothing_more() {
    let mut desk = Desk::new(Tenant::default().with_busy_on_no_answer(false)).with(&[A], &[SALES]);
    desk.queued(1, 1, SALES);
    desk.by(2, A, busy(A));
    assert_eq!(desk.state(A), Headline::Occupied);
    desk.try_feed(3, Actor::Network, Cause::NoAnswer, EventKind::Diverted { call: id(1), agent: A }).unwrap();
    assert_eq!((desk.state(A), desk.has(A)), (Headline::Busy, vec![]));
    assert_eq!(desk.centre.waiting(SALES).collect::<Vec<_>>(), [id(1)]);
    desk.by(4, A, EventKind::Ready { agent: A });
    assert_eq!((desk.state(A), desk.has(A)), (Headline::Occupied, vec![1]));
}

// Amazon Connect: a rejected call offered to the same agent again at once.
#[test]
fn a_rejected_call_goes_to_another_and_not_back_at_once() {
    let mut desk = Desk::new(Tenant::default().with_busy_on_rejection(false)).with(&[A, B], &[SALES]);
    desk.queued(1, 1, SALES);
    desk.try_feed(2, Actor::Agent(A), Cause::Rejected, EventKind::Diverted { call: id(1), agent: A }).unwrap();
    assert_eq!((desk.has(A), desk.has(B)), (vec![], vec![1]));
    assert_eq!(desk.centre.why_not(id(1), A), WhyNot::DECLINED | WhyNot::NOT_WAITING);
    desk.try_feed(3, Actor::Agent(B), Cause::Rejected, EventKind::Diverted { call: id(1), agent: B }).unwrap();
    assert_eq!((desk.has(A), desk.has(B)), (vec![], vec![]));
}

#[test]
fn r_st_10_a_supervisor_forces_idle_during_wrap_up_and_is_recorded() {
    let work = AfterCall::Work { limit: Some(Duration::from_secs(30)) };
    let mut desk = Desk::new(Tenant::default().with_after_call(MediumGroup::Voice, work)).with(&[A], &[SALES]);
    desk.queued(1, 1, SALES);
    desk.answered(2, 1, A);
    desk.network(9, EventKind::CallCleared { call: id(1) });
    assert_eq!(desk.state(A), Headline::WorkingReady);
    let boss = Actor::Supervisor(BOSS);
    desk.try_feed(10, boss, Cause::Normal, EventKind::Ready { agent: A }).unwrap();
    assert_eq!(desk.who(), [(A, Headline::Ready, boss)]);
    assert_eq!(desk.centre.next_deadline(), None); // the timer of the work went with it
    // A forced wish is the supervisor's when it comes true, whoever ends the call.
    desk.queued(11, 2, SALES);
    desk.answered(12, 2, A);
    desk.try_feed(13, boss, Cause::Normal, EventKind::NotReady { agent: A, why: NotReady::FORCED, prolong: false })
        .unwrap();
    assert_eq!(desk.centre.agent(A).unwrap().wish_by(), Some(boss));
    desk.by(14, A, EventKind::AutoIdle { agent: A, on: true });
    desk.network(15, EventKind::CallCleared { call: id(2) });
    assert_eq!(desk.who(), [(A, Headline::Busy, boss)]);
    desk.try_feed(16, boss, Cause::Normal, EventKind::SignOut { agent: A, reason: 7 }).unwrap();
    assert_eq!(desk.who(), [(A, Headline::SignedOut, boss)]);
}

#[test]
fn r_st_10_who_is_sent_to_rest_at_huawei_is_told_why() {
    for (reason, accepted) in [(0, false), (1, true), (255, true), (256, false)] {
        let mut desk = Desk::new(Tenant::default().with_dialect(Dialects::HUAWEI)).with(&[A], &[]);
        let rest = EventKind::NotReady { agent: A, why: NotReady::Rest { reason, seconds: 60 }, prolong: false };
        let answer = desk.try_feed(1, Actor::Supervisor(BOSS), Cause::Normal, rest);
        assert_eq!(answer.is_ok(), accepted, "{reason}");
    }
}

#[test]
fn r_out_1_and_2_sign_out_during_an_offer_is_refused_and_by_force_gives_the_call_back() {
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
    desk.queued(1, 1, SALES);
    let sign_out = EventKind::SignOut { agent: A, reason: 0 };
    assert_eq!(why(desk.try_feed(2, Actor::Agent(A), Cause::Normal, sign_out.clone())).1, "R-OUT-1");
    desk.try_feed(3, Actor::Supervisor(BOSS), Cause::Normal, sign_out).unwrap();
    assert_eq!(desk.state(A), Headline::SignedOut);
    assert_eq!(desk.centre.waiting(SALES).collect::<Vec<_>>(), [id(1)]);
    let rest = EventKind::Ready { agent: A };
    assert_eq!(why(desk.try_feed(4, Actor::Agent(A), Cause::Normal, rest)).0, Refusal::NotAllowed); // R-OUT-5
}

// Amazon Connect: a queued next state ignored, or not replaceable by a newer wish.
#[test]
fn r_st_4_of_two_wishes_in_a_row_the_newest_comes_true_once() {
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
    desk.queued(1, 1, SALES);
    desk.answered(2, 1, A);
    desk.by(3, A, EventKind::NotReady { agent: A, why: NotReady::Rest { reason: 0, seconds: 60 }, prolong: false });
    desk.by(4, A, busy(A));
    desk.network(5, EventKind::CallCleared { call: id(1) });
    assert_eq!(desk.who().len(), 1);
    assert_eq!((desk.state(A), desk.centre.agent(A).unwrap().wish()), (Headline::Busy, None));
}

// Amazon Connect: a failed outbound call returns the agent to ready instead of the state before.
#[test]
fn a_failed_outbound_call_returns_to_busy() {
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
    desk.by(1, A, busy(A));
    desk.by(2, A, EventKind::ServiceInitiated { call: voice(1), agent: A, role: Role::AgentDialled });
    desk.by(2, A, EventKind::Originated { call: id(1), agent: A, called: None });
    desk.network(3, EventKind::Failed { call: id(1), party: Party::Outside });
    desk.network(3, EventKind::CallCleared { call: id(1) });
    assert_eq!(desk.state(A), Headline::Busy);
}

// Kazoo: a call outside the queue starts while a queue call rings.
#[test]
fn no_call_is_dialled_while_a_queue_call_rings() {
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
    desk.queued(1, 1, SALES);
    let dial = EventKind::ServiceInitiated { call: voice(2), agent: A, role: Role::AgentDialled };
    assert_eq!(why(desk.try_feed(2, Actor::Agent(A), Cause::Normal, dial)).0, Refusal::Capacity);
}

// app_queue: wrap-up ends early when two queues share the last-call time. OpenSIPS: one agent's wrap-up waits for another's.
#[test]
fn after_call_work_of_two_queues_and_two_agents_is_each_ones_own() {
    let work = AfterCall::Work { limit: Some(Duration::from_secs(30)) };
    let mut desk = Desk::new(Tenant::default().with_after_call(MediumGroup::Voice, work)).with(&[A, B], &[SALES, HELP]);
    desk.queued(1, 1, SALES);
    desk.queued(1, 2, HELP);
    desk.answered(2, 1, A);
    desk.answered(2, 2, B);
    desk.network(10, EventKind::CallCleared { call: id(1) });
    desk.network(25, EventKind::CallCleared { call: id(2) });
    desk.effects.clear();
    desk.centre.advance(Timestamp::from_second(54).unwrap(), &mut desk.effects);
    let ends: Vec<_> = desk.effects.timers_fired().map(|event| event.at().as_second()).collect();
    assert_eq!((ends, desk.state(A), desk.state(B)), (vec![40], Headline::Ready, Headline::WorkingReady));
}
