//! Corners where one rule meets another, and what is left of a wish, a place in a queue or a limit there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use core::time::Duration;

use jiff::Timestamp;
use offhook_agent::*;

const A: AgentId = AgentId::new(101);
const B: AgentId = AgentId::new(102);
const VOICE: QueueId = QueueId::new(3);
const CHATS: QueueId = QueueId::new(4);
const OTHER: QueueId = QueueId::new(5);
const ME: Party = Party::Agent(A);
const SELF: Actor = Actor::Agent(A);
const NET: Actor = Actor::Network;
const BOSS: Actor = Actor::Supervisor(AgentId::new(900));

struct Desk(Centre);

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second).unwrap()
}

fn id(call: u64) -> CallId {
    CallId::new(call)
}

fn voice(call: u64) -> NewCall {
    NewCall::new(id(call), Medium::Voice)
}

fn chat(call: u64) -> NewCall {
    NewCall::new(id(call), Medium::Text)
}

fn tenant() -> Tenant {
    Tenant::default().with_queue(VOICE, Medium::Voice).with_queue(CHATS, Medium::Text).with_queue(OTHER, Medium::Voice)
}

fn work(seconds: u64) -> AfterCall {
    AfterCall::Work { limit: Some(Duration::from_secs(seconds)) }
}

fn signs_in(agent: AgentId) -> EventKind {
    let sign_in = SignIn::new(7).with_station("88801".parse().unwrap()).with_skill(VOICE, 1).with_skill(CHATS, 1);
    EventKind::SignIn { agent, sign_in }
}

impl Desk {
    /// Agent 101 is signed in and ready.
    fn new(tenant: Tenant) -> Self {
        let mut desk = Self(Centre::new(tenant));
        desk.ok(0, SELF, signs_in(A));
        if desk.state() != Headline::Ready {
            desk.ok(0, SELF, EventKind::Ready { agent: A });
        }
        desk
    }

    fn feed(&mut self, second: i64, actor: Actor, cause: Cause, kind: EventKind) -> Result<Effects, Refused> {
        let mut effects = Effects::new();
        self.0.handle(&Event::new(at(second), actor, kind).with_cause(cause), &mut effects).map(|()| effects)
    }

    fn ok(&mut self, second: i64, actor: Actor, kind: EventKind) {
        self.feed(second, actor, Cause::Normal, kind).unwrap();
    }

    fn rings(&mut self, second: i64, call: u64) {
        self.ok(second, NET, EventKind::Queued { call: voice(call), queue: VOICE });
        self.ok(second, NET, EventKind::Delivered { call: id(call), party: ME });
    }

    fn not_answered(&mut self, second: i64, call: u64) {
        self.feed(second, NET, Cause::NoAnswer, EventKind::Diverted { call: id(call), agent: A }).unwrap();
    }

    fn state(&self) -> Headline {
        self.0.headline(A)
    }
}

/// Invariant 6: work that was asked for during the call is not over when the after-call work's time is.
#[test]
fn invariant_6_a_wish_for_work_outlasts_timed_after_call_work() {
    let mut desk = Desk::new(tenant().with_after_call(MediumGroup::Voice, work(30)));
    desk.rings(1, 1);
    desk.ok(2, NET, EventKind::Established { call: id(1), party: ME });
    desk.ok(3, SELF, EventKind::WorkBegin { agent: A });
    desk.ok(10, NET, EventKind::CallCleared { call: id(1) });
    desk.0.advance(at(100), &mut Effects::new());
    assert_eq!(desk.state(), Headline::Working);
}

/// What the agent, or a supervisor (R-ST-10), has asked for while it rang comes true when it has rung too long: a queued next
/// state is not ignored.
#[test]
fn invariant_6_a_wish_made_while_it_rings_is_not_lost_to_the_platforms_busy() {
    let rest = EventKind::NotReady { agent: A, why: NotReady::Rest { reason: 5, seconds: 600 }, prolong: false };
    for actor in [SELF, BOSS] {
        let mut desk = Desk::new(tenant().with_dialect(Dialects::HUAWEI));
        desk.rings(1, 1);
        desk.ok(2, actor, rest.clone());
        desk.not_answered(3, 1);
        assert_eq!(desk.state(), Headline::Rest, "asked for by {actor:?}");
    }
    let mut desk = Desk::new(tenant().with_dialect(Dialects::CSTA));
    desk.rings(1, 1);
    desk.ok(2, SELF, EventKind::SignOut { agent: A, reason: 0 });
    desk.not_answered(3, 1);
    assert_eq!(desk.state(), Headline::SignedOut);
}

/// Logs of whole seconds have both at one instant: who has become ready anew is given the call that was declined.
#[test]
fn who_becomes_ready_at_the_instant_of_declining_is_given_the_call() {
    let mut desk = Desk::new(tenant());
    desk.rings(1, 1);
    desk.not_answered(2, 1);
    desk.ok(2, SELF, EventKind::Ready { agent: A });
    assert_eq!((desk.state(), desk.0.why_not(id(1), A)), (Headline::Occupied, WhyNot::AT_LIMIT | WhyNot::NOT_WAITING));
}

