//! Captures made here, one property each: file formats, link layers, fragments, and TCP streams in bad order.

#![cfg(feature = "capture")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook::capture::{Capture, CaptureErrorKind, Captured, Entry, Layer, SkipReason, Transport};
use proptest::prelude::*;

const ETHERNET: u32 = 1;
const RAW: u32 = 101;
const UDP: u8 = 17;
const TCP: u8 = 6;
const FIN: u8 = 0x01;
const SYN: u8 = 0x02;
const RST: u8 = 0x04;
const ACK: u8 = 0x10;

/// A message whose Call-ID is `id`, with a body of `body` octets.
fn message(id: usize, body: usize) -> Vec<u8> {
    let text = format!(
        "OPTIONS sip:bob@biloxi.example SIP/2.0\r\n\
         Via: SIP/2.0/TCP 192.0.2.1:9;branch=z9hG4bK{id}\r\n\
         From: <sip:alice@atlanta.example>;tag=1\r\n\
         To: <sip:bob@biloxi.example>\r\n\
         Call-ID: {id}\r\n\
         CSeq: 1 OPTIONS\r\n\
         Max-Forwards: 70\r\n\
         Content-Length: {body}\r\n\r\n"
    );
    let mut bytes = text.into_bytes();
    bytes.extend((0..body).map(|at| b"body of text\r\n"[at % 14]));
    bytes
}

fn udp(payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 8).unwrap().to_be_bytes();
    [&[0x30, 0x39, 0x30, 0x3a], length.as_slice(), &[0, 0], payload].concat()
}

fn tcp(sequence: u32, flags: u8, payload: &[u8]) -> Vec<u8> {
    tcp_between(12_345, 12_346, sequence, flags, payload)
}

fn tcp_between(source: u16, destination: u16, sequence: u32, flags: u8, payload: &[u8]) -> Vec<u8> {
    let mut header = [source.to_be_bytes(), destination.to_be_bytes()].concat();
    header.extend(sequence.to_be_bytes());
    header.extend([0, 0, 0, 0, 0x50, flags, 0xff, 0xff, 0, 0, 0, 0]);
    [header.as_slice(), payload].concat()
}

fn ipv4(protocol: u8, payload: &[u8]) -> Vec<u8> {
    ipv4_part(protocol, 7, 0, false, payload)
}

/// A fragment at `offset` octets.
fn ipv4_part(protocol: u8, identification: u16, offset: usize, more: bool, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 20).unwrap().to_be_bytes();
    let place = (u16::try_from(offset / 8).unwrap() | u16::from(more) << 13).to_be_bytes();
    let mut header = [&[0x45, 0], length.as_slice(), &identification.to_be_bytes(), &place].concat();
    header.extend([64, protocol, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2]);
    [header.as_slice(), payload].concat()
}

fn ipv6(next: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len()).unwrap().to_be_bytes();
    let mut header = [&[0x60, 0, 0, 0], length.as_slice(), &[next, 64]].concat();
    for last in [1, 2] {
        header.extend([0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last]);
    }
    [header.as_slice(), payload].concat()
}

/// A fragment header (RFC 8200 section 4.5) and its part.
fn ipv6_part(protocol: u8, offset: usize, more: bool, payload: &[u8]) -> Vec<u8> {
    let place = (u16::try_from(offset).unwrap() | u16::from(more)).to_be_bytes();
    ipv6(44, &[&[protocol, 0], place.as_slice(), &[0, 0, 0, 9], payload].concat())
}

fn ethernet(kind: u16, payload: &[u8]) -> Vec<u8> {
    [&[2; 12], kind.to_be_bytes().as_slice(), payload].concat()
}

/// A pcap file; times are seconds and the fraction as the file counts it.
fn pcap_as(magic: u32, big_endian: bool, link: u32, packets: &[(u32, u32, Vec<u8>)]) -> Vec<u8> {
    let four = |value: u32| if big_endian { value.to_be_bytes() } else { value.to_le_bytes() };
    let two = |value: u16| if big_endian { value.to_be_bytes() } else { value.to_le_bytes() };
    let mut file = four(magic).to_vec();
    file.extend(two(2).into_iter().chain(two(4)).chain([0; 8]).chain(four(65_535)).chain(four(link)));
    for (seconds, fraction, packet) in packets {
        let length = u32::try_from(packet.len()).unwrap();
        file.extend([*seconds, *fraction, length, length].into_iter().flat_map(four));
        file.extend(packet);
    }
    file
}

/// One packet a second, from raw IP.
fn pcap(packets: Vec<Vec<u8>>) -> Vec<u8> {
    let packets: Vec<_> = (1..).zip(packets).map(|(second, packet)| (second, 0, packet)).collect();
    pcap_as(0xa1b2_c3d4, false, RAW, &packets)
}

