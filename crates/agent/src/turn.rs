use core::time::Duration;

use jiff::Timestamp;
use offhook_ops::huawei::{LogOutReason, Operation, RestReason, WorkId, WorkReason};
use smallvec::SmallVec;

use crate::apply::busy_reason;
use crate::tally::Next;
use crate::{Actor, AgentId, Availability, CallId, Centre, Effect, Effects, Headline, Headlines, QueueId, Timer, Wish};

/// A span in microseconds; one that is longer than the calendar counts as endless.
pub(crate) fn micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

/// When a span ends that begins at an instant; never, if that is beyond the calendar.
pub(crate) fn deadline(at_us: i64, span: Duration) -> Option<i64> {
    at_us.checked_add(micros(span)).filter(|at_us| *at_us <= Timestamp::MAX.as_microsecond())
}

/// What of a queue has to be looked at before the turn ends: who came to wait there, or who may serve it anew.
///
/// Whoever waited before could be given to nobody, and nothing has changed for them but these agents.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Look {
    Call(CallId),
    Agent(AgentId),
}

/// What an agent was before the turn.
#[derive(Clone, Copy, Debug)]
struct Before {
    agent: AgentId,
    headline: Headline,
    reason: u16,
    /// The reason for not being ready was given anew.
    renewed: bool,
    /// Who asked for the wish that has come true.
    by: Option<Actor>,
}

/// One accepted event being carried out: the effects, and what follows every action.
///
/// The primitive changes are in `change.rs`, waiting and giving out in `lists.rs`.
pub(crate) struct Turn<'c> {
    pub(crate) centre: &'c mut Centre,
    pub(crate) at_us: i64,
    /// Who brings it about.
    pub(crate) actor: Actor,
    effects: &'c mut Effects,
    touched: SmallVec<[Before; 4]>,
    /// Queues in which somebody came to wait or became free.
    pub(crate) looks: SmallVec<[(QueueId, Look); 16]>,
    forced: bool,
}

impl<'c> Turn<'c> {
    pub(crate) fn new(centre: &'c mut Centre, at_us: i64, actor: Actor, effects: &'c mut Effects) -> Self {
        Self { centre, at_us, actor, effects, touched: SmallVec::new(), looks: SmallVec::new(), forced: false }
    }

    pub(crate) fn force(&mut self) {
        self.forced = true;
    }

    pub(crate) fn emit(&mut self, effect: Effect) {
        self.effects.push(self.at_us, effect);
    }

    pub(crate) fn perform(&mut self, agent: AgentId, since_us: i64, operation: Operation, call: Option<CallId>) {
        self.emit(Effect::OperationPerformed { agent, since_us, operation, call });
    }

    /// Remembers what an agent was, before anything about the agent changes.
    pub(crate) fn touch(&mut self, agent: AgentId) {
        self.touch_at(agent, None);
    }

    /// The same where the headline is perhaps known.
    pub(crate) fn touch_at(&mut self, agent: AgentId, headline: Option<Headline>) {
        if self.touched.iter().all(|before| before.agent != agent) {
            // Changes follow: the table is told where.
            let reason = self.centre.agents.get_mut(&agent).map_or(0, |state| state.reason());
            let headline = headline.unwrap_or_else(|| self.centre.headline(agent));
            self.touched.push(Before { agent, headline, reason, renewed: false, by: None });
        }
    }

    /// Notes that an agent's reason for not being ready was given anew: a change although the headline stays.
    pub(crate) fn renew(&mut self, agent: AgentId) {
        for before in self.touched.iter_mut().filter(|before| before.agent == agent) {
            before.renewed = true;
        }
    }

    /// What follows every action, once: wishes, headlines and the queues.
    ///
    /// It ends: each round either forgets an agent or takes a call from a queue.
    pub(crate) fn finish(&mut self) {
        loop {
            while let Some(agent) = self.touched.last().map(|before| before.agent) {
                if self.centre.agents.get(&agent).is_some_and(|state| state.wish.is_some()) {
                    self.grant_wish(agent);
                }
                let Some(state) = self.centre.agents.get(&agent) else {
                    self.settle(agent, Headline::SignedOut);
                    continue;
                };
                let tally = self.centre.tally(agent, state, Next::default());
                let free = self.centre.free_since(state, &tally);
                let relisted = free != state.listed_us;
                self.settle(agent, tally.headline(state));
                if relisted {
                    self.relist(agent, free);
                }
            }
            let Some((queue, _)) = self.looks.last().copied() else { break };
            self.serve(queue);
        }
    }

