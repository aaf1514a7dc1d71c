//! The call flows of RFC 3665 section 3, as somebody beside all hops sees them; 3.1 is in `one_call`. Fields that the
//! observer does not read are left out. Of 3.4 and 3.5 it is the figures that are followed, of 3.5 up to the answer:
//! branches, and tags of the callee, are not the document's there.

use offhook_sip::StatusCode;
use offhook_sip::dialog::{EndCause, Observed, Outcome, Party};

use crate::flow::*;

const SS1: &str = "192.0.2.111:5060";
const SS2: &str = "192.0.2.222:5060";
const A: &str = "192.0.2.101:5060";
const B: &str = "192.0.2.201:5060";

const CALL: Talk = Talk {
    call_id: "2xTb9vxSit55XU7p8@atlanta.example.com",
    caller: ("sip:alice@atlanta.example.com", "9fxced76sl", A),
    callee: ("sip:bob@biloxi.example.com", "314159", B),
};

/// A message on three hops, Alice's side first.
fn hops(line: &Line, branches: [&'static str; 3]) -> [Line; 3] {
    let ways = [(A, SS1), (SS1, SS2), (SS2, B)];
    let ways = if line.way.0 == B { [(B, SS2), (SS2, SS1), (SS1, A)] } else { ways };
    [0, 1, 2].map(|hop| line.clone().on(branches[hop], ways[hop].0, ways[hop].1))
}

/// A response on the way back.
fn back(request: &[Line; 3], status: u16) -> Vec<Line> {
    request.iter().rev().map(|hop| CALL.answer(hop, status)).collect()
}

fn challenge(line: &Line, status: u16) -> [Line; 3] {
    let ack = Line { to: ";tag=3flal12sf".into(), cseq: (line.cseq.0, "ACK"), ..line.clone() }
        .aimed_at("sip:bob@biloxi.example.com");
    [line.clone(), response(line, status).tagged("3flal12sf"), ack]
}

fn count_messages(lines: &[Line]) -> u32 {
    lines.len().try_into().unwrap()
}

#[test]
fn rfc_3665_3_2_session_establishment_through_two_proxies() {
    let challenged = challenge(&CALL.invite(1, "74b43").on("74b43", A, SS1), 407);
    let invite = hops(&CALL.invite(2, "74bf9"), ["74bf9", "2d4790", "721e4"]);
    let ack = hops(&CALL.caller_sends("ACK", 2, "74b76"), ["74b76", "2d47a0", "721f4"]);
    let bye = hops(&CALL.callee_sends("BYE", 1, "nashds7"), ["nashds7", "721e5", "2d4791"]);
    let mut lines = challenged.to_vec();
    lines.extend(invite.clone());
    lines.extend(invite[..2].iter().map(|hop| response(hop, 100)));
    lines.extend(back(&invite, 180));
    lines.extend(back(&invite, 200));
    lines.extend(ack);
    lines.extend(bye.clone());
    lines.extend(bye.iter().rev().map(|hop| response(hop, 200)));
    let seen = watch(&lines);
    let by = Some(Party::Callee);
    let what: Vec<_> = seen.observed.iter().filter(|what| **what != Observed::Relayed).cloned().collect();
    assert_eq!(
        what,
        [
            Observed::Started,
            Observed::Challenged { status: StatusCode::from_code(407) },
            Observed::Retried,
            Observed::Ringing,
            Observed::Answered,
            Observed::Confirmed,
            Observed::Ended { by, cause: EndCause::Bye, outcome: Outcome::Answered },
        ]
    );
    let call = seen.call();
    assert_eq!((call.attempts, call.forks, call.dialogs.len(), call.retransmissions), (2, 1, 1, 0));
    assert_eq!((call.cause, call.messages), (Some(EndCause::Bye), count_messages(&lines)));
    assert_eq!(call.addresses, (A.parse().unwrap(), SS1.parse().unwrap()));
}

#[test]
fn rfc_3665_3_3_multiple_proxy_authentication() {
    // The first proxy asks, then the second one does; and the first one's nonce has become stale.
    let mut lines = Vec::new();
    for (cseq, branch, status) in [(1, "74b03", 407), (2, "74b21", 407), (3, "74b22", 401), (4, "74b23", 401)] {
        lines.extend(challenge(&CALL.invite(cseq, branch).on(branch, A, SS1), status));
    }
    let last = CALL.invite(5, "74b24").on("74b24", A, SS1);
    lines.extend([last.clone(), CALL.answer(&last, 200), CALL.caller_sends("ACK", 5, "74b25")]);
    let seen = watch(&lines);
    assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
    assert_eq!((seen.call().attempts, seen.call().dialogs.len()), (5, 1));
    assert_eq!((seen.count(&Observed::Retried), seen.call().cause), (4, None));
    let ended = seen.observed.iter().filter(|what| matches!(what, Observed::Ended { .. }));
    assert_eq!(ended.count(), 0);
}

/// The first proxy says nothing to seven INVITEs; the second one asks for credentials, and passes the call on. Whether
/// the number is raised for the second proxy does not matter.
#[test]
fn rfc_3665_3_4_successful_session_with_proxy_failure() {
    for first in [1, 2] {
        let silent = CALL.invite(1, "465b6d").on("465b6d", A, SS1);
        let mut lines = vec![silent; 7];
        lines.extend(challenge(&CALL.invite(first, "f8").on("f8", A, SS2), 407));
        let outer = CALL.invite(first + 1, "f11").on("f11", A, SS2);
        let inner = outer.clone().on("f12", SS2, B);
        lines.extend([outer.clone(), inner.clone(), response(&outer, 100)]);
        for status in [180, 200] {
            lines.extend([CALL.answer(&inner, status), CALL.answer(&outer, status)]);
        }
        let ack = CALL.caller_sends("ACK", first + 1, "f18");
        lines.extend([ack.clone().on("f18", A, SS2), ack.on("f19", SS2, B)]);
        let bye = CALL.callee_sends("BYE", 1, "f20");
        let (bye, relayed) = (bye.clone().on("f20", B, SS2), bye.on("f21", SS2, A));
        lines.extend([bye.clone(), relayed.clone(), response(&relayed, 200), response(&bye, 200)]);
        let seen = watch(&lines);
        let call = seen.call();
        assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Callee), Some(200)), "{first}");
        assert_eq!((call.attempts, call.retransmissions, call.forks), (first + 1, 6, 1), "{first}");
        assert_eq!((call.cause, call.messages), (Some(EndCause::Bye), count_messages(&lines)));
        assert_eq!(call.addresses, (A.parse().unwrap(), SS1.parse().unwrap()));
        for once in [Observed::Started, Observed::Ringing, Observed::Answered, Observed::Confirmed] {
            assert_eq!(seen.count(&once), 1, "{once:?}");
        }
        assert_eq!(seen.count(&Observed::Challenged { status: StatusCode::from_code(407) }), 1);
    }
}

