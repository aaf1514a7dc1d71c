offhook_base::registry! {
    /// Info Package of Info-Package and Recv-Info, whose values are [`TokenParams`](crate::TokenParams)
    /// (RFC 6086 §7.2; IANA SIP Info Packages).
    ///
    /// ```
    /// use offhook_sip::{HeaderName, InfoPackage, Message, TokenParams};
    ///
    /// let info = Message::parse(b"INFO sip:a@b SIP/2.0\r\nInfo-Package: infoDtmf\r\n\r\n")?;
    /// let package: TokenParams<'_> = info.value(&HeaderName::INFO_PACKAGE).unwrap()?;
    /// assert_eq!(InfoPackage::new(package.token()), InfoPackage::INFO_DTMF);
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub token struct InfoPackage {
        /// Transfer between accesses (3GPP TS 24.237 v11.14.0).
        G_3GPP_ACCESS_TRANSFER_EVENTS = "g.3gpp.access-transfer-events";
        /// Services during a call (3GPP TS 24.237 v10.19.0).
        G_3GPP_MID_CALL = "g.3gpp.mid-call";
        /// Unstructured supplementary services (3GPP TS 24.390 v11.5.0).
        G_3GPP_USSD = "g.3gpp.ussd";
        /// State and events of a call (3GPP 24.237 Rel-10).
        G_3GPP_STATE_AND_EVENT = "g.3gpp.state-and-event";
        /// Vehicle data of an emergency call (RFC 8147).
        EMERGENCYCALLDATA_ECALL_MSD = "EmergencyCallData.eCall.MSD";
        /// Vehicle data of an emergency call, extended (RFC 8148).
        EMERGENCYCALLDATA_VEDS = "EmergencyCallData.VEDS";
        /// Keys that were pressed (3GPP 24.229 v12.16.0).
        INFO_DTMF = "infoDtmf";
        /// Request for the floor of a group call (3GPP 24.379 v13.7.0 section J.1.2).
        G_3GPP_MCPTT_FLOOR_REQUEST = "g.3gpp.mcptt-floor-request";
        /// State of a push-to-talk call (3GPP 24.379 v13.7.0 section J.2.2).
        G_3GPP_MCPTT_INFO = "g.3gpp.mcptt-info";
        /// Release of a data communication (3GPP TS 24.282 14.3.0).
        G_3GPP_MCDATA_COM_RELEASE = "g.3gpp.mcdata-com-release";
        /// Candidates as they are found (RFC 8840).
        TRICKLE_ICE = "trickle-ice";
        /// State of a video call (3GPP TS 24.281 14.3.0).
        G_3GPP_MCVIDEO_INFO = "g.3gpp.mcvideo-info";
        /// Request for the current location (3GPP TS 24.229).
        G_3GPP_CURRENT_LOCATION_DISCOVERY = "g.3gpp.current-location-discovery";
    }
}
