//! Huawei Cloud CEC, also AICC: agent operations, agent states, media, calls, devices, reasons and result codes.
//!
//! Facts are restated from the vendor's pages at `https://support.huaweicloud.com/`; pages are cited by their name,
//! such as `cec_07_2641`.
//!
//! ```
//! use offhook_ops::huawei::{Dialect, LogOutReason, Operation, OperationType};
//!
//! let row = Operation::decode(OperationType::from_code(0), -1, 264, Dialect::Export)?;
//! assert_eq!(row, Operation::LogOut(LogOutReason::DisplacedByForcedLogin));
//! assert_eq!(row.to_string(), "LogOut, DisplacedByForcedLogin");
//! # Ok::<(), offhook_ops::huawei::DecodeError>(())
//! ```
//!
//! The types of operations, with objects, reasons and bills, stand on the [crate page](crate#agent-operation-types-of-huawei-cec).
//! A number or text that a table does not list is data and no error: it is kept as it was read.
//!
//! # Code tables
//!
#![doc = include_str!("code_tables.md")]

mod agent_type;
mod bounded;
mod call_id;
mod call_type;
mod columns;
mod conference;
mod describe;
mod device;
mod dialect;
mod event;
mod fault;
mod indicator;
mod inspection;
mod leave_reason;
mod media;
mod object;
mod operation;
mod operation_facts;
mod operation_type;
mod reason;
mod release_cause;
mod result_code;
mod status;
mod transfer;
#[cfg(feature = "serde")]
mod wire;
mod work_id;

pub use agent_type::{AgentType, OfflineAgentType};
pub use bounded::{Bounded, UnknownCode};
pub use call_id::CallId;
pub use call_type::{AgentCallType, CallDirection, CallFeature, CallType, ClientCallFeature, RecordingCallType};
pub use columns::{Columns, DecodeError, EncodeError, UnknownOperation};
pub use conference::{ConferenceChange, ConferenceLeaveReason, ConferenceParticipant};
pub use device::{AgentDeviceType, CustomDeviceCallType, CustomDeviceType, DeviceType, TransferDeviceType};
pub use dialect::{Dialect, Edition};
pub use event::{Basis, Event, EventContent, EventFacts, EventFamily};
pub use fault::{BillHttpStatus, MultimediaError};
pub use indicator::{AgentIndicator, IvrIndicator};
pub use inspection::{InspectionSwitch, InspectionType};
pub use leave_reason::LeaveReason;
pub use media::{
    EventMediaAbility, EventMediaType, MediaType, RecordMediaType, RequestMediaAbility, SubMediaType, SubMediaType2023,
    SubMediaType2025,
};
pub use object::{Holder, Listening};
pub use operation::Operation;
pub use operation_facts::{Bill, ExportListing, ObjectKind, OperationFacts, ReasonKind};
pub use operation_type::OperationType;
pub use reason::{
    BusyReason, CollaborationStep, ConversationPart, HelpKind, ListenTarget, LogOutReason, ReasonRow, RestReason,
    ServiceStatus, WorkReason,
};
pub use release_cause::ReleaseCause;
pub use result_code::{GatewayError, GatewayErrorSeen, MonitorResult};
pub use status::{CtiStatus, GatewayStatus, SubState};
pub use transfer::{MediaTransfer, TransferKind, VoiceTransfer};
pub use work_id::WorkId;
