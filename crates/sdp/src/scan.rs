//! One pass over a description: finds the lines, checks what has to be right before anybody asks, remembers where.

use alloc::vec::Vec;

use offhook_base::{ErrorKind, Finding, Level, ParseError, Problem as _};
use smallvec::SmallVec;

use crate::flaw::{Fields, Flaw};
use crate::grammar::{is_token, is_token_list, number, token_length};
use crate::{Consequence, LineType, Problem, ReadOptions, bandwidth, connection, origin, rule, time};

/// Octets `start..end` of the description.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    pub(crate) fn of(self, text: &[u8]) -> &[u8] {
        // What `u32` holds fits into `usize` on every target with `alloc` that Rust has for us.
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// One line: the letter at `start`, the value from `start + 2` to `end`, its name (of an attribute) up to `name_end`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
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
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
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
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct OriginSpan {
    pub(crate) username: Span,
    pub(crate) session_id: Span,
    pub(crate) session_version: Span,
    pub(crate) net_type: Span,
    pub(crate) addr_type: Span,
    pub(crate) address: Span,
}

/// Everything that reading finds out about a description.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Index {
    pub(crate) lines: SmallVec<[LineSpan; 16]>,
    pub(crate) media: SmallVec<[MediaSpan; 2]>,
    pub(crate) origin: OriginSpan,
    pub(crate) session_name: Span,
    /// The line of the session's own `c=`.
    pub(crate) connection: Option<u32>,
}

impl Index {
    /// Room for the lines of a text of this length, so that a long one need not move them again and again.
    fn make_room(&mut self, octets: usize) {
        // 16 lines have room without allocation; lines of long descriptions have about thirty octets.
        if octets >= 512 {
            self.lines.reserve(octets / 30);
        }
    }
}

/// Decides what to do with each problem.
pub(crate) struct Sink {
    pub(crate) findings: Vec<Finding<Problem>>,
    strict: bool,
    unknown_types: bool,
    /// Collects everything and refuses nothing.
    collect: bool,
}

impl Sink {
    pub(crate) const fn new(options: &ReadOptions, collect: bool) -> Self {
        let (strict, unknown_types) = (options.strict(), options.unknown_types());
        Self { findings: Vec::new(), strict, unknown_types, collect }
    }

    #[cold]
    fn report(&mut self, base: usize, flaw: Flaw) -> Result<(), ParseError> {
        let Flaw { offset, problem, kind } = flaw;
        let offset = base.saturating_add(offset);
        let kept = self.unknown_types && matches!(problem, Problem::UnknownType(_));
        let refused = match problem.consequence() {
            Consequence::Refuse => !kept,
            _ => self.strict && problem.level() == Level::Error,
        };
        if refused && !self.collect {
            return Err(ParseError::new(problem.rule(), offset, kind));
        }
        self.findings.push(Finding::new(offset, problem));
        Ok(())
    }
}

const fn fits_u32(number: usize) -> u32 {
    // The length of the text was checked against a limit that is itself a `u32`, and no offset is beyond its end.
    number as u32
}

/// Where `part` is, `from` octets into the value that begins at `base`.
fn span(base: usize, from: usize, part: &[u8]) -> Span {
    let start = base.wrapping_add(from);
    Span { start: fits_u32(start), end: fits_u32(start.wrapping_add(part.len())) }
}

/// Reads `text` into `index`, which is filled in place because moving it costs as much as a few lines.
pub(crate) fn scan(text: &[u8], options: &ReadOptions, sink: &mut Sink, index: &mut Index) -> Result<(), ParseError> {
    let max = options.limits().message_bytes();
    if text.len() > max as usize {
        return Err(ParseError::new(&rule::DESCRIPTION, max as usize, ErrorKind::TooLong { max }));
    }
    index.make_room(text.len());
    Scanner { text, index, max_lines: options.limits().fields(), seen: Seen::default(), rank: 0, at: 0, trailing: None }
        .run(sink)
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
    at: usize,
    /// Where the line ends begin that nothing follows; found when first asked for.
    trailing: Option<usize>,
}

