//! AMR and AMR-WB (RFC 4867 §8.3.1).

use alloc::borrow::Cow;

use super::{Parameters, parameter, with_parameter};

/// The payload structure is the same on both sides, and so are the modes if the offer restricts them: the answer
/// returns that restriction unmodified, or refuses the format.
pub(super) fn agree<'p>(offered: Option<&str>, local: Option<&'p str>) -> Option<Parameters<'p>> {
    if structure(offered) != structure(local) {
        return None;
    }
    let Some(wanted) = parameter(offered, "mode-set") else { return Some(local.map(Cow::Borrowed)) };
    let own = parameter(local, "mode-set");
    if own == Some(wanted) {
        return Some(local.map(Cow::Borrowed));
    }
    let wanted_modes = modes(wanted)?;
    if let Some(own) = own
        && wanted_modes & !modes(own)? != 0
    {
        return None;
    }
    Some(Some(Cow::Owned(with_parameter(local, "mode-set", wanted))))
}

/// `octet-align`, `crc`, `robust-sorting`, `interleaving`; each of the last three implies the first (§8.1).
fn structure(parameters: Option<&str>) -> (bool, bool, bool, Option<&str>) {
    let is_on = |name| parameter(parameters, name).is_some_and(|value| value == "1");
    let (crc, sorted, interleaving) = (is_on("crc"), is_on("robust-sorting"), parameter(parameters, "interleaving"));
    (is_on("octet-align") || crc || sorted || interleaving.is_some(), crc, sorted, interleaving)
}

/// One bit per mode; `None` if the list is none.
fn modes(list: &str) -> Option<u16> {
    list.split(',').try_fold(0u16, |modes, mode| {
        let mode: u32 = mode.trim().parse().ok()?;
        Some(modes | 1u16.checked_shl(mode)?)
    })
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
        ] {
            let side = |text: &'static str| (!text.is_empty()).then_some(text);
            let agreed = agree(side(offered), side(local));
            assert_eq!(agreed.map(|text| text.unwrap_or_default()).as_deref(), expected, "{offered} and {local}");
        }
    }
}
