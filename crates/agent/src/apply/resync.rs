use offhook_ops::huawei::LogOutReason;
use smallvec::SmallVec;

use crate::turn::Turn;
use crate::{AgentId, Availability, CallId, Connection, MediumGroup, NewCall, ResyncTo, Role, SignIn};

/// What a resynchronisation does, against whatever the rules say.
impl Turn<'_> {
    pub(super) fn resync(&mut self, agent: AgentId, to: ResyncTo) {
        self.force();
        if to == ResyncTo::SignedOut {
            self.sign_out(agent, LogOutReason::ConsoleDisconnected, true);
            return;
        }
        if !self.centre.agents.contains(&agent) {
            self.sign_in(agent, &SignIn::default(), true);
        }
        let kept = match to {
            ResyncTo::Contact { call, .. } => Some(call.call),
            _ => None,
        };
        let keep = kept.and_then(|call| self.centre.calls.get(&call)).map(|call| call.medium.group());
        let ids: SmallVec<[CallId; 6]> =
            self.centre.agents.get(&agent).map(|state| state.contacts.clone()).unwrap_or_default();
        for id in ids.into_iter().filter(|id| kept != Some(*id)) {
            let voice = self.centre.calls.get(&id).is_some_and(|call| call.medium.group() == MediumGroup::Voice);
            if voice && keep != Some(MediumGroup::Multimedia) {
                self.leave(id, agent);
            }
        }
        self.end_work(agent);
        self.wish(agent, None);
        match to {
            ResyncTo::Ready => self.set_availability(agent, Availability::Ready),
            ResyncTo::NotReady(why) => self.set_availability(agent, Availability::NotReady(why)),
            ResyncTo::Work => self.begin_work(agent),
            ResyncTo::Contact { call, role, connection } => self.resync_contact(&call, agent, role, connection),
            ResyncTo::SignedOut => {}
        }
    }

    pub(super) fn resync_contact(&mut self, new: &NewCall, agent: AgentId, role: Role, connection: Connection) {
        if !self.centre.calls.contains(&new.call) {
            self.begin_call(new, role);
        }
        self.dequeue(new.call, Some(agent));
        let role = self.centre.calls.get(&new.call).map_or(role, |call| call.role);
        if self.leg_mut(new.call, agent).is_some() {
            self.connect(new.call, agent, connection);
        } else {
            self.join(new.call, agent, role, connection);
        }
        if matches!(connection, Connection::Connected | Connection::Held) && role != Role::Internal {
            self.set_outside(new.call, Connection::Connected);
        }
    }
}
