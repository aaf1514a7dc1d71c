use smallvec::SmallVec;

use crate::queue::{free_key, waiting_key};
use crate::turn::{Look, Turn, deadline};
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
        if let Some(details) = self.centre.calls.get_mut(&new.call) {
            details.role = Role::QueueInbound;
            details.channel = details.channel.or(new.channel);
            (details.queue, details.waiting_since_us, details.queued_us) = (Some(queue), Some(at_us), Some(at_us));
            self.emit(Effect::Enqueued { call: new.call, queue });
        }
        let waits = Call {
            queue: Some(queue),
            waiting_since_us: Some(at_us),
            queued_us: Some(at_us),
            ..Call::new(new, Role::QueueInbound)
        };
        self.insert_call(waits, new.call);
        self.set_outside(new.call, Connection::Queued);
        self.wait(new.call);
    }

    /// Puts a call into its queue, or into the one that it goes on to from there.
    pub(crate) fn wait(&mut self, call: CallId) {
        let Some((queue, ahead)) = self.centre.list_call(call) else { return };
        self.looks.push((queue, Look::Call(call)));
        let Some(overflow) = self.centre.tenant.overflow(queue) else { return };
        let Some(details) = self.centre.calls.get(&call) else { return };
        if details.overflows >= Call::MAX_OVERFLOWS
            || !self.centre.queue_fits(overflow.to, details.medium, details.channel)
        {
            return;
        }
        if overflow.longest.is_some_and(|longest| ahead >= longest as usize) {
            self.overflow(call, overflow.to);
        } else if let Some(due_us) = overflow.after.zip(details.queued_us).and_then(|(after, us)| deadline(us, after)) {
            // Who comes back after too long goes on at once, unless somebody is free.
            let at_us = due_us.max(self.at_us);
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
        details.queued_us = Some(self.at_us);
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
        let Self { centre, looks, .. } = self;
        centre.list_agent(agent, wanted, |queue| {
            let look = (queue, Look::Agent(agent));
            if !looks.contains(&look) {
                looks.push(look);
            }
        });
    }

    /// Gives the call that waits longest to the free agent of the best rank who has been idle longest.
    ///
    /// One call at a time: what it changes for the agent is told before the queue is looked at again.
    pub(crate) fn serve(&mut self, id: QueueId) {
        let Some((call, agent)) = self.pair(id) else {
            self.looks.retain(|(queue, _)| *queue != id);
            return;
        };
        self.looks.retain(|(_, look)| *look != Look::Call(call));
        self.touch(agent);
        self.reserve(call, agent, Role::QueueInbound, Some(id));
    }

    /// Who is given to whom, of those for whom a queue is looked at.
    fn pair(&self, id: QueueId) -> Option<(CallId, AgentId)> {
        let queue = self.centre.queues.get(&id).filter(|queue| !queue.free.is_empty())?;
        let looks = self.looks.iter().filter(|(queue, _)| *queue == id).map(|(_, look)| *look);
        let given = |call: CallId, agent: AgentId| self.centre.why_not(call, agent).is_empty();
        // The one who served the number last comes first, if that one serves the queue and is free.
        let last = |call| self.centre.last_agent(call, self.at_us).filter(|agent| given(call, *agent));
        let newcomer = |call| {
            let free = || queue.free.iter().map(|(_, agent)| *agent).find(|agent| given(call, *agent));
            Some((call, last(call).or_else(free)?))
        };
        // Mostly one call has come, and nothing else has to be looked at.
        if let [(_, Look::Call(call))] = *self.looks.as_slice() {
            return newcomer(call);
        }
        if looks.clone().all(|look| matches!(look, Look::Call(_))) {
            let since = |call: CallId| self.centre.calls.get(&call).and_then(|details| details.waiting_since_us);
            let calls = looks.filter_map(|look| if let Look::Call(call) = look { Some(call) } else { None });
            let mut calls: SmallVec<[CallId; 4]> = calls.collect();
            calls.sort_unstable_by_key(|call| (since(*call), *call));
            return calls.into_iter().find_map(newcomer);
        }
        let agents = looks.clone().filter_map(|look| if let Look::Agent(agent) = look { Some(agent) } else { None });
        let key = |agent: &AgentId| {
            let state = self.centre.agents.get(agent)?;
            let skill = state.session.skills().iter().find(|skill| skill.queue == id)?;
            Some(free_key(skill.rank, state.idle_since_us, *agent))
        };
        queue.waiting.iter().find_map(|(_, call)| {
            if looks.clone().any(|look| look == Look::Call(*call)) {
                return newcomer(*call);
            }
            let last = last(*call).filter(|last| agents.clone().any(|agent| agent == *last));
            let anew = || agents.clone().filter(|agent| given(*call, *agent)).min_by_key(key);
            Some((*call, last.or_else(anew)?))
        })
    }
}
