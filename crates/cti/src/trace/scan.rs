//! Cuts a trace into prose, messages and fields. Nothing is copied: everything is a span of the input.

#![deny(clippy::arithmetic_side_effects)]

use alloc::vec::Vec;
use core::ops::Range;

use memchr::memmem;
use offhook_base::{ErrorKind, Limits, ParseError};

use super::problem::TRACE_SIZE;
use crate::{Field, Variable};

pub(super) const START: &[u8] = b"MsgType:";

/// Bytes of the input.
pub(super) type Span = Range<usize>;

/// What a name before a colon is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Label {
    Field(Field),
    Variable,
}

/// `Name:` and what follows it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) label: Label,
    pub(super) name: Span,
    /// After the colon, up to the next token, without white space around it.
    pub(super) value: Span,
    /// Whether the line break before the name is lost, so that it touches the value before.
    pub(super) glued: bool,
}

/// A message as it stands in the input.
#[derive(Clone, Debug, Default)]
pub(super) struct RawMessage {
    /// From `MsgType:` to the end of the last line that belongs to it.
    pub(super) span: Span,
    pub(super) name: Span,
    pub(super) name_colon: bool,
    pub(super) tokens: Vec<Token>,
    /// What did not fit; the message ends before it.
    pub(super) excess: Option<Excess>,
    context: Context,
}

/// The bound that a message exceeds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Excess {
    Bytes { max: u32 },
    Fields { max: u32 },
}

/// Where the scanner is in the expanded call context of a message.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    open: bool,
    announced: u32,
    seen: u32,
}

pub(super) fn scan(input: &[u8], limits: &Limits) -> Result<Vec<RawMessage>, ParseError> {
    if u32::try_from(input.len()).is_err() {
        return Err(ParseError::new(&TRACE_SIZE, 0, ErrorKind::TooLong { max: u32::MAX }));
    }
    let mut messages: Vec<RawMessage> = Vec::new();
    let mut current: Option<RawMessage> = None;
    let mut at = 0_usize;
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        let end = at.saturating_add(line.len());
        let mut from = at;
        // Each piece of a line begins at the line's start or at a `MsgType:`.
        while from < end {
            let piece = input.get(from..end).unwrap_or_default();
            let starts = piece.starts_with(START) && is_word_start(input, from);
            let next = next_start(input, from.saturating_add(usize::from(starts)), end);
            if starts {
                messages.extend(current.take());
                let mut message = RawMessage { span: from..from, ..RawMessage::default() };
                read(input, from.saturating_add(START.len())..next, &mut message, limits);
                message.extend(next, limits);
                current = Some(message);
            } else if let Some(message) = &mut current
                && !continues(input, from..next, message, limits)
            {
                messages.extend(current.take());
            }
            // What is beyond the limits is prose, up to the next `MsgType:`.
            messages.extend(current.take_if(|message| message.excess.is_some()));
            from = next;
        }
        at = end;
    }
    messages.extend(current);
    for message in &mut messages {
        close(input, message);
    }
    Ok(messages)
}

impl RawMessage {
    /// Where it has to end.
    fn limit(&self, limits: &Limits) -> usize {
        self.span.start.saturating_add(usize::try_from(limits.message_bytes()).unwrap_or(usize::MAX))
    }

    /// Takes everything up to `end`, if that fits.
    fn extend(&mut self, end: usize, limits: &Limits) {
        if self.excess.is_some() {
            return;
        }
        if end > self.limit(limits) {
            self.cut(end, limits, Excess::Bytes { max: limits.message_bytes() });
        } else {
            self.span.end = end;
        }
    }

    /// Ends it before `next`, and before the last field if its value is cut: half a value is a wrong value.
    fn cut(&mut self, next: usize, limits: &Limits, excess: Excess) {
        let limit = self.limit(limits);
        let mut end = next;
        while end > limit
            && let Some(last) = self.tokens.pop()
        {
            end = last.name.start;
        }
        self.span.end = end.min(limit);
        if self.name.end > self.span.end {
            self.name = self.span.end..self.span.end;
        }
        self.name_colon &= self.name.end < self.span.end;
        self.excess = Some(excess);
    }
}

