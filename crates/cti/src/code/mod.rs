//! Enumerations, and how a printed trace spells them.

mod agent;
mod call;
mod cause;
mod device;
mod failure;
mod mask;
mod message_type;

pub use agent::{AgentMode, AgentState, AgentWorkMode, ForcedFlag, ReasonCode};
pub use call::{CallType, CalledPartyDisposition, LineType, LocalConnectionState};
pub use cause::EventCause;
pub use device::{ConnectionDeviceIdType, DeviceIdType, PeripheralType};
pub use failure::{ControlFailure, StatusCode};
pub use mask::{AgentServiceMask, AgentStateMask, CallEventMask, ServiceMask};
pub use message_type::MessageType;

use core::str::FromStr;

use offhook_base::Registry;

/// An enumeration of the protocol: a number on the wire, a name in a printed trace.
pub trait Code: Registry<Code: Into<u32> + TryFrom<u32> + FromStr> {
    /// What every name begins with and a trace may leave out: `AGENT_STATE_`.
    const PREFIX: &'static str;
    /// Names that some document uses beside those of the table.
    const ALIASES: &'static [(&'static str, Self)];
}

/// How a printed name stood for its code.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum NameForm {
    /// The name of the table.
    Exact,
    /// The name without the prefix that all names of the table share.
    Short,
    /// A number.
    Number,
    /// The name in other capitals.
    OtherCase,
    /// A name that another document or version uses.
    Alias,
    /// The beginning of a name, and of no other.
    CutShort,
}

/// A code read from text, and how.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ReadCode<C> {
    /// The code.
    pub code: C,
    /// How the text stood for it.
    pub form: NameForm,
}

/// Reads a printed name or number: the name itself, without its prefix, an alias, in any case, cut short.
///
/// `-1` is the largest number of the type, as the flows print it for NONE. Nothing is guessed: a beginning that fits
/// two names is none.
///
/// ```
/// use offhook_cti::{DeviceIdType, LocalConnectionState, NameForm, read_code};
///
/// let read = read_code::<LocalConnectionState>("LCS_ALERTIN").unwrap();
/// assert_eq!((read.code, read.form), (LocalConnectionState::ALERTING, NameForm::CutShort));
/// let read = read_code::<DeviceIdType>("DEVID_AGENT_DEVICE_IDENTIFIER").unwrap();
/// assert_eq!((read.code, read.form), (DeviceIdType::AGENT_DEVICE, NameForm::Alias));
/// assert_eq!(read_code::<LocalConnectionState>("LCS_N"), None); // NULL or NONE
/// ```
#[must_use]
pub fn read_code<C: Code>(text: &str) -> Option<ReadCode<C>> {
    read_number(text)
        .map(|code| ReadCode { code, form: NameForm::Number })
        .or_else(|| read_name(text, str::eq, NameForm::Exact, NameForm::Short))
        .or_else(|| read_name(text, str::eq_ignore_ascii_case, NameForm::OtherCase, NameForm::OtherCase))
        .or_else(|| read_cut_short(text))
}

fn read_number<C: Code>(text: &str) -> Option<C> {
    if text == "-1" {
        let widths = [u32::MAX, 0xffff, 0xff];
        return widths.into_iter().find_map(|max| C::Code::try_from(max).ok()).map(C::from_code);
    }
    // `from_str` also takes a plus sign, which no trace has.
    text.bytes().next().filter(u8::is_ascii_digit)?;
    text.parse().ok().map(C::from_code)
}

fn read_name<C: Code>(
    text: &str,
    same: fn(&str, &str) -> bool,
    whole: NameForm,
    short: NameForm,
) -> Option<ReadCode<C>> {
    let row = |form: NameForm, strip: bool| {
        C::ALL.iter().copied().find_map(move |code| {
            let name = code.name()?;
            let name = if strip { name.strip_prefix(C::PREFIX)? } else { name };
            same(name, text).then_some(ReadCode { code, form })
        })
    };
    let alias = |form: NameForm, strip: bool| {
        C::ALIASES.iter().copied().find_map(move |(name, code)| {
            let name = if strip { name.strip_prefix(C::PREFIX)? } else { name };
            same(name, text).then_some(ReadCode { code, form })
        })
    };
    row(whole, false)
        .or_else(|| row(short, true))
        .or_else(|| alias(NameForm::Alias, false))
        .or_else(|| alias(NameForm::Alias, true))
}

