use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use core::fmt;
use core::net::IpAddr;

use offhook_base::{ErrorKind, ParseError};

use crate::address::{addr_type, addr_type_of, borrowed, check_types, fits, ip, net_type};
use crate::flaw::Flaw;
use crate::grammar::is_digits;
use crate::{AddrType, LineType, NetType, Problem, rule};

/// Who made the session and which version of its description this is: `o=` (RFC 8866 §5.2).
///
/// User name, session id, network type, address type and address together identify the session; the version grows
/// when the description changes (RFC 3264 §8). Session id and version are numbers without an upper bound, so they
/// are kept as they were written.
///
/// ```
/// use offhook_sdp::Origin;
///
/// let origin = Origin::parse(b"- 929076 929076 IN IP4 10.11.56.61")?;
/// assert_eq!(origin.session_id(), "929076");
/// assert_eq!(origin.ip(), Some("10.11.56.61".parse()?));
/// assert_eq!(origin.with_next_version().to_string(), "- 929076 929077 IN IP4 10.11.56.61");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Origin<'a> {
    username: Cow<'a, str>,
    session_id: Cow<'a, str>,
    session_version: Cow<'a, str>,
    net_type: NetType<'a>,
    addr_type: AddrType<'a>,
    address: Cow<'a, str>,
}

/// The fields of `o=`: the user name at the start, and the other five with their offsets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OriginParts<'a> {
    pub(crate) username: &'a [u8],
    pub(crate) fields: [(usize, &'a [u8]); 5],
}

/// Splits `o=` from its right end, so that a user name with a space does not shift the fields.
///
/// `soft` gets what a tolerant reader overlooks.
pub(crate) fn split<'a>(value: &'a [u8], mut soft: impl FnMut(Flaw)) -> Result<OriginParts<'a>, Flaw> {
    let mut end = value.len();
    let mut fields = [(0usize, b"".as_slice()); 5];
    for slot in fields.iter_mut().rev() {
        *slot = loop {
            let left = value.get(..end).unwrap_or_default();
            let Some(space) = left.iter().rposition(|byte| *byte == b' ') else {
                return Err(Flaw::new(value.len(), Problem::OriginFields));
            };
            end = space;
            match left.get(space.wrapping_add(1)..) {
                Some(field) if !field.is_empty() => break (space.wrapping_add(1), field),
                // One space too many, or one at the end.
                _ => soft(Flaw::new(space, Problem::ExtraSpace(LineType::ORIGIN))),
            }
        };
    }
    while let Some([before @ .., b' ']) = value.get(..end) {
        soft(Flaw::new(before.len(), Problem::ExtraSpace(LineType::ORIGIN)));
        end = before.len();
    }
    let username = value.get(..end).unwrap_or_default();
    let [session_id, session_version, (net_at, net_type), (_, addr_type), (at, address)] = fields;
    // Most hosts have no users.
    if username != b"-" {
        if username.is_empty() {
            return Err(Flaw::new(value.len(), Problem::OriginFields));
        }
        if let Some(space) = username.iter().position(|byte| *byte == b' ') {
            soft(Flaw::new(space, Problem::OriginUserSpace));
        }
        if core::str::from_utf8(username).is_err() {
            return Err(Flaw::with_kind(0, Problem::OriginFields, ErrorKind::Utf8));
        }
    }
    for (start, number) in [session_id, session_version] {
        if !is_digits(number) {
            return Err(Flaw::new(start, Problem::OriginNumber));
        }
    }
    if let Some(problem) = check_types(net_type, addr_type, LineType::ORIGIN, Problem::OriginFields) {
        return Err(Flaw::new(net_at, problem));
    }
    if !fits(addr_type, address) {
        return Err(Flaw::new(at, Problem::OriginAddress));
    }
    Ok(OriginParts { username, fields })
}

impl<'a> Origin<'a> {
    /// A session of this host's own making: `IN`, and the address type of `address`.
    ///
    /// # Errors
    ///
    /// If `username` is empty or has an octet that is not visible; `-` stands for none.
    pub fn new(username: &'a str, session_id: u64, session_version: u64, address: IpAddr) -> Result<Self, ParseError> {
        let fault = |offset, kind| ParseError::new(&rule::ORIGIN, offset, kind);
        if username.is_empty() {
            return Err(fault(0, ErrorKind::End));
        }
        if let Some((offset, byte)) = username.bytes().enumerate().find(|(_, byte)| *byte <= 0x20 || *byte == 0x7f) {
            return Err(fault(offset, ErrorKind::Byte(byte)));
        }
        Ok(Self {
            username: Cow::Borrowed(username),
            session_id: Cow::Owned(session_id.to_string()),
            session_version: Cow::Owned(session_version.to_string()),
            net_type: NetType::IN,
            addr_type: addr_type_of(address),
            address: Cow::Owned(address.to_string()),
        })
    }

