//! Attributes that are a text for people.

use alloc::borrow::Cow;
use core::fmt;

use offhook_base::{ParseError, Rule};

use crate::attribute::attribute_value;
use crate::attribute::shape::text_attribute;
use crate::grammar::Cursor;
use crate::text_value::write_octets;

text_attribute! {
    /// Name and version of what made the description: `a=tool` (RFC 8866 §6.3).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Tool::parse(b"switch 1.9")?.as_str(), "switch 1.9");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Tool, "tool", "RFC 8866 §6.3", "If it is empty, or not UTF-8.", |cursor| cursor.free_text().map(|_| ())
}

/// A text in the character set that `a=charset` names, UTF-8 without it; kept as octets.
macro_rules! octets_attribute {
    ($(#[$doc:meta])* $ty:ident, $name:literal, $source:literal, $errors:literal, $accept:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub struct $ty<'a>(Cow<'a, [u8]>);

        impl<'a> $ty<'a> {
            #[doc = concat!("Reads the value of `a=", $name, "`.")]
            ///
            /// # Errors
            ///
            #[doc = $errors]
            pub fn parse(value: &'a [u8]) -> Result<Self, ParseError> {
                static RULE: Rule = Rule::new(concat!("a=", $name), $source);
                let mut cursor = Cursor::new(&RULE, value);
                let accept: fn(u8) -> bool = $accept;
                let text = cursor.take_while(accept).trim_ascii_end();
                if text.is_empty() {
                    return Err(cursor.unexpected());
                }
                cursor.end()?;
                Ok(Self(Cow::Borrowed(text)))
            }

            /// The text, in the character set that the description names.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }

            /// The text, if it is UTF-8.
            #[must_use]
            pub fn to_str(&self) -> Option<&str> {
                core::str::from_utf8(&self.0).ok()
            }

            /// Leaves the buffer that the text was read from.
            #[must_use]
            pub fn into_owned(self) -> $ty<'static> {
                $ty(Cow::Owned(self.0.into_owned()))
            }
        }

        impl fmt::Display for $ty<'_> {
            /// Octets that are not UTF-8 come out as U+FFFD.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_octets(f, &self.0)
            }
        }

        attribute_value!($ty<'a>, $name);
    };
}

octets_attribute! {
    /// Words to find a session by: `a=keywds` (RFC 8866 §6.2).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Keywds::parse("Gespräch, Börse".as_bytes())?.to_str(), Some("Gespräch, Börse"));
    /// assert_eq!(offhook_sdp::Keywds::parse(b"B\xf6rse")?.to_str(), None);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    Keywds, "keywds", "RFC 8866 §6.2", "If it is empty.", |byte| !matches!(byte, 0 | b'\r' | b'\n')
}

octets_attribute! {
    /// Category of a session, with dots between its levels: `a=cat` (RFC 8866 §6.1).
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Cat::parse(b"foo.bar")?.to_str(), Some("foo.bar"));
    /// assert_eq!(offhook_sdp::Cat::parse(b"foo bar").unwrap_err().offset(), 4);
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    // `non-ws-string`: visible octets and those above 0x7f.
    Cat, "cat", "RFC 8866 §6.1", "If it is empty, or has a blank in it.", |byte| byte > 0x20 && byte != 0x7f
}

text_attribute! {
    /// Character set of the texts for people, UTF-8 without it: `a=charset` (RFC 8866 §6.10).
    ///
    /// Names are those of the IANA registry of character sets, compared without regard to case.
    ///
    /// ```
    /// assert_eq!(offhook_sdp::Charset::parse(b"ISO-8859-1")?.as_str(), "ISO-8859-1");
    /// # Ok::<(), offhook_sdp::ParseError>(())
    /// ```
    // `mime-charset` of RFC 2978 §2.3.
    Charset, "charset", "RFC 8866 §6.10", "If it is no `mime-charset` (RFC 2978 §2.3).",
    |cursor| {
        let is_charset = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'+-^_`{}~".contains(&byte);
        cursor.text_while(is_charset).map(|_| ())
    }
}
