//! The walk over the fields: each value by the grammar that its row names, and what several fields say together.

use offhook_base::{ErrorKind, ParseError, Rule};

use super::check::text;
use super::found::Found;
use super::look;
use super::{Message, RawField};
use crate::finding::{FieldId, MessageProblem};
use crate::grammar::Cursor;
use crate::header::{CSeq, Grammar, HeaderValue, NameAddr, Shape, Via, grammar_of, id};
use crate::method::Method;

static VALUE: Rule = Rule::new("header field value", "RFC 3261 §7.3");
static CONTENT_LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §20.14");
static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");

/// What one walk over the fields notes for the rules that look at several of them.
#[derive(Debug, Default)]
pub(super) struct Facts<'m> {
    /// One bit for each row.
    seen: [u64; 4],
    /// Where the value of From stands, if it can be read and has no tag.
    from_without_tag: Option<usize>,
    to_without_tag: Option<usize>,
    /// Where the top Via stands, if it can be read and has no branch of its own.
    via_without_branch: Option<usize>,
    /// The method that CSeq names, and where the value stands.
    cseq: Option<(Method<'m>, usize)>,
    /// Octets that the first Content-Length states, and where it stands.
    pub(super) length: Option<(u32, usize)>,
    pub(super) has_two_lengths: bool,
}

impl<'m> Facts<'m> {
    pub(super) fn has(&self, row: u8) -> bool {
        self.seen.get(usize::from(row >> 6)).is_some_and(|word| word & (1_u64 << (row & 63)) != 0)
    }

    /// Notes a field; whether it is the first one of its name. Names that are not registered are not told apart.
    #[inline]
    pub(super) fn see(&mut self, row: u8) -> bool {
        let bit = 1_u64 << (row & 63);
        let Some(word) = self.seen.get_mut(usize::from(row >> 6)).filter(|_| row != 0) else { return true };
        let is_first = *word & bit == 0;
        *word |= bit;
        self.has_two_lengths |= !is_first && row == id::CONTENT_LENGTH;
        is_first
    }

    /// Reads one value, or the values of a list, and reports the first error and all repairs.
    #[inline]
    pub(super) fn value(&mut self, raw: &RawField, is_first: bool, value: &'m [u8], found: &mut Found) {
        let (row, offset) = (raw.row, raw.value.start as usize);
        let (grammar, shape) = grammar_of(row);
        if matches!(grammar, Grammar::Text | Grammar::Products) {
            text(row, value, offset, found);
            if grammar == Grammar::Text {
                return;
            }
        }
        let mut cursor = Cursor::new(value);
        let c = &mut cursor;
        let result = match row {
            id::FROM if is_first => untagged(c).map(|untagged| self.from_without_tag = untagged.then_some(offset)),
            id::TO if is_first => untagged(c).map(|untagged| self.to_without_tag = untagged.then_some(offset)),
            id::VIA if is_first => self.vias(c, offset, found),
            id::CSEQ if is_first => CSeq::read(c).map(|cseq| self.cseq = Some((cseq.into_method(), offset))),
            id::CONTENT_LENGTH => self.length(c, is_first, offset),
            _ => match shape {
                Shape::ListOrNone if value.is_empty() => Ok(()),
                Shape::List | Shape::ListOrNone => list(c, row, offset, found, |c| grammar.check(c)),
                Shape::One | Shape::Lines => grammar.check(c),
            },
        };
        finish(raw, value, cursor, result, found);
    }

    /// The same, where the values themselves are wanted too.
    #[inline]
    pub(super) fn typed(
        &mut self,
        raw: &RawField,
        is_first: bool,
        value: &'m [u8],
        found: &mut Found,
        mut visit: impl FnMut(&HeaderValue<'m>),
    ) {
        let (row, offset) = (raw.row, raw.value.start as usize);
        let (grammar, shape) = grammar_of(row);
        if matches!(grammar, Grammar::Text | Grammar::Products) {
            text(row, value, offset, found);
        }
        let mut cursor = Cursor::new(value);
        let mut is_first = is_first;
        let mut element = |cursor: &mut Cursor<'m>| {
            // Looked at where it is: it is too large to be carried around.
            match &grammar.read(cursor) {
                Ok(value) => {
                    visit(value);
                    self.note(row, is_first, value, offset);
                    is_first = false;
                    Ok(())
                }
                Err(error) => Err(*error),
            }
        };
        let result = match shape {
            Shape::ListOrNone if value.is_empty() => Ok(()),
            Shape::List | Shape::ListOrNone => list(&mut cursor, row, offset, found, element),
            Shape::One | Shape::Lines => element(&mut cursor),
        };
        finish(raw, value, cursor, result, found);
    }

