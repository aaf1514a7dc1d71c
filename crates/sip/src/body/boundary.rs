//! Lines that part the parts: `dash-boundary = "--" boundary` at the start of a line (RFC 2046 §5.1.1).

use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::header::MediaType;

static BOUNDARY: Rule = Rule::new("boundary", "RFC 2046 §5.1.1");

/// What stands between two parts, with its two dashes.
#[derive(Clone, Debug)]
pub(super) struct Boundary(Vec<u8>);

/// One line of dashes and boundary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Delimiter {
    /// Where the part before it ends: the line end in front belongs to the delimiter.
    pub(super) before: usize,
    /// Where its own line ends.
    pub(super) end: usize,
    /// Whether it is the last one, with two dashes at its end.
    pub(super) is_close: bool,
}

impl Boundary {
    /// `boundary = 0*69<bchars> bcharsnospace`.
    pub(super) fn new(text: &[u8]) -> Result<Self, ParseError> {
        const MAX: u32 = 70;
        let is_boundary_octet = |octet: &u8| octet.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(octet);
        if let Some(bad) = text.iter().position(|octet| !is_boundary_octet(octet)) {
            let octet = text.get(bad).copied().unwrap_or_default();
            return Err(ParseError::new(&BOUNDARY, bad, ErrorKind::Byte(octet)));
        }
        match text {
            [] => Err(ParseError::new(&BOUNDARY, 0, ErrorKind::Missing)),
            [.., b' '] => Err(ParseError::new(&BOUNDARY, text.len().saturating_sub(1), ErrorKind::Byte(b' '))),
            _ if text.len() > MAX as usize => {
                Err(ParseError::new(&BOUNDARY, MAX as usize, ErrorKind::TooLong { max: MAX }))
            }
            _ => Ok(Self([b"--", text].concat())),
        }
    }

    /// The boundary that a media type names.
    pub(super) fn of(media_type: &MediaType<'_>) -> Result<Self, ParseError> {
        let text = media_type.params().get("boundary").and_then(|boundary| boundary.to_unquoted());
        Self::new(&text.unwrap_or(Cow::Borrowed(b"")))
    }

    /// The octets of the boundary itself.
    pub(super) fn text(&self) -> &[u8] {
        self.0.get(2..).unwrap_or_default()
    }

    /// The next delimiter in `bytes` from `from` on, which is the start of a line.
    pub(super) fn next_in(&self, bytes: &[u8], from: usize) -> Option<Delimiter> {
        let mut at = from;
        loop {
            let found = at.saturating_add(memchr::memmem::find(bytes.get(at..)?, &self.0)?);
            if let Some(delimiter) = self.delimiter(bytes, from, found) {
                return Some(delimiter);
            }
            at = found.saturating_add(1);
        }
    }

    /// Whether a line in `bytes` from `from` on, which is the start of one, begins with the boundary. No part may have
    /// one, even where more follows than a delimiter allows: "it is sufficient that the boundary appear in its entirety
    /// following the CRLF", so that other readers see a delimiter there.
    pub(super) fn begins_line_in(&self, bytes: &[u8], from: usize) -> bool {
        let octets = bytes.get(from..).unwrap_or_default();
        memchr::memmem::find_iter(octets, &self.0).any(|found| match found.checked_sub(1) {
            None => true,
            Some(before) => octets.get(before) == Some(&b'\n'),
        })
    }

    /// The delimiter at `found`, if its line begins there and holds nothing else but white space: one of another body,
    /// whose boundary begins with this one, is none.
    fn delimiter(&self, bytes: &[u8], from: usize, found: usize) -> Option<Delimiter> {
        let before = bytes.get(from..found)?;
        if !before.is_empty() && !before.ends_with(b"\n") {
            return None;
        }
        let line_end = match before {
            [.., b'\r', b'\n'] => 2,
            [.., b'\n'] => 1,
            _ => 0,
        };
        let behind = bytes.get(found.saturating_add(self.0.len())..)?;
        let (is_close, behind) = match behind {
            [b'-', b'-', behind @ ..] => (true, behind),
            _ => (false, behind),
        };
        let padding = behind.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count();
        let behind = match behind.get(padding..)? {
            [b'\r', b'\n', behind @ ..] | [b'\n', behind @ ..] => behind,
            behind @ [] => behind,
            _ => return None,
        };
        let end = bytes.len().saturating_sub(behind.len());
        Some(Delimiter { before: found.saturating_sub(line_end), end, is_close })
    }
}
