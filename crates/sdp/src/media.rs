use offhook_base::ParseError;

use crate::attribute::{Attribute, AttributeValue, Direction, MaxPtime, Mid, Ptime};
use crate::codec::Meanings;
use crate::grammar::{number, text};
use crate::scan::{LineSpan, MediaSpan};
use crate::{
    Bandwidth, BandwidthType, Codec, Connection, Description, Key, Line, LineType, MediaType, PayloadType, Protocol,
};

/// One media section: an `m=` line and the lines up to the next (RFC 8866 §5.14).
///
/// [`connection`](Self::connection), [`bandwidth`](Self::bandwidth) and [`direction`](Self::direction) are the
/// effective ones: the section's own, else the session's (R-SDP-3).
///
/// ```
/// use offhook_sdp::{Description, MediaType, Protocol};
///
/// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\na=sendonly\r\n\
///     m=audio 49170/2 RTP/AVP 0 8\r\nc=IN IP4 192.0.2.9\r\na=ptime:20\r\n";
/// let description = Description::parse(text)?;
/// let audio = description.media().next().unwrap();
/// assert_eq!((audio.media_type(), audio.protocol()), (MediaType::AUDIO, Protocol::RTP_AVP));
/// assert_eq!((audio.port(), audio.port_count()), (49170, 2));
/// assert_eq!(audio.connection().unwrap().address(), "192.0.2.9");
/// assert!(!audio.direction().receives());
/// assert_eq!(audio.ptime().unwrap().milliseconds(), 20);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Media<'d> {
    description: &'d Description<'d>,
    number: usize,
    span: MediaSpan,
    lines: &'d [LineSpan],
}

impl<'d> Media<'d> {
    pub(crate) const fn new(
        description: &'d Description<'d>,
        number: usize,
        span: MediaSpan,
        lines: &'d [LineSpan],
    ) -> Self {
        Self { description, number, span, lines }
    }

