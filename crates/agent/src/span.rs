use alloc::collections::BTreeMap;

use jiff::Timestamp;
use smallvec::SmallVec;

use crate::{
    Activity, AgentId, CallId, Centre, Connection, Effect, Effects, Emitted, Headline, Party, Phase, QueueId, Role,
    TimeSpan,
};

/// What lasts, and since when: folds effects into the spans of time of states and phases.
///
/// Each span is handed over when it ends; what still lasts is handed over so far by [`Spans::close`]. The states of one
/// sign-in follow each other without a gap; a call has one wait at a time, and at each agent one phase. Spans without
/// length are left out. Memory is bounded by the agents who are signed in and the calls that are not over.
///
/// Conversation is as in the call records: from both ends being connected until the agent leaves, hold taken out of it.
/// Who is rung up after a conversation rings once more.
/// See [`Durations`](crate::Durations) for an example.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Spans {
    states: BTreeMap<AgentId, (Headline, i64)>,
    calls: BTreeMap<CallId, OpenCall>,
}

/// What is known of a call that is not over.
#[derive(Clone, Debug, Eq, PartialEq)]
struct OpenCall {
    role: Role,
    queue: Option<QueueId>,
    outside: Connection,
    /// Waiting since when.
    wait: Option<i64>,
    legs: SmallVec<[OpenLeg; 1]>,
    /// Over for all but the after-call work.
    over: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct OpenLeg {
    agent: AgentId,
    connection: Connection,
    /// In conversation, hold included.
    talks: bool,
    phase: Option<(Phase, i64)>,
}

impl OpenLeg {
    const fn new(agent: AgentId) -> Self {
        Self { agent, connection: Connection::Null, talks: false, phase: None }
    }

    /// Which phase the call is in at the agent.
    fn phase(&self, role: Role, outside: Connection) -> Option<Phase> {
        let dials = matches!(role, Role::AgentDialled | Role::Preview);
        match self.connection {
            Connection::Held if self.talks => Some(Phase::Hold),
            Connection::WrapUp => Some(Phase::WrapUp),
            _ if self.talks => Some(Phase::Talk),
            Connection::Alerting if !dials => Some(Phase::Ring),
            Connection::Initiated | Connection::Connected | Connection::Held
                if dials && outside == Connection::Alerting =>
            {
                Some(Phase::Ring)
            }
            _ => None,
        }
    }
}

impl OpenCall {
    /// Whether the caller is in the queue and at nobody else.
    fn waits(&self) -> bool {
        let served = |leg: &OpenLeg| leg.connection.is_live();
        self.queue.is_some() && self.outside == Connection::Queued && !self.legs.iter().any(served)
    }

    /// Brings wait and phases up to date; what has ended is handed over.
    fn settle(&mut self, call: CallId, at_us: i64, span: &mut impl FnMut(TimeSpan)) {
        let waits = self.waits();
        match (self.wait, self.queue) {
            (Some(since_us), Some(queue)) if !waits => {
                self.wait = None;
                hand_over(Activity::Wait { call, queue }, since_us, at_us, span);
            }
            (None, Some(_)) if waits => self.wait = Some(at_us),
            _ => {}
        }
        for leg in &mut self.legs {
            let now = leg.phase(self.role, self.outside);
            if leg.phase.map(|(phase, _)| phase) != now {
                if let Some((phase, since_us)) = leg.phase {
                    hand_over(Activity::Contact { call, agent: leg.agent, phase }, since_us, at_us, span);
                }
                leg.phase = now.map(|phase| (phase, at_us));
            }
        }
        self.legs.retain(|leg| leg.connection != Connection::Null);
    }
}

fn hand_over(activity: Activity, from_us: i64, to_us: i64, span: &mut impl FnMut(TimeSpan)) {
    if from_us < to_us {
        span(TimeSpan { activity, from_us, to_us });
    }
}

impl Spans {
    /// What lasts in a centre, counted from its latest event on: to go on from a snapshot. What was before is in the spans
    /// of the log before the snapshot, closed at that instant.
    #[must_use]
    pub fn of(centre: &Centre) -> Self {
        let now_us = centre.now_us.unwrap_or(0);
        let mut spans = Self::default();
        for (agent, _) in centre.agents() {
            spans.states.insert(agent, (centre.headline(agent), now_us));
        }
        for (id, call) in centre.calls() {
            let legs = call.legs.iter().map(|leg| OpenLeg {
                connection: leg.connection,
                talks: leg.talking_since_us.is_some(),
                ..OpenLeg::new(leg.agent)
            });
            let mut open = OpenCall {
                role: call.role(),
                queue: call.queue(),
                outside: call.connection(Party::Outside),
                wait: None,
                legs: legs.collect(),
                over: call.over,
            };
            open.settle(id, now_us, &mut |_| {});
            spans.calls.insert(id, open);
        }
        spans
    }

