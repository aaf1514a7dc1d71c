//! Record formats, one type per format; [`Reader`](crate::Reader) and [`Writer`](crate::Writer) take them as a parameter.
//!
//! What the CC-FS documents leave open (header, quoting, character set, line ends) is read tolerantly: commas, quotes as
//! in RFC 4180, UTF-8 with or without a byte order mark, CRLF or LF, and a header line if its first field is the name of
//! the first column. Files are written in one form: no header, commas, quotes only where needed, LF.
//!
//! Values are written verbatim. A spreadsheet program may take a text that begins with `=`, `+`, `-` or `@` for a
//! formula; whoever opens record files in one has to guard against that there.
//!
//! ```
//! use jiff::tz::TimeZone;
//! use offhook_cdr::{Reader, Writer, format::HuaweiAgentOperation};
//!
//! let file = "4711,dev,acc,101,,,,2015-02-08 20:23:30,2015-02-08 20:25:30,3,-1,2,5,1,1,4,,,0,17,1\n";
//! let zone = TimeZone::fixed(jiff::tz::offset(8));
//! let mut written = Vec::new();
//! let mut writer = Writer::<_, HuaweiAgentOperation>::new(&mut written, zone.clone());
//! for row in Reader::<_, HuaweiAgentOperation>::new(file.as_bytes(), zone) {
//!     let row = row?;
//!     assert_eq!(row.record().begin_time.map(|begin| begin.to_string()).as_deref(), Some("2015-02-08T12:23:30Z"));
//!     writer.write_row(&row)?;
//! }
//! writer.finish()?;
//! assert_eq!(written, file.as_bytes());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use core::fmt;
use core::str::FromStr;

use jiff::tz::TimeZone;
use offhook_base::{Rule, UnknownName};

use crate::WriteError;
use crate::table::{FieldReader, FieldWriter};

mod column;
mod huawei_agent_operation;
mod huawei_agent_skill;
mod huawei_call;
mod huawei_record;
mod name;

pub use column::{Column, ColumnKind};
pub use huawei_agent_operation::HuaweiAgentOperation;
pub use huawei_agent_skill::HuaweiAgentSkill;
pub use huawei_call::HuaweiCall;
pub use huawei_record::HuaweiRecord;
pub use name::{FileNameError, IndexFileKind, IndexFileName, ZipName};

/// A record format that is a table: one record a row, columns in a fixed order.
///
/// Implemented by the formats of this module only.
pub trait TableFormat: sealed::Codec {
    /// The name that `--from` and `--to` of the command take.
    const NAME: &'static str;

    /// Every column of the newest known edition, in order.
    const COLUMNS: &'static [Column];

    /// The numbers of columns that known editions have, oldest first; the last is that of [`Self::COLUMNS`].
    const WIDTHS: &'static [usize];

    /// The record as texts in column order, as a file has them.
    ///
    /// # Errors
    ///
    /// [`WriteError::Year`] if an instant can't be written.
    ///
    /// ```
    /// use jiff::tz::TimeZone;
    /// use offhook_cdr::{AgentOperationRecord, format::{HuaweiAgentOperation, TableFormat}};
    /// use offhook_ops::huawei::Operation;
    ///
    /// let sign_in = AgentOperationRecord::new("101", Operation::LogIn)?;
    /// let fields = HuaweiAgentOperation::fields(&sign_in, &TimeZone::UTC)?;
    /// assert_eq!((fields.len(), &*fields[3], &*fields[9], &*fields[10]), (21, "101", "1", "-1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn fields(record: &Self::Record, zone: &TimeZone) -> Result<Vec<String>, WriteError> {
        let mut fields = Vec::with_capacity(Self::COLUMNS.len());
        let mut put = |field: &str| {
            fields.push(field.to_owned());
            Ok(())
        };
        Self::write(record, &mut FieldWriter::new(Self::COLUMNS, zone, &mut put))?;
        Ok(fields)
    }
}

mod sealed {
    use super::{FieldReader, FieldWriter, Rule};
    use crate::{RowError, WriteError};

    /// How a format reads and writes one record; both go through the columns in order.
    #[allow(unnameable_types, reason = "seals the public trait")]
    pub trait Codec {
        /// What a row holds.
        type Record;

        /// Cited where a row has a wrong number of columns.
        const ROW: &'static Rule;

        /// Takes the columns in order; a short row has its last ones empty.
        fn read(fields: &mut FieldReader<'_>) -> Result<Self::Record, RowError>;

        /// Puts the columns in order.
        fn write(record: &Self::Record, fields: &mut FieldWriter<'_>) -> Result<(), WriteError>;
    }
}

/// The record formats by name.
///
/// ```
/// use offhook_cdr::format::Format;
///
/// assert_eq!("huawei-call".parse(), Ok(Format::HuaweiCall));
/// assert_eq!(Format::HuaweiAgentOperation.to_string(), "huawei-agent-operation");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Format {
    /// [`HuaweiAgentOperation`].
    HuaweiAgentOperation,
    /// [`HuaweiAgentSkill`].
    HuaweiAgentSkill,
    /// [`HuaweiCall`].
    HuaweiCall,
    /// [`HuaweiRecord`].
    HuaweiRecord,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] =
        &[Self::HuaweiAgentOperation, Self::HuaweiAgentSkill, Self::HuaweiCall, Self::HuaweiRecord];

    /// The name that `--from` and `--to` of the command take.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HuaweiAgentOperation => HuaweiAgentOperation::NAME,
            Self::HuaweiAgentSkill => HuaweiAgentSkill::NAME,
            Self::HuaweiCall => HuaweiCall::NAME,
            Self::HuaweiRecord => HuaweiRecord::NAME,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL.iter().copied().find(|format| format.name() == text).ok_or(UnknownName::new("Format"))
    }
}
