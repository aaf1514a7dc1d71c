//! Bills and call records of flows that a billing engineer would look at, value by value.

#![cfg(feature = "cdr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::time::Duration;

use offhook::History;
use offhook::agent::{
    Actor, AfterCall, AgentId, CallId, Cause, Centre, Event, EventKind, Headline, Medium, MediumGroup, NewCall,
    NotReady, Party, QueueId, ResyncTo, Role, SignIn, Tenant,
};
use offhook::cdr::{AgentOperationRecord, CallLegs, CallRecord, Moment};
use offhook::jiff::Timestamp;
use offhook::jiff::tz::TimeZone;
use offhook::ops::huawei::{LeaveReason, ReleaseCause};
use offhook::view::{self, Account};

const QUEUE: QueueId = QueueId::new(3);
const CHATS: QueueId = QueueId::new(4);
const ONE: AgentId = AgentId::new(101);
const TWO: AgentId = AgentId::new(102);
const CALL: CallId = CallId::new(1);
const OUTSIDE: Party = Party::Outside;

struct Desk(History);

impl Desk {
    /// Nine o'clock; nobody is signed in.
    fn new(tenant: Tenant) -> Self {
        let tenant = tenant.with_queue(QUEUE, Medium::Voice).with_queue(CHATS, Medium::Text);
        Self(History::new(Centre::new(tenant)))
    }

    fn sign_in(&mut self, second: u64, agent: AgentId) -> &mut Self {
        let sign_in = SignIn::new(agent.number().into()).with_station("88801".parse().unwrap());
        let sign_in = sign_in.with_skill(QUEUE, 1).with_skill(CHATS, 1);
        self.by(second, Actor::Agent(agent), EventKind::SignIn { agent, sign_in })
    }

    fn by(&mut self, second: u64, actor: Actor, kind: EventKind) -> &mut Self {
        self.caused(second, actor, kind, Cause::Normal)
    }

    fn net(&mut self, second: u64, kind: EventKind) -> &mut Self {
        self.by(second, Actor::Network, kind)
    }

    fn caused(&mut self, second: u64, actor: Actor, kind: EventKind, cause: Cause) -> &mut Self {
        self.0.handle(Event::new(at(second), actor, kind).with_cause(cause)).unwrap();
        self
    }

    fn queued(&mut self, second: u64) -> &mut Self {
        let call = NewCall::new(CALL, Medium::Voice).with_caller("18012345678".parse().unwrap());
        self.net(second, EventKind::Queued { call, queue: QUEUE })
    }

    fn dials(&mut self, second: u64) -> &mut Self {
        let call = NewCall::new(CALL, Medium::Voice).with_called("02160987654".parse().unwrap());
        let me = Actor::Agent(ONE);
        self.by(second, me, EventKind::ServiceInitiated { call, agent: ONE, role: Role::AgentDialled });
        self.by(second + 1, me, EventKind::Originated { call: CALL, agent: ONE, called: None })
    }

    fn records(&self) -> Vec<CallRecord> {
        view::calls(&self.0, &Account::new(TimeZone::UTC))
    }

    fn one(&self) -> CallRecord {
        let [record] = self.records().try_into().unwrap_or_else(|records| panic!("{records:#?}"));
        record
    }

    fn bills(&self, kind: i64) -> Vec<AgentOperationRecord> {
        let rows = view::bills(&self.0, &Account::new(TimeZone::UTC));
        rows.into_iter().filter(|row| row.op_type.unwrap().code() == kind).collect()
    }
}

fn at(second: u64) -> Timestamp {
    "2026-11-20T09:00:00Z".parse::<Timestamp>().unwrap() + Duration::from_secs(second)
}

fn delivered(party: Party) -> EventKind {
    EventKind::Delivered { call: CALL, party }
}

fn established(party: Party) -> EventKind {
    EventKind::Established { call: CALL, party }
}

fn cleared(party: Party) -> EventKind {
    EventKind::ConnectionCleared { call: CALL, party }
}

