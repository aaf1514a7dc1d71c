use core::iter::FusedIterator;
use std::io::{self, Read};

use offhook_base::{ParseError, Rule};

use crate::{Centre, Dialects, Effects, Event, LogEntry, LogError, LogPlace, LogReader, Refused, Tenant};

/// Why a line of a log was not folded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// It is no event. The error counts bytes from the start of the line.
    #[error("{place}, column {}: {error}", .error.offset().saturating_add(1))]
    Line {
        /// Where the line stands.
        place: LogPlace,
        /// What is wrong with it.
        error: ParseError,
    },
    /// The rules refuse the event. It has changed nothing.
    #[error("{place}: {refused}")]
    Refused {
        /// Where it stands.
        place: LogPlace,
        /// Why.
        refused: Refused,
    },
    /// The input itself can't be read on; nothing follows.
    #[error("{0}")]
    Io(io::Error),
}

impl ReplayError {
    /// Where in the log it is; none for [`ReplayError::Io`].
    #[must_use]
    pub const fn place(&self) -> Option<LogPlace> {
        match self {
            Self::Line { place, .. } | Self::Refused { place, .. } => Some(*place),
            Self::Io(_) => None,
        }
    }

    /// The rule that is broken; none for [`ReplayError::Io`].
    #[must_use]
    pub const fn rule(&self) -> Option<&'static Rule> {
        match self {
            Self::Line { error, .. } => Some(error.rule()),
            Self::Refused { refused, .. } => Some(refused.rule()),
            Self::Io(_) => None,
        }
    }
}

impl From<LogError> for ReplayError {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Line { place, error } => Self::Line { place, error },
            LogError::Io(error) => Self::Io(error),
        }
    }
}

/// Folds an event log (JSON Lines) as it is read: each step is one line, folded or told why not.
///
/// To go through all steps is the lenient replay: a line that can't be read, and an event that the rules refuse, change
/// nothing and are told with line and rule; all others count. [`Replay::strict`] stops at the first of them. Memory does
/// not grow with the log.
///
/// A snapshot in the first line ([`LogEntry::Snapshot`]) is what the events go on from; without one the centre is empty,
/// and set up as `tenant` says.
///
/// ```
/// use offhook_agent::{AgentId, Headline, Replay, ReplayError, Tenant};
///
/// let log = br#"
/// {"v":1,"at_us":0,"actor":{"agent":101},"kind":{"sign_in":{"agent":101,"sign_in":{"serial":7}}}}
/// {"v":1,"at_us":9000000,"actor":{"agent":101},"kind":{"sign_in":{"agent":101,"sign_in":{"serial":8}}}}
/// {"v":1,"at_us":9500000,"actor":{"agent":101},"kind":{"not_ready":{"agent":101,"why":"study","prolong":false}}}
/// "#;
/// let mut replay = Replay::new(&log[..], Tenant::default());
/// let violations: Vec<ReplayError> = replay.by_ref().filter_map(Result::err).collect();
/// assert_eq!(violations.len(), 1);
/// assert_eq!(violations[0].place().map(|place| place.line), Some(3)); // the first line is empty
/// assert_eq!(violations[0].rule().map(|rule| rule.name()), Some("R-IN-2")); // signed in already
/// assert_eq!((replay.folded(), replay.centre().headline(AgentId::new(101))), (2, Headline::Study));
///
/// let stopped = Replay::new(&log[..], Tenant::default()).strict().unwrap_err();
/// assert_eq!(stopped.to_string(), violations[0].to_string());
/// ```
#[derive(Debug)]
pub struct Replay<R> {
    reader: LogReader<R>,
    centre: Centre,
    effects: Effects,
    dialect: Option<Dialects>,
    folded: u64,
}

impl<R: Read> Replay<R> {
    /// Begins with the log's own snapshot, or with an empty centre of `tenant`.
    pub fn new(input: R, tenant: Tenant) -> Self {
        Self::of(LogReader::new(input), Centre::new(tenant))
    }

    /// Goes on from a centre, which a snapshot of the log replaces.
    #[must_use]
    pub const fn of(reader: LogReader<R>, centre: Centre) -> Self {
        Self { reader, centre, effects: Effects::new(), dialect: None, folded: 0 }
    }

    /// The same by the rules of one vendor, whatever the log's snapshot says.
    #[must_use]
    pub fn with_dialect(mut self, dialect: Dialects) -> Self {
        self.dialect = Some(dialect);
        self.obey(dialect);
        self
    }

    fn obey(&mut self, dialect: Dialects) {
        let tenant = core::mem::take(&mut self.centre.tenant);
        self.centre.tenant = tenant.with_dialect(dialect);
    }

    /// Folds all that is left, and stops at the first line that can't be read or is refused.
    ///
    /// # Errors
    ///
    /// That line's; everything before it has been folded.
    pub fn strict(mut self) -> Result<Centre, ReplayError> {
        for step in &mut self {
            step?;
        }
        Ok(self.centre)
    }

    /// The centre as it is after the latest step.
    #[must_use]
    pub const fn centre(&self) -> &Centre {
        &self.centre
    }

    /// What the latest step brought about, timers that were due before it included: also where the event was refused.
    #[must_use]
    pub const fn effects(&self) -> &Effects {
        &self.effects
    }

    /// How many lines have been folded, a snapshot included.
    #[must_use]
    pub const fn folded(&self) -> u64 {
        self.folded
    }

    /// The centre as it is after the latest step, taken out.
    #[must_use]
    pub fn into_centre(self) -> Centre {
        self.centre
    }
}

impl<R: Read> Iterator for Replay<R> {
    /// The event that was folded; none for a snapshot.
    type Item = Result<Option<Event>, ReplayError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.effects.clear();
        let logged = match self.reader.next()? {
            Ok(logged) => logged,
            Err(error) => return Some(Err(error.into())),
        };
        let event = match logged.entry {
            LogEntry::Snapshot(centre) => {
                self.centre = *centre;
                if let Some(dialect) = self.dialect {
                    self.obey(dialect);
                }
                None
            }
            LogEntry::Event(event) => match self.centre.handle(&event, &mut self.effects) {
                Ok(()) => Some(event),
                Err(refused) => return Some(Err(ReplayError::Refused { place: logged.place, refused })),
            },
        };
        self.folded = self.folded.saturating_add(1);
        Some(Ok(event))
    }
}

impl<R: Read> FusedIterator for Replay<R> {}
