//! One call: what every telephone does.

use offhook_sip::dialog::{EndCause, Observed, Observer, Outcome, Party};
use offhook_sip::{Method, ReasonProtocol, StatusCode};

use crate::flow::*;

#[test]
fn rfc_3665_3_1_a_successful_call() {
    let seen = watch(&plain_call());
    let by = Some(Party::Callee);
    assert_eq!(
        seen.observed,
        [
            Observed::Started,
            Observed::Ringing,
            Observed::Answered,
            Observed::Confirmed,
            Observed::Ended { by, cause: EndCause::Bye, outcome: Outcome::Answered }
        ]
    );
    let call = seen.call();
    assert_eq!(call.call_id.as_str(), "one");
    assert_eq!(call.from.uri().user(), Some("alice"));
    assert_eq!(call.to.uri().user(), Some("bob"));
    assert_eq!(call.request_uri.as_ref().and_then(|uri| uri.user()), Some("bob"));
    assert_eq!(call.addresses, (ALICE.parse().unwrap(), BOB.parse().unwrap()));
    let times = [call.start, call.ringing, call.answer, call.confirmed, call.end].map(seconds);
    assert_eq!(times, [Some(0), Some(2), Some(3), Some(4), Some(5)]);
    assert_eq!((seconds(call.ring_time()), seconds(call.talk_time())), (Some(1), Some(2)));
    assert_eq!((call.attempts, call.forks, call.messages, call.retransmissions), (1, 1, 7, 0));
    assert_eq!(seen.result(), (Outcome::Answered, by, Some(200)));
}

#[test]
fn rfc_3261_17_repetitions_count_once() {
    let lines: Vec<Line> = plain_call().into_iter().flat_map(|line| [line.clone(), line.clone(), line]).collect();
    let seen = watch(&lines);
    assert_eq!(seen.count(&Observed::Retransmitted), 14);
    for once in [Observed::Started, Observed::Ringing, Observed::Answered, Observed::Confirmed] {
        assert_eq!(seen.count(&once), 1, "{once:?}");
    }
    assert_eq!((seen.call().messages, seen.call().retransmissions), (21, 14));
    assert_eq!(seen.result(), watch(&plain_call()).result());
}

#[test]
fn rfc_3261_16_both_sides_of_a_proxy_are_one_call() {
    let outer = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let inner = outer.clone().on("p1", PROXY, BOB);
    let seen = watch(&[
        outer.clone(),
        response(&outer, 100),
        inner.clone(),
        response(&inner, 180),
        response(&outer, 180),
        response(&inner, 200),
        response(&outer, 200),
        request("ACK", 1, "a1"),
        request("BYE", 2, "b1"),
    ]);
    assert_eq!(seen.count(&Observed::Relayed), 3);
    assert_eq!(seen.count(&Observed::Retransmitted), 0);
    assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), Some(200)));
    // The answer counts where it is first seen.
    assert_eq!(seconds(seen.call().answer), Some(5));
}

#[test]
fn rfc_3261_16_7_one_branch_behind_a_proxy_does_not_decide() {
    let outer = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let (one, two) = (outer.clone().on("p1", PROXY, BOB), outer.clone().on("p2", PROXY, "192.0.2.5:5060"));
    let flow = [outer.clone(), one.clone(), two.clone(), response(&one, 486).tagged("b1")];
    let answered = [response(&two, 200).tagged("b2"), response(&outer, 200).tagged("b2")];
    let seen = watch(&[flow.as_slice(), &answered].concat());
    assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
    assert!(!seen.observed.iter().any(|what| matches!(what, Observed::Ended { .. })));
    // Without an answer the branch is all that is known.
    assert_eq!(watch(&flow).result(), (Outcome::Rejected, Some(Party::Callee), Some(486)));
    // And if the proxy says something else, that counts.
    let refused = [response(&outer, 600).tagged("b3")];
    let seen = watch(&[flow.as_slice(), &refused].concat());
    assert_eq!(seen.result(), (Outcome::Rejected, Some(Party::Callee), Some(600)));
}

