//! Agent operation types, objects and reasons of contact-centre platforms, and the code tables around them, by vendor.
//!
//! - [`huawei`]: Huawei Cloud CEC (AICC).
//! - [`cisco`]: the agent states and reason codes of Cisco's CTI protocol.
//! - [`csta`]: agent states and connection states of ECMA-269.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod cisco;
pub mod csta;
mod error;
pub mod huawei;

pub use error::{Allowed, ValueError};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
