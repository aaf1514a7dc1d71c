//! What queues, limits, media and settings do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[allow(dead_code, unreachable_pub)] // Each test file uses a part of it.
#[path = "check/desk.rs"]
mod desk;

use core::time::Duration;

use desk::*;
use jiff::Timestamp;
use offhook_agent::*;
use offhook_ops::huawei::{Operation, SubState, WorkId};

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
    // Chats of one channel are not counted for another's limit, and neither is what leads to a chat.
    let mut desk = Desk::new(Tenant::default().with_chat_limit(5)).with(&[A], &[CHATS]);
    desk.by(1, A, limit(Some(wechat), 2));
    for call in 1..=3 {
        desk.network(2, offer(call, web));
    }
    desk.network(3, offer(4, wechat));
    desk.network(3, offer(5, wechat));
    let mut desk = Desk::new(Tenant::default().with_chat_limit(5)).with(&[A], &[CHATS]);
    desk.by(1, A, limit(Some(wechat), 1));
    let dialled = |call: u64, role| EventKind::Offered { call: chat(call).with_channel(wechat), agent: A, role };
    desk.network(2, dialled(1, Role::Reservation));
    desk.network(2, dialled(2, Role::Progressive));
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
    assert_eq!((refused.refusal(), refused.limit(), refused.group()), (Refusal::Capacity, Some(1), None));
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
fn an_idle_agent_has_at_most_512_bytes_and_a_call_with_two_parties_at_most_384() {
    let (agent, call) = (size_of::<Agent>(), size_of::<Call>());
    println!("{agent} octets an agent, {call} a call");
    assert!(agent <= 512 && call <= 384, "{agent}, {call}");
}

#[test]
fn a_refusal_for_capacity_names_medium_and_limit() {
    let mut desk = Desk::new(Tenant::default().with_chat_limit(2).with_rest_limit(0)).with(&[A, B], &[]);
    for call in 1..=2 {
        desk.network(1, EventKind::Offered { call: chat(call), agent: A, role: Role::Direct });
    }
    desk.network(1, EventKind::Offered { call: voice(3), agent: B, role: Role::Direct });
    let refused = |desk: &mut Desk, kind| {
        let refused = desk.try_feed(2, Actor::System, Cause::Normal, kind).unwrap_err();
        let sentence = refused.to_string();
        let words = sentence.split(": ").nth(1).unwrap().split(" (").next().unwrap().to_owned();
        (refused.refusal(), refused.group(), refused.limit(), words)
    };
    let (chats, voices) = (Some(MediumGroup::Multimedia), Some(MediumGroup::Voice));
    let third = EventKind::Offered { call: chat(4), agent: A, role: Role::Direct };
    let words = "the limit of 2 multimedia contacts is reached".to_owned();
    assert_eq!(refused(&mut desk, third), (Refusal::Capacity, chats, Some(2), words));
    let second = EventKind::Offered { call: voice(4), agent: B, role: Role::Direct };
    let words = "the limit of 1 voice contact is reached".to_owned();
    assert_eq!(refused(&mut desk, second), (Refusal::Capacity, voices, Some(1), words));
    desk.network(3, EventKind::CallCleared { call: id(3) });
    desk.by(4, B, EventKind::NotReady { agent: B, why: NotReady::Rest { reason: 0, seconds: 60 }, prolong: false });
    let refused = desk.try_feed(5, Actor::System, Cause::Normal, EventKind::RestGranted { agent: B }).unwrap_err();
    assert_eq!((refused.limit(), refused.group()), (Some(0), None));
    assert!(refused.to_string().contains("the limit of 0 agents at rest is reached"), "{refused}");
    let channel = Channel::new(53);
    let new = |call| chat(call).with_channel(channel);
    let mut desk = Desk::new(Tenant::default().with_chat_limit(5)).with(&[A], &[CHATS]);
    desk.by(1, A, EventKind::ChatLimit { agent: A, channel: Some(channel), limit: 3 });
    for call in 1..=3 {
        desk.network(2, EventKind::Offered { call: new(call), agent: A, role: Role::Direct });
    }
    let fourth = EventKind::Offered { call: new(4), agent: A, role: Role::Direct };
    assert_eq!(desk.try_feed(3, Actor::System, Cause::Normal, fourth).unwrap_err().limit(), Some(3));
}

