use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::{SignedDuration, Timestamp};
use offhook_agent::{
    Actor, AgentId, CallId, Cause, Connection, DeviceId, Event, EventKind, Medium, NewCall, Observed, Party, Refused,
    Role, Source, Vendor,
};
use offhook_cti::{
    AgentState, BeginCall, CallDataUpdate, CallType, Connection as CtiConnection, Device, Event as CtiEvent,
    EventCause, Message, MessageType, TraceMessage,
};

use crate::History;

/// Turns messages of Cisco's CTI link into events of the agent machine, one at a time.
///
/// Call events are facts and drive the machine. An AGENT_STATE_EVENT is an observation: it is compared with what the
/// machine itself says, and decides nothing: without them the machine has the same states. The link does not guarantee
/// their order, so an observation that does not agree yet waits for the call events of the same moment, and is handed
/// over once it agrees. As a divergence it is handed over when another state of the agent is reported, with the first
/// message after [`CtiAdapter::PATIENCE`], or with [`CtiAdapter::settle`]. While it waits, reports of the same state
/// are one with it.
///
/// What is followed: preview contacts from their reservation on, and calls that agents dial, up to their end; of these,
/// hold and retrieval by the agent, failure and diversion as well. What the link says of agents without a name here,
/// and of their calls, is left out. So is what queues do (CALL_QUEUED_EVENT, CALL_DEQUEUED_EVENT): the vendor's queues
/// are not those of the machine, which would give their calls to agents by its own rules. Calls that a queue then
/// delivers, transfers and conferences are not followed.
///
/// A reservation is offered to the agent whose extension its BEGIN_CALL_EVENT names. If that names nobody here, it is
/// offered with the first message of the call that does. A printed trace is read whole, and tells which device is meant
/// where a digit is lost: [`CtiAdapter::feed_printed`].
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
///     adapter.feed_printed(&mut history, at, message)?;
/// }
/// assert_eq!(history.centre().headline(agent), Headline::Ready); // the vendor agrees
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CtiAdapter {
    agents: Vec<NamedAgent>,
    calls: LinkCalls,
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
    /// The machine has still to be told of it: whose it is is not known yet.
    is_pending: bool,
}

/// The calls that are followed, and in which order they are forgotten if there are too many.
#[derive(Clone, Debug, Default)]
struct LinkCalls {
    by_id: BTreeMap<u32, (LinkCall, Turn)>,
    by_turn: BTreeMap<Turn, u32>,
    next: u64,
}

/// Cleared calls come before the others, older ones before newer ones.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Turn {
    is_open: bool,
    age: u64,
}

#[derive(Clone, Copy, Debug)]
struct Observation {
    at: Timestamp,
    state: AgentState,
    source: Source,
}

/// One event of the machine on its way.
type Told = (Actor, EventKind, Cause);

impl CtiAdapter {
    /// Calls that are followed at a time; for each more, one that was cleared and never ended is forgotten, else the
    /// oldest.
    pub const MAX_CALLS: usize = 65_536;
    /// How long an observation waits for the call events that it agrees with.
    pub const PATIENCE: SignedDuration = SignedDuration::from_secs(5);

    /// Gives the agent whom the link calls `name`, at the telephone `extension`, a number.
    pub fn name_agent(&mut self, agent: AgentId, name: impl Into<String>, extension: Option<&str>) {
        let name = name.into();
        self.agents.retain(|named| named.name != name);
        self.agents.push(NamedAgent { agent, name, extension: extension.map(ToString::to_string) });
    }

    /// Takes a message of a printed trace: [`CtiAdapter::feed`] with its line, and with the call and the device that are
    /// meant where the printed ones lost a digit.
    ///
    /// # Errors
    ///
    /// As [`CtiAdapter::feed`].
    pub fn feed_printed(
        &mut self,
        history: &mut History,
        at: Timestamp,
        message: &TraceMessage<'_>,
    ) -> Result<(), Refused> {
        self.feed_printed_at(history, at, u64::from(message.line()), message)
    }

