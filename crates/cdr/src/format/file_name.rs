use core::fmt;
use core::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use offhook_base::{ErrorKind, ParseError, Rule};

static INDEX_FILE: Rule = Rule::new("index file name", "Huawei CEC cec_07_0831");
static ZIP: Rule = Rule::new("zip file name", "Huawei CEC cec_07_0814");
static RESPONSE_ID: Rule = Rule::new("responseId", "Huawei CEC cec_07_0814");

/// Longest zip file name that the interface takes, in characters.
const MAX_ZIP_NAME: u32 = 49;

/// What an index file of the CC-FS holds.
///
/// ```
/// use offhook_cdr::format::IndexFileKind;
///
/// assert_eq!(IndexFileKind::AgentOperation.word(), "agentOprInfo");
/// assert_eq!(IndexFileKind::Record.format().name(), "huawei-record");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[non_exhaustive]
pub enum IndexFileKind {
    /// Bills: `_call_`.
    Call,
    /// Recordings: `_record_`.
    Record,
    /// Agent operations: `_agentOprInfo_`.
    AgentOperation,
    /// Agent skills: `_agentSkillInfo_`.
    AgentSkill,
}

impl IndexFileKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Call, Self::Record, Self::AgentOperation, Self::AgentSkill];

    /// The word in the file name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Record => "record",
            Self::AgentOperation => "agentOprInfo",
            Self::AgentSkill => "agentSkillInfo",
        }
    }

    /// The format of such a file.
    #[must_use]
    pub const fn format(self) -> super::Format {
        match self {
            Self::Call => super::Format::HuaweiCall,
            Self::Record => super::Format::HuaweiRecord,
            Self::AgentOperation => super::Format::HuaweiAgentOperation,
            Self::AgentSkill => super::Format::HuaweiAgentSkill,
        }
    }
}

/// Why a file name can't be made.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FileNameError {
    /// The local year has no four digits.
    #[error("the year is not in 0 to 9999")]
    Year,
    /// The random number has more than three digits.
    #[error("the random number is not in 0 to 999")]
    Random,
    /// The answer's id is empty, too long, or has other characters than letters, digits and hyphens.
    #[error("{0}")]
    ResponseId(ParseError),
}

/// Name of an index file: time of making, three random digits, what it holds, and its number if it has one.
///
/// `yyyyMMddHHmmssSSS`, three digits, `_`, a word, optionally `_` and a number, `.csv`. The number is missing in older
/// files (Huawei CEC `cec_07_0831`). The time is on the clock of the file service, to the millisecond.
///
/// ```
/// use jiff::tz::TimeZone;
/// use offhook_cdr::format::{Format, IndexFileKind, IndexFileName};
///
/// let name: IndexFileName = "20180702101500123456_agentOprInfo_1.csv".parse()?;
/// assert_eq!((name.kind(), name.random(), name.number()), (IndexFileKind::AgentOperation, 456, Some(1)));
/// assert_eq!(name.kind().format(), Format::HuaweiAgentOperation);
/// assert_eq!(name.made(&TimeZone::UTC).map(|at| at.to_string()).as_deref(), Some("2018-07-02T10:15:00.123Z"));
/// assert_eq!(name.to_string(), "20180702101500123456_agentOprInfo_1.csv");
/// # Ok::<(), offhook_base::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(try_from = "String", into = "String")
)]
pub struct IndexFileName {
    made: DateTime,
    random: u16,
    kind: IndexFileKind,
    number: Option<u32>,
}

impl IndexFileName {
    /// The name of a file made at `at` on the clock of `zone`; `random` is in 0 to 999.
    ///
    /// # Errors
    ///
    /// [`FileNameError::Year`] and [`FileNameError::Random`].
    pub fn new(
        at: Timestamp,
        zone: &TimeZone,
        random: u16,
        kind: IndexFileKind,
        number: Option<u32>,
    ) -> Result<Self, FileNameError> {
        let local = zone.to_datetime(at);
        if !(0..=9_999).contains(&local.year()) {
            return Err(FileNameError::Year);
        }
        if random > 999 {
            return Err(FileNameError::Random);
        }
        let made = local.with().subsec_nanosecond(i32::from(local.millisecond()).saturating_mul(1_000_000)).build();
        Ok(Self { made: made.map_err(|_| FileNameError::Year)?, random, kind, number })
    }

