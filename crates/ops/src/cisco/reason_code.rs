use offhook_base::registry;

registry! {
    /// Reason of a change of state, `EventReasonCode`: a `USHORT`.
    ///
    /// Codes below 32740 are configured by the site, except the two of the supervisor. Names are those of the Unified
    /// CCX guides: the CTI table, or the list of predefined codes of the reporting guide where only that has the code.
    /// The vendor prints names only; the descriptions read them.
    ///
    /// ```
    /// use offhook_ops::cisco::ReasonCode;
    ///
    /// assert_eq!(ReasonCode::from_code(32_763), ReasonCode::AGT_RNA);
    /// assert!(ReasonCode::from_code(17).is_configured_by_site());
    /// ```
    pub struct ReasonCode(u16) {
        /// Signed on again while signed in.
        AGT_RELOGON = 32767, "AGT_RELOGON";
        /// The agent desktop was closed.
        CLOSE_CAD = 32766, "CLOSE_CAD";
        /// The connection to the agent's desktop went down.
        AGT_CONN_DOWN = 32765, "AGT_CONN_DOWN";
        /// The system failed.
        CCX_FAILURE = 32764, "CCX_FAILURE";
        /// The agent did not answer the ring.
        AGT_RNA = 32763, "AGT_RNA";
        /// The agent lifted the handset to call out.
        AGT_OFFHOOK = 32762, "AGT_OFFHOOK";
        /// A call that no queue gave.
        AGT_NON_ICD = 32761, "AGT_NON_ICD";
        /// Signed on.
        AGT_LOGON = 32760, "AGT_LOGON";
        /// The agent's phone went out of service.
        AGT_PHONE_DOWN = 32759, "AGT_PHONE_DOWN";
        /// The time for after-call work ran out.
        AGT_WORK_TIMER_EXP = 32758, "AGT_WORK_TIMER_EXP";
        /// The call manager failed over.
        CM_FAILOVER = 32757, "CM_FAILOVER";
        /// The agent's phone came back into service.
        AGT_PHONE_UP = 32756, "AGT_PHONE_UP";
        /// A call ended.
        AGT_CALL_ENDED = 32755, "AGT_CALL_ENDED";
        /// The device is restricted.
        AGT_DEVICE_RESTRICTED = 32754, "AGT_DEVICE_RESTRICTED";
        /// The line is restricted.
        AGT_LINE_RESTRICTED = 32753, "AGT_LINE_RESTRICTED";
        /// The agent cancelled the reservation.
        AGT_CANCEL_RESERVATION = 32752, "AGT_CANCEL_RESERVATION";
        /// The agent skipped too often.
        AGT_SKIPS = 32751, "AGT_SKIPS";
        /// The agent's queue extension changed.
        AGT_ICD_EXTENSION_CHANGED = 32750, "AGT_ICD_EXTENSION_CHANGED";
        /// The consultation was cancelled.
        AGT_CANCEL_CONSULT = 32749, "AGT_CANCEL_CONSULT";
        /// The agent was deleted.
        AGENT_DELETED = 32748, "AGENT_DELETED";
        /// Reserved for an outbound call.
        AGT_RESERVED_OUTBOUND = 32747, "AGT_RESERVED_OUTBOUND";
        /// Reserved for a direct preview call.
        AGT_RESERVED_OUTBOUND_DIRECT_PREVIEW = 32746, "AGT_RESERVED_OUTBOUND_DIRECT_PREVIEW";
        /// After-call work of an outbound call.
        OUTBOUND_WORK_REASONCODE = 32745, "OUTBOUND_WORK_REASONCODE";
        /// An e-mail was not accepted.
        EMAIL_CONTACT_NOT_ACCEPTED = 32743, "EMAIL_CONTACT_NOT_ACCEPTED";
        /// A secondary line was lifted.
        AGT_SEC_LINE_OFFHOOK = 32742, "AGT_SEC_LINE_OFFHOOK";
        /// The extension is in use by another.
        AGT_EXTENSION_CONFLICT = 32741, "AGT_EXTENSION_CONFLICT";
        /// A supervisor set the agent to not ready.
        SUP_AGT_TO_NOT_READY = 33, "SUP_AGT_TO_NOT_READY";
        /// A supervisor signed the agent out.
        SUP_AGT_TO_LOGOUT = 22, "SUP_AGT_TO_LOGOUT";
        /// No reason.
        NONE = 0, "NONE";
    }
}

impl ReasonCode {
    /// Whether the code is one that the site configures: below 32740, and none of the predefined ones.
    #[must_use]
    pub const fn is_configured_by_site(self) -> bool {
        self.code() < 32_740 && self.name().is_none()
    }
}
