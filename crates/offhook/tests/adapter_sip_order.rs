//! A SIP trunk whose messages come in slight disorder.

#![cfg(all(feature = "cdr", feature = "sip"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook::History;
use offhook::adapter::SipAdapter;
use offhook::agent::{Centre, Medium, QueueId, Tenant};
use offhook::jiff::tz::TimeZone;
use offhook::jiff::{SignedDuration, Timestamp};
use offhook::sip::Message;
use offhook::view::{self, Account};

const QUEUE: QueueId = QueueId::new(3);

/// First line, tag of From, To's, CSeq.
type Line = (&'static str, &'static str, &'static str, &'static str);

/// Calls that are open in the end, and records of those that are not.
fn run(flow: &[Line]) -> (usize, usize) {
    let mut history = History::new(Centre::new(Tenant::default().with_queue(QUEUE, Medium::Voice)));
    let mut adapter = SipAdapter::new(QUEUE);
    let begin: Timestamp = "2026-11-20T01:50:00Z".parse().unwrap();
    let addresses = ["10.11.56.61:5060".parse().unwrap(), "10.11.56.68:5060".parse().unwrap()];
    for (second, (start, from, to, cseq)) in (0..).zip(flow) {
        let branch = cseq.replace(' ', "");
        let text = format!(
            "{start}\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK{branch}\r\nFrom: <sip:c@h>;tag={from}\r\nTo: <sip:p@h>{to}\r\n\
             Call-ID: 1\r\nCSeq: {cseq}\r\n\r\n",
        );
        let message = Message::parse(text.as_bytes()).unwrap();
        let at = begin + SignedDuration::from_secs(second);
        adapter.feed(&mut history, at, addresses[0], addresses[1], &message).unwrap();
    }
    adapter.finish(&mut history).unwrap();
    let open = history.centre().calls().count();
    (open, view::calls(&history, &Account::new(TimeZone::UTC)).len() - open)
}

const INVITE: Line = ("INVITE sip:p@h SIP/2.0", "a", "", "1 INVITE");
const OK: Line = ("SIP/2.0 200 OK", "a", ";tag=b", "1 INVITE");
const BYE: Line = ("BYE sip:c@h SIP/2.0", "b", ";tag=a", "1 BYE");

/// RFC 3261 §15: a BYE follows a 2xx, in whatever order they are seen.
#[test]
fn a_call_that_is_over_before_its_answer_is_seen_stays_over() {
    let early = ("BYE sip:p@h SIP/2.0", "a", ";tag=b", "2 BYE");
    for flow in [[INVITE, OK, BYE], [INVITE, BYE, OK], [INVITE, early, OK]] {
        assert_eq!(run(&flow), (0, 1), "{flow:?}");
    }
}

#[test]
fn a_response_before_its_invite_is_of_the_same_call() {
    assert_eq!(run(&[OK, INVITE, BYE]), (0, 1));
    assert_eq!(run(&[OK, INVITE]), (1, 0));
}

/// RFC 3261 §13.2.2.4: another callee answers after the first one has left; the machine knows one call.
#[test]
fn a_fork_that_answers_after_the_end_is_no_other_call() {
    let other = ("SIP/2.0 200 OK", "a", ";tag=c", "1 INVITE");
    let left = ("BYE sip:p@h SIP/2.0", "a", ";tag=c", "2 BYE");
    assert_eq!(run(&[INVITE, OK, BYE, other, left]), (0, 1));
}
