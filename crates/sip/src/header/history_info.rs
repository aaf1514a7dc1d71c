use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::cmp::Ordering;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::address::address_value;
use super::name_addr::NameAddr;
use super::params::Params;
use super::privacy::Privacy;
use super::reason::Reason;
use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use super::view::{exactly_once, offset_of};
use crate::grammar::{self, Cursor, DIGIT};
use crate::uri::Uri;

static HISTORY_INFO: Rule = Rule::new("hi-entry", "RFC 7044 §5");
static HISTORY_INDEX: Rule = Rule::new("hi-index", "RFC 7044 §5");

address_value! {
    /// One target that a request was sent to: `hi-targeted-to-uri *( SEMI hi-param )` (RFC 7044 §5).
    ///
    /// The index is mandatory (RFC 7044 §5). Why the target was given up stands in its URI, as header fields Reason
    /// and Privacy with escapes. The tree of all entries is [`HistoryTree`](crate::HistoryTree).
    ///
    /// ```
    /// use offhook_sip::{HistoryEntry, HistoryTarget};
    ///
    /// let entry = HistoryEntry::parse(b"<sip:bob@192.0.2.3?Reason=SIP%3Bcause%3D302>;index=1.1;rc=1")?;
    /// assert_eq!(entry.index().to_string(), "1.1");
    /// assert!(matches!(entry.target(), Some(HistoryTarget::Contact(index)) if index.depth() == 1));
    /// assert_eq!(entry.reasons()?[0].cause(), Some(302));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    HistoryEntry, HISTORY_INFO, check
}

/// The index, and what rc, mp and np point to, are good.
fn check(cursor: &Cursor<'_>, address: &NameAddr<'_>) -> Result<(), ParseError> {
    let index = exactly_once(cursor, address.params(), "index", &HISTORY_INDEX)?;
    let targets = address.params().iter().filter(|param| is_target(param.name()));
    for param in targets.chain([index]) {
        let value = param.value().ok_or_else(|| {
            let behind = offset_of(cursor, param.name().as_bytes()).saturating_add(param.name().len());
            ParseError::new(&HISTORY_INDEX, behind, ErrorKind::Missing)
        })?;
        HistoryIndex::parse(value).map_err(|error| error.moved_by(offset_of(cursor, value)))?;
    }
    Ok(())
}

fn is_target(name: &str) -> bool {
    ["rc", "mp", "np"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// How the target of a [`HistoryEntry`] was found, and the entry that it was found for (RFC 7044 §5).
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum HistoryTarget<'a> {
    /// `rc`: from a registered contact of the address in the entry with this index.
    Contact(HistoryIndex<'a>),
    /// `mp`: another user or service than in the entry with this index, by a decision.
    Mapped(HistoryIndex<'a>),
    /// `np`: the same target as in the entry with this index.
    Unchanged(HistoryIndex<'a>),
}

impl<'a> HistoryTarget<'a> {
    /// The entry that the target was found for.
    #[must_use]
    pub const fn index(&self) -> &HistoryIndex<'a> {
        match self {
            Self::Contact(index) | Self::Mapped(index) | Self::Unchanged(index) => index,
        }
    }
}

impl<'a> HistoryEntry<'a> {
    /// An entry for this URI, with this place in the tree.
    ///
    /// # Errors
    ///
    /// Never in practice: an index is a token.
    pub fn new(uri: Uri<'a>, index: &HistoryIndex<'_>) -> Result<Self, ParseError> {
        NameAddr::new(uri).with_param("index", Some(index.as_str())).map(Self)
    }

    /// The same, found in this way; takes the place of an earlier statement.
    ///
    /// # Errors
    ///
    /// Never in practice: what was read is written back.
    pub fn with_target(&self, target: &HistoryTarget<'_>) -> Result<HistoryEntry<'static>, ParseError> {
        let name = match target {
            HistoryTarget::Contact(_) => "rc",
            HistoryTarget::Mapped(_) => "mp",
            HistoryTarget::Unchanged(_) => "np",
        };
        let mut text = Vec::new();
        self.0.clone().without_params().write_to(&mut text);
        for param in self.params().iter().filter(|param| !is_target(param.name())) {
            text.push(b';');
            text.extend_from_slice(param.name().as_bytes());
            if let Some(value) = param.value() {
                text.push(b'=');
                text.extend_from_slice(value);
            }
        }
        text.push(b';');
        text.extend_from_slice(name.as_bytes());
        text.push(b'=');
        target.index().write_to(&mut text);
        HistoryEntry::parse(&text).map(HistoryEntry::into_owned)
    }

    fn index_of(&self, name: &str) -> Option<HistoryIndex<'_>> {
        // Checked when the entry was read.
        self.params().text(name).map(|text| HistoryIndex(Cow::Borrowed(text)))
    }

    /// The place in the tree of targets.
    #[must_use]
    pub fn index(&self) -> HistoryIndex<'_> {
        self.index_of("index").unwrap_or(HistoryIndex(Cow::Borrowed("1")))
    }

    /// How the target was found; the first statement counts.
    #[must_use]
    pub fn target(&self) -> Option<HistoryTarget<'_>> {
        self.params().iter().find_map(|param| match param.name() {
            name if name.eq_ignore_ascii_case("rc") => self.index_of("rc").map(HistoryTarget::Contact),
            name if name.eq_ignore_ascii_case("mp") => self.index_of("mp").map(HistoryTarget::Mapped),
            name if name.eq_ignore_ascii_case("np") => self.index_of("np").map(HistoryTarget::Unchanged),
            _ => None,
        })
    }

    /// Why the request left this target: the Reason values in its URI, escapes undone (RFC 7044 §10.2).
    ///
    /// # Errors
    ///
    /// The first that is no Reason value; the offset counts in its text without escapes.
    pub fn reasons(&self) -> Result<Vec<Reason<'static>>, ParseError> {
        self.uri().reasons()
    }

    /// Whether the entry is to be hidden: Privacy in its URI, escapes undone (RFC 7044 §10.1).
    #[must_use]
    pub fn privacy(&self) -> Option<Result<Privacy<'static>, ParseError>> {
        self.uri().privacy()
    }
}

