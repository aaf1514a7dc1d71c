use offhook_base::{ErrorKind, ParseError};

use super::index::{OriginSpan, Span, fits_u32};
use super::{Scanner, Sink};
use crate::flaw::Flaw;
use crate::grammar::{digits_length, ip4, number};
use crate::{LineType, Problem, bandwidth, connection, key, origin, repeat, time, zone};

impl Scanner<'_> {
    /// A line other than an attribute, the last that was kept.
    pub(super) fn line(
        &mut self,
        kind: LineType,
        start: usize,
        value: &[u8],
        sink: &mut Sink,
    ) -> Result<(), ParseError> {
        if kind == LineType::MEDIA {
            return self.media(start, value, sink);
        }
        let in_media = self.index.media.count() > 0;
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
        let base = start.wrapping_add(2);
        let result = match kind.code() {
            b'v' => {
                let before = core::mem::replace(&mut self.seen.version, true);
                once(before, kind, start, sink)?;
                if value == b"0" { Ok(()) } else { Err(version_flaw(value)) }
            }
            b'o' => {
                let before = core::mem::replace(&mut self.seen.origin, true);
                once(before, kind, start, sink)?;
                return self.origin(base, value, sink);
            }
            b's' => {
                let before = core::mem::replace(&mut self.seen.name, true);
                once(before, kind, start, sink)?;
                self.index.session_name = Span::new(base, 0, value.len());
                Ok(())
            }
            b'c' => {
                once(!in_media && self.index.connection.is_some(), kind, start, sink)?;
                return self.connection(in_media, base, value, sink);
            }
            b't' => return self.time(base, value, sink),
            b'b' => bandwidth::read(value).map(|_| ()),
            b'r' | b'z' => self.schedule(kind, start, value, sink)?,
            b'k' => {
                let before = core::mem::replace(&mut self.seen.key, true);
                once(before, kind, start, sink)?;
                key::read(value).map(|_| ())
            }
            b'i' => once(core::mem::replace(&mut self.seen.information, true), kind, start, sink).map(Ok)?,
            b'u' => once(core::mem::replace(&mut self.seen.uri, true), kind, start, sink).map(Ok)?,
            _ => Ok(()),
        };
        match result {
            Ok(()) if value.is_empty() => sink.report(base, Flaw::new(0, Problem::Empty(kind))),
            Ok(()) => Ok(()),
            Err(flaw) => sink.report(base, flaw),
        }
    }

    fn origin(&mut self, base: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
        match plain_origin(base, value) {
            Some(span) => self.index.origin = span,
            None => self.index.origin = any_origin(base, value, sink)?,
        }
        Ok(())
    }

    fn connection(&mut self, in_media: bool, base: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
        // In a list of problems a bad line is not a missing one as well.
        self.seen.connection = true;
        if !in_media {
            let line = fits_u32(self.index.lines.count().wrapping_sub(1));
            self.index.connection.get_or_insert(line);
        }
        if self.is_address_of_origin(value) || connection::is_plain(value) {
            return Ok(());
        }
        any_connection(base, value, sink)
    }

    /// Most hosts receive where they are: that address has just been checked.
    fn is_address_of_origin(&self, value: &[u8]) -> bool {
        let origin = &self.index.origin;
        let Some(address) = value.strip_prefix(b"IN IP4 ") else { return false };
        origin.addr_type.of(self.text) == b"IP4" && origin.address.of(self.text) == address
    }

    fn time(&mut self, base: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
        self.seen.time = true;
        self.schedule = b't';
        if value == time::LASTING { Ok(()) } else { any_time(base, value, sink) }
    }

    /// `r=` belongs to the `t=` before it, `z=` to the `r=` before it (RFC 8866 §9, `repeat-description`).
    #[cold]
    #[inline(never)]
    fn schedule(
        &mut self,
        kind: LineType,
        start: usize,
        value: &[u8],
        sink: &mut Sink,
    ) -> Result<Result<(), Flaw>, ParseError> {
        let follows = match kind {
            LineType::REPEAT => matches!(self.schedule, b't' | b'r'),
            _ => self.schedule == b'r',
        };
        if !follows {
            sink.report(start, Flaw::new(0, Problem::OutOfOrder { line_type: kind, media: false }))?;
        }
        self.schedule = kind.code();
        Ok(match kind {
            LineType::REPEAT => repeat::check(value),
            _ => zone::check(value),
        })
    }
}

/// What a tolerant reader overlooks in a line. The first is enough: the others of the line are of the same kind.
#[derive(Default)]
struct Soft(Option<Flaw>);

impl Soft {
    fn take(&mut self, flaw: Flaw) {
        self.0.get_or_insert(flaw);
    }