fn read(file: &[u8]) -> (Vec<Captured>, Vec<(u64, SkipReason)>) {
    let (mut messages, mut skipped) = (Vec::new(), Vec::new());
    for entry in Capture::new(file) {
        match entry.unwrap() {
            Entry::Message(captured) => messages.push(captured),
            Entry::Skipped(it) => skipped.push((it.packet, it.reason)),
            other => panic!("{other:?}"),
        }
    }
    (messages, skipped)
}

/// The octets of the messages, when nothing was passed over.
fn messages(file: &[u8]) -> Vec<Vec<u8>> {
    let (messages, skipped) = read(file);
    assert_eq!(skipped, []);
    messages.into_iter().map(|message| message.bytes).collect()
}

mod file_formats {
    use super::*;

    #[test]
    fn pcap_in_either_byte_order_and_resolution() {
        let packet = ipv4(UDP, &udp(&message(1, 0)));
        for big_endian in [false, true] {
            for (magic, fraction) in [(0xa1b2_c3d4, 654_321), (0xa1b2_3c4d, 654_321_987)] {
                let file = pcap_as(magic, big_endian, RAW, &[(1_700_000_000, fraction, packet.clone())]);
                let (messages, skipped) = read(&file);
                assert_eq!(skipped, []);
                assert_eq!(messages[0].at.as_microsecond(), 1_700_000_000_654_321);
                assert_eq!(messages[0].bytes, message(1, 0));
                assert_eq!(messages[0].packet, 1);
            }
        }
    }

    /// Writes pcapng blocks.
    struct Blocks {
        big_endian: bool,
        file: Vec<u8>,
    }

    impl Blocks {
        fn new(big_endian: bool) -> Self {
            let mut blocks = Self { big_endian, file: Vec::new() };
            blocks.section();
            blocks
        }

        fn four(&self, value: u32) -> [u8; 4] {
            if self.big_endian { value.to_be_bytes() } else { value.to_le_bytes() }
        }

        fn two(&self, value: u16) -> [u8; 2] {
            if self.big_endian { value.to_be_bytes() } else { value.to_le_bytes() }
        }

        fn block(&mut self, kind: u32, body: &[u8]) {
            let padding = vec![0; (4 - body.len() % 4) % 4];
            let length = self.four(u32::try_from(body.len() + padding.len() + 12).unwrap());
            let block = [self.four(kind).as_slice(), &length, body, &padding, &length].concat();
            self.file.extend(block);
        }

        fn section(&mut self) {
            let body = [self.four(0x1a2b_3c4d).as_slice(), &self.two(1), &self.two(0), &[0xff; 8]].concat();
            self.block(0x0a0d_0d0a, &body);
        }

        fn interface(&mut self, link: u16, resolution: Option<u8>, offset: Option<i64>) {
            let mut body = [self.two(link).as_slice(), &[0, 0], &self.four(0)].concat();
            if let Some(resolution) = resolution {
                body.extend([self.two(9), self.two(1)].concat());
                body.extend([resolution, 0, 0, 0]);
            }
            if let Some(offset) = offset {
                body.extend([self.two(14), self.two(8)].concat());
                body.extend(if self.big_endian { offset.to_be_bytes() } else { offset.to_le_bytes() });
            }
            self.block(1, &body);
        }

        fn packet(&mut self, interface: u32, ticks: u64, packet: &[u8]) {
            let length = u32::try_from(packet.len()).unwrap();
            let words = [interface, (ticks >> 32) as u32, ticks as u32, length, length];
            let mut body: Vec<u8> = words.into_iter().flat_map(|word| self.four(word)).collect();
            body.extend(packet);
            self.block(6, &body);
        }
    }

    #[test]
    fn pcapng_with_interfaces_sections_and_resolutions() {
        for big_endian in [false, true] {
            let mut blocks = Blocks::new(big_endian);
            blocks.interface(101, None, None);
            blocks.block(0x4000_0bad, &[0xaa; 100]);
            blocks.interface(1, Some(9), Some(100));
            blocks.packet(0, 5_000_001, &ipv4(UDP, &udp(&message(1, 0))));
            blocks.packet(1, 5_000_001_999, &ethernet(0x86dd, &ipv6(UDP, &udp(&message(2, 3)))));
            blocks.section();
            blocks.interface(1, Some(0x80 | 20), None);
            blocks.packet(0, (7 << 20) + (1 << 19), &ethernet(0x0800, &ipv4(UDP, &udp(&message(3, 1)))));
            let (messages, skipped) = read(&blocks.file);
            assert_eq!(skipped, []);
            let times: Vec<i64> = messages.iter().map(|it| it.at.as_microsecond()).collect();
            assert_eq!(times, [5_000_001, 105_000_001, 7_500_000]);
            assert_eq!(messages.iter().map(|it| it.packet).collect::<Vec<_>>(), [1, 2, 3]);
            assert_eq!(messages[1].bytes, message(2, 3));
            assert_eq!(messages[1].source, "[2001:db8::1]:12345".parse().unwrap());
        }
    }

