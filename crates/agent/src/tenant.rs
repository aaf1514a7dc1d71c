use alloc::collections::BTreeMap;
use core::time::Duration;

use crate::{Availability, Channel, Dialects, Medium, MediumGroup, NotReady, QueueId};

/// What follows the end of a conversation (rule R-ST-8).
///
/// Complete: there is after-call work or there is none.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum AfterCall {
    /// The state of before the call; work only if the agent wished for it.
    Idle,
    /// After-call work.
    Work {
        /// How long it lasts; without a limit the agent has to end it.
        limit: Option<Duration>,
    },
}

/// When calls that wait in a queue go on to another.
///
/// ```
/// use core::time::Duration;
/// use offhook_agent::{Overflow, QueueId};
///
/// let overflow = Overflow { to: QueueId::new(9), after: Some(Duration::from_secs(60)), longest: Some(20) };
/// assert_eq!(overflow.to.number(), 9);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
pub struct Overflow {
    /// Where they go on: a queue that gives out the same medium, else nothing overflows.
    pub to: QueueId,
    /// How long they wait first.
    #[cfg_attr(feature = "serde", serde(default))]
    pub after: Option<Duration>,
    /// How many may wait; a call that finds as many there goes on at once.
    #[cfg_attr(feature = "serde", serde(default))]
    pub longest: Option<u32>,
}

/// How one tenant's centre is set up: the parameters that the rules ask for.
///
/// ```
/// use core::time::Duration;
/// use offhook_agent::{AfterCall, Medium, MediumGroup, QueueId, Tenant};
///
/// let tenant = Tenant::default()
///     .with_queue(QueueId::new(3), Medium::Voice)
///     .with_after_call(MediumGroup::Voice, AfterCall::Work { limit: Some(Duration::from_secs(30)) });
/// assert!(!tenant.simultaneous()); // rule R-MM-1
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Form", into = "form::Form"))]
pub struct Tenant {
    dialect: Dialects,
    simultaneous: bool,
    chat_limit: u8,
    after_voice: AfterCall,
    after_multimedia: AfterCall,
    ring_limit: Option<Duration>,
    busy_on_no_answer: bool,
    busy_on_rejection: bool,
    rest_needs_approval: bool,
    at_sign_in: Option<Availability>,
    queues: BTreeMap<QueueId, Medium>,
    channels: BTreeMap<QueueId, Channel>,
    overflows: BTreeMap<QueueId, Overflow>,
    rest_limit: Option<u16>,
    last_agent: Option<Duration>,
}

impl Default for Tenant {
    /// Strict rules, no simultaneous voice and chat (rule R-MM-1), one chat at a time, no after-call work, ready at sign-in,
    /// busy after a contact that was not answered or was rejected (rule R-ST-11), ringing without limit.
    fn default() -> Self {
        Self {
            dialect: Dialects::STRICT,
            simultaneous: false,
            chat_limit: 1,
            after_voice: AfterCall::Idle,
            after_multimedia: AfterCall::Idle,
            ring_limit: None,
            busy_on_no_answer: true,
            busy_on_rejection: true,
            rest_needs_approval: false,
            at_sign_in: None,
            queues: BTreeMap::new(),
            channels: BTreeMap::new(),
            overflows: BTreeMap::new(),
            rest_limit: None,
            last_agent: None,
        }
    }
}

impl Tenant {
    /// Most chats that can be set for an agent (rule R-MM-4).
    pub const MAX_CHAT_LIMIT: u8 = 60;

    /// The rules of one vendor; the first of several, the strict ones for none.
    #[must_use]
    pub fn with_dialect(self, dialect: Dialects) -> Self {
        Self { dialect: dialect.iter().next().unwrap_or(Dialects::STRICT), ..self }
    }

    /// Voice and multimedia at the same time (rule R-MM-1: off by default).
    #[must_use]
    pub fn with_simultaneous(self, simultaneous: bool) -> Self {
        Self { simultaneous, ..self }
    }

    /// Chats at a time for agents who have no maximum of their own (rule R-MM-3): 1..=60, and the nearest of these for any
    /// other number (rule R-MM-4).
    #[must_use]
    pub fn with_chat_limit(self, chat_limit: u8) -> Self {
        Self { chat_limit: chat_limit.clamp(1, Self::MAX_CHAT_LIMIT), ..self }
    }

    /// What follows a conversation of a medium group.
    #[must_use]
    pub fn with_after_call(self, group: MediumGroup, after: AfterCall) -> Self {
        match group {
            MediumGroup::Voice => Self { after_voice: after, ..self },
            MediumGroup::Multimedia => Self { after_multimedia: after, ..self },
        }
    }

    /// How long a contact may ring at an agent (rule R-ST-11).
    #[must_use]
    pub fn with_ring_limit(self, ring_limit: Duration) -> Self {
        Self { ring_limit: Some(ring_limit), ..self }
    }

