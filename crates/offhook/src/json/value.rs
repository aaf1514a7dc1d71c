use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Text of a message: a string, or `{"hex":"…"}` where the octets are not UTF-8.
///
/// ```
/// use offhook::json::JsonText;
///
/// assert_eq!(serde_json::to_string(&JsonText::new(b"Ringing"))?, r#""Ringing""#);
/// assert_eq!(serde_json::to_string(&JsonText::new(b"\xff\x00"))?, r#"{"hex":"ff00"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum JsonText {
    /// UTF-8.
    Text(String),
    /// Other octets.
    Octets {
        /// Two lower-case digits for each octet.
        hex: String,
    },
}

impl JsonText {
    /// The text that these octets are.
    #[must_use]
    pub fn new(octets: &[u8]) -> Self {
        match core::str::from_utf8(octets) {
            Ok(text) => Self::Text(text.into()),
            Err(_) => {
                let mut hex = String::with_capacity(octets.len().saturating_mul(2));
                for octet in octets {
                    // Writing to a `String` can't fail.
                    let _ = write!(hex, "{octet:02x}");
                }
                Self::Octets { hex }
            }
        }
    }
}

/// A value whose shape goes by what it is made from.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum JsonValue {
    /// `null`.
    Null,
    /// A number.
    Number(u64),
    /// Text.
    Text(JsonText),
    /// An array.
    List(Vec<JsonValue>),
    /// An object, its keys in order.
    Object(Vec<(String, JsonValue)>),
}

impl JsonValue {
    /// The value of a key; `None` if there is none, or the value is no object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    #[cfg(feature = "sip")]
    pub(super) fn text(octets: impl AsRef<[u8]>) -> Self {
        Self::Text(JsonText::new(octets.as_ref()))
    }

    #[cfg(feature = "sip")]
    pub(super) fn text_or_null(octets: Option<impl AsRef<[u8]>>) -> Self {
        octets.map_or(Self::Null, Self::text)
    }

    #[cfg(feature = "sip")]
    pub(super) fn number_or_null(number: Option<impl Into<u64>>) -> Self {
        number.map_or(Self::Null, |number| Self::Number(number.into()))
    }

    #[cfg(feature = "sip")]
    pub(super) fn object<const N: usize>(pairs: [(&str, Self); N]) -> Self {
        Self::Object(pairs.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// The same object with one more key.
    #[cfg(feature = "sip")]
    pub(super) fn with(mut self, key: &str, value: Self) -> Self {
        if let Self::Object(pairs) = &mut self {
            pairs.push((key.into(), value));
        }
        self
    }
}

impl Serialize for JsonValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Text(text) => text.serialize(serializer),
            Self::List(values) => values.serialize(serializer),
            Self::Object(pairs) => {
                let mut map = serializer.serialize_map(Some(pairs.len()))?;
                for (key, value) in pairs {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Document and section without the section sign: `RFC 3261 18.3`.
pub(super) fn section(source: &str) -> String {
    source.replace('§', "")
}
