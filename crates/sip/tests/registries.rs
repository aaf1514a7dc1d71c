//! The code tables against the IANA registries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{HeaderName, Message, Method, OptionTag, StatusCode, Transport};

/// First columns of a table without its head; none of these has a comma in quotes there.
fn column(table: &str, place: usize) -> impl Iterator<Item = &str> {
    table.lines().skip(1).map(move |line| line.split(',').nth(place).unwrap_or_default())
}

#[test]
fn methods() {
    let table = include_str!("fixtures/iana/sip-methods.csv");
    let ours: Vec<_> = Method::ALL.iter().map(|method| method.as_str()).collect();
    assert_eq!(ours, column(table, 0).collect::<Vec<_>>());
    assert!(Method::ALL.iter().all(Method::is_known));
    assert_ne!(Method::new("invite"), Method::INVITE, "methods are compared octet by octet");
}

#[test]
fn option_tags() {
    let table = include_str!("fixtures/iana/sip-option-tags.csv");
    let ours: Vec<_> = OptionTag::ALL.iter().map(|tag| tag.as_str()).collect();
    assert_eq!(ours, column(table, 0).collect::<Vec<_>>());
}

#[test]
fn transports() {
    let table = include_str!("fixtures/iana/sip-transports.csv");
    let mut ours: Vec<_> = Transport::ALL.iter().map(|transport| transport.as_str()).collect();
    let mut theirs: Vec<_> = column(table, 0).collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    assert_eq!(ours, theirs);
}

#[test]
fn response_codes() {
    let table = include_str!("fixtures/iana/sip-response-codes.csv");
    let ours: Vec<_> = StatusCode::ALL.iter().map(|code| (code.code(), code.name().unwrap())).collect();
    let theirs: Vec<_> = column(table, 0).map(|code| code.parse::<u16>().unwrap()).zip(column(table, 1)).collect();
    assert_eq!(ours, theirs);
    for code in 0..=u16::MAX {
        assert_eq!(StatusCode::from_code(code).code(), code);
        assert_eq!(StatusCode::from_code(code).name().is_some(), theirs.iter().any(|(known, _)| *known == code));
        assert_eq!(StatusCode::from_code(code).class().is_some(), (100..700).contains(&code));
    }
}

#[test]
fn header_names() {
    let table = include_str!("fixtures/iana/sip-header-fields.csv");
    let theirs: Vec<_> = column(table, 0).zip(column(table, 1)).collect();
    for (name, compact) in &theirs {
        let known = HeaderName::new(name);
        assert!(known.is_known(), "{name}");
        assert_eq!(known.as_str(), *name);
        assert_eq!(known.compact().map(String::from).unwrap_or_default(), *compact, "{name}");
        assert_eq!(HeaderName::new(&name.to_uppercase()), known);
        assert_eq!(HeaderName::new(&name.to_lowercase()), known);
        if !compact.is_empty() {
            assert_eq!(HeaderName::new(compact), known);
            assert_eq!(HeaderName::new(&compact.to_uppercase()), known);
        }
        assert!(known.description().is_some_and(|text| text.contains(name)));
    }
    assert_eq!(theirs.iter().filter(|(_, compact)| !compact.is_empty()).count(), 19);
    // Two that are in use and not registered: RFC 5806, and the draft before P-Asserted-Identity.
    let others: Vec<_> =
        HeaderName::ALL.iter().filter(|name| !theirs.iter().any(|(t, _)| *t == name.as_str())).collect();
    assert_eq!(others, [&HeaderName::DIVERSION, &HeaderName::REMOTE_PARTY_ID]);
}

#[test]
fn names_are_matched_whole() {
    for name in HeaderName::ALL {
        let text = name.as_str();
        for length in 0..text.len() {
            let prefix = HeaderName::new(&text[..length]);
            assert!(prefix.as_str().len() == length || length == 1, "{text} {length}");
        }
        assert!(!HeaderName::new(&format!("{text}x")).is_known());
        assert!(!HeaderName::new(&format!("x{text}")).is_known());
        // An octet that differs from a letter only in the bit that tells the case apart is no such letter.
        let other: String = text.chars().map(|c| if c == '-' { '\r' } else { c }).collect();
        assert_eq!(HeaderName::new(&other).is_known(), other == text);
        let long: String = text.chars().rev().collect();
        assert_ne!(HeaderName::new(&long), *name);
    }
}

#[test]
fn names_are_recognised_in_a_message() {
    for name in HeaderName::ALL {
        for written in [name.as_str().to_owned(), name.as_str().to_lowercase(), format!("{} ", name.as_str())] {
            let text = format!("OPTIONS sip:a@b SIP/2.0\r\n{written}: x\r\n\r\n");
            let message = Message::parse(text.as_bytes()).unwrap();
            let field = message.fields().next().unwrap();
            assert_eq!(field.name(), *name);
            assert_eq!((field.name_as_written(), field.value()), (written.trim_end(), &b"x"[..]));
        }
    }
}
