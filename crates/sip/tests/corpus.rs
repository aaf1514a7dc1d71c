//! The torture messages of RFC 4475 and RFC 5118 against their expected outcomes, and the documented INVITE.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use offhook_sip::{BuildError, Level, Limits, Message, MessageProblem, Method, Problem, Repair, Response, StatusCode};
use serde::Deserialize;

fn fixture(path: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", path].iter().collect()
}

#[derive(Deserialize)]
struct Corpus {
    messages: usize,
    message: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    file: String,
    kind: String,
    method: Option<String>,
    status: Option<u64>,
    octets: usize,
    syntax: String,
    outcome: String,
    body_octets: Option<usize>,
    content_length_matches: Option<String>,
}

fn corpus(folder: &str) -> Vec<(Expected, Vec<u8>)> {
    let corpus: Corpus =
        toml::from_str(&fs::read_to_string(fixture(&format!("{folder}/expected.toml"))).unwrap()).unwrap();
    assert_eq!(corpus.message.len(), corpus.messages);
    corpus
        .message
        .into_iter()
        .map(|expected| {
            let bytes = fs::read(fixture(&format!("{folder}/{}", expected.file))).unwrap();
            assert_eq!(bytes.len(), expected.octets, "{}", expected.file);
            (expected, bytes)
        })
        .collect()
}

/// What a reader makes of a message: refused, or the findings of level error, as text.
fn verdict(bytes: &[u8]) -> Result<Vec<String>, String> {
    let message = Message::parse(bytes).map_err(|error| error.to_string())?;
    let errors = message.findings().into_iter().filter(|finding| finding.level() == Level::Error);
    Ok(errors.map(|finding| finding.to_string()).collect())
}

#[test]
fn rfc4475_verdicts() {
    let mut wrong = Vec::new();
    for (expected, bytes) in corpus("rfc4475") {
        let verdict = verdict(&bytes);
        let accepted = verdict.as_ref().is_ok_and(Vec::is_empty);
        // `invalid_by_letter` is a grammar bug of the RFC: receivers have to accept the message.
        if accepted != (expected.syntax != "invalid") {
            wrong.push(format!("{} is {}: {verdict:?}", expected.file, expected.syntax));
        }
        assert_eq!(Message::parse_strict(&bytes, &Limits::default()).is_ok(), accepted, "{}", expected.file);
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn rfc4475_what_was_read() {
    for (expected, bytes) in corpus("rfc4475") {
        let Ok(message) = Message::parse(&bytes) else {
            assert!(["baddn.dat", "bigcode.dat"].contains(&expected.file.as_str()), "{} can be read", expected.file);
            continue;
        };
        assert_eq!(message.is_request(), expected.kind == "request", "{}", expected.file);
        assert_eq!(message.method().map(|m| m.as_str().to_owned()), expected.method, "{}", expected.file);
        assert_eq!(message.status().map(|s| u64::from(s.code())), expected.status, "{}", expected.file);
        let after_header = message.body().len() + message.surplus().len();
        assert_eq!(Some(after_header), expected.body_octets, "{}", expected.file);
        // A 400 or a 505 that the RFC asks for is what the findings ask for.
        if ["400", "505", "400_on_datagram"].contains(&expected.outcome.as_str()) {
            let wanted =
                if expected.outcome == "505" { StatusCode::VERSION_NOT_SUPPORTED } else { StatusCode::BAD_REQUEST };
            let responses: Vec<_> = message.findings().iter().filter_map(|f| f.problem().response()).collect();
            assert!(responses.contains(&wanted), "{}: {responses:?}", expected.file);
        }
    }
}

/// Each invalid message is refused for the reason that the RFC gives: field, rule, and whether it can be repaired.
#[test]
fn rfc4475_reasons() {
    let reasons: BTreeMap<&str, &[(&str, bool)]> = BTreeMap::from([
        ("badinv01", &[("Via", false), ("Contact", false)][..]),
        ("clerr", &[("Content-Length", true)]),
        ("ncl", &[("Content-Length", false)]),
        ("scalar02", &[("CSeq", false), ("Max-Forwards", false), ("Expires", false), ("Contact", false)]),
        ("scalarlg", &[("CSeq", false), ("Retry-After", false), ("Warning", false)]),
        ("quotbal", &[("To", false)]),
        ("ltgtruri", &[("Request-URI", true)]),
        ("lwsruri", &[("Request-URI", false)]),
        ("lwsstart", &[("start line", true)]),
        ("trws", &[("start line", true)]),
        ("escruri", &[("Request-URI", true)]),
        ("baddate", &[("Date", false)]),
        ("regbadct", &[("Contact", true)]),
        ("badaspec", &[("To", true)]),
        ("badvers", &[("start line", false)]),
        ("mismatch01", &[("CSeq", false)]),
        ("mismatch02", &[("CSeq", false)]),
        ("insuf", &[("From", false), ("To", false), ("Call-ID", false)]),
        ("multi01", &[("CSeq", false), ("Call-ID", false), ("To", false), ("From", false), ("Max-Forwards", false)]),
        ("mcl01", &[("Content-Length", false)]),
    ]);
    for (name, reasons) in reasons {
        let bytes = fs::read(fixture(&format!("rfc4475/{name}.dat"))).unwrap();
        let message = Message::parse(&bytes).unwrap();
        let found: Vec<_> = message
            .findings()
            .iter()
            .filter(|finding| finding.level() == Level::Error)
            .map(|finding| (finding.problem().field(), finding.problem().is_repairable()))
            .collect();
        assert_eq!(found, reasons, "{name}");
    }
}

#[test]
fn rfc4475_baddn_with_its_empty_line() {
    let mut bytes = fs::read(fixture("rfc4475/baddn.dat")).unwrap();
    let error = Message::parse(&bytes).unwrap_err();
    assert_eq!(error.to_string(), "SIP-message: unexpected end of input at byte 331 (RFC 3261 §7)");
    bytes.extend_from_slice(b"\r\n");
    let findings = Message::parse(&bytes).unwrap().findings();
    let shown: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "error: From at byte 139: unexpected byte 0x2c (RFC 3261 §25.1)",
            "error: To at byte 201: unexpected byte 0x2c (RFC 3261 §25.1)"
        ]
    );
}

