//! Telephone numbers in `tel` and SIP URIs: the examples and rules of RFC 3966 and of what builds on it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "check/equal.rs"]
mod equal;

use equal::{compare, uri};
use offhook_sip::{ErrorKind, PhoneContext};

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