fn seconds(time: Option<Duration>) -> Option<u64> {
    time.map(|time| time.as_secs())
}

/// Waiting, ringing, talking, in seconds.
fn phases(record: &CallRecord) -> [Option<u64>; 3] {
    [record.wait_time(), record.ring_time(), record.talk_time()].map(seconds)
}

const OVER: EventKind = EventKind::CallCleared { call: CALL };

#[test]
fn abandoned_in_the_queue() {
    let mut desk = Desk::new(Tenant::default());
    desk.queued(0).caused(25, Actor::Network, cleared(OUTSIDE), Cause::Abandoned).net(26, OVER);
    let record = desk.one();
    assert_eq!(phases(&record), [Some(25), None, None]);
    assert_eq!((record.device_type.unwrap().code(), record.device_no.as_str(), record.agent_id.as_str()), (1, "3", ""));
    assert_eq!(record.release_cause, Some(ReleaseCause::USER_RELEASED_BEFORE_ANSWER));
    assert_eq!(record.call_id_num.unwrap().code(), -1);
}

#[test]
fn still_waiting() {
    let mut desk = Desk::new(Tenant::default());
    desk.queued(5);
    let record = desk.one();
    assert_eq!((record.wait_begin, record.wait_end), (Some(Moment::new(at(5))), None));
    assert_eq!((record.release_cause, record.device_no.as_str()), (None, "3"));
}

#[test]
fn no_answer_at_the_first_agent_then_the_second() {
    let tenant = Tenant::default().with_ring_limit(Duration::from_secs(20));
    let mut desk = Desk::new(tenant);
    desk.sign_in(0, ONE).queued(10).net(12, delivered(Party::Agent(ONE)));
    // The machine's own timer takes the call back at 32 s; agent 102 comes at 60 s.
    desk.sign_in(60, TWO).net(61, delivered(Party::Agent(TWO)));
    desk.by(65, Actor::Agent(TWO), established(Party::Agent(TWO))).net(105, cleared(OUTSIDE)).net(105, OVER);
    let records = desk.records();
    let [first, second] = &records[..] else { panic!("{records:#?}") };
    assert_eq!((first.agent_id.as_str(), phases(first)), ("101", [Some(0), Some(20), None]));
    assert_eq!((second.agent_id.as_str(), phases(second)), ("102", [Some(28), Some(4), Some(40)]));
    assert_eq!((first.call_id_num.unwrap().code(), second.call_id_num.unwrap().code()), (1, -1));
    assert_eq!((first.release_cause, second.release_cause), (None, Some(ReleaseCause::NORMAL)));
    assert_eq!((first.leave_reason, second.leave_reason), (Some(LeaveReason::AGENT_NO_ANSWER), None));
    let call = CallLegs::try_from(records).unwrap();
    assert_eq!([call.wait_time(), call.ring_time(), call.talk_time()].map(|time| time.as_secs()), [28, 24, 40]);
    assert!(call.is_complete());
    // R-ST-11: the first one is busy with reason 2 from then on.
    desk.by(200, Actor::Agent(ONE), EventKind::Ready { agent: ONE });
    let [busy] = &desk.bills(3)[..] else { panic!() };
    assert_eq!((busy.op_cause, seconds(busy.duration())), (Some(2), Some(168)));
}

#[test]
fn no_answer_and_then_abandoned_in_the_queue() {
    let mut desk = Desk::new(Tenant::default().with_ring_limit(Duration::from_secs(20)));
    desk.sign_in(0, ONE).queued(10).net(12, delivered(Party::Agent(ONE)));
    desk.caused(72, Actor::Network, cleared(OUTSIDE), Cause::Abandoned).net(72, OVER);
    let records = desk.records();
    let [agent, queue] = &records[..] else { panic!("{records:#?}") };
    assert_eq!((phases(agent), agent.device_no.as_str()), ([Some(0), Some(20), None], "101"));
    assert_eq!((phases(queue), queue.device_type.unwrap().code()), ([Some(40), None, None], 1));
    assert_eq!((agent.release_cause, queue.release_cause), (None, Some(ReleaseCause::USER_RELEASED_BEFORE_ANSWER)));
}

