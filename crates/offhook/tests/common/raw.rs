//! Captures of raw IPv4 and UDP, made packet by packet.

/// The header of a pcap file whose packets begin with IP.
pub(crate) fn header() -> Vec<u8> {
    [0xa1b2_c3d4_u32.to_le_bytes(), [2, 0, 4, 0], [0; 4], [0; 4], [0, 0, 4, 0], [101, 0, 0, 0]].concat()
}

/// A packet of raw IPv4 and UDP.
pub(crate) fn packet(at: u32, payload: &[u8]) -> Vec<u8> {
    let udp = u16::try_from(payload.len() + 8).unwrap();
    let mut ip = vec![0x45, 0];
    ip.extend((udp + 20).to_be_bytes());
    ip.extend([0, 1, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2, 0x13, 0xc4, 0x13, 0xc4]);
    ip.extend(udp.to_be_bytes());
    ip.extend([0, 0]);
    ip.extend(payload);
    let length = u32::try_from(ip.len()).unwrap().to_le_bytes();
    [&at.to_le_bytes(), &[0; 4], &length, &length, ip.as_slice()].concat()
}
