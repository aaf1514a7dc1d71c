use crate::{CallId, Channel, Connection, DeviceId, Medium, NotReady, Role};

/// A call or chat that the machine has not heard of yet.
///
/// ```
/// use offhook_agent::{CallId, Medium, NewCall};
///
/// let call = NewCall::new(CallId::new(1), Medium::Voice).with_caller("18012345678".parse()?).with_called("10086".parse()?);
/// assert_eq!(call.caller.unwrap().as_str(), "18012345678");
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(deny_unknown_fields))]
pub struct NewCall {
    /// Its number.
    pub call: CallId,
    /// What it is made of.
    pub medium: Medium,
    /// Who calls, if known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub caller: Option<DeviceId>,
    /// Who is called, if known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub called: Option<DeviceId>,
    /// The channel of a chat, if it matters.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub channel: Option<Channel>,
}

impl NewCall {
    /// A call between parties that are not known yet.
    #[must_use]
    pub const fn new(call: CallId, medium: Medium) -> Self {
        Self { call, medium, caller: None, called: None, channel: None }
    }

    /// The same with who calls.
    #[must_use]
    pub const fn with_caller(self, caller: DeviceId) -> Self {
        Self { caller: Some(caller), ..self }
    }

    /// The same as a chat of a channel.
    #[must_use]
    pub const fn with_channel(self, channel: Channel) -> Self {
        Self { channel: Some(channel), ..self }
    }

    /// The same with who is called.
    #[must_use]
    pub const fn with_called(self, called: DeviceId) -> Self {
        Self { called: Some(called), ..self }
    }
}

/// State that a resynchronisation sets.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum ResyncTo {
    /// Signed out.
    SignedOut,
    /// Signed in and ready, no voice call.
    Ready,
    /// Signed in and not ready, no voice call.
    NotReady(NotReady),
    /// Work without a call.
    Work,
    /// On a call.
    Contact {
        /// The call; it is made if it is not known.
        call: NewCall,
        /// Why the agent has it.
        role: Role,
        /// State of the agent's connection: one that is live.
        connection: Connection,
    },
}
