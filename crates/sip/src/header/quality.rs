//! How much something is wanted: `q` of RFC 3261 §20.1, and the values that it stands behind.

use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::media_type::MediaType;
use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view::offset_of;
use crate::ascii::Ascii;
use crate::grammar::Cursor;

static QVALUE: Rule = Rule::new("qvalue", "RFC 3261 §25.1");
static ACCEPT: Rule = Rule::new("accept-range", "RFC 3261 §20.1");
static PREFERENCE: Rule = Rule::new("codings and language-range", "RFC 3261 §20.2");

/// How much something is wanted, 0 to 1 in thousandths: `qvalue` (RFC 3261 §25.1).
///
/// ```
/// use offhook_sip::Quality;
///
/// assert_eq!(Quality::parse(b"0.75")?.thousandths(), 750);
/// assert!(Quality::parse(b"0.5")? < Quality::FULL);
/// assert!(Quality::parse(b"1.001").is_err());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
pub struct Quality(u16);

impl Quality {
    /// 1, which is meant where nothing is said.
    pub const FULL: Self = Self(1_000);

    pub(crate) const RULE: &'static Rule = &QVALUE;

    /// Reads `0` or `1` with at most three decimals, and not more than 1.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &[u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(input);
        let whole = match cursor.peek() {
            Some(b'0') => 0_u16,
            Some(b'1') => 1_000,
            _ => return Err(cursor.error(&QVALUE)),
        };
        cursor.skip(1);
        let mut value = whole;
        if cursor.eat(b'.') {
            for place in [100_u16, 10, 1] {
                let Some(digit @ b'0'..=b'9') = cursor.peek() else { break };
                if whole > 0 && digit != b'0' {
                    return Err(cursor.error(&QVALUE));
                }
                value = value.saturating_add(place.saturating_mul(u16::from(digit.saturating_sub(b'0'))));
                cursor.skip(1);
            }
        }
        cursor.end(&QVALUE)?;
        Ok(Self(value))
    }

    /// The value in thousandths, 0 to 1000.
    #[must_use]
    pub const fn thousandths(self) -> u16 {
        self.0
    }

    /// Of the parameter `q` in these parameters that the cursor has read.
    fn check(cursor: &Cursor<'_>, params: &Params<'_>) -> Result<(), ParseError> {
        let Some(q) = params.get("q") else { return Ok(()) };
        let value = q.value().ok_or_else(|| ParseError::new(&QVALUE, cursor.at(), ErrorKind::Missing))?;
        Self::parse(value).map(|_| ()).map_err(|error| error.moved_by(offset_of(cursor, value)))
    }

    fn of(params: &Params<'_>) -> Self {
        params.get("q").and_then(|q| Self::parse(q.value()?).ok()).unwrap_or(Self::FULL)
    }
}

impl fmt::Display for Quality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 >= 1_000 { f.write_str("1") } else { write!(f, "0.{:03}", self.0) }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Quality {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let thousandths = u16::deserialize(deserializer)?;
        if thousandths > 1_000 {
            return Err(serde::de::Error::custom("a quality is at most 1000 thousandths"));
        }
        Ok(Self(thousandths))
    }
}

/// A type of body that is taken, and how gladly: `media-range *( SEMI accept-param )`, a value of Accept
/// (RFC 3261 §20.1).
///
/// ```
/// use offhook_sip::{AcceptRange, MediaType};
///
/// let range = AcceptRange::parse(b"application/*;q=0.5")?;
/// assert!(range.takes(&MediaType::SDP));
/// assert_eq!(range.quality().thousandths(), 500);
/// assert!(AcceptRange::parse(b"*/*")?.takes(&MediaType::TEXT));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AcceptRange<'a>(MediaType<'a>);

impl<'a> AcceptRange<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, also within `q`.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let range = MediaType::read(cursor)?;
        if range.kind() == "*" && range.subtype() != "*" {
            return Err(ParseError::new(&ACCEPT, cursor.at(), ErrorKind::Contradiction));
        }
        Quality::check(cursor, range.params())?;
        Ok(Self(range))
    }

    /// Type and subtype, each of which may be `*`, with all parameters.
    #[must_use]
    pub const fn range(&self) -> &MediaType<'a> {
        &self.0
    }

    /// How gladly it is taken; 0 is not at all.
    #[must_use]
    pub fn quality(&self) -> Quality {
        Quality::of(self.0.params())
    }

    /// Whether a body of this type is meant, whatever its parameters.
    #[must_use]
    pub fn takes(&self, media_type: &MediaType<'_>) -> bool {
        let is = |ours: &str, theirs: &str| ours == "*" || ours.eq_ignore_ascii_case(theirs);
        is(self.0.kind(), media_type.kind()) && is(self.0.subtype(), media_type.subtype())
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> AcceptRange<'static> {
        AcceptRange(self.0.into_owned())
    }
}

impl ToValue for AcceptRange<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        self.0.write_to(out);
    }
}

value_traits!(AcceptRange, ACCEPT);

/// A coding or a language that is taken, and how gladly: `token *( SEMI accept-param )`, a value of Accept-Encoding and
/// Accept-Language (RFC 3261 §20.2, §20.3). `*` is any that is not named.
///
/// ```
/// use offhook_sip::Preference;
///
/// let language = Preference::parse(b"en-gb;q=0.8")?;
/// assert!(language.is("EN-GB"));
/// assert_eq!(language.quality().thousandths(), 800);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct Preference<'a> {
    word: Ascii<'a>,
    params: Params<'a>,
}

impl<'a> Preference<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, also within `q`.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let word = cursor.word(&PREFERENCE)?;
        let params = Params::read(cursor)?;
        Quality::check(cursor, &params)?;
        Ok(Self { word, params })
    }

    /// The coding or the language as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.word.as_str()
    }

    /// Whether it is this one, in any case.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.word.is(word)
    }

    /// How gladly it is taken; 0 is not at all.
    #[must_use]
    pub fn quality(&self) -> Quality {
        Quality::of(&self.params)
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Preference<'static> {
        Preference { word: self.word.into_owned(), params: self.params.into_owned() }
    }
}

impl PartialEq<Preference<'_>> for Preference<'_> {
    fn eq(&self, other: &Preference<'_>) -> bool {
        self.word.is_same(&other.word) && self.params == other.params
    }
}

impl ToValue for Preference<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.word.as_bytes());
        self.params.write(out);
    }
}

value_traits!(Preference, PREFERENCE);
