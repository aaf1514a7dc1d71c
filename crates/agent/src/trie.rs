use alloc::vec::Vec;

use smallvec::SmallVec;

const NONE: u32 = u32::MAX;
/// Marks a link that leads to a slot, not to a branch.
const LEAF: u32 = 1 << 31;

/// An ordered map over keys of a fixed width, in two arenas that are used again and again.
///
/// It is a binary trie that holds only the bits in which keys differ (a PATRICIA tree): as deep as the logarithm of its size
/// for ordinary keys, never deeper than a key has bits whatever the keys are, and without memory of its own per change.
#[derive(Clone, Debug)]
pub(crate) struct Trie<const N: usize, V> {
    slots: Vec<Slot<N, V>>,
    branches: Vec<Branch>,
    root: u32,
    free_slot: u32,
    free_branch: u32,
    len: u32,
}

#[derive(Clone, Debug)]
enum Slot<const N: usize, V> {
    /// Not in use; which is the next of these.
    Free(u32),
    Used([u64; N], V),
}

/// Keys whose bit is clear follow the first link, the others the second. The first links what is not in use.
#[derive(Clone, Copy, Debug)]
struct Branch {
    bit: u32,
    links: [u32; 2],
}

impl Branch {
    fn link(&mut self, one: bool) -> &mut u32 {
        let [zero, other] = &mut self.links;
        if one { other } else { zero }
    }

    #[inline]
    fn toward(&self, one: bool) -> u32 {
        self.links.get(usize::from(one)).copied().unwrap_or(NONE)
    }
}

#[inline]
fn bit<const N: usize>(key: &[u64; N], bit: u32) -> bool {
    key.get(bit as usize >> 6).is_some_and(|word| word >> (!bit & 63) & 1 == 1)
}

/// The first bit in which two keys differ.
fn difference<const N: usize>(one: &[u64; N], other: &[u64; N]) -> Option<u32> {
    let mut at = 0;
    for (a, b) in one.iter().zip(other) {
        if a != b {
            return Some(at + (a ^ b).leading_zeros());
        }
        at += u64::BITS;
    }
    None
}

impl<const N: usize, V> Default for Trie<N, V> {
    fn default() -> Self {
        Self { slots: Vec::new(), branches: Vec::new(), root: NONE, free_slot: NONE, free_branch: NONE, len: 0 }
    }
}

impl<const N: usize, V> Trie<N, V> {
    pub(crate) const fn len(&self) -> usize {
        self.len as usize
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(crate) fn get(&self, key: &[u64; N]) -> Option<&V> {
        self.used(self.closest(key)?).filter(|(found, _)| *found == key).map(|(_, value)| value)
    }

    pub(crate) fn contains(&self, key: &[u64; N]) -> bool {
        self.get(key).is_some()
    }

    pub(crate) fn first(&self) -> Option<&V> {
        let mut link = self.root;
        while let Some(branch) = self.branch(link) {
            link = branch.toward(false);
        }
        self.used(link).map(|(_, value)| value)
    }

    /// Every value in the order of the keys.
    pub(crate) fn iter(&self) -> Iter<'_, N, V> {
        let mut open = SmallVec::new();
        if self.root != NONE {
            open.push(self.root);
        }
        Iter { trie: self, open }
    }

    /// Puts a value in place of the key's own, if it has one; whether it is new.
    pub(crate) fn insert(&mut self, key: [u64; N], value: V) -> bool {
        let Some(closest) = self.closest(&key) else {
            let slot = self.occupy(key, value);
            self.root = LEAF | slot;
            return true;
        };
        let Some(differs) = self.used(closest).and_then(|(found, _)| difference(found, &key)) else {
            if let Some(slot) = self.slots.get_mut(closest as usize) {
                *slot = Slot::Used(key, value);
            }
            return false;
        };
        let slot = self.occupy(key, value);
        let (mut parent, mut link) = (None, self.root);
        while let Some(branch) = self.branch(link).filter(|branch| branch.bit < differs) {
            let one = bit(&key, branch.bit);
            parent = Some((link, one));
            link = branch.toward(one);
        }
        let links = if bit(&key, differs) { [link, LEAF | slot] } else { [LEAF | slot, link] };
        let branch = self.occupy_branch(Branch { bit: differs, links });
        self.relink(parent, branch);
        true
    }

    /// Whether there was such a key.
    pub(crate) fn remove(&mut self, key: &[u64; N]) -> bool {
        let (mut grandparent, mut parent, mut link) = (None, None, self.root);
        while let Some(branch) = self.branch(link) {
            let one = bit(key, branch.bit);
            grandparent = parent;
            parent = Some((link, one));
            link = branch.toward(one);
        }
        let Some(freed) = self.slots.get_mut((link & !LEAF) as usize).filter(|_| link != NONE) else { return false };
        if !matches!(freed, Slot::Used(found, _) if found == key) {
            return false;
        }
        *freed = Slot::Free(self.free_slot);
        self.free_slot = link & !LEAF;
        self.len -= 1;
        match parent {
            None => self.root = NONE,
            Some((branch, one)) => {
                let sibling = self.branch(branch).map_or(NONE, |it| it.toward(!one));
                self.relink(grandparent, sibling);
                if let Some(it) = self.branches.get_mut(branch as usize) {
                    *it.link(false) = self.free_branch;
                    self.free_branch = branch;
                }
            }
        }
        true
    }

