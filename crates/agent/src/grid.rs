use core::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::TimeSpan;

const SECOND_US: i64 = 1_000_000;
const DAY_US: i64 = 86_400 * SECOND_US;

/// Marks on the tenant's clock: every five minutes, every half hour, every day.
///
/// There is a mark wherever the clock shows a multiple of the step since midnight, and at midnight. Where the clock is
/// put forward or back and shows another interval of the day than it would have, that instant is a mark too. So the
/// repeated hour has its marks twice, a day has 23, 24 or 25 hours, and no time is lost or counted twice.
///
/// ```
/// use core::time::Duration;
/// use jiff::{Timestamp, tz::TimeZone};
/// use offhook_agent::Grid;
///
/// let mut half_hours = Grid::new(Duration::from_secs(1_800), TimeZone::UTC).unwrap();
/// let at: Timestamp = "2026-11-20T09:44:10Z".parse()?;
/// let interval = half_hours.interval(at);
/// assert_eq!(interval.begin().to_string(), "2026-11-20T09:30:00Z");
/// assert_eq!(interval.end().to_string(), "2026-11-20T10:00:00Z");
/// assert!(Grid::new(Duration::from_millis(500), TimeZone::UTC).is_none());
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Grid {
    zone: TimeZone,
    step_us: i64,
    /// The latest one that was looked up: looking up costs most.
    stretch: Option<Stretch>,
}

/// From one mark of a [`Grid`] to the next.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Interval {
    begin_us: i64,
    end_us: i64,
}

impl Interval {
    pub(crate) const ALL: Self = Self { begin_us: i64::MIN, end_us: i64::MAX };

    pub(crate) const fn end_us(&self) -> i64 {
        self.end_us
    }

    /// Its first instant.
    #[must_use]
    pub fn begin(&self) -> Timestamp {
        instant(self.begin_us)
    }

    /// The first instant after it.
    #[must_use]
    pub fn end(&self) -> Timestamp {
        instant(self.end_us)
    }

    /// Exact length.
    #[must_use]
    pub fn duration(&self) -> Duration {
        Duration::from_micros(self.end_us.abs_diff(self.begin_us))
    }
}

/// A span of time over which the clock is not changed.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from_us: i64,
    until_us: i64,
    offset_us: i64,
}

impl Grid {
    /// Marks every `step` on the clock of `zone`: whole seconds, 1 s to 24 h.
    #[must_use]
    pub fn new(step: Duration, zone: TimeZone) -> Option<Self> {
        let is_whole = step.subsec_nanos() == 0;
        let step_us = i64::try_from(step.as_micros()).ok()?;
        (is_whole && (SECOND_US..=DAY_US).contains(&step_us)).then_some(Self { zone, step_us, stretch: None })
    }

    /// Local days, of 23, 24 or 25 hours as it comes.
    #[must_use]
    pub const fn days(zone: TimeZone) -> Self {
        Self { zone, step_us: DAY_US, stretch: None }
    }

    /// The interval that an instant is in; the first and the last end with the calendar.
    pub fn interval(&mut self, at: Timestamp) -> Interval {
        self.interval_us(at.as_microsecond())
    }

    /// Cuts a span at the marks strictly inside it. The pieces add up to the span, to the microsecond.
    ///
    /// ```
    /// use jiff::{Timestamp, tz::TimeZone};
    /// use offhook_agent::{Activity, AgentId, Grid, Headline, TimeSpan};
    ///
    /// // The night of 1 November 2026 in New York, when the clock is put back: a day of 25 hours.
    /// let mut days = Grid::days(TimeZone::posix("EST5EDT,M3.2.0,M11.1.0")?);
    /// let activity = Activity::State { agent: AgentId::new(101), headline: Headline::Ready };
    /// let (from, to): (Timestamp, Timestamp) = ("2026-11-01T03:00:00Z".parse()?, "2026-11-02T12:00:00Z".parse()?);
    /// let hours: Vec<_> = days.cut(TimeSpan::new(activity, from, to).unwrap())
    ///     .map(|piece| piece.duration().as_secs() / 3_600)
    ///     .collect();
    /// assert_eq!(hours, [1, 25, 7]);
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn cut(&mut self, span: TimeSpan) -> impl Iterator<Item = TimeSpan> {
        let mut rest = Some(span);
        core::iter::from_fn(move || {
            let span = rest?;
            let (piece, after) = span.split(self.interval_us(span.from_us).end_us);
            rest = after;
            Some(piece)
        })
    }

