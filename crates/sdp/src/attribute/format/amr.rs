use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use super::{Parameter, each, fill, line};

static NARROW: Rule = Rule::new("AMR", "RFC 4867 §8.1");
static WIDE: Rule = Rule::new("AMR-WB", "RFC 4867 §8.2");

/// Which of the two codecs: their modes differ. The list is complete.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "lowercase"))]
pub enum AmrBand {
    /// AMR: 8,000 Hz, modes 0 to 7.
    Narrow,
    /// AMR-WB: 16,000 Hz, modes 0 to 8.
    Wide,
}

impl AmrBand {
    const fn rule(self) -> &'static Rule {
        match self {
            Self::Narrow => &NARROW,
            Self::Wide => &WIDE,
        }
    }

    /// The highest mode.
    #[must_use]
    pub const fn max_mode(self) -> u8 {
        match self {
            Self::Narrow => 7,
            Self::Wide => 8,
        }
    }

    /// Bits a second of a mode; `None` for one that the codec does not have (RFC 4867 §3.1, §3.2).
    #[must_use]
    pub fn bit_rate(self, mode: u8) -> Option<u32> {
        const NARROW: [u32; 8] = [4_750, 5_150, 5_900, 6_700, 7_400, 7_950, 10_200, 12_200];
        const WIDE: [u32; 9] = [6_600, 8_850, 12_650, 14_250, 15_850, 18_250, 19_850, 23_050, 23_850];
        match self {
            Self::Narrow => NARROW.get(usize::from(mode)),
            Self::Wide => WIDE.get(usize::from(mode)),
        }
        .copied()
    }
}

/// Parameters of AMR and AMR-WB (RFC 4867 §8.1, §8.2).
///
/// ```
/// use offhook_sdp::{AmrBand, AmrParameters, Fmtp};
///
/// let fmtp = Fmtp::parse(b"97 mode-set=0,2,4,7; octet-align=1; mode-change-period=2")?;
/// let amr = fmtp.amr(AmrBand::Narrow)?;
/// assert_eq!(amr.modes().collect::<Vec<_>>(), [0, 2, 4, 7]);
/// assert!(amr.is_octet_aligned());
/// assert_eq!((amr.mode_change_period(), amr.channels()), (2, 1));
/// assert_eq!(AmrParameters::parse(AmrBand::Narrow, b"mode-set=0,8").unwrap_err().offset(), 11);
/// assert!(AmrParameters::parse(AmrBand::Wide, b"mode-set=0,8").is_ok());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct AmrParameters<'a> {
    text: Cow<'a, str>,
    band: AmrBand,
    /// One bit for each mode.
    mode_set: Option<u16>,
    mode_change_period: Option<u32>,
    mode_change_capability: Option<u32>,
    mode_change_neighbor: Option<bool>,
    octet_align: Option<bool>,
    crc: Option<bool>,
    robust_sorting: Option<bool>,
    interleaving: Option<u32>,
    max_red_ms: Option<u32>,
    channels: Option<u32>,
}

impl<'a> AmrParameters<'a> {
    /// Reads the parameters of an `a=fmtp`; those that are not known are kept.
    ///
    /// # Errors
    ///
    /// If `mode-set` names a mode that the codec does not have, a flag is neither `0` nor `1`, `mode-change-period` or
    /// `mode-change-capability` is neither 1 nor 2, or a number is out of range.
    pub fn parse(band: AmrBand, parameters: &'a [u8]) -> Result<Self, ParseError> {
        let text = line(band.rule(), parameters)?;
        let mut amr = Self {
            text: Cow::Borrowed(text),
            band,
            mode_set: None,
            mode_change_period: None,
            mode_change_capability: None,
            mode_change_neighbor: None,
            octet_align: None,
            crc: None,
            robust_sorting: None,
            interleaving: None,
            max_red_ms: None,
            channels: None,
        };
        each(band.rule(), text, |parameter| {
            fill!(parameter, {
                "mode-set" => amr.mode_set, mode_set(parameter, band.max_mode())?;
                "mode-change-period" => amr.mode_change_period, parameter.number(1, 2)?;
                "mode-change-capability" => amr.mode_change_capability, parameter.number(1, 2)?;
                "mode-change-neighbor" => amr.mode_change_neighbor, parameter.flag()?;
                "octet-align" => amr.octet_align, parameter.flag()?;
                "crc" => amr.crc, parameter.flag()?;
                "robust-sorting" => amr.robust_sorting, parameter.flag()?;
                "interleaving" => amr.interleaving, parameter.number(1, u32::MAX)?;
                "max-red" => amr.max_red_ms, parameter.number(0, 65_535)?;
                "channels" => amr.channels, parameter.number(1, 6)?;
            });
            Ok(())
        })?;
        Ok(amr)
    }

