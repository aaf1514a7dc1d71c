//! SIP messages: borrowed, lossless parsing, typed header fields, stream framing, writing, and a passive dialogue observer

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod dialog;
mod finding;
mod framing;
mod grammar;
mod header;
mod message;
mod method;
mod option_tag;
mod scan;
#[cfg(feature = "serde")]
mod serde_text;
mod status;
mod uri;
mod write;

pub use finding::{FieldId, MessageFinding, MessageProblem, Repair, StrictError};
pub use framing::{Frame, Framer, looks_like_sip};
pub use header::{
    Auth, CSeq, CallId, Contact, Date, DialogId, FieldValue, HeaderName, MediaType, NameAddr, Param, ParamIter, Params,
    RAck, Reason, RetryAfter, SessionExpires, ToValue, Token, TokenParams, Transport, Via, Warning,
};
pub use message::{Field, Fields, Message, RequestLine, StartLine, StatusLine, Values};
pub use method::Method;
pub use offhook_base::{ErrorKind, Finding, Level, Limits, ParseError, Problem, Rule};
pub use option_tag::OptionTag;
pub use status::{StatusClass, StatusCode};
pub use uri::{Host, Scheme, Uri, UriHeaders, UriParam, UriParams};
pub use write::{BuildError, DialogLeg, Edit, Request, Response};
