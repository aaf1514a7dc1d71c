//! One Call-ID under several From tags: each is a leg of its own (RFC 3261 §12).

use offhook_sip::dialog::{DialogState, EndCause, Observed, Observer, Outcome, Party, Relation};

use crate::flow::*;

const STRANGER: &str = "203.0.113.9:5060";

/// The same in the leg with From tag `x`, whose callee has tag `y`, between these.
fn leg(line: Line, from: &'static str, to: &'static str) -> Line {
    let tag = |tag: &str| tag.replace("=a", "=x").replace("=b", "=y");
    let (tags, branch) = ((tag(&line.from), tag(&line.to)), line.branch);
    Line { from: tags.0, to: tags.1, ..line }.on(branch, from, to)
}

/// INVITE, 180, 200, ACK and BYE of a leg; the BYE is the caller's or the callee's.
fn whole_leg(from: &'static str, to: &'static str, by: Party) -> Vec<Line> {
    let invite = leg(request("INVITE", 1, "x1"), from, to);
    let ack = leg(request("ACK", 1, "x2"), from, to);
    let bye = match by {
        Party::Caller => leg(request("BYE", 2, "x3"), from, to),
        Party::Callee => leg(from_bob("BYE", 2, "x3"), to, from),
    };
    let answer = |status| response(&invite, status).tagged("y");
    vec![invite.clone(), answer(180), answer(200), ack, bye.clone(), response(&bye, 200)]
}

/// RFC 3261 §12.1: another From tag makes another dialogue. What a stranger does under the Call-ID is not the call's.
#[test]
fn rfc_3261_12_1_a_strangers_leg_neither_answers_nor_ends_a_call() {
    let invite = request("INVITE", 1, "i1");
    for by in [Party::Caller, Party::Callee] {
        let stranger = whole_leg(STRANGER, BOB, by);
        for ringing in [1, 2] {
            // Before the first response, or after it.
            let mut lines = vec![invite.clone(), response(&invite, 180), response(&invite, 486)];
            lines.splice(ringing..ringing, stranger.clone());
            let seen = watch(&lines);
            let call = seen.call();
            assert_eq!(seen.result(), (Outcome::Rejected, Some(Party::Callee), Some(486)), "{by} {ringing}");
            assert_eq!((call.answer, call.talk_time(), seconds(call.end)), (None, None, Some(8)));
            assert_eq!((call.dialogs.len(), call.forks, call.messages), (1, 1, 9));
            assert_eq!((seen.count(&Observed::Answered), seen.count(&Observed::Relayed)), (0, 6));
        }
        // It only rings: nothing else is known of it.
        let seen = watch(&[&[invite.clone(), response(&invite, 180)], stranger.as_slice()].concat());
        assert_eq!((seen.result(), seen.call().end), ((Outcome::Unfinished, None, None), None));
    }
}

/// RFC 3261 §12.2.2: nor does it in a call that was answered, and its refusal or CANCEL says nothing.
#[test]
fn rfc_3261_12_2_2_a_strangers_leg_changes_no_answered_call() {
    let plain = plain_call();
    let stranger = leg(request("INVITE", 1, "x1"), STRANGER, BOB);
    let cancel = leg(request("CANCEL", 1, "x1"), STRANGER, BOB);
    for place in 1..6 {
        for status in [180, 200, 407, 408, 481, 486, 487] {
            let refused = [stranger.clone(), cancel.clone(), response(&stranger, status).tagged("y")];
            let mut lines = plain.clone();
            lines.splice(place..place, refused);
            let (seen, expected) = (watch(&lines), watch(&plain));
            assert_eq!(seen.result(), expected.result(), "{place} {status}");
            assert_eq!(seen.call().dialogs.len(), 1);
            assert_eq!((seen.count(&Observed::Ringing), seen.count(&Observed::CancelRequested)), (1, 0));
        }
    }
}

/// A refusal on another leg does not make the observer forget a call that rings.
#[test]
fn rfc_3261_16_6_a_strangers_refusal_leaves_the_time_that_a_call_may_ring() {
    let invite = request("INVITE", 1, "i1");
    let stranger = leg(request("INVITE", 1, "x1"), STRANGER, BOB);
    let mut observer = Observer::default();
    for line in [&invite, &response(&invite, 180), &stranger, &response(&stranger, 486).tagged("y")] {
        show(&mut observer, 0, line, "one");
    }
    assert_eq!(observer.poll_timeout(), Some(std::time::Duration::from_secs(600)));
}

/// A tag of the callee's in From of a stranger's INVITE takes nothing away from the callee.
#[test]
fn rfc_3261_12_2_2_a_leg_with_a_tag_of_the_callee_hides_no_bye() {
    let mut lines = plain_call();
    let stranger = Line { from: ";tag=b".to_owned(), ..request("INVITE", 1, "x1") };
    lines.insert(4, stranger);
    assert_eq!(watch(&lines).result(), watch(&plain_call()).result());
}

