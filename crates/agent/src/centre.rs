use alloc::collections::BTreeMap;

use jiff::Timestamp;
use offhook_base::Rule;

use crate::handled::Handled;
use crate::queue::Queue;
use crate::refused::OWN;
use crate::table::Table;
use crate::tally::Next;
use crate::timer::Timers;
use crate::turn::micros;
use crate::{
    Agent, AgentId, Call, CallId, Connection, Effects, Event, EventKind, Headline, MediumGroup, QueueId, Refusal,
    Refused, Tenant, WhyNot, Wish,
};

pub(crate) static TIME: Rule = Rule::new("time goes forward", OWN);

/// The agents, calls and queues of one tenant: events in, effects out.
///
/// It reads no clock and does no I/O. Time is what the events say; it may stand still but not go back.
///
/// ```
/// use offhook_agent::{Actor, AgentId, Centre, Effects, Event, EventKind, Headline, SignIn, Tenant};
///
/// let mut centre = Centre::new(Tenant::default());
/// let mut effects = Effects::new();
/// let agent = AgentId::new(101);
/// let sign_in = EventKind::SignIn { agent, sign_in: SignIn::new(1) };
/// centre.handle(&Event::new("2026-11-20T08:00:00Z".parse()?, Actor::Agent(agent), sign_in), &mut effects)?;
/// assert_eq!(centre.headline(agent), Headline::Ready);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize), serde(try_from = "crate::snapshot::Snapshot"))]
pub struct Centre {
    pub(crate) tenant: Tenant,
    pub(crate) agents: Table<AgentId, Agent>,
    pub(crate) calls: Table<CallId, Call>,
    pub(crate) queues: BTreeMap<QueueId, Queue>,
    pub(crate) timers: Timers,
    /// Who served which number last.
    pub(crate) handled: Handled,
    /// How many agents rest.
    pub(crate) resting: u32,
    pub(crate) now_us: Option<i64>,
}

impl Centre {
    /// A centre in which nobody has signed in.
    #[must_use]
    pub fn new(tenant: Tenant) -> Self {
        Self {
            queues: tenant.queues().map(|(queue, medium)| (queue, Queue::new(medium))).collect(),
            tenant,
            agents: Table::default(),
            calls: Table::default(),
            timers: Timers::default(),
            handled: Handled::default(),
            resting: 0,
            now_us: None,
        }
    }

    /// How the tenant has set it up.
    #[must_use]
    pub const fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Folds one event: fires the timers due at or before it, each as an event of its own, then decides and applies it.
    ///
    /// Effects are added to the buffer; clear it when they have been read.
    ///
    /// # Errors
    ///
    /// [`Refused`] if no rule allows the event. It has changed nothing then; timers that were due before it have fired.
    pub fn handle(&mut self, event: &Event, effects: &mut Effects) -> Result<(), Refused> {
        if self.now_us.is_some_and(|now_us| event.at_us() < now_us) {
            return Err(self.refuse(event, Refusal::TimeReversed, &TIME));
        }
        if self.timers.is_due(event.at_us()) {
            self.fire_before(event, effects);
        }
        let decision = self.decide_now(event)?;
        self.apply(&decision, effects);
        Ok(())
    }

    /// Lets time pass without an event: fires the timers due at or before an instant, each as an event of its own.
    ///
    /// It is no event and leaves no trace but the timers, early or repeated calls none at all: the log alone decides the
    /// state, so that replay equals live. An event that was late on its way is therefore still accepted if it is no earlier
    /// than the latest event or fired timer; nothing has been decided since.
    pub fn advance(&mut self, to: Timestamp, effects: &mut Effects) {
        while let Some((at_us, timer)) = self.timers.first().filter(|(at_us, _)| *at_us <= to.as_microsecond()) {
            self.fire(at_us, timer, effects);
        }
    }

