//! The descriptions are what they claim to be, the measures do on them what they claim to do, and reading one allocates
//! nothing that its length does not ask for.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::hint::black_box;

use offhook_benches::INVITE;
use offhook_benches::descriptions::{
    BODY, DESCRIPTIONS, RFC8829_OFFER, WEBRTC_OFFER, answer_of, grown_attributes, grown_lines, list_problems,
    message_and_description, message_and_description_typed, parse, parse_and_type, platform,
};
use offhook_sdp::{Description, ReadOptions};
use offhook_sip::Message;

/// Allocations while `run` runs, in this thread.
fn allocations(run: impl FnOnce()) -> u64 {
    allocation_counter::measure(run).count_total
}

#[test]
fn no_description_breaks_a_rule() {
    for input in DESCRIPTIONS {
        let description = Description::parse_with(input.bytes, &ReadOptions::default().with_strict(true)).unwrap();
        assert_eq!(description.findings(), [], "{}", input.name);
        assert_eq!(description.review(), [], "{}", input.name);
        assert_eq!(description.as_bytes(), input.bytes, "{}", input.name);
        assert_eq!(list_problems(input.bytes), 0);
    }
}

#[test]
fn lengths_are_the_stated_ones() {
    assert_eq!(Message::parse(INVITE).unwrap().body(), BODY);
    assert_eq!((BODY.len(), parse(BODY)), (232, 12));
    assert_eq!((RFC8829_OFFER.len(), parse(RFC8829_OFFER)), (1_936, 61));
    assert_eq!((WEBRTC_OFFER.len(), parse(WEBRTC_OFFER)), (4_267, 112));
}

#[test]
fn every_line_is_typed() {
    // `v=`, `o=`, `s=`, `c=`, `t=`, `m=` and six attributes.
    assert_eq!(parse_and_type(BODY), 12);
    assert_eq!(message_and_description(INVITE), 25 + 12);
    assert_eq!(message_and_description_typed(INVITE), 25 + 12);
}

#[test]
fn grown_descriptions_have_the_lines_so_many_times() {
    for times in [1, 4, 10, 40] {
        assert_eq!(parse(&grown_lines(times)), 5 + 7 * times);
        assert_eq!(parse_and_type(&grown_lines(times)), 5 + 7 * times);
        assert_eq!(parse(&grown_attributes(times)), 6 + 6 * times);
        assert_eq!(parse_and_type(&grown_attributes(times)), 6 + 6 * times);
    }
    assert_eq!((grown_lines(1), grown_attributes(1)), (BODY.to_vec(), BODY.to_vec()));
}

#[test]
fn the_offer_is_answered() {
    let offer = Description::parse(BODY).unwrap();
    let answered = answer_of(&offer, &platform().unwrap()).unwrap();
    assert!(!answered.is_refused());
}

#[test]
fn reading_and_typing_the_body_allocates_nothing() {
    assert_eq!(allocations(|| _ = black_box(parse(BODY))), 0);
    assert_eq!(allocations(|| _ = black_box(parse_and_type(BODY))), 0);
    assert_eq!(allocations(|| _ = black_box(list_problems(BODY))), 0);
    assert_eq!(allocations(|| _ = black_box(message_and_description_typed(INVITE))), 0);
}

#[test]
fn a_long_description_allocates_for_its_lines_and_for_its_sections() {
    for bytes in [RFC8829_OFFER, WEBRTC_OFFER] {
        assert!(allocations(|| _ = black_box(parse(bytes))) <= 2, "{} octets", bytes.len());
    }
}
