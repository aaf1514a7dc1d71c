mod start;

use alloc::vec::Vec;

use offhook_base::{ErrorKind, Limits, ParseError, Rule};

use crate::grammar::{TOKEN, is};
use crate::header::id;
use crate::message::{Parts, split, stated_length};
use start::is_start_line;
pub use start::looks_like_sip;

static STREAM: Rule = Rule::new("stream", "RFC 3261 §18.3");
static START_LINE: Rule = Rule::new("start-line", "RFC 3261 §7");
static CONTENT_LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §20.14");

/// What a stream of messages is made of: complete, there is nothing else.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Frame<'a> {
    /// One whole message, from its start line to the end of its body; ready for
    /// [`Message::parse`](crate::Message::parse).
    Message(&'a [u8]),
    /// One line end between messages; it is part of none (RFC 3261 §7.5).
    ///
    /// To a client it is a pong. To a server two in a row are a ping, which it answers with one line end, CR LF
    /// (RFC 5626 §3.5.1, §4.4.1): after this frame [`Framer::line_ends`] says how many there have been, so that the
    /// answer does not depend on the chunks that they came in.
    KeepAlive,
}

/// Cuts a stream into messages by Content-Length, whatever the chunks it comes in (RFC 3261 §18.3).
///
/// On a stream a message without Content-Length has no body. What is no SIP ends the stream: the error comes again
/// until [`Framer::resync`] finds the next start line.
///
/// Each octet is copied once into a buffer, which holds what has not been framed yet; no octet is looked at again for
/// each chunk. How much waits is up to the caller: take all frames after each push, and it is one message at most,
/// [`Limits::message_bytes`], and one chunk.
///
/// ```
/// use offhook_sip::{Frame, Framer, Limits};
///
/// let mut framer = Framer::new(Limits::default());
/// framer.push(b"OPTIONS sip:a@b SIP/2.0\r\nContent-Le");
/// assert_eq!(framer.next_frame(), Ok(None)); // no fault: read more
/// framer.push(b"ngth: 2\r\n\r\nhi\r\n\r\nSIP/2.0 200 OK\r\n\r\n");
/// assert_eq!(framer.next_frame(), Ok(Some(Frame::Message(b"OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 2\r\n\r\nhi"))));
/// assert_eq!(framer.next_frame(), Ok(Some(Frame::KeepAlive)));
/// assert_eq!(framer.next_frame(), Ok(Some(Frame::KeepAlive)));
/// assert_eq!(framer.next_frame(), Ok(Some(Frame::Message(b"SIP/2.0 200 OK\r\n\r\n"))));
/// assert_eq!(framer.next_frame(), Ok(None));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Framer {
    limits: Limits,
    buffer: Vec<u8>,
    /// Where the next frame begins in `buffer`.
    start: usize,
    progress: Progress,
    /// Line ends in a row before `start`.
    line_ends: u32,
    /// Octets of the stream before `buffer`.
    dropped: u64,
    /// Whether [`Framer::resync`] came to the line at `start` and could not tell yet what it is.
    is_line_open: bool,
}

/// How far the frame at the start of the input is known.
#[derive(Clone, Copy, Debug, Default)]
struct Progress {
    /// No line end lies before this offset.
    line: usize,
    /// No header end lies before this offset.
    header: usize,
    /// Whether the first line is whole, and is a start line.
    is_begun: bool,
    /// Octets of the whole frame, once its header is there.
    length: Option<usize>,
    /// Why it is no frame: more octets don't make it one.
    refused: Option<ParseError>,
}

impl Framer {
    /// A framer at the start of a stream; a message of more than [`Limits::message_bytes`] ends it.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Takes the next octets of the stream: one copy, of any size, down to one octet.
    pub fn push(&mut self, chunk: &[u8]) {
        // What is left is moved to the front only when it is no more than what has been framed: so each octet is moved
        // once on the average, however many messages wait.
        if self.start >= self.pending() {
            self.dropped = self.dropped.saturating_add(u64::try_from(self.start).unwrap_or(u64::MAX));
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        self.buffer.extend_from_slice(chunk);
    }

    /// The next frame; `None` if more of the stream has to be [pushed](Self::push) first.
    ///
    /// # Errors
    ///
    /// What follows is no SIP message, its Content-Length is no number or stands twice with two values, or it is
    /// longer than the limits allow. The offset counts from the start of that message, [`Framer::position`].
    pub fn next_frame(&mut self) -> Result<Option<Frame<'_>>, ParseError> {
        let rest = self.buffer.get(self.start..).unwrap_or_default();
        let cut = cut(rest, &self.limits, &mut self.progress);
        self.progress.refused = cut.as_ref().err().copied();
        // What is whole, or wrong, is no line that has to be looked at again.
        self.is_line_open &= matches!(cut, Ok(None));
        let Some((kind, length)) = cut? else {
            return Ok(None);
        };
        let start = self.start;
        self.start = start.saturating_add(length);
        self.progress = Progress::default();
        Ok(Some(match kind {
            FrameKind::KeepAlive => {
                self.line_ends = self.line_ends.saturating_add(1);
                Frame::KeepAlive
            }
            FrameKind::Message => {
                self.line_ends = 0;
                Frame::Message(self.buffer.get(start..self.start).unwrap_or_default())
            }
        }))
    }