#[test]
fn a_call_that_rang_and_waits_again_is_not_over() {
    let mut desk = Desk::new(Tenant::default().with_ring_limit(Duration::from_secs(20)));
    desk.sign_in(0, ONE).queued(10).net(12, delivered(Party::Agent(ONE)));
    desk.0.advance(at(40));
    let records = desk.records();
    let [_, queue] = &records[..] else { panic!("{records:#?}") };
    assert_eq!((queue.wait_begin, queue.wait_end), (Some(Moment::new(at(32))), None));
    assert_eq!((queue.call_id_num.unwrap().code(), queue.release_cause), (-1, None));
}

#[test]
fn a_call_that_agent_and_caller_are_done_with() {
    for (party, actor) in [(OUTSIDE, Actor::Network), (Party::Agent(ONE), Actor::Agent(ONE))] {
        let mut desk = Desk::new(Tenant::default());
        desk.sign_in(0, ONE).queued(10).net(12, delivered(Party::Agent(ONE)));
        desk.by(15, Actor::Agent(ONE), established(Party::Agent(ONE))).by(75, actor, cleared(party)).net(77, OVER);
        let record = desk.one();
        // The agent is in the conversation until he has left it: the bills say the same.
        let talk = if party == OUTSIDE { 62 } else { 60 };
        assert_eq!(phases(&record), [Some(0), Some(3), Some(talk)]);
        assert_eq!(seconds(desk.bills(60)[0].duration()), Some(talk));
        assert_eq!(record.release_cause, Some(ReleaseCause::NORMAL));
    }
}

#[test]
fn the_agent_rejects_a_direct_call() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE);
    let call = NewCall::new(CALL, Medium::Voice);
    desk.net(10, EventKind::Offered { call, agent: ONE, role: Role::Direct }).net(11, delivered(Party::Agent(ONE)));
    desk.caused(14, Actor::Agent(ONE), EventKind::Diverted { call: CALL, agent: ONE }, Cause::Rejected).net(15, OVER);
    let record = desk.one();
    assert_eq!((phases(&record), record.release_cause), ([None, Some(3), None], Some(ReleaseCause::CALLED_REJECTS)));
}

#[test]
fn a_queued_call_that_somebody_else_gives_out_has_no_wait_that_anybody_knows() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE);
    let call = NewCall::new(CALL, Medium::Voice);
    desk.net(10, EventKind::Offered { call, agent: ONE, role: Role::QueueInbound });
    desk.net(11, delivered(Party::Agent(ONE))).by(14, Actor::Agent(ONE), established(Party::Agent(ONE)));
    desk.net(20, OVER);
    assert_eq!((desk.one().wait_begin, phases(&desk.one())), (None, [None, Some(3), Some(6)]));
}

#[test]
fn dialled_and_answered() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE).dials(10).net(14, delivered(OUTSIDE)).net(22, established(OUTSIDE));
    desk.by(52, Actor::Agent(ONE), cleared(Party::Agent(ONE))).net(52, OVER);
    let record = desk.one();
    assert_eq!((phases(&record), record.release_cause), ([None, Some(8), Some(30)], Some(ReleaseCause::NORMAL)));
    assert_eq!((record.call_type.unwrap().code(), record.callee_no.as_str()), (7, "02160987654"));
}

#[test]
fn dialled_and_busy() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE).dials(10);
    desk.caused(12, Actor::Network, EventKind::Failed { call: CALL, party: OUTSIDE }, Cause::Engaged);
    desk.by(20, Actor::Agent(ONE), cleared(Party::Agent(ONE))).net(20, OVER);
    let record = desk.one();
    assert_eq!((phases(&record), record.release_cause), ([None, None, None], Some(ReleaseCause::CALLED_BUSY)));
    assert!(desk.bills(60).is_empty());
}

