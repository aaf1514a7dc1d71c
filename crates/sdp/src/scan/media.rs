use offhook_base::{ErrorKind, ParseError};

use super::index::{MediaSpan, Span, fits_u32};
use super::{Scanner, Sink};
use crate::flaw::{Fields, Flaw};
use crate::grammar::{is_token, list_length, number, token_length};
use crate::{LineType, Problem};

impl Scanner<'_> {
    /// An `m=` line, the last that was kept; `start` is its place.
    pub(super) fn media(&mut self, start: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
        self.end_section(sink)?;
        let line = fits_u32(self.index.lines.count().wrapping_sub(1));
        let base = start.wrapping_add(2);
        self.begin_section();
        let media = match plain(line, base, value) {
            Some(media) => media,
            None => self.any_media(line, base, value, sink)?,
        };
        self.index.media.push(media);
        Ok(())
    }

    /// An `m=` line that is not of the plain form, or that nothing can be made of.
    #[cold]
    #[inline(never)]
    fn any_media(&mut self, line: u32, base: usize, value: &[u8], sink: &mut Sink) -> Result<MediaSpan, ParseError> {
        let mut fields = Fields::new(value);
        let (
            Some((media_type_at, media_type)),
            Some((port_at, port)),
            Some((protocol_at, protocol)),
            Some((formats_at, _)),
        ) = (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            // The section counts all the same, so that a list of problems numbers the sections as they stand.
            self.seen.connection = true;
            sink.report(base, Flaw::new(value.len(), Problem::MediaFields))?;
            return Ok(MediaSpan { line, ..MediaSpan::default() });
        };
        let (port_number, port_count) = match ports(port) {
            Ok(ports) => ports,
            Err((offset, kind)) => {
                let offset = port_at.saturating_add(offset);
                sink.report(base, Flaw::with_kind(offset, Problem::MediaPort, kind))?;
                (0, None)
            }
        };
        untidy(base, value, sink)?;
        Ok(MediaSpan {
            line,
            media_type: Span::new(base, media_type_at, media_type.len()),
            port: port_number,
            port_count,
            protocol: Span::new(base, protocol_at, protocol.len()),
            formats: Span::new(base, formats_at, value.len().saturating_sub(formats_at)),
        })
    }

    /// At the end of a section: it has an address, or the session has.
    pub(super) fn end_section(&mut self, sink: &mut Sink) -> Result<(), ParseError> {
        if self.seen.connection || self.index.connection.is_some() {
            return Ok(());
        }
        let Some(last) = self.index.media.last() else { return Ok(()) };
        let problem = Problem::NoConnection { media: fits_u32(self.index.media.count()), refused: last.port == 0 };
        let start = self.index.lines.get(last.line as usize).map_or(0, |line| line.start as usize);
        sink.report(start, Flaw::new(0, problem))
    }
}

/// `audio 59354 RTP/AVP 8 0 97`: one space between the fields, one port, and nothing to complain about.
fn plain(line: u32, base: usize, value: &[u8]) -> Option<MediaSpan> {
    let media_type = token_length(value);
    let [b' ', after_type @ ..] = value.get(media_type..)? else { return None };
    let mut rest = after_type;
    let mut port = 0u32;
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        port = port.wrapping_mul(10).wrapping_add(u32::from(digit.wrapping_sub(b'0')));
        rest = after;
    }
    // Nine digits fit, whatever they are.
    if after_type.len().wrapping_sub(rest.len()) > 9 {
        return None;
    }
    let [b' ', after_port @ ..] = rest else { return None };
    let protocol = list_length(after_port, b'/');
    let [b' ', formats @ ..] = after_port.get(protocol..)? else { return None };
    let has_port = after_type.len() > after_port.len().wrapping_add(1);
    if media_type == 0 || protocol == 0 || !has_port || list_length(formats, b' ') != formats.len() {
        return None;
    }
    Some(MediaSpan {
        line,
        media_type: Span::new(base, 0, media_type),
        port: u16::try_from(port).ok()?,
        port_count: None,
        protocol: Span::new(base, value.len().wrapping_sub(after_port.len()), protocol),
        formats: Span::new(base, value.len().wrapping_sub(formats.len()), formats.len()),
    })
    .filter(|media| media.formats.start < media.formats.end)
}

/// What is wrong with the words and spaces of an `m=` line.
fn untidy(base: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn ports_and_their_number() {
        assert_eq!(ports(b"49170"), Ok((49170, None)));
        assert_eq!(ports(b"49170/2"), Ok((49170, Some(2))));
        assert_eq!(ports(b"70000"), Err((0, ErrorKind::OutOfRange { value: 70_000, min: 0, max: 65_535 })));
        assert_eq!(ports(b"-1"), Err((0, ErrorKind::Byte(b'-'))));
        assert_eq!(ports(b"49170/"), Err((6, ErrorKind::End)));
        assert_eq!(ports(b"49170/0"), Err((6, ErrorKind::OutOfRange { value: 0, min: 1, max: 65_535 })));
    }

    #[test]
    fn the_plain_form_is_told_from_all_others() {
        let value = b"audio 59354 RTP/AVP 8 0 97";
        let media = plain(1, 100, value).unwrap();
        let text = [&[b' '; 100], &value[..]].concat();
        assert_eq!((media.media_type.of(&text), media.port), (&b"audio"[..], 59_354));
        assert_eq!((media.protocol.of(&text), media.formats.of(&text)), (&b"RTP/AVP"[..], &b"8 0 97"[..]));
        for other in [
            "",
            " ",
            "audio",
            "audio ",
            "audio 1",
            "audio 1 ",
            "audio 1 RTP/AVP",
            "audio 1 RTP/AVP ",
            "audio  RTP/AVP 8",
            "audio RTP/AVP 8",
            "audio 65536 RTP/AVP 8",
            "audio 99999999999999999999 RTP/AVP 8",
            "audio 1/2 RTP/AVP 8",
            "audio 1x RTP/AVP 8",
            " audio 1 RTP/AVP 8",
            "audio  1 RTP/AVP 8",
            "audio 1  RTP/AVP 8",
            "audio 1 RTP/AVP  8",
            "audio 1 RTP/AVP 8 ",
            "audio 1 RTP/AVP 8  0",
            "audio 1 RTP//AVP 8",
            "audio 1 /AVP 8",
            "audio 1 RTP/ 8",
            "audio 1 RTP/AVP 8/1",
            "a/b 1 RTP/AVP 8",
            "audio 1 RTP/AVP 8\t0",
        ] {
            assert!(plain(1, 0, other.as_bytes()).is_none(), "{other}");
        }
    }
}
