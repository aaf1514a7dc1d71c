use crate::header::reason::CauseLocation;
use crate::status::StatusCode;

/// Kind of a [`Q850Cause`]: the first three of its seven bits (ITU-T Q.850 §2.2.5).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub enum CauseClass {
    /// A call that went as calls go.
    Normal,
    /// Something is missing for a while.
    ResourceUnavailable,
    /// Something is not to be had for this caller.
    OptionUnavailable,
    /// Something is not to be had here.
    OptionNotImplemented,
    /// A message that does not fit.
    InvalidMessage,
    /// A message that breaks the protocol.
    ProtocolError,
    /// A network in between that does not tell.
    Interworking,
}

offhook_base::registry! {
    /// Cause value of a telephone network, 1 to 127 (ITU-T Q.850 §2.2.7).
    ///
    /// ```
    /// use offhook_sip::{CauseClass, Q850Cause, StatusCode};
    ///
    /// assert_eq!(Q850Cause::USER_BUSY.to_status(None), Some(StatusCode::from_code(486)));
    /// assert_eq!(Q850Cause::of_status(StatusCode::from_code(486)), Some(Q850Cause::USER_BUSY));
    /// assert_eq!(Q850Cause::USER_BUSY.facts(), Some(&CauseClass::Normal));
    /// ```
    pub struct Q850Cause(u8): CauseClass {
        /// Unallocated (unassigned) number.
        UNALLOCATED_NUMBER = 1, "Unallocated (unassigned) number", CauseClass::Normal;
        /// No route to specified transit network.
        NO_ROUTE_TO_SPECIFIED_TRANSIT_NETWORK = 2, "No route to specified transit network", CauseClass::Normal;
        /// No route to destination.
        NO_ROUTE_TO_DESTINATION = 3, "No route to destination", CauseClass::Normal;
        /// Send special information tone.
        SEND_SPECIAL_INFORMATION_TONE = 4, "Send special information tone", CauseClass::Normal;
        /// Misdialled trunk prefix.
        MISDIALLED_TRUNK_PREFIX = 5, "Misdialled trunk prefix", CauseClass::Normal;
        /// Channel unacceptable.
        CHANNEL_UNACCEPTABLE = 6, "Channel unacceptable", CauseClass::Normal;
        /// Call awarded and being delivered in an established channel.
        CALL_AWARDED = 7, "Call awarded and being delivered in an established channel", CauseClass::Normal;
        /// Preemption.
        PREEMPTION = 8, "Preemption", CauseClass::Normal;
        /// Preemption - circuit reserved for reuse.
        PREEMPTION_CIRCUIT_RESERVED_FOR_REUSE = 9, "Preemption - circuit reserved for reuse", CauseClass::Normal;
        /// QoR: ported number.
        PORTED_NUMBER = 14, "QoR: ported number", CauseClass::Normal;
        /// Normal call clearing.
        NORMAL_CALL_CLEARING = 16, "Normal call clearing", CauseClass::Normal;
        /// User busy.
        USER_BUSY = 17, "User busy", CauseClass::Normal;
        /// No user responding.
        NO_USER_RESPONDING = 18, "No user responding", CauseClass::Normal;
        /// No answer from user (user alerted).
        NO_ANSWER = 19, "No answer from user (user alerted)", CauseClass::Normal;
        /// Subscriber absent.
        SUBSCRIBER_ABSENT = 20, "Subscriber absent", CauseClass::Normal;
        /// Call rejected.
        CALL_REJECTED = 21, "Call rejected", CauseClass::Normal;
        /// Number changed.
        NUMBER_CHANGED = 22, "Number changed", CauseClass::Normal;
        /// Redirection to new destination.
        REDIRECTION_TO_NEW_DESTINATION = 23, "Redirection to new destination", CauseClass::Normal;
        /// Call rejected due to feature at the destination.
        REJECTED_BY_FEATURE = 24, "Call rejected due to feature at the destination", CauseClass::Normal;
        /// Exchange routing error.
        EXCHANGE_ROUTING_ERROR = 25, "Exchange routing error", CauseClass::Normal;
        /// Non-selected user clearing.
        NON_SELECTED_USER_CLEARING = 26, "Non-selected user clearing", CauseClass::Normal;
        /// Destination out of order.
        DESTINATION_OUT_OF_ORDER = 27, "Destination out of order", CauseClass::Normal;
        /// Invalid number format (address incomplete).
        INVALID_NUMBER_FORMAT = 28, "Invalid number format (address incomplete)", CauseClass::Normal;
        /// Facility rejected.
        FACILITY_REJECTED = 29, "Facility rejected", CauseClass::Normal;
        /// Response to STATUS ENQUIRY.
        RESPONSE_TO_STATUS_ENQUIRY = 30, "Response to STATUS ENQUIRY", CauseClass::Normal;
        /// Normal, unspecified.
        NORMAL_UNSPECIFIED = 31, "Normal, unspecified", CauseClass::Normal;
        /// No circuit/channel available.
        NO_CIRCUIT_CHANNEL_AVAILABLE = 34, "No circuit/channel available", CauseClass::ResourceUnavailable;
        /// Network out of order.
        NETWORK_OUT_OF_ORDER = 38, "Network out of order", CauseClass::ResourceUnavailable;
        /// Permanent frame mode connection out of service.
        PERMANENT_FRAME_MODE_CONNECTION_OUT_OF_SERVICE = 39, "Permanent frame mode connection out of service", CauseClass::ResourceUnavailable;
        /// Permanent frame mode connection operational.
        PERMANENT_FRAME_MODE_CONNECTION_OPERATIONAL = 40, "Permanent frame mode connection operational", CauseClass::ResourceUnavailable;
        /// Temporary failure.
        TEMPORARY_FAILURE = 41, "Temporary failure", CauseClass::ResourceUnavailable;
        /// Switching equipment congestion.
        SWITCHING_EQUIPMENT_CONGESTION = 42, "Switching equipment congestion", CauseClass::ResourceUnavailable;
        /// Access information discarded.
        ACCESS_INFORMATION_DISCARDED = 43, "Access information discarded", CauseClass::ResourceUnavailable;
        /// Requested circuit/channel not available.
        REQUESTED_CIRCUIT_CHANNEL_NOT_AVAILABLE = 44, "Requested circuit/channel not available", CauseClass::ResourceUnavailable;
        /// Precedence call blocked.
        PRECEDENCE_CALL_BLOCKED = 46, "Precedence call blocked", CauseClass::ResourceUnavailable;
        /// Resource unavailable, unspecified.
        RESOURCE_UNAVAILABLE_UNSPECIFIED = 47, "Resource unavailable, unspecified", CauseClass::ResourceUnavailable;
        /// Quality of service not available.
        QUALITY_OF_SERVICE_NOT_AVAILABLE = 49, "Quality of service not available", CauseClass::OptionUnavailable;
        /// Requested facility not subscribed.
        REQUESTED_FACILITY_NOT_SUBSCRIBED = 50, "Requested facility not subscribed", CauseClass::OptionUnavailable;
        /// Outgoing calls barred within CUG.
        OUTGOING_CALLS_BARRED_WITHIN_CUG = 53, "Outgoing calls barred within CUG", CauseClass::OptionUnavailable;
        /// Incoming calls barred within CUG.
        INCOMING_CALLS_BARRED_WITHIN_CUG = 55, "Incoming calls barred within CUG", CauseClass::OptionUnavailable;
        /// Bearer capability not authorized.
        BEARER_CAPABILITY_NOT_AUTHORIZED = 57, "Bearer capability not authorized", CauseClass::OptionUnavailable;
        /// Bearer capability not presently available.
        BEARER_CAPABILITY_NOT_PRESENTLY_AVAILABLE = 58, "Bearer capability not presently available", CauseClass::OptionUnavailable;
        /// Inconsistency in designated outgoing access information and subscriber class.
        INCONSISTENT_ACCESS_INFORMATION = 62, "Inconsistency in designated outgoing access information and subscriber class", CauseClass::OptionUnavailable;
        /// Service or option not available, unspecified.
        SERVICE_OR_OPTION_NOT_AVAILABLE_UNSPECIFIED = 63, "Service or option not available, unspecified", CauseClass::OptionUnavailable;
        /// Bearer capability not implemented.
        BEARER_CAPABILITY_NOT_IMPLEMENTED = 65, "Bearer capability not implemented", CauseClass::OptionNotImplemented;
        /// Channel type not implemented.
        CHANNEL_TYPE_NOT_IMPLEMENTED = 66, "Channel type not implemented", CauseClass::OptionNotImplemented;
        /// Requested facility not implemented.
        FACILITY_NOT_IMPLEMENTED = 69, "Requested facility not implemented", CauseClass::OptionNotImplemented;
        /// Only restricted digital information bearer capability is available.
        RESTRICTED_BEARER_ONLY = 70, "Only restricted digital information bearer capability is available", CauseClass::OptionNotImplemented;
        /// Service or option not implemented, unspecified.
        SERVICE_OR_OPTION_NOT_IMPLEMENTED_UNSPECIFIED = 79, "Service or option not implemented, unspecified", CauseClass::OptionNotImplemented;
        /// Invalid call reference value.
        INVALID_CALL_REFERENCE_VALUE = 81, "Invalid call reference value", CauseClass::InvalidMessage;
        /// Identified channel does not exist.
        CHANNEL_DOES_NOT_EXIST = 82, "Identified channel does not exist", CauseClass::InvalidMessage;
        /// A suspended call exists, but this call identity does not.
        NO_SUCH_SUSPENDED_CALL = 83, "A suspended call exists, but this call identity does not", CauseClass::InvalidMessage;
        /// Call identity in use.
        CALL_IDENTITY_IN_USE = 84, "Call identity in use", CauseClass::InvalidMessage;
        /// No call suspended.
        NO_CALL_SUSPENDED = 85, "No call suspended", CauseClass::InvalidMessage;
        /// Call having the requested call identity has been cleared.
        CALL_HAS_BEEN_CLEARED = 86, "Call having the requested call identity has been cleared", CauseClass::InvalidMessage;
        /// User not member of CUG.
        USER_NOT_MEMBER_OF_CUG = 87, "User not member of CUG", CauseClass::InvalidMessage;
        /// Incompatible destination.
        INCOMPATIBLE_DESTINATION = 88, "Incompatible destination", CauseClass::InvalidMessage;
        /// Non-existent CUG.
        NON_EXISTENT_CUG = 90, "Non-existent CUG", CauseClass::InvalidMessage;
        /// Invalid transit network selection.
        INVALID_TRANSIT_NETWORK_SELECTION = 91, "Invalid transit network selection", CauseClass::InvalidMessage;
        /// Invalid message, unspecified.
        INVALID_MESSAGE_UNSPECIFIED = 95, "Invalid message, unspecified", CauseClass::InvalidMessage;
        /// Mandatory information element is missing.
        MANDATORY_ELEMENT_MISSING = 96, "Mandatory information element is missing", CauseClass::ProtocolError;
        /// Message type non-existent or not implemented.
        MESSAGE_TYPE_NOT_IMPLEMENTED = 97, "Message type non-existent or not implemented", CauseClass::ProtocolError;
        /// Message not compatible with call state or message type non-existent or not implemented.
        MESSAGE_NOT_COMPATIBLE_OR_NOT_IMPLEMENTED = 98, "Message not compatible with call state or message type non-existent or not implemented", CauseClass::ProtocolError;
        /// Information element/parameter non-existent or not implemented.
        ELEMENT_NOT_IMPLEMENTED = 99, "Information element/parameter non-existent or not implemented", CauseClass::ProtocolError;
        /// Invalid information element contents.
        INVALID_ELEMENT_CONTENTS = 100, "Invalid information element contents", CauseClass::ProtocolError;
        /// Message not compatible with call state.
        MESSAGE_NOT_COMPATIBLE = 101, "Message not compatible with call state", CauseClass::ProtocolError;
        /// Recovery on timer expiry.
        RECOVERY_ON_TIMER_EXPIRY = 102, "Recovery on timer expiry", CauseClass::ProtocolError;
        /// Parameter non-existent or not implemented, passed on.
        PARAMETER_PASSED_ON = 103, "Parameter non-existent or not implemented, passed on", CauseClass::ProtocolError;
        /// Message with unrecognized parameter, discarded.
        PARAMETER_DISCARDED = 110, "Message with unrecognized parameter, discarded", CauseClass::ProtocolError;
        /// Protocol error, unspecified.
        PROTOCOL_ERROR_UNSPECIFIED = 111, "Protocol error, unspecified", CauseClass::ProtocolError;
        /// Interworking, unspecified.
        INTERWORKING_UNSPECIFIED = 127, "Interworking, unspecified", CauseClass::Interworking;
    }
}

