use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use crate::offer_answer::local::{LocalCodec, RawAttribute, find};
use crate::offer_answer::offered::mid;
use crate::{
    Bandwidth, Connection, Description, Direction, EncodingName, Media, MediaType, Mid, Origin, PayloadType, Protocol,
    Ptime, RtpMap, TelephoneEvents,
};

/// What an endpoint can do, and under which identity: the local half of a negotiation.
///
/// ```
/// use offhook_sdp::{Capabilities, LocalStream, Origin, PayloadType, TelephoneEvents};
///
/// let address = "192.0.2.1".parse()?;
/// let local = Capabilities::new(Origin::new("-", 1, 1, address)?, address).with_stream(
///     LocalStream::audio(40_000)
///         .with_codec(PayloadType::PCMA.rtp_map().unwrap(), None)
///         .with_telephone_events(PayloadType::from_code(101), TelephoneEvents::KEYS),
/// );
/// assert_eq!(local.streams()[0].port(), 40_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Capabilities {
    pub(crate) origin: Origin<'static>,
    pub(crate) session_name: Option<String>,
    pub(crate) connection: Option<Connection<'static>>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) bandwidths: Vec<Bandwidth<'static>>,
    pub(crate) attributes: Vec<RawAttribute>,
    pub(crate) streams: Vec<LocalStream>,
    pub(crate) own_payload_types: bool,
    pub(crate) bundle: bool,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) multicast: bool,
}

impl Capabilities {
    /// An endpoint that sends and receives at one address; streams may have others.
    #[must_use]
    pub fn new(origin: Origin<'static>, address: core::net::IpAddr) -> Self {
        Self {
            origin,
            session_name: None,
            connection: Some(Connection::new(address)),
            bandwidths: Vec::new(),
            attributes: Vec::new(),
            streams: Vec::new(),
            own_payload_types: false,
            bundle: false,
            multicast: false,
        }
    }

    /// The capabilities that a description shows: its streams with their addresses, ports, formats and attributes.
    ///
    /// A stream with port 0 is one that the endpoint refuses.
    #[must_use]
    pub fn from_description(description: &Description<'_>) -> Self {
        let attributes = description
            .attributes()
            .filter(|attribute| !is_negotiated(attribute.name()))
            .map(|attribute| RawAttribute::new(attribute.name(), attribute.value()));
        let bundle = description.attributes().any(|attribute| {
            attribute.name() == "group" && attribute.value().is_some_and(|value| value.starts_with(b"BUNDLE"))
        });
        let name = core::str::from_utf8(description.session_name()).unwrap_or_default();
        Self {
            origin: description.origin().into_owned(),
            session_name: (!name.is_empty()).then(|| name.to_owned()),
            connection: description.connection().map(Connection::into_owned),
            bandwidths: description.bandwidths().map(Bandwidth::into_owned).collect(),
            attributes: attributes.collect(),
            streams: description.media().map(|media| LocalStream::from_media(&media)).collect(),
            own_payload_types: false,
            bundle,
            multicast: false,
        }
    }

    /// The same and another stream. Streams are matched with offered ones by media type and protocol, in order.
    #[must_use]
    pub fn with_stream(mut self, stream: LocalStream) -> Self {
        self.streams.push(stream);
        self
    }

    /// The same with another session name; without one, or with an empty one, it is `-`.
    #[must_use]
    pub fn with_session_name(self, name: &str) -> Self {
        Self { session_name: Some(name.to_owned()).filter(|name| !name.is_empty()), ..self }
    }

    /// The same and another `b=` of the session.
    #[must_use]
    pub fn with_bandwidth(mut self, bandwidth: Bandwidth<'static>) -> Self {
        self.bandwidths.push(bandwidth);
        self
    }

    /// The same and an attribute of the session that is passed on as it is; `setup` and `connection` are those of
    /// every stream that has none of its own. Attributes that the negotiation writes are not taken: directions,
    /// `group`, `mid`, `ptime`, `rtpmap`, `fmtp`, `bundle-only`.
    #[must_use]
    pub fn with_attribute(mut self, name: &str, value: Option<&[u8]>) -> Self {
        if !is_negotiated(name) {
            self.attributes.push(RawAttribute::new(name, value));
        }
        self
    }

    /// Whether an answer numbers its formats as these capabilities do, which keep their meaning for the session. Off
    /// by default: then it takes over the numbers of the offer, as RFC 3264 §6.1 recommends, and no others. In a
    /// bundle it always does.
    #[must_use]
    pub const fn with_own_payload_types(mut self, own: bool) -> Self {
        self.own_payload_types = own;
        self
    }

