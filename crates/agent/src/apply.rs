use offhook_ops::huawei::{BusyReason, LogOutReason, Operation, WorkId};
use smallvec::SmallVec;

use crate::call::Leg;
use crate::turn::{Turn, micros};
use crate::{
    Action, Actor, AfterCall, Agent, AgentId, Availability, CallId, Cause, Centre, Channel, Connection, Decision,
    Dialects, Effect, Effects, Event, EventKind, Headline, MediumGroup, NewCall, NotReady, Observed, Party, ResyncTo,
    Role, SignIn, Start, Timer, Wish,
};

/// What becomes of an agent who cancels a reservation: not ready with Cisco's reason for it.
const RESERVATION_CANCELLED: NotReady = NotReady::Busy { reason: 32_752 };

impl Centre {
    /// Carries out what was decided. It can't fail: every question was asked before.
    pub(crate) fn apply(&mut self, decision: &Decision<'_>, effects: &mut Effects) {
        let at_us = decision.event.at_us();
        self.now_us = Some(at_us);
        self.calls.expect_at(decision.subject.slot);
        let mut turn = Turn::new(self, at_us, decision.event.actor(), effects);
        turn.act(decision);
        turn.finish();
    }
}

impl Turn<'_> {
    fn act(&mut self, decision: &Decision<'_>) {
        let event = decision.event;
        let kind = event.kind();
        if let EventKind::Timer { timer } = kind {
            self.fired(*timer);
        }
        let subject = decision.subject;
        if let (true, Some(call)) = (decision.action().is_note(), subject.call) {
            self.act_on_call(decision.action(), event, call);
        } else if let (Some(agent), Some(call)) = (subject.agent, subject.call) {
            self.touch_at(agent, decision.headline);
            self.act_on_contact(decision, agent, call);
        } else if let Some(agent) = subject.agent {
            self.touch_at(agent, decision.headline);
            self.act_on_agent(decision.action(), event, agent);
        } else if let Some(call) = subject.call {
            self.act_on_call(decision.action(), event, call);
        }
    }

    /// What concerns an agent and no particular contact.
    fn act_on_agent(&mut self, action: Action, event: &Event, agent: AgentId) {
        self.bill_force(action, event, agent);
        match action {
            Action::SignIn => {
                if let EventKind::SignIn { sign_in, .. } = event.kind() {
                    self.sign_in(agent, sign_in, false);
                }
            }
            Action::ReplaceSession => {
                if let EventKind::SignIn { sign_in, .. } = event.kind() {
                    self.sign_out(agent, LogOutReason::DisplacedByForcedLogin, false);
                    self.touch(agent);
                    self.sign_in(agent, sign_in, false);
                }
            }
            Action::SignOut | Action::ForceSignOut => self.sign_out(agent, log_out_reason(event), false),
            Action::WishSignOut => self.wish(agent, Some(Wish::SignOut)),
            Action::SetReady => {
                self.wish(agent, None);
                self.set_availability(agent, Availability::Ready);
            }
            Action::EndWorkReady => {
                self.wish(agent, None);
                self.end_work(agent);
                self.set_availability(agent, Availability::Ready);
            }
            Action::WishReady => self.wish(agent, Some(Wish::Ready)),
            Action::SetNotReady => {
                self.wish(agent, None);
                self.set_availability(agent, Availability::NotReady(why(event)));
            }
            Action::EndWorkNotReady => {
                self.wish(agent, None);
                self.end_work(agent);
                self.set_availability(agent, Availability::NotReady(why(event)));
            }
            Action::AskRest => self.wish(agent, Some(Wish::NotReady { why: why(event), granted: false })),
            Action::WishNotReady => {
                let granted = !(matches!(event.actor(), Actor::Agent(_))
                    && matches!(why(event), NotReady::Rest { .. })
                    && (self.centre.tenant.rest_needs_approval() || self.centre.is_rest_full(agent)));
                self.wish(agent, Some(Wish::NotReady { why: why(event), granted }));
            }
            Action::GrantRest => {
                if let Some(Wish::NotReady { why, .. }) = self.centre.agents.get(&agent).and_then(Agent::wish) {
                    let by = self.centre.agents.get(&agent).and_then(Agent::wish_by);
                    self.wish(agent, Some(Wish::NotReady { why, granted: true }));
                    // It stays the wish of who asked for it.
                    if let Some(state) = self.centre.agents.get_mut(&agent) {
                        state.wish_by = by;
                    }
                }
            }
            Action::BeginWork => self.begin_work(agent),
            Action::WishWork => self.wish(agent, Some(Wish::Work)),
            Action::EndWork => {
                self.end_work(agent);
                self.set_availability(agent, Availability::Ready);
            }
            Action::ClearWish => self.wish(agent, None),
            Action::RemindRest => self.remind_rest(agent),
            Action::RefuseRest => {
                self.wish(agent, None);
                if let EventKind::RestRefused { reason, .. } = event.kind() {
                    self.emit(Effect::RestRefused { agent, reason: *reason });
                }
            }
            Action::SetAutoIdle => {
                if let (EventKind::AutoIdle { on, .. }, Some(state)) =
                    (event.kind(), self.centre.agents.get_mut(&agent))
                {
                    state.auto_idle = Some(*on);
                }
            }
            Action::SetChatLimit => {
                if let EventKind::ChatLimit { channel, limit, .. } = event.kind() {
                    self.set_chat_limit(agent, *channel, *limit);
                }
            }
            Action::NoteHandled => {
                if let (EventKind::NumberHandled { number, .. }, true) =
                    (event.kind(), self.centre.tenant.last_agent().is_some())
                {
                    self.centre.handled.note(*number, agent, self.at_us);
                }
            }
            Action::Compare => {
                if let EventKind::Observed { state, .. } = event.kind() {
                    self.compare(agent, *state);
                }
            }
            Action::Resync => {
                if let EventKind::Resync { to, .. } = event.kind() {
                    self.resync(agent, *to);
                }
            }
            // Rows with these actions decide events that name a call.
            Action::Enqueue
            | Action::Offer
            | Action::AcceptPreview
            | Action::DeclinePreview
            | Action::CancelPreview
            | Action::Initiate
            | Action::InitiatePreview
            | Action::Originate
            | Action::Alert
            | Action::OutsideAlerts
            | Action::Answer
            | Action::OutsideAnswers
            | Action::Hold
            | Action::Retrieve
            | Action::Divert
            | Action::DivertNoAnswer
            | Action::DivertNotReady
            | Action::DivertRejected
            | Action::Fail
            | Action::OutsideFails
            | Action::Release
            | Action::OutsideLeaves
            | Action::Abandon
            | Action::ClearCall
            | Action::NoteMessage
            | Action::NoteRead
            | Action::NoteSilence
            | Action::NoteRating
            | Action::EndWrapUp
            | Action::Mute
            | Action::Unmute
            | Action::Overflow
            | Action::OverflowDue
            | Action::Refuse(_) => {}
        }
    }

    /// What concerns an agent's part in a call.
    fn act_on_contact(&mut self, decision: &Decision<'_>, agent: AgentId, call: CallId) {
        let event = decision.event;
        match decision.action() {
            Action::Offer => {
                if let EventKind::Offered { call: new, role, .. } = event.kind() {
                    self.begin_call(new, *role);
                    self.reserve(call, agent, *role, None);
                    match role {
                        Role::Direct => self.set_outside(call, Connection::Connected),
                        role if role.is_handed_over() => self.set_outside(call, Connection::Connected),
                        // It waits in the queue of whoever offered it.
                        Role::QueueInbound => self.set_outside(call, Connection::Queued),
                        _ => {}
                    }
                }
            }
            Action::AcceptPreview => self.accept(call, agent, true),
            Action::DeclinePreview => self.accept(call, agent, false),
            Action::CancelPreview => {
                self.accept(call, agent, false);
                self.wish(agent, Some(Wish::NotReady { why: RESERVATION_CANCELLED, granted: true }));
            }
            Action::Initiate => {
                if let EventKind::ServiceInitiated { call: new, role, .. } = event.kind() {
                    self.begin_call(new, *role);
                    self.join(call, agent, *role, Connection::Initiated);
                }
            }
            Action::InitiatePreview => self.connect(call, agent, Connection::Initiated),
            Action::Originate => {
                if let EventKind::Originated { called: Some(called), .. } = event.kind()
                    && let Some(call) = self.centre.calls.get_mut(&call)
                {
                    call.called = Some(*called);
                }
                self.connect(call, agent, Connection::Connected);
                self.set_outside_unless_internal(call, Connection::Initiated);
            }
            Action::Alert => self.connect(call, agent, Connection::Alerting),
            Action::OutsideAlerts => self.set_outside(call, Connection::Alerting),
            Action::Answer => self.answer(call, agent),
            Action::OutsideAnswers => {
                self.connect_if(call, agent, Connection::Initiated, Connection::Connected);
                self.set_outside(call, Connection::Connected);
            }
            Action::Hold => self.connect(call, agent, Connection::Held),
            Action::Retrieve => self.connect(call, agent, Connection::Connected),
            Action::Divert => self.leave(call, agent),
            Action::DivertNoAnswer => {
                self.leave(call, agent);
                self.decline(call, agent, self.centre.tenant.busy_on_no_answer().then_some(NotReady::NO_ANSWER));
            }
            Action::DivertNotReady => {
                self.leave(call, agent);
                self.decline(call, agent, Some(NotReady::NO_ANSWER));
            }
            Action::DivertRejected => {
                self.leave(call, agent);
                self.decline(call, agent, self.centre.tenant.busy_on_rejection().then_some(NotReady::REJECTED));
            }
            Action::Fail => self.connect(call, agent, Connection::Failed),
            Action::OutsideFails => self.set_outside(call, Connection::Failed),
            Action::Release => self.release(call, agent),
            Action::EndWrapUp => self.leave(call, agent),
            Action::Mute => self.mute(call, agent),
            Action::Unmute => self.unmute(call, agent),
            // The rest concerns the call as a whole, whoever of the agents was named first.
            action => self.act_on_call(action, event, call),
        }
    }

    /// What concerns a call as a whole.
    fn act_on_call(&mut self, action: Action, event: &Event, call: CallId) {
        match (action, event.kind()) {
            (Action::Enqueue, EventKind::Queued { call: new, queue }) => {
                self.begin_queued_call(new, *queue);
            }
            (Action::Overflow, EventKind::Overflowed { queue, .. }) => self.overflow(call, *queue),
            (Action::OverflowDue, _) => self.overflow_due(call),
            (Action::OutsideLeaves, _) => self.set_outside(call, Connection::Null),
            (Action::Abandon, _) => self.abandon(call),
            (Action::ClearCall, _) => self.clear(call),
            (Action::NoteMessage, EventKind::Message { from, .. }) => {
                self.emit(Effect::MessageSeen { call, from: *from });
            }
            (Action::NoteRead, EventKind::MessageRead { by, .. }) => self.emit(Effect::MessageRead { call, by: *by }),
            (Action::NoteSilence, kind) => self.note_silence(call, matches!(kind, EventKind::CustomerSilent { .. })),
            (Action::NoteRating, EventKind::Rated { score, .. }) => self.rate(call, *score),
            _ => {}
        }
    }

    fn sign_in(&mut self, agent: AgentId, sign_in: &SignIn, forced: bool) {
        let begins_ready = self.centre.tenant.dialect() != Dialects::CISCO_CCE;
        let availability = match sign_in.start() {
            Some(Start::Ready | Start::Work) if begins_ready => Availability::Ready,
            Some(Start::Busy) => Availability::NotReady(NotReady::Busy { reason: 0 }),
            _ => self.centre.tenant.at_sign_in(),
        };
        self.centre.agents.insert(agent, Agent::new(sign_in.clone(), availability, self.at_us));
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
    fn drop_contacts(&mut self, agent: AgentId) {
        while let Some(call) = self.centre.agents.get(&agent).and_then(|state| state.contacts.first().copied()) {
            if self.leg_mut(call, agent).is_some_and(|leg| leg.connection != Connection::WrapUp) {
                self.emit(Effect::Release { call, agent });
            }
            self.leave(call, agent);
        }
    }

    fn accept(&mut self, call: CallId, agent: AgentId, accepted: bool) {
        if let Some(leg) = self.leg_mut(call, agent) {
            leg.accepted = accepted;
        }
    }

    fn answer(&mut self, call: CallId, agent: AgentId) {
        self.connect(call, agent, Connection::Connected);
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        details.served_by = Some(agent);
        if details.role.caller_waits() && details.outside != Connection::Null {
            self.set_outside(call, Connection::Connected);
        }
        // Of several who were rung at once, one has answered: the others are let go.
        for other in self.unanswered(call) {
            self.touch(other);
            self.emit(Effect::Release { call, agent: other });
            self.leave(call, other);
        }
    }

    /// The agent hangs up, or is hung up on: after-call work follows as the tenant has set it, if there was a conversation.
    fn release(&mut self, call: CallId, agent: AgentId) {
        let Some((medium, leg)) = self.centre.calls.get(&call).and_then(|it| Some((it.medium, *it.leg(agent)?))) else {
            return;
        };
        let tenants = self.centre.tenant.after_call(medium.group());
        // The agent's own setting comes first (rule R-ST-8); how long the work lasts is the tenant's.
        let after = match (self.centre.agents.get(&agent).and_then(Agent::auto_idle), tenants) {
            (Some(true), _) => AfterCall::Idle,
            (Some(false), AfterCall::Idle) => AfterCall::Work { limit: None },
            (_, tenants) => tenants,
        };
        match after {
            AfterCall::Work { limit } if leg.talking_since_us.is_some() => {
                self.connect(call, agent, Connection::WrapUp);
                if let Some(limit) = limit {
                    self.arm_leg(call, agent, self.at_us.saturating_add(micros(limit)), Timer::WrapUp { agent, call });
                }
            }
            AfterCall::Work { .. } | AfterCall::Idle => self.leave(call, agent),
        }
    }

    fn decline(&mut self, call: CallId, agent: AgentId, busy: Option<NotReady>) {
        let at_us = self.at_us;
        if let Some(call) = self.centre.calls.get_mut(&call) {
            call.declined_by.retain(|(who, _)| *who != agent);
            call.declined_by.push((agent, at_us));
        }
        if let Some(busy) = busy {
            self.wish(agent, Some(Wish::NotReady { why: busy, granted: true }));
        }
    }

    /// The caller gives up before anybody answered.
    fn abandon(&mut self, call: CallId) {
        self.set_outside(call, Connection::Null);
        self.dequeue(call, None);
        let ringing: SmallVec<[AgentId; 2]> = self.unanswered(call);
        for agent in ringing {
            self.touch(agent);
            self.leave(call, agent);
        }
    }

    fn unanswered(&self, call: CallId) -> SmallVec<[AgentId; 2]> {
        let legs = self.centre.calls.get(&call).into_iter().flat_map(|call| &call.legs);
        legs.filter(|leg| matches!(leg.connection, Connection::Reserved | Connection::Alerting))
            .map(|leg| leg.agent)
            .collect()
    }

    fn clear(&mut self, call: CallId) {
        self.set_outside(call, Connection::Null);
        self.dequeue(call, None);
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        details.over = true;
        let legs: SmallVec<[Leg; 2]> = details.legs.iter().copied().collect();
        for Leg { agent, connection, .. } in legs {
            self.touch(agent);
            match connection {
                Connection::WrapUp => {}
                Connection::Reserved | Connection::Alerting => self.leave(call, agent),
                _ => self.release(call, agent),
            }
        }
        self.emit(Effect::CallEnded { call });
        self.forget(call);
    }

    fn note_silence(&mut self, call: CallId, customer: bool) {
        let agent = self.centre.calls.get(&call).and_then(|call| call.served_by);
        let of = match agent {
            Some(agent) if !customer => Party::Agent(agent),
            _ => Party::Outside,
        };
        self.emit(Effect::Silence { call, of });
    }

    fn rate(&mut self, call: CallId, score: u8) {
        let Some(details) = self.centre.calls.get_mut(&call) else { return };
        details.rated = true;
        let agent = details.served_by;
        self.emit(Effect::Rated { call, agent, score });
    }

    fn remind_rest(&mut self, agent: AgentId) {
        if let Some(state) = self.centre.agents.get_mut(&agent) {
            state.rest_until_us = None;
        }
        self.emit(Effect::RestOver { agent });
    }

    fn set_chat_limit(&mut self, agent: AgentId, channel: Option<Channel>, limit: u8) {
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

    fn mute(&mut self, call: CallId, agent: AgentId) {
        let at_us = self.at_us;
        if let Some(leg) = self.leg_mut(call, agent) {
            leg.muted_since_us = Some(at_us);
            self.emit(Effect::MuteChanged { call, agent, muted: true });
        }
    }

    fn compare(&mut self, agent: AgentId, observed: Observed) {
        let headline = self.centre.headline(agent);
        let expected = match observed {
            Observed::HuaweiActivity(_) => Observed::HuaweiActivity(self.centre.activity(agent)),
            _ => observed.expected(headline),
        };
        if expected != observed {
            self.emit(Effect::Diverged { divergence: crate::Divergence { agent, observed, expected, headline } });
        }
    }

    fn resync(&mut self, agent: AgentId, to: ResyncTo) {
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

    fn resync_contact(&mut self, new: &NewCall, agent: AgentId, role: Role, connection: Connection) {
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

    /// The supervisor's own row for a forced state (rule R-ST-10).
    ///
    /// There is an operation for forced idle, busy and sign-out, and none for a forced rest: that shows in the row of the
    /// rest itself, which is the agent's, and so do training and tidying up.
    fn bill_force(&mut self, action: Action, event: &Event, agent: AgentId) {
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

fn why(event: &Event) -> NotReady {
    match (event.kind(), event.actor()) {
        // A supervisor's order without a reason of its own is billed as one (rule R-ST-3).
        (EventKind::NotReady { why: NotReady::Busy { reason: 0 }, .. }, Actor::Supervisor(_)) => NotReady::FORCED,
        (EventKind::NotReady { why, .. }, _) => *why,
        _ => NotReady::Busy { reason: 0 },
    }
}

fn log_out_reason(event: &Event) -> LogOutReason {
    match (event.kind(), event.actor(), event.cause()) {
        (EventKind::SignOut { reason, .. }, _, _) if *reason != 0 => LogOutReason::from_code(i64::from(*reason)),
        (_, Actor::Supervisor(_), _) => LogOutReason::ForcedByInspector,
        (_, Actor::System | Actor::Network, _) | (_, _, Cause::LinkLost) => LogOutReason::ConsoleDisconnected,
        _ => LogOutReason::Voluntary,
    }
}

/// What a reason code of busy means in a bill; 0, no reason given, is the agent's own choice.
pub(crate) fn busy_reason(reason: u16) -> BusyReason {
    if reason == 0 { BusyReason::BySelf } else { BusyReason::from_code(i64::from(reason)) }
}
