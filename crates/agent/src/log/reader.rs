use core::fmt;
use core::iter::FusedIterator;
use std::io::{self, BufRead, BufReader, Read};

use alloc::boxed::Box;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, Limits, ParseError, Rule};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::line::JSON;
use crate::{Centre, Event};

static FIRST: Rule = Rule::new("a snapshot is the first line", "offhook event log, version 1");

/// Bytes asked for at a time.
const CHUNK: usize = 64 * 1_024;

/// Where something stands in a log.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct LogPlace {
    /// The line, from 1.
    pub line: u64,
    /// The number of the entry among those of the log, good and bad, from 1; blank lines are not counted.
    pub record: u64,
    /// Where the line begins, in bytes from the start of the log.
    pub offset: u64,
}

impl fmt::Display for LogPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)
    }
}

/// A line of a log.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Logged {
    /// Where it stands.
    pub place: LogPlace,
    /// What it says.
    pub entry: LogEntry,
}

/// What a line of a log says.
///
/// Complete: a log has events, and before them at most one snapshot.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LogEntry {
    /// What the events after it go on from. Only the first line can be one: the snapshot of an empty centre where a log
    /// begins, which says how the tenant is set up, or of a later one where the log was cut.
    Snapshot(Box<Centre>),
    /// Something that happened.
    Event(Event),
}

/// Why a line of a log could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// The line is no event; reading goes on with the next one. The error counts bytes from the start of the line.
    #[error("{place}, column {}: {error}", .error.offset().saturating_add(1))]
    Line {
        /// Where the line stands.
        place: LogPlace,
        /// What is wrong with it.
        error: ParseError,
    },
    /// The input itself can't be read on; nothing follows.
    #[error("{0}")]
    Io(io::Error),
}

/// Reads an event log (JSON Lines) from a stream. A bad line gives an error and costs itself only; blank lines are passed
/// over. Memory is bounded by the longest line: [`Limits::message_bytes`] for an event, and
/// [`LogReader::MAX_SNAPSHOT_BYTES`] for a snapshot in the first line, which has to begin with `v` and
/// `tenant` to be told from an event.
///
/// ```
/// use offhook_agent::{LogEntry, LogReader};
///
/// let log = "{\"v\":1,\"at_us\":0,\"actor\":\"system\",\"kind\":{\"ready\":{\"agent\":101}}}\n\
///            torn\n\
///            {\"v\":1,\"at_us\":5,\"actor\":\"system\",\"kind\":{\"work_end\":{\"agent\":101}}}\n";
/// let lines: Vec<_> = LogReader::new(log.as_bytes()).collect();
/// assert_eq!(lines[1].as_ref().unwrap_err().to_string(),
///     "line 2, column 2: JSON text: unexpected byte 0x6f at byte 1 (RFC 8259)");
/// let Ok(last) = &lines[2] else { panic!() };
/// assert_eq!((last.place.line, last.place.record), (3, 3));
/// assert!(matches!(last.entry, LogEntry::Event(_)));
/// ```
#[derive(Debug)]
pub struct LogReader<R> {
    input: BufReader<R>,
    limits: Limits,
    buffer: Vec<u8>,
    /// Of the next line.
    place: LogPlace,
    has_failed: bool,
}

impl<R: Read> LogReader<R> {
    /// Longest snapshot that is read from the first line of a log, in bytes.
    pub const MAX_SNAPSHOT_BYTES: u64 = 4 << 30;

    /// Begins to read. `input` is buffered here.
    pub fn new(input: R) -> Self {
        Self {
            input: BufReader::with_capacity(CHUNK, input),
            limits: Limits::default(),
            buffer: Vec::new(),
            place: LogPlace { line: 1, record: 1, offset: 0 },
            has_failed: false,
        }
    }