#[test]
fn rfc_3261_13_2_2_4_a_forked_call_ends_with_its_last_branch() {
    let invite = request("INVITE", 1, "i1");
    let seen = watch(&[
        invite.clone(),
        response(&invite, 180).tagged("b1"),
        response(&invite, 180).tagged("b2"),
        response(&invite, 200).tagged("b1"),
        response(&invite, 200).tagged("b2"),
        request("ACK", 1, "a1").tagged("b1"),
        request("ACK", 1, "a2").tagged("b2"),
        request("BYE", 2, "y1").tagged("b2"),
        request("BYE", 2, "y2").tagged("b1"),
    ]);
    assert_eq!(seen.count(&Observed::ForkAnswered), 1);
    assert_eq!(seen.count(&Observed::ForkEnded), 1);
    assert_eq!(seen.call().forks, 2);
    assert_eq!((seconds(seen.call().answer), seconds(seen.call().end)), (Some(3), Some(8)));
}

#[test]
fn rfc_3261_9_1_a_cancelled_call() {
    let (invite, cancel) = (request("INVITE", 1, "i1"), request("CANCEL", 1, "i1"));
    let flow = [
        invite.clone(),
        response(&invite, 180),
        cancel.clone().with("Reason: SIP;cause=200;text=\"Call completed elsewhere\""),
        response(&cancel, 200),
        response(&invite, 487),
        request("ACK", 1, "i1"),
    ];
    let seen = watch(&flow);
    assert_eq!(seen.result(), (Outcome::Cancelled, Some(Party::Caller), Some(487)));
    assert_eq!(seen.call().reason.as_deref(), Some(&b"SIP;cause=200;text=\"Call completed elsewhere\""[..]));
    assert_eq!(seconds(seen.call().end), Some(4));
    assert_eq!(seen.call().confirmed, None);
    // Where the final response is missing the CANCEL is the end.
    let seen = watch(&flow[..4]);
    assert_eq!(seen.result(), (Outcome::Cancelled, Some(Party::Caller), None));
    assert_eq!(seconds(seen.call().end), Some(2));
}

#[test]
fn rfc_3261_9_1_a_cancel_that_loses_the_race_leaves_an_answered_call() {
    let (invite, cancel) = (request("INVITE", 1, "i1"), request("CANCEL", 1, "i1"));
    for order in [[1, 2], [2, 1]] {
        let lines = [invite.clone(), cancel.clone(), response(&invite, 200)];
        let seen = watch(&[
            lines[0].clone(),
            lines[order[0]].clone(),
            lines[order[1]].clone(),
            response(&cancel, 200),
            request("ACK", 1, "a1"),
        ]);
        assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
        assert_eq!(seen.call().end, None);
        assert!(seen.call().confirmed.is_some());
    }
}

#[test]
fn rfc_3261_22_a_challenge_continues_the_call() {
    let (first, second) = (request("INVITE", 1, "i1"), request("INVITE", 2, "i2"));
    for status in [401, 407] {
        let challenge = [first.clone(), response(&first, status), request("ACK", 1, "i1")];
        let answered = [second.clone(), response(&second, 200), request("ACK", 2, "a2")];
        let seen = watch(&[challenge.as_slice(), &answered].concat());
        assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
        assert_eq!((seen.call().attempts, seconds(seen.call().start)), (2, Some(0)));
        assert_eq!(seen.count(&Observed::Challenged { status: StatusCode::from_code(status) }), 1);
        assert_eq!(seen.count(&Observed::Retried), 1);
        // Nobody knew the password.
        let seen = watch(&challenge);
        assert_eq!(seen.result(), (Outcome::Failed, None, Some(status)));
        assert_eq!(seconds(seen.call().end), Some(1));
    }
}

