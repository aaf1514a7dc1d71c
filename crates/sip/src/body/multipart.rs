use offhook_base::{ErrorKind, Limits, ParseError, Rule};

use super::boundary::{Boundary, Delimiter};
use super::leaves::Leaves;
use super::part::Part;
use crate::header::MediaType;
use crate::message::Message;

static MULTIPART: Rule = Rule::new("multipart-body", "RFC 2046 §5.1.1");

/// A body of several parts, read where it stands (RFC 2046 §5.1, RFC 5621 §4).
///
/// Offsets count from the start of the message that the body was taken from.
///
/// ```
/// use offhook_sip::{MediaType, Message};
///
/// let invite = b"INVITE sip:a@b SIP/2.0\r\nContent-Type: multipart/mixed;boundary=\"one two\"\r\n\r\n\
///     --one two\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n\r\n\
///     --one two\r\nContent-Type: text/plain\r\nContent-Disposition: render;handling=optional\r\n\r\nhello\r\n\
///     --one two--\r\n";
/// let message = Message::parse(invite)?;
/// let multipart = message.multipart().expect("the type is multipart")?;
/// let parts: Vec<_> = multipart.parts().collect::<Result<_, _>>()?;
/// assert_eq!(parts.len(), 2);
/// assert_eq!(parts[0].body(), b"v=0\r\n");
/// assert!(parts[1].content_type()?.is(&MediaType::TEXT));
/// assert!(multipart.is_closed());
///
/// let sdp = message.body_of(&MediaType::SDP).expect("there is one");
/// assert_eq!((sdp.body(), &invite[sdp.body_offset()..][..3]), (&b"v=0\r\n"[..], &b"v=0"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Multipart<'m> {
    /// The message up to the end of this body.
    bytes: &'m [u8],
    start: usize,
    first: Delimiter,
    boundary: Boundary,
    is_digest: bool,
    is_alternative: bool,
    limits: Limits,
}

impl<'m> Multipart<'m> {
    /// Parts of one body that are read; each body within it has as many of its own.
    pub const MAX_PARTS: u32 = 256;

    /// Reads a body of this type, with the default limits on header fields and depth.
    ///
    /// # Errors
    ///
    /// The type is not `multipart` or its boundary is none, with the offset within the boundary; no part begins in the
    /// body.
    pub fn new(media_type: &MediaType<'_>, body: &'m [u8]) -> Result<Self, ParseError> {
        Self::within(media_type, body, 0, Limits::default())
    }

    pub(super) fn within(
        media_type: &MediaType<'_>,
        bytes: &'m [u8],
        start: usize,
        limits: Limits,
    ) -> Result<Self, ParseError> {
        if !media_type.is_multipart() {
            return Err(ParseError::new(&MULTIPART, start, ErrorKind::Unknown));
        }
        let boundary = Boundary::of(media_type)?;
        let Some(first) = boundary.next_in(bytes, start) else {
            return Err(ParseError::new(&MULTIPART, bytes.len(), ErrorKind::End));
        };
        let is = |subtype: &str| media_type.subtype().eq_ignore_ascii_case(subtype);
        let (is_digest, is_alternative) = (is("digest"), is("alternative"));
        Ok(Self { bytes, start, first, boundary, is_digest, is_alternative, limits })
    }

    /// What stands before the first part; it is no part of the content.
    #[must_use]
    pub fn preamble(&self) -> &'m [u8] {
        self.bytes.get(self.start..self.first.before).unwrap_or_default()
    }

    /// The parts, in order.
    #[must_use]
    pub fn parts(&self) -> Parts<'m> {
        Parts { multipart: self.clone(), next: (!self.first.is_close).then_some(self.first.end), left: Self::MAX_PARTS }
    }

    /// The parts, and the parts of those that are `multipart` themselves in their place, in order.
    #[must_use]
    pub fn leaves(&self) -> Leaves<'m> {
        Leaves::of(self)
    }

    /// Where the close delimiter ends, if there is one.
    fn close(&self) -> Option<usize> {
        let mut delimiter = Some(self.first);
        while let Some(found) = delimiter.filter(|delimiter| !delimiter.is_close) {
            delimiter = self.boundary.next_in(self.bytes, found.end);
        }
        delimiter.map(|delimiter| delimiter.end)
    }

    /// Whether the close delimiter is there. Without it the last part may have lost its end.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.close().is_some()
    }

    /// What stands behind the close delimiter; it is no part of the content.
    #[must_use]
    pub fn epilogue(&self) -> &'m [u8] {
        self.close().and_then(|end| self.bytes.get(end..)).unwrap_or_default()
    }

    /// Whether the parts are the same content in several forms, the best one last (RFC 2046 §5.1.4).
    #[must_use]
    pub const fn is_alternative(&self) -> bool {
        self.is_alternative
    }

    pub(super) const fn start(&self) -> usize {
        self.start
    }

    pub(super) const fn limits(&self) -> &Limits {
        &self.limits
    }
}

