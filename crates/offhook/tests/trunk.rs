//! Rule R-SIP-1: the link is up, and calls possible, only while 200 comes back.

#![cfg(feature = "sip")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook::adapter::Trunk;
use offhook::jiff::Timestamp;
use offhook::sip::Message;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn pass(trunk: &mut Trunk, second: i64, first: &str, id: &str, method: &str) {
    let text = format!(
        "{first}\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:h>;tag=1\r\nTo: <sip:h>\r\nCall-ID: {id}\r\n\
         CSeq: 1 {method}\r\n\r\n"
    );
    trunk.observe(at(second), &Message::parse(text.as_bytes()).unwrap());
}

fn ask(trunk: &mut Trunk, second: i64, id: &str) {
    pass(trunk, second, "OPTIONS sip:h SIP/2.0", id, "OPTIONS");
}

fn answer(trunk: &mut Trunk, second: i64, id: &str, status: u16) {
    pass(trunk, second, &format!("SIP/2.0 {status} R"), id, "OPTIONS");
}

#[test]
fn up_while_200_comes_back() {
    let mut trunk = Trunk::default();
    assert_eq!((trunk.is_up(at(0)), trunk.next_check()), (false, None));
    for minute in 0..5 {
        ask(&mut trunk, minute * 60, &minute.to_string());
        answer(&mut trunk, minute * 60 + 1, &minute.to_string(), 200);
        assert!((1..=59).all(|second| trunk.is_up(at(minute * 60 + second))));
        assert_eq!(trunk.next_check(), Some(at(minute * 60 + 60)));
    }
}

#[test]
fn down_when_answers_stay_out_for_two_intervals() {
    let mut trunk = Trunk::default();
    ask(&mut trunk, 0, "a");
    answer(&mut trunk, 1, "a", 200);
    ask(&mut trunk, 60, "b");
    ask(&mut trunk, 120, "c");
    assert!(trunk.is_up(at(121)));
    assert!(!trunk.is_up(at(122)));
}

#[test]
fn down_at_once_by_another_final_answer() {
    for status in [404, 405, 408, 503] {
        let mut trunk = Trunk::default();
        ask(&mut trunk, 0, "a");
        answer(&mut trunk, 1, "a", 200);
        ask(&mut trunk, 60, "b");
        answer(&mut trunk, 61, "b", 100);
        assert!(trunk.is_up(at(61)));
        answer(&mut trunk, 62, "b", status);
        assert!(!trunk.is_up(at(62)), "{status}");
    }
}

#[test]
fn checks_of_both_ends_may_cross() {
    let mut trunk = Trunk::default();
    ask(&mut trunk, 0, "ours");
    ask(&mut trunk, 0, "theirs");
    answer(&mut trunk, 1, "ours", 200);
    assert!(trunk.is_up(at(1)));
    answer(&mut trunk, 1, "theirs", 200);
    assert!(trunk.is_up(at(121)));
}

#[test]
fn only_answers_to_what_was_asked_count() {
    let mut trunk = Trunk::default();
    answer(&mut trunk, 0, "a", 200);
    pass(&mut trunk, 0, "INVITE sip:h SIP/2.0", "b", "INVITE");
    pass(&mut trunk, 1, "SIP/2.0 200 OK", "b", "INVITE");
    assert!(!trunk.is_up(at(1)));
    // A repeated request, and a repeated answer.
    ask(&mut trunk, 2, "c");
    ask(&mut trunk, 3, "c");
    answer(&mut trunk, 4, "c", 200);
    answer(&mut trunk, 5, "c", 503);
    assert!(trunk.is_up(at(5)));
}

#[test]
fn checks_that_nobody_answers_are_forgotten() {
    let mut trunk = Trunk::default();
    ask(&mut trunk, 0, "first");
    for check in 0..Trunk::MAX_WAITING {
        ask(&mut trunk, 1, &check.to_string());
    }
    answer(&mut trunk, 2, "first", 200);
    assert!(!trunk.is_up(at(2)));
    answer(&mut trunk, 2, "3", 200);
    assert!(trunk.is_up(at(2)));
}
