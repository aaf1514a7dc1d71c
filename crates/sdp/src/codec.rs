use crate::attribute::{EncodingName, Fmtp, RtpMap};
use crate::media::payload;
use crate::scan::Few;
use crate::{Media, PayloadType};

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

/// Where `rtpmap` and `fmtp` explain the numbers of a section; read when asked for.
#[derive(Default)]
pub(crate) struct Meanings<'d> {
    /// The first of each number.
    maps: Few<(u8, &'d [u8]), 4>,
    fmtps: Few<(u8, &'d [u8]), 4>,
    /// Which numbers are in the two lists, so that neither has more than 128 entries.
    mapped: u128,
    described: u128,
    /// Some number has more than one `rtpmap`.
    repeated: bool,
}

impl<'d> Meanings<'d> {
    pub(crate) fn of(media: &Media<'d>) -> Self {
        let mut meanings = Self::default();
        for (name, value) in media.raw_attributes() {
            meanings.take(name, value.unwrap_or_default());
        }
        meanings
    }

    /// Whether the attribute was one of the two.
    pub(crate) fn take(&mut self, name: &[u8], value: &'d [u8]) -> bool {
        let (list, numbers) = match name {
            b"rtpmap" => (&mut self.maps, &mut self.mapped),
            b"fmtp" => (&mut self.fmtps, &mut self.described),
            _ => return false,
        };
        if let Some(code) = leading_number(value)
            && let Some(bit) = 1u128.checked_shl(code.into())
        {
            if *numbers & bit == 0 {
                *numbers |= bit;
                list.push((code, value));
            } else {
                self.repeated = true;
            }
        }
        true
    }

    /// The value of the first `rtpmap` of a number, read or not.
    pub(crate) fn raw_map(&self, code: u8) -> Option<&'d [u8]> {
        self.maps.iter().find(|(known, _)| *known == code).map(|(_, value)| *value)
    }

    /// What a number means: the first `rtpmap` that is readable counts, and static ones need none.
    pub(crate) fn map(&self, media: &Media<'d>, code: u8) -> Option<RtpMap<'d>> {
        let of_static = || RtpMap::of_static(PayloadType::from_code(code));
        let Some(first) = self.raw_map(code) else { return of_static() };
        if let Ok(map) = RtpMap::parse(first) {
            return Some(map);
        }
        let others = media.raw_attributes().filter(|(name, _)| self.repeated && *name == b"rtpmap");
        let values = others.filter_map(|(_, value)| value).filter(|value| leading_number(value) == Some(code));
        values.filter_map(|value| RtpMap::parse(value).ok()).next().or_else(of_static)
    }

    /// The value of the first `fmtp` of a number.
    fn raw_fmtp(&self, code: u8) -> Option<&'d [u8]> {
        self.fmtps.iter().find(|(known, _)| *known == code).map(|(_, value)| *value)
    }

    /// The parameters of a number, as [`Fmtp::parameters`] before they are known to be UTF-8.
    pub(crate) fn raw_parameters(&self, code: u8) -> Option<&'d [u8]> {
        let value = self.raw_fmtp(code)?;
        let space = value.iter().position(|byte| *byte == b' ')?;
        let parameters = value.get(space..)?.trim_ascii();
        (!parameters.is_empty()).then_some(parameters)
    }

    pub(crate) fn codec(&self, media: &Media<'d>, code: u8) -> Codec<'d> {
        let fmtp = self.raw_fmtp(code).and_then(|value| Fmtp::parse(value).ok());
        Codec::new(PayloadType::from_code(code), self.map(media, code), fmtp)
    }
}

/// The payload type that a value begins with.
fn leading_number(value: &[u8]) -> Option<u8> {
    let end = value.iter().position(|byte| *byte == b' ').unwrap_or(value.len());
    payload(value.get(..end)?)
}
