//! The dialogue observer, one flow of a document at a time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::net::SocketAddr;
use std::time::Duration;

use offhook_sip::dialog::{Call, CallNumber, Observed, Observer, ObserverLimits, Outcome, Party};
use offhook_sip::{Message, Method, StatusCode};
use proptest::prelude::*;

const ALICE: &str = "192.0.2.1:5060";
const PROXY: &str = "192.0.2.2:5060";
const BOB: &str = "192.0.2.4:5060";

/// A message of one call: Alice (tag `a`) calls Bob (tag `b`).
#[derive(Clone, Debug)]
struct Line {
    start: String,
    branch: &'static str,
    from: String,
    to: String,
    cseq: (u32, &'static str),
    extra: String,
    way: (&'static str, &'static str),
}

impl Line {
    fn text(&self, call_id: &str) -> String {
        let Self { start, branch, from, to, cseq: (number, method), extra, .. } = self;
        format!(
            "{start}\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK{branch}\r\n\
             From: <sip:alice@atlanta.example>{from}\r\nTo: <sip:bob@biloxi.example>{to}\r\n\
             Call-ID: {call_id}\r\nCSeq: {number} {method}\r\n{extra}\r\n"
        )
    }

    fn with(mut self, extra: &str) -> Self {
        self.extra = format!("{extra}\r\n");
        self
    }

    fn on(mut self, branch: &'static str, from: &'static str, to: &'static str) -> Self {
        self.branch = branch;
        self.way = (from, to);
        self
    }

    fn tagged(mut self, tag: &str) -> Self {
        self.to = format!(";tag={tag}");
        self
    }
}

fn request(method: &'static str, cseq: u32, branch: &'static str) -> Line {
    let to = if method == "INVITE" || method == "CANCEL" { String::new() } else { ";tag=b".to_owned() };
    Line {
        start: format!("{method} sip:bob@biloxi.example SIP/2.0"),
        branch,
        from: ";tag=a".to_owned(),
        to,
        cseq: (cseq, method),
        extra: String::new(),
        way: (ALICE, BOB),
    }
}

/// A request of Bob's within the dialogue.
fn from_bob(method: &'static str, cseq: u32, branch: &'static str) -> Line {
    let line = request(method, cseq, branch);
    Line { from: ";tag=b".to_owned(), to: ";tag=a".to_owned(), way: (BOB, ALICE), ..line }
}

/// The response to a request; it has Bob's tag unless the request has one.
fn response(to: &Line, status: u16) -> Line {
    let tag = if to.to.is_empty() && status > 100 { ";tag=b".to_owned() } else { to.to.clone() };
    Line { start: format!("SIP/2.0 {status} Phrase"), to: tag, way: (to.way.1, to.way.0), ..to.clone() }
}

struct Seen {
    observed: Vec<Observed>,
    calls: Vec<Call>,
}

impl Seen {
    fn call(&self) -> &Call {
        assert_eq!(self.calls.len(), 1);
        &self.calls[0]
    }

    fn count(&self, what: &Observed) -> usize {
        self.observed.iter().filter(|it| *it == what).count()
    }

