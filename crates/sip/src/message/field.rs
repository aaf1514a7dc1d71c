use alloc::borrow::Cow;
use core::fmt;

use offhook_base::ParseError;

use super::split::RawField;
use super::typed::TypedValues;
use crate::grammar::{ascii, unfold};
use crate::header::{FieldValue, HeaderName, UNKNOWN, grammar_of};

/// One header field of a message, as it stands there (RFC 3261 §7.3).
///
/// ```
/// use offhook_sip::{HeaderName, Message};
///
/// let message = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\ns : a long\r\n  subject\r\n\r\n")?;
/// let subject = message.field(&HeaderName::SUBJECT).unwrap();
/// assert_eq!(subject.name_as_written(), "s");
/// assert_eq!(subject.value(), b"a long\r\n  subject");
/// assert_eq!(subject.to_unfolded(), &b"a long subject"[..]);
/// assert_eq!((subject.offset(), subject.value_offset()), (25, 29));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Field<'m> {
    bytes: &'m [u8],
    raw: RawField,
}

impl<'m> Field<'m> {
    pub(super) const fn new(bytes: &'m [u8], raw: RawField) -> Self {
        Self { bytes, raw }
    }

    /// The name, canonical where it is registered.
    #[must_use]
    pub fn name(&self) -> HeaderName<'m> {
        HeaderName::from_row(self.raw.row, self.name_as_written())
    }

    /// The name as written.
    #[must_use]
    pub fn name_as_written(&self) -> &'m str {
        ascii(self.raw.name(self.bytes))
    }

    pub(crate) fn is_named(&self, name: &HeaderName<'_>) -> bool {
        self.raw.is_named(self.bytes, name)
    }

    /// The value as written, with its folding, without the white space around it.
    #[must_use]
    pub fn value(&self) -> &'m [u8] {
        self.bytes.get(self.raw.value.start as usize..self.raw.value.end as usize).unwrap_or_default()
    }

    /// The value with its folding undone.
    #[must_use]
    pub fn to_unfolded(&self) -> Cow<'m, [u8]> {
        unfold(self.value())
    }

    /// Where the name begins, in octets from the start of the message.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.raw.start as usize
    }

    /// Where the value begins, in octets from the start of the message.
    #[must_use]
    pub const fn value_offset(&self) -> usize {
        self.raw.value.start as usize
    }

    /// The value as one `T`.
    ///
    /// # Errors
    ///
    /// What `T` refuses, with the offset from the start of the message.
    pub fn parse<T: FieldValue<'m>>(&self) -> Result<T, ParseError> {
        T::parse_value(self.value()).map_err(|error| error.moved_by(self.value_offset()))
    }

    /// The values of this field, each typed by the grammar that the registry names for it; an unregistered field is
    /// one [`Text`](crate::Text).
    ///
    /// An error's offset counts from the start of the message.
    #[must_use]
    pub fn typed(&self) -> TypedValues<'m> {
        let (grammar, shape) = grammar_of(self.raw.row);
        TypedValues::new(self.value(), self.value_offset(), grammar, shape)
    }
}

impl RawField {
    fn name<'m>(&self, bytes: &'m [u8]) -> &'m [u8] {
        let start = self.start as usize;
        bytes.get(start..start.saturating_add(self.name_length.into())).unwrap_or_default()
    }

    pub(crate) fn is_named(&self, bytes: &[u8], name: &HeaderName<'_>) -> bool {
        if name.is_known() || self.row != UNKNOWN {
            return self.row == name.row();
        }
        self.name(bytes).eq_ignore_ascii_case(name.as_str().as_bytes())
    }
}

impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field").field("name", &self.name()).field("offset", &self.offset()).finish_non_exhaustive()
    }
}

/// What [`Message::fields`](crate::Message::fields) gives.
#[derive(Clone, Debug)]
pub struct Fields<'m> {
    bytes: &'m [u8],
    raw: core::slice::Iter<'m, RawField>,
}

impl<'m> Fields<'m> {
    pub(crate) fn new(bytes: &'m [u8], raw: &'m [RawField]) -> Self {
        Self { bytes, raw: raw.iter() }
    }

    /// The next field of this name.
    #[inline]
    pub(crate) fn next_named(&mut self, name: &HeaderName<'_>) -> Option<Field<'m>> {
        match name.row() {
            UNKNOWN => self.find(|field| field.is_named(name)),
            row => {
                let bytes = self.bytes;
                self.raw.find(|raw| raw.row == row).map(|raw| Field { bytes, raw: *raw })
            }
        }
    }
}

impl<'m> Iterator for Fields<'m> {
    type Item = Field<'m>;

    #[inline]
    fn next(&mut self) -> Option<Field<'m>> {
        self.raw.next().map(|raw| Field { bytes: self.bytes, raw: *raw })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.raw.size_hint()
    }
}

impl ExactSizeIterator for Fields<'_> {}

impl DoubleEndedIterator for Fields<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.raw.next_back().map(|raw| Field { bytes: self.bytes, raw: *raw })
    }
}
