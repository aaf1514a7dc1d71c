use offhook_base::registry;

use super::Edition;

registry! {
    /// Agent type.
    ///
    /// The 2023 English edition lacks 2 and 13 and prints 12 twice: [`AgentType::is_in`].
    ///
    /// Source: cec_07_0701, product description page; complete.
    pub struct AgentType(i32) {
        /// Extension.
        EXTENSION = 0, "AGENT_TYPE_EXTENSION";
        /// Subscriber line.
        USERLINE = 1, "AGENT_TYPE_USERLINE";
        /// 1B+D agent (incl. TUA and always-off-hook phone agents).
        ISDN_1B1D = 2, "AGENT_TYPE_1B1D";
        /// Single phone, not permanently held.
        SINGLE_PHONE = 3, "AGENT_TYPE_SINGLE_PHONE";
        /// PC+PHONE agent.
        PC_PHONE = 4, "AGENT_TYPE_PC_PHONE";
        /// 2B+D video agent.
        ISDN_2BD = 5, "AGENT_TYPE_ISDN_2BD";
        /// 6B+D video agent.
        ISDN_6BD = 6, "AGENT_TYPE_ISDN_6BD";
        /// Phone agent, like a 1B+1D agent for the CTI.
        ISDN_1B1D_PHONE = 7, "AGENT_TYPE_1B1D_PHONE";
        /// Configuration-management agent.
        MANAGER = 8, "AGENT_TYPE_MANAGER";
        /// nB+D agent.
        NB1D = 9, "AGENT_TYPE_NB1D";
        /// Network agent.
        NET = 10, "AGENT_TYPE_NET";
        /// Video agent with sound and picture.
        PC_PHONE_VIDEO = 11, "AGENT_TYPE_PC_PHONE_VIDEO";
        /// Single-phone video agent.
        SINGLE_PHONE_VIDEO = 12, "AGENT_TYPE_SINGLE_PHONE_VIDEO";
        /// Multimedia agent.
        EMEDIA = 13, "AGENT_TYPE_EMEDIA";
    }
}

registry! {
    /// `agentType` in the answer of the mobile-phone login: 5 is multimedia here and a 2B+D video agent in
    /// [`AgentType`].
    ///
    /// Source: product description page; complete.
    pub struct OfflineAgentType(i32) {
        /// Voice agent.
        AUDIO = 4, "Audio";
        /// Multimedia agent.
        MULTIMEDIA = 5, "Multimedia";
        /// Video agent.
        VIDEO = 11, "Video";
        /// Versatile agent.
        VERSATILE = 99, "Versatile";
    }
}

impl AgentType {
    /// Whether the table of the edition has the type.
    ///
    /// ```
    /// use offhook_ops::huawei::{AgentType, Edition};
    ///
    /// assert!(!AgentType::EMEDIA.is_in(Edition::Y2023));
    /// assert!(AgentType::EMEDIA.is_in(Edition::Y2025));
    /// ```
    #[must_use]
    pub const fn is_in(self, edition: Edition) -> bool {
        match (edition, self) {
            (Edition::Y2023, Self::ISDN_1B1D | Self::EMEDIA) => false,
            _ => self.name().is_some(),
        }
    }
}
