use core::fmt;
use core::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use offhook_base::{ErrorKind, ParseError, Rule};

use crate::format::name::{FileNameError, date_time, digits};

static ZIP: Rule = Rule::new("zip file name", "Huawei CEC cec_07_0814");
static RESPONSE_ID: Rule = Rule::new("responseId", "Huawei CEC cec_07_0814");

/// Longest zip file name that the interface takes, in characters.
const MAX_ZIP_NAME: u32 = 49;

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
