//! The session and its failures.

use super::{Layout, layouts};

pub(super) static ROWS: &[Layout] = layouts! {
    Uccx FAILURE_CONF {
        INVOKE_ID Uint, STATUS Uint,
        ;
        7
    }
    Ucce FAILURE_CONF {
        INVOKE_ID Uint, STATUS Uint,
        ;
        217
    }
    Uccx FAILURE_EVENT {
        STATUS Uint,
        ;
        7
    }
    Ucce FAILURE_EVENT {
        STATUS Uint,
        ;
    }
    Uccx OPEN_REQ {
        INVOKE_ID Uint, VERSION_NUMBER Uint, IDLE_TIMEOUT Uint, RESERVED Uint = 0, SERVICES_REQUESTED Uint,
        CALL_MSG_MASK Uint, AGENT_STATE_MASK Uint, CONFIG_MSG_MASK Uint, RESERVED Uint = 0, RESERVED Uint = 0,
        RESERVED Uint = 0,
        ;
        1 2 3 4 6 194
    }
    Ucce OPEN_REQ {
        INVOKE_ID Uint, VERSION_NUMBER Uint, IDLE_TIMEOUT Uint, PERIPHERAL_ID Uint, SERVICES_REQUESTED Uint,
        CALL_MSG_MASK Uint, AGENT_STATE_MASK Uint, CONFIG_MSG_MASK Uint, RESERVED1 Uint = 0, RESERVED2 Uint = 0,
        RESERVED3 Uint = 0,
        ;
        1 2 3 4 5 6 97
    }
    Uccx OPEN_CONF {
        INVOKE_ID Uint, SERVICES_GRANTED Uint, RESERVED Uint = 0, RESERVED Uint = 0, RESERVED Time = 0,
        UNIFIED_CCX_ONLINE Bool, RESERVED Ushort = 0, AGENT_STATE Ushort,
        ;
        4 5 6 194 228 208 = FLT_PERIPHERAL_ID Uint 224 248
    }
    Ucce OPEN_CONF {
        INVOKE_ID Uint, SERVICES_GRANTED Uint, MONITOR_ID Uint, PG_STATUS Uint,
        ICM_CENTRAL_CONTROLLER_TIME Time, PERIPHERAL_ONLINE Bool, PERIPHERAL_TYPE Ushort, AGENT_STATE Ushort,
        DEPARTMENT_ID Int since 19, SESSION_TYPE Ushort since 24,
        ;
        4 5 6 228 208 224
    }
    Uccx HEARTBEAT_REQ {
        INVOKE_ID Uint,
        ;
    }
    Ucce HEARTBEAT_REQ {
        INVOKE_ID Uint,
        ;
    }
    Uccx HEARTBEAT_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce HEARTBEAT_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx CLOSE_REQ {
        INVOKE_ID Uint, STATUS Uint,
        ;
    }
    Ucce CLOSE_REQ {
        INVOKE_ID Uint, STATUS Uint,
        ;
    }
    Uccx CLOSE_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce CLOSE_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx CONTROL_FAILURE_CONF {
        INVOKE_ID Uint, FAILURE_CODE Ushort, UNIFIED_CCX_ERROR_CODE Uint,
        ;
        7
    }
    Ucce CONTROL_FAILURE_CONF {
        INVOKE_ID Uint, FAILURE_CODE Ushort, PERIPHERAL_ERROR_CODE Uint,
        ;
        217
    }
};
