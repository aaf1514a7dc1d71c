//! What an answer settles, rule by rule of the documents that it follows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sdp::{
    Agreement, Answered, Bandwidth, BandwidthType, Capabilities, Description, Direction, LocalStream, NegotiationError,
    Origin, PayloadType, Profile, Protocol, Ptime, ReadOptions, RtpMap, TelephoneEvents, answer, offer,
};

/// A description with these lines after `t=`.
fn description(version: u32, lines: &str) -> Description<'static> {
    let lines = lines.replace('\n', "\r\n");
    let text = format!("v=0\r\no=- 7 {version} IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n{lines}");
    Description::from_text(text, &ReadOptions::default().with_strict(true)).unwrap()
}

fn endpoint() -> Capabilities {
    let address = "192.0.2.9".parse().unwrap();
    Capabilities::new(Origin::new("-", 9, 1, address).unwrap(), address)
}

/// An endpoint with the streams and session attributes of these lines.
fn like(lines: &str) -> Capabilities {
    Capabilities::from_description(&description(1, lines))
}

fn answered(offer: &str, local: &Capabilities) -> Answered {
    answer(&description(1, offer), local, None, &Profile::ANY).unwrap()
}

/// The lines of the answer after `t=`, of which `keep` are wanted.
fn lines(answered: &Answered, keep: &[&str]) -> String {
    let text = answered.description().to_string();
    let (_, text) = text.split_once("t=0 0\r\n").unwrap();
    let kept = text.lines().filter(|line| keep.iter().any(|start| line.starts_with(start)));
    kept.fold(String::new(), |text, line| text + line + "\n")
}

#[test]
fn parameters_of_formats_are_settled() {
    let local = like(
        "m=audio 4000 RTP/AVP 96 97 98 18\na=rtpmap:96 AMR/8000\na=fmtp:96 octet-align=1\na=rtpmap:97 iLBC/8000\n\
         a=fmtp:97 mode=20\na=rtpmap:98 opus/48000/2\na=fmtp:98 useinbandfec=1\n",
    );
    let offer = "m=audio 5000 RTP/AVP 100 101 102 103 18\na=rtpmap:100 AMR/8000\na=rtpmap:101 AMR/8000\n\
         a=fmtp:101 octet-align=1;mode-set=0,2\na=rtpmap:102 iLBC/8000\na=rtpmap:103 opus/48000/2\n\
         a=fmtp:103 stereo=1\na=fmtp:18 annexb=no\n";
    assert_eq!(
        lines(&answered(offer, &local), &["m=", "a=fmtp"]),
        "m=audio 4000 RTP/AVP 101 102 103 18\na=fmtp:101 octet-align=1;mode-set=0,2\na=fmtp:102 mode=30\n\
         a=fmtp:103 useinbandfec=1\na=fmtp:18 annexb=no\n"
    );
}

#[test]
fn payload_types_may_differ_between_the_sides() {
    let local = like("m=audio 4000 RTP/AVP 120 101\na=rtpmap:120 opus/48000/2\na=rtpmap:101 telephone-event/48000\n")
        .with_own_payload_types(true);
    let offer = "m=audio 5000 RTP/AVP 96 97\na=rtpmap:96 opus/48000/2\na=rtpmap:97 telephone-event/48000\n";
    let answered = answered(offer, &local);
    assert_eq!(lines(&answered, &["m="]), "m=audio 4000 RTP/AVP 120 101\n");
    let stream = answered.agreement().audio().unwrap();
    let (codec, events) = (stream.codec().unwrap(), stream.telephone_event().unwrap());
    assert_eq!((codec.send_payload_type().code(), codec.receive_payload_type().code()), (96, 120));
    assert_eq!((events.send_payload_type().code(), events.receive_payload_type().code()), (97, 101));
}

