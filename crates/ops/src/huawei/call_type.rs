use offhook_base::registry;

registry! {
    /// Call type of bills and of monitoring.
    ///
    /// [`CallType::direction`] tells the direction, where the table names one: an internal call counts as outbound. 19, 24 to
    /// 29 and 36 to 39 are unassigned. 1 is special inbound here and outbound in the recording index
    /// ([`RecordingCallType`]).
    ///
    /// Source: cec_07_2635, cec_07_0840, product description page; partial: 0..=45 read whole; the page goes on after
    /// 45 (51, 52, 53 known from the appendix table).
    pub struct CallType(i32): Direction {
        /// Ordinary inbound.
        SP_CALL_NORMAL = 0, "SP_CALL_NORMAL", Some(CallDirection::Inbound);
        /// Special inbound.
        SP_CALL_SPECIAL = 1, "SP_CALL_SPECIAL", Some(CallDirection::Inbound);
        /// VMS call: fetch voice message.
        KE11_CALL = 2, "KE11_CALL", Some(CallDirection::Outbound);
        /// VMS call: delete voice message.
        KE15_CALL = 3, "KE15_CALL", Some(CallDirection::Outbound);
        /// VMS call: message to a pager.
        BP_CALL = 4, "BP_CALL", Some(CallDirection::Outbound);
        /// Long-distance inbound.
        SP_CALL_LONG = 5, "SP_CALL_LONG", Some(CallDirection::Inbound);
        /// Internal call between two agents; can be neither transferred out nor muted.
        INTER_CALL = 6, "INTER_CALL", Some(CallDirection::Outbound);
        /// Ordinary outbound, normally dialled by hand.
        SP_CALL_OUT = 7, "SP_CALL_OUT", Some(CallDirection::Outbound);
        /// Agent outbound.
        OP_CALL_OUT = 8, "OP_CALL_OUT", Some(CallDirection::Outbound);
        /// PRI outbound.
        OP_PRI_OUT = 9, "OP_PRI_OUT", Some(CallDirection::Outbound);
        /// IVR outbound.
        IVR_CALL_OUT = 10, "IVR_CALL_OUT", Some(CallDirection::Outbound);
        /// Phone agent's own outbound; only when recording of PC+PHONE bills is switched on for the VDN.
        SELF_CALLOUT = 11, "SELF_CALLOUT", Some(CallDirection::Outbound);
        /// IVR PRI outbound.
        IVR_PRI_CALL = 12, "IVR_PRI_CALL", Some(CallDirection::Outbound);
        /// Network call centre inbound.
        NIRC_CALL_IN = 13, "NIRC_CALL_IN", Some(CallDirection::Inbound);
        /// Network call centre outbound.
        NIRC_CALL_OUT = 14, "NIRC_CALL_OUT", Some(CallDirection::Outbound);
        /// Network call centre inspection inbound.
        NIRC_SPY_CALL_IN = 15, "NIRC_SPY_CALL_IN", Some(CallDirection::Inbound);
        /// Network call centre inspection outbound.
        NIRC_SPY_CALL_OUT = 16, "NIRC_SPY_CALL_OUT", Some(CallDirection::Outbound);
        /// Internal call to a virtual agent, network inbound.
        NIRC_INTER_CALL_IN = 17, "NIRC_INTER_CALL_IN", Some(CallDirection::Inbound);
        /// Internal call to a virtual agent, network outbound.
        NIRC_INTER_CALL_OUT = 18, "NIRC_INTER_CALL_OUT", Some(CallDirection::Outbound);
        /// Auxiliary call.
        SP_OPS_AIDERCALL = 20, "ICD_SP_OPS_AIDERCALL", Some(CallDirection::Outbound);
        /// Incoming call (international operator).
        SP_OPS_INCALL = 21, "ICD_SP_OPS_INCALL", Some(CallDirection::Inbound);
        /// Deferred call.
        SP_OPS_PASSCALL = 22, "ICD_SP_OPS_PASSCALL", Some(CallDirection::Outbound);
        /// Outgoing call (international operator).
        SP_OPS_GIVECALL = 23, "ICD_SP_OPS_GIVECALL", Some(CallDirection::Outbound);
        /// Video inbound, real leg (from the ACD).
        SP_VCP_ISDNCALL_IN = 30, "ICD_SP_VCP_ISDNCALL_IN", Some(CallDirection::Inbound);
        /// Video outbound, real leg (to the ACD).
        SP_VCP_ISDNCALL_OUT = 31, "ICD_SP_VCP_ISDNCALL_OUT", Some(CallDirection::Outbound);
        /// Video inbound, 2B+D virtual call made of 2 legs.
        SP_VCP_VIRTUALCALL_IN_2BD = 32, "ICD_SP_VCP_VIRTUALCALL_IN_2BD", Some(CallDirection::Inbound);
        /// Video inbound, 6B+D virtual call made of 6 legs.
        SP_VCP_VIRTUALCALL_IN_6BD = 33, "ICD_SP_VCP_VIRTUALCALL_IN_6BD", Some(CallDirection::Inbound);
        /// Video outbound, 2B+D virtual call (from the CCS).
        SP_VCP_VIRTUALCALL_OUT_2BD = 34, "ICD_SP_VCP_VIRTUALCALL_OUT_2BD", Some(CallDirection::Outbound);
        /// Video outbound, 6B+D virtual call (from the CCS).
        SP_VCP_VIRTUALCALL_OUT_6BD = 35, "ICD_SP_VCP_VIRTUALCALL_OUT_6BD", Some(CallDirection::Outbound);
        /// Reserved outbound: the system reads the reservation store periodically and dials everything whose time has
        /// passed.
        OUTBOUND_CALL_OUT = 40, "OUTBOUND_CALL_OUT", Some(CallDirection::Outbound);
        /// Preoccupied outbound: an idle agent is taken first, then the customer is dialled.
        SP_OUTBOUND_PRE_OCCUPY = 41, "ICD_SP_OUTBOUND_PRE_OCCUPY", Some(CallDirection::Outbound);
        /// Preconnected outbound: customer dialled first, agent joined when the customer rings.
        SP_OUTBOUND_PRE_CONNECT = 42, "ICD_SP_OUTBOUND_PRE_CONNECT", Some(CallDirection::Outbound);
        /// Predicted outbound: customer dialled first, agent joined when the customer has picked up.
        SP_OUTBOUND_VIRTUAL_CALLIN = 43, "ICD_SP_OUTBOUND_VIRTUAL_CALLIN", Some(CallDirection::Outbound);
        /// Previewed outbound: data shown to the agent, who then dials.
        SP_OUTBOUND_PREVIEW = 44, "ICD_SP_OUTBOUND_PREVIEW", Some(CallDirection::Outbound);
        /// Callback request (from a web visitor).
        SP_OUTBOUND_CALLBACK = 45, "ICD_SP_OUTBOUND_CALLBACK", Some(CallDirection::Outbound);
        /// Internal two-party consultation.
        TWO_PARTY_CONSULT = 51, "TwoPartyConsult", None;
        /// Internal three-party consultation.
        THREE_PARTY_CONSULT = 52, "ThreePartyConsult", None;
        /// Multi-party call.
        MULTI_PARTY = 53, "MultiParty", None;
    }
}

