//! Which stream serves which section, in answers and in later offers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/endpoint.rs"]
mod endpoint;

use endpoint::{answered, description, like, lines};
use offhook_sdp::{Agreement, Profile, answer, offer};

/// RFC 3264 §6: a section that is refused takes no stream away from another.
#[test]
fn a_refused_section_takes_no_stream() {
    let one = like("m=audio 4000 RTP/AVP 8\n");
    for refused in ["m=audio 0 RTP/AVP 8\n", "m=audio 6000 RTP/AVP 3\n"] {
        let both = format!("{refused}m=audio 5000 RTP/AVP 8\n");
        let first = answered(&both, &one);
        let expected = format!("{}m=audio 4000 RTP/AVP 8\n", refused.replace("6000", "0"));
        assert_eq!(lines(&first, &["m="]), expected);
        // RFC 3264 §8: offered again, by either side, it stays so.
        let again = answer(&description(2, &both), &one, Some(first.agreement()), &Profile::ANY).unwrap();
        assert_eq!(again.description(), first.description());
        let ours = offer(&one, Some(first.agreement()), &Profile::ANY).unwrap();
        let ports: Vec<_> = ours.media().map(|media| media.port()).collect();
        assert_eq!(ports, [0, 4000]);
        assert_eq!(ours.origin(), first.description().origin());
    }
}

/// RFC 3264 §8: what is up keeps its stream when something new is offered in a free place before it.
#[test]
fn a_live_section_keeps_its_stream() {
    let one = like("m=audio 4000 RTP/AVP 8\n");
    let first = answered("m=audio 0 RTP/AVP 8\nm=audio 5000 RTP/AVP 8\n", &one);
    let reused = description(2, "m=audio 6000 RTP/AVP 8\nm=audio 5000 RTP/AVP 8\n");
    let again = answer(&reused, &one, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&again, &["m="]), "m=audio 0 RTP/AVP 8\nm=audio 4000 RTP/AVP 8\n");
    // At another port it is still the same.
    let mut moved = one.clone();
    moved.streams_mut()[0].set_port(4002);
    let again = answer(&reused, &moved, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&again, &["m="]), "m=audio 0 RTP/AVP 8\nm=audio 4002 RTP/AVP 8\n");
    // A second stream takes the free place (§8.1), in an answer and in an offer.
    let two = like("m=audio 4000 RTP/AVP 8\nm=audio 4004 RTP/AVP 8\n");
    let again = answer(&reused, &two, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&again, &["m="]), "m=audio 4004 RTP/AVP 8\nm=audio 4000 RTP/AVP 8\n");
    let ours = offer(&two, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(ours.media().map(|media| media.port()).collect::<Vec<_>>(), [4004, 4000]);
}

/// RFC 3264 §8.2: a stream that the other side stops leaves the others as they are; so does one that this side stops.
#[test]
fn a_stopped_section_stops_no_other() {
    let mut two = like("m=audio 4000 RTP/AVP 8\nm=audio 4002 RTP/AVP 8\n");
    let both = "m=audio 5000 RTP/AVP 8\nm=audio 5002 RTP/AVP 8\n";
    let first = answered(both, &two);
    let stopped = description(2, &both.replace("5000", "0"));
    let second = answer(&stopped, &two, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&second, &["m="]), "m=audio 0 RTP/AVP 8\nm=audio 4002 RTP/AVP 8\n");
    two.streams_mut()[0].set_port(0);
    let own = answer(&description(2, both), &two, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&own, &["m="]), "m=audio 0 RTP/AVP 8\nm=audio 4002 RTP/AVP 8\n");
    let ours = offer(&two, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(ours.media().map(|media| media.port()).collect::<Vec<_>>(), [0, 4002]);
}

/// RFC 3264 §6: sections find the streams whose codecs they have, in whatever order they come.
#[test]
fn a_section_takes_a_stream_that_can_serve_it() {
    let local = like("m=audio 4000 RTP/AVP 3\nm=audio 4002 RTP/AVP 8\n");
    let answered = answered("m=audio 5000 RTP/AVP 8\nm=audio 5002 RTP/AVP 3\n", &local);
    assert_eq!(lines(&answered, &["m="]), "m=audio 4002 RTP/AVP 8\nm=audio 4000 RTP/AVP 3\n");
}

