//! A SIP trunk into the agent machine: whole dialogues, and what goes wrong on the way.

#![cfg(all(feature = "cdr", feature = "sip"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use core::time::Duration;
use std::net::SocketAddr;

use offhook::History;
use offhook::adapter::{SipAdapter, SipError};
use offhook::agent::{
    Actor, AfterCall, AgentId, Centre, Event, EventKind, Headline, Medium, MediumGroup, QueueId, Refusal, SignIn,
    Tenant,
};
use offhook::cdr::CallRecord;
use offhook::jiff::tz::TimeZone;
use offhook::jiff::{SignedDuration, Timestamp};
use offhook::sip::Message;
use offhook::sip::dialog::ObserverLimits;
use offhook::view::{self, Account};

const QUEUE: QueueId = QueueId::new(3);
const WORK: u64 = 30;

const SBC: &str = "10.11.56.61:5060";
const PLATFORM: &str = "10.11.56.68:5060";

struct Trunk {
    history: History,
    adapter: SipAdapter,
    begin: Timestamp,
}

impl Trunk {
    /// Agents 101, 102 … are signed in and idle.
    fn new(agents: u32) -> Self {
        let after = AfterCall::Work { limit: Some(Duration::from_secs(WORK)) };
        let tenant = Tenant::default().with_queue(QUEUE, Medium::Voice).with_after_call(MediumGroup::Voice, after);
        let begin = "2026-11-20T01:50:00Z".parse().unwrap();
        let mut trunk = Self { history: History::new(Centre::new(tenant)), adapter: SipAdapter::new(QUEUE), begin };
        for agent in (101..).map(AgentId::new).take(agents as usize) {
            let sign_in = SignIn::new(agent.number().into()).with_station("88801".parse().unwrap());
            let kind = EventKind::SignIn { agent, sign_in: sign_in.with_skill(QUEUE, 1) };
            trunk.history.handle(Event::new(begin, Actor::Agent(agent), kind)).unwrap();
        }
        trunk
    }

    fn at(&self, ms: i64) -> Timestamp {
        self.begin + SignedDuration::from_millis(ms)
    }

    fn pass(&mut self, ms: i64, inbound: bool, text: &str) -> Result<(), SipError> {
        let message = Message::parse(text.as_bytes()).unwrap();
        let addresses: [SocketAddr; 2] = [SBC.parse().unwrap(), PLATFORM.parse().unwrap()];
        let [source, destination] = if inbound { addresses } else { [addresses[1], addresses[0]] };
        let at = self.at(ms);
        self.adapter.feed(&mut self.history, at, source, destination, &message)
    }

    /// Requests come from the SBC and responses from the platform, unless the line begins with `<`.
    fn run(&mut self, flow: &[(i64, &str)]) {
        for (ms, line) in flow {
            self.step(*ms, line).unwrap_or_else(|error| panic!("{ms} {line}: {error}"));
        }
    }

    /// `call method [status]`, with `<` for the other direction.
    fn step(&mut self, ms: i64, line: &str) -> Result<(), SipError> {
        let reverse = line.starts_with('<');
        let words: Vec<&str> = line.trim_start_matches('<').split(' ').collect();
        let text = message(words[0], words[1], words.get(2).copied(), reverse);
        let request = words.len() == 2;
        self.pass(ms, request != reverse, &text)
    }

    fn headline(&self, agent: u32) -> Headline {
        self.history.centre().headline(AgentId::new(agent))
    }

    fn states(&self, agent: u32) -> Vec<(Headline, Option<u128>)> {
        let spans = view::states(&self.history);
        let own = spans.iter().filter(|span| span.agent.number() == agent);
        own.map(|span| (span.headline, span.duration().map(|time| time.as_millis()))).collect()
    }

    fn records(&self) -> Vec<CallRecord> {
        view::calls(&self.history, &Account::new(TimeZone::UTC))
    }