    /// Reads a name.
    ///
    /// # Errors
    ///
    /// What is wrong, and at which byte.
    ///
    /// ```
    /// # use offhook_cdr::format::IndexFileName;
    /// let error = IndexFileName::parse(b"20181302101500123456_call_1.csv").unwrap_err();
    /// assert_eq!(error.to_string(), "index file name: 13 is not in 1 to 12 at byte 4 (Huawei CEC cec_07_0831)");
    /// ```
    pub fn parse(name: &[u8]) -> Result<Self, ParseError> {
        let error = |offset, kind| ParseError::new(&INDEX_FILE, offset, kind);
        let stem = digits(name, 0, 20, &INDEX_FILE)?;
        let made = date_time(stem, &INDEX_FILE)?;
        let random = number(stem, 17, 3).try_into().unwrap_or(0);
        let rest = name.get(20..).unwrap_or_default();
        expect(rest, b"_", 20)?;
        let rest = rest.get(1..).unwrap_or_default();
        let (kind, word) = IndexFileKind::ALL
            .iter()
            .map(|kind| (*kind, kind.word().as_bytes()))
            .find(|(_, word)| rest.starts_with(word) && matches!(rest.get(word.len()), Some(b'_' | b'.')))
            .ok_or_else(|| error(21, if rest.is_empty() { ErrorKind::End } else { ErrorKind::Unknown }))?;
        let mut at = word.len().saturating_add(21);
        let mut number = None;
        if name.get(at) == Some(&b'_') {
            at = at.saturating_add(1);
            let digits = name.get(at..).unwrap_or_default();
            let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let Some(first) = digits.first().filter(|_| length > 0) else {
                return Err(error(at, digits.first().map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte))));
            };
            if *first == b'0' && length > 1 {
                return Err(error(at, ErrorKind::Byte(b'0')));
            }
            let text = digits.get(..length).and_then(|digits| core::str::from_utf8(digits).ok()).unwrap_or_default();
            let range = ErrorKind::OutOfRange { value: text.parse().unwrap_or(u64::MAX), min: 0, max: u32::MAX.into() };
            number = Some(text.parse().map_err(|_| error(at, range))?);
            at = at.saturating_add(length);
        }
        let rest = name.get(at..).unwrap_or_default();
        expect(rest, b".csv", at)?;
        match rest.get(4) {
            None => Ok(Self { made, random, kind, number }),
            Some(byte) => Err(error(at.saturating_add(4), ErrorKind::Byte(*byte))),
        }
    }

    /// When the file was made; none if the clock of `zone` skipped that time, the first of two if it showed it twice.
    #[must_use]
    pub fn made(&self, zone: &TimeZone) -> Option<Timestamp> {
        let made = zone.to_ambiguous_timestamp(self.made);
        if matches!(made.offset(), AmbiguousOffset::Gap { .. }) { None } else { made.earlier().ok() }
    }

    /// Three random digits, 0 to 999.
    #[must_use]
    pub const fn random(&self) -> u16 {
        self.random
    }

    /// What the file holds.
    #[must_use]
    pub const fn kind(&self) -> IndexFileKind {
        self.kind
    }

    /// Number of the file, if it has one.
    #[must_use]
    pub const fn number(&self) -> Option<u32> {
        self.number
    }
}

impl fmt::Display for IndexFileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { made, random, kind, number } = self;
        write!(f, "{:04}{:02}{:02}", made.year(), made.month(), made.day())?;
        write!(f, "{:02}{:02}{:02}{:03}", made.hour(), made.minute(), made.second(), made.millisecond())?;
        write!(f, "{random:03}_{}", kind.word())?;
        if let Some(number) = number {
            write!(f, "_{number}")?;
        }
        f.write_str(".csv")
    }
}

impl FromStr for IndexFileName {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        Self::parse(name.as_bytes())
    }
}

impl TryFrom<String> for IndexFileName {
    type Error = ParseError;

    fn try_from(name: String) -> Result<Self, ParseError> {
        name.parse()
    }
}

impl From<IndexFileName> for String {
    fn from(name: IndexFileName) -> Self {
        name.to_string()
    }
}

/// Name of a zip that the file service hands out: day of the generating call, `_`, the `responseId` without its hyphens.
///
/// ```
/// use jiff::{Timestamp, tz::TimeZone};
/// use offhook_cdr::format::ZipName;
///
/// let at: Timestamp = "2018-07-02T10:15:00Z".parse()?;
/// let name = ZipName::new(at, &TimeZone::UTC, "9239cb50-a838-4bb0-ab50-3441bf089446")?;
/// assert_eq!(name.as_str(), "20180702_9239cb50a8384bb0ab503441bf089446.zip");
/// assert_eq!(name.response_id(), "9239cb50a8384bb0ab503441bf089446");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Deserialize, serde::Serialize),
    serde(try_from = "String", into = "String")
)]
pub struct ZipName(String);

impl ZipName {
    /// The name for the answer `response_id` to a call made at `at` on the clock of `zone`.
    ///
    /// # Errors
    ///
    /// [`FileNameError::Year`]; [`FileNameError::ResponseId`] for an id that is empty, makes a name of more than 49
    /// characters, or has other characters than ASCII letters, digits and hyphens.
    pub fn new(at: Timestamp, zone: &TimeZone, response_id: &str) -> Result<Self, FileNameError> {
        let error = |at, kind| FileNameError::ResponseId(ParseError::new(&RESPONSE_ID, at, kind));
        let local = zone.to_datetime(at);
        if !(0..=9_999).contains(&local.year()) {
            return Err(FileNameError::Year);
        }
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if let Some((at, byte)) = response_id.bytes().enumerate().find(|(_, byte)| !is_allowed(*byte)) {
            return Err(error(at, ErrorKind::Byte(byte)));
        }
        let id = response_id.replace('-', "");
        if id.is_empty() {
            return Err(error(0, ErrorKind::Missing));
        }
        let name = format!("{:04}{:02}{:02}_{id}.zip", local.year(), local.month(), local.day());
        if name.len() > MAX_ZIP_NAME as usize {
            return Err(error(0, ErrorKind::TooLong { max: MAX_ZIP_NAME }));
        }
        Ok(Self(name))
    }

