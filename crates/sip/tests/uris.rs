//! URIs: the comparison table of RFC 3261, names of RFC 8141, IPv6 of RFC 5118, and building.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/equal.rs"]
mod equal;

use std::fs;
use std::net::Ipv6Addr;
use std::path::PathBuf;

use equal::{compare, uri};
use offhook_sip::{ErrorKind, Host, Message, Scheme, Transport, Uri};
use proptest::prelude::*;

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
