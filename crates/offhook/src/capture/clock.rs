//! Packets whose time can't be theirs.
//!
//! One damaged octet in the time of one packet makes years of a second: calls end, streams are given up, and nothing
//! after it is in time again. So each packet waits for the next, and one whose time is far from those of both its
//! neighbours, while these are nearer to each other, is passed over.

use std::collections::VecDeque;

use jiff::Timestamp;

use super::error::SkipReason;
use super::file::{Content, Packet};

/// Microseconds that no clock is off by while the packets before and after agree: more than any mistake of a time zone,
/// as captures of several interfaces have it.
const DAY_US: u64 = 86_400_000_000;
/// The same at the ends of the file, where a silence explains much.
const YEAR_US: u64 = 366 * DAY_US;

/// A packet that waits for its neighbour.
#[derive(Debug)]
struct Held {
    number: u64,
    content: Result<(Option<Timestamp>, u16), SkipReason>,
    octets: Vec<u8>,
}

impl Held {
    fn at(&self) -> Option<Timestamp> {
        self.content.ok()?.0
    }
}

/// The packets between the file and the decoder, three at most.
#[derive(Debug, Default)]
pub(super) struct Clock {
    held: VecDeque<Held>,
    /// Times of the two packets before those, the later one first.
    before: [Option<Timestamp>; 2],
    /// To be used again.
    spare: Vec<Vec<u8>>,
    finished: bool,
}

impl Clock {
    /// Takes a packet in.
    pub(super) fn push(&mut self, packet: &Packet<'_>) {
        let mut octets = self.spare.pop().unwrap_or_default();
        octets.clear();
        let content = packet.content.as_ref().map(|content| {
            octets.extend_from_slice(content.octets);
            (content.at, content.link)
        });
        self.held.push_back(Held { number: packet.number, content: content.map_err(|reason| *reason), octets });
    }

    /// There are no more packets: what waits is decided without a next one.
    pub(super) fn finish(&mut self) {
        self.finished = true;
    }

    /// Hands the next packet over if its time could be judged.
    pub(super) fn pop(&mut self, take: impl FnOnce(&Packet<'_>)) -> bool {
        // The first packet has no neighbour before it: two after it tell.
        let wanted = if self.before == [None; 2] { 3 } else { 2 };
        let is_timed = self.held.front().is_some_and(|held| held.at().is_some());
        if is_timed && !self.finished && self.held.len() < wanted {
            return false;
        }
        let Some(held) = self.held.pop_front() else { return false };
        let is_wrong = held.at().is_some_and(|at| self.is_wrong(at));
        let content = match held.content {
            Ok(_) if is_wrong => Err(SkipReason::Clock),
            Ok((at, link)) => Ok(Content { at, link, octets: &held.octets }),
            Err(reason) => Err(reason),
        };
        take(&Packet { number: held.number, content });
        if let Some(at) = held.at().filter(|_| !is_wrong) {
            self.before = [Some(at), self.before[0]];
        }
        self.spare.push(held.octets);
        true
    }

    fn is_wrong(&self, at: Timestamp) -> bool {
        let next = |place: usize| self.held.get(place).and_then(Held::at);
        let (one, other, limit) = match (self.before, next(0)) {
            ([Some(before), _], Some(next)) => (before, next, DAY_US),
            ([Some(before), Some(earlier)], None) => (before, earlier, YEAR_US),
            ([None, _], Some(first)) => match next(1) {
                Some(second) => (first, second, YEAR_US),
                None => return false,
            },
            _ => return false,
        };
        let distance = apart(at, one).min(apart(at, other));
        distance > limit && distance > apart(one, other)
    }
}

fn apart(one: Timestamp, other: Timestamp) -> u64 {
    one.as_microsecond().abs_diff(other.as_microsecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of the packets whose time is taken for wrong, of packets at these seconds.
    fn wrong(seconds: &[i64]) -> Vec<u64> {
        let (mut clock, mut wrong) = (Clock::default(), Vec::new());
        let mut seen = 0;
        let mut look = |packet: &Packet<'_>| {
            seen += 1;
            assert_eq!(packet.number, seen);
            wrong.extend(packet.content.is_err().then_some(packet.number));
        };
        for (number, second) in (1..).zip(seconds) {
            let at = Timestamp::from_second(*second).ok();
            clock.push(&Packet { number, content: Ok(Content { at, link: 1, octets: b"" }) });
            while clock.pop(&mut look) {}
            assert!(clock.held.len() < 3);
        }
        clock.finish();
        while clock.pop(&mut look) {}
        assert_eq!(seen, seconds.len() as u64);
        wrong
    }

    const DAY: i64 = 86_400;

    #[test]
    fn a_time_far_from_both_neighbours_is_wrong_wherever_it_stands() {
        assert_eq!(wrong(&[4_000_000_000, 100, 101, 102]), [1]);
        assert_eq!(wrong(&[100, 4_000_000_000, 101, 102]), [2]);
        assert_eq!(wrong(&[100, 101, 0, 2 * DAY, 103, 104]), [4]);
        assert_eq!(wrong(&[100, 101, 102, 4_000_000_000]), [4]);
        assert_eq!(wrong(&[2_000_000_000, 2_000_000_000, 0, 2_000_000_001]), [3]);
    }

    #[test]
    fn a_silence_is_no_wrong_time() {
        assert_eq!(wrong(&[100, 101, 90 * DAY, 91 * DAY, 300 * DAY]), [0_u64; 0]);
        assert_eq!(wrong(&[100, 90 * DAY, 90 * DAY + 1]), [0_u64; 0]);
        assert_eq!(wrong(&[100, 101, 90 * DAY]), [0_u64; 0]);
    }

    #[test]
    fn a_clock_that_is_set_and_hours_between_two_interfaces_are_none_either() {
        assert_eq!(wrong(&[0, 1, 2, 2_000_000_000, 2_000_000_001]), [0_u64; 0]);
        assert_eq!(wrong(&[2_000_000_000, 2_000_000_001, 5, 6, 7]), [0_u64; 0]);
        assert_eq!(wrong(&[0, 14 * 3_600, 1, 14 * 3_601, 2]), [0_u64; 0]);
    }

    #[test]
    fn of_two_nobody_knows_which() {
        assert_eq!(wrong(&[4_000_000_000, 100]), [0_u64; 0]);
        assert_eq!(wrong(&[100]), [0_u64; 0]);
        assert_eq!(wrong(&[]), [0_u64; 0]);
    }
}