    /// Line ends in a row that have been framed since the last message.
    ///
    /// A server answers a ping whenever this is even (RFC 5626 §3.5.1):
    ///
    /// ```
    /// use offhook_sip::{Frame, Framer, Limits};
    ///
    /// let mut framer = Framer::new(Limits::default());
    /// let mut pongs = 0;
    /// for chunk in [&b"\r\n\r"[..], b"\n\r\n"] {
    ///     framer.push(chunk);
    ///     while let Some(frame) = framer.next_frame()? {
    ///         if frame == Frame::KeepAlive && framer.line_ends() % 2 == 0 {
    ///             pongs += 1;
    ///         }
    ///     }
    /// }
    /// assert_eq!((pongs, framer.line_ends()), (1, 3));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub const fn line_ends(&self) -> u32 {
        self.line_ends
    }

    /// Octets of the stream before the next frame.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.dropped.saturating_add(u64::try_from(self.start).unwrap_or(u64::MAX))
    }

    /// Octets that wait for the rest of their frame.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.buffer.len().saturating_sub(self.start)
    }

    /// Says that the stream has ended: whether it ended between two messages.
    ///
    /// ```
    /// use offhook_sip::{ErrorKind, Framer, Limits};
    ///
    /// let mut framer = Framer::new(Limits::default());
    /// framer.push(b"OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 9\r\n\r\nv=0\r\n");
    /// assert_eq!(framer.next_frame(), Ok(None)); // four octets are missing, and may still come
    /// assert_eq!(framer.finish().unwrap_err().kind(), ErrorKind::End);
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::End`] behind the last octet if a message is cut off, in its header or in the body that its
    /// Content-Length states.
    pub fn finish(&self) -> Result<(), ParseError> {
        let rule = if self.progress.length.is_some() { &CONTENT_LENGTH } else { &STREAM };
        match self.pending() {
            0 => Ok(()),
            pending => Err(ParseError::new(rule, pending, ErrorKind::End)),
        }
    }

    /// Drops octets up to the next line that is a SIP start line; whether one was found.
    ///
    /// What comes after an error is anybody's guess, and RFC 3261 §18.3 has the connection closed. Whoever reads on all
    /// the same, from a capture or a log, goes by these rules:
    ///
    /// - The line at which the error was is dropped, so that each call makes progress. If a body was shorter or longer
    ///   than its Content-Length, what is left of it goes by the way.
    /// - The next line that [`looks_like_sip`] is taken for the start of a message, wherever it stands: a start line
    ///   within a body, too. No header field is one: what was refused with a message is not read as fields again.
    /// - A line whose end has not come yet is kept: [push](Self::push) more and call again, whatever the chunks are. One
    ///   that is longer than [`Limits::message_bytes`] is dropped.
    ///
    /// ```
    /// use offhook_sip::{Frame, Framer, Limits};
    ///
    /// let mut framer = Framer::new(Limits::default());
    /// framer.push(b"GET / HTTP/1.1\r\nOPTIONS sip:a@b SI");
    /// assert!(framer.next_frame().is_err());
    /// assert!(!framer.resync());
    /// framer.push(b"P/2.0\r\n\r\n");
    /// assert!(framer.resync());
    /// assert_eq!(framer.next_frame(), Ok(Some(Frame::Message(b"OPTIONS sip:a@b SIP/2.0\r\n\r\n"))));
    /// ```
    pub fn resync(&mut self) -> bool {
        self.progress.length = None;
        self.line_ends = 0;
        loop {
            let rest = self.buffer.get(self.start..).unwrap_or_default();
            let scanned = self.progress.line.min(rest.len());
            let found = rest.get(scanned..).and_then(|rest| memchr::memchr(b'\n', rest));
            let Some(line_feed) = found.map(|found| found.saturating_add(scanned)) else {
                self.progress.line = rest.len();
                if rest.len() > self.limits.message_bytes() as usize {
                    // Too long for a message: what comes of it later is no start of a line.
                    self.pass_over(rest.len());
                    self.is_line_open = false;
                }
                return false;
            };
            if self.is_line_open && is_start_line(rest) {
                self.is_line_open = false;
                return true;
            }
            self.pass_over(line_feed.saturating_add(1));
            self.is_line_open = true;
        }
    }

    /// Drops octets from the frame in hand; that no header end is known to lie before some place stays true.
    fn pass_over(&mut self, octets: usize) {
        self.start = self.start.saturating_add(octets);
        let header = self.progress.header.saturating_sub(octets);
        self.progress = Progress { header, ..Progress::default() };
    }
}

