use alloc::borrow::Cow;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view::without_quotes;
use crate::ascii::Ascii;
use crate::grammar::{CONTROL, Cursor, PARAM_END, is};

static CHARGING: Rule = Rule::new("charge-params", "RFC 7315 §5.6");
static ICID: Rule = Rule::new("icid-value", "RFC 7315 §5.6");

/// Parameters that begin without a semicolon: `param *( SEMI param )`, the value of P-Charging-Vector and
/// P-Charging-Function-Addresses (RFC 7315 §5.5, §5.6).
///
/// ```
/// use offhook_sip::ChargingParams;
///
/// let vector = ChargingParams::parse(b"icid-value=\"AyretyU0dm+6O2IrT5tAFrbHLso=\"; icid-generated-at=192.0.6.8;\
///     orig-ioi=home1.net;transit-ioi=\"op1.1,void,op3.2\"")?;
/// assert_eq!(vector.icid(), Some("AyretyU0dm+6O2IrT5tAFrbHLso="));
/// assert_eq!((vector.get("orig-ioi"), vector.get("term-ioi")), (Some("home1.net"), None));
/// assert_eq!(vector.transit_iois().collect::<Vec<_>>(), ["op1.1", "void", "op3.2"]);
///
/// let addresses = ChargingParams::parse(b"ccf=192.1.1.1; ccf=192.1.1.2; ecf=192.1.1.3")?;
/// assert_eq!(addresses.all("ccf").count(), 2);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct ChargingParams<'a> {
    name: Ascii<'a>,
    // As written, with its quotes.
    value: Option<Cow<'a, [u8]>>,
    rest: Params<'a>,
}

impl<'a> ChargingParams<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let name = cursor.word(&CHARGING)?;
        let behind = cursor.at();
        cursor.sws();
        let value = if cursor.eat(b'=') {
            cursor.sws();
            Some(Cow::Borrowed(read_value(cursor)?))
        } else {
            cursor.go_to(behind);
            None
        };
        let rest = Params::read_after(name.as_bytes(), cursor)?;
        Ok(Self { name, value, rest })
    }

    /// The same for P-Charging-Vector, where `icid-value` is mandatory.
    #[cold]
    pub(crate) fn read_vector(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let vector = Self::read(cursor)?;
        // It stands first nearly always.
        let is_first = vector.name.is("icid-value") && vector.value.is_some();
        if is_first || vector.rest.get("icid-value").is_some_and(|icid| icid.value().is_some()) {
            Ok(vector)
        } else {
            Err(ParseError::new(&ICID, cursor.at(), ErrorKind::Missing))
        }
    }

    /// All parameters in order: name, and value as written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&[u8]>)> {
        core::iter::once((self.name.as_str(), self.value.as_deref()))
            .chain(self.rest.iter().map(|param| (param.name(), param.value())))
    }

    /// The values of all parameters of this name, without their quotes.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.iter()
            .filter(move |(other, _)| other.eq_ignore_ascii_case(name))
            .filter_map(|(_, value)| core::str::from_utf8(value?).ok().map(without_quotes))
    }

    /// The value of the first parameter of this name, without its quotes.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name))
            .and_then(|(_, value)| core::str::from_utf8(value?).ok().map(without_quotes))
    }

    /// The charging identifier of the call (RFC 7315 §4.6): of P-Charging-Vector.
    #[must_use]
    pub fn icid(&self) -> Option<&str> {
        self.get("icid-value")
    }

    /// Who made the identifier.
    #[must_use]
    pub fn icid_generated_at(&self) -> Option<&str> {
        self.get("icid-generated-at")
    }

    /// The operator of the calling side (inter-operator identifier).
    #[must_use]
    pub fn orig_ioi(&self) -> Option<&str> {
        self.get("orig-ioi")
    }

    /// The operator of the called side.
    #[must_use]
    pub fn term_ioi(&self) -> Option<&str> {
        self.get("term-ioi")
    }

    /// The operators in between, in order; `void` stands for one that does not tell.
    pub fn transit_iois(&self) -> impl Iterator<Item = &str> {
        self.get("transit-ioi").into_iter().flat_map(|list| list.split(',')).map(str::trim)
    }

    /// The identifier of the call that this one comes from.
    #[must_use]
    pub fn related_icid(&self) -> Option<&str> {
        self.get("related-icid")
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> ChargingParams<'static> {
        ChargingParams {
            name: self.name.into_owned(),
            value: self.value.map(|value| Cow::Owned(value.into_owned())),
            rest: self.rest.into_owned(),
        }
    }
}

/// `token / host / quoted-string`; like other parameters, up to the next separator.
fn read_value<'a>(cursor: &mut Cursor<'a>) -> Result<&'a [u8], ParseError> {
    if cursor.peek() == Some(b'"') {
        return cursor.quoted(&CHARGING);
    }
    let start = cursor.at();
    while cursor.peek().is_some_and(|octet| !is(octet, PARAM_END | CONTROL)) {
        cursor.skip(1);
    }
    let value = cursor.since(start);
    if value.is_empty() { Err(cursor.error(&CHARGING)) } else { Ok(value) }
}

impl PartialEq<ChargingParams<'_>> for ChargingParams<'_> {
    fn eq(&self, other: &ChargingParams<'_>) -> bool {
        self.iter().eq(other.iter())
    }
}

impl ToValue for ChargingParams<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.name.as_bytes());
        if let Some(value) = &self.value {
            out.push(b'=');
            out.extend_from_slice(value);
        }
        self.rest.write(out);
    }
}

value_traits!(ChargingParams, CHARGING);
