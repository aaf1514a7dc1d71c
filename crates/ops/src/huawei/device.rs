use offhook_base::registry;

registry! {
    /// Device on the path of a call, in bills and monitoring.
    ///
    /// 4, 6, 9, 12 and 13 are unassigned. The exported bill documents 1, 2 and 3 only.
    ///
    /// Source: cec_07_2640; complete.
    pub struct DeviceType(i32) {
        /// Skill queue.
        SKILL_QUEUE = 1, "SkillQueue";
        /// Agent.
        AGENT = 2, "Agent";
        /// IVR service flow.
        IVR = 3, "Ivr";
        /// A call; arises when two users are joined inside the platform, for instance by transfer-out.
        CALL = 5, "Call";
        /// Temporary routing device.
        ROUTING_TEMP = 7, "RoutingTemp";
        /// Virtual device.
        VIRTUAL = 8, "Virtual";
        /// CDN device (routing point under external control).
        CDN = 10, "Cdn";
        /// MELCAS device.
        MELCAS = 11, "Melcas";
        /// PGR: default route of an SCAI-controlled CDN.
        PGR = 14, "Pgr";
        /// Telephone conference.
        CONFERENCE = 15, "Conference";
    }
}

registry! {
    /// Device types of the agent-control appendix.
    ///
    /// Source: cec_07_0583; complete.
    pub struct AgentDeviceType(i32) {
        /// Skill queue.
        SKILL_QUEUE = 1, "SkillQueue";
        /// Agent id.
        AGENT = 2, "Agent";
        /// IVR.
        IVR = 3, "Ivr";
    }
}

registry! {
    /// Where a voice call is transferred to; the address has at most 24 characters.
    ///
    /// 4 and 5 are not those of [`DeviceType`].
    ///
    /// Source: cec_07_1242; complete.
    pub struct TransferDeviceType(i32) {
        /// Address = skill queue id, digits.
        SKILL_QUEUE = 1, "SkillQueue";
        /// Address = target work id, digits.
        AGENT = 2, "Agent";
        /// Address = access code of the IVR flow, digits.
        IVR = 3, "Ivr";
        /// Address = system access code, digits.
        ACCESS_CODE = 4, "AccessCode";
        /// Address = number; 0-9 A-E a-e * # allowed.
        OUTBOUND_NUMBER = 5, "OutboundNumber";
    }
}

registry! {
    /// Kind of a custom device.
    ///
    /// Source: cec_07_0583; complete.
    pub struct CustomDeviceType(i32) {
        /// Unknown.
        UNKNOWN = 0, "Unknown";
        /// Ordinary phone.
        PHONE = 1, "Phone";
        /// Wireless digital device.
        WIRELESS_DIGITAL = 2, "WirelessDigital";
        /// Wireless analogue device.
        WIRELESS_ANALOG = 3, "WirelessAnalog";
        /// Shortwave.
        SHORTWAVE = 4, "Shortwave";
        /// Mobile phone.
        MOBILE = 5, "Mobile";
        /// Agent.
        AGENT = 6, "Agent";
        /// eLTE.
        ELTE = 7, "Elte";
    }
}

registry! {
    /// Kind of a call of a custom device.
    ///
    /// Source: cec_07_0583; complete.
    pub struct CustomDeviceCallType(i32) {
        /// Normal call.
        NORMAL = 0, "Normal";
        /// Group call.
        GROUP = 1, "Group";
        /// Private point-to-point call.
        SECRET = 2, "Secret";
    }
}