/// RFC 3515 §2.4.4: the dialogue in which somebody is asked to call is not the caller's.
#[test]
fn rfc_3515_2_4_4_a_refer_of_a_strangers_leg_asks_nobody_in_the_call() {
    let start = &plain_call()[..5];
    let more = "Refer-To: <sip:anna@example.com>\r\nContact: <sip:mallory@203.0.113.9>\r\nSession-Expires: 90";
    for method in ["REFER", "INVITE", "UPDATE", "INFO", "NOTIFY", "PRACK"] {
        let stranger = leg(request("INVITE", 1, "x1"), STRANGER, BOB);
        let request = leg(request(method, 2, "x2").tagged("b").with(more), STRANGER, BOB);
        for status in [202, 401, 408, 481] {
            let answer = response(&request, status).with("Session-Expires: 90");
            let seen = watch(&[start, &[stranger.clone(), request.clone(), answer]].concat());
            let call = seen.call();
            let what = (call.referrals.len(), call.renegotiations, call.session_interval, call.end);
            assert_eq!(what, (0, 0, None, None), "{method} {status}");
            assert_eq!((seen.count(&Observed::Relayed), seen.observed.len()), (3, 7), "{method} {status}");
        }
    }
}

/// RFC 3261 §12.2.1.1: numbers of another leg say nothing of the caller's own next call.
#[test]
fn rfc_3261_12_2_1_1_a_stranger_keeps_no_later_call_from_beginning() {
    let again = request("INVITE", 9, "i9");
    let mut lines = plain_call();
    lines.insert(3, leg(request("INVITE", 2_000_000_000, "x1"), STRANGER, BOB));
    lines.extend([again.clone(), response(&again, 486)]);
    let outcomes: Vec<_> = watch(&lines).calls.iter().map(|call| call.outcome).collect();
    assert_eq!(outcomes, [Outcome::Answered, Outcome::Rejected]);
}

/// Both legs of an element that keeps the Call-ID: the caller's own says when and how.
#[test]
fn rfc_3261_12_both_legs_of_an_element_that_keeps_the_call_id_are_one_call() {
    let invite = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let inner = whole_leg(PROXY, BOB, Party::Callee);
    let bye = from_bob("BYE", 7, "b1").on("b1", PROXY, ALICE);
    let lines = [
        &[invite.clone(), response(&invite, 100), inner[0].clone(), inner[1].clone(), response(&invite, 180)],
        &[inner[2].clone(), inner[3].clone(), response(&invite, 200), request("ACK", 1, "a1"), inner[4].clone()],
        [inner[5].clone(), bye.clone(), response(&bye, 200)].as_slice(),
    ]
    .concat();
    let seen = watch(&lines);
    let call = seen.call();
    assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Callee), Some(200)));
    let times = [call.ringing, call.answer, call.confirmed, call.end].map(seconds);
    assert_eq!(times, [Some(4), Some(7), Some(8), Some(11)]);
    assert_eq!((call.dialogs.len(), call.attempts, call.messages), (1, 1, 13));
}

/// A capture of what comes in to such an element: what the callee says is in the other leg alone.
#[test]
fn rfc_3261_12_another_leg_counts_where_nothing_is_said_to_the_callers_own() {
    let invite = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let inner = whole_leg(PROXY, BOB, Party::Callee);
    let ack = request("ACK", 1, "a1").on("a1", ALICE, PROXY);
    let lines = [invite.clone(), inner[0].clone(), inner[1].clone(), inner[2].clone(), ack, inner[4].clone()];
    for acked in [true, false] {
        let mut lines = lines.to_vec();
        if !acked {
            lines.remove(4);
        }
        let seen = watch(&lines);
        let call = seen.call();
        assert_eq!(seen.result(), (Outcome::Answered, Some(Party::Callee), Some(200)));
        assert_eq!((seconds(call.ringing), seconds(call.answer), call.cause), (Some(2), Some(3), Some(EndCause::Bye)));
        assert_eq!(seconds(call.end), Some(if acked { 5 } else { 4 }));
    }
    let refused = [invite, inner[0].clone(), response(&inner[0], 486).tagged("y")];
    assert_eq!(watch(&refused).result(), (Outcome::Rejected, Some(Party::Callee), Some(486)));
    // It is remembered like any call that is answered, and like one that has ended.
    let mut observer = Observer::default();
    for line in &lines[..4] {
        show(&mut observer, 0, line, "one");
    }
    assert_eq!(observer.poll_timeout(), Some(std::time::Duration::from_secs(86_400)));
    show(&mut observer, 1, &lines[5], "one");
    assert_eq!(observer.poll_timeout(), Some(std::time::Duration::from_secs(1 + 32)));
}

/// RFC 3891 §3: a dialogue of such a leg is still named by the Call-ID and its tags.
#[test]
fn rfc_3891_3_a_dialogue_of_another_leg_can_be_named() {
    let invite = request("INVITE", 1, "i1").on("i1", ALICE, PROXY);
    let inner = whole_leg(PROXY, BOB, Party::Callee);
    let lines = [&[invite.clone(), response(&invite, 180), response(&invite, 200)], &inner[..4]].concat();
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(&lines) {
        show(&mut observer, at, line, "one");
    }
    let replacing = request("INVITE", 1, "r1").with("Replaces: one;from-tag=x;to-tag=y");
    show(&mut observer, 9, &replacing, "two");
    show(&mut observer, 10, &response(&replacing, 200), "two");
    let calls: Vec<_> = observer.calls().collect();
    assert_eq!(calls[1].linked(Relation::Replaces), Some(calls[0].number));
    assert_eq!((calls[0].end, calls[0].dialogs[0].state), (None, DialogState::Confirmed));
}
