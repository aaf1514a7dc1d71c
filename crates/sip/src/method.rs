offhook_base::registry! {
    /// Request method, compared octet by octet (RFC 3261 §7.1; IANA SIP methods).
    pub text struct Method {
        /// Confirms a final response to INVITE (RFC 3261 §13).
        ACK = "ACK";
        /// Ends a session (RFC 3261 §15).
        BYE = "BYE";
        /// Takes a pending request back (RFC 3261 §9).
        CANCEL = "CANCEL";
        /// Carries application data within a session (RFC 6086).
        INFO = "INFO";
        /// Asks for a session, or changes one (RFC 3261 §13, §14).
        INVITE = "INVITE";
        /// Carries an instant message (RFC 3428).
        MESSAGE = "MESSAGE";
        /// Tells a subscriber about an event (RFC 6665).
        NOTIFY = "NOTIFY";
        /// Asks for capabilities (RFC 3261 §11).
        OPTIONS = "OPTIONS";
        /// Confirms a reliable provisional response (RFC 3262).
        PRACK = "PRACK";
        /// Publishes event state (RFC 3903).
        PUBLISH = "PUBLISH";
        /// Asks the receiver to contact somebody (RFC 3515).
        REFER = "REFER";
        /// Binds an address (RFC 3261 §10).
        REGISTER = "REGISTER";
        /// Asks to be told about events (RFC 6665).
        SUBSCRIBE = "SUBSCRIBE";
        /// Changes a session before or after it is set up (RFC 3311).
        UPDATE = "UPDATE";
    }
}

impl<'a> Method<'a> {
    /// The method that a `token` spells; a registered one needs no second look at its octets.
    #[inline]
    pub(crate) fn of(token: &'a [u8]) -> Self {
        match token {
            b"INVITE" => Self::INVITE,
            b"ACK" => Self::ACK,
            b"BYE" => Self::BYE,
            b"CANCEL" => Self::CANCEL,
            b"OPTIONS" => Self::OPTIONS,
            b"REGISTER" => Self::REGISTER,
            b"PRACK" => Self::PRACK,
            b"UPDATE" => Self::UPDATE,
            b"INFO" => Self::INFO,
            b"SUBSCRIBE" => Self::SUBSCRIBE,
            b"NOTIFY" => Self::NOTIFY,
            b"REFER" => Self::REFER,
            b"MESSAGE" => Self::MESSAGE,
            b"PUBLISH" => Self::PUBLISH,
            _ => Self::new(crate::grammar::ascii(token)),
        }
    }
}
