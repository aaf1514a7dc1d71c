use alloc::borrow::Cow;
use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::grammar::{
    self, Cursor, DIGIT, HEX, HOST, SLIP_HOST_DIGIT, SLIP_HOST_LABEL, SLIP_HOST_UNDERSCORE, SLIP_THREE_COLONS, Slips,
    is,
};

static HOST_RULE: Rule = Rule::new("host", "RFC 3261 §25.1");
static IPV4: Rule = Rule::new("IPv4address", "RFC 3261 §25.1");
static IPV6: Rule = Rule::new("IPv6reference", "RFC 5118 §4.1");

/// `host = hostname / IPv4address / IPv6reference` (RFC 3261 §25.1).
///
/// Addresses are equal if they are the same address, names without regard to case (RFC 3261 §19.1.4).
///
/// ```
/// use offhook_sip::Host;
///
/// assert_eq!(Host::parse(b"[2001:DB8::10]")?, Host::parse(b"[2001:db8:0::10]")?);
/// assert_eq!(Host::parse(b"Example.com")?, Host::parse(b"example.COM")?);
/// assert!(Host::parse(b"2001:db8::10").is_err());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug)]
pub enum Host<'a> {
    /// An IPv4 address.
    Ipv4(Ipv4Addr),
    /// An IPv6 address; it stands in brackets.
    Ipv6(Ipv6Addr),
    /// A domain name, as written.
    Name(Cow<'a, str>),
}

impl<'a> Host<'a> {
    /// Reads a host that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that no host may have there.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(input);
        read_host(&mut cursor)?;
        cursor.end(&HOST_RULE)?;
        Self::of(grammar::ascii(input)).ok_or(ParseError::new(&HOST_RULE, 0, ErrorKind::Missing))
    }

    /// The host that `text` spells, where the grammar has been checked already.
    pub(crate) fn of(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        if let Some(inner) = text.strip_prefix('[') {
            return ipv6(inner.strip_suffix(']')?).map(|(address, _)| Self::Ipv6(address));
        }
        let last = bytes.last()?;
        if is(*last, DIGIT)
            && let Some(address) = ipv4(bytes)
        {
            return Some(Self::Ipv4(address));
        }
        Some(Self::Name(Cow::Borrowed(text)))
    }

    /// The address, if it is one and not a name.
    #[must_use]
    pub const fn ip(&self) -> Option<IpAddr> {
        match self {
            Self::Ipv4(address) => Some(IpAddr::V4(*address)),
            Self::Ipv6(address) => Some(IpAddr::V6(*address)),
            Self::Name(_) => None,
        }
    }

    /// Leaves the buffer that the host was read from.
    #[must_use]
    pub fn into_owned(self) -> Host<'static> {
        match self {
            Self::Ipv4(address) => Host::Ipv4(address),
            Self::Ipv6(address) => Host::Ipv6(address),
            Self::Name(name) => Host::Name(Cow::Owned(name.into_owned())),
        }
    }
}

impl From<IpAddr> for Host<'static> {
    fn from(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::Ipv4(address),
            IpAddr::V6(address) => Self::Ipv6(address),
        }
    }
}

impl Eq for Host<'_> {}

impl PartialEq<Host<'_>> for Host<'_> {
    fn eq(&self, other: &Host<'_>) -> bool {
        match (self, other) {
            (Self::Ipv4(one), Host::Ipv4(other)) => one == other,
            (Self::Ipv6(one), Host::Ipv6(other)) => one == other,
            (Self::Name(one), Host::Name(other)) => one.eq_ignore_ascii_case(other),
            _ => false,
        }
    }
}

impl fmt::Display for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ipv4(address) => write!(f, "{address}"),
            Self::Ipv6(address) => write!(f, "[{address}]"),
            Self::Name(name) => f.write_str(name),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Host<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Host<'static> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::serde_text::deserialize(deserializer, |octets| Host::parse(octets).map(Host::into_owned))
    }
}

/// Checks a host at the cursor and moves behind it.
#[inline]
pub(crate) fn read_host(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let start = cursor.at();
    match cursor.peek() {
        Some(b'[') => return read_ipv6(cursor),
        Some(b'0'..=b'9') => {
            let rest = cursor.rest();
            if let Some(behind) = behind_ipv4(rest) {
                cursor.skip(rest.len().wrapping_sub(behind.len()));
                return Ok(());
            }
        }
        _ => {}
    }
    let host = cursor.take::<HOST>();
    let Some(last) = host.last() else {
        return Err(cursor.error(&HOST_RULE));
    };
    if is(*last, DIGIT) && ipv4(host).is_none() && !is_name(host) {
        // A name may end in a digit (`host1`), its last label may not begin with one.
        return Err(ParseError::new(&IPV4, start, ErrorKind::Byte(host.first().copied().unwrap_or_default())));
    }
    cursor.slip(name_slips(host));
    Ok(())
}

