//! Five-minute bills of conversations: operation types 4 and 60 of the agent operation table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use core::time::Duration;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use offhook_cdr::{ConversationPiece, Moment, ReversedConversation, next_five_minute_mark, split_conversation};
use offhook_ops::huawei::ConversationPart::{Final, Interim};
use proptest::prelude::*;

const MARK_US: i64 = 300_000_000;

fn at(text: &str) -> Moment {
    Moment::new(text.parse().unwrap())
}

fn zone(posix: &str) -> TimeZone {
    TimeZone::posix(posix).unwrap()
}

/// Pieces as "hh:mm:ss" of begin and end on the zone's clock, and the operation reason.
fn clock(begin: &str, end: &str, zone: &TimeZone) -> Vec<(String, String, i64)> {
    let show = |moment: Moment| zone.to_datetime(moment.timestamp()).time().to_string();
    let pieces = split_conversation(at(begin), at(end), zone).unwrap();
    pieces.map(|piece| (show(piece.begin), show(piece.end), piece.part.code())).collect()
}

fn rows<const N: usize>(rows: [(&str, &str, i64); N]) -> Vec<(String, String, i64)> {
    rows.map(|(begin, end, reason)| (begin.to_owned(), end.to_owned(), reason)).into()
}

#[test]
fn one_interim_bill_per_mark_strictly_inside_and_one_final_bill() {
    assert_eq!(
        clock("2026-03-02T09:03:10Z", "2026-03-02T09:16:00Z", &TimeZone::UTC),
        rows([
            ("09:03:10", "09:05:00", 1),
            ("09:05:00", "09:10:00", 1),
            ("09:10:00", "09:15:00", 1),
            ("09:15:00", "09:16:00", 0),
        ])
    );
}

#[test]
fn a_conversation_between_marks_has_its_final_bill_only() {
    assert_eq!(
        clock("2026-03-02T09:00:01Z", "2026-03-02T09:04:59Z", &TimeZone::UTC),
        rows([("09:00:01", "09:04:59", 0)])
    );
}

#[test]
fn an_end_exactly_on_a_mark_yields_the_final_bill_only() {
    assert_eq!(
        clock("2026-03-02T09:01:00Z", "2026-03-02T09:05:00Z", &TimeZone::UTC),
        rows([("09:01:00", "09:05:00", 0)])
    );
}

#[test]
fn a_begin_exactly_on_a_mark_is_not_cut_there() {
    assert_eq!(
        clock("2026-03-02T09:05:00Z", "2026-03-02T09:10:00.000001Z", &TimeZone::UTC),
        rows([("09:05:00", "09:10:00", 1), ("09:10:00", "09:10:00.000001", 0)])
    );
}

#[test]
fn an_empty_conversation_has_an_empty_final_bill() {
    let moment = at("2026-03-02T09:05:00Z");
    let pieces: Vec<_> = split_conversation(moment, moment, &TimeZone::UTC).unwrap().collect();
    assert_eq!(pieces.len(), 1);
    assert_eq!((pieces[0].duration(), pieces[0].part), (Duration::ZERO, Final));
}

#[test]
fn a_conversation_that_ends_before_it_begins_is_refused() {
    let refused = split_conversation(at("2026-03-02T09:05:00Z"), at("2026-03-02T09:04:59.999999Z"), &TimeZone::UTC);
    assert_eq!(refused.map(|_| ()), Err(ReversedConversation));
}

#[test]
fn a_day_has_288_marks() {
    let pieces = split_conversation(at("2026-03-01T23:59:59Z"), at("2026-03-02T23:59:59Z"), &TimeZone::UTC).unwrap();
    assert_eq!(pieces.filter(|piece| piece.part == Interim).count(), 288);
}

#[test]
fn a_quarter_of_an_hour_off_utc_keeps_the_marks_of_the_clock() {
    let kathmandu = zone("<+0545>-5:45");
    assert_eq!(
        clock("2026-03-02T09:03:00Z", "2026-03-02T09:06:00Z", &kathmandu),
        rows([("14:48:00", "14:50:00", 1), ("14:50:00", "14:51:00", 0)])
    );
}

#[test]
fn local_mean_time_has_its_marks_off_the_utc_grid() {
    let berlin_1890 = TimeZone::fixed(Offset::from_seconds(53 * 60 + 28).unwrap());
    assert_eq!(
        next_five_minute_mark("1890-01-01T00:00:00Z".parse().unwrap(), &berlin_1890),
        Some("1890-01-01T00:01:32Z".parse().unwrap()) // 00:55 on the clock
    );
}

