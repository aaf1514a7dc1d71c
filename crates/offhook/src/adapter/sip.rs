use core::net::{IpAddr, SocketAddr};

use alloc::collections::BTreeMap;

use jiff::Timestamp;
use offhook_agent::{
    Actor, AgentId, CallId, Cause, Connection, DeviceId, Event, EventKind, Medium, NewCall, Party, QueueId, Refused,
    Source, Vendor,
};
use offhook_base::ParseError;
use offhook_sip::dialog::{
    Call, CallNumber, Observation, Observed, Observer, ObserverLimits, Outcome, Party as SipParty,
};
use offhook_sip::{Message, StatusCode, Uri};

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
/// | 2xx | established; without an agent it is an announcement that answers |
/// | UPDATE or re-INVITE of the platform | established, if an announcement had answered and an agent is reserved |
/// | BYE | connection cleared by whoever sent it, call cleared |
/// | CANCEL that wins | connection cleared outside, abandoned |
/// | other final response | call cleared |
/// | INVITE after a final response | queued anew, as another call |
/// | nothing, for longer than the observer waits | call cleared |
///
/// That the platform moves the media to the agent by its UPDATE or re-INVITE is rule R-SIP-9; that this is what tells the
/// answer of an agent after an announcement is inferred.
///
/// The machine's time can't go back: what a message of an earlier instant means, or what turns out later, counts from
/// the latest event on.
///
/// ```
/// use offhook::History;
/// use offhook::adapter::SipAdapter;
/// use offhook::agent::{Centre, Medium, QueueId, Tenant};
/// use offhook::sip::Message;
///
/// let queue = QueueId::new(3);
/// let mut history = History::new(Centre::new(Tenant::default().with_queue(queue, Medium::Voice)));
/// let mut adapter = SipAdapter::new(queue);
/// let invite = Message::parse(
///     b"INVITE sip:18012345678@10.11.56.68 SIP/2.0\r\nVia: SIP/2.0/UDP 10.11.56.61;branch=z9hG4bK1\r\n\
///       From: <sip:02160123456@10.11.56.61>;tag=1\r\nTo: <sip:18012345678@10.11.56.68>\r\n\
///       Call-ID: 1@10.11.56.61\r\nCSeq: 1 INVITE\r\n\r\n",
/// )?;
/// let (sbc, platform) = ("10.11.56.61:5060".parse()?, "10.11.56.68:5060".parse()?);
/// adapter.feed(&mut history, "2026-11-20T01:58:00Z".parse()?, sbc, platform, &invite)?;
///
/// let call = history.centre().waiting(queue).next().expect("nobody is signed in: the call waits");
/// assert_eq!(history.call_name(call), "1795139880-1");
/// assert_eq!(history.centre().call(call).and_then(|call| call.caller()).map(|caller| caller.as_str()), Some("02160123456"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct SipAdapter {
    queue: QueueId,
    platform: Option<IpAddr>,
    observer: Observer,
    calls: BTreeMap<CallNumber, Followed>,
    next: u64,
    position: u64,
}

/// What a call on the wire is in the machine.
#[derive(Clone, Copy, Debug)]
struct Followed {
    call: CallId,
    /// It was answered on the wire, by an agent or an announcement.
    is_answered: bool,
    /// The machine has been told that it is over.
    is_over: bool,
}

impl SipAdapter {
    /// An adapter for a trunk whose calls go into `queue`.
    #[must_use]
    pub fn new(queue: QueueId) -> Self {
        Self { queue, platform: None, observer: Observer::default(), calls: BTreeMap::new(), next: 1, position: 0 }
    }

    /// The same where the platform has this address: calls that it makes itself are left out.
    #[must_use]
    pub fn with_platform(self, platform: IpAddr) -> Self {
        Self { platform: Some(platform), ..self }
    }

    /// The same with other bounds for how many calls are followed, and for how long without a message.
    #[must_use]
    pub fn with_limits(self, limits: ObserverLimits) -> Self {
        Self { observer: Observer::new(limits), ..self }
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
        self.position = self.position.saturating_add(1);
        let observed = self.observer.observe(since_epoch(at), source, destination, message);
        let status = message.status().map_or(0, |status| u32::from(status.code()));
        let taken = self.take(history, status, Ends::Cleared);
        observed?;
        Ok(taken?)
    }

