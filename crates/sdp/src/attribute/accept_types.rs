use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ErrorKind, ParseError};

use crate::attribute::attribute_value;
use crate::grammar::{Cursor, is_token_char};

/// `token` of a media type, which has no slash, and no `*` of a range (RFC 2045 §5.1).
fn name(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    cursor.text_while(|byte| is_token_char(byte) && byte != b'*').map(|_| ())
}

/// `quoted-string`: text between quotes; a backslash takes the next octet as it is.
fn quoted(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    let start = cursor.offset();
    cursor.expect(b'"')?;
    loop {
        cursor.take_while(|byte| !matches!(byte, b'"' | b'\\' | 0 | b'\r' | b'\n'));
        match cursor.peek() {
            Some(b'"') => break,
            Some(b'\\') if cursor.remaining().get(1).is_some_and(|byte| !matches!(byte, 0 | b'\r' | b'\n')) => {
                cursor.advance(2);
            }
            Some(b'\\') => {
                cursor.advance(1);
                return Err(cursor.unexpected());
            }
            _ => return Err(cursor.unexpected()),
        }
    }
    cursor.advance(1);
    match core::str::from_utf8(cursor.taken(start)) {
        Ok(_) => Ok(()),
        Err(error) => Err(cursor.fault(start.saturating_add(error.valid_up_to()), ErrorKind::Utf8)),
    }
}

/// `format-entry`: `*`, or `type/*` or `type/subtype` with parameters.
fn entry(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    if cursor.skip(b'*') {
        return Ok(());
    }
    name(cursor)?;
    cursor.expect(b'/')?;
    if !cursor.skip(b'*') {
        name(cursor)?;
    }
    while cursor.skip(b';') {
        name(cursor)?;
        cursor.expect(b'=')?;
        if cursor.peek() == Some(b'"') {
            quoted(cursor)?;
        } else {
            cursor.token()?;
        }
    }
    Ok(())
}

/// `format-list`.
fn entries(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    entry(cursor)?;
    cursor.spaced(entry)
}

/// A list of types of messages.
macro_rules! types_attribute {
    ($(#[$doc:meta])* $ty:ident, $name:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub struct $ty<'a>(Cow<'a, str>);

        impl<'a> $ty<'a> {
            #[doc = concat!("Reads the value of `a=", $name, "`.")]
            ///
            /// # Errors
            ///
            /// If an entry is neither `*`, `type/*` nor a media type with parameters.
            pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
                static RULE: offhook_base::Rule = offhook_base::Rule::new(concat!("a=", $name), "RFC 4975 §9");
                let mut cursor = Cursor::new(&RULE, value);
                entries(&mut cursor)?;
                Ok(Self(Cow::Borrowed(cursor.since(0))))
            }

            /// The entries, in order, the preferred first.
            pub fn iter(&self) -> impl Iterator<Item = &str> + '_ {
                let mut quoted = false;
                let mut escaped = false;
                let parts = self.0.split(move |letter: char| {
                    match letter {
                        _ if escaped => escaped = false,
                        '"' => quoted = !quoted,
                        '\\' => escaped = quoted,
                        _ => {}
                    }
                    letter == ' ' && !quoted
                });
                parts.filter(|entry| !entry.is_empty())
            }

            /// Whether a media type such as `text/plain` is taken: named, or by a `*`.
            ///
            /// Types are compared without regard to case, parameters are not looked at.
            #[must_use]
            pub fn accepts(&self, media_type: &str) -> bool {
                let wanted = media_type.split(';').next().unwrap_or_default().trim_ascii();
                self.iter().any(|entry| {
                    let known = entry.split(';').next().unwrap_or_default();
                    let of_type = || {
                        let main = known.strip_suffix("/*")?;
                        Some(wanted.split_once('/')?.0.eq_ignore_ascii_case(main))
                    };
                    known == "*" || known.eq_ignore_ascii_case(wanted) || of_type() == Some(true)
                })
            }

            /// Leaves the buffer that the text was read from.
            #[must_use]
            pub fn into_owned(self) -> $ty<'static> {
                $ty(Cow::Owned(self.0.into_owned()))
            }
        }

        impl fmt::Display for $ty<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        attribute_value!($ty<'a>, $name);
    };
}

types_attribute! {
    /// Types of messages that a side takes: `a=accept-types` (RFC 4975 §8.6). `*` takes any.
    ///
    /// ```
    /// use offhook_sdp::AcceptTypes;
    ///
    /// let types = AcceptTypes::parse(b"message/cpim text/*")?;
    /// assert!(types.accepts("text/HTML") && !types.accepts("image/png"));
    /// assert_eq!(AcceptTypes::parse(b"message/cpim text").unwrap_err().offset(), 17);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    AcceptTypes, "accept-types"
}

types_attribute! {
    /// Types of messages that a side takes inside a container only: `a=accept-wrapped-types` (RFC 4975 §8.6).
    ///
    /// ```
    /// use offhook_sdp::AcceptWrappedTypes;
    ///
    /// let types = AcceptWrappedTypes::parse(b"text/html;charset=\"utf 8\" *")?;
    /// assert_eq!(types.iter().collect::<Vec<_>>(), ["text/html;charset=\"utf 8\"", "*"]);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    AcceptWrappedTypes, "accept-wrapped-types"
}
