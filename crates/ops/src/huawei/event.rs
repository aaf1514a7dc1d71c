use offhook_base::registry;

registry! {
    /// Type of an event, `eventType`: a text, for no event has a number.
    ///
    /// It comes in an envelope of `message`, `retcode` and `event`, and that has `eventType`, `workNo`, `content` and, in
    /// newer editions, `eventGenTime` in milliseconds (R-ID-6).
    ///
    /// Source: cec_07_1342, cec_07_0492, cec_05_1317, public client code; partial: recording, playback, disaster
    /// recovery and some multimedia events not read.
    pub text struct Event: EventFacts {
        /// Agent is handling a call (NOT the busy state).
        AGENT_STATE_BUSY = "AgentState_Busy", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Agent entered wrap-up, automatically after a call.
        AGENT_STATE_WORK = "AgentState_Work", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Agent is idle.
        AGENT_STATE_READY = "AgentState_Ready", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Busy state entered.
        AGENT_STATE_SET_NOT_READY_SUCCESS = "AgentState_SetNotReady_Success", EventFacts::new(EventFamily::State, EventContent::Object, &["reason"], Basis::Documented);
        /// Busy state left.
        AGENT_STATE_CANCEL_NOT_READY_SUCCESS = "AgentState_CancelNotReady_Success", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Rest entered.
        AGENT_STATE_SET_REST_SUCCESS = "AgentState_SetRest_Success", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Rest left.
        AGENT_STATE_CANCEL_REST_SUCCESS = "AgentState_CancelRest_Success", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Rest time is up; reminder only.
        AGENT_STATE_REST_TIMEOUT = "AgentState_Rest_Timeout", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Work state entered on request.
        AGENT_STATE_SET_WORK_SUCCESS = "AgentState_SetWork_Success", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Work state left.
        AGENT_STATE_CANCEL_WORK_SUCCESS = "AgentState_CancelWork_Success", EventFacts::new(EventFamily::State, EventContent::Null, &[], Basis::Documented);
        /// Forced to idle.
        AGENT_STATE_FORCE_READY = "AgentState_Force_Ready", EventFacts::new(EventFamily::State, EventContent::Unknown, &[], Basis::ClientCode);
        /// Forced to busy.
        AGENT_STATE_FORCE_SET_NOT_READY = "AgentState_Force_SetNotReady", EventFacts::new(EventFamily::State, EventContent::Unknown, &[], Basis::ClientCode);
        /// Call to be answered by hand.
        AGENT_EVENT_RINGING = "AgentEvent_Ringing", EventFacts::new(EventFamily::Call, EventContent::Object, &["callid"], Basis::Documented);
        /// Call answered automatically.
        AGENT_EVENT_AUTO_ANSWER = "AgentEvent_Auto_Answer", EventFacts::new(EventFamily::Call, EventContent::Object, &[], Basis::Documented);
        /// Conversation stands.
        AGENT_EVENT_TALKING = "AgentEvent_Talking", EventFacts::new(EventFamily::Call, EventContent::Object, &["callid", "caller", "called", "feature"], Basis::Documented);
        /// Other party's phone rings.
        AGENT_EVENT_CUSTOMER_ALERTING = "AgentEvent_Customer_Alerting", EventFacts::new(EventFamily::Call, EventContent::Object, &["callid", "otherPhone", "otherPhoneWorkno", "type"], Basis::Documented);
        /// Call is on hold.
        AGENT_EVENT_HOLD = "AgentEvent_Hold", EventFacts::new(EventFamily::Call, EventContent::String, &["callid"], Basis::Documented);
        /// Three-party call stands.
        AGENT_EVENT_CONFERENCE = "AgentEvent_Conference", EventFacts::new(EventFamily::Call, EventContent::Object, &["callid", "partner"], Basis::Documented);
        /// Outgoing call failed.
        AGENT_EVENT_CALL_OUT_FAIL = "AgentEvent_Call_Out_Fail", EventFacts::new(EventFamily::Call, EventContent::String, &["callid"], Basis::Documented);
        /// Internal call failed.
        AGENT_EVENT_INSIDE_CALL_FAIL = "AgentEvent_Inside_Call_Fail", EventFacts::new(EventFamily::Call, EventContent::String, &["callid"], Basis::ClientCode);
        /// Manual-answer call not answered in time and dropped.
        AGENT_EVENT_NO_ANSWER = "AgentEvent_No_Answer", EventFacts::new(EventFamily::Call, EventContent::String, &["callid"], Basis::Documented);
        /// Agent left the call.
        AGENT_EVENT_CALL_RELEASE = "AgentEvent_Call_Release", EventFacts::new(EventFamily::Call, EventContent::Object, &["callid"], Basis::Documented);
        /// Customer left the call.
        AGENT_EVENT_CUSTOMER_RELEASE = "AgentEvent_Customer_Release", EventFacts::new(EventFamily::Call, EventContent::Object, &["callid", "number"], Basis::Documented);
        /// Connection failed.
        AGENT_EVENT_CONNECT_FAIL = "AgentEvent_Connect_Fail", EventFacts::new(EventFamily::Call, EventContent::Unknown, &[], Basis::Documented);
        /// Internal help failed.
        AGENT_EVENT_CONSULT_FAIL = "AgentEvent_Consult_Fail", EventFacts::new(EventFamily::Call, EventContent::String, &["callid"], Basis::Documented);
        /// Result of a success transfer, 0 success.
        AGENT_EVENT_SUCC_TRANS_RESULT = "AgentEvent_SuccTransResult", EventFacts::new(EventFamily::Call, EventContent::Object, &["callId", "result"], Basis::Documented);
        /// Call back from the IVR after a hang-up transfer.
        AGENT_EVENT_RETURN_FROM_IVR = "AgentEvent_ReturnFromIvr", EventFacts::new(EventFamily::Call, EventContent::Unknown, &[], Basis::Documented);
        /// Cause of a failed outbound call.
        OUTBOUND_DETECT_EVENT = "OUTBOUND_DETECT_EVENT", EventFacts::new(EventFamily::Call, EventContent::Object, &["callId", "detect", "desc"], Basis::Documented);
        /// Recording started.
        AGENT_MEDIA_EVENT_RECORD = "AgentMediaEvent_Record", EventFacts::new(EventFamily::Media, EventContent::Unknown, &[], Basis::Documented);
        /// Recording did not start.
        AGENT_MEDIA_EVENT_RECORD_FAIL = "AgentMediaEvent_Record_Fail", EventFacts::new(EventFamily::Media, EventContent::Unknown, &[], Basis::ClientCode);
        /// Recording stopped.
        AGENT_MEDIA_EVENT_STOP_RECORD_DONE = "AgentMediaEvent_StopRecordDone", EventFacts::new(EventFamily::Media, EventContent::Unknown, &[], Basis::Documented);
        /// Sign-in succeeded.
        AGENT_OTHER_IN_SERVICE = "AgentOther_InService", EventFacts::new(EventFamily::Other, EventContent::Unknown, &[], Basis::ClientCode);
        /// Agent is signed out.
        AGENT_OTHER_SHUTDOWN_SERVICE = "AgentOther_ShutdownService", EventFacts::new(EventFamily::Other, EventContent::Unknown, &[], Basis::Documented);
        /// Agent's phone rings.
        AGENT_OTHER_PHONE_ALERTING = "AgentOther_PhoneAlerting", EventFacts::new(EventFamily::Other, EventContent::Unknown, &[], Basis::Documented);
        /// Agent's phone lifted.
        AGENT_OTHER_PHONE_OFFHOOK = "AgentOther_PhoneOffhook", EventFacts::new(EventFamily::Other, EventContent::Object, &["type"], Basis::Documented);
        /// Agent's phone hung up.
        AGENT_OTHER_PHONE_RELEASE = "AgentOther_PhoneRelease", EventFacts::new(EventFamily::Other, EventContent::Unknown, &[], Basis::Documented);
        /// Phone status unknown (spelling as sent).
        AGENT_OTHER_PHONE_UNKNOW = "AgentOther_PhoneUnknow", EventFacts::new(EventFamily::Other, EventContent::Unknown, &[], Basis::ClientCode);
        /// All agents are busy.
        AGENT_OTHER_ALL_AGENT_BUSY = "AgentOther_All_Agent_Busy", EventFacts::new(EventFamily::Other, EventContent::Unknown, &[], Basis::ClientCode);
        /// Inspection of this agent began.
        AGENT_OTHER_BE_QC_START = "AgentOther_BeQcStart", EventFacts::new(EventFamily::Inspection, EventContent::Object, &["qcAgentId", "qcType"], Basis::Documented);
        /// Inspection of this agent ended.
        AGENT_OTHER_BE_QC_STOP = "AgentOther_BeQcStop", EventFacts::new(EventFamily::Inspection, EventContent::Object, &["qcAgentId", "qcType"], Basis::Documented);
        /// State or operation of a monitored agent.
        QC_AGENT_STATE_NOTIFY = "QC_AgentState_Notify", EventFacts::new(EventFamily::Inspection, EventContent::Object, &["agentname", "subtype"], Basis::Documented);
        /// Text session offered.
        AGENT_CHAT_RING = "AgentChat_Ring", EventFacts::new(EventFamily::Text, EventContent::Object, &["callId", "caller", "called", "isInnerCall", "attachData"], Basis::ClientCode);
        /// Text session connected.
        AGENT_CHAT_CONNECTED = "AgentChat_Connected", EventFacts::new(EventFamily::Text, EventContent::Object, &["callId"], Basis::ClientCode);
        /// Text session ended.
        AGENT_CHAT_DISCONNECTED = "AgentChat_Disconnected", EventFacts::new(EventFamily::Text, EventContent::Object, &["callId"], Basis::ClientCode);
        /// Text received (spelling as sent).
        AGENT_CHAT_DATA_RECVED = "AgentChat_DataRecved", EventFacts::new(EventFamily::Text, EventContent::Object, &["callId", "sender", "chatContent", "isInnerCall"], Basis::ClientCode);
        /// Outgoing text session created.
        AGENT_CHAT_CALL_OUT_CREATED = "AgentChat_CallOutCreated", EventFacts::new(EventFamily::Text, EventContent::Object, &["callId", "called"], Basis::ClientCode);
        /// Outgoing text session failed.
        AGENT_CHAT_CALLOUT_FAILED = "AgentChat_CalloutFailed", EventFacts::new(EventFamily::Text, EventContent::Object, &["callId"], Basis::ClientCode);
        /// Text session transfer began.
        AGENT_CHAT_TRANSFER_START = "AgentChat_TransferStart", EventFacts::new(EventFamily::Text, EventContent::Unknown, &[], Basis::ClientCode);
        /// Conference granted, chair has joined.
        AGENT_CONF_REQUEST_SUCCESS = "AgentConf_RequestSuccess", EventFacts::new(EventFamily::Conference, EventContent::Object, &["confId"], Basis::Documented);
        /// Conference refused.
        AGENT_CONF_REQUEST_FAILED = "AgentConf_RequestFailed", EventFacts::new(EventFamily::Conference, EventContent::Object, &["cause"], Basis::Documented);
        /// This agent has joined.
        AGENT_CONF_SELF_JOIN_RESULT = "AgentConf_SelfJoinResult", EventFacts::new(EventFamily::Conference, EventContent::Object, &["confId"], Basis::Documented);
        /// Invited agent rings.
        AGENT_CONF_RINGING = "AgentConf_Ringing", EventFacts::new(EventFamily::Conference, EventContent::Object, &["confId"], Basis::Documented);
        /// Participant changed.
        AGENT_CONF_PARTICIPANT_CHANGED = "AgentConf_ParticipantChanged", EventFacts::new(EventFamily::Conference, EventContent::Object, &[], Basis::Documented);
        /// Conference is about to end; extend or it is released.
        AGENT_CONF_TIMEOUT = "AgentConf_Timeout", EventFacts::new(EventFamily::Conference, EventContent::Object, &["confId"], Basis::Documented);
        /// This agent is the chair now (the sample lacks a closing brace).
        AGENT_CONF_PRESIDENT_CHANGED = "AgentConf_PresidentChanged", EventFacts::new(EventFamily::Conference, EventContent::Object, &["confId"], Basis::Documented);
        /// Announcement in a channel ended, 0 success 1 failure.
        AGENT_CONF_STOP_PARTICIPANT_VOICE = "AgentConf_StopParticipantVoice", EventFacts::new(EventFamily::Conference, EventContent::Object, &["result"], Basis::Documented);
        /// Call held at the phone.
        AGENT_EVENT_LINKAGE_PHONE_HOLD = "AgentEvent_linkagePhoneHold", EventFacts::new(EventFamily::Linkage, EventContent::Object, &["callId"], Basis::Documented);
        /// Call made at the phone.
        AGENT_EVENT_LINKAGE_PHONE_CALL_OUT = "AgentEvent_linkagePhoneCallOut", EventFacts::new(EventFamily::Linkage, EventContent::Object, &["addrCalled", "addrCaller", "skillId", "callId"], Basis::Documented);
    }
}

