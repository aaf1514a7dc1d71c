//! Offer and answer (RFC 3264) as functions: nothing is stored but the two descriptions that were agreed on.

mod agreement;
mod answer;
mod capabilities;
mod error;
mod format;
mod offer;
mod profile;
mod section;

pub use agreement::{AgreedCodec, AgreedStream, Agreement};
pub use answer::{Answered, answer};
pub use capabilities::{Capabilities, LocalStream};
pub use error::NegotiationError;
pub use offer::offer;
pub use profile::Profile;
