use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::{
    AmrBand, AmrParameters, G729Parameters, H264Parameters, IlbcParameters, OpusParameters, TelephoneEvents,
    attribute_value,
};
use crate::grammar::{Cursor, text};

static RULE: Rule = Rule::new("a=fmtp", "RFC 8866 §6.15");

/// Parameters of a format, in words that only the format knows: `a=fmtp` (RFC 8866 §6.15).
///
/// ```
/// use offhook_sdp::Fmtp;
///
/// let fmtp = Fmtp::parse(b"101 packetization-mode=1;profile-level-id=42e01f")?;
/// assert_eq!(fmtp.parameter("profile-level-id"), Some("42e01f"));
/// let keys = Fmtp::parse(b"97 0-15")?;
/// assert!(keys.telephone_events()?.contains(11));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Fmtp<'a> {
    format: Cow<'a, str>,
    parameters: Cow<'a, str>,
}

impl<'a> Fmtp<'a> {
    /// Reads the value of `a=fmtp`: a format of the `m=` line, a space, and parameters.
    ///
    /// # Errors
    ///
    /// Without parameters, or if they are not UTF-8.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let format = cursor.token()?;
        cursor.space()?;
        let start = cursor.offset();
        let parameters = cursor.rest().trim_ascii_end();
        if parameters.is_empty() {
            return Err(cursor.fault(start, ErrorKind::End));
        }
        if let Some(at) = parameters.iter().position(|byte| matches!(byte, 0 | b'\r' | b'\n')) {
            let kind = parameters.get(at).map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte));
            return Err(cursor.fault(start.saturating_add(at), kind));
        }
        let parameters = core::str::from_utf8(parameters).map_err(|_| cursor.fault(start, ErrorKind::Utf8))?;
        Ok(Self { format: Cow::Borrowed(format), parameters: Cow::Borrowed(parameters) })
    }

    /// Parameters for `a=fmtp` of a payload type.
    ///
    /// # Errors
    ///
    /// If they are empty, begin or end with white space, or hold what a line cannot hold.
    pub fn new(payload_type: crate::PayloadType, parameters: &'a str) -> Result<Self, ParseError> {
        let fault = |offset, kind| ParseError::new(&RULE, offset, kind);
        if let Some((at, byte)) = parameters.bytes().enumerate().find(|(_, byte)| matches!(byte, 0 | b'\r' | b'\n')) {
            return Err(fault(at, ErrorKind::Byte(byte)));
        }
        if parameters.is_empty() {
            return Err(fault(0, ErrorKind::End));
        }
        if parameters.trim_ascii().len() != parameters.len() {
            return Err(fault(0, ErrorKind::Byte(b' ')));
        }
        let format = alloc::string::ToString::to_string(&payload_type.code());
        Ok(Self { format: Cow::Owned(format), parameters: Cow::Borrowed(parameters) })
    }

    /// The format that the parameters belong to: for RTP a payload type.
    #[must_use]
    pub fn format(&self) -> &str {
        &self.format
    }

    /// The parameters as they were written.
    #[must_use]
    pub fn parameters(&self) -> &str {
        &self.parameters
    }

    /// The parameters of the usual form, `name=value;name;…`, in order.
    #[must_use]
    pub fn iter(&self) -> FmtpParameters<'_> {
        FmtpParameters::of(&self.parameters)
    }

    /// Value of the first parameter with this name, compared without regard to case (RFC 4855 §3).
    ///
    /// A parameter without a value is the empty text.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.unwrap_or_default())
    }

    /// The parameters of `telephone-event`: the events that are understood (RFC 4733 §2.4.1).
    ///
    /// # Errors
    ///
    /// If they are anything else.
    pub fn telephone_events(&self) -> Result<TelephoneEvents, ParseError> {
        TelephoneEvents::parse(self.parameters.as_bytes())
    }

    /// The parameters of `opus` (RFC 7587 §6.1).
    ///
    /// # Errors
    ///
    /// If one is out of range; the offset counts from the start of the parameters, here and below.
    pub fn opus(&self) -> Result<OpusParameters<'_>, ParseError> {
        OpusParameters::parse(self.parameters.as_bytes())
    }

    /// The parameters of `H264` (RFC 6184 §8.1).
    ///
    /// # Errors
    ///
    /// If one is out of range.
    pub fn h264(&self) -> Result<H264Parameters<'_>, ParseError> {
        H264Parameters::parse(self.parameters.as_bytes())
    }

    /// The parameters of `AMR` or `AMR-WB` (RFC 4867 §8.1, §8.2).
    ///
    /// # Errors
    ///
    /// If one is out of range.
    pub fn amr(&self, band: AmrBand) -> Result<AmrParameters<'_>, ParseError> {
        AmrParameters::parse(band, self.parameters.as_bytes())
    }

    /// The parameters of `G729` (RFC 4856 §2.1.9).
    ///
    /// # Errors
    ///
    /// If `annexb` is neither `yes` nor `no`.
    pub fn g729(&self) -> Result<G729Parameters<'_>, ParseError> {
        G729Parameters::parse(self.parameters.as_bytes())
    }

    /// The parameters of `iLBC` (RFC 3952 §4.2).
    ///
    /// # Errors
    ///
    /// If `mode` is neither 20 nor 30.
    pub fn ilbc(&self) -> Result<IlbcParameters<'_>, ParseError> {
        IlbcParameters::parse(self.parameters.as_bytes())
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Fmtp<'static> {
        Fmtp { format: Cow::Owned(self.format.into_owned()), parameters: Cow::Owned(self.parameters.into_owned()) }
    }
}

