//! What every value that is a text on the wire has: serde by that text, through the same checks as reading.

use core::fmt;

use offhook_base::{ErrorKind, ParseError, Rule};

/// A value is one line: nothing in it may end the line.
pub(crate) fn reject_line_ends(rule: &'static Rule, value: &[u8]) -> Result<(), ParseError> {
    match value.iter().position(|byte| matches!(byte, 0 | b'\r' | b'\n')) {
        None => Ok(()),
        Some(at) => Err(ParseError::new(rule, at, ErrorKind::Byte(value.get(at).copied().unwrap_or_default()))),
    }
}

/// Text that may be no UTF-8: what is not comes out as U+FFFD.
pub(crate) fn write_octets(out: &mut impl fmt::Write, octets: &[u8]) -> fmt::Result {
    octets.utf8_chunks().try_for_each(|chunk| {
        out.write_str(chunk.valid())?;
        if chunk.invalid().is_empty() { Ok(()) } else { out.write_str("\u{fffd}") }
    })
}

/// Serde for a type with `parse`, `Display` and `into_owned` (`copy`: for one that borrows nothing).
macro_rules! text_value {
    ($ty:ident) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $ty<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $ty<'_> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <alloc::string::String as serde::Deserialize>::deserialize(deserializer)?;
                let value = $ty::parse(text.as_bytes()).map_err(serde::de::Error::custom)?;
                Ok(value.into_owned())
            }
        }
    };
    (copy $ty:ident) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <alloc::string::String as serde::Deserialize>::deserialize(deserializer)?;
                $ty::parse(text.as_bytes()).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use text_value;
