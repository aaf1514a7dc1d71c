//! Calls: type, state of a connection, line, disposition.

use super::Code;
use crate::{Dialect, Protocol};

offhook_base::registry! {
    /// CallType: what a call is to the contact centre.
    ///
    /// Two numbers depend on dialect and version, see [`CallType::name_in`]; the names of the rows are those of UCCE 19 and later.
    pub struct CallType(u16) {
        /// Invalid (UCCX only).
        INVALID = 0, "CALLTYPE_INVALID";
        /// Acd in (`CALLTYPE_CCX_IN` in UCCX).
        ACD_IN = 1, "CALLTYPE_ACD_IN";
        /// Preroute acd in.
        PREROUTE_ACD_IN = 2, "CALLTYPE_PREROUTE_ACD_IN";
        /// Preroute direct agent.
        PREROUTE_DIRECT_AGENT = 3, "CALLTYPE_PREROUTE_DIRECT_AGENT";
        /// Transfer in.
        TRANSFER_IN = 4, "CALLTYPE_TRANSFER_IN";
        /// Overflow in.
        OVERFLOW_IN = 5, "CALLTYPE_OVERFLOW_IN";
        /// Other in.
        OTHER_IN = 6, "CALLTYPE_OTHER_IN";
        /// Auto out.
        AUTO_OUT = 7, "CALLTYPE_AUTO_OUT";
        /// Agent out.
        AGENT_OUT = 8, "CALLTYPE_AGENT_OUT";
        /// Out.
        OUT = 9, "CALLTYPE_OUT";
        /// Agent inside.
        AGENT_INSIDE = 10, "CALLTYPE_AGENT_INSIDE";
        /// Offered.
        OFFERED = 11, "CALLTYPE_OFFERED";
        /// Consult.
        CONSULT = 12, "CALLTYPE_CONSULT";
        /// Consult offered.
        CONSULT_OFFERED = 13, "CALLTYPE_CONSULT_OFFERED";
        /// Consult conference.
        CONSULT_CONFERENCE = 14, "CALLTYPE_CONSULT_CONFERENCE";
        /// Conference.
        CONFERENCE = 15, "CALLTYPE_CONFERENCE";
        /// Unmonitored.
        UNMONITORED = 16, "CALLTYPE_UNMONITORED";
        /// Preview.
        PREVIEW = 17, "CALLTYPE_PREVIEW";
        /// Reservation.
        RESERVATION = 18, "CALLTYPE_RESERVATION";
        /// Assist.
        ASSIST = 19, "CALLTYPE_ASSIST";
        /// Emergency.
        EMERGENCY = 20, "CALLTYPE_EMERGENCY";
        /// Supervisor monitor.
        SUPERVISOR_MONITOR = 21, "CALLTYPE_SUPERVISOR_MONITOR";
        /// Supervisor whisper.
        SUPERVISOR_WHISPER = 22, "CALLTYPE_SUPERVISOR_WHISPER";
        /// Supervisor barge in.
        SUPERVISOR_BARGE_IN = 23, "CALLTYPE_SUPERVISOR_BARGE_IN";
        /// Supervisor intercept.
        SUPERVISOR_INTERCEPT = 24, "CALLTYPE_SUPERVISOR_INTERCEPT";
        /// Task routed by icm.
        TASK_ROUTED_BY_ICM = 25, "CALLTYPE_TASK_ROUTED_BY_ICM";
        /// Task routed by application.
        TASK_ROUTED_BY_APPLICATION = 26, "CALLTYPE_TASK_ROUTED_BY_APPLICATION";
        /// Reservation preview (from version 19).
        RESERVATION_PREVIEW = 27, "CALLTYPE_RESERVATION_PREVIEW";
        /// Reservation preview direct (from version 19).
        RESERVATION_PREVIEW_DIRECT = 28, "CALLTYPE_RESERVATION_PREVIEW_DIRECT";
        /// Reservation predictive (from version 19).
        RESERVATION_PREDICTIVE = 29, "CALLTYPE_RESERVATION_PREDICTIVE";
        /// Reservation callback (from version 19).
        RESERVATION_CALLBACK = 30, "CALLTYPE_RESERVATION_CALLBACK";
        /// Reservation personal callback (from version 19).
        RESERVATION_PERSONAL_CALLBACK = 31, "CALLTYPE_RESERVATION_PERSONAL_CALLBACK";
        /// Customer preview (from version 19).
        CUSTOMER_PREVIEW = 32, "CALLTYPE_CUSTOMER_PREVIEW";
        /// Customer preview direct (from version 19).
        CUSTOMER_PREVIEW_DIRECT = 33, "CALLTYPE_CUSTOMER_PREVIEW_DIRECT";
        /// Customer predictive (from version 19).
        CUSTOMER_PREDICTIVE = 34, "CALLTYPE_CUSTOMER_PREDICTIVE";
        /// Customer callback (from version 19).
        CUSTOMER_CALLBACK = 35, "CALLTYPE_CUSTOMER_CALLBACK";
        /// Customer personal (from version 19).
        CUSTOMER_PERSONAL = 36, "CALLTYPE_CUSTOMER_PERSONAL";
        /// Customer ivr (from version 19).
        CUSTOMER_IVR = 37, "CALLTYPE_CUSTOMER_IVR";
        /// Non acd (from version 19).
        NON_ACD = 38, "CALLTYPE_NON_ACD";
        /// Play agent greeting (from version 19).
        PLAY_AGENT_GREETING = 39, "CALLTYPE_PLAY_AGENT_GREETING";
        /// Record agent greeting (from version 19).
        RECORD_AGENT_GREETING = 40, "CALLTYPE_RECORD_AGENT_GREETING";
        /// Voice call back (from version 24).
        VOICE_CALL_BACK = 41, "CALLTYPE_VOICE_CALL_BACK";
        /// Null.
        NULL = 0xFFFF, "CALLTYPE_NULL";
    }
}

