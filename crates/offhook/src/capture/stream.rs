//! One direction of a TCP connection: segments in, messages out.

use std::collections::{BTreeMap, VecDeque};

use jiff::Timestamp;

use super::error::SkipReason;
use super::network::Segment;
use super::recognise::{self, Frame, Guess};

/// Octets that may wait for the ones before them; then the ones before them count as lost.
pub(super) const MAX_WAITING_BYTES: usize = 1 << 20;
/// The same, in segments.
const MAX_WAITING: usize = 1_024;
/// Microseconds of the capture that octets wait for the ones before them.
pub(super) const GAP_WAIT_US: i64 = 10_000_000;
/// Octets in which no message begins, after which a stream seen from its middle counts as something else.
const MAX_SEARCH: u64 = 1 << 16;
/// Distance of sequence numbers beyond which a segment belongs to another connection of the same addresses: the
/// largest window there is (RFC 7323 section 2.3).
const MAX_DISTANCE: i64 = 1 << 30;
/// Where the first octet is put, so that earlier ones that arrive later have a place.
const ORIGIN: u64 = 1 << 40;

/// Number and time of a packet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp {
    pub(super) packet: u64,
    pub(super) at: Timestamp,
}

impl Stamp {
    fn later(self, other: Self) -> Self {
        if other.packet > self.packet { other } else { self }
    }
}

/// What comes out of a stream.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Found {
    Message(Vec<u8>),
    Skipped(SkipReason),
}

/// What a stream is known to carry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Unknown,
    Sip,
    /// Another protocol, or at its end: nothing is kept of what comes.
    Passed,
}

#[derive(Debug)]
struct Piece {
    octets: Vec<u8>,
    stamp: Stamp,
}

/// One direction of a TCP connection.
///
/// Positions count octets of the stream from [`ORIGIN`]; sequence numbers (which wrap) are only used to find them.
#[derive(Debug)]
pub(super) struct Stream {
    kind: Kind,
    /// Whether the beginning was seen, so that the first octet is the first one of a message.
    begun: bool,
    /// Whether the next octet in the buffer is the first one of a message.
    aligned: bool,
    /// Sequence number at `position`.
    sequence: u32,
    /// Position of the next octet that is wanted.
    position: u64,
    /// Position of the first octet that was ever wanted.
    start: u64,
    /// Segments beyond `position`.
    waiting: BTreeMap<u64, Piece>,
    waiting_bytes: usize,
    /// Since when something waits.
    gap_since: Option<Timestamp>,
    /// In order, not yet taken; ends at `position`.
    buffer: Vec<u8>,
    /// Which packet carried the octets up to a position.
    marks: VecDeque<(u64, Stamp)>,
    /// Position of the end, known from a FIN.
    end: Option<u64>,
    /// Octets passed over in search of a message.
    searched: u64,
    /// Octets at the beginning of the buffer that were passed over and are kept, as earlier ones may yet arrive.
    looked_at: usize,
    /// The last packet seen, in the order of the file.
    pub(super) last: Stamp,
    /// The last packet of which octets were taken: messages never go back behind it.
    taken: Option<Stamp>,
}

impl Stream {
    pub(super) fn new(segment: &Segment<'_>, stamp: Stamp) -> Self {
        Self {
            kind: Kind::Unknown,
            begun: segment.syn,
            aligned: segment.syn,
            // A SYN takes one sequence number.
            sequence: segment.sequence.wrapping_add(u32::from(segment.syn)),
            position: ORIGIN,
            start: ORIGIN,
            waiting: BTreeMap::new(),
            waiting_bytes: 0,
            gap_since: None,
            buffer: Vec::new(),
            marks: VecDeque::new(),
            end: None,
            searched: 0,
            looked_at: 0,
            last: stamp,
            taken: None,
        }
    }

    /// Octets that it holds.
    pub(super) fn bytes(&self) -> usize {
        self.waiting_bytes.saturating_add(self.buffer.len())
    }

