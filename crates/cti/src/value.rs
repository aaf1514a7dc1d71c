use alloc::borrow::Cow;
use core::fmt;

/// Text of a field: as printed, or as the bytes of a STRING field.
///
/// A STRING on the wire ends with a zero byte that its length counts; the text is what stands before the first one.
/// The bytes behind it are kept, so that the field is written as it was read. Two texts are equal if what stands
/// before the zero byte is.
///
/// ```
/// use offhook_cti::Text;
///
/// let printed = Text::printed(b"chli4020");
/// let wire = Text::wire(b"chli4020\0");
/// assert_eq!(wire.to_str(), Ok("chli4020"));
/// assert_eq!(printed, wire);
/// ```
#[derive(Clone)]
pub struct Text<'a> {
    bytes: Cow<'a, [u8]>,
    /// Whether `bytes` are all the data of a STRING field.
    wire: bool,
}

impl<'a> Text<'a> {
    /// Text without a terminator; it gets one when it is encoded.
    #[must_use]
    pub fn printed(text: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { bytes: text.into(), wire: false }
    }

    /// All the data of a STRING field, with its terminator if it has one.
    #[must_use]
    pub fn wire(data: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { bytes: data.into(), wire: true }
    }

    /// What stands before the first zero byte.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        let end = self.bytes.iter().position(|byte| *byte == 0).unwrap_or(self.bytes.len());
        self.bytes.get(..end).unwrap_or_default()
    }

    /// The same as text: ASCII in UCCE, UTF-8 in UCCX.
    ///
    /// # Errors
    ///
    /// Bytes that are not UTF-8.
    pub fn to_str(&self) -> Result<&str, core::str::Utf8Error> {
        core::str::from_utf8(self.as_bytes())
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_bytes().is_empty()
    }

    /// The data of a STRING field, with the terminator.
    pub(crate) fn wire_bytes(&self) -> impl Iterator<Item = u8> + '_ {
        let end = if self.wire { self.bytes.len() } else { self.as_bytes().len() };
        let terminator = if self.wire { None } else { Some(0) };
        self.bytes.iter().take(end).copied().chain(terminator)
    }

    /// Leaves the buffer that the text was read from.
    #[must_use]
    pub fn into_owned(self) -> Text<'static> {
        Text { bytes: Cow::Owned(self.bytes.into_owned()), wire: self.wire }
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Text<'_> {}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text(\"{}\")", self.as_bytes().escape_ascii())
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.as_bytes().utf8_chunks() {
            f.write_str(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                f.write_str("\u{fffd}")?;
            }
        }
        Ok(())
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self::printed(text.as_bytes())
    }
}

/// A variable of the expanded call context: a named variable, or one element of a named array.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
pub struct Variable<'a> {
    name: Text<'a>,
    index: Option<u8>,
    value: Text<'a>,
}

impl<'a> Variable<'a> {
    /// Longest data of a NAMEDVAR field, in bytes; a NAMEDARRAY field has one more, its index.
    pub const MAX_BYTES: usize = 251;

    /// A named variable.
    #[must_use]
    pub const fn new(name: Text<'a>, value: Text<'a>) -> Self {
        Self { name, index: None, value }
    }

    /// One element of a named array.
    #[must_use]
    pub const fn element(name: Text<'a>, index: u8, value: Text<'a>) -> Self {
        Self { name, index: Some(index), value }
    }

    /// The name, as configured on the server.
    #[must_use]
    pub const fn name(&self) -> &Text<'a> {
        &self.name
    }

    /// The position in the array; `None` for a named variable.
    #[must_use]
    pub const fn index(&self) -> Option<u8> {
        self.index
    }

    /// The value; empty where nothing stands.
    #[must_use]
    pub const fn value(&self) -> &Text<'a> {
        &self.value
    }

    /// Leaves the buffer that it was read from.
    #[must_use]
    pub fn into_owned(self) -> Variable<'static> {
        Variable { name: self.name.into_owned(), index: self.index, value: self.value.into_owned() }
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize, serde::Serialize)]
#[serde(untagged)]
enum TextForm<'a> {
    /// What gets its terminator when it is encoded.
    Text(Cow<'a, str>),
    /// All the data of a STRING field that is not UTF-8 or not terminated in the usual way.
    Hex {
        #[serde(with = "hex")]
        hex: Cow<'a, [u8]>,
    },
}

