//! From wire messages to events of the agent machine. Adapters hold no rules: what is allowed, the machine says.

#[cfg(feature = "cti")]
mod cti;
#[cfg(feature = "sip")]
mod sip;
#[cfg(feature = "sip")]
mod trunk;

#[cfg(feature = "cti")]
pub use cti::CtiAdapter;
#[cfg(feature = "sip")]
pub use sip::{SipAdapter, SipError};
#[cfg(feature = "sip")]
pub use trunk::Trunk;
