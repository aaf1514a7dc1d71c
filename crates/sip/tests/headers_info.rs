//! What a message tells of its sender, and what it asks for: types, languages, features, software, locations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::time::Duration;

use offhook_sip::{
    AcceptRange, Contact, ErrorKind, FeatureSet, GeolocationError, GeolocationErrorCode, HeaderName, HeaderValue,
    InfoPurpose, InfoUri, LanguageTag, Level, MediaType, Message, MessageProblem, MimeVersion, Preference, Product,
    Products, Quality, Repair, RequestDirective, SecurityMechanism, SignedIdentity, Timestamp, TokenParams,
};
use proptest::prelude::*;

/// RFC 3261 §20.10, §25.1: `q` of a Contact is a `qvalue`, and not said is not 1.
#[test]
fn rfc3261_20_10_the_preference_of_a_contact() {
    let text = b"SIP/2.0 302 Moved\r\nContact: <sip:a@b>;q=0.25, <sip:c@d>, <sip:e@f>;q=2\r\nm: <sip:g@h>;Q\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let contacts: Vec<_> = message.contacts().map(|contact| contact.unwrap().q()).collect();
    assert_eq!(contacts[0].unwrap().unwrap().thousandths(), 250);
    assert_eq!(contacts[1], None);
    assert_eq!(contacts[2].unwrap().unwrap_err().kind(), ErrorKind::Byte(b'2'));
    assert_eq!(contacts[3].unwrap().unwrap_err().kind(), ErrorKind::End);
    assert_eq!(Contact::Any.q(), None);
}

#[test]
fn rfc3261_20_1_accept() {
    let text =
        b"OPTIONS sip:a@b SIP/2.0\r\nAccept: application/sdp;level=1, application/x-private, text/html;q=0.5\r\n\
        Accept: */*;q=0\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let ranges: Vec<AcceptRange<'_>> = message.accept().collect::<Result<_, _>>().unwrap();
    let qualities: Vec<u16> = ranges.iter().map(|range| range.quality().thousandths()).collect();
    assert_eq!(qualities, [1_000, 1_000, 500, 0]);
    assert!(ranges[0].takes(&MediaType::SDP) && !ranges[2].takes(&MediaType::SDP) && ranges[3].takes(&MediaType::SDP));
    assert!(AcceptRange::parse(b"*/sdp").is_err());
    // None at all is allowed, and means that no type is taken.
    let none = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nAccept:\r\nAccept-Encoding: \r\n\r\n").unwrap();
    assert_eq!(none.accept().count(), 0);
    assert!(none.findings().iter().all(|finding| !matches!(finding.problem(), MessageProblem::Value { .. })));
}

