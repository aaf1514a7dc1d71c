//! What an answer settles, rule by rule of the documents that it follows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/endpoint.rs"]
mod endpoint;

use endpoint::{answered, description, endpoint, like, lines};
use offhook_sdp::{
    Agreement, Bandwidth, BandwidthType, Capabilities, Description, Direction, LocalStream, NegotiationError, Origin,
    PayloadType, Profile, Protocol, Ptime, RtpMap, TelephoneEvents, answer, offer,
};

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
    assert_eq!(serde_json::from_str::<offhook_sdp::Answered>(&json).unwrap(), answered);
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
