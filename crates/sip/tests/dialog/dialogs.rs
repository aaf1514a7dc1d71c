//! The dialogues of a call: state, targets, numbers, and how they end.

use std::time::Duration;

use offhook_sip::Method;
use offhook_sip::StatusCode;
use offhook_sip::dialog::{Dialog, DialogState, EndCause, Observed, Observer, Outcome, Party};

use crate::flow::*;

fn established() -> Vec<Line> {
    let mut lines = plain_call();
    lines.truncate(5);
    lines
}

fn after(lines: &[Line]) -> Seen {
    watch(&[established().as_slice(), lines].concat())
}

type End = (DialogState, Option<u64>, Option<Party>, Option<EndCause>);

fn end(dialog: &Dialog) -> End {
    (dialog.state, seconds(dialog.terminated), dialog.ended_by, dialog.cause)
}

fn ends(seen: &Seen) -> Vec<End> {
    seen.call().dialogs.iter().map(end).collect()
}

#[test]
fn rfc_3261_12_a_dialogue_from_its_first_response_to_its_bye() {
    let invite = request("INVITE", 1, "i1").with("Contact: <sip:alice@192.0.2.1>");
    let bye = from_bob("BYE", 7, "b1").with("Reason: Q.850;cause=16");
    let lines = [
        invite.clone(),
        response(&invite, 100),
        response(&invite, 180).with("Contact: <sip:bob@192.0.2.4;transport=tcp>"),
        response(&invite, 200).with("Contact: <sip:bob@192.0.2.4>"),
        request("ACK", 1, "a1"),
        bye,
    ];
    let mut observer = Observer::default();
    let states: Vec<Vec<DialogState>> = (0..)
        .zip(&lines)
        .map(|(at, line)| {
            show(&mut observer, at, line, "one");
            observer.calls().flat_map(|call| call.dialogs.iter().map(|dialog| dialog.state)).collect()
        })
        .collect();
    let [early, confirmed, terminated] = [DialogState::Early, DialogState::Confirmed, DialogState::Terminated];
    assert_eq!(states, [vec![], vec![], vec![early], vec![confirmed], vec![confirmed], vec![terminated]]);

    let seen = watch(&lines);
    let [dialog] = seen.call().dialogs.as_slice() else { panic!("one dialogue") };
    assert_eq!((dialog.caller_tag.as_str(), dialog.callee_tag.as_str()), ("a", "b"));
    assert_eq!((seconds(Some(dialog.created)), seconds(dialog.confirmed)), (Some(2), Some(3)));
    assert_eq!(end(dialog), (terminated, Some(5), Some(Party::Callee), Some(EndCause::Bye)));
    assert_eq!(dialog.reason.as_deref(), Some(&b"Q.850;cause=16"[..]));
    assert_eq!(dialog.status, Some(StatusCode::OK));
    let targets =
        [&dialog.caller_target, &dialog.callee_target].map(|it| it.as_ref().map(|uri| uri.as_str().to_owned()));
    assert_eq!(targets.map(Option::unwrap), ["sip:alice@192.0.2.1", "sip:bob@192.0.2.4"]);
    assert_eq!((dialog.caller_cseq, dialog.callee_cseq), (Some(1), Some(7)));
    assert_eq!(seen.call().cause, Some(EndCause::Bye));
}