/// Where the next `MsgType:` at or after `from` begins, or `end`.
fn next_start(input: &[u8], from: usize, end: usize) -> usize {
    let piece = input.get(from..end).unwrap_or_default();
    memmem::find_iter(piece, START)
        .map(|found| from.saturating_add(found))
        .find(|found| is_word_start(input, *found))
        .unwrap_or(end)
}

fn is_word_start(input: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| input.get(before)).is_none_or(|byte| !is_word(*byte))
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')
}

/// Takes a piece of a line into the message, unless it is a list dash, a sentence or part of one.
fn continues(input: &[u8], piece: Span, message: &mut RawMessage, limits: &Limits) -> bool {
    let text = input.get(piece.clone()).unwrap_or_default().trim_ascii();
    if text == b"-" {
        return false;
    }
    // A line break between `MsgType:` and the name: what follows is the name if it looks like one.
    let named = message.name.is_empty() && looks_like_a_name(text);
    if message.name.is_empty() && !named && !text.is_empty() {
        return false;
    }
    let fields = message.tokens.len();
    read(input, piece.clone(), message, limits);
    let belongs = text.is_empty() || named || message.tokens.len() > fields || message.excess.is_some();
    if belongs && !text.is_empty() {
        message.extend(piece.end, limits);
    }
    belongs
}

/// `CALL_CLEARED_EVENT`: capitals with a low line between them.
fn looks_like_a_name(text: &[u8]) -> bool {
    let end = text.iter().position(|byte| !is_word(*byte)).unwrap_or(text.len());
    let word = text.get(..end).unwrap_or_default();
    word.contains(&b'_') && word.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_')
}

/// Reads the name, if it is not there yet, and the fields of a piece of a line, as far as the limits allow.
fn read(input: &[u8], piece: Span, message: &mut RawMessage, limits: &Limits) {
    let max_fields = usize::try_from(limits.fields()).unwrap_or(usize::MAX);
    let mut from = piece.start;
    if message.name.is_empty() {
        while from < piece.end && input.get(from).is_some_and(u8::is_ascii_whitespace) {
            from = from.saturating_add(1);
        }
        let bytes = input.get(from..piece.end).unwrap_or_default();
        let length = bytes.iter().position(|byte| !is_word(*byte)).unwrap_or(bytes.len());
        message.name = from..from.saturating_add(length);
        from = message.name.end;
        message.name_colon = length > 0 && input.get(from) == Some(&b':') && from < piece.end;
        from = from.saturating_add(usize::from(message.name_colon));
    }
    let bytes = input.get(from..piece.end).unwrap_or_default();
    for colon in memchr::memchr_iter(b':', bytes).map(|found| from.saturating_add(found)) {
        let Some(token) = token(input, from, colon, piece.end, message) else { continue };
        if token.value.start > message.limit(limits) {
            return message.cut(token.name.start, limits, Excess::Bytes { max: limits.message_bytes() });
        }
        if message.tokens.len() >= max_fields {
            return message.cut(token.name.start, limits, Excess::Fields { max: limits.fields() });
        }
        take(input, token, message);
    }
}

/// The name that ends at a colon, if it is the name of a field or a variable.
fn token(input: &[u8], from: usize, colon: usize, end: usize, message: &RawMessage) -> Option<Token> {
    let start = word_before(input, from, colon);
    let name =
        input.get(start..colon).and_then(|name| core::str::from_utf8(name).ok()).filter(|name| !name.is_empty())?;
    if !at_word_boundary(input, from, start) {
        return None;
    }
    let after = colon.saturating_add(1);
    let token = |label, start, glued| Some(Token { label, name: start..colon, value: after..after, glued });
    let known = Field::from_name(name);
    if message.context.open && !known.is_some_and(ends_context) {
        let followed = after >= end || input.get(after).is_some_and(u8::is_ascii_whitespace);
        let wanted = message.context.seen < message.context.announced && followed;
        if is_variable_name(name) || (wanted && name.starts_with(|first: char| first.is_ascii_alphabetic())) {
            return token(Label::Variable, start, false);
        }
    }
    if let Some((field, start)) = glued(input, from, start, colon) {
        return token(Label::Field(field), start, true);
    }
    token(Label::Field(known?), start, false)
}

