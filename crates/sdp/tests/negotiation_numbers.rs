//! Numbers of formats and header extensions, and what belongs to them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/endpoint.rs"]
mod endpoint;

use endpoint::{answered, description, like, lines};
use offhook_sdp::{
    AgreedStream, Agreement, Answered, Capabilities, Description, EncodingName, Limits, Profile, ReadOptions, answer,
    offer,
};

/// The lines of the next offer that begin so.
fn offered_again(local: &Capabilities, before: &Answered, keep: &[&str]) -> String {
    let text = offer(local, Some(before.agreement()), &Profile::ANY).unwrap().to_string();
    let kept = text.lines().filter(|line| keep.iter().any(|start| line.starts_with(start)));
    kept.fold(String::new(), |text, line| text + line + "\n")
}

/// RFC 3264 §8.3.2: a number keeps its configuration, not only its encoding.
#[test]
fn a_number_keeps_its_configuration() {
    let h264 = like(
        "m=video 4000 RTP/AVP 97 99\na=rtpmap:97 H264/90000\na=fmtp:97 packetization-mode=1\na=rtpmap:99 H264/90000\n",
    );
    let first = answered(
        "m=video 5000 RTP/AVP 97 99\na=rtpmap:97 H264/90000\na=rtpmap:99 H264/90000\na=fmtp:99 packetization-mode=1\n",
        &h264,
    );
    assert_eq!(
        offered_again(&h264, &first, &["m=", "a=fmtp"]),
        "m=video 4000 RTP/AVP 99 97\na=fmtp:99 packetization-mode=1\n"
    );
    let amr = like("m=audio 4000 RTP/AVP 96 97\na=rtpmap:96 AMR/8000\na=rtpmap:97 AMR/8000\na=fmtp:97 octet-align=1\n");
    let first = answered("m=audio 5000 RTP/AVP 96\na=rtpmap:96 AMR/8000\na=fmtp:96 octet-align=1\n", &amr);
    // The number 96 has its meaning: the other configuration gets a free one.
    assert_eq!(offered_again(&amr, &first, &["m=", "a=fmtp"]), "m=audio 4000 RTP/AVP 97 96\na=fmtp:96 octet-align=1\n");
}

/// RFC 4588 §8.1, RFC 2198 §5, RFC 4585 §4.2: what names formats follows their numbers into the next offer.
#[test]
fn what_names_formats_follows_their_numbers() {
    let local = like(
        "m=video 4000 RTP/AVP 96 97 98\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n\
         a=rtpmap:98 H263-1998/90000\na=rtcp-fb:96 nack\na=rtcp-fb:* ccm fir\n",
    );
    let first = answered(
        "m=video 5000 RTP/AVP 110 111\na=rtpmap:110 VP8/90000\na=rtpmap:111 rtx/90000\na=fmtp:111 apt=110;rtx-time=9\n\
         a=rtcp-fb:110 nack\n",
        &local,
    );
    assert_eq!(
        offered_again(&local, &first, &["m=", "a=fmtp", "a=rtcp-fb"]),
        "m=video 4000 RTP/AVP 110 111 98\na=fmtp:111 apt=110\na=rtcp-fb:110 nack\na=rtcp-fb:* ccm fir\n"
    );
    let red = like("m=audio 4000 RTP/AVP 96 97\na=rtpmap:96 opus/48000/2\na=rtpmap:97 red/48000/2\na=fmtp:97 96/96\n");
    let first = answered(
        "m=audio 5000 RTP/AVP 120 121\na=rtpmap:120 opus/48000/2\na=rtpmap:121 red/48000/2\na=fmtp:121 120/120\n",
        &red,
    );
    assert_eq!(offered_again(&red, &first, &["m=", "a=fmtp"]), "m=audio 4000 RTP/AVP 120 121\na=fmtp:121 120/120\n");
}

/// RFC 2198 §5: redundancy of formats that are not answered goes with them, and its retransmission with it.
#[test]
fn redundancy_goes_with_its_formats() {
    let local = like(
        "m=audio 4000 RTP/AVP 8 97 98\na=rtpmap:97 red/8000\na=fmtp:97 8/8\na=rtpmap:98 rtx/8000\na=fmtp:98 apt=97\n",
    );
    let offer = "m=audio 5000 RTP/AVP 8 0 121 122\na=rtpmap:121 red/8000\na=fmtp:121 0/8\na=rtpmap:122 rtx/8000\na=fmtp:122 apt=121\n";
    assert_eq!(lines(&answered(offer, &local), &["m="]), "m=audio 4000 RTP/AVP 8\n");
    let both = answered(&offer.replace("0/8", "8/8"), &local);
    assert_eq!(lines(&both, &["m="]), "m=audio 4000 RTP/AVP 8 121 122\n");
}

