//! All offer/answer pairs of the corpus: what is agreed on, and what this side answers in the place of the answerer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::path::PathBuf;

use offhook_sdp::{Agreement, Capabilities, Description, Media, Profile, ReadOptions, answer};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    exchanges: usize,
    exchange: Vec<Exchange>,
}

#[derive(Deserialize)]
struct Exchange {
    offer: String,
    answer: String,
    media_lines_match: bool,
    streams: Vec<Stream>,
}

#[derive(Deserialize)]
struct Stream {
    media: String,
    accepted: bool,
    offer_direction: String,
    answer_direction: String,
    common_formats: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sdp")
}

fn description(file: &str) -> Description<'static> {
    Description::from_text(fs::read(root().join(file)).unwrap(), &ReadOptions::default()).unwrap()
}

fn exchanges() -> Vec<Exchange> {
    let expected: Expected = toml::from_str(&fs::read_to_string(root().join("expected.toml")).unwrap()).unwrap();
    assert_eq!(expected.exchange.len(), expected.exchanges);
    expected.exchange
}

/// The formats that both sections name, by number, in the order of the offer.
fn common(offer: &Media<'_>, answer: &Media<'_>) -> Vec<String> {
    let answered: Vec<_> = answer.formats().collect();
    offer.formats().filter(|format| answered.contains(format)).map(str::to_owned).collect()
}

/// The printed answer sends to an offer that only wants to send: RFC 3264 §6.1 leaves `recvonly` or `inactive`.
const ILLEGAL_DIRECTION: (&str, usize) = ("rfc4317/3.2-second-answer.sdp", 0);

#[test]
fn the_printed_pairs_agree_as_stated() {
    for exchange in exchanges() {
        let agreement = Agreement::conclude(description(&exchange.offer), description(&exchange.answer)).unwrap();
        assert!(exchange.media_lines_match);
        assert_eq!(agreement.streams().len(), exchange.streams.len(), "{}", exchange.offer);
        for (stream, expected) in agreement.streams().zip(&exchange.streams) {
            let (offer, answer) = (stream.local(), stream.remote());
            assert_eq!(offer.media_type().as_str(), expected.media);
            assert_eq!(offer.direction().name(), expected.offer_direction, "{}", exchange.offer);
            assert_eq!(answer.direction().name(), expected.answer_direction, "{}", exchange.answer);
            // A bundle-only section has port 0 in the offer and is not refused by it; the list goes by the ports.
            let by_ports = offer.port() != 0 && answer.port() != 0;
            assert_eq!(by_ports, expected.accepted, "{}", exchange.offer);
            assert_eq!(stream.is_accepted(), expected.accepted || offer.is_bundle_only(), "{}", exchange.offer);
            assert_eq!(common(offer, answer), expected.common_formats, "{}", exchange.offer);
        }
    }
}

#[test]
fn in_the_place_of_the_answerer_the_result_is_the_same() {
    for exchange in exchanges() {
        let offer = description(&exchange.offer);
        let local = Capabilities::from_description(&description(&exchange.answer)).with_own_payload_types(true);
        let answered = answer(&offer, &local, None, &Profile::ANY).unwrap();
        let ours = answered.description();
        assert_eq!(ours.media().len(), offer.media().len(), "{}", exchange.offer);
        for (number, expected) in exchange.streams.iter().enumerate() {
            let place = format!("{} section {number}", exchange.offer);
            let (offered, ours) = (offer.media_at(number).unwrap(), ours.media_at(number).unwrap());
            assert_eq!(ours.media_type(), offered.media_type(), "{place}");
            assert_eq!(offered.port() != 0 && ours.port() != 0, expected.accepted, "{place}");
            assert_eq!(common(&offered, &ours), expected.common_formats, "{place}");
            if !expected.accepted && ours.is_refused() {
                continue;
            }
            if (exchange.answer.as_str(), number) == ILLEGAL_DIRECTION {
                assert_eq!(ours.direction().name(), "recvonly", "{place}");
                continue;
            }
            assert_eq!(ours.direction().name(), expected.answer_direction, "{place}");
        }
    }
}

#[test]
fn by_the_numbers_of_the_offer_no_format_is_new() {
    for exchange in exchanges() {
        let offer = description(&exchange.offer);
        let local = Capabilities::from_description(&description(&exchange.answer));
        let first = answer(&offer, &local, None, &Profile::ANY).unwrap();
        for (offered, ours) in offer.media().zip(first.description().media()) {
            let offered: Vec<_> = offered.formats().collect();
            assert!(ours.formats().all(|format| offered.contains(&format)), "{}", exchange.offer);
        }
        // What the profile of the documented trunk takes is a part of that.
        let narrow = answer(&offer, &local, None, &Profile::AICC).unwrap();
        for (wide, narrow) in first.agreement().streams().zip(narrow.agreement().streams()) {
            assert!(wide.is_accepted() || !narrow.is_accepted(), "{}", exchange.offer);
        }
        // Negotiated again, nothing changes; not even the version.
        let again = answer(&offer, &local, Some(first.agreement()), &Profile::ANY).unwrap();
        assert_eq!(again, first, "{}", exchange.offer);
    }
}

