#[cfg(feature = "serde")]
pub(crate) use line::Line;

#[cfg(feature = "serde")]
mod line {
    use jiff::Timestamp;
    use serde::{Deserialize, Serialize};

    use crate::{Actor, Cause, Event, EventKind, Source};

    /// An event as it stands in a log: one JSON object a line.
    #[derive(Deserialize, Serialize)]
    #[serde(deny_unknown_fields)]
    pub(crate) struct Line {
        v: u16,
        at_us: i64,
        actor: Actor,
        kind: EventKind,
        #[serde(default, skip_serializing_if = "is_normal")]
        cause: Cause,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    }

    fn is_normal(cause: &Cause) -> bool {
        *cause == Cause::Normal
    }

    impl From<Event> for Line {
        fn from(event: Event) -> Self {
            Self {
                v: Event::SCHEMA_VERSION,
                at_us: event.at_us(),
                actor: event.actor(),
                cause: event.cause(),
                source: event.source().copied(),
                kind: event.into_kind(),
            }
        }
    }

    impl TryFrom<Line> for Event {
        type Error = &'static str;

        fn try_from(line: Line) -> Result<Self, Self::Error> {
            if line.v != Self::SCHEMA_VERSION {
                return Err("another schema version");
            }
            let at = Timestamp::from_microsecond(line.at_us).map_err(|_| "instant outside the calendar")?;
            let event = Self::new(at, line.actor, line.kind).with_cause(line.cause);
            Ok(match line.source {
                Some(source) => event.with_source(source),
                None => event,
            })
        }
    }
}
