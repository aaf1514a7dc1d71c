//! Whose message it is: both tags say, not one of them.

use offhook_sip::dialog::{DialogState, EndCause, Observed, Outcome, Party};
use offhook_sip::{Method, StatusCode};

use crate::flow::*;

fn established() -> Vec<Line> {
    let mut lines = plain_call();
    lines.truncate(5);
    lines
}

fn tagged(line: Line, from: &str, to: &str) -> Line {
    Line { from: format!(";tag={from}"), to: format!(";tag={to}"), ..line }
}

/// The ACK of one 2xx says nothing of another callee's.
#[test]
fn rfc_3261_13_2_2_4_an_ack_confirms_the_dialogue_whose_tags_it_has() {
    let invite = request("INVITE", 1, "i1");
    let of = |tag: &str, branch| request("ACK", 1, branch).tagged(tag);
    let ringing = [response(&invite, 180).tagged("b1"), response(&invite, 180).tagged("b2")];
    let start = [std::slice::from_ref(&invite), ringing.as_slice(), &[response(&invite, 200).tagged("b1")]].concat();
    for (acks, confirmed) in [
        (vec![of("b2", "a2")], None),
        (vec![of("b3", "a3")], None),
        (vec![Line { to: String::new(), ..of("b1", "a4") }], None),
        (vec![tagged(of("b1", "a5"), "x", "b1")], None),
        (vec![of("b2", "a2"), of("b1", "a1")], Some(5)),
        (vec![of("b1", "a1")], Some(4)),
    ] {
        let seen = watch(&[start.clone(), acks].concat());
        assert_eq!(seconds(seen.call().confirmed), confirmed);
        assert_eq!(seen.count(&Observed::Confirmed), usize::from(confirmed.is_some()));
    }
    // The other callee answers as well, and is the one whose ACK comes first.
    let seen = watch(&[start.as_slice(), &[response(&invite, 200).tagged("b2"), of("b2", "a2")]].concat());
    assert_eq!(seconds(seen.call().confirmed), Some(5));
}

/// A proxy confirms the 486 of one branch after another one has answered.
#[test]
fn rfc_3261_17_1_1_3_the_ack_of_a_branch_that_refuses_confirms_no_2xx() {
    let outer = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let (one, two) = (outer.clone().on("p1", PROXY, BOB), outer.clone().on("p2", PROXY, "192.0.2.5:5060"));
    let ack = request("ACK", 1, "p1").on("p1", PROXY, BOB).tagged("b1");
    let answered = response(&two, 200).tagged("b2");
    let seen = watch(&[outer, one.clone(), two, answered, response(&one, 486).tagged("b1"), ack]);
    assert_eq!((seen.call().answer.is_some(), seen.call().confirmed), (true, None));
}

/// RFC 2543: a 2xx without a tag is confirmed by an ACK without one, and left by a BYE without one.
#[test]
fn rfc_3261_8_2_6_2_and_12_2_2_a_callee_of_rfc_2543_has_no_tag() {
    let invite = request("INVITE", 1, "i1");
    let plain = |line: Line| Line { to: String::new(), ..line };
    let ack = plain(request("ACK", 1, "a1"));
    let bye = plain(request("BYE", 2, "b1"));
    let seen = watch(&[invite.clone(), plain(response(&invite, 200)), ack, bye]);
    assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), Some(200)));
    assert_eq!((seconds(seen.call().confirmed), seconds(seen.call().end)), (Some(2), Some(3)));
}

/// One wrong tag is another dialogue: it is answered with 481.
#[test]
fn rfc_3261_12_2_2_a_bye_with_one_wrong_tag_ends_nothing() {
    for (from, to) in [("99", "b"), ("a", "99"), ("b", "99"), ("99", "a"), ("a", "a"), ("b", "b"), ("99", "98")] {
        let bye = tagged(request("BYE", 9, "x"), from, to);
        let seen = watch(&[established(), vec![bye.clone(), response(&bye, 481)]].concat());
        assert_eq!((seen.call().end, seen.call().outcome), (None, Outcome::Answered), "{from} {to}");
        assert_eq!(seen.call().dialogs.len(), 1);
        assert_eq!(seen.call().dialogs[0].state, DialogState::Confirmed);
        // The same while it rings.
        let early = [&established()[..3], std::slice::from_ref(&bye)].concat();
        let is_callees_own = (from, to) == ("99", "a");
        assert_eq!(watch(&early).call().end.is_some(), is_callees_own, "{from} {to}");
        // And in a call that began before.
        let reinvite = request("INVITE", 2, "i2").tagged("b");
        let seen = watch(&[reinvite.clone(), response(&reinvite, 200), bye]);
        assert_eq!(seen.call().end, None, "{from} {to}");
    }
    for (from, to) in [("a", "b"), ("b", "a")] {
        let seen = watch(&[established(), vec![tagged(request("BYE", 9, "x"), from, to)]].concat());
        assert_eq!(seconds(seen.call().end), Some(5));
    }
}

