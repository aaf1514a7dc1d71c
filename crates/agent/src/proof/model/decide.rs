//! What the model answers to each kind of event.

use super::*;

impl Model {
    pub(super) fn decide(&mut self, event: &Event) -> Answer {
        let by = self.by(event.actor());
        let headline = self.headline();
        let in_call = Headline::IN_CALL.contains(headline.set());
        let work = Headline::WORK.contains(headline.set());
        let not_ready = Headline::NOT_READY.contains(headline.set());
        let signed_in = self.worker.is_some();
        let other = by == By::Other;
        let cce = self.is(Dialects::CISCO_CCE);
        let wish = self.worker.as_ref().and_then(|worker| worker.wish);
        match event.kind() {
            EventKind::SignIn { sign_in, .. } => {
                let number = sign_in.station().is_some_and(|it| it.as_str().bytes().all(|byte| byte.is_ascii_digit()));
                if other {
                    return Err(Refusal::WrongActor);
                }
                if sign_in.is_on_mobile() && !number {
                    return Err(Refusal::IllFormed);
                }
                if signed_in && !sign_in.is_forced() {
                    return NO;
                }
                if signed_in {
                    self.sign_out();
                    self.notes.push(Note::LoggedOut);
                }
                self.sign_in(sign_in);
                self.notes.push(Note::LoggedIn);
                Ok(())
            }
            EventKind::SignOut { reason, .. } => {
                let last = if by == By::Platform { 264 } else { 255 };
                match by {
                    By::Other => return Err(Refusal::WrongActor),
                    _ if signed_in && self.is(Dialects::HUAWEI) && *reason > last => return Err(Refusal::IllFormed),
                    _ if !signed_in => return NO,
                    By::Supervisor | By::Platform => {}
                    By::Own if cce && !not_ready && headline != H::PreRest => return Err(Refusal::Dialect),
                    By::Own if in_call && self.is(Dialects::CSTA) => {
                        self.wish(Some(Wish::SignOut));
                        return Ok(());
                    }
                    By::Own if in_call => return NO,
                    By::Own => {}
                }
                self.sign_out();
                self.notes.push(Note::LoggedOut);
                Ok(())
            }
            EventKind::Ready { .. } => {
                if other {
                    return Err(Refusal::WrongActor);
                }
                if in_call {
                    self.wish(Some(Wish::Ready));
                } else if work {
                    self.end_work();
                    self.set(Availability::Ready);
                } else if not_ready || headline == H::PreRest {
                    self.set(Availability::Ready);
                } else {
                    return NO;
                }
                Ok(())
            }
            EventKind::NotReady { why, prolong, .. } => self.not_ready(event.actor(), by, headline, *why, *prolong),
            EventKind::RestGranted { .. } | EventKind::RestRefused { .. } => {
                if matches!(by, By::Own | By::Other) {
                    return Err(Refusal::WrongActor);
                }
                let Some(Wish::NotReady { why, granted: false }) = wish else { return NO };
                if matches!(event.kind(), EventKind::RestGranted { .. }) && self.tenant.rest_limit() == Some(0) {
                    return Err(Refusal::Capacity);
                }
                if matches!(event.kind(), EventKind::RestGranted { .. }) {
                    self.wish(Some(Wish::NotReady { why, granted: true }));
                } else {
                    self.wish(None);
                    self.notes.push(Note::RestRefused);
                }
                Ok(())
            }
            EventKind::WorkBegin { .. } => {
                if other {
                    return Err(Refusal::WrongActor);
                }
                if headline != H::Ready && !in_call {
                    return NO;
                }
                let answered = matches!(headline, H::Talking | H::Holding | H::Chatting);
                if cce && !(by == By::Platform && answered) {
                    return Err(Refusal::Dialect);
                }
                if in_call {
                    self.wish(Some(Wish::Work));
                } else if let Some(worker) = &mut self.worker {
                    worker.work = true;
                }
                Ok(())
            }
            EventKind::WorkEnd { .. } => {
                if other {
                    return Err(Refusal::WrongActor);
                }
                if !self.works() {
                    return NO;
                }
                if cce && by == By::Own {
                    return Err(Refusal::Dialect);
                }
                self.end_work();
                self.set_and_keep_wish(Availability::Ready);
                Ok(())
            }
            EventKind::WishWithdrawn { .. } => {
                if other {
                    return Err(Refusal::WrongActor);
                }
                if wish.is_none() {
                    return NO;
                }
                if cce && by == By::Own {
                    return Err(Refusal::Dialect);
                }
                self.wish(None);
                Ok(())
            }
            EventKind::Queued { call, queue } => {
                if let Some(known) = self.call(call.call) {
                    let waits = known.queue.is_some() && known.outside == K::Queued;
                    let loose = known.own == K::Null && known.others.is_empty() && !waits;
                    if !loose || self.contradicts(call, None) {
                        return NO;
                    }
                }
                if self.tenant.queue(*queue) != Some(call.medium) {
                    return Err(Refusal::UnknownQueue);
                }
                self.begin(call, Role::QueueInbound, Some(*queue));
                if let Some(known) = self.calls.get_mut(&call.call.number()) {
                    (known.role, known.queue) = (Role::QueueInbound, Some(*queue));
                }
                self.outside(call.call, K::Queued);
                Ok(())
            }
            EventKind::Overflowed { call, queue } => {
                if matches!(event.actor(), Actor::Agent(_)) {
                    return Err(Refusal::WrongActor);
                }
                let waits = self.call(*call).filter(|it| {
                    let alone = it.own == K::Null && it.others.is_empty();
                    it.queue.is_some() && it.outside == K::Queued && alone
                });
                let Some(contact) = waits else { return self.unknown_or_no(*call, false) };
                if self.tenant.queue(*queue) != Some(contact.medium) || contact.queue == Some(*queue) {
                    return Err(Refusal::UnknownQueue);
                }
                if let Some(call) = self.calls.get_mut(&call.number()) {
                    call.queue = Some(*queue);
                }
                Ok(())
            }
            EventKind::Offered { call, role, .. } => self.offered(call, *role, headline, wish),
            // What an agent does with the own telephone, nobody else does.
            EventKind::ServiceInitiated { .. }
            | EventKind::Originated { .. }
            | EventKind::Established { party: Party::Agent(_), .. }
            | EventKind::Held { .. }
            | EventKind::Retrieved { .. }
            | EventKind::ConnectionCleared { party: Party::Agent(_), .. }
            | EventKind::Resync { .. }
                if other =>
            {
                Err(Refusal::WrongActor)
            }
            EventKind::ServiceInitiated { call, role, .. } => self.initiated(call, *role, headline),
            EventKind::PreviewAccepted { call, .. }
            | EventKind::PreviewRejected { call, .. }
            | EventKind::PreviewSkipped { call, .. }
            | EventKind::PreviewCancelled { call, .. } => self.previewed(event.kind(), *call, by),
            EventKind::Originated { call, .. } => {
                if self.own(*call) != K::Initiated {
                    return self.unknown_or_no(*call, true);
                }
                self.connect(*call, K::Connected);
                let contact = self.call(*call);
                if contact.is_some_and(|contact| contact.role != Role::Internal && contact.outside == K::Null) {
                    self.outside(*call, K::Initiated);
                }
                Ok(())
            }
            EventKind::Delivered { call, party: Party::Agent(_) } => {
                if self.own(*call) != K::Reserved {
                    return self.unknown_or_no(*call, true);
                }
                self.connect(*call, K::Alerting);
                Ok(())
            }
            EventKind::Delivered { call, party: Party::Outside } => {
                let outside = self.call(*call).map_or(K::Null, |call| call.outside);
                let dialled = matches!(self.own(*call), K::Initiated | K::Connected | K::Held);
                if !dialled || !matches!(outside, K::Null | K::Initiated) {
                    return self.unknown_or_no(*call, true);
                }
                self.outside(*call, K::Alerting);
                Ok(())
            }
            EventKind::Established { call, party: Party::Agent(_) } => {
                let Some(contact) = self.call(*call).filter(|contact| rings(contact.own)).cloned() else {
                    return self.unknown_or_no(*call, true);
                };
                if contact.role == Role::Reservation {
                    return NO;
                }
                if self.ear_taken(call.number()) && signed_in {
                    // A chat is answered with the eyes, and yet not beside a conversation that was taken up meanwhile.
                    return Err(Refusal::Capacity);
                }
                self.connect(*call, K::Connected);
                let waited = matches!(contact.role, Role::QueueInbound | Role::Direct) || contact.role.is_handed_over();
                if waited && contact.outside != K::Null {
                    self.outside(*call, K::Connected);
                }
                // Of several who were rung at once, one has answered.
                self.each_other(*call, |model, call| {
                    if rings(model.own(call)) {
                        model.notes.push(Note::Release(call.number()));
                        model.leave(call);
                    }
                });
                Ok(())
            }
            EventKind::Established { call, party: Party::Outside }
            | EventKind::Failed { call, party: Party::Outside } => {
                let outside = self.call(*call).map_or(K::Null, |call| call.outside);
                let dialled = matches!(self.own(*call), K::Initiated | K::Connected | K::Held);
                if !dialled || !matches!(outside, K::Null | K::Initiated | K::Alerting) {
                    return self.unknown_or_no(*call, true);
                }
                if matches!(event.kind(), EventKind::Failed { .. }) {
                    self.outside(*call, K::Failed);
                    return Ok(());
                }
                if self.own(*call) == K::Initiated {
                    self.connect(*call, K::Connected);
                }
                self.outside(*call, K::Connected);
                Ok(())
            }
            EventKind::Held { call, .. } | EventKind::Retrieved { call, .. } => {
                let holds = matches!(event.kind(), EventKind::Held { .. });
                let voice = self.call(*call).is_some_and(|call| group(call.medium) == MediumGroup::Voice);
                let from = if holds { K::Connected } else { K::Held };
                if !voice || self.own(*call) != from {
                    return self.unknown_or_no(*call, true);
                }
                if !holds && self.ear_taken(call.number()) {
                    return Err(Refusal::Capacity);
                }
                self.connect(*call, if holds { K::Held } else { K::Connected });
                Ok(())
            }
            EventKind::Muted { call, .. } | EventKind::Unmuted { call, .. } => {
                if other {
                    return Err(Refusal::WrongActor);
                }
                let mutes = matches!(event.kind(), EventKind::Muted { .. });
                let on =
                    |contact: &&Contact| contact.own == K::Connected && group(contact.medium) == MediumGroup::Voice;
                let Some(contact) = self.call(*call).filter(on) else { return self.unknown_or_no(*call, true) };
                if contact.muted == mutes || (mutes && contact.role == Role::Internal) {
                    return NO;
                }
                if let Some(call) = self.calls.get_mut(&call.number()) {
                    call.muted = mutes;
                }
                Ok(())
            }
            EventKind::Diverted { call, .. } => {
                if !rings(self.own(*call)) {
                    return self.unknown_or_no(*call, true);
                }
                self.divert(*call, event.cause());
                Ok(())
            }
            EventKind::Failed { call, party: Party::Agent(_) } => {
                match self.own(*call) {
                    K::Initiated => self.connect(*call, K::Failed),
                    own if rings(own) => self.leave(*call),
                    _ => return self.unknown_or_no(*call, true),
                }
                Ok(())
            }
            EventKind::ConnectionCleared { call, party: Party::Agent(_) } => {
                match self.own(*call) {
                    K::Null | K::WrapUp | K::Queued => return self.unknown_or_no(*call, true),
                    own if rings(own) => self.leave(*call),
                    _ => self.release(*call),
                }
                Ok(())
            }
            EventKind::ConnectionCleared { call, party: Party::Outside } => {
                if !self.call(*call).is_some_and(|call| live(call.outside)) {
                    return self.unknown_or_no(*call, true);
                }
                self.outside(*call, K::Null);
                if rings(self.own(*call)) {
                    self.leave(*call);
                    self.each_other(*call, |model, call| {
                        if rings(model.own(call)) {
                            model.leave(call);
                        }
                    });
                }
                Ok(())
            }
            EventKind::CallCleared { call } => {
                let Some(contact) = self.calls.get_mut(&call.number()).filter(|call| !call.over) else {
                    return self.unknown_or_no(*call, true);
                };
                contact.over = true;
                contact.outside = K::Null;
                let end = |model: &mut Self, call| match model.own(call) {
                    K::Null | K::WrapUp => model.tidy(),
                    own if rings(own) => model.leave(call),
                    _ => model.release(call),
                };
                self.each_other(*call, end);
                end(self, *call);
                Ok(())
            }
            EventKind::Message { call, from } => {
                let Some(contact) = self.call(*call).filter(|call| group(call.medium) != MediumGroup::Voice) else {
                    return self.unknown_or_no(*call, true);
                };
                let waits = *from == Party::Outside && !contact.over && (contact.own == K::Null || rings(contact.own));
                if contact.own != K::Connected && !waits {
                    return self.unknown_or_no(*call, true);
                }
                self.notes.push(Note::Message);
                Ok(())
            }
            EventKind::MessageRead { call, by } => {
                let stranger = *by != Party::Outside && self.own(*call) == K::Null;
                if stranger || self.call(*call).is_none_or(|call| group(call.medium) == MediumGroup::Voice) {
                    return self.unknown_or_no(*call, true);
                }
                self.notes.push(Note::Read);
                Ok(())
            }
            EventKind::CustomerSilent { call } | EventKind::AgentSilent { call } => {
                let text = self.call(*call).is_some_and(|call| group(call.medium) != MediumGroup::Voice);
                if !text || self.own(*call) != K::Connected {
                    return self.unknown_or_no(*call, true);
                }
                self.notes.push(Note::Silence);
                Ok(())
            }
            EventKind::Rated { call, .. } => {
                let Some(contact) = self.calls.get_mut(&call.number()).filter(|call| !call.rated) else {
                    return self.unknown_or_no(*call, true);
                };
                contact.rated = true;
                self.notes.push(Note::Rated);
                Ok(())
            }
            EventKind::AutoIdle { .. } | EventKind::ChatLimit { .. } | EventKind::NumberHandled { .. } => {
                if other {
                    return Err(Refusal::WrongActor);
                }
                if let EventKind::ChatLimit { limit: 0 | 61.., .. } = event.kind() {
                    return Err(Refusal::IllFormed);
                }
                let chats = self.worker.as_ref().is_some_and(|worker| worker.serves);
                match (event.kind(), &mut self.worker) {
                    (_, None) => return NO,
                    (EventKind::AutoIdle { on, .. }, Some(worker)) => worker.auto_idle = Some(*on),
                    (EventKind::ChatLimit { .. }, Some(_)) if !chats => return NO,
                    (EventKind::ChatLimit { limit, .. }, Some(worker)) => worker.chat_limit = *limit,
                    _ => {}
                }
                Ok(())
            }
            EventKind::Observed { state, .. } => {
                if !state.compatible().contains(headline.set()) {
                    self.notes.push(Note::Diverged);
                }
                Ok(())
            }
            EventKind::Resync { to, .. } => self.resync(to),
            EventKind::Timer { timer } => {
                if self.due != Some(*timer) {
                    return NO;
                }
                self.fire(*timer);
                Ok(())
            }
        }
    }

    /// A refusal of something that is about a contact: whether there is such a one.
    pub(super) fn unknown_or_no(&self, call: CallId, about_contact: bool) -> Answer {
        if about_contact && self.own(call) == K::Null { Err(Refusal::UnknownContact) } else { NO }
    }
}
