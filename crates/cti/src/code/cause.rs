//! Causes of call events.

use super::Code;

pub use offhook_ops::cisco::EventCause;

impl Code for EventCause {
    const PREFIX: &'static str = "";
    const ALIASES: &'static [(&'static str, Self)] = &[];
}
