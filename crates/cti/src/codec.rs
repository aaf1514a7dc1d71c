//! Bodies: from bytes to messages and back.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::framing::{Frame, HEADER_BYTES, MAX_MESSAGE_BYTES};
use crate::{
    Entry, Field, FieldKind, Layout, Message, MessageType, Place, Protocol, Tag, Text, Value, Variable, Width, WireType,
};

static FIXED_PART: Rule = Rule::new("fixed part", "GED-188, message tables");
static FLOATING_FIELD: Rule = Rule::new("floating field", "GED-188, floating fields");

/// Reads a message.
///
/// Fields that the layout does not explain, and bodies of types without one, stay in [`Message::rest`]; unknown tags and
/// fields whose length does not fit their type are kept as bytes. So [`encode`] gives the same bytes back.
///
/// OPEN_REQ is read in the version that it names itself.
///
/// # Errors
///
/// A body shorter than its fixed part, or a floating field that runs past its end. The offset counts from the header;
/// the next message of the stream is not affected.
///
/// ```
/// use offhook_cti::{Frame, MessageType, Protocol, decode};
/// # use offhook_cti::Field;
///
/// let heartbeat = decode(Frame::new(MessageType::HEARTBEAT_REQ, &[0, 0, 0, 7]), Protocol::uccx(17))?;
/// assert_eq!(heartbeat.number(Field::INVOKE_ID), Some(7));
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
pub fn decode(frame: Frame<'_>, protocol: Protocol) -> Result<Message<'_>, ParseError> {
    let body = frame.body();
    let mut message = Message::new(frame.kind());
    let Some(layout) = Layout::of(frame.kind(), protocol.dialect()) else {
        message.set_rest(body);
        return Ok(message);
    };
    let stated = body.get(4..).and_then(<[u8]>::first_chunk::<4>).map(|bytes| u32::from_be_bytes(*bytes));
    let protocol = own_protocol(frame.kind(), stated, protocol);
    let mut rest = body;
    for row in layout.fixed_in(protocol) {
        let Some((data, after)) = rest.split_at_checked(row.bytes()) else {
            return Err(ParseError::new(&FIXED_PART, HEADER_BYTES.saturating_add(body.len()), ErrorKind::End));
        };
        message.push(Entry::at(row.field, Place::Fixed, read_value(data, row.wire)));
        rest = after;
    }
    if !layout.has_floating_part() {
        message.set_rest(rest);
        return Ok(message);
    }
    while !rest.is_empty() {
        let at = || HEADER_BYTES.saturating_add(body.len().saturating_sub(rest.len()));
        let (tag, data, after) =
            read_floating(rest, protocol).ok_or(ParseError::new(&FLOATING_FIELD, at(), ErrorKind::End))?;
        let (field, wire) = layout.field(tag);
        message.push(Entry::at(field, Place::Floating(tag), read_value(data, wire)));
        rest = after;
    }
    Ok(message)
}

/// The version that OPEN_REQ names decides how OPEN_REQ itself is written.
fn own_protocol(kind: MessageType, stated: Option<u32>, protocol: Protocol) -> Protocol {
    match stated {
        Some(version) if kind == MessageType::OPEN_REQ => protocol.with_version(version),
        _ => protocol,
    }
}

fn read_floating(input: &[u8], protocol: Protocol) -> Option<(Tag, &[u8], &[u8])> {
    let widths = protocol.tag_width();
    let (tag, input) = read_width(input, widths.tag)?;
    let (length, input) = read_width(input, widths.length)?;
    let (data, rest) = input.split_at_checked(usize::from(length))?;
    Some((Tag::from_code(tag), data, rest))
}

fn read_width(input: &[u8], width: Width) -> Option<(u16, &[u8])> {
    match width {
        Width::One => input.split_first().map(|(byte, rest)| (u16::from(*byte), rest)),
        Width::Two => input.split_first_chunk::<2>().map(|(bytes, rest)| (u16::from_be_bytes(*bytes), rest)),
    }
}

/// A value of a type; bytes where they do not fit it.
fn read_value(data: &[u8], wire: WireType) -> Value<'_> {
    match wire {
        WireType::Text(_) => Value::Text(Text::wire(data)),
        WireType::NamedVariable => read_variable(data, None),
        WireType::NamedArray => match data.split_first() {
            Some((index, data_after)) => match read_variable(data_after, Some(*index)) {
                Value::Variable(variable) => Value::Variable(variable),
                _ => Value::Bytes(Cow::Borrowed(data)),
            },
            None => Value::Bytes(Cow::Borrowed(data)),
        },
        WireType::Uchar | WireType::Ushort | WireType::Bool | WireType::Uint | WireType::Time => {
            read_unsigned(data, wire).map_or(Value::Bytes(Cow::Borrowed(data)), Value::Unsigned)
        }
        WireType::Char | WireType::Short | WireType::Int => {
            read_signed(data, wire).map_or(Value::Bytes(Cow::Borrowed(data)), Value::Signed)
        }
        WireType::Bytes(_) => Value::Bytes(Cow::Borrowed(data)),
    }
}

