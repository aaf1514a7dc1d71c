use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_agent::{AgentId, CallId, Effect, Medium};
use offhook_cdr::{AgentOperationRecord, Moment, split_conversation};
use offhook_ops::huawei::{Bill, ConversationPart, Operation};

use super::Account;
use super::facts::{CallFacts, Calls, SignIns, moment, text};
use crate::History;

/// Most bills for one conversation: a year of five-minute marks. What is longer is in the last one.
const MAX_PIECES: usize = 105_120;

/// The agent operation bills of a history, in the order in which they were cut (Huawei CEC `cec_07_4238`).
///
/// A conversation is cut at every five-minute mark of the tenant's clock; one that still lasts has its interim bills
/// up to [`History::now`], and no final one. Operations for which the platform writes no bill are left out, and those
/// of type 60 unless the tenant has the licence. Ids number the rows of this history from 1. `skillInfo_sn` stays empty:
/// it points to a row of the agent skill file (Huawei CEC `cec_07_0833`), which is not written from a history.
///
/// ```
/// use offhook::History;
/// use offhook::agent::{
///     Actor, AgentId, CallId, Centre, Event, EventKind, Medium, NewCall, Party, Role, SignIn, Tenant,
/// };
/// use offhook::jiff::{Timestamp, tz::TimeZone};
/// use offhook::view::{Account, bills};
///
/// let agent = AgentId::new(101);
/// let call = NewCall::new(CallId::new(1), Medium::Voice);
/// let (id, party) = (call.call, Party::Agent(agent));
/// let mut history = History::new(Centre::new(Tenant::default()));
/// let nine: Timestamp = "2026-11-20T09:00:00Z".parse()?;
/// for (second, kind) in [
///     (0, EventKind::SignIn { agent, sign_in: SignIn::new(7) }),
///     (170, EventKind::Offered { call, agent, role: Role::Direct }),
///     (180, EventKind::Established { call: id, party }),
///     (430, EventKind::CallCleared { call: id }),
/// ] {
///     let at = nine + std::time::Duration::from_secs(second);
///     history.handle(Event::new(at, Actor::System, kind))?;
/// }
/// let rows = bills(&history, &Account::new(TimeZone::UTC));
/// let rows: Vec<_> = rows
///     .iter()
///     .map(|row| (row.op_type.map(|kind| kind.code()), row.op_cause, row.duration().map(|time| time.as_secs())))
///     .collect();
/// assert_eq!(rows, [
///     (Some(1), Some(-1), Some(0)),    // signs in
///     (Some(60), Some(1), Some(120)),  // talks from 09:03:00, and 09:05:00 is a mark
///     (Some(60), Some(0), Some(130)),  // until 09:07:10
/// ]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn bills(history: &History, account: &Account) -> Vec<AgentOperationRecord> {
    let mut writer =
        Bills { history, account, calls: Calls::default(), sign_ins: SignIns::default(), rows: Vec::new() };
    let mut talking = BTreeMap::new();
    for (event, effects) in history.steps() {
        writer.calls.step(event, effects);
        for emitted in effects {
            writer.sign_ins.effect(event, emitted.effect());
            match *emitted.effect() {
                Effect::ConversationBegan { call, agent } => {
                    talking.insert((call, agent), emitted.at());
                }
                Effect::OperationPerformed { agent, since_us, operation, call } => {
                    let since = Timestamp::from_microsecond(since_us).unwrap_or(emitted.at());
                    if conversation(operation).is_some() {
                        if let Some(call) = call {
                            talking.remove(&(call, agent));
                        }
                        writer.conversation(agent, operation, call, (since, emitted.at()), true);
                    } else {
                        writer.row(agent, operation, call, (since, emitted.at()));
                    }
                }
                _ => {}
            }
        }
    }
    for ((call, agent), since) in talking {
        let medium = writer.facts(call).map(|facts| facts.medium);
        for operation in conversations(medium) {
            let now = history.now().unwrap_or(since);
            writer.conversation(agent, operation, Some(call), (since, now), false);
        }
    }
    let mut rows = writer.rows;
    rows.sort_by_key(|row| row.end_time);
    for (number, row) in (1_u64..).zip(&mut rows) {
        row.id = number.to_string();
    }
    rows
}

