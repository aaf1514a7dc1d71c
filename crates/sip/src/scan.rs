//! Looking for one octet, eight at a time: names of header fields are too short for a call of `memchr` each.

const EVERY: u64 = 0x0101_0101_0101_0101;

/// Marks the octets of `word` that are `OCTET`; only the lowest mark is certain.
#[inline]
pub(crate) const fn marks<const OCTET: u8>(word: u64) -> u64 {
    // An octet that is looked for becomes zero, and a zero is found by its borrow.
    let word = word ^ (EVERY * OCTET as u64);
    word.wrapping_sub(EVERY) & !word & (EVERY << 7)
}

/// Octets before the first `OCTET`, or before the end; eight at a time.
#[inline]
pub(crate) fn octets_before<const OCTET: u8>(rest: &[u8]) -> usize {
    let mut length = 0_usize;
    let mut rest = rest;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        let found = marks::<OCTET>(u64::from_le_bytes(*chunk));
        if found != 0 {
            return length.wrapping_add(found.trailing_zeros() as usize / 8);
        }
        length = length.wrapping_add(8);
        rest = behind;
    }
    length.wrapping_add(rest.iter().position(|octet| *octet == OCTET).unwrap_or(rest.len()))
}

/// Whether there is an octet that `is_odd`; sixteen at a time, where compilers have vectors.
#[inline]
pub(crate) fn has(octets: &[u8], is_odd: impl Fn(u8) -> bool) -> bool {
    let in_chunk = |chunk: &[u8; 16]| chunk.iter().fold(0_u8, |odd, octet| odd | u8::from(is_odd(*octet))) != 0;
    let Some(last) = octets.last_chunk::<16>() else { return octets.iter().any(|octet| is_odd(*octet)) };
    let mut rest = octets;
    while let Some((chunk, next)) = rest.split_first_chunk::<16>() {
        if in_chunk(chunk) {
            return true;
        }
        rest = next;
    }
    // The last ones once more, together with what is left.
    !rest.is_empty() && in_chunk(last)
}

/// Octets before the first LF.
///
/// On x86-64 this searches with the vectors that every such machine has: lines are too short to pay for asking which
/// others there are.
#[inline]
pub(crate) fn line_feed_in(rest: &[u8]) -> Option<usize> {
    #[cfg(target_arch = "x86_64")]
    if let Some(search) = memchr::arch::x86_64::sse2::memchr::One::new(b'\n') {
        return search.find(rest);
    }
    memchr::memchr(b'\n', rest)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec;

    use super::*;

    #[test]
    fn the_first_line_feed_is_found_at_every_place() {
        for length in 0..100 {
            let mut octets = vec![b'a'; length];
            assert_eq!(octets_before::<b'\n'>(&octets), length);
            for place in (0..length).rev() {
                // What surrounds a match differs from it by one, and by the sign bit.
                octets.iter_mut().for_each(|octet| *octet = 0x8a);
                if let Some(before) = octets.get_mut(..place) {
                    before.iter_mut().enumerate().for_each(|(i, octet)| *octet = if i % 2 == 0 { 0x0b } else { 0x09 });
                }
                if let Some(octet) = octets.get_mut(place) {
                    *octet = b'\n';
                }
                assert_eq!(octets_before::<b'\n'>(&octets), place, "{length}");
            }
        }
    }

    #[test]
    fn an_odd_octet_is_found_at_every_place() {
        for length in 0..50 {
            assert!(!has(&vec![b'a'; length], |octet| octet < b' '));
            for place in 0..length {
                let mut octets = vec![b'a'; length];
                if let Some(octet) = octets.get_mut(place) {
                    *octet = 0x1f;
                }
                assert!(has(&octets, |octet| octet < b' '), "{length} {place}");
            }
        }
    }
}
