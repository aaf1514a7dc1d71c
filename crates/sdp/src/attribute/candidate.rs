use alloc::borrow::Cow;
use core::fmt;
use core::net::IpAddr;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::{Cursor, is_domain_name};

static RULE: Rule = Rule::new("a=candidate", "RFC 8839 §5.1");

offhook_base::registry! {
    /// Where an ICE candidate comes from (RFC 8839 §5.1).
    pub text struct CandidateType {
        /// An address of the host itself.
        HOST = "host";
        /// As a server outside sees it.
        SERVER_REFLEXIVE = "srflx";
        /// As the peer sees it.
        PEER_REFLEXIVE = "prflx";
        /// An address of a relay.
        RELAYED = "relay";
    }
}

/// A transport address that ICE may try: `a=candidate` (RFC 8839 §5.1).
///
/// ```
/// use offhook_sdp::{Candidate, CandidateType};
///
/// let text = b"2 1 UDP 1694498815 192.0.2.3 45664 typ srflx raddr 10.0.1.1 rport 8998 generation 0";
/// let candidate = Candidate::parse(text)?;
/// assert_eq!((candidate.priority(), candidate.port()), (1_694_498_815, 45_664));
/// assert_eq!(*candidate.candidate_type(), CandidateType::SERVER_REFLEXIVE);
/// assert_eq!(candidate.related(), Some(("10.0.1.1", 8_998)));
/// assert_eq!(candidate.extensions().next(), Some(("generation", "0")));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Candidate<'a> {
    foundation: Cow<'a, str>,
    component: u16,
    transport: Cow<'a, str>,
    priority: u32,
    address: Cow<'a, str>,
    port: u16,
    candidate_type: CandidateType<'a>,
    related: Option<(Cow<'a, str>, u16)>,
    /// Names and values, in turn, with spaces between them, as they were written.
    extensions: Cow<'a, str>,
}

/// `word` of RFC 8839: visible octets.
const fn is_visible(byte: u8) -> bool {
    byte > 0x20 && byte < 0x7f
}

/// `connection-address` of RFC 8839 §5.1: an address or a name.
pub(crate) fn address<'a>(cursor: &mut Cursor<'a>) -> Result<&'a str, ParseError> {
    let start = cursor.offset();
    let address = cursor.text_while(is_visible)?;
    let known = crate::address::ip(address).is_some() || is_domain_name(address.as_bytes());
    if known { Ok(address) } else { Err(cursor.fault(start, ErrorKind::Contradiction)) }
}

impl<'a> Candidate<'a> {
    /// Largest priority (RFC 8445 §5.1.2).
    pub const MAX_PRIORITY: u32 = 0x7fff_ffff;

