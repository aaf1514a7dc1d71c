use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use super::{each, fill, line};
use crate::text_value::text_value;

static RULE: Rule = Rule::new("opus", "RFC 7587 §6.1");

/// Parameters of Opus (RFC 7587 §6.1). Each side says what it wants to receive, except those that begin with `sprop`.
///
/// ```
/// use offhook_sdp::{Fmtp, OpusParameters};
///
/// let fmtp = Fmtp::parse(b"96 maxplaybackrate=16000; stereo=1; useinbandfec=1")?;
/// let opus = fmtp.opus()?;
/// assert_eq!((opus.max_playback_rate_hz(), opus.wants_stereo(), opus.wants_fec()), (16_000, true, true));
/// assert_eq!((opus.max_average_bit_rate(), opus.wants_dtx()), (None, false));
/// assert_eq!(OpusParameters::parse(b"stereo=2").unwrap_err().offset(), 7);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct OpusParameters<'a> {
    text: Cow<'a, str>,
    max_playback_rate_hz: Option<u32>,
    max_capture_rate_hz: Option<u32>,
    max_average_bit_rate: Option<u32>,
    max_ptime: Option<u32>,
    ptime: Option<u32>,
    min_ptime: Option<u32>,
    stereo: Option<bool>,
    sprop_stereo: Option<bool>,
    cbr: Option<bool>,
    fec: Option<bool>,
    dtx: Option<bool>,
}

impl<'a> OpusParameters<'a> {
    /// Sampling rate where nothing is said, in hertz: no limit.
    pub const DEFAULT_RATE_HZ: u32 = 48_000;

    /// Reads the parameters of an `a=fmtp`; those that are not known are kept.
    ///
    /// # Errors
    ///
    /// If a rate is no number from 8,000 to 48,000, a packet time none from 3 to 120, a bit rate none above 0, or a flag
    /// neither `0` nor `1`.
    pub fn parse(parameters: &'a [u8]) -> Result<Self, ParseError> {
        let text = line(&RULE, parameters)?;
        let mut opus = Self { text: Cow::Borrowed(text), ..Self::default() };
        each(&RULE, text, |parameter| {
            fill!(parameter, {
                "maxplaybackrate" => opus.max_playback_rate_hz, parameter.number(8_000, 48_000)?;
                "sprop-maxcapturerate" => opus.max_capture_rate_hz, parameter.number(8_000, 48_000)?;
                "maxaveragebitrate" => opus.max_average_bit_rate, parameter.number(1, u32::MAX)?;
                "maxptime" => opus.max_ptime, parameter.number(3, 120)?;
                "ptime" => opus.ptime, parameter.number(3, 120)?;
                "minptime" => opus.min_ptime, parameter.number(3, 120)?;
                "stereo" => opus.stereo, parameter.flag()?;
                "sprop-stereo" => opus.sprop_stereo, parameter.flag()?;
                "cbr" => opus.cbr, parameter.flag()?;
                "useinbandfec" => opus.fec, parameter.flag()?;
                "usedtx" => opus.dtx, parameter.flag()?;
            });
            Ok(())
        })?;
        Ok(opus)
    }

    /// `maxplaybackrate`: highest sampling rate that is played, 8,000 to 48,000 Hz; 48,000 where nothing is said.
    #[must_use]
    pub fn max_playback_rate_hz(&self) -> u32 {
        self.max_playback_rate_hz.unwrap_or(Self::DEFAULT_RATE_HZ)
    }

    /// `sprop-maxcapturerate`: highest sampling rate that is likely to be sent, 8,000 to 48,000 Hz; 48,000 where nothing
    /// is said.
    #[must_use]
    pub fn max_capture_rate_hz(&self) -> u32 {
        self.max_capture_rate_hz.unwrap_or(Self::DEFAULT_RATE_HZ)
    }

    /// `maxaveragebitrate`: highest average rate that is taken, in bits a second. `None` where nothing is said, or a
    /// number outside 6,000 to 510,000, which is to be ignored: the most for the mode is meant.
    #[must_use]
    pub fn max_average_bit_rate(&self) -> Option<u32> {
        self.max_average_bit_rate.filter(|rate| (6_000..=510_000).contains(rate))
    }

    /// `maxptime`: most milliseconds in a packet, 3 to 120; 120 where nothing is said.
    #[must_use]
    pub fn max_ptime(&self) -> u32 {
        self.max_ptime.unwrap_or(120)
    }

    /// `ptime`: milliseconds in a packet that are preferred, 3 to 120; 20 where nothing is said.
    #[must_use]
    pub fn ptime(&self) -> u32 {
        self.ptime.unwrap_or(20)
    }

    /// `minptime` of earlier drafts, which browsers still write: least milliseconds in a packet.
    #[must_use]
    pub const fn min_ptime(&self) -> Option<u32> {
        self.min_ptime
    }

    /// `stereo`: whether stereo is preferred to mono; not where nothing is said.
    #[must_use]
    pub fn wants_stereo(&self) -> bool {
        self.stereo.unwrap_or(false)
    }

    /// `sprop-stereo`: whether stereo is likely to be sent; not where nothing is said.
    #[must_use]
    pub fn sends_stereo(&self) -> bool {
        self.sprop_stereo.unwrap_or(false)
    }

    /// `cbr`: whether a constant bit rate is preferred; not where nothing is said.
    #[must_use]
    pub fn wants_constant_bit_rate(&self) -> bool {
        self.cbr.unwrap_or(false)
    }

    /// `useinbandfec`: whether error correction in the stream is of use; not where nothing is said.
    #[must_use]
    pub fn wants_fec(&self) -> bool {
        self.fec.unwrap_or(false)
    }

    /// `usedtx`: whether silence is better not sent; not where nothing is said.
    #[must_use]
    pub fn wants_dtx(&self) -> bool {
        self.dtx.unwrap_or(false)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> OpusParameters<'static> {
        OpusParameters { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

impl fmt::Display for OpusParameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

text_value!(OpusParameters);
