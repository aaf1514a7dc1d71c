use alloc::string::ToString;
use alloc::vec::Vec;

use jiff::Timestamp;
use offhook_base::{ErrorKind, ParseError, Rule};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::grid::instant;
use crate::{Actor, Cause, Event, EventKind, Source};

pub(super) static JSON: Rule = Rule::new("JSON text", "RFC 8259");
pub(super) static EVENT: Rule = Rule::new("event", "offhook event log, version 1");
static VERSION: Rule = Rule::new("schema version", "offhook event log, version 1");
static INSTANT: Rule = Rule::new("at_us", "offhook event log, version 1");

/// An event as it stands in a log: one JSON object a line.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    v: u16,
    at_us: i64,
    actor: Actor,
    kind: EventKind,
    #[serde(default, skip_serializing_if = "is_normal")]
    cause: Cause,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
}

/// The version of a text whose other fields can't be read.
#[derive(Deserialize)]
struct Version {
    v: serde_json::Number,
}

/// Whether there is a version, whatever it is.
#[derive(Deserialize)]
struct AnyVersion {
    #[serde(rename = "v")]
    _v: IgnoredAny,
}

fn is_normal(cause: &Cause) -> bool {
    *cause == Cause::Normal
}

impl From<Event> for Line {
    fn from(event: Event) -> Self {
        Self {
            v: Event::SCHEMA_VERSION,
            at_us: event.at_us(),
            actor: event.actor(),
            cause: event.cause(),
            source: event.source().copied(),
            kind: event.into_kind(),
        }
    }
}

impl TryFrom<Line> for Event {
    type Error = ParseError;

    fn try_from(line: Line) -> Result<Self, ParseError> {
        check_version(line.v.into())?;
        let at = instant(line.at_us);
        if at.as_microsecond() != line.at_us {
            // Both ends by their distance from 1970: the error has no room for a sign.
            let end = if line.at_us < 0 { Timestamp::MIN } else { Timestamp::MAX };
            let max = end.as_second().unsigned_abs().saturating_mul(1_000_000);
            let kind = ErrorKind::OutOfRange { value: line.at_us.unsigned_abs(), min: 0, max };
            return Err(ParseError::new(&INSTANT, 0, kind));
        }
        let event = Self::new(at, line.actor, line.kind).with_cause(line.cause);
        Ok(match line.source {
            Some(source) => event.with_source(source),
            None => event,
        })
    }
}

pub(crate) fn check_version(version: u64) -> Result<(), ParseError> {
    let known = u64::from(Event::SCHEMA_VERSION);
    let error = ErrorKind::OutOfRange { value: version, min: known, max: known };
    if version == known { Ok(()) } else { Err(ParseError::new(&VERSION, 0, error)) }
}

/// What is wrong with a text of which serde_json says no: another version may have other fields, and comes first.
pub(crate) fn refused(rule: &'static Rule, text: &[u8], error: &serde_json::Error) -> ParseError {
    let version = match serde_json::from_slice::<Version>(text) {
        Ok(Version { v }) => match v.as_u64() {
            Some(version) => check_version(version).err(),
            None => Some(ParseError::new(&VERSION, 0, ErrorKind::Unknown)),
        },
        // No number, it is no version that is known.
        Err(_) => serde_json::from_slice::<AnyVersion>(text)
            .is_ok_and(|_| check_object(rule, text).is_ok())
            .then(|| ParseError::new(&VERSION, 0, ErrorKind::Unknown)),
    };
    version.unwrap_or_else(|| parse_error(rule, text, error))
}

/// A list of the fields' values without their names is no object, though serde would take it.
pub(crate) fn check_object(rule: &'static Rule, text: &[u8]) -> Result<(), ParseError> {
    match text.iter().enumerate().find(|(_, byte)| !byte.is_ascii_whitespace()) {
        Some((offset, byte)) if *byte != b'{' => Err(ParseError::new(rule, offset, ErrorKind::Byte(*byte))),
        _ => Ok(()),
    }
}

impl Event {
    /// Reads a line of an event log: a JSON object with the schema version `v`, the instant as the integer `at_us` in
    /// microseconds since 1970, `actor` and `kind`, and `cause` and `source` where there are some.
    ///
    /// # Errors
    ///
    /// [`ParseError`] with the byte at which the line stops being JSON (rule `JSON text`) or an event (rule `event`), or
    /// with the rule `schema version` or `at_us`.
    ///
    /// ```
    /// use offhook_agent::Event;
    ///
    /// let line = br#"{"v":1,"at_us":1763625600000000,"actor":{"agent":101},"kind":{"ready":{"agent":101}}}"#;
    /// let event = Event::from_line(line)?;
    /// assert_eq!(event.at().to_string(), "2025-11-20T08:00:00Z");
    /// let mut written = Vec::new();
    /// event.write_line(&mut written);
    /// assert_eq!(written, [&line[..], b"\n"].concat());
    ///
    /// let error = Event::from_line(br#"{"v":2,"at":"2025-11-20T08:00:00Z"}"#).unwrap_err();
    /// assert_eq!((error.rule().name(), error.kind().to_string().as_str()), ("schema version", "2 is not in 1 to 1"));
    /// # Ok::<(), offhook_base::ParseError>(())
    /// ```
    pub fn from_line(line: &[u8]) -> Result<Self, ParseError> {
        match serde_json::from_slice::<Line>(line) {
            Ok(read) => check_object(&EVENT, line).and_then(|()| read.try_into()),
            Err(error) => Err(refused(&EVENT, line, &error)),
        }
    }

    /// Adds the event to a log, as one line with its end.
    pub fn write_line(&self, log: &mut Vec<u8>) {
        // Writing to memory can't fail: all keys are text.
        log.append(&mut serde_json::to_vec(self).unwrap_or_default());
        log.push(b'\n');
    }
}

/// What serde_json says of `text`, with its place, and without text of the input.
fn parse_error(rule: &'static Rule, text: &[u8], error: &serde_json::Error) -> ParseError {
    let offset = offset(text, error);
    let byte = text.get(offset).copied();
    match error.classify() {
        serde_json::error::Category::Eof => ParseError::new(&JSON, text.len(), ErrorKind::End),
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => {
            ParseError::new(&JSON, offset, byte.map_or(ErrorKind::End, ErrorKind::Byte))
        }
        serde_json::error::Category::Data => {
            let message = error.to_string();
            let kind = if message.starts_with("missing field") {
                ErrorKind::Missing
            } else if message.starts_with("duplicate field") {
                ErrorKind::Duplicate
            } else {
                ErrorKind::Unknown
            };
            ParseError::new(rule, offset, kind)
        }
    }
}

/// The byte at which serde_json stopped: it counts lines and columns from 1, and none of them where it has no place.
fn offset(text: &[u8], error: &serde_json::Error) -> usize {
    let lines_before = error.line().saturating_sub(1);
    let begin = match lines_before.checked_sub(1) {
        None => 0,
        Some(nth) => {
            let mut ends = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            ends.nth(nth).map_or(text.len(), |(end, _)| end.saturating_add(1))
        }
    };
    begin.saturating_add(error.column().saturating_sub(1)).min(text.len())
}
