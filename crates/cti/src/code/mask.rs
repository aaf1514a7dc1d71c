//! Bit masks of OPEN_REQ and SET_AGENT_STATE_REQ; unknown bits survive.

use bitflags::bitflags;

bitflags! {
    /// ServicesRequested and ServicesGranted: what a session may do and gets told.
    ///
    /// In UCCX `CLIENT_EVENTS` (agent mode) and `ALL_EVENTS` (bridge mode) exclude each other.
    ///
    /// ```
    /// use offhook_cti::ServiceMask;
    ///
    /// let granted = ServiceMask::from_bits_retain(0x0000_0011);
    /// assert_eq!(granted, ServiceMask::CLIENT_EVENTS | ServiceMask::ALL_EVENTS);
    /// ```
    #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
    #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(from = "u32", into = "u32"))]
    pub struct ServiceMask: u32 {
        /// `CTI_SERVICE_CLIENT_EVENTS`.
        const CLIENT_EVENTS = 0x0000_0001;
        /// `CTI_SERVICE_CALL_DATA_UPDATE`.
        const CALL_DATA_UPDATE = 0x0000_0002;
        /// `CTI_SERVICE_CLIENT_CONTROL`.
        const CLIENT_CONTROL = 0x0000_0004;
        /// `CTI_SERVICE_CONNECTION_MONITOR`.
        const CONNECTION_MONITOR = 0x0000_0008;
        /// `CTI_SERVICE_ALL_EVENTS`.
        const ALL_EVENTS = 0x0000_0010;
        /// `CTI_SERVICE_PERIPHERAL_MONITOR`.
        const PERIPHERAL_MONITOR = 0x0000_0020;
        /// `CTI_SERVICE_CLIENT_MONITOR`.
        const CLIENT_MONITOR = 0x0000_0040;
        /// `CTI_SERVICE_SUPERVISOR`.
        const SUPERVISOR = 0x0000_0080;
        /// `CTI_SERVICE_SERVER`.
        const SERVER = 0x0000_0100;
        /// `CTI_SERVICE_AGENT_REPORTING`.
        const AGENT_REPORTING = 0x0000_0400;
        /// `CTI_SERVICE_ALL_TASK_EVENTS`.
        const ALL_TASK_EVENTS = 0x0000_0800;
        /// `CTI_SERVICE_TASK_MONITOR`.
        const TASK_MONITOR = 0x0000_1000;
        /// `CTI_AGENT_STATE_CONTROL_ONLY`.
        const AGENT_STATE_CONTROL_ONLY = 0x0000_2000;
        /// `CTI_DEVICE_STATE_CONTROL`.
        const DEVICE_STATE_CONTROL = 0x0000_8000;
        /// `CTI_SERVICE_CONFIG_EVENTS` (UCCX only).
        const CONFIG_EVENTS = 0x0004_0000;
        /// `CTI_SERVICE_UPDATE_EVENTS`.
        const UPDATE_EVENTS = 0x0008_0000;
        /// `CTI_SERVICE_IGNORE_DUPLICATE_AGENT_EVENTS`.
        const IGNORE_DUPLICATE_AGENT_EVENTS = 0x0010_0000;
        /// `CTI_SERVICE_IGNORE_CONF`.
        const IGNORE_CONF = 0x0020_0000;
        /// `CTI_SERVICE_ACD_LINE_ONLY`.
        const ACD_LINE_ONLY = 0x0040_0000;
        /// `CTI_SERVICE_ACTIVE_STANDBY` (UCCE from version 24).
        const ACTIVE_STANDBY = 0x0200_0000;
        /// `CTI_SERVICE_DEBUG`.
        const DEBUG = 0x8000_0000;
    }
}

impl From<u32> for ServiceMask {
    fn from(bits: u32) -> Self {
        Self::from_bits_retain(bits)
    }
}

impl From<ServiceMask> for u32 {
    fn from(mask: ServiceMask) -> Self {
        mask.bits()
    }
}

