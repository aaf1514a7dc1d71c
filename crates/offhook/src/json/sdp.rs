use alloc::string::{String, ToString};
use alloc::vec::Vec;

use offhook_base::Problem as _;
use offhook_sdp::{
    Attribute, Bandwidth, Connection, Consequence, Description, Finding, Key, Media, Origin, Problem, Repeat, RtpMap,
};
use serde::Serialize;

use super::value::{JsonText, section};

/// What `offhook sdp parse --json` writes for one description.
///
/// ```
/// use offhook::json::SdpDescription;
/// use offhook::sdp::Description;
///
/// let description = Description::parse(
///     b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 49170 RTP/AVP 8\r\na=ptime:20\r\n",
/// )?;
/// let json = serde_json::to_value(SdpDescription::new(&description))?;
/// assert_eq!(json["origin"]["session_id"], "1");
/// assert_eq!(json["media"][0]["direction"], "sendrecv");
/// assert_eq!(json["media"][0]["attributes"], serde_json::json!([["ptime", "20"]]));
/// assert_eq!(json["findings"][0]["message"], "empty");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpDescription {
    /// The file, where there are several inputs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// `v=`.
    pub version: u8,
    /// `o=`.
    pub origin: SdpOrigin,
    /// `s=`.
    pub session_name: JsonText,
    /// `i=`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub information: Option<JsonText>,
    /// `u=`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<JsonText>,
    /// Every `e=`, if there is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<JsonText>,
    /// Every `p=`, if there is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<JsonText>,
    /// The session's own `c=`.
    pub connection: Option<SdpConnection>,
    /// Every `b=` of the session.
    pub bandwidth: Vec<SdpBandwidth>,
    /// Every `t=`.
    pub times: Vec<SdpTime>,
    /// Pairs of `z=`: an instant in seconds since 1900, and how many seconds times are shifted from then on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub zone_adjustments: Vec<(u64, i64)>,
    /// `k=`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<SdpKey>,
    /// Every `a=` of the session, in order.
    pub attributes: Vec<SdpAttribute>,
    /// Every media section, in order.
    pub media: Vec<SdpMedia>,
    /// What breaks a rule, in the order of the places.
    pub findings: Vec<SdpFinding>,
}

/// `o=` of an [`SdpDescription`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpOrigin {
    /// The user's login, `-` for none.
    pub username: String,
    /// Decimal digits, of any number.
    pub session_id: String,
    /// Decimal digits, of any number.
    pub session_version: String,
    /// `IN`.
    pub net_type: String,
    /// `IP4` or `IP6`.
    pub addr_type: String,
    /// Address or name.
    pub address: String,
}

/// `c=` of an [`SdpDescription`] or an [`SdpMedia`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpConnection {
    /// `IN`.
    pub net_type: String,
    /// `IP4` or `IP6`.
    pub addr_type: String,
    /// Address or name, without time to live and count.
    pub address: String,
    /// Time to live of IPv4 multicast.
    pub ttl: Option<u8>,
    /// How many addresses follow one another.
    pub address_count: u32,
}

/// `b=` of an [`SdpDescription`] or an [`SdpMedia`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpBandwidth {
    /// `AS`, `TIAS` …
    #[serde(rename = "type")]
    pub bandwidth_type: String,
    /// In the unit of the type.
    pub value: u64,
}

/// `t=` of an [`SdpDescription`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpTime {
    /// Seconds since 1900, or 0.
    pub start: u64,
    /// Seconds since 1900, or 0.
    pub stop: u64,
    /// Every `r=` that belongs to it, if there is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repeats: Vec<SdpRepeat>,
}

/// `r=` of an [`SdpTime`], in seconds.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpRepeat {
    /// From one start to the next.
    pub interval: u64,
    /// How long each session lasts.
    pub active: u64,
    /// When in each interval sessions start.
    pub offsets: Vec<u64>,
}

/// `k=` of an [`SdpDescription`] or an [`SdpMedia`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpKey {
    /// `clear`, `base64`, `uri` or `prompt`.
    pub method: String,
    /// The key, or where it is.
    pub key: Option<String>,
}

/// `a=`: name, and value or `null`.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpAttribute(pub String, pub Option<JsonText>);

/// A media section of an [`SdpDescription`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpMedia {
    /// `audio`, `video` …
    pub media: String,
    /// The first port; 0 refuses the stream.
    pub port: u16,
    /// How many ports follow one another.
    pub port_count: u32,
    /// `RTP/AVP` …
    pub proto: String,
    /// The formats, in order of preference.
    pub formats: Vec<String>,
    /// `i=`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub information: Option<JsonText>,
    /// The section's own `c=`, the first of several.
    pub connection: Option<SdpConnection>,
    /// The others, if there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more_connections: Vec<SdpConnection>,
    /// Every `b=` of the section.
    pub bandwidth: Vec<SdpBandwidth>,
    /// `k=`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<SdpKey>,
    /// The effective one: the section's own, else the session's, else `sendrecv`.
    pub direction: &'static str,
    /// Every readable `a=rtpmap`, in order.
    pub rtpmap: Vec<SdpRtpMap>,
    /// Every `a=` of the section, in order.
    pub attributes: Vec<SdpAttribute>,
}

/// An `a=rtpmap` of an [`SdpMedia`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpRtpMap {
    /// The number in the packets.
    pub payload: u8,
    /// The encoding, as written.
    pub encoding: String,
    /// Hertz.
    pub clock_rate: u32,
    /// Channels, if they are said.
    pub channels: Option<u8>,
}

