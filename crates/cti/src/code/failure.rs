//! Why a request failed.

use super::Code;

offhook_base::registry! {
    /// Status of FAILURE_CONF, FAILURE_EVENT and CLOSE_REQ.
    pub struct StatusCode(u32) {
        /// No error.
        NO_ERROR = 0, "E_CTI_NO_ERROR";
        /// Invalid version.
        INVALID_VERSION = 1, "E_CTI_INVALID_VERSION";
        /// Invalid message type.
        INVALID_MESSAGE_TYPE = 2, "E_CTI_INVALID_MESSAGE_TYPE";
        /// Invalid field tag (`E_CTI_INVALID_FIELD` in UCCX).
        INVALID_FIELD_TAG = 3, "E_CTI_INVALID_FIELD_TAG";
        /// Session not open.
        SESSION_NOT_OPEN = 4, "E_CTI_SESSION_NOT_OPEN";
        /// Session already open.
        SESSION_ALREADY_OPEN = 5, "E_CTI_SESSION_ALREADY_OPEN";
        /// Required data missing.
        REQUIRED_DATA_MISSING = 6, "E_CTI_REQUIRED_DATA_MISSING";
        /// Invalid peripheral id.
        INVALID_PERIPHERAL_ID = 7, "E_CTI_INVALID_PERIPHERAL_ID";
        /// Invalid agent data.
        INVALID_AGENT_DATA = 8, "E_CTI_INVALID_AGENT_DATA";
        /// Agent not logged on.
        AGENT_NOT_LOGGED_ON = 9, "E_CTI_AGENT_NOT_LOGGED_ON";
        /// Device in use.
        DEVICE_IN_USE = 10, "E_CTI_DEVICE_IN_USE";
        /// New session opened.
        NEW_SESSION_OPENED = 11, "E_CTI_NEW_SESSION_OPENED";
        /// Function not available.
        FUNCTION_NOT_AVAILABLE = 12, "E_CTI_FUNCTION_NOT_AVAILABLE";
        /// Invalid callid.
        INVALID_CALLID = 13, "E_CTI_INVALID_CALLID";
        /// Protected variable.
        PROTECTED_VARIABLE = 14, "E_CTI_PROTECTED_VARIABLE";
        /// Cti server offline.
        CTI_SERVER_OFFLINE = 15, "E_CTI_CTI_SERVER_OFFLINE";
        /// Timeout.
        TIMEOUT = 16, "E_CTI_TIMEOUT";
        /// Unspecified failure.
        UNSPECIFIED_FAILURE = 17, "E_CTI_UNSPECIFIED_FAILURE";
        /// Invalid timeout.
        INVALID_TIMEOUT = 18, "E_CTI_INVALID_TIMEOUT";
        /// Invalid service mask.
        INVALID_SERVICE_MASK = 19, "E_CTI_INVALID_SERVICE_MASK";
        /// Invalid call msg mask.
        INVALID_CALL_MSG_MASK = 20, "E_CTI_INVALID_CALL_MSG_MASK";
        /// Invalid agent state mask.
        INVALID_AGENT_STATE_MASK = 21, "E_CTI_INVALID_AGENT_STATE_MASK";
        /// Invalid reserved field.
        INVALID_RESERVED_FIELD = 22, "E_CTI_INVALID_RESERVED_FIELD";
        /// Invalid field length.
        INVALID_FIELD_LENGTH = 23, "E_CTI_INVALID_FIELD_LENGTH";
        /// Invalid digits.
        INVALID_DIGITS = 24, "E_CTI_INVALID_DIGITS";
        /// Bad message format.
        BAD_MESSAGE_FORMAT = 25, "E_CTI_BAD_MESSAGE_FORMAT";
        /// Invalid tag for msg type.
        INVALID_TAG_FOR_MSG_TYPE = 26, "E_CTI_INVALID_TAG_FOR_MSG_TYPE";
        /// Invalid device id type.
        INVALID_DEVICE_ID_TYPE = 27, "E_CTI_INVALID_DEVICE_ID_TYPE";
        /// Invalid lcl conn state.
        INVALID_LCL_CONN_STATE = 28, "E_CTI_INVALID_LCL_CONN_STATE";
        /// Invalid event cause.
        INVALID_EVENT_CAUSE = 29, "E_CTI_INVALID_EVENT_CAUSE";
        /// Invalid num parties.
        INVALID_NUM_PARTIES = 30, "E_CTI_INVALID_NUM_PARTIES";
        /// Invalid sys event id.
        INVALID_SYS_EVENT_ID = 31, "E_CTI_INVALID_SYS_EVENT_ID";
        /// Inconsistent agent data.
        INCONSISTENT_AGENT_DATA = 32, "E_CTI_INCONSISTENT_AGENT_DATA";
        /// Invalid connection id type.
        INVALID_CONNECTION_ID_TYPE = 33, "E_CTI_INVALID_CONNECTION_ID_TYPE";
        /// Invalid call type.
        INVALID_CALL_TYPE = 34, "E_CTI_INVALID_CALL_TYPE";
        /// Not call party.
        NOT_CALL_PARTY = 35, "E_CTI_NOT_CALL_PARTY";
        /// Invalid password.
        INVALID_PASSWORD = 36, "E_CTI_INVALID_PASSWORD";
        /// Client disconnected.
        CLIENT_DISCONNECTED = 37, "E_CTI_CLIENT_DISCONNECTED";
        /// Invalid object state.
        INVALID_OBJECT_STATE = 38, "E_CTI_INVALID_OBJECT_STATE";
        /// Invalid num skill groups.
        INVALID_NUM_SKILL_GROUPS = 39, "E_CTI_INVALID_NUM_SKILL_GROUPS";
        /// Invalid num lines.
        INVALID_NUM_LINES = 40, "E_CTI_INVALID_NUM_LINES";
        /// Invalid line type.
        INVALID_LINE_TYPE = 41, "E_CTI_INVALID_LINE_TYPE";
        /// Invalid allocation state.
        INVALID_ALLOCATION_STATE = 42, "E_CTI_INVALID_ALLOCATION_STATE";
        /// Invalid answering machine.
        INVALID_ANSWERING_MACHINE = 43, "E_CTI_INVALID_ANSWERING_MACHINE";
        /// Invalid call manner type.
        INVALID_CALL_MANNER_TYPE = 44, "E_CTI_INVALID_CALL_MANNER_TYPE";
        /// Invalid call placement type.
        INVALID_CALL_PLACEMENT_TYPE = 45, "E_CTI_INVALID_CALL_PLACEMENT_TYPE";
        /// Invalid consult type.
        INVALID_CONSULT_TYPE = 46, "E_CTI_INVALID_CONSULT_TYPE";
        /// Invalid facility type.
        INVALID_FACILITY_TYPE = 47, "E_CTI_INVALID_FACILITY_TYPE";
        /// Invalid msg type for version.
        INVALID_MSG_TYPE_FOR_VERSION = 48, "E_CTI_INVALID_MSG_TYPE_FOR_VERSION";
        /// Invalid tag for version.
        INVALID_TAG_FOR_VERSION = 49, "E_CTI_INVALID_TAG_FOR_VERSION";
        /// Invalid agent work mode.
        INVALID_AGENT_WORK_MODE = 50, "E_CTI_INVALID_AGENT_WORK_MODE";
        /// Invalid call option.
        INVALID_CALL_OPTION = 51, "E_CTI_INVALID_CALL_OPTION";
        /// Invalid destination country.
        INVALID_DESTINATION_COUNTRY = 52, "E_CTI_INVALID_DESTINATION_COUNTRY";
        /// Invalid answer detect mode.
        INVALID_ANSWER_DETECT_MODE = 53, "E_CTI_INVALID_ANSWER_DETECT_MODE";
        /// Mutually exclus deviceid types.
        MUTUALLY_EXCLUS_DEVICEID_TYPES = 54, "E_CTI_MUTUALLY_EXCLUS_DEVICEID_TYPES";
        /// Invalid monitorid.
        INVALID_MONITORID = 55, "E_CTI_INVALID_MONITORID";
        /// Session monitor already exists.
        SESSION_MONITOR_ALREADY_EXISTS = 56, "E_CTI_SESSION_MONITOR_ALREADY_EXISTS";
        /// Session monitor is clients.
        SESSION_MONITOR_IS_CLIENTS = 57, "E_CTI_SESSION_MONITOR_IS_CLIENTS";
        /// Invalid call control mask.
        INVALID_CALL_CONTROL_MASK = 58, "E_CTI_INVALID_CALL_CONTROL_MASK";
        /// Invalid feature mask.
        INVALID_FEATURE_MASK = 59, "E_CTI_INVALID_FEATURE_MASK";
        /// Invalid transfer conference setup mask.
        INVALID_TRANSFER_CONFERENCE_SETUP_MASK = 60, "E_CTI_INVALID_TRANSFER_CONFERENCE_SETUP_MASK";
        /// Invalid array index.
        INVALID_ARRAY_INDEX = 61, "E_CTI_INVALID_ARRAY_INDEX";
        /// Invalid character.
        INVALID_CHARACTER = 62, "E_CTI_INVALID_CHARACTER";
        /// Client not found.
        CLIENT_NOT_FOUND = 63, "E_CTI_CLIENT_NOT_FOUND";
        /// Supervisor not found.
        SUPERVISOR_NOT_FOUND = 64, "E_CTI_SUPERVISOR_NOT_FOUND";
        /// Team not found.
        TEAM_NOT_FOUND = 65, "E_CTI_TEAM_NOT_FOUND";
        /// No call active.
        NO_CALL_ACTIVE = 66, "E_CTI_NO_CALL_ACTIVE";
        /// Named variable not configured.
        NAMED_VARIABLE_NOT_CONFIGURED = 67, "E_CTI_NAMED_VARIABLE_NOT_CONFIGURED";
        /// Named array not configured.
        NAMED_ARRAY_NOT_CONFIGURED = 68, "E_CTI_NAMED_ARRAY_NOT_CONFIGURED";
        /// Invalid call variable mask.
        INVALID_CALL_VARIABLE_MASK = 69, "E_CTI_INVALID_CALL_VARIABLE_MASK";
        /// Element not found.
        ELEMENT_NOT_FOUND = 70, "E_CTI_ELEMENT_NOT_FOUND";
        /// Invalid distribution type.
        INVALID_DISTRIBUTION_TYPE = 71, "E_CTI_INVALID_DISTRIBUTION_TYPE";
        /// Invalid skill group.
        INVALID_SKILL_GROUP = 72, "E_CTI_INVALID_SKILL_GROUP";
        /// Too much data.
        TOO_MUCH_DATA = 73, "E_CTI_TOO_MUCH_DATA";
        /// Value too long.
        VALUE_TOO_LONG = 74, "E_CTI_VALUE_TOO_LONG";
        /// Scalar function on array.
        SCALAR_FUNCTION_ON_ARRAY = 75, "E_CTI_SCALAR_FUNCTION_ON_ARRAY";
        /// Array function on scalar.
        ARRAY_FUNCTION_ON_SCALAR = 76, "E_CTI_ARRAY_FUNCTION_ON_SCALAR";
        /// Invalid num named variables.
        INVALID_NUM_NAMED_VARIABLES = 77, "E_CTI_INVALID_NUM_NAMED_VARIABLES";
        /// Invalid num named arrays.
        INVALID_NUM_NAMED_ARRAYS = 78, "E_CTI_INVALID_NUM_NAMED_ARRAYS";
        /// Invalid rtp direction.
        INVALID_RTP_DIRECTION = 79, "E_CTI_INVALID_RTP_DIRECTION";
        /// Invalid rtp type.
        INVALID_RTP_TYPE = 80, "E_CTI_INVALID_RTP_TYPE";
        /// Called party disposition.
        CALLED_PARTY_DISPOSITION = 81, "E_CTI_CALLED_PARTY_DISPOSITION";
        /// Invalid supervisory action.
        INVALID_SUPERVISORY_ACTION = 82, "E_CTI_INVALID_SUPERVISORY_ACTION";
        /// Agent team monitor already exists.
        AGENT_TEAM_MONITOR_ALREADY_EXISTS = 83, "E_CTI_AGENT_TEAM_MONITOR_ALREADY_EXISTS";
        /// Invalid service.
        INVALID_SERVICE = 84, "E_CTI_INVALID_SERVICE";
        /// Service conflict.
        SERVICE_CONFLICT = 85, "E_CTI_SERVICE_CONFLICT";
        /// Skill group conflict.
        SKILL_GROUP_CONFLICT = 86, "E_CTI_SKILL_GROUP_CONFLICT";
        /// Invalid device.
        INVALID_DEVICE = 87, "E_CTI_INVALID_DEVICE";
        /// Invalid mr domain.
        INVALID_MR_DOMAIN = 88, "E_CTI_INVALID_MR_DOMAIN";
        /// Monitor already exists.
        MONITOR_ALREADY_EXISTS = 89, "E_CTI_MONITOR_ALREADY_EXISTS";
        /// Monitor terminated.
        MONITOR_TERMINATED = 90, "E_CTI_MONITOR_TERMINATED";
        /// Invalid task msg mask.
        INVALID_TASK_MSG_MASK = 91, "E_CTI_INVALID_TASK_MSG_MASK";
        /// Server not master.
        SERVER_NOT_MASTER = 92, "E_CTI_SERVER_NOT_MASTER";
        /// Invalid csd (`E_CTI_INVALID_CSQ` in UCCX).
        INVALID_CSD = 93, "E_CTI_INVALID_CSD";
        /// Jtapi ccm problem.
        JTAPI_CCM_PROBLEM = 94, "E_CTI_JTAPI_CCM_PROBLEM";
        /// Invalid config msg mask.
        INVALID_CONFIG_MSG_MASK = 95, "E_CTI_INVALID_CONFIG_MSG_MASK";
        /// Auto config reset.
        AUTO_CONFIG_RESET = 96, "E_CTI_AUTO_CONFIG_RESET";
        /// Invalid monitor status.
        INVALID_MONITOR_STATUS = 97, "E_CTI_INVALID_MONITOR_STATUS";
        /// Invalid request type.
        INVALID_REQUEST_TYPE = 98, "E_CTI_INVALID_REQUEST_TYPE";
        /// Invalid client for standby (from version 24).
        INVALID_CLIENT_FOR_STANDBY = 107, "E_CTI_INVALID_CLIENT_FOR_STANDBY";
        /// Invalid unique instance id (from version 25).
        INVALID_UNIQUE_INSTANCE_ID = 108, "E_CTI_INVALID_UNIQUE_INSTANCE_ID";
        /// Duplicate unique instance id (from version 25).
        DUPLICATE_UNIQUE_INSTANCE_ID = 109, "E_CTI_DUPLICATE_UNIQUE_INSTANCE_ID";
        /// Server in maintenance mode (from version 24).
        SERVER_IN_MAINTENANCE_MODE = 110, "E_CTI_SERVER_IN_MAINTENANCE_MODE";
    }
}