#[test]
fn two_configurations_are_two_encodings_whatever_their_numbers() {
    let local = like(
        "m=video 4000 RTP/AVP 97 96\na=rtpmap:97 H264/90000\na=fmtp:97 packetization-mode=1\n\
         a=rtpmap:96 H264/90000\n",
    )
    .with_own_payload_types(true);
    let offer = "m=video 5000 RTP/AVP 110 111\na=rtpmap:110 H264/90000\na=rtpmap:111 H264/90000\n\
         a=fmtp:111 packetization-mode=1\n";
    let answered = answered(offer, &local);
    assert_eq!(lines(&answered, &["m="]), "m=video 4000 RTP/AVP 96 97\n");
    let stream = answered.agreement().stream(0).unwrap();
    let numbers = stream.codecs().map(|codec| (codec.receive_payload_type().code(), codec.send_payload_type().code()));
    assert_eq!(numbers.collect::<Vec<_>>(), [(96, 110), (97, 111)]);
}

#[test]
fn events_have_the_clock_of_the_codec() {
    let offer = "m=audio 5000 RTP/AVP 96 8 97 98\na=rtpmap:96 opus/48000/2\na=rtpmap:97 telephone-event/8000\n\
         a=rtpmap:98 telephone-event/48000\n";
    let both = "a=rtpmap:101 telephone-event/8000\na=rtpmap:102 telephone-event/48000\n";
    for (codecs, expected) in [
        ("96 101 102\na=rtpmap:96 opus/48000/2\n", "m=audio 4000 RTP/AVP 96 98\n"),
        ("8 101 102\n", "m=audio 4000 RTP/AVP 8 97\n"),
        ("96 8 101 102\na=rtpmap:96 opus/48000/2\n", "m=audio 4000 RTP/AVP 96 8 97 98\n"),
        // Better keys at another rate than no keys.
        ("96 101\na=rtpmap:96 opus/48000/2\n", "m=audio 4000 RTP/AVP 96 97\n"),
    ] {
        let answered = answered(offer, &like(&format!("m=audio 4000 RTP/AVP {codecs}{both}")));
        assert_eq!(lines(&answered, &["m="]), expected);
        let stream = answered.agreement().audio().unwrap();
        let (codec, events) = (stream.codec().unwrap(), stream.telephone_event().unwrap());
        let rates = (codec.clock_rate_hz(), events.clock_rate_hz());
        assert!(rates.0 == rates.1 || expected.ends_with("96 97\n"), "{rates:?}");
    }
}

#[test]
fn packets_are_as_long_as_the_other_side_wants_and_can() {
    let local = like("m=audio 4000 RTP/AVP 8\na=ptime:30\n");
    let answered_30 = answered("m=audio 5000 RTP/AVP 8\na=ptime:40\na=maxptime:20\n", &local);
    assert_eq!(lines(&answered_30, &["a=ptime"]), "a=ptime:30\n");
    assert_eq!(answered_30.agreement().audio().unwrap().ptime(), Ptime::from_milliseconds(20));
    let taken_over = answered("m=audio 5000 RTP/AVP 8\na=ptime:40\n", &like("m=audio 4000 RTP/AVP 8\n"));
    assert_eq!(lines(&taken_over, &["a=ptime"]), "a=ptime:40\n");
}

#[test]
fn bandwidth_is_that_of_this_side() {
    let local = endpoint().with_bandwidth(Bandwidth::parse(b"CT:500").unwrap()).with_stream(
        LocalStream::audio(4000)
            .with_codec(PayloadType::PCMA.rtp_map().unwrap(), None)
            .with_bandwidth(Bandwidth::parse(b"AS:80").unwrap()),
    );
    let answered = answered("m=audio 5000 RTP/AVP 8\nb=AS:64\n", &local);
    assert!(answered.description().to_string().contains("c=IN IP4 192.0.2.9\r\nb=CT:500\r\nt=0 0\r\n"));
    let audio = answered.description().media().next().unwrap();
    assert_eq!(audio.bandwidth(&BandwidthType::AS).unwrap().value(), 80);
    assert_eq!(audio.bandwidth(&BandwidthType::CT).unwrap().value(), 500);
}

