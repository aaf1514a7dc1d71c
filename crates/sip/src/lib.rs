//! SIP messages (RFC 3261): read where they stand, kept octet by octet, written and edited; streams cut into messages;
//! and a passive observer of dialogues.
//!
//! - [`Message`]: start line, header fields in order, body, as places in the buffer they came in. Typed access parses
//!   a value when it is asked for, without allocation.
//! - [`Message::findings`]: what breaks a rule, each with level, place, document and section, whether it can be
//!   repaired, and the response code a server would give. Tolerant reading is the default,
//!   [`Message::parse_strict`] the switch.
//! - [`NameAddr`], [`Via`], [`Uri`] and the other values: parser and printer side by side.
//! - [`Framer`]: a stream cut by Content-Length, in whatever chunks it comes; [`Packet`]: a datagram, or a message of a
//!   WebSocket. [`looks_like_sip`] tells SIP from other
//!   traffic by content.
//! - [`Request`], [`Response`], [`DialogLeg`]: new messages; what would be invalid is refused with the rule it breaks.
//!   [`Message::edit`]: changes that leave every other octet as it was.
//! - [`dialog`]: calls seen from outside.
//!
//! ```
//! use offhook_sip::{Message, NameAddr, Response, StatusCode};
//!
//! let invite = b"INVITE sip:18012345678@10.11.56.68:5060;user=phone SIP/2.0\r\n\
//!     Via: SIP/2.0/UDP 10.11.56.61:5060;branch=z9hG4bK9njqrkwmmvg6or9gnjml6hvwv;Role=3;Hpt=8e48_16\r\n\
//!     Max-Forwards: 69\r\n\
//!     From: <sip:02160123456@10.11.56.61;user=phone>;tag=yv20ze22-CC-57\r\n\
//!     To: <sip:18012345678@10.11.56.68;user=phone>\r\n\
//!     Call-ID: isbcjiwwievb2zvydwesyf2w0dxvdzsszefd@UAP9600\r\n\
//!     CSeq: 1 INVITE\r\n\
//!     Contact: <sip:02160123456@10.11.56.61:5060>\r\n\
//!     Supported: 100rel\r\n\
//!     Content-Length: 0\r\n\r\n";
//! let invite = Message::parse(invite)?;
//! assert_eq!(invite.called_number().as_deref(), Some(&b"18012345678"[..]));
//! assert!(invite.findings().is_empty());
//!
//! let ringing = Response::to(&invite, StatusCode::RINGING)
//!     .tag("a6c85cf")
//!     .contact(&NameAddr::parse(b"<sip:18012345678@10.11.56.68:5060>")?)
//!     .reliable(1)
//!     .build()?;
//! assert_eq!(ringing.rseq(), Some(Ok(1)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod ascii;
mod body;
pub mod dialog;
mod finding;
mod framing;
mod grammar;
mod header;
mod message;
mod method;
mod option_tag;
mod packet;
mod scan;
#[cfg(feature = "serde")]
mod serde_text;
mod status;
mod uri;
mod write;

pub use body::{Leaves, Multipart, MultipartBody, Part, Parts, Sipfrag};
pub use finding::{FieldId, Findings, FindingsIter, MessageFinding, MessageProblem, Repair, StrictError};
pub use framing::{Frame, Framer, looks_like_sip};
pub use header::{
    AcceptRange, AuthParams, DigestAlgorithm, DigestChallenge, DigestCredentials, FeatureSet, GeolocationError,
    GeolocationErrorCode, InfoPurpose, InfoUri, LanguageTag, MimeVersion, Preference, Product, Products, Quality,
    RequestDirective, SecurityMechanism, SignedIdentity, Timestamp,
};
pub use header::{
    Auth, CSeq, CallId, Contact, Date, DialogId, FieldValue, HeaderName, HeaderValue, MediaType, NameAddr, Octets,
    Param, ParamIter, Params, RAck, Reason, RetryAfter, SessionExpires, Text, ToValue, Token, TokenParams, Transport,
    Via, Warning,
};
pub use header::{
    CauseClass, CauseLocation, ChargingParams, ContentDisposition, ContentId, DispositionType, Diversion,
    DiversionReason, EntityTag, Event, EventPackage, EventReason, HeaderParam, HistoryEntry, HistoryIndex,
    HistoryTarget, InfoPackage, Priority, Privacy, PrivacyValue, Q850Cause, ReasonCause, ReasonProtocol, ReferredBy,
    Refresher, RemoteParty, RemotePartyId, ResourceNamespace, ResourcePriority, SessionId, SessionUuid,
    SubscriptionState, Substate, UserToUser, WarnCode,
};
pub use message::{Field, Fields, Message, RequestLine, StartLine, StatusLine, TypedValues, Values};
pub use message::{HistoryTree, Identity};
pub use method::Method;
pub use offhook_base::{ErrorKind, Finding, Level, Limits, ParseError, Problem, Rule};
pub use option_tag::OptionTag;
pub use packet::Packet;
pub use status::{StatusClass, StatusCode};
pub use uri::{Host, Scheme, Uri, UriHeaders, UriParam, UriParams};
pub use uri::{PhoneContext, TelParamName, Telephone, UriParamName, UriPurpose, Urn};
pub use write::{BuildError, DialogLeg, Edit, Refusal, RefusalKind, Request, Response};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
