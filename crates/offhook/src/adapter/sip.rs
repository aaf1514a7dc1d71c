use core::net::SocketAddr;

use alloc::collections::BTreeMap;

use jiff::Timestamp;
use offhook_agent::{
    Actor, AgentId, CallId, Cause, DeviceId, Event, EventKind, Medium, NewCall, Party, QueueId, Refused, Source, Vendor,
};
use offhook_base::ParseError;
use offhook_sip::dialog::{CallNumber, Observation, Observed, Observer, Outcome, Party as SipParty};
use offhook_sip::{Message, Uri};

use crate::History;
use crate::time::{instant, since_epoch};

/// Why a SIP message did not become events.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SipError {
    /// A field that every message needs is missing or can't be read.
    #[error(transparent)]
    Message(#[from] ParseError),
    /// The machine does not allow what the message says.
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// Turns the SIP messages of a trunk into events of the agent machine: every INVITE from outside is a call into one
/// skill queue, which the machine gives to an agent.
///
/// Calling and called number are the user parts of From and Request-URI (rule R-SIP-5). Records know a call as
/// `<unix seconds>-<number>` (rule R-ID-2), since a Call-ID is longer than their column.
///
/// | SIP | event |
/// |---|---|
/// | INVITE | queued; the machine reserves an agent |
/// | 180 | delivered to the agent that is reserved |
/// | 2xx | established |
/// | BYE, final response | connection cleared by whoever sent it, call cleared |
/// | CANCEL that wins | connection cleared outside, abandoned |
#[derive(Debug)]
pub struct SipAdapter {
    queue: QueueId,
    observer: Observer,
    calls: BTreeMap<CallNumber, CallId>,
    next: u64,
}

impl SipAdapter {
    /// An adapter for a trunk whose calls go into `queue`.
    #[must_use]
    pub fn new(queue: QueueId) -> Self {
        Self { queue, observer: Observer::default(), calls: BTreeMap::new(), next: 1 }
    }

    /// Takes a message that passed between two addresses, in either direction.
    ///
    /// # Errors
    ///
    /// [`SipError`]; the rest of the message's meaning has been taken over nevertheless.
    pub fn feed(
        &mut self,
        history: &mut History,
        at: Timestamp,
        source: SocketAddr,
        destination: SocketAddr,
        message: &Message<'_>,
    ) -> Result<(), SipError> {
        self.observer.observe(since_epoch(at), source, destination, message)?;
        let mut outcome = Ok(());
        while let Some(observation) = self.observer.poll_observation() {
            let observed = self.observed(history, &observation);
            outcome = outcome.and(observed.map_err(SipError::from));
        }
        outcome
    }

    fn observed(&mut self, history: &mut History, observation: &Observation) -> Result<(), Refused> {
        let at = instant(observation.at);
        match &observation.what {
            Observed::Started => self.started(history, at, observation.call),
            Observed::Closed(_) => {
                self.calls.remove(&observation.call);
                Ok(())
            }
            what => {
                let Some(call) = self.calls.get(&observation.call).copied() else { return Ok(()) };
                let agent = history.centre().call(call).and_then(|call| call.agents().next());
                for (actor, kind, cause) in translate(what, call, agent) {
                    history.handle(Event::new(at, actor, kind).with_cause(cause).with_source(self.source(call)))?;
                }
                Ok(())
            }
        }
    }

    fn started(&mut self, history: &mut History, at: Timestamp, number: CallNumber) -> Result<(), Refused> {
        let call = CallId::new(self.next);
        self.next = self.next.saturating_add(1);
        self.calls.insert(number, call);
        let mut new = NewCall::new(call, Medium::Voice);
        if let Some(seen) = self.observer.call(number) {
            new.caller = self::number(seen.from.uri());
            new.called = self::number(seen.request_uri.as_ref().unwrap_or_else(|| seen.to.uri()));
        }
        history.name_call(call, alloc::format!("{}-{call}", at.as_second()));
        let kind = EventKind::Queued { call: new, queue: self.queue };
        history.handle(Event::new(at, Actor::Network, kind).with_source(self.source(call))).map(drop)
    }

    const fn source(&self, call: CallId) -> Source {
        Source { vendor: Vendor::Sip, message: 0, position: call.number() }
    }
}

/// What an observation means for the machine, at most two events.
fn translate(
    what: &Observed,
    call: CallId,
    agent: Option<AgentId>,
) -> impl Iterator<Item = (Actor, EventKind, Cause)> + use<> {
    let party = agent.map(Party::Agent);
    let (first, second) = match what {
        Observed::Ringing => {
            (party.map(|party| (Actor::Network, EventKind::Delivered { call, party }, Cause::Normal)), None)
        }
        Observed::Answered => (
            agent.map(|agent| {
                (Actor::Agent(agent), EventKind::Established { call, party: Party::Agent(agent) }, Cause::Normal)
            }),
            None,
        ),
        Observed::Ended { by, outcome } => {
            let cause = match outcome {
                Outcome::Cancelled => Cause::Abandoned,
                Outcome::Rejected => Cause::Rejected,
                Outcome::Unanswered => Cause::NoAnswer,
                Outcome::Failed => Cause::Unreachable,
                _ => Cause::Normal,
            };
            let cleared = match (by, party, agent) {
                (Some(SipParty::Callee), Some(party), Some(agent)) => {
                    Some((Actor::Agent(agent), EventKind::ConnectionCleared { call, party }, cause))
                }
                (Some(SipParty::Caller), ..) => {
                    Some((Actor::Network, EventKind::ConnectionCleared { call, party: Party::Outside }, cause))
                }
                _ => None,
            };
            (cleared, Some((Actor::Network, EventKind::CallCleared { call }, cause)))
        }
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

/// The number that a URI is for, if it has one that the machine can hold; the message still has it in full.
fn number(uri: &Uri<'_>) -> Option<DeviceId> {
    DeviceId::parse(uri.user()?).ok()
}
