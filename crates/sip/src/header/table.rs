//! The registered header fields: one row per field, which names its compact form, the grammar of its values and how
//! many of them there may be.

use super::name::{HeaderName, Repr, Row};
use super::shape::Shape;
use super::typed::Grammar;

macro_rules! header_names {
    ($($(#[doc = $doc:literal])+ $var:ident = $id:literal, $name:literal, $compact:expr, $grammar:ident, $shape:ident;)+) => {
        impl HeaderName<'_> {
            $($(#[doc = $doc])+ pub const $var: HeaderName<'static> = HeaderName(Repr::Known($id));)+

            /// Every registered name, in the order of the table.
            pub const ALL: &'static [HeaderName<'static>] = &[$(HeaderName::$var),+];
        }

        /// Rows by number, the first one being 1.
        pub(super) static ROWS: &[Row] = &[
            $(Row {
                name: $name,
                compact: $compact,
                grammar: Grammar::$grammar,
                shape: Shape::$shape,
                description: concat!($($doc),+),
            },)+
        ];

        /// Numbers of the rows, for code that works on fields by number.
        pub(crate) mod id {
            $(#[allow(dead_code)] pub(crate) const $var: u8 = $id;)+
        }
    };
}

header_names! {
    /// `Accept` (RFC 3261).
    ACCEPT = 1, "Accept", 0, AcceptRange, ListOrNone;
    /// `Accept-Contact`, compact `a` (RFC 3841).
    ACCEPT_CONTACT = 2, "Accept-Contact", b'a', FeatureSet, List;
    /// `Accept-Encoding` (RFC 3261).
    ACCEPT_ENCODING = 3, "Accept-Encoding", 0, Preference, ListOrNone;
    /// `Accept-Language` (RFC 3261).
    ACCEPT_LANGUAGE = 4, "Accept-Language", 0, Preference, ListOrNone;
    /// `Accept-Resource-Priority` (RFC 4412).
    ACCEPT_RESOURCE_PRIORITY = 5, "Accept-Resource-Priority", 0, ResourcePriority, ListOrNone;
    /// `Additional-Identity` (3GPP TS 24.229 v16.7.0).
    ADDITIONAL_IDENTITY = 6, "Additional-Identity", 0, Text, Lines;
    /// `Alert-Info` (RFC 3261).
    ALERT_INFO = 7, "Alert-Info", 0, InfoUri, List;
    /// `AlertMsg-Error` (RFC 8876).
    ALERTMSG_ERROR = 8, "AlertMsg-Error", 0, Text, Lines;
    /// `Allow` (RFC 3261).
    ALLOW = 9, "Allow", 0, Method, ListOrNone;
    /// `Allow-Events`, compact `u` (RFC 6665).
    ALLOW_EVENTS = 10, "Allow-Events", b'u', Token, ListOrNone;
    /// `Answer-Mode` (RFC 5373).
    ANSWER_MODE = 11, "Answer-Mode", 0, TokenParams, One;
    /// `Attestation-Info` (3GPP TS 24.229 v15.11.0).
    ATTESTATION_INFO = 12, "Attestation-Info", 0, Text, Lines;
    /// `Authentication-Info` (RFC 3261).
    AUTHENTICATION_INFO = 13, "Authentication-Info", 0, AuthParams, One;
    /// `Authorization` (RFC 3261).
    AUTHORIZATION = 14, "Authorization", 0, Credentials, Lines;
    /// `Call-ID`, compact `i` (RFC 3261).
    CALL_ID = 15, "Call-ID", b'i', CallId, One;
    /// `Call-Info` (RFC 3261).
    CALL_INFO = 16, "Call-Info", 0, InfoUri, List;
    /// `Cellular-Network-Info` (3GPP TS 24.229 v13.9.0).
    CELLULAR_NETWORK_INFO = 17, "Cellular-Network-Info", 0, Text, Lines;
    /// `Contact`, compact `m` (RFC 3261).
    CONTACT = 18, "Contact", b'm', Contact, List;
    /// `Content-Disposition` (RFC 3261).
    CONTENT_DISPOSITION = 19, "Content-Disposition", 0, ContentDisposition, One;
    /// `Content-Encoding`, compact `e` (RFC 3261).
    CONTENT_ENCODING = 20, "Content-Encoding", b'e', Token, List;
    /// `Content-ID` (RFC 8262).
    CONTENT_ID = 21, "Content-ID", 0, ContentId, One;
    /// `Content-Language` (RFC 3261).
    CONTENT_LANGUAGE = 22, "Content-Language", 0, LanguageTag, List;
    /// `Content-Length`, compact `l` (RFC 3261).
    CONTENT_LENGTH = 23, "Content-Length", b'l', Length, One;
    /// `Content-Type`, compact `c` (RFC 3261).
    CONTENT_TYPE = 24, "Content-Type", b'c', MediaType, One;
    /// `CSeq` (RFC 3261).
    CSEQ = 25, "CSeq", 0, CSeq, One;
    /// `Date` (RFC 3261).
    DATE = 26, "Date", 0, Date, One;
    /// `DC-Info` (3GPP TS 24.229 v19.4.1).
    DC_INFO = 27, "DC-Info", 0, Text, Lines;
    /// `Encryption` (RFC 3261). Deprecated.
    ENCRYPTION = 28, "Encryption", 0, Text, Lines;
    /// `Error-Info` (RFC 3261).
    ERROR_INFO = 29, "Error-Info", 0, InfoUri, List;
    /// `Event`, compact `o` (RFC 6665; RFC 6446).
    EVENT = 30, "Event", b'o', Event, One;
    /// `Expires` (RFC 3261).
    EXPIRES = 31, "Expires", 0, Seconds, One;
    /// `Feature-Caps` (RFC 6809).
    FEATURE_CAPS = 32, "Feature-Caps", 0, FeatureSet, List;
    /// `Flow-Timer` (RFC 5626).
    FLOW_TIMER = 33, "Flow-Timer", 0, Seconds, One;
    /// `From`, compact `f` (RFC 3261).
    FROM = 34, "From", b'f', NameAddr, One;
    /// `Geolocation` (RFC 6442).
    GEOLOCATION = 35, "Geolocation", 0, InfoUri, List;
    /// `Geolocation-Error` (RFC 6442).
    GEOLOCATION_ERROR = 36, "Geolocation-Error", 0, GeolocationError, One;
    /// `Geolocation-Routing` (RFC 6442).
    GEOLOCATION_ROUTING = 37, "Geolocation-Routing", 0, Token, One;
    /// `Hide` (RFC 3261). Deprecated.
    HIDE = 38, "Hide", 0, Text, Lines;
    /// `History-Info` (RFC 7044).
    HISTORY_INFO = 39, "History-Info", 0, HistoryEntry, List;
    /// `Identity`, compact `y` (RFC 8224).
    IDENTITY = 40, "Identity", b'y', SignedIdentity, Lines;
    /// `Identity-Info` (RFC 8224). Deprecated.
    IDENTITY_INFO = 41, "Identity-Info", 0, Text, Lines;
    /// `Info-Package` (RFC 6086).
    INFO_PACKAGE = 42, "Info-Package", 0, TokenParams, One;
    /// `In-Reply-To` (RFC 3261).
    IN_REPLY_TO = 43, "In-Reply-To", 0, CallId, List;
    /// `Join` (RFC 3911).
    JOIN = 44, "Join", 0, Replaces, One;
    /// `Max-Breadth` (RFC 5393).
    MAX_BREADTH = 45, "Max-Breadth", 0, Breadth, One;
    /// `Max-Forwards` (RFC 3261).
    MAX_FORWARDS = 46, "Max-Forwards", 0, ByteNumber, One;
    /// `MIME-Version` (RFC 3261).
    MIME_VERSION = 47, "MIME-Version", 0, MimeVersion, One;
    /// `Min-Expires` (RFC 3261).
    MIN_EXPIRES = 48, "Min-Expires", 0, Seconds, One;
    /// `Min-SE` (RFC 4028).
    MIN_SE = 49, "Min-SE", 0, SecondsParams, One;
    /// `Organization` (RFC 3261).
    ORGANIZATION = 50, "Organization", 0, Text, One;
    /// `Origination-Id` (3GPP TS 24.229 v15.11.0).
    ORIGINATION_ID = 51, "Origination-Id", 0, Text, Lines;
    /// `P-Access-Network-Info` (RFC 7315).
    P_ACCESS_NETWORK_INFO = 52, "P-Access-Network-Info", 0, Text, Lines;
    /// `P-Answer-State` (RFC 4964).
    P_ANSWER_STATE = 53, "P-Answer-State", 0, Text, Lines;
    /// `P-Asserted-Identity` (RFC 3325).
    P_ASSERTED_IDENTITY = 54, "P-Asserted-Identity", 0, NameAddr, List;
    /// `P-Asserted-Service` (RFC 6050).
    P_ASSERTED_SERVICE = 55, "P-Asserted-Service", 0, Text, Lines;
    /// `P-Associated-URI` (RFC 7315).
    P_ASSOCIATED_URI = 56, "P-Associated-URI", 0, NameAddr, List;
    /// `P-Called-Party-ID` (RFC 7315).
    P_CALLED_PARTY_ID = 57, "P-Called-Party-ID", 0, NameAddr, Lines;
    /// `P-Charge-Info` (RFC 8496).
    P_CHARGE_INFO = 58, "P-Charge-Info", 0, Text, Lines;
    /// `P-Charging-Function-Addresses` (RFC 7315).
    P_CHARGING_FUNCTION_ADDRESSES = 59, "P-Charging-Function-Addresses", 0, ChargingParams, One;
    /// `P-Charging-Vector` (RFC 7315).
    P_CHARGING_VECTOR = 60, "P-Charging-Vector", 0, ChargingVector, One;
    /// `P-DCS-Trace-Party-ID` (RFC 5503).
    P_DCS_TRACE_PARTY_ID = 61, "P-DCS-Trace-Party-ID", 0, Text, Lines;
    /// `P-DCS-OSPS` (RFC 5503).
    P_DCS_OSPS = 62, "P-DCS-OSPS", 0, Text, Lines;
    /// `P-DCS-Billing-Info` (RFC 5503).
    P_DCS_BILLING_INFO = 63, "P-DCS-Billing-Info", 0, Text, Lines;
    /// `P-DCS-LAES` (RFC 5503).
    P_DCS_LAES = 64, "P-DCS-LAES", 0, Text, Lines;
    /// `P-DCS-Redirect` (RFC 5503).
    P_DCS_REDIRECT = 65, "P-DCS-Redirect", 0, Text, Lines;
    /// `P-Early-Media` (RFC 5009).
    P_EARLY_MEDIA = 66, "P-Early-Media", 0, Text, Lines;
    /// `P-Media-Authorization` (RFC 3313).
    P_MEDIA_AUTHORIZATION = 67, "P-Media-Authorization", 0, Text, Lines;
    /// `P-Preferred-Identity` (RFC 3325).
    P_PREFERRED_IDENTITY = 68, "P-Preferred-Identity", 0, NameAddr, List;
    /// `P-Preferred-Service` (RFC 6050).
    P_PREFERRED_SERVICE = 69, "P-Preferred-Service", 0, Text, Lines;
    /// `P-Private-Network-Indication` (RFC 7316).
    P_PRIVATE_NETWORK_INDICATION = 70, "P-Private-Network-Indication", 0, Text, Lines;
    /// `P-Profile-Key` (RFC 5002).
    P_PROFILE_KEY = 71, "P-Profile-Key", 0, Text, Lines;
    /// `P-Refused-URI-List` (RFC 5318).
    P_REFUSED_URI_LIST = 72, "P-Refused-URI-List", 0, Text, Lines;
    /// `P-Served-User` (RFC 5502; RFC 8498).
    P_SERVED_USER = 73, "P-Served-User", 0, NameAddr, Lines;
    /// `P-User-Database` (RFC 4457).
    P_USER_DATABASE = 74, "P-User-Database", 0, Text, Lines;
    /// `P-Visited-Network-ID` (RFC 7315).
    P_VISITED_NETWORK_ID = 75, "P-Visited-Network-ID", 0, Text, Lines;
    /// `Path` (RFC 3327).
    PATH = 76, "Path", 0, NameAddr, List;
    /// `Permission-Missing` (RFC 5360).
    PERMISSION_MISSING = 77, "Permission-Missing", 0, Text, Lines;
    /// `Policy-Contact` (RFC 6794).
    POLICY_CONTACT = 78, "Policy-Contact", 0, Text, Lines;
    /// `Policy-ID` (RFC 6794).
    POLICY_ID = 79, "Policy-ID", 0, Text, Lines;
    /// `Priority` (RFC 3261).
    PRIORITY = 80, "Priority", 0, Token, One;
    /// `Priority-Share` (3GPP TS 24.229 v13.16.0).
    PRIORITY_SHARE = 81, "Priority-Share", 0, Text, Lines;
    /// `Priority-Verstat` (3GPP TS 24.229).
    PRIORITY_VERSTAT = 82, "Priority-Verstat", 0, Text, Lines;
    /// `Priv-Answer-Mode` (RFC 5373).
    PRIV_ANSWER_MODE = 83, "Priv-Answer-Mode", 0, TokenParams, One;
    /// `Privacy` (RFC 3323).
    PRIVACY = 84, "Privacy", 0, Privacy, One;
    /// `Proxy-Authenticate` (RFC 3261).
    PROXY_AUTHENTICATE = 85, "Proxy-Authenticate", 0, Challenge, Lines;
    /// `Proxy-Authorization` (RFC 3261).
    PROXY_AUTHORIZATION = 86, "Proxy-Authorization", 0, Credentials, Lines;
    /// `Proxy-Require` (RFC 3261).
    PROXY_REQUIRE = 87, "Proxy-Require", 0, OptionTag, List;
    /// `RAck` (RFC 3262).
    RACK = 88, "RAck", 0, RAck, One;
    /// `Reason` (RFC 3326).
    REASON = 89, "Reason", 0, Reason, List;
    /// `Reason-Phrase` (RFC 6873).
    REASON_PHRASE = 90, "Reason-Phrase", 0, Text, Lines;
    /// `Record-Route` (RFC 3261).
    RECORD_ROUTE = 91, "Record-Route", 0, NameAddr, List;
    /// `Recv-Info` (RFC 6086).
    RECV_INFO = 92, "Recv-Info", 0, TokenParams, ListOrNone;
    /// `Refer-Events-At` (RFC 7614).
    REFER_EVENTS_AT = 93, "Refer-Events-At", 0, NameAddr, Lines;
    /// `Refer-Sub` (RFC 4488).
    REFER_SUB = 94, "Refer-Sub", 0, TokenParams, One;
    /// `Refer-To`, compact `r` (RFC 3515).
    REFER_TO = 95, "Refer-To", b'r', NameAddr, One;
    /// `Referred-By`, compact `b` (RFC 3892).
    REFERRED_BY = 96, "Referred-By", b'b', ReferredBy, One;
    /// `Reject-Contact`, compact `j` (RFC 3841).
    REJECT_CONTACT = 97, "Reject-Contact", b'j', FeatureSet, List;
    /// `Relayed-Charge` (3GPP TS 24.229 v12.14.0).
    RELAYED_CHARGE = 98, "Relayed-Charge", 0, Text, Lines;
    /// `Replaces` (RFC 3891).
    REPLACES = 99, "Replaces", 0, Replaces, One;
    /// `Reply-To` (RFC 3261).
    REPLY_TO = 100, "Reply-To", 0, NameAddr, One;
    /// `Request-Disposition`, compact `d` (RFC 3841).
    REQUEST_DISPOSITION = 101, "Request-Disposition", b'd', RequestDirective, List;
    /// `Require` (RFC 3261).
    REQUIRE = 102, "Require", 0, OptionTag, List;
    /// `Resource-Priority` (RFC 4412).
    RESOURCE_PRIORITY = 103, "Resource-Priority", 0, ResourcePriority, List;
    /// `Resource-Share` (3GPP TS 24.229 v13.7.0).
    RESOURCE_SHARE = 104, "Resource-Share", 0, Text, Lines;
    /// `Response-Key` (RFC 3261). Deprecated.
    RESPONSE_KEY = 105, "Response-Key", 0, Text, Lines;
    /// `Response-Source` (3GPP TS 24.229 v15.11.0).
    RESPONSE_SOURCE = 106, "Response-Source", 0, Text, Lines;
    /// `Restoration-Info` (3GPP TS 24.229 v12.14.0).
    RESTORATION_INFO = 107, "Restoration-Info", 0, Text, Lines;
    /// `Retry-After` (RFC 3261).
    RETRY_AFTER = 108, "Retry-After", 0, RetryAfter, One;
    /// `Route` (RFC 3261).
    ROUTE = 109, "Route", 0, NameAddr, List;
    /// `RSeq` (RFC 3262).
    RSEQ = 110, "RSeq", 0, ResponseNumber, One;
    /// `Security-Client` (RFC 3329).
    SECURITY_CLIENT = 111, "Security-Client", 0, TokenParams, List;
    /// `Security-Server` (RFC 3329).
    SECURITY_SERVER = 112, "Security-Server", 0, TokenParams, List;
    /// `Security-Verify` (RFC 3329).
    SECURITY_VERIFY = 113, "Security-Verify", 0, TokenParams, List;
    /// `Server` (RFC 3261).
    SERVER = 114, "Server", 0, Products, One;
    /// `Service-Interact-Info` (3GPP TS 24.229 v13.18.0).
    SERVICE_INTERACT_INFO = 115, "Service-Interact-Info", 0, Text, Lines;
    /// `Service-Route` (RFC 3608).
    SERVICE_ROUTE = 116, "Service-Route", 0, NameAddr, List;
    /// `Session-Expires`, compact `x` (RFC 4028).
    SESSION_EXPIRES = 117, "Session-Expires", b'x', SecondsParams, One;
    /// `Session-ID` (RFC 7989).
    SESSION_ID = 118, "Session-ID", 0, SessionId, One;
    /// `SIP-ETag` (RFC 3903).
    SIP_ETAG = 119, "SIP-ETag", 0, EntityTag, One;
    /// `SIP-If-Match` (RFC 3903).
    SIP_IF_MATCH = 120, "SIP-If-Match", 0, EntityTag, One;
    /// `Subject`, compact `s` (RFC 3261).
    SUBJECT = 121, "Subject", b's', Text, One;
    /// `Subscription-State` (RFC 6665).
    SUBSCRIPTION_STATE = 122, "Subscription-State", 0, SubscriptionState, One;
    /// `Supported`, compact `k` (RFC 3261).
    SUPPORTED = 123, "Supported", b'k', OptionTag, ListOrNone;
    /// `Suppress-If-Match` (RFC 5839).
    SUPPRESS_IF_MATCH = 124, "Suppress-If-Match", 0, EntityTag, One;
    /// `Target-Dialog` (RFC 4538).
    TARGET_DIALOG = 125, "Target-Dialog", 0, TargetDialog, One;
    /// `Timestamp` (RFC 3261).
    TIMESTAMP = 126, "Timestamp", 0, Timestamp, One;
    /// `To`, compact `t` (RFC 3261).
    TO = 127, "To", b't', NameAddr, One;
    /// `Trigger-Consent` (RFC 5360).
    TRIGGER_CONSENT = 128, "Trigger-Consent", 0, Text, Lines;
    /// `Unsupported` (RFC 3261).
    UNSUPPORTED = 129, "Unsupported", 0, OptionTag, ListOrNone;
    /// `User-Agent` (RFC 3261).
    USER_AGENT = 130, "User-Agent", 0, Products, One;
    /// `User-to-User` (RFC 7433).
    USER_TO_USER = 131, "User-to-User", 0, UserToUser, List;
    /// `Via`, compact `v` (RFC 3261; RFC 7118).
    VIA = 132, "Via", b'v', Via, List;
    /// `Warning` (RFC 3261).
    WARNING = 133, "Warning", 0, Warning, List;
    /// `WWW-Authenticate` (RFC 3261).
    WWW_AUTHENTICATE = 134, "WWW-Authenticate", 0, Challenge, Lines;
    /// `Diversion` (RFC 5806).
    DIVERSION = 135, "Diversion", 0, Diversion, List;
    /// `Remote-Party-ID` (draft-ietf-sip-privacy-04).
    REMOTE_PARTY_ID = 136, "Remote-Party-ID", 0, RemotePartyId, List;
}
