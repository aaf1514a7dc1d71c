//! One file per command.

pub(crate) mod ops;
pub(crate) mod replay;
pub(crate) mod sdp;
pub(crate) mod sip;
