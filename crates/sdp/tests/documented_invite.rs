//! The body of the documented INVITE: what it says, every cut of it, every octet of it changed, and its answer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sdp::{
    Agreement, Capabilities, Connection, Description, Direction, EncodingName, ErrorKind, LineType, LocalStream,
    MediaType, Origin, PayloadType, Position, Profile, Protocol, Ptime, ReadOptions, TelephoneEvents, Time, answer,
    check, offer,
};

const OFFER: &[u8] = include_bytes!("fixtures/invite.sdp");

fn offer_text() -> String {
    String::from_utf8(OFFER.to_vec()).unwrap()
}

/// The platform: what an access trunk of the documented contact centre can do.
fn platform() -> Capabilities {
    let address = "10.11.56.68".parse().unwrap();
    Capabilities::new(Origin::new("-", 20_001, 1, address).unwrap(), address).with_stream(
        LocalStream::audio(40_000)
            .with_codec(PayloadType::PCMA.rtp_map().unwrap(), None)
            .with_codec(PayloadType::PCMU.rtp_map().unwrap(), None)
            .with_telephone_events(PayloadType::from_code(101), TelephoneEvents::KEYS)
            .with_ptime(Ptime::parse(b"20").unwrap()),
    )
}

#[test]
fn it_says_what_the_document_says() {
    let offer = Description::parse_with(OFFER, &ReadOptions::default().with_strict(true)).unwrap();
    assert_eq!(OFFER.len(), 232);
    assert_eq!(offer.lines().len(), 12);
    assert_eq!(offer.findings(), []);
    assert_eq!(offer.review(), []);
    assert_eq!(offer.version(), 0);
    assert_eq!(offer.origin(), Origin::new("-", 929_076, 929_076, "10.11.56.61".parse().unwrap()).unwrap());
    assert_eq!(offer.session_name(), b"SBC call");
    assert_eq!(offer.connection(), Some(Connection::new("10.11.56.61".parse().unwrap())));
    assert_eq!(offer.times().collect::<Vec<_>>(), [Time::LASTING]);
    let media: Vec<_> = offer.media().collect();
    let [audio] = &media[..] else { panic!("{} sections", media.len()) };
    assert_eq!((audio.media_type(), audio.port(), audio.port_count()), (MediaType::AUDIO, 59_354, 1));
    assert_eq!(audio.protocol(), Protocol::RTP_AVP);
    // R-SDP-2: 8, 0 and telephone-event 97 with fmtp 0-15, ptime 20, sendrecv.
    assert_eq!(audio.formats().collect::<Vec<_>>(), ["8", "0", "97"]);
    let codecs: Vec<_> = audio.codecs().collect();
    let names: Vec<_> = codecs.iter().map(|codec| codec.rtp_map().unwrap().to_string()).collect();
    assert_eq!(names, ["8 PCMA/8000", "0 PCMU/8000", "97 telephone-event/8000"]);
    assert_eq!(codecs[2].fmtp().unwrap().telephone_events().unwrap(), TelephoneEvents::KEYS);
    assert_eq!(audio.ptime().unwrap().milliseconds(), 20);
    assert_eq!(audio.own_direction(), Some(Direction::SendRecv));
    // R-SDP-3: the session's address holds where the section has none.
    assert_eq!(audio.connection(), offer.connection());
    assert_eq!(audio.own_connections().count(), 0);
    assert!(!audio.is_held());
}

#[test]
fn the_document_answered_r_sdp_1_and_2() {
    let offer = Description::parse(OFFER).unwrap();
    let answered = answer(&offer, &platform(), None, &Profile::AICC).unwrap();
    assert_eq!(
        answered.description().to_string(),
        "v=0\r\no=- 20001 1 IN IP4 10.11.56.68\r\ns=-\r\nc=IN IP4 10.11.56.68\r\nt=0 0\r\n\
         m=audio 40000 RTP/AVP 8 97\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:97 telephone-event/8000\r\n\
         a=fmtp:97 0-15\r\na=ptime:20\r\na=sendrecv\r\n"
    );
    let stream = answered.agreement().audio().unwrap();
    assert_eq!(*stream.codec().unwrap().encoding(), EncodingName::PCMA);
    assert_eq!(stream.telephone_event().unwrap().send_payload_type().code(), 97);
    assert_eq!(stream.direction(), Direction::SendRecv);
    assert_eq!(stream.remote_port(), 59_354);
    assert!(!answered.is_refused());
}

#[test]
fn without_a_profile_every_common_codec_is_answered_in_the_order_of_the_offer() {
    let offer = Description::parse(OFFER).unwrap();
    let answered = answer(&offer, &platform(), None, &Profile::ANY).unwrap();
    assert_eq!(answered.description().media().next().unwrap().formats().collect::<Vec<_>>(), ["8", "0", "97"]);
}

