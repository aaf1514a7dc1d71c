use core::fmt;

/// A numeric code table made by [`registry!`](crate::registry!): open, so that unknown codes survive.
pub trait Registry: Copy + Eq + Sized + 'static {
    /// The integer that stands on the wire or in the file.
    type Code: Copy + fmt::Display;

    /// Every code that has a name, in the order of the table.
    const ALL: &'static [Self];

    /// Any code, known or not.
    fn from_code(code: Self::Code) -> Self;

    /// The code as it was read.
    fn code(self) -> Self::Code;

    /// The document's name, if the code has one.
    fn name(self) -> Option<&'static str>;

    /// What the code means, if it is known.
    fn description(self) -> Option<&'static str>;

    /// The code with this name, in any case.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|row| row.name().is_some_and(|known| known.eq_ignore_ascii_case(name)))
    }
}

/// A text that is neither a name of the table nor a number that fits its code.
///
/// The text is not repeated: whoever holds it can say it.
///
/// ```
/// offhook_base::registry! {
///     /// Who ended a call.
///     pub struct Releaser(u8) {
///         /// The calling party.
///         CALLER = 1, "caller";
///     }
/// }
///
/// let error = "256".parse::<Releaser>().unwrap_err();
/// assert_eq!(error.to_string(), "neither a name of Releaser nor a number from 0 to 255");
/// assert_eq!((error.table(), error.codes()), ("Releaser", Some((0, 255))));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UnknownName {
    table: &'static str,
    codes: Option<(i64, u64)>,
}

impl UnknownName {
    /// `table` is the name of a type that has names only.
    #[must_use]
    pub const fn new(table: &'static str) -> Self {
        Self { table, codes: None }
    }

    /// `table` is the name of a type that takes numbers as well, from `min` to `max`.
    #[must_use]
    pub const fn with_codes(table: &'static str, min: i64, max: u64) -> Self {
        Self { table, codes: Some((min, max)) }
    }

    /// The name of the type whose names were allowed.
    #[must_use]
    pub const fn table(&self) -> &'static str {
        self.table
    }

    /// The smallest and the largest number that were allowed, if any were.
    #[must_use]
    pub const fn codes(&self) -> Option<(i64, u64)> {
        self.codes
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.codes {
            Some((min, max)) => write!(f, "neither a name of {} nor a number from {min} to {max}", self.table),
            None => write!(f, "not a name of {}", self.table),
        }
    }
}

impl core::error::Error for UnknownName {}

/// Serde by name instead of by number: `#[serde(with = "offhook_base::by_name")]`.
///
/// A code without a name, or with the name of an earlier row, is written as its number.
#[cfg(feature = "serde")]
pub mod by_name {
    use core::fmt;
    use core::marker::PhantomData;

    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    use super::Registry;

    /// What can be written by name: every [`Registry`], and types that are more than a table of codes.
    pub trait Named: Sized {
        /// Writes the name, or the number of a code that has none of its own.
        ///
        /// # Errors
        ///
        /// What the formatter answers.
        fn fmt_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

        /// Reads what [`Named::fmt_name`] writes; `None` if the text is neither a name nor a number that fits.
        fn from_name_or_code(text: &str) -> Option<Self>;
    }

    impl<R> Named for R
    where
        R: Registry,
        R::Code: core::str::FromStr,
    {
        fn fmt_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.name() {
                Some(name) if R::from_name(name) == Some(*self) => f.write_str(name),
                _ => fmt::Display::fmt(&self.code(), f),
            }
        }

        fn from_name_or_code(text: &str) -> Option<Self> {
            R::from_name(text).or_else(|| text.parse().ok().map(R::from_code))
        }
    }

    /// Writes the name, or the number of a code that has none of its own.
    ///
    /// # Errors
    ///
    /// What the serializer answers.
    pub fn serialize<N, S>(value: &N, serializer: S) -> Result<S::Ok, S::Error>
    where
        N: Named,
        S: Serializer,
    {
        struct Written<'a, N>(&'a N);
        impl<N: Named> fmt::Display for Written<'_, N> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt_name(f)
            }
        }
        serializer.collect_str(&Written(value))
    }

    /// Reads what [`serialize`] writes.
    ///
    /// # Errors
    ///
    /// A text that is neither a name nor a number of the code's type.
    pub fn deserialize<'de, N, D>(deserializer: D) -> Result<N, D::Error>
    where
        N: Named,
        D: Deserializer<'de>,
    {
        struct Name<N>(PhantomData<N>);
        impl<N: Named> Visitor<'_> for Name<N> {
            type Value = N;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a code, or its number as text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<N, E> {
                N::from_name_or_code(text).ok_or_else(|| E::custom("neither a name nor a code of this table"))
            }
        }
        deserializer.deserialize_str(Name(PhantomData))
    }
}

