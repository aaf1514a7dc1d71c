//! The spelling that nearly all SIP URIs have, found in one pass and without errors to carry.

use alloc::borrow::Cow;

use super::host::{behind_ipv4, name_slips};
use super::plain_params::behind_params;
use super::{Kind, Uri};
use crate::grammar::{DIGIT, HOST, USER, behind, is};
use crate::scan::marks;

/// A longer URI is left to the whole grammar.
const MAX_BYTES: usize = 65_000;

impl<'a> Uri<'a> {
    /// The SIP URI that `text` begins with and what follows it, if it is written plainly: without password, escapes,
    /// header fields and an IPv6 address, its parameters with content, a bracket or the end of `text` behind it.
    ///
    /// `None` says nothing about the URI, only that the whole grammar has to look at it.
    #[inline(always)]
    pub(crate) fn plain(text: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (kind, body) = scheme(text)?;
        // No more than `MAX_BYTES`, as the last step sees to.
        #[allow(clippy::cast_possible_truncation)]
        let place = |rest: &[u8]| text.len().wrapping_sub(rest.len()) as u32;
        let (user_end, host, after_host) = match address(body) {
            Some(after_host) => (body, body, after_host),
            None => {
                let (user_end, host) = userinfo(body);
                (user_end, host, behind_host(host)?)
            }
        };
        let (port, after_port) = behind_port(after_host)?;
        if user_end.len() == body.len()
            && port.is_none()
            && after_port.first() == Some(&b';')
            && has_at_sign(after_port)
        {
            // What looks like a host is a user part whose `@` is further on.
            return None;
        }
        let rest = behind_params(after_port)?;
        let written = text.get(..text.len().wrapping_sub(rest.len()))?;
        let is_whole = matches!(rest, [] | [b'>', ..]) && written.len() < MAX_BYTES;
        let uri = || Self {
            text: Cow::Borrowed(written),
            kind,
            scheme_end: place(body).wrapping_sub(1),
            user_end: place(user_end),
            host_start: place(host),
            host_end: place(after_host),
            params_start: place(after_port),
            headers_start: place(rest),
            port,
        };
        is_whole.then(|| (uri(), rest))
    }
}

/// The scheme of a SIP URI in any case, and what follows its colon.
#[inline(always)]
fn scheme(text: &[u8]) -> Option<(Kind, &[u8])> {
    // As one number: most URIs are told apart by one comparison.
    const SIP: u32 = u32::from_le_bytes(*b"sip:");
    const SIPS: u32 = u32::from_le_bytes(*b"sips");
    const FOLD: u32 = u32::from_le_bytes(*b"   \0");
    let (first, rest) = text.split_first_chunk::<4>()?;
    let word = u32::from_le_bytes(*first) | FOLD;
    if word == SIP {
        Some((Kind::Sip, rest))
    } else if word | 0x2000_0000 == SIPS {
        rest.strip_prefix(b":").map(|body| (Kind::Sips, body))
    } else {
        None
    }
}

/// What follows the IPv4 address that `body` begins with, if a port or the end shows that it is no user part.
#[inline]
fn address(body: &[u8]) -> Option<&[u8]> {
    if !body.first().is_some_and(|first| is(*first, DIGIT)) {
        return None;
    }
    behind_ipv4(body).filter(|after| matches!(after, [] | [b':' | b'>', ..]))
}

/// What follows the user part, all of `body` if there is none, and the host behind it.
#[inline]
fn userinfo(body: &[u8]) -> (&[u8], &[u8]) {
    let mut word = behind::<HOST>(body);
    if let [octet, ..] = word
        && is(*octet, USER)
        && *octet != b';'
    {
        word = behind::<USER>(word);
    }
    match word {
        [b'@', host @ ..] if word.len() < body.len() => (word, host),
        _ => (body, body),
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
    if let [b':', digits @ ..] = after_host {
        let (port, after_port) = port(digits)?;
        return Some((Some(port), after_port));
    }
    is_end(after_host).then_some((None, after_host))
}

/// Whether parameters, the end of a value or nothing comes.
#[inline(always)]
fn is_end(rest: &[u8]) -> bool {
    rest.first().is_none_or(|octet| matches!(octet, b';' | b'>' | b','))
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
#[inline(always)]
fn port(digits: &[u8]) -> Option<(u16, &[u8])> {
    // Most ports have four digits, which are looked at together.
    let (mut number, mut rest) = four_digits(digits).unwrap_or((0, digits));
    while let [octet, next @ ..] = rest
        && is(*octet, DIGIT)
    {
        number = number.wrapping_mul(10).wrapping_add(u32::from(octet.wrapping_sub(b'0')));
        rest = next;
    }
    // Of five digits at most, no number wraps around.
    let length = digits.len().wrapping_sub(rest.len());
    let is_port = (1..=5).contains(&length) && is_end(rest);
    Some((u16::try_from(number).ok().filter(|_| is_port)?, rest))
}

/// The number that the first four octets spell, and what follows them.
#[inline(always)]
fn four_digits(text: &[u8]) -> Option<(u32, &[u8])> {
    let (four, rest) = text.split_first_chunk::<4>()?;
    // What a digit is worth, in the octet of its place; anything else has a high bit, or gets one when 6 is added.
    let worth = u32::from_le_bytes(*four) ^ 0x3030_3030;
    if (worth | worth.wrapping_add(0x0606_0606)) & 0xf0f0_f0f0 != 0 {
        return None;
    }
    // Ten times each digit and the one behind it: the first and the third octet are the two pairs.
    let pairs = worth.wrapping_mul(10).wrapping_add(worth >> 8);
    Some(((pairs & 0xff).wrapping_mul(100).wrapping_add(pairs >> 16 & 0xff), rest))
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

#[cfg(test)]
mod tests {
    use super::{four_digits, port};

    #[test]
    fn ports_of_every_length() {
        for number in 0..=99_999_u32 {
            let text = alloc::format!("{number};x");
            let expected = u16::try_from(number).ok().map(|number| (number, &b";x"[..]));
            assert_eq!(port(text.as_bytes()), expected, "{number}");
        }
        assert_eq!(port(b"05060"), Some((5_060, &b""[..])));
        for text in ["", ";", "50600 ", "5060 ", "5060x", "506.", "005060", "1234567"] {
            assert_eq!(port(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn four_octets_are_digits_or_not() {
        for octet in 0..=u8::MAX {
            for place in 0..4 {
                let mut text = *b"9999";
                if let Some(at) = text.get_mut(place) {
                    *at = octet;
                }
                assert_eq!(four_digits(&text).is_some(), octet.is_ascii_digit(), "{text:?}");
            }
        }
    }
}