    /// Reads the value of `o=`. A user name with spaces is taken, as a tolerant reader takes it.
    ///
    /// # Errors
    ///
    /// With fewer than six fields, an id or version that is no number, or an address that is not of its type.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        crate::text_value::reject_line_ends(&rule::ORIGIN, value)?;
        split(value, |_| {}).map(Self::from_parts).map_err(Flaw::into_error)
    }

    fn from_parts(parts: OriginParts<'a>) -> Self {
        let [session_id, session_version, net_type, addr_type, address] = parts.fields.map(|(_, field)| field);
        Self::from_fields([parts.username, session_id, session_version, net_type, addr_type, address])
    }

    /// Six fields that were checked before.
    pub(crate) fn from_fields(fields: [&'a [u8]; 6]) -> Self {
        let [username, session_id, session_version, net, addr, address] = fields;
        Self {
            username: borrowed(username),
            session_id: borrowed(session_id),
            session_version: borrowed(session_version),
            net_type: net_type(net),
            addr_type: addr_type(addr),
            address: borrowed(address),
        }
    }

    /// The user's login, `-` where the host has no users.
    #[must_use]
    pub fn username(&self) -> &str {
        &self.username
    }

    /// Decimal digits.
    #[must_use]
    pub fn session_id(&self) -> &str {
        &self.session_id
    }

    /// Decimal digits.
    #[must_use]
    pub fn session_version(&self) -> &str {
        &self.session_version
    }

    /// `IN` on the Internet.
    #[must_use]
    pub const fn net_type(&self) -> &NetType<'a> {
        &self.net_type
    }

    /// `IP4` or `IP6` on the Internet.
    #[must_use]
    pub const fn addr_type(&self) -> &AddrType<'a> {
        &self.addr_type
    }

    /// Address or name of the host that made the session.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address as a number; `None` for a name.
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        ip(&self.address)
    }

    /// Whether both name the same session, in whatever version (RFC 8866 §5.2).
    #[must_use]
    pub fn is_same_session(&self, other: &Origin<'_>) -> bool {
        self.username == other.username
            && self.session_id == other.session_id
            && self.net_type == other.net_type
            && self.addr_type == other.addr_type
            && self.address == other.address
    }

    /// The same session, its version one higher (RFC 3264 §8).
    #[must_use]
    pub fn with_next_version(self) -> Self {
        let session_version = Cow::Owned(increment(&self.session_version));
        Self { session_version, ..self }
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Origin<'static> {
        Origin {
            username: Cow::Owned(self.username.into_owned()),
            session_id: Cow::Owned(self.session_id.into_owned()),
            session_version: Cow::Owned(self.session_version.into_owned()),
            net_type: self.net_type.into_owned(),
            addr_type: self.addr_type.into_owned(),
            address: Cow::Owned(self.address.into_owned()),
        }
    }
}

/// One more, in decimal digits of any number.
fn increment(digits: &str) -> String {
    let mut reversed = String::with_capacity(digits.len().saturating_add(1));
    let mut carry = true;
    for digit in digits.chars().rev() {
        let next = match (carry, digit) {
            (true, '9') => '0',
            (true, digit) => {
                carry = false;
                // A digit other than 9 is followed by a digit.
                char::from_u32(u32::from(digit).wrapping_add(1)).unwrap_or(digit)
            }
            (false, digit) => digit,
        };
        reversed.push(next);
    }
    if carry {
        reversed.push('1');
    }
    reversed.chars().rev().collect()
}

impl fmt::Display for Origin<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { username, session_id, session_version, net_type, addr_type, address } = self;
        write!(f, "{username} {session_id} {session_version} {net_type} {addr_type} {address}")
    }
}

crate::text_value::text_value!(Origin);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_version_grows_by_one() {
        for (before, after) in [
            ("0", "1"),
            ("9", "10"),
            ("929076", "929077"),
            ("199", "200"),
            ("18446744073709551615", "18446744073709551616"),
        ] {
            assert_eq!(increment(before), after);
        }
    }

    #[test]
    fn fields_are_told_from_the_right() {
        let origin = Origin::parse(b"John Doe 1 2 IN IP4 192.0.2.5").unwrap();
        assert_eq!((origin.username(), origin.session_id(), origin.session_version()), ("John Doe", "1", "2"));
        assert_eq!(Origin::parse(b"- 1 1 IN IP4").unwrap_err().kind(), ErrorKind::Missing);
        assert_eq!(Origin::parse(b"- abc 1 IN IP4 192.0.2.5").unwrap_err().offset(), 2);
        assert_eq!(Origin::parse(b"- 1 1 IN IP6 192.0.2.5").unwrap_err().offset(), 13);
    }
}
