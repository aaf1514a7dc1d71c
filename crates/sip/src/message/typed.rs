use offhook_base::{ErrorKind, ParseError, Rule};

use crate::grammar::Cursor;
use crate::header::{Grammar, HeaderValue, Shape};

static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");
static VALUE: Rule = Rule::new("header field value", "RFC 3261 §7.3");

/// Values of one header field, each typed by the field's grammar: what [`Field::typed`](crate::Field::typed) gives.
///
/// An element that can't be read is an error, and the rest of the field with it. Empty elements of a list are passed
/// over.
#[derive(Clone, Debug)]
pub struct TypedValues<'m> {
    value: &'m [u8],
    offset: usize,
    at: usize,
    grammar: Grammar,
    shape: Shape,
}

impl<'m> TypedValues<'m> {
    pub(super) const fn new(value: &'m [u8], offset: usize, grammar: Grammar, shape: Shape) -> Self {
        Self { value, offset, at: 0, grammar, shape }
    }

    fn rest(&self) -> &'m [u8] {
        self.value.get(self.at..).unwrap_or_default()
    }

    fn read(&self) -> Result<(HeaderValue<'m>, usize), ParseError> {
        let mut cursor = Cursor::new(self.rest());
        let value = self.grammar.read(&mut cursor)?;
        cursor.sws();
        match cursor.peek() {
            None => Ok((value, cursor.at())),
            Some(b',') if self.shape.is_list() => Ok((value, cursor.at())),
            Some(octet) => {
                let rule = if self.shape.is_list() { &LIST } else { &VALUE };
                Err(ParseError::new(rule, cursor.at(), ErrorKind::Byte(octet)))
            }
        }
    }
}

impl<'m> Iterator for TypedValues<'m> {
    type Item = Result<HeaderValue<'m>, ParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.shape.is_list() {
            let skipped = elements_start(self.rest());
            self.at = self.at.saturating_add(skipped);
            if self.at >= self.value.len() {
                return None;
            }
        } else if self.at > 0 {
            return None;
        }
        let result = self.read();
        match result {
            Ok((value, length)) => {
                // One at least, so that an empty text is given once.
                self.at = self.at.saturating_add(length.max(1));
                Some(Ok(value))
            }
            Err(error) => {
                let error = error.moved_by(self.offset.saturating_add(self.at));
                self.at = self.value.len().max(1);
                Some(Err(error))
            }
        }
    }
}

impl core::iter::FusedIterator for TypedValues<'_> {}

/// Octets before the next element of a list: commas and white space.
pub(super) fn elements_start(rest: &[u8]) -> usize {
    let blank = |octet: &u8| matches!(octet, b',' | b' ' | b'\t' | b'\r' | b'\n');
    rest.iter().position(|octet| !blank(octet)).unwrap_or(rest.len())
}
