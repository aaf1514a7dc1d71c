//! A naive model of one agent, written from the documents and not from the table: plain questions, one event after another.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::*;

type Answer = Result<(), Refusal>;

/// Something that is told and leaves no trace in any state.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Note {
    Message,
    Read,
    Silence,
    Rated,
    RestOver,
    RestRefused,
    Diverged,
    Release(u64),
    LoggedIn,
    LoggedOut,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Contact {
    pub(super) medium: Medium,
    pub(super) role: Role,
    pub(super) own: Connection,
    pub(super) outside: Connection,
    pub(super) talked: bool,
    pub(super) accepted: bool,
    pub(super) muted: bool,
    pub(super) timed: bool,
    pub(super) rated: bool,
    pub(super) over: bool,
    pub(super) queue: Option<QueueId>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Worker {
    pub(super) availability: Availability,
    pub(super) wish: Option<Wish>,
    pub(super) work: bool,
    pub(super) rest_timed: bool,
    pub(super) auto_idle: Option<bool>,
    pub(super) chat_limit: u8,
    pub(super) serves: bool,
    pub(super) voice: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) tenant: Tenant,
    pub(super) who: AgentId,
    pub(super) worker: Option<Worker>,
    pub(super) calls: BTreeMap<u64, Contact>,
    pub(super) notes: Vec<Note>,
}

use Connection as K;
use Headline as H;

const NO: Answer = Err(Refusal::NotAllowed);

fn group(medium: Medium) -> MediumGroup {
    medium.group()
}

fn live(own: K) -> bool {
    !matches!(own, K::Null | K::WrapUp)
}

fn rings(own: K) -> bool {
    matches!(own, K::Reserved | K::Alerting)
}

fn talks(connection: K) -> bool {
    matches!(connection, K::Connected | K::Held)
}

impl Model {
    pub(super) fn new(tenant: Tenant, who: AgentId) -> Self {
        Self { tenant, who, worker: None, calls: BTreeMap::new(), notes: Vec::new() }
    }

    fn is(&self, dialects: Dialects) -> bool {
        dialects.contains(self.tenant.dialect())
    }

    fn cisco(&self) -> bool {
        self.is(Dialects::CISCO_CCE | Dialects::CISCO_CCX)
    }

    fn mine(&self) -> impl Iterator<Item = &Contact> {
        self.calls.values().filter(|call| call.own != K::Null)
    }

    fn works(&self) -> bool {
        self.worker.as_ref().is_some_and(|worker| worker.work) || self.mine().any(|call| call.own == K::WrapUp)
    }

    pub(super) fn headline(&self) -> H {
        let Some(worker) = &self.worker else { return H::SignedOut };
        let any = |test: &dyn Fn(&Contact) -> bool| self.mine().any(test);
        let voice = |call: &Contact| group(call.medium) == MediumGroup::Voice;
        let taken = |call: &Contact| rings(call.own) && call.role.is_dialler();
        if any(&|call| voice(call) && live(call.own) && !rings(call.own) && call.own != K::Held) {
            return H::Talking;
        }
        if any(&|call| call.own == K::Alerting && !taken(call)) {
            return H::Answering;
        }
        if any(&|call| call.own == K::Reserved && !taken(call)) {
            return H::Occupied;
        }
        if any(&taken) {
            return H::Preoccupied;
        }
        if any(&|call| voice(call) && call.own == K::Held) {
            return H::Holding;
        }
        if any(&|call| live(call.own)) {
            return H::Chatting;
        }
        if self.works() {
            let ends = !worker.work && self.mine().all(|call| call.timed);
            let then_ready = match worker.wish {
                Some(Wish::Ready) => true,
                Some(Wish::NotReady { .. } | Wish::SignOut) => false,
                None | Some(Wish::Work) => worker.availability == Availability::Ready,
            };
            return if ends && then_ready { H::WorkingReady } else { H::Working };
        }
        let asks = matches!(worker.wish, Some(Wish::NotReady { granted: false, .. }));
        match worker.availability {
            Availability::NotReady(NotReady::Rest { .. }) => H::Rest,
            _ if asks => H::PreRest,
            Availability::Ready => H::Ready,
            Availability::NotReady(NotReady::Busy { .. }) => H::Busy,
            Availability::NotReady(NotReady::Study) => H::Study,
            Availability::NotReady(NotReady::Adjusting) => H::Adjusting,
        }
    }

