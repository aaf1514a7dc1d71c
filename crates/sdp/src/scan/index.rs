use super::few::Few;

/// Octets `start..end` of the description.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// Where a part is, `from` octets into the value that begins at `base`.
    pub(super) const fn new(base: usize, from: usize, length: usize) -> Self {
        let start = base.wrapping_add(from);
        Self { start: fits_u32(start), end: fits_u32(start.wrapping_add(length)) }
    }

    pub(crate) fn of(self, text: &[u8]) -> &[u8] {
        // What `u32` holds fits into `usize` on every target with `alloc` that Rust has for us.
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// One line: the letter at `start`, the value from `start + 2` to `end`, its name (of an attribute) up to `name_end`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LineSpan {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) name_end: u32,
}

impl LineSpan {
    pub(crate) const fn value(self) -> Span {
        Span { start: self.start.saturating_add(2), end: self.end }
    }
}

/// One `m=` line, read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MediaSpan {
    /// Its place among the lines.
    pub(crate) line: u32,
    pub(crate) media_type: Span,
    pub(crate) port: u16,
    pub(crate) port_count: Option<u32>,
    pub(crate) protocol: Span,
    pub(crate) formats: Span,
}

/// Where the six fields of `o=` are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OriginSpan {
    pub(crate) username: Span,
    pub(crate) session_id: Span,
    pub(crate) session_version: Span,
    pub(crate) net_type: Span,
    pub(crate) addr_type: Span,
    pub(crate) address: Span,
}

/// Everything that reading finds out about a description.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    pub(crate) lines: Few<LineSpan, 16>,
    pub(crate) media: Few<MediaSpan, 2>,
    pub(crate) origin: OriginSpan,
    pub(crate) session_name: Span,
    /// The line of the session's own `c=`.
    pub(crate) connection: Option<u32>,
}

impl Index {
    /// Room for the lines of a text of this length, so that a long one need not move them again and again.
    pub(super) fn make_room(&mut self, octets: usize) {
        // 16 lines have room without allocation; lines of long descriptions have about thirty octets.
        if octets >= 512 {
            self.lines.reserve(octets / 30);
        }
    }
}

pub(crate) const fn fits_u32(number: usize) -> u32 {
    // The length of the text was checked against a limit that is itself a `u32`, and no offset is beyond its end.
    number as u32
}
