use alloc::borrow::Cow;
use core::fmt;

use super::shape::Shape;
use super::table::ROWS;
use super::typed::Grammar;

/// Name of a header field, compared without regard to case; a compact form is the same name as its long form
/// (RFC 3261 §7.3.3; IANA SIP header fields).
///
/// ```
/// use offhook_sip::HeaderName;
///
/// assert_eq!(HeaderName::new("v"), HeaderName::VIA);
/// assert_eq!(HeaderName::new("cALL-id").as_str(), "Call-ID");
/// assert_eq!(HeaderName::SUPPORTED.compact(), Some('k'));
/// assert!(!HeaderName::new("X-Own").is_known());
/// ```
#[derive(Clone)]
pub struct HeaderName<'a>(pub(super) Repr<'a>);

#[derive(Clone)]
pub(super) enum Repr<'a> {
    /// Number of a row, from 1.
    Known(u8),
    Other(Cow<'a, str>),
}

/// One registered header field.
pub(super) struct Row {
    pub(super) name: &'static str,
    /// The letter of the compact form, or 0.
    pub(super) compact: u8,
    pub(super) grammar: Grammar,
    pub(super) shape: Shape,
    pub(super) description: &'static str,
}

/// Number of an unregistered name.
pub(crate) const UNKNOWN: u8 = 0;

const SLOTS: usize = 1 << 10;

/// Sets the bit that tells lower case from upper case in each of eight octets.
const FOLD: u64 = 0x2020_2020_2020_2020;

/// A perfect hash of the registered names without regard to case, from their first and last eight octets.
#[inline]
const fn slot(head: u64, tail: u64) -> usize {
    let hash = (head | FOLD).wrapping_mul(0xd8e9_7c0b_45fe_8d09) ^ (tail | FOLD).wrapping_mul(0x300d_580c_fe01_e4bb);
    (hash >> (u64::BITS - SLOTS.ilog2())) as usize
}

/// First and last eight octets of a name; one that is shorter is filled with zeros, and has no last ones.
const fn words(name: &[u8]) -> (u64, u64) {
    match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
        _ => {
            let mut head = 0_u64;
            let mut rest = name;
            while let [first @ .., last] = rest {
                head = (head << 8) | *last as u64;
                rest = first;
            }
            (head, 0)
        }
    }
}

/// What a name as written is compared with first: whole words, in the spelling of the registry.
#[derive(Clone, Copy)]
struct Spelling {
    head: u64,
    tail: u64,
    row: u8,
    length: u8,
}

// Runs while compiling: an index out of range or two names in one slot stop the build.
#[allow(clippy::indexing_slicing, clippy::panic)]
const fn slots() -> [Spelling; SLOTS] {
    let mut table = [Spelling { head: 0, tail: 0, row: UNKNOWN, length: 0 }; SLOTS];
    let mut i = 0;
    while i < ROWS.len() {
        let name = ROWS[i].name.as_bytes();
        let (head, tail) = words(name);
        let place = slot(head, tail);
        assert!(table[place].row == UNKNOWN, "two names share a slot: choose other factors");
        table[place] = Spelling { head, tail, row: (i + 1) as u8, length: name.len() as u8 };
        i += 1;
    }
    table
}

#[allow(clippy::indexing_slicing)]
const fn letters() -> [u8; 256] {
    let mut table = [UNKNOWN; 256];
    let mut i = 0;
    while i < ROWS.len() {
        let letter = ROWS[i].compact;
        if letter != 0 {
            table[letter as usize] = (i + 1) as u8;
            table[letter.to_ascii_uppercase() as usize] = (i + 1) as u8;
        }
        i += 1;
    }
    table
}

static SLOT_OF: [Spelling; SLOTS] = slots();
static COMPACT: [u8; 256] = letters();

/// The row of a name as written, long or compact, or [`UNKNOWN`].
#[inline]
pub(crate) fn row_number(name: &[u8]) -> u8 {
    let (head, tail) = words(name);
    row_of_words(head, tail, name)
}

