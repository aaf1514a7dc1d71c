use offhook_ops::huawei::{BusyReason, LogOutReason};

use crate::turn::Turn;
use crate::{
    Action, Actor, Agent, AgentId, Availability, CallId, Cause, Centre, Connection, Decision, Effect, Effects, Event,
    EventKind, NotReady, Role, Wish,
};

mod agent;
mod call;
mod resync;

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
