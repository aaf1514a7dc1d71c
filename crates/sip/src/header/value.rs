use alloc::vec::Vec;

use offhook_base::ParseError;

/// A value of a header field that can be read where it stands, in a list or alone.
///
/// The generic accessors of [`Message`](crate::Message) take any type with this trait:
///
/// ```
/// use offhook_sip::{HeaderName, Message, NameAddr};
///
/// let message = Message::parse(b"OPTIONS sip:a@b SIP/2.0\r\nPath: <sip:p1;lr>, <sip:p2;lr>\r\nPath: <sip:p3;lr>\r\n\r\n")?;
/// let paths: Result<Vec<NameAddr<'_>>, _> = message.values(&HeaderName::PATH).collect();
/// assert_eq!(paths?.len(), 3);
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
pub trait FieldValue<'a>: Sized {
    /// Reads one value at the beginning of `input`, and says how many octets it and the white space behind it take.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, counted from the start of `input`.
    fn parse_prefix(input: &'a [u8]) -> Result<(Self, usize), ParseError>;

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, counted from the start of `input`.
    fn parse_value(input: &'a [u8]) -> Result<Self, ParseError>;
}

/// Where octets are written to: a `Vec<u8>`, or a buffer of one's own.
///
/// ```
/// use offhook_sip::{Method, Octets, ToValue};
///
/// /// Counts what would be written.
/// struct Count(usize);
///
/// impl Octets for Count {
///     fn push(&mut self, _: u8) {
///         self.0 += 1;
///     }
///
///     fn extend_from_slice(&mut self, octets: &[u8]) {
///         self.0 += octets.len();
///     }
/// }
///
/// let mut count = Count(0);
/// Method::INVITE.write_to(&mut count);
/// assert_eq!(count.0, 6);
/// ```
pub trait Octets {
    /// Appends one octet.
    fn push(&mut self, octet: u8);

    /// Appends octets.
    fn extend_from_slice(&mut self, octets: &[u8]);
}

impl Octets for Vec<u8> {
    #[inline]
    fn push(&mut self, octet: u8) {
        Self::push(self, octet);
    }

    #[inline]
    fn extend_from_slice(&mut self, octets: &[u8]) {
        Self::extend_from_slice(self, octets);
    }
}

/// What can be written as the value of a header field.
///
/// All typed values, texts, numbers, and slices of them, which are written with commas in between.
///
/// ```
/// use offhook_sip::{Method, ToValue};
///
/// let mut out = Vec::new();
/// [Method::INVITE, Method::ACK].write_to(&mut out);
/// assert_eq!(out, b"INVITE, ACK");
/// ```
pub trait ToValue {
    /// Appends the value to `out`.
    fn write_to(&self, out: &mut impl Octets);
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn write_to(&self, out: &mut impl Octets) {
        (**self).write_to(out);
    }
}

impl ToValue for str {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.as_bytes());
    }
}

impl ToValue for alloc::string::String {
    fn write_to(&self, out: &mut impl Octets) {
        out.extend_from_slice(self.as_bytes());
    }
}

impl ToValue for u32 {
    fn write_to(&self, out: &mut impl Octets) {
        write_number(u64::from(*self), out);
    }
}

impl<T: ToValue> ToValue for [T] {
    fn write_to(&self, out: &mut impl Octets) {
        for (i, value) in self.iter().enumerate() {
            if i > 0 {
                out.extend_from_slice(b", ");
            }
            value.write_to(out);
        }
    }
}

impl<T: ToValue, const N: usize> ToValue for [T; N] {
    fn write_to(&self, out: &mut impl Octets) {
        self.as_slice().write_to(out);
    }
}

/// Appends a number in decimal digits.
pub(crate) fn write_number(number: u64, out: &mut impl Octets) {
    let mut digits = [0_u8; 20];
    let mut rest = number;
    let mut used = 0_usize;
    for place in digits.iter_mut().rev() {
        *place = b'0'.saturating_add(u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
        used = used.saturating_add(1);
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(digits.len().saturating_sub(used)..).unwrap_or_default());
}

/// What every typed value has besides its grammar: reading in a list and alone, printing, and serde as text.
///
/// The type has `read(&mut Cursor) -> Result<Self, ParseError>`, `into_owned` and [`ToValue`].
macro_rules! value_traits {
    ($ty:ident, $rule:ident) => {
        impl<'a> $crate::header::value::FieldValue<'a> for $ty<'a> {
            #[inline]
            fn parse_prefix(input: &'a [u8]) -> Result<(Self, usize), offhook_base::ParseError> {
                let mut cursor = $crate::grammar::Cursor::new(input);
                let value = Self::read(&mut cursor)?;
                cursor.sws();
                Ok((value, cursor.at()))
            }

            #[inline]
            fn parse_value(input: &'a [u8]) -> Result<Self, offhook_base::ParseError> {
                let mut cursor = $crate::grammar::Cursor::new(input);
                // The value stays where it was made: it is too large to be carried around.
                let value = Self::read(&mut cursor);
                if value.is_ok() {
                    cursor.sws();
                    if !cursor.is_done() {
                        return Err(cursor.error(&$rule));
                    }
                }
                value
            }
        }

        $crate::header::value::value_traits!(@print $ty<'_>);

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $ty<'static> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::serde_text::deserialize(deserializer, |octets| {
                    <$ty<'_> as $crate::header::value::FieldValue<'_>>::parse_value(octets).map(|value| value.into_owned())
                })
            }
        }
    };
    (copy $ty:ident, $rule:ident) => {
        impl<'a> $crate::header::value::FieldValue<'a> for $ty {
            #[inline]
            fn parse_prefix(input: &'a [u8]) -> Result<(Self, usize), offhook_base::ParseError> {
                let mut cursor = $crate::grammar::Cursor::new(input);
                let value = Self::read(&mut cursor)?;
                cursor.sws();
                Ok((value, cursor.at()))
            }

            #[inline]
            fn parse_value(input: &'a [u8]) -> Result<Self, offhook_base::ParseError> {
                let mut cursor = $crate::grammar::Cursor::new(input);
                // The value stays where it was made: it is too large to be carried around.
                let value = Self::read(&mut cursor);
                if value.is_ok() {
                    cursor.sws();
                    if !cursor.is_done() {
                        return Err(cursor.error(&$rule));
                    }
                }
                value
            }
        }

        $crate::header::value::value_traits!(@print $ty);

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::serde_text::deserialize(deserializer, |octets| {
                    <$ty as $crate::header::value::FieldValue<'_>>::parse_value(octets)
                })
            }
        }
    };
    (@print $ty:ty) => {
        impl core::fmt::Display for $ty {
            /// Octets that are not UTF-8 are shown as U+FFFD; [`ToValue`](crate::ToValue) writes them as they are.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                let mut out = alloc::vec::Vec::new();
                $crate::header::value::ToValue::write_to(self, &mut out);
                f.pad(&alloc::string::String::from_utf8_lossy(&out))
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut out = alloc::vec::Vec::new();
                $crate::header::value::ToValue::write_to(self, &mut out);
                $crate::serde_text::serialize(&out, serializer)
            }
        }
    };
}
pub(crate) use value_traits;