/// RFC 4585 §4.2: an answer adds no feedback that was not offered.
#[test]
fn feedback_is_answered_if_offered() {
    let local = like(
        "m=video 4000 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\na=rtcp-fb:96 nack pli\n\
         a=rtcp-fb:* ccm fir\na=rtcp-fb:96 trr-int 100\n",
    );
    let section = "m=video 5000 RTP/AVPF 100\na=rtpmap:100 VP8/90000\n";
    for (offered, expected) in [
        ("", ""),
        ("a=rtcp-fb:100 nack\n", "a=rtcp-fb:100 nack\n"),
        ("a=rtcp-fb:* nack pli\n", "a=rtcp-fb:100 nack pli\n"),
        ("a=rtcp-fb:100 ccm fir\n", "a=rtcp-fb:100 ccm fir\n"),
        ("a=rtcp-fb:* ccm fir\na=rtcp-fb:* trr-int 5\n", "a=rtcp-fb:* ccm fir\na=rtcp-fb:100 trr-int 100\n"),
        ("a=rtcp-fb:101 nack\n", ""),
    ] {
        assert_eq!(lines(&answered(&format!("{section}{offered}"), &local), &["a=rtcp-fb"]), expected, "{offered}");
    }
}

/// RFC 8285 §7: extensions of the offer only, from this side's point of view, under numbers that packets can have.
#[test]
fn extensions_are_those_of_the_offer() {
    let section = "m=audio 4000 RTP/AVP 8\n";
    for local in [
        format!("{section}a=extmap:7 urn:a\na=extmap:8/recvonly urn:b\n"),
        format!("a=extmap:7 urn:a\na=extmap:8/recvonly urn:b\n{section}"),
    ] {
        for (offered, expected) in [
            ("", ""),
            ("a=extmap:3/sendonly urn:a\n", "a=extmap:3/recvonly urn:a\n"),
            ("a=extmap:3 urn:b\n", "a=extmap:3/recvonly urn:b\n"),
            ("a=extmap:3/recvonly urn:b\n", ""),
            ("a=extmap:1 urn:c\na=extmap:4096 urn:a\n", "a=extmap:2 urn:a\n"),
            // Of those that share such a number one is chosen.
            ("a=extmap:4097 urn:a\na=extmap:4097 urn:b\n", "a=extmap:1 urn:a\n"),
        ] {
            let of_section = answered(&format!("{section}{offered}"), &like(&local));
            assert_eq!(lines(&of_section, &["a=extmap"]), expected, "{offered}");
            let of_session = answered(&format!("{offered}{section}"), &like(&local));
            assert_eq!(lines(&of_session, &["a=extmap"]), expected, "{offered}");
        }
    }
    // They keep their numbers in the next offer.
    let local = like(&format!("{section}a=extmap:7 urn:a\na=extmap:3 urn:b\n"));
    let first = answered(&format!("{section}a=extmap:3 urn:a\n"), &local);
    assert_eq!(offered_again(&local, &first, &["a=extmap"]), "a=extmap:3 urn:a\na=extmap:1 urn:b\n");
}

/// RFC 8285 §6: extensions of the whole session keep their numbers, too, in the sections if these know others.
#[test]
fn extensions_of_the_session_keep_their_numbers() {
    let section = "m=audio 4000 RTP/AVP 8\n";
    let local = like(&format!("a=extmap:7 urn:a\na=extmap:3 urn:b\n{section}"));
    let first = offer(&local, None, &Profile::ANY).unwrap();
    assert!(first.to_string().contains("a=extmap:7 urn:a\r\na=extmap:3 urn:b\r\nm=audio"), "{first}");
    let agreement = Agreement::conclude(first.clone(), description(1, section)).unwrap();
    assert_eq!(offer(&local, Some(&agreement), &Profile::ANY).unwrap(), first);

    let heard = answered(&format!("a=extmap:3 urn:a\n{section}"), &local);
    let next = offer(&local, Some(heard.agreement()), &Profile::ANY).unwrap().to_string();
    let (session, section) = next.split_once("m=audio").unwrap();
    assert!(!session.contains("extmap"), "{next}");
    assert!(section.ends_with("a=extmap:3 urn:a\r\na=extmap:1 urn:b\r\n"), "{next}");
}

