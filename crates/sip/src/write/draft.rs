//! What all builders share: fields in a fixed order, checked once by our own parser.

use alloc::vec::Vec;

use offhook_base::{Level, Limits};

use super::BuildError;
use crate::finding::{FieldId, MessageFinding, MessageProblem};
use crate::grammar::{is_field_value, is_token};
use crate::header::write_number;
use crate::header::{FieldValue, HeaderName, MediaType, ToValue, UNKNOWN, id, name_of};
use crate::message::{Message, elements_start};

/// A message in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    start: Vec<u8>,
    fields: Vec<(HeaderName<'static>, Vec<u8>)>,
    body: Vec<u8>,
    error: Option<BuildError>,
}

/// How much of a message's shortcomings are the builder's own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Scope {
    /// All of it is new: nothing that a document asks for may be missing.
    New,
    /// Parts are copied from what the peer sent; its age is no reason to refuse.
    Derived,
    /// What names the transaction and the dialogue is copied as the peer sent it, whatever is wrong with it.
    Faulty,
}

impl Draft {
    pub(super) fn new(start: Vec<u8>) -> Self {
        Self { start, fields: Vec::new(), body: Vec::new(), error: None }
    }

    pub(super) fn failed(error: BuildError) -> Self {
        Self { error: Some(error), ..Self::new(Vec::new()) }
    }

    pub(super) fn set_start(&mut self, start: Vec<u8>) {
        self.start = start;
    }

    pub(super) fn fail(&mut self, error: BuildError) {
        self.error.get_or_insert(error);
    }

    /// Adds a field at the end of its group.
    pub(super) fn add(&mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) {
        self.add_octets(name, octets_of(value));
    }

    pub(super) fn add_octets(&mut self, name: &HeaderName<'_>, octets: Vec<u8>) {
        match checked(name, &octets) {
            Ok(()) => self.fields.push((name.clone().into_owned(), octets)),
            Err(error) => self.fail(error),
        }
    }

    /// The only field of this name.
    pub(super) fn set(&mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) {
        self.fields.retain(|(known, _)| known != name);
        self.add(name, value);
    }

    /// A field that the user adds; those that the builder writes itself are refused.
    pub(super) fn add_own(&mut self, name: &HeaderName<'_>, value: &(impl ToValue + ?Sized), reserved: &[u8]) {
        if reserved.contains(&name.row()) {
            self.fail(BuildError::Reserved(FieldId(name.row())));
        } else {
            self.add(name, value);
        }
    }

    pub(super) fn set_body(&mut self, media_type: &MediaType<'_>, body: &[u8]) {
        self.set(&HeaderName::CONTENT_TYPE, media_type);
        self.body = body.to_vec();
    }

    /// Copies all fields of a name, octet by octet.
    pub(super) fn copy(&mut self, from: &Message<'_>, name: &HeaderName<'_>) {
        for field in from.fields().filter(|field| field.name() == *name) {
            self.add_octets(name, field.value().to_vec());
        }
    }

    /// The same for what is wrong already.
    pub(super) fn copy_faulty(&mut self, from: &Message<'_>, name: &HeaderName<'_>) {
        for field in from.fields_named(name) {
            self.add_faulty(name, field.value());
        }
    }

    /// Adds a value as the peer sent it, but for what could be taken for the end of its line.
    pub(super) fn add_faulty(&mut self, name: &HeaderName<'_>, value: &[u8]) {
        let next = value.iter().skip(1).map(Some).chain([None]);
        let octets = value.iter().zip(next).map(|(octet, next)| match (octet, next) {
            (b'\r', next) if next != Some(&b'\n') => b' ',
            _ => *octet,
        });
        self.add_octets(name, octets.collect());
    }

    /// Whether a field of this name lists this token.
    pub(super) fn lists(&self, name: &HeaderName<'_>, token: &str) -> bool {
        let is_it = |element: &[u8]| element.trim_ascii().eq_ignore_ascii_case(token.as_bytes());
        let mut fields = self.fields.iter().filter(|(known, _)| known == name);
        fields.any(|(_, value)| value.split(|octet| *octet == b',').any(is_it))
    }

