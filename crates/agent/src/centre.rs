use alloc::collections::BTreeMap;

use jiff::Timestamp;
use offhook_base::Rule;

use crate::handled::Handled;
use crate::queue::Queue;
use crate::refused::OWN;
use crate::timer::Timers;
use crate::trie::Table;
use crate::turn::micros;
use crate::{
    Actor, Agent, AgentId, Availability, Call, CallId, Channel, Connection, Dialects, Effects, Event, EventKind, Facts,
    Headline, MediumGroup, QueueId, Refusal, Refused, Role, Tenant, WhyNot, Wish,
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
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "crate::snapshot::Snapshot"))]
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
            queues: tenant.queues().map(|(queue, _)| (queue, Queue::default())).collect(),
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
        self.fire_before(event, effects);
        self.focus(event.kind());
        let decision = self.decide(event)?;
        self.apply(&decision, effects);
        Ok(())
    }

    /// Remembers where the agent and the call of an event are.
    fn focus(&mut self, kind: &EventKind) {
        let (agent, call) = kind.names();
        if let Some(call) = call {
            self.calls.focus(&call);
        }
        let agent = agent.or_else(|| self.calls.get(&call?)?.legs.first().map(|leg| leg.agent));
        if let Some(agent) = agent {
            self.agents.focus(&agent);
        }
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
        self.timers.first().and_then(|(at_us, _)| Timestamp::from_microsecond(at_us).ok())
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
        (self.resting, self.agents.iter().filter(|(_, agent)| waits(agent)).map(|_| 1).sum())
    }

    /// Whether as many agents rest as may.
    pub(crate) fn is_rest_full(&self) -> bool {
        self.tenant.rest_limit().is_some_and(|limit| self.resting >= u32::from(limit))
    }

    /// Every reason why a known call can't be given to an agent by a queue now; empty if it can.
    #[must_use]
    pub fn why_not(&self, call: CallId, agent: AgentId) -> WhyNot {
        let Some(details) = self.calls.get(&call) else { return WhyNot::NO_CALL };
        let Some(state) = self.agents.get(&agent) else { return WhyNot::SIGNED_OUT };
        let mut why = self.why_not_group(agent, state, details.medium.group());
        why.set(
            WhyNot::AT_LIMIT,
            why.contains(WhyNot::AT_LIMIT) || self.is_channel_full(agent, state, details.channel),
        );
        let skilled = details.queue.is_none_or(|queue| state.session.skills().iter().any(|skill| skill.queue == queue));
        why.set(WhyNot::NO_SKILL, !skilled);
        why.set(
            WhyNot::DECLINED,
            details.declined_by.iter().any(|(who, at)| *who == agent && state.idle_since_us <= *at),
        );
        why
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
        // By weight: what needs the agent's ear and attention most decides.
        let contact = self.legs(agent, state).filter_map(|(call, leg)| {
            let voice = call.medium.group() == MediumGroup::Voice;
            Some(match (leg.connection, voice) {
                (Connection::Null | Connection::WrapUp | Connection::Queued, _) => return None,
                (Connection::Reserved | Connection::Alerting, _) if leg.role.is_dialler() => (3, Headline::Preoccupied),
                (Connection::Reserved, _) => (4, Headline::Occupied),
                (Connection::Alerting, _) => (5, Headline::Answering),
                (Connection::Held, true) => (2, Headline::Holding),
                (_, true) => (6, Headline::Talking),
                (_, false) => (1, Headline::Chatting),
            })
        });
        match contact.max() {
            Some((_, headline)) => headline,
            None if self.works(agent, state) => self.work_headline(agent, state),
            None => state.idle_headline(),
        }
    }

    fn work_headline(&self, agent: AgentId, state: &Agent) -> Headline {
        let ends_by_itself =
            state.work_since_us.is_none() && self.legs(agent, state).all(|(_, leg)| leg.until_us.is_some());
        let then_ready = match state.wish {
            None | Some(Wish::Work) => state.availability(MediumGroup::Voice) == Availability::Ready,
            Some(Wish::Ready) => true,
            Some(Wish::NotReady { .. } | Wish::SignOut) => false,
        };
        if ends_by_itself && then_ready { Headline::WorkingReady } else { Headline::Working }
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

    pub(crate) fn works(&self, agent: AgentId, state: &Agent) -> bool {
        state.work_since_us.is_some() || self.legs(agent, state).any(|(_, leg)| leg.connection == Connection::WrapUp)
    }

    /// Reasons that hold for any contact of a group.
    pub(crate) fn why_not_group(&self, agent: AgentId, state: &Agent, group: MediumGroup) -> WhyNot {
        let load = self.load(agent, state, Next { group, channel: None, role: None, except: None });
        let mut why = WhyNot::empty();
        why.set(WhyNot::NO_MEDIUM, !state.session.serves(group));
        why.set(WhyNot::NOT_READY, state.availability(group) != Availability::Ready);
        why.set(WhyNot::NO_STATION, group == MediumGroup::Voice && state.session.station().is_none());
        why.set(WhyNot::AT_LIMIT, load.at_limit);
        why.set(WhyNot::EXCLUDED, load.excluded);
        why.set(WhyNot::WISH, state.wish.is_some_and(Wish::is_leaving));
        why.set(WhyNot::WORKING, load.works);
        why
    }

    /// Since when an agent could be given a contact, per group.
    pub(crate) fn free_since(&self, agent: AgentId, state: &Agent) -> [Option<i64>; 2] {
        [MediumGroup::Voice, MediumGroup::Multimedia]
            .map(|group| self.why_not_group(agent, state, group).is_empty().then_some(state.idle_since_us))
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
    pub(crate) fn is_channel_full(&self, agent: AgentId, state: &Agent, channel: Option<Channel>) -> bool {
        let Some((channel, limit)) = channel.and_then(|it| Some((it, state.channel_limit(it)?))) else { return false };
        let live = |leg: &crate::call::Leg| leg.connection != Connection::WrapUp;
        let same = self.legs(agent, state).filter(|(call, leg)| call.channel == Some(channel) && live(leg)).count();
        same >= usize::from(limit)
    }

    /// What an agent has in hand besides `except`, as seen by a further contact of a group and role.
    pub(crate) fn load(&self, agent: AgentId, state: &Agent, next: Next) -> Load {
        let mut load = Load { works: state.work_since_us.is_some(), ..Load::default() };
        let (mut same, mut reserved, mut of_channel) = (0_u8, 0_u8, 0_u8);
        for (id, slot) in state.contacts.iter().zip(&state.slots.0) {
            let Some((call, leg)) = self.calls.near(*slot, id).and_then(|call| Some((call, call.leg(agent)?))) else {
                continue;
            };
            if leg.connection != Connection::WrapUp {
                load.taken |= leg.role == Role::Reservation;
                load.accepted |= leg.role == Role::Reservation && leg.accepted;
                load.led_to |= leg.role == Role::Preview || leg.role.is_handed_over();
            }
            if next.except == Some(*id) {
                continue;
            }
            if leg.connection == Connection::WrapUp {
                load.works = true;
                continue;
            }
            let group = call.medium.group();
            let counts = !(group == MediumGroup::Voice && leg.connection == Connection::Held);
            // At CCE nothing is given to an agent on hold, who can only talk again or end the call.
            let limits = counts || self.tenant.dialect() == Dialects::CISCO_CCE;
            if leg.role == Role::Reservation {
                reserved = reserved.saturating_add(u8::from(group == next.group));
            } else {
                load.ear_taken |= group == MediumGroup::Voice && counts;
                same = same.saturating_add(u8::from(group == next.group && limits));
                of_channel = of_channel.saturating_add(u8::from(call.channel == next.channel));
            }
            load.excluded |= group != next.group && !self.tenant.simultaneous();
        }
        // A reservation leg and the call that it leads to count once.
        let follows = match next.role {
            Some(Role::Preview) => load.accepted,
            Some(role) => load.taken && role.is_handed_over(),
            None => false,
        };
        let leads_here = load.led_to || follows;
        let all = self.limit(state, next.group);
        load.limit = all;
        load.at_limit = same.saturating_add(if leads_here { 0 } else { reserved }) >= all;
        if let Some(limit) =
            next.channel.and_then(|channel| state.channel_limit(channel)).filter(|it| of_channel >= *it)
        {
            load.at_limit = true;
            load.limit = limit;
        }
        load
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
        let at = Timestamp::from_microsecond(at_us).unwrap_or_default();
        let event = Event::new(at, Actor::System, EventKind::Timer { timer });
        self.focus(event.kind());
        match self.decide(&event) {
            Ok(decision) => self.apply(&decision, effects),
            // Timers are disarmed with what they wait for, so this is never reached; a stuck timer would block the centre.
            Err(_) => {
                self.timers.disarm(at_us, timer);
            }
        }
    }
}

/// The contact that a load is measured for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Next {
    pub(crate) group: MediumGroup,
    pub(crate) channel: Option<Channel>,
    pub(crate) role: Option<Role>,
    /// It is in hand already.
    pub(crate) except: Option<CallId>,
}

/// What an agent has in hand, as far as rules ask.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Load {
    pub(crate) works: bool,
    pub(crate) at_limit: bool,
    pub(crate) limit: u8,
    pub(crate) excluded: bool,
    pub(crate) ear_taken: bool,
    /// A reservation leg.
    pub(crate) taken: bool,
    /// An accepted reservation leg.
    pub(crate) accepted: bool,
    /// What reservation legs lead to: the real call of a preview, or one that was handed over.
    pub(crate) led_to: bool,
}

impl Facts {
    pub(crate) fn of_load(load: &Load) -> Self {
        Self::empty()
            .set_if(load.works, Self::IN_WORK)
            .set_if(load.at_limit, Self::AT_LIMIT)
            .set_if(load.excluded, Self::EXCLUDED)
            .set_if(load.ear_taken, Self::EAR_TAKEN)
            .set_if(load.accepted && !load.led_to, Self::PREVIEW_DUE)
            .set_if(load.taken && !load.led_to, Self::TAKEN)
    }
}
