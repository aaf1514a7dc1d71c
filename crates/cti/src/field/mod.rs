//! Names of fields, as the message tables and the printed traces spell them.

mod names;

use core::fmt;

use crate::Table;
use names::ROWS;

/// What a field holds.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum FieldKind {
    /// A number.
    Number,
    /// A number with names.
    Code(Table),
    /// Text.
    Text,
    /// Bytes without interpretation.
    Bytes,
    /// A variable of the expanded call context.
    Variable,
}

/// A field of a message, under one of its names.
///
/// A field with several spellings (`ConnectionCallID`, in UCCX tables `CallID`) has a constant for each, so that what
/// was read is printed back; [`Field::canonical`] is the one that they share.
///
/// ```
/// use offhook_cti::Field;
///
/// let field = Field::from_name("CallID").unwrap();
/// assert_eq!(field.name(), "CallID");
/// assert_eq!(field.canonical(), Field::CONNECTION_CALL_ID);
/// assert_eq!(Field::from_name("Note"), None);
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Field(u16);

struct Row {
    name: &'static str,
    kind: FieldKind,
    canonical: Field,
}

impl Field {
    /// The field with exactly this name: case counts, as it tells a field from prose.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let at = ROWS.binary_search_by(|row| row.name.cmp(name)).ok()?;
        u16::try_from(at).ok().map(Self)
    }

    /// The name, as this spelling has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("unassigned", |row| row.name)
    }

    /// What it holds.
    #[must_use]
    pub fn kind(self) -> FieldKind {
        self.row().map_or(FieldKind::Bytes, |row| row.kind)
    }

    /// The spelling that all spellings of this field lead to.
    #[must_use]
    pub fn canonical(self) -> Self {
        self.row().map_or(self, |row| row.canonical)
    }

    /// Whether it holds a password, which no log line shows.
    #[must_use]
    pub fn is_secret(self) -> bool {
        matches!(self, Self::CLIENT_PASSWORD | Self::AGENT_PASSWORD)
    }

    fn row(self) -> Option<&'static Row> {
        ROWS.get(usize::from(self.0))
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({})", self.name())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = alloc::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| serde::de::Error::custom("not the name of a field"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_lead_back_to_their_field() {
        assert!(ROWS.is_sorted_by(|a, b| a.name < b.name));
        for field in Field::ALL {
            assert_eq!(Field::from_name(field.name()), Some(*field));
            assert_eq!(field.canonical().canonical(), field.canonical());
            assert_eq!(field.canonical().kind(), field.kind(), "{field}");
        }
    }
}