/// CustomerPhoneNumber and CustomerAccountNumber end the expanded call context, which has no end mark.
fn ends_context(field: Field) -> bool {
    matches!(field, Field::CUSTOMER_PHONE_NUMBER | Field::CUSTOMER_ACCOUNT_NUMBER)
}

/// Outbound variables begin with `BA`, the site's own hold a dot (`user.layout`).
fn is_variable_name(name: &str) -> bool {
    (name.starts_with("BA") || name.contains('.')) && name.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// Start of the word that ends at `end`; an index in brackets belongs to it.
fn word_before(input: &[u8], from: usize, end: usize) -> usize {
    let bytes = input.get(from..end).unwrap_or_default();
    // A word is never longer than a variable's data: so a line of colons costs no more than its length times that.
    let least = bytes.len().saturating_sub(Variable::MAX_BYTES);
    let is_name = |byte: &u8| is_word(*byte) || matches!(byte, b'[' | b']');
    let length = bytes.iter().skip(least).rev().take_while(|byte| is_name(byte)).count();
    end.saturating_sub(length)
}

fn at_word_boundary(input: &[u8], from: usize, start: usize) -> bool {
    start <= from || start.checked_sub(1).and_then(|before| input.get(before)).is_some_and(u8::is_ascii_whitespace)
}

/// A name that lost the line break before it, `AVAILABLEState Duration:` or `AVAILABLEStateDuration:`: the field, and
/// where its name begins.
fn glued(input: &[u8], from: usize, start: usize, colon: usize) -> Option<(Field, usize)> {
    let single = |start: usize| -> Option<(Field, usize)> {
        let word = input.get(start..colon)?;
        // The value before is all capitals; the name begins with the last of them before a small letter.
        let small = word.iter().position(u8::is_ascii_lowercase)?;
        let split = small.checked_sub(1).filter(|split| *split > 1)?;
        let (value, name) = word.split_at_checked(split)?;
        let capitals = value.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'_');
        let name: alloc::string::String = core::str::from_utf8(name).ok()?.split(' ').collect();
        let field = Field::from_name(&name)?;
        capitals.then_some((field, start.saturating_add(split)))
    };
    let word = core::str::from_utf8(input.get(start..colon)?).ok()?;
    if Field::from_name(word).is_none() {
        return single(start);
    }
    let before = start.checked_sub(1).filter(|space| *space > from && input.get(*space) == Some(&b' '))?;
    single(word_before(input, from, before))
}

fn take(input: &[u8], token: Token, message: &mut RawMessage) {
    match token.label {
        Label::Variable => message.context.seen = message.context.seen.saturating_add(1),
        Label::Field(field) if field.canonical() == Field::EXPANDED_CALL_CONTEXT => {
            let named = announced(input, message, Field::NUM_NAMED_VARIABLES);
            let arrays = announced(input, message, Field::NUM_NAMED_ARRAYS);
            message.context = Context { open: true, announced: named.saturating_add(arrays), seen: 0 };
        }
        Label::Field(_) => message.context.open = false,
    }
    message.tokens.push(token);
}

/// The count that the message printed before its expanded call context.
fn announced(input: &[u8], message: &RawMessage, field: Field) -> u32 {
    let has = |token: &&Token| matches!(token.label, Label::Field(found) if found.canonical() == field);
    let Some(token) = message.tokens.iter().find(has) else { return 0 };
    let text = input.get(token.value.start..).unwrap_or_default().trim_ascii_start();
    let digits = text.iter().take(9).take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |number: u32, digit| number.saturating_mul(10).saturating_add(u32::from(digit.saturating_sub(b'0'))))
}

/// Once the whole message is known, every value reaches to the next name.
fn close(input: &[u8], message: &mut RawMessage) {
    let mut end = message.span.end;
    for token in message.tokens.iter_mut().rev() {
        let value = input.get(token.value.start..end).unwrap_or_default();
        let leading = value.len().saturating_sub(value.trim_ascii_start().len());
        let length = value.trim_ascii().len();
        let start = if length == 0 { token.value.start } else { token.value.start.saturating_add(leading) };
        token.value = start..start.saturating_add(length);
        end = token.name.start;
    }
}
