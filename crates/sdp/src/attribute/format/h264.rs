use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::{Parameter, each, fill, line};
use crate::text_value::text_value;

static RULE: Rule = Rule::new("H264", "RFC 6184 §8.1");

/// Tools of H.264 that a stream may use (RFC 6184 §8.1, Table 5).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum H264Profile {
    /// Constrained Baseline: what all have in common.
    ConstrainedBaseline,
    /// Baseline.
    Baseline,
    /// Main.
    Main,
    /// Extended.
    Extended,
    /// High.
    High,
    /// High 10.
    High10,
    /// High 4:2:2.
    High422,
    /// High 4:4:4 Predictive.
    High444Predictive,
    /// High 10 Intra.
    High10Intra,
    /// High 4:2:2 Intra.
    High422Intra,
    /// High 4:4:4 Intra.
    High444Intra,
    /// CAVLC 4:4:4 Intra.
    Cavlc444Intra,
}

/// How large and how fast a stream may be.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct H264Level {
    /// Ten times the level, 11 for level 1.1.
    tenths: u8,
    /// Level 1b, between 1 and 1.1.
    is_1b: bool,
}

impl H264Level {
    /// Ten times the level: 31 for level 3.1; 11 or 9 for level 1b, as the profile has it.
    #[must_use]
    pub const fn tenths(self) -> u8 {
        self.tenths
    }

    /// Whether it is level 1b.
    #[must_use]
    pub const fn is_1b(self) -> bool {
        self.is_1b
    }
}

impl fmt::Display for H264Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_1b {
            return f.write_str("1b");
        }
        match (self.tenths / 10, self.tenths % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenth) => write!(f, "{whole}.{tenth}"),
        }
    }
}

/// `profile-level-id`: three octets of the sequence parameter set (RFC 6184 §8.1).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct H264ProfileLevel {
    profile_idc: u8,
    constraints: u8,
    level_idc: u8,
}

impl H264ProfileLevel {
    /// Meant where nothing is said: Baseline without further constraints, level 1 (RFC 6184 §8.1).
    pub const DEFAULT: Self = Self { profile_idc: 0x42, constraints: 0, level_idc: 10 };

    /// The three octets as they are: `profile_idc`, the constraint flags, `level_idc`.
    #[must_use]
    pub const fn octets(self) -> [u8; 3] {
        [self.profile_idc, self.constraints, self.level_idc]
    }

    /// The profile, by number and flags; `None` for one that is not in the table.
    #[must_use]
    pub const fn profile(self) -> Option<H264Profile> {
        let flags = self.constraints;
        // Flag 0 is the highest bit; a bit that is not in the mask may be either.
        Some(match self.profile_idc {
            0x42 if flags & 0x4f == 0x40 => H264Profile::ConstrainedBaseline,
            0x4d if flags & 0x8f == 0x80 => H264Profile::ConstrainedBaseline,
            0x58 if flags & 0xcf == 0xc0 => H264Profile::ConstrainedBaseline,
            0x42 if flags & 0x4f == 0x00 => H264Profile::Baseline,
            0x58 if flags & 0xcf == 0x80 => H264Profile::Baseline,
            0x4d if flags & 0xaf == 0x00 => H264Profile::Main,
            0x58 if flags & 0xcf == 0x00 => H264Profile::Extended,
            0x64 if flags == 0x00 => H264Profile::High,
            0x6e if flags == 0x00 => H264Profile::High10,
            0x7a if flags == 0x00 => H264Profile::High422,
            0xf4 if flags == 0x00 => H264Profile::High444Predictive,
            0x6e if flags == 0x10 => H264Profile::High10Intra,
            0x7a if flags == 0x10 => H264Profile::High422Intra,
            0xf4 if flags == 0x10 => H264Profile::High444Intra,
            0x2c if flags == 0x10 => H264Profile::Cavlc444Intra,
            _ => return None,
        })
    }

