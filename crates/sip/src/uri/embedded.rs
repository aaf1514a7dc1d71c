//! Typed access to what a URI asks the next request to have (RFC 3261 §19.1.1, §19.1.5).

use alloc::borrow::Cow;
use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::Uri;
use super::params::unescape;
use crate::grammar::Cursor;
use crate::header::{DialogId, FieldValue, Privacy, Reason};
use crate::method::Method;

static LIST: Rule = Rule::new("header field list", "RFC 3261 §7.3.1");

/// Most values of one kind that are taken out of a URI.
const MAX_VALUES: u32 = 64;

impl Uri<'_> {
    /// What follows the scheme and its colon, escapes undone once.
    #[must_use]
    pub fn opaque_decoded(&self) -> Cow<'_, [u8]> {
        unescape(self.opaque())
    }

    /// The method of the request that the URI asks for: of Refer-To, for example (RFC 3261 §19.1.1, RFC 3515 §2.1).
    #[must_use]
    pub fn method(&self) -> Option<Method<'_>> {
        self.params().get("method").and_then(|param| param.value()).map(Method::new)
    }

    /// The call that the request is to take the place of: Replaces in a Refer-To (RFC 3891 §4, RFC 5589 §7).
    ///
    /// An error's offset counts in the text without escapes.
    ///
    /// ```
    /// use offhook_sip::{NameAddr, Method};
    ///
    /// let to = NameAddr::parse(b"<sips:a8342043f@b.example.com;method=INVITE?Replaces=12345%40h.com%3Bfrom-tag%3D31%3Bto-tag%3D27>")?;
    /// let call = to.uri().replaces().unwrap()?;
    /// assert_eq!((call.call_id().as_str(), call.from_tag()), ("12345@h.com", Some("31")));
    /// assert_eq!(to.uri().method(), Some(Method::INVITE));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub fn replaces(&self) -> Option<Result<DialogId<'static>, ParseError>> {
        let text = self.headers().get("Replaces")?.value_decoded()?;
        Some(DialogId::parse(&text).map(DialogId::into_owned))
    }

    /// What the request is to keep private: Privacy in a History-Info entry (RFC 7044 §10.1).
    ///
    /// An error's offset counts in the text without escapes.
    #[must_use]
    pub fn privacy(&self) -> Option<Result<Privacy<'static>, ParseError>> {
        let text = self.headers().get("Privacy")?.value_decoded()?;
        Some(Privacy::parse(&text).map(Privacy::into_owned))
    }

    /// Why the request left this URI: the Reason values in a History-Info entry (RFC 7044 §10.2), in one header or
    /// many.
    ///
    /// # Errors
    ///
    /// The first that is no Reason value, or more than 64; the offset counts in the text without escapes.
    pub fn reasons(&self) -> Result<Vec<Reason<'static>>, ParseError> {
        let mut reasons = Vec::new();
        for header in self.headers().iter().filter(|header| header.is_named("Reason")) {
            let text = header.value_decoded().unwrap_or(Cow::Borrowed(b""));
            let mut cursor = Cursor::new(&text);
            loop {
                if reasons.len() >= MAX_VALUES as usize {
                    return Err(ParseError::new(&LIST, cursor.at(), ErrorKind::TooMany { max: MAX_VALUES }));
                }
                let start = cursor.at();
                let (reason, length) = Reason::parse_prefix(cursor.rest()).map_err(|error| error.moved_by(start))?;
                reasons.push(reason.into_owned());
                cursor.skip(length);
                if !cursor.eat(b',') {
                    break;
                }
            }
            cursor.end(&LIST)?;
        }
        Ok(reasons)
    }
}
