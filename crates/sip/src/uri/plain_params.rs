//! The parameters of a plain URI: each has content and a name of its own.

use crate::grammar::{Names, URI_PARAM, mark, may_stand_in, run};

const LR: u32 = mark(b"lr");
const TRANSPORT: u32 = mark(b"transport");
const USER: u32 = mark(b"user");

/// What follows the parameters that `rest` begins with; `None` if one of them has no content, or a name may stand twice.
#[inline]
pub(super) fn behind_params(rest: &[u8]) -> Option<&[u8]> {
    if rest.first() == Some(&b';') { behind_some_params(rest) } else { Some(rest) }
}

#[inline(never)]
fn behind_some_params(text: &[u8]) -> Option<&[u8]> {
    let mut names = Names::default();
    let mut rest = text;
    while let [b';', named @ ..] = rest {
        let (mark, after) = frequent(named).or_else(|| any(named))?;
        if !names.see_mark(mark) && is_repeated(text, rest) {
            return None;
        }
        rest = after;
    }
    Some(rest)
}

/// Whether the name of the parameter that `rest`, the end of `text`, begins with may stand before it.
#[cold]
fn is_repeated(text: &[u8], rest: &[u8]) -> bool {
    let named = rest.get(1..).unwrap_or_default();
    let name = named.get(..named.len().wrapping_sub(run::<URI_PARAM>(named).len())).unwrap_or_default();
    may_stand_in(text.get(..text.len().wrapping_sub(rest.len())).unwrap_or_default(), name)
}

/// The mark of the name of a parameter that many URIs have, and what follows it.
#[inline(always)]
fn frequent(named: &[u8]) -> Option<(u32, &[u8])> {
    match named.first()? {
        b'l' => whole(named, b"lr").map(|after| (LR, after)),
        b't' => whole(named, b"transport=udp").map(|after| (TRANSPORT, after)),
        b'u' => whole(named, b"user=phone").map(|after| (USER, after)),
        _ => None,
    }
}

/// What follows the parameter `param`, if it ends there.
#[inline(always)]
fn whole<'a, const N: usize>(text: &'a [u8], param: &[u8; N]) -> Option<&'a [u8]> {
    text.strip_prefix(param).filter(|after| matches!(after, [] | [b';' | b'>', ..]))
}

/// The same of any name.
#[inline(always)]
fn any(named: &[u8]) -> Option<(u32, &[u8])> {
    let after = behind_some(named)?;
    let name = named.get(..named.len().wrapping_sub(after.len()))?;
    let after = if let [b'=', value @ ..] = after { behind_some(value)? } else { after };
    Some((mark(name), after))
}

/// What follows the octets of a name or a value; `None` if there are none.
#[inline(always)]
fn behind_some(text: &[u8]) -> Option<&[u8]> {
    let after = run::<URI_PARAM>(text);
    (after.len() < text.len()).then_some(after)
}
