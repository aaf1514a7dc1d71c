use std::io::{self, Read};

use alloc::string::ToString;

use offhook_agent::{Dialects, Replay, ReplayError, Tenant};

use super::{Check, Fault, words};

/// Folds an event log (JSON Lines, [`offhook_agent::LogReader`]) and finds each line that can't be read and each event
/// that the rules refuse.
///
/// A snapshot in the first line says how the tenant is set up, and what the events go on from.
#[derive(Debug)]
pub struct EventLogCheck<R> {
    replay: Replay<R>,
}

impl<R: Read> EventLogCheck<R> {
    /// `tenant` is what a log without a snapshot was written under.
    pub fn new(input: R, tenant: Tenant) -> Self {
        Self { replay: Replay::new(input, tenant) }
    }

    /// The same by the rules of one vendor, whatever the log's snapshot says.
    #[must_use]
    pub fn with_dialect(self, dialect: Dialects) -> Self {
        Self { replay: self.replay.with_dialect(dialect) }
    }
}

impl<R: Read> Check for EventLogCheck<R> {
    fn records(&self) -> u64 {
        self.replay.folded()
    }
}

impl<R: Read> Iterator for EventLogCheck<R> {
    type Item = io::Result<Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let (place, column, rule, message) = match self.replay.find_map(Result::err)? {
            ReplayError::Line { place, error } => {
                (place, Some(error.offset() as u64), error.rule(), error.kind().to_string())
            }
            ReplayError::Refused { place, refused } => (place, None, refused.rule(), words(&refused)),
            ReplayError::Io(error) => return Some(Err(error)),
            // Whatever else there will be names no place.
            _ => return None,
        };
        Some(Ok(Fault {
            line: place.line,
            column: column.map(|column| column.saturating_add(1)),
            offset: place.offset.saturating_add(column.unwrap_or(0)),
            record: place.record,
            rule,
            message,
        }))
    }
}
