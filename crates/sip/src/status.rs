offhook_base::registry! {
    /// Response code, 100 to 699 (RFC 3261 §7.2, §21; IANA SIP response codes).
    ///
    /// The name is the registered reason phrase; what a message says stands in its own status line.
    pub struct StatusCode(u16) {
        /// 100 (RFC 3261).
        TRYING = 100, "Trying";
        /// 180 (RFC 3261).
        RINGING = 180, "Ringing";
        /// 181 (RFC 3261).
        CALL_IS_BEING_FORWARDED = 181, "Call Is Being Forwarded";
        /// 182 (RFC 3261).
        QUEUED = 182, "Queued";
        /// 183 (RFC 3261).
        SESSION_PROGRESS = 183, "Session Progress";
        /// 199 (RFC 6228).
        EARLY_DIALOG_TERMINATED = 199, "Early Dialog Terminated";
        /// 200 (RFC 3261).
        OK = 200, "OK";
        /// 202 (RFC 6665). Deprecated.
        ACCEPTED = 202, "Accepted";
        /// 204 (RFC 5839).
        NO_NOTIFICATION = 204, "No Notification";
        /// 300 (RFC 3261).
        MULTIPLE_CHOICES = 300, "Multiple Choices";
        /// 301 (RFC 3261).
        MOVED_PERMANENTLY = 301, "Moved Permanently";
        /// 302 (RFC 3261).
        MOVED_TEMPORARILY = 302, "Moved Temporarily";
        /// 305 (RFC 3261).
        USE_PROXY = 305, "Use Proxy";
        /// 380 (RFC 3261).
        ALTERNATIVE_SERVICE = 380, "Alternative Service";
        /// 400 (RFC 3261).
        BAD_REQUEST = 400, "Bad Request";
        /// 401 (RFC 3261).
        UNAUTHORIZED = 401, "Unauthorized";
        /// 402 (RFC 3261).
        PAYMENT_REQUIRED = 402, "Payment Required";
        /// 403 (RFC 3261).
        FORBIDDEN = 403, "Forbidden";
        /// 404 (RFC 3261).
        NOT_FOUND = 404, "Not Found";
        /// 405 (RFC 3261).
        METHOD_NOT_ALLOWED = 405, "Method Not Allowed";
        /// 406 (RFC 3261).
        NOT_ACCEPTABLE = 406, "Not Acceptable";
        /// 407 (RFC 3261).
        PROXY_AUTHENTICATION_REQUIRED = 407, "Proxy Authentication Required";
        /// 408 (RFC 3261).
        REQUEST_TIMEOUT = 408, "Request Timeout";
        /// 410 (RFC 3261).
        GONE = 410, "Gone";
        /// 412 (RFC 3903).
        CONDITIONAL_REQUEST_FAILED = 412, "Conditional Request Failed";
        /// 413 (RFC 3261).
        REQUEST_ENTITY_TOO_LARGE = 413, "Request Entity Too Large";
        /// 414 (RFC 3261).
        REQUEST_URI_TOO_LONG = 414, "Request-URI Too Long";
        /// 415 (RFC 3261).
        UNSUPPORTED_MEDIA_TYPE = 415, "Unsupported Media Type";
        /// 416 (RFC 3261).
        UNSUPPORTED_URI_SCHEME = 416, "Unsupported URI Scheme";
        /// 417 (RFC 4412).
        UNKNOWN_RESOURCE_PRIORITY = 417, "Unknown Resource-Priority";
        /// 420 (RFC 3261).
        BAD_EXTENSION = 420, "Bad Extension";
        /// 421 (RFC 3261).
        EXTENSION_REQUIRED = 421, "Extension Required";
        /// 422 (RFC 4028).
        SESSION_INTERVAL_TOO_SMALL = 422, "Session Interval Too Small";
        /// 423 (RFC 3261).
        INTERVAL_TOO_BRIEF = 423, "Interval Too Brief";
        /// 424 (RFC 6442).
        BAD_LOCATION_INFORMATION = 424, "Bad Location Information";
        /// 425 (RFC 8876).
        BAD_ALERT_MESSAGE = 425, "Bad Alert Message";
        /// 428 (RFC 8224).
        USE_IDENTITY_HEADER = 428, "Use Identity Header";
        /// 429 (RFC 3892).
        PROVIDE_REFERRER_IDENTITY = 429, "Provide Referrer Identity";
        /// 430 (RFC 5626).
        FLOW_FAILED = 430, "Flow Failed";
        /// 433 (RFC 5079).
        ANONYMITY_DISALLOWED = 433, "Anonymity Disallowed";
        /// 436 (RFC 8224).
        BAD_IDENTITY_INFO = 436, "Bad Identity Info";
        /// 437 (RFC 8224).
        UNSUPPORTED_CREDENTIAL = 437, "Unsupported Credential";
        /// 438 (RFC 8224).
        INVALID_IDENTITY_HEADER = 438, "Invalid Identity Header";
        /// 439 (RFC 5626).
        FIRST_HOP_LACKS_OUTBOUND_SUPPORT = 439, "First Hop Lacks Outbound Support";
        /// 440 (RFC 5393).
        MAX_BREADTH_EXCEEDED = 440, "Max-Breadth Exceeded";
        /// 469 (RFC 6086).
        BAD_INFO_PACKAGE = 469, "Bad Info Package";
        /// 470 (RFC 5360).
        CONSENT_NEEDED = 470, "Consent Needed";
        /// 480 (RFC 3261).
        TEMPORARILY_UNAVAILABLE = 480, "Temporarily Unavailable";
        /// 481 (RFC 3261).
        CALL_TRANSACTION_DOES_NOT_EXIST = 481, "Call/Transaction Does Not Exist";
        /// 482 (RFC 3261).
        LOOP_DETECTED = 482, "Loop Detected";
        /// 483 (RFC 3261).
        TOO_MANY_HOPS = 483, "Too Many Hops";
        /// 484 (RFC 3261).
        ADDRESS_INCOMPLETE = 484, "Address Incomplete";
        /// 485 (RFC 3261).
        AMBIGUOUS = 485, "Ambiguous";
        /// 486 (RFC 3261).
        BUSY_HERE = 486, "Busy Here";
        /// 487 (RFC 3261).
        REQUEST_TERMINATED = 487, "Request Terminated";
        /// 488 (RFC 3261).
        NOT_ACCEPTABLE_HERE = 488, "Not Acceptable Here";
        /// 489 (RFC 6665).
        BAD_EVENT = 489, "Bad Event";
        /// 491 (RFC 3261).
        REQUEST_PENDING = 491, "Request Pending";
        /// 493 (RFC 3261).
        UNDECIPHERABLE = 493, "Undecipherable";
        /// 494 (RFC 3329).
        SECURITY_AGREEMENT_REQUIRED = 494, "Security Agreement Required";
        /// 500 (RFC 3261).
        SERVER_INTERNAL_ERROR = 500, "Server Internal Error";
        /// 501 (RFC 3261).
        NOT_IMPLEMENTED = 501, "Not Implemented";
        /// 502 (RFC 3261).
        BAD_GATEWAY = 502, "Bad Gateway";
        /// 503 (RFC 3261).
        SERVICE_UNAVAILABLE = 503, "Service Unavailable";
        /// 504 (RFC 3261).
        SERVER_TIME_OUT = 504, "Server Time-out";
        /// 505 (RFC 3261).
        VERSION_NOT_SUPPORTED = 505, "Version Not Supported";
        /// 513 (RFC 3261).
        MESSAGE_TOO_LARGE = 513, "Message Too Large";
        /// 555 (RFC 8599).
        PUSH_NOTIFICATION_SERVICE_NOT_SUPPORTED = 555, "Push Notification Service Not Supported";
        /// 580 (RFC 3312).
        PRECONDITION_FAILURE = 580, "Precondition Failure";
        /// 600 (RFC 3261).
        BUSY_EVERYWHERE = 600, "Busy Everywhere";
        /// 603 (RFC 3261).
        DECLINE = 603, "Decline";
        /// 604 (RFC 3261).
        DOES_NOT_EXIST_ANYWHERE = 604, "Does Not Exist Anywhere";
        /// 606 (RFC 3261).
        NOT_ACCEPTABLE_ANYWHERE = 606, "Not Acceptable";
        /// 607 (RFC 8197).
        UNWANTED = 607, "Unwanted";
        /// 608 (RFC 8688).
        REJECTED = 608, "Rejected";
    }
}

