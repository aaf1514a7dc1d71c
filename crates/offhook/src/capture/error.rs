use core::fmt;
use std::io;

use offhook_base::ParseError;

/// Why a capture can't be read any further, and where.
///
/// Everything that could be read before it has been yielded when it appears.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CaptureError {
    packet: u64,
    offset: u64,
    kind: CaptureErrorKind,
}

impl CaptureError {
    pub(super) const fn new(packet: u64, offset: u64, kind: CaptureErrorKind) -> Self {
        Self { packet, offset, kind }
    }

    /// The packet that could not be read, counted from 1: one more than were read.
    #[must_use]
    pub const fn packet(&self) -> u64 {
        self.packet
    }

    /// Where the damaged record or block begins, in bytes from the start of the file.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// What is wrong there.
    #[must_use]
    pub const fn kind(&self) -> CaptureErrorKind {
        self.kind
    }
}

impl core::error::Error for CaptureError {}

impl fmt::Display for CaptureError {
    /// With the place, unless nothing was read at all: then there is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at_once = matches!(self.kind, CaptureErrorKind::Io(_)) && self.offset == 0;
        if !at_once && !matches!(self.kind, CaptureErrorKind::Empty | CaptureErrorKind::NotACapture) {
            write!(f, "packet {} at byte {}: ", self.packet, self.offset)?;
        }
        self.kind.fmt(f)
    }
}

/// What is wrong with a capture at the place that a [`CaptureError`] names.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CaptureErrorKind {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The first bytes are those of neither pcap nor pcapng.
    #[error("the file is neither pcap nor pcapng")]
    NotACapture,
    /// The file ends inside a header, a packet record or a block.
    #[error("the file ends in the middle of it")]
    Truncated,
    /// A packet record states more octets than any capture holds in one packet.
    #[error("a packet of {length} octets is longer than {max}")]
    PacketTooLong {
        /// The length that the record states.
        length: u32,
        /// [`MAX_PACKET_BYTES`](super::MAX_PACKET_BYTES).
        max: u32,
    },
    /// A pcapng block states a length that no block of its type has.
    #[error("a block can't have {length} octets")]
    BlockLength {
        /// The length that the block states.
        length: u32,
    },
    /// The two lengths of a pcapng block differ.
    #[error("the block states {first} octets at its start and {last} at its end")]
    BlockLengths {
        /// Length before the block's body.
        first: u32,
        /// Length after the block's body.
        last: u32,
    },
    /// A pcapng section header or interface description can't be read.
    #[error("a section header or interface description can't be read")]
    Description,
    /// A section describes more interfaces than are kept.
    #[error("more than {max} interfaces")]
    TooManyInterfaces {
        /// The limit.
        max: u32,
    },
    /// Reading the file failed.
    #[error("reading failed: {0}")]
    Io(io::ErrorKind),
}

/// Something in a capture that was passed over, and why.
///
/// Reported are broken packets, and what looked like SIP and could not be read. Packets of other protocols are not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Skipped {
    /// The packet, counted from 1; for a part of a TCP stream the last packet that belongs to it.
    pub packet: u64,
    /// Why it was passed over.
    pub reason: SkipReason,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "packet {}: {}", self.packet, self.reason)
    }
}

/// Why something in a capture was passed over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SkipReason {
    /// A SIP message that can't be read, or that lacks what tells its call.
    Message(ParseError),
    /// A SIP message, or what begins like one, of which the capture holds only the first part (the snapshot length was
    /// too short).
    Cut {
        /// Octets that are missing.
        missing: u32,
    },
    /// A SIP message without a time: pcapng simple packet blocks have none.
    NoTime,
    /// A time outside the years that can be told, or in units too fine to be told.
    Time,
    /// A time more than a day (at the ends of the file: a year) from those of the packets next to it, which agree: taken
    /// for damage.
    Clock,
    /// A packet of an interface that the capture does not describe.
    UnknownInterface {
        /// Number of the interface in its section, from 0.
        interface: u32,
    },
    /// A packet record whose inner lengths contradict each other.
    Record,
    /// A link layer that is not read; reported once for each kind.
    LinkLayer {
        /// Its number in the registry of link-layer header types.
        kind: u16,
    },
    /// The header of this layer can't be read.
    Header(Layer),
    /// An IP datagram of which fragments are missing.
    Fragments,
    /// An IP fragment that contradicts the others, or reaches beyond the longest datagram.
    Fragment,
    /// A TCP stream in which octets are missing; reading went on at the next start of a message.
    Gap {
        /// Octets that are missing.
        octets: u64,
    },
    /// A TCP stream in which something stands that is no SIP message; reading went on at the next start of a message.
    NotSip,
    /// A TCP stream that ends, or leaves the capture, in the middle of a message.
    Unfinished,
    /// A TCP stream that was given up because too many octets were waiting for the ones before them.
    Memory,
    /// A message of an INVITE that was not seen before it, nor within the time that the observer waits for it.
    NoInvite,
}

impl SkipReason {
    /// Whether something that was sent may be missing from what was read: the capture is damaged, or lacks it, or a
    /// message can't be read.
    ///
    /// No loss is what the network or the beginning or end of the capture explains: fragments that never arrived, a
    /// message that goes on behind the end, one whose INVITE lies before the beginning. Of a link layer that is not
    /// read nobody knows what it carries: that is no loss by itself either.
    #[must_use]
    pub const fn is_loss(self) -> bool {
        match self {
            // What was sent is in the file and can't be used.
            Self::Message(_) | Self::NoTime | Self::Time | Self::Clock | Self::UnknownInterface { .. } => true,
            Self::Record | Self::Header(_) | Self::Fragment => true,
            // What was sent is not in the file: TCP repairs what the network loses, so a gap is the capture's.
            Self::Cut { .. } | Self::Gap { .. } | Self::NotSip | Self::Memory => true,
            Self::Fragments | Self::Unfinished | Self::NoInvite | Self::LinkLayer { .. } => false,
        }
    }
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(error) => write!(f, "not a readable SIP message: {error}"),
            Self::Cut { missing } => write!(f, "the capture lacks the last {missing} octets of the message"),
            Self::NoTime => f.write_str("a message without a time"),
            Self::Time => f.write_str("a time that can't be told"),
            Self::Clock => f.write_str("a time far from those of its neighbours"),
            Self::UnknownInterface { interface } => write!(f, "interface {interface} is not described"),
            Self::Record => f.write_str("lengths of the packet record contradict each other"),
            Self::LinkLayer { kind } => write!(f, "link layer {kind} is not read"),
            Self::Header(layer) => write!(f, "broken {layer} header"),
            Self::Fragments => f.write_str("fragments of the datagram are missing"),
            Self::Fragment => f.write_str("a fragment contradicts the others"),
            Self::Gap { octets } => write!(f, "{octets} octets of the TCP stream are missing"),
            Self::NotSip => f.write_str("something in the TCP stream is not SIP"),
            Self::Unfinished => f.write_str("the TCP stream ends in the middle of a message"),
            Self::Memory => f.write_str("too much of the TCP stream waits for what is missing"),
            Self::NoInvite => f.write_str("the INVITE of the message was not seen before it"),
        }
    }
}

/// A layer of a packet whose header can't be read.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Layer {
    /// Ethernet, Linux cooked, loopback, VLAN.
    Link,
    /// IPv4 or IPv6, extension headers included.
    Ip,
    /// UDP.
    Udp,
    /// TCP.
    Tcp,
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Link => "link",
            Self::Ip => "IP",
            Self::Udp => "UDP",
            Self::Tcp => "TCP",
        })
    }
}
