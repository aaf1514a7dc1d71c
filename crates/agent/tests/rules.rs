//! Rules that rest on an event's own details, on who acts and on the tenant's settings, one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use core::time::Duration;

use jiff::Timestamp;
use offhook_agent::*;
use offhook_ops::huawei::{ConversationPart, Operation, WorkId};

const A101: AgentId = AgentId::new(101);
const BOSS: AgentId = AgentId::new(102);
const ME: Party = Party::Agent(A101);
const SELF: Actor = Actor::Agent(A101);

struct Desk {
    centre: Centre,
    effects: Effects,
}

impl Desk {
    /// With the agent signed in and ready, at second 0.
    fn new(tenant: Tenant) -> Self {
        let mut desk = Self { centre: Centre::new(tenant), effects: Effects::new() };
        let sign_in = SignIn::new(1).with_station("88801".parse().unwrap());
        desk.feed(0, SELF, EventKind::SignIn { agent: A101, sign_in }).unwrap();
        if desk.centre.headline(A101) != Headline::Ready {
            desk.feed(0, SELF, EventKind::Ready { agent: A101 }).unwrap();
        }
        desk
    }

    fn feed(&mut self, second: i64, actor: Actor, kind: EventKind) -> Result<(), Refused> {
        self.effects.clear();
        self.centre.handle(&Event::new(at(second), actor, kind), &mut self.effects)
    }

    fn network(&mut self, second: i64, kind: EventKind) {
        self.feed(second, Actor::Network, kind).unwrap();
    }