#[test]
fn rfc_3261_13_2_2_4_every_fork_has_its_own_state() {
    let invite = request("INVITE", 1, "i1");
    let lines = [
        invite.clone(),
        response(&invite, 180).tagged("b1"),
        response(&invite, 180).tagged("b2"),
        response(&invite, 183).tagged("b3"),
        response(&invite, 200).tagged("b1"),
        response(&invite, 200).tagged("b2"),
        request("ACK", 1, "a1").tagged("b1"),
        request("ACK", 1, "a2").tagged("b2"),
        // Two answers: one is hung up at once.
        request("BYE", 2, "y1").tagged("b2"),
    ];
    let confirmed = (DialogState::Confirmed, None, None, None);
    let hung_up = (DialogState::Terminated, Some(8), Some(Party::Caller), Some(EndCause::Bye));
    let seen = watch(&lines);
    assert_eq!(ends(&seen), [confirmed, hung_up, (DialogState::Early, None, None, None)]);
    assert_eq!((seen.result(), seen.call().end), ((Outcome::Answered, None, Some(200)), None));

    // 64 times T1 after the first answer the others will not answer any more.
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(&lines) {
        show(&mut observer, at, line, "one");
    }
    show(&mut observer, 60, &from_bob("INFO", 1, "x").with(""), "one");
    let elsewhere = (DialogState::Terminated, Some(4 + 32), None, Some(EndCause::Elsewhere));
    let found: Vec<_> = observer.calls().flat_map(|call| call.dialogs.iter().map(end)).collect();
    assert_eq!(found, [confirmed, hung_up, elsewhere]);
}

#[test]
fn rfc_3261_13_2_2_3_a_refusal_ends_all_early_dialogues() {
    let invite = request("INVITE", 1, "i1");
    let ringing = [response(&invite, 180).tagged("b1"), response(&invite, 180).tagged("b2")];
    let lines = [std::slice::from_ref(&invite), ringing.as_slice(), &[response(&invite, 486).tagged("b1")]].concat();
    let refused = (DialogState::Terminated, Some(3), Some(Party::Callee), Some(EndCause::Refused));
    let seen = watch(&lines);
    assert_eq!(ends(&seen), [refused, refused]);
    assert_eq!(
        (seen.call().cause, seen.call().dialogs[1].status),
        (Some(EndCause::Refused), Some(StatusCode::from_code(486)))
    );

    // Behind a proxy it is only the one.
    let outer = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let (one, two) = (outer.clone().on("p1", PROXY, BOB), outer.clone().on("p2", PROXY, "192.0.2.5:5060"));
    let lines = [
        outer.clone(),
        one.clone(),
        two.clone(),
        response(&one, 180).tagged("b1"),
        response(&two, 180).tagged("b2"),
        response(&one, 486).tagged("b1"),
        response(&two, 200).tagged("b2"),
        response(&outer, 200).tagged("b2"),
    ];
    let refused = (DialogState::Terminated, Some(5), Some(Party::Callee), Some(EndCause::Refused));
    assert_eq!(ends(&watch(&lines)), [refused, (DialogState::Confirmed, None, None, None)]);
}

#[test]
fn rfc_6228_4_one_early_dialogue_is_over_before_the_call() {
    let invite = request("INVITE", 1, "i1");
    let over = response(&invite, 199).tagged("b1").with("Reason: SIP;cause=486");
    let seen = watch(&[invite.clone(), response(&invite, 180).tagged("b1"), over, response(&invite, 200).tagged("b2")]);
    let refused = (DialogState::Terminated, Some(2), None, Some(EndCause::Refused));
    assert_eq!(ends(&seen), [refused, (DialogState::Confirmed, None, None, None)]);
    assert_eq!(seen.call().dialogs[0].reason.as_deref(), Some(&b"SIP;cause=486"[..]));
}

#[test]
fn rfc_3261_15_a_bye_before_the_answer_ends_one_of_several_early_dialogues() {
    let invite = request("INVITE", 1, "i1");
    let ringing = [response(&invite, 180).tagged("b1"), response(&invite, 180).tagged("b2")];
    let (one, two) = (request("BYE", 2, "y1").tagged("b1"), request("BYE", 2, "y2").tagged("b2"));
    let flow = [std::slice::from_ref(&invite), ringing.as_slice(), &[one, two]].concat();
    let seen = watch(&flow[..4]);
    assert_eq!((seen.call().outcome, seen.count(&Observed::ForkEnded)), (Outcome::Unfinished, 1));
    let seen = watch(&flow);
    assert_eq!(seen.result(), (Outcome::Cancelled, Some(Party::Caller), None));
    assert_eq!((seconds(seen.call().end), seen.call().cause), (Some(4), Some(EndCause::Bye)));
}

