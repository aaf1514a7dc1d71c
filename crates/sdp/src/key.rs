use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError, Secret};

use crate::flaw::Flaw;
use crate::grammar::{is_token, text};
use crate::{KeyMethod, Problem, rule};

/// Encryption key in the description: `k=`, obsolete (RFC 8866 §5.12).
///
/// A receiver has to discard it; it is read so that it can be shown and passed on. `Debug` hides the key.
///
/// ```
/// use offhook_sdp::{Key, KeyMethod};
///
/// let key = Key::parse(b"clear:sesame")?;
/// assert_eq!(key.method(), &KeyMethod::CLEAR);
/// assert_eq!(*key.key().unwrap().expose(), "sesame");
/// assert!(!format!("{key:?}").contains("sesame"));
/// assert!(Key::parse(b"prompt")?.key().is_none());
/// # Ok::<(), offhook_sdp::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Key<'a> {
    method: KeyMethod<'a>,
    key: Option<Secret<Cow<'a, str>>>,
}

/// Reads `k=` at any place.
pub(crate) fn read(value: &[u8]) -> Result<Key<'_>, Flaw> {
    let colon = value.iter().position(|byte| *byte == b':');
    let (method, key) = match colon.and_then(|at| value.split_at_checked(at)) {
        Some((method, key)) => (method, key.get(1..)),
        None => (value, None),
    };
    if !is_token(method) {
        return Err(Flaw::with_kind(
            0,
            Problem::Key,
            method.first().map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte)),
        ));
    }
    let method = KeyMethod::new(text(method));
    let wants_key = method != KeyMethod::PROMPT;
    let at = method.as_str().len();
    let key = match key {
        None if wants_key && method.is_known() => return Err(Flaw::with_kind(at, Problem::Key, ErrorKind::End)),
        None => None,
        Some(_) if !wants_key => return Err(Flaw::with_kind(at, Problem::Key, ErrorKind::Byte(b':'))),
        Some(key) => match core::str::from_utf8(key) {
            Ok("") => return Err(Flaw::with_kind(value.len(), Problem::Key, ErrorKind::End)),
            Ok(key) => Some(Secret::new(Cow::Borrowed(key))),
            Err(_) => return Err(Flaw::with_kind(at.saturating_add(1), Problem::Key, ErrorKind::Utf8)),
        },
    };
    Ok(Key { method, key })
}

impl<'a> Key<'a> {
    /// Reads the value of `k=`.
    ///
    /// # Errors
    ///
    /// If the method is no token, or has a key where `prompt` has none, or none where it needs one.
    pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
        crate::text_value::reject_line_ends(&rule::KEY, value)?;
        read(value).map_err(Flaw::into_error)
    }

    /// How the key is to be had.
    #[must_use]
    pub const fn method(&self) -> &KeyMethod<'a> {
        &self.method
    }

    /// The key, or where it is.
    #[must_use]
    pub const fn key(&self) -> Option<&Secret<Cow<'a, str>>> {
        self.key.as_ref()
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Key<'static> {
        let key = self.key.map(|key| Secret::new(Cow::Owned(key.into_exposed().into_owned())));
        Key { method: self.method.into_owned(), key }
    }
}

impl fmt::Display for Key<'_> {
    /// As it goes to the wire, the key included.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.method)?;
        self.key.as_ref().map_or(Ok(()), |key| write!(f, ":{}", key.expose()))
    }
}

crate::text_value::text_value!(Key);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use alloc::string::ToString as _;

    use super::*;

    #[test]
    fn what_is_no_key_is_refused_where_it_is_wrong() {
        for (text, offset, kind) in [
            (&b""[..], 0, ErrorKind::End),
            (b":sesame", 0, ErrorKind::End),
            (b"clear", 5, ErrorKind::End),
            (b"clear:", 6, ErrorKind::End),
            (b"prompt:x", 6, ErrorKind::Byte(b':')),
            (b"clear:\xff", 6, ErrorKind::Utf8),
            (b"clear:a\nb", 7, ErrorKind::Byte(b'\n')),
        ] {
            let error = Key::parse(text).unwrap_err();
            assert_eq!((error.offset(), error.kind()), (offset, kind), "{text:?}");
        }
        assert_eq!(Key::parse(b"x-own").unwrap().to_string(), "x-own");
    }
}
