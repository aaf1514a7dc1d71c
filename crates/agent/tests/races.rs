//! The races of the field, each by what went wrong in products, and what queues, limits and settings do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use core::time::Duration;

use jiff::Timestamp;
use offhook_agent::*;
use offhook_ops::huawei::{Operation, SubState, WorkId};

const A: AgentId = AgentId::new(101);
const B: AgentId = AgentId::new(102);
const BOSS: AgentId = AgentId::new(109);
const SALES: QueueId = QueueId::new(1);
const HELP: QueueId = QueueId::new(2);
const CHATS: QueueId = QueueId::new(3);

struct Desk {
    centre: Centre,
    effects: Effects,
}

impl Desk {
    fn new(tenant: Tenant) -> Self {
        let tenant =
            tenant.with_queue(SALES, Medium::Voice).with_queue(HELP, Medium::Voice).with_queue(CHATS, Medium::Text);
        Self { centre: Centre::new(tenant), effects: Effects::new() }
    }

    /// Signs agents in, each serving these queues.
    fn with(mut self, agents: &[AgentId], queues: &[QueueId]) -> Self {
        for agent in agents.iter().copied() {
            let sign_in = SignIn::new(1).with_station("88801".parse().unwrap());
            let sign_in = queues.iter().fold(sign_in, |it, queue| it.with_skill(*queue, 1));
            self.by(0, agent, EventKind::SignIn { agent, sign_in });
        }
        self
    }

    fn try_feed(&mut self, second: i64, actor: Actor, cause: Cause, kind: EventKind) -> Result<(), Refused> {
        self.effects.clear();
        let at = Timestamp::from_second(second).unwrap();
        self.centre.handle(&Event::new(at, actor, kind).with_cause(cause), &mut self.effects)
    }

    fn by(&mut self, second: i64, agent: AgentId, kind: EventKind) {
        self.try_feed(second, Actor::Agent(agent), Cause::Normal, kind).unwrap();
    }

    fn network(&mut self, second: i64, kind: EventKind) {
        self.try_feed(second, Actor::Network, Cause::Normal, kind).unwrap();
    }

    fn queued(&mut self, second: i64, call: u64, queue: QueueId) {
        self.network(second, EventKind::Queued { call: voice(call), queue });
    }

    fn answered(&mut self, second: i64, call: u64, agent: AgentId) {
        self.by(second, agent, EventKind::Established { call: id(call), party: Party::Agent(agent) });
    }

    fn has(&self, agent: AgentId) -> Vec<u64> {
        self.centre.agent(agent).unwrap().contacts().iter().map(|call| call.number()).collect()
    }

    fn state(&self, agent: AgentId) -> Headline {
        self.centre.headline(agent)
    }

    fn who(&self) -> Vec<(AgentId, Headline, Actor)> {
        let changes = self.effects.iter().filter_map(|emitted| match *emitted.effect() {
            Effect::StateChanged { agent, to, actor, .. } => Some((agent, to, actor)),
            _ => None,
        });
        changes.collect()
    }
}

fn id(call: u64) -> CallId {
    CallId::new(call)
}

fn voice(call: u64) -> NewCall {
    NewCall::new(id(call), Medium::Voice).with_caller("18012345678".parse().unwrap())
}

fn chat(call: u64) -> NewCall {
    NewCall::new(id(call), Medium::Text)
}

fn busy(agent: AgentId) -> EventKind {
    EventKind::NotReady { agent, why: NotReady::BY_SELF, prolong: false }
}

fn why(answer: Result<(), Refused>) -> (Refusal, &'static str) {
    let refused = answer.unwrap_err();
    (refused.refusal(), refused.rule().name())
}

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
    assert_eq!(desk.centre.why_not(id(1), A), WhyNot::DECLINED);
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

#[test]
fn a_call_goes_on_to_another_queue_after_a_time_and_keeps_its_place() {
    let overflow = Overflow { to: HELP, after: Some(Duration::from_secs(20)), longest: None };
    let mut desk = Desk::new(Tenant::default().with_overflow(SALES, overflow));
    desk.queued(1, 1, SALES);
    desk.queued(5, 2, HELP);
    desk.centre.advance(Timestamp::from_second(21).unwrap(), &mut desk.effects);
    assert!(desk.effects.iter().any(|it| *it.effect() == Effect::Overflowed { call: id(1), from: SALES, to: HELP }));
    assert_eq!(desk.centre.waiting(HELP).collect::<Vec<_>>(), [id(1), id(2)]); // it has waited longer
    let desk = desk.with(&[], &[]);
    assert_eq!(desk.centre.next_deadline(), None);
}