    fn result(&self) -> (Outcome, Option<Party>, Option<u16>) {
        let call = self.call();
        (call.outcome, call.released_by, call.status.map(StatusCode::code))
    }
}

fn drain(observer: &mut Observer) -> Seen {
    let mut seen = Seen { observed: Vec::new(), calls: Vec::new() };
    while let Some(it) = observer.poll_observation() {
        match it.what {
            Observed::Closed(call) => seen.calls.push(*call),
            what => seen.observed.push(what),
        }
    }
    seen
}

fn show(observer: &mut Observer, at: u64, line: &Line, call_id: &str) -> Option<CallNumber> {
    let (source, destination): (SocketAddr, SocketAddr) = (line.way.0.parse().unwrap(), line.way.1.parse().unwrap());
    let text = line.text(call_id);
    observer.observe(Duration::from_secs(at), source, destination, &Message::parse(text.as_bytes()).unwrap()).unwrap()
}

/// One message a second, in one call.
fn watch(lines: &[Line]) -> Seen {
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(lines) {
        show(&mut observer, at, line, "one");
    }
    observer.finish();
    drain(&mut observer)
}

fn seconds(time: Option<Duration>) -> Option<u64> {
    time.map(|time| time.as_secs())
}

/// RFC 3665 section 3.1.
fn plain_call() -> Vec<Line> {
    let invite = request("INVITE", 1, "i1");
    let bye = from_bob("BYE", 7, "b1");
    vec![
        invite.clone(),
        response(&invite, 100),
        response(&invite, 180),
        response(&invite, 200),
        request("ACK", 1, "a1"),
        bye.clone(),
        response(&bye, 200),
    ]
}

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
            Observed::Ended { by, outcome: Outcome::Answered }
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
        assert_eq!(seen.count(&Observed::Ended { by, outcome }), 1);
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
fn calls_are_forgotten_by_time() {
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(plain_call()) {
        assert!(show(&mut observer, at, &line, "one").is_some());
    }
    // 64 times T1 after the last message.
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(6 + 32)));
    observer.handle_timeout(Duration::from_secs(37));
    assert_eq!(drain(&mut observer).calls.len(), 0);
    observer.handle_timeout(Duration::from_secs(38));
    assert_eq!(drain(&mut observer).calls.len(), 1);
    assert_eq!((observer.poll_timeout(), observer.calls().count()), (None, 0));
    // Silent calls: ten minutes without an answer, a day with one.
    let invite = request("INVITE", 1, "i1");
    show(&mut observer, 100, &invite, "two");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(700)));
    show(&mut observer, 101, &response(&invite, 200), "two");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(101 + 86_400)));
}

/// Ten calls side by side, each of seven messages; message `wrong` bears another time.
fn ten_calls(wrong: Option<(usize, u64)>) -> Vec<Call> {
    let mut observer = Observer::default();
    let lines = plain_call();
    for place in 0..10 * lines.len() {
        let (step, call) = (place / 10, place % 10);
        let at = wrong.filter(|(which, _)| *which == place).map_or(1_000_000 + place as u64, |(_, at)| at);
        show(&mut observer, at, &lines[step], &call.to_string());
        assert!(observer.calls().count() <= 10);
    }
    observer.finish();
    let mut calls = drain(&mut observer).calls;
    calls.sort_by_key(|call| call.call_id.as_str().to_owned());
    calls
}

/// One octet of a packet's time in a capture is enough for this.
#[test]
fn one_wrong_time_disturbs_no_other_call() {
    let right = ten_calls(None);
    assert_eq!(right.len(), 10);
    for wrong in 0..70 {
        for at in [u64::MAX, 4_278_190_080, 1_000_000 + 90_000, 1_000_000 + 700, 1_000_000 - 700, 0] {
            let is_own = |call: &Call| call.call_id.as_str() == (wrong % 10).to_string();
            let (own, others): (Vec<_>, Vec<_>) = ten_calls(Some((wrong, at))).into_iter().partition(is_own);
            let expected: Vec<_> = right.iter().filter(|call| !is_own(call)).collect();
            assert_eq!(others.iter().collect::<Vec<_>>(), expected, "{wrong} {at}");
            // Before two messages have told the time, one from long ago is followed by a long silence.
            if wrong >= 2 || at >= 1_000_000 {
                let own: Vec<_> = own.iter().map(|call| (call.messages, call.outcome)).collect();
                assert_eq!(own, [(7, Outcome::Answered)], "{wrong} {at}");
            }
        }
    }
}

#[test]
fn two_messages_in_a_row_move_the_time() {
    let mut observer = Observer::default();
    show(&mut observer, 0, &request("INVITE", 1, "i1"), "one");
    show(&mut observer, 1, &request("INVITE", 1, "i2"), "two");
    // The next morning: it may be so, and is so with the next message.
    show(&mut observer, 50_000, &request("INVITE", 1, "i3"), "three");
    assert_eq!(observer.calls().count(), 3);
    show(&mut observer, 50_001, &response(&request("INVITE", 1, "i3"), 180), "three");
    let closed: Vec<_> = drain(&mut observer).calls.into_iter().map(|call| (call.number.get(), call.outcome)).collect();
    assert_eq!(closed, [(0, Outcome::Unfinished), (1, Outcome::Unfinished)]);
    // A clock is believed at once, and does not go back.
    observer.handle_timeout(Duration::from_secs(60_000));
    assert_eq!(drain(&mut observer).calls.len(), 1);
    observer.handle_timeout(Duration::ZERO);
    show(&mut observer, 50_002, &request("INVITE", 1, "i4"), "four");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(60_600)));
}

