use alloc::vec::Vec;

use offhook_base::ParseError;

use crate::writer::Writer;
use crate::{
    AttributeValue, Bandwidth, Connection, Description, Direction, Fmtp, MediaType, Origin, Protocol, ReadOptions,
    RtpMap, Time,
};

/// Puts a description together from typed values; the lines come out in the order that RFC 8866 §5 wants.
///
/// ```
/// use offhook_sdp::{
///     Connection, DescriptionBuilder, Direction, MediaBuilder, MediaType, Origin, PayloadType, Protocol, Ptime, Time,
/// };
///
/// let address = "192.0.2.1".parse()?;
/// let description = DescriptionBuilder::new(&Origin::new("-", 1, 1, address)?)
///     .connection(&Connection::new(address))
///     .time(Time::LASTING)
///     .media(
///         MediaBuilder::new(&MediaType::AUDIO, 40_000, &Protocol::RTP_AVP)
///             .codec(&PayloadType::PCMA.rtp_map().unwrap(), None)
///             .attribute(&Ptime::parse(b"20")?)
///             .direction(Direction::SendRecv),
///     )
///     .build()?;
/// assert_eq!(
///     description.to_string(),
///     "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n\
///      m=audio 40000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=ptime:20\r\na=sendrecv\r\n"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct DescriptionBuilder {
    origin: Writer,
    session_name: Writer,
    information: Writer,
    connection: Writer,
    bandwidths: Writer,
    times: Writer,
    attributes: Writer,
    media: Vec<MediaBuilder>,
}

impl DescriptionBuilder {
    /// A session with this `o=`, without a name (`s=-`) and, unless times are given, lasting (`t=0 0`).
    #[must_use]
    pub fn new(origin: &Origin<'_>) -> Self {
        let mut line = Writer::default();
        line.print(b'o', format_args!("{origin}"));
        Self {
            origin: line,
            session_name: Writer::default(),
            information: Writer::default(),
            connection: Writer::default(),
            bandwidths: Writer::default(),
            times: Writer::default(),
            attributes: Writer::default(),
            media: Vec::new(),
        }
    }

    /// `s=`; of several calls the last counts. It may not be empty.
    #[must_use]
    pub fn session_name(mut self, name: &str) -> Self {
        self.session_name = Writer::default();
        self.session_name.line(b's', name.as_bytes());
        self
    }

    /// `i=`; of several calls the last counts.
    #[must_use]
    pub fn information(mut self, information: &str) -> Self {
        self.information = Writer::default();
        self.information.line(b'i', information.as_bytes());
        self
    }

    /// `c=` of the session; of several calls the last counts.
    #[must_use]
    pub fn connection(mut self, connection: &Connection<'_>) -> Self {
        self.connection = Writer::default();
        self.connection.print(b'c', format_args!("{connection}"));
        self
    }

    /// Another `b=` of the session.
    #[must_use]
    pub fn bandwidth(mut self, bandwidth: &Bandwidth<'_>) -> Self {
        self.bandwidths.print(b'b', format_args!("{bandwidth}"));
        self
    }

    /// Another `t=`.
    #[must_use]
    pub fn time(mut self, time: Time) -> Self {
        self.times.print(b't', format_args!("{time}"));
        self
    }

    /// Another attribute of the session.
    #[must_use]
    pub fn attribute<'v, T: AttributeValue<'v>>(mut self, value: &T) -> Self {
        self.attributes.print(b'a', format_args!("{}:{value}", T::NAME));
        self
    }

    /// Another attribute of the session, with or without a value, that has no type here.
    #[must_use]
    pub fn raw_attribute(mut self, name: &str, value: Option<&[u8]>) -> Self {
        self.attributes.attribute(name, value);
        self
    }

    /// The direction of all sections that state none.
    #[must_use]
    pub fn direction(self, direction: Direction) -> Self {
        self.raw_attribute(direction.name(), None)
    }

    /// Another media section.
    #[must_use]
    pub fn media(mut self, media: MediaBuilder) -> Self {
        self.media.push(media);
        self
    }

