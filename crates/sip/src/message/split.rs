//! One pass over the octets: start line, header fields, body.

use offhook_base::{ErrorKind, Limits, ParseError, Rule};
use smallvec::SmallVec;

use crate::grammar::{DIGIT, TOKEN, is, is_token};
use crate::header::{id, row_number};

static MESSAGE: Rule = Rule::new("SIP-message", "RFC 3261 §7");
static START_LINE: Rule = Rule::new("start-line", "RFC 3261 §7");
static REQUEST_LINE: Rule = Rule::new("Request-Line", "RFC 3261 §7.1");
static STATUS_LINE: Rule = Rule::new("Status-Line", "RFC 3261 §7.2");
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

/// What one pass over a message finds.
pub(crate) struct Split {
    pub(crate) start: RawStart,
    pub(crate) fields: RawFields,
    pub(crate) header_end: u32,
    pub(crate) body: Span,
}

#[inline]
#[allow(clippy::cast_possible_truncation)]
const fn narrow(at: usize) -> u32 {
    // `split` refuses input that is longer than `u32` counts.
    at as u32
}

#[inline]
pub(super) fn span(start: usize, end: usize) -> Span {
    Span { start: narrow(start), end: narrow(end) }
}

#[cold]
fn unexpected(rule: &'static Rule, bytes: &[u8], at: usize) -> ParseError {
    ParseError::new(rule, at, bytes.get(at).map_or(ErrorKind::End, |octet| ErrorKind::Byte(*octet)))
}

/// Splits `bytes` into its parts.
#[inline]
pub(crate) fn split(bytes: &[u8], limits: &Limits) -> Result<Split, ParseError> {
    let max = limits.message_bytes();
    if bytes.len() > max as usize {
        return Err(ParseError::new(&MESSAGE, max as usize, ErrorKind::TooLong { max }));
    }
    let skipped = bytes.iter().position(|octet| !matches!(octet, b'\r' | b'\n')).unwrap_or(bytes.len());
    let mut at = skipped;
    let line_feed = next_line_feed(bytes, at).ok_or(ParseError::new(&START_LINE, bytes.len(), ErrorKind::End))?;
    let start = start_line(bytes, at, without_return(bytes, at, line_feed))?;
    at = line_feed.wrapping_add(1);

    let mut fields = RawFields::new();
    let mut length: Option<Span> = None;
    let mut lengths = 0_u32;
    let header_end = loop {
        match bytes.get(at) {
            Some(b'\r') if bytes.get(at.wrapping_add(1)) == Some(&b'\n') => {
                break at;
            }
            Some(b'\n') => break at,
            Some(_) => {}
            None => return Err(ParseError::new(&MESSAGE, at, ErrorKind::End)),
        }
        let (field, next) = field(bytes, at)?;
        if field.row == id::CONTENT_LENGTH {
            length = Some(field.value);
            lengths = lengths.wrapping_add(1);
        }
        if fields.len() >= limits.fields() as usize {
            return Err(ParseError::new(&MESSAGE, at, ErrorKind::TooMany { max: limits.fields() }));
        }
        fields.push(field);
        at = next;
    };
    let body_start = header_end.wrapping_add(if bytes.get(header_end) == Some(&b'\r') { 2 } else { 1 });
    // Two lengths are no length: where the body ends is anybody's guess, so all that there is counts.
    let stated = length
        .filter(|_| lengths == 1)
        .and_then(|value| bytes.get(value.start as usize..value.end as usize).and_then(stated_length));
    let body_end = stated.map_or(bytes.len(), |octets| body_start.saturating_add(octets).min(bytes.len()));
    Ok(Split { start, fields, header_end: narrow(header_end), body: span(body_start, body_end) })
}

#[inline]
fn next_line_feed(bytes: &[u8], from: usize) -> Option<usize> {
    memchr::memchr(b'\n', bytes.get(from..)?).map(|length| from.wrapping_add(length))
}

