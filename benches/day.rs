//! A mixed day of a centre: calls from a queue, chats, previews, calls that agents dial, breaks.

use core::time::Duration;

use jiff::Timestamp;
use offhook_agent::{
    Actor, AfterCall, AgentId, CallId, Cause, Centre, Connection, Effect, Effects, Event, EventKind, Medium,
    MediumGroup, NewCall, NotReady, Party, QueueId, Role, SignIn, Tenant,
};

const VOICE: QueueId = QueueId::new(1);
const CHATS: QueueId = QueueId::new(2);
const FIRST: u32 = 1_000;

/// How the centre of the day is set up.
#[must_use]
pub fn tenant() -> Tenant {
    Tenant::default()
        .with_queue(VOICE, Medium::Voice)
        .with_queue(CHATS, Medium::Text)
        .with_after_call(MediumGroup::Voice, AfterCall::Work { limit: Some(Duration::from_secs(30)) })
        .with_ring_limit(Duration::from_secs(20))
        .with_chat_limit(3)
        .with_simultaneous(true)
}

/// What goes on at one time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Scene {
    Inbound,
    Chat,
    Preview,
    Dialled,
    Break,
}

#[derive(Clone, Copy, Debug)]
struct Running {
    scene: Scene,
    call: u64,
    agent: Option<AgentId>,
    step: u8,
    /// Steps for hold, for no answer, for messages: what differs from one to the next.
    taste: u64,
}

/// The events of a day, as many as are wanted, each accepted by the centre.
#[derive(Debug)]
pub struct Day {
    centre: Centre,
    effects: Effects,
    now_us: i64,
    random: u64,
    calls: u64,
    running: Vec<Running>,
    agents: u32,
    accepted: Vec<Event>,
}

impl Day {
    /// A day of so many agents, all of them signed in by the events that are answered.
    #[must_use]
    pub fn new(agents: u32, at_a_time: usize) -> (Self, Vec<Event>) {
        let centre = Centre::new(tenant());
        let mut day = Self {
            centre,
            effects: Effects::new(),
            now_us: 1_764_316_800_000_000,
            random: 7,
            calls: 1 << 20,
            running: Vec::new(),
            agents,
            accepted: Vec::new(),
        };
        for number in FIRST..FIRST + agents {
            let agent = AgentId::new(number);
            let sign_in = SignIn::new(number.into())
                .with_station("88801".parse().unwrap_or_else(|_| unreachable!("a number")))
                .with_skill(VOICE, 1 + (number % 3) as u8)
                .with_skill(CHATS, 1 + (number % 2) as u8);
            day.feed(Actor::Agent(agent), Cause::Normal, EventKind::SignIn { agent, sign_in });
        }
        let begin = core::mem::take(&mut day.accepted);
        for _ in 0..at_a_time {
            let scene = day.scene();
            day.running.push(scene);
        }
        (day, begin)
    }

    /// The next events, so many of them.
    pub fn next(&mut self, events: usize) -> Vec<Event> {
        while self.accepted.len() < events {
            let at = (self.random() % self.running.len() as u64) as usize;
            let Some(mut running) = self.running.get(at).copied() else { break };
            if !self.step(&mut running) {
                running = self.scene();
            }
            if let Some(slot) = self.running.get_mut(at) {
                *slot = running;
            }
        }
        core::mem::take(&mut self.accepted)
    }

    /// The centre after everything that was handed out.
    #[must_use]
    pub fn centre(&self) -> &Centre {
        &self.centre
    }