fn read_unsigned(data: &[u8], wire: WireType) -> Option<u32> {
    let number = data.iter().fold(0u32, |number, byte| (number << 8) | u32::from(*byte));
    (wire.number_bytes() == Some(data.len())).then_some(number)
}

fn read_signed(data: &[u8], wire: WireType) -> Option<i32> {
    if wire.number_bytes() != Some(data.len()) {
        return None;
    }
    match data {
        [a] => Some(i32::from(i8::from_be_bytes([*a]))),
        [a, b] => Some(i32::from(i16::from_be_bytes([*a, *b]))),
        [a, b, c, d] => Some(i32::from_be_bytes([*a, *b, *c, *d])),
        _ => None,
    }
}

/// Name, zero byte, value with its zero byte.
fn read_variable(data: &[u8], index: Option<u8>) -> Value<'_> {
    let parts = memchr::memchr(0, data).and_then(|zero| Some((data.get(..zero)?, data.get(zero.checked_add(1)?..)?)));
    match (parts, index) {
        (Some((name, value)), None) => Value::Variable(Variable::new(Text::printed(name), Text::wire(value))),
        (Some((name, value)), Some(index)) => {
            Value::Variable(Variable::element(Text::printed(name), index, Text::wire(value)))
        }
        (None, _) => Value::Bytes(Cow::Borrowed(data)),
    }
}

/// Why a message can't be written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// The dialect has no public layout of the type, and the message has fields.
    #[error("no layout of {0} in this dialect")]
    NoLayout(MessageType),
    /// A field of the fixed part is not there.
    #[error("{0} is missing")]
    Missing(Field),
    /// A value that its type can't carry: a number too large, a text where a number belongs, data longer than the
    /// length field can say.
    #[error("{0} does not fit its type")]
    Unfit(Field),
    /// A field that the message has in neither part.
    #[error("{0} has no place in this message")]
    NoPlace(Field),
    /// Longer than [`MAX_MESSAGE_BYTES`].
    #[error("longer than {MAX_MESSAGE_BYTES} octets")]
    TooLong,
}

/// Writes a message with its header behind `out`; nothing is written on an error.
///
/// What was decoded is written as it was. In a message made by hand fields stand in any order under any spelling; texts
/// get their terminator, names of constants their numbers, reserved fields their constants.
///
/// # Errors
///
/// [`EncodeError`].
///
/// ```
/// use offhook_cti::{Field, Message, MessageType, Protocol, Value, encode};
///
/// let message = Message::new(MessageType::SET_CALL_DATA_CONF).with(Field::INVOKE_ID, Value::Unsigned(9));
/// let mut bytes = Vec::new();
/// encode(&message, Protocol::uccx(17), &mut bytes)?;
/// assert_eq!(bytes, [0, 0, 0, 4, 0, 0, 0, 27, 0, 0, 0, 9]);
/// # Ok::<(), offhook_cti::EncodeError>(())
/// ```
pub fn encode(message: &Message<'_>, protocol: Protocol, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    let mut body = Vec::new();
    write_body(message, protocol, &mut body)?;
    let length = u32::try_from(body.len()).map_err(|_| EncodeError::TooLong)?;
    if length.saturating_add(8) > MAX_MESSAGE_BYTES {
        return Err(EncodeError::TooLong);
    }
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&message.kind().code().to_be_bytes());
    out.extend_from_slice(&body);
    Ok(())
}

fn write_body(message: &Message<'_>, protocol: Protocol, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    let entries = message.entries();
    let Some(layout) = Layout::of(message.kind(), protocol.dialect()) else {
        if !entries.is_empty() {
            return Err(EncodeError::NoLayout(message.kind()));
        }
        out.extend_from_slice(message.rest());
        return Ok(());
    };
    let protocol = own_protocol(message.kind(), message.number(Field::VERSION_NUMBER), protocol);
    // What was decoded stands in order, reserved fields too; what was made by hand is looked up by its name.
    let mut decoded = entries.iter().filter(|entry| entry.place() == Place::Fixed).peekable();
    for row in layout.fixed_in(protocol) {
        let next = decoded.next_if(|entry| entry.field() == row.field);
        let entry = next.or_else(|| if row.constant.is_some() { None } else { message.entry(row.field) });
        match (entry, row.constant) {
            (Some(entry), _) => write_value(entry, row.wire, out)?,
            (None, Some(constant)) => write_number(row.field, constant, row.wire, out)?,
            (None, None) => return Err(EncodeError::Missing(row.field)),
        }
    }
    for entry in entries {
        let tag = match entry.place() {
            Place::Floating(tag) => tag,
            Place::Fixed => continue,
            Place::Printed if is_fixed(layout, protocol, entry.field()) => continue,
            // The head of the context stands in a trace only.
            Place::Printed if entry.field().canonical() == Field::EXPANDED_CALL_CONTEXT => continue,
            Place::Printed => layout.tag(entry.field()).ok_or(EncodeError::NoPlace(entry.field()))?,
        };
        write_floating(entry, tag, layout.field(tag).1, protocol, out)?;
    }
    out.extend_from_slice(message.rest());
    Ok(())
}

