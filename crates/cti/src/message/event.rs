use crate::{
    AgentState, CallType, CalledPartyDisposition, ConnectionDeviceIdType, DeviceIdType, EventCause, Field,
    LocalConnectionState, Message, MessageType, ReasonCode, Text, Variable,
};

/// A connection: the call, and the device whose connection it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Connection<'m> {
    /// ConnectionCallID; several calls can share one.
    pub call_id: Option<u32>,
    /// ConnectionDeviceIDType.
    pub device_id_type: Option<ConnectionDeviceIdType>,
    /// ConnectionDeviceID; its content means nothing to a client.
    pub device_id: Option<&'m str>,
}

impl<'m> Connection<'m> {
    pub(crate) fn of(message: &'m Message<'m>) -> Self {
        Self {
            call_id: message.number(Field::CONNECTION_CALL_ID),
            device_id_type: message.code(Field::CONNECTION_DEVICE_ID_TYPE),
            device_id: message.some_text(Field::CONNECTION_DEVICE_ID),
        }
    }
}

/// A device: what its id names, and the id. With [`DeviceIdType::NONE`] the id is absent or a filler.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Device<'m> {
    /// The ...DeviceType field.
    pub id_type: Option<DeviceIdType>,
    /// The ...DeviceID field as it stands, a filler too.
    pub id: Option<&'m str>,
}

impl<'m> Device<'m> {
    /// The id, unless the type says that there is none.
    ///
    /// ```
    /// use offhook_cti::{Device, DeviceIdType};
    ///
    /// let filler = Device { id_type: Some(DeviceIdType::NONE), id: Some("Unknown") };
    /// assert_eq!(filler.known(), None);
    /// ```
    #[must_use]
    pub fn known(&self) -> Option<&'m str> {
        self.id.filter(|_| self.id_type != Some(DeviceIdType::NONE))
    }
}

/// AGENT_STATE_EVENT: the agent's state.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AgentStateEvent<'m> {
    /// AgentID.
    pub agent_id: Option<&'m str>,
    /// AgentExtension.
    pub extension: Option<&'m str>,
    /// AgentState.
    pub state: Option<AgentState>,
    /// CSQState, SkillGroupState in UCCE: the state in one queue.
    pub queue_state: Option<AgentState>,
    /// StateDuration, in seconds.
    pub state_duration_s: Option<u32>,
    /// EventReasonCode; 0 is none.
    pub reason: Option<ReasonCode>,
    /// NextAgentState: the state that follows the call.
    pub next_state: Option<AgentState>,
}

/// BEGIN_CALL_EVENT: the first message of a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BeginCall<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// CallType.
    pub call_type: Option<CallType>,
    /// CalledPartyDisposition.
    pub disposition: Option<CalledPartyDisposition>,
    /// DialedNumber.
    pub dialed_number: Option<&'m str>,
    /// ANI: the caller's number.
    pub ani: Option<&'m str>,
    message: &'m Message<'m>,
}

impl<'m> BeginCall<'m> {
    /// The variables of the expanded call context, in order.
    pub fn variables(&self) -> impl Iterator<Item = &'m Variable<'m>> {
        self.message.variables()
    }

    /// A variable by its name.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&'m Text<'m>> {
        self.message.variable(name)
    }
}

/// CALL_DELIVERED_EVENT: the call rings at a device.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallDelivered<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The device that rings.
    pub alerting: Device<'m>,
    /// The calling device.
    pub calling: Device<'m>,
    /// The called device.
    pub called: Device<'m>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_DATA_UPDATE_EVENT: what changed in the call's data, or its identity.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallDataUpdate<'m> {
    /// The connection before.
    pub connection: Connection<'m>,
    /// The connection from now on; differs from the first when the call changes its identity.
    pub new_connection: Connection<'m>,
    /// CallType.
    pub call_type: Option<CallType>,
    /// CampaignID; 0 in UCCX.
    pub campaign_id: Option<u32>,
    /// QueryRuleID; 0 in UCCX.
    pub query_rule_id: Option<u32>,
    /// CustomerPhoneNumber.
    pub customer_phone_number: Option<&'m str>,
    /// CustomerAccountNumber.
    pub customer_account_number: Option<&'m str>,
    message: &'m Message<'m>,
}