bitflags! {
    /// CallMsgMask: which call events a session gets.
    #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
    #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(from = "u32", into = "u32"))]
    pub struct CallEventMask: u32 {
        /// `CALL_DELIVERED_MASK`.
        const CALL_DELIVERED = 0x0000_0001;
        /// `CALL_QUEUED_MASK`.
        const CALL_QUEUED = 0x0000_0002;
        /// `CALL_ESTABLISHED_MASK`.
        const CALL_ESTABLISHED = 0x0000_0004;
        /// `CALL_HELD_MASK`.
        const CALL_HELD = 0x0000_0008;
        /// `CALL_RETRIEVED_MASK`.
        const CALL_RETRIEVED = 0x0000_0010;
        /// `CALL_CLEARED_MASK`.
        const CALL_CLEARED = 0x0000_0020;
        /// `CALL_CONNECTION_CLEARED_MASK`.
        const CALL_CONNECTION_CLEARED = 0x0000_0040;
        /// `CALL_ORIGINATED_MASK`.
        const CALL_ORIGINATED = 0x0000_0080;
        /// `CALL_CONFERENCED_MASK`.
        const CALL_CONFERENCED = 0x0000_0100;
        /// `CALL_TRANSFERRED_MASK`.
        const CALL_TRANSFERRED = 0x0000_0200;
        /// `CALL_DIVERTED_MASK`.
        const CALL_DIVERTED = 0x0000_0400;
        /// `CALL_SERVICE_INITIATED_MASK`.
        const CALL_SERVICE_INITIATED = 0x0000_0800;
        /// `CALL_TRANSLATION_ROUTE_MASK`.
        const CALL_TRANSLATION_ROUTE = 0x0000_1000;
        /// `BEGIN_CALL_MASK`.
        const BEGIN_CALL = 0x0000_2000;
        /// `END_CALL_MASK`.
        const END_CALL = 0x0000_4000;
        /// `CALL_DATA_UPDATE_MASK`.
        const CALL_DATA_UPDATE = 0x0000_8000;
        /// `CALL_FAILED_MASK`.
        const CALL_FAILED = 0x0001_0000;
        /// `CALL_REACHED_NETWORK_MASK`.
        const CALL_REACHED_NETWORK = 0x0002_0000;
        /// `CALL_DEQUEUED_MASK`.
        const CALL_DEQUEUED = 0x0004_0000;
        /// `AGENT_PRE_CALL_MASK`.
        const AGENT_PRE_CALL = 0x0008_0000;
        /// `AGENT_PRE_CALL_ABORT_MASK`.
        const AGENT_PRE_CALL_ABORT = 0x0010_0000;
        /// `RTP_STARTED_MASK`.
        const RTP_STARTED = 0x0020_0000;
        /// `RTP_STOPPED_MASK`.
        const RTP_STOPPED = 0x0040_0000;
        /// `AGENT_TEAM_CONFIG_MASK`.
        const AGENT_TEAM_CONFIG = 0x0080_0000;
        /// `AGENT_LEGACY_PRE_CALL_MASK`.
        const AGENT_LEGACY_PRE_CALL = 0x0100_0000;
        /// `CALL_ATTRIBUTE_CHANGE_MASK`.
        const CALL_ATTRIBUTE_CHANGE = 0x0200_0000;
        /// `CALL_TERMINATION_MASK`.
        const CALL_TERMINATION = 0x0400_0000;
        /// `CALL_AGENT_GREETING_MASK`.
        const CALL_AGENT_GREETING = 0x0800_0000;
        /// `NETWORK_RECORDING_STARTED_MASK` (UCCE from version 23).
        const NETWORK_RECORDING_STARTED = 0x1000_0000;
        /// `NETWORK_RECORDING_ENDED_MASK` (UCCE from version 23).
        const NETWORK_RECORDING_ENDED = 0x2000_0000;
        /// `NETWORK_RECORDING_FAILED_MASK` (UCCE from version 23).
        const NETWORK_RECORDING_FAILED = 0x4000_0000;
        /// `NETWORK_RECORDING_TARGET_INFO_MASK` (UCCE from version 23).
        const NETWORK_RECORDING_TARGET_INFO = 0x8000_0000;
    }
}

impl From<u32> for CallEventMask {
    fn from(bits: u32) -> Self {
        Self::from_bits_retain(bits)
    }
}

impl From<CallEventMask> for u32 {
    fn from(mask: CallEventMask) -> Self {
        mask.bits()
    }
}

bitflags! {
    /// AgentStateMask: which agent states a session gets told; bit n is agent state n.
    #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
    #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(from = "u32", into = "u32"))]
    pub struct AgentStateMask: u32 {
        /// `AGENT_LOGIN_MASK`.
        const AGENT_LOGIN = 0x0000_0001;
        /// `AGENT_LOGOUT_MASK`.
        const AGENT_LOGOUT = 0x0000_0002;
        /// `AGENT_NOT_READY_MASK`.
        const AGENT_NOT_READY = 0x0000_0004;
        /// `AGENT_AVAILABLE_MASK`.
        const AGENT_AVAILABLE = 0x0000_0008;
        /// `AGENT_TALKING_MASK`.
        const AGENT_TALKING = 0x0000_0010;
        /// `AGENT_WORK_NOT_READY_MASK` (`AGENT_WORK_MASK` in UCCX).
        const AGENT_WORK_NOT_READY = 0x0000_0020;
        /// `AGENT_WORK_READY_MASK` (`AGENT_TALKING_PENDING_WORK_MASK` in UCCX).
        const AGENT_WORK_READY = 0x0000_0040;
        /// `AGENT_BUSY_OTHER_MASK` (`AGENT_TALKING_PENDING_NOT_READY_MASK` in UCCX).
        const AGENT_BUSY_OTHER = 0x0000_0080;
        /// `AGENT_RESERVED_MASK`.
        const AGENT_RESERVED = 0x0000_0100;
        /// `AGENT_HOLD_MASK`.
        const AGENT_HOLD = 0x0000_0200;
        /// `AGENT_ACTIVE_MASK`.
        const AGENT_ACTIVE = 0x0000_0400;
        /// `AGENT_PAUSED_MASK`.
        const AGENT_PAUSED = 0x0000_0800;
        /// `AGENT_INTERRUPTED_MASK`.
        const AGENT_INTERRUPTED = 0x0000_1000;
        /// `AGENT_NOT_ACTIVE_MASK`.
        const AGENT_NOT_ACTIVE = 0x0000_2000;
    }
}

impl From<u32> for AgentStateMask {
    fn from(bits: u32) -> Self {
        Self::from_bits_retain(bits)
    }
}

impl From<AgentStateMask> for u32 {
    fn from(mask: AgentStateMask) -> Self {
        mask.bits()
    }
}

bitflags! {
    /// AgentCapacity in UCCX, AgentServiceReq in UCCE: without `OUTBOUND_SUPPORT` an agent gets no outbound contacts.
    #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
    #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(from = "u32", into = "u32"))]
    pub struct AgentServiceMask: u32 {
        /// `OUTBOUND_SUPPORT`.
        const OUTBOUND_SUPPORT = 0x0000_0001;
    }
}

impl From<u32> for AgentServiceMask {
    fn from(bits: u32) -> Self {
        Self::from_bits_retain(bits)
    }
}

impl From<AgentServiceMask> for u32 {
    fn from(mask: AgentServiceMask) -> Self {
        mask.bits()
    }
}
