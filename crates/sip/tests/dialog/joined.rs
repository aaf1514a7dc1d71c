//! Requests within a dialogue whose INVITE was not seen: it may still come (RFC 3261 §17.1.2.2), or never.

use std::time::Duration;

use offhook_sip::dialog::{EndCause, Observed, Observer, Outcome, Party, Relation};
use offhook_sip::{Message, Method};

use crate::flow::*;

/// Shows the lines, each at its millisecond.
fn show_at(observer: &mut Observer, lines: &[(u64, Line)]) {
    for (at, line) in lines {
        let (source, destination) = (line.way.0.parse().unwrap(), line.way.1.parse().unwrap());
        let text = line.text("one");
        let message = Message::parse(text.as_bytes()).unwrap();
        observer.observe(Duration::from_millis(*at), source, destination, &message).unwrap();
    }
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![vec![]];
    for last in 0..count {
        let insert = |order: &Vec<usize>| {
            (0..=last).map(|place| [&order[..place], &[last], &order[place..]].concat()).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(insert).collect();
    }
    orders
}

/// RFC 3261 §15, §17.1.2.2: a whole call within the time that one message may be on its way is one call in every order.
#[test]
fn rfc_3261_17_1_2_2_a_short_call_in_any_order_is_one_call() {
    let (invite, bye) = (request("INVITE", 1, "i1"), request("BYE", 3, "b1"));
    let info = request("INFO", 2, "n1");
    let lines =
        [invite.clone(), response(&invite, 200), request("ACK", 1, "a1"), info, bye.clone(), response(&bye, 200)];
    for order in permutations(lines.len()) {
        let mut observer = Observer::default();
        let shuffled: Vec<_> = (0..).zip(&order).map(|(at, place)| (at * 28, lines[*place].clone())).collect();
        show_at(&mut observer, &shuffled);
        observer.finish();
        let seen = drain(&mut observer);
        let call = seen.call();
        assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), Some(200)), "{order:?}");
        assert_eq!((call.messages, call.forks, call.renegotiations, call.attempts), (6, 1, 0, 1), "{order:?}");
        assert_eq!((&seen.observed[0], call.cause), (&Observed::Started, Some(EndCause::Bye)), "{order:?}");
        assert!(call.start <= call.answer && call.answer <= call.end && call.end.is_some(), "{order:?}");
    }
}

/// RFC 3261 §15: what was seen last is taken in first if it is the INVITE, and the BYE comes last.
#[test]
fn rfc_3261_15_a_bye_that_waits_for_its_invite_is_the_end() {
    let (invite, bye) = (request("INVITE", 1, "i1"), request("BYE", 2, "b1"));
    let lines = [bye.clone(), response(&bye, 200), response(&invite, 200), request("ACK", 1, "a1"), invite];
    let seen = watch(&lines);
    let by = Some(Party::Caller);
    let ended = Observed::Ended { by, cause: EndCause::Bye, outcome: Outcome::Answered };
    assert_eq!(seen.observed, [Observed::Started, Observed::Answered, Observed::Confirmed, ended]);
    let call = seen.call();
    assert_eq!(
        [call.seen, call.start.unwrap(), call.answer.unwrap(), call.end.unwrap()].map(|it| it.as_secs()),
        [4; 4]
    );
}

/// RFC 3261 §12.2.2, §14: other requests of the dialogue wait as well.
#[test]
fn rfc_3261_12_2_2_a_request_of_the_dialogue_waits_for_its_invite() {
    let invite = request("INVITE", 1, "i1");
    for method in ["INVITE", "UPDATE", "INFO", "PRACK"] {
        let within = request(method, 2, "u1").tagged("b");
        let seen = watch(&[response(&invite, 200), within.clone(), request("ACK", 1, "a1"), invite.clone()]);
        let call = seen.call();
        assert_eq!((call.outcome, call.messages, call.start.is_some()), (Outcome::Answered, 4, true), "{method}");
        assert_eq!(call.dialogs[0].caller_cseq, Some(2), "{method}");
        let (by, method) = (Some(Party::Caller), Method::new(method));
        let what = [Observed::Offered { by, method: method.clone() }, Observed::Requested { by, method }];
        assert_eq!(what.iter().map(|what| seen.count(what)).sum::<usize>(), 1);
    }
}