    /// The octets of the message, not checked: with all fields, or with those that are its own.
    fn print(&self, with_copied: bool) -> Vec<u8> {
        let is_printed = |name: &HeaderName<'_>| with_copied || !FAULTY.contains(&name.row());
        let mut order: Vec<&(HeaderName<'static>, Vec<u8>)> =
            self.fields.iter().filter(|(name, _)| is_printed(name)).collect();
        order.sort_by_key(|(name, _)| rank(name.row()));
        let fields: usize =
            self.fields.iter().map(|(name, value)| name.as_str().len().saturating_add(value.len())).sum();
        let size = fields.saturating_add(self.fields.len().saturating_mul(4)).saturating_add(self.start.len());
        let mut out = Vec::with_capacity(size.saturating_add(self.body.len()).saturating_add(32));
        out.extend_from_slice(&self.start);
        out.extend_from_slice(b"\r\n");
        for (name, value) in order {
            write_head(name.row(), name.as_str().as_bytes(), &mut out);
            out.extend_from_slice(value);
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(b"Content-Length: ");
        write_number(u64::try_from(self.body.len()).unwrap_or(u64::MAX), &mut out);
        out.extend_from_slice(b"\r\n\r\n");
        out.extend_from_slice(&self.body);
        out
    }

    /// Prints the message and reads it back: what breaks one of `rules`, or what our own parser finds fault with, is
    /// not written.
    pub(super) fn build(
        self,
        scope: Scope,
        rules: impl FnOnce(&Message<'_>) -> Result<(), BuildError>,
    ) -> Result<Message<'static>, BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let text = self.print(true);
        let mut limits = Limits::default();
        if scope == Scope::Faulty {
            // Names in full and line ends in full make more of what was within the limits.
            let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
            let fields = limits.fields().max(count(self.fields.len()).saturating_add(1));
            limits = limits.with_fields(fields).with_message_bytes(limits.message_bytes().max(count(text.len())));
        }
        let message = Message::from_vec(text, &limits)?;
        rules(&message)?;
        let mut findings = message.findings();
        let is_full = |finding: &MessageFinding| matches!(finding.problem(), MessageProblem::More { .. });
        if scope == Scope::Faulty && findings.iter().any(is_full) {
            // The faults of the peer leave no place for those of our own.
            findings = Message::from_vec(self.print(false), &limits)?.findings();
        }
        match findings.into_iter().find(|finding| is_refused(finding, scope)) {
            Some(finding) => Err(BuildError::Finding(finding)),
            None => Ok(message),
        }
    }
}

/// Fields that the response to a faulty request has as they are in the request.
const FAULTY: [u8; 5] = [id::VIA, id::FROM, id::TO, id::CALL_ID, id::CSEQ];

/// Whether a message is not written that has this finding.
fn is_refused(finding: &MessageFinding, scope: Scope) -> bool {
    let problem = finding.problem();
    if scope == Scope::Faulty {
        let is_copied = match problem {
            MessageProblem::Value { field, .. }
            | MessageProblem::Param { field, .. }
            | MessageProblem::Repaired { field, .. }
            | MessageProblem::EmptyElement(field)
            | MessageProblem::Control(field)
            | MessageProblem::Utf8(field)
            | MessageProblem::Missing(field)
            | MessageProblem::Duplicate(field)
            | MessageProblem::TagMissing(field) => FAULTY.contains(&field.0),
            MessageProblem::BranchMissing => true,
            _ => false,
        };
        return !is_copied && finding.level() == Level::Error;
    }
    let breaks_scope = match problem {
        MessageProblem::TagMissing(field) => scope == Scope::New || field.0 == id::TO,
        MessageProblem::Missing(_) | MessageProblem::BranchMissing => scope == Scope::New,
        MessageProblem::Misplaced { .. } => true,
        _ => false,
    };
    breaks_scope || finding.level() == Level::Error
}

/// Routing fields first, so that proxies find them early (RFC 3261 §7.3.1), what describes the body last.
fn rank(row: u8) -> u8 {
    const ORDER: [u8; 10] = [
        id::VIA,
        id::MAX_FORWARDS,
        id::ROUTE,
        id::RECORD_ROUTE,
        id::FROM,
        id::TO,
        id::CALL_ID,
        id::CSEQ,
        id::RACK,
        id::CONTACT,
    ];
    let place = ORDER.iter().position(|known| *known == row).and_then(|place| u8::try_from(place).ok());
    if row == id::CONTENT_TYPE { u8::MAX } else { place.unwrap_or(u8::MAX - 1) }
}

/// A value as it is written.
pub(super) fn octets_of(value: &(impl ToValue + ?Sized)) -> Vec<u8> {
    let mut octets = Vec::new();
    value.write_to(&mut octets);
    octets
}

/// A value as it is written, if it makes one header field with this name.
pub(crate) fn checked_value(name: &HeaderName<'_>, value: &(impl ToValue + ?Sized)) -> Result<Vec<u8>, BuildError> {
    let octets = octets_of(value);
    checked(name, &octets).map(|()| octets)
}

/// A value that makes one header field with this name, and no second one.
pub(super) fn checked(name: &HeaderName<'_>, octets: &[u8]) -> Result<(), BuildError> {
    if !name.is_known() && !is_token(name.as_str().as_bytes()) {
        Err(BuildError::Name)
    } else if !is_field_value(octets) {
        Err(BuildError::LineEnd(FieldId(name.row())))
    } else {
        Ok(())
    }
}

/// What stands before a value: the name of the row, or another one if that is 0.
pub(crate) fn write_head(row: u8, other: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(if row == UNKNOWN { other } else { name_of(row).as_bytes() });
    out.extend_from_slice(b": ");
}

/// The octets of the first value of a field that may hold several.
pub(super) fn first_of<'v, T: FieldValue<'v>>(value: &'v [u8]) -> Option<&'v [u8]> {
    let (_, length) = T::parse_prefix(value).ok()?;
    value.get(..length).map(<[u8]>::trim_ascii_end)
}

/// The octets of each value of a field; from the first one on that can't be read, all that is left.
pub(super) fn elements<'v, T: FieldValue<'v>>(value: &'v [u8]) -> impl Iterator<Item = &'v [u8]> {
    let mut rest = value;
    core::iter::from_fn(move || {
        rest = rest.get(elements_start(rest)..).filter(|rest| !rest.is_empty())?;
        let behind = first_of::<T>(rest).and_then(|first| rest.get(first.len()..));
        let behind = behind.filter(|behind| matches!(behind.trim_ascii_start(), [] | [b',', ..])).unwrap_or_default();
        let element = rest.get(..rest.len().saturating_sub(behind.len()));
        rest = behind;
        element
    })
}

/// The three parts of a start line.
pub(super) fn line(parts: [&[u8]; 3]) -> Vec<u8> {
    parts.join(&b' ')
}
