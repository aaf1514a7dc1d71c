use alloc::borrow::Cow;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits};
use crate::grammar::Cursor;

static R_VALUE: Rule = Rule::new("r-value", "RFC 4412 §3.1");

/// How important a call is, in the terms of a network: `namespace "." r-priority` (RFC 4412 §3.1), an element of
/// Resource-Priority and Accept-Resource-Priority.
///
/// ```
/// use offhook_sip::{ResourceNamespace, ResourcePriority};
///
/// let call = ResourcePriority::parse(b"dsn.flash")?;
/// assert_eq!((call.namespace(), call.priority()), (ResourceNamespace::DSN, "flash"));
/// assert!(call.rank() > ResourcePriority::parse(b"dsn.routine")?.rank());
/// assert_eq!(ResourcePriority::parse(b"dsn").map_err(|error| error.offset()), Err(3));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq)]
pub struct ResourcePriority<'a> {
    text: Cow<'a, str>,
}

impl<'a> ResourcePriority<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, a second dot too.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let start = cursor.at();
        let text = cursor.token(&R_VALUE)?;
        // One dot, with something on both sides.
        let bad = match text.find('.') {
            None => Some((text.len(), None)),
            Some(0) => Some((0, Some(b'.'))),
            Some(dot) => match text.get(dot.saturating_add(1)..).unwrap_or_default() {
                "" => Some((text.len(), None)),
                rest => rest.find('.').map(|second| (dot.saturating_add(second).saturating_add(1), Some(b'.'))),
            },
        };
        match bad {
            None => Ok(Self { text: Cow::Borrowed(text) }),
            Some((at, Some(octet))) => Err(ParseError::new(&R_VALUE, start.saturating_add(at), ErrorKind::Byte(octet))),
            Some((at, None)) => {
                cursor.go_to(start.saturating_add(at));
                Err(cursor.error(&R_VALUE))
            }
        }
    }

    /// The value as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The network whose terms these are.
    #[must_use]
    pub fn namespace(&self) -> ResourceNamespace<'_> {
        ResourceNamespace::new(self.text.split('.').next().unwrap_or_default())
    }

    /// The priority within the namespace.
    #[must_use]
    pub fn priority(&self) -> &str {
        self.text.split('.').nth(1).unwrap_or_default()
    }

    /// How the priority compares with others of the same namespace, larger being more important; `None` if the order
    /// of the namespace is not known here. Known are the five of RFC 4412 §10.
    #[must_use]
    pub fn rank(&self) -> Option<u8> {
        const DSN: &[&str] = &["routine", "priority", "immediate", "flash", "flash-override"];
        const DRSN: &[&str] =
            &["routine", "priority", "immediate", "flash", "flash-override", "flash-override-override"];
        const NUMBERS: &[&str] = &["4", "3", "2", "1", "0"];
        let namespace = self.namespace();
        let order = match namespace {
            _ if namespace == ResourceNamespace::DSN => DSN,
            _ if namespace == ResourceNamespace::DRSN => DRSN,
            _ if [ResourceNamespace::Q735, ResourceNamespace::ETS, ResourceNamespace::WPS].contains(&namespace) => {
                NUMBERS
            }
            _ => return None,
        };
        let place = order.iter().position(|known| known.eq_ignore_ascii_case(self.priority()))?;
        u8::try_from(place).ok()
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> ResourcePriority<'static> {
        ResourcePriority { text: Cow::Owned(self.text.into_owned()) }
    }
}

impl PartialEq<ResourcePriority<'_>> for ResourcePriority<'_> {
    fn eq(&self, other: &ResourcePriority<'_>) -> bool {
        self.text.eq_ignore_ascii_case(&other.text)
    }
}

impl ToValue for ResourcePriority<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.text.as_bytes());
    }
}

value_traits!(ResourcePriority, R_VALUE);

