use offhook_base::{ErrorKind, ParseError, Rule};

use super::cseq::CSeq;
use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use crate::grammar::Cursor;

static RACK: Rule = Rule::new("RAck", "RFC 3262 §7.2");

/// What a PRACK confirms: `RAck = response-num LWS CSeq-num LWS Method` (RFC 3262 §7.2).
///
/// ```
/// use offhook_sip::{Method, RAck};
///
/// let rack = RAck::parse(b"776656 1 INVITE")?;
/// assert_eq!((rack.rseq(), rack.cseq().number(), rack.cseq().method()), (776656, 1, &Method::INVITE));
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct RAck<'a> {
    rseq: u32,
    cseq: CSeq<'a>,
}

impl<'a> RAck<'a> {
    /// The number of the provisional response and the CSeq of its request.
    ///
    /// # Errors
    ///
    /// `rseq` is 0.
    pub fn new(rseq: u32, cseq: CSeq<'a>) -> Result<Self, ParseError> {
        if rseq == 0 {
            let kind = ErrorKind::OutOfRange { value: 0, min: 1, max: u32::MAX as u64 };
            return Err(ParseError::new(&RACK, 0, kind));
        }
        Ok(Self { rseq, cseq })
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, or a number out of range.
    pub fn parse(input: &'a [u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'a>) -> Result<Self, ParseError> {
        let rseq = cursor.number(1, u64::from(u32::MAX), &RACK)?;
        let before = cursor.at();
        cursor.sws();
        if cursor.at() == before {
            return Err(cursor.error(&RACK));
        }
        Ok(Self { rseq: u32::try_from(rseq).unwrap_or(u32::MAX), cseq: CSeq::read(cursor)? })
    }

    /// RSeq of the response that is confirmed.
    #[must_use]
    pub const fn rseq(&self) -> u32 {
        self.rseq
    }

    /// CSeq of the request that was answered.
    #[must_use]
    pub const fn cseq(&self) -> &CSeq<'a> {
        &self.cseq
    }

    /// Leaves the buffer that the value was read from.
    #[must_use]
    pub fn into_owned(self) -> RAck<'static> {
        RAck { rseq: self.rseq, cseq: self.cseq.into_owned() }
    }
}

impl ToValue for RAck<'_> {
    fn write_to(&self, out: &mut impl Octets) {
        write_number(u64::from(self.rseq), out);
        out.push(b' ');
        self.cseq.write_to(out);
    }
}

value_traits!(RAck, RACK);