impl CallType {
    /// 27 in UCCE 14 to 18.
    pub const NON_ACD_BEFORE_19: Self = Self(27);
    /// 34 in UCCX: a call that the dialler hands to the agent.
    pub const AGENT_OUTBOUND: Self = Self(34);

    /// The name in a dialect and version: 27 was NON_ACD before UCCE 19, 34 is AGENT_OUTBOUND in UCCX.
    ///
    /// ```
    /// use offhook_cti::{CallType, Dialect, Protocol};
    ///
    /// assert_eq!(CallType::from_code(34).name_in(Protocol::uccx(17)), Some("CALLTYPE_AGENT_OUTBOUND"));
    /// assert_eq!(CallType::from_code(34).name_in(Protocol::ucce(20)), Some("CALLTYPE_CUSTOMER_PREDICTIVE"));
    /// assert_eq!(CallType::from_code(27).name_in(Protocol::ucce(15)), Some("CALLTYPE_NON_ACD"));
    /// ```
    #[must_use]
    pub fn name_in(self, protocol: Protocol) -> Option<&'static str> {
        match (protocol.dialect(), self.0, protocol.version()) {
            (Dialect::Uccx, 34, _) => Some("CALLTYPE_AGENT_OUTBOUND"),
            (Dialect::Uccx, 1, _) => Some("CALLTYPE_CCX_IN"),
            (Dialect::Ucce, 27, 14..=18) => Some("CALLTYPE_NON_ACD"),
            (Dialect::Ucce, 27..=40, ..=18) | (Dialect::Ucce, 41, ..=23) => None,
            _ => self.name(),
        }
    }
}

impl Code for CallType {
    const PREFIX: &'static str = "CALLTYPE_";
    const ALIASES: &'static [(&'static str, Self)] =
        &[("CALLTYPE_CCX_IN", Self::ACD_IN), ("CALLTYPE_AGENT_OUTBOUND", Self::AGENT_OUTBOUND)];
}

