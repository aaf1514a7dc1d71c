use alloc::vec::Vec;
use core::fmt;
use core::ops::{Deref, DerefMut};

/// A list whose first `N` items need no allocation.
///
/// Its items are plain, so that one that is kept costs a store, and nothing has to be dropped.
#[derive(Clone)]
pub(crate) struct Few<T, const N: usize> {
    near: [T; N],
    /// All of the items once there are more than `N`; room for them before.
    far: Vec<T>,
    length: usize,
}

impl<T: Copy + Default, const N: usize> Few<T, N> {
    /// Makes room for as many as will probably come.
    pub(crate) fn reserve(&mut self, items: usize) {
        self.far.reserve(items);
    }

    /// How many there are, without asking where they are.
    pub(crate) const fn count(&self) -> usize {
        self.length
    }

    pub(crate) fn push(&mut self, item: T) {
        match self.near.get_mut(self.length) {
            Some(place) => *place = item,
            None => self.push_far(item),
        }
        self.length = self.length.wrapping_add(1);
    }

    fn push_far(&mut self, item: T) {
        if self.far.is_empty() {
            self.far.extend_from_slice(&self.near);
        }
        self.far.push(item);
    }
}

impl<T: Copy + Default, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Self { near: [T::default(); N], far: Vec::new(), length: 0 }
    }
}

impl<T, const N: usize> Deref for Few<T, N> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.near.get(..self.length).unwrap_or(&self.far)
    }
}

impl<T, const N: usize> DerefMut for Few<T, N> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.near.get_mut(..self.length).unwrap_or(&mut self.far)
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for Few<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_the_same_near_and_far() {
        for reserved in [0, 3, 100] {
            let mut few = Few::<u32, 4>::default();
            few.reserve(reserved);
            let mut all = Vec::new();
            for item in 0..20 {
                assert_eq!(*few, *all);
                few.push(item);
                all.push(item);
            }
            assert_eq!(*few.clone(), *all);
        }
    }
}
