//! Serialised forms of what only points into a description: for logs and for other languages. They are not read back;
//! a [`Description`](crate::Description) is.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{Attribute, Codec, Line, Media};

/// A string; octets that are not UTF-8 as a sequence of numbers.
struct Octets<'a>(&'a [u8]);

impl Serialize for Octets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match core::str::from_utf8(self.0) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => serializer.collect_seq(self.0),
        }
    }
}

impl Serialize for Line<'_> {
    /// Type, value and offset.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Line", 3)?;
        fields.serialize_field("line_type", &self.line_type())?;
        fields.serialize_field("value", &Octets(self.value()))?;
        fields.serialize_field("offset", &self.offset())?;
        fields.end()
    }
}

impl Serialize for Attribute<'_> {
    /// Name, value and offset.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Attribute", 3)?;
        fields.serialize_field("name", self.name())?;
        fields.serialize_field("value", &self.value().map(Octets))?;
        fields.serialize_field("offset", &self.offset())?;
        fields.end()
    }
}

impl Serialize for Media<'_> {
    /// The lines of the section.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.lines())
    }
}

impl Serialize for Codec<'_> {
    /// Payload type, and what `rtpmap` and `fmtp` say of it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Codec", 3)?;
        fields.serialize_field("payload_type", &self.payload_type())?;
        fields.serialize_field("rtp_map", &self.rtp_map())?;
        fields.serialize_field("fmtp", &self.fmtp())?;
        fields.end()
    }
}
