use alloc::vec::Vec;

use offhook_base::{ErrorKind, ParseError, Rule};

use super::value::{FieldValue, Octets, ToValue, value_traits, write_number};
use crate::grammar::Cursor;

static DATE: Rule = Rule::new("SIP-date", "RFC 3261 §20.17");

const WEEKDAYS: [&[u8; 3]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
const MONTHS: [&[u8; 3]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// `Date` value: an instant in GMT, to the second (RFC 3261 §20.17).
///
/// ```
/// use offhook_sip::Date;
///
/// let date = Date::parse(b"Sat, 13 Nov 2010 23:29:00 GMT")?;
/// assert_eq!(date.unix_seconds(), 1_289_690_940);
/// assert_eq!(date.to_string(), "Sat, 13 Nov 2010 23:29:00 GMT");
/// assert!(Date::parse(b"Fri, 01 Jan 2010 16:00:00 EST").is_err());
/// # Ok::<(), offhook_sip::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Date {
    seconds: i64,
}

impl Date {
    /// The instant so many seconds after 1970-01-01 00:00:00 UTC.
    ///
    /// # Errors
    ///
    /// The year is not 0 to 9999, which is all that the grammar can spell.
    pub const fn from_unix_seconds(seconds: i64) -> Result<Self, ParseError> {
        const FIRST: i64 = -62_167_219_200;
        const LAST: i64 = 253_402_300_799;
        if seconds < FIRST || seconds > LAST {
            return Err(ParseError::new(&DATE, 0, ErrorKind::OutOfRange { value: u64::MAX, min: 0, max: 9_999 }));
        }
        Ok(Self { seconds })
    }

    /// Reads a value that is all of `input`.
    ///
    /// # Errors
    ///
    /// The first octet that the grammar does not allow, another zone than GMT, a day that does not exist, or a
    /// weekday that is not that day's.
    pub fn parse(input: &[u8]) -> Result<Self, ParseError> {
        Self::parse_value(input)
    }

    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Result<Self, ParseError> {
        cursor.sws();
        let weekday_at = cursor.at();
        let weekday = name(cursor, &WEEKDAYS)?;
        cursor.expect(b',', &DATE)?;
        cursor.sws();
        let day_at = cursor.at();
        let day = number(cursor, 2, 1, 31)?;
        cursor.expect(b' ', &DATE)?;
        let month = name(cursor, &MONTHS)?.saturating_add(1);
        cursor.expect(b' ', &DATE)?;
        let year = number(cursor, 4, 0, 9_999)?;
        cursor.expect(b' ', &DATE)?;
        let hour = number(cursor, 2, 0, 23)?;
        cursor.expect(b':', &DATE)?;
        let minute = number(cursor, 2, 0, 59)?;
        cursor.expect(b':', &DATE)?;
        // A leap second is written as 60 and counts as the second after 59.
        let second = number(cursor, 2, 0, 60)?;
        cursor.expect(b' ', &DATE)?;
        for letter in b"GMT" {
            cursor.expect(*letter, &DATE)?;
        }
        if day > days_of(year, month) {
            let kind =
                ErrorKind::OutOfRange { value: day.unsigned_abs(), min: 1, max: days_of(year, month).unsigned_abs() };
            return Err(ParseError::new(&DATE, day_at, kind));
        }
        let days = days_from_civil(year, month, day);
        if days.saturating_add(3).rem_euclid(7) != weekday {
            return Err(ParseError::new(&DATE, weekday_at, ErrorKind::Contradiction));
        }
        let of_day = hour.saturating_mul(3_600).saturating_add(minute.saturating_mul(60)).saturating_add(second);
        Ok(Self { seconds: days.saturating_mul(86_400).saturating_add(of_day) })
    }

    /// Seconds since 1970-01-01 00:00:00 UTC.
    #[must_use]
    pub const fn unix_seconds(&self) -> i64 {
        self.seconds
    }
}

/// Place of a three-letter name in its list.
fn name(cursor: &mut Cursor<'_>, names: &[&[u8; 3]]) -> Result<i64, ParseError> {
    let found = names.iter().position(|name| cursor.rest().starts_with(*name)).ok_or_else(|| cursor.error(&DATE))?;
    cursor.skip(3);
    Ok(i64::try_from(found).unwrap_or_default())
}

/// Exactly so many digits.
fn number(cursor: &mut Cursor<'_>, digits: usize, min: u64, max: u64) -> Result<i64, ParseError> {
    let start = cursor.at();
    let value = cursor.number(min, max, &DATE)?;
    if cursor.since(start).len() != digits {
        return Err(cursor.error(&DATE));
    }
    Ok(i64::try_from(value).unwrap_or_default())
}

const fn days_of(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

// Days of the proleptic Gregorian calendar, counted in years that begin in March so that the leap day is the last
// one. All operands are bounded by the year 9999.
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year + if month <= 2 { 1 } else { 0 }, month, day)
}

fn write_padded(number: i64, digits: usize, out: &mut impl Octets) {
    let mut text = Vec::new();
    write_number(number.unsigned_abs(), &mut text);
    for _ in text.len()..digits {
        out.push(b'0');
    }
    out.extend_from_slice(&text);
}

impl ToValue for Date {
    fn write_to(&self, out: &mut impl Octets) {
        let days = self.seconds.div_euclid(86_400);
        let of_day = self.seconds.rem_euclid(86_400);
        let (year, month, day) = civil_from_days(days);
        let at = |place: i64| usize::try_from(place).unwrap_or_default();
        out.extend_from_slice(WEEKDAYS.get(at((days + 3).rem_euclid(7))).copied().unwrap_or(b"Mon"));
        out.extend_from_slice(b", ");
        write_padded(day, 2, out);
        out.push(b' ');
        out.extend_from_slice(MONTHS.get(at(month - 1)).copied().unwrap_or(b"Jan"));
        out.push(b' ');
        write_padded(year, 4, out);
        for (number, before) in [(of_day / 3_600, b' '), (of_day / 60 % 60, b':'), (of_day % 60, b':')] {
            out.push(before);
            write_padded(number, 2, out);
        }
        out.extend_from_slice(b" GMT");
    }
}

value_traits!(copy Date, DATE);
