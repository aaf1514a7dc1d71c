use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::Connection;
use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=rtcp", "RFC 3605 §2.1");

/// Where RTCP goes if not to the port after that of RTP: `a=rtcp` (RFC 3605 §2.1).
///
/// ```
/// use offhook_sdp::Rtcp;
///
/// let rtcp = Rtcp::parse(b"53020 IN IP4 126.16.64.4")?;
/// assert_eq!((rtcp.port(), rtcp.connection().unwrap().address()), (53_020, "126.16.64.4"));
/// assert!(Rtcp::parse(b"99999").is_err());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Rtcp<'a> {
    port: u16,
    connection: Option<Connection<'a>>,
}

impl<'a> Rtcp<'a> {
    /// A port of the section's own address, or of another one.
    #[must_use]
    pub const fn new(port: u16, connection: Option<Connection<'a>>) -> Self {
        Self { port, connection }
    }

    /// Reads the value of `a=rtcp`.
    ///
    /// # Errors
    ///
    /// With a port above 65,535, or an address that is not of its type.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let port = cursor.number_u16(0, u16::MAX)?;
        if cursor.remaining().trim_ascii_end().is_empty() {
            return Ok(Self { port, connection: None });
        }
        cursor.space()?;
        let start = cursor.offset();
        let connection = Connection::parse(cursor.rest().trim_ascii_end()).map_err(|error| error.moved_by(start))?;
        if connection.ttl().is_some() || connection.address_count() != 1 {
            return Err(cursor.fault(start, ErrorKind::Contradiction));
        }
        Ok(Self { port, connection: Some(connection) })
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The address, if it is another than that of the section.
    #[must_use]
    pub const fn connection(&self) -> Option<&Connection<'a>> {
        self.connection.as_ref()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Rtcp<'static> {
        Rtcp { port: self.port, connection: self.connection.map(Connection::into_owned) }
    }
}

impl fmt::Display for Rtcp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.port)?;
        self.connection.as_ref().map_or(Ok(()), |connection| write!(f, " {connection}"))
    }
}

attribute_value!(Rtcp<'a>, "rtcp");
