//! Inputs that the benches share.

/// The INVITE of the CEC's page on SIP access, with the Content-Length that its body has: 1016 octets.
pub const INVITE: &[u8] = include_bytes!("../crates/sip/tests/fixtures/source/invite-length-fixed.dat");