#[test]
fn rfc4475_facts() {
    let read = |name: &str| fs::read(fixture(&format!("rfc4475/{name}.dat"))).unwrap();

    let bytes = read("wsinv");
    let wsinv = Message::parse(&bytes).unwrap();
    assert_eq!(wsinv.max_forwards(), Some(Ok(68)));
    assert_eq!(wsinv.cseq().unwrap().unwrap().number(), 9);
    let vias: Vec<_> = wsinv.vias().map(Result::unwrap).collect();
    assert_eq!(vias.len(), 3);
    assert_eq!((vias[1].transport().as_str(), vias[1].branch()), ("TCP", Some("z9hG4bK9ikj8")));
    assert_eq!(wsinv.from().unwrap().unwrap().display().as_deref(), Some(&b"J Rosenberg \\\""[..]));
    assert_eq!(wsinv.to().unwrap().unwrap().tag(), Some("1918181833n"));
    assert_eq!(wsinv.contact().unwrap().unwrap().params().text("q"), Some("0.33"));
    let odd = wsinv.fields().find(|field| field.name_as_written() == "UnknownHeaderWithUnusualValue").unwrap();
    assert_eq!(odd.value(), b";;,,;;,;");

    let bytes = read("intmeth");
    let intmeth = Message::parse(&bytes).unwrap();
    let to = intmeth.to().unwrap().unwrap();
    assert_eq!(to.display().as_deref(), Some(&b"BEL:\x07 NUL:\x00 DEL:\x7f"[..]));
    let from = intmeth.from().unwrap().unwrap();
    assert_eq!(from.display().as_deref(), Some(&b"token1~` token2'+_ token3*%!.-"[..]));
    assert_eq!(from.tag(), Some("_token~1'+`*%!-."));
    let uri = intmeth.request_uri().unwrap().unwrap();
    assert_eq!(uri.user(), Some("1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*"));
    assert_eq!(uri.password(), Some("&it+has=1,weird!*pas$wo~d_too.(doesn't-it)"));

    let bytes = read("esc01");
    let esc01 = Message::parse(&bytes).unwrap();
    let uri = esc01.request_uri().unwrap().unwrap();
    assert_eq!(uri.user_decoded().as_deref(), Some(&b"sips:user@example.com"[..]));
    let contact = esc01.contact().unwrap().unwrap();
    assert!(contact.uri().params().contains("lr"));
    assert_eq!(contact.uri().params().get("name").unwrap().value_decoded().as_deref(), Some(&b"value%41"[..]));

    let bytes = read("escnull");
    let escnull = Message::parse(&bytes).unwrap();
    let contacts: Vec<_> = escnull.contacts().map(Result::unwrap).collect();
    assert_eq!(contacts.len(), 2);
    assert!(!contacts[0].address().unwrap().uri().is_equivalent(contacts[1].address().unwrap().uri()));

    let bytes = read("lwsdisp");
    let findings = Message::parse(&bytes).unwrap().findings();
    let repairs: Vec<_> = findings.iter().map(|finding| *finding.problem()).collect();
    assert!(matches!(repairs[..], [MessageProblem::Repaired { repair: Repair::DisplaySpace, .. }]), "{repairs:?}");

    let bytes = read("dblreq");
    let dblreq = Message::parse(&bytes).unwrap();
    assert_eq!((dblreq.body().len(), dblreq.surplus().len()), (0, 450));
    assert_eq!(dblreq.as_bytes().len(), bytes.len() - 450);

    let bytes = read("semiuri");
    let uri_owner = Message::parse(&bytes).unwrap();
    let uri = uri_owner.request_uri().unwrap().unwrap();
    assert_eq!(uri.user_decoded().as_deref(), Some(&b"user;par=u@example.net"[..]));
    assert!(uri.params().is_empty());

    let bytes = read("transports");
    let transports = Message::parse(&bytes).unwrap();
    let names: Vec<_> = transports.vias().map(|via| via.unwrap().transport().as_str().to_owned()).collect();
    assert_eq!(names, ["UDP", "SCTP", "TLS", "UNKNOWN", "TCP"]);

    let bytes = read("noreason");
    assert_eq!(Message::parse(&bytes).unwrap().reason_phrase(), Some(&b""[..]));

    let bytes = read("unreason");
    let unreason = Message::parse(&bytes).unwrap();
    assert!(std::str::from_utf8(unreason.reason_phrase().unwrap()).unwrap().ends_with("простое"));

    let bytes = read("cparam01");
    let contact_owner = Message::parse(&bytes).unwrap();
    let contact = contact_owner.contact().unwrap().unwrap();
    assert!(contact.params().contains("unknownparam") && contact.uri().params().is_empty());

    let bytes = read("cparam02");
    let contact_owner = Message::parse(&bytes).unwrap();
    assert!(contact_owner.contact().unwrap().unwrap().uri().params().contains("unknownparam"));

    let bytes = read("bext01");
    let bext01 = Message::parse(&bytes).unwrap();
    let tags: Vec<_> = bext01.require().map(Result::unwrap).collect();
    assert_eq!(
        tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>(),
        ["nothingSupportsThis", "nothingSupportsThisEither"]
    );

    let bytes = read("inv2543");
    assert_eq!(Message::parse(&bytes).unwrap().body().len(), 105);
}