#[test]
fn every_pair_of_directions_is_legal() {
    let all = [Direction::SendRecv, Direction::SendOnly, Direction::RecvOnly, Direction::Inactive];
    for wanted in all {
        for offered in all {
            let mut local = like("m=audio 4000 RTP/AVP 8\n");
            local.streams_mut()[0].set_direction(wanted);
            let text = format!("m=audio 5000 RTP/AVP 8\na={offered}\n");
            let answered = answered(&text, &local);
            let ours = answered.description().media().next().unwrap().direction();
            // RFC 3264 §6.1.
            assert_eq!(ours.sends(), wanted.sends() && offered.receives());
            assert_eq!(ours.receives(), wanted.receives() && offered.sends());
            assert_eq!(answered.agreement().audio().unwrap().direction(), ours);
        }
    }
}

#[test]
fn a_multicast_group_is_the_same_for_all() {
    let offer = "m=audio 5000/3 RTP/AVP 8\nc=IN IP4 233.252.0.1/127/3\na=recvonly\n";
    let local = like("m=audio 4000 RTP/AVP 8\na=sendonly\n");
    assert!(answered(offer, &local).is_refused());
    let answered = answered(offer, &local.with_multicast(true));
    assert_eq!(
        lines(&answered, &["m=", "c=", "a=recv"]),
        "m=audio 5000/3 RTP/AVP 8\nc=IN IP4 233.252.0.1/127/3\na=recvonly\n"
    );
    assert_eq!(answered.agreement().audio().unwrap().direction(), Direction::RecvOnly);
}

#[test]
fn a_bundle_is_one_transport() {
    let offer = "a=group:BUNDLE foo bar\nm=audio 10000 RTP/AVP 0 8\na=mid:foo\na=rtcp-mux\n\
         m=video 10002 RTP/AVP 31\na=mid:bar\na=rtcp-mux\nm=video 0 RTP/AVP 31\na=mid:zen\na=bundle-only\n";
    let able = "m=audio 20000 RTP/AVP 8\na=ice-ufrag:8hhY\nm=video 20002 RTP/AVP 31\na=rtcp-mux\na=content:main\n\
         m=video 20004 RTP/AVP 31\n";
    let bundled = answered(offer, &like(able).with_bundle(true));
    assert_eq!(
        lines(&bundled, &["a=group", "m=", "a=mid", "a=rtcp-mux", "a=content", "a=ice"]),
        "a=group:BUNDLE foo bar\nm=audio 20000 RTP/AVP 8\na=mid:foo\na=rtcp-mux\n\
         m=video 20000 RTP/AVP 31\na=mid:bar\na=content:main\nm=video 0 RTP/AVP 31\na=mid:zen\n"
    );
    // The suggested first one is refused: the next speaks for all, and one that wants to be bundled comes along.
    let offer = offer.replace("foo bar", "foo bar zen").replace("AVP 0 8", "AVP 0");
    let bundled = answered(&offer, &like(able).with_bundle(true));
    assert_eq!(
        lines(&bundled, &["a=group", "m="]),
        "a=group:BUNDLE bar zen\nm=audio 0 RTP/AVP 0\nm=video 20002 RTP/AVP 31\nm=video 20002 RTP/AVP 31\n"
    );
    // Who does not know bundles has a transport for each.
    let apart = answered(&offer, &like(able));
    assert_eq!(
        lines(&apart, &["a=group", "m="]),
        "m=audio 0 RTP/AVP 0\nm=video 20002 RTP/AVP 31\nm=video 0 RTP/AVP 31\n"
    );
}