    /// Lets time pass without a message: calls for which the observer has waited long enough are over.
    ///
    /// # Errors
    ///
    /// [`Refused`] if the machine does not allow that; all the others are over nevertheless.
    pub fn advance(&mut self, history: &mut History, to: Timestamp) -> Result<(), Refused> {
        self.observer.handle_timeout(since_epoch(to));
        self.take(history, 0, Ends::Cleared)
    }

    /// There are no more messages: what only waited for more is decided. Calls whose end nobody saw go on.
    ///
    /// # Errors
    ///
    /// [`Refused`] if the machine does not allow it; all other calls have been decided nevertheless.
    pub fn finish(&mut self, history: &mut History) -> Result<(), Refused> {
        self.observer.finish();
        self.take(history, 0, Ends::Unknown)
    }

    /// Takes over what was observed, all of it; the answer is the first refusal.
    fn take(&mut self, history: &mut History, status: u32, ends: Ends) -> Result<(), Refused> {
        let source = Source { vendor: Vendor::Sip, message: status, position: self.position };
        let mut outcome = Ok(());
        while let Some(observation) = self.observer.poll_observation() {
            let latest = history.now().unwrap_or(Timestamp::MIN);
            let at = instant(observation.at).max(latest);
            // Timers that are due may give the call to an agent.
            history.advance(at);
            let mut turn = Turn { history: &mut *history, at, source };
            outcome = outcome.and(self.observed(&mut turn, &observation, ends));
        }
        outcome
    }

    fn observed(&mut self, turn: &mut Turn<'_>, observation: &Observation, ends: Ends) -> Result<(), Refused> {
        let number = observation.call;
        match &observation.what {
            Observed::Started => self.started(turn, number),
            Observed::Closed(_) => match self.calls.remove(&number) {
                Some(Followed { call, is_over: false, .. }) if ends == Ends::Cleared => {
                    let cause = match turn.agent(call) {
                        Some(agent) if turn.connection(call, agent) == Connection::Connected => Cause::Code(TIMEOUT),
                        _ => Cause::NoAnswer,
                    };
                    turn.event(Actor::Network, EventKind::CallCleared { call }, cause)
                }
                _ => Ok(()),
            },
            // What was over goes on after all: it is another call to the machine.
            Observed::Retried | Observed::Answered if self.is_over(number) => {
                // Unless it was the end that was seen first: of a call that is answered and over at once.
                if self.observer.call(number).is_some_and(Call::is_ended) {
                    return Ok(());
                }
                let started = self.started(turn, number);
                started.and_then(|()| self.translated(turn, observation))
            }
            // One more callee had answered, and has left as well.
            Observed::Ended { .. } if self.is_over(number) => Ok(()),
            _ => self.translated(turn, observation),
        }
    }

    /// Whether the machine has been told that the call is over.
    fn is_over(&self, number: CallNumber) -> bool {
        self.calls.get(&number).is_some_and(|call| call.is_over)
    }

    fn translated(&mut self, turn: &mut Turn<'_>, observation: &Observation) -> Result<(), Refused> {
        let Some(followed) = self.calls.get_mut(&observation.call) else { return Ok(()) };
        let call = followed.call;
        match &observation.what {
            Observed::Ringing => turn.ringing(call),
            Observed::Answered => {
                followed.is_answered = true;
                turn.answered(call)
            }
            Observed::Renegotiated { by: Some(SipParty::Callee), .. } if followed.is_answered => turn.moved(call),
            Observed::Ended { by, outcome, .. } => {
                followed.is_over = true;
                turn.ended(call, *by, *outcome)
            }
            _ => Ok(()),
        }
    }