/// Parameters of an [`Fmtp`], each a name and what follows its `=`.
#[derive(Clone, Debug)]
pub struct FmtpParameters<'f> {
    rest: &'f [u8],
}

impl<'f> FmtpParameters<'f> {
    pub(crate) const fn of(parameters: &'f str) -> Self {
        Self { rest: parameters.as_bytes() }
    }
}

impl<'f> Iterator for FmtpParameters<'f> {
    type Item = (&'f str, Option<&'f str>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let end = self.rest.iter().position(|byte| *byte == b';').unwrap_or(self.rest.len());
            let part = self.rest.get(..end).unwrap_or_default().trim_ascii();
            self.rest = self.rest.get(end.saturating_add(1)..).unwrap_or_default();
            if part.is_empty() {
                continue;
            }
            let equals = part.iter().position(|byte| *byte == b'=');
            let (name, value) = match equals.and_then(|at| part.split_at_checked(at)) {
                Some((name, value)) => (name, value.get(1..)),
                None => (part, None),
            };
            return Some((text(name.trim_ascii()), value.map(|value| text(value.trim_ascii()))));
        }
        None
    }
}

impl<'f> IntoIterator for &'f Fmtp<'_> {
    type IntoIter = FmtpParameters<'f>;
    type Item = (&'f str, Option<&'f str>);

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Fmtp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.format, self.parameters)
    }
}

attribute_value!(Fmtp<'a>, "fmtp");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn parameters_are_needed() {
        let error = Fmtp::parse(b"0").unwrap_err();
        assert_eq!((error.offset(), error.kind()), (1, ErrorKind::End));
        assert_eq!(Fmtp::parse(b"0 ").unwrap_err().offset(), 2);
    }

    #[test]
    fn parameters_are_split_as_media_types_do() {
        let fmtp = Fmtp::parse(b"96 mode-set=0,2; octet-align ;; crc=1").unwrap();
        let parts: alloc::vec::Vec<_> = fmtp.iter().collect();
        assert_eq!(parts, [("mode-set", Some("0,2")), ("octet-align", None), ("crc", Some("1"))]);
        assert_eq!(fmtp.parameter("OCTET-ALIGN"), Some(""));
    }
}
