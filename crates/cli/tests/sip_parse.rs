//! `offhook sip parse` as a user runs it: output, diagnostics and exit status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod check;

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

use check::{file, lines, said, written};
use serde_json::{Value, json};

const INVITE: &[u8] = include_bytes!("fixtures/invite-length-fixed.dat");

fn command(arguments: &[&str]) -> Command {
    check::command(&["sip", "parse"], arguments)
}

fn offhook(arguments: &[&str], input: &[u8]) -> Output {
    check::run(command(arguments), input)
}

/// The one object of a message, which is not refused.
fn parsed(message: &[u8]) -> Value {
    let out = offhook(&["--json"], message);
    assert_eq!((out.status.code(), said(&out)), (Some(0), ""));
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn the_documented_invite() {
    let out = offhook(&["--json", &file("invite.dat")], b"");
    assert_eq!((out.status.code(), said(&out)), (Some(0), ""));
    let golden: Value = serde_json::from_str(include_str!("fixtures/invite.json")).unwrap();
    let [json] = &lines(&out)[..] else { panic!("one line") };
    assert_eq!(*json, golden);
    // Keys stand in the order of the documents.
    assert!(written(&out).starts_with(
        r#"{"kind":"request","method":"INVITE","uri":"sip:18012345678@10.11.56.68:5060;user=phone","version":"SIP/2.0","headers":[{"name":"Via","#
    ));
}

#[test]
fn a_response_with_compact_names() {
    let ringing = b"SIP/2.0 180 Ringing\r\nv: SIP/2.0/TCP a.example, SIP/2.0/UDP b.example:5062;received=192.0.2.1;branch=z9hG4bK1\r\n\
        f: \"Bob \\\"B\\\"\" <sip:bob@example.com>;tag=1\r\nt: sip:alice@example.com;tag=2\r\ni: 1@a\r\nCSeq: 1 INVITE\r\n\
        X-Own : a\r\n  b \r\nm: *\r\nRSeq: 7\r\nl: 0\r\n\r\n";
    let json = parsed(ringing);
    assert_eq!((&json["kind"], &json["status"], &json["reason"]), (&"response".into(), &180.into(), &"Ringing".into()));
    assert!(json.get("method").is_none() && json.get("uri").is_none() && json.get("position").is_none());
    let names: Vec<_> =
        json["headers"].as_array().unwrap().iter().map(|header| header["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Via", "From", "To", "Call-ID", "CSeq", "X-Own", "Contact", "RSeq", "Content-Length"]);
    assert_eq!(json["headers"][5], json!({"name": "X-Own", "value": "a b"}));
    assert_eq!(
        json["typed"]["via"],
        json!([
            {"protocol": "SIP/2.0", "transport": "TCP", "host": "a.example", "port": null, "branch": null, "params": []},
            {"protocol": "SIP/2.0", "transport": "UDP", "host": "b.example", "port": 5062, "branch": "z9hG4bK1",
             "params": [["received", "192.0.2.1"], ["branch", "z9hG4bK1"]]},
        ])
    );
    assert_eq!(json["typed"]["from"]["display"], "Bob \"B\"");
    assert_eq!(
        json["typed"]["to"],
        json!({"display": null, "uri": "sip:alice@example.com", "tag": "2", "params": [["tag", "2"]]})
    );
    assert_eq!(json["typed"]["contact"], json!([{"display": null, "uri": "*", "params": []}]));
    assert_eq!(json["typed"]["rseq"], 7);
    assert!(json["typed"].get("x_own").is_none());
    assert_eq!(json["body"], json!({"length": 0, "text": ""}));
}

#[test]
fn other_header_fields_have_their_own_shapes() {
    let json = parsed(
        b"INVITE sip:a@b SIP/2.0\r\n\
          Require: 100rel, timer\r\nRequire: gruu\r\nSupported:\r\nSubject: free text\r\nMin-Expires: 60\r\n\
          Route: \"P 1\" <sip:p1;lr>;x;y=\"1;2\"\r\nDate: Sat, 13 Nov 2010 23:29:00 GMT\r\nRAck: 7 1 INVITE\r\n\
          Reason: Q.850;cause=16;text=\"bye\", SIP;cause=600\r\nReplaces: 1@a;from-tag=f;to-tag=t;early-only\r\n\
          Authorization: Digest username=\"bob\", nonce=\"a\\\"b\", qop=auth\r\nWarning: 370 isi.edu \"no room\"\r\n\
          Session-Expires: 1800;refresher=uac\r\nRetry-After: 5 (soon);duration=60\r\nPrivacy: id;user\r\n\
          Event: presence.winfo;id=1\r\nSubscription-State: active;expires=60\r\nContent-Disposition: session;handling=optional\r\n\
          History-Info: <sip:x@y>;index=1.1\r\nDiversion: <sip:d@y>;reason=user-busy\r\nUser-to-User: 4865;encoding=hex\r\n\
          P-Charging-Vector: icid-value=\"1 2\";orig-ioi=home\r\nSIP-ETag: dx2\r\nResource-Priority: dsn.flash\r\n\
          Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2\r\n\r\n",
    );
    let address = |uri: &str, params: Value| json!({"display": null, "uri": uri, "params": params});
    let expected = json!({
        "require": ["100rel", "timer", "gruu"],
        "supported": [],
        "min_expires": 60,
        "route": [{"display": "P 1", "uri": "sip:p1;lr", "params": [["x", null], ["y", "1;2"]]}],
        "date": "Sat, 13 Nov 2010 23:29:00 GMT",
        "rack": {"rseq": 7, "number": 1, "method": "INVITE"},
        "reason": [
            {"protocol": "Q.850", "cause": 16, "text": "bye", "params": [["cause", "16"], ["text", "bye"]]},
            {"protocol": "SIP", "cause": 600, "text": null, "params": [["cause", "600"]]},
        ],
        "replaces": {"call_id": "1@a", "from_tag": "f", "to_tag": "t",
                     "params": [["from-tag", "f"], ["to-tag", "t"], ["early-only", null]]},
        "authorization": [{"scheme": "Digest", "params": [["username", "bob"], ["nonce", "a\"b"], ["qop", "auth"]]}],
        "warning": [{"code": 370, "agent": "isi.edu", "text": "no room"}],
        "session_expires": {"seconds": 1800, "params": [["refresher", "uac"]]},
        "retry_after": {"seconds": 5, "comment": "soon", "params": [["duration", "60"]]},
        "privacy": ["id", "user"],
        "event": {"type": "presence.winfo", "params": [["id", "1"]]},
        "subscription_state": {"state": "active", "params": [["expires", "60"]]},
        "content_disposition": {"type": "session", "params": [["handling", "optional"]]},
        "history_info": [{"display": null, "uri": "sip:x@y", "params": [["index", "1.1"]], "index": "1.1"}],
        "diversion": [address("sip:d@y", json!([["reason", "user-busy"]]))],
        "user_to_user": [{"data": "4865", "params": [["encoding", "hex"]]}],
        "p_charging_vector": {"params": [["icid-value", "1 2"], ["orig-ioi", "home"]]},
        "sip_etag": "dx2",
        "resource_priority": [{"namespace": "dsn", "priority": "flash"}],
        "session_id": {"local": "ab30317f1a784dc48ff824d0d3715d86", "remote": "47755a9de7794ba387653f2099600ef2",
                       "params": [["remote", "47755a9de7794ba387653f2099600ef2"]]},
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(json["typed"][key], *value, "{key}");
    }
    assert!(json["typed"].get("subject").is_none());
}

#[test]
fn rfc_4475_wsinv() {
    let json = parsed(include_bytes!("fixtures/wsinv.dat"));
    assert_eq!(json["findings"], json!([]));
    assert_eq!(json["typed"]["max_forwards"], 68);
    assert_eq!(
        json["typed"]["from"],
        json!({
            "display": "J Rosenberg \\\"", "uri": "sip:jdrosen@example.com", "tag": "98asjd8", "params": [["tag", "98asjd8"]],
        })
    );
    let hosts: Vec<_> = json["typed"]["via"].as_array().unwrap().iter().map(|via| &via["host"]).collect();
    assert_eq!(hosts, ["192.0.2.2", "spindle.example.com", "192.168.255.111"]);
    // Three values on two lines: three Via above, two entries here.
    let names = json["headers"].as_array().unwrap().iter().filter(|header| header["name"] == "Via");
    assert_eq!(names.count(), 2);
    assert_eq!(
        json["headers"][8],
        json!({
            "name": "NewFangledHeader", "value": "newfangled value continued newfangled value",
        })
    );
}

#[test]
fn a_value_that_can_not_be_read_is_an_error_in_its_place_and_a_finding() {
    let fault = |error: &str, offset: u64, rule: &str| json!({"error": error, "offset": offset, "rule": rule});
    let json = parsed(include_bytes!("fixtures/badinv01.dat"));
    assert_eq!(json["typed"]["via"], json!([fault("unexpected byte 0x3b", 217, "RFC 3261 25.1")]));
    assert_eq!(json["typed"]["contact"], json!([fault("unexpected byte 0x3b", 261, "RFC 3261 25.1")]));
    let json = parsed(include_bytes!("fixtures/scalar02.dat"));
    assert_eq!(json["typed"]["max_forwards"], fault("300 is not in 0 to 255", 269, "RFC 3261 20.22"));
    assert_eq!(json["typed"]["expires"], fault("18446744073709551615 is not in 0 to 4294967295", 283, "RFC 3261 25.1"));
    let json = parsed(include_bytes!("fixtures/quotbal.dat"));
    assert_eq!(json["typed"]["to"], fault("unexpected end of input", 78, "RFC 3261 25.1"));
    // What was read before the fault stays.
    let json = parsed(b"OPTIONS sip:a@b SIP/2.0\r\nRoute: <sip:p1;lr>, <sip:p2\r\nCSeq: 1 OPTIONS\r\nCSeq: x\r\n\r\n");
    assert_eq!(json["typed"]["route"][0]["uri"], "sip:p1;lr");
    assert_eq!(json["typed"]["route"][1]["offset"], 52);
    assert_eq!(json["typed"]["cseq"]["number"], 1);
    for name in ["badinv01.dat", "scalar02.dat", "quotbal.dat"] {
        let json = &lines(&offhook(&["--json", &file(name)], b""))[0];
        let found: Vec<_> = json["findings"].as_array().unwrap().iter().map(|finding| &finding["offset"]).collect();
        let values = json["typed"].as_object().unwrap().values();
        let faults = values.flat_map(|value| value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]));
        for fault in faults.filter(|value| value.get("error").is_some()) {
            assert!(found.contains(&&fault["offset"]), "{name}: {fault}");
        }
    }
}

