use alloc::collections::BTreeMap;

use jiff::Timestamp;
use offhook_base::Rule;

use crate::queue::Queue;
use crate::refused::OWN;
use crate::timer::Timers;
use crate::{
    Actor, Agent, AgentId, Availability, Call, CallId, Connection, Dialects, Effects, Event, EventKind, Facts,
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
#[cfg_attr(feature = "serde", derive(serde::Deserialize), serde(try_from = "crate::snapshot::Snapshot"))]
pub struct Centre {
    pub(crate) tenant: Tenant,
    pub(crate) agents: BTreeMap<AgentId, Agent>,
    pub(crate) calls: BTreeMap<CallId, Call>,
    pub(crate) queues: BTreeMap<QueueId, Queue>,
    pub(crate) timers: Timers,
    pub(crate) now_us: Option<i64>,
}

impl Centre {
    /// A centre in which nobody has signed in.
    #[must_use]
    pub fn new(tenant: Tenant) -> Self {
        Self {
            queues: tenant.queues().map(|(queue, _)| (queue, Queue::default())).collect(),
            tenant,
            agents: BTreeMap::new(),
            calls: BTreeMap::new(),
            timers: Timers::default(),
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
        let decision = self.decide(event)?;
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
        self.timers.first().and_then(|(at_us, _)| Timestamp::from_microsecond(at_us).ok())
    }

    /// A signed-in agent.
    #[must_use]
    pub fn agent(&self, agent: AgentId) -> Option<&Agent> {
        self.agents.get(&agent)
    }

    /// The signed-in agents, by number.
    pub fn agents(&self) -> impl Iterator<Item = (AgentId, &Agent)> {
        self.agents.iter().map(|(id, agent)| (*id, agent))
    }

    /// A call, chat or reservation leg that is not over.
    #[must_use]
    pub fn call(&self, call: CallId) -> Option<&Call> {
        self.calls.get(&call)
    }

    /// The calls that are not over, by number.
    pub fn calls(&self) -> impl Iterator<Item = (CallId, &Call)> {
        self.calls.iter().map(|(id, call)| (*id, call))
    }

    /// The calls that wait in a queue, longest first.
    pub fn waiting(&self, queue: QueueId) -> impl Iterator<Item = CallId> {
        self.queues.get(&queue).into_iter().flat_map(|queue| queue.waiting.iter().map(|(_, call)| *call))
    }

    /// Every reason why a known call can't be given to an agent by a queue now; empty if it can.
    #[must_use]
    pub fn why_not(&self, call: CallId, agent: AgentId) -> WhyNot {
        let Some(details) = self.calls.get(&call) else { return WhyNot::NO_CALL };
        let Some(state) = self.agents.get(&agent) else { return WhyNot::SIGNED_OUT };
        let mut why = self.why_not_group(agent, state, details.medium.group());
        let skilled = details.queue.is_none_or(|queue| state.session.skills().iter().any(|skill| skill.queue == queue));
        why.set(WhyNot::NO_SKILL, !skilled);
        why.set(
            WhyNot::DECLINED,
            details.declined_by.iter().any(|(who, at)| *who == agent && state.idle_since_us <= *at),
        );
        why
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
        state.contacts.iter().filter_map(move |call| {
            let call = self.calls.get(call)?;
            Some((call, call.leg(agent)?))
        })
    }

    pub(crate) fn works(&self, agent: AgentId, state: &Agent) -> bool {
        state.work_since_us.is_some() || self.legs(agent, state).any(|(_, leg)| leg.connection == Connection::WrapUp)
    }

    /// Reasons that hold for any contact of a group.
    pub(crate) fn why_not_group(&self, agent: AgentId, state: &Agent, group: MediumGroup) -> WhyNot {
        let load = self.load(agent, state, Next { group, preview: false, except: None });
        let mut why = WhyNot::empty();
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
        match (group, state.session.chat_limit()) {
            (MediumGroup::Voice, _) => 1,
            (MediumGroup::Multimedia, 0) => self.tenant.chat_limit(),
            (MediumGroup::Multimedia, own) => own,
        }
    }

    /// What an agent has in hand besides `except`, as seen by a further contact of a group and role.
    pub(crate) fn load(&self, agent: AgentId, state: &Agent, next: Next) -> Load {
        let mut load = Load { works: state.work_since_us.is_some(), ..Load::default() };
        let mut same = 0_u8;
        let mut reserved = 0_u8;
        for id in &state.contacts {
            let Some((call, leg)) = self.calls.get(id).and_then(|call| Some((call, call.leg(agent)?))) else {
                continue;
            };
            if leg.connection != Connection::WrapUp {
                load.reservation |= leg.role == Role::Reservation && leg.accepted;
                load.preview |= leg.role == Role::Preview;
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
            }
            load.excluded |= group != next.group && !self.tenant.simultaneous();
        }
        // A reservation leg and the call that it leads to count once.
        let leads_here = load.preview || (next.preview && load.reservation);
        load.limit = self.limit(state, next.group);
        load.at_limit = same.saturating_add(if leads_here { 0 } else { reserved }) >= load.limit;
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
    /// The real call of a preview.
    pub(crate) preview: bool,
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
    /// An accepted reservation leg.
    pub(crate) reservation: bool,
    /// The real call of a preview.
    pub(crate) preview: bool,
}

impl Facts {
    pub(crate) fn of_load(load: &Load) -> Self {
        Self::empty()
            .set_if(load.works, Self::IN_WORK)
            .set_if(load.at_limit, Self::AT_LIMIT)
            .set_if(load.excluded, Self::EXCLUDED)
            .set_if(load.ear_taken, Self::EAR_TAKEN)
            .set_if(load.reservation && !load.preview, Self::PREVIEW_DUE)
    }
}
