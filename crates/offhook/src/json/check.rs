use alloc::string::{String, ToString};

use serde::Serialize;

use crate::check::{Check, Fault};

/// What `agent check --json` writes for each fault.
///
/// ```
/// use offhook::agent::Tenant;
/// use offhook::check::EventLogCheck;
/// use offhook::json::{CheckFinding, CheckSummary};
///
/// let mut check = EventLogCheck::new(&b"{\"v\":1}\n"[..], Tenant::default());
/// let fault = check.next().unwrap()?;
/// assert_eq!(
///     serde_json::to_string(&CheckFinding::new(&fault))?,
///     r#"{"line":1,"column":7,"offset":6,"record":1,"rule":"event (offhook event log, version 1)","message":"missing"}"#,
/// );
/// assert_eq!(serde_json::to_string(&CheckSummary::new(&check, 1))?, r#"{"records":0,"findings":1}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CheckFinding {
    /// The line, from 1.
    pub line: u64,
    /// Column of a record file, or byte of the line, from 1; `null` if the record as a whole is at fault.
    pub column: Option<u64>,
    /// Bytes from the start of the input.
    pub offset: u64,
    /// Number of the record, from 1.
    pub record: u64,
    /// The rule, with its source.
    pub rule: String,
    /// What is wrong, in words.
    pub message: String,
}

impl CheckFinding {
    /// The view of a fault.
    #[must_use]
    pub fn new(fault: &Fault) -> Self {
        Self {
            line: fault.line(),
            column: fault.column(),
            offset: fault.offset(),
            record: fault.record(),
            rule: fault.rule().to_string(),
            message: fault.message().into(),
        }
    }
}

/// What `agent check --json` writes last.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CheckSummary {
    /// Records in which nothing was found.
    pub records: u64,
    /// Faults.
    pub findings: u64,
}

impl CheckSummary {
    /// The sum of a check that has found so many faults.
    #[must_use]
    pub fn new(check: &impl Check, findings: u64) -> Self {
        Self { records: check.records(), findings }
    }
}
