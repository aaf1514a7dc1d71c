use core::time::Duration;

use jiff::Timestamp;

/// The time of an observer whose origin is 1970, cut to microseconds; an instant before it is its origin.
pub(crate) fn since_epoch(at: Timestamp) -> Duration {
    Duration::from_micros(u64::try_from(at.as_microsecond()).unwrap_or(0))
}

/// The instant of an observer's time whose origin is 1970.
pub(crate) fn instant(since_epoch: Duration) -> Timestamp {
    Timestamp::UNIX_EPOCH.checked_add(since_epoch).unwrap_or(Timestamp::MAX)
}