#[test]
fn r_mm_5_and_6_a_queue_of_one_channel_takes_chats_of_that_channel_and_its_agents_limits_for_it() {
    let (web, wechat) = (Channel::new(50), Channel::new(53));
    let mut desk = Desk::new(Tenant::default().with_channel(CHATS, wechat)).with(&[A], &[CHATS]);
    for wrong in [chat(1), chat(1).with_channel(web)] {
        let answer = desk.try_feed(1, Actor::Network, Cause::Normal, EventKind::Queued { call: wrong, queue: CHATS });
        assert_eq!(why(answer), (Refusal::UnknownQueue, "R-SK-1"));
    }
    let limit = |channel| EventKind::ChatLimit { agent: A, channel: Some(channel), limit: 1 };
    assert_eq!(why(desk.try_feed(1, Actor::Agent(A), Cause::Normal, limit(web))), (Refusal::NotAllowed, "R-MM-4"));
    desk.by(1, A, limit(wechat));
    desk.network(2, EventKind::Queued { call: chat(1).with_channel(wechat), queue: CHATS });
    assert_eq!(desk.has(A), [1]);
}

#[test]
fn nobody_joins_a_call_as_something_else_than_it_is() {
    let mut desk = Desk::new(Tenant::default()).with(&[A, B], &[]);
    desk.network(1, EventKind::Offered { call: voice(1), agent: A, role: Role::Direct });
    let offered = |call, role| EventKind::Offered { call, agent: B, role };
    let resync = |call, connection| EventKind::Resync {
        agent: B,
        to: ResyncTo::Contact { call, role: Role::Direct, connection },
    };
    for kind in [
        offered(chat(1), Role::Direct),
        offered(voice(1), Role::Internal),
        resync(chat(1), Connection::Connected),
        resync(voice(2), Connection::Queued),
        resync(voice(2), Connection::Null),
        resync(voice(2), Connection::WrapUp),
    ] {
        let answer = desk.try_feed(2, Actor::System, Cause::Normal, kind.clone());
        assert_eq!(why(answer).0, Refusal::IllFormed, "{kind:?}");
    }
    // Another medium of the same group is another medium, too.
    let video = NewCall::new(id(1), Medium::Video);
    assert_eq!(why(desk.try_feed(2, Actor::System, Cause::Normal, offered(video, Role::Direct))).0, Refusal::IllFormed);
    desk.try_feed(3, Actor::System, Cause::Normal, resync(voice(1), Connection::Connected)).unwrap();
    assert_eq!(desk.has(B), [1]);
    // Whose call is over joins nobody any more.
    desk.network(4, EventKind::CallCleared { call: id(1) });
    let mut desk = Desk::new(Tenant::default().with_after_call(MediumGroup::Voice, AfterCall::Work { limit: None }))
        .with(&[A, B], &[]);
    desk.network(1, EventKind::Offered { call: voice(1), agent: A, role: Role::Direct });
    desk.answered(2, 1, A);
    desk.network(3, EventKind::CallCleared { call: id(1) });
    assert_eq!(desk.state(A), Headline::Working);
    let answer = desk.try_feed(4, Actor::System, Cause::Normal, resync(voice(1), Connection::Connected));
    assert_eq!(why(answer).0, Refusal::IllFormed);
}

#[test]
fn r_mm_1_a_call_on_hold_keeps_chats_away_as_well() {
    let mut desk = Desk::new(Tenant::default()).with(&[A], &[]);
    desk.network(1, EventKind::Offered { call: voice(1), agent: A, role: Role::Direct });
    desk.answered(2, 1, A);
    desk.by(3, A, EventKind::Held { call: id(1), agent: A });
    let offer = EventKind::Offered { call: chat(2), agent: A, role: Role::Direct };
    assert_eq!(why(desk.try_feed(4, Actor::Network, Cause::Normal, offer)), (Refusal::NotAllowed, "R-MM-1"));
}