/// Parts of one body: what [`Multipart::parts`] gives.
///
/// A part that can't be read is an error, and the next one goes on.
#[derive(Clone, Debug)]
pub struct Parts<'m> {
    multipart: Multipart<'m>,
    /// Where the next part begins.
    next: Option<usize>,
    left: u32,
}

impl<'m> Parts<'m> {
    pub(super) const fn multipart(&self) -> &Multipart<'m> {
        &self.multipart
    }
}

impl<'m> Iterator for Parts<'m> {
    type Item = Result<Part<'m>, ParseError>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next?;
        let Multipart { bytes, ref boundary, is_digest, limits, .. } = self.multipart;
        let Some(left) = self.left.checked_sub(1) else {
            self.next = None;
            let kind = ErrorKind::TooMany { max: Multipart::MAX_PARTS };
            return Some(Err(ParseError::new(&MULTIPART, start, kind)));
        };
        self.left = left;
        let delimiter = boundary.next_in(bytes, start);
        // What has no delimiter behind it goes to the end.
        self.next = delimiter.filter(|delimiter| !delimiter.is_close).map(|delimiter| delimiter.end);
        let end = delimiter.map_or(bytes.len(), |delimiter| delimiter.before.max(start));
        Some(Part::read(bytes.get(..end).unwrap_or_default(), start, is_digest, limits))
    }
}

impl core::iter::FusedIterator for Parts<'_> {}

impl<'a> Message<'a> {
    /// The body as one of several parts; `None` if Content-Type does not say `multipart`.
    #[must_use]
    pub fn multipart(&self) -> Option<Result<Multipart<'_>, ParseError>> {
        match self.content_type()? {
            Ok(media_type) if media_type.is_multipart() => {
                let start = self.body_offset();
                Some(Multipart::within(&media_type, self.as_bytes(), start, Limits::default()))
            }
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        }
    }

    /// All bodies: the leaves of a `multipart` one, or the body itself, with the header fields that describe it.
    ///
    /// A message without body has none.
    #[must_use]
    pub fn bodies(&self) -> Leaves<'_> {
        if self.body().is_empty() {
            return Leaves::none();
        }
        match self.multipart() {
            Some(Ok(multipart)) => multipart.leaves(),
            Some(Err(error)) => Leaves::failed(error),
            None => Leaves::one(Part::whole(self)),
        }
    }

    /// The body of this type, wherever it stands: the first one, and of alternatives the last one that is of this type
    /// (RFC 2046 §5.1.4).
    ///
    /// A session description, for example, with its place: `message.body_of(&MediaType::SDP)`.
    #[must_use]
    pub fn body_of(&self, media_type: &MediaType<'_>) -> Option<Part<'_>> {
        let mut leaves = self.bodies();
        let mut found: Option<(Part<'_>, Option<usize>)> = None;
        while let Some(leaf) = leaves.next() {
            let group = leaves.alternatives();
            let is_next = match &found {
                None => true,
                // Another form of the one that was found.
                Some((_, known)) if known.is_some() && *known == group => true,
                Some(_) => break,
            };
            if let Ok(part) = leaf
                && is_next
                && part.content_type().is_ok_and(|known| known.is(media_type))
            {
                found = Some((part, group));
            }
            if found.as_ref().is_some_and(|(_, group)| group.is_none()) {
                break;
            }
        }
        found.map(|(part, _)| part)
    }
}