impl Scanner<'_> {
    fn run(mut self, sink: &mut Sink) -> Result<(), ParseError> {
        while self.at < self.text.len() {
            let start = self.at;
            let rest = self.text.get(start..).unwrap_or_default();
            let (mut line, after) = rest.split_at_checked(control(rest)).unwrap_or((rest, b""));
            // Offsets are of octets that were found, so that no sum goes beyond the end of the text.
            let mut end = start.wrapping_add(line.len());
            if let [b'\r', b'\n', ..] = after {
                self.at = end.wrapping_add(2);
            } else {
                end = self.odd_line_end(end, after, sink)?;
                line = self.text.get(start..end).unwrap_or_default();
            }
            match line {
                // Most lines of most descriptions; nothing that may stand before an attribute is told by its place.
                [b'a', b'=', value @ ..] => {
                    let base = start.wrapping_add(2);
                    let length = token_length(value);
                    match value.get(length) {
                        None | Some(b':') if length > 0 => {}
                        byte => {
                            let kind = byte.map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte));
                            sink.report(base, Flaw::with_kind(length, Problem::AttributeName, kind))?;
                        }
                    }
                    self.rank = if self.index.media.is_empty() { SESSION_ATTRIBUTES } else { MEDIA_ATTRIBUTES };
                    self.keep_line(start, end, base.wrapping_add(length))?;
                }
                [letter, b'=', value @ ..] if letter.is_ascii_alphabetic() => {
                    self.keep_line(start, end, end)?;
                    self.line(LineType::from_code(*letter), start, value, sink)?;
                }
                [] => {
                    if self.is_trailing(start) {
                        sink.report(start, Flaw::new(0, Problem::TrailingEmptyLines))?;
                        break;
                    }
                    sink.report(start, Flaw::with_kind(0, Problem::LineForm, ErrorKind::Byte(b'\n')))?;
                }
                [first, second, ..] => {
                    let form = if first.is_ascii_alphabetic() { (1, *second) } else { (0, *first) };
                    sink.report(start, Flaw::with_kind(form.0, Problem::LineForm, ErrorKind::Byte(form.1)))?;
                }
                [_] => sink.report(start, Flaw::with_kind(1, Problem::LineForm, ErrorKind::End))?,
            }
        }
        self.end_section(sink)?;
        let seen = &self.seen;
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
        if self.index.lines.len() >= self.max_lines as usize {
            return Err(ParseError::new(&rule::DESCRIPTION, start, ErrorKind::TooMany { max: self.max_lines }));
        }
        self.index.lines.push(LineSpan { start: fits_u32(start), end: fits_u32(end), name_end: fits_u32(name_end) });
        Ok(())
    }

    /// Where a line ends whose first control octet, at `end` and at the start of `rest`, is not its CR LF; moves to
    /// the next line.
    #[cold]
    fn odd_line_end(&mut self, mut end: usize, mut rest: &[u8], sink: &mut Sink) -> Result<usize, ParseError> {
        loop {
            match rest {
                [] => {
                    self.at = end;
                    sink.report(end, Flaw::new(0, Problem::NoFinalLineEnd))?;
                    return Ok(end);
                }
                [b'\r', b'\n', ..] => {
                    self.at = end.saturating_add(2);
                    return Ok(end);
                }
                [b'\r'] => {
                    // Cut between the two: the line itself is whole.
                    self.at = self.text.len();
                    sink.report(end, Flaw::new(0, Problem::NoFinalLineEnd))?;
                    return Ok(end);
                }
                [b'\r', after @ ..] => {
                    sink.report(end, Flaw::new(0, Problem::BareCr))?;
                    let skipped = after.iter().position(|byte| *byte == b'\n');
                    let skipped = skipped.map_or(after.len(), |at| at.saturating_add(1));
                    self.at = end.saturating_add(1).saturating_add(skipped);
                    return Ok(end);
                }
                [b'\n', ..] => {
                    self.at = end.saturating_add(1);
                    if !core::mem::replace(&mut self.seen.line_feed, true) {
                        sink.report(end, Flaw::new(0, Problem::LineFeed))?;
                    }
                    return Ok(end);
                }
                [_, after @ ..] => {
                    if !core::mem::replace(&mut self.seen.nul, true) {
                        sink.report(end, Flaw::new(0, Problem::Nul))?;
                    }
                    let next = control(after);
                    end = end.saturating_add(1).saturating_add(next);
                    rest = after.get(next..).unwrap_or_default();
                }
            }
        }
    }

    fn is_trailing(&mut self, start: usize) -> bool {
        let text = self.text;
        let trailing = *self.trailing.get_or_insert_with(|| {
            text.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |at| at.saturating_add(1))
        });
        start >= trailing
    }

    /// A line other than an attribute, the last that was kept.
    fn line(&mut self, kind: LineType, start: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
        let base = start.saturating_add(2);
        let number = fits_u32(self.index.lines.len()).saturating_sub(1);
        if kind == LineType::MEDIA {
            self.end_section(sink)?;
            return self.media(number, start, value, sink);
        }
        let in_media = !self.index.media.is_empty();
        let rank = if in_media { kind.media_rank() } else { kind.session_rank() };
        let Some(rank) = rank else {
            let problem = match kind.session_rank() {
                Some(_) => Problem::NotInMedia(kind),
                None => Problem::UnknownType(kind.code()),
            };
            return sink.report(start, Flaw::new(0, problem));
        };
        if rank < self.rank {
            sink.report(start, Flaw::new(0, Problem::OutOfOrder { line_type: kind, media: in_media }))?;
        } else {
            self.rank = rank;
        }
        self.once(kind, in_media, start, sink)?;
        self.value(kind, in_media, number, base, value, sink)
    }

    /// Lines that may stand once.
    fn once(&mut self, kind: LineType, in_media: bool, start: usize, sink: &mut Sink) -> Result<(), ParseError> {
        let seen = &mut self.seen;
        let before = match kind.code() {
            b'v' => core::mem::replace(&mut seen.version, true),
            b'o' => core::mem::replace(&mut seen.origin, true),
            b's' => core::mem::replace(&mut seen.name, true),
            b'i' => core::mem::replace(&mut seen.information, true),
            b'u' => core::mem::replace(&mut seen.uri, true),
            b'k' => core::mem::replace(&mut seen.key, true),
            b'c' if !in_media => self.index.connection.is_some(),
            _ => false,
        };
        if before { sink.report(start, Flaw::new(0, Problem::Repeated(kind))) } else { Ok(()) }
    }

    fn value(
        &mut self,
        kind: LineType,
        in_media: bool,
        number: u32,
        base: usize,
        value: &[u8],
        sink: &mut Sink,
    ) -> Result<(), ParseError> {
        let mut soft: Option<Flaw> = None;
        let result = match kind.code() {
            b'v' if value == b"0" => Ok(()),
            b'v' => Err(version_flaw(value)),
            b'o' => {
                origin::split(value, |flaw| _ = soft.get_or_insert(flaw)).map(|parts| self.keep_origin(base, &parts))
            }
            b's' => {
                self.index.session_name = span(base, 0, value);
                Ok(())
            }
            b'c' => connection::split(value, |flaw| _ = soft.get_or_insert(flaw)).map(|_| {
                self.seen.connection = true;
                if !in_media {
                    self.index.connection.get_or_insert(number);
                }
            }),
            b't' => time::read(value, |flaw| _ = soft.get_or_insert(flaw)).map(|_| self.seen.time = true),
            b'b' => bandwidth::read(value).map(|_| ()),
            _ => Ok(()),
        };
        // One is enough: the others of the line are of the same kind.
        if let Some(flaw) = soft {
            sink.report(base, flaw)?;
        }
        match result {
            Ok(()) if value.is_empty() => sink.report(base, Flaw::new(0, Problem::Empty(kind))),
            Ok(()) => Ok(()),
            Err(flaw) => {
                // In a list of problems a bad line is not a missing one as well.
                match kind.code() {
                    b'c' => {
                        self.seen.connection = true;
                        if !in_media {
                            self.index.connection.get_or_insert(number);
                        }
                    }
                    b't' => self.seen.time = true,
                    _ => {}
                }
                sink.report(base, flaw)
            }
        }
    }

    fn keep_origin(&mut self, base: usize, parts: &origin::OriginParts<'_>) {
        let [session_id, session_version, net_type, addr_type, address] =
            parts.fields.map(|(at, field)| span(base, at, field));
        let username = span(base, 0, parts.username);
        self.index.origin = OriginSpan { username, session_id, session_version, net_type, addr_type, address };
    }

    fn media(&mut self, line: u32, start: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
        let base = start.saturating_add(2);
        self.seen.connection = false;
        self.seen.information = false;
        self.seen.key = false;
        self.rank = 0;
        let mut fields = Fields::new(value);
        let (
            Some((media_type_at, media_type)),
            Some((port_at, port)),
            Some((protocol_at, protocol)),
            Some((formats_at, _)),
        ) = (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            // The section counts all the same, so that a list of problems numbers the sections as they stand.
            self.index.media.push(MediaSpan { line, ..MediaSpan::default() });
            self.seen.connection = true;
            return sink.report(base, Flaw::new(value.len(), Problem::MediaFields));
        };
        let (port_number, port_count) = match ports(port) {
            Ok(ports) => ports,
            Err((offset, kind)) => {
                let offset = port_at.saturating_add(offset);
                sink.report(base, Flaw::with_kind(offset, Problem::MediaPort, kind))?;
                (0, None)
            }
        };
        let formats = value.get(formats_at..).unwrap_or_default();
        let tidy = fields.extra_space().is_none()
            && is_token(media_type)
            && is_token_list(formats)
            && protocol.split(|byte| *byte == b'/').all(is_token);
        if !tidy {
            untidy_media(base, value, sink)?;
        }
        self.index.media.push(MediaSpan {
            line,
            media_type: span(base, media_type_at, media_type),
            port: port_number,
            port_count,
            protocol: span(base, protocol_at, protocol),
            formats: span(base, formats_at, formats),
        });
        Ok(())
    }

    /// At the end of a section: it has an address, or the session has.
    fn end_section(&mut self, sink: &mut Sink) -> Result<(), ParseError> {
        let Some(last) = self.index.media.last() else { return Ok(()) };
        if self.seen.connection || self.index.connection.is_some() {
            return Ok(());
        }
        let problem = Problem::NoConnection { media: fits_u32(self.index.media.len()), refused: last.port == 0 };
        let start = self.index.lines.get(last.line as usize).map_or(0, |line| line.start as usize);
        sink.report(start, Flaw::new(0, problem))
    }
}