    /// The slot that the bits of a key lead to: the key's own, if it has one.
    fn closest(&self, key: &[u64; N]) -> Option<u32> {
        let mut link = self.root;
        while let Some(branch) = self.branch(link) {
            link = branch.toward(bit(key, branch.bit));
        }
        if link == NONE { None } else { Some(link & !LEAF) }
    }

    /// The branch of a link that leads to one: the numbers of branches are smaller than any leaf's.
    #[inline]
    fn branch(&self, link: u32) -> Option<&Branch> {
        self.branches.get(link as usize)
    }

    fn used(&self, link: u32) -> Option<(&[u64; N], &V)> {
        match self.slots.get((link & !LEAF) as usize)? {
            Slot::Used(key, value) => Some((key, value)),
            Slot::Free(_) => None,
        }
    }

    fn relink(&mut self, parent: Option<(u32, bool)>, link: u32) {
        match parent {
            None => self.root = link,
            Some((branch, one)) => {
                if let Some(branch) = self.branches.get_mut(branch as usize) {
                    *branch.link(one) = link;
                }
            }
        }
    }

    fn occupy(&mut self, key: [u64; N], value: V) -> u32 {
        self.len += 1;
        let used = Slot::Used(key, value);
        match self.slots.get_mut(self.free_slot as usize) {
            Some(slot) => {
                let at = self.free_slot;
                if let Slot::Free(next) = core::mem::replace(slot, used) {
                    self.free_slot = next;
                }
                at
            }
            None => {
                self.slots.push(used);
                (self.slots.len() - 1) as u32
            }
        }
    }

    fn occupy_branch(&mut self, branch: Branch) -> u32 {
        match self.branches.get_mut(self.free_branch as usize) {
            Some(free) => {
                let at = self.free_branch;
                self.free_branch = core::mem::replace(free, branch).toward(false);
                at
            }
            None => {
                self.branches.push(branch);
                (self.branches.len() - 1) as u32
            }
        }
    }
}

impl<const N: usize, V: PartialEq> PartialEq for Trie<N, V> {
    /// Whatever the order in which the keys came.
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<const N: usize, V: Eq> Eq for Trie<N, V> {}

pub(crate) struct Iter<'t, const N: usize, V> {
    trie: &'t Trie<N, V>,
    open: SmallVec<[u32; 24]>,
}

impl<'t, const N: usize, V> Iterator for Iter<'t, N, V> {
    type Item = (&'t [u64; N], &'t V);

    fn next(&mut self) -> Option<Self::Item> {
        let mut link = self.open.pop()?;
        while let Some(branch) = self.trie.branch(link) {
            self.open.push(branch.toward(true));
            link = branch.toward(false);
        }
        self.trie.used(link)
    }
}

/// A number that orders as the instant does.
pub(crate) const fn ordered(at_us: i64) -> u64 {
    at_us.cast_unsigned() ^ 1 << 63
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeMap;
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn a_trie_is_what_a_sorted_map_is() {
        let (mut trie, mut map) = (Trie::<2, u64>::default(), BTreeMap::new());
        let mut random = 1_u64;
        for step in 0..20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Few keys, so that they meet again; near each other and far apart.
            let key = match random >> 61 {
                0 => [0, random >> 56],
                1 => [1 << (random >> 58 & 63), 0],
                _ => [random >> 60, random >> 57 & 7],
            };
            if random >> 33 & 1 == 0 {
                assert_eq!(trie.insert(key, step), map.insert(key, step).is_none());
            } else {
                assert_eq!(trie.remove(&key), map.remove(&key).is_some());
            }
            assert_eq!((trie.len(), trie.first()), (map.len(), map.first_key_value().map(|(_, value)| value)));
            assert_eq!(trie.contains(&key), map.contains_key(&key));
            assert!(step % 64 != 0 || trie.iter().eq(map.iter()));
        }
        assert!(trie.slots.len() < 300 && trie.branches.len() < 300, "slots are used again");
    }

    #[test]
    fn instants_order_as_they_are() {
        let instants = [i64::MIN, -2, -1, 0, 1, i64::MAX];
        assert!(instants.map(ordered).is_sorted());
        let keys: Vec<_> = instants.iter().map(|at_us| [ordered(*at_us)]).collect();
        let mut trie = Trie::<1, i64>::default();
        keys.iter().zip(instants).rev().for_each(|(key, at_us)| _ = trie.insert(*key, at_us));
        assert!(trie.iter().map(|(_, at_us)| *at_us).eq(instants));
    }
}