    fn ear_taken(&self, except: u64) -> bool {
        self.calls.iter().any(|(id, call)| {
            let voice = group(call.medium) == MediumGroup::Voice && call.role != Role::Reservation;
            *id != except && voice && live(call.own) && call.own != K::Held
        })
    }

    fn excluded(&self, medium: Medium, except: u64) -> bool {
        let other = |call: &Contact| group(call.medium) != group(medium) && live(call.own);
        !self.tenant.simultaneous() && self.calls.iter().any(|(id, call)| *id != except && other(call))
    }

    fn led_to(&self) -> bool {
        self.mine().any(|call| live(call.own) && (call.role == Role::Preview || call.role.is_handed_over()))
    }

    fn reserved(&self, accepted: bool) -> bool {
        self.mine().any(|call| live(call.own) && call.role == Role::Reservation && (call.accepted || !accepted))
    }

    fn full(&self, medium: Medium, role: Role, except: u64) -> bool {
        let Some(worker) = &self.worker else { return false };
        let limit = match (group(medium), worker.chat_limit) {
            (MediumGroup::Voice, _) => 1,
            (MediumGroup::Multimedia, 0) => usize::from(self.tenant.chat_limit()),
            (MediumGroup::Multimedia, own) => usize::from(own),
        };
        let same = self.calls.iter().filter(|(id, call)| {
            let counts = live(call.own) && (call.own != K::Held || self.is(Dialects::CISCO_CCE));
            **id != except && group(call.medium) == group(medium) && counts
        });
        let follows = (role == Role::Preview && self.reserved(true)) || (role.is_handed_over() && self.reserved(false));
        let (legs, calls): (Vec<_>, Vec<_>) = same.partition(|(_, call)| call.role == Role::Reservation);
        let legs = if self.led_to() || follows { 0 } else { legs.len() };
        calls.len() + legs >= limit
    }

    /// What an agent, a supervisor or the platform may do for an agent.
    fn by(&self, actor: Actor) -> By {
        match actor {
            Actor::Agent(who) if who == self.who => By::Own,
            Actor::Agent(_) => By::Other,
            Actor::Supervisor(_) => By::Supervisor,
            Actor::System | Actor::Network => By::Platform,
        }
    }

    fn call(&self, call: CallId) -> Option<&Contact> {
        self.calls.get(&call.number())
    }

    fn own(&self, call: CallId) -> K {
        self.call(call).map_or(K::Null, |call| call.own)
    }

    pub(super) fn step(&mut self, event: &Event) -> Answer {
        self.notes.clear();
        let answer = self.decide(event);
        if answer.is_ok() {
            self.follow();
        }
        answer
    }

    pub(super) fn fire(&mut self, timer: Timer) {
        match timer {
            Timer::Ring { call, .. } => self.divert(call, Cause::NoAnswer),
            Timer::WrapUp { call, .. } => self.leave(call),
            Timer::Rest { .. } => {
                self.notes.push(Note::RestOver);
                if let Some(worker) = &mut self.worker {
                    worker.rest_timed = false;
                }
            }
            Timer::Overflow { .. } => {}
        }
        self.follow();
    }

    /// What follows every event: a wish comes true once nothing is in hand.
    fn follow(&mut self) {
        let busy = self.mine().any(|call| live(call.own));
        let works = self.works();
        let Some(wish) = self.worker.as_ref().and_then(|worker| worker.wish) else { return };
        if busy {
            return;
        }
        match wish {
            Wish::Work => {
                self.wish(None);
                if !works && let Some(worker) = &mut self.worker {
                    worker.work = true;
                }
            }
            Wish::Ready if !works => self.set(Availability::Ready),
            Wish::NotReady { why, granted: true } if !works => self.set(Availability::NotReady(why)),
            Wish::SignOut if !works => {
                self.sign_out();
                self.notes.push(Note::LoggedOut);
            }
            _ => {}
        }
    }