#[test]
fn rfc5118_verdicts() {
    let mut wrong = Vec::new();
    for (expected, bytes) in corpus("rfc5118") {
        // The archive's bodies fit no stated length in CRLF form: a short one is an error of its own.
        let short = expected.content_length_matches.as_deref() == Some("neither");
        let verdict = verdict(&bytes).map(|errors| {
            errors
                .into_iter()
                .filter(|error| !(short && error.starts_with("error: Content-Length")))
                .collect::<Vec<_>>()
        });
        if verdict.as_ref().is_ok_and(Vec::is_empty) != (expected.outcome == "accept") {
            wrong.push(format!("{} is {}: {verdict:?}", expected.file, expected.syntax));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn rfc5118_with_bare_line_feeds() {
    for (expected, _) in corpus("rfc5118") {
        let path = fixture(&format!("rfc5118/archive-lf/{}", expected.file));
        let Ok(bytes) = fs::read(&path) else { continue };
        let Ok(message) = Message::parse(&bytes) else {
            assert!(!bytes.ends_with(b"\n\n"), "{}", expected.file);
            continue;
        };
        assert_eq!(message.method().map(|m| m.as_str().to_owned()), expected.method);
        let findings = message.findings();
        let bare = findings.iter().filter(|finding| *finding.problem() == MessageProblem::LineEnd).count();
        assert_eq!(bare, message.fields().len() + 1, "{}", expected.file);
    }
}

#[test]
fn the_documented_invite() {
    let bytes = fs::read(fixture("source/invite.dat")).unwrap();
    let message = Message::parse(&bytes).unwrap();
    assert_eq!(message.fields().len(), 13);
    assert_eq!(message.body(), fs::read(fixture("source/invite.sdp")).unwrap());
    assert_eq!(message.content_length(), Some(Ok(236)));

    // R-SIP-8: 236 octets are stated where the body has 232.
    let findings = message.findings();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        findings[0].to_string(),
        "error: Content-Length at byte 746: 236 octets stated, 232 found (RFC 3261 §18.3)"
    );
    assert_eq!(findings[0].problem().response(), Some(StatusCode::BAD_REQUEST));
    assert!(findings[0].problem().is_repairable());
    assert!(Message::parse_strict(&bytes, &Limits::default()).is_err());

    for (name, findings) in [("invite-length-fixed", 0), ("invite-padded", 0)] {
        let bytes = fs::read(fixture(&format!("source/{name}.dat"))).unwrap();
        let message = Message::parse(&bytes).unwrap();
        assert_eq!(message.findings().len(), findings, "{name}: {:?}", message.findings());
        assert!(Message::parse_strict(&bytes, &Limits::default()).is_ok());
    }
}

/// RFC 3261 §8.2.6: whatever can be read and is no ACK can be refused. Printing loses nothing of a head in UTF-8.
#[test]
fn every_request_can_be_refused_and_every_message_shown() {
    let mut refused = 0;
    for (expected, bytes) in corpus("rfc4475").into_iter().chain(corpus("rfc5118")) {
        let Ok(message) = Message::parse(&bytes) else { continue };
        let (head, body) = message.as_bytes().split_at(message.body_offset());
        let shown = format!("{}{}", String::from_utf8_lossy(head), std::str::from_utf8(body).unwrap_or_default());
        assert_eq!(message.to_string(), shown, "{}", expected.file);

        let answer = Response::to_faulty(&message, StatusCode::BAD_REQUEST).tag("1").build();
        if message.method().is_none_or(|method| method == Method::ACK) {
            assert_eq!(answer, Err(BuildError::Kind));
            continue;
        }
        let answer = answer.unwrap_or_else(|error| panic!("{}: {error}", expected.file));
        assert!(Message::parse(answer.as_bytes()).is_ok());
        refused += 1;
    }
    assert!(refused > 40, "{refused}");
}

/// R-SIP-4 to R-SIP-7 and R-SIP-10 on the documented INVITE.
#[test]
fn r_sip_rules_of_the_documented_invite() {
    let bytes = fs::read(fixture("source/invite-length-fixed.dat")).unwrap();
    let message = Message::parse(&bytes).unwrap();
    assert_eq!(message.called_number().as_deref(), Some(&b"18012345678"[..]));
    assert_eq!(message.calling_number().as_deref(), Some(&b"02160123456"[..]));
    assert_eq!(message.original_called().unwrap().unwrap().uri().user(), Some("18012345678"));
    assert!(message.from().unwrap().unwrap().tag().is_some() && message.to().unwrap().unwrap().tag().is_none());
    assert_eq!(message.max_forwards(), Some(Ok(69)));
    assert!(message.supports(&offhook_sip::OptionTag::new("100rel")));
    assert_eq!(message.allow().count(), 13);

    let via = message.top_via().unwrap().unwrap();
    let params: Vec<_> = via.params().iter().map(|param| (param.name(), param.to_str())).collect();
    assert_eq!(
        params,
        [("branch", Some("z9hG4bK9njqrkwmmvg6or9gnjml6hvwv")), ("Role", Some("3")), ("Hpt", Some("8e48_16"))]
    );
    let route = message.record_routes().next().unwrap().unwrap();
    let params: Vec<_> = route.uri().params().iter().map(|param| (param.name(), param.value())).collect();
    assert_eq!(
        params,
        [
            ("transport", Some("udp")),
            ("lr", None),
            ("Hpt", Some("8e48_16")),
            ("CxtId", Some("4")),
            ("TRC", Some("ffffffff-ffffffff")),
            ("X-HwB2bUaCookie", Some("2717"))
        ]
    );
}

/// R-SIP-4: History-Info first, then Diversion, then To.
#[test]
fn r_sip_4_original_called_number() {
    let with = |fields: &str| {
        let text = format!("INVITE sip:3@c SIP/2.0\r\nTo: <sip:2@b>\r\n{fields}\r\n");
        let message = Message::parse(text.as_bytes()).unwrap();
        message.original_called().unwrap().unwrap().uri().user().unwrap().to_owned()
    };
    assert_eq!(with(""), "2");
    assert_eq!(with("Diversion: <sip:8@b>;reason=no-answer\r\nDiversion: <sip:7@b>;reason=unconditional\r\n"), "7");
    assert_eq!(
        with(
            "Diversion: <sip:7@b>\r\nHistory-Info: <sip:1@b?Reason=SIP%3Bcause%3D302>;index=1, <sip:3@c>;index=1.1;mp=1\r\n"
        ),
        "1"
    );
}
