//! Values of header fields, each kind in a shape of its own.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_sip::{
    Auth, ChargingParams, Contact, DialogId, HeaderName, HeaderValue, NameAddr, Params, ParseError, Reason, ToValue,
    Via,
};

use super::value::{JsonValue, section};

/// The shape of a value; what has none of its own is its text as written, and free text has no typed form.
pub(super) fn shape(name: &HeaderName<'_>, value: &HeaderValue<'_>) -> Option<JsonValue> {
    Some(match value {
        HeaderValue::Text(_) => return None,
        HeaderValue::Number(number) => JsonValue::Number(u64::from(*number)),
        HeaderValue::NameAddr(address) if *name == HeaderName::FROM || *name == HeaderName::TO => party(address),
        HeaderValue::NameAddr(value) => address(value),
        HeaderValue::Contact(value) => contact(value),
        HeaderValue::Diversion(value) => address(value.address()),
        HeaderValue::HistoryEntry(value) => {
            address(value.address()).with("index", JsonValue::text(value.index().as_str()))
        }
        HeaderValue::ReferredBy(value) => address(value.address()),
        HeaderValue::RemotePartyId(value) => address(value.address()),
        HeaderValue::Via(value) => via(value),
        HeaderValue::CSeq(value) => JsonValue::object([
            ("number", number(value.number())),
            ("method", JsonValue::text(value.method().as_str())),
        ]),
        HeaderValue::RAck(value) => JsonValue::object([
            ("rseq", number(value.rseq())),
            ("number", number(value.cseq().number())),
            ("method", JsonValue::text(value.cseq().method().as_str())),
        ]),
        HeaderValue::Auth(value) => auth(value),
        HeaderValue::AuthParams(value) => JsonValue::object([("params", pairs(value.iter()))]),
        HeaderValue::ChargingParams(value) => charging(value),
        HeaderValue::DialogId(value) => dialog(value),
        HeaderValue::Reason(value) => reason(value),
        HeaderValue::Warning(value) => JsonValue::object([
            ("code", number(value.code().code())),
            ("agent", JsonValue::text(value.agent())),
            ("text", JsonValue::text(value.text())),
        ]),
        HeaderValue::RetryAfter(value) => JsonValue::object([
            ("seconds", JsonValue::Number(value.delay().as_secs())),
            ("comment", JsonValue::text_or_null(value.comment())),
            ("params", params(value.params())),
        ]),
        HeaderValue::SessionExpires(value) => JsonValue::object([
            ("seconds", JsonValue::Number(value.interval().as_secs())),
            ("params", params(value.params())),
        ]),
        HeaderValue::TokenParams(value) => with_params("token", value.token(), value.params()),
        HeaderValue::ContentDisposition(value) => {
            with_params("type", value.disposition_type().as_str(), value.params())
        }
        HeaderValue::AcceptRange(value) => {
            let range = value.range();
            let media_type = format!("{}/{}", range.kind(), range.subtype());
            with_params("type", &media_type, range.params())
        }
        HeaderValue::Preference(value) => with_params("value", value.as_str(), value.params()),
        HeaderValue::InfoUri(value) => with_params("uri", value.uri().as_str(), value.params()),
        HeaderValue::GeolocationError(value) => {
            JsonValue::object([("code", number(value.code().code())), ("params", params(value.params()))])
        }
        HeaderValue::SignedIdentity(value) => {
            JsonValue::object([("digest", JsonValue::text(value.digest())), ("params", pairs(value.params()))])
        }
        HeaderValue::FeatureSet(value) => with_params("token", "*", value.params()),
        HeaderValue::LanguageTag(value) => JsonValue::text(value.as_str()),
        HeaderValue::Products(value) => JsonValue::text(value.to_unfolded()),
        HeaderValue::Event(value) => with_params("type", value.event_type(), value.params()),
        HeaderValue::SubscriptionState(value) => with_params("state", value.state().as_str(), value.params()),
        HeaderValue::UserToUser(value) => {
            JsonValue::object([("data", JsonValue::text(value.data())), ("params", params(value.params()))])
        }
        HeaderValue::SessionId(value) => JsonValue::object([
            ("local", JsonValue::text(value.local().to_string())),
            ("remote", JsonValue::text_or_null(value.remote().map(|remote| remote.to_string()))),
            ("params", params(value.params())),
        ]),
        HeaderValue::Privacy(value) => {
            JsonValue::List(value.values().map(|value| JsonValue::text(value.as_str())).collect())
        }
        HeaderValue::ResourcePriority(value) => JsonValue::object([
            ("namespace", JsonValue::text(value.namespace().as_str())),
            ("priority", JsonValue::text(value.priority())),
        ]),
        other => {
            let mut text = Vec::new();
            other.write_to(&mut text);
            JsonValue::text(text)
        }
    })
}

