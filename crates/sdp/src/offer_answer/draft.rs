//! A description that is written together with the index that reading it would give.

use alloc::vec::Vec;

use offhook_base::{ErrorKind, Limits, ParseError};

use crate::grammar::token_length;
use crate::offer_answer::local::RawAttribute;
use crate::scan::{Index, LineSpan, MediaSpan, OriginSpan, Sink, Span, fits_u32, scan};
use crate::{Bandwidth, Connection, Description, MediaType, NegotiationError, Origin, Protocol, ReadOptions, rule};

/// Writes lines, and lets nothing into a line that would end it.
///
/// What comes from checked values needs no second look; as soon as anything else is in the text, or an end of it is
/// odd, [`finish`](Self::finish) reads it all again.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    text: Vec<u8>,
    index: Index,
    /// Where the line began that is being written.
    line: usize,
    fault: Option<ParseError>,
    doubtful: bool,
    /// The `m=` line that is being written.
    media: MediaSpan,
    /// The section that is being written has a `c=`.
    has_connection: bool,
}

impl Draft {
    pub(crate) fn with_capacity(octets: usize) -> Self {
        Self { text: Vec::with_capacity(octets), ..Self::default() }
    }

    /// Begins a line that is put together piece by piece.
    #[inline]
    pub(crate) fn open(&mut self, letter: u8) {
        self.line = self.text.len();
        self.text.extend_from_slice(&[letter, b'=']);
    }

    /// A piece that was read from a line, or that cannot hold the end of one.
    #[inline]
    pub(crate) fn put(&mut self, piece: &[u8]) {
        self.text.extend_from_slice(piece);
    }

    /// A piece that may hold anything.
    pub(crate) fn put_any(&mut self, piece: &[u8]) {
        if let Some((at, byte)) = piece.iter().enumerate().find(|(_, byte)| matches!(byte, 0 | b'\r' | b'\n')) {
            let offset = self.text.len().saturating_add(at);
            self.fault.get_or_insert(ParseError::new(&rule::BYTE_STRING, offset, ErrorKind::Byte(*byte)));
            return;
        }
        self.text.extend_from_slice(piece);
    }

    /// A piece that has to be a token.
    fn put_token(&mut self, piece: &[u8]) {
        self.check_tokens(piece, 0);
        self.put_any(piece);
    }

    /// What has to be a token, or several with `separator` between them: anything else would be read as more than one
    /// word.
    fn check_tokens(&mut self, piece: &[u8], separator: u8) {
        for part in piece.split(|byte| *byte == separator) {
            let length = token_length(part);
            let kind = match part.get(length) {
                Some(byte) => ErrorKind::Byte(*byte),
                None if length == 0 => ErrorKind::Missing,
                None => continue,
            };
            self.fault.get_or_insert(ParseError::new(&rule::TOKEN, self.text.len(), kind));
        }
    }

    /// A number in decimal digits.
    #[inline]
    pub(crate) fn number(&mut self, number: u64) {
        let mut digits = [0u8; 20];
        let mut left = number;
        let mut start = digits.len();
        for (at, digit) in digits.iter_mut().enumerate().rev() {
            *digit = b'0'.wrapping_add((left % 10) as u8);
            start = at;
            left /= 10;
            if left == 0 {
                break;
            }
        }
        self.text.extend_from_slice(digits.get(start..).unwrap_or_default());
    }

    /// Ends a line that is no attribute.
    pub(crate) fn close(&mut self) {
        self.end_line(self.text.len());
    }

    fn end_line(&mut self, name_end: usize) {
        let (start, end) = (fits_u32(self.line), fits_u32(self.text.len()));
        self.index.lines.push(LineSpan { start, end, name_end: fits_u32(name_end) });
        self.text.extend_from_slice(b"\r\n");
    }

    fn span_from(&self, start: usize) -> Span {
        Span { start: fits_u32(start), end: fits_u32(self.text.len()) }
    }

    /// A line whose value was read from one.
    #[inline]
    pub(crate) fn line(&mut self, letter: u8, value: &[u8]) {
        self.open(letter);
        self.put(value);
        self.close();
    }

    /// An attribute whose value was read from one, or is made of what cannot end a line.
    #[inline]
    pub(crate) fn attribute(&mut self, name: &str, value: Option<&[u8]>) {
        self.attribute_of(name, |draft| {
            if let Some(value) = value {
                draft.put(b":");
                draft.put(value);
            }
        });
    }