#[test]
fn a_bundle_that_is_offered_again_stays_one() {
    let mut local = like("m=audio 20000 RTP/AVP 8\nm=video 20002 RTP/AVP 31\na=ice-ufrag:8hhY\n").with_bundle(true);
    let first = offer(&local, None, &Profile::ANY).unwrap();
    let text = first.to_string();
    assert!(text.contains("a=group:BUNDLE 0 1\r\nm=audio 20000 RTP/AVP 8\r\n"), "{text}");
    assert_eq!(text.matches("a=rtcp-mux\r\n").count(), 2);
    let answer =
        "a=group:BUNDLE 0 1\nm=audio 30000 RTP/AVP 8\na=mid:0\na=rtcp-mux\nm=video 30000 RTP/AVP 31\na=mid:1\n";
    let agreement = Agreement::conclude(first, description(1, answer)).unwrap();
    local = local.with_stream(
        LocalStream::new(offhook_sdp::MediaType::VIDEO, 20_004, Protocol::RTP_AVP)
            .with_codec(PayloadType::H261.rtp_map().unwrap(), None),
    );
    let second = offer(&local, Some(&agreement), &Profile::ANY).unwrap();
    let ports: Vec<_> = second.media().map(|media| media.port()).collect();
    assert_eq!(ports, [20_000, 20_000, 20_004]);
    assert!(second.to_string().contains("a=group:BUNDLE 0 1 2\r\n"));
    assert!(!second.to_string().contains("ice-ufrag"));
}

#[test]
fn rtcp_shares_a_port_only_if_both_want_that() {
    let plain = "m=audio 5000 RTP/AVP 8\n";
    let (mux, only) = (format!("{plain}a=rtcp-mux\n"), format!("{plain}a=rtcp-mux\na=rtcp-mux-only\n"));
    let able = like("m=audio 4000 RTP/AVP 8\na=rtcp-mux\na=rtcp-rsize\n");
    let not = like("m=audio 4000 RTP/AVP 8\n");
    for (offer, local, expected) in [
        (plain, &able, "m=audio 4000 RTP/AVP 8\n"),
        (&mux, &able, "m=audio 4000 RTP/AVP 8\na=rtcp-mux\n"),
        (&mux, &not, "m=audio 4000 RTP/AVP 8\n"),
        (&only, &able, "m=audio 4000 RTP/AVP 8\na=rtcp-mux\n"),
        // RFC 8858 §4.3.
        (&only, &not, "m=audio 0 RTP/AVP 8\n"),
    ] {
        let answered = answered(offer, local);
        assert_eq!(lines(&answered, &["m=", "a=rtcp"]), expected, "{offer}");
        let stream = answered.agreement().stream(0).unwrap();
        assert_eq!(stream.has_rtcp_mux(), expected.contains("mux"));
    }
}

#[test]
fn roles_fit_and_stay_while_the_association_does() {
    let section = "m=audio 5000 UDP/TLS/RTP/SAVP 8\na=fingerprint:sha-256 AA\n";
    for (offered, local, expected) in [
        ("a=setup:actpass\n", "actpass", "active"),
        ("a=setup:actpass\n", "passive", "passive"),
        ("a=setup:active\n", "actpass", "passive"),
        ("a=setup:passive\n", "actpass", "active"),
        ("a=setup:holdconn\n", "active", "holdconn"),
        ("a=setup:actpass\n", "holdconn", "holdconn"),
        // RFC 4145 §4: nothing said means active.
        ("", "actpass", "passive"),
    ] {
        let local = like(&format!("{section}a=setup:{local}\n"));
        let answered = answered(&format!("{section}{offered}"), &local);
        assert_eq!(lines(&answered, &["a=setup"]), format!("a=setup:{expected}\n"), "{offered} {local:?}");
        assert_eq!(answered.agreement().audio().unwrap().setup().unwrap().name(), expected);
    }
    // This side offers, the other one connects, and then offers itself: it stays so (RFC 8842 §5.3).
    let local = like(&format!("{section}a=setup:actpass\n"));
    let first = offer(&local, None, &Profile::ANY).unwrap();
    let agreement = Agreement::conclude(first, description(1, &format!("{section}a=setup:active\n"))).unwrap();
    let again = format!("{section}a=setup:actpass\n");
    for (text, expected) in [(again.clone(), "passive"), (again.replace("AA", "BB"), "active")] {
        let answered = answer(&description(2, &text), &local, Some(&agreement), &Profile::ANY).unwrap();
        assert_eq!(lines(&answered, &["a=setup"]), format!("a=setup:{expected}\n"));
    }
}

