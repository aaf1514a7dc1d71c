use super::name::HeaderName;
use super::table::id;

/// A registered parameter of a header field (IANA header field parameters and parameter values).
///
/// ```
/// use offhook_sip::{HeaderName, HeaderParam};
///
/// let names: Vec<_> = HeaderParam::of(&HeaderName::REASON).map(|param| param.name()).collect();
/// assert_eq!(names, ["cause", "location", "ppi", "text"]);
/// let location = HeaderParam::find(&HeaderName::REASON, "Location");
/// assert_eq!(location.and_then(|param| param.has_predefined_values()), Some(true));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct HeaderParam {
    header: u8,
    name: &'static str,
    predefined: Option<bool>,
}

impl HeaderParam {
    /// All of them, in the order of the registry.
    pub const ALL: &'static [HeaderParam] = ROWS;

    /// The parameters of one header field.
    pub fn of(header: &HeaderName<'_>) -> impl Iterator<Item = HeaderParam> + use<> {
        let number = header.row();
        ROWS.iter().copied().filter(move |row| row.header == number)
    }

    /// The parameter of this name, in any case.
    #[must_use]
    pub fn find(header: &HeaderName<'_>, name: &str) -> Option<HeaderParam> {
        Self::of(header).find(|row| row.name.eq_ignore_ascii_case(name))
    }

    /// The header field.
    #[must_use]
    pub fn header(self) -> HeaderName<'static> {
        HeaderName::from_row(self.header, "")
    }

    /// The name as registered.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Whether the documents fix the values it may have; `None` if the registry does not tell.
    #[must_use]
    pub const fn has_predefined_values(self) -> Option<bool> {
        self.predefined
    }
}

const fn row(header: u8, name: &'static str, predefined: Option<bool>) -> HeaderParam {
    HeaderParam { header, name, predefined }
}

