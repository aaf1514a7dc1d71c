//! Agents: state, reason, mode.

use super::Code;

pub use offhook_ops::cisco::{AgentState, ReasonCode};

impl Code for AgentState {
    const PREFIX: &'static str = "AGENT_STATE_";
    const ALIASES: &'static [(&'static str, Self)] =
        &[("AGENT_STATE_READY", Self::AVAILABLE), ("AGENT_STATE_WORK", Self::WORK_NOT_READY)];
}

impl Code for ReasonCode {
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
