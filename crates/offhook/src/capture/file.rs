//! The capture file: pcap records and pcapng blocks, one at a time.
//!
//! Blocks are cut out of the file here, by their stated lengths, and read by `pcap-parser` when they are whole: so the
//! memory for one block is bounded, the offset of a damaged one is known, and a length that lies inside a block can't
//! be mistaken for the end of the file.

use std::io::{self, BufReader, Read};

use jiff::Timestamp;
use pcap_parser::traits::PcapNGPacketBlock;
use pcap_parser::{LegacyPcapBlock, PcapHeader};

use super::error::{CaptureError, CaptureErrorKind, SkipReason};

/// Octets of one packet, at most: the largest snapshot length that capture tools take.
pub const MAX_PACKET_BYTES: u32 = 262_144;
/// Octets of one pcapng block that is read as a whole: a packet and its options.
const MAX_BLOCK_BYTES: u32 = 4 * MAX_PACKET_BYTES;
/// Interfaces of one pcapng section.
const MAX_INTERFACES: usize = 65_536;

const SECTION_HEADER: u32 = 0x0A0D_0D0A;
const INTERFACE_DESCRIPTION: u32 = 1;
const OBSOLETE_PACKET: u32 = 2;
const SIMPLE_PACKET: u32 = 3;
const ENHANCED_PACKET: u32 = 6;
/// `0x1A2B3C4D` as it stands in a big-endian section.
const BIG_ENDIAN_MARK: [u8; 4] = [0x1A, 0x2B, 0x3C, 0x4D];
const LITTLE_ENDIAN_MARK: [u8; 4] = [0x4D, 0x3C, 0x2B, 0x1A];

/// One packet as the file holds it.
#[derive(Debug)]
pub(super) struct Packet<'a> {
    /// Counted from 1.
    pub(super) number: u64,
    /// What the file says about it, or why that can't be told.
    pub(super) content: Result<Content<'a>, SkipReason>,
}

/// Time, link layer and octets of a packet.
#[derive(Debug)]
pub(super) struct Content<'a> {
    /// `None` in a block that has no time.
    pub(super) at: Option<Timestamp>,
    /// Number of the link-layer header type.
    pub(super) link: u16,
    pub(super) octets: &'a [u8],
}

/// Reads packets from a file of either format.
#[derive(Debug)]
pub(super) struct File<R> {
    reader: BufReader<R>,
    /// The record or block at hand.
    block: Vec<u8>,
    /// Where it begins.
    offset: u64,
    packets: u64,
    format: Format,
}

#[derive(Debug)]
enum Format {
    Unknown,
    Pcap { header: PcapHeader },
    Pcapng { big_endian: bool, interfaces: Vec<Interface> },
}

#[derive(Clone, Copy, Debug)]
struct Interface {
    link: u16,
    snapshot: u32,
    /// As it stands in `if_tsresol`: units of 10^-n or, with the top bit set, 2^-n seconds.
    resolution: u8,
    /// Seconds to add to every time.
    offset: i64,
}

