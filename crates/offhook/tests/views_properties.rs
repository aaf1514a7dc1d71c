//! What every view promises, over random histories: nothing is lost, nothing is counted twice, and all views agree.

#![cfg(feature = "cdr")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

mod common;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use common::{choices, play, tenant};
use offhook::History;
use offhook::agent::{Activity, Actor, AgentId, Centre, Durations, Effect, Event, EventKind, Grid, Headline, Phase};
use offhook::cdr::{AgentOperationRecord, CallLegs, CallRecord};
use offhook::jiff::tz::{TimeZone, offset};
use offhook::jiff::{SignedDuration, Timestamp};
use offhook::ops::huawei::{Bill, ConversationPart, MediaType, OperationType};
use offhook::view::{self, Account};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn zone() -> impl Strategy<Value = TimeZone> {
    let kathmandu = offset(5).saturating_add(SignedDuration::from_mins(45));
    let odd = offset(0).saturating_add(SignedDuration::from_mins(7));
    prop::sample::select(vec![offset(0), offset(8), kathmandu, odd]).prop_map(TimeZone::fixed)
}

fn of_type(rows: &[AgentOperationRecord], kind: i64) -> Vec<&AgentOperationRecord> {
    rows.iter().filter(|row| row.op_type == Some(OperationType::from_code(kind))).collect()
}

fn sum(rows: &[&AgentOperationRecord]) -> Duration {
    rows.iter().filter_map(|row| row.duration()).sum()
}