fn is_fixed(layout: &Layout, protocol: Protocol, field: Field) -> bool {
    layout.fixed_in(protocol).any(|row| row.field.canonical() == field.canonical())
}

fn write_floating(
    entry: &Entry<'_>,
    tag: Tag,
    wire: WireType,
    protocol: Protocol,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    let unfit = || EncodeError::Unfit(entry.field());
    let mut data = Vec::new();
    write_value(entry, wire, &mut data)?;
    let widths = protocol.tag_width();
    let length = u16::try_from(data.len()).map_err(|_| unfit())?;
    for (number, width) in [(tag.code(), widths.tag), (length, widths.length)] {
        if number > width.max() {
            return Err(unfit());
        }
        match width {
            Width::One => out.push(u8::try_from(number).map_err(|_| unfit())?),
            Width::Two => out.extend_from_slice(&number.to_be_bytes()),
        }
    }
    out.extend_from_slice(&data);
    Ok(())
}

fn write_value(entry: &Entry<'_>, wire: WireType, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    let field = entry.field();
    match (entry.value(), wire) {
        (Value::Unsigned(number), _) => write_number(field, *number, wire, out)?,
        (Value::Signed(number), _) => write_signed(field, *number, wire, out)?,
        (Value::Text(text), _) if wire.number_bytes().is_some() => {
            write_number(field, printed_number(field, text, wire).ok_or(EncodeError::Unfit(field))?, wire, out)?;
        }
        (Value::Text(text), WireType::Bytes(_)) => out.extend_from_slice(text.as_bytes()),
        (Value::Text(text), _) => out.extend(text.wire_bytes()),
        (Value::Bytes(bytes), _) => out.extend_from_slice(bytes),
        (Value::Variable(variable), WireType::NamedVariable | WireType::NamedArray) => {
            if variable.index().is_some() != (wire == WireType::NamedArray) {
                return Err(EncodeError::Unfit(field));
            }
            out.extend(variable.index());
            out.extend_from_slice(variable.name().as_bytes());
            out.push(0);
            out.extend(variable.value().wire_bytes());
        }
        (Value::Variable(_), _) => return Err(EncodeError::Unfit(field)),
    }
    Ok(())
}

/// The number of a printed value: a name, decimals, or none, which is the largest number of the type.
fn printed_number(field: Field, text: &Text<'_>, wire: WireType) -> Option<u32> {
    let text = text.to_str().ok()?;
    let none = match wire.number_bytes()? {
        1 => 0xff,
        2 => 0xffff,
        _ => u32::MAX,
    };
    match (text, field.kind()) {
        ("N/A" | "-1", _) => Some(none),
        (_, FieldKind::Code(table)) => table.read(text).map(|(number, ..)| number),
        _ => text.parse().ok(),
    }
}

fn write_number(field: Field, number: u32, wire: WireType, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    let unfit = |_| EncodeError::Unfit(field);
    match wire.number_bytes() {
        Some(1) => out.push(u8::try_from(number).map_err(unfit)?),
        Some(2) => out.extend_from_slice(&u16::try_from(number).map_err(unfit)?.to_be_bytes()),
        Some(_) => out.extend_from_slice(&number.to_be_bytes()),
        None => return Err(EncodeError::Unfit(field)),
    }
    Ok(())
}

fn write_signed(field: Field, number: i32, wire: WireType, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    let unfit = |_| EncodeError::Unfit(field);
    match wire.number_bytes() {
        Some(1) => out.extend_from_slice(&i8::try_from(number).map_err(unfit)?.to_be_bytes()),
        Some(2) => out.extend_from_slice(&i16::try_from(number).map_err(unfit)?.to_be_bytes()),
        Some(_) => out.extend_from_slice(&number.to_be_bytes()),
        None => return Err(EncodeError::Unfit(field)),
    }
    Ok(())
}
