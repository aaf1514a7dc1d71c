//! The parameters of a Via where nearly all are: written plainly, each once, and with values that need no second look.

use super::params::{Params, plain as any};
use crate::grammar::{Names, TOKEN, behind, bit, mark, may_stand_in};
use crate::uri::{behind_ipv4, behind_port_digits};

const BRANCH: u32 = mark(b"branch");
const RECEIVED: u32 = mark(b"received");
const RPORT: u32 = mark(b"rport");
/// Names whose values are looked at; where one of them is met here, it is spelled otherwise than below, or is rare.
const LOOKED_AT: u64 = bit(RECEIVED) | bit(RPORT) | bit(mark(b"ttl")) | bit(mark(b"maddr"));

/// The parameters at the start of `text` and what follows them: the end, or another value.
///
/// `None` says nothing about them, only that the whole grammar has to look, and a second look is needed.
#[inline]
pub(super) fn plain(text: &[u8]) -> Option<(Params<'_>, &[u8])> {
    let (mut names, mut others) = (Names::default(), Names::default());
    let mut rest = text;
    while let [b';', named @ ..] = rest {
        let (mark, after) = if let Some(value) = named.strip_prefix(b"branch=") {
            let after = behind::<TOKEN>(value);
            (BRANCH, Some(after).filter(|after| after.len() < value.len())?)
        } else if let Some(address) = named.strip_prefix(b"received=") {
            (RECEIVED, behind_ipv4(address)?)
        } else if let Some(after) = named.strip_prefix(b"rport") {
            (RPORT, if let [b'=', digits @ ..] = after { behind_port_digits(digits)? } else { after })
        } else {
            let (param, after) = any(rest)?;
            let mark = mark(param.name_octets());
            others.see_mark(mark);
            (mark, after)
        };
        if !names.see_mark(mark) && is_repeated(text, rest) {
            return None;
        }
        rest = after;
    }
    let all = text.get(..text.len().wrapping_sub(rest.len()))?;
    let is_plain = matches!(rest, [] | [b',', ..]) && !others.has_any(LOOKED_AT);
    is_plain.then_some((Params::checked(all), rest))
}

/// Whether the name of the parameter that `rest`, the end of `text`, begins with may stand before it.
#[cold]
fn is_repeated(text: &[u8], rest: &[u8]) -> bool {
    let before = text.get(..text.len().wrapping_sub(rest.len())).unwrap_or_default();
    any(rest).is_none_or(|(param, _)| may_stand_in(before, param.name_octets()))
}