    fn bills(&self) -> Vec<(AgentId, Operation)> {
        let bills = self.effects.iter().filter_map(|emitted| match emitted.effect() {
            Effect::OperationPerformed { agent, operation, .. } => Some((*agent, *operation)),
            _ => None,
        });
        bills.collect()
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn call(number: u64, medium: Medium) -> NewCall {
    NewCall::new(CallId::new(number), medium)
}

fn not_ready(why: NotReady, prolong: bool) -> EventKind {
    EventKind::NotReady { agent: A101, why, prolong }
}

fn busy(reason: u16, prolong: bool) -> EventKind {
    not_ready(NotReady::Busy { reason }, prolong)
}

fn rest(reason: u16, prolong: bool) -> EventKind {
    not_ready(NotReady::Rest { reason, seconds: 60 }, prolong)
}

/// Which rule refuses, and why in general; nothing if it is accepted.
fn refused(answer: Result<(), Refused>) -> Option<(Refusal, &'static str)> {
    answer.err().map(|refused| (refused.refusal(), refused.rule().name()))
}

#[test]
fn r_st_2_another_reason_while_busy_has_to_be_one() {
    let none = Some((Refusal::IllFormed, "R-ST-2"));
    for (dialect, expected) in [
        (Dialects::STRICT, none),
        (Dialects::CSTA, none),
        (Dialects::HUAWEI, none),
        (Dialects::CISCO_CCE, None),
        (Dialects::CISCO_CCX, None),
    ] {
        let mut desk = Desk::new(Tenant::default().with_dialect(dialect));
        desk.feed(1, SELF, busy(0, true)).unwrap(); // not busy before: there is nothing to replace
        assert_eq!(refused(desk.feed(2, SELF, busy(0, true))), expected, "{dialect:?}");
        desk.feed(3, SELF, busy(200, true)).unwrap();
        // The platform and a supervisor are not asked for a reason.
        desk.feed(4, Actor::System, busy(0, true)).unwrap();
        desk.feed(5, Actor::Supervisor(BOSS), busy(0, true)).unwrap();
    }
}

#[test]
fn r_st_2_and_r_st_3_reasons_that_each_actor_can_give_at_huawei() {
    let tenant = || Tenant::default().with_dialect(Dialects::HUAWEI);
    let answer = |actor, kind| refused(Desk::new(tenant()).feed(1, actor, kind));
    for reason in 0..=300 {
        let own = (200..=250).contains(&reason);
        let by_agent = (!own && reason > 1).then_some((Refusal::IllFormed, "R-ST-2"));
        assert_eq!(answer(SELF, busy(reason, false)), by_agent, "{reason}");
        let platforms = own || [0, 1, 2, 3, 4, 5, 7].contains(&reason);
        let by_platform = (!platforms).then_some((Refusal::IllFormed, "R-ST-3"));
        assert_eq!(answer(Actor::System, busy(reason, false)), by_platform, "{reason}");
        assert_eq!(answer(Actor::Supervisor(BOSS), busy(reason, false)), by_platform, "{reason}");
        let resting = (reason > 255).then_some((Refusal::IllFormed, "R-ST-5"));
        assert_eq!(answer(SELF, rest(reason, false)), resting, "{reason}");
    }
    assert_eq!(answer(SELF, busy(9_999, false)), Some((Refusal::IllFormed, "R-ST-2")));
    // 1 is what the platform makes of no reason, so it replaces none.
    let mut desk = Desk::new(tenant());
    desk.feed(1, SELF, busy(1, false)).unwrap();
    assert_eq!(refused(desk.feed(2, SELF, busy(1, true))), Some((Refusal::IllFormed, "R-ST-2")));
    // Other vendors' reasons are theirs.
    Desk::new(Tenant::default().with_dialect(Dialects::CISCO_CCX)).feed(1, SELF, busy(32_752, false)).unwrap();
    Desk::new(Tenant::default()).feed(1, SELF, busy(9_999, false)).unwrap();
}

#[test]
fn r_st_5_and_6_a_rest_is_asked_for_from_the_same_states_with_and_without_approval() {
    for dialect in Dialects::all().iter() {
        for before in [None, Some(busy(201, false)), Some(not_ready(NotReady::Study, false)), Some(rest(1, false))] {
            for prolong in [false, true] {
                let [plain, approved] = [false, true].map(|approval| {
                    let tenant = Tenant::default().with_dialect(dialect).with_rest_approval(approval);
                    let mut desk = Desk::new(tenant);
                    if let Some(before) = &before {
                        desk.feed(1, Actor::System, before.clone()).unwrap();
                    }
                    refused(desk.feed(2, SELF, rest(9, prolong)))
                });
                assert_eq!(plain, approved, "{dialect:?} {before:?} {prolong}");
                let cisco = (Dialects::CISCO_CCE | Dialects::CISCO_CCX).contains(dialect);
                // A rest begins anew (R-ST-5); what else an agent does is ended first.
                let again = prolong && before == Some(rest(1, false));
                assert_eq!(plain.is_none(), before.is_none() || again || cisco, "{dialect:?} {before:?} {prolong}");
            }
        }
    }
}

#[test]
fn r_st_6_a_rest_out_of_work_waits_for_approval_in_every_dialect() {
    let work = AfterCall::Work { limit: None };
    for dialect in Dialects::all().iter() {
        let tenant = Tenant::default().with_dialect(dialect).with_rest_approval(true);
        let mut desk = Desk::new(tenant.with_after_call(MediumGroup::Voice, work));
        let voice = call(1, Medium::Voice);
        desk.network(1, EventKind::Offered { call: voice, agent: A101, role: Role::Direct });
        desk.network(2, EventKind::Established { call: voice.call, party: ME });
        desk.network(3, EventKind::CallCleared { call: voice.call });
        desk.feed(4, SELF, rest(1, false)).unwrap();
        assert_eq!(desk.centre.headline(A101), Headline::Working, "{dialect:?}");
        desk.feed(5, Actor::System, EventKind::WorkEnd { agent: A101 }).unwrap();
        assert_ne!(desk.centre.headline(A101), Headline::Rest, "{dialect:?}");
    }
}

#[test]
fn r_st_10_a_supervisors_operation_is_billed_where_there_is_one() {
    let target = WorkId::new(101).unwrap();
    let boss = Actor::Supervisor(BOSS);
    let mut desk = Desk::new(Tenant::default());
    desk.feed(1, boss, busy(0, false)).unwrap();
    assert_eq!(desk.bills(), [(BOSS, Operation::ForceBusy(target))]);
    desk.feed(2, boss, EventKind::Ready { agent: A101 }).unwrap();
    assert!(desk.bills().contains(&(BOSS, Operation::ForceIdle(target))));
    // There is no operation for a forced rest: nothing for the supervisor, the rest itself for the agent.
    for why in [NotReady::Rest { reason: 9, seconds: 60 }, NotReady::Study] {
        desk.feed(3, boss, not_ready(why, false)).unwrap();
        assert_eq!(desk.bills(), []);
        desk.feed(4, boss, EventKind::Ready { agent: A101 }).unwrap();
        assert!(desk.bills().iter().any(|(who, _)| *who == A101));
        assert!(desk.bills().contains(&(BOSS, Operation::ForceIdle(target))));
        desk.effects.clear();
        desk = Desk::new(Tenant::default());
    }
    // As a wish it is the same.
    let voice = call(1, Medium::Voice);
    desk.network(1, EventKind::Offered { call: voice, agent: A101, role: Role::Direct });
    desk.feed(2, boss, rest(9, false)).unwrap();
    assert_eq!(desk.bills(), []);
    desk.feed(2, boss, busy(0, false)).unwrap();
    assert_eq!(desk.bills(), [(BOSS, Operation::ForceBusy(target))]);
}

#[test]
fn operation_type_4_counts_chats_alone() {
    for (medium, text) in [(Medium::Text, true), (Medium::Email, false), (Medium::Voice, false), (Medium::Video, false)]
    {
        let mut desk = Desk::new(Tenant::default());
        let new = call(1, medium);
        desk.network(1, EventKind::Offered { call: new, agent: A101, role: Role::Direct });
        desk.network(2, EventKind::Established { call: new.call, party: ME });
        desk.network(9, EventKind::CallCleared { call: new.call });
        let chat = (A101, Operation::ConversationText(ConversationPart::Final));
        let all = (A101, Operation::ConversationAll(ConversationPart::Final));
        assert_eq!(desk.bills(), if text { vec![chat, all] } else { vec![all] }, "{medium:?}");
    }
}

#[test]
fn r_mm_3_and_4_limits_of_chats_stay_within_1_to_60() {
    for (asked, tenants, own) in [(0, 1, 0), (1, 1, 1), (60, 60, 60), (61, 60, 60), (255, 60, 60)] {
        assert_eq!(Tenant::default().with_chat_limit(asked).chat_limit(), tenants);
        assert_eq!(SignIn::new(1).with_chat_limit(asked).chat_limit(), own);
    }
}

#[test]
fn time_that_passes_forbids_what_a_fired_timer_contradicts_and_nothing_else() {
    let mut desk = Desk::new(Tenant::default().with_ring_limit(Duration::from_secs(20)));
    let new = call(1, Medium::Voice);
    desk.network(1, EventKind::Offered { call: new, agent: A101, role: Role::Direct });
    desk.network(2, EventKind::Delivered { call: new.call, party: ME });
    let before = desk.centre.clone();
    desk.centre.advance(at(21), &mut desk.effects);
    assert_eq!(desk.centre, before); // no timer, no trace: the log alone decides the state
    desk.feed(20, Actor::Network, EventKind::Rated { call: new.call, score: 1 }).unwrap();
    desk.centre.advance(at(100), &mut desk.effects);
    let late = desk.feed(21, Actor::Network, EventKind::Established { call: new.call, party: ME });
    assert_eq!(refused(late), Some((Refusal::TimeReversed, "time goes forward")));
    desk.feed(22, SELF, EventKind::Ready { agent: A101 }).unwrap(); // after the timer, which fired at 22
}

#[test]
fn what_was_refused_is_named_as_allowed_only_where_the_same_would_suit() {
    let chatting = |simultaneous, chats| {
        let tenant = Tenant::default().with_simultaneous(simultaneous).with_chat_limit(chats);
        let mut desk = Desk::new(tenant);
        desk.network(1, EventKind::Offered { call: call(1, Medium::Text), agent: A101, role: Role::Direct });
        desk.network(2, EventKind::Established { call: CallId::new(1), party: ME });
        desk
    };
    let offer = |medium| EventKind::Offered { call: call(2, medium), agent: A101, role: Role::Direct };
    // R-MM-1: another chat would fit, but that is no answer to a voice call.
    let voice = chatting(false, 2).feed(3, Actor::Network, offer(Medium::Voice)).unwrap_err();
    assert_eq!((voice.rule().name(), voice.legal().contains(EventNames::OFFERED)), ("R-MM-1", false));
    // R-MM-3: a voice call would fit, but that is no answer to a chat.
    let chat = chatting(true, 1).feed(3, Actor::Network, offer(Medium::Text)).unwrap_err();
    assert_eq!((chat.rule().name(), chat.legal().contains(EventNames::OFFERED)), ("R-MM-3", false));
    // Who works takes internal calls.
    let mut desk = Desk::new(Tenant::default());
    desk.feed(1, SELF, EventKind::WorkBegin { agent: A101 }).unwrap();
    let working = desk.feed(2, Actor::Network, offer(Medium::Voice)).unwrap_err();
    assert!(working.legal().contains(EventNames::OFFERED));
    // R-IN-2: by force one can sign in again; a refusal does not say so of the sign-in that it refuses.
    assert!(desk.centre.legal(A101).contains(EventNames::SIGN_IN));
    let again = desk.feed(3, SELF, EventKind::SignIn { agent: A101, sign_in: SignIn::new(2) }).unwrap_err();
    assert!(!again.legal().contains(EventNames::SIGN_IN));
    desk.feed(3, SELF, EventKind::SignIn { agent: A101, sign_in: SignIn::new(2).forced() }).unwrap();
}

#[test]
fn ccx_an_unanswered_predictive_call_forces_not_ready_whatever_the_tenant_has_set() {
    for (dialect, role, expected) in [
        (Dialects::CISCO_CCX, Role::Progressive, Headline::Busy),
        (Dialects::CISCO_CCX, Role::Direct, Headline::Ready),
        (Dialects::CISCO_CCE, Role::Progressive, Headline::Ready),
        (Dialects::STRICT, Role::Progressive, Headline::Ready),
    ] {
        for by_timer in [false, true] {
            let tenant = Tenant::default().with_dialect(dialect).with_ring_limit(Duration::from_secs(20));
            let mut desk = Desk::new(tenant.with_busy_on_no_answer(false));
            let new = call(1, Medium::Voice);
            desk.network(1, EventKind::Offered { call: new, agent: A101, role });
            desk.network(2, EventKind::Delivered { call: new.call, party: ME });
            assert_eq!(desk.centre.next_deadline(), Some(at(22)));
            if by_timer {
                desk.centre.advance(at(30), &mut desk.effects);
            } else {
                let diverted = EventKind::Diverted { call: new.call, agent: A101 };
                let event = Event::new(at(9), Actor::Network, diverted).with_cause(Cause::NoAnswer);
                desk.centre.handle(&event, &mut desk.effects).unwrap();
            }
            assert_eq!(desk.centre.headline(A101), expected, "{dialect:?} {role:?} {by_timer}");
        }
    }
}

#[test]
fn each_refusal_cites_whose_rule_it_is() {
    for (dialect, rule, source) in [
        (Dialects::HUAWEI, "R-OUT-1", "Huawei CEC, sign-in and sign-out"),
        (Dialects::CISCO_CCE, "not ready to logout", "Cisco Unified CCE, agent state table"),
        (Dialects::CISCO_CCX, "ready or not ready to logout", "Cisco Unified CCX, agent states"),
    ] {
        let mut desk = Desk::new(Tenant::default().with_dialect(dialect));
        desk.network(1, EventKind::Offered { call: call(1, Medium::Voice), agent: A101, role: Role::Direct });
        let refused = desk.feed(2, SELF, EventKind::SignOut { agent: A101, reason: 0 }).unwrap_err();
        assert_eq!((refused.rule().name(), refused.rule().source()), (rule, source));
    }
    // R-ST-4 remembers the wish; that nothing is offered against it is this machine's own rule.
    let mut desk = Desk::new(Tenant::default().with_chat_limit(2));
    desk.network(1, EventKind::Offered { call: call(1, Medium::Text), agent: A101, role: Role::Direct });
    desk.feed(2, SELF, busy(0, false)).unwrap();
    let offer = EventKind::Offered { call: call(2, Medium::Text), agent: A101, role: Role::Direct };
    let refused = desk.feed(3, Actor::Network, offer).unwrap_err();
    assert_eq!(refused.rule().name(), "no offer against a wish");
}
