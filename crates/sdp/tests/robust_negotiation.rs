//! Whatever is negotiated: random descriptions, every pair of the corpus, and what fuzzing has kept.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/corpus.rs"]
mod corpus;
#[path = "check/negotiation.rs"]
mod negotiation;

use proptest::prelude::*;

const SESSION: [&str; 12] = [
    "a=group:BUNDLE 1 2 3",
    "a=group:BUNDLE 3 4",
    "a=group:LS 1 2",
    "a=setup:actpass",
    "a=sendonly",
    "a=ice-ufrag:abcd",
    "a=ice-pwd:0123456789012345678901",
    "a=fingerprint:sha-1 00",
    "a=extmap:1 urn:x",
    "a=inactive",
    "a=connection:new",
    "a=tool:x",
];
const MEDIA: [&str; 10] = [
    "m=audio 4000 RTP/AVP 0 8 96 97 98 99 101",
    "m=audio 4002 RTP/AVP 101 97 8",
    "m=audio 0 RTP/AVP 96 101 101",
    "m=audio 9 UDP/TLS/RTP/SAVPF 96 97 98",
    "m=audio 4004/2 RTP/SAVP 8 0 200 x",
    "m=video 4006 RTP/AVP 96 97 31 34",
    "m=video 0 RTP/AVP 96",
    "m=image 4008 udptl t38 t38",
    "m=message 4010 TCP/MSRP *",
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
];
const SECTION: [&str; 50] = [
    "c=IN IP4 0.0.0.0",
    "c=IN IP6 2001:db8::1",
    "c=IN IP4 233.252.0.1/127/3",
    "c=IN IP6 ff15::101/3",
    "b=AS:64",
    "a=rtpmap:96 opus/48000/2",
    "a=rtpmap:96 AMR/8000",
    "a=rtpmap:96 H264/90000",
    "a=rtpmap:97 telephone-event/8000",
    "a=rtpmap:97 rtx/90000",
    "a=rtpmap:97 H264/90000",
    "a=rtpmap:98 telephone-event/48000",
    "a=rtpmap:98 iLBC/8000",
    "a=rtpmap:99 G729/8000/1",
    "a=rtpmap:99 bad",
    "a=rtpmap:101 telephone-event/8000",
    "a=rtpmap:101 red/8000",
    "a=rtpmap:101 CN/16000",
    "a=rtpmap:8 PCMU/8000",
    "a=fmtp:96 octet-align=1;mode-set=0,2",
    "a=fmtp:96 profile-level-id=42e01f;packetization-mode=1",
    "a=fmtp:96 mode-set=0",
    "a=fmtp:97 0-15",
    "a=fmtp:97 apt=96",
    "a=fmtp:97 profile-level-id=42e00a",
    "a=fmtp:98 0-11,16",
    "a=fmtp:98 mode=20",
    "a=fmtp:99 annexb=no",
    "a=fmtp:101 96/97",
    "a=fmtp:101 0-15,",
    "a=ptime:20",
    "a=sendonly",
    "a=recvonly",
    "a=sendrecv",
    "a=mid:1",
    "a=mid:2",
    "a=mid:3",
    "a=bundle-only",
    "a=rtcp-mux",
    "a=rtcp-mux-only",
    "a=rtcp-fb:96 nack",
    "a=extmap:2/sendonly urn:x",
    "a=setup:active",
    "a=setup:passive",
    "a=ice-ufrag:efgh",
    "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:A",
    "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:B KDR=1",
    "a=curr:qos local none",
    "a=des:qos mandatory remote sendrecv",
    "a=connection:existing",
];

fn any_of(lines: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(lines), 0..most)
}

/// A description that can mostly be read: lines at a level where they may stand, in any order.
fn description() -> impl Strategy<Value = String> {
    let section = (prop::sample::select(&MEDIA[..]), any_of(&SECTION, 10));
    (any::<u8>(), any_of(&SESSION, 4), prop::collection::vec(section, 0..5)).prop_map(|(version, session, sections)| {
        let mut lines = vec!["v=0".to_owned(), format!("o=- 1 {version} IN IP4 192.0.2.1"), "s=-".to_owned()];
        lines.extend(["c=IN IP4 192.0.2.1", "t=0 0"].into_iter().chain(session).map(str::to_owned));
        for (media, attributes) in sections {
            lines.extend(std::iter::once(media).chain(attributes).map(str::to_owned));
        }
        lines.join("\r\n") + "\r\n"
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_offer_is_answered_by_any_endpoint(choices in 0u8..32, texts in prop::collection::vec(description(), 2..5)) {
        let input = [&[choices], texts.join("\0").as_bytes()].concat();
        negotiation::check_negotiation(&input);
    }
}

#[test]
fn the_fuzz_corpora() {
    for input in corpus::of_fuzzing("sdp_negotiation") {
        negotiation::check_negotiation(&input);
    }
}

/// Every description of the corpus offered to every kind of endpoint that another one shows.
#[test]
fn any_two_descriptions_of_the_corpus() {
    let files = corpus::corpus();
    for (number, offer) in files.iter().enumerate() {
        for step in [0, 1, 2, 7, 61] {
            let (local, next) = (&files[(number + step) % files.len()], &files[(number + 3 * step) % files.len()]);
            for choices in (0..16).chain([16, 31]) {
                let parts = [&[choices], offer.as_slice(), &[0], local, &[0], offer, &[0], next];
                negotiation::check_negotiation(&parts.concat());
            }
        }
    }
}
