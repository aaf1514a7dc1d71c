//! What one message has to have and another may not: findings that depend on the method or the status code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{Level, Message, Problem};

/// The findings of a message with this start line and these fields besides the usual ones: header field, rule, whether
/// it is an error.
fn findings(start: &str, cseq: &str, fields: &str) -> Vec<(&'static str, &'static str, bool)> {
    let text = format!(
        "{start}\r\nVia: SIP/2.0/UDP host.example.com;branch=z9hG4bK1\r\nFrom: <sip:a@example.com>;tag=1\r\n\
         To: <sip:b@example.com>;tag=2\r\nCall-ID: 7@host\r\nCSeq: 7 {cseq}\r\nMax-Forwards: 70\r\n{fields}\r\n"
    );
    let message = Message::parse(text.as_bytes()).unwrap();
    let findings = message.findings();
    assert_eq!(message.inspect(|_, _| {}), findings);
    let told = |problem: &offhook_sip::MessageProblem| {
        (problem.field(), problem.rule().source(), problem.level() == Level::Error)
    };
    findings.iter().map(|finding| told(finding.problem())).collect()
}

fn request(method: &str, fields: &str) -> Vec<(&'static str, &'static str, bool)> {
    findings(&format!("{method} sip:b@example.com SIP/2.0"), method, fields)
}

fn response(status: &str, fields: &str) -> Vec<(&'static str, &'static str, bool)> {
    findings(&format!("SIP/2.0 {status}"), "OPTIONS", fields)
}

/// RFC 6665 §8.2.1, §8.2.3, RFC 3903 §4, RFC 3311 §5.1.
#[test]
fn rfc_6665_8_2_1_requests_about_events() {
    const CONTACT: &str = "Contact: <sip:a@host>\r\n";
    const EVENT: &str = "Event: presence\r\n";
    let event = ("Event", "RFC 6665 §8.2.1", true);
    assert_eq!(request("SUBSCRIBE", CONTACT), [event]);
    assert_eq!(request("SUBSCRIBE", &format!("{CONTACT}{EVENT}")), []);
    assert_eq!(request("PUBLISH", ""), [event]);
    assert_eq!(request("NOTIFY", EVENT), [("Subscription-State", "RFC 6665 §8.2.3", true)]);
    assert_eq!(request("NOTIFY", &format!("{EVENT}Subscription-State: active\r\n")), []);
    assert_eq!(request("UPDATE", ""), [("Contact", "RFC 3261 §20", false)]);
}

/// RFC 3261 §10.2.2: `*` takes all bindings away, and stands in a REGISTER only.
#[test]
fn rfc_3261_10_2_2_all_contacts() {
    let star = ("Contact", "RFC 3261 §10.2.2", true);
    assert_eq!(request("REGISTER", "Contact: *\r\nExpires: 0\r\n"), []);
    assert_eq!(request("REGISTER", "Contact: *\r\nExpires: 60\r\n"), [star]);
    assert_eq!(request("REGISTER", "Contact: *\r\n"), [star]);
    assert_eq!(request("REGISTER", "Contact: *\r\nContact: <sip:a@host>\r\nExpires: 0\r\n"), [star]);
    assert_eq!(request("INVITE", "Contact: *\r\n"), [star]);
    assert_eq!(response("200 OK", "Contact: *\r\n"), [star]);
}

/// RFC 3261 §8.1.1.8: one in a request that may begin a dialogue, and the first of several counts.
#[test]
fn rfc_3261_8_1_1_8_one_contact() {
    let second = ("Contact", "RFC 3261 §8.1.1.8", false);
    let two = "Contact: <sip:a@host>, <sip:b@host>\r\n";
    assert_eq!(request("INVITE", two), [second]);
    assert_eq!(request("INVITE", "Contact: <sip:a@host>\r\nm: <sip:b@host>\r\n"), [second]);
    assert_eq!(request("UPDATE", two), [second]);
    let text = format!("INVITE sip:b@example.com SIP/2.0\r\n{two}\r\n");
    let message = Message::parse(text.as_bytes()).unwrap();
    let place =
        message.findings().iter().find(|finding| finding.problem().rule().source() == second.1).unwrap().offset();
    assert!(text[place..].trim_start().starts_with("<sip:b@host>"));
    assert_eq!(request("REGISTER", two), []);
    assert_eq!(response("302 Moved Temporarily", two), []);
}

/// RFC 3325 §9.1, §9.2: one SIP address, one `tel` URI, or both.
#[test]
fn rfc_3325_9_1_two_identities() {
    let both = "<sip:a@example.com>, <tel:+15551000>";
    for field in ["P-Asserted-Identity", "P-Preferred-Identity"] {
        assert_eq!(request("OPTIONS", &format!("{field}: {both}\r\n")), []);
        let twice = format!("{field}: <sip:a@example.com>\r\n{field}: <sips:a@example.com>\r\n");
        assert_eq!(request("OPTIONS", &twice), [(field, "RFC 3325 §9.1", false)]);
    }
    let one_of_each = format!("P-Asserted-Identity: {both}\r\nP-Preferred-Identity: {both}\r\n");
    assert_eq!(request("OPTIONS", &one_of_each), []);
}