/// Which part of a conversation an operation of types 4 and 60 is.
const fn conversation(operation: Operation) -> Option<ConversationPart> {
    match operation {
        Operation::ConversationText(part) | Operation::ConversationAll(part) => Some(part),
        _ => None,
    }
}

/// The conversation operations of a medium: type 4 counts text alone, type 60 everything.
fn conversations(medium: Option<Medium>) -> impl Iterator<Item = Operation> {
    let text = medium.is_some_and(Medium::is_text).then_some(Operation::ConversationText(ConversationPart::Final));
    text.into_iter().chain([Operation::ConversationAll(ConversationPart::Final)])
}

struct Bills<'a> {
    history: &'a History,
    account: &'a Account,
    calls: Calls,
    sign_ins: SignIns<'a>,
    rows: Vec<AgentOperationRecord>,
}

impl Bills<'_> {
    fn facts(&self, call: CallId) -> Option<&CallFacts> {
        self.calls.get(self.calls.place(call)?)
    }

    fn row(&mut self, agent: AgentId, operation: Operation, call: Option<CallId>, span: (Timestamp, Timestamp)) {
        if let Some(row) = self.record(agent, operation, call, span) {
            self.rows.push(row);
        }
    }

    /// One row per five-minute mark, and the last one if the agent has left the conversation.
    fn conversation(
        &mut self,
        agent: AgentId,
        operation: Operation,
        call: Option<CallId>,
        (since, until): (Timestamp, Timestamp),
        over: bool,
    ) {
        let (begin, end) = (self.moment(since), self.moment(until));
        let Some(row) = self.record(agent, operation, call, (since, until)) else { return };
        let Ok(pieces) = split_conversation(begin, end, self.account.time_zone()) else { return };
        let first = self.rows.len();
        let cut = pieces.take(MAX_PIECES).filter(|piece| over || piece.part != ConversationPart::Final);
        self.rows.extend(cut.map(|piece| row.clone().with_piece(&piece)));
        // A conversation of more pieces than that still adds up.
        let last = self.rows.get_mut(first..).and_then(<[_]>::last_mut);
        if let Some(last) = last.filter(|last| over && last.end_time != Some(end)) {
            last.end_time = Some(end);
            last.op_cause = Some(ConversationPart::Final.code());
        }
    }

    fn record(
        &self,
        agent: AgentId,
        operation: Operation,
        call: Option<CallId>,
        (since, until): (Timestamp, Timestamp),
    ) -> Option<AgentOperationRecord> {
        match operation.bill() {
            Some(Bill::Written) => {}
            Some(Bill::Licensed) if self.account.all_conversations => {}
            _ => return None,
        }
        let facts = call.and_then(|call| self.facts(call));
        let sign_in = self.sign_ins.of(agent);
        // Only a value that stands for `no use` can fail to fit a column, and the machine has none.
        let mut row = AgentOperationRecord::new(agent.to_string(), operation).ok()?;
        row.developer_id.clone_from(&self.account.developer);
        row.account_id.clone_from(&self.account.account);
        row.vdn_id.clone_from(&self.account.vdn);
        row.cc_id.clone_from(&self.account.cc);
        row.agent_type.clone_from(&self.account.agent_type);
        row.location_id.clone_from(&self.account.location);
        row.skill_id = facts.map(CallFacts::skill).unwrap_or_default();
        row.call_id = call.map(|call| self.history.call_name(call)).unwrap_or_default();
        row.media_type = facts.and_then(CallFacts::media_type);
        row.begin_time = Some(self.moment(since));
        row.end_time = Some(self.moment(until));
        row.phone_no = text(sign_in.and_then(|sign_in| sign_in.station().copied()));
        row.logon_sn = sign_in.map(|sign_in| sign_in.serial().to_string()).unwrap_or_default();
        Some(row)
    }

    fn moment(&self, at: Timestamp) -> Moment {
        moment(self.history, at)
    }
}
