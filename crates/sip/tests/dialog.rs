//! The dialogue observer, one flow of a document at a time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "dialog/any.rs"]
mod any;
#[path = "dialog/bounds.rs"]
mod bounds;
#[path = "dialog/cancel.rs"]
mod cancel;
#[path = "dialog/dialogs.rs"]
mod dialogs;
#[path = "dialog/disorder.rs"]
mod disorder;
#[path = "dialog/flow.rs"]
mod flow;
#[path = "dialog/joined.rs"]
mod joined;
#[path = "dialog/legs.rs"]
mod legs;
#[path = "dialog/one_call.rs"]
mod one_call;
#[path = "dialog/rfc_3665.rs"]
mod rfc_3665;
#[path = "dialog/stale.rs"]
mod stale;
#[path = "dialog/tags.rs"]
mod tags;
#[path = "dialog/transfer.rs"]
mod transfer;
