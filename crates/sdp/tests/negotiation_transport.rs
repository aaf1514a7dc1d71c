//! How an answer settles what carries the media: bundles, ports of RTCP, roles, connections, ICE, keys.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/endpoint.rs"]
mod endpoint;

use endpoint::{answered, description, like, lines};
use offhook_sdp::{Agreement, LocalStream, NegotiationError, PayloadType, Profile, Protocol, answer, offer};

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
        ("1 AES_CM_128_HMAC_SHA1_80 KEY|2^20\n", Some("1 AES_CM_128_HMAC_SHA1_80")),
        (
            "7 F8_128_HMAC_SHA1_80 KEY\na=crypto:8 AES_CM_128_HMAC_SHA1_32 KEY KDR=1\n",
            Some("8 AES_CM_128_HMAC_SHA1_32"),
        ),
        ("1 AES_CM_128_HMAC_SHA1_80 KEY -FOO\n", Some("1 AES_CM_128_HMAC_SHA1_80")),
        // RFC 4568 §6.3.7, §6.3.2.
        ("1 AES_CM_128_HMAC_SHA1_80 KEY FOO=1\n", None),
        ("1 AES_CM_128_HMAC_SHA1_80 KEY UNENCRYPTED_SRTP\n", None),
        ("1 F8_128_HMAC_SHA1_80 KEY\n", None),
    ] {
        let answered = answered(&format!("m=audio 5000 RTP/SAVP 8\na=crypto:{}", offered.replace("KEY", key)), &local);
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

/// RFC 4568 §6.1: a key that does not fit its suite is none.
#[test]
fn a_key_fits_its_suite() {
    let key = "inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR";
    let local = like(&format!("m=audio 4000 RTP/SAVP 8\na=crypto:1 AES_CM_128_HMAC_SHA1_80 {key}\n"));
    let offer = "m=audio 5000 RTP/SAVP 8\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:QUFB\n";
    assert!(answered(offer, &local).is_refused());
}

/// RFC 5763 §5, RFC 8122 §5: keys by DTLS need a fingerprint of either side, at either level.
#[test]
fn a_secure_stream_has_keys_in_common() {
    let key = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR\n";
    let print = "a=fingerprint:sha-256 AA\n";
    for protocol in ["RTP/SAVP", "RTP/SAVPF", "UDP/TLS/RTP/SAVP", "UDP/TLS/RTP/SAVPF"] {
        let section = format!("m=audio 5000 {protocol} 8\n");
        let is_tls = protocol.contains("TLS");
        for (offered, ours, is_taken) in [
            (String::new(), print.to_owned(), false),
            (print.to_owned(), String::new(), false),
            (print.to_owned(), print.to_owned(), true),
            (key.to_owned(), print.to_owned(), false),
            (format!("{key}{print}"), print.to_owned(), true),
            (key.to_owned(), key.to_owned(), !is_tls),
            (String::new(), String::new(), false),
        ] {
            let answer = answered(&format!("{section}{offered}"), &like(&format!("{section}{ours}")));
            assert_eq!(!answer.is_refused(), is_taken, "{protocol} {offered} {ours}");
        }
        let answer = answered(&format!("{print}{section}"), &like(&format!("{print}{section}")));
        assert!(!answer.is_refused(), "{protocol}");
        assert!(answer.description().to_string().contains(print.trim_end()));
    }
}

/// RFC 9143 §7.1.3: in a bundle the fingerprint is that of the first section; outside of it there is none.
#[test]
fn a_bundle_has_one_fingerprint() {
    let audio = "m=audio 5000 UDP/TLS/RTP/SAVPF 8\na=mid:0\na=rtcp-mux\na=fingerprint:sha-256 AA\n";
    let video = "m=video 5000 UDP/TLS/RTP/SAVPF 31\na=mid:1\na=rtcp-mux\n";
    let local = like(&format!("{audio}{video}")).with_bundle(true);
    let bundled = answered(&format!("a=group:BUNDLE 0 1\n{audio}{video}"), &local);
    assert!(bundled.agreement().streams().all(|stream| stream.is_accepted()));
    let apart = answered(&format!("a=group:BUNDLE 0\n{audio}{video}"), &local);
    assert_eq!(apart.agreement().streams().map(|stream| stream.is_accepted()).collect::<Vec<_>>(), [true, false]);
}

/// RFC 5763 §5: RTP without DTLS has no connection, so the answer says nothing of one.
#[test]
fn plain_rtp_has_no_connection() {
    let section = "m=audio 4000 RTP/AVP 8\n";
    let of_connection = "a=setup:actpass\na=connection:new\na=fingerprint:sha-256 AA\na=tls-id:abcdefghijklmnopqrst\n";
    let keep = ["a=setup", "a=connection", "a=fingerprint", "a=tls-id"];
    for local in [format!("{section}{of_connection}"), format!("{of_connection}{section}")] {
        assert_eq!(lines(&answered(section, &like(&local)), &keep), "");
    }
}

/// RFC 8858 §4.3: who takes a stream that shares its port only says that it shares it.
#[test]
fn an_exclusive_port_is_answered_as_shared() {
    let local = like("m=audio 4000 RTP/AVP 8\n").with_bundle(true);
    let answered = answered("m=audio 5000 RTP/AVP 8\na=rtcp-mux-only\n", &local);
    assert_eq!(lines(&answered, &["m=", "a=rtcp"]), "m=audio 4000 RTP/AVP 8\na=rtcp-mux\n");
}

/// ITU-T T.38 Annex D: no higher version or rate than offered, and no option that is not.
#[test]
fn a_fax_is_no_more_than_was_offered() {
    let local = like(
        "m=image 4000 udptl t38\na=T38FaxVersion:3\na=T38MaxBitRate:33600\na=T38FaxFillBitRemoval\n\
         a=T38FaxTranscodingMMR\na=T38FaxMaxBuffer:200\n",
    );
    for (offered, expected) in [
        (
            "a=T38FaxVersion:0\na=T38MaxBitRate:14400\na=T38FaxFillBitRemoval:0\n",
            "a=T38FaxVersion:0\na=T38MaxBitRate:14400\n",
        ),
        (
            "a=T38MaxBitRate:40000\na=T38FaxTranscodingMMR\n",
            "a=T38FaxVersion:0\na=T38MaxBitRate:33600\na=T38FaxTranscodingMMR\n",
        ),
    ] {
        let answered = answered(&format!("m=image 5000 udptl t38\n{offered}"), &local);
        assert_eq!(lines(&answered, &["a=T38"]), format!("{expected}a=T38FaxMaxBuffer:200\n"));
    }
}

/// ITU-T T.38 Annex D: no more protection than is offered, and one way to manage the rate.
#[test]
fn a_fax_is_protected_as_both_can() {
    for (offered, ours, expected) in [
        ("t38UDPRedundancy", "t38UDPFEC", "t38UDPRedundancy"),
        ("t38UDPFEC", "t38UDPRedundancy", "t38UDPRedundancy"),
        ("t38UDPNoEC", "t38UDPFEC", "t38UDPNoEC"),
        ("t38UDPOther", "t38UDPFEC", "t38UDPFEC"),
    ] {
        let local = like(&format!("m=image 4000 udptl t38\na=T38FaxUdpEC:{ours}\n"));
        let answered = answered(&format!("m=image 5000 udptl t38\na=T38FaxUdpEC:{offered}\n"), &local);
        assert_eq!(lines(&answered, &["a=T38"]), format!("a=T38FaxUdpEC:{expected}\n"));
    }
    let unasked = answered("m=image 5000 udptl t38\n", &like("m=image 4000 udptl t38\na=T38FaxUdpEC:t38UDPFEC\n"));
    assert_eq!(lines(&unasked, &["a=T38"]), "");
    let local = like("m=image 4000 udptl t38\na=T38FaxRateManagement:transferredTCF\n");
    for (offered, port) in
        [("a=T38FaxRateManagement:transferredTCF\n", 4000), ("", 4000), ("a=T38FaxRateManagement:localTCF\n", 0)]
    {
        let answered = answered(&format!("m=image 5000 udptl t38\n{offered}"), &local);
        assert_eq!(lines(&answered, &["m="]), format!("m=image {port} udptl t38\n"));
    }
}

/// RFC 9143 §7.3.2: a section that wants to be in a bundle and stands in none takes no stream from another.
#[test]
fn a_section_for_a_bundle_that_is_in_none_takes_no_stream() {
    let local = like("a=group:BUNDLE 0\nm=audio 4000 RTP/AVP 8\na=mid:0\na=rtcp-mux\n");
    let offer =
        "a=group:BUNDLE b\nm=audio 0 RTP/AVP 8\na=mid:a\na=bundle-only\nm=audio 5000 RTP/AVP 8\na=mid:b\na=rtcp-mux\n";
    assert_eq!(lines(&answered(offer, &local), &["m="]), "m=audio 0 RTP/AVP 8\nm=audio 4000 RTP/AVP 8\n");
}

/// RFC 8856 §5.1: the roles of the two sides go together.
#[test]
fn floor_roles_go_together() {
    let section = "m=application 5000 UDP/BFCP *\n";
    let local = like(&format!("{section}a=floorctrl:c-only s-only\n"));
    for (offered, expected) in [
        ("a=floorctrl:c-only\n", "a=floorctrl:s-only\n"),
        ("a=floorctrl:s-only c-s\n", "a=floorctrl:c-only\n"),
        ("a=floorctrl:c-s\n", ""),
        ("", "a=floorctrl:s-only\n"),
    ] {
        assert_eq!(lines(&answered(&format!("{section}{offered}"), &local), &["a=floorctrl"]), expected);
    }
}