    fn one(&self) -> CallRecord {
        let [record] = self.records().try_into().unwrap_or_else(|records| panic!("{records:#?}"));
        record
    }

    fn open_calls(&self) -> usize {
        self.history.centre().calls().count()
    }
}

/// A message of a call's dialogue; `reverse` if its request comes from the platform.
fn message(call: &str, method: &str, status: Option<&str>, reverse: bool) -> String {
    let (cseq_method, branch, cseq) = match method {
        "INVITE" => ("INVITE", "i", 1),
        "CANCEL" => ("CANCEL", "i", 1),
        "ACK" => ("ACK", "a", 1),
        // The ACK of a final response other than 2xx belongs to the INVITE.
        "NAK" => ("ACK", "i", 1),
        "RETRY" => ("INVITE", "r", 2),
        "UPDATE" => ("UPDATE", "u", 3),
        "BYE" => ("BYE", "b", 4),
        other => panic!("{other}"),
    };
    let early = matches!(method, "INVITE" | "CANCEL" | "RETRY") && status.is_none_or(|status| status == "100");
    let to_tag = if early { "" } else { ";tag=cec" };
    let (caller, called) = ("<sip:02160123456@10.11.56.61>;tag=sbc", format!("<sip:18012345678@10.11.56.68>{to_tag}"));
    let (from, to) = if reverse { (called.as_str(), caller) } else { (caller, called.as_str()) };
    let first = match status {
        Some(status) => format!("SIP/2.0 {status} Reason"),
        None => format!("{cseq_method} sip:18012345678@10.11.56.68 SIP/2.0"),
    };
    format!(
        "{first}\r\nVia: SIP/2.0/UDP 10.11.56.61:5060;branch=z9hG4bK{call}{branch}\r\nMax-Forwards: 70\r\n\
         From: {from}\r\nTo: {to}\r\nCall-ID: {call}@10.11.56.61\r\nCSeq: {cseq} {cseq_method}\r\n\
         Content-Length: 0\r\n\r\n"
    )
}

const SETUP: [(i64, &str); 5] =
    [(0, "a INVITE"), (3, "a INVITE 100"), (90, "a INVITE 180"), (6_010, "a INVITE 200"), (6_040, "a ACK")];

#[test]
fn a_whole_dialogue() {
    let mut trunk = Trunk::new(1);
    trunk.run(&SETUP);
    // R-SIP-9: the platform renegotiates right after every setup.
    trunk.run(&[(6_200, "<a UPDATE"), (6_230, "<a UPDATE 200"), (100_000, "a BYE"), (100_005, "a BYE 200")]);
    let end = trunk.at(200_000);
    trunk.history.advance(end);
    let states = [
        (Headline::Ready, Some(0)),
        (Headline::Occupied, Some(90)),
        (Headline::Answering, Some(5_920)),
        (Headline::Talking, Some(93_990)),
        (Headline::WorkingReady, Some(30_000)),
        (Headline::Ready, None),
    ];
    assert_eq!(trunk.states(101), states);
    let record = trunk.one();
    assert_eq!(record.call_id, "1795139400-1"); // R-ID-2
    assert_eq!((record.caller_no.as_str(), record.callee_no.as_str()), ("02160123456", "18012345678")); // R-SIP-5
    assert_eq!((record.wait_time(), record.ring_time()), (Some(Duration::ZERO), Some(Duration::from_millis(5_920))));
    assert_eq!(record.talk_time(), Some(Duration::from_millis(93_990)));
    assert_eq!((record.release_cause.unwrap().code(), record.call_id_num.unwrap().code()), (0, -1));
    assert_eq!(trunk.open_calls(), 0);
}