#[test]
fn a_call_with_a_wrong_time_is_forgotten_with_its_next_message() {
    let mut observer = Observer::default();
    let mut lines = plain_call();
    let last = lines.pop().unwrap();
    for (at, line) in (0..).zip(&lines) {
        show(&mut observer, if at == 5 { 1 << 40 } else { at }, line, "one");
    }
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs((1 << 40) + 32)));
    show(&mut observer, 6, &last, "one");
    assert_eq!(observer.poll_timeout(), Some(Duration::from_secs(6 + 32)));
}

#[test]
fn a_call_id_comes_again_after_a_silence_that_nobody_else_broke() {
    // The first call is refused, challenged or left alone; then comes another tag, or the same with a later number.
    let of = |status: u16, again: Line| {
        let mut observer = Observer::default();
        let invite = request("INVITE", 1, "i1");
        show(&mut observer, 0, &invite, "one");
        show(&mut observer, 1, &response(&invite, status), "one");
        show(&mut observer, 3_600, &again, "one");
        show(&mut observer, 3_601, &response(&again, 200), "one");
        observer.finish();
        drain(&mut observer).calls.iter().map(|call| (call.outcome, call.attempts)).collect::<Vec<_>>()
    };
    let other = Line { from: ";tag=a2".to_owned(), ..request("INVITE", 1, "i2") };
    let later = request("INVITE", 2, "i2");
    let answered = (Outcome::Answered, 1);
    assert_eq!(of(486, other.clone()), [(Outcome::Rejected, 1), answered]);
    assert_eq!(of(401, other.clone()), [(Outcome::Failed, 1), answered]);
    assert_eq!(of(180, other), [(Outcome::Unfinished, 1), answered]);
    assert_eq!(of(486, later.clone()), [(Outcome::Rejected, 1), answered]);
    // Somebody took an hour to find the password.
    assert_eq!(of(401, later), [(Outcome::Answered, 2)]);
}

#[test]
fn the_number_of_calls_is_bounded() {
    let mut observer = Observer::new(ObserverLimits::default().with_calls(10));
    for at in 0..1_000 {
        show(&mut observer, at / 100, &request("INVITE", 1, "i1"), &at.to_string());
        assert!(observer.calls().count() <= 10);
    }
    observer.finish();
    assert_eq!(drain(&mut observer).calls.len(), 1_000);
}

#[test]
fn endless_requests_and_branches_do_not_fill_the_memory() {
    let mut observer = Observer::default();
    let invite = request("INVITE", 1, "i1");
    show(&mut observer, 0, &invite, "one");
    for number in 0..2_000 {
        let tag = format!("t{number}");
        show(&mut observer, 1, &response(&invite, 183).tagged(&tag), "one");
        show(&mut observer, 1, &request("INFO", number + 2, "x").tagged(&tag), "one");
    }
    let call = observer.calls().next().unwrap();
    assert_eq!((call.forks, call.messages), (64, 4_001));
    // The INVITE is still known: this one is a repetition.
    show(&mut observer, 2, &invite, "one");
    assert_eq!(observer.calls().next().unwrap().retransmissions, 1);
}

#[test]
fn what_can_not_be_read_changes_nothing() {
    let mut observer = Observer::default();
    let address = ALICE.parse().unwrap();
    for text in [
        "INVITE sip:bob@biloxi.example SIP/2.0\r\n\r\n",
        "INVITE sip:bob@biloxi.example SIP/2.0\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\nTo: <sip:b@c>\r\n\r\n",
        "INVITE sip:bob@biloxi.example SIP/2.0\r\nCall-ID: 1\r\nCSeq: x INVITE\r\nTo: <sip:b@c>\r\nFrom: <sip:b@c>\r\n\r\n",
    ] {
        let message = Message::parse(text.as_bytes()).unwrap();
        assert!(observer.observe(Duration::ZERO, address, address, &message).is_err());
    }
    assert_eq!(observer.calls().count(), 0);

    // Neither does its time.
    show(&mut observer, 0, &request("INVITE", 1, "i1"), "one");
    let message = Message::parse(b"INVITE sip:bob@biloxi.example SIP/2.0\r\n\r\n").unwrap();
    for _ in 0..3 {
        assert!(observer.observe(Duration::from_secs(1 << 40), address, address, &message).is_err());
    }
    assert_eq!(observer.calls().count(), 1);
    assert_eq!(drain(&mut observer).calls.len(), 0);
}

