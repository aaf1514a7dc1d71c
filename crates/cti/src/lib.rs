//! Cisco CTI messages (Unified CCX and Unified CCE): frames, fields and text traces.
//!
//! One [`Message`] type carries what the binary link and the printed flows of the guides say; [`Message::event`] gives
//! it typed. [`Trace`] reads a printed flow tolerantly and tells every slip that it read over.
//!
//! ```
//! use offhook_cti::{AgentState, Event, Trace};
//!
//! let trace = Trace::parse(b"MsgType: AGENT_STATE_EVENT AgentState: RESERVED AgentID: chli4020 AgentExtension: 4020")?;
//! let Event::AgentState(event) = trace.messages()[0].message().event() else { panic!() };
//! assert_eq!((event.agent_id, event.state), (Some("chli4020"), Some(AgentState::RESERVED)));
//! assert!(trace.findings().is_empty());
//! # Ok::<(), offhook_base::ParseError>(())
//! ```

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod calls;
mod code;
mod codec;
mod dialect;
mod field;
mod framing;
mod layout;
mod message;
mod tag;
mod trace;
mod value;

pub use calls::{Call, CallNote, Calls, Sighting};
pub use code::{
    AgentMode, AgentServiceMask, AgentState, AgentStateMask, AgentWorkMode, CallEventMask, CallType,
    CalledPartyDisposition, Code, ConnectionDeviceIdType, ControlFailure, DeviceIdType, EventCause, ForcedFlag,
    LineType, LocalConnectionState, MessageType, NameForm, PeripheralType, ReadCode, ReasonCode, ServiceMask,
    StatusCode, Table, read_code,
};
pub use codec::{EncodeError, decode, encode};
pub use dialect::{Dialect, Protocol, TagWidth, Width};
pub use field::{Field, FieldKind};
pub use framing::{Frame, FrameBuffer, Framing, HEADER_BYTES, MAX_MESSAGE_BYTES, frame, frame_with};
pub use layout::{FixedField, FloatingField, Layout};
pub use message::{
    AgentStateEvent, BeginCall, CallCleared, CallConnectionCleared, CallDataUpdate, CallDelivered, CallDiverted,
    CallEstablished, CallFailed, CallHeld, CallOriginated, CallQueued, CallRetrieved, CallServiceInitiated, Connection,
    Device, EndCall, Entry, Event, Message, Place,
};
pub use tag::Tag;
pub use trace::{Piece, StrictError, Trace, TraceCall, TraceFinding, TraceMessage, TraceProblem};
pub use value::{Text, Value, Variable, WireType};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeDoctests;
