//! Challenges, credentials and what follows them (RFC 3261 §20.6, §20.7, §20.27, §20.28, §20.44, §22; RFC 8760).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{Auth, AuthParams, DigestAlgorithm, ErrorKind, HeaderName, Message, ParseError};

fn credentials_error(text: &str) -> (usize, ErrorKind, &'static str) {
    let auth = Auth::parse(text.as_bytes()).unwrap();
    let error = auth.digest_credentials().unwrap().map(|_| ()).unwrap_err();
    (error.offset(), error.kind(), error.rule().name())
}

const BOB: &str = "Digest username=\"bob\", realm=\"biloxi.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", \
    uri=\"sip:bob@biloxi.com\", qop=auth, nc=00000001, cnonce=\"0a4f113b\", \
    response=\"6629fae49393a05397450978507c4ef1\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";

#[test]
fn rfc3261_20_27_a_challenge() {
    let auth = Auth::parse(
        b"Digest realm=\"atlanta.com\",\r\n domain=\"sip:ss1.carrier.com sip:ss2.carrier.com\", qop=\"auth, auth-int\",\
          nonce=\"f84f1cec41e6cbe5aea9c8e88d359\", opaque=\"\", stale=FALSE, algorithm=MD5",
    )
    .unwrap();
    let digest = auth.digest_challenge().unwrap().unwrap();
    assert_eq!(digest.realm(), &b"atlanta.com"[..]);
    assert_eq!(digest.domain().collect::<Vec<_>>(), ["sip:ss1.carrier.com", "sip:ss2.carrier.com"]);
    assert_eq!(digest.qop().collect::<Vec<_>>(), ["auth", "auth-int"]);
    assert!(digest.offers("AUTH-INT") && !digest.offers("none") && !digest.is_stale());
    assert_eq!((digest.opaque().as_deref(), digest.algorithm()), (Some(&b""[..]), DigestAlgorithm::MD5));
    assert!(auth.digest_credentials().unwrap().is_err());
}

#[test]
fn rfc3261_22_4_credentials() {
    let auth = Auth::parse(BOB.as_bytes()).unwrap();
    let digest = auth.digest_credentials().unwrap().unwrap();
    assert_eq!((digest.username(), digest.realm()), (b"bob"[..].into(), b"biloxi.com"[..].into()));
    assert_eq!(digest.uri(), &b"sip:bob@biloxi.com"[..]);
    assert_eq!((digest.qop(), digest.nonce_count()), (Some("auth"), Some(1)));
    assert_eq!(digest.client_nonce().as_deref(), Some(&b"0a4f113b"[..]));
    assert_eq!(digest.response().expose().len(), 32);
    // Nothing secret is shown.
    for shown in [format!("{auth:?}"), format!("{digest:?}"), format!("{:?}", digest.response())] {
        assert!(!shown.contains("6629fae4") && !shown.contains("dcd98b71"), "{shown}");
    }
}

#[test]
fn rfc8760_2_1_algorithms() {
    use DigestAlgorithm as Known;
    for (algorithm, digits) in [
        (Known::MD5, 32),
        (Known::MD5_SESS, 32),
        (Known::SHA_256, 64),
        (Known::SHA_512_256_SESS, 64),
        (Known::AKA_V1_MD5, 32),
    ] {
        assert_eq!(algorithm.response_digits(), Some(digits));
        let response = "a".repeat(digits);
        let text = format!("Digest username=u,realm=r,nonce=n,uri=x,response=\"{response}\",algorithm={algorithm}");
        let auth = Auth::parse(text.as_bytes()).unwrap();
        assert_eq!(auth.digest_credentials().unwrap().unwrap().algorithm(), algorithm);
    }
    // Nobody knows how long the response of another one is.
    assert_eq!(Known::new("SHA-3").response_digits(), None);
    let auth = Auth::parse(b"Digest username=u,realm=r,nonce=n,uri=x,response=ab,algorithm=SHA-3").unwrap();
    assert!(auth.digest_credentials().unwrap().is_ok());
    assert_eq!(Known::new("sha-256"), Known::SHA_256);
}

#[test]
fn rfc3261_22_4_what_does_not_fit() {
    let nc = BOB.find("nc=").unwrap() + 3;
    assert_eq!(credentials_error(&BOB.replace("nc=00000001", "nc=0000001")), (nc + 7, ErrorKind::End, "nc-value"));
    assert_eq!(
        credentials_error(&BOB.replace("nc=00000001", "nc=0000000g")),
        (nc + 7, ErrorKind::Byte(b'g'), "nc-value")
    );
    let response = BOB.find("response=\"").unwrap() + 10;
    let short = BOB.replace("507c4ef1", "507c4ef");
    assert_eq!(credentials_error(&short), (response + 31, ErrorKind::End, "dresponse"));
    let long = BOB.replace("507c4ef1", "507c4ef1a");
    assert_eq!(credentials_error(&long), (response + 32, ErrorKind::Byte(b'a'), "dresponse"));
    let sha = BOB.to_owned() + ", algorithm=SHA-256";
    assert_eq!(credentials_error(&sha), (response + 32, ErrorKind::End, "dresponse"));
    let without = BOB.replace("cnonce=\"0a4f113b\", ", "");
    assert_eq!(credentials_error(&without), (without.len(), ErrorKind::Missing, "message-qop"));
    let without = BOB.replace("username=\"bob\", ", "");
    assert_eq!(credentials_error(&without), (without.len(), ErrorKind::Missing, "dig-resp"));
    let twice = BOB.to_owned() + ", Realm=\"b\"";
    assert_eq!(credentials_error(&twice), (twice.len() - 3, ErrorKind::Duplicate, "dig-resp"));
    let challenge = Auth::parse(b"Digest realm=\"a\"").unwrap();
    let error = challenge.digest_challenge().unwrap().map(|_| ()).unwrap_err();
    assert_eq!((error.offset(), error.kind()), (16, ErrorKind::Missing));
}