/// A call that somebody talks on, or that is over, can't be given to anybody by a queue.
#[test]
fn why_not_has_a_reason_for_a_call_that_does_not_wait() {
    let mut desk = Desk::new(tenant().with_after_call(MediumGroup::Voice, work(30)));
    desk.rings(1, 1);
    desk.ok(2, NET, EventKind::Established { call: id(1), party: ME });
    desk.ok(3, NET, signs_in(B));
    assert!(!desk.0.why_not(id(1), B).is_empty(), "agent 101 talks on it");
    desk.ok(4, NET, EventKind::CallCleared { call: id(1) });
    assert!(!desk.0.why_not(id(1), B).is_empty(), "it is over");
}

/// Cisco CCE, agent state table: talking leads to hold, and never to reserved; the reservation leg that has led to the call
/// weighs nothing beside it.
#[test]
fn cce_a_call_put_on_hold_beside_an_open_reservation_is_hold() {
    for dialect in [Dialects::CISCO_CCE, Dialects::CISCO_CCX] {
        let mut desk = Desk::new(tenant().with_dialect(dialect));
        desk.ok(1, NET, EventKind::Offered { call: voice(1), agent: A, role: Role::Reservation });
        desk.ok(2, NET, EventKind::Offered { call: voice(2), agent: A, role: Role::Progressive });
        desk.ok(3, NET, EventKind::Established { call: id(2), party: ME });
        assert_eq!(desk.state(), Headline::Talking);
        desk.ok(4, SELF, EventKind::Held { call: id(2), agent: A });
        assert_eq!(desk.state(), Headline::Holding);
    }
}

/// Cisco CCE, agent state table: reserved leads to ready and to talking; R-ST-11 is Huawei's.
#[test]
fn cce_reserved_for_a_queue_call_does_not_lead_to_not_ready() {
    for cause in [Cause::NoAnswer, Cause::Rejected] {
        let mut desk = Desk::new(tenant().with_dialect(Dialects::CISCO_CCE));
        desk.rings(1, 1);
        desk.feed(2, NET, cause, EventKind::Diverted { call: id(1), agent: A }).unwrap();
        assert_eq!(desk.state(), Headline::Ready, "{cause:?}");
    }
}

/// R-OUT-3: the client's reasons are 1 to 255; 256 to 264 are the platform's own.
#[test]
fn r_out_3_the_reason_of_a_sign_out_is_one_that_the_actor_can_give() {
    for (actor, reason) in [(SELF, 256), (SELF, 264), (BOSS, 264), (BOSS, 265), (SELF, 9_999), (NET, 65_535)] {
        let mut desk = Desk::new(tenant().with_dialect(Dialects::HUAWEI));
        let outcome = desk.feed(1, actor, Cause::Normal, EventKind::SignOut { agent: A, reason });
        assert_eq!(outcome.map_err(|it| it.refusal()), Err(Refusal::IllFormed), "{reason} by {actor:?}");
    }
}

/// R-OUT-5: no operation after sign-out.
#[test]
fn r_out_5_an_operation_of_who_is_signed_out_cites_its_rule() {
    let mut desk = Desk::new(tenant());
    desk.ok(1, SELF, EventKind::SignOut { agent: A, reason: 0 });
    for kind in
        [EventKind::Ready { agent: A }, EventKind::WorkBegin { agent: A }, EventKind::SignOut { agent: A, reason: 0 }]
    {
        let refused = desk.feed(2, SELF, Cause::Normal, kind).unwrap_err();
        assert_eq!(refused.rule().name(), "R-OUT-5");
    }
}

/// To prolong replaces the reason of busy (R-ST-2) or begins a rest anew (R-ST-5); what else is wanted is asked for when that
/// has ended.
#[test]
fn r_st_2_and_r_st_5_prolong_does_not_lead_from_rest_to_busy_or_back() {
    let rest = EventKind::NotReady { agent: A, why: NotReady::Rest { reason: 1, seconds: 60 }, prolong: true };
    let busy = EventKind::NotReady { agent: A, why: NotReady::Busy { reason: 200 }, prolong: true };
    for (first, then) in [(rest.clone(), busy.clone()), (busy, rest)] {
        let mut desk = Desk::new(tenant().with_dialect(Dialects::HUAWEI));
        desk.ok(1, SELF, first);
        assert!(desk.feed(2, SELF, Cause::Normal, then).is_err());
    }
}
/// A caller whom one agent after the other lets ring goes on to the next queue all the same: an offer that comes to nothing
/// does not begin the time anew.
#[test]
fn overflow_counts_the_time_that_a_caller_has_waited() {
    let overflow = Overflow { to: OTHER, after: Some(Duration::from_secs(30)), longest: None };
    let mut desk = Desk::new(tenant().with_overflow(VOICE, overflow));
    desk.rings(1, 1);
    desk.not_answered(26, 1);
    assert_eq!(desk.0.next_deadline(), Some(at(31)));
}
/// R-ST-6 (`onRestNum`): who is resting from the sign-in on counts among those who rest.
#[test]
fn r_st_6_who_begins_in_rest_is_counted_and_does_not_panic() {
    let rest = Availability::NotReady(NotReady::Rest { reason: 1, seconds: 60 });
    let mut centre = Centre::new(tenant().with_at_sign_in(rest).with_rest_limit(5));
    let mut effects = Effects::new();
    centre.handle(&Event::new(at(0), SELF, signs_in(A)), &mut effects).unwrap();
    assert_eq!(centre.rests(), (1, 0));
    let sign_out = EventKind::SignOut { agent: A, reason: 0 };
    centre.handle(&Event::new(at(1), SELF, sign_out), &mut effects).unwrap();
    assert_eq!(centre.rests(), (0, 0));
}