    pub(crate) fn interval_us(&mut self, at_us: i64) -> Interval {
        Interval { begin_us: self.begin_us(at_us), end_us: self.end_us(at_us) }
    }

    /// The latest mark at or before an instant.
    fn begin_us(&mut self, at_us: i64) -> i64 {
        let mut at_us = at_us;
        loop {
            let stretch = self.stretch_of(at_us);
            let mark = at_us.saturating_sub(self.since_mark(local(at_us, stretch.offset_us)));
            // Each round goes on before an earlier change of the clock, and the first stretch has no beginning.
            if mark >= stretch.from_us {
                return mark;
            }
            if stretch.from_us <= Timestamp::MIN.as_microsecond() || self.is_mark(&stretch) {
                return stretch.from_us;
            }
            at_us = stretch.from_us.saturating_sub(1);
        }
    }

    /// The first mark after an instant.
    fn end_us(&mut self, at_us: i64) -> i64 {
        let mut at_us = at_us;
        loop {
            let stretch = self.stretch_of(at_us);
            let local_us = local(at_us, stretch.offset_us);
            let into_day = local_us.rem_euclid(DAY_US);
            let next = into_day.saturating_sub(self.since_mark(local_us)).saturating_add(self.step_us).min(DAY_US);
            let mark = at_us.saturating_add(next.saturating_sub(into_day));
            if mark < stretch.until_us {
                return mark;
            }
            let next = self.stretch_of(stretch.until_us);
            if stretch.until_us >= Timestamp::MAX.as_microsecond() || self.is_mark(&next) {
                return stretch.until_us;
            }
            at_us = stretch.until_us;
        }
    }

    /// How long ago a local time's mark was.
    const fn since_mark(&self, local_us: i64) -> i64 {
        local_us.rem_euclid(DAY_US).rem_euclid(self.step_us)
    }

    /// Which interval of which day a local time is in.
    const fn place(&self, local_us: i64) -> (i64, i64) {
        (local_us.div_euclid(DAY_US), local_us.rem_euclid(DAY_US).div_euclid(self.step_us))
    }

    /// Whether the change of the clock at which a stretch begins is a mark.
    fn is_mark(&mut self, stretch: &Stretch) -> bool {
        let now_us = local(stretch.from_us, stretch.offset_us);
        let before_us = stretch.from_us.saturating_sub(1);
        let before_us = local(before_us, self.stretch_of(before_us).offset_us);
        self.since_mark(now_us) == 0 || self.place(now_us) != self.place(before_us)
    }

    fn stretch_of(&mut self, at_us: i64) -> Stretch {
        if let Some(stretch) = self.stretch.filter(|stretch| (stretch.from_us..stretch.until_us).contains(&at_us)) {
            return stretch;
        }
        let at = instant(at_us);
        // The change that is at this very instant begins the stretch; the iterator goes strictly before.
        let after = instant(at_us.saturating_add(1));
        let from = self.zone.preceding(after).next().map_or(Timestamp::MIN, |change| change.timestamp());
        let until = self.zone.following(at).next().map_or(Timestamp::MAX, |change| change.timestamp());
        let offset_us = i64::from(self.zone.to_offset(at).seconds()).saturating_mul(SECOND_US);
        let stretch = Stretch { from_us: from.as_microsecond(), until_us: until.as_microsecond(), offset_us };
        self.stretch = Some(stretch);
        stretch
    }
}

const fn local(at_us: i64, offset_us: i64) -> i64 {
    at_us.saturating_add(offset_us)
}

/// An instant by its number; the nearest one where the calendar ends.
pub(crate) fn instant(at_us: i64) -> Timestamp {
    let end = if at_us < 0 { Timestamp::MIN } else { Timestamp::MAX };
    // `Timestamp::from_microsecond` takes no microsecond of the last second.
    let nanosecond = i32::try_from(at_us.rem_euclid(SECOND_US).saturating_mul(1_000)).unwrap_or_default();
    Timestamp::new(at_us.div_euclid(SECOND_US), nanosecond).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_instant_comes_back_from_its_number() {
        for at in [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX] {
            assert_eq!(instant(at.as_microsecond()).as_microsecond(), at.as_microsecond());
        }
        assert_eq!((instant(i64::MIN), instant(i64::MAX)), (Timestamp::MIN, Timestamp::MAX));
    }
}
