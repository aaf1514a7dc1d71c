use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::params::Params;
use super::value::{FieldValue, Octets, ToValue, value_traits};
use super::view::offset_of;
use crate::grammar::Cursor;

static SESSION_ID: Rule = Rule::new("session-id-value", "RFC 7989 §5");
static SESS_UUID: Rule = Rule::new("sess-uuid", "RFC 7989 §5");

/// One end of a session: 32 hexadecimal digits in lower case (RFC 7989 §4).
///
/// ```
/// use offhook_sip::SessionUuid;
///
/// let uuid = SessionUuid::parse(b"ab30317f1a784dc48ff824d0d3715d86")?;
/// assert_eq!(uuid.to_string(), "ab30317f1a784dc48ff824d0d3715d86");
/// assert!(!uuid.is_nil() && SessionUuid::NIL.is_nil());
/// assert_eq!(SessionUuid::parse(b"AB30317f1a784dc48ff824d0d3715d86").map_err(|error| error.offset()), Err(0));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SessionUuid(u128);

impl SessionUuid {
    /// The end that is not known yet: 32 zeros (RFC 7989 §5).
    pub const NIL: SessionUuid = SessionUuid(0);

    /// The 16 octets of a UUID; version 5 is what a stateless element makes (RFC 7989 §4.1).
    #[must_use]
    pub const fn from_octets(octets: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(octets))
    }

    /// The 16 octets.
    #[must_use]
    pub const fn octets(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// Whether it stands for an end that is not known yet.
    #[must_use]
    pub const fn is_nil(self) -> bool {
        self.0 == 0
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that is no digit and none of `a` to `f`, or the end before 32 digits.
    pub fn parse(input: &[u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Result<Self, ParseError> {
        let mut value: u128 = 0;
        for _ in 0..32 {
            let digit = match cursor.peek() {
                Some(octet @ b'0'..=b'9') => octet.wrapping_sub(b'0'),
                Some(octet @ b'a'..=b'f') => octet.wrapping_sub(b'a').wrapping_add(10),
                _ => return Err(cursor.error(&SESS_UUID)),
            };
            value = (value << 4) | u128::from(digit);
            cursor.skip(1);
        }
        Ok(Self(value))
    }
}

impl ToValue for SessionUuid {
    fn write_to(&self, out: &mut impl Octets) {
        let digit =
            |half: u8| if half < 10 { b'0'.wrapping_add(half) } else { b'a'.wrapping_add(half.wrapping_sub(10)) };
        for octet in self.octets() {
            out.extend_from_slice(&[digit(octet >> 4), digit(octet & 15)]);
        }
    }
}

value_traits!(copy SessionUuid, SESS_UUID);

/// Names a session from end to end, whatever stands in between: `sess-uuid *( SEMI sess-id-param )` (RFC 7989 §5).
///
/// The form before it (RFC 7329) has no `remote`; it is read as well.
///
/// ```
/// use offhook_sip::{SessionId, SessionUuid};
///
/// let id = SessionId::parse(b"ab30317f1a784dc48ff824d0d3715d86;remote=00000000000000000000000000000000")?;
/// assert_eq!(id.remote(), Some(SessionUuid::NIL));
/// let answer = SessionId::parse(b"47755a9de7794ba387653f2099600ef2;remote=ab30317f1a784dc48ff824d0d3715d86")?;
/// assert_eq!(answer.remote(), Some(id.local()));
/// assert_eq!(answer.reversed().local(), id.local());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct SessionId<'a> {
    local: SessionUuid,
    remote: Option<SessionUuid>,
    // All of them, `remote` too.
    params: Params<'a>,
}

impl<'a> SessionId<'a> {
    /// A session between these two ends; [`SessionUuid::NIL`] is an end that is not known yet.
    #[must_use]
    pub fn new(local: SessionUuid, remote: SessionUuid) -> SessionId<'static> {
        let mut text = b";remote=".to_vec();
        remote.write_to(&mut text);
        let params = Params::parse(&text).map(Params::into_owned).unwrap_or_default();
        SessionId { local, remote: Some(remote), params }
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, in the parameter `remote` too.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let local = SessionUuid::read(cursor)?;
        let params = Params::read(cursor)?;
        let remote = match params.get("remote") {
            None => None,
            Some(param) => {
                let value = param.value().ok_or_else(|| {
                    let behind = offset_of(cursor, param.name().as_bytes()).saturating_add(param.name().len());
                    ParseError::new(&SESSION_ID, behind, ErrorKind::Missing)
                })?;
                Some(SessionUuid::parse(value).map_err(|error| error.moved_by(offset_of(cursor, value)))?)
            }
        };
        Ok(Self { local, remote, params })
    }

    /// The end that sent the message.
    #[must_use]
    pub const fn local(&self) -> SessionUuid {
        self.local
    }

    /// The other end; `None` in the form of RFC 7329.
    #[must_use]
    pub const fn remote(&self) -> Option<SessionUuid> {
        self.remote
    }

    /// The same session as the other end writes it.
    #[must_use]
    pub fn reversed(&self) -> SessionId<'static> {
        SessionId::new(self.remote.unwrap_or(SessionUuid::NIL), self.local)
    }

    /// Whether both name one session, from whichever end. An end that is not known yet fits any.
    #[must_use]
    pub fn is_same_session(&self, other: &SessionId<'_>) -> bool {
        let ends = |id: &SessionId<'_>| (id.local, id.remote.unwrap_or(SessionUuid::NIL));
        let fits = |one: SessionUuid, other: SessionUuid| one == other || one.is_nil() || other.is_nil();
        let ((a, b), (c, d)) = (ends(self), ends(other));
        let known = [a, b].iter().any(|end| !end.is_nil() && (*end == c || *end == d));
        known && ((fits(a, c) && fits(b, d)) || (fits(a, d) && fits(b, c)))
    }

    /// Whether the session is marked for logging (RFC 8497 §3).
    #[must_use]
    pub fn is_logged(&self) -> bool {
        self.params.contains("logme")
    }

    /// All parameters.
    #[must_use]
    pub const fn params(&self) -> &Params<'a> {
        &self.params
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> SessionId<'static> {
        SessionId { local: self.local, remote: self.remote, params: self.params.into_owned() }
    }
}

impl fmt::Debug for SessionId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionId({self})")
    }
}

impl ToValue for SessionId<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        self.local.write_to(out);
        self.params.write(out);
    }
}

value_traits!(SessionId, SESSION_ID);
