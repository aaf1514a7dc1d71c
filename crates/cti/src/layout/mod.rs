//! What the bodies look like, as rows.

mod agent;
mod call_control;
mod call_event;
mod config;
mod service;
mod session;

use crate::{Dialect, Field, MessageType, Protocol, Tag, WireType};

/// The layout of a message in one dialect: the fixed part in order, packed and big endian, and the tags that may follow.
///
/// ```
/// use offhook_cti::{Dialect, Layout, MessageType, Protocol};
///
/// let layout = Layout::of(MessageType::HEARTBEAT_REQ, Dialect::Uccx).unwrap();
/// assert_eq!(layout.fixed_bytes(Protocol::uccx(17)), 4);
/// assert!(!layout.has_floating_part());
/// ```
#[derive(Debug)]
pub struct Layout {
    kind: MessageType,
    dialect: Dialect,
    fixed: &'static [FixedField],
    floating: &'static [FloatingField],
}

/// A field of the fixed part.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FixedField {
    /// The field, under the name that this dialect's table has.
    pub field: Field,
    /// Its type.
    pub wire: WireType,
    /// What the sender writes into a reserved field; a receiver does not check it.
    pub constant: Option<u32>,
    /// First protocol version of the dialect with the field; 0 for all.
    pub since: u32,
    /// Last protocol version with the field; `u32::MAX` for all.
    pub until: u32,
}

/// A field of the floating part.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FloatingField {
    /// Its tag.
    pub tag: Tag,
    /// Field and type, where this message has others than [`Tag::field`] says.
    pub other: Option<(Field, WireType)>,
}

impl Layout {
    /// The layout of a message; `None` where none is public.
    #[must_use]
    pub fn of(kind: MessageType, dialect: Dialect) -> Option<&'static Self> {
        let groups = [session::ROWS, call_event::ROWS, call_control::ROWS, agent::ROWS, config::ROWS, service::ROWS];
        groups.into_iter().find_map(|rows| {
            let at = rows.binary_search_by_key(&(kind, dialect), |row| (row.kind, row.dialect)).ok()?;
            rows.get(at)
        })
    }

    /// The message.
    #[must_use]
    pub const fn kind(&self) -> MessageType {
        self.kind
    }

    /// The dialect.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The fixed part of every version; a session has the fields of its own.
    #[must_use]
    pub const fn fixed(&self) -> &'static [FixedField] {
        self.fixed
    }

    /// The tags that may follow.
    #[must_use]
    pub const fn floating(&self) -> &'static [FloatingField] {
        self.floating
    }

    /// Whether floating fields may follow; the message type alone decides that.
    #[must_use]
    pub const fn has_floating_part(&self) -> bool {
        !self.floating.is_empty()
    }

    /// The fields of the fixed part in a version, in order.
    pub fn fixed_in(&self, protocol: Protocol) -> impl Iterator<Item = &'static FixedField> {
        let version = protocol.version();
        self.fixed.iter().filter(move |field| field.since <= version && version <= field.until)
    }

    /// Bytes of the fixed part in a version, without the header.
    #[must_use]
    pub fn fixed_bytes(&self, protocol: Protocol) -> usize {
        self.fixed_in(protocol).map(|field| field.bytes()).fold(0, usize::saturating_add)
    }

    /// Field and type of a tag in this message, or in any where this one does not have it.
    #[must_use]
    pub fn field(&self, tag: Tag) -> (Field, WireType) {
        let row = self.floating.iter().find(|row| row.tag == tag);
        row.and_then(|row| row.other).unwrap_or_else(|| tag.field(self.dialect))
    }

    /// The tag of a field in this message.
    #[must_use]
    pub fn tag(&self, field: Field) -> Option<Tag> {
        let wanted = field.canonical();
        self.floating.iter().map(|row| row.tag).find(|tag| self.field(*tag).0.canonical() == wanted)
    }
}

impl FixedField {
    /// Bytes on the wire.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.wire.number_bytes().unwrap_or_else(|| usize::from(self.wire.max_bytes()))
    }
}

/// `Dialect NAME { fixed fields, ; tags }`. A reserved field has its constant, a tag its field where this message names
/// it otherwise.
macro_rules! layouts {
    ($($dialect:ident $kind:ident {
        $($field:ident $type:ident $(($size:literal))? $(= $constant:literal)? $(since $since:literal)? $(until $until:literal)?,)*
        ;
        $($tag:literal $(= $other:ident $other_type:ident $(($other_size:literal))?)?)*
    })+) => {
        &[$(Layout {
            kind: $crate::MessageType::$kind,
            dialect: $crate::Dialect::$dialect,
            fixed: &[$($crate::FixedField {
                field: $crate::Field::$field,
                wire: $crate::WireType::$type $(($size))?,
                constant: layouts!(@option $($constant)?),
                since: layouts!(@or 0, $($since)?),
                until: layouts!(@or u32::MAX, $($until)?),
            }),*],
            floating: &[$($crate::FloatingField {
                tag: $crate::Tag::from_code($tag),
                other: layouts!(@other $($other $other_type $(($other_size))?)?),
            }),*],
        }),+]
    };
    (@option) => { None };
    (@option $constant:literal) => { Some($constant) };
    (@or $default:expr,) => { $default };
    (@or $default:expr, $value:literal) => { $value };
    (@other) => { None };
    (@other $field:ident $type:ident $(($size:literal))?) => {
        Some(($crate::Field::$field, $crate::WireType::$type $(($size))?))
    };
}
use layouts;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_so_that_every_one_is_found() {
        for rows in [session::ROWS, call_event::ROWS, call_control::ROWS, agent::ROWS, config::ROWS, service::ROWS] {
            for row in rows {
                let found = Layout::of(row.kind, row.dialect).map(core::ptr::from_ref);
                assert_eq!(found, Some(core::ptr::from_ref(row)), "{:?}", row.kind);
            }
        }
    }
}