    #[test]
    fn pcapng_packets_that_lack_something_are_reported_alone() {
        for big_endian in [false, true] {
            let packet = ipv4(UDP, &udp(&message(1, 0)));
            let mut blocks = Blocks::new(big_endian);
            blocks.interface(101, None, None);
            blocks.packet(7, 0, &packet);
            // A simple packet block: the original length, then the packet; no time.
            let length = blocks.four(u32::try_from(packet.len()).unwrap());
            blocks.block(3, &[length.as_slice(), &packet].concat());
            blocks.packet(0, u64::MAX, &packet);
            // An enhanced packet block whose captured length reaches beyond its end.
            let words = [0, 0, 0, 4_000, 4_000_u32];
            let body: Vec<u8> = words.into_iter().flat_map(|word| blocks.four(word)).collect();
            blocks.block(6, &body);
            blocks.packet(0, 1, &packet);
            let (messages, skipped) = read(&blocks.file);
            assert_eq!(messages.len(), 1);
            let reasons = [
                (1, SkipReason::UnknownInterface { interface: 7 }),
                (2, SkipReason::NoTime),
                (3, SkipReason::Time),
                (4, SkipReason::Record),
            ];
            assert_eq!(skipped, reasons);
            assert_eq!(skipped.iter().map(|it| it.1.is_loss()).collect::<Vec<_>>(), [true, true, true, true]);
        }
    }

    #[test]
    fn obsolete_packet_blocks_are_read() {
        let packet = ipv4(UDP, &udp(&message(1, 0)));
        for big_endian in [false, true] {
            let mut blocks = Blocks::new(big_endian);
            blocks.interface(101, None, None);
            let length = u32::try_from(packet.len()).unwrap();
            let mut body = [blocks.two(0), blocks.two(3)].concat();
            body.extend([0, 42, length, length].into_iter().flat_map(|word| blocks.four(word)));
            body.extend(&packet);
            blocks.block(2, &body);
            let (messages, skipped) = read(&blocks.file);
            assert_eq!(skipped, []);
            assert_eq!(messages[0].at.as_microsecond(), 42);
        }
    }

    #[test]
    fn blocks_that_can_not_be_followed_end_the_reading() {
        let start = Blocks::new(false).file;
        for (tail, kind) in [
            (vec![6, 0, 0, 0, 8, 0, 0, 0], CaptureErrorKind::BlockLength { length: 8 }),
            (vec![9, 0, 0, 0, 13, 0, 0, 0], CaptureErrorKind::BlockLength { length: 13 }),
            (vec![6, 0, 0, 0, 0, 0, 0, 0x7f], CaptureErrorKind::BlockLength { length: 0x7f00_0000 }),
            (vec![9, 0, 0, 0, 0, 0, 0, 0x7f], CaptureErrorKind::Truncated),
            (vec![9, 0, 0, 0, 12, 0, 0, 0, 16, 0, 0, 0], CaptureErrorKind::BlockLengths { first: 12, last: 16 }),
        ] {
            let file = [start.clone(), tail].concat();
            let error = Capture::new(file.as_slice()).find_map(Result::err).unwrap();
            assert_eq!((error.packet(), error.offset(), error.kind()), (1, 28, kind));
        }
    }

    #[test]
    fn an_endless_packet_is_refused_before_it_is_read() {
        let mut file = pcap(vec![ipv4(UDP, &udp(&message(1, 0)))]);
        let offset = file.len() as u64;
        file.extend([0; 8].into_iter().chain(300_000_u32.to_le_bytes()).chain([0; 4]));
        let mut capture = Capture::new(file.as_slice());
        assert!(matches!(capture.next(), Some(Ok(Entry::Message(_)))));
        let error = capture.next().unwrap().unwrap_err();
        assert_eq!(error.kind(), CaptureErrorKind::PacketTooLong { length: 300_000, max: 262_144 });
        assert_eq!(
            error.to_string(),
            format!("packet 2 at byte {offset}: a packet of 300000 octets is longer than 262144")
        );
        assert!(capture.next().is_none());
    }
}

mod packets {
    use super::*;

