//! Format parameters that both sides have to agree on.

use alloc::borrow::Cow;

use crate::attribute::FmtpParameters;
use crate::{EncodingName, TelephoneEvents};

/// Value of a parameter, by name without regard to case.
fn parameter<'p>(parameters: Option<&'p str>, name: &str) -> Option<&'p str> {
    FmtpParameters::of(parameters.unwrap_or_default())
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.unwrap_or_default())
}

/// What the answer says about a format that the offer describes with `offered` and this side with `local`.
///
/// `None`: the two configurations of the encoding do not work together, so it counts as another encoding.
pub(crate) fn agree<'p>(
    encoding: &EncodingName<'_>,
    offered: Option<&'p str>,
    local: Option<&'p str>,
) -> Option<Option<Cow<'p, str>>> {
    let same = |name: &str, default: &str| {
        parameter(offered, name).unwrap_or(default).eq_ignore_ascii_case(parameter(local, name).unwrap_or(default))
    };
    let local_says = Some(local.map(Cow::Borrowed));
    if *encoding == EncodingName::TELEPHONE_EVENT {
        return telephone_events(offered, local);
    }
    if *encoding == EncodingName::H264 {
        // RFC 6184 §8.2.2: the packetization mode and the profile are the same on both sides; the level may differ.
        let profile = |parameters| parameter(parameters, "profile-level-id").unwrap_or("42e00a").get(..4);
        let agree = same("packetization-mode", "0")
            && matches!((profile(offered), profile(local)), (Some(one), Some(other)) if one.eq_ignore_ascii_case(other));
        return if agree { local_says } else { None };
    }
    if *encoding == EncodingName::AMR || *encoding == EncodingName::AMR_WB {
        // RFC 4867 §8.3.1: the payload structure is the same on both sides.
        let structure = [("octet-align", "0"), ("crc", "0"), ("robust-sorting", "0"), ("interleaving", "")];
        return if structure.iter().all(|(name, default)| same(name, default)) { local_says } else { None };
    }
    if *encoding == EncodingName::ILBC {
        return ilbc(offered, local);
    }
    if *encoding == EncodingName::G729 {
        // RFC 4856 §2.1.9: Annex B is on unless a side says no, and then it is off for both.
        let no = |parameters| parameter(parameters, "annexb").is_some_and(|value| value.eq_ignore_ascii_case("no"));
        return if no(offered) || no(local) { Some(Some(Cow::Borrowed("annexb=no"))) } else { local_says };
    }
    if [EncodingName::RTX, EncodingName::RED].iter().any(|name| name == encoding) {
        // These name formats by their numbers, and the numbers are those of the offer.
        return Some(offered.map(Cow::Borrowed));
    }
    local_says
}

/// RFC 4733 §2.4.1, RFC 3264 §6.1: the events that both understand; nothing said means the keys.
fn telephone_events<'p>(offered: Option<&str>, local: Option<&str>) -> Option<Option<Cow<'p, str>>> {
    let events = |parameters: Option<&str>| match parameters {
        None => Some(TelephoneEvents::KEYS),
        // What nobody can read is taken for the keys: a peer that writes `0-15,` still sends digits.
        Some(parameters) => TelephoneEvents::parse(parameters.as_bytes()).ok().or(Some(TelephoneEvents::KEYS)),
    };
    let both = events(offered)?.intersection(events(local)?);
    if both.is_empty() {
        return None;
    }
    if offered.is_none() && local.is_none() {
        return Some(None);
    }
    Some(Some(Cow::Owned(alloc::format!("{both}"))))
}

/// RFC 3952 §5: 20 ms only where both say so, 30 ms otherwise.
fn ilbc<'p>(offered: Option<&'p str>, local: Option<&'p str>) -> Option<Option<Cow<'p, str>>> {
    let twenty = |parameters| parameter(parameters, "mode") == Some("20");
    Some(match (twenty(offered), twenty(local)) {
        (true, true) => Some(Cow::Borrowed("mode=20")),
        (false, false) if offered.is_none() && local.is_none() => None,
        _ => Some(Cow::Borrowed("mode=30")),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn agreed(encoding: EncodingName<'_>, offered: &str, local: &str) -> Option<alloc::string::String> {
        let side = |parameters: &'static str| (!parameters.is_empty()).then_some(parameters);
        // Leaked in a test only, to keep the call short.
        let (offered, local) = (alloc::string::String::from(offered).leak(), alloc::string::String::from(local).leak());
        agree(&encoding, side(offered), side(local)).map(|value| value.unwrap_or_default().into_owned())
    }

    #[test]
    fn each_format_has_its_rule() {
        for (encoding, offered, local, expected) in [
            (EncodingName::TELEPHONE_EVENT, "0-15", "0-15", Some("0-15")),
            (EncodingName::TELEPHONE_EVENT, "0-15,66", "0-11", Some("0-11")),
            (EncodingName::TELEPHONE_EVENT, "66", "0-11", None),
            (EncodingName::ILBC, "mode=20", "mode=20", Some("mode=20")),
            (EncodingName::ILBC, "mode=20", "mode=30", Some("mode=30")),
            (EncodingName::ILBC, "", "", Some("")),
            (EncodingName::G729, "annexb=no", "", Some("annexb=no")),
            (EncodingName::AMR, "octet-align=1", "", None),
            (EncodingName::H264, "profile-level-id=42e01f", "profile-level-id=42E00A", Some("profile-level-id=42E00A")),
            (EncodingName::H264, "packetization-mode=1", "", None),
            (EncodingName::OPUS, "useinbandfec=1", "stereo=1", Some("stereo=1")),
        ] {
            assert_eq!(agreed(encoding, offered, local).as_deref(), expected, "{offered} and {local}");
        }
    }
}
