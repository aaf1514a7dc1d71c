//! Logs, bill files and traces held against the rules: each illegal move with its line and the rule.
//!
//! Every check is an iterator over what it finds and reads on past it; memory does not grow with the input.
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use offhook::agent::Tenant;
//! use offhook::check::{Check, EventLogCheck};
//!
//! let log = br#"{"v":1,"at_us":1000000,"actor":{"agent":101},"kind":{"ready":{"agent":101}}}
//! {"v":1,"at_us":2000000,"actor":{"agent":101},"kind":{"sign_in":{"agent":101,"sign_in":{"serial":7}}}}
//! "#;
//! let mut check = EventLogCheck::new(&log[..], Tenant::default());
//! let fault = check.next().unwrap()?;
//! assert_eq!((fault.line(), fault.record(), fault.offset()), (1, 1, 0));
//! assert_eq!(fault.to_string(),
//!     "line 1: ready refused while agent 101 is signed out: not allowed in this state; \
//!      allowed would be sign-in (R-OUT-5, Huawei CEC, sign-in and sign-out)");
//! assert!(check.next().is_none());
//! assert_eq!(check.records(), 1); // the sign-in
//! # }
//! # Ok::<(), std::io::Error>(())
//! ```

use core::fmt;
use std::io;

use alloc::string::String;

use offhook_base::Rule;

#[cfg(feature = "cdr")]
mod bills;
#[cfg(feature = "serde")]
mod event_log;
#[cfg(feature = "cti")]
mod trace;

#[cfg(feature = "cdr")]
pub use bills::BillCheck;
#[cfg(feature = "serde")]
pub use event_log::EventLogCheck;
#[cfg(feature = "cti")]
pub use trace::TraceCheck;

/// A check of one input: an iterator over its faults, in the order of the input. An error of the input itself ends it.
pub trait Check: Iterator<Item = io::Result<Fault>> {
    /// How many records have been read so far in which nothing was found.
    fn records(&self) -> u64;
}

/// One thing that is wrong with an input, and where. No text of the input is repeated.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    line: u64,
    column: Option<u64>,
    offset: u64,
    record: u64,
    rule: &'static Rule,
    message: String,
}

impl Fault {
    /// The line, from 1.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The column, from 1: of a record file its column of the format, else the byte of the line; none if the record as a
    /// whole is at fault.
    #[must_use]
    pub const fn column(&self) -> Option<u64> {
        self.column
    }

    /// Bytes from the start of the input to what is at fault, or to its record.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// The number of the record (line, row or message) among those of the input, good and bad, from 1.
    #[must_use]
    pub const fn record(&self) -> u64 {
        self.record
    }

    /// The rule that is broken.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// What is wrong, in words, without place and rule.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {} ({}, {})", self.message, self.rule.name(), self.rule.source())
    }
}

/// A refusal in words, without the rule, which the fault names by itself.
#[cfg(any(feature = "cdr", feature = "cti", feature = "serde"))]
fn words(refused: &offhook_agent::Refused) -> String {
    use alloc::string::ToString;
    let text = refused.to_string();
    let Some((what, rest)) = text.split_once(" (") else { return text };
    let instead = rest.split_once(';').map_or("", |(_, instead)| instead);
    if instead.is_empty() { what.into() } else { alloc::format!("{what};{instead}") }
}
