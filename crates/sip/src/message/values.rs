use core::marker::PhantomData;

use offhook_base::{ErrorKind, ParseError};

use super::field::Fields;
use super::typed::{LIST, elements_start};
use crate::header::{FieldValue, HeaderName};

/// Values of all header fields of one name, in one line or many: what [`Message::values`](crate::Message::values)
/// gives.
///
/// An element that can't be read is an error, and the rest of its line with it; the next line goes on. Empty
/// elements are passed over.
#[derive(Clone, Debug)]
pub struct Values<'m, T> {
    fields: Fields<'m>,
    name: HeaderName<'m>,
    rest: &'m [u8],
    offset: usize,
    value: PhantomData<fn() -> T>,
}

impl<'m, T> Values<'m, T> {
    pub(crate) fn new(fields: Fields<'m>, name: HeaderName<'m>) -> Self {
        Self { fields, name, rest: &[], offset: 0, value: PhantomData }
    }

    /// Ends the line with an error.
    #[cold]
    fn failed(&mut self, error: ParseError) -> ParseError {
        self.rest = &[];
        error.moved_by(self.offset)
    }

    fn skip(&mut self, octets: usize) {
        self.rest = self.rest.get(octets..).unwrap_or_default();
        self.offset = self.offset.saturating_add(octets);
    }
}

impl<'m, T: FieldValue<'m>> Iterator for Values<'m, T> {
    type Item = Result<T, ParseError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.rest.first() {
                Some(octet) if *octet > b',' => break,
                _ => self.skip(elements_start(self.rest)),
            }
            if !self.rest.is_empty() {
                break;
            }
            let field = self.fields.next_named(&self.name)?;
            self.rest = field.value();
            self.offset = field.value_offset();
        }
        match T::parse_prefix(self.rest) {
            Ok((value, length)) => match self.rest.get(length) {
                None | Some(b',') => {
                    self.skip(length);
                    Some(Ok(value))
                }
                Some(octet) => Some(Err(self.failed(ParseError::new(&LIST, length, ErrorKind::Byte(*octet))))),
            },
            Err(error) => Some(Err(self.failed(error))),
        }
    }
}
