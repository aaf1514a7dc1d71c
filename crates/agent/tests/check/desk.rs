//! A centre with three queues, and the effects of what was fed to it last, by second of the test's day.

use jiff::Timestamp;
use offhook_agent::*;

pub const A: AgentId = AgentId::new(101);
pub const B: AgentId = AgentId::new(102);
pub const BOSS: AgentId = AgentId::new(109);
pub const SALES: QueueId = QueueId::new(1);
pub const HELP: QueueId = QueueId::new(2);
pub const CHATS: QueueId = QueueId::new(3);

pub struct Desk {
    pub centre: Centre,
    pub effects: Effects,
}

impl Desk {
    pub fn new(tenant: Tenant) -> Self {
        let tenant =
            tenant.with_queue(SALES, Medium::Voice).with_queue(HELP, Medium::Voice).with_queue(CHATS, Medium::Text);
        Self { centre: Centre::new(tenant), effects: Effects::new() }
    }

    /// Signs agents in, each serving these queues.
    pub fn with(mut self, agents: &[AgentId], queues: &[QueueId]) -> Self {
        for agent in agents.iter().copied() {
            let sign_in = SignIn::new(1).with_station("88801".parse().unwrap());
            let sign_in = queues.iter().fold(sign_in, |it, queue| it.with_skill(*queue, 1));
            self.by(0, agent, EventKind::SignIn { agent, sign_in });
        }
        self
    }

    pub fn try_feed(&mut self, second: i64, actor: Actor, cause: Cause, kind: EventKind) -> Result<(), Refused> {
        self.effects.clear();
        let at = Timestamp::from_second(second).unwrap();
        self.centre.handle(&Event::new(at, actor, kind).with_cause(cause), &mut self.effects)
    }

    pub fn by(&mut self, second: i64, agent: AgentId, kind: EventKind) {
        self.try_feed(second, Actor::Agent(agent), Cause::Normal, kind).unwrap();
    }

    pub fn network(&mut self, second: i64, kind: EventKind) {
        self.try_feed(second, Actor::Network, Cause::Normal, kind).unwrap();
    }

    pub fn queued(&mut self, second: i64, call: u64, queue: QueueId) {
        self.network(second, EventKind::Queued { call: voice(call), queue });
    }

    pub fn answered(&mut self, second: i64, call: u64, agent: AgentId) {
        self.by(second, agent, EventKind::Established { call: id(call), party: Party::Agent(agent) });
    }

    pub fn has(&self, agent: AgentId) -> Vec<u64> {
        self.centre.agent(agent).unwrap().contacts().iter().map(|call| call.number()).collect()
    }

    pub fn state(&self, agent: AgentId) -> Headline {
        self.centre.headline(agent)
    }

    pub fn who(&self) -> Vec<(AgentId, Headline, Actor)> {
        let changes = self.effects.iter().filter_map(|emitted| match *emitted.effect() {
            Effect::StateChanged { agent, to, actor, .. } => Some((agent, to, actor)),
            _ => None,
        });
        changes.collect()
    }
}

pub fn id(call: u64) -> CallId {
    CallId::new(call)
}

pub fn voice(call: u64) -> NewCall {
    NewCall::new(id(call), Medium::Voice).with_caller("18012345678".parse().unwrap())
}

pub fn chat(call: u64) -> NewCall {
    NewCall::new(id(call), Medium::Text)
}

pub fn busy(agent: AgentId) -> EventKind {
    EventKind::NotReady { agent, why: NotReady::BY_SELF, prolong: false }
}

pub fn why(answer: Result<(), Refused>) -> (Refusal, &'static str) {
    let refused = answer.unwrap_err();
    (refused.refusal(), refused.rule().name())
}
