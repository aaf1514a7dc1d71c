use offhook_base::{Finding, Level, Problem};

use super::Message;
use crate::finding::{Findings, MessageFinding, MessageProblem};

/// Findings as they are made.
#[derive(Debug)]
pub(super) struct Found<'l> {
    /// Where whoever asked wants it: it is too large to be carried around.
    list: &'l mut Findings,
    /// Those that had no place.
    more: u32,
    /// Whether one of those in the list is of level error, and one of those that had no place.
    has_error: bool,
    lost_error: bool,
}

impl<'l> Found<'l> {
    pub(super) const fn new(list: &'l mut Findings) -> Self {
        Self { list, more: 0, has_error: false, lost_error: false }
    }

    #[cold]
    pub(super) fn add(&mut self, offset: usize, problem: MessageProblem) {
        let is_error = problem.level() == Level::Error;
        if self.list.len() < Message::MAX_FINDINGS {
            self.list.push(Finding::new(offset, problem));
        } else if is_error && !self.has_error {
            // What decides whether a strict receiver takes the message is never lost.
            if let Some(last) = self.list.as_mut_slice().last_mut() {
                *last = Finding::new(offset, problem);
            }
            self.more = self.more.saturating_add(1);
        } else {
            self.more = self.more.saturating_add(1);
            self.lost_error |= is_error;
        }
        self.has_error |= is_error;
    }

    /// Puts the list in the order of places, and at its end how many findings are missing from it.
    #[inline]
    pub(super) fn finish(self, end: usize) {
        if !self.list.is_empty() {
            self.put_in_order(end);
        }
    }

    #[cold]
    fn put_in_order(self, end: usize) {
        // Stable: of one place, in the order in which they were found.
        sort(self.list.as_mut_slice());
        if self.more > 0 {
            let level = if self.lost_error { Level::Error } else { Level::Warning };
            self.list.push(Finding::new(end, MessageProblem::More { findings: self.more, level }));
        }
    }
}

/// By place, without memory for it: a list is short, and nearly in order.
fn sort(list: &mut [MessageFinding]) {
    for end in 1..list.len() {
        let mut at = end;
        while let Some(before) = at.checked_sub(1)
            && let Some([one, other]) = list.get(before..=at).and_then(|pair| pair.first_chunk::<2>())
            && one.offset() > other.offset()
        {
            list.swap(before, at);
            at = before;
        }
    }
}
