//! What one event log says: states with durations, agent operation bills, call records, and tables of them.

#[cfg(feature = "ladder")]
mod table;

#[cfg(feature = "ladder")]
pub use table::Table;