    /// The description, read back strictly.
    ///
    /// # Errors
    ///
    /// The first thing that RFC 8866 forbids: a name or an attribute that a line cannot hold, a section without
    /// format, an address at neither level. The offset counts in the text that was put together.
    pub fn build(self) -> Result<Description<'static>, ParseError> {
        let mut text = Writer::default();
        text.line(b'v', b"0");
        text.append(&self.origin);
        if self.session_name.is_empty() {
            text.line(b's', b"-");
        }
        for part in [&self.session_name, &self.information, &self.connection, &self.bandwidths, &self.times] {
            text.append(part);
        }
        if self.times.is_empty() {
            text.print(b't', format_args!("{}", Time::LASTING));
        }
        text.append(&self.attributes);
        for media in &self.media {
            media.write(&mut text);
        }
        Description::from_text(text.finish()?, &ReadOptions::default().with_strict(true))
    }
}

/// Puts one media section together; see [`DescriptionBuilder`].
#[derive(Clone, Debug)]
pub struct MediaBuilder {
    head: Vec<u8>,
    formats: Vec<u8>,
    information: Writer,
    connections: Writer,
    bandwidths: Writer,
    attributes: Writer,
}

impl MediaBuilder {
    /// A section; port 0 refuses or stops it. It needs at least one format.
    #[must_use]
    pub fn new(media_type: &MediaType<'_>, port: u16, protocol: &Protocol<'_>) -> Self {
        Self {
            head: alloc::format!("{media_type} {port} {protocol}").into_bytes(),
            formats: Vec::new(),
            information: Writer::default(),
            connections: Writer::default(),
            bandwidths: Writer::default(),
            attributes: Writer::default(),
        }
    }

    /// Another format that is no RTP payload type: `t38`, `*`.
    #[must_use]
    pub fn format(mut self, format: &str) -> Self {
        self.formats.push(b' ');
        self.formats.extend_from_slice(format.as_bytes());
        self
    }

    /// Another RTP payload type, with its `rtpmap` and, if there are parameters, its `fmtp`.
    #[must_use]
    pub fn codec(mut self, rtp_map: &RtpMap<'_>, fmtp: Option<&Fmtp<'_>>) -> Self {
        self = self.format(&alloc::string::ToString::to_string(&rtp_map.payload_type().code())).attribute(rtp_map);
        match fmtp {
            Some(fmtp) => self.attribute(fmtp),
            None => self,
        }
    }

    /// `i=`; of several calls the last counts.
    #[must_use]
    pub fn information(mut self, information: &str) -> Self {
        self.information = Writer::default();
        self.information.line(b'i', information.as_bytes());
        self
    }

    /// Another `c=` of the section.
    #[must_use]
    pub fn connection(mut self, connection: &Connection<'_>) -> Self {
        self.connections.print(b'c', format_args!("{connection}"));
        self
    }

    /// Another `b=` of the section.
    #[must_use]
    pub fn bandwidth(mut self, bandwidth: &Bandwidth<'_>) -> Self {
        self.bandwidths.print(b'b', format_args!("{bandwidth}"));
        self
    }

    /// Another attribute of the section.
    #[must_use]
    pub fn attribute<'v, T: AttributeValue<'v>>(mut self, value: &T) -> Self {
        self.attributes.print(b'a', format_args!("{}:{value}", T::NAME));
        self
    }

    /// Another attribute of the section, with or without a value, that has no type here.
    #[must_use]
    pub fn raw_attribute(mut self, name: &str, value: Option<&[u8]>) -> Self {
        self.attributes.attribute(name, value);
        self
    }

    /// The direction of the section.
    #[must_use]
    pub fn direction(self, direction: Direction) -> Self {
        self.raw_attribute(direction.name(), None)
    }

    fn write(&self, text: &mut Writer) {
        text.open(b'm');
        text.put(&self.head);
        text.put(&self.formats);
        text.close();
        for part in [&self.information, &self.connections, &self.bandwidths, &self.attributes] {
            text.append(part);
        }
    }
}
