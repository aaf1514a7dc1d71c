//! Cisco CTI protocol, dialects Unified CCE (GED-188) and Unified CCX: the agent states, causes and reasons that an agent
//! model projects to. The messages are another crate's.

mod agent_state;
mod event_cause;
mod reason_code;

pub use agent_state::{AgentState, Product};
pub use event_cause::EventCause;
pub use reason_code::ReasonCode;
