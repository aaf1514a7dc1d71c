use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::{each, fill, line};
use crate::text_value::text_value;

static RULE: Rule = Rule::new("iLBC", "RFC 3952 §4.2");

/// Parameters of iLBC (RFC 3952 §4.2, §5).
///
/// ```
/// use offhook_sdp::{Fmtp, IlbcParameters};
///
/// assert_eq!(Fmtp::parse(b"97 mode=20")?.ilbc()?.mode_ms(), 20);
/// assert_eq!(IlbcParameters::parse(b"")?.mode_ms(), 30);
/// assert_eq!(IlbcParameters::parse(b"mode=25").unwrap_err().offset(), 5);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct IlbcParameters<'a> {
    text: Cow<'a, str>,
    mode_ms: Option<u32>,
}

impl<'a> IlbcParameters<'a> {
    /// Reads the parameters of an `a=fmtp`; those that are not known are kept.
    ///
    /// # Errors
    ///
    /// If `mode` is neither 20 nor 30.
    pub fn parse(parameters: &'a [u8]) -> Result<Self, ParseError> {
        let text = line(&RULE, parameters)?;
        let mut ilbc = Self { text: Cow::Borrowed(text), mode_ms: None };
        each(&RULE, text, |parameter| {
            fill!(parameter, {
                "mode" => ilbc.mode_ms, match parameter.number(20, 30)? {
                    mode @ (20 | 30) => mode,
                    _ => return Err(ParseError::new(&RULE, parameter.at, ErrorKind::Unknown)),
                };
            });
            Ok(())
        })?;
        Ok(ilbc)
    }

    /// `mode`: milliseconds of a frame, 20 (15.2 kbit/s) or 30 (13.33 kbit/s); 30 where nothing is said.
    #[must_use]
    pub fn mode_ms(&self) -> u32 {
        self.mode_ms.unwrap_or(30)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> IlbcParameters<'static> {
        IlbcParameters { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

impl fmt::Display for IlbcParameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

text_value!(IlbcParameters);