    fn random(&mut self) -> u64 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.random >> 33
    }

    fn scene(&mut self) -> Running {
        self.calls += 2;
        let taste = self.random();
        let scene = match self.random() % 20 {
            0..=9 => Scene::Inbound,
            10..=14 => Scene::Chat,
            15..=16 => Scene::Preview,
            17..=18 => Scene::Dialled,
            _ => Scene::Break,
        };
        Running { scene, call: self.calls, agent: None, step: 0, taste }
    }

    fn feed(&mut self, actor: Actor, cause: Cause, kind: EventKind) -> bool {
        self.now_us += 50_000;
        let at = Timestamp::from_microsecond(self.now_us).unwrap_or_default();
        let event = Event::new(at, actor, kind).with_cause(cause);
        self.effects.clear();
        let accepted = self.centre.handle(&event, &mut self.effects).is_ok();
        // Whom a queue has taken for a waiting call.
        for emitted in &self.effects {
            if let Effect::Reserved { call, agent, .. } = *emitted.effect() {
                for running in self.running.iter_mut().filter(|running| running.call == call.number()) {
                    running.agent = Some(agent);
                }
            }
        }
        if accepted {
            self.accepted.push(event);
        }
        accepted
    }

    fn any_agent(&mut self) -> AgentId {
        AgentId::new(FIRST + (self.random() % u64::from(self.agents)) as u32)
    }

    /// One more event; false if there is none.
    fn step(&mut self, running: &mut Running) -> bool {
        let call = CallId::new(running.call);
        let known = self.centre.call(call);
        let held =
            known.and_then(|known| known.agents().find(|agent| known.connection(Party::Agent(*agent)).is_live()));
        let agent = held.or(running.agent);
        let party = agent.map_or(Party::Outside, Party::Agent);
        let medium = if running.scene == Scene::Chat { Medium::Text } else { Medium::Voice };
        let new =
            NewCall::new(call, medium).with_caller("18012345678".parse().unwrap_or_else(|_| unreachable!("a number")));
        let network = Actor::Network;
        let own = agent.map_or(network, Actor::Agent);
        let step = running.step;
        running.step += 1;
        let rings = known.is_some_and(|known| known.connection(party) == Connection::Alerting);
        let (actor, cause, kind) = match (running.scene, step) {
            (Scene::Inbound, 0) => (network, Cause::Normal, EventKind::Queued { call: new, queue: VOICE }),
            (Scene::Chat, 0) => (network, Cause::Normal, EventKind::Queued { call: new, queue: CHATS }),
            // Nobody is free: it is abandoned, sooner or later.
            (Scene::Inbound | Scene::Chat, _) if agent.is_none() => {
                running.step = 1;
                if !running.taste.is_multiple_of(8) {
                    running.taste /= 2;
                    return true;
                }
                running.step = 100;
                (network, Cause::Normal, EventKind::CallCleared { call })
            }
            (Scene::Inbound, 1) => (network, Cause::Normal, EventKind::Delivered { call, party }),
            (Scene::Inbound, 2) if running.taste.is_multiple_of(16) && rings => {
                running.step = 1;
                running.taste += 1;
                (network, Cause::Rejected, EventKind::Diverted { call, agent: agent.unwrap_or(AgentId::new(0)) })
            }
            (Scene::Inbound, 2) => (own, Cause::Normal, EventKind::Established { call, party }),
            (Scene::Inbound, 3) if running.taste.is_multiple_of(5) => {
                (own, Cause::Normal, EventKind::Held { call, agent: agent.unwrap_or(AgentId::new(0)) })
            }
            (Scene::Inbound, 4) if running.taste.is_multiple_of(5) => {
                (own, Cause::Normal, EventKind::Retrieved { call, agent: agent.unwrap_or(AgentId::new(0)) })
            }
            (Scene::Inbound, 3..=5) => {
                running.step = 6;
                (network, Cause::Normal, EventKind::ConnectionCleared { call, party: Party::Outside })
            }
            (Scene::Inbound, 6) => (network, Cause::Normal, EventKind::CallCleared { call }),
            (Scene::Chat, 1) => (own, Cause::Normal, EventKind::Established { call, party }),
            (Scene::Chat, 2..=17) if step.is_multiple_of(2) => {
                (network, Cause::Normal, EventKind::Message { call, from: Party::Outside })
            }
            (Scene::Chat, 2..=17) => (own, Cause::Normal, EventKind::Message { call, from: party }),
            (Scene::Chat, 18) => (network, Cause::Normal, EventKind::MessageRead { call, by: Party::Outside }),
            (Scene::Chat, 19) => (network, Cause::Normal, EventKind::Rated { call, score: 5 }),
            (Scene::Chat, 20) => (network, Cause::Normal, EventKind::CallCleared { call }),
            (Scene::Preview, 0) => {
                let agent = self.any_agent();
                running.agent = Some(agent);
                let leg = NewCall { call: CallId::new(running.call + 1), ..new };
                (network, Cause::Normal, EventKind::Offered { call: leg, agent, role: Role::Reservation })
            }
            (Scene::Preview, _) if running.agent.is_none() => return false,
            (Scene::Preview, step) => {
                let agent = running.agent.unwrap_or(AgentId::new(0));
                let (leg, own) = (CallId::new(running.call + 1), Actor::Agent(agent));
                let kind = match step {
                    1 => EventKind::PreviewAccepted { call: leg, agent },
                    2 => EventKind::Offered { call: new, agent, role: Role::Preview },
                    3 => EventKind::ConnectionCleared { call: leg, party: Party::Agent(agent) },
                    4 => EventKind::CallCleared { call: leg },
                    5 => EventKind::ServiceInitiated { call: new, agent, role: Role::Preview },
                    6 => EventKind::Originated { call, agent, called: None },
                    7 => EventKind::Established { call, party: Party::Outside },
                    8 => EventKind::ConnectionCleared { call, party: Party::Agent(agent) },
                    9 => EventKind::CallCleared { call },
                    _ => return false,
                };
                (own, Cause::Normal, kind)
            }
            (Scene::Dialled, 0) => {
                let agent = self.any_agent();
                running.agent = Some(agent);
                let kind = EventKind::ServiceInitiated { call: new, agent, role: Role::AgentDialled };
                (Actor::Agent(agent), Cause::Normal, kind)
            }
            (Scene::Dialled, step) => {
                let agent = running.agent.unwrap_or(AgentId::new(0));
                let kind = match step {
                    1 => EventKind::Originated { call, agent, called: None },
                    2 => EventKind::Delivered { call, party: Party::Outside },
                    3 => EventKind::Established { call, party: Party::Outside },
                    4 => EventKind::ConnectionCleared { call, party: Party::Agent(agent) },
                    5 => EventKind::CallCleared { call },
                    _ => return false,
                };
                (Actor::Agent(agent), Cause::Normal, kind)
            }
            (Scene::Break, 0) => {
                let agent = self.any_agent();
                running.agent = Some(agent);
                (
                    Actor::Agent(agent),
                    Cause::Normal,
                    EventKind::NotReady { agent, why: NotReady::BY_SELF, prolong: false },
                )
            }
            (Scene::Break, 1) => {
                let agent = running.agent.unwrap_or(AgentId::new(0));
                // Whoever rang too long or rejected comes back as well.
                (Actor::Agent(agent), Cause::Normal, EventKind::Ready { agent })
            }
            _ => return false,
        };
        let rejected = matches!(kind, EventKind::Diverted { .. }).then_some(agent).flatten();
        let accepted = self.feed(actor, cause, kind);
        if let Some(agent) = rejected {
            self.feed(Actor::Agent(agent), Cause::Normal, EventKind::Ready { agent });
        }
        // What the queue has just decided about this very call.
        if let Some(known) = self.centre.call(call)
            && matches!(running.scene, Scene::Inbound | Scene::Chat)
        {
            running.agent = known.agents().next();
        }
        if !accepted && self.centre.call(call).is_some() {
            self.feed(Actor::Network, Cause::Normal, EventKind::CallCleared { call });
        }
        accepted
    }
}

/// Folds events into a centre; how many effects there were.
pub fn fold(centre: &mut Centre, effects: &mut Effects, events: &[Event]) -> usize {
    let mut count = 0;
    for event in events {
        effects.clear();
        if centre.handle(event, effects).is_ok() {
            count += effects.as_slice().len();
        }
    }
    count
}