/// What an [`Event`] is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EventFamily {
    /// State of the agent.
    State,
    /// A call.
    Call,
    /// Recording and other media.
    Media,
    /// Session and phone.
    Other,
    /// Quality inspection.
    Inspection,
    /// Text sessions.
    Text,
    /// Conferences of agents.
    Conference,
    /// Operations at the phone itself.
    Linkage,
}

/// What the `content` of an [`Event`] is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EventContent {
    /// `null`.
    Null,
    /// A bare string: the call id.
    String,
    /// An object.
    Object,
    /// Not documented.
    Unknown,
}

/// Where a fact was read.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Basis {
    /// On a page of the vendor.
    Documented,
    /// In public client code.
    ClientCode,
}

/// What the table says of one [`Event`].
///
/// ```
/// use offhook_ops::huawei::{Event, EventContent};
///
/// assert_eq!(Event::AGENT_EVENT_HOLD.facts().unwrap().content(), EventContent::String);
/// assert_eq!(Event::AGENT_EVENT_TALKING.facts().unwrap().keys(), ["callid", "caller", "called", "feature"]);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct EventFacts {
    family: EventFamily,
    content: EventContent,
    keys: &'static [&'static str],
    basis: Basis,
}

impl EventFacts {
    const fn new(family: EventFamily, content: EventContent, keys: &'static [&'static str], basis: Basis) -> Self {
        Self { family, content, keys, basis }
    }

    /// What the event is about.
    #[must_use]
    pub const fn family(&self) -> EventFamily {
        self.family
    }

    /// What its content is.
    #[must_use]
    pub const fn content(&self) -> EventContent {
        self.content
    }

    /// What the document names in the content: keys of an object, or what a string is; empty where it names none.
    #[must_use]
    pub const fn keys(&self) -> &'static [&'static str] {
        self.keys
    }

    /// Where it was read.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }
}
