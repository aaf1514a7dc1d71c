use alloc::vec::Vec;

use super::boundary::Boundary;
use crate::header::{HeaderName, MediaType, ToValue};
use crate::write::{BuildError, checked_value, write_head};

/// A body of several parts in the making (RFC 2046 §5.1.1, RFC 5621 §3).
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
    body: Vec<u8>,
}

impl MultipartBody {
    /// A body of type `multipart/subtype` without parts yet.
    ///
    /// # Errors
    ///
    /// `subtype` is no token, or `boundary` not 1 to 70 characters that a boundary may have.
    pub fn new(subtype: &str, boundary: &str) -> Result<Self, BuildError> {
        let boundary_text = Boundary::new(boundary.as_bytes())?;
        let text = [b"multipart/", subtype.as_bytes()].concat();
        let media_type = MediaType::parse(&text)?.into_owned().with_param("boundary", Some(boundary))?;
        Ok(Self { media_type, boundary: boundary_text, parts: Vec::new(), error: None })
    }

    /// Adds a part.
    pub fn part(mut self, media_type: &MediaType<'_>, body: &[u8]) -> Self {
        self.parts.push(Written { head: Vec::new(), body: body.to_vec() });
        self.field(&HeaderName::CONTENT_TYPE, media_type)
    }

    /// Adds a header field to the part that was added last.
    pub fn field(mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Self {
        let Some(part) = self.parts.last_mut() else {
            self.error.get_or_insert(BuildError::Kind);
            return self;
        };
        match checked_value(name, value) {
            Ok(value) => {
                write_head(name.row(), name.as_str().as_bytes(), &mut part.head);
                part.head.extend_from_slice(&value);
                part.head.extend_from_slice(b"\r\n");
            }
            Err(error) => {
                self.error.get_or_insert(error);
            }
        }
        self
    }

    /// The media type with its boundary, and the body.
    ///
    /// # Errors
    ///
    /// The first call that was given something invalid, no part at all, or a part that holds the boundary.
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
            if self.boundary.next_in(&out, start).is_some() {
                return Err(BuildError::Boundary);
            }
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(&line);
        out.extend_from_slice(b"--\r\n");
        Ok((self.media_type, out))
    }
}
