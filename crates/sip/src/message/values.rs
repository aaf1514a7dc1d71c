use core::marker::PhantomData;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::field::{Field, Fields};
use crate::header::{FieldValue, HeaderName};

static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");

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
    pub(super) fn new(fields: Fields<'m>, name: HeaderName<'m>) -> Self {
        Self { fields, name, rest: &[], offset: 0, value: PhantomData }
    }

    fn skip(&mut self, octets: usize) {
        self.rest = self.rest.get(octets..).unwrap_or_default();
        self.offset = self.offset.saturating_add(octets);
    }
}

impl<'m, T: FieldValue<'m>> Iterator for Values<'m, T> {
    type Item = Result<T, ParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.rest.first() {
                Some(b',' | b' ' | b'\t' | b'\r' | b'\n') => self.skip(1),
                Some(_) => break,
                None => {
                    let Self { fields, name, .. } = self;
                    let field: Field<'m> = fields.find(|field| field.is_named(name))?;
                    self.rest = field.value();
                    self.offset = field.value_offset();
                }
            }
        }
        let offset = self.offset;
        let result = T::parse_prefix(self.rest).and_then(|(value, length)| match self.rest.get(length) {
            None | Some(b',') => Ok((value, length)),
            Some(octet) => Err(ParseError::new(&LIST, length, ErrorKind::Byte(*octet))),
        });
        match result {
            Ok((value, length)) => {
                self.skip(length);
                Some(Ok(value))
            }
            Err(error) => {
                self.rest = &[];
                Some(Err(error.moved_by(offset)))
            }
        }
    }
}
