use offhook_base::{ErrorKind, ParseError, Rule};

use super::{is_token_char, number, text};

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