/// Place of a target in the tree of all: `number *( "." number )` (RFC 7044 §5).
///
/// Each number counts the branches that came from the same entry. Ordered as the tree is walked: an entry stands
/// before what came from it. Leading zeros, which RFC 4244 allowed, don't count.
///
/// ```
/// use offhook_sip::HistoryIndex;
///
/// let index = HistoryIndex::parse(b"1.2.1")?;
/// assert_eq!(index.components().collect::<Vec<_>>(), [1, 2, 1]);
/// assert_eq!(index.parent(), Some(HistoryIndex::parse(b"1.2")?));
/// assert!(index < HistoryIndex::parse(b"1.10")?);
/// assert_eq!(HistoryIndex::parse(b"1..2").map_err(|error| error.offset()), Err(2));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct HistoryIndex<'a>(Cow<'a, str>);

impl<'a> HistoryIndex<'a> {
    /// The index of the first entry.
    pub const FIRST: HistoryIndex<'static> = HistoryIndex(Cow::Borrowed("1"));

    /// Most numbers of one index; Max-Forwards ends a call before.
    pub const MAX_DEPTH: u32 = 255;

    /// Reads an index that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, a number of 2^32 or more, or more than
    /// [`HistoryIndex::MAX_DEPTH`] numbers.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let start = cursor.at();
        let mut depth: u32 = 0;
        loop {
            if depth == Self::MAX_DEPTH {
                return Err(ParseError::new(&HISTORY_INDEX, cursor.at(), ErrorKind::TooDeep { max: Self::MAX_DEPTH }));
            }
            cursor.number(0, u64::from(u32::MAX), &HISTORY_INDEX)?;
            depth = depth.saturating_add(1);
            if !cursor.eat(b'.') {
                break;
            }
        }
        Ok(Self(Cow::Borrowed(grammar::ascii(cursor.since(start)))))
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The numbers, from the root of the tree down.
    pub fn components(&self) -> impl DoubleEndedIterator<Item = u32> + Clone + '_ {
        self.0.split('.').map(|number| {
            let digits = number.bytes().filter(|octet| grammar::is(*octet, DIGIT));
            digits.fold(0_u32, |value, digit| {
                value.saturating_mul(10).saturating_add(u32::from(digit.wrapping_sub(b'0')))
            })
        })
    }

    /// How many numbers it has; the first entry has one.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.components().count()
    }

    /// The entry that this one came from; `None` at the root.
    #[must_use]
    pub fn parent(&self) -> Option<HistoryIndex<'_>> {
        self.0.rsplit_once('.').map(|(parent, _)| HistoryIndex(Cow::Borrowed(parent)))
    }

    /// The `number`th branch that comes from this entry, the first being 1.
    ///
    /// # Errors
    ///
    /// The index would have more than [`HistoryIndex::MAX_DEPTH`] numbers.
    pub fn child(&self, number: u32) -> Result<HistoryIndex<'static>, ParseError> {
        let mut text = self.0.as_bytes().to_vec();
        text.push(b'.');
        write_number(u64::from(number), &mut text);
        HistoryIndex::parse(&text).map(HistoryIndex::into_owned)
    }

    /// Whether this entry came from the other one, by any number of steps.
    #[must_use]
    pub fn is_below(&self, other: &HistoryIndex<'_>) -> bool {
        let mut ours = self.components();
        other.components().all(|number| ours.next() == Some(number)) && ours.next().is_some()
    }

    /// Leaves the buffer that the index was read from.
    #[must_use]
    pub fn into_owned(self) -> HistoryIndex<'static> {
        HistoryIndex(Cow::Owned(self.0.into_owned()))
    }
}

impl PartialEq<HistoryIndex<'_>> for HistoryIndex<'_> {
    fn eq(&self, other: &HistoryIndex<'_>) -> bool {
        self.components().eq(other.components())
    }
}

impl PartialOrd<HistoryIndex<'_>> for HistoryIndex<'_> {
    fn partial_cmp(&self, other: &HistoryIndex<'_>) -> Option<Ordering> {
        Some(self.components().cmp(other.components()))
    }
}

impl Ord for HistoryIndex<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.components().cmp(other.components())
    }
}

impl ToValue for HistoryIndex<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.0.as_bytes());
    }
}

value_traits!(HistoryIndex, HISTORY_INDEX);
