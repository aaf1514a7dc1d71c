//! The full list of findings, on request: one walk over the fields with the grammar that each one's row names.

use offhook_base::{Finding, Level, Limits};

use super::facts::Facts;
use super::found::Found;
use super::look;
use super::split::{RawField, RawStart, agreed_length, span};
use super::{Field, Message, without_brackets};
use crate::finding::{FieldId, Findings, MessageFinding, MessageProblem, StrictError};
use crate::grammar::{CONTROL, is};
use crate::header::{HeaderValue, Shape, grammar_of, id};
use crate::scan::has;
use crate::uri::Uri;

impl<'a> Message<'a> {
    /// Findings that are listed one by one; at most one more says how many others there are. Something with more than
    /// that is no SIP, and should not fill the memory.
    pub const MAX_FINDINGS: usize = 127;

    /// Everything in the message that breaks a rule, in the order of their places. Nothing is allocated for 16 findings or
    /// less, but to tell many parameters of one value apart.
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
    pub fn findings(&self) -> Findings {
        self.inspect(|_, _| {})
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
    pub fn inspect<'m>(&'m self, mut visit: impl FnMut(Field<'m>, &HeaderValue<'m>)) -> Findings {
        let mut findings = Findings::default();
        let mut found = Found::new(&mut findings);
        start_line(self, &mut found);
        let mut facts = Facts::default();
        let bytes = self.all_bytes();
        let mut rest = self.raw_fields();
        while let [raw, next @ ..] = rest {
            rest = next;
            let offset = raw.value.start as usize;
            let value = bytes.get(offset..raw.value.end as usize).unwrap_or_default();
            let is_first = facts.see(raw.row);
            if !is_first && grammar_of(raw.row).1 == Shape::One {
                found.add(raw.start as usize, MessageProblem::Duplicate(FieldId(raw.row)));
                facts.has_two_lengths |= raw.row == id::CONTENT_LENGTH;
            }
            let field = Field::new(bytes, *raw);
            facts.typed(raw, is_first, value, &mut found, |value| visit(field, value));
            // A line that begins with white space would belong to the field.
            let end = next.first().map_or(self.header_end(), |next| next.start as usize);
            if bytes.get(end.wrapping_sub(2)) != Some(&b'\r') {
                found.add(end.wrapping_sub(1), MessageProblem::LineEnd);
            }
        }
        facts.presence(self, &mut found);
        body(self, &facts, &mut found);
        found.finish(bytes.len());
        findings
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

fn start_line(message: &Message<'_>, found: &mut Found<'_>) {
    let bytes = message.all_bytes();
    let line = match *message.raw_start() {
        RawStart::Request { line, method, uri, version } => {
            let is_space = |at: u32| bytes.get(at as usize) == Some(&b' ');
            let single = is_space(method.end)
                && is_space(uri.end)
                && uri.start == method.end.wrapping_add(1)
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
            status_code(bytes.get(..reason.start as usize).unwrap_or_default(), version.end as usize, found);
            let phrase = bytes.get(reason.start as usize..reason.end as usize).unwrap_or_default();
            if !phrase.is_ascii() && core::str::from_utf8(phrase).is_err() {
                found.add(reason.start as usize, MessageProblem::Utf8(FieldId::START_LINE));
            }
            if phrase.iter().any(|octet| is(*octet, CONTROL) || *octet == b'\r') {
                found.add(reason.start as usize, MessageProblem::Control(FieldId::START_LINE));
            }
            line
        }
    };
    if bytes.get(line.end as usize) != Some(&b'\r') {
        found.add(line.end as usize, MessageProblem::LineEnd);
    }
}

/// `SP 3DIGIT SP` from `at` to the end, which the reason phrase follows; that there is a number between 100 and 699 has
/// been seen already (RFC 3261 §7.2).
fn status_code(line: &[u8], at: usize, found: &mut Found<'_>) {
    let area = line.get(at..).unwrap_or_default();
    if matches!(area, [b' ', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b' ']) {
        return;
    }
    let code = at.saturating_add(area.len()).saturating_sub(area.trim_ascii_start().len());
    if code != at.saturating_add(1) || area.first() != Some(&b' ') {
        found.add(at, MessageProblem::StatusLineSpace);
    }
    if area.trim_ascii().len() != 3 {
        found.add(code, MessageProblem::StatusDigits);
    }
    if area.last() != Some(&b' ') {
        found.add(line.len(), MessageProblem::ReasonSpace);
    }
}

fn request_uri(text: &[u8], offset: usize, found: &mut Found<'_>) {
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
            if let Some(at) = uri.method_param() {
                found.add(offset.saturating_add(at), MessageProblem::RequestUriMethod);
            }
            if slips != 0 {
                look::request_uri(&uri, slips, offset, found);
            }
        }
        Err(error) => {
            let error = error.moved_by(offset);
            found.add(error.offset(), MessageProblem::RequestUri(error));
        }
    }
}

/// The first error of a Request-URI that is to stand at `offset`.
#[cold]
pub(crate) fn request_uri_fault(text: &[u8], offset: usize) -> Option<MessageFinding> {
    first_error(|found| request_uri(text, offset, found))
}

/// The first error of a value that is to stand in a field of this row; its place counts from the start of the value.
#[cold]
pub(crate) fn value_fault(row: u8, value: &[u8]) -> Option<MessageFinding> {
    let raw = RawField { start: 0, value: span(0, value.len()), name_length: 0, row };
    first_error(|found| Facts::default().typed(&raw, true, value, found, |_| ()))
}

/// The first error, by its place, that `look` finds.
fn first_error(look: impl FnOnce(&mut Found<'_>)) -> Option<MessageFinding> {
    let mut findings = Findings::default();
    look(&mut Found::new(&mut findings));
    findings.into_iter().filter(|finding| finding.level() == Level::Error).min_by_key(Finding::offset)
}

fn version_of(version: Option<&[u8]>, offset: u32, found: &mut Found<'_>) {
    if !version.is_some_and(|version| version.eq_ignore_ascii_case(b"SIP/2.0")) {
        found.add(offset as usize, MessageProblem::Version);
    }
}

/// Free text, and fields whose grammar is not known.
pub(super) fn text(row: u8, value: &[u8], offset: usize, found: &mut Found<'_>) {
    if has(value, |octet| !(b' '..0x7f).contains(&octet)) {
        odd_text(row, value, offset, found);
    }
}

#[cold]
fn odd_text(row: u8, value: &[u8], offset: usize, found: &mut Found<'_>) {
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
fn body(message: &Message<'_>, facts: &Facts<'_>, found: &mut Found<'_>) {
    let octets = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let length = octets(message.body().len());
    if !message.surplus().is_empty() {
        let end = message.as_bytes().len();
        found.add(end, MessageProblem::Surplus { octets: octets(message.surplus().len()) });
    }
    let agree = || agreed_length(message.all_bytes(), message.raw_fields()).is_some();
    if let Some((stated, offset)) = facts.length
        && stated > length
        && (!facts.has_two_lengths || agree())
    {
        found.add(offset, MessageProblem::BodyShort { stated: stated.into(), found: length });
    }
    if length > 0 && !facts.has(id::CONTENT_TYPE) {
        found.add(message.header_end(), MessageProblem::ContentTypeMissing);
    }
}