/// The one name that begins with `text`, if `text` is more than the prefix of them all.
fn read_cut_short<C: Code>(text: &str) -> Option<ReadCode<C>> {
    if text.len() <= C::PREFIX.len().max(2) {
        return None;
    }
    let mut found = None;
    for code in C::ALL.iter().copied() {
        if code.name().is_some_and(|name| name.starts_with(text)) {
            if found.is_some() {
                return None;
            }
            found = Some(ReadCode { code, form: NameForm::CutShort });
        }
    }
    found
}

macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident,)+) => {
        /// An enumeration, named by a field that holds one of its codes.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
        #[non_exhaustive]
        pub enum Table {
            $(#[doc = concat!("[`", stringify!($table), "`](crate::", stringify!($table), ")")] $table,)+
        }

        impl Table {
            /// The number of a printed name, the table's own name for it, and how it was read.
            #[must_use]
            pub fn read(self, text: &str) -> Option<(u32, Option<&'static str>, NameForm)> {
                match self {
                    $(Self::$table => read_code::<$table>(text)
                        .map(|read| (read.code.code().into(), read.code.name(), read.form)),)+
                }
            }

            /// The name of a number, if the table has one.
            ///
            /// ```
            /// use offhook_cti::Table;
            ///
            /// assert_eq!(Table::AgentState.name(4), Some("AGENT_STATE_TALKING"));
            /// ```
            #[must_use]
            pub fn name(self, number: u32) -> Option<&'static str> {
                match self {
                    $(Self::$table => <$table as Registry>::Code::try_from(number)
                        .ok()
                        .and_then(|code| $table::from_code(code).name()),)+
                }
            }
        }
    };
}

tables! {
    AgentMode,
    AgentState,
    AgentWorkMode,
    CallType,
    CalledPartyDisposition,
    ConnectionDeviceIdType,
    ControlFailure,
    DeviceIdType,
    EventCause,
    ReasonCode,
    ForcedFlag,
    LineType,
    LocalConnectionState,
    PeripheralType,
    StatusCode,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_row_is_read_by_its_name_its_short_name_and_its_number() {
        for state in AgentState::ALL {
            let name = state.name().unwrap();
            assert_eq!(read_code(name), Some(ReadCode { code: *state, form: NameForm::Exact }));
            let short = name.strip_prefix("AGENT_STATE_").unwrap();
            assert_eq!(read_code(short), Some(ReadCode { code: *state, form: NameForm::Short }));
            let number = alloc::format!("{}", state.code());
            assert_eq!(read_code(&number), Some(ReadCode { code: *state, form: NameForm::Number }));
        }
    }

    #[test]
    fn none_is_printed_as_minus_one_and_as_65535() {
        assert_eq!(Table::DeviceIdType.read("-1"), Some((0xffff, Some("DEVID_NONE"), NameForm::Number)));
        assert_eq!(Table::DeviceIdType.read("65535"), Some((0xffff, Some("DEVID_NONE"), NameForm::Number)));
    }

    #[test]
    fn numbers_too_large_for_the_code_are_not_read() {
        assert_eq!(read_code::<AgentState>("65536"), None);
        assert_eq!(read_code::<AgentState>("+5"), None);
    }

    #[test]
    fn other_documents_names_are_aliases() {
        for (text, code) in [("READY", 3), ("WORK", 5), ("AGENT_STATE_READY", 3), ("AGENT_STATE_WORK", 5)] {
            let read = read_code::<AgentState>(text).unwrap();
            assert_eq!((read.code.code(), read.form), (code, NameForm::Alias), "{text}");
        }
    }
}
