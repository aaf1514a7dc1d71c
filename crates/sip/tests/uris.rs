//! URIs: the comparison table of RFC 3261, numbers of RFC 3966, names of RFC 8141, IPv6 of RFC 5118, and building.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::net::Ipv6Addr;
use std::path::PathBuf;

use offhook_sip::{ErrorKind, Host, Message, PhoneContext, Scheme, Transport, Uri};
use proptest::prelude::*;

fn uri(text: &str) -> Uri<'_> {
    Uri::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[track_caller]
fn compare(one: &str, other: &str, equal: bool) {
    assert_eq!(uri(one).is_equivalent(&uri(other)), equal, "{one} {other}");
    assert_eq!(uri(other).is_equivalent(&uri(one)), equal, "{other} {one}");
}

/// RFC 3261 §19.1.4: the sets of equal URIs, each with each.
#[test]
fn rfc_3261_equal() {
    for set in [
        &["sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtlanTa.CoM;Transport=tcp"][..],
        &["sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"],
        &["sip:carol@chicago.com", "sip:carol@chicago.com;security=on"],
        &[
            "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
            "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
        ],
        &[
            "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
            "sip:alice@atlanta.com?priority=urgent&subject=project%20x",
        ],
    ] {
        for one in set {
            for other in set {
                compare(one, other, true);
            }
        }
    }
}

/// RFC 3261 §19.1.4: the pairs of unequal URIs.
#[test]
fn rfc_3261_unequal() {
    for (one, other) in [
        // The user part is compared with case.
        ("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"),
        // A port that is left out is none.
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"),
        // So is a transport.
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp"),
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp"),
        // Headers are never left out of account.
        ("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"),
        // A name is not the address it stands for.
        ("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"),
    ] {
        compare(one, other, false);
    }
}

/// RFC 3261 §19.1.4: equality is not transitive.
#[test]
fn rfc_3261_not_transitive() {
    compare("sip:carol@chicago.com", "sip:carol@chicago.com;security=on", true);
    compare("sip:carol@chicago.com", "sip:carol@chicago.com;security=off", true);
    compare("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off", false);
}

/// RFC 3261 §19.1.4, the rules one by one.
#[test]
fn rfc_3261_rules() {
    for (one, other, equal) in [
        ("sip:a@b", "sips:a@b", false),
        ("sip:a:pw@b", "sip:a:PW@b", false),
        ("sip:a:p%77@b", "sip:a:pw@b", true),
        ("sip:a@b", "sip:b", false),
        ("sip:a@b", "sip:a:@b", false),
        // A reserved character is not its escape.
        ("sip:a%2Fb@c", "sip:a/b@c", false),
        ("sip:a%2fb@c", "sip:a%2Fb@c", true),
        ("sip:a%7E@c", "sip:a~@c", true),
        // These stand in both or in none; also with the value that is meant without them.
        ("sip:a@b;user=ip", "sip:a@b", false),
        ("sip:a@b;ttl=1", "sip:a@b", false),
        ("sip:a@b;method=INVITE", "sip:a@b", false),
        ("sip:a@b;maddr=b", "sip:a@b", false),
        ("sip:a@b;MADDR=B", "sip:a@b;maddr=b", true),
        ("sip:a@b;lr", "sip:a@b", true),
        ("sip:a@b;x=%61", "sip:a@b;X=A", true),
        ("sip:a@b;x", "sip:a@b;x=1", false),
        ("sip:a@b;y=1;x=2", "sip:a@b;x=2;y=1", true),
        ("sip:a@b?x=1&x=2", "sip:a@b?x=2&x=1", true),
        ("sip:a@b?x=1", "sip:a@b?x=1&x=1", false),
        ("sip:a@b?x=1&x=1&x=2", "sip:a@b?x=1&x=2&x=2", false),
        ("sip:a@b?%78=1", "sip:a@b?X=%31", true),
        // A parameter that may stand once and stands twice is not left out of account.
        ("sip:a@b;x=1;x=2", "sip:a@b;x=1", false),
        ("sip:a@b;x=1;x=2", "sip:a@b;y", true),
        ("sip:a@B.com:5060", "sip:a@b.COM:5060", true),
    ] {
        compare(one, other, equal);
    }
}

/// A URI of nearly the largest size, with its parameters the other way round.
#[test]
fn many_parameters() {
    for (head, separator) in [("sip:a@b;", ";"), ("sip:a@b?", "&"), ("tel:+1;", ";")] {
        let mut names: Vec<_> = (0..9_000).map(|i| format!("{i:x}=1")).collect();
        let one = format!("{head}{}", names.join(separator));
        names.reverse();
        let other = format!("{head}{}", names.join(separator));
        assert!(uri(&one).is_equivalent(&uri(&other)), "{head}");
        assert_eq!(uri(&one).is_equivalent(&uri(&other[..other.len() - 4])), head == "sip:a@b;", "{head}");
    }
}