    /// The same for a message whose place is known better than its own line says.
    pub(crate) fn feed_printed_at(
        &mut self,
        history: &mut History,
        at: Timestamp,
        position: u64,
        message: &TraceMessage<'_>,
    ) -> Result<(), Refused> {
        self.take(history, at, position, message.message().kind(), &message.event(), message.call())
    }

    /// Takes a message: at most two events of the machine, and the observations that agree after it.
    ///
    /// `position` is where it was read (line, packet or record, from 1); `call` the call that it is about where the
    /// printed id is wrong, as [`offhook_cti::TraceMessage::call`] tells.
    ///
    /// # Errors
    ///
    /// [`Refused`] if the machine does not allow what the message says, or knows nothing of the call of an agent that
    /// has a name here.
    pub fn feed(
        &mut self,
        history: &mut History,
        at: Timestamp,
        position: u64,
        message: &Message<'_>,
        call: Option<u32>,
    ) -> Result<(), Refused> {
        self.take(history, at, position, message.kind(), &message.event(), call)
    }

    fn take(
        &mut self,
        history: &mut History,
        at: Timestamp,
        position: u64,
        message: MessageType,
        event: &CtiEvent<'_>,
        call: Option<u32>,
    ) -> Result<(), Refused> {
        let source = Source { vendor: Vendor::Cisco, message: message.code(), position };
        // Timers that are due may bring about what the link is about to report.
        history.advance(at);
        let mut outcome = self.settle_impatient(history, at);
        if let CtiEvent::AgentState(event) = event {
            let agent = event.agent_id.and_then(|name| self.agent_named(name));
            let agent = agent.or_else(|| event.extension.and_then(|extension| self.agent_at(extension)));
            if let Some((agent, state)) = agent.zip(event.state) {
                outcome = outcome.and(self.observe(history, at, agent, Observation { at, state, source }));
            }
        } else if let Some(id) = call.or_else(|| event.connection().and_then(|connection| connection.call_id)) {
            let told = [self.found(id, event), self.translate(history, id, event)];
            for (actor, kind, cause) in told.into_iter().flatten() {
                let event = Event::new(at, actor, kind).with_cause(cause).with_source(source);
                outcome = outcome.and(history.handle(event).map(drop));
            }
        }
        outcome.and(self.settle_agreed(history, at))
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
        let earlier = match self.waiting.get(&agent) {
            Some(earlier) if earlier.state == observation.state => return Ok(()),
            _ => self.waiting.insert(agent, observation),
        };
        earlier.map_or(Ok(()), |earlier| hand_over(history, at, agent, earlier))
    }