#[test]
fn rfc3261_20_2_and_20_3_codings_and_languages() {
    let values = |text: &'static str| -> Vec<(String, u16)> {
        let message = format!("OPTIONS sip:a@b SIP/2.0\r\nAccept-Language: {text}\r\n\r\n");
        let message = Message::parse(message.as_bytes()).unwrap();
        message
            .accept_language()
            .map(|it| it.map(|it| (it.as_str().into(), it.quality().thousandths())).unwrap())
            .collect()
    };
    assert_eq!(
        values("da, en-gb;q=0.8, en;q=0.7, *;q=0"),
        [("da".into(), 1_000), ("en-gb".into(), 800), ("en".into(), 700), ("*".into(), 0)]
    );
    let error = Preference::parse(b"en;q=0.1234").unwrap_err();
    assert_eq!((error.offset(), error.kind(), error.rule().name()), (10, ErrorKind::Byte(b'4'), "qvalue"));
    assert_eq!(Preference::parse(b"en;q=1.01").unwrap_err().offset(), 8);
    assert_eq!(Preference::parse(b"en;q").unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn rfc3261_20_13_languages_of_a_body() {
    for (text, offset, kind) in [
        ("", 0, ErrorKind::End),
        ("fr-", 3, ErrorKind::End),
        ("fr--a", 3, ErrorKind::Byte(b'-')),
        ("4", 0, ErrorKind::Byte(b'4')),
        ("fr_CA", 2, ErrorKind::Byte(b'_')),
        ("abcdefghi", 8, ErrorKind::Byte(b'i')),
    ] {
        let error = LanguageTag::parse(text.as_bytes()).expect_err(text);
        assert_eq!((error.offset(), error.kind()), (offset, kind), "{text}");
    }
    let message = Message::parse(b"INFO sip:a@b SIP/2.0\r\nContent-Language: fr, es-419\r\n\r\n").unwrap();
    let languages: Vec<LanguageTag<'_>> =
        message.values(&HeaderName::CONTENT_LANGUAGE).collect::<Result<_, _>>().unwrap();
    assert_eq!((languages[1].as_str(), languages.len()), ("es-419", 2));
}

#[test]
fn rfc3261_25_1_qualities() {
    for (text, thousandths) in
        [("0", 0), ("0.", 0), ("0.5", 500), ("0.05", 50), ("0.999", 999), ("1", 1_000), ("1.000", 1_000)]
    {
        assert_eq!(Quality::parse(text.as_bytes()).map(Quality::thousandths), Ok(thousandths), "{text}");
    }
    for text in ["", "2", ".5", "1.1", "0.0001", "-0", "0,5"] {
        assert!(Quality::parse(text.as_bytes()).is_err(), "{text}");
    }
    assert_eq!((Quality::FULL.to_string(), Quality::parse(b"0.25").unwrap().to_string()), ("1".into(), "0.250".into()));
}

#[test]
fn rfc3261_20_24_and_20_38_mime_version_and_timestamp() {
    assert_eq!(MimeVersion::parse(b"1.0").map(|it| it.to_string()), Ok("1.0".to_owned()));
    for (text, offset) in [(&b"1"[..], 1), (b"1.", 2), (b".1", 0), (b"1.0.0", 3)] {
        assert_eq!(MimeVersion::parse(text).map_err(|error| error.offset()), Err(offset));
    }
    let timestamp = Timestamp::parse(b"1.5 2").unwrap();
    assert_eq!(
        (timestamp.since_origin(), timestamp.delay()),
        (Some(Duration::from_millis(1_500)), Some(Duration::from_secs(2)))
    );
    let sent = Timestamp::parse(b"54").unwrap();
    assert_eq!((sent.since_origin(), sent.delay()), (Some(Duration::from_secs(54)), None));
    // More than any clock has is text still.
    let long = "9".repeat(40);
    let timestamp = Timestamp::parse(long.as_bytes()).unwrap();
    assert_eq!((timestamp.since_origin(), timestamp.as_str()), (None, &long[..]));
    assert_eq!(Timestamp::parse(b"x").map_err(|error| error.offset()), Err(0));
    assert_eq!(Timestamp::parse(b"54.5.6").map_err(|error| error.offset()), Err(4));
    assert_eq!(Timestamp::parse(b"1 2 3").map_err(|error| error.offset()), Err(4));
}

#[test]
fn rfc3261_20_9_call_info() {
    let text = b"INVITE sip:a@b SIP/2.0\r\nCall-Info: <http://wwww.example.com/alice/photo.jpg> ;purpose=icon,\
        <http://www.example.com/alice/> ;purpose=info\r\nAlert-Info: <http://www.example.com/sounds/moo.wav>\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let purposes: Vec<_> = message.call_info().map(|it| it.unwrap().purpose().map(InfoPurpose::into_owned)).collect();
    assert_eq!(purposes, [Some(InfoPurpose::ICON), Some(InfoPurpose::INFO)]);
    assert_eq!(message.alert_info().next().unwrap().unwrap().uri().as_str(), "http://www.example.com/sounds/moo.wav");
    assert_eq!(InfoUri::parse(b"http://a").map_err(|error| error.offset()), Err(0));
    assert_eq!(InfoUri::parse(b"<http://a").map_err(|error| error.kind()), Err(ErrorKind::End));
}

#[test]
fn rfc6442_4_4_geolocation_errors() {
    let table = include_str!("fixtures/iana/sip-geolocation-error-codes.csv");
    let codes: Vec<u16> = table.lines().skip(1).map(|line| line.split(',').next().unwrap().parse().unwrap()).collect();
    assert_eq!(GeolocationErrorCode::ALL.iter().map(|code| code.code()).collect::<Vec<_>>(), codes);
    for (line, code) in table.lines().skip(1).zip(GeolocationErrorCode::ALL) {
        assert_eq!(code.name(), line.split(',').nth(1));
    }
    let error = GeolocationError::parse(b"100 ; code=\"Cannot Process Location\"").unwrap();
    assert_eq!(error.code(), GeolocationErrorCode::CANNOT_PROCESS);
    assert_eq!(GeolocationError::parse(b"5").map(|error| error.code().code()), Ok(5));
    assert_eq!(GeolocationError::parse(b"1000").map_err(|error| error.offset()), Err(0));
}

#[test]
fn rfc3329_2_2_security_mechanisms() {
    let table = include_str!("fixtures/iana/sip-security-mechanisms.csv");
    let known: Vec<&str> = table.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(SecurityMechanism::ALL.iter().map(SecurityMechanism::as_str).collect::<Vec<_>>(), known);
    let message =
        Message::parse(b"REGISTER sip:a SIP/2.0\r\nSecurity-Client: ipsec-ike;q=0.1, tls;q=0.2\r\n\r\n").unwrap();
    let offered: Vec<TokenParams<'_>> = message.values(&HeaderName::SECURITY_CLIENT).collect::<Result<_, _>>().unwrap();
    assert_eq!(SecurityMechanism::new(offered[1].token()), SecurityMechanism::TLS);
    assert_eq!(offered[1].params().text("q"), Some("0.2"));
}

#[test]
fn rfc3841_9_wishes_of_the_caller() {
    let text =
        b"INVITE sip:a@b SIP/2.0\r\nAccept-Contact: *;mobility=\"fixed\";methods=\"INVITE\";require, *;audio\r\n\
        j: *;actor=\"msg-taker\";video\r\nd: no-fork, Queue, x-own\r\n\r\n";
    let message = Message::parse(text).unwrap();
    let wishes: Vec<_> = message.accept_contact().map(Result::unwrap).collect();
    assert!(wishes[0].is_required() && !wishes[0].is_explicit() && wishes[1].params().contains("audio"));
    let features: Vec<_> = wishes[0].features().map(|feature| feature.name()).collect();
    assert_eq!(features, ["mobility", "methods"]);
    assert_eq!(FeatureSet::parse(b"foo;audio").map_err(|error| error.offset()), Err(0));
    let directives: Vec<RequestDirective<'_>> =
        message.values(&HeaderName::REQUEST_DISPOSITION).collect::<Result<_, _>>().unwrap();
    assert_eq!(directives[..2], [RequestDirective::NO_FORK, RequestDirective::QUEUE]);
    assert!(!directives[2].is_known());
    assert!(message.findings().iter().all(|finding| !matches!(finding.problem(), MessageProblem::Value { .. })));
}

#[test]
fn rfc8224_4_identity() {
    let whole =
        SignedIdentity::parse(b"eyJ.eyJ.rq3pjT1;info=<https://biloxi.example.org/biloxi.cer> ;ppt=\"shaken\"").unwrap();
    assert_eq!((whole.digest(), whole.is_compact()), ("eyJ.eyJ.rq3pjT1", false));
    assert_eq!(whole.info().unwrap().unwrap().scheme().as_str(), "https");
    assert_eq!(whole.get("ppt").as_deref(), Some(&b"shaken"[..]));
    // RFC 4474 §9: a digest in quotes, with Identity-Info beside it.
    let old =
        SignedIdentity::parse(b"\"ZYNBbHC00VMZr2kZt6VmCvPonWJMGvQTBDqghoWeLxJfzB2a1pxAr3VgrB0SsSAaifsRdiOPoQZYOy2w\"")
            .unwrap();
    assert!(old.digest().starts_with("ZYNB") && old.info().is_none());
    let error = |text: &[u8]| SignedIdentity::parse(text).map_err(|error| (error.offset(), error.kind())).unwrap_err();
    assert_eq!(error(b""), (0, ErrorKind::End));
    assert_eq!(error(b"a;info=<http:>"), (13, ErrorKind::Byte(b'>')));
    assert_eq!(error(b"a;info"), (6, ErrorKind::End));
    assert_eq!(error(b"a;info="), (7, ErrorKind::End));
    assert_eq!(error(b"\"a"), (2, ErrorKind::End));
}

/// What stands in User-Agent, piece by piece.
fn pieces(text: &str) -> Vec<String> {
    let products = Products::parse(text.as_bytes()).unwrap();
    let lossy = |octets: &[u8]| String::from_utf8_lossy(octets).into_owned();
    let piece = |product: Product<'_>| match product {
        Product::Named { name, version: Some(version) } => format!("{name}|{version}"),
        Product::Named { name, version: None } => name.to_owned(),
        Product::Comment(text) => format!("({})", lossy(text)),
        Product::Other(text) => format!("?{}", lossy(text)),
    };
    products.iter().map(piece).collect()
}

