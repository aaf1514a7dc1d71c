//! `offhook ops list`: every type of operation.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Args;
use offhook::json::OpsType;
use offhook::ops::huawei::{ExportListing, OperationType, ReasonRow};

use crate::output::{Paint, Status, diagnostic, result};

/// `offhook ops list [--json]`
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// One JSON object for each type.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let listed = if arguments.json { json() } else { Ok(text(Paint::of_output())) };
    match listed {
        Ok(listed) => result(listed).err().unwrap_or(Status::Done.into()),
        Err(error) => {
            diagnostic("standard output", &error);
            Status::Refused.into()
        }
    }
}

fn json() -> serde_json::Result<String> {
    let mut out = String::new();
    for op_type in OperationType::ALL.iter().copied() {
        out.push_str(&serde_json::to_string(&OpsType::new(op_type))?);
        out.push('\n');
    }
    Ok(out)
}

/// One line for each type, and one for each of its reasons below it.
fn text(paint: Paint) -> String {
    let mut out = String::new();
    let names = OperationType::ALL.iter().filter_map(|op_type| op_type.name()).map(str::len);
    let reasons = OperationType::ALL.iter().flat_map(|op_type| op_type.reasons()).map(|row| reason(row).len());
    let name_columns = names.chain(reasons).max().unwrap_or(0);
    let mut line = |code: &str, name: &str, [bill, object, reason, export]: [&str; 4], meaning: &str, bold: bool| {
        let line =
            format!("{code:>4}  {name:name_columns$}  {bill:8}  {object:12}  {reason:11}  {export:7}  {meaning}");
        // Writing to a `String` can't fail.
        let _ = writeln!(out, "{}", if bold { paint.bold(&line) } else { line });
    };
    line("type", "name", ["bill", "object", "reason", "export"], "meaning", true);
    for op_type in OperationType::ALL {
        let (Some(name), Some(facts)) = (op_type.name(), op_type.facts()) else { continue };
        let export = match facts.export() {
            ExportListing::Listed => "yes",
            ExportListing::NotListed => "no",
            _ => "unknown",
        };
        let words = [facts.bill().as_str(), facts.object().as_str(), facts.reason().as_str(), export];
        line(&op_type.code().to_string(), name, words, op_type.description().unwrap_or_default(), false);
        for row in op_type.reasons() {
            line("", &reason(row), ["", "", "", ""], row.description(), false);
        }
    }
    out
}

fn reason(row: &ReasonRow) -> String {
    match row.min() == row.max() {
        true => format!("  {} {}", row.min(), row.name()),
        false => format!("  {}-{} {}", row.min(), row.max(), row.name()),
    }
}