    fn settle_impatient(&mut self, history: &mut History, at: Timestamp) -> Result<(), Refused> {
        let late = |waits: &Observation| at.duration_since(waits.at) > Self::PATIENCE;
        let late: Vec<_> = self.waiting.iter().filter(|(_, waits)| late(waits)).map(|(a, o)| (*a, *o)).collect();
        late.into_iter().try_for_each(|(agent, observation)| {
            self.waiting.remove(&agent);
            hand_over(history, at, agent, observation)
        })
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

    fn translate(&mut self, history: &History, id: u32, event: &CtiEvent<'_>) -> Option<Told> {
        let call = CallId::new(u64::from(id));
        // Calls of agents who have no name here are no business of ours.
        let at = event.connection().and_then(|connection| connection.device_id);
        let is_ours = at.is_some_and(|device| self.agent_at(device).is_some())
            || self.calls.get(id).is_some_and(|known| !known.is_pending)
            || history.centre().call(call).is_some();
        let begins = matches!(event, CtiEvent::BeginCall(_) | CtiEvent::CallDataUpdate(_) | CtiEvent::EndCall(_));
        if !is_ours && !begins {
            return None;
        }
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
                let known = self.calls.get(id).copied();
                let mut new = NewCall::new(call, Medium::Voice);
                new.caller = device(initiated.calling);
                new.called = known.and_then(|known| known.called);
                let role = known.map_or(Role::AgentDialled, |known| known.role);
                self.calls.insert(id, LinkCall { agent: Some(agent), role, called: new.called, is_pending: false });
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
                let known = self.calls.get(id);
                let dialled = known.is_some_and(|known| matches!(known.role, Role::AgentDialled | Role::Preview));
                let answers = established.answering.known().and_then(|device| self.agent_at(device));
                let answers = if dialled { answers } else { answers.or(agent) };
                network(EventKind::Established { call, party: party(answers) }, Cause::Normal)
            }
            CtiEvent::CallHeld(held) => {
                let agent = self.agent_who(id, held.holding, &held.connection)?;
                Some((Actor::Agent(agent), EventKind::Held { call, agent }, cause(held.cause)))
            }
            CtiEvent::CallRetrieved(retrieved) => {
                let agent = self.agent_who(id, retrieved.retrieving, &retrieved.connection)?;
                Some((Actor::Agent(agent), EventKind::Retrieved { call, agent }, cause(retrieved.cause)))
            }
            CtiEvent::CallFailed(failed) => {
                let agent = self.agent_who(id, failed.failing, &failed.connection);
                // Once the agent's telephone has dialled, what fails is the way to the other party.
                let has_dialled = |agent: &AgentId| {
                    let known = history.centre().call(call);
                    known.is_some_and(|known| known.connection(Party::Agent(*agent)) == Connection::Connected)
                };
                let agent = agent.filter(|agent| !has_dialled(agent));
                network(EventKind::Failed { call, party: party(agent) }, cause(failed.cause))
            }
            CtiEvent::CallDiverted(diverted) => {
                let agent = self.agent_who(id, diverted.diverting, &diverted.connection)?;
                network(EventKind::Diverted { call, agent }, cause(diverted.cause))
            }
            CtiEvent::CallConnectionCleared(cleared) => {
                let known = self.calls.get(id);
                let is_called =
                    |device: &str| known.and_then(|known| known.called).is_some_and(|it| it.as_str() == device);
                let who = cleared.releasing.known().or(cleared.connection.device_id.filter(|device| is_called(device)));
                let released = who.map(|device| self.agent_at(device));
                let agent = released.unwrap_or_else(|| self.agent_of(id, &cleared.connection));
                let actor = agent.map_or(Actor::Network, Actor::Agent);
                Some((actor, EventKind::ConnectionCleared { call, party: party(agent) }, cause(cleared.cause)))
            }
            CtiEvent::CallCleared(cleared) => {
                self.calls.clear(id);
                network(EventKind::CallCleared { call }, cause(cleared.cause))
            }
            CtiEvent::EndCall(_) => {
                self.calls.remove(id);
                None
            }
            _ => None,
        }
    }

    /// A reservation is an offer, and so is the previewed call that follows its acceptance.
    fn begin(&mut self, id: u32, begin: &BeginCall<'_>) -> Option<Told> {
        let agent = self.agent_of(id, &begin.connection);
        let number = |name: &str| begin.variable(name).and_then(|value| DeviceId::parse(value.to_str().ok()?).ok());
        let called =
            begin.dialed_number.and_then(|number| DeviceId::parse(number).ok()).or_else(|| number("BACustomerNumber"));
        let role = match begin.call_type {
            Some(CallType::RESERVATION) => Role::Reservation,
            Some(CallType::PREVIEW) => Role::Preview,
            _ => return None,
        };
        self.calls.insert(id, LinkCall { agent, role, called, is_pending: agent.is_none() });
        Some(offer(id, agent?, role, called))
    }

    /// What has to be told first: a call whose agent was not known shows up at the device of one.
    fn found(&mut self, id: u32, event: &CtiEvent<'_>) -> Option<Told> {
        let (id, connection) = match event {
            CtiEvent::CallDelivered(delivered) => (id, delivered.connection),
            CtiEvent::CallServiceInitiated(initiated) => (id, initiated.connection),
            CtiEvent::CallDataUpdate(update) => (self.leg_of(id).unwrap_or(id), update.connection),
            _ => return None,
        };
        let agent = self.agent_at(connection.device_id?)?;
        let known = self.calls.get_mut(id).filter(|known| known.is_pending)?;
        known.is_pending = false;
        known.agent = Some(agent);
        Some(offer(id, agent, known.role, known.called))
    }

    /// BAResponse: what the agent answers to a reservation. The update names the contact; the leg is one higher.
    fn answer(&self, id: u32, update: &CallDataUpdate<'_>) -> Option<Told> {
        if update.call_type != Some(CallType::RESERVATION) {
            return None;
        }
        let leg = self.leg_of(id)?;
        let agent = self.calls.get(leg)?.agent?;
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

    fn leg_of(&self, id: u32) -> Option<u32> {
        let is_leg = |id: &u32| self.calls.get(*id).is_some_and(|known| known.role == Role::Reservation);
        Some(id).filter(is_leg).or_else(|| id.checked_add(1).filter(is_leg))
    }

    fn agent_named(&self, name: &str) -> Option<AgentId> {
        self.agents.iter().find(|named| named.name == name).map(|named| named.agent)
    }

    fn agent_at(&self, extension: &str) -> Option<AgentId> {
        self.agents.iter().find(|named| named.extension.as_deref() == Some(extension)).map(|named| named.agent)
    }

    /// Whose connection it is: by its device, or by the call alone where the device differs.
    fn agent_of(&self, id: u32, connection: &CtiConnection<'_>) -> Option<AgentId> {
        let by_device = connection.device_id.and_then(|device| self.agent_at(device));
        by_device.or_else(|| self.calls.get(id).and_then(|known| known.agent))
    }

    /// Whose hold or diversion it is: the device's that did it, if it is named, or the connection's.
    fn agent_who(&self, id: u32, device: Device<'_>, connection: &CtiConnection<'_>) -> Option<AgentId> {
        device.known().map_or_else(|| self.agent_of(id, connection), |device| self.agent_at(device))
    }
}

