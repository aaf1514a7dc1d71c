//! Preconditions (RFC 3312): what has to be reserved before the session goes on.

use alloc::vec::Vec;

use crate::offer_answer::draft::Draft;
use crate::{
    ConfirmStatus, CurrentStatus, DesiredStatus, Direction, LocalStream, Media, PreconditionDirection,
    PreconditionStatus, PreconditionStrength, PreconditionType,
};

/// Tables of one section that are kept; `qos` and `sec` are the types that are registered, each with at most three
/// status types.
const MAX_TABLES: usize = 32;

/// What one side says about one precondition; whose resources are meant is as the one who writes sees it.
struct Table<'t> {
    kind: PreconditionType<'t>,
    whose: PreconditionStatus,
    current: Option<Direction>,
    desired: Option<(PreconditionStrength, Direction)>,
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
            *strength == PreconditionStrength::Mandatory && wanted.intersection(current) != *wanted
        });
        let asked = waited_for
            .filter(|_| is_answer && table.whose == PreconditionStatus::Remote)
            .map(|(_, direction)| direction);
        if let Some(direction) = asked.or(table.confirm) {
            put(draft, "conf", table, None, direction);
        }
    }
}

fn put(draft: &mut Draft, name: &str, table: &Table<'_>, strength: Option<PreconditionStrength>, direction: Direction) {
    draft.attribute_of(name, |draft| {
        draft.put(b":");
        draft.put_any(table.kind.as_str().as_bytes());
        for word in strength.map(PreconditionStrength::name).into_iter().chain([table.whose.name(), word_of(direction)])
        {
            draft.put(b" ");
            draft.put(word.as_bytes());
        }
    });
}

const fn word_of(direction: Direction) -> &'static str {
    match direction {
        Direction::Inactive => PreconditionDirection::None,
        Direction::SendOnly => PreconditionDirection::Send,
        Direction::RecvOnly => PreconditionDirection::Recv,
        Direction::SendRecv => PreconditionDirection::SendRecv,
    }
    .name()
}

/// Adds what one attribute says, if it can be read. The stream's own come first.
fn take<'t>(tables: &mut Vec<Table<'t>>, name: &[u8], value: &'t [u8], is_other: bool) {
    let mut strength = None;
    let read = match name {
        b"curr" => {
            CurrentStatus::parse(value).map(|read| (read.precondition().clone(), read.status(), read.direction()))
        }
        b"conf" => {
            ConfirmStatus::parse(value).map(|read| (read.precondition().clone(), read.status(), read.direction()))
        }
        b"des" => DesiredStatus::parse(value).map(|read| {
            strength = Some(read.strength());
            (read.precondition().clone(), read.status(), read.direction())
        }),
        _ => return,
    };
    let Ok((kind, status, direction)) = read else { return };
    if matches!(strength, Some(PreconditionStrength::Failure | PreconditionStrength::Unknown)) {
        // The words of a refusal are no wish (RFC 3312 §8).
        return;
    }
    let whose = match status {
        PreconditionStatus::Local if is_other => PreconditionStatus::Remote,
        PreconditionStatus::Remote if is_other => PreconditionStatus::Local,
        whose => whose,
    };
    let (sends, receives) =
        (direction.meets(PreconditionDirection::Send), direction.meets(PreconditionDirection::Recv));
    let direction = Direction::new(sends, receives);
    let direction = if is_other { direction.reversed() } else { direction };
    let Some(table) = entry(tables, kind, whose) else { return };
    match (name, strength) {
        (b"curr", _) => {
            // What the other side says of its own resources is newer than what this side has heard of them.
            if table.current.is_none() || (is_other && whose == PreconditionStatus::Remote) {
                table.current = Some(direction);
            } else if whose == PreconditionStatus::EndToEnd {
                table.current = table.current.map(|current| union(current, direction));
            }
        }
        (b"des", Some(strength)) => {
            let (before, wanted) = table.desired.unwrap_or((strength, direction));
            table.desired = Some((stronger(before, strength), union(wanted, direction)));
        }
        // The other side's wish for confirmation is for this side to fulfil, not to repeat.
        (b"conf", _) if !is_other => table.confirm = Some(direction),
        _ => {}
    }
}

fn entry<'a, 't>(
    tables: &'a mut Vec<Table<'t>>,
    kind: PreconditionType<'t>,
    whose: PreconditionStatus,
) -> Option<&'a mut Table<'t>> {
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

/// What is wanted more (RFC 3312 §4).
const fn stronger(one: PreconditionStrength, other: PreconditionStrength) -> PreconditionStrength {
    match (one, other) {
        (PreconditionStrength::Mandatory, _) | (_, PreconditionStrength::None) => one,
        (_, PreconditionStrength::Mandatory) | (PreconditionStrength::None, _) => other,
        _ => one,
    }
}
