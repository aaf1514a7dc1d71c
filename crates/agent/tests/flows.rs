//! The documented flows, event by event: an inbound call, an outbound preview, a chat beside a call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use core::time::Duration;

use jiff::Timestamp;
use offhook_agent::*;
use offhook_ops::cisco::AgentState as CiscoState;
use offhook_ops::huawei::{BusyReason, ConversationPart, LogOutReason, Operation, WorkReason};

const A101: AgentId = AgentId::new(101);
const QUEUE: QueueId = QueueId::new(3);
const CHATS: QueueId = QueueId::new(4);

/// A centre and the effects of everything that was fed to it, by second of the test's day.
struct Desk {
    centre: Centre,
    effects: Effects,
}

impl Desk {
    fn new(tenant: Tenant) -> Self {
        Self { centre: Centre::new(tenant), effects: Effects::new() }
    }

    fn try_feed(&mut self, second: i64, actor: Actor, kind: EventKind) -> Result<(), Refused> {
        self.effects.clear();
        self.centre.handle(&Event::new(at(second), actor, kind), &mut self.effects)
    }

    fn feed(&mut self, second: i64, actor: Actor, kind: EventKind) {
        self.try_feed(second, actor, kind).unwrap();
    }

    fn agent(&mut self, second: i64, kind: EventKind) {
        self.feed(second, Actor::Agent(A101), kind);
    }

    fn network(&mut self, second: i64, kind: EventKind) {
        self.feed(second, Actor::Network, kind);
    }

    fn headline(&self) -> Headline {
        self.centre.headline(A101)
    }

    fn moves(&self) -> Vec<(Headline, Headline)> {
        let moves = self.effects.iter().filter_map(|emitted| match emitted.effect() {
            Effect::StateChanged { from, to, .. } => Some((*from, *to)),
            _ => None,
        });
        moves.collect()
    }