    /// Whether an offered `BUNDLE` group is taken, and one is offered (RFC 9143). Streams in a group share RTP and
    /// RTCP in one port, that of the first, whether they list `rtcp-mux` or not (§9.3). Give each a port of its own: they
    /// need it until the other side has agreed. If the first stops, the bundle moves to the port of the next, which with
    /// ICE needs a restart (RFC 8445 §9), unless [`LocalStream::set_port`] has given that the port of the bundle.
    #[must_use]
    pub const fn with_bundle(mut self, bundle: bool) -> Self {
        self.bundle = bundle;
        self
    }

    /// Whether streams to a multicast address are taken. They go where the offer says, in the direction that it says
    /// (RFC 3264 §6.2). Off by default: then they are refused.
    #[must_use]
    pub const fn with_multicast(mut self, multicast: bool) -> Self {
        self.multicast = multicast;
        self
    }

    /// `o=` of the first description; later ones count on from the last that was sent.
    #[must_use]
    pub const fn origin(&self) -> &Origin<'static> {
        &self.origin
    }

    /// The streams.
    #[must_use]
    pub fn streams(&self) -> &[LocalStream] {
        &self.streams
    }

    /// The streams, to change a direction, a port or an attribute before the next negotiation: hold and resume.
    #[must_use]
    pub fn streams_mut(&mut self) -> &mut [LocalStream] {
        &mut self.streams
    }

    /// Gives an attribute of the session another value, or adds it: new ICE credentials for a restart.
    pub fn set_attribute(&mut self, name: &str, value: Option<&[u8]>) {
        if !is_negotiated(name) {
            set(&mut self.attributes, name, value);
        }
    }

    /// Value of an attribute of the session.
    pub(crate) fn attribute(&self, name: &str) -> Option<&RawAttribute> {
        find(&self.attributes, name)
    }
}

/// One stream of an endpoint: see [`Capabilities`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct LocalStream {
    pub(crate) media_type: MediaType<'static>,
    pub(crate) protocol: Protocol<'static>,
    pub(crate) port: u16,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) port_count: Option<NonZeroU32>,
    pub(crate) connection: Option<Connection<'static>>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) bandwidths: Vec<Bandwidth<'static>>,
    pub(crate) direction: Direction,
    pub(crate) codecs: Vec<LocalCodec>,
    pub(crate) formats: Vec<String>,
    pub(crate) ptime: Option<Ptime>,
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) mid: Option<Mid<'static>>,
    pub(crate) attributes: Vec<RawAttribute>,
}

impl LocalStream {
    /// A stream without formats; port 0 refuses it.
    #[must_use]
    pub const fn new(media_type: MediaType<'static>, port: u16, protocol: Protocol<'static>) -> Self {
        Self {
            media_type,
            protocol,
            port,
            port_count: None,
            connection: None,
            bandwidths: Vec::new(),
            direction: Direction::SendRecv,
            codecs: Vec::new(),
            formats: Vec::new(),
            ptime: None,
            mid: None,
            attributes: Vec::new(),
        }
    }

    /// Audio over `RTP/AVP`.
    #[must_use]
    pub const fn audio(port: u16) -> Self {
        Self::new(MediaType::AUDIO, port, Protocol::RTP_AVP)
    }

    fn from_media(media: &Media<'_>) -> Self {
        let attributes = media
            .attributes()
            .filter(|attribute| !is_negotiated(attribute.name()))
            .map(|attribute| RawAttribute::new(attribute.name(), attribute.value()));
        let codecs = media.codecs().filter_map(|codec| {
            let rtp_map = codec.rtp_map()?.clone().into_owned();
            Some(LocalCodec::new(rtp_map, codec.fmtp().map(crate::Fmtp::parameters)))
        });
        let rtp = media.is_rtp();
        Self {
            media_type: media.media_type().into_owned(),
            protocol: media.protocol().into_owned(),
            port: media.port(),
            port_count: media.ports().1.and_then(NonZeroU32::new),
            connection: media.own_connections().next().map(Connection::into_owned),
            bandwidths: media.bandwidths().map(Bandwidth::into_owned).collect(),
            direction: media.direction(),
            codecs: if rtp { codecs.collect() } else { Vec::new() },
            formats: if rtp { Vec::new() } else { media.formats().map(str::to_owned).collect() },
            ptime: media.ptime(),
            mid: mid(media).and_then(|mid| Mid::parse(mid).ok()).map(Mid::into_owned),
            attributes: attributes.collect(),
        }
    }

    /// The same and another encoding, with its format parameters: the preferred one first.
    #[must_use]
    pub fn with_codec(mut self, rtp_map: RtpMap<'static>, parameters: Option<&str>) -> Self {
        self.codecs.push(LocalCodec::new(rtp_map, parameters));
        self
    }

