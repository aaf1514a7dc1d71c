//! Call control and call data requests.

use super::{Layout, layouts};

pub(super) static ROWS: &[Layout] = layouts! {
    Uccx SET_CALL_DATA_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, CONNECTION_DEVICE_TYPE Ushort, CALL_ID Uint,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort, CALL_TYPE Ushort, CALLED_PARTY_DISPOSITION Ushort,
        RESERVED Uint = 0, RESERVED Uint = 1,
        ;
        25 8 12 13 14 15 16 17 18 19 20 21 22 46 82 83 95 96
    }
    Ucce SET_CALL_DATA_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, CONNECTION_CALL_ID Uint,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort, CALL_TYPE Ushort, CALLED_PARTY_DISPOSITION Ushort,
        CAMPAIGN_ID Uint, QUERY_RULE_ID Uint,
        ;
        25 8 9 12 13 14 15 16 17 18 19 20 21 22 46 82 83 95 96 72 73 110 232
    }
    Uccx SET_CALL_DATA_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce SET_CALL_DATA_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce RELEASE_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort, CONNECTION_CALL_ID Uint,
        ;
        25
    }
    Ucce RELEASE_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx ALTERNATE_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, ACTIVE_CALL_ID Uint, OTHER_CALL_ID Uint,
        ACTIVE_CONNECTION_DEVICE_TYPE Ushort, OTHER_CONNECTION_DEVICE_TYPE Ushort,
        ;
        50 52 6
    }
    Ucce ALTERNATE_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, ACTIVE_CONNECTION_CALL_ID Uint, OTHER_CONNECTION_CALL_ID Uint,
        ACTIVE_CONNECTION_DEVICE_ID_TYPE Ushort, OTHER_CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        50 52 6
    }
    Uccx ALTERNATE_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce ALTERNATE_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx ANSWER_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort,
        ;
        25 6
    }
    Ucce ANSWER_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        25 6
    }
    Uccx ANSWER_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce ANSWER_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx CLEAR_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort,
        ;
        25 6
    }
    Ucce CLEAR_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        25 6
    }
    Uccx CLEAR_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce CLEAR_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx CLEAR_CONNECTION_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort,
        ;
        25 6
    }
    Ucce CLEAR_CONNECTION_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        REQUESTING_DEVICE_ID_TYPE Ushort since 14,
        ;
        25 6 219
    }
    Uccx CLEAR_CONNECTION_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce CLEAR_CONNECTION_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx CONFERENCE_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, HELD_CALL_ID Uint, ACTIVE_CALL_ID Uint,
        HELD_CONNECTION_DEVICE_TYPE Ushort, ACTIVE_CONNECTION_DEVICE_TYPE Ushort, RESERVED Ushort = 0,
        RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Ushort = 0,
        RESERVED Bool = 0, RESERVED Bool = 0, NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort,
        ;
        50 53 6 11 12 13 14 15 16 17 18 19 20 21 22 46 82 83
    }
    Ucce CONFERENCE_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, HELD_CONNECTION_CALL_ID Uint, ACTIVE_CONNECTION_CALL_ID Uint,
        HELD_CONNECTION_DEVICE_ID_TYPE Ushort, ACTIVE_CONNECTION_DEVICE_ID_TYPE Ushort,
        CALL_PLACEMENT_TYPE Ushort, CALL_MANNER_TYPE Ushort, ALERT_RINGS Ushort, CALL_OPTION Ushort,
        FACILITY_TYPE Ushort, ANSWERING_MACHINE Ushort, PRIORITY Bool, POST_ROUTE Bool,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort,
        ;
        50 53 6 11 9 13 14 15 16 17 18 19 20 21 22 46 82 83 51 77 78
    }
    Uccx CONFERENCE_CALL_CONF {
        INVOKE_ID Uint, NEW_CALL_ID Uint, NEW_CONNECTION_DEVICE_TYPE Ushort, NUM_PARTIES Ushort,
        RESERVED Ushort = 0xFFFF, RESERVED Ushort = 3,
        ;
        47 39 40 41
    }
    Ucce CONFERENCE_CALL_CONF {
        INVOKE_ID Uint, NEW_CONNECTION_CALL_ID Uint, NEW_CONNECTION_DEVICE_ID_TYPE Ushort, NUM_PARTIES Ushort,
        LINE_HANDLE Ushort, LINE_TYPE Ushort,
        ;
        47 39 40 41
    }
    Uccx CONSULTATION_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, ACTIVE_CALL_ID Uint, ACTIVE_CONNECTION_DEVICE_TYPE Ushort,
        RESERVED Ushort = 0, RESERVED Ushort = 0, CONSULT_TYPE Ushort, RESERVED Ushort = 0, RESERVED Ushort = 0,
        RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Bool = 0, RESERVED Bool = 0,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort,
        ;
        50 11 6 12 13 14 15 16 17 18 19 20 21 22 46 82 83
    }
    Ucce CONSULTATION_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, ACTIVE_CONNECTION_CALL_ID Uint,
        ACTIVE_CONNECTION_DEVICE_ID_TYPE Ushort, CALL_PLACEMENT_TYPE Ushort, CALL_MANNER_TYPE Ushort,
        CONSULT_TYPE Ushort, ALERT_RINGS Ushort, CALL_OPTION Ushort, FACILITY_TYPE Ushort,
        ANSWERING_MACHINE Ushort, PRIORITY Bool, POST_ROUTE Bool, NUM_NAMED_VARIABLES Ushort,
        NUM_NAMED_ARRAYS Ushort,
        ;
        50 11 6 9 13 14 15 16 17 18 19 20 21 22 46 82 83 51 77 78
    }
    Uccx CONSULTATION_CALL_CONF {
        INVOKE_ID Uint, NEW_CALL_ID Uint, NEW_CONNECTION_DEVICE_TYPE Ushort, RESERVED Ushort = 0xFFFF,
        RESERVED Ushort = 3,
        ;
        47
    }
    Ucce CONSULTATION_CALL_CONF {
        INVOKE_ID Uint, NEW_CONNECTION_CALL_ID Uint, NEW_CONNECTION_DEVICE_ID_TYPE Ushort, LINE_HANDLE Ushort,
        LINE_TYPE Ushort,
        ;
        47
    }
    Ucce DEFLECT_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        CALLED_DEVICE_TYPE Ushort,
        ;
        25 28 6
    }
    Ucce DEFLECT_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx HOLD_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort, RESERVED Bool = 0,
        ;
        25 6
    }
    Ucce HOLD_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        RESERVATION Bool,
        ;
        25 6
    }
    Uccx HOLD_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce HOLD_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx MAKE_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Ushort = 0,
        RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Bool = 0, RESERVED Bool = 0,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort, RESERVED Uint = 0xFFFFFFFF since 14,
        ;
        6 11 12 13 14 15 16 17 18 19 20 21 22 46 82 83 78
    }
    Ucce MAKE_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CALL_PLACEMENT_TYPE Ushort, CALL_MANNER_TYPE Ushort,
        ALERT_RINGS Ushort, CALL_OPTION Ushort, FACILITY_TYPE Ushort, ANSWERING_MACHINE Ushort, PRIORITY Bool,
        POST_ROUTE Bool, NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort, SKILL_GROUP_NUMBER Uint since 14,
        ;
        6 11 9 13 14 15 16 17 18 19 20 21 22 46 82 83 51 77 78 84
    }
    Uccx MAKE_CALL_CONF {
        INVOKE_ID Uint, NEW_CALL_ID Uint, NEW_CONNECTION_DEVICE_TYPE Ushort, RESERVED Ushort = 0xFFFF,
        RESERVED Ushort = 3,
        ;
        47
    }
    Ucce MAKE_CALL_CONF {
        INVOKE_ID Uint, NEW_CONNECTION_CALL_ID Uint, NEW_CONNECTION_DEVICE_ID_TYPE Ushort, LINE_HANDLE Ushort,
        LINE_TYPE Ushort,
        ;
        47
    }
    Ucce MAKE_PREDICTIVE_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CALL_PLACEMENT_TYPE Ushort, CALL_MANNER_TYPE Ushort,
        ALERT_RINGS Ushort, CALL_OPTION Ushort, FACILITY_TYPE Ushort, ANSWERING_MACHINE Ushort, PRIORITY Bool,
        ALLOCATION_STATE Ushort, DESTINATION_COUNTRY Ushort, ANSWER_DETECT_MODE Ushort,
        ANSWER_DETECT_TIME Ushort, ANSWER_DETECT_CONTROL1 Uint, ANSWER_DETECT_CONTROL2 Uint,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort,
        ;
        79 11 9 13 14 15 16 17 18 19 20 21 22 46 82 83 51 77 78 80 84
    }
    Ucce MAKE_PREDICTIVE_CALL_CONF {
        INVOKE_ID Uint, NEW_CONNECTION_CALL_ID Uint, NEW_CONNECTION_DEVICE_ID_TYPE Ushort, LINE_HANDLE Ushort,
        LINE_TYPE Ushort,
        ;
        47
    }
    Uccx RECONNECT_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, ACTIVE_CALL_ID Uint, HELD_CALL_ID Uint,
        ACTIVE_CONNECTION_DEVICE_TYPE Ushort, HELD_CONNECTION_DEVICE_TYPE Ushort,
        ;
        50 53 6
    }
    Ucce RECONNECT_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, ACTIVE_CONNECTION_CALL_ID Uint, HELD_CONNECTION_CALL_ID Uint,
        ACTIVE_CONNECTION_DEVICE_ID_TYPE Ushort, HELD_CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        50 53 6
    }
    Uccx RECONNECT_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce RECONNECT_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx RETRIEVE_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, HELD_CALL_ID Uint, HELD_CONNECTION_DEVICE_TYPE Ushort,
        ;
        53 6
    }
    Ucce RETRIEVE_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, HELD_CONNECTION_CALL_ID Uint, HELD_CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        53 6
    }
    Uccx RETRIEVE_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce RETRIEVE_CALL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Uccx TRANSFER_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, ACTIVE_CALL_ID Uint, HELD_CALL_ID Uint,
        ACTIVE_CONNECTION_DEVICE_TYPE Ushort, HELD_CONNECTION_DEVICE_TYPE Ushort, RESERVED Ushort = 0,
        RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Ushort = 0, RESERVED Ushort = 0,
        RESERVED Bool = 0, RESERVED Bool = 0, NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort,
        ;
        50 53 6 11 12 13 14 15 16 17 18 19 20 21 22 46 82 83
    }
    Ucce TRANSFER_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, ACTIVE_CONNECTION_CALL_ID Uint, HELD_CONNECTION_CALL_ID Uint,
        ACTIVE_CONNECTION_DEVICE_ID_TYPE Ushort, HELD_CONNECTION_DEVICE_ID_TYPE Ushort,
        CALL_PLACEMENT_TYPE Ushort, CALL_MANNER_TYPE Ushort, ALERT_RINGS Ushort, CALL_OPTION Ushort,
        FACILITY_TYPE Ushort, ANSWERING_MACHINE Ushort, PRIORITY Bool, POST_ROUTE Bool,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort,
        ;
        50 53 6 11 9 13 14 15 16 17 18 19 20 21 22 46 82 83 51 77 78
    }
    Uccx TRANSFER_CALL_CONF {
        INVOKE_ID Uint, NEW_CALL_ID Uint, NEW_CONNECTION_DEVICE_TYPE Ushort, NUM_PARTIES Ushort,
        RESERVED Ushort = 0xFFFF, RESERVED Ushort = 3,
        ;
        47 39 40 41
    }
    Ucce TRANSFER_CALL_CONF {
        INVOKE_ID Uint, NEW_CONNECTION_CALL_ID Uint, NEW_CONNECTION_DEVICE_ID_TYPE Ushort, NUM_PARTIES Ushort,
        LINE_HANDLE Ushort, LINE_TYPE Ushort,
        ;
        47 39 40 41
    }
    Uccx QUERY_DEVICE_INFO_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, RESERVED Ushort = 0,
        ;
        6
    }
    Ucce QUERY_DEVICE_INFO_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, RESERVED_SLOT Ushort = 0,
        ;
        6
    }
    Uccx QUERY_DEVICE_INFO_CONF {
        INVOKE_ID Uint, RESERVED Ushort = 0xFFFF, RESERVED Ushort = 0xFFFF, RESERVED Ushort = 0xFFFF,
        RESERVED Ushort = 0, RESERVED Ushort = 0, MAX_ACTIVE_CALLS Ushort, MAX_HELD_CALLS Ushort,
        MAX_DEVICES_IN_CONFERENCE Ushort, MAKE_CALL_SETUP Uint, RESERVED Uint = 0, RESERVED Uint = 0,
        RESERVED Uint = 0, RESERVED Uint = 0,
        ;
        70 = RESERVED Ushort 71 = RESERVED Ushort
    }
    Ucce QUERY_DEVICE_INFO_CONF {
        INVOKE_ID Uint, PERIPHERAL_TYPE Ushort, TYPE_OF_DEVICE Ushort, CLASS_OF_DEVICE Ushort, NUM_LINES Ushort,
        RESERVED_SLOT Ushort = 0, MAX_ACTIVE_CALLS Ushort, MAX_HELD_CALLS Ushort,
        MAX_DEVICES_IN_CONFERENCE Ushort, MAKE_CALL_SETUP Uint, TRANSFER_CONFERENCE_SETUP Uint,
        CALL_EVENTS_SUPPORTED Uint, CALL_CONTROL_SUPPORTED Uint, OTHER_FEATURES_SUPPORTED Uint,
        ;
        70 71
    }
    Uccx SNAPSHOT_CALL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort,
        ;
        25
    }
    Ucce SNAPSHOT_CALL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        ;
        25
    }
    Uccx SNAPSHOT_CALL_CONF {
        INVOKE_ID Uint, CALL_TYPE Ushort, RESERVED Ushort = 0, NUM_CALL_DEVICES Ushort,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort, RESERVED Ushort = 0, RESERVED Int = 0 since 11,
        ;
        8 10 11 12 13 14 15 16 17 18 19 20 21 22 46 82 83 56 57 58 59 60 61
    }
    Ucce SNAPSHOT_CALL_CONF {
        INVOKE_ID Uint, CALL_TYPE Ushort, NUM_CTI_CLIENTS Ushort, NUM_CALL_DEVICES Ushort,
        NUM_NAMED_VARIABLES Ushort, NUM_NAMED_ARRAYS Ushort, CALLED_PARTY_DISPOSITION Ushort,
        ;
        8 9 10 11 12 72 73 13 14 15 16 17 18 19 20 21 22 46 82 83 23 24 56 57 58 59 60 61 223 229 230 231
        294 = PROTOCOL_REFERENCE_GUID Text(40) 311 310 309
    }
    Uccx SNAPSHOT_DEVICE_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, SNAPSHOT_DEVICE_TYPE Ushort,
        ;
        6
    }
    Ucce SNAPSHOT_DEVICE_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, SNAPSHOT_DEVICE_TYPE Ushort since 11,
        ;
        6
    }
    Uccx SNAPSHOT_DEVICE_CONF {
        INVOKE_ID Uint, NUM_CALLS Ushort,
        ;
        56 57 58 75 = CALL_STATE Ushort
    }
    Ucce SNAPSHOT_DEVICE_CONF {
        INVOKE_ID Uint, NUM_CALLS Ushort,
        ;
        56 57 58 75 218
    }
    Uccx SEND_DTMF_SIGNAL_REQ {
        INVOKE_ID Uint, RESERVED Uint = 1, CALL_ID Uint, CONNECTION_DEVICE_TYPE Ushort, TONE_DURATION Ushort,
        PAUSE_DURATION Uint,
        ;
        25 67 6
    }
    Ucce SEND_DTMF_SIGNAL_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, CONNECTION_CALL_ID Uint, CONNECTION_DEVICE_ID_TYPE Ushort,
        TONE_DURATION Ushort, PAUSE_DURATION Uint,
        ;
        25 67 6
    }
    Uccx SEND_DTMF_SIGNAL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce SEND_DTMF_SIGNAL_CONF {
        INVOKE_ID Uint,
        ;
    }
    Ucce SET_DEVICE_ATTRIBUTES_REQ {
        INVOKE_ID Uint, PERIPHERAL_ID Uint, SERVICE_NUMBER Uint, SERVICE_ID Uint, SKILL_GROUP_NUMBER Uint,
        SKILL_GROUP_ID Uint, SKILL_GROUP_PRIORITY Ushort, CALL_TYPE Ushort, CALLING_DEVICE_TYPE Ushort,
        ;
        27
    }
    Ucce SET_DEVICE_ATTRIBUTES_CONF {
        INVOKE_ID Uint,
        ;
    }
};
