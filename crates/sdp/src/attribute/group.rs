use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::GroupSemantics;
use crate::attribute::attribute_value;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=group", "RFC 5888 §5");

/// Media sections that belong together: `a=group` (RFC 5888 §5).
///
/// ```
/// use offhook_sdp::{Group, GroupSemantics};
///
/// let group = Group::parse(b"BUNDLE foo bar")?;
/// assert_eq!(*group.semantics(), GroupSemantics::BUNDLE);
/// assert_eq!(group.mids().collect::<Vec<_>>(), ["foo", "bar"]);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Group<'a> {
    semantics: GroupSemantics<'a>,
    /// Tokens with spaces between them, as they were written.
    mids: Cow<'a, str>,
}

impl<'a> Group<'a> {
    /// Reads the value of `a=group`.
    ///
    /// # Errors
    ///
    /// If it is not a list of tokens.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        let semantics = GroupSemantics::new(cursor.token()?);
        let start = cursor.offset();
        while cursor.peek() == Some(b' ') {
            cursor.space()?;
            if cursor.is_done() {
                break;
            }
            cursor.token()?;
        }
        cursor.end()?;
        let mids = crate::grammar::text(value.get(start..).unwrap_or_default().trim_ascii());
        Ok(Self { semantics, mids: Cow::Borrowed(mids) })
    }

    /// What the group is for.
    #[must_use]
    pub const fn semantics(&self) -> &GroupSemantics<'a> {
        &self.semantics
    }

    /// Identifications of the sections.
    pub fn mids(&self) -> impl Iterator<Item = &str> + '_ {
        self.mids.split(' ').filter(|mid| !mid.is_empty())
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Group<'static> {
        Group { semantics: self.semantics.into_owned(), mids: Cow::Owned(self.mids.into_owned()) }
    }
}

impl fmt::Display for Group<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.semantics)?;
        if self.mids.is_empty() { Ok(()) } else { write!(f, " {}", self.mids) }
    }
}

attribute_value!(Group<'a>, "group");
