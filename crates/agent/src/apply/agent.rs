use offhook_ops::huawei::{LogOutReason, Operation, WorkId};

use super::why;
use crate::turn::Turn;
use crate::{
    Action, Actor, Agent, AgentId, Availability, Channel, Connection, Dialects, Effect, Event, Headline, NotReady,
    Observed, SignIn, Start, Timer,
};

/// What is done to an agent.
impl Turn<'_> {
    pub(super) fn sign_in(&mut self, agent: AgentId, sign_in: &SignIn, forced: bool) {
        let begins_ready = self.centre.tenant.dialect() != Dialects::CISCO_CCE;
        let availability = match sign_in.start() {
            Some(Start::Ready | Start::Work) if begins_ready => Availability::Ready,
            Some(Start::Busy) => Availability::NotReady(NotReady::Busy { reason: 0 }),
            _ => self.centre.tenant.at_sign_in(),
        };
        self.centre.agents.insert(agent, Agent::new(sign_in.clone(), self.at_us));
        self.set_availability(agent, availability);
        if sign_in.start() == Some(Start::Work) && begins_ready {
            self.begin_work(agent);
        }
        if !forced {
            self.perform(agent, self.at_us, Operation::LogIn, None);
        }
    }

    pub(crate) fn sign_out(&mut self, agent: AgentId, reason: LogOutReason, forced: bool) {
        self.drop_contacts(agent);
        self.wish(agent, None);
        if let Some(state) = self.centre.agents.get(&agent) {
            let (rests, until_us) = (state.rests(), state.rest_until_us);
            self.centre.resting -= u32::from(rests);
            if let Some(until_us) = until_us {
                self.disarm(until_us, Timer::Rest { agent });
            }
        }
        self.unlist(agent);
        self.settle(agent, Headline::SignedOut);
        self.centre.agents.remove(&agent);
        if !forced {
            self.perform(agent, self.at_us, Operation::LogOut(reason), None);
        }
    }

    /// Ends what an agent has in hand: ringing contacts go back to where they came from, others are released (R-OUT-2).
    pub(super) fn drop_contacts(&mut self, agent: AgentId) {
        while let Some(call) = self.centre.agents.get(&agent).and_then(|state| state.contacts.first().copied()) {
            if self.leg_mut(call, agent).is_some_and(|leg| leg.connection != Connection::WrapUp) {
                self.emit(Effect::Release { call, agent });
            }
            self.leave(call, agent);
        }
    }

    pub(super) fn remind_rest(&mut self, agent: AgentId) {
        if let Some(state) = self.centre.agents.get_mut(&agent) {
            state.rest_until_us = None;
        }
        self.emit(Effect::RestOver { agent });
    }

    pub(super) fn set_chat_limit(&mut self, agent: AgentId, channel: Option<Channel>, limit: u8) {
        // Listed anew after it: a call that waited for a higher limit is looked at, though the agent was free before.
        self.unlist(agent);
        let Some(state) = self.centre.agents.get_mut(&agent) else { return };
        match channel {
            None => state.chat_limit = limit,
            Some(channel) => {
                state.channel_limits.retain(|(of, _)| *of != channel);
                state.channel_limits.push((channel, limit));
            }
        }
    }

    pub(super) fn compare(&mut self, agent: AgentId, observed: Observed) {
        let headline = self.centre.headline(agent);
        let expected = match observed {
            Observed::HuaweiActivity(_) => Observed::HuaweiActivity(self.centre.activity(agent)),
            _ => observed.expected(headline),
        };
        if expected != observed {
            self.emit(Effect::Diverged { divergence: crate::Divergence { agent, observed, expected, headline } });
        }
    }

    /// The supervisor's own row for a forced state (rule R-ST-10).
    ///
    /// There is an operation for forced idle, busy and sign-out, and none for a forced rest: that shows in the row of the
    /// rest itself, which is the agent's, and so do training and tidying up.
    pub(super) fn bill_force(&mut self, action: Action, event: &Event, agent: AgentId) {
        let (Actor::Supervisor(supervisor), Ok(target)) = (event.actor(), WorkId::new(agent.number())) else { return };
        let operation = match action {
            Action::ForceSignOut => Operation::ForceLogOut(target),
            Action::SetReady | Action::EndWorkReady | Action::WishReady => Operation::ForceIdle(target),
            Action::SetNotReady | Action::EndWorkNotReady | Action::WishNotReady => match why(event) {
                NotReady::Busy { .. } => Operation::ForceBusy(target),
                NotReady::Rest { .. } | NotReady::Study | NotReady::Adjusting => return,
            },
            _ => return,
        };
        self.perform(supervisor, self.at_us, operation, None);
    }
}
