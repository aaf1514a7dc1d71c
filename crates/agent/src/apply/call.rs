use smallvec::SmallVec;

use crate::call::Leg;
use crate::turn::Turn;
use crate::{AfterCall, Agent, AgentId, CallId, Connection, Effect, NotReady, Party, Timer, Wish};

/// What is done to a call, or to an agent's part in it.
impl Turn<'_> {
    pub(super) fn accept(&mut self, call: CallId, agent: AgentId, accepted: bool) {
        if let Some(leg) = self.leg_mut(call, agent) {
            leg.accepted = accepted;
        }
    }

    pub(super) fn answer(&mut self, call: CallId, agent: AgentId) {
        self.connect(call, agent, Connection::Connected);
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        details.served_by = Some(agent);
        if details.role.caller_waits() && details.outside != Connection::Null {
            self.set_outside(call, Connection::Connected);
        }
        // Of several who were rung at once, one has answered: the others are let go.
        for other in self.unanswered(call) {
            self.touch(other);
            self.emit(Effect::Release { call, agent: other });
            self.leave(call, other);
        }
    }

    /// The agent hangs up, or is hung up on: after-call work follows as the tenant has set it, if there was a conversation.
    pub(super) fn release(&mut self, call: CallId, agent: AgentId) {
        let Some((medium, leg)) = self.centre.calls.get(&call).and_then(|it| Some((it.medium, *it.leg(agent)?))) else {
            return;
        };
        let tenants = self.centre.tenant.after_call(medium.group());
        // The agent's own setting comes first (rule R-ST-8); how long the work lasts is the tenant's.
        let after = match (self.centre.agents.get(&agent).and_then(Agent::auto_idle), tenants) {
            (Some(true), _) => AfterCall::Idle,
            (Some(false), AfterCall::Idle) => AfterCall::Work { limit: None },
            (_, tenants) => tenants,
        };
        match after {
            AfterCall::Work { limit } if leg.talking_since_us.is_some() => {
                self.connect(call, agent, Connection::WrapUp);
                if let Some(limit) = limit {
                    self.arm_leg(call, agent, limit, Timer::WrapUp { agent, call });
                }
            }
            AfterCall::Work { .. } | AfterCall::Idle => self.leave(call, agent),
        }
    }

    pub(super) fn decline(&mut self, call: CallId, agent: AgentId, busy: Option<NotReady>) {
        let at_us = self.at_us;
        if let Some(call) = self.centre.calls.get_mut(&call) {
            call.declined_by.retain(|(who, _)| *who != agent);
            call.declined_by.push((agent, at_us));
        }
        let Some(state) = self.centre.agents.get_mut(&agent) else { return };
        state.declined_us.get_or_insert(at_us);
        // What was asked for meanwhile is not lost to it, where it keeps contacts away as well.
        let leaves = state.wish.is_some_and(Wish::is_leaving);
        if let Some(busy) = busy.filter(|_| !leaves) {
            self.wish(agent, Some(Wish::NotReady { why: busy, granted: true }));
        }
    }

    /// The caller gives up before anybody answered.
    pub(super) fn abandon(&mut self, call: CallId) {
        self.set_outside(call, Connection::Null);
        self.dequeue(call, None);
        let ringing: SmallVec<[AgentId; 2]> = self.unanswered(call);
        for agent in ringing {
            self.touch(agent);
            self.leave(call, agent);
        }
    }

    pub(super) fn unanswered(&self, call: CallId) -> SmallVec<[AgentId; 2]> {
        let legs = self.centre.calls.get(&call).into_iter().flat_map(|call| &call.legs);
        legs.filter(|leg| matches!(leg.connection, Connection::Reserved | Connection::Alerting))
            .map(|leg| leg.agent)
            .collect()
    }

    pub(super) fn clear(&mut self, call: CallId) {
        self.set_outside(call, Connection::Null);
        self.dequeue(call, None);
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        details.over = true;
        let legs: SmallVec<[Leg; 2]> = details.legs.iter().copied().collect();
        for Leg { agent, connection, .. } in legs {
            self.touch(agent);
            match connection {
                Connection::WrapUp => {}
                Connection::Reserved | Connection::Alerting => self.leave(call, agent),
                _ => self.release(call, agent),
            }
        }
        self.emit(Effect::CallEnded { call });
        self.forget(call);
    }

    pub(super) fn note_silence(&mut self, call: CallId, customer: bool) {
        let agent = self.centre.calls.get(&call).and_then(|call| call.served_by);
        let of = match agent {
            Some(agent) if !customer => Party::Agent(agent),
            _ => Party::Outside,
        };
        self.emit(Effect::Silence { call, of });
    }

    pub(super) fn rate(&mut self, call: CallId, score: u8) {
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        details.rated = true;
        let agent = details.served_by;
        self.emit(Effect::Rated { call, agent, score });
    }

    pub(super) fn mute(&mut self, call: CallId, agent: AgentId) {
        let at_us = self.at_us;
        if let Some(leg) = self.leg_mut(call, agent) {
            leg.muted_since_us = Some(at_us);
            self.emit(Effect::MuteChanged { call, agent, muted: true });
        }
    }
}