registry! {
    /// Call type as the agent-control interfaces use it: `callfeature` of call data, `feature` of `AgentEvent_Talking`.
    ///
    /// Source: cec_07_0582; complete.
    pub struct AgentCallType(i32) {
        /// Ordinary inbound.
        COMMON_INBOUND = 0, "CommonInbound";
        /// Internal call.
        INTERNAL = 6, "Internal";
        /// Ordinary outbound.
        COMMON_OUTBOUND = 7, "CommonOutbound";
        /// Reserved outbound.
        RESERVED = 40, "Reserved";
        /// Preoccupied outbound (English edition: 'presold').
        PREOCCUPIED = 41, "Preoccupied";
        /// Predicted outbound.
        PREDICTED = 43, "Predicted";
        /// Previewed outbound.
        PREVIEWED = 44, "Previewed";
        /// Reserved callback.
        CALLBACK = 45, "Callback";
        /// Internal two-party consultation.
        TWO_PARTY_CONSULT = 51, "TwoPartyConsult";
        /// Internal three-party consultation.
        THREE_PARTY_CONSULT = 52, "ThreePartyConsult";
        /// Multi-party call.
        MULTI_PARTY = 53, "MultiParty";
    }
}

registry! {
    /// Call type of the recording index: not the table of [`CallType`], whose 1 is special inbound.
    ///
    /// Source: cec_07_0841; complete.
    pub struct RecordingCallType(i32) {
        /// Inbound.
        INBOUND = 0, "Inbound";
        /// Outbound.
        OUTBOUND = 1, "Outbound";
    }
}

