//! `offhook sdp parse` and `offhook sdp answer` as a user runs them: output, diagnostics and exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod check;

use std::io::{Read, Write};
use std::process::{Command, Output};

use check::{file, lines, said, written};
use serde_json::{Value, json};

const OFFER: &[u8] = include_bytes!("fixtures/invite.sdp");
const PLATFORM: &[u8] = include_bytes!("fixtures/platform.sdp");

fn command(arguments: &[&str]) -> Command {
    check::command(&["sdp"], arguments)
}

fn offhook(arguments: &[&str], input: &[u8]) -> Output {
    check::run(command(arguments), input)
}

#[test]
fn documented_descriptions_as_json() {
    for (name, golden) in [
        ("invite.sdp", include_str!("fixtures/invite.sdp.json")),
        ("multicast.sdp", include_str!("fixtures/multicast.sdp.json")),
    ] {
        let out = offhook(&["parse", "--json", &file(name)], b"");
        assert_eq!((out.status.code(), said(&out)), (Some(0), ""));
        let golden: Value = serde_json::from_str(golden).unwrap();
        assert_eq!(lines(&out), [golden]);
    }
    // Keys stand in the order of the documents.
    let out = offhook(&["parse", "--json"], OFFER);
    assert!(written(&out).starts_with(
        r#"{"version":0,"origin":{"username":"-","session_id":"929076","session_version":"929076","net_type":"IN","addr_type":"IP4","address":"10.11.56.61"},"session_name":"SBC call","connection":{"#
    ));
    assert!(written(&out).ends_with("\"findings\":[]}\n"));
}

#[test]
fn every_part_has_its_place_in_the_json() {
    let out = offhook(
        &["parse", "--json"],
        b"v=0\r\no=a 1 2 IN IP6 2001:db8::1\r\ns=\xff\r\ni=about\r\nu=http://a.example\r\ne=a@b.example\r\np=+1 617 555\r\n\
          b=CT:9\r\nt=0 0\r\na=recvonly\r\na=x:\xfe\r\nm=audio 5004 RTP/AVP 96\r\ni=voice\r\nc=IN IP6 ff15::101\r\nc=IN IP6 ff15::102\r\n\
          b=TIAS:8000\r\na=rtpmap:96 L16/48000/2\r\na=rtpmap:96 bad\r\n",
    );
    assert_eq!((out.status.code(), said(&out)), (Some(0), ""));
    let json = &lines(&out)[0];
    assert_eq!(json["session_name"], json!({"hex": "ff"}));
    assert_eq!((&json["information"], &json["uri"]), (&json!("about"), &json!("http://a.example")));
    assert_eq!((&json["emails"], &json["phones"]), (&json!(["a@b.example"]), &json!(["+1 617 555"])));
    assert_eq!((&json["connection"], &json["bandwidth"]), (&Value::Null, &json!([{"type": "CT", "value": 9}])));
    assert_eq!(json["attributes"], json!([["recvonly", null], ["x", {"hex": "fe"}]]));
    let media = &json["media"][0];
    assert_eq!(media["connection"]["address"], "ff15::101");
    assert_eq!(media["more_connections"][0]["address"], "ff15::102");
    assert_eq!(media["bandwidth"], json!([{"type": "TIAS", "value": 8000}]));
    // The effective direction is the session's.
    assert_eq!((&media["direction"], &media["information"]), (&json!("recvonly"), &json!("voice")));
    assert_eq!(media["rtpmap"], json!([{"payload": 96, "encoding": "L16", "clock_rate": 48000, "channels": 2}]));
    let finding = json!({"level": "error", "field": "rtpmap", "offset": 244, "line": 18, "column": 3, "rule": "RFC 8866 5.13",
                         "message": "value not readable", "leave_out": "attribute"});
    assert_eq!(json["findings"], json!([finding]));
}

#[test]
fn text_for_people() {
    let out = offhook(&["parse", &file("invite.sdp")], b"");
    assert_eq!(
        written(&out),
        "session 929076, version 929076, of 10.11.56.61\n  name              SBC call\n  address           10.11.56.61\n\
         audio 59354 RTP/AVP, sendrecv\n  format 8          PCMA/8000\n  format 0          PCMU/8000\n\
         \x20 format 97         telephone-event/8000  0-15\n  ptime             20\n  sendrecv\n"
    );
    let hostile =
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=\x1b[2J\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\na=x:\x1b]0;title\x07\r\n\
        m=audio 0 RTP/AVP 111\r\nm=image 49170/2 udptl t38\r\na=sendonly\r\nm=audio 5000 RTP/AVP 112\r\n";
    let out = offhook(&["parse"], hostile);
    assert!(out.stdout.iter().all(|octet| *octet == b'\n' || *octet >= b' '), "{}", written(&out));
    assert!(written(&out).contains("\naudio 0 RTP/AVP, sendrecv, refused\n  format 111        of unknown meaning\n"));
    assert!(written(&out).contains("\nimage 49170/2 udptl, sendonly, on hold\n  format t38\n  sendonly\n"));
    assert!(
        written(&out).ends_with("warning  line 10, column 1    payload type: dynamic without rtpmap (RFC 3551 §6)\n")
    );
}

