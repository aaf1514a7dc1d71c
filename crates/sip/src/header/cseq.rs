use offhook_base::{ErrorKind, ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use crate::grammar::{self, Cursor};
use crate::method::Method;

static CSEQ: Rule = Rule::new("CSeq", "RFC 3261 §20.16");

/// Place of a request in its dialogue: `CSeq = 1*DIGIT LWS Method` (RFC 3261 §20.16).
///
/// The number is below 2^31 (RFC 3261 §8.1.1.5).
///
/// ```
/// use offhook_sip::{CSeq, Method};
///
/// let cseq = CSeq::parse(b"0009 INVITE")?;
/// assert_eq!((cseq.number(), cseq.method()), (9, &Method::INVITE));
/// assert!(CSeq::parse(b"36893488147419103232 REGISTER").is_err());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct CSeq<'a> {
    number: u32,
    method: Method<'a>,
}

impl<'a> CSeq<'a> {
    /// Largest sequence number.
    pub const MAX: u32 = (1 << 31) - 1;

    /// A sequence number and a method.
    ///
    /// # Errors
    ///
    /// `number` is above [`CSeq::MAX`], or `method` is no token.
    pub fn new(number: u32, method: Method<'a>) -> Result<Self, ParseError> {
        if number > Self::MAX {
            let kind = ErrorKind::OutOfRange { value: number.into(), min: 0, max: Self::MAX.into() };
            return Err(ParseError::new(&CSEQ, 0, kind));
        }
        if !grammar::is_token(method.as_str().as_bytes()) {
            return Err(ParseError::new(&CSEQ, 0, ErrorKind::Unknown));
        }
        Ok(Self { number, method })
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, or a number of 2^31 or more.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    #[inline]
    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let number = cursor.number(0, u64::from(Self::MAX), &CSEQ)?;
        let before = cursor.at();
        cursor.sws();
        if cursor.at() == before {
            return Err(cursor.error(&CSEQ));
        }
        let method = Method::read(cursor)?;
        Ok(Self { number: u32::try_from(number).unwrap_or(Self::MAX), method })
    }

    /// The sequence number.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The method of the request.
    #[must_use]
    pub const fn method(&self) -> &Method<'a> {
        &self.method
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> CSeq<'static> {
        CSeq { number: self.number, method: self.method.into_owned() }
    }
}

impl ToValue for CSeq<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        write_number(u64::from(self.number), out);
        out.push(b' ');
        out.extend_from_slice(self.method.as_str().as_bytes());
    }
}

value_traits!(CSeq, CSEQ);