impl StatusCode {
    /// Smallest response code.
    pub const MIN: u16 = 100;
    /// Largest response code.
    pub const MAX: u16 = 699;

    /// First digit of the code (RFC 3261 §7.2).
    ///
    /// ```
    /// use offhook_sip::{StatusClass, StatusCode};
    ///
    /// assert_eq!(StatusCode::BUSY_HERE.class(), Some(StatusClass::ClientError));
    /// assert_eq!(StatusCode::from_code(700).class(), None);
    /// ```
    #[must_use]
    pub const fn class(self) -> Option<StatusClass> {
        Some(match self.code() {
            100..200 => StatusClass::Provisional,
            200..300 => StatusClass::Success,
            300..400 => StatusClass::Redirection,
            400..500 => StatusClass::ClientError,
            500..600 => StatusClass::ServerError,
            600..700 => StatusClass::GlobalFailure,
            _ => return None,
        })
    }

    /// Whether more responses follow: 1xx.
    #[must_use]
    pub const fn is_provisional(self) -> bool {
        matches!(self.class(), Some(StatusClass::Provisional))
    }

    /// Whether it ends the transaction: 2xx to 6xx.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !self.is_provisional()
    }

    /// Whether the request was accepted: 2xx.
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self.class(), Some(StatusClass::Success))
    }

    /// Whether the request was refused or sent elsewhere: 3xx to 6xx.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        self.code() >= 300
    }
}

/// Class of a response: complete by RFC 3261 §7.2.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub enum StatusClass {
    /// 1xx: received, being worked on.
    Provisional,
    /// 2xx: understood and accepted.
    Success,
    /// 3xx: has to be sent elsewhere.
    Redirection,
    /// 4xx: bad, or not possible at this server.
    ClientError,
    /// 5xx: the server failed.
    ServerError,
    /// 6xx: not possible at any server.
    GlobalFailure,
}