impl Q850Cause {
    /// The response that a gateway gives for this cause (RFC 3398 §7.2.4.1); `None` for 16, which ends a call by BYE
    /// or CANCEL, and 44, upon which it tries another circuit.
    ///
    /// A call that the user rejected (21 with location `U`) is 603. Number changed (22) is 410, as the new number is
    /// in a diagnostic that no Reason value carries. What the document does not list is 500.
    #[must_use]
    pub fn to_status(self, location: Option<&CauseLocation<'_>>) -> Option<StatusCode> {
        let code = match self.code() {
            16 | 44 => return None,
            21 if location.is_some_and(|location| *location == CauseLocation::USER) => 603,
            1 | 2 | 3 | 26 => 404,
            17 => 486,
            18 => 408,
            19 | 20 | 31 => 480,
            21 | 55 | 57 | 87 => 403,
            22 | 23 => 410,
            27 => 502,
            28 => 484,
            29 | 79 => 501,
            34 | 38 | 41 | 42 | 47 | 58 | 88 => 503,
            65 | 70 => 488,
            102 => 504,
            _ => 500,
        };
        Some(StatusCode::from_code(code))
    }

    /// The cause that a gateway gives for a response of 400 to 699 (RFC 3398 §8.2.6.1); `None` for other responses and
    /// for 487, which ends what the gateway itself has given up.
    ///
    /// 488 and 606 are 31; where their Warning tells of a missing bearer capability, the document asks for 65. What the
    /// document does not list is 31.
    #[must_use]
    pub const fn of_status(status: StatusCode) -> Option<Self> {
        let cause = match status.code() {
            487 | 0..=399 | 700.. => return None,
            400 | 481 | 500 | 503 => 41,
            401 | 402 | 403 | 407 | 603 => 21,
            404 | 485 | 604 => 1,
            405 => 63,
            406 | 415 | 501 => 79,
            408 | 504 => 102,
            410 => 22,
            413 | 414 | 416 | 420 | 421 | 423 | 505 | 513 => 127,
            480 => 18,
            482 | 483 => 25,
            484 => 28,
            486 | 600 => 17,
            502 => 38,
            _ => 31,
        };
        Some(Self::from_code(cause))
    }
}