#[test]
fn dialled_and_not_answered() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE).dials(10).net(14, delivered(OUTSIDE));
    desk.caused(44, Actor::Network, EventKind::Failed { call: CALL, party: OUTSIDE }, Cause::NoAnswer);
    desk.by(50, Actor::Agent(ONE), cleared(Party::Agent(ONE))).net(50, OVER);
    let record = desk.one();
    // It rang until it failed, not until the agent put the receiver down.
    assert_eq!((phases(&record), record.release_cause), ([None, Some(30), None], Some(ReleaseCause::CALLED_NO_ANSWER)));
}

#[test]
fn whoever_is_rung_up_after_the_conversation_changes_no_phase() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE).dials(10).net(22, established(OUTSIDE)).net(30, cleared(OUTSIDE)).net(40, delivered(OUTSIDE));
    desk.by(52, Actor::Agent(ONE), cleared(Party::Agent(ONE))).net(52, OVER);
    assert_eq!(phases(&desk.one()), [None, None, Some(30)]);
}

#[test]
fn held_and_retrieved_is_one_conversation_and_a_bill_of_the_hold() {
    let mut desk = Desk::new(Tenant::default());
    let me = Actor::Agent(ONE);
    desk.sign_in(0, ONE).queued(10).by(15, me, established(Party::Agent(ONE)));
    desk.by(25, me, EventKind::Held { call: CALL, agent: ONE }).by(
        65,
        me,
        EventKind::Retrieved { call: CALL, agent: ONE },
    );
    desk.net(75, cleared(OUTSIDE)).net(75, OVER);
    assert_eq!(phases(&desk.one()), [Some(0), None, Some(60)]);
    let ([hold], [talk]) = (&desk.bills(38)[..], &desk.bills(60)[..]) else { panic!() };
    assert_eq!((seconds(hold.duration()), seconds(talk.duration())), (Some(40), Some(60)));
    let words: Vec<_> = view::states(&desk.0).iter().map(|span| span.headline).collect();
    assert_eq!(words[2..5], [Headline::Talking, Headline::Holding, Headline::Talking]);
}

#[test]
fn a_chat_gives_bills_of_types_4_and_60() {
    let mut desk = Desk::new(Tenant::default());
    let call = NewCall::new(CALL, Medium::Text).with_caller("web-4711".parse().unwrap());
    desk.sign_in(0, ONE).net(100, EventKind::Queued { call, queue: CHATS }).net(101, delivered(Party::Agent(ONE)));
    desk.by(102, Actor::System, established(Party::Agent(ONE))).net(702, OVER);
    let record = desk.one();
    assert_eq!((phases(&record), record.media_type.unwrap().code()), ([Some(0), Some(1), Some(600)], 1));
    for kind in [4, 60] {
        let rows: Vec<_> = desk.bills(kind).iter().map(|row| (row.op_cause, seconds(row.duration()))).collect();
        assert_eq!(rows, [(Some(1), Some(198)), (Some(1), Some(300)), (Some(0), Some(102))]);
    }
    let licensed = Account::new(TimeZone::UTC).with_all_conversations(false);
    let kinds: Vec<_> = view::bills(&desk.0, &licensed).iter().map(|row| row.op_type.unwrap().code()).collect();
    assert_eq!(kinds, [1, 4, 4, 4]);
}

#[test]
fn a_conversation_that_lasts_has_its_interim_bills_until_now() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE).queued(10).by(200, Actor::Agent(ONE), established(Party::Agent(ONE)));
    assert!(desk.bills(60).is_empty());
    desk.0.advance(at(601));
    let rows: Vec<_> = desk.bills(60).iter().map(|row| (row.op_cause, seconds(row.duration()))).collect();
    assert_eq!(rows, [(Some(1), Some(100)), (Some(1), Some(300))]);
    assert_eq!(desk.one().call_end, None);
}

