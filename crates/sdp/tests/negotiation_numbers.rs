//! Numbers of formats and header extensions, and what belongs to them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/endpoint.rs"]
mod endpoint;

use endpoint::{answered, like, lines};
use offhook_sdp::{Answered, Capabilities, Profile, offer};

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