/// What is wrong with the words and spaces of an `m=` line.
#[cold]
fn untidy_media(base: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
    let mut fields = Fields::new(value);
    let mut bad = None;
    for (number, (at, field)) in (&mut fields).enumerate() {
        // The second field is the port, which is no token; the third is tokens between slashes.
        let mut part_at = at;
        for part in field.split(|byte| number == 2 && *byte == b'/') {
            if bad.is_none() && number != 1 && !is_token(part) {
                bad = Some(part_at.saturating_add(token_length(part)));
            }
            part_at = part_at.saturating_add(part.len()).saturating_add(1);
        }
    }
    if let Some(at) = bad {
        let kind = value.get(at).map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte));
        sink.report(base, Flaw::with_kind(at, Problem::MediaToken, kind))?;
    }
    match fields.extra_space() {
        Some(space) => sink.report(base, Flaw::new(space, Problem::ExtraSpace(LineType::MEDIA))),
        None => Ok(()),
    }
}

fn version_flaw(value: &[u8]) -> Flaw {
    let kind = match number(value) {
        Some(value) => ErrorKind::OutOfRange { value, min: 0, max: 0 },
        None => value.first().map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte)),
    };
    Flaw::with_kind(0, Problem::Version, kind)
}

/// `port ["/" integer]` (RFC 8866 §5.14).
fn ports(field: &[u8]) -> Result<(u16, Option<u32>), (usize, ErrorKind)> {
    let slash = field.iter().position(|byte| *byte == b'/');
    let (port, count) = match slash.and_then(|at| field.split_at_checked(at)) {
        Some((port, count)) => (port, count.get(1..)),
        None => (field, None),
    };
    let max = u64::from(u16::MAX);
    let port_number = match number(port) {
        Some(value) => u16::try_from(value).map_err(|_| (0, ErrorKind::OutOfRange { value, min: 0, max }))?,
        None => {
            let at = port.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(port.len());
            return Err((at, field.get(at).map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte))));
        }
    };
    let Some(count) = count else { return Ok((port_number, None)) };
    let at = port.len().saturating_add(1);
    match number(count) {
        Some(value @ 1..=0xffff) => Ok((port_number, u32::try_from(value).ok())),
        Some(value) => Err((at, ErrorKind::OutOfRange { value, min: 1, max })),
        None => Err((at, count.first().map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte)))),
    }
}