fn corpus(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", folder].iter().collect();
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "dat"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}

/// RFC 5118: the URIs of all twelve messages.
#[test]
fn rfc_5118_uris() {
    let all = corpus("rfc5118");
    assert_eq!(all.len(), 12);
    for (name, bytes) in &all {
        let message = Message::parse(bytes).unwrap();
        let mut uris = Vec::new();
        if let Some(target) = message.request_uri() {
            match (name.as_str(), target) {
                // §4.2: without brackets nobody knows where the address ends.
                ("ipv6-bad", target) => assert_eq!(target.unwrap_err().offset(), 13),
                (_, target) => uris.push(target.unwrap().into_owned()),
            }
        }
        for address in [message.from(), message.to(), message.contact()].into_iter().flatten() {
            uris.push(address.unwrap().into_uri().into_owned());
        }
        assert!(uris.len() >= 2, "{name}");
        for found in uris {
            let again = uri(found.as_str());
            assert!(again.is_equivalent(&found) && again.host() == found.host(), "{name}: {found}");
            if let Some(Host::Ipv6(address)) = found.host() {
                // Written in full, shortened or in upper case it is the same address (RFC 5118 §4.1).
                let full: Vec<_> = address.segments().iter().map(|part| format!("{part:04X}")).collect();
                let other = found.as_str().replace(found.host_str().unwrap(), &format!("[{}]", full.join(":")));
                assert!(found.is_equivalent(&uri(&other)), "{name}: {found} {other}");
            }
        }
        match (name.as_str(), message.request_uri()) {
            // §4.3: within the brackets it belongs to the address, behind them it is a port.
            ("port-ambiguous", Some(Ok(target))) => assert_eq!(
                (target.host(), target.port()),
                (Some(Host::Ipv6("2001:db8::10:5070".parse().unwrap())), None)
            ),
            ("port-unambiguous", Some(Ok(target))) => assert_eq!(
                (target.host(), target.port()),
                (Some(Host::Ipv6("2001:db8::10".parse().unwrap())), Some(5070))
            ),
            _ => {}
        }
    }
}

/// RFC 3966 §3, §5, §6.
#[test]
fn rfc_3966_numbers() {
    let global = uri("tel:+358-555-1234567;postd=pp22");
    let number = global.telephone().unwrap();
    assert_eq!((number.number(), number.is_global(), number.phone_context()), ("+358-555-1234567", true, None));
    assert_eq!(number.digits().collect::<String>(), "3585551234567");
    assert_eq!(number.params().get("postd").unwrap().value(), Some("pp22"));
    let local = uri("tel:863-1234;phone-context=+1-914-555");
    let number = local.telephone().unwrap();
    assert_eq!((number.is_global(), number.phone_context()), (false, Some(PhoneContext::Global("+1-914-555"))));
    let domain = uri("tel:7042;phone-context=example.com");
    assert_eq!(domain.telephone().unwrap().phone_context(), Some(PhoneContext::Domain("example.com")));
    let more = uri("tel:*A#(1);ext=12-3;isub=12%3B34");
    let number = more.telephone().unwrap();
    assert_eq!(
        (number.ext(), number.isub(), number.digits().collect::<String>()),
        (Some("12-3"), Some("12%3B34"), "*A#1".into())
    );
    assert!(uri("urn:service:sos").telephone().is_none());
}

/// RFC 3261 §19.1.6: the same in the user part, if `user=phone` says so.
#[test]
fn numbers_in_sip_uris() {
    let sip = uri("sip:+1-212-555-1212:1234@gateway.com;user=phone");
    assert_eq!(sip.telephone().unwrap().digits().collect::<String>(), "12125551212");
    let params = uri("sip:+358-555-1234567;isub=1411;postd=pp22@foo.com;USER=Phone");
    let number = params.telephone().unwrap();
    assert_eq!((number.isub(), number.params().get("postd").unwrap().value()), (Some("1411"), Some("pp22")));
    let escaped = uri("sip:%2B1212@foo.com;user=phone");
    assert_eq!(escaped.telephone().unwrap().number(), "+1212");
    for none in
        ["sip:+1212@foo.com", "sip:alice@foo.com;user=phone", "sip:foo.com;user=phone", "sip:+@foo.com;user=phone"]
    {
        assert!(uri(none).telephone().is_none(), "{none}");
    }
    // The number is the same, whatever scheme it stands in.
    assert!(sip.telephone().unwrap().is_equivalent(&uri("tel:+12125551212").telephone().unwrap()));
}