#[test]
fn a_conversation_of_ten_years_has_a_bounded_number_of_bills_that_add_up() {
    let mut desk = Desk::new(Tenant::default());
    let ten_years = 10 * 365 * 86_400;
    desk.sign_in(0, ONE).queued(0).by(0, Actor::Agent(ONE), established(Party::Agent(ONE))).net(ten_years, OVER);
    let rows = desk.bills(60);
    assert_eq!(rows.len(), 105_120);
    assert_eq!(rows.iter().map(|row| row.duration().unwrap().as_secs()).sum::<u64>(), ten_years);
    assert_eq!(rows.last().unwrap().op_cause, Some(0));
}

#[test]
fn the_number_of_a_call_that_is_over_may_come_again() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE).queued(10).by(15, Actor::Agent(ONE), established(Party::Agent(ONE))).net(75, OVER);
    desk.dials(100).net(110, established(OUTSIDE)).net(115, OVER);
    let records = desk.records();
    let [first, second] = &records[..] else { panic!("{records:#?}") };
    assert_eq!((first.call_type.unwrap().code(), phases(first)), (0, [Some(0), None, Some(60)]));
    assert_eq!((second.call_type.unwrap().code(), phases(second)), (7, [None, None, Some(5)]));
    assert_eq!((first.skill_id.as_str(), second.skill_id.as_str()), ("3", ""));
    let skills: Vec<_> = desk.bills(60).into_iter().map(|row| row.skill_id).collect();
    assert_eq!(skills, ["3", ""]);
}

#[test]
fn the_bill_of_a_session_that_was_displaced_has_its_own_serial() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE);
    let busy = EventKind::NotReady { agent: ONE, why: NotReady::BY_SELF, prolong: false };
    desk.by(10, Actor::Agent(ONE), busy);
    let sign_in = SignIn::new(9).with_station("88899".parse().unwrap()).forced();
    desk.by(20, Actor::Agent(ONE), EventKind::SignIn { agent: ONE, sign_in });
    let rows = view::bills(&desk.0, &Account::new(TimeZone::UTC));
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.op_type.unwrap().code(), row.op_cause.unwrap(), row.logon_sn.as_str(), row.phone_no.as_str()))
        .collect();
    // R-IN-2: the old session's bill is type 0 with reason 264.
    assert_eq!(
        rows,
        [(1, -1, "101", "88801"), (3, 1, "101", "88801"), (0, 264, "101", "88801"), (1, -1, "9", "88899")]
    );
}

#[test]
fn a_late_event_is_taken_after_time_has_passed_but_not_after_a_timer() {
    let ring = std::time::Duration::from_secs(30);
    let mut desk = Desk::new(Tenant::default().with_ring_limit(ring));
    desk.sign_in(0, ONE);
    let history = &mut desk.0;
    history.advance(at(100));
    assert_eq!(history.now(), Some(at(100)));
    let call = NewCall::new(CallId::new(1), Medium::Voice);
    let offered = EventKind::Offered { call, agent: ONE, role: Role::Direct };
    history.handle(Event::new(at(49), Actor::Network, offered)).unwrap();
    let rings = EventKind::Delivered { call: call.call, party: Party::Agent(ONE) };
    history.handle(Event::new(at(50), Actor::Network, rings)).unwrap();
    assert_eq!(history.now(), Some(at(100)), "what is open is measured up to there");
    assert_eq!(history.advance(at(100)).first().map(|emitted| emitted.at()), Some(at(80)));
    let out = EventKind::SignOut { agent: ONE, reason: 0 };
    history.handle(Event::new(at(79), Actor::Agent(ONE), out.clone())).unwrap_err();
    history.handle(Event::new(at(81), Actor::Agent(ONE), out)).unwrap();
    assert!(history.events().iter().map(Event::at).is_sorted());
}

