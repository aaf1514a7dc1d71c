use offhook_base::{ErrorKind, Limits, ParseError, Rule};

use super::multipart::Multipart;
use crate::header::{ContentDisposition, ContentId, FieldValue, HeaderName, MediaType};
use crate::message::{Field, Fields, Message, RawField, RawFields, Values, header};

static PART_HEADERS: Rule = Rule::new("MIME-part-headers", "RFC 2045 §3");

/// One part of a body: header fields that describe it, and its content (RFC 2046 §5.1, RFC 5621 §4).
///
/// Offsets count from the start of the message.
#[derive(Clone, Debug)]
pub struct Part<'m> {
    /// The message up to the end of the part.
    bytes: &'m [u8],
    start: usize,
    fields: Described<'m>,
    body_start: usize,
    is_digest: bool,
    limits: Limits,
}

// Lives on the stack of whoever asked; a box would cost an allocation.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug)]
enum Described<'m> {
    /// By fields of its own.
    Here(RawFields),
    /// By those of the message.
    ByMessage(&'m [RawField]),
}

impl<'m> Part<'m> {
    /// Reads the part that begins at `start` and takes the rest of `bytes`.
    pub(super) fn read(bytes: &'m [u8], start: usize, is_digest: bool, limits: Limits) -> Result<Self, ParseError> {
        let mut fields = RawFields::new();
        let end = header::<true>(bytes, start, &limits, &mut fields)?.end;
        let body_start = match bytes.get(end..).unwrap_or_default() {
            [b'\r', b'\n', ..] => end.saturating_add(2),
            [b'\n', ..] => end.saturating_add(1),
            _ => end,
        };
        Ok(Self { bytes, start, fields: Described::Here(fields), body_start, is_digest, limits })
    }

    /// The body of a message that has no parts.
    pub(super) fn whole(message: &'m Message<'_>) -> Self {
        let start = message.body_offset();
        Self {
            bytes: message.as_bytes(),
            start,
            fields: Described::ByMessage(message.raw_fields()),
            body_start: start,
            is_digest: false,
            limits: Limits::default(),
        }
    }

    fn raw(&self) -> &[RawField] {
        match &self.fields {
            Described::Here(fields) => fields,
            Described::ByMessage(fields) => fields,
        }
    }

    /// The header fields of the part, in order. Those that do not begin with `Content-` mean nothing
    /// (RFC 2046 §5.1). The body of a message without parts is described by the message's fields.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        Fields::new(self.bytes, self.raw())
    }

    /// The first header field of this name.
    #[must_use]
    pub fn field(&self, name: &HeaderName<'_>) -> Option<Field<'_>> {
        self.fields().next_named(name)
    }

    /// The first header field of this name as one `T`.
    #[must_use]
    pub fn value<'p, T: FieldValue<'p>>(&'p self, name: &HeaderName<'_>) -> Option<Result<T, ParseError>> {
        self.field(name).map(|field| field.parse())
    }

    /// The values of all header fields of this name, in one line or many.
    #[must_use]
    pub fn values<'p, T: FieldValue<'p>>(&'p self, name: &HeaderName<'p>) -> Values<'p, T> {
        Values::new(self.fields(), name.clone())
    }

    /// What the content is: `text/plain` if nothing is said, `message/rfc822` in a digest (RFC 2046 §5.1, §5.1.5).
    ///
    /// # Errors
    ///
    /// Content-Type can't be read, or stands in the header of a part twice with two values (RFC 2045 §3): what the
    /// content is would be up to the reader. Of a message the first one counts; a second one is a finding.
    pub fn content_type(&self) -> Result<MediaType<'_>, ParseError> {
        let mut fields = self.fields();
        let Some(field) = fields.next_named(&HeaderName::CONTENT_TYPE) else {
            return Ok(if self.is_digest { MediaType::RFC822 } else { MediaType::TEXT });
        };
        let media_type = field.parse()?;
        if matches!(self.fields, Described::Here(_)) {
            while let Some(other) = fields.next_named(&HeaderName::CONTENT_TYPE) {
                if other.parse::<MediaType<'_>>()? != media_type {
                    return Err(ParseError::new(&PART_HEADERS, other.offset(), ErrorKind::Contradiction));
                }
            }
        }
        Ok(media_type)
    }

    /// What the content is for, and whether it must be understood (RFC 3261 §20.11, RFC 5621 §8).
    #[must_use]
    pub fn content_disposition(&self) -> Option<Result<ContentDisposition<'_>, ParseError>> {
        self.value(&HeaderName::CONTENT_DISPOSITION)
    }

    /// The name by which another part or a header field refers to the content (RFC 2392, RFC 8262).
    #[must_use]
    pub fn content_id(&self) -> Option<Result<ContentId<'_>, ParseError>> {
        self.value(&HeaderName::CONTENT_ID)
    }

    /// The content, as written: no transfer encoding is undone.
    #[must_use]
    pub fn body(&self) -> &'m [u8] {
        self.bytes.get(self.body_start..).unwrap_or_default()
    }

    /// Where the part begins.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.start
    }

    /// Where its content begins.
    #[must_use]
    pub const fn body_offset(&self) -> usize {
        self.body_start
    }

    /// The content as one of several parts; `None` if Content-Type does not say `multipart`.
    #[must_use]
    pub fn multipart(&self) -> Option<Result<Multipart<'m>, ParseError>> {
        match self.content_type() {
            Ok(media_type) if media_type.is_multipart() => {
                Some(Multipart::within(&media_type, self.bytes, self.body_start, self.limits))
            }
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        }
    }
}
