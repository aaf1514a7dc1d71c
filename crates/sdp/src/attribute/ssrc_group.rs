use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=ssrc-group", "RFC 5576 §4.2");

offhook_base::registry! {
    /// What RTP sources of one section are to each other, for `a=ssrc-group` (RFC 5576 §4.2).
    pub text struct SsrcGroupSemantics {
        /// One flow: a source and its retransmission (RFC 5576, RFC 8859).
        FID = "FID";
        /// A source and its error correction (RFC 5576, RFC 8859).
        FEC = "FEC";
        /// The same for the newer error correction (RFC 5956, RFC 8859).
        FEC_FR = "FEC-FR";
        /// Duplicates (RFC 7104, RFC 8859).
        DUP = "DUP";
    }
}

/// RTP sources that belong together: `a=ssrc-group` (RFC 5576 §4.2).
///
/// ```
/// use offhook_sdp::{SsrcGroup, SsrcGroupSemantics};
///
/// let group = SsrcGroup::parse(b"FID 22222 32768")?;
/// assert_eq!(*group.semantics(), SsrcGroupSemantics::FID);
/// assert_eq!(group.ids().collect::<Vec<_>>(), [22_222, 32_768]);
/// assert_eq!(SsrcGroup::parse(b"FID 4294967296").unwrap_err().offset(), 4);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct SsrcGroup<'a> {
    semantics: SsrcGroupSemantics<'a>,
    /// Numbers with spaces between them.
    ids: Cow<'a, str>,
}

impl<'a> SsrcGroup<'a> {
    /// Reads the value of `a=ssrc-group`.
    ///
    /// # Errors
    ///
    /// If the semantics are no token, or an id is no number up to 2³² − 1.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let semantics = SsrcGroupSemantics::new(cursor.token()?);
        let start = cursor.offset();
        cursor.spaced(|cursor| cursor.number_u32(0, u32::MAX).map(|_| ()))?;
        Ok(Self { semantics, ids: Cow::Borrowed(cursor.since(start).trim_ascii_start()) })
    }

    /// What the sources are to each other.
    #[must_use]
    pub const fn semantics(&self) -> &SsrcGroupSemantics<'a> {
        &self.semantics
    }

    /// The sources, in order.
    pub fn ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.ids.split(' ').filter_map(|id| id.parse().ok())
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> SsrcGroup<'static> {
        SsrcGroup { semantics: self.semantics.into_owned(), ids: Cow::Owned(self.ids.into_owned()) }
    }
}

impl fmt::Display for SsrcGroup<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.semantics)?;
        if self.ids.is_empty() { Ok(()) } else { write!(f, " {}", self.ids) }
    }
}

attribute_value!(SsrcGroup<'a>, "ssrc-group");
