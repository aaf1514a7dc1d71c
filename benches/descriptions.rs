//! Session descriptions: what the benches read, and what is measured, the same for every harness.

use core::hint::black_box;

use offhook_sdp::{
    Answered, Attribute, Capabilities, Description, LocalStream, Origin, PayloadType, Profile, Ptime, ReadOptions,
    TelephoneEvents, TypedAttribute, answer, check,
};
use offhook_sip::Message;

use crate::{Input, type_by_name};

/// The body of the documented INVITE: 232 octets, 12 lines.
pub const BODY: &[u8] = include_bytes!("../crates/sdp/tests/fixtures/invite.sdp");
/// The offer of RFC 8829 §7.1: audio and video of two browsers, 1,936 octets.
pub const RFC8829_OFFER: &[u8] = include_bytes!("../crates/sdp/tests/fixtures/sdp/rfc8829/7.1-offer-a1.sdp");
/// An offer as browsers write it: audio, video with four codecs, data channel; 4,267 octets, 112 lines.
pub const WEBRTC_OFFER: &[u8] = include_bytes!("data/webrtc-offer.sdp");

/// Every description. None of them breaks a rule.
pub const DESCRIPTIONS: &[Input] = &[
    Input { name: "INVITE's body", bytes: BODY },
    Input { name: "RFC 8829 offer", bytes: RFC8829_OFFER },
    Input { name: "WebRTC offer", bytes: WEBRTC_OFFER },
];

/// The body with its media section `times` times.
#[must_use]
pub fn grown_lines(times: usize) -> Vec<u8> {
    grown(b"m=", times)
}

/// The body with the attributes of its media section `times` times.
#[must_use]
pub fn grown_attributes(times: usize) -> Vec<u8> {
    grown(b"a=", times)
}

/// The body with everything from the first line that begins like this `times` times.
fn grown(from: &[u8], times: usize) -> Vec<u8> {
    let start = BODY.windows(from.len()).position(|window| window == from).unwrap_or(BODY.len());
    let (before, section) = BODY.split_at(start);
    [before, &section.repeat(times)].concat()
}

/// Read, with all that reading checks: the number of lines.
#[must_use]
pub fn parse(bytes: &[u8]) -> usize {
    Description::parse(bytes).map_or(0, |description| description.lines().len())
}

/// Read, and the list of everything that breaks the letter: how many problems there are.
#[must_use]
pub fn list_problems(bytes: &[u8]) -> usize {
    check(bytes, &ReadOptions::default()).map_or(0, |found| found.len())
}

/// Read, and every line typed, attributes by their own grammar: how many values there were.
#[must_use]
pub fn parse_and_type(bytes: &[u8]) -> usize {
    Description::parse(bytes).map_or(0, |description| type_every_line(&description))
}

/// Every line of a description typed, attributes by their own grammar as far as they have one: how many values there
/// were.
#[must_use]
pub fn type_every_line(description: &Description<'_>) -> usize {
    black_box(description.origin());
    black_box(description.session_name());
    // `v=`, `o=` and `s=`, which are there or the description would not be.
    let mut values = 3_usize
        .saturating_add(usize::from(black_box(description.connection()).is_some()))
        .saturating_add(count(description.times()))
        .saturating_add(count(description.bandwidths()))
        .saturating_add(description.attributes().map(type_attribute).sum());
    for media in description.media() {
        black_box((media.media_type(), media.port(), media.port_count(), media.protocol()));
        count(media.formats());
        values = values
            .saturating_add(1)
            .saturating_add(count(media.own_connections()))
            .saturating_add(count(media.bandwidths()))
            .saturating_add(media.attributes().map(type_attribute).sum());
    }
    values
}

/// One attribute by its own grammar: 1 for a value. It is handed out whole, so that the compiler can't leave out what
/// nobody reads.
fn type_attribute(attribute: Attribute<'_>) -> usize {
    let typed = black_box(attribute.typed());
    usize::from(typed.is_ok_and(|typed| !matches!(typed, TypedAttribute::Other(_))))
}

/// The documented INVITE: every header field typed by its name, and the description in its body read. How many values
/// and lines there were.
#[must_use]
pub fn message_and_description(bytes: &[u8]) -> usize {
    let Ok(message) = Message::parse(bytes) else { return 0 };
    type_by_name(&message).saturating_add(parse(message.body()))
}

/// The same, and every line of the description typed.
#[must_use]
pub fn message_and_description_typed(bytes: &[u8]) -> usize {
    let Ok(message) = Message::parse(bytes) else { return 0 };
    type_by_name(&message).saturating_add(parse_and_type(message.body()))
}

/// The documented platform: PCMA, PCMU and telephone events at one address. `None` is not to be expected.
#[must_use]
pub fn platform() -> Option<Capabilities> {
    let address = core::net::Ipv4Addr::new(10, 11, 56, 68).into();
    let stream = LocalStream::audio(40_000)
        .with_codec(PayloadType::PCMA.rtp_map()?, None)
        .with_codec(PayloadType::PCMU.rtp_map()?, None)
        .with_telephone_events(PayloadType::from_code(101), TelephoneEvents::KEYS)
        .with_ptime(Ptime::from_milliseconds(20)?);
    Some(Capabilities::new(Origin::new("-", 20_001, 1, address).ok()?, address).with_stream(stream))
}

/// The platform's answer to an offer that is read already.
#[must_use]
pub fn answer_of(offer: &Description<'_>, local: &Capabilities) -> Option<Answered> {
    answer(offer, local, None, &Profile::AICC).ok()
}

fn count<T>(values: impl Iterator<Item = T>) -> usize {
    values.map(black_box).count()
}
