//! The code tables against the IANA registries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use offhook_sip::{
    CauseClass, CauseLocation, EventPackage, EventReason, HeaderName, HeaderParam, InfoPackage, Message, Method,
    OptionTag, Priority, PrivacyValue, Q850Cause, ReasonProtocol, ResourceNamespace, StatusCode, TelParamName,
    Transport, UriParamName, UriPurpose, WarnCode,
};

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

/// Cells of a table without its head; a cell in quotes may hold commas.
fn rows(table: &str) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                c => cells.last_mut().unwrap().push(c),
            }
        }
        cells
    };
    table.lines().skip(1).map(row).collect()
}

/// Each text registry has the words of its table, in the order of the table.
#[test]
fn words() {
    macro_rules! same {
        ($ty:ident, $file:literal) => {
            let ours: Vec<_> = $ty::ALL.iter().map(|row| row.as_str()).collect();
            let table = include_str!(concat!("fixtures/iana/", $file));
            let mut theirs: Vec<_> = column(table, 0).collect();
            theirs.dedup();
            assert_eq!(ours, theirs);
            for row in $ty::ALL {
                assert!(row.is_known() && row.description().is_some_and(|text| text.ends_with('.')), "{row}");
                assert_eq!($ty::new(row.as_str()), *row);
            }
            assert!(!$ty::new("x-own").is_known());
        };
    }
    same!(ReasonProtocol, "sip-reason-protocols.csv");
    same!(PrivacyValue, "sip-privacy-values.csv");
    same!(Priority, "sip-priority-values.csv");
    same!(EventPackage, "sip-event-packages.csv");
    same!(EventReason, "sip-event-reason-codes.csv");
    same!(InfoPackage, "sip-info-packages.csv");
    same!(ResourceNamespace, "sip-resource-priority-namespaces.csv");
    same!(UriPurpose, "sip-uri-purposes.csv");
    // `method` stands there twice: of a request, and of a fetch.
    same!(UriParamName, "sip-uri-parameters.csv");
    same!(TelParamName, "tel-uri-parameters.csv");
    assert_ne!(EventPackage::new("Presence"), EventPackage::PRESENCE, "packages are compared octet by octet");
    assert_eq!(ReasonProtocol::new("q.850"), ReasonProtocol::Q850);
}

#[test]
fn warn_codes() {
    let ours: Vec<_> = WarnCode::ALL.iter().map(|code| (code.code(), code.name().unwrap().to_owned())).collect();
    let theirs: Vec<_> = rows(include_str!("fixtures/iana/sip-warn-codes.csv"))
        .into_iter()
        .map(|row| (row[0].parse().unwrap(), row[1].clone()))
        .collect();
    assert_eq!(ours, theirs);
    for code in 0..=u16::MAX {
        assert_eq!(WarnCode::from_code(code).name().is_some(), theirs.iter().any(|(known, _)| *known == code));
    }
}

#[test]
fn header_parameters() {
    let ours: Vec<_> = HeaderParam::ALL
        .iter()
        .map(|param| (param.header().as_str().to_owned(), param.name().to_owned(), param.has_predefined_values()))
        .collect();
    let theirs: Vec<_> = rows(include_str!("fixtures/iana/sip-header-field-parameters.csv"))
        .into_iter()
        .map(|row| {
            // "No (no values are allowed)" of Session-ID, "key (OBSOLETED)" of P-DCS-LAES.
            let predefined = match row[2].to_lowercase().split(' ').next().unwrap() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            };
            (row[0].clone(), row[1].split(' ').next().unwrap().to_owned(), predefined)
        })
        .collect();
    assert_eq!(ours, theirs);
    assert_eq!(ours.len(), 201);
    assert!(HeaderParam::ALL.iter().all(|param| param.header().is_known()));
    assert_eq!(HeaderParam::find(&HeaderName::new("v"), "RPORT").unwrap().name(), "rport");
    assert_eq!(HeaderParam::find(&HeaderName::new("X-Own"), "rport"), None);
}

/// ITU-T Q.850: names and classes.
#[test]
fn q850_causes() {
    let class = |class| match class {
        CauseClass::Normal => "normal",
        CauseClass::ResourceUnavailable => "resource unavailable",
        CauseClass::OptionUnavailable => "service or option unavailable",
        CauseClass::OptionNotImplemented => "service or option not implemented",
        CauseClass::InvalidMessage => "invalid message",
        CauseClass::ProtocolError => "protocol error",
        CauseClass::Interworking => "interworking",
        _ => panic!("a class without a name in the table"),
    };
    let ours: Vec<_> = Q850Cause::ALL
        .iter()
        .map(|cause| (cause.code(), cause.name().unwrap().to_owned(), class(*cause.facts().unwrap()).to_owned()))
        .collect();
    let theirs: Vec<_> = rows(include_str!("fixtures/iana/q850-causes.csv"))
        .into_iter()
        .map(|row| (row[0].parse().unwrap(), row[1].clone(), row[2].clone()))
        .collect();
    assert_eq!(ours, theirs);
    for code in 0..=u8::MAX {
        assert_eq!(Q850Cause::from_code(code).name().is_some(), theirs.iter().any(|(known, ..)| *known == code));
    }
}

/// RFC 3398 §7.2.4.1: a response for each cause.
#[test]
fn causes_to_responses() {
    let table = rows(include_str!("fixtures/iana/q850-to-sip.csv"));
    for code in 0..=u8::MAX {
        let row = table.iter().find(|row| row[0] == code.to_string()).or(table.iter().find(|row| row[0] == "other"));
        let status = row.unwrap()[1].parse().ok().map(StatusCode::from_code);
        assert_eq!(Q850Cause::from_code(code).to_status(None), status, "{code}");
        let by_network = Q850Cause::from_code(code).to_status(Some(&CauseLocation::TRANSIT));
        assert_eq!(by_network, status, "{code}");
    }
    let rejected = Q850Cause::CALL_REJECTED.to_status(Some(&CauseLocation::USER));
    assert_eq!(rejected, Some(StatusCode::from_code(603)));
}

/// RFC 3398 §8.2.6.1: a cause for each response.
#[test]
fn responses_to_causes() {
    let table = rows(include_str!("fixtures/iana/sip-to-q850.csv"));
    for code in 0..=u16::MAX {
        let row = table.iter().find(|row| row[0] == code.to_string());
        let cause = match (code, row.map(|row| row[1].parse::<u8>().ok())) {
            (0..=399 | 700.., _) | (487, _) => None,
            // 488 and 606: by Warning, 31 by default.
            (_, Some(cause)) => Some(cause.unwrap_or(31)),
            (_, None) => Some(31),
        };
        assert_eq!(Q850Cause::of_status(StatusCode::from_code(code)).map(Q850Cause::code), cause, "{code}");
    }
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