    /// The level; level 1b is flag 3 with level 1.1 in the older profiles, and 9 in the others (RFC 6184 §8.1).
    #[must_use]
    pub const fn level(self) -> H264Level {
        let older = matches!(self.profile_idc, 0x42 | 0x4d | 0x58);
        let is_1b = if older { self.level_idc == 11 && self.constraints & 0x10 != 0 } else { self.level_idc == 9 };
        H264Level { tenths: self.level_idc, is_1b }
    }

    fn read(parameter: Parameter<'_>) -> Result<Self, ParseError> {
        parameter.read(|cursor| {
            let mut octets = [0u8; 3];
            for octet in &mut octets {
                for _ in 0..2 {
                    let digit = cursor.peek().and_then(|byte| char::from(byte).to_digit(16));
                    let Some(digit) = digit.and_then(|digit| u8::try_from(digit).ok()) else {
                        return Err(cursor.unexpected());
                    };
                    *octet = (*octet << 4) | digit;
                    cursor.advance(1);
                }
            }
            let [profile_idc, constraints, level_idc] = octets;
            Ok(Self { profile_idc, constraints, level_idc })
        })
    }
}

impl fmt::Display for H264ProfileLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02x}{:02x}{:02x}", self.profile_idc, self.constraints, self.level_idc)
    }
}

/// Parameters of H.264 (RFC 6184 §8.1).
///
/// ```
/// use offhook_sdp::{Fmtp, H264Parameters, H264Profile, H264ProfileLevel};
///
/// let fmtp = Fmtp::parse(b"99 profile-level-id=42e01f;packetization-mode=1;sprop-parameter-sets=Z0IACpZTBYmI,aMljiA==")?;
/// let h264 = fmtp.h264()?;
/// assert_eq!(h264.profile_level().profile(), Some(H264Profile::ConstrainedBaseline));
/// assert_eq!(h264.profile_level().level().to_string(), "3.1");
/// assert_eq!((h264.packetization_mode(), h264.parameter_sets().count()), (1, 2));
/// assert_eq!(H264Parameters::parse(b"")?.profile_level(), H264ProfileLevel::DEFAULT);
/// assert_eq!(H264Parameters::parse(b"profile-level-id=42e0").unwrap_err().offset(), 21);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct H264Parameters<'a> {
    text: Cow<'a, str>,
    profile_level: Option<H264ProfileLevel>,
    packetization_mode: Option<u32>,
    level_asymmetry_allowed: Option<bool>,
    max_mbps: Option<u32>,
    max_smbps: Option<u32>,
    max_fs: Option<u32>,
    max_cpb: Option<u32>,
    max_dpb: Option<u32>,
    max_br: Option<u32>,
    max_rcmd_nalu_size: Option<u32>,
    interleaving_depth: Option<u32>,
    deint_buf_req: Option<u32>,
    deint_buf_cap: Option<u32>,
    max_don_diff: Option<u32>,
    redundant_pic_cap: Option<bool>,
    in_band_parameter_sets: Option<bool>,
    use_level_src_parameter_sets: Option<bool>,
    /// Start and end in the text.
    parameter_sets: Option<(usize, usize)>,
}