/// Ends every call and signs everybody out, ten minutes later.
fn wind_up(mut history: History) -> History {
    let at = history.now().unwrap_or(Timestamp::UNIX_EPOCH) + SignedDuration::from_mins(10);
    history.advance(at);
    loop {
        let calls: Vec<_> = history.centre().calls().map(|(call, _)| call).collect();
        let cleared = calls.iter().filter(|call| {
            let kind = EventKind::CallCleared { call: **call };
            history.handle(Event::new(at, Actor::Network, kind)).is_ok()
        });
        if cleared.count() == 0 {
            break;
        }
    }
    let agents: Vec<_> = history.centre().agents().map(|(agent, _)| agent).collect();
    for agent in agents {
        history.handle(Event::new(at, Actor::System, EventKind::SignOut { agent, reason: 0 })).unwrap();
    }
    history
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn states_of_a_sign_in_follow_without_a_gap_and_add_up(tenant in tenant(), choices in choices()) {
        let history = wind_up(play(tenant, &choices));
        let spans = view::states(&history);
        for agent in history.events().iter().filter_map(signs_in).collect::<BTreeSet<_>>() {
            let mut own = spans.iter().filter(|span| span.agent == agent);
            // Begin, and number of states, of the sign-in that one goes through.
            let mut open = None;
            for emitted in history.effects() {
                let Effect::StateChanged { agent: who, from, to, .. } = *emitted.effect() else { continue };
                if who != agent {
                    continue;
                }
                let (begin, states) = match from {
                    Headline::SignedOut => (emitted.at(), 0_usize),
                    _ => open.unwrap(),
                };
                open = Some((begin, states + 1));
                if to == Headline::SignedOut {
                    let own: Vec<_> = own.by_ref().take(states).collect();
                    prop_assert_eq!((own[0].from, own[states - 1].to), (begin, Some(emitted.at())));
                    prop_assert!(own.windows(2).all(|pair| pair[0].to == Some(pair[1].from)));
                    let total: Duration = own.iter().map(|span| span.duration().unwrap()).sum();
                    prop_assert_eq!(total, Duration::try_from(emitted.at().duration_since(begin)).unwrap());
                    open = None;
                }
            }
            prop_assert_eq!((own.count(), open), (0, None));
        }
        prop_assert!(spans.iter().all(|span| span.headline != Headline::SignedOut));
    }

    /// One log: the time by state is that of the states, and the phases of the calls are those of their records.
    #[test]
    fn durations_agree_with_states_and_records(tenant in tenant(), choices in choices(), zone in zone()) {
        let history = wind_up(play(tenant, &choices));
        let account = Account::new(zone.clone());
        let states: Duration = view::states(&history).iter().map(|span| span.duration().unwrap()).sum();
        let records = view::calls(&history, &account);
        let of = |time: fn(&CallRecord) -> Option<Duration>| records.iter().filter_map(time).sum::<Duration>();
        let half_hours = Grid::new(Duration::from_secs(1_800), zone).unwrap();
        for sums in [Durations::new(), Durations::by(half_hours)] {
            let sums = view::durations(&history, sums);
            let total = |which: &dyn Fn(Activity) -> bool| {
                sums.iter().filter(|(_, it, _)| which(*it)).map(|(_, _, time)| time).sum::<Duration>()
            };
            prop_assert_eq!(total(&|it| matches!(it, Activity::State { .. })), states);
            prop_assert_eq!(total(&|it| it.phase() == Some(Phase::Queue)), of(CallRecord::wait_time));
            prop_assert_eq!(total(&|it| matches!(it.phase(), Some(Phase::Talk | Phase::Hold))), of(CallRecord::talk_time));
            // A record has one ringing; somebody else may be rung up after the conversation.
            prop_assert!(total(&|it| it.phase() == Some(Phase::Ring)) >= of(CallRecord::ring_time));
        }
    }

    #[test]
    fn conversation_bills_add_up_exactly_to_the_talk_times(tenant in tenant(), choices in choices(), zone in zone()) {
        let history = wind_up(play(tenant, &choices));
        let account = Account::new(zone);
        let (rows, records) = (view::bills(&history, &account), view::calls(&history, &account));
        let talk: Duration = records.iter().filter_map(|record| record.talk_time()).sum();
        prop_assert_eq!(sum(&of_type(&rows, 60)), talk);

        // One final bill per conversation, and as many type 4 rows as type 60 rows for chats.
        let talked = records.iter().filter(|record| record.call_begin.is_some());
        let last = |rows: &[&AgentOperationRecord]| rows.iter().filter(|row| row.conversation_part() == Some(ConversationPart::Final)).count();
        prop_assert_eq!(last(&of_type(&rows, 60)), talked.count());
        let chats: Vec<_> = of_type(&rows, 60).into_iter().filter(|row| row.media_type == Some(MediaType::CHAT)).collect();
        prop_assert_eq!(of_type(&rows, 4).len(), chats.len());
        prop_assert_eq!(sum(&of_type(&rows, 4)), sum(&chats));
        prop_assert!(of_type(&rows, 4).iter().all(|row| row.media_type == Some(MediaType::CHAT)));
    }

    #[test]
    fn the_same_holds_call_by_call_and_agent_by_agent(tenant in tenant(), choices in choices()) {
        let history = wind_up(play(tenant, &choices));
        let account = Account::new(TimeZone::UTC);
        let mut bills: BTreeMap<_, Duration> = BTreeMap::new();
        for row in of_type(&view::bills(&history, &account), 60) {
            *bills.entry((row.call_id.clone(), row.agent_id.clone())).or_default() += row.duration().unwrap();
        }
        let mut talk: BTreeMap<_, Duration> = BTreeMap::new();
        for record in view::calls(&history, &account).iter().filter(|record| record.call_begin.is_some()) {
            *talk.entry((record.call_id.clone(), record.agent_id.clone())).or_default() += record.talk_time().unwrap();
        }
        prop_assert_eq!(bills, talk);
    }

    #[test]
    fn interim_rows_end_on_the_marks_of_the_tenants_clock(tenant in tenant(), choices in choices(), zone in zone()) {
        let history = play(tenant, &choices);
        for row in view::bills(&history, &Account::new(zone.clone())) {
            prop_assert!(row.begin_time <= row.end_time);
            if row.conversation_part() == Some(ConversationPart::Interim) {
                let local = row.end_time.unwrap().timestamp().to_zoned(zone.clone());
                prop_assert_eq!((local.minute() % 5, local.second(), local.subsec_nanosecond()), (0, 0, 0));
            }
        }
    }

    #[test]
    fn only_what_is_billed_has_a_bill(tenant in tenant(), choices in choices()) {
        let history = play(tenant, &choices);
        let account = Account::new(TimeZone::UTC);
        let rows = view::bills(&history, &account);
        for row in &rows {
            let operation = row.operation().unwrap().unwrap();
            prop_assert!(matches!(operation.bill(), Some(Bill::Written | Bill::Licensed)), "{:?}", operation);
        }
        // Ids are unique, and the rows stand in the order in which they were cut.
        prop_assert!(rows.iter().zip(1..).all(|(row, number)| row.id == number.to_string()));
        prop_assert!(rows.is_sorted_by_key(|row| row.end_time));
        // Without the licence the rows of type 60 are missing, and nothing else is.
        let mut unlicensed = view::bills(&history, &account.with_all_conversations(false));
        let mut expected: Vec<_> = rows.into_iter().filter(|row| row.op_type != Some(OperationType::CONVERSATION_ALL)).collect();
        unlicensed.iter_mut().chain(&mut expected).for_each(|row| row.id.clear());
        prop_assert_eq!(unlicensed, expected);
    }

    #[test]
    fn records_of_a_call_are_numbered_and_in_order(tenant in tenant(), choices in choices()) {
        let history = play(tenant, &choices);
        let account = Account::new(TimeZone::UTC);
        let records = view::calls(&history, &account);
        let calls = history.effects().iter().filter(|emitted| matches!(emitted.effect(), Effect::CallBegan { .. })).count();
        prop_assert_eq!(records.iter().filter(|record| record.call_id_num.unwrap().is_last()).count(), calls);
        for call in records.chunk_by(|record, _| !record.call_id_num.unwrap().is_last()) {
            let legs = CallLegs::try_from(call.to_vec()).unwrap();
            prop_assert!(legs.is_complete());
            prop_assert_eq!(legs.records(), call);
            // Phases are in order within a record, and only the last one has a release cause.
            for (record, next) in call.iter().zip(call.iter().skip(1).map(Some).chain([None])) {
                let known: Vec<_> = record.moments().into_iter().flatten().collect();
                prop_assert!(known.is_sorted(), "{:?}", record);
                prop_assert!(record.ack_end.is_none() || record.ack_begin.is_some());
                prop_assert!(record.call_end.is_none() || record.call_begin.is_some());
                prop_assert!(next.is_none() || record.release_cause.is_none());
                // Waiting is counted once: the next wait begins when this device was left.
                if let Some((wait, end)) = next.and_then(|next| next.wait_begin).zip(known.last()) {
                    prop_assert!(wait >= *end, "{:?}", call);
                }
            }
        }
    }

    #[test]
    fn replay_equals_live(tenant in tenant(), choices in choices(), cut in any::<prop::sample::Index>()) {
        let mut live = play(tenant.clone(), &choices);
        // A timer can be due at the instant of the latest event: both sides are brought to the end of that instant.
        if let Some(last) = live.events().last().map(Event::at) {
            live.advance(last);
        }
        let mut replay = History::new(Centre::new(tenant.clone()));
        for event in live.events() {
            replay.handle(event.clone()).unwrap();
        }
        prop_assert_eq!(live.events(), replay.events());
        prop_assert_eq!(live.effects(), replay.effects());
        prop_assert_eq!(live.centre(), replay.centre());
        prop_assert_eq!(live.now(), replay.now());
        prop_assert!(live.steps().eq(replay.steps()));
        let account = Account::new(TimeZone::UTC);
        prop_assert_eq!(view::bills(&live, &account), view::bills(&replay, &account));
        prop_assert_eq!(view::calls(&live, &account), view::calls(&replay, &account));

        // Timers left out of the log, and one prefix of it.
        let mut bare = History::new(Centre::new(tenant));
        let own = live.events().iter().filter(|event| !matches!(event.kind(), EventKind::Timer { .. }));
        let last = live.events().last().map(Event::at);
        for event in own {
            bare.handle(event.clone()).unwrap();
        }
        if let Some(last) = last {
            bare.advance(last);
        }
        prop_assert_eq!(live.events(), bare.events());
        let end = cut.index(live.events().len() + 1);
        let effects: usize = live.steps().take(end).map(|(_, effects)| effects.len()).sum();
        let prefix = live.events()[..end].iter().fold(History::new(Centre::new(live.centre().tenant().clone())), |mut history, event| {
            history.handle(event.clone()).unwrap();
            history
        });
        prop_assert_eq!(prefix.effects(), &live.effects()[..effects]);
    }
}

