//! Time, memory, and messages that can't be read.

use std::time::Duration;

use offhook_sip::Message;
use offhook_sip::dialog::{Call, Observer, ObserverLimits, Outcome};

use crate::flow::*;

#[test]
fn calls_are_forgotten_by_time() {
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(plain_call()) {
        assert!(show(&mut observer, at, &line, "one").is_some());
    }
    // 64 times T1 after the last message.
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(6 + 32)));
    observer.handle_timeout(Duration::from_secs(37));
    assert_eq!(drain(&mut observer).calls.len(), 0);
    observer.handle_timeout(Duration::from_secs(38));
    assert_eq!(drain(&mut observer).calls.len(), 1);
    assert_eq!((observer.poll_timeout(), observer.calls().count()), (None, 0));
    // Silent calls: ten minutes without an answer, a day with one.
    let invite = request("INVITE", 1, "i1");
    show(&mut observer, 100, &invite, "two");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(700)));
    show(&mut observer, 101, &response(&invite, 200), "two");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(101 + 86_400)));
}

/// Ten calls side by side, each of seven messages; message `wrong` bears another time.
fn ten_calls(wrong: Option<(usize, u64)>) -> Vec<Call> {
    let mut observer = Observer::default();
    let lines = plain_call();
    for place in 0..10 * lines.len() {
        let (step, call) = (place / 10, place % 10);
        let at = wrong.filter(|(which, _)| *which == place).map_or(1_000_000 + place as u64, |(_, at)| at);
        show(&mut observer, at, &lines[step], &call.to_string());
        assert!(observer.calls().count() <= 10);
    }
    observer.finish();
    let mut calls = drain(&mut observer).calls;
    calls.sort_by_key(|call| call.call_id.as_str().to_owned());
    calls
}

/// One octet of a packet's time in a capture is enough for this.
#[test]
fn one_wrong_time_disturbs_no_other_call() {
    let right = ten_calls(None);
    assert_eq!(right.len(), 10);
    for wrong in 0..70 {
        for at in [u64::MAX, 4_278_190_080, 1_000_000 + 90_000, 1_000_000 + 700, 1_000_000 - 700, 0] {
            let is_own = |call: &Call| call.call_id.as_str() == (wrong % 10).to_string();
            let (own, others): (Vec<_>, Vec<_>) = ten_calls(Some((wrong, at))).into_iter().partition(is_own);
            let expected: Vec<_> = right.iter().filter(|call| !is_own(call)).collect();
            assert_eq!(others.iter().collect::<Vec<_>>(), expected, "{wrong} {at}");
            // Before two messages have told the time, one from long ago is followed by a long silence.
            if wrong >= 2 || at >= 1_000_000 {
                let own: Vec<_> = own.iter().map(|call| (call.messages, call.outcome)).collect();
                assert_eq!(own, [(7, Outcome::Answered)], "{wrong} {at}");
            }
        }
    }
}

#[test]
fn two_messages_in_a_row_move_the_time() {
    let mut observer = Observer::default();
    show(&mut observer, 0, &request("INVITE", 1, "i1"), "one");
    show(&mut observer, 1, &request("INVITE", 1, "i2"), "two");
    // The next morning: it may be so, and is so with the next message.
    show(&mut observer, 50_000, &request("INVITE", 1, "i3"), "three");
    assert_eq!(observer.calls().count(), 3);
    show(&mut observer, 50_001, &response(&request("INVITE", 1, "i3"), 180), "three");
    let closed: Vec<_> = drain(&mut observer).calls.into_iter().map(|call| (call.number.get(), call.outcome)).collect();
    assert_eq!(closed, [(0, Outcome::Unfinished), (1, Outcome::Unfinished)]);
    // A clock is believed at once, and does not go back.
    observer.handle_timeout(Duration::from_secs(60_000));
    assert_eq!(drain(&mut observer).calls.len(), 1);
    observer.handle_timeout(Duration::ZERO);
    show(&mut observer, 50_002, &request("INVITE", 1, "i4"), "four");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(60_600)));
}

