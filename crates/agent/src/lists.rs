use crate::queue::{free_key, waiting_key};
use crate::turn::{Turn, micros, note};
use crate::{AgentId, Call, CallId, Centre, Connection, Effect, MediumGroup, NewCall, QueueId, Role, Timer};

/// The queues' lists, which follow from the calls and agents.
impl Centre {
    /// Lists a call in its queue; which that is, and how many wait there already.
    pub(crate) fn list_call(&mut self, call: CallId) -> Option<(QueueId, usize)> {
        let details = self.calls.get_mut(&call)?;
        let (id, since_us) = details.queue.zip(details.waiting_since_us)?;
        let waiting = &mut self.queues.get_mut(&id)?.waiting;
        details.listed = true;
        let ahead = waiting.len();
        waiting.insert(waiting_key(since_us, call), call);
        Some((id, ahead))
    }

    /// Lists an agent as free since so long, per medium group, or not at all; tells in which queues somebody may wait for it,
    /// the one that the agent serves best last.
    pub(crate) fn list_agent(&mut self, agent: AgentId, wanted: [Option<i64>; 2], mut may_serve: impl FnMut(QueueId)) {
        let Some(state) = self.agents.get_mut(&agent) else { return };
        let listed = core::mem::replace(&mut state.listed_us, wanted);
        if listed == wanted {
            return;
        }
        let of = |[voice, multimedia]: [Option<i64>; 2], group| match group {
            MediumGroup::Voice => voice,
            MediumGroup::Multimedia => multimedia,
        };
        for skill in state.session.skills().iter().rev() {
            let Some(queue) = self.queues.get_mut(&skill.queue) else { continue };
            let (old, new) = (of(listed, queue.group), of(wanted, queue.group));
            if old != new {
                if let Some(since_us) = old {
                    queue.free.remove(&free_key(skill.rank, since_us, agent));
                }
                if let Some(since_us) = new {
                    queue.free.insert(free_key(skill.rank, since_us, agent), agent);
                }
            }
            if new.is_some() && !queue.waiting.is_empty() {
                may_serve(skill.queue);
            }
        }
    }
}

/// Waiting, overflow, and who is given what.
impl Turn<'_> {
    pub(crate) fn begin_queued_call(&mut self, new: &NewCall, queue: QueueId) {
        let at_us = self.at_us;
        let details = Call { queue: Some(queue), waiting_since_us: Some(at_us), ..Call::new(new, Role::QueueInbound) };
        self.insert_call(details, new.call);
        self.set_outside(new.call, Connection::Queued);
        self.wait(new.call);
    }

    /// Puts a call into its queue, or into the one that it goes on to from there.
    pub(crate) fn wait(&mut self, call: CallId) {
        let Some((queue, ahead)) = self.centre.list_call(call) else { return };
        self.look_at(queue);
        let Some(overflow) = self.centre.tenant.overflow(queue) else { return };
        let Some(details) = self.centre.calls.get(&call) else { return };
        if details.overflows >= Call::MAX_OVERFLOWS
            || !self.centre.queue_fits(overflow.to, details.medium, details.channel)
        {
            return;
        }
        if overflow.longest.is_some_and(|longest| ahead >= longest as usize) {
            self.overflow(call, overflow.to);
        } else if let Some(after) = overflow.after {
            let at_us = self.at_us.saturating_add(micros(after));
            if let Some(details) = self.centre.calls.get_mut(&call) {
                details.overflow_us = Some(at_us);
                self.arm(at_us, Timer::Overflow { call });
            }
        }
    }

    /// A waiting call goes on to another queue and keeps the time that it has waited.
    pub(crate) fn overflow(&mut self, call: CallId, to: QueueId) {
        let Some(from) = self.stop_waiting(call) else { return };
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        details.queue = Some(to);
        details.overflows = details.overflows.saturating_add(1);
        self.emit(Effect::Overflowed { call, from, to });
        self.wait(call);
    }

    pub(crate) fn overflow_due(&mut self, call: CallId) {
        if let Some(details) = self.centre.calls.get_mut(&call) {
            details.overflow_us = None;
            if let Some(overflow) = details.queue.and_then(|queue| self.centre.tenant.overflow(queue)) {
                self.overflow(call, overflow.to);
            }
        }
    }

    /// Takes a call off the list of its queue.
    pub(crate) fn stop_waiting(&mut self, call: CallId) -> Option<QueueId> {
        let details = self.centre.calls.get_mut(&call).filter(|details| details.listed)?;
        details.listed = false;
        let (id, since_us) = details.queue.zip(details.waiting_since_us)?;
        if let Some(at_us) = details.overflow_us.take() {
            self.disarm(at_us, Timer::Overflow { call });
        }
        self.centre.queues.get_mut(&id)?.waiting.remove(&waiting_key(since_us, call));
        Some(id)
    }

    /// A caller whom a queue gave out and nobody serves goes back there and keeps the place.
    pub(crate) fn requeue(&mut self, call: CallId) {
        if self.centre.calls.get(&call).is_some_and(Call::waits) {
            self.wait(call);
        }
    }

    pub(crate) fn dequeue(&mut self, call: CallId, agent: Option<AgentId>) {
        if let Some(queue) = self.stop_waiting(call) {
            self.emit(Effect::Dequeued { call, queue, agent });
        }
    }

    /// Takes an agent off all lists of free agents.
    pub(crate) fn unlist(&mut self, agent: AgentId) {
        self.relist(agent, [None; 2]);
    }

    /// Brings the lists of free agents up to date with an agent.
    pub(crate) fn relist(&mut self, agent: AgentId, wanted: [Option<i64>; 2]) {
        let Self { centre, queues, .. } = self;
        centre.list_agent(agent, wanted, |queue| note(queues, queue));
    }

    /// Gives the call that waits longest to the free agent of the best rank who has been idle longest.
    ///
    /// One call at a time: what it changes for the agent is told before the queue is looked at again.
    pub(crate) fn serve(&mut self, id: QueueId) {
        let Some(queue) = self.centre.queues.get(&id).filter(|queue| !queue.free.is_empty()) else { return };
        let given = |call: CallId, agent: &AgentId| self.centre.why_not(call, *agent).is_empty();
        let found = queue.waiting.iter().find_map(|(_, call)| {
            // The one who served the number last comes first, if that one serves the queue and is free.
            let last = self.centre.last_agent(*call, self.at_us).filter(|agent| given(*call, agent));
            let agent =
                last.or_else(|| queue.free.iter().map(|(_, agent)| *agent).find(|agent| given(*call, agent)))?;
            Some((*call, agent))
        });
        if let Some((call, agent)) = found {
            self.touch(agent);
            self.reserve(call, agent, Role::QueueInbound, Some(id));
            self.look_at(id);
        }
    }
}
