use alloc::string::{String, ToString};
use alloc::vec::Vec;

use offhook_ops::huawei::{Dialect, ExportListing, OperationFacts, OperationType, ReasonRow};
use serde::Serialize;

/// What `offhook ops list --json` writes for one operation type.
///
/// ```
/// use offhook::json::OpsType;
/// use offhook::ops::huawei::OperationType;
///
/// let json = serde_json::to_value(OpsType::new(OperationType::BUSY))?;
/// assert_eq!(json["bill"], "written");
/// assert_eq!(json["reasons"][5], serde_json::json!({"min": 7, "max": 7, "name": "CallRejected"}));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpsType {
    /// The code, assigned or not; of what is not assigned the rest is `null`.
    pub code: i64,
    /// The name.
    pub name: Option<&'static str>,
    /// Whether it writes a bill: `never`, `written`, `licensed`.
    pub bill: Option<&'static str>,
    /// What its object is: `not-written`, `no-use`, `work-id`, `work-id-or-1`.
    pub object: Option<&'static str>,
    /// What its reason is: `not-written`, `no-use`, `table`, `open`.
    pub reason: Option<&'static str>,
    /// Whether the table of the exported file lists it: `true`, `false`, `"unknown"`.
    pub export: Option<OpsExport>,
    /// The table of its reasons.
    pub reasons: Vec<OpsReason>,
    /// What it means.
    pub description: Option<&'static str>,
}

/// `export` of an [`OpsType`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum OpsExport {
    /// Listed or not.
    Known(bool),
    /// `"unknown"`.
    Unknown(&'static str),
}

/// A code, or a range of codes, in the reasons of an [`OpsType`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpsReason {
    /// The first code.
    pub min: i64,
    /// The last code.
    pub max: i64,
    /// The name.
    pub name: &'static str,
}

impl OpsType {
    /// The view of a type.
    #[must_use]
    pub fn new(op_type: OperationType) -> Self {
        let facts = op_type.facts();
        Self {
            code: op_type.code(),
            name: op_type.name(),
            bill: facts.map(|facts| facts.bill().as_str()),
            object: facts.map(|facts| facts.object().as_str()),
            reason: facts.map(|facts| facts.reason().as_str()),
            export: facts.map(|facts| OpsExport::new(facts.export())),
            reasons: op_type.reasons().iter().map(OpsReason::new).collect(),
            description: op_type.description(),
        }
    }
}

impl OpsExport {
    fn new(listing: ExportListing) -> Self {
        match listing {
            ExportListing::Listed => Self::Known(true),
            ExportListing::NotListed => Self::Known(false),
            other => Self::Unknown(other.as_str()),
        }
    }
}

impl OpsReason {
    fn new(row: &ReasonRow) -> Self {
        Self { min: row.min(), max: row.max(), name: row.name() }
    }
}

/// What `offhook ops describe --json` writes: the type, and how the columns that were given can be read.
///
/// ```
/// use offhook::json::OpsDescription;
/// use offhook::ops::huawei::OperationType;
///
/// // 65535 is no object on the platform, and an inspector in an exported file.
/// let description = OpsDescription::new(OperationType::HOLD_CALL, Some(65_535), None);
/// assert_eq!(description.readings.len(), 2);
/// assert_eq!(description.readings[0].dialects, ["platform"]);
/// assert!(description.readings[1].sentence.contains("object 65535 is a work id"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpsDescription {
    /// The type.
    #[serde(flatten)]
    pub op_type: OpsType,
    /// What else the documents say, and how ambiguities are resolved.
    pub note: Option<&'static str>,
    /// The columns that were given.
    pub given: OpsColumns,
    /// What the given reason is, if the type has such a row.
    pub given_reason: Option<OpsMeaning>,
    /// One sentence for each way to read the columns.
    pub readings: Vec<OpsReading>,
}

/// The columns that an [`OpsDescription`] is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpsColumns {
    /// The object.
    pub object: Option<i64>,
    /// The reason.
    pub reason: Option<i64>,
}

/// The reason that an [`OpsDescription`] is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpsMeaning {
    /// The first code of the row.
    pub min: i64,
    /// The last code of the row.
    pub max: i64,
    /// The name.
    pub name: &'static str,
    /// What it means.
    pub description: &'static str,
}

/// One way to read the columns of an [`OpsDescription`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpsReading {
    /// The dialects that read them so: `platform`, `export`.
    pub dialects: Vec<&'static str>,
    /// What they say.
    pub sentence: String,
    /// What the documents of the type do not allow, for each of the dialects.
    pub refused: Vec<String>,
}

impl OpsDescription {
    /// The view of a type with columns of a bill row, as far as they are given.
    #[must_use]
    pub fn new(op_type: OperationType, object: Option<i64>, reason: Option<i64>) -> Self {
        let mut readings: Vec<OpsReading> = Vec::new();
        for dialect in Dialect::ALL.iter().copied() {
            let sentence = op_type.describe(object, reason, dialect).to_string();
            let refused = op_type.check(object, reason, dialect).err().map(|error| error.to_string());
            let same = |reading: &&mut OpsReading| {
                reading.sentence == sentence && reading.refused.is_empty() == refused.is_none()
            };
            match readings.iter_mut().find(same) {
                Some(reading) => {
                    reading.dialects.push(dialect.name());
                    reading.refused.extend(refused);
                }
                None => readings.push(OpsReading {
                    dialects: [dialect.name()].into(),
                    sentence,
                    refused: refused.into_iter().collect(),
                }),
            }
        }
        let row = reason.and_then(|reason| op_type.reason_row(reason));
        Self {
            op_type: OpsType::new(op_type),
            note: op_type.facts().and_then(OperationFacts::note),
            given: OpsColumns { object, reason },
            given_reason: row.map(|row| OpsMeaning {
                min: row.min(),
                max: row.max(),
                name: row.name(),
                description: row.description(),
            }),
            readings,
        }
    }

    /// The readings that the documents allow, or all where they allow none.
    pub fn likely(&self) -> impl Iterator<Item = &OpsReading> {
        let none_is_allowed = self.readings.iter().all(|reading| !reading.refused.is_empty());
        self.readings.iter().filter(move |reading| none_is_allowed || reading.refused.is_empty())
    }
}
