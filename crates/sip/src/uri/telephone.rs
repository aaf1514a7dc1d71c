use alloc::borrow::Cow;
use alloc::string::String;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::params::{UriParam, UriParams, same_escaped, unescape};
use super::{Host, Uri};
use crate::grammar::{DIGIT, HEX, PHONE, is};
use crate::header::offset_in;

static LOCAL_NUMBER: Rule = Rule::new("local-number", "RFC 3966 §5.1.5");
static PARAMETER: Rule = Rule::new("par", "RFC 3966 §3");
static EXTENSION: Rule = Rule::new("extension", "RFC 3966 §3");
static DESCRIPTOR: Rule = Rule::new("descriptor", "RFC 3966 §3");
static TRUNK_GROUP: Rule = Rule::new("trunk-group", "RFC 4904 §5");

/// A telephone number with its parameters: of a `tel` URI, or in the user part of a SIP URI with `user=phone`
/// (`telephone-subscriber`, RFC 3966 §3; RFC 3261 §19.1.6).
///
/// ```
/// use offhook_sip::{PhoneContext, Uri};
///
/// let uri = Uri::parse(b"sip:863-1234;phone-context=+1-914-555@example.com;user=phone")?;
/// let number = uri.telephone().unwrap();
/// assert_eq!((number.is_global(), number.digits().collect::<String>()), (false, "8631234".into()));
/// assert_eq!(number.phone_context(), Some(PhoneContext::Global("+1-914-555")));
///
/// let ported = Uri::parse(b"tel:+1-202-544-5555;ext=1;npdi;rn=+1-202-533-1234")?;
/// let ported = ported.telephone().unwrap();
/// assert_eq!((ported.ext(), ported.routing_number()), (Some("1"), Some("+1-202-533-1234")));
/// assert!(ported.is_global() && ported.has_portability_dip());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Telephone<'u> {
    number: Cow<'u, str>,
    params: UriParams<'u>,
}

/// Where a local number is valid (RFC 3966 §5.1.5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum PhoneContext<'u> {
    /// Among the global numbers that begin with these digits; as written, with the plus.
    Global(&'u str),
    /// In the numbering plan of this domain.
    Domain(&'u str),
}

/// Separators that are there for people only.
fn is_visual(octet: u8) -> bool {
    b"-.()".contains(&octet)
}

/// Whether it is `global-number-digits` or `local-number-digits`.
fn is_number(text: &str) -> bool {
    match text.strip_prefix('+') {
        Some(global) => {
            global.bytes().all(|octet| is(octet, DIGIT) || is_visual(octet))
                && global.bytes().any(|octet| is(octet, DIGIT))
        }
        None => {
            text.bytes().all(|octet| is(octet, PHONE))
                && text.bytes().any(|octet| is(octet, HEX) || b"*#".contains(&octet))
        }
    }
}

fn digits_of(text: &str) -> impl Iterator<Item = char> + Clone + '_ {
    text.strip_prefix('+').unwrap_or(text).chars().filter(|c| !"-.()".contains(*c))
}

/// Whether two numbers or contexts are the same: the plus and the digits count, in any case.
fn same_digits(one: &str, other: &str) -> bool {
    let folded = |text| digits_of(text).map(|c: char| c.to_ascii_lowercase());
    one.starts_with('+') == other.starts_with('+') && folded(one).eq(folded(other))
}

impl<'u> Telephone<'u> {
    /// The number as written, with its plus and its visual separators.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Whether the number is valid everywhere: it begins with a plus.
    #[must_use]
    pub fn is_global(&self) -> bool {
        self.number.starts_with('+')
    }

