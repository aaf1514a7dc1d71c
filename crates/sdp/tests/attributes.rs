//! Every attribute by its grammar: known answers, refusals with their place, every prefix, the corpus, random changes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    unreachable_pub
)]

use offhook_sdp::{AmrBand, Attribute, AttributeName, Description, ErrorKind, TypedAttribute};
use proptest::prelude::*;

#[path = "check/attribute.rs"]
mod check;
#[path = "check/corpus.rs"]
mod corpus;
#[path = "check/known.rs"]
mod known;

use known::KNOWN;

#[test]
fn known_answers_print_as_they_were_read() {
    for text in KNOWN {
        let read = TypedAttribute::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.to_string(), *text);
        check::check_text(text.as_bytes());
    }
}

#[test]
fn every_name_has_a_known_answer_and_is_registered() {
    // Written by older browsers, or by gateways in another case; never registered.
    let of_the_field = ["sctpmap", "T38MaxBitrate", "T38FaxUdpEc"];
    for name in TypedAttribute::NAMES {
        let is_known = |text: &&str| text.split(':').next() == Some(name);
        assert!(KNOWN.iter().any(is_known) || of_the_field.contains(name), "{name}");
        assert!(AttributeName::new(name).is_known() || of_the_field.contains(name), "{name}");
    }
    for (written, registered) in
        [("T38MaxBitrate:9600", "T38MaxBitRate:9600"), ("T38FaxUdpEc:t38UDPFEC", "T38FaxUdpEC:t38UDPFEC")]
    {
        assert_eq!(TypedAttribute::parse(written.as_bytes()).unwrap().to_string(), registered);
    }
}

#[test]
fn reading_needs_no_memory() {
    for text in KNOWN {
        let reading = allocation_counter::measure(|| assert!(TypedAttribute::parse(text.as_bytes()).is_ok()));
        assert_eq!(reading.count_total, 0, "{text}");
        let Ok(TypedAttribute::Fmtp(fmtp)) = TypedAttribute::parse(text.as_bytes()) else { continue };
        let views = allocation_counter::measure(|| {
            let bands = [AmrBand::Narrow, AmrBand::Wide].map(|band| fmtp.amr(band).is_ok());
            assert!(fmtp.opus().is_ok() && fmtp.h264().is_ok() && fmtp.g729().is_ok() && fmtp.ilbc().is_ok());
            assert_eq!(bands, [true; 2]);
        });
        assert_eq!(views.count_total, 0, "{text}");
    }
    for (text, ..) in REFUSED {
        let refusing = allocation_counter::measure(|| assert!(TypedAttribute::parse(text.as_bytes()).is_err()));
        assert_eq!(refusing.count_total, 0, "{text}");
    }
}

#[test]
fn every_prefix_is_read_or_refused() {
    for text in KNOWN {
        for end in 0..=text.len() {
            check::check_text(&text.as_bytes()[..end]);
        }
    }
}

#[test]
fn every_octet_changed_is_read_or_refused() {
    for text in KNOWN {
        let mut changed = text.as_bytes().to_vec();
        for at in 0..changed.len() {
            let before = changed[at];
            for octet in [0, b' ', b',', b';', b':', b'=', b'"', b'[', b'9', b'~', 0x80, 0xff] {
                changed[at] = octet;
                check::check_text(&changed);
            }
            changed[at] = before;
        }
    }
}

