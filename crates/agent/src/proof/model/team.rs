//! What the model makes of several agents: it looks at everything through the eyes of one, and can turn to another.

use super::*;

/// What another agent than the one at hand has in a call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::proof) struct Part {
    pub(in crate::proof) own: Connection,
    pub(in crate::proof) talked: bool,
    pub(in crate::proof) accepted: bool,
    pub(in crate::proof) muted: bool,
    pub(in crate::proof) timed: bool,
}

impl Contact {
    fn turn_to(&mut self, from: AgentId, to: AgentId) {
        let none = Part { own: K::Null, talked: false, accepted: false, muted: false, timed: false };
        let Part { own, talked, accepted, muted, timed } = self.others.remove(&to).unwrap_or(none);
        let part =
            Part { own: self.own, talked: self.talked, accepted: self.accepted, muted: self.muted, timed: self.timed };
        if part.own != K::Null {
            self.others.insert(from, part);
        }
        (self.own, self.talked, self.accepted, self.muted, self.timed) = (own, talked, accepted, muted, timed);
    }

    /// Who talks has another party to talk with.
    pub(super) fn converse(&mut self) {
        let others = self.others.values().filter(|part| talks(part.own)).count();
        if others + usize::from(talks(self.own)) + usize::from(talks(self.outside)) < 2 {
            return;
        }
        self.talked |= talks(self.own);
        self.others.values_mut().for_each(|part| part.talked |= talks(part.own));
    }
}

impl Model {
    /// Looks at everything through the eyes of another agent.
    pub(in crate::proof) fn turn_to(&mut self, who: AgentId) {
        if who == self.who {
            return;
        }
        let worker = self.colleagues.remove(&who);
        if let Some(worker) = core::mem::replace(&mut self.worker, worker) {
            self.colleagues.insert(self.who, worker);
        }
        self.calls.values_mut().for_each(|call| call.turn_to(self.who, who));
        self.who = who;
    }

    /// Does the same for whoever else has a part in a call.
    pub(super) fn each_other(&mut self, call: CallId, then: fn(&mut Self, CallId)) {
        let who = self.who;
        let others: Vec<AgentId> = self.call(call).into_iter().flat_map(|call| call.others.keys().copied()).collect();
        for other in others {
            self.turn_to(other);
            then(self, call);
        }
        self.turn_to(who);
    }

    /// Whom an event is about: who is named, else who is nearest to conversation in the call.
    pub(super) fn turn_to_subject(&mut self, kind: &EventKind) {
        let (agent, call) = kind.names();
        let liveliest = |id: CallId| {
            let call = self.call(id)?;
            let parts = call.others.iter().map(|(who, part)| (part.own, *who)).chain([(call.own, self.who)]);
            // Of two who are as near, whoever came last.
            let latest = self.latest.get(&id.number());
            parts.max_by_key(|(own, who)| (own.liveliness(), Some(who) == latest)).map(|(_, who)| who)
        };
        let who = agent.or_else(|| liveliest(call?));
        self.turn_to(who.unwrap_or(self.who));
    }
}
