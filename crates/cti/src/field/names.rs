//! The rows: every name of a field, and what it holds.

use super::{Field, FieldKind, Row};
use crate::Table;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $kind:ident $((Table::$table:ident))? $(, $canonical:ident)?;)+) => {
        /// Positions of the rows.
        #[allow(clippy::upper_case_acronyms, non_camel_case_types)]
        #[repr(u16)]
        enum Position {
            $($name,)+
        }

        impl Field {
            $(fields! { @constant [$(#[$doc])*] $name $kind $($table)? })+

            /// Every spelling, in the order of the bytes of its name.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }

        pub(super) static ROWS: &[Row] = &[$(Row {
            name: $text,
            kind: FieldKind::$kind $((Table::$table))?,
            canonical: fields!(@canonical $name $($canonical)?),
        }),+];
    };
    // A field without a comment of its own is described by what it holds.
    (@constant [] $name:ident Number) => { fields! { @constant [#[doc = "Number."]] $name Number } };
    (@constant [] $name:ident Bytes) => { fields! { @constant [#[doc = "Bytes."]] $name Bytes } };
    (@constant [] $name:ident Code $table:ident) => {
        fields! {
            @constant [#[doc = concat!("Code of [`", stringify!($table), "`](crate::", stringify!($table), ").")]]
            $name Code $table
        }
    };
    (@constant [$(#[$doc:meta])+] $name:ident $kind:ident $($table:ident)?) => {
        $(#[$doc])+
        pub const $name: Self = Self(Position::$name as u16);
    };
    (@canonical $name:ident) => { Field::$name };
    (@canonical $name:ident $canonical:ident) => { Field::$canonical };
}

// A third column names the spelling that the others lead to. Sorted by name, byte by byte.
fields! {
    ACD_SHARED_LINE_USAGE = "ACDSharedLineUsage", Number;
    /// Text, at most 40 bytes.
    ANI = "ANI", Text;
    /// Another spelling of [`Field::ANI`].
    ANI1 = "ANI1", Text, ANI;
    /// Text, at most 2 bytes.
    ANI_II = "ANI_II", Text;
    /// Text, at most 12 bytes.
    ATC_AGENT_ID = "ATCAgentID", Text;
    ATC_AGENT_STATE = "ATCAgentState", Code(Table::AgentState);
    ATC_STATE_DURATION = "ATCStateDuration", Number;
    /// Text, at most 40 bytes.
    ACCOUNT_CODE = "AccountCode", Text;
    ACTIVE_CALL_ID = "ActiveCallID", Number;
    ACTIVE_CONNECTION_CALL_ID = "ActiveConnectionCallID", Number;
    /// Text, at most 64 bytes.
    ACTIVE_CONNECTION_DEVICE_ID = "ActiveConnectionDeviceID", Text;
    ACTIVE_CONNECTION_DEVICE_ID_TYPE = "ActiveConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    ACTIVE_CONNECTION_DEVICE_TYPE = "ActiveConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Text, at most 64 bytes.
    ADDED_PARTY_DEVICE_ID = "AddedPartyDeviceID", Text;
    ADDED_PARTY_DEVICE_TYPE = "AddedPartyDeviceType", Code(Table::DeviceIdType);
    AGENT_ACTION = "AgentAction", Number;
    AGENT_AVAILABILITY_STATUS = "AgentAvailabilityStatus", Number;
    AGENT_CALL_ID = "AgentCallID", Number;
    AGENT_CAPACITY = "AgentCapacity", Number;
    AGENT_CONFIG_KEY = "AgentConfigKey", Bytes;
    AGENT_CONNECTION_CALL_ID = "AgentConnectionCallID", Number;
    /// Text, at most 64 bytes.
    AGENT_CONNECTION_DEVICE_ID = "AgentConnectionDeviceID", Text;
    AGENT_CONNECTION_DEVICE_ID_TYPE = "AgentConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    AGENT_CONNECTION_DEVICE_TYPE = "AgentConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    AGENT_DESK_SETTINGS_CONFIG_KEY = "AgentDeskSettingsConfigKey", Bytes;
    AGENT_DESK_SETTINGS_ID = "AgentDeskSettingsID", Number;
    /// The agent's extension.
    AGENT_EXTENSION = "AgentExtension", Text;
    AGENT_FLAGS = "AgentFlags", Number;
    /// The agent, as the site names it.
    AGENT_ID = "AgentID", Text;
    /// Another spelling of [`Field::AGENT_ID`].
    AGENT_ID_LONG = "AgentIDLong", Text, AGENT_ID;
    /// Text, at most 64 bytes.
    AGENT_INSTRUMENT = "AgentInstrument", Text;
    AGENT_MODE = "AgentMode", Code(Table::AgentMode);
    /// Text, at most 64 bytes.
    AGENT_PASSWORD = "AgentPassword", Text;
    AGENT_SERVICE_REQ = "AgentServiceReq", Number;
    AGENT_SKILL_TARGET_ID = "AgentSkillTargetID", Number;
    AGENT_STATE = "AgentState", Code(Table::AgentState);
    AGENT_STATE_MASK = "AgentStateMask", Number;
    /// Text, at most 32 bytes.
    AGENT_TEAM_NAME = "AgentTeamName", Text;
    AGENT_TYPE = "AgentType", Number;
    AGENT_WORK_MODE = "AgentWorkMode", Code(Table::AgentWorkMode);
    ALERT_RINGS = "AlertRings", Number;
    /// Another spelling of [`Field::ALERTING_DEVICE_ID`].
    ALERTING_DEVICE = "AlertingDevice", Text, ALERTING_DEVICE_ID;
    /// Text, at most 64 bytes.
    ALERTING_DEVICE_ID = "AlertingDeviceID", Text;
    ALERTING_DEVICE_TYPE = "AlertingDeviceType", Code(Table::DeviceIdType);
    ALLOCATION_STATE = "AllocationState", Number;
    ANSWER_DETECT_CONTROL1 = "AnswerDetectControl1", Number;
    ANSWER_DETECT_CONTROL2 = "AnswerDetectControl2", Number;
    ANSWER_DETECT_MODE = "AnswerDetectMode", Number;
    ANSWER_DETECT_TIME = "AnswerDetectTime", Number;
    /// Text, at most 64 bytes.
    ANSWERING_DEVICE_ID = "AnsweringDeviceID", Text;
    ANSWERING_DEVICE_TYPE = "AnsweringDeviceType", Code(Table::DeviceIdType);
    ANSWERING_MACHINE = "AnsweringMachine", Number;
    APPLICATION_CONFIG_KEY = "ApplicationConfigKey", Bytes;
    /// Application, UCCX's word for a service.
    APPLICATION_ID = "ApplicationID", Number;
    /// Text, at most 64 bytes.
    APPLICATION_NAME = "ApplicationName", Text;
    APPLICATION_PATH_ID = "ApplicationPathID", Number;
    APPLICATION_STRING1 = "ApplicationString1", Bytes;
    APPLICATION_STRING2 = "ApplicationString2", Bytes;
    /// Text, at most 40 bytes.
    AUTHORIZATION_CODE = "AuthorizationCode", Text;
    AUTO_RECORD_ON_EMERGENCY = "AutoRecordOnEmergency", Number;
    AUTO_WORK = "AutoWork", Number;
    BIT_RATE = "BitRate", Number;
    /// Text, at most 40 bytes.
    CCAI_CONFIG_ID = "CCAIConfigID", Text;
    CCX_STATUS = "CCXStatus", Number;
    CCX_TIME = "CCXTime", Number;
    COC_CONNECTION_CALL_ID = "COCConnectionCallID", Number;
    /// Text, at most 64 bytes.
    COC_CONNECTION_DEVICE_ID = "COCConnectionDeviceID", Text;
    COC_CONNECTION_DEVICE_ID_TYPE = "COCConnectionDeviceIDType", Number;
    CSQ_CONFIG_KEY = "CSQConfigKey", Bytes;
    /// Contact service queue, UCCX's word for a skill group.
    CSQID = "CSQID", Number;
    /// Text, at most 64 bytes.
    CSQ_NAME = "CSQName", Text;
    CSQ_STATE = "CSQState", Code(Table::AgentState);
    /// Text, at most 64 bytes.
    CTI_CLIENT_SIGNATURE = "CTIClientSignature", Text;
    CTI_CLIENT_TIMESTAMP = "CTIClientTimestamp", Number;
    /// Text, at most 64 bytes.
    CTIOSCIL_CLIENT_ID = "CTIOSCILClientID", Text;
    CALL_CONNECTION_CALL_ID = "CallConnectionCallID", Number;
    /// Text, at most 64 bytes.
    CALL_CONNECTION_DEVICE_ID = "CallConnectionDeviceID", Text;
    CALL_CONNECTION_DEVICE_ID_TYPE = "CallConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    CALL_CONNECTION_DEVICE_TYPE = "CallConnectionDeviceType", Number;
    CALL_CONTROL_SUPPORTED = "CallControlSupported", Number;
    /// Text, at most 4 bytes.
    CALL_CONTROL_TABLE = "CallControlTable", Text;
    CALL_DEVICE_CONNECTION_STATE = "CallDeviceConnectionState", Code(Table::LocalConnectionState);
    /// Text, at most 64 bytes.
    CALL_DEVICE_ID = "CallDeviceID", Text;
    CALL_DEVICE_TYPE = "CallDeviceType", Code(Table::DeviceIdType);
    CALL_EVENTS_SUPPORTED = "CallEventsSupported", Number;
    /// Another spelling of [`Field::CONNECTION_CALL_ID`].
    CALL_ID = "CallID", Number, CONNECTION_CALL_ID;
    CALL_MANNER_TYPE = "CallMannerType", Number;
    CALL_MSG_MASK = "CallMsgMask", Number;
    CALL_OPTION = "CallOption", Number;
    CALL_ORIGINATED_FROM = "CallOriginatedFrom", Number;
    CALL_PLACEMENT_TYPE = "CallPlacementType", Number;
    CALL_REFERENCE_ID = "CallReferenceID", Bytes;
    CALL_STATE = "CallState", Code(Table::LocalConnectionState);
    CALL_TYPE = "CallType", Code(Table::CallType);
    CALL_TYPE_CONFIG_KEY = "CallTypeConfigKey", Bytes;
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
    CALL_VARIABLE_MASK = "CallVariableMask", Number;
    /// Text, at most 40 bytes.
    CALL_WRAPUP_DATA = "CallWrapupData", Text;
    /// Text, at most 64 bytes.
    CALLED_DEVICE_ID = "CalledDeviceID", Text;
    CALLED_DEVICE_TYPE = "CalledDeviceType", Code(Table::DeviceIdType);
    CALLED_PARTY_DISPOSITION = "CalledPartyDisposition", Code(Table::CalledPartyDisposition);
    /// Text, at most 40 bytes.
    CALLER_ENTERED_DIGITS = "CallerEnteredDigits", Text;
    /// Text, at most 64 bytes.
    CALLING_DEVICE_ID = "CallingDeviceID", Text;
    CALLING_DEVICE_TYPE = "CallingDeviceType", Code(Table::DeviceIdType);
    CAMPAIGN_ID = "CampaignID", Number;
    CLASS_OF_DEVICE = "ClassOfDevice", Number;
    /// Text, at most 64 bytes.
    CLIENT_ADDRESS = "ClientAddress", Text;
    /// Text.
    CLIENT_ADDRESS_IPV6 = "ClientAddressIPV6", Text;
    /// Text, at most 64 bytes.
    CLIENT_ID = "ClientID", Text;
    CLIENT_PASSWORD = "ClientPassword", Bytes;
    CLIENT_PORT = "ClientPort", Number;
    CLIENT_SHARE_KEY = "ClientShareKey", Bytes;
    /// Text, at most 64 bytes.
    CLIENT_SIGNATURE = "ClientSignature", Text;
    CONFIG_END_STATUS = "ConfigEndStatus", Number;
    CONFIG_INFORMATION = "ConfigInformation", Number;
    CONFIG_KEY_STATUS = "ConfigKeyStatus", Number;
    CONFIG_MSG_MASK = "ConfigMsgMask", Number;
    CONFIG_MSG_MASK_GRANTED = "ConfigMsgMaskGranted", Number;
    CONFIG_OPERATION = "ConfigOperation", Number;
    /// Text, at most 255 bytes.
    CONFIG_PARAM = "ConfigParam", Text;
    CONFIG_PERIPHERAL_ID = "ConfigPeripheralID", Number;
    CONFIG_TYPE = "ConfigType", Number;
    CONFIGURATION_MASK = "ConfigurationMask", Number;
    CONNECTED_PARTY_CALL_ID = "ConnectedPartyCallID", Number;
    /// Text, at most 64 bytes.
    CONNECTED_PARTY_DEVICE_ID = "ConnectedPartyDeviceID", Text;
    CONNECTED_PARTY_DEVICE_ID_TYPE = "ConnectedPartyDeviceIDType", Code(Table::ConnectionDeviceIdType);
    CONNECTED_PARTY_DEVICE_TYPE = "ConnectedPartyDeviceType", Code(Table::ConnectionDeviceIdType);
    /// The call.
    CONNECTION_CALL_ID = "ConnectionCallID", Number;
    /// The device of the connection; its content means nothing to a client.
    CONNECTION_DEVICE_ID = "ConnectionDeviceID", Text;
    CONNECTION_DEVICE_ID_TYPE = "ConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Another spelling of [`Field::CONNECTION_DEVICE_ID_TYPE`].
    CONNECTION_DEVICE_TYPE = "ConnectionDeviceType", Code(Table::ConnectionDeviceIdType), CONNECTION_DEVICE_ID_TYPE;
    CONSULT_TYPE = "ConsultType", Number;
    /// Text, at most 64 bytes.
    CONTROLLER_DEVICE_ID = "ControllerDeviceID", Text;
    CONTROLLER_DEVICE_TYPE = "ControllerDeviceType", Code(Table::DeviceIdType);
    CURRENT_ROUTE = "CurrentRoute", Bytes;
    /// Text, at most 32 bytes.
    CUSTOMER_ACCOUNT_NUMBER = "CustomerAccountNumber", Text;
    CUSTOMER_DEFINITION_ID = "CustomerDefinitionID", Number;
    CUSTOMER_ID = "CustomerID", Number;
    /// Text, at most 20 bytes.
    CUSTOMER_PHONE_NUMBER = "CustomerPhoneNumber", Text;
    /// Text, at most 32 bytes.
    DNIS = "DNIS", Text;
    /// Text, at most 32 bytes.
    DTMF_STRING = "DTMFString", Text;
    DEFAULT_AGENT_DESK_SETTINGS_ID = "DefaultAgentDeskSettingsID", Number;
    /// Text, at most 32 bytes.
    DEFAULT_DEVICE_PORT_ADDRESS = "DefaultDevicePortAddress", Text;
    DEPARTMENT_ID = "DepartmentID", Number;
    DEQUEUE_TYPE = "DequeueType", Bytes;
    /// Text, at most 128 bytes.
    DESCRIPTION = "Description", Text;
    DESK_SETTINGS_MASK = "DeskSettingsMask", Number;
    DESKTOP_CONNECTED_FLAG = "DesktopConnectedFlag", Bytes;
    DESTINATION_COUNTRY = "DestinationCountry", Number;
    DEVICE_CONFIG_KEY = "DeviceConfigKey", Bytes;
    DEVICE_FIELD0 = "DeviceField0", Number;
    DEVICE_FIELD1 = "DeviceField1", Number;
    /// Text, at most 129 bytes.
    DEVICE_FIELD2 = "DeviceField2", Text;
    /// Text, at most 16 bytes.
    DEVICE_FIELD4 = "DeviceField4", Text;
    DEVICE_ID = "DeviceID", Bytes;
    DEVICE_TYPE = "DeviceType", Number;
    /// Text, at most 40 bytes.
    DIALED_NUMBER = "DialedNumber", Text;
    DIRECTION = "Direction", Number;
    DISTRIBUTION = "Distribution", Number;
    /// Text, at most 64 bytes.
    DIVERTING_DEVICE_ID = "DivertingDeviceID", Text;
    DIVERTING_DEVICE_TYPE = "DivertingDeviceType", Code(Table::DeviceIdType);
    DURATION = "Duration", Number;
    ECHO_CANCELLATION = "EchoCancellation", Number;
    EMERGENCY_CALL_METHOD = "EmergencyCallMethod", Number;
    ENABLE = "Enable", Bytes;
    /// Text, at most 32 bytes.
    ENTERPRISE_NAME = "EnterpriseName", Text;
    ENTERPRISE_QUEUE_TIME = "EnterpriseQueueTime", Bytes;
    EVENT_CAUSE = "EventCause", Code(Table::EventCause);
    EVENT_CODE = "EventCode", Number;
    /// Text, at most 64 bytes.
    EVENT_DEVICE_ID = "EventDeviceID", Text;
    EVENT_DEVICE_TYPE = "EventDeviceType", Code(Table::DeviceIdType);
    EVENT_REASON_CODE = "EventReasonCode", Code(Table::ReasonCode);
    /// Head of the expanded call context in a printed trace.
    EXPANDED_CALL_CONTEXT = "ExpandedCallContext", Text;
    /// Another spelling of [`Field::EXPANDED_CALL_CONTEXT`].
    EXPANDED_CALL_CONTXT = "ExpandedCallContxt", Text, EXPANDED_CALL_CONTEXT;
    /// Text, at most 16 bytes.
    EXTENSION = "Extension", Text;
    /// Text, at most 40 bytes.
    FACILITY_CODE = "FacilityCode", Text;
    FACILITY_TYPE = "FacilityType", Number;
    /// Text, at most 64 bytes.
    FAILING_DEVICE_ID = "FailingDeviceID", Text;
    FAILING_DEVICE_TYPE = "FailingDeviceType", Code(Table::DeviceIdType);
    FAILURE_CODE = "FailureCode", Code(Table::ControlFailure);
    /// Text, at most 32 bytes.
    FIRST_NAME = "FirstName", Text;
    FLT_AGENT_MRDID = "FltAgentMRDID", Number;
    FLT_AGENT_MRD_STATE = "FltAgentMRDState", Number;
    FLT_APP_DISP = "FltAppDisp", Bytes;
    FLT_AUTO_RECORD_ON_EMERGENCY = "FltAutoRecordOnEmergency", Number;
    /// Text, at most 32 bytes.
    FLT_DEFAULT_DEVICE_PORT_ADDRESS = "FltDefaultDevicePortAddress", Text;
    FLT_DESK_SETTINGS_MASK = "FltDeskSettingsMask", Number;
    FLT_EMERGENCY_CALL_METHOD = "FltEmergencyCallMethod", Number;
    FLT_ENABLED_SERVICES = "FltEnabledServices", Number;
    FLT_ICM_DISP = "FltICMDisp", Bytes;
    FLT_INTERRUPTIBLE = "FltInterruptible", Number;
    FLT_LOGOUT_NON_ACTIVITY_TIME = "FltLogoutNonActivityTime", Number;
    FLT_MRDID = "FltMRDID", Bytes;
    FLT_NUM_INSTRUMENTS = "FltNumInstruments", Number;
    FLT_PERIPHERAL_ID = "FltPeripheralID", Number;
    FLT_PRECISION_QUEUE_ID = "FltPrecisionQueueID", Number;
    /// Text, at most 32 bytes.
    FLT_PRECISION_QUEUE_NAME = "FltPrecisionQueueName", Text;
    FLT_QUALITY_RECORDING_RATE = "FltQualityRecordingRate", Number;
    FLT_RECORDING_MODE = "FltRecordingMode", Number;
    FLT_RING_NO_ANSWER_DNID = "FltRingNoAnswerDNID", Number;
    FLT_RING_NO_ANSWER_TIME = "FltRingNoAnswerTime", Number;
    FLT_SILENT_MONITOR_AUDIBLE_INDICATION = "FltSilentMonitorAudibleIndication", Number;
    FLT_SILENT_MONITOR_WARNING_MESSAGE = "FltSilentMonitorWarningMessage", Number;
    FLT_SUPERVISOR_ASSIST_CALL_METHOD = "FltSupervisorAssistCallMethod", Number;
    FLT_TASK_ID = "FltTaskID", Bytes;
    /// Text, at most 64 bytes.
    FLT_TERM_DEVICE_NAME = "FltTermDeviceName", Text;
    FLT_TERM_TYPE = "FltTermType", Number;
    /// Text, at most 100 bytes.
    FLT_TERM_TYPE_NAME = "FltTermTypeName", Text;
    FLT_WORK_MODE_TIMER = "FltWorkModeTimer", Number;
    FLT_WRAPUP_DATA_INCOMING_MODE = "FltWrapupDataIncomingMode", Number;
    FLT_WRAPUP_DATA_OUTGOING_MODE = "FltWrapupDataOutgoingMode", Number;
    FORCED_FLAG = "ForcedFlag", Code(Table::ForcedFlag);
    /// Text, at most 32 bytes.
    GREETING_TYPE = "GreetingType", Text;
    HELD_CALL_ID = "HeldCallID", Number;
    HELD_CONNECTION_CALL_ID = "HeldConnectionCallID", Number;
    /// Text, at most 64 bytes.
    HELD_CONNECTION_DEVICE_ID = "HeldConnectionDeviceID", Text;
    HELD_CONNECTION_DEVICE_ID_TYPE = "HeldConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    HELD_CONNECTION_DEVICE_TYPE = "HeldConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Text, at most 64 bytes.
    HOLDING_DEVICE_ID = "HoldingDeviceID", Text;
    HOLDING_DEVICE_TYPE = "HoldingDeviceType", Code(Table::DeviceIdType);
    /// Another spelling of [`Field::HOLDING_DEVICE_TYPE`].
    HOLDINGING_DEVICE_TYPE = "HoldingingDeviceType", Code(Table::DeviceIdType), HOLDING_DEVICE_TYPE;
    ICM_AGENT_ID = "ICMAgentID", Number;
    ICM_CENTRAL_CONTROLLER_TIME = "ICMCentralControllerTime", Number;
    ID = "ID", Number;
    IDLE_TIMEOUT = "IdleTimeout", Number;
    INTERNAL_AGENT_STATE = "InternalAgentState", Number;
    INVOCATION_TYPE = "InvocationType", Number;
    INVOKE_ID = "InvokeID", Number;
    /// Text, at most 32 bytes.
    LAST_NAME = "LastName", Text;
    /// Text, at most 64 bytes.
    LAST_REDIRECT_DEVICE_ID = "LastRedirectDeviceID", Text;
    LAST_REDIRECT_DEVICE_TYPE = "LastRedirectDeviceType", Code(Table::DeviceIdType);
    LINE_HANDLE = "LineHandle", Number;
    LINE_TYPE = "LineType", Code(Table::LineType);
    LIST_TEAM_ID = "ListTeamID", Number;
    LOCAL_CONNECTION_STATE = "LocalConnectionState", Code(Table::LocalConnectionState);
    /// Text, at most 129 bytes.
    LOGIN_ID = "LoginID", Text;
    /// Text, at most 255 bytes.
    LOGIN_NAME = "LoginName", Text;
    LOGOUT_NON_ACTIVITY_TIME = "LogoutNonActivityTime", Number;
    MRDID = "MRDID", Number;
    MR_DOMAIN_ID = "MRDomainID", Number;
    MAINTENANCE_MODE = "MaintenanceMode", Number;
    MAINTENANCE_MODE_ACCEPTED = "MaintenanceModeAccepted", Number;
    MAKE_CALL_SETUP = "MakeCallSetup", Number;
    MAX_ACTIVE_CALLS = "MaxActiveCalls", Number;
    MAX_BEYOND_TASK_LIMIT = "MaxBeyondTaskLimit", Number;
    MAX_CALLS_IN_QUEUE = "MaxCallsInQueue", Bytes;
    MAX_CALLS_IN_QUEUE_PER_CALL_TYPE = "MaxCallsInQueuePerCallType", Bytes;
    MAX_DEVICES_IN_CONFERENCE = "MaxDevicesInConference", Number;
    MAX_HELD_CALLS = "MaxHeldCalls", Number;
    MAX_QUEUED = "MaxQueued", Number;
    MAX_TASK_DURATION = "MaxTaskDuration", Number;
    MAX_TASK_LIMIT = "MaxTaskLimit", Number;
    MAX_TIME_IN_QUEUE = "MaxTimeInQueue", Bytes;
    MEDIA_CLASS_ID = "MediaClassID", Bytes;
    /// Text, at most 64 bytes.
    MEDIA_FORKING_CLUSTER_ID = "MediaForkingClusterID", Text;
    /// Text, at most 64 bytes.
    MEDIA_FORKING_DEVICE_NAME = "MediaForkingDeviceName", Text;
    MEDIA_FORKING_DEVICE_TYPE = "MediaForkingDeviceType", Code(Table::DeviceIdType);
    MEDIA_PROVIDER = "MediaProvider", Bytes;
    MEDIA_TYPE = "MediaType", Bytes;
    MEMBER_TYPE = "MemberType", Bytes;
    MONITOR_ID = "MonitorID", Number;
    /// Text, at most 64 bytes.
    MONITORED_DEVICE_ID = "MonitoredDeviceID", Text;
    MONITORED_DEVICE_TYPE = "MonitoredDeviceType", Code(Table::DeviceIdType);
    MORE = "More", Number;
    MULTILINE_AGENT_CONTROL = "MultilineAgentControl", Number;
    /// Text, at most 64 bytes.
    NAME = "Name", Text;
    /// One array element of the expanded call context.
    NAMED_ARRAY = "NamedArray", Variable;
    /// One variable of the expanded call context.
    NAMED_VARIABLE = "NamedVariable", Variable;
    NETWORK_CONTROLLED = "NetworkControlled", Bytes;
    NEW_CALL_ID = "NewCallID", Number;
    NEW_CONNECTION_CALL_ID = "NewConnectionCallID", Number;
    /// Text, at most 64 bytes.
    NEW_CONNECTION_DEVICE_ID = "NewConnectionDeviceID", Text;
    NEW_CONNECTION_DEVICE_ID_TYPE = "NewConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    /// Another spelling of [`Field::NEW_CONNECTION_DEVICE_ID_TYPE`].
    NEW_CONNECTION_DEVICE_TYPE = "NewConnectionDeviceType", Code(Table::ConnectionDeviceIdType), NEW_CONNECTION_DEVICE_ID_TYPE;
    /// The state that follows the call, if it is known.
    NEXT_AGENT_STATE = "NextAgentState", Code(Table::AgentState);
    NUM_CSQS = "NumCSQs", Number;
    NUM_CTI_CLIENTS = "NumCTIClients", Number;
    NUM_CALL_DEVICES = "NumCallDevices", Number;
    NUM_CALLS = "NumCalls", Number;
    NUM_FLT_SKILL_GROUPS = "NumFltSkillGroups", Number;
    NUM_INSTRUMENTS = "NumInstruments", Number;
    NUM_LINES = "NumLines", Number;
    NUM_MRDS = "NumMRDs", Number;
    /// Another spelling of [`Field::NUM_NAMED_ARRAYS`].
    NUM_NAMED_ARRAY = "NumNamedArray", Number, NUM_NAMED_ARRAYS;
    NUM_NAMED_ARRAYS = "NumNamedArrays", Number;
    NUM_NAMED_VARIABLES = "NumNamedVariables", Number;
    /// Another spelling of [`Field::NUM_NAMED_VARIABLES`].
    NUM_NAMED_VARS = "NumNamedVars", Number, NUM_NAMED_VARIABLES;
    NUM_OF_ENABLED_SERVICES = "NumOfEnabledServices", Number;
    NUM_PARTIES = "NumParties", Number;
    NUM_PERIPHERALS = "NumPeripherals", Number;
    NUM_QUEUED = "NumQueued", Number;
    NUM_RECORDS = "NumRecords", Number;
    NUM_SERVICE_MEMBERS = "NumServiceMembers", Number;
    NUM_SKILL_GROUPS = "NumSkillGroups", Number;
    NUM_SKILLS = "NumSkills", Number;
    NUM_TASKS = "NumTasks", Number;
    NUMBER_OF_AGENT_TEAMS = "NumberOfAgentTeams", Number;
    NUMBER_OF_AGENTS = "NumberOfAgents", Number;
    /// Text, at most 128 bytes.
    OBJECT_NAME = "ObjectName", Text;
    /// Text, at most 64 bytes.
    OLD_LOGIN_ID = "OldLoginID", Text;
    OLD_PERIPHERAL_NUMBER = "OldPeripheralNumber", Number;
    OPERATION = "Operation", Number;
    OPTIONS = "Options", Bytes;
    /// Text, at most 64 bytes.
    ORIGINATING_DEVICE_ID = "OriginatingDeviceID", Text;
    /// Text, at most 40 bytes.
    ORIGINATING_LINE_ID = "OriginatingLineID", Text;
    OTHER_CALL_ID = "OtherCallID", Number;
    OTHER_CONNECTION_CALL_ID = "OtherConnectionCallID", Number;
    /// Text, at most 64 bytes.
    OTHER_CONNECTION_DEVICE_ID = "OtherConnectionDeviceID", Text;
    OTHER_CONNECTION_DEVICE_ID_TYPE = "OtherConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    OTHER_CONNECTION_DEVICE_TYPE = "OtherConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    OTHER_FEATURES_SUPPORTED = "OtherFeaturesSupported", Number;
    PG_STATUS = "PGStatus", Number;
    PACKET_SIZE = "PacketSize", Number;
    PAUSE_DURATION = "PauseDuration", Number;
    PAYLOAD_TYPE = "PayloadType", Number;
    PERIPHERAL_CONFIG_KEY = "PeripheralConfigKey", Bytes;
    PERIPHERAL_ERROR_CODE = "PeripheralErrorCode", Number;
    PERIPHERAL_ID = "PeripheralID", Number;
    /// Text, at most 64 bytes.
    PERIPHERAL_NAME = "PeripheralName", Text;
    PERIPHERAL_NUMBER = "PeripheralNumber", Number;
    PERIPHERAL_ONLINE = "PeripheralOnline", Number;
    PERIPHERAL_TYPE = "PeripheralType", Code(Table::PeripheralType);
    PLAY_TONE_DIRECTION = "PlayToneDirection", Number;
    PLAY_ZIP_TONE = "PlayZipTone", Number;
    /// Text, at most 12 bytes.
    POSITION_ID = "PositionID", Text;
    POST_ROUTE = "PostRoute", Number;
    PRE_CALL_INVOKE_ID = "PreCallInvokeID", Number;
    PREVIOUS_APPLICATION_ID = "PreviousApplicationID", Number;
    PRIMARY_CALL_ID = "PrimaryCallID", Number;
    /// Text, at most 64 bytes.
    PRIMARY_DEVICE_ID = "PrimaryDeviceID", Text;
    PRIMARY_DEVICE_ID_TYPE = "PrimaryDeviceIDType", Code(Table::ConnectionDeviceIdType);
    PRIMARY_DEVICE_TYPE = "PrimaryDeviceType", Code(Table::ConnectionDeviceIdType);
    PRIORITY = "Priority", Number;
    PRIORITY_QUEUE_NUMBER = "PriorityQueueNumber", Bytes;
    /// Text, at most 64 bytes.
    PROTOCOL_REFERENCE_GUID = "ProtocolReferenceGUID", Text;
    QUALITY_RECORDING_RATE = "QualityRecordingRate", Number;
    QUERY_RULE_ID = "QueryRuleID", Number;
    /// Text, at most 64 bytes.
    QUEUE_DEVICE_ID = "QueueDeviceID", Text;
    QUEUE_DEVICE_TYPE = "QueueDeviceType", Code(Table::DeviceIdType);
    QUEUE_ID = "QueueID", Bytes;
    RTP_TYPE = "RTPType", Number;
    RECORD_FAILURE_CAUSE = "RecordFailureCause", Number;
    RECORD_TYPE = "RecordType", Number;
    /// Text, at most 64 bytes.
    RECORDER_ADDRESS = "RecorderAddress", Text;
    /// Text, at most 64 bytes.
    RECORDER_ERROR_MSG = "RecorderErrorMsg", Text;
    RECORDER_STATUS = "RecorderStatus", Number;
    RECORDER_TYPE = "RecorderType", Number;
    /// Text, at most 64 bytes.
    RECORDER_URI = "RecorderURI", Text;
    /// Text, at most 64 bytes.
    RECORDING_DEVICE_ID = "RecordingDeviceID", Text;
    RECORDING_DEVICE_TYPE = "RecordingDeviceType", Code(Table::DeviceIdType);
    RECORDING_MODE = "RecordingMode", Number;
    RECORDING_TYPE = "RecordingType", Number;
    REGISTERED_SERVICE_ID = "RegisteredServiceID", Number;
    /// Text, at most 64 bytes.
    RELEASING_DEVICE_ID = "ReleasingDeviceID", Text;
    RELEASING_DEVICE_TYPE = "ReleasingDeviceType", Code(Table::DeviceIdType);
    /// Text, at most 64 bytes.
    REQUESTING_DEVICE_ID = "RequestingDeviceID", Text;
    REQUESTING_DEVICE_ID_TYPE = "RequestingDeviceIDType", Code(Table::DeviceIdType);
    RESERVATION = "Reservation", Number;
    RESERVED_SLOT = "Reserved", Number;
    RESERVED1 = "Reserved1", Number;
    RESERVED2 = "Reserved2", Number;
    RESERVED3 = "Reserved3", Number;
    /// Text, at most 64 bytes.
    RETRIEVING_DEVICE_ID = "RetrievingDeviceID", Text;
    RETRIEVING_DEVICE_TYPE = "RetrievingDeviceType", Code(Table::DeviceIdType);
    RING_NO_ANSWER_DN = "RingNoAnswerDN", Number;
    RING_NO_ANSWER_TIME = "RingNoAnswerTime", Number;
    ROUTER_CALL_KEY = "RouterCallKey", Number;
    ROUTER_CALL_KEY_CALL_ID = "RouterCallKeyCallID", Number;
    ROUTER_CALL_KEY_DAY = "RouterCallKeyDay", Number;
    ROUTER_CALL_KEY_SEQUENCE_NUMBER = "RouterCallKeySequenceNumber", Number;
    SSO_ENABLED = "SSOEnabled", Number;
    SCRIPT_SELECTOR = "ScriptSelector", Bytes;
    SECONDARY_CALL_ID = "SecondaryCallID", Number;
    SECONDARY_CONNECTION_CALL_ID = "SecondaryConnectionCallID", Number;
    /// Text, at most 64 bytes.
    SECONDARY_DEVICE_ID = "SecondaryDeviceID", Text;
    SECONDARY_DEVICE_ID_TYPE = "SecondaryDeviceIDType", Code(Table::ConnectionDeviceIdType);
    SECONDARY_DEVICE_TYPE = "SecondaryDeviceType", Code(Table::ConnectionDeviceIdType);
    SEGMENT_NUMBER = "SegmentNumber", Number;
    /// Text, at most 64 bytes.
    SENDING_ADDRESS = "SendingAddress", Text;
    /// Text.
    SENDING_ADDRESS_IPV6 = "SendingAddressIPV6", Text;
    SENDING_PORT = "SendingPort", Number;
    SERVER_DATA = "ServerData", Number;
    SERVER_MODE = "ServerMode", Number;
    SERVICE = "Service", Bytes;
    SERVICE_CONFIG_KEY = "ServiceConfigKey", Bytes;
    SERVICE_ID = "ServiceID", Number;
    SERVICE_LEVEL_THRESHOLD = "ServiceLevelThreshold", Number;
    SERVICE_LEVEL_TYPE = "ServiceLevelType", Number;
    SERVICE_MEMBER = "ServiceMember", Number;
    SERVICE_MEMBER_ID = "ServiceMemberID", Bytes;
    SERVICE_MEMBER_PRIORITY = "ServiceMemberPriority", Bytes;
    /// Text, at most 64 bytes.
    SERVICE_NAME = "ServiceName", Text;
    SERVICE_NUMBER = "ServiceNumber", Number;
    SERVICE_PRIORITY = "ServicePriority", Number;
    SERVICE_SKILL_TARGET_ID = "ServiceSkillTargetID", Number;
    SERVICES_GRANTED = "ServicesGranted", Number;
    SERVICES_REQUESTED = "ServicesRequested", Number;
    SESSION_ID = "SessionID", Number;
    SESSION_TYPE = "SessionType", Number;
    SET_APP_DATA_CALL_ID = "SetAppDataCallID", Bytes;
    SILENT_MONITOR_AUDIBLE_INDICATION = "SilentMonitorAudibleIndication", Number;
    SILENT_MONITOR_STATUS = "SilentMonitorStatus", Number;
    SILENT_MONITOR_WARNING_MESSAGE = "SilentMonitorWarningMessage", Number;
    SKILL_GROUP = "SkillGroup", Bytes;
    SKILL_GROUP_CONFIG_KEY = "SkillGroupConfigKey", Bytes;
    SKILL_GROUP_ID = "SkillGroupID", Number;
    SKILL_GROUP_NUMBER = "SkillGroupNumber", Number;
    SKILL_GROUP_PRIORITY = "SkillGroupPriority", Number;
    SKILL_GROUP_SKILL_TARGET_ID = "SkillGroupSkillTargetID", Number;
    SKILL_GROUP_STATE = "SkillGroupState", Code(Table::AgentState);
    SNAPSHOT_DEVICE_TYPE = "SnapshotDeviceType", Code(Table::DeviceIdType);
    STATE = "State", Number;
    /// Seconds in the state.
    STATE_DURATION = "StateDuration", Number;
    STATUS = "Status", Code(Table::StatusCode);
    SUPERVISOR_ASSIST_CALL_METHOD = "SupervisorAssistCallMethod", Number;
    SUPERVISOR_CALL_ID = "SupervisorCallID", Number;
    SUPERVISOR_CONNECTION_CALL_ID = "SupervisorConnectionCallID", Number;
    /// Text, at most 64 bytes.
    SUPERVISOR_CONNECTION_DEVICE_ID = "SupervisorConnectionDeviceID", Text;
    SUPERVISOR_CONNECTION_DEVICE_ID_TYPE = "SupervisorConnectionDeviceIDType", Code(Table::ConnectionDeviceIdType);
    SUPERVISOR_CONNECTION_DEVICE_TYPE = "SupervisorConnectionDeviceType", Code(Table::ConnectionDeviceIdType);
    /// Text, at most 12 bytes.
    SUPERVISOR_ID = "SupervisorID", Text;
    /// Text, at most 64 bytes.
    SUPERVISOR_INSTRUMENT = "SupervisorInstrument", Text;
    SUPERVISORY_ACTION = "SupervisoryAction", Number;
    SYSTEM_EVENT_ARG1 = "SystemEventArg1", Number;
    SYSTEM_EVENT_ARG2 = "SystemEventArg2", Number;
    SYSTEM_EVENT_ARG3 = "SystemEventArg3", Number;
    SYSTEM_EVENT_ID = "SystemEventID", Number;
    TASK_LIFE = "TaskLife", Bytes;
    TASK_START_TIMEOUT = "TaskStartTimeout", Bytes;
    TEAM_ID = "TeamID", Number;
    /// Text, at most 50 bytes.
    TEAM_NAME = "TeamName", Text;
    /// Text, at most 64 bytes.
    TERMINAL_DEVICE_NAME = "TerminalDeviceName", Text;
    /// Text, at most 64 bytes.
    TERMINAL_NAME = "TerminalName", Text;
    TERMINAL_TYPE = "TerminalType", Number;
    /// Text, at most 100 bytes.
    TERMINAL_TYPE_NAME = "TerminalTypeName", Text;
    /// Text, at most 255 bytes.
    TEXT = "Text", Text;
    TIMEOUT = "Timeout", Bytes;
    TONE_DURATION = "ToneDuration", Number;
    TRANSFER_CONFERENCE_SETUP = "TransferConferenceSetup", Number;
    /// Text, at most 64 bytes.
    TRANSFERRED_DEVICE_ID = "TransferredDeviceID", Text;
    TRANSFERRED_DEVICE_TYPE = "TransferredDeviceType", Code(Table::DeviceIdType);
    /// Text, at most 64 bytes.
    TRANSFERRING_DEVICE_ID = "TransferringDeviceID", Text;
    TRANSFERRING_DEVICE_TYPE = "TransferringDeviceType", Code(Table::DeviceIdType);
    TRUNK_GROUP_NUMBER = "TrunkGroupNumber", Number;
    TRUNK_NUMBER = "TrunkNumber", Number;
    /// Text, at most 64 bytes.
    TRUNK_USED_DEVICE_ID = "TrunkUsedDeviceID", Text;
    TRUNK_USED_DEVICE_TYPE = "TrunkUsedDeviceType", Code(Table::DeviceIdType);
    TYPE_OF_DEVICE = "TypeOfDevice", Number;
    UNIFIED_CCX_ERROR_CODE = "UnifiedCCXErrorCode", Number;
    UNIFIED_CCX_ONLINE = "UnifiedCCXOnline", Number;
    /// Text, at most 64 bytes.
    UNIQUE_INSTANCE_ID = "UniqueInstanceID", Text;
    USER_TO_USER_INFO = "UserToUserInfo", Bytes;
    VERSION_NUMBER = "VersionNumber", Number;
    WORK_MODE_TIMER = "WorkModeTimer", Number;
    WRAPUP_DATA_INCOMING_MODE = "WrapupDataIncomingMode", Number;
    WRAPUP_DATA_OUTGOING_MODE = "WrapupDataOutgoingMode", Number;
    XFER_IN_WHILE_LOGGED_OUT = "XferInWhileLoggedOut", Bytes;
    /// A constant that the receiver does not check.
    RESERVED = "reserved", Number;
    /// A tag without a name in these tables.
    UNASSIGNED = "unassigned", Bytes;
}