    fn bills(&self) -> Vec<(i64, i64, Operation)> {
        let bills = self.effects.iter().filter_map(|emitted| match emitted.effect() {
            Effect::OperationPerformed { since_us, operation, .. } => {
                Some((since_us / 1_000_000, emitted.at().as_microsecond() / 1_000_000, *operation))
            }
            _ => None,
        });
        bills.collect()
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn id(call: u64) -> CallId {
    CallId::new(call)
}

fn call(number: u64) -> NewCall {
    NewCall::new(id(number), Medium::Voice)
        .with_caller("18012345678".parse().unwrap())
        .with_called("10086".parse().unwrap())
}

fn chat(number: u64) -> NewCall {
    NewCall::new(id(number), Medium::Text)
}

fn sign_in() -> EventKind {
    let sign_in = SignIn::new(1).with_station("88801".parse().unwrap()).with_skill(QUEUE, 1).with_skill(CHATS, 1);
    EventKind::SignIn { agent: A101, sign_in }
}

fn me() -> Party {
    Party::Agent(A101)
}

fn tenant() -> Tenant {
    Tenant::default().with_queue(QUEUE, Medium::Voice).with_queue(CHATS, Medium::Text)
}

#[test]
fn r_sip_9_inbound_call_from_queue_to_idle_again() {
    let work = AfterCall::Work { limit: Some(Duration::from_secs(30)) };
    let mut desk = Desk::new(tenant().with_after_call(MediumGroup::Voice, work));
    desk.agent(0, sign_in());
    assert_eq!(desk.bills(), [(0, 0, Operation::LogIn)]);
    desk.network(10, EventKind::Queued { call: call(1), queue: QUEUE });
    assert_eq!(desk.headline(), Headline::Occupied);
    assert!(
        desk.effects.iter().any(|it| matches!(it.effect(), Effect::Reserved { agent: A101, queue: Some(QUEUE), .. }))
    );
    desk.network(11, EventKind::Delivered { call: id(1), party: me() });
    assert_eq!(desk.headline(), Headline::Answering);
    assert!(
        desk.effects.iter().any(|it| matches!(it.effect(), Effect::ScreenPop { agent: A101, caller: Some(_), .. }))
    );
    desk.network(15, EventKind::Established { call: id(1), party: me() });
    assert_eq!(desk.headline(), Headline::Talking);
    desk.network(315, EventKind::ConnectionCleared { call: id(1), party: Party::Outside });
    assert_eq!(desk.headline(), Headline::Talking);
    desk.network(315, EventKind::ConnectionCleared { call: id(1), party: me() });
    assert_eq!(desk.moves(), [(Headline::Talking, Headline::WorkingReady)]);
    assert_eq!(desk.bills(), [(15, 315, Operation::ConversationAll(ConversationPart::Final))]);
    desk.network(315, EventKind::CallCleared { call: id(1) });
    assert_eq!(desk.centre.next_deadline(), Some(at(345)));
    desk.effects.clear();
    desk.centre.advance(at(400), &mut desk.effects);
    assert_eq!(desk.moves(), [(Headline::WorkingReady, Headline::Ready)]);
    assert_eq!(desk.bills(), [(315, 345, Operation::Work(WorkReason::AfterCall))]);
    assert_eq!(desk.centre.calls().count(), 0);
    desk.agent(500, EventKind::SignOut { agent: A101, reason: 0 });
    assert_eq!(desk.bills(), [(500, 500, Operation::LogOut(LogOutReason::Voluntary))]);
}

#[test]
fn cisco_preview_goes_ready_reserved_talking_work_ready() {
    let tenant = tenant()
        .with_dialect(Dialects::CISCO_CCX)
        .with_at_sign_in(Availability::NotReady(NotReady::Busy { reason: 0 }))
        .with_after_call(MediumGroup::Voice, AfterCall::Work { limit: None });
    let mut desk = Desk::new(tenant);
    let (contact, leg) = (id(16_800_096), id(16_800_097));
    let cisco = |desk: &Desk| desk.headline().cisco();
    desk.agent(0, sign_in());
    assert_eq!(cisco(&desk), CiscoState::NOT_READY);
    desk.agent(1, EventKind::Ready { agent: A101 });
    desk.network(10, EventKind::Offered { call: call(16_800_097), agent: A101, role: Role::Reservation });
    desk.network(10, EventKind::Delivered { call: leg, party: me() });
    assert_eq!(cisco(&desk), CiscoState::RESERVED);
    desk.agent(20, EventKind::PreviewAccepted { call: leg, agent: A101 });
    // The preview call begins before the reservation leg ends: two calls are open.
    desk.network(21, EventKind::Offered { call: call(16_800_096), agent: A101, role: Role::Preview });
    assert_eq!(desk.centre.calls().count(), 2);
    desk.network(22, EventKind::ConnectionCleared { call: leg, party: me() });
    desk.network(22, EventKind::CallCleared { call: leg });
    assert_eq!(cisco(&desk), CiscoState::RESERVED);
    desk.network(23, EventKind::ServiceInitiated { call: call(16_800_096), agent: A101, role: Role::Preview });
    assert_eq!(desk.moves(), [(Headline::Preoccupied, Headline::Talking)]);
    desk.feed(23, Actor::Network, EventKind::Observed { agent: A101, state: Observed::Cisco(CiscoState::TALKING) });
    assert!(desk.effects.is_empty());
    desk.network(24, EventKind::Originated { call: contact, agent: A101, called: Some("4022".parse().unwrap()) });
    desk.network(34, EventKind::Established { call: contact, party: Party::Outside });
    desk.network(100, EventKind::ConnectionCleared { call: contact, party: me() });
    assert_eq!(cisco(&desk), CiscoState::WORK_NOT_READY);
    assert_eq!(desk.bills(), [(34, 100, Operation::ConversationAll(ConversationPart::Final))]);
    desk.network(100, EventKind::CallCleared { call: contact });
    desk.agent(130, EventKind::Ready { agent: A101 });
    assert_eq!(cisco(&desk), CiscoState::AVAILABLE);
    assert_eq!(desk.bills(), [(100, 130, Operation::Work(WorkReason::AfterCall))]);
    assert_eq!(desk.centre.calls().count(), 0);
}

#[test]
fn preview_answers_reject_and_cancel() {
    let mut desk = Desk::new(tenant());
    desk.agent(0, sign_in());
    desk.network(1, EventKind::Offered { call: call(7), agent: A101, role: Role::Reservation });
    desk.agent(2, EventKind::PreviewRejected { call: id(7), agent: A101 });
    desk.network(3, EventKind::CallCleared { call: id(7) });
    assert_eq!(desk.headline(), Headline::Ready);
    desk.network(4, EventKind::Offered { call: call(8), agent: A101, role: Role::Reservation });
    desk.agent(5, EventKind::PreviewCancelled { call: id(8), agent: A101 });
    desk.network(6, EventKind::CallCleared { call: id(8) });
    assert_eq!(desk.moves(), [(Headline::Preoccupied, Headline::Busy)]);
    assert_eq!(
        desk.centre.agent(A101).unwrap().availability(MediumGroup::Voice),
        Availability::NotReady(NotReady::Busy { reason: 32_752 })
    );
}

#[test]
fn r_mm_1_a_voice_call_offered_during_a_chat_is_refused_unless_switched_on() {
    for (simultaneous, expected) in [(false, false), (true, true)] {
        let mut desk = Desk::new(tenant().with_simultaneous(simultaneous));
        desk.agent(0, sign_in());
        desk.network(1, EventKind::Queued { call: chat(1), queue: CHATS });
        desk.network(2, EventKind::Established { call: id(1), party: me() });
        assert_eq!(desk.headline().bar(), BarState::Occupied);
        let before = desk.centre.clone();
        let offer = EventKind::Offered { call: call(2), agent: A101, role: Role::Direct };
        let answer = desk.try_feed(3, Actor::Network, offer);
        assert_eq!(answer.is_ok(), expected);
        if let Err(refused) = answer {
            assert_eq!(before, desk.centre);
            assert_eq!(
                refused.to_string(),
                "offer of call 2 refused while agent 101 is chatting: not allowed in this state (R-MM-1, \
                 Huawei CEC, questions on manual service); allowed would be ready, not ready, begin of work, service \
                 initiated, connection cleared, call cleared, message, message read, silence of the customer, silence of \
                 the agent, rating"
            );
        }
    }
}

#[test]
fn r_st_13_and_r_vm_1_the_agent_dials_beside_a_chat_and_the_chat_stays() {
    for simultaneous in [false, true] {
        let mut desk = Desk::new(tenant().with_simultaneous(simultaneous));
        desk.agent(0, sign_in());
        desk.network(1, EventKind::Queued { call: chat(1), queue: CHATS });
        desk.network(2, EventKind::Established { call: id(1), party: me() });
        desk.network(3, EventKind::Message { call: id(1), from: Party::Outside });
        desk.agent(4, EventKind::Message { call: id(1), from: me() });
        desk.network(5, EventKind::MessageRead { call: id(1), by: Party::Outside });
        desk.agent(10, EventKind::ServiceInitiated { call: call(2), agent: A101, role: Role::AgentDialled });
        desk.network(11, EventKind::Originated { call: id(2), agent: A101, called: None });
        desk.network(12, EventKind::Delivered { call: id(2), party: Party::Outside });
        desk.network(20, EventKind::Established { call: id(2), party: Party::Outside });
        assert_eq!(desk.headline(), Headline::Talking);
        desk.agent(80, EventKind::ConnectionCleared { call: id(2), party: me() });
        assert_eq!(desk.moves(), [(Headline::Talking, Headline::Chatting)]);
        desk.network(80, EventKind::CallCleared { call: id(2) });
        desk.network(400, EventKind::ConnectionCleared { call: id(1), party: me() });
        let text = Operation::ConversationText(ConversationPart::Final);
        assert_eq!(desk.bills(), [(2, 400, text), (2, 400, Operation::ConversationAll(ConversationPart::Final))]);
        desk.network(405, EventKind::Rated { call: id(1), score: 5 });
        let rated = desk.effects.as_slice()[0];
        assert_eq!(*rated.effect(), Effect::Rated { call: id(1), agent: Some(A101), score: 5 });
        desk.network(406, EventKind::CallCleared { call: id(1) });
        assert_eq!(desk.headline(), Headline::Ready);
    }
}

#[test]
fn r_mm_3_the_agents_own_limit_counts_and_zero_means_the_tenants() {
    for (own, tenants, limit) in [(2, 5, 2), (0, 3, 3)] {
        let mut desk = Desk::new(tenant().with_chat_limit(tenants));
        desk.agent(0, EventKind::SignIn { agent: A101, sign_in: SignIn::new(1).with_chat_limit(own) });
        for chats in 1..=limit {
            desk.network(1, EventKind::Offered { call: chat(chats), agent: A101, role: Role::QueueInbound });
        }
        let offer = EventKind::Offered { call: chat(99), agent: A101, role: Role::QueueInbound };
        let refused = desk.try_feed(2, Actor::Network, offer).unwrap_err();
        assert_eq!((refused.rule().name(), refused.refusal()), ("R-MM-3", Refusal::Capacity));
        assert_eq!(refused.limit().map(u64::from), Some(limit));
    }
}

#[test]
fn r_st_11_no_answer_and_rejection_make_busy_and_the_call_waits_again() {
    for (cause, reason) in [(Cause::NoAnswer, BusyReason::NoAnswerTimeout), (Cause::Rejected, BusyReason::CallRejected)]
    {
        let mut desk = Desk::new(tenant());
        desk.agent(0, sign_in());
        desk.network(10, EventKind::Queued { call: call(1), queue: QUEUE });
        desk.network(11, EventKind::Delivered { call: id(1), party: me() });
        desk.effects.clear();
        let diverted =
            Event::new(at(30), Actor::Network, EventKind::Diverted { call: id(1), agent: A101 }).with_cause(cause);
        desk.centre.handle(&diverted, &mut desk.effects).unwrap();
        assert_eq!(desk.headline(), Headline::Busy);
        assert_eq!(desk.centre.waiting(QUEUE).collect::<Vec<_>>(), [id(1)]);
        desk.agent(40, EventKind::Ready { agent: A101 });
        assert_eq!(desk.bills(), [(30, 40, Operation::Busy(reason))]);
        assert_eq!(desk.headline(), Headline::Occupied); // ready anew, and the caller still waits
    }
}

#[test]
fn r_st_11_ringing_too_long_is_a_timer_of_the_centre() {
    let mut desk = Desk::new(tenant().with_ring_limit(Duration::from_secs(20)));
    desk.agent(0, sign_in());
    desk.network(10, EventKind::Queued { call: call(1), queue: QUEUE });
    desk.network(11, EventKind::Delivered { call: id(1), party: me() });
    assert_eq!(desk.centre.next_deadline(), Some(at(31)));
    // The answer comes after the deadline: the timer is first, and the answer finds nothing to answer.
    let refused = desk.try_feed(32, Actor::Network, EventKind::Established { call: id(1), party: me() }).unwrap_err();
    assert_eq!((refused.state(), refused.refusal()), (Headline::Busy, Refusal::UnknownContact));
    assert_eq!(desk.effects.timers_fired().count(), 1);
}

#[test]
fn caller_abandons_in_the_queue_and_while_ringing() {
    let mut desk = Desk::new(tenant());
    desk.network(1, EventKind::Queued { call: call(1), queue: QUEUE });
    desk.network(5, EventKind::ConnectionCleared { call: id(1), party: Party::Outside });
    desk.network(5, EventKind::CallCleared { call: id(1) });
    desk.agent(6, sign_in());
    assert_eq!(desk.headline(), Headline::Ready);
    desk.network(10, EventKind::Queued { call: call(2), queue: QUEUE });
    desk.network(11, EventKind::Delivered { call: id(2), party: me() });
    desk.network(12, EventKind::ConnectionCleared { call: id(2), party: Party::Outside });
    assert_eq!(desk.moves(), [(Headline::Answering, Headline::Ready)]);
    let late = desk.try_feed(12, Actor::Network, EventKind::Established { call: id(2), party: me() }).unwrap_err();
    assert_eq!(late.refusal(), Refusal::UnknownContact);
}

#[test]
fn an_agent_who_rests_and_asks_for_more_goes_on_resting_and_is_reminded() {
    let mut desk = Desk::new(tenant().with_rest_approval(true));
    desk.agent(0, sign_in());
    let rest = |seconds, prolong| {
        let why = NotReady::Rest { reason: 9, seconds };
        EventKind::NotReady { agent: A101, why, prolong }
    };
    desk.agent(1, rest(600, false));
    assert_eq!(desk.headline(), Headline::PreRest);
    let own = desk.try_feed(2, Actor::Agent(A101), EventKind::RestGranted { agent: A101 }).unwrap_err();
    assert_eq!((own.refusal(), own.rule().name()), (Refusal::WrongActor, "R-ST-6"));
    desk.feed(3, Actor::System, EventKind::RestGranted { agent: A101 });
    assert_eq!(desk.moves(), [(Headline::PreRest, Headline::Rest)]);
    desk.agent(300, rest(900, true)); // R-ST-5: restarts it
    assert_eq!(desk.headline(), Headline::Rest);
    desk.effects.clear();
    desk.centre.advance(at(603), &mut desk.effects);
    assert!(desk.effects.iter().any(|it| *it.effect() == Effect::RestOver { agent: A101 }));
    assert_eq!(desk.headline(), Headline::Rest); // R-ST-7: a reminder
    let cancel = EventKind::Ready { agent: A101 };
    desk.agent(700, cancel);
    let reason = offhook_ops::huawei::RestReason::from_code(9);
    let work_id = offhook_ops::huawei::WorkId::new(101).unwrap();
    assert_eq!(desk.bills(), [(3, 700, Operation::Rest { work_id, reason })]);
}

#[test]
fn a_resynchronisation_is_forced_and_leaves_no_caller_behind() {
    let mut desk = Desk::new(tenant());
    desk.agent(0, sign_in());
    desk.network(1, EventKind::Queued { call: call(1), queue: QUEUE });
    let busy = NotReady::Busy { reason: 200 };
    desk.network(2, EventKind::Resync { agent: A101, to: ResyncTo::NotReady(busy) });
    let forced = desk
        .effects
        .iter()
        .any(|it| matches!(it.effect(), Effect::StateChanged { to: Headline::Busy, forced: true, .. }));
    assert!(forced);
    assert_eq!(desk.centre.waiting(QUEUE).collect::<Vec<_>>(), [id(1)]);
}

#[test]
fn observations_are_compared_and_never_obeyed() {
    let mut desk = Desk::new(tenant());
    desk.agent(0, sign_in());
    desk.network(1, EventKind::Observed { agent: A101, state: Observed::Cisco(CiscoState::TALKING) });
    let [found] = desk.effects.as_slice() else { panic!("one finding") };
    let Effect::Diverged { divergence } = found.effect() else { panic!("a divergence") };
    assert_eq!(divergence.expected, Observed::Cisco(CiscoState::AVAILABLE));
    assert_eq!(desk.headline(), Headline::Ready);
}

#[test]
fn r_out_1_and_2_sign_out_in_a_call_is_refused_and_by_force_releases_it() {
    let mut desk = Desk::new(tenant());
    desk.agent(0, sign_in());
    desk.network(1, EventKind::Queued { call: call(1), queue: QUEUE });
    desk.agent(2, EventKind::Established { call: id(1), party: me() });
    let refused = desk.try_feed(3, Actor::Agent(A101), EventKind::SignOut { agent: A101, reason: 0 }).unwrap_err();
    assert_eq!(refused.rule().name(), "R-OUT-1");
    let supervisor = AgentId::new(102);
    desk.feed(4, Actor::Supervisor(supervisor), EventKind::SignOut { agent: A101, reason: 0 });
    assert!(desk.effects.iter().any(|it| *it.effect() == Effect::Release { call: id(1), agent: A101 }));
    assert_eq!(desk.moves(), [(Headline::Talking, Headline::SignedOut)]);
    let target = offhook_ops::huawei::WorkId::new(101).unwrap();
    let talk = Operation::ConversationAll(ConversationPart::Final);
    let out = Operation::LogOut(LogOutReason::ForcedByInspector);
    assert_eq!(desk.bills(), [(4, 4, Operation::ForceLogOut(target)), (2, 4, talk), (4, 4, out)]);
}

#[test]
fn r_st_4_a_wish_waits_for_the_call_and_for_the_work_and_the_newest_wins() {
    let work = AfterCall::Work { limit: Some(Duration::from_secs(30)) };
    let mut desk = Desk::new(tenant().with_after_call(MediumGroup::Voice, work));
    desk.agent(0, sign_in());
    desk.network(1, EventKind::Queued { call: call(1), queue: QUEUE });
    desk.agent(2, EventKind::Established { call: id(1), party: me() });
    let busy = |reason| EventKind::NotReady { agent: A101, why: NotReady::Busy { reason }, prolong: false };
    desk.agent(3, busy(201));
    desk.agent(4, busy(202));
    desk.network(10, EventKind::CallCleared { call: id(1) });
    assert_eq!(desk.moves(), [(Headline::Talking, Headline::Working)]);
    desk.effects.clear();
    desk.centre.advance(at(40), &mut desk.effects);
    assert_eq!(desk.moves(), [(Headline::Working, Headline::Busy)]);
    assert_eq!(desk.centre.agent(A101).unwrap().wish(), None);
    desk.agent(50, EventKind::Ready { agent: A101 });
    assert_eq!(desk.bills(), [(40, 50, Operation::Busy(BusyReason::from_code(202)))]);
}

#[test]
fn a_failed_outbound_call_returns_the_agent_to_the_state_before() {
    for (prepare, before) in [
        (EventKind::Ready { agent: A101 }, Headline::Ready),
        (EventKind::NotReady { agent: A101, why: NotReady::Busy { reason: 203 }, prolong: true }, Headline::Busy),
    ] {
        let mut desk = Desk::new(tenant().with_after_call(MediumGroup::Voice, AfterCall::Work { limit: None }));
        desk.agent(0, sign_in());
        let _ = desk.try_feed(1, Actor::Agent(A101), prepare); // ready already is refused
        desk.agent(2, EventKind::ServiceInitiated { call: call(1), agent: A101, role: Role::AgentDialled });
        desk.network(3, EventKind::Originated { call: id(1), agent: A101, called: None });
        desk.network(4, EventKind::Failed { call: id(1), party: Party::Outside });
        desk.agent(5, EventKind::ConnectionCleared { call: id(1), party: me() });
        assert_eq!(desk.moves(), [(Headline::Talking, before)]);
    }
}

#[test]
fn of_several_agents_rung_at_once_the_others_are_let_go_when_one_answers() {
    let other = AgentId::new(102);
    let mut desk = Desk::new(tenant());
    desk.agent(0, sign_in());
    desk.feed(0, Actor::Agent(other), EventKind::SignIn { agent: other, sign_in: SignIn::new(2) });
    for agent in [A101, other] {
        desk.network(1, EventKind::Offered { call: call(1), agent, role: Role::Direct });
        desk.network(1, EventKind::Delivered { call: id(1), party: Party::Agent(agent) });
    }
    desk.network(3, EventKind::Established { call: id(1), party: Party::Agent(other) });
    assert_eq!((desk.centre.headline(A101), desk.centre.headline(other)), (Headline::Ready, Headline::Talking));
}

#[test]
fn an_internal_call_reaches_who_works_and_not_who_is_busy() {
    let other = AgentId::new(102);
    for (working, reached) in [(true, true), (false, false)] {
        let mut desk = Desk::new(tenant());
        desk.agent(0, sign_in());
        desk.feed(0, Actor::Agent(other), EventKind::SignIn { agent: other, sign_in: SignIn::new(2) });
        let prepare = if working {
            EventKind::WorkBegin { agent: other }
        } else {
            EventKind::NotReady { agent: other, why: NotReady::BY_SELF, prolong: false }
        };
        desk.feed(1, Actor::Agent(other), prepare);
        desk.agent(2, EventKind::ServiceInitiated { call: call(1), agent: A101, role: Role::Internal });
        desk.agent(3, EventKind::Originated { call: id(1), agent: A101, called: Some("102".parse().unwrap()) });
        let offer = EventKind::Offered { call: call(1), agent: other, role: Role::Internal };
        assert_eq!(desk.try_feed(4, Actor::Network, offer).is_ok(), reached);
        if reached {
            desk.feed(5, Actor::Agent(other), EventKind::Established { call: id(1), party: Party::Agent(other) });
            let called = offhook_ops::huawei::WorkId::new(102).unwrap();
            assert!(desk.bills().contains(&(5, 5, Operation::InternalCall(called))));
        }
    }
}

#[test]
fn longest_idle_of_the_best_rank_is_chosen_and_skills_count_from_sign_in() {
    let mut desk = Desk::new(tenant());
    let agents = [(101, 2), (102, 1), (103, 1), (104, 0)].map(|(agent, rank)| (AgentId::new(agent), rank));
    for (second, (agent, rank)) in agents.into_iter().enumerate() {
        let sign_in = SignIn::new(1).with_station("1".parse().unwrap());
        let sign_in = if rank > 0 { sign_in.with_skill(QUEUE, rank) } else { sign_in };
        desk.feed(second as i64, Actor::Agent(agent), EventKind::SignIn { agent, sign_in });
    }
    for (number, expected) in [(1, 102), (2, 103), (3, 101)] {
        desk.network(10, EventKind::Queued { call: call(number), queue: QUEUE });
        let chosen: Vec<_> = desk.centre.call(id(number)).unwrap().agents().collect();
        assert_eq!(chosen, [AgentId::new(expected)]);
    }
    desk.network(11, EventKind::Queued { call: call(4), queue: QUEUE });
    assert_eq!(desk.centre.why_not(id(4), AgentId::new(104)), WhyNot::NO_SKILL);
    assert_eq!(desk.centre.why_not(id(4), A101), WhyNot::AT_LIMIT);
}
