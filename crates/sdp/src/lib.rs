//! Session descriptions (SDP): read without copies, written without mistakes, negotiated as a function.
//!
//! - [`Description`]: a description as it was read (RFC 8866), every line and attribute in its place, with findings
//!   where a live peer departs from the letter.
//! - [`DescriptionBuilder`]: a description from typed values.
//! - [`answer`], [`offer`], [`Agreement`]: offer and answer (RFC 3264); a [`Profile`] restricts what is taken.
//! - [`diff`]: what a side has changed from one description to its next.
//! - [`Attribute`], [`AttributeValue`]: one type per attribute grammar.
//!
//! Reading is tolerant unless told otherwise; [`check`] lists everything that the letter forbids.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod address;
mod attribute;
mod bandwidth;
mod builder;
mod codec;
mod connection;
mod description;
mod diff;
mod flaw;
mod grammar;
mod key;
mod line;
mod media;
mod offer_answer;
mod options;
mod origin;
mod payload_type;
mod position;
mod problem;
mod registry;
mod repeat;
mod review;
mod rule;
mod scan;
#[cfg(feature = "serde")]
mod serde_views;
mod text_value;
mod time;
mod writer;
mod zone;

pub use attribute::{
    Attribute, AttributeName, AttributeValue, Candidate, CandidateType, Crypto, Direction, EncodingName, ExtMap,
    Fingerprint, Fmtp, FmtpParameters, Group, IceOptions, IcePwd, IceUfrag, MaxPtime, Mid, Msid, Ptime, Rtcp, RtpMap,
    Setup, Ssrc, TelephoneEvents, TelephoneEventsIter,
};
pub use bandwidth::Bandwidth;
pub use builder::{DescriptionBuilder, MediaBuilder};
pub use codec::Codec;
pub use connection::Connection;
pub use description::{Description, check};
pub use diff::{Change, diff};
pub use key::Key;
pub use line::{Line, LineType};
pub use media::Media;
pub use offer_answer::{
    AgreedCodec, AgreedStream, Agreement, Answered, Capabilities, LocalStream, NegotiationError, Profile, answer, offer,
};
pub use offhook_base::{ErrorKind, Finding, Level, Limits, ParseError, Rule, Secret};
pub use options::ReadOptions;
pub use origin::Origin;
pub use payload_type::PayloadType;
pub use position::Position;
pub use problem::{Consequence, Problem};
pub use registry::{
    AddrType, BandwidthType, ContentValue, CryptoSuite, GroupSemantics, KeyMethod, MediaType, NetType, Protocol,
};
pub use repeat::Repeat;
pub use time::Time;
pub use zone::ZoneAdjustments;

/// The README's example, run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