/// RFC 3966 §4.
#[test]
fn rfc_3966_comparison() {
    for (one, other, equal) in [
        ("tel:+1-201-555-0123", "tel:+12015550123", true),
        ("tel:+1(201)555.0123", "TEL:+12015550123", true),
        ("tel:+12015550123", "tel:12015550123", false),
        ("tel:+12015550123", "tel:+12015550124", false),
        ("tel:7042;phone-context=example.com", "tel:70-42;Phone-Context=EXAMPLE.com", true),
        ("tel:7042;phone-context=+1-914", "tel:7042;phone-context=+1914", true),
        ("tel:7042;phone-context=+1914", "tel:7042;phone-context=1914", false),
        ("tel:7042;phone-context=a.com", "tel:7042", false),
        ("tel:aF;phone-context=a.com", "tel:Af;phone-context=a.com", true),
        ("tel:+1;ext=1-2;x=Y", "tel:+1;X=y;ext=12", true),
        ("tel:+1;ext=12", "tel:+1;ext=21", false),
        ("tel:+1;npdi;rn=+1-202", "tel:+1;rn=+1202;npdi", true),
        ("tel:+1;npdi", "tel:+1;npdi=1", false),
        ("tel:+1;a=1;a=2", "tel:+1;a=2;a=1", false),
        ("tel:+1", "sip:+1@b;user=phone", false),
    ] {
        compare(one, other, equal);
    }
}

/// RFC 3966 §3: the order is a matter of writing.
#[test]
fn rfc_3966_order() {
    let written = uri("tel:7042;zz=1;npdi;Phone-Context=a.com;aa;ext=2");
    let canonical = written.telephone().unwrap().to_uri().unwrap();
    assert_eq!(canonical.as_str(), "tel:7042;ext=2;Phone-Context=a.com;aa;npdi;zz=1");
    assert!(canonical.is_equivalent(&written));
    let from_sip = uri("sip:+1;b;a@h;user=phone");
    assert_eq!(from_sip.telephone().unwrap().to_uri().unwrap().as_str(), "tel:+1;a;b");
    assert!(uri("sip:+1;a=b,c@h;user=phone").telephone().unwrap().to_uri().is_err());
}

/// RFC 3966 §3, §5.1.5; RFC 4904 §5.
#[test]
fn rules_of_numbers() {
    for good in [
        "tel:+1",
        "tel:+1;ext=1-2;isub=x",
        "tel:7042;phone-context=example.com",
        "tel:7042;phone-context=+1-914",
        "tel:+1;tgrp=TG-1;trunk-context=+1-630",
        "tel:+1;x;x",
        "sip:7042;phone-context=a.com@h;user=phone",
        "sip:7042@h",
        "urn:service:sos",
    ] {
        assert_eq!(uri(good).check_telephone(), Ok(()), "{good}");
    }
    for (text, offset, kind) in [
        ("tel:7042", 8, ErrorKind::Missing),
        ("tel:7042;ext=1", 14, ErrorKind::Missing),
        ("sip:7042;x@h;user=phone", 10, ErrorKind::Missing),
        ("tel:7042;phone-context", 22, ErrorKind::Missing),
        ("tel:7042;phone-context=+1a", 23, ErrorKind::Byte(b'+')),
        ("tel:7042;phone-context=%61", 23, ErrorKind::Byte(b'%')),
        ("tel:7042;phone-context=a.com;phone-context=a.com", 29, ErrorKind::Duplicate),
        ("tel:+1;ext=1;EXT=2", 13, ErrorKind::Duplicate),
        ("tel:+1;ext=a", 11, ErrorKind::Byte(b'a')),
        ("tel:+1;ext", 10, ErrorKind::Missing),
        ("tel:+1;tgrp=a", 13, ErrorKind::Missing),
        ("tel:+1;trunk-context=a.com", 26, ErrorKind::Missing),
    ] {
        let error = uri(text).check_telephone().expect_err(text);
        assert_eq!((error.offset(), error.kind()), (offset, kind), "{text}: {error}");
    }
}

