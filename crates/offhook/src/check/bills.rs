use std::io::{self, Read};

use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::tz::TimeZone;
use offhook_agent::{Dialects, Tenant};
use offhook_base::{Level, Problem, Rule};
use offhook_cdr::format::HuaweiAgentOperation;
use offhook_cdr::{AgentOperationRecord, ReadError, Reader, Row, RowError};
use offhook_ops::huawei::Operation;

use super::{Check, Fault};

mod agent;

use agent::Agent;

static AGENT: Rule = Rule::new("agent_id", "Huawei CEC cec_07_4238");
static OPERATION: Rule = Rule::new("operation", "Huawei CEC cec_07_0706, agent operation types");

/// Folds an agent operation file (`…_agentOprInfo_N.csv`, 21 columns) and finds, each at its line:
///
/// - rows that can't be read, and an end before its begin;
/// - operations that the code table does not allow;
/// - a row that names no agent, or no time;
/// - a conversation bill that is not cut at the five-minute marks of the tenant's clock, or that does not go on where the
///   call's bill before it was cut;
/// - time that runs backwards: a row of an agent that begins and ends before the agent's row before it. Files in the order
///   of begins and in the order of ends are both in order;
/// - operations before the sign-in and after the sign-out, and a second sign-in. One by force is none: the session that it
///   ends is told by its serial (`logon_sn`), in whatever order the two rows stand (R-IN-2);
/// - states (busy, rest, work, study) that the machine does not allow after one another: they overlap, or the dialect
///   forbids it.
///
/// A row that is at fault changes nothing, but for sign-in and sign-out, which count from then on. Sign-in to the media
/// server (types 47 and 52) is a fact of its own and may stand anywhere.
///
/// ```
/// use offhook::check::{BillCheck, Check};
/// use offhook::jiff::tz::TimeZone;
///
/// let file = "1,dev,acc,101,,,,2026-03-02 09:00:00,2026-03-02 09:00:00,1,-1,-1,,5,1,4,,,0,17,\n\
///             2,dev,acc,101,,5,7-43,2026-03-02 09:03:10,2026-03-02 09:06:00,60,-1,1,5,5,1,4,,,0,17,1\n";
/// let mut check = BillCheck::new(file.as_bytes(), TimeZone::UTC);
/// let fault = check.next().unwrap()?;
/// assert_eq!((fault.line(), fault.column(), fault.rule().name()), (2, Some(9), "five-minute bills"));
/// assert!(check.next().is_none());
/// assert_eq!(check.records(), 1);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct BillCheck<R> {
    reader: Reader<R, HuaweiAgentOperation>,
    zone: TimeZone,
    tenant: Tenant,
    agents: BTreeMap<String, Agent>,
    records: u64,
    torn: u64,
    found: VecDeque<Fault>,
}

