//! Offer and answer (RFC 3264) as functions: nothing is stored but the two descriptions that were agreed on.

mod agreement;
mod answer;
mod bundle;
mod capabilities;
mod codecs;
mod draft;
mod error;
mod fax;
mod format;
mod heard;
mod keys;
mod local;
mod numbers;
mod offer;
mod offered;
mod payload_types;
mod plan;
mod precondition;
mod profile;
mod rid;
mod section;
mod transport;

pub use agreement::{AgreedCodec, AgreedStream, Agreement};
pub use answer::{Answered, answer};
pub use capabilities::{Capabilities, LocalStream};
pub use error::NegotiationError;
pub use offer::offer;
pub(crate) use offered::Transport;
pub use profile::Profile;

/// The first word, and what follows it with the space before it.
fn split_word(value: &[u8]) -> (&[u8], &[u8]) {
    let end = value.iter().position(|byte| *byte == b' ').unwrap_or(value.len());
    value.split_at_checked(end).unwrap_or((value, b""))
}