/// What is refused, at which octet of the whole attribute, and why.
const REFUSED: &[(&str, usize, ErrorKind)] = &[
    ("", 0, ErrorKind::End),
    (":1", 0, ErrorKind::Byte(b':')),
    ("my attr:1", 2, ErrorKind::Byte(b' ')),
    ("sendrecv:1", 9, ErrorKind::Byte(b'1')),
    ("rtcp-mux:yes", 9, ErrorKind::Byte(b'y')),
    ("end-of-candidates:1", 18, ErrorKind::Byte(b'1')),
    ("connection:old", 11, ErrorKind::Unknown),
    ("connection", 10, ErrorKind::End),
    ("orient:upside", 7, ErrorKind::Unknown),
    ("record:pause", 7, ErrorKind::Unknown),
    ("recordpref:paused", 11, ErrorKind::Unknown),
    ("sctp-port:65536", 10, ErrorKind::OutOfRange { value: 65_536, min: 0, max: 65_535 }),
    ("sctp-port:-1", 10, ErrorKind::Byte(b'-')),
    ("max-message-size:", 17, ErrorKind::End),
    // RFC 8841 §5, §6; RFC 8866 §9; RFC 4568 §4.1: no zeros at the front.
    ("sctp-port:05000", 10, ErrorKind::Byte(b'0')),
    ("max-message-size:00100", 17, ErrorKind::Byte(b'0')),
    ("quality:05", 8, ErrorKind::Byte(b'0')),
    ("rtpmap:099 opus/48000/2", 7, ErrorKind::Byte(b'0')),
    ("rtpmap:99 opus/048000/2", 15, ErrorKind::Byte(b'0')),
    ("rtpmap:99 opus/48000/02", 21, ErrorKind::Byte(b'0')),
    ("crypto:01 AES_CM_128_HMAC_SHA1_80 inline:A", 7, ErrorKind::Byte(b'0')),
    // RFC 4568 §6.1: lifetime and key identifier.
    ("crypto:1 X inline:A|2^49", 22, ErrorKind::OutOfRange { value: 49, min: 0, max: 48 }),
    ("crypto:1 X inline:A|0", 20, ErrorKind::OutOfRange { value: 0, min: 1, max: 1 << 48 }),
    (
        "crypto:1 X inline:A|281474976710657",
        20,
        ErrorKind::OutOfRange { value: 281_474_976_710_657, min: 1, max: 281_474_976_710_656 },
    ),
    ("crypto:1 X inline:A|1:0", 22, ErrorKind::OutOfRange { value: 0, min: 1, max: 128 }),
    ("crypto:1 X inline:A|1:4;inline:B|2^48|2:129", 40, ErrorKind::OutOfRange { value: 129, min: 1, max: 128 }),
    // RFC 4568 §6.3: parameters of the session.
    ("crypto:1 X inline:A KDR=25", 24, ErrorKind::OutOfRange { value: 25, min: 0, max: 24 }),
    ("crypto:1 X inline:A  KDR=24 WSH=63", 32, ErrorKind::OutOfRange { value: 63, min: 64, max: u64::MAX }),
    ("crypto:1 X inline:A WSH=7\u{c}\u{c}", 24, ErrorKind::OutOfRange { value: 7, min: 64, max: u64::MAX }),
    ("ice-pacing:10000000000", 11, ErrorKind::OutOfRange { value: 10_000_000_000, min: 0, max: 9_999_999_999 }),
    ("quality:11", 8, ErrorKind::OutOfRange { value: 11, min: 0, max: 10 }),
    ("framerate:0", 10, ErrorKind::OutOfRange { value: 0, min: 1, max: u64::MAX }),
    ("framerate:29.", 13, ErrorKind::End),
    ("framerate:123456789012345678901", 10, ErrorKind::TooLong { max: 20 }),
    ("lang:de_CH", 7, ErrorKind::Byte(b'_')),
    ("lang:abcdefghi", 5, ErrorKind::TooLong { max: 8 }),
    ("charset:latin 1", 14, ErrorKind::Byte(b'1')),
    ("cat:foo bar", 8, ErrorKind::Byte(b'b')),
    ("tool:", 5, ErrorKind::End),
    ("keywds: ", 8, ErrorKind::End),
    ("type:two words", 9, ErrorKind::Byte(b'w')),
    ("label:a b", 8, ErrorKind::Byte(b'b')),
    ("content:slides,", 15, ErrorKind::End),
    ("tls-id:abc3dl", 13, ErrorKind::End),
    ("identity:!", 9, ErrorKind::Byte(b'!')),
    ("identity:6 a= ", 13, ErrorKind::Byte(b' ')),
    ("rtcp-fb:128 nack", 8, ErrorKind::OutOfRange { value: 128, min: 0, max: 127 }),
    ("rtcp-fb:*", 9, ErrorKind::End),
    ("rtcp-fb:* trr-int", 17, ErrorKind::End),
    ("rtcp-fb:* trr-int x", 18, ErrorKind::Byte(b'x')),
    ("ssrc-group:FID x", 15, ErrorKind::Byte(b'x')),
    ("rid:1", 5, ErrorKind::End),
    ("rid:1 both", 6, ErrorKind::Unknown),
    ("rid:1 send pt=128", 14, ErrorKind::OutOfRange { value: 128, min: 0, max: 127 }),
    ("rid:1 send max-width=x", 21, ErrorKind::Byte(b'x')),
    ("rid:1 send max-fps=1;max-fps=2", 21, ErrorKind::Duplicate),
    ("rid:a.b send", 5, ErrorKind::Byte(b'.')),
    ("simulcast:send", 14, ErrorKind::End),
    ("simulcast:send 1;;2", 17, ErrorKind::Byte(b';')),
    ("simulcast:send 1 send 2", 17, ErrorKind::Duplicate),
    ("sctpmap:5000", 12, ErrorKind::End),
    ("imageattr:97 send [y=1]", 19, ErrorKind::Byte(b'y')),
    ("T38FaxRateManagement:other", 21, ErrorKind::Unknown),
    ("T38FaxUdpEC:t38udpfec", 12, ErrorKind::Unknown),
    ("T38FaxVersion:", 14, ErrorKind::End),
    ("T38FaxFillBitRemoval:2", 21, ErrorKind::OutOfRange { value: 2, min: 0, max: 1 }),
    ("T38FaxUdpECDepth:3 1", 19, ErrorKind::OutOfRange { value: 1, min: 3, max: u32::MAX as u64 }),
    ("T38VendorInfo:0 256 1", 16, ErrorKind::OutOfRange { value: 256, min: 0, max: 255 }),
    ("path:http://a/b;tcp", 5, ErrorKind::Unknown),
    ("path:msrp://a.example:70000/x;tcp", 22, ErrorKind::OutOfRange { value: 70_000, min: 0, max: 65_535 }),
    ("path:msrp://192.0.2.256/x;tcp", 12, ErrorKind::Contradiction),
    ("path:msrp://a.example/x", 23, ErrorKind::End),
    ("accept-types:text", 17, ErrorKind::End),
    ("accept-types:text/plain;a=\"b", 28, ErrorKind::End),
    ("file-selector:size:1 size:2", 21, ErrorKind::Duplicate),
    ("file-selector:name:\"50%\"", 22, ErrorKind::Byte(b'%')),
    ("file-selector:hash:sha-1:7", 26, ErrorKind::End),
    ("file-date:birth:\"x\"", 10, ErrorKind::Unknown),
    ("file-range:0-1", 11, ErrorKind::OutOfRange { value: 0, min: 1, max: u64::MAX - 1 }),
    ("file-icon:http://a", 10, ErrorKind::Byte(b'h')),
    ("floorctrl:c-only both", 17, ErrorKind::Unknown),
    ("floorid:1 10", 10, ErrorKind::Unknown),
    ("bfcpver:one", 8, ErrorKind::Byte(b'o')),
    ("curr:qos e2e", 12, ErrorKind::End),
    ("curr:qos end none", 9, ErrorKind::Unknown),
    ("des:qos e2e sendrecv", 8, ErrorKind::Unknown),
    ("conf:qos e2e both", 13, ErrorKind::Unknown),
    ("remote-candidates:1 192.0.2.256 4", 20, ErrorKind::Contradiction),
    ("remote-candidates:0 192.0.2.1 4", 18, ErrorKind::OutOfRange { value: 0, min: 1, max: 256 }),
    ("tcap:RTP/SAVP", 5, ErrorKind::Byte(b'R')),
    ("acap:1", 6, ErrorKind::End),
    ("pcfg:0 t=1", 5, ErrorKind::OutOfRange { value: 0, min: 1, max: 0x7fff_ffff }),
];

