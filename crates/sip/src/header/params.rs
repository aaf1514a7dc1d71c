mod change;
mod read;

use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use super::value::Octets;
use crate::grammar::{self, Cursor, DIGIT, Names, SLIP_EMPTY_PARAM, SLIP_LOOK, behind, unquote};
pub(crate) use change::write_quoted;

pub use read::ParamIter;
pub(super) use read::plain;
use read::{behind_plain, read_param};

static PARAM: Rule = Rule::new("generic-param", "RFC 3261 §25.1");

/// Parameters of a header field value, in order and as written: `*( SEMI generic-param )` (RFC 3261 §25.1).
///
/// Names are compared without regard to case. A parameter without a value is kept apart from one with an empty
/// one. Equality looks at names and values in order, not at the white space between them.
///
/// ```
/// use offhook_sip::Params;
///
/// let params = Params::parse(b";branch=z9hG4bK9;Role=3;lr;text=\"a \\\"b\\\"\"")?;
/// assert_eq!(params.get("role").and_then(|role| role.value()), Some(&b"3"[..]));
/// assert_eq!(params.get("lr").map(|lr| lr.value().is_none()), Some(true));
/// assert_eq!(params.get("text").and_then(|text| text.to_unquoted()).as_deref(), Some(&b"a \"b\""[..]));
/// assert_eq!(params.iter().count(), 4);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Params<'a>(Repr<'a>);

#[derive(Clone)]
enum Repr<'a> {
    /// As written, checked.
    Written(Cow<'a, [u8]>),
    /// One `branch` with this token: a Via is made for each hop of a request, and need not cost an allocation.
    Branch(&'a [u8]),
}

/// One parameter of a header field value.
///
/// ```
/// let params = offhook_sip::Params::parse(b"; expires = 3600")?;
/// let first = params.iter().next().map(|param| (param.name().to_owned(), param.value().map(<[u8]>::to_vec)));
/// assert_eq!(first, Some(("expires".to_owned(), Some(b"3600".to_vec()))));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Param<'a> {
    // A token: the grammar has seen to it.
    name: &'a [u8],
    value: Option<&'a [u8]>,
}

impl<'a> Param<'a> {
    /// The name as written.
    #[must_use]
    pub fn name(&self) -> &'a str {
        grammar::ascii(self.name)
    }

    /// The same as octets, which nobody has to look at as text.
    pub(crate) const fn name_octets(&self) -> &'a [u8] {
        self.name
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// Whether the value is a number that needs no second look.
    pub(super) fn is_short_number(&self) -> bool {
        self.value.is_some_and(|value| matches!(value.len(), 1..=9) && behind::<DIGIT>(value).is_empty())
    }

    /// The value as written, with its quotes; `None` if there is no `=`.
    #[must_use]
    pub const fn value(&self) -> Option<&'a [u8]> {
        self.value
    }

    /// The value as text; `None` if there is none or it is not UTF-8.
    #[must_use]
    pub fn to_str(&self) -> Option<&'a str> {
        self.value.and_then(|value| core::str::from_utf8(value).ok())
    }

    /// The value with quotes and backslashes undone.
    #[must_use]
    pub fn to_unquoted(&self) -> Option<Cow<'a, [u8]>> {
        self.value.map(unquote)
    }
}

impl<'a> Params<'a> {
    /// No parameters.
    pub const NONE: Params<'static> = Params(Repr::Written(Cow::Borrowed(b"")));

    const fn written(text: &'a [u8]) -> Self {
        Self(Repr::Written(Cow::Borrowed(text)))
    }

    /// `;branch=` and a token.
    pub(crate) const fn branch(token: &'a str) -> Self {
        Self(Repr::Branch(token.as_bytes()))
    }

