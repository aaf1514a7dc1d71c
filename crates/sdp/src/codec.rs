use crate::PayloadType;
use crate::attribute::{EncodingName, Fmtp, RtpMap};

/// One format of an RTP section: its number, what it means, and its parameters.
///
/// ```
/// use offhook_sdp::Description;
///
/// let text = b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n\
///     m=audio 49170 RTP/AVP 8 97\r\na=rtpmap:97 telephone-event/8000\r\na=fmtp:97 0-15\r\n";
/// let description = Description::parse(text)?;
/// let codecs: Vec<_> = description.media().next().unwrap().codecs().collect();
/// assert_eq!(codecs[0].rtp_map().unwrap().encoding().as_str(), "PCMA");
/// assert!(codecs[1].is_telephone_event());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Codec<'a> {
    payload_type: PayloadType,
    rtp_map: Option<RtpMap<'a>>,
    fmtp: Option<Fmtp<'a>>,
}

impl<'a> Codec<'a> {
    pub(crate) const fn new(payload_type: PayloadType, rtp_map: Option<RtpMap<'a>>, fmtp: Option<Fmtp<'a>>) -> Self {
        Self { payload_type, rtp_map, fmtp }
    }

    /// The number in the packets.
    #[must_use]
    pub const fn payload_type(&self) -> PayloadType {
        self.payload_type
    }

    /// What the number means: `a=rtpmap`, or the table of static numbers (RFC 3551 §6). `None` for a dynamic number
    /// that nobody explains: it cannot be used.
    #[must_use]
    pub const fn rtp_map(&self) -> Option<&RtpMap<'a>> {
        self.rtp_map.as_ref()
    }

    /// `a=fmtp` of the format.
    #[must_use]
    pub const fn fmtp(&self) -> Option<&Fmtp<'a>> {
        self.fmtp.as_ref()
    }

    /// Keys pressed, sent as named events (RFC 4733).
    #[must_use]
    pub fn is_telephone_event(&self) -> bool {
        self.is_named(&EncodingName::TELEPHONE_EVENT)
    }

    /// Neither voice nor picture: named events, comfort noise, redundancy, retransmission, error correction. A
    /// stream needs a codec beside it.
    #[must_use]
    pub fn is_auxiliary(&self) -> bool {
        self.rtp_map.as_ref().is_some_and(|map| map.encoding().is_auxiliary())
    }

    fn is_named(&self, name: &EncodingName<'_>) -> bool {
        self.rtp_map.as_ref().is_some_and(|map| map.encoding() == name)
    }
}
