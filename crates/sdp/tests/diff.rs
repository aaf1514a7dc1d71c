//! What one side changed, in terms of the session.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sdp::{Change, Description, Direction, PayloadType, diff};

const BEFORE: &str = include_str!("fixtures/invite.sdp");

fn changes(edits: &[(&str, &str)]) -> Vec<Change> {
    let mut after = BEFORE.to_owned();
    for (from, to) in edits {
        assert!(after.contains(from), "{from}");
        after = after.replacen(from, to, 1);
    }
    diff(&Description::parse(BEFORE.as_bytes()).unwrap(), &Description::parse(after.as_bytes()).unwrap())
}

const NEXT: (&str, &str) = ("929076 929076", "929076 929077");

#[test]
fn each_change_has_its_word() {
    let session_address = ("s=SBC call\r\nc=IN IP4 10.11.56.61", "s=SBC call\r\nc=IN IP4 10.11.56.62");
    let zero = ("s=SBC call\r\nc=IN IP4 10.11.56.61", "s=SBC call\r\nc=IN IP4 0.0.0.0");
    for (edits, expected) in [
        (&[NEXT][..], &[][..]),
        (&[NEXT, ("a=sendrecv", "a=sendonly")], &[Change::Held(0)]),
        (&[NEXT, ("a=sendrecv", "a=inactive")], &[Change::Held(0)]),
        (&[NEXT, zero], &[Change::Held(0)]),
        (&[NEXT, ("a=sendrecv", "a=recvonly")], &[Change::Direction { stream: 0, direction: Direction::RecvOnly }]),
        (&[NEXT, ("8 0 97", "0 97")], &[Change::CodecChanged(0)]),
        (&[NEXT, ("8 0 97", "8 97")], &[Change::FormatsChanged(0)]),
        (&[NEXT, ("fmtp:97 0-15", "fmtp:97 0-11")], &[Change::FormatsChanged(0)]),
        (&[NEXT, ("59354", "59356")], &[Change::AddressMoved(0)]),
        (&[NEXT, ("59354", "59354/2")], &[Change::AddressMoved(0)]),
        (&[NEXT, session_address], &[Change::AddressMoved(0)]),
        (&[NEXT, ("59354", "0")], &[Change::StreamStopped(0)]),
        (&[NEXT, ("RTP/AVP", "RTP/SAVP")], &[Change::TransportChanged(0)]),
        (&[NEXT, ("a=sendrecv\r\n", "a=sendrecv\r\nm=video 5004 RTP/AVP 31\r\n")], &[Change::StreamAdded(1)]),
        (
            &[NEXT, ("97 telephone-event", "97 iLBC")],
            &[Change::PayloadTypeReassigned { stream: 0, payload_type: PayloadType::from_code(97) }],
        ),
        (&[("a=sendrecv", "a=sendonly")], &[Change::Version, Change::Held(0)]),
        (&[("- 929076", "- 929075")], &[Change::OtherSession]),
    ] {
        assert_eq!(changes(edits), expected, "{edits:?}");
    }
}

#[test]
fn backwards_it_is_the_opposite() {
    let held = BEFORE.replace("a=sendrecv", "a=sendonly").replace(NEXT.0, "929076 929075");
    let stopped = BEFORE.replace("59354", "0").replace(NEXT.0, "929076 929075");
    let now = Description::parse(BEFORE.as_bytes()).unwrap();
    assert_eq!(diff(&Description::parse(held.as_bytes()).unwrap(), &now), [Change::Resumed(0)]);
    assert_eq!(diff(&Description::parse(stopped.as_bytes()).unwrap(), &now), [Change::StreamReopened(0)]);
    assert_eq!(Change::Resumed(0).to_string(), "stream 1 resumed");
}

const ICE: &str = "a=ice-ufrag:8hhY\r\na=ice-pwd:asd88fgpdd777uzjYhagZg\r\n";

#[test]
fn ice_restarts_with_other_credentials_and_not_with_another_place_for_them() {
    let at = |session: &str, section: &str| BEFORE.replace("t=0 0\r\n", &format!("t=0 0\r\n{session}")) + section;
    let new = ICE.replace("8hhY", "9uB6").replace("asd88", "YH75F");
    let before = at("", ICE);
    for (session, section, expected) in [
        ("", ICE, &[][..]),
        (ICE, "", &[]),
        ("", &new, &[Change::IceRestarted(0)]),
        (&new, "", &[Change::IceRestarted(0)]),
        // The section's own count.
        (&new, ICE, &[]),
        // Without ICE, and with it for the first time, nothing starts again.
        ("", "", &[]),
    ] {
        let after = at(session, section).replace(NEXT.0, NEXT.1);
        let (before, after) =
            (Description::parse(before.as_bytes()).unwrap(), Description::parse(after.as_bytes()).unwrap());
        assert_eq!(diff(&before, &after), expected, "{session} {section}");
    }
    assert_eq!(Change::IceRestarted(0).to_string(), "stream 1 ICE restarted");
}

/// The same address and the same parameters in other words (RFC 4291 §2.2, RFC 4733 §2.4.1, RFC 4855 §3).
#[test]
fn what_is_written_in_another_way_has_not_changed() {
    let text = |place: &str, events: &str, amr: &str| {
        format!(
            "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc={place}\r\nt=0 0\r\nm=audio 4000 RTP/AVP 96 97\r\n\
             a=rtpmap:96 AMR/8000\r\n{amr}a=rtpmap:97 telephone-event/8000\r\n{events}"
        )
    };
    let (place, events, amr) =
        ("IN IP6 2001:db8::1", "a=fmtp:97 0-15\r\n", "a=fmtp:96 mode-set=0,2; octet-align=1\r\n");
    let before = text(place, events, amr);
    let changes = |place: &str, events: &str, amr: &str| {
        let after = text(place, events, amr).replace("1 1 IN", "1 2 IN");
        diff(&Description::parse(before.as_bytes()).unwrap(), &Description::parse(after.as_bytes()).unwrap())
    };
    for (place, events, amr) in [
        ("IN IP6 2001:DB8:0:0::1", events, amr),
        (place, "a=fmtp:97 0-11,12-15\r\n", amr),
        (place, "", amr),
        (place, events, "a=fmtp:96 Octet-Align=1;mode-set=0,2\r\n"),
    ] {
        assert_eq!(changes(place, events, amr), [], "{place} {events} {amr}");
    }
    assert_eq!(changes("IN IP6 2001:db8::2", events, amr), [Change::AddressMoved(0)]);
    assert_eq!(changes("IN IP6 ::", events, amr), [Change::Held(0)]);
    assert_eq!(changes(place, "a=fmtp:97 0-14\r\n", amr), [Change::FormatsChanged(0)]);
    assert_eq!(changes(place, events, "a=fmtp:96 mode-set=2,0;octet-align=1\r\n"), [Change::FormatsChanged(0)]);
    assert_eq!(changes(place, events, ""), [Change::FormatsChanged(0)]);
}