    /// The digits without plus and visual separators; a local number may have `A` to `F`, `*` and `#` among them.
    pub fn digits(&self) -> impl Iterator<Item = char> + Clone + '_ {
        digits_of(&self.number)
    }

    fn value(&self, name: &str) -> Option<&'u str> {
        self.params.get(name)?.value()
    }

    /// Where a local number is valid.
    #[must_use]
    pub fn phone_context(&self) -> Option<PhoneContext<'u>> {
        self.value("phone-context").map(|context| {
            if context.starts_with('+') { PhoneContext::Global(context) } else { PhoneContext::Domain(context) }
        })
    }

    /// The extension behind a private exchange, as written.
    #[must_use]
    pub fn ext(&self) -> Option<&'u str> {
        self.value("ext")
    }

    /// The ISDN subaddress, as written.
    #[must_use]
    pub fn isub(&self) -> Option<&'u str> {
        self.value("isub")
    }

    /// The routing number of a ported number, as written (RFC 4694 §4).
    #[must_use]
    pub fn routing_number(&self) -> Option<&'u str> {
        self.value("rn")
    }

    /// The carrier, as written (RFC 4694 §4).
    #[must_use]
    pub fn carrier(&self) -> Option<&'u str> {
        self.value("cic")
    }

    /// Whether the database of ported numbers was asked already (RFC 4694 §4).
    #[must_use]
    pub fn has_portability_dip(&self) -> bool {
        self.params.contains("npdi")
    }

    /// Whether ENUM was asked already, without an answer that helps (RFC 4759 §3).
    #[must_use]
    pub fn has_enum_dip(&self) -> bool {
        self.params.contains("enumdi")
    }

    /// The trunk group and whose it is (RFC 4904 §5); each means nothing without the other.
    #[must_use]
    pub fn trunk_group(&self) -> Option<(&'u str, &'u str)> {
        Some((self.value("tgrp")?, self.value("trunk-context")?))
    }

    /// The kind of line that a call comes from, two digits: not registered, and common in North America.
    #[must_use]
    pub fn oli(&self) -> Option<&'u str> {
        self.value("oli").or_else(|| self.value("isup-oli"))
    }

    /// Whether the network has verified the number (3GPP TS 24.229 §7.2A.20): `TN-Validation-Passed` and others.
    #[must_use]
    pub fn verstat(&self) -> Option<&'u str> {
        self.value("verstat")
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &UriParams<'u> {
        &self.params
    }

    /// Whether both are the same number by the rules of RFC 3966 §4: visual separators, the case of letters and the
    /// order of parameters do not count.
    #[must_use]
    pub fn is_equivalent(&self, other: &Telephone<'_>) -> bool {
        if !same_digits(&self.number, &other.number) {
            return false;
        }
        let (ours, theirs) = (self.params.by_name(), other.params.by_name());
        ours.len() == theirs.len() && ours.iter().zip(theirs.iter()).all(|(one, other)| same_param(&one, &other))
    }

    /// A `tel` URI with the parameters in the order that a writer has to keep (RFC 3966 §3): `isub` or `ext`, then
    /// `phone-context`, then the others by name.
    ///
    /// # Errors
    ///
    /// A parameter holds what the user part of a SIP URI may hold and a `tel` URI may not, a comma for example.
    pub fn to_uri(&self) -> Result<Uri<'static>, ParseError> {
        let rank = |param: &UriParam<'_>| match param.name() {
            name if name.eq_ignore_ascii_case("isub") || name.eq_ignore_ascii_case("ext") => 0_u8,
            name if name.eq_ignore_ascii_case("phone-context") => 1,
            _ => 2,
        };
        let params = self.params.by_name();
        let mut text = String::from("tel:");
        text.push_str(&self.number);
        for place in 0..=2 {
            for param in params.iter().filter(|param| rank(param) == place) {
                text.push(';');
                text.push_str(param.name());
                if let Some(value) = param.value() {
                    text.push('=');
                    text.push_str(value);
                }
            }
        }
        text.parse()
    }
}

fn same_param(one: &UriParam<'_>, other: &UriParam<'_>) -> bool {
    if !one.name().eq_ignore_ascii_case(other.name()) {
        return false;
    }
    let digits = ["ext", "phone-context", "rn"].iter().any(|name| one.name().eq_ignore_ascii_case(name));
    match (one.value(), other.value()) {
        (Some(one), Some(other)) if digits && is_number(one) && is_number(other) => same_digits(one, other),
        (one, other) => same_escaped(one, other, true),
    }
}

