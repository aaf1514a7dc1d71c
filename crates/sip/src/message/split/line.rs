//! The first line of a message.

use offhook_base::{ErrorKind, ParseError, Rule};

use super::{RawStart, span, unexpected};
use crate::grammar::{DIGIT, TOKEN, is, is_token};
use crate::scan::octets_before;

static REQUEST_LINE: Rule = Rule::new("Request-Line", "RFC 3261 §7.1");
static STATUS_LINE: Rule = Rule::new("Status-Line", "RFC 3261 §7.2");

/// Whether `line`, which may end in CR, can be read as a start line.
pub(crate) fn reads_as_start_line(line: &[u8]) -> bool {
    let end = line.len().wrapping_sub(usize::from(line.ends_with(b"\r")));
    start_line(line, 0, end).is_ok()
}

/// The start line between `start` and `end`.
#[inline]
pub(crate) fn start_line(bytes: &[u8], start: usize, end: usize) -> Result<RawStart, ParseError> {
    let line = bytes.get(start..end).unwrap_or_default();
    match line {
        [b'S' | b's', b'I' | b'i', b'P' | b'p', b'/', ..] => status_line(bytes, line, start, end),
        _ => request_line(bytes, line, start, end),
    }
}

#[inline]
fn request_line(bytes: &[u8], line: &[u8], start: usize, end: usize) -> Result<RawStart, ParseError> {
    // One space before the URI and one before the version is what nearly all request lines have.
    if let Some(before_version) = line.strip_suffix(b" SIP/2.0") {
        let method_length = octets_before::<b' '>(before_version);
        let uri_start = method_length.wrapping_add(1);
        let uri_length = before_version.len().wrapping_sub(uri_start);
        let method = before_version.get(..method_length).unwrap_or_default();
        if let Some([first, .., last]) = before_version.get(uri_start..)
            && *first > b' '
            && *first != b':'
            && *last > b' '
            && is_token(method)
        {
            let place = |from: usize, length: usize| {
                span(start.wrapping_add(from), start.wrapping_add(from).wrapping_add(length))
            };
            return Ok(RawStart::Request {
                line: span(start, end),
                method: place(0, method_length),
                uri: place(uri_start, uri_length),
                version: span(end.wrapping_sub(7), end),
            });
        }
    }
    loose_request_line(bytes, line, start, end)
}

/// A request line with other white space, another version, or something wrong.
#[cold]
fn loose_request_line(bytes: &[u8], line: &[u8], start: usize, end: usize) -> Result<RawStart, ParseError> {
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
    let uri_start = method_length.wrapping_add(uri_area.len().wrapping_sub(uri_area.trim_ascii_start().len()));
    // A URI begins with its scheme. A colon makes this a header field, `name HCOLON value`: no line is both.
    if uri.first() == Some(&b':') {
        return Err(unexpected(&REQUEST_LINE, bytes, start.wrapping_add(uri_start)));
    }
    if uri.is_empty() || !is_version(version) {
        return Err(unexpected(&REQUEST_LINE, bytes, start.wrapping_add(version_start)));
    }
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