#[test]
fn rfc_3261_21_final_responses_decide_by_class() {
    let invite = request("INVITE", 1, "i1");
    for (status, outcome) in [
        (302, Outcome::Failed),
        (400, Outcome::Failed),
        (403, Outcome::Rejected),
        (404, Outcome::Failed),
        (408, Outcome::Unanswered),
        (480, Outcome::Unanswered),
        (486, Outcome::Rejected),
        (487, Outcome::Cancelled),
        (488, Outcome::Rejected),
        (503, Outcome::Failed),
        (600, Outcome::Rejected),
        (603, Outcome::Rejected),
        (604, Outcome::Failed),
        (699, Outcome::Rejected),
    ] {
        let seen = watch(&[invite.clone(), response(&invite, status), request("ACK", 1, "i1")]);
        let by = match outcome {
            Outcome::Rejected => Some(Party::Callee),
            Outcome::Cancelled => Some(Party::Caller),
            _ => None,
        };
        assert_eq!(seen.result(), (outcome, by, Some(status)));
        let cause = if status == 487 { EndCause::Cancelled } else { EndCause::Refused };
        assert_eq!(seen.count(&Observed::Ended { by, cause, outcome }), 1);
    }
    assert_eq!(watch(&[invite.clone(), response(&invite, 180)]).result(), (Outcome::Unfinished, None, None));
}

#[test]
fn rfc_3261_8_1_3_4_a_refusal_can_be_tried_again() {
    let (first, second) = (request("INVITE", 1, "i1"), request("INVITE", 2, "i2"));
    let seen = watch(&[first.clone(), response(&first, 422), second.clone(), response(&second, 200)]);
    assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
    assert_eq!((seen.call().end, seen.call().attempts), (None, 2));
}

#[test]
fn rfc_3262_3_a_prack_finds_its_response() {
    let invite = request("INVITE", 1, "i1");
    let ringing = response(&invite, 180).with("Require: 100rel\r\nRSeq: 988789");
    let prack = request("PRACK", 2, "p1");
    let seen = watch(&[
        invite.clone(),
        ringing.clone(),
        ringing,
        prack.clone().with("RAck: 988789 1 INVITE"),
        response(&prack, 200),
        request("PRACK", 3, "p2").with("RAck: 988790 1 INVITE"),
    ]);
    let method = Method::PRACK;
    assert_eq!(
        seen.observed,
        [
            Observed::Started,
            Observed::Ringing,
            Observed::Retransmitted,
            Observed::ProvisionalConfirmed { rseq: 988_789 },
            Observed::Requested { by: Some(Party::Caller), method },
        ]
    );
}

#[test]
fn rfc_3261_14_and_rfc_3311_renegotiation() {
    let mut lines = plain_call();
    lines.truncate(5);
    let hold = request("INVITE", 2, "i2").tagged("b");
    let update = from_bob("UPDATE", 8, "u1");
    let refused = from_bob("INVITE", 9, "i3");
    lines.extend([hold.clone(), response(&hold, 100), response(&hold, 200), request("ACK", 2, "a2")]);
    lines.extend([update.clone(), response(&update, 200)]);
    lines.extend([refused.clone(), response(&refused, 488)]);
    let seen = watch(&lines);
    let (caller, callee) = (Some(Party::Caller), Some(Party::Callee));
    let status = StatusCode::from_code(488);
    assert_eq!(
        seen.observed[4..],
        [
            Observed::Offered { by: caller, method: Method::INVITE },
            Observed::Renegotiated { by: caller, method: Method::INVITE },
            Observed::Offered { by: callee, method: Method::UPDATE },
            Observed::Renegotiated { by: callee, method: Method::UPDATE },
            Observed::Offered { by: callee, method: Method::INVITE },
            Observed::RenegotiationRefused { by: callee, method: Method::INVITE, status },
        ]
    );
    assert_eq!(seen.call().renegotiations, 2);
    assert_eq!(seen.result(), (Outcome::Answered, None, Some(200)));
}