#[test]
fn a_secure_offer_is_refused_r_sdp_1() {
    let text = offer_text().replace("RTP/AVP", "RTP/SAVP");
    let offer = Description::parse(text.as_bytes()).unwrap();
    let answered = answer(&offer, &platform(), None, &Profile::AICC).unwrap();
    assert!(answered.is_refused());
    let refused = answered.description().media().next().unwrap();
    assert_eq!((refused.port(), refused.protocol()), (0, Protocol::RTP_SAVP));
    assert_eq!(refused.formats().collect::<Vec<_>>(), ["8", "0", "97"]);
}

#[test]
fn an_offer_without_a_law_is_refused_r_sdp_2() {
    let text = offer_text().replace("RTP/AVP 8 0 97", "RTP/AVP 0 97");
    let offer = Description::parse(text.as_bytes()).unwrap();
    assert!(answer(&offer, &platform(), None, &Profile::AICC).unwrap().is_refused());
}

#[test]
fn both_address_families_are_taken_r_sdp_3() {
    let text = offer_text().replace("c=IN IP4 10.11.56.61", "c=IN IP6 2001:db8::1");
    let offer = Description::parse(text.as_bytes()).unwrap();
    assert!(!answer(&offer, &platform(), None, &Profile::AICC).unwrap().is_refused());
}

#[test]
fn hold_resume_and_renegotiation_count_the_version() {
    let offer_1 = Description::parse(OFFER).unwrap();
    let mut local = platform();
    let first = answer(&offer_1, &local, None, &Profile::AICC).unwrap().into_agreement();

    // The same offer again: nothing has changed, so the answer is the same to the octet.
    let again = answer(&offer_1, &local, Some(&first), &Profile::AICC).unwrap();
    assert_eq!(again.description(), first.local());

    // The platform renegotiates right after the setup (R-SIP-9), here without any change.
    let renegotiation = offer(&local, Some(&first), &Profile::AICC).unwrap();
    assert_eq!(&renegotiation, first.local());

    // The peer holds.
    let held = offer_text().replace("a=sendrecv", "a=sendonly").replace("929076 929076", "929076 929077");
    let held = Description::parse(held.as_bytes()).unwrap();
    let second = answer(&held, &local, Some(&first), &Profile::AICC).unwrap().into_agreement();
    assert_eq!(second.local().origin().session_version(), "2");
    let stream = second.audio().unwrap();
    assert!(stream.is_held_by_remote());
    assert_eq!(stream.local().direction(), Direction::RecvOnly);

    // The platform holds as well, with an offer of its own, and the peer keeps its hold.
    local.streams_mut()[0].set_direction(Direction::SendOnly);
    let third = offer(&local, Some(&second), &Profile::AICC).unwrap();
    assert_eq!(third.origin().session_version(), "3");
    let inactive = offer_text().replace("a=sendrecv", "a=inactive");
    let third = Agreement::conclude(third, Description::parse(inactive.as_bytes()).unwrap()).unwrap();
    assert_eq!(third.audio().unwrap().direction(), Direction::Inactive);

    // Hold as RFC 2543 did it: nothing is sent to 0.0.0.0.
    let old = offer_text().replace("c=IN IP4 10.11.56.61", "c=IN IP4 0.0.0.0");
    let old = answer(&Description::parse(old.as_bytes()).unwrap(), &platform(), None, &Profile::AICC).unwrap();
    let stream = old.agreement().audio().unwrap();
    assert!(stream.is_held_by_remote());
    assert_eq!(stream.direction(), Direction::RecvOnly);
}

#[test]
fn every_cut_is_read_or_refused_as_the_line_at_its_end_is() {
    // The cuts after which the rest is a description: the first and the last of each run.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for cut in 0..OFFER.len() {
        match (Description::parse(&OFFER[..cut]), runs.last_mut()) {
            (Ok(_), Some((_, last))) if *last + 1 == cut => *last = cut,
            (Ok(_), _) => runs.push((cut, cut)),
            (Err(error), _) => assert!(error.offset() <= cut, "cut at {cut}"),
        }
    }
    let expected = [
        (45, 55),   // s=, with any name
        (74, 77),   // c=IN IP4 10.11.56.6
        (82, 84),   // t=0 0
        (107, 114), // m=audio 59354 RTP/AVP 8
        (117, 136), // a=r, and so on: an attribute has a name and needs no value
        (139, 158),
        (161, 192),
        (195, 204),
        (207, 220),
        (223, 231),
    ];
    assert_eq!(runs, expected);
    for (first, text) in [(74, "c=IN IP4 10.11.56.6"), (82, "t=0 0"), (107, "m=audio 59354 RTP/AVP 8"), (117, "a=r")] {
        assert!(OFFER[..first].ends_with(text.as_bytes()));
    }
}

