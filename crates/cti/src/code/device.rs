//! Devices and the identifiers of connections.

use super::Code;

offhook_base::registry! {
    /// Device id type: what the device id beside it names. With `NONE` that id is absent, or a filler.
    pub struct DeviceIdType(u16) {
        /// Device identifier.
        DEVICE_IDENTIFIER = 0, "DEVID_DEVICE_IDENTIFIER";
        /// Trunk identifier.
        TRUNK_IDENTIFIER = 70, "DEVID_TRUNK_IDENTIFIER";
        /// Trunk group identifier.
        TRUNK_GROUP_IDENTIFIER = 71, "DEVID_TRUNK_GROUP_IDENTIFIER";
        /// Ip phone mac identifier.
        IP_PHONE_MAC_IDENTIFIER = 72, "DEVID_IP_PHONE_MAC_IDENTIFIER";
        /// Cti port.
        CTI_PORT = 73, "DEVID_CTI_PORT";
        /// Route point.
        ROUTE_POINT = 74, "DEVID_ROUTE_POINT";
        /// External.
        EXTERNAL = 75, "DEVID_EXTERNAL";
        /// Agent device.
        AGENT_DEVICE = 76, "DEVID_AGENT_DEVICE";
        /// Queue.
        QUEUE = 77, "DEVID_QUEUE";
        /// Non acd device identifier.
        NON_ACD_DEVICE_IDENTIFIER = 78, "DEVID_NON_ACD_DEVICE_IDENTIFIER";
        /// Shared device identifier.
        SHARED_DEVICE_IDENTIFIER = 79, "DEVID_SHARED_DEVICE_IDENTIFIER";
        /// None.
        NONE = 0xFFFF, "DEVID_NONE";
    }
}

impl Code for DeviceIdType {
    const PREFIX: &'static str = "DEVID_";
    const ALIASES: &'static [(&'static str, Self)] = &[("DEVID_AGENT_DEVICE_IDENTIFIER", Self::AGENT_DEVICE)];
}

offhook_base::registry! {
    /// ConnectionDeviceIDType: whether a ConnectionDeviceID stays the same for the life of the connection. UCCX sends `STATIC`.
    pub struct ConnectionDeviceIdType(u16) {
        /// Static.
        STATIC = 0, "CONNECTION_ID_STATIC";
        /// Dynamic.
        DYNAMIC = 1, "CONNECTION_ID_DYNAMIC";
        /// None.
        NONE = 0xFFFF, "CONNECTION_ID_NONE";
    }
}

impl Code for ConnectionDeviceIdType {
    const PREFIX: &'static str = "CONNECTION_ID_";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}

offhook_base::registry! {
    /// PeripheralType: the switch behind the server. UCCX puts the constant 21 there.
    pub struct PeripheralType(u16) {
        /// Aspect.
        ASPECT = 1, "PT_ASPECT";
        /// Meridian.
        MERIDIAN = 2, "PT_MERIDIAN";
        /// G2.
        G2 = 3, "PT_G2";
        /// Definity ecs non eas.
        DEFINITY_ECS_NON_EAS = 4, "PT_DEFINITY_ECS_NON_EAS";
        /// Definity ecs eas.
        DEFINITY_ECS_EAS = 5, "PT_DEFINITY_ECS_EAS";
        /// Galaxy.
        GALAXY = 6, "PT_GALAXY";
        /// Spectrum.
        SPECTRUM = 7, "PT_SPECTRUM";
        /// Vru.
        VRU = 8, "PT_VRU";
        /// Vru polled.
        VRU_POLLED = 9, "PT_VRU_POLLED";
        /// Dms100.
        DMS100 = 10, "PT_DMS100";
        /// Siemens 9006.
        SIEMENS_9006 = 11, "PT_SIEMENS_9006";
        /// Siemens 9005.
        SIEMENS_9005 = 12, "PT_SIEMENS_9005";
        /// Alcatel.
        ALCATEL = 13, "PT_ALCATEL";
        /// Nec neax 2x00.
        NEC_NEAX_2X00 = 14, "PT_NEC_NEAX_2x00";
        /// Acp 1000.
        ACP_1000 = 15, "PT_ACP_1000";
        /// Symposium.
        SYMPOSIUM = 16, "PT_SYMPOSIUM";
        /// Enterprise agent.
        ENTERPRISE_AGENT = 17, "PT_ENTERPRISE_AGENT";
        /// Md110.
        MD110 = 18, "PT_MD110";
        /// Media routing.
        MEDIA_ROUTING = 19, "PT_MEDIA_ROUTING";
        /// Generic.
        GENERIC = 20, "PT_GENERIC";
        /// Acmi crs.
        ACMI_CRS = 21, "PT_ACMI_CRS";
        /// Acmi ipcc.
        ACMI_IPCC = 22, "PT_ACMI_IPCC";
        /// Simplified ipcc.
        SIMPLIFIED_IPCC = 23, "PT_SIMPLIFIED_IPCC";
        /// Ars.
        ARS = 24, "PT_ARS";
        /// Acmi ers.
        ACMI_ERS = 25, "PT_ACMI_ERS";
        /// Acmi expert advisor.
        ACMI_EXPERT_ADVISOR = 26, "PT_ACMI_EXPERT_ADVISOR";
        /// None.
        NONE = 0xFFFF, "PT_NONE";
    }
}

impl Code for PeripheralType {
    const PREFIX: &'static str = "PT_";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}