offhook_base::registry! {
    /// Namespace of [`ResourcePriority`] (RFC 4412 §9; IANA Resource-Priority namespaces).
    pub token struct ResourceNamespace {
        /// Defense Switched Network (RFC 4412).
        DSN = "dsn";
        /// Defense RED Switched Network (RFC 4412).
        DRSN = "drsn";
        /// Commercial networks with ITU-T Q.735.3 (RFC 4412).
        Q735 = "q735";
        /// Government emergency telecommunications service (RFC 4412).
        ETS = "ets";
        /// Government emergency telecommunications in wireless networks (RFC 4412).
        WPS = "wps";
        /// Defense Switched Network, community 000000 (RFC 5478).
        DSN_000000 = "dsn-000000";
        /// Defense Switched Network, community 000001 (RFC 5478).
        DSN_000001 = "dsn-000001";
        /// Defense Switched Network, community 000002 (RFC 5478).
        DSN_000002 = "dsn-000002";
        /// Defense Switched Network, community 000003 (RFC 5478).
        DSN_000003 = "dsn-000003";
        /// Defense Switched Network, community 000004 (RFC 5478).
        DSN_000004 = "dsn-000004";
        /// Defense Switched Network, community 000005 (RFC 5478).
        DSN_000005 = "dsn-000005";
        /// Defense Switched Network, community 000006 (RFC 5478).
        DSN_000006 = "dsn-000006";
        /// Defense Switched Network, community 000007 (RFC 5478).
        DSN_000007 = "dsn-000007";
        /// Defense Switched Network, community 000008 (RFC 5478).
        DSN_000008 = "dsn-000008";
        /// Defense Switched Network, community 000009 (RFC 5478).
        DSN_000009 = "dsn-000009";
        /// Defense RED Switched Network, community 000000 (RFC 5478).
        DRSN_000000 = "drsn-000000";
        /// Defense RED Switched Network, community 000001 (RFC 5478).
        DRSN_000001 = "drsn-000001";
        /// Defense RED Switched Network, community 000002 (RFC 5478).
        DRSN_000002 = "drsn-000002";
        /// Defense RED Switched Network, community 000003 (RFC 5478).
        DRSN_000003 = "drsn-000003";
        /// Defense RED Switched Network, community 000004 (RFC 5478).
        DRSN_000004 = "drsn-000004";
        /// Defense RED Switched Network, community 000005 (RFC 5478).
        DRSN_000005 = "drsn-000005";
        /// Defense RED Switched Network, community 000006 (RFC 5478).
        DRSN_000006 = "drsn-000006";
        /// Defense RED Switched Network, community 000007 (RFC 5478).
        DRSN_000007 = "drsn-000007";
        /// Defense RED Switched Network, community 000008 (RFC 5478).
        DRSN_000008 = "drsn-000008";
        /// Defense RED Switched Network, community 000009 (RFC 5478).
        DRSN_000009 = "drsn-000009";
        /// Real Time Services, community 000000 (RFC 5478).
        RTS_000000 = "rts-000000";
        /// Real Time Services, community 000001 (RFC 5478).
        RTS_000001 = "rts-000001";
        /// Real Time Services, community 000002 (RFC 5478).
        RTS_000002 = "rts-000002";
        /// Real Time Services, community 000003 (RFC 5478).
        RTS_000003 = "rts-000003";
        /// Real Time Services, community 000004 (RFC 5478).
        RTS_000004 = "rts-000004";
        /// Real Time Services, community 000005 (RFC 5478).
        RTS_000005 = "rts-000005";
        /// Real Time Services, community 000006 (RFC 5478).
        RTS_000006 = "rts-000006";
        /// Real Time Services, community 000007 (RFC 5478).
        RTS_000007 = "rts-000007";
        /// Real Time Services, community 000008 (RFC 5478).
        RTS_000008 = "rts-000008";
        /// Real Time Services, community 000009 (RFC 5478).
        RTS_000009 = "rts-000009";
        /// Classified Real Time Services, community 000000 (RFC 5478).
        CRTS_000000 = "crts-000000";
        /// Classified Real Time Services, community 000001 (RFC 5478).
        CRTS_000001 = "crts-000001";
        /// Classified Real Time Services, community 000002 (RFC 5478).
        CRTS_000002 = "crts-000002";
        /// Classified Real Time Services, community 000003 (RFC 5478).
        CRTS_000003 = "crts-000003";
        /// Classified Real Time Services, community 000004 (RFC 5478).
        CRTS_000004 = "crts-000004";
        /// Classified Real Time Services, community 000005 (RFC 5478).
        CRTS_000005 = "crts-000005";
        /// Classified Real Time Services, community 000006 (RFC 5478).
        CRTS_000006 = "crts-000006";
        /// Classified Real Time Services, community 000007 (RFC 5478).
        CRTS_000007 = "crts-000007";
        /// Classified Real Time Services, community 000008 (RFC 5478).
        CRTS_000008 = "crts-000008";
        /// Classified Real Time Services, community 000009 (RFC 5478).
        CRTS_000009 = "crts-000009";
        /// Emergency services network (RFC 7135).
        ESNET = "esnet";
        /// Mission critical push to talk, preemption (RFC 8101).
        MCPTTP = "mcpttp";
        /// Mission critical push to talk, queueing (RFC 8101).
        MCPTTQ = "mcpttq";
    }
}
