//! Contact-centre libraries in one crate: adapters from wire messages to the agent machine, views, captures, ladders
//! and replay.

#![forbid(unsafe_code)]

extern crate alloc;

#[cfg(feature = "capture")]
pub mod capture;
#[cfg(feature = "ladder")]
pub mod ladder;

pub mod view;

pub use jiff;