    /// Reads the value of `a=candidate`.
    ///
    /// # Errors
    ///
    /// If a field is missing, or a number out of range: component 1 to 256, priority 1 to 2³¹ − 1.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let is_ice = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        let foundation = cursor.text_while(is_ice)?;
        if foundation.len() > 32 {
            return Err(cursor.fault(0, ErrorKind::TooLong { max: 32 }));
        }
        cursor.space()?;
        let component = cursor.number_u16(1, 256)?;
        cursor.space()?;
        let transport = cursor.token()?;
        cursor.space()?;
        let priority = cursor.number_u32(1, Self::MAX_PRIORITY)?;
        cursor.space()?;
        let place = address(&mut cursor)?;
        cursor.space()?;
        let port = cursor.number_u16(0, u16::MAX)?;
        cursor.space()?;
        let at = cursor.offset();
        if cursor.token()? != "typ" {
            return Err(cursor.fault(at, ErrorKind::Unknown));
        }
        cursor.space()?;
        let candidate_type = CandidateType::new(cursor.token()?);
        let mut related = None;
        let mut start = cursor.offset();
        let mut ahead = cursor.clone();
        if ahead.space().is_ok() && ahead.remaining().starts_with(b"raddr ") {
            ahead.token()?;
            ahead.space()?;
            let place = address(&mut ahead)?;
            ahead.space()?;
            let at = ahead.offset();
            if ahead.token()? != "rport" {
                return Err(ahead.fault(at, ErrorKind::Unknown));
            }
            ahead.space()?;
            related = Some((Cow::Borrowed(place), ahead.number_u16(0, u16::MAX)?));
            cursor = ahead;
            start = cursor.offset();
        }
        while cursor.peek() == Some(b' ') {
            cursor.space()?;
            if cursor.is_done() {
                break;
            }
            cursor.text_while(is_visible)?;
            cursor.space()?;
            cursor.text_while(is_visible)?;
        }
        cursor.end()?;
        let extensions = crate::grammar::text(value.get(start..).unwrap_or_default().trim_ascii());
        Ok(Self {
            foundation: Cow::Borrowed(foundation),
            component,
            transport: Cow::Borrowed(transport),
            priority,
            address: Cow::Borrowed(place),
            port,
            candidate_type,
            related,
            extensions: Cow::Borrowed(extensions),
        })
    }

    /// The same for candidates that share their origin.
    #[must_use]
    pub fn foundation(&self) -> &str {
        &self.foundation
    }

    /// 1 for RTP, 2 for RTCP.
    #[must_use]
    pub const fn component(&self) -> u16 {
        self.component
    }

    /// `UDP`, `TCP`, in any case.
    #[must_use]
    pub fn transport(&self) -> &str {
        &self.transport
    }

    /// The higher, the better.
    #[must_use]
    pub const fn priority(&self) -> u32 {
        self.priority
    }

    /// Address or name.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address as a number; `None` for a name, as with multicast DNS.
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        crate::address::ip(&self.address)
    }

    /// Port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Where it comes from.
    #[must_use]
    pub const fn candidate_type(&self) -> &CandidateType<'a> {
        &self.candidate_type
    }

    /// The address behind it: `raddr` and `rport`.
    #[must_use]
    pub fn related(&self) -> Option<(&str, u16)> {
        self.related.as_ref().map(|(address, port)| (address.as_ref(), *port))
    }

    /// Extensions in order: name and value.
    pub fn extensions(&self) -> impl Iterator<Item = (&str, &str)> + '_ {
        let mut words = self.extensions.split(' ').filter(|word| !word.is_empty());
        core::iter::from_fn(move || Some((words.next()?, words.next()?)))
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Candidate<'static> {
        Candidate {
            foundation: Cow::Owned(self.foundation.into_owned()),
            component: self.component,
            transport: Cow::Owned(self.transport.into_owned()),
            priority: self.priority,
            address: Cow::Owned(self.address.into_owned()),
            port: self.port,
            candidate_type: self.candidate_type.into_owned(),
            related: self.related.map(|(address, port)| (Cow::Owned(address.into_owned()), port)),
            extensions: Cow::Owned(self.extensions.into_owned()),
        }
    }
}

impl fmt::Display for Candidate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { foundation, component, transport, priority, address, port, candidate_type, .. } = self;
        write!(f, "{foundation} {component} {transport} {priority} {address} {port} typ {candidate_type}")?;
        if let Some((address, port)) = self.related() {
            write!(f, " raddr {address} rport {port}")?;
        }
        if self.extensions.is_empty() { Ok(()) } else { write!(f, " {}", self.extensions) }
    }
}

attribute_value!(Candidate<'a>, "candidate");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn errors_know_where() {
        let error = Candidate::parse(b"1 1 UDP 2130706431").unwrap_err();
        assert_eq!((error.offset(), error.kind()), (18, ErrorKind::End));
        let error = Candidate::parse(b"1 1 UDP 99999999999 192.0.2.5 4000 typ host").unwrap_err();
        assert_eq!(
            (error.offset(), error.kind()),
            (8, ErrorKind::OutOfRange { value: 99_999_999_999, min: 1, max: 0x7fff_ffff })
        );
    }
}
