use alloc::borrow::Cow;
use alloc::string::ToString as _;
use core::fmt;
use core::net::IpAddr;

use offhook_base::{ErrorKind, ParseError};

use crate::address::{addr_type, addr_type_of, borrowed, check_types, fits, ip, net_type};
use crate::flaw::{Fields, Flaw};
use crate::grammar::{ip4, number};
use crate::{AddrType, LineType, NetType, Problem, rule};

/// Where media go: `c=` (RFC 8866 §5.7).
///
/// ```
/// use offhook_sdp::Connection;
///
/// let connection = Connection::parse(b"IN IP4 224.2.36.42/127/3")?;
/// assert_eq!(connection.address(), "224.2.36.42");
/// assert_eq!((connection.ttl(), connection.address_count()), (Some(127), 3));
/// assert!(Connection::parse(b"IN IP4 0.0.0.0")?.is_unspecified());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Connection<'a> {
    net_type: NetType<'a>,
    addr_type: AddrType<'a>,
    address: Cow<'a, str>,
    ttl: Option<u8>,
    count: Option<u32>,
}

/// The parts of `c=`, checked.
pub(crate) struct ConnectionParts<'a> {
    net_type: &'a [u8],
    addr_type: &'a [u8],
    address: &'a [u8],
    ttl: Option<u8>,
    count: Option<u32>,
}

/// Reads `c=`; `soft` gets what a tolerant reader overlooks.
pub(crate) fn read(value: &[u8], soft: impl FnMut(Flaw)) -> Result<Connection<'_>, Flaw> {
    let ConnectionParts { net_type: net, addr_type: addr, address, ttl, count } = split(value, soft)?;
    Ok(Connection { net_type: net_type(net), addr_type: addr_type(addr), address: borrowed(address), ttl, count })
}

/// Whether `c=` is what nearly every description says: `IN`, `IP4` and an address, with one space between them.
pub(crate) fn is_plain(value: &[u8]) -> bool {
    value.strip_prefix(b"IN IP4 ").is_some_and(|address| ip4(address).is_some())
}

/// Checks `c=` without making a value of it.
pub(crate) fn split(value: &[u8], mut soft: impl FnMut(Flaw)) -> Result<ConnectionParts<'_>, Flaw> {
    // What nearly every description says needs no taking apart.
    if let Some(address) = value.strip_prefix(b"IN IP4 ")
        && ip4(address).is_some()
    {
        return Ok(ConnectionParts { net_type: b"IN", addr_type: b"IP4", address, ttl: None, count: None });
    }
    let mut fields = Fields::new(value);
    let (Some((at, net)), Some((_, addr)), Some((address_at, whole))) = (fields.next(), fields.next(), fields.next())
    else {
        return Err(Flaw::new(value.len(), Problem::ConnectionFields));
    };
    if let Some((extra, _)) = fields.next() {
        return Err(Flaw::with_kind(extra, Problem::ConnectionFields, ErrorKind::Byte(b' ')));
    }
    if let Some(space) = fields.extra_space() {
        soft(Flaw::new(space, Problem::ExtraSpace(LineType::CONNECTION)));
    }
    if let Some(problem) = check_types(net, addr, LineType::CONNECTION, Problem::ConnectionFields) {
        return Err(Flaw::with_kind(at, problem, ErrorKind::Unknown));
    }
    let misfit = Flaw::new(address_at, Problem::ConnectionAddress);
    let mut parts = whole.split(|byte| *byte == b'/');
    let address = parts.next().unwrap_or_default();
    if !fits(addr, address) {
        return Err(misfit);
    }
    let (first, second, more) = (parts.next(), parts.next(), parts.next());
    let numbers = match (addr, first, second, more) {
        (_, None, None, None) => Some((None, None)),
        (b"IP4", Some(ttl), count, None) => ttl_and_count(Some(ttl), count),
        (b"IP6", Some(count), None, None) => ttl_and_count(None, Some(count)),
        _ => None,
    };
    let Some((ttl, count)) = numbers else { return Err(misfit) };
    Ok(ConnectionParts { net_type: net, addr_type: addr, address, ttl, count })
}

/// Time to live and number of addresses. They mean something with multicast only, yet RFC 4568 §4.5 itself prints
/// one with a unicast address.
fn ttl_and_count(ttl: Option<&[u8]>, count: Option<&[u8]>) -> Option<(Option<u8>, Option<u32>)> {
    let ttl = match ttl {
        Some(digits) => Some(u8::try_from(number(digits)?).ok()?),
        None => None,
    };
    let count = match count {
        Some(digits) => Some(u32::try_from(number(digits)?).ok().filter(|count| *count > 0)?),
        None => None,
    };
    Some((ttl, count))
}

impl<'a> Connection<'a> {
    /// One numeric address: `IN`, and the address type that belongs to it.
    #[must_use]
    pub fn new(address: IpAddr) -> Connection<'static> {
        Connection {
            net_type: NetType::IN,
            addr_type: addr_type_of(address),
            address: Cow::Owned(address.to_string()),
            ttl: None,
            count: None,
        }
    }

    /// Reads the value of `c=`.
    ///
    /// # Errors
    ///
    /// With other than three fields, a type in lower case, or an address that is not of its type.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        crate::text_value::reject_line_ends(&rule::CONNECTION, value)?;
        read(value, |_| {}).map_err(Flaw::into_error)
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

    /// Address or name, without time to live and count.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address as a number; `None` for a name.
    #[must_use]
    pub fn ip(&self) -> Option<IpAddr> {
        ip(&self.address)
    }

    /// Time to live of IPv4 multicast, in hops.
    #[must_use]
    pub const fn ttl(&self) -> Option<u8> {
        self.ttl
    }

    /// How many multicast addresses follow one another; 1 where nothing is said.
    #[must_use]
    pub fn address_count(&self) -> u32 {
        self.count.unwrap_or(1)
    }

    /// `0.0.0.0` or `::`: nothing can be sent there, which is how RFC 2543 put a stream on hold (RFC 3264 §8.4).
    #[must_use]
    pub fn is_unspecified(&self) -> bool {
        self.ip().is_some_and(|ip| ip.is_unspecified())
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Connection<'static> {
        Connection {
            net_type: self.net_type.into_owned(),
            addr_type: self.addr_type.into_owned(),
            address: Cow::Owned(self.address.into_owned()),
            ttl: self.ttl,
            count: self.count,
        }
    }
}

impl fmt::Display for Connection<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { net_type, addr_type, address, ttl, count } = self;
        write!(f, "{net_type} {addr_type} {address}")?;
        if let Some(ttl) = ttl {
            write!(f, "/{ttl}")?;
        }
        count.map_or(Ok(()), |count| write!(f, "/{count}"))
    }
}

crate::text_value::text_value!(Connection);
