//! The walk over the fields: each value by the grammar that its row names, and what several fields say together.

use offhook_base::{ErrorKind, ParseError, Rule};

use super::check::text;
use super::found::Found;
use super::look;
use super::typed::{LIST, unexpected};
use super::{Message, RawField};
use crate::finding::{FieldId, MessageProblem};
use crate::grammar::Cursor;
use crate::header::{Grammar, HeaderValue, Shape, Via, grammar_of, id};
use crate::method::Method;

static ANY_CONTACT: Rule = Rule::new("STAR", "RFC 3261 §10.2.2");
static ONE_CONTACT: Rule = Rule::new("Contact", "RFC 3261 §8.1.1.8");
static IDENTITY: Rule = Rule::new("identity", "RFC 3325 §9.1");

/// What one walk over the fields notes for the rules that look at several of them.
#[derive(Debug, Default)]
pub(super) struct Facts<'m> {
    /// Whether a field of each row was there.
    seen: Seen,
    /// Where the value of From stands, if it can be read and has no tag.
    from_without_tag: Option<usize>,
    to_without_tag: Option<usize>,
    /// Where the top Via stands, if it can be read and has no branch of its own.
    via_without_branch: Option<usize>,
    /// The method that CSeq names, and where the value stands.
    cseq: Option<(Method<'m>, usize)>,
    /// The value of Expires.
    expires: Option<u32>,
    /// Where a Contact `*` stands, and the second value of Contact.
    any_contact: Option<usize>,
    contacts: u32,
    second_contact: Option<usize>,
    /// Asserted and preferred identities, SIP addresses and others of each, and where the second one of a kind stands.
    identities: [[u32; 2]; 2],
    second_identity: Option<(u8, usize)>,
    /// Octets that the first Content-Length states, and where it stands.
    pub(super) length: Option<(u32, usize)>,
    pub(super) has_two_lengths: bool,
}

/// One place for each number that a row may have: to mark one costs less than to find its bit.
#[derive(Debug)]
struct Seen([bool; 256]);

impl Default for Seen {
    fn default() -> Self {
        Self([false; 256])
    }
}

impl<'m> Facts<'m> {
    pub(super) fn has(&self, row: u8) -> bool {
        self.seen.0.get(usize::from(row)).is_some_and(|seen| *seen)
    }

    /// Notes a field; whether it is the first one of its name. Names that are not registered are not told apart.
    #[inline]
    pub(super) fn see(&mut self, row: u8) -> bool {
        let Some(seen) = self.seen.0.get_mut(usize::from(row)) else { return true };
        let is_first = !*seen || row == 0;
        *seen = true;
        is_first
    }