impl LinkCalls {
    fn get(&self, id: u32) -> Option<&LinkCall> {
        self.by_id.get(&id).map(|(call, _)| call)
    }

    fn get_mut(&mut self, id: u32) -> Option<&mut LinkCall> {
        self.by_id.get_mut(&id).map(|(call, _)| call)
    }

    /// Follows a call, in place of the one that had the id before.
    fn insert(&mut self, id: u32, call: LinkCall) {
        self.remove(id);
        if self.by_id.len() >= CtiAdapter::MAX_CALLS
            && let Some((_, oldest)) = self.by_turn.pop_first()
        {
            self.by_id.remove(&oldest);
        }
        let turn = Turn { is_open: true, age: self.next };
        self.next = self.next.saturating_add(1);
        self.by_id.insert(id, (call, turn));
        self.by_turn.insert(turn, id);
    }

    /// It is over: only messages that come late are still about it.
    fn clear(&mut self, id: u32) {
        if let Some((_, turn)) = self.by_id.get_mut(&id) {
            self.by_turn.remove(turn);
            turn.is_open = false;
            self.by_turn.insert(*turn, id);
        }
    }

    fn remove(&mut self, id: u32) {
        if let Some((_, turn)) = self.by_id.remove(&id) {
            self.by_turn.remove(&turn);
        }
    }
}

fn offer(id: u32, agent: AgentId, role: Role, called: Option<DeviceId>) -> Told {
    let mut call = NewCall::new(CallId::new(u64::from(id)), Medium::Voice);
    call.called = called;
    (Actor::System, EventKind::Offered { call, agent, role }, Cause::Normal)
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
        Some(EventCause::CEC_CALL_CANCELLED) => Cause::Abandoned,
        Some(EventCause::CEC_DEST_NOT_OBTAINABLE | EventCause::CEC_NETWORK_NOT_OBTAINABLE) => Cause::Unreachable,
        Some(EventCause::CEC_CTI_LINK_DOWN) => Cause::LinkLost,
        Some(other) => Cause::Code(other.code()),
    }
}
