use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::boundary::Boundary;
use crate::finding::FieldId;
use crate::grammar::{TOKEN, is};
use crate::header::{HeaderName, MediaType, Shape, ToValue, grammar_of, id};
use crate::write::{BuildError, checked_value, write_head};

static SUBTYPE: Rule = Rule::new("m-subtype", "RFC 3261 §25.1");
static PART_HEADERS: Rule = Rule::new("MIME-part-headers", "RFC 2045 §3");

/// A body of several parts in the making (RFC 2046 §5.1.1, RFC 5621 §4).
///
/// ```
/// use offhook_sip::{HeaderName, MediaType, Multipart, MultipartBody};
///
/// let (media_type, body) = MultipartBody::new("mixed", "unique-1")?
///     .part(&MediaType::SDP, b"v=0\r\n")
///     .part(&MediaType::TEXT, b"hello")
///     .field(&HeaderName::CONTENT_DISPOSITION, "render;handling=optional")
///     .build()?;
/// assert_eq!(media_type.to_string(), "multipart/mixed;boundary=unique-1");
/// assert_eq!(Multipart::new(&media_type, &body)?.parts().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a body is written by `build`"]
pub struct MultipartBody {
    media_type: MediaType<'static>,
    boundary: Boundary,
    parts: Vec<Written>,
    error: Option<BuildError>,
}

/// Header and content of a part, as they will be written.
#[derive(Clone, Debug, Default)]
struct Written {
    head: Vec<u8>,
    /// Registered fields that are in `head`.
    rows: Vec<u8>,
    body: Vec<u8>,
}

impl MultipartBody {
    /// A body of type `multipart/subtype` without parts yet.
    ///
    /// # Errors
    ///
    /// `subtype` is no token (RFC 3261 §25.1): a parameter behind it is none of it. `boundary` is not 1 to 70 characters
    /// that a boundary may have (RFC 2046 §5.1.1).
    pub fn new(subtype: &str, boundary: &str) -> Result<Self, BuildError> {
        let bad = subtype.bytes().enumerate().find(|(_, octet)| !is(*octet, TOKEN));
        if let Some((offset, octet)) = bad {
            return Err(ParseError::new(&SUBTYPE, offset, ErrorKind::Byte(octet)).into());
        }
        let boundary_text = Boundary::new(boundary.as_bytes())?;
        let text = [b"multipart/", subtype.as_bytes()].concat();
        let media_type = MediaType::parse(&text)?.into_owned().with_param("boundary", Some(boundary))?;
        Ok(Self { media_type, boundary: boundary_text, parts: Vec::new(), error: None })
    }

    /// Adds a part.
    pub fn part(mut self, media_type: &MediaType<'_>, body: &[u8]) -> Self {
        let mut part = Written { body: body.to_vec(), ..Written::default() };
        let written = part.write(&HeaderName::CONTENT_TYPE, media_type);
        self.parts.push(part);
        self.keep(written)
    }

    /// Adds a header field to the part that was added last: not its Content-Type, which [`MultipartBody::part`] writes,
    /// and none twice that a message has once.
    pub fn field(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        let written = match self.parts.last_mut() {
            None => Err(BuildError::Kind),
            Some(_) if name.row() == id::CONTENT_TYPE => Err(BuildError::Reserved(FieldId(id::CONTENT_TYPE))),
            Some(part) => part.write(name, value),
        };
        self.keep(written)
    }

    fn keep(mut self, written: Result<(), BuildError>) -> Self {
        self.error = self.error.or(written.err());
        self
    }

    /// The media type with its boundary, and the body.
    ///
    /// # Errors
    ///
    /// The first call that was given something invalid; no part at all; a part with a line that begins with the
    /// boundary, whatever follows it there: readers may compare no more than that (RFC 2046 §5.1.1).
    pub fn build(self) -> Result<(MediaType<'static>, Vec<u8>), BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if self.parts.is_empty() {
            return Err(BuildError::Kind);
        }
        let line = [b"--", self.boundary.text()].concat();
        let mut out = Vec::new();
        for part in &self.parts {
            out.extend_from_slice(&line);
            out.extend_from_slice(b"\r\n");
            let start = out.len();
            for octets in [&part.head[..], b"\r\n", &part.body] {
                out.extend_from_slice(octets);
            }
            if self.boundary.begins_line_in(&out, start) {
                return Err(BuildError::Boundary);
            }
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(&line);
        out.extend_from_slice(b"--\r\n");
        Ok((self.media_type, out))
    }
}

impl Written {
    fn write(&mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Result<(), BuildError> {
        let value = checked_value(name, value)?;
        let row = name.row();
        if self.rows.contains(&row) && grammar_of(row).1 == Shape::One {
            return Err(ParseError::new(&PART_HEADERS, self.head.len(), ErrorKind::Duplicate).into());
        }
        if name.is_known() {
            self.rows.push(row);
        }
        write_head(row, name.as_str().as_bytes(), &mut self.head);
        self.head.extend_from_slice(&value);
        self.head.extend_from_slice(b"\r\n");
        Ok(())
    }
}