#[test]
fn rfc_3261_9_1_a_cancel_that_comes_too_late_is_followed_by_a_bye() {
    let (invite, cancel) = (request("INVITE", 1, "i1"), request("CANCEL", 1, "i1"));
    let reason = "Reason: SIP;cause=200;text=\"Call completed elsewhere\"";
    let seen = watch(&[
        invite.clone(),
        response(&invite, 180),
        cancel.clone().with(reason),
        response(&invite, 200),
        response(&cancel, 200),
        request("ACK", 1, "a1"),
        request("BYE", 2, "b1"),
    ]);
    assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), Some(200)));
    assert_eq!(ends(&seen), [(DialogState::Terminated, Some(6), Some(Party::Caller), Some(EndCause::Bye))]);
    assert_eq!(seen.call().reason.as_deref(), reason.strip_prefix("Reason: ").map(str::as_bytes));
}

#[test]
fn rfc_3261_12_2_1_2_a_dialogue_that_the_other_side_has_lost_is_over() {
    for (request, status) in [
        (request("INVITE", 2, "i2").tagged("b"), 481),
        (request("INVITE", 2, "i2").tagged("b"), 408),
        (from_bob("UPDATE", 2, "u1"), 481),
        (from_bob("INFO", 2, "f1"), 481),
        (request("REFER", 2, "r1").with("Refer-To: <sip:anna@example.com>"), 481),
    ] {
        let seen = after(&[request.clone(), response(&request, status)]);
        assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)), "{request:?}");
        assert_eq!(ends(&seen), [(DialogState::Terminated, Some(6), None, Some(EndCause::Lost))]);
        assert_eq!((seconds(seen.call().end), seen.call().cause), (Some(6), Some(EndCause::Lost)));
        assert_eq!(seen.call().dialogs[0].status.map(StatusCode::code), Some(status));
    }
    // There is no such response to confirm (RFC 3262 section 3), no such subscription (RFC 5057 section 5.1).
    for method in ["PRACK", "NOTIFY", "SUBSCRIBE", "MESSAGE"] {
        let request = request(method, 2, "r1");
        assert_eq!(after(&[request.clone(), response(&request, 481)]).call().end, None, "{method}");
    }
}

#[test]
fn rfc_6141_3_4_and_rfc_3311_5_a_refused_offer_changes_nothing() {
    let moved = "Contact: <sip:alice@198.51.100.7>";
    let (invite, update) = (request("INVITE", 2, "i2").tagged("b").with(moved), request("UPDATE", 2, "u2").with(moved));
    for (request, status) in [(&invite, 488), (&invite, 491), (&update, 491), (&update, 504), (&update, 500)] {
        let seen = after(&[request.clone(), response(request, status)]);
        assert_eq!(ends(&seen), [(DialogState::Confirmed, None, None, None)]);
        assert_eq!((seen.call().end, seen.call().renegotiations), (None, 0));
        assert_eq!(seen.call().dialogs[0].caller_target, None);
        assert_eq!(seen.call().dialogs[0].caller_cseq, Some(2));
    }
    // Accepted, both sides are where they say.
    for request in [&invite, &update] {
        let seen = after(&[request.clone(), response(request, 200).with("Contact: <sip:bob@198.51.100.8>")]);
        let dialog = &seen.call().dialogs[0];
        assert_eq!(dialog.caller_target.as_ref().map(|uri| uri.as_str()), Some("sip:alice@198.51.100.7"));
        assert_eq!(dialog.callee_target.as_ref().map(|uri| uri.as_str()), Some("sip:bob@198.51.100.8"));
    }
}

