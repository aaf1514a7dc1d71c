//! H.264 (RFC 6184 §8.2.2).

use alloc::borrow::Cow;

use super::{Parameters, parameter, with_parameter};

/// Packetization mode and profile are the same on both sides. The level of the answer is at most that of the offer,
/// unless both sides allow each direction its own.
pub(super) fn agree<'p>(offered: Option<&str>, local: Option<&'p str>) -> Option<Parameters<'p>> {
    let mode = |parameters| parameter(parameters, "packetization-mode").unwrap_or("0");
    let (theirs, ours) = (ProfileLevel::of(offered)?, ProfileLevel::of(local)?);
    if mode(offered) != mode(local) || theirs.profile() != ours.profile() {
        return None;
    }
    let asymmetric = |parameters| parameter(parameters, "level-asymmetry-allowed") == Some("1");
    if ours.level() <= theirs.level() || (asymmetric(offered) && asymmetric(local)) {
        return Some(local.map(Cow::Borrowed));
    }
    let ProfileLevel { profile_idc, iop, level_idc } = theirs;
    let value = alloc::format!("{profile_idc:02x}{iop:02x}{level_idc:02x}");
    Some(Some(Cow::Owned(with_parameter(local, "profile-level-id", &value))))
}

/// The three octets of `profile-level-id` (RFC 6184 §8.1).
#[derive(Clone, Copy)]
struct ProfileLevel {
    profile_idc: u8,
    iop: u8,
    level_idc: u8,
}

impl ProfileLevel {
    /// Baseline at level 1 where nothing is said (RFC 6184 §8.1); `None` if it is not six hexadecimal digits.
    fn of(parameters: Option<&str>) -> Option<Self> {
        let text = parameter(parameters, "profile-level-id").unwrap_or("42000a");
        if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, profile_idc, iop, level_idc] = u32::from_str_radix(text, 16).ok()?.to_be_bytes();
        Some(Self { profile_idc, iop, level_idc })
    }

    /// Equal for equal profiles, in however many ways each is written (RFC 6184 §8.1, table 5).
    fn profile(self) -> (u8, u8) {
        let constraint = |bit: u8| self.iop & (0x80 >> bit) != 0;
        match self.profile_idc {
            0x42 if constraint(1) => CONSTRAINED_BASELINE,
            0x4d if constraint(0) => CONSTRAINED_BASELINE,
            0x58 if constraint(0) && constraint(1) => CONSTRAINED_BASELINE,
            0x42 => BASELINE,
            0x58 if constraint(0) => BASELINE,
            0x4d | 0x58 => (self.profile_idc, 0),
            other => (other, self.iop),
        }
    }

    /// Tenths of a tenth, so that there is room for level 1b between 1 and 1.1.
    fn level(self) -> u16 {
        let one_b = match self.profile_idc {
            0x42 | 0x4d | 0x58 => self.level_idc == 11 && self.iop & 0x10 != 0,
            _ => self.level_idc == 9,
        };
        if one_b { 105 } else { u16::from(self.level_idc).saturating_mul(10) }
    }
}

const CONSTRAINED_BASELINE: (u8, u8) = (0x42, 0x40);
const BASELINE: (u8, u8) = (0x42, 0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profile_and_mode_are_equal_and_the_level_goes_down() {
        for (offered, local, expected) in [
            ("profile-level-id=42e01f", "profile-level-id=42E00A", Some("profile-level-id=42E00A")),
            ("profile-level-id=42e00a", "profile-level-id=42E01F;max-fs=99", Some("profile-level-id=42e00a;max-fs=99")),
            // Constrained Baseline, written in three ways.
            ("profile-level-id=42c01f", "profile-level-id=4d801e", Some("profile-level-id=4d801e")),
            ("profile-level-id=42e01f", "profile-level-id=42001f", None),
            ("profile-level-id=64001f", "profile-level-id=42e01f", None),
            ("packetization-mode=1", "", None),
            ("", "", Some("")),
            ("", "profile-level-id=42000b", Some("profile-level-id=42000a")),
            // Level 1b is less than 1.1.
            ("profile-level-id=42f00b", "profile-level-id=42e00b", Some("profile-level-id=42f00b")),
            (
                "profile-level-id=42e00a;level-asymmetry-allowed=1",
                "profile-level-id=42e01f;level-asymmetry-allowed=1",
                Some("profile-level-id=42e01f;level-asymmetry-allowed=1"),
            ),
            ("profile-level-id=42", "", None),
        ] {
            let side = |text: &'static str| (!text.is_empty()).then_some(text);
            let agreed = agree(side(offered), side(local));
            assert_eq!(agreed.map(|text| text.unwrap_or_default()).as_deref(), expected, "{offered} and {local}");
        }
    }
}
