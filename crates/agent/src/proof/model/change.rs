//! The changes of the model: what becomes of an agent and of a contact.

use super::*;

impl Model {
    pub(super) fn wish(&mut self, wish: Option<Wish>) {
        if let Some(worker) = &mut self.worker {
            worker.wish = wish;
        }
    }

    /// Sets the availability at once, which ends any wish.
    pub(super) fn set(&mut self, availability: Availability) {
        self.wish(None);
        self.set_and_keep_wish(availability);
    }

    pub(super) fn set_and_keep_wish(&mut self, availability: Availability) {
        if let Some(worker) = &mut self.worker {
            worker.availability = availability;
            worker.rest_timed = matches!(availability, Availability::NotReady(NotReady::Rest { .. }));
        }
    }

    pub(super) fn end_work(&mut self) {
        if let Some(worker) = &mut self.worker {
            worker.work = false;
        }
        self.calls.values_mut().filter(|call| call.own == K::WrapUp).for_each(|call| call.own = K::Null);
        self.tidy();
    }

    pub(super) fn tidy(&mut self) {
        for call in self.calls.values_mut().filter(|call| call.own == K::Null) {
            (call.talked, call.accepted, call.muted, call.timed) = (false, false, false, false);
        }
        self.calls.retain(|_, call| !call.over || call.own != K::Null || !call.others.is_empty());
    }

    pub(super) fn leave(&mut self, call: CallId) {
        if let Some(call) = self.calls.get_mut(&call.number()) {
            call.own = K::Null;
        }
        self.tidy();
    }

    pub(super) fn connect(&mut self, call: CallId, own: K) {
        let rings = self.tenant.ring_limit().is_some();
        if self.own(call) == K::Null {
            self.latest.insert(call.number(), self.who);
        }
        if let Some(call) = self.calls.get_mut(&call.number()) {
            if call.own != own {
                call.muted = false;
                let telephone = !matches!(call.role, Role::Reservation | Role::Preview);
                call.timed = own == K::Alerting && telephone && rings;
            }
            call.own = own;
            call.converse();
        }
    }

    pub(super) fn outside(&mut self, call: CallId, outside: K) {
        if let Some(call) = self.calls.get_mut(&call.number()) {
            call.outside = outside;
            call.converse();
        }
    }

    pub(super) fn sign_in(&mut self, sign_in: &SignIn) {
        self.worker = Some(Worker {
            availability: Availability::Ready,
            wish: None,
            work: false,
            rest_timed: false,
            auto_idle: sign_in.auto_idle(),
            chat_limit: sign_in.chat_limit(),
            serves: !sign_in.skills().is_empty(),
            media: MEDIA.map(|group| sign_in.serves(group)),
        });
        self.set(self.tenant.at_sign_in());
    }

    pub(super) fn sign_out(&mut self) {
        let mine: Vec<u64> = self.calls.iter().filter(|(_, call)| call.own != K::Null).map(|(id, _)| *id).collect();
        for id in mine {
            if self.calls.get(&id).is_some_and(|call| call.own != K::WrapUp) {
                self.notes.push(Note::Release(id));
            }
            self.leave(CallId::new(id));
        }
        self.worker = None;
    }

    pub(super) fn release(&mut self, call: CallId) {
        let Some(contact) = self.call(call).cloned() else { return };
        let worker = self.worker.as_ref();
        let after = self.tenant.after_call(group(contact.medium));
        let (works, timed) = match (worker.and_then(|worker| worker.auto_idle), after) {
            (Some(true), _) | (None, AfterCall::Idle) => (false, false),
            (Some(false), AfterCall::Idle) => (true, false),
            (_, AfterCall::Work { limit }) => (true, limit.is_some()),
        };
        if works && contact.talked {
            self.connect(call, K::WrapUp);
            if let Some(call) = self.calls.get_mut(&call.number()) {
                call.talked = false;
                call.timed = timed;
            }
        } else {
            self.leave(call);
        }
    }

    pub(super) fn divert(&mut self, call: CallId, cause: Cause) {
        let handed = self.call(call).is_some_and(|call| call.role.is_handed_over());
        self.leave(call);
        let reason = match cause {
            Cause::NoAnswer => {
                let forced = handed && self.is(Dialects::CISCO_CCX);
                (forced || self.tenant.busy_on_no_answer()).then_some(NotReady::NO_ANSWER)
            }
            Cause::Rejected => self.tenant.busy_on_rejection().then_some(NotReady::REJECTED),
            _ => None,
        };
        // Whoever has asked for something that keeps contacts away gets that.
        let leaves = self.worker.as_ref().and_then(|worker| worker.wish).is_some_and(|wish| wish != Wish::Ready);
        if let Some(why) = reason.filter(|_| !leaves) {
            self.wish(Some(Wish::NotReady { why, granted: true }));
        }
    }

    pub(super) fn begin(&mut self, new: &NewCall, role: Role, queue: Option<QueueId>) {
        self.calls.entry(new.call.number()).or_insert(Contact {
            medium: new.medium,
            role,
            own: K::Null,
            outside: K::Null,
            talked: false,
            accepted: false,
            muted: false,
            timed: false,
            rated: false,
            over: false,
            queue,
            others: BTreeMap::new(),
        });
    }

    /// Whether the event's call is known as something else than the event says.
    pub(super) fn contradicts(&self, new: &NewCall, role: Option<Role>) -> bool {
        self.call(new.call).is_some_and(|known| {
            known.over || known.medium != new.medium || role.is_some_and(|role| role != known.role)
        })
    }
}
