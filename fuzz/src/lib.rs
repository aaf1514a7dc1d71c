//! What the fuzz targets assert: the same functions that the tests of the crates call.

#[path = "../../crates/sip/tests/check/mod.rs"]
mod sip;

pub use sip::check as sip_message;