#[test]
fn the_documented_invite_is_queued() {
    let mut trunk = Trunk::new(1);
    let invite = include_str!("fixtures/invite.dat");
    trunk.pass(0, true, invite).unwrap();
    assert_eq!(trunk.headline(101), Headline::Occupied);
    assert_eq!((trunk.one().caller_no, trunk.one().callee_no), ("02160123456".into(), "18012345678".into()));
    let source = trunk.history.events().last().unwrap().source().copied().unwrap();
    assert_eq!((source.message, source.position), (0, 1));
}

#[test]
fn every_prefix_of_a_dialogue_leaves_a_sound_state() {
    let flow =
        [&SETUP[..], &[(6_200, "<a UPDATE"), (6_230, "<a UPDATE 200"), (100_000, "a BYE"), (100_005, "a BYE 200")]];
    let flow = flow.concat();
    for end in 0..=flow.len() {
        let mut trunk = Trunk::new(1);
        trunk.run(&flow[..end]);
        let record = trunk.records().pop();
        let ended = end >= 8;
        assert_eq!(record.as_ref().is_some_and(|record| record.release_cause.is_some()), ended, "{end}");
        assert_eq!(record.is_some_and(|record| record.call_end.is_some()), ended, "{end}");
        trunk.adapter.finish(&mut trunk.history).unwrap();
        assert_eq!(trunk.open_calls(), usize::from((1..8).contains(&end)) + usize::from(ended), "{end}");
    }
}

#[test]
fn the_caller_abandons_before_and_after_the_ringing() {
    for ringing in [false, true] {
        let mut trunk = Trunk::new(1);
        trunk.run(&SETUP[..if ringing { 3 } else { 2 }]);
        trunk.run(&[(4_000, "a CANCEL"), (4_001, "a CANCEL 200"), (4_002, "a INVITE 487"), (4_003, "a NAK")]);
        assert_eq!(trunk.headline(101), Headline::Ready);
        assert_eq!(trunk.open_calls(), 0);
        let record = trunk.one();
        assert_eq!((record.agent_id.as_str(), record.release_cause.unwrap().code()), ("101", 49));
        assert_eq!(record.ring_time(), ringing.then_some(Duration::from_millis(3_912)));
        assert_eq!(record.talk_time(), None);
        // One turn of the agent, no after-call work.
        assert_eq!(trunk.states(101).len(), if ringing { 4 } else { 3 });
    }
}

#[test]
fn the_caller_abandons_in_the_queue() {
    let mut trunk = Trunk::new(0);
    trunk.run(&SETUP[..3]);
    assert_eq!(trunk.history.centre().waiting(QUEUE).count(), 1);
    trunk.run(&[(4_000, "a CANCEL"), (4_002, "a INVITE 487")]);
    let record = trunk.one();
    assert_eq!((record.device_type.unwrap().code(), record.device_no.as_str()), (1, "3"));
    assert_eq!((record.wait_time(), record.release_cause.unwrap().code()), (Some(Duration::from_millis(4_002)), 49));
    assert_eq!((record.agent_id.as_str(), trunk.open_calls()), ("", 0));
}

#[test]
fn a_cancel_whose_final_response_was_lost_ends_the_call_all_the_same() {
    let mut trunk = Trunk::new(1);
    trunk.run(&SETUP[..3]);
    trunk.run(&[(4_000, "a CANCEL")]);
    assert_eq!(trunk.headline(101), Headline::Answering);
    let later = trunk.at(40_000);
    trunk.adapter.advance(&mut trunk.history, later).unwrap();
    assert_eq!((trunk.headline(101), trunk.open_calls()), (Headline::Ready, 0));
    assert_eq!(trunk.one().release_cause.unwrap().code(), 49);
}

#[test]
fn either_side_may_hang_up() {
    for (line, actor) in [("a BYE", Actor::Network), ("<a BYE", Actor::Agent(AgentId::new(101)))] {
        let mut trunk = Trunk::new(1);
        trunk.run(&SETUP);
        trunk.run(&[(60_000, line)]);
        assert_eq!(trunk.headline(101), Headline::WorkingReady);
        let cleared = |event: &&Event| matches!(event.kind(), EventKind::ConnectionCleared { .. });
        assert_eq!(trunk.history.events().iter().find(cleared).unwrap().actor(), actor);
        assert_eq!(trunk.one().talk_time(), Some(Duration::from_millis(53_990)));
    }
}

