//! Contact-centre libraries in one crate: adapters from wire messages to the agent machine, views, captures, ladders
//! and replay.
//!
//! | module | what |
//! |---|---|
//! | [`sip`], [`sdp`], [`cti`], [`ops`], [`agent`], [`cdr`], [`base`] | the crates that this one joins |
//! | [`adapter`] | wire messages in, events of the agent machine out |
//! | [`check`] | event logs, bill files and traces held against the rules |
//! | [`History`] | a centre with the log of what happened in it |
//! | [`view`] | states with durations, agent operation bills, call records: folds of a history |
//! | [`capture`], [`replay`] | SIP out of pcap and pcapng files, and the calls in it |
//! | [`ladder`] | the call flow as a picture |
//! | `json` | what the command writes as JSON; with the feature `serde` |
//!
//! The features `sip`, `sdp`, `cti`, `cdr`, `capture` and `ladder` are on by default; each adds its module and changes
//! nothing else. `serde` adds serialised forms.

#![forbid(unsafe_code)]

extern crate alloc;

pub mod adapter;
#[cfg(feature = "capture")]
pub mod capture;
pub mod check;
mod history;
#[cfg(feature = "serde")]
pub mod json;
#[cfg(feature = "ladder")]
pub mod ladder;
#[cfg(all(feature = "capture", feature = "cdr"))]
pub mod replay;
#[cfg(feature = "ladder")]
mod text;
#[cfg(feature = "sip")]
mod time;
pub mod view;

pub use history::History;
pub use jiff;
pub use offhook_agent as agent;
pub use offhook_base as base;
#[cfg(feature = "cdr")]
pub use offhook_cdr as cdr;
#[cfg(feature = "cti")]
pub use offhook_cti as cti;
pub use offhook_ops as ops;
#[cfg(feature = "sdp")]
pub use offhook_sdp as sdp;
#[cfg(feature = "sip")]
pub use offhook_sip as sip;

#[cfg(all(doctest, feature = "cdr", feature = "sip"))]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