/// What `hostname` forbids in a name of octets that it allows:
/// `*( domainlabel "." ) toplabel [ "." ]`, labels of letters, digits, and hyphens that are not at an end, and the last
/// one begins with a letter (RFC 3261 §25.1). Underscores are told too.
#[inline]
pub(super) fn name_slips(name: &[u8]) -> Slips {
    let mut slips = 0;
    // The beginning is what a label follows, as a dot is.
    let (mut before, mut label) = (b'.', b'.');
    for octet in name {
        if before == b'.' {
            label = *octet;
        }
        // Of all octets of a host, the hyphen and the dot come first.
        if *octet <= b'.' {
            if before == b'.' || (before == b'-' && *octet == b'.') {
                slips |= SLIP_HOST_LABEL;
            }
        } else if *octet == b'_' {
            slips |= SLIP_HOST_UNDERSCORE;
        }
        before = *octet;
    }
    if before == b'-' {
        slips |= SLIP_HOST_LABEL;
    }
    if is(label, DIGIT) {
        slips |= SLIP_HOST_DIGIT;
    }
    slips
}

/// Whether the last label begins with a letter, as `toplabel` asks.
fn is_name(host: &[u8]) -> bool {
    host.rsplit(|octet| *octet == b'.').next().and_then(<[u8]>::first).is_some_and(|octet| !is(*octet, DIGIT))
        || !host.contains(&b'.') && host.iter().any(u8::is_ascii_alphabetic)
}

#[cold]
fn read_ipv6(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let start = cursor.at();
    cursor.skip(1);
    let inner = cursor.at();
    while cursor.peek().is_some_and(|octet| is(octet, HEX) || octet == b':' || octet == b'.') {
        cursor.skip(1);
    }
    let text = grammar::ascii(cursor.since(inner));
    cursor.expect(b']', &IPV6)?;
    match ipv6(text) {
        Some((_, false)) => Ok(()),
        Some((_, true)) => {
            cursor.slip(SLIP_THREE_COLONS);
            Ok(())
        }
        None => Err(ParseError::new(&IPV6, start, ErrorKind::Byte(b'['))),
    }
}

/// The address, and whether a colon too many was dropped (RFC 5118 §4.10).
fn ipv6(text: &str) -> Option<(Ipv6Addr, bool)> {
    if let Ok(address) = text.parse() {
        return Some((address, false));
    }
    let (before, after) = text.split_once(":::")?;
    if !after.contains('.') || after.contains(':') {
        return None;
    }
    let mut repaired = alloc::string::String::with_capacity(text.len());
    repaired.push_str(before);
    repaired.push_str("::");
    repaired.push_str(after);
    repaired.parse().ok().map(|address| (address, true))
}

/// What follows the IPv4 address that `rest` begins with, if that is all of the host.
#[inline]
pub(crate) fn behind_ipv4(rest: &[u8]) -> Option<&[u8]> {
    let length = match rest.first_chunk::<16>() {
        Some(window) => ipv4_length(window)?,
        None => {
            // The longest address has 15 octets, so that one at least of these is none of it.
            let mut window = [0; 16];
            window.get_mut(..rest.len())?.copy_from_slice(rest);
            ipv4_length(&window)?
        }
    };
    match rest.get(length..)? {
        [octet, ..] if is(*octet, HOST) => None,
        behind => Some(behind),
    }
}

/// Octets of the IPv4 address that `window` begins with.
#[inline]
fn ipv4_length(window: &[u8; 16]) -> Option<usize> {
    // Four numbers and three dots end before the window does; without the mask each look would be checked.
    #[allow(clippy::indexing_slicing)]
    let octet = |at: usize| window[at & 15];
    let is_digit = |at: usize| octet(at).wrapping_sub(b'0') < 10;
    let mut at = 0_usize;
    for part in 0..4 {
        if part > 0 {
            if octet(at) != b'.' {
                return None;
            }
            at = at.wrapping_add(1);
        }
        if !is_digit(at) {
            return None;
        }
        at = at.wrapping_add(if !is_digit(at.wrapping_add(1)) {
            1
        } else if !is_digit(at.wrapping_add(2)) {
            2
        } else if (octet(at), octet(at.wrapping_add(1)), octet(at.wrapping_add(2))) <= (b'2', b'5', b'5') {
            3
        } else {
            return None;
        });
    }
    Some(at)
}

/// Four numbers up to 255. Leading zeros are taken as decimal, as `1*3DIGIT` has them.
#[inline]
fn ipv4(text: &[u8]) -> Option<Ipv4Addr> {
    let mut address: u32 = 0;
    let mut part: u32 = 0;
    let mut digits: u32 = 0;
    let mut dots: u32 = 0;
    for octet in text {
        if *octet == b'.' {
            if digits == 0 || part > 255 || dots == 3 {
                return None;
            }
            address = (address << 8) | part;
            part = 0;
            digits = 0;
            dots = dots.saturating_add(1);
        } else if octet.is_ascii_digit() && digits < 3 {
            part = part.saturating_mul(10).saturating_add(u32::from(octet.wrapping_sub(b'0')));
            digits = digits.saturating_add(1);
        } else {
            return None;
        }
    }
    (dots == 3 && digits > 0 && part <= 255).then(|| Ipv4Addr::from_bits((address << 8) | part))
}
