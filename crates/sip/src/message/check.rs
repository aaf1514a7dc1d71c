//! The full list of findings, on request: one walk over the fields with the grammar that each one's row names.

use alloc::vec::Vec;

use offhook_base::{ErrorKind, Finding, Level, Limits, ParseError, Rule};

use super::split::RawStart;
use super::{Field, Message, RawField, without_brackets};
use crate::finding::{FieldId, MessageFinding, MessageProblem, Repair, StrictError};
use crate::grammar::{CONTROL, Cursor, is};
use crate::header::{CSeq, Grammar, HeaderValue, NameAddr, Shape, Via, grammar_of, id};
use crate::method::Method;
use crate::scan::has;
use crate::uri::Uri;

static VALUE: Rule = Rule::new("header field value", "RFC 3261 §7.3");
static CONTENT_LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §20.14");
static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");

impl<'a> Message<'a> {
    /// Everything in the message that breaks a rule, in the order of their places; nothing is allocated where there is
    /// nothing.
    ///
    /// ```
    /// use offhook_sip::Message;
    ///
    /// let bytes = b"INVITE sip:18012345678@10.11.56.68 SIP/2.0\r\nContent-Length: 12\r\n\r\nv=0\r\n";
    /// let message = Message::parse(bytes)?;
    /// let length = message.findings().into_iter().find(|finding| finding.offset() == 60).unwrap();
    /// assert_eq!(
    ///     length.to_string(),
    ///     "error: Content-Length at byte 60: 12 octets stated, 5 found (RFC 3261 §18.3)"
    /// );
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub fn findings(&self) -> Vec<MessageFinding> {
        self.walk(|facts, raw, is_first, value, found| facts.value(raw, is_first, value, found))
    }

    /// The same as [`Message::findings`], and every value on the way: all of a message in one walk.
    ///
    /// `visit` is given each value that can be read, typed by the grammar that the registry names for its field, in
    /// the order of the message. What can't be read is a finding.
    ///
    /// ```
    /// use offhook_sip::{HeaderValue, Message};
    ///
    /// let message = Message::parse(b"BYE sip:a@b SIP/2.0\r\nCSeq: 2 BYE\r\nRoute: <sip:p1;lr>, <sip:p2;lr>\r\n\r\n")?;
    /// let mut hosts = Vec::new();
    /// let findings = message.inspect(|field, value| {
    ///     if let HeaderValue::NameAddr(route) = value {
    ///         hosts.push(format!("{} {}", field.name(), route.uri().host_str().unwrap_or_default()));
    ///     }
    /// });
    /// assert_eq!(hosts, ["Route p1", "Route p2"]);
    /// assert_eq!(findings, message.findings());
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn inspect<'m>(&'m self, mut visit: impl FnMut(Field<'m>, &HeaderValue<'m>)) -> Vec<MessageFinding> {
        let bytes = self.all_bytes();
        self.walk(|facts, raw, is_first, value, found| {
            let field = Field::new(bytes, *raw);
            facts.typed(raw, is_first, value, found, |value| visit(field, value));
        })
    }

    /// Looks at the start line, at each field in turn by `look`, and at what fits together.
    #[inline]
    fn walk<'m>(
        &'m self,
        mut look: impl FnMut(&mut Facts<'m>, &RawField, bool, &'m [u8], &mut Found),
    ) -> Vec<MessageFinding> {
        let mut found = Found(Vec::new());
        start_line(self, &mut found);
        let mut facts = Facts::default();
        let bytes = self.all_bytes();
        let ends = self.raw_fields().iter().skip(1).map(|next| next.start as usize).chain([self.header_end()]);
        for (raw, end) in self.raw_fields().iter().zip(ends) {
            let offset = raw.value.start as usize;
            let value = bytes.get(offset..raw.value.end as usize).unwrap_or_default();
            let is_first = facts.see(raw.row);
            if !is_first && grammar_of(raw.row).1 == Shape::One {
                found.add(raw.start as usize, MessageProblem::Duplicate(FieldId(raw.row)));
            }
            look(&mut facts, raw, is_first, value, &mut found);
            if bytes.get(end.wrapping_sub(2)) != Some(&b'\r') {
                found.add(end.wrapping_sub(1), MessageProblem::LineEnd);
            }
        }
        facts.presence(self, &mut found);
        body(self, &facts, &mut found);
        found.0.sort_by_key(Finding::offset);
        found.0
    }

    /// Whether no finding is of level error, so that a strict receiver takes the message.
    #[must_use]
    pub fn is_strictly_valid(&self) -> bool {
        self.findings().iter().all(|finding| finding.level() != Level::Error)
    }

    /// The same as [`Message::parse_with`], but a message with a finding of level error is refused.
    ///
    /// # Errors
    ///
    /// What [`Message::parse_with`] refuses, or the first finding of level error.
    pub fn parse_strict(bytes: &'a [u8], limits: &Limits) -> Result<Self, StrictError> {
        let message = Self::parse_with(bytes, limits)?;
        match message.findings().into_iter().find(|finding| finding.level() == Level::Error) {
            Some(finding) => Err(StrictError::Finding(finding)),
            None => Ok(message),
        }
    }
}

