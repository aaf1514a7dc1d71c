//! Cisco's CTI link into the agent machine: the documented preview flow, its siblings, and links that misbehave.

#![cfg(all(feature = "cdr", feature = "cti"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook::History;
use offhook::adapter::CtiAdapter;
use offhook::agent::{
    Actor, AfterCall, AgentId, Availability, CallId, Cause, Centre, Dialects, Divergence, Effect, Event, EventKind,
    Headline, MediumGroup, NotReady, Observed, Party, Refusal, Refused, Role, SignIn, Tenant, Vendor,
};
use offhook::cdr::CallRecord;
use offhook::cti::{AgentState, Trace, TraceMessage};
use offhook::jiff::tz::TimeZone;
use offhook::jiff::{SignedDuration, Timestamp};
use offhook::view::{self, Account};
use proptest::prelude::*;

const AGENT: AgentId = AgentId::new(4020);
const LEG: CallId = CallId::new(16_800_097);
const CONTACT: CallId = CallId::new(16_800_096);

/// The trace of the guide, as printed.
const TRACE: &[u8] = include_bytes!("fixtures/outbound_preview.txt");

/// A client of the link, with messages a second apart.
struct Desk {
    history: History,
    adapter: CtiAdapter,
    at: Timestamp,
}

impl Desk {
    fn new() -> Self {
        let tenant = Tenant::default()
            .with_dialect(Dialects::CISCO_CCX)
            .with_at_sign_in(Availability::NotReady(NotReady::Busy { reason: 0 }))
            .with_after_call(MediumGroup::Voice, AfterCall::Work { limit: None });
        let mut adapter = CtiAdapter::default();
        adapter.name_agent(AGENT, "chli4020", Some("4020"));
        let at = "2026-11-20T15:58:00Z".parse().unwrap();
        let mut desk = Self { history: History::new(Centre::new(tenant)), adapter, at };
        let sign_in = SignIn::new(1).with_station("4020".parse().unwrap());
        desk.agent(EventKind::SignIn { agent: AGENT, sign_in });
        desk.agent(EventKind::Ready { agent: AGENT });
        desk
    }

    fn agent(&mut self, kind: EventKind) {
        self.at += SignedDuration::from_secs(1);
        self.history.handle(Event::new(self.at, Actor::Agent(AGENT), kind)).unwrap();
    }

    /// Feeds every message of a trace; the refusals with their lines.
    fn feed(&mut self, trace: &[u8]) -> Vec<(u32, Refused)> {
        let mut refused = Vec::new();
        for message in Trace::parse(trace).unwrap().messages() {
            self.at += SignedDuration::from_secs(1);
            let fed = self.adapter.feed_printed(&mut self.history, self.at, message);
            refused.extend(fed.err().map(|why| (message.line(), why)));
        }
        refused
    }