/// The same, where the first and last eight octets are at hand.
#[inline]
pub(crate) fn row_of_words(head: u64, tail: u64, name: &[u8]) -> u8 {
    if let [letter] = name {
        return COMPACT.get(usize::from(*letter)).copied().unwrap_or(UNKNOWN);
    }
    let Some(known) = SLOT_OF.get(slot(head, tail)) else { return UNKNOWN };
    let same = known.head == head && known.tail == tail && usize::from(known.length) == name.len();
    // Two words cover sixteen octets; nearly all names are no longer, and written as registered.
    if same && name.len() <= 16 { known.row } else { row_in_any_case(known.row, name) }
}

#[cold]
fn row_in_any_case(number: u8, name: &[u8]) -> u8 {
    match row(number) {
        Some(row) if row.name.as_bytes().eq_ignore_ascii_case(name) => number,
        _ => UNKNOWN,
    }
}

#[inline]
fn row(number: u8) -> Option<&'static Row> {
    ROWS.get(usize::from(number).wrapping_sub(1))
}

/// The grammar of a row's values, and how many there may be.
#[inline]
pub(crate) fn grammar_of(number: u8) -> (Grammar, Shape) {
    row(number).map_or((Grammar::Text, Shape::Lines), |row| (row.grammar, row.shape))
}

/// The canonical name of a row.
pub(crate) fn name_of(number: u8) -> &'static str {
    row(number).map_or("header field", |row| row.name)
}

impl<'a> HeaderName<'a> {
    /// Any name, registered or not; its grammar is the business of whoever read it.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        match row_number(text.as_bytes()) {
            UNKNOWN => Self(Repr::Other(Cow::Borrowed(text))),
            number => Self(Repr::Known(number)),
        }
    }

    pub(crate) fn from_row(number: u8, text: &'a str) -> Self {
        if number == UNKNOWN { Self(Repr::Other(Cow::Borrowed(text))) } else { Self(Repr::Known(number)) }
    }

    pub(crate) fn row(&self) -> u8 {
        match self.0 {
            Repr::Known(number) => number,
            Repr::Other(_) => UNKNOWN,
        }
    }

    /// The long name as registered, or an unregistered name as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Known(number) => name_of(*number),
            Repr::Other(text) => text,
        }
    }

    /// Whether the name is registered.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        matches!(self.0, Repr::Known(_))
    }

    /// The letter of the compact form, if there is one.
    #[must_use]
    pub fn compact(&self) -> Option<char> {
        row(self.row()).filter(|row| row.compact != 0).map(|row| char::from(row.compact))
    }

    /// Whether a field of this name stands once in a message and has one value, as From does; a field that is not
    /// registered may stand many times (RFC 3261 §7.3.1).
    ///
    /// ```
    /// use offhook_sip::HeaderName;
    ///
    /// assert!(HeaderName::TO.is_single() && !HeaderName::VIA.is_single() && !HeaderName::new("X-Own").is_single());
    /// ```
    #[must_use]
    pub fn is_single(&self) -> bool {
        grammar_of(self.row()).1 == Shape::One
    }

    /// What a registered name means.
    #[must_use]
    pub fn description(&self) -> Option<&'static str> {
        row(self.row()).map(|row| row.description.trim_ascii())
    }

    /// Leaves the buffer that the name was read from.
    #[must_use]
    pub fn into_owned(self) -> HeaderName<'static> {
        HeaderName(match self.0 {
            Repr::Known(number) => Repr::Known(number),
            Repr::Other(text) => Repr::Other(Cow::Owned(text.into_owned())),
        })
    }
}

impl Eq for HeaderName<'_> {}

impl PartialEq<HeaderName<'_>> for HeaderName<'_> {
    fn eq(&self, other: &HeaderName<'_>) -> bool {
        match (&self.0, &other.0) {
            (Repr::Known(one), Repr::Known(other)) => one == other,
            (Repr::Other(one), Repr::Other(other)) => one.eq_ignore_ascii_case(other),
            _ => false,
        }
    }
}

impl core::hash::Hash for HeaderName<'_> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        for octet in self.as_str().bytes() {
            state.write_u8(octet.to_ascii_lowercase());
        }
        state.write_u8(0xff);
    }
}

impl fmt::Debug for HeaderName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HeaderName({:?})", self.as_str())
    }
}

impl fmt::Display for HeaderName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for HeaderName<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for HeaderName<'static> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::serde_text::deserialize(deserializer, |octets| {
            let token = crate::header::Token::parse(octets)?;
            Ok(HeaderName::new(token.as_str()).into_owned())
        })
    }
}
