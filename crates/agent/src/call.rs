use smallvec::SmallVec;

use crate::{AgentId, Channel, Connection, DeviceId, Medium, NewCall, Party, QueueId, Role};

/// One agent's part in a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
pub(crate) struct Leg {
    pub(crate) agent: AgentId,
    pub(crate) role: Role,
    pub(crate) connection: Connection,
    /// When the connection came to be what it is.
    pub(crate) since_us: i64,
    /// When the ringing or the after-call work ends by itself.
    pub(crate) until_us: Option<i64>,
    /// When the conversation with another party began.
    pub(crate) talking_since_us: Option<i64>,
    /// Since when the agent is muted.
    pub(crate) muted_since_us: Option<i64>,
    /// A reservation leg that the agent has accepted.
    pub(crate) accepted: bool,
}

/// A call, chat or reservation leg: the one place where connections are stored.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
pub struct Call {
    pub(crate) medium: Medium,
    pub(crate) channel: Option<Channel>,
    pub(crate) role: Role,
    pub(crate) queue: Option<QueueId>,
    /// Since when it waits, whatever queues it has gone through.
    pub(crate) waiting_since_us: Option<i64>,
    /// Since when it is this queue's.
    pub(crate) queued_us: Option<i64>,
    /// Whether the queue lists it: it does so while the call waits.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) listed: bool,
    /// When it goes on to another queue.
    pub(crate) overflow_us: Option<i64>,
    /// To how many queues it has gone on.
    pub(crate) overflows: u8,
    pub(crate) caller: Option<DeviceId>,
    pub(crate) called: Option<DeviceId>,
    pub(crate) outside: Connection,
    pub(crate) legs: SmallVec<[Leg; 2]>,
    pub(crate) served_by: Option<AgentId>,
    /// Who let it ring or rejected it, and when: not asked again before they become ready anew.
    pub(crate) declined_by: SmallVec<[(AgentId, i64); 4]>,
    pub(crate) rated: bool,
    pub(crate) over: bool,
}

impl Call {
    /// To how many queues a call goes on, so that queues that overflow into each other end.
    pub(crate) const MAX_OVERFLOWS: u8 = 8;

    pub(crate) fn new(new: &NewCall, role: Role) -> Self {
        Self {
            medium: new.medium,
            channel: new.channel,
            role,
            queue: None,
            waiting_since_us: None,
            queued_us: None,
            listed: false,
            overflow_us: None,
            overflows: 0,
            caller: new.caller,
            called: new.called,
            outside: Connection::Null,
            legs: SmallVec::new(),
            served_by: None,
            declined_by: SmallVec::new(),
            rated: false,
            over: false,
        }
    }

    /// What it is made of.
    #[must_use]
    pub const fn medium(&self) -> Medium {
        self.medium
    }

    /// The channel of a chat, if it was told.
    #[must_use]
    pub const fn channel(&self) -> Option<Channel> {
        self.channel
    }

    /// What kind of call it is.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The queue that it entered last.
    #[must_use]
    pub const fn queue(&self) -> Option<QueueId> {
        self.queue
    }

    /// Who calls.
    #[must_use]
    pub const fn caller(&self) -> Option<&DeviceId> {
        self.caller.as_ref()
    }

    /// Who is called.
    #[must_use]
    pub const fn called(&self) -> Option<&DeviceId> {
        self.called.as_ref()
    }

    /// The state of a party's connection.
    #[must_use]
    pub fn connection(&self, party: Party) -> Connection {
        match party {
            Party::Agent(agent) => self.leg(agent).map_or(Connection::Null, |leg| leg.connection),
            Party::Outside => self.outside,
        }
    }

    /// Whether an agent is muted on it.
    #[must_use]
    pub fn is_muted(&self, agent: AgentId) -> bool {
        self.leg(agent).is_some_and(|leg| leg.muted_since_us.is_some())
    }

    /// The agents who have a part in it, after-call work included.
    pub fn agents(&self) -> impl Iterator<Item = AgentId> {
        self.legs.iter().map(|leg| leg.agent)
    }

    /// Whether it waits in its queue.
    pub(crate) fn waits(&self) -> bool {
        self.queue.is_some() && self.outside == Connection::Queued && self.legs.is_empty()
    }

    pub(crate) fn leg(&self, agent: AgentId) -> Option<&Leg> {
        self.legs.iter().find(|leg| leg.agent == agent)
    }

    pub(crate) fn leg_mut(&mut self, agent: AgentId) -> Option<&mut Leg> {
        self.legs.iter_mut().find(|leg| leg.agent == agent)
    }

    /// The agent who is closest to conversation; of several, the last.
    pub(crate) fn liveliest(&self) -> Option<&Leg> {
        self.legs.iter().max_by_key(|leg| leg.connection.liveliness())
    }

    /// The connection of whoever an agent is on this call with: the liveliest of the others.
    pub(crate) fn peer(&self, agent: Option<AgentId>) -> Connection {
        let mut liveliest = Connection::Null;
        for leg in self.legs.iter().filter(|leg| Some(leg.agent) != agent) {
            liveliest = liveliest.livelier(leg.connection);
        }
        liveliest.livelier(self.outside)
    }
}