/// Nor does it offer, refer or confirm anything.
#[test]
fn rfc_3261_12_2_2_a_request_with_one_wrong_tag_is_of_no_dialogue() {
    let more = "Session-Expires: 90\r\nRefer-To: <sip:anna@example.com>\r\nRAck: 5 1 INVITE";
    for (from, to) in [("99", "b"), ("a", "99"), ("b", "99"), ("99", "a")] {
        for method in ["INVITE", "UPDATE", "REFER", "INFO"] {
            let request = tagged(request(method, 9, "x").with(more), from, to);
            let answer = response(&request, 200).with("Session-Expires: 90");
            let seen = watch(&[established(), vec![request.clone(), answer, response(&request, 481)]].concat());
            let call = seen.call();
            let what = (call.renegotiations, call.session_interval, call.referrals.len(), call.end);
            assert_eq!(what, (0, None, 0, None), "{method} {from} {to}");
            assert!(matches!(&seen.observed[4..], [Observed::Requested { .. }]), "{method} {:?}", seen.observed);
        }
        let invite = request("INVITE", 1, "i1");
        let reliable = response(&invite, 183).with("Require: 100rel\r\nRSeq: 5");
        let prack = tagged(request("PRACK", 2, "p1").with(more), from, to);
        let seen = watch(&[invite, reliable, prack]);
        assert_eq!(seen.count(&Observed::ProvisionalConfirmed { rseq: 5 }), 0, "{from} {to}");
    }
}

/// Any request in a dialogue may be challenged (section 22.2 names no method); the session is over with the first BYE
/// (section 15.1.1), and the one with credentials does not end it again.
#[test]
fn rfc_3261_22_2_a_challenged_bye_ends_the_call_once() {
    for status in [401, 407] {
        let (one, two) = (request("BYE", 2, "b1"), request("BYE", 3, "b2"));
        let lines = [one.clone(), response(&one, status), response(&one, status), two.clone(), response(&two, 200)];
        let seen = watch(&[established().as_slice(), &lines].concat());
        let (by, cause, outcome) = (Some(Party::Caller), EndCause::Bye, Outcome::Answered);
        assert_eq!(
            seen.observed[4..],
            [
                Observed::Ended { by, cause, outcome },
                Observed::Challenged { status: StatusCode::from_code(status) },
                Observed::Retransmitted,
                Observed::Requested { by, method: Method::BYE },
            ]
        );
        assert_eq!((seconds(seen.call().end), seen.call().released_by), (Some(5), by));
    }
}

#[test]
fn rfc_3261_22_2_any_request_in_a_dialogue_can_be_challenged() {
    let status = StatusCode::from_code(407);
    for method in ["PRACK", "INFO", "NOTIFY", "MESSAGE", "OPTIONS", "BYE", "UPDATE", "INVITE", "REFER"] {
        let request = request(method, 2, "r1").tagged("b");
        let seen = watch(&[established(), vec![request.clone(), response(&request, 407)]].concat());
        assert_eq!(seen.count(&Observed::Challenged { status }), 1, "{method}");
        assert_eq!(seen.call().end.is_some(), method == "BYE", "{method}");
        // A success is no challenge.
        let seen = watch(&[established(), vec![request.clone(), response(&request, 200)]].concat());
        assert_eq!(seen.count(&Observed::Challenged { status }), 0, "{method}");
    }
}

/// Both sides offer at once, with one number by chance: both are refused, both come again.
#[test]
fn rfc_3261_14_1_glare_leaves_the_session_as_it_is() {
    let caller = |cseq, branch| request("INVITE", cseq, branch).tagged("b").with("Contact: <sip:alice@198.51.100.7>");
    let callee = |cseq, branch| from_bob("INVITE", cseq, branch);
    let (one, two) = (caller(2, "i2"), callee(2, "i3"));
    let (again, third) = (callee(3, "i4"), caller(3, "i5"));
    let seen = watch(
        &[
            established(),
            vec![one.clone(), two.clone(), response(&one, 491), response(&two, 491)],
            vec![request("ACK", 2, "i2"), from_bob("ACK", 2, "i3"), again.clone(), response(&again, 200)],
            vec![from_bob("ACK", 3, "a3"), third.clone(), response(&third, 200), request("ACK", 3, "a4")],
        ]
        .concat(),
    );
    let (method, status) = (Method::INVITE, StatusCode::from_code(491));
    for by in [Some(Party::Caller), Some(Party::Callee)] {
        let refused = Observed::RenegotiationRefused { by, method: method.clone(), status };
        assert_eq!(seen.count(&refused), 1);
        assert_eq!(seen.count(&Observed::Renegotiated { by, method: method.clone() }), 1);
    }
    assert_eq!((seen.call().renegotiations, seen.call().attempts, seen.call().end), (2, 1, None));
    assert_eq!(seconds(seen.call().confirmed), Some(4));
}

