use std::io::{self, Read};

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use offhook_agent::{Actor, AgentId, Centre, Dialects, Effects, Event, EventKind, NotReady, Refused, SignIn, Tenant};
use offhook_base::{Level, Problem, Rule};
use offhook_cdr::format::HuaweiAgentOperation;
use offhook_cdr::{AgentOperationRecord, ReadError, Reader, Row, RowError};
use offhook_ops::huawei::{BusyReason, LogOutReason, Operation};

use super::{Check, Fault, words};

static SIGNED_IN_FIRST: Rule = Rule::new("signed in first", "Huawei CEC, call control");
static NOTHING_AFTER: Rule = Rule::new("R-OUT-5", "Huawei CEC, sign-in and sign-out");
static TIME: Rule = Rule::new("time goes forward", "offhook, the machine's own");
static OPERATION: Rule = Rule::new("operation", "Huawei CEC cec_07_0706, agent operation types");

/// Folds an agent operation file (`…_agentOprInfo_N.csv`, 21 columns) and finds, each at its line:
///
/// - rows that can't be read, and an end before its begin;
/// - operations that the code table does not allow;
/// - a conversation bill that is not cut at the five-minute marks of the tenant's clock;
/// - time that runs backwards: a row of an agent that begins and ends before the agent's row before it. Files in the order
///   of begins and in the order of ends are both in order;
/// - operations before the sign-in and after the sign-out, and a second sign-in;
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
}