#[test]
fn a_call_that_finds_a_queue_full_goes_on_at_once_and_circles_end() {
    let to = |queue| Overflow { to: queue, after: None, longest: Some(1) };
    let mut desk = Desk::new(Tenant::default().with_overflow(SALES, to(HELP)).with_overflow(HELP, to(SALES)));
    desk.queued(1, 1, SALES);
    desk.queued(2, 2, SALES);
    assert_eq!(desk.centre.waiting(HELP).collect::<Vec<_>>(), [id(2)]);
    desk.queued(3, 3, SALES); // both are full: it goes round, and stays
    assert_eq!(desk.centre.waiting(SALES).count() + desk.centre.waiting(HELP).count(), 3);
    desk.network(4, EventKind::Overflowed { call: id(1), queue: HELP });
    assert_eq!(
        why(desk.try_feed(5, Actor::System, Cause::Normal, EventKind::Overflowed { call: id(1), queue: CHATS })).0,
        Refusal::UnknownQueue
    );
    desk.network(6, EventKind::ConnectionCleared { call: id(1), party: Party::Outside }); // abandoned where it waits now
}

#[test]
fn r_mm_2_last_agent_mode_gives_a_caller_to_who_served_the_number_last() {
    let day = Duration::from_secs(86_400);
    let mut desk = Desk::new(Tenant::default().with_last_agent(day)).with(&[A, B], &[SALES]);
    // The chat brought the number along, and it was set as handled: B, though A has been idle longer.
    desk.by(1, B, EventKind::NumberHandled { agent: B, number: "18012345678".parse().unwrap() });
    desk.queued(2, 1, SALES);
    assert_eq!((desk.has(A), desk.has(B)), (vec![], vec![1]));
    // Who serves the call is remembered by itself; a busy agent is passed over.
    desk.answered(3, 1, B);
    desk.queued(4, 2, SALES);
    assert_eq!(desk.has(A), [2]);
    desk.answered(5, 2, A);
    desk.network(6, EventKind::CallCleared { call: id(1) });
    desk.network(7, EventKind::CallCleared { call: id(2) });
    desk.queued(8, 3, SALES); // A was last
    assert_eq!(desk.has(A), [3]);
    desk.network(9, EventKind::CallCleared { call: id(3) });
    desk.queued(200_000, 4, SALES); // forgotten: B has been idle longer
    assert_eq!(desk.has(B), [4]);
}

#[test]
fn r_mm_3_to_6_limits_of_an_agent_of_a_tenant_and_of_a_channel() {
    let tenant = Tenant::default().with_chat_limit(2);
    let mut desk = Desk::new(tenant).with(&[A], &[CHATS]);
    let (web, wechat) = (Channel::new(50), Channel::new(53));
    let limit = |channel, limit| EventKind::ChatLimit { agent: A, channel, limit };
    for wrong in [0, 61] {
        let answer = desk.try_feed(1, Actor::Agent(A), Cause::Normal, limit(None, wrong));
        assert_eq!(why(answer), (Refusal::IllFormed, "R-MM-4"));
    }
    desk.by(2, A, limit(None, 3));
    desk.by(2, A, limit(Some(wechat), 1));
    let offer = |call: u64, channel| EventKind::Offered {
        call: chat(call).with_channel(channel),
        agent: A,
        role: Role::QueueInbound,
    };
    desk.network(3, offer(1, wechat));
    let refused = desk.try_feed(3, Actor::Network, Cause::Normal, offer(2, wechat)).unwrap_err();
    assert_eq!((refused.refusal(), refused.limit()), (Refusal::Capacity, Some(1)));
    desk.network(3, offer(2, web)); // R-MM-6: every channel at once
    desk.network(3, offer(3, web));
    let refused = desk.try_feed(3, Actor::Network, Cause::Normal, offer(4, web)).unwrap_err();
    assert_eq!((refused.refusal(), refused.limit()), (Refusal::Capacity, Some(3)));
    // Without a queue of multimedia there is no limit to set.
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
    assert_eq!(why(desk.try_feed(1, Actor::Agent(A), Cause::Normal, limit(None, 3))), (Refusal::NotAllowed, "R-MM-4"));
}

