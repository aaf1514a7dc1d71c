//! What an endpoint says it can do, and what becomes of it in a description.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/endpoint.rs"]
mod endpoint;

use endpoint::{answered, description, endpoint, like, lines};
use offhook_sdp::{
    ErrorKind, LocalStream, MediaType, Mid, NegotiationError, PayloadType, Profile, Protocol, answer, offer,
};

fn audio() -> LocalStream {
    LocalStream::audio(4000).with_codec(PayloadType::PCMA.rtp_map().unwrap(), None)
}

/// What the negotiation writes stands once, whoever asks for it.
#[test]
fn attributes_of_the_negotiation_are_not_written_twice() {
    let mut local = endpoint().with_bundle(true).with_attribute("group", Some(b"BUNDLE 0")).with_stream(
        audio().with_attribute("mid", Some(b"x")).with_attribute("sendonly", None).with_attribute("bundle-only", None),
    );
    local.streams_mut()[0].set_attribute("ptime", Some(b"30"));
    let text = offer(&local, None, &Profile::ANY).unwrap().to_string();
    for (name, count) in [("group", 1), ("mid", 1), ("send", 1), ("ptime", 0), ("bundle-only", 0)] {
        assert_eq!(text.matches(&format!("a={name}")).count(), count, "{name} in\n{text}");
    }
}

/// RFC 5888 §4: a section has the identification that the endpoint wants, if no other has it.
#[test]
fn identifications_can_be_chosen() {
    let mid = || Mid::parse(b"voice").unwrap();
    let local = endpoint().with_bundle(true).with_stream(audio().with_mid(mid())).with_stream(audio().with_mid(mid()));
    let text = offer(&local, None, &Profile::ANY).unwrap().to_string();
    assert!(text.contains("a=group:BUNDLE voice 1\r\n"), "{text}");
}

/// RFC 8866 §9: words are tokens, and none is written that would be read as two.
#[test]
fn words_are_tokens() {
    let other = || LocalStream::new(MediaType::APPLICATION, 4000, Protocol::new("TCP/MSRP"));
    for stream in [
        other().with_format("* y"),
        other().with_format(""),
        LocalStream::new(MediaType::AUDIO, 4000, Protocol::new("RTP/AVP 8")).with_format("0"),
        audio().with_attribute("a:b", Some(b"c")),
    ] {
        let error = offer(&endpoint().with_stream(stream), None, &Profile::ANY).unwrap_err();
        let NegotiationError::Local(error) = error else { panic!("{error}") };
        assert!(matches!(error.kind(), ErrorKind::Byte(b' ' | b':') | ErrorKind::Missing), "{error}");
        assert_eq!(error.rule().to_string(), "token (RFC 8866 §9)");
    }
}

#[test]
fn what_is_empty_is_not_written() {
    let stream = LocalStream::audio(4000).with_codec(PayloadType::PCMA.rtp_map().unwrap(), Some(" "));
    let offered = offer(&endpoint().with_session_name("").with_stream(stream), None, &Profile::ANY).unwrap();
    assert_eq!(offered.session_name(), b"-");
    assert!(!offered.to_string().contains("fmtp"));
}

/// RFC 8866 §6.3, §6.4: nobody asks for longer packets than it takes.
#[test]
fn packets_are_no_longer_than_is_taken() {
    let local = like("m=audio 4000 RTP/AVP 8\na=maxptime:40\n");
    let answered = answered("m=audio 5000 RTP/AVP 8\na=ptime:60\na=maxptime:80\n", &local);
    assert_eq!(lines(&answered, &["a=ptime"]), "a=ptime:40\n");
    let stream = answered.agreement().audio().unwrap();
    assert_eq!(stream.ptime().unwrap().milliseconds(), 60);
    assert_eq!(stream.max_ptime().unwrap().milliseconds(), 80);
}

/// Some peers write `UDPTL`: the section is served, and answered in their spelling.
#[test]
fn protocols_are_compared_without_regard_to_case() {
    let local = like("m=image 4000 udptl t38\n");
    let answered = answered("m=image 5000 UDPTL t38\n", &local);
    assert_eq!(lines(&answered, &["m="]), "m=image 4000 UDPTL t38\n");
    let again = offer(&local, Some(answered.agreement()), &Profile::ANY).unwrap();
    assert_eq!(again, *answered.description());
}

/// RFC 3264 §6: what a refused section lists means nothing, so nothing is wrong with it.
#[test]
fn a_refused_section_has_no_findings() {
    let offered = description(1, "m=video 5000 RTP/AVP 96\na=rtpmap:96 VP8/90000\n");
    let answered = answer(&offered, &endpoint().with_stream(audio()), None, &Profile::ANY).unwrap();
    assert!(answered.is_refused());
    assert_eq!(answered.description().review(), []);
}

/// Whatever was negotiated can be stored and taken up again.
#[cfg(feature = "serde")]
#[test]
fn a_long_answer_comes_back() {
    let offered = description(1, &"m=audio 5000 RTP/AVP 8\n".repeat(500));
    let local = (0..500u16).fold(endpoint(), |local, _| local.with_stream(audio()));
    let answered = answer(&offered, &local, None, &Profile::ANY).unwrap();
    let json = serde_json::to_string(&answered).unwrap();
    assert_eq!(serde_json::from_str::<offhook_sdp::Answered>(&json).unwrap(), answered);
}
