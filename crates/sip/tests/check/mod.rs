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
    stable(message.history_info());
    stable(message.diversions());
    stable(message.remote_party_ids());
    stable(message.privacy());
    stable(message.user_to_user());
    stable(message.session_id());
    stable(message.referred_by());
    stable(message.join());
    stable(message.target_dialog());
    stable(message.event());
    stable(message.subscription_state());
    stable(message.content_disposition());
    stable(message.value::<offhook_sip::ContentId<'_>>(&HeaderName::CONTENT_ID));
    stable(message.value::<offhook_sip::EntityTag<'_>>(&HeaderName::SIP_ETAG));
    stable(message.value::<offhook_sip::ChargingParams<'_>>(&HeaderName::P_CHARGING_VECTOR));
    stable(message.values::<offhook_sip::ResourcePriority<'_>>(&HeaderName::RESOURCE_PRIORITY));
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
    Warning,
    HistoryEntry,
    Diversion,
    RemotePartyId,
    Privacy,
    UserToUser,
    SessionId,
    ReferredBy,
    Event,
    SubscriptionState,
    ContentDisposition,
    ContentId,
    EntityTag,
    ChargingParams,
    ResourcePriority
);
