use core::fmt;
use core::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use offhook_base::{ErrorKind, ParseError, Rule};

use crate::format::Format;
use crate::format::name::{FileNameError, date_time, digits, number};

static INDEX_FILE: Rule = Rule::new("index file name", "Huawei CEC cec_07_0831");

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
    pub const fn format(self) -> Format {
        match self {
            Self::Call => Format::HuaweiCall,
            Self::Record => Format::HuaweiRecord,
            Self::AgentOperation => Format::HuaweiAgentOperation,
            Self::AgentSkill => Format::HuaweiAgentSkill,
        }
    }
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