struct Found(Vec<MessageFinding>);

impl Found {
    #[cold]
    fn add(&mut self, offset: usize, problem: MessageProblem) {
        self.0.push(Finding::new(offset, problem));
    }
}

fn start_line(message: &Message<'_>, found: &mut Found) {
    let bytes = message.all_bytes();
    let line = match *message.raw_start() {
        RawStart::Request { line, method, uri, version } => {
            let single = uri.start == method.end.wrapping_add(1)
                && version.start == uri.end.wrapping_add(1)
                && version.end == line.end;
            if !single {
                found.add(method.end as usize, MessageProblem::StartLineSpace);
            }
            let offset = uri.start as usize;
            request_uri(bytes.get(offset..uri.end as usize).unwrap_or_default(), offset, found);
            version_of(bytes.get(version.start as usize..version.end as usize), version.start, found);
            line
        }
        RawStart::Status { line, version, reason, .. } => {
            version_of(bytes.get(version.start as usize..version.end as usize), version.start, found);
            let phrase = bytes.get(reason.start as usize..reason.end as usize).unwrap_or_default();
            if bytes.get((reason.start as usize).wrapping_sub(1)) != Some(&b' ') {
                found.add(reason.start as usize, MessageProblem::ReasonSpace);
            }
            if !phrase.is_ascii() && core::str::from_utf8(phrase).is_err() {
                found.add(reason.start as usize, MessageProblem::Utf8(FieldId(0)));
            }
            if phrase.iter().any(|octet| is(*octet, CONTROL) || *octet == b'\r') {
                found.add(reason.start as usize, MessageProblem::Control(FieldId(0)));
            }
            line
        }
    };
    if bytes.get(line.end as usize) != Some(&b'\r') {
        found.add(line.end as usize, MessageProblem::LineEnd);
    }
}

fn request_uri(text: &[u8], offset: usize, found: &mut Found) {
    let (inner, skipped) = without_brackets(text);
    if skipped > 0 {
        found.add(offset, MessageProblem::RequestUriInBrackets);
    }
    let offset = offset.saturating_add(skipped);
    match Uri::parse_with_slips(inner) {
        Ok((uri, slips)) => {
            if !uri.headers().is_empty() {
                found.add(offset, MessageProblem::RequestUriHeaders);
            }
            for repair in Repair::of(slips) {
                found.add(offset, MessageProblem::Repaired { field: FieldId(0), repair });
            }
        }
        Err(error) => {
            let error = error.moved_by(offset);
            found.add(error.offset(), MessageProblem::RequestUri(error));
        }
    }
}

fn version_of(version: Option<&[u8]>, offset: u32, found: &mut Found) {
    if !version.is_some_and(|version| version.eq_ignore_ascii_case(b"SIP/2.0")) {
        found.add(offset as usize, MessageProblem::Version);
    }
}

/// What one walk over the fields notes for the rules that look at several of them.
#[derive(Debug, Default)]
struct Facts<'m> {
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
    length: Option<(u32, usize)>,
    has_two_lengths: bool,
}

impl<'m> Facts<'m> {
    fn has(&self, row: u8) -> bool {
        self.seen.get(usize::from(row >> 6)).is_some_and(|word| word & (1_u64 << (row & 63)) != 0)
    }

    /// Notes a field; whether it is the first one of its name. Names that are not registered are not told apart.
    #[inline]
    fn see(&mut self, row: u8) -> bool {
        let bit = 1_u64 << (row & 63);
        let Some(word) = self.seen.get_mut(usize::from(row >> 6)).filter(|_| row != 0) else { return true };
        let is_first = *word & bit == 0;
        *word |= bit;
        is_first
    }

