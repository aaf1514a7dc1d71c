use alloc::borrow::Cow;

use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use crate::grammar::Cursor;

static GEOLOCATION_ERROR: Rule = Rule::new("Geolocation-Error", "RFC 6442 §4.4");

offhook_base::registry! {
    /// Why a location was of no use, one to three digits (RFC 6442 §4.4; IANA SIP geolocation error codes).
    pub struct GeolocationErrorCode(u16) {
        /// 100 (RFC 6442).
        CANNOT_PROCESS = 100, "Cannot Process Location";
        /// 200 (RFC 6442).
        PERMISSION_TO_USE = 200, "Permission to Use Location Information";
        /// 201 (RFC 6442).
        PERMISSION_TO_RETRANSMIT = 201, "Permission to Retransmit Location Information to a Third Party";
        /// 202 (RFC 6442).
        PERMISSION_TO_ROUTE = 202, "Permission to Route Based on Location Information";
        /// 300 (RFC 6442).
        DEFERENCE_FAILURE = 300, "Deference Failure";
    }
}

/// Why a location was of no use: `1*3DIGIT *( SEMI geoloc-error-param )` (RFC 6442 §4.4).
///
/// ```
/// use offhook_sip::{GeolocationError, GeolocationErrorCode};
///
/// let error = GeolocationError::parse(b"200; code=\"Permission to Use Location Information\"")?;
/// assert_eq!(error.code(), GeolocationErrorCode::PERMISSION_TO_USE);
/// assert_eq!(error.text().as_deref(), Some(&b"Permission to Use Location Information"[..]));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GeolocationError<'a> {
    code: GeolocationErrorCode,
    params: Params<'a>,
}

impl<'a> GeolocationError<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, or a code of more than 999.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let code = cursor.number(0, 999, &GEOLOCATION_ERROR)?;
        let code = GeolocationErrorCode::from_code(u16::try_from(code).unwrap_or_default());
        Ok(Self { code, params: Params::read(cursor)? })
    }

    /// The code, 0 to 999.
    #[must_use]
    pub const fn code(&self) -> GeolocationErrorCode {
        self.code
    }

    /// The text for people, without its quotes: the parameter `code`.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'_, [u8]>> {
        self.params.get("code").and_then(|text| text.to_unquoted())
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> GeolocationError<'static> {
        GeolocationError { code: self.code, params: self.params.into_owned() }
    }
}

impl ToValue for GeolocationError<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        write_number(u64::from(self.code.code()), out);
        self.params.write(out);
    }
}

value_traits!(GeolocationError, GEOLOCATION_ERROR);