    /// Notes what a value says for the rules that look at several fields.
    #[inline]
    fn note(&mut self, row: u8, is_first: bool, value: &HeaderValue<'m>, offset: usize) {
        match value {
            HeaderValue::NameAddr(address) if is_first && row == id::FROM => {
                self.from_without_tag = (!address.params().has_tag()).then_some(offset);
            }
            HeaderValue::NameAddr(address) if is_first && row == id::TO => {
                self.to_without_tag = (!address.params().has_tag()).then_some(offset);
            }
            HeaderValue::Via(via) if is_first => {
                self.via_without_branch = (!Via::is_own_branch_in(via.params())).then_some(offset)
            }
            HeaderValue::CSeq(cseq) if is_first => self.cseq = Some((cseq.method().clone(), offset)),
            HeaderValue::Number(stated) if is_first && row == id::CONTENT_LENGTH => {
                self.length = Some((*stated, offset));
            }
            _ => {}
        }
    }

    fn vias(&mut self, cursor: &mut Cursor<'m>, offset: usize, found: &mut Found) -> Result<(), ParseError> {
        let mut is_top = true;
        list(cursor, id::VIA, offset, found, |cursor| {
            let params = Via::check(cursor)?;
            if is_top && !Via::is_own_branch_in(&params) {
                self.via_without_branch = Some(offset);
            }
            is_top = false;
            Ok(())
        })
    }

    fn length(&mut self, cursor: &mut Cursor<'m>, is_first: bool, offset: usize) -> Result<(), ParseError> {
        let stated = cursor.number(0, u64::from(u32::MAX), &CONTENT_LENGTH)?;
        if is_first {
            self.length = u32::try_from(stated).ok().map(|stated| (stated, offset));
        }
        Ok(())
    }

    /// What has to be there, and fits together (RFC 3261 §8.1.1, §8.2.6).
    pub(super) fn presence(&self, message: &Message<'_>, found: &mut Found) {
        let end = message.header_end();
        let mut need = |row: u8| {
            if !self.has(row) {
                found.add(end, MessageProblem::Missing(FieldId(row)));
            }
        };
        for row in [id::VIA, id::FROM, id::TO, id::CALL_ID, id::CSEQ] {
            need(row);
        }
        let method = message.method();
        if let Some(method) = &method {
            need(id::MAX_FORWARDS);
            match method.as_str() {
                "INVITE" | "SUBSCRIBE" => need(id::CONTACT),
                "REFER" => {
                    need(id::CONTACT);
                    need(id::REFER_TO);
                }
                "PRACK" => need(id::RACK),
                _ => {}
            }
        }
        let mut tell = |place: Option<usize>, problem: MessageProblem| {
            if let Some(offset) = place {
                found.add(offset, problem);
            }
        };
        if let (Some(method), Some((named, offset))) = (&method, &self.cseq) {
            tell((method != named).then_some(*offset), MessageProblem::CSeqMethod);
        }
        tell(self.from_without_tag, MessageProblem::TagMissing(FieldId(id::FROM)));
        if message.status().is_some_and(|status| status.code() > 100) {
            tell(self.to_without_tag, MessageProblem::TagMissing(FieldId(id::TO)));
        }
        tell(self.via_without_branch, MessageProblem::BranchMissing);
    }
}

/// Sees to it that nothing follows a value, and tells what was wrong with it.
#[inline]
fn finish(raw: &RawField, value: &[u8], mut cursor: Cursor<'_>, result: Result<(), ParseError>, found: &mut Found) {
    let result = result.and_then(|()| {
        cursor.sws();
        cursor.end(&VALUE)
    });
    if cursor.slips() != 0 || result.is_err() {
        look::report(raw, value, cursor.slips(), result, found);
    }
}

/// Reads an address; whether it has no tag.
#[inline]
fn untagged(cursor: &mut Cursor<'_>) -> Result<bool, ParseError> {
    NameAddr::check(cursor).map(|params| !params.has_tag())
}

/// `element *( COMMA element )`: elements without content are told, and passed over.
#[inline]
fn list<'m>(
    cursor: &mut Cursor<'m>,
    row: u8,
    offset: usize,
    found: &mut Found,
    mut element: impl FnMut(&mut Cursor<'m>) -> Result<(), ParseError>,
) -> Result<(), ParseError> {
    let mut empty = None;
    let mut any = false;
    loop {
        cursor.sws();
        let at = cursor.at();
        if cursor.peek() == Some(b',') || (cursor.is_done() && any) {
            empty = empty.or(Some(at));
        } else {
            element(cursor)?;
            any = true;
            cursor.sws();
        }
        if !cursor.eat(b',') {
            break;
        }
    }
    if let Some(at) = empty {
        found.add(offset.saturating_add(at), MessageProblem::EmptyElement(FieldId(row)));
    }
    if any { Ok(()) } else { Err(ParseError::new(&LIST, cursor.at(), ErrorKind::Missing)) }
}
