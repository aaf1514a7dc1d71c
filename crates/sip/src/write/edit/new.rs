use alloc::vec::Vec;

use crate::header::Octets;

/// Octets of all that is new: a Via and a number find place without an allocation.
#[derive(Clone, Debug)]
pub(super) struct New {
    few: [u8; 128],
    few_length: usize,
    /// All of them, once there are more.
    many: Vec<u8>,
}

impl New {
    pub(super) const NONE: Self = Self { few: [0; 128], few_length: 0, many: Vec::new() };

    pub(super) fn as_slice(&self) -> &[u8] {
        if self.many.is_empty() { self.few.get(..self.few_length).unwrap_or_default() } else { &self.many }
    }

    #[cold]
    fn extend_many(&mut self, octets: &[u8]) {
        if self.many.is_empty() {
            self.many.extend_from_slice(self.few.get(..self.few_length).unwrap_or_default());
        }
        self.many.extend_from_slice(octets);
    }
}

impl Octets for New {
    #[inline]
    fn push(&mut self, octet: u8) {
        self.extend_from_slice(&[octet]);
    }

    #[inline]
    fn extend_from_slice(&mut self, octets: &[u8]) {
        let end = self.few_length.wrapping_add(octets.len());
        match self.few.get_mut(self.few_length..end) {
            Some(room) if self.many.is_empty() => {
                room.copy_from_slice(octets);
                self.few_length = end;
            }
            _ => self.extend_many(octets),
        }
    }
}