    /// Which section of the description it is, from 0.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.number
    }

    /// Octets from the start of the description to the `m=` line.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.lines.first().map_or(0, |line| line.start as usize)
    }

    /// `audio`, `video`, `image` …
    #[must_use]
    pub fn media_type(&self) -> MediaType<'d> {
        MediaType::new(text(self.raw_media_type()))
    }

    pub(crate) fn raw_media_type(&self) -> &'d [u8] {
        self.span.media_type.of(self.description.text())
    }

    /// The (first) transport port; 0 refuses the stream, or stops it (RFC 3264 §6, §8.2).
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.span.port
    }

    /// How many ports (of RTP: pairs) follow one another: `49170/2`; 1 where nothing is said.
    #[must_use]
    pub fn port_count(&self) -> u32 {
        self.span.port_count.unwrap_or(1)
    }

    /// Port and number of ports, if one is stated.
    pub(crate) const fn ports(&self) -> (u16, Option<u32>) {
        (self.span.port, self.span.port_count)
    }

    /// `RTP/AVP`, `udptl` …
    #[must_use]
    pub fn protocol(&self) -> Protocol<'d> {
        Protocol::new(text(self.raw_protocol()))
    }

    pub(crate) fn raw_protocol(&self) -> &'d [u8] {
        self.span.protocol.of(self.description.text())
    }

    /// Whether the formats are RTP payload types: the protocol speaks RTP.
    #[must_use]
    pub fn is_rtp(&self) -> bool {
        is_rtp(self.raw_protocol())
    }

    /// The formats, in order of preference (RFC 3264 §5.1).
    pub fn formats(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.raw_formats().map(text)
    }

    pub(crate) fn raw_formats(&self) -> impl Iterator<Item = &'d [u8]> + use<'d> {
        let formats = self.span.formats.of(self.description.text());
        formats.split(|byte| *byte == b' ').filter(|format| !format.is_empty())
    }

    /// The formats that are RTP payload types, each once, with what `rtpmap` and `fmtp` say of them.
    ///
    /// A static payload type needs no `rtpmap`; a number above 127 is left out.
    pub fn codecs(&self) -> impl Iterator<Item = Codec<'d>> + use<'d> {
        let mut seen = 0u128;
        let meanings = Meanings::of(self);
        let media = *self;
        self.formats().filter_map(move |format| {
            let code = payload(format.as_bytes())?;
            let bit = 1u128.checked_shl(code.into())?;
            if seen & bit != 0 {
                return None;
            }
            seen |= bit;
            Some(meanings.codec(&media, code))
        })
    }

    /// Name and value of every `a=` of the section, as octets.
    pub(crate) fn raw_attributes(&self) -> impl Iterator<Item = (&'d [u8], Option<&'d [u8]>)> + use<'d> {
        raw_attributes(self.description.text(), self.lines)
    }

    /// The session that the section belongs to.
    pub(crate) const fn description(&self) -> &'d Description<'d> {
        self.description
    }

    /// Where the media go: the section's own `c=`, else the session's (R-SDP-3).
    #[must_use]
    pub fn connection(&self) -> Option<Connection<'d>> {
        self.own_connections().next().or_else(|| self.description.connection())
    }

    /// The same as it was written.
    pub(crate) fn raw_connection(&self) -> Option<&'d [u8]> {
        let text = self.description.text();
        let own = self.lines.iter().find(|line| text.get(line.start as usize) == Some(&b'c'));
        own.map(|line| line.value().of(text)).or_else(|| self.description.raw_connection())
    }

    /// Whether the media go to a multicast group.
    pub(crate) fn is_multicast(&self) -> bool {
        let value = self.raw_connection().unwrap_or_default();
        // The first digit tells most others from those of groups, where the types are written as nearly always.
        let address = value.strip_prefix(b"IN IP4 ").unwrap_or(b"2");
        let may_be = address.first() == Some(&b'2');
        may_be && self.connection().and_then(|connection| connection.ip()).is_some_and(|ip| ip.is_multicast())
    }

    /// Every `c=` of the section itself; several stand for several multicast addresses.
    pub fn own_connections(&self) -> impl Iterator<Item = Connection<'d>> + use<'d> {
        self.values(LineType::CONNECTION).filter_map(|value| crate::connection::read(value, |_| {}).ok())
    }

    /// The bandwidth of this type that holds for the section: its own, else the session's, which all sections share
    /// (RFC 8866 §5.8).
    ///
    /// ```
    /// use offhook_sdp::{BandwidthType, Description};
    ///
    /// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nb=AS:500\r\nb=RR:800\r\nt=0 0\r\n\
    ///     m=audio 49170 RTP/AVP 0\r\nb=AS:64\r\n";
    /// let description = Description::parse(text)?;
    /// let audio = description.media().next().unwrap();
    /// assert_eq!(audio.bandwidth(&BandwidthType::AS).unwrap().value(), 64);
    /// assert_eq!(audio.bandwidth(&BandwidthType::RR).unwrap().value(), 800);
    /// assert_eq!(audio.bandwidth(&BandwidthType::TIAS), None);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    #[must_use]
    pub fn bandwidth(&self, bandwidth_type: &BandwidthType<'_>) -> Option<Bandwidth<'d>> {
        let is_wanted = |bandwidth: &Bandwidth<'d>| bandwidth.bandwidth_type() == bandwidth_type;
        self.bandwidths().find(is_wanted).or_else(|| self.description.bandwidths().find(is_wanted))
    }

    /// Every `b=` of the section itself.
    pub fn bandwidths(&self) -> impl Iterator<Item = Bandwidth<'d>> + use<'d> {
        self.values(LineType::BANDWIDTH).filter_map(|value| crate::bandwidth::read(value).ok())
    }

    /// `i=` of the section.
    #[must_use]
    pub fn information(&self) -> Option<&'d [u8]> {
        self.values(LineType::INFORMATION).next()
    }

    /// `k=` of the section: obsolete, and to be discarded (RFC 8866 §5.12).
    #[must_use]
    pub fn key(&self) -> Option<Key<'d>> {
        self.values(LineType::KEY).find_map(|value| crate::key::read(value).ok())
    }

    fn values(&self, line_type: LineType) -> impl Iterator<Item = &'d [u8]> + use<'d> {
        self.lines().filter(move |line| line.line_type() == line_type).map(|line| line.value())
    }

    /// The lines of the section, the `m=` line first.
    pub fn lines(&self) -> impl Iterator<Item = Line<'d>> + use<'d> {
        let description = self.description;
        self.lines.iter().map(move |line| description.line(*line))
    }

    /// Every `a=` of the section itself, in order.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'d>> + use<'d> {
        self.description.attributes_in(self.lines)
    }

    /// The first attribute of the section of this type whose value is readable.
    #[must_use]
    pub fn first<T: AttributeValue<'d>>(&self) -> Option<T> {
        self.all().find_map(Result::ok)
    }

    /// Every attribute of the section of this type.
    pub fn all<T: AttributeValue<'d>>(&self) -> impl Iterator<Item = Result<T, ParseError>> + use<'d, T> {
        self.attributes().filter_map(|attribute| attribute.parse_if())
    }

    /// Whether the section itself has an attribute of this name.
    #[must_use]
    pub fn has_attribute(&self, name: &str) -> bool {
        self.attributes().any(|attribute| attribute.name() == name)
    }

    pub(crate) fn session_has_attribute(&self, name: &str) -> bool {
        self.description.has_attribute(name)
    }

    /// In which direction media flow, as the sender of the description sees it: the section's own, else the
    /// session's, else both (RFC 8866 §6.7). Of two the last counts.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.own_direction().or_else(|| self.description.direction()).unwrap_or_default()
    }

    /// The direction that the section itself states.
    #[must_use]
    pub fn own_direction(&self) -> Option<Direction> {
        self.attributes().filter_map(|attribute| Direction::from_name(attribute.name())).last()
    }

    /// Milliseconds of media in a packet (RFC 8866 §6.4).
    #[must_use]
    pub fn ptime(&self) -> Option<Ptime> {
        self.first()
    }

    /// Largest number of milliseconds of media in a packet (RFC 8866 §6.5).
    #[must_use]
    pub fn max_ptime(&self) -> Option<MaxPtime> {
        self.first()
    }

    /// The section's identification (RFC 5888).
    #[must_use]
    pub fn mid(&self) -> Option<Mid<'d>> {
        self.first()
    }

    /// Port 0 that is no refusal: the section shares the port of its bundle (RFC 9143 §6).
    #[must_use]
    pub fn is_bundle_only(&self) -> bool {
        self.span.port == 0 && self.has_attribute("bundle-only")
    }

    /// Refused, or stopped: port 0, and not because of a bundle.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.span.port == 0 && !self.has_attribute("bundle-only")
    }

    /// Whether the sender of the description has put the other side on hold: it does not want to receive
    /// (`sendonly`, `inactive`), or gives `0.0.0.0` as RFC 2543 did (RFC 3264 §8.4).
    #[must_use]
    pub fn is_held(&self) -> bool {
        !self.direction().receives() || self.is_held_by_address()
    }

    /// Hold by `c=IN IP4 0.0.0.0`. Where media go another way the address is a placeholder and holds nothing: with ICE,
    /// and in a `BUNDLE` group, whose transport stands in its tagged section alone (RFC 9143 §7.1.3).
    #[must_use]
    pub fn is_held_by_address(&self) -> bool {
        self.is_without_address() && !self.description.has_attribute("ice-ufrag") && !self.is_bundled()
    }

    /// An open section that gives neither an address nor ICE of its own; what its session says does not count.
    pub(crate) fn is_without_address(&self) -> bool {
        // Port 0 is a refusal, or waits for its bundle.
        self.span.port != 0
            && self.connection().is_some_and(|connection| connection.is_unspecified())
            && !self.has_attribute("ice-ufrag")
    }

    /// Whether a `BUNDLE` group of the session names the section.
    fn is_bundled(&self) -> bool {
        let Some(mid) = self.mid() else { return false };
        let mid = mid.as_str().as_bytes();
        let session = raw_attributes(self.description.text(), self.description.session_lines());
        session.filter_map(|(name, value)| bundle(name, value)).any(|mut mids| mids.any(|named| named == mid))
    }
}