    #[test]
    fn every_link_layer_and_both_ip_versions() {
        let cooked = |kind: u16, ip: &[u8]| [&[0; 14], kind.to_be_bytes().as_slice(), ip].concat();
        let cooked_2 = |kind: u16, ip: &[u8]| [kind.to_be_bytes().as_slice(), &[0; 18], ip].concat();
        let v4 = ipv4(UDP, &udp(&message(1, 5)));
        let v6 = ipv6(UDP, &udp(&message(1, 5)));
        // Hop-by-hop options, empty, before UDP.
        let options = ipv6(0, &[&[UDP, 0, 1, 4, 0, 0, 0, 0], udp(&message(1, 5)).as_slice()].concat());
        for (link, packet) in [
            (ETHERNET, ethernet(0x0800, &v4)),
            (ETHERNET, ethernet(0x86dd, &v6)),
            (ETHERNET, ethernet(0x86dd, &options)),
            (ETHERNET, ethernet(0x8100, &[&[0, 7, 0x08, 0x00], v4.as_slice()].concat())),
            (ETHERNET, ethernet(0x88a8, &[&[0, 7, 0x81, 0x00, 0, 8, 0x86, 0xdd], v6.as_slice()].concat())),
            (0x1000_0000 | ETHERNET, ethernet(0x0800, &v4)),
            (113, cooked(0x0800, &v4)),
            (113, cooked(0x86dd, &v6)),
            (276, cooked_2(0x0800, &v4)),
            (276, cooked_2(0x86dd, &v6)),
            (0, [&[2, 0, 0, 0], v4.as_slice()].concat()),
            (0, [&[0, 0, 0, 30], v6.as_slice()].concat()),
            (108, [&[0, 0, 0, 2], v4.as_slice()].concat()),
            (RAW, v4.clone()),
            (228, v4.clone()),
            (229, v6.clone()),
        ] {
            let file = pcap_as(0xa1b2_c3d4, false, link, &[(0, 0, packet)]);
            assert_eq!(messages(&file), [message(1, 5)], "link layer {link}");
        }
    }

    #[test]
    fn a_link_layer_that_is_not_read_is_reported_once() {
        let packets = vec![(0, 0, vec![0; 40]), (1, 0, vec![0; 40])];
        assert_eq!(read(&pcap_as(0xa1b2_c3d4, false, 147, &packets)).1, [(1, SkipReason::LinkLayer { kind: 147 })]);
    }

    #[test]
    fn padding_behind_the_ip_packet_is_no_part_of_the_message() {
        let packet = [ipv4(UDP, &udp(&message(1, 0))), vec![0; 9]].concat();
        assert_eq!(messages(&pcap(vec![packet])), [message(1, 0)]);
    }

    #[test]
    fn keep_alives_and_other_protocols_are_silent() {
        let rtp = [0x80, 0x08, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4, 0xd5, 0xd5];
        let stun = [0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let quiet: [&[u8]; 8] = [b"", b"\r\n", b"\r\n\r\n", &[0; 4], &rtp, &stun, b"GET / HTTP/1.1\r\n\r\n", b"jaK"];
        assert_eq!(messages(&pcap(quiet.iter().map(|payload| ipv4(UDP, &udp(payload))).collect())), [] as [Vec<u8>; 0]);
    }

    #[test]
    fn empty_lines_before_a_message_are_taken_off() {
        let payload = [b"\r\n\r\n", message(1, 0).as_slice()].concat();
        assert_eq!(messages(&pcap(vec![ipv4(UDP, &udp(&payload))])), [message(1, 0)]);
    }

    #[test]
    fn a_message_that_can_not_be_read_is_reported_and_its_neighbours_are_not() {
        let broken = b"INVITE sip:bob@biloxi.example SIP/2.0\r\n\x00\x01\x02";
        let packets = [message(1, 0), broken.to_vec(), message(3, 0)];
        let (messages, skipped) = read(&pcap(packets.iter().map(|it| ipv4(UDP, &udp(it))).collect()));
        assert_eq!(messages.iter().map(|it| it.packet).collect::<Vec<_>>(), [1, 3]);
        assert!(matches!(skipped[..], [(2, SkipReason::Message(_))]), "{skipped:?}");
    }

    #[test]
    fn a_message_cut_by_the_snapshot_length_is_reported() {
        let mut packet = ipv4(UDP, &udp(&message(1, 100)));
        packet.truncate(packet.len() - 60);
        assert_eq!(read(&pcap(vec![packet])).1, [(1, SkipReason::Cut { missing: 60 })]);
    }

    #[test]
    fn broken_headers_are_reported_by_layer() {
        for (packet, layer) in [
            (vec![], Layer::Ip),
            (vec![0x45; 10], Layer::Ip),
            (vec![0x41; 40], Layer::Ip),
            (ipv4(UDP, &[0; 7]), Layer::Udp),
            (ipv4(TCP, &[0; 19]), Layer::Tcp),
        ] {
            assert_eq!(read(&pcap(vec![packet])).1, [(1, SkipReason::Header(layer))]);
        }
    }

    #[test]
    fn fragments_are_put_together() {
        let datagram = udp(&message(1, 4_000));
        let cuts: Vec<(usize, &[u8])> = (0..).step_by(1_480).zip(datagram.chunks(1_480)).collect();
        let more = |at: usize, part: &[u8]| at + part.len() < datagram.len();
        let v4 = cuts.iter().map(|(at, part)| ipv4_part(UDP, 7, *at, more(*at, part), part));
        let v6 = cuts.iter().map(|(at, part)| ipv6_part(UDP, *at, more(*at, part), part));
        assert_eq!(messages(&pcap(v4.clone().collect())), [message(1, 4_000)]);
        assert_eq!(messages(&pcap(v4.clone().rev().collect())), [message(1, 4_000)]);
        assert_eq!(messages(&pcap(v6.clone().collect())), [message(1, 4_000)]);
        let (messages, _) = read(&pcap(v6.rev().collect()));
        assert_eq!((messages[0].packet, messages[0].transport), (cuts.len() as u64, Transport::Udp));
        let (none, skipped) = read(&pcap(v4.skip(1).collect()));
        assert_eq!(none, []);
        assert_eq!(skipped, [(cuts.len() as u64 - 1, SkipReason::Fragments)]);
    }

    #[test]
    fn lost_fragments_of_other_protocols_are_silent() {
        let part = [udp(&[0x80; 1_464]).as_slice(), &[]].concat();
        assert_eq!(messages(&pcap(vec![ipv4_part(UDP, 7, 0, true, &part)])), [] as [Vec<u8>; 0]);
    }
}

mod streams {
    use super::*;

