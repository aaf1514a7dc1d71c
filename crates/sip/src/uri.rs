mod build;
mod by_name;
mod embedded;
mod host;
mod names;
mod params;
mod plain;
mod plain_params;
mod read;
mod rewrite;
mod telephone;
mod urn;

use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

pub use host::Host;
pub(crate) use host::{behind_ipv4, read_host};
pub use names::{TelParamName, UriParamName, UriPurpose};
pub use params::{UriHeaders, UriParam, UriParams};
pub(crate) use plain::{behind_port_digits, host_port};
pub use telephone::{PhoneContext, Telephone};
pub use urn::Urn;

use crate::grammar;

static URI: Rule = Rule::new("URI", "RFC 3261 §25.1");
static URI_PARAMETERS: Rule = Rule::new("uri-parameters", "RFC 3261 §25.1");

offhook_base::registry! {
    /// Scheme of a URI, compared without regard to case (RFC 3986 §3.1).
    pub token struct Scheme {
        /// A SIP address (RFC 3261 §19.1).
        SIP = "sip";
        /// A SIP address that has to be reached by TLS (RFC 3261 §19.1).
        SIPS = "sips";
        /// A telephone number (RFC 3966).
        TEL = "tel";
        /// A name, for example of an emergency service (RFC 5031, RFC 8141).
        URN = "urn";
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Sip,
    Sips,
    Tel,
    Other,
}

/// A URI as SIP uses it: `sip` and `sips` (RFC 3261 §19.1), `tel` (RFC 3966), and any other kept as it is.
///
/// The text is kept as written and its parts are found once; escapes are undone on request only
/// ([`Uri::user_decoded`]). `==` compares the text; [`Uri::is_equivalent`] compares by RFC 3261 §19.1.4.
///
/// ```
/// use offhook_sip::{Host, Uri};
///
/// let uri = Uri::parse(b"sip:02160123456@10.11.56.61:5060;transport=udp;lr?Subject=call")?;
/// assert_eq!(uri.user(), Some("02160123456"));
/// assert_eq!(uri.host(), Some(Host::Ipv4([10, 11, 56, 61].into())));
/// assert_eq!(uri.port(), Some(5060));
/// assert_eq!(uri.params().get("transport").and_then(|transport| transport.value()), Some("udp"));
/// assert!(uri.params().contains("lr"));
/// assert_eq!(uri.to_string(), "sip:02160123456@10.11.56.61:5060;transport=udp;lr?Subject=call");
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Uri<'a> {
    // ASCII: the grammar has seen to it.
    text: Cow<'a, [u8]>,
    kind: Kind,
    // Offsets into `text`. What is absent is empty: a user part has one octet at least.
    scheme_end: u32,
    user_end: u32,
    host_start: u32,
    host_end: u32,
    params_start: u32,
    headers_start: u32,
    port: Option<u16>,
}

