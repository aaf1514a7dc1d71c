offhook_base::registry! {
    /// How urgent the caller finds the call: `priority-value`, a token (RFC 3261 §20.26; IANA Priority header field
    /// values). Without one it is `normal`.
    ///
    /// ```
    /// use offhook_sip::{Message, Priority};
    ///
    /// let invite = Message::parse(b"INVITE sip:a@b SIP/2.0\r\nPriority: Emergency\r\n\r\n")?;
    /// assert_eq!(invite.priority(), Some(Ok(Priority::EMERGENCY)));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub token struct Priority {
        /// It can wait (RFC 3261).
        NON_URGENT = "non-urgent";
        /// As any other (RFC 3261).
        NORMAL = "normal";
        /// Soon (RFC 3261).
        URGENT = "urgent";
        /// Life, limb or property are in danger (RFC 3261).
        EMERGENCY = "emergency";
        /// A call back by those who answered an emergency call (RFC 7090).
        PSAP_CALLBACK = "psap-callback";
    }
}
