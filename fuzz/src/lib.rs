//! What the fuzz targets assert: the same functions that the tests of the crates call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../../crates/agent/tests/check/mod.rs"]
mod agent;
#[path = "../../crates/agent/tests/check/events.rs"]
mod agent_bytes;
#[path = "../../crates/agent/tests/check/sequences.rs"]
mod agent_sequences;
#[path = "../../crates/offhook/tests/check_input/mod.rs"]
mod check_input;
#[path = "../../crates/ops/tests/check/mod.rs"]
mod ops;
#[path = "../../crates/sdp/tests/check/mod.rs"]
mod sdp;
#[path = "../../crates/sdp/tests/check/attribute.rs"]
mod sdp_attribute;
#[path = "../../crates/sdp/tests/check/negotiation.rs"]
mod sdp_negotiation;
#[path = "../../crates/sip/tests/check/mod.rs"]
mod sip;
#[path = "../../crates/sip/tests/check/edit.rs"]
mod sip_edit;
#[path = "../../crates/sip/tests/check/grammar.rs"]
mod sip_grammar;
#[path = "../../crates/sip/tests/check/observer.rs"]
mod sip_observer;
#[path = "../../crates/sip/tests/check/stream.rs"]
mod sip_stream;
#[path = "../../crates/sip/tests/check/uri.rs"]
mod sip_uri;

pub use agent::check_log as agent_log;
pub use agent_sequences::check as agent_events;
pub use check_input::{check_bills as agent_bills, check_trace as cti_trace_check};
pub use ops::check_columns as ops_operation;
pub use ops::check_text as ops_text;
pub use sdp::check as sdp_description;
pub use sdp_attribute::check_attribute as sdp_attribute;
pub use sdp_negotiation::check_negotiation as sdp_negotiation;
pub use sip::check as sip_message;
pub use sip_edit::check_edits as sip_edit;
pub use sip_observer::check_observer as sip_dialog;
pub use sip_stream::check_stream as sip_stream;
pub use sip_uri::check_uris as sip_uri;

/// The values of one header field.
pub fn sip_grammar(input: &[u8]) {
    sip_grammar::check_grammar(sip::check, input);
}

/// Events made of bytes: the first octet is the tenant.
pub fn agent_replay(input: &[u8]) {
    let Some((setup, events)) = input.split_first() else { return };
    agent::check_fold(offhook_agent::Centre::new(agent_bytes::tenant(*setup)), &agent_bytes::events(events));
}
