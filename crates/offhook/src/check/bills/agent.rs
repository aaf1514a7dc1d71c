use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;

use jiff::Timestamp;
use offhook_agent::{Actor, AgentId, Centre, Effects, Event, EventKind, NotReady, Refused, SignIn, Tenant};
use offhook_base::Rule;
use offhook_cdr::AgentOperationRecord;
use offhook_ops::huawei::{BusyReason, ConversationPart, LogOutReason, Operation};

use super::Broken;
use crate::check::{Fault, words};

static SIGNED_IN_FIRST: Rule = Rule::new("signed in first", "Huawei CEC, call control");
static NOTHING_AFTER: Rule = Rule::new("R-OUT-5", "Huawei CEC, sign-in and sign-out");
static TIME: Rule = Rule::new("time goes forward", "offhook, the machine's own");
static FIVE_MINUTES: Rule = Rule::new("five-minute bills", "Huawei CEC cec_07_0706, notes of types 4 and 60");
static TIMES: Rule = Rule::new("begin_time and end_time", "Huawei CEC cec_07_4238");

type Span = (Timestamp, Timestamp);

/// What the rows so far say of an agent.
#[derive(Debug, Default)]
pub(super) struct Agent {
    /// The machine, while the agent is signed in.
    centre: Option<Box<Centre>>,
    signed_in: Option<Timestamp>,
    /// The session's serial (`logon_sn`).
    serial: String,
    /// The sign-in before this one, or the latest one if the agent is signed out.
    last: Option<Span>,
    /// Begin and end of the latest row.
    before: Option<Span>,
    /// A sign-in that has come before the end of the session.
    next: Option<Next>,
    /// Conversations that were cut, by call and type of bill, with the latest bill: each goes on where it was cut.
    cut: BTreeMap<(String, u64), Span>,
    /// How many rows had been unreadable when they were noted: one of those may have been the next bill.
    torn: u64,
}

/// A second sign-in, which is one by force if the session turns out to have ended by then (rule R-IN-2).
#[derive(Debug)]
struct Next {
    at: Timestamp,
    serial: String,
    /// The session that it ends, once rows of the new one have come; its sign-out is still to come then.
    ended: Option<String>,
    fault: Fault,
}

impl Agent {
    /// Conversations whose goings on are followed, of one agent at a time.
    const MAX_CUT: usize = 256;

    pub(super) fn fold(
        &mut self,
        tenant: &Tenant,
        record: &AgentOperationRecord,
        operation: Operation,
        found: &mut impl FnMut(Fault),
        fault: impl FnOnce(Broken) -> Fault,
    ) -> Result<(), Broken> {
        let id = AgentId::new(record.agent_id.parse().unwrap_or_default());
        let Some(end) = record.end_time.or(record.begin_time) else {
            return Err((Some(8), &TIMES, "neither begin nor end".into()));
        };
        let span = (record.begin_time.unwrap_or(end).timestamp(), end.timestamp());
        let (begin, end) = span;
        let signs_out = matches!(operation, Operation::LogOut(_));
        if let Some(ended) = self.next.as_ref().and_then(|next| next.ended.as_ref())
            && *ended == record.logon_sn
        {
            // The sign-out that was waited for, or a sign that the session has not ended.
            let next = self.next.take_if(|next| signs_out || begin > next.at);
            match next {
                Some(_) if signs_out => return Ok(()),
                Some(next) => found(next.fault),
                None => {}
            }
        }
        let ends_session = signs_out && record.logon_sn == self.serial;
        if !ends_session && self.next.as_ref().is_some_and(|next| next.ended.is_none() && end > next.at) {
            self.displace(tenant, id, &record.logon_sn, found);
        }
        let order = match self.before.replace(span) {
            Some(before) if begin < before.0 && end < before.1 => {
                Err((Some(8), &TIME, "begins and ends before the row before it".into()))
            }
            _ => Ok(()),
        };
        let outcome = match operation {
            Operation::LogIn => {
                let other = !record.logon_sn.is_empty() && record.logon_sn != self.serial && self.next.is_none();
                match self.sign_in(tenant, id, begin, &record.logon_sn) {
                    // Perhaps by force: what comes next tells.
                    Err(broken) if other => {
                        let serial = record.logon_sn.clone();
                        self.next = Some(Next { at: begin, serial, ended: None, fault: fault(broken) });
                        Ok(())
                    }
                    outcome => outcome,
                }
            }
            Operation::LogOut(reason) => {
                let outcome = self.sign_out(id, end, reason);
                if let Some(next) = self.next.take_if(|next| next.ended.is_none()) {
                    let forced = reason == LogOutReason::DisplacedByForcedLogin || end <= next.at;
                    if !(ends_session && forced) {
                        found(next.fault);
                    }
                    let _ = self.sign_in(tenant, id, next.at, &next.serial);
                }
                outcome
            }
            Operation::MediaServerLogIn | Operation::MediaServerLogOut => Ok(()),
            _ if order.is_err() => Ok(()),
            _ => self.operation(id, span, operation).and_then(|()| self.conversation(&record.call_id, span, operation)),
        };
        order.and(outcome)
    }

