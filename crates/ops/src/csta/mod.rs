//! ECMA-269 (CSTA phase III): agent states and connection states.
//!
//! The standard describes the states in prose and figures and gives them no numbers of its own, so these are plain
//! enums and no code tables.

mod agent_state;
mod connection_state;

pub use agent_state::{AgentState, BusyIsNeverPending, PendingAgentState};
pub use connection_state::ConnectionState;
