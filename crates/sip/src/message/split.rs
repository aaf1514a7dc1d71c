//! One pass over the octets: start line, header fields, body.

mod line;

use offhook_base::{ErrorKind, Limits, ParseError, Rule};
use smallvec::SmallVec;

pub(crate) use line::{is_version, reads_as_start_line, start_line};

use crate::grammar::{TOKEN, is};
use crate::header::{id, row_number, row_of_words};
use crate::scan::{line_feed_in, marks, octets_before};

static MESSAGE: Rule = Rule::new("SIP-message", "RFC 3261 §7");
static START_LINE: Rule = Rule::new("start-line", "RFC 3261 §7");
static FIELD: Rule = Rule::new("message-header", "RFC 3261 §7.3.1");

/// Header fields that find place without an allocation: the longest ordinary messages have some thirty.
const INLINE_FIELDS: usize = 32;

/// From the first octet to the one behind the last.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Places of one header field; its name begins at `start`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawField {
    pub(crate) start: u32,
    pub(crate) value: Span,
    pub(crate) name_length: u16,
    /// Number of the registered name, or 0.
    pub(crate) row: u8,
}

pub(crate) type RawFields = SmallVec<[RawField; INLINE_FIELDS]>;

/// Places of the start line's parts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RawStart {
    Request { line: Span, method: Span, uri: Span, version: Span },
    Status { line: Span, version: Span, code: u16, reason: Span },
}

/// What one pass over a message finds. It is filled where it stays: its fields are half a kilobyte.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub(crate) start: RawStart,
    pub(crate) fields: RawFields,
    /// Where the header fields end, before the empty line.
    pub(crate) header_end: u32,
    pub(crate) body: Span,
}

impl RawStart {
    const UNREAD: Self = {
        let none = Span { start: 0, end: 0 };
        Self::Status { line: none, version: none, code: 0, reason: none }
    };
}

impl Default for RawStart {
    fn default() -> Self {
        Self::UNREAD
    }
}

#[inline]
#[allow(clippy::cast_possible_truncation)]
const fn narrow(at: usize) -> u32 {
    // `split` refuses input that is longer than `u32` counts.
    at as u32
}

#[inline]
pub(crate) fn span(start: usize, end: usize) -> Span {
    Span { start: narrow(start), end: narrow(end) }
}

#[cold]
fn unexpected(rule: &'static Rule, bytes: &[u8], at: usize) -> ParseError {
    ParseError::new(rule, at, bytes.get(at).map_or(ErrorKind::End, |octet| ErrorKind::Byte(*octet)))
}

/// What follows the line ends that `bytes` begins with (RFC 3261 §7.5); a CR alone is none.
pub(crate) fn behind_line_ends(mut bytes: &[u8]) -> &[u8] {
    while let [b'\r', b'\n', next @ ..] | [b'\n', next @ ..] = bytes {
        bytes = next;
    }
    bytes
}

/// Splits `bytes` into its parts.
#[inline]
pub(crate) fn split(bytes: &[u8], limits: &Limits, parts: &mut Parts) -> Result<(), ParseError> {
    let max = limits.message_bytes();
    if bytes.len() > max as usize {
        return Err(ParseError::new(&MESSAGE, max as usize, ErrorKind::TooLong { max }));
    }
    let skipped = bytes.len().wrapping_sub(behind_line_ends(bytes).len());
    let mut at = skipped;
    let Some(line_feed) = next_line_feed(bytes, at) else {
        return Err(ParseError::new(&START_LINE, bytes.len(), ErrorKind::End));
    };
    parts.start = start_line(bytes, at, without_return(bytes, at, line_feed))?;
    at = line_feed.wrapping_add(1);

    let Header { end: header_end, length, is_repeated } = header::<false>(bytes, at, limits, &mut parts.fields)?;
    let body_start = header_end.wrapping_add(if bytes.get(header_end) == Some(&b'\r') { 2 } else { 1 });
    let stated = match length {
        Some(_) if is_repeated => agreed_length(bytes, &parts.fields),
        length => length.and_then(|value| value_of(bytes, value)).and_then(stated_length),
    };
    let body_end = stated.map_or(bytes.len(), |octets| body_start.saturating_add(octets).min(bytes.len()));
    parts.header_end = narrow(header_end);
    parts.body = span(body_start, body_end);
    Ok(())
}

