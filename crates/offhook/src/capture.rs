//! SIP messages out of packet captures.
//!
//! [`Capture`] reads classic pcap (either byte order, microseconds or nanoseconds) and pcapng (several sections and
//! interfaces, any time resolution) from anything that reads, in one pass and in bounded memory. Link layers are
//! Ethernet with VLAN tags and PPPoE, Linux cooked (SLL and SLL2), BSD loopback and raw IP; IPv4 and IPv6 datagrams are put
//! together from their fragments, and TCP streams from their segments.
//!
//! SIP is recognised by what a packet holds, never by a port. What looks like SIP and can't be read is reported as
//! [`Skipped`], and does not disturb what comes before or after it; neither does a packet whose time is far from those of
//! its neighbours, for which each packet waits for the next one.
//!
//! ```
//! use offhook::capture::{Capture, Entry};
//!
//! # let pcap: &[u8] = include_bytes!("../tests/fixtures/captures/sip-proxy.pcap");
//! let mut capture = Capture::new(pcap);
//! let mut methods = Vec::new();
//! for entry in &mut capture {
//!     match entry? {
//!         Entry::Message(captured) => methods.extend(captured.message()?.method().map(|method| method.to_string())),
//!         Entry::Skipped(skipped) => eprintln!("{skipped}"),
//!         _ => {}
//!     }
//! }
//! assert_eq!(methods, ["INVITE", "INVITE", "ACK", "BYE"]);
//! assert_eq!(capture.counts().packets, 11);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A damaged file yields what could be read, and then the error:
//!
//! ```
//! use offhook::capture::{Capture, CaptureErrorKind};
//!
//! # let pcap: &[u8] = include_bytes!("../tests/fixtures/captures/sip-proxy.pcap");
//! let mut capture = Capture::new(&pcap[..6_000]);
//! assert_eq!(capture.by_ref().filter(Result::is_ok).count(), 9);
//! let error = Capture::new(&pcap[..6_000]).find_map(Result::err).unwrap();
//! assert_eq!(error.packet(), 10);
//! assert_eq!(error.kind(), CaptureErrorKind::Truncated);
//! ```
//!
//! Left out: tunnels (GRE, GTP, IP in IP), SCTP, TLS, WebSocket, PPP and 802.11 link layers, and compressed files.

use core::fmt;
use core::net::SocketAddr;
use std::collections::VecDeque;
use std::io::Read;

use jiff::Timestamp;
use offhook_base::ParseError;
use offhook_sip::Message;

mod clock;
mod decode;
mod error;
mod file;
mod fragment;
mod link;
mod network;
mod recognise;
mod stream;
mod tcp;

pub use error::{CaptureError, CaptureErrorKind, Layer, SkipReason, Skipped};
pub use file::MAX_PACKET_BYTES;

use clock::Clock;
use decode::Decoder;
use file::File;

/// Reads a capture: an iterator over the SIP messages in it.
///
/// Each item is an [`Entry`], or the [`CaptureError`] that ends the iteration. Messages come in the order in which
/// they are complete: by time, but for TCP streams in which octets are missing, whose later messages wait for them
/// for ten seconds of the capture, or until the stream or the file ends.
#[derive(Debug)]
pub struct Capture<R> {
    file: File<R>,
    clock: Clock,
    decoder: Decoder,
    ready: VecDeque<Entry>,
    counts: Counts,
    error: Option<CaptureError>,
    /// The file was read to its end, or to where it is damaged.
    finished: bool,
    /// All of that was decoded.
    decoded: bool,
}

impl<R: Read> Capture<R> {
    /// Nothing is read before the first call of `next`. Reading is buffered here; `reader` need not be.
    pub fn new(reader: R) -> Self {
        Self {
            file: File::new(reader),
            clock: Clock::default(),
            decoder: Decoder::default(),
            ready: VecDeque::new(),
            counts: Counts::default(),
            error: None,
            finished: false,
            decoded: false,
        }
    }

    /// What has come out so far.
    #[must_use]
    pub const fn counts(&self) -> Counts {
        self.counts
    }
}

impl<R: Read> Iterator for Capture<R> {
    type Item = Result<Entry, CaptureError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.decoded {
            let (counts, decoder, ready) = (&mut self.counts, &mut self.decoder, &mut self.ready);
            let taken = self.clock.pop(|packet| {
                counts.packets = packet.number;
                decoder.packet(packet, ready);
            });
            if taken {
                continue;
            }
            if self.finished {
                self.decoder.finish(&mut self.ready);
                self.decoded = true;
                continue;
            }
            match self.file.next() {
                Ok(Some(packet)) => {
                    self.clock.push(&packet);
                    continue;
                }
                Ok(None) => {}
                Err(error) => self.error = Some(error),
            }
            self.finished = true;
            self.clock.finish();
        }
        match self.ready.pop_front() {
            Some(entry) => {
                match entry {
                    Entry::Message(_) => self.counts.messages = self.counts.messages.saturating_add(1),
                    Entry::Skipped(_) => self.counts.skipped = self.counts.skipped.saturating_add(1),
                }
                Some(Ok(entry))
            }
            None => self.error.take().map(Err),
        }
    }
}

/// What has come out of a capture so far.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct Counts {
    /// Packets of the file, of any protocol.
    pub packets: u64,
    /// SIP messages yielded.
    pub messages: u64,
    /// Reports yielded.
    pub skipped: u64,
}

/// One thing that a [`Capture`] yields.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Entry {
    /// A SIP message.
    Message(Captured),
    /// Something that was passed over.
    Skipped(Skipped),
}

/// A SIP message, and when and between whom it was seen.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub struct Captured {
    /// The packet that completed the message, counted from 1 in the order of the file.
    pub packet: u64,
    /// When that packet was seen, cut to microseconds.
    pub at: Timestamp,
    /// What carried the message.
    pub transport: Transport,
    /// Who sent it.
    pub source: SocketAddr,
    /// To whom.
    pub destination: SocketAddr,
    /// The message as it was sent. In a datagram nothing is cut off behind a stated Content-Length; empty lines
    /// before the message are.
    pub bytes: Vec<u8>,
}

impl Captured {
    /// The message, read tolerantly.
    ///
    /// # Errors
    ///
    /// None for a value that [`Capture`] has yielded: it reports what can't be read as [`Skipped`].
    pub fn message(&self) -> Result<Message<'_>, ParseError> {
        Message::parse(&self.bytes)
    }
}

/// What carried a SIP message: complete for this reader, which reads no other transports.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Transport {
    /// A datagram of its own.
    Udp,
    /// A part of a TCP stream.
    Tcp,
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Udp => "UDP",
            Self::Tcp => "TCP",
        })
    }
}