    /// A row that is later than a second sign-in: one of the new session makes the sign-in one by force, of which the end of
    /// the old session is still to be told; any other makes it a second sign-in.
    fn displace(&mut self, tenant: &Tenant, id: AgentId, serial: &str, found: &mut impl FnMut(Fault)) {
        let Some(mut next) = self.next.take() else { return };
        if serial != next.serial {
            return found(next.fault);
        }
        next.ended = Some(core::mem::take(&mut self.serial));
        let _ = self.sign_out(id, next.at, LogOutReason::DisplacedByForcedLogin);
        let _ = self.sign_in(tenant, id, next.at, serial);
        self.next = Some(next);
    }

    /// So many rows of the file could not be read.
    pub(super) fn torn(&mut self, torn: u64) {
        if core::mem::replace(&mut self.torn, torn) != torn {
            self.cut.clear();
        }
    }

    /// What was waited for and has not come.
    pub(super) fn finish(self) -> Option<Fault> {
        self.next.map(|next| next.fault)
    }

    /// A bill of a call that can't be trusted says nothing about where the call goes on.
    pub(super) fn forget(&mut self, call: &str) {
        self.cut.retain(|(of, _), _| of != call);
    }

    fn sign_in(&mut self, tenant: &Tenant, id: AgentId, at: Timestamp, serial: &str) -> Result<(), Broken> {
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
        serial.clone_into(&mut self.serial);
        Ok(())
    }

    fn sign_out(&mut self, id: AgentId, at: Timestamp, reason: LogOutReason) -> Result<(), Broken> {
        self.cut.clear();
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

    fn operation(&mut self, id: AgentId, (begin, end): Span, operation: Operation) -> Result<(), Broken> {
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

    /// A conversation that was cut at a mark goes on at that mark; a bill that comes twice is the same bill.
    fn conversation(&mut self, call: &str, span: Span, operation: Operation) -> Result<(), Broken> {
        let part = match operation {
            Operation::ConversationAll(part) | Operation::ConversationText(part) => part,
            _ => return Ok(()),
        };
        if call.is_empty() || call == "-1" {
            return Ok(());
        }
        let key = (call.into(), operation.op_type().code().unsigned_abs());
        let (begin, _) = span;
        let outcome = match self.cut.get(&key) {
            Some((_, cut)) if *cut != begin && self.cut.get(&key) != Some(&span) => {
                Err((Some(8), &FIVE_MINUTES, "goes on elsewhere than where the bill before it was cut".into()))
            }
            _ => Ok(()),
        };
        if part != ConversationPart::Interim {
            self.cut.remove(&key);
        } else if self.cut.len() < Self::MAX_CUT || self.cut.contains_key(&key) {
            self.cut.insert(key, span);
        }
        outcome
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