#[test]
fn rfc_3665_3_5_session_through_a_sip_alg() {
    let invite = hops(&CALL.invite(1, "f1"), ["f1", "f2", "f4"]);
    let mut lines = vec![invite[0].clone(), invite[1].clone(), response(&invite[0], 100)];
    lines.extend([invite[2].clone(), response(&invite[1], 100)]);
    lines.extend(back(&invite, 180));
    lines.extend(back(&invite, 200));
    let seen = watch(&lines);
    assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
    assert_eq!((seconds(seen.call().ringing), seconds(seen.call().answer)), (Some(5), Some(8)));
    let what: Vec<_> = seen.observed.iter().filter(|what| **what != Observed::Relayed).cloned().collect();
    assert_eq!(what, [Observed::Started, Observed::Ringing, Observed::Answered]);
    assert_eq!((seen.call().dialogs.len(), seen.call().messages), (1, count_messages(&lines)));
}

#[test]
fn rfc_3665_3_6_a_redirected_call_is_one_call() {
    let redirected = challenge(&CALL.invite(1, "bf9f44").on("bf9f44", A, "192.0.2.99:5060"), 302);
    let again = CALL.invite(2, "74bf9").on("74bf9", A, SS2).aimed_at("sip:bob@chicago.example.com");
    let mut lines = redirected.to_vec();
    lines.extend([
        again.clone(),
        CALL.answer(&again, 180),
        CALL.answer(&again, 200),
        CALL.caller_sends("ACK", 2, "74bf3"),
    ]);
    let seen = watch(&lines);
    assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
    assert_eq!((seen.call().attempts, seen.call().cause, seen.call().end), (2, None, None));
    assert_eq!(seen.call().request_uri.as_ref().map(|uri| uri.as_str()), Some("sip:bob@biloxi.example.com"));
}