    /// Whether the segment belongs to another connection between the same addresses.
    pub(super) fn is_other_connection(&self, segment: &Segment<'_>) -> bool {
        let data = segment.sequence.wrapping_add(u32::from(segment.syn));
        let distance = self.distance(data);
        if segment.syn {
            // A SYN that is repeated, or arrives after the data that it announced.
            let at_start = self.at(distance) == Some(self.start);
            let before = !self.begun && distance <= 0 && distance >= -(MAX_WAITING_BYTES as i64);
            return !(at_start || before);
        }
        distance.abs() >= MAX_DISTANCE
    }

    fn distance(&self, sequence: u32) -> i64 {
        i64::from(sequence.wrapping_sub(self.sequence).cast_signed())
    }

    fn at(&self, distance: i64) -> Option<u64> {
        self.position.checked_add_signed(distance)
    }

    /// Takes a segment in.
    pub(super) fn push(&mut self, segment: &Segment<'_>, stamp: Stamp, found: &mut Vec<(Stamp, Found)>) {
        self.last = stamp;
        if self.kind == Kind::Passed {
            return;
        }
        let data = segment.sequence.wrapping_add(u32::from(segment.syn));
        let Some(at) = self.at(self.distance(data)) else { return };
        // A probe of a silent connection repeats the octet before the next one, with any value: no beginning.
        let says_something = segment.syn || segment.payload.len() > 1;
        if at < self.start && !self.begun && says_something {
            if self.front() == self.start {
                self.move_start(at, data);
            } else {
                self.early(at, segment.payload, stamp, found);
            }
        }
        if segment.syn {
            self.begun = true;
            if self.kind == Kind::Unknown && self.front() == self.start {
                self.aligned = true;
                self.looked_at = 0;
            }
        }
        if segment.fin {
            self.end = Some(at.saturating_add(segment.payload.len() as u64));
        }
        self.keep(at, segment.payload, stamp);
        self.join();
        self.scan(found);
        while self.waiting_bytes > MAX_WAITING_BYTES || self.waiting.len() > MAX_WAITING || self.waited_long(stamp.at) {
            self.pass_gap(found);
        }
        if self.end.is_some_and(|end| self.position >= end) {
            self.finish(found);
        }
    }

    /// The stream begins earlier than was thought: what is in the buffer waits for the octets before it.
    fn move_start(&mut self, at: u64, sequence: u32) {
        let first = self.start;
        let stamp = self.marks.back().map_or(self.last, |(_, stamp)| *stamp);
        let octets = core::mem::take(&mut self.buffer);
        self.marks.clear();
        if !octets.is_empty() {
            self.waiting_bytes = self.waiting_bytes.saturating_add(octets.len());
            self.waiting.insert(first, Piece { octets, stamp });
            self.gap_since.get_or_insert(stamp.at);
        }
        self.start = at;
        self.position = at;
        self.sequence = sequence;
        self.looked_at = 0;
        self.searched = 0;
        self.aligned = false;
    }

