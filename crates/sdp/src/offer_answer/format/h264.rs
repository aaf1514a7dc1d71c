//! H.264 (RFC 6184 §8.2.2).

use alloc::borrow::Cow;

use super::{Parameters, parameter, with_parameter};
use crate::H264ProfileLevel;

/// Packetization mode and profile are the same on both sides. The level of the answer is at most that of the offer,
/// unless both sides allow each direction its own.
///
/// Nothing else is looked at, so that a parameter that nobody can read does not stand in the way.
pub(super) fn agree<'p>(offered: Option<&str>, local: Option<&'p str>) -> Option<Parameters<'p>> {
    let mode = |parameters| parameter(parameters, "packetization-mode").unwrap_or("0");
    let (theirs, ours) = (profile_level(offered)?, profile_level(local)?);
    if mode(offered) != mode(local) || !is_same_profile(theirs, ours) {
        return None;
    }
    let asymmetric = |parameters| parameter(parameters, "level-asymmetry-allowed") == Some("1");
    if ours.level().rank() <= theirs.level().rank() || (asymmetric(offered) && asymmetric(local)) {
        return Some(local.map(Cow::Borrowed));
    }
    Some(Some(Cow::Owned(with_parameter(local, "profile-level-id", &alloc::format!("{theirs}")))))
}

/// `None` if it cannot be read.
fn profile_level(parameters: Option<&str>) -> Option<H264ProfileLevel> {
    match parameter(parameters, "profile-level-id") {
        Some(text) => H264ProfileLevel::parse(text.as_bytes()).ok(),
        None => Some(H264ProfileLevel::DEFAULT),
    }
}

/// However each is written (RFC 6184 §8.1, table 5); those that are not in the table by number and flags.
fn is_same_profile(one: H264ProfileLevel, other: H264ProfileLevel) -> bool {
    match (one.profile(), other.profile()) {
        (None, None) => one.octets().get(..2) == other.octets().get(..2),
        (one, other) => one == other,
    }
}

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
            // Constrained High stands in no table.
            ("profile-level-id=640c1f", "profile-level-id=640C1f", Some("profile-level-id=640C1f")),
            ("profile-level-id=640c1f", "profile-level-id=64001f", None),
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