    /// Takes in what an event brought about; `span` is called with each span that has ended by it.
    pub fn take(&mut self, effects: &Effects, mut span: impl FnMut(TimeSpan)) {
        for emitted in effects {
            self.take_one(emitted, &mut span);
        }
    }

    /// Takes in one effect: [`Spans::take`] for effects that are stored one by one.
    pub fn take_one(&mut self, emitted: &Emitted, mut span: impl FnMut(TimeSpan)) {
        let at_us = emitted.at().as_microsecond();
        match *emitted.effect() {
            Effect::StateChanged { agent, to, .. } => {
                let before = match to {
                    Headline::SignedOut => self.states.remove(&agent),
                    _ => match self.states.get(&agent) {
                        // A reason given anew.
                        Some((headline, _)) if *headline == to => None,
                        _ => self.states.insert(agent, (to, at_us)),
                    },
                };
                if let Some((headline, since_us)) = before {
                    hand_over(Activity::State { agent, headline }, since_us, at_us, &mut span);
                }
            }
            Effect::CallBegan { call, role, queue, .. } => {
                let legs = SmallVec::new();
                let open = OpenCall { role, queue, outside: Connection::Null, wait: None, legs, over: false };
                self.calls.insert(call, open);
            }
            Effect::ConnectionChanged { call, party, to, .. } => {
                let Some(open) = self.calls.get_mut(&call) else { return };
                match party {
                    Party::Outside => open.outside = to,
                    Party::Agent(agent) => {
                        let leg = open.leg(agent);
                        leg.connection = to;
                        leg.talks &= to.is_live();
                    }
                }
                open.settle(call, at_us, &mut span);
                self.forget(call);
            }
            Effect::ConversationBegan { call, agent } => {
                let Some(open) = self.calls.get_mut(&call) else { return };
                open.leg(agent).talks = true;
                open.settle(call, at_us, &mut span);
            }
            Effect::CallEnded { call } => {
                if let Some(open) = self.calls.get_mut(&call) {
                    open.over = true;
                }
                self.forget(call);
            }
            _ => {}
        }
    }

    /// Drops a call that is over and that nobody works after any more, as the centre does.
    fn forget(&mut self, call: CallId) {
        if self.calls.get(&call).is_some_and(|open| open.over && open.legs.is_empty()) {
            self.calls.remove(&call);
        }
    }

    /// Hands over what lasts as far as it has lasted, and counts it from there on. Nothing may have happened after `at`.
    pub fn close(&mut self, at: Timestamp, mut span: impl FnMut(TimeSpan)) {
        let at_us = at.as_microsecond();
        for (agent, (headline, since_us)) in &mut self.states {
            hand_over(Activity::State { agent: *agent, headline: *headline }, *since_us, at_us, &mut span);
            *since_us = at_us.max(*since_us);
        }
        for (call, open) in &mut self.calls {
            if let (Some(since_us), Some(queue)) = (&mut open.wait, open.queue) {
                hand_over(Activity::Wait { call: *call, queue }, *since_us, at_us, &mut span);
                *since_us = at_us.max(*since_us);
            }
            for leg in &mut open.legs {
                if let Some((phase, since_us)) = &mut leg.phase {
                    let activity = Activity::Contact { call: *call, agent: leg.agent, phase: *phase };
                    hand_over(activity, *since_us, at_us, &mut span);
                    *since_us = at_us.max(*since_us);
                }
            }
        }
    }
}

impl OpenCall {
    fn leg(&mut self, agent: AgentId) -> &mut OpenLeg {
        let place = self.legs.iter().position(|leg| leg.agent == agent).unwrap_or_else(|| {
            self.legs.push(OpenLeg::new(agent));
            self.legs.len().saturating_sub(1)
        });
        // The place was found or made on the line above.
        #[allow(clippy::indexing_slicing)]
        &mut self.legs[place]
    }
}