    /// Whether an agent who does not answer becomes busy with reason 2 (rule R-ST-11). Not at CCE, whose agent table leads from
    /// reserved to ready and to talking alone.
    #[must_use]
    pub fn with_busy_on_no_answer(self, busy_on_no_answer: bool) -> Self {
        Self { busy_on_no_answer, ..self }
    }

    /// Whether an agent who rejects becomes busy with reason 7 (rule R-ST-11, where configured so). Not at CCE, see above.
    #[must_use]
    pub fn with_busy_on_rejection(self, busy_on_rejection: bool) -> Self {
        Self { busy_on_rejection, ..self }
    }

    /// Whether a rest has to be granted (rule R-ST-6).
    #[must_use]
    pub fn with_rest_approval(self, rest_needs_approval: bool) -> Self {
        Self { rest_needs_approval, ..self }
    }

    /// What an agent is right after sign-in, where it is not the vendor's own: not ready at Cisco, ready elsewhere. A rest lasts
    /// 1..=86399 seconds, and the nearest of these for any other number (rule R-ST-5).
    #[must_use]
    pub fn with_at_sign_in(self, at_sign_in: Availability) -> Self {
        let at_sign_in = match at_sign_in {
            Availability::NotReady(NotReady::Rest { reason, seconds }) => {
                let seconds = seconds.clamp(1, NotReady::MAX_REST_SECONDS);
                Availability::NotReady(NotReady::Rest { reason, seconds })
            }
            other => other,
        };
        Self { at_sign_in: Some(at_sign_in), ..self }
    }

    /// One more skill queue, and what it gives out.
    #[must_use]
    pub fn with_queue(mut self, queue: QueueId, medium: Medium) -> Self {
        self.queues.insert(queue, medium);
        self
    }

    /// The same with a queue for one channel alone; without it a queue of text serves all channels (rule R-MM-6).
    #[must_use]
    pub fn with_channel(mut self, queue: QueueId, channel: Channel) -> Self {
        self.channels.insert(queue, channel);
        self
    }

    /// The same with where the calls of a queue go on to.
    #[must_use]
    pub fn with_overflow(mut self, queue: QueueId, overflow: Overflow) -> Self {
        self.overflows.insert(queue, overflow);
        self
    }

    /// How many agents may rest at a time; who asks for it when as many do waits for approval (rule R-ST-6,
    /// `allowRestNum`).
    #[must_use]
    pub fn with_rest_limit(self, rest_limit: u16) -> Self {
        Self { rest_limit: Some(rest_limit), ..self }
    }

    /// Last-agent mode (rule R-MM-2): a queue gives a caller to the agent who served the same number last, if that agent
    /// serves the queue and is free, for as long after it as `memory` says.
    #[must_use]
    pub fn with_last_agent(self, memory: Duration) -> Self {
        Self { last_agent: Some(memory), ..self }
    }

    /// The channel that a queue is for, if it is for one.
    #[must_use]
    pub fn channel(&self, queue: QueueId) -> Option<Channel> {
        self.channels.get(&queue).copied()
    }

    /// Where the calls of a queue go on to.
    #[must_use]
    pub fn overflow(&self, queue: QueueId) -> Option<Overflow> {
        let overflow = self.overflows.get(&queue)?;
        let fits = self.queue(overflow.to).is_some() && self.queue(overflow.to) == self.queue(queue);
        (fits && overflow.to != queue).then_some(*overflow)
    }

    /// How many agents may rest at a time.
    #[must_use]
    pub const fn rest_limit(&self) -> Option<u16> {
        self.rest_limit
    }

    /// How long it is remembered who served a number; none if last-agent mode is off.
    #[must_use]
    pub const fn last_agent(&self) -> Option<Duration> {
        self.last_agent
    }

    /// Whose rules apply.
    #[must_use]
    pub const fn dialect(&self) -> Dialects {
        self.dialect
    }

    /// Whether voice and multimedia may be in hand at the same time.
    #[must_use]
    pub const fn simultaneous(&self) -> bool {
        self.simultaneous
    }

    /// Chats at a time for agents who have no maximum of their own.
    #[must_use]
    pub const fn chat_limit(&self) -> u8 {
        self.chat_limit
    }

    /// What follows a conversation of a medium group.
    #[must_use]
    pub const fn after_call(&self, group: MediumGroup) -> AfterCall {
        match group {
            MediumGroup::Voice => self.after_voice,
            MediumGroup::Multimedia => self.after_multimedia,
        }
    }

    /// How long a contact may ring at an agent.
    #[must_use]
    pub const fn ring_limit(&self) -> Option<Duration> {
        self.ring_limit
    }

