//! Writing: requests, responses, requests within a dialogue, and edits of what was received.

mod draft;
mod edit;
mod leg;
mod refusal;
mod request;
mod response;
mod rules;

use offhook_base::ParseError;

use crate::finding::{FieldId, MessageFinding};

pub(crate) use draft::{checked_value, write_head};
pub use edit::Edit;
pub use leg::DialogLeg;
pub use refusal::{Refusal, RefusalKind};
pub use request::Request;
pub use response::Response;

/// Why a message can't be written as asked.
///
/// Builders keep the first error and give it when the message is built, so that calls can be chained.
///
/// ```
/// use offhook_sip::{BuildError, HeaderName, Message, Response, StatusCode};
///
/// let options = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\r\n\
///     From: <sip:c@c>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: x\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n\r\n")?;
/// let forged = Response::to(&options, StatusCode::OK).tag("2").field(&HeaderName::SUBJECT, "x\r\nRoute: <sip:evil>");
/// assert!(matches!(forged.build(), Err(BuildError::LineEnd(_))));
/// assert!(matches!(Response::to(&options, StatusCode::OK).build(), Err(BuildError::Finding(_)))); // To has no tag
/// let cut = options.edit().remove(&HeaderName::CONTENT_LENGTH).finish();
/// assert!(matches!(cut, Err(BuildError::Reserved(field)) if field.name() == "Content-Length"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum BuildError {
    /// A value holds a line end that would begin another header field.
    #[error("value of {} holds a line end", .0.name())]
    LineEnd(FieldId),
    /// The name of a header field is no token.
    #[error("the name of a header field is no token")]
    Name,
    /// The message that this one is made from lacks a header field, or it can't be read.
    #[error("the message that is answered has no {} that can be used", .0.name())]
    Source(FieldId),
    /// The message that this one is made from is not of the kind or method that it takes.
    #[error("the message that is answered is of another kind")]
    Kind,
    /// A header field that the builder writes itself was set by hand, or Content-Length by an edit.
    #[error("{} is written by the builder", .0.name())]
    Reserved(FieldId),
    /// A part of a body holds the boundary that parts it from the others.
    #[error("a part holds the boundary")]
    Boundary,
    /// A value does not follow its grammar.
    #[error(transparent)]
    Value(#[from] ParseError),
    /// The message would have this finding. About a value that an edit writes, its offset counts from the start of
    /// the value.
    #[error("{0}")]
    Finding(MessageFinding),
    /// The message would break a rule for its kind, or is not what belongs to the dialogue or the request at hand.
    #[error("{0}")]
    Refused(Refusal),
}