/// Makes a code table: one row per code is all there is to write.
///
/// # Numbers
///
/// `pub struct Name(int) { … }` makes a newtype over the integer with a constant per row. The first paragraph of a
/// row's doc comment is also its description. Two rows with one code do not compile under `-D warnings`.
///
/// | from the rows | answers |
/// |---|---|
/// | `ALL` | every named code, in order |
/// | `from_code`, `code` | any integer, known or not |
/// | `name`, `description` | the document's name and the first paragraph of the row's doc, if known |
/// | `Display` | the name, or the number |
/// | `FromStr` | a name in any case, or a number |
/// | serde | the number; `#[serde(with = "offhook_base::by_name")]` for the name |
///
/// ```
/// offhook_base::registry! {
///     /// Who ended a call.
///     pub struct Releaser(u8) {
///         /// The calling party.
///         CALLER = 1, "caller";
///         /// The called party.
///         CALLED = 2, "called";
///     }
/// }
///
/// assert_eq!(Releaser::CALLER.code(), 1);
/// assert_eq!(Releaser::CALLED.description(), Some("The called party."));
/// assert_eq!("called".parse(), Ok(Releaser::CALLED));
/// assert_eq!(Releaser::from_code(9).to_string(), "9");
/// assert_eq!(Releaser::from_code(9).name(), None);
/// ```
///
/// # More columns
///
/// `pub struct Name(int): Facts { … }` and `pub text struct Name: Facts { … }` take one more constant expression per
/// row, of a type of the caller's, which `facts` gives back.
///
/// ```
/// /// Which way a call goes.
/// #[derive(Debug, PartialEq)]
/// pub enum Direction { In, Out }
///
/// offhook_base::registry! {
///     /// Call types.
///     pub struct CallType(u16): Direction {
///         /// Ordinary inbound.
///         NORMAL = 0, "SP_CALL_NORMAL", Direction::In;
///         /// Internal call between two agents.
///         INTERNAL = 6, "INTER_CALL", Direction::Out;
///     }
/// }
///
/// assert_eq!(CallType::INTERNAL.facts(), Some(&Direction::Out));
/// assert_eq!(CallType::from_code(7).facts(), None);
/// ```
///
/// # Texts
///
/// `pub text struct Name { … }` makes a newtype over a text that is compared octet by octet, `pub token struct` one
/// that is compared without regard to ASCII case. Both borrow, and keep unknown texts as they were written; in serde
/// they are strings. Two rows with one text do not compile.
///
/// ```
/// offhook_base::registry! {
///     /// SIP option tags.
///     pub token struct OptionTag {
///         /// Reliable provisional responses (RFC 3262).
///         RELIABLE = "100rel";
///     }
/// }
///
/// assert_eq!(OptionTag::new("100REL"), OptionTag::RELIABLE);
/// assert!(!OptionTag::new("x-private").is_known());
/// ```
///
/// # Mistakes that do not compile
///
/// Two rows with one code:
///
/// ```compile_fail
/// # #![deny(unreachable_patterns)]
/// offhook_base::registry! {
///     /// Who ended a call.
///     pub struct Releaser(u8) {
///         /// The calling party.
///         CALLER = 1, "caller";
///         /// The called party.
///         CALLED = 1, "called";
///     }
/// }
/// # fn main() {}
/// ```
///
/// Two rows with one text, here in another case:
///
/// ```compile_fail
/// offhook_base::registry! {
///     /// SIP option tags.
///     pub token struct OptionTag {
///         /// Reliable provisional responses (RFC 3262).
///         RELIABLE = "100rel";
///         /// The same again.
///         AGAIN = "100REL";
///     }
/// }
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! registry {
    ($(#[$doc:meta])* pub struct $ty:ident($int:ty) {
        $($(#[doc = $vdoc:expr])+ $var:ident = $code:literal, $text:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $ty($int);

        impl $ty {
            $($(#[doc = $vdoc])+ pub const $var: Self = Self($code);)+

            /// Every code that has a name, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$var),+];

            /// Any code, known or not.
            #[must_use]
            pub const fn from_code(code: $int) -> Self {
                Self(code)
            }

            /// The code as it was read.
            #[must_use]
            pub const fn code(self) -> $int {
                self.0
            }

            /// The document's name, if the code has one.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self.0 {
                    $($code => Some($text),)+
                    _ => None,
                }
            }

            /// What the code means, if it is known.
            #[must_use]
            pub const fn description(self) -> Option<&'static str> {
                match self.0 {
                    $($code => Some($crate::registry!(@summary $($vdoc),+)),)+
                    _ => None,
                }
            }
        }

        impl $crate::Registry for $ty {
            type Code = $int;

            const ALL: &'static [Self] = Self::ALL;

            fn from_code(code: $int) -> Self {
                Self(code)
            }

            fn code(self) -> $int {
                self.0
            }

            fn name(self) -> Option<&'static str> {
                Self::name(self)
            }

            fn description(self) -> Option<&'static str> {
                Self::description(self)
            }
        }

        impl ::core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self.name() {
                    Some(name) => write!(f, concat!(stringify!($ty), "({} {})"), self.0, name),
                    None => write!(f, concat!(stringify!($ty), "({})"), self.0),
                }
            }
        }

        impl ::core::fmt::Display for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self.name() {
                    Some(name) => f.pad(name),
                    None => ::core::fmt::Display::fmt(&self.0, f),
                }
            }
        }

        impl ::core::str::FromStr for $ty {
            type Err = $crate::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                <Self as $crate::Registry>::from_name(text)
                    .or_else(|| text.parse().ok().map(Self))
                    .ok_or($crate::UnknownName::with_codes(stringify!($ty), <$int>::MIN as i64, <$int>::MAX as u64))
            }
        }

        impl From<$int> for $ty {
            fn from(code: $int) -> Self {
                Self(code)
            }
        }

        $crate::registry!(@serde_number $ty, $int);
    };

    ($(#[$doc:meta])* pub text struct $ty:ident { $($rows:tt)+ }) => {
        $crate::registry!(@text as_written $(#[$doc])* $ty { $($rows)+ });

        impl PartialEq<$ty<'_>> for $ty<'_> {
            fn eq(&self, other: &$ty<'_>) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::core::hash::Hash for $ty<'_> {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
    };

    ($(#[$doc:meta])* pub token struct $ty:ident { $($rows:tt)+ }) => {
        $crate::registry!(@text in_any_case $(#[$doc])* $ty { $($rows)+ });

        impl PartialEq<$ty<'_>> for $ty<'_> {
            fn eq(&self, other: &$ty<'_>) -> bool {
                self.as_str().eq_ignore_ascii_case(other.as_str())
            }
        }

        impl ::core::hash::Hash for $ty<'_> {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                for byte in self.as_str().bytes() {
                    state.write_u8(byte.to_ascii_lowercase());
                }
                state.write_u8(0xff);
            }
        }
    };

    (@text $compared:ident $(#[$doc:meta])* $ty:ident {
        $($(#[doc = $vdoc:expr])+ $var:ident = $text:literal;)+
    }) => {
        const _: () = assert!($crate::private::$compared(&[$($text),+]), "two rows of one table have the same text");

        $(#[$doc])*
        #[derive(Clone, Eq)]
        pub struct $ty<'a>($crate::private::Cow<'a, str>);

        impl<'a> $ty<'a> {
            $($(#[doc = $vdoc])+ pub const $var: $ty<'static> = $ty($crate::private::Cow::Borrowed($text));)+

            /// Every registered text, in the order of the table.
            pub const ALL: &'static [$ty<'static>] = &[$($ty::$var),+];

            /// Any text, registered or not; its grammar is the business of whoever read it.
            #[must_use]
            pub const fn new(text: &'a str) -> Self {
                Self($crate::private::Cow::Borrowed(text))
            }

            /// The text as it was written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the text is registered.
            #[must_use]
            pub fn is_known(&self) -> bool {
                Self::ALL.iter().any(|row| row == self)
            }

            /// What a registered text means.
            #[must_use]
            pub fn description(&self) -> Option<&'static str> {
                $(if *self == $ty::$var {
                    return Some($crate::registry!(@summary $($vdoc),+));
                })+
                None
            }

            /// Leaves the buffer that the text was read from.
            #[must_use]
            pub fn into_owned(self) -> $ty<'static> {
                $ty($crate::private::Cow::Owned(self.0.into_owned()))
            }
        }

        impl<'a> From<$ty<'a>> for $crate::private::Cow<'a, str> {
            fn from(text: $ty<'a>) -> Self {
                text.0
            }
        }

        impl ::core::str::FromStr for $ty<'static> {
            type Err = ::core::convert::Infallible;

            /// Any text, as [`Self::new`] takes it, in a buffer of its own.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok($ty::new(text).into_owned())
            }
        }

        impl ::core::fmt::Debug for $ty<'_> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                write!(f, concat!(stringify!($ty), "({:?})"), self.as_str())
            }
        }

        impl ::core::fmt::Display for $ty<'_> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $crate::serde_text!($ty);
    };

    // Facts are a second table over the same rows: the first is made without them.
    ($(#[$doc:meta])* pub struct $ty:ident($int:ty): $facts:ident {
        $($(#[doc = $vdoc:expr])+ $var:ident = $code:literal, $text:literal, $fact:expr;)+
    }) => {
        $crate::registry! {
            $(#[$doc])*
            pub struct $ty($int) {
                $($(#[doc = $vdoc])+ $var = $code, $text;)+
            }
        }

        impl $ty {
            /// What else the table says about the code, if it is known.
            #[must_use]
            pub const fn facts(self) -> Option<&'static $facts> {
                match self.0 {
                    $($code => {
                        const FACTS: $facts = $fact;
                        Some(&FACTS)
                    })+
                    _ => None,
                }
            }
        }
    };

    ($(#[$doc:meta])* pub text struct $ty:ident: $facts:ident {
        $($(#[doc = $vdoc:expr])+ $var:ident = $text:literal, $fact:expr;)+
    }) => {
        $crate::registry! {
            $(#[$doc])*
            pub text struct $ty {
                $($(#[doc = $vdoc])+ $var = $text;)+
            }
        }

        impl $ty<'_> {
            /// What else the table says about the text, if it is registered.
            #[must_use]
            pub fn facts(&self) -> Option<&'static $facts> {
                match self.as_str() {
                    $($text => {
                        const FACTS: $facts = $fact;
                        Some(&FACTS)
                    })+
                    _ => None,
                }
            }
        }
    };

    (@summary $($vdoc:expr),+) => {{
        const DOC: &str = concat!($($vdoc, "\n"),+);
        const LINE: [u8; DOC.len()] = $crate::private::first_paragraph(DOC);
        const TEXT: &str = match ::core::str::from_utf8(&LINE) {
            Ok(text) => text.trim_ascii(),
            Err(_) => "",
        };
        TEXT
    }};

    (@serde_number $ty:ident, $int:ty) => {
        $crate::serde_number!($ty, $int);
    };
}

/// The first paragraph of a doc comment as one line, filled up with blanks.
///
/// The lines come with a line feed each and begin with the blank that follows `///`. Runs at compile time only.
#[doc(hidden)]
#[must_use]
pub const fn first_paragraph<const N: usize>(doc: &str) -> [u8; N] {
    let mut line = [b' '; N];
    let mut rest = doc.as_bytes();
    let mut filled: &mut [u8] = &mut line;
    while let [byte, after @ ..] = rest {
        match (*byte, after) {
            (b'\n', [b'\n', ..]) => break,
            (b'\n', _) => {}
            (byte, _) => {
                let Some((cell, free)) = filled.split_first_mut() else { break };
                *cell = byte;
                filled = free;
            }
        }
        rest = after;
    }
    line
}

/// Whether no two texts are the same, octet by octet. Runs at compile time only.
#[doc(hidden)]
#[must_use]
pub const fn as_written(texts: &[&str]) -> bool {
    all_differ(texts, false)
}

/// Whether no two texts are the same without regard to ASCII case. Runs at compile time only.
#[doc(hidden)]
#[must_use]
pub const fn in_any_case(texts: &[&str]) -> bool {
    all_differ(texts, true)
}

const fn all_differ(texts: &[&str], any_case: bool) -> bool {
    let mut rest = texts;
    while let [first, tail @ ..] = rest {
        let mut others = tail;
        while let [other, more @ ..] = others {
            if same(first.as_bytes(), other.as_bytes(), any_case) {
                return false;
            }
            others = more;
        }
        rest = tail;
    }
    true
}

const fn same(mut a: &[u8], mut b: &[u8], any_case: bool) -> bool {
    while let ([x, after_x @ ..], [y, after_y @ ..]) = (a, b) {
        if !(*x == *y || any_case && x.eq_ignore_ascii_case(y)) {
            return false;
        }
        (a, b) = (after_x, after_y);
    }
    a.is_empty() && b.is_empty()
}

/// The serde half of [`registry!`]; empty without the feature `serde` of this crate.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_number {
    ($ty:ident, $int:ty) => {
        impl $crate::private::serde::Serialize for $ty {
            fn serialize<S: $crate::private::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::private::serde::Serialize::serialize(&self.0, serializer)
            }
        }

        impl<'de> $crate::private::serde::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$int as $crate::private::serde::Deserialize>::deserialize(deserializer).map(Self)
            }
        }
    };
}

/// The serde half of [`registry!`]; empty without the feature `serde` of this crate.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_number {
    ($ty:ident, $int:ty) => {};
}

/// The serde half of text registries; empty without the feature `serde` of this crate.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_text {
    ($ty:ident) => {
        impl $crate::private::serde::Serialize for $ty<'_> {
            fn serialize<S: $crate::private::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::private::serde::Deserialize<'de> for $ty<'_> {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$crate::private::String as $crate::private::serde::Deserialize>::deserialize(deserializer)
                    .map(|text| Self($crate::private::Cow::Owned(text)))
            }
        }
    };
}

/// The serde half of text registries; empty without the feature `serde` of this crate.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_text {
    ($ty:ident) => {};
}
