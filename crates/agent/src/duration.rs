use alloc::collections::BTreeMap;
use core::fmt;
use core::time::Duration;

use jiff::Timestamp;

use crate::grid::instant;
use crate::{AgentId, CallId, Grid, Headline, Interval, QueueId};

/// A phase of a call.
///
/// Complete: these are the times of a call's record, hold taken out of the conversation.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Phase {
    /// The caller waits in a queue, until an agent is taken for the call or the caller is gone.
    Queue,
    /// It rings: at the agent's telephone, or at the other party's if the agent dialled.
    Ring,
    /// The agent and another party are in conversation.
    Talk,
    /// The agent has put the conversation on hold.
    Hold,
    /// After-call work.
    WrapUp,
}

impl Phase {
    /// Every phase, in the order in which a call has them.
    pub const ALL: [Self; 5] = [Self::Queue, Self::Ring, Self::Talk, Self::Hold, Self::WrapUp];

    /// The word for it, in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Ring => "ring",
            Self::Talk => "talk",
            Self::Hold => "hold",
            Self::WrapUp => "wrap-up",
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What time was spent on.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Activity {
    /// An agent had a headline.
    State {
        /// Who.
        agent: AgentId,
        /// What the agent was doing.
        headline: Headline,
    },
    /// A call waited in a queue.
    Wait {
        /// The call.
        call: CallId,
        /// Where.
        queue: QueueId,
    },
    /// A call was in a phase at an agent.
    Contact {
        /// The call.
        call: CallId,
        /// At whom.
        agent: AgentId,
        /// Which: not [`Phase::Queue`].
        phase: Phase,
    },
}

impl Activity {
    /// Whose time it was; none of a wait.
    #[must_use]
    pub const fn agent(&self) -> Option<AgentId> {
        match self {
            Self::State { agent, .. } | Self::Contact { agent, .. } => Some(*agent),
            Self::Wait { .. } => None,
        }
    }

    /// The call; none of a state.
    #[must_use]
    pub const fn call(&self) -> Option<CallId> {
        match self {
            Self::Wait { call, .. } | Self::Contact { call, .. } => Some(*call),
            Self::State { .. } => None,
        }
    }

    /// The phase of the call; none of a state.
    #[must_use]
    pub const fn phase(&self) -> Option<Phase> {
        match self {
            Self::Wait { .. } => Some(Phase::Queue),
            Self::Contact { phase, .. } => Some(*phase),
            Self::State { .. } => None,
        }
    }
}

/// From when to when something lasted, to the microsecond.
///
/// ```
/// use jiff::Timestamp;
/// use offhook_agent::{Activity, AgentId, Headline, TimeSpan};
///
/// let rest = Activity::State { agent: AgentId::new(101), headline: Headline::Rest };
/// let (from, to) = (Timestamp::UNIX_EPOCH, Timestamp::from_microsecond(1_500_000)?);
/// assert_eq!(TimeSpan::new(rest, from, to).map(|span| span.duration().as_micros()), Some(1_500_000));
/// assert_eq!(TimeSpan::new(rest, to, from), None);
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct TimeSpan {
    pub(crate) activity: Activity,
    pub(crate) from_us: i64,
    pub(crate) to_us: i64,
}

impl TimeSpan {
    /// A span between two instants, which are cut to microseconds; none if it would end before it begins.
    #[must_use]
    pub fn new(activity: Activity, from: Timestamp, to: Timestamp) -> Option<Self> {
        let span = Self { activity, from_us: from.as_microsecond(), to_us: to.as_microsecond() };
        (span.from_us <= span.to_us).then_some(span)
    }

    /// What it was.
    #[must_use]
    pub const fn activity(&self) -> Activity {
        self.activity
    }

    /// When it began.
    #[must_use]
    pub fn from(&self) -> Timestamp {
        instant(self.from_us)
    }

    /// When it ended.
    #[must_use]
    pub fn to(&self) -> Timestamp {
        instant(self.to_us)
    }

    /// Exact length.
    #[must_use]
    pub fn duration(&self) -> Duration {
        Duration::from_micros(self.to_us.abs_diff(self.from_us))
    }

