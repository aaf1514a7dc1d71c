//! What several offhook crates share and their users see.
//!
//! - [`registry!`]: one row per code is all there is to write; unknown codes survive.
//! - [`ParseError`]: what was refused, at which byte, and which [`Rule`] of which document says so.
//! - [`Finding`]: what a tolerant reader accepted and still has to be told.
//! - [`Limits`]: how much of a peer's input is taken.
//! - [`Secret`]: a value that no log line shows.
//!
//! ```
//! use offhook_base::{ErrorKind, ParseError, Rule};
//!
//! static PORT: Rule = Rule::new("port", "RFC 3261 §25.1");
//!
//! let error = ParseError::new(&PORT, 14, ErrorKind::Byte(b'x'));
//! assert_eq!(error.to_string(), "port: unexpected byte 0x78 at byte 14 (RFC 3261 §25.1)");
//! ```

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod error;
mod finding;
mod limits;
mod registry;
mod secret;

pub use error::{ErrorKind, ParseError, Rule};
pub use finding::{Finding, Level, Problem};
pub use limits::Limits;
#[cfg(feature = "serde")]
pub use registry::by_name;
pub use registry::{Registry, UnknownName};
pub use secret::Secret;

/// What the expansion of [`registry!`] needs from here; not an interface.
#[doc(hidden)]
pub mod private {
    pub use alloc::borrow::Cow;
    pub use alloc::string::String;

    pub use crate::registry::{as_written, first_paragraph, in_any_case};
    #[cfg(feature = "serde")]
    pub use serde;
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
