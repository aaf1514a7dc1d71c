use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

use offhook_agent::{AgentId, CallId, Cause, Connection, Effect, EventKind, Party, Role};
use offhook_cdr::{CallRecord, Moment, number_legs};
use offhook_ops::huawei::{DeviceType, ReleaseCause};

use super::Account;
use super::facts::{CallFacts, moment};
use crate::History;

/// The call records of a history (bill file, `cdr-index` 4.2): one per agent who had a part in a call, in the order in
/// which the agents came to it, and one for the queue if nobody did.
///
/// A record has three phases: waiting is the queue's, answering the ringing at the agent's telephone, or at the
/// customer's if the agent dialled, conversation the time for which both ends were connected. A call that still lasts has open ends.
#[must_use]
pub fn calls(history: &History, account: &Account) -> Vec<CallRecord> {
    let facts = CallFacts::all(history);
    let mut calls: BTreeMap<CallId, Legs> = BTreeMap::new();
    let mut order = Vec::new();
    for emitted in history.effects() {
        let at = moment(history, emitted.at());
        match *emitted.effect() {
            Effect::CallBegan { call, .. } => {
                calls.entry(call).or_insert_with(|| {
                    order.push(call);
                    Legs::default()
                });
            }
            Effect::Dequeued { call, .. } => {
                if let Some(legs) = calls.get_mut(&call) {
                    legs.wait_end = Some(at);
                }
            }
            Effect::ConnectionChanged { call, party, from, to } => {
                if let Some(legs) = calls.get_mut(&call) {
                    let dialled = facts.get(&call).is_some_and(|facts| dials(facts.role));
                    legs.connection(at, party, from, to, dialled);
                }
            }
            Effect::ConversationBegan { call, agent } => {
                if let Some(leg) = calls.get_mut(&call).map(|legs| legs.leg(agent)) {
                    leg.ack_end = leg.ack_end.or(leg.ack_begin.and(Some(at)));
                    leg.call_begin = leg.call_begin.or(Some(at));
                }
            }
            _ => {}
        }
    }
    let causes = causes(history);
    let mut records = Vec::new();
    for call in order {
        let (Some(legs), Some(facts)) = (calls.get(&call), facts.get(&call)) else { continue };
        let name = history.call_name(call);
        let base = base(name, facts, account);
        let mut of_call: Vec<CallRecord> = legs.legs.iter().map(|leg| leg.record(legs, &base)).collect();
        if of_call.is_empty() {
            let mut queue = base.clone();
            queue.device_type = facts.queue.map(|_| DeviceType::SKILL_QUEUE);
            queue.device_no = facts.skill();
            queue.wait_begin = legs.wait_begin;
            queue.wait_end = legs.wait_end;
            of_call.push(queue);
        }
        number_legs(&mut of_call);
        if let Some(last) = of_call.last_mut() {
            last.release_cause = legs.ended.then(|| release_cause(causes.get(&call).copied(), last));
        }
        records.append(&mut of_call);
    }
    records
}

/// Whether the agent's side makes the call, so that the ringing is the other side's.
const fn dials(role: Role) -> bool {
    matches!(role, Role::AgentDialled | Role::Preview)
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

/// The cause of the event that ended each call.
fn causes(history: &History) -> BTreeMap<CallId, Cause> {
    let mut causes = BTreeMap::new();
    for event in history.events() {
        match event.kind() {
            EventKind::ConnectionCleared { call, .. }
            | EventKind::CallCleared { call }
            | EventKind::Failed { call, .. } => {
                causes.entry(*call).or_insert(event.cause());
            }
            _ => {}
        }
    }
    causes
}

fn release_cause(cause: Option<Cause>, last: &CallRecord) -> ReleaseCause {
    match cause {
        Some(Cause::NoAnswer) => ReleaseCause::CALLED_NO_ANSWER,
        Some(Cause::Rejected) => ReleaseCause::CALLED_REJECTS,
        Some(Cause::Engaged) => ReleaseCause::CALLED_BUSY,
        Some(Cause::Unreachable) => ReleaseCause::CONNECTION_FAILED,
        Some(Cause::Abandoned) => ReleaseCause::USER_RELEASED_BEFORE_ANSWER,
        _ if last.call_begin.is_none() && last.call_type.is_some_and(|kind| kind.code() == 0) => {
            ReleaseCause::USER_RELEASED_BEFORE_ANSWER
        }
        _ => ReleaseCause::NORMAL,
    }
}

/// The phases of one call.
#[derive(Clone, Debug, Default)]
struct Legs {
    wait_begin: Option<Moment>,
    wait_end: Option<Moment>,
    legs: Vec<AgentLeg>,
    ended: bool,
}

impl Legs {
    fn leg(&mut self, agent: AgentId) -> &mut AgentLeg {
        let index = self.legs.iter().position(|leg| leg.agent == agent && !leg.over).unwrap_or_else(|| {
            self.legs.push(AgentLeg::new(agent));
            self.legs.len() - 1
        });
        // The index was found or made on the line above.
        #[allow(clippy::indexing_slicing)]
        &mut self.legs[index]
    }

    fn connection(&mut self, at: Moment, party: Party, from: Connection, to: Connection, dialled: bool) {
        match party {
            // After-call work ends later, at a leg that is over already.
            Party::Agent(_) if from == Connection::WrapUp => {}
            Party::Agent(agent) => {
                let leg = self.leg(agent);
                match to {
                    Connection::Alerting => leg.ack_begin = leg.ack_begin.or(Some(at)),
                    Connection::Null | Connection::WrapUp | Connection::Failed if from.is_live() => {
                        if leg.call_begin.is_some() {
                            leg.call_end = Some(at);
                        }
                        leg.ack_end = leg.ack_end.or(leg.ack_begin.and(Some(at)));
                        leg.over = true;
                    }
                    _ => {}
                }
                self.ended |= self.legs.iter().all(|leg| leg.over);
            }
            Party::Outside => match to {
                Connection::Queued => self.wait_begin = self.wait_begin.or(Some(at)),
                Connection::Alerting if dialled => {
                    for leg in self.legs.iter_mut().filter(|leg| !leg.over) {
                        leg.ack_begin = leg.ack_begin.or(Some(at));
                    }
                }
                Connection::Null | Connection::Failed => {
                    self.ended = true;
                    if from == Connection::Queued {
                        self.wait_end = self.wait_end.or(Some(at));
                    }
                    for leg in self.legs.iter_mut().filter(|leg| !leg.over) {
                        if leg.call_begin.is_some() {
                            leg.call_end = leg.call_end.or(Some(at));
                        }
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// One agent's part in a call.
#[derive(Clone, Debug)]
struct AgentLeg {
    agent: AgentId,
    ack_begin: Option<Moment>,
    ack_end: Option<Moment>,
    call_begin: Option<Moment>,
    call_end: Option<Moment>,
    over: bool,
}

impl AgentLeg {
    const fn new(agent: AgentId) -> Self {
        Self { agent, ack_begin: None, ack_end: None, call_begin: None, call_end: None, over: false }
    }

    fn record(&self, legs: &Legs, base: &CallRecord) -> CallRecord {
        let mut record = base.clone();
        record.agent_id = self.agent.to_string();
        record.device_type = Some(DeviceType::AGENT);
        record.device_no = self.agent.to_string();
        record.wait_begin = legs.wait_begin;
        record.wait_end = legs.wait_end;
        record.ack_begin = self.ack_begin;
        record.ack_end = self.ack_end;
        record.call_begin = self.call_begin;
        record.call_end = self.call_end;
        record
    }
}
