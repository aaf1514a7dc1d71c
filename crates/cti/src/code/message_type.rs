//! Numbers of the message type field (GED-188, Unified CCX CTI Protocol Developer Guide).

use super::Code;
use crate::Dialect;

offhook_base::registry! {
    /// What a message is: the second word of its header.
    ///
    /// Names are GED-188's. UCCX calls four of them otherwise, see [`MessageType::name_in`].
    ///
    /// ```
    /// use offhook_cti::MessageType;
    ///
    /// assert_eq!(MessageType::AGENT_STATE_EVENT.code(), 30);
    /// assert_eq!("BEGIN_CALL_EVENT".parse(), Ok(MessageType::BEGIN_CALL_EVENT));
    /// assert_eq!(MessageType::from_code(9_999).name(), None);
    /// ```
    pub struct MessageType(u32) {
        /// Negative answer to any request (server to client; UCCE, UCCX).
        FAILURE_CONF = 1, "FAILURE_CONF";
        /// Failure reported without a request (server to client; UCCE, UCCX).
        FAILURE_EVENT = 2, "FAILURE_EVENT";
        /// Opens a session (client to server; UCCE, UCCX).
        OPEN_REQ = 3, "OPEN_REQ";
        /// Accepts a session (server to client; UCCE, UCCX).
        OPEN_CONF = 4, "OPEN_CONF";
        /// Keeps the session alive (client to server; UCCE, UCCX).
        HEARTBEAT_REQ = 5, "HEARTBEAT_REQ";
        /// Answers a heartbeat (server to client; UCCE, UCCX).
        HEARTBEAT_CONF = 6, "HEARTBEAT_CONF";
        /// Ends a session (client to server; UCCE, UCCX).
        CLOSE_REQ = 7, "CLOSE_REQ";
        /// Confirms the end of a session (server to client; UCCE, UCCX).
        CLOSE_CONF = 8, "CLOSE_CONF";
        /// A call arrives at a device, or an inbound trunk is seized (server to client; UCCE, UCCX).
        CALL_DELIVERED_EVENT = 9, "CALL_DELIVERED_EVENT";
        /// A call is answered (server to client; UCCE, UCCX).
        CALL_ESTABLISHED_EVENT = 10, "CALL_ESTABLISHED_EVENT";
        /// A connection goes on hold (server to client; UCCE, UCCX).
        CALL_HELD_EVENT = 11, "CALL_HELD_EVENT";
        /// A held connection is resumed (server to client; UCCE, UCCX).
        CALL_RETRIEVED_EVENT = 12, "CALL_RETRIEVED_EVENT";
        /// The whole call has ended (server to client; UCCE, UCCX).
        CALL_CLEARED_EVENT = 13, "CALL_CLEARED_EVENT";
        /// One party has left the call (server to client; UCCE, UCCX).
        CALL_CONNECTION_CLEARED_EVENT = 14, "CALL_CONNECTION_CLEARED_EVENT";
        /// An outbound call leaves a device (server to client; UCCE, UCCX).
        CALL_ORIGINATED_EVENT = 15, "CALL_ORIGINATED_EVENT";
        /// A call cannot be completed (server to client; UCCE, UCCX).
        CALL_FAILED_EVENT = 16, "CALL_FAILED_EVENT";
        /// Two calls are joined into a conference (server to client; UCCE, UCCX).
        CALL_CONFERENCED_EVENT = 17, "CALL_CONFERENCED_EVENT";
        /// A call is transferred (server to client; UCCE, UCCX).
        CALL_TRANSFERRED_EVENT = 18, "CALL_TRANSFERRED_EVENT";
        /// A call moves from one service or target to another (server to client; UCCE, UCCX).
        CALL_DIVERTED_EVENT = 19, "CALL_DIVERTED_EVENT";
        /// A device goes off hook (server to client; UCCE, UCCX).
        CALL_SERVICE_INITIATED_EVENT = 20, "CALL_SERVICE_INITIATED_EVENT";
        /// A call enters a queue (server to client; UCCE, UCCX).
        CALL_QUEUED_EVENT = 21, "CALL_QUEUED_EVENT";
        /// Call data that arrives ahead of a translation-routed call (server to client; UCCE).
        CALL_TRANSLATION_ROUTE_EVENT = 22, "CALL_TRANSLATION_ROUTE_EVENT";
        /// A call becomes known to this client: first message of a call (server to client; UCCE, UCCX).
        BEGIN_CALL_EVENT = 23, "BEGIN_CALL_EVENT";
        /// The call is forgotten: last message of a call (server to client; UCCE, UCCX).
        END_CALL_EVENT = 24, "END_CALL_EVENT";
        /// Call data or the call's identity changed (server to client; UCCE, UCCX).
        CALL_DATA_UPDATE_EVENT = 25, "CALL_DATA_UPDATE_EVENT";
        /// Changes call variables, wrap-up data or named variables (client to server; UCCE, UCCX).
        SET_CALL_DATA_REQ = 26, "SET_CALL_DATA_REQ";
        /// Confirms SET_CALL_DATA_REQ (server to client; UCCE, UCCX).
        SET_CALL_DATA_CONF = 27, "SET_CALL_DATA_CONF";
        /// Client has finished with the data of a call (client to server; UCCE).
        RELEASE_CALL_REQ = 28, "RELEASE_CALL_REQ";
        /// Confirms RELEASE_CALL_REQ (server to client; UCCE).
        RELEASE_CALL_CONF = 29, "RELEASE_CALL_CONF";
        /// An agent's state changed (server to client; UCCE, UCCX).
        AGENT_STATE_EVENT = 30, "AGENT_STATE_EVENT";
        /// Status of the server or of a device changed (server to client; UCCE, UCCX).
        SYSTEM_EVENT = 31, "SYSTEM_EVENT";
        /// Client reports an event of its own (client to server; UCCE).
        CLIENT_EVENT_REPORT_REQ = 32, "CLIENT_EVENT_REPORT_REQ";
        /// Confirms CLIENT_EVENT_REPORT_REQ (server to client; UCCE).
        CLIENT_EVENT_REPORT_CONF = 33, "CLIENT_EVENT_REPORT_CONF";
        /// An outbound call reached the network (server to client; UCCE).
        CALL_REACHED_NETWORK_EVENT = 34, "CALL_REACHED_NETWORK_EVENT";
        /// A control request was refused (server to client; UCCE, UCCX).
        CONTROL_FAILURE_CONF = 35, "CONTROL_FAILURE_CONF";
        /// Asks for an agent's state (client to server; UCCE, UCCX).
        QUERY_AGENT_STATE_REQ = 36, "QUERY_AGENT_STATE_REQ";
        /// Answers QUERY_AGENT_STATE_REQ (server to client; UCCE, UCCX).
        QUERY_AGENT_STATE_CONF = 37, "QUERY_AGENT_STATE_CONF";
        /// Changes an agent's state: log in, ready, not ready, work, log out (client to server; UCCE, UCCX).
        SET_AGENT_STATE_REQ = 38, "SET_AGENT_STATE_REQ";
        /// Confirms SET_AGENT_STATE_REQ (server to client; UCCE, UCCX).
        SET_AGENT_STATE_CONF = 39, "SET_AGENT_STATE_CONF";
        /// Swaps an active and a held call (client to server; UCCE, UCCX).
        ALTERNATE_CALL_REQ = 40, "ALTERNATE_CALL_REQ";
        /// Confirms ALTERNATE_CALL_REQ (server to client; UCCE, UCCX).
        ALTERNATE_CALL_CONF = 41, "ALTERNATE_CALL_CONF";
        /// Answers an alerting call (client to server; UCCE, UCCX).
        ANSWER_CALL_REQ = 42, "ANSWER_CALL_REQ";
        /// Confirms ANSWER_CALL_REQ (server to client; UCCE, UCCX).
        ANSWER_CALL_CONF = 43, "ANSWER_CALL_CONF";
        /// Drops every party of a call (client to server; UCCE, UCCX).
        CLEAR_CALL_REQ = 44, "CLEAR_CALL_REQ";
        /// Confirms CLEAR_CALL_REQ (server to client; UCCE, UCCX).
        CLEAR_CALL_CONF = 45, "CLEAR_CALL_CONF";
        /// Drops one connection (client to server; UCCE, UCCX).
        CLEAR_CONNECTION_REQ = 46, "CLEAR_CONNECTION_REQ";
        /// Confirms CLEAR_CONNECTION_REQ (server to client; UCCE, UCCX).
        CLEAR_CONNECTION_CONF = 47, "CLEAR_CONNECTION_CONF";
        /// Joins a held and an active call (client to server; UCCE, UCCX).
        CONFERENCE_CALL_REQ = 48, "CONFERENCE_CALL_REQ";
        /// Confirms CONFERENCE_CALL_REQ (server to client; UCCE, UCCX).
        CONFERENCE_CALL_CONF = 49, "CONFERENCE_CALL_CONF";
        /// Holds a call and dials a second one (client to server; UCCE, UCCX).
        CONSULTATION_CALL_REQ = 50, "CONSULTATION_CALL_REQ";
        /// Confirms the consultation request (server to client; UCCE, UCCX).
        CONSULTATION_CALL_CONF = 51, "CONSULTATION_CALL_CONF";
        /// Moves an alerting call to another device (client to server; UCCE).
        DEFLECT_CALL_REQ = 52, "DEFLECT_CALL_REQ";
        /// Confirms DEFLECT_CALL_REQ (server to client; UCCE).
        DEFLECT_CALL_CONF = 53, "DEFLECT_CALL_CONF";
        /// Puts a connection on hold (client to server; UCCE, UCCX).
        HOLD_CALL_REQ = 54, "HOLD_CALL_REQ";
        /// Confirms HOLD_CALL_REQ (server to client; UCCE, UCCX).
        HOLD_CALL_CONF = 55, "HOLD_CALL_CONF";
        /// Dials a call (client to server; UCCE, UCCX).
        MAKE_CALL_REQ = 56, "MAKE_CALL_REQ";
        /// Confirms MAKE_CALL_REQ (server to client; UCCE, UCCX).
        MAKE_CALL_CONF = 57, "MAKE_CALL_CONF";
        /// Dials without an agent, for a predictive dialer (client to server; UCCE).
        MAKE_PREDICTIVE_CALL_REQ = 58, "MAKE_PREDICTIVE_CALL_REQ";
        /// Confirms MAKE_PREDICTIVE_CALL_REQ (server to client; UCCE).
        MAKE_PREDICTIVE_CALL_CONF = 59, "MAKE_PREDICTIVE_CALL_CONF";
        /// Drops the active call and resumes the held one (client to server; UCCE, UCCX).
        RECONNECT_CALL_REQ = 60, "RECONNECT_CALL_REQ";
        /// Confirms RECONNECT_CALL_REQ (server to client; UCCE, UCCX).
        RECONNECT_CALL_CONF = 61, "RECONNECT_CALL_CONF";
        /// Resumes a held call (client to server; UCCE, UCCX).
        RETRIEVE_CALL_REQ = 62, "RETRIEVE_CALL_REQ";
        /// Confirms RETRIEVE_CALL_REQ (server to client; UCCE, UCCX).
        RETRIEVE_CALL_CONF = 63, "RETRIEVE_CALL_CONF";
        /// Transfers the held call to the active one (client to server; UCCE, UCCX).
        TRANSFER_CALL_REQ = 64, "TRANSFER_CALL_REQ";
        /// Confirms TRANSFER_CALL_REQ (server to client; UCCE, UCCX).
        TRANSFER_CALL_CONF = 65, "TRANSFER_CALL_CONF";
        /// Asks what a device can do (client to server; UCCE, UCCX).
        QUERY_DEVICE_INFO_REQ = 78, "QUERY_DEVICE_INFO_REQ";
        /// Answers QUERY_DEVICE_INFO_REQ (server to client; UCCE, UCCX).
        QUERY_DEVICE_INFO_CONF = 79, "QUERY_DEVICE_INFO_CONF";
        /// Asks for everything known of a call (client to server; UCCE, UCCX).
        SNAPSHOT_CALL_REQ = 82, "SNAPSHOT_CALL_REQ";
        /// Answers SNAPSHOT_CALL_REQ (server to client; UCCE, UCCX).
        SNAPSHOT_CALL_CONF = 83, "SNAPSHOT_CALL_CONF";
        /// Asks for the calls at a device (client to server; UCCE, UCCX).
        SNAPSHOT_DEVICE_REQ = 84, "SNAPSHOT_DEVICE_REQ";
        /// Answers SNAPSHOT_DEVICE_REQ (server to client; UCCE, UCCX).
        SNAPSHOT_DEVICE_CONF = 85, "SNAPSHOT_DEVICE_CONF";
        /// A call leaves a queue (server to client; UCCE, UCCX).
        CALL_DEQUEUED_EVENT = 86, "CALL_DEQUEUED_EVENT";
        /// Sends DTMF into a call (client to server; UCCE, UCCX).
        SEND_DTMF_SIGNAL_REQ = 91, "SEND_DTMF_SIGNAL_REQ";
        /// Confirms SEND_DTMF_SIGNAL_REQ (server to client; UCCE, UCCX).
        SEND_DTMF_SIGNAL_CONF = 92, "SEND_DTMF_SIGNAL_CONF";
        /// Starts monitoring a call or a device (client to server; UCCE).
        MONITOR_START_REQ = 93, "MONITOR_START_REQ";
        /// Confirms with a monitor id (server to client; UCCE).
        MONITOR_START_CONF = 94, "MONITOR_START_CONF";
        /// Ends a monitor (client to server; UCCE).
        MONITOR_STOP_REQ = 95, "MONITOR_STOP_REQ";
        /// Confirms MONITOR_STOP_REQ (server to client; UCCE).
        MONITOR_STOP_CONF = 96, "MONITOR_STOP_CONF";
        /// Changes the masks of a monitor (client to server; UCCE).
        CHANGE_MONITOR_MASK_REQ = 97, "CHANGE_MONITOR_MASK_REQ";
        /// Confirms CHANGE_MONITOR_MASK_REQ (server to client; UCCE).
        CHANGE_MONITOR_MASK_CONF = 98, "CHANGE_MONITOR_MASK_CONF";
        /// Another client opened a session (server to client; UCCE).
        CLIENT_SESSION_OPENED_EVENT = 99, "CLIENT_SESSION_OPENED_EVENT";
        /// Another client's session ended (server to client; UCCE).
        CLIENT_SESSION_CLOSED_EVENT = 100, "CLIENT_SESSION_CLOSED_EVENT";
        /// Starts monitoring another client's session (client to server; UCCE).
        SESSION_MONITOR_START_REQ = 101, "SESSION_MONITOR_START_REQ";
        /// Confirms with a monitor id (server to client; UCCE).
        SESSION_MONITOR_START_CONF = 102, "SESSION_MONITOR_START_CONF";
        /// Ends a session monitor (client to server; UCCE).
        SESSION_MONITOR_STOP_REQ = 103, "SESSION_MONITOR_STOP_REQ";
        /// Confirms SESSION_MONITOR_STOP_REQ (server to client; UCCE).
        SESSION_MONITOR_STOP_CONF = 104, "SESSION_MONITOR_STOP_CONF";
        /// Announces a call routed to an agent (server to client; UCCE).
        AGENT_PRE_CALL_EVENT = 105, "AGENT_PRE_CALL_EVENT";
        /// Withdraws an announced call (server to client; UCCE).
        AGENT_PRE_CALL_ABORT_EVENT = 106, "AGENT_PRE_CALL_ABORT_EVENT";
        /// Sends text to other clients (client to server; UCCE).
        USER_MESSAGE_REQ = 107, "USER_MESSAGE_REQ";
        /// Confirms USER_MESSAGE_REQ (server to client; UCCE).
        USER_MESSAGE_CONF = 108, "USER_MESSAGE_CONF";
        /// Text from another client (server to client; UCCE).
        USER_MESSAGE_EVENT = 109, "USER_MESSAGE_EVENT";
        /// Limits the call variables sent to this client (client to server; UCCE).
        REGISTER_VARIABLES_REQ = 110, "REGISTER_VARIABLES_REQ";
        /// Confirms REGISTER_VARIABLES_REQ (server to client; UCCE).
        REGISTER_VARIABLES_CONF = 111, "REGISTER_VARIABLES_CONF";
        /// Asks for an agent's counters (client to server; UCCE).
        QUERY_AGENT_STATISTICS_REQ = 112, "QUERY_AGENT_STATISTICS_REQ";
        /// Answers QUERY_AGENT_STATISTICS_REQ (server to client; UCCE).
        QUERY_AGENT_STATISTICS_CONF = 113, "QUERY_AGENT_STATISTICS_CONF";
        /// Asks for a skill group's counters (client to server; UCCE).
        QUERY_SKILL_GROUP_STATISTICS_REQ = 114, "QUERY_SKILL_GROUP_STATISTICS_REQ";
        /// Answers QUERY_SKILL_GROUP_STATISTICS_REQ (server to client; UCCE).
        QUERY_SKILL_GROUP_STATISTICS_CONF = 115, "QUERY_SKILL_GROUP_STATISTICS_CONF";
        /// An RTP stream started (server to client; UCCE, UCCX).
        RTP_STARTED_EVENT = 116, "RTP_STARTED_EVENT";
        /// An RTP stream stopped (server to client; UCCE, UCCX).
        RTP_STOPPED_EVENT = 117, "RTP_STOPPED_EVENT";
        /// Agent asks for the supervisor (client to server; UCCE, UCCX).
        SUPERVISOR_ASSIST_REQ = 118, "SUPERVISOR_ASSIST_REQ";
        /// Confirms SUPERVISOR_ASSIST_REQ (server to client; UCCE, UCCX).
        SUPERVISOR_ASSIST_CONF = 119, "SUPERVISOR_ASSIST_CONF";
        /// An agent asked for the supervisor (server to client; UCCE, UCCX).
        SUPERVISOR_ASSIST_EVENT = 120, "SUPERVISOR_ASSIST_EVENT";
        /// Agent reports an emergency call (client to server; UCCE, UCCX).
        EMERGENCY_CALL_REQ = 121, "EMERGENCY_CALL_REQ";
        /// Confirms EMERGENCY_CALL_REQ (server to client; UCCE, UCCX).
        EMERGENCY_CALL_CONF = 122, "EMERGENCY_CALL_CONF";
        /// An agent reported an emergency (server to client; UCCE, UCCX).
        EMERGENCY_CALL_EVENT = 123, "EMERGENCY_CALL_EVENT";
        /// Supervisor monitors, barges into or intercepts a call (client to server; UCCE, UCCX).
        SUPERVISE_CALL_REQ = 124, "SUPERVISE_CALL_REQ";
        /// Confirms SUPERVISE_CALL_REQ (server to client; UCCE, UCCX).
        SUPERVISE_CALL_CONF = 125, "SUPERVISE_CALL_CONF";
        /// No layout is public (client to server; UCCE).
        AGENT_TEAM_CONFIG_REQ = 126, "AGENT_TEAM_CONFIG_REQ";
        /// No layout is public (server to client; UCCE).
        AGENT_TEAM_CONFIG_CONF = 127, "AGENT_TEAM_CONFIG_CONF";
        /// Members of an agent team changed (server to client; UCCE).
        AGENT_TEAM_CONFIG_EVENT = 128, "AGENT_TEAM_CONFIG_EVENT";
        /// Sets data of an application path (client to server; UCCE).
        SET_APP_DATA_REQ = 129, "SET_APP_DATA_REQ";
        /// Confirms SET_APP_DATA_REQ (server to client; UCCE).
        SET_APP_DATA_CONF = 130, "SET_APP_DATA_CONF";
        /// Asks for an agent's desk settings (client to server; UCCE).
        AGENT_DESK_SETTINGS_REQ = 131, "AGENT_DESK_SETTINGS_REQ";
        /// Answers AGENT_DESK_SETTINGS_REQ (server to client; UCCE).
        AGENT_DESK_SETTINGS_CONF = 132, "AGENT_DESK_SETTINGS_CONF";
        /// Asks for the teams of a supervisor (client to server; UCCE).
        LIST_AGENT_TEAM_REQ = 133, "LIST_AGENT_TEAM_REQ";
        /// Answers LIST_AGENT_TEAM_REQ (server to client; UCCE).
        LIST_AGENT_TEAM_CONF = 134, "LIST_AGENT_TEAM_CONF";
        /// Starts monitoring a team (client to server; UCCE).
        MONITOR_AGENT_TEAM_START_REQ = 135, "MONITOR_AGENT_TEAM_START_REQ";
        /// Confirms with a monitor id (server to client; UCCE).
        MONITOR_AGENT_TEAM_START_CONF = 136, "MONITOR_AGENT_TEAM_START_CONF";
        /// Ends a team monitor (client to server; UCCE).
        MONITOR_AGENT_TEAM_STOP_REQ = 137, "MONITOR_AGENT_TEAM_STOP_REQ";
        /// Confirms MONITOR_AGENT_TEAM_STOP_REQ (server to client; UCCE).
        MONITOR_AGENT_TEAM_STOP_CONF = 138, "MONITOR_AGENT_TEAM_STOP_CONF";
        /// Reports bad line quality (client to server; UCCE).
        BAD_CALL_REQ = 139, "BAD_CALL_REQ";
        /// Confirms BAD_CALL_REQ (server to client; UCCE).
        BAD_CALL_CONF = 140, "BAD_CALL_CONF";
        /// Sets default attributes of a calling device (client to server; UCCE).
        SET_DEVICE_ATTRIBUTES_REQ = 141, "SET_DEVICE_ATTRIBUTES_REQ";
        /// Confirms SET_DEVICE_ATTRIBUTES_REQ (server to client; UCCE).
        SET_DEVICE_ATTRIBUTES_CONF = 142, "SET_DEVICE_ATTRIBUTES_CONF";
        /// Offers a service, such as recording (client to server; UCCE).
        REGISTER_SERVICE_REQ = 143, "REGISTER_SERVICE_REQ";
        /// Confirms with a service id (server to client; UCCE).
        REGISTER_SERVICE_CONF = 144, "REGISTER_SERVICE_CONF";
        /// Withdraws a service (client to server; UCCE).
        UNREGISTER_SERVICE_REQ = 145, "UNREGISTER_SERVICE_REQ";
        /// Confirms UNREGISTER_SERVICE_REQ (server to client; UCCE).
        UNREGISTER_SERVICE_CONF = 146, "UNREGISTER_SERVICE_CONF";
        /// Asks for recording; forwarded to the recording server (both ways; UCCE).
        START_RECORDING_REQ = 147, "START_RECORDING_REQ";
        /// Answers START_RECORDING_REQ (both ways; UCCE).
        START_RECORDING_CONF = 148, "START_RECORDING_CONF";
        /// Ends a recording; forwarded to the recording server (both ways; UCCE).
        STOP_RECORDING_REQ = 149, "STOP_RECORDING_REQ";
        /// Answers STOP_RECORDING_REQ (both ways; UCCE).
        STOP_RECORDING_CONF = 150, "STOP_RECORDING_CONF";
        /// No layout is public (client to server; UCCE).
        MEDIA_LOGIN_REQ = 151, "MEDIA_LOGIN_REQ";
        /// No layout is public (server to client; UCCE).
        MEDIA_LOGIN_RESP = 152, "MEDIA_LOGIN_RESP";
        /// No layout is public (client to server; UCCE).
        MEDIA_LOGOUT_IND = 153, "MEDIA_LOGOUT_IND";
        /// No layout is public (client to server; UCCE).
        MAKE_AGENT_ROUTABLE_IND = 154, "MAKE_AGENT_ROUTABLE_IND";
        /// No layout is public (client to server; UCCE).
        MAKE_AGENT_NOT_ROUTABLE_REQ = 155, "MAKE_AGENT_NOT_ROUTABLE_REQ";
        /// No layout is public (server to client; UCCE).
        MAKE_AGENT_NOT_ROUTABLE_RESP = 156, "MAKE_AGENT_NOT_ROUTABLE_RESP";
        /// No layout is public (client to server; UCCE).
        MAKE_AGENT_READY_IND = 157, "MAKE_AGENT_READY_IND";
        /// No layout is public (client to server; UCCE).
        MAKE_AGENT_NOT_READY_REQ = 158, "MAKE_AGENT_NOT_READY_REQ";
        /// No layout is public (server to client; UCCE).
        MAKE_AGENT_NOT_READY_RESP = 159, "MAKE_AGENT_NOT_READY_RESP";
        /// No layout is public (client to server; UCCE).
        OFFER_TASK_IND = 160, "OFFER_TASK_IND";
        /// No layout is public (client to server; UCCE).
        OFFER_APPLICATION_TASK_REQ = 161, "OFFER_APPLICATION_TASK_REQ";
        /// No layout is public (server to client; UCCE).
        OFFER_APPLICATION_TASK_RESP = 162, "OFFER_APPLICATION_TASK_RESP";
        /// No layout is public (client to server; UCCE).
        START_TASK_IND = 163, "START_TASK_IND";
        /// No layout is public (client to server; UCCE).
        START_APPLICATION_TASK_REQ = 164, "START_APPLICATION_TASK_REQ";
        /// No layout is public (server to client; UCCE).
        START_APPLICATION_TASK_RESP = 165, "START_APPLICATION_TASK_RESP";
        /// No layout is public (client to server; UCCE).
        PAUSE_TASK_IND = 166, "PAUSE_TASK_IND";
        /// No layout is public (client to server; UCCE).
        RESUME_TASK_IND = 167, "RESUME_TASK_IND";
        /// No layout is public (client to server; UCCE).
        WRAPUP_TASK_IND = 168, "WRAPUP_TASK_IND";
        /// No layout is public (client to server; UCCE).
        END_TASK_IND = 169, "END_TASK_IND";
        /// No layout is public (server to client; UCCE).
        AGENT_MADE_NOT_ROUTABLE_EVENT = 170, "AGENT_MADE_NOT_ROUTABLE_EVENT";
        /// No layout is public (server to client; UCCE).
        AGENT_INTERRUPT_ADVISORY_EVENT = 171, "AGENT_INTERRUPT_ADVISORY_EVENT";
        /// No layout is public (client to server; UCCE).
        AGENT_INTERRUPT_ACCEPTED_IND = 172, "AGENT_INTERRUPT_ACCEPTED_IND";
        /// No layout is public (client to server; UCCE).
        AGENT_INTERRUPT_UNACCEPTED_IND = 173, "AGENT_INTERRUPT_UNACCEPTED_IND";
        /// No layout is public (server to client; UCCE).
        AGENT_INTERRUPT_DONE_ADVISORY_EVENT = 174, "AGENT_INTERRUPT_DONE_ADVISORY_EVENT";
        /// No layout is public (client to server; UCCE).
        AGENT_INTERRUPT_DONE_ACCEPTED_IND = 175, "AGENT_INTERRUPT_DONE_ACCEPTED_IND";
        /// No layout is public (client to server; UCCE).
        CHANGE_MAX_TASK_LIMIT_REQ = 176, "CHANGE_MAX_TASK_LIMIT_REQ";
        /// No layout is public (server to client; UCCE).
        CHANGE_MAX_TASK_LIMIT_RESP = 177, "CHANGE_MAX_TASK_LIMIT_RESP";
        /// No layout is public (client to server; UCCE).
        OVERRIDE_LIMIT_REQ = 178, "OVERRIDE_LIMIT_REQ";
        /// No layout is public (server to client; UCCE).
        OVERRIDE_LIMIT_RESP = 179, "OVERRIDE_LIMIT_RESP";
        /// No layout is public (client to server; UCCE).
        UPDATE_TASK_CONTEXT_IND = 180, "UPDATE_TASK_CONTEXT_IND";
        /// No layout is public (client to server; UCCE).
        BEGIN_AGENT_INIT_IND = 181, "BEGIN_AGENT_INIT_IND";
        /// No layout is public (client to server; UCCE).
        AGENT_INIT_REQ = 182, "AGENT_INIT_REQ";
        /// No layout is public (server to client; UCCE).
        AGENT_INIT_RESP = 183, "AGENT_INIT_RESP";
        /// No layout is public (client to server; UCCE).
        END_AGENT_INIT_IND = 184, "END_AGENT_INIT_IND";
        /// No layout is public (client to server; UCCE).
        TASK_INIT_IND = 185, "TASK_INIT_IND";
        /// No layout is public (server to client; UCCE).
        AGENT_INIT_READY_EVENT = 186, "AGENT_INIT_READY_EVENT";
        /// No layout is public (client to server; UCCE).
        GET_PRECALL_MESSAGES_REQ = 187, "GET_PRECALL_MESSAGES_REQ";
        /// No layout is public (server to client; UCCE).
        GET_PRECALL_MESSAGES_RESP = 188, "GET_PRECALL_MESSAGES_RESP";
        /// No layout is public (server to client; UCCE).
        AGENT_LEGACY_PRE_CALL_EVENT = 189, "AGENT_LEGACY_PRE_CALL_EVENT";
        /// No layout is public (server to client; UCCE).
        FAILURE_RESP = 190, "FAILURE_RESP";
        /// No layout is public (server to client; UCCE).
        BEGIN_TASK_EVENT = 191, "BEGIN_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        QUEUED_TASK_EVENT = 192, "QUEUED_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        DEQUEUED_TASK_EVENT = 193, "DEQUEUED_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        OFFER_TASK_EVENT = 194, "OFFER_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        START_TASK_EVENT = 195, "START_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        PAUSE_TASK_EVENT = 196, "PAUSE_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        RESUME_TASK_EVENT = 197, "RESUME_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        WRAPUP_TASK_EVENT = 198, "WRAPUP_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        END_TASK_EVENT = 199, "END_TASK_EVENT";
        /// No layout is public (server to client; UCCE).
        TASK_DATA_UPDATE_EVENT = 200, "TASK_DATA_UPDATE_EVENT";
        /// No layout is public (client to server; UCCE).
        TASK_MONITOR_START_REQ = 201, "TASK_MONITOR_START_REQ";
        /// No layout is public (server to client; UCCE).
        TASK_MONITOR_START_CONF = 202, "TASK_MONITOR_START_CONF";
        /// No layout is public (client to server; UCCE).
        TASK_MONITOR_STOP_REQ = 203, "TASK_MONITOR_STOP_REQ";
        /// No layout is public (server to client; UCCE).
        TASK_MONITOR_STOP_CONF = 204, "TASK_MONITOR_STOP_CONF";
        /// No layout is public (client to server; UCCE).
        CHANGE_TASK_MONITOR_MASK_REQ = 205, "CHANGE_TASK_MONITOR_MASK_REQ";
        /// No layout is public (server to client; UCCE).
        CHANGE_TASK_MONITOR_MASK_CONF = 206, "CHANGE_TASK_MONITOR_MASK_CONF";
        /// No layout is public (server to client; UCCE).
        MAX_TASK_LIFETIME_EXCEEDED_EVENT = 207, "MAX_TASK_LIFETIME_EXCEEDED_EVENT";
        /// No layout is public (client to server; UCCE).
        SET_APP_PATH_DATA_IND = 208, "SET_APP_PATH_DATA_IND";
        /// No layout is public (client to server; UCCE).
        TASK_INIT_REQ = 209, "TASK_INIT_REQ";
        /// No layout is public (server to client; UCCE).
        TASK_INIT_RESP = 210, "TASK_INIT_RESP";
        /// No layout is public (direction unpublished; UCCE).
        ROUTE_REGISTER_EVENT = 211, "ROUTE_REGISTER_EVENT";
        /// No layout is public (direction unpublished; UCCE).
        ROUTE_REGISTER_REPLY_EVENT = 212, "ROUTE_REGISTER_REPLY_EVENT";
        /// No layout is public (direction unpublished; UCCE).
        ROUTE_REQUEST_EVENT = 213, "ROUTE_REQUEST_EVENT";
        /// No layout is public (direction unpublished; UCCE).
        ROUTE_SELECT_EVENT = 214, "ROUTE_SELECT_EVENT";
        /// No layout is public (direction unpublished; UCCE).
        ROUTE_END_EVENT = 215, "ROUTE_END_EVENT";
        /// Asks for the configuration keys (client to server; UCCE, UCCX).
        CONFIG_REQUEST_KEY_EVENT = 230, "CONFIG_REQUEST_KEY_EVENT";
        /// Answers with the configuration keys (server to client; UCCE, UCCX).
        CONFIG_KEY_EVENT = 231, "CONFIG_KEY_EVENT";
        /// Asks for configuration and its updates (client to server; UCCE, UCCX).
        CONFIG_REQUEST_EVENT = 232, "CONFIG_REQUEST_EVENT";
        /// Configuration upload or update begins (server to client; UCCE, UCCX).
        CONFIG_BEGIN_EVENT = 233, "CONFIG_BEGIN_EVENT";
        /// Configuration upload or update ends (server to client; UCCE, UCCX).
        CONFIG_END_EVENT = 234, "CONFIG_END_EVENT";
        /// Services (UCCE) or applications (UCCX) (server to client; UCCE, UCCX).
        CONFIG_SERVICE_EVENT = 235, "CONFIG_SERVICE_EVENT";
        /// Skill groups (UCCE) or contact service queues (UCCX) (server to client; UCCE, UCCX).
        CONFIG_SKILL_GROUP_EVENT = 236, "CONFIG_SKILL_GROUP_EVENT";
        /// Agents (server to client; UCCE, UCCX).
        CONFIG_AGENT_EVENT = 237, "CONFIG_AGENT_EVENT";
        /// Devices (server to client; UCCE, UCCX).
        CONFIG_DEVICE_EVENT = 238, "CONFIG_DEVICE_EVENT";
        /// Attributes of a call changed (server to client; UCCE).
        CALL_ATTRIBUTE_CHANGE_EVENT = 240, "CALL_ATTRIBUTE_CHANGE_EVENT";
        /// Asks for team configuration (client to server; UCCE, UCCX).
        TEAM_CONFIG_REQ = 242, "TEAM_CONFIG_REQ";
        /// Team configuration (server to client; UCCE, UCCX).
        TEAM_CONFIG_EVENT = 243, "TEAM_CONFIG_EVENT";
        /// Ends the initial team upload (server to client; UCCE, UCCX).
        TEAM_CONFIG_CONF = 244, "TEAM_CONFIG_CONF";
        /// Call types (server to client; UCCE).
        CONFIG_CALL_TYPE_EVENT = 245, "CONFIG_CALL_TYPE_EVENT";
        /// No layout is public (server to client; UCCE).
        CALL_TERMINATION_EVENT = 247, "CALL_TERMINATION_EVENT";
        /// Agent greeting started, ended or failed (server to client; UCCE).
        CALL_AGENT_GREETING_EVENT = 248, "CALL_AGENT_GREETING_EVENT";
        /// Stops, enables or disables the agent greeting (client to server; UCCE).
        AGENT_GREETING_CONTROL_REQ = 249, "AGENT_GREETING_CONTROL_REQ";
        /// Confirms AGENT_GREETING_CONTROL_REQ (server to client; UCCE).
        AGENT_GREETING_CONTROL_CONF = 250, "AGENT_GREETING_CONTROL_CONF";
        /// Media routing domains (server to client; UCCE).
        CONFIG_MRD_EVENT = 254, "CONFIG_MRD_EVENT";
        /// No layout is public (client to server; UCCE).
        GET_AGENT_TASKS_REQ = 255, "GET_AGENT_TASKS_REQ";
        /// No layout is public (server to client; UCCE).
        AGENT_TASKS_RESP = 256, "AGENT_TASKS_RESP";
        /// No layout is public (client to server; UCCE).
        SNAPSHOT_TASK_REQ = 257, "SNAPSHOT_TASK_REQ";
        /// No layout is public (server to client; UCCE).
        SNAPSHOT_TASK_RESP = 258, "SNAPSHOT_TASK_RESP";
        /// Peripherals (server to client; UCCE).
        CONFIG_PERIPHERAL_EVENT = 260, "CONFIG_PERIPHERAL_EVENT";
        /// Agent desk settings (server to client; UCCE).
        CONFIG_AGENT_DESK_SETTINGS_EVENT = 261, "CONFIG_AGENT_DESK_SETTINGS_EVENT";
        /// No layout is public (server to client; UCCE).
        AGENT_TASKS_EVENT = 262, "AGENT_TASKS_EVENT";
        /// No layout is public (server to client; UCCE).
        SNAPSHOT_TASK_EVENT = 263, "SNAPSHOT_TASK_EVENT";
        /// No layout is public (direction unpublished; UCCE).
        AGENT_TASKS_REQUEST_EVENT = 264, "AGENT_TASKS_REQUEST_EVENT";
        /// No layout is public (direction unpublished; UCCE).
        AGENT_TASKS_END_EVENT = 265, "AGENT_TASKS_END_EVENT";
        /// No layout is public (client to server; UCCE).
        DESKTOP_CONNECTED_IND = 266, "DESKTOP_CONNECTED_IND";
        /// Starts network recording (client to server; UCCE).
        NETWORK_RECORDING_START_REQ = 268, "NETWORK_RECORDING_START_REQ";
        /// Confirms it (server to client; UCCE).
        NETWORK_RECORDING_START_CONF = 269, "NETWORK_RECORDING_START_CONF";
        /// Stops network recording (client to server; UCCE).
        NETWORK_RECORDING_STOP_REQ = 270, "NETWORK_RECORDING_STOP_REQ";
        /// Confirms it (server to client; UCCE).
        NETWORK_RECORDING_STOP_CONF = 271, "NETWORK_RECORDING_STOP_CONF";
        /// Network recording started (server to client; UCCE).
        NETWORK_RECORDING_STARTED_EVENT = 272, "NETWORK_RECORDING_STARTED_EVENT";
        /// Network recording ended (server to client; UCCE).
        NETWORK_RECORDING_ENDED_EVENT = 273, "NETWORK_RECORDING_ENDED_EVENT";
        /// Network recording failed (server to client; UCCE).
        NETWORK_RECORDING_FAILED_EVENT = 274, "NETWORK_RECORDING_FAILED_EVENT";
        /// Where the media is recorded (server to client; UCCE).
        NETWORK_RECORDING_TARGET_INFO_EVENT = 275, "NETWORK_RECORDING_TARGET_INFO_EVENT";
        /// Terminals of an extension (server to client; UCCE, UCCX).
        CONFIG_TERMINAL_EVENT = 276, "CONFIG_TERMINAL_EVENT";
        /// Standby side became active (server to client; UCCE).
        STANDBY_ACTIVE_EVENT_MSG = 277, "STANDBY_ACTIVE_EVENT_MSG";
        /// Asks to enter maintenance mode (client to server; UCCE).
        ACTIVE_MAINTENANCE_REQ_MSG = 278, "ACTIVE_MAINTENANCE_REQ_MSG";
        /// Answers it (server to client; UCCE).
        ACTIVE_MAINTENANCE_RESP_MSG = 279, "ACTIVE_MAINTENANCE_RESP_MSG";
        /// Maintenance mode changed (server to client; UCCE).
        ACTIVE_MAINTENANCE_EVENT_MSG = 280, "ACTIVE_MAINTENANCE_EVENT_MSG";
        /// This side stops taking requests (server to client; UCCE).
        STOPPING_REQUESTS_TO_THIS_SIDE_IND = 281, "STOPPING_REQUESTS_TO_THIS_SIDE_IND";
        /// Services enabled for an agent (server to client; UCCE).
        CONFIG_AGENT_SERVICE_EVENT = 282, "CONFIG_AGENT_SERVICE_EVENT";
        /// Sets the services of an agent for a call (client to server; UCCE).
        SET_AGENT_SERVICE_DATA_REQ = 283, "SET_AGENT_SERVICE_DATA_REQ";
        /// Confirms it (server to client; UCCE).
        SET_AGENT_SERVICE_DATA_CONF = 284, "SET_AGENT_SERVICE_DATA_CONF";
    }
}

