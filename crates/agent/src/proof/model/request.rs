//! What the model answers to wishes, offers and dialling, which ask for more than one thing.

use super::*;

impl Model {
    pub(super) fn not_ready(&mut self, actor: Actor, by: By, headline: H, why: NotReady, prolong: bool) -> Answer {
        if by == By::Other {
            return Err(Refusal::WrongActor);
        }
        if self.worker.is_none() {
            return NO;
        }
        let huawei = self.is(Dialects::HUAWEI);
        let own = matches!(actor, Actor::Agent(_));
        match why {
            NotReady::Rest { seconds, reason } => {
                let untold = reason == 0 && by == By::Supervisor;
                if !(1..=86_399).contains(&seconds) || (huawei && (reason > 255 || untold)) {
                    return Err(Refusal::IllFormed);
                }
            }
            NotReady::Busy { reason } => {
                let tenants = (200..=250).contains(&reason);
                let platforms = [2, 3, 4, 5, 7].contains(&reason) && !own;
                let known = reason <= 1 || tenants || platforms;
                let again = own && prolong && headline == H::Busy && !self.cisco();
                if (huawei && !known) || (again && (reason == 0 || (huawei && reason == 1))) {
                    return Err(Refusal::IllFormed);
                }
            }
            NotReady::Study | NotReady::Adjusting => {}
        }
        let rest = matches!(why, NotReady::Rest { .. });
        let asks = self.tenant.rest_needs_approval() || self.tenant.rest_limit() == Some(0);
        let granted = !(rest && own && asks);
        let why = match why {
            NotReady::Busy { reason: 0 } if by == By::Supervisor => NotReady::FORCED,
            why => why,
        };
        let wish = Wish::NotReady { why, granted };
        let at_once = if Headline::IN_CALL.contains(headline.set()) {
            if headline == H::Preoccupied && by == By::Own && self.is(Dialects::CISCO_CCX) {
                return Err(Refusal::Dialect);
            }
            false
        } else if Headline::WORK.contains(headline.set()) {
            self.cisco()
        } else {
            let already = Headline::NOT_READY.contains(headline.set());
            // To give another reason is not to do something else.
            let other = rest != (headline == H::Rest);
            if already && by == By::Own && !self.cisco() && (!prolong || other) {
                return NO;
            }
            true
        };
        if at_once && granted {
            self.end_work();
            self.set(Availability::NotReady(why));
        } else {
            self.wish(Some(wish));
        }
        Ok(())
    }

    pub(super) fn offered(&mut self, new: &NewCall, role: Role, headline: H, wish: Option<Wish>) -> Answer {
        if self.contradicts(new, Some(role)) || role == Role::AgentDialled {
            return Err(Refusal::IllFormed);
        }
        let id = new.call.number();
        let Some(worker) = &self.worker else { return NO };
        if self.own(new.call) != K::Null {
            return NO;
        }
        if !self.serves(new.medium) {
            return NO;
        }
        let ready = worker.availability == Availability::Ready;
        let leaving = wish.is_some_and(|wish| wish != Wish::Ready);
        if self.excluded(new.medium, id) {
            return NO;
        }
        if self.full(new.medium, role, id) {
            return Err(Refusal::Capacity);
        }
        let work = Headline::WORK.contains(headline.set());
        let idle = matches!(headline, H::Ready | H::Chatting);
        let free = !leaving && !self.works() && ready;
        let given = match role {
            Role::Internal if work && self.is(Dialects::CISCO_CCE) && ready => return Err(Refusal::Dialect),
            Role::Internal => (idle || work) && ready,
            Role::Preview if headline == H::Preoccupied && self.reserved(true) && !self.led_to() => true,
            role if role.is_handed_over() && headline == H::Preoccupied && self.reserved(false) && !self.led_to() => {
                true
            }
            role if role.is_dialler() => idle && free,
            _ => (headline == H::Ready || Headline::IN_CALL.contains(headline.set())) && free,
        };
        if !given {
            return NO;
        }
        self.begin(new, role, None);
        self.connect(new.call, K::Reserved);
        if role == Role::Direct || role.is_handed_over() {
            self.outside(new.call, K::Connected);
        } else if role == Role::QueueInbound {
            self.outside(new.call, K::Queued);
        }
        Ok(())
    }

