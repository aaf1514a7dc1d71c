use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::{Parameter, each, fill, line};
use crate::text_value::text_value;

static RULE: Rule = Rule::new("G729", "RFC 4856 §2.1.9");

/// Parameters of G.729 (RFC 4856 §2.1.9).
///
/// ```
/// use offhook_sdp::{Fmtp, G729Parameters};
///
/// assert!(!Fmtp::parse(b"18 annexb=no")?.g729()?.has_annex_b());
/// assert!(G729Parameters::parse(b"")?.has_annex_b());
/// assert_eq!(G729Parameters::parse(b"annexb=maybe").unwrap_err().offset(), 7);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct G729Parameters<'a> {
    text: Cow<'a, str>,
    annex_b: Option<bool>,
}

impl<'a> G729Parameters<'a> {
    /// Reads the parameters of an `a=fmtp`; those that are not known are kept.
    ///
    /// # Errors
    ///
    /// If `annexb` is neither `yes` nor `no`, in any case.
    pub fn parse(parameters: &'a [u8]) -> Result<Self, ParseError> {
        let text = line(&RULE, parameters)?;
        let mut g729 = Self { text: Cow::Borrowed(text), annex_b: None };
        each(&RULE, text, |parameter| {
            fill!(parameter, { "annexb" => g729.annex_b, yes_or_no(parameter)?; });
            Ok(())
        })?;
        Ok(g729)
    }

    /// `annexb`: whether silence is compressed by Annex B; it is where nothing is said.
    #[must_use]
    pub fn has_annex_b(&self) -> bool {
        self.annex_b.unwrap_or(true)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> G729Parameters<'static> {
        G729Parameters { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

fn yes_or_no(parameter: Parameter<'_>) -> Result<bool, ParseError> {
    parameter.read(|cursor| {
        let word = cursor.token()?;
        if word.eq_ignore_ascii_case("yes") {
            Ok(true)
        } else if word.eq_ignore_ascii_case("no") {
            Ok(false)
        } else {
            Err(cursor.fault(0, ErrorKind::Unknown))
        }
    })
}

impl fmt::Display for G729Parameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

text_value!(G729Parameters);