/// The sections that an attribute of the session names as sharing one transport (RFC 9143 §5).
pub(crate) fn bundle<'d>(name: &[u8], value: Option<&'d [u8]>) -> Option<impl Iterator<Item = &'d [u8]> + use<'d>> {
    let mut words = value.filter(|_| name == b"group")?.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    (words.next() == Some(b"BUNDLE")).then_some(words)
}

/// Name and value of every `a=` among these lines of `text`.
pub(crate) fn raw_attributes<'d>(
    text: &'d [u8],
    lines: &'d [LineSpan],
) -> impl Iterator<Item = (&'d [u8], Option<&'d [u8]>)> + use<'d> {
    lines.iter().filter_map(|line| {
        if text.get(line.start as usize) != Some(&b'a') {
            return None;
        }
        let name_end = line.name_end as usize;
        let name = text.get(line.start.saturating_add(2) as usize..name_end)?;
        Some((name, text.get(name_end.saturating_add(1)..line.end as usize)))
    })
}

/// An RTP payload type: a number up to 127, without leading zeros (RFC 8866 §9, `zero-based-integer`). One that is
/// written in another way could not be answered as it was offered.
pub(crate) fn payload(digits: &[u8]) -> Option<u8> {
    if let [b'0', _, ..] = digits {
        return None;
    }
    number(digits).and_then(|code| u8::try_from(code).ok()).filter(|code| *code <= PayloadType::MAX)
}

/// Whether a transport protocol carries RTP.
pub(crate) fn is_rtp(protocol: &[u8]) -> bool {
    protocol.starts_with(b"RTP/") || protocol.split(|byte| *byte == b'/').any(|part| part.eq_ignore_ascii_case(b"RTP"))
}
