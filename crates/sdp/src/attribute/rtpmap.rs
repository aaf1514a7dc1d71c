use core::fmt;

use offhook_base::{ErrorKind, ParseError};

use crate::attribute::attribute_value;
use crate::attribute::shape::reject_leading_zero;
use crate::grammar::{Cursor, is_token};
use crate::{PayloadType, rule};

offhook_base::registry! {
    /// Names of RTP encodings, compared without regard to case (RFC 4855 §3); those that this library tells apart.
    pub token struct EncodingName {
        /// G.711 A-law (RFC 3551 §4.5.14).
        PCMA = "PCMA";
        /// G.711 µ-law (RFC 3551 §4.5.14).
        PCMU = "PCMU";
        /// G.722 (RFC 3551 §4.5.2).
        G722 = "G722";
        /// G.729 (RFC 3551 §4.5.6).
        G729 = "G729";
        /// iLBC (RFC 3952).
        ILBC = "iLBC";
        /// AMR (RFC 4867).
        AMR = "AMR";
        /// AMR-WB (RFC 4867).
        AMR_WB = "AMR-WB";
        /// Opus (RFC 7587).
        OPUS = "opus";
        /// H.264 (RFC 6184).
        H264 = "H264";
        /// VP8 (RFC 7741).
        VP8 = "VP8";
        /// Named telephone events (RFC 4733).
        TELEPHONE_EVENT = "telephone-event";
        /// Telephone tones (RFC 4733).
        TONE = "tone";
        /// Comfort noise (RFC 3389).
        CN = "CN";
        /// Redundant data (RFC 2198).
        RED = "red";
        /// Retransmission (RFC 4588).
        RTX = "rtx";
        /// Forward error correction (RFC 5109).
        ULPFEC = "ulpfec";
        /// Flexible forward error correction (RFC 8627).
        FLEXFEC = "flexfec";
        /// Real-time text (RFC 4103).
        T140 = "t140";
    }
}

impl EncodingName<'_> {
    /// Neither voice nor picture: it goes beside a codec and makes no stream of its own.
    #[must_use]
    pub fn is_auxiliary(&self) -> bool {
        [Self::TELEPHONE_EVENT, Self::TONE, Self::CN, Self::RED, Self::RTX, Self::ULPFEC, Self::FLEXFEC]
            .iter()
            .any(|name| name == self)
    }
}

/// What a payload type means: `a=rtpmap` (RFC 8866 §6.6).
///
/// ```
/// use offhook_sdp::{EncodingName, RtpMap};
///
/// let map = RtpMap::parse(b"97 telephone-event/8000")?;
/// assert_eq!((map.payload_type().code(), map.clock_rate_hz()), (97, 8_000));
/// assert_eq!(*map.encoding(), EncodingName::TELEPHONE_EVENT);
/// assert!(RtpMap::parse(b"96 opus").is_err());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct RtpMap<'a> {
    payload_type: PayloadType,
    encoding: EncodingName<'a>,
    clock_rate_hz: u32,
    channels: Option<u8>,
}

impl<'a> RtpMap<'a> {
    /// A mapping for `a=rtpmap`; `channels` of audio only, `None` means one.
    ///
    /// # Errors
    ///
    /// With a payload type above 127, an encoding name that is no token, or a clock rate or channel count of 0.
    pub fn new(
        payload_type: PayloadType,
        encoding: EncodingName<'a>,
        clock_rate_hz: u32,
        channels: Option<u8>,
    ) -> Result<Self, ParseError> {
        let fault = |kind| ParseError::new(&rule::RTPMAP, 0, kind);
        let range = |value: u32, min: u32, max: u32| ErrorKind::OutOfRange {
            value: value.into(),
            min: min.into(),
            max: max.into(),
        };
        if payload_type.code() > PayloadType::MAX {
            return Err(fault(range(payload_type.code().into(), 0, PayloadType::MAX.into())));
        }
        if !is_token(encoding.as_str().as_bytes()) {
            return Err(fault(ErrorKind::Unknown));
        }
        if clock_rate_hz == 0 {
            return Err(fault(range(0, 1, u32::MAX)));
        }
        if channels == Some(0) {
            return Err(fault(range(0, 1, u8::MAX.into())));
        }
        Ok(Self { payload_type, encoding, clock_rate_hz, channels })
    }

