//! Format parameters that both sides have to agree on.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::attribute::FmtpParameters;
use crate::{AmrBand, EncodingName, IlbcParameters, TelephoneEvents};

mod amr;
mod h264;

/// What the rules for an encoding depend on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// Voice or picture whose parameters tell each side what the other likes to receive, such as opus
    /// (RFC 7587 §7.1), or that has none.
    Plain,
    Amr(AmrBand),
    G723,
    G729,
    H264,
    Ilbc,
    /// The same on both sides are these parameters, each with what is meant without it.
    Same(&'static [(&'static str, &'static str)]),
    /// Beside a codec, at its clock rate.
    TelephoneEvent,
    Tone,
    ComfortNoise,
    /// Beside a codec, and about its packets.
    Redundancy,
    Retransmission,
    Correction,
}

impl Kind {
    pub(crate) fn of(encoding: &EncodingName<'_>) -> Self {
        const TABLE: [(EncodingName<'static>, Kind); 18] = [
            (EncodingName::TELEPHONE_EVENT, Kind::TelephoneEvent),
            (EncodingName::TONE, Kind::Tone),
            (EncodingName::CN, Kind::ComfortNoise),
            (EncodingName::AMR, Kind::Amr(AmrBand::Narrow)),
            (EncodingName::AMR_WB, Kind::Amr(AmrBand::Wide)),
            (EncodingName::new("G723"), Kind::G723),
            (EncodingName::G729, Kind::G729),
            (EncodingName::H264, Kind::H264),
            (EncodingName::ILBC, Kind::Ilbc),
            (EncodingName::RED, Kind::Redundancy),
            (EncodingName::RTX, Kind::Retransmission),
            (EncodingName::ULPFEC, Kind::Correction),
            // RFC 9628, the payload format for AV1 of AOMedia, RFC 5577, RFC 3640, RFC 6416, RFC 7798.
            (EncodingName::new("VP9"), Kind::Same(&[("profile-id", "0")])),
            (EncodingName::new("AV1"), Kind::Same(&[("profile", "0")])),
            (EncodingName::new("G7221"), Kind::Same(&[("bitrate", "")])),
            (EncodingName::new("mpeg4-generic"), Kind::Same(&[("mode", ""), ("config", "")])),
            (EncodingName::new("MP4A-LATM"), Kind::Same(&[("cpresent", "1"), ("config", ""), ("object", "")])),
            (EncodingName::new("H265"), Kind::Same(&[("profile-id", "1"), ("tx-mode", "SRST")])),
        ];
        if *encoding == EncodingName::FLEXFEC {
            return Self::Correction;
        }
        TABLE.iter().find(|(name, _)| name == encoding).map_or(Self::Plain, |(_, kind)| *kind)
    }

    /// Formats of a kind may name those of the kinds before it.
    pub(crate) const KINDS_BY_NAMES: [fn(Self) -> bool; 3] = [
        |kind| !matches!(kind, Self::Redundancy | Self::Retransmission),
        |kind| matches!(kind, Self::Redundancy),
        |kind| matches!(kind, Self::Retransmission),
    ];

    /// As [`EncodingName::is_auxiliary`].
    pub(crate) const fn is_auxiliary(self) -> bool {
        self.has_clock_of_codec() || matches!(self, Self::Redundancy | Self::Retransmission | Self::Correction)
    }

    /// Events, tones and comfort noise share the time stamps of the codec beside them (RFC 4733 §2.1, RFC 3389 §4).
    pub(crate) const fn has_clock_of_codec(self) -> bool {
        matches!(self, Self::TelephoneEvent | Self::Tone | Self::ComfortNoise)
    }
}

/// Parameters of a format in an answer: none, the local ones, or others.
pub(crate) type Parameters<'p> = Option<Cow<'p, str>>;

/// What the answer says about a format that the offer describes with `offered` and this side with `local`.
///
/// `None`: the two configurations of the encoding do not work together, so it counts as another encoding.
pub(crate) fn agree<'p>(kind: Kind, offered: Option<&str>, local: Option<&'p str>) -> Option<Parameters<'p>> {
    match kind {
        Kind::TelephoneEvent => telephone_events(offered, local),
        Kind::H264 => h264::agree(offered, local),
        Kind::Amr(band) => amr::agree(band, offered, local),
        Kind::Same(names) => {
            let is_same = |(name, without): &(&str, &str)| {
                let value = |parameters| parameter(parameters, name).unwrap_or(without);
                value(offered).eq_ignore_ascii_case(value(local))
            };
            names.iter().all(is_same).then(|| local.map(Cow::Borrowed))
        }
        Kind::Ilbc => Some(ilbc(offered, local)),
        Kind::G729 => Some(silence(offered, local, "annexb")),
        Kind::G723 => Some(silence(offered, local, "annexa")),
        // These name formats by their numbers, and the numbers are those of the offer.
        Kind::Redundancy => Some(offered.map(|offered| Cow::Owned(offered.into()))),
        Kind::Retransmission => Some(match (parameter(offered, "apt"), local) {
            (Some(apt), Some(local)) => Some(Cow::Owned(with_parameter(Some(local), "apt", apt))),
            _ => offered.map(|offered| Cow::Owned(offered.into())),
        }),
        Kind::Plain | Kind::Tone | Kind::ComfortNoise | Kind::Correction => Some(local.map(Cow::Borrowed)),
    }
}

