use core::time::Duration;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use crate::ascii::Ascii;
use crate::grammar::{Cursor, DIGIT};

static TIMESTAMP: Rule = Rule::new("Timestamp", "RFC 3261 §20.38");
static MIME_VERSION: Rule = Rule::new("MIME-Version", "RFC 3261 §20.24");

/// When a request was sent, by its sender's own clock, and in a response how long the answer took:
/// `1*DIGIT [ "." *DIGIT ] [ LWS delay ]` (RFC 3261 §20.38).
///
/// Kept as written, as the sender looks for its own digits in it.
///
/// ```
/// use {core::time::Duration, offhook_sip::Timestamp};
///
/// let timestamp = Timestamp::parse(b"54.25 0.120")?;
/// assert_eq!(timestamp.since_origin(), Some(Duration::from_millis(54_250)));
/// assert_eq!(timestamp.delay(), Some(Duration::from_millis(120)));
/// assert_eq!(timestamp.to_string(), "54.25 0.120");
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Timestamp<'a> {
    sent: Ascii<'a>,
    delay: Ascii<'a>,
}

impl<'a> Timestamp<'a> {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        cursor.sws();
        let start = cursor.at();
        if cursor.take::<DIGIT>().is_empty() {
            return Err(cursor.error(&TIMESTAMP));
        }
        Self::fraction(cursor);
        let sent = Ascii::of(cursor.since(start));
        let before = cursor.at();
        cursor.sws();
        if cursor.at() == before {
            return Ok(Self { sent, delay: Ascii::of(b"") });
        }
        // The delay may lack its digits, all of them.
        let start = cursor.at();
        cursor.take::<DIGIT>();
        Self::fraction(cursor);
        Ok(Self { sent, delay: Ascii::of(cursor.since(start)) })
    }

    fn fraction(cursor: &mut Cursor<'a>) {
        if cursor.eat(b'.') {
            cursor.take::<DIGIT>();
        }
    }

    /// The time of sending as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.sent.as_str()
    }

    /// The time of sending from an origin that its sender knows; `None` if it is more than a `Duration` holds.
    #[must_use]
    pub fn since_origin(&self) -> Option<Duration> {
        seconds(self.sent.as_bytes())
    }

    /// How long the answer took, if it is told.
    #[must_use]
    pub fn delay(&self) -> Option<Duration> {
        seconds(self.delay.as_bytes()).filter(|_| !self.delay.as_bytes().is_empty())
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> Timestamp<'static> {
        Timestamp { sent: self.sent.into_owned(), delay: self.delay.into_owned() }
    }
}

/// Seconds with decimals; those beyond nanoseconds are cut.
fn seconds(text: &[u8]) -> Option<Duration> {
    let digit = |octet: &u8| u64::from(octet.saturating_sub(b'0'));
    let mut parts = text.splitn(2, |octet| *octet == b'.');
    let whole = parts.next()?.iter().try_fold(0_u64, |sum, octet| sum.checked_mul(10)?.checked_add(digit(octet)))?;
    let decimals = parts.next().unwrap_or_default().iter().map(digit).chain(core::iter::repeat(0)).take(9);
    let nanos = decimals.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(digit));
    Some(Duration::new(whole, u32::try_from(nanos).ok()?))
}

impl ToValue for Timestamp<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.sent.as_bytes());
        if !self.delay.as_bytes().is_empty() {
            out.push(b' ');
            out.extend_from_slice(self.delay.as_bytes());
        }
    }
}

value_traits!(Timestamp, TIMESTAMP);

/// Version of MIME that describes the body: `1*DIGIT "." 1*DIGIT` (RFC 3261 §20.24).
///
/// ```
/// use offhook_sip::MimeVersion;
///
/// let version = MimeVersion::parse(b"1.0")?;
/// assert_eq!((version.major(), version.minor()), (1, 0));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct MimeVersion {
    major: u32,
    minor: u32,
}

impl MimeVersion {
    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, or a number of 2^32 or more.
    pub fn parse(input: &[u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[cold]
    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Result<Self, ParseError> {
        let number = |cursor: &mut Cursor<'_>| {
            let number = cursor.number(0, u64::from(u32::MAX), &MIME_VERSION)?;
            u32::try_from(number).map_err(|_| ParseError::new(&MIME_VERSION, cursor.at(), ErrorKind::End))
        };
        cursor.sws();
        let major = number(cursor)?;
        cursor.expect(b'.', &MIME_VERSION)?;
        Ok(Self { major, minor: number(cursor)? })
    }

    /// The number before the dot.
    #[must_use]
    pub const fn major(self) -> u32 {
        self.major
    }

    /// The number behind the dot.
    #[must_use]
    pub const fn minor(self) -> u32 {
        self.minor
    }
}

impl ToValue for MimeVersion {
    fn write_to(&self, out: &mut impl Octets) {
        write_number(self.major.into(), out);
        out.push(b'.');
        write_number(self.minor.into(), out);
    }
}

value_traits!(copy MimeVersion, MIME_VERSION);
