//! Typed access to the header fields that every element needs.

use alloc::borrow::Cow;

use offhook_base::{ParseError, Rule};

use super::split::RawStart;
use super::{Message, RequestLine, StartLine, Values};
use crate::grammar::Cursor;
use crate::header::{
    CSeq, CallId, Contact, Date, DialogId, FieldValue, HeaderName, MediaType, NameAddr, RAck, Reason, RetryAfter,
    SessionExpires, Via, id,
};
use crate::method::Method;
use crate::option_tag::OptionTag;
use crate::status::StatusCode;
use crate::uri::Uri;

static MAX_FORWARDS: Rule = Rule::new("Max-Forwards", "RFC 3261 §20.22");
static CONTENT_LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §20.14");
static EXPIRES: Rule = Rule::new("Expires", "RFC 3261 §20.19");
static RSEQ: Rule = Rule::new("RSeq", "RFC 3262 §7.1");

impl<'a> Message<'a> {
    /// Whether it is a request.
    #[must_use]
    pub const fn is_request(&self) -> bool {
        matches!(self.raw_start(), RawStart::Request { .. })
    }

    /// Whether it is a response.
    #[must_use]
    pub const fn is_response(&self) -> bool {
        !self.is_request()
    }

    fn request_line(&self) -> Option<RequestLine<'_>> {
        match self.start_line() {
            StartLine::Request(line) => Some(line),
            StartLine::Status(_) => None,
        }
    }

    /// Method of a request; a response has none, its [`Message::cseq`] does.
    #[must_use]
    pub fn method(&self) -> Option<Method<'_>> {
        self.request_line().map(|line| line.method())
    }

    /// The method of a request, or the one that a response answers.
    #[must_use]
    pub fn transaction_method(&self) -> Option<Method<'static>> {
        match self.method() {
            Some(method) => Some(method.into_owned()),
            None => self.cseq()?.ok().map(|cseq| cseq.method().clone().into_owned()),
        }
    }

    /// Request-URI of a request.
    #[must_use]
    pub fn request_uri(&self) -> Option<Result<Uri<'_>, ParseError>> {
        self.request_line().map(|line| line.uri())
    }

    /// Response code of a response.
    #[must_use]
    pub const fn status(&self) -> Option<StatusCode> {
        match *self.raw_start() {
            RawStart::Status { code, .. } => Some(StatusCode::from_code(code)),
            RawStart::Request { .. } => None,
        }
    }

    /// Reason phrase of a response, as written.
    #[must_use]
    pub fn reason_phrase(&self) -> Option<&[u8]> {
        match self.start_line() {
            StartLine::Status(line) => Some(line.reason_phrase()),
            StartLine::Request(_) => None,
        }
    }

    /// The first header field of this name as one `T`; a list type takes the first line only, see
    /// [`Message::values`].
    ///
    /// An error's offset counts from the start of the message.
    #[must_use]
    pub fn value<'m, T: FieldValue<'m>>(&'m self, name: &HeaderName<'_>) -> Option<Result<T, ParseError>> {
        self.field(name).map(|field| field.parse())
    }

    /// The values of all header fields of this name, in one line or many.
    #[must_use]
    pub fn values<'m, T: FieldValue<'m>>(&'m self, name: &HeaderName<'m>) -> Values<'m, T> {
        Values::new(self.fields(), name.clone())
    }

    #[inline]
    pub(crate) fn first_value(&self, row: u8) -> Option<(&[u8], usize)> {
        let raw = self.raw_fields().iter().find(|raw| raw.row == row)?;
        let start = raw.value.start as usize;
        Some((self.all_bytes().get(start..raw.value.end as usize).unwrap_or_default(), start))
    }

    #[inline]
    pub(super) fn typed<'m, T: FieldValue<'m>>(&'m self, row: u8) -> Option<Result<T, ParseError>> {
        let (value, offset) = self.first_value(row)?;
        Some(placed(T::parse_value(value), offset))
    }

    /// From: who asks, with the tag of its side (RFC 3261 §20.20).
    #[must_use]
    pub fn from(&self) -> Option<Result<NameAddr<'_>, ParseError>> {
        self.typed(id::FROM)
    }

    /// To: who is asked, with the tag of its side once it has answered (RFC 3261 §20.39).
    #[must_use]
    pub fn to(&self) -> Option<Result<NameAddr<'_>, ParseError>> {
        self.typed(id::TO)
    }

    /// Call-ID (RFC 3261 §20.8).
    #[must_use]
    pub fn call_id(&self) -> Option<Result<CallId<'_>, ParseError>> {
        self.typed(id::CALL_ID)
    }

    /// CSeq (RFC 3261 §20.16).
    #[must_use]
    pub fn cseq(&self) -> Option<Result<CSeq<'_>, ParseError>> {
        self.typed(id::CSEQ)
    }

    /// All Via values, the latest hop first (RFC 3261 §20.42).
    #[must_use]
    pub fn vias(&self) -> Values<'_, Via<'_>> {
        self.values(&HeaderName::VIA)
    }

    /// The Via of the latest hop. The peer's signalling address comes from it (R-SIP-5).
    #[must_use]
    pub fn top_via(&self) -> Option<Result<Via<'_>, ParseError>> {
        let (value, offset) = self.first_value(id::VIA)?;
        let start = super::typed::elements_start(value);
        let value = value.get(start..).unwrap_or_default();
        Some(placed(Via::read(&mut Cursor::new(value)), offset.saturating_add(start)))
    }

    /// The first Contact that is an address (RFC 3261 §20.10).
    #[must_use]
    pub fn contact(&self) -> Option<Result<NameAddr<'_>, ParseError>> {
        let (value, offset) = self.first_value(id::CONTACT)?;
        let start = super::typed::elements_start(value);
        let value = value.get(start..).unwrap_or_default();
        if value == b"*" {
            return None;
        }
        Some(placed(NameAddr::read(&mut Cursor::new(value)), offset.saturating_add(start)))
    }

    /// Route values: where the request still has to go (RFC 3261 §20.34).
    #[must_use]
    pub fn routes(&self) -> Values<'_, NameAddr<'_>> {
        self.values(&HeaderName::ROUTE)
    }

    /// Record-Route values: who wants to see later requests (RFC 3261 §20.30).
    #[must_use]
    pub fn record_routes(&self) -> Values<'_, NameAddr<'_>> {
        self.values(&HeaderName::RECORD_ROUTE)
    }

    /// Max-Forwards, 0 to 255: hops that are left (RFC 3261 §20.22, R-SIP-7).
    #[must_use]
    pub fn max_forwards(&self) -> Option<Result<u8, ParseError>> {
        let (value, offset) = self.first_value(id::MAX_FORWARDS)?;
        Some(hops(value).map_err(|error| error.moved_by(offset)))
    }

    fn wide(&self, row: u8, min: u64, rule: &'static Rule) -> Option<Result<u32, ParseError>> {
        let (value, offset) = self.first_value(row)?;
        let number = number_in(value, min, u64::from(u32::MAX), rule).map_err(|error| error.moved_by(offset));
        Some(number.map(|number| u32::try_from(number).unwrap_or(u32::MAX)))
    }

    /// Content-Length, as stated: octets of the body (RFC 3261 §20.14).
    #[must_use]
    pub fn content_length(&self) -> Option<Result<u32, ParseError>> {
        self.wide(id::CONTENT_LENGTH, 0, &CONTENT_LENGTH)
    }

    /// Expires, in seconds (RFC 3261 §20.19).
    #[must_use]
    pub fn expires(&self) -> Option<Result<u32, ParseError>> {
        self.wide(id::EXPIRES, 0, &EXPIRES)
    }

    /// RSeq: number of a reliable provisional response (RFC 3262 §7.1).
    #[must_use]
    pub fn rseq(&self) -> Option<Result<u32, ParseError>> {
        self.wide(id::RSEQ, 1, &RSEQ)
    }

    /// RAck: what a PRACK confirms (RFC 3262 §7.2).
    #[must_use]
    pub fn rack(&self) -> Option<Result<RAck<'_>, ParseError>> {
        self.typed(id::RACK)
    }

    /// All Contact values (RFC 3261 §20.10).
    #[must_use]
    pub fn contacts(&self) -> Values<'_, Contact<'_>> {
        self.values(&HeaderName::CONTACT)
    }

    /// Content-Type: what the body is (RFC 3261 §20.15).
    #[must_use]
    pub fn content_type(&self) -> Option<Result<MediaType<'_>, ParseError>> {
        self.typed(id::CONTENT_TYPE)
    }

    /// Session-Expires: how long the session lasts without a refresh (RFC 4028 §4).
    #[must_use]
    pub fn session_expires(&self) -> Option<Result<SessionExpires<'_>, ParseError>> {
        self.typed(id::SESSION_EXPIRES)
    }

    /// Replaces: the dialogue whose place this one takes (RFC 3891).
    #[must_use]
    pub fn replaces(&self) -> Option<Result<DialogId<'_>, ParseError>> {
        self.typed(id::REPLACES)
    }

    /// Refer-To: whom to contact (RFC 3515 §2.1).
    #[must_use]
    pub fn refer_to(&self) -> Option<Result<NameAddr<'_>, ParseError>> {
        self.typed(id::REFER_TO)
    }

    /// Reason values: why the request was sent (RFC 3326). The phrase of a response is [`Message::reason_phrase`].
    #[must_use]
    pub fn reasons(&self) -> Values<'_, Reason<'_>> {
        self.values(&HeaderName::REASON)
    }

    /// Retry-After: when to try again (RFC 3261 §20.33).
    #[must_use]
    pub fn retry_after(&self) -> Option<Result<RetryAfter<'_>, ParseError>> {
        self.typed(id::RETRY_AFTER)
    }

    /// Date (RFC 3261 §20.17).
    #[must_use]
    pub fn date(&self) -> Option<Result<Date, ParseError>> {
        self.typed(id::DATE)
    }

    /// Number that was called: user part of the Request-URI (R-SIP-5).
    #[must_use]
    pub fn called_number(&self) -> Option<Cow<'_, [u8]>> {
        number_of(self.request_uri()?.ok()?)
    }

    /// Number of the caller: user part of From (R-SIP-5).
    #[must_use]
    pub fn calling_number(&self) -> Option<Cow<'_, [u8]>> {
        number_of(self.from()?.ok()?.into_uri())
    }

    /// Address that was called first, before any diversion: from History-Info, else Diversion, else To (R-SIP-4).
    ///
    /// History-Info has it in its first entry, the one that was not retargeted yet (RFC 7044 §5); Diversion in its
    /// last one, as the latest diversion stands on top (RFC 5806 §4).
    #[must_use]
    pub fn original_called(&self) -> Option<Result<NameAddr<'_>, ParseError>> {
        let history = HeaderName::HISTORY_INFO;
        if self.first_value(id::HISTORY_INFO).is_some() {
            return self.values::<NameAddr<'_>>(&history).next();
        }
        if self.first_value(id::DIVERSION).is_some() {
            return self.values::<NameAddr<'_>>(&HeaderName::DIVERSION).last();
        }
        self.to()
    }

    /// Allow: methods that the sender takes (RFC 3261 §20.5).
    #[must_use]
    pub fn allow(&self) -> Values<'_, Method<'_>> {
        self.values(&HeaderName::ALLOW)
    }

    /// Supported: extensions that the sender understands (RFC 3261 §20.37).
    #[must_use]
    pub fn supported(&self) -> Values<'_, OptionTag<'_>> {
        self.values(&HeaderName::SUPPORTED)
    }

    /// Require: extensions that the receiver has to understand (RFC 3261 §20.32).
    #[must_use]
    pub fn require(&self) -> Values<'_, OptionTag<'_>> {
        self.values(&HeaderName::REQUIRE)
    }

    /// Whether Require lists this extension.
    #[must_use]
    pub fn requires(&self, tag: &OptionTag<'_>) -> bool {
        self.require().any(|listed| listed.is_ok_and(|listed| listed == *tag))
    }

    /// Whether Supported or Require lists this extension.
    #[must_use]
    pub fn supports(&self, tag: &OptionTag<'_>) -> bool {
        self.requires(tag) || self.supported().any(|listed| listed.is_ok_and(|listed| listed == *tag))
    }
}

/// A value, or its error with the offset from the start of the message.
#[inline]
fn placed<T>(mut value: Result<T, ParseError>, offset: usize) -> Result<T, ParseError> {
    if let Err(error) = &mut value {
        *error = error.moved_by(offset);
    }
    value
}

/// The value of a field that is one number.
fn number_in(value: &[u8], min: u64, max: u64, rule: &'static Rule) -> Result<u64, ParseError> {
    let mut cursor = Cursor::new(value);
    cursor.number(min, max, rule).and_then(|number| cursor.end(rule).map(|()| number))
}

/// The value of Max-Forwards.
pub(crate) fn hops(value: &[u8]) -> Result<u8, ParseError> {
    let number = number_in(value, 0, u64::from(u8::MAX), &MAX_FORWARDS)?;
    Ok(u8::try_from(number).unwrap_or(u8::MAX))
}

/// The user part of a URI with its escapes undone.
fn number_of(uri: Uri<'_>) -> Option<Cow<'_, [u8]>> {
    uri.user_decoded().map(|user| Cow::Owned(user.into_owned()))
}