    fn packets(segments: &[(u32, u8, &[u8])]) -> Vec<Vec<u8>> {
        segments.iter().map(|(sequence, flags, payload)| ipv4(TCP, &tcp(*sequence, *flags, payload))).collect()
    }

    #[test]
    fn one_message_in_many_segments_and_many_in_one() {
        let bytes = [message(1, 300), message(2, 0), b"\r\n\r\n".to_vec(), message(3, 7)].concat();
        for size in [1, 2, 7, 64, 300, 100_000] {
            let mut sequence = 1_000_u32;
            let mut segments = vec![(999, SYN, &[] as &[u8])];
            for part in bytes.chunks(size) {
                segments.push((sequence, ACK, part));
                sequence += u32::try_from(part.len()).unwrap();
            }
            assert_eq!(messages(&pcap(packets(&segments))), [message(1, 300), message(2, 0), message(3, 7)]);
        }
    }

    #[test]
    fn the_packet_is_the_one_that_completes_the_message() {
        let bytes = message(1, 10);
        let (first, second) = bytes.split_at(50);
        let both = [second, message(2, 0).as_slice()].concat();
        let file = pcap(packets(&[(0, SYN, b""), (1, ACK, first), (51, ACK, &both)]));
        let (messages, _) = read(&file);
        assert_eq!(messages.iter().map(|it| (it.packet, it.at.as_second())).collect::<Vec<_>>(), [(3, 3), (3, 3)]);
        assert_eq!(messages[0].transport, Transport::Tcp);
        assert_eq!(messages[0].source, "192.0.2.1:12345".parse().unwrap());
        assert_eq!(messages[0].destination, "192.0.2.2:12346".parse().unwrap());
    }

    #[test]
    fn segments_in_wrong_order_overlapping_and_repeated() {
        let bytes = [message(1, 300), message(2, 20)].concat();
        let at = |from: usize, to: usize| (1 + u32::try_from(from).unwrap(), ACK, &bytes[from..to]);
        let end = bytes.len();
        let segments =
            [(0, SYN, b"" as &[u8]), at(200, 300), at(100, 250), at(0, 50), at(0, 120), at(290, end), at(200, 300)];
        assert_eq!(messages(&pcap(packets(&segments))), [message(1, 300), message(2, 20)]);
    }

    #[test]
    fn sequence_numbers_wrap() {
        let bytes = [message(1, 300), message(2, 20)].concat();
        let start = u32::MAX - 100;
        let mut segments = vec![(start.wrapping_sub(1), SYN, b"" as &[u8])];
        for (at, part) in (0_u32..).step_by(64).zip(bytes.chunks(64)) {
            segments.push((start.wrapping_add(at), ACK, part));
        }
        segments.swap(2, 3);
        assert_eq!(messages(&pcap(packets(&segments))), [message(1, 300), message(2, 20)]);
    }

