use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_agent::{
    Actor, AgentId, CallId, Cause, DeviceId, Event, EventKind, Medium, NewCall, Observed, Party, Refused, Role, Source,
    Vendor,
};
use offhook_cti::{
    AgentState, BeginCall, CallDataUpdate, CallType, Connection, Device, Event as CtiEvent, EventCause, Message,
};

use crate::History;

/// Turns messages of Cisco's CTI link into events of the agent machine, one at a time.
///
/// Call events are facts and drive the machine. An AGENT_STATE_EVENT is an observation: it is compared with what the
/// machine itself says. The link does not guarantee their order, so an observation that does not agree yet waits for
/// the call events of the same moment; it is handed over as a divergence when the next observation of the agent
/// comes, or with [`CtiAdapter::settle`].
///
/// ```
/// use offhook::History;
/// use offhook::adapter::CtiAdapter;
/// use offhook::agent::{Actor, AgentId, Centre, Event, EventKind, Headline, SignIn, Tenant};
/// use offhook::cti::Trace;
///
/// let agent = AgentId::new(4020);
/// let mut adapter = CtiAdapter::default();
/// adapter.name_agent(agent, "chli4020", Some("4020"));
/// let mut history = History::new(Centre::new(Tenant::default()));
/// let at = "2026-11-20T01:50:00Z".parse()?;
/// history.handle(Event::new(at, Actor::Agent(agent), EventKind::SignIn { agent, sign_in: SignIn::new(1) }))?;
///
/// let trace = Trace::parse(b"MsgType: AGENT_STATE_EVENT AgentState: AVAILABLE AgentID: chli4020")?;
/// for message in trace.messages() {
///     adapter.feed(&mut history, at, u64::from(message.line()), message.message(), message.call())?;
/// }
/// assert_eq!(history.centre().headline(agent), Headline::Ready); // the vendor agrees
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CtiAdapter {
    agents: Vec<NamedAgent>,
    calls: BTreeMap<u32, LinkCall>,
    waiting: BTreeMap<AgentId, Observation>,
}

#[derive(Clone, Debug)]
struct NamedAgent {
    agent: AgentId,
    name: String,
    extension: Option<String>,
}

/// What the link has said of a call that has not ended.
#[derive(Clone, Copy, Debug)]
struct LinkCall {
    agent: Option<AgentId>,
    role: Role,
    called: Option<DeviceId>,
}

#[derive(Clone, Copy, Debug)]
struct Observation {
    state: AgentState,
    source: Source,
}

impl CtiAdapter {
    /// Calls that are followed at a time; of more than these nothing is remembered.
    pub const MAX_CALLS: usize = 65_536;

    /// Gives the agent whom the link calls `name`, at the telephone `extension`, a number.
    pub fn name_agent(&mut self, agent: AgentId, name: impl Into<String>, extension: Option<&str>) {
        self.agents.push(NamedAgent { agent, name: name.into(), extension: extension.map(ToString::to_string) });
    }

    /// Takes a message: at most one event of the machine, and the observations that agree after it.
    ///
    /// `position` is where it was read (line, packet or record, from 1); `call` the call that it is about where the
    /// printed id is wrong, as [`offhook_cti::TraceMessage::call`] tells.
    ///
    /// # Errors
    ///
    /// [`Refused`] if the machine does not allow what the message says. Messages about agents that have no name here
    /// are left out.
    pub fn feed(
        &mut self,
        history: &mut History,
        at: Timestamp,
        position: u64,
        message: &Message<'_>,
        call: Option<u32>,
    ) -> Result<(), Refused> {
        let source = Source { vendor: Vendor::Cisco, message: message.kind().code(), position };
        let event = message.event();
        let outcome = match event {
            CtiEvent::AgentState(event) => {
                let agent = event.agent_id.and_then(|name| self.agent_named(name));
                let agent = agent.or_else(|| event.extension.and_then(|extension| self.agent_at(extension)));
                match agent.zip(event.state) {
                    Some((agent, state)) => self.observe(history, at, agent, Observation { state, source }),
                    None => Ok(()),
                }
            }
            _ => {
                let id = call.or_else(|| event.connection().and_then(|connection| connection.call_id));
                match id.and_then(|id| self.translate(id, &event)) {
                    Some((actor, kind, cause)) => {
                        history.handle(Event::new(at, actor, kind).with_cause(cause).with_source(source)).map(drop)
                    }
                    None => Ok(()),
                }
            }
        };
        self.settle_agreed(history, at)?;
        outcome
    }