#[test]
fn the_skipped_hour_of_a_day_of_23_hours_has_no_marks_of_its_own() {
    let berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3");
    assert_eq!(
        clock("2026-03-29T00:57:00Z", "2026-03-29T01:06:00Z", &berlin),
        rows([("01:57:00", "03:00:00", 1), ("03:00:00", "03:05:00", 1), ("03:05:00", "03:06:00", 0)])
    );
    // 24 hours on the wall clock are 23 here: 276 marks, the first midnight is not inside.
    let day = split_conversation(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"), &berlin).unwrap();
    assert_eq!(day.count(), 276);
}

#[test]
fn the_repeated_hour_of_a_day_of_25_hours_has_its_marks_twice() {
    let berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3");
    assert_eq!(
        clock("2026-10-25T00:57:00Z", "2026-10-25T01:06:00Z", &berlin),
        rows([("02:57:00", "02:00:00", 1), ("02:00:00", "02:05:00", 1), ("02:05:00", "02:06:00", 0)])
    );
    let day = split_conversation(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"), &berlin).unwrap();
    assert_eq!(day.count(), 300);
}

#[test]
fn a_clock_change_off_the_grid_is_no_mark_and_shifts_the_marks_after_it() {
    // The clock goes from 02:00:00 to 02:52:13, as clocks did when standard time replaced local mean time.
    let zone = zone("LMT0STD-0:52:13,M6.1.0/2:00,M12.5.0/2:00");
    let mut mark: Timestamp = "2026-06-07T01:55:00Z".parse().unwrap(); // the clock changes at 02:00 of this Sunday
    let mut shown = Vec::new();
    for _ in 0..2 {
        mark = next_five_minute_mark(mark, &zone).unwrap();
        shown.push(zone.to_datetime(mark).time().to_string());
    }
    assert_eq!(shown, ["02:55:00", "03:00:00"]);
}

#[test]
fn marks_of_an_assumed_conversation_are_assumed() {
    let begin = at("2026-03-02T09:03:00Z");
    let end = at("2026-03-02T09:06:00Z").as_assumed();
    let assumed: Vec<_> = split_conversation(begin, end, &TimeZone::UTC)
        .unwrap()
        .map(|piece| (piece.begin.is_assumed(), piece.end.is_assumed()))
        .collect();
    assert_eq!(assumed, [(false, true), (true, true)]);
}

#[test]
fn the_last_representable_instant_is_no_trap() {
    let end = Moment::new(Timestamp::MAX);
    let begin = Moment::new(Timestamp::from_second(Timestamp::MAX.as_second() - 301).unwrap());
    let pieces: Vec<_> = split_conversation(begin, end, &TimeZone::UTC).unwrap().collect();
    assert_eq!(pieces.last().map(|piece| piece.end), Some(end));
    assert_eq!(next_five_minute_mark(Timestamp::MAX, &TimeZone::UTC), None);
}

fn zones() -> impl Strategy<Value = TimeZone> {
    prop_oneof![
        (-93_599_i32..=93_599).prop_map(|seconds| TimeZone::fixed(Offset::from_seconds(seconds).unwrap())),
        Just("CET-1CEST,M3.5.0,M10.5.0/3").prop_map(zone),
        Just("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0").prop_map(zone), // Lord Howe: half an hour
        Just("LMT0STD-0:52:13,M6.1.0/2:00,M12.5.0/2:00").prop_map(zone),
    ]
}

proptest! {
    #[test]
    fn pieces_join_and_add_up_to_the_whole(
        begin in -2_000_000_000_000_000_i64..4_000_000_000_000_000,
        length in 0_i64..200_000_000_000,
        zone in zones(),
    ) {
        let moment = |us| Moment::new(Timestamp::from_microsecond(us).unwrap());
        let (begin, end) = (moment(begin), moment(begin + length));
        let pieces: Vec<ConversationPiece> = split_conversation(begin, end, &zone).unwrap().collect();

        prop_assert_eq!(pieces[0].begin, begin);
        prop_assert_eq!(pieces[pieces.len() - 1].end, end);
        prop_assert!(pieces.windows(2).all(|pair| pair[0].end == pair[1].begin));
        let sum: Duration = pieces.iter().map(ConversationPiece::duration).sum();
        prop_assert_eq!(sum, end.since(begin).unwrap());

        let (last, interim) = pieces.split_last().unwrap();
        prop_assert_eq!(last.part, Final);
        prop_assert!(interim.iter().all(|piece| piece.part == Interim && piece.begin < piece.end && piece.end < end));
        for piece in interim {
            let clock = zone.to_datetime(piece.end.timestamp());
            prop_assert!(clock.minute() % 5 == 0 && clock.second() == 0 && clock.subsec_nanosecond() == 0, "{clock}");
        }
    }

    #[test]
    fn no_mark_is_left_out(second in -2_000_000_000_i64..4_000_000_000, zone in zones()) {
        let at = Timestamp::from_second(second).unwrap();
        let mark = next_five_minute_mark(at, &zone).unwrap();
        // Every second between, as the clock shows it.
        for second in at.as_second() + 1..mark.as_second() {
            let clock = zone.to_datetime(Timestamp::from_second(second).unwrap());
            prop_assert!(clock.minute() % 5 != 0 || clock.second() != 0, "{clock} left out before {mark}");
        }
        prop_assert!(mark > at);
    }

    #[test]
    fn with_a_whole_offset_the_number_of_pieces_is_that_of_the_grid(
        begin in 0_i64..4_000_000_000_000_000,
        length in 0_i64..100_000_000_000,
    ) {
        let moment = |us| Moment::new(Timestamp::from_microsecond(us).unwrap());
        let count = split_conversation(moment(begin), moment(begin + length), &TimeZone::UTC).unwrap().count();
        let inside = (begin + length - 1).div_euclid(MARK_US) - begin.div_euclid(MARK_US);
        prop_assert_eq!(count as i64, inside.max(0) + 1);
    }
}
