//! What one event log says: states with durations, time by state and phase, agent operation bills, call records, and tables of them.
//!
//! Every view is a fold of the same [`History`](crate::History), so that their totals agree.

#[cfg(feature = "cdr")]
mod account;
#[cfg(feature = "cdr")]
mod bills;
#[cfg(feature = "cdr")]
mod calls;
mod durations;
#[cfg(feature = "cdr")]
mod facts;
mod states;
#[cfg(feature = "ladder")]
mod table;

#[cfg(feature = "cdr")]
pub use account::Account;
#[cfg(feature = "cdr")]
pub use bills::bills;
#[cfg(feature = "cdr")]
pub use calls::calls;
pub use durations::durations;
pub use states::{StateSpan, states};
#[cfg(feature = "ladder")]
pub use table::Table;

#[cfg(feature = "ladder")]
pub use crate::text::printable;