#[test]
fn rfc3261_20_41_products() {
    assert_eq!(pieces("HomeServer v2"), ["HomeServer", "v2"]);
    assert_eq!(pieces("SIPimp.org/0.2.5 (curses)"), ["SIPimp.org|0.2.5", "(curses)"]);
    assert_eq!(pieces("Huawei UAP9600 V100R005C00"), ["Huawei", "UAP9600", "V100R005C00"]);
    assert_eq!(pieces("a(b (c) \\) d)e"), ["a", "(b (c) \\) d)", "e"]);
    assert_eq!(pieces("folded\r\n  again"), ["folded", "again"]);
    // As found in the field.
    assert_eq!(
        pieces("PolycomVVX-VVX_411-UA/5.9.0.9373 [x] a:b c@d, e"),
        ["PolycomVVX-VVX_411-UA|5.9.0.9373", "?[x]", "?a:b", "?c@d,", "e"]
    );
    assert_eq!(pieces("a/ b/c/d (open"), ["?a/", "?b/c/d", "?(open"]);
    assert_eq!(pieces(""), Vec::<String>::new());
}

#[test]
fn rfc3261_20_41_odd_products_are_a_warning() {
    for (text, is_odd) in
        [("Softphone Beta1.5", false), ("a (b (c))", false), ("x@y", true), ("(open", true), ("", true)]
    {
        let message = format!("OPTIONS sip:a@b SIP/2.0\r\nUser-Agent: {text}\r\n\r\n");
        let message = Message::parse(message.as_bytes()).unwrap();
        let odd: Vec<_> = message
            .findings()
            .into_iter()
            .filter(|it| matches!(it.problem(), MessageProblem::Repaired { repair: Repair::Products, .. }))
            .collect();
        assert_eq!(!odd.is_empty(), is_odd, "{text}");
        assert!(odd.iter().all(|finding| finding.level() == Level::Warning));
        let agent = message.user_agent().unwrap().unwrap();
        assert_eq!(agent.as_bytes(), text.as_bytes());
    }
}

