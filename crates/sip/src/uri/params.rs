use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;

use smallvec::SmallVec;

use super::by_name::ByName;
use super::read::may_repeat;
use crate::grammar;

/// Parameters of a SIP or `tel` URI, in order and as written (RFC 3261 §19.1.1, RFC 3966 §3).
///
/// ```
/// use offhook_sip::Uri;
///
/// let uri = Uri::parse(b"sip:10.11.56.61;lr;Hpt=8e48_16")?;
/// let names: Vec<_> = uri.params().iter().map(|param| (param.name(), param.value()).to_owned()).collect();
/// assert_eq!(names, [("lr", None), ("Hpt", Some("8e48_16"))]);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct UriParams<'a>(&'a str);

/// One parameter or header of a URI, as written: escapes are undone by [`UriParam::value_decoded`] only.
///
/// ```
/// let uri = offhook_sip::Uri::parse(b"sip:a@b;n%61me=v%61lue")?;
/// let param = uri.params().get("name");
/// assert_eq!(param.map(|param| param.name()), Some("n%61me"));
/// assert_eq!(param.and_then(|param| param.value_decoded()).as_deref(), Some(&b"value"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UriParam<'a> {
    name: &'a str,
    value: Option<&'a str>,
}

impl<'a> UriParam<'a> {
    /// The name as written.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The value as written; `None` if there is no `=`.
    #[must_use]
    pub const fn value(&self) -> Option<&'a str> {
        self.value
    }

    /// The value with its escapes undone, once.
    #[must_use]
    pub fn value_decoded(&self) -> Option<Cow<'a, [u8]>> {
        self.value.map(unescape)
    }

    pub(crate) fn is_named(&self, name: &str) -> bool {
        same_escaped(Some(self.name), Some(name), true)
    }
}

pub(super) fn pair(text: &str) -> UriParam<'_> {
    match text.split_once('=') {
        Some((name, value)) => UriParam { name, value: Some(value) },
        None => UriParam { name: text, value: None },
    }
}

impl<'a> UriParams<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The parameters in order.
    pub fn iter(&self) -> impl Iterator<Item = UriParam<'a>> + use<'a> {
        self.0.split(';').filter(|text| !text.is_empty()).map(pair)
    }

    /// The first parameter of this name, in any case and spelling.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<UriParam<'a>> {
        self.iter().find(|param| param.is_named(name))
    }

    /// Whether there is a parameter of this name, with or without value.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Calls `tell` with the place in `whole`, which these are a part of, of each parameter whose name another one
    /// before it has, and with whether both say the same.
    pub(crate) fn repeated(&self, whole: &[u8], mut tell: impl FnMut(usize, bool)) {
        if !may_repeat(self.0.as_bytes()) {
            return;
        }
        let offset = crate::header::offset_in(whole, self.0.as_bytes());
        let place = |name: &str| crate::header::offset_in(self.0.as_bytes(), name.as_bytes());
        // Counted first, so that no list grows on the way.
        let mut keys: SmallVec<[u64; 16]> = SmallVec::with_capacity(self.iter().count());
        keys.extend(self.iter().map(|param| {
            let hash = grammar::hash(Decoded { rest: param.name.as_bytes() }.map(|(octet, _)| octet));
            // A URI is shorter than 64 KiB.
            grammar::key(hash, u32::try_from(place(param.name)).unwrap_or(u32::MAX))
        }));
        let at = |place: u32| {
            let rest = self.0.get(place as usize..).unwrap_or_default();
            pair(rest.split(';').next().unwrap_or_default())
        };
        let compare = |one: u32, other: u32| at(one).cmp_name(&at(other));
        grammar::repeated(&mut keys, compare, |again, first| {
            let is_same = same_escaped(at(first).value, at(again).value, true);
            tell(offset.saturating_add(again as usize), is_same);
        });
    }

    /// The same in the order of their names.
    pub(super) fn by_name(&self) -> ByName<'a> {
        ByName::new(self.0, ';')
    }

    /// RFC 3261 §19.1.4: what both have must be equal; these may not stand in one alone.
    pub(crate) fn is_equivalent(&self, other: &UriParams<'_>) -> bool {
        const BOTH_OR_NONE: [&str; 5] = ["user", "ttl", "method", "maddr", "transport"];
        let may_be_alone = |one: UriParam<'_>| !BOTH_OR_NONE.iter().any(|name| one.is_named(name));
        let (ours, theirs) = (self.by_name(), other.by_name());
        let (mut ours, mut theirs) = (ours.iter().peekable(), theirs.iter().peekable());
        let mut pair = None::<UriParam<'_>>;
        loop {
            let order = match (ours.peek(), theirs.peek()) {
                (None, None) => return true,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(one), Some(other)) => one.cmp_name(other),
            };
            let one = if order.is_le() { ours.next() } else { None };
            let other = if order.is_ge() { theirs.next() } else { None };
            let good = match (one, other) {
                (Some(one), Some(other)) => {
                    pair = Some(one);
                    same_escaped(one.value, other.value, true)
                }
                // One that stands twice here and once there is not alone.
                (one, other) => one
                    .or(other)
                    .is_none_or(|alone| may_be_alone(alone) && !pair.is_some_and(|pair| pair.cmp_name(&alone).is_eq())),
            };
            if !good {
                return false;
            }
        }
    }
}

