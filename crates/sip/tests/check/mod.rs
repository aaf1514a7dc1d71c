//! What has to hold for any octets: the assertions of the fuzz target `sip_message` and of the tests that read corpora.

use offhook_sip::{Field, HeaderName, HeaderValue, Limits, Message, Octets, ToValue};

/// What has to hold at least, for inputs that are many: a value or an error with its place, and findings with theirs.
#[allow(dead_code, unreachable_pub, reason = "not every test that has this module needs it")]
pub fn glance(bytes: &[u8]) {
    match Message::parse(bytes) {
        Ok(message) => {
            assert!(message.findings().iter().all(|finding| finding.offset() <= bytes.len()));
            for value in message.fields().flat_map(|field| field.typed()) {
                assert!(value.err().is_none_or(|error| error.offset() <= bytes.len()));
            }
            assert_eq!(message.as_bytes().len() + message.surplus().len(), bytes.len());
        }
        Err(error) => assert!(error.offset() <= bytes.len() && !error.rule().source().is_empty()),
    }
}

/// Reading, findings, typed values and writing never panic, and agree with each other.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check(bytes: &[u8]) {
    let strict = Message::parse_strict(bytes, &Limits::default());
    let message = match Message::parse(bytes) {
        Ok(message) => message,
        Err(error) => {
            assert!(error.offset() <= bytes.len());
            assert!(strict.is_err());
            return;
        }
    };
    assert_eq!(strict.is_ok(), message.is_strictly_valid());
    assert_eq!([message.as_bytes(), message.surplus()].concat(), bytes);
    for finding in message.findings() {
        assert!(finding.offset() <= bytes.len(), "{finding}");
        assert!(!finding.to_string().is_empty());
    }
    let again = Message::parse(message.as_bytes()).unwrap();
    assert_eq!(again, message);
    assert_eq!(again.fields().len(), message.fields().len());
    assert_eq!(message.clone().into_owned(), message);

    let mut end = 0;
    for field in message.fields() {
        assert!(field.offset() >= end && field.value_offset() > field.offset());
        end = field.value_offset() + field.value().len();
        assert_eq!(field.name(), HeaderName::new(field.name_as_written()));
    }
    for field in message.fields() {
        let mut looped = Vec::new();
        for value in field.typed() {
            looped.push(value);
        }
        let folded = field.typed().fold(Vec::new(), |mut values, value| {
            values.push(value);
            values
        });
        assert_eq!(looped, folded);
        for value in looped.into_iter().flatten() {
            reads_back(&field, &value);
        }
    }
    let mut visited = 0;
    assert_eq!(message.inspect(|_, _| visited += 1), message.findings());
    assert!(visited >= message.fields().flat_map(|field| field.typed().flatten()).count());
    for address in message.contacts().flatten() {
        if let Some(address) = address.address() {
            parts(address.uri());
        }
    }
    if let Some(Ok(uri)) = message.request_uri() {
        assert!(uri.is_equivalent(&uri), "{uri}");
        parts(&uri);
    }
    for address in [message.from(), message.to(), message.refer_to()].into_iter().flatten().flatten() {
        parts(address.uri());
    }
    if let Ok(tree) = offhook_sip::HistoryTree::new(message.history_info()) {
        assert_eq!(tree.in_order().count(), tree.entries().len());
        let _ = (tree.has_gaps(), tree.last().and_then(|entry| tree.parent(entry)));
    }
    let _ = (message.asserted_identity(), message.preferred_identity(), message.priority());
    let _ = (message.vias().count(), message.routes().count(), message.record_routes().count(), message.rack());
    let _ = (message.original_called(), message.called_number(), message.calling_number(), message.date());
}

/// Everything that a URI can be asked.
fn parts(uri: &offhook_sip::Uri<'_>) {
    let length = uri.as_str().len();
    let _ = (uri.replaces(), uri.privacy(), uri.reasons(), uri.method(), uri.transport());
    if let Err(error) = uri.check_telephone() {
        assert!(error.offset() <= length);
    }
    if let Some(telephone) = uri.telephone() {
        assert!(telephone.is_equivalent(&telephone) && telephone.digits().next().is_some());
        if let Ok(canonical) = telephone.to_uri() {
            assert!(canonical.telephone().unwrap().is_equivalent(&telephone), "{uri} {canonical}");
        }
    }
    match uri.urn() {
        Some(Ok(urn)) => assert!(urn.is_equivalent(&urn) && urn.nid().len() >= 2),
        Some(Err(error)) => assert!(error.offset() <= length),
        None => {}
    }
}

/// A value that is printed reads as the same value again, by the grammar of its field and from octets alone.
fn reads_back(field: &Field<'_>, value: &HeaderValue<'_>) {
    let mut text = b"OPTIONS sip:a@b SIP/2.0\r\n".to_vec();
    text.extend_from_slice(field.name_as_written().as_bytes());
    text.extend_from_slice(b": ");
    let start = text.len();
    value.write_to(&mut text);
    let mut counted = Count(0);
    value.write_to(&mut counted);
    assert_eq!(counted.0, text.len() - start);
    text.extend_from_slice(b"\r\n\r\n");
    let message = Message::parse(&text).unwrap();
    assert_eq!(message.fields().len(), 1, "{}", String::from_utf8_lossy(&text));
    let again: Vec<_> = message.fields().flat_map(|field| field.typed()).collect();
    assert_eq!(again, [Ok(value.clone())], "{}", String::from_utf8_lossy(&text));
    assert_eq!(value.clone().into_owned(), *value);
}

/// A buffer that is none.
struct Count(usize);

impl Octets for Count {
    fn push(&mut self, _: u8) {
        self.0 += 1;
    }

    fn extend_from_slice(&mut self, octets: &[u8]) {
        self.0 += octets.len();
    }
}
