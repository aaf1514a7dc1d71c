use core::net::{Ipv4Addr, Ipv6Addr};

use offhook_base::{ErrorKind, ParseError, Rule};

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

/// Reads one attribute value from left to right and knows where it is.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    input: &'a [u8],
    at: usize,
    rule: &'static Rule,
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(rule: &'static Rule, input: &'a [u8]) -> Self {
        Self { input, at: 0, rule }
    }

    pub(crate) const fn offset(&self) -> usize {
        self.at
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.input.get(self.at).copied()
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at >= self.input.len()
    }

    /// The error for the octet where the cursor stands.
    pub(crate) fn unexpected(&self) -> ParseError {
        self.fault(self.at, self.peek().map_or(ErrorKind::End, ErrorKind::Byte))
    }

    pub(crate) fn fault(&self, offset: usize, kind: ErrorKind) -> ParseError {
        ParseError::new(self.rule, offset, kind)
    }

    pub(crate) fn remaining(&self) -> &'a [u8] {
        self.input.get(self.at..).unwrap_or_default()
    }

    /// What was read from `start` on; `start` is an offset of this cursor.
    pub(crate) fn taken(&self, start: usize) -> &'a [u8] {
        self.input.get(start..self.at).unwrap_or_default()
    }

    /// What was read from `start` on, without the spaces at its end; `start` is an offset of this cursor.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        text(self.taken(start).trim_ascii_end())
    }

    /// `*(SP item)` and the end.
    pub(crate) fn spaced(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<(), ParseError>,
    ) -> Result<(), ParseError> {
        while self.peek() == Some(b' ') {
            self.space()?;
            if self.is_done() {
                break;
            }
            item(self)?;
        }
        self.end()
    }

    /// One word of a closed list.
    pub(crate) fn word<T: Copy>(&mut self, words: &[(&str, T)]) -> Result<T, ParseError> {
        let start = self.at;
        let word = self.token()?;
        let known = words.iter().find(|(known, _)| *known == word);
        known.map(|(_, value)| *value).ok_or_else(|| self.fault(start, ErrorKind::Unknown))
    }

    /// `text` of RFC 8866 §9 up to the end of the value: UTF-8, not blank, no control that ends a line.
    pub(crate) fn free_text(&mut self) -> Result<&'a str, ParseError> {
        let start = self.at;
        let taken = self.take_while(|byte| !matches!(byte, 0 | b'\r' | b'\n'));
        if taken.trim_ascii_end().is_empty() || !self.is_done() {
            return Err(self.unexpected());
        }
        core::str::from_utf8(taken).map_err(|error| {
            let at = start.saturating_add(error.valid_up_to());
            self.fault(at, ErrorKind::Utf8)
        })
    }

    /// Takes everything that is left.
    pub(crate) fn rest(&mut self) -> &'a [u8] {
        let rest = self.remaining();
        self.at = self.input.len();
        rest
    }

    pub(crate) fn advance(&mut self, octets: usize) {
        self.at = self.at.saturating_add(octets).min(self.input.len());
    }

    pub(crate) fn take_while(&mut self, accept: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.remaining();
        let length = rest.iter().position(|byte| !accept(*byte)).unwrap_or(rest.len());
        self.at = self.at.saturating_add(length);
        rest.get(..length).unwrap_or_default()
    }

    /// Octets that `accept` takes, as text: at least one, and all of them UTF-8.
    pub(crate) fn text_while(&mut self, accept: impl Fn(u8) -> bool) -> Result<&'a str, ParseError> {
        let start = self.at;
        let taken = self.take_while(accept);
        if taken.is_empty() {
            return Err(self.unexpected());
        }
        core::str::from_utf8(taken).map_err(|_| self.fault(start, ErrorKind::Utf8))
    }

    pub(crate) fn token(&mut self) -> Result<&'a str, ParseError> {
        self.text_while(is_token_char)
    }

    /// One or more of `byte` when it is a space, exactly one otherwise.
    pub(crate) fn expect(&mut self, byte: u8) -> Result<(), ParseError> {
        if self.peek() != Some(byte) {
            return Err(self.unexpected());
        }
        self.advance(1);
        Ok(())
    }

    /// At least one space; live peers write several.
    pub(crate) fn space(&mut self) -> Result<(), ParseError> {
        self.expect(b' ')?;
        self.take_while(|byte| byte == b' ');
        Ok(())
    }

    pub(crate) fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.advance(1);
        }
        found
    }

    /// `1*DIGIT` within a range.
    pub(crate) fn number(&mut self, min: u64, max: u64) -> Result<u64, ParseError> {
        let start = self.at;
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        let Some(value) = number(digits) else { return Err(self.unexpected()) };
        if value < min || value > max {
            return Err(self.fault(start, ErrorKind::OutOfRange { value, min, max }));
        }
        Ok(value)
    }

    pub(crate) fn number_u8(&mut self, min: u8, max: u8) -> Result<u8, ParseError> {
        // The range ends at 255 at the latest, so nothing is lost.
        self.number(min.into(), max.into()).map(|value| u8::try_from(value).unwrap_or(max))
    }

    pub(crate) fn number_u16(&mut self, min: u16, max: u16) -> Result<u16, ParseError> {
        self.number(min.into(), max.into()).map(|value| u16::try_from(value).unwrap_or(max))
    }

    pub(crate) fn number_u32(&mut self, min: u32, max: u32) -> Result<u32, ParseError> {
        self.number(min.into(), max.into()).map(|value| u32::try_from(value).unwrap_or(max))
    }

    /// Nothing may follow; spaces at the end are not held against the writer.
    pub(crate) fn end(&mut self) -> Result<(), ParseError> {
        self.take_while(|byte| byte == b' ');
        if self.is_done() { Ok(()) } else { Err(self.unexpected()) }
    }
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