    /// Hands over the observations that still wait for call events to agree with: they are divergences now.
    ///
    /// # Errors
    ///
    /// [`Refused`] if `at` is before the latest event.
    pub fn settle(&mut self, history: &mut History, at: Timestamp) -> Result<(), Refused> {
        while let Some((agent, observation)) = self.waiting.pop_first() {
            hand_over(history, at, agent, observation)?;
        }
        Ok(())
    }

    fn observe(
        &mut self,
        history: &mut History,
        at: Timestamp,
        agent: AgentId,
        observation: Observation,
    ) -> Result<(), Refused> {
        match self.waiting.insert(agent, observation) {
            Some(earlier) => hand_over(history, at, agent, earlier),
            None => Ok(()),
        }
    }

    fn settle_agreed(&mut self, history: &mut History, at: Timestamp) -> Result<(), Refused> {
        let agrees = |agent: AgentId, observation: &Observation| {
            let observed = Observed::Cisco(observation.state);
            observed.expected(history.centre().headline(agent)) == observed
        };
        let agreed: Vec<_> =
            self.waiting.iter().filter(|(agent, waits)| agrees(**agent, waits)).map(|(a, o)| (*a, *o)).collect();
        for (agent, observation) in agreed {
            self.waiting.remove(&agent);
            hand_over(history, at, agent, observation)?;
        }
        Ok(())
    }

    fn translate(&mut self, id: u32, event: &CtiEvent<'_>) -> Option<(Actor, EventKind, Cause)> {
        let call = CallId::new(u64::from(id));
        let network = |kind, cause| Some((Actor::Network, kind, cause));
        match event {
            CtiEvent::BeginCall(begin) => self.begin(id, begin),
            CtiEvent::CallDataUpdate(update) => self.answer(id, update),
            CtiEvent::CallDelivered(delivered) => {
                let agent = self.agent_of(id, &delivered.connection);
                let rings_at = delivered.alerting.known().map_or(agent, |device| self.agent_at(device));
                network(EventKind::Delivered { call, party: party(rings_at) }, Cause::Normal)
            }
            CtiEvent::CallServiceInitiated(initiated) => {
                let agent = self.agent_of(id, &initiated.connection)?;
                let known = self.calls.get(&id).copied();
                let mut new = NewCall::new(call, Medium::Voice);
                new.caller = device(initiated.calling);
                new.called = known.and_then(|known| known.called);
                let role = known.map_or(Role::AgentDialled, |known| known.role);
                self.remember(id, LinkCall { agent: Some(agent), role, called: new.called });
                let kind = EventKind::ServiceInitiated { call: new, agent, role };
                Some((Actor::Agent(agent), kind, Cause::Normal))
            }
            CtiEvent::CallOriginated(originated) => {
                let agent = self.agent_of(id, &originated.connection)?;
                let kind = EventKind::Originated { call, agent, called: device(originated.called) };
                Some((Actor::Agent(agent), kind, Cause::Normal))
            }
            CtiEvent::CallEstablished(established) => {
                let agent = self.agent_of(id, &established.connection);
                let known = self.calls.get(&id);
                let dialled = known.is_some_and(|known| matches!(known.role, Role::AgentDialled | Role::Preview));
                let answers = established.answering.known().and_then(|device| self.agent_at(device));
                let answers = if dialled { answers } else { answers.or(agent) };
                network(EventKind::Established { call, party: party(answers) }, Cause::Normal)
            }
            CtiEvent::CallConnectionCleared(cleared) => {
                let released = cleared.releasing.known().map(|device| self.agent_at(device));
                let agent = released.unwrap_or_else(|| self.agent_of(id, &cleared.connection));
                let actor = agent.map_or(Actor::Network, Actor::Agent);
                Some((actor, EventKind::ConnectionCleared { call, party: party(agent) }, cause(cleared.cause)))
            }
            CtiEvent::CallCleared(cleared) => network(EventKind::CallCleared { call }, cause(cleared.cause)),
            CtiEvent::EndCall(_) => {
                self.calls.remove(&id);
                None
            }
            _ => None,
        }
    }