#[test]
fn octets_that_are_no_text_are_hex() {
    let json = parsed(include_bytes!("fixtures/unreason.dat"));
    assert_eq!(json["reason"], "= 2**3 * 5**2 но сто девяносто девять - простое");
    let json = parsed(include_bytes!("fixtures/intmeth.dat"));
    assert_eq!(json["method"], "!interesting-Method0123456789_*+`.%indeed'~");
    assert_eq!(json["typed"]["to"]["display"], "BEL:\u{7} NUL:\0 DEL:\u{7f}");
    assert_eq!(json["typed"]["from"]["params"][0], json!(["fromParam''~+*_!.-%", "работающий"]));
    let json = parsed(b"SIP/2.0 200 \xfcber\r\nFrom: \"\xe4\" <sip:a@b>;x=\"\xf6\"\r\nSubject: \xe9\r\nContent-Length: 2\r\n\r\n\xff\x00");
    assert_eq!(json["reason"], json!({"hex": "fc626572"}));
    assert_eq!(json["headers"][1]["value"], json!({"hex": "e9"}));
    assert_eq!(
        (&json["typed"]["from"]["display"], &json["typed"]["from"]["params"]),
        (&json!({"hex": "e4"}), &json!([["x", {"hex": "f6"}]]))
    );
    assert_eq!(json["body"], json!({"length": 2, "text": {"hex": "ff00"}}));
}

