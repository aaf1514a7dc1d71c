use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use offhook_base::{Finding, ParseError};

use crate::attribute::{Attribute, AttributeValue, Direction};
use crate::scan::{Index, LineSpan, Sink, scan};
use crate::{
    Bandwidth, Connection, Key, Line, LineType, Media, Origin, Position, Problem, ReadOptions, Repeat, Time,
    ZoneAdjustments,
};

/// A session description as it was read: one buffer, and where things are in it (RFC 8866; also 4566 and 2327).
///
/// Nothing is copied and nothing is lost: lines and attributes that nobody knows stay in their place, and what was
/// not changed prints as it was read.
///
/// ```
/// use offhook_sdp::{Description, Direction};
///
/// let text = b"v=0\r\no=- 929076 929076 IN IP4 10.11.56.61\r\ns=SBC call\r\nc=IN IP4 10.11.56.61\r\nt=0 0\r\n\
///     m=audio 59354 RTP/AVP 8 0 97\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:97 telephone-event/8000\r\na=sendrecv\r\n";
/// let description = Description::parse(text)?;
/// assert_eq!(description.origin().session_id(), "929076");
/// let audio = description.media().next().unwrap();
/// assert_eq!((audio.port(), audio.direction()), (59354, Direction::SendRecv));
/// let names: Vec<_> = audio.codecs().filter_map(|codec| codec.rtp_map().cloned()).map(|map| map.to_string()).collect();
/// assert_eq!(names, ["8 PCMA/8000", "0 PCMU/8000", "97 telephone-event/8000"]);
/// assert_eq!(description.as_bytes(), text);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Description<'a> {
    text: Cow<'a, [u8]>,
    index: Index,
    findings: Vec<Finding<Problem>>,
}

/// Everything that a text does against the letter of RFC 8866, whether a reader could live with it or not.
///
/// [`Description::parse`] stops at the first problem that it cannot live with; this goes on to the end. The number
/// of lines is bounded by the limits of `options`, and nothing else of them counts.
///
/// # Errors
///
/// If the text is longer, or has more lines, than the limits allow.
///
/// ```
/// use offhook_sdp::{Position, ReadOptions, check};
///
/// let text = b"v=0\r\n o=- 1 1 IN IP4 192.0.2.5\r\ns=-\r\nc=IN IP4 192.0.2.5\r\nt=0 0\r\n";
/// let found = check(text, &ReadOptions::default())?;
/// assert_eq!(found[0].to_string(), "error: type=value at byte 5: not of the form type=value (RFC 8866 §5)");
/// assert_eq!(Position::of(text, found[0].offset()).line(), 2);
/// assert_eq!(found[1].problem().to_string(), "missing");
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
pub fn check(text: &[u8], options: &ReadOptions) -> Result<Vec<Finding<Problem>>, ParseError> {
    let mut sink = Sink::new(options, true);
    scan(text, options, &mut sink, &mut Index::default())?;
    Ok(sink.findings)
}

impl<'a> Description<'a> {
    /// Reads a description as live peers send it; what it does against the letter is in
    /// [`findings`](Self::findings).
    ///
    /// # Errors
    ///
    /// What cannot be used as a description: see [`Problem::consequence`] for the list. The error knows the offset
    /// and the rule; [`Position::of`] turns the offset into line and column.
    pub fn parse(text: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_with(text, &ReadOptions::default())
    }

    /// Reads a description to the letter, or with other limits.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse); with [`ReadOptions::strict`] also the first finding of level error.
    pub fn parse_with(text: &'a [u8], options: &ReadOptions) -> Result<Self, ParseError> {
        // The result is filled where the caller wants it: moving it there would cost as much as two lines.
        let mut result = Ok(Self { text: Cow::Borrowed(text), index: Index::default(), findings: Vec::new() });
        if let Ok(read) = &mut result {
            let mut sink = Sink::new(options, false);
            match scan(text, options, &mut sink, &mut read.index) {
                Ok(()) => read.findings = sink.findings,
                Err(error) => return Err(error),
            }
        }
        result
    }

