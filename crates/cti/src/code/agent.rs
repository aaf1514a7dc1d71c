//! Agents: state, reason, mode.

use super::Code;

offhook_base::registry! {
    /// Agent state, and the state of an agent in one queue.
    ///
    /// UCCX uses 0 to 5 and 7 to 9. `LOGIN` is a value of requests, never a reported state.
    ///
    /// ```
    /// use offhook_cti::{AgentState, NameForm, read_code};
    ///
    /// let read = read_code::<AgentState>("TALKING").unwrap();
    /// assert_eq!((read.code, read.form), (AgentState::TALKING, NameForm::Short));
    /// let read = read_code::<AgentState>("5").unwrap();
    /// assert_eq!((read.code, read.form), (AgentState::WORK_NOT_READY, NameForm::Number));
    /// ```
    pub struct AgentState(u16) {
        /// Login.
        LOGIN = 0, "AGENT_STATE_LOGIN";
        /// Logout.
        LOGOUT = 1, "AGENT_STATE_LOGOUT";
        /// Not ready.
        NOT_READY = 2, "AGENT_STATE_NOT_READY";
        /// Available (`AGENT_STATE_READY` in UCCX).
        AVAILABLE = 3, "AGENT_STATE_AVAILABLE";
        /// Talking.
        TALKING = 4, "AGENT_STATE_TALKING";
        /// Work not ready (`AGENT_STATE_WORK` in UCCX).
        WORK_NOT_READY = 5, "AGENT_STATE_WORK_NOT_READY";
        /// Work ready (UCCE only).
        WORK_READY = 6, "AGENT_STATE_WORK_READY";
        /// Busy other (`BUSY_OTHER` in UCCX).
        BUSY_OTHER = 7, "AGENT_STATE_BUSY_OTHER";
        /// Reserved.
        RESERVED = 8, "AGENT_STATE_RESERVED";
        /// Unknown.
        UNKNOWN = 9, "AGENT_STATE_UNKNOWN";
        /// Hold (UCCE only).
        HOLD = 10, "AGENT_STATE_HOLD";
        /// Active (UCCE only).
        ACTIVE = 11, "AGENT_STATE_ACTIVE";
        /// Paused (UCCE only).
        PAUSED = 12, "AGENT_STATE_PAUSED";
        /// Interrupted (UCCE only).
        INTERRUPTED = 13, "AGENT_STATE_INTERRUPTED";
        /// Not active (UCCE only).
        NOT_ACTIVE = 14, "AGENT_STATE_NOT_ACTIVE";
    }
}

impl Code for AgentState {
    const PREFIX: &'static str = "AGENT_STATE_";
    const ALIASES: &'static [(&'static str, Self)] =
        &[("AGENT_STATE_READY", Self::AVAILABLE), ("AGENT_STATE_WORK", Self::WORK_NOT_READY)];
}

