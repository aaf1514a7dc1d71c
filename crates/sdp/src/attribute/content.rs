use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::ContentValue;
use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=content", "RFC 4796 §5");

/// What a section shows, so that it can be put in the right place: `a=content` (RFC 4796 §5).
///
/// ```
/// use offhook_sdp::{Content, ContentValue};
///
/// let content = Content::parse(b"slides,speaker")?;
/// assert!(content.iter().eq([ContentValue::SLIDES, ContentValue::SPEAKER]));
/// assert_eq!(Content::parse(b"slides,").unwrap_err().offset(), 7);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Content<'a>(Cow<'a, str>);

impl<'a> Content<'a> {
    /// Reads the value of `a=content`.
    ///
    /// # Errors
    ///
    /// If it is not tokens with commas between them.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        loop {
            cursor.token()?;
            if !cursor.skip(b',') {
                break;
            }
        }
        cursor.end()?;
        Ok(Self(Cow::Borrowed(cursor.since(0))))
    }

    /// What it shows, in order.
    pub fn iter(&self) -> impl Iterator<Item = ContentValue<'_>> + '_ {
        self.0.split(',').map(ContentValue::new)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Content<'static> {
        Content(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(Content<'a>, "content");