    /// Reads the value of `a=rtpmap`.
    ///
    /// # Errors
    ///
    /// Without a clock rate, with a payload type above 127, with a number where none is allowed, or with zeros at the
    /// front of one (RFC 8866 §9, `integer`): the format `99` is not explained by `099`.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&rule::RTPMAP, value);
        reject_leading_zero(&cursor)?;
        let payload_type = PayloadType::from_code(cursor.number_u8(0, PayloadType::MAX)?);
        cursor.space()?;
        let encoding = EncodingName::new(cursor.token()?);
        cursor.expect(b'/')?;
        reject_leading_zero(&cursor)?;
        let clock_rate_hz = cursor.number_u32(1, u32::MAX)?;
        let channels = if cursor.skip(b'/') {
            reject_leading_zero(&cursor)?;
            Some(cursor.number_u8(1, u8::MAX)?)
        } else {
            None
        };
        cursor.end()?;
        Ok(Self { payload_type, encoding, clock_rate_hz, channels })
    }

    pub(crate) fn of_static(payload_type: PayloadType) -> Option<RtpMap<'static>> {
        let encoding = EncodingName::new(payload_type.name()?);
        let clock_rate_hz = payload_type.clock_rate_hz()?;
        // One channel goes without saying (RFC 8866 §6.6).
        let channels = payload_type.channels().filter(|channels| *channels > 1);
        Some(RtpMap { payload_type, encoding, clock_rate_hz, channels })
    }

    /// The number in the packets.
    #[must_use]
    pub const fn payload_type(&self) -> PayloadType {
        self.payload_type
    }

    /// Name of the encoding.
    #[must_use]
    pub const fn encoding(&self) -> &EncodingName<'a> {
        &self.encoding
    }

    /// Ticks of the RTP time stamp in a second, at least 1.
    #[must_use]
    pub const fn clock_rate_hz(&self) -> u32 {
        self.clock_rate_hz
    }

    /// Channels of audio as stated.
    #[must_use]
    pub const fn channels(&self) -> Option<u8> {
        self.channels
    }

    /// Whether both are the same encoding, under whatever number: name, clock rate, and channels (one if not stated).
    #[must_use]
    pub fn is_same_encoding(&self, other: &RtpMap<'_>) -> bool {
        self.clock_rate_hz == other.clock_rate_hz
            && self.channels.unwrap_or(1) == other.channels.unwrap_or(1)
            && self.encoding == other.encoding
    }

    /// The same encoding under another number. A number above 127 is taken as 127.
    #[must_use]
    pub fn with_payload_type(self, payload_type: PayloadType) -> Self {
        let payload_type = PayloadType::from_code(payload_type.code().min(PayloadType::MAX));
        Self { payload_type, ..self }
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> RtpMap<'static> {
        RtpMap {
            payload_type: self.payload_type,
            encoding: EncodingName::into_owned(self.encoding),
            clock_rate_hz: self.clock_rate_hz,
            channels: self.channels,
        }
    }
}

impl fmt::Display for RtpMap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}/{}", self.payload_type.code(), self.encoding, self.clock_rate_hz)?;
        self.channels.map_or(Ok(()), |channels| write!(f, "/{channels}"))
    }
}

attribute_value!(RtpMap<'a>, "rtpmap");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn errors_know_where() {
        for (value, offset, kind) in [
            (b"96 opus".as_slice(), 7, ErrorKind::End),
            (b"abc opus/48000", 0, ErrorKind::Byte(b'a')),
            (b"128 PCMU/8000", 0, ErrorKind::OutOfRange { value: 128, min: 0, max: 127 }),
            (b"8 PCMA/0", 7, ErrorKind::OutOfRange { value: 0, min: 1, max: u32::MAX.into() }),
            (b"8 PCMA/8000/x", 12, ErrorKind::Byte(b'x')),
        ] {
            let error = RtpMap::parse(value).unwrap_err();
            assert_eq!((error.offset(), error.kind()), (offset, kind));
        }
    }

    #[test]
    fn names_are_compared_loosely_and_one_channel_goes_without_saying() {
        let (one, other) = (RtpMap::parse(b"8 pcma/8000").unwrap(), RtpMap::parse(b"96 PCMA/8000/1").unwrap());
        assert!(one.is_same_encoding(&other));
        assert!(!one.is_same_encoding(&RtpMap::parse(b"8 PCMA/16000").unwrap()));
    }
}