#[test]
fn rfc_3326_the_reason_of_a_bye_is_kept() {
    let mut lines = plain_call();
    lines[5].extra = "Reason: Q.850;cause=16;text=\"Terminated\"\r\n".to_owned();
    assert_eq!(watch(&lines).call().reason.as_deref(), Some(&b"Q.850;cause=16;text=\"Terminated\""[..]));
}

#[test]
fn rfc_3326_2_reasons_of_several_protocols_are_kept_in_one_line_or_many() {
    for extra in [
        "Reason: SIP;cause=200;text=\"Call, completed\"\r\nReason: Q.850;cause=16\r\n",
        "Reason: SIP;cause=200;text=\"Call, completed\" , Q.850;cause=16\r\n",
        "Reason: SIP;cause=200;text=\"Call, completed\", Q.850;cause=16, ;broken, Q.850;cause=17\r\n",
    ] {
        let mut lines = plain_call();
        lines[5].extra = extra.to_owned();
        let seen = watch(&lines);
        let reasons: Vec<_> = seen.call().reasons().map(|it| (it.protocol().into_owned(), it.cause())).collect();
        assert_eq!(reasons, [(ReasonProtocol::SIP, Some(200)), (ReasonProtocol::Q850, Some(16))]);
        assert_eq!(seen.call().dialogs[0].reasons().count(), 2);
    }
    assert_eq!(watch(&plain_call()).call().reasons().count(), 0);
}

#[test]
fn rfc_3261_15_a_bye_in_an_early_dialogue_is_the_callers() {
    let invite = request("INVITE", 1, "i1");
    let early = [invite.clone(), response(&invite, 183), request("BYE", 2, "b1"), response(&invite, 487)];
    assert_eq!(watch(&early).result().0, Outcome::Cancelled);
    // A callee that hangs up has answered, even if that was not captured.
    let answered = [invite.clone(), response(&invite, 183), from_bob("BYE", 2, "b1")];
    let seen = watch(&answered);
    assert_eq!((seen.call().outcome, seen.call().released_by), (Outcome::Answered, Some(Party::Callee)));
    assert_eq!(seen.call().answer, None);
}

/// RFC 3261 §15: a callee must not leave an early dialogue by BYE; §13.2.2.3: the caller's refusal says that it was one.
#[test]
fn rfc_3261_15_a_callee_that_hangs_up_and_then_refuses_has_not_answered() {
    let outer = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let inner = outer.clone().on("p1", PROXY, BOB);
    for (status, outcome, by) in [
        (486, Outcome::Rejected, Some(Party::Callee)),
        (487, Outcome::Cancelled, Some(Party::Caller)),
        (480, Outcome::Unanswered, None),
        (503, Outcome::Failed, None),
    ] {
        let start = [outer.clone(), inner.clone(), response(&inner, 180), from_bob("BYE", 7, "b1")];
        let seen = watch(&[start.as_slice(), &[response(&inner, status), response(&outer, status)]].concat());
        let call = seen.call();
        assert_eq!(seen.result(), (outcome, by, Some(status)));
        assert_eq!((call.answer, call.confirmed, seconds(call.end)), (None, None, Some(5)));
        let cause = if status == 487 { EndCause::Cancelled } else { EndCause::Refused };
        assert_eq!((call.cause, seen.count(&Observed::Ended { by, cause, outcome })), (Some(cause), 1));
        // Behind a proxy it may be what another callee says.
        let seen = watch(&[start.as_slice(), &[response(&inner, status)]].concat());
        assert_eq!((seen.call().outcome, seen.call().cause), (Outcome::Answered, Some(EndCause::Bye)));
    }
    // With a challenge the caller may try again, and be answered.
    let (one, two) = (request("INVITE", 1, "i1"), request("INVITE", 2, "i2"));
    let start = [one.clone(), response(&one, 180), from_bob("BYE", 7, "b1"), response(&one, 407)];
    let seen = watch(&start);
    assert_eq!((seen.result(), seen.call().answer), ((Outcome::Failed, None, Some(407)), None));
    let seen = watch(&[start.as_slice(), &[two.clone(), response(&two, 200).tagged("b2")]].concat());
    assert_eq!((seen.result(), seen.call().end), ((Outcome::Answered, None, Some(200)), None));
}