/// RFC 3264 §8, RFC 9143 §7.3: in a bundle, where sections share a port, each keeps its stream all the same.
#[test]
fn a_section_of_a_bundle_keeps_its_stream() {
    let local = like(
        "a=group:BUNDLE 0\nm=audio 4000 RTP/AVP 3\nb=AS:1\nm=audio 4002 RTP/AVP 3 8\nb=AS:2\nm=audio 4004 RTP/AVP 8\nb=AS:3\n",
    );
    let section = |codec: &str, mid: &str| format!("m=audio 5000 RTP/AVP {codec}\na=mid:{mid}\na=rtcp-mux\n");
    let bundle = "a=group:BUNDLE x y z\n";
    let first = answered(&format!("{bundle}{}{}{}", section("8", "x"), section("8", "y"), section("3", "z")), &local);
    let served = lines(&first, &["b="]);
    assert_eq!(served, "b=AS:3\nb=AS:2\nb=AS:1\n");
    // Now every stream fits nearly everywhere.
    let wide = format!("{bundle}{}{}{}", section("8 3", "x"), section("8 3", "y"), section("3 8", "z"));
    let again = answer(&description(2, &wide), &local, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&again, &["b="]), served);
    let ours = offer(&local, Some(again.agreement()), &Profile::ANY).unwrap().to_string();
    assert_eq!(ours.lines().filter(|line| line.starts_with("b=")).collect::<Vec<_>>(), ["b=AS:3", "b=AS:2", "b=AS:1"]);
}

/// RFC 3264 §8.2: a stream that this side stops is not replaced by another in its section, wherever it stands.
#[test]
fn a_stopped_stream_is_not_replaced() {
    let mut two = like("m=audio 4000 RTP/AVP 8\nm=audio 4002 RTP/AVP 8\n");
    let one = "m=audio 5000 RTP/AVP 8\n";
    let first = answered(one, &two);
    two.streams_mut()[0].set_port(0);
    let again = answer(&description(2, one), &two, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&again, &["m="]), "m=audio 0 RTP/AVP 8\n");
    // Offered again it stays so, until the stream is there again.
    let third = answer(&description(2, one), &two, Some(again.agreement()), &Profile::ANY).unwrap();
    assert_eq!(third, again);
    two.streams_mut()[0].set_port(4004);
    let resumed = answer(&description(3, one), &two, Some(third.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&resumed, &["m="]), "m=audio 4004 RTP/AVP 8\n");
    two.streams_mut()[0].set_port(0);
    // Also where only the two descriptions are known.
    let known = Agreement::conclude(first.description().clone(), first.agreement().remote().clone()).unwrap();
    let again = answer(&description(2, one), &two, Some(&known), &Profile::ANY).unwrap();
    assert_eq!(lines(&again, &["m="]), "m=audio 0 RTP/AVP 8\n");
}

/// RFC 3264 §8.3.1: a stream that moves keeps its section, although another has a port that was its own by chance.
#[test]
fn what_is_remembered_comes_before_the_port() {
    let mut two = like("m=audio 4000 RTP/AVP 8\nm=audio 4000 RTP/AVP 8 0\n");
    let first = answered("m=audio 0 RTP/AVP 8\nm=audio 5000 RTP/AVP 0\n", &two);
    two.streams_mut()[1].set_port(5016);
    let ours = offer(&two, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(ours.media().map(|media| media.port()).collect::<Vec<_>>(), [4000, 5016]);
}

/// RFC 3264 §8: after an offer of this side, too, sections of a bundle keep their streams.
#[test]
fn a_bundle_that_this_side_has_offered_keeps_its_streams() {
    let local = like("a=group:BUNDLE 0\nm=audio 4000 RTP/AVP 0 8 9\nb=AS:1\nm=audio 4000 RTP/AVP 8\nb=AS:2\n");
    let section =
        |port: u16, format: u8, mid: &str| format!("m=audio {port} RTP/AVP {format}\na=mid:{mid}\na=rtcp-mux\n");
    let bundle = "a=group:BUNDLE x y\n";
    let first = answered(&format!("{bundle}{}{}", section(0, 8, "x"), section(5000, 9, "y")), &local);
    let both = format!("{bundle}{}{}", section(5000, 8, "x"), section(5000, 9, "y"));
    let second = answer(&description(2, &both), &local, Some(first.agreement()), &Profile::ANY).unwrap();
    assert_eq!(lines(&second, &["b="]), "b=AS:2\nb=AS:1\n");
    let ours = offer(&local, Some(second.agreement()), &Profile::ANY).unwrap();
    let theirs = second.agreement().remote().clone();
    let agreed = Agreement::conclude(ours.clone(), theirs).unwrap();
    assert_eq!(offer(&local, Some(&agreed), &Profile::ANY).unwrap(), ours);
}
