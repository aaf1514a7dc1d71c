use alloc::borrow::Cow;
use core::net::IpAddr;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use super::via_params;
use super::view;
use crate::ascii::Ascii;
use crate::grammar::{self, Cursor, SLIP_LOOK};
use crate::uri::{Host, host_port, read_host};

static VIA: Rule = Rule::new("Via", "RFC 3261 §20.42");
static SENT_PROTOCOL: Rule = Rule::new("sent-protocol", "RFC 3261 §25.1");
static SENT_BY: Rule = Rule::new("sent-by", "RFC 3261 §25.1");

offhook_base::registry! {
    /// Transport of a Via, compared without regard to case (RFC 3261 §25.1, IANA SIP transports).
    pub token struct Transport {
        /// User Datagram Protocol (RFC 3261).
        UDP = "UDP";
        /// Transmission Control Protocol (RFC 3261).
        TCP = "TCP";
        /// Transport Layer Security over TCP (RFC 3261).
        TLS = "TLS";
        /// Stream Control Transmission Protocol (RFC 3261, RFC 4168).
        SCTP = "SCTP";
        /// Transport Layer Security over SCTP (RFC 4168).
        TLS_SCTP = "TLS-SCTP";
        /// WebSocket (RFC 7118).
        WS = "WS";
        /// WebSocket over TLS (RFC 7118).
        WSS = "WSS";
    }
}

/// One hop of a request's path: `sent-protocol LWS sent-by *( SEMI via-params )` (RFC 3261 §20.42).
///
/// ```
/// use offhook_sip::{Host, Transport, Via};
///
/// let via = Via::parse(b"SIP/2.0/UDP 10.11.56.61:5060;branch=z9hG4bK9njq;Role=3;Hpt=8e48_16")?;
/// assert_eq!(via.transport(), Transport::UDP);
/// assert_eq!(via.host(), Host::Ipv4([10, 11, 56, 61].into()));
/// assert_eq!((via.port(), via.branch()), (Some(5060), Some("z9hG4bK9njq")));
/// assert_eq!(via.params().text("Hpt"), Some("8e48_16"));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct Via<'a> {
    protocol: Ascii<'a>,
    version: Ascii<'a>,
    transport: Ascii<'a>,
    host: Ascii<'a>,
    port: Option<u16>,
    params: Params<'a>,
}

impl<'a> Via<'a> {
    /// What a branch begins with that is unique over space and time (RFC 3261 §8.1.1.7).
    pub const MAGIC_COOKIE: &'static str = "z9hG4bK";

    /// A Via of `SIP/2.0` with a branch.
    ///
    /// # Errors
    ///
    /// The host, the transport or the branch holds an octet that its grammar does not allow.
    ///
    /// ```
    /// use offhook_sip::{Transport, Via};
    ///
    /// let via = Via::new(Transport::UDP, "10.11.56.68", Some(5060), "z9hG4bK1")?;
    /// assert_eq!(via.to_string(), "SIP/2.0/UDP 10.11.56.68:5060;branch=z9hG4bK1");
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn new(
        transport: Transport<'a>,
        host: &'a str,
        port: Option<u16>,
        branch: &'a str,
    ) -> Result<Self, ParseError> {
        if !grammar::is_token(transport.as_str().as_bytes()) {
            return Err(ParseError::new(&SENT_PROTOCOL, 0, ErrorKind::Unknown));
        }
        let mut sent_by = Cursor::new(host.as_bytes());
        read_host(&mut sent_by)?;
        sent_by.end(&SENT_BY)?;
        if !grammar::is_token(branch.as_bytes()) {
            return Err(ParseError::new(&VIA, 0, ErrorKind::Unknown));
        }
        Ok(Self {
            protocol: Ascii::of(b"SIP"),
            version: Ascii::of(b"2.0"),
            transport: Ascii::of_text(transport),
            host: Ascii::of(host.as_bytes()),
            port,
            params: Params::branch(branch),
        })
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[inline]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let all = cursor.rest();
        if let Some((via, rest)) = Self::plain(all) {
            cursor.skip(all.len().wrapping_sub(rest.len()));
            return Ok(via);
        }
        Self::read_any(cursor)
    }

