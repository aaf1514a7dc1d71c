use alloc::vec::Vec;

use crate::queue::Queue;
use crate::{Agent, AgentId, Call, CallId, Centre, Connection, MediumGroup, Tenant, Timer};

/// What a snapshot holds: the stored layers. Timers and the queues' lists follow from them and are made anew, so that a
/// snapshot can't contradict itself about them.
#[derive(serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Snapshot {
    v: u16,
    tenant: Tenant,
    agents: Vec<(AgentId, Agent)>,
    calls: Vec<(CallId, Call)>,
    now_us: Option<i64>,
}

impl From<Centre> for Snapshot {
    fn from(centre: Centre) -> Self {
        Self {
            v: crate::Event::SCHEMA_VERSION,
            tenant: centre.tenant,
            agents: centre.agents.into_iter().collect(),
            calls: centre.calls.into_iter().collect(),
            now_us: centre.now_us,
        }
    }
}

impl TryFrom<Snapshot> for Centre {
    type Error = &'static str;

    fn try_from(snapshot: Snapshot) -> Result<Self, Self::Error> {
        if snapshot.v != crate::Event::SCHEMA_VERSION {
            return Err("another schema version");
        }
        let mut centre = Self {
            agents: snapshot.agents.into_iter().collect(),
            calls: snapshot.calls.into_iter().collect(),
            now_us: snapshot.now_us,
            ..Self::new(snapshot.tenant)
        };
        centre.check()?;
        centre.rebuild();
        Ok(centre)
    }
}

impl Centre {
    /// Whether calls and agents name each other, and no timer was due before now: it could never fire.
    fn check(&self) -> Result<(), &'static str> {
        let legs = self.calls.values().flat_map(|call| &call.legs).filter_map(|leg| leg.until_us);
        let rests = self.agents.values().filter_map(|agent| agent.rest_until_us);
        if legs.chain(rests).any(|until_us| self.now_us.is_none_or(|now_us| until_us < now_us)) {
            return Err("a timer that should have fired");
        }
        for (id, call) in &self.calls {
            for (position, leg) in call.legs.iter().enumerate() {
                let agent = self.agents.get(&leg.agent).ok_or("a call names an agent who is not signed in")?;
                if agent.contacts.iter().filter(|contact| *contact == id).count() != 1 {
                    return Err("an agent does not list a call once that names the agent");
                }
                if call.legs.iter().take(position).any(|other| other.agent == leg.agent) {
                    return Err("an agent has two parts in a call");
                }
                if leg.connection == Connection::Null {
                    return Err("an agent's part in a call has no connection");
                }
            }
        }
        let unknown = |(id, agent): (&AgentId, &Agent)| {
            agent.contacts.iter().any(|call| self.calls.get(call).is_none_or(|call| call.leg(*id).is_none()))
        };
        if self.agents.iter().any(unknown) {
            return Err("an agent lists a call that does not name the agent");
        }
        Ok(())
    }

    /// Makes the timers and the queues' lists from the stored layers.
    fn rebuild(&mut self) {
        for (id, call) in &self.calls {
            for leg in &call.legs {
                let timer = match leg.connection {
                    Connection::WrapUp => Timer::WrapUp { agent: leg.agent, call: *id },
                    _ => Timer::Ring { agent: leg.agent, call: *id },
                };
                if let Some(at_us) = leg.until_us {
                    self.timers.arm(at_us, timer);
                }
            }
            if let Some((queue, since_us)) = call.queue.zip(call.waiting_since_us)
                && call.waits()
            {
                self.queues.entry(queue).or_default().waiting.insert((since_us, *id));
            }
        }
        let mut listed = Vec::with_capacity(self.agents.len());
        for (id, agent) in &self.agents {
            if let Some(at_us) = agent.rest_until_us {
                self.timers.arm(at_us, Timer::Rest { agent: *id });
            }
            listed.push((*id, self.free_since(*id, agent)));
        }
        for (id, free) in listed {
            let Some(agent) = self.agents.get_mut(&id) else { continue };
            agent.listed_us = free;
            let [voice, multimedia] = free;
            for skill in agent.session.skills() {
                let since_us = match self.tenant.queue(skill.queue).map(crate::Medium::group) {
                    Some(MediumGroup::Voice) => voice,
                    Some(MediumGroup::Multimedia) => multimedia,
                    None => None,
                };
                if let Some(since_us) = since_us {
                    let queue: &mut Queue = self.queues.entry(skill.queue).or_default();
                    queue.free.insert((skill.rank, since_us, id));
                }
            }
        }
    }
}