/// A string, or `{"hex":"…"}` where the bytes of the field would not come out of a string.
#[cfg(feature = "serde")]
impl serde::Serialize for Text<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let usual = !self.wire || self.bytes.len() == self.as_bytes().len().saturating_add(1);
        let form = match self.to_str() {
            Ok(text) if usual => TextForm::Text(Cow::Borrowed(text)),
            _ => TextForm::Hex { hex: Cow::Owned(self.wire_bytes().collect()) },
        };
        form.serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Text<'_> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        TextForm::deserialize(deserializer).map(|form| match form {
            TextForm::Text(text) => Self::printed(text.into_owned().into_bytes()),
            TextForm::Hex { hex } => Self::wire(hex.into_owned()),
        })
    }
}

/// Bytes as text, two hexadecimal digits each.
#[cfg(feature = "serde")]
pub(crate) mod hex {
    use alloc::borrow::Cow;
    use alloc::string::String;
    use alloc::vec::Vec;
    use core::fmt::Write as _;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(bytes.len().saturating_mul(2));
        for byte in bytes.iter() {
            let _ = write!(text, "{byte:02x}");
        }
        serializer.serialize_str(&text)
    }

    pub(crate) fn deserialize<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'a, [u8]>, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let pairs = text.as_bytes().chunks(2);
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let byte = |pair: &[u8]| match pair {
            [high, low] => Some((digit(*high)? << 4) | digit(*low)?),
            _ => None,
        };
        let bytes: Option<Vec<u8>> = pairs.map(byte).collect();
        bytes.map(Cow::Owned).ok_or_else(|| serde::de::Error::custom("not pairs of hexadecimal digits"))
    }
}

/// What stands in a field.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Value<'a> {
    /// UCHAR, USHORT, UINT, BOOL, TIME.
    Unsigned(u32),
    /// CHAR, SHORT, INT.
    Signed(i32),
    /// A STRING, or anything that a trace prints.
    Text(Text<'a>),
    /// UNSPEC, an unknown tag, or a field whose length does not fit its type.
    Bytes(#[cfg_attr(feature = "serde", serde(with = "hex"))] Cow<'a, [u8]>),
    /// A NAMEDVAR or NAMEDARRAY.
    Variable(Variable<'a>),
}

impl Value<'_> {
    /// Leaves the buffer that it was read from.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Unsigned(number) => Value::Unsigned(number),
            Self::Signed(number) => Value::Signed(number),
            Self::Text(text) => Value::Text(text.into_owned()),
            Self::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.into_owned())),
            Self::Variable(variable) => Value::Variable(variable.into_owned()),
        }
    }

    /// Whether the value says that there is none: empty text, or `N/A` in a trace.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty() || text.as_bytes() == b"N/A")
    }
}

/// Type of a field on the wire.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum WireType {
    /// Signed, 1 byte.
    Char,
    /// Unsigned, 1 byte.
    Uchar,
    /// Signed, 2 bytes.
    Short,
    /// Unsigned, 2 bytes.
    Ushort,
    /// Signed, 4 bytes.
    Int,
    /// Unsigned, 4 bytes.
    Uint,
    /// 2 bytes, any non-zero is true.
    Bool,
    /// Seconds since 1970-01-01 UTC, 4 bytes, unsigned.
    Time,
    /// Text with a terminating zero byte, with the largest length in bytes.
    Text(u16),
    /// Bytes, with the largest length; in the fixed part the length itself.
    Bytes(u16),
    /// Name and value, each with a terminating zero byte.
    NamedVariable,
    /// Index, name and value.
    NamedArray,
}

impl WireType {
    /// Bytes of a number; `None` for what has no fixed size.
    #[must_use]
    pub const fn number_bytes(self) -> Option<usize> {
        match self {
            Self::Char | Self::Uchar => Some(1),
            Self::Short | Self::Ushort | Self::Bool => Some(2),
            Self::Int | Self::Uint | Self::Time => Some(4),
            _ => None,
        }
    }

    /// Largest length of a floating field, in bytes, as the tables state it.
    #[must_use]
    pub const fn max_bytes(self) -> u16 {
        match self {
            Self::Char | Self::Uchar => 1,
            Self::Short | Self::Ushort | Self::Bool => 2,
            Self::Int | Self::Uint | Self::Time => 4,
            Self::Text(max) | Self::Bytes(max) => max,
            Self::NamedVariable => 251,
            Self::NamedArray => 252,
        }
    }
}
