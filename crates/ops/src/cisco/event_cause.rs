use offhook_base::registry;

registry! {
    /// EventCause: why a call event happened (the CTI Server protocol, GED-188, and its Unified CCX form).
    ///
    /// From 1000 on it is an *extended* cause, 1000 plus the disposition, which only CALL_CLEARED_EVENT carries.
    pub struct EventCause(u16) {
        /// Active monitor.
        CEC_ACTIVE_MONITOR = 1, "CEC_ACTIVE_MONITOR";
        /// Alternate.
        CEC_ALTERNATE = 2, "CEC_ALTERNATE";
        /// Busy.
        CEC_BUSY = 3, "CEC_BUSY";
        /// Call back.
        CEC_CALL_BACK = 4, "CEC_CALL_BACK";
        /// Call cancelled.
        CEC_CALL_CANCELLED = 5, "CEC_CALL_CANCELLED";
        /// Call forward always.
        CEC_CALL_FORWARD_ALWAYS = 6, "CEC_CALL_FORWARD_ALWAYS";
        /// Call forward busy.
        CEC_CALL_FORWARD_BUSY = 7, "CEC_CALL_FORWARD_BUSY";
        /// Call forward no answer.
        CEC_CALL_FORWARD_NO_ANSWER = 8, "CEC_CALL_FORWARD_NO_ANSWER";
        /// Call forward.
        CEC_CALL_FORWARD = 9, "CEC_CALL_FORWARD";
        /// Call not answered.
        CEC_CALL_NOT_ANSWERED = 10, "CEC_CALL_NOT_ANSWERED";
        /// Call pickup.
        CEC_CALL_PICKUP = 11, "CEC_CALL_PICKUP";
        /// Camp on.
        CEC_CAMP_ON = 12, "CEC_CAMP_ON";
        /// Dest not obtainable.
        CEC_DEST_NOT_OBTAINABLE = 13, "CEC_DEST_NOT_OBTAINABLE";
        /// Do not disturb.
        CEC_DO_NOT_DISTURB = 14, "CEC_DO_NOT_DISTURB";
        /// Incompatible destination.
        CEC_INCOMPATIBLE_DESTINATION = 15, "CEC_INCOMPATIBLE_DESTINATION";
        /// Invalid account code.
        CEC_INVALID_ACCOUNT_CODE = 16, "CEC_INVALID_ACCOUNT_CODE";
        /// Key conference.
        CEC_KEY_CONFERENCE = 17, "CEC_KEY_CONFERENCE";
        /// Lockout.
        CEC_LOCKOUT = 18, "CEC_LOCKOUT";
        /// Maintenance.
        CEC_MAINTENANCE = 19, "CEC_MAINTENANCE";
        /// Network congestion.
        CEC_NETWORK_CONGESTION = 20, "CEC_NETWORK_CONGESTION";
        /// Network not obtainable.
        CEC_NETWORK_NOT_OBTAINABLE = 21, "CEC_NETWORK_NOT_OBTAINABLE";
        /// New call.
        CEC_NEW_CALL = 22, "CEC_NEW_CALL";
        /// No available agents.
        CEC_NO_AVAILABLE_AGENTS = 23, "CEC_NO_AVAILABLE_AGENTS";
        /// Override.
        CEC_OVERRIDE = 24, "CEC_OVERRIDE";
        /// Park.
        CEC_PARK = 25, "CEC_PARK";
        /// Overflow.
        CEC_OVERFLOW = 26, "CEC_OVERFLOW";
        /// Recall.
        CEC_RECALL = 27, "CEC_RECALL";
        /// Redirected.
        CEC_REDIRECTED = 28, "CEC_REDIRECTED";
        /// Reorder tone.
        CEC_REORDER_TONE = 29, "CEC_REORDER_TONE";
        /// Resources not available.
        CEC_RESOURCES_NOT_AVAILABLE = 30, "CEC_RESOURCES_NOT_AVAILABLE";
        /// Silent monitor.
        CEC_SILENT_MONITOR = 31, "CEC_SILENT_MONITOR";
        /// Transfer.
        CEC_TRANSFER = 32, "CEC_TRANSFER";
        /// Trunks busy.
        CEC_TRUNKS_BUSY = 33, "CEC_TRUNKS_BUSY";
        /// Voice unit initiator.
        CEC_VOICE_UNIT_INITIATOR = 34, "CEC_VOICE_UNIT_INITIATOR";
        /// Time out.
        CEC_TIME_OUT = 35, "CEC_TIME_OUT";
        /// New call interflow.
        CEC_NEW_CALL_INTERFLOW = 36, "CEC_NEW_CALL_INTERFLOW";
        /// Simulation init request.
        CEC_SIMULATION_INIT_REQUEST = 37, "CEC_SIMULATION_INIT_REQUEST";
        /// Simulation reset request.
        CEC_SIMULATION_RESET_REQUEST = 38, "CEC_SIMULATION_RESET_REQUEST";
        /// Cti link down.
        CEC_CTI_LINK_DOWN = 39, "CEC_CTI_LINK_DOWN";
        /// Peripheral reset request.
        CEC_PERIPHERAL_RESET_REQUEST = 40, "CEC_PERIPHERAL_RESET_REQUEST";
        /// Md110 conference transfer.
        CEC_MD110_CONFERENCE_TRANSFER = 41, "CEC_MD110_CONFERENCE_TRANSFER";
        /// Remains in q.
        CEC_REMAINS_IN_Q = 42, "CEC_REMAINS_IN_Q";
        /// Supervisor assist.
        CEC_SUPERVISOR_ASSIST = 43, "CEC_SUPERVISOR_ASSIST";
        /// Emergency call.
        CEC_EMERGENCY_CALL = 44, "CEC_EMERGENCY_CALL";
        /// Supervisor clear.
        CEC_SUPERVISOR_CLEAR = 45, "CEC_SUPERVISOR_CLEAR";
        /// Supervisor monitor.
        CEC_SUPERVISOR_MONITOR = 46, "CEC_SUPERVISOR_MONITOR";
        /// Supervisor whisper.
        CEC_SUPERVISOR_WHISPER = 47, "CEC_SUPERVISOR_WHISPER";
        /// Supervisor barge in.
        CEC_SUPERVISOR_BARGE_IN = 48, "CEC_SUPERVISOR_BARGE_IN";
        /// Supervisor intercept.
        CEC_SUPERVISOR_INTERCEPT = 49, "CEC_SUPERVISOR_INTERCEPT";
        /// Call party update ind.
        CEC_CALL_PARTY_UPDATE_IND = 50, "CEC_CALL_PARTY_UPDATE_IND";
        /// Consult.
        CEC_CONSULT = 51, "CEC_CONSULT";
        /// Nic call clear.
        CEC_NIC_CALL_CLEAR = 52, "CEC_NIC_CALL_CLEAR";
        /// Dnp.
        CEC_DNP = 53, "CEC_DNP";
        /// Router requery before answer.
        CEC_ROUTER_REQUERY_BEFORE_ANSWER = 54, "CEC_ROUTER_REQUERY_BEFORE_ANSWER";
        /// Router requery after answer.
        CEC_ROUTER_REQUERY_AFTER_ANSWER = 55, "CEC_ROUTER_REQUERY_AFTER_ANSWER";
        /// Network error.
        CEC_NETWORK_ERROR = 56, "CEC_NETWORK_ERROR";
        /// Network error before answer.
        CEC_NETWORK_ERROR_BEFORE_ANSWER = 57, "CEC_NETWORK_ERROR_BEFORE_ANSWER";
        /// Network error after answer.
        CEC_NETWORK_ERROR_AFTER_ANSWER = 58, "CEC_NETWORK_ERROR_AFTER_ANSWER";
        /// Greeting.
        CEC_GREETING = 59, "CEC_GREETING";
        /// Record agent greeting.
        CEC_RECORD_AGENT_GREETING = 60, "CEC_RECORD_AGENT_GREETING";
        /// Snapshot.
        CEC_SNAPSHOT = 61, "CEC_SNAPSHOT";
        /// Max queue exceeded.
        CEC_MAX_QUEUE_EXCEEDED = 62, "CEC_MAX_QUEUE_EXCEEDED";
        /// Aband network (extended cause, disposition 1).
        CECX_ABAND_NETWORK = 1001, "CECX_ABAND_NETWORK";
        /// Aband local queue (extended cause, disposition 2).
        CECX_ABAND_LOCAL_QUEUE = 1002, "CECX_ABAND_LOCAL_QUEUE";
        /// Aband ring (extended cause, disposition 3).
        CECX_ABAND_RING = 1003, "CECX_ABAND_RING";
        /// Aband delay (extended cause, disposition 4).
        CECX_ABAND_DELAY = 1004, "CECX_ABAND_DELAY";
        /// Aband interflow (extended cause, disposition 5).
        CECX_ABAND_INTERFLOW = 1005, "CECX_ABAND_INTERFLOW";
        /// Aband agent terminal (extended cause, disposition 6).
        CECX_ABAND_AGENT_TERMINAL = 1006, "CECX_ABAND_AGENT_TERMINAL";
        /// Short (extended cause, disposition 7).
        CECX_SHORT = 1007, "CECX_SHORT";
        /// Busy (extended cause, disposition 8).
        CECX_BUSY = 1008, "CECX_BUSY";
        /// Forced busy (extended cause, disposition 9).
        CECX_FORCED_BUSY = 1009, "CECX_FORCED_BUSY";
        /// Drop no answer (extended cause, disposition 10).
        CECX_DROP_NO_ANSWER = 1010, "CECX_DROP_NO_ANSWER";
        /// Drop busy (extended cause, disposition 11).
        CECX_DROP_BUSY = 1011, "CECX_DROP_BUSY";
        /// Drop reorder (extended cause, disposition 12).
        CECX_DROP_REORDER = 1012, "CECX_DROP_REORDER";
        /// Drop handled primary route (extended cause, disposition 13).
        CECX_DROP_HANDLED_PRIMARY_ROUTE = 1013, "CECX_DROP_HANDLED_PRIMARY_ROUTE";
        /// Drop handled other (extended cause, disposition 14).
        CECX_DROP_HANDLED_OTHER = 1014, "CECX_DROP_HANDLED_OTHER";
        /// Redirected (extended cause, disposition 15).
        CECX_REDIRECTED = 1015, "CECX_REDIRECTED";
        /// Cut through (extended cause, disposition 16).
        CECX_CUT_THROUGH = 1016, "CECX_CUT_THROUGH";
        /// Intraflow (extended cause, disposition 17).
        CECX_INTRAFLOW = 1017, "CECX_INTRAFLOW";
        /// Interflow (extended cause, disposition 18).
        CECX_INTERFLOW = 1018, "CECX_INTERFLOW";
        /// Ring no answer (extended cause, disposition 19).
        CECX_RING_NO_ANSWER = 1019, "CECX_RING_NO_ANSWER";
        /// Intercept reorder (extended cause, disposition 20).
        CECX_INTERCEPT_REORDER = 1020, "CECX_INTERCEPT_REORDER";
        /// Intercept denial (extended cause, disposition 21).
        CECX_INTERCEPT_DENIAL = 1021, "CECX_INTERCEPT_DENIAL";
        /// Time out (extended cause, disposition 22).
        CECX_TIME_OUT = 1022, "CECX_TIME_OUT";
        /// Voice energy (extended cause, disposition 23).
        CECX_VOICE_ENERGY = 1023, "CECX_VOICE_ENERGY";
        /// Nonclassified energy detect (extended cause, disposition 24).
        CECX_NONCLASSIFIED_ENERGY_DETECT = 1024, "CECX_NONCLASSIFIED_ENERGY_DETECT";
        /// No cut through (extended cause, disposition 25).
        CECX_NO_CUT_THROUGH = 1025, "CECX_NO_CUT_THROUGH";
        /// Uabort (extended cause, disposition 26).
        CECX_UABORT = 1026, "CECX_UABORT";
        /// Failed software (extended cause, disposition 27).
        CECX_FAILED_SOFTWARE = 1027, "CECX_FAILED_SOFTWARE";
        /// Blind transfer (extended cause, disposition 28).
        CECX_BLIND_TRANSFER = 1028, "CECX_BLIND_TRANSFER";
        /// Announced transfer (extended cause, disposition 29).
        CECX_ANNOUNCED_TRANSFER = 1029, "CECX_ANNOUNCED_TRANSFER";
        /// Conferenced (extended cause, disposition 30).
        CECX_CONFERENCED = 1030, "CECX_CONFERENCED";
        /// Duplicate transfer (extended cause, disposition 31).
        CECX_DUPLICATE_TRANSFER = 1031, "CECX_DUPLICATE_TRANSFER";
        /// Unmonitored device (extended cause, disposition 32).
        CECX_UNMONITORED_DEVICE = 1032, "CECX_UNMONITORED_DEVICE";
        /// Answering machine (extended cause, disposition 33).
        CECX_ANSWERING_MACHINE = 1033, "CECX_ANSWERING_MACHINE";
        /// Network blind transfer (extended cause, disposition 34).
        CECX_NETWORK_BLIND_TRANSFER = 1034, "CECX_NETWORK_BLIND_TRANSFER";
        /// Task abandoned in router (extended cause, disposition 35).
        CECX_TASK_ABANDONED_IN_ROUTER = 1035, "CECX_TASK_ABANDONED_IN_ROUTER";
        /// Task abandoned before offered (extended cause, disposition 36).
        CECX_TASK_ABANDONED_BEFORE_OFFERED = 1036, "CECX_TASK_ABANDONED_BEFORE_OFFERED";
        /// Task abandoned while offered (extended cause, disposition 37).
        CECX_TASK_ABANDONED_WHILE_OFFERED = 1037, "CECX_TASK_ABANDONED_WHILE_OFFERED";
        /// Normal end task (extended cause, disposition 38).
        CECX_NORMAL_END_TASK = 1038, "CECX_NORMAL_END_TASK";
        /// Cant obtain task id (extended cause, disposition 39).
        CECX_CANT_OBTAIN_TASK_ID = 1039, "CECX_CANT_OBTAIN_TASK_ID";
        /// Agent logged out during task (extended cause, disposition 40).
        CECX_AGENT_LOGGED_OUT_DURING_TASK = 1040, "CECX_AGENT_LOGGED_OUT_DURING_TASK";
        /// Max task lifetime exceeded (extended cause, disposition 41).
        CECX_MAX_TASK_LIFETIME_EXCEEDED = 1041, "CECX_MAX_TASK_LIFETIME_EXCEEDED";
        /// Application path went down (extended cause, disposition 42).
        CECX_APPLICATION_PATH_WENT_DOWN = 1042, "CECX_APPLICATION_PATH_WENT_DOWN";
        /// Icm routing complete (extended cause, disposition 43).
        CECX_ICM_ROUTING_COMPLETE = 1043, "CECX_ICM_ROUTING_COMPLETE";
        /// Icm routing disabled (extended cause, disposition 44).
        CECX_ICM_ROUTING_DISABLED = 1044, "CECX_ICM_ROUTING_DISABLED";
        /// Appl invalid mrd id (extended cause, disposition 45).
        CECX_APPL_INVALID_MRD_ID = 1045, "CECX_APPL_INVALID_MRD_ID";
        /// Appl invalid dialogue id (extended cause, disposition 46).
        CECX_APPL_INVALID_DIALOGUE_ID = 1046, "CECX_APPL_INVALID_DIALOGUE_ID";
        /// Appl duplicate dialogue id (extended cause, disposition 47).
        CECX_APPL_DUPLICATE_DIALOGUE_ID = 1047, "CECX_APPL_DUPLICATE_DIALOGUE_ID";
        /// Appl invalid invoke id (extended cause, disposition 48).
        CECX_APPL_INVALID_INVOKE_ID = 1048, "CECX_APPL_INVALID_INVOKE_ID";
        /// Appl invalid script selector (extended cause, disposition 49).
        CECX_APPL_INVALID_SCRIPT_SELECTOR = 1049, "CECX_APPL_INVALID_SCRIPT_SELECTOR";
        /// Appl terminate dialogue (extended cause, disposition 50).
        CECX_APPL_TERMINATE_DIALOGUE = 1050, "CECX_APPL_TERMINATE_DIALOGUE";
        /// Task ended during app init (extended cause, disposition 51).
        CECX_TASK_ENDED_DURING_APP_INIT = 1051, "CECX_TASK_ENDED_DURING_APP_INIT";
        /// Called party disconnected (extended cause, disposition 52).
        CECX_CALLED_PARTY_DISCONNECTED = 1052, "CECX_CALLED_PARTY_DISCONNECTED";
        /// Partial call (extended cause, disposition 53).
        CECX_PARTIAL_CALL = 1053, "CECX_PARTIAL_CALL";
        /// Drop network consult (extended cause, disposition 54).
        CECX_DROP_NETWORK_CONSULT = 1054, "CECX_DROP_NETWORK_CONSULT";
        /// Network consult transfer (extended cause, disposition 55).
        CECX_NETWORK_CONSULT_TRANSFER = 1055, "CECX_NETWORK_CONSULT_TRANSFER";
        /// Network conference (extended cause, disposition 56).
        CECX_NETWORK_CONFERENCE = 1056, "CECX_NETWORK_CONFERENCE";
        /// Aband network consult (extended cause, disposition 57).
        CECX_ABAND_NETWORK_CONSULT = 1057, "CECX_ABAND_NETWORK_CONSULT";
        /// None.
        CEC_NONE = 0xFFFF, "CEC_NONE";
    }
}

impl EventCause {
    /// Whether it is one of the causes that only CALL_CLEARED_EVENT carries.
    ///
    /// ```
    /// use offhook_ops::cisco::EventCause;
    ///
    /// assert!(EventCause::CECX_DROP_HANDLED_OTHER.is_extended());
    /// assert!(!EventCause::CEC_NONE.is_extended());
    /// ```
    #[must_use]
    pub const fn is_extended(self) -> bool {
        self.code() >= 1_000 && self.code() != Self::CEC_NONE.code()
    }
}