    #[test]
    fn a_connection_first_seen_in_its_middle() {
        // A body that ends in a line end; where it does not, the next message is found if it begins a segment.
        let bytes = [&message(1, 308)[200..], &message(2, 20), &message(3, 0)].concat();
        let (first, second) = bytes.split_at(400);
        let file = pcap(packets(&[(5_000, ACK, first), (5_400, ACK, second)]));
        assert_eq!(messages(&file), [message(2, 20), message(3, 0)]);
        // And where the earlier part comes later.
        let file = pcap(packets(&[(5_400, ACK, second), (5_000, ACK, first)]));
        assert_eq!(messages(&file), [message(2, 20), message(3, 0)]);
    }

    #[test]
    fn a_message_behind_a_body_without_line_end_is_found_where_a_segment_begins() {
        let (body, next) = (message(1, 5), message(2, 20));
        let part = &body[body.len() - 5..];
        assert_eq!(messages(&pcap(packets(&[(100, ACK, part), (105, ACK, &next)]))), [message(2, 20)]);
    }

    #[test]
    fn a_message_from_before_the_first_one_seen_is_not_lost() {
        let (one, two) = (message(1, 0), message(2, 0));
        let later = 5_000 + u32::try_from(one.len()).unwrap();
        let file = pcap(packets(&[(later, ACK, &two), (5_000, ACK, &one), (5_000, ACK, &one)]));
        assert_eq!(messages(&file), [two, one]);
    }

    #[test]
    fn lost_segments_are_reported_and_reading_goes_on() {
        let (one, two, three) = (message(1, 0), message(2, 56), message(3, 0));
        let at = 1 + u32::try_from(one.len()).unwrap();
        let behind = at + 30;
        let tail = [&two[30..], &three].concat();
        let file = pcap(packets(&[(0, SYN, b""), (1, ACK, &one), (behind, ACK, &tail)]));
        let (messages, skipped) = read(&file);
        assert_eq!(messages.iter().map(|it| &it.bytes).collect::<Vec<_>>(), [&one, &three]);
        assert_eq!(skipped, [(3, SkipReason::Gap { octets: 30 })]);
    }

    #[test]
    fn ten_seconds_are_waited_for_lost_segments() {
        let (one, three, four) = (message(1, 0), message(3, 0), message(4, 0));
        let at = |octets: usize| 1 + u32::try_from(octets).unwrap();
        let (second, third) = (at(one.len() + 30), at(one.len() + 30 + three.len()));
        let packet =
            |second: u32, sequence, flags, payload: &[u8]| (second, 0, ipv4(TCP, &tcp(sequence, flags, payload)));
        let packets = [
            packet(0, 0, SYN, b""),
            packet(1, 1, ACK, &one),
            packet(2, second, ACK, &three),
            packet(13, third, ACK, &four),
            packet(14, 77, ACK, b""),
        ];
        let file = pcap_as(0xa1b2_c3d4, false, RAW, &packets);
        let mut seen = Vec::new();
        let mut capture = Capture::new(file.as_slice());
        while let Some(entry) = capture.next() {
            let packet = match entry.unwrap() {
                Entry::Message(it) => it.packet,
                Entry::Skipped(it) => it.packet + 100,
                other => panic!("{other:?}"),
            };
            seen.push((packet, capture.counts().packets));
        }
        // The fourth packet, eleven seconds after the third, ends the wait.
        assert_eq!(seen, [(2, 2), (103, 4), (3, 4), (4, 4)]);
    }

    #[test]
    fn a_stream_that_ends_in_a_message_is_reported() {
        let bytes = message(1, 100);
        let (half, _) = bytes.split_at(150);
        for ending in [vec![], vec![(151, FIN | ACK, b"" as &[u8])], vec![(151, RST, b"" as &[u8])]] {
            let segments = [vec![(0, SYN, b"" as &[u8]), (1, ACK, half)], ending].concat();
            assert_eq!(read(&pcap(packets(&segments))), (vec![], vec![(2, SkipReason::Unfinished)]));
        }
    }

    #[test]
    fn what_is_repeated_after_the_end_is_not_read_twice() {
        let bytes = message(1, 10);
        let end = 1 + u32::try_from(bytes.len()).unwrap();
        let segments = [(0, SYN, b"" as &[u8]), (1, ACK, &bytes), (end, FIN | ACK, b""), (1, ACK, &bytes)];
        assert_eq!(messages(&pcap(packets(&segments))), [message(1, 10)]);
    }

    #[test]
    fn a_new_connection_of_the_same_ports_begins_anew() {
        let (one, two) = (message(1, 10), message(2, 10));
        let segments = [(0, SYN, b"" as &[u8]), (1, ACK, &one), (900_000, SYN, b""), (900_001, ACK, &two)];
        assert_eq!(messages(&pcap(packets(&segments))), [one.clone(), two.clone()]);
        // Also when its beginning is not in the capture.
        let segments = [(0, SYN, b"" as &[u8]), (1, ACK, &one), (0x7000_0000, ACK, &two)];
        assert_eq!(messages(&pcap(packets(&segments))), [one, two]);
    }

