//! Dates of the index files: `YYYY-MM-DD hh:mm:ss` on the tenant's clock or in UTC.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use offhook_base::ErrorKind;

use crate::{Moment, RowErrorKind};

/// What may stand at each place; `d` is a digit.
const FORM: &[u8] = b"dddd-dd-dd dd:dd:dd";

/// Where in the text it goes wrong, in bytes, and how.
pub(crate) type Wrong = (usize, RowErrorKind);

/// Reads a date and time without a zone.
pub(crate) fn parse(text: &[u8]) -> Result<DateTime, Wrong> {
    let wrong = |at, kind: ErrorKind| (at, kind.into());
    for (at, form) in FORM.iter().enumerate() {
        match text.get(at) {
            None => return Err(wrong(at, ErrorKind::End)),
            Some(byte) if *form == b'd' && byte.is_ascii_digit() || byte == form => {}
            Some(byte) => return Err(wrong(at, ErrorKind::Byte(*byte))),
        }
    }
    if let Some(byte) = text.get(FORM.len()) {
        return Err(wrong(FORM.len(), ErrorKind::Byte(*byte)));
    }
    let number = |start: usize, length: usize| {
        let digits = text.iter().skip(start).take(length);
        digits.fold(0_i16, |value, digit| value.wrapping_mul(10).wrapping_add(i16::from(digit & 0x0f)))
    };
    let ranged = |start: usize, min: i8, max: i8| {
        i8::try_from(number(start, 2)).ok().filter(|value| (min..=max).contains(value)).ok_or_else(|| {
            let [value, min, max] = [number(start, 2), min.into(), max.into()].map(|bound| bound.unsigned_abs().into());
            wrong(start, ErrorKind::OutOfRange { value, min, max })
        })
    };
    let year = number(0, 4);
    let month = ranged(5, 1, 12)?;
    let days = Date::new(year, month, 1).map_or(31, |first| first.days_in_month());
    let day = ranged(8, 1, days)?;
    let (hour, minute, second) = (ranged(11, 0, 23)?, ranged(14, 0, 59)?, ranged(17, 0, 59)?);
    DateTime::new(year, month, day, hour, minute, second, 0).map_err(|_| (0, RowErrorKind::LateTime))
}

/// The instant at which the zone's clock shows `local`, and whether it shows it twice.
///
/// Of two the first is taken, or the second if the first is before `begin`.
pub(crate) fn resolve(local: DateTime, zone: &TimeZone, begin: Option<Moment>) -> Result<(Moment, bool), RowErrorKind> {
    let outside = |_| RowErrorKind::LateTime;
    match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => {
            Ok((Moment::new(offset.to_timestamp(local).map_err(outside)?), false))
        }
        AmbiguousOffset::Gap { .. } => Err(RowErrorKind::SkippedTime),
        AmbiguousOffset::Fold { before, after } => {
            let first = Moment::new(before.to_timestamp(local).map_err(outside)?);
            let second = Moment::new(after.to_timestamp(local).map_err(outside)?);
            let is_early = begin.is_some_and(|begin| first.timestamp() < begin.cut_to_second().timestamp());
            Ok((if is_early { second } else { first }, true))
        }
    }
}

/// Writes what the zone's clock shows, cut to the second; none if the year has no four digits.
pub(crate) fn print(at: Timestamp, zone: &TimeZone, text: &mut String) -> Option<()> {
    let local = zone.to_datetime(at);
    let (year, month, day) = (local.year(), local.month(), local.day());
    if !(0..=9_999).contains(&year) {
        return None;
    }
    let (hour, minute, second) = (local.hour(), local.minute(), local.second());
    let mut put = |number: i16, before: Option<char>| {
        // Two digits at a time, a quarter of the work of `write!`.
        text.extend(before);
        let number = number.unsigned_abs() as u8; // below 100
        text.push(char::from(b'0'.wrapping_add(number / 10)));
        text.push(char::from(b'0'.wrapping_add(number % 10)));
    };
    put(year / 100, None);
    put(year % 100, None);
    put(month.into(), Some('-'));
    put(day.into(), Some('-'));
    put(hour.into(), Some(' '));
    put(minute.into(), Some(':'));
    put(second.into(), Some(':'));
    Some(())
}
