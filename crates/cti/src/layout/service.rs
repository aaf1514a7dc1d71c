//! Services, monitors and everything else.

use super::{Layout, layouts};

pub(super) static ROWS: &[Layout] = layouts! {
    Uccx SYSTEM_EVENT {
        CCX_STATUS Uint, CCX_TIME Time, SYSTEM_EVENT_ID Uint, SYSTEM_EVENT_ARG1 Uint, SYSTEM_EVENT_ARG2 Uint,
        SYSTEM_EVENT_ARG3 Uint, EVENT_DEVICE_TYPE Ushort,
        ;
        7 206
    }
    Ucce SYSTEM_EVENT {
        PG_STATUS Uint, ICM_CENTRAL_CONTROLLER_TIME Time, SYSTEM_EVENT_ID Uint, SYSTEM_EVENT_ARG1 Uint,
        SYSTEM_EVENT_ARG2 Uint, SYSTEM_EVENT_ARG3 Uint, EVENT_DEVICE_TYPE Ushort since 10,
        ;
        7 206
    }
    Ucce CLIENT_EVENT_REPORT_REQ {
        INVOKE_ID Uint, STATE Ushort,
        ;
        66 7
    }
    Ucce CLIENT_EVENT_REPORT_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce MONITOR_START_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CALL_MSG_MASK Uint, AGENT_STATE_MASK Uint,
        CONNECTION_DEVICE_ID_TYPE Ushort, MONITORED_DEVICE_TYPE Ushort,
        ;
        25 76
    }
    Ucce MONITOR_START_CONF {
        INVOKE_ID Uint, MONITOR_ID Uint,
        ;
    }
    Ucce MONITOR_STOP_REQ {
        INVOKE_ID Uint, MONITOR_ID Uint,
        ;
    }
    Ucce MONITOR_STOP_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce CHANGE_MONITOR_MASK_REQ {
        INVOKE_ID Uint, MONITOR_ID Uint, CALL_MSG_MASK Uint, AGENT_STATE_MASK Uint,
        ;
    }
    Ucce CHANGE_MONITOR_MASK_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce CLIENT_SESSION_OPENED_EVENT {
        SESSION_ID Uint, PERIPHERAL_ID Uint, SERVICES_GRANTED Uint, CALL_MSG_MASK Uint, AGENT_STATE_MASK Uint,
        CLIENT_PORT Uint,
        ;
        81 226 1 3 4 5 6
    }
    Ucce CLIENT_SESSION_CLOSED_EVENT {
        SESSION_ID Uint, PERIPHERAL_ID Uint, STATUS Uint, CLIENT_PORT Uint,
        ;
        81 226 1 3 4 5 6
    }
    Ucce SESSION_MONITOR_START_REQ {
        INVOKE_ID Uint, SESSION_ID Uint,
        ;
    }
    Ucce SESSION_MONITOR_START_CONF {
        INVOKE_ID Uint, MONITOR_ID Uint,
        ;
    }
    Ucce SESSION_MONITOR_STOP_REQ {
        INVOKE_ID Uint, MONITOR_ID Uint,
        ;
    }
    Ucce SESSION_MONITOR_STOP_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce USER_MESSAGE_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, DISTRIBUTION Ushort,
        ;
        1 4 5 6 7
    }
    Ucce USER_MESSAGE_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce USER_MESSAGE_EVENT {
        ICM_CENTRAL_CONTROLLER_TIME Time, DISTRIBUTION Ushort,
        ;
        1 7
    }
    Ucce REGISTER_VARIABLES_REQ {
        INVOKE_ID Uint, CALL_VARIABLE_MASK Ushort, NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort,
        ;
        82 83
    }
    Ucce REGISTER_VARIABLES_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce QUERY_SKILL_GROUP_STATISTICS_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, SKILL_GROUP_NUMBER Uint, SKILL_GROUP_ID Uint,
        ;
    }
    Ucce QUERY_SKILL_GROUP_STATISTICS_CONF {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, SKILL_GROUP_NUMBER Uint, SKILL_GROUP_ID Uint,
        ;
    }
    Ucce SET_APP_DATA_REQ {
        INVOKE_ID Uint,
        ;
        97 13 14 15 16 17 18 19 20 21 22 210 221
    }
    Ucce SET_APP_DATA_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce REGISTER_SERVICE_REQ {
        INVOKE_ID Uint, SERVER_MODE Ushort,
        ;
        94
    }
    Ucce REGISTER_SERVICE_CONF {
        INVOKE_ID Uint, REGISTERED_SERVICE_ID Uint,
        ;
    }
    Ucce UNREGISTER_SERVICE_REQ {
        INVOKE_ID Uint, REGISTERED_SERVICE_ID Uint,
        ;
    }
    Ucce UNREGISTER_SERVICE_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce START_RECORDING_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CLIENT_PORT Uint, BIT_RATE Uint,
        PACKET_SIZE Uint, CONNECTION_DEVICE_ID_TYPE Ushort, DIRECTION Ushort, RTP_TYPE Ushort,
        ECHO_CANCELLATION Ushort, PAYLOAD_TYPE Ushort,
        ;
        25 1 81 226 4 5 6
    }
    Ucce START_RECORDING_CONF {
        INVOKE_ID Uint, SESSION_ID Uint, SERVER_DATA Uint,
        ;
        1 81 226
    }
    Ucce STOP_RECORDING_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CLIENT_PORT Uint, SESSION_ID Uint,
        SERVER_DATA Uint, CONNECTION_DEVICE_ID_TYPE Ushort, DIRECTION Ushort,
        ;
        25 1 81 226 4 5 6
    }
    Ucce STOP_RECORDING_CONF {
        INVOKE_ID Uint,
        ;
        1 81 226
    }
    Ucce NETWORK_RECORDING_START_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        289 290 25 6
    }
    Ucce NETWORK_RECORDING_START_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce NETWORK_RECORDING_STOP_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        290 25 6
    }
    Ucce NETWORK_RECORDING_STOP_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce NETWORK_RECORDING_STARTED_EVENT {
        MONITOR_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        RECORDING_DEVICE_TYPE Ushort,
        ;
        25 300
    }
    Ucce NETWORK_RECORDING_ENDED_EVENT {
        MONITOR_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        RECORDING_DEVICE_TYPE Ushort,
        ;
        25 300
    }
    Ucce NETWORK_RECORDING_FAILED_EVENT {
        MONITOR_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        RECORDING_DEVICE_TYPE Ushort, RECORD_FAILURE_CAUSE Ushort,
        ;
        25 300
    }
    Ucce NETWORK_RECORDING_TARGET_INFO_EVENT {
        MONITOR_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        RECORDING_DEVICE_TYPE Ushort, RECORDING_TYPE Ushort, MEDIA_FORKING_DEVICE_TYPE Ushort,
        ;
        25 300 291 292 293 294 295 296 297 298 299
    }
    Ucce STANDBY_ACTIVE_EVENT_MSG {
        ;
    }
    Ucce ACTIVE_MAINTENANCE_REQ_MSG {
        INVOKE_ID Uint,
        ;
    }
    Ucce ACTIVE_MAINTENANCE_RESP_MSG {
        INVOKE_ID Uint, MAINTENANCE_MODE_ACCEPTED Bool,
        ;
    }
    Ucce ACTIVE_MAINTENANCE_EVENT_MSG {
        MAINTENANCE_MODE Bool,
        ;
    }
    Ucce STOPPING_REQUESTS_TO_THIS_SIDE_IND {
        ;
    }
};
