//! The dialogue observer, one flow of a document at a time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "dialog/any.rs"]
mod any;
#[path = "dialog/bounds.rs"]
mod bounds;
#[path = "dialog/dialogs.rs"]
mod dialogs;
#[path = "dialog/flow.rs"]
mod flow;
#[path = "dialog/one_call.rs"]
mod one_call;
#[path = "dialog/rfc_3665.rs"]
mod rfc_3665;
#[path = "dialog/transfer.rs"]
mod transfer;