/// 3GPP TS 24.229 §5.1.1.2: a phone says who it is before there is anything to answer.
#[test]
fn credentials_without_a_nonce() {
    let first = "Digest username=\"u@ims\",realm=\"ims\",nonce=\"\",uri=\"sip:ims\",response=\"\"";
    let auth = Auth::parse(first.as_bytes()).unwrap();
    assert!(auth.digest_credentials().unwrap().is_ok());
    let answer = first.replace("nonce=\"\"", "nonce=\"n\"");
    assert_eq!(credentials_error(&answer), (answer.len() - 1, ErrorKind::End, "dresponse"));
}

#[test]
fn rfc9110_11_2_other_schemes() {
    for (text, offset) in [("Basic QWxhZA= =", 14), ("Basic a%b!c", 11), ("Digest", 6), ("Digest abc", 10)] {
        assert_eq!(Auth::parse(text.as_bytes()).map_err(|error| error.offset()), Err(offset), "{text}");
    }
    let basic = Auth::parse(b"Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==").unwrap();
    assert_eq!((basic.scheme(), basic.token68()), ("Basic", Some("QWxhZGRpbjpvcGVuIHNlc2FtZQ==")));
    assert!(basic.digest_challenge().is_none() && basic.params().next().is_none());
    let negotiate = Auth::parse(b"Negotiate").unwrap();
    assert_eq!((negotiate.token68(), negotiate.to_string()), (None, "Negotiate".to_owned()));
    // RFC 8898 §2.1.1: the challenge has parameters, the credentials are one word.
    let bearer = Auth::parse(b"Bearer authz_server=\"https://as.example.com\", scope=\"a b\"").unwrap();
    assert_eq!(bearer.get("scope").as_deref(), Some(&b"a b"[..]));
    assert_eq!(Auth::parse(b"Bearer a.b/c+d_e-f~").unwrap().token68(), Some("a.b/c+d_e-f~"));
    // RFC 4475 §3.3.7 has a scheme of its own.
    let own = Auth::parse(b"NoOneKnowsThisScheme opaque-data=here").unwrap();
    assert_eq!(own.get("opaque-data").as_deref(), Some(&b"here"[..]));
    let error = |text: &[u8]| Auth::parse(text).map_err(|error| (error.offset(), error.kind())).unwrap_err();
    assert_eq!(error(b"Digest realm="), (13, ErrorKind::End));
    assert_eq!(error(b"Digest a b"), (9, ErrorKind::Byte(b'b')));
    assert_eq!(error(b"Basic =="), (6, ErrorKind::Byte(b'=')));
}

#[test]
fn rfc3261_20_6_authentication_info() {
    let message = Message::parse(
        b"SIP/2.0 200 OK\r\nAuthentication-Info: nextnonce=\"47364c23432d2e131a5fb210812c\", qop=auth, nc=0000000a,\r\n\
          \t rspauth=\"1949323746fe6a43ef61f9606e7febea\"\r\n\r\n",
    )
    .unwrap();
    let info = message.authentication_info().unwrap().unwrap();
    assert_eq!(info.next_nonce().as_deref(), Some(&b"47364c23432d2e131a5fb210812c"[..]));
    assert_eq!(info.nonce_count(), Some(Ok(10)));
    assert_eq!(info.response_auth().unwrap().expose().len(), 32);
    assert!(!format!("{info:?}").contains("1949"));
    assert_eq!(AuthParams::parse(b"nc=1").unwrap().nonce_count().unwrap().unwrap_err().offset(), 4);
}

#[test]
fn rfc8760_2_4_the_first_challenge_that_is_known() {
    let text = b"SIP/2.0 407 x\r\nProxy-Authenticate: Digest realm=\"a\", nonce=\"1\", algorithm=X\r\n\
        Proxy-Authenticate: Basic realm=\"a\"\r\nProxy-Authenticate: Digest realm=\"a\"\r\n\
        Proxy-Authenticate: Digest realm=\"a\", nonce=\"2\"\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let known = |algorithm: &DigestAlgorithm<'_>| algorithm.is_known();
    assert_eq!(message.challenge(known).unwrap().get("nonce").as_deref(), Some(&b"2"[..]));
    assert!(message.challenge(|_| false).is_none());
    let all: Vec<Result<Auth<'_>, ParseError>> = message.proxy_authenticate().collect();
    assert_eq!((all.len(), message.www_authenticate().count()), (4, 0));
    assert_eq!(message.fields_named(&HeaderName::PROXY_AUTHENTICATE).count(), 4);
}

#[test]
fn every_prefix_is_a_value_or_an_error() {
    for text in [BOB, "Basic QWxhZGRpbg==", "Negotiate"] {
        for length in 0..text.len() {
            let prefix = &text.as_bytes()[..length];
            match Auth::parse(prefix) {
                Ok(auth) => {
                    assert_eq!(Auth::parse(auth.to_string().as_bytes()).as_ref(), Ok(&auth));
                    for error in
                        [auth.digest_challenge().map(|it| it.err()), auth.digest_credentials().map(|it| it.err())]
                    {
                        assert!(error.flatten().is_none_or(|error| error.offset() <= length));
                    }
                }
                Err(error) => assert!(error.offset() <= length),
            }
        }
    }
}
