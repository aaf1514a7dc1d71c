//! All TCP streams of a capture.

use core::net::SocketAddr;
use std::collections::BTreeMap;

use super::network::Segment;
use super::stream::{Found, Stamp, Stream};

/// Streams (directions of connections) at one time; a quarter is given up, the longest idle first, for more.
const MAX_STREAMS: usize = 65_536;
/// Octets that all streams hold together; beyond it the largest one is given up.
const MAX_BYTES: usize = 64 << 20;
/// Microseconds of the capture between looks at all streams.
const SWEEP_US: i64 = 10_000_000;
/// Microseconds of the capture without a packet after which a stream has ended.
const IDLE_US: i64 = 600_000_000;

/// A message or a report, and between whom.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) source: SocketAddr,
    pub(super) destination: SocketAddr,
    pub(super) stamp: Stamp,
    pub(super) found: Found,
}

type Key = (SocketAddr, SocketAddr);

/// All TCP streams of a capture.
#[derive(Debug, Default)]
pub(super) struct Streams {
    streams: BTreeMap<Key, Stream>,
    bytes: usize,
    swept_us: Option<i64>,
}

impl Streams {
    /// Takes a segment in.
    pub(super) fn push(&mut self, segment: &Segment<'_>, stamp: Stamp, output: &mut Vec<Output>) {
        self.sweep(stamp, output);
        let key = (segment.source, segment.destination);
        if segment.rst {
            self.end(key, output);
            self.end((segment.destination, segment.source), output);
            return;
        }
        let other = self.streams.get(&key).is_some_and(|stream| stream.is_other_connection(segment));
        if other {
            self.end(key, output);
            self.remove(key);
        }
        // Acknowledgements alone begin nothing: where the data begins is known from the first octet.
        if segment.payload.is_empty() && !segment.syn && !self.streams.contains_key(&key) {
            return;
        }
        self.make_room(key, output);
        let stream = self.streams.entry(key).or_insert_with(|| Stream::new(segment, stamp));
        let before = stream.bytes();
        let mut found = Vec::new();
        stream.push(segment, stamp, &mut found);
        self.bytes = self.bytes.saturating_sub(before).saturating_add(stream.bytes());
        tell(key, found, output);
        while self.bytes > MAX_BYTES {
            let Some(key) = self.streams.iter().max_by_key(|(_, stream)| stream.bytes()).map(|(key, _)| *key) else {
                break;
            };
            self.change(key, output, Stream::give_up);
        }
    }

    /// Ends all streams.
    pub(super) fn finish(&mut self, output: &mut Vec<Output>) {
        let keys: Vec<Key> = self.streams.keys().copied().collect();
        let from = output.len();
        for key in keys {
            self.end(key, output);
        }
        self.streams.clear();
        if let Some(last) = output.get_mut(from..) {
            last.sort_by_key(|it| it.stamp.packet);
        }
    }

    fn end(&mut self, key: Key, output: &mut Vec<Output>) {
        self.change(key, output, Stream::finish);
    }

    fn change(&mut self, key: Key, output: &mut Vec<Output>, change: fn(&mut Stream, &mut Vec<(Stamp, Found)>)) {
        let Some(stream) = self.streams.get_mut(&key) else { return };
        let before = stream.bytes();
        let mut found = Vec::new();
        change(stream, &mut found);
        self.bytes = self.bytes.saturating_sub(before).saturating_add(stream.bytes());
        tell(key, found, output);
    }

    fn remove(&mut self, key: Key) {
        let bytes = self.streams.remove(&key).map_or(0, |stream| stream.bytes());
        self.bytes = self.bytes.saturating_sub(bytes);
    }

    /// Looks at all streams now and then: old gaps are passed, idle streams end.
    ///
    /// Between two looks lie ten seconds, and a stream lives ten minutes without a packet: so each packet is paid for
    /// by at most sixty looks at its stream, whatever the times in the file are.
    fn sweep(&mut self, stamp: Stamp, output: &mut Vec<Output>) {
        let now_us = stamp.at.as_microsecond();
        let swept = *self.swept_us.get_or_insert(now_us);
        if now_us.saturating_sub(swept) < SWEEP_US {
            return;
        }
        self.swept_us = Some(now_us);
        let from = output.len();
        let keys: Vec<Key> = self.streams.keys().copied().collect();
        for key in keys {
            let Some(stream) = self.streams.get_mut(&key) else { continue };
            if now_us.saturating_sub(stream.last.at.as_microsecond()) > IDLE_US {
                self.end(key, output);
                self.remove(key);
                continue;
            }
            let before = stream.bytes();
            let mut found = Vec::new();
            stream.tick(stamp.at, &mut found);
            self.bytes = self.bytes.saturating_sub(before).saturating_add(stream.bytes());
            tell(key, found, output);
        }
        if let Some(new) = output.get_mut(from..) {
            new.sort_by_key(|it| it.stamp.packet);
        }
    }

    fn make_room(&mut self, key: Key, output: &mut Vec<Output>) {
        if self.streams.len() < MAX_STREAMS || self.streams.contains_key(&key) {
            return;
        }
        let mut idle: Vec<(u64, Key)> = self.streams.iter().map(|(key, stream)| (stream.last.packet, *key)).collect();
        idle.sort_unstable();
        for (_, key) in idle.into_iter().take(MAX_STREAMS / 4) {
            self.end(key, output);
            self.remove(key);
        }
    }
}

fn tell((source, destination): Key, found: Vec<(Stamp, Found)>, output: &mut Vec<Output>) {
    output.extend(found.into_iter().map(|(stamp, found)| Output { source, destination, stamp, found }));
}
