//! Preconditions (RFC 3312): what has to be reserved before the session goes on.

use alloc::vec::Vec;

use crate::offer_answer::draft::Draft;
use crate::{Direction, LocalStream, Media};

/// Tables of one section that are kept; `qos` and `sec` are the types that are registered, each with at most three
/// status types.
const MAX_TABLES: usize = 32;

/// How much a precondition is wanted (RFC 3312 §4), weakest first.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Strength {
    None,
    Optional,
    Mandatory,
}

/// Whose resources are meant, as the one who writes sees it (RFC 3312 §4).
#[derive(Clone, Copy, Eq, PartialEq)]
enum Whose {
    EndToEnd,
    Local,
    Remote,
}

/// What one side says about one precondition.
struct Table<'t> {
    kind: &'t [u8],
    whose: Whose,
    current: Option<Direction>,
    desired: Option<(Strength, Direction)>,
    confirm: Option<Direction>,
}

/// Whether the stream takes part: it says something about preconditions itself.
pub(crate) fn takes_part(stream: &LocalStream) -> bool {
    stream.attributes.iter().any(|attribute| is_of_preconditions(&attribute.name))
}

pub(crate) fn is_of_preconditions(name: &str) -> bool {
    matches!(name, "curr" | "des" | "conf")
}

/// Writes `curr`, `des` and `conf` of a stream that takes part.
///
/// The other side's tables are taken over as this side sees them: its local resources are remote here, what it sends
/// is received. What each side says of its own resources counts; a wish may grow, not shrink (RFC 3312 §5.2). An
/// answer asks for confirmation of what it waits for (§7).
pub(crate) fn write(draft: &mut Draft, other: Option<&Media<'_>>, stream: &LocalStream, is_answer: bool) {
    let mut tables: Vec<Table<'_>> = Vec::new();
    for attribute in &stream.attributes {
        take(&mut tables, attribute.name.as_bytes(), attribute.value(), false);
    }
    for (name, value) in other.into_iter().flat_map(Media::raw_attributes) {
        take(&mut tables, name, value.unwrap_or_default(), true);
    }
    for table in &tables {
        put(draft, "curr", table, None, table.current.unwrap_or(Direction::Inactive));
    }
    for table in &tables {
        if let Some((strength, direction)) = table.desired {
            put(draft, "des", table, Some(strength), direction);
        }
    }
    for table in &tables {
        let waited_for = table.desired.filter(|(strength, wanted)| {
            let current = table.current.unwrap_or(Direction::Inactive);
            *strength == Strength::Mandatory && wanted.intersection(current) != *wanted
        });
        let asked = waited_for.filter(|_| is_answer && table.whose == Whose::Remote).map(|(_, direction)| direction);
        if let Some(direction) = asked.or(table.confirm) {
            put(draft, "conf", table, None, direction);
        }
    }
}

fn put(draft: &mut Draft, name: &str, table: &Table<'_>, strength: Option<Strength>, direction: Direction) {
    draft.attribute_of(name, |draft| {
        draft.put(b":");
        draft.put_any(table.kind);
        draft.put(match strength {
            None => b"".as_slice(),
            Some(Strength::None) => b" none",
            Some(Strength::Optional) => b" optional",
            Some(Strength::Mandatory) => b" mandatory",
        });
        draft.put(match table.whose {
            Whose::EndToEnd => b" e2e".as_slice(),
            Whose::Local => b" local",
            Whose::Remote => b" remote",
        });
        draft.put(match direction {
            Direction::Inactive => b" none".as_slice(),
            Direction::SendOnly => b" send",
            Direction::RecvOnly => b" recv",
            Direction::SendRecv => b" sendrecv",
        });
    });
}

/// Adds what one attribute says. The stream's own come first.
fn take<'t>(tables: &mut Vec<Table<'t>>, name: &[u8], value: &'t [u8], is_other: bool) {
    let mut words = value.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    let (Some(kind), true) = (words.next(), matches!(name, b"curr" | b"des" | b"conf")) else { return };
    let strength = match name {
        b"des" => match words.next() {
            Some(b"none") => Some(Strength::None),
            Some(b"optional") => Some(Strength::Optional),
            Some(b"mandatory") => Some(Strength::Mandatory),
            // `failure` and `unknown` are the words of a refusal (RFC 3312 §8).
            _ => return,
        },
        _ => None,
    };
    let whose = match words.next() {
        Some(b"e2e") => Whose::EndToEnd,
        Some(b"local") if is_other => Whose::Remote,
        Some(b"remote") if is_other => Whose::Local,
        Some(b"local") => Whose::Local,
        Some(b"remote") => Whose::Remote,
        _ => return,
    };
    let direction = match words.next() {
        Some(b"none") => Direction::Inactive,
        Some(b"send") => Direction::SendOnly,
        Some(b"recv") => Direction::RecvOnly,
        Some(b"sendrecv") => Direction::SendRecv,
        _ => return,
    };
    let direction = if is_other { direction.reversed() } else { direction };
    let Some(table) = entry(tables, kind, whose) else { return };
    match (name, strength) {
        (b"curr", _) => {
            // What the other side says of its own resources is newer than what this side has heard of them.
            if table.current.is_none() || (is_other && whose == Whose::Remote) {
                table.current = Some(direction);
            } else if whose == Whose::EndToEnd {
                table.current = table.current.map(|current| union(current, direction));
            }
        }
        (b"des", Some(strength)) => {
            let (before, wanted) = table.desired.unwrap_or((strength, direction));
            table.desired = Some((before.max(strength), union(wanted, direction)));
        }
        // The other side's wish for confirmation is for this side to fulfil, not to repeat.
        (b"conf", _) if !is_other => table.confirm = Some(direction),
        _ => {}
    }
}

fn entry<'a, 't>(tables: &'a mut Vec<Table<'t>>, kind: &'t [u8], whose: Whose) -> Option<&'a mut Table<'t>> {
    let known = tables.iter().position(|table| table.whose == whose && table.kind == kind);
    let at = match known {
        Some(at) => at,
        None if tables.len() < MAX_TABLES => {
            tables.push(Table { kind, whose, current: None, desired: None, confirm: None });
            tables.len().saturating_sub(1)
        }
        None => return None,
    };
    tables.get_mut(at)
}

fn union(one: Direction, other: Direction) -> Direction {
    Direction::new(one.sends() || other.sends(), one.receives() || other.receives())
}