/// What is known once the header fields have been read.
pub(crate) struct Header {
    /// Where they end, before the empty line.
    pub(crate) end: usize,
    /// The value of the last Content-Length.
    length: Option<Span>,
    /// Whether it stands more than once.
    is_repeated: bool,
}

/// Header fields from `at` on, up to the empty line; if they are `OPEN`, the end will do in its place, and in the place
/// of the last line end (RFC 2046 §5.1, RFC 3420 §2).
#[inline]
pub(crate) fn header<const OPEN: bool>(
    bytes: &[u8],
    at: usize,
    limits: &Limits,
    fields: &mut RawFields,
) -> Result<Header, ParseError> {
    let max_fields = limits.fields() as usize;
    let mut length: Option<Span> = None;
    let mut is_repeated = false;
    let mut rest = bytes.get(at..).unwrap_or_default();
    let end = loop {
        let at = bytes.len().wrapping_sub(rest.len());
        match rest {
            [b'\r', b'\n', ..] | [b'\n', ..] => break at,
            [] if OPEN => break at,
            [] => return Err(ParseError::new(&MESSAGE, at, ErrorKind::End)),
            _ => {}
        }
        let (field, next) = field::<OPEN>(bytes, at, rest)?;
        if field.row == id::CONTENT_LENGTH {
            is_repeated = length.is_some();
            length = Some(field.value);
        }
        if fields.len() >= max_fields {
            return Err(ParseError::new(&MESSAGE, at, ErrorKind::TooMany { max: limits.fields() }));
        }
        fields.push(field);
        rest = next;
    };
    Ok(Header { end, length, is_repeated })
}

/// Octets before the colon, and the row of the name that they spell.
#[inline]
fn name_in(rest: &[u8]) -> (usize, u8) {
    let Some(first) = rest.first_chunk::<8>() else { return slow_name_in(rest) };
    let head = u64::from_le_bytes(*first);
    let found = marks::<b':'>(head);
    if found != 0 {
        let bits = found.trailing_zeros() & !7;
        let length = bits as usize / 8;
        let head = head & !(u64::MAX << bits);
        return (length, row_of_words(head, 0, rest.get(..length).unwrap_or_default()));
    }
    let length = octets_before::<b':'>(rest.get(8..).unwrap_or_default()).wrapping_add(8);
    let name = rest.get(..length).unwrap_or_default();
    let tail = name.last_chunk::<8>().map_or(0, |last| u64::from_le_bytes(*last));
    (length, row_of_words(head, tail, name))
}

#[cold]
fn slow_name_in(rest: &[u8]) -> (usize, u8) {
    let length = octets_before::<b':'>(rest);
    (length, row_number(rest.get(..length).unwrap_or_default()))
}

/// Where the next LF is, from `from` on.
#[inline]
fn next_line_feed(bytes: &[u8], from: usize) -> Option<usize> {
    line_feed_in(bytes.get(from..)?).map(|length| from.wrapping_add(length))
}

/// The end of a line without its CR.
#[inline]
fn without_return(bytes: &[u8], start: usize, line_feed: usize) -> usize {
    let before = line_feed.wrapping_sub(1);
    if line_feed > start && bytes.get(before) == Some(&b'\r') { before } else { line_feed }
}

#[inline]
fn value_of(bytes: &[u8], value: Span) -> Option<&[u8]> {
    bytes.get(value.start as usize..value.end as usize)
}

/// What all Content-Lengths state. If they differ, or one is no number, where the body ends is anybody's guess.
#[cold]
pub(crate) fn agreed_length(bytes: &[u8], fields: &[RawField]) -> Option<usize> {
    let lengths = fields.iter().filter(|field| field.row == id::CONTENT_LENGTH);
    let mut lengths = lengths.map(|field| value_of(bytes, field.value).and_then(stated_length));
    let first = lengths.next()??;
    lengths.all(|other| other == Some(first)).then_some(first)
}

/// Digits only; anything else is no length.
#[inline]
pub(crate) fn stated_length(value: &[u8]) -> Option<usize> {
    if value.is_empty() {
        return None;
    }
    let mut length: usize = 0;
    for octet in value {
        if !octet.is_ascii_digit() {
            return None;
        }
        length = length.saturating_mul(10).saturating_add(usize::from(octet.wrapping_sub(b'0')));
    }
    Some(length)
}

