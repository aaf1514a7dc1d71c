use offhook_base::registry;

/// Whose names a code goes by.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Product {
    /// Unified Contact Center Enterprise, GED-188.
    Ucce,
    /// Unified Contact Center Express.
    Uccx,
}

registry! {
    /// Agent state, `AgentState`: a `USHORT`.
    ///
    /// Unified CCX uses 0 to 5 and 7 to 9 only. The names are those of GED-188; [`AgentState::name_in`] has the others.
    ///
    /// ```
    /// use offhook_ops::cisco::{AgentState, Product};
    ///
    /// assert_eq!(AgentState::from_code(3), AgentState::AVAILABLE);
    /// assert_eq!(AgentState::AVAILABLE.name_in(Product::Uccx), Some("AGENT_STATE_READY"));
    /// assert_eq!(AgentState::HOLD.name_in(Product::Uccx), None);
    /// ```
    pub struct AgentState(u16) {
        /// Request to sign in; never reported.
        LOGIN = 0, "AGENT_STATE_LOGIN";
        /// Signed out.
        LOGOUT = 1, "AGENT_STATE_LOGOUT";
        /// Signed in, not ready for calls.
        NOT_READY = 2, "AGENT_STATE_NOT_READY";
        /// Ready for calls: available.
        AVAILABLE = 3, "AGENT_STATE_AVAILABLE";
        /// In conversation; in the documented preview flow from the service-initiated event on.
        TALKING = 4, "AGENT_STATE_TALKING";
        /// After-call work, not ready afterwards.
        WORK_NOT_READY = 5, "AGENT_STATE_WORK_NOT_READY";
        /// After-call work, ready afterwards (Unified CCE).
        WORK_READY = 6, "AGENT_STATE_WORK_READY";
        /// Busy with another task; at Unified CCX only the state of a queue.
        BUSY_OTHER = 7, "AGENT_STATE_BUSY_OTHER";
        /// Reserved for a call to come.
        RESERVED = 8, "AGENT_STATE_RESERVED";
        /// Unknown.
        UNKNOWN = 9, "AGENT_STATE_UNKNOWN";
        /// A call is on hold (Unified CCE).
        HOLD = 10, "AGENT_STATE_HOLD";
        /// At work on a task (Unified CCE).
        ACTIVE = 11, "AGENT_STATE_ACTIVE";
        /// Task paused (Unified CCE).
        PAUSED = 12, "AGENT_STATE_PAUSED";
        /// Task interrupted (Unified CCE).
        INTERRUPTED = 13, "AGENT_STATE_INTERRUPTED";
        /// Not at work on a task (Unified CCE).
        NOT_ACTIVE = 14, "AGENT_STATE_NOT_ACTIVE";
    }
}

impl AgentState {
    /// The name of the state in the product's guide, if the product has the state.
    #[must_use]
    pub const fn name_in(self, product: Product) -> Option<&'static str> {
        match (product, self) {
            (Product::Ucce, _) => self.name(),
            (Product::Uccx, Self::AVAILABLE) => Some("AGENT_STATE_READY"),
            (Product::Uccx, Self::WORK_NOT_READY) => Some("AGENT_STATE_WORK"),
            (Product::Uccx, Self::BUSY_OTHER) => Some("BUSY_OTHER"),
            (
                Product::Uccx,
                Self::WORK_READY | Self::HOLD | Self::ACTIVE | Self::PAUSED | Self::INTERRUPTED | Self::NOT_ACTIVE,
            ) => None,
            (Product::Uccx, _) => self.name(),
        }
    }
}