    /// The Via that `all` begins with and what follows it, if it is written plainly and in the most frequent spelling.
    #[inline(always)]
    fn plain(all: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let sent_by = all.strip_prefix(b"SIP/2.0/UDP ")?;
        let (after_host, port, after_port) = host_port(sent_by)?;
        let (params, rest) = via_params::plain(after_port)?;
        let via = Self {
            protocol: Ascii::of(b"SIP"),
            version: Ascii::of(b"2.0"),
            transport: Ascii::of(b"UDP"),
            host: Ascii::of(sent_by.get(..sent_by.len().wrapping_sub(after_host.len()))?),
            port,
            params,
        };
        Some((via, rest))
    }

    #[inline(never)]
    fn read_any(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let protocol = cursor.word(&SENT_PROTOCOL)?;
        Self::slash(cursor)?;
        let version = cursor.word(&SENT_PROTOCOL)?;
        Self::slash(cursor)?;
        let transport = cursor.word(&SENT_PROTOCOL)?;
        let before = cursor.at();
        cursor.sws();
        if cursor.at() == before {
            return Err(cursor.error(&SENT_BY));
        }
        let rest = cursor.rest();
        let (host, port) = match host_port(rest) {
            Some((after_host, port, after_port)) => {
                cursor.skip(rest.len().wrapping_sub(after_port.len()));
                (rest.get(..rest.len().wrapping_sub(after_host.len())).unwrap_or_default(), port)
            }
            None => Self::sent_by(cursor)?,
        };
        Ok(Self { protocol, version, transport, host: Ascii::of(host), port, params: Self::read_params(cursor)? })
    }

    #[inline]
    fn read_params(cursor: &mut Cursor<'a>) -> Result<Params<'a>, ParseError> {
        let all = cursor.rest();
        if let Some((params, rest)) = via_params::plain(all) {
            cursor.skip(all.len().wrapping_sub(rest.len()));
            return Ok(params);
        }
        cursor.slip(SLIP_LOOK);
        Params::read(cursor)
    }

    /// `host [ COLON port ]`, with white space around the colon too.
    #[inline(never)]
    fn sent_by(cursor: &mut Cursor<'a>) -> Result<(&'a [u8], Option<u16>), ParseError> {
        let start = cursor.at();
        read_host(cursor)?;
        let host = cursor.since(start);
        let host_end = cursor.at();
        cursor.sws();
        let mut port = None;
        if cursor.eat(b':') {
            cursor.sws();
            port = u16::try_from(cursor.number(0, u64::from(u16::MAX), &SENT_BY)?).ok();
        } else {
            cursor.go_to(host_end);
        }
        Ok((host, port))
    }

    fn slash(cursor: &mut Cursor<'a>) -> Result<(), ParseError> {
        cursor.sws();
        cursor.expect(b'/', &SENT_PROTOCOL)?;
        cursor.sws();
        Ok(())
    }

    /// Protocol name and version: `SIP` and `2.0`.
    #[must_use]
    pub fn protocol(&self) -> (&str, &str) {
        (self.protocol.as_str(), self.version.as_str())
    }

    /// The transport that the request was sent by.
    #[must_use]
    pub fn transport(&self) -> Transport<'_> {
        Transport::new(self.transport.as_str())
    }