/// One header field with its folded lines at the start of `rest`, which is `at`, and what follows it.
#[inline]
fn field<'a, const OPEN: bool>(bytes: &'a [u8], at: usize, rest: &'a [u8]) -> Result<(RawField, &'a [u8]), ParseError> {
    let (before_colon, row) = name_in(rest);
    // A registered name is a token, and what has no colon behind it reaches to the end of the input: where a line may
    // lack its end, it could pass for a field. Any other name has to be looked at.
    let is_plain = row != 0 && !(OPEN && before_colon == rest.len());
    let (name_length, row) = if is_plain { (before_colon, row) } else { other_name(bytes, at, before_colon)? };
    let Ok(short_length) = u16::try_from(name_length) else {
        return Err(ParseError::new(&FIELD, at, ErrorKind::TooLong { max: u16::MAX.into() }));
    };
    let behind_colon = rest.get(before_colon.wrapping_add(1)..).unwrap_or_default();
    let mut line_feed = match line_feed_in(behind_colon) {
        Some(line_feed) => line_feed,
        None if OPEN => behind_colon.len(),
        None => return Err(ParseError::new(&FIELD, bytes.len(), ErrorKind::End)),
    };
    let mut next = behind_colon.get(line_feed.wrapping_add(1)..).unwrap_or_default();
    if let [b' ' | b'\t', ..] = next {
        line_feed = match folded(behind_colon, line_feed) {
            Some(line_feed) => line_feed,
            None if OPEN => behind_colon.len(),
            None => return Err(ParseError::new(&FIELD, bytes.len(), ErrorKind::End)),
        };
        next = behind_colon.get(line_feed.wrapping_add(1)..).unwrap_or_default();
    }
    let value_area = bytes.len().wrapping_sub(behind_colon.len());
    let mut value = behind_colon.get(..line_feed).unwrap_or_default();
    // One space in front and CR behind is what nearly all fields have.
    value = match value {
        [b' ', inner @ ..] if inner.first().is_some_and(|octet| *octet > b' ') => inner,
        _ => trim_start(value),
    };
    let start = value_area.wrapping_add(line_feed).wrapping_sub(value.len());
    value = match value {
        [inner @ .., b'\r'] if inner.last().is_some_and(|octet| *octet > b' ') => inner,
        _ => trim_end(value),
    };
    let value = span(start, start.wrapping_add(value.len()));
    Ok((RawField { start: narrow(at), value, name_length: short_length, row }, next))
}

/// Where the last line ends of a field whose first one ends at `line_feed` and is folded.
#[cold]
fn folded(rest: &[u8], mut line_feed: usize) -> Option<usize> {
    loop {
        let next = line_feed.wrapping_add(1);
        match rest.get(next) {
            Some(b' ' | b'\t') => line_feed = next.wrapping_add(line_feed_in(rest.get(next..)?)?),
            _ => return Some(line_feed),
        }
    }
}

#[cold]
fn trim_start(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t' | b'\r' | b'\n', inner @ ..] = value {
        value = inner;
    }
    value
}

#[cold]
fn trim_end(mut value: &[u8]) -> &[u8] {
    while let [inner @ .., b' ' | b'\t' | b'\r' | b'\n'] = value {
        value = inner;
    }
    value
}

/// A name that is not registered as it stands: its length without the space before the colon, and its row.
#[cold]
fn other_name(bytes: &[u8], at: usize, before_colon: usize) -> Result<(usize, u8), ParseError> {
    let before = bytes.get(at..at.wrapping_add(before_colon)).unwrap_or_default();
    let length = before.iter().position(|octet| !is(*octet, TOKEN)).unwrap_or(before.len());
    if length == 0 {
        return Err(unexpected(&FIELD, bytes, at));
    }
    let (name, space) = before.split_at_checked(length).unwrap_or_default();
    let colon = at.wrapping_add(before_colon);
    match space.iter().position(|octet| !matches!(octet, b' ' | b'\t')) {
        Some(bad) => Err(unexpected(&FIELD, bytes, at.wrapping_add(length).wrapping_add(bad))),
        None if bytes.get(colon) != Some(&b':') => Err(unexpected(&FIELD, bytes, colon)),
        None => Ok((length, row_number(name))),
    }
}
