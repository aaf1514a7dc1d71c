//! A capture in slight disorder.

use offhook_sip::dialog::{DialogState, EndCause, Observed, Observer, Outcome, Party};
use offhook_sip::{Message, Method};

use crate::flow::*;

/// RFC 3261 §15: who hangs up has answered before, or was answered.
#[test]
fn rfc_3261_15_a_bye_before_its_2xx_is_after_it() {
    let invite = request("INVITE", 1, "i1");
    for (bye, by) in [(from_bob("BYE", 1, "b1"), Party::Callee), (request("BYE", 2, "b1"), Party::Caller)] {
        for ringing in [vec![], vec![response(&invite, 180)]] {
            let lines = [vec![invite.clone()], ringing, vec![bye.clone(), response(&invite, 200)]].concat();
            let seen = watch(&lines);
            let call = seen.call();
            assert_eq!(seen.result(), (Outcome::Answered, Some(by), Some(200)));
            assert!(call.end.is_some() && call.answer <= call.end, "{call:?}");
            assert_eq!((call.talk_time().map(|time| time.as_secs()), call.cause), (Some(0), Some(EndCause::Bye)));
            for dialog in &call.dialogs {
                assert_eq!(dialog.state == DialogState::Terminated, dialog.terminated.is_some());
                assert!(dialog.terminated.is_none() || dialog.confirmed <= dialog.terminated, "{call:?}");
            }
        }
    }
}

/// A 2xx of a callee whom the caller has left ends nothing that goes on.
#[test]
fn rfc_3261_15_a_2xx_that_crosses_the_bye_of_an_early_dialogue() {
    let invite = request("INVITE", 1, "i1");
    let ringing = [response(&invite, 180).tagged("b1"), response(&invite, 180).tagged("b2")];
    let bye = request("BYE", 2, "y1").tagged("b1");
    let start =
        [std::slice::from_ref(&invite), ringing.as_slice(), &[bye, response(&invite, 200).tagged("b1")]].concat();
    let seen = watch(&start);
    let call = seen.call();
    assert_eq!((call.outcome, seconds(call.answer), seconds(call.end)), (Outcome::Answered, Some(3), Some(3)));
    let seen = watch(&[start, vec![response(&invite, 200).tagged("b2")]].concat());
    assert_eq!((seen.call().end, seen.count(&Observed::ForkAnswered)), (None, 1));
}

#[test]
fn rfc_3261_13_2_2_4_an_ack_before_its_2xx_is_after_it() {
    let invite = request("INVITE", 1, "i1");
    let seen = watch(&[invite.clone(), request("ACK", 1, "a1"), response(&invite, 200)]);
    assert_eq!((seconds(seen.call().answer), seconds(seen.call().confirmed)), (Some(1), Some(1)));
    assert_eq!((seen.count(&Observed::Answered), seen.count(&Observed::Confirmed)), (1, 1));
}

/// The INVITE with credentials is seen after its answer, or never.
#[test]
fn rfc_3261_22_2_an_answer_before_the_second_invite_answers_the_call() {
    let (one, two) = (request("INVITE", 1, "i1"), request("INVITE", 2, "i2").with("Contact: <sip:alice@192.0.2.1>"));
    let start = [one.clone(), response(&one, 407), response(&two, 180), response(&two, 200)];
    for late in [vec![], vec![two.clone()]] {
        let is_late = !late.is_empty();
        let seen = watch(&[start.to_vec(), late, vec![request("ACK", 2, "a2"), request("BYE", 3, "b1")]].concat());
        let call = seen.call();
        assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), Some(200)));
        assert_eq!((call.attempts, seconds(call.ringing), seconds(call.answer)), (2, Some(2), Some(3)));
        assert_eq!((call.confirmed.is_some(), seen.count(&Observed::Retried)), (true, 1));
        assert_eq!(call.dialogs[0].caller_target.is_some(), is_late);
    }
}

#[test]
fn rfc_3261_12_2_2_an_answer_before_its_re_invite_moves_both_sides() {
    for method in ["INVITE", "UPDATE"] {
        let mut lines = plain_call();
        lines.truncate(5);
        let moved = request(method, 2, "u1").tagged("b").with("Contact: <sip:alice@198.51.100.7>");
        lines.extend([response(&moved, 200).with("Contact: <sip:bob@198.51.100.8>"), moved]);
        let seen = watch(&lines);
        let dialog = &seen.call().dialogs[0];
        assert_eq!(dialog.caller_target.as_ref().map(|uri| uri.as_str()), Some("sip:alice@198.51.100.7"));
        assert_eq!(dialog.callee_target.as_ref().map(|uri| uri.as_str()), Some("sip:bob@198.51.100.8"));
        let method = Method::new(method);
        assert_eq!(seen.count(&Observed::Renegotiated { by: Some(Party::Caller), method }), 1);
        assert_eq!(seen.call().renegotiations, 1);
    }
}

