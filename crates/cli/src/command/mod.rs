//! One file per command.

pub(crate) mod agent;
pub(crate) mod ops;
pub(crate) mod replay;
pub(crate) mod sdp;
pub(crate) mod sip;

use offhook::jiff::fmt::temporal::DateTimeParser;
use offhook::jiff::tz::TimeZone;

/// A time zone of the command line.
pub(crate) fn time_zone(text: &str) -> Result<TimeZone, String> {
    DateTimeParser::new()
        .parse_time_zone(text)
        .map_err(|_| "neither the name of a time zone nor an offset such as +08:00".to_owned())
}