    /// The same and telephone events at 8,000 Hz. A payload type above 127 is taken as 127. For codecs of another
    /// clock rate the events need one too ([`with_codec`](Self::with_codec), RFC 4733 §2.1).
    #[must_use]
    pub fn with_telephone_events(self, payload_type: PayloadType, events: TelephoneEvents) -> Self {
        let payload_type = PayloadType::from_code(payload_type.code().min(PayloadType::MAX));
        let parameters = alloc::format!("{events}");
        match RtpMap::new(payload_type, EncodingName::TELEPHONE_EVENT, 8_000, None) {
            Ok(rtp_map) => self.with_codec(rtp_map, Some(&parameters)),
            // All four values are in range.
            Err(_) => self,
        }
    }

    /// The same and another format that is no RTP payload type.
    #[must_use]
    pub fn with_format(mut self, format: &str) -> Self {
        self.formats.push(format.to_owned());
        self
    }

    /// The same with an address of its own.
    #[must_use]
    pub fn with_connection(self, connection: Connection<'static>) -> Self {
        Self { connection: Some(connection), ..self }
    }

    /// The same at several ports, each two above the one before, for the layers of one stream (RFC 8866 §5.14). An
    /// answer has as many as both sides state, and states them only if the offer does.
    #[must_use]
    pub fn with_port_count(self, count: NonZeroU32) -> Self {
        Self { port_count: Some(count), ..self }
    }

    /// The same with another direction, as this endpoint wants it.
    #[must_use]
    pub fn with_direction(self, direction: Direction) -> Self {
        Self { direction, ..self }
    }

    /// The same with another packet time; without one an answer takes over that of the offer.
    #[must_use]
    pub fn with_ptime(self, ptime: Ptime) -> Self {
        Self { ptime: Some(ptime), ..self }
    }

    /// The same and another `b=`.
    #[must_use]
    pub fn with_bandwidth(mut self, bandwidth: Bandwidth<'static>) -> Self {
        self.bandwidths.push(bandwidth);
        self
    }

    /// The same and an attribute that is passed on, as far as what the other side says leaves room for it: keys,
    /// candidates, fingerprints, `rtcp-mux`, `setup`, preconditions. `connection` says whether the one of before goes
    /// on, which it does at the same address (RFC 4145 §5). Attributes that the negotiation writes are not taken: they
    /// have methods of their own ([`with_direction`](Self::with_direction), [`with_ptime`](Self::with_ptime),
    /// [`with_mid`](Self::with_mid), [`with_codec`](Self::with_codec)).
    #[must_use]
    pub fn with_attribute(mut self, name: &str, value: Option<&[u8]>) -> Self {
        if !is_negotiated(name) {
            self.attributes.push(RawAttribute::new(name, value));
        }
        self
    }

    /// The same with the identification that an offer of a bundle gives it, if no other section has it
    /// (RFC 5888 §4). Without one it gets a number.
    #[must_use]
    pub fn with_mid(self, mid: Mid<'static>) -> Self {
        Self { mid: Some(mid), ..self }
    }

    /// Changes the direction that this endpoint wants, for hold and resume.
    pub const fn set_direction(&mut self, direction: Direction) {
        self.direction = direction;
    }

    /// Changes the port; 0 stops the stream.
    pub const fn set_port(&mut self, port: u16) {
        self.port = port;
    }

    /// Gives an attribute another value, or adds it: new ICE credentials for a restart, resources that are reserved.
    pub fn set_attribute(&mut self, name: &str, value: Option<&[u8]>) {
        if !is_negotiated(name) {
            set(&mut self.attributes, name, value);
        }
    }

    /// Media type.
    #[must_use]
    pub const fn media_type(&self) -> &MediaType<'static> {
        &self.media_type
    }

    /// Transport protocol.
    #[must_use]
    pub const fn protocol(&self) -> &Protocol<'static> {
        &self.protocol
    }

    /// Port; 0 refuses.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// How many ports, if it says so.
    #[must_use]
    pub const fn port_count(&self) -> Option<NonZeroU32> {
        self.port_count
    }

    /// The direction that this endpoint wants.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&RawAttribute> {
        find(&self.attributes, name)
    }
}

fn set(attributes: &mut Vec<RawAttribute>, name: &str, value: Option<&[u8]>) {
    let new = RawAttribute::new(name, value);
    match attributes.iter_mut().find(|attribute| attribute.name == name) {
        Some(attribute) => *attribute = new,
        None => attributes.push(new),
    }
}

/// Attributes that the negotiation writes itself.
fn is_negotiated(name: &str) -> bool {
    Direction::from_name(name).is_some()
        || matches!(name, "rtpmap" | "fmtp" | "ptime" | "mid" | "group" | "bundle-only")
}