fn any_line() -> impl Strategy<Value = Line> {
    let method = prop::sample::select(vec!["INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "INFO"]);
    let status = prop::sample::select(vec![0_u16, 100, 180, 183, 200, 302, 401, 486, 487, 503]);
    let branch = prop::sample::select(vec!["1", "2", "3"]);
    let tag = prop::sample::select(vec!["", ";tag=a", ";tag=b", ";tag=c"]);
    (method, status, branch, tag.clone(), tag, 1_u32..4, any::<bool>()).prop_map(
        |(method, status, branch, from, to, cseq, there)| {
            let mut line = request(method, cseq, branch);
            line.from = from.to_owned();
            line.to = to.to_owned();
            if status > 0 {
                line.start = format!("SIP/2.0 {status} Phrase");
            }
            if !there {
                line.way = (BOB, ALICE);
            }
            line.with("RSeq: 1\r\nRAck: 1 1 INVITE")
        },
    )
}

proptest! {
    #[test]
    fn any_sequence_keeps_the_invariants(lines in proptest::collection::vec(any_line(), 0..60)) {
        let seen = watch(&lines);
        let mut messages = 0;
        for call in &seen.calls {
            messages += call.messages;
            if call.answer.is_some() {
                prop_assert!(matches!(call.outcome, Outcome::Answered | Outcome::Cancelled), "{call:?}");
            }
            if let (Some(start), Some(end)) = (call.start, call.end) {
                prop_assert!(start <= end);
            }
            prop_assert_eq!(call.outcome == Outcome::Unfinished, call.end.is_none() && call.outcome != Outcome::Answered);
            prop_assert!(call.retransmissions <= call.messages);
        }
        prop_assert!(messages as usize <= lines.len());
    }

    #[test]
    fn a_wrong_time_in_one_call_changes_nothing_in_the_other(
        lines in proptest::collection::vec((any_line(), any::<bool>()), 0..30),
        which in any::<prop::sample::Index>(),
        wrong in prop::sample::select(vec![0, 100, 2_000, 1 << 40]),
    ) {
        let facts = |wrong: Option<(usize, u64)>| {
            let mut observer = Observer::default();
            for (place, (line, other)) in lines.iter().enumerate() {
                let at = wrong.filter(|(which, _)| *which == place).map_or(1_000 + place as u64, |(_, at)| at);
                show(&mut observer, at, line, if *other { "two" } else { "one" });
            }
            observer.finish();
            let calls = drain(&mut observer).calls.into_iter();
            let calls = calls.filter(|call| call.call_id.as_str() == "two");
            calls.map(|it| (it.start, it.ringing, it.answer, it.end, it.outcome, it.messages)).collect::<Vec<_>>()
        };
        let of_one: Vec<usize> = (0..lines.len()).filter(|place| !lines[*place].1).collect();
        prop_assume!(!of_one.is_empty());
        prop_assert_eq!(facts(Some((of_one[which.index(of_one.len())], wrong))), facts(None));
    }

    #[test]
    fn showing_every_message_twice_changes_no_call(lines in proptest::collection::vec(any_line(), 0..40)) {
        let facts = |lines: &[Line], step: u64| {
            let mut observer = Observer::default();
            for (at, line) in (0..).zip(lines) {
                show(&mut observer, at / step, line, "one");
            }
            observer.finish();
            let calls = drain(&mut observer).calls;
            calls.into_iter().map(|it| (it.start, it.answer, it.end, it.outcome, it.attempts)).collect::<Vec<_>>()
        };
        let twice: Vec<Line> = lines.iter().flat_map(|line| [line.clone(), line.clone()]).collect();
        prop_assert_eq!(facts(&lines, 1), facts(&twice, 2));
    }
}

#[cfg(feature = "serde")]
#[test]
fn observations_survive_serde() {
    let mut observer = Observer::default();
    for (at, line) in (0..).zip(plain_call()) {
        show(&mut observer, at, &line, "one");
    }
    observer.finish();
    while let Some(observation) = observer.poll_observation() {
        let text = serde_json::to_string(&observation).unwrap();
        let back: offhook_sip::dialog::Observation = serde_json::from_str(&text).unwrap();
        assert_eq!(back, observation, "{text}");
    }
}