#[test]
fn a_role_of_the_session_is_one_of_each_section() {
    let local = like("a=setup:actpass\na=fingerprint:sha-256 AA\nm=audio 4000 UDP/TLS/RTP/SAVP 8\n");
    let offer = "a=setup:actpass\na=fingerprint:sha-256 BB\nm=audio 5000 UDP/TLS/RTP/SAVP 8\n";
    assert_eq!(
        lines(&answered(offer, &local), &["a=setup", "a=fingerprint", "m="]),
        "a=fingerprint:sha-256 AA\nm=audio 4000 UDP/TLS/RTP/SAVP 8\na=setup:active\n"
    );
}

#[test]
fn connections_go_on_if_both_know_of_them() {
    let section = "m=message 5000 TCP/MSRP *\na=setup:actpass\n";
    let local = like("m=message 4000 TCP/MSRP *\na=setup:actpass\na=connection:new\n");
    let (new, existing) = (format!("{section}a=connection:new\n"), format!("{section}a=connection:existing\n"));
    // Three parties: the other side knows a connection, this one does not (RFC 4145 §5.2).
    assert_eq!(lines(&answered(&existing, &local), &["a=connection"]), "a=connection:new\n");
    let first = answered(&new, &local);
    assert_eq!(lines(&first, &["a=connection"]), "a=connection:new\n");
    let second = answer(&description(2, &existing), &local, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&second, &["a=connection"]), "a=connection:existing\n");
    let ours = offer(&local, Some(second.agreement()), &Profile::ANY).unwrap();
    assert!(ours.to_string().contains("a=connection:existing\r\n"));
}

#[test]
fn ice_is_answered_if_offered_and_restarts_with_new_credentials() {
    let able = "m=audio 4000 RTP/AVP 8\na=ice-ufrag:4000\na=ice-pwd:4000400040004000400040\na=candidate:1 1 UDP 1 192.0.2.9 4000 typ host\n";
    let mut local = like(able);
    let plain = "m=audio 5000 RTP/AVP 8\n";
    // RFC 8839 §4.3.2.
    assert_eq!(lines(&answered(plain, &local), &["a=ice", "a=candidate"]), "");
    let ice = format!("{plain}a=ice-ufrag:5000\na=ice-pwd:5000500050005000500050\n");
    let first = answered(&ice, &local);
    assert_eq!(lines(&first, &["a=ice-ufrag"]), "a=ice-ufrag:4000\n");
    let restart = description(2, &ice.replace("50", "51"));
    let again = answer(&restart, &local, Some(first.agreement()), &Profile::ANY);
    assert_eq!(again.unwrap_err(), NegotiationError::IceRestart { number: 0 });
    local.streams_mut()[0].set_attribute("ice-ufrag", Some(b"4001"));
    local.streams_mut()[0].set_attribute("ice-pwd", Some(b"4001400140014001400140"));
    let again = answer(&restart, &local, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&again, &["a=ice-ufrag"]), "a=ice-ufrag:4001\n");
    assert_eq!(again.description().origin().session_version(), "2");
}