/// A finding in an [`SdpDescription`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SdpFinding {
    /// `error` or `warning`.
    pub level: String,
    /// The line or attribute: `s=`, `rtpmap`.
    pub field: &'static str,
    /// Octets from the start of the description.
    pub offset: usize,
    /// Line, from 1.
    pub line: u32,
    /// Octet of the line, from 1.
    pub column: u32,
    /// Document and section: `RFC 8866 5.3`.
    pub rule: String,
    /// What is wrong.
    pub message: String,
    /// What a receiver leaves out because of it: `none`, `attribute`, `format`, `group`, `simulcast`, `media`, `all`.
    pub leave_out: &'static str,
}

impl SdpDescription {
    /// The view of a description, with the findings of reading it and of [`Description::review`].
    #[must_use]
    pub fn new(description: &Description<'_>) -> Self {
        let times =
            description.times().map(|time| SdpTime { start: time.start(), stop: time.stop(), repeats: Vec::new() });
        let mut times: Vec<_> = times.collect();
        for (time, repeat) in description.repeats() {
            if let Some(time) = times.get_mut(time) {
                time.repeats.push(SdpRepeat::new(&repeat));
            }
        }
        let mut findings = description.findings().to_vec();
        findings.extend(description.review());
        findings.sort_by_key(Finding::offset);
        Self {
            file: None,
            version: description.version(),
            origin: SdpOrigin::new(&description.origin()),
            session_name: JsonText::new(description.session_name()),
            information: description.information().map(JsonText::new),
            uri: description.uri().map(JsonText::new),
            emails: description.emails().map(JsonText::new).collect(),
            phones: description.phones().map(JsonText::new).collect(),
            connection: description.connection().map(|connection| SdpConnection::new(&connection)),
            bandwidth: description.bandwidths().map(|bandwidth| SdpBandwidth::new(&bandwidth)).collect(),
            times,
            zone_adjustments: description.zone_adjustments().flat_map(|zone| zone.iter().collect::<Vec<_>>()).collect(),
            key: description.key().map(|key| SdpKey::new(&key)),
            attributes: description.attributes().map(SdpAttribute::new).collect(),
            media: description.media().map(|media| SdpMedia::new(&media)).collect(),
            findings: findings.iter().map(|finding| SdpFinding::new(description, finding)).collect(),
        }
    }

    /// The same with the name of the file.
    #[must_use]
    pub fn with_file(self, file: impl Into<String>) -> Self {
        Self { file: Some(file.into()), ..self }
    }
}

impl SdpOrigin {
    fn new(origin: &Origin<'_>) -> Self {
        Self {
            username: origin.username().into(),
            session_id: origin.session_id().into(),
            session_version: origin.session_version().into(),
            net_type: origin.net_type().as_str().into(),
            addr_type: origin.addr_type().as_str().into(),
            address: origin.address().into(),
        }
    }
}

impl SdpConnection {
    fn new(connection: &Connection<'_>) -> Self {
        Self {
            net_type: connection.net_type().as_str().into(),
            addr_type: connection.addr_type().as_str().into(),
            address: connection.address().into(),
            ttl: connection.ttl(),
            address_count: connection.address_count(),
        }
    }
}

impl SdpBandwidth {
    fn new(bandwidth: &Bandwidth<'_>) -> Self {
        Self { bandwidth_type: bandwidth.bandwidth_type().as_str().into(), value: bandwidth.value() }
    }
}

impl SdpRepeat {
    fn new(repeat: &Repeat<'_>) -> Self {
        Self {
            interval: repeat.interval().as_secs(),
            active: repeat.active().as_secs(),
            offsets: repeat.offsets().map(|offset| offset.as_secs()).collect(),
        }
    }
}

impl SdpKey {
    fn new(key: &Key<'_>) -> Self {
        Self { method: key.method().as_str().into(), key: key.key().map(|key| key.expose().to_string()) }
    }
}

impl SdpAttribute {
    fn new(attribute: Attribute<'_>) -> Self {
        Self(attribute.name().into(), attribute.value().map(JsonText::new))
    }
}

impl SdpMedia {
    fn new(media: &Media<'_>) -> Self {
        let mut connections = media.own_connections().map(|connection| SdpConnection::new(&connection));
        Self {
            media: media.media_type().as_str().into(),
            port: media.port(),
            port_count: media.port_count(),
            proto: media.protocol().as_str().into(),
            formats: media.formats().map(String::from).collect(),
            information: media.information().map(JsonText::new),
            connection: connections.next(),
            more_connections: connections.collect(),
            bandwidth: media.bandwidths().map(|bandwidth| SdpBandwidth::new(&bandwidth)).collect(),
            key: media.key().map(|key| SdpKey::new(&key)),
            direction: media.direction().name(),
            rtpmap: media.all::<RtpMap<'_>>().flatten().map(|map| SdpRtpMap::new(&map)).collect(),
            attributes: media.attributes().map(SdpAttribute::new).collect(),
        }
    }
}

impl SdpRtpMap {
    fn new(map: &RtpMap<'_>) -> Self {
        Self {
            payload: map.payload_type().code(),
            encoding: map.encoding().as_str().into(),
            clock_rate: map.clock_rate_hz(),
            channels: map.channels(),
        }
    }
}

impl SdpFinding {
    fn new(description: &Description<'_>, finding: &Finding<Problem>) -> Self {
        let problem = finding.problem();
        let position = description.position(finding.offset());
        Self {
            level: finding.level().to_string(),
            field: problem.field(),
            offset: finding.offset(),
            line: position.line(),
            column: position.column(),
            rule: section(finding.rule().source()),
            message: problem.to_string(),
            leave_out: match problem.consequence() {
                Consequence::None => "none",
                Consequence::DropAttribute => "attribute",
                Consequence::DropFormat => "format",
                Consequence::DropGroup => "group",
                Consequence::DropSimulcast => "simulcast",
                Consequence::RefuseMedia => "media",
                Consequence::Refuse => "all",
            },
        }
    }
}
