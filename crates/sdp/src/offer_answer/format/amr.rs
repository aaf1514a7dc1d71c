//! AMR and AMR-WB (RFC 4867 §8.3.1).

use alloc::borrow::Cow;

use super::{Parameters, parameter, with_parameter};
use crate::{AmrBand, AmrParameters};

/// The payload structure is the same on both sides, and so are the modes if the offer restricts them: the answer
/// returns that restriction unmodified, or refuses the format. What cannot be read goes with nothing.
pub(super) fn agree<'p>(band: AmrBand, offered: Option<&str>, local: Option<&'p str>) -> Option<Parameters<'p>> {
    let theirs = AmrParameters::parse(band, offered.unwrap_or_default().as_bytes()).ok()?;
    let ours = AmrParameters::parse(band, local.unwrap_or_default().as_bytes()).ok()?;
    if structure(&theirs) != structure(&ours) {
        return None;
    }
    let Some(wanted) = parameter(offered, "mode-set") else { return Some(local.map(Cow::Borrowed)) };
    if parameter(local, "mode-set") == Some(wanted) {
        return Some(local.map(Cow::Borrowed));
    }
    if theirs.modes().any(|mode| ours.modes().all(|own| own != mode)) {
        return None;
    }
    Some(Some(Cow::Owned(with_parameter(local, "mode-set", wanted))))
}

/// Alignment, checks, sorting, interleaving (RFC 4867 §8.1).
fn structure(parameters: &AmrParameters<'_>) -> (bool, bool, bool, Option<u32>) {
    (parameters.is_octet_aligned(), parameters.has_crc(), parameters.is_sorted(), parameters.interleaving())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure_and_modes_are_those_of_the_offer() {
        for (offered, local, expected) in [
            ("octet-align=1", "", None),
            ("octet-align=1;crc=1", "crc=1", Some("crc=1")),
            ("octet-align=0", "mode-change-period=2", Some("mode-change-period=2")),
            ("mode-set=0,2", "", Some("mode-set=0,2")),
            ("mode-set=0,2", "mode-set=0,2,7;max-red=0", Some("mode-set=0,2;max-red=0")),
            ("mode-set=0,2,7", "mode-set=0,2", None),
            ("", "mode-set=0,2", Some("mode-set=0,2")),
            ("mode-set=x", "", None),
            ("mode-set=99", "", None),
            ("octet-align=1;interleaving=30", "octet-align=1", None),
            ("mode-set=0,8", "", None),
        ] {
            let side = |text: &'static str| (!text.is_empty()).then_some(text);
            let agreed = agree(AmrBand::Narrow, side(offered), side(local));
            assert_eq!(agreed.map(|text| text.unwrap_or_default()).as_deref(), expected, "{offered} and {local}");
        }
        let wide = agree(AmrBand::Wide, Some("mode-set=0,8"), None);
        assert_eq!(wide.flatten().as_deref(), Some("mode-set=0,8"));
    }
}