impl Uri<'_> {
    /// The telephone number of a `tel` URI, or of a SIP URI with `user=phone`; `None` for others, and where the user
    /// part is no number.
    #[must_use]
    pub fn telephone(&self) -> Option<Telephone<'_>> {
        let user = self.user()?;
        let (number, params) = if self.is_sip() {
            let phone = self.params().get("user").and_then(|param| param.value());
            if !phone.is_some_and(|value| value.eq_ignore_ascii_case("phone")) {
                return None;
            }
            user.split_at_checked(user.find(';').unwrap_or(user.len()))?
        } else if self.scheme() == super::Scheme::TEL {
            (user, self.part(self.params_start, self.headers_start))
        } else {
            return None;
        };
        let number = match unescape(number) {
            Cow::Borrowed(_) => Cow::Borrowed(number),
            Cow::Owned(octets) => Cow::Owned(String::from_utf8(octets).ok()?),
        };
        is_number(&number).then(|| Telephone { number, params: UriParams::new(params) })
    }

    /// Checks what RFC 3966 asks of a telephone number beyond the octets it may have: a local number has a
    /// `phone-context` (§5.1.5), no registered parameter stands twice (§3), `ext` is digits, the context is a domain or
    /// digits, and a trunk group has its context (RFC 4904 §5). Nothing is checked where there is no number.
    ///
    /// Reading takes a number without them: exchanges send local numbers without a context all the time, and what they
    /// mean is clear to who knows the exchange.
    ///
    /// # Errors
    ///
    /// The first rule that is broken; the offset counts from the start of the URI.
    ///
    /// ```
    /// use offhook_sip::{ErrorKind, Uri};
    ///
    /// let error = Uri::parse(b"tel:7042")?.check_telephone().unwrap_err();
    /// assert_eq!((error.offset(), error.kind()), (8, ErrorKind::Missing));
    /// assert!(Uri::parse(b"tel:7042;phone-context=example.com")?.check_telephone().is_ok());
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn check_telephone(&self) -> Result<(), ParseError> {
        let Some(telephone) = self.telephone() else { return Ok(()) };
        let text = self.as_str().as_bytes();
        let end = if self.is_sip() {
            let user = self.user().unwrap_or_default().as_bytes();
            offset_in(text, user).saturating_add(user.len())
        } else {
            text.len()
        };
        let mut seen: u32 = 0;
        for param in telephone.params.iter() {
            let at = offset_in(text, param.name().as_bytes());
            let known = super::TelParamName::ALL.iter().position(|row| row.as_str().eq_ignore_ascii_case(param.name()));
            if let Some(place) = known {
                let bit = 1_u32.checked_shl(u32::try_from(place).unwrap_or(u32::MAX)).unwrap_or_default();
                if seen & bit != 0 {
                    return Err(ParseError::new(&PARAMETER, at, ErrorKind::Duplicate));
                }
                seen |= bit;
            }
            let Some((rule, is_good)) = rule_of(param.name()) else { continue };
            let Some(value) = param.value() else {
                return Err(ParseError::new(rule, at.saturating_add(param.name().len()), ErrorKind::Missing));
            };
            if !is_good(value) {
                let first = value.bytes().next().map_or(ErrorKind::End, ErrorKind::Byte);
                return Err(ParseError::new(rule, offset_in(text, value.as_bytes()), first));
            }
        }
        if !telephone.is_global() && telephone.phone_context().is_none() {
            return Err(ParseError::new(&LOCAL_NUMBER, end, ErrorKind::Missing));
        }
        if telephone.params.contains("tgrp") != telephone.params.contains("trunk-context") {
            return Err(ParseError::new(&TRUNK_GROUP, end, ErrorKind::Missing));
        }
        Ok(())
    }
}

type Check = (&'static Rule, fn(&str) -> bool);

/// The rule that the value of a parameter follows.
fn rule_of(name: &str) -> Option<Check> {
    let is_named = |known: &str| name.eq_ignore_ascii_case(known);
    if is_named("ext") {
        let phone_digits = |value: &str| {
            value.bytes().all(|octet| is(octet, DIGIT) || is_visual(octet))
                && value.bytes().any(|octet| is(octet, DIGIT))
        };
        Some((&EXTENSION, phone_digits))
    } else if ["phone-context", "trunk-context", "rn-context", "cic-context"].iter().any(|known| is_named(known)) {
        let descriptor = |value: &str| match value.strip_prefix('+') {
            Some(_) => is_number(value),
            None => matches!(Host::parse(value.as_bytes()), Ok(Host::Name(_))),
        };
        Some((&DESCRIPTOR, descriptor))
    } else {
        None
    }
}
