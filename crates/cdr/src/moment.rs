use core::fmt;
use core::time::Duration;

use jiff::Timestamp;

/// An instant of a record: UTC, cut to whole microseconds, and whether somebody saw it or it was assumed.
///
/// Records are cut so that every view of one event log adds up to the same microsecond. An instant is *assumed* where
/// the input shows none (a trace without times gets a schedule, a call still open at the end of the input gets an end);
/// a record file can't carry that mark, a view shows it.
///
/// Ordered by time; of two at the same microsecond the observed one is the smaller. In serialised form the time is the
/// integer `at_us`, microseconds since 1970-01-01T00:00:00Z.
///
/// ```
/// use jiff::Timestamp;
/// use offhook_cdr::Moment;
///
/// let answered = Moment::new("2026-11-20T15:30:24.0319999Z".parse::<Timestamp>()?);
/// assert_eq!(answered.to_string(), "2026-11-20T15:30:24.031999Z");
/// assert!(!answered.is_assumed());
/// assert!(answered.as_assumed().is_assumed());
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(try_from = "Form", into = "Form"))]
pub struct Moment {
    at: Timestamp,
    assumed: bool,
}

impl Moment {
    /// An instant that the input shows, cut down to a whole microsecond.
    #[must_use]
    pub fn new(at: Timestamp) -> Self {
        Self { at: floor(at, 1_000), assumed: false }
    }

    /// An instant that the input does not show, cut down to a whole microsecond.
    #[must_use]
    pub fn assumed(at: Timestamp) -> Self {
        Self { assumed: true, ..Self::new(at) }
    }

    /// The instant itself.
    #[must_use]
    pub const fn timestamp(self) -> Timestamp {
        self.at
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn as_microsecond(self) -> i64 {
        self.at.as_microsecond()
    }

    /// Whether the input does not show this instant.
    #[must_use]
    pub const fn is_assumed(self) -> bool {
        self.assumed
    }

    /// The same instant, marked as assumed.
    #[must_use]
    pub const fn as_assumed(self) -> Self {
        Self { at: self.at, assumed: true }
    }

    /// The same instant cut down to a whole second, as the vendors' record files write it.
    #[must_use]
    pub fn cut_to_second(self) -> Self {
        Self { at: floor(self.at, 1_000_000_000), ..self }
    }

    /// Exact time from `begin` to here; none if `begin` is later.
    ///
    /// ```
    /// # use {core::time::Duration, jiff::Timestamp, offhook_cdr::Moment};
    /// let [begin, end] = [10, 70].map(|second| Moment::new(Timestamp::from_second(second).unwrap()));
    /// assert_eq!(end.since(begin), Some(Duration::from_secs(60)));
    /// assert_eq!(begin.since(end), None);
    /// ```
    #[must_use]
    pub fn since(self, begin: Self) -> Option<Duration> {
        Duration::try_from(self.at.duration_since(begin.at)).ok()
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self::new(at)
    }
}

/// The instant in RFC 3339 form, in UTC; the mark is not shown.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.at, f)
    }
}

/// The largest multiple of `unit` nanoseconds that is not after `at`. `unit` divides one second.
fn floor(at: Timestamp, unit: i128) -> Timestamp {
    let nanosecond = at.as_nanosecond();
    nanosecond
        .checked_sub(nanosecond.rem_euclid(unit))
        .and_then(|cut| Timestamp::from_nanosecond(cut).ok())
        .unwrap_or(at)
}

/// Exact time between two instants of a record; none unless both are known and in order.
#[must_use]
pub fn duration(begin: Option<Moment>, end: Option<Moment>) -> Option<Duration> {
    end?.since(begin?)
}

/// What a [`Moment`] looks like in serialised form.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
struct Form {
    at_us: i64,
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    assumed: bool,
}

#[cfg(feature = "serde")]
impl From<Moment> for Form {
    fn from(moment: Moment) -> Self {
        Self { at_us: moment.as_microsecond(), assumed: moment.assumed }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Form> for Moment {
    type Error = jiff::Error;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        Timestamp::from_microsecond(form.at_us).map(|at| Self { at, assumed: form.assumed })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn cuts_go_down_before_1970_too() {
        let before = Moment::new(Timestamp::from_nanosecond(-1).unwrap());
        assert_eq!(before.as_microsecond(), -1);
        assert_eq!(before.cut_to_second().as_microsecond(), -1_000_000);
        assert_eq!(Moment::new(Timestamp::MIN).timestamp(), Timestamp::MIN);
        assert_eq!(Moment::new(Timestamp::MAX).as_microsecond(), Timestamp::MAX.as_microsecond());
    }

    #[test]
    fn an_unknown_end_gives_no_duration() {
        let moment = Some(Moment::new(Timestamp::UNIX_EPOCH));
        assert_eq!(duration(moment, None), None);
        assert_eq!(duration(None, moment), None);
        assert_eq!(duration(moment, moment), Some(Duration::ZERO));
    }
}