    /// When the next timer is due; ask again after every event.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.timers.first().map(|(at_us, _)| crate::grid::instant(at_us))
    }

    /// A signed-in agent.
    #[must_use]
    pub fn agent(&self, agent: AgentId) -> Option<&Agent> {
        self.agents.get(&agent)
    }

    /// The signed-in agents, by number.
    pub fn agents(&self) -> impl Iterator<Item = (AgentId, &Agent)> {
        self.agents.iter()
    }

    /// A call, chat or reservation leg that is not over.
    #[must_use]
    pub fn call(&self, call: CallId) -> Option<&Call> {
        self.calls.get(&call)
    }

    /// The calls that are not over, by number.
    pub fn calls(&self) -> impl Iterator<Item = (CallId, &Call)> {
        self.calls.iter()
    }

    /// The calls that wait in a queue, longest first.
    pub fn waiting(&self, queue: QueueId) -> impl Iterator<Item = CallId> {
        self.queues.get(&queue).into_iter().flat_map(|queue| queue.waiting.iter().map(|(_, call)| *call))
    }

    /// The calls that an agent has on hold, oldest contact first (rule R-HO-1).
    pub fn held(&self, agent: AgentId) -> impl Iterator<Item = CallId> {
        let contacts = self.agents.get(&agent).map_or(&[][..], |state| state.contacts());
        let held = move |id: &CallId| self.calls.get(id)?.leg(agent).map(|leg| leg.connection == Connection::Held);
        contacts.iter().copied().filter(move |id| held(id).unwrap_or_default())
    }

    /// The voice or video call that an agent is on: the one that is neither on hold nor only rings.
    #[must_use]
    pub fn current_call(&self, agent: AgentId) -> Option<CallId> {
        let state = self.agents.get(&agent)?;
        let current = |id: &CallId| {
            let call = self.calls.get(id)?;
            let on = matches!(call.leg(agent)?.connection, Connection::Initiated | Connection::Connected);
            Some(on && call.medium.group() == MediumGroup::Voice)
        };
        state.contacts.iter().copied().find(|id| current(id).unwrap_or_default())
    }

    /// How many agents rest, and how many wait for it (rule R-ST-6: `onRestNum`, `waitRestNum`).
    #[must_use]
    pub fn rests(&self) -> (u32, u32) {
        let waits = |agent: &Agent| matches!(agent.wish, Some(Wish::NotReady { granted: false, .. }));
        (self.resting, self.agents.unsorted().filter(|(_, agent)| waits(agent)).map(|_| 1).sum())
    }

    /// Whether as many agents rest as may, an agent itself aside: who rests already takes no place of another.
    pub(crate) fn is_rest_full(&self, agent: AgentId) -> bool {
        let own = self.agents.get(&agent).is_some_and(Agent::rests);
        self.tenant.rest_limit().is_some_and(|limit| self.resting - u32::from(own) >= u32::from(limit))
    }

    /// Every reason why a known call can't be given to an agent by a queue now; empty if it can.
    #[must_use]
    pub fn why_not(&self, call: CallId, agent: AgentId) -> WhyNot {
        let Some(details) = self.calls.get(&call) else { return WhyNot::NO_CALL };
        let Some(state) = self.agents.get(&agent) else { return WhyNot::SIGNED_OUT };
        let tally = self.tally(agent, state, Next::default());
        let skilled = details.queue.is_none_or(|queue| state.session.skills().iter().any(|skill| skill.queue == queue));
        let declined = |since_us| details.declined_by.iter().any(|(who, at)| *who == agent && since_us <= *at);
        self.why_not_group(state, &tally, details.medium.group())
            .set_if(self.is_channel_full(agent, state, details), WhyNot::AT_LIMIT)
            .set_if(!skilled, WhyNot::NO_SKILL)
            .set_if(state.declined_us.is_some_and(declined), WhyNot::DECLINED)
            .set_if(!details.waits(), WhyNot::NOT_WAITING)
    }

    /// Who served the caller of a call last, if that is remembered.
    pub(crate) fn last_agent(&self, call: CallId, at_us: i64) -> Option<AgentId> {
        let memory = self.tenant.last_agent()?;
        let (agent, last_us) = self.handled.get(self.calls.get(&call)?.caller.as_ref()?)?;
        (last_us.saturating_add(micros(memory)) >= at_us).then_some(agent)
    }

    /// What an agent is doing, in one word.
    #[must_use]
    pub fn headline(&self, agent: AgentId) -> Headline {
        let Some(state) = self.agents.get(&agent) else { return Headline::SignedOut };
        self.tally(agent, state, Next::default()).headline(state)
    }

    pub(crate) fn legs<'a>(
        &'a self,
        agent: AgentId,
        state: &'a Agent,
    ) -> impl Iterator<Item = (&'a Call, &'a crate::call::Leg)> {
        state.contacts.iter().zip(&state.slots.0).filter_map(move |(id, slot)| {
            let call = self.calls.near(*slot, id)?;
            Some((call, call.leg(agent)?))
        })
    }

    /// How many contacts of a group an agent may have at a time.
    pub(crate) fn limit(&self, state: &Agent, group: MediumGroup) -> u8 {
        match (group, state.chat_limit) {
            (MediumGroup::Voice, _) => 1,
            (MediumGroup::Multimedia, 0) => self.tenant.chat_limit(),
            (MediumGroup::Multimedia, own) => own,
        }
    }

    /// Whether an agent has as many chats of a channel as it has been set for it (rule R-MM-5).
    pub(crate) fn is_channel_full(&self, agent: AgentId, state: &Agent, next: &Call) -> bool {
        let channel = next.channel.filter(|_| next.medium.group() == MediumGroup::Multimedia);
        let Some((channel, limit)) = channel.and_then(|it| Some((it, state.channel_limit(it)?))) else { return false };
        let live = |leg: &crate::call::Leg| leg.connection != Connection::WrapUp;
        let same = self.legs(agent, state).filter(|(call, leg)| call.channel == Some(channel) && live(leg)).count();
        same >= usize::from(limit)
    }

    pub(crate) fn fire_before(&mut self, event: &Event, effects: &mut Effects) {
        while let Some((at_us, timer)) = self.timers.first().filter(|(at_us, _)| *at_us <= event.at_us()) {
            if at_us == event.at_us() && matches!(event.kind(), EventKind::Timer { timer: logged } if *logged == timer)
            {
                break; // the log holds this very firing
            }
            self.fire(at_us, timer, effects);
        }
    }

    fn fire(&mut self, at_us: i64, timer: crate::Timer, effects: &mut Effects) {
        let event = Event::due(at_us, timer);
        match self.decide_now(&event) {
            Ok(decision) => self.apply(&decision, effects),
            // Timers are disarmed with what they wait for, so this is never reached; a stuck timer would block the centre.
            Err(_) => {
                self.timers.disarm(at_us, timer);
            }
        }
    }
}