/// More different responses than are remembered: a 2xx that comes again after its ACK is still the same.
#[test]
fn rfc_3261_13_3_1_4_a_2xx_that_is_repeated_renegotiates_nothing() {
    let invite = request("INVITE", 1, "i1");
    let mut lines = vec![invite.clone()];
    lines.extend((0..40).map(|number| response(&invite, 183).tagged(&format!("t{number}"))));
    lines.extend([response(&invite, 200), response(&invite, 200), request("ACK", 1, "a1"), response(&invite, 200)]);
    let seen = watch(&lines);
    assert_eq!((seen.call().renegotiations, seen.call().retransmissions), (0, 2));
    assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
}

/// Callees that only ring make room for the one that answers.
#[test]
fn rfc_3261_12_1_a_dialogue_that_is_answered_is_kept_whatever_rings() {
    let invite = request("INVITE", 1, "i1");
    let mut lines = vec![invite.clone()];
    lines.extend((0..100).map(|number| response(&invite, 183).tagged(&format!("t{number}"))));
    lines.extend([response(&invite, 200), request("ACK", 1, "a1"), from_bob("BYE", 1, "b1")]);
    let seen = watch(&lines);
    let call = seen.call();
    assert_eq!((call.dialogs.len(), call.released_by, call.cause), (64, Some(Party::Callee), Some(EndCause::Bye)));
    assert_eq!(call.dialogs.iter().filter(|dialog| dialog.cause == Some(EndCause::Bye)).count(), 1);
    assert!(call.confirmed.is_some());
}

/// A callee that answers after the other one was left goes on with the call.
#[test]
fn rfc_3261_13_2_2_4_a_fork_that_answers_after_the_end_goes_on() {
    let invite = request("INVITE", 1, "i1");
    let lines = [
        invite.clone(),
        response(&invite, 200).tagged("b1"),
        request("ACK", 1, "a1").tagged("b1"),
        request("BYE", 2, "y1").tagged("b1"),
        response(&invite, 200).tagged("b2"),
        request("ACK", 1, "a2").tagged("b2"),
        request("BYE", 2, "y2").tagged("b2"),
    ];
    let seen = watch(&lines[..6]);
    assert_eq!((seen.call().end, seen.call().outcome), (None, Outcome::Answered));
    let seen = watch(&lines);
    assert_eq!((seconds(seen.call().answer), seconds(seen.call().end)), (Some(1), Some(6)));
}

/// A request that passes one proxy twice (a spiral) and is recorded on every hop is one request.
#[test]
fn rfc_3261_16_3_a_spiral_is_one_call() {
    let other = "192.0.2.3:5060";
    let ways = [("i1", ALICE, PROXY), ("p1", PROXY, other), ("q1", other, PROXY), ("p2", PROXY, BOB)];
    let hops = |line: Line| ways.map(|(branch, from, to)| line.clone().on(branch, from, to));
    let invite = hops(request("INVITE", 1, "i1"));
    let mut lines = invite.to_vec();
    for status in [180, 200] {
        lines.extend(invite.iter().rev().map(|hop| response(hop, status)));
    }
    let ways = [("a1", ALICE, PROXY), ("a2", PROXY, other), ("a3", other, PROXY), ("a4", PROXY, BOB)];
    lines.extend(ways.map(|(branch, from, to)| request("ACK", 1, "a1").on(branch, from, to)));
    let ways = [("b1", ALICE, PROXY), ("b2", PROXY, other), ("b3", other, PROXY), ("b4", PROXY, BOB)];
    let bye = ways.map(|(branch, from, to)| request("BYE", 2, "b1").on(branch, from, to));
    lines.extend(bye.clone());
    lines.extend(bye.iter().rev().map(|hop| response(hop, 200)));
    let seen = watch(&lines);
    assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), Some(200)));
    assert_eq!((seen.call().attempts, seen.call().forks, seen.call().retransmissions), (1, 1, 0));
    for once in [Observed::Started, Observed::Ringing, Observed::Answered, Observed::Confirmed] {
        assert_eq!(seen.count(&once), 1, "{once:?}");
    }
    // The whole capture twice, as two interfaces record it.
    let twice: Vec<Line> = lines.iter().flat_map(|line| [line.clone(), line.clone()]).collect();
    let seen = watch(&twice);
    assert_eq!(seen.call().retransmissions as usize, lines.len());
    assert_eq!((seen.result().0, seen.call().attempts), (Outcome::Answered, 1));
}