#[test]
fn text_for_people() {
    let bye = b"BYE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\nFrom: <sip:\x1b[2Jx@b>;tag=1\r\n\
        To: <sip:a@b>;tag=2\r\nCall-ID: 1\r\nCSeq: 2 BYE\r\nMax-Forwards: 70\r\nSubject:\r\nReason: Q.850;cause=16\r\n\r\n";
    let out = offhook(&[], bye);
    assert_eq!(
        written(&out),
        "BYE sip:a@b SIP/2.0\n  Via           SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\n  From          <sip:·[2Jx@b>;tag=1\n\
         \x20 To            <sip:a@b>;tag=2\n  Call-ID       1\n  CSeq          2 BYE\n  Max-Forwards  70\n  Subject\n\
         \x20 Reason        Q.850;cause=16  (Normal call clearing)\nno body\n\
         error    byte 76     From: unexpected byte 0x1b (RFC 3261 §25.1)\n"
    );
    assert_eq!(out.status.code(), Some(0));
    let out = offhook(&[&file("invite.dat")], b"");
    assert!(written(&out).contains("\ncalling 02160123456, called 18012345678\n"));
    assert!(written(&out).ends_with(
        "\nbody of 232 octets, application/sdp\n\
         error    byte 746    Content-Length: 236 octets stated, 232 found (RFC 3261 §18.3)\n"
    ));
}