#[test]
fn second_exchanges_of_a_session_count_on() {
    let exchanges = exchanges();
    let mut seen = 0;
    for pair in exchanges.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        let (offer_1, offer_2) = (description(&first.offer), description(&second.offer));
        let (one, next) = (offer_1.origin(), offer_2.origin());
        // Examples that begin anew have the same names and versions.
        let is_next = one.is_same_session(&next) && one.with_next_version().session_version() == next.session_version();
        if !is_next {
            continue;
        }
        seen += 1;
        let able = |file: &str| Capabilities::from_description(&description(file)).with_own_payload_types(true);
        let before = answer(&offer_1, &able(&first.answer), None, &Profile::ANY).unwrap();
        let after = answer(&offer_2, &able(&second.answer), Some(before.agreement()), &Profile::ANY).unwrap();
        let (old, new) = (before.description(), after.description());
        assert!(new.origin().is_same_session(&old.origin()));
        let expected = if old == new { old.origin() } else { old.origin().with_next_version() };
        assert_eq!(new.origin(), expected, "{}", second.offer);
        for (number, stream) in second.streams.iter().enumerate() {
            let (offered, ours) = (offer_2.media_at(number).unwrap(), new.media_at(number).unwrap());
            assert_eq!(offered.port() != 0 && ours.port() != 0, stream.accepted, "{} {number}", second.offer);
            assert_eq!(common(&offered, &ours), stream.common_formats, "{} {number}", second.offer);
        }
    }
    assert!(seen >= 5, "{seen}");
}

/// `0.0.0.0` stands in every section of a browser; the transport of a bundle is that of its tagged section
/// (RFC 9143 §7.1.3), and the section that waits for its bundle has none (§6).
#[test]
fn no_section_of_a_bundle_is_held_by_its_address() {
    use offhook_sdp::{Direction, diff};
    let conclude = |pair: &str| {
        let file = |side| description(&format!("rfc8829/{}.sdp", pair.replace("{}", side)));
        Agreement::conclude(file("offer"), file("answer")).unwrap()
    };
    for (pair, directions) in [
        ("7.2-{}-b1", &[Direction::SendRecv, Direction::SendRecv][..]),
        ("7.3-{}-c1", &[Direction::RecvOnly, Direction::RecvOnly]),
    ] {
        let agreement = conclude(pair);
        let found: Vec<_> = agreement.streams().map(|stream| stream.direction()).collect();
        assert_eq!(found, directions, "{pair}");
        for media in agreement.local().media().chain(agreement.remote().media()) {
            assert!(!media.is_held_by_address(), "{pair}");
            assert_eq!(media.is_held(), !media.direction().receives(), "{pair}");
        }
    }
    // Once the bundle is there the section that waited for it has a port; it was not held before and is not now.
    let offer = fs::read_to_string(root().join("rfc8829/7.2-offer-b1.sdp")).unwrap();
    let next = offer.replace("71723 1 IN", "71723 2 IN").replace("m=application 0", "m=application 9");
    let next = next.replace("a=bundle-only\r\n", "");
    let (offer, next) = (Description::parse(offer.as_bytes()).unwrap(), Description::parse(next.as_bytes()).unwrap());
    assert_eq!(diff(&offer, &next), []);
    // Without its group the same section is held as RFC 2543 did it (RFC 3264 §8.4).
    let alone = next.to_string().replace("a=group:BUNDLE a1 d1", "a=group:BUNDLE a1");
    let alone = Description::parse(alone.as_bytes()).unwrap();
    assert!(alone.media_at(1).unwrap().is_held_by_address());
    assert!(!alone.media_at(0).unwrap().is_held_by_address());
}

/// `diff` and the views of a section mean the same by "held" (RFC 3264 §8.4).
#[test]
fn held_means_the_same_to_diff_and_to_a_section() {
    use offhook_sdp::{Change, diff};
    for exchange in exchanges() {
        let (before, after) = (description(&exchange.offer), description(&exchange.answer));
        let changes = diff(&before, &after);
        for (number, (old, new)) in (0..).zip(before.media().zip(after.media())) {
            let open = !old.is_refused() && !new.is_refused();
            let held = open && !old.is_held() && new.is_held();
            let resumed = open && old.is_held() && !new.is_held();
            assert_eq!(changes.contains(&Change::Held(number)), held, "{} {number}", exchange.answer);
            assert_eq!(changes.contains(&Change::Resumed(number)), resumed, "{} {number}", exchange.answer);
        }
    }
}

/// The formats of a refused stream are there for the form's sake (RFC 3264 §6).
#[test]
fn a_refused_stream_has_no_codec() {
    let text = |port: u16| {
        format!(
            "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio {port} RTP/AVP 8 97\r\n\
             a=rtpmap:97 telephone-event/8000\r\n"
        )
    };
    for (offer, answer, accepted) in [(4000, 5000, true), (4000, 0, false), (0, 0, false)] {
        let (offer, answer) = (text(offer), text(answer));
        let (offer, answer) = (offer.as_bytes(), answer.as_bytes());
        let agreement =
            Agreement::conclude(Description::parse(offer).unwrap(), Description::parse(answer).unwrap()).unwrap();
        let stream = agreement.stream(0).unwrap();
        assert_eq!(stream.codec().is_some(), accepted);
        assert_eq!(stream.telephone_event().is_some(), accepted);
        assert_eq!(stream.codecs().count() > 0, accepted);
    }
}
