//! Time by state and by phase: every microsecond once, whatever the grid and the clock.
#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod check;
#[path = "check/events.rs"]
mod events;

use core::time::Duration;

use check::zones;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use offhook_agent::*;
use proptest::prelude::*;

const AGENT: AgentId = AgentId::new(101);
const ME: Party = Party::Agent(AGENT);

/// Folds events at seconds after `begin`, and gives the spans, closed at the last one.
fn spans(tenant: Tenant, begin: &str, day: Vec<(i64, Actor, EventKind)>) -> Vec<TimeSpan> {
    let begin: Timestamp = begin.parse().unwrap();
    let mut centre = Centre::new(tenant);
    let (mut effects, mut open, mut spans) = (Effects::new(), Spans::default(), Vec::new());
    let mut last = begin;
    for (second, actor, kind) in day {
        last = begin + SignedDuration::from_secs(second);
        effects.clear();
        centre.handle(&Event::new(last, actor, kind), &mut effects).unwrap();
        open.take(&effects, |span| spans.push(span));
    }
    open.close(last, |span| spans.push(span));
    spans
}

fn seconds(spans: &[TimeSpan], activity: Activity) -> u64 {
    spans.iter().filter(|span| span.activity() == activity).map(|span| span.duration().as_secs()).sum()
}

#[test]
fn the_phases_of_a_queued_call() {
    let (queue, call) = (QueueId::new(3), NewCall::new(CallId::new(1), Medium::Voice));
    let work = AfterCall::Work { limit: Some(Duration::from_secs(30)) };
    let tenant = Tenant::default().with_queue(queue, Medium::Voice).with_after_call(MediumGroup::Voice, work);
    let sign_in = SignIn::new(7).with_station("88801".parse().unwrap()).with_skill(queue, 1);
    let (network, own) = (Actor::Network, Actor::Agent(AGENT));
    let spans = spans(
        tenant,
        "2026-11-20T08:00:00Z",
        vec![
            (0, network, EventKind::Queued { call, queue }),
            (12, own, EventKind::SignIn { agent: AGENT, sign_in }), // taken at once
            (14, network, EventKind::Delivered { call: call.call, party: ME }),
            (19, own, EventKind::Established { call: call.call, party: ME }),
            (49, own, EventKind::Held { call: call.call, agent: AGENT }),
            (69, own, EventKind::Retrieved { call: call.call, agent: AGENT }),
            (109, network, EventKind::CallCleared { call: call.call }),
            (200, own, EventKind::SignOut { agent: AGENT, reason: 0 }),
        ],
    );
    let phase = |phase| seconds(&spans, Activity::Contact { call: call.call, agent: AGENT, phase });
    assert_eq!(seconds(&spans, Activity::Wait { call: call.call, queue }), 12);
    assert_eq!([Phase::Ring, Phase::Talk, Phase::Hold, Phase::WrapUp].map(phase), [5, 70, 20, 30]);
    let state = |headline| seconds(&spans, Activity::State { agent: AGENT, headline });
    let day = [Headline::Occupied, Headline::Answering, Headline::Talking, Headline::Holding, Headline::WorkingReady];
    assert_eq!(day.map(state), [2, 5, 70, 20, 30]);
    assert_eq!(Headline::ALL.map(state).iter().sum::<u64>(), 188); // 12 to 200
}

