//! A capture in slight disorder.

use offhook_sip::Method;
use offhook_sip::dialog::{DialogState, EndCause, Observed, Outcome, Party};

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