#[derive(Clone, Copy, Debug)]
enum FrameKind {
    Message,
    KeepAlive,
}

impl<'a> Frame<'a> {
    /// The first frame of `stream` and how many octets it takes; `None` if it is not whole yet.
    ///
    /// For callers with a buffer of their own; a [`Framer`] does not look at the same octets twice.
    ///
    /// # Errors
    ///
    /// The same as of [`Framer::next_frame`].
    pub fn cut(stream: &'a [u8], limits: &Limits) -> Result<Option<(Self, usize)>, ParseError> {
        let cut = cut(stream, limits, &mut Progress::default())?;
        Ok(cut.map(|(kind, length)| match kind {
            FrameKind::KeepAlive => (Self::KeepAlive, length),
            FrameKind::Message => (Self::Message(stream.get(..length).unwrap_or_default()), length),
        }))
    }
}

fn cut(stream: &[u8], limits: &Limits, progress: &mut Progress) -> Result<Option<(FrameKind, usize)>, ParseError> {
    match stream {
        [] | [b'\r'] => return Ok(None),
        [b'\r', b'\n', ..] => return Ok(Some((FrameKind::KeepAlive, 2))),
        [b'\n', ..] => return Ok(Some((FrameKind::KeepAlive, 1))),
        [first, ..] if !is(*first, TOKEN) => return Err(ParseError::new(&START_LINE, 0, ErrorKind::Byte(*first))),
        _ => {}
    }
    if let Some(error) = progress.refused {
        return Err(error);
    }
    let max = limits.message_bytes();
    let length = match progress.length {
        Some(length) => length,
        None => {
            if !progress.is_begun && !begins(stream, max, progress)? {
                return Ok(None);
            }
            let Some(header_length) = header_end(stream, progress.header) else {
                progress.header = stream.len().saturating_sub(3);
                return too_long_or_open(stream, max);
            };
            progress.header = header_length.saturating_sub(3);
            let body = body_length(stream.get(..header_length).unwrap_or_default(), limits)?;
            let length = header_length.saturating_add(body);
            if length > max as usize {
                return Err(ParseError::new(&STREAM, header_length, ErrorKind::TooLong { max }));
            }
            progress.length = Some(length);
            length
        }
    };
    Ok((stream.len() >= length).then_some((FrameKind::Message, length)))
}

/// Whether the first line is whole. One that is no start line never becomes a message, however much follows.
fn begins(stream: &[u8], max: u32, progress: &mut Progress) -> Result<bool, ParseError> {
    let scanned = progress.line.min(stream.len());
    if stream.get(scanned..).and_then(|rest| memchr::memchr(b'\n', rest)).is_none() {
        progress.line = stream.len();
        return too_long_or_open(stream, max).map(|_| false);
    }
    if !is_start_line(stream) {
        return Err(ParseError::new(&START_LINE, 0, ErrorKind::Unknown));
    }
    progress.is_begun = true;
    Ok(true)
}

/// What has no end yet may get one, unless it is too long already.
fn too_long_or_open(stream: &[u8], max: u32) -> Result<Option<(FrameKind, usize)>, ParseError> {
    if stream.len() > max as usize {
        return Err(ParseError::new(&STREAM, max as usize, ErrorKind::TooLong { max }));
    }
    Ok(None)
}

/// Octets up to and with the empty line.
fn header_end(stream: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let line_feed = at.saturating_add(memchr::memchr(b'\n', stream.get(at..)?)?);
        at = line_feed.saturating_add(1);
        match stream.get(at..) {
            Some([b'\r', b'\n', ..]) => return Some(at.saturating_add(2)),
            Some([b'\n', ..]) => return Some(at.saturating_add(1)),
            _ => {}
        }
    }
}

/// What Content-Length says; 0 if there is none.
fn body_length(header: &[u8], limits: &Limits) -> Result<usize, ParseError> {
    let mut parts = Parts::default();
    split(header, limits, &mut parts)?;
    let mut length = None;
    for field in parts.fields.iter().filter(|field| field.row == id::CONTENT_LENGTH) {
        let at = field.value.start as usize;
        let value = header.get(at..field.value.end as usize).unwrap_or_default();
        let Some(stated) = stated_length(value) else {
            let kind = value
                .iter()
                .find(|octet| !octet.is_ascii_digit())
                .map_or(ErrorKind::End, |octet| ErrorKind::Byte(*octet));
            return Err(ParseError::new(&CONTENT_LENGTH, at, kind));
        };
        if length.is_some_and(|length| length != stated) {
            return Err(ParseError::new(&CONTENT_LENGTH, at, ErrorKind::Contradiction));
        }
        length = Some(stated);
    }
    Ok(length.unwrap_or(0))
}
