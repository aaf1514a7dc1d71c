use core::fmt;

use crate::AgentId;

/// What a contact is made of.
///
/// Voice and video occupy the agent's ear, so that only one unheld contact of them fits; the others are counted.
///
/// ```
/// use offhook_agent::{Medium, MediumGroup};
///
/// assert_eq!(Medium::Video.group(), MediumGroup::Voice);
/// assert_eq!(Medium::Text.group(), MediumGroup::Multimedia);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Medium {
    /// A telephone call.
    Voice,
    /// A call with picture.
    Video,
    /// A text chat of any channel.
    Text,
    /// An electronic letter.
    Email,
}

/// Media that are given out together: one voice or video call, or a number of messages.
///
/// Complete: a medium either occupies the ear or it does not.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
pub enum MediumGroup {
    /// Voice and video.
    Voice,
    /// Text and e-mail.
    Multimedia,
}

impl Medium {
    /// The group that shares one capacity.
    #[must_use]
    pub const fn group(self) -> MediumGroup {
        match self {
            Self::Voice | Self::Video => MediumGroup::Voice,
            Self::Text | Self::Email => MediumGroup::Multimedia,
        }
    }

    /// Whether a conversation is one by text, which has a bill row of its own (operation type 4: only text chats count).
    ///
    /// ```
    /// use offhook_agent::Medium;
    ///
    /// assert!(Medium::Text.is_text());
    /// assert!(!Medium::Email.is_text()); // a letter shares the capacity of chats, not their bill row
    /// ```
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text)
    }
}

/// The channel of a chat, by the vendor's number for it: at Huawei the media types 50 to 56 (rule R-MM-5).
///
/// ```
/// use offhook_agent::Channel;
/// use offhook_ops::huawei::MediaType;
///
/// assert_eq!(Channel::new(53).number(), 53); // WeChat
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(transparent))]
pub struct Channel(u8);

impl Channel {
    /// Any number; the machine reads nothing into it.
    #[must_use]
    pub const fn new(number: u8) -> Self {
        Self(number)
    }

    /// The number as it was given.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Why an agent has a contact.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Role {
    /// Given out by a skill queue.
    QueueInbound,
    /// An outside party reached this agent's own number.
    Direct,
    /// Another agent called (Huawei call type 6).
    Internal,
    /// The agent dialled.
    AgentDialled,
    /// The artificial call by which a dialler takes an agent for a contact; no telephone rings.
    Reservation,
    /// The real call of a preview contact, made from the agent's telephone.
    Preview,
    /// The dialler dials one number for an agent whom it has taken, and hands the answered call over.
    Progressive,
    /// The dialler dials more numbers than there are agents, and hands over those that answer (Huawei call type 43).
    Predictive,
    /// The call back that a customer asked for, dialled for the agent (Huawei call type 45).
    Callback,
}

impl Role {
    /// Whether a dialler chose the agent.
    #[must_use]
    pub const fn is_dialler(self) -> bool {
        matches!(self, Self::Reservation | Self::Preview) || self.is_handed_over()
    }

    /// Whether a dialler makes the call and hands it over.
    #[must_use]
    pub const fn is_handed_over(self) -> bool {
        matches!(self, Self::Progressive | Self::Predictive | Self::Callback)
    }

    /// Whether the outside party is there before the agent answers.
    pub(crate) const fn caller_waits(self) -> bool {
        matches!(self, Self::QueueInbound | Self::Direct) || self.is_handed_over()
    }
}

/// State of one party's connection to a call, as ECMA-269 names them, with the phases that a centre adds.
///
/// Complete: the projections and the rule table cover every one.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[repr(u8)]
pub enum Connection {
    /// No connection: the party has no part in the call, or has none any more.
    Null,
    /// Off hook, not dialled yet.
    Initiated,
    /// Waiting in a queue.
    Queued,
    /// Taken for the call, which does not ring yet.
    Reserved,
    /// Ringing.
    Alerting,
    /// In conversation.
    Connected,
    /// On hold.
    Held,
    /// Handed to an automatic flow that gives the call back.
    Suspended,
    /// Hung up, and the after-call work goes on.
    WrapUp,
    /// The connection could not be made and is not cleared yet.
    Failed,
}

impl Connection {
    /// Every state, in the order of the declaration.
    pub const ALL: [Self; 10] = [
        Self::Null,
        Self::Initiated,
        Self::Queued,
        Self::Reserved,
        Self::Alerting,
        Self::Connected,
        Self::Held,
        Self::Suspended,
        Self::WrapUp,
        Self::Failed,
    ];

    /// The state as a set of one.
    #[must_use]
    pub const fn set(self) -> Connections {
        Connections::from_bits_truncate(1 << self as u16)
    }

    /// Whether the party still has a part in the call.
    #[must_use]
    pub const fn is_live(self) -> bool {
        !matches!(self, Self::Null | Self::WrapUp)
    }

    /// How close to conversation the party is; conversation itself is the most.
    pub(crate) const fn liveliness(self) -> u8 {
        match self {
            Self::Null => 0,
            Self::WrapUp => 1,
            Self::Failed => 2,
            Self::Queued => 3,
            Self::Reserved => 4,
            Self::Initiated => 5,
            Self::Alerting => 6,
            Self::Suspended => 7,
            Self::Held => 8,
            Self::Connected => 9,
        }
    }

    /// Whether the party takes part in a conversation, on hold or not, if another does.
    pub(crate) const fn talks(self) -> bool {
        matches!(self, Self::Connected | Self::Held)
    }

    /// Whichever is closer to conversation.
    pub(crate) const fn livelier(self, other: Self) -> Self {
        if other.liveliness() < self.liveliness() { self } else { other }
    }

    /// The field's own word, in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Initiated => "initiated",
            Self::Queued => "queued",
            Self::Reserved => "reserved",
            Self::Alerting => "alerting",
            Self::Connected => "connected",
            Self::Held => "held",
            Self::Suspended => "suspended",
            Self::WrapUp => "wrap-up",
            Self::Failed => "failed",
        }
    }
}

impl fmt::Display for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

bitflags::bitflags! {
    /// A set of [`Connection`] states.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub struct Connections: u16 {
        /// [`Connection::Null`]
        const NULL = 1 << Connection::Null as u16;
        /// [`Connection::Initiated`]
        const INITIATED = 1 << Connection::Initiated as u16;
        /// [`Connection::Queued`]
        const QUEUED = 1 << Connection::Queued as u16;
        /// [`Connection::Reserved`]
        const RESERVED = 1 << Connection::Reserved as u16;
        /// [`Connection::Alerting`]
        const ALERTING = 1 << Connection::Alerting as u16;
        /// [`Connection::Connected`]
        const CONNECTED = 1 << Connection::Connected as u16;
        /// [`Connection::Held`]
        const HELD = 1 << Connection::Held as u16;
        /// [`Connection::Suspended`]
        const SUSPENDED = 1 << Connection::Suspended as u16;
        /// [`Connection::WrapUp`]
        const WRAP_UP = 1 << Connection::WrapUp as u16;
        /// [`Connection::Failed`]
        const FAILED = 1 << Connection::Failed as u16;
        /// Taken or ringing.
        const UNANSWERED = Self::RESERVED.bits() | Self::ALERTING.bits();
    }
}

/// One end of a call.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Party {
    /// An agent of this centre.
    Agent(AgentId),
    /// The customer, or whoever else is not an agent.
    Outside,
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agent(agent) => write!(f, "agent {agent}"),
            Self::Outside => f.pad("the outside party"),
        }
    }
}
