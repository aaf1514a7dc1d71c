use core::fmt;

use offhook_base::{Finding, Level, Problem, Rule};

use crate::{Field, NameForm, Table};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $source:literal;)+) => {
        $($(#[$doc])* pub(super) static $name: Rule = Rule::new($text, $source);)+
    };
}

rules! {
    TRACE_SIZE = "trace", "printed message flow";
    MESSAGE_SIZE = "message", "printed message flow";
    MESSAGE_NAME = "MsgType", "Unified CCX CTI Protocol Developer Guide, outbound call events";
    FIELD_NAME = "field name", "Unified CCX CTI Protocol Developer Guide, outbound call events";
    CODE_NAME = "constant", "Unified CCX CTI Protocol Developer Guide, tables of constants";
    NAMED_VARIABLES = "NamedVariable", "Unified CCX CTI Protocol Developer Guide, SET_CALL_DATA_REQ";
    TOTAL_BYTES = "TotalBytes", "Unified CCX CTI Protocol Developer Guide, outbound call events";
    CONNECTION = "ConnectionDeviceID", "GED-188, Connection identifiers";
    CALL = "ConnectionCallID", "GED-188, BEGIN_CALL_EVENT and END_CALL_EVENT";
    DEVICE = "device id", "GED-188, DeviceIDType values";
    NULL = "NULL constants", "Unified CCX CTI Protocol Developer Guide, special values";
    CAUSE = "EventCause", "GED-188, CALL_CLEARED_EVENT";
    MESSAGE_TABLE = "message table", "Unified CCX CTI Protocol Developer Guide, outbound call events";
}

/// One slip of a trace, and how it was read.
///
/// `Display` says both; it names numbers and the names of the tables, never text of the input.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(tag = "problem", rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum TraceProblem {
    /// No white space between `MsgType:` and the name; read as if there were.
    NoSpace,
    /// A colon behind the name of the message; read without it.
    NameColon,
    /// The name of the message is unknown; its fields are read all the same.
    UnknownMessage,
    /// Another spelling of a field; read as [`Field::canonical`].
    FieldSpelling {
        /// As printed.
        printed: Field,
    },
    /// The name of a field touches the value before it; split there.
    LostBreak {
        /// The field.
        field: Field,
    },
    /// A field stands more than once; the first is read, all are kept.
    Repeated {
        /// The field.
        field: Field,
    },
    /// A field that the message has in other places is not there; read as absent.
    Missing {
        /// The field.
        field: Field,
    },
    /// A constant in another form than the table's; read as that constant.
    Constant {
        /// The field.
        field: Field,
        /// The number it stands for.
        code: u32,
        /// The table.
        table: Table,
        /// How the text stood for it.
        form: NameForm,
    },
    /// A number where the trace prints names; read as the constant.
    NumberForName {
        /// The field.
        field: Field,
        /// The number.
        code: u32,
        /// The table.
        table: Table,
    },
    /// A name that the table does not have; kept as text.
    UnknownConstant {
        /// The field.
        field: Field,
    },
    /// A value that is not a number where one belongs; kept as text.
    NotANumber {
        /// The field.
        field: Field,
    },
    /// A value that is not UTF-8; kept as bytes.
    NotUtf8 {
        /// The field.
        field: Field,
    },
    /// `N/A`; read as absent.
    NotAvailable {
        /// The field.
        field: Field,
    },
    /// A required device id is blank; read as absent, the connection found by its call alone.
    BlankDevice,
    /// A device id that differs by one digit from that of the other messages of the call; kept, and the connection
    /// found by its call alone.
    DeviceDiffers {
        /// The call.
        call: u32,
    },
    /// A device id although its type says that there is none; kept as text.
    Filler {
        /// The ...DeviceID field.
        field: Field,
    },
    /// The device type says NONE, an earlier message of the call knew the device; that one stays.
    KnownBefore {
        /// The ...DeviceType field.
        field: Field,
    },
    /// The number of variables differs from what is announced; those that are there are read.
    VariableCount {
        /// As printed.
        stated: u32,
        /// As found.
        found: u32,
    },
    /// TotalBytes differs from the sum of the variables as they are printed; the variables are read as printed.
    TotalBytes {
        /// As printed.
        stated: u32,
        /// Sum of 2 + name + 1 + value + 1.
        found: u32,
    },
    /// The call id lacks a digit of the call that has just lost its connection; read as that call.
    DigitLost {
        /// As printed.
        printed: u32,
        /// The call.
        read_as: u32,
    },
    /// An event for a call that did not begin; read as a pending call, not renumbered.
    NotBegun {
        /// The call.
        call: u32,
        /// The open reservation leg, which is numbered one higher.
        leg: Option<u32>,
    },
    /// The end of a call that is not open and resembles none; read, and it ends nothing.
    Orphan {
        /// As printed.
        call: u32,
    },
    /// The call begins although it has begun; read as the same call.
    BegunTwice {
        /// The call.
        call: u32,
    },
    /// The input ends without the END_CALL_EVENT of a call; its end is assumed there.
    AssumedEnd {
        /// The call.
        call: u32,
    },
    /// More calls are open than are followed; this one is not.
    TooManyCalls {
        /// The call.
        call: u32,
    },
    /// An extended cause outside CALL_CLEARED_EVENT; read as it is.
    ExtendedCause,
    /// A message of more bytes than the limit; it ends before the first field that doesn't fit, the rest is prose.
    TooLong {
        /// Bytes at most.
        max: u32,
    },
    /// A message of more fields than the limit; it ends before the first one too many, the rest is prose.
    TooManyFields {
        /// Fields at most.
        max: u32,
    },
}