impl<'a> H264Parameters<'a> {
    /// Reads the parameters of an `a=fmtp`; those that are not known are kept.
    ///
    /// # Errors
    ///
    /// If `profile-level-id` is not six hexadecimal digits, `packetization-mode` is above 2, a flag is neither `0` nor
    /// `1`, a parameter set is no base64, or a number is out of range.
    pub fn parse(parameters: &'a [u8]) -> Result<Self, ParseError> {
        let text = line(&RULE, parameters)?;
        let mut h264 = Self { text: Cow::Borrowed(text), ..Self::default() };
        each(&RULE, text, |parameter| {
            fill!(parameter, {
                "profile-level-id" => h264.profile_level, H264ProfileLevel::read(parameter)?;
                "packetization-mode" => h264.packetization_mode, parameter.number(0, 2)?;
                "level-asymmetry-allowed" => h264.level_asymmetry_allowed, parameter.flag()?;
                "max-mbps" => h264.max_mbps, parameter.number(0, u32::MAX)?;
                "max-smbps" => h264.max_smbps, parameter.number(0, u32::MAX)?;
                "max-fs" => h264.max_fs, parameter.number(0, u32::MAX)?;
                "max-cpb" => h264.max_cpb, parameter.number(0, u32::MAX)?;
                "max-dpb" => h264.max_dpb, parameter.number(0, u32::MAX)?;
                "max-br" => h264.max_br, parameter.number(0, u32::MAX)?;
                "max-rcmd-nalu-size" => h264.max_rcmd_nalu_size, parameter.number(0, u32::MAX)?;
                "sprop-interleaving-depth" => h264.interleaving_depth, parameter.number(0, 32_767)?;
                "sprop-deint-buf-req" => h264.deint_buf_req, parameter.number(0, u32::MAX)?;
                "deint-buf-cap" => h264.deint_buf_cap, parameter.number(0, u32::MAX)?;
                "sprop-max-don-diff" => h264.max_don_diff, parameter.number(0, 32_767)?;
                "redundant-pic-cap" => h264.redundant_pic_cap, parameter.flag()?;
                "in-band-parameter-sets" => h264.in_band_parameter_sets, parameter.flag()?;
                "use-level-src-parameter-sets" => h264.use_level_src_parameter_sets, parameter.flag()?;
                "sprop-parameter-sets" => h264.parameter_sets, sets(parameter)?;
            });
            Ok(())
        })?;
        Ok(h264)
    }

    /// `profile-level-id`; [`H264ProfileLevel::DEFAULT`] where nothing is said.
    #[must_use]
    pub fn profile_level(&self) -> H264ProfileLevel {
        self.profile_level.unwrap_or(H264ProfileLevel::DEFAULT)
    }

    /// `packetization-mode`: 0 single units, 1 not interleaved, 2 interleaved; 0 where nothing is said. Both sides have
    /// to agree.
    #[must_use]
    pub fn packetization_mode(&self) -> u32 {
        self.packetization_mode.unwrap_or(0)
    }

    /// `level-asymmetry-allowed`: whether the levels of the two directions may differ; not where nothing is said.
    #[must_use]
    pub fn allows_level_asymmetry(&self) -> bool {
        self.level_asymmetry_allowed.unwrap_or(false)
    }

    /// `max-mbps`: macroblocks a second that are taken beyond the level.
    #[must_use]
    pub const fn max_macroblocks_per_second(&self) -> Option<u32> {
        self.max_mbps
    }

    /// `max-smbps`: static macroblocks a second that are taken beyond the level.
    #[must_use]
    pub const fn max_static_macroblocks_per_second(&self) -> Option<u32> {
        self.max_smbps
    }

    /// `max-fs`: macroblocks in a picture that are taken beyond the level.
    #[must_use]
    pub const fn max_frame_macroblocks(&self) -> Option<u32> {
        self.max_fs
    }

    /// `max-cpb`: size of the coded picture buffer beyond the level, in units of 1,000 or 1,200 bits as the profile has it.
    #[must_use]
    pub const fn max_coded_picture_buffer(&self) -> Option<u32> {
        self.max_cpb
    }

    /// `max-dpb`: size of the decoded picture buffer beyond the level, in units of 8/3 macroblocks.
    #[must_use]
    pub const fn max_decoded_picture_buffer(&self) -> Option<u32> {
        self.max_dpb
    }

    /// `max-br`: bit rate beyond the level, in units of 1,000 or 1,200 bits a second as the profile has it.
    #[must_use]
    pub const fn max_bit_rate(&self) -> Option<u32> {
        self.max_br
    }

    /// `max-rcmd-nalu-size`: largest unit in octets that is handled well; no limit where nothing is said.
    #[must_use]
    pub const fn max_unit_octets(&self) -> Option<u32> {
        self.max_rcmd_nalu_size
    }