#[test]
fn the_platform_refuses() {
    for (status, cause) in [("486", 9), ("603", 9), ("480", 8), ("404", 7), ("503", 7), ("408", 8)] {
        for ringing in [false, true] {
            let mut trunk = Trunk::new(1);
            trunk.run(&SETUP[..if ringing { 3 } else { 2 }]);
            trunk.run(&[(9_000, &format!("a INVITE {status}")), (9_010, "a NAK")]);
            assert_eq!((trunk.headline(101), trunk.open_calls()), (Headline::Ready, 0), "{status}");
            // The caller is not given out a second time on the way.
            let record = trunk.one();
            assert_eq!((record.agent_id.as_str(), record.release_cause.unwrap().code()), ("101", cause), "{status}");
        }
    }
}

#[test]
fn an_answer_without_ringing() {
    let mut trunk = Trunk::new(1);
    trunk.run(&[(0, "a INVITE"), (500, "a INVITE 200"), (510, "a ACK"), (10_500, "a BYE")]);
    let record = trunk.one();
    assert_eq!((record.ring_time(), record.talk_time()), (None, Some(Duration::from_secs(10))));
    let headlines: Vec<_> = trunk.states(101).iter().map(|(headline, _)| *headline).collect();
    assert_eq!(headlines, [Headline::Ready, Headline::Occupied, Headline::Talking, Headline::WorkingReady]);
}

#[test]
fn retransmissions_change_nothing() {
    let flow = [&SETUP[..], &[(60_000, "a BYE"), (60_005, "a BYE 200")]].concat();
    let mut once = Trunk::new(1);
    once.run(&flow);
    let mut thrice = Trunk::new(1);
    for (ms, line) in &flow {
        thrice.run(&[(*ms, *line), (ms + 1, *line), (ms + 2, *line)]);
    }
    assert_eq!(once.states(101), thrice.states(101));
    assert_eq!(once.records(), thrice.records());
}

#[test]
fn of_two_calls_and_one_agent_the_second_is_given_out_after_the_wrap_up_of_the_first() {
    let mut trunk = Trunk::new(1);
    trunk.run(&SETUP);
    trunk.run(&[(10_000, "b INVITE"), (10_050, "b INVITE 180")]);
    assert_eq!(trunk.history.centre().waiting(QUEUE).count(), 1);
    trunk.run(&[(60_000, "a BYE")]);
    assert_eq!(trunk.headline(101), Headline::WorkingReady);
    // The wrap-up ends by the machine's own timer, with the next message of the other call.
    trunk.run(&[(95_000, "b INVITE 200"), (95_010, "b ACK"), (155_000, "b BYE")]);
    let records = trunk.records();
    let [first, second] = &records[..] else { panic!("{records:#?}") };
    assert_eq!(first.talk_time(), Some(Duration::from_millis(53_990)));
    assert_eq!(second.wait_time(), Some(Duration::from_secs(80))); // from 10 s to 60 s + 30 s
    assert_eq!(second.talk_time(), Some(Duration::from_secs(60)));
    assert_eq!((second.agent_id.as_str(), second.skill_id.as_str()), ("101", "3"));
}

#[test]
fn an_announcement_answers_and_the_update_gives_the_call_to_the_agent() {
    let mut trunk = Trunk::new(1);
    trunk.run(&SETUP);
    trunk.run(&[(10_000, "b INVITE"), (10_100, "b INVITE 200"), (10_110, "b ACK"), (20_000, "a BYE")]);
    trunk.run(&[(51_000, "<b UPDATE"), (51_100, "<b UPDATE 200")]);
    assert_eq!(trunk.headline(101), Headline::Talking);
    trunk.run(&[(61_100, "b BYE")]);
    let second = trunk.records().pop().unwrap();
    assert_eq!(second.wait_time(), Some(Duration::from_secs(40)));
    assert_eq!(second.talk_time(), Some(Duration::from_secs(10)));
}

