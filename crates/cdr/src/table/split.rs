//! Rows and fields of a comma-separated file (RFC 4180), with the byte at which each begins.
//!
//! Why not the csv crate here: it can't say where in the file a field begins, lets a forgotten quote swallow all rows
//! after it, and takes `"a"b` for `ab`. Both readers agree on every well-formed file, which a property test checks.

use std::io::{self, Read};

use memchr::memchr;
use offhook_base::{ErrorKind, Limits};

use crate::RowErrorKind;

/// Lines over which a quoted field may stretch before the quote is taken for a slip.
const MAX_ROW_LINES: u32 = 64;

/// Bytes asked for at a time.
const CHUNK: usize = 64 * 1_024;

/// UTF-8 byte order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// One field of a row: where its text is, without the quotes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether quotes stand doubled inside.
    pub(crate) doubled: bool,
}

/// Where a row can't be split, in bytes from its start, in which field (from 0), and why.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct SplitError {
    pub(crate) offset: usize,
    pub(crate) field: usize,
    pub(crate) kind: RowErrorKind,
}

/// Splits one row, without its line end, into its fields.
pub(crate) fn split(row: &[u8], max_fields: u32, spans: &mut Vec<Span>) -> Result<(), SplitError> {
    spans.clear();
    let mut at = 0_usize;
    loop {
        let error = |offset, kind| SplitError { offset, field: spans.len(), kind };
        if spans.len() >= max_fields as usize {
            return Err(error(at, ErrorKind::TooMany { max: max_fields }.into()));
        }
        let rest = row.get(at..).unwrap_or_default();
        let (span, next) = if rest.first() == Some(&b'"') {
            let (span, next) = quoted(row, at.saturating_add(1)).ok_or(error(at, RowErrorKind::OpenQuote))?;
            match row.get(next) {
                None | Some(b',') => (span, next),
                Some(byte) => return Err(error(next, ErrorKind::Byte(*byte).into())),
            }
        } else {
            let end = memchr(b',', rest).map_or(row.len(), |comma| at.saturating_add(comma));
            (Span { start: at, end, doubled: false }, end)
        };
        spans.push(span);
        if next >= row.len() {
            return Ok(());
        }
        at = next.saturating_add(1);
    }
}

/// The quoted field whose text begins at `start`, and what follows its closing quote; none if there is no closing one.
fn quoted(row: &[u8], start: usize) -> Option<(Span, usize)> {
    let mut doubled = false;
    let mut at = start;
    loop {
        let quote = at.checked_add(memchr(b'"', row.get(at..)?)?)?;
        let after = quote.checked_add(1)?;
        if row.get(after) != Some(&b'"') {
            return Some((Span { start, end: quote, doubled }, after));
        }
        doubled = true;
        at = after.checked_add(1)?;
    }
}

/// A row as it lies in the source's buffer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowPlace {
    /// Bytes from the start of the file.
    pub(crate) offset: u64,
    /// Line on which it begins, from 1.
    pub(crate) line: u64,
    start: usize,
    end: usize,
}

/// What there is next in the file.
pub(crate) enum Next {
    /// A row whose fields are in the spans.
    Row(RowPlace),
    /// A row that can't be split.
    Bad(RowPlace, SplitError),
    /// Nothing.
    End,
}

/// Cuts a stream into rows; one bad row costs one line.
#[derive(Debug)]
pub(crate) struct RowSource<R> {
    input: R,
    limits: Limits,
    buffer: Vec<u8>,
    /// Where in the buffer the next row begins.
    start: usize,
    /// Where in the file that is.
    offset: u64,
    line: u64,
    begun: bool,
}

impl<R: Read> RowSource<R> {
    pub(crate) const fn new(input: R, limits: Limits) -> Self {
        Self { input, limits, buffer: Vec::new(), start: 0, offset: 0, line: 1, begun: false }
    }

    pub(crate) const fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// The bytes of a row, valid until the next call of [`Self::next_row`].
    pub(crate) fn row(&self, place: RowPlace) -> &[u8] {
        self.buffer.get(place.start..place.end).unwrap_or_default()
    }