    /// Messages of a segment from before the first octet that was seen, when later ones have been taken already.
    fn early(&mut self, at: u64, payload: &[u8], stamp: Stamp, found: &mut Vec<(Stamp, Found)>) {
        let length = usize::try_from(self.start.saturating_sub(at)).unwrap_or(usize::MAX).min(payload.len());
        let mut rest = payload.get(..length).unwrap_or_default();
        self.start = at;
        while recognise::is_message(rest) {
            rest = rest.get(recognise::empty_lines(rest)..).unwrap_or_default();
            let Frame::Message(length) = recognise::frame(rest) else {
                found.push((stamp, Found::Skipped(SkipReason::Unfinished)));
                return;
            };
            let (message, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            found.push((stamp, Found::Message(message.to_vec())));
            rest = after;
        }
    }

    /// Puts a segment among the waiting ones, without what is there already.
    fn keep(&mut self, at: u64, payload: &[u8], stamp: Stamp) {
        let old = usize::try_from(self.position.saturating_sub(at)).unwrap_or(usize::MAX);
        let Some(payload) = payload.get(old..).filter(|rest| !rest.is_empty()) else { return };
        let at = at.max(self.position);
        // Of two that begin at one place the longer one is kept; other overlaps are cut when the octets are joined.
        if self.waiting.get(&at).is_none_or(|piece| piece.octets.len() < payload.len()) {
            let piece = Piece { octets: payload.to_vec(), stamp };
            let replaced = self.waiting.insert(at, piece).map_or(0, |piece| piece.octets.len());
            self.waiting_bytes = self.waiting_bytes.saturating_sub(replaced).saturating_add(payload.len());
        }
        self.gap_since.get_or_insert(stamp.at);
    }

    /// Moves what follows without a gap into the buffer.
    fn join(&mut self) {
        while let Some(entry) = self.waiting.first_entry() {
            if *entry.key() > self.position {
                break;
            }
            let (at, piece) = entry.remove_entry();
            self.waiting_bytes = self.waiting_bytes.saturating_sub(piece.octets.len());
            let old = usize::try_from(self.position.saturating_sub(at)).unwrap_or(usize::MAX);
            let Some(fresh) = piece.octets.get(old..).filter(|rest| !rest.is_empty()) else { continue };
            self.buffer.extend_from_slice(fresh);
            self.position = self.position.saturating_add(fresh.len() as u64);
            self.sequence = self.sequence.wrapping_add(fresh.len() as u32);
            self.marks.push_back((self.position, piece.stamp));
        }
        // What waits now has waited since the last time that something went on, or less.
        self.gap_since = if self.waiting.is_empty() { None } else { self.gap_since };
    }

    fn waited_long(&self, now: Timestamp) -> bool {
        self.gap_since.is_some_and(|since| now.as_microsecond().saturating_sub(since.as_microsecond()) > GAP_WAIT_US)
    }

    /// Gives up waiting if the gap is old.
    pub(super) fn tick(&mut self, now: Timestamp, found: &mut Vec<(Stamp, Found)>) {
        if self.waited_long(now) {
            self.pass_gap(found);
        }
    }

    /// Goes on behind the first gap.
    fn pass_gap(&mut self, found: &mut Vec<(Stamp, Found)>) {
        let Some((at, stamp)) = self.waiting.first_key_value().map(|(at, piece)| (*at, piece.stamp)) else {
            self.gap_since = None;
            return;
        };
        let octets = at.saturating_sub(self.position);
        if self.kind == Kind::Sip && octets > 0 {
            found.push((
                self.taken.map_or(stamp, |taken| taken.later(stamp)),
                Found::Skipped(SkipReason::Gap { octets }),
            ));
        }
        if octets > 0 {
            self.buffer.clear();
            self.marks.clear();
            self.looked_at = 0;
            self.aligned = false;
            self.begun = false;
        }
        self.position = at;
        self.sequence = self.sequence.wrapping_add(octets as u32);
        self.gap_since = None;
        self.join();
        // The next gap, if there is one, has an own time to wait.
        if !self.waiting.is_empty() {
            self.gap_since = Some(self.last.at);
        }
        self.scan(found);
    }

    /// Ends the stream: what waits is taken, and a message that is not whole is reported.
    pub(super) fn finish(&mut self, found: &mut Vec<(Stamp, Found)>) {
        while !self.waiting.is_empty() {
            self.pass_gap(found);
        }
        if self.kind == Kind::Sip && self.aligned && !self.buffer.is_empty() {
            found.push((self.stamp_at(self.position), Found::Skipped(SkipReason::Unfinished)));
        }
        self.pass();
    }

    /// Forgets what it holds because there is no room, and says so if it was SIP.
    pub(super) fn give_up(&mut self, found: &mut Vec<(Stamp, Found)>) {
        if self.kind == Kind::Sip && self.bytes() > 0 {
            found.push((self.last, Found::Skipped(SkipReason::Memory)));
        }
        self.pass();
    }

    fn pass(&mut self) {
        self.kind = Kind::Passed;
        self.buffer = Vec::new();
        self.looked_at = 0;
        self.waiting = BTreeMap::new();
        self.waiting_bytes = 0;
        self.marks = VecDeque::new();
        self.gap_since = None;
    }

    /// Takes messages out of the buffer.
    fn scan(&mut self, found: &mut Vec<(Stamp, Found)>) {
        let mut done = self.looked_at;
        loop {
            let rest = self.buffer.get(done..).unwrap_or_default();
            if rest.is_empty() || self.kind == Kind::Passed {
                break;
            }
            if !self.aligned {
                let (skip, is_found) = self.search(done);
                done = done.saturating_add(skip);
                self.searched = self.searched.saturating_add(skip as u64);
                if !is_found {
                    if self.kind == Kind::Unknown && self.searched > MAX_SEARCH {
                        self.pass();
                    }
                    break;
                }
                self.aligned = true;
                continue;
            }
            // Empty lines before a message are keep-alives (RFC 5626 section 4.4.1, RFC 3261 section 7.5).
            let blank = recognise::empty_lines(rest);
            if blank > 0 {
                done = done.saturating_add(blank);
                continue;
            }
            match recognise::guess(rest) {
                Guess::More => break,
                Guess::No if self.kind == Kind::Unknown && self.begun => {
                    self.pass();
                    break;
                }
                Guess::No => {
                    self.lose_alignment(done, SkipReason::NotSip, found);
                    continue;
                }
                Guess::Yes => self.kind = Kind::Sip,
            }
            match recognise::frame(rest) {
                Frame::Incomplete => break,
                Frame::Malformed(error) => {
                    // The line that looked like a start line is not looked at again.
                    let line = recognise::line(rest);
                    self.lose_alignment(done, SkipReason::Message(error), found);
                    done = done.saturating_add(line);
                }
                Frame::Message(length) => {
                    let octets = rest.get(..length).unwrap_or(rest).to_vec();
                    done = done.saturating_add(octets.len());
                    let stamp = self.stamp_at(self.front().saturating_add(done as u64));
                    self.taken = Some(stamp);
                    self.searched = 0;
                    found.push((stamp, Found::Message(octets)));
                }
            }
        }
        let done = done.min(self.buffer.len());
        if self.kind == Kind::Unknown && !self.begun {
            self.looked_at = done;
            return;
        }
        self.looked_at = 0;
        self.buffer.drain(..done);
        let front = self.front();
        while self.marks.front().is_some_and(|(end, _)| *end <= front) {
            self.marks.pop_front();
        }
    }

    /// Reports what stands where a message should, and searches for the next one.
    fn lose_alignment(&mut self, done: usize, reason: SkipReason, found: &mut Vec<(Stamp, Found)>) {
        if self.kind == Kind::Sip {
            let place = self.front().saturating_add(done as u64).saturating_add(1);
            found.push((self.stamp_at(place), Found::Skipped(reason)));
        }
        self.aligned = false;
    }

    /// Octets from `done` up to the next place where a message may begin, and whether there is one.
    ///
    /// Looked at are the beginnings of lines and of segments: a body need not end in a line end, but senders seldom
    /// put the rest of one message and the next into one segment.
    fn search(&self, done: usize) -> (usize, bool) {
        let octets = self.buffer.get(done..).unwrap_or_default();
        let front = self.front();
        let mut segments = self
            .marks
            .iter()
            .map(|(end, _)| usize::try_from(end.saturating_sub(front)).unwrap_or(usize::MAX).saturating_sub(done));
        let mut segment = segments.next();
        let mut from = 0_usize;
        loop {
            let rest = octets.get(from..).unwrap_or_default();
            let blank = recognise::empty_lines(rest);
            if blank > 0 {
                from = from.saturating_add(blank);
                continue;
            }
            match recognise::guess(rest) {
                Guess::Yes if recognise::is_strict(rest) && !matches!(recognise::frame(rest), Frame::Malformed(_)) => {
                    return (from, true);
                }
                // It may be the first part of a start line: what is there stays until its end is.
                Guess::More => return (from, false),
                _ => {}
            }
            while segment.is_some_and(|at| at <= from) {
                segment = segments.next();
            }
            let line = match recognise::line(rest) {
                0 => octets.len(),
                line => from.saturating_add(line),
            };
            from = segment.map_or(line, |at| at.min(line));
            if from >= octets.len() {
                return (octets.len(), false);
            }
        }
    }

    /// Position of the first octet in the buffer.
    fn front(&self) -> u64 {
        self.position.saturating_sub(self.buffer.len() as u64)
    }

    /// The last packet of those that carried the octets up to `place`.
    fn stamp_at(&self, place: u64) -> Stamp {
        let mut stamp = self.taken;
        for (end, mark) in &self.marks {
            stamp = Some(stamp.map_or(*mark, |stamp| stamp.later(*mark)));
            if *end >= place {
                break;
            }
        }
        stamp.unwrap_or(self.last)
    }
}
