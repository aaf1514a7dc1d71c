//! The cursor that every grammar of this crate reads with.
//!
//! A grammar is one pass of a [`Cursor`] over octets; line folding is white space to it, so offsets stay true.

mod class;
mod names;

use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError, Rule};

pub(crate) use class::{
    BLANK, CONTROL, Class, DIGIT, DISPLAY, HEX, HOST, PARAM_END, PASSWORD, PHONE, QUOTED, TOKEN, URI_HEADER, URI_PARAM,
    URIC, USER, USER_BARE, WORD, behind, is, is_token, run,
};

pub(crate) use names::{Names, bit, hash, key, mark, may_stand_in, repeated};

use crate::ascii::Ascii;
use crate::scan::has;

/// Deviations that a grammar repairs while it reads, as a set.
pub(crate) type Slips = u16;
/// White space between `<` and the URI, or between the URI and `>`.
pub(crate) const SLIP_SPACE_IN_BRACKETS: Slips = 1;
/// A URI with headers stands without angle brackets.
pub(crate) const SLIP_NO_BRACKETS: Slips = 1 << 1;
/// No white space between an unquoted display name and `<`.
pub(crate) const SLIP_DISPLAY_SPACE: Slips = 1 << 2;
/// A parameter value holds octets that are no `token`.
pub(crate) const SLIP_PARAM_VALUE: Slips = 1 << 3;
/// A host name has an underscore.
pub(crate) const SLIP_HOST_UNDERSCORE: Slips = 1 << 4;
/// Three colons before the dotted part of an IPv6 address.
pub(crate) const SLIP_THREE_COLONS: Slips = 1 << 5;
/// The address of `received` stands in brackets.
pub(crate) const SLIP_RECEIVED_BRACKETS: Slips = 1 << 6;
/// A quoted string holds text that is not UTF-8.
pub(crate) const SLIP_QUOTED_UTF8: Slips = 1 << 7;
/// A semicolon without a parameter, or an `=` without a value.
pub(crate) const SLIP_EMPTY_PARAM: Slips = 1 << 8;
/// A piece of Server or User-Agent that is neither a product nor a comment.
pub(crate) const SLIP_PRODUCTS: Slips = 1 << 9;
/// Commas where semicolons should be.
pub(crate) const SLIP_COMMA: Slips = 1 << 10;
/// A host name has an empty label, or a hyphen at an end of one.
pub(crate) const SLIP_HOST_LABEL: Slips = 1 << 11;
/// The last label of a host name begins with a digit.
pub(crate) const SLIP_HOST_DIGIT: Slips = 1 << 12;
/// Nothing is known to be wrong, but a parameter may stand twice, or has a value to look at: what does not cost
/// anything while reading, and is found by a second look at the few values that need one.
pub(crate) const SLIP_LOOK: Slips = 1 << 13;
/// A URI stands without angle brackets, which is a reason for a second look in routes.
pub(crate) const SLIP_BARE: Slips = 1 << 14;

/// Reads octets from left to right; every grammar of this crate is a method on, or a function over, a cursor.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    input: &'a [u8],
    at: usize,
    slips: Slips,
}

impl<'a> Cursor<'a> {
    #[inline]
    pub(crate) const fn new(input: &'a [u8]) -> Self {
        Self { input, at: 0, slips: 0 }
    }

    #[inline]
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    #[inline]
    pub(crate) const fn slips(&self) -> Slips {
        self.slips
    }

