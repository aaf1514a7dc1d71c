use alloc::borrow::Cow;
use core::fmt;

use crate::grammar::ascii;

/// A word that a grammar has found to be ASCII: octets while it is read, text when somebody asks.
///
/// Asking for the text looks at each octet again; most words of a message are never asked for.
#[derive(Clone, Eq, Hash, PartialEq)]
pub(crate) struct Ascii<'a>(Cow<'a, [u8]>);

impl<'a> Ascii<'a> {
    pub(crate) const fn of(octets: &'a [u8]) -> Self {
        Self(Cow::Borrowed(octets))
    }

    /// Text that is known to be ASCII.
    pub(crate) fn of_text(text: impl Into<Cow<'a, str>>) -> Self {
        Self(match text.into() {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        })
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn as_str(&self) -> &str {
        ascii(&self.0)
    }

    /// Whether it is this word in any case.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.0.eq_ignore_ascii_case(word.as_bytes())
    }

    pub(crate) fn is_same(&self, other: &Ascii<'_>) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }

    pub(crate) fn into_owned(self) -> Ascii<'static> {
        Ascii(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Debug for Ascii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