#[test]
fn two_calls_are_given_to_two_agents() {
    let mut trunk = Trunk::new(2);
    trunk.run(&[(0, "a INVITE"), (1, "b INVITE"), (90, "b INVITE 180"), (91, "a INVITE 180"), (900, "b INVITE 200")]);
    assert_eq!((trunk.headline(101), trunk.headline(102)), (Headline::Answering, Headline::Talking));
}

#[test]
fn messages_out_of_order_in_time_count_from_the_latest_event_on() {
    let mut trunk = Trunk::new(1);
    // Two interfaces of one capture: their clocks differ by 50 ms, and an hour goes back once.
    trunk.run(&[(0, "a INVITE"), (90, "a INVITE 180"), (40, "b INVITE"), (-3_600_000, "c INVITE")]);
    trunk.run(&[(6_010, "a INVITE 200"), (5_990, "a ACK"), (60_000, "a BYE")]);
    assert_eq!(trunk.history.centre().waiting(QUEUE).count(), 2);
    let times: Vec<_> = trunk.history.events().iter().map(Event::at).collect();
    assert!(times.is_sorted());
    assert_eq!(trunk.records()[0].talk_time(), Some(Duration::from_millis(53_990)));
}

#[test]
fn a_message_that_belongs_to_no_call_disturbs_no_other() {
    let mut trunk = Trunk::new(1);
    trunk.run(&SETUP[..3]);
    let bare = "INVITE sip:1@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\r\nFrom: <sip:a@h>;tag=1\r\nCSeq: 1 INVITE\r\n\r\n";
    assert!(matches!(trunk.pass(4_000, true, bare), Err(SipError::Message(_))));
    trunk.run(&[(4_001, "z BYE"), (4_002, "z INVITE 200"), (4_003, "z ACK"), (4_004, "z CANCEL")]);
    trunk.run(&SETUP[3..]);
    assert_eq!((trunk.headline(101), trunk.open_calls()), (Headline::Talking, 1));
}

#[test]
fn a_message_that_can_not_be_read_moves_no_time() {
    let mut trunk = Trunk::new(1);
    trunk.run(&[(0, "a INVITE"), (5, "a INVITE 401"), (6, "a NAK")]);
    assert_eq!(trunk.headline(101), Headline::Occupied);
    let bare = "OPTIONS sip:1@h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\r\n\r\n";
    assert!(trunk.pass(90_000, true, bare).is_err());
    assert_eq!((trunk.headline(101), trunk.open_calls()), (Headline::Occupied, 1));
    let at = trunk.at(90_000);
    trunk.adapter.advance(&mut trunk.history, at).unwrap();
    assert_eq!((trunk.headline(101), trunk.open_calls()), (Headline::Ready, 0));
    assert_eq!(trunk.one().release_cause.unwrap().code(), 7);
}

#[test]
fn an_invite_after_a_refusal_is_another_call() {
    let mut trunk = Trunk::new(1);
    trunk.run(&[(0, "a INVITE"), (50, "a INVITE 503"), (60, "a NAK"), (1_000, "a RETRY"), (1_090, "a RETRY 180")]);
    assert_eq!(trunk.headline(101), Headline::Answering);
    trunk.run(&[(2_000, "a RETRY 200"), (9_000, "a BYE")]);
    let records = trunk.records();
    let ids: Vec<_> = records.iter().map(|record| record.call_id.as_str()).collect();
    assert_eq!(ids, ["1795139400-1", "1795139401-2"]);
    assert_eq!((records[0].talk_time(), records[1].talk_time()), (None, Some(Duration::from_secs(7))));
}

