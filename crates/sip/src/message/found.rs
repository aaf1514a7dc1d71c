use alloc::vec::Vec;

use offhook_base::{Finding, Level, Problem};

use super::Message;
use crate::finding::{MessageFinding, MessageProblem};

/// Findings as they are made.
#[derive(Debug, Default)]
pub(super) struct Found {
    list: Vec<MessageFinding>,
    /// Those that had no place.
    more: u32,
    /// Whether one of those in the list is of level error, and one of those that had no place.
    has_error: bool,
    lost_error: bool,
}

impl Found {
    #[cold]
    pub(super) fn add(&mut self, offset: usize, problem: MessageProblem) {
        let is_error = problem.level() == Level::Error;
        if self.list.len() < Message::MAX_FINDINGS {
            self.list.push(Finding::new(offset, problem));
        } else if is_error && !self.has_error {
            // What decides whether a strict receiver takes the message is never lost.
            if let Some(last) = self.list.last_mut() {
                *last = Finding::new(offset, problem);
            }
            self.more = self.more.saturating_add(1);
        } else {
            self.more = self.more.saturating_add(1);
            self.lost_error |= is_error;
        }
        self.has_error |= is_error;
    }

    /// The list in the order of places, and at its end how many findings are missing from it.
    pub(super) fn finish(mut self, end: usize) -> Vec<MessageFinding> {
        self.list.sort_by_key(Finding::offset);
        if self.more > 0 {
            let level = if self.lost_error { Level::Error } else { Level::Warning };
            self.list.push(Finding::new(end, MessageProblem::More { findings: self.more, level }));
        }
        self.list
    }
}