/// RFC 3261 §20, table 2; §21.4.2, §21.4.6, §21.4.8, §21.4.15, §21.4.17.
#[test]
fn rfc_3261_21_4_what_a_refusal_tells() {
    let missing = |field| [(field, "RFC 3261 §20", false)];
    assert_eq!(response("401 Unauthorized", ""), missing("WWW-Authenticate"));
    assert_eq!(response("407 Proxy Authentication Required", ""), missing("Proxy-Authenticate"));
    assert_eq!(response("405 Method Not Allowed", ""), missing("Allow"));
    assert_eq!(response("420 Bad Extension", ""), missing("Unsupported"));
    assert_eq!(response("423 Interval Too Brief", ""), missing("Min-Expires"));
    assert_eq!(response("423 Interval Too Brief", "Min-Expires: 60\r\n"), []);
    assert_eq!(response("421 Extension Required", ""), [("Require", "RFC 3261 §21.4.16", false)]);
    assert_eq!(response("422 Session Interval Too Small", ""), [("Min-SE", "RFC 4028 §6", false)]);
    assert_eq!(response("494 Security Agreement Required", ""), [("Security-Server", "RFC 3329 §2.3.1", false)]);
}

/// RFC 3261 §25.1: branches and tags are tokens; RFC 2046 §5.1.1; RFC 7616 §3.3, §3.4.
#[test]
fn what_parameters_have_to_be() {
    let tag = ("To", "RFC 3261 §25.1", true);
    for to in ["\"q q\"", "[::1]"] {
        let text = format!(
            "OPTIONS sip:b@c SIP/2.0\r\nVia: SIP/2.0/UDP c;branch={to}\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:b@c>;tag={to}\r\n\
             Call-ID: 7\r\nCSeq: 7 OPTIONS\r\nMax-Forwards: 70\r\n\r\n"
        );
        let message = Message::parse(text.as_bytes()).unwrap();
        let findings = message.findings();
        let told: Vec<_> =
            findings.iter().map(|finding| (finding.problem().field(), finding.problem().rule())).collect();
        assert!(told.iter().any(|(field, rule)| (*field, rule.source(), true) == tag && rule.name() == "tag-param"));
        assert!(told.iter().any(|(field, rule)| (*field, rule.name()) == ("Via", "via-branch")), "{told:?}");
    }
    // Without a value they are parameters like any other: no branch, and no tag.
    let bare = "OPTIONS sip:b@c SIP/2.0\r\nVia: SIP/2.0/UDP c;branch;ttl=1\r\nFrom: x <sip:a@b>;tag\r\nTo: <sip:b@c>;tag\r\n\
                Call-ID: 7\r\nCSeq: 7 OPTIONS\r\nMax-Forwards: 70\r\n\r\n";
    for text in [bare.to_owned(), bare.replace(";ttl=1", ""), bare.replace("From: x ", "From: ")] {
        let message = Message::parse(text.as_bytes()).unwrap();
        let told: Vec<_> = message.findings().iter().map(|finding| finding.problem().rule().name()).collect();
        assert_eq!(told, ["branch", "tag"], "{text}");
        assert!(message.is_strictly_valid());
    }
    let boundary = ("Content-Type", "RFC 2046 §5.1.1", true);
    assert_eq!(request("OPTIONS", "Content-Type: multipart/mixed\r\n"), [boundary]);
    assert_eq!(request("OPTIONS", "Content-Type: multipart/mixed;boundary=b\r\n"), []);
    assert_eq!(request("OPTIONS", "Authorization: Digest realm=\"a\"\r\n").len(), 1);
    let digest = "Digest username=\"u\",realm=\"r\",nonce=\"n\",uri=\"sip:a\",response=";
    let good = format!("Proxy-Authorization: {digest}\"6629fae49393a05397450978507c4ef1\"\r\n");
    assert_eq!(request("OPTIONS", &good), []);
    assert_eq!(
        request("OPTIONS", &format!("Authorization: {digest}\"xyz\"\r\n")),
        [("Authorization", "RFC 8760 §2.2", true)]
    );
    // A name that is no ASCII, and a phone that has nothing to answer, or does not believe (3GPP TS 24.229 §5.1.1.5.3).
    for good in [
        "username*=UTF-8''J%C3%A4s,realm=\"r\",nonce=\"n\",uri=\"sip:a\",response=\"6629fae49393a05397450978507c4ef1\"",
        "username=\"u\",realm=\"r\",nonce=\"\",uri=\"sip:a\",response=\"\"",
        "username=\"u\",realm=\"r\",nonce=\"n==\",uri=\"sip:a\",response=\"\",algorithm=AKAv1-MD5",
    ] {
        assert_eq!(request("OPTIONS", &format!("Authorization: Digest {good}\r\n")), [], "{good}");
    }
    assert_eq!(request("OPTIONS", "Authorization: Bearer abc\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"), []);
}

/// RFC 3261 §25.1, RFC 3581 §5, RFC 4028 §4, RFC 3326 §2: what has a finding has no value, and the other way round.
#[test]
fn findings_and_accessors_agree() {
    let top = |params: &str| {
        let text = format!("SIP/2.0/UDP c;branch=z9hG4bK1;{params}");
        let via = offhook_sip::Via::parse(text.as_bytes()).unwrap().into_owned();
        (via.received().map(|address| address.to_string()), via.rport())
    };
    assert_eq!(top("received=192.0.02.1"), (Some("192.0.2.1".into()), None));
    assert_eq!(top("received=[2001:db8::1];rport=5060"), (Some("2001:db8::1".into()), Some(5060)));
    assert_eq!(top("received=host;rport=+5"), (None, None));
    let cause = |text: &str| offhook_sip::Reason::parse(text.as_bytes()).unwrap().cause();
    assert_eq!((cause("SIP;cause=+200"), cause("SIP;cause=0200")), (None, Some(200)));
    let expires = offhook_sip::SessionExpires::parse(b"1800;refresher=\"uac\"").unwrap();
    assert!(!expires.refresher().unwrap().is_known());
}
