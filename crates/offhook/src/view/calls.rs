use alloc::string::ToString;
use alloc::vec::Vec;

use offhook_agent::{AgentId, Cause, Connection, Effect, Event, EventKind, Party, Role, Timer};
use offhook_cdr::{CallRecord, Moment, number_legs};
use offhook_ops::huawei::{DeviceType, LeaveReason, ReleaseCause};

use super::Account;
use super::facts::{CallFacts, Calls, moment};
use crate::History;

/// The call records of a history (bill file, Huawei CEC `cec_07_0831`): one per device that handled a call, in the order in which
/// the call came to it. An agent's record has the wait before it as well; a wait that led to no agent has a record of
/// its own, the queue's.
///
/// A record has three phases: waiting is the queue's, answering the ringing at the agent's telephone, or at the
/// customer's if the agent dialled, conversation the time from both ends being connected until the agent has left it:
/// the time of the conversation bills ([`bills`](super::bills)). A call that still lasts has open ends and no release
/// cause.
///
/// ```
/// use offhook::History;
/// use offhook::agent::{Actor, CallId, Cause, Centre, Event, EventKind, Medium, NewCall, Party, QueueId, Tenant};
/// use offhook::jiff::{Timestamp, tz::TimeZone};
/// use offhook::view::{Account, calls};
///
/// // Nobody is signed in; the caller waits for 40 seconds and gives up.
/// let queue = QueueId::new(3);
/// let call = NewCall::new(CallId::new(1), Medium::Voice).with_caller("18012345678".parse()?);
/// let mut history = History::new(Centre::new(Tenant::default().with_queue(queue, Medium::Voice)));
/// let nine: Timestamp = "2026-11-20T09:00:00Z".parse()?;
/// history.handle(Event::new(nine, Actor::Network, EventKind::Queued { call, queue }))?;
/// let left = EventKind::ConnectionCleared { call: call.call, party: Party::Outside };
/// let event = Event::new(nine + std::time::Duration::from_secs(40), Actor::Network, left);
/// history.handle(event.with_cause(Cause::Abandoned))?;
///
/// let records = calls(&history, &Account::new(TimeZone::UTC));
/// assert_eq!(records.len(), 1);
/// assert_eq!(records[0].wait_time().map(|time| time.as_secs()), Some(40));
/// assert_eq!((records[0].device_type.map(|kind| kind.code()), records[0].device_no.as_str()), (Some(1), "3"));
/// assert_eq!(records[0].release_cause.map(|cause| cause.code()), Some(49)); // released before the answer
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn calls(history: &History, account: &Account) -> Vec<CallRecord> {
    let calls = Calls::of(history);
    let mut seen = Calls::default();
    let mut paths: Vec<Path> = Vec::new();
    for (event, effects) in history.steps() {
        seen.step(event, effects);
        for emitted in effects {
            if let Effect::CallBegan { .. } = emitted.effect() {
                paths.push(Path::default());
            }
        }
        for emitted in effects {
            let at = moment(history, emitted.at());
            let call = match *emitted.effect() {
                Effect::Dequeued { call, .. }
                | Effect::ConnectionChanged { call, .. }
                | Effect::ConversationBegan { call, .. }
                | Effect::CallEnded { call } => call,
                _ => continue,
            };
            let Some(place) = seen.place(call) else { continue };
            if let Some((path, facts)) = paths.get_mut(place).zip(calls.get(place)) {
                path.effect(at, emitted.effect(), event, facts);
            }
        }
    }
    let mut records = Vec::new();
    for (place, path) in paths.iter().enumerate() {
        let Some(facts) = calls.get(place) else { continue };
        let base = base(history.call_name(facts.call), facts, account);
        let mut of_call: Vec<CallRecord> = path.legs.iter().map(|leg| leg.record(&base)).collect();
        if path.wait.is_some() || of_call.is_empty() {
            of_call.push(path.unserved(&base, facts));
        }
        number_legs(&mut of_call);
        if let Some(last) = of_call.last_mut() {
            last.release_cause = path.is_over().then(|| path.release_cause(facts));
            // The reason for leaving the last device is the release of the call.
            last.leave_reason = None;
        }
        records.append(&mut of_call);
    }
    records
}