/// The end of a line without its CR.
#[inline]
fn without_return(bytes: &[u8], start: usize, line_feed: usize) -> usize {
    let before = line_feed.wrapping_sub(1);
    if line_feed > start && bytes.get(before) == Some(&b'\r') { before } else { line_feed }
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

/// One header field at `at` with its folded lines, and where the next one begins.
#[inline]
fn field(bytes: &[u8], at: usize) -> Result<(RawField, usize), ParseError> {
    let rest = bytes.get(at..).unwrap_or_default();
    let name_length = rest.iter().position(|octet| !is(*octet, TOKEN)).unwrap_or(rest.len());
    if name_length == 0 {
        return Err(unexpected(&FIELD, bytes, at));
    }
    let mut colon = at.wrapping_add(name_length);
    if rest.get(name_length) != Some(&b':') {
        // Space before the colon is allowed; anything else ends the header here.
        while matches!(bytes.get(colon), Some(b' ' | b'\t')) {
            colon = colon.wrapping_add(1);
        }
        if bytes.get(colon) != Some(&b':') {
            return Err(unexpected(&FIELD, bytes, colon));
        }
    }
    let Ok(short_length) = u16::try_from(name_length) else {
        return Err(ParseError::new(&FIELD, at, ErrorKind::TooLong { max: u16::MAX.into() }));
    };
    let row = row_number(rest.get(..name_length).unwrap_or_default());
    let mut line_feed = next_line_feed(bytes, colon).ok_or(ParseError::new(&FIELD, bytes.len(), ErrorKind::End))?;
    while matches!(bytes.get(line_feed.wrapping_add(1)), Some(b' ' | b'\t')) {
        let next = line_feed.wrapping_add(1);
        line_feed = next_line_feed(bytes, next).ok_or(ParseError::new(&FIELD, bytes.len(), ErrorKind::End))?;
    }
    let mut start = colon.wrapping_add(1);
    while start < line_feed && bytes.get(start).is_some_and(|octet| matches!(octet, b' ' | b'\t' | b'\r' | b'\n')) {
        start = start.wrapping_add(1);
    }
    let mut end = without_return(bytes, start, line_feed);
    while end > start
        && bytes.get(end.wrapping_sub(1)).is_some_and(|octet| matches!(octet, b' ' | b'\t' | b'\r' | b'\n'))
    {
        end = end.wrapping_sub(1);
    }
    let field = RawField { start: narrow(at), value: span(start, end), name_length: short_length, row };
    Ok((field, line_feed.wrapping_add(1)))
}

/// The start line between `start` and `end`.
#[inline]
fn start_line(bytes: &[u8], start: usize, end: usize) -> Result<RawStart, ParseError> {
    let line = bytes.get(start..end).unwrap_or_default();
    match line {
        [b'S' | b's', b'I' | b'i', b'P' | b'p', b'/', ..] => status_line(bytes, line, start, end),
        _ => request_line(bytes, line, start, end),
    }
}

#[inline]
fn request_line(bytes: &[u8], line: &[u8], start: usize, end: usize) -> Result<RawStart, ParseError> {
    let blank = |octet: &u8| matches!(octet, b' ' | b'\t');
    let method_length = line.iter().position(blank).unwrap_or(line.len());
    let method = line.get(..method_length).unwrap_or_default();
    if !is_token(method) {
        let bad = method.iter().position(|octet| !is(*octet, TOKEN)).unwrap_or(method_length);
        return Err(unexpected(&REQUEST_LINE, bytes, start.wrapping_add(bad)));
    }
    let trimmed = line.trim_ascii_end();
    let version_start = trimmed.iter().rposition(blank).map_or(trimmed.len(), |blank| blank.wrapping_add(1));
    let version = trimmed.get(version_start..).unwrap_or_default();
    let uri_area = trimmed.get(method_length..version_start).unwrap_or_default();
    let uri = uri_area.trim_ascii();
    if uri.is_empty() || !is_version(version) {
        return Err(unexpected(&REQUEST_LINE, bytes, start.wrapping_add(version_start)));
    }
    let uri_start = method_length.wrapping_add(uri_area.len().wrapping_sub(uri_area.trim_ascii_start().len()));
    let place =
        |from: usize, length: usize| span(start.wrapping_add(from), start.wrapping_add(from).wrapping_add(length));
    Ok(RawStart::Request {
        line: span(start, end),
        method: place(0, method_length),
        uri: place(uri_start, uri.len()),
        version: place(version_start, version.len()),
    })
}

fn status_line(bytes: &[u8], line: &[u8], start: usize, end: usize) -> Result<RawStart, ParseError> {
    let version_length = line.iter().position(|octet| matches!(octet, b' ' | b'\t')).unwrap_or(line.len());
    if !is_version(line.get(..version_length).unwrap_or_default()) {
        return Err(unexpected(&STATUS_LINE, bytes, start));
    }
    let mut at = version_length;
    while matches!(line.get(at), Some(b' ' | b'\t')) {
        at = at.wrapping_add(1);
    }
    let code_start = at;
    let mut value: u64 = 0;
    while let Some(digit) = line.get(at).filter(|octet| is(**octet, DIGIT)) {
        value = value.saturating_mul(10).saturating_add(u64::from(digit.wrapping_sub(b'0')));
        at = at.wrapping_add(1);
    }
    let reason_start = match line.get(at) {
        Some(b' ') => at.wrapping_add(1),
        None => at,
        Some(_) => return Err(unexpected(&STATUS_LINE, bytes, start.wrapping_add(at))),
    };
    if at == code_start {
        return Err(unexpected(&STATUS_LINE, bytes, start.wrapping_add(at)));
    }
    let (min, max) = (crate::StatusCode::MIN, crate::StatusCode::MAX);
    let code = u16::try_from(value).ok().filter(|code| (min..=max).contains(code)).ok_or(ParseError::new(
        &STATUS_LINE,
        start.wrapping_add(code_start),
        ErrorKind::OutOfRange { value, min: min.into(), max: max.into() },
    ))?;
    Ok(RawStart::Status {
        line: span(start, end),
        version: span(start, start.wrapping_add(version_length)),
        code,
        reason: span(start.wrapping_add(reason_start), end),
    })
}

/// `"SIP" "/" 1*DIGIT "." 1*DIGIT` (RFC 3261 §25.1).
pub(crate) fn is_version(text: &[u8]) -> bool {
    if text == b"SIP/2.0" {
        return true;
    }
    let Some((name, numbers)) = text.split_at_checked(4) else { return false };
    let Some(dot) = numbers.iter().position(|octet| *octet == b'.') else { return false };
    let digits = |part: Option<&[u8]>| part.is_some_and(|part| !part.is_empty() && part.iter().all(u8::is_ascii_digit));
    name.eq_ignore_ascii_case(b"SIP/") && digits(numbers.get(..dot)) && digits(numbers.get(dot.wrapping_add(1)..))
}