    /// An attribute with a known name and any value.
    pub(crate) fn attribute_any(&mut self, name: &str, value: &[u8]) {
        self.attribute_of(name, |draft| {
            draft.put(b":");
            draft.put_any(value);
        });
    }

    /// An attribute with a known name and what `write` puts after it, the colon included.
    #[inline]
    pub(crate) fn attribute_of(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.open(b'a');
        self.put(name.as_bytes());
        let name_end = self.text.len();
        write(self);
        self.end_line(name_end);
    }

    /// `a=name:` and a number.
    #[inline]
    pub(crate) fn attribute_number(&mut self, name: &str, number: u64) {
        self.attribute_of(name, |draft| {
            draft.put(b":");
            draft.number(number);
        });
    }

    /// An attribute of the local capabilities.
    pub(crate) fn raw(&mut self, attribute: &RawAttribute) {
        self.open(b'a');
        self.put_token(attribute.name.as_bytes());
        let name_end = self.text.len();
        if let Some(value) = &attribute.value {
            self.put(b":");
            self.put_any(value);
        }
        self.end_line(name_end);
    }

    /// `v=` and `o=`, the latter with another version if there is one.
    pub(crate) fn begin(&mut self, origin: &Origin<'_>) {
        self.line(b'v', b"0");
        self.open(b'o');
        let field = |draft: &mut Self, text: &str, end: &[u8]| {
            let start = draft.text.len();
            draft.put(text.as_bytes());
            let span = draft.span_from(start);
            draft.put(end);
            span
        };
        self.index.origin = OriginSpan {
            username: field(self, origin.username(), b" "),
            session_id: field(self, origin.session_id(), b" "),
            session_version: field(self, origin.session_version(), b" "),
            net_type: field(self, origin.net_type().as_str(), b" "),
            addr_type: field(self, origin.addr_type().as_str(), b" "),
            address: field(self, origin.address(), b""),
        };
        // Read from a peer that puts a space there.
        self.doubtful |= origin.username().contains(' ');
        self.close();
    }

    /// The text after `o=`.
    pub(crate) fn after_origin(&self) -> &[u8] {
        let start = self.index.lines.get(1).map_or(0, |line| line.end.saturating_add(2) as usize);
        self.text.get(start..).unwrap_or_default()
    }

    /// Puts the next version into `o=`.
    pub(crate) fn raise_version(&mut self) {
        let Span { start, end } = self.index.origin.session_version;
        let digits = self.text.get_mut(start as usize..end as usize).unwrap_or_default();
        for digit in digits.iter_mut().rev() {
            if *digit != b'9' {
                *digit = digit.wrapping_add(1);
                return;
            }
            *digit = b'0';
        }
        // All nines: one digit more, and everything behind it has moved.
        self.text.insert(start as usize, b'1');
        self.doubtful = true;
    }

    /// `s=`.
    pub(crate) fn session_name(&mut self, name: Option<&str>) {
        self.open(b's');
        let start = self.text.len();
        self.put_any(name.unwrap_or("-").as_bytes());
        self.index.session_name = self.span_from(start);
        self.doubtful |= self.text.len() == start;
        self.close();
    }

    /// `c=` of the session or the section.
    pub(crate) fn connection(&mut self, connection: &Connection<'_>) {
        self.open(b'c');
        self.put(connection.net_type().as_str().as_bytes());
        self.put(b" ");
        self.put(connection.addr_type().as_str().as_bytes());
        self.put(b" ");
        self.put(connection.address().as_bytes());
        if let Some(ttl) = connection.ttl() {
            self.put(b"/");
            self.number(ttl.into());
        }
        if connection.address_count() > 1 {
            self.put(b"/");
            self.number(connection.address_count().into());
        }
        self.close();
        self.has_connection = true;
        if self.index.media.is_empty() {
            self.index.connection = fits_u32(self.index.lines.len()).checked_sub(1);
        }
    }

    /// `c=` of a section without a port: no media go there, but the letter wants an address (RFC 8866 §5.7).
    pub(crate) fn no_connection(&mut self) {
        self.line(b'c', b"IN IP4 0.0.0.0");
        self.has_connection = true;
    }

