offhook_base::registry! {
    /// Option tag of Supported, Require, Proxy-Require and Unsupported (RFC 3261 §19.2; IANA SIP option tags).
    pub token struct OptionTag {
        /// Reliable provisional responses (RFC 3262).
        RELIABLE = "100rel";
        /// Response code 199 (RFC 6228).
        EARLY_DIALOG_TERMINATED = "199";
        /// Option `answermode` (RFC 5373).
        ANSWERMODE = "answermode";
        /// Option `early-session` (RFC 3959).
        EARLY_SESSION = "early-session";
        /// Option `eventlist` (RFC 4662).
        EVENTLIST = "eventlist";
        /// Option `explicitsub` (RFC 7614).
        EXPLICITSUB = "explicitsub";
        /// Option `from-change` (RFC 4916).
        FROM_CHANGE = "from-change";
        /// Option `geolocation-http` (RFC 2616; RFC 6442).
        GEOLOCATION_HTTP = "geolocation-http";
        /// Option `geolocation-sip` (RFC 3856; RFC 6442).
        GEOLOCATION_SIP = "geolocation-sip";
        /// Option `gin` (RFC 6140).
        GIN = "gin";
        /// Option `gruu` (RFC 5627).
        GRUU = "gruu";
        /// Option `histinfo` (RFC 7044).
        HISTINFO = "histinfo";
        /// Option `ice` (RFC 5768).
        ICE = "ice";
        /// Option `join` (RFC 3911).
        JOIN = "join";
        /// Option `multiple-refer` (RFC 5368).
        MULTIPLE_REFER = "multiple-refer";
        /// Option `norefersub` (RFC 3515; RFC 4488).
        NOREFERSUB = "norefersub";
        /// Option `nosub` (RFC 7614).
        NOSUB = "nosub";
        /// Option `outbound` (RFC 5626).
        OUTBOUND = "outbound";
        /// Option `path` (RFC 3327).
        PATH = "path";
        /// Option `policy` (RFC 6794).
        POLICY = "policy";
        /// Option `precondition` (RFC 3312).
        PRECONDITION = "precondition";
        /// Option `pref` (RFC 3840).
        PREF = "pref";
        /// Option `privacy` (RFC 3323).
        PRIVACY = "privacy";
        /// Option `recipient-list-invite` (RFC 5366).
        RECIPIENT_LIST_INVITE = "recipient-list-invite";
        /// Option `recipient-list-message` (RFC 5365).
        RECIPIENT_LIST_MESSAGE = "recipient-list-message";
        /// Option `recipient-list-subscribe` (RFC 5367).
        RECIPIENT_LIST_SUBSCRIBE = "recipient-list-subscribe";
        /// Option `record-aware` (RFC 7866).
        RECORD_AWARE = "record-aware";
        /// Replaces header field (RFC 3891).
        REPLACES = "replaces";
        /// Option `resource-priority` (RFC 4412).
        RESOURCE_PRIORITY = "resource-priority";
        /// Option `sdp-anat` (RFC 3261; RFC 4091; RFC 4092).
        SDP_ANAT = "sdp-anat";
        /// Option `sec-agree` (RFC 3329).
        SEC_AGREE = "sec-agree";
        /// Option `siprec` (RFC 7866).
        SIPREC = "siprec";
        /// Option `tdialog` (RFC 4538).
        TDIALOG = "tdialog";
        /// Session timers (RFC 4028).
        TIMER = "timer";
        /// Option `trickle-ice` (RFC 8840).
        TRICKLE_ICE = "trickle-ice";
        /// Option `uui` (RFC 7433).
        UUI = "uui";
    }
}