/// Where the first NUL, line feed or carriage return is, or the length of the input.
///
/// Eight octets at a time: a description is short lines, for which a call of a vectorised search costs more than it
/// finds.
fn control(input: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut rest = input;
    loop {
        while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
            let word = u64::from_le_bytes(*chunk);
            // The lowest bit of this is exact: an octet below 0x0e.
            let below = word.wrapping_sub(ONES.wrapping_mul(0x0e)) & !word & HIGH;
            if below != 0 {
                rest = rest.get((below.trailing_zeros() / 8) as usize..).unwrap_or_default();
                break;
            }
            rest = after;
        }
        match rest {
            [] => return input.len(),
            [0 | b'\r' | b'\n', ..] => return input.len().saturating_sub(rest.len()),
            // A tab, another control, or the last octets.
            [_, after @ ..] => rest = after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_found_wherever_they_are() {
        for length in 0..40 {
            let mut text = alloc::vec![b'x'; length];
            assert_eq!(control(&text), length);
            for at in 0..length {
                for (octet, found) in
                    [(0, at), (b'\n', at), (b'\r', at), (b'\t', length), (0x0d + 1, length), (0xff, length)]
                {
                    if let Some(place) = text.get_mut(at) {
                        *place = octet;
                    }
                    assert_eq!(control(&text), found, "{octet:#04x} at {at} of {length}");
                    if let Some(place) = text.get_mut(at) {
                        *place = b'x';
                    }
                }
            }
        }
    }

    #[test]
    fn attributes_have_the_rank_of_their_level() {
        assert_eq!(LineType::ATTRIBUTE.session_rank(), Some(SESSION_ATTRIBUTES));
        assert_eq!(LineType::ATTRIBUTE.media_rank(), Some(MEDIA_ATTRIBUTES));
    }

    #[test]
    fn ports_and_their_number() {
        assert_eq!(ports(b"49170"), Ok((49170, None)));
        assert_eq!(ports(b"49170/2"), Ok((49170, Some(2))));
        assert_eq!(ports(b"70000"), Err((0, ErrorKind::OutOfRange { value: 70_000, min: 0, max: 65_535 })));
        assert_eq!(ports(b"-1"), Err((0, ErrorKind::Byte(b'-'))));
        assert_eq!(ports(b"49170/"), Err((6, ErrorKind::End)));
        assert_eq!(ports(b"49170/0"), Err((6, ErrorKind::OutOfRange { value: 0, min: 1, max: 65_535 })));
    }
}
