use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::h264_profile::{H264Level, H264ProfileLevel};
use super::{Parameter, each, fill, line};
use crate::text_value::text_value;

pub(super) static RULE: Rule = Rule::new("H264", "RFC 6184 §8.1");

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
    max_recv_level: Option<H264Level>,
    init_buf_time: Option<u32>,
    sar_understood: Option<u32>,
    sar_supported: Option<u32>,
    /// Start and end in the text.
    level_parameter_sets: Option<(usize, usize)>,
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
                "max-recv-level" => h264.max_recv_level, H264ProfileLevel::read_level(parameter)?;
                "sprop-init-buf-time" => h264.init_buf_time, parameter.number(0, u32::MAX)?;
                "sar-understood" => h264.sar_understood, parameter.number(0, 255)?;
                "sar-supported" => h264.sar_supported, parameter.number(0, 255)?;
                "sprop-level-parameter-sets" => h264.level_parameter_sets, sets(parameter)?;
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

    /// `max-recv-level`: highest level that is taken, if it is above that of `profile-level-id`.
    #[must_use]
    pub const fn max_receive_level(&self) -> Option<H264Level> {
        self.max_recv_level
    }

    /// `sprop-init-buf-time`: ticks of 90 kHz to wait before units are put in order; only in mode 2.
    #[must_use]
    pub const fn initial_buffering_ticks(&self) -> Option<u32> {
        self.init_buf_time
    }

    /// `sar-understood`: highest number of a sample aspect ratio that is understood; 13 where nothing is said.
    #[must_use]
    pub fn max_aspect_ratio_understood(&self) -> u32 {
        self.sar_understood.unwrap_or(13)
    }

    /// `sar-supported`: highest number of a sample aspect ratio that is shown well.
    #[must_use]
    pub const fn max_aspect_ratio_supported(&self) -> Option<u32> {
        self.sar_supported
    }

    /// `sprop-level-parameter-sets`: parameter sets for other levels, as they were written: a `profile-level-id`, a colon,
    /// sets with commas between them, a colon, and so on.
    #[must_use]
    pub fn level_parameter_sets(&self) -> Option<&str> {
        self.level_parameter_sets.and_then(|(start, end)| self.text.get(start..end))
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
        cursor.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b',' | b':'));
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