impl<'m> CallDataUpdate<'m> {
    /// The variables of the expanded call context, in order.
    pub fn variables(&self) -> impl Iterator<Item = &'m Variable<'m>> {
        self.message.variables()
    }

    /// A variable by its name.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&'m Text<'m>> {
        self.message.variable(name)
    }
}

/// CALL_SERVICE_INITIATED_EVENT: a device went off hook.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallServiceInitiated<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The calling device.
    pub calling: Device<'m>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_ORIGINATED_EVENT: the device dialled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallOriginated<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The calling device.
    pub calling: Device<'m>,
    /// The called device.
    pub called: Device<'m>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_ESTABLISHED_EVENT: the call was answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallEstablished<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The device that answered.
    pub answering: Device<'m>,
    /// The calling device.
    pub calling: Device<'m>,
    /// The called device.
    pub called: Device<'m>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_HELD_EVENT: a connection goes on hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallHeld<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The device that put it on hold.
    pub holding: Device<'m>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_RETRIEVED_EVENT: a held connection is resumed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallRetrieved<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The device that resumed it.
    pub retrieving: Device<'m>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_FAILED_EVENT: the call can't be completed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallFailed<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The device that failed.
    pub failing: Device<'m>,
    /// The called device.
    pub called: Device<'m>,
    /// EventCause: why, such as [`EventCause::CEC_BUSY`].
    pub cause: Option<EventCause>,
}

/// CALL_DIVERTED_EVENT: the call is taken from a device or service to another one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallDiverted<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The device that the call is taken from.
    pub diverting: Device<'m>,
    /// The device that it goes to.
    pub called: Device<'m>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_QUEUED_EVENT: the call enters a queue. The queues are in the [`Message`]; there can be several.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallQueued<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The device of the queue.
    pub queue: Device<'m>,
    /// The calling device.
    pub calling: Device<'m>,
    /// The called device.
    pub called: Device<'m>,
    /// The device that the call came from last.
    pub last_redirect: Device<'m>,
    /// NumQueued: how many calls are queued; UCCX doesn't say.
    pub queued: Option<u32>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_CONNECTION_CLEARED_EVENT: a party left the call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallConnectionCleared<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// The device that left.
    pub releasing: Device<'m>,
    /// EventCause.
    pub cause: Option<EventCause>,
}

/// CALL_CLEARED_EVENT: the call is over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CallCleared<'m> {
    /// The connection.
    pub connection: Connection<'m>,
    /// LocalConnectionState.
    pub local: Option<LocalConnectionState>,
    /// EventCause; here it may be an extended one.
    pub cause: Option<EventCause>,
}

/// END_CALL_EVENT: the last message of a call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EndCall<'m> {
    /// The connection; traces leave its device blank.
    pub connection: Connection<'m>,
}

