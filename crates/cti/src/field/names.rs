//! The rows: every name of a field, and what it holds.

use super::{Field, FieldKind, Row};
use crate::Table;

macro_rules! fields {
    ($($(#[$doc:meta])+ $name:ident = $text:literal, $kind:ident $((Table::$table:ident))? $(, $canonical:ident)?;)+) => {
        /// Positions of the rows.
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        #[repr(u16)]
        enum Position {
            $($name,)+
        }

        impl Field {
            $($(#[$doc])+ pub const $name: Self = Self(Position::$name as u16);)+

            /// Every spelling, in the order of the bytes of its name.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }

        pub(super) static ROWS: &[Row] = &[$(Row {
            name: $text,
            kind: FieldKind::$kind $((Table::$table))?,
            canonical: fields!(@canonical $name $($canonical)?),
        }),+];
    };
    (@canonical $name:ident) => { Field::$name };
    (@canonical $name:ident $canonical:ident) => { Field::$canonical };
}

// A third column names the spelling that the others lead to. Sorted by name, byte by byte.
fields! {
    /// Number.
    ACD_SHARED_LINE_USAGE = "ACDSharedLineUsage", Number;
    /// Text, at most 40 bytes.
    ANI = "ANI", Text;
    /// Another spelling of [`Field::ANI`].
    ANI1 = "ANI1", Text, ANI;
    /// Text, at most 2 bytes.
    ANI_II = "ANI_II", Text;
    /// Text, at most 12 bytes.
    ATC_AGENT_ID = "ATCAgentID", Text;
    /// Code of [`AgentState`](crate::AgentState).
    ATC_AGENT_STATE = "ATCAgentState", Code(Table::AgentState);
    /// Number.
    ATC_STATE_DURATION = "ATCStateDuration", Number;
    /// Text, at most 40 bytes.
    ACCOUNT_CODE = "AccountCode", Text;
    /// Number.
    ACTIVE_CALL_ID = "ActiveCallID", Number;
    /// Number.
    ACTIVE_CONNECTION_CALL_ID = "ActiveConnectionCallID", Number;
    /// Text, at most 64 bytes.
    ACTIVE_CONNECTION_DEVICE_ID = "ActiveConnectionDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    ACTIVE_CONNECTION_DEVICE_ID_TYPE = "ActiveConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    ACTIVE_CONNECTION_DEVICE_TYPE = "ActiveConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Text, at most 64 bytes.
    ADDED_PARTY_DEVICE_ID = "AddedPartyDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    ADDED_PARTY_DEVICE_TYPE = "AddedPartyDeviceType", Code(Table::DeviceIdType);
    /// Number.
    AGENT_ACTION = "AgentAction", Number;
    /// Number.
    AGENT_AVAILABILITY_STATUS = "AgentAvailabilityStatus", Number;
    /// Number.
    AGENT_CALL_ID = "AgentCallID", Number;
    /// Number.
    AGENT_CAPACITY = "AgentCapacity", Number;
    /// Bytes.
    AGENT_CONFIG_KEY = "AgentConfigKey", Bytes;
    /// Number.
    AGENT_CONNECTION_CALL_ID = "AgentConnectionCallID", Number;
    /// Text, at most 64 bytes.
    AGENT_CONNECTION_DEVICE_ID = "AgentConnectionDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    AGENT_CONNECTION_DEVICE_ID_TYPE = "AgentConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    AGENT_CONNECTION_DEVICE_TYPE = "AgentConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Bytes.
    AGENT_DESK_SETTINGS_CONFIG_KEY = "AgentDeskSettingsConfigKey", Bytes;
    /// Number.
    AGENT_DESK_SETTINGS_ID = "AgentDeskSettingsID", Number;
    /// The agent's extension.
    AGENT_EXTENSION = "AgentExtension", Text;
    /// Number.
    AGENT_FLAGS = "AgentFlags", Number;
    /// The agent, as the site names it.
    AGENT_ID = "AgentID", Text;
    /// Another spelling of [`Field::AGENT_ID`].
    AGENT_ID_LONG = "AgentIDLong", Text, AGENT_ID;
    /// Text, at most 64 bytes.
    AGENT_INSTRUMENT = "AgentInstrument", Text;
    /// Code of [`AgentMode`](crate::AgentMode).
    AGENT_MODE = "AgentMode", Code(Table::AgentMode);
    /// Text, at most 64 bytes.
    AGENT_PASSWORD = "AgentPassword", Text;
    /// Number.
    AGENT_SERVICE_REQ = "AgentServiceReq", Number;
    /// Number.
    AGENT_SKILL_TARGET_ID = "AgentSkillTargetID", Number;
    /// Code of [`AgentState`](crate::AgentState).
    AGENT_STATE = "AgentState", Code(Table::AgentState);
    /// Number.
    AGENT_STATE_MASK = "AgentStateMask", Number;
    /// Text, at most 32 bytes.
    AGENT_TEAM_NAME = "AgentTeamName", Text;
    /// Number.
    AGENT_TYPE = "AgentType", Number;
    /// Code of [`AgentWorkMode`](crate::AgentWorkMode).
    AGENT_WORK_MODE = "AgentWorkMode", Code(Table::AgentWorkMode);
    /// Number.
    ALERT_RINGS = "AlertRings", Number;
    /// Another spelling of [`Field::ALERTING_DEVICE_ID`].
    ALERTING_DEVICE = "AlertingDevice", Text, ALERTING_DEVICE_ID;
    /// Text, at most 64 bytes.
    ALERTING_DEVICE_ID = "AlertingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    ALERTING_DEVICE_TYPE = "AlertingDeviceType", Code(Table::DeviceIdType);
    /// Number.
    ALLOCATION_STATE = "AllocationState", Number;
    /// Number.
    ANSWER_DETECT_CONTROL1 = "AnswerDetectControl1", Number;
    /// Number.
    ANSWER_DETECT_CONTROL2 = "AnswerDetectControl2", Number;
    /// Number.
    ANSWER_DETECT_MODE = "AnswerDetectMode", Number;
    /// Number.
    ANSWER_DETECT_TIME = "AnswerDetectTime", Number;
    /// Text, at most 64 bytes.
    ANSWERING_DEVICE_ID = "AnsweringDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    ANSWERING_DEVICE_TYPE = "AnsweringDeviceType", Code(Table::DeviceIdType);
    /// Number.
    ANSWERING_MACHINE = "AnsweringMachine", Number;
    /// Bytes.
    APPLICATION_CONFIG_KEY = "ApplicationConfigKey", Bytes;
    /// Application, UCCX's word for a service.
    APPLICATION_ID = "ApplicationID", Number;
    /// Text, at most 64 bytes.
    APPLICATION_NAME = "ApplicationName", Text;
    /// Number.
    APPLICATION_PATH_ID = "ApplicationPathID", Number;
    /// Bytes.
    APPLICATION_STRING1 = "ApplicationString1", Bytes;
    /// Bytes.
    APPLICATION_STRING2 = "ApplicationString2", Bytes;
    /// Text, at most 40 bytes.
    AUTHORIZATION_CODE = "AuthorizationCode", Text;
    /// Number.
    AUTO_RECORD_ON_EMERGENCY = "AutoRecordOnEmergency", Number;
    /// Number.
    AUTO_WORK = "AutoWork", Number;
    /// Number.
    BIT_RATE = "BitRate", Number;
    /// Text, at most 40 bytes.
    CCAI_CONFIG_ID = "CCAIConfigID", Text;
    /// Number.
    CCX_STATUS = "CCXStatus", Number;
    /// Number.
    CCX_TIME = "CCXTime", Number;
    /// Number.
    COC_CONNECTION_CALL_ID = "COCConnectionCallID", Number;
    /// Text, at most 64 bytes.
    COC_CONNECTION_DEVICE_ID = "COCConnectionDeviceID", Text;
    /// Number.
    COC_CONNECTION_DEVICE_ID_TYPE = "COCConnectionDeviceIDType", Number;
    /// Bytes.
    CSQ_CONFIG_KEY = "CSQConfigKey", Bytes;
    /// Contact service queue, UCCX's word for a skill group.
    CSQID = "CSQID", Number;
    /// Text, at most 64 bytes.
    CSQ_NAME = "CSQName", Text;
    /// Code of [`AgentState`](crate::AgentState).
    CSQ_STATE = "CSQState", Code(Table::AgentState);
    /// Text, at most 64 bytes.
    CTI_CLIENT_SIGNATURE = "CTIClientSignature", Text;
    /// Number.
    CTI_CLIENT_TIMESTAMP = "CTIClientTimestamp", Number;
    /// Text, at most 64 bytes.
    CTIOSCIL_CLIENT_ID = "CTIOSCILClientID", Text;
    /// Number.
    CALL_CONNECTION_CALL_ID = "CallConnectionCallID", Number;
    /// Text, at most 64 bytes.
    CALL_CONNECTION_DEVICE_ID = "CallConnectionDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    CALL_CONNECTION_DEVICE_ID_TYPE = "CallConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Number.
    CALL_CONNECTION_DEVICE_TYPE = "CallConnectionDeviceType", Number;
    /// Number.
    CALL_CONTROL_SUPPORTED = "CallControlSupported", Number;
    /// Text, at most 4 bytes.
    CALL_CONTROL_TABLE = "CallControlTable", Text;
    /// Code of [`LocalConnectionState`](crate::LocalConnectionState).
    CALL_DEVICE_CONNECTION_STATE = "CallDeviceConnectionState", Code(Table::LocalConnectionState);
    /// Text, at most 64 bytes.
    CALL_DEVICE_ID = "CallDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    CALL_DEVICE_TYPE = "CallDeviceType", Code(Table::DeviceIdType);
    /// Number.
    CALL_EVENTS_SUPPORTED = "CallEventsSupported", Number;
    /// Another spelling of [`Field::CONNECTION_CALL_ID`].
    CALL_ID = "CallID", Number, CONNECTION_CALL_ID;
    /// Number.
    CALL_MANNER_TYPE = "CallMannerType", Number;
    /// Number.
    CALL_MSG_MASK = "CallMsgMask", Number;
    /// Number.
    CALL_OPTION = "CallOption", Number;
    /// Number.
    CALL_ORIGINATED_FROM = "CallOriginatedFrom", Number;
    /// Number.
    CALL_PLACEMENT_TYPE = "CallPlacementType", Number;
    /// Bytes.
    CALL_REFERENCE_ID = "CallReferenceID", Bytes;
    /// Code of [`LocalConnectionState`](crate::LocalConnectionState).
    CALL_STATE = "CallState", Code(Table::LocalConnectionState);
    /// Code of [`CallType`](crate::CallType).
    CALL_TYPE = "CallType", Code(Table::CallType);
    /// Bytes.
    CALL_TYPE_CONFIG_KEY = "CallTypeConfigKey", Bytes;
    /// Number.
    CALL_TYPE_ID = "CallTypeID", Number;
    /// Text, at most 41 bytes.
    CALL_VARIABLE1 = "CallVariable1", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE10 = "CallVariable10", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE2 = "CallVariable2", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE3 = "CallVariable3", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE4 = "CallVariable4", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE5 = "CallVariable5", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE6 = "CallVariable6", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE7 = "CallVariable7", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE8 = "CallVariable8", Text;
    /// Text, at most 41 bytes.
    CALL_VARIABLE9 = "CallVariable9", Text;
    /// Number.
    CALL_VARIABLE_MASK = "CallVariableMask", Number;
    /// Text, at most 40 bytes.
    CALL_WRAPUP_DATA = "CallWrapupData", Text;
    /// Text, at most 64 bytes.
    CALLED_DEVICE_ID = "CalledDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    CALLED_DEVICE_TYPE = "CalledDeviceType", Code(Table::DeviceIdType);
    /// Code of [`CalledPartyDisposition`](crate::CalledPartyDisposition).
    CALLED_PARTY_DISPOSITION = "CalledPartyDisposition", Code(Table::CalledPartyDisposition);
    /// Text, at most 40 bytes.
    CALLER_ENTERED_DIGITS = "CallerEnteredDigits", Text;
    /// Text, at most 64 bytes.
    CALLING_DEVICE_ID = "CallingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    CALLING_DEVICE_TYPE = "CallingDeviceType", Code(Table::DeviceIdType);
    /// Number.
    CAMPAIGN_ID = "CampaignID", Number;
    /// Number.
    CLASS_OF_DEVICE = "ClassOfDevice", Number;
    /// Text, at most 64 bytes.
    CLIENT_ADDRESS = "ClientAddress", Text;
    /// Text.
    CLIENT_ADDRESS_IPV6 = "ClientAddressIPV6", Text;
    /// Text, at most 64 bytes.
    CLIENT_ID = "ClientID", Text;
    /// Bytes.
    CLIENT_PASSWORD = "ClientPassword", Bytes;
    /// Number.
    CLIENT_PORT = "ClientPort", Number;
    /// Bytes.
    CLIENT_SHARE_KEY = "ClientShareKey", Bytes;
    /// Text, at most 64 bytes.
    CLIENT_SIGNATURE = "ClientSignature", Text;
    /// Number.
    CONFIG_END_STATUS = "ConfigEndStatus", Number;
    /// Number.
    CONFIG_INFORMATION = "ConfigInformation", Number;
    /// Number.
    CONFIG_KEY_STATUS = "ConfigKeyStatus", Number;
    /// Number.
    CONFIG_MSG_MASK = "ConfigMsgMask", Number;
    /// Number.
    CONFIG_MSG_MASK_GRANTED = "ConfigMsgMaskGranted", Number;
    /// Number.
    CONFIG_OPERATION = "ConfigOperation", Number;
    /// Text, at most 255 bytes.
    CONFIG_PARAM = "ConfigParam", Text;
    /// Number.
    CONFIG_PERIPHERAL_ID = "ConfigPeripheralID", Number;
    /// Number.
    CONFIG_TYPE = "ConfigType", Number;
    /// Number.
    CONFIGURATION_MASK = "ConfigurationMask", Number;
    /// Number.
    CONNECTED_PARTY_CALL_ID = "ConnectedPartyCallID", Number;
    /// Text, at most 64 bytes.
    CONNECTED_PARTY_DEVICE_ID = "ConnectedPartyDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    CONNECTED_PARTY_DEVICE_ID_TYPE = "ConnectedPartyDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    CONNECTED_PARTY_DEVICE_TYPE = "ConnectedPartyDeviceType", Code(Table::ConnectionDeviceIdType);
    /// The call.
    CONNECTION_CALL_ID = "ConnectionCallID", Number;
    /// The device of the connection; its content means nothing to a client.
    CONNECTION_DEVICE_ID = "ConnectionDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    CONNECTION_DEVICE_ID_TYPE = "ConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Another spelling of [`Field::CONNECTION_DEVICE_ID_TYPE`].
    CONNECTION_DEVICE_TYPE = "ConnectionDeviceType", Code(Table::ConnectionDeviceIdType), CONNECTION_DEVICE_ID_TYPE;
    /// Number.
    CONSULT_TYPE = "ConsultType", Number;
    /// Text, at most 64 bytes.
    CONTROLLER_DEVICE_ID = "ControllerDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    CONTROLLER_DEVICE_TYPE = "ControllerDeviceType", Code(Table::DeviceIdType);
    /// Bytes.
    CURRENT_ROUTE = "CurrentRoute", Bytes;
    /// Text, at most 32 bytes.
    CUSTOMER_ACCOUNT_NUMBER = "CustomerAccountNumber", Text;
    /// Number.
    CUSTOMER_DEFINITION_ID = "CustomerDefinitionID", Number;
    /// Number.
    CUSTOMER_ID = "CustomerID", Number;
    /// Text, at most 20 bytes.
    CUSTOMER_PHONE_NUMBER = "CustomerPhoneNumber", Text;
    /// Text, at most 32 bytes.
    DNIS = "DNIS", Text;
    /// Text, at most 32 bytes.
    DTMF_STRING = "DTMFString", Text;
    /// Number.
    DEFAULT_AGENT_DESK_SETTINGS_ID = "DefaultAgentDeskSettingsID", Number;
    /// Text, at most 32 bytes.
    DEFAULT_DEVICE_PORT_ADDRESS = "DefaultDevicePortAddress", Text;
    /// Number.
    DEPARTMENT_ID = "DepartmentID", Number;
    /// Bytes.
    DEQUEUE_TYPE = "DequeueType", Bytes;
    /// Text, at most 128 bytes.
    DESCRIPTION = "Description", Text;
    /// Number.
    DESK_SETTINGS_MASK = "DeskSettingsMask", Number;
    /// Bytes.
    DESKTOP_CONNECTED_FLAG = "DesktopConnectedFlag", Bytes;
    /// Number.
    DESTINATION_COUNTRY = "DestinationCountry", Number;
    /// Bytes.
    DEVICE_CONFIG_KEY = "DeviceConfigKey", Bytes;
    /// Number.
    DEVICE_FIELD0 = "DeviceField0", Number;
    /// Number.
    DEVICE_FIELD1 = "DeviceField1", Number;
    /// Text, at most 129 bytes.
    DEVICE_FIELD2 = "DeviceField2", Text;
    /// Text, at most 16 bytes.
    DEVICE_FIELD4 = "DeviceField4", Text;
    /// Bytes.
    DEVICE_ID = "DeviceID", Bytes;
    /// Number.
    DEVICE_TYPE = "DeviceType", Number;
    /// Text, at most 40 bytes.
    DIALED_NUMBER = "DialedNumber", Text;
    /// Number.
    DIRECTION = "Direction", Number;
    /// Number.
    DISTRIBUTION = "Distribution", Number;
    /// Text, at most 64 bytes.
    DIVERTING_DEVICE_ID = "DivertingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    DIVERTING_DEVICE_TYPE = "DivertingDeviceType", Code(Table::DeviceIdType);
    /// Number.
    DURATION = "Duration", Number;
    /// Number.
    ECHO_CANCELLATION = "EchoCancellation", Number;
    /// Number.
    EMERGENCY_CALL_METHOD = "EmergencyCallMethod", Number;
    /// Bytes.
    ENABLE = "Enable", Bytes;
    /// Text, at most 32 bytes.
    ENTERPRISE_NAME = "EnterpriseName", Text;
    /// Bytes.
    ENTERPRISE_QUEUE_TIME = "EnterpriseQueueTime", Bytes;
    /// Code of [`EventCause`](crate::EventCause).
    EVENT_CAUSE = "EventCause", Code(Table::EventCause);
    /// Number.
    EVENT_CODE = "EventCode", Number;
    /// Text, at most 64 bytes.
    EVENT_DEVICE_ID = "EventDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    EVENT_DEVICE_TYPE = "EventDeviceType", Code(Table::DeviceIdType);
    /// Code of [`ReasonCode`](crate::ReasonCode).
    EVENT_REASON_CODE = "EventReasonCode", Code(Table::ReasonCode);
    /// Head of the expanded call context in a printed trace.
    EXPANDED_CALL_CONTEXT = "ExpandedCallContext", Text;
    /// Another spelling of [`Field::EXPANDED_CALL_CONTEXT`].
    EXPANDED_CALL_CONTXT = "ExpandedCallContxt", Text, EXPANDED_CALL_CONTEXT;
    /// Text, at most 16 bytes.
    EXTENSION = "Extension", Text;
    /// Text, at most 40 bytes.
    FACILITY_CODE = "FacilityCode", Text;
    /// Number.
    FACILITY_TYPE = "FacilityType", Number;
    /// Text, at most 64 bytes.
    FAILING_DEVICE_ID = "FailingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    FAILING_DEVICE_TYPE = "FailingDeviceType", Code(Table::DeviceIdType);
    /// Code of [`ControlFailure`](crate::ControlFailure).
    FAILURE_CODE = "FailureCode", Code(Table::ControlFailure);
    /// Text, at most 32 bytes.
    FIRST_NAME = "FirstName", Text;
    /// Number.
    FLT_AGENT_MRDID = "FltAgentMRDID", Number;
    /// Number.
    FLT_AGENT_MRD_STATE = "FltAgentMRDState", Number;
    /// Bytes.
    FLT_APP_DISP = "FltAppDisp", Bytes;
    /// Number.
    FLT_AUTO_RECORD_ON_EMERGENCY = "FltAutoRecordOnEmergency", Number;
    /// Text, at most 32 bytes.
    FLT_DEFAULT_DEVICE_PORT_ADDRESS = "FltDefaultDevicePortAddress", Text;
    /// Number.
    FLT_DESK_SETTINGS_MASK = "FltDeskSettingsMask", Number;
    /// Number.
    FLT_EMERGENCY_CALL_METHOD = "FltEmergencyCallMethod", Number;
    /// Number.
    FLT_ENABLED_SERVICES = "FltEnabledServices", Number;
    /// Bytes.
    FLT_ICM_DISP = "FltICMDisp", Bytes;
    /// Number.
    FLT_INTERRUPTIBLE = "FltInterruptible", Number;
    /// Number.
    FLT_LOGOUT_NON_ACTIVITY_TIME = "FltLogoutNonActivityTime", Number;
    /// Bytes.
    FLT_MRDID = "FltMRDID", Bytes;
    /// Number.
    FLT_NUM_INSTRUMENTS = "FltNumInstruments", Number;
    /// Number.
    FLT_PERIPHERAL_ID = "FltPeripheralID", Number;
    /// Number.
    FLT_PRECISION_QUEUE_ID = "FltPrecisionQueueID", Number;
    /// Text, at most 32 bytes.
    FLT_PRECISION_QUEUE_NAME = "FltPrecisionQueueName", Text;
    /// Number.
    FLT_QUALITY_RECORDING_RATE = "FltQualityRecordingRate", Number;
    /// Number.
    FLT_RECORDING_MODE = "FltRecordingMode", Number;
    /// Number.
    FLT_RING_NO_ANSWER_DNID = "FltRingNoAnswerDNID", Number;
    /// Number.
    FLT_RING_NO_ANSWER_TIME = "FltRingNoAnswerTime", Number;
    /// Number.
    FLT_SILENT_MONITOR_AUDIBLE_INDICATION = "FltSilentMonitorAudibleIndication", Number;
    /// Number.
    FLT_SILENT_MONITOR_WARNING_MESSAGE = "FltSilentMonitorWarningMessage", Number;
    /// Number.
    FLT_SUPERVISOR_ASSIST_CALL_METHOD = "FltSupervisorAssistCallMethod", Number;
    /// Bytes.
    FLT_TASK_ID = "FltTaskID", Bytes;
    /// Text, at most 64 bytes.
    FLT_TERM_DEVICE_NAME = "FltTermDeviceName", Text;
    /// Number.
    FLT_TERM_TYPE = "FltTermType", Number;
    /// Text, at most 100 bytes.
    FLT_TERM_TYPE_NAME = "FltTermTypeName", Text;
    /// Number.
    FLT_WORK_MODE_TIMER = "FltWorkModeTimer", Number;
    /// Number.
    FLT_WRAPUP_DATA_INCOMING_MODE = "FltWrapupDataIncomingMode", Number;
    /// Number.
    FLT_WRAPUP_DATA_OUTGOING_MODE = "FltWrapupDataOutgoingMode", Number;
    /// Code of [`ForcedFlag`](crate::ForcedFlag).
    FORCED_FLAG = "ForcedFlag", Code(Table::ForcedFlag);
    /// Text, at most 32 bytes.
    GREETING_TYPE = "GreetingType", Text;
    /// Number.
    HELD_CALL_ID = "HeldCallID", Number;
    /// Number.
    HELD_CONNECTION_CALL_ID = "HeldConnectionCallID", Number;
    /// Text, at most 64 bytes.
    HELD_CONNECTION_DEVICE_ID = "HeldConnectionDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    HELD_CONNECTION_DEVICE_ID_TYPE = "HeldConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    HELD_CONNECTION_DEVICE_TYPE = "HeldConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Text, at most 64 bytes.
    HOLDING_DEVICE_ID = "HoldingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    HOLDING_DEVICE_TYPE = "HoldingDeviceType", Code(Table::DeviceIdType);
    /// Another spelling of [`Field::HOLDING_DEVICE_TYPE`].
    HOLDINGING_DEVICE_TYPE = "HoldingingDeviceType", Code(Table::DeviceIdType), HOLDING_DEVICE_TYPE;
    /// Number.
    ICM_AGENT_ID = "ICMAgentID", Number;
    /// Number.
    ICM_CENTRAL_CONTROLLER_TIME = "ICMCentralControllerTime", Number;
    /// Number.
    ID = "ID", Number;
    /// Number.
    IDLE_TIMEOUT = "IdleTimeout", Number;
    /// Number.
    INTERNAL_AGENT_STATE = "InternalAgentState", Number;
    /// Number.
    INVOCATION_TYPE = "InvocationType", Number;
    /// Number.
    INVOKE_ID = "InvokeID", Number;
    /// Text, at most 32 bytes.
    LAST_NAME = "LastName", Text;
    /// Text, at most 64 bytes.
    LAST_REDIRECT_DEVICE_ID = "LastRedirectDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    LAST_REDIRECT_DEVICE_TYPE = "LastRedirectDeviceType", Code(Table::DeviceIdType);
    /// Number.
    LINE_HANDLE = "LineHandle", Number;
    /// Code of [`LineType`](crate::LineType).
    LINE_TYPE = "LineType", Code(Table::LineType);
    /// Number.
    LIST_TEAM_ID = "ListTeamID", Number;
    /// Code of [`LocalConnectionState`](crate::LocalConnectionState).
    LOCAL_CONNECTION_STATE = "LocalConnectionState", Code(Table::LocalConnectionState);
    /// Text, at most 129 bytes.
    LOGIN_ID = "LoginID", Text;
    /// Text, at most 255 bytes.
    LOGIN_NAME = "LoginName", Text;
    /// Number.
    LOGOUT_NON_ACTIVITY_TIME = "LogoutNonActivityTime", Number;
    /// Number.
    MRDID = "MRDID", Number;
    /// Number.
    MR_DOMAIN_ID = "MRDomainID", Number;
    /// Number.
    MAINTENANCE_MODE = "MaintenanceMode", Number;
    /// Number.
    MAINTENANCE_MODE_ACCEPTED = "MaintenanceModeAccepted", Number;
    /// Number.
    MAKE_CALL_SETUP = "MakeCallSetup", Number;
    /// Number.
    MAX_ACTIVE_CALLS = "MaxActiveCalls", Number;
    /// Number.
    MAX_BEYOND_TASK_LIMIT = "MaxBeyondTaskLimit", Number;
    /// Bytes.
    MAX_CALLS_IN_QUEUE = "MaxCallsInQueue", Bytes;
    /// Bytes.
    MAX_CALLS_IN_QUEUE_PER_CALL_TYPE = "MaxCallsInQueuePerCallType", Bytes;
    /// Number.
    MAX_DEVICES_IN_CONFERENCE = "MaxDevicesInConference", Number;
    /// Number.
    MAX_HELD_CALLS = "MaxHeldCalls", Number;
    /// Number.
    MAX_QUEUED = "MaxQueued", Number;
    /// Number.
    MAX_TASK_DURATION = "MaxTaskDuration", Number;
    /// Number.
    MAX_TASK_LIMIT = "MaxTaskLimit", Number;
    /// Bytes.
    MAX_TIME_IN_QUEUE = "MaxTimeInQueue", Bytes;
    /// Bytes.
    MEDIA_CLASS_ID = "MediaClassID", Bytes;
    /// Text, at most 64 bytes.
    MEDIA_FORKING_CLUSTER_ID = "MediaForkingClusterID", Text;
    /// Text, at most 64 bytes.
    MEDIA_FORKING_DEVICE_NAME = "MediaForkingDeviceName", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    MEDIA_FORKING_DEVICE_TYPE = "MediaForkingDeviceType", Code(Table::DeviceIdType);
    /// Bytes.
    MEDIA_PROVIDER = "MediaProvider", Bytes;
    /// Bytes.
    MEDIA_TYPE = "MediaType", Bytes;
    /// Bytes.
    MEMBER_TYPE = "MemberType", Bytes;
    /// Number.
    MONITOR_ID = "MonitorID", Number;
    /// Text, at most 64 bytes.
    MONITORED_DEVICE_ID = "MonitoredDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    MONITORED_DEVICE_TYPE = "MonitoredDeviceType", Code(Table::DeviceIdType);
    /// Number.
    MORE = "More", Number;
    /// Number.
    MULTILINE_AGENT_CONTROL = "MultilineAgentControl", Number;
    /// Text, at most 64 bytes.
    NAME = "Name", Text;
    /// One array element of the expanded call context.
    NAMED_ARRAY = "NamedArray", Variable;
    /// One variable of the expanded call context.
    NAMED_VARIABLE = "NamedVariable", Variable;
    /// Bytes.
    NETWORK_CONTROLLED = "NetworkControlled", Bytes;
    /// Number.
    NEW_CALL_ID = "NewCallID", Number;
    /// Number.
    NEW_CONNECTION_CALL_ID = "NewConnectionCallID", Number;
    /// Text, at most 64 bytes.
    NEW_CONNECTION_DEVICE_ID = "NewConnectionDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    NEW_CONNECTION_DEVICE_ID_TYPE = "NewConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Another spelling of [`Field::NEW_CONNECTION_DEVICE_ID_TYPE`].
    NEW_CONNECTION_DEVICE_TYPE = "NewConnectionDeviceType", Code(Table::ConnectionDeviceIdType), NEW_CONNECTION_DEVICE_ID_TYPE;
    /// The state that follows the call, if it is known.
    NEXT_AGENT_STATE = "NextAgentState", Code(Table::AgentState);
    /// Number.
    NUM_CSQS = "NumCSQs", Number;
    /// Number.
    NUM_CTI_CLIENTS = "NumCTIClients", Number;
    /// Number.
    NUM_CALL_DEVICES = "NumCallDevices", Number;
    /// Number.
    NUM_CALLS = "NumCalls", Number;
    /// Number.
    NUM_FLT_SKILL_GROUPS = "NumFltSkillGroups", Number;
    /// Number.
    NUM_INSTRUMENTS = "NumInstruments", Number;
    /// Number.
    NUM_LINES = "NumLines", Number;
    /// Number.
    NUM_MRDS = "NumMRDs", Number;
    /// Another spelling of [`Field::NUM_NAMED_ARRAYS`].
    NUM_NAMED_ARRAY = "NumNamedArray", Number, NUM_NAMED_ARRAYS;
    /// Number.
    NUM_NAMED_ARRAYS = "NumNamedArrays", Number;
    /// Number.
    NUM_NAMED_VARIABLES = "NumNamedVariables", Number;
    /// Another spelling of [`Field::NUM_NAMED_VARIABLES`].
    NUM_NAMED_VARS = "NumNamedVars", Number, NUM_NAMED_VARIABLES;
    /// Number.
    NUM_OF_ENABLED_SERVICES = "NumOfEnabledServices", Number;
    /// Number.
    NUM_PARTIES = "NumParties", Number;
    /// Number.
    NUM_PERIPHERALS = "NumPeripherals", Number;
    /// Number.
    NUM_QUEUED = "NumQueued", Number;
    /// Number.
    NUM_RECORDS = "NumRecords", Number;
    /// Number.
    NUM_SERVICE_MEMBERS = "NumServiceMembers", Number;
    /// Number.
    NUM_SKILL_GROUPS = "NumSkillGroups", Number;
    /// Number.
    NUM_SKILLS = "NumSkills", Number;
    /// Number.
    NUM_TASKS = "NumTasks", Number;
    /// Number.
    NUMBER_OF_AGENT_TEAMS = "NumberOfAgentTeams", Number;
    /// Number.
    NUMBER_OF_AGENTS = "NumberOfAgents", Number;
    /// Text, at most 128 bytes.
    OBJECT_NAME = "ObjectName", Text;
    /// Text, at most 64 bytes.
    OLD_LOGIN_ID = "OldLoginID", Text;
    /// Number.
    OLD_PERIPHERAL_NUMBER = "OldPeripheralNumber", Number;
    /// Number.
    OPERATION = "Operation", Number;
    /// Bytes.
    OPTIONS = "Options", Bytes;
    /// Text, at most 64 bytes.
    ORIGINATING_DEVICE_ID = "OriginatingDeviceID", Text;
    /// Text, at most 40 bytes.
    ORIGINATING_LINE_ID = "OriginatingLineID", Text;
    /// Number.
    OTHER_CALL_ID = "OtherCallID", Number;
    /// Number.
    OTHER_CONNECTION_CALL_ID = "OtherConnectionCallID", Number;
    /// Text, at most 64 bytes.
    OTHER_CONNECTION_DEVICE_ID = "OtherConnectionDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    OTHER_CONNECTION_DEVICE_ID_TYPE = "OtherConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    OTHER_CONNECTION_DEVICE_TYPE = "OtherConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Number.
    OTHER_FEATURES_SUPPORTED = "OtherFeaturesSupported", Number;
    /// Number.
    PG_STATUS = "PGStatus", Number;
    /// Number.
    PACKET_SIZE = "PacketSize", Number;
    /// Number.
    PAUSE_DURATION = "PauseDuration", Number;
    /// Number.
    PAYLOAD_TYPE = "PayloadType", Number;
    /// Bytes.
    PERIPHERAL_CONFIG_KEY = "PeripheralConfigKey", Bytes;
    /// Number.
    PERIPHERAL_ERROR_CODE = "PeripheralErrorCode", Number;
    /// Number.
    PERIPHERAL_ID = "PeripheralID", Number;
    /// Text, at most 64 bytes.
    PERIPHERAL_NAME = "PeripheralName", Text;
    /// Number.
    PERIPHERAL_NUMBER = "PeripheralNumber", Number;
    /// Number.
    PERIPHERAL_ONLINE = "PeripheralOnline", Number;
    /// Code of [`PeripheralType`](crate::PeripheralType).
    PERIPHERAL_TYPE = "PeripheralType", Code(Table::PeripheralType);
    /// Number.
    PLAY_TONE_DIRECTION = "PlayToneDirection", Number;
    /// Number.
    PLAY_ZIP_TONE = "PlayZipTone", Number;
    /// Text, at most 12 bytes.
    POSITION_ID = "PositionID", Text;
    /// Number.
    POST_ROUTE = "PostRoute", Number;
    /// Number.
    PRE_CALL_INVOKE_ID = "PreCallInvokeID", Number;
    /// Number.
    PREVIOUS_APPLICATION_ID = "PreviousApplicationID", Number;
    /// Number.
    PRIMARY_CALL_ID = "PrimaryCallID", Number;
    /// Text, at most 64 bytes.
    PRIMARY_DEVICE_ID = "PrimaryDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    PRIMARY_DEVICE_ID_TYPE = "PrimaryDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    PRIMARY_DEVICE_TYPE = "PrimaryDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Number.
    PRIORITY = "Priority", Number;
    /// Bytes.
    PRIORITY_QUEUE_NUMBER = "PriorityQueueNumber", Bytes;
    /// Text, at most 64 bytes.
    PROTOCOL_REFERENCE_GUID = "ProtocolReferenceGUID", Text;
    /// Number.
    QUALITY_RECORDING_RATE = "QualityRecordingRate", Number;
    /// Number.
    QUERY_RULE_ID = "QueryRuleID", Number;
    /// Text, at most 64 bytes.
    QUEUE_DEVICE_ID = "QueueDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    QUEUE_DEVICE_TYPE = "QueueDeviceType", Code(Table::DeviceIdType);
    /// Bytes.
    QUEUE_ID = "QueueID", Bytes;
    /// Number.
    RTP_TYPE = "RTPType", Number;
    /// Number.
    RECORD_FAILURE_CAUSE = "RecordFailureCause", Number;
    /// Number.
    RECORD_TYPE = "RecordType", Number;
    /// Text, at most 64 bytes.
    RECORDER_ADDRESS = "RecorderAddress", Text;
    /// Text, at most 64 bytes.
    RECORDER_ERROR_MSG = "RecorderErrorMsg", Text;
    /// Number.
    RECORDER_STATUS = "RecorderStatus", Number;
    /// Number.
    RECORDER_TYPE = "RecorderType", Number;
    /// Text, at most 64 bytes.
    RECORDER_URI = "RecorderURI", Text;
    /// Text, at most 64 bytes.
    RECORDING_DEVICE_ID = "RecordingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    RECORDING_DEVICE_TYPE = "RecordingDeviceType", Code(Table::DeviceIdType);
    /// Number.
    RECORDING_MODE = "RecordingMode", Number;
    /// Number.
    RECORDING_TYPE = "RecordingType", Number;
    /// Number.
    REGISTERED_SERVICE_ID = "RegisteredServiceID", Number;
    /// Text, at most 64 bytes.
    RELEASING_DEVICE_ID = "ReleasingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    RELEASING_DEVICE_TYPE = "ReleasingDeviceType", Code(Table::DeviceIdType);
    /// Text, at most 64 bytes.
    REQUESTING_DEVICE_ID = "RequestingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    REQUESTING_DEVICE_ID_TYPE = "RequestingDeviceIDType", Code(Table::DeviceIdType);
    /// Number.
    RESERVATION = "Reservation", Number;
    /// Number.
    RESERVED_SLOT = "Reserved", Number;
    /// Number.
    RESERVED1 = "Reserved1", Number;
    /// Number.
    RESERVED2 = "Reserved2", Number;
    /// Number.
    RESERVED3 = "Reserved3", Number;
    /// Text, at most 64 bytes.
    RETRIEVING_DEVICE_ID = "RetrievingDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    RETRIEVING_DEVICE_TYPE = "RetrievingDeviceType", Code(Table::DeviceIdType);
    /// Number.
    RING_NO_ANSWER_DN = "RingNoAnswerDN", Number;
    /// Number.
    RING_NO_ANSWER_TIME = "RingNoAnswerTime", Number;
    /// Number.
    ROUTER_CALL_KEY = "RouterCallKey", Number;
    /// Number.
    ROUTER_CALL_KEY_CALL_ID = "RouterCallKeyCallID", Number;
    /// Number.
    ROUTER_CALL_KEY_DAY = "RouterCallKeyDay", Number;
    /// Number.
    ROUTER_CALL_KEY_SEQUENCE_NUMBER = "RouterCallKeySequenceNumber", Number;
    /// Number.
    SSO_ENABLED = "SSOEnabled", Number;
    /// Bytes.
    SCRIPT_SELECTOR = "ScriptSelector", Bytes;
    /// Number.
    SECONDARY_CALL_ID = "SecondaryCallID", Number;
    /// Number.
    SECONDARY_CONNECTION_CALL_ID = "SecondaryConnectionCallID", Number;
    /// Text, at most 64 bytes.
    SECONDARY_DEVICE_ID = "SecondaryDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    SECONDARY_DEVICE_ID_TYPE = "SecondaryDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    SECONDARY_DEVICE_TYPE = "SecondaryDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Number.
    SEGMENT_NUMBER = "SegmentNumber", Number;
    /// Text, at most 64 bytes.
    SENDING_ADDRESS = "SendingAddress", Text;
    /// Text.
    SENDING_ADDRESS_IPV6 = "SendingAddressIPV6", Text;
    /// Number.
    SENDING_PORT = "SendingPort", Number;
    /// Number.
    SERVER_DATA = "ServerData", Number;
    /// Number.
    SERVER_MODE = "ServerMode", Number;
    /// Bytes.
    SERVICE = "Service", Bytes;
    /// Bytes.
    SERVICE_CONFIG_KEY = "ServiceConfigKey", Bytes;
    /// Number.
    SERVICE_ID = "ServiceID", Number;
    /// Number.
    SERVICE_LEVEL_THRESHOLD = "ServiceLevelThreshold", Number;
    /// Number.
    SERVICE_LEVEL_TYPE = "ServiceLevelType", Number;
    /// Number.
    SERVICE_MEMBER = "ServiceMember", Number;
    /// Bytes.
    SERVICE_MEMBER_ID = "ServiceMemberID", Bytes;
    /// Bytes.
    SERVICE_MEMBER_PRIORITY = "ServiceMemberPriority", Bytes;
    /// Text, at most 64 bytes.
    SERVICE_NAME = "ServiceName", Text;
    /// Number.
    SERVICE_NUMBER = "ServiceNumber", Number;
    /// Number.
    SERVICE_PRIORITY = "ServicePriority", Number;
    /// Number.
    SERVICE_SKILL_TARGET_ID = "ServiceSkillTargetID", Number;
    /// Number.
    SERVICES_GRANTED = "ServicesGranted", Number;
    /// Number.
    SERVICES_REQUESTED = "ServicesRequested", Number;
    /// Number.
    SESSION_ID = "SessionID", Number;
    /// Number.
    SESSION_TYPE = "SessionType", Number;
    /// Bytes.
    SET_APP_DATA_CALL_ID = "SetAppDataCallID", Bytes;
    /// Number.
    SILENT_MONITOR_AUDIBLE_INDICATION = "SilentMonitorAudibleIndication", Number;
    /// Number.
    SILENT_MONITOR_STATUS = "SilentMonitorStatus", Number;
    /// Number.
    SILENT_MONITOR_WARNING_MESSAGE = "SilentMonitorWarningMessage", Number;
    /// Bytes.
    SKILL_GROUP = "SkillGroup", Bytes;
    /// Bytes.
    SKILL_GROUP_CONFIG_KEY = "SkillGroupConfigKey", Bytes;
    /// Number.
    SKILL_GROUP_ID = "SkillGroupID", Number;
    /// Number.
    SKILL_GROUP_NUMBER = "SkillGroupNumber", Number;
    /// Number.
    SKILL_GROUP_PRIORITY = "SkillGroupPriority", Number;
    /// Number.
    SKILL_GROUP_SKILL_TARGET_ID = "SkillGroupSkillTargetID", Number;
    /// Code of [`AgentState`](crate::AgentState).
    SKILL_GROUP_STATE = "SkillGroupState", Code(Table::AgentState);
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    SNAPSHOT_DEVICE_TYPE = "SnapshotDeviceType", Code(Table::DeviceIdType);
    /// Number.
    STATE = "State", Number;
    /// Seconds in the state.
    STATE_DURATION = "StateDuration", Number;
    /// Code of [`StatusCode`](crate::StatusCode).
    STATUS = "Status", Code(Table::StatusCode);
    /// Number.
    SUPERVISOR_ASSIST_CALL_METHOD = "SupervisorAssistCallMethod", Number;
    /// Number.
    SUPERVISOR_CALL_ID = "SupervisorCallID", Number;
    /// Number.
    SUPERVISOR_CONNECTION_CALL_ID = "SupervisorConnectionCallID", Number;
    /// Text, at most 64 bytes.
    SUPERVISOR_CONNECTION_DEVICE_ID = "SupervisorConnectionDeviceID", Text;
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    SUPERVISOR_CONNECTION_DEVICE_ID_TYPE = "SupervisorConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Code of [`ConnectionDeviceIdType`](crate::ConnectionDeviceIdType).
    SUPERVISOR_CONNECTION_DEVICE_TYPE = "SupervisorConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Text, at most 12 bytes.
    SUPERVISOR_ID = "SupervisorID", Text;
    /// Text, at most 64 bytes.
    SUPERVISOR_INSTRUMENT = "SupervisorInstrument", Text;
    /// Number.
    SUPERVISORY_ACTION = "SupervisoryAction", Number;
    /// Number.
    SYSTEM_EVENT_ARG1 = "SystemEventArg1", Number;
    /// Number.
    SYSTEM_EVENT_ARG2 = "SystemEventArg2", Number;
    /// Number.
    SYSTEM_EVENT_ARG3 = "SystemEventArg3", Number;
    /// Number.
    SYSTEM_EVENT_ID = "SystemEventID", Number;
    /// Bytes.
    TASK_LIFE = "TaskLife", Bytes;
    /// Bytes.
    TASK_START_TIMEOUT = "TaskStartTimeout", Bytes;
    /// Number.
    TEAM_ID = "TeamID", Number;
    /// Text, at most 50 bytes.
    TEAM_NAME = "TeamName", Text;
    /// Text, at most 64 bytes.
    TERMINAL_DEVICE_NAME = "TerminalDeviceName", Text;
    /// Text, at most 64 bytes.
    TERMINAL_NAME = "TerminalName", Text;
    /// Number.
    TERMINAL_TYPE = "TerminalType", Number;
    /// Text, at most 100 bytes.
    TERMINAL_TYPE_NAME = "TerminalTypeName", Text;
    /// Text, at most 255 bytes.
    TEXT = "Text", Text;
    /// Bytes.
    TIMEOUT = "Timeout", Bytes;
    /// Number.
    TONE_DURATION = "ToneDuration", Number;
    /// Number.
    TRANSFER_CONFERENCE_SETUP = "TransferConferenceSetup", Number;
    /// Text, at most 64 bytes.
    TRANSFERRED_DEVICE_ID = "TransferredDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    TRANSFERRED_DEVICE_TYPE = "TransferredDeviceType", Code(Table::DeviceIdType);
    /// Text, at most 64 bytes.
    TRANSFERRING_DEVICE_ID = "TransferringDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    TRANSFERRING_DEVICE_TYPE = "TransferringDeviceType", Code(Table::DeviceIdType);
    /// Number.
    TRUNK_GROUP_NUMBER = "TrunkGroupNumber", Number;
    /// Number.
    TRUNK_NUMBER = "TrunkNumber", Number;
    /// Text, at most 64 bytes.
    TRUNK_USED_DEVICE_ID = "TrunkUsedDeviceID", Text;
    /// Code of [`DeviceIdType`](crate::DeviceIdType).
    TRUNK_USED_DEVICE_TYPE = "TrunkUsedDeviceType", Code(Table::DeviceIdType);
    /// Number.
    TYPE_OF_DEVICE = "TypeOfDevice", Number;
    /// Number.
    UNIFIED_CCX_ERROR_CODE = "UnifiedCCXErrorCode", Number;
    /// Number.
    UNIFIED_CCX_ONLINE = "UnifiedCCXOnline", Number;
    /// Text, at most 64 bytes.
    UNIQUE_INSTANCE_ID = "UniqueInstanceID", Text;
    /// Bytes.
    USER_TO_USER_INFO = "UserToUserInfo", Bytes;
    /// Number.
    VERSION_NUMBER = "VersionNumber", Number;
    /// Number.
    WORK_MODE_TIMER = "WorkModeTimer", Number;
    /// Number.
    WRAPUP_DATA_INCOMING_MODE = "WrapupDataIncomingMode", Number;
    /// Number.
    WRAPUP_DATA_OUTGOING_MODE = "WrapupDataOutgoingMode", Number;
    /// Bytes.
    XFER_IN_WHILE_LOGGED_OUT = "XferInWhileLoggedOut", Bytes;
    /// A constant that the receiver does not check.
    RESERVED = "reserved", Number;
    /// A tag without a name in these tables.
    UNASSIGNED = "unassigned", Bytes;
}