    /// Reads one value, or the values of a list, and reports the first error and all repairs.
    #[inline]
    fn value(&mut self, raw: &RawField, is_first: bool, value: &'m [u8], found: &mut Found) {
        let (row, offset) = (raw.row, raw.value.start as usize);
        let (grammar, shape) = grammar_of(row);
        if grammar == Grammar::Text {
            return text(row, value, offset, found);
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
        finish(row, offset, cursor, result, found);
    }

    /// The same, where the values themselves are wanted too.
    #[inline]
    fn typed(
        &mut self,
        raw: &RawField,
        is_first: bool,
        value: &'m [u8],
        found: &mut Found,
        mut visit: impl FnMut(&HeaderValue<'m>),
    ) {
        let (row, offset) = (raw.row, raw.value.start as usize);
        let (grammar, shape) = grammar_of(row);
        if grammar == Grammar::Text {
            text(row, value, offset, found);
        }
        let mut cursor = Cursor::new(value);
        let mut is_first = is_first;
        let mut element = |cursor: &mut Cursor<'m>| {
            let start = cursor.at();
            // Looked at where it is: it is too large to be carried around.
            match &grammar.read(cursor) {
                Ok(value) => {
                    self.note(row, is_first, value, start, offset)?;
                    is_first = false;
                    visit(value);
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
        finish(row, offset, cursor, result, found);
    }

    /// Notes what a value that was read at `start` says for the rules that look at several fields.
    #[inline]
    fn note(
        &mut self,
        row: u8,
        is_first: bool,
        value: &HeaderValue<'m>,
        start: usize,
        offset: usize,
    ) -> Result<(), ParseError> {
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
            HeaderValue::Contact(contact) => contact.check_expires(start)?,
            HeaderValue::Number(stated) if row == id::CONTENT_LENGTH => {
                self.has_two_lengths |= !is_first;
                if is_first {
                    self.length = Some((*stated, offset));
                }
            }
            _ => {}
        }
        Ok(())
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
        self.has_two_lengths |= !is_first;
        let stated = cursor.number(0, u64::from(u32::MAX), &CONTENT_LENGTH)?;
        if is_first {
            self.length = u32::try_from(stated).ok().map(|stated| (stated, offset));
        }
        Ok(())
    }

    /// What has to be there, and fits together (RFC 3261 §8.1.1, §8.2.6).
    fn presence(&self, message: &Message<'_>, found: &mut Found) {
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
fn finish(row: u8, offset: usize, mut cursor: Cursor<'_>, result: Result<(), ParseError>, found: &mut Found) {
    let result = result.and_then(|()| {
        cursor.sws();
        cursor.end(&VALUE)
    });
    if cursor.slips() != 0 || result.is_err() {
        report(row, offset, &cursor, result, found);
    }
}

/// Reads an address; whether it has no tag.
#[inline]
fn untagged(cursor: &mut Cursor<'_>) -> Result<bool, ParseError> {
    NameAddr::check(cursor).map(|params| !params.has_tag())
}

/// Tells what was repaired in a value, and what could not be.
#[cold]
fn report(row: u8, offset: usize, cursor: &Cursor<'_>, result: Result<(), ParseError>, found: &mut Found) {
    let field = FieldId(row);
    for repair in Repair::of(cursor.slips()) {
        found.add(offset, MessageProblem::Repaired { field, repair });
    }
    if let Err(error) = result {
        let error = error.moved_by(offset);
        found.add(error.offset(), MessageProblem::Value { field, error });
    }
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

/// Free text, and fields whose grammar is not known.
fn text(row: u8, value: &[u8], offset: usize, found: &mut Found) {
    if has(value, |octet| !(b' '..0x7f).contains(&octet)) {
        odd_text(row, value, offset, found);
    }
}

#[cold]
fn odd_text(row: u8, value: &[u8], offset: usize, found: &mut Found) {
    for (i, octet) in value.iter().enumerate() {
        // An escaped octet in a quoted string may be a control character; the backslash says so.
        let escaped = i.checked_sub(1).and_then(|before| value.get(before)) == Some(&b'\\');
        let lone = *octet == b'\r' && value.get(i.wrapping_add(1)) != Some(&b'\n');
        if (is(*octet, CONTROL) && !escaped) || lone {
            found.add(offset.saturating_add(i), MessageProblem::Control(FieldId(row)));
            return;
        }
    }
    if let Err(error) = core::str::from_utf8(value) {
        found.add(offset.saturating_add(error.valid_up_to()), MessageProblem::Utf8(FieldId(row)));
    }
}

/// The body against Content-Length and Content-Type (RFC 3261 §18.3, §20.15).
fn body(message: &Message<'_>, facts: &Facts<'_>, found: &mut Found) {
    let octets = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let length = octets(message.body().len());
    if !message.surplus().is_empty() {
        let end = message.as_bytes().len();
        found.add(end, MessageProblem::Surplus { octets: octets(message.surplus().len()) });
    }
    if let Some((stated, offset)) = facts.length.filter(|_| !facts.has_two_lengths)
        && stated > length
    {
        found.add(offset, MessageProblem::BodyShort { stated: stated.into(), found: length });
    }
    if length > 0 && !facts.has(id::CONTENT_TYPE) {
        found.add(message.header_end(), MessageProblem::ContentTypeMissing);
    }
}
