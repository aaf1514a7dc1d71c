use core::time::Duration;

use crate::Moment;

/// Why an amount can't be worked out.
///
/// ```
/// # use {core::time::Duration, offhook_cdr::{AmountError, billed_seconds}};
/// let refused = billed_seconds(Duration::from_secs(61), Duration::from_millis(1_500));
/// assert_eq!(refused, Err(AmountError::BrokenStep));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// The step is shorter than one second.
    #[error("the step is shorter than one second")]
    ZeroStep,
    /// The step is not a whole number of seconds.
    #[error("the step is not a whole number of seconds")]
    BrokenStep,
    /// The result does not fit 64 bits.
    #[error("the amount does not fit 64 bits")]
    TooLarge,
}

/// Seconds to bill for a call, each started step charged in full.
///
/// `talk` runs from answer to release; `step` is the tariff step, whole seconds, at least 1 s. A call that was never
/// answered, or ended in the moment of its answer, has a `talk` of zero and costs nothing.
///
/// # Errors
///
/// [`AmountError::ZeroStep`] if `step` is shorter than 1 s, [`AmountError::BrokenStep`] if it is not a whole number of
/// seconds, [`AmountError::TooLarge`] if the result does not fit.
///
/// ```
/// # use {core::time::Duration, offhook_cdr::billed_seconds};
/// assert_eq!(billed_seconds(Duration::from_millis(60_001), Duration::from_secs(60)), Ok(120));
/// assert_eq!(billed_seconds(Duration::from_secs(60), Duration::from_secs(60)), Ok(60));
/// ```
pub fn billed_seconds(talk: Duration, step: Duration) -> Result<u64, AmountError> {
    if step.as_secs() == 0 {
        return Err(AmountError::ZeroStep);
    }
    if step.subsec_nanos() != 0 {
        return Err(AmountError::BrokenStep);
    }
    let started = talk.as_secs().checked_add(u64::from(talk.subsec_nanos() != 0)).ok_or(AmountError::TooLarge)?;
    started.div_ceil(step.as_secs()).checked_mul(step.as_secs()).ok_or(AmountError::TooLarge)
}

/// Seconds to bill under a tariff with a first increment of its own (`60/1`, `30/6`).
///
/// The first started increment `first` is charged in full, what goes beyond it in steps of `step`, each started one in
/// full. Zero `talk` costs nothing.
///
/// # Errors
///
/// Those of [`billed_seconds`], for both increments.
///
/// ```
/// # use {core::time::Duration, offhook_cdr::billed_seconds_after};
/// let [first, step] = [30, 6].map(Duration::from_secs);
/// assert_eq!(billed_seconds_after(Duration::from_secs(4), first, step), Ok(30));
/// assert_eq!(billed_seconds_after(Duration::from_millis(30_001), first, step), Ok(36));
/// ```
pub fn billed_seconds_after(talk: Duration, first: Duration, step: Duration) -> Result<u64, AmountError> {
    let minimum = billed_seconds(talk.min(first), first)?;
    let beyond = billed_seconds(talk.saturating_sub(first), step)?;
    minimum.checked_add(beyond).ok_or(AmountError::TooLarge)
}

/// Whole seconds between two instants as a record file shows them: both are cut to the second first.
///
/// So the figure is what anybody gets who subtracts the two written times, and differs by up to one second from the
/// exact [`duration`](crate::duration). None unless both ends are known and in order (Huawei CEC `cec_07_0831`).
///
/// ```
/// # use {jiff::Timestamp, offhook_cdr::{Moment, whole_seconds}};
/// let at = |text: &str| text.parse::<Timestamp>().map(Moment::new).ok();
/// let [begin, end] = [at("2015-02-08T20:23:30.900Z"), at("2015-02-08T20:23:31.100Z")];
/// assert_eq!(whole_seconds(begin, end), Some(1)); // 20:23:30 to 20:23:31 on paper, 0.2 s in truth
/// ```
#[must_use]
pub fn whole_seconds(begin: Option<Moment>, end: Option<Moment>) -> Option<u64> {
    end?.cut_to_second().since(begin?.cut_to_second()).map(|span| span.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn a_started_step_is_charged_in_full() {
        for (talk_ms, billed) in [(0, 0), (1, 60), (59_999, 60), (60_000, 60), (60_001, 120)] {
            assert_eq!(billed_seconds(Duration::from_millis(talk_ms), MINUTE), Ok(billed), "{talk_ms} ms");
        }
        assert_eq!(billed_seconds(Duration::from_nanos(1), Duration::from_secs(1)), Ok(1));
    }

    #[test]
    fn steps_below_or_between_seconds_are_refused() {
        assert_eq!(billed_seconds(MINUTE, Duration::ZERO), Err(AmountError::ZeroStep));
        assert_eq!(billed_seconds(MINUTE, Duration::from_millis(999)), Err(AmountError::ZeroStep));
        assert_eq!(billed_seconds(MINUTE, Duration::from_millis(1_500)), Err(AmountError::BrokenStep));
        assert_eq!(billed_seconds_after(MINUTE, Duration::ZERO, MINUTE), Err(AmountError::ZeroStep));
    }

    #[test]
    fn the_longest_call_does_not_overflow() {
        assert_eq!(billed_seconds(Duration::MAX, Duration::from_secs(1)), Err(AmountError::TooLarge));
        assert_eq!(billed_seconds(Duration::from_secs(u64::MAX), MINUTE), Err(AmountError::TooLarge));
        assert_eq!(billed_seconds(Duration::from_secs(u64::MAX), Duration::from_secs(1)), Ok(u64::MAX));
    }

    #[test]
    fn the_first_increment_has_its_own_length() {
        let [first, step] = [60, 1].map(Duration::from_secs);
        for (talk_ms, billed) in [(0, 0), (1, 60), (60_000, 60), (60_001, 61), (61_000, 61)] {
            assert_eq!(billed_seconds_after(Duration::from_millis(talk_ms), first, step), Ok(billed), "{talk_ms} ms");
        }
    }
}
