//! Agents, supervisors and teams.

use super::{Layout, layouts};

pub(super) static ROWS: &[Layout] = layouts! {
    Uccx AGENT_STATE_EVENT {
        RESERVED Uint = 0, RESERVED Uint = 1, RESERVED Uint = 0, RESERVED Ushort = 21, CSQ_STATE Ushort,
        STATE_DURATION Uint, CSQID Uint, RESERVED Uint = 0xFFFFFFFF, RESERVED Ushort = 0, AGENT_STATE Ushort,
        EVENT_REASON_CODE Ushort, RESERVED Int = 1, RESERVED Uint = 0, RESERVED Ushort = 0, RESERVED Uint = 0,
        RESERVED Int = 0, RESERVED Int = 1, NUM_CSQS Ushort,
        ;
        3 4 5 6 194 150 123 62 63 64 65 255
    }
    Ucce AGENT_STATE_EVENT {
        MONITOR_ID Uint, PERIPHERAL_ID Uint, SESSION_ID Uint, PERIPHERAL_TYPE Ushort, SKILL_GROUP_STATE Ushort,
        STATE_DURATION Uint, SKILL_GROUP_NUMBER Uint, SKILL_GROUP_ID Uint, SKILL_GROUP_PRIORITY Ushort,
        AGENT_STATE Ushort, EVENT_REASON_CODE Ushort, MRDID Int, NUM_TASKS Uint, AGENT_MODE Ushort,
        MAX_TASK_LIMIT Uint, ICM_AGENT_ID Int, AGENT_AVAILABILITY_STATUS Uint,
        NUM_FLT_SKILL_GROUPS Ushort since 10, DEPARTMENT_ID Int since 19,
        ;
        3 5 4 303 6 150 123 244 62 63 64 65 266
    }
    Uccx QUERY_AGENT_STATE_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, RESERVED Int = 1, RESERVED Int = 0,
        ;
        4 6 194
    }
    Ucce QUERY_AGENT_STATE_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, MRDID Int, ICM_AGENT_ID Int,
        ;
        4 5 6
    }
    Uccx QUERY_AGENT_STATE_CONF {
        INVOKE_ID Uint, AGENT_STATE Ushort, NUM_CSQS Ushort, RESERVED Int = 1, RESERVED Uint = 0,
        RESERVED Ushort = 0, RESERVED Uint = 0, RESERVED Uint = 0, RESERVED Uint = 1,
        ;
        5 4 6 194 62 63 64 65 255
    }
    Ucce QUERY_AGENT_STATE_CONF {
        INVOKE_ID Uint, AGENT_STATE Ushort, NUM_SKILL_GROUPS Ushort, MRDID Int, NUM_TASKS Uint,
        AGENT_MODE Ushort, MAX_TASK_LIMIT Uint, ICM_AGENT_ID Int, AGENT_AVAILABILITY_STATUS Uint,
        DEPARTMENT_ID Int since 19,
        ;
        5 4 6 62 63 64 65 255 266
    }
    Uccx SET_AGENT_STATE_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, AGENT_STATE Ushort, RESERVED Ushort = 0, RESERVED Ushort = 0,
        EVENT_REASON_CODE Ushort, FORCED_FLAG Uchar, AGENT_CAPACITY Uint since 12,
        ;
        6 49 194
    }
    Ucce SET_AGENT_STATE_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, AGENT_STATE Ushort, AGENT_WORK_MODE Ushort, NUM_SKILL_GROUPS Ushort,
        EVENT_REASON_CODE Ushort, FORCED_FLAG Uchar, AGENT_SERVICE_REQ Uint,
        ;
        6 303 5 49 68 69 257 62 64
    }
    Uccx SET_AGENT_STATE_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce SET_AGENT_STATE_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce AGENT_PRE_CALL_EVENT {
        MONITOR_ID Uint, NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort, SERVICE_NUMBER Uint,
        SERVICE_ID Uint, SKILL_GROUP_NUMBER Uint, SKILL_GROUP_ID Uint, SKILL_GROUP_PRIORITY Ushort, MRDID Int,
        AGENT_SKILL_TARGET_ID Uint since 20,
        ;
        6 72 73 110 8 9 11 12 210 221 13 14 15 16 17 18 19 20 21 22 82 83 5
        294 = PROTOCOL_REFERENCE_GUID Text(40) 310 309 311
    }
    Ucce AGENT_PRE_CALL_ABORT_EVENT {
        MONITOR_ID Uint, MRDID Int,
        ;
        6 72 73 110
    }
    Ucce QUERY_AGENT_STATISTICS_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint,
        ;
        4 5 6
    }
    Ucce QUERY_AGENT_STATISTICS_CONF {
        INVOKE_ID Uint, PERIPHERAL_ID Uint,
        ;
    }
    Uccx SUPERVISOR_ASSIST_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort,
        ;
        25 4 194 6
    }
    Ucce SUPERVISOR_ASSIST_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        25 4 5 6
    }
    Uccx SUPERVISOR_ASSIST_CONF {
        INVOKE_ID Uint, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort, RESERVED Ushort = 0xFFFF,
        RESERVED Ushort = 0,
        ;
        25
    }
    Ucce SUPERVISOR_ASSIST_CONF {
        INVOKE_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, LINE_HANDLE Ushort,
        LINE_TYPE Ushort,
        ;
        25
    }
    Uccx SUPERVISOR_ASSIST_EVENT {
        RESERVED Uint = 1, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort, RESERVED Uint = 0,
        ;
        25 1 7
    }
    Ucce SUPERVISOR_ASSIST_EVENT {
        PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, SESSION_ID Uint,
        ;
        25 1 7
    }
    Uccx EMERGENCY_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        25 4 194 6
    }
    Ucce EMERGENCY_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        25 4 5 6
    }
    Uccx EMERGENCY_CALL_CONF {
        INVOKE_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, LINE_HANDLE Ushort,
        LINE_TYPE Ushort,
        ;
        25
    }
    Ucce EMERGENCY_CALL_CONF {
        INVOKE_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, LINE_HANDLE Ushort,
        LINE_TYPE Ushort,
        ;
        25
    }
    Uccx EMERGENCY_CALL_EVENT {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort,
        SESSION_ID Uint,
        ;
        25 1 81 = CLIENT_ADDRESS Text(16) 4 194 6
    }
    Ucce EMERGENCY_CALL_EVENT {
        PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, SESSION_ID Uint,
        ;
        25 1 81 226 4 5 6
    }
    Uccx SUPERVISE_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, AGENT_CALL_ID Uint, SUPERVISOR_CALL_ID Uint,
        AGENT_CONNECTION_DEVICE_TYPE Ushort, SUPERVISOR_CONNECTION_DEVICE_TYPE Ushort,
        SUPERVISORY_ACTION Ushort,
        ;
        90 91 = SUPERVISOR_CONNECTION_DEVICE_ID Text(64) 4 194 6 85
    }
    Ucce SUPERVISE_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, AGENT_CONNECTION_CALL_ID Uint, SUPERVISOR_CONNECTION_CALL_ID Uint,
        AGENT_CONNECTION_DEVICE_ID_TYPE Ushort, SUPERVISOR_CONNECTION_DEVICE_ID_TYPE Ushort,
        SUPERVISORY_ACTION Ushort,
        ;
        90 91 4 5 6 85
    }
    Uccx SUPERVISE_CALL_CONF {
        INVOKE_ID Uint, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort,
        ;
        25
    }
    Ucce SUPERVISE_CALL_CONF {
        INVOKE_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        25
    }
    Ucce AGENT_DESK_SETTINGS_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint,
        ;
        5
    }
    Ucce AGENT_DESK_SETTINGS_CONF {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, DESK_SETTINGS_MASK Uint, WRAPUP_DATA_INCOMING_MODE Uint,
        WRAPUP_DATA_OUTGOING_MODE Uint, LOGOUT_NON_ACTIVITY_TIME Uint, QUALITY_RECORDING_RATE Uint,
        RING_NO_ANSWER_TIME Uint, SILENT_MONITOR_WARNING_MESSAGE Uint, SILENT_MONITOR_AUDIBLE_INDICATION Uint,
        SUPERVISOR_ASSIST_CALL_METHOD Uint, EMERGENCY_CALL_METHOD Uint, AUTO_RECORD_ON_EMERGENCY Uint,
        RECORDING_MODE Uint, WORK_MODE_TIMER Uint, RING_NO_ANSWER_DN Uint,
        ;
        93 307 306
    }
    Ucce LIST_AGENT_TEAM_REQ {
        INVOKE_ID Uint, SUPERVISOR_ID Uint,
        ;
    }
    Ucce LIST_AGENT_TEAM_CONF {
        INVOKE_ID Uint, NUMBER_OF_AGENT_TEAMS Ushort, SEGMENT_NUMBER Ushort, MORE Ushort,
        ;
        92
    }
    Ucce MONITOR_AGENT_TEAM_START_REQ {
        INVOKE_ID Uint, TEAM_ID Uint,
        ;
    }
    Ucce MONITOR_AGENT_TEAM_START_CONF {
        INVOKE_ID Uint, MONITOR_ID Uint,
        ;
    }
    Ucce MONITOR_AGENT_TEAM_STOP_REQ {
        INVOKE_ID Uint, MONITOR_ID Uint,
        ;
    }
    Ucce MONITOR_AGENT_TEAM_STOP_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce BAD_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, CONNECTION_CALL_ID Uint,
        ;
        25 5
    }
    Ucce BAD_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce CALL_AGENT_GREETING_EVENT {
        MONITOR_ID Uint, PERIPHERAL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, CONNECTION_CALL_ID Uint,
        EVENT_CODE Ushort, PERIPHERAL_ERROR_CODE Uint,
        ;
        25 5
    }
    Ucce AGENT_GREETING_CONTROL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, AGENT_ACTION Ushort,
        ;
        5
    }
    Ucce AGENT_GREETING_CONTROL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce SET_AGENT_SERVICE_DATA_REQ {
        INVOKE_ID Uint, ROUTER_CALL_KEY_DAY Uint, ROUTER_CALL_KEY Uint, ROUTER_CALL_KEY_SEQUENCE_NUMBER Uint,
        AGENT_SKILL_TARGET_ID Uint,
        ;
        310 309
    }
    Ucce SET_AGENT_SERVICE_DATA_CONF {
        INVOKE_ID Uint, STATUS Uint,
        ;
    }
};