offhook_base::registry! {
    /// EventReasonCode: why the state changed. Codes below 32740 belong to the site, apart from the two of supervisors.
    pub struct EventReasonCode(u16) {
        /// Agt relogon.
        AGT_RELOGON = 32767, "AGT_RELOGON";
        /// Close cad.
        CLOSE_CAD = 32766, "CLOSE_CAD";
        /// Agt conn down.
        AGT_CONN_DOWN = 32765, "AGT_CONN_DOWN";
        /// Ccx failure.
        CCX_FAILURE = 32764, "CCX_FAILURE";
        /// Agt rna.
        AGT_RNA = 32763, "AGT_RNA";
        /// Agt offhook.
        AGT_OFFHOOK = 32762, "AGT_OFFHOOK";
        /// Agt non icd.
        AGT_NON_ICD = 32761, "AGT_NON_ICD";
        /// Agt logon.
        AGT_LOGON = 32760, "AGT_LOGON";
        /// Agt phone down.
        AGT_PHONE_DOWN = 32759, "AGT_PHONE_DOWN";
        /// Agt work timer exp.
        AGT_WORK_TIMER_EXP = 32758, "AGT_WORK_TIMER_EXP";
        /// Cm failover.
        CM_FAILOVER = 32757, "CM_FAILOVER";
        /// Agt phone up.
        AGT_PHONE_UP = 32756, "AGT_PHONE_UP";
        /// Agt call ended.
        AGT_CALL_ENDED = 32755, "AGT_CALL_ENDED";
        /// Agt device restricted.
        AGT_DEVICE_RESTRICTED = 32754, "AGT_DEVICE_RESTRICTED";
        /// Agt line restricted.
        AGT_LINE_RESTRICTED = 32753, "AGT_LINE_RESTRICTED";
        /// Agt cancel reservation.
        AGT_CANCEL_RESERVATION = 32752, "AGT_CANCEL_RESERVATION";
        /// Agt skips.
        AGT_SKIPS = 32751, "AGT_SKIPS";
        /// Agt icd extension changed.
        AGT_ICD_EXTENSION_CHANGED = 32750, "AGT_ICD_EXTENSION_CHANGED";
        /// Agt cancel consult.
        AGT_CANCEL_CONSULT = 32749, "AGT_CANCEL_CONSULT";
        /// Agent deleted.
        AGENT_DELETED = 32748, "AGENT_DELETED";
        /// Agt reserved outbound.
        AGT_RESERVED_OUTBOUND = 32747, "AGT_RESERVED_OUTBOUND";
        /// Agt reserved outbound direct preview.
        AGT_RESERVED_OUTBOUND_DIRECT_PREVIEW = 32746, "AGT_RESERVED_OUTBOUND_DIRECT_PREVIEW";
        /// Outbound work reasoncode.
        OUTBOUND_WORK_REASONCODE = 32745, "OUTBOUND_WORK_REASONCODE";
        /// Email contact not accepted.
        EMAIL_CONTACT_NOT_ACCEPTED = 32743, "EMAIL_CONTACT_NOT_ACCEPTED";
        /// Agt sec line offhook.
        AGT_SEC_LINE_OFFHOOK = 32742, "AGT_SEC_LINE_OFFHOOK";
        /// Agt extension conflict.
        AGT_EXTENSION_CONFLICT = 32741, "AGT_EXTENSION_CONFLICT";
        /// Sup agt to not ready.
        SUP_AGT_TO_NOT_READY = 33, "SUP_AGT_TO_NOT_READY";
        /// Sup agt to logout.
        SUP_AGT_TO_LOGOUT = 22, "SUP_AGT_TO_LOGOUT";
        /// None.
        NONE = 0, "NONE";
    }
}

impl Code for EventReasonCode {
    const PREFIX: &'static str = "";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}

offhook_base::registry! {
    /// AgentMode: whether the router may send calls.
    pub struct AgentMode(u16) {
        /// Not routable.
        NOT_ROUTABLE = 0, "NOT_ROUTABLE";
        /// Routable.
        ROUTABLE = 1, "ROUTABLE";
    }
}

impl Code for AgentMode {
    const PREFIX: &'static str = "";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}

offhook_base::registry! {
    /// AgentWorkMode of SET_AGENT_STATE_REQ.
    pub struct AgentWorkMode(u16) {
        /// Awm unspecified.
        AWM_UNSPECIFIED = 0, "AWM_UNSPECIFIED";
        /// Awm auto in.
        AWM_AUTO_IN = 1, "AWM_AUTO_IN";
        /// Awm manual in.
        AWM_MANUAL_IN = 2, "AWM_MANUAL_IN";
        /// Ra call by call.
        RA_CALL_BY_CALL = 3, "RA_CALL_BY_CALL";
        /// Ra nailed connection.
        RA_NAILED_CONNECTION = 4, "RA_NAILED_CONNECTION";
    }
}

impl Code for AgentWorkMode {
    const PREFIX: &'static str = "";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}

offhook_base::registry! {
    /// ForcedFlag of SET_AGENT_STATE_REQ, used with log in and log out.
    pub struct ForcedFlag(u8) {
        /// False.
        FALSE = 0, "FALSE";
        /// True.
        TRUE = 1, "TRUE";
        /// Agent authentication only.
        AGENT_AUTHENTICATION_ONLY = 2, "AGENT_AUTHENTICATION_ONLY";
    }
}

impl Code for ForcedFlag {
    const PREFIX: &'static str = "";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}
