use offhook_base::registry;

registry! {
    /// Result code of the CC-Gateway interfaces: `0`, or three digits, a hyphen and three digits.
    ///
    /// 104-003 to 104-006 speak of download in one edition and of deletion in the other. Interfaces that change the state
    /// of an agent name 100-006, 100-007 and 100-009; the one that sets automatic idle names the first two.
    ///
    /// The causes of failed outbound calls (`detect` of [`Event::OUTBOUND_DETECT_EVENT`](super::Event::OUTBOUND_DETECT_EVENT)) are another table,
    /// of which only 1552 was seen: the calling number may not call.
    ///
    /// Source: cec_07_0580, product description page; partial: read to 106-004; the 106 group goes on, then 200-xxx,
    /// 900-xxx and others ([`GatewayErrorSeen`]).
    pub text struct GatewayError {
        /// Success.
        SUCCESS = "0";
        /// Method of fetching agent events is wrong.
        WRONG_EVENT_METHOD = "000-001";
        /// Parameter or address in the URL wrong, or interface parameter invalid.
        BAD_PARAMETER = "000-002";
        /// No permission to call; agent authentication may have lapsed.
        NO_PERMISSION = "000-003";
        /// Agent is being switched over.
        AGENT_SWITCHING_OVER = "000-004";
        /// Inspector named himself as the agent to inspect.
        SELF_INSPECTION = "000-005";
        /// Message parameter error.
        MESSAGE_PARAMETER = "000-006";
        /// Interface called repeatedly.
        CALLED_REPEATEDLY = "000-007";
        /// Sign-in parameter empty or invalid.
        SIGN_IN_PARAMETER = "100-001";
        /// Agent already signed in.
        ALREADY_SIGNED_IN = "100-002";
        /// Resource or provider unavailable while signing in.
        SIGN_IN_RESOURCE = "100-003";
        /// Wrong user name or password.
        WRONG_PASSWORD = "100-004";
        /// Sign-out parameter invalid.
        SIGN_OUT_PARAMETER = "100-005";
        /// Agent not signed in.
        NOT_SIGNED_IN = "100-006";
        /// Exception during the operation: WAS resource unreachable or internal error.
        OPERATION_EXCEPTION = "100-007";
        /// Agent already signed out.
        ALREADY_SIGNED_OUT = "100-008";
        /// Setting the state failed; agent may lack the right.
        STATE_NOT_SET = "100-009";
        /// State error at sign-out.
        SIGN_OUT_STATE = "100-010";
        /// Invalid parameter at sign-in.
        SIGN_IN_INVALID = "100-011";
        /// Wrong agent type at sign-in.
        SIGN_IN_AGENT_TYPE = "100-012";
        /// Phone number to bind is invalid.
        PHONE_INVALID = "100-013";
        /// Sign-in phone number outside the configured range.
        PHONE_OUT_OF_RANGE = "100-014";
        /// Agent already signed in and cannot be signed out by force.
        NOT_FORCIBLE = "100-015";
        /// Invalid IP address at sign-in.
        IP_INVALID = "100-016";
        /// uPortal authentication failed.
        UPORTAL = "100-017";
        /// VDN at sign-in differs from the VDN of playback.
        VDN_MISMATCH = "100-018";
        /// Account is locked.
        ACCOUNT_LOCKED = "110-016";
        /// Agent has no conference.
        NO_CONFERENCE = "101-001";
        /// Agent is not the chair of the conference.
        NOT_CHAIR = "101-002";
        /// Agent already in a conference.
        IN_CONFERENCE = "101-003";
        /// Only an inspector may query conferences of the VDN.
        INSPECTOR_ONLY = "101-004";
        /// Chair cannot hand the chair to himself.
        CHAIR_TO_SELF = "101-005";
        /// Chair cannot delete himself.
        CHAIR_DELETES_SELF = "101-006";
        /// Chair cannot leave the conference.
        CHAIR_LEAVES = "101-007";
        /// Recording download not enabled.
        DOWNLOAD_OFF = "104-001";
        /// User lacks recording inspection or playback right.
        NO_RECORDING_RIGHT = "104-002";
        /// Recording file name invalid.
        RECORDING_NAME = "104-003";
        /// No drive mapping configured.
        NO_DRIVE_MAPPING = "104-004";
        /// Recording file does not exist.
        NO_RECORDING_FILE = "104-005";
        /// Not enough free space.
        NO_SPACE = "104-006";
        /// Recording file format unsupported.
        RECORDING_FORMAT_UNSUPPORTED = "104-007";
        /// Recording format not configured.
        RECORDING_FORMAT_NOT_CONFIGURED = "104-008";
        /// Recording conversion failed.
        RECORDING_CONVERSION = "104-009";
        /// Recording node (locationId) not configured.
        RECORDING_NODE = "104-010";
        /// Recording file could not be deleted.
        RECORDING_NOT_DELETED = "104-011";
        /// Agent not cached.
        AGENT_NOT_CACHED = "105-001";
        /// Agent in disaster recovery.
        AGENT_IN_RECOVERY = "105-002";
        /// Disaster recovery done.
        RECOVERY_DONE = "105-003";
        /// Agent could not be put into the recovery queue.
        RECOVERY_QUEUE = "105-004";
        /// Recovery timed out, sign in again.
        RECOVERY_TIMEOUT = "105-005";
        /// Recovery Guid mismatch, sign in again for a new Guid.
        RECOVERY_GUID = "105-006";
        /// Recovery switched off, sign in again.
        RECOVERY_OFF = "105-007";
        /// Multimedia switched off.
        MULTIMEDIA_OFF = "106-001";
        /// Message to send is empty.
        MESSAGE_EMPTY = "106-002";
        /// Session count set above the maximum, which is 60.
        TOO_MANY_SESSIONS = "106-003";
        /// Device type of the session transfer is wrong.
        SESSION_DEVICE_TYPE = "106-004";
    }
}

registry! {
    /// Result codes that interfaces name and whose meaning is not known: the description says where they were seen.
    ///
    /// 107-000 to 107-109 exist as well, for interfaces of configuration.
    ///
    /// Source: cec_07_1248, cec_07_2402, cec_07_2403, cec_07_2414, cec_07_0459, public client code; names only.
    pub text struct GatewayErrorSeen {
        /// Call out; a public integration takes it as a wrong number.
        E200_001 = "200-001";
        /// Disconnect number.
        E200_023 = "200-023";
        /// Disconnect number.
        E200_024 = "200-024";
        /// Disconnect number: party not in the last call (possibly a misprint of 200-024).
        E200_204 = "200-204";
        /// Session limit.
        E106_008 = "106-008";
        /// Session limit.
        E106_012 = "106-012";
        /// Listen, intercept, switch.
        E900_001 = "900-001";
        /// Listen, intercept, switch.
        E900_002 = "900-002";
        /// Listen, intercept, switch.
        E900_003 = "900-003";
        /// Switch.
        E900_004 = "900-004";
        /// Listen.
        E900_005 = "900-005";
    }
}

registry! {
    /// Result code of the monitoring interfaces.
    ///
    /// Source: cec_07_0637; success only.
    pub text struct MonitorResult {
        /// Success (field resultCode).
        SUCCESS = "0100000";
        /// Success (field result, kept for versions up to 8.13).
        SUCCESS_OLD = "0";
    }
}