impl fmt::Display for TraceProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoSpace => f.write_str("no space before the name; read as if there were one"),
            Self::NameColon => f.write_str("a colon behind the name; read without it"),
            Self::UnknownMessage => f.write_str("unknown message; its fields are read all the same"),
            Self::FieldSpelling { printed } => write!(f, "read as {}", printed.canonical()),
            Self::LostBreak { .. } => f.write_str("touches the value before it; split there"),
            Self::Repeated { .. } => f.write_str("stands more than once; the first is read"),
            Self::Missing { .. } => f.write_str("missing; read as absent"),
            Self::Constant { code, table, form, .. } => {
                f.write_str(match form {
                    NameForm::CutShort => "name cut short; read as ",
                    NameForm::OtherCase => "name in other capitals; read as ",
                    _ => "another name; read as ",
                })?;
                constant(f, table, code)
            }
            Self::NumberForName { code, table, .. } => {
                write!(f, "number {code} among names; read as ")?;
                constant(f, table, code)
            }
            Self::UnknownConstant { .. } => f.write_str("unknown constant; kept as text"),
            Self::NotANumber { .. } => f.write_str("not a number; kept as text"),
            Self::NotUtf8 { .. } => f.write_str("not UTF-8; kept as bytes"),
            Self::NotAvailable { .. } => f.write_str("N/A; read as absent"),
            Self::BlankDevice => f.write_str("blank where it is required; read as absent, matched on the call id"),
            Self::DeviceDiffers { call } => {
                write!(f, "one digit off the other messages of call {call}; kept as printed, matched on the call id")
            }
            Self::Filler { .. } => f.write_str("a device id where the type says NONE; kept as text, read as none"),
            Self::KnownBefore { .. } => f.write_str("NONE, but known from an earlier message; that one stays"),
            Self::VariableCount { stated, found } => {
                write!(f, "{stated} variables stated, {found} found; read those found")
            }
            Self::TotalBytes { stated, found } => {
                write!(f, "{stated} stated, the variables as printed take {found}; values kept as printed")
            }
            Self::DigitLost { printed, read_as } => write!(f, "{printed} is not open; read as {read_as}, a digit lost"),
            Self::NotBegun { call, leg: Some(leg) } => {
                write!(f, "call {call} has not begun; kept pending beside its reservation leg {leg}")
            }
            Self::NotBegun { call, leg: None } => write!(f, "call {call} has not begun; kept pending"),
            Self::Orphan { call } => write!(f, "call {call} is not open; read as it is, it ends nothing"),
            Self::BegunTwice { call } => write!(f, "call {call} has begun before; read as the same call"),
            Self::AssumedEnd { call } => {
                write!(f, "no END_CALL_EVENT of call {call}; its end is assumed at the end of the input")
            }
            Self::TooManyCalls { call } => write!(f, "too many open calls; call {call} is not followed"),
            Self::TooLong { max } => write!(f, "more than {max} bytes; read up to here, the rest is kept as prose"),
            Self::TooManyFields { max } => {
                write!(f, "more than {max} fields; read up to here, the rest is kept as prose")
            }
            Self::ExtendedCause => f.write_str("an extended cause outside CALL_CLEARED_EVENT; read as it is"),
        }
    }
}

fn constant(f: &mut fmt::Formatter<'_>, table: Table, code: u32) -> fmt::Result {
    match table.name(code) {
        Some(name) => write!(f, "{name} ({code})"),
        None => write!(f, "{code}"),
    }
}