    /// The octets as they were read.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.text
    }

    /// What the text does against the letter, in the order of the text.
    #[must_use]
    pub fn findings(&self) -> &[Finding<Problem>] {
        &self.findings
    }

    /// Line and column of an offset, for errors and findings.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        Position::of(&self.text, offset)
    }

    /// Every line, in order.
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + ExactSizeIterator + '_ {
        self.index.lines.iter().map(|line| self.line(*line))
    }

    pub(crate) fn line(&self, line: LineSpan) -> Line<'_> {
        let start = line.start as usize;
        let letter = self.text.get(start).copied().unwrap_or_default();
        Line::new(LineType::from_code(letter), line.value().of(&self.text), start)
    }

    /// `v=`: always 0, there is no other (RFC 8866 §5.1).
    #[must_use]
    pub const fn version(&self) -> u8 {
        0
    }

    /// `o=`: who made the session, and its version.
    #[must_use]
    pub fn origin(&self) -> Origin<'_> {
        let span = &self.index.origin;
        let fields =
            [span.username, span.session_id, span.session_version, span.net_type, span.addr_type, span.address];
        Origin::from_fields(fields.map(|span| span.of(&self.text)))
    }

    /// `s=` as octets: UTF-8 unless `a=charset` says otherwise (RFC 8866 §6.10).
    #[must_use]
    pub fn session_name(&self) -> &[u8] {
        self.index.session_name.of(&self.text)
    }

    /// The session's own `c=`; sections may have their own (R-SDP-3), see [`Media::connection`].
    #[must_use]
    pub fn connection(&self) -> Option<Connection<'_>> {
        crate::connection::read(self.raw_connection()?, |_| {}).ok()
    }

    pub(crate) fn raw_connection(&self) -> Option<&[u8]> {
        let line = self.index.lines.get(self.index.connection? as usize)?;
        Some(line.value().of(&self.text))
    }

    /// Every `t=`, in order; at least one unless there is a finding that says so.
    pub fn times(&self) -> impl Iterator<Item = Time> + '_ {
        self.session_values(LineType::TIME).filter_map(|value| crate::time::read(value, |_| {}).ok())
    }

    /// Every readable `r=`, in order, each with the number of the `t=` that it belongs to, from 0 (RFC 8866 §5.10).
    ///
    /// ```
    /// use offhook_sdp::Description;
    ///
    /// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=3034423619 3042462419\r\nt=0 0\r\nr=7d 1h 0 25h\r\n";
    /// let description = Description::parse(text)?;
    /// let (time, repeat) = description.repeats().next().unwrap();
    /// assert_eq!((time, repeat.interval().as_secs()), (1, 604_800));
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    pub fn repeats(&self) -> impl Iterator<Item = (usize, Repeat<'_>)> + '_ {
        let mut times = 0usize;
        self.session_lines().iter().map(|line| self.line(*line)).filter_map(move |line| match line.line_type() {
            LineType::TIME => {
                times = times.saturating_add(1);
                None
            }
            LineType::REPEAT => Some((times.checked_sub(1)?, Repeat::parse(line.value()).ok()?)),
            _ => None,
        })
    }

    /// Every readable `z=`: when clocks are put forward or back (RFC 8866 §5.11).
    pub fn zone_adjustments(&self) -> impl Iterator<Item = ZoneAdjustments<'_>> + '_ {
        self.session_values(LineType::ZONE).filter_map(|value| ZoneAdjustments::parse(value).ok())
    }

    /// `k=` of the session: obsolete, and to be discarded (RFC 8866 §5.12).
    #[must_use]
    pub fn key(&self) -> Option<Key<'_>> {
        self.session_values(LineType::KEY).find_map(|value| crate::key::read(value).ok())
    }

    /// `i=` of the session, as octets: what it is about, for people (RFC 8866 §5.4).
    #[must_use]
    pub fn information(&self) -> Option<&[u8]> {
        self.session_values(LineType::INFORMATION).next()
    }

    /// `u=`: where more is said about the session (RFC 8866 §5.5).
    #[must_use]
    pub fn uri(&self) -> Option<&[u8]> {
        self.session_values(LineType::URI).next()
    }

    /// Every `e=`: the e-mail addresses of whom to ask (RFC 8866 §5.6).
    pub fn emails(&self) -> impl Iterator<Item = &[u8]> + '_ {
        self.session_values(LineType::EMAIL)
    }

    /// Every `p=`: the telephone numbers of whom to ask (RFC 8866 §5.6).
    pub fn phones(&self) -> impl Iterator<Item = &[u8]> + '_ {
        self.session_values(LineType::PHONE)
    }

    /// Every `b=` of the session.
    pub fn bandwidths(&self) -> impl Iterator<Item = Bandwidth<'_>> + '_ {
        self.session_values(LineType::BANDWIDTH).filter_map(|value| crate::bandwidth::read(value).ok())
    }

    fn session_values(&self, line_type: LineType) -> impl Iterator<Item = &[u8]> + '_ {
        self.session_lines()
            .iter()
            .map(|line| self.line(*line))
            .filter(move |line| line.line_type() == line_type)
            .map(|line| line.value())
    }

    pub(crate) fn session_lines(&self) -> &[LineSpan] {
        let end = self.index.media.first().map_or(self.index.lines.len(), |media| media.line as usize);
        self.index.lines.get(..end).unwrap_or_default()
    }

    /// Every `a=` of the session, in order.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'_>> + '_ {
        self.attributes_in(self.session_lines())
    }

    pub(crate) fn attributes_in<'d>(&'d self, lines: &'d [LineSpan]) -> impl Iterator<Item = Attribute<'d>> + 'd {
        lines.iter().filter_map(|line| {
            let text: &'d [u8] = &self.text;
            if text.get(line.start as usize) != Some(&b'a') {
                return None;
            }
            let start = line.start.saturating_add(2) as usize;
            let (name_end, end) = (line.name_end as usize, line.end as usize);
            let value = text.get(name_end.saturating_add(1)..end);
            Some(Attribute::new(text.get(start..name_end)?, value, start))
        })
    }

    /// The first attribute of the session of this type whose value is readable.
    #[must_use]
    pub fn first<'d, T: AttributeValue<'d>>(&'d self) -> Option<T> {
        self.all().find_map(Result::ok)
    }

    /// Every attribute of the session of this type.
    pub fn all<'d, T: AttributeValue<'d>>(&'d self) -> impl Iterator<Item = Result<T, ParseError>> + 'd {
        self.attributes().filter_map(|attribute| attribute.parse_if())
    }

    /// Whether the session has an attribute of this name.
    #[must_use]
    pub fn has_attribute(&self, name: &str) -> bool {
        self.attributes().any(|attribute| attribute.name() == name)
    }

    /// The session's own direction, which sections without one take over (RFC 8866 §6.7).
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        self.attributes().filter_map(|attribute| Direction::from_name(attribute.name())).last()
    }

    /// Every media section, in order.
    pub fn media(&self) -> impl DoubleEndedIterator<Item = Media<'_>> + ExactSizeIterator + '_ {
        (0..self.index.media.len()).map(|number| self.section(number))
    }

    /// The media section with this number, from 0.
    #[must_use]
    pub fn media_at(&self, number: usize) -> Option<Media<'_>> {
        (number < self.index.media.len()).then(|| self.section(number))
    }

    fn section(&self, number: usize) -> Media<'_> {
        let media = &self.index.media;
        let empty = crate::scan::MediaSpan::default();
        let span = media.get(number).copied().unwrap_or(empty);
        let first = span.line as usize;
        let end = media.get(number.saturating_add(1)).map_or(self.index.lines.len(), |next| next.line as usize);
        Media::new(self, number, span, self.index.lines.get(first..end).unwrap_or_default())
    }

    pub(crate) fn text(&self) -> &[u8] {
        &self.text
    }

    /// A copy that owns its text.
    pub(crate) fn to_owned_copy(&self) -> Description<'static> {
        Description { text: Cow::Owned(self.text.to_vec()), index: self.index.clone(), findings: self.findings.clone() }
    }

    /// A text that was written together with what reading it finds.
    pub(crate) const fn from_parts(text: Vec<u8>, index: Index) -> Description<'static> {
        Description { text: Cow::Owned(text), index, findings: Vec::new() }
    }

    /// Leaves the buffer that the text was read from, with one copy of the text.
    #[must_use]
    pub fn into_owned(self) -> Description<'static> {
        Description { text: Cow::Owned(self.text.into_owned()), index: self.index, findings: self.findings }
    }

    /// Reads a text that the description then owns.
    ///
    /// # Errors
    ///
    /// As [`parse_with`](Self::parse_with).
    pub fn from_text(text: impl Into<Vec<u8>>, options: &ReadOptions) -> Result<Description<'static>, ParseError> {
        let text = text.into();
        let mut sink = Sink::new(options, false);
        let mut index = Index::default();
        scan(&text, options, &mut sink, &mut index)?;
        Ok(Description { text: Cow::Owned(text), index, findings: sink.findings })
    }
}

/// Two descriptions are equal if they are the same octets.
impl PartialEq<Description<'_>> for Description<'_> {
    fn eq(&self, other: &Description<'_>) -> bool {
        self.text == other.text
    }
}

impl Eq for Description<'_> {}

impl fmt::Display for Description<'_> {
    /// The text; octets that are not UTF-8 come out as U+FFFD, so write [`Description::as_bytes`] to the wire.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.text))
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Description<'_> {
    /// The text as a string; one that is not UTF-8 as a sequence of octets.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match core::str::from_utf8(&self.text) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => serializer.collect_seq(self.text.iter()),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Description<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Text {
            Text(String),
            Octets(Vec<u8>),
        }
        let text = match <Text as serde::Deserialize>::deserialize(deserializer)? {
            Text::Text(text) => text.into_bytes(),
            Text::Octets(octets) => octets,
        };
        use offhook_base::Limits;

        // Whatever was read comes back: somebody has found it not too long, and taken its lines.
        let limits = Limits::default().with_message_bytes(u32::MAX).with_fields(u32::MAX);
        let options = ReadOptions::default().with_limits(limits).with_unknown_types(true);
        Description::from_text(text, &options).map_err(serde::de::Error::custom)
    }
}
