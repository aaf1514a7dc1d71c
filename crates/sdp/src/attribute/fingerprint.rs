use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::{Cursor, is_token};

static RULE: Rule = Rule::new("a=fingerprint", "RFC 8122 §5");

/// Longest hash that is read, in octets: SHA-512.
const MAX_OCTETS: usize = 64;

/// Hash of the certificate that a DTLS or TLS connection will show: `a=fingerprint` (RFC 8122 §5).
///
/// ```
/// use offhook_sdp::Fingerprint;
///
/// let print = Fingerprint::parse(b"sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB")?;
/// assert_eq!((print.hash_function(), print.octets().len()), ("sha-1", 20));
/// assert!(Fingerprint::parse(b"sha-256 19:E2:1C:3").is_err());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Fingerprint<'a> {
    hash_function: Cow<'a, str>,
    /// The hash, and zeros behind it.
    octets: [u8; MAX_OCTETS],
    length: usize,
}

/// Octets that a known hash function yields.
fn length(hash_function: &str) -> Option<usize> {
    let known =
        [("md2", 16), ("md5", 16), ("sha-1", 20), ("sha-224", 28), ("sha-256", 32), ("sha-384", 48), ("sha-512", 64)];
    known.iter().find(|(name, _)| name.eq_ignore_ascii_case(hash_function)).map(|(_, length)| *length)
}

impl<'a> Fingerprint<'a> {
    /// A fingerprint of octets that were computed elsewhere.
    ///
    /// # Errors
    ///
    /// If the name is no token, or the number of octets is not that of the hash function.
    pub fn new(hash_function: &'a str, octets: &[u8]) -> Result<Self, ParseError> {
        let fault = |kind| ParseError::new(&RULE, 0, kind);
        if !is_token(hash_function.as_bytes()) {
            return Err(fault(ErrorKind::Unknown));
        }
        if octets.is_empty() || length(hash_function).is_some_and(|length| length != octets.len()) {
            return Err(fault(ErrorKind::Contradiction));
        }
        let mut hash = [0; MAX_OCTETS];
        let Some(place) = hash.get_mut(..octets.len()) else {
            return Err(fault(ErrorKind::TooLong { max: MAX_OCTETS as u32 }));
        };
        place.copy_from_slice(octets);
        Ok(Self { hash_function: Cow::Borrowed(hash_function), octets: hash, length: octets.len() })
    }

    /// Reads the value of `a=fingerprint`; hexadecimal digits in lower case are taken too.
    ///
    /// # Errors
    ///
    /// With half an octet, or with another number of octets than the hash function yields.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        // The examples of RFC 5763 §7 have a space after the colon, and so have peers.
        cursor.take_while(|byte| byte == b' ');
        let hash_function = cursor.token()?;
        cursor.space()?;
        let start = cursor.offset();
        let mut octets = [0u8; MAX_OCTETS];
        let mut count = 0usize;
        loop {
            let mut octet = 0u8;
            for _ in 0..2 {
                let digit = cursor.peek().and_then(|byte| char::from(byte).to_digit(16));
                let Some(digit) = digit.and_then(|digit| u8::try_from(digit).ok()) else {
                    return Err(cursor.unexpected());
                };
                octet = (octet << 4) | digit;
                cursor.advance(1);
            }
            let Some(place) = octets.get_mut(count) else {
                return Err(cursor.fault(start, ErrorKind::TooLong { max: MAX_OCTETS as u32 }));
            };
            *place = octet;
            count = count.saturating_add(1);
            if !cursor.skip(b':') {
                break;
            }
        }
        cursor.end()?;
        if length(hash_function).is_some_and(|length| length != count) {
            return Err(cursor.fault(start, ErrorKind::Contradiction));
        }
        Ok(Self { hash_function: Cow::Borrowed(hash_function), octets, length: count })
    }

    /// `sha-256` …, compared without regard to case.
    #[must_use]
    pub fn hash_function(&self) -> &str {
        &self.hash_function
    }

    /// The hash.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        self.octets.get(..self.length).unwrap_or_default()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Fingerprint<'static> {
        Fingerprint { hash_function: Cow::Owned(self.hash_function.into_owned()), ..self }
    }
}

impl fmt::Display for Fingerprint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.hash_function)?;
        for (number, octet) in self.octets().iter().enumerate() {
            if number > 0 {
                f.write_str(":")?;
            }
            write!(f, "{octet:02X}")?;
        }
        Ok(())
    }
}

attribute_value!(Fingerprint<'a>, "fingerprint");
