//! The spelling that nearly all SIP URIs have, found in one pass and without errors to carry.

use super::host::{behind_ipv4, name_slips};
use super::plain_params::behind_params;
use crate::grammar::{DIGIT, HOST, USER, behind, is};
use crate::scan::marks;

/// Octets behind the scheme; the whole grammar looks at a longer URI.
const MAX_BYTES: usize = 65_000;

/// Places in a SIP URI, counted from behind its scheme.
pub(super) struct Places {
    /// End of the user part; 0 if there is none.
    pub(super) user_end: usize,
    pub(super) host_start: usize,
    pub(super) host_end: usize,
    pub(super) port: Option<u16>,
    pub(super) params_start: usize,
    pub(super) end: usize,
}

/// Octets of the URI that `rest` begins with, scheme included, if it is a plain one of scheme `sip`.
#[inline]
pub(crate) fn length(rest: &[u8]) -> Option<usize> {
    let places = places(rest.strip_prefix(b"sip:")?)?;
    Some(places.end.wrapping_add(4))
}

/// The places of a URI without password, escapes, header fields and an IPv6 address, whose parameters have content,
/// and which ends in a bracket or with `body`.
///
/// `None` says nothing about the URI, only that the whole grammar has to look at it.
#[inline]
pub(super) fn places(body: &[u8]) -> Option<Places> {
    let at = |rest: &[u8]| body.len().wrapping_sub(rest.len());
    let (user_end, host, after_host) = match address(body) {
        Some(after_host) => (0, body, after_host),
        None => {
            let (user_end, host) = userinfo(body);
            (user_end, host, behind_host(host)?)
        }
    };
    let (port, after_port) = behind_port(after_host)?;
    if user_end == 0 && port.is_none() && after_port.first() == Some(&b';') && has_at_sign(after_port) {
        // What looks like a host is a user part whose `@` is further on.
        return None;
    }
    let rest = behind_params(after_port)?;
    let is_whole = matches!(rest, [] | [b'>', ..]) && at(rest) < MAX_BYTES;
    is_whole.then(|| Places {
        user_end,
        host_start: at(host),
        host_end: at(after_host),
        port,
        params_start: at(after_port),
        end: at(rest),
    })
}

/// What follows the IPv4 address that `body` begins with, if a port or the end shows that it is no user part.
#[inline]
fn address(body: &[u8]) -> Option<&[u8]> {
    if !body.first().is_some_and(|first| is(*first, DIGIT)) {
        return None;
    }
    behind_ipv4(body).filter(|after| matches!(after, [] | [b':' | b'>', ..]))
}

/// Where the user part ends, 0 if there is none, and the host behind it.
#[inline]
fn userinfo(body: &[u8]) -> (usize, &[u8]) {
    let mut word = behind::<HOST>(body);
    if let [octet, ..] = word
        && is(*octet, USER)
        && *octet != b';'
    {
        word = behind::<USER>(word);
    }
    match word {
        [b'@', host @ ..] if word.len() < body.len() => (body.len().wrapping_sub(word.len()), host),
        _ => (0, body),
    }
}

/// What follows the host that `rest` begins with, the port behind it, and what follows that, if both are written
/// plainly.
#[inline(always)]
pub(crate) fn host_port(rest: &[u8]) -> Option<(&[u8], Option<u16>, &[u8])> {
    let after_host = behind_host(rest)?;
    behind_port(after_host).map(|(port, after_port)| (after_host, port, after_port))
}

/// The port behind a host, and what follows it; what follows a host without one.
#[inline(always)]
fn behind_port(after_host: &[u8]) -> Option<(Option<u16>, &[u8])> {
    match after_host {
        [b':', digits @ ..] => port(digits).map(|(port, after_port)| (Some(port), after_port)),
        [] | [b';' | b'>' | b',', ..] => Some((None, after_host)),
        _ => None,
    }
}

/// What follows an IPv4 address, or a name whose last label needs no second look.
#[inline(always)]
fn behind_host(host: &[u8]) -> Option<&[u8]> {
    if host.first().is_some_and(|first| is(*first, DIGIT)) {
        return behind_ipv4(host);
    }
    let rest = behind::<HOST>(host);
    let name = host.get(..host.len().wrapping_sub(rest.len()))?;
    let last = name.last()?;
    (!is(*last, DIGIT) && name_slips(name) == 0).then_some(rest)
}

/// What follows the digits of a port, whose value nobody asks for.
#[inline]
pub(crate) fn behind_port_digits(digits: &[u8]) -> Option<&[u8]> {
    let rest = behind::<DIGIT>(digits);
    match digits.len().wrapping_sub(rest.len()) {
        0 => None,
        1..=4 => Some(rest),
        _ => port(digits).map(|(_, rest)| rest),
    }
}

/// One to five digits that are a port, with the end of a value or a parameter behind them.
#[inline]
fn port(digits: &[u8]) -> Option<(u16, &[u8])> {
    let rest = behind::<DIGIT>(digits);
    let text = digits.get(..digits.len().wrapping_sub(rest.len()))?;
    if text.is_empty() || text.len() > 5 || !matches!(rest, [] | [b';' | b'>' | b',', ..]) {
        return None;
    }
    let number = text
        .iter()
        .fold(0_u32, |number, digit| number.wrapping_mul(10).wrapping_add(u32::from(digit.wrapping_sub(b'0'))));
    Some((u16::try_from(number).ok()?, rest))
}

/// Whether there is an `@` before the next `>`, or before the end.
fn has_at_sign(rest: &[u8]) -> bool {
    let mut rest = rest;
    while let Some((chunk, next)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        if (marks::<b'@'>(word) | marks::<b'>'>(word)) != 0 {
            break;
        }
        rest = next;
    }
    rest.iter().find(|octet| matches!(octet, b'@' | b'>')) == Some(&b'@')
}
