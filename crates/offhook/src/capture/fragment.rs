//! Reassembly of IP datagrams from fragments (RFC 791 section 3.2, RFC 8200 section 4.5).

use core::net::IpAddr;
use std::collections::BTreeMap;

use jiff::Timestamp;

use super::error::SkipReason;
use super::network::{Datagram, Fragment, UDP};
use super::recognise;

/// Datagrams that may be incomplete at one time; the oldest is given up for one more.
const MAX_DATAGRAMS: usize = 256;
/// Octets of one datagram.
const MAX_OCTETS: usize = 65_535;
/// Fragments of one datagram: as many as 65,535 octets make at the smallest link of IPv4, and some.
const MAX_FRAGMENTS: usize = 4_096;
/// Microseconds of the capture after which missing fragments are no longer waited for (RFC 8200 section 4.5).
const WAIT_US: i64 = 60_000_000;

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Key {
    source: IpAddr,
    destination: IpAddr,
    protocol: u8,
    identification: u32,
}

#[derive(Debug)]
struct Partial {
    /// Parts by their offset; they do not overlap.
    parts: BTreeMap<usize, Vec<u8>>,
    /// Length of the datagram, known from its last fragment.
    length: Option<usize>,
    first_us: i64,
    packet: u64,
}

/// Datagrams of which fragments are missing.
#[derive(Debug, Default)]
pub(super) struct Fragments {
    partial: BTreeMap<Key, Partial>,
}

impl Fragments {
    /// Takes one fragment; answers with the whole payload if it was the last one missing.
    pub(super) fn add(
        &mut self,
        packet: u64,
        at: Timestamp,
        datagram: &Datagram<'_>,
        fragment: Fragment,
        given_up: &mut Vec<u64>,
    ) -> Result<Option<Vec<u8>>, SkipReason> {
        let now_us = at.as_microsecond();
        self.expire(now_us, given_up);
        let key = Key {
            source: datagram.source,
            destination: datagram.destination,
            protocol: datagram.protocol,
            identification: fragment.identification,
        };
        if !self.partial.contains_key(&key) && self.partial.len() >= MAX_DATAGRAMS {
            let oldest = self.partial.iter().min_by_key(|(_, partial)| partial.packet).map(|(key, _)| *key);
            if let Some((key, partial)) = oldest.and_then(|key| self.partial.remove_entry(&key)) {
                given_up.extend(partial.may_be_sip(key.protocol).then_some(partial.packet));
            }
        }
        let partial = self.partial.entry(key).or_insert_with(|| Partial {
            parts: BTreeMap::new(),
            length: None,
            first_us: now_us,
            packet,
        });
        partial.packet = packet;
        match partial.add(fragment, datagram.payload) {
            Ok(true) => Ok(self.partial.remove(&key).map(Partial::into_payload)),
            Ok(false) => Ok(None),
            Err(reason) => {
                self.partial.remove(&key);
                Err(reason)
            }
        }
    }

    fn expire(&mut self, now_us: i64, given_up: &mut Vec<u64>) {
        self.partial.retain(|key, partial| {
            let keep = now_us.saturating_sub(partial.first_us) <= WAIT_US;
            if !keep && partial.may_be_sip(key.protocol) {
                given_up.push(partial.packet);
            }
            keep
        });
    }

    /// Gives up everything that is incomplete; answers with the last packet of each datagram, in order.
    pub(super) fn finish(&mut self) -> Vec<u64> {
        let mut packets: Vec<u64> = core::mem::take(&mut self.partial)
            .into_iter()
            .filter(|(key, partial)| partial.may_be_sip(key.protocol))
            .map(|(_, partial)| partial.packet)
            .collect();
        packets.sort_unstable();
        packets
    }
}

impl Partial {
    /// Whether the datagram is whole with this one.
    fn add(&mut self, fragment: Fragment, octets: &[u8]) -> Result<bool, SkipReason> {
        let start = usize::from(fragment.offset);
        let end = start.saturating_add(octets.len());
        let known = self.parts.last_key_value().map_or(0, |(at, part)| at.saturating_add(part.len()));
        let misfit = if fragment.more {
            // All but the last have a length in units of eight octets.
            !octets.len().is_multiple_of(8) || self.length.is_some_and(|length| end > length)
        } else {
            self.length.is_some_and(|length| length != end) || known > end
        };
        if misfit || end > MAX_OCTETS || self.parts.len() >= MAX_FRAGMENTS {
            return Err(SkipReason::Fragment);
        }
        if !fragment.more {
            self.length = Some(end);
        }
        if octets.is_empty() {
            return Ok(self.is_whole());
        }
        match self.parts.get(&start) {
            // The same fragment again, as captures of several interfaces have it.
            Some(part) if part == octets => {}
            _ if self.overlaps(start, end) => return Err(SkipReason::Fragment),
            _ => {
                self.parts.insert(start, octets.to_vec());
            }
        }
        Ok(self.is_whole())
    }

