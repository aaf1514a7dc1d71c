//! Several rounds of one session: what numbers and sections mean stays (RFC 3264 §8).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/endpoint.rs"]
mod endpoint;

use endpoint::{answered, description, like, lines};
use offhook_sdp::{Agreement, Change, Profile, answer, diff, offer};

const OPUS_96: &str = "a=rtpmap:96 opus/48000/2\n";
const ILBC_97: &str = "a=rtpmap:97 iLBC/8000\n";

/// The agreed codecs of the first stream: encoding, number to receive, number to send.
fn codecs(agreement: &Agreement) -> Vec<(String, u8, u8)> {
    let stream = agreement.stream(0).unwrap();
    let numbers = |codec: offhook_sdp::AgreedCodec<'_>| {
        let (ours, theirs) = (codec.receive_payload_type().code(), codec.send_payload_type().code());
        (codec.encoding().to_string(), ours, theirs)
    };
    stream.codecs().map(numbers).collect()
}

/// RFC 3264 §8: in a bundle, too, a section keeps its stream when nothing has changed.
#[test]
fn a_bundle_is_offered_again_as_it_is() {
    let local = like(
        "a=group:BUNDLE x\nm=audio 4000 RTP/AVP 97\na=rtpmap:97 iLBC/8000\nm=audio 4002 RTP/AVP 98\na=rtpmap:98 speex/8000\n",
    );
    let first = answered(
        "a=group:BUNDLE m0 m1\nm=audio 5000 RTP/AVP 98\na=rtpmap:98 speex/8000\na=mid:m0\na=rtcp-mux\n\
         m=audio 5002 RTP/AVP 97\na=rtpmap:97 iLBC/8000\na=mid:m1\na=rtcp-mux\n",
        &local,
    );
    let ours = offer(&local, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(diff(first.description(), &ours), []);
    // Also where only the two descriptions are known.
    let known = Agreement::conclude(first.description().clone(), first.agreement().remote().clone()).unwrap();
    assert_eq!(diff(first.description(), &offer(&local, Some(&known), &Profile::ANY).unwrap()), []);
}

/// RFC 4588 §8.1: a retransmission belongs to one format, and is agreed on with it.
#[test]
fn a_retransmission_is_agreed_on_with_its_format() {
    let ours = "m=video 4000 RTP/AVP 96 97 98 99\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n\
                a=rtpmap:98 H264/90000\na=rtpmap:99 rtx/90000\na=fmtp:99 apt=98\n";
    let theirs = "m=video 5000 RTP/AVP 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n";
    let agreement = Agreement::conclude(description(1, ours), description(1, theirs)).unwrap();
    assert_eq!(codecs(&agreement), [("VP8".to_owned(), 96, 96), ("rtx".to_owned(), 97, 97)]);
}

/// RFC 6184 §8.2.2: two configurations under one number are two codecs.
#[test]
fn equal_numbers_do_not_make_configurations_equal() {
    let section = "m=video 4000 RTP/AVP 96 97\na=rtpmap:96 H264/90000\na=rtpmap:97 H264/90000\n";
    let ours = description(1, &format!("{section}a=fmtp:96 packetization-mode=1\n"));
    let theirs = description(1, &format!("{section}a=fmtp:97 packetization-mode=1\n"));
    let agreement = Agreement::conclude(ours, theirs).unwrap();
    assert_eq!(codecs(&agreement), [("H264".to_owned(), 97, 96), ("H264".to_owned(), 96, 97)]);
}

/// RFC 3264 §6.1, §7: who sends takes what the other side has put first.
#[test]
fn the_codec_to_send_with_is_the_favourite_of_the_other_side() {
    let (ours, theirs) = ("m=audio 4000 RTP/AVP 8 0\n", "m=audio 5000 RTP/AVP 0 8\n");
    let agreement = Agreement::conclude(description(1, ours), description(1, theirs)).unwrap();
    assert_eq!(agreement.audio().unwrap().codec().unwrap().encoding().as_str(), "PCMU");
}

/// RFC 3264 §8.3.2: an answer gives no number of this side's another meaning, whatever the offer calls it.
#[test]
fn an_answer_keeps_the_meaning_of_its_own_numbers() {
    let local = like(&format!("m=audio 4000 RTP/AVP 96 97\n{OPUS_96}{ILBC_97}"));
    let first = offer(&local, None, &Profile::ANY).unwrap();
    let numbered_otherwise = "m=audio 5000 RTP/AVP 97 96\na=rtpmap:97 opus/48000/2\na=rtpmap:96 iLBC/8000\n";
    let agreement = Agreement::conclude(first.clone(), description(1, numbered_otherwise)).unwrap();
    let again = answer(&description(2, numbered_otherwise), &local, Some(&agreement), &Profile::ANY).unwrap();
    assert_eq!(lines(&again, &["m=", "a=rtpmap"]), format!("m=audio 4000 RTP/AVP 96 97\n{OPUS_96}{ILBC_97}"));
    assert!(
        !diff(&first, again.description()).iter().any(|change| matches!(change, Change::PayloadTypeReassigned { .. }))
    );
    assert_eq!(codecs(again.agreement()), [("opus".to_owned(), 96, 97), ("iLBC".to_owned(), 97, 96)]);
}

/// RFC 3264 §8.3.2: nor does an offer take a number to which the other side has given another meaning.
#[test]
fn an_offer_takes_no_number_of_the_other_side() {
    let local = like("m=audio 4000 RTP/AVP 0 103\na=rtpmap:103 iLBC/8000\n");
    let first = answered("m=audio 5000 RTP/AVP 0 103\na=rtpmap:103 telephone-event/8000\n", &local);
    let ours = offer(&local, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(ours.media().next().unwrap().formats().collect::<Vec<_>>(), ["0", "96"]);
}

/// RFC 4588 §8.1: of this side's retransmissions the answer has the one of the format that it names.
#[test]
fn an_answer_with_own_numbers_has_the_right_retransmission() {
    let local = like(
        "m=video 4000 RTP/AVP 96 97 98 99\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n\
         a=rtpmap:98 VP9/90000\na=rtpmap:99 rtx/90000\na=fmtp:99 apt=98\n",
    )
    .with_own_payload_types(true);
    let offered = "m=video 5000 RTP/AVP 100 101 102 103\na=rtpmap:100 VP9/90000\na=rtpmap:101 rtx/90000\n\
                   a=fmtp:101 apt=100\na=rtpmap:102 VP8/90000\na=rtpmap:103 rtx/90000\na=fmtp:103 apt=102\n";
    let answered = answered(offered, &local);
    assert_eq!(
        lines(&answered, &["m=", "a=fmtp"]),
        "m=video 4000 RTP/AVP 98 99 96 97\na=fmtp:99 apt=98\na=fmtp:97 apt=96\n"
    );
    let sent = codecs(answered.agreement()).into_iter().map(|(_, ours, theirs)| (ours, theirs)).collect::<Vec<_>>();
    assert_eq!(sent, [(98, 100), (99, 101), (96, 102), (97, 103)]);
}

/// RFC 9143 §9.1.1: in a bundle a number has one meaning, of formats as of header extensions (§11).
#[test]
fn a_bundle_has_one_meaning_for_a_number() {
    let both = "m=audio 4000 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=extmap:1 urn:a\n\
                m=video 4000 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=extmap:1 urn:b\na=extmap:2 urn:a\n";
    let local = like(both).with_bundle(true);
    let ours = offer(&local, None, &Profile::ANY).unwrap().to_string();
    for line in ["m=video 4000 RTP/AVP 97", "a=rtpmap:97 VP8/90000", "a=extmap:2 urn:b", "a=extmap:1 urn:a"] {
        assert!(ours.split("m=video").nth(1).unwrap().contains(&line.replace("m=video", "")), "{line} in\n{ours}");
    }
    // An answer with numbers of its own has those of the offer there.
    let offered = "a=group:BUNDLE a v\nm=audio 5000 RTP/AVP 100\na=rtpmap:100 opus/48000/2\na=mid:a\na=rtcp-mux\n\
                   m=video 5000 RTP/AVP 101\na=rtpmap:101 VP8/90000\na=mid:v\na=rtcp-mux\n";
    let answered = answered(offered, &local.with_own_payload_types(true));
    assert_eq!(lines(&answered, &["m="]), "m=audio 4000 RTP/AVP 100\nm=video 4000 RTP/AVP 101\n");
}

/// RFC 8842 §3.1: another identity is another connection, at whatever address.
#[test]
fn another_fingerprint_is_another_connection() {
    let print = |octet: &str| format!("sha-1 {}", [octet; 20].join(":"));
    let section = "m=application 4000 TCP/TLS/BFCP *\na=setup:active\na=connection:new\n";
    let mut local = like(&format!("{section}a=fingerprint:{}\n", print("AA")));
    let first = answered(&format!("{section}a=fingerprint:{}\n", print("BB")).replace("active", "actpass"), &local);
    let again = |local: &offhook_sdp::Capabilities| {
        offer(local, Some(first.agreement()), &Profile::ANY).unwrap().to_string().contains("a=connection:existing")
    };
    assert!(again(&local));
    local.streams_mut()[0].set_attribute("fingerprint", Some(print("CC").as_bytes()));
    assert!(!again(&local));
}

/// RFC 9143 §9.1.1: nor does a section that was refused bring its numbers into the bundle.
#[test]
fn a_refused_section_has_no_numbers_in_a_bundle() {
    let audio = "m=audio 4000 RTP/AVP 8\n";
    let video = "m=video 4000 RTP/AVP 97\na=rtpmap:97 VP8/90000\n";
    let first = offer(&like(&format!("{audio}{video}")).with_bundle(true), None, &Profile::ANY).unwrap();
    let answer = "a=group:BUNDLE 0\nm=audio 5000 RTP/AVP 8\na=mid:0\na=rtcp-mux\nm=video 0 RTP/AVP 97\na=mid:1\n";
    let agreement = Agreement::conclude(first, description(1, answer)).unwrap();
    let more = like(&format!("m=audio 4000 RTP/AVP 8 97\n{ILBC_97}{video}")).with_bundle(true);
    let next = offer(&more, Some(&agreement), &Profile::ANY).unwrap();
    let formats: Vec<Vec<_>> = next.media().map(|media| media.formats().collect()).collect();
    assert_eq!(formats, [vec!["8", "97"], vec!["96"]]);
}

/// RFC 3264 §8: the same offer has the same answer, also after numbers have become free.
#[test]
fn own_numbers_stay_when_others_become_free() {
    let local = |numbers: &str| like(&format!("m=audio 4000 RTP/AVP {numbers}")).with_own_payload_types(true);
    let both = local("97 96\na=rtpmap:97 opus/48000/2\na=rtpmap:96 speex/8000\n");
    let offered = |formats: &str| description(1, &format!("m=audio 5000 RTP/AVP {formats}"));
    let first = offered("101 102\na=rtpmap:101 opus/48000/2\na=rtpmap:102 speex/8000\n");
    let first = answer(&first, &both, None, &Profile::ANY).unwrap();
    let other = local(&format!("96 97\n{OPUS_96}{ILBC_97}"));
    let next = offered("101\na=rtpmap:101 opus/48000/2\n");
    let second = answer(&next, &other, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&second, &["m="]), "m=audio 4000 RTP/AVP 97\n");
    assert_eq!(answer(&next, &other, Some(second.agreement()), &Profile::ANY).unwrap(), second);
}

/// RFC 2198 §5: redundancy is agreed on with the formats that it repeats.
#[test]
fn redundancy_is_agreed_on_with_its_formats() {
    let section = |numbers: &str, maps: &str| description(1, &format!("m=audio 4000 RTP/AVP 8 0 {numbers}\n{maps}"));
    let ours = section("96 97", "a=rtpmap:96 red/8000\na=rtpmap:97 red/8000\na=fmtp:96 8/8\na=fmtp:97 0/0\n");
    let theirs = section("100 101", "a=rtpmap:100 red/8000\na=rtpmap:101 red/8000\na=fmtp:100 0/0\na=fmtp:101 8/8\n");
    let agreement = Agreement::conclude(ours, theirs).unwrap();
    let red: Vec<_> = codecs(&agreement).into_iter().filter(|(name, ..)| name == "red").collect();
    assert_eq!(red, [("red".to_owned(), 97, 100), ("red".to_owned(), 96, 101)]);
}

/// RFC 6838 §4.3: names of parameters are compared without regard to case.
#[test]
fn parameters_have_names_in_any_case() {
    let video = "a=rtpmap:100 VP8/90000\na=rtpmap:101 rtx/90000\n";
    let local = like(&format!("m=video 4000 RTP/AVP 100 101\n{video}a=fmtp:101 apt=100\n"));
    let answered = answered(&format!("m=video 5000 RTP/AVP 100 101\n{video}a=fmtp:101 APT=100\n"), &local);
    assert_eq!(codecs(answered.agreement()).len(), 2);
}

/// RFC 8285 §7: sections in no bundle have numbers of their own, and no number twice, also where one is offered.
#[test]
fn extensions_outside_a_bundle_have_numbers_of_their_own() {
    let section = |port: u16| format!("m=audio {port} RTP/AVP 8\na=extmap:1 urn:a\na=extmap:2 urn:b\n");
    let local = like(&format!("{}{}", section(4000), section(4002))).with_bundle(true);
    let first =
        answered("m=audio 5000 RTP/AVP 8\na=extmap:8 urn:a\nm=audio 5002 RTP/AVP 8\na=extmap:8 urn:b\n", &local);
    let ours = offer(&local, Some(first.agreement()), &Profile::ANY).unwrap();
    for (media, kept) in ours.media().zip(["8 urn:a", "8 urn:b"]) {
        let values = media.attributes().filter(|attribute| attribute.name() == "extmap");
        let values: Vec<_> =
            values.map(|attribute| String::from_utf8_lossy(attribute.value().unwrap()).into_owned()).collect();
        let numbers: std::collections::BTreeSet<_> =
            values.iter().map(|value| value.split(' ').next().unwrap()).collect();
        assert!(values.iter().any(|value| value == kept) && numbers.len() == 2, "{values:?}");
    }
}

/// RFC 4588 §8.1: retransmission of a format that is not answered takes none of this side's away.
#[test]
fn strange_retransmissions_take_none_away() {
    let pair = |codec: &str, number: u8| {
        let rtx = number + 1;
        format!("a=rtpmap:{number} {codec}/90000\na=rtpmap:{rtx} rtx/90000\na=fmtp:{rtx} apt={number}\n")
    };
    let local = like(&format!("m=video 4000 RTP/AVP 96 97 98 99\n{}{}", pair("VP8", 96), pair("AV1", 98)));
    let offered = format!(
        "m=video 5000 RTP/AVP 110 111 112 113 114 115\n{}{}{}",
        pair("VP9", 110),
        pair("VP8", 112),
        pair("AV1", 114)
    );
    let answered = answered(&offered, &local.with_own_payload_types(true));
    assert_eq!(lines(&answered, &["m="]), "m=video 4000 RTP/AVP 96 97 98 99\n");
}