#[test]
fn errors_know_line_column_rule_and_kind() {
    for (from, to, line, column, rule, kind) in [
        ("v=0", "v=1", 1, 3, "v=", ErrorKind::OutOfRange { value: 1, min: 0, max: 0 }),
        ("o=- 929076", "o=- nine", 2, 5, "o=", ErrorKind::Unknown),
        ("IN IP4 10.11.56.61\r\ns=", "IN IP4\r\ns=", 2, 25, "o=", ErrorKind::Missing),
        ("c=IN IP4 10.11.56.61", "c=in IP4 10.11.56.61", 4, 3, "c=", ErrorKind::Unknown),
        ("c=IN IP4 10.11.56.61", "c=IN IP4 10.11.56.261", 4, 10, "c=", ErrorKind::Contradiction),
        ("t=0 0", "t=0", 5, 4, "t=", ErrorKind::Missing),
        ("59354", "99999", 6, 9, "m=", ErrorKind::OutOfRange { value: 99_999, min: 0, max: 65_535 }),
        ("RTP/AVP 8 0 97", "RTP/AVP", 6, 22, "m=", ErrorKind::Missing),
        ("a=ptime:20", "a=pt ime:20", 10, 5, "a=", ErrorKind::Byte(b' ')),
        ("a=ptime:20", "\u{0}=ptime:20", 10, 1, "byte-string", ErrorKind::Byte(0)),
        ("a=ptime:20", "y=ptime:20", 10, 1, "type=value", ErrorKind::Byte(b'y')),
    ] {
        let text = offer_text().replacen(from, to, 1);
        let error = Description::parse(text.as_bytes()).unwrap_err();
        let position = Position::of(text.as_bytes(), error.offset());
        assert_eq!((position.line(), position.column()), (line, column), "{to}");
        assert_eq!((error.rule().name(), error.kind()), (rule, kind), "{to}");
    }
}

#[test]
fn no_single_octet_breaks_the_reader() {
    let local = platform();
    for at in 0..OFFER.len() {
        for value in [0, b' ', b'\t', b'\r', b'\n', b'-', b'/', b'0', b'9', b':', b'=', b'A', b'z', 0x7f, 0x80, 0xff] {
            let mut text = OFFER.to_vec();
            text[at] = value;
            let found = check(&text, &ReadOptions::default()).unwrap();
            match Description::parse(&text) {
                Ok(description) => {
                    assert_eq!(description.as_bytes(), text);
                    let _ = description.review();
                    let answered = answer(&description, &local, None, &Profile::ANY).unwrap();
                    assert_eq!(answered.description().media().len(), description.media().len());
                }
                Err(error) => {
                    assert!(error.offset() <= text.len());
                    assert!(!found.is_empty(), "octet {at} is {value:#04x}");
                }
            }
        }
    }
}

#[test]
fn unknown_lines_are_kept_when_asked_for() {
    let text = offer_text().replace("t=0 0\r\n", "t=0 0\r\ny=private\r\n");
    assert!(Description::parse(text.as_bytes()).is_err());
    let options = ReadOptions::default().with_unknown_types(true);
    let description = Description::parse_with(text.as_bytes(), &options).unwrap();
    assert_eq!(description.as_bytes(), text.as_bytes());
    assert_eq!(description.findings().len(), 1);
    assert!(description.lines().any(|line| line.line_type() == LineType::from_code(b'y')));
}

#[test]
fn limits_are_kept() {
    use offhook_sdp::Limits;
    let options = ReadOptions::default().with_limits(Limits::default().with_fields(11));
    let error = Description::parse_with(OFFER, &options).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::TooMany { max: 11 }, offer_text().rfind("a=").unwrap()));
    let options = ReadOptions::default().with_limits(Limits::default().with_message_bytes(231));
    assert_eq!(Description::parse_with(OFFER, &options).unwrap_err().kind(), ErrorKind::TooLong { max: 231 });
}

#[test]
fn an_owned_description_is_the_same() {
    let owned = Description::parse(OFFER).unwrap().into_owned();
    assert_eq!(owned, Description::parse(OFFER).unwrap());
    let json = serde_json_round_trip(&owned);
    assert_eq!(json, owned);
}

#[cfg(feature = "serde")]
fn serde_json_round_trip(description: &Description<'static>) -> Description<'static> {
    serde_json::from_str(&serde_json::to_string(description).unwrap()).unwrap()
}

#[cfg(not(feature = "serde"))]
fn serde_json_round_trip(description: &Description<'static>) -> Description<'static> {
    description.clone()
}
