use crate::RtpMap;

offhook_base::registry! {
    /// RTP payload types, those of the audio/video profile by name (RFC 3551 §6).
    ///
    /// 96 to 127 are dynamic: `a=rtpmap` says what they mean. Above 127 none fits into a packet.
    ///
    /// ```
    /// use offhook_sdp::PayloadType;
    ///
    /// let rtp_map = PayloadType::PCMA.rtp_map().unwrap();
    /// assert_eq!(rtp_map.to_string(), "8 PCMA/8000");
    /// assert!(PayloadType::from_code(97).is_dynamic());
    /// ```
    pub struct PayloadType(u8) {
        /// Audio, 8000 Hz, mono (RFC 3551).
        PCMU = 0, "PCMU";
        /// Audio, 8000 Hz, mono (RFC 3551).
        GSM = 3, "GSM";
        /// Audio, 8000 Hz, mono (RFC 3551).
        G723 = 4, "G723";
        /// Audio, 8000 Hz, mono (RFC 3551).
        DVI4_8000 = 5, "DVI4";
        /// Audio, 16000 Hz, mono (RFC 3551).
        DVI4_16000 = 6, "DVI4";
        /// Audio, 8000 Hz, mono (RFC 3551).
        LPC = 7, "LPC";
        /// Audio, 8000 Hz, mono (RFC 3551).
        PCMA = 8, "PCMA";
        /// Audio, 8000 Hz, mono (RFC 3551).
        G722 = 9, "G722";
        /// Audio, 44100 Hz, stereo (RFC 3551).
        L16_44100_STEREO = 10, "L16";
        /// Audio, 44100 Hz, mono (RFC 3551).
        L16_44100 = 11, "L16";
        /// Audio, 8000 Hz, mono (RFC 3551).
        QCELP = 12, "QCELP";
        /// Audio, 8000 Hz, mono (RFC 3389).
        CN = 13, "CN";
        /// Audio, 90000 Hz (RFC 3551, RFC 2250).
        MPA = 14, "MPA";
        /// Audio, 8000 Hz, mono (RFC 3551).
        G728 = 15, "G728";
        /// Audio, 11025 Hz, mono (IANA registry).
        DVI4_11025 = 16, "DVI4";
        /// Audio, 22050 Hz, mono (IANA registry).
        DVI4_22050 = 17, "DVI4";
        /// Audio, 8000 Hz, mono (RFC 3551).
        G729 = 18, "G729";
        /// Video, 90000 Hz (RFC 2029).
        CELB = 25, "CelB";
        /// Video, 90000 Hz (RFC 2435).
        JPEG = 26, "JPEG";
        /// Video, 90000 Hz (RFC 3551).
        NV = 28, "nv";
        /// Video, 90000 Hz (RFC 4587).
        H261 = 31, "H261";
        /// Video, 90000 Hz (RFC 2250).
        MPV = 32, "MPV";
        /// Audio and video, 90000 Hz (RFC 2250).
        MP2T = 33, "MP2T";
        /// Video, 90000 Hz (IANA registry).
        H263 = 34, "H263";
    }
}

impl PayloadType {
    /// Largest payload type that fits into a packet (RFC 3550 §5.1: seven bits).
    pub const MAX: u8 = 127;

    /// Whether `a=rtpmap` has to say what it means: 96 to 127 (RFC 3551 §3).
    #[must_use]
    pub const fn is_dynamic(self) -> bool {
        matches!(self.code(), 96..=127)
    }

    /// Clock rate of a static payload type, in hertz.
    #[must_use]
    pub const fn clock_rate_hz(self) -> Option<u32> {
        Some(match self.code() {
            0 | 3 | 4 | 5 | 7 | 8 | 9 | 12 | 13 | 15 | 18 => 8_000,
            6 => 16_000,
            10 | 11 => 44_100,
            14 | 25 | 26 | 28 | 31 | 32 | 33 | 34 => 90_000,
            16 => 11_025,
            17 => 22_050,
            _ => return None,
        })
    }

    /// Channels of a static audio payload type; `None` where none are registered.
    #[must_use]
    pub const fn channels(self) -> Option<u8> {
        match self.code() {
            0 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 11 | 12 | 13 | 15 | 16 | 17 | 18 => Some(1),
            10 => Some(2),
            _ => None,
        }
    }

    /// What an `a=rtpmap` would say of a static payload type.
    #[must_use]
    pub fn rtp_map(self) -> Option<RtpMap<'static>> {
        RtpMap::of_static(self)
    }
}