/// Value of a parameter, by name without regard to case; empty if it has none.
fn parameter<'p>(parameters: Option<&'p str>, name: &str) -> Option<&'p str> {
    FmtpParameters::of(parameters.unwrap_or_default())
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.unwrap_or_default())
}

/// The same parameters with another value for one of them, at the end if it is not there.
pub(crate) fn with_parameter(parameters: Option<&str>, name: &str, value: &str) -> String {
    let mut text = String::new();
    let mut written = false;
    let mut push = |name: &str, value: Option<&str>| {
        if !text.is_empty() {
            text.push(';');
        }
        text.push_str(name);
        if let Some(value) = value {
            text.push('=');
            text.push_str(value);
        }
    };
    for (known, old) in FmtpParameters::of(parameters.unwrap_or_default()) {
        if !known.eq_ignore_ascii_case(name) {
            push(known, old);
        } else if !core::mem::replace(&mut written, true) {
            push(known, Some(value));
        }
    }
    if !written {
        push(name, Some(value));
    }
    text
}

/// RFC 4733 §2.4.1, RFC 3264 §6.1: the events that both understand; nothing said means the keys.
fn telephone_events<'p>(offered: Option<&str>, local: Option<&'p str>) -> Option<Parameters<'p>> {
    if offered.is_none() && local.is_none() {
        return Some(None);
    }
    let events = |parameters: Option<&str>| match parameters {
        None => TelephoneEvents::KEYS,
        // What nobody can read is taken for the keys: a peer that writes `0-15,` still sends digits.
        Some(parameters) => TelephoneEvents::parse(parameters.as_bytes()).unwrap_or(TelephoneEvents::KEYS),
    };
    let both = events(offered).intersection(events(local));
    (!both.is_empty()).then(|| Some(Cow::Owned(alloc::format!("{both}"))))
}

/// RFC 3952 §5: 20 ms only where both say so, else the larger, 30 ms.
fn ilbc<'p>(offered: Option<&str>, local: Option<&'p str>) -> Parameters<'p> {
    let twenty = |parameters: Option<&str>| {
        IlbcParameters::parse(parameters.unwrap_or_default().as_bytes()).is_ok_and(|ilbc| ilbc.mode_ms() == 20)
    };
    match (twenty(offered), twenty(local)) {
        (true, true) => Some(Cow::Borrowed("mode=20")),
        (false, false) if offered.is_none() && local.is_none() => None,
        _ => Some(Cow::Borrowed("mode=30")),
    }
}

