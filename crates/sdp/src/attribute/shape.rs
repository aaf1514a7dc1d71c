//! The four shapes that most attributes have: nothing, a number, one of a few words, a text.
//!
//! Each makes a type with `parse`, `Display`, its name and serde, so that a file holds the grammar and little else.

use offhook_base::{ErrorKind, ParseError};

use crate::grammar::Cursor;

/// Refuses a number that begins with a zero and goes on, where the document wants it without.
pub(crate) fn reject_leading_zero(cursor: &Cursor<'_>) -> Result<(), ParseError> {
    match cursor.remaining() {
        [b'0', b'0'..=b'9', ..] => Err(cursor.fault(cursor.offset(), ErrorKind::Byte(b'0'))),
        _ => Ok(()),
    }
}

/// A property: its name says everything, and there is no value.
macro_rules! flag_attribute {
    ($(#[$doc:meta])* $ty:ident, $name:literal, $source:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
        pub struct $ty;

        impl $ty {
            #[doc = concat!("Reads the value of `a=", $name, "`: there is none.")]
            ///
            /// # Errors
            ///
            /// If there is a value.
            pub fn parse(value: &[u8]) -> Result<Self, offhook_base::ParseError> {
                static RULE: offhook_base::Rule = offhook_base::Rule::new(concat!("a=", $name), $source);
                crate::grammar::Cursor::new(&RULE, value).end().map(|()| Self)
            }
        }

        impl core::fmt::Display for $ty {
            /// Nothing: the name says it all.
            fn fmt(&self, _: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                Ok(())
            }
        }

        crate::attribute::attribute_value!($ty, $name);
    };
}
pub(crate) use flag_attribute;

/// A number within a range; `$check` is what has to be right before it is read.
macro_rules! number_attribute {
    ($(#[$doc:meta])* $ty:ident($int:ty), $min:literal..=$max:expr, $name:literal, $source:literal $(, $check:path)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $ty($int);

        impl $ty {
            /// Smallest number.
            pub const MIN: $int = $min;

            /// Largest number.
            pub const MAX: $int = $max;

            /// `None` for a number outside [`MIN`](Self::MIN) to [`MAX`](Self::MAX).
            #[must_use]
            pub const fn new(number: $int) -> Option<Self> {
                #[allow(unused_comparisons, clippy::absurd_extreme_comparisons)]
                if number < Self::MIN || number > Self::MAX { None } else { Some(Self(number)) }
            }

            #[doc = concat!("Reads the value of `a=", $name, "`.")]
            ///
            /// # Errors
            ///
            /// If it is no number from [`MIN`](Self::MIN) to [`MAX`](Self::MAX).
            pub fn parse(value: &[u8]) -> Result<Self, offhook_base::ParseError> {
                static RULE: offhook_base::Rule = offhook_base::Rule::new(concat!("a=", $name), $source);
                let mut cursor = crate::grammar::Cursor::new(&RULE, value);
                $($check(&cursor)?;)?
                let number = cursor.number(Self::MIN.into(), Self::MAX.into())?;
                cursor.end()?;
                // The range ends at `MAX` at the latest, so nothing is lost.
                Ok(Self(<$int>::try_from(number).unwrap_or(Self::MAX)))
            }

            /// The number.
            #[must_use]
            pub const fn value(self) -> $int {
                self.0
            }
        }

        impl core::fmt::Display for $ty {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(&self.0, f)
            }
        }

        crate::attribute::attribute_value!($ty, $name);
    };
}
pub(crate) use number_attribute;

/// Words of a list that the document closes.
macro_rules! words {
    ($(#[$doc:meta])* $ty:ident, { $($(#[$vdoc:meta])* $variant:ident = $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum $ty {
            $($(#[$vdoc])* $variant,)+
        }

        impl $ty {
            pub(crate) const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            /// The word.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl core::fmt::Display for $ty {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}
pub(crate) use words;

/// An attribute that is one word of a closed list.
macro_rules! word_attribute {
    ($(#[$doc:meta])* $ty:ident, $name:literal, $source:literal, {
        $($(#[$vdoc:meta])* $variant:ident = $word:literal;)+
    }) => {
        crate::attribute::shape::words! {
            $(#[$doc])* $ty, { $($(#[$vdoc])* $variant = $word;)+ }
        }

        impl $ty {
            /// Every word, in the order of the document.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[doc = concat!("Reads the value of `a=", $name, "`.")]
            ///
            /// # Errors
            ///
            /// If it is none of the words.
            pub fn parse(value: &[u8]) -> Result<Self, offhook_base::ParseError> {
                static RULE: offhook_base::Rule = offhook_base::Rule::new(concat!("a=", $name), $source);
                let mut cursor = crate::grammar::Cursor::new(&RULE, value);
                let word = cursor.word(Self::WORDS)?;
                cursor.end()?;
                Ok(word)
            }
        }

        crate::attribute::attribute_value!($ty, $name);
    };
}
pub(crate) use word_attribute;

/// A text that is kept as it was written; `$read` moves a cursor over it and fails where the grammar does.
macro_rules! text_attribute {
    ($(#[$doc:meta])* $ty:ident, $name:literal, $source:literal, $errors:literal, $read:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        pub struct $ty<'a>(alloc::borrow::Cow<'a, str>);

        impl<'a> $ty<'a> {
            #[doc = concat!("Reads the value of `a=", $name, "`.")]
            ///
            /// # Errors
            ///
            #[doc = $errors]
            pub fn parse(value: &'a [u8]) -> Result<Self, offhook_base::ParseError> {
                static RULE: offhook_base::Rule = offhook_base::Rule::new(concat!("a=", $name), $source);
                let mut cursor = crate::grammar::Cursor::new(&RULE, value);
                let read: fn(&mut crate::grammar::Cursor<'a>) -> Result<(), offhook_base::ParseError> = $read;
                read(&mut cursor)?;
                cursor.end()?;
                Ok(Self(alloc::borrow::Cow::Borrowed(cursor.since(0))))
            }

            /// The value as it was written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Leaves the buffer that the text was read from.
            #[must_use]
            pub fn into_owned(self) -> $ty<'static> {
                $ty(alloc::borrow::Cow::Owned(self.0.into_owned()))
            }
        }

        impl core::fmt::Display for $ty<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(&self.0)
            }
        }

        crate::attribute::attribute_value!($ty<'a>, $name);
    };
}
pub(crate) use text_attribute;
