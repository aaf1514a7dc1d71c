//! IPv4, IPv6 and what they carry: whole UDP datagrams and TCP segments.

use core::net::{IpAddr, SocketAddr};

use etherparse::{Ipv6ExtensionSlice, LaxIpSlice, TcpSlice, UdpSlice};

use super::error::{Layer, SkipReason};
use super::link::Frame;

/// Protocol numbers of the registry of IP protocols.
pub(super) const TCP: u8 = 6;
pub(super) const UDP: u8 = 17;

/// What an IP packet carries.
#[derive(Debug)]
pub(super) struct Datagram<'a> {
    pub(super) source: IpAddr,
    pub(super) destination: IpAddr,
    pub(super) protocol: u8,
    pub(super) payload: &'a [u8],
    /// Octets that were sent and are not in the capture.
    pub(super) missing: u32,
    /// Set if this is a part only.
    pub(super) fragment: Option<Fragment>,
}

/// Where a fragment belongs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fragment {
    pub(super) identification: u32,
    /// In octets.
    pub(super) offset: u16,
    pub(super) more: bool,
}

/// Takes the IP header and its extensions off; `None` for other network protocols.
pub(super) fn datagram(frame: Frame<'_>) -> Result<Option<Datagram<'_>>, SkipReason> {
    const BROKEN: SkipReason = SkipReason::Header(Layer::Ip);
    let Frame::Ip(octets) = frame else { return Ok(None) };
    // Lengths that contradict the capture are taken as its own: they are zero where the interface filled them in.
    let (ip, _) = LaxIpSlice::from_slice(octets).map_err(|_| BROKEN)?;
    let stated = match &ip {
        LaxIpSlice::Ipv4(slice) => usize::from(slice.header().total_len()),
        LaxIpSlice::Ipv6(slice) => usize::from(slice.header().payload_length()).saturating_add(40),
    };
    let missing = u32::try_from(stated.saturating_sub(octets.len())).unwrap_or(u32::MAX);
    let payload = ip.payload();
    let (payload, protocol, fragmented) = (payload.payload, payload.ip_number.0, payload.fragmented);
    let fragment = if fragmented { Some(fragment(&ip).ok_or(BROKEN)?) } else { None };
    Ok(Some(Datagram {
        source: ip.source_addr(),
        destination: ip.destination_addr(),
        protocol,
        payload,
        missing,
        fragment,
    }))
}

fn fragment(ip: &LaxIpSlice<'_>) -> Option<Fragment> {
    match ip {
        LaxIpSlice::Ipv4(slice) => {
            let header = slice.header();
            Some(Fragment {
                identification: u32::from(header.identification()),
                offset: header.fragments_offset().byte_offset(),
                more: header.more_fragments(),
            })
        }
        LaxIpSlice::Ipv6(slice) => slice.extensions().clone().into_iter().find_map(|extension| match extension {
            Ipv6ExtensionSlice::Fragment(header) => Some(Fragment {
                identification: header.identification(),
                offset: header.fragment_offset().byte_offset(),
                more: header.more_fragments(),
            }),
            _ => None,
        }),
    }
}

/// A UDP datagram.
#[derive(Debug)]
pub(super) struct Udp<'a> {
    pub(super) source: SocketAddr,
    pub(super) destination: SocketAddr,
    pub(super) payload: &'a [u8],
    /// Octets that were sent and are not in the capture.
    pub(super) missing: u32,
}

/// A TCP segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment<'a> {
    pub(super) source: SocketAddr,
    pub(super) destination: SocketAddr,
    pub(super) sequence: u32,
    pub(super) syn: bool,
    pub(super) fin: bool,
    pub(super) rst: bool,
    pub(super) payload: &'a [u8],
}

pub(super) fn udp<'a>(source: IpAddr, destination: IpAddr, octets: &'a [u8]) -> Result<Udp<'a>, SkipReason> {
    let slice = UdpSlice::from_slice_lax(octets).map_err(|_| SkipReason::Header(Layer::Udp))?;
    let missing = usize::from(slice.length()).saturating_sub(octets.len());
    Ok(Udp {
        source: SocketAddr::new(source, slice.source_port()),
        destination: SocketAddr::new(destination, slice.destination_port()),
        payload: slice.payload(),
        missing: u32::try_from(missing).unwrap_or(u32::MAX),
    })
}

pub(super) fn tcp<'a>(source: IpAddr, destination: IpAddr, octets: &'a [u8]) -> Result<Segment<'a>, SkipReason> {
    let slice = TcpSlice::from_slice(octets).map_err(|_| SkipReason::Header(Layer::Tcp))?;
    let header = slice.header_slice().len();
    Ok(Segment {
        source: SocketAddr::new(source, slice.source_port()),
        destination: SocketAddr::new(destination, slice.destination_port()),
        sequence: slice.sequence_number(),
        syn: slice.syn(),
        fin: slice.fin(),
        rst: slice.rst(),
        payload: octets.get(header..).unwrap_or_default(),
    })
}
