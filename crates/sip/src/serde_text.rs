//! Serde of values as the text that stands in a message, through the same parser; as octets if it is not UTF-8.

use core::fmt;
use core::marker::PhantomData;

use alloc::vec::Vec;
use offhook_base::ParseError;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserializer, Serializer};

/// Writes text as a string, anything else as octets.
pub(crate) fn serialize<S: Serializer>(octets: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    match core::str::from_utf8(octets) {
        Ok(text) => serializer.serialize_str(text),
        Err(_) => serializer.serialize_bytes(octets),
    }
}

/// Reads what [`serialize`] writes, with the parser of the type.
pub(crate) fn deserialize<'de, D, T>(
    deserializer: D,
    parse: impl Fn(&[u8]) -> Result<T, ParseError>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    struct Octets<T, F>(F, PhantomData<T>);

    impl<'de, T, F: Fn(&[u8]) -> Result<T, ParseError>> Visitor<'de> for Octets<T, F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text of a SIP message, or its octets")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            (self.0)(text.as_bytes()).map_err(E::custom)
        }

        fn visit_bytes<E: Error>(self, octets: &[u8]) -> Result<T, E> {
            (self.0)(octets).map_err(E::custom)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut octets: A) -> Result<T, A::Error> {
            // The size that a peer states is a wish: reserve no more than a datagram holds.
            let mut all = Vec::with_capacity(octets.size_hint().unwrap_or_default().min(65_535));
            while let Some(octet) = octets.next_element()? {
                all.push(octet);
            }
            (self.0)(&all).map_err(A::Error::custom)
        }
    }

    deserializer.deserialize_any(Octets(parse, PhantomData))
}
