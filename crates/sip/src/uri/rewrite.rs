//! The same URI with other parameters, or with what a Request-URI may hold.

use alloc::borrow::Cow;
use alloc::string::String;

use offhook_base::{ErrorKind, ParseError};

use super::params::{UriParam, pair};
use super::{Kind, URI_PARAMETERS, Uri, offset};
use crate::grammar::{Cursor, URI_PARAM};

impl Uri<'_> {
    /// The same URI with this parameter: in the place of one of the same name, or at the end of the list. A name never
    /// stands twice (RFC 3261 §19.1.1).
    ///
    /// # Errors
    ///
    /// `name` or `value` holds octets that must be escaped, or the URI is neither SIP nor `tel`.
    ///
    /// ```
    /// use offhook_sip::Uri;
    ///
    /// let uri = Uri::parse(b"sip:a@b;Transport=udp;lr?Subject=x")?;
    /// assert_eq!(uri.with_param("transport", Some("tcp"))?.as_str(), "sip:a@b;transport=tcp;lr?Subject=x");
    /// assert_eq!(uri.with_param("ttl", Some("1"))?.as_str(), "sip:a@b;Transport=udp;lr;ttl=1?Subject=x");
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn with_param(&self, name: &str, value: Option<&str>) -> Result<Uri<'static>, ParseError> {
        if self.kind == Kind::Other || name.is_empty() || value == Some("") {
            return Err(ParseError::new(&URI_PARAMETERS, 0, ErrorKind::Missing));
        }
        for part in [Some(name), value].into_iter().flatten() {
            let mut cursor = Cursor::new(part.as_bytes());
            cursor.take_escaped::<URI_PARAM>(&URI_PARAMETERS)?;
            cursor.end(&URI_PARAMETERS)?;
        }
        let push = |text: &mut String| {
            text.push(';');
            text.push_str(name);
            if let Some(value) = value {
                text.push('=');
                text.push_str(value);
            }
        };
        let mut is_set = false;
        let mut text = self.rewritten(|param, text| {
            let is_it = param.is_named(name);
            if is_it && !is_set {
                is_set = true;
                push(text);
            }
            !is_it
        });
        if !is_set {
            push(&mut text);
        }
        text.push_str(self.part(self.headers_start, offset(self.text.len())));
        Uri::parse(text.as_bytes()).map(Uri::into_owned)
    }

    /// The Request-URI of a request that is formed from this URI: without `method` and without headers, which a
    /// Request-URI may not have (RFC 3261 §19.1.1, §19.1.5). All other parameters stay, known or not.
    ///
    /// Nothing is copied where nothing has to go. Other schemes than `sip` and `sips` stay as they are.
    ///
    /// ```
    /// use offhook_sip::Uri;
    ///
    /// let contact = Uri::parse(b"sip:a@b;method=INVITE;transport=tcp?Subject=x")?;
    /// assert_eq!(contact.to_request_uri().as_str(), "sip:a@b;transport=tcp");
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub fn to_request_uri(&self) -> Uri<'_> {
        if !self.headers().is_empty() || self.method_param().is_some() {
            let text = self.rewritten(|param, _| !param.is_named("method")).into_bytes();
            // What stands before the parameters stays where it is.
            let end = offset(text.len());
            return Uri { text: Cow::Owned(text), headers_start: end, ..self.borrowed() };
        }
        self.borrowed()
    }

    /// What stands before the headers, with those parameters that `keep` says; it may put others in their place.
    fn rewritten(&self, mut keep: impl FnMut(UriParam<'_>, &mut String) -> bool) -> String {
        let mut text = String::from(self.part(0, self.params_start));
        // Behind the first semicolon; an empty one is a slip of the peer's, and stays.
        for param in self.part(self.params_start, self.headers_start).split(';').skip(1) {
            if keep(pair(param), &mut text) {
                text.push(';');
                text.push_str(param);
            }
        }
        text
    }

    fn borrowed(&self) -> Uri<'_> {
        self.with_text(Cow::Borrowed(&self.text))
    }
}
