//! Final responses after a CANCEL (RFC 3261 section 9).

use offhook_sip::dialog::{EndCause, Observed, Outcome, Party};
use offhook_sip::{Method, StatusCode};

use crate::flow::*;

fn cancelled(status: u16) -> Vec<Line> {
    let (invite, cancel) = (request("INVITE", 1, "i1"), request("CANCEL", 1, "i1").with("Reason: SIP;cause=200"));
    vec![
        invite.clone(),
        response(&invite, 180),
        cancel.clone(),
        response(&cancel, 200),
        response(&invite, status),
        request("ACK", 1, "i1"),
    ]
}

/// 487 is the answer to a CANCEL; a challenge, a redirection or a failure crosses it, and nobody goes on.
#[test]
fn rfc_3261_9_2_a_caller_who_gave_up_has_cancelled_whatever_was_on_its_way() {
    for status in [487, 300, 302, 400, 401, 404, 407, 408, 422, 480, 484, 491, 500, 503, 604] {
        let seen = watch(&cancelled(status));
        let (by, cause, outcome) = (Some(Party::Caller), EndCause::Cancelled, Outcome::Cancelled);
        assert_eq!(seen.result(), (outcome, by, Some(status)), "{status}");
        assert_eq!((seen.call().cause, seconds(seen.call().end)), (Some(cause), Some(4)), "{status}");
        assert_eq!(seen.call().reason.as_deref(), Some(&b"SIP;cause=200"[..]), "{status}");
        assert_eq!(seen.count(&Observed::Ended { by, cause, outcome }), 1, "{status}");
        let is_challenge = matches!(status, 401 | 407);
        let status = StatusCode::from_code(status);
        assert_eq!(seen.count(&Observed::Challenged { status }), usize::from(is_challenge), "{status}");
    }
}

/// A callee who said no had done so before the CANCEL came, which changes nothing of that; nor of an answer.
#[test]
fn rfc_3261_9_2_a_cancel_does_not_change_what_the_callee_has_said() {
    for status in [403, 486, 488, 600, 603] {
        let seen = watch(&cancelled(status));
        assert_eq!(seen.result(), (Outcome::Rejected, Some(Party::Callee), Some(status)));
        assert_eq!(seen.call().cause, Some(EndCause::Refused));
    }
    let seen = watch(&cancelled(200));
    assert_eq!((seen.result(), seen.call().end), ((Outcome::Answered, None, Some(200)), None));
}

#[test]
fn rfc_3261_9_1_a_caller_who_tries_again_after_his_cancel_has_not_given_up() {
    let again = request("INVITE", 2, "i2");
    let seen = watch(&[cancelled(407), vec![again.clone(), response(&again, 503)]].concat());
    assert_eq!(seen.result(), (Outcome::Failed, None, Some(503)));
    let seen = watch(&[cancelled(407), vec![again.clone(), response(&again, 200)]].concat());
    assert_eq!((seen.result(), seen.call().attempts), ((Outcome::Answered, None, Some(200)), 2));
}

/// A challenge that was there before the CANCEL, and one on a later hop whose end was not recorded.
#[test]
fn rfc_3261_9_1_a_cancel_is_the_last_word_where_no_final_response_is() {
    let (invite, cancel) = (request("INVITE", 1, "i1"), request("CANCEL", 1, "i1"));
    let seen = watch(&[invite.clone(), response(&invite, 401), cancel.clone()]);
    assert_eq!(seen.result(), (Outcome::Cancelled, Some(Party::Caller), Some(401)));
    assert_eq!(seconds(seen.call().end), Some(2));
    let outer = invite.on("i1", ALICE, PROXY);
    let inner = outer.clone().on("p1", PROXY, BOB);
    let cancel = cancel.on("i1", ALICE, PROXY);
    let seen = watch(&[outer, inner.clone(), response(&inner, 486), cancel]);
    assert_eq!(seen.result(), (Outcome::Cancelled, Some(Party::Caller), Some(486)));
}

/// A proxy that tries one callee after another cancels the first branch itself: the caller still waits.
#[test]
fn rfc_3261_16_7_a_proxy_that_cancels_a_branch_is_not_the_caller() {
    let outer = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let (one, two) = (outer.clone().on("p1", PROXY, BOB), outer.clone().on("p2", PROXY, "192.0.2.5:5060"));
    let branch = request("CANCEL", 1, "p1").on("p1", PROXY, BOB);
    let start =
        [outer.clone(), one.clone(), branch.clone(), response(&branch, 200), response(&one, 487).tagged("b1"), two];
    let seen = watch(&[start.as_slice(), &[response(&outer, 480).tagged("b2")]].concat());
    assert_eq!(seen.result(), (Outcome::Unanswered, None, Some(480)));
    assert_eq!(seen.count(&Observed::CancelRequested), 0);
    assert_eq!(seen.count(&Observed::Requested { by: None, method: Method::CANCEL }), 1);
    // The caller's own, after it.
    let own = request("CANCEL", 1, "i1").on("i1", ALICE, PROXY);
    let seen = watch(&[start.as_slice(), &[own, response(&outer, 480).tagged("b2")]].concat());
    assert_eq!(seen.result(), (Outcome::Cancelled, Some(Party::Caller), Some(480)));
    assert_eq!(seen.count(&Observed::CancelRequested), 1);
}

/// The CANCEL has the To of its INVITE.
#[test]
fn rfc_3261_9_1_a_cancel_with_a_tag_of_no_dialogue_cancels_nothing() {
    let mut lines = cancelled(503);
    lines[2].to = ";tag=99".to_owned();
    assert_eq!(watch(&lines).result(), (Outcome::Failed, None, Some(503)));
}