#[test]
fn one_direction_alone_tells_that_there_was_an_answer() {
    let seen = watch(&[request("INVITE", 1, "i1"), request("ACK", 1, "a1"), request("BYE", 2, "b1")]);
    assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Caller), None));
    assert_eq!((seen.call().answer, seconds(seen.call().confirmed)), (None, Some(1)));
    // An ACK on the INVITE's own branch is for a refusal.
    let seen = watch(&[request("INVITE", 1, "i1"), request("ACK", 1, "i1")]);
    assert_eq!(seen.result(), (Outcome::Unfinished, None, None));
}

#[test]
fn a_call_that_began_before_is_joined() {
    let seen = watch(&[from_bob("BYE", 7, "b1")]);
    assert_eq!(seen.observed[0], Observed::Joined);
    assert_eq!(seen.result(), (Outcome::Answered, None, None));
    assert_eq!((seen.call().start, seconds(seen.call().end)), (None, Some(0)));
    let reinvite = request("INVITE", 2, "i2").tagged("b");
    let seen = watch(&[reinvite.clone(), response(&reinvite, 200), request("ACK", 2, "a2")]);
    assert_eq!((seen.call().start, seen.call().outcome, seen.call().renegotiations), (None, Outcome::Answered, 1));
}

#[test]
fn other_requests_are_no_calls() {
    for method in ["REGISTER", "OPTIONS", "SUBSCRIBE", "MESSAGE", "ACK"] {
        let mut observer = Observer::default();
        let line = request(method, 1, "r1");
        assert_eq!(show(&mut observer, 0, &line, "one"), None);
        assert_eq!(show(&mut observer, 1, &response(&line, 200), "one"), None);
        assert_eq!(observer.calls().count(), 0);
        assert_eq!(observer.poll_timeout(), None);
    }
}

#[test]
fn a_call_id_may_come_again_after_the_end() {
    let mut lines = plain_call();
    let again = Line { from: ";tag=a2".to_owned(), ..request("INVITE", 1, "x1") };
    lines.extend([again.clone(), response(&again, 486)]);
    let seen = watch(&lines);
    let outcomes: Vec<_> = seen.calls.iter().map(|call| (call.number.get(), call.outcome)).collect();
    assert_eq!(outcomes, [(0, Outcome::Answered), (1, Outcome::Rejected)]);
}

#[test]
fn rfc_3261_17_a_response_counts_once_even_if_its_request_was_not_seen() {
    let mut lines = plain_call();
    lines.truncate(5);
    let update = request("UPDATE", 2, "u1");
    let answer = response(&update, 200);
    lines.extend([answer.clone(), answer.clone(), answer.clone().on("u2", BOB, PROXY)]);
    let seen = watch(&lines);
    assert_eq!((seen.call().renegotiations, seen.call().retransmissions), (1, 1));
    assert_eq!(seen.count(&Observed::Relayed), 1);
    // The request that comes after it in the capture is not a repetition; the next one is.
    lines.extend([update.clone(), update]);
    let seen = watch(&lines);
    assert_eq!(seen.count(&Observed::Offered { by: Some(Party::Caller), method: Method::UPDATE }), 1);
    assert_eq!((seen.call().renegotiations, seen.call().retransmissions), (1, 2));
}

#[cfg(feature = "serde")]
#[test]
fn observations_survive_serde() {
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(plain_call().into_iter().chain(crate::transfer::attended())) {
        show(&mut observer, at, &line, "one");
    }
    observer.finish();
    while let Some(observation) = observer.poll_observation() {
        let text = serde_json::to_string(&observation).unwrap();
        let back: offhook_sip::dialog::Observation = serde_json::from_str(&text).unwrap();
        assert_eq!(back, observation, "{text}");
    }
}