    fn report(self, base: usize, sink: &mut Sink) -> Result<(), ParseError> {
        match self.0 {
            None => Ok(()),
            Some(flaw) => sink.report(base, flaw),
        }
    }
}

fn once(before: bool, kind: LineType, start: usize, sink: &mut Sink) -> Result<(), ParseError> {
    if before { sink.report(start, Flaw::new(0, Problem::Repeated(kind))) } else { Ok(()) }
}

/// An `o=` that is not of the plain form; where its fields are, if there are any.
#[cold]
#[inline(never)]
fn any_origin(base: usize, value: &[u8], sink: &mut Sink) -> Result<OriginSpan, ParseError> {
    let mut soft = Soft::default();
    let result = origin::split(value, |flaw| soft.take(flaw));
    soft.report(base, sink)?;
    let parts = match result {
        Ok(parts) => parts,
        Err(flaw) => return sink.report(base, flaw).map(|()| OriginSpan::default()),
    };
    let [session_id, session_version, net_type, addr_type, address] =
        parts.fields.map(|(at, field)| Span::new(base, at, field.len()));
    let username = Span::new(base, 0, parts.username.len());
    Ok(OriginSpan { username, session_id, session_version, net_type, addr_type, address })
}

/// A `c=` that is not of the plain form.
#[cold]
#[inline(never)]
fn any_connection(base: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
    let mut soft = Soft::default();
    let result = connection::split(value, |flaw| soft.take(flaw));
    soft.report(base, sink)?;
    result.map_or_else(|flaw| sink.report(base, flaw), |_| Ok(()))
}

/// A `t=` other than the one of every call.
#[cold]
#[inline(never)]
fn any_time(base: usize, value: &[u8], sink: &mut Sink) -> Result<(), ParseError> {
    let mut soft = Soft::default();
    let result = time::read(value, |flaw| soft.take(flaw));
    soft.report(base, sink)?;
    result.map_or_else(|flaw| sink.report(base, flaw), |_| Ok(()))
}

/// `- 929076 929076 IN IP4 10.11.56.61`: an ASCII user, two numbers and an IPv4 address, with one space between them.
fn plain_origin(base: usize, value: &[u8]) -> Option<OriginSpan> {
    let username = value.iter().position(|byte| !matches!(byte, 0x21..=0x7e))?;
    let [b' ', after_user @ ..] = value.get(username..)? else { return None };
    let id = digits_length(after_user);
    let [b' ', after_id @ ..] = after_user.get(id..)? else { return None };
    let version = digits_length(after_id);
    let [b' ', b'I', b'N', b' ', b'I', b'P', b'4', b' ', address @ ..] = after_id.get(version..)? else { return None };
    if username == 0 || id == 0 || version == 0 {
        return None;
    }
    ip4(address)?;
    let from = |rest: &[u8]| value.len().wrapping_sub(rest.len());
    let address_at = from(address);
    Some(OriginSpan {
        username: Span::new(base, 0, username),
        session_id: Span::new(base, from(after_user), id),
        session_version: Span::new(base, from(after_id), version),
        net_type: Span::new(base, address_at.wrapping_sub(7), 2),
        addr_type: Span::new(base, address_at.wrapping_sub(4), 3),
        address: Span::new(base, address_at, address.len()),
    })
}

fn version_flaw(value: &[u8]) -> Flaw {
    let kind = match number(value) {
        Some(value) => ErrorKind::OutOfRange { value, min: 0, max: 0 },
        None => value.first().map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte)),
    };
    Flaw::with_kind(0, Problem::Version, kind)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn plain_origins_have_the_fields_of_all_others() {
        let value = b"- 929076 17 IN IP4 10.11.56.61";
        let span = plain_origin(0, value).unwrap();
        let parts = origin::split(value, |_| {}).unwrap();
        let fields = [span.session_id, span.session_version, span.net_type, span.addr_type, span.address]
            .map(|one| one.of(value));
        assert_eq!((span.username.of(value), fields), (parts.username, parts.fields.map(|(_, field)| field)));
        for other in [
            "",
            "-",
            "- ",
            "- 1",
            "- 1 1",
            "- 1 1 IN IP4",
            "- 1 1 IN IP4 ",
            "- 1 1 IN IP4 192.0.2.256",
            "- 1 1 IN IP6 ::1",
            "- 1  1 IN IP4 192.0.2.1",
            "-  1 1 IN IP4 192.0.2.1",
            " 1 1 IN IP4 192.0.2.1",
            "a b 1 1 IN IP4 192.0.2.1",
            "é 1 1 IN IP4 192.0.2.1",
            "- 1a 1 IN IP4 192.0.2.1",
            "- 1 1 in IP4 192.0.2.1",
            "- 1 1 IN IP4 192.0.2.1 ",
        ] {
            assert!(plain_origin(0, other.as_bytes()).is_none(), "{other}");
        }
    }
}