    /// What is before an instant, and what is after it.
    pub(crate) const fn split(self, at_us: i64) -> (Self, Option<Self>) {
        if at_us <= self.from_us || self.to_us <= at_us {
            return (self, None);
        }
        (Self { to_us: at_us, ..self }, Some(Self { from_us: at_us, ..self }))
    }
}

/// Sums of time by activity, and by interval of a grid.
///
/// A sum is exact: the sums of an agent's headlines add up to the length of the sign-in, with a grid and without.
///
/// ```
/// use core::time::Duration;
/// use jiff::{SignedDuration, Timestamp, tz::TimeZone};
/// use offhook_agent::*;
///
/// let agent = AgentId::new(101);
/// let mut centre = Centre::new(Tenant::default());
/// let (mut effects, mut spans) = (Effects::new(), Spans::default());
/// let half_hours = Grid::new(Duration::from_secs(1_800), TimeZone::UTC).unwrap();
/// let mut sums = Durations::by(half_hours);
///
/// let begin: Timestamp = "2026-11-20T08:50:00Z".parse()?;
/// for (minute, kind) in [
///     (0, EventKind::SignIn { agent, sign_in: SignIn::new(7) }),
///     (30, EventKind::NotReady { agent, why: NotReady::Study, prolong: false }),
///     (55, EventKind::SignOut { agent, reason: 0 }),
/// ] {
///     let at = begin + SignedDuration::from_mins(minute);
///     centre.handle(&Event::new(at, Actor::Agent(agent), kind), &mut effects)?;
///     spans.take(&effects, |span| sums.add(span));
///     effects.clear();
/// }
/// let lines: Vec<_> = sums
///     .iter()
///     .map(|(interval, activity, time)| {
///         let Activity::State { headline, .. } = activity else { unreachable!() };
///         (interval.begin().strftime("%H:%M").to_string(), headline.name(), time.as_secs() / 60)
///     })
///     .collect();
/// assert_eq!(lines, [
///     ("08:30".into(), "ready", 10),
///     ("09:00".into(), "ready", 20),
///     ("09:00".into(), "studying", 10),
///     ("09:30".into(), "studying", 15),
/// ]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Durations {
    grid: Option<Grid>,
    sums: BTreeMap<(Interval, Activity), u64>,
}

impl Default for Durations {
    fn default() -> Self {
        Self::new()
    }
}

impl Durations {
    /// Sums over all time: one interval, as long as the calendar.
    #[must_use]
    pub const fn new() -> Self {
        Self { grid: None, sums: BTreeMap::new() }
    }

    /// Sums for each interval of a grid.
    #[must_use]
    pub const fn by(grid: Grid) -> Self {
        Self { grid: Some(grid), sums: BTreeMap::new() }
    }

    /// Most pieces that one span is cut into: a year of five-minute marks. What is longer is in the last one.
    pub const MAX_PIECES: usize = 105_120;

    /// Counts a span, cut at the marks of the grid. A span without length leaves no sum behind.
    pub fn add(&mut self, span: TimeSpan) {
        let mut rest = Some(span);
        let mut pieces = 0_usize;
        while let Some(span) = rest {
            let interval = match &mut self.grid {
                Some(grid) => grid.interval_us(span.from_us),
                None => Interval::ALL,
            };
            pieces = pieces.saturating_add(1);
            let (piece, after) = if pieces < Self::MAX_PIECES { span.split(interval.end_us()) } else { (span, None) };
            let length_us = piece.to_us.abs_diff(piece.from_us);
            if length_us > 0 {
                let sum = self.sums.entry((interval, piece.activity)).or_default();
                *sum = sum.saturating_add(length_us);
            }
            rest = after;
        }
    }

    /// The sums, in the order of their intervals.
    pub fn iter(&self) -> impl Iterator<Item = (Interval, Activity, Duration)> {
        self.sums.iter().map(|((interval, activity), us)| (*interval, *activity, Duration::from_micros(*us)))
    }

    /// The time of an activity over all intervals.
    #[must_use]
    pub fn total(&self, activity: Activity) -> Duration {
        let of = self.sums.iter().filter(|((_, it), _)| *it == activity);
        Duration::from_micros(of.fold(0, |total, (_, us)| total.saturating_add(*us)))
    }

    /// Gives up the sums of intervals that ended at or before an instant: what has been reported needs no room.
    pub fn forget(&mut self, before: Timestamp) {
        let before_us = before.as_microsecond();
        self.sums.retain(|(interval, _), _| interval.end_us() > before_us);
    }
}