#[test]
fn a_suite_is_chosen_with_its_session_parameters() {
    let key = "inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR";
    let local = like(&format!(
        "m=audio 4000 RTP/SAVP 8\na=crypto:1 AES_CM_128_HMAC_SHA1_32 {key}\na=crypto:2 AES_CM_128_HMAC_SHA1_80 {key}\n"
    ));
    for (offered, expected) in [
        ("1 AES_CM_128_HMAC_SHA1_80 inline:A|2^20\n", Some("1 AES_CM_128_HMAC_SHA1_80")),
        (
            "7 F8_128_HMAC_SHA1_80 inline:A\na=crypto:8 AES_CM_128_HMAC_SHA1_32 inline:A KDR=1\n",
            Some("8 AES_CM_128_HMAC_SHA1_32"),
        ),
        ("1 AES_CM_128_HMAC_SHA1_80 inline:A -FOO\n", Some("1 AES_CM_128_HMAC_SHA1_80")),
        // RFC 4568 §6.3.7, §6.3.2.
        ("1 AES_CM_128_HMAC_SHA1_80 inline:A FOO=1\n", None),
        ("1 AES_CM_128_HMAC_SHA1_80 inline:A UNENCRYPTED_SRTP\n", None),
        ("1 F8_128_HMAC_SHA1_80 inline:A\n", None),
    ] {
        let answered = answered(&format!("m=audio 5000 RTP/SAVP 8\na=crypto:{offered}"), &local);
        match expected {
            Some(expected) => {
                assert_eq!(lines(&answered, &["a=crypto"]), format!("a=crypto:{expected} {key}\n"));
                let (ours, theirs) = answered.agreement().audio().unwrap().crypto().unwrap();
                assert_eq!((ours.tag(), ours.suite()), (theirs.tag(), theirs.suite()));
                assert_eq!(ours.key_params().expose(), key);
            }
            None => assert!(answered.is_refused(), "{offered}"),
        }
    }
}

#[test]
fn preconditions_are_seen_from_this_side() {
    let offer = "m=audio 5000 RTP/AVP 8\na=curr:qos local send\na=curr:qos remote none\n\
         a=des:qos mandatory local sendrecv\na=des:qos optional remote sendrecv\n";
    let preconditions = ["a=curr", "a=des", "a=conf"];
    // Who does not know them says nothing about them.
    assert_eq!(lines(&answered(offer, &like("m=audio 4000 RTP/AVP 8\n")), &preconditions), "");
    let mut local = like("m=audio 4000 RTP/AVP 8\na=curr:qos local none\na=des:qos mandatory local sendrecv\n");
    let first = answered(offer, &local);
    assert_eq!(
        lines(&first, &preconditions),
        "a=curr:qos local none\na=curr:qos remote recv\na=des:qos mandatory local sendrecv\n\
         a=des:qos mandatory remote sendrecv\na=conf:qos remote sendrecv\n"
    );
    // Resources here are reserved: an update says so, and what the other side has said.
    local.streams_mut()[0].set_attribute("curr", Some(b"qos local sendrecv"));
    let update = offer_text(&local, first.agreement());
    assert!(update.contains("a=curr:qos local sendrecv\r\na=curr:qos remote recv\r\n"), "{update}");
    // RFC 3312 §13.1: end to end, in the eyes of either side.
    let local = like("m=audio 4000 RTP/AVP 8\na=curr:qos e2e none\n");
    let answered = answered("m=audio 5000 RTP/AVP 8\na=curr:qos e2e send\na=des:qos mandatory e2e sendrecv\n", &local);
    assert_eq!(lines(&answered, &preconditions), "a=curr:qos e2e recv\na=des:qos mandatory e2e sendrecv\n");
}

fn offer_text(local: &Capabilities, earlier: &Agreement) -> String {
    offer(local, Some(earlier), &Profile::ANY).unwrap().to_string()
}

