//! One pass over a description: finds the lines, checks what has to be right before anybody asks, remembers where.

mod few;
mod index;
mod line_end;
mod media;
mod sink;
mod value;

use offhook_base::{ErrorKind, ParseError};

pub(crate) use self::few::Few;
pub(crate) use self::index::{Index, LineSpan, MediaSpan, OriginSpan, Span, fits_u32};
use self::line_end::from_control;
pub(crate) use self::sink::Sink;
use crate::flaw::Flaw;
use crate::grammar::name_length;
use crate::{LineType, Problem, ReadOptions, rule};

/// Reads `text` into `index`, which is filled in place because moving it costs as much as a few lines.
pub(crate) fn scan(text: &[u8], options: &ReadOptions, sink: &mut Sink, index: &mut Index) -> Result<(), ParseError> {
    let max = options.limits().message_bytes();
    if text.len() > max as usize {
        return Err(ParseError::new(&rule::DESCRIPTION, max as usize, ErrorKind::TooLong { max }));
    }
    index.make_room(text.len());
    let max_lines = options.limits().fields();
    Scanner { text, index, max_lines, seen: Seen::default(), rank: 0, schedule: 0, lost: 0, trailing: None }.run(sink)
}

/// Attributes come last at either level: [`LineType::session_rank`] and [`LineType::media_rank`] of `a=`.
const SESSION_ATTRIBUTES: u8 = 11;
const MEDIA_ATTRIBUTES: u8 = 5;

/// What the session level, then each section, has had.
#[derive(Default)]
struct Seen {
    version: bool,
    origin: bool,
    name: bool,
    time: bool,
    line_feed: bool,
    nul: bool,
    /// The section has a `c=`.
    connection: bool,
    information: bool,
    uri: bool,
    key: bool,
}

struct Scanner<'a> {
    text: &'a [u8],
    index: &'a mut Index,
    max_lines: u32,
    seen: Seen,
    rank: u8,
    /// The last of `t=`, `r=` and `z=`.
    schedule: u8,
    /// Lines that are none and count against the limit all the same: each is a problem in a list.
    lost: u32,
    /// Where the line ends begin that nothing follows; found when first asked for.
    trailing: Option<usize>,
}

impl Scanner<'_> {
    fn run(mut self, sink: &mut Sink) -> Result<(), ParseError> {
        let text = self.text;
        let mut next = 0;
        while let Some(rest @ [_, ..]) = text.get(next..) {
            let start = next;
            let after = from_control(rest);
            let mut line = rest.get(..rest.len().wrapping_sub(after.len())).unwrap_or(rest);
            // Offsets are of octets that were found, so that no sum goes beyond the end of the text.
            let mut end = start.wrapping_add(line.len());
            if let [b'\r', b'\n', ..] = after {
                next = end.wrapping_add(2);
            } else {
                (end, next) = self.odd_line_end(end, after, sink)?;
                line = text.get(start..end).unwrap_or_default();
            }
            match line {
                // Most lines of most descriptions; nothing that may stand before an attribute is told by its place.
                [b'a', b'=', value @ ..] => {
                    let base = start.wrapping_add(2);
                    let length = name_length(value);
                    if length == 0 || !matches!(value.get(length), None | Some(b':')) {
                        let kind = value.get(length).map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte));
                        sink.report(base, Flaw::with_kind(length, Problem::AttributeName, kind))?;
                    }
                    self.rank = if self.index.media.count() == 0 { SESSION_ATTRIBUTES } else { MEDIA_ATTRIBUTES };
                    self.keep_line(start, end, base.wrapping_add(length))?;
                }
                [letter, b'=', value @ ..] if letter.is_ascii_alphabetic() => {
                    self.keep_line(start, end, end)?;
                    self.line(LineType::from_code(*letter), start, value, sink)?;
                }
                other => {
                    if self.no_line(start, other, sink)? {
                        break;
                    }
                }
            }
        }
        self.end_section(sink)?;
        let seen = &self.seen;
        if seen.version && seen.origin && seen.name && seen.time {
            return Ok(());
        }
        for (found, line_type) in [
            (seen.version, LineType::VERSION),
            (seen.origin, LineType::ORIGIN),
            (seen.name, LineType::SESSION_NAME),
            (seen.time, LineType::TIME),
        ] {
            if !found {
                sink.report(self.text.len(), Flaw::new(0, Problem::Missing(line_type)))?;
            }
        }
        Ok(())
    }

    fn keep_line(&mut self, start: usize, end: usize, name_end: usize) -> Result<(), ParseError> {
        if self.index.lines.count() >= self.max_lines as usize {
            return Err(ParseError::new(&rule::DESCRIPTION, start, ErrorKind::TooMany { max: self.max_lines }));
        }
        self.index.lines.push(LineSpan { start: fits_u32(start), end: fits_u32(end), name_end: fits_u32(name_end) });
        Ok(())
    }

    /// Something that is not a letter, `=` and a value; whether nothing follows.
    #[cold]
    #[inline(never)]
    fn no_line(&mut self, start: usize, line: &[u8], sink: &mut Sink) -> Result<bool, ParseError> {
        self.lost = self.lost.saturating_add(1);
        if self.lost > self.max_lines {
            return Err(ParseError::new(&rule::DESCRIPTION, start, ErrorKind::TooMany { max: self.max_lines }));
        }
        let (offset, kind) = match line {
            [] if self.is_trailing(start) => {
                sink.report(start, Flaw::new(0, Problem::TrailingEmptyLines))?;
                return Ok(true);
            }
            [] => (0, ErrorKind::Byte(b'\n')),
            [first, second, ..] if first.is_ascii_alphabetic() => (1, ErrorKind::Byte(*second)),
            [first, _, ..] => (0, ErrorKind::Byte(*first)),
            [_] => (1, ErrorKind::End),
        };
        sink.report(start, Flaw::with_kind(offset, Problem::LineForm, kind))?;
        Ok(false)
    }

    /// Forgets what the section before had.
    fn begin_section(&mut self) {
        self.seen.connection = false;
        self.seen.information = false;
        self.seen.key = false;
        self.rank = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_have_the_rank_of_their_level() {
        assert_eq!(LineType::ATTRIBUTE.session_rank(), Some(SESSION_ATTRIBUTES));
        assert_eq!(LineType::ATTRIBUTE.media_rank(), Some(MEDIA_ATTRIBUTES));
    }
}
