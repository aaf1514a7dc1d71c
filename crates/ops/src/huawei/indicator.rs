use offhook_base::registry;

registry! {
    /// Indicator of an agent, historical and of the day; [`AgentIndicator::is_live`] tells which are live.
    ///
    /// Source: cec_07_0693, cec_07_2628; partial: first 17 rows; durations follow and were not read.
    pub text struct AgentIndicator: Live {
        /// Sign-ins.
        COUNT_AGENT_SIGN_IN = "IDX_COUNT_AGENT_SIGN_IN", Some(false);
        /// Inbound conversations.
        COUNT_AGENT_CONNECTED = "IDX_COUNT_AGENT_CONNECTED", Some(true);
        /// Outbound conversations.
        COUNT_AGENT_CALL_OUT = "IDX_COUNT_AGENT_CALL_OUT", Some(true);
        /// After-call wrap-ups.
        COUNT_AGENT_COLLATION = "IDX_COUNT_AGENT_COLLATION", Some(false);
        /// Wrap-ups after inbound.
        COUNT_AGENT_COLLATION_CALL_IN = "IDX_COUNT_AGENT_COLLATION_CALL_IN", Some(false);
        /// Wrap-ups after outbound.
        COUNT_AGENT_COLLATION_CALL_OUT = "IDX_COUNT_AGENT_COLLATION_CALL_OUT", Some(false);
        /// Rests.
        COUNT_AGENT_REST = "IDX_COUNT_AGENT_REST", Some(false);
        /// Holds.
        COUNT_AGENT_HOLD = "IDX_COUNT_AGENT_HOLD", Some(false);
        /// Set-busy operations.
        COUNT_AGENT_SET_BUSY = "IDX_COUNT_AGENT_SET_BUSY", Some(false);
        /// Internal transfers.
        COUNT_AGENT_MOVE_INSIDE = "IDX_COUNT_AGENT_MOVE_INSIDE", Some(false);
        /// Transfers out.
        COUNT_AGENT_MOVE_OUT = "IDX_COUNT_AGENT_MOVE_OUT", Some(false);
        /// Hang-up transfers to IVR.
        COUNT_AGENT_MOVE_IVR = "IDX_COUNT_AGENT_MOVE_IVR", Some(false);
        /// Three-party calls.
        COUNT_AGENT_3WC = "IDX_COUNT_AGENT_3WC", Some(false);
        /// Internal calls.
        COUNT_AGENT_INSIDE_CALL = "IDX_COUNT_AGENT_INSIDE_CALL", Some(false);
        /// Internal helps.
        COUNT_AGENT_INSIDE_HELP_SEEKING = "IDX_COUNT_AGENT_INSIDE_HELP_SEEKING", Some(false);
        /// Manual inbound requests.
        COUNT_AGENT_REQUEST = "IDX_COUNT_AGENT_REQUEST", Some(true);
        /// Lost manual inbound calls.
        COUNT_AGENT_ABANDON = "IDX_COUNT_AGENT_ABANDON", None;
    }
}

registry! {
    /// Indicator of the IVR; all at minute grain.
    ///
    /// Source: product description page; complete.
    pub text struct IvrIndicator {
        /// Inbound requests.
        COUNT_IVR_INBOUND_CALL = "IDX_COUNT_IVR_INBOUND_CALL";
        /// Inbound connected.
        COUNT_IVR_INBOUND_CONNECTED = "IDX_COUNT_IVR_INBOUND_CONNECTED";
        /// Lost calls.
        COUNT_IVR_ABANDONED_CALL = "IDX_COUNT_IVR_ABANDONED_CALL";
        /// Inbound flowed out.
        COUNT_IVR_INBOUND_FLOWOUT = "IDX_COUNT_IVR_INBOUND_FLOWOUT";
        /// Inbound released by the user.
        COUNT_IVR_INBOUND_USER_ABORT = "IDX_COUNT_IVR_INBOUND_USER_ABORT";
        /// Inbound connection rate in per cent.
        RATE_IVR_INBOUND_CONNECTED = "IDX_RATE_IVR_INBOUND_CONNECTED";
        /// Mean duration.
        DURATION_AVG_IVR_CONNECTED = "IDX_DURATION_AVG_IVR_CONNECTED";
        /// Handed to agents.
        COUNT_IVR_TO_AGENT = "IDX_COUNT_IVR_TO_AGENT";
    }
}

/// The column of [`AgentIndicator`].
type Live = Option<bool>;

impl AgentIndicator<'_> {
    /// Whether it is live when asked for at minute grain or for the current day, where the table says.
    ///
    /// ```
    /// use offhook_ops::huawei::AgentIndicator;
    ///
    /// assert_eq!(AgentIndicator::COUNT_AGENT_CONNECTED.is_live(), Some(true));
    /// assert_eq!(AgentIndicator::COUNT_AGENT_SIGN_IN.is_live(), Some(false));
    /// ```
    #[must_use]
    pub fn is_live(&self) -> Option<bool> {
        self.facts().copied().flatten()
    }
}