    #[inline]
    pub(crate) const fn slip(&mut self, slip: Slips) {
        self.slips |= slip;
    }

    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.input.get(self.at).copied()
    }

    #[inline]
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.input.get(self.at..).unwrap_or_default()
    }

    /// What was read since `start`.
    #[inline]
    pub(crate) fn since(&self, start: usize) -> &'a [u8] {
        self.input.get(start..self.at).unwrap_or_default()
    }

    #[inline]
    pub(crate) const fn is_done(&self) -> bool {
        self.at >= self.input.len()
    }

    #[inline]
    pub(crate) const fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    #[inline]
    pub(crate) fn skip(&mut self, octets: usize) {
        self.at = self.at.wrapping_add(octets).min(self.input.len());
    }

    /// The error of an octet that `rule` does not allow here.
    #[cold]
    pub(crate) fn error(&self, rule: &'static Rule) -> ParseError {
        let kind = self.peek().map_or(ErrorKind::End, ErrorKind::Byte);
        ParseError::new(rule, self.at, kind)
    }

    /// Takes `octet` if it is next.
    #[inline]
    pub(crate) fn eat(&mut self, octet: u8) -> bool {
        let found = self.peek() == Some(octet);
        if found {
            self.at = self.at.wrapping_add(1);
        }
        found
    }

    #[inline]
    pub(crate) fn expect(&mut self, octet: u8, rule: &'static Rule) -> Result<(), ParseError> {
        if self.eat(octet) { Ok(()) } else { Err(self.error(rule)) }
    }

    /// Takes octets of `class`; none is fine too.
    #[inline]
    pub(crate) fn take<const CLASS: Class>(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.len().wrapping_sub(behind::<CLASS>(rest).len());
        let (taken, _) = rest.split_at_checked(length).unwrap_or_default();
        self.at = self.at.wrapping_add(length);
        taken
    }

    /// Takes octets of `class` and `%HH`; none is fine too.
    #[inline]
    pub(crate) fn take_escaped<const CLASS: Class>(&mut self, rule: &'static Rule) -> Result<&'a [u8], ParseError> {
        let start = self.at;
        loop {
            self.take::<CLASS>();
            if self.peek() != Some(b'%') {
                return Ok(self.since(start));
            }
            self.escape(rule)?;
        }
    }

    /// Takes one `%HH`; the percent sign is next.
    #[cold]
    pub(crate) fn escape(&mut self, rule: &'static Rule) -> Result<(), ParseError> {
        let good = match self.rest() {
            [_, high, low, ..] if is(*high, HEX) && is(*low, HEX) => 3,
            [_, high, ..] if is(*high, HEX) => 2,
            _ => 1,
        };
        self.skip(good);
        if good == 3 { Ok(()) } else { Err(self.error(rule)) }
    }

    /// `SWS`: optional white space, folding included.
    #[inline]
    pub(crate) fn sws(&mut self) {
        if self.peek().is_some_and(|octet| octet <= b' ') {
            self.some_white_space();
        }
    }

    fn some_white_space(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t') => self.at = self.at.wrapping_add(1),
                Some(b'\r' | b'\n') if self.fold() => {}
                _ => return,
            }
        }
    }

    /// Takes a line end that white space follows.
    #[cold]
    pub(crate) fn fold(&mut self) -> bool {
        let length = match self.rest() {
            [b'\r', b'\n', b' ' | b'\t', ..] => 3,
            [b'\n', b' ' | b'\t', ..] => 2,
            _ => return false,
        };
        self.at = self.at.wrapping_add(length);
        true
    }

    /// One `token`, at least one octet.
    #[inline]
    pub(crate) fn token(&mut self, rule: &'static Rule) -> Result<&'a str, ParseError> {
        let start = self.at;
        let token = self.take::<TOKEN>();
        if token.is_empty() { Err(self.error(rule)) } else { text(token, rule, start) }
    }

    /// The same as [`Cursor::token`], as octets that become text when somebody asks.
    #[inline]
    pub(crate) fn word(&mut self, rule: &'static Rule) -> Result<Ascii<'a>, ParseError> {
        let token = self.take::<TOKEN>();
        if token.is_empty() { Err(self.error(rule)) } else { Ok(Ascii::of(token)) }
    }

    /// `1*DIGIT` up to `max`; leading zeros are fine, and nothing wraps around.
    #[inline]
    pub(crate) fn number(&mut self, min: u64, max: u64, rule: &'static Rule) -> Result<u64, ParseError> {
        let start = self.at;
        let digits = self.take::<DIGIT>();
        if digits.is_empty() {
            return Err(self.error(rule));
        }
        let mut value: u64 = 0;
        if digits.len() < 20 {
            for digit in digits {
                value = value.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
            }
        } else {
            for digit in digits {
                value = value.saturating_mul(10).saturating_add(u64::from(digit.wrapping_sub(b'0')));
            }
        }
        if value < min || value > max {
            return Err(ParseError::new(rule, start, ErrorKind::OutOfRange { value, min, max }));
        }
        Ok(value)
    }

    /// `quoted-string` with its quotes; the opening one is next (RFC 3261 §25.1).
    ///
    /// Any octet but CR and LF is taken: text in an older character set survives, with a slip.
    pub(crate) fn quoted(&mut self, rule: &'static Rule) -> Result<&'a [u8], ParseError> {
        let start = self.at;
        self.expect(b'"', rule)?;
        loop {
            self.take::<QUOTED>();
            match self.peek() {
                Some(b'"') => {
                    self.at = self.at.wrapping_add(1);
                    let quoted = self.since(start);
                    if !quoted.is_ascii() && core::str::from_utf8(quoted).is_err() {
                        self.slip(SLIP_QUOTED_UTF8);
                    }
                    return Ok(quoted);
                }
                Some(b'\\') => match self.rest().get(1) {
                    Some(b'\r' | b'\n') | None => {
                        self.at = self.at.wrapping_add(1);
                        return Err(self.error(rule));
                    }
                    Some(_) => self.at = self.at.wrapping_add(2),
                },
                Some(b'\r' | b'\n') => {
                    if !self.fold() {
                        return Err(self.error(rule));
                    }
                }
                Some(octet) if is(octet, CONTROL) => return Err(self.error(rule)),
                Some(_) => self.at = self.at.wrapping_add(1),
                None => return Err(self.error(rule)),
            }
        }
    }

    /// Fails unless everything was read.
    #[inline]
    pub(crate) fn end(&self, rule: &'static Rule) -> Result<(), ParseError> {
        if self.is_done() { Ok(()) } else { Err(self.error(rule)) }
    }
}

/// Octets as text.
#[inline]
pub(crate) fn text<'a>(octets: &'a [u8], rule: &'static Rule, at: usize) -> Result<&'a str, ParseError> {
    core::str::from_utf8(octets)
        .map_err(|error| ParseError::new(rule, at.saturating_add(error.valid_up_to()), ErrorKind::Utf8))
}

/// Octets that a grammar has already found to be ASCII.
#[inline]
pub(crate) fn ascii(octets: &[u8]) -> &str {
    core::str::from_utf8(octets).unwrap_or_default()
}

/// Takes the quotes and the backslashes off a `quoted-string`, and the line folding; other octets stay as they are.
pub(crate) fn unquote(octets: &[u8]) -> Cow<'_, [u8]> {
    let Some(inner) = octets.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")) else {
        return unfold(octets);
    };
    if !inner.contains(&b'\\') {
        return unfold(inner);
    }
    let mut plain = Vec::with_capacity(inner.len());
    let mut octets = unfold(inner).into_owned().into_iter();
    while let Some(octet) = octets.next() {
        if octet == b'\\' {
            plain.extend(octets.next());
        } else {
            plain.push(octet);
        }
    }
    Cow::Owned(plain)
}

