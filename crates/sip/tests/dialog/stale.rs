//! Requests that are older than others of the same side (RFC 3261 §12.2.2).

use offhook_sip::Method;
use offhook_sip::dialog::{DialogState, EndCause, Observed, Outcome, Party};

use crate::flow::*;

fn after(lines: &[Line]) -> Seen {
    watch(&[&plain_call()[..5], lines].concat())
}

/// RFC 3261 §12.2.2: a lower number is rejected with 500, and ends nothing.
#[test]
fn rfc_3261_12_2_2_a_stale_bye_ends_nothing() {
    let (info, bye) = (request("INFO", 9, "n1"), request("BYE", 2, "b1"));
    let start = [info.clone(), response(&info, 200), bye.clone(), bye.clone(), response(&bye, 500)];
    let seen = after(&start);
    let call = seen.call();
    assert_eq!((seen.result(), call.end), ((Outcome::Answered, None, Some(200)), None));
    assert_eq!((call.dialogs[0].state, call.dialogs[0].caller_cseq), (DialogState::Confirmed, Some(9)));
    let by = Some(Party::Caller);
    assert_eq!(seen.count(&Observed::Requested { by, method: Method::BYE }), 1);
    assert_eq!(call.retransmissions, 1);
    // The numbers of the other side are its own (§12.2.1.1), and the next one of the caller's ends the call.
    for (bye, by) in [(from_bob("BYE", 1, "b2"), Party::Callee), (request("BYE", 10, "b2"), Party::Caller)] {
        let seen = after(&[start.as_slice(), &[bye.clone(), response(&bye, 200)]].concat());
        assert_eq!(seen.result(), (Outcome::Answered, Some(by), Some(200)));
        assert_eq!(seconds(seen.call().end), Some(10));
    }
}

/// RFC 3261 §12.2.2: nor does anything else that is stale change anything.
#[test]
fn rfc_3261_12_2_2_a_stale_request_changes_nothing() {
    for method in ["INVITE", "UPDATE", "REFER", "INFO", "PRACK"] {
        let more = "Contact: <sip:mallory@203.0.113.9>\r\nRefer-To: <sip:anna@example.com>\r\nRAck: 1 1 INVITE";
        let stale = request(method, 8, "x1").tagged("b").with(more);
        let seen = after(&[request("INFO", 9, "n1"), stale.clone(), response(&stale, 500)]);
        let call = seen.call();
        assert_eq!((call.end, call.renegotiations, call.referrals.len()), (None, 0, 0), "{method}");
        assert_eq!(call.dialogs[0].caller_target, None, "{method}");
        let requested = Observed::Requested { by: Some(Party::Caller), method: Method::new(method) };
        assert!(seen.count(&requested) >= 1, "{method} {:?}", seen.observed);
    }
}

/// RFC 3261 §12.2.2: the callee has another opinion of what is stale, and accepts it.
#[test]
fn rfc_3261_12_2_2_a_stale_bye_that_is_accepted_is_the_end() {
    let bye = request("BYE", 2, "b1");
    for lines in [[bye.clone(), response(&bye, 200)], [response(&bye, 200), bye.clone()]] {
        let seen = after(&[&[request("INFO", 9, "n1")], lines.as_slice()].concat());
        assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), Some(200)));
        assert_eq!((seconds(seen.call().end), seen.call().cause), (Some(7), Some(EndCause::Bye)));
    }
}

/// RFC 3261 §12.2.2: the later request is seen between the stale one and its rejection.
#[test]
fn rfc_3261_12_2_2_a_bye_that_turns_out_to_be_stale_has_ended_nothing() {
    let (info, bye) = (request("INFO", 9, "n1"), request("BYE", 2, "b1"));
    let seen = after(&[bye.clone(), info, response(&bye, 500)]);
    assert_eq!((seen.call().end, seen.call().cause, seen.call().released_by), (None, None, None));
    assert_eq!(seen.call().dialogs[0].state, DialogState::Confirmed);
}

/// RFC 3261 §15.1.1: who sends BYE is done with the session, whatever the answer is.
#[test]
fn rfc_3261_15_1_1_a_bye_is_the_end_whatever_its_answer() {
    for status in [200, 400, 401, 403, 407, 408, 480, 481, 500, 503, 603] {
        let bye = request("BYE", 2, "b1");
        let seen = after(&[bye.clone(), response(&bye, status)]);
        assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), Some(200)), "{status}");
        assert_eq!((seconds(seen.call().end), seen.call().cause), (Some(5), Some(EndCause::Bye)), "{status}");
    }
}

/// RFC 3261 §12.1.1: numbers count within one dialogue; another fork has others.
#[test]
fn rfc_3261_12_1_1_another_fork_has_numbers_of_its_own() {
    let invite = request("INVITE", 1, "i1");
    let seen = watch(&[
        invite.clone(),
        response(&invite, 200).tagged("b1"),
        response(&invite, 200).tagged("b2"),
        request("INFO", 9, "n1").tagged("b1"),
        request("BYE", 2, "y2").tagged("b2"),
        request("BYE", 3, "y3").tagged("b1"),
    ]);
    let states: Vec<_> = seen.call().dialogs.iter().map(|dialog| dialog.state).collect();
    assert_eq!(states, [DialogState::Confirmed, DialogState::Terminated]);
}