    /// Whether an agent who does not answer becomes busy.
    #[must_use]
    pub const fn busy_on_no_answer(&self) -> bool {
        self.busy_on_no_answer && !self.dialect.contains(Dialects::CISCO_CCE)
    }

    /// Whether an agent who rejects becomes busy.
    #[must_use]
    pub const fn busy_on_rejection(&self) -> bool {
        self.busy_on_rejection && !self.dialect.contains(Dialects::CISCO_CCE)
    }

    /// Whether a rest has to be granted.
    #[must_use]
    pub const fn rest_needs_approval(&self) -> bool {
        self.rest_needs_approval
    }

    /// What an agent is right after sign-in. At CCE it is never ready: the agent table leads from login to not ready.
    #[must_use]
    pub fn at_sign_in(&self) -> Availability {
        let not_ready = Availability::NotReady(NotReady::Busy { reason: 0 });
        match (self.at_sign_in, self.dialect) {
            (None, Dialects::CISCO_CCX) | (None | Some(Availability::Ready), Dialects::CISCO_CCE) => not_ready,
            (at_sign_in, _) => at_sign_in.unwrap_or(Availability::Ready),
        }
    }

    /// What a queue gives out, if there is such a queue.
    #[must_use]
    pub fn queue(&self, queue: QueueId) -> Option<Medium> {
        self.queues.get(&queue).copied()
    }

    /// The skill queues and what they give out, by number.
    pub fn queues(&self) -> impl Iterator<Item = (QueueId, Medium)> {
        self.queues.iter().map(|(queue, medium)| (*queue, *medium))
    }
}

#[cfg(feature = "serde")]
mod form {
    use alloc::collections::BTreeMap;
    use core::time::Duration;

    use serde::{Deserialize, Serialize};

    use super::{AfterCall, Overflow, Tenant};
    use crate::dialect::Name;
    use crate::{Availability, Channel, Medium, QueueId};

    /// A tenant as it is stored: every field may be missing, and each is checked by its setter.
    #[derive(Deserialize, Serialize)]
    #[serde(default, deny_unknown_fields)]
    pub(super) struct Form {
        dialect: Name,
        simultaneous: bool,
        chat_limit: u8,
        after_voice: AfterCall,
        after_multimedia: AfterCall,
        ring_limit: Option<Duration>,
        busy_on_no_answer: bool,
        busy_on_rejection: bool,
        rest_needs_approval: bool,
        at_sign_in: Option<Availability>,
        queues: BTreeMap<QueueId, Medium>,
        channels: BTreeMap<QueueId, Channel>,
        overflows: BTreeMap<QueueId, Overflow>,
        rest_limit: Option<u16>,
        last_agent: Option<Duration>,
    }

    impl Default for Form {
        fn default() -> Self {
            Tenant::default().into()
        }
    }

    impl From<Tenant> for Form {
        fn from(tenant: Tenant) -> Self {
            Self {
                dialect: Name::of(tenant.dialect),
                simultaneous: tenant.simultaneous,
                chat_limit: tenant.chat_limit,
                after_voice: tenant.after_voice,
                after_multimedia: tenant.after_multimedia,
                ring_limit: tenant.ring_limit,
                busy_on_no_answer: tenant.busy_on_no_answer,
                busy_on_rejection: tenant.busy_on_rejection,
                rest_needs_approval: tenant.rest_needs_approval,
                at_sign_in: tenant.at_sign_in,
                queues: tenant.queues,
                channels: tenant.channels,
                overflows: tenant.overflows,
                rest_limit: tenant.rest_limit,
                last_agent: tenant.last_agent,
            }
        }
    }

    impl TryFrom<Form> for Tenant {
        type Error = &'static str;

        fn try_from(form: Form) -> Result<Self, Self::Error> {
            let tenant = Self {
                dialect: form.dialect.dialect(),
                simultaneous: form.simultaneous,
                after_voice: form.after_voice,
                after_multimedia: form.after_multimedia,
                ring_limit: form.ring_limit,
                busy_on_no_answer: form.busy_on_no_answer,
                busy_on_rejection: form.busy_on_rejection,
                rest_needs_approval: form.rest_needs_approval,
                queues: form.queues,
                channels: form.channels,
                overflows: form.overflows,
                rest_limit: form.rest_limit,
                last_agent: form.last_agent,
                ..Self::default()
            };
            let tenant = tenant.with_chat_limit(form.chat_limit);
            let tenant = match form.at_sign_in {
                Some(at_sign_in) => tenant.with_at_sign_in(at_sign_in),
                None => tenant,
            };
            // What a setter would have to change is no tenant's.
            if tenant.chat_limit != form.chat_limit {
                return Err("chats at a time outside 1 to 60");
            }
            if tenant.at_sign_in != form.at_sign_in { Err("a rest outside 1 to 86399 seconds") } else { Ok(tenant) }
        }
    }
}
