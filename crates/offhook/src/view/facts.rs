use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_agent::{AgentId, CallId, DeviceId, Effect, Emitted, Event, EventKind, Medium, QueueId, Role, SignIn};
use offhook_cdr::Moment;
use offhook_ops::huawei::{CallType, MediaType, Operation};

use crate::History;

/// What the log says of a call as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct CallFacts {
    pub(super) call: CallId,
    pub(super) medium: Medium,
    pub(super) role: Role,
    pub(super) queue: Option<QueueId>,
    pub(super) caller: Option<DeviceId>,
    pub(super) called: Option<DeviceId>,
}

impl CallFacts {
    /// The platform's media type (table of media types).
    pub(super) const fn media_type(&self) -> Option<MediaType> {
        match self.medium {
            Medium::Voice => Some(MediaType::PHONE),
            Medium::Video => Some(MediaType::VIDEO),
            Medium::Text => Some(MediaType::CHAT),
            Medium::Email => Some(MediaType::EMAIL),
            _ => None,
        }
    }

    /// The platform's call type of bills (table of call types).
    pub(super) const fn call_type(&self) -> Option<CallType> {
        match self.role {
            Role::QueueInbound | Role::Direct => Some(CallType::SP_CALL_NORMAL),
            Role::Internal => Some(CallType::INTER_CALL),
            Role::AgentDialled => Some(CallType::SP_CALL_OUT),
            Role::Reservation => Some(CallType::SP_OUTBOUND_PRE_OCCUPY),
            Role::Preview => Some(CallType::SP_OUTBOUND_PREVIEW),
            Role::Progressive => Some(CallType::OUTBOUND_CALL_OUT),
            _ => None,
        }
    }

    pub(super) fn caller(&self) -> String {
        text(self.caller)
    }

    pub(super) fn called(&self) -> String {
        text(self.called)
    }

    pub(super) fn skill(&self) -> String {
        self.queue.map(|queue| queue.to_string()).unwrap_or_default()
    }
}

/// The calls of a history, in the order in which they began.
///
/// A call's number may come again once the call is over: it is another call then.
#[derive(Debug, Default)]
pub(super) struct Calls {
    calls: Vec<CallFacts>,
    latest: BTreeMap<CallId, usize>,
}

impl Calls {
    /// Takes in one event with what it brought about.
    pub(super) fn step(&mut self, event: &Event, effects: &[Emitted]) {
        for emitted in effects {
            if let Effect::CallBegan { call, medium, role, queue, caller, called } = *emitted.effect() {
                self.latest.insert(call, self.calls.len());
                self.calls.push(CallFacts { call, medium, role, queue, caller, called });
            }
            // A call that was nobody's any more has come into a queue after all.
            if let Effect::Enqueued { call, queue } = *emitted.effect()
                && let Some(facts) = self.latest.get(&call).and_then(|place| self.calls.get_mut(*place))
            {
                facts.queue = facts.queue.or(Some(queue));
            }
        }
        // What was not known when the call began may be told later.
        let (call, caller, called) = match event.kind() {
            EventKind::ServiceInitiated { call, .. } => (call.call, call.caller, call.called),
            EventKind::Originated { call, called, .. } => (*call, None, *called),
            _ => return,
        };
        if let Some(facts) = self.latest.get(&call).and_then(|place| self.calls.get_mut(*place)) {
            facts.caller = facts.caller.or(caller);
            facts.called = facts.called.or(called);
        }
    }

    /// All of a history.
    pub(super) fn of(history: &History) -> Self {
        history.steps().fold(Self::default(), |mut calls, (event, effects)| {
            calls.step(event, effects);
            calls
        })
    }

    /// The place of the latest call with this number.
    pub(super) fn place(&self, call: CallId) -> Option<usize> {
        self.latest.get(&call).copied()
    }

    pub(super) fn get(&self, place: usize) -> Option<&CallFacts> {
        self.calls.get(place)
    }
}

/// Who is signed in, as one goes through the log.
#[derive(Debug, Default)]
pub(super) struct SignIns<'a>(BTreeMap<AgentId, &'a SignIn>);

impl<'a> SignIns<'a> {
    /// Takes in one effect of an event.
    ///
    /// A sign-in by force ends the session before it in the same event: the bill of that end belongs to the old one.
    pub(super) fn effect(&mut self, event: &'a Event, effect: &Effect) {
        match (effect, event.kind()) {
            (
                Effect::OperationPerformed { agent, operation: Operation::LogIn, .. },
                EventKind::SignIn { agent: who, sign_in },
            ) if agent == who => {
                self.0.insert(*agent, sign_in);
            }
            // Nobody knows what an agent who was found signed in had brought along.
            (Effect::StateChanged { agent, .. }, EventKind::Resync { .. })
                if matches!(effect, Effect::StateChanged { from: offhook_agent::Headline::SignedOut, .. }) =>
            {
                self.0.remove(agent);
            }
            _ => {}
        }
    }

    pub(super) fn of(&self, agent: AgentId) -> Option<&'a SignIn> {
        self.0.get(&agent).copied()
    }
}

/// An instant of the log as an instant of a record.
pub(super) fn moment(history: &History, at: Timestamp) -> Moment {
    if history.is_assumed() { Moment::assumed(at) } else { Moment::new(at) }
}

pub(super) fn text(device: Option<DeviceId>) -> String {
    device.map(|device| device.as_str().into()).unwrap_or_default()
}