#[test]
fn a_stopped_stream_leaves_its_place_to_another() {
    let mut local = like("m=audio 4000 RTP/AVP 8\nm=video 4002 RTP/AVP 31\n");
    let both = "m=audio 5000 RTP/AVP 8\nm=video 5002 RTP/AVP 31\n";
    let first = answered(both, &local);
    // The other side stops the video (RFC 3264 §8.2).
    let stopped = description(2, &both.replace("5002", "0"));
    let second = answer(&stopped, &local, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&second, &["m="]), "m=audio 4000 RTP/AVP 8\nm=video 0 RTP/AVP 31\n");
    assert!(!second.agreement().stream(1).unwrap().is_accepted());
    // This side has a chat instead: its section takes the free place (§8.1).
    local = like("m=audio 4000 RTP/AVP 8\nm=message 4004 TCP/MSRP *\n");
    let third = offer(&local, Some(second.agreement()), &Profile::ANY).unwrap();
    let types: Vec<_> = third.media().map(|media| (media.media_type().to_string(), media.port())).collect();
    assert_eq!(types, [("audio".to_owned(), 4000), ("message".to_owned(), 4004)]);
    assert_eq!(third.origin().session_version(), "3");
    // And the other side may offer something there, too.
    let reused = description(3, &both.replace("m=video 5002 RTP/AVP 31", "m=message 5004 TCP/MSRP *"));
    let fourth = answer(&reused, &local, Some(second.agreement()), &Profile::ANY).unwrap();
    assert!(fourth.agreement().stream(1).unwrap().is_accepted());
    // But not take the section away.
    let fewer = answer(&description(3, "m=audio 5000 RTP/AVP 8\n"), &local, Some(second.agreement()), &Profile::ANY);
    assert_eq!(fewer.unwrap_err(), NegotiationError::FewerSections { offered: 1, before: 2 });
}

#[test]
fn a_stream_that_is_still_up_keeps_its_place_when_it_stops() {
    let local = like("m=audio 4000 RTP/AVP 8\nm=video 4002 RTP/AVP 31\n");
    let first = answered("m=audio 5000 RTP/AVP 8\nm=video 5002 RTP/AVP 31\n", &local);
    let only_chat = like("m=audio 4000 RTP/AVP 8\nm=message 4004 TCP/MSRP *\n");
    let next = offer(&only_chat, Some(first.agreement()), &Profile::ANY).unwrap();
    let ports: Vec<_> = next.media().map(|media| media.port()).collect();
    // It has port 0 first; the chat comes after it.
    assert_eq!(ports, [4000, 0, 4004]);
}