#[test]
fn a_caller_whom_nobody_answers_waits_twice_and_what_rings_is_the_called_side_of_a_dialled_call() {
    let (queue, call) = (QueueId::new(3), NewCall::new(CallId::new(1), Medium::Voice));
    let tenant = Tenant::default().with_queue(queue, Medium::Voice).with_ring_limit(Duration::from_secs(20));
    let sign_in = SignIn::new(7).with_station("88801".parse().unwrap()).with_skill(queue, 1);
    let (network, own) = (Actor::Network, Actor::Agent(AGENT));
    let dialled = NewCall::new(CallId::new(2), Medium::Voice);
    let spans = spans(
        tenant,
        "2026-11-20T08:00:00Z",
        vec![
            (0, own, EventKind::SignIn { agent: AGENT, sign_in }),
            (10, network, EventKind::Queued { call, queue }),
            (10, network, EventKind::Delivered { call: call.call, party: ME }),
            // 30: rang too long, and the caller waits on.
            (75, network, EventKind::ConnectionCleared { call: call.call, party: Party::Outside }),
            (80, own, EventKind::ServiceInitiated { call: dialled, agent: AGENT, role: Role::AgentDialled }),
            (82, own, EventKind::Originated { call: dialled.call, agent: AGENT, called: None }),
            (83, network, EventKind::Delivered { call: dialled.call, party: Party::Outside }),
            (91, network, EventKind::Established { call: dialled.call, party: Party::Outside }),
            (95, network, EventKind::ConnectionCleared { call: dialled.call, party: ME }),
        ],
    );
    assert_eq!(seconds(&spans, Activity::Wait { call: call.call, queue }), 45);
    let phase = |call, phase| seconds(&spans, Activity::Contact { call, agent: AGENT, phase });
    assert_eq!(phase(call.call, Phase::Ring), 20);
    assert_eq!([Phase::Ring, Phase::Talk].map(|it| phase(dialled.call, it)), [8, 4]);
}

/// Invariant 10 on days of 23 and 25 hours.
#[test]
fn a_sign_in_over_the_change_of_the_clock() {
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    for (begin, hours) in [("2026-03-28T12:00:00Z", [11, 23, 14]), ("2026-10-24T12:00:00Z", [10, 25, 13])] {
        let own = Actor::Agent(AGENT);
        let found = spans(
            Tenant::default(),
            begin,
            vec![
                (0, own, EventKind::SignIn { agent: AGENT, sign_in: SignIn::new(7) }),
                (48 * 3_600, own, EventKind::SignOut { agent: AGENT, reason: 0 }),
            ],
        );
        let mut days = Grid::days(zone.clone());
        let pieces: Vec<u64> = days.cut(found[0]).map(|piece| piece.duration().as_secs() / 3_600).collect();
        assert_eq!(pieces, hours, "{begin}");
        for (minutes, most) in [(5, 5), (30, 30), (60, 60), (7, 7), (24 * 60, 25 * 60)] {
            let mut grid = Grid::new(Duration::from_secs(minutes * 60), zone.clone()).unwrap();
            let pieces: Vec<TimeSpan> = grid.cut(found[0]).collect();
            assert_eq!(pieces.iter().map(TimeSpan::duration).sum::<Duration>(), Duration::from_secs(48 * 3_600));
            assert!(pieces.iter().all(|piece| piece.duration().as_secs() <= most * 60));
            assert!(pieces.windows(2).all(|pair| pair[0].to() == pair[1].from()));
        }
        assert_eq!(Grid::new(Duration::from_secs(1_800), zone.clone()).unwrap().cut(found[0]).count(), 96);
    }
}

#[test]
fn a_grid_is_of_whole_seconds_up_to_a_day() {
    let grid = |step| Grid::new(step, TimeZone::UTC).is_some();
    assert!(grid(Duration::from_secs(1)) && grid(Duration::from_secs(86_400)));
    for step in [Duration::ZERO, Duration::from_secs(86_401), Duration::from_micros(1_500_000), Duration::MAX] {
        assert!(!grid(step), "{step:?}");
    }
}

#[test]
fn the_calendar_ends_the_first_and_the_last_interval() {
    for zone in zones().into_iter().chain([TimeZone::UTC]) {
        for step in [1, 7, 300, 86_400] {
            let mut grid = Grid::new(Duration::from_secs(step), zone.clone()).unwrap();
            for at in [Timestamp::MIN, Timestamp::MAX] {
                let interval = grid.interval(at);
                assert!(
                    interval.begin() <= at && at.as_microsecond() <= interval.end().as_microsecond(),
                    "{interval:?}"
                );
            }
            let state = Activity::State { agent: AGENT, headline: Headline::Ready };
            let end = Timestamp::MIN + SignedDuration::from_secs(3 * 86_400);
            let span = TimeSpan::new(state, Timestamp::MIN, end).unwrap();
            assert_eq!(grid.cut(span).map(|piece| piece.duration()).sum::<Duration>(), span.duration());
            let begin = Timestamp::MAX - SignedDuration::from_secs(3 * 86_400);
            let span = TimeSpan::new(state, begin, Timestamp::MAX).unwrap();
            assert_eq!(grid.cut(span).map(|piece| piece.duration()).sum::<Duration>(), span.duration());
        }
    }
}