/// What stands in place of a value that can't be read; `offset` counts from the start of the message.
pub(super) fn fault(error: &ParseError) -> JsonValue {
    JsonValue::object([
        ("error", JsonValue::text(error.kind().to_string())),
        ("offset", JsonValue::Number(u64::try_from(error.offset()).unwrap_or(u64::MAX))),
        ("rule", JsonValue::text(section(error.rule().source()))),
    ])
}

fn number(number: impl Into<u64>) -> JsonValue {
    JsonValue::Number(number.into())
}

fn address(address: &NameAddr<'_>) -> JsonValue {
    JsonValue::object([
        ("display", JsonValue::text_or_null(address.display())),
        ("uri", JsonValue::text(address.uri().as_str())),
        ("params", params(address.params())),
    ])
}

/// An address of From or To.
fn party(address: &NameAddr<'_>) -> JsonValue {
    JsonValue::object([
        ("display", JsonValue::text_or_null(address.display())),
        ("uri", JsonValue::text(address.uri().as_str())),
        ("tag", JsonValue::text_or_null(address.tag())),
        ("params", params(address.params())),
    ])
}

/// `*` is an address without parameters too, so that whoever reads the field finds one shape.
fn contact(contact: &Contact<'_>) -> JsonValue {
    match contact.address() {
        Some(value) => address(value),
        None => JsonValue::object([
            ("display", JsonValue::Null),
            ("uri", JsonValue::text("*")),
            ("params", JsonValue::List(Vec::new())),
        ]),
    }
}

fn via(via: &Via<'_>) -> JsonValue {
    let (protocol, version) = via.protocol();
    JsonValue::object([
        ("protocol", JsonValue::text(format!("{protocol}/{version}"))),
        ("transport", JsonValue::text(via.transport().as_str())),
        ("host", JsonValue::text(via.host_str())),
        ("port", JsonValue::number_or_null(via.port())),
        ("branch", JsonValue::text_or_null(via.branch())),
        ("params", params(via.params())),
    ])
}

fn auth(auth: &Auth<'_>) -> JsonValue {
    let value = JsonValue::object([("scheme", JsonValue::text(auth.scheme())), ("params", pairs(auth.params()))]);
    match auth.token68() {
        Some(word) => value.with("token68", JsonValue::text(word)),
        None => value,
    }
}

/// Parameters of a scheme, or of what is signed.
fn pairs<'v>(pairs: impl Iterator<Item = (&'v str, &'v [u8])>) -> JsonValue {
    JsonValue::List(pairs.map(|(name, value)| pair(name, Some(unquoted(value)))).collect())
}

fn charging(charging: &ChargingParams<'_>) -> JsonValue {
    let pairs = charging.iter().map(|(name, value)| pair(name, value.map(unquoted)));
    JsonValue::object([("params", JsonValue::List(pairs.collect()))])
}

fn dialog(dialog: &DialogId<'_>) -> JsonValue {
    JsonValue::object([
        ("call_id", JsonValue::text(dialog.call_id().as_str())),
        ("from_tag", JsonValue::text_or_null(dialog.from_tag())),
        ("to_tag", JsonValue::text_or_null(dialog.to_tag())),
        ("params", params(dialog.params())),
    ])
}

fn reason(reason: &Reason<'_>) -> JsonValue {
    JsonValue::object([
        ("protocol", JsonValue::text(reason.protocol().as_str())),
        ("cause", JsonValue::number_or_null(reason.cause())),
        ("text", JsonValue::text_or_null(reason.text())),
        ("params", params(reason.params())),
    ])
}

fn with_params(key: &str, word: &str, values: &Params<'_>) -> JsonValue {
    JsonValue::object([(key, JsonValue::text(word)), ("params", params(values))])
}

/// `[name, value-or-null]` in order, quotes undone.
fn params(params: &Params<'_>) -> JsonValue {
    JsonValue::List(params.iter().map(|param| pair(param.name(), param.to_unquoted())).collect())
}

fn pair(name: &str, value: Option<impl AsRef<[u8]>>) -> JsonValue {
    JsonValue::List([JsonValue::text(name), JsonValue::text_or_null(value)].into())
}

/// The value of a parameter with quotes and backslashes undone, by the grammar of parameters.
fn unquoted(value: &[u8]) -> Cow<'_, [u8]> {
    let written = [b";value=", value].concat();
    let params = Params::parse(&written).ok();
    let plain = params.as_ref().and_then(|params| params.get("value")?.to_unquoted());
    Cow::Owned(plain.map_or_else(|| value.to_vec(), Cow::into_owned))
}
