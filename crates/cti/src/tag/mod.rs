//! Floating-field tags (GED-188; `FieldDataID` in the UCCX guide).

mod fields;

use crate::{Dialect, Field, WireType};
use fields::ROWS;

offhook_base::registry! {
    /// What a floating field is. Tags above 255 need two bytes: UCCE from version 20, UCCX from 18.
    ///
    /// ```
    /// use offhook_cti::{Dialect, Field, Tag};
    ///
    /// assert_eq!(Tag::from_code(82), Tag::NAMED_VARIABLE);
    /// assert_eq!(Tag::AGENT_ID_LONG.field(Dialect::Uccx).0, Field::AGENT_ID);
    /// ```
    pub struct Tag(u16) {
        /// `ClientID`.
        CLIENT_ID = 1, "CLIENT_ID";
        /// `ClientPassword`.
        CLIENT_PASSWORD = 2, "CLIENT_PASSWORD";
        /// `ClientSignature`.
        CLIENT_SIGNATURE = 3, "CLIENT_SIGNATURE";
        /// `AgentExtension`.
        AGENT_EXTENSION = 4, "AGENT_EXTENSION";
        /// `AgentID` (reserved in UCCX).
        AGENT_ID = 5, "AGENT_ID";
        /// `AgentInstrument`.
        AGENT_INSTRUMENT = 6, "AGENT_INSTRUMENT";
        /// `Text`.
        TEXT = 7, "TEXT";
        /// `ANI`.
        ANI = 8, "ANI";
        /// `UserToUserInfo`.
        UUI = 9, "UUI";
        /// `DNIS`.
        DNIS = 10, "DNIS";
        /// `DialedNumber`.
        DIALED_NUMBER = 11, "DIALED_NUMBER";
        /// `CallerEnteredDigits`.
        CED = 12, "CED";
        /// `CallVariable1`.
        CALL_VAR_1 = 13, "CALL_VAR_1";
        /// `CallVariable2`.
        CALL_VAR_2 = 14, "CALL_VAR_2";
        /// `CallVariable3`.
        CALL_VAR_3 = 15, "CALL_VAR_3";
        /// `CallVariable4`.
        CALL_VAR_4 = 16, "CALL_VAR_4";
        /// `CallVariable5`.
        CALL_VAR_5 = 17, "CALL_VAR_5";
        /// `CallVariable6`.
        CALL_VAR_6 = 18, "CALL_VAR_6";
        /// `CallVariable7`.
        CALL_VAR_7 = 19, "CALL_VAR_7";
        /// `CallVariable8`.
        CALL_VAR_8 = 20, "CALL_VAR_8";
        /// `CallVariable9`.
        CALL_VAR_9 = 21, "CALL_VAR_9";
        /// `CallVariable10`.
        CALL_VAR_10 = 22, "CALL_VAR_10";
        /// `CTIClientSignature`.
        CTI_CLIENT_SIGNATURE = 23, "CTI_CLIENT_SIGNATURE";
        /// `CTIClientTimestamp`.
        CTI_CLIENT_TIMESTAMP = 24, "CTI_CLIENT_TIMESTAMP";
        /// `ConnectionDeviceID`.
        CONNECTION_DEVID = 25, "CONNECTION_DEVID";
        /// `AlertingDeviceID`.
        ALERTING_DEVID = 26, "ALERTING_DEVID";
        /// `CallingDeviceID`.
        CALLING_DEVID = 27, "CALLING_DEVID";
        /// `CalledDeviceID`.
        CALLED_DEVID = 28, "CALLED_DEVID";
        /// `LastRedirectDeviceID`.
        LAST_REDIRECT_DEVID = 29, "LAST_REDIRECT_DEVID";
        /// `AnsweringDeviceID`.
        ANSWERING_DEVID = 30, "ANSWERING_DEVID";
        /// `HoldingDeviceID`.
        HOLDING_DEVID = 31, "HOLDING_DEVID";
        /// `RetrievingDeviceID`.
        RETRIEVING_DEVID = 32, "RETRIEVING_DEVID";
        /// `ReleasingDeviceID`.
        RELEASING_DEVID = 33, "RELEASING_DEVID";
        /// `FailingDeviceID`.
        FAILING_DEVID = 34, "FAILING_DEVID";
        /// `PrimaryDeviceID`.
        PRIMARY_DEVID = 35, "PRIMARY_DEVID";
        /// `SecondaryDeviceID`.
        SECONDARY_DEVID = 36, "SECONDARY_DEVID";
        /// `ControllerDeviceID`.
        CONTROLLER_DEVID = 37, "CONTROLLER_DEVID";
        /// `AddedPartyDeviceID`.
        ADDED_PARTY_DEVID = 38, "ADDED_PARTY_DEVID";
        /// `ConnectedPartyCallID`.
        PARTY_CALLID = 39, "PARTY_CALLID";
        /// `ConnectedPartyDeviceIDType` (`ConnectedPartyDeviceType` in UCCX).
        PARTY_DEVID_TYPE = 40, "PARTY_DEVID_TYPE";
        /// `ConnectedPartyDeviceID`.
        PARTY_DEVID = 41, "PARTY_DEVID";
        /// `TransferringDeviceID`.
        TRANSFERRING_DEVID = 42, "TRANSFERRING_DEVID";
        /// `TransferredDeviceID`.
        TRANSFERRED_DEVID = 43, "TRANSFERRED_DEVID";
        /// `DivertingDeviceID`.
        DIVERTING_DEVID = 44, "DIVERTING_DEVID";
        /// `QueueDeviceID`.
        QUEUE_DEVID = 45, "QUEUE_DEVID";
        /// `CallWrapupData`.
        CALL_WRAPUP_DATA = 46, "CALL_WRAPUP_DATA";
        /// `NewConnectionDeviceID`.
        NEW_CONNECTION_DEVID = 47, "NEW_CONNECTION_DEVID";
        /// `TrunkUsedDeviceID` (reserved in UCCX).
        TRUNK_USED_DEVID = 48, "TRUNK_USED_DEVID";
        /// `AgentPassword`.
        AGENT_PASSWORD = 49, "AGENT_PASSWORD";
        /// `ActiveConnectionDeviceID`.
        ACTIVE_CONN_DEVID = 50, "ACTIVE_CONN_DEVID";
        /// `FacilityCode` (reserved in UCCX).
        FACILITY_CODE = 51, "FACILITY_CODE";
        /// `OtherConnectionDeviceID`.
        OTHER_CONN_DEVID = 52, "OTHER_CONN_DEVID";
        /// `HeldConnectionDeviceID`.
        HELD_CONN_DEVID = 53, "HELD_CONN_DEVID";
        /// `CallConnectionCallID`.
        CALL_CONN_CALLID = 56, "CALL_CONN_CALLID";
        /// `CallConnectionDeviceIDType` (`CallConnectionDeviceType` in UCCX).
        CALL_CONN_DEVID_TYPE = 57, "CALL_CONN_DEVID_TYPE";
        /// `CallConnectionDeviceID`.
        CALL_CONN_DEVID = 58, "CALL_CONN_DEVID";
        /// `CallDeviceType`.
        CALL_DEVID_TYPE = 59, "CALL_DEVID_TYPE";
        /// `CallDeviceID`.
        CALL_DEVID = 60, "CALL_DEVID";
        /// `CallDeviceConnectionState`.
        CALL_DEV_CONN_STATE = 61, "CALL_DEV_CONN_STATE";
        /// `SkillGroupNumber` (`CSQID` in UCCX).
        SKILL_GROUP_NUMBER = 62, "SKILL_GROUP_NUMBER";
        /// `SkillGroupID` (reserved in UCCX).
        SKILL_GROUP_ID = 63, "SKILL_GROUP_ID";
        /// `SkillGroupPriority` (reserved in UCCX).
        SKILL_GROUP_PRIORITY = 64, "SKILL_GROUP_PRIORITY";
        /// `SkillGroupState` (`CSQState` in UCCX).
        SKILL_GROUP_STATE = 65, "SKILL_GROUP_STATE";
        /// `ObjectName` (not in UCCX).
        OBJECT_NAME = 66, "OBJECT_NAME";
        /// `DTMFString`.
        DTMF_STRING = 67, "DTMF_STRING";
        /// `PositionID` (not in UCCX).
        POSITION_ID = 68, "POSITION_ID";
        /// `SupervisorID` (not in UCCX).
        SUPERVISOR_ID = 69, "SUPERVISOR_ID";
        /// `LineHandle` (not in UCCX).
        LINE_HANDLE = 70, "LINE_HANDLE";
        /// `LineType` (not in UCCX).
        LINE_TYPE = 71, "LINE_TYPE";
        /// `RouterCallKeyDay` (not in UCCX).
        ROUTER_CALL_KEY_DAY = 72, "ROUTER_CALL_KEY_DAY";
        /// `RouterCallKeyCallID` (not in UCCX).
        ROUTER_CALL_KEY_CALLID = 73, "ROUTER_CALL_KEY_CALLID";
        /// `CallState` (not in UCCX).
        CALL_STATE = 75, "CALL_STATE";
        /// `MonitoredDeviceID` (not in UCCX).
        MONITORED_DEVID = 76, "MONITORED_DEVID";
        /// `AuthorizationCode` (not in UCCX).
        AUTHORIZATION_CODE = 77, "AUTHORIZATION_CODE";
        /// `AccountCode`.
        ACCOUNT_CODE = 78, "ACCOUNT_CODE";
        /// `OriginatingDeviceID` (not in UCCX).
        ORIGINATING_DEVID = 79, "ORIGINATING_DEVID";
        /// `OriginatingLineID` (not in UCCX).
        ORIGINATING_LINE_ID = 80, "ORIGINATING_LINE_ID";
        /// `ClientAddress`.
        CLIENT_ADDRESS = 81, "CLIENT_ADDRESS";
        /// `NamedVariable`.
        NAMED_VARIABLE = 82, "NAMED_VARIABLE";
        /// `NamedArray`.
        NAMED_ARRAY = 83, "NAMED_ARRAY";
        /// `CallControlTable` (not in UCCX).
        CALL_CONTROL_TABLE = 84, "CALL_CONTROL_TABLE";
        /// `SupervisorInstrument`.
        SUPERVISOR_INSTRUMENT = 85, "SUPERVISOR_INSTRUMENT";
        /// `ATCAgentID` (not in UCCX).
        ATC_AGENT_ID = 86, "ATC_AGENT_ID";
        /// `AgentFlags`.
        AGENT_FLAGS = 87, "AGENT_FLAGS";
        /// `ATCAgentState` (not in UCCX).
        ATC_AGENT_STATE = 88, "ATC_AGENT_STATE";
        /// `ATCStateDuration` (not in UCCX).
        ATC_STATE_DURATION = 89, "ATC_STATE_DURATION";
        /// `AgentConnectionDeviceID`.
        AGENT_CONNECTION_DEVID = 90, "AGENT_CONNECTION_DEVID";
        /// `SupervisorConnectionDeviceID` (not in UCCX).
        SUPERVISOR_CONNECTION_DEVID = 91, "SUPERVISOR_CONNECTION_DEVID";
        /// `ListTeamID` (not in UCCX).
        LIST_TEAM_ID = 92, "LIST_TEAM_ID";
        /// `DefaultDevicePortAddress` (not in UCCX).
        DEFAULT_DEVICE_PORT_ADDRESS = 93, "DEFAULT_DEVICE_PORT_ADDRESS";
        /// `ServiceName` (not in UCCX).
        SERVICE_NAME = 94, "SERVICE_NAME";
        /// `CustomerPhoneNumber`.
        CUSTOMER_PHONE_NUMBER = 95, "CUSTOMER_PHONE_NUMBER";
        /// `CustomerAccountNumber`.
        CUSTOMER_ACCOUNT_NUMBER = 96, "CUSTOMER_ACCOUNT_NUMBER";
        /// `ApplicationPathID` (not in UCCX).
        APP_PATH_ID = 97, "APP_PATH_ID";
        /// `ScriptSelector` (not in UCCX).
        SCRIPT_SELECTOR = 99, "SCRIPT_SELECTOR";
        /// `ApplicationString1` (not in UCCX).
        APPLICATION_STRING_1 = 100, "APPLICATION_STRING_1";
        /// `ApplicationString2` (not in UCCX).
        APPLICATION_STRING_2 = 101, "APPLICATION_STRING_2";
        /// `RouterCallKeySequenceNumber` (not in UCCX).
        ROUTER_CALL_KEY_SEQUENCE_NUM = 110, "ROUTER_CALL_KEY_SEQUENCE_NUM";
        /// `TrunkNumber` (not in UCCX).
        TRUNK_NUMBER = 121, "TRUNK_NUMBER";
        /// `TrunkGroupNumber` (not in UCCX).
        TRUNK_GROUP_NUMBER = 122, "TRUNK_GROUP_NUMBER";
        /// `NextAgentState`.
        NEXT_AGENT_STATE = 123, "NEXT_AGENT_STATE";
        /// `DequeueType` (not in UCCX).
        DEQUEUE_TYPE = 124, "DEQUEUE_TYPE";
        /// `SendingAddress` (not in UCCX).
        SENDING_ADDRESS = 125, "SENDING_ADDRESS";
        /// `SendingPort`.
        SENDING_PORT = 126, "SENDING_PORT";
        /// `MaxQueued`.
        MAX_QUEUED = 129, "MAX_QUEUED";
        /// `QueueID` (not in UCCX).
        QUEUE_ID = 130, "QUEUE_ID";
        /// `CustomerID` (not in UCCX).
        CUSTOMER_ID = 131, "CUSTOMER_ID";
        /// `ServiceSkillTargetID` (`PreviousApplicationID` in UCCX).
        SERVICE_SKILL_TARGET_ID = 132, "SERVICE_SKILL_TARGET_ID";
        /// `PeripheralName` (`Name` in UCCX).
        PERIPHERAL_NAME = 133, "PERIPHERAL_NAME";
        /// `Description`.
        DESCRIPTION = 134, "DESCRIPTION";
        /// `ServiceMemberID` (not in UCCX).
        SERVICE_MEMBER_ID = 135, "SERVICE_MEMBER_ID";
        /// `ServiceMemberPriority` (not in UCCX).
        SERVICE_MEMBER_PRIORITY = 136, "SERVICE_MEMBER_PRIORITY";
        /// `FirstName`.
        FIRST_NAME = 137, "FIRST_NAME";
        /// `LastName`.
        LAST_NAME = 138, "LAST_NAME";
        /// `SkillGroup` (not in UCCX).
        SKILL_GROUP = 139, "SKILL_GROUP";
        /// `AgentSkillTargetID` (reserved in UCCX).
        AGENT_SKILL_TARGET_ID = 141, "AGENT_SKILL_TARGET_ID";
        /// `Service` (not in UCCX).
        SERVICE = 142, "SERVICE";
        /// `Duration`.
        DURATION = 150, "DURATION";
        /// `Extension`.
        EXTENSION = 173, "EXTENSION";
        /// `ServiceLevelThreshold` (not in UCCX).
        SERVICE_LEVEL_THRESHOLD = 174, "SERVICE_LEVEL_THRESHOLD";
        /// `ServiceLevelType` (not in UCCX).
        SERVICE_LEVEL_TYPE = 175, "SERVICE_LEVEL_TYPE";
        /// `ConfigParam` (reserved in UCCX).
        CONFIG_PARAM = 176, "CONFIG_PARAM";
        /// `ServiceConfigKey` (`ApplicationConfigKey` in UCCX).
        SERVICE_CONFIG_KEY = 177, "SERVICE_CONFIG_KEY";
        /// `SkillGroupConfigKey` (`CSQConfigKey` in UCCX).
        SKILL_GROUP_CONFIG_KEY = 178, "SKILL_GROUP_CONFIG_KEY";
        /// `AgentConfigKey`.
        AGENT_CONFIG_KEY = 179, "AGENT_CONFIG_KEY";
        /// `DeviceConfigKey`.
        DEVICE_CONFIG_KEY = 180, "DEVICE_CONFIG_KEY";
        /// `RecordType`.
        RECORD_TYPE = 183, "RECORD_TYPE";
        /// `PeripheralNumber` (`ID` in UCCX).
        PERIPHERAL_NUMBER = 184, "PERIPHERAL_NUMBER";
        /// `AgentSkillTargetID` (`AutoWork` in UCCX).
        CONFIG_AGENT_SKILL_TARGET_ID = 185, "CONFIG_AGENT_SKILL_TARGET_ID";
        /// `NumServiceMembers` (not in UCCX).
        NUM_SERVICE_MEMBERS = 186, "NUM_SERVICE_MEMBERS";
        /// `ServiceMember` (not in UCCX).
        SERVICE_MEMBER = 187, "SERVICE_MEMBER";
        /// `ServicePriority` (not in UCCX).
        SERVICE_PRIORITY = 188, "SERVICE_PRIORITY";
        /// `AgentType`.
        AGENT_TYPE = 189, "AGENT_TYPE";
        /// `LoginID`.
        LOGIN_ID = 190, "LOGIN_ID";
        /// `NumSkills` (`NumCSQs` in UCCX).
        NUM_SKILLS = 191, "NUM_SKILLS";
        /// `SkillGroupSkillTargetID` (reserved in UCCX).
        SKILL_GROUP_SKILL_TARGET_ID = 192, "SKILL_GROUP_SKILL_TARGET_ID";
        /// `ServiceID` (`DeviceField1` in UCCX).
        SERVICE_ID = 193, "SERVICE_ID";
        /// `AgentIDLong` (`AgentID` in UCCX).
        AGENT_ID_LONG = 194, "AGENT_ID_LONG";
        /// `DeviceType`.
        DEVICE_TYPE = 195, "DEVICE_TYPE";
        /// `Enable` (not in UCCX).
        ENABLE = 198, "ENABLE";
        /// `DeviceID` (not in UCCX).
        DEVICE_ID = 199, "DEVICE_ID";
        /// `Timeout` (not in UCCX).
        TIMEOUT = 200, "TIMEOUT";
        /// `CurrentRoute` (not in UCCX).
        CURRENT_ROUTE = 201, "CURRENT_ROUTE";
        /// `SecondaryConnectionCallID`.
        SECONDARY_CONNECTION_CALL_ID = 202, "SECONDARY_CONNECTION_CALL_ID";
        /// `PriorityQueueNumber` (not in UCCX).
        PRIORITY_QUEUE_NUMBER = 203, "PRIORITY_QUEUE_NUMBER";
        /// `TeamName`.
        TEAM_NAME = 204, "TEAM_NAME";
        /// `MemberType`.
        MEMBER_TYPE = 205, "MEMBER_TYPE";
        /// `EventDeviceID`.
        EVENT_DEVICE_ID = 206, "EVENT_DEVICE_ID";
        /// `LoginName` (UCCE from version 11; reserved in UCCX).
        LOGIN_NAME_V11 = 207, "LOGIN_NAME_V11";
        /// `FltPeripheralID` (UCCE from version 11; reserved in UCCX).
        PERIPHERAL_ID_V11 = 208, "PERIPHERAL_ID_V11";
        /// `CallTypeConfigKey` (UCCE from version 11; not in UCCX).
        CALL_TYPE_KEY_CONFIG_V11 = 209, "CALL_TYPE_KEY_CONFIG_V11";
        /// `CallTypeID` (UCCE from version 11; not in UCCX).
        CALL_TYPE_ID_V11 = 210, "CALL_TYPE_ID_V11";
        /// `CustomerDefinitionID` (UCCE from version 11; not in UCCX).
        CUSTOMER_DEFINITION_ID_V11 = 211, "CUSTOMER_DEFINITION_ID_V11";
        /// `EnterpriseName` (UCCE from version 11; not in UCCX).
        ENTERPRISE_NAME_V11 = 212, "ENTERPRISE_NAME_V11";
        /// `OldPeripheralNumber` (UCCE from version 11; reserved in UCCX).
        CUR_PERIPHERAL_NUMBER = 213, "CUR_PERIPHERAL_NUMBER";
        /// `OldLoginID` (UCCE from version 11; reserved in UCCX).
        CUR_LOGIN_ID = 214, "CUR_LOGIN_ID";
        /// `ANI_II` (UCCE from version 11; not in UCCX).
        ANI_II = 215, "ANI_II";
        /// `MRDomainID` (UCCE from version 11).
        MR_DOMAIN_ID = 216, "MR_DOMAIN_ID";
        /// `CTIOSCILClientID` (not in UCCX).
        CTIOS_CIL_CLIENT_ID = 217, "CTIOS_CIL_CLIENT_ID";
        /// `SilentMonitorStatus` (not in UCCX).
        SILENT_MONITOR_STATUS = 218, "SILENT_MONITOR_STATUS";
        /// `RequestingDeviceID` (UCCE from version 14; not in UCCX).
        REQUESTING_DEVICE_ID = 219, "REQUESTING_DEVICE_ID";
        /// `RequestingDeviceIDType` (UCCE from version 14; not in UCCX).
        REQUESTING_DEVICE_ID_TYPE = 220, "REQUESTING_DEVICE_ID_TYPE";
        /// `PreCallInvokeID` (not in UCCX).
        PRE_CALL_INVOKE_ID = 221, "PRE_CALL_INVOKE_ID";
        /// `EnterpriseQueueTime` (not in UCCX).
        ENTERPRISE_QUEUE_TIME = 222, "ENTERPRISE_QUEUE_TIME";
        /// `CallReferenceID` (UCCE from version 14; not in UCCX).
        CALL_REFERENCE_ID = 223, "CALL_REFERENCE_ID";
        /// `MultilineAgentControl` (UCCE from version 14).
        MULTI_LINE_AGENT_CONTROL = 224, "MULTI_LINE_AGENT_CONTROL";
        /// `NetworkControlled` (not in UCCX).
        NETWORK_CONTROLLED = 225, "NETWORK_CONTROLLED";
        /// `ClientAddressIPV6` (UCCE from version 14; until 18; not in UCCX).
        CLIENT_ADDRESS_IPV6 = 226, "CLIENT_ADDRESS_IPV6";
        /// `SendingAddressIPV6` (UCCE from version 14; until 18; not in UCCX).
        SENDING_ADDRESS_IPV6 = 227, "SENDING_ADDRESS_IPV6";
        /// `NumPeripherals` (UCCE from version 14).
        NUM_PERIPHERALS = 228, "NUM_PERIPHERALS";
        /// `COCConnectionCallID` (UCCE from version 14; not in UCCX).
        COC_CONNECTION_CALL_ID = 229, "COC_CONNECTION_CALL_ID";
        /// `COCConnectionDeviceIDType` (UCCE from version 14; not in UCCX).
        COC_CONNECTION_DEVICE_ID_TYPE = 230, "COC_CONNECTION_DEVICE_ID_TYPE";
        /// `COCConnectionDeviceID` (UCCE from version 14; not in UCCX).
        COC_CONNECTION_DEVICE_ID = 231, "COC_CONNECTION_DEVICE_ID";
        /// `CallOriginatedFrom` (not in UCCX).
        CALL_ORIGINATED_FROM = 232, "CALL_ORIGINATED_FROM";
        /// `SetAppDataCallID` (not in UCCX).
        SET_APPDATA_CALLID = 233, "SET_APPDATA_CALLID";
        /// `ClientShareKey` (not in UCCX).
        CLIENT_SHARE_KEY = 234, "CLIENT_SHARE_KEY";
        /// `AgentTeamName` (UCCE from version 16; not in UCCX).
        AGENT_TEAM_NAME = 243, "AGENT_TEAM_NAME";
        /// `Direction` (UCCE from version 16; not in UCCX).
        DIRECTION = 244, "DIRECTION";
        /// `Options` (not in UCCX).
        OPTIONS = 245, "OPTIONS";
        /// `FltMRDID` (`MRDID` in UCCX).
        FLT_MRD_ID = 246, "FLT_MRD_ID";
        /// `MediaClassID` (`AgentState` in UCCX).
        MEDIA_CLASS_ID = 247, "MEDIA_CLASS_ID";
        /// `TaskLife` (`ConfigMsgMaskGranted` in UCCX).
        TASK_LIFE = 248, "TASK_LIFE";
        /// `TaskStartTimeout` (not in UCCX).
        TASK_START_TIMEOUT = 249, "TASK_START_TIMEOUT";
        /// `MaxTaskDuration` (UCCE from version 20; not in UCCX).
        MAX_TASK_DURATION = 250, "MAX_TASK_DURATION";
        /// `FltInterruptible` (UCCE from version 20; not in UCCX).
        FLT_INTERRUPTIBLE = 251, "FLT_INTERRUPTIBLE";
        /// `MaxCallsInQueue` (not in UCCX).
        MAX_CALLS_IN_QUEUE = 252, "MAX_CALLS_IN_QUEUE";
        /// `MaxCallsInQueuePerCallType` (not in UCCX).
        MAX_CALLS_IN_QUEUE_PER_CALL_TYPE = 253, "MAX_CALLS_IN_QUEUE_PER_CALL_TYPE";
        /// `MaxTimeInQueue` (not in UCCX).
        MAX_TIME_IN_QUEUE = 254, "MAX_TIME_IN_QUEUE";
        /// `InternalAgentState`.
        INTERNAL_AGENT_STATE = 255, "INTERNAL_AGENT_STATE";
        /// `SSOEnabled` (UCCE from version 20; not in UCCX).
        SSO_ENABLED = 257, "SSO_ENABLED";
        /// `FltTaskID` (UCCE from version 20; not in UCCX).
        FLT_TASK_ID = 258, "FLT_TASK_ID";
        /// `FltICMDisp` (UCCE from version 20; not in UCCX).
        FLT_ICM_DISP = 259, "FLT_ICM_DISP";
        /// `FltAppDisp` (UCCE from version 20; not in UCCX).
        FLT_APP_DISP = 260, "FLT_APP_DISP";
        /// `NumMRDs` (UCCE from version 21; not in UCCX).
        NUM_MRDS = 261, "NUM_MRDS";
        /// `FltAgentMRDID` (UCCE from version 21; not in UCCX).
        FLT_AGENT_MRD_ID = 262, "FLT_AGENT_MRD_ID";
        /// `FltAgentMRDState` (UCCE from version 21; not in UCCX).
        FLT_AGENT_MRD_STATE = 263, "FLT_AGENT_MRD_STATE";
        /// `FltPrecisionQueueID` (UCCE from version 20; not in UCCX).
        FLT_PRECISION_QUEUE_ID = 264, "FLT_PRECISION_QUEUE_ID";
        /// `FltPrecisionQueueName` (UCCE from version 20; not in UCCX).
        FLT_PRECISION_QUEUE_NAME = 265, "FLT_PRECISION_QUEUE_NAME";
        /// `MaxBeyondTaskLimit` (UCCE from version 22; not in UCCX).
        MAX_BEYOND_TASK_LIMIT = 266, "MAX_BEYOND_TASK_LIMIT";
        /// `AgentDeskSettingsID` (UCCE from version 22; not in UCCX).
        AGENT_DESK_SETTINGS_ID = 267, "AGENT_DESK_SETTINGS_ID";
        /// `XferInWhileLoggedOut` (UCCE from version 22; not in UCCX).
        XFER_IN_WHILE_LOGGED_OUT = 268, "XFER_IN_WHILE_LOGGED_OUT";
        /// `PeripheralConfigKey` (UCCE from version 22; not in UCCX).
        PERIPHERAL_CONFIG_KEY = 269, "PERIPHERAL_CONFIG_KEY";
        /// `AgentDeskSettingsConfigKey` (UCCE from version 22; not in UCCX).
        AGENT_DESK_SETTINGS_CONFIG_KEY = 270, "AGENT_DESK_SETTINGS_CONFIG_KEY";
        /// `ConfigPeripheralID` (UCCE from version 22; not in UCCX).
        CONFIG_PERIPHERAL_ID = 271, "CONFIG_PERIPHERAL_ID";
        /// `DefaultAgentDeskSettingsID` (UCCE from version 22; not in UCCX).
        DEFAULT_AGENT_DESK_SETTINGS_ID = 272, "DEFAULT_AGENT_DESK_SETTINGS_ID";
        /// `FltDeskSettingsMask` (UCCE from version 22; not in UCCX).
        FLT_DESK_SETTINGS_MASK = 273, "FLT_DESK_SETTINGS_MASK";
        /// `FltWrapupDataIncomingMode` (UCCE from version 22; not in UCCX).
        FLT_WRAP_UP_DATA_INCOMING_MODE = 274, "FLT_WRAP_UP_DATA_INCOMING_MODE";
        /// `FltWrapupDataOutgoingMode` (UCCE from version 22; not in UCCX).
        FLT_WRAP_UP_DATA_OUTGOING_MODE = 275, "FLT_WRAP_UP_DATA_OUTGOING_MODE";
        /// `FltLogoutNonActivityTime` (UCCE from version 22; not in UCCX).
        FLT_LOGOUT_NON_ACTIVITY_TIME = 276, "FLT_LOGOUT_NON_ACTIVITY_TIME";
        /// `FltQualityRecordingRate` (UCCE from version 22; not in UCCX).
        FLT_QUALITY_RECORDING_RATE = 277, "FLT_QUALITY_RECORDING_RATE";
        /// `FltRingNoAnswerTime` (UCCE from version 22; not in UCCX).
        FLT_RING_NO_ANSWER_TIME = 278, "FLT_RING_NO_ANSWER_TIME";
        /// `FltSilentMonitorWarningMessage` (UCCE from version 22; not in UCCX).
        FLT_SILENT_MONITOR_WARNING_MESSAGE = 279, "FLT_SILENT_MONITOR_WARNING_MESSAGE";
        /// `FltSilentMonitorAudibleIndication` (UCCE from version 22; not in UCCX).
        FLT_SILENT_MONITOR_AUDIBLE_INDICATION = 280, "FLT_SILENT_MONITOR_AUDIBLE_INDICATION";
        /// `FltSupervisorAssistCallMethod` (UCCE from version 22; not in UCCX).
        FLT_SUPERVISOR_ASSIST_CALL_METHOD = 281, "FLT_SUPERVISOR_ASSIST_CALL_METHOD";
        /// `FltEmergencyCallMethod` (UCCE from version 22; not in UCCX).
        FLT_EMERGENCY_CALL_METHOD = 282, "FLT_EMERGENCY_CALL_METHOD";
        /// `FltAutoRecordOnEmergency` (UCCE from version 22; not in UCCX).
        FLT_AUTO_RECORD_ON_EMERGENCY = 283, "FLT_AUTO_RECORD_ON_EMERGENCY";
        /// `FltRecordingMode` (UCCE from version 22; not in UCCX).
        FLT_RECORDING_MODE = 284, "FLT_RECORDING_MODE";
        /// `FltWorkModeTimer` (UCCE from version 22; not in UCCX).
        FLT_WORK_MODE_TIMER = 285, "FLT_WORK_MODE_TIMER";
        /// `FltRingNoAnswerDNID` (UCCE from version 22; not in UCCX).
        FLT_RING_NO_ANSWER_DN_ID = 286, "FLT_RING_NO_ANSWER_DN_ID";
        /// `FltDefaultDevicePortAddress` (UCCE from version 22; not in UCCX).
        FLT_DEFAULT_DEVICE_PORT_ADDRESS = 287, "FLT_DEFAULT_DEVICE_PORT_ADDRESS";
        /// `DesktopConnectedFlag` (UCCE from version 22; not in UCCX).
        DESKTOP_CONNECTED_FLAG = 288, "DESKTOP_CONNECTED_FLAG";
        /// `PlayToneDirection` (UCCE from version 23; not in UCCX).
        PLAY_TONE_DIRECTION = 289, "PLAY_TONE_DIRECTION";
        /// `InvocationType` (UCCE from version 23; not in UCCX).
        INVOCATION_TYPE = 290, "INVOCATION_TYPE";
        /// `RecorderAddress` (UCCE from version 23; not in UCCX).
        RECORDER_ADDRESS = 291, "RECORDER_ADDRESS";
        /// `TerminalName` (UCCE from version 23; not in UCCX).
        TERMINAL_NAME = 292, "TERMINAL_NAME";
        /// `MediaForkingDeviceName` (UCCE from version 23; not in UCCX).
        MEDIA_FORKING_DEVICE_NAME = 293, "MEDIA_FORKING_DEVICE_NAME";
        /// `ProtocolReferenceGUID` (UCCE from version 23; not in UCCX).
        PROTOCOL_REFERENCE_GUID = 294, "PROTOCOL_REFERENCE_GUID";
        /// `MediaForkingClusterID` (UCCE from version 23; not in UCCX).
        MEDIA_FORKING_CLUSTER_ID = 295, "MEDIA_FORKING_CLUSTER_ID";
        /// `RecorderURI` (UCCE from version 23; not in UCCX).
        RECORDER_URI = 296, "RECORDER_URI";
        /// `RecorderErrorMsg` (UCCE from version 23; not in UCCX).
        RECORDER_ERROR_MSG = 297, "RECORDER_ERROR_MSG";
        /// `RecorderType` (UCCE from version 23; not in UCCX).
        RECORDER_TYPE = 298, "RECORDER_TYPE";
        /// `RecorderStatus` (UCCE from version 23; not in UCCX).
        RECORDER_STATUS = 299, "RECORDER_STATUS";
        /// `RecordingDeviceID` (UCCE from version 23; not in UCCX).
        RECORDING_DEVICE_ID = 300, "RECORDING_DEVICE_ID";
        /// `FltTermType` (UCCE from version 23; `TerminalType` in UCCX).
        FLT_TERM_TYPE = 302, "FLT_TERM_TYPE";
        /// `FltTermDeviceName` (UCCE from version 23; `TerminalDeviceName` in UCCX).
        FLT_TERM_DEVICE_NAME = 303, "FLT_TERM_DEVICE_NAME";
        /// `FltTermTypeName` (UCCE from version 23; `TerminalTypeName` in UCCX).
        FLT_TERM_TYPE_NAME = 304, "FLT_TERM_TYPE_NAME";
        /// `FltNumInstruments` (UCCE from version 23; `NumInstruments` in UCCX).
        FLT_NUM_INSTRUMENTS = 305, "FLT_NUM_INSTRUMENTS";
        /// `ACDSharedLineUsage` (UCCE from version 24; not in UCCX).
        ACD_SHARED_LINE_USAGE = 306, "ACD_SHARED_LINE_USAGE";
        /// `PlayZipTone` (UCCE from version 24; not in UCCX).
        PLAY_ZIP_TONE = 307, "PLAY_ZIP_TONE";
        /// `FltEnabledServices` (UCCE from version 24; not in UCCX).
        FLT_ENABLED_SERVICES = 309, "FLT_ENABLED_SERVICES";
        /// `NumOfEnabledServices` (UCCE from version 24; not in UCCX).
        NUM_OF_ENABLED_SERVICES = 310, "NUM_OF_ENABLED_SERVICES";
        /// `CCAIConfigID` (UCCE from version 24; not in UCCX).
        CCAI_CONFIG_ID = 311, "CCAI_CONFIG_ID";
        /// `MediaType` (UCCE from version 25; not in UCCX).
        MEDIA_TYPE = 312, "MEDIA_TYPE";
        /// `MediaProvider` (UCCE from version 25; not in UCCX).
        MEDIA_PROVIDER = 313, "MEDIA_PROVIDER";
    }
}

impl Tag {
    /// The field that the tag carries in a dialect, and its type, where the message's own layout does not say otherwise.
    ///
    /// A tag that is reserved or unassigned there reads as bytes.
    #[must_use]
    pub fn field(self, dialect: Dialect) -> (Field, WireType) {
        let row = ROWS.binary_search_by_key(&self.0, |row| row.0).ok().and_then(|at| ROWS.get(at));
        let found = row.and_then(|row| match dialect {
            Dialect::Ucce => Some(row.1),
            Dialect::Uccx => row.2,
        });
        found.unwrap_or((Field::UNASSIGNED, WireType::Bytes(u16::MAX)))
    }
}
