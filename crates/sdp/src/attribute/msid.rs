use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=msid", "RFC 8830 §2");

/// The media stream, and its track, that a section carries: `a=msid` (RFC 8830 §2).
///
/// ```
/// use offhook_sdp::Msid;
///
/// let msid = Msid::parse(b"47017fee-b6c1-4162-929c-a25110252400 f83006c5-a0ff-4e0a")?;
/// assert_eq!(msid.track(), Some("f83006c5-a0ff-4e0a"));
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Msid<'a> {
    stream: Cow<'a, str>,
    track: Option<Cow<'a, str>>,
}

impl<'a> Msid<'a> {
    /// Reads the value of `a=msid`.
    ///
    /// # Errors
    ///
    /// If a part has other than 1 to 64 token characters.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let part = |cursor: &mut Cursor<'a>| {
            let start = cursor.offset();
            let part = cursor.token()?;
            if part.len() > 64 {
                Err(cursor.fault(start, ErrorKind::TooLong { max: 64 }))
            } else {
                Ok(Cow::Borrowed(part))
            }
        };
        let stream = part(&mut cursor)?;
        let track = if cursor.remaining().trim_ascii_end().is_empty() {
            None
        } else {
            cursor.space()?;
            Some(part(&mut cursor)?)
        };
        cursor.end()?;
        Ok(Self { stream, track })
    }

    /// Identification of the stream; `-` for none.
    #[must_use]
    pub fn stream(&self) -> &str {
        &self.stream
    }

    /// Identification of the track within it.
    #[must_use]
    pub fn track(&self) -> Option<&str> {
        self.track.as_deref()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Msid<'static> {
        Msid {
            stream: Cow::Owned(self.stream.into_owned()),
            track: self.track.map(|track| Cow::Owned(track.into_owned())),
        }
    }
}

impl fmt::Display for Msid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stream)?;
        self.track.as_ref().map_or(Ok(()), |track| write!(f, " {track}"))
    }
}

attribute_value!(Msid<'a>, "msid");