/// RFC 3261 §17.1.2.2: no INVITE has come after T4, so the call began before.
#[test]
fn rfc_3261_17_1_2_2_a_call_is_joined_when_its_invite_is_not_expected_any_more() {
    for first in [from_bob("BYE", 7, "b1"), request("INVITE", 2, "i2").tagged("b")] {
        let mut observer = Observer::default();
        let lines = [(100_000, first.clone()), (100_100, response(&first, 200)), (100_200, first.clone())];
        show_at(&mut observer, &lines);
        assert_eq!((observer.calls().count(), observer.poll_observation()), (0, None));
        let due = observer.poll_timeout().unwrap();
        assert_eq!(due, Duration::from_secs(105) + Duration::from_nanos(1));
        observer.handle_timeout(Duration::from_secs(105));
        assert_eq!(observer.calls().count(), 0);
        observer.handle_timeout(due);
        let call = observer.calls().next().unwrap();
        assert_eq!(
            (call.start, call.seen, call.messages, call.retransmissions),
            (None, Duration::from_secs(100), 3, 1)
        );
        let is_bye = first.cseq.1 == "BYE";
        assert_eq!((seconds(call.end), call.renegotiations), (is_bye.then_some(100), u32::from(!is_bye)));
        // It is forgotten at the time at which it would be if it had not waited.
        let wait = if is_bye { 32 } else { 86_400 };
        assert_eq!(observer.poll_timeout(), Some(Duration::from_millis(100_200 + wait * 1_000)));
        observer.finish();
        assert_eq!(drain(&mut observer).observed[0], Observed::Joined);
    }
}

/// RFC 3261 §17.1.2.2: an INVITE that comes later begins another call.
#[test]
fn rfc_3261_17_1_2_2_an_invite_after_more_than_five_seconds_begins_another_call() {
    let (invite, bye) = (request("INVITE", 1, "i1"), request("BYE", 2, "b1"));
    for (wait, outcomes) in [(5, vec![Outcome::Answered]), (6, vec![Outcome::Answered, Outcome::Rejected])] {
        let mut observer = Observer::default();
        show(&mut observer, 100, &bye, "one");
        assert!(show(&mut observer, 100 + wait, &invite, "one").is_some());
        let status = if wait == 5 { 200 } else { 486 };
        show(&mut observer, 100 + wait, &response(&invite, status), "one");
        observer.finish();
        let calls = drain(&mut observer).in_order();
        assert_eq!(calls.iter().map(|call| call.outcome).collect::<Vec<_>>(), outcomes);
        assert_eq!(calls[0].start.is_none(), wait == 6);
    }
}

/// A call that has to make room for other messages is joined at once, none is lost, and none waits for ever.
#[test]
fn calls_that_wait_are_bounded_and_none_is_lost() {
    let large = format!("X-Large: {}", "x".repeat(20_000));
    for (extra, most) in [("X-Small: 1", 256), (large.as_str(), 13)] {
        let mut observer = Observer::default();
        let bye = request("BYE", 2, "b1").with(extra);
        for number in 0..1_000 {
            assert_eq!(show(&mut observer, 1, &bye, &number.to_string()), None);
            assert!(observer.calls().count() + most > number, "{number}");
        }
        assert!((1_000 - observer.calls().count()) <= most);
        observer.finish();
        let calls = drain(&mut observer).calls;
        assert!(calls.len() == 1_000 && calls.iter().all(|call| call.outcome == Outcome::Answered));
    }
}

/// One wrong time joins no other call early, and keeps none waiting.
#[test]
fn rfc_3261_17_1_2_2_one_wrong_time_changes_no_wait() {
    for wrong in [0, 103, 1 << 40] {
        let mut observer = Observer::default();
        show(&mut observer, 100, &request("INFO", 9, "n0"), "other");
        show(&mut observer, 101, &request("BYE", 2, "b1"), "one");
        show(&mut observer, wrong, &request("BYE", 2, "b1"), "other");
        assert!(show(&mut observer, 106, &request("INVITE", 1, "i1"), "one").is_some());
        assert_eq!(observer.calls().map(|call| call.messages).collect::<Vec<_>>(), [2], "{wrong}");
        // What follows tells when.
        show(&mut observer, 107, &response(&request("BYE", 2, "b1"), 200), "other");
        observer.handle_timeout(Duration::from_secs(113));
        assert_eq!(observer.calls().count(), 2, "{wrong}");
    }
}

/// RFC 3891 §3: a message that names the dialogue shows that it is there.
#[test]
fn rfc_3891_3_a_call_that_is_replaced_is_joined_at_once() {
    let mut observer = Observer::default();
    show(&mut observer, 1, &request("INVITE", 2, "i2").tagged("b"), "one");
    show(&mut observer, 2, &request("INVITE", 1, "r1").with("Replaces: one;from-tag=a;to-tag=b"), "two");
    let calls: Vec<_> = observer.calls().collect();
    assert_eq!(calls[1].linked(Relation::Replaces), Some(calls[0].number));
}

/// RFC 6665 §4.1.2: subscriptions are no calls, and wait for none.
#[test]
fn rfc_6665_4_1_2_a_request_of_a_subscription_joins_no_call() {
    let mut observer = Observer::default();
    for method in ["NOTIFY", "SUBSCRIBE", "MESSAGE", "OPTIONS", "REFER"] {
        let line = request(method, 1, "r1");
        show(&mut observer, 0, &line, "one");
        show(&mut observer, 0, &response(&line, 200), "one");
    }
    show(&mut observer, 1, &request("INVITE", 1, "i1"), "one");
    assert_eq!(observer.calls().next().unwrap().messages, 1);
}
