use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_agent::{AgentId, CallId, Effect, Medium};
use offhook_cdr::{AgentOperationRecord, Moment, split_conversation};
use offhook_ops::huawei::{Bill, ConversationPart, Operation};

use super::Account;
use super::facts::{CallFacts, SignIns, moment, text};
use crate::History;

/// The agent operation bills of a history, in the order in which they were cut (`cdr-index` 4.3).
///
/// A conversation is cut at every five-minute mark of the tenant's clock; one that still lasts has its interim bills
/// up to the latest event, and no final one. Operations for which the platform writes no bill are left out.
#[must_use]
pub fn bills(history: &History, account: &Account) -> Vec<AgentOperationRecord> {
    let mut writer =
        Bills { history, account, calls: CallFacts::all(history), sign_ins: SignIns::all(history), rows: Vec::new() };
    let mut talking = BTreeMap::new();
    for emitted in history.effects() {
        match *emitted.effect() {
            Effect::ConversationBegan { call, agent } => {
                talking.insert((call, agent), emitted.at());
            }
            Effect::OperationPerformed { agent, since_us, operation, call } => {
                let since = Timestamp::from_microsecond(since_us).unwrap_or_default();
                if let Some(part) = conversation(operation) {
                    if let Some(call) = call {
                        talking.remove(&(call, agent));
                    }
                    writer.conversation(agent, operation, call, (since, emitted.at()), part == ConversationPart::Final);
                } else {
                    writer.row(agent, operation, call, (since, emitted.at()));
                }
            }
            _ => {}
        }
    }
    for ((call, agent), since) in talking {
        let medium = writer.calls.get(&call).map(|facts| facts.medium);
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
    let text = (medium == Some(Medium::Text)).then_some(Operation::ConversationText(ConversationPart::Final));
    text.into_iter().chain([Operation::ConversationAll(ConversationPart::Final)])
}

struct Bills<'a> {
    history: &'a History,
    account: &'a Account,
    calls: BTreeMap<CallId, CallFacts>,
    sign_ins: SignIns<'a>,
    rows: Vec<AgentOperationRecord>,
}

impl Bills<'_> {
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
        let cut = pieces.filter(|piece| over || piece.part != ConversationPart::Final);
        self.rows.extend(cut.map(|piece| row.clone().with_piece(&piece)));
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
        let facts = call.and_then(|call| self.calls.get(&call));
        let sign_in = self.sign_ins.at(agent, since);
        let is_sign_in = operation == Operation::LogIn;
        // Only the agent's own codes can fail to fit a column; such an operation has no bill.
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
        // At sign-in the agent owns no skill list yet; afterwards it is the first one until skills change.
        let owns_skills = !is_sign_in && sign_in.is_some_and(|sign_in| !sign_in.skills().is_empty());
        row.skill_info_sn = if owns_skills { String::from("1") } else { String::new() };
        Some(row)
    }

    fn moment(&self, at: Timestamp) -> Moment {
        moment(self.history, at)
    }
}