#[test]
fn rfc_4028_7_3_rfc_3261_8_1_3_5_and_rfc_3329_a_request_that_is_amended_is_one_call() {
    for status in [413, 415, 416, 420, 421, 422, 488, 494] {
        let mut lines = challenge(&CALL.invite(1, "i1"), status).to_vec();
        let again = CALL.invite(2, "i2");
        lines.extend([again.clone(), CALL.answer(&again, 200)]);
        let seen = watch(&lines);
        assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)), "{status}");
        assert_eq!((seen.call().attempts, seen.call().cause), (2, None));
    }
}

#[test]
fn rfc_3665_3_7_session_with_re_invite() {
    let mut lines = CALL.establish(["bf9", "bd5"]);
    let moved = CALL.callee_sends("INVITE", 14, "lkld5l").with("Contact: <sip:bob@192.0.2.202>");
    lines.extend([moved.clone(), response(&moved, 200).with("Contact: <sip:alice@192.0.2.101>")]);
    lines.extend([CALL.callee_sends("ACK", 14, "lkldk5"), CALL.callee_sends("BYE", 15, "lkldb5")]);
    let seen = watch(&lines);
    let dialog = &seen.call().dialogs[0];
    assert_eq!(dialog.callee_target.as_ref().map(|uri| uri.as_str()), Some("sip:bob@192.0.2.202"));
    assert_eq!(dialog.caller_target.as_ref().map(|uri| uri.as_str()), Some("sip:alice@192.0.2.101"));
    assert_eq!((dialog.caller_cseq, dialog.callee_cseq, seen.call().renegotiations), (Some(1), Some(15), 1));
}

#[test]
fn rfc_3665_3_8_unsuccessful_no_answer() {
    let invite = hops(&CALL.invite(1, "74bf9"), ["74bf9", "2d4790", "721e4"]);
    let cancel =
        hops(&Line { to: String::new(), ..CALL.caller_sends("CANCEL", 1, "74bf9") }, ["74bf9", "2d4790", "721e4"]);
    let mut lines = invite.to_vec();
    lines.extend(back(&invite, 180));
    for hop in [0, 1, 2] {
        lines.extend([cancel[hop].clone(), response(&cancel[hop], 200)]);
    }
    for (invite, cancel) in invite.iter().zip(&cancel).rev() {
        let ack = Line { to: ";tag=314159".into(), cseq: (1, "ACK"), ..cancel.clone() }
            .aimed_at("sip:bob@biloxi.example.com");
        lines.extend([CALL.answer(invite, 487), ack]);
    }
    let seen = watch(&lines);
    assert_eq!(seen.result(), (Outcome::Cancelled, Some(Party::Caller), Some(487)));
    assert_eq!(
        (seen.call().cause, seen.call().dialogs[0].cause),
        (Some(EndCause::Cancelled), Some(EndCause::Cancelled))
    );
    assert_eq!(seen.count(&Observed::CancelRequested), 1);
}

#[test]
fn rfc_3665_3_9_to_3_11_unsuccessful() {
    for (status, outcome, by) in [
        (486, Outcome::Rejected, Some(Party::Callee)),
        (480, Outcome::Unanswered, None),
        (408, Outcome::Unanswered, None),
    ] {
        let invite = hops(&CALL.invite(1, "74bf9"), ["74bf9", "2d4790", "721e4"]);
        let mut lines = invite.to_vec();
        lines.extend(back(&invite, status));
        let seen = watch(&lines);
        assert_eq!(seen.result(), (outcome, by, Some(status)));
        assert_eq!((seen.call().cause, seen.call().dialogs.len()), (Some(EndCause::Refused), 0));
    }
}