    /// Reads one value, or the values of a list, gives them to `visit`, and reports the first error and all repairs.
    #[inline]
    pub(super) fn typed(
        &mut self,
        raw: &RawField,
        is_first: bool,
        value: &'m [u8],
        found: &mut Found<'_>,
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
            let start = cursor.at();
            // Looked at where it is: it is too large to be carried around.
            match &grammar.read(cursor) {
                Ok(value) => {
                    visit(value);
                    self.note(row, is_first, value, offset, start);
                    is_first = false;
                    Ok(())
                }
                Err(error) => Err(*error),
            }
        };
        let result = elements(&mut cursor, shape, row, offset, found, &mut element);
        finish(raw, value, shape, &mut cursor, result, found);
    }

    /// Notes what a value says for the rules that look at several fields; it begins at `start` in its field's value.
    #[inline(always)]
    fn note(&mut self, row: u8, is_first: bool, value: &HeaderValue<'m>, offset: usize, start: usize) {
        match row {
            id::FROM | id::TO | id::VIA | id::CSEQ | id::CONTENT_LENGTH | id::EXPIRES if is_first => {}
            id::CONTACT | id::P_ASSERTED_IDENTITY | id::P_PREFERRED_IDENTITY => {
                return self.note_any(row, value, offset.wrapping_add(start));
            }
            _ => return,
        }
        match value {
            HeaderValue::NameAddr(address) => {
                let untagged = (!address.params().has_tag()).then_some(offset);
                if row == id::FROM { self.from_without_tag = untagged } else { self.to_without_tag = untagged }
            }
            HeaderValue::Via(via) => self.via_without_branch = (!Via::is_own_branch_in(via.params())).then_some(offset),
            HeaderValue::CSeq(cseq) => self.cseq = Some((cseq.method().clone(), offset)),
            HeaderValue::Number(seconds) if row == id::EXPIRES => self.expires = Some(*seconds),
            HeaderValue::Number(stated) => self.length = Some((*stated, offset)),
            _ => {}
        }
    }

    /// The same of each value of a field, which begins at `offset` in the message.
    #[inline(never)]
    fn note_any(&mut self, row: u8, value: &HeaderValue<'m>, offset: usize) {
        match value {
            HeaderValue::Contact(contact) => {
                self.contacts = self.contacts.saturating_add(1);
                if self.contacts == 2 {
                    self.second_contact = Some(offset);
                }
                if contact.address().is_none() {
                    self.any_contact = self.any_contact.or(Some(offset));
                }
            }
            HeaderValue::NameAddr(address) => {
                let [asserted, preferred] = &mut self.identities;
                let [sip, other] = if row == id::P_ASSERTED_IDENTITY { asserted } else { preferred };
                let count = if address.uri().is_sip() { sip } else { other };
                *count = count.saturating_add(1);
                if *count == 2 {
                    self.second_identity = self.second_identity.or(Some((row, offset)));
                }
            }
            _ => {}
        }
    }

    /// What this message may not have, whatever it is elsewhere.
    fn misplaced(&self, message: &Message<'_>, found: &mut Found<'_>) {
        let method = message.method();
        let is = |known: &[Method<'_>]| method.as_ref().is_some_and(|method| known.contains(method));
        let mut tell = |row: u8, error: ParseError| {
            found.add(error.offset(), MessageProblem::Misplaced { field: FieldId(row), error });
        };
        // It takes all bindings away, and says so.
        let takes_all_away = is(&[Method::REGISTER]) && self.contacts == 1 && self.expires == Some(0);
        if let Some(offset) = self.any_contact.filter(|_| !takes_all_away) {
            tell(id::CONTACT, ParseError::new(&ANY_CONTACT, offset, ErrorKind::Byte(b'*')));
        }
        let of_one = [Method::INVITE, Method::SUBSCRIBE, Method::REFER, Method::UPDATE];
        if let Some(offset) = self.second_contact.filter(|_| is(&of_one)) {
            tell(id::CONTACT, ParseError::new(&ONE_CONTACT, offset, ErrorKind::TooMany { max: 1 }));
        }
        if let Some((row, offset)) = self.second_identity {
            tell(row, ParseError::new(&IDENTITY, offset, ErrorKind::TooMany { max: 1 }));
        }
    }

    /// What has to be there, and fits together (RFC 3261 §8.1.1, §8.2.6).
    pub(super) fn presence(&self, message: &Message<'_>, found: &mut Found<'_>) {
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
                "INVITE" | "UPDATE" => need(id::CONTACT),
                "SUBSCRIBE" => [id::CONTACT, id::EVENT].into_iter().for_each(&mut need),
                "NOTIFY" => [id::EVENT, id::SUBSCRIPTION_STATE].into_iter().for_each(&mut need),
                "PUBLISH" => need(id::EVENT),
                "REFER" => [id::CONTACT, id::REFER_TO].into_iter().for_each(&mut need),
                "PRACK" => need(id::RACK),
                _ => {}
            }
        }
        match message.status().map(|status| status.code()) {
            Some(401) => need(id::WWW_AUTHENTICATE),
            Some(405) => need(id::ALLOW),
            Some(407) => need(id::PROXY_AUTHENTICATE),
            Some(420) => need(id::UNSUPPORTED),
            Some(421) => need(id::REQUIRE),
            Some(422) => need(id::MIN_SE),
            Some(423) => need(id::MIN_EXPIRES),
            Some(494) => need(id::SECURITY_SERVER),
            _ => {}
        }
        self.misplaced(message, found);
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
fn finish(
    raw: &RawField,
    value: &[u8],
    shape: Shape,
    cursor: &mut Cursor<'_>,
    result: Result<(), ParseError>,
    found: &mut Found<'_>,
) {
    let result = result.and_then(|()| {
        cursor.sws();
        cursor.peek().map_or(Ok(()), |octet| Err(unexpected(shape, cursor.at(), octet)))
    });
    if cursor.slips() != 0 || result.is_err() {
        look::report(raw, value, cursor.slips(), result, found);
    }
}

/// Reads each element of a list, or the one value of a field that has no list.
#[inline(always)]
fn elements<'m>(
    cursor: &mut Cursor<'m>,
    shape: Shape,
    row: u8,
    offset: usize,
    found: &mut Found<'_>,
    mut element: impl FnMut(&mut Cursor<'m>) -> Result<(), ParseError>,
) -> Result<(), ParseError> {
    if shape == Shape::ListOrNone && cursor.is_done() {
        return Ok(());
    }
    let is_list = shape.is_list();
    let mut empty = None;
    let mut any = false;
    loop {
        if is_list {
            cursor.sws();
            let at = cursor.at();
            if cursor.peek() == Some(b',') || (cursor.is_done() && any) {
                empty = empty.or(Some(at));
                if cursor.eat(b',') {
                    continue;
                }
                break;
            }
        }
        element(cursor)?;
        any = true;
        if !is_list {
            return Ok(());
        }
        cursor.sws();
        if !cursor.eat(b',') {
            break;
        }
    }
    if let Some(at) = empty {
        found.add(offset.saturating_add(at), MessageProblem::EmptyElement(FieldId(row)));
    }
    if any { Ok(()) } else { Err(ParseError::new(&LIST, cursor.at(), ErrorKind::Missing)) }
}