/// What the rows so far say of an agent.
#[derive(Debug, Default)]
struct Agent {
    /// The machine, while the agent is signed in.
    centre: Option<Box<Centre>>,
    signed_in: Option<Timestamp>,
    /// The sign-in before this one, or the latest one if the agent is signed out.
    last: Option<(Timestamp, Timestamp)>,
    /// Begin and end of the latest row.
    before: Option<(Timestamp, Timestamp)>,
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
        let error = row.findings().iter().find(|finding| finding.level() == Level::Error);
        let broken = match (error, self.read(row.record())) {
            (Some(finding), read) => {
                // Whoever signs in or out has done so, whatever the times are.
                if let Ok(operation @ (Operation::LogIn | Operation::LogOut(_))) = read {
                    let _ = self.fold(row.record(), operation);
                }
                let problem = finding.problem();
                let column = problem.column().map(|column| u64::from(column.number()));
                let words = problem.to_string();
                return Some(Fault { offset: finding.offset() as u64, ..fault(row, (column, problem.rule(), words)) });
            }
            (None, Err(broken)) => broken,
            (None, Ok(operation)) => self.fold(row.record(), operation).err()?,
        };
        Some(fault(row, broken))
    }

    fn fold(&mut self, record: &AgentOperationRecord, operation: Operation) -> Result<(), Broken> {
        let Some(end) = record.end_time.or(record.begin_time) else { return Ok(()) };
        let span = (record.begin_time.unwrap_or(end).timestamp(), end.timestamp());
        if !self.agents.contains_key(&record.agent_id) && self.agents.len() >= Self::MAX_AGENTS {
            return Ok(());
        }
        let agent = self.agents.entry(record.agent_id.clone()).or_default();
        agent.fold(&self.tenant, AgentId::new(record.agent_id.parse().unwrap_or_default()), span, operation)
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

impl Agent {
    fn fold(
        &mut self,
        tenant: &Tenant,
        id: AgentId,
        span: (Timestamp, Timestamp),
        operation: Operation,
    ) -> Result<(), Broken> {
        let (begin, end) = span;
        let order = match self.before.replace(span) {
            Some(before) if begin < before.0 && end < before.1 => {
                Err((Some(8), &TIME, "begins and ends before the row before it".into()))
            }
            _ => Ok(()),
        };
        let outcome = match operation {
            Operation::LogIn => self.sign_in(tenant, id, begin),
            Operation::LogOut(reason) => self.sign_out(id, end, reason),
            Operation::MediaServerLogIn | Operation::MediaServerLogOut => Ok(()),
            _ if order.is_err() => Ok(()),
            _ => self.operation(id, span, operation),
        };
        order.and(outcome)
    }

    fn sign_in(&mut self, tenant: &Tenant, id: AgentId, at: Timestamp) -> Result<(), Broken> {
        if let Some(centre) = &mut self.centre {
            // Refused: the agent is signed in.
            return handle(centre, at, Actor::Agent(id), EventKind::SignIn { agent: id, sign_in: SignIn::default() });
        }
        let mut centre = Box::new(Centre::new(tenant.clone()));
        handle(&mut centre, at, Actor::Agent(id), EventKind::SignIn { agent: id, sign_in: SignIn::default() })?;
        // Whatever the dialect's state after sign-in is, the rows say when the agent is not ready.
        let _ = handle(&mut centre, at, Actor::Agent(id), EventKind::Ready { agent: id });
        self.centre = Some(centre);
        self.signed_in = Some(at);
        Ok(())
    }

    fn sign_out(&mut self, id: AgentId, at: Timestamp, reason: LogOutReason) -> Result<(), Broken> {
        let Some((mut centre, begin)) = self.centre.take().zip(self.signed_in.take()) else {
            return Err(self.absent("sign-out"));
        };
        let actor = match reason {
            LogOutReason::Client(_) | LogOutReason::Voluntary => Actor::Agent(id),
            LogOutReason::ForcedByInspector => Actor::Supervisor(id),
            _ => Actor::System,
        };
        self.last = Some((begin, at.max(begin)));
        handle(&mut centre, at, actor, EventKind::SignOut { agent: id, reason: 0 })
    }

    fn operation(&mut self, id: AgentId, span: (Timestamp, Timestamp), operation: Operation) -> Result<(), Broken> {
        let (begin, end) = span;
        // What ended with the session before is still in order after it.
        if self.last.is_some_and(|(from, to)| from <= begin && end <= to) {
            return Ok(());
        }
        let name = operation.op_type().name().unwrap_or("operation");
        let Some(centre) = self.centre.as_mut() else { return Err(self.absent(name)) };
        if self.signed_in.is_some_and(|signed_in| begin < signed_in) {
            let (rule, when) = match self.last {
                Some(_) => (&NOTHING_AFTER, "after the sign-out and before the next sign-in"),
                None => (&SIGNED_IN_FIRST, "before the sign-in"),
            };
            return Err((Some(8), rule, format!("{name} begins {when}")));
        }
        let Some((enter, leave)) = state(id, operation) else { return Ok(()) };
        handle(centre, begin, Actor::System, enter)?;
        handle(centre, end, Actor::System, leave)
    }

    /// What is wrong with an operation of an agent who is not signed in.
    fn absent(&self, name: &str) -> Broken {
        match self.last {
            Some(_) => (None, &NOTHING_AFTER, format!("{name} after the sign-out")),
            None => (None, &SIGNED_IN_FIRST, format!("{name} before any sign-in")),
        }
    }
}

/// The events at begin and end of a row that says in which state the agent was; none for what may go on beside others.
fn state(agent: AgentId, operation: Operation) -> Option<(EventKind, EventKind)> {
    let ready = EventKind::Ready { agent };
    let why = match operation {
        Operation::Busy(reason) => {
            // A reason that no table has is kept, and is no fault.
            let known =
                u16::try_from(reason.code()).ok().filter(|_| BusyReason::from_code(reason.code()).name().is_some());
            NotReady::Busy { reason: known.unwrap_or(0) }
        }
        Operation::Rest { .. } => NotReady::Rest { reason: 0, seconds: NotReady::MAX_REST_SECONDS },
        Operation::Study => NotReady::Study,
        Operation::Work(_) => return Some((EventKind::WorkBegin { agent }, EventKind::WorkEnd { agent })),
        _ => return None,
    };
    Some((EventKind::NotReady { agent, why, prolong: false }, ready))
}

fn handle(centre: &mut Centre, at: Timestamp, actor: Actor, kind: EventKind) -> Result<(), Broken> {
    let mut effects = Effects::new();
    let broken = |refused: Refused| (None, refused.rule(), words(&refused));
    centre.handle(&Event::new(at, actor, kind), &mut effects).map_err(broken)
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
            match self.reader.next()? {
                Ok(row) => match self.row(&row) {
                    Some(fault) => return Some(Ok(fault)),
                    None => self.records = self.records.saturating_add(1),
                },
                Err(ReadError::Row(error)) => return Some(Ok(unreadable(&error))),
                Err(ReadError::Io(error)) => return Some(Err(error)),
                Err(_) => return None,
            }
        }
    }
}