/// RFC 4694 §6, RFC 4904 §5, RFC 4759 §3.
#[test]
fn routing_parameters() {
    let ported = uri("tel:+1-202-533-1234;npdi;rn=+1-202-544-0000;cic=+1-6789;enumdi");
    let number = ported.telephone().unwrap();
    assert_eq!((number.routing_number(), number.carrier()), (Some("+1-202-544-0000"), Some("+1-6789")));
    assert!(number.has_portability_dip() && number.has_enum_dip());
    let trunk = uri("sip:5550100;phone-context=+1-630;tgrp=TG-1;trunk-context=example.com@isp.example.net;user=phone");
    assert_eq!(trunk.telephone().unwrap().trunk_group(), Some(("TG-1", "example.com")));
    let alone = uri("tel:+1;tgrp=TG-1;oli=62;verstat=TN-Validation-Passed");
    let number = alone.telephone().unwrap();
    assert_eq!(
        (number.trunk_group(), number.oli(), number.verstat()),
        (None, Some("62"), Some("TN-Validation-Passed"))
    );
    assert!(!number.has_portability_dip() && !number.has_enum_dip());
}

/// RFC 8141 §2, §3.2; RFC 5031 §3.
#[test]
fn rfc_8141_names() {
    for (one, other, equal) in [
        ("urn:example:a123,z456", "URN:example:a123,z456", true),
        ("urn:example:a123,z456", "urn:EXAMPLE:a123,z456", true),
        ("urn:example:a123,z456", "urn:example:a123,z456?+abc", true),
        ("urn:example:a123,z456", "urn:example:a123,z456?=xyz", true),
        ("urn:example:a123,z456", "urn:example:a123,z456#789", true),
        ("urn:example:a123,z456", "urn:example:a123,z456/foo", false),
        ("urn:example:a123%2Cz456", "URN:EXAMPLE:a123%2cz456", true),
        ("urn:example:a123,z456", "urn:example:a123%2Cz456", false),
        ("urn:example:a123,z456", "urn:example:A123,z456", false),
        ("urn:service:sos.fire", "urn:Service:SOS.Fire", true),
        ("urn:service:sos", "urn:service:sos.fire", false),
        ("urn:x", "urn:x", true),
        ("urn:x", "urn:y", false),
    ] {
        compare(one, other, equal);
    }
    let full = uri("urn:example:foo-bar-baz-qux?+CCResolve:cc=uk?=op=map#somepart");
    let urn = full.urn().unwrap().unwrap();
    assert_eq!((urn.nid(), urn.nss(), urn.resolution()), ("example", "foo-bar-baz-qux", Some("CCResolve:cc=uk")));
    assert_eq!((urn.query(), urn.fragment()), (Some("op=map"), Some("somepart")));
    let service = |text: &'static str| uri(text).urn().unwrap().unwrap().is_service("sos");
    assert!(service("urn:service:sos") && service("urn:service:sos.police"));
    assert!(!service("urn:service:sosx") && !service("urn:service:counseling") && !service("urn:other:sos"));
    for (text, offset, kind) in [
        ("urn:x", 5, ErrorKind::End),
        ("urn::a", 4, ErrorKind::Byte(b':')),
        ("urn:a:b", 5, ErrorKind::Byte(b':')),
        ("urn:-a:b", 4, ErrorKind::Byte(b'-')),
        ("urn:ab-:b", 6, ErrorKind::Byte(b'-')),
        ("urn:a.b:c", 5, ErrorKind::Byte(b'.')),
        ("urn:abc:", 8, ErrorKind::End),
        ("urn:abc:?=x", 8, ErrorKind::Byte(b'?')),
        ("urn:abcdefghijklmnopqrstuvwxyz-0123456:a", 4, ErrorKind::TooLong { max: 32 }),
    ] {
        let uri = uri(text);
        let error = uri.urn().unwrap().expect_err(text);
        assert_eq!((error.offset(), error.kind()), (offset, kind), "{text}: {error}");
    }
    assert!(uri("sip:a@b").urn().is_none());
}

/// RFC 3263 §4.1, RFC 3261 §19.1.1, §26.2.2.
#[test]
fn transports() {
    for (text, transport) in [
        ("sip:a@b", Some(Transport::UDP)),
        ("sip:a@b;transport=TCP", Some(Transport::TCP)),
        ("sip:a@b;transport=tls", Some(Transport::TLS)),
        ("sips:a@b", Some(Transport::TLS)),
        ("sips:a@b;Transport=tcp", Some(Transport::TLS)),
        ("sips:a@b;transport=ws", Some(Transport::WSS)),
        ("sips:a@b;transport=sctp", Some(Transport::TLS_SCTP)),
        ("sip:a@b;transport=own", Some(Transport::new("own"))),
        ("tel:+1", None),
    ] {
        assert_eq!(uri(text).transport(), transport, "{text}");
    }
}