    fn wish(&mut self, wish: Option<Wish>) {
        if let Some(worker) = &mut self.worker {
            worker.wish = wish;
        }
    }

    /// Sets the availability at once, which ends any wish.
    fn set(&mut self, availability: Availability) {
        self.wish(None);
        self.set_and_keep_wish(availability);
    }

    fn set_and_keep_wish(&mut self, availability: Availability) {
        if let Some(worker) = &mut self.worker {
            worker.availability = availability;
            worker.rest_timed = matches!(availability, Availability::NotReady(NotReady::Rest { .. }));
        }
    }

    fn end_work(&mut self) {
        if let Some(worker) = &mut self.worker {
            worker.work = false;
        }
        self.calls.values_mut().filter(|call| call.own == K::WrapUp).for_each(|call| call.own = K::Null);
        self.tidy();
    }

    fn tidy(&mut self) {
        for call in self.calls.values_mut().filter(|call| call.own == K::Null) {
            (call.talked, call.accepted, call.muted, call.timed) = (false, false, false, false);
        }
        self.calls.retain(|_, call| !call.over || call.own != K::Null);
    }

    fn leave(&mut self, call: CallId) {
        if let Some(call) = self.calls.get_mut(&call.number()) {
            call.own = K::Null;
        }
        self.tidy();
    }

    fn connect(&mut self, call: CallId, own: K) {
        let rings = self.tenant.ring_limit().is_some();
        if let Some(call) = self.calls.get_mut(&call.number()) {
            if call.own != own {
                call.muted = false;
                let telephone = !matches!(call.role, Role::Reservation | Role::Preview);
                call.timed = own == K::Alerting && telephone && rings;
            }
            call.own = own;
            call.talked |= talks(call.own) && talks(call.outside);
        }
    }

    fn outside(&mut self, call: CallId, outside: K) {
        if let Some(call) = self.calls.get_mut(&call.number()) {
            call.outside = outside;
            call.talked |= talks(call.own) && talks(call.outside);
        }
    }

    fn sign_in(&mut self, sign_in: &SignIn) {
        self.worker = Some(Worker {
            availability: Availability::Ready,
            wish: None,
            work: false,
            rest_timed: false,
            auto_idle: sign_in.auto_idle(),
            chat_limit: sign_in.chat_limit(),
            serves: !sign_in.skills().is_empty(),
            voice: sign_in.serves(MediumGroup::Voice),
        });
        self.set(self.tenant.at_sign_in());
    }

    fn sign_out(&mut self) {
        let mine: Vec<u64> = self.calls.iter().filter(|(_, call)| call.own != K::Null).map(|(id, _)| *id).collect();
        for id in mine {
            if self.calls.get(&id).is_some_and(|call| call.own != K::WrapUp) {
                self.notes.push(Note::Release(id));
            }
            self.leave(CallId::new(id));
        }
        self.worker = None;
    }

