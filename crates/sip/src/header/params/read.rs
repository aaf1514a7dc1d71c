//! One parameter after the other: a short cut for those that are written plainly, and the whole grammar.

use offhook_base::ParseError;

use super::{PARAM, Param};
use crate::grammar::{
    self, BLANK, Cursor, Names, PARAM_END, SLIP_PARAM_VALUE, SLIP_RECEIVED_BRACKETS, TOKEN, behind, is, may_stand_in,
    run,
};

/// The parameter at the start of `rest` and what follows it, if it is written plainly: `;name` or
/// `;name=token`, without white space, and another parameter, another value or nothing behind it.
#[inline]
pub(in crate::header) fn plain(rest: &[u8]) -> Option<(Param<'_>, &[u8])> {
    plain_by(rest, behind::<TOKEN>)
}

/// The same, where `behind` finds the end of a token.
#[inline(always)]
fn plain_by<'a>(rest: &'a [u8], behind: impl Fn(&'a [u8]) -> &'a [u8]) -> Option<(Param<'a>, &'a [u8])> {
    let named = rest.strip_prefix(b";")?;
    let after = behind(named);
    let name = before(named, after)?;
    let (value, next) = match after {
        [b'=', valued @ ..] => {
            let next = behind(valued);
            (Some(before(valued, next)?), next)
        }
        _ => (None, after),
    };
    matches!(next, [] | [b';' | b',', ..]).then_some((Param { name, value }, next))
}

/// What stands before `rest`, the end of `all`; `None` if that is nothing.
#[inline]
fn before<'a>(all: &'a [u8], rest: &[u8]) -> Option<&'a [u8]> {
    all.get(..all.len().wrapping_sub(rest.len())).filter(|before| !before.is_empty())
}

/// What follows the parameters at the start of `text` that are written plainly, up to a name that may have been there
/// already, or is `first`, that of a parameter before them.
#[inline]
pub(super) fn behind_plain<'a>(first: &[u8], text: &'a [u8], names: &mut Names) -> &'a [u8] {
    if text.first() == Some(&b';') { behind_some(first, text, names) } else { text }
}

#[inline(never)]
fn behind_some<'a>(first: &[u8], text: &'a [u8], names: &mut Names) -> &'a [u8] {
    let mut rest = text;
    while let Some((param, next)) = plain_by(rest, run::<TOKEN>)
        && (names.see(param.name) || !is_repeated(first, before(text, rest).unwrap_or_default(), param.name))
    {
        rest = next;
    }
    rest
}

/// Whether a parameter of this name may stand before it; the first one stands there without a semicolon.
#[cold]
fn is_repeated(first: &[u8], before: &[u8], name: &[u8]) -> bool {
    first.eq_ignore_ascii_case(name) || may_stand_in(before, name)
}

/// One `generic-param`; the semicolon has been read.
pub(super) fn read_param<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a [u8], Option<&'a [u8]>), ParseError> {
    let name = cursor.take::<TOKEN>();
    if name.is_empty() {
        return Err(cursor.error(&PARAM));
    }
    let name_end = cursor.at();
    if cursor.peek().is_some_and(|octet| is(octet, BLANK) || octet == b'\r' || octet == b'\n') {
        cursor.sws();
    }
    if !cursor.eat(b'=') {
        // White space after the name belongs to what follows.
        cursor.go_to(name_end);
        return Ok((name, None));
    }
    cursor.sws();
    let start = cursor.at();
    cursor.take::<TOKEN>();
    match cursor.peek() {
        Some(b'"') if cursor.at() == start => {
            cursor.quoted(&PARAM)?;
        }
        Some(octet) if !is(octet, PARAM_END) => {
            read_loose_value(cursor, name)?;
        }
        _ if cursor.at() == start => return Err(cursor.error(&PARAM)),
        _ => {}
    }
    Ok((name, Some(cursor.since(start))))
}

/// The rest of a value that is no token: a host with colons and brackets, or something the grammar forbids.
#[cold]
fn read_loose_value(cursor: &mut Cursor<'_>, name: &[u8]) -> Result<(), ParseError> {
    let bracketed = cursor.peek() == Some(b'[');
    let mut host = true;
    while let Some(octet) = cursor.peek() {
        if is(octet, PARAM_END) {
            break;
        }
        if is(octet, grammar::CONTROL) {
            return Err(cursor.error(&PARAM));
        }
        host &= is(octet, grammar::HEX) || b"[]:.".contains(&octet);
        cursor.skip(1);
    }
    if !host {
        cursor.slip(SLIP_PARAM_VALUE);
    } else if bracketed && name.eq_ignore_ascii_case(b"received") {
        cursor.slip(SLIP_RECEIVED_BRACKETS);
    }
    Ok(())
}

/// What [`Params::iter`](crate::Params::iter) gives.
#[derive(Clone, Debug)]
pub struct ParamIter<'a> {
    pub(super) first: Option<Param<'a>>,
    pub(super) rest: &'a [u8],
}

impl<'a> Iterator for ParamIter<'a> {
    type Item = Param<'a>;

    #[inline]
    fn next(&mut self) -> Option<Param<'a>> {
        if let Some((param, next)) = plain(self.rest) {
            self.rest = next;
            return Some(param);
        }
        self.next_spaced()
    }
}

impl<'a> ParamIter<'a> {
    fn next_spaced(&mut self) -> Option<Param<'a>> {
        let mut cursor = Cursor::new(self.rest);
        cursor.sws();
        if !cursor.eat(b';') {
            return self.first.take();
        }
        cursor.sws();
        let (name, value) = read_param(&mut cursor).ok()?;
        self.rest = cursor.rest();
        Some(Param { name, value })
    }
}