#[test]
fn refusals_know_where_and_why() {
    for (text, offset, kind) in REFUSED {
        let error = TypedAttribute::parse(text.as_bytes()).expect_err(text);
        assert_eq!((error.offset(), error.kind()), (*offset, *kind), "{text}");
    }
    let named = REFUSED.iter().filter(|(text, ..)| text.contains(':') && !text.starts_with([':', 'm']));
    for (text, ..) in named {
        let error = TypedAttribute::parse(text.as_bytes()).expect_err(text);
        let name = text.split(':').next().unwrap();
        assert!(error.rule().name() == format!("a={name}") || name == "sendrecv", "{text}: {}", error.rule());
    }
}

/// Attributes of descriptions that can be read, and cannot be read themselves: what `expected.toml` says to drop.
const UNREADABLE: &[&str] = &[
    "candidate:1 1 UDP 2130706431",
    "candidate:1 1 UDP 99999999999 192.0.2.5 4000 typ host",
    "fingerprint:sha-256 19:E2:1C:3",
    "fmtp:0",
    "ptime:twenty",
    "rtcp:99999",
    "rtpmap:128 PCMU/8000",
    "rtpmap:96 opus",
    "rtpmap:abc opus/48000",
    "setup:maybe",
];

#[test]
fn every_attribute_of_the_corpus_prints_as_it_was_read() {
    let (mut read, mut unreadable) = (0, 0);
    for text in corpus::corpus() {
        let Ok(description) = Description::parse(&text) else { continue };
        let mut one = |attribute: Attribute<'_>| {
            let written = attribute.to_string();
            check::check_text(written.as_bytes());
            match attribute.typed() {
                // The examples of RFC 5763 §7 have a space that the grammar has not, and it is not kept.
                Ok(typed) => {
                    let written = written.replace("fingerprint: ", "fingerprint:");
                    assert_eq!(typed.to_string(), written);
                }
                Err(error) => {
                    assert!(UNREADABLE.contains(&&*written), "{written}: {error}");
                    unreadable += 1;
                }
            }
        };
        let attributes = description.media().flat_map(|media| media.attributes()).chain(description.attributes());
        read += attributes.map(&mut one).count();
    }
    assert_eq!((read, unreadable), (1_061, UNREADABLE.len()));
}

