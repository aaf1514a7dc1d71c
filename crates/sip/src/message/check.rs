//! The full list of findings, on request: one walk over the fields with the grammar that each one's row names.

use alloc::vec::Vec;

use offhook_base::{ErrorKind, Finding, Level, Limits, ParseError, Rule};

use super::split::RawStart;
use super::{Message, without_brackets};
use crate::finding::{FieldId, MessageFinding, MessageProblem, Repair, StrictError};
use crate::grammar::{CONTROL, Cursor, is};
use crate::header::{CSeq, Grammar, NameAddr, Shape, Via, grammar_of, id};
use crate::uri::Uri;

static VALUE: Rule = Rule::new("header field value", "RFC 3261 §7.3");
static CONTENT_LENGTH: Rule = Rule::new("Content-Length", "RFC 3261 §20.14");
static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");

impl<'a> Message<'a> {
    /// Everything in the message that breaks a rule, in no particular order; nothing is allocated where there is
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
        let mut found = Found(Vec::new());
        start_line(self, &mut found);
        let mut seen = [0_u64; 4];
        let bytes = self.all_bytes();
        for (i, raw) in self.raw_fields().iter().enumerate() {
            let offset = raw.value.start as usize;
            let value = bytes.get(offset..raw.value.end as usize).unwrap_or_default();
            if raw.row != 0 {
                let bit = 1_u64 << (raw.row & 63);
                if let Some(word) = seen.get_mut(usize::from(raw.row >> 6)) {
                    if *word & bit != 0 && grammar_of(raw.row).1 == Shape::One {
                        found.add(raw.start as usize, MessageProblem::Duplicate(FieldId(raw.row)));
                    }
                    *word |= bit;
                }
            }
            value_of(raw.row, value, offset, &mut found);
            let next = self.raw_fields().get(i.wrapping_add(1)).map_or(self.header_end(), |next| next.start as usize);
            if bytes.get(next.wrapping_sub(2)) != Some(&b'\r') {
                found.add(next.wrapping_sub(1), MessageProblem::LineEnd);
            }
        }
        presence(self, &seen, &mut found);
        body(self, &mut found);
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

/// Reads one value, or the values of a list, and reports the first error and all repairs.
fn value_of(row: u8, value: &[u8], offset: usize, found: &mut Found) {
    let (grammar, shape) = grammar_of(row);
    if grammar == Grammar::Text {
        return text(row, value, offset, found);
    }
    let mut cursor = Cursor::new(value);
    let result = match shape {
        Shape::ListOrNone if value.is_empty() => Ok(()),
        Shape::List | Shape::ListOrNone => list(&mut cursor, row, offset, found, grammar),
        Shape::One | Shape::Lines => grammar.check(&mut cursor),
    };
    let result = result.and_then(|()| {
        cursor.sws();
        cursor.end(&VALUE)
    });
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
fn list(
    cursor: &mut Cursor<'_>,
    row: u8,
    offset: usize,
    found: &mut Found,
    grammar: Grammar,
) -> Result<(), ParseError> {
    let mut empty = None;
    let mut any = false;
    loop {
        cursor.sws();
        let at = cursor.at();
        if cursor.peek() == Some(b',') || (cursor.is_done() && any) {
            empty = empty.or(Some(at));
        } else {
            grammar.check(cursor)?;
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
    let mut ascii = true;
    for (i, octet) in value.iter().enumerate() {
        ascii &= octet.is_ascii();
        // An escaped octet in a quoted string may be a control character; the backslash says so.
        let escaped = i.checked_sub(1).and_then(|before| value.get(before)) == Some(&b'\\');
        let lone = *octet == b'\r' && value.get(i.wrapping_add(1)) != Some(&b'\n');
        if (is(*octet, CONTROL) && !escaped) || lone {
            found.add(offset.saturating_add(i), MessageProblem::Control(FieldId(row)));
            return;
        }
    }
    if !ascii && let Err(error) = core::str::from_utf8(value) {
        found.add(offset.saturating_add(error.valid_up_to()), MessageProblem::Utf8(FieldId(row)));
    }
}

/// What has to be there, and fits together (RFC 3261 §8.1.1, §8.2.6).
fn presence(message: &Message<'_>, seen: &[u64; 4], found: &mut Found) {
    let has = |row: u8| seen.get(usize::from(row >> 6)).is_some_and(|word| word & (1_u64 << (row & 63)) != 0);
    let end = message.header_end();
    for row in [id::VIA, id::FROM, id::TO, id::CALL_ID, id::CSEQ] {
        if !has(row) {
            found.add(end, MessageProblem::Missing(FieldId(row)));
        }
    }
    if let Some(method) = message.method() {
        let method = method.as_str();
        if !has(id::MAX_FORWARDS) {
            found.add(end, MessageProblem::Missing(FieldId(id::MAX_FORWARDS)));
        }
        let needed = match method {
            "INVITE" | "SUBSCRIBE" | "REFER" if !has(id::CONTACT) => Some(id::CONTACT),
            "PRACK" if !has(id::RACK) => Some(id::RACK),
            _ => None,
        };
        if let Some(row) = needed {
            found.add(end, MessageProblem::Missing(FieldId(row)));
        }
        if method == "REFER" && !has(id::REFER_TO) {
            found.add(end, MessageProblem::Missing(FieldId(id::REFER_TO)));
        }
        if let Some((value, offset)) = message.first_value(id::CSEQ)
            && CSeq::parse(value).is_ok_and(|cseq| cseq.method().as_str() != method)
        {
            found.add(offset, MessageProblem::CSeqMethod);
        }
    }
    tag(message, id::FROM, found);
    if message.status().is_some_and(|status| status.code() > 100) {
        tag(message, id::TO, found);
    }
    if let Some((value, offset)) = message.first_value(id::VIA) {
        let mut cursor = Cursor::new(value);
        if Via::read(&mut cursor).is_ok_and(|via| via.branch().is_none_or(|branch| branch == Via::MAGIC_COOKIE)) {
            found.add(offset, MessageProblem::BranchMissing);
        }
    }
}

fn tag(message: &Message<'_>, row: u8, found: &mut Found) {
    if let Some((value, offset)) = message.first_value(row)
        && NameAddr::parse(value).is_ok_and(|address| address.tag().is_none())
    {
        found.add(offset, MessageProblem::TagMissing(FieldId(row)));
    }
}

/// The body against Content-Length and Content-Type (RFC 3261 §18.3, §20.15).
fn body(message: &Message<'_>, found: &mut Found) {
    let length = message.body().len();
    let octets = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    if !message.surplus().is_empty() {
        let end = message.as_bytes().len();
        found.add(end, MessageProblem::Surplus { octets: octets(message.surplus().len()) });
    }
    if let Some((value, offset)) = message.first_value(id::CONTENT_LENGTH) {
        let mut cursor = Cursor::new(value);
        if let Ok(stated) = cursor.number(0, u64::from(u32::MAX), &CONTENT_LENGTH) {
            let found_octets = octets(length);
            let duplicated = message.raw_fields().iter().filter(|raw| raw.row == id::CONTENT_LENGTH).count() > 1;
            if stated > u64::from(found_octets) && !duplicated {
                found.add(offset, MessageProblem::BodyShort { stated, found: found_octets });
            }
        }
    }
    if length > 0 && message.first_value(id::CONTENT_TYPE).is_none() {
        found.add(message.header_end(), MessageProblem::ContentTypeMissing);
    }
}
