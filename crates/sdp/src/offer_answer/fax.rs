//! Fax over UDP (ITU-T T.38 Annex D).

use crate::offer_answer::draft::Draft;
use crate::offer_answer::local::RawAttribute;
use crate::offer_answer::plan::first;
use crate::{LocalStream, Media};

/// How much of the error correction of fax over UDP a value asks for.
fn protection(value: &[u8]) -> Option<usize> {
    FAX_PROTECTION.iter().position(|known| value.eq_ignore_ascii_case(known))
}

const FAX_PROTECTION: [&[u8]; 3] = [b"t38UDPNoEC", b"t38UDPRedundancy", b"t38UDPFEC"];

/// Both sides of a fax manage their rates alike: a gateway that trains by itself and one that waits for the training
/// of the other never meet (ITU-T T.38 §8).
pub(crate) fn has_same_rate_management(section: &Media<'_>, stream: &LocalStream) -> bool {
    const NAME: &str = "T38FaxRateManagement";
    match (first(section, NAME.as_bytes()), stream.attribute(NAME)) {
        (Some(theirs), Some(ours)) => theirs.eq_ignore_ascii_case(ours.value()),
        _ => true,
    }
}

/// Fax: a version no higher than offered, the lower rate, the lesser protection, and options that are offered
/// (ITU-T T.38 Annex D).
pub(crate) fn write(draft: &mut Draft, section: &Media<'_>, attribute: &RawAttribute) {
    let number = |value: &[u8]| core::str::from_utf8(value.trim_ascii()).ok().and_then(|text| text.parse::<u32>().ok());
    let name = attribute.name.as_str();
    let offered = first(section, name.as_bytes());
    let most = match name {
        "T38FaxVersion" => Some(offered.and_then(number).unwrap_or(0)),
        "T38MaxBitRate" => offered.and_then(number),
        "T38FaxFillBitRemoval" | "T38FaxTranscodingMMR" | "T38FaxTranscodingJBIG" => {
            if offered.is_some_and(|value| value.trim_ascii() != b"0") {
                draft.raw(attribute);
            }
            return;
        }
        // Who offers none cannot be asked for any.
        "T38FaxUdpEC" if offered.is_none() => return,
        "T38FaxUdpEC" => {
            let theirs = offered.and_then(|value| protection(value.trim_ascii()));
            let most = theirs.and_then(|theirs| FAX_PROTECTION.get(theirs));
            match (theirs, protection(attribute.value()), most) {
                (Some(theirs), Some(ours), Some(most)) if ours > theirs => draft.attribute(name, Some(most)),
                _ => draft.raw(attribute),
            }
            return;
        }
        _ => None,
    };
    match (most, number(attribute.value())) {
        (Some(most), Some(own)) if own > most => draft.attribute_number(name, most.into()),
        _ => draft.raw(attribute),
    }
}