const ROWS: &[HeaderParam] = &[
    row(id::ACCEPT, "q", Some(false)),
    row(id::ACCEPT_ENCODING, "q", Some(false)),
    row(id::ACCEPT_LANGUAGE, "q", Some(false)),
    row(id::ALERT_INFO, "appearance", Some(false)),
    row(id::ALERTMSG_ERROR, "code", Some(false)),
    row(id::ANSWER_MODE, "require", Some(false)),
    row(id::AUTHORIZATION, "algorithm", Some(true)),
    row(id::AUTHORIZATION, "auts", Some(false)),
    row(id::AUTHORIZATION, "cnonce", Some(false)),
    row(id::AUTHORIZATION, "nc", Some(false)),
    row(id::AUTHORIZATION, "nonce", Some(false)),
    row(id::AUTHORIZATION, "opaque", Some(false)),
    row(id::AUTHORIZATION, "qop", Some(true)),
    row(id::AUTHORIZATION, "realm", Some(false)),
    row(id::AUTHORIZATION, "response", Some(false)),
    row(id::AUTHORIZATION, "uri", Some(false)),
    row(id::AUTHORIZATION, "username", Some(false)),
    row(id::AUTHENTICATION_INFO, "cnonce", Some(false)),
    row(id::AUTHENTICATION_INFO, "nc", Some(false)),
    row(id::AUTHENTICATION_INFO, "nextnonce", Some(false)),
    row(id::AUTHENTICATION_INFO, "qop", Some(true)),
    row(id::AUTHENTICATION_INFO, "rspauth", Some(false)),
    row(id::CALL_INFO, "call-reason", Some(false)),
    row(id::CALL_INFO, "integrity", Some(false)),
    row(id::CALL_INFO, "m", Some(true)),
    row(id::CALL_INFO, "purpose", Some(true)),
    row(id::CALL_INFO, "verified", Some(true)),
    row(id::CONTACT, "expires", Some(false)),
    row(id::CONTACT, "mp", Some(false)),
    row(id::CONTACT, "np", Some(false)),
    row(id::CONTACT, "pub-gruu", Some(false)),
    row(id::CONTACT, "q", Some(false)),
    row(id::CONTACT, "rc", Some(false)),
    row(id::CONTACT, "reg-id", Some(false)),
    row(id::CONTACT, "temp-gruu", Some(false)),
    row(id::CONTACT, "temp-gruu-cookie", Some(false)),
    row(id::CONTENT_DISPOSITION, "handling", Some(true)),
    row(id::EVENT, "adaptive-min-rate", Some(false)),
    row(id::EVENT, "body", Some(true)),
    row(id::EVENT, "call-id", Some(false)),
    row(id::EVENT, "effective-by", Some(false)),
    row(id::EVENT, "from-tag", Some(false)),
    row(id::EVENT, "id", Some(false)),
    row(id::EVENT, "include-session-description", Some(false)),
    row(id::EVENT, "max-rate", Some(false)),
    row(id::EVENT, "min-rate", Some(false)),
    row(id::EVENT, "model", Some(false)),
    row(id::EVENT, "profile-type", Some(true)),
    row(id::EVENT, "shared", Some(false)),
    row(id::EVENT, "to-tag", Some(false)),
    row(id::EVENT, "vendor", Some(false)),
    row(id::EVENT, "version", Some(false)),
    row(id::FEATURE_CAPS, "fcap-name", Some(false)),
    row(id::FROM, "tag", Some(false)),
    row(id::GEOLOCATION, "loc-src", Some(false)),
    row(id::GEOLOCATION_ERROR, "code", Some(true)),
    row(id::HISTORY_INFO, "mp", Some(false)),
    row(id::HISTORY_INFO, "np", Some(false)),
    row(id::HISTORY_INFO, "rc", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "cgi-3gpp", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "ci-3gpp2", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "ci-3gpp2-femto", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "dsl-location", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "dvb-rcs2-node-id", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "eth-location", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "fiber-location", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "gstn-location", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "i-wlan-node-id", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "local-time-zone", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "operator-specific-GI", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "utran-cell-id-3gpp", Some(false)),
    row(id::P_ACCESS_NETWORK_INFO, "utran-sai-3gpp", Some(false)),
    row(id::P_CHARGING_FUNCTION_ADDRESSES, "ccf", Some(false)),
    row(id::P_CHARGING_FUNCTION_ADDRESSES, "ccf-2", Some(false)),
    row(id::P_CHARGING_FUNCTION_ADDRESSES, "ecf", Some(false)),
    row(id::P_CHARGING_FUNCTION_ADDRESSES, "ecf-2", Some(false)),
    row(id::P_CHARGING_VECTOR, "icid-value", Some(false)),
    row(id::P_CHARGING_VECTOR, "icid-generated-at", Some(false)),
    row(id::P_CHARGING_VECTOR, "orig-ioi", Some(false)),
    row(id::P_CHARGING_VECTOR, "related-icid", Some(false)),
    row(id::P_CHARGING_VECTOR, "related-icid-generated-at", Some(false)),
    row(id::P_CHARGING_VECTOR, "term-ioi", Some(false)),
    row(id::P_CHARGING_VECTOR, "transit-ioi", Some(false)),
    row(id::P_DCS_BILLING_INFO, "called", Some(false)),
    row(id::P_DCS_BILLING_INFO, "calling", Some(false)),
    row(id::P_DCS_BILLING_INFO, "charge", Some(false)),
    row(id::P_DCS_BILLING_INFO, "jip", Some(false)),
    row(id::P_DCS_BILLING_INFO, "locroute", Some(false)),
    row(id::P_DCS_BILLING_INFO, "rksgroup", Some(false)),
    row(id::P_DCS_BILLING_INFO, "routing", Some(false)),
    row(id::P_DCS_LAES, "bcid", Some(false)),
    row(id::P_DCS_LAES, "cccid", Some(false)),
    row(id::P_DCS_LAES, "content", Some(false)),
    row(id::P_DCS_LAES, "key", Some(false)),
    row(id::P_DCS_REDIRECT, "count", Some(false)),
    row(id::P_DCS_REDIRECT, "redirector-uri", Some(false)),
    row(id::P_DCS_TRACE_PARTY_ID, "timestamp", Some(false)),
    row(id::P_REFUSED_URI_LIST, "members", Some(false)),
    row(id::P_SERVED_USER, "sescase", Some(true)),
    row(id::P_SERVED_USER, "regstate", Some(true)),
    row(id::P_SERVED_USER, "orig-cdiv", Some(false)),
    row(id::POLICY_CONTACT, "non-cacheable", Some(true)),
    row(id::PRIV_ANSWER_MODE, "require", Some(false)),
    row(id::PROXY_AUTHENTICATE, "algorithm", Some(true)),
    row(id::PROXY_AUTHENTICATE, "authz_server", Some(false)),
    row(id::PROXY_AUTHENTICATE, "domain", Some(false)),
    row(id::PROXY_AUTHENTICATE, "error", Some(false)),
    row(id::PROXY_AUTHENTICATE, "nonce", Some(false)),
    row(id::PROXY_AUTHENTICATE, "opaque", Some(false)),
    row(id::PROXY_AUTHENTICATE, "qop", Some(true)),
    row(id::PROXY_AUTHENTICATE, "realm", Some(false)),
    row(id::PROXY_AUTHENTICATE, "scope", Some(false)),
    row(id::PROXY_AUTHENTICATE, "stale", Some(true)),
    row(id::PROXY_AUTHORIZATION, "algorithm", Some(true)),
    row(id::PROXY_AUTHORIZATION, "auts", Some(false)),
    row(id::PROXY_AUTHORIZATION, "cnonce", Some(false)),
    row(id::PROXY_AUTHORIZATION, "nc", Some(false)),
    row(id::PROXY_AUTHORIZATION, "nonce", Some(false)),
    row(id::PROXY_AUTHORIZATION, "opaque", Some(false)),
    row(id::PROXY_AUTHORIZATION, "qop", Some(true)),
    row(id::PROXY_AUTHORIZATION, "realm", Some(false)),
    row(id::PROXY_AUTHORIZATION, "response", Some(false)),
    row(id::PROXY_AUTHORIZATION, "uri", Some(false)),
    row(id::PROXY_AUTHORIZATION, "username", Some(false)),
    row(id::REASON, "cause", Some(true)),
    row(id::REASON, "location", Some(true)),
    row(id::REASON, "ppi", Some(false)),
    row(id::REASON, "text", Some(false)),
    row(id::RETRY_AFTER, "duration", Some(false)),
    row(id::SECURITY_CLIENT, "alg", Some(true)),
    row(id::SECURITY_CLIENT, "ealg", Some(true)),
    row(id::SECURITY_CLIENT, "d-alg", Some(true)),
    row(id::SECURITY_CLIENT, "d-qop", Some(true)),
    row(id::SECURITY_CLIENT, "d-ver", Some(false)),
    row(id::SECURITY_CLIENT, "mod", Some(true)),
    row(id::SECURITY_CLIENT, "port1", Some(false)),
    row(id::SECURITY_CLIENT, "port2", Some(false)),
    row(id::SECURITY_CLIENT, "prot", Some(true)),
    row(id::SECURITY_CLIENT, "q", Some(false)),
    row(id::SECURITY_CLIENT, "spi", Some(false)),
    row(id::SECURITY_SERVER, "alg", Some(true)),
    row(id::SECURITY_SERVER, "ealg", Some(true)),
    row(id::SECURITY_SERVER, "d-alg", Some(true)),
    row(id::SECURITY_SERVER, "d-qop", Some(true)),
    row(id::SECURITY_SERVER, "d-ver", Some(false)),
    row(id::SECURITY_SERVER, "mod", Some(true)),
    row(id::SECURITY_SERVER, "port1", Some(false)),
    row(id::SECURITY_SERVER, "port2", Some(false)),
    row(id::SECURITY_SERVER, "prot", Some(true)),
    row(id::SECURITY_SERVER, "q", Some(false)),
    row(id::SECURITY_SERVER, "spi", Some(false)),
    row(id::SECURITY_VERIFY, "alg", Some(true)),
    row(id::SECURITY_VERIFY, "ealg", Some(true)),
    row(id::SECURITY_VERIFY, "d-alg", Some(true)),
    row(id::SECURITY_VERIFY, "d-qop", Some(true)),
    row(id::SECURITY_VERIFY, "d-ver", Some(false)),
    row(id::SECURITY_VERIFY, "mod", Some(true)),
    row(id::SECURITY_VERIFY, "port1", Some(false)),
    row(id::SECURITY_VERIFY, "port2", Some(false)),
    row(id::SECURITY_VERIFY, "prot", Some(true)),
    row(id::SECURITY_VERIFY, "q", Some(false)),
    row(id::SECURITY_VERIFY, "spi", Some(false)),
    row(id::SESSION_ID, "logme", Some(false)),
    row(id::SESSION_ID, "remote", Some(false)),
    row(id::SUBSCRIPTION_STATE, "adaptive-min-rate", Some(false)),
    row(id::SUBSCRIPTION_STATE, "expires", Some(false)),
    row(id::SUBSCRIPTION_STATE, "max-rate", Some(false)),
    row(id::SUBSCRIPTION_STATE, "min-rate", Some(false)),
    row(id::SUBSCRIPTION_STATE, "reason", Some(true)),
    row(id::SUBSCRIPTION_STATE, "retry-after", Some(false)),
    row(id::TARGET_DIALOG, "local-tag", Some(false)),
    row(id::TARGET_DIALOG, "remote-tag", Some(false)),
    row(id::TO, "tag", Some(false)),
    row(id::TRIGGER_CONSENT, "target-uri", Some(false)),
    row(id::USER_TO_USER, "content", Some(false)),
    row(id::USER_TO_USER, "encoding", Some(true)),
    row(id::USER_TO_USER, "purpose", Some(false)),
    row(id::VIA, "alias", Some(false)),
    row(id::VIA, "branch", Some(false)),
    row(id::VIA, "comp", Some(true)),
    row(id::VIA, "keep", Some(false)),
    row(id::VIA, "maddr", Some(false)),
    row(id::VIA, "oc", Some(true)),
    row(id::VIA, "oc-algo", Some(true)),
    row(id::VIA, "oc-seq", Some(true)),
    row(id::VIA, "oc-validity", Some(true)),
    row(id::VIA, "received", Some(false)),
    row(id::VIA, "received-realm", Some(false)),
    row(id::VIA, "rport", Some(false)),
    row(id::VIA, "sigcomp-id", Some(false)),
    row(id::VIA, "ttl", Some(false)),
    row(id::WWW_AUTHENTICATE, "algorithm", Some(true)),
    row(id::WWW_AUTHENTICATE, "authz_server", Some(false)),
    row(id::WWW_AUTHENTICATE, "domain", Some(true)),
    row(id::WWW_AUTHENTICATE, "error", Some(false)),
    row(id::WWW_AUTHENTICATE, "nonce", Some(false)),
    row(id::WWW_AUTHENTICATE, "opaque", Some(false)),
    row(id::WWW_AUTHENTICATE, "qop", Some(true)),
    row(id::WWW_AUTHENTICATE, "realm", Some(false)),
    row(id::WWW_AUTHENTICATE, "scope", Some(false)),
    row(id::WWW_AUTHENTICATE, "stale", Some(true)),
];