#[test]
fn r_mm_5_a_chat_that_waits_for_a_higher_limit_of_its_channel_is_given_when_it_is_set() {
    let mut desk = Desk::new(Tenant::default().with_chat_limit(5)).with(&[A], &[CHATS]);
    let wechat = Channel::new(53);
    let limit = |limit| EventKind::ChatLimit { agent: A, channel: Some(wechat), limit };
    desk.by(1, A, limit(1));
    desk.network(2, EventKind::Queued { call: chat(1).with_channel(wechat), queue: CHATS });
    desk.network(3, EventKind::Queued { call: chat(2).with_channel(wechat), queue: CHATS });
    assert_eq!((desk.has(A), desk.centre.why_not(id(2), A)), (vec![1], WhyNot::AT_LIMIT));
    desk.by(4, A, limit(2));
    assert_eq!(desk.has(A), [1, 2]);
}

#[test]
fn r_in_1_and_4_media_that_were_not_signed_in_to_are_not_given() {
    let mut desk = Desk::new(Tenant::default());
    let sign_in =
        SignIn::new(1).with_station("1".parse().unwrap()).with_skill(CHATS, 1).without(MediumGroup::Multimedia);
    desk.by(0, A, EventKind::SignIn { agent: A, sign_in });
    desk.network(1, EventKind::Queued { call: chat(1), queue: CHATS });
    assert_eq!(desk.centre.why_not(id(1), A), WhyNot::NO_MEDIUM);
    let offer = EventKind::Offered { call: chat(1), agent: A, role: Role::QueueInbound };
    assert_eq!(why(desk.try_feed(2, Actor::Network, Cause::Normal, offer)).1, "R-IN-1");
}

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
fn r_tr_10_and_r_ho_1_mute_and_the_list_of_held_calls() {
    let mut desk = Desk::new(Tenant::default()).with(&[A, B], &[SALES]);
    desk.queued(1, 1, SALES);
    desk.answered(2, 1, A);
    assert_eq!(desk.centre.activity(A), SubState::TALKING);
    desk.by(3, A, EventKind::Muted { call: id(1), agent: A });
    assert!(desk.centre.call(id(1)).unwrap().is_muted(A));
    assert_eq!(desk.centre.activity(A), SubState::MUTE);
    desk.by(8, A, EventKind::Held { call: id(1), agent: A }); // ends it
    let mute = desk.effects.iter().find_map(|emitted| match *emitted.effect() {
        Effect::OperationPerformed { since_us, operation: Operation::Mute, .. } => Some(since_us / 1_000_000),
        _ => None,
    });
    assert_eq!(mute, Some(3));
    assert_eq!(desk.centre.held(A).collect::<Vec<_>>(), [id(1)]);
    assert_eq!(desk.centre.current_call(A), None);
    // An internal call is not muted.
    desk.network(9, EventKind::Offered { call: voice(2), agent: B, role: Role::Internal });
    desk.answered(10, 2, B);
    let muted = desk.try_feed(11, Actor::Agent(B), Cause::Normal, EventKind::Muted { call: id(2), agent: B });
    assert_eq!(why(muted).1, "R-TR-10");
    desk.by(12, A, EventKind::Retrieved { call: id(1), agent: A });
    assert_eq!((desk.centre.held(A).count(), desk.centre.current_call(A)), (0, Some(id(1))));
}

#[test]
fn r_st_6_as_many_rest_as_may_and_the_others_wait() {
    let mut desk = Desk::new(Tenant::default().with_rest_limit(1)).with(&[A, B], &[]);
    let rest = |agent| EventKind::NotReady { agent, why: NotReady::Rest { reason: 0, seconds: 60 }, prolong: false };
    desk.by(1, A, rest(A));
    desk.by(2, B, rest(B));
    assert_eq!([A, B].map(|agent| desk.state(agent)), [Headline::Rest, Headline::PreRest]);
    assert_eq!(desk.centre.rests(), (1, 1));
    let granted = EventKind::RestGranted { agent: B };
    let refused = desk.try_feed(3, Actor::System, Cause::Normal, granted.clone()).unwrap_err();
    assert_eq!((refused.refusal(), refused.limit()), (Refusal::Capacity, Some(1)));
    desk.by(4, A, EventKind::Ready { agent: A });
    desk.try_feed(5, Actor::System, Cause::Normal, granted).unwrap();
    assert_eq!(desk.who(), [(B, Headline::Rest, Actor::Agent(B))]); // whose wish it was
    desk.by(6, A, rest(A));
    desk.try_feed(7, Actor::System, Cause::Normal, EventKind::RestRefused { agent: A, reason: 2 }).unwrap();
    assert_eq!((desk.state(A), desk.centre.rests()), (Headline::Ready, (1, 0)));
    desk.try_feed(8, Actor::Supervisor(BOSS), Cause::Normal, EventKind::SignOut { agent: B, reason: 0 }).unwrap();
    assert_eq!(desk.centre.rests(), (0, 0));
}