impl fmt::Display for UriParams<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Header fields that a SIP URI asks for, in order and as written (RFC 3261 §19.1.1).
///
/// ```
/// use offhook_sip::Uri;
///
/// let uri = Uri::parse(b"sip:user@example.com?Route=%3Csip:example.com%3E&Subject=x")?;
/// let route = uri.headers().iter().next().and_then(|header| header.value_decoded());
/// assert_eq!(route.as_deref(), Some(&b"<sip:example.com>"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct UriHeaders<'a>(&'a str);

impl<'a> UriHeaders<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self(text.strip_prefix('?').unwrap_or_default())
    }

    /// The header fields in order.
    pub fn iter(&self) -> impl Iterator<Item = UriParam<'a>> + use<'a> {
        self.0.split('&').filter(|text| !text.is_empty()).map(pair)
    }

    /// The first one of this name, in any case and spelling.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<UriParam<'a>> {
        self.iter().find(|header| header.is_named(name))
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// RFC 3261 §19.1.4: headers are never ignored, and their order does not matter.
    pub(crate) fn is_equivalent(&self, other: &UriHeaders<'_>) -> bool {
        let (ours, theirs) = (ByName::with_values(self.0, '&'), ByName::with_values(other.0, '&'));
        let same =
            |(one, other): (UriParam<'_>, UriParam<'_>)| one.cmp_name(&other).is_eq() && one.cmp_value(&other).is_eq();
        ours.len() == theirs.len() && ours.iter().zip(theirs.iter()).all(same)
    }
}

/// Undoes `%HH`, once; a percent sign without two digits stays.
pub(crate) fn unescape(text: &str) -> Cow<'_, [u8]> {
    if !text.contains('%') {
        return Cow::Borrowed(text.as_bytes());
    }
    let plain: Vec<u8> = Decoded { rest: text.as_bytes() }.map(|(octet, _)| octet).collect();
    Cow::Owned(plain)
}

/// Compares two parts of a URI: `%HH` equals the character it stands for, unless that one is reserved
/// (RFC 3261 §19.1.4).
pub(crate) fn same_escaped(one: Option<&str>, other: Option<&str>, fold_case: bool) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return one.is_none() && other.is_none();
    };
    one == other || cmp_escaped(one, other, fold_case).is_eq()
}

/// An order in which the texts are equal that [`same_escaped`] finds the same.
pub(super) fn cmp_escaped(one: &str, other: &str, fold_case: bool) -> Ordering {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    let fold = move |octet: u8| if fold_case { octet.to_ascii_lowercase() } else { octet };
    // Most texts have no escapes, and are the same as they stand up to where they differ.
    while let ([first, one_rest @ ..], [second, other_rest @ ..]) = (one, other)
        && fold(*first) == fold(*second)
        && *first != b'%'
    {
        (one, other) = (one_rest, other_rest);
    }
    let key = move |(octet, escaped): (u8, bool)| {
        let octet = fold(octet);
        (octet, escaped && b";/?:@&=+$,".contains(&octet))
    };
    Decoded { rest: one }.map(key).cmp(Decoded { rest: other }.map(key))
}

/// Octets with escapes undone, and whether each was escaped.
struct Decoded<'a> {
    rest: &'a [u8],
}

impl Iterator for Decoded<'_> {
    type Item = (u8, bool);

    fn next(&mut self) -> Option<(u8, bool)> {
        let digit = |octet: u8| char::from(octet).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        if let [b'%', high, low, rest @ ..] = self.rest
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            self.rest = rest;
            return Some(((high << 4) | low, true));
        }
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some((*first, false))
    }
}
