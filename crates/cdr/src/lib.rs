//! Call detail records and agent operation bills: canonical records, rounding, and vendor formats.
//!
//! - Records: [`CallRecord`] (one leg of a call at one device), [`CallLegs`] (the records of one call),
//!   [`CallDetail`] (one call as a whole), [`AgentOperationRecord`] (one agent operation bill), [`RecordingRecord`],
//!   [`AgentSkillRecord`]. Instants are [`Moment`]s: UTC, whole microseconds, seen or assumed.
//! - Files: [`Reader`] and [`Writer`] with the formats of [`format`](mod@format). Local times exist only there; the
//!   tenant's time zone is an argument.
//! - Amounts: [`split_conversation`] (five-minute bills), [`billed_seconds`], [`whole_seconds`]. All durations are
//!   exact and none where an end is not known.
//!
//! ```
//! use jiff::tz::TimeZone;
//! use offhook_cdr::{CallLegs, Reader, format::HuaweiCall};
//!
//! // A bill of 18 columns: 8 seconds in the queue, 4 of ringing, 116 of conversation.
//! let file = "dev,acc,1,101,1456404171-43,13800138000,95000,2016-02-25 20:42:51,2016-02-25 20:42:59,\
//!             2016-02-25 20:42:59,2016-02-25 20:43:03,2016-02-25 20:43:03,2016-02-25 20:44:59,2,101,0,0,-1\n";
//! let zone = TimeZone::fixed(jiff::tz::offset(8));
//! let rows: Vec<_> = Reader::<_, HuaweiCall>::new(file.as_bytes(), zone).collect::<Result<_, _>>()?;
//! let calls = CallLegs::group(rows.into_iter().map(|row| row.into_record()));
//! assert_eq!((calls[0].wait_time().as_secs(), calls[0].ring_time().as_secs()), (8, 4));
//! assert_eq!(calls[0].talk_time().as_secs(), 116);
//! # Ok::<(), offhook_cdr::ReadError>(())
//! ```

#![forbid(unsafe_code)]

mod conversation;
mod error;
pub mod format;
mod moment;
mod record;
mod rounding;
mod table;

pub use conversation::{
    ConversationPiece, ConversationPieces, OffGrid, ReversedConversation, next_five_minute_mark, split_conversation,
};
pub use error::{ReadError, RowError, RowErrorKind, RowProblem, RowProblemKind, WriteError};
pub use moment::{Moment, duration};
pub use record::{
    AgentOperationRecord, AgentSkillRecord, CallDetail, CallIdNum, CallLegs, CallRecord, CallResult, NotOneCall,
    RecordingRecord, Releaser, number_legs,
};
pub use rounding::{AmountError, billed_seconds, billed_seconds_after, whole_seconds};
pub use table::{Reader, Row, Writer};

/// The example of the README is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