    /// Which of the two codecs.
    #[must_use]
    pub const fn band(&self) -> AmrBand {
        self.band
    }

    /// `mode-set`: the modes that may be used, from the lowest; all of the codec where nothing is said.
    pub fn modes(&self) -> impl Iterator<Item = u8> + use<> {
        let (set, max) = (self.mode_set.unwrap_or(u16::MAX), self.band.max_mode());
        (0..=max).filter(move |mode| set & (1 << mode) != 0)
    }

    /// `mode-change-period`: modes change every so many frames, 1 or 2; 1 where nothing is said.
    #[must_use]
    pub fn mode_change_period(&self) -> u32 {
        self.mode_change_period.unwrap_or(1)
    }

    /// `mode-change-capability`: 2 if the side can keep to a period of 2 frames; 1 where nothing is said.
    #[must_use]
    pub fn mode_change_capability(&self) -> u32 {
        self.mode_change_capability.unwrap_or(1)
    }

    /// `mode-change-neighbor`: whether modes change to the next one of the set only; not where nothing is said.
    #[must_use]
    pub fn changes_to_neighbors_only(&self) -> bool {
        self.mode_change_neighbor.unwrap_or(false)
    }

    /// `octet-align`: whether fields begin at octets; not where nothing is said, unless checks, sorting or interleaving,
    /// which need it, are asked for. Both sides have to agree.
    #[must_use]
    pub fn is_octet_aligned(&self) -> bool {
        self.octet_align.unwrap_or(false) || self.has_crc() || self.is_sorted() || self.interleaving.is_some()
    }

    /// `crc`: whether frames have checks; not where nothing is said.
    #[must_use]
    pub fn has_crc(&self) -> bool {
        self.crc.unwrap_or(false)
    }

    /// `robust-sorting`: whether octets are sorted by importance; not where nothing is said.
    #[must_use]
    pub fn is_sorted(&self) -> bool {
        self.robust_sorting.unwrap_or(false)
    }

    /// `interleaving`: most blocks of frames in a group; without it frames are not interleaved.
    #[must_use]
    pub const fn interleaving(&self) -> Option<u32> {
        self.interleaving
    }

    /// `max-red`: most milliseconds between a frame and its copy, 0 to 65,535; no limit where nothing is said.
    #[must_use]
    pub const fn max_redundancy_ms(&self) -> Option<u32> {
        self.max_red_ms
    }

    /// `channels`, 1 to 6; 1 where nothing is said. In a description `a=rtpmap` says it.
    #[must_use]
    pub fn channels(&self) -> u32 {
        self.channels.unwrap_or(1)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> AmrParameters<'static> {
        AmrParameters { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

/// Modes with commas between them.
fn mode_set(parameter: Parameter<'_>, max: u8) -> Result<u16, ParseError> {
    parameter.read(|cursor| {
        let mut set = 0u16;
        loop {
            // The field has spaces after the commas.
            cursor.take_while(|byte| byte == b' ');
            set |= 1 << cursor.number_u8(0, max)?;
            if !cursor.skip(b',') {
                return Ok(set);
            }
        }
    })
}

impl fmt::Display for AmrParameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// The text does not say which of the codecs it is for, so that both stand side by side.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize, serde::Serialize)]
struct Fields<'f> {
    band: AmrBand,
    parameters: Cow<'f, str>,
}

#[cfg(feature = "serde")]
impl serde::Serialize for AmrParameters<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Fields { band: self.band, parameters: Cow::Borrowed(&self.text) }.serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for AmrParameters<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::deserialize(deserializer)?;
        let value =
            AmrParameters::parse(fields.band, fields.parameters.as_bytes()).map_err(serde::de::Error::custom)?;
        Ok(value.into_owned())
    }
}
