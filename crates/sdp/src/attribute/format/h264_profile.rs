use core::fmt;

use offhook_base::ParseError;

use super::Parameter;
use crate::grammar::Cursor;

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

    /// Higher for a higher level; level 1b stands between 1 and 1.1, however it is written.
    pub(crate) const fn rank(self) -> u16 {
        if self.is_1b { 105 } else { self.tenths as u16 * 10 }
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

    /// Reads six hexadecimal digits.
    ///
    /// # Errors
    ///
    /// If it is anything else.
    ///
    /// ```
    /// use offhook_sdp::{H264Profile, H264ProfileLevel};
    ///
    /// let main = H264ProfileLevel::parse(b"4D001F")?;
    /// assert_eq!((main.profile(), main.to_string().as_str()), (Some(H264Profile::Main), "4d001f"));
    /// assert_eq!(H264ProfileLevel::parse(b"4d001").unwrap_err().offset(), 5);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    pub fn parse(value: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&super::h264::RULE, value);
        let read = Self::take(&mut cursor)?;
        cursor.end()?;
        Ok(read)
    }

    pub(super) fn read(parameter: Parameter<'_>) -> Result<Self, ParseError> {
        parameter.read(Self::take)
    }

    fn take(cursor: &mut Cursor<'_>) -> Result<Self, ParseError> {
        let [profile_idc, constraints, level_idc] = octets(cursor)?;
        Ok(Self { profile_idc, constraints, level_idc })
    }

    /// `max-recv-level`: the flags and the level, without the profile.
    pub(super) fn read_level(parameter: Parameter<'_>) -> Result<H264Level, ParseError> {
        let [constraints, level_idc] = parameter.read(octets)?;
        // Only flag 3 matters here, and it is used by the older profiles alone.
        let is_1b = level_idc == 9 || (level_idc == 11 && constraints & 0x10 != 0);
        Ok(H264Level { tenths: level_idc, is_1b })
    }
}

impl fmt::Display for H264ProfileLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02x}{:02x}{:02x}", self.profile_idc, self.constraints, self.level_idc)
    }
}

/// Octets of two hexadecimal digits each.
fn octets<const N: usize>(cursor: &mut Cursor<'_>) -> Result<[u8; N], ParseError> {
    let mut octets = [0u8; N];
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
    Ok(octets)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::H264Parameters;

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

    #[test]
    fn the_highest_level_goes_without_a_profile() {
        let level = |text: &[u8]| H264Parameters::parse(text).unwrap().max_receive_level().unwrap();
        assert_eq!(alloc::format!("{}", level(b"max-recv-level=e028")), "4");
        assert!(level(b"max-recv-level=f00b").is_1b());
        assert_eq!(H264Parameters::parse(b"max-recv-level=e0").unwrap_err().offset(), 17);
    }
}