    /// The same as from a live link, where nobody knows what comes next; messages that are not wanted take their second.
    fn feed_live(&mut self, trace: &[u8], wanted: impl Fn(&TraceMessage<'_>) -> bool) {
        for message in Trace::parse(trace).unwrap().messages() {
            self.at += SignedDuration::from_secs(1);
            if wanted(message) {
                let (at, line) = (self.at, message.line().into());
                self.adapter.feed(&mut self.history, at, line, message.message(), message.call()).unwrap();
            }
        }
    }

    /// What happened, apart from what a vendor said of states.
    fn facts(&self) -> Vec<Event> {
        let is_fact = |event: &&Event| !matches!(event.kind(), EventKind::Observed { .. });
        self.history.events().iter().filter(is_fact).cloned().collect()
    }

    /// The last event, with its cause.
    fn last(&self) -> (EventKind, Cause) {
        let last = self.history.events().iter().rfind(|event| !matches!(event.kind(), EventKind::Observed { .. }));
        last.map(|event| (event.kind().clone(), event.cause())).unwrap()
    }

    /// The same for a trace that the machine agrees with.
    fn follow(&mut self, trace: &str) {
        let refused = self.feed(trace.as_bytes());
        assert!(refused.is_empty(), "{refused:#?}");
    }

    fn settle(&mut self) {
        self.adapter.settle(&mut self.history, self.at).unwrap();
    }

    fn headline(&self) -> Headline {
        self.history.centre().headline(AGENT)
    }

    fn states(&self) -> Vec<Headline> {
        view::states(&self.history).iter().map(|span| span.headline).collect()
    }

    fn divergences(&self) -> Vec<Divergence> {
        let diverged = self.history.effects().iter().filter_map(|emitted| match emitted.effect() {
            Effect::Diverged { divergence } => Some(*divergence),
            _ => None,
        });
        diverged.collect()
    }

    /// The states that the vendor told, with their lines.
    fn observed(&self) -> Vec<(AgentState, u64)> {
        let observed = self.history.events().iter().filter_map(|event| match event.kind() {
            EventKind::Observed { state: Observed::Cisco(state), .. } => {
                Some((*state, event.source().map_or(0, |source| source.position)))
            }
            _ => None,
        });
        observed.collect()
    }

    fn is_resynced(&self) -> bool {
        self.history.events().iter().any(|event| matches!(event.kind(), EventKind::Resync { .. }))
    }

    fn records(&self) -> Vec<CallRecord> {
        view::calls(&self.history, &Account::new(TimeZone::UTC))
    }
}

fn state(state: &str) -> String {
    format!(
        "MsgType: AGENT_STATE_EVENT AgentState: {state} EventReasonCode: 0 AgentID: chli4020 AgentExtension: 4020\n"
    )
}

/// Steps 1 to 3 of the flow: reserved, reservation call, delivered.
fn reservation(leg: u32, device: &str) -> [String; 3] {
    [
        state("RESERVED"),
        format!(
            "MsgType: BEGIN_CALL_EVENT CallType: CALLTYPE_RESERVATION ConnectionCallID: {leg} ConnectionDeviceID: \
             {device} ExpandedCallContext: BAStatus: DO BAResponse:\n"
        ),
        format!(
            "MsgType: CALL_DELIVERED_EVENT ConnectionCallID: {leg} LocalConnectionState: LCS_ALERTING \
             AlertingDeviceID: 4020 ConnectionDeviceID: 4020 EventCause: CEC_NEW_CALL\n"
        ),
    ]
}

fn answer(contact: u32, response: &str) -> String {
    format!(
        "MsgType: CALL_DATA_UPDATE_EVENT CallType: CALLTYPE_RESERVATION ConnectionCallID: {contact} \
         NewConnectionCallID: {contact} ConnectionDeviceID: 4020 ExpandedCallContext: BAResponse: {response} \
         CustomerPhoneNumber:\n"
    )
}

/// Step 8: the reservation leg ends.
fn leg_ends(leg: u32) -> String {
    format!(
        "MsgType: CALL_CONNECTION_CLEARED_EVENT ConnectionCallID: {leg} ReleasingDeviceType: DEVID_AGENT_DEVICE \
         ConnectionDeviceID: 4020 ReleasingDeviceID: 4020\n\
         MsgType: CALL_CLEARED_EVENT ConnectionCallID: {leg} ConnectionDeviceID: 4020\n\
         MsgType: END_CALL_EVENT ConnectionCallID: {leg} ConnectionDeviceID:\n"
    )
}

#[test]
fn the_documented_trace_is_ready_reserved_talking_work() {
    let mut desk = Desk::new();
    assert_eq!(desk.feed(TRACE), []);
    desk.settle();
    desk.agent(EventKind::Ready { agent: AGENT });

    let words = [Headline::Busy, Headline::Ready, Headline::Preoccupied, Headline::Talking, Headline::Working];
    assert_eq!(desk.states(), [&words[..], &[Headline::Ready]].concat());
    let cisco: Vec<_> = desk.states()[1..].iter().map(|headline| headline.cisco()).collect();
    assert_eq!(
        cisco,
        [
            AgentState::AVAILABLE,
            AgentState::RESERVED,
            AgentState::TALKING,
            AgentState::WORK_NOT_READY,
            AgentState::AVAILABLE
        ]
    );
    assert_eq!(desk.divergences(), []);
    assert!(!desk.is_resynced());
    let states: Vec<_> = desk.observed().iter().map(|(state, _)| *state).collect();
    assert_eq!(states, [AgentState::RESERVED, AgentState::TALKING, AgentState::WORK_NOT_READY]);
}

#[test]
fn without_the_vendors_states_the_machine_has_the_same_states_at_the_same_times() {
    let is_state = |message: &TraceMessage<'_>| message.name() == "AGENT_STATE_EVENT";
    let mut with = Desk::new();
    with.feed_live(TRACE, |_| true);
    let mut without = Desk::new();
    without.feed_live(TRACE, |message| !is_state(message));
    assert!(with.facts().len() > 10 && without.observed().is_empty());
    assert_eq!(without.facts(), with.facts());
    assert_eq!(view::states(&without.history), view::states(&with.history));

    // The same for a trace that is read whole, and for states that are all wrong.
    let mut with = Desk::new();
    assert_eq!(with.feed(TRACE), []);
    for other in ["AVAILABLE", "NOT_READY", "RESERVED", "TALKING", "LOGOUT", "HOLD"] {
        let mut text = String::from_utf8(TRACE.to_vec()).unwrap();
        for state in ["RESERVED", "TALKING", "WORK_NOT_READY"] {
            text = text.replace(&format!("AgentState: {state}"), &format!("AgentState: {other}"));
        }
        let mut wrong = Desk::new();
        assert_eq!(wrong.feed(text.as_bytes()), []);
        wrong.settle();
        assert_eq!(wrong.facts(), with.facts(), "{other}");
        assert_eq!(view::states(&wrong.history), view::states(&with.history));
        assert!(!wrong.divergences().is_empty());
    }
}

#[test]
fn the_reservation_of_the_documented_trace_is_that_of_the_agent_whose_device_lost_a_digit() {
    let offered = |desk: &Desk| {
        let mut events = desk.history.events().iter();
        let offer = events.find(|event| matches!(event.kind(), EventKind::Offered { .. })).unwrap();
        (offer.source().unwrap().message, offer.source().unwrap().position)
    };
    // Read whole, the trace tells that 420 is 4020: reserved from the BEGIN_CALL_EVENT on.
    let mut desk = Desk::new();
    assert_eq!(desk.feed(TRACE), []);
    assert_eq!(offered(&desk), (23, 9));
    let reserved = view::states(&desk.history)[2].from;
    // Message by message that is known with the next one, which names 4020; until then nobody is reserved.
    let mut desk = Desk::new();
    desk.feed_live(TRACE, |_| true);
    assert_eq!(offered(&desk), (9, 11));
    assert_eq!(view::states(&desk.history)[2].from, reserved + SignedDuration::from_secs(1));
}

#[test]
fn the_agent_holds_the_call_and_takes_it_back() {
    let text = String::from_utf8(TRACE.to_vec()).unwrap();
    let end = text.find("The outbound call is terminated.").unwrap();
    let mut desk = Desk::new();
    desk.feed(&text.as_bytes()[..end]);
    let held = "MsgType: CALL_HELD_EVENT ConnectionCallID: 16800096 ConnectionDeviceID: 4020 HoldingDeviceID:";
    let retrieved =
        "MsgType: CALL_RETRIEVED_EVENT ConnectionCallID: 16800096 ConnectionDeviceID: 4020 RetrievingDeviceID:";
    for device in ["4020", ""] {
        desk.follow(&format!("{held} {device}\n"));
        assert_eq!(desk.last(), (EventKind::Held { call: CONTACT, agent: AGENT }, Cause::Normal));
        assert_eq!(desk.headline(), Headline::Holding);
        desk.follow(&format!("{retrieved} {device}\n"));
        assert_eq!(desk.last(), (EventKind::Retrieved { call: CONTACT, agent: AGENT }, Cause::Normal));
        assert_eq!(desk.headline(), Headline::Talking);
    }
    // The customer's hold is not the agent's.
    let events = desk.history.events().len();
    desk.follow(&format!("{held} 4022\n{retrieved} 4022\n"));
    assert_eq!((desk.history.events().len(), desk.headline()), (events, Headline::Talking));
}

#[test]
fn a_dialled_call_fails_at_the_called_party_or_at_the_agents_telephone() {
    let initiated = "MsgType: CALL_SERVICE_INITIATED_EVENT ConnectionCallID: 12 ConnectionDeviceID: 4020\n";
    let originated =
        "MsgType: CALL_ORIGINATED_EVENT ConnectionCallID: 12 ConnectionDeviceID: 4020 CalledDeviceID: 4022\n";
    let call = CallId::new(12);
    for (dialled, failing, party) in [
        (originated, "4022", Party::Outside),
        (originated, "4020", Party::Outside),
        (originated, "", Party::Outside),
        ("", "4020", Party::Agent(AGENT)),
        ("", "", Party::Agent(AGENT)),
    ] {
        let mut desk = Desk::new();
        desk.follow(&format!(
            "{initiated}{dialled}MsgType: CALL_FAILED_EVENT ConnectionCallID: 12 EventCause: CEC_BUSY ConnectionDeviceID: \
             4020 FailingDeviceID: {failing}\n"
        ));
        assert_eq!(desk.last(), (EventKind::Failed { call, party }, Cause::Engaged), "{dialled} {failing}");
        desk.follow("MsgType: CALL_CLEARED_EVENT ConnectionCallID: 12 ConnectionDeviceID: 4020\n");
        assert_eq!(desk.records().len(), 1);
        assert_ne!(desk.headline(), Headline::Talking);
    }
}

#[test]
fn a_reservation_that_is_diverted_is_taken_from_the_agent() {
    for device in ["4020", ""] {
        let mut desk = Desk::new();
        desk.follow(&reservation(16_800_101, "4020").concat());
        desk.follow(&format!(
            "MsgType: CALL_DIVERTED_EVENT ConnectionCallID: 16800101 EventCause: CEC_CALL_NOT_ANSWERED \
             ConnectionDeviceID: 4020 DivertingDeviceID: {device} CalledDeviceID: 4030\n"
        ));
        let diverted = EventKind::Diverted { call: CallId::new(16_800_101), agent: AGENT };
        assert_eq!(desk.last(), (diverted, Cause::NoAnswer));
        assert_ne!(desk.headline(), Headline::Preoccupied);
    }
    // Somebody else's diversion is nothing to this agent.
    let mut desk = Desk::new();
    desk.follow(&reservation(16_800_101, "4020").concat());
    desk.follow(
        "MsgType: CALL_DIVERTED_EVENT ConnectionCallID: 16800101 ConnectionDeviceID: 4020 DivertingDeviceID: 4030\n",
    );
    assert_eq!(desk.headline(), Headline::Preoccupied);
}

#[test]
fn what_the_vendors_queues_do_is_left_out() {
    let mut desk = Desk::new();
    let events = desk.history.events().len();
    desk.follow(
        "MsgType: CALL_QUEUED_EVENT ConnectionCallID: 12 ConnectionDeviceID: 4020 QueueDeviceID: 8000\n\
         MsgType: CALL_DEQUEUED_EVENT ConnectionCallID: 12 ConnectionDeviceID: 4020\n",
    );
    assert_eq!(desk.history.events().len(), events);
}

#[test]
fn both_calls_of_the_documented_trace_are_open_at_once_and_have_their_records() {
    let mut desk = Desk::new();
    desk.feed(TRACE);
    let open = |event: &Event| matches!(event.kind(), EventKind::Offered { .. } | EventKind::CallCleared { .. });
    let order: Vec<_> = desk.history.events().iter().filter(|event| open(event)).map(|event| event.kind()).collect();
    assert!(matches!(order[..2], [
        EventKind::Offered { call: leg, role: Role::Reservation, .. },
        EventKind::Offered { call: contact, role: Role::Preview, .. },
    ] if leg.call == LEG && contact.call == CONTACT));
    assert!(matches!(order[2..], [EventKind::CallCleared { call: LEG }, EventKind::CallCleared { call: CONTACT }]));

    let records = desk.records();
    let of = |call: CallId| records.iter().filter(move |record| record.call_id == call.to_string()).collect::<Vec<_>>();
    let ([leg], [contact]) = (&of(LEG)[..], &of(CONTACT)[..]) else { panic!("{records:#?}") };
    assert_eq!((leg.talk_time(), leg.call_type.unwrap().code()), (None, 41));
    assert_eq!((contact.caller_no.as_str(), contact.callee_no.as_str()), ("4020", "4022"));
    assert_eq!((contact.call_type.unwrap().code(), contact.release_cause.unwrap().code()), (44, 0));
    assert_eq!(contact.talk_time().unwrap().as_secs(), 1);
    assert_eq!((contact.call_id_num.unwrap().code(), leg.call_id_num.unwrap().code()), (-1, -1));
}

#[test]
fn every_event_says_where_it_was_read() {
    let mut desk = Desk::new();
    desk.feed(TRACE);
    let trace = Trace::parse(TRACE).unwrap();
    for event in &desk.history.events()[2..] {
        let source = event.source().unwrap();
        assert_eq!(source.vendor, Vendor::Cisco);
        let message = trace.messages().iter().find(|message| u64::from(message.line()) == source.position).unwrap();
        assert!(
            trace
                .messages()
                .iter()
                .any(|it| it.line() == message.line() && it.message().kind().code() == source.message)
        );
    }
    let cleared =
        desk.history.events().iter().rev().find(|event| matches!(event.kind(), EventKind::CallCleared { .. }));
    assert_eq!(cleared.unwrap().cause(), Cause::Code(1014)); // CECX_DROP_HANDLED_OTHER
}

#[test]
fn reject_ends_the_reservation_and_the_agent_is_ready() {
    let mut desk = Desk::new();
    desk.follow(&reservation(16_800_101, "4020").concat());
    assert_eq!(desk.headline(), Headline::Preoccupied);
    desk.follow(&answer(16_800_100, "Reject"));
    assert_eq!(desk.headline(), Headline::Preoccupied); // a state changes on the event, R-ST-1
    desk.follow(&leg_ends(16_800_101));
    desk.follow(&state("AVAILABLE"));
    assert_eq!((desk.headline(), desk.divergences()), (Headline::Ready, vec![]));
    assert!(desk.records().iter().all(|record| record.talk_time().is_none()));
}

#[test]
fn skip_gives_the_next_contact() {
    let mut desk = Desk::new();
    desk.follow(&reservation(16_800_099, "4020").concat());
    // The flow shows an END_CALL_EVENT of an earlier id first, and the agent available twice.
    desk.follow("MsgType: END_CALL_EVENT ConnectionCallID: 16800095 ConnectionDeviceID:\n");
    desk.follow(&answer(16_800_098, "Skip"));
    desk.follow(&state("AVAILABLE"));
    desk.follow(&leg_ends(16_800_099));
    desk.follow(&state("AVAILABLE"));
    assert_eq!((desk.headline(), desk.divergences()), (Headline::Ready, vec![]));
    desk.follow(&reservation(16_800_103, "4020").concat());
    assert_eq!((desk.headline(), desk.divergences()), (Headline::Preoccupied, vec![]));
}

#[test]
fn cancel_reservation_leaves_the_agent_not_ready_with_its_reason() {
    let mut desk = Desk::new();
    desk.follow(&reservation(16_800_101, "4020").concat());
    desk.follow(&answer(16_800_100, "Cancel Reservation"));
    desk.follow(&leg_ends(16_800_101));
    desk.follow(&state("NOT_READY"));
    desk.agent(EventKind::Ready { agent: AGENT });
    let spans = view::states(&desk.history);
    let busy = &spans[spans.len() - 2];
    assert_eq!((busy.headline, busy.reason), (Headline::Busy, 32_752));
    assert_eq!(desk.divergences(), []);
    // Not one of the platform's own reasons, and billed all the same.
    let bills = view::bills(&desk.history, &Account::new(TimeZone::UTC));
    let bill = bills.iter().rfind(|bill| bill.op_type.unwrap().code() == 3).unwrap();
    assert_eq!((bill.op_cause, bill.duration()), (Some(32_752), busy.duration()));
}

#[test]
fn an_observation_that_never_agrees_is_told_and_never_obeyed() {
    for (vendor, then) in [("TALKING", "AVAILABLE"), ("NOT_READY", "AVAILABLE"), ("LOGOUT", "AVAILABLE")] {
        let mut desk = Desk::new();
        desk.follow(&state(vendor));
        assert_eq!((desk.headline(), desk.divergences()), (Headline::Ready, vec![]), "it may still agree");
        desk.follow(&state(then));
        let [divergence] = desk.divergences()[..] else { panic!("{:?}", desk.divergences()) };
        assert_eq!((divergence.agent, divergence.headline), (AGENT, Headline::Ready));
        assert_eq!(divergence.expected, Observed::Cisco(AgentState::AVAILABLE));
        assert_eq!(desk.states(), [Headline::Busy, Headline::Ready]);
        assert!(!desk.is_resynced());
        // Both reports are in the log, the one that was wrong first.
        assert_eq!(desk.observed().iter().map(|(state, _)| *state).next_back(), Some(AgentState::AVAILABLE));
        assert_eq!(desk.observed().len(), 2);
    }
}

#[test]
fn at_the_end_what_still_waits_is_a_divergence() {
    let mut desk = Desk::new();
    desk.follow(&state("TALKING"));
    desk.settle();
    assert_eq!(desk.divergences().len(), 1);
    desk.settle();
    assert_eq!(desk.divergences().len(), 1);
}

#[test]
fn an_agreement_that_comes_too_late_is_none() {
    let mut desk = Desk::new();
    desk.follow(&state("RESERVED"));
    desk.at += CtiAdapter::PATIENCE;
    let [_, begin, delivered] = reservation(16_800_097, "4020");
    desk.follow(&(begin + &delivered));
    assert_eq!(desk.headline(), Headline::Preoccupied);
    let [divergence] = desk.divergences()[..] else { panic!("{:?}", desk.divergences()) };
    assert_eq!((divergence.observed, divergence.headline), (Observed::Cisco(AgentState::RESERVED), Headline::Ready));
}

#[test]
fn the_same_state_reported_again_is_one_observation_while_it_waits() {
    let mut desk = Desk::new();
    desk.follow(&(state("RESERVED") + &state("RESERVED")));
    desk.follow(&reservation(16_800_097, "4020").concat());
    assert_eq!((desk.headline(), desk.divergences()), (Headline::Preoccupied, vec![]));
}

#[test]
fn state_and_call_events_may_come_in_either_order() {
    // 420 is the documented slip for 4020; the device may be blank as well.
    for device in ["4020", "420", ""] {
        let [reserved, begin, delivered] = reservation(16_800_097, device);
        for order in [[&reserved, &begin, &delivered], [&begin, &reserved, &delivered], [&begin, &delivered, &reserved]]
        {
            let mut desk = Desk::new();
            desk.follow(&order.map(String::as_str).concat());
            desk.settle();
            assert_eq!((desk.headline(), desk.divergences()), (Headline::Preoccupied, vec![]), "{device:?} {order:?}");
            desk.follow(&answer(16_800_096, "Reject"));
            desk.follow(&leg_ends(16_800_097));
            assert_eq!(desk.headline(), Headline::Ready, "{device:?} {order:?}");
        }
    }
}

#[test]
fn every_swap_of_two_neighbours_in_the_documented_trace_ends_in_work_without_a_divergence() {
    let trace = Trace::parse(TRACE).unwrap();
    let count = trace.messages().len();
    let mut followed = 0;
    for swapped in 0..count - 1 {
        let mut order: Vec<usize> = (0..count).collect();
        order.swap(swapped, swapped + 1);
        let is_state = |place: usize| trace.messages()[place].name() == "AGENT_STATE_EVENT";
        if !is_state(swapped) && !is_state(swapped + 1) {
            continue; // the link keeps the order of call events
        }
        let mut desk = Desk::new();
        for place in order {
            let message = &trace.messages()[place];
            desk.at += SignedDuration::from_secs(1);
            let (at, line) = (desk.at, message.line().into());
            desk.adapter.feed(&mut desk.history, at, line, message.message(), message.call()).unwrap();
        }
        desk.settle();
        assert_eq!((desk.headline(), desk.divergences()), (Headline::Working, vec![]), "{swapped}");
        assert_eq!(desk.records().len(), 2);
        followed += 1;
    }
    assert_eq!(followed, 5);
}

#[test]
fn a_reservation_for_somebody_elses_telephone_is_not_given_to_the_reserved_agent() {
    let mut desk = Desk::new();
    let [reserved, begin, _] = reservation(16_800_097, "5555");
    desk.follow(&(reserved + &begin));
    assert_eq!((desk.headline(), desk.history.centre().calls().count()), (Headline::Ready, 0));
}

#[test]
fn what_is_said_of_agents_without_a_name_is_left_out() {
    let mut desk = Desk::new();
    let events = desk.history.events().len();
    for device in ["5555", "402", "99"] {
        let theirs = |text: &str| text.replace("4020", device).replace("chli", "other");
        desk.follow(&theirs(&reservation(700, device).concat()));
        desk.follow(&theirs(&answer(699, "Accept")));
        desk.follow(&theirs(&leg_ends(700)));
    }
    desk.follow(
        "MsgType: CALL_SERVICE_INITIATED_EVENT ConnectionCallID: 12 ConnectionDeviceID: 77 CallingDeviceID: 77\n\
         MsgType: CALL_ESTABLISHED_EVENT ConnectionCallID: 12 ConnectionDeviceID: 77 AnsweringDeviceID: 78\n\
         MsgType: CALL_CLEARED_EVENT ConnectionCallID: 12 ConnectionDeviceID: 77\n\
         MsgType: AGENT_STATE_EVENT AgentState: TALKING\n\
         MsgType: AGENT_STATE_EVENT AgentID: chli4020\n\
         MsgType: CALL_CLEARED_EVENT ConnectionDeviceID: 4020\n\
         MsgType: NO_SUCH_EVENT ConnectionCallID: 12\n",
    );
    assert_eq!(desk.history.events().len(), events);
}

#[test]
fn a_call_of_ours_that_nobody_knows_is_refused_and_disturbs_nothing() {
    let mut desk = Desk::new();
    let refused = desk.feed(
        b"MsgType: CALL_DELIVERED_EVENT ConnectionCallID: 9 AlertingDeviceID: 4020 ConnectionDeviceID: 4020\n\
          MsgType: CALL_ESTABLISHED_EVENT ConnectionCallID: 9 AnsweringDeviceID: 4020 ConnectionDeviceID: 4020\n\
          MsgType: CALL_CLEARED_EVENT ConnectionCallID: 9 ConnectionDeviceID: 4020\n",
    );
    assert_eq!(refused.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(refused.iter().all(|(_, why)| why.refusal() == Refusal::UnknownContact));
    assert_eq!(desk.headline(), Headline::Ready);
    assert_eq!(desk.feed(TRACE), []);
    assert_eq!(desk.headline(), Headline::Working);
}

#[test]
fn the_customers_device_releases_the_customers_connection() {
    for releasing in ["ReleasingDeviceID: 4022 ConnectionDeviceID: 4020", "ConnectionDeviceID: 4022"] {
        let mut desk = Desk::new();
        let text = String::from_utf8(TRACE.to_vec()).unwrap();
        let end = text.find("The outbound call is terminated.").unwrap();
        desk.feed(&text.as_bytes()[..end]);
        assert_eq!(desk.headline(), Headline::Talking);
        desk.follow(&format!("MsgType: CALL_CONNECTION_CLEARED_EVENT ConnectionCallID: 16800096 {releasing}\n"));
        let last = desk.history.events().last().unwrap();
        let left = EventKind::ConnectionCleared { call: CONTACT, party: Party::Outside };
        assert_eq!((last.kind(), last.actor()), (&left, Actor::Network));
    }
}

#[test]
fn a_link_without_end_call_events_never_stops_being_followed() {
    let mut desk = Desk::new();
    // As many calls as are followed at a time, each cleared and none of them ended.
    for call in 0..=u32::try_from(CtiAdapter::MAX_CALLS).unwrap() {
        let text = format!(
            "MsgType: BEGIN_CALL_EVENT CallType: CALLTYPE_RESERVATION ConnectionCallID: {} ConnectionDeviceID: 99\n",
            call * 2 + 20_000_001
        );
        let trace = Trace::parse(text.as_bytes()).unwrap();
        desk.adapter.feed(&mut desk.history, desk.at, 1, trace.messages()[0].message(), None).unwrap();
    }
    assert_eq!(desk.feed(TRACE), []);
    assert_eq!((desk.headline(), desk.divergences()), (Headline::Working, vec![]));
}

/// A call of nobody here begins, and is cleared.
fn others(desk: &mut Desk, call: u32, is_cleared: bool) {
    let mut text = format!(
        "MsgType: BEGIN_CALL_EVENT CallType: CALLTYPE_RESERVATION ConnectionCallID: {call} ConnectionDeviceID: 99\n"
    );
    if is_cleared {
        text += &format!("MsgType: CALL_CLEARED_EVENT ConnectionCallID: {call} ConnectionDeviceID: 4020\n");
    }
    for message in Trace::parse(text.as_bytes()).unwrap().messages() {
        let _ = desk.adapter.feed(&mut desk.history, desk.at, 1, message.message(), message.call());
    }
}

#[test]
fn of_too_many_calls_the_oldest_is_forgotten_whatever_its_number() {
    const MAX: u32 = CtiAdapter::MAX_CALLS as u32;
    // The newest call has the lowest number, and the contact of our agent begins before or after all others.
    for is_newest in [false, true] {
        let mut desk = Desk::new();
        let [_, begin, delivered] = reservation(16_800_097, "");
        if !is_newest {
            desk.follow(&begin);
        }
        for call in 0..MAX {
            others(&mut desk, 100_000_000 + call, false);
        }
        if is_newest {
            desk.follow(&begin);
        }
        let refused = desk.feed(delivered.as_bytes());
        assert_eq!((desk.headline() == Headline::Preoccupied, refused.is_empty()), (is_newest, is_newest));
    }
}

#[test]
fn of_too_many_calls_those_that_are_cleared_are_forgotten_first() {
    let mut desk = Desk::new();
    let [_, begin, delivered] = reservation(16_800_097, "");
    desk.follow(&begin);
    for call in 0..CtiAdapter::MAX_CALLS as u32 + 2 {
        others(&mut desk, 100_000_000 + call, true);
    }
    desk.follow(&delivered);
    assert_eq!(desk.headline(), Headline::Preoccupied);
}

#[test]
fn time_that_goes_back_is_refused() {
    let mut desk = Desk::new();
    desk.at -= SignedDuration::from_secs(60);
    let refused = desk.feed(TRACE);
    assert!(refused.iter().all(|(_, why)| why.refusal() == Refusal::TimeReversed));
    assert_eq!(desk.headline(), Headline::Ready);
}

#[test]
fn a_timer_that_is_due_comes_before_what_the_link_reports() {
    let mut desk = Desk::new();
    let limit = Some(core::time::Duration::from_secs(2));
    let tenant = desk.history.centre().tenant().clone();
    let tenant = tenant.with_after_call(MediumGroup::Voice, AfterCall::Work { limit });
    desk.history = desk.history.events().iter().fold(History::new(Centre::new(tenant)), |mut history, event| {
        history.handle(event.clone()).unwrap();
        history
    });
    desk.follow(core::str::from_utf8(TRACE).unwrap());
    // The machine says WORK_READY here, since the work ends by itself: the vendor's word is told as a difference.
    desk.at += SignedDuration::from_secs(30);
    desk.follow(&state("AVAILABLE"));
    assert_eq!(desk.headline(), Headline::Ready);
    let differences: Vec<_> = desk.divergences().iter().map(|divergence| divergence.observed).collect();
    assert_eq!(differences, [Observed::Cisco(AgentState::WORK_NOT_READY)]);
    assert_eq!(desk.observed().last().map(|(state, _)| *state), Some(AgentState::AVAILABLE));
}

#[test]
fn every_prefix_of_the_trace_can_be_fed() {
    // By octets, so that every cut is in the middle of something.
    for end in (0..=TRACE.len()).step_by(7) {
        let mut desk = Desk::new();
        desk.feed(&TRACE[..end]);
        desk.settle();
        assert!(!desk.is_resynced());
        assert!(!desk.states().is_empty());
        desk.records();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn messages_in_any_order_and_number_panic_nowhere(order in prop::collection::vec((0_usize..19, 0_i64..4), 0..60)) {
        let trace = Trace::parse(TRACE).unwrap();
        let mut desk = Desk::new();
        for (place, after) in order {
            let Some(message) = trace.messages().get(place) else { continue };
            desk.at += SignedDuration::from_secs(after);
            let (at, line) = (desk.at, message.line().into());
            let _ = desk.adapter.feed(&mut desk.history, at, line, message.message(), message.call());
        }
        desk.settle();
        prop_assert!(!desk.is_resynced());
        for record in desk.records() {
            prop_assert!(record.call_id_num.is_some());
        }
    }

    #[test]
    fn changed_octets_panic_nowhere(changes in prop::collection::vec((0_usize..9_000, any::<u8>()), 1..20)) {
        let mut trace = TRACE.to_vec();
        for (place, octet) in changes {
            if let Some(slot) = trace.get_mut(place) {
                *slot = octet;
            }
        }
        let mut desk = Desk::new();
        desk.feed(&trace);
        desk.settle();
        prop_assert!(!desk.is_resynced());
    }
}
