//! That no name stands twice in a list, without a comparison of any two of them.

use core::cmp::Ordering;

/// Names that were seen, as a set that may say of a name that it stands there already when it does not, and never the
/// other way round.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Names(u64);

impl Names {
    /// Notes a name; whether it is a new one.
    #[inline]
    pub(crate) fn see(&mut self, name: &[u8]) -> bool {
        self.see_mark(mark(name))
    }

    /// The same of a name with this mark.
    #[inline]
    pub(crate) fn see_mark(&mut self, mark: u32) -> bool {
        let bit = 1_u64.wrapping_shl(mark);
        let is_new = self.0 & bit == 0;
        self.0 |= bit;
        is_new
    }

    /// Whether one of these marks has been seen.
    #[inline]
    pub(crate) fn has_any(self, marks: u64) -> bool {
        self.0 & marks != 0
    }
}

/// A number whose lowest six bits are those of every name that is the same in any case.
#[inline]
pub(crate) const fn mark(name: &[u8]) -> u32 {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return 0 };
    // Even multiples of the letters: the bit that parts upper and lower case falls out of the six. These ones tell the
    // names apart that stand together in messages.
    let letters = (*first as u32).wrapping_add((*last as u32).wrapping_mul(9)).wrapping_mul(4);
    #[allow(clippy::cast_possible_truncation)]
    letters.wrapping_add((name.len() as u32).wrapping_mul(3))
}

/// Whether a parameter of this name stands in `before`, a list of parameters that are written plainly, where the set has
/// said that one may; of a long list only that it may.
#[cold]
pub(crate) fn may_stand_in(before: &[u8], name: &[u8]) -> bool {
    const LONG: usize = 128;
    let mut names = before.split(|octet| *octet == b';').filter_map(|param| param.split(|octet| *octet == b'=').next());
    before.len() > LONG || names.any(|other| other.eq_ignore_ascii_case(name))
}

/// A number that is the same for names whose octets are the same in any case.
pub(crate) fn hash(name: impl Iterator<Item = u8>) -> u32 {
    // FNV-1a.
    name.fold(0x811c_9dc5, |hash, octet| (hash ^ u32::from(octet.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

/// A name by its hash and by its place.
pub(crate) fn key(hash: u32, place: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(place)
}

#[allow(clippy::cast_possible_truncation)]
const fn place(key: u64) -> u32 {
    key as u32
}

/// Calls `tell` with the place of each name that another one before it repeats, and with the place of the first of them.
///
/// They are sorted by numbers, and names are looked at only where these are equal: the work grows with the names, not
/// with their pairs.
pub(crate) fn repeated(keys: &mut [u64], compare: impl Fn(u32, u32) -> Ordering, mut tell: impl FnMut(u32, u32)) {
    keys.sort_unstable();
    for group in keys.chunk_by_mut(|one, other| one >> 32 == other >> 32) {
        let is_one_name =
            group.first().is_some_and(|first| group.iter().all(|other| compare(place(*first), place(*other)).is_eq()));
        if !is_one_name {
            group.sort_unstable_by(|one, other| compare(place(*one), place(*other)).then(one.cmp(other)));
        }
        let mut first = None::<u32>;
        for at in group.iter().map(|key| place(*key)) {
            match first.filter(|first| is_one_name || compare(*first, at).is_eq()) {
                Some(first) => tell(at, first),
                None => first = Some(at),
            }
        }
    }
}

/// The set that these marks make.
pub(crate) const fn bit(mark: u32) -> u64 {
    1_u64.wrapping_shl(mark)
}

#[cfg(test)]
mod tests {
    use super::{Names, bit, mark};

    #[test]
    fn a_name_is_met_again_in_any_case() {
        let octets: alloc::vec::Vec<u8> = (0x21..0x7f).collect();
        for first in &octets {
            for last in &octets {
                let name = [*first, b'x', *last];
                let mut names = Names::default();
                assert!(names.see(&name) && !names.see(&name.to_ascii_uppercase()));
                assert!(!names.see(&name.to_ascii_lowercase()) && names.has_any(bit(mark(&name))));
            }
        }
    }

    #[test]
    fn names_of_one_hash_are_told_apart() {
        use super::{key, repeated};
        let names = ["b", "a", "B", "c", "A", "b"];
        let name = |place: u32| names.get(place as usize).copied().unwrap_or_default().to_ascii_lowercase();
        for hash in [0, 1] {
            let mut keys: alloc::vec::Vec<u64> = (0..6).map(|place| key(hash * (place % 2), place)).collect();
            let mut found = alloc::vec::Vec::new();
            repeated(&mut keys, |one, other| name(one).cmp(&name(other)), |again, first| found.push((again, first)));
            found.sort_unstable();
            let all = [(2, 0), (4, 1), (5, 0)];
            assert!(found.iter().all(|pair| all.contains(pair)) && (hash == 1 || found == all), "{found:?}");
        }
    }

    #[test]
    fn what_stands_in_a_list_is_found() {
        use super::may_stand_in;
        assert!(may_stand_in(b";a=b;TAG=1", b"tag") && may_stand_in(b";lr", b"LR"));
        assert!(!may_stand_in(b";a=b;tags=1", b"tag") && !may_stand_in(b";a=lr", b"lr") && !may_stand_in(b"", b"a"));
        assert!(may_stand_in(&[b'x'; 200], b"a"));
    }

    /// Those that stand together in most messages have marks of their own, or each of them would be looked at twice.
    #[test]
    fn frequent_names_differ() {
        let lists: [&[&str]; 11] = [
            &["username", "realm", "nonce", "uri", "response", "algorithm", "cnonce", "qop", "nc", "opaque"],
            &["realm", "nonce", "algorithm", "qop", "opaque", "stale", "domain", "charset", "userhash"],
            &["icid-value", "icid-generated-at", "orig-ioi", "term-ioi"],
            &["branch", "received", "rport", "ttl", "maddr", "alias", "keep", "oc", "Role", "Hpt"],
            &["transport", "lr", "user", "maddr", "ttl", "method", "ob", "gr", "ftag"],
            &["expires", "q", "+sip.instance", "reg-id", "methods", "audio", "video", "text", "pub-gruu", "temp-gruu"],
            &["cause", "text", "location"],
            &["transport", "lr", "ftag", "did", "leg"],
            &["lr", "did", "ftag", "vsf", "nat", "r2", "transport"],
            &["transport", "lr", "Hpt", "CxtId", "TRC", "X-HwB2bUaCookie"],
            &["branch", "rport", "received", "Role", "Hpt", "i", "cpd"],
        ];
        for list in lists {
            let mut names = Names::default();
            assert!(list.iter().all(|name| names.see(name.as_bytes())), "{list:?}");
        }
    }
}