    /// Overlapping fragments are an attack or an error: RFC 5722 has the datagram dropped.
    fn overlaps(&self, start: usize, end: usize) -> bool {
        self.parts.range(..end).next_back().is_some_and(|(at, part)| at.saturating_add(part.len()) > start)
    }

    fn is_whole(&self) -> bool {
        // Parts do not overlap and none reaches beyond the end, so their sum tells.
        self.length == Some(self.parts.values().map(Vec::len).sum())
    }

    /// Whether losing it is worth a word: not if its beginning is there and is something else than SIP over UDP.
    fn may_be_sip(&self, protocol: u8) -> bool {
        match self.parts.get(&0) {
            Some(first) if protocol == UDP => first.get(8..).is_some_and(recognise::is_message),
            _ => true,
        }
    }

    fn into_payload(self) -> Vec<u8> {
        self.parts.into_values().flatten().collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const BODY: &[u8; 20] = b"0123456789abcdefghij";
    const TCP: u8 = 6;

    fn add(pool: &mut Fragments, seconds: i64, offset: u16, part: &[u8]) -> Result<Option<Vec<u8>>, SkipReason> {
        add_as(pool, seconds, 7, offset, part, usize::from(offset) + part.len() < 20)
    }

    fn add_as(
        pool: &mut Fragments,
        seconds: i64,
        identification: u32,
        offset: u16,
        payload: &[u8],
        more: bool,
    ) -> Result<Option<Vec<u8>>, SkipReason> {
        let address = IpAddr::from([192, 0, 2, 1]);
        let fragment = Fragment { identification, offset, more };
        let datagram =
            Datagram { source: address, destination: address, protocol: TCP, payload, missing: 0, fragment: None };
        pool.add(1, Timestamp::from_second(seconds).unwrap(), &datagram, fragment, &mut Vec::new())
    }

    #[test]
    fn fragments_in_any_order_make_the_datagram() {
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
            let mut pool = Fragments::default();
            let mut whole = None;
            for part in order {
                let start = part * 8;
                whole = add(&mut pool, 0, start as u16, &BODY[start..20.min(start + 8)]).unwrap();
            }
            assert_eq!(whole.unwrap(), BODY);
            assert!(pool.finish().is_empty());
        }
    }

    #[test]
    fn a_repeated_fragment_does_not_count_twice() {
        let mut pool = Fragments::default();
        assert_eq!(add(&mut pool, 0, 0, &BODY[..8]), Ok(None));
        assert_eq!(add(&mut pool, 0, 0, &BODY[..8]), Ok(None));
        assert_eq!(add(&mut pool, 0, 16, &BODY[16..]), Ok(None));
        assert_eq!(add(&mut pool, 0, 8, &BODY[8..16]).unwrap().unwrap(), BODY);
    }

    #[test]
    fn overlaps_and_second_ends_are_refused() {
        let mut pool = Fragments::default();
        assert_eq!(add(&mut pool, 0, 0, &BODY[..16]), Ok(None));
        assert_eq!(add(&mut pool, 0, 8, &BODY[8..16]), Err(SkipReason::Fragment));
        let mut pool = Fragments::default();
        assert_eq!(add(&mut pool, 0, 16, &BODY[16..]), Ok(None));
        assert_eq!(add_as(&mut pool, 0, 7, 24, b"x", false), Err(SkipReason::Fragment));
        assert_eq!(add_as(&mut pool, 0, 8, 0, b"odd", true), Err(SkipReason::Fragment));
        assert_eq!(add_as(&mut pool, 0, 9, 65_528, &[0; 16], true), Err(SkipReason::Fragment));
    }

    #[test]
    fn a_minute_is_waited_and_no_longer() {
        let mut pool = Fragments::default();
        assert_eq!(add(&mut pool, 0, 0, &BODY[..8]), Ok(None));
        assert_eq!(add(&mut pool, 61, 8, &BODY[8..]), Ok(None));
        assert_eq!(pool.finish(), [1]);
    }

    #[test]
    fn the_number_of_open_datagrams_is_bounded() {
        let mut pool = Fragments::default();
        for identification in 0..1_000 {
            assert_eq!(add_as(&mut pool, 0, identification, 0, &BODY[..8], true), Ok(None));
        }
        assert_eq!(pool.finish().len(), MAX_DATAGRAMS);
    }
}