#[test]
fn other_schemes_are_kept() {
    for text in ["mailto:alice@example.com", "http://a/b?c#d", "im:a@b", "Soap.Beep://192.0.2.103:3002"] {
        let other = uri(text);
        assert_eq!((other.as_str(), other.to_string().as_str()), (text, text));
        assert!(other.transport().is_none() && other.telephone().is_none() && other.urn().is_none());
        assert!(other.with_header("a", "b").is_err());
    }
    assert_eq!(uri("Soap.Beep:x").scheme(), Scheme::new("soap.beep"));
    assert_eq!(&*uri("cid:a%40b").opaque_decoded(), b"a@b");
}

#[test]
fn uris_are_built() {
    let host = Host::parse(b"example.com").unwrap();
    assert_eq!(Uri::sips(None, &host, Some(5061)).unwrap().as_str(), "sips:example.com:5061");
    let user = Uri::sip(Some("sips:user@example.com"), &host, None).unwrap();
    assert_eq!(user.as_str(), "sip:sips%3Auser%40example.com@example.com");
    assert_eq!(Uri::sip(Some("+1;ext=2"), &host, None).unwrap().user(), Some("+1;ext=2"));
    assert_eq!(Uri::tel("+1-201").unwrap().as_str(), "tel:+1-201");
    assert_eq!(Uri::sip(Some("a%41"), &host, None).unwrap().user_decoded().as_deref(), Some(&b"a%41"[..]));
    let with = user.with_header("Route", "<sip:p;lr>").unwrap().with_header("Subject", "").unwrap();
    assert!(with.as_str().ends_with("?Route=%3Csip:p%3Blr%3E&Subject="), "{with}");
    assert_eq!(with.headers().get("route").unwrap().value_decoded().as_deref(), Some(&b"<sip:p;lr>"[..]));

    let refusals = [
        (Uri::sip(Some(""), &host, None), 4, ErrorKind::Missing),
        (Uri::sip(Some("a"), &Host::Name("b;c".into()), None), 7, ErrorKind::Byte(b';')),
        (Uri::sip(None, &Host::Name("a@b".into()), None), 5, ErrorKind::Byte(b'@')),
        (Uri::sip(None, &Host::Name("".into()), None), 4, ErrorKind::End),
        (Uri::tel(""), 4, ErrorKind::End),
        (Uri::tel("+1;ext=1"), 6, ErrorKind::Byte(b';')),
        (Uri::tel("+1a"), 6, ErrorKind::Byte(b'a')),
        (uri("tel:+1").with_header("a", "b"), 0, ErrorKind::Missing),
    ];
    for (refused, offset, kind) in refusals {
        let error = refused.unwrap_err();
        assert_eq!((error.offset(), error.kind()), (offset, kind), "{error}");
    }
}

proptest! {
    #[test]
    fn built_uris_give_their_parts_back(
        user in "\\PC{1,12}",
        address in any::<u128>(),
        port in proptest::option::of(any::<u16>()),
        value in "\\PC{0,12}",
    ) {
        let host = Host::Ipv6(Ipv6Addr::from(address));
        let built = Uri::sip(Some(&user), &host, port).unwrap().with_header("X", &value).unwrap();
        let again = uri(built.as_str());
        prop_assert_eq!(again.user_decoded().unwrap().into_owned(), user.into_bytes());
        prop_assert_eq!((again.host(), again.port()), (Some(host), port));
        let header = again.headers().get("x").unwrap();
        prop_assert_eq!(header.value_decoded().unwrap().into_owned(), value.into_bytes());
    }

    #[test]
    fn numbers_are_the_same_with_and_without_separators(
        digits in "[0-9]{1,12}",
        places in proptest::collection::vec(0_usize..12, 0..4),
        params in proptest::collection::btree_map("[a-z]{1,4}", proptest::option::of("[a-z0-9]{1,4}"), 0..4),
    ) {
        let mut spaced = digits.clone();
        for place in places {
            spaced.insert(place.min(spaced.len()), '-');
        }
        let param = |(name, value): (&String, &Option<String>)| match value {
            Some(value) => format!(";{name}={value}"),
            None => format!(";{name}"),
        };
        let one = format!("tel:+{digits}{}", params.iter().map(param).collect::<String>());
        let other = format!("TEL:+{spaced}{}", params.iter().rev().map(param).collect::<String>().to_uppercase());
        prop_assert!(uri(&one).is_equivalent(&uri(&other)), "{} {}", one, other);
        let canonical = uri(&other).telephone().unwrap().to_uri().unwrap();
        prop_assert!(canonical.is_equivalent(&uri(&one)), "{}", canonical);
    }
}