#[cfg(feature = "serde")]
/// What is at the edge of its range is taken (RFC 4568 §6.1, §6.3).
#[test]
fn numbers_of_keys_reach_to_their_ends() {
    for text in [
        "crypto:1 X inline:A|2^48|1:128",
        "crypto:1 X inline:A|281474976710656|1:1 KDR=24 WSH=64",
        "crypto:0 X inline:A|1 KDR=0",
        // Another method has another grammar.
        "crypto:1 X other:A|2^49",
    ] {
        assert_eq!(TypedAttribute::parse(text.as_bytes()).unwrap().to_string(), text);
    }
}

/// The attributes whose numbers lose the zeros at their front, as the README lists them.
#[test]
fn zeros_at_the_front_are_lost_where_it_is_said() {
    let mut losing = std::collections::BTreeSet::new();
    for text in KNOWN {
        let Some(value_at) = text.find(':').map(|colon| colon + 1) else { continue };
        let octets = text.as_bytes();
        let starts = (value_at..octets.len())
            .filter(|at| octets[*at].is_ascii_digit() && !octets[at - 1].is_ascii_alphanumeric());
        for at in starts {
            let padded = format!("{}0{}", &text[..at], &text[at..]);
            let Ok(read) = TypedAttribute::parse(padded.as_bytes()) else { continue };
            if read.to_string() != padded {
                losing.insert(&text[..value_at - 1]);
            }
        }
    }
    let readme = include_str!("../README.md");
    let (_, listed) = readme.split_once("zeros at the front of a number").unwrap();
    let (listed, _) = listed.split_once("\n\n").unwrap();
    let fax = listed.contains("of T.38");
    for name in &losing {
        assert!(listed.contains(&format!("`{name}`")) || (fax && name.starts_with("T38")), "{name}");
    }
    for listed in listed.split('`').skip(1).step_by(2) {
        assert!(losing.contains(listed), "{listed}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn serde_goes_through_the_same_check() {
    for text in KNOWN {
        let read = TypedAttribute::parse(text.as_bytes()).unwrap();
        let json = serde_json::to_string(&read).unwrap();
        assert_eq!(json, serde_json::to_string(text).unwrap());
        assert_eq!(serde_json::from_str::<TypedAttribute<'_>>(&json).unwrap(), read);
    }
    for (text, ..) in REFUSED {
        let json = serde_json::to_string(text).unwrap();
        assert!(serde_json::from_str::<TypedAttribute<'_>>(&json).is_err(), "{text}");
    }
    let amr = offhook_sdp::AmrParameters::parse(offhook_sdp::AmrBand::Wide, b"mode-set=8").unwrap();
    let json = serde_json::to_string(&amr).unwrap();
    assert_eq!(json, r#"{"band":"wide","parameters":"mode-set=8"}"#);
    assert_eq!(serde_json::from_str::<offhook_sdp::AmrParameters<'_>>(&json).unwrap(), amr);
    assert!(serde_json::from_str::<offhook_sdp::AmrParameters<'_>>(&json.replace("wide", "narrow")).is_err());
}

#[test]
fn keys_are_not_shown() {
    for text in KNOWN.iter().filter(|text| text.contains("inline:") || text.starts_with("ice-pwd")) {
        let shown = format!("{:?}", TypedAttribute::parse(text.as_bytes()).unwrap());
        assert!(!shown.contains("inline:") && !shown.contains("asd88"), "{shown}");
    }
}

/// What the fuzz target starts from and what it has found.
#[test]
fn the_fuzz_corpus() {
    for input in corpus::of_fuzzing("sdp_attribute") {
        check::check_attribute(&input);
    }
}

proptest! {
    /// Any text under any name.
    #[test]
    fn any_value_is_stable(name in 0..TypedAttribute::NAMES.len(), value in "[ -~]{0,60}") {
        check::check_text(format!("{}:{value}", TypedAttribute::NAMES[name]).as_bytes());
    }

    /// Any octets under any name.
    #[test]
    fn any_octets_are_stable(octets in prop::collection::vec(any::<u8>(), 0..60)) {
        check::check_attribute(&octets);
    }

    /// Known answers with parts taken out, doubled, and put into one another: closer to what can be read.
    #[test]
    fn mixtures_of_known_answers_are_stable(
        one in 0..KNOWN.len(), other in 0..KNOWN.len(), from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(),
    ) {
        let (one, other) = (KNOWN[one].as_bytes(), KNOWN[other].as_bytes());
        let at = at.index(one.len() + 1);
        let (from, to) = (from.index(other.len() + 1), to.index(other.len() + 1));
        let middle = &other[from.min(to)..from.max(to)];
        check::check_text(&[&one[..at], middle, &one[at..]].concat());
        check::check_text(&[&one[..at], middle].concat());
        check::check_text(&[&one[..at], &other[from..]].concat());
    }

    /// Parameters of formats.
    #[test]
    fn parameters_of_formats_are_stable(parts in prop::collection::vec((0..PARAMETERS.len(), "=?[0-9a-z,=+/ ]{0,8}"), 0..6)) {
        let text: Vec<_> = parts.iter().map(|(name, value)| format!("{}{value}", PARAMETERS[*name])).collect();
        check::check_text(format!("fmtp:96 {}", text.join(";")).as_bytes());
    }
}

const PARAMETERS: &[&str] = &[
    "maxplaybackrate=16000",
    "stereo=",
    "useinbandfec=1",
    "profile-level-id=42e01f",
    "packetization-mode=",
    "sprop-parameter-sets=Z0IACpZTBYmI,aMljiA==",
    "max-fs=",
    "mode-set=0,2",
    "octet-align=",
    "mode=20",
    "annexb=",
    "x=",
    "0-15",
    "",
];