fn base(name: alloc::string::String, facts: &CallFacts, account: &Account) -> CallRecord {
    let mut base = CallRecord::new(name);
    account.fill(&mut base);
    base.caller_no = facts.caller();
    base.callee_no = facts.called();
    base.call_type = facts.call_type();
    base.media_type = facts.media_type();
    base.skill_id = facts.skill();
    base.current_skill_id = facts.skill();
    base
}

/// Whether the agent's side makes the call, so that the ringing is the other side's.
const fn dials(role: Role) -> bool {
    matches!(role, Role::AgentDialled | Role::Preview)
}

/// Begin and end of a phase; the end is none while it lasts.
type Phase = (Moment, Option<Moment>);

/// The way of one call through its devices.
#[derive(Debug, Default)]
struct Path {
    /// The wait that has led to no agent yet.
    wait: Option<Phase>,
    legs: Vec<Leg>,
    outside: Option<Connection>,
    /// Why the first party left for good.
    cause: Option<Cause>,
    ended: bool,
}

impl Path {
    fn effect(&mut self, at: Moment, effect: &Effect, event: &Event, facts: &CallFacts) {
        match *effect {
            Effect::Dequeued { .. } => self.end_wait(at),
            Effect::ConnectionChanged { party: Party::Agent(agent), from, to, .. } => {
                self.agent(at, agent, (from, to), event, facts);
            }
            Effect::ConnectionChanged { party: Party::Outside, to, .. } => self.outside(at, to, event, facts),
            Effect::ConversationBegan { agent, .. } => {
                let leg = self.leg(agent);
                leg.ack_end = leg.ack_end.or(leg.ack_begin.and(Some(at)));
                leg.call_begin = leg.call_begin.or(Some(at));
            }
            Effect::CallEnded { .. } => {
                self.end_wait(at);
                self.ended = true;
                self.cause.get_or_insert(event.cause());
            }
            _ => {}
        }
    }

    fn agent(
        &mut self,
        at: Moment,
        agent: AgentId,
        (from, to): (Connection, Connection),
        event: &Event,
        facts: &CallFacts,
    ) {
        // After-call work ends at a leg that is over already.
        if from == Connection::WrapUp {
            return;
        }
        let is_queued = facts.queue.is_some() && self.outside == Some(Connection::Queued);
        let leg = self.leg(agent);
        match to {
            Connection::Alerting => leg.ack_begin = leg.ack_begin.or(Some(at)),
            Connection::Null | Connection::WrapUp => {
                leg.over = true;
                leg.cause = cause(event);
                leg.ack_end = leg.ack_end.or(leg.ack_begin.and(Some(at)));
                leg.call_end = leg.call_begin.and(Some(at));
                if leg.call_begin.is_some() {
                    self.cause.get_or_insert(event.cause());
                } else if is_queued && from.is_live() && self.legs.iter().all(|leg| leg.over) {
                    // Nobody serves the caller: back to the queue.
                    self.wait = Some((at, None));
                }
            }
            Connection::Failed => {
                self.cause.get_or_insert(event.cause());
            }
            _ => {}
        }
    }

    fn outside(&mut self, at: Moment, to: Connection, event: &Event, facts: &CallFacts) {
        self.outside = Some(to);
        match to {
            // Whoever offers a call has a queue of its own, of which nothing is known.
            Connection::Queued if facts.queue.is_some() => self.wait = Some((at, None)),
            // Somebody else may be rung up after a conversation: the phases of a record don't go back for that.
            Connection::Alerting if dials(facts.role) => {
                for leg in self.legs.iter_mut().filter(|leg| !leg.over && leg.call_begin.is_none()) {
                    leg.ack_begin = leg.ack_begin.or(Some(at));
                }
            }
            Connection::Null | Connection::Failed => {
                self.end_wait(at);
                self.cause.get_or_insert(event.cause());
                if dials(facts.role) {
                    for leg in self.legs.iter_mut().filter(|leg| !leg.over) {
                        leg.ack_end = leg.ack_end.or(leg.ack_begin.and(Some(at)));
                    }
                }
            }
            _ => {}
        }
    }

    fn end_wait(&mut self, at: Moment) {
        if let Some((_, end)) = &mut self.wait {
            end.get_or_insert(at);
        }
    }