/// RFC 4856 §2.1.9, RFC 7261 §3: silence suppression is on unless a side says no, and then it is off for both.
fn silence<'p>(offered: Option<&str>, local: Option<&'p str>, name: &str) -> Parameters<'p> {
    let no = |parameters| parameter(parameters, name).is_some_and(|value| value.eq_ignore_ascii_case("no"));
    if no(offered) && !no(local) {
        return Some(Cow::Owned(with_parameter(local, name, "no")));
    }
    local.map(Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use alloc::string::ToString as _;

    use super::*;

    /// What is answered: a dash stands for no parameters, both ways.
    fn agreed(encoding: &EncodingName<'_>, offered: &str, local: &str) -> Option<String> {
        let side = |parameters| if parameters == "-" { None } else { Some(parameters) };
        let agreed = agree(Kind::of(encoding), side(offered), side(local))?;
        Some(agreed.map_or_else(|| "-".to_string(), Cow::into_owned))
    }

    #[test]
    fn each_format_has_its_rule() {
        for (encoding, offered, local, expected) in [
            (EncodingName::TELEPHONE_EVENT, "0-15", "0-15", Some("0-15")),
            (EncodingName::TELEPHONE_EVENT, "0-15,66", "0-11", Some("0-11")),
            (EncodingName::TELEPHONE_EVENT, "66", "0-11", None),
            (EncodingName::TELEPHONE_EVENT, "0-15,", "0-11", Some("0-11")),
            (EncodingName::TELEPHONE_EVENT, "-", "-", Some("-")),
            (EncodingName::TELEPHONE_EVENT, "-", "0-16", Some("0-15")),
            (EncodingName::ILBC, "mode=20", "mode=20", Some("mode=20")),
            (EncodingName::ILBC, "mode=20", "mode=30", Some("mode=30")),
            (EncodingName::ILBC, "mode=20", "-", Some("mode=30")),
            (EncodingName::ILBC, "-", "-", Some("-")),
            (EncodingName::G729, "annexb=no", "-", Some("annexb=no")),
            (EncodingName::G729, "annexb=no", "annexb=yes", Some("annexb=no")),
            (EncodingName::G729, "-", "annexb=no", Some("annexb=no")),
            (EncodingName::new("g723"), "annexa=no", "bitrate=6.3", Some("bitrate=6.3;annexa=no")),
            (EncodingName::OPUS, "useinbandfec=1", "stereo=1", Some("stereo=1")),
            (EncodingName::OPUS, "useinbandfec=1;maxaveragebitrate=30000", "-", Some("-")),
            (EncodingName::new("VP9"), "-", "profile-id=0", Some("profile-id=0")),
            (EncodingName::new("VP9"), "profile-id=2", "-", None),
            (EncodingName::new("G7221"), "bitrate=32000", "bitrate=24000", None),
            (EncodingName::new("G7221"), "bitrate=32000", "bitrate=32000", Some("bitrate=32000")),
            (
                EncodingName::new("mpeg4-generic"),
                "mode=AAC-hbr;config=1210",
                "config=1210; mode=aac-hbr",
                Some("config=1210; mode=aac-hbr"),
            ),
            (EncodingName::new("mpeg4-generic"), "mode=AAC-hbr;config=1210", "mode=AAC-hbr;config=1190", None),
            (EncodingName::new("MP4A-LATM"), "cpresent=0;config=400023103FC0", "-", None),
            (EncodingName::new("MP4A-LATM"), "bitrate=48000", "cpresent=1", Some("cpresent=1")),
            (EncodingName::new("AV1"), "profile=1", "-", None),
            (EncodingName::new("AV1"), "profile=0;level-idx=5", "level-idx=8", Some("level-idx=8")),
            (EncodingName::new("H265"), "profile-id=2", "-", None),
            (EncodingName::new("H265"), "tx-mode=SRST", "level-id=93", Some("level-id=93")),
            (EncodingName::new("H265"), "tx-mode=MRST", "-", None),
            (EncodingName::RTX, "apt=96;rtx-time=3000", "apt=100;rtx-time=200", Some("apt=96;rtx-time=200")),
            (EncodingName::PCMA, "-", "-", Some("-")),
        ] {
            assert_eq!(agreed(&encoding, offered, local).as_deref(), expected, "{offered} and {local}");
        }
    }

    #[test]
    fn auxiliary_kinds_are_the_auxiliary_encodings() {
        for encoding in EncodingName::ALL {
            assert_eq!(Kind::of(encoding).is_auxiliary(), encoding.is_auxiliary(), "{encoding}");
        }
    }

    #[test]
    fn one_parameter_is_replaced() {
        assert_eq!(with_parameter(Some("a=1; B=2 ;c;b=3"), "b", "4"), "a=1;B=4;c");
        assert_eq!(with_parameter(None, "b", "4"), "b=4");
    }
}