#[test]
fn r_st_8_what_follows_a_call_is_the_agents_own_setting_before_the_tenants() {
    for (own, expected) in [(None, Headline::Ready), (Some(true), Headline::Ready), (Some(false), Headline::Working)] {
        let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
        if let Some(on) = own {
            desk.by(1, A, EventKind::AutoIdle { agent: A, on });
        }
        desk.queued(2, 1, SALES);
        desk.answered(3, 1, A);
        desk.network(4, EventKind::CallCleared { call: id(1) });
        assert_eq!(desk.state(A), expected);
    }
}

#[test]
fn sign_in_begins_ready_busy_or_in_work_and_on_a_mobile_that_is_a_number() {
    for (start, expected) in
        [(Start::Ready, Headline::Ready), (Start::Busy, Headline::Busy), (Start::Work, Headline::Working)]
    {
        let mut desk = Desk::new(Tenant::default());
        desk.by(0, A, EventKind::SignIn { agent: A, sign_in: SignIn::new(1).with_start(start) });
        assert_eq!(desk.state(A), expected);
    }
    for (number, accepted) in [("13912345678", true), ("+8613912345678", true), ("sip-phone", false), ("12", false)] {
        let mut desk = Desk::new(Tenant::default());
        let sign_in = SignIn::new(1).on_mobile(number.parse().unwrap());
        let answer = desk.try_feed(0, Actor::Agent(A), Cause::Normal, EventKind::SignIn { agent: A, sign_in });
        assert_eq!(answer.is_ok(), accepted, "{number}");
    }
}

#[test]
fn r_sk_1_a_forced_sign_in_serves_the_queues_that_it_names() {
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES]);
    desk.queued(1, 1, HELP);
    assert_eq!(desk.centre.why_not(id(1), A), WhyNot::NO_SKILL);
    let sign_in = SignIn::new(2).with_station("1".parse().unwrap()).with_skill(HELP, 1).forced();
    desk.by(2, A, EventKind::SignIn { agent: A, sign_in });
    assert_eq!(desk.has(A), [1]);
    assert!(WorkId::new(A.number()).is_ok());
}

#[test]
fn calls_that_a_dialler_hands_over_follow_their_reservation() {
    for role in [Role::Progressive, Role::Predictive, Role::Callback] {
        let mut desk = Desk::new(Tenant::default().with_dialect(Dialects::CISCO_CCE)).with(&[A], &[]);
        desk.by(1, A, EventKind::Ready { agent: A });
        desk.network(2, EventKind::Offered { call: voice(9), agent: A, role: Role::Reservation });
        desk.network(3, EventKind::Offered { call: voice(8), agent: A, role });
        let second = EventKind::Offered { call: voice(7), agent: A, role };
        assert!(desk.try_feed(3, Actor::Network, Cause::Normal, second).is_err());
        desk.network(4, EventKind::CallCleared { call: id(9) });
        assert_eq!(desk.state(A).cisco(), offhook_ops::cisco::AgentState::RESERVED);
        desk.answered(5, 8, A);
        assert_eq!(desk.state(A), Headline::Talking);
    }
}

#[test]
fn one_skill_group_is_busy_with_the_call_of_another() {
    use offhook_ops::cisco::AgentState;
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[SALES, HELP]);
    assert_eq!(desk.centre.cisco_skill_group(A, SALES), AgentState::AVAILABLE);
    desk.queued(1, 1, SALES);
    desk.answered(2, 1, A);
    assert_eq!(desk.centre.cisco_skill_group(A, SALES), AgentState::TALKING);
    assert_eq!(desk.centre.cisco_skill_group(A, HELP), AgentState::BUSY_OTHER);
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
fn an_idle_agent_has_at_most_512_bytes_and_a_call_with_two_parties_at_most_384() {
    let (agent, call) = (size_of::<Agent>(), size_of::<Call>());
    println!("{agent} octets an agent, {call} a call");
    assert!(agent <= 512 && call <= 384, "{agent}, {call}");
}