#[test]
fn a_challenge_is_part_of_one_call() {
    let mut trunk = Trunk::new(1);
    trunk.run(&[(0, "a INVITE"), (5, "a INVITE 407"), (6, "a NAK"), (10, "a RETRY"), (90, "a RETRY 180")]);
    trunk.run(&[(2_000, "a RETRY 200"), (9_000, "a BYE")]);
    assert_eq!(trunk.one().talk_time(), Some(Duration::from_secs(7)));
}

#[test]
fn calls_of_which_nothing_more_is_heard_are_over() {
    let limits = ObserverLimits::default().with_ringing(Duration::from_secs(180)).with_idle(Duration::from_secs(3_600));
    let mut trunk = Trunk::new(2);
    trunk.adapter = SipAdapter::new(QUEUE).with_limits(limits);
    trunk.run(&SETUP);
    trunk.run(&[(7_000, "b INVITE"), (7_090, "b INVITE 180")]);
    let later = trunk.at(300_000);
    trunk.adapter.advance(&mut trunk.history, later).unwrap();
    assert_eq!((trunk.headline(101), trunk.headline(102)), (Headline::Talking, Headline::Ready));
    let later = trunk.at(4_000_000);
    trunk.adapter.advance(&mut trunk.history, later).unwrap();
    assert_eq!((trunk.headline(101), trunk.open_calls()), (Headline::WorkingReady, 1)); // wrap-up keeps it
    let causes: Vec<_> = trunk.records().iter().map(|record| record.release_cause.unwrap().code()).collect();
    assert_eq!(causes, [0, 8]);
}

#[test]
fn calls_that_the_platform_makes_are_left_out() {
    let mut trunk = Trunk::new(1);
    trunk.adapter = SipAdapter::new(QUEUE).with_platform(PLATFORM.parse::<SocketAddr>().unwrap().ip());
    let outbound = message("o", "INVITE", None, false);
    trunk.pass(0, false, &outbound).unwrap();
    trunk.pass(90, true, &message("o", "INVITE", Some("200"), false)).unwrap();
    trunk.pass(900, false, &message("o", "BYE", None, false)).unwrap();
    assert_eq!((trunk.records().len(), trunk.headline(101)), (0, Headline::Ready));
    trunk.run(&SETUP);
    assert_eq!(trunk.headline(101), Headline::Talking);
}

#[test]
fn a_queue_that_the_tenant_has_not_is_told_once_per_call() {
    let mut trunk = Trunk::new(1);
    trunk.adapter = SipAdapter::new(QueueId::new(9));
    let Err(SipError::Refused(refused)) = trunk.step(0, "a INVITE") else { panic!("it was taken") };
    assert_eq!(refused.refusal(), Refusal::UnknownQueue);
    trunk.run(&SETUP[1..]);
    trunk.run(&[(60_000, "a BYE")]);
    assert_eq!((trunk.records().len(), trunk.headline(101)), (0, Headline::Ready));
}

#[test]
fn nobody_is_signed_in_until_somebody_is() {
    let mut trunk = Trunk::new(0);
    trunk.run(&SETUP[..2]);
    let agent = AgentId::new(101);
    let sign_in = SignIn::new(1).with_station("88801".parse().unwrap()).with_skill(QUEUE, 1);
    let at = trunk.at(20_000);
    trunk.history.handle(Event::new(at, Actor::Agent(agent), EventKind::SignIn { agent, sign_in })).unwrap();
    assert_eq!(trunk.headline(101), Headline::Occupied);
    trunk.run(&[(21_000, "a INVITE 200"), (31_000, "a BYE")]);
    let record = trunk.one();
    assert_eq!(
        (record.wait_time(), record.talk_time()),
        (Some(Duration::from_secs(20)), Some(Duration::from_secs(10)))
    );
}
