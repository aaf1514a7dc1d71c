//! Link layers: which network protocol a packet holds, and where it begins.

use super::error::{Layer, SkipReason};

/// Link-layer header types, by their numbers in the tcpdump.org registry.
const NULL: u16 = 0;
const ETHERNET: u16 = 1;
const LOOP: u16 = 108;
const LINUX_SLL: u16 = 113;
const LINUX_SLL2: u16 = 276;
const IPV4: u16 = 228;
const IPV6: u16 = 229;
/// Raw IP, under its registered number and under those that systems write without asking.
const RAW: [u16; 3] = [101, 12, 14];

/// VLAN tags one behind the other: twice as many as IEEE 802.1ad stacks.
const MAX_TAGS: usize = 4;

/// What a link-layer frame holds.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Frame<'a> {
    /// IPv4 or IPv6, told apart by the version field.
    Ip(&'a [u8]),
    /// Another protocol.
    Other,
}

/// Takes the link-layer header off, with VLAN tags (IEEE 802.1Q) and a PPPoE session (RFC 2516).
pub(super) fn frame(link: u16, octets: &[u8]) -> Result<Frame<'_>, SkipReason> {
    let frame = match link {
        ETHERNET => split(octets, 12, 14),
        LINUX_SLL => split(octets, 14, 16),
        LINUX_SLL2 => split(octets, 0, 20),
        NULL | LOOP => family(octets),
        IPV4 | IPV6 => Some(Frame::Ip(octets)),
        _ if RAW.contains(&link) => Some(Frame::Ip(octets)),
        kind => return Err(SkipReason::LinkLayer { kind }),
    };
    frame.ok_or(SkipReason::Header(Layer::Link))
}

/// A header of so many octets with an EtherType at `at`.
fn split(octets: &[u8], at: usize, header: usize) -> Option<Frame<'_>> {
    let mut kind = u16_at(octets, at)?;
    let mut payload = octets.get(header..)?;
    for _ in 0..MAX_TAGS {
        if !matches!(kind, 0x8100 | 0x88a8 | 0x9100) {
            break;
        }
        kind = u16_at(payload, 2)?;
        payload = payload.get(4..)?;
    }
    match kind {
        0x0800 | 0x86dd => Some(Frame::Ip(payload)),
        0x8864 => ppp(payload),
        _ => Some(Frame::Other),
    }
}

/// A PPPoE session stage packet: six octets of its own (RFC 2516 section 4), then a PPP protocol number.
fn ppp(octets: &[u8]) -> Option<Frame<'_>> {
    let payload = octets.get(8..)?;
    Some(if matches!(u16_at(octets, 6)?, 0x0021 | 0x0057) { Frame::Ip(payload) } else { Frame::Other })
}

fn u16_at(octets: &[u8], at: usize) -> Option<u16> {
    octets.get(at..)?.first_chunk().copied().map(u16::from_be_bytes)
}

/// BSD loopback: an address family, in the byte order of whoever captured (null) or big-endian (loop).
fn family(octets: &[u8]) -> Option<Frame<'_>> {
    let (word, payload) = octets.split_first_chunk::<4>()?;
    // Families are small numbers, so the order shows itself.
    let family = u32::from_be_bytes(*word).min(u32::from_le_bytes(*word));
    // AF_INET is 2 everywhere; AF_INET6 is 10 on Linux, 24 on NetBSD and OpenBSD, 28 on FreeBSD, 30 on Darwin.
    Some(if matches!(family, 2 | 10 | 24 | 28 | 30) { Frame::Ip(payload) } else { Frame::Other })
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn with(header: usize, at: usize, tail: &[u8]) -> Vec<u8> {
        let mut octets = vec![0; header];
        octets[at] = tail[0];
        octets[at + 1] = tail[1];
        octets.extend_from_slice(&tail[2..]);
        octets
    }

    #[test]
    fn each_link_layer_leads_to_ip() {
        let ip = Ok(Frame::Ip(&[0x45]));
        assert_eq!(frame(ETHERNET, &with(14, 12, &[0x08, 0x00, 0x45])), ip);
        assert_eq!(frame(ETHERNET, &with(14, 12, &[0x86, 0xdd, 0x45])), ip);
        assert_eq!(frame(LINUX_SLL, &with(16, 14, &[0x86, 0xdd, 0x45])), ip);
        assert_eq!(frame(LINUX_SLL2, &with(20, 0, &[0x08, 0x00, 0x45])), ip);
        for word in [[2, 0, 0, 0], [0, 0, 0, 2], [30, 0, 0, 0], [0, 0, 0, 24], [28, 0, 0, 0]] {
            let octets = [word.as_slice(), &[0x45]].concat();
            assert_eq!(frame(NULL, &octets), ip);
            assert_eq!(frame(LOOP, &octets), ip);
        }
        for link in [101, IPV4, IPV6] {
            assert_eq!(frame(link, &[0x45]), ip);
        }
    }

    #[test]
    fn vlan_tags_and_pppoe_are_taken_off() {
        let ip = Ok(Frame::Ip(&[0x45]));
        assert_eq!(frame(ETHERNET, &with(14, 12, &[0x81, 0x00, 0, 7, 0x08, 0x00, 0x45])), ip);
        let double = [0x88, 0xa8, 0, 7, 0x81, 0x00, 0, 8, 0x86, 0xdd, 0x45];
        assert_eq!(frame(ETHERNET, &with(14, 12, &double)), ip);
        let session = [0x88, 0x64, 0x11, 0, 0x18, 0xe5, 0, 3, 0x00, 0x21, 0x45];
        assert_eq!(frame(ETHERNET, &with(14, 12, &session)), ip);
        let link_control = [0x88, 0x64, 0x11, 0, 0x18, 0xe5, 0, 3, 0xc0, 0x21, 0x45];
        assert_eq!(frame(ETHERNET, &with(14, 12, &link_control)), Ok(Frame::Other));
        let endless = [0x81, 0x00].repeat(40);
        assert_eq!(frame(ETHERNET, &with(14, 12, &endless)), Ok(Frame::Other));
    }

    #[test]
    fn short_and_unknown_ones_are_told() {
        assert_eq!(frame(ETHERNET, &[0; 13]), Err(SkipReason::Header(Layer::Link)));
        assert_eq!(frame(ETHERNET, &with(14, 12, &[0x81, 0x00, 0])), Err(SkipReason::Header(Layer::Link)));
        assert_eq!(frame(NULL, &[2]), Err(SkipReason::Header(Layer::Link)));
        assert_eq!(frame(147, &[0; 40]), Err(SkipReason::LinkLayer { kind: 147 }));
        assert_eq!(frame(ETHERNET, &[0; 60]), Ok(Frame::Other));
    }
}
