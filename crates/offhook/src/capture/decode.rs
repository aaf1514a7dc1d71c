//! From a packet to what it completes.

use core::net::IpAddr;
use std::collections::{BTreeSet, VecDeque};

use offhook_sip::Message;

use super::error::{SkipReason, Skipped};
use super::file::Packet;
use super::fragment::Fragments;
use super::network::{self, TCP, UDP};
use super::stream::{Found, Stamp};
use super::tcp::{Output, Streams};
use super::{Captured, Entry, Transport, link, recognise};

/// All that is remembered from packet to packet.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    fragments: Fragments,
    streams: Streams,
    /// Link layers that were reported as not read.
    told: BTreeSet<u16>,
}

impl Decoder {
    /// Takes a packet in.
    pub(super) fn packet(&mut self, packet: &Packet<'_>, ready: &mut VecDeque<Entry>) {
        if let Err(reason) = self.read(packet, ready) {
            let news = match reason {
                SkipReason::LinkLayer { kind } => self.told.insert(kind),
                _ => true,
            };
            if news {
                ready.push_back(skipped(packet.number, reason));
            }
        }
    }

    /// Gives up what is incomplete.
    pub(super) fn finish(&mut self, ready: &mut VecDeque<Entry>) {
        let mut output = Vec::new();
        self.streams.finish(&mut output);
        ready.extend(output.into_iter().map(entry));
        ready.extend(self.fragments.finish().into_iter().map(|packet| skipped(packet, SkipReason::Fragments)));
    }

    fn read(&mut self, packet: &Packet<'_>, ready: &mut VecDeque<Entry>) -> Result<(), SkipReason> {
        let content = packet.content.as_ref().map_err(|reason| *reason)?;
        let frame = link::frame(content.link, content.octets)?;
        let Some(datagram) = network::datagram(frame)? else { return Ok(()) };
        if !matches!(datagram.protocol, TCP | UDP) {
            return Ok(());
        }
        let (source, destination, protocol) = (datagram.source, datagram.destination, datagram.protocol);
        let Some(at) = content.at else { return without_time(source, destination, protocol, datagram.payload) };
        let stamp = Stamp { packet: packet.number, at };
        let Some(fragment) = datagram.fragment else {
            let cut = datagram.missing > 0 && protocol == TCP && begins_message(source, destination, datagram.payload);
            self.transport(stamp, source, destination, protocol, datagram.payload, ready)?;
            // The stream goes on behind the gap; that a message began there is known here alone.
            return if cut { Err(SkipReason::Cut { missing: datagram.missing }) } else { Ok(()) };
        };
        let mut given_up = Vec::new();
        let whole = self.fragments.add(packet.number, at, &datagram, fragment, &mut given_up);
        given_up.sort_unstable();
        ready.extend(given_up.into_iter().map(|packet| skipped(packet, SkipReason::Fragments)));
        match whole? {
            Some(payload) => self.transport(stamp, source, destination, protocol, &payload, ready),
            None => Ok(()),
        }
    }

    fn transport(
        &mut self,
        stamp: Stamp,
        source: IpAddr,
        destination: IpAddr,
        protocol: u8,
        payload: &[u8],
        ready: &mut VecDeque<Entry>,
    ) -> Result<(), SkipReason> {
        if protocol == TCP {
            let segment = network::tcp(source, destination, payload)?;
            let mut output = Vec::new();
            self.streams.push(&segment, stamp, &mut output);
            ready.extend(output.into_iter().map(entry));
            return Ok(());
        }
        let udp = network::udp(source, destination, payload)?;
        if udp.missing > 0 && recognise::may_be_message(udp.payload) {
            return Err(SkipReason::Cut { missing: udp.missing });
        }
        if !recognise::is_message(udp.payload) && !recognise::is_cut_start_line(udp.payload) {
            return Ok(());
        }
        let bytes = udp.payload.get(recognise::empty_lines(udp.payload)..).unwrap_or_default();
        let message = checked(bytes.to_vec());
        ready.push_back(found(
            Transport::Udp,
            Output { source: udp.source, destination: udp.destination, stamp, found: message },
        ));
        Ok(())
    }
}

/// Whether a cut TCP segment has the first part of a message.
fn begins_message(source: IpAddr, destination: IpAddr, payload: &[u8]) -> bool {
    let segment = network::tcp(source, destination, payload);
    segment.is_ok_and(|segment| !segment.payload.is_empty() && recognise::may_be_message(segment.payload))
}

/// A packet without a time can't take its place among the others; whether that matters shows its content.
fn without_time(source: IpAddr, destination: IpAddr, protocol: u8, payload: &[u8]) -> Result<(), SkipReason> {
    let payload = if protocol == TCP {
        network::tcp(source, destination, payload)?.payload
    } else {
        network::udp(source, destination, payload)?.payload
    };
    if recognise::is_message(payload) { Err(SkipReason::NoTime) } else { Ok(()) }
}

/// The message, if it can be read.
fn checked(bytes: Vec<u8>) -> Found {
    match Message::parse(&bytes) {
        Ok(_) => Found::Message(bytes),
        Err(error) => Found::Skipped(SkipReason::Message(error)),
    }
}

/// What a TCP stream gave: framed there, read here.
fn entry(output: Output) -> Entry {
    let Output { source, destination, stamp, found: content } = output;
    let content = match content {
        Found::Message(bytes) => checked(bytes),
        skipped @ Found::Skipped(_) => skipped,
    };
    found(Transport::Tcp, Output { source, destination, stamp, found: content })
}

fn found(transport: Transport, output: Output) -> Entry {
    let Output { source, destination, stamp: Stamp { packet, at }, found } = output;
    match found {
        Found::Message(bytes) => Entry::Message(Captured { packet, at, transport, source, destination, bytes }),
        Found::Skipped(reason) => skipped(packet, reason),
    }
}

fn skipped(packet: u64, reason: SkipReason) -> Entry {
    Entry::Skipped(Skipped { packet, reason })
}