    fn started(&mut self, turn: &mut Turn<'_>, number: CallNumber) -> Result<(), Refused> {
        let call = CallId::new(self.next);
        let mut new = NewCall::new(call, Medium::Voice);
        if let Some(seen) = self.observer.call(number) {
            if self.platform.is_some_and(|platform| seen.addresses.0.ip() == platform) {
                return Ok(());
            }
            new.caller = self::number(seen.from.uri());
            new.called = self::number(seen.request_uri.as_ref().unwrap_or_else(|| seen.to.uri()));
        }
        self.next = self.next.saturating_add(1);
        self.calls.remove(&number);
        turn.event(Actor::Network, EventKind::Queued { call: new, queue: self.queue }, Cause::Normal)?;
        // A call that the machine does not take is not followed.
        self.calls.insert(number, Followed { call, is_answered: false, is_over: false });
        turn.history.name_call(call, alloc::format!("{}-{call}", turn.at.as_second()));
        Ok(())
    }
}

const fn is_unanswered(connection: Connection) -> bool {
    matches!(connection, Connection::Reserved | Connection::Alerting)
}

/// SIP's own number for an end by time.
const TIMEOUT: u16 = StatusCode::REQUEST_TIMEOUT.code();

/// What becomes of calls of which nothing more is heard.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Ends {
    Cleared,
    Unknown,
}

/// One observation on its way into the machine.
struct Turn<'h> {
    history: &'h mut History,
    at: Timestamp,
    source: Source,
}

impl Turn<'_> {
    fn event(&mut self, actor: Actor, kind: EventKind, cause: Cause) -> Result<(), Refused> {
        self.history.handle(Event::new(self.at, actor, kind).with_cause(cause).with_source(self.source)).map(drop)
    }

    /// The agent who has the call, after-call work apart.
    fn agent(&self, call: CallId) -> Option<AgentId> {
        let details = self.history.centre().call(call)?;
        details.agents().find(|agent| details.connection(Party::Agent(*agent)).is_live())
    }

    fn connection(&self, call: CallId, agent: AgentId) -> Connection {
        let call = self.history.centre().call(call);
        call.map_or(Connection::Null, |call| call.connection(Party::Agent(agent)))
    }

    fn ringing(&mut self, call: CallId) -> Result<(), Refused> {
        // A caller who still waits hears the ringing as well; the agent is told when there is one.
        let Some(agent) = self.agent(call) else { return Ok(()) };
        self.event(Actor::Network, EventKind::Delivered { call, party: Party::Agent(agent) }, Cause::Normal)
    }

    fn answered(&mut self, call: CallId) -> Result<(), Refused> {
        // Without an agent it is an announcement that answers.
        let Some(agent) = self.agent(call) else { return Ok(()) };
        self.event(Actor::Agent(agent), EventKind::Established { call, party: Party::Agent(agent) }, Cause::Normal)
    }

    /// The platform moves the media of a call that an announcement had answered: to the agent who was chosen meanwhile.
    fn moved(&mut self, call: CallId) -> Result<(), Refused> {
        match self.agent(call).map(|agent| self.connection(call, agent)) {
            Some(connection) if is_unanswered(connection) => self.answered(call),
            _ => Ok(()),
        }
    }

    /// Whoever ended it leaves, then the call is over; an agent who has not answered is let go by that alone, since
    /// the caller would go back to the queue otherwise.
    fn ended(&mut self, call: CallId, by: Option<SipParty>, outcome: Outcome) -> Result<(), Refused> {
        let cause = match outcome {
            Outcome::Cancelled => Cause::Abandoned,
            Outcome::Rejected => Cause::Rejected,
            Outcome::Unanswered => Cause::NoAnswer,
            Outcome::Failed => Cause::Unreachable,
            _ => Cause::Normal,
        };
        let agent = self.agent(call).filter(|agent| !is_unanswered(self.connection(call, *agent)));
        let left = match (by, agent) {
            (Some(SipParty::Callee), Some(agent)) => {
                let left = EventKind::ConnectionCleared { call, party: Party::Agent(agent) };
                self.event(Actor::Agent(agent), left, cause)
            }
            (Some(SipParty::Caller), _) => {
                self.event(Actor::Network, EventKind::ConnectionCleared { call, party: Party::Outside }, cause)
            }
            _ => Ok(()),
        };
        left.and(self.event(Actor::Network, EventKind::CallCleared { call }, cause))
    }
}

/// The number that a URI is for, if it has one that the machine can hold; the message still has it in full.
fn number(uri: &Uri<'_>) -> Option<DeviceId> {
    DeviceId::parse(core::str::from_utf8(&uri.user_decoded()?).ok()?).ok()
}
