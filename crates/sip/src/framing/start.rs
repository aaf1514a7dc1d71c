//! How SIP is told from other traffic.

use crate::grammar::{TOKEN, is};
use crate::message::{behind_line_ends, is_version, reads_as_start_line};

/// Whether the first line of `bytes` is a SIP start line: how SIP is told from other traffic, by content and not by
/// port.
///
/// Line ends before it are skipped. A line whose end is missing is none.
///
/// ```
/// use offhook_sip::looks_like_sip;
///
/// assert!(looks_like_sip(b"\r\nINVITE sip:a@b SIP/2.0\r\nVia: ..."));
/// assert!(looks_like_sip(b"SIP/2.0 180 Ringing\r\n"));
/// assert!(!looks_like_sip(b"GET / HTTP/1.1\r\n"));
/// assert!(!looks_like_sip(b"\r\n\r\n"));
/// ```
#[must_use]
pub fn looks_like_sip(bytes: &[u8]) -> bool {
    is_start_line(behind_line_ends(bytes))
}

/// Whether the first line is a start line. No header field is, nor what continues one: whoever looks for the next start
/// line behind a message that was refused has read its fields once and for all.
pub(super) fn is_start_line(bytes: &[u8]) -> bool {
    let Some(line) = memchr::memchr(b'\n', bytes).and_then(|end| bytes.get(..end)) else { return false };
    // Whatever can be read as one is one, and so is what can't for a reason that should be told.
    if reads_as_start_line(line) {
        return true;
    }
    let line = line.trim_ascii_end();
    let mut words = line.split(|octet| *octet == b' ').filter(|word| !word.is_empty());
    let Some(first) = words.next().filter(|first| line.starts_with(first)) else { return false };
    if is_version(first) {
        return words.next().is_some_and(|code| code.len() >= 3 && code.iter().all(u8::is_ascii_digit));
    }
    let behind = line.get(first.len()..).unwrap_or_default().trim_ascii_start();
    let is_field = behind.starts_with(b":");
    let is_named = !is_field && first.iter().all(|octet| is(*octet, TOKEN));
    is_named && words.next_back().is_some_and(is_version) && words.next().is_some()
}