#[test]
fn rfc_3262_3_and_rfc_3311_5_prack_and_update_before_the_answer() {
    let invite = request("INVITE", 1, "i1").with("Contact: <sip:alice@192.0.2.1>");
    let progress = response(&invite, 183).with("Require: 100rel\r\nRSeq: 1\r\nContact: <sip:bob@192.0.2.4>");
    let prack = request("PRACK", 2, "p1").with("RAck: 1 1 INVITE");
    let update = request("UPDATE", 3, "u1").with("Contact: <sip:alice@198.51.100.7>");
    // Both sides offer at once (section 5.2), and the callee has not answered yet: 491 and 500 leave all as it is.
    let glare = from_bob("UPDATE", 1, "u2").with("Contact: <sip:bob@198.51.100.8>");
    let lost = request("UPDATE", 4, "u3");
    let early = [
        invite.clone(),
        progress,
        prack.clone(),
        response(&prack, 200),
        update.clone(),
        glare.clone(),
        response(&glare, 491),
        response(&update, 200),
        lost.clone(),
        response(&lost, 481),
        response(&invite, 180),
    ];
    let seen = watch(&early);
    let dialog = &seen.call().dialogs[0];
    assert_eq!((dialog.state, dialog.cause), (DialogState::Early, None));
    assert_eq!((dialog.caller_cseq, dialog.callee_cseq), (Some(4), Some(1)));
    assert_eq!(dialog.callee_target.as_ref().map(|uri| uri.as_str()), Some("sip:bob@192.0.2.4"));
    assert_eq!(dialog.caller_target.as_ref().map(|uri| uri.as_str()), Some("sip:alice@198.51.100.7"));
    let (by, method) = (Some(Party::Caller), Method::UPDATE);
    assert_eq!(seen.count(&Observed::ProvisionalConfirmed { rseq: 1 }), 1);
    assert_eq!(seen.count(&Observed::Renegotiated { by, method: method.clone() }), 1);
    let status = StatusCode::from_code(491);
    assert_eq!(seen.count(&Observed::RenegotiationRefused { by: Some(Party::Callee), method, status }), 1);
    let seen = watch(&[early.as_slice(), &[response(&invite, 200), request("ACK", 1, "a1")]].concat());
    assert_eq!((seen.result(), seen.call().renegotiations), ((Outcome::Answered, None, Some(200)), 1));
}

#[test]
fn rfc_3261_22_a_reinvite_can_be_challenged() {
    let (one, two) = (request("INVITE", 2, "i2").tagged("b"), request("INVITE", 3, "i3").tagged("b"));
    let status = StatusCode::from_code(407);
    let seen = after(&[one.clone(), response(&one, 407), two.clone(), response(&two, 200)]);
    let (by, method) = (Some(Party::Caller), Method::INVITE);
    assert_eq!(
        seen.observed[4..],
        [
            Observed::Offered { by, method: method.clone() },
            Observed::Challenged { status },
            Observed::Offered { by, method: method.clone() },
            Observed::Renegotiated { by, method },
        ]
    );
}

#[test]
fn rfc_3262_3_rseq_counts_within_one_dialogue() {
    let invite = request("INVITE", 1, "i1");
    let reliable = |tag| response(&invite, 183).tagged(tag).with("Require: 100rel\r\nRSeq: 1");
    let prack = |tag, branch| request("PRACK", 2, branch).tagged(tag).with("RAck: 1 1 INVITE");
    let seen = watch(&[
        invite.clone(),
        reliable("b1"),
        reliable("b2"),
        prack("b2", "p2"),
        prack("b2", "p2"),
        prack("b1", "p1"),
    ]);
    assert_eq!(seen.count(&Observed::ProvisionalConfirmed { rseq: 1 }), 2);
    assert_eq!(seen.count(&Observed::Retransmitted), 1);
}