#[test]
fn thousands_of_years_are_cut_into_so_many_pieces_and_add_up() {
    let state = Activity::State { agent: AGENT, headline: Headline::Ready };
    let span = TimeSpan::new(state, Timestamp::MIN, Timestamp::MAX).unwrap();
    let mut sums = Durations::by(Grid::new(Duration::from_secs(1), TimeZone::UTC).unwrap());
    sums.add(span);
    assert_eq!((sums.iter().count(), sums.total(state)), (Durations::MAX_PIECES, span.duration()));
}

/// The clock on the wall, minute by minute: where a grid has to cut.
fn is_mark(zone: &TimeZone, at: Timestamp, step_minutes: i64) -> bool {
    let clock = |at: Timestamp| {
        let time = at.to_zoned(zone.clone());
        (time.date(), i64::from(time.hour()) * 60 + i64::from(time.minute()))
    };
    let ((date, minute), (date_before, before)) = (clock(at), clock(at - SignedDuration::from_secs(60)));
    minute % step_minutes == 0 || (date, minute / step_minutes) != (date_before, before / step_minutes)
}

#[test]
fn marks_are_those_of_the_clock_on_the_wall() {
    for zone in zones() {
        for change in [
            "2026-02-15",
            "2026-03-08",
            "2026-03-29",
            "2026-04-05",
            "2026-10-04",
            "2026-10-18",
            "2026-10-25",
            "2026-11-01",
        ] {
            let noon: Timestamp = format!("{change}T12:00:00Z").parse().unwrap();
            for step in [5, 7, 30, 45, 60, 120, 1_440] {
                let mut grid = Grid::new(Duration::from_secs(step * 60), zone.clone()).unwrap();
                let begin = noon - SignedDuration::from_hours(30);
                let mut mark: Option<Timestamp> = None;
                for minute in 0..60 * 48 {
                    let at = begin + SignedDuration::from_mins(minute);
                    if is_mark(&zone, at, step as i64) {
                        if let Some(mark) = mark {
                            let interval = grid.interval(mark + SignedDuration::from_secs(1));
                            assert_eq!(
                                (interval.begin(), interval.end()),
                                (mark, at),
                                "{step} min on {change}, {zone:?}"
                            );
                        }
                        mark = Some(at);
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn invariant_10_states_add_up_to_the_sign_in(setup: u8, bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check::check_fold(Centre::new(events::tenant(setup)), &events::events(&bytes));
    }

    #[test]
    fn pieces_add_up_and_stay_in_one_interval(
        from in -2_000_000_000_000_000_i64..8_000_000_000_000_000,
        length in 0_i64..400_000_000_000,
        step in 1_u64..=1_440,
        zone in prop::sample::select(zones()),
    ) {
        let instant = |us| Timestamp::from_microsecond(us).unwrap();
        let activity = Activity::State { agent: AGENT, headline: Headline::Ready };
        let span = TimeSpan::new(activity, instant(from), instant(from + length)).unwrap();
        let mut grid = Grid::new(Duration::from_secs(step * 60), zone).unwrap();
        let pieces: Vec<TimeSpan> = grid.cut(span).collect();
        prop_assert_eq!(pieces.iter().map(TimeSpan::duration).sum::<Duration>(), span.duration());
        prop_assert_eq!((pieces[0].from(), pieces[pieces.len() - 1].to()), (span.from(), span.to()));
        for piece in pieces {
            let interval = grid.interval(piece.from());
            prop_assert!(interval.begin() <= piece.from() && piece.to() <= interval.end());
        }
    }
}