/// Every order of the first messages: what the caller sends and what the callee sends may be recorded apart, each in its
/// own order.
#[test]
fn rfc_3261_17_1_1_2_responses_before_their_invite_are_taken_in_after_it() {
    let lines = plain_call();
    let (caller, callee) = ([0, 4], [1, 2, 3]);
    for ack in 0..=3 {
        for invite in 0..=ack {
            let mut order: Vec<usize> = callee.to_vec();
            order.insert(ack, caller[1]);
            order.insert(invite, caller[0]);
            order.extend([5, 6]);
            let lines: Vec<Line> = order.iter().map(|place| lines[*place].clone()).collect();
            let seen = watch(&lines);
            let call = seen.call();
            assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Callee), Some(200)), "{order:?}");
            assert_eq!((call.messages, call.retransmissions, call.forks), (7, 0, 1), "{order:?}");
            assert_eq!(seen.observed[0], Observed::Started);
            assert!(call.answer.is_some() && call.confirmed.is_some() && call.start <= call.answer, "{order:?}");
            assert!(call.answer <= call.confirmed && call.confirmed <= call.end, "{order:?}");
        }
    }
}

#[test]
fn rfc_3261_9_1_a_cancel_before_its_invite_is_the_callers_all_the_same() {
    let (invite, cancel) = (request("INVITE", 1, "i1"), request("CANCEL", 1, "i1"));
    let seen = watch(&[cancel, response(&invite, 487), invite, request("ACK", 1, "i1")]);
    assert_eq!(seen.result(), (Outcome::Cancelled, Some(Party::Caller), Some(487)));
    assert_eq!((seconds(seen.call().end), seen.call().messages), (Some(2), 4));
}

/// The response of a re-INVITE whose call began before the capture.
#[test]
fn rfc_3261_14_2_the_answer_of_a_re_invite_waits_for_it() {
    let reinvite = request("INVITE", 2, "i2").tagged("b");
    let seen = watch(&[response(&reinvite, 200), reinvite]);
    assert_eq!((seen.call().start, seen.call().renegotiations), (None, 1));
}

/// T4 is how long a message may be on its way.
#[test]
fn rfc_3261_17_1_2_2_nothing_waits_longer_than_five_seconds() {
    let invite = request("INVITE", 1, "i1");
    for (wait, messages) in [(0, 2), (5, 2), (6, 1), (3_600, 1)] {
        let mut observer = Observer::default();
        assert_eq!(show(&mut observer, 100, &response(&invite, 200), "one"), None);
        assert_eq!((observer.calls().count(), observer.poll_timeout()), (0, None));
        assert!(show(&mut observer, 100 + wait, &invite, "one").is_some());
        observer.finish();
        let seen = drain(&mut observer);
        assert_eq!((seen.call().messages, seen.call().answer.is_some()), (messages, messages == 2), "{wait}");
    }
}

/// What waits is bounded in number and in octets, the oldest is forgotten; none of it is a call.
#[test]
fn rfc_3261_8_1_3_3_stray_responses_do_not_fill_the_memory() {
    let invite = request("INVITE", 1, "i1");
    let flood = |observer: &mut Observer, count: u32, octets: usize| {
        let padded = response(&invite, 183).with(&format!("Subject: {}", "x".repeat(octets)));
        for number in 0..count {
            assert_eq!(show(observer, 1, &padded, &format!("stray-{number}")), None);
        }
    };
    for (count, octets, messages) in [(255, 0, 2), (256, 0, 1), (3, 60_000, 2), (5, 60_000, 1)] {
        let mut observer = Observer::default();
        show(&mut observer, 1, &response(&invite, 180), "one");
        flood(&mut observer, count, octets);
        show(&mut observer, 1, &invite, "one");
        assert_eq!(observer.calls().map(|call| call.messages).collect::<Vec<_>>(), [messages], "{count} {octets}");
    }
    // Without a call there is nothing to be told.
    let mut observer = Observer::default();
    flood(&mut observer, 1_000, 10);
    observer.finish();
    assert!(observer.poll_observation().is_none());
}

/// A stray response is not one of the call that has its Call-ID and another INVITE.
#[test]
fn rfc_3261_17_1_3_a_response_to_another_invite_answers_nothing() {
    let invite = request("INVITE", 1, "i1");
    let other = Line { from: ";tag=x".to_owned(), ..response(&request("INVITE", 7, "x1"), 200) };
    let seen = watch(&[other, invite.clone(), response(&invite, 486)]);
    assert_eq!(seen.result(), (Outcome::Rejected, Some(Party::Callee), Some(486)));
    let message = Message::parse(b"SIP/2.0 200 OK\r\nCall-ID: one\r\n\r\n").unwrap();
    let address = ALICE.parse().unwrap();
    assert!(Observer::default().observe(std::time::Duration::ZERO, address, address, &message).is_err());
}
