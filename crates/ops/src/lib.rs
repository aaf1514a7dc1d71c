//! Agent operation types, objects and reasons of contact-centre platforms, and the code tables around them, by vendor.
//!
//! - [`huawei`]: Huawei Cloud CEC (AICC).
//! - [`cisco`]: agent states, event causes and reason codes of Cisco's CTI protocol.
//! - [`csta`]: agent states and connection states of ECMA-269.
//!
//! ```
//! use offhook_ops::huawei::{Dialect, LogOutReason, Operation, OperationType};
//!
//! // op_type, op_object and op_cause of an exported bill.
//! let row = Operation::decode(OperationType::from_code(0), -1, 264, Dialect::Export)?;
//! assert_eq!(row, Operation::LogOut(LogOutReason::DisplacedByForcedLogin));
//! # Ok::<(), offhook_ops::huawei::DecodeError>(())
//! ```
//!
//! # Agent operation types of Huawei CEC
//!
//! - object and reason: `no-use` is a column that carries nothing ([`Dialect::no_use`](huawei::Dialect::no_use)),
//!   `not-written` one of a type that leaves no bill, `open` a code that the client or the service side chooses.
//! - bill: whether the operation leaves a row in the agent operation bill ([`Bill`](huawei::Bill)).
//! - export: whether the table of the exported file lists the type.
//!
//! Sources: cec_07_2641 and cec_07_0706; export: cec_07_4243 and cec_07_0838, below `https://support.huaweicloud.com/`.
//!
#![doc = include_str!("huawei/operation_types.md")]
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
