//! Parameters of formats, typed: what `a=fmtp` says of Opus, H.264, AMR, G.729 and iLBC.
//!
//! Each keeps the text as it was written, so that it prints without loss and parameters that are not known stay.

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::grammar::Cursor;

mod amr;
mod g729;
mod h264;
mod h264_profile;
mod ilbc;
mod opus;

pub use amr::{AmrBand, AmrParameters};
pub use g729::G729Parameters;
pub use h264::H264Parameters;
pub use h264_profile::{H264Level, H264Profile, H264ProfileLevel};
pub use ilbc::IlbcParameters;
pub use opus::OpusParameters;

/// One parameter: its name, its value, and where the value is; without `=` there is none, and it is missing there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter<'f> {
    rule: &'static Rule,
    pub(super) name: &'f str,
    value: Option<&'f str>,
    at: usize,
}

impl<'f> Parameter<'f> {
    pub(super) const fn text(self) -> Result<&'f str, ParseError> {
        match self.value {
            Some(value) => Ok(value),
            None => Err(ParseError::new(self.rule, self.at, ErrorKind::End)),
        }
    }

    /// Reads all of the value.
    pub(super) fn read<T>(self, read: impl FnOnce(&mut Cursor<'f>) -> Result<T, ParseError>) -> Result<T, ParseError> {
        let mut cursor = Cursor::new(self.rule, self.text()?.as_bytes());
        let value = read(&mut cursor).and_then(|value| cursor.end().map(|()| value));
        value.map_err(|error| error.moved_by(self.at))
    }

    pub(super) fn number(self, min: u32, max: u32) -> Result<u32, ParseError> {
        self.read(|cursor| cursor.number_u32(min, max))
    }

    /// `0` or `1`.
    pub(super) fn flag(self) -> Result<bool, ParseError> {
        self.number(0, 1).map(|number| number == 1)
    }
}

/// The parameters of a text such as `name=value;name; name=value`, each handed to `each`. Of two with one name the first counts, as in [`Fmtp::parameter`].
///
/// [`Fmtp::parameter`]: super::Fmtp::parameter
pub(super) fn each<'f>(
    rule: &'static Rule,
    text: &'f str,
    mut each: impl FnMut(Parameter<'f>) -> Result<(), ParseError>,
) -> Result<(), ParseError> {
    let mut start = 0usize;
    for part in text.split(';') {
        let end = start.saturating_add(part.len());
        let (name, value) = match part.split_once('=') {
            Some((name, value)) => (name.trim_ascii(), Some(value)),
            None => (part.trim_ascii(), None),
        };
        let at = match value {
            Some(value) => end
                .saturating_sub(value.len())
                .saturating_add(value.len().saturating_sub(value.trim_ascii_start().len())),
            None => end.saturating_sub(part.len().saturating_sub(part.trim_ascii_end().len())),
        };
        if !name.is_empty() {
            each(Parameter { rule, name, value: value.map(str::trim_ascii), at })?;
        }
        start = end.saturating_add(1);
    }
    Ok(())
}

/// The parameters as text: UTF-8, and in one line.
pub(super) fn line<'f>(rule: &'static Rule, parameters: &'f [u8]) -> Result<&'f str, ParseError> {
    crate::text_value::reject_line_ends(rule, parameters)?;
    core::str::from_utf8(parameters).map_err(|error| ParseError::new(rule, error.valid_up_to(), ErrorKind::Utf8))
}

/// Matches the name of a parameter without regard to case, and fills a field that is still empty.
macro_rules! fill {
    ($parameter:ident, { $($name:literal => $slot:expr, $read:expr;)+ }) => {
        $(if $parameter.name.eq_ignore_ascii_case($name) {
            let slot = &mut $slot;
            if slot.is_none() {
                *slot = Some($read);
            }
            return Ok(());
        })+
    };
}
pub(super) use fill;
