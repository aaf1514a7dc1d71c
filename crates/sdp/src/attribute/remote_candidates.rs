use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::attribute::candidate::address;
use crate::grammar::Cursor;

static RULE: Rule = Rule::new("a=remote-candidates", "RFC 8839 §5.2");

/// The candidates of the other side that ICE has chosen: `a=remote-candidates` (RFC 8839 §5.2).
///
/// ```
/// use offhook_sdp::RemoteCandidates;
///
/// let chosen = RemoteCandidates::parse(b"1 192.0.2.3 45664 2 192.0.2.3 45665")?;
/// assert_eq!(chosen.iter().nth(1), Some((2, "192.0.2.3", 45_665)));
/// assert_eq!(RemoteCandidates::parse(b"1 192.0.2.3").unwrap_err().offset(), 11);
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct RemoteCandidates<'a>(Cow<'a, str>);

/// Component, address, port.
fn candidate(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    cursor.number_u16(1, 256)?;
    cursor.space()?;
    address(cursor)?;
    cursor.space()?;
    cursor.number_u16(0, u16::MAX).map(|_| ())
}

impl<'a> RemoteCandidates<'a> {
    /// Reads the value of `a=remote-candidates`.
    ///
    /// # Errors
    ///
    /// If it is not groups of component (1 to 256), address and port.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        let mut cursor = Cursor::new(&RULE, value);
        candidate(&mut cursor)?;
        cursor.spaced(candidate)?;
        Ok(Self(Cow::Borrowed(cursor.since(0))))
    }

    /// Component, address or name, and port of each.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &str, u16)> + '_ {
        let mut words = self.0.split(' ');
        core::iter::from_fn(move || {
            let mut next = || words.find(|word| !word.is_empty());
            Some((next()?.parse().ok()?, next()?, next()?.parse().ok()?))
        })
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> RemoteCandidates<'static> {
        RemoteCandidates(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for RemoteCandidates<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

attribute_value!(RemoteCandidates<'a>, "remote-candidates");