    /// `b=` lines.
    pub(crate) fn bandwidths(&mut self, bandwidths: &[Bandwidth<'_>]) {
        for bandwidth in bandwidths {
            self.open(b'b');
            self.put(bandwidth.bandwidth_type().as_str().as_bytes());
            self.put(b":");
            self.number(bandwidth.value());
            self.close();
        }
    }

    /// `m=` up to the protocol, of what is no more than a guess; formats and [`end_media`](Self::end_media) follow.
    pub(crate) fn media_any(&mut self, media_type: &MediaType<'_>, ports: (u16, Option<u32>), protocol: &Protocol<'_>) {
        let (media_type, protocol) = (media_type.as_str().as_bytes(), protocol.as_str().as_bytes());
        self.check_tokens(media_type, 0);
        self.check_tokens(protocol, b'/');
        self.media_at(media_type, ports, protocol);
    }

    /// The same of what was read from an `m=` line.
    pub(crate) fn media(&mut self, media_type: &[u8], port: u16, protocol: &[u8]) {
        self.media_at(media_type, (port, None), protocol);
    }

    /// The same with the number of ports, if one is stated.
    pub(crate) fn media_at(&mut self, media_type: &[u8], (port, port_count): (u16, Option<u32>), protocol: &[u8]) {
        self.end_section();
        self.has_connection = false;
        self.open(b'm');
        let start = self.text.len();
        self.put(media_type);
        let media_type = self.span_from(start);
        self.put(b" ");
        self.number(port.into());
        if let Some(count) = port_count {
            self.put(b"/");
            self.number(count.into());
        }
        self.put(b" ");
        let start = self.text.len();
        self.put(protocol);
        let protocol = self.span_from(start);
        let line = fits_u32(self.index.lines.len());
        let formats = self.span_from(self.text.len().saturating_add(1));
        self.media = MediaSpan { line, media_type, port, port_count, protocol, formats };
    }

    /// Another format that was read from an `m=` line.
    pub(crate) fn format(&mut self, format: &[u8]) {
        self.put(b" ");
        self.put(format);
    }

    /// Another format of the `m=` line.
    pub(crate) fn format_any(&mut self, format: &str) {
        self.put(b" ");
        self.put_token(format.as_bytes());
    }

    /// Another format that is a payload type.
    #[inline]
    pub(crate) fn format_number(&mut self, number: u8) {
        self.put(b" ");
        self.payload_type(number);
    }

    /// A payload type in decimal digits, which are few.
    #[inline]
    pub(crate) fn payload_type(&mut self, number: u8) {
        let digit = |number: u8| b'0'.wrapping_add(number % 10);
        match number {
            0..=9 => self.put(&[digit(number)]),
            10..=99 => self.put(&[digit(number / 10), digit(number)]),
            100.. => self.put(&[digit(number / 100), digit(number / 10), digit(number)]),
        }
    }

    pub(crate) fn end_media(&mut self) {
        self.media.formats.end = fits_u32(self.text.len());
        self.doubtful |= self.media.formats.start >= self.media.formats.end;
        self.index.media.push(self.media);
        self.close();
    }

    fn end_section(&mut self) {
        self.doubtful |= !self.index.media.is_empty() && !self.has_connection && self.index.connection.is_none();
    }

    /// The description.
    #[inline(always)] // to not move it once more
    pub(crate) fn finish(mut self) -> Result<Description<'static>, NegotiationError> {
        self.end_section();
        let Self { text, index, fault, doubtful, .. } = self;
        if let Some(fault) = fault {
            return Err(NegotiationError::Local(fault));
        }
        // Strict: what we send keeps to the letter. It is as long as the offer and the capabilities make it, which
        // somebody has found not too long already.
        let limits = Limits::default().with_message_bytes(u32::MAX).with_fields(u32::MAX);
        let options = ReadOptions::default().with_strict(true).with_limits(limits);
        if doubtful || u32::try_from(text.len()).is_err() {
            return Description::from_text(text, &options).map_err(NegotiationError::Local);
        }
        debug_assert!(is_index_of(&index, &text, &options), "{}", alloc::string::String::from_utf8_lossy(&text));
        Ok(Description::from_parts(text, index))
    }
}

/// Whether reading finds what was remembered while writing.
fn is_index_of(index: &Index, text: &[u8], options: &ReadOptions) -> bool {
    let mut sink = Sink::new(options, false);
    let mut read = Index::default();
    let is_strict = scan(text, options, &mut sink, &mut read).is_ok() && sink.findings.is_empty();
    is_strict && alloc::format!("{read:?}") == alloc::format!("{index:?}")
}