registry! {
    /// Feature of a call.
    ///
    /// Shares 40 to 45 and 51 with [`CallType`], but not 1 to 4.
    ///
    /// Source: cec_07_2637; complete.
    pub struct CallFeature(i32) {
        /// Call from an ordinary customer.
        COMMON_CUSTOMER = 0, "CommonCustomer";
        /// Call from an agent.
        FROM_AGENT = 1, "FromAgent";
        /// Long-distance call from a customer.
        TOLL_FROM_CUSTOMER = 2, "TollFromCustomer";
        /// Routing started after the CTI received a routed network call.
        ROUTED_NETWORK_CALL = 3, "RoutedNetworkCall";
        /// International inbound long-distance call.
        INTERNATIONAL_INBOUND = 4, "InternationalInbound";
        /// Reserved outbound.
        RESERVED = 40, "Reserved";
        /// Preoccupied outbound.
        PREOCCUPIED = 41, "Preoccupied";
        /// Preconnected outbound.
        PRECONNECTED = 42, "Preconnected";
        /// Virtual inbound or outbound (predicted).
        VIRTUAL = 43, "Virtual";
        /// Previewed outbound.
        PREVIEWED = 44, "Previewed";
        /// Callback request.
        CALLBACK = 45, "Callback";
        /// Internal help call.
        INTERNAL_HELP = 51, "InternalHelp";
    }
}

registry! {
    /// Call features as public client code descended from the vendor's sample names them.
    ///
    /// The numbers of [`AgentCallType`]; -1 and 99 are inventions of clients and never on the wire.
    ///
    /// Source: public client code; as seen.
    pub struct ClientCallFeature(i32) {
        /// Other.
        OTHER = -1, "Other";
        /// Ordinary inbound.
        NORMAL = 0, "Normal";
        /// Internal call.
        INTERNAL = 6, "Internal";
        /// Outbound.
        CALL_OUT = 7, "CallOut";
        /// Preoccupied (their word: preempted).
        PREOCCUPIED = 41, "Preoccupied";
        /// Predicted.
        PREDICTED = 43, "Predicted";
        /// Previewed.
        PREVIEW = 44, "Preview";
        /// Callback.
        CALLBACK = 45, "Callback";
        /// Two-party help.
        TWO_HELP = 51, "TwoHelp";
        /// Three-party help.
        THREE_HELP = 52, "ThreeHelp";
        /// Conference.
        CONFERENCE = 53, "Conference";
        /// Client-side only: three-party by transfer.
        TRANSFER_CONFERENCE = 99, "TransferConference";
    }
}

/// The column of [`CallType`]: which way the call counts, where the table says.
type Direction = Option<CallDirection>;

/// Which way a call type counts.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum CallDirection {
    /// Into the call centre.
    Inbound,
    /// Out of it; internal calls count here too.
    Outbound,
}

impl CallType {
    /// Which way the call counts, where the table says.
    ///
    /// ```
    /// use offhook_ops::huawei::{CallDirection, CallType};
    ///
    /// assert_eq!(CallType::INTER_CALL.direction(), Some(CallDirection::Outbound));
    /// assert_eq!(CallType::MULTI_PARTY.direction(), None);
    /// ```
    #[must_use]
    pub fn direction(self) -> Option<CallDirection> {
        self.facts().copied().flatten()
    }
}