impl<R: Read> File<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(1 << 16, reader),
            block: Vec::new(),
            offset: 0,
            packets: 0,
            format: Format::Unknown,
        }
    }

    /// The next packet, `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Packet<'_>>, CaptureError> {
        self.step().map_err(|kind| CaptureError::new(self.packets.saturating_add(1), self.offset, kind))?;
        // The two halves are apart because a packet borrows the block, and a loop over blocks may not.
        Ok(self.packet())
    }

    /// Goes to the next record or block that holds a packet; the block is empty at the end of the file.
    fn step(&mut self) -> Result<(), CaptureErrorKind> {
        self.leave();
        if matches!(self.format, Format::Unknown) {
            self.begin()?;
        }
        match &self.format {
            Format::Pcap { header } => {
                let modified = header.is_modified_format();
                let big_endian = header.is_bigendian();
                self.record(if modified { 24 } else { 16 }, big_endian)
            }
            Format::Pcapng { .. } => self.blocks(),
            Format::Unknown => Err(CaptureErrorKind::NotACapture),
        }
    }

    /// Forgets the record or block at hand.
    fn leave(&mut self) {
        self.offset = self.offset.saturating_add(self.block.len() as u64);
        self.block.clear();
    }

    /// Takes octets until the block has `length`; false if it is still empty at the end of the file.
    fn take(&mut self, length: usize) -> Result<bool, CaptureErrorKind> {
        let wanted = length.saturating_sub(self.block.len());
        let taken = self.reader.by_ref().take(wanted as u64).read_to_end(&mut self.block);
        match taken.map_err(|error| CaptureErrorKind::Io(error.kind()))? {
            got if got == wanted => Ok(true),
            _ if self.block.is_empty() => Ok(false),
            _ => Err(CaptureErrorKind::Truncated),
        }
    }

    fn u32_at(&self, at: usize, big_endian: bool) -> Result<u32, CaptureErrorKind> {
        let octets = at.checked_add(4).and_then(|end| self.block.get(at..end)).and_then(|four| four.try_into().ok());
        let octets: [u8; 4] = octets.ok_or(CaptureErrorKind::Truncated)?;
        Ok(if big_endian { u32::from_be_bytes(octets) } else { u32::from_le_bytes(octets) })
    }

    /// Reads the header of a pcap file, or finds that the first block is a pcapng section header.
    fn begin(&mut self) -> Result<(), CaptureErrorKind> {
        match self.take(4) {
            Ok(true) => {}
            Ok(false) => return Err(CaptureErrorKind::Empty),
            Err(CaptureErrorKind::Truncated) => return Err(CaptureErrorKind::NotACapture),
            Err(other) => return Err(other),
        }
        if self.u32_at(0, false)? == SECTION_HEADER {
            self.format = Format::Pcapng { big_endian: false, interfaces: Vec::new() };
            return Ok(());
        }
        // The magic number decides before the rest of the header is asked for: a text file is no truncated capture.
        if !matches!(self.u32_at(0, false)?, 0xa1b2_c3d4 | 0xa1b2_3c4d | 0xa1b2_cd34 | 0xd4c3_b2a1 | 0x4d3c_b2a1) {
            return Err(CaptureErrorKind::NotACapture);
        }
        self.take(24)?;
        let (_, header) = pcap_parser::parse_pcap_header(&self.block).map_err(|_| CaptureErrorKind::NotACapture)?;
        self.format = Format::Pcap { header };
        self.leave();
        Ok(())
    }

    /// A pcap packet record, whose header has `header` octets.
    fn record(&mut self, header: usize, big_endian: bool) -> Result<(), CaptureErrorKind> {
        if !self.take(header)? {
            return Ok(());
        }
        let length = self.u32_at(8, big_endian)?;
        if length > MAX_PACKET_BYTES {
            return Err(CaptureErrorKind::PacketTooLong { length, max: MAX_PACKET_BYTES });
        }
        self.take(header.saturating_add(length as usize))?;
        self.packets = self.packets.saturating_add(1);
        Ok(())
    }

    /// pcapng blocks, up to one with a packet.
    fn blocks(&mut self) -> Result<(), CaptureErrorKind> {
        loop {
            // Four octets may be there already: those by which the format was recognised.
            if !self.take(8)? {
                return Ok(());
            }
            let kind = self.block_kind()?;
            let Format::Pcapng { big_endian, .. } = self.format else { return Err(CaptureErrorKind::NotACapture) };
            let length = self.u32_at(4, big_endian)?;
            let shortest = match kind {
                SECTION_HEADER => 28,
                INTERFACE_DESCRIPTION => 20,
                OBSOLETE_PACKET | ENHANCED_PACKET => 32,
                SIMPLE_PACKET => 16,
                _ => 12,
            };
            if length < shortest || length % 4 != 0 {
                return Err(CaptureErrorKind::BlockLength { length });
            }
            match kind {
                SECTION_HEADER | INTERFACE_DESCRIPTION | OBSOLETE_PACKET | SIMPLE_PACKET | ENHANCED_PACKET => {
                    if length > MAX_BLOCK_BYTES {
                        return Err(CaptureErrorKind::BlockLength { length });
                    }
                    self.take(length as usize)?;
                    let last = self.u32_at((length as usize).saturating_sub(4), big_endian)?;
                    if last != length {
                        return Err(CaptureErrorKind::BlockLengths { first: length, last });
                    }
                }
                _ => {
                    self.pass_over(length, big_endian)?;
                    continue;
                }
            }
            match kind {
                SECTION_HEADER => self.section()?,
                INTERFACE_DESCRIPTION => self.interface()?,
                _ => {
                    self.packets = self.packets.saturating_add(1);
                    return Ok(());
                }
            }
            self.leave();
        }
    }

    /// The type of the block at hand; a section header sets the byte order first, from its own body.
    fn block_kind(&mut self) -> Result<u32, CaptureErrorKind> {
        if self.u32_at(0, false)? == SECTION_HEADER {
            self.take(12)?;
            let mark = self.block.get(8..12).and_then(|four| <[u8; 4]>::try_from(four).ok());
            let big_endian = match mark {
                Some(BIG_ENDIAN_MARK) => true,
                Some(LITTLE_ENDIAN_MARK) => false,
                _ => return Err(CaptureErrorKind::Description),
            };
            self.format = Format::Pcapng { big_endian, interfaces: Vec::new() };
            return Ok(SECTION_HEADER);
        }
        match self.format {
            Format::Pcapng { big_endian, .. } => self.u32_at(0, big_endian),
            _ => Err(CaptureErrorKind::NotACapture),
        }
    }

    /// Leaves out a block that holds no packet, without keeping it.
    fn pass_over(&mut self, length: u32, big_endian: bool) -> Result<(), CaptureErrorKind> {
        let body = u64::from(length).saturating_sub(12);
        let passed = io::copy(&mut self.reader.by_ref().take(body), &mut io::sink());
        if passed.map_err(|error| CaptureErrorKind::Io(error.kind()))? != body {
            return Err(CaptureErrorKind::Truncated);
        }
        self.take(12)?;
        let last = self.u32_at(8, big_endian)?;
        if last != length {
            return Err(CaptureErrorKind::BlockLengths { first: length, last });
        }
        self.offset = self.offset.saturating_add(body);
        self.leave();
        Ok(())
    }

    fn section(&mut self) -> Result<(), CaptureErrorKind> {
        pcap_parser::parse_sectionheaderblock(&self.block).map_err(|_| CaptureErrorKind::Description)?;
        Ok(())
    }

    fn interface(&mut self) -> Result<(), CaptureErrorKind> {
        let Format::Pcapng { big_endian, interfaces } = &mut self.format else {
            return Err(CaptureErrorKind::NotACapture);
        };
        let parsed = if *big_endian {
            pcap_parser::parse_interfacedescriptionblock_be(&self.block)
        } else {
            pcap_parser::parse_interfacedescriptionblock_le(&self.block)
        };
        let (_, description) = parsed.map_err(|_| CaptureErrorKind::Description)?;
        if interfaces.len() >= MAX_INTERFACES {
            return Err(CaptureErrorKind::TooManyInterfaces { max: MAX_INTERFACES as u32 });
        }
        let offset = description.if_tsoffset;
        interfaces.push(Interface {
            link: link_kind(description.linktype.0),
            snapshot: description.snaplen,
            resolution: description.if_tsresol,
            // pcap-parser reads the option as little-endian in every section.
            offset: if *big_endian { offset.swap_bytes() } else { offset },
        });
        Ok(())
    }

    /// The packet of the record or block at hand.
    fn packet(&self) -> Option<Packet<'_>> {
        if self.block.is_empty() {
            return None;
        }
        let content = match &self.format {
            Format::Pcap { header } => record_content(&self.block, header),
            Format::Pcapng { big_endian, interfaces } => block_content(&self.block, *big_endian, interfaces),
            Format::Unknown => return None,
        };
        Some(Packet { number: self.packets, content })
    }
}