#[test]
fn a_call_with_a_wrong_time_is_forgotten_with_its_next_message() {
    let mut observer = Observer::default();
    let mut lines = plain_call();
    let last = lines.pop().unwrap();
    for (at, line) in (0..).zip(&lines) {
        show(&mut observer, if at == 5 { 1 << 40 } else { at }, line, "one");
    }
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs((1 << 40) + 32)));
    show(&mut observer, 6, &last, "one");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(6 + 32)));
}

#[test]
fn a_call_id_comes_again_after_a_silence_that_nobody_else_broke() {
    // The first call is refused, challenged or left alone; then comes another tag, or the same with a later number.
    let of = |status: u16, again: Line| {
        let mut observer = Observer::default();
        let invite = request("INVITE", 1, "i1");
        show(&mut observer, 0, &invite, "one");
        show(&mut observer, 1, &response(&invite, status), "one");
        show(&mut observer, 3_600, &again, "one");
        show(&mut observer, 3_601, &response(&again, 200), "one");
        observer.finish();
        drain(&mut observer).calls.iter().map(|call| (call.outcome, call.attempts)).collect::<Vec<_>>()
    };
    let other = Line { from: ";tag=a2".to_owned(), ..request("INVITE", 1, "i2") };
    let later = request("INVITE", 2, "i2");
    let answered = (Outcome::Answered, 1);
    assert_eq!(of(486, other.clone()), [(Outcome::Rejected, 1), answered]);
    assert_eq!(of(401, other.clone()), [(Outcome::Failed, 1), answered]);
    assert_eq!(of(180, other), [(Outcome::Unfinished, 1), answered]);
    assert_eq!(of(486, later.clone()), [(Outcome::Rejected, 1), answered]);
    // Somebody took an hour to find the password.
    assert_eq!(of(401, later), [(Outcome::Answered, 2)]);
}

#[test]
fn the_number_of_calls_is_bounded() {
    let mut observer = Observer::new(ObserverLimits::default().with_calls(10));
    for at in 0..1_000 {
        show(&mut observer, at / 100, &request("INVITE", 1, "i1"), &at.to_string());
        assert!(observer.calls().count() <= 10);
    }
    observer.finish();
    assert_eq!(drain(&mut observer).calls.len(), 1_000);
}

#[test]
fn endless_requests_and_branches_do_not_fill_the_memory() {
    let mut observer = Observer::default();
    let invite = request("INVITE", 1, "i1");
    show(&mut observer, 0, &invite, "one");
    for number in 0..2_000 {
        let tag = format!("t{number}");
        show(&mut observer, 1, &response(&invite, 183).tagged(&tag), "one");
        show(&mut observer, 1, &request("INFO", number + 2, "x").tagged(&tag), "one");
    }
    let call = observer.calls().next().unwrap();
    assert_eq!((call.forks, call.messages), (64, 4_001));
    // The INVITE is still known: this one is a repetition.
    show(&mut observer, 2, &invite, "one");
    assert_eq!(observer.calls().next().unwrap().retransmissions, 1);
}

#[test]
fn what_can_not_be_read_changes_nothing() {
    let mut observer = Observer::default();
    let address = ALICE.parse().unwrap();
    for text in [
        "INVITE sip:bob@biloxi.example SIP/2.0\r\n\r\n",
        "INVITE sip:bob@biloxi.example SIP/2.0\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\nTo: <sip:b@c>\r\n\r\n",
        "INVITE sip:bob@biloxi.example SIP/2.0\r\nCall-ID: 1\r\nCSeq: x INVITE\r\nTo: <sip:b@c>\r\nFrom: <sip:b@c>\r\n\r\n",
    ] {
        let message = Message::parse(text.as_bytes()).unwrap();
        assert!(observer.observe(Duration::ZERO, address, address, &message).is_err());
    }
    assert_eq!(observer.calls().count(), 0);

    // Neither does its time.
    show(&mut observer, 0, &request("INVITE", 1, "i1"), "one");
    let message = Message::parse(b"INVITE sip:bob@biloxi.example SIP/2.0\r\n\r\n").unwrap();
    for _ in 0..3 {
        assert!(observer.observe(Duration::from_secs(1 << 40), address, address, &message).is_err());
    }
    assert_eq!(observer.calls().count(), 1);
    assert_eq!(drain(&mut observer).calls.len(), 0);
}