/// Undoes line folding: each line end and the white space around it become one space (RFC 3261 §7.3.1).
pub(crate) fn unfold(octets: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\n', octets).is_none() {
        return Cow::Borrowed(octets);
    }
    let mut flat: Vec<u8> = Vec::with_capacity(octets.len());
    for (i, line) in octets.split(|octet| *octet == b'\n').enumerate() {
        if i == 0 {
            flat.extend_from_slice(line);
            continue;
        }
        while flat.last().is_some_and(u8::is_ascii_whitespace) {
            flat.pop();
        }
        flat.push(b' ');
        flat.extend_from_slice(line.trim_ascii_start());
    }
    Cow::Owned(flat)
}

/// Whether `octets` can stand as a header field value: every line end is followed by white space.
pub(crate) fn is_field_value(octets: &[u8]) -> bool {
    !has(octets, |octet| octet == b'\n' || octet == b'\r') || is_folded_value(octets)
}

#[cold]
fn is_folded_value(octets: &[u8]) -> bool {
    let mut i = octets.iter().peekable();
    while let Some(octet) = i.next() {
        match octet {
            b'\n' if !matches!(i.peek(), Some(b' ' | b'\t')) => return false,
            b'\r' if i.peek() != Some(&&b'\n') => return false,
            _ => {}
        }
    }
    true
}