    #[test]
    fn both_directions_are_read() {
        let packets = vec![
            ipv4(TCP, &tcp_between(1, 2, 1, ACK, &message(1, 0))),
            ipv4(TCP, &tcp_between(2, 1, 1, ACK, &message(2, 0))),
        ];
        let (messages, _) = read(&pcap(packets));
        assert_eq!(messages.iter().map(|it| it.source.port()).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_keep_alive_probe_does_not_shift_the_stream() {
        let bytes = message(1, 0);
        let segments = [(999, ACK, b"\0" as &[u8]), (1_000, ACK, &bytes), (999, ACK, b"\0")];
        assert_eq!(messages(&pcap(packets(&segments[1..]))), [message(1, 0)]);
        assert_eq!(messages(&pcap(packets(&segments))), [message(1, 0)]);
    }

    #[test]
    fn other_protocols_are_dropped_early_and_silently() {
        let web = b"GET / HTTP/1.1\r\nHost: biloxi.example\r\n\r\n";
        let secure = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03";
        for payload in [web.as_slice(), secure] {
            let next = 1 + u32::try_from(payload.len()).unwrap();
            // What follows is not even looked at.
            let segments = [(0, SYN, b"" as &[u8]), (1, ACK, payload), (next, ACK, &message(1, 0))];
            assert_eq!(messages(&pcap(packets(&segments))), [] as [Vec<u8>; 0]);
        }
    }

    #[test]
    fn a_message_without_length_has_no_body() {
        let text = String::from_utf8(message(1, 0)).unwrap().replace("Content-Length: 0\r\n", "");
        let bytes = [message(2, 0), text.clone().into_bytes(), message(3, 4)].concat();
        let expected = [message(2, 0), text.into_bytes(), message(3, 4)];
        assert_eq!(messages(&pcap(packets(&[(0, SYN, b""), (1, ACK, &bytes)]))), expected);
    }

    #[test]
    fn a_message_with_a_broken_length_is_reported_and_the_next_one_found() {
        for broken in ["Content-Length: many\r\n", "Content-Length: 0\r\nContent-Length: 9\r\n"] {
            let text = String::from_utf8(message(1, 0)).unwrap().replace("Content-Length: 0\r\n", broken);
            let bytes = [message(2, 0), text.into_bytes(), message(3, 4)].concat();
            let (messages, skipped) = read(&pcap(packets(&[(0, SYN, b""), (1, ACK, &bytes)])));
            assert_eq!(messages.iter().map(|it| &it.bytes).collect::<Vec<_>>(), [&message(2, 0), &message(3, 4)]);
            assert!(matches!(skipped[..], [(2, SkipReason::Message(_))]), "{skipped:?}");
        }
    }

    #[test]
    fn a_message_longer_than_the_limit_is_reported() {
        let bytes = [message(1, 70_000), message(2, 0)].concat();
        let mut segments = vec![(0, SYN, b"" as &[u8])];
        for (at, part) in (1_u32..).step_by(60_000).zip(bytes.chunks(60_000)) {
            segments.push((at, ACK, part));
        }
        let (messages, skipped) = read(&pcap(packets(&segments)));
        assert_eq!(messages.iter().map(|it| &it.bytes).collect::<Vec<_>>(), [&message(2, 0)]);
        assert!(matches!(skipped[..], [(2, SkipReason::Message(_))]), "{skipped:?}");
    }

    #[test]
    fn something_else_between_messages_is_reported_and_the_next_one_found() {
        let bytes = [message(2, 0).as_slice(), b"\x01\x02 what?\r\n", &message(3, 4)].concat();
        let (messages, skipped) = read(&pcap(packets(&[(0, SYN, b""), (1, ACK, &bytes)])));
        assert_eq!(messages.iter().map(|it| &it.bytes).collect::<Vec<_>>(), [&message(2, 0), &message(3, 4)]);
        assert_eq!(skipped, [(2, SkipReason::NotSip)]);
    }

    #[test]
    fn what_waits_is_bounded() {
        let hole = 1_000;
        let mut segments = vec![(0, SYN, b"" as &[u8])];
        let one = message(1, 0);
        segments.push((1, ACK, &one));
        let part = [b'x'; 1_400];
        for index in 0..2_000_u32 {
            segments.push((1 + u32::try_from(one.len()).unwrap() + hole + index * 1_400, ACK, &part));
        }
        // One packet a millisecond, so that the bound is reached before the time.
        let packets: Vec<_> = (0..)
            .step_by(1_000)
            .zip(packets(&segments))
            .map(|(at, packet)| (at / 1_000_000, at % 1_000_000, packet))
            .collect();
        let (messages, skipped) = read(&pcap_as(0xa1b2_c3d4, false, RAW, &packets));
        assert_eq!(messages.len(), 1);
        assert_eq!(skipped.first().map(|it| it.1), Some(SkipReason::Gap { octets: 1_000 }));
    }

    proptest! {
        #[test]
        fn segments_shuffled_and_doubled_give_the_same_messages(
            cuts in proptest::collection::vec(1_usize..200, 1..20),
            seed in any::<u64>(),
            start in any::<u32>(),
        ) {
            let bytes = [message(1, 300), message(2, 0), b"\r\n\r\n".to_vec(), message(3, 77)].concat();
            let mut segments: Vec<(u32, u8, &[u8])> = Vec::new();
            let mut at = 0;
            for cut in cuts.iter().cycle() {
                let end = bytes.len().min(at + cut);
                segments.push((start.wrapping_add(u32::try_from(at).unwrap()), ACK, &bytes[at..end]));
                at = end;
                if at == bytes.len() {
                    break;
                }
            }
            let doubled: Vec<_> = segments.iter().step_by(3).copied().collect();
            segments.extend(doubled);
            // Fisher and Yates, with a small generator of its own so that a failure can be repeated.
            let mut state = seed | 1;
            for last in (1..segments.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                segments.swap(last, (state >> 33) as usize % (last + 1));
            }
            segments.insert(0, (start.wrapping_sub(1), SYN, &[]));
            // All within the time that a gap is waited for.
            let packets: Vec<_> = (0..).zip(packets(&segments)).map(|(at, packet)| (9, at, packet)).collect();
            let file = pcap_as(0xa1b2_c3d4, false, RAW, &packets);
            prop_assert_eq!(messages(&file), [message(1, 300), message(2, 0), message(3, 77)]);
        }

        #[test]
        fn any_segments_are_survived(
            segments in proptest::collection::vec(
                (prop_oneof![0_u32..2_000, any::<u32>()], any::<u8>(), 0_usize..700, 0_usize..300, any::<u32>()),
                0..60,
            ),
        ) {
            let bytes = [message(1, 100), b"\r\n".to_vec(), message(2, 20)].concat();
            let packets: Vec<_> = segments
                .iter()
                .map(|(sequence, flags, from, length, time)| {
                    let from = *from % bytes.len();
                    let part = &bytes[from..bytes.len().min(from + length)];
                    (*time, 0, ipv4(TCP, &tcp(*sequence, *flags & 0x17, part)))
                })
                .collect();
            for entry in Capture::new(pcap_as(0xa1b2_c3d4, false, RAW, &packets).as_slice()) {
                prop_assert!(entry.is_ok());
            }
        }

        #[test]
        fn any_packets_are_survived(
            link in prop_oneof![Just(0_u32), Just(1), Just(101), Just(113), Just(276), any::<u32>()],
            packets in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..90), 0..20),
        ) {
            let packets: Vec<_> = packets.into_iter().map(|packet| (0, 0, packet)).collect();
            for entry in Capture::new(pcap_as(0xa1b2_c3d4, false, link, &packets).as_slice()) {
                prop_assert!(entry.is_ok());
            }
        }
    }
}

mod short_snapshots {
    use super::*;

