use core::time::Duration;

use offhook_ops::huawei::{ConversationPart, Holder, Operation, WorkId};

use crate::call::Leg;
use crate::turn::{Turn, deadline};
use crate::{AgentId, Availability, Call, CallId, Connection, Effect, NewCall, Party, QueueId, Role, Timer, Wish};

/// The primitive changes: each keeps calls, contact lists, timers and queues in step with each other.
impl Turn<'_> {
    pub(crate) fn leg_mut(&mut self, call: CallId, agent: AgentId) -> Option<&mut Leg> {
        self.centre.calls.get_mut(&call)?.leg_mut(agent)
    }

    pub(crate) fn begin_call(&mut self, new: &NewCall, role: Role) {
        self.insert_call(Call::new(new, role), new.call);
    }

    #[inline]
    pub(crate) fn insert_call(&mut self, details: Call, call: CallId) {
        if self.centre.calls.contains(&call) {
            return;
        }
        let Call { medium, role, queue, caller, called, .. } = details;
        self.centre.calls.insert(call, details);
        self.emit(Effect::CallBegan { call, medium, role, queue, caller, called });
    }

    /// Takes an agent for a call: the platform is told to connect it.
    pub(crate) fn reserve(&mut self, call: CallId, agent: AgentId, role: Role, queue: Option<QueueId>) {
        self.dequeue(call, Some(agent));
        self.emit(Effect::Reserved { call, agent, queue });
        self.join(call, agent, role, Connection::Reserved);
    }

    /// Gives an agent a part in a call.
    pub(crate) fn join(&mut self, call: CallId, agent: AgentId, role: Role, connection: Connection) {
        let leg = Leg {
            agent,
            role,
            connection: Connection::Null,
            since_us: self.at_us,
            until_us: None,
            talking_since_us: None,
            muted_since_us: None,
            accepted: false,
        };
        let Some(slot) = self.centre.calls.slot(&call) else { return };
        if let (Some(details), Some(state)) = (self.centre.calls.get_mut(&call), self.centre.agents.get_mut(&agent)) {
            details.legs.push(leg);
            state.contacts.push(call);
            state.slots.0.push(slot);
            self.connect(call, agent, connection);
        }
    }

    /// Changes an agent's connection from one live state, or none, to another, or to after-call work.
    pub(crate) fn connect(&mut self, call: CallId, agent: AgentId, to: Connection) {
        let at_us = self.at_us;
        let Some(leg) = self.leg_mut(call, agent) else { return };
        let before = *leg;
        if before.connection == to {
            return;
        }
        leg.connection = to;
        leg.since_us = at_us;
        if before.muted_since_us.is_some() {
            self.unmute(call, agent);
        }
        self.emit(Effect::ConnectionChanged { call, party: Party::Agent(agent), from: before.connection, to });
        self.disarm_leg(call, agent, &before);
        self.bill_hold(call, &before);
        match to {
            Connection::Alerting => {
                // A reservation leg and the call of a preview make no telephone ring.
                let rings = !matches!(before.role, Role::Reservation | Role::Preview);
                let limit = self.centre.tenant.ring_limit().filter(|_| rings);
                if let Some(limit) = limit {
                    self.arm_leg(call, agent, limit, Timer::Ring { agent, call });
                }
                self.screen_pop(call, agent);
            }
            // Without ringing, the answer is the first that the desktop hears of the contact.
            Connection::Connected if before.connection == Connection::Reserved => self.screen_pop(call, agent),
            Connection::WrapUp => self.end_conversation(call, agent),
            _ => {}
        }
        if to.talks() {
            self.begin_conversations(call);
        }
    }

    pub(crate) fn connect_if(&mut self, call: CallId, agent: AgentId, from: Connection, to: Connection) {
        if self.leg_mut(call, agent).is_some_and(|leg| leg.connection == from) {
            self.connect(call, agent, to);
        }
    }

    pub(crate) fn set_outside(&mut self, call: CallId, to: Connection) {
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        let from = core::mem::replace(&mut details.outside, to);
        if from != to {
            self.emit(Effect::ConnectionChanged { call, party: Party::Outside, from, to });
            if to.talks() {
                self.begin_conversations(call);
            }
        }
    }

    pub(crate) fn set_outside_unless_internal(&mut self, call: CallId, to: Connection) {
        let outside = self.centre.calls.get(&call).filter(|details| details.role != Role::Internal);
        if outside.is_some_and(|details| details.outside == Connection::Null) {
            self.set_outside(call, to);
        }
    }

    /// An agent is in conversation once its connection and another party's are connected.
    fn begin_conversations(&mut self, call: CallId) {
        let at_us = self.at_us;
        let Some(details) = self.centre.calls.get(&call) else { return };
        let legs = details.legs.iter().filter(|leg| leg.connection.talks()).count();
        if legs.saturating_add(usize::from(details.outside.talks())) < 2 {
            return;
        }
        let mut position = 0;
        while let Some(details) = self.centre.calls.get_mut(&call)
            && let Some(leg) = details.legs.get_mut(position)
        {
            position += 1;
            if leg.connection.talks() && leg.talking_since_us.is_none() {
                leg.talking_since_us = Some(at_us);
                let agent = leg.agent;
                details.served_by = Some(agent);
                self.emit(Effect::ConversationBegan { call, agent });
                self.note_conversation(call, position == 1);
            }
        }
    }

    /// What is kept of a conversation that has just begun, by who serves it: the caller's number for last-agent mode, and the
    /// operation of who has called another agent.
    fn note_conversation(&mut self, call: CallId, calls: bool) {
        let Some(details) = self.centre.calls.get(&call) else { return };
        let Some(agent) = details.served_by else { return };
        let waited = details.role.caller_waits() && !details.role.is_handed_over();
        let called = details.legs.get(1).filter(|_| calls && details.role == Role::Internal).map(|leg| leg.agent);
        if self.centre.tenant.last_agent().is_some()
            && let Some(number) = details.caller.filter(|_| waited)
        {
            self.centre.handled.note(number, agent, self.at_us);
        }
        if let Some(Ok(called)) = called.map(|called| WorkId::new(called.number())) {
            self.perform(agent, self.at_us, Operation::InternalCall(called), Some(call));
        }
    }

    /// The bill rows of a conversation that an agent has really left: type 60, and type 4 for a chat.
    fn end_conversation(&mut self, call: CallId, agent: AgentId) {
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        let text = details.medium.is_text();
        let Some(since_us) = details.leg_mut(agent).and_then(|leg| leg.talking_since_us.take()) else { return };
        if text {
            self.perform(agent, since_us, Operation::ConversationText(ConversationPart::Final), Some(call));
        }
        self.perform(agent, since_us, Operation::ConversationAll(ConversationPart::Final), Some(call));
    }

    fn bill_hold(&mut self, call: CallId, before: &Leg) {
        if before.connection == Connection::Held {
            self.perform(before.agent, before.since_us, Operation::HoldCall(Holder::Agent), Some(call));
        }
    }

    /// The agent is heard again, or the connection that it was muted on is over.
    pub(crate) fn unmute(&mut self, call: CallId, agent: AgentId) {
        if let Some(since_us) = self.leg_mut(call, agent).and_then(|leg| leg.muted_since_us.take()) {
            self.emit(Effect::MuteChanged { call, agent, muted: false });
            self.perform(agent, since_us, Operation::Mute, Some(call));
        }
    }

    /// Ends an agent's part in a call, whatever it was.
    pub(crate) fn leave(&mut self, call: CallId, agent: AgentId) {
        let Some(leg) = self.leg_mut(call, agent) else { return };
        let (muted, talks) = (leg.muted_since_us.is_some(), leg.talking_since_us.is_some());
        if muted {
            self.unmute(call, agent);
        }
        if talks {
            self.end_conversation(call, agent);
        }
        let at_us = self.at_us;
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        let Some(before) = details.leg(agent).copied() else { return };
        details.legs.retain(|leg| leg.agent != agent);
        if let Some(state) = self.centre.agents.get_mut(&agent) {
            if let Some(position) = state.contacts.iter().position(|contact| *contact == call) {
                state.contacts.remove(position);
                state.slots.0.remove(position);
            }
            state.idle_since_us = at_us;
            if !matches!(before.connection, Connection::Reserved | Connection::Alerting) {
                state.declined_us = None;
            }
            // Listed anew at the end of the turn, also where no time has passed: others may be given now.
            if state.listed_us != [None; 2] {
                self.unlist(agent);
            }
        }
        let party = Party::Agent(agent);
        self.emit(Effect::ConnectionChanged { call, party, from: before.connection, to: Connection::Null });
        self.disarm_leg(call, agent, &before);
        self.bill_hold(call, &before);
        self.requeue(call);
        self.forget(call);
    }

    /// Drops a call that is over and that nobody works after any more.
    pub(crate) fn forget(&mut self, call: CallId) {
        if self.centre.calls.get(&call).is_some_and(|details| details.over && details.legs.is_empty()) {
            self.centre.calls.remove(&call);
        }
    }

    pub(crate) fn wish(&mut self, agent: AgentId, wish: Option<Wish>) {
        let Some(state) = self.centre.agents.get_mut(&agent) else { return };
        // Who asked last, also where it is for the same.
        state.wish_by = wish.map(|_| self.actor);
        if core::mem::replace(&mut state.wish, wish) != wish {
            self.emit(Effect::WishChanged { agent, wish });
        }
    }

    pub(crate) fn set_availability(&mut self, agent: AgentId, availability: Availability) {
        let at_us = self.at_us;
        let Some(state) = self.centre.agents.get_mut(&agent) else { return };
        let rested = state.rests();
        state.availability = [availability; 2];
        self.centre.resting = self.centre.resting - u32::from(rested) + u32::from(state.rests());
        if availability == Availability::Ready {
            state.idle_since_us = at_us;
            state.declined_us = None;
        }
        let old = state.rest_until_us.take();
        let length = match availability {
            Availability::NotReady(why) => why.rest_length(),
            Availability::Ready => None,
        };
        let until_us = length.and_then(|length| deadline(at_us, length));
        state.rest_until_us = until_us;
        if let Some(at_us) = old {
            self.disarm(at_us, Timer::Rest { agent });
        }
        if let Some(at_us) = until_us {
            self.arm(at_us, Timer::Rest { agent });
        }
        self.renew(agent);
    }

    pub(crate) fn begin_work(&mut self, agent: AgentId) {
        let at_us = self.at_us;
        if let Some(state) = self.centre.agents.get_mut(&agent) {
            state.work_since_us = Some(at_us);
        }
    }

    /// Ends work without a call, and after-call work of all contacts.
    pub(crate) fn end_work(&mut self, agent: AgentId) {
        let Some(state) = self.centre.agents.get_mut(&agent) else { return };
        state.work_since_us = None;
        let mut position = 0;
        while let Some(call) = self.centre.agents.get(&agent).and_then(|state| state.contacts.get(position).copied()) {
            if self.leg_mut(call, agent).is_some_and(|leg| leg.connection == Connection::WrapUp) {
                self.leave(call, agent);
            } else {
                position += 1;
            }
        }
    }

    pub(crate) fn screen_pop(&mut self, call: CallId, agent: AgentId) {
        if let Some(Call { caller, called, .. }) = self.centre.calls.get(&call) {
            let (caller, called) = (*caller, *called);
            self.emit(Effect::ScreenPop { agent, call, caller, called });
        }
    }

    pub(crate) fn arm_leg(&mut self, call: CallId, agent: AgentId, span: Duration, timer: Timer) {
        if let (Some(until_us), Some(leg)) = (deadline(self.at_us, span), self.leg_mut(call, agent)) {
            leg.until_us = Some(until_us);
            self.arm(until_us, timer);
        }
    }

    #[inline]
    fn disarm_leg(&mut self, call: CallId, agent: AgentId, before: &Leg) {
        if let Some(until_us) = before.until_us {
            self.disarm_leg_at(call, agent, before, until_us);
        }
    }

    fn disarm_leg_at(&mut self, call: CallId, agent: AgentId, before: &Leg, at_us: i64) {
        if let Some(leg) = self.leg_mut(call, agent) {
            leg.until_us = None;
        }
        let timer = match before.connection {
            Connection::WrapUp => Timer::WrapUp { agent, call },
            _ => Timer::Ring { agent, call },
        };
        self.disarm(at_us, timer);
    }
}
