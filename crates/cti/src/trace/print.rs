//! A message in the form of the printed flows.

use core::fmt;

use crate::{Field, FieldKind, Message, Value, Variable};

/// The printed form, on one line: names for codes that have one, `N/A` for nothing, variables behind their TotalBytes.
///
/// What was read from a trace is printed with the values as they stood there; passwords are hidden.
///
/// ```
/// use offhook_cti::{Field, Message, MessageType, Value};
///
/// let message = Message::new(MessageType::CALL_DATA_UPDATE_EVENT)
///     .with(Field::NUM_NAMED_VARIABLES, Value::Unsigned(1))
///     .with(Field::CALL_TYPE, Value::Unsigned(18))
///     .with_variable("BAResponse", "Accept");
/// assert_eq!(
///     message.to_string(),
///     "MsgType: CALL_DATA_UPDATE_EVENT NumNamedVariables: 1 CallType: CALLTYPE_RESERVATION \
///      ExpandedCallContext: <TotalBytes: 20> BAResponse: Accept"
/// );
/// ```
impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MsgType: {}", self.kind())?;
        let mut context = false;
        for entry in self.entries() {
            let field = entry.field();
            if field.canonical() == Field::EXPANDED_CALL_CONTEXT {
                context = true;
            }
            match entry.value() {
                Value::Variable(variable) => {
                    if !context {
                        context = true;
                        let total = self.variables().map(bytes).fold(0, usize::saturating_add);
                        write!(f, " ExpandedCallContext: <TotalBytes: {total}>")?;
                    }
                    write!(f, " {}", variable.name())?;
                    if let Some(index) = variable.index() {
                        write!(f, "[{index}]")?;
                    }
                    write!(f, ": {}", variable.value())?;
                }
                // A printed message is made to be looked at.
                _ if field.is_secret() => write!(f, " {field}: (hidden)")?,
                // Constants that the receiver does not check are not printed, as in the flows.
                _ if matches!(field, Field::RESERVED | Field::RESERVED_SLOT) => {}
                Value::Unsigned(number) => match (field.kind(), number) {
                    (FieldKind::Code(table), _) => match table.name(*number) {
                        Some(name) => write!(f, " {field}: {name}")?,
                        None => write!(f, " {field}: {number}")?,
                    },
                    (_, 0xffff_ffff) => write!(f, " {field}: N/A")?,
                    _ => write!(f, " {field}: {number}")?,
                },
                Value::Signed(number) => write!(f, " {field}: {number}")?,
                Value::Text(text) => write!(f, " {field}: {text}")?,
                Value::Bytes(bytes) => {
                    write!(f, " {field}: 0x")?;
                    for byte in bytes.iter() {
                        write!(f, "{byte:02x}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// 2 + name + 1 + value + 1.
fn bytes(variable: &Variable<'_>) -> usize {
    let index = usize::from(variable.index().is_some());
    variable.name().as_bytes().len().saturating_add(variable.value().as_bytes().len()).saturating_add(4 + index)
}