/// A message as what it says.
///
/// Every field is optional, as traces abridge and versions differ; what is not typed here is in the [`Message`].
///
/// ```
/// use offhook_cti::{AgentState, Event, Trace};
///
/// let trace = Trace::parse(b"MsgType: AGENT_STATE_EVENT AgentState: TALKING AgentID: chli4020 NextAgentState: 5")?;
/// let Event::AgentState(event) = trace.messages()[0].message().event() else { panic!() };
/// assert_eq!(event.state, Some(AgentState::TALKING));
/// assert_eq!(event.next_state, Some(AgentState::WORK_NOT_READY));
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Event<'m> {
    /// AGENT_STATE_EVENT.
    AgentState(AgentStateEvent<'m>),
    /// BEGIN_CALL_EVENT.
    BeginCall(BeginCall<'m>),
    /// CALL_DELIVERED_EVENT.
    CallDelivered(CallDelivered<'m>),
    /// CALL_DATA_UPDATE_EVENT.
    CallDataUpdate(CallDataUpdate<'m>),
    /// CALL_SERVICE_INITIATED_EVENT.
    CallServiceInitiated(CallServiceInitiated<'m>),
    /// CALL_ORIGINATED_EVENT.
    CallOriginated(CallOriginated<'m>),
    /// CALL_ESTABLISHED_EVENT.
    CallEstablished(CallEstablished<'m>),
    /// CALL_HELD_EVENT.
    CallHeld(CallHeld<'m>),
    /// CALL_RETRIEVED_EVENT.
    CallRetrieved(CallRetrieved<'m>),
    /// CALL_FAILED_EVENT.
    CallFailed(CallFailed<'m>),
    /// CALL_DIVERTED_EVENT.
    CallDiverted(CallDiverted<'m>),
    /// CALL_QUEUED_EVENT.
    CallQueued(CallQueued<'m>),
    /// CALL_CONNECTION_CLEARED_EVENT.
    CallConnectionCleared(CallConnectionCleared<'m>),
    /// CALL_CLEARED_EVENT.
    CallCleared(CallCleared<'m>),
    /// END_CALL_EVENT.
    EndCall(EndCall<'m>),
    /// A message without a view of its own: its fields are in the [`Message`].
    Other(MessageType),
}

impl<'m> Event<'m> {
    pub(crate) fn of(message: &'m Message<'m>, connection: Connection<'m>) -> Self {
        let local = message.code(Field::LOCAL_CONNECTION_STATE);
        let cause = message.code(Field::EVENT_CAUSE);
        match message.kind() {
            MessageType::AGENT_STATE_EVENT => Self::AgentState(agent_state(message)),
            MessageType::BEGIN_CALL_EVENT => Self::BeginCall(BeginCall {
                connection,
                call_type: message.code(Field::CALL_TYPE),
                disposition: message.code(Field::CALLED_PARTY_DISPOSITION),
                dialed_number: message.some_text(Field::DIALED_NUMBER),
                ani: message.some_text(Field::ANI),
                message,
            }),
            MessageType::CALL_DELIVERED_EVENT => Self::CallDelivered(CallDelivered {
                connection,
                local,
                alerting: device(message, Field::ALERTING_DEVICE_TYPE, Field::ALERTING_DEVICE_ID),
                calling: calling(message),
                called: called(message),
                cause,
            }),
            MessageType::CALL_DATA_UPDATE_EVENT => Self::CallDataUpdate(call_data_update(message, connection)),
            MessageType::CALL_SERVICE_INITIATED_EVENT => {
                Self::CallServiceInitiated(CallServiceInitiated { connection, local, calling: calling(message), cause })
            }
            MessageType::CALL_ORIGINATED_EVENT => Self::CallOriginated(CallOriginated {
                connection,
                local,
                calling: calling(message),
                called: called(message),
                cause,
            }),
            MessageType::CALL_ESTABLISHED_EVENT => Self::CallEstablished(CallEstablished {
                connection,
                local,
                answering: device(message, Field::ANSWERING_DEVICE_TYPE, Field::ANSWERING_DEVICE_ID),
                calling: calling(message),
                called: called(message),
                cause,
            }),
            MessageType::CALL_HELD_EVENT => Self::CallHeld(CallHeld {
                connection,
                local,
                holding: device(message, Field::HOLDING_DEVICE_TYPE, Field::HOLDING_DEVICE_ID),
                cause,
            }),
            MessageType::CALL_RETRIEVED_EVENT => Self::CallRetrieved(CallRetrieved {
                connection,
                local,
                retrieving: device(message, Field::RETRIEVING_DEVICE_TYPE, Field::RETRIEVING_DEVICE_ID),
                cause,
            }),
            MessageType::CALL_FAILED_EVENT => Self::CallFailed(CallFailed {
                connection,
                local,
                failing: device(message, Field::FAILING_DEVICE_TYPE, Field::FAILING_DEVICE_ID),
                called: called(message),
                cause,
            }),
            MessageType::CALL_DIVERTED_EVENT => Self::CallDiverted(CallDiverted {
                connection,
                local,
                diverting: device(message, Field::DIVERTING_DEVICE_TYPE, Field::DIVERTING_DEVICE_ID),
                called: called(message),
                cause,
            }),
            MessageType::CALL_QUEUED_EVENT => Self::CallQueued(CallQueued {
                connection,
                local,
                queue: device(message, Field::QUEUE_DEVICE_TYPE, Field::QUEUE_DEVICE_ID),
                calling: calling(message),
                called: called(message),
                last_redirect: device(message, Field::LAST_REDIRECT_DEVICE_TYPE, Field::LAST_REDIRECT_DEVICE_ID),
                queued: message.number(Field::NUM_QUEUED),
                cause,
            }),
            MessageType::CALL_CONNECTION_CLEARED_EVENT => Self::CallConnectionCleared(CallConnectionCleared {
                connection,
                local,
                releasing: device(message, Field::RELEASING_DEVICE_TYPE, Field::RELEASING_DEVICE_ID),
                cause,
            }),
            MessageType::CALL_CLEARED_EVENT => Self::CallCleared(CallCleared { connection, local, cause }),
            MessageType::END_CALL_EVENT => Self::EndCall(EndCall { connection }),
            other => Self::Other(other),
        }
    }

    /// The connection that a call event is about.
    #[must_use]
    pub const fn connection(&self) -> Option<Connection<'m>> {
        match self {
            Self::BeginCall(event) => Some(event.connection),
            Self::CallDelivered(event) => Some(event.connection),
            Self::CallDataUpdate(event) => Some(event.connection),
            Self::CallServiceInitiated(event) => Some(event.connection),
            Self::CallOriginated(event) => Some(event.connection),
            Self::CallEstablished(event) => Some(event.connection),
            Self::CallHeld(event) => Some(event.connection),
            Self::CallRetrieved(event) => Some(event.connection),
            Self::CallFailed(event) => Some(event.connection),
            Self::CallDiverted(event) => Some(event.connection),
            Self::CallQueued(event) => Some(event.connection),
            Self::CallConnectionCleared(event) => Some(event.connection),
            Self::CallCleared(event) => Some(event.connection),
            Self::EndCall(event) => Some(event.connection),
            Self::AgentState(_) | Self::Other(_) => None,
        }
    }
}

fn agent_state<'m>(message: &'m Message<'m>) -> AgentStateEvent<'m> {
    AgentStateEvent {
        agent_id: message.some_text(Field::AGENT_ID),
        extension: message.some_text(Field::AGENT_EXTENSION),
        state: message.code(Field::AGENT_STATE),
        queue_state: message.code(Field::CSQ_STATE).or_else(|| message.code(Field::SKILL_GROUP_STATE)),
        state_duration_s: message.number(Field::STATE_DURATION),
        reason: message.code(Field::EVENT_REASON_CODE),
        next_state: message.code(Field::NEXT_AGENT_STATE),
    }
}

fn call_data_update<'m>(message: &'m Message<'m>, connection: Connection<'m>) -> CallDataUpdate<'m> {
    CallDataUpdate {
        connection,
        new_connection: Connection {
            call_id: message.number(Field::NEW_CONNECTION_CALL_ID),
            device_id_type: message.code(Field::NEW_CONNECTION_DEVICE_ID_TYPE),
            device_id: message.some_text(Field::NEW_CONNECTION_DEVICE_ID),
        },
        call_type: message.code(Field::CALL_TYPE),
        campaign_id: message.number(Field::CAMPAIGN_ID),
        query_rule_id: message.number(Field::QUERY_RULE_ID),
        customer_phone_number: message.some_text(Field::CUSTOMER_PHONE_NUMBER),
        customer_account_number: message.some_text(Field::CUSTOMER_ACCOUNT_NUMBER),
        message,
    }
}

fn calling<'m>(message: &'m Message<'m>) -> Device<'m> {
    device(message, Field::CALLING_DEVICE_TYPE, Field::CALLING_DEVICE_ID)
}

fn called<'m>(message: &'m Message<'m>) -> Device<'m> {
    device(message, Field::CALLED_DEVICE_TYPE, Field::CALLED_DEVICE_ID)
}

fn device<'m>(message: &'m Message<'m>, id_type: Field, id: Field) -> Device<'m> {
    Device { id_type: message.code(id_type), id: message.some_text(id) }
}