#[inline]
fn offset(at: usize) -> u32 {
    // A URI stands in a message whose size fits `u32`; longer input is refused before.
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<'a> Uri<'a> {
    /// Most octets of one URI.
    pub const MAX_BYTES: u32 = 65_535;

    fn part(&self, from: u32, to: u32) -> &str {
        grammar::ascii(self.text.get(from as usize..to as usize).unwrap_or_default())
    }

    fn body_start(&self) -> u32 {
        self.scheme_end.saturating_add(1)
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        grammar::ascii(&self.text)
    }

    /// The scheme.
    #[must_use]
    pub fn scheme(&self) -> Scheme<'_> {
        Scheme::new(self.part(0, self.scheme_end))
    }

    /// Whether the scheme is `sip` or `sips`.
    #[must_use]
    pub fn is_sip(&self) -> bool {
        matches!(self.kind, Kind::Sip | Kind::Sips)
    }

    /// The user part of a SIP URI as written, or the number of a `tel` URI.
    ///
    /// In the Request-URI it is the called number, in From the calling one (R-SIP-5).
    #[must_use]
    pub fn user(&self) -> Option<&str> {
        Some(self.part(self.body_start(), self.user_end)).filter(|user| !user.is_empty())
    }

    /// The user part with its escapes undone: `%40` stands for `@`. It may hold any octet, NUL too.
    ///
    /// ```
    /// use offhook_sip::Uri;
    ///
    /// let uri = Uri::parse(b"sip:sips%3Auser%40example.com@example.net")?;
    /// assert_eq!(uri.user_decoded().as_deref(), Some(&b"sips:user@example.com"[..]));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub fn user_decoded(&self) -> Option<Cow<'_, [u8]>> {
        self.user().map(params::unescape)
    }

    /// The password of a SIP URI as written; its use is discouraged (RFC 3261 §19.1.1).
    #[must_use]
    pub fn password(&self) -> Option<&str> {
        if !self.is_sip() {
            return None;
        }
        self.part(self.user_end, self.host_start).strip_prefix(':').and_then(|rest| rest.strip_suffix('@'))
    }

    /// The host of a SIP URI.
    #[must_use]
    pub fn host(&self) -> Option<Host<'_>> {
        self.host_str().and_then(Host::of)
    }

    /// The host of a SIP URI as written, an IPv6 address with its brackets.
    #[must_use]
    pub fn host_str(&self) -> Option<&str> {
        Some(self.part(self.host_start, self.host_end)).filter(|host| !host.is_empty())
    }

    /// The port of a SIP URI, if one is written.
    #[must_use]
    pub const fn port(&self) -> Option<u16> {
        self.port
    }

    /// The parameters of a SIP or `tel` URI, in order and as written.
    #[must_use]
    pub fn params(&self) -> UriParams<'_> {
        UriParams::new(self.part(self.params_start, self.headers_start))
    }

    /// The URI as octets, which nobody has to look at as text.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.text
    }

    /// Where the parameter `method` of a SIP URI stands, which no Request-URI has (RFC 3261 §19.1.1).
    pub(crate) fn method_param(&self) -> Option<usize> {
        let params = self.part(self.params_start, self.headers_start).as_bytes();
        // Seen at its first octet in nearly all URIs that have none.
        let may_begin = |pair: &[u8]| matches!(pair, [b';', b'm' | b'M' | b'%']);
        if !self.is_sip() || !params.windows(2).any(may_begin) {
            return None;
        }
        let method = self.params().get("method")?;
        Some(crate::header::offset_in(&self.text, method.name().as_bytes()))
    }

    /// The header fields that a SIP URI asks for (RFC 3261 §19.1.1), in order and as written.
    #[must_use]
    pub fn headers(&self) -> UriHeaders<'_> {
        UriHeaders::new(self.part(self.headers_start, offset(self.text.len())))
    }

    /// What follows the scheme and its colon.
    #[must_use]
    pub fn opaque(&self) -> &str {
        self.part(self.body_start(), offset(self.text.len()))
    }

    /// Whether both name the same resource by the rules of RFC 3261 §19.1.4, of RFC 3966 §4 for `tel` and of
    /// RFC 8141 §3 for `urn`, or by equal text for other schemes.
    ///
    /// ```
    /// use offhook_sip::Uri;
    ///
    /// let one = Uri::parse(b"sip:%61lice@atlanta.com;transport=TCP")?;
    /// let other = Uri::parse(b"sip:alice@AtlanTa.CoM;Transport=tcp")?;
    /// assert!(one.is_equivalent(&other));
    /// assert!(!one.is_equivalent(&Uri::parse(b"sip:ALICE@atlanta.com;transport=tcp")?));
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    #[must_use]
    pub fn is_equivalent(&self, other: &Uri<'_>) -> bool {
        if self.text == other.text || self.kind != other.kind {
            // A parameter that stands twice with two values would not equal itself below.
            return self.text == other.text;
        }
        match self.kind {
            Kind::Sip | Kind::Sips => {
                params::same_escaped(self.user(), other.user(), false)
                    && params::same_escaped(self.password(), other.password(), false)
                    && self.host() == other.host()
                    && self.port == other.port
                    && self.params().is_equivalent(&other.params())
                    && self.headers().is_equivalent(&other.headers())
            }
            Kind::Tel => match (self.telephone(), other.telephone()) {
                (Some(one), Some(other)) => one.is_equivalent(&other),
                _ => false,
            },
            Kind::Other => match (self.urn(), other.urn()) {
                (Some(Ok(one)), Some(Ok(other))) => one.is_equivalent(&other),
                _ => self.scheme() == other.scheme() && self.opaque() == other.opaque(),
            },
        }
    }

    /// Leaves the buffer that the URI was read from.
    #[must_use]
    pub fn into_owned(mut self) -> Uri<'static> {
        let text = core::mem::take(&mut self.text).into_owned();
        self.with_text(Cow::Owned(text))
    }

    /// The same places in a text that is the same.
    fn with_text<'b>(&self, text: Cow<'b, [u8]>) -> Uri<'b> {
        Uri {
            text,
            kind: self.kind,
            scheme_end: self.scheme_end,
            user_end: self.user_end,
            host_start: self.host_start,
            host_end: self.host_end,
            params_start: self.params_start,
            headers_start: self.headers_start,
            port: self.port,
        }
    }
}

impl Eq for Uri<'_> {}

impl PartialEq<Uri<'_>> for Uri<'_> {
    fn eq(&self, other: &Uri<'_>) -> bool {
        self.text == other.text
    }
}

impl core::hash::Hash for Uri<'_> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Debug for Uri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uri({:?})", self.as_str())
    }
}

impl fmt::Display for Uri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl core::str::FromStr for Uri<'static> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Uri::parse(text.as_bytes()).map(Uri::into_owned)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Uri<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Uri<'static> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::serde_text::deserialize(deserializer, |octets| Uri::parse(octets).map(Uri::into_owned))
    }
}
