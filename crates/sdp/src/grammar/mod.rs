//! Pieces of the grammar that lines and attributes share.

use core::net::{Ipv4Addr, Ipv6Addr};

mod cursor;

pub(crate) use cursor::Cursor;

/// `token-char` of RFC 8866 §9 (the same set as in RFC 4566 §9).
pub(crate) const fn is_token_char(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x27 | 0x2a..=0x2b | 0x2d..=0x2e | 0x30..=0x39 | 0x41..=0x5a | 0x5e..=0x7e)
}

/// One bit of [`TOKEN`] per octet: two loads instead of a chain of comparisons.
static TOKEN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    loop {
        // The index is an octet and the table has 256 entries.
        #[allow(clippy::indexing_slicing)]
        {
            table[byte as usize] = is_token_char(byte);
        }
        if byte == u8::MAX {
            break table;
        }
        byte = byte.wrapping_add(1);
    }
};

/// How many octets at the start of `input` are `token-char`.
pub(crate) fn token_length(input: &[u8]) -> usize {
    let is_other = |byte: &u8| !TOKEN.get(usize::from(*byte)).copied().unwrap_or(false);
    input.iter().position(is_other).unwrap_or(input.len())
}

/// The same for names of attributes, which are lower-case letters for the most part: those eight at a time.
pub(crate) fn name_length(input: &[u8]) -> usize {
    let mut rest = input;
    loop {
        while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
            let letters = leading_lower_case(*chunk);
            if letters == 8 {
                rest = after;
                continue;
            }
            rest = rest.get(letters..).unwrap_or_default();
            break;
        }
        match rest {
            [byte, after @ ..] if TOKEN.get(usize::from(*byte)).copied().unwrap_or(false) => rest = after,
            _ => return input.len().wrapping_sub(rest.len()),
        }
    }
}

/// How many of the octets, from the first, are `a` to `z`.
const fn leading_lower_case(octets: [u8; 8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let word = u64::from_le_bytes(octets);
    // The high bit of an octet of each sum says that it is not below `a`, or that it is above `z`. What an octet
    // carries into the next is of no account: it is no letter itself, and the first of those counts.
    let from_a = word.wrapping_add(ONES.wrapping_mul(0x80 - b'a' as u64));
    let above_z = word.wrapping_add(ONES.wrapping_mul(0x7f - b'z' as u64));
    let others = !(from_a & !above_z & !word) & HIGH;
    (others.trailing_zeros() / 8) as usize
}

/// How many octets at the start of `input` are tokens with one `separator` between them; 0 if it ends in a separator.
pub(crate) fn list_length(input: &[u8], separator: u8) -> usize {
    let mut rest = input;
    loop {
        let token = token_length(rest);
        let Some(after) = rest.get(token..).filter(|_| token > 0) else { return 0 };
        match after {
            [byte, more @ ..] if *byte == separator => rest = more,
            _ => return input.len().wrapping_sub(after.len()),
        }
    }
}

/// How many octets at the start of `input` are `DIGIT`.
pub(crate) fn digits_length(input: &[u8]) -> usize {
    input.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(input.len())
}

/// Whether `input` is `token`: at least one `token-char`, and nothing else.
pub(crate) fn is_token(input: &[u8]) -> bool {
    !input.is_empty() && token_length(input) == input.len()
}

/// Whether `input` is `1*DIGIT`.
pub(crate) fn is_digits(input: &[u8]) -> bool {
    !input.is_empty() && input.iter().all(u8::is_ascii_digit)
}

/// The number that `input` spells; `None` if it is not `1*DIGIT`, `u64::MAX` if it is larger than that.
pub(crate) fn number(input: &[u8]) -> Option<u64> {
    if input.is_empty() {
        return None;
    }
    let mut value = 0u64;
    if input.len() <= 19 {
        // Nineteen digits fit, so that nothing has to be watched.
        for byte in input {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        }
        return Some(value);
    }
    for byte in input {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value.saturating_mul(10).saturating_add(u64::from(digit));
    }
    Some(value)
}

/// ASCII text; what the scanner has checked never falls back to the empty text.
pub(crate) fn text(input: &[u8]) -> &str {
    core::str::from_utf8(input).unwrap_or_default()
}

/// An IPv4 address in dotted decimal, without leading zeros (RFC 8866 §9, `IP4-address`).
pub(crate) fn ip4(input: &[u8]) -> Option<Ipv4Addr> {
    // One pass: every `c=` and `o=` of every description comes through here. Fifteen octets spell no number that is
    // too large for `octet`.
    if input.len() > 15 {
        return None;
    }
    let (mut address, mut octet, mut digits, mut dots) = (0u32, 0u64, 0u32, 0u32);
    for byte in input {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            octet = octet.wrapping_mul(10).wrapping_add(u64::from(digit));
            digits = digits.wrapping_add(1);
        } else if *byte == b'.' {
            address = (address << 8) | ip4_octet(octet, digits)?;
            (octet, digits) = (0, 0);
            dots = dots.wrapping_add(1);
        } else {
            return None;
        }
    }
    let last = ip4_octet(octet, digits)?;
    (dots == 3).then(|| Ipv4Addr::from((address << 8) | last))
}

