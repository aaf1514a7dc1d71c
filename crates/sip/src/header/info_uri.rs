use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::Cursor;
use crate::uri::Uri;

static INFO: Rule = Rule::new("info", "RFC 3261 §20.9");

offhook_base::registry! {
    /// What a URI of Call-Info is for (RFC 3261 §20.9).
    pub token struct InfoPurpose {
        /// A picture (RFC 3261).
        ICON = "icon";
        /// A description (RFC 3261).
        INFO = "info";
        /// A business card (RFC 3261).
        CARD = "card";
        /// Where to ask for completion of the call (RFC 6910).
        CALL_COMPLETION = "call-completion";
    }
}

/// Where to find more: `LAQUOT absoluteURI RAQUOT *( SEMI generic-param )`.
///
/// The value of Alert-Info, Call-Info and Error-Info (RFC 3261 §20.4, §20.9, §20.18), and of Geolocation
/// (RFC 6442 §4.1).
///
/// ```
/// use offhook_sip::{InfoUri, InfoPurpose};
///
/// let icon = InfoUri::parse(b"<http://www.example.com/alice/photo.jpg> ;purpose=icon")?;
/// assert_eq!(icon.uri().as_str(), "http://www.example.com/alice/photo.jpg");
/// assert_eq!(icon.purpose(), Some(InfoPurpose::ICON));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InfoUri<'a> {
    uri: Uri<'a>,
    params: Params<'a>,
}

impl<'a> InfoUri<'a> {
    /// A URI without parameters.
    #[must_use]
    pub const fn new(uri: Uri<'a>) -> Self {
        Self { uri, params: Params::NONE }
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow; a URI without angle brackets.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        cursor.expect(b'<', &INFO)?;
        let uri = Uri::read(cursor, false)?;
        cursor.expect(b'>', &INFO)?;
        Ok(Self { uri, params: Params::read(cursor)? })
    }

    /// The URI.
    #[must_use]
    pub const fn uri(&self) -> &Uri<'a> {
        &self.uri
    }

    /// What a URI of Call-Info is for (RFC 3261 §20.9).
    #[must_use]
    pub fn purpose(&self) -> Option<InfoPurpose<'_>> {
        self.params.text("purpose").map(InfoPurpose::new)
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// The same with this parameter: in the place of one of the same name, or at the end (RFC 3261 §7.3.1).
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    pub fn with_param(mut self, name: &str, value: Option<&str>) -> Result<Self, ParseError> {
        self.params.set(name, value)?;
        Ok(self)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> InfoUri<'static> {
        InfoUri { uri: self.uri.into_owned(), params: self.params.into_owned() }
    }
}

impl ToValue for InfoUri<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.push(b'<');
        out.extend_from_slice(self.uri.as_str().as_bytes());
        out.push(b'>');
        self.params.write(out);
    }
}

value_traits!(InfoUri, INFO);
