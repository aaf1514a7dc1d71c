//! Helpers of the types that are a view of another grammar: one parameter at a time, and where it stands.

use core::net::{IpAddr, Ipv6Addr};

use offhook_base::{ErrorKind, ParseError, Rule};
use smallvec::SmallVec;

use super::params::{Param, Params};
use crate::grammar::{self, Cursor, Names, TOKEN, hash, is, key};
use crate::uri::Host;

/// Where `part` begins in what the cursor reads; both are slices of one buffer.
pub(super) fn offset_of(cursor: &Cursor<'_>, part: &[u8]) -> usize {
    offset_in(cursor.since(0), part)
}

/// Where `part` begins in `whole`, the buffer that it is a slice of.
pub(crate) fn offset_in(whole: &[u8], part: &[u8]) -> usize {
    // Addresses are compared and never followed.
    part.as_ptr().addr().wrapping_sub(whole.as_ptr().addr())
}

/// A parameter that has to be there exactly once, right behind a value that the cursor has read.
///
/// # Errors
///
/// `Missing` at the end of the value, or `Duplicate` at the second one.
pub(super) fn exactly_once<'p>(
    cursor: &Cursor<'_>,
    params: &'p Params<'_>,
    name: &str,
    rule: &'static Rule,
) -> Result<Param<'p>, ParseError> {
    let mut found = params.iter().filter(|param| param.name().eq_ignore_ascii_case(name));
    let first = found.next().ok_or(ParseError::new(rule, cursor.at(), ErrorKind::Missing))?;
    match found.next() {
        Some(second) => Err(ParseError::new(rule, offset_of(cursor, second.name().as_bytes()), ErrorKind::Duplicate)),
        None => Ok(first),
    }
}

/// The value of a parameter as a number. An error's offset counts from the start of the parameter's value.
pub(super) fn number(
    params: &Params<'_>,
    name: &str,
    max: u32,
    rule: &'static Rule,
) -> Option<Result<u32, ParseError>> {
    let value = params.get(name)?.value().unwrap_or_default();
    let mut cursor = Cursor::new(value);
    let number = cursor.number(0, u64::from(max), rule).and_then(|number| cursor.end(rule).map(|()| number));
    Some(number.map(|number| u32::try_from(number).unwrap_or(max)))
}

/// `IPv4address / IPv6address`, in brackets as well (RFC 3261 §25.1, RFC 5118 §4.5).
pub(crate) fn address(value: &[u8]) -> Option<IpAddr> {
    let inner = value.strip_prefix(b"[").and_then(|rest| rest.strip_suffix(b"]")).unwrap_or(value);
    if let Ok(address) = grammar::ascii(inner).parse::<Ipv6Addr>() {
        return Some(address.into());
    }
    Host::parse(inner).ok()?.ip()
}

/// The value of a parameter as one word, with or without quotes around it.
pub(super) fn word<'p>(params: &'p Params<'_>, name: &str) -> Option<&'p str> {
    params.get(name)?.to_str().map(without_quotes)
}

/// Takes the quotes off; words have nothing that a backslash would have to protect.
pub(super) fn without_quotes(text: &str) -> &str {
    text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text)
}

/// Calls `tell` for each name that another one before it repeats, in any case, with both places in `whole`, which the
/// names are parts of and tokens in.
///
/// Up to 32 names need no memory.
pub(crate) fn repeated<'p, I: Iterator<Item = &'p [u8]>>(
    whole: &[u8],
    names: impl Fn() -> I,
    mut tell: impl FnMut(usize, usize),
) {
    let mut seen = Names::default();
    if names().all(|name| seen.see(name)) {
        return;
    }
    // Counted first, so that no list grows on the way.
    let mut keys: SmallVec<[u64; 32]> = SmallVec::with_capacity(names().count());
    let place = |name: &[u8]| u32::try_from(offset_in(whole, name)).unwrap_or(u32::MAX);
    keys.extend(names().map(|name| key(hash(name.iter().copied()), place(name))));
    let lower = |start: u32| {
        let rest = whole.get(start as usize..).unwrap_or_default();
        rest.iter().take_while(|octet| is(**octet, TOKEN)).map(u8::to_ascii_lowercase)
    };
    let compare = |one: u32, other: u32| lower(one).cmp(lower(other));
    grammar::repeated(&mut keys, compare, |again, first| tell(again as usize, first as usize));
}
