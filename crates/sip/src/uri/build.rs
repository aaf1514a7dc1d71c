//! URIs from their parts, and what follows from the scheme.

use alloc::string::{String, ToString};

use offhook_base::{ErrorKind, ParseError, Rule};

use super::{Host, Uri};
use crate::grammar::{Class, URI_HEADER, USER, is};
use crate::header::Transport;

static HEADERS: Rule = Rule::new("headers", "RFC 3261 §25.1");
static USERINFO: Rule = Rule::new("userinfo", "RFC 3261 §25.1");

impl Uri<'_> {
    /// A `sip` URI of these parts; what `user` may not hold as it is gets escaped.
    ///
    /// # Errors
    ///
    /// `user` is empty, or `host` is a name that no host may have.
    ///
    /// ```
    /// use offhook_sip::{Host, Uri};
    ///
    /// let uri = Uri::sip(Some("a b@c"), &Host::parse(b"[2001:db8::10]")?, Some(5070))?;
    /// assert_eq!(uri.as_str(), "sip:a%20b%40c@[2001:db8::10]:5070");
    /// assert_eq!(uri.user_decoded().as_deref(), Some(&b"a b@c"[..]));
    /// assert_eq!(uri.with_header("Subject", "next meeting")?.as_str(), format!("{uri}?Subject=next%20meeting"));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn sip(user: Option<&str>, host: &Host<'_>, port: Option<u16>) -> Result<Uri<'static>, ParseError> {
        of_parts("sip:", user, host, port)
    }

    /// A `sips` URI of these parts, the same as [`Uri::sip`].
    ///
    /// # Errors
    ///
    /// `user` is empty, or `host` is a name that no host may have.
    pub fn sips(user: Option<&str>, host: &Host<'_>, port: Option<u16>) -> Result<Uri<'static>, ParseError> {
        of_parts("sips:", user, host, port)
    }

    /// A `tel` URI of this number, for example `+1-201-555-0123`; a local one needs a `phone-context`, by
    /// [`Uri::with_param`].
    ///
    /// # Errors
    ///
    /// The first octet that no number has, counted from the start of the URI.
    pub fn tel(number: &str) -> Result<Uri<'static>, ParseError> {
        let mut text = String::from("tel:");
        text.push_str(number);
        let uri: Uri<'static> = text.parse()?;
        match uri.user() {
            Some(user) if user.len() == number.len() => Ok(uri),
            // Parameters came along with the number.
            user => {
                let behind = user.map_or(0, str::len).saturating_add("tel:".len());
                Err(ParseError::new(&USERINFO, behind, ErrorKind::Byte(b';')))
            }
        }
    }

    /// The same SIP URI with one more header field for the request; what its value may not hold as it is gets escaped.
    ///
    /// # Errors
    ///
    /// The URI is no SIP URI, or `name` is empty.
    pub fn with_header(&self, name: &str, value: &str) -> Result<Uri<'static>, ParseError> {
        if !self.is_sip() || name.is_empty() {
            return Err(ParseError::new(&HEADERS, 0, ErrorKind::Missing));
        }
        let mut text = self.as_str().to_string();
        text.push(if self.headers().is_empty() { '?' } else { '&' });
        escape(name, URI_HEADER, &mut text);
        text.push('=');
        escape(value, URI_HEADER, &mut text);
        text.parse()
    }

    /// How to send to a SIP URI that is not resolved by DNS first: the parameter `transport`, or what the scheme
    /// stands for (RFC 3263 §4.1, RFC 3261 §26.2.2); `None` for other schemes.
    ///
    /// A `sips` URI is always reached by TLS: there `tcp` is TLS over TCP, `ws` is `WSS`.
    ///
    /// ```
    /// use offhook_sip::{Transport, Uri};
    ///
    /// assert_eq!(Uri::parse(b"sip:a@192.0.2.1")?.transport(), Some(Transport::UDP));
    /// assert_eq!(Uri::parse(b"sips:a@192.0.2.1;transport=tcp")?.transport(), Some(Transport::TLS));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub fn transport(&self) -> Option<Transport<'_>> {
        if !self.is_sip() {
            return None;
        }
        let secure = self.scheme() == super::Scheme::SIPS;
        let named = self.params().get("transport").and_then(|param| param.value()).map(Transport::new);
        Some(match named {
            None if secure => Transport::TLS,
            None => Transport::UDP,
            Some(transport) if !secure => transport,
            Some(transport) if transport == Transport::TCP || transport == Transport::UDP => Transport::TLS,
            Some(transport) if transport == Transport::WS => Transport::WSS,
            Some(transport) if transport == Transport::SCTP => Transport::TLS_SCTP,
            Some(transport) => transport,
        })
    }
}

fn of_parts(scheme: &str, user: Option<&str>, host: &Host<'_>, port: Option<u16>) -> Result<Uri<'static>, ParseError> {
    let mut text = String::from(scheme);
    if let Some(user) = user {
        if user.is_empty() {
            return Err(ParseError::new(&USERINFO, scheme.len(), ErrorKind::Missing));
        }
        escape(user, USER, &mut text);
        text.push('@');
    }
    let name = host.to_string();
    // A name with a port, parameters or a user part in it would become more than a host.
    Host::parse(name.as_bytes()).map_err(|error| error.moved_by(text.len()))?;
    text.push_str(&name);
    if let Some(port) = port {
        text.push(':');
        text.push_str(&port.to_string());
    }
    text.parse()
}

/// Appends `text`, with `%HH` for each octet that is not of `class`.
fn escape(text: &str, class: Class, out: &mut String) {
    for octet in text.bytes() {
        if is(octet, class) {
            out.push(char::from(octet));
        } else {
            out.push('%');
            for half in [octet >> 4, octet & 15] {
                out.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
}
