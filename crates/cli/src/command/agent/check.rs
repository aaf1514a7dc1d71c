//! `offhook agent check`: each illegal move with its line and the rule.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use offhook::agent::{Dialects, Tenant};
use offhook::check::{BillCheck, Check, EventLogCheck, Fault, TraceCheck};
use offhook::jiff::tz::TimeZone;
use offhook::json::{CheckFinding, CheckSummary};

use crate::command::time_zone;
use crate::input;
use crate::output::{Lines, Paint, Status, diagnostic};

/// `offhook agent check FILE --from FORMAT [--dialect DIALECT] [--time-zone TZ] [--json]`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The input; `-`, or none, is standard input.
    #[arg(value_name = "FILE", default_value = "-", hide_default_value = true)]
    file: PathBuf,
    /// What it is.
    #[arg(long, value_enum, value_name = "FORMAT")]
    from: Format,
    /// Whose rules count; without it those of the format's vendor, and of an event log its own or the strict ones.
    #[arg(long, value_enum)]
    dialect: Option<Dialect>,
    /// Zone of the local times in a bill file, such as `Asia/Shanghai` or `+08:00`.
    #[arg(long, value_name = "TZ", default_value = "UTC", value_parser = time_zone)]
    time_zone: TimeZone,
    /// One JSON object per finding, and one with the counts.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// Events of the agent machine, JSON Lines.
    EventLog,
    /// Printed messages of a Cisco CTI link.
    CtiTrace,
    /// Agent operation file of Huawei's CC-FS, 21 columns.
    HuaweiAgentOperation,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Dialect {
    /// What all documented moves have in common.
    Strict,
    /// ECMA-269.
    Csta,
    /// Cisco Unified Contact Center Enterprise.
    CiscoCce,
    /// Cisco Unified Contact Center Express.
    CiscoCcx,
    /// Huawei Cloud CEC and AICC.
    Huawei,
}

impl Dialect {
    const fn rules(self) -> Dialects {
        match self {
            Self::Strict => Dialects::STRICT,
            Self::Csta => Dialects::CSTA,
            Self::CiscoCce => Dialects::CISCO_CCE,
            Self::CiscoCcx => Dialects::CISCO_CCX,
            Self::Huawei => Dialects::HUAWEI,
        }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, quiet: bool) -> ExitCode {
    // Findings come while the input is read: on one terminal they would stand in the way of the progress.
    let input = match input::open(&arguments.file, quiet || io::stdout().is_terminal()) {
        Ok(input) => input,
        Err(error) => {
            diagnostic(arguments.file.display(), &error);
            return Status::Refused.into();
        }
    };
    let outcome = match (arguments.from, arguments.dialect.map(Dialect::rules)) {
        (Format::EventLog, None) => check(EventLogCheck::new(input, Tenant::default()), arguments),
        (Format::EventLog, Some(dialect)) => {
            check(EventLogCheck::new(input, Tenant::default()).with_dialect(dialect), arguments)
        }
        (Format::CtiTrace, dialect) => {
            check(TraceCheck::new(input).with_dialect(dialect.unwrap_or(Dialects::CISCO_CCX)), arguments)
        }
        (Format::HuaweiAgentOperation, dialect) => {
            let bills = BillCheck::new(input, arguments.time_zone.clone());
            check(bills.with_dialect(dialect.unwrap_or(Dialects::HUAWEI)), arguments)
        }
    };
    outcome.map_or_else(|exit| exit, ExitCode::from)
}

fn check(mut check: impl Check, arguments: &Arguments) -> Result<Status, ExitCode> {
    let mut out = Lines::new();
    let paint = Paint::of_output();
    let (mut status, mut findings) = (Status::Done, 0_u64);
    for fault in check.by_ref() {
        status = Status::Refused;
        match fault {
            Ok(fault) => {
                findings = findings.saturating_add(1);
                let finding = match arguments.json {
                    true => line(serde_json::to_string(&CheckFinding::new(&fault)), &arguments.file)?,
                    false => text(&fault, paint),
                };
                out.write(&finding)?;
            }
            Err(error) => diagnostic(arguments.file.display(), &error),
        }
    }
    let summary = CheckSummary::new(&check, findings);
    out.write(&match arguments.json {
        true => line(serde_json::to_string(&summary), &arguments.file)?,
        false => format!("{} records in order, {findings} findings\n", summary.records),
    })?;
    out.end()?;
    Ok(status)
}

/// One line of what serde_json has made.
fn line(json: Result<String, serde_json::Error>, file: &Path) -> Result<String, ExitCode> {
    json.map(|line| line + "\n").map_err(|error| {
        diagnostic(file.display(), &error);
        ExitCode::FAILURE
    })
}

fn text(fault: &Fault, paint: Paint) -> String {
    let column = fault.column().map(|column| format!(", column {column}")).unwrap_or_default();
    let place = paint.bold(&format!("line {}{column}", fault.line()));
    format!("{place}: {} {}\n", fault.message(), paint.dim(&format!("({})", fault.rule())))
}