impl MessageType {
    /// The name that the documents of a dialect use.
    ///
    /// ```
    /// use offhook_cti::{Dialect, MessageType};
    ///
    /// let request = MessageType::CONSULTATION_CALL_REQ;
    /// assert_eq!(request.name_in(Dialect::Uccx), Some("CONSULT_CALL_REQ"));
    /// assert_eq!(request.name_in(Dialect::Ucce), Some("CONSULTATION_CALL_REQ"));
    /// ```
    #[must_use]
    pub fn name_in(self, dialect: Dialect) -> Option<&'static str> {
        match dialect {
            Dialect::Uccx => UCCX_NAMES.iter().find(|(row, _)| *row == self).map(|(_, name)| *name).or(self.name()),
            Dialect::Ucce => self.name(),
        }
    }

    /// Whether the number is that of a confirmation, which is the request's number plus 1.
    #[must_use]
    pub fn is_confirmation(self) -> bool {
        self.name().is_some_and(|name| name.ends_with("_CONF"))
    }
}

/// What the UCCX guide calls otherwise.
const UCCX_NAMES: &[(MessageType, &str)] = &[
    (MessageType::CONSULTATION_CALL_REQ, "CONSULT_CALL_REQ"),
    (MessageType::CONSULTATION_CALL_CONF, "CONSULT_CALL_CONF"),
    (MessageType::CONFIG_SERVICE_EVENT, "CONFIG_APPLICATION_EVENT"),
    (MessageType::CONFIG_SKILL_GROUP_EVENT, "CONFIG_CSQ_EVENT"),
];

impl Code for MessageType {
    const PREFIX: &'static str = "";
    const ALIASES: &'static [(&'static str, Self)] = &[
        ("CONSULT_CALL_REQ", Self::CONSULTATION_CALL_REQ),
        ("CONSULT_CALL_CONF", Self::CONSULTATION_CALL_CONF),
        ("CONFIG_APPLICATION_EVENT", Self::CONFIG_SERVICE_EVENT),
        ("CONFIG_CSQ_EVENT", Self::CONFIG_SKILL_GROUP_EVENT),
    ];
}