impl Problem for TraceProblem {
    fn level(&self) -> Level {
        match self {
            Self::NameColon
            | Self::UnknownMessage
            | Self::LostBreak { .. }
            | Self::Repeated { .. }
            | Self::Constant { form: NameForm::CutShort, .. }
            | Self::UnknownConstant { .. }
            | Self::NotANumber { .. }
            | Self::NotUtf8 { .. }
            | Self::DeviceDiffers { .. }
            | Self::VariableCount { .. }
            | Self::TotalBytes { .. }
            | Self::DigitLost { .. }
            | Self::Orphan { .. }
            | Self::BegunTwice { .. }
            | Self::TooManyCalls { .. }
            | Self::ExtendedCause
            | Self::TooLong { .. }
            | Self::TooManyFields { .. } => Level::Error,
            // What other documents print, what the server may send, and what an abridged trace leaves out.
            Self::NoSpace
            | Self::FieldSpelling { .. }
            | Self::Missing { .. }
            | Self::Constant { .. }
            | Self::NumberForName { .. }
            | Self::NotAvailable { .. }
            | Self::BlankDevice
            | Self::Filler { .. }
            | Self::KnownBefore { .. }
            | Self::NotBegun { .. }
            | Self::AssumedEnd { .. } => Level::Warning,
        }
    }

    fn field(&self) -> &'static str {
        match *self {
            Self::NoSpace
            | Self::NameColon
            | Self::UnknownMessage
            | Self::TooLong { .. }
            | Self::TooManyFields { .. } => "MsgType",
            Self::FieldSpelling { printed: field }
            | Self::LostBreak { field }
            | Self::Repeated { field }
            | Self::Missing { field }
            | Self::Constant { field, .. }
            | Self::NumberForName { field, .. }
            | Self::UnknownConstant { field }
            | Self::NotANumber { field }
            | Self::NotUtf8 { field }
            | Self::NotAvailable { field }
            | Self::Filler { field }
            | Self::KnownBefore { field } => field.name(),
            Self::BlankDevice | Self::DeviceDiffers { .. } => "ConnectionDeviceID",
            Self::VariableCount { .. } => "NumNamedVariables",
            Self::TotalBytes { .. } => "TotalBytes",
            Self::DigitLost { .. }
            | Self::NotBegun { .. }
            | Self::Orphan { .. }
            | Self::BegunTwice { .. }
            | Self::TooManyCalls { .. }
            | Self::AssumedEnd { .. } => "ConnectionCallID",
            Self::ExtendedCause => "EventCause",
        }
    }

    fn rule(&self) -> &'static Rule {
        match self {
            Self::NoSpace | Self::NameColon | Self::UnknownMessage => &MESSAGE_NAME,
            Self::FieldSpelling { .. } | Self::LostBreak { .. } | Self::NotUtf8 { .. } => &FIELD_NAME,
            Self::Repeated { .. } | Self::Missing { .. } | Self::NotANumber { .. } => &MESSAGE_TABLE,
            Self::Constant { .. } | Self::NumberForName { .. } | Self::UnknownConstant { .. } => &CODE_NAME,
            Self::NotAvailable { .. } => &NULL,
            Self::BlankDevice | Self::DeviceDiffers { .. } => &CONNECTION,
            Self::Filler { .. } | Self::KnownBefore { .. } => &DEVICE,
            Self::VariableCount { .. } => &NAMED_VARIABLES,
            Self::TotalBytes { .. } => &TOTAL_BYTES,
            Self::DigitLost { .. }
            | Self::NotBegun { .. }
            | Self::Orphan { .. }
            | Self::BegunTwice { .. }
            | Self::TooManyCalls { .. }
            | Self::AssumedEnd { .. } => &CALL,
            Self::ExtendedCause => &CAUSE,
            Self::TooLong { .. } | Self::TooManyFields { .. } => &MESSAGE_SIZE,
        }
    }
}

/// A slip and its place in the input.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TraceFinding {
    pub(super) finding: Finding<TraceProblem>,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) message: Option<usize>,
}

impl TraceFinding {
    /// The finding, with its offset in bytes from the start of the input.
    #[must_use]
    pub const fn finding(&self) -> &Finding<TraceProblem> {
        &self.finding
    }

    /// What was found, and how it was read.
    #[must_use]
    pub const fn problem(&self) -> &TraceProblem {
        self.finding.problem()
    }

    /// How much it weighs.
    #[must_use]
    pub fn level(&self) -> Level {
        self.finding.level()
    }

    /// The line, from 1.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// The column in bytes, from 1.
    #[must_use]
    pub const fn column(&self) -> u32 {
        self.column
    }

    /// The position of the message in [`Trace::messages`](super::Trace::messages); `None` at the end of the input.
    #[must_use]
    pub const fn message(&self) -> Option<usize> {
        self.message
    }
}

impl fmt::Display for TraceFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = self.problem();
        write!(f, "{}:{}: {}: {}: {problem}", self.line, self.column, problem.level(), problem.field())
    }
}