    /// The next row that is not empty. `fits` says whether a row of so many fields may stretch over several lines.
    pub(crate) fn next_row(&mut self, spans: &mut Vec<Span>, fits: impl Fn(usize) -> bool) -> io::Result<Next> {
        if self.start >= CHUNK {
            self.compact();
        }
        self.skip_mark()?;
        loop {
            let Some(first) = self.line_end(self.start)? else { return Ok(Next::End) };
            if first.excess {
                let place = self.place(first.end);
                self.discard_line()?;
                let kind = ErrorKind::TooLong { max: self.limits.message_bytes() }.into();
                let offset = self.limits.message_bytes() as usize;
                return Ok(Next::Bad(place, SplitError { offset, field: 0, kind }));
            }
            let place = self.place(first.end);
            if place.start == place.end {
                self.advance(first.next, 1);
                continue;
            }
            let error = match split(self.row(place), self.limits.fields(), spans) {
                Ok(()) => {
                    self.advance(first.next, 1);
                    return Ok(Next::Row(place));
                }
                Err(error) => error,
            };
            if error.kind == RowErrorKind::OpenQuote
                && let Some((place, next, lines)) = self.over_lines(first.next, spans, &fits)?
            {
                self.advance(next, lines);
                return Ok(Next::Row(place));
            }
            self.advance(first.next, 1);
            return Ok(Next::Bad(place, error));
        }
    }

    /// The row at the start if a quoted field carries it over line ends, which end behind it is, and its lines.
    fn over_lines(
        &mut self,
        mut next: usize,
        spans: &mut Vec<Span>,
        fits: &impl Fn(usize) -> bool,
    ) -> io::Result<Option<(RowPlace, usize, u32)>> {
        for lines in 2..=MAX_ROW_LINES {
            let Some(line) = self.line_end(next)?.filter(|line| !line.excess) else { return Ok(None) };
            let place = self.place(line.end);
            match split(self.row(place), self.limits.fields(), spans) {
                Ok(()) if fits(spans.len()) => return Ok(Some((place, line.next, lines))),
                Err(error) if error.kind == RowErrorKind::OpenQuote => next = line.next,
                _ => return Ok(None),
            }
        }
        Ok(None)
    }

    fn place(&self, end: usize) -> RowPlace {
        let has_return = end > self.start && end.checked_sub(1).and_then(|last| self.buffer.get(last)) == Some(&b'\r');
        let end = if has_return { end.saturating_sub(1) } else { end };
        RowPlace { offset: self.offset, line: self.line, start: self.start, end }
    }

    fn advance(&mut self, next: usize, lines: u32) {
        self.offset = self.offset.saturating_add(next.saturating_sub(self.start) as u64);
        self.line = self.line.saturating_add(u64::from(lines));
        self.start = next;
    }

    fn skip_mark(&mut self) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        while self.buffer.len() < MARK.len() && self.fill()? {}
        self.begun = true;
        if self.buffer.starts_with(MARK) {
            self.advance(MARK.len(), 0);
        }
        Ok(())
    }

    /// The end of the line that begins at `from`; none if nothing is left there.
    ///
    /// Only the row from `start` on is bounded: `excess` is set if it would grow beyond the limit.
    fn line_end(&mut self, from: usize) -> io::Result<Option<LineEnd>> {
        let limit = self.start.saturating_add(self.limits.message_bytes() as usize);
        let mut searched = from;
        loop {
            if let Some(found) = memchr(b'\n', self.buffer.get(searched..).unwrap_or_default()) {
                let end = searched.saturating_add(found);
                return Ok(Some(LineEnd { end, next: end.saturating_add(1), excess: end > limit }));
            }
            searched = self.buffer.len();
            if searched > limit {
                return Ok(Some(LineEnd { end: limit, next: searched, excess: true }));
            }
            if !self.fill()? {
                let end = self.buffer.len();
                return Ok((from < end).then_some(LineEnd { end, next: end, excess: false }));
            }
        }
    }

    /// Goes on behind the next line end, however far that is.
    fn discard_line(&mut self) -> io::Result<()> {
        loop {
            if let Some(found) = memchr(b'\n', self.buffer.get(self.start..).unwrap_or_default()) {
                self.advance(self.start.saturating_add(found).saturating_add(1), 1);
                return Ok(());
            }
            self.advance(self.buffer.len(), 0);
            self.compact();
            if !self.fill()? {
                return Ok(());
            }
        }
    }

    /// Reads on; false at the end of the input.
    fn fill(&mut self) -> io::Result<bool> {
        let length = self.buffer.len();
        self.buffer.resize(length.saturating_add(CHUNK), 0);
        let read = loop {
            match self.input.read(self.buffer.get_mut(length..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(length.saturating_add(*read.as_ref().unwrap_or(&0)));
        Ok(read? > 0)
    }

    /// Gives up the bytes before the next row; spans and places taken before are void.
    fn compact(&mut self) {
        self.buffer.drain(..self.start.min(self.buffer.len()));
        self.start = 0;
    }
}

/// The end of a line in the buffer.
#[derive(Clone, Copy, Debug)]
struct LineEnd {
    /// Where the line feed stands, or the input ends.
    end: usize,
    /// Where the next line begins.
    next: usize,
    excess: bool,
}
