//! What has to hold for any octets: the assertions of the fuzz target `sip_message` and of the tests that read corpora.

use offhook_sip::{HeaderName, Limits, Message, ToValue};

/// Reading, findings, typed values and writing never panic, and agree with each other.
#[allow(unreachable_pub, reason = "the fuzz targets take it over")]
pub fn check(bytes: &[u8]) {
    let strict = Message::parse_strict(bytes, &Limits::default());
    let message = match Message::parse(bytes) {
        Ok(message) => message,
        Err(error) => {
            assert!(error.offset() <= bytes.len());
            assert!(!error.rule().name().is_empty() && !error.rule().source().is_empty());
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
    stable(message.from());
    stable(message.to());
    stable(message.vias());
    stable(message.contacts());
    stable(message.cseq());
    stable(message.call_id());
    stable(message.content_type());
    stable(message.rack());
    stable(message.reasons());
    stable(message.session_expires());
    stable(message.retry_after());
    stable(message.replaces());
    stable(message.routes());
    stable(message.values::<offhook_sip::Warning<'_>>(&HeaderName::WARNING));
    stable(message.value::<offhook_sip::Auth<'_>>(&HeaderName::AUTHORIZATION));
    if let Some(Ok(uri)) = message.request_uri() {
        assert!(uri.is_equivalent(&uri), "{uri}");
    }
    let _ = (message.original_called(), message.called_number(), message.calling_number(), message.date());
}

/// Prints each typed value and reads it again: it is equal.
fn stable<T: ForBytes + ToValue, E>(values: impl IntoIterator<Item = Result<T, E>>) {
    for value in values.into_iter().flatten() {
        let mut printed = Vec::new();
        value.write_to(&mut printed);
        assert!(value.reads_as(&printed), "{}", String::from_utf8_lossy(&printed));
    }
}

trait ForBytes {
    fn reads_as(&self, printed: &[u8]) -> bool;
}

macro_rules! for_bytes {
    ($($ty:ident),+) => {
        $(impl ForBytes for offhook_sip::$ty<'_> {
            fn reads_as(&self, printed: &[u8]) -> bool {
                offhook_sip::$ty::parse(printed).is_ok_and(|again| again == *self)
            }
        })+
    };
}
for_bytes!(
    NameAddr,
    Via,
    CSeq,
    CallId,
    Contact,
    MediaType,
    RAck,
    Reason,
    SessionExpires,
    RetryAfter,
    DialogId,
    Auth,
    Warning
);
