use alloc::collections::BTreeMap;
use alloc::string::String;

use jiff::Timestamp;
use offhook_agent::{AgentId, CallId, DeviceId, Effect, EventKind, Medium, QueueId, Role, SignIn};
use offhook_cdr::Moment;
use offhook_ops::huawei::{CallType, MediaType};

use crate::History;

/// What the log says of a call as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct CallFacts {
    pub(super) medium: Medium,
    pub(super) role: Role,
    pub(super) queue: Option<QueueId>,
    pub(super) caller: Option<DeviceId>,
    pub(super) called: Option<DeviceId>,
}

impl CallFacts {
    pub(super) fn all(history: &History) -> BTreeMap<CallId, Self> {
        let mut calls = BTreeMap::<CallId, Self>::new();
        for emitted in history.effects() {
            if let Effect::CallBegan { call, medium, role, queue, caller, called } = *emitted.effect() {
                calls.insert(call, Self { medium, role, queue, caller, called });
            }
        }
        // What was not known when the call began may have been told later.
        for event in history.events() {
            let (call, caller, called) = match event.kind() {
                EventKind::ServiceInitiated { call, .. } => (call.call, call.caller, call.called),
                EventKind::Originated { call, called, .. } => (*call, None, *called),
                _ => continue,
            };
            if let Some(facts) = calls.get_mut(&call) {
                facts.caller = facts.caller.or(caller);
                facts.called = facts.called.or(called);
            }
        }
        calls
    }

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
        self.queue.map(|queue| alloc::format!("{queue}")).unwrap_or_default()
    }
}

/// The sign-ins of every agent with their instants.
pub(super) struct SignIns<'a>(BTreeMap<AgentId, alloc::vec::Vec<(Timestamp, &'a SignIn)>>);

impl<'a> SignIns<'a> {
    pub(super) fn all(history: &'a History) -> Self {
        let mut sign_ins = BTreeMap::<_, alloc::vec::Vec<_>>::new();
        for event in history.events() {
            if let EventKind::SignIn { agent, sign_in } = event.kind() {
                sign_ins.entry(*agent).or_default().push((event.at(), sign_in));
            }
        }
        Self(sign_ins)
    }

    /// The sign-in under which an agent did something at `at`.
    pub(super) fn at(&self, agent: AgentId, at: Timestamp) -> Option<&'a SignIn> {
        self.0.get(&agent)?.iter().rev().find(|(since, _)| *since <= at).map(|(_, sign_in)| *sign_in)
    }
}

/// An instant of the log as an instant of a record.
pub(super) fn moment(history: &History, at: Timestamp) -> Moment {
    if history.is_assumed() { Moment::assumed(at) } else { Moment::new(at) }
}

pub(super) fn text(device: Option<DeviceId>) -> String {
    device.map(|device| device.as_str().into()).unwrap_or_default()
}
