use offhook_base::{ErrorKind, ParseError, Rule};

use crate::grammar::Cursor;
use crate::header::{Grammar, HeaderValue, Shape};

pub(super) static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");
static VALUE: Rule = Rule::new("header field value", "RFC 3261 §7.3");

/// Values of one header field, each typed by the field's grammar: what [`Field::typed`](crate::Field::typed) gives.
///
/// An element that can't be read is an error, and the rest of the field with it. Empty elements of a list are passed
/// over. A value of any type is large: `for_each`, `fold` and what is built on them leave it where it was made, a loop
/// moves it about.
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

    /// Where the next value begins.
    #[inline]
    fn start(&mut self) -> Option<Cursor<'m>> {
        // Behind the end: nothing is left. At the end: one empty value, which a list does not have.
        let mut rest = self.value.get(self.at..)?;
        if self.shape.is_list() {
            let skipped = elements_start(rest);
            self.at = self.at.saturating_add(skipped);
            rest = rest.get(skipped..).filter(|rest| !rest.is_empty())?;
        }
        Some(Cursor::new(rest))
    }

    /// Notes that `cursor` has read a value from where the last one ended; whether something else than the end or a
    /// comma follows it.
    #[inline]
    fn advance(&mut self, cursor: &mut Cursor<'m>) -> Result<(), ParseError> {
        cursor.sws();
        match cursor.peek() {
            None => self.at = self.value.len().saturating_add(1),
            Some(b',') if self.shape.is_list() => self.at = self.at.saturating_add(cursor.at()).saturating_add(1),
            Some(octet) => return Err(unexpected(self.shape, cursor.at(), octet)),
        }
        Ok(())
    }

    /// Ends the iteration with an error.
    #[cold]
    fn failed(&mut self, error: ParseError) -> ParseError {
        let at = self.offset.saturating_add(self.at);
        self.at = self.value.len().saturating_add(1);
        error.moved_by(at)
    }
}

/// The error of an octet that stands behind a value.
#[cold]
pub(super) fn unexpected(shape: Shape, at: usize, octet: u8) -> ParseError {
    ParseError::new(if shape.is_list() { &LIST } else { &VALUE }, at, ErrorKind::Byte(octet))
}

impl<'m> Iterator for TypedValues<'m> {
    type Item = Result<HeaderValue<'m>, ParseError>;

    // Inlined, a value is made where the loop of the caller wants it.
    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let mut cursor = self.start()?;
        let value = self.grammar.read(&mut cursor);
        let error = match &value {
            Ok(_) => match self.advance(&mut cursor) {
                Ok(()) => return Some(value),
                Err(error) => error,
            },
            Err(error) => *error,
        };
        Some(Err(self.failed(error)))
    }

    // A value stays where it was made, which a loop over `next` can't do.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, init: B, mut f: F) -> B {
        let mut folded = init;
        while let Some(mut cursor) = self.start() {
            let item = self.grammar.read(&mut cursor);
            let end = match &item {
                Ok(_) => self.advance(&mut cursor),
                Err(error) => Err(*error),
            };
            match end {
                Ok(()) => folded = f(folded, item),
                Err(error) => return f(folded, Err(self.failed(error))),
            }
        }
        folded
    }
}

impl core::iter::FusedIterator for TypedValues<'_> {}

/// Octets before the next element of a list: commas and white space.
#[inline]
pub(crate) fn elements_start(rest: &[u8]) -> usize {
    if rest.first().is_some_and(|octet| *octet > b',') {
        return 0;
    }
    let mut cursor = Cursor::new(rest);
    cursor.sws();
    while cursor.eat(b',') {
        cursor.sws();
    }
    cursor.at()
}