    /// The host that sent the request, and gets the response if nothing else is said.
    #[must_use]
    pub fn host(&self) -> Host<'_> {
        Host::of(self.host_str()).unwrap_or(Host::Name(Cow::Borrowed(self.host_str())))
    }

    /// The host as written.
    #[must_use]
    pub fn host_str(&self) -> &str {
        self.host.as_str()
    }

    /// The port, if one is written.
    #[must_use]
    pub const fn port(&self) -> Option<u16> {
        self.port
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// The identifier of the transaction (RFC 3261 §8.1.1.7).
    #[must_use]
    pub fn branch(&self) -> Option<&str> {
        self.params.text("branch")
    }

    /// Whether these parameters of a Via have a branch with more than the magic cookie; one of RFC 2543, without the
    /// cookie, counts.
    pub(crate) fn is_own_branch_in(params: &Params<'_>) -> bool {
        // Nearly all begin with one.
        let after = params.rest_after(b";branch=z9hG4bK");
        if after.and_then(<[u8]>::first).is_some_and(|next| grammar::is(*next, grammar::TOKEN)) {
            return true;
        }
        let branch = params.get("branch").and_then(|branch| branch.value());
        branch.is_some_and(|branch| branch != Self::MAGIC_COOKIE.as_bytes())
    }

    /// The address that the request came from, as the receiver noted it (RFC 3261 §18.2.1); brackets are tolerated
    /// (RFC 5118 §4.5).
    #[must_use]
    pub fn received(&self) -> Option<IpAddr> {
        view::address(self.params.get("received")?.value()?)
    }

    /// The port that the request came from (RFC 3581 §4); `None` also if it is asked for only.
    #[must_use]
    pub fn rport(&self) -> Option<u16> {
        let port = view::number(&self.params, "rport", u16::MAX.into(), &VIA)?.ok()?;
        u16::try_from(port).ok()
    }

    /// The same with this parameter: in the place of one of the same name, or at the end. A name never stands twice,
    /// so that an `rport` without a value is filled (RFC 3581 §4).
    ///
    /// # Errors
    ///
    /// `name` is no token, or `value` holds a control character.
    ///
    /// ```
    /// use offhook_sip::Via;
    ///
    /// let via = Via::parse(b"SIP/2.0/UDP 10.1.1.1:4540;rport;branch=z9hG4bKkjshdyff")?;
    /// let via = via.with_param("received", Some("192.0.2.1"))?.with_param("rport", Some("9988"))?;
    /// assert_eq!(
    ///     via.to_string(),
    ///     "SIP/2.0/UDP 10.1.1.1:4540;rport=9988;branch=z9hG4bKkjshdyff;received=192.0.2.1"
    /// );
    /// # Ok::<(), offhook_sip::ParseError>(())
    /// ```
    pub fn with_param(mut self, name: &str, value: Option<&str>) -> Result<Self, ParseError> {
        self.params.set(name, value)?;
        Ok(self)
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Via<'static> {
        Via {
            protocol: self.protocol.into_owned(),
            version: self.version.into_owned(),
            transport: self.transport.into_owned(),
            host: self.host.into_owned(),
            port: self.port,
            params: self.params.into_owned(),
        }
    }
}

impl PartialEq<Via<'_>> for Via<'_> {
    fn eq(&self, other: &Via<'_>) -> bool {
        self.protocol.is_same(&other.protocol)
            && self.version == other.version
            && self.transport.is_same(&other.transport)
            && self.host() == other.host()
            && self.port == other.port
            && self.params == other.params
    }
}

impl ToValue for Via<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        if (self.protocol.as_bytes(), self.version.as_bytes()) == (b"SIP", b"2.0") {
            out.extend_from_slice(b"SIP/2.0/");
        } else {
            for part in [&self.protocol, &self.version] {
                out.extend_from_slice(part.as_bytes());
                out.push(b'/');
            }
        }
        out.extend_from_slice(self.transport.as_bytes());
        out.push(b' ');
        out.extend_from_slice(self.host.as_bytes());
        if let Some(port) = self.port {
            out.push(b':');
            write_number(u64::from(port), out);
        }
        self.params.write(out);
    }
}

value_traits!(Via, VIA);