    /// Raw IPv4 with TCP of which only the first octets were kept.
    fn cut(sequence: u32, payload: &[u8], kept: usize) -> Vec<u8> {
        let mut packet = ipv4(TCP, &tcp(sequence, ACK, payload));
        packet.truncate(40 + kept);
        packet
    }

    #[test]
    fn a_cut_segment_that_begins_a_message_is_reported() {
        let (first, second) = (message(1, 0), message(2, 0));
        let next = 1 + u32::try_from(first.len()).unwrap();
        for kept in [4, 14, 60] {
            let file = pcap(vec![
                ipv4(TCP, &tcp(0, SYN, b"")),
                cut(1, &first, kept),
                ipv4(TCP, &tcp(next, ACK, &second)),
                ipv4(TCP, &tcp(next + u32::try_from(second.len()).unwrap(), FIN | ACK, b"")),
            ]);
            let (messages, skipped) = read(&file);
            assert_eq!(messages.iter().map(|it| &it.bytes).collect::<Vec<_>>(), [&second], "{kept}");
            let missing = u32::try_from(first.len() - kept).unwrap();
            assert!(skipped.contains(&(2, SkipReason::Cut { missing })), "{kept}: {skipped:?}");
        }
    }

    #[test]
    fn other_protocols_cut_short_are_not() {
        let (messages, skipped) = read(&pcap(vec![cut(1, &[0x16; 400], 20), cut(1, b"", 0)]));
        assert_eq!((messages.len(), skipped), (0, vec![]));
    }
}