fn signs_in(event: &Event) -> Option<AgentId> {
    match event.kind() {
        EventKind::SignIn { agent, .. } => Some(*agent),
        _ => None,
    }
}

#[test]
fn the_histories_hold_what_the_properties_are_about() {
    let mut runner = TestRunner::deterministic();
    let (mut billed, mut legs, mut forced, mut timers) = (HashMap::new(), 0, 0, 0);
    for _ in 0..200 {
        let value = (tenant(), choices()).new_tree(&mut runner).unwrap().current();
        let history = play(value.0, &value.1);
        let account = Account::new(TimeZone::UTC);
        for row in view::bills(&history, &account) {
            *billed.entry((row.op_type.unwrap(), row.conversation_part())).or_insert(0) += 1;
        }
        legs += view::calls(&history, &account).iter().filter(|record| !record.call_id_num.unwrap().is_last()).count();
        forced += view::states(&history).iter().filter(|span| span.forced).count();
        timers += history.events().iter().filter(|event| matches!(event.kind(), EventKind::Timer { .. })).count();
    }
    for part in [ConversationPart::Interim, ConversationPart::Final] {
        for kind in [OperationType::CONVERSATION_ALL, OperationType::CONVERSATION_TEXT] {
            assert!(billed[&(kind, Some(part))] > 50, "{billed:?}");
        }
    }
    for kind in [OperationType::BUSY, OperationType::WORK, OperationType::LOG_OUT, OperationType::HOLD_CALL] {
        assert!(billed.get(&(kind, None)).is_some_and(|count| *count > 5), "{kind:?}: {billed:?}");
    }
    assert!(legs > 5 && forced > 5 && timers > 50, "{legs} {forced} {timers}");
}