/// The registered number alone: the upper bits of the field may tell the length of a frame check sequence.
fn link_kind(field: i32) -> u16 {
    (field & 0xffff) as u16
}

fn record_content<'a>(record: &'a [u8], header: &PcapHeader) -> Result<Content<'a>, SkipReason> {
    let parsed = if header.is_modified_format() {
        pcap_parser::parse_pcap_frame_modified(record)
    } else if header.is_bigendian() {
        pcap_parser::parse_pcap_frame_be(record)
    } else {
        pcap_parser::parse_pcap_frame(record)
    };
    let (_, LegacyPcapBlock { ts_sec, ts_usec, data, .. }) = parsed.map_err(|_| SkipReason::Record)?;
    let fraction = if header.is_nanosecond_precision() { ts_usec / 1_000 } else { ts_usec };
    let micros = i64::from(ts_sec).saturating_mul(1_000_000).saturating_add(i64::from(fraction));
    let at = Timestamp::from_microsecond(micros).map_err(|_| SkipReason::Time)?;
    Ok(Content { at: Some(at), link: link_kind(header.network.0), octets: data })
}

fn block_content<'a>(block: &'a [u8], big_endian: bool, interfaces: &[Interface]) -> Result<Content<'a>, SkipReason> {
    let kind = u32_in(block, 0, big_endian)?;
    if kind == SIMPLE_PACKET {
        let parsed = if big_endian {
            pcap_parser::parse_simplepacketblock_be(block)
        } else {
            pcap_parser::parse_simplepacketblock_le(block)
        };
        let (_, simple) = parsed.map_err(|_| SkipReason::Record)?;
        let interface = interfaces.first().ok_or(SkipReason::UnknownInterface { interface: 0 })?;
        // The block states no captured length: it is the shorter of the original and the snapshot length.
        let snapshot = if interface.snapshot == 0 { u32::MAX } else { interface.snapshot };
        let length = simple.origlen.min(snapshot) as usize;
        let octets = simple.data.get(..length).unwrap_or(simple.data);
        return Ok(Content { at: None, link: interface.link, octets });
    }
    let (number, ticks, octets) = if kind == OBSOLETE_PACKET {
        // Interface and drop count share one word; the rest is laid out as in an enhanced packet.
        let word = block.get(8..10).and_then(|two| <[u8; 2]>::try_from(two).ok()).ok_or(SkipReason::Record)?;
        let number = if big_endian { u16::from_be_bytes(word) } else { u16::from_le_bytes(word) };
        let (high, low) = (u32_in(block, 12, big_endian)?, u32_in(block, 16, big_endian)?);
        let length = u32_in(block, 20, big_endian)? as usize;
        let body = block.get(28..block.len().saturating_sub(4)).ok_or(SkipReason::Record)?;
        (u32::from(number), ticks(high, low), body.get(..length).ok_or(SkipReason::Record)?)
    } else {
        let parsed = if big_endian {
            pcap_parser::parse_enhancedpacketblock_be(block)
        } else {
            pcap_parser::parse_enhancedpacketblock_le(block)
        };
        let (_, packet) = parsed.map_err(|_| SkipReason::Record)?;
        let octets = block.get(28..).and_then(|body| body.get(..packet.packet_data().len()));
        (packet.if_id, ticks(packet.ts_high, packet.ts_low), octets.ok_or(SkipReason::Record)?)
    };
    let interface = interfaces
        .get(usize::try_from(number).unwrap_or(usize::MAX))
        .ok_or(SkipReason::UnknownInterface { interface: number })?;
    let at = interface.time(ticks).ok_or(SkipReason::Time)?;
    Ok(Content { at: Some(at), link: interface.link, octets })
}