    /// A wish is applied exactly once: at the first moment that no contact needs the agent and work has ended.
    fn grant_wish(&mut self, agent: AgentId) {
        let Some(state) = self.centre.agents.get(&agent) else { return };
        let Some(wish) = state.wish else { return };
        let by = state.wish_by;
        let tally = self.centre.tally(agent, state, Next::default());
        let works = tally.works;
        let ends = tally.ends_by_itself();
        if tally.is_live() {
            return;
        }
        let comes_true = match wish {
            Wish::Work => true,
            Wish::Ready | Wish::SignOut => !works,
            Wish::NotReady { granted, .. } => granted && !works,
        };
        if !comes_true {
            return;
        }
        for before in self.touched.iter_mut().filter(|before| before.agent == agent) {
            before.by = by;
        }
        match wish {
            Wish::Work => {
                self.wish(agent, None);
                // After-call work that ends by itself is not what was wished for.
                if !works || ends {
                    self.begin_work(agent);
                }
            }
            Wish::Ready => {
                self.wish(agent, None);
                self.set_availability(agent, Availability::Ready);
            }
            Wish::NotReady { why, .. } => {
                self.wish(agent, None);
                self.set_availability(agent, Availability::NotReady(why));
            }
            Wish::SignOut => self.sign_out(agent, LogOutReason::Voluntary, false),
        }
    }

    /// Tells what became of an agent who was touched.
    pub(crate) fn settle(&mut self, agent: AgentId, headline: Headline) {
        // Mostly the last.
        let Some(position) = self.touched.iter().rposition(|before| before.agent == agent) else { return };
        let Before { headline: from, reason, renewed, by, .. } = self.touched.swap_remove(position);
        if from == headline && !(renewed && Headline::NOT_READY.contains(from.set())) {
            return;
        }
        let same_work = Headline::WORK.contains(from.set()) && Headline::WORK.contains(headline.set());
        let coded = Headlines::BUSY.union(Headlines::REST).contains(headline.set());
        let at_us = self.at_us;
        let (mut since_us, mut activity_since_us, mut now) = (at_us, at_us, 0);
        if let Some(state) = self.centre.agents.get_mut(&agent) {
            now = if coded { state.reason() } else { 0 };
            since_us = core::mem::replace(&mut state.since_us, at_us);
            if !same_work {
                activity_since_us = core::mem::replace(&mut state.activity_since_us, at_us);
            }
        }
        if !same_work {
            self.bill(agent, from, reason, activity_since_us);
        }
        let (forced, actor) = (self.forced, by.unwrap_or(self.actor));
        self.emit(Effect::StateChanged { agent, from, to: headline, reason: now, since_us, forced, actor });
    }

    /// The bill row of an activity that has just ended.
    fn bill(&mut self, agent: AgentId, ended: Headline, reason: u16, since_us: i64) {
        let operation = match ended {
            Headline::Busy => Operation::Busy(busy_reason(reason)),
            // Whose work id stands in the row of a rest is not documented: the agent's own, if it is one.
            Headline::Rest => match WorkId::new(agent.number()) {
                Ok(work_id) => Operation::Rest { work_id, reason: RestReason::from_code(i64::from(reason)) },
                Err(_) => return,
            },
            Headline::Study => Operation::Study,
            Headline::Working | Headline::WorkingReady => Operation::Work(WorkReason::AfterCall),
            _ => return,
        };
        self.perform(agent, since_us, operation, None);
    }

    pub(crate) fn arm(&mut self, at_us: i64, timer: Timer) {
        self.centre.timers.arm(at_us, timer);
        self.emit(Effect::TimerWanted { timer, at_us });
    }

    pub(crate) fn disarm(&mut self, at_us: i64, timer: Timer) {
        if self.centre.timers.disarm(at_us, timer) {
            self.emit(Effect::TimerCancelled { timer });
        }
    }

    /// A timer that is being handled needs no cancelling.
    pub(crate) fn fired(&mut self, timer: Timer) {
        if self.centre.timers.disarm(self.at_us, timer) {
            self.emit(Effect::TimerFired { timer });
        }
    }
}
