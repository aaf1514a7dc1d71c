//! The second look at a value: what was repaired, and what its parameters say, each with its place. Reading asks for it
//! where it has seen a reason, so that a value without one pays nothing.

use offhook_base::{ErrorKind, ParseError, Rule};

use super::RawField;
use super::found::Found;
use super::param_values;
use super::typed::TypedValues;
use crate::finding::{FieldId, MessageProblem, PARAM_ONCE, Repair, TEL_PARAM_ONCE, URI_PARAM_ONCE};
use crate::grammar::{SLIP_BARE, SLIP_LOOK, Slips};
use crate::header::{Auth, Contact, HeaderValue, NameAddr, Param, Params, grammar_of, id, offset_in, repeated};
use crate::uri::Uri;

static BOUNDARY: Rule = Rule::new("boundary", "RFC 2046 §5.1.1");
static CHALLENGE_PARAM: Rule = Rule::new("auth-param", "RFC 9110 §11.2");

/// Tells what was repaired in a value, and what could not be.
#[cold]
pub(super) fn report(
    raw: &RawField,
    value: &[u8],
    slips: Slips,
    result: Result<(), ParseError>,
    found: &mut Found<'_>,
) {
    let (field, offset) = (FieldId(raw.row), raw.value.start as usize);
    let mut look = Look { field, whole: value, offset, found };
    look.repairs(slips);
    if slips & SLIP_LOOK != 0 || (slips & SLIP_BARE != 0 && is_route(raw.row)) {
        let (grammar, shape) = grammar_of(raw.row);
        // What can't be read is told below.
        TypedValues::new(value, 0, grammar, shape).map_while(Result::ok).for_each(|read| look.value(&read));
    }
    if let Err(error) = result {
        let error = error.moved_by(offset);
        found.add(error.offset(), MessageProblem::Value { field, error });
    }
}

/// The same of a Request-URI.
#[cold]
pub(super) fn request_uri(uri: &Uri<'_>, slips: Slips, offset: usize, found: &mut Found<'_>) {
    let mut look = Look { field: FieldId::REQUEST_URI, whole: uri.as_bytes(), offset, found };
    look.repairs(slips);
    look.uri(uri);
}

/// Whether each value of the field is an address in angle brackets.
const fn is_route(row: u8) -> bool {
    matches!(row, id::ROUTE | id::RECORD_ROUTE | id::PATH | id::SERVICE_ROUTE)
}

/// A field that is looked at.
struct Look<'m, 'f, 'l> {
    field: FieldId,
    /// What all places count from, and where that begins in the message.
    whole: &'m [u8],
    offset: usize,
    found: &'f mut Found<'l>,
}

