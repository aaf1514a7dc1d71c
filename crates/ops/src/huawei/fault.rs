use offhook_base::registry;

registry! {
    /// Error and event cause of the multimedia access.
    ///
    /// The names are ours, the vendor gives none.
    ///
    /// Source: product description page; complete as printed there.
    pub struct MultimediaError(i32) {
        /// Session need not be recovered.
        SESSION_NEEDS_NO_RECOVERY = 1, "SessionNeedsNoRecovery";
        /// Bad request parameters.
        BAD_REQUEST = 160000, "BadRequest";
        /// Platform communication failure.
        PLATFORM_COMMUNICATION = 160001, "PlatformCommunication";
        /// WebM communication failure.
        WEBM_COMMUNICATION = 160002, "WebmCommunication";
        /// No WebM available.
        NO_WEBM = 160003, "NoWebm";
        /// Session not found.
        SESSION_NOT_FOUND = 160004, "SessionNotFound";
        /// No session to release.
        NO_SESSION_TO_RELEASE = 160005, "NoSessionToRelease";
        /// Database operation failed.
        DATABASE = 160006, "Database";
        /// Call does not exist.
        NO_SUCH_CALL = 160007, "NoSuchCall";
        /// Handshake with monitor thread failed.
        MONITOR_HANDSHAKE = 160008, "MonitorHandshake";
        /// Illegal request.
        ILLEGAL_REQUEST = 160009, "IllegalRequest";
        /// sendMessage: dataMode must be 0 or 1.
        BAD_DATA_MODE = 160010, "BadDataMode";
        /// sendMessage: writing to the file server failed.
        FILE_SERVER_WRITE = 160011, "FileServerWrite";
        /// sendMessage: dataMode 0 needs a message below 3k.
        MESSAGE_TOO_LONG = 160012, "MessageTooLong";
        /// Call is queuing.
        CALL_QUEUING = 160013, "CallQueuing";
        /// CCS communication failure.
        CCS_COMMUNICATION = 160014, "CcsCommunication";
        /// Call already released.
        CALL_ALREADY_RELEASED = 160015, "CallAlreadyReleased";
        /// secMode must be 0 or 1.
        BAD_SEC_MODE = 160016, "BadSecMode";
        /// Message queue full.
        MESSAGE_QUEUE_FULL = 160017, "MessageQueueFull";
        /// Too many online calls.
        TOO_MANY_CALLS = 160018, "TooManyCalls";
        /// Call event cannot be pushed.
        EVENT_NOT_PUSHED = 160019, "EventNotPushed";
        /// Session cannot create a call.
        SESSION_CANNOT_CALL = 160020, "SessionCannotCall";
        /// Call already with an agent.
        CALL_WITH_AGENT = 160021, "CallWithAgent";
        /// Call is in an IVR flow.
        CALL_IN_IVR = 160022, "CallInIvr";
        /// Call is in a private queue.
        CALL_IN_PRIVATE_QUEUE = 160023, "CallInPrivateQueue";
        /// Agent has not answered.
        AGENT_NOT_ANSWERED = 160024, "AgentNotAnswered";
        /// Session created twice in recovery.
        SESSION_CREATED_TWICE = 160025, "SessionCreatedTwice";
        /// Recovery query failed in the database.
        RECOVERY_QUERY = 160026, "RecoveryQuery";
        /// Encrypted mode: message must be below 1.9k.
        ENCRYPTED_MESSAGE_TOO_LONG = 160027, "EncryptedMessageTooLong";
        /// Token error.
        TOKEN = 160028, "Token";
        /// Authentication switched off.
        AUTHENTICATION_OFF = 160029, "AuthenticationOff";
        /// Authentication error, no configuration file.
        AUTHENTICATION_NOT_CONFIGURED = 160030, "AuthenticationNotConfigured";
        /// Login or update: authentication error.
        AUTHENTICATION_FAILED = 160031, "AuthenticationFailed";
        /// User locked.
        USER_LOCKED = 160032, "UserLocked";
        /// Client IP not allowed.
        CLIENT_IP_NOT_ALLOWED = 160033, "ClientIpNotAllowed";
        /// Database error (the page prints 1640034).
        DATABASE_FAULT = 160034, "DatabaseFault";
        /// Not supported by the current data source.
        DATA_SOURCE_UNSUPPORTED = 160035, "DataSourceUnsupported";
        /// Unknown error.
        UNKNOWN_ERROR = 164000, "UnknownError";
        /// Event: CCUCS lost WebM.
        EVENT_WEBM_LOST = 164001, "EventWebmLost";
        /// Event: WebM no longer has the call.
        EVENT_CALL_UNKNOWN = 164002, "EventCallUnknown";
        /// Event: call timed out and was released.
        EVENT_CALL_TIMEOUT = 164003, "EventCallTimeout";
        /// Event: session timed out and was released.
        EVENT_SESSION_TIMEOUT = 164004, "EventSessionTimeout";
        /// WebM: no agent signed in, queue type and agent type both unavailable.
        WEBM_NO_AGENT = 20139, "WebmNoAgent";
        /// WebM: VDN not managed by this CCS.
        WEBM_VDN_NOT_MANAGED = 21053, "WebmVdnNotManaged";
        /// WebM: agent lacks the ability for such calls.
        WEBM_AGENT_LACKS_ABILITY = 20348, "WebmAgentLacksAbility";
        /// WebM: routing to the agent failed.
        WEBM_ROUTING_FAILED = 20388, "WebmRoutingFailed";
    }
}

registry! {
    /// HTTP status of the bill and recording interfaces; the body of an error has `timestamp` in milliseconds, `status`,
    /// `error`, `message` and `path`.
    ///
    /// Source: product description page; complete.
    pub struct BillHttpStatus(i32) {
        /// Normal answer.
        OK = 200, "Ok";
        /// Not authorised: check the authentication string and parameters.
        UNAUTHORIZED = 401, "Unauthorized";
        /// IP locked for a while after too many bad authentication strings.
        IP_LOCKED = 403, "IpLocked";
    }
}
