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