    fn release(&mut self, call: CallId) {
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

    fn divert(&mut self, call: CallId, cause: Cause) {
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
        if let Some(why) = reason {
            self.wish(Some(Wish::NotReady { why, granted: true }));
        }
    }

    fn begin(&mut self, new: &NewCall, role: Role, queue: Option<QueueId>) {
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
        });
    }

    /// Whether the event's call is known as something else than the event says.
    fn contradicts(&self, new: &NewCall, role: Option<Role>) -> bool {
        self.call(new.call).is_some_and(|known| {
            known.over || known.medium != new.medium || role.is_some_and(|role| role != known.role)
        })
    }

    fn decide(&mut self, event: &Event) -> Answer {
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
            EventKind::SignOut { .. } => {
                match by {
                    By::Other => return Err(Refusal::WrongActor),
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
                if self.call(call.call).is_some() {
                    return NO;
                }
                if self.tenant.queue(*queue) != Some(call.medium) {
                    return Err(Refusal::UnknownQueue);
                }
                self.begin(call, Role::QueueInbound, Some(*queue));
                self.outside(call.call, K::Queued);
                Ok(())
            }
            EventKind::Overflowed { call, queue } => {
                if matches!(event.actor(), Actor::Agent(_)) {
                    return Err(Refusal::WrongActor);
                }
                let waits =
                    self.call(*call).filter(|it| it.queue.is_some() && it.outside == K::Queued && it.own == K::Null);
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
            EventKind::ServiceInitiated { call, role, .. } => self.initiated(call, *role, headline),
            EventKind::PreviewAccepted { call, .. }
            | EventKind::PreviewRejected { call, .. }
            | EventKind::PreviewSkipped { call, .. }
            | EventKind::PreviewCancelled { call, .. } => {
                if other {
                    return Err(Refusal::WrongActor);
                }
                let Some(contact) = self.call(*call).filter(|contact| rings(contact.own)).cloned() else {
                    return self.unknown_or_no(*call, true);
                };
                let accepts = matches!(event.kind(), EventKind::PreviewAccepted { .. });
                let due = self.reserved(true) && !self.led_to();
                if !contact.role.is_dialler() || (accepts && (contact.role != Role::Reservation || due)) {
                    return NO;
                }
                if let Some(call) = self.calls.get_mut(&call.number()) {
                    call.accepted = accepts;
                }
                if matches!(event.kind(), EventKind::PreviewCancelled { .. }) {
                    let why = NotReady::Busy { reason: 32_752 };
                    self.wish(Some(Wish::NotReady { why, granted: true }));
                }
                Ok(())
            }
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
                if other || !voice || self.own(*call) != from {
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
                }
                Ok(())
            }
            EventKind::CallCleared { call } => {
                let Some(contact) = self.calls.get_mut(&call.number()).filter(|call| !call.over) else {
                    return self.unknown_or_no(*call, true);
                };
                contact.over = true;
                contact.outside = K::Null;
                match contact.own {
                    K::Null | K::WrapUp => self.tidy(),
                    own if rings(own) => self.leave(*call),
                    _ => self.release(*call),
                }
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
            EventKind::MessageRead { call, .. } => {
                if self.call(*call).is_none_or(|call| group(call.medium) == MediumGroup::Voice) {
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
            // Only timers that are due are asked about.
            EventKind::Timer { timer } => {
                self.fire(*timer);
                Ok(())
            }
        }
    }

    /// A refusal of something that is about a contact: whether there is such a one.
    fn unknown_or_no(&self, call: CallId, about_contact: bool) -> Answer {
        if about_contact && self.own(call) == K::Null { Err(Refusal::UnknownContact) } else { NO }
    }

    fn not_ready(&mut self, actor: Actor, by: By, headline: H, why: NotReady, prolong: bool) -> Answer {
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
            if already && by == By::Own && !prolong && !self.cisco() {
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

    fn offered(&mut self, new: &NewCall, role: Role, headline: H, wish: Option<Wish>) -> Answer {
        if self.contradicts(new, Some(role)) || role == Role::AgentDialled {
            return Err(Refusal::IllFormed);
        }
        let id = new.call.number();
        let Some(worker) = &self.worker else { return NO };
        if self.own(new.call) != K::Null {
            return NO;
        }
        if !worker.voice && group(new.medium) == MediumGroup::Voice {
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

    fn initiated(&mut self, new: &NewCall, role: Role, headline: H) -> Answer {
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
        let without_voice = self.worker.as_ref().is_none_or(|worker| !worker.voice);
        if known.is_some() || self.worker.is_none() || (without_voice && group(new.medium) == MediumGroup::Voice) {
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

    fn resync(&mut self, to: &ResyncTo) -> Answer {
        if let ResyncTo::Contact { call, connection, .. } = to
            && (self.contradicts(call, None) || !live(*connection) || *connection == K::Queued)
        {
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
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum By {
    Own,
    Other,
    Supervisor,
    Platform,
}