    /// A reservation is an offer, and so is the previewed call that follows its acceptance.
    fn begin(&mut self, id: u32, begin: &BeginCall<'_>) -> Option<(Actor, EventKind, Cause)> {
        let agent = self.agent_of(id, &begin.connection).or_else(|| self.only_reserved());
        let number = |name: &str| begin.variable(name).and_then(|value| DeviceId::parse(value.to_str().ok()?).ok());
        let called =
            begin.dialed_number.and_then(|number| DeviceId::parse(number).ok()).or_else(|| number("BACustomerNumber"));
        let role = match begin.call_type {
            Some(CallType::RESERVATION) => Role::Reservation,
            Some(CallType::PREVIEW) => Role::Preview,
            _ => return None,
        };
        self.remember(id, LinkCall { agent, role, called });
        let agent = agent?;
        let mut call = NewCall::new(CallId::new(u64::from(id)), Medium::Voice);
        call.called = called;
        Some((Actor::System, EventKind::Offered { call, agent, role }, Cause::Normal))
    }

    /// BAResponse: what the agent answers to a reservation. The update names the contact; the leg is one higher.
    fn answer(&self, id: u32, update: &CallDataUpdate<'_>) -> Option<(Actor, EventKind, Cause)> {
        if update.call_type != Some(CallType::RESERVATION) {
            return None;
        }
        let is_leg = |id: &u32| self.calls.get(id).is_some_and(|known| known.role == Role::Reservation);
        let leg = Some(id).filter(is_leg).or_else(|| id.checked_add(1).filter(is_leg))?;
        let agent = self.calls.get(&leg)?.agent?;
        let call = CallId::new(u64::from(leg));
        let kind = match update.variable("BAResponse")?.to_str().ok()? {
            "Accept" => EventKind::PreviewAccepted { call, agent },
            "Reject" | "Reject-Close" => EventKind::PreviewRejected { call, agent },
            "Skip" | "Skip-Close" | "Skip-Next" => EventKind::PreviewSkipped { call, agent },
            "Cancel Reservation" => EventKind::PreviewCancelled { call, agent },
            _ => return None,
        };
        Some((Actor::Agent(agent), kind, Cause::Normal))
    }

    fn remember(&mut self, id: u32, call: LinkCall) {
        if self.calls.len() < Self::MAX_CALLS || self.calls.contains_key(&id) {
            self.calls.insert(id, call);
        }
    }

    fn agent_named(&self, name: &str) -> Option<AgentId> {
        self.agents.iter().find(|named| named.name == name).map(|named| named.agent)
    }

    fn agent_at(&self, extension: &str) -> Option<AgentId> {
        self.agents.iter().find(|named| named.extension.as_deref() == Some(extension)).map(|named| named.agent)
    }

    /// Whose connection it is: by its device, or by the call alone where the device differs.
    fn agent_of(&self, id: u32, connection: &Connection<'_>) -> Option<AgentId> {
        let by_device = connection.device_id.and_then(|device| self.agent_at(device));
        by_device.or_else(|| self.calls.get(&id).and_then(|known| known.agent))
    }

    /// The one agent who is said to be reserved and has no contact yet: whom a reservation with a wrong device is for.
    fn only_reserved(&self) -> Option<AgentId> {
        let mut reserved = self.waiting.iter().filter(|(_, waits)| waits.state == AgentState::RESERVED);
        let (agent, _) = reserved.next()?;
        reserved.next().is_none().then_some(*agent)
    }
}

fn hand_over(history: &mut History, at: Timestamp, agent: AgentId, observation: Observation) -> Result<(), Refused> {
    let kind = EventKind::Observed { agent, state: Observed::Cisco(observation.state) };
    history.handle(Event::new(at, Actor::System, kind).with_source(observation.source)).map(drop)
}

fn party(agent: Option<AgentId>) -> Party {
    agent.map_or(Party::Outside, Party::Agent)
}

fn device(device: Device<'_>) -> Option<DeviceId> {
    DeviceId::parse(device.known()?).ok()
}

/// Causes that the machine tells apart; any other is kept as its number.
fn cause(cause: Option<EventCause>) -> Cause {
    match cause {
        None | Some(EventCause::CEC_NONE | EventCause::CEC_NEW_CALL) => Cause::Normal,
        Some(EventCause::CEC_BUSY) => Cause::Engaged,
        Some(EventCause::CEC_CALL_NOT_ANSWERED) => Cause::NoAnswer,
        Some(other) => u16::try_from(other.code()).map_or(Cause::Normal, Cause::Code),
    }
}