#[test]
fn refused_input_names_file_offset_and_rule() {
    for (input, what) in [
        (&b""[..], "start-line: unexpected end of input at byte 0 (RFC 3261 §7)"),
        (b"GET / HTTP/1.1\r\n\r\n", "Request-Line: unexpected byte 0x48 at byte 6 (RFC 3261 §7.1)"),
        (b"BYE sip:a@b SIP/2.0\r\nTo: x\r\n", "SIP-message: unexpected end of input at byte 28 (RFC 3261 §7)"),
    ] {
        let out = offhook(&["--json", "-"], input);
        assert_eq!((out.status.code(), out.stdout.len()), (Some(1), 0));
        assert_eq!(said(&out), format!("offhook: -: {what}\n"));
    }
    let bad = file("bigcode.dat");
    let out = offhook(&[&bad], b"");
    assert_eq!(
        said(&out),
        format!("offhook: {bad}: Status-Line: 4294967301 is not in 100 to 699 at byte 8 (RFC 3261 §7.2)\n")
    );
    let folder = file("");
    let out = offhook(&[&folder], b"");
    assert_eq!((out.status.code(), said(&out).ends_with(": is a directory\n")), (Some(1), true));
}

#[test]
fn more_than_a_message_may_have_is_refused_before_it_is_read() {
    let mut child = command(&[]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let _ = input.write_all(&INVITE.repeat(200));
    // The pipe is still open: the command has seen enough.
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "offhook: -: SIP-message: longer than 65535 octets at byte 65535 (RFC 3261 §7)\n");
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn several_files_are_json_lines_that_name_them() {
    let (first, second) = (file("invite.dat"), file("unreason.dat"));
    let out = offhook(&["--json", &first, "no-such-file", &second], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(said(&out).starts_with("offhook: no-such-file: "));
    let files: Vec<_> = lines(&out).iter().map(|json| json["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(files, [first.clone(), second]);
    let out = offhook(&[&first, "-"], INVITE);
    assert_eq!(out.status.code(), Some(0));
    assert!(written(&out).starts_with(&format!("{first}\nINVITE ")) && written(&out).contains("\n\n-\nINVITE "));
}

#[test]
fn strict_takes_every_finding_for_an_error() {
    let name = file("invite.dat");
    let out = offhook(&["--strict", "--json", &name], b"");
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(lines(&out).len(), 1);
    assert_eq!(
        said(&out),
        format!("offhook: {name}: error: Content-Length at byte 746: 236 octets stated, 232 found (RFC 3261 §18.3)\n")
    );
    assert_eq!(offhook(&["--strict"], INVITE).status.code(), Some(0));
    // A warning is enough.
    let out = offhook(&["--strict", "--json"], &[INVITE, b"x"].concat());
    assert_eq!(lines(&out)[0]["findings"][0]["level"], "warning");
    assert_eq!(out.status.code(), Some(1));
    let out = offhook(&["--strict", "--stream"], b"\r\nSIP/2.0 200 OK\r\n\r\n");
    assert!(said(&out).starts_with("offhook: -: message at byte 2: error: "), "{}", said(&out));
}

#[test]
fn a_stream_of_messages() {
    let stream = [INVITE, b"\r\n\r\n", INVITE, b"\r\n", INVITE].concat();
    let out = offhook(&["--stream", "--json"], &stream);
    assert_eq!((out.status.code(), said(&out)), (Some(0), ""));
    let positions: Vec<_> = lines(&out).iter().map(|json| json["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, [0, 1020, 2038]);
    assert!(lines(&out).iter().all(|json| json["body"]["length"] == 232 && json["findings"] == json!([])));
    assert!(lines(&out).iter().all(|json| json.get("file").is_none()));
    // Without messages there is nothing wrong either.
    for stream in [&b""[..], b"\r\n\r\n\r\n"] {
        let out = offhook(&["--stream"], stream);
        assert_eq!((out.status.code(), out.stdout.len(), out.stderr.len()), (Some(0), 0, 0));
    }
    let name = file("invite-length-fixed.dat");
    let out = offhook(&["--stream", &name, "-"], INVITE);
    assert!(written(&out).starts_with(&format!("{name}, byte 0\nINVITE ")));
}

#[test]
fn what_is_no_message_is_told_of_and_passed_over() {
    let stream = [
        INVITE,
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        INVITE,
        b"SIP/2.0 200 OK\r\nContent-Length: x\r\n\r\n",
        INVITE,
        b"SIP/2.0 200 OK\r\nContent-Length: 10\r\n\r\nhe",
    ]
    .concat();
    let out = offhook(&["--stream", "--json"], &stream);
    assert_eq!(out.status.code(), Some(1));
    let positions: Vec<_> = lines(&out).iter().map(|json| json["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, [0, 1043, 2096]);
    assert_eq!(
        said(&out),
        "offhook: -: start-line: unknown word at byte 1016 (RFC 3261 §7)\n\
         offhook: -: Content-Length: unexpected byte 0x78 at byte 2091 (RFC 3261 §20.14)\n\
         offhook: -: Content-Length: unexpected end of input at byte 3152 (RFC 3261 §20.14)\n"
    );
    // The documented INVITE takes four octets of what follows it.
    let out = offhook(&["--stream", &file("invite.dat")], b"");
    assert_eq!((out.status.code(), out.stdout.len()), (Some(1), 0));
    assert!(said(&out).ends_with("Content-Length: unexpected end of input at byte 1016 (RFC 3261 §20.14)\n"));
}

/// A long stream goes through: what has been read is written while the rest is still to come.
#[test]
fn a_stream_is_written_while_it_is_read() {
    const MESSAGES: usize = 5_000;
    let mut child = command(&["--stream", "--json"]).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    input.write_all(INVITE).unwrap();
    let mut first = Vec::new();
    while first.last() != Some(&b'\n') {
        let mut octet = [0];
        output.read_exact(&mut octet).unwrap();
        first.push(octet[0]);
    }
    assert_eq!(serde_json::from_slice::<Value>(&first).unwrap()["position"], 0);
    let writer = std::thread::spawn(move || (1..MESSAGES).try_for_each(|_| input.write_all(INVITE)).unwrap());
    let mut rest = Vec::new();
    output.read_to_end(&mut rest).unwrap();
    writer.join().unwrap();
    assert_eq!(rest.iter().filter(|octet| **octet == b'\n').count(), MESSAGES - 1);
    let last = rest.trim_ascii_end().rsplit(|octet| *octet == b'\n').next().unwrap();
    let last: Value = serde_json::from_slice(last).unwrap();
    assert_eq!(last["position"].as_u64(), u64::try_from((MESSAGES - 1) * INVITE.len()).ok());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn no_colour_and_no_progress_without_a_terminal() {
    for (name, value) in [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")] {
        let out = command(&[&file("invite.dat")]).env(name, value).output().unwrap();
        assert!(!out.stdout.contains(&0x1b) && out.stderr.is_empty());
    }
    let out = offhook(&["--quiet", "--stream"], INVITE);
    assert_eq!((out.status.code(), out.stderr.len()), (Some(0), 0));
}

#[test]
fn wrong_usage_is_status_2() {
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_offhook")).args(arguments).stdin(Stdio::null()).output().unwrap().status.code()
    };
    for arguments in [&["sip"][..], &["sip", "print"], &["sip", "parse", "--yaml"], &["sip", "parse", "--json=1"]] {
        assert_eq!(run(arguments), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_ends_it_silently() {
    for arguments in [&["--json"][..], &[], &["--stream"]] {
        let mut child = command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let _ = child.stdin.take().unwrap().write_all(INVITE);
        let out = child.wait_with_output().unwrap();
        assert_eq!((out.status.code(), out.stderr.len()), (Some(0), 0), "{arguments:?}");
    }
}