#[test]
fn every_prefix_is_a_value_or_an_error() {
    let fields = [
        "Accept: application/sdp;level=1;q=0.5",
        "Accept-Encoding: gzip;q=1.0",
        "Authentication-Info: nextnonce=\"47\", qop=auth",
        "Call-Info: <http://www.example.com/alice/>;purpose=info",
        "Geolocation-Error: 100;code=\"x y\"",
        "Identity: eyJ..rq3;info=<https://a.example/b>;ppt=shaken",
        "MIME-Version: 1.0",
        "Request-Disposition: no-fork, queue",
        "Timestamp: 54.25 0.12",
        "User-Agent: Softphone/Beta1.5 (x (y)) [z]",
    ];
    for field in fields {
        let start = field.find(':').unwrap() + 1;
        for end in start..=field.len() {
            let text = format!("OPTIONS sip:a@b SIP/2.0\r\n{}\r\n\r\n", &field[..end]);
            let message = Message::parse(text.as_bytes()).unwrap();
            for value in message.fields().flat_map(|field| field.typed()) {
                match value {
                    Ok(HeaderValue::Text(_)) => panic!("{field} has a grammar"),
                    Ok(value) => assert_eq!(value.clone().into_owned(), value),
                    Err(error) => assert!(error.offset() <= text.len(), "{text}"),
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn printed_values_parse_back(
        word in "[a-z]{1,8}",
        thousandths in 0_u16..=1_000,
        version in (0_u32..100, 0_u32..100),
        name in "[a-z]{1,5}",
        value in "[ -~&&[^\"\\\\]]{0,12}",
    ) {
        let q = thousandths.to_string();
        let quality = if thousandths == 1_000 { "1".to_owned() } else { format!("0.{q:0>3}") };
        let text = format!("{word}/{name};q={quality}");
        let range = AcceptRange::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(range.quality().thousandths(), thousandths);
        let printed = range.to_string();
        prop_assert_eq!(AcceptRange::parse(printed.as_bytes()), Ok(range.clone()));
        let uri = format!("<http://{word}>;{name}=\"{value}\"");
        let info = InfoUri::parse(uri.as_bytes()).unwrap();
        let printed = info.to_string();
        prop_assert_eq!(InfoUri::parse(printed.as_bytes()), Ok(info.clone()));
        let version = format!("{}.{}", version.0, version.1);
        prop_assert_eq!(MimeVersion::parse(version.as_bytes()).unwrap().to_string(), version);
    }

    #[test]
    fn any_software_is_read(text in "[ -~]{0,40}") {
        let products = Products::parse(text.as_bytes()).unwrap();
        prop_assert!(products.iter().count() <= text.len());
        prop_assert_eq!(products.as_bytes(), text.as_bytes());
    }
}
