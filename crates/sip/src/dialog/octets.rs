//! How much memory a call takes.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem::size_of;

use super::dialogue::Dialog;
use super::link::{DialogName, Link, Referral};
use crate::uri::Uri;

/// What is on the heap for a value, the value itself not counted.
pub(super) trait Octets {
    fn octets(&self) -> usize;
}

impl Octets for Box<str> {
    fn octets(&self) -> usize {
        self.len()
    }
}

impl Octets for String {
    fn octets(&self) -> usize {
        self.capacity()
    }
}

impl Octets for u32 {
    fn octets(&self) -> usize {
        0
    }
}

impl Octets for Uri<'static> {
    fn octets(&self) -> usize {
        self.as_str().len()
    }
}

impl<T: Octets> Octets for Option<T> {
    fn octets(&self) -> usize {
        self.as_ref().map_or(0, Octets::octets)
    }
}

fn list<'a, T: Octets + 'a>(capacity: usize, values: impl Iterator<Item = &'a T>) -> usize {
    sum(values.map(Octets::octets)).saturating_add(capacity.saturating_mul(size_of::<T>()))
}

impl<T: Octets> Octets for Vec<T> {
    fn octets(&self) -> usize {
        list(self.capacity(), self.iter())
    }
}

impl<T: Octets> Octets for VecDeque<T> {
    fn octets(&self) -> usize {
        list(self.capacity(), self.iter())
    }
}

/// All of them together.
pub(super) fn sum(parts: impl IntoIterator<Item = usize>) -> usize {
    parts.into_iter().fold(0, usize::saturating_add)
}

impl Octets for Dialog {
    fn octets(&self) -> usize {
        sum([
            self.caller_tag.octets(),
            self.callee_tag.octets(),
            self.reason.as_ref().map_or(0, Vec::capacity),
            self.caller_target.octets(),
            self.callee_target.octets(),
        ])
    }
}

impl Octets for DialogName {
    fn octets(&self) -> usize {
        sum([self.call_id.as_str().len(), self.from_tag.octets(), self.to_tag.octets()])
    }
}

impl Octets for Link {
    fn octets(&self) -> usize {
        self.dialog.octets()
    }
}

impl Octets for Referral {
    fn octets(&self) -> usize {
        let display = self.refer_to.display().map_or(0, |name| name.len());
        let by = self.referred_by.as_ref();
        let by = by.map_or(0, |by| by.uri().octets().saturating_add(by.display().map_or(0, |name| name.len())));
        sum([self.refer_to.uri().octets(), display, by, self.replaces.octets()])
    }
}
