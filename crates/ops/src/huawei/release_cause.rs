use offhook_base::registry;

registry! {
    /// Why a call was released.
    ///
    /// In the exported bill it means something only on the record whose `call_id_num` is -1. The groups from 1000,
    /// 3000, 4000, 20000 and 30000 on exist and are unknown codes here. 251 is printed twice: as the start of the VSP
    /// group and as VSPCOMM unavailable. The names are ours, the vendor gives none.
    ///
    /// Source: cec_07_4242, cec_07_2639, cec_07_0837; partial: group 1 (0..) read up to 359; groups 1000.., 3000..,
    /// 4000.., 20000.., 30000.. exist but their rows could not be read; the current edition points to a spreadsheet
    /// (Call_release_cause.xlsx) instead.
    pub struct ReleaseCause(i32) {
        /// Flow tears down; normal release.
        NORMAL = 0, "Normal";
        /// Resources used up.
        RESOURCES_USED_UP = 1, "ResourcesUsedUp";
        /// CCACS found the polling of the agent side timed out.
        AGENT_POLLING_TIMEOUT = 2, "AgentPollingTimeout";
        /// Abnormal release, other causes.
        ABNORMAL = 3, "Abnormal";
        /// Number does not exist (the English edition misreads it as 'No.').
        NO_SUCH_NUMBER = 4, "NoSuchNumber";
        /// Mailbox full or suspended.
        MAILBOX_FULL = 5, "MailboxFull";
        /// Mailbox refuses incoming.
        MAILBOX_REFUSES = 6, "MailboxRefuses";
        /// Connection failed.
        CONNECTION_FAILED = 7, "ConnectionFailed";
        /// Called party does not answer.
        CALLED_NO_ANSWER = 8, "CalledNoAnswer";
        /// Called party rejects.
        CALLED_REJECTS = 9, "CalledRejects";
        /// Called party out of coverage.
        CALLED_OUT_OF_COVERAGE = 10, "CalledOutOfCoverage";
        /// Line busy; CTI lost all CCIVR/IVR, or CCIVR lost all IVR portals.
        LINE_BUSY = 11, "LineBusy";
        /// CCS lost; disaster recovery.
        CCS_LOST = 12, "CcsLost";
        /// Fatal VMS error.
        VMS_FATAL = 13, "VmsFatal";
        /// Abnormal resource operation.
        ABNORMAL_RESOURCE_OPERATION = 14, "AbnormalResourceOperation";
        /// Called party busy.
        CALLED_BUSY = 47, "CalledBusy";
        /// Mobile switched off.
        MOBILE_OFF = 48, "MobileOff";
        /// User released before the answer.
        USER_RELEASED_BEFORE_ANSWER = 49, "UserReleasedBeforeAnswer";
        /// Balance too low.
        BALANCE_TOO_LOW = 50, "BalanceTooLow";
        /// Parameter error.
        PARAMETER_ERROR = 59, "ParameterError";
        /// Announcement or script file not found.
        FILE_NOT_FOUND = 60, "FileNotFound";
        /// Conflicting operation.
        CONFLICTING_OPERATION = 61, "ConflictingOperation";
        /// Service type not supported.
        SERVICE_TYPE_UNSUPPORTED = 62, "ServiceTypeUnsupported";
        /// Internal fault.
        INTERNAL_FAULT = 63, "InternalFault";
        /// User cancelled queuing (pressed the cancel key while the IVR played during queuing).
        QUEUING_CANCELLED_BY_USER = 80, "QueuingCancelledByUser";
        /// Start of the VSP causes; VSPCOMM unavailable.
        VSP_UNAVAILABLE = 251, "VspUnavailable";
        /// VSPCOMM rating failed.
        VSP_RATING_FAILED = 252, "VspRatingFailed";
        /// VSPCOMM charging failed.
        VSP_CHARGING_FAILED = 253, "VspChargingFailed";
        /// VSPCOMM released for another reason.
        VSP_OTHER = 254, "VspOther";
        /// CCIVR/IVR normal release.
        IVR_NORMAL = 256, "IvrNormal";
        /// Resources insufficient.
        RESOURCES_INSUFFICIENT = 257, "ResourcesInsufficient";
        /// General timeout.
        GENERAL_TIMEOUT = 258, "GeneralTimeout";
        /// CCIVR/IVR release: connection failed.
        IVR_CONNECTION_FAILED = 263, "IvrConnectionFailed";
        /// CCIVR/IVR release: flow not found or not parseable.
        IVR_FLOW_NOT_FOUND = 338, "IvrFlowNotFound";
        /// CCIVR/IVR release: control blocks exhausted.
        IVR_CONTROL_BLOCKS_EXHAUSTED = 339, "IvrControlBlocksExhausted";
        /// CCIVR/IVR release: wrong MRF script type.
        IVR_WRONG_SCRIPT_TYPE = 340, "IvrWrongScriptType";
        /// CCIVR/IVR release: bad conference name, perhaps too long.
        IVR_BAD_CONFERENCE_NAME = 342, "IvrBadConferenceName";
        /// Timeout waiting for CTIS CallIDInfo.
        CTIS_CALL_ID_INFO_TIMEOUT = 343, "CtisCallIdInfoTimeout";
        /// Timeout waiting for CTIS Notify.
        CTIS_NOTIFY_TIMEOUT = 344, "CtisNotifyTimeout";
        /// Timeout waiting for CTIS AnswerAck.
        CTIS_ANSWER_ACK_TIMEOUT = 345, "CtisAnswerAckTimeout";
        /// CCIVR/IVR release: timeout waiting for CTIServer to report off-hook.
        IVR_OFF_HOOK_TIMEOUT = 346, "IvrOffHookTimeout";
        /// Timeout waiting for CTIS subscribe/notify response.
        CTIS_SUBSCRIBE_TIMEOUT = 347, "CtisSubscribeTimeout";
        /// CTIS failed to run the script.
        CTIS_SCRIPT_FAILED = 348, "CtisScriptFailed";
        /// Timeout waiting for ServiceStartAck.
        SERVICE_START_TIMEOUT = 349, "ServiceStartTimeout";
        /// CCIVR/IVR release: timeout waiting for the service module to take the call.
        IVR_SERVICE_TAKE_TIMEOUT = 350, "IvrServiceTakeTimeout";
        /// Timeout waiting for the service module to answer.
        SERVICE_ANSWER_TIMEOUT = 351, "ServiceAnswerTimeout";
        /// Timeout waiting for the service module's subscribe response.
        SERVICE_SUBSCRIBE_TIMEOUT = 352, "ServiceSubscribeTimeout";
        /// Timeout waiting for the MSCML transferscript response.
        TRANSFER_SCRIPT_TIMEOUT = 353, "TransferScriptTimeout";
        /// CCIVR/IVR release: handshake with CTIServer timed out.
        IVR_HANDSHAKE_TIMEOUT = 354, "IvrHandshakeTimeout";
        /// CCIVR/IVR release: CCIVR outbound timed out.
        IVR_OUTBOUND_TIMEOUT = 356, "IvrOutboundTimeout";
        /// CCIVR/IVR release: IVR could not join two calls.
        IVR_JOIN_FAILED = 357, "IvrJoinFailed";
        /// CCIVR/IVR release: longest call time exceeded.
        IVR_LONGEST_CALL_TIME = 359, "IvrLongestCallTime";
    }
}