offhook_base::registry! {
    /// LocalConnectionState: the connection of the device that the message is about.
    pub struct LocalConnectionState(u16) {
        /// Null.
        NULL = 0, "LCS_NULL";
        /// Initiate.
        INITIATE = 1, "LCS_INITIATE";
        /// Alerting.
        ALERTING = 2, "LCS_ALERTING";
        /// Connect.
        CONNECT = 3, "LCS_CONNECT";
        /// Hold.
        HOLD = 4, "LCS_HOLD";
        /// Queued.
        QUEUED = 5, "LCS_QUEUED";
        /// Fail.
        FAIL = 6, "LCS_FAIL";
        /// None.
        NONE = 0xFFFF, "LCS_NONE";
    }
}

impl Code for LocalConnectionState {
    const PREFIX: &'static str = "LCS_";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}

offhook_base::registry! {
    /// LineType: the line that a call uses. UCCX uses 3 for a business line and 10 for any other.
    pub struct LineType(u16) {
        /// Inbound acd.
        INBOUND_ACD = 0, "LINETYPE_INBOUND_ACD";
        /// Outbound acd.
        OUTBOUND_ACD = 1, "LINETYPE_OUTBOUND_ACD";
        /// Inside.
        INSIDE = 2, "LINETYPE_INSIDE";
        /// Unknown.
        UNKNOWN = 3, "LINETYPE_UNKNOWN";
        /// Supervisor.
        SUPERVISOR = 4, "LINETYPE_SUPERVISOR";
        /// Message.
        MESSAGE = 5, "LINETYPE_MESSAGE";
        /// Help.
        HELP = 6, "LINETYPE_HELP";
        /// Outbound.
        OUTBOUND = 7, "LINETYPE_OUTBOUND";
        /// Did.
        DID = 8, "LINETYPE_DID";
        /// Silent monitor.
        SILENT_MONITOR = 9, "LINETYPE_SILENT_MONITOR";
        /// Non acd in.
        NON_ACD_IN = 10, "LINETYPE_NON_ACD_IN";
        /// Non acd out.
        NON_ACD_OUT = 11, "LINETYPE_NON_ACD_OUT";
        /// None.
        NONE = 0xFFFF, "LINETYPE_NONE";
    }
}

impl Code for LineType {
    const PREFIX: &'static str = "LINETYPE_";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}

offhook_base::registry! {
    /// CalledPartyDisposition: how the call ended for the called party. The guide gives phrases, the constants follow them.
    pub struct CalledPartyDisposition(u16) {
        /// Invalid.
        INVALID = 0, "CD_INVALID";
        /// Abandoned in network.
        ABANDONED_IN_NETWORK = 1, "CD_ABANDONED_IN_NETWORK";
        /// Abandoned in local queue.
        ABANDONED_IN_LOCAL_QUEUE = 2, "CD_ABANDONED_IN_LOCAL_QUEUE";
        /// Abandoned ring.
        ABANDONED_RING = 3, "CD_ABANDONED_RING";
        /// Abandoned delay.
        ABANDONED_DELAY = 4, "CD_ABANDONED_DELAY";
        /// Abandoned interflow.
        ABANDONED_INTERFLOW = 5, "CD_ABANDONED_INTERFLOW";
        /// Abandoned agent terminal.
        ABANDONED_AGENT_TERMINAL = 6, "CD_ABANDONED_AGENT_TERMINAL";
        /// Short.
        SHORT = 7, "CD_SHORT";
        /// Busy.
        BUSY = 8, "CD_BUSY";
        /// Forced busy.
        FORCED_BUSY = 9, "CD_FORCED_BUSY";
        /// Disconnect drop no answer.
        DISCONNECT_DROP_NO_ANSWER = 10, "CD_DISCONNECT_DROP_NO_ANSWER";
        /// Disconnect drop busy.
        DISCONNECT_DROP_BUSY = 11, "CD_DISCONNECT_DROP_BUSY";
        /// Disconnect drop reorder.
        DISCONNECT_DROP_REORDER = 12, "CD_DISCONNECT_DROP_REORDER";
        /// Disconnect drop handled primary route.
        DISCONNECT_DROP_HANDLED_PRIMARY_ROUTE = 13, "CD_DISCONNECT_DROP_HANDLED_PRIMARY_ROUTE";
        /// Disconnect drop handled other.
        DISCONNECT_DROP_HANDLED_OTHER = 14, "CD_DISCONNECT_DROP_HANDLED_OTHER";
        /// Redirected.
        REDIRECTED = 15, "CD_REDIRECTED";
        /// Cut through.
        CUT_THROUGH = 16, "CD_CUT_THROUGH";
        /// Intraflow.
        INTRAFLOW = 17, "CD_INTRAFLOW";
        /// Interflow.
        INTERFLOW = 18, "CD_INTERFLOW";
        /// Ring no answer.
        RING_NO_ANSWER = 19, "CD_RING_NO_ANSWER";
        /// Intercept reorder.
        INTERCEPT_REORDER = 20, "CD_INTERCEPT_REORDER";
        /// Intercept denial.
        INTERCEPT_DENIAL = 21, "CD_INTERCEPT_DENIAL";
        /// Time out.
        TIME_OUT = 22, "CD_TIME_OUT";
        /// Voice energy.
        VOICE_ENERGY = 23, "CD_VOICE_ENERGY";
        /// Non classified energy detected.
        NON_CLASSIFIED_ENERGY_DETECTED = 24, "CD_NON_CLASSIFIED_ENERGY_DETECTED";
        /// No cut through.
        NO_CUT_THROUGH = 25, "CD_NO_CUT_THROUGH";
        /// U abort.
        U_ABORT = 26, "CD_U_ABORT";
        /// Failed software.
        FAILED_SOFTWARE = 27, "CD_FAILED_SOFTWARE";
        /// Blind transfer.
        BLIND_TRANSFER = 28, "CD_BLIND_TRANSFER";
        /// Announced transfer.
        ANNOUNCED_TRANSFER = 29, "CD_ANNOUNCED_TRANSFER";
        /// Conferenced.
        CONFERENCED = 30, "CD_CONFERENCED";
        /// Duplicate transfer.
        DUPLICATE_TRANSFER = 31, "CD_DUPLICATE_TRANSFER";
        /// Unmonitored device.
        UNMONITORED_DEVICE = 32, "CD_UNMONITORED_DEVICE";
        /// Answering machine.
        ANSWERING_MACHINE = 33, "CD_ANSWERING_MACHINE";
        /// Network blind transfer.
        NETWORK_BLIND_TRANSFER = 34, "CD_NETWORK_BLIND_TRANSFER";
        /// Task abandoned in router.
        TASK_ABANDONED_IN_ROUTER = 35, "CD_TASK_ABANDONED_IN_ROUTER";
        /// Task abandoned before offered.
        TASK_ABANDONED_BEFORE_OFFERED = 36, "CD_TASK_ABANDONED_BEFORE_OFFERED";
        /// Task abandoned while offered.
        TASK_ABANDONED_WHILE_OFFERED = 37, "CD_TASK_ABANDONED_WHILE_OFFERED";
        /// Normal end task.
        NORMAL_END_TASK = 38, "CD_NORMAL_END_TASK";
        /// Cant obtain task id.
        CANT_OBTAIN_TASK_ID = 39, "CD_CANT_OBTAIN_TASK_ID";
        /// Agent logged out during task.
        AGENT_LOGGED_OUT_DURING_TASK = 40, "CD_AGENT_LOGGED_OUT_DURING_TASK";
        /// Maximum task lifetime exceeded.
        MAXIMUM_TASK_LIFETIME_EXCEEDED = 41, "CD_MAXIMUM_TASK_LIFETIME_EXCEEDED";
        /// Application path went down.
        APPLICATION_PATH_WENT_DOWN = 42, "CD_APPLICATION_PATH_WENT_DOWN";
        /// Unified cce routing complete.
        UNIFIED_CCE_ROUTING_COMPLETE = 43, "CD_UNIFIED_CCE_ROUTING_COMPLETE";
        /// Unified cce routing disabled.
        UNIFIED_CCE_ROUTING_DISABLED = 44, "CD_UNIFIED_CCE_ROUTING_DISABLED";
        /// Application invalid mrd id.
        APPLICATION_INVALID_MRD_ID = 45, "CD_APPLICATION_INVALID_MRD_ID";
        /// Application invalid dialogue id.
        APPLICATION_INVALID_DIALOGUE_ID = 46, "CD_APPLICATION_INVALID_DIALOGUE_ID";
        /// Application duplicate dialogue id.
        APPLICATION_DUPLICATE_DIALOGUE_ID = 47, "CD_APPLICATION_DUPLICATE_DIALOGUE_ID";
        /// Application invalid invoke id.
        APPLICATION_INVALID_INVOKE_ID = 48, "CD_APPLICATION_INVALID_INVOKE_ID";
        /// Application invalid script selector.
        APPLICATION_INVALID_SCRIPT_SELECTOR = 49, "CD_APPLICATION_INVALID_SCRIPT_SELECTOR";
        /// Application terminate dialogue.
        APPLICATION_TERMINATE_DIALOGUE = 50, "CD_APPLICATION_TERMINATE_DIALOGUE";
        /// Task ended during application init.
        TASK_ENDED_DURING_APPLICATION_INIT = 51, "CD_TASK_ENDED_DURING_APPLICATION_INIT";
        /// Called party disconnected.
        CALLED_PARTY_DISCONNECTED = 52, "CD_CALLED_PARTY_DISCONNECTED";
        /// Partial call.
        PARTIAL_CALL = 53, "CD_PARTIAL_CALL";
        /// Drop network consult.
        DROP_NETWORK_CONSULT = 54, "CD_DROP_NETWORK_CONSULT";
        /// Network consult transfer.
        NETWORK_CONSULT_TRANSFER = 55, "CD_NETWORK_CONSULT_TRANSFER";
        /// Abandon network consult.
        ABANDON_NETWORK_CONSULT = 57, "CD_ABANDON_NETWORK_CONSULT";
        /// Router requery before answer.
        ROUTER_REQUERY_BEFORE_ANSWER = 58, "CD_ROUTER_REQUERY_BEFORE_ANSWER";
        /// Router requery after answer.
        ROUTER_REQUERY_AFTER_ANSWER = 59, "CD_ROUTER_REQUERY_AFTER_ANSWER";
        /// Network error.
        NETWORK_ERROR = 60, "CD_NETWORK_ERROR";
        /// Network error before answer.
        NETWORK_ERROR_BEFORE_ANSWER = 61, "CD_NETWORK_ERROR_BEFORE_ANSWER";
        /// Network error after answer.
        NETWORK_ERROR_AFTER_ANSWER = 62, "CD_NETWORK_ERROR_AFTER_ANSWER";
        /// Task transfer.
        TASK_TRANSFER = 63, "CD_TASK_TRANSFER";
        /// Application disconnected.
        APPLICATION_DISCONNECTED = 64, "CD_APPLICATION_DISCONNECTED";
        /// Task transferred on agent logout.
        TASK_TRANSFERRED_ON_AGENT_LOGOUT = 65, "CD_TASK_TRANSFERRED_ON_AGENT_LOGOUT";
    }
}

impl Code for CalledPartyDisposition {
    const PREFIX: &'static str = "CD_";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}
