//! Configuration records.

use super::{Layout, layouts};

pub(super) static ROWS: &[Layout] = layouts! {
    Ucce AGENT_TEAM_CONFIG_EVENT {
        PERIPHERAL_ID Uint, TEAM_ID Uint, NUMBER_OF_AGENTS Ushort, CONFIG_OPERATION Ushort,
        DEPARTMENT_ID Int since 19,
        ;
        243 86 87 88 89
    }
    Uccx CONFIG_REQUEST_KEY_EVENT {
        RESERVED Uint = 0 since 11,
        ;
        131 = RESERVED Uint
    }
    Ucce CONFIG_REQUEST_KEY_EVENT {
        PERIPHERAL_ID Uint,
        ;
        131
    }
    Uccx CONFIG_KEY_EVENT {
        STATUS Uint,
        ;
        177 178 179 180
    }
    Ucce CONFIG_KEY_EVENT {
        CONFIG_KEY_STATUS Uint,
        ;
        177 178 179 180 209 269 270
    }
    Uccx CONFIG_REQUEST_EVENT {
        CONFIGURATION_MASK Uint, RESERVED Uint = 0 since 11,
        ;
        131 = RESERVED Uint
    }
    Ucce CONFIG_REQUEST_EVENT {
        CONFIG_INFORMATION Uint, CONFIG_MSG_MASK Uint, PERIPHERAL_ID Uint,
        ;
        131
    }
    Uccx CONFIG_BEGIN_EVENT {
        CONFIG_TYPE Ushort, CONFIGURATION_MASK Uint,
        ;
        177 178 179 180
    }
    Ucce CONFIG_BEGIN_EVENT {
        CONFIG_TYPE Ushort, CONFIG_INFORMATION Uint,
        ;
        177 178 179 180 209 269 270
    }
    Uccx CONFIG_END_EVENT {
        STATUS Uint,
        ;
        7
    }
    Ucce CONFIG_END_EVENT {
        CONFIG_END_STATUS Uint,
        ;
        7
    }
    Uccx CONFIG_SERVICE_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 208 184 = APPLICATION_ID Uint 213 129 173 = RESERVED Text(16) 132 133 = APPLICATION_NAME Text(64)
        134 174 = RESERVED Uint 175 = RESERVED Uint 176 216 = RESERVED Uint
    }
    Ucce CONFIG_SERVICE_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 208 184 213 129 173 132 133 134 174 175 176 216 186 187 188
    }
    Uccx CONFIG_SKILL_GROUP_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 208 184 = CSQID Uint 213 64 192 185 173 = RESERVED Text(16) 133 = CSQ_NAME Text(64) 134 216 176
    }
    Ucce CONFIG_SKILL_GROUP_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 208 184 213 64 192 185 = AUTO_WORK Bool 173 133 134 216 264 265 176
    }
    Uccx CONFIG_AGENT_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 208 189 190 214 207 = RESERVED Text(32) 138 137 173 134 141 191 62 64 247 246
    }
    Ucce CONFIG_AGENT_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 208 303 189 267 190 214 207 138 137 173 134 141 191 62 64 257 261 262 263
    }
    Uccx CONFIG_DEVICE_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 208 184 = DEVICE_FIELD0 Uint 195 129 193 11 = DEVICE_FIELD2 Text(129) 10 = RESERVED Text(32)
        173 = DEVICE_FIELD4 Text(16) 134
    }
    Ucce CONFIG_DEVICE_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 208 184 195 129 193 11 10 173 134
    }
    Uccx TEAM_CONFIG_REQ {
        INVOKE_ID Uint, CONFIG_PARAM Ushort, RESERVED Bytes(8) = 0,
        ;
    }
    Uccx TEAM_CONFIG_EVENT {
        TEAM_ID Uint, NUM_RECORDS Ushort, OPERATION Ushort, RESERVED Bytes(8) = 0,
        ;
        204 194 87 183 205
    }
    Uccx TEAM_CONFIG_CONF {
        INVOKE_ID Uint, STATUS Uint,
        ;
        7 = TEXT Text(128)
    }
    Ucce CONFIG_CALL_TYPE_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 210 211 212 134 174 175
    }
    Ucce CONFIG_MRD_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 216 212 134 250 251
    }
    Ucce CONFIG_PERIPHERAL_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 271 272
    }
    Ucce CONFIG_AGENT_DESK_SETTINGS_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 267 273 274 275 276 277 278 279 280 281 282 283 284 285 286 287 307 306
    }
    Uccx CONFIG_TERMINAL_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 302 303 304 305 6
    }
    Ucce CONFIG_TERMINAL_EVENT {
        NUM_RECORDS Ushort,
        ;
        183 302 303 304 305 6
    }
    Ucce CONFIG_AGENT_SERVICE_EVENT {
        NUM_RECORDS Ushort,
        ;
        141 310 309 183
    }
};