#[test]
fn rfc_4028_10_a_session_that_nobody_refreshes_expires() {
    let invite = request("INVITE", 1, "i1").with("Supported: timer\r\nSession-Expires: 1800");
    let answer = |interval: u32| {
        response(&invite, 200).with(&format!("Require: timer\r\nSession-Expires: {interval};refresher=uac"))
    };
    let update = request("UPDATE", 2, "u1");
    let mut observer = Observer::default();
    show(&mut observer, 0, &invite, "one");
    show(&mut observer, 1, &answer(1_800), "one");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(1 + 1_800 + 32)));
    show(&mut observer, 900, &update, "one");
    show(&mut observer, 900, &response(&update, 200).with("Session-Expires: 600;refresher=uac"), "one");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(900 + 600 + 32)));
    observer.handle_timeout(Duration::from_secs(1_532));
    let seen = drain(&mut observer);
    // It is over, but when was not seen.
    assert_eq!((seen.call().cause, seen.call().end), (Some(EndCause::Expired), None));
    assert_eq!(seen.call().session_interval, Some(Duration::from_secs(600)));
    assert_eq!(ends(&seen), [(DialogState::Terminated, None, None, Some(EndCause::Expired))]);
    assert!(!seen.observed.iter().any(|what| matches!(what, Observed::Ended { .. })));

    // Nothing shorter than 90 seconds is believed (section 5), and no more than the limit for silence.
    for (interval, wait) in [(0, 90 + 32), (u32::MAX, 86_400)] {
        let mut observer = Observer::default();
        show(&mut observer, 0, &invite, "one");
        show(&mut observer, 1, &answer(interval), "one");
        assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(1 + wait)));
        observer.finish();
        assert_eq!(drain(&mut observer).call().cause, None);
    }
}

#[test]
fn a_call_that_began_before_has_one_dialogue() {
    let seen = watch(&[from_bob("BYE", 7, "b1")]);
    let [dialog] = seen.call().dialogs.as_slice() else { panic!("one dialogue") };
    assert_eq!((dialog.caller_tag.as_str(), dialog.callee_tag.as_str()), ("b", "a"));
    assert_eq!(end(dialog), (DialogState::Terminated, Some(0), None, Some(EndCause::Bye)));
}

/// RFC 3261 §12.2.2: a BYE of no dialogue is answered with 481, and the call goes on.
#[test]
fn a_bye_of_another_dialogue_ends_nothing() {
    let mut lines = plain_call();
    let bye = lines.iter().position(|line| line.cseq.1 == "BYE").unwrap();
    let mut stray = request("BYE", 9, "stray");
    (stray.from, stray.to) = (";tag=x".to_owned(), ";tag=y".to_owned());
    lines.splice(bye..bye, [stray.clone(), response(&stray, 481)]);
    let seen = watch(&lines);
    assert_eq!(seen.result(), watch(&plain_call()).result());
    assert_eq!(seen.call().dialogs.len(), 1);
}

/// RFC 3261 §15: a callee who hangs up has answered; its BYE may overtake the 2xx.
#[test]
fn a_bye_before_its_2xx_ends_the_dialogue_that_the_2xx_makes() {
    let invite = request("INVITE", 1, "i");
    let bye = from_bob("BYE", 1, "b");
    let seen = watch(&[invite.clone(), bye.clone(), response(&invite, 200), response(&bye, 200)]);
    let call = seen.call();
    assert_eq!((call.outcome, call.dialogs.len()), (Outcome::Answered, 1));
    assert_eq!(call.dialogs[0].state, DialogState::Terminated);
}

/// RFC 3262 §7.2: RAck names the INVITE.
#[test]
fn a_prack_of_another_method_confirms_nothing() {
    let invite = request("INVITE", 1, "i");
    let ringing = response(&invite, 180).with("Require: 100rel\r\nRSeq: 5");
    let prack = |rack: &str, cseq, branch| request("PRACK", cseq, branch).with(&format!("RAck: {rack}"));
    let seen = watch(&[invite, ringing, prack("5 1 BYE", 2, "p"), prack("5 1 INVITE", 3, "q")]);
    let confirmed = seen.observed.iter().filter(|it| matches!(it, Observed::ProvisionalConfirmed { .. })).count();
    assert_eq!(confirmed, 1);
    assert!(matches!(seen.observed.last(), Some(Observed::ProvisionalConfirmed { .. })));
}