    /// The text as it is written.
    fn into_text(self) -> Cow<'a, [u8]> {
        match self.0 {
            Repr::Written(text) => text,
            Repr::Branch(token) => Cow::Owned([b";branch=", token].concat()),
        }
    }

    /// Reads `;name=value` pairs, from the first semicolon to the end.
    ///
    /// # Errors
    ///
    /// An octet that `generic-param` does not allow, with its offset.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(input);
        let params = Self::read(&mut cursor)?;
        cursor.end(&PARAM)?;
        Ok(params)
    }

    /// Reads as many `;name=value` pairs as there are.
    #[inline]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        Self::read_after(b"", cursor)
    }

    /// The same behind a parameter of this name that stands before the first semicolon.
    #[inline]
    pub(super) fn read_after(first: &[u8], cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let all = cursor.rest();
        let start = cursor.at();
        let mut names = Names::default();
        if !first.is_empty() {
            names.see(first);
        }
        let rest = behind_plain(first, all, &mut names);
        cursor.skip(all.len().wrapping_sub(rest.len()));
        match rest {
            [] | [b',', ..] => Ok(Self::written(cursor.since(start))),
            _ => Self::read_rest(cursor, start, names),
        }
    }

    /// The parameters at the start of `text` and what follows them, if all of them are written plainly and the end or
    /// another value comes then, and no name can stand there twice.
    #[inline]
    pub(crate) fn plain(text: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let mut names = Names::default();
        let rest = behind_plain(b"", text, &mut names);
        let all = text.get(..text.len().wrapping_sub(rest.len()))?;
        matches!(rest, [] | [b',', ..]).then_some((Self::written(all), rest))
    }

    /// The parameters that `text` is, if the grammar has been checked already.
    pub(super) const fn checked(text: &'a [u8]) -> Self {
        Self::written(text)
    }

    /// Whether there is a tag with content, without a look at what it is (RFC 3261 §19.3).
    pub(crate) fn has_tag(&self) -> bool {
        // Nearly all begin with it.
        if self.rest_after(b";tag=").is_some() {
            return true;
        }
        self.get("tag").and_then(|tag| tag.value()).is_some_and(|tag| !tag.is_empty())
    }

    /// What follows `start`, if they are written so.
    #[inline]
    pub(super) fn rest_after<const N: usize>(&self, start: &[u8; N]) -> Option<&[u8]> {
        match &self.0 {
            Repr::Written(text) => text.strip_prefix(start),
            Repr::Branch(_) => None,
        }
    }

    /// Asks for a second look unless all of them are fine.
    pub(super) fn look_unless(&self, cursor: &mut Cursor<'_>, is_fine: impl Fn(&Param<'_>) -> bool) {
        if !self.iter().all(|param| is_fine(&param)) {
            cursor.slip(SLIP_LOOK);
        }
    }

    /// Goes on where a parameter is written with white space or quotes, or not as it should be, and where a name may
    /// stand twice.
    #[inline(never)]
    fn read_rest(cursor: &mut Cursor<'a>, start: usize, mut names: Names) -> Result<Self, ParseError> {
        let mut end = cursor.at();
        loop {
            cursor.sws();
            if !cursor.eat(b';') {
                break;
            }
            cursor.sws();
            if cursor.is_done() && end != start {
                // One semicolon after the last parameter: common, and nothing is lost by it.
                cursor.slip(SLIP_EMPTY_PARAM);
                break;
            }
            if !names.see(read_param(cursor)?.0) {
                cursor.slip(SLIP_LOOK);
            }
            end = cursor.at();
        }
        let all = cursor.since(start);
        Ok(Self::written(all.get(..end.saturating_sub(start)).unwrap_or_default()))
    }

    /// The parameters in order.
    #[must_use]
    pub fn iter(&self) -> ParamIter<'_> {
        match &self.0 {
            Repr::Written(text) => ParamIter { first: None, rest: text },
            Repr::Branch(token) => ParamIter { first: Some(Param { name: b"branch", value: Some(token) }), rest: b"" },
        }
    }

    /// The value of the parameter whose name begins `at`.
    pub(crate) fn value_at(text: &[u8], at: usize) -> Option<&[u8]> {
        read_param(&mut Cursor::new(text.get(at..)?)).ok()?.1
    }

    /// The first parameter of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Param<'_>> {
        self.iter().find(|param| param.is_named(name))
    }

    /// The value of the first parameter of this name as text, as written.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(|param| param.to_str())
    }

    /// Whether there is a parameter of this name, with or without value.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(&self.0, Repr::Written(text) if text.is_empty())
    }

    /// Leaves the buffer that the parameters were read from.
    #[must_use]
    pub fn into_owned(self) -> Params<'static> {
        Params(Repr::Written(Cow::Owned(self.into_text().into_owned())))
    }

    /// Writes them without optional white space.
    pub(crate) fn write(&self, out: &mut impl Octets) {
        if let Repr::Written(text) = &self.0
            && behind_plain(b"", text, &mut Names::default()).is_empty()
        {
            return out.extend_from_slice(text);
        }
        for param in self.iter() {
            write_param(param, out);
        }
    }
}

fn write_param(param: Param<'_>, out: &mut impl Octets) {
    out.push(b';');
    out.extend_from_slice(param.name);
    if let Some(value) = param.value {
        out.push(b'=');
        out.extend_from_slice(value);
    }
}

impl Default for Params<'_> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<'a> IntoIterator for &'a Params<'_> {
    type Item = Param<'a>;
    type IntoIter = ParamIter<'a>;

    fn into_iter(self) -> ParamIter<'a> {
        self.iter()
    }
}

impl Eq for Params<'_> {}

impl PartialEq<Params<'_>> for Params<'_> {
    fn eq(&self, other: &Params<'_>) -> bool {
        self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Params<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|param| (param.name(), param.value.map(alloc::string::String::from_utf8_lossy))))
            .finish()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Params<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = alloc::vec::Vec::new();
        self.write(&mut out);
        crate::serde_text::serialize(&out, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Params<'static> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::serde_text::deserialize(deserializer, |octets| Params::parse(octets).map(Params::into_owned))
    }
}