impl Look<'_, '_, '_> {
    fn repairs(&mut self, slips: Slips) {
        for repair in Repair::of(slips) {
            self.found.add(self.offset, MessageProblem::Repaired { field: self.field, repair });
        }
    }

    /// Something wrong with a parameter; the error counts from the start of the value.
    fn tell(&mut self, error: ParseError) {
        let error = error.moved_by(self.offset);
        self.found.add(error.offset(), MessageProblem::Param { field: self.field, error });
    }

    /// A parameter that stands once more, at `at`.
    fn again(&mut self, at: usize, same: Option<Repair>, rule: &'static Rule) {
        match same {
            Some(repair) => {
                let at = self.offset.saturating_add(at);
                self.found.add(at, MessageProblem::Repaired { field: self.field, repair });
            }
            None => self.tell(ParseError::new(rule, at, ErrorKind::Duplicate)),
        }
    }

    fn value(&mut self, value: &HeaderValue<'_>) {
        match value {
            HeaderValue::NameAddr(address) => self.address(address),
            HeaderValue::Contact(Contact::Address(address)) => self.address(address),
            HeaderValue::Diversion(value) => self.address(value.address()),
            HeaderValue::HistoryEntry(value) => self.address(value.address()),
            HeaderValue::ReferredBy(value) => self.address(value.address()),
            HeaderValue::RemotePartyId(value) => self.address(value.address()),
            HeaderValue::InfoUri(info) => {
                self.uri(info.uri());
                self.params(info.params());
            }
            HeaderValue::Via(via) => self.params(via.params()),
            HeaderValue::AcceptRange(value) => self.params(value.range().params()),
            HeaderValue::ContentDisposition(value) => self.params(value.params()),
            HeaderValue::DialogId(value) => self.params(value.params()),
            HeaderValue::Event(value) => self.params(value.params()),
            HeaderValue::FeatureSet(value) => self.params(value.params()),
            HeaderValue::GeolocationError(value) => self.params(value.params()),
            HeaderValue::MediaType(value) => {
                self.params(value.params());
                if value.is_multipart() && !value.params().contains("boundary") {
                    self.tell(ParseError::new(&BOUNDARY, self.whole.len(), ErrorKind::Missing));
                }
            }
            HeaderValue::Preference(value) => self.params(value.params()),
            HeaderValue::Reason(value) => self.params(value.params()),
            HeaderValue::RetryAfter(value) => self.params(value.params()),
            HeaderValue::SessionExpires(value) => self.params(value.params()),
            HeaderValue::SessionId(value) => self.params(value.params()),
            HeaderValue::SubscriptionState(value) => self.params(value.params()),
            HeaderValue::TokenParams(value) => self.params(value.params()),
            HeaderValue::UserToUser(value) => self.params(value.params()),
            HeaderValue::SignedIdentity(value) => self.once(|| value.params().map(|(name, _)| name), &PARAM_ONCE),
            // Several addresses of one kind are what P-Charging-Function-Addresses is for (RFC 7315 §5.5).
            HeaderValue::ChargingParams(value) if self.field.0 == id::P_CHARGING_VECTOR => {
                self.once(|| value.iter().map(|(name, _)| name), &PARAM_ONCE);
            }
            HeaderValue::AuthParams(value) => self.once(|| value.iter().map(|(name, _)| name), &PARAM_ONCE),
            HeaderValue::Auth(auth) => self.auth(auth),
            _ => {}
        }
    }

    fn address(&mut self, address: &NameAddr<'_>) {
        let uri = address.uri();
        let at = offset_in(self.whole, uri.as_bytes());
        let before = self.whole.get(..at).unwrap_or_default();
        if is_route(self.field.0) && before.trim_ascii_end().last() != Some(&b'<') {
            let has_params = !address.params().is_empty();
            self.found
                .add(self.offset.saturating_add(at), MessageProblem::RouteBrackets { field: self.field, has_params });
        }
        self.uri(uri);
        self.params(address.params());
    }

    /// RFC 3261 §19.1.1, RFC 3966 §3: any given name stands once.
    fn uri(&mut self, uri: &Uri<'_>) {
        // URIs of other schemes have no parameters.
        let (repair, rule) = if uri.is_sip() {
            (Repair::UriParamTwice, &URI_PARAM_ONCE)
        } else {
            (Repair::TelParamTwice, &TEL_PARAM_ONCE)
        };
        let whole = self.whole;
        uri.params().repeated(whole, |at, is_same| self.again(at, is_same.then_some(repair), rule));
    }

    /// Each name stands once (RFC 3261 §7.3.1), and what is known has a value that it may have.
    fn params(&mut self, params: &Params<'_>) {
        let whole = self.whole;
        let values = || params.iter().map(|param: Param<'_>| param.name_octets());
        repeated(whole, values, |at, first| {
            let is_same = Params::value_at(whole, at) == Params::value_at(whole, first);
            self.again(at, is_same.then_some(Repair::ParamTwice), &PARAM_ONCE);
        });
        for param in params {
            if let Err(error) = param_values::check(self.field.0, whole, param) {
                self.tell(error);
            }
        }
    }

    /// Each of these names stands once.
    fn once<'v, I: Iterator<Item = &'v str>>(&mut self, names: impl Fn() -> I, rule: &'static Rule) {
        repeated(self.whole, || names().map(str::as_bytes), |at, _| self.again(at, None, rule));
    }

    /// A challenge says for whom and against what, credentials who it is and the answer (RFC 3261 §22.4, RFC 7616 §3.3,
    /// §3.4).
    fn auth(&mut self, auth: &Auth<'_>) {
        let is_challenge = matches!(self.field.0, id::WWW_AUTHENTICATE | id::PROXY_AUTHENTICATE);
        let rule = if is_challenge { &CHALLENGE_PARAM } else { &PARAM_ONCE };
        self.once(|| auth.params().map(|(name, _)| name), rule);
        let error = if is_challenge {
            auth.digest_challenge().and_then(Result::err)
        } else {
            auth.digest_credentials().and_then(Result::err)
        };
        // What stands twice has been told.
        if let Some(error) = error.filter(|error| error.kind() != ErrorKind::Duplicate) {
            self.tell(error);
        }
    }
}
