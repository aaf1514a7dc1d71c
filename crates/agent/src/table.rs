use alloc::vec::Vec;
use core::marker::PhantomData;

use crate::trie::Trie;

/// A number that a [`Table`] finds its entries by.
pub(crate) trait Id: Copy {
    fn key(self) -> u64;
    fn of(key: u64) -> Self;
}

/// Agents or calls by their number, in an arena that is used again and again.
///
/// Numbers are spread over places, four of them side by side for those that fall together. Whoever finds all four taken is
/// found by a trie instead: whatever numbers are chosen, no look-up takes longer than a number has bits.
#[derive(Clone, Debug)]
pub(crate) struct Table<I, V> {
    entries: Vec<Entry<V>>,
    /// Which entry is used next; each of these names another.
    free: u32,
    len: u32,
    /// The entry that was changed last: one event concerns the same few again and again.
    last: u32,
    /// Where the entries are: as many places as a power of two, or none.
    places: Vec<[u32; WIDTH]>,
    crowded: Trie<1, u32>,
    ids: PhantomData<I>,
}

#[derive(Clone, Debug)]
enum Entry<V> {
    /// Not in use; which is the next of these.
    Free(u32),
    Used(u64, V),
}

const NONE: u32 = u32::MAX;
const WIDTH: usize = 4;

impl<I, V> Default for Table<I, V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            free: NONE,
            len: 0,
            last: NONE,
            places: Vec::new(),
            crowded: Trie::default(),
            ids: PhantomData,
        }
    }
}

impl<I: Id, V> Table<I, V> {
    /// Where an entry is: valid until it is removed.
    #[inline]
    pub(crate) fn slot(&self, id: &I) -> Option<u32> {
        let key = id.key();
        if self.with_key(self.last, key).is_some() { Some(self.last) } else { self.find(id) }
    }

    #[inline]
    pub(crate) fn get(&self, id: &I) -> Option<&V> {
        self.near(self.last, id)
    }

    /// Says where an entry is that is about to be changed, or `u32::MAX`.
    #[inline]
    pub(crate) const fn expect_at(&mut self, slot: u32) {
        self.last = slot;
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, id: &I) -> Option<&mut V> {
        let slot = self.slot(id)?;
        self.last = slot;
        match self.entries.get_mut(slot as usize)? {
            Entry::Used(_, value) => Some(value),
            Entry::Free(_) => None,
        }
    }

    /// The entry, which is probably in that slot.
    #[inline]
    pub(crate) fn near(&self, slot: u32, id: &I) -> Option<&V> {
        let key = id.key();
        match self.with_key(slot, key) {
            Some(value) => Some(value),
            None => self.with_key(self.find(id)?, key),
        }
    }

    #[cfg(feature = "serde")]
    pub(crate) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(crate) fn contains(&self, id: &I) -> bool {
        self.slot(id).is_some()
    }

    /// Puts an entry in place of the one of that number, if there is one; whether it is new.
    #[inline]
    pub(crate) fn insert(&mut self, id: I, value: V) -> bool {
        if let Some(present) = self.get_mut(&id) {
            *present = value;
            return false;
        }
        let key = id.key();
        if self.len as usize >= self.places.len() {
            self.spread();
        }
        let slot = match self.entries.get_mut(self.free as usize) {
            Some(entry) => {
                let slot = self.free;
                if let Entry::Free(next) = *entry {
                    self.free = next;
                }
                *entry = Entry::Used(key, value);
                slot
            }
            None => {
                self.entries.push(Entry::Used(key, value));
                (self.entries.len() - 1) as u32
            }
        };
        self.len += 1;
        self.last = slot;
        self.settle(key, slot);
        true
    }

    /// Drops an entry; whether there was one.
    pub(crate) fn remove(&mut self, id: &I) -> bool {
        let key = id.key();
        let Some(slot) = self.slot(id) else { return false };
        let place = self.place(key);
        match self.places.get_mut(place).and_then(|places| places.iter_mut().find(|place| **place == slot)) {
            Some(place) => *place = NONE,
            None => _ = self.crowded.remove(&[key]),
        }
        if let Some(entry) = self.entries.get_mut(slot as usize) {
            *entry = Entry::Free(self.free);
            self.free = slot;
            self.len -= 1;
        }
        true
    }