/// A number from 0 to 255 that was written with so many digits, as few as it needs.
fn ip4_octet(value: u64, digits: u32) -> Option<u32> {
    let needed = match value {
        0..=9 => 1,
        10..=99 => 2,
        100..=255 => 3,
        _ => return None,
    };
    if digits == needed { u32::try_from(value).ok() } else { None }
}

/// An IPv6 address without brackets or zone (RFC 8866 §9, `IP6-address`).
pub(crate) fn ip6(input: &[u8]) -> Option<Ipv6Addr> {
    if !input.contains(&b':') {
        return None;
    }
    core::str::from_utf8(input).ok()?.parse().ok()
}

/// A domain name (RFC 8866 §9, `FQDN`) whose last label is not a number.
///
/// The grammar alone would take `192.0.2.256` for a name; RFC 1123 §2.1 keeps the two apart by the last label.
pub(crate) fn is_domain_name(input: &[u8]) -> bool {
    if input.is_empty() || !input.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'))
    {
        return false;
    }
    let name = input.strip_suffix(b".").unwrap_or(input);
    name.split(|byte| *byte == b'.').all(|label| !label.is_empty())
        && name.rsplit(|byte| *byte == b'.').next().is_some_and(|label| !is_digits(label))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_table_is_the_grammar() {
        for byte in u8::MIN..=u8::MAX {
            assert_eq!(token_length(&[byte]) == 1, is_token_char(byte), "{byte:#04x}");
        }
        assert!(!is_token(b""));
        assert!(is_token(b"X-nat"));
        assert!(!is_token(b"my attr"));
    }

    #[test]
    fn names_are_tokens_of_any_length() {
        for length in 0..20 {
            let mut name = alloc::vec![b'q'; length];
            assert_eq!(name_length(&name), length);
            for at in 0..length {
                for octet in u8::MIN..=u8::MAX {
                    *name.get_mut(at).unwrap() = octet;
                    assert_eq!(name_length(&name), token_length(&name), "{octet:#04x} at {at} of {length}");
                }
                *name.get_mut(at).unwrap() = b'q';
            }
        }
    }

    #[test]
    fn numbers_saturate_and_say_so() {
        assert_eq!(number(b"0"), Some(0));
        assert_eq!(number(b"99999999999999999999"), Some(u64::MAX));
        assert_eq!(number(b"-1"), None);
        assert_eq!(number(b""), None);
    }

    #[test]
    fn an_address_with_a_wrong_octet_is_no_name() {
        assert_eq!(ip4(b"192.0.2.5"), Some(Ipv4Addr::new(192, 0, 2, 5)));
        assert_eq!(ip4(b"192.0.2.256"), None);
        assert_eq!(ip4(b"192.0.2"), None);
        assert_eq!(ip4(b"192.0.2.5.6"), None);
        assert_eq!(ip4(b"192.0.02.5"), None);
        assert!(!is_domain_name(b"192.0.2.256"));
        assert!(is_domain_name(b"host.atlanta.example.com"));
        assert!(!is_domain_name(b"a..b"));
        assert_eq!(ip6(b"2001:db8::1"), Some("2001:db8::1".parse().unwrap()));
        assert_eq!(ip6(b"[2001:db8::1]"), None);
    }
}