#[test]
fn refused_input_names_file_place_and_rule() {
    let bad = file("origin-bad-id.sdp");
    let out = offhook(&["parse", "--json", &bad], b"");
    assert_eq!((out.status.code(), out.stdout.len()), (Some(1), 0));
    assert_eq!(said(&out), format!("offhook: {bad}: line 2, column 5: o=: unknown word at byte 9 (RFC 8866 §5.2)\n"));
    for (input, what) in [
        (&b""[..], "line 1, column 1: v=: missing at byte 0 (RFC 8866 §5.1)"),
        (b"v=1\r\n", "line 1, column 3: v=: 1 is not in 0 to 0 at byte 2 (RFC 8866 §5.1)"),
        (b"v=0\r\no", "line 2, column 2: type=value: unexpected end of input at byte 6 (RFC 8866 §5)"),
    ] {
        let out = offhook(&["parse", "-"], input);
        assert_eq!((out.status.code(), said(&out)), (Some(1), format!("offhook: -: {what}\n").as_str()));
    }
    let folder = file("");
    let out = offhook(&["parse", &folder], b"");
    assert_eq!((out.status.code(), said(&out).ends_with(": is a directory\n")), (Some(1), true));
}

#[test]
fn more_than_a_description_may_have_is_refused_before_it_is_read() {
    let mut child = command(&["parse"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let _ = input.write_all(&OFFER.repeat(400));
    // The pipe is still open: the command has seen enough.
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains("session-description: longer than 65535 octets at byte 65535 (RFC 8866 §5)"), "{said}");
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn several_files_are_json_lines_that_name_them() {
    let (first, second) = (file("invite.sdp"), file("ptime-text.sdp"));
    let out = offhook(&["parse", "--json", &first, "no-such-file", &second], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(said(&out).starts_with("offhook: no-such-file: "));
    let files: Vec<_> = lines(&out).iter().map(|json| json["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(files, [first.clone(), second]);
    let out = offhook(&["parse", &first, "-"], OFFER);
    assert!(written(&out).starts_with(&format!("{first}\nsession ")) && written(&out).contains("\n\n-\nsession "));
}

#[test]
fn strict_takes_every_finding_for_an_error() {
    let name = file("empty-name.sdp");
    let out = offhook(&["parse", "--json", &name], b"");
    assert_eq!((out.status.code(), said(&out)), (Some(0), ""));
    let out = offhook(&["parse", "--strict", "--json", &name], b"");
    assert_eq!((out.status.code(), lines(&out).len()), (Some(1), 1));
    assert_eq!(said(&out), format!("offhook: {name}: line 3, column 3: error: s= at byte 63: empty (RFC 8866 §5.3)\n"));
    // What only shows when the parts are looked at counts too, and so does a warning.
    let name = file("ptime-text.sdp");
    assert_eq!(offhook(&["parse", "--strict", &name], b"").status.code(), Some(1));
    let with_line_feeds: Vec<u8> = OFFER.iter().copied().filter(|octet| *octet != b'\r').collect();
    assert_eq!(offhook(&["parse", "--strict"], &with_line_feeds).status.code(), Some(1));
    assert_eq!(offhook(&["parse", "--strict"], OFFER).status.code(), Some(0));
}

#[test]
fn an_offer_is_answered() {
    let (offer, local) = (file("invite.sdp"), file("platform.sdp"));
    let answer = "v=0\r\no=- 20001 1 IN IP4 10.11.56.68\r\ns=-\r\nc=IN IP4 10.11.56.68\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8 97\r\n\
        a=rtpmap:8 PCMA/8000\r\na=rtpmap:97 telephone-event/8000\r\na=fmtp:97 0-15\r\na=ptime:20\r\na=sendrecv\r\n";
    let out = offhook(&["answer", "--offer", &offer, "--local", &local], b"");
    assert_eq!((out.status.code(), said(&out), written(&out)), (Some(0), "", answer));
    // Either may come from standard input, and the answer can be read.
    assert_eq!(written(&offhook(&["answer", "--offer", "-", "--local", &local], OFFER)), answer);
    assert_eq!(written(&offhook(&["answer", "--offer", &offer, "--local", "-"], PLATFORM)), answer);
    let out = offhook(&["answer", "--offer", &offer, "--local", &local, "--json"], b"");
    assert_eq!(lines(&out), lines(&offhook(&["parse", "--json"], answer.as_bytes())));
}

#[test]
fn what_can_not_be_answered_is_told_of() {
    let (bad, offer) = (file("origin-bad-id.sdp"), file("invite.sdp"));
    let refusal = format!("offhook: {bad}: line 2, column 5: o=: unknown word at byte 9 (RFC 8866 §5.2)\n");
    let out = offhook(&["answer", "--offer", &bad, "--local", &offer], b"");
    assert_eq!((out.status.code(), said(&out), written(&out)), (Some(1), refusal.as_str(), ""));
    let out = offhook(&["answer", "--offer", &offer, "--local", &bad], b"");
    assert_eq!((out.status.code(), said(&out), written(&out)), (Some(1), refusal.as_str(), ""));
}

#[test]
fn no_colour_without_a_terminal() {
    for (name, value) in [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")] {
        let out = command(&["parse", &file("empty-name.sdp")]).env(name, value).output().unwrap();
        assert!(!out.stdout.contains(&0x1b) && out.stderr.is_empty());
    }
}

#[test]
fn wrong_usage_is_status_2() {
    let offer = file("invite.sdp");
    for arguments in [
        &[][..],
        &["print"],
        &["parse", "--yaml"],
        &["parse", "--stream"],
        &["answer"],
        &["answer", "--offer", &offer],
        &["answer", "--local", &offer],
        &["answer", "--offer", "-", "--local", "-"],
        &["answer", "--offer", &offer, "--local", &offer, "more"],
    ] {
        assert_eq!(offhook(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_ends_it_silently() {
    let local = file("platform.sdp");
    for arguments in [&["parse", "--json"][..], &["parse"], &["answer", "--offer", "-", "--local", &local]] {
        let mut child = command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let _ = child.stdin.take().unwrap().write_all(OFFER);
        let out = child.wait_with_output().unwrap();
        assert_eq!((out.status.code(), out.stderr.len()), (Some(0), 0), "{arguments:?}");
    }
}