    /// The same with another bound for a line (`message_bytes`).
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Takes the next line into the buffer, and answers with its place; none at the end of the input.
    fn next_line(&mut self) -> io::Result<Option<(LogPlace, Result<(), ParseError>)>> {
        loop {
            let is_first = self.place.record == 1;
            let mut room = u64::from(self.limits.message_bytes());
            self.buffer.clear();
            // One octet more than is allowed, and the line end, show that there are too many.
            let mut taken = self.input.by_ref().take(room.saturating_add(2)).read_until(b'\n', &mut self.buffer)?;
            if is_first && taken as u64 > room && begins_a_snapshot(&self.buffer) {
                room = room.max(Self::MAX_SNAPSHOT_BYTES);
                if !self.buffer.ends_with(b"\n") {
                    let more = room.saturating_add(2).saturating_sub(taken as u64);
                    taken += self.input.by_ref().take(more).read_until(b'\n', &mut self.buffer)?;
                }
            }
            if taken == 0 {
                return Ok(None);
            }
            let place = self.place;
            let mut length = taken as u64;
            let is_ended = self.buffer.pop_if(|last| *last == b'\n').is_some();
            let is_long = self.buffer.len() as u64 > room;
            if is_long && !is_ended {
                length = length.saturating_add(self.input.skip_until(b'\n')? as u64);
            }
            self.place.line = place.line.saturating_add(1);
            self.place.offset = place.offset.saturating_add(length);
            if self.buffer.iter().all(u8::is_ascii_whitespace) && !is_long {
                continue;
            }
            self.place.record = place.record.saturating_add(1);
            let max = u32::try_from(room).unwrap_or(u32::MAX);
            let error = || ParseError::new(&JSON, max as usize, ErrorKind::TooLong { max });
            return Ok(Some((place, if is_long { Err(error()) } else { Ok(()) })));
        }
    }

    fn entry(&self, place: LogPlace) -> Result<LogEntry, ParseError> {
        let error = match Event::from_line(&self.buffer) {
            Ok(event) => return Ok(LogEntry::Event(event)),
            Err(error) => error,
        };
        if !is_snapshot(&self.buffer) {
            return Err(error);
        }
        if place.record > 1 {
            return Err(ParseError::new(&FIRST, 0, ErrorKind::Unknown));
        }
        Ok(LogEntry::Snapshot(Box::new(Centre::resume(&self.buffer)?)))
    }
}

/// Whether a first line that is longer than an event may be can be a snapshot: it begins with the version and the tenant, as
/// what is written here does.
fn begins_a_snapshot(line: &[u8]) -> bool {
    fn behind<'l>(line: &'l [u8], token: &[u8]) -> Option<&'l [u8]> {
        line.trim_ascii_start().strip_prefix(token)
    }
    let version = [&b"{"[..], b"\"v\"", b":"].into_iter().try_fold(line, behind).map(<[u8]>::trim_ascii_start);
    let digits = |text: &[u8]| text.iter().take_while(|octet| octet.is_ascii_digit()).count();
    let rest = version.and_then(|text| text.get(digits(text)..));
    rest.and_then(|text| [&b","[..], b"\"tenant\"", b":"].into_iter().try_fold(text, behind)).is_some()
}

/// Whether a line that is no event is meant as a snapshot: it names a tenant.
fn is_snapshot(line: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Tenant {
        #[serde(rename = "tenant")]
        _tenant: IgnoredAny,
    }
    serde_json::from_slice::<Tenant>(line).is_ok()
}

impl<R: Read> Iterator for LogReader<R> {
    type Item = Result<Logged, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        let (place, line) = match self.next_line() {
            Ok(line) => line?,
            Err(error) => {
                self.has_failed = true;
                return Some(Err(LogError::Io(error)));
            }
        };
        let entry = line.and_then(|()| self.entry(place));
        Some(entry.map(|entry| Logged { place, entry }).map_err(|error| LogError::Line { place, error }))
    }
}

impl<R: Read> FusedIterator for LogReader<R> {}