#[test]
fn a_conversation_has_the_same_kinds_of_bills_open_and_ended() {
    for (medium, kinds) in [
        (Medium::Voice, vec![60]),
        (Medium::Video, vec![60]),
        (Medium::Text, vec![4, 60]),
        // Type 4 counts text chats alone.
        (Medium::Email, vec![60]),
    ] {
        for ended in [false, true] {
            let mut desk = Desk::new(Tenant::default());
            let call = NewCall::new(CALL, medium);
            desk.sign_in(0, ONE).net(1, EventKind::Offered { call, agent: ONE, role: Role::Direct });
            desk.net(2, EventKind::Established { call: CALL, party: Party::Agent(ONE) });
            if ended {
                desk.net(701, EventKind::CallCleared { call: CALL });
            } else {
                desk.0.advance(at(701));
            }
            let rows = view::bills(&desk.0, &Account::new(TimeZone::UTC));
            let seen: BTreeSet<_> = rows.iter().filter_map(|row| row.op_type).map(|kind| kind.code()).collect();
            let conversations: Vec<_> = seen.into_iter().filter(|kind| [4, 60].contains(kind)).collect();
            assert_eq!(conversations, kinds, "{medium:?} {ended}");
        }
    }
}

#[test]
fn no_bill_points_to_a_skill_row_that_nobody_writes() {
    // Huawei CEC cec_07_4238: skillInfo_sn is an operate_sn of the agent skill file under the same logon_sn.
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE).by(5, Actor::Agent(ONE), EventKind::SignOut { agent: ONE, reason: 0 });
    let rows = view::bills(&desk.0, &Account::new(TimeZone::UTC));
    assert_eq!(rows.iter().map(|row| row.skill_info_sn.as_str()).collect::<Vec<_>>(), ["", ""]);
}

#[test]
fn an_agent_who_was_found_signed_in_has_no_serial() {
    let mut desk = Desk::new(Tenant::default());
    desk.sign_in(0, ONE).by(5, Actor::Agent(ONE), EventKind::SignOut { agent: ONE, reason: 0 });
    desk.by(10, Actor::System, EventKind::Resync { agent: ONE, to: ResyncTo::NotReady(NotReady::BY_SELF) });
    desk.by(20, Actor::Agent(ONE), EventKind::Ready { agent: ONE });
    let [busy] = &desk.bills(3)[..] else { panic!() };
    assert_eq!((busy.logon_sn.as_str(), busy.skill_info_sn.as_str()), ("", ""));
    let forced: Vec<_> = view::states(&desk.0).iter().map(|span| span.forced).collect();
    assert_eq!(forced, [false, true, false]);
}

#[test]
fn assumed_times_are_marked_everywhere() {
    let work = AfterCall::Work { limit: None };
    let mut desk = Desk::new(Tenant::default().with_after_call(MediumGroup::Voice, work));
    desk.0 = desk.0.with_assumed_times();
    desk.sign_in(0, ONE).queued(10).by(15, Actor::Agent(ONE), established(Party::Agent(ONE))).net(375, OVER);
    assert!(view::states(&desk.0).iter().all(|span| span.assumed));
    assert!(view::bills(&desk.0, &Account::new(TimeZone::UTC)).iter().all(AgentOperationRecord::is_assumed));
    assert!(desk.one().is_assumed());
}

#[test]
fn time_that_passes_without_events_fires_timers_and_changes_nothing_else() {
    let work = AfterCall::Work { limit: Some(Duration::from_secs(30)) };
    let mut desk = Desk::new(Tenant::default().with_after_call(MediumGroup::Voice, work));
    desk.sign_in(0, ONE).queued(10).by(15, Actor::Agent(ONE), established(Party::Agent(ONE))).net(75, OVER);
    assert_eq!(desk.0.next_deadline(), Some(at(105)));
    assert!(desk.0.advance(at(104)).is_empty());
    assert!(!desk.0.advance(at(400)).is_empty());
    assert_eq!((desk.0.now(), desk.0.next_deadline()), (Some(at(400)), None));
    assert_eq!(desk.0.events().last().unwrap().at(), at(105));
    assert_eq!(seconds(desk.bills(27)[0].duration()), Some(30));
    assert!(desk.0.advance(at(0)).is_empty());
    assert_eq!(desk.0.now(), Some(at(400)));
}