fn u32_in(block: &[u8], at: usize, big_endian: bool) -> Result<u32, SkipReason> {
    let octets = block.get(at..).and_then(|rest| rest.first_chunk::<4>()).ok_or(SkipReason::Record)?;
    Ok(if big_endian { u32::from_be_bytes(*octets) } else { u32::from_le_bytes(*octets) })
}

fn ticks(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

impl Interface {
    /// The instant of `ticks`, cut to microseconds.
    fn time(self, ticks: u64) -> Option<Timestamp> {
        let scaled = u128::from(ticks).checked_mul(1_000_000)?;
        let exponent = u32::from(self.resolution & 0x7f);
        let micros = if self.resolution & 0x80 == 0 {
            // Units finer than any clock: nothing is left of 64 bits of them.
            10_u128.checked_pow(exponent).map_or(0, |unit| scaled / unit)
        } else {
            scaled.checked_shr(exponent).unwrap_or(0)
        };
        let offset = self.offset.checked_mul(1_000_000)?;
        Timestamp::from_microsecond(i64::try_from(micros).ok()?.checked_add(offset)?).ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn interface(resolution: u8, offset: i64) -> Interface {
        Interface { link: 1, snapshot: 0, resolution, offset }
    }

    #[test]
    fn times_are_cut_to_microseconds_in_every_resolution() {
        let second = |resolution, ticks| interface(resolution, 0).time(ticks).unwrap().as_microsecond();
        assert_eq!(second(6, 1_500_000), 1_500_000);
        assert_eq!(second(9, 1_500_000_999), 1_500_000);
        assert_eq!(second(3, 1_500), 1_500_000);
        assert_eq!(second(0, 2), 2_000_000);
        assert_eq!(second(0x80 | 10, 1_536), 1_500_000);
        assert_eq!(second(0x80 | 127, u64::MAX), 0);
        assert_eq!(second(127, u64::MAX), 0);
        assert_eq!(interface(6, -1).time(1_000_000).unwrap(), Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn a_time_beyond_the_calendar_is_refused() {
        assert_eq!(interface(0, 0).time(u64::MAX), None);
        assert_eq!(interface(6, i64::MAX).time(0), None);
    }
}
