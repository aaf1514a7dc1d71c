use offhook_base::registry;

registry! {
    /// Agent status as the CTI platform numbers it.
    ///
    /// The three numberings of agent status overlap with different meanings (4 is answering here, idle at the gateway
    /// and busy as a sub-state), so each is a type of its own and conversion goes by meaning, never by number
    /// (R-ST-14).
    ///
    /// ```compile_fail
    /// use offhook_ops::huawei::{CtiStatus, GatewayStatus};
    ///
    /// assert!(CtiStatus::BUSY == GatewayStatus::BUSY);
    /// ```
    ///
    /// The appendix on agent operations prints the same list without 10, and calls 6 adjusting after a call.
    ///
    /// Source: cec_07_0697, cec_07_2632; complete.
    pub struct CtiStatus(i32) {
        /// Agent is offline.
        NOT_SIGNED_IN = 0, "NotSignedIn";
        /// Agent has indicated idle and can be given calls.
        IDLE = 1, "Idle";
        /// System reserved an idle agent, then dials out; after the customer answers the agent is joined and goes to
        /// talking.
        PREOCCUPIED = 2, "Preoccupied";
        /// Agent locked for the few seconds before a call is connected, so that it can be taken.
        OCCUPIED = 3, "Occupied";
        /// A call has been assigned and can be answered; after a successful answer the conversation begins.
        ANSWERING = 4, "Answering";
        /// In conversation.
        TALKING = 5, "Talking";
        /// No calls are assigned; unlike busy, internal calls can still be received.
        WORKING = 6, "Working";
        /// No calls are assigned, and no internal calls received; the agent can still call out, and be listened in to
        /// or intruded upon.
        BUSY = 7, "Busy";
        /// No calls are assigned; differs from busy in that rest must be applied for and approved and has a duration.
        REST = 8, "Rest";
        /// Training; call handling paused.
        STUDY = 9, "Study";
        /// Tidying up after a call; takes no calls for the time being.
        ADJUSTING = 10, "Adjusting";
    }
}

registry! {
    /// Agent status as the CC-Gateway numbers it.
    ///
    /// One monitoring interface uses 2 for a call of the interface that failed; that reading belongs to that interface.
    ///
    /// Source: cec_07_0581; complete.
    pub struct GatewayStatus(i32) {
        /// Unknown; what CTI study state maps to.
        UNKNOWN = 0, "Unknown";
        /// Signed in; reserved, not used.
        SIGN_IN = 1, "SignIn";
        /// Signed out.
        SIGN_OUT = 2, "SignOut";
        /// Busy.
        BUSY = 3, "Busy";
        /// Idle.
        IDLE = 4, "Idle";
        /// Wrap-up.
        WRAP_UP = 5, "WrapUp";
        /// Same as idle; reserved, not used.
        IDLE_RESERVED = 6, "IdleReserved";
        /// Talking, covering preoccupied, occupied, answering, talking.
        TALKING = 7, "Talking";
        /// Rest.
        REST = 8, "Rest";
        /// Rest requested, not yet in force.
        PRE_REST = 9, "PreRest";
    }
}

registry! {
    /// What an agent does in detail: the third numbering of agent status.
    ///
    /// Source: cec_07_0581; complete.
    pub struct SubState(i32) {
        /// Idle.
        IDLE = 1, "Idle";
        /// Wrap-up.
        WRAP_UP = 2, "WrapUp";
        /// Rest.
        REST = 3, "Rest";
        /// Busy.
        BUSY = 4, "Busy";
        /// Voice playing.
        PLAYBACK = 5, "Playback";
        /// Calling out.
        OUTBOUND_CALL = 6, "OutboundCall";
        /// Occupied.
        OCCUPIED = 7, "Occupied";
        /// Waiting for the agent to answer.
        REQUEST_ANSWER = 8, "RequestAnswer";
        /// Talking.
        TALKING = 9, "Talking";
        /// Three-party call.
        THREE_PARTY = 10, "ThreeParty";
        /// Holding.
        HOLD = 11, "Hold";
        /// Muted.
        MUTE = 12, "Mute";
        /// Seeking help.
        HELP = 13, "Help";
        /// Talk transfer.
        TALK_TRANSFER = 14, "TalkTransfer";
        /// Intruding (barging in).
        INSERT = 15, "Insert";
        /// Listening in.
        LISTEN = 16, "Listen";
        /// Whispering.
        WHISPER = 17, "Whisper";
        /// Abnormal.
        ABNORMAL = 255, "Abnormal";
    }
}

impl CtiStatus {
    /// How the gateway shows the state (cec_07_0581, table 1).
    ///
    /// [`CtiStatus::ADJUSTING`] has no documented counterpart and shows as wrap-up (inferred).
    ///
    /// ```
    /// use offhook_ops::huawei::{CtiStatus, GatewayStatus};
    ///
    /// assert_eq!(CtiStatus::BUSY.to_gateway(), Some(GatewayStatus::BUSY));
    /// assert_eq!(CtiStatus::ANSWERING.to_gateway(), Some(GatewayStatus::TALKING));
    /// assert_eq!(CtiStatus::from_code(77).to_gateway(), None);
    /// ```
    #[must_use]
    pub const fn to_gateway(self) -> Option<GatewayStatus> {
        Some(match self {
            Self::NOT_SIGNED_IN => GatewayStatus::SIGN_OUT,
            Self::IDLE => GatewayStatus::IDLE,
            Self::PREOCCUPIED | Self::OCCUPIED | Self::ANSWERING | Self::TALKING => GatewayStatus::TALKING,
            Self::WORKING | Self::ADJUSTING => GatewayStatus::WRAP_UP,
            Self::BUSY => GatewayStatus::BUSY,
            Self::REST => GatewayStatus::REST,
            Self::STUDY => GatewayStatus::UNKNOWN,
            _ => return None,
        })
    }
}

impl GatewayStatus {
    /// The states of the CTI platform that show as this one (cec_07_0581, table 1). Adjusting, of which the table says
    /// nothing and [`CtiStatus::to_gateway`] infers it, is not among them.
    ///
    /// ```
    /// use offhook_ops::huawei::{CtiStatus, GatewayStatus};
    ///
    /// assert_eq!(GatewayStatus::IDLE.cti(), [CtiStatus::IDLE]);
    /// assert_eq!(GatewayStatus::TALKING.cti().len(), 4);
    /// assert!(GatewayStatus::PRE_REST.cti().is_empty());
    /// ```
    #[must_use]
    pub const fn cti(self) -> &'static [CtiStatus] {
        match self {
            Self::UNKNOWN => &[CtiStatus::STUDY],
            Self::SIGN_OUT => &[CtiStatus::NOT_SIGNED_IN],
            Self::BUSY => &[CtiStatus::BUSY],
            Self::IDLE => &[CtiStatus::IDLE],
            Self::WRAP_UP => &[CtiStatus::WORKING],
            Self::TALKING => &[CtiStatus::PREOCCUPIED, CtiStatus::OCCUPIED, CtiStatus::ANSWERING, CtiStatus::TALKING],
            Self::REST => &[CtiStatus::REST],
            _ => &[],
        }
    }
}