impl Code for StatusCode {
    const PREFIX: &'static str = "E_CTI_";
    const ALIASES: &'static [(&'static str, Self)] =
        &[("E_CTI_INVALID_FIELD", Self::INVALID_FIELD_TAG), ("E_CTI_INVALID_CSQ", Self::INVALID_CSD)];
}

offhook_base::registry! {
    /// FailureCode of CONTROL_FAILURE_CONF.
    pub struct ControlFailure(u16) {
        /// Generic unspecified.
        GENERIC_UNSPECIFIED = 0, "CF_GENERIC_UNSPECIFIED";
        /// Generic operation.
        GENERIC_OPERATION = 1, "CF_GENERIC_OPERATION";
        /// Request incompatible with object.
        REQUEST_INCOMPATIBLE_WITH_OBJECT = 2, "CF_REQUEST_INCOMPATIBLE_WITH_OBJECT";
        /// Value out of range.
        VALUE_OUT_OF_RANGE = 3, "CF_VALUE_OUT_OF_RANGE";
        /// Object not known.
        OBJECT_NOT_KNOWN = 4, "CF_OBJECT_NOT_KNOWN";
        /// Invalid calling device.
        INVALID_CALLING_DEVICE = 5, "CF_INVALID_CALLING_DEVICE";
        /// Invalid called device.
        INVALID_CALLED_DEVICE = 6, "CF_INVALID_CALLED_DEVICE";
        /// Invalid forwarding destination.
        INVALID_FORWARDING_DESTINATION = 7, "CF_INVALID_FORWARDING_DESTINATION";
        /// Privilege violation on specified device.
        PRIVILEGE_VIOLATION_ON_SPECIFIED_DEVICE = 8, "CF_PRIVILEGE_VIOLATION_ON_SPECIFIED_DEVICE";
        /// Privilege violation on called device.
        PRIVILEGE_VIOLATION_ON_CALLED_DEVICE = 9, "CF_PRIVILEGE_VIOLATION_ON_CALLED_DEVICE";
        /// Privilege violation on calling device.
        PRIVILEGE_VIOLATION_ON_CALLING_DEVICE = 10, "CF_PRIVILEGE_VIOLATION_ON_CALLING_DEVICE";
        /// Invalid csta call identifier.
        INVALID_CSTA_CALL_IDENTIFIER = 11, "CF_INVALID_CSTA_CALL_IDENTIFIER";
        /// Invalid csta device identifier.
        INVALID_CSTA_DEVICE_IDENTIFIER = 12, "CF_INVALID_CSTA_DEVICE_IDENTIFIER";
        /// Invalid csta connection identifier.
        INVALID_CSTA_CONNECTION_IDENTIFIER = 13, "CF_INVALID_CSTA_CONNECTION_IDENTIFIER";
        /// Invalid destination.
        INVALID_DESTINATION = 14, "CF_INVALID_DESTINATION";
        /// Invalid feature.
        INVALID_FEATURE = 15, "CF_INVALID_FEATURE";
        /// Invalid allocation state.
        INVALID_ALLOCATION_STATE = 16, "CF_INVALID_ALLOCATION_STATE";
        /// Invalid cross ref id.
        INVALID_CROSS_REF_ID = 17, "CF_INVALID_CROSS_REF_ID";
        /// Invalid object type.
        INVALID_OBJECT_TYPE = 18, "CF_INVALID_OBJECT_TYPE";
        /// Security violation.
        SECURITY_VIOLATION = 19, "CF_SECURITY_VIOLATION";
        /// Generic state incompatibility.
        GENERIC_STATE_INCOMPATIBILITY = 21, "CF_GENERIC_STATE_INCOMPATIBILITY";
        /// Invalid object state.
        INVALID_OBJECT_STATE = 22, "CF_INVALID_OBJECT_STATE";
        /// Invalid connection id for active call.
        INVALID_CONNECTION_ID_FOR_ACTIVE_CALL = 23, "CF_INVALID_CONNECTION_ID_FOR_ACTIVE_CALL";
        /// No active call.
        NO_ACTIVE_CALL = 24, "CF_NO_ACTIVE_CALL";
        /// No held call.
        NO_HELD_CALL = 25, "CF_NO_HELD_CALL";
        /// No call to clear.
        NO_CALL_TO_CLEAR = 26, "CF_NO_CALL_TO_CLEAR";
        /// No connection to clear.
        NO_CONNECTION_TO_CLEAR = 27, "CF_NO_CONNECTION_TO_CLEAR";
        /// No call to answer.
        NO_CALL_TO_ANSWER = 28, "CF_NO_CALL_TO_ANSWER";
        /// No call to complete.
        NO_CALL_TO_COMPLETE = 29, "CF_NO_CALL_TO_COMPLETE";
        /// Generic system resource availability.
        GENERIC_SYSTEM_RESOURCE_AVAILABILITY = 31, "CF_GENERIC_SYSTEM_RESOURCE_AVAILABILITY";
        /// Service busy.
        SERVICE_BUSY = 32, "CF_SERVICE_BUSY";
        /// Resource busy.
        RESOURCE_BUSY = 33, "CF_RESOURCE_BUSY";
        /// Resource out of service.
        RESOURCE_OUT_OF_SERVICE = 34, "CF_RESOURCE_OUT_OF_SERVICE";
        /// Network busy.
        NETWORK_BUSY = 35, "CF_NETWORK_BUSY";
        /// Network out of service.
        NETWORK_OUT_OF_SERVICE = 36, "CF_NETWORK_OUT_OF_SERVICE";
        /// Overall monitor limit exceeded.
        OVERALL_MONITOR_LIMIT_EXCEEDED = 37, "CF_OVERALL_MONITOR_LIMIT_EXCEEDED";
        /// Conference member limit exceeded.
        CONFERENCE_MEMBER_LIMIT_EXCEEDED = 38, "CF_CONFERENCE_MEMBER_LIMIT_EXCEEDED";
        /// Generic subscribed resource availability.
        GENERIC_SUBSCRIBED_RESOURCE_AVAILABILITY = 41, "CF_GENERIC_SUBSCRIBED_RESOURCE_AVAILABILITY";
        /// Object monitor limit exceeded.
        OBJECT_MONITOR_LIMIT_EXCEEDED = 42, "CF_OBJECT_MONITOR_LIMIT_EXCEEDED";
        /// External trunk limit exceeded.
        EXTERNAL_TRUNK_LIMIT_EXCEEDED = 43, "CF_EXTERNAL_TRUNK_LIMIT_EXCEEDED";
        /// Outstanding request limit exceeded.
        OUTSTANDING_REQUEST_LIMIT_EXCEEDED = 44, "CF_OUTSTANDING_REQUEST_LIMIT_EXCEEDED";
        /// Generic performance management.
        GENERIC_PERFORMANCE_MANAGEMENT = 51, "CF_GENERIC_PERFORMANCE_MANAGEMENT";
        /// Performance limit exceeded.
        PERFORMANCE_LIMIT_EXCEEDED = 52, "CF_PERFORMANCE_LIMIT_EXCEEDED";
        /// Sequence number violated.
        SEQUENCE_NUMBER_VIOLATED = 61, "CF_SEQUENCE_NUMBER_VIOLATED";
        /// Time stamp violated.
        TIME_STAMP_VIOLATED = 62, "CF_TIME_STAMP_VIOLATED";
        /// Pac violated.
        PAC_VIOLATED = 63, "CF_PAC_VIOLATED";
        /// Seal violated.
        SEAL_VIOLATED = 64, "CF_SEAL_VIOLATED";
        /// Generic unspecified rejection.
        GENERIC_UNSPECIFIED_REJECTION = 70, "CF_GENERIC_UNSPECIFIED_REJECTION";
        /// Generic operation rejection.
        GENERIC_OPERATION_REJECTION = 71, "CF_GENERIC_OPERATION_REJECTION";
        /// Duplicate invocation rejection.
        DUPLICATE_INVOCATION_REJECTION = 72, "CF_DUPLICATE_INVOCATION_REJECTION";
        /// Unrecognized operation rejection.
        UNRECOGNIZED_OPERATION_REJECTION = 73, "CF_UNRECOGNIZED_OPERATION_REJECTION";
        /// Mistyped argument rejection.
        MISTYPED_ARGUMENT_REJECTION = 74, "CF_MISTYPED_ARGUMENT_REJECTION";
        /// Resource limitation rejection.
        RESOURCE_LIMITATION_REJECTION = 75, "CF_RESOURCE_LIMITATION_REJECTION";
        /// Acs handle termination rejection.
        ACS_HANDLE_TERMINATION_REJECTION = 76, "CF_ACS_HANDLE_TERMINATION_REJECTION";
        /// Service termination rejection.
        SERVICE_TERMINATION_REJECTION = 77, "CF_SERVICE_TERMINATION_REJECTION";
        /// Request timeout rejection.
        REQUEST_TIMEOUT_REJECTION = 78, "CF_REQUEST_TIMEOUT_REJECTION";
        /// Requests on device exceeded rejection.
        REQUESTS_ON_DEVICE_EXCEEDED_REJECTION = 79, "CF_REQUESTS_ON_DEVICE_EXCEEDED_REJECTION";
        /// Invalid agent id specified.
        INVALID_AGENT_ID_SPECIFIED = 256, "CF_INVALID_AGENT_ID_SPECIFIED";
        /// Invalid password specified.
        INVALID_PASSWORD_SPECIFIED = 257, "CF_INVALID_PASSWORD_SPECIFIED";
        /// Invalid agent id or password specified.
        INVALID_AGENT_ID_OR_PASSWORD_SPECIFIED = 258, "CF_INVALID_AGENT_ID_OR_PASSWORD_SPECIFIED";
        /// Specified agent already signed on.
        SPECIFIED_AGENT_ALREADY_SIGNED_ON = 259, "CF_SPECIFIED_AGENT_ALREADY_SIGNED_ON";
        /// Invalid logon device specified.
        INVALID_LOGON_DEVICE_SPECIFIED = 260, "CF_INVALID_LOGON_DEVICE_SPECIFIED";
        /// Invalid answering device specified.
        INVALID_ANSWERING_DEVICE_SPECIFIED = 261, "CF_INVALID_ANSWERING_DEVICE_SPECIFIED";
        /// Invalid skill group specified.
        INVALID_SKILL_GROUP_SPECIFIED = 262, "CF_INVALID_SKILL_GROUP_SPECIFIED";
        /// Invalid class of service specified.
        INVALID_CLASS_OF_SERVICE_SPECIFIED = 263, "CF_INVALID_CLASS_OF_SERVICE_SPECIFIED";
        /// Invalid team specified.
        INVALID_TEAM_SPECIFIED = 264, "CF_INVALID_TEAM_SPECIFIED";
        /// Invalid agent workmode.
        INVALID_AGENT_WORKMODE = 265, "CF_INVALID_AGENT_WORKMODE";
        /// Invalid agent reason code.
        INVALID_AGENT_REASON_CODE = 266, "CF_INVALID_AGENT_REASON_CODE";
        /// Adjunct switch comm error.
        ADJUNCT_SWITCH_COMM_ERROR = 267, "CF_ADJUNCT_SWITCH_COMM_ERROR";
        /// Agent not party on call.
        AGENT_NOT_PARTY_ON_CALL = 268, "CF_AGENT_NOT_PARTY_ON_CALL";
        /// Internal processing error.
        INTERNAL_PROCESSING_ERROR = 269, "CF_INTERNAL_PROCESSING_ERROR";
        /// Take call control rejection.
        TAKE_CALL_CONTROL_REJECTION = 270, "CF_TAKE_CALL_CONTROL_REJECTION";
        /// Take domain control rejection.
        TAKE_DOMAIN_CONTROL_REJECTION = 271, "CF_TAKE_DOMAIN_CONTROL_REJECTION";
        /// Requested service not registered.
        REQUESTED_SERVICE_NOT_REGISTERED = 272, "CF_REQUESTED_SERVICE_NOT_REGISTERED";
        /// Invalid consult type.
        INVALID_CONSULT_TYPE = 273, "CF_INVALID_CONSULT_TYPE";
        /// Ansmap or adparam field not valid.
        ANSMAP_OR_ADPARAM_FIELD_NOT_VALID = 274, "CF_ANSMAP_OR_ADPARAM_FIELD_NOT_VALID";
        /// Invalid call control table specified.
        INVALID_CALL_CONTROL_TABLE_SPECIFIED = 275, "CF_INVALID_CALL_CONTROL_TABLE_SPECIFIED";
        /// Invalid digits rnatimeout amsdelay or country.
        INVALID_DIGITS_RNATIMEOUT_AMSDELAY_OR_COUNTRY = 276, "CF_INVALID_DIGITS_RNATIMEOUT_AMSDELAY_OR_COUNTRY";
        /// Answer detect port unavailable.
        ANSWER_DETECT_PORT_UNAVAILABLE = 277, "CF_ANSWER_DETECT_PORT_UNAVAILABLE";
        /// Virtual agent unavailable.
        VIRTUAL_AGENT_UNAVAILABLE = 278, "CF_VIRTUAL_AGENT_UNAVAILABLE";
        /// Takeback n xfer route end.
        TAKEBACK_N_XFER_ROUTE_END = 279, "CF_TAKEBACK_N_XFER_ROUTE_END";
        /// Wrapup data required.
        WRAPUP_DATA_REQUIRED = 280, "CF_WRAPUP_DATA_REQUIRED";
        /// Reason code required.
        REASON_CODE_REQUIRED = 281, "CF_REASON_CODE_REQUIRED";
        /// Invalid trunk id specified.
        INVALID_TRUNK_ID_SPECIFIED = 282, "CF_INVALID_TRUNK_ID_SPECIFIED";
        /// Specified extension already in use.
        SPECIFIED_EXTENSION_ALREADY_IN_USE = 283, "CF_SPECIFIED_EXTENSION_ALREADY_IN_USE";
        /// Arbitrary conf or xfer not supported.
        ARBITRARY_CONF_OR_XFER_NOT_SUPPORTED = 284, "CF_ARBITRARY_CONF_OR_XFER_NOT_SUPPORTED";
        /// Network transfer or consult.
        NETWORK_TRANSFER_OR_CONSULT = 285, "CF_NETWORK_TRANSFER_OR_CONSULT";
        /// Network transfer or consult failed.
        NETWORK_TRANSFER_OR_CONSULT_FAILED = 286, "CF_NETWORK_TRANSFER_OR_CONSULT_FAILED";
        /// Device restricted.
        DEVICE_RESTRICTED = 287, "CF_DEVICE_RESTRICTED";
        /// Line restricted.
        LINE_RESTRICTED = 288, "CF_LINE_RESTRICTED";
        /// Agent account locked out.
        AGENT_ACCOUNT_LOCKED_OUT = 289, "CF_AGENT_ACCOUNT_LOCKED_OUT";
        /// Drop any party not enabled cti.
        DROP_ANY_PARTY_NOT_ENABLED_CTI = 290, "CF_DROP_ANY_PARTY_NOT_ENABLED_CTI";
        /// Maximum line limit exceeded.
        MAXIMUM_LINE_LIMIT_EXCEEDED = 291, "CF_MAXIMUM_LINE_LIMIT_EXCEEDED";
        /// Shared lines not supported.
        SHARED_LINES_NOT_SUPPORTED = 292, "CF_SHARED_LINES_NOT_SUPPORTED";
        /// Extension not unique.
        EXTENSION_NOT_UNIQUE = 293, "CF_EXTENSION_NOT_UNIQUE";
        /// Unknown interface ctrlr id.
        UNKNOWN_INTERFACE_CTRLR_ID = 1001, "CF_UNKNOWN_INTERFACE_CTRLR_ID";
        /// Invalid interface ctrlr type.
        INVALID_INTERFACE_CTRLR_TYPE = 1002, "CF_INVALID_INTERFACE_CTRLR_TYPE";
        /// Software rev not supported.
        SOFTWARE_REV_NOT_SUPPORTED = 1003, "CF_SOFTWARE_REV_NOT_SUPPORTED";
        /// Unknown pid.
        UNKNOWN_PID = 1004, "CF_UNKNOWN_PID";
        /// Invalid table specified.
        INVALID_TABLE_SPECIFIED = 1005, "CF_INVALID_TABLE_SPECIFIED";
        /// Pd service inactive.
        PD_SERVICE_INACTIVE = 1006, "CF_PD_SERVICE_INACTIVE";
        /// Unknown routing client id.
        UNKNOWN_ROUTING_CLIENT_ID = 1007, "CF_UNKNOWN_ROUTING_CLIENT_ID";
        /// Rc service inactivate.
        RC_SERVICE_INACTIVATE = 1008, "CF_RC_SERVICE_INACTIVATE";
        /// Invalid dialed number.
        INVALID_DIALED_NUMBER = 1009, "CF_INVALID_DIALED_NUMBER";
        /// Invalid parameter.
        INVALID_PARAMETER = 1010, "CF_INVALID_PARAMETER";
        /// Unknown routing problem.
        UNKNOWN_ROUTING_PROBLEM = 1011, "CF_UNKNOWN_ROUTING_PROBLEM";
        /// Unsupported pd message revision.
        UNSUPPORTED_PD_MESSAGE_REVISION = 1012, "CF_UNSUPPORTED_PD_MESSAGE_REVISION";
        /// Unsupported rc message revision.
        UNSUPPORTED_RC_MESSAGE_REVISION = 1013, "CF_UNSUPPORTED_RC_MESSAGE_REVISION";
        /// Unsupported ic message revision.
        UNSUPPORTED_IC_MESSAGE_REVISION = 1014, "CF_UNSUPPORTED_IC_MESSAGE_REVISION";
        /// Rc service inactivate pim.
        RC_SERVICE_INACTIVATE_PIM = 1015, "CF_RC_SERVICE_INACTIVATE_PIM";
        /// Agent greeting control operation failure.
        AGENT_GREETING_CONTROL_OPERATION_FAILURE = 1016, "CF_AGENT_GREETING_CONTROL_OPERATION_FAILURE";
    }
}

impl Code for ControlFailure {
    const PREFIX: &'static str = "CF_";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}
