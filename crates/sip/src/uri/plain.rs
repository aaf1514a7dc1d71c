//! The spelling that nearly all SIP URIs have, found in one pass and without errors to carry.

use super::host::behind_ipv4;
use crate::grammar::{DIGIT, HOST, URI_PARAM, USER, behind, is};
use crate::scan::marks;

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

/// The places of a URI without password, escapes, header fields and an IPv6 address, whose parameters have content,
/// and which ends in a bracket or with `body`.
///
/// `None` says nothing about the URI, only that the whole grammar has to look at it.
#[inline]
pub(super) fn places(body: &[u8]) -> Option<Places> {
    let at = |rest: &[u8]| body.len().wrapping_sub(rest.len());
    let mut word = behind(body, HOST);
    if let [octet, ..] = word
        && is(*octet, USER)
        && *octet != b';'
    {
        word = behind(word, USER);
    }
    let (user_end, host) = match word {
        [b'@', host @ ..] if word.len() < body.len() => (at(word), host),
        _ => (0, body),
    };
    let after_host = behind_host(host)?;
    let (port, after_port) = match after_host {
        [b':', digits @ ..] => {
            let (port, rest) = port(digits)?;
            (Some(port), rest)
        }
        // What looks like a host may be a user part whose `@` is further on.
        [b';', ..] if user_end == 0 && has_at_sign(after_host) => return None,
        _ => (None, after_host),
    };
    let mut rest = after_port;
    while let [b';', named @ ..] = rest {
        let after = behind(named, URI_PARAM);
        if after.len() == named.len() {
            return None;
        }
        rest = match after {
            [b'=', valued @ ..] => {
                let after = behind(valued, URI_PARAM);
                if after.len() == valued.len() {
                    return None;
                }
                after
            }
            _ => after,
        };
    }
    matches!(rest, [] | [b'>', ..]).then(|| Places {
        user_end,
        host_start: at(host),
        host_end: at(after_host),
        port,
        params_start: at(after_port),
        end: at(rest),
    })
}

/// What follows an IPv4 address, or a name whose last label needs no second look.
#[inline]
fn behind_host(host: &[u8]) -> Option<&[u8]> {
    if host.first().is_some_and(|first| is(*first, DIGIT)) {
        return behind_ipv4(host);
    }
    let rest = behind(host, HOST);
    let name = host.get(..host.len().wrapping_sub(rest.len()))?;
    let last = name.last()?;
    (!is(*last, DIGIT) && !name.contains(&b'_')).then_some(rest)
}

/// One to five digits that are a port, with the end of the URI or a parameter behind them.
#[inline]
fn port(digits: &[u8]) -> Option<(u16, &[u8])> {
    let rest = behind(digits, DIGIT);
    let text = digits.get(..digits.len().wrapping_sub(rest.len()))?;
    if text.is_empty() || text.len() > 5 || !matches!(rest, [] | [b';' | b'>', ..]) {
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