#[test]
fn the_version_grows_when_anything_changes_whatever_its_length() {
    let address = "192.0.2.9".parse().unwrap();
    let stream = LocalStream::audio(4000).with_codec(PayloadType::PCMA.rtp_map().unwrap(), None);
    let mut local = Capabilities::new(Origin::new("-", 9, 99, address).unwrap(), address).with_stream(stream);
    let first = answered("m=audio 5000 RTP/AVP 8\n", &local);
    local.streams_mut()[0].set_direction(Direction::Inactive);
    let second = offer(&local, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(second.origin().to_string(), "- 9 100 IN IP4 192.0.2.9");
    assert_eq!(second.media().next().unwrap().direction(), Direction::Inactive);
    let again = offer(&local, Some(&Agreement::conclude(second.clone(), second.clone()).unwrap()), &Profile::ANY);
    assert_eq!(again.unwrap(), second);
}

#[test]
fn times_of_an_untidy_offer_are_answered_tidily() {
    let local = like("m=audio 4000 RTP/AVP 8\n");
    for (times, expected) in [
        ("t=1  2 \nr=7d 1h 0 \nz=0 0\n", "t=1 2\r\nr=7d 1h 0\r\nz=0 0\r\n"),
        // Before the time that they belong to they say nothing.
        ("z=0 0\nr=7d 1h 0\nt=1 2\n", "t=1 2\r\n"),
        ("", "t=0 0\r\n"),
    ] {
        let start = "v=0\no=- 7 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\n";
        let text = format!("{start}{times}m=audio 5000 RTP/AVP 8\n");
        let offer = Description::parse(text.as_bytes()).unwrap();
        let answered = answer(&offer, &local, None, &Profile::ANY).unwrap().description().to_string();
        assert!(answered.contains(&format!("c=IN IP4 192.0.2.1\r\n{expected}m=")), "{answered}");
    }
}

/// Found by fuzzing: `00` was answered as `0`, which nobody had offered.
#[test]
fn a_number_with_zeros_before_it_is_no_payload_type() {
    let answered = answered("m=audio 5000 RTP/AVP 00 8\n", &like("m=audio 4000 RTP/AVP 0 8\n"));
    assert_eq!(lines(&answered, &["m="]), "m=audio 4000 RTP/AVP 8\n");
}

#[test]
fn hostile_offers_cost_no_square() {
    let events = || TelephoneEvents::KEYS;
    let local = endpoint().with_stream(
        LocalStream::audio(4000)
            .with_codec(PayloadType::PCMA.rtp_map().unwrap(), None)
            .with_codec(RtpMap::parse(b"96 red/8000").unwrap(), None)
            .with_telephone_events(PayloadType::from_code(101), events()),
    );
    let formats = (0..1_000).map(|number| format!(" {}", number % 128)).collect::<String>();
    let maps = (96..128).map(|number| format!("a=rtpmap:{number} telephone-event/8000\n")).collect::<String>();
    let answered_all = answered(&format!("m=audio 5000 RTP/AVP{formats}\n{maps}"), &local);
    // Each number once.
    assert_eq!(answered_all.description().media().next().unwrap().formats().count(), 33);
    let sections = (0..900).map(|number| format!("m=audio {} RTP/AVP 8\n", number + 1)).collect::<String>();
    let answered_one = answered(&sections, &local);
    assert_eq!(answered_one.agreement().streams().filter(|stream| stream.is_accepted()).count(), 1);
    assert!(answered_one.description().as_bytes().len() < 2 * sections.len());
}

#[cfg(feature = "serde")]
#[test]
fn capabilities_and_agreements_are_stored() {
    let local = like(
        "a=setup:actpass\nm=audio 4000 RTP/AVP 8 101\na=rtpmap:101 telephone-event/8000\na=fmtp:101 0-15\n\
         m=image 4002 udptl t38\n",
    )
    .with_bandwidth(Bandwidth::parse(b"CT:500").unwrap())
    .with_multicast(true);
    let json = serde_json::to_string(&local).unwrap();
    assert!(!json.contains("kind"), "{json}");
    let stored: Capabilities = serde_json::from_str(&json).unwrap();
    assert_eq!(stored, local);
    let answered = answered("m=audio 5000 RTP/AVP 8 96\na=rtpmap:96 telephone-event/8000\n", &stored);
    let json = serde_json::to_string(&answered).unwrap();
    assert_eq!(serde_json::from_str::<Answered>(&json).unwrap(), answered);
}

#[test]
fn nothing_of_the_capabilities_ends_a_line() {
    let stream = || LocalStream::audio(4000).with_codec(PayloadType::PCMA.rtp_map().unwrap(), None);
    let bad: [LocalStream; 3] = [
        stream().with_attribute("x", Some(b"1\r\na=injected")),
        stream().with_attribute("x y", None),
        LocalStream::audio(4000).with_codec(PayloadType::PCMA.rtp_map().unwrap(), Some("x=1\na=injected")),
    ];
    for stream in bad {
        let local = endpoint().with_stream(stream);
        let result = answer(&description(1, "m=audio 5000 RTP/AVP 8\n"), &local, None, &Profile::ANY);
        assert!(matches!(result, Err(NegotiationError::Local(_))));
        assert!(matches!(offer(&local, None, &Profile::ANY), Err(NegotiationError::Local(_))));
    }
    let named = endpoint().with_stream(stream()).with_session_name("a\nb");
    assert!(matches!(offer(&named, None, &Profile::ANY), Err(NegotiationError::Local(_))));
    let odd = endpoint()
        .with_stream(LocalStream::new(offhook_sdp::MediaType::new("au dio"), 1, Protocol::UDP).with_format("x"));
    assert!(matches!(offer(&odd, None, &Profile::ANY), Err(NegotiationError::Local(_))));
}