/// R-ST-5: 1 to 86399 seconds, whatever leads to the rest.
#[test]
fn r_st_5_the_length_of_a_rest_is_checked_in_a_resynchronisation_too() {
    for seconds in [0, 86_400, u32::MAX] {
        let mut desk = Desk::new(tenant());
        let to = ResyncTo::NotReady(NotReady::Rest { reason: 1, seconds });
        let refused = desk.feed(1, Actor::System, Cause::Normal, EventKind::Resync { agent: A, to });
        assert_eq!(refused.map_err(|it| it.refusal()), Err(Refusal::IllFormed), "{seconds}");
    }
}
/// As for messages themselves: who has no part in the chat reads none of them.
#[test]
fn a_message_is_read_by_who_has_the_chat() {
    let mut desk = Desk::new(tenant());
    desk.ok(1, NET, EventKind::Queued { call: chat(1), queue: CHATS });
    desk.ok(2, NET, EventKind::Established { call: id(1), party: ME });
    let refused = desk.feed(3, NET, Cause::Normal, EventKind::MessageRead { call: id(1), by: Party::Agent(B) });
    assert_eq!(refused.map_err(|it| it.refusal()), Err(Refusal::UnknownContact));
}

/// ECMA-269: a call that is not answered is diverted, and then queued. Nobody has it in between.
#[test]
fn a_direct_call_that_was_diverted_can_be_queued() {
    let mut desk = Desk::new(tenant());
    desk.ok(1, NET, EventKind::Offered { call: voice(1), agent: A, role: Role::Direct });
    desk.ok(2, NET, EventKind::Delivered { call: id(1), party: ME });
    desk.not_answered(22, 1);
    desk.ok(22, NET, EventKind::Queued { call: voice(1), queue: VOICE });
}

/// A call is known until it is cleared and nobody works after it: it is rated until then.
#[test]
fn a_rating_comes_before_the_chat_is_cleared() {
    let mut desk = Desk::new(tenant());
    desk.ok(1, NET, EventKind::Queued { call: chat(1), queue: CHATS });
    desk.ok(2, NET, EventKind::Established { call: id(1), party: ME });
    desk.ok(3, NET, EventKind::ConnectionCleared { call: id(1), party: ME });
    desk.ok(4, NET, EventKind::Rated { call: id(1), score: 5 });
    desk.ok(5, NET, EventKind::CallCleared { call: id(1) });
}

/// Each event asks about all that an agent has in hand, so that there is an end to it.
#[test]
fn an_agent_has_no_more_than_1000_contacts() {
    let mut desk = Desk::new(tenant());
    let dial = |call| EventKind::ServiceInitiated { call: voice(call), agent: A, role: Role::AgentDialled };
    for call in 0..Agent::MAX_CONTACTS as u64 {
        desk.ok(1, SELF, dial(call));
        desk.ok(1, NET, EventKind::Originated { call: id(call), agent: A, called: None });
        desk.ok(1, SELF, EventKind::Held { call: id(call), agent: A });
    }
    let refused = desk.feed(1, SELF, Cause::Normal, dial(1_000));
    assert_eq!(refused.map_err(|it| it.refusal()), Err(Refusal::IllFormed));
    desk.ok(2, NET, EventKind::CallCleared { call: id(7) });
    desk.ok(3, SELF, dial(1_000));
}

/// Of 65,536 notes the oldest is forgotten for a new one; noted twice at one instant is noted once.
#[test]
fn r_mm_2_a_number_noted_twice_at_one_instant_is_remembered_as_long_as_others() {
    let mut desk = Desk::new(tenant().with_last_agent(Duration::from_secs(1_000_000)));
    let note = |number: u64| EventKind::NumberHandled { agent: A, number: number.to_string().parse().unwrap() };
    desk.ok(1, SELF, note(1));
    desk.ok(1, SELF, note(1));
    for other in 0..65_535 {
        desk.ok(2, SELF, note(1_000 + other));
    }
    // Of 65,536 notes that are kept the second one of number 1 is the oldest. 102 has been idle longer than 101.
    desk.ok(3, NET, signs_in(B));
    desk.ok(4, SELF, EventKind::NotReady { agent: A, why: NotReady::Busy { reason: 0 }, prolong: false });
    desk.ok(5, SELF, EventKind::Ready { agent: A });
    desk.ok(6, NET, EventKind::Queued { call: voice(1).with_caller("1".parse().unwrap()), queue: VOICE });
    assert_eq!(desk.state(), Headline::Occupied);
}