    /// Every entry in the order of the numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (I, &V)> {
        let mut sorted: Vec<(u64, &V)> = self.unsorted().map(|(id, value)| (id.key(), value)).collect();
        sorted.sort_unstable_by_key(|(key, _)| *key);
        sorted.into_iter().map(|(key, value)| (I::of(key), value))
    }

    /// Every entry in any order.
    pub(crate) fn unsorted(&self) -> impl Iterator<Item = (I, &V)> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Used(key, value) => Some((I::of(*key), value)),
            Entry::Free(_) => None,
        })
    }

    /// The entry, if it is in that slot.
    #[inline]
    pub(crate) fn at(&self, slot: u32, id: &I) -> Option<&V> {
        self.with_key(slot, id.key())
    }

    #[inline]
    fn with_key(&self, slot: u32, key: u64) -> Option<&V> {
        match self.entries.get(slot as usize)? {
            Entry::Used(found, value) if *found == key => Some(value),
            _ => None,
        }
    }

    #[inline]
    fn place(&self, key: u64) -> usize {
        let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        spread as usize & self.places.len().wrapping_sub(1)
    }

    /// Where an entry is that was perhaps not changed lately.
    pub(crate) fn find(&self, id: &I) -> Option<u32> {
        let key = id.key();
        let places = self.places.get(self.place(key))?;
        let found = places.iter().copied().find(|slot| self.with_key(*slot, key).is_some());
        found.or_else(|| if self.crowded.is_empty() { None } else { self.crowded.get(&[key]).copied() })
    }

    /// Gives an entry a place, or a branch of the trie.
    fn settle(&mut self, key: u64, slot: u32) {
        let place = self.place(key);
        match self.places.get_mut(place).and_then(|places| places.iter_mut().find(|place| **place == NONE)) {
            Some(place) => *place = slot,
            None => _ = self.crowded.insert([key], slot),
        }
    }

    /// Twice as many places, four for each entry.
    fn spread(&mut self) {
        let places = (2 * self.places.len()).max(4);
        self.places.clear();
        self.places.resize(places, [NONE; WIDTH]);
        self.crowded = Trie::default();
        for slot in 0..self.entries.len() {
            if let Some(Entry::Used(key, _)) = self.entries.get(slot) {
                self.settle(*key, slot as u32);
            }
        }
    }
}

impl<I: Id, V: PartialEq> PartialEq for Table<I, V> {
    /// Whatever the order in which the entries came.
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.unsorted().all(|(id, value)| other.get(&id) == Some(value))
    }
}

impl<I: Id, V: Eq> Eq for Table<I, V> {}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeMap;

    use super::*;
    use crate::CallId;

    /// Numbers that all fall together, as far as the places go.
    fn crowd(number: u64) -> CallId {
        // The inverse of what spreads them.
        CallId::new(number.wrapping_mul(0xf1de_83e1_9937_733d))
    }

    fn is_what_a_sorted_map_is(id: fn(u64) -> CallId) {
        let (mut table, mut map) = (Table::<CallId, u64>::default(), BTreeMap::new());
        let mut random = 1_u64;
        for step in 0..20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let id = id(random >> 55);
            if random >> 33 & 1 == 0 {
                assert_eq!(table.insert(id, step), map.insert(id, step).is_none());
            } else {
                assert_eq!(table.remove(&id), map.remove(&id).is_some());
            }
            assert_eq!((table.len as usize, table.get(&id)), (map.len(), map.get(&id)));
            assert_eq!(table.slot(&id).and_then(|slot| table.near(slot, &id)), map.get(&id));
            assert!(step % 64 != 0 || table.iter().eq(map.iter().map(|(id, value)| (*id, value))));
        }
        assert!(table.entries.len() <= 512, "entries are used again");
        let other = map.into_iter().fold(Table::default(), |mut other, (id, value)| {
            other.insert(id, value);
            other
        });
        assert!(table == other);
        let (first, _) = table.iter().next().unwrap();
        assert!(table.remove(&first) && table != other);
    }

    #[test]
    fn a_table_is_what_a_sorted_map_is() {
        is_what_a_sorted_map_is(CallId::new);
    }

    #[test]
    fn numbers_that_fall_together_are_found_all_the_same() {
        is_what_a_sorted_map_is(crowd);
        let mut table = Table::<CallId, u64>::default();
        (0..64).for_each(|number| _ = table.insert(crowd(number), number));
        assert!(table.crowded.len() >= 60);
        assert!((0..64).all(|number| table.get(&crowd(number)) == Some(&number)));
    }
}
