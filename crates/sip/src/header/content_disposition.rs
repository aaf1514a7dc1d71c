use alloc::borrow::Cow;

use offhook_base::{ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view;
use crate::grammar::Cursor;

static CONTENT_DISPOSITION: Rule = Rule::new("Content-Disposition", "RFC 3261 §20.11");

offhook_base::registry! {
    /// What a body is for (RFC 3261 §20.11, and the documents named).
    pub token struct DispositionType {
        /// Shown to the user; what a body is for that does not tell, unless it is a session description.
        RENDER = "render";
        /// Describes the session; what `application/sdp` is for.
        SESSION = "session";
        /// A picture of the caller.
        ICON = "icon";
        /// Sound or picture that announces the call.
        ALERT = "alert";
        /// Describes a session for early media only (RFC 3959).
        EARLY_SESSION = "early-session";
        /// Proves who the sender is (RFC 3893).
        AIB = "aib";
        /// Addresses that the request goes to (RFC 5363).
        RECIPIENT_LIST = "recipient-list";
        /// Addresses that the request went to (RFC 5364).
        RECIPIENT_LIST_HISTORY = "recipient-list-history";
        /// Used by what refers to it (RFC 5621).
        BY_REFERENCE = "by-reference";
        /// Belongs to an Info Package (RFC 6086).
        INFO_PACKAGE = "Info-Package";
        /// Metadata of a recording session (RFC 7866).
        RECORDING_SESSION = "recording-session";
        /// For the telephone network behind a gateway (RFC 3204).
        SIGNAL = "signal";
    }
}

/// What a body is for, and whether it has to be understood: `disp-type *( SEMI disp-param )` (RFC 3261 §20.11).
///
/// ```
/// use offhook_sip::{ContentDisposition, DispositionType};
///
/// let signal = ContentDisposition::parse(b"signal;handling=optional")?;
/// assert_eq!(signal.disposition_type(), DispositionType::SIGNAL);
/// assert!(!signal.is_required() && ContentDisposition::parse(b"session")?.is_required());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct ContentDisposition<'a> {
    disposition: Cow<'a, str>,
    params: Params<'a>,
}

impl<'a> ContentDisposition<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let disposition = cursor.token(&CONTENT_DISPOSITION)?;
        Ok(Self { disposition: Cow::Borrowed(disposition), params: Params::read(cursor)? })
    }

    /// What the body is for.
    #[must_use]
    pub fn disposition_type(&self) -> DispositionType<'_> {
        DispositionType::new(&self.disposition)
    }

    /// `optional`, `required`, or another word.
    #[must_use]
    pub fn handling(&self) -> Option<&str> {
        view::word(&self.params, "handling")
    }

    /// Whether a receiver that does not understand the body has to refuse the message with 415: unless
    /// `handling=optional` says otherwise.
    #[must_use]
    pub fn is_required(&self) -> bool {
        !self.handling().is_some_and(|handling| handling.eq_ignore_ascii_case("optional"))
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> ContentDisposition<'static> {
        ContentDisposition { disposition: Cow::Owned(self.disposition.into_owned()), params: self.params.into_owned() }
    }
}

impl PartialEq<ContentDisposition<'_>> for ContentDisposition<'_> {
    fn eq(&self, other: &ContentDisposition<'_>) -> bool {
        self.disposition_type() == other.disposition_type() && self.params == other.params
    }
}

impl ToValue for ContentDisposition<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.disposition.as_bytes());
        self.params.write(out);
    }
}

value_traits!(ContentDisposition, CONTENT_DISPOSITION);