/// A rule that a row breaks, in which column, and in words.
type Broken = (Option<u64>, &'static Rule, String);

impl<R: Read> BillCheck<R> {
    /// Agents that are followed; of further ones each row is checked by itself.
    pub const MAX_AGENTS: usize = 1 << 20;

    /// `zone` is the tenant's; the rules are those of Huawei.
    pub fn new(input: R, zone: TimeZone) -> Self {
        Self {
            reader: Reader::new(input, zone.clone()),
            zone,
            tenant: Tenant::default().with_dialect(Dialects::HUAWEI),
            agents: BTreeMap::new(),
            records: 0,
            torn: 0,
            found: VecDeque::new(),
        }
    }

    /// The same by the rules of another vendor.
    #[must_use]
    pub fn with_dialect(self, dialect: Dialects) -> Self {
        Self { tenant: self.tenant.with_dialect(dialect), ..self }
    }

    /// The rule of the record format, if any, that a row breaks.
    fn read(&self, record: &AgentOperationRecord) -> Result<Operation, Broken> {
        let operation = match record.operation() {
            Some(Ok(operation)) => operation,
            Some(Err(error)) => {
                let column = if error.field() == "object" { 11 } else { 12 };
                return Err((Some(column), &OPERATION, error.to_string()));
            }
            None => return Err((Some(10), &OPERATION, "missing".into())),
        };
        match record.check_cut(&self.zone) {
            Ok(()) => Ok(operation),
            Err(off) => Err((Some(9), off.rule(), off.to_string())),
        }
    }

    fn row(&mut self, row: &Row<AgentOperationRecord>) -> Option<Fault> {
        let record = row.record();
        let error = row.findings().iter().find(|finding| finding.level() == Level::Error);
        let broken = match (error, self.read(record)) {
            (Some(finding), read) => {
                // Whoever signs in or out has done so, whatever the times are.
                if let Ok(operation @ (Operation::LogIn | Operation::LogOut(_))) = read {
                    let _ = self.fold(row, operation);
                }
                self.forget(record);
                let problem = finding.problem();
                let column = problem.column().map(|column| u64::from(column.number()));
                let words = problem.to_string();
                return Some(Fault { offset: finding.offset() as u64, ..fault(row, (column, problem.rule(), words)) });
            }
            (None, _) if record.agent_id.is_empty() => (Some(4), &AGENT, "missing".into()),
            (None, Err(broken)) => {
                self.forget(record);
                broken
            }
            (None, Ok(operation)) => self.fold(row, operation).err()?,
        };
        Some(fault(row, broken))
    }

    fn forget(&mut self, record: &AgentOperationRecord) {
        if let Some(agent) = self.agents.get_mut(&record.agent_id) {
            agent.forget(&record.call_id);
        }
    }

    fn fold(&mut self, row: &Row<AgentOperationRecord>, operation: Operation) -> Result<(), Broken> {
        let record = row.record();
        if !self.agents.contains_key(&record.agent_id) && self.agents.len() >= Self::MAX_AGENTS {
            return Ok(());
        }
        let agent = self.agents.entry(record.agent_id.clone()).or_default();
        agent.torn(self.torn);
        let (found, records) = (&mut self.found, &mut self.records);
        // What seemed to be in order was not.
        let mut late = |fault| {
            found.push_back(fault);
            *records = records.saturating_sub(1);
        };
        agent.fold(&self.tenant, record, operation, &mut late, |broken| fault(row, broken))
    }

    /// What the rows have left open, in their order.
    fn finish(&mut self) {
        let agents = core::mem::take(&mut self.agents);
        let mut late: Vec<Fault> = agents.into_values().filter_map(Agent::finish).collect();
        late.sort_by_key(Fault::line);
        self.records = self.records.saturating_sub(late.len() as u64);
        self.found.extend(late);
    }
}

fn fault(row: &Row<AgentOperationRecord>, (column, rule, message): Broken) -> Fault {
    Fault { line: row.line(), column, offset: row.offset(), record: row.number(), rule, message }
}

fn unreadable(error: &RowError) -> Fault {
    Fault {
        line: error.line(),
        column: error.column_number().map(u64::from),
        offset: error.offset(),
        record: error.record(),
        rule: error.rule(),
        message: error.kind().to_string(),
    }
}

impl<R: Read> Check for BillCheck<R> {
    fn records(&self) -> u64 {
        self.records
    }
}

impl<R: Read> Iterator for BillCheck<R> {
    type Item = io::Result<Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(fault) = self.found.pop_front() {
                return Some(Ok(fault));
            }
            match self.reader.next() {
                Some(Ok(row)) => match self.row(&row) {
                    Some(fault) => self.found.push_back(fault),
                    None => self.records = self.records.saturating_add(1),
                },
                Some(Err(ReadError::Row(error))) => {
                    self.torn = self.torn.saturating_add(1);
                    return Some(Ok(unreadable(&error)));
                }
                Some(Err(ReadError::Io(error))) => return Some(Err(error)),
                Some(Err(_)) => return None,
                None if self.agents.is_empty() => return None,
                None => self.finish(),
            }
        }
    }
}