    /// Reads a name.
    ///
    /// # Errors
    ///
    /// What is wrong, and at which byte.
    pub fn parse(name: &str) -> Result<Self, ParseError> {
        let error = |offset, kind| ParseError::new(&ZIP, offset, kind);
        let bytes = name.as_bytes();
        if bytes.len() > MAX_ZIP_NAME as usize {
            return Err(error(MAX_ZIP_NAME as usize, ErrorKind::TooLong { max: MAX_ZIP_NAME }));
        }
        let day = digits(bytes, 0, 8, &ZIP)?;
        let mut midnight = [b'0'; 17];
        midnight.iter_mut().zip(day).for_each(|(to, from)| *to = *from);
        date_time(&midnight, &ZIP)?;
        let rest = bytes.get(8..).unwrap_or_default();
        match rest.first() {
            Some(b'_') => {}
            other => return Err(error(8, other.map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte)))),
        }
        let id = rest.iter().skip(1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let dot = id.saturating_add(9);
        match bytes.get(dot..) {
            Some(b".zip") if id > 0 => Ok(Self(name.to_owned())),
            Some([b'.', ..]) => Err(error(if id > 0 { dot } else { 9 }, ErrorKind::Unknown)),
            Some([byte, ..]) => Err(error(dot, ErrorKind::Byte(*byte))),
            _ => Err(error(bytes.len(), ErrorKind::End)),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The `responseId` without its hyphens.
    #[must_use]
    pub fn response_id(&self) -> &str {
        self.0.get(9..).and_then(|rest| rest.strip_suffix(".zip")).unwrap_or_default()
    }
}

impl fmt::Display for ZipName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ZipName {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        Self::parse(name)
    }
}

impl TryFrom<String> for ZipName {
    type Error = ParseError;

    fn try_from(name: String) -> Result<Self, ParseError> {
        Self::parse(&name)
    }
}

impl From<ZipName> for String {
    fn from(name: ZipName) -> Self {
        name.0
    }
}

/// `length` digits of `name` from `start` on.
fn digits<'n>(name: &'n [u8], start: usize, length: usize, rule: &'static Rule) -> Result<&'n [u8], ParseError> {
    let digits = name.iter().skip(start).take(length);
    let found = digits.take_while(|byte| byte.is_ascii_digit()).count();
    let end = start.saturating_add(found);
    if found == length {
        return Ok(name.get(start..end).unwrap_or_default());
    }
    Err(ParseError::new(rule, end, name.get(end).map_or(ErrorKind::End, |byte| ErrorKind::Byte(*byte))))
}

/// The number that `length` digits from `start` on make.
fn number(digits: &[u8], start: usize, length: usize) -> u32 {
    let digits = digits.iter().skip(start).take(length);
    digits.fold(0_u32, |value, digit| value.saturating_mul(10).saturating_add(u32::from(digit & 0x0f)))
}

/// The time that `yyyyMMddHHmmssSSS` names; `digits` are 17 or more digits.
fn date_time(digits: &[u8], rule: &'static Rule) -> Result<DateTime, ParseError> {
    let ranged = |start: usize, min: u32, max: u32| {
        let value = number(digits, start, 2);
        let kind = ErrorKind::OutOfRange { value: value.into(), min: min.into(), max: max.into() };
        let value = i8::try_from(value).ok().filter(|_| (min..=max).contains(&value));
        value.ok_or_else(|| ParseError::new(rule, start, kind))
    };
    let year = i16::try_from(number(digits, 0, 4)).unwrap_or(0);
    let month = ranged(4, 1, 12)?;
    let last = jiff::civil::Date::new(year, month, 1).map_or(31, |first| first.days_in_month());
    let day = ranged(6, 1, last.unsigned_abs().into())?;
    let (hour, minute, second) = (ranged(8, 0, 23)?, ranged(10, 0, 59)?, ranged(12, 0, 59)?);
    let nanosecond = i32::try_from(number(digits, 14, 3)).unwrap_or(0).saturating_mul(1_000_000);
    DateTime::new(year, month, day, hour, minute, second, nanosecond)
        .map_err(|_| ParseError::new(rule, 0, ErrorKind::Unknown))
}

/// Refuses `rest`, which begins at byte `at` of the name, unless it begins with `wanted`.
fn expect(rest: &[u8], wanted: &[u8], at: usize) -> Result<(), ParseError> {
    for (index, byte) in wanted.iter().enumerate() {
        let offset = at.saturating_add(index);
        match rest.get(index) {
            Some(found) if found == byte => {}
            Some(found) => return Err(ParseError::new(&INDEX_FILE, offset, ErrorKind::Byte(*found))),
            None => return Err(ParseError::new(&INDEX_FILE, offset, ErrorKind::End)),
        }
    }
    Ok(())
}