    pub(super) fn initiated(&mut self, new: &NewCall, role: Role, headline: H) -> Answer {
        let known = self.call(new.call).cloned();
        if self.contradicts(new, Some(role)) || !matches!(role, Role::AgentDialled | Role::Internal | Role::Preview) {
            return Err(Refusal::IllFormed);
        }
        let id = new.call.number();
        if let Some(contact) = known.as_ref().filter(|contact| rings(contact.own)) {
            if contact.role != Role::Preview || self.ear_taken(id) {
                return NO;
            }
            self.connect(new.call, K::Initiated);
            return Ok(());
        }
        if known.is_some() || !self.serves(new.medium) {
            return NO;
        }
        if group(new.medium) == MediumGroup::Voice {
            if self.ear_taken(id) {
                return Err(Refusal::Capacity);
            }
            if matches!(headline, H::Rest | H::Study | H::Adjusting) && !self.cisco() {
                return NO;
            }
            if role == Role::Preview {
                return NO;
            }
            let cce = self.is(Dialects::CISCO_CCE);
            match headline {
                H::Ready | H::Working | H::WorkingReady if cce => return Err(Refusal::Dialect),
                H::Ready | H::Working | H::WorkingReady | H::Busy | H::PreRest | H::Chatting | H::Holding => {}
                H::Rest | H::Study | H::Adjusting => {}
                _ => return NO,
            }
        } else {
            if self.excluded(new.medium, id) {
                return NO;
            }
            if self.full(new.medium, role, id) {
                return Err(Refusal::Capacity);
            }
            let open = matches!(headline, H::Ready | H::Busy) || Headline::IN_CALL.contains(headline.set());
            if !open || role == Role::Preview {
                return NO;
            }
        }
        self.begin(new, role, None);
        self.connect(new.call, K::Initiated);
        Ok(())
    }

    pub(super) fn resync(&mut self, to: &ResyncTo) -> Answer {
        if let ResyncTo::Contact { call, connection, .. } = to
            && (self.contradicts(call, None) || !live(*connection) || *connection == K::Queued)
        {
            return Err(Refusal::IllFormed);
        }
        if let ResyncTo::NotReady(NotReady::Rest { seconds: 0 | 86_400.., .. }) = to {
            return Err(Refusal::IllFormed);
        }
        if *to == ResyncTo::SignedOut {
            self.sign_out();
            return Ok(());
        }
        if self.worker.is_none() {
            self.sign_in(&SignIn::default());
        }
        let kept = if let ResyncTo::Contact { call, .. } = to { Some(call.call.number()) } else { None };
        let keeps_chat =
            kept.and_then(|id| self.calls.get(&id)).is_some_and(|it| group(it.medium) != MediumGroup::Voice);
        let voices: Vec<u64> = self
            .calls
            .iter()
            .filter(|(id, call)| Some(**id) != kept && call.own != K::Null && group(call.medium) == MediumGroup::Voice)
            .map(|(id, _)| *id)
            .collect();
        for id in voices.into_iter().filter(|_| !keeps_chat) {
            self.leave(CallId::new(id));
        }
        self.end_work();
        self.wish(None);
        match to {
            ResyncTo::SignedOut => {}
            ResyncTo::Ready => self.set(Availability::Ready),
            ResyncTo::NotReady(why) => self.set(Availability::NotReady(*why)),
            ResyncTo::Work => {
                if let Some(worker) = &mut self.worker {
                    worker.work = true;
                }
            }
            ResyncTo::Contact { call, role, connection } => {
                self.begin(call, *role, None);
                self.connect(call.call, *connection);
                let internal = self.call(call.call).is_some_and(|call| call.role == Role::Internal);
                if talks(*connection) && !internal {
                    self.outside(call.call, K::Connected);
                }
            }
        }
        Ok(())
    }

    pub(super) fn previewed(&mut self, kind: &EventKind, call: CallId, by: By) -> Answer {
        if by == By::Other {
            return Err(Refusal::WrongActor);
        }
        let Some(contact) = self.call(call).filter(|contact| rings(contact.own)).cloned() else {
            return self.unknown_or_no(call, true);
        };
        let accepts = matches!(kind, EventKind::PreviewAccepted { .. });
        let due = self.reserved(true) && !self.led_to();
        if !contact.role.is_dialler() || (accepts && (contact.role != Role::Reservation || due)) {
            return NO;
        }
        if let Some(call) = self.calls.get_mut(&call.number()) {
            call.accepted = accepts;
        }
        if matches!(kind, EventKind::PreviewCancelled { .. }) {
            let why = NotReady::Busy { reason: 32_752 };
            self.wish(Some(Wish::NotReady { why, granted: true }));
        }
        Ok(())
    }
}
