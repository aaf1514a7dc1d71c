//! Messages that were seen before the INVITE of their call.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::time::Duration;

use super::facts::{Facts, Kind};
use super::live::Sight;
use crate::message::Message;

/// How long they wait: what a message may spend in the network (T4, RFC 3261 section 17.1.2.2).
const WAIT: Duration = Duration::from_secs(5);
/// How many of them wait; the oldest is forgotten for one more.
const MAX_HELD: usize = 256;
/// Octets of all of them.
const MAX_OCTETS: usize = 256 * 1_024;
/// Octets that the index of one header field takes, and of one message.
const INDEX: usize = 32;
const MESSAGE: usize = 512;

/// Whether a message that begins no call may be of one whose INVITE is still to be seen.
pub(super) fn may_wait(facts: &Facts<'_>) -> bool {
    match facts.kind {
        Kind::Invite => facts.status.is_some(),
        Kind::Ack | Kind::Cancel => facts.status.is_none(),
        _ => false,
    }
}

/// A few messages, in the order in which they were seen.
#[derive(Debug, Default)]
pub(super) struct Held {
    list: VecDeque<Waiting>,
    octets: usize,
}

#[derive(Debug)]
struct Waiting {
    call_id: Box<str>,
    sight: Sight,
    octets: usize,
    message: Message<'static>,
}

impl Held {
    pub(super) fn push(&mut self, sight: Sight, facts: &Facts<'_>, message: &Message<'_>) {
        self.expire(sight.now);
        let call_id = facts.call_id.as_str();
        let octets = [message.as_bytes().len(), call_id.len(), message.fields().count().saturating_mul(INDEX), MESSAGE];
        let octets = octets.into_iter().fold(0, usize::saturating_add);
        if octets > MAX_OCTETS {
            return;
        }
        while self.list.len() >= MAX_HELD || self.octets.saturating_add(octets) > MAX_OCTETS {
            if self.pop().is_none() {
                break;
            }
        }
        self.octets = self.octets.saturating_add(octets);
        self.list.push_back(Waiting { call_id: call_id.into(), sight, octets, message: message.to_owned_message() });
    }

    fn pop(&mut self) -> Option<Waiting> {
        let oldest = self.list.pop_front()?;
        self.octets = self.octets.saturating_sub(oldest.octets);
        Some(oldest)
    }

    /// Forgets those that have waited for long enough.
    pub(super) fn expire(&mut self, now: Duration) {
        // Its own time counts as well: nothing tells what time it is when the first message comes.
        let is_due = |it: &Waiting| it.sight.at.max(it.sight.now).saturating_add(WAIT) < now;
        while self.list.front().is_some_and(is_due) {
            self.pop();
        }
    }

    /// Those of a call that has begun at `begin`, in order.
    pub(super) fn take(&mut self, call_id: &str, begin: Duration) -> Vec<(Sight, Message<'static>)> {
        let mut taken = Vec::new();
        if !self.list.iter().any(|it| *it.call_id == *call_id) {
            return taken;
        }
        for waiting in core::mem::take(&mut self.list) {
            if *waiting.call_id != *call_id {
                self.list.push_back(waiting);
                continue;
            }
            self.octets = self.octets.saturating_sub(waiting.octets);
            // By their own times: a wrong one between them must not decide it.
            if waiting.sight.at.saturating_add(WAIT) >= begin {
                taken.push((waiting.sight, waiting.message));
            }
        }
        taken
    }
}