/// RFC 8851 §5: a restriction names its formats by the numbers that they have in this offer.
#[test]
fn restrictions_follow_the_numbers_of_their_formats() {
    let local = like(
        "m=video 4000 RTP/AVP 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 H264/90000\n\
         a=rid:1 send pt=96;max-width=640\na=rid:2 send pt=96,97\na=rid:3 send\na=simulcast:send 1;2,3\n",
    );
    let first = answered("m=video 5000 RTP/AVP 100\na=rtpmap:100 VP8/90000\n", &local);
    assert_eq!(
        offered_again(&local, &first, &["m=", "a=rid", "a=simulcast"]),
        "m=video 4000 RTP/AVP 100 97\na=rid:1 send pt=100;max-width=640\na=rid:2 send pt=100,97\na=rid:3 send\n\
         a=simulcast:send 1;2,3\n"
    );
    // Without its format a restriction is not offered.
    let only = Profile::ANY.with_video_codecs(vec![EncodingName::H264]);
    let offered = offer(&local, None, &only).unwrap().to_string();
    assert!(offered.ends_with("a=rid:2 send pt=97\r\na=rid:3 send\r\na=simulcast:send 2,3\r\n"), "{offered}");
}

/// RFC 8866 §5.14: several ports are offered, and answered as far as both have them.
#[test]
fn several_ports_are_counted() {
    let local = like("m=video 4000/3 RTP/AVP 31\n");
    let offered = offer(&local, None, &Profile::ANY).unwrap();
    assert!(offered.to_string().ends_with("m=video 4000/3 RTP/AVP 31\r\na=rtpmap:31 H261/90000\r\na=sendrecv\r\n"));
    for (offer, expected) in [("5000/2", "4000/2"), ("5000/9", "4000/3"), ("5000", "4000")] {
        let answered = answered(&format!("m=video {offer} RTP/AVP 31\n"), &local);
        assert_eq!(lines(&answered, &["m="]), format!("m=video {expected} RTP/AVP 31\n"));
    }
}

/// Nothing is refused because both sides together say more than one description may hold that is read.
#[test]
fn an_answer_may_be_longer_than_what_is_read() {
    let sections = "m=audio 4000 RTP/AVP 8\n".repeat(400);
    let options = ReadOptions::default().with_limits(Limits::default().with_fields(10_000));
    let text = format!("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n{sections}");
    let offer = Description::from_text(text, &options).unwrap();
    let answered = answer(&offer, &Capabilities::from_description(&offer), None, &Profile::ANY).unwrap();
    assert_eq!(answered.agreement().streams().filter(AgreedStream::is_accepted).count(), 400);
    assert!(answered.description().lines().count() > 1_024);
}

/// RFC 8853 §5.3.2, RFC 8851 §6: only what was offered, in the other direction, by the names of the offer.
#[test]
fn simulcast_is_answered_if_offered() {
    let section = "m=video 4000 RTP/AVP 96\na=rtpmap:96 VP8/90000\n";
    let local = like(&format!("{section}a=rid:1 recv\na=rid:2 recv\na=simulcast:recv 1;2\n"));
    let keep = ["a=rid", "a=simulcast"];
    assert_eq!(lines(&answered(section, &local), &keep), "");
    let offer = "m=video 5000 RTP/AVP 100 101\na=rtpmap:100 VP8/90000\na=rtpmap:101 VP9/90000\n\
         a=rid:hi send pt=100,101;max-width=1280\na=rid:lo send\na=rid:x send pt=101\na=rid:in recv\n\
         a=simulcast:send hi,x;~lo;x recv in\n";
    assert_eq!(
        lines(&answered(offer, &local), &keep),
        "a=rid:hi recv pt=100;max-width=1280\na=rid:lo recv\na=simulcast:recv hi;~lo\n"
    );
    assert_eq!(lines(&answered(&offer.replace("send", "recv"), &local), &keep), "");
}

/// RFC 8285 §7: many extensions are looked up, not searched.
#[test]
fn many_extensions_cost_no_square() {
    let list = (0..400).map(|number| format!("a=extmap:{} urn:{number}\n", number % 255 + 1)).collect::<String>();
    let local = like(&format!("m=audio 4000 RTP/AVP 8\n{list}"));
    let answered = answered(&format!("m=audio 5000 RTP/AVP 8\n{list}"), &local);
    assert_eq!(lines(&answered, &["a=extmap"]), list);
}
