use core::fmt;
use core::str::FromStr;

use offhook_base::{ErrorKind, ParseError, Rule};

use crate::table::Id;

/// An agent, by a number that the caller chooses: the work number where the platform has one.
///
/// At Huawei it is the decimal work number 101..=999999 (rule R-ID-1); a vendor that names its agents by text is mapped
/// to numbers by whoever feeds the events.
///
/// ```
/// assert_eq!(offhook_agent::AgentId::new(101).to_string(), "101");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(transparent))]
pub struct AgentId(u32);

/// A call or chat, by a number that the caller chooses; unique while the call lasts.
///
/// The text or number that a platform gives to the call stays with whoever feeds the events.
///
/// ```
/// assert_eq!(offhook_agent::CallId::new(16_800_096).number(), 16_800_096);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(transparent))]
pub struct CallId(u64);

/// A skill queue.
///
/// ```
/// assert_eq!(offhook_agent::QueueId::new(7).to_string(), "7");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(transparent))]
pub struct QueueId(u32);

macro_rules! number {
    ($ty:ident, $int:ty) => {
        impl $ty {
            /// Any number; the machine reads nothing into it.
            #[must_use]
            pub const fn new(number: $int) -> Self {
                Self(number)
            }

            /// The number as it was given.
            #[must_use]
            pub const fn number(self) -> $int {
                self.0
            }
        }

        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

impl Id for AgentId {
    fn key(self) -> u64 {
        u64::from(self.0)
    }

    fn of(key: u64) -> Self {
        Self(u32::try_from(key).unwrap_or_default())
    }
}

impl Id for CallId {
    fn key(self) -> u64 {
        self.0
    }

    fn of(key: u64) -> Self {
        Self(key)
    }
}

number!(AgentId, u32);
number!(CallId, u64);
number!(QueueId, u32);

static DEVICE_ID: Rule = Rule::new("device identifier", "Huawei CEC cec_07_4238, column 17, phone_no");

/// A device identifier: a telephone number, extension or user name, 1 to 32 printable ASCII characters without blanks.
///
/// It is held in place, so that events and effects that carry it need no allocation.
///
/// ```
/// use offhook_agent::DeviceId;
///
/// let station: DeviceId = "4020".parse()?;
/// assert_eq!(station.as_str(), "4020");
/// assert_eq!("40 20".parse::<DeviceId>().unwrap_err().offset(), 2);
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct DeviceId {
    bytes: [u8; Self::MAX_BYTES],
    length: u8,
}

impl DeviceId {
    /// Longest identifier, in octets.
    pub const MAX_BYTES: usize = 32;

    /// Reads an identifier.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::End`] for an empty text, [`ErrorKind::TooLong`] for one of more than 32 octets and
    /// [`ErrorKind::Byte`] for a blank, a control character or anything outside ASCII.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let error = |offset, kind| ParseError::new(&DEVICE_ID, offset, kind);
        let mut bytes = [0; Self::MAX_BYTES];
        if text.is_empty() {
            return Err(error(0, ErrorKind::End));
        }
        for (offset, byte) in text.bytes().enumerate() {
            if !byte.is_ascii_graphic() {
                return Err(error(offset, ErrorKind::Byte(byte)));
            }
            let slot = bytes.get_mut(offset);
            *slot.ok_or(error(offset, ErrorKind::TooLong { max: Self::MAX_BYTES as u32 }))? = byte;
        }
        let length = u8::try_from(text.len()).unwrap_or(Self::MAX_BYTES as u8);
        Ok(Self { bytes, length })
    }

    /// As the key of a map.
    pub(crate) fn key(&self) -> [u64; 5] {
        let mut key = [0, 0, 0, 0, u64::from(self.length)];
        for (word, bytes) in key.iter_mut().zip(self.bytes.chunks_exact(8)) {
            *word = bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        }
        key
    }

    /// Whether it is a number of the public telephone network: 3 to 24 digits, `+` before them or not.
    pub(crate) fn is_number(&self) -> bool {
        let digits = self.as_str().strip_prefix('+').unwrap_or(self.as_str());
        (3..=24).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The identifier as it was read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.bytes.get(..usize::from(self.length)).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DeviceId").field(&self.as_str()).finish()
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for DeviceId {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

impl TryFrom<alloc::string::String> for DeviceId {
    type Error = ParseError;

    fn try_from(text: alloc::string::String) -> Result<Self, ParseError> {
        Self::parse(&text)
    }
}

impl From<DeviceId> for alloc::string::String {
    fn from(device: DeviceId) -> Self {
        device.as_str().into()
    }
}

#[cfg(feature = "serde")]
mod text {
    use core::fmt;

    use serde::de::{Deserialize, Deserializer, Error, Visitor};
    use serde::ser::{Serialize, Serializer};

    use super::DeviceId;

    impl Serialize for DeviceId {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }

    /// Reads the text where it stands.
    impl<'de> Deserialize<'de> for DeviceId {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(Text)
        }
    }

    struct Text;

    impl Visitor<'_> for Text {
        type Value = DeviceId;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a device identifier")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<DeviceId, E> {
            DeviceId::parse(text).map_err(E::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_has_1_to_32_printable_characters() {
        let error = |text: &str| DeviceId::parse(text).map_err(|error| (error.offset(), error.kind()));
        assert_eq!(error(""), Err((0, ErrorKind::End)));
        assert_eq!(error("1\n"), Err((1, ErrorKind::Byte(b'\n'))));
        assert_eq!(error(&"9".repeat(33)), Err((32, ErrorKind::TooLong { max: 32 })));
        assert_eq!(DeviceId::parse(&"9".repeat(32)).map(|device| device.as_str().len()), Ok(32));
    }
}
