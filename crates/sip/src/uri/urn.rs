use offhook_base::{ErrorKind, ParseError, Rule};

use super::Uri;
use crate::header::offset_in;

static NID: Rule = Rule::new("NID", "RFC 8141 §2");
static NSS: Rule = Rule::new("NSS", "RFC 8141 §2");

/// A name: `"urn:" NID ":" NSS`, with the components behind it (RFC 8141 §2).
///
/// ```
/// use offhook_sip::Uri;
///
/// let uri = Uri::parse(b"URN:Service:SOS.fire")?;
/// let urn = uri.urn().unwrap()?;
/// assert_eq!((urn.nid(), urn.nss()), ("Service", "SOS.fire"));
/// assert!(urn.is_service("sos") && !urn.is_service("sos.police"));
/// assert!(uri.is_equivalent(&Uri::parse(b"urn:service:sos.fire")?));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Urn<'u> {
    nid: &'u str,
    nss: &'u str,
    resolution: Option<&'u str>,
    query: Option<&'u str>,
    fragment: Option<&'u str>,
}

impl<'u> Urn<'u> {
    /// Most octets of a namespace identifier (RFC 8141 §2).
    pub const MAX_NID_BYTES: u32 = 32;

    /// The namespace, as written.
    #[must_use]
    pub const fn nid(&self) -> &'u str {
        self.nid
    }

    /// The name within the namespace, as written.
    #[must_use]
    pub const fn nss(&self) -> &'u str {
        self.nss
    }

    /// The r-component: for whoever resolves the name.
    #[must_use]
    pub const fn resolution(&self) -> Option<&'u str> {
        self.resolution
    }

    /// The q-component: for the resource.
    #[must_use]
    pub const fn query(&self) -> Option<&'u str> {
        self.query
    }

    /// The f-component: a place in the resource.
    #[must_use]
    pub const fn fragment(&self) -> Option<&'u str> {
        self.fragment
    }

    /// Whether it is this service or one below it: `sos` and `sos.fire` for `sos` (RFC 5031 §3).
    #[must_use]
    pub fn is_service(&self, service: &str) -> bool {
        let ours = self.nss.as_bytes();
        self.nid.eq_ignore_ascii_case("service")
            && ours.get(..service.len()).is_some_and(|head| head.eq_ignore_ascii_case(service.as_bytes()))
            && matches!(ours.get(service.len()), None | Some(b'.'))
    }

    /// Whether both are the same name: the namespace in any case, the rest octet by octet but for the case of hex
    /// digits in escapes; the components behind it don't count (RFC 8141 §3.1). Services are the same in any case
    /// (RFC 5031 §3).
    #[must_use]
    pub fn is_equivalent(&self, other: &Urn<'_>) -> bool {
        self.nid.eq_ignore_ascii_case(other.nid)
            && if self.nid.eq_ignore_ascii_case("service") {
                self.nss.eq_ignore_ascii_case(other.nss)
            } else {
                folded_escapes(self.nss).eq(folded_escapes(other.nss))
            }
    }
}

/// The octets, with the two digits behind each percent sign in lower case.
fn folded_escapes(text: &str) -> impl Iterator<Item = u8> + '_ {
    let mut digits = 0_u8;
    text.bytes().map(move |octet| {
        if octet == b'%' {
            digits = 2;
            octet
        } else if digits > 0 {
            digits = digits.saturating_sub(1);
            octet.to_ascii_lowercase()
        } else {
            octet
        }
    })
}

impl Uri<'_> {
    /// The parts of a `urn` URI; `None` for other schemes.
    ///
    /// An error's offset counts from the start of the URI.
    #[must_use]
    pub fn urn(&self) -> Option<Result<Urn<'_>, ParseError>> {
        (self.scheme() == super::Scheme::URN).then(|| self.read_urn())
    }

    fn read_urn(&self) -> Result<Urn<'_>, ParseError> {
        let whole = self.as_str().as_bytes();
        let at = |part: &str| offset_in(whole, part.as_bytes());
        let opaque = self.opaque();
        let Some((nid, rest)) = opaque.split_once(':') else {
            return Err(ParseError::new(&NID, whole.len(), ErrorKind::End));
        };
        let bad = nid.bytes().position(|octet| !octet.is_ascii_alphanumeric() && octet != b'-');
        let edge = if nid.starts_with('-') { Some(0) } else { nid.ends_with('-').then(|| nid.len().saturating_sub(1)) };
        if let Some(bad) = bad.or(edge) {
            let octet = nid.as_bytes().get(bad).copied().unwrap_or_default();
            return Err(ParseError::new(&NID, at(nid).saturating_add(bad), ErrorKind::Byte(octet)));
        }
        if nid.len() < 2 {
            return Err(ParseError::new(&NID, at(nid).saturating_add(nid.len()), ErrorKind::Byte(b':')));
        }
        if nid.len() > Urn::MAX_NID_BYTES as usize {
            return Err(ParseError::new(&NID, at(nid), ErrorKind::TooLong { max: Urn::MAX_NID_BYTES }));
        }
        let (rest, fragment) = cut(rest, "#");
        let (rest, query) = cut(rest, "?=");
        let (nss, resolution) = cut(rest, "?+");
        if nss.is_empty() {
            let end = at(nss);
            return Err(ParseError::new(
                &NSS,
                end,
                whole.get(end).map_or(ErrorKind::End, |octet| ErrorKind::Byte(*octet)),
            ));
        }
        Ok(Urn { nid, nss, resolution, query, fragment })
    }
}

fn cut<'t>(text: &'t str, separator: &str) -> (&'t str, Option<&'t str>) {
    text.split_once(separator).map_or((text, None), |(before, after)| (before, Some(after)))
}