    /// The agent's part that is not over, or a new one, which takes the wait that led to it.
    fn leg(&mut self, agent: AgentId) -> &mut Leg {
        let index = self.legs.iter().position(|leg| leg.agent == agent && !leg.over).unwrap_or_else(|| {
            let wait = self.wait.take_if(|(_, end)| end.is_some());
            self.legs.push(Leg::new(agent, wait));
            self.legs.len().saturating_sub(1)
        });
        // The index was found or made on the line above.
        #[allow(clippy::indexing_slicing)]
        &mut self.legs[index]
    }

    /// The record of a wait that led to no agent, or of a call that came to no device at all.
    fn unserved(&self, base: &CallRecord, facts: &CallFacts) -> CallRecord {
        let mut record = base.clone();
        record.device_type = facts.queue.map(|_| DeviceType::SKILL_QUEUE);
        record.device_no = facts.skill();
        record.wait_begin = self.wait.map(|(begin, _)| begin);
        record.wait_end = self.wait.and_then(|(_, end)| end);
        record
    }

    /// Whether nothing more will come: it ended, or everybody who was in it has left.
    fn is_over(&self) -> bool {
        let outside_left = matches!(self.outside, Some(Connection::Null | Connection::Failed));
        self.ended || (outside_left && self.legs.iter().all(|leg| leg.over))
    }

    fn release_cause(&self, facts: &CallFacts) -> ReleaseCause {
        let answered = self.legs.iter().any(|leg| leg.call_begin.is_some());
        let of_agent = self.legs.last().map(|leg| leg.cause).filter(|_| !answered && self.wait.is_none());
        let causes = [self.cause, of_agent].into_iter().flatten();
        let named = causes.filter_map(|cause| match cause {
            Cause::NoAnswer => Some(ReleaseCause::CALLED_NO_ANSWER),
            Cause::Rejected => Some(ReleaseCause::CALLED_REJECTS),
            Cause::Engaged => Some(ReleaseCause::CALLED_BUSY),
            Cause::Unreachable => Some(ReleaseCause::CONNECTION_FAILED),
            Cause::Abandoned => Some(ReleaseCause::USER_RELEASED_BEFORE_ANSWER),
            _ => None,
        });
        let inbound = matches!(facts.role, Role::QueueInbound | Role::Direct);
        let unanswered =
            if !answered && inbound { ReleaseCause::USER_RELEASED_BEFORE_ANSWER } else { ReleaseCause::NORMAL };
        named.into_iter().next().unwrap_or(unanswered)
    }
}

/// Why an event took a call from an agent. The machine's own timer says so by its kind.
const fn cause(event: &Event) -> Cause {
    match event.kind() {
        EventKind::Timer { timer: Timer::Ring { .. } } => Cause::NoAnswer,
        _ => event.cause(),
    }
}

/// One agent's part in a call.
#[derive(Clone, Debug)]
struct Leg {
    agent: AgentId,
    wait: Option<Phase>,
    ack_begin: Option<Moment>,
    ack_end: Option<Moment>,
    call_begin: Option<Moment>,
    call_end: Option<Moment>,
    /// Why the agent left it.
    cause: Cause,
    over: bool,
}

impl Leg {
    const fn new(agent: AgentId, wait: Option<Phase>) -> Self {
        let cause = Cause::Normal;
        Self { agent, wait, ack_begin: None, ack_end: None, call_begin: None, call_end: None, cause, over: false }
    }

    fn record(&self, base: &CallRecord) -> CallRecord {
        let mut record = base.clone();
        record.agent_id = self.agent.to_string();
        record.device_type = Some(DeviceType::AGENT);
        record.device_no = self.agent.to_string();
        record.wait_begin = self.wait.map(|(begin, _)| begin);
        record.wait_end = self.wait.and_then(|(_, end)| end);
        record.ack_begin = self.ack_begin;
        record.ack_end = self.ack_end;
        record.call_begin = self.call_begin;
        record.call_end = self.call_end;
        record.leave_reason = match self.cause {
            Cause::NoAnswer => Some(LeaveReason::AGENT_NO_ANSWER),
            _ => None,
        };
        record
    }
}