    /// `sprop-interleaving-depth`: most units that come before one that they follow, 0 to 32,767; only in mode 2.
    #[must_use]
    pub const fn interleaving_depth(&self) -> Option<u32> {
        self.interleaving_depth
    }

    /// `sprop-deint-buf-req`: octets that putting units in order needs; only in mode 2.
    #[must_use]
    pub const fn deinterleaving_octets(&self) -> Option<u32> {
        self.deint_buf_req
    }

    /// `deint-buf-cap`: octets that a receiver has for putting units in order; 0 where nothing is said.
    #[must_use]
    pub fn deinterleaving_capacity_octets(&self) -> u32 {
        self.deint_buf_cap.unwrap_or(0)
    }

    /// `sprop-max-don-diff`: how far apart in order units are sent, 0 to 32,767.
    #[must_use]
    pub const fn max_order_difference(&self) -> Option<u32> {
        self.max_don_diff
    }

    /// `redundant-pic-cap`: whether a receiver uses redundant pictures; not where nothing is said.
    #[must_use]
    pub fn uses_redundant_pictures(&self) -> bool {
        self.redundant_pic_cap.unwrap_or(false)
    }

    /// `in-band-parameter-sets`: whether parameter sets may come with the stream.
    #[must_use]
    pub const fn takes_in_band_parameter_sets(&self) -> Option<bool> {
        self.in_band_parameter_sets
    }

    /// `use-level-src-parameter-sets`: whether a receiver takes parameter sets by level or source; not where nothing is
    /// said.
    #[must_use]
    pub fn takes_level_parameter_sets(&self) -> bool {
        self.use_level_src_parameter_sets.unwrap_or(false)
    }

    /// `sprop-parameter-sets`: the sequence and picture parameter sets of the stream, each in base64.
    pub fn parameter_sets(&self) -> impl Iterator<Item = &str> + '_ {
        let (start, end) = self.parameter_sets.unwrap_or_default();
        self.text.get(start..end).unwrap_or_default().split(',').filter(|set| !set.is_empty())
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> H264Parameters<'static> {
        H264Parameters { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

/// Base64 texts with commas between them; where they are.
fn sets(parameter: Parameter<'_>) -> Result<(usize, usize), ParseError> {
    parameter.read(|cursor| {
        cursor.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b','));
        Ok(())
    })?;
    let value = parameter.text()?;
    if value.is_empty() {
        return Err(ParseError::new(&RULE, parameter.at, ErrorKind::End));
    }
    Ok((parameter.at, parameter.at.saturating_add(value.len())))
}

impl fmt::Display for H264Parameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

text_value!(H264Parameters);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn profiles_and_levels_are_those_of_the_table() {
        use H264Profile::*;
        for (id, profile, level) in [
            ("42e01f", Some(ConstrainedBaseline), "3.1"),
            ("42c00b", Some(ConstrainedBaseline), "1.1"),
            ("42800a", Some(Baseline), "1"),
            ("42b00b", Some(Baseline), "1b"),
            ("4d001f", Some(Main), "3.1"),
            ("4d8028", Some(ConstrainedBaseline), "4"),
            ("58c00d", Some(ConstrainedBaseline), "1.3"),
            ("58800d", Some(Baseline), "1.3"),
            ("58000d", Some(Extended), "1.3"),
            ("640033", Some(High), "5.1"),
            ("640009", Some(High), "1b"),
            ("6e1029", Some(High10Intra), "4.1"),
            ("f40029", Some(High444Predictive), "4.1"),
            ("2c1029", Some(Cavlc444Intra), "4.1"),
            ("640c1f", None, "3.1"),
        ] {
            let text = alloc::format!("profile-level-id={id}");
            let read = H264Parameters::parse(text.as_bytes()).unwrap().profile_level();
            assert_eq!((read.profile(), &*alloc::format!("{}", read.level())), (profile, level), "{id}");
            assert_eq!(alloc::format!("{read}"), id);
        }
    }
}
